"""What the language needs.

It has one form of each letter, matching without accents, sorting, and numbers and dates as offices write
them.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta, timezone
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache

from ttdn.language import Text
from ttdn.legacy_letters import find_legacy, is_syllable
from ttdn.patterns import pattern

# Letters that nobody sees, Unicode's Default_Ignorable_Code_Point: they come along when text is pasted from a
# phone, Word or the web. What reverses the text is among them, so it is taken out at the door, and what is
# read is in the order in which it is shown.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
)
INVISIBLE = pattern(f"[{IGNORABLE}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
#: What ends a line somewhere: Windows, old Macs, Word's own line break, form feeds, and the three of Unicode.
LINE_BREAK = pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no text has any more once its lines are parted: a finding, since nobody can have meant it.
MEANINGLESS = pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]")
#: The joiner and the variant of an emoji belong to the picture behind which they stand; whatever else nobody
#: sees is taken out.
_PICTURE = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_OF_PICTURES = rf"(?<={_PICTURE})(?:[\ufe0e\ufe0f]\u200d(?={_PICTURE})|[\ufe0e\ufe0f]|\u200d(?={_PICTURE}))"
_TAKEN_OUT = pattern(f"({_OF_PICTURES})|{INVISIBLE.pattern}")
#: "Ð" and "ð" of Iceland, "Ɖ" and "ɖ" of Africa look like the letter of Vietnam; no program that searches or
#: sorts takes them for it.
_ODD_D = pattern(r"(?<!\w)[ÐƉðɖ](\w{0,6})(?!\w)")
#: What ``clean`` takes out or puts right, beside the form of the letters.
UNCLEAN = pattern(f"{INVISIBLE.pattern[:-1]}ÐƉðɖ]")
#: How the XML of spreadsheets spells letters that XML cannot hold (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
_EXCEL_ESCAPE = pattern("_x([0-9A-Fa-f]{4})_")
_EXCEL_BREAKS = {0x09: "\t", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\r", 0x5F: "_", 0x85: "\n"}

#: Vietnam has one time zone and no summer time. A day is a day of the office, wherever the machine stands.
OFFICE_TIME = timezone(timedelta(hours=7))

#: A capital in a pattern: from "à" to "ỹ" capitals and small letters take turns, so a range has both.
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(ord('ỹ') + 1))))}]"

#: All letters with which points may be counted, in Vietnamese order.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(ALPHABET, start=1)}
# Tone order of dictionaries and of CLDR: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
#: How letters are folded beside their marks: "đ" and its look-alikes, dashes.
_PLAIN = _DASHES | str.maketrans(dict.fromkeys("ĐÐƉđðɖ", "d") | dict.fromkeys("‘’ʼ′", "'"))
#: All marks of Vietnamese; those of other scripts are looked for one by one.
_MARKS = pattern("[\u0300-\u036f]+")
#: The letters of điểm in Vietnamese order, as the decree uses them: no f, j, w, z and none with a hook or
#: hat.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL",
    10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I",
}  # fmt: skip
_JANUARY_FEBRUARY = 2
#: Unicode's own limit ("stream-safe text", UAX 15). Sorting more marks than these takes a time that grows
#: with their square.
_MAXIMUM_MARKS = 30
_MAXIMUM_HYPHENATED = 200
#: Less than half a second. A file with more unknown words than that is beyond guessing.
_MAXIMUM_COMPARISONS = 20_000
#: A name of the roster; what is longer is a sentence.
_LONGEST_WORD = 200


def nfc(text: str) -> str:
    """The text in NFC, the one form in which the program keeps and compares it."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """The text as it is kept and compared.

    It is in NFC, without letters that nobody sees, and with "Đ" where a look-alike stood for it.

    Every door asks this one function: files, forms, documents. Marks beyond what ``find_stacked_marks`` bears
    are dropped, so that no text takes long. A soft hyphen stays where it is a letter of an old font
    ("n\u00ad\u00edc", nước), which a finding names.
    """
    if text.isascii():
        return text
    unclean = UNCLEAN.search(text) is not None
    if unclean:
        text = _without_invisible(text)
    if find_stacked_marks(text) is not None:
        surplus = set(_surplus_marks(text))
        text = "".join(letter for position, letter in enumerate(text) if position not in surplus)
    return _ODD_D.sub(_right_d, nfc(text)) if unclean else nfc(text)


def _without_invisible(text: str) -> str:
    if "\u00ad" not in text:
        return _TAKEN_OUT.sub(r"\1", text)
    lines = text.split("\n")
    hyphenated = [number for number, line in enumerate(lines) if "\u00ad" in line]
    kept = {number for number in hyphenated[:_MAXIMUM_HYPHENATED] if find_legacy(lines[number])}
    if kept:
        # Beyond so many lines nobody looks any more: the others are what the first ones are.
        kept.update(hyphenated[_MAXIMUM_HYPHENATED:])
    return "\n".join(
        line if number in kept else _TAKEN_OUT.sub(r"\1", line) for number, line in enumerate(lines)
    )


def _surplus_marks(text: str) -> Iterator[int]:
    """Where the marks stand that are more on one letter than any language needs."""
    marks = 0
    for position, letter in enumerate(text):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > _MAXIMUM_MARKS:
            yield position


def _right_d(match: re.Match[str]) -> str:
    letter = "đ" if match[0][0] in "ðɖ" else "Đ"
    return letter + match[1] if is_syllable(letter + match[1]) else match[0]


def break_lines(text: str) -> str:
    """The text with a line feed for everything that ends a line in Windows, on a Mac.

    The line ends of Word and Unicode are among them.
    """
    return LINE_BREAK.sub("\n", text)


def excel_text(text: str) -> str:
    """The words of a spreadsheet's cell.

    ``_x000D_`` is the end of a line, ``_x005F_x000D_`` the words ``_x000D_``; clean.

    Of the escapes only those are read that a program has to write; ``_x2020_`` is a part of somebody's file
    name.
    """
    if "_x" in text:
        text = _EXCEL_ESCAPE.sub(_read_escape, text)
    return clean(break_lines(text))


def _read_escape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if code in _EXCEL_BREAKS:
        return _EXCEL_BREAKS[code]
    return "" if MEANINGLESS.match(chr(code)) else match[0]


def find_stacked_marks(text: str, letters: Collection[str] | None = None) -> int | None:
    """Where more marks stand on one letter than any language needs, if anywhere.

    ``nfc`` and ``fold`` would take hours over them.

    ``letters`` is ``set(text)`` where the caller has it already: in a long text that is most of the work.
    """
    if text.isascii() or not any(map(unicodedata.combining, letters or set(text))):
        return None
    return next(_surplus_marks(text), None)


def fold(text: str) -> str:
    """The text for matching: no accents, no case, single spaces, plain hyphens and apostrophes.

    ``Đ`` and its look-alikes become ``d``.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", nfc(text).translate(_PLAIN).lower()))
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        plain = INVISIBLE.sub("", plain)
    return " ".join(plain.split())


