"""The manual of the findings: one entry for each code, in both languages, one file of data per subject.

A pair of sentences is a text, the Vietnamese first.

``ttdn explain``, the reference pages, SARIF, the editors' schemas and the cells of a form take their words
from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ttdn.language import Text, read_texts

_SUBJECTS = (
    "reading", "values", "plan", "roster", "drafting", "reports", "items", "dates", "figures", "slips",
    "forms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what it is, why it matters, a snippet that has it and the same snippet put right.

    ``bad`` and ``good`` are YAML, or a file's path or a sentence where YAML cannot show it; their units and
    items are those of ``ttdn.examples``. ``adjustable`` rules are matters of the office's own strictness: a
    plan may raise, lower or switch them off; the others keep the numbers right. ``message`` and
    ``hint`` are the sentences of a finding, with the names of facts in braces, ``allowed`` says what would be
    right; findings whose sentences are made of parts make them where they are found. ``messages`` and
    ``hints`` are those in their place by the fact ``broken``, which says what of the rule. ``in_cell`` is the
    cure in a cell of a form; beside it may stand words that take the place of those for a file.
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
    hints: Mapping[str, Text] = field(default_factory=dict)
    in_cell: Text | None = None
    allowed_in_cell: Text | None = None
    message_in_cell: Text | None = None
    warning: bool = False
    adjustable: bool = False

    @property
    def sentence(self) -> str:
        """What an editor says where the rule is broken: the code, for ``ttdn explain``, and the words."""
        return f"[{self.code}] {self.title.vi}. {self.what.vi}"

    def say(self, facts: Mapping[str, object], broken: str = "") -> tuple[Text, Text | None]:
        """The sentence of a finding and its cure, with the facts in them."""
        message = self.messages.get(broken) or self.message or self.title
        hint = self.hints.get(broken) or self.hint
        return message.filled(facts), hint and hint.filled(facts)


def read_rules(subject: str) -> dict[str, Rule]:
    """The entries of one subject by their codes."""
    return {code: Rule(code, **entry) for code, entry in read_texts(__file__, subject).items()}


class _Manual(Mapping[str, Rule]):
    """Every rule by its code, grouped by subject; read when one is asked for: most runs find little."""

    @cached_property
    def _entries(self) -> dict[str, Rule]:
        return {code: rule for subject in _SUBJECTS for code, rule in read_rules(subject).items()}

    def __getitem__(self, code: str) -> Rule:
        return self._entries[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


RULES = _Manual()
