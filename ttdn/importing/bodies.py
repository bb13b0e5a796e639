"""The words of a text about bodies as they are compared, with the signs between them."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from ttdn.legacy_letters import is_syllable
from ttdn.vietnamese import AREA_LEVELS, CAPITAL, fold, nfc

#: More than this names no owner of anything.
LONGEST = 2_500

_WORD = re.compile(r"[^\W_]+")
#: The number before each of the bodies that stand one below the other, and "v.v.": signs, no words.
_NO_WORDS = re.compile(r"(?:^|[\n;])\s*(?:\d{1,2}|[a-zđ])[.)/]\s|\bv\.\s?v\b")
_BRACKET = re.compile(r"\(([^()]*)\)?|\[[^\[\]]*\]?")
_AREA = rf"(?:{CAPITAL}\w*(?:[ -](?:{CAPITAL}\w*|\d+))*|\d+)"
#: "Các xã, phường (A; B)" names those as "các xã, phường: A; B" does.
_AREAS = re.compile(rf"(\b(?i:{'|'.join(AREA_LEVELS)})\s*)\(({_AREA}(?:\s*(?:[,;]|và\b)\s*{_AREA})+)\)")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_TONELESS_Y = re.compile("([^aeiouyâêôăơư]*)y")
#: The longest abbreviation: UBMTTQVN has eight letters, of a long name it may be twelve.
_LONGEST_SHORT = 12
#: In small letters two are a slip of typing.
_SHORTEST_LOWER = 2


class Gap(IntEnum):
    """What stands between two words."""

    NONE = 0
    #: A dash belongs to a name, or joins a part to its whole ("Chi cục A - Sở B").
    DASH = 1
    #: A comma, "và", a slash, a new line: within a name or between two.
    SOFT = 2
    #: As in "Các sở: A, B".
    COLON = 3
    #: Between two names only.
    HARD = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a wording about bodies.

    Attributes:
        plain: Without accents and case, of two ways of spelling always one; the two words for a level of area
            are one (``thanh-pho``, also for "TP").
        exact: The same with its accents, the tone behind the letters ("hoá" and "hóa" are one).
        start: Where it begins in the text, with the "các" before it.
        end: Where it ends.
        gap: What stands before it.
        is_many: Whether "các" or "những" stands before it.
        is_short: Whether it may stand for several words by their first letters.
        is_capital: Whether it is written with a capital, or is a number.
        is_and: Whether "và" or "&" stands before it.
        is_local: Whether words for the plan's own area stood behind it.
        note: What stands in brackets behind it.
    """

    plain: str
    exact: str
    start: int
    end: int
    gap: Gap = Gap.NONE
    is_many: bool = False
    is_short: bool = False
    is_capital: bool = False
    is_and: bool = False
    is_local: bool = False
    note: str = ""


Words = tuple[Word, ...]

#: The levels of area, by their words as ``Word.plain`` has them.
LEVELS = {fold(level).replace(" ", "-"): level for level in AREA_LEVELS}
_PAIRS = {tuple(level.split("-")): level for level in LEVELS if "-" in level}
_SHORT_LEVELS = {"tp": "thanh-pho", "tx": "thi-xa"}


@lru_cache(maxsize=8192)
def _spelled(token: str) -> tuple[str, str]:
    """A word without accents, and with them, the same for all ways of spelling it."""
    marks = unicodedata.normalize("NFD", token.lower())
    tone = "".join(mark for mark in marks if mark in _TONES)
    letters = nfc("".join(mark for mark in marks if mark not in _TONES))
    if _TONELESS_Y.fullmatch(letters) or letters == "qui":
        letters = letters[:-1] + ("y" if letters == "qui" else "i")
    return fold(letters), letters + tone


#: What only joins, and what makes many, without accents and with them: "Nhung" is a name where a text has
#: some.
_BARE, _ACCENTED = (
    [frozenset(_spelled(word)[place] for word in words) for words in (("và", "cùng"), ("các", "những"))]
    for place in (0, 1)
)


def plain_words(phrase: str) -> tuple[str, ...]:
    """The plain words of a phrase, without those that only join."""
    return tuple(word.plain for word in words_of(phrase))


#: Phrases by their first word, the longer before the shorter.
Phrases = dict[str, tuple[tuple[str, ...], ...]]


def phrases(*listed: str) -> Phrases:
    """Phrases that are listed with strokes between them, as plain words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in map(plain_words, "|".join(listed).split("|")):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def phrase_end(listed: Phrases, words: Words, place: int) -> int:
    """Where the longest of the phrases ends that stands at a place; the place itself where none does."""
    if place < len(words):
        for phrase in listed.get(words[place].plain, ()):
            if is_phrase(phrase, words, place):
                return place + len(phrase)
    return place


def has_phrase(listed: Phrases, words: Words, place: int) -> bool:
    """Whether one of the phrases stands at a place."""
    return phrase_end(listed, words, place) > place


def phrases_end(listed: Phrases, words: Words, place: int) -> int:
    """Where those of the phrases end that stand at a place one behind the other."""
    while has_phrase(listed, words, place):
        place = phrase_end(listed, words, place)
    return place


def is_phrase(phrase: tuple[str, ...], words: Words, place: int) -> bool:
    """Whether these words stand at a place."""
    return tuple(word.plain for word in words[place : place + len(phrase)]) == phrase


def committee_end(words: Words, place: int) -> int:
    """Where the words for a people's committee end; the place itself where none stand there."""
    return phrase_end(_COMMITTEE, words, place)