#: The ranks of its letters, those of its tones, and the syllable itself.
_SyllableKey = tuple[tuple[int, ...], tuple[int, ...], str]
_DIGITS, _LONG_NUMBER = pattern(r"\d+"), 9


def collation_key(text: str) -> tuple[_SyllableKey, ...]:
    """A sort key in Vietnamese order: syllable by syllable, first the letters (a ă â b …), then the tones.

    Numbers count as numbers: "Thôn 2" stands before "Thôn 10".
    """
    return tuple(_syllable_key(syllable) for syllable in nfc(text).lower().split())


def _syllable_key(syllable: str) -> _SyllableKey:
    ranks: list[tuple[int, int]] = []
    for letter in _DIGITS.sub(lambda number: number[0].zfill(_LONG_NUMBER), syllable.translate(_LOOKALIKES)):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONE_RANK), "")
        plain = nfc(marks.replace(tone, "")) if tone else letter
        ranks.append((_letter_rank(plain), _TONE_RANK.get(tone, 0)))
    return tuple(letter for letter, _ in ranks), tuple(tone for _, tone in ranks), syllable


def _letter_rank(letter: str) -> int:
    """Signs before digits before the Vietnamese letters before all others."""
    if letter in _LETTER_RANK:
        return _LETTER_RANK[letter]
    if letter.isdecimal():
        return int(letter) - 10
    return len(ALPHABET) + 1 + ord(letter[0]) if letter.isalpha() else -0x110000 + ord(letter[:1] or "\0")


