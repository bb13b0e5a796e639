"""What stands in front of a clause: its number, letter or dash, and where in its row it stands."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from ttdn.importing.blocks import Paragraph
from ttdn.vietnamese import ALPHABET, CAPITAL, fold


class Kind(IntEnum):
    """Kinds of labels, those usually above before those usually below: a document has its own order."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    DIVISION = 3
    ARTICLE = 4
    CAPITAL = 5
    ROMAN = 6
    HEADING = 7
    NUMBER = 8
    SERIES = 9
    NAMED = 10
    POINT = 11
    SMALL_ROMAN = 12
    BRACKETED = 13
    DASH = 14
    PLUS = 15
    BULLET = 16


#: Labels that say no number: the clause is counted.
COUNTED = frozenset({Kind.HEADING, Kind.DASH, Kind.PLUS, Kind.BULLET})
#: Divisions of a document that hold sections.
CONTAINERS = frozenset({Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.DIVISION})


class Label(NamedTuple):
    """A label as one may read it.

    Attributes:
        kind: What it is.
        style: What it has in common with the others of its row: ``1.`` and ``1)`` are two rows.
        written: As it is written, with its signs.
        path: Its place in the row; for ``1.2.3`` one number for each step. Empty where it has none.
        own: What it adds to the number of a clause.
        rest: The words behind it.
    """

    kind: Kind
    style: str
    written: str
    path: tuple[int, ...]
    own: str
    rest: str

    @property
    def ordinal(self) -> int:
        """Its place among those of its row."""
        return self.path[-1] if self.path else 0


