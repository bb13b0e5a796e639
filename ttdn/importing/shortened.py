"""Abbreviations that a document explains itself, so that a body has one name however it is written.

``Sở Văn hóa và Thể thao (sau đây gọi tắt là Sở VHTT)``, and in notes ``QLCL: Quản lý chất lượng``. What is
explained must spell the letters: nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ttdn.importing.bodies import LEVELS, Gap, Word, Words, is_phrase, words_of
from ttdn.vietnamese import nfc


class Short(NamedTuple):
    """An abbreviation: its plain words, what it stands for as it is written, and the words of that.

    It may leave out the last of these words ("UBKT" of "Ủy ban Kiểm tra Đảng ủy"), which may then follow it.
    """

    plain: tuple[str, ...]
    full: str
    words: Words
    left_out: int


#: What everybody knows, of whichever area it is.
_KNOWN = frozenset({"ub", "ubnd", "hdnd", "mttq"})
_IN_BRACKETS = re.compile(
    r"\((?:(?:sau|dưới) đây )?(?:(?:được )?(?:gọi|viết)(?: chung| tắt)*(?: là)?\s*:?\s*)?"
    r"[\"“]?(?P<short>[^()\"“”]{2,40})[\"”]?\)"
)
#: What stands between an abbreviation and what it means in a note.
_MEANS = re.compile(r"\s*(?::|=|\blà\b|\s[–-]\s)\s*")
_PARTS = re.compile(r"[;\n]|\.(?=\s)(?<!\b\w\.)")
#: So many words an abbreviation has, stands for, and leaves out at the end of a name.
_MOST_SHORT, _LONGEST, _LEFT_OUT = 4, 16, 3
#: A longer paragraph is no list of abbreviations.
_LONGEST_NOTE = 4_000


def find_shorts(texts: Iterable[str]) -> tuple[Short, ...]:
    """The abbreviations that the paragraphs of a document explain; none that stands for two things."""
    found: dict[tuple[str, ...], Short] = {}
    unsure = set[tuple[str, ...]]()
    for text in map(nfc, texts):
        if len(text) <= _LONGEST_NOTE and not text.isupper():
            for short in (*_in_brackets(text), *_in_note(text)):
                same = found.setdefault(short.plain, short)
                unsure |= {short.plain} if _plain(same.words) != _plain(short.words) else set()
    return tuple(sorted((one for one in found.values() if one.plain not in unsure), key=_longest_first))


def spelled_out(words: Words, shorts: Sequence[Short]) -> Words:
    """The words with what abbreviations stand for in their place: all of it where the abbreviation stands."""
    if not shorts:
        return words
    done: list[Word] = []
    place = 0
    while place < len(words):
        short = next((one for one in shorts if _stands_at(one, words, place)), None)
        end = _end(short, words, place) if short else place + 1
        done += _in_place(short, words[place:end]) if short else words[place:end]
        place = end
    return tuple(done)


def in_full(name: str, shorts: Sequence[Short]) -> str:
    """A name with its abbreviations written in full."""
    text, words, place = nfc(name), words_of(name), 0
    pieces, end = list[str](), 0
    while place < len(words):
        short = next((one for one in shorts if _stands_at(one, words, place)), None)
        if short:
            pieces += [text[end : words[place].start], short.full]
            end = words[_end(short, words, place) - 1].end
        place = _end(short, words, place) if short else place + 1
    return "".join((*pieces, text[end:]))


def is_short(text: str, shorts: Iterable[Short]) -> bool:
    """Whether this is one of the abbreviations."""
    plain = _plain(words_of(text))
    return any(one.plain == plain for one in shorts)


def _longest_first(short: Short) -> tuple[int, tuple[str, ...]]:
    return -len(short.plain), short.plain


def _plain(words: Words) -> tuple[str, ...]:
    return tuple(word.plain for word in words)


def _stands_at(short: Short, words: Words, place: int) -> bool:
    end = place + len(short.plain)
    is_one = all(word.gap <= Gap.SOFT for word in words[place + 1 : end])
    return is_phrase(short.plain, words, place) and is_one and any(word.is_short for word in words[place:end])


def _end(short: Short, words: Words, place: int) -> int:
    """Where an abbreviation ends that stands at a place, with what it leaves out where that is said, too."""
    end = place + len(short.plain)
    left_out = _plain(short.words[-short.left_out :]) if short.left_out else ()
    return end + len(left_out) * is_phrase(left_out, words, end)


def _in_place(short: Short, words: Words) -> Iterator[Word]:
    """The words of the full name, each where the abbreviation stands in the text."""
    first, last = words[0], words[-1]
    for at, word in enumerate(short.words):
        # Within a name nothing is said of what a body does.
        standing = replace(word, start=first.start, end=last.end, note="", is_capital=True)
        if not at:
            standing = replace(standing, gap=first.gap, is_many=first.is_many, is_and=first.is_and)
        yield replace(standing, note=last.note) if at == len(short.words) - 1 else standing


def _in_brackets(text: str) -> Iterator[Short]:
    """``Ủy ban Kiểm tra Đảng ủy (UBKT)``: the nearest words before the brackets that spell it."""
    for found in _IN_BRACKETS.finditer(text):
        alias = _alias(found["short"])
        before = words_of(text[: found.start()])[-_LONGEST:] if alias else ()
        for place in reversed(range(len(before))):
            if any(word.gap >= Gap.COLON for word in before[place + 1 :]):
                break
            if before[place].is_capital and _spelled(alias, before[place:]):
                # "Trung tâm A tỉnh (TTA)" says whose it is, and that is no part of its name.
                is_local = before[-1].plain in LEVELS and not before[-1].is_capital
                last = before[-2] if is_local and len(before) > place + 1 else before[-1]
                yield _short(alias, text[before[place].start : last.end])
                break


def _in_note(text: str) -> Iterator[Short]:
    """``P. KHTH: Phòng Kế hoạch tổng hợp; ĐD là Điều dưỡng``."""
    for part in _PARTS.split(text):
        signs = list(_MEANS.finditer(part))
        for sign, after in zip_longest(signs, signs[1:]):
            full = part[sign.end() : after.start() if after else len(part)].strip(" .")
            # What another one explains stands behind the last comma.
            full = full.rpartition(",")[0] if after and "," in full else full
            before = part[: sign.start()].split()
            aliases = (_alias(" ".join(before[-size:])) for size in range(_MOST_SHORT, 0, -1))
            alias = next((one for one in aliases if _spelled(one, words_of(full)[:_LONGEST])), None)
            if alias:
                yield _short(alias, full)


def _short(alias: Words, full: str) -> Short:
    words = words_of(full)
    return Short(_plain(alias), " ".join(full.split()), words, len(words) - (_spelled(alias, words) or 0))


def _alias(text: str) -> Words:
    """The words of an abbreviation; none where it has no letters that stand for words, or all know it."""
    words = words_of(text)
    spells = any(word.is_short and len(word.plain) > 1 for word in words)
    is_known = len(words) == 1 and words[0].plain in _KNOWN
    return words if spells and len(words) <= _MOST_SHORT and not is_known else ()


def _spelled(alias: Words, full: Words) -> int | None:
    """How many words an abbreviation spells, from the first in their order; None where it does not."""
    steps = [step for word in alias for step in (word.plain if word.is_short else [word.plain])]
    place = 0
    for number, step in enumerate(steps):
        at = next((at for at in range(place, len(full)) if _is_said_by(step, full[at])), len(full))
        if at == len(full) or (not number and at):
            return None
        place = at + 1
    return place if steps and len(full) - place <= _LEFT_OUT else None


def _is_said_by(step: str, word: Word) -> bool:
    # A word that is nothing but "Y" ("Y tế") is compared as "i".
    first = (step, "i") if step == "y" else step
    return word.plain.startswith(first) if len(step) == 1 else word.plain == step