def exact_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase with their accents, without those that only join."""
    return tuple(word.exact for word in words_of(phrase))


def words_of(text: str) -> Words:
    """The words of a text with what stands between them."""
    text = _AREAS.sub(r"\1:\2 ", nfc(text[:LONGEST]))
    text = _NO_WORDS.sub(lambda found: re.sub(r"\w", "•", found[0]), text)
    return _joined(_noted(_single_words(text), _BRACKET.finditer(text)))


def _single_words(text: str) -> list[Word]:
    """The words of a text outside its brackets."""
    words: list[Word] = []
    ands, manys = _BARE if text.isascii() else _ACCENTED
    gap, many, is_and, end, shouts = Gap.NONE, None, False, 0, text.isupper()
    text = _BRACKET.sub(lambda found: " " * len(found[0]), text)
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        gap, is_and = max(gap, _gap_of(between, words[-1] if words else None)), is_and or "&" in between
        plain, exact = _spelled(match[0])
        end = match.end()
        if exact in ands:
            gap, is_and = max(gap, Gap.SOFT), True
        elif exact in manys and not _is_of_a_name(match[0], words, gap):
            many = match.start() if many is None else many
        else:
            start = match.start() if many is None else many
            is_short = _is_short(match[0], plain, shouts=shouts)
            is_capital = not (match[0][0].islower() and text[start].islower())
            words.append(Word(plain, exact, start, end, gap, many is not None, is_short, is_capital, is_and))
            gap, many, is_and = Gap.NONE, None, False
    return words


def _noted(words: list[Word], brackets: Iterable[re.Match[str]]) -> list[Word]:
    """The words with what stands in brackets behind them; of two brackets the first."""
    ends = [word.end for word in words]
    for bracket in brackets:
        place = bisect(ends, bracket.start()) - 1
        if place >= 0 and not words[place].note:
            words[place] = replace(words[place], note=(bracket[1] or bracket[0]).strip())
    return words


def _is_of_a_name(token: str, words: list[Word], gap: Gap) -> bool:
    """Whether "Các" belongs to the name of an area: "Xã Các Sơn"."""
    return token[0].isupper() and gap is Gap.NONE and bool(words) and words[-1].plain in LEVELS


def _gap_of(between: str, before: Word | None) -> Gap:
    """What stands between; behind a full stop another sentence begins, but for "P. A", "TP. A"."""
    if before is None:
        return Gap.NONE
    is_over = ". " in between and not before.is_short
    if is_over or ";" in between or "•" in between or re.search(r"\n\s*[-+*–]", between):
        return Gap.HARD
    if ":" in between:
        return Gap.COLON
    if any(sign in between for sign in ",/\n+&…"):
        return Gap.SOFT
    return Gap.DASH if any(sign in between for sign in "-–—") else Gap.NONE


def _is_short(token: str, plain: str, *, shouts: bool) -> bool:
    """Whether a word may be an abbreviation: "KHCN", "P"; of a text in capitals only what is no syllable."""
    letters = token.lower().replace("đ", "d")
    if not letters.isascii() or not letters.isalpha() or len(plain) > _LONGEST_SHORT:
        return False
    if token.isupper() and not shouts:
        return True
    is_one_case = token.isupper() or (token.islower() and len(token) > _SHORTEST_LOWER)
    return is_one_case and not is_syllable(token)


def _joined(words: list[Word]) -> Words:
    """The words with the two of a level of area as one."""
    joined: list[Word] = []
    for word in words:
        pair = _PAIRS.get((joined[-1].plain, word.plain)) if joined and word.gap is Gap.NONE else None
        if pair:
            first = joined.pop()
            joined.append(replace(first, plain=pair, exact=f"{first.exact}-{word.exact}", end=word.end,
                                  note=word.note, is_short=False))  # fmt: skip
        elif word.is_short and word.plain.endswith("tp") and len(word.plain) > len("stp"):
            joined.append(replace(word, plain=word.plain[:-2], end=word.end - 2))
            joined.append(replace(word, plain="thanh-pho", exact="", start=word.end - 2, gap=Gap.NONE,
                                  is_many=False, is_short=False))  # fmt: skip
        elif word.plain in _SHORT_LEVELS:
            joined.append(replace(word, plain=_SHORT_LEVELS[word.plain], exact="", is_short=False))
        else:
            joined.append(word)
    return tuple(joined)


_COMMITTEE = phrases("ủy ban nhân dân|UBND")


def written(text: str, words: Words) -> str:
    """The words as they stand in the text, brackets behind the last one included."""
    if not words:
        return ""
    end = words[-1].end
    bracket = _BRACKET.search(text, end) if words[-1].note else None
    said = text[words[0].start : bracket.end() if bracket else end]
    closes = ")" * (said.count("(") > said.count(")"))
    return " ".join(said.split()).strip(" .,;:-–") + closes
