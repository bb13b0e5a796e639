"""Words to look for, as somebody types them: accents and case are optional.

Each word becomes a pattern over the text as it is: so the places of a match are those of the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ttdn.errors import InvalidOptionError
from ttdn.language import Text
from ttdn.metavars import metavar
from ttdn.vietnamese import fold

#: Whoever types more looks for a document, not for words.
_MOST_WORDS, _MOST_LETTERS = 12, 200
#: All letters that are one letter without their marks: Latin, and the Vietnamese block.
_LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00), *map(ord, "‐‑‒–—−-"))
_WORD = re.compile(r"\w+")
#: Marks around a phrase that a shell leaves where they are: those of a page it was pasted from, ' on Windows.
_QUOTES = "\"'“”„‟‘’‚«»"
#: Behind a full stop that ends a sentence: an abbreviation ("P. Lộc Thọ", "TP. A") ends none.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_A-ZĐ]{2}[.!?;])\s+|(?<=[\d)”\"][.!?;])\s+|\s*\n\s*")
#: A sentence longer than this is shown around what was found.
_MOST_SHOWN, _AROUND = 320, 120

#: From where to where something was found in a text.
Span = tuple[int, int]


class Piece(NamedTuple):
    """Words of an excerpt; ``found``: they were looked for."""

    words: str
    found: bool = False


class Query(NamedTuple):
    """What is looked for: a text must hold all of it; a file that has one holds all that is ``likely``."""

    typed: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    likely: tuple[re.Pattern[str], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether a file can have all words; where letters are written as numbers nobody knows."""
        return "\\" in text or all(pattern.search(text) for pattern in self.likely)

    def find(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in a text that has them all, in their order; nothing where one is missing."""
        found: list[Span] = []
        for pattern in self.patterns:
            spans = [match.span() for match in pattern.finditer(text)]
            if not spans:
                return ()
            found += spans
        return tuple(_joined(sorted(found)))


def parse_query(words: Sequence[str]) -> Query:
    """What the words of a command line look for: an argument with blanks in it is a phrase.

    So are words between quotation marks that the shell has left in them. A star at the end of a word stands
    for whatever follows in it.

    Raises:
        InvalidOptionError: There is no letter or digit in them, or there are too many.
    """
    typed, words = " ".join(words), tuple(_unquoted(words))
    phrases = [fold(word) for word in words if _WORD.search(fold(word))]
    if not phrases:
        raise InvalidOptionError(metavar("WORDS"), typed, _NO_WORD)
    if len(phrases) > _MOST_WORDS or len(typed) > _MOST_LETTERS:
        raise InvalidOptionError(metavar("WORDS"), typed[:_MOST_LETTERS], _TOO_MANY)
    parts = dict.fromkeys(part for phrase in phrases for part in _WORD.findall(phrase))
    return Query(
        words,
        tuple(re.compile(_pattern(phrase)) for phrase in dict.fromkeys(phrases)),
        tuple(re.compile(_letters(part)) for part in parts),
    )


def _unquoted(words: Sequence[str]) -> Iterator[str]:
    """The words without the quotation marks around them; what stands between two marks is one phrase."""
    left = list(words)
    while left:
        last = 0
        if left[0][:1] in _QUOTES and left[0]:
            last = next((place for place, word in enumerate(left) if word[1:] and word[-1] in _QUOTES), 0)
        yield " ".join(left[: last + 1]).strip(_QUOTES)
        del left[: last + 1]


_NO_WORD = Text("Viết ít nhất một từ có chữ hoặc số.", "Write at least one word with a letter or a digit.")
_TOO_MANY = Text(
    f"Tìm nhiều nhất {_MOST_WORDS} từ hoặc cụm từ, {_MOST_LETTERS} ký tự.",
    f"At most {_MOST_WORDS} words or phrases, {_MOST_LETTERS} letters.",
)


def _pattern(phrase: str) -> str:
    """A phrase as whole words: "an" does not stand in "ban"."""
    opened = phrase.endswith("*")
    words = phrase.rstrip("*").split()
    body = r"\s+".join(_letters(word) for word in words)
    begin = r"(?<!\w)" if words[0][:1].isalnum() else ""
    return begin + body + (r"\w*" if opened else r"(?!\w)" if words[-1][-1:].isalnum() else "")


def _letters(word: str) -> str:
    variants = _variants()
    return "".join(f"[{variants[letter]}]" if letter in variants else re.escape(letter) for letter in word)


@cache
def _variants() -> dict[str, str]:
    """By letter without marks, all letters that are it with some, for a class of a pattern."""
    found: dict[str, str] = defaultdict(str)
    for letter in map(chr, _LETTERS):
        plain = fold(letter)
        if len(plain) == 1:
            found[plain] += re.escape(letter)
    return dict(found)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans in their order; those that touch or lie in each other are one."""
    first, last = spans[0]
    for begin, end in spans[1:]:
        if begin > last:
            yield first, last
            first, last = begin, end
        else:
            last = max(last, end)
    yield first, last


def excerpt(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The sentences in which something was found, on one line; "…" stands for what is left out."""
    pieces: list[Piece] = []
    shown_until = 0
    for begin, end in _sentences(text):
        own = [span for span in spans if begin <= span[0] < end]
        if not own:
            continue
        if begin > shown_until and text[shown_until:begin].strip():
            pieces.append(Piece(" … " if pieces else "… "))
        elif pieces:
            pieces.append(Piece(" "))
        pieces += _marked(text, begin, end, own)
        shown_until = max(end, own[-1][1])
    if text[shown_until:].strip():
        pieces.append(Piece(" …"))
    return tuple(Piece(" ".join(one.words.split("\n")), one.found) for one in pieces if one.words)


def _sentences(text: str) -> Iterator[Span]:
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _marked(text: str, begin: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """A sentence with what was found in it marked; a long one around the first and the last of it."""
    first, last = spans[0][0], spans[-1][1]
    whole = end
    if end - begin > _MOST_SHOWN:
        if first - begin > _AROUND:
            begin = _blank_before(text, begin, first - _AROUND) + 1
            yield Piece("… ")
        if end - last > _AROUND:
            end = _blank_before(text, last, last + _AROUND)
    place = begin
    for start, stop in spans:
        yield Piece(text[place:start])
        yield Piece(text[start:stop], found=True)
        place = stop
    yield Piece(text[place : max(place, end)])
    if end < whole:
        yield Piece(" …")


def _blank_before(text: str, least: int, place: int) -> int:
    """Where a word ends at or before a place, so that no word is cut."""
    return max(text.rfind(" ", least, place), least)
