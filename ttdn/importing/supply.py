"""The words of a plan, each of which can be taken once by a paragraph of its document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from ttdn.importing.kept import LABEL, Kept, Want, Words

_ENDS = frozenset('.;:,!?…)/”"')
#: Places that are tried in all: hostile texts could ask for more, and what is left then counts as missing.
MAXIMUM_TRIED = 3_000_000
#: Comparing so many words takes as long as trying one place more.
_WORDS_OF_A_TRY = 64
#: Beginnings are found by so many of their words.
_LENGTHS = (8, 4, 2, 1)


class _Place(NamedTuple):
    """Words of a text: which text, from which word to which.

    ``is_open``: they break off where nothing ends; so another paragraph must go on there.
    """

    text: int
    start: int
    end: int
    is_open: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        """The better the place, the higher."""
        return self.end - self.start, not self.is_open


class Supply:
    """The words of the plan that are not taken yet."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        """All words of these texts are there to be taken."""
        self._kept = [one for one in kept if one.words]
        self._words = [one.words for one in self._kept]
        #: Where the lines of each begin.
        self._lines = [set(accumulate(map(len, one.lines[:-1]), initial=0)) for one in self._kept]
        self._free = [bytearray(b"\1" * len(words)) for words in self._words]
        self._whole: dict[Words, list[int]] = defaultdict(list)
        for text in reversed(range(len(self._words))):
            self._whole[self._words[text]].append(text)
        self._open: list[tuple[Want, list[_Place]]] = []
        #: Where pieces may begin: by their first words, and by all they have, where that is less.
        self._beginnings: dict[Words, list[tuple[int, int]]] = defaultdict(list)
        self._tried = 0

    def take_whole(self, want: Want) -> bool:
        """Take a text that is just the paragraph."""
        if any(self._take_text(words, want) for words in want.variants):
            return True
        return want.bare is not None and self._take_text(want.bare.words, want, want.bare.number)

    def _take_text(self, words: Words, want: Want, number: str = "") -> bool:
        texts = self._whole.get(words, [])
        # A cell is rather what a task says of somebody than a title of the same words.
        wanted = (True, False) if want.may_be_aside else (False,)
        places = ((aside, place) for aside in wanted for place in reversed(range(len(texts))))
        for aside, position in places:
            kept = self._kept[texts[position]]
            fits = not number or kept.number == number or kept.number.endswith(f".{number}")
            if fits and kept.is_aside is aside:
                self._free[texts.pop(position)][:] = bytes(len(words))
                return True
        return False

    def take_spare(self, wants: Iterable[Want]) -> None:
        """Take what stands in the plan once for each row that a cell stands beside."""
        for want in wants:
            for _ in range(want.spare):
                if not self.take_whole(want):
                    break

    def leave(self, wants: Iterable[Want]) -> list[Want]:
        """Take the paragraphs out of longer texts, or of several; those are left that are not found."""
        self._note_beginnings()
        left = [want for want in wants if not self._take_pieces(want)]
        # What broke off, and no other paragraph went on there, was not found after all.
        broken = [(want, taken) for want, taken in self._open if self._free[taken[-1].text][taken[-1].end]]
        for _, taken in broken:
            self._release(taken)
        return [*left, *(want for want, _ in broken)]

    def untaken(self) -> Iterator[Kept]:
        """The texts of which words are left."""
        for kept, words, free in zip(self._kept, self._words, self._free, strict=True):
            if any(left and any(map(str.isalnum, word)) for left, word in zip(free, words, strict=True)):
                yield kept

    def _note_beginnings(self) -> None:
        for text, words in enumerate(self._words):
            if self._free[text][0]:
                for position in range(len(words)):
                    before = words[position - 1]
                    if position in self._lines[text] or _parts(before, before):
                        self._note(text, position)

    def _note(self, text: int, position: int) -> None:
        words = self._words[text]
        for length in _LENGTHS:
            if position + length <= len(words):
                self._beginnings[words[position : position + length]].append((text, position))
        if len(words) - position < _LENGTHS[0]:
            self._beginnings[(*words[position:], "")].append((text, position))

    def _take_pieces(self, want: Want) -> bool:
        for words in want.variants:
            taken = self._take_tiles(words, want)
            if taken and taken[-1].is_open:
                self._open.append((want, taken))
            if taken:
                return True
        return False

    def _take(self, place: _Place) -> None:
        self._free[place.text][place.start : place.end] = bytes(place.end - place.start)
        if not self._is_end(place.text, place.end):
            self._note(place.text, place.end)

    def _release(self, taken: Iterable[_Place]) -> None:
        for place in taken:
            self._free[place.text][place.start : place.end] = b"\1" * (place.end - place.start)
            self._note(place.text, place.start)

    def _take_tiles(self, words: Words, want: Want) -> list[_Place]:
        """The places of the pieces, one behind the other; none where a piece is not found."""
        taken: list[_Place] = []
        start = 0
        while start < len(words):
            piece = self._longest(words[start:], want)
            # Of "… 01. b) Địa điểm" the label within is left aside.
            if piece is None and LABEL.fullmatch(words[start]) and start + 1 < len(words):
                start += 1
                piece = self._longest(words[start:], want)
            if piece is None:
                self._release(taken)
                return []
            self._take(piece)
            taken.append(piece)
            start += piece.end - piece.start
        return taken

    def _longest(self, words: Words, want: Want) -> _Place | None:
        """The longest free piece that the words begin with, up to their end or to its own."""
        best: _Place | None = None
        for key in _keys(words):
            places = self._beginnings.get(key, [])
            places[:] = [(text, position) for text, position in places if self._free[text][position]]
            self._tried += (len(words) + len(places)) // _WORDS_OF_A_TRY
            for text, position in places:
                longest = min(len(words), len(self._words[text]) - position)
                if best is not None and (longest, True) <= best.rank:
                    continue
                place = self.fitting(words, text, position)
                is_allowed = want.may_be_aside or not self._kept[text].is_aside
                if place and is_allowed and (best is None or place.rank > best.rank):
                    best = place
                if self._tried > MAXIMUM_TRIED:
                    return None
            if best is not None:
                return best
        return None

    def fitting(self, words: Words, text: int, position: int) -> _Place | None:
        """The piece with which the words begin at a place that is free; None where they do not."""
        end = min(position + len(words), len(self._words[text]))
        taken = self._free[text].find(0, position, end)
        end = taken if taken >= 0 else end
        self._tried += 1 + (end - position) // _WORDS_OF_A_TRY
        if words[: end - position] != self._words[text][position:end]:
            return None
        if self._is_end(text, end):
            return _Place(text, position, end)
        ends = end in self._lines[text] or _parts(self._words[text][end - 1], self._words[text][end])
        return _Place(text, position, end, is_open=not ends)

    def _is_end(self, text: int, end: int) -> bool:
        return end == len(self._words[text]) or not self._free[text][end]


def _parts(before: str, mark: str) -> bool:
    """Whether a word ends with a mark, or what stands there is nothing but marks."""
    return before[-1] in _ENDS or not any(map(str.isalnum, mark))


def _keys(words: Words) -> Iterator[Words]:
    """Under what the beginnings are found that go on as the words do: the longest first."""
    yield next(words[:length] for length in _LENGTHS if length <= len(words))
    yield from ((*words[:length], "") for length in range(min(len(words), _LENGTHS[0] - 1), 0, -1))