def suggest(word: str, choices: Iterable[str], limit: int = 3, floor: float = 0.6) -> list[str]:
    """The choices that may have been meant by ``word``, nearest first, compared without accents and case.

    ``floor`` is the likeness asked for, from 0 to 1 (the same letters in the same order).
    """
    wanted = fold(word)
    scored = []
    for choice in choices:
        matcher = SequenceMatcher(None, wanted, fold(choice))
        if (
            matcher.real_quick_ratio() >= floor
            and matcher.quick_ratio() >= floor
            and matcher.ratio() >= floor
        ):
            scored.append((-matcher.ratio(), choice))
    return [choice for _, choice in sorted(scored)[:limit]]


#: Letters of other alphabets that look like a letter of the keyboard.
_HOMOGLYPHS = str.maketrans("аеорсухіѕјԁһαορν", "aeopcyxisjdhaopv")
_BETWEEN_WORDS = pattern(r"[\s_-]+")
_BETWEEN_NUMBERS = pattern(r"[^\w]+|_+")
_ONLY_HYPHENS = pattern(r"\w+(?: *- *\w+)+")
_DOUBLED = pattern(r"([^\W\d_])\1+")
#: A syllable without its accents, or an abbreviation: letters that can stand in a name.
_IN_A_NAME = pattern(
    r"[^aeiouy]*|(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?"
)
#: Of a shorter word one letter more or less makes another word.
_LONG_WORD = 6
#: How alike another choice must be so that a slip may have been meant for it as well.
_AS_NEAR = 0.85


def mistyped(word: str, choices: Collection[str], *, names: bool = False) -> str | None:
    """The one choice that ``word`` can only be a slip of; None where it may be something else.

    That is the same word but for case, accents, hyphens, blanks, look-alike letters or a letter typed twice;
    or a long word of which one letter was left out or two neighbours changed places, where no other choice
    is near. Digits are never a slip. ``names`` are proper names: "vĩnh lưng" may be another place than "Vĩnh
    Lương", so only syllables that no Vietnamese word has are taken for slips.
    """
    wanted = _letters_of(word)
    same = [choice for choice in choices if wanted and _letters_of(choice) == wanted]
    if same or sum(map(str.isalnum, word)) < _LONG_WORD or len(word) > _LONGEST_WORD:
        return same[0] if len(same) == 1 else None
    slips = [choice for choice in choices if _is_one_slip(wanted, _letters_of(choice))]
    if len(slips) != 1 or set(suggest(word, choices, limit=2, floor=_AS_NEAR)) - set(slips):
        return None
    return None if names and _may_be_another_name(word, slips[0]) else slips[0]


def mistyped_number(number: str, choices: Iterable[str]) -> str | None:
    """The number of a clause that was written with other signs or in another case: ``ii,5,1`` for ``II.5.1``.

    The letters d and đ are two points; whatever else differs is another clause.
    """
    wanted = _number_key(number)
    same = [choice for choice in choices if wanted and _number_key(choice) == wanted]
    return same[0] if len(same) == 1 else None


def _number_key(number: str) -> str:
    words = nfc(number).lower().translate(_DASHES)
    if "-" in words and not _ONLY_HYPHENS.fullmatch(words):
        return ""  # from one number to another
    return _BETWEEN_NUMBERS.sub(".", words).strip(".")


