"""A rule of the decree, what was seen of it in a document, and the verdict."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from ttdn.clerk.paper import Paper
from ttdn.clerk.parts import Parts
from ttdn.language import Text

#: Sights of each sort that are kept of a rule: far more than anybody corrects one by one.
_KEPT = 1_000
_LONGEST = 300


class Verdict(Enum):
    """What a rule says of a document."""

    PASS = Text("đạt", "pass")
    FAIL = Text("không đạt", "fail")
    NOT_APPLICABLE = Text("không áp dụng", "not applicable")


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing that a rule looked at: whether it is as it should be, what was found, and where."""

    good: bool
    found: Text
    place: Text


Check = Callable[[Paper, Parts], Iterable[Sight]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``code`` names it; ``title`` says what it asks for.

    ``article`` is the place in Phụ lục I of NĐ 30/2020/NĐ-CP.
    """

    code: str
    title: Text
    article: str
    check: Check


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule found; where there is no sight, the document has nothing that the rule is about.

    Of very many sights the first of each sort are kept; ``more_bad`` and ``more_good`` count the others.
    """

    rule: Rule
    sights: tuple[Sight, ...]
    more_bad: int = 0
    more_good: int = 0

    @property
    def verdict(self) -> Verdict:
        """One bad sight is enough to fail."""
        if not self.sights:
            return Verdict.NOT_APPLICABLE
        return Verdict.PASS if all(sight.good for sight in self.sights) else Verdict.FAIL

    @property
    def bad(self) -> tuple[Sight, ...]:
        """What is not as it should be."""
        return tuple(sight for sight in self.sights if not sight.good)


def judge_by(rule: Rule, sights: Iterable[Sight]) -> Result:
    """What a rule says, of any number of sights."""
    kept: list[Sight] = []
    seen = Counter[bool]()
    for sight in sights:
        seen[sight.good] += 1
        if seen[sight.good] <= _KEPT:
            kept.append(Sight(sight.good, _cut(sight.found), _cut(sight.place)))
    return Result(
        rule, tuple(kept), more_bad=max(seen[False] - _KEPT, 0), more_good=max(seen[True] - _KEPT, 0)
    )


def _cut(words: Text) -> Text:
    """Words of a document, such as the name of a font, may be of any length."""
    return Text(*(f"{one[:_LONGEST]}…" if len(one) > _LONGEST else one for one in words))