_ROMAN = r"(?:X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X{1,3})"
_ORDINALS = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"]
#: Words with which offices number what belongs together, with their marks.
_NAMED = (
    r"hoạt động|nhóm nhiệm vụ|nhiệm vụ|mục tiêu cụ thể|mục tiêu|nhóm chỉ tiêu|chỉ tiêu|bước|nội dung|"
    r"nhóm giải pháp|giải pháp|tiêu chí|tiểu dự án|dự án|đề án|mô hình|giai đoạn|đợt|nhóm|tình huống|"
    r"phương án|chuyên đề|công việc|câu|cụm"
)
_NUMBERED = rf"(?:thứ (?P<word>\w{{2,5}})|(?P<roman>{_ROMAN})|(?:số )?(?P<digits>\d{{1,2}}))"
_DIVISIONS = tuple(
    (kind, letter, re.compile(rf"(?:{word})\s+{_NUMBERED}\b\s*[.:)–—-]?\s*", re.IGNORECASE))
    for kind, word, letter in (
        (Kind.PART, "phần", "P"),
        (Kind.CHAPTER, "chương", "C"),
        (Kind.DIVISION, "mục", "M"),
        (Kind.ARTICLE, "điều", "D"),
    )
)
_NAMED_FORM = re.compile(rf"({_NAMED})\s+(?:số\s+)?(\d{{1,2}})\s*([.:)–—-](?=\s|$)|$)\s*", re.IGNORECASE)
#: "PHỤ LỤC II", "Phụ lục 01", "BIỂU 1A"; behind it nothing, a bracket, or a sign and its title.
_ANNEX = re.compile(
    rf"(?:PHỤ LỤC|PHỤ BIỂU|BIỂU MẪU|BIỂU|Phụ lục|Phụ biểu|Biểu)(?:\s+(?:số|SỐ))?"
    rf"(?:\s*(?P<own>{_ROMAN}|\d{{1,3}}[a-zA-Z]?|[A-Z]))?(?:\s*[.:–—-]\s*|\s+(?=\()|$)"
)
#: A number whose parts are joined by points: "1.1.", "2.3.1", "II.1.". Without a sign behind it, it must have
#: a capital: "2.5 triệu" begins a sentence.
_SERIES = re.compile(
    rf"((?:{_ROMAN}|[A-Z]|\d{{1,2}})(?:\.\d{{1,2}}){{1,6}})(?:\s*[.):/]\s*(?!\d)|\s*[–—-]\s|\s+(?=[\"“({CAPITAL[1:]}))"
)
_LARGE = rf"\s?[.)/]\s*(?=\S)(?!{CAPITAL}\.)|\s*[:–—-]\s+"
#: "V/v" ("về việc") begins a title.
NO_LABEL = r"(?!V/[vV]\b)"
_ROMAN_FORM = re.compile(rf"{NO_LABEL}({_ROMAN})({_LARGE})")
_CAPITAL_FORM = re.compile(rf"{NO_LABEL}([A-Z])({_LARGE})")
#: "1.", "1)", "1/"; "15/11" and "1.000" are no labels.
_NUMBER_FORM = re.compile(
    rf"(\d{{1,3}})(\s?[.)]|\s?/(?=\s|{CAPITAL}[^\W\d_A-ZĐ]))\s*(?=[^\s\d]|(?<=\s)\d)|"
    rf"(\d{{1,2}})(\s?[-–])\s(?={CAPITAL})"
)
_POINT_FORM = re.compile(rf"([a-zđ])(\d?)(\)|/(?=\s)|\.(?=\s|{CAPITAL}))\s*")
_SMALL_ROMAN_FORM = re.compile(r"([ivx]{1,5})(\)|\.(?=\s))\s*")
_BRACKETED_FORM = re.compile(r"\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)\s*")
_DASH_FORM = re.compile(r"[-–—−‐‑]\s*(?=[^\s_.–—-])")
_PLUS_FORM = re.compile(r"\+\s*(?=\S)")
#: A star, or a sign that no sentence begins with; Word's own bullets are letters of their font.
_BULLET_FORM = re.compile(r"([*•●○◦▪■□▫◆◇►➢➤✓✔√❖⮚→·]|[\ue000-\uf8ff])\s*(?=[^\s*])")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(letters: str) -> int:
    """IV → 4."""
    values = [_ROMAN_VALUES[letter] for letter in letters.lower()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def readings(paragraph: Paragraph) -> tuple[Label, ...]:
    """How the label of a paragraph may be read, the likeliest first; none where it has no label.

    What Word prints is a label for certain; its words are then all that is behind it.
    """
    if not paragraph.label:
        return _alone(paragraph) or _read(paragraph.text)
    mark = paragraph.label.strip()
    found = [label for label in _read(f"{mark} {_PLACEHOLDER}") if label.rest == _PLACEHOLDER]
    found = found or [label for label in _read(mark) if not label.rest] or _without_sign(mark)
    return tuple(label._replace(written=paragraph.label, rest=paragraph.text) for label in found)


def _alone(paragraph: Paragraph) -> tuple[Label, ...]:
    """``II`` in the middle of a line of its own: the title stands in the next."""
    text = paragraph.text.rstrip(".")
    if not (paragraph.centred and re.fullmatch(_ROMAN, text)):
        return ()
    return (Label(Kind.ROMAN, "ROMAN alone", paragraph.text, (roman(text),), text, ""),)


#: A word with a capital in place of the text that Word prints behind its label.
_PLACEHOLDER = "Ô"


def _without_sign(mark: str) -> list[Label]:
    """A label of Word's that ends in no sign: a number, a letter, or the letter of a font."""
    is_bullet = mark == "o" or not mark.isalnum()
    found = [] if is_bullet else [one for one in _read(f"{mark}) {_PLACEHOLDER}") if one.rest == _PLACEHOLDER]
    return found or [Label(Kind.BULLET, f"bullet {mark[:8]}", mark, (), "", "")]


def _read(text: str) -> tuple[Label, ...]:
    found = _division(text) or _named(text) or _sign(text) or _series(text)
    return (found,) if found else (*_single(text), *_bracketed(text))


def _label(kind: Kind, style: str, match: re.Match[str], path: tuple[int, ...], own: str) -> Label:
    """The label that was found at the beginning of a text."""
    return Label(kind, style, match[0].strip(), path, own, match.string[match.end() :].lstrip())


def annex(paragraph: Paragraph) -> Label | None:
    """The label of an annex: alone in its line, or in bold, in the middle or in capitals with its title."""
    match = _ANNEX.match(paragraph.text)
    if match is None or paragraph.label:
        return None
    rest = paragraph.text[match.end() :]
    title = match[0] + rest.split("(")[0]
    if not (rest == "" or paragraph.bold or paragraph.centred or title == title.upper()):
        return None
    own = (match["own"] or "").lstrip("0")
    if match[0].upper().startswith("BIỂU") and (not own or rest):
        return None
    return Label(Kind.ANNEX, "annex", match[0].strip(), (), f"PL{own}", rest)


def _division(text: str) -> Label | None:
    """``Phần thứ nhất``, ``Chương II.``, ``Mục 1:``, ``Điều 3.``: with a sign, or as a line of its own."""
    for kind, letter, form in _DIVISIONS:
        match = form.match(text)
        if match is None:
            continue
        has_sign = match[0].rstrip()[-1] in ".:)-–—"
        if match.end() < len(text) and not has_sign and not (kind is not Kind.ARTICLE and match[0].isupper()):
            continue
        word = fold(match["word"] or "")
        if word and word not in _ORDINALS:
            continue
        place = roman(match["roman"]) if match["roman"] else int(match["digits"] or 0)
        place = place or _ORDINALS.index(word) + 1
        own = f"{letter}{(match['roman'] or str(place)).upper()}"
        return _label(kind, kind.name, match, (place,), own)
    return None


def _named(text: str) -> Label | None:
    match = _NAMED_FORM.match(text)
    if match is None or not text[0].isupper():
        return None
    number = int(match[2])
    return _label(Kind.NAMED, fold(match[1]), match, (number,), str(number))


def _sign(text: str) -> Label | None:
    for kind, form in ((Kind.DASH, _DASH_FORM), (Kind.PLUS, _PLUS_FORM), (Kind.BULLET, _BULLET_FORM)):
        if match := form.match(text):
            style = f"bullet {match[0].strip()}" if kind is Kind.BULLET else kind.name
            return _label(kind, style, match, (), "")
    return None


def _series(text: str) -> Label | None:
    match = _SERIES.match(text)
    if match is None:
        return None
    first, *others = match[1].split(".")
    is_number = first.isdigit()
    path = tuple(map(int, [first, *others] if is_number else others))
    own = ".".join(map(str, path if is_number else (first, *path)))
    return _label(Kind.SERIES, f"series {len(path)}{'' if is_number else ' roman'}", match, path, own)


def _single(text: str) -> Iterator[Label]:
    """Labels of one number or letter; "C.", "D." are letters far more often than hundreds."""
    if match := _ROMAN_FORM.match(text):
        yield _label(Kind.ROMAN, f"ROMAN{match[2].strip()}", match, (roman(match[1]),), match[1])
    if match := _CAPITAL_FORM.match(text):
        place = ord(match[1]) - ord("A") + 1
        yield _label(Kind.CAPITAL, f"CAPITAL{match[2].strip()}", match, (place,), match[1])
    if match := _NUMBER_FORM.match(text):
        number, sign = int(match[1] or match[3]), match[2] or match[4]
        yield _label(Kind.NUMBER, f"1{sign.strip()}", match, (number,), str(number))
    if match := _POINT_FORM.match(text):
        letter, digit, sign = match.groups()
        path = (ALPHABET.index(letter) + 1, *map(int, digit))
        row = "a1" if digit else "a"
        yield _label(Kind.POINT, f"{row}{sign}", match, path, letter + digit)
    match = _SMALL_ROMAN_FORM.match(text)
    if match and re.fullmatch(_ROMAN, match[1], re.IGNORECASE):
        yield _label(Kind.SMALL_ROMAN, f"i{match[2]}", match, (roman(match[1]),), match[1])


def _bracketed(text: str) -> Iterator[Label]:
    match = _BRACKETED_FORM.match(text)
    mark = match[1] if match else ""
    if match and mark.isdigit():
        yield _label(Kind.BRACKETED, "(1)", match, (int(mark),), str(int(mark)))
    if match and re.fullmatch(_ROMAN, mark, re.IGNORECASE):
        yield _label(Kind.BRACKETED, "(i)", match, (roman(mark),), mark)
    if match and len(mark) == 1 and mark.isalpha():
        yield _label(Kind.BRACKETED, "(a)", match, (ALPHABET.index(mark) + 1,), mark)
