"""A rule of the decree, what was seen of it in a document, and the verdict."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ttdn.language import Text
from ttdn.layout_check.parts import Parts

#: Observations of each sort that are kept for a rule: far more than anybody corrects one by one.
_KEPT = 1_000
_LONGEST = 300


class Verdict(Enum):
    """What a rule says of a document."""

    PASS = Text("đạt", "pass")
    FAIL = Text("không đạt", "fail")
    ADVICE = Text("nên sửa", "advice")
    NOT_APPLICABLE = Text("không áp dụng", "not applicable")


class Observation(NamedTuple):
    """One thing that a rule looked at: whether it is as it should be, what was found, and where."""

    good: bool
    found: Text
    place: Text


def fault(found: Text, place: Text) -> Observation:
    """An observation of something that is not as it should be."""
    return Observation(good=False, found=found, place=place)


Observations = Iterator[Observation]
#: Looks at what a rule is about.
Check = Callable[[Parts], Observations]


class Rule(NamedTuple):
    """One rule. ``code`` names it; ``title`` says what it asks for.

    ``article`` is the place in Phụ lục I of NĐ 30/2020/NĐ-CP, empty where the decree does not ask for it. A
    document that lacks what is ``advised`` only does not fail.
    """

    code: str
    title: Text
    article: str
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a rule found; without observations, the document has nothing that the rule is about.

    Of very many observations the first of each sort are kept; ``more_bad`` and ``more_good`` count the
    others.
    """

    rule: Rule
    observations: tuple[Observation, ...]
    more_bad: int = 0
    more_good: int = 0

    @property
    def verdict(self) -> Verdict:
        """One bad observation is enough to fail, or for advice."""
        if not self.observations:
            return Verdict.NOT_APPLICABLE
        if all(observation.good for observation in self.observations):
            return Verdict.PASS
        return Verdict.ADVICE if self.rule.advised else Verdict.FAIL

    @property
    def bad(self) -> tuple[Observation, ...]:
        """What is not as it should be."""
        return tuple(observation for observation in self.observations if not observation.good)


def assess_by(rule: Rule, observations: Observations) -> Assessment:
    """What a rule says, given any number of observations."""
    kept: list[Observation] = []
    seen = Counter[bool]()
    for good, found, place in observations:
        seen[good] += 1
        if seen[good] <= _KEPT:
            kept.append(Observation(good, _cut(found), _cut(place)))
    return Assessment(
        rule, tuple(kept), more_bad=max(seen[False] - _KEPT, 0), more_good=max(seen[True] - _KEPT, 0)
    )


def _cut(words: Text) -> Text:
    """Words of a document, such as the name of a font, may be of any length."""
    return Text(*(f"{wording[:_LONGEST]}…" if len(wording) > _LONGEST else wording for wording in words))
