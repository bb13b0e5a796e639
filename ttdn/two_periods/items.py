"""Which item of one plan is which of another: the same work, whatever its number.

Two items are one where their words say the same. A number that stands for other work in another plan pairs
nothing; what is found by its words under another number is told.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ttdn.language import Labelled
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.vietnamese import fold

#: How alike the words of two items must be, from 0 to 1: under one number, and under two.
_SAME_NUMBER, _OTHER_NUMBER = 0.5, 0.6
#: The same short name says nearly as much as the same words.
_SAME_SHORT = 0.8
_SHORTEST_NAME = 2
#: What speaks for a pair beside its words, so that of several alike the right one is taken.
_FOR_NUMBER, _FOR_OWNERS, _FOR_SECTION = 0.15, 0.05, 0.05
#: A word that so many items have finds none of them.
_COMMON = 60
#: How far less a word counts that stands in several items.
_RARE = -3.0
_WORD = re.compile(r"[\w/-]+")


class Match(Labelled):
    """How the item of one plan was found in the other."""

    SAME = "same", "cùng mục", "the same"
    REWORDED = "reworded", "cùng mục, lời văn có đổi", "the same, reworded"
    RENUMBERED = "renumbered", "đối chiếu theo lời văn", "by its words"
    ONLY_NOW = "only_now", "chỉ có ở kỳ sau", "only in the later"
    ONLY_BEFORE = "only_before", "chỉ có ở kỳ trước", "only in the earlier"


class ItemPair(NamedTuple):
    """The same work in two plans; None: the plan has no such item."""

    now: Item | None
    before: Item | None
    match: Match


def pair_items(now: Plan, before: Plan) -> tuple[ItemPair, ...]:
    """Each item of both plans once, in the order of the later plan; those of the earlier alone stand last."""
    pairing = _Pairing(now, before)
    found = {one: (other, score) for one, other, score in pairing.chosen()}
    taken = {other for other, _ in found.values()}
    pairs = []
    for number, item in now.items.items():
        if number in found:
            other, score = found[number]
            pairs.append(ItemPair(item, before.items[other], _match(number, other, score)))
        else:
            pairs.append(ItemPair(item, None, Match.ONLY_NOW))
    gone = (item for number, item in before.items.items() if number not in taken)
    return (*pairs, *(ItemPair(None, item, Match.ONLY_BEFORE) for item in gone))


def _match(number: str, other: str, likeness: float) -> Match:
    if number != other:
        return Match.RENUMBERED
    return Match.SAME if likeness >= 1 else Match.REWORDED


class _Side(NamedTuple):
    """What is known of the items of one plan, by their numbers."""

    words: Mapping[str, frozenset[str]]
    shorts: Mapping[str, str]
    sections: Mapping[str, str]
    owners: Mapping[str, frozenset[str]]


def _side(plan: Plan) -> _Side:
    sections = {item.id: fold(section.title) for section in plan.sections for item in section.items}
    items = plan.items.values()
    return _Side(
        {item.id: _words(item.text, plan.year) for item in items},
        {item.id: _short(item) for item in items},
        sections,
        {item.id: frozenset(item.owners.read if item.owners else ()) for item in items},
    )


def _words(text: str, year: int) -> frozenset[str]:
    """The words of an item as they are compared: without accents, case and the year of its plan."""
    timeless = re.sub(rf"(?<!\d){year}(?!\d)", "", fold(text))
    return frozenset(_WORD.findall(timeless)) - {"nam"}


def _short(item: Item) -> str:
    words = fold(item.short or "")
    return words if len(words.split()) >= _SHORTEST_NAME else ""


class _Pairing:
    """Finds the pairs: the most alike first, each item once; of several just as alike, none is guessed."""

    def __init__(self, now: Plan, before: Plan) -> None:
        self.now, self.before = _side(now), _side(before)
        now_often, before_often = (
            Counter(word for words in side.words.values() for word in words)
            for side in (self.now, self.before)
        )
        #: In how many items of a plan each word stands, of the plan where these are more.
        self.often = now_often | before_often
        self.numbers = {number: place for place, number in enumerate(now.items)}

    def chosen(self) -> Iterator[tuple[str, str, float]]:
        """The numbers of each pair, now and before, with how alike their words are."""
        candidates = sorted(self._candidates(), key=lambda one: (-one[0], self.numbers[one[1]]))
        taken, gone = set[str](), set[str]()
        for _, group in groupby(candidates, key=itemgetter(0)):
            free = [one for one in group if one[1] not in taken and one[2] not in gone]
            rivals = Counter(one[1] for one in free), Counter(one[2] for one in free)
            for _, number, other, likeness in free:
                if rivals[0][number] == rivals[1][other] == 1:
                    taken.add(number)
                    gone.add(other)
                    yield number, other, likeness

    def _candidates(self) -> Iterator[tuple[float, str, str, float]]:
        holding = defaultdict[str, list[str]](list)
        for number, words in self.before.words.items():
            for word in words:
                holding[word].append(number)
        shorts = defaultdict[str, list[str]](list)
        for number, short in self.before.shorts.items():
            shorts[short].append(number)
        for number, words in self.now.words.items():
            near = {other for word in words if len(holding[word]) <= _COMMON for other in holding[word]}
            near |= {number} & self.before.words.keys()
            if self.now.shorts[number]:
                near |= set(shorts[self.now.shorts[number]])
            yield from self._scored(number, near)

    def _scored(self, number: str, near: set[str]) -> Iterator[tuple[float, str, str, float]]:
        for other in near:
            likeness = self._likeness(number, other)
            if likeness >= (_SAME_NUMBER if number == other else _OTHER_NUMBER):
                bonus = _FOR_NUMBER * (number == other)
                bonus += _FOR_OWNERS * (self.now.owners[number] == self.before.owners[other])
                bonus += _FOR_SECTION * (self.now.sections[number] == self.before.sections[other])
                yield round(likeness + bonus, 6), number, other, likeness

    def _likeness(self, number: str, other: str) -> float:
        """How much of the words of both they share, a word for far less the more items have it.

        Two tasks that begin alike ("Tuyên truyền về …") are thus not one, in a plan of two items either.
        """
        own, theirs = self.now.words[number], self.before.words[other]
        if own == theirs:
            return 1.0
        whole = sum(map(self._weight, own)) + sum(map(self._weight, theirs))
        shared = 2 * sum(map(self._weight, own & theirs)) / whole if whole else 0.0
        is_same_name = bool(self.now.shorts[number]) and self.now.shorts[number] == self.before.shorts[other]
        return max(shared, _SAME_SHORT) if is_same_name else shared

    def _weight(self, word: str) -> float:
        return math.pow(self.often[word], _RARE)
