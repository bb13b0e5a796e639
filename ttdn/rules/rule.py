"""What an entry of the manual holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ttdn.language import Text

#: The cure where a cell has a list.
CHOOSE = Text("Bấm vào ô, chọn trong danh sách.", "Click the cell and choose from the list.")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what it is, why it matters, a snippet that has it and the same snippet put right.

    ``bad`` and ``good`` are YAML, or a file's path or a sentence where YAML cannot show it. ``adjustable``
    rules are matters of the office's own strictness: a plan may raise, lower or switch them off; the others
    keep the numbers right. ``message``, ``allowed`` and ``hint`` are the sentences of a value that cannot be
    read, with the names of facts in braces; the other findings make theirs where they are found. ``messages``
    are the sentences in place of ``message`` by the fact ``broken``, which says what of the rule. ``in_cell``
    is the cure in a cell of a form; beside it may stand words that take the place of those for a file.
    """

    code: str
    title: Text
    what: Text
    why: Text
    bad: str
    good: str
    message: Text | None = None
    messages: Mapping[str, Text] = field(default_factory=dict)
    allowed: Text | None = None
    hint: Text | None = None
    in_cell: Text | None = None
    allowed_in_cell: Text | None = None
    message_in_cell: Text | None = None
    warning: bool = False
    adjustable: bool = False

    @property
    def sentence(self) -> str:
        """What an editor says where the rule is broken: the code, for ``ttdn explain``, and the words."""
        return f"[{self.code}] {self.title.vi}. {self.what.vi}"
