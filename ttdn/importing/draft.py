"""The draft of a plan: what its file is to say, and what somebody must look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ttdn.language import Text

#: Where something stands in the plan: ``("activities", 3, "owners")``.
Place = tuple[str | int, ...]


class UnknownBody(NamedTuple):
    """A body that the roster does not know: as the document writes it, and the items that name it."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A plan as it was read.

    Attributes:
        year: The year of the plan.
        data: What its file says, with the keys of the plan and in their order; text, lists and mappings.
        remarks: What is to be looked at, by its place: written beside it (``# cần xem: …``).
        said: The line of the document from which a value was read that says it in other words than the file:
            written above it as a comment.
        notes: Comments above a place that ask for nothing (the columns of a table).
        unknown: Bodies to settle.
    """

    year: int
    data: Mapping[str, Any]
    remarks: Mapping[Place, tuple[Text, ...]] = field(default_factory=dict)
    said: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[Place, tuple[Text, ...]] = field(default_factory=dict)
    unknown: tuple[UnknownBody, ...] = ()