@lru_cache(maxsize=4096)
def _letters_of(word: str) -> str:
    """The letters and digits of a word as they are compared, each letter that was typed twice once."""
    return _DOUBLED.sub(r"\1", _BETWEEN_WORDS.sub("", fold(fold(word).translate(_HOMOGLYPHS))))


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was left out, or two that stand side by side changed places."""
    if len(typed) == len(meant) and typed != meant:
        places = [place for place, pair in enumerate(zip(typed, meant, strict=True)) if pair[0] != pair[1]]
        first, last = places[0], places[-1]
        letters = typed[first : last + 1]
        return last == first + 1 and letters == meant[last] + meant[first] and letters.isalpha()
    return len(typed) + 1 == len(meant) and any(
        letter.isalpha() and meant[:place] + meant[place + 1 :] == typed for place, letter in enumerate(meant)
    )


def _may_be_another_name(word: str, meant: str) -> bool:
    """Whether the syllables in which two names differ could each stand in a name."""
    known = set(_BETWEEN_WORDS.split(fold(meant)))
    typed = (syllable for syllable in _BETWEEN_WORDS.split(fold(word)) if syllable not in known)
    return all(_IN_A_NAME.fullmatch(syllable) for syllable in typed)


class Suggestions:
    """What may have been meant by the words of one file.

    After so many comparisons that whoever waits would notice, there are none any more.
    """

    def __init__(self) -> None:
        """Begin with a file."""
        self._left = _MAXIMUM_COMPARISONS

    def suggest(self, word: str, choices: Collection[str], limit: int = 3) -> list[str]:
        """As ``suggest``."""
        return suggest(word, choices, limit) if self._may_compare(choices) else []

    def mistyped(self, word: str, choices: Collection[str], *, names: bool = False) -> str | None:
        """As ``mistyped``."""
        return mistyped(word, choices, names=names) if self._may_compare(choices) else None

    def _may_compare(self, choices: Collection[str]) -> bool:
        self._left -= len(choices)
        return self._left >= 0


#: What an administrative area is called, the longer words before the shorter in them.
AREA_LEVELS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
_AREA = pattern(rf"({'|'.join(AREA_LEVELS)}) (?=\w)", re.IGNORECASE)
#: Before these the word keeps its capital: numbers, and the decree's own exception (NĐ 30/2020/NĐ-CP, Phụ lục
#: II, II.1). The name of a person or an event looks like any other: a plan writes it out.
_KEEPS_CAPITAL = pattern(r"\d|[IVXLC]+$|Hồ Chí Minh$")
#: "Hợp tác xã" is no commune.
#: Some write "Công an Thành phố".
_LEVEL_AT_END = {
    level: pattern(rf"(?<![Hh]ợp tác)(?<!thị) [{level[0]}{level[0].upper()}]{level[1:]}$")
    for level in AREA_LEVELS
}


def split_area(name: str) -> tuple[str, str]:
    """``phường``, ``Lộc Thọ``; no level in the name of no area: "xã hội", "Tỉnh ủy" have no capital."""
    found = _AREA.match(name)
    proper = name[found.end() :] if found else ""
    return ("", name) if found is None or proper[0].islower() else (found[1].lower(), proper)


def without_end(words: str) -> str:
    """Words of a document without the signs that end them there ("./." too), for another sign behind them."""
    return words.rstrip(" .;:").removesuffix("./").rstrip(" .;:")


def capitalized(words: str) -> str:
    """Words with a capital first, and else as they are."""
    return words[:1].upper() + words[1:]


def within_sentence(label: str) -> str:
    """A label without the capital with which it begins; abbreviations keep theirs."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def area_in_sentence(name: str) -> str:
    """The name of an area in a sentence: ``phường Lộc Thọ``, but ``Phường 1``; any other as it is."""
    level, proper = split_area(name)
    if not level:
        return name
    return f"{level.capitalize() if _KEEPS_CAPITAL.match(proper) else level} {proper}"


def area_without_level(name: str) -> str:
    """An area as it stands before a date: ``Lộc Thọ``, but ``Phường 1`` (Phụ lục I, II.4.d)."""
    proper = split_area(name)[1]
    return name if _KEEPS_CAPITAL.match(proper) else proper


