"""What every part of the page is made of: where the plan stands, the language, the anchors."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ttdn.language import Language
from ttdn.status import Status

#: More letters than these in all answers, and what can be left out is.
_MANY_LETTERS = 100_000
#: More answers than these make a file that a browser opens too slowly: then each is cut, so that all have so
#: many letters together, and what belongs to it is left out.
_MOST_ANSWERS = 20_000
_MOST_LETTERS = 5_000_000
_LEAST_LETTERS = 40


class Extent(NamedTuple):
    """How much of the answers stands in the file, so that it can be sent and opened.

    ``named``: each item names its units, each answer its item by its title; else the number of the item has
    to do. ``letters``: of each answer stand so many letters, and nothing that belongs to it; 0: all of it.
    """

    named: bool = True
    letters: int = 0


def measure_extent(status: Status) -> Extent:
    """How much of the answers of a status has room in a file."""
    lengths = [len(result.summary or "") + len(result.reason or "") for _, result in status.results()]
    if len(lengths) > _MOST_ANSWERS:
        return Extent(named=False, letters=max(_MOST_LETTERS // len(lengths), _LEAST_LETTERS))
    return Extent(named=sum(lengths) <= _MANY_LETTERS)


@dataclass(frozen=True)
class Frame:
    """A status in a language.

    The anchors are counted, so that they are short, and hold no word that somebody else wrote: ``u3``,
    ``i7``, ``u3-7``.
    """

    status: Status
    language: Language

    @cached_property
    def _units(self) -> dict[str, int]:
        return {unit: place for place, unit in enumerate(self.status.plan.units_by_id, 1)}

    @cached_property
    def _items(self) -> dict[str, int]:
        return {item: place for place, item in enumerate(self.status.plan.items, 1)}

    def place_of(self, item: str) -> int:
        """The place of an item in the document, from 1; 0: it is not in it."""
        return self._items.get(item, 0)

    def unit(self, unit: str) -> str:
        """Where a unit's answers stand."""
        return f"u{self._units[unit]}"

    def item(self, item: str) -> str:
        """Where an item stands."""
        return f"i{self._items[item]}"

    def answer(self, unit: str, item: str) -> str:
        """Where what a unit wrote on an item stands."""
        return f"u{self._units[unit]}-{self._items[item]}"

    def answers(self, unit: str) -> bool:
        """Whether a unit has reported anything."""
        return bool(self.status.received.get(unit))
