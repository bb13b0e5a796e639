"""A rule of the decree, what was seen of it in a document, and the verdict."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from ttdn.clerk.paper import Paper
from ttdn.clerk.parts import Parts
from ttdn.language import Text


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
    """One rule. ``code`` names it; ``title`` says what it asks for; ``article`` is the place in Phụ lục I of NĐ 30/2020/NĐ-CP."""

    code: str
    title: Text
    article: str
    check: Check


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule found: every sight of it; where there is none, the document has nothing that the rule is about."""

    rule: Rule
    sights: tuple[Sight, ...]

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