def with_area(name: str, area: str) -> str:
    """A body with its place: ``Công an thành phố`` in thành phố A is ``Công an thành phố A``."""
    level = split_area(area)[0]
    if level and _LEVEL_AT_END[level].search(name):
        return f"{name[: -len(level)]}{area_in_sentence(area)}"
    return name


#: The signs between digits, from how Python (and English) writes them to how Vietnamese does.
_SIGNS = str.maketrans(",.", ".,")


def format_integer(number: int) -> str:
    """``1234567`` → ``1.234.567`` (thousands by a full stop, Luật Kế toán 2015, Điều 11)."""
    return f"{number:,}".translate(_SIGNS)


def format_amount(amount: int | Decimal) -> str:
    """``Decimal("1234.50")`` → ``1.234,5``; a whole number as ever."""
    whole, _, places = f"{Decimal(amount):f}".partition(".")
    places = places.rstrip("0")
    return format_integer(int(whole)) + (f",{places}" if places else "")


def measured(amount: int | Decimal, unit: str) -> str:
    """An amount with its unit of measure: ``12 buổi``, ``87,5%``."""
    return f"{format_amount(amount)}{'' if unit == '%' else ' '}{unit}"


def is_percentage(unit: str) -> bool:
    """Whether a unit of measure is percent: two percentages make no sum."""
    words = fold(unit)
    return "%" in words or "phan tram" in words


def format_percent(part: int | Decimal, whole: int | Decimal) -> str:
    """``77, 92`` → ``83,70%``; ``–`` when there is nothing to divide by."""
    return f"{in_hundred(part, whole):,}%".translate(_SIGNS) if whole else "–"


def in_hundred(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """``1, 32`` → ``3.13``: a share in a hundred with two places, five rounded up as a spreadsheet does.

    A float would be rounded to the even digit, or by what it lacks: 3.125 to 3.12, 1.005 to 1.00.
    """
    return rounded(Fraction(part) * 100 / Fraction(whole), 2)


def rounded(amount: int | Decimal | Fraction, places: int) -> Decimal:
    """A number with so many places, five rounded away from 0."""
    scaled = Fraction(amount) * 10**places
    size = Decimal(math.floor(abs(scaled) + Fraction(1, 2)))
    return (-size if scaled < 0 else size).scaleb(-places)


def format_money(amount: int) -> str:
    """``12500000`` → ``12.500.000 đồng``."""
    return f"{format_integer(amount)} đồng"


def format_millions(amount: int) -> str:
    """``12500000`` → ``12,5``: đồng as triệu đồng, for tables that say so.

    What is left below a đồng's thousand is kept.
    """
    whole, rest = divmod(amount, 1_000_000)
    decimals = f"{rest:06d}".rstrip("0")
    return format_integer(whole) + (f",{decimals}" if decimals else "")


def format_date(day: date) -> str:
    """``10/02/2020``, ``25/9/2019``.

    The month has a leading zero in January and February only (NĐ 30/2020, PL I, II.4.b).
    """
    return f"{day.day:02d}/{format_month(day.month)}/{day.year}"


def format_month(month: int) -> str:
    """``01``, ``02``, ``3`` … ``12``."""
    return f"{month:02d}" if month <= _JANUARY_FEBRUARY else str(month)


def format_count(count: int) -> str:
    """A count in running text: ``4`` → ``04``, as offices write it; larger numbers as usual."""
    return f"{count:02d}" if 0 < count < 10 else format_integer(count)  # noqa: PLR2004 - two digits begin at ten


def format_roman(number: int) -> str:
    """1 → I, 4 → IV, 14 → XIV."""
    words = ""
    for value, sign in _ROMAN.items():
        count, number = divmod(number, value)
        words += sign * count
    return words


def date_text(day: date) -> Text:
    """A date for messages: ``09/12/2020`` in Vietnamese, ``2020-12-09`` in English."""
    return Text(format_date(day), day.isoformat())


def enumerate_words(words: Sequence[str]) -> str:
    """``a, b và c``."""
    return " và ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
