"""What stands before the text: ô 1-5b (Phụ lục I, Phần I, Mục II.1-II.5)."""

import re
from calendar import monthrange
from collections.abc import Collection
from itertools import chain

from ttdn.language import Text
from ttdn.layout_check.document import Paragraph, Paragraphs
from ttdn.layout_check.letterhead import Rules
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import measured, missing, observe_heading, observe_words, quoted
from ttdn.layout_check.verdict import Check, Observation, Observations, fault
from ttdn.layout_check.vocabulary import SIGNS, WITHOUT_SUBJECT
from ttdn.measure import fill
from ttdn.vietnamese import fold

#: The decree itself writes HÒA in Mục II and HOÀ in Mục V.
_NATIONAL = frozenset({"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
_MOTTO = frozenset({"Độc lập - Tự do - Hạnh phúc"})
_FREE = r"[\s.…_]*"
#: "Số: 05/BC-UBND", or with the number left free for the records office. A number that is written has two
#: digits at least, and nothing between it and the stroke.
_NUMBER = re.compile(rf"Số:\s*(?P<number>\d{{2,}}|{_FREE})/(?P<sign>\w[\w&.,()+]*(-\w[\w&.,()+]*)*)")
#: Signs of kinds have small letters (QyĐ, TTr), as have some of offices (SNgV); two capitals all the same.
_FEWEST_CAPITALS = 2
#: A letter has no sign of a kind; these are short for no office.
_NOT_OF_LETTERS = frozenset({"CV", "BC", "KH", "TTr", "QĐ", "TB", "NQ", "GM", "BB"})
#: Signs that are the same in every place, and how the names begin that they stand for.
_COLLECTIVES = {"ubnd": ("ubnd", "uy ban nhan dan"), "hdnd": ("hdnd", "hoi dong nhan dan")}
_DEPARTMENT, _SHORTEST_SIGN = "so ", 3
#: What offices write behind the sign of a document that several issue.
_JOINT = ("", "LT", "PH", "LN", "LS")
_DATE = re.compile(
    r"(?P<place>\S.*?), "
    rf"ngày\s*(?P<day>\d+|{_FREE})\s*tháng\s*(?P<month>\d+|{_FREE})\s*"
    rf"năm\s*(?P<year>\d{{4}}|\d{{0,3}}{_FREE})"
)
#: So many words behind the kind, in capitals in its line, are the subject; fewer may be part of its name.
_SUBJECT_IN_TITLE = 5
#: Fonts that stand in for one another differ a little; a drawn line is placed by eye.
_EASE = 0.06
#: No place and date is longer, and searching one with a million spaces would take hours.
_LONGEST_DATE = 200
#: A year that may be filled in yet may have every day that some year has.
_YEAR, _LEAP_YEAR = re.compile("[12][0-9]{3}"), 2000
#: So many letters of a name are laid out in lines; a sheet is full long before.
_LONGEST_NAME = 2_000
#: No words are narrower (cm): letters of size 0, marks without letters.
_NARROWEST = 0.01
_SPACE_ABOVE_SUBJECT = 6.0


def _fixed_words(
    paragraph: Paragraph | None, name: Text, wanted: Collection[str], least: float, most: float
) -> Observations:
    if paragraph is None:
        yield missing(*name)
        return
    good = paragraph.words in wanted
    found = Text("đúng nguyên văn", "exact words") if good else quoted(paragraph)
    yield Observation(good, found, quoted(paragraph))
    yield from observe_heading([paragraph], least, most, "bold")


def _widths(paragraphs: Paragraphs) -> list[float]:
    """The widths (cm) of the last and the longest line of words as they are set, and of the last unbroken."""
    widths: list[float] = []
    for paragraph in paragraphs:
        name = paragraph.words[:_LONGEST_NAME]
        rows = fill(name, paragraph.size, paragraph.room, bold=paragraph.bold)
        # Where a line breaks is not sure: Word may set all of it in one.
        *lines, whole = (max(paragraph.width_of(words), _NARROWEST) for words in (*rows, name))
        widths += lines
    return [widths[-1], max(widths), whole]


def _rule_line(rules: Rules, paragraphs: Paragraphs, least: float, most: float) -> Observations:
    if not paragraphs:
        return
    place = quoted(paragraphs[-1])
    under = Text(f"dưới {place.vi}", f"under {place.en}")
    if not rules:
        yield fault(Text("không có đường kẻ nét liền", "there is no solid line"), under)
        return
    if rules[0] is None:
        return
    shares = [rules[0] / width for width in _widths(paragraphs)]
    good = any(least - _EASE <= share <= most + _EASE for share in shares)
    found = measured("dài {} cm, bằng {} dòng chữ", "{} cm, {} of the words", round(rules[0], 1), shares[0])
    yield Observation(good, found, under)


def _agency(parts: Parts) -> Observations:
    if not parts.agency and parts.agency_is_sure:
        yield missing("tên cơ quan ban hành (đậm)", "name of the issuing agency (bold)")
    yield from observe_heading(parts.agency, 12, 13, "bold", capitals=True)


def _number(parts: Parts) -> Observations:
    paragraph = parts.number
    if paragraph is None:
        yield missing("số, ký hiệu", "number and code")
        return
    match = _NUMBER.fullmatch(paragraph.words)
    good = match and all(_has_capitals(group) for group in match["sign"].split("-"))
    yield observe_words(paragraph, good, "số, ký hiệu", "number and code")
    yield from observe_heading([paragraph], 13, 13)
    if match:
        first, *behind = match["sign"].split("-")
        yield from _sign(parts, first, paragraph)
        yield from _sign_of_other(parts, first if parts.is_letter else "".join(behind[:1]), paragraph)


def _has_capitals(group: str) -> bool:
    letters = [letter for letter in group if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals >= min(_FEWEST_CAPITALS, len(letters)) or capitals == len(letters)


def _sign(parts: Parts, first: str, paragraph: Paragraph) -> Observations:
    """The sign of the kind stands first; a letter has none (Phụ lục III, Mục I)."""
    found = quoted(paragraph)
    if parts.is_letter:
        if first in _NOT_OF_LETTERS:
            place = Text(
                f"ký hiệu công văn không ghi tên loại “{first}”",
                f"a letter has no sign of a kind (“{first}”)",
            )
            yield fault(found, place)
    elif wanted := SIGNS.get(parts.kind):
        place = Text(f"ký hiệu của {parts.kind_name} là “{wanted}”", f"the sign is “{wanted}”")
        yield Observation(first in {wanted + more for more in _JOINT}, found, place)


def _sign_of_other(parts: Parts, own: str, paragraph: Paragraph) -> Observations:
    """The agency's own sign, where all of its name is seen."""
    name = " ".join(line.beginning for line in parts.agency)
    if parts.agency_is_sure and not _may_bear(name, "".join(filter(str.isalnum, fold(own)))):
        place = Text(f"“{own}” không phải ký hiệu của cơ quan ban hành", f"“{own}” is not the agency's sign")
        yield fault(quoted(paragraph), place)


def _may_bear(name: str, sign: str) -> bool:
    """Whether an agency may have a sign; both are folded.

    A committee or council bears its letters, a department "S" with letters of its name in their order; the
    others have what their head decides.
    """
    if len(sign) < _SHORTEST_SIGN or not name.startswith((_DEPARTMENT, *chain(*_COLLECTIVES.values()))):
        return True
    if sign in _COLLECTIVES:
        return any(begin in name for begin in _COLLECTIVES[sign])
    letters = iter(name.partition(_DEPARTMENT)[2])
    return not sign.startswith("s") or all(letter in letters for letter in sign[1:])


def _date(parts: Parts) -> Observations:
    paragraph = parts.date
    if paragraph is None:
        # The form of minutes says when in its text.
        if parts.kind != "bien ban":
            yield missing("địa danh và thời gian ban hành", "place and date")
        return
    yield observe_words(paragraph, _is_date(paragraph.words), "địa danh và thời gian", "place and date")
    yield from observe_heading([paragraph], 13, 14, "italic")


def _is_date(words: str) -> bool:
    """Days below 10 and months 1 and 2 have a leading zero, the other months have none (II.4.b)."""
    match = _DATE.fullmatch(words) if len(words) <= _LONGEST_DATE else None
    if match is None or not match["place"][:1].isupper():
        return False
    day, month, year = (match[part].strip(" .…_") for part in ("day", "month", "year"))
    if month and month not in {"01", "02", *map(str, range(3, 13))}:
        return False
    last = monthrange(int(year) if _YEAR.fullmatch(year) else _LEAP_YEAR, int(month or 1))[1]
    return not day or (len(day) == 2 and 1 <= int(day) <= last)  # noqa: PLR2004 - digits of a day


def _title(parts: Parts) -> Observations:
    if parts.title is None and not parts.is_letter:
        yield missing("tên loại văn bản (hoặc “V/v” của công văn)", "kind of document (or “V/v” of a letter)")
    if parts.title is not None:
        yield from observe_heading([parts.title], 13, 14, "bold", capitals=True)


def _subject(parts: Parts) -> Observations:
    if parts.title is not None and not parts.subject:
        yield from _subject_in_title(parts.title, parts.kind)
    yield from observe_heading(parts.subject, 13, 14, "bold")
    if parts.subject and all(line.words.isupper() for line in parts.subject):
        yield fault(Text("in hoa cả trích yếu", "all in capitals"), quoted(parts.subject[0]))


def _subject_in_title(title: Paragraph, kind: str) -> Observations:
    behind = title.words.split()[len(kind.split()) :]
    if len(behind) >= _SUBJECT_IN_TITLE:
        found = Text("viết liền với tên loại, in hoa", "in capitals in the line of the kind")
        yield fault(found, quoted(title))
    elif kind and kind not in WITHOUT_SUBJECT and not behind:
        yield missing("trích yếu nội dung", "subject")


def _letter_subject(parts: Parts) -> Observations:
    if not parts.is_letter:
        return
    paragraph = parts.letter_subject[0]
    yield observe_words(paragraph, paragraph.words.startswith("V/v "), "chữ “V/v”", "the sign “V/v”")
    yield from observe_heading(parts.letter_subject, 12, 13)
    above = _space_above(parts, paragraph)
    if above is not None:
        yield Observation(
            above >= _SPACE_ABOVE_SUBJECT - _EASE,
            measured("cách trên {} pt", "{} pt above", above),
            quoted(paragraph),
        )
    if parts.letter_subject_rules:
        yield fault(Text("có đường kẻ", "there is a line"), quoted(parts.letter_subject[-1]))


def _space_above(parts: Parts, paragraph: Paragraph) -> float | None:
    """The space between number and subject in points; None where an empty line or a row parts them."""
    number = parts.number
    if number is None:
        return paragraph.before
    return max(paragraph.before, number.after) if parts.subject_follows_number else None


CHECKS: dict[str, Check] = {
    "national-title": lambda parts: _fixed_words(
        parts.national, Text("Quốc hiệu", "national title"), _NATIONAL, 12, 13
    ),
    "motto": lambda parts: _fixed_words(parts.motto, Text("Tiêu ngữ", "motto"), _MOTTO, 13, 14),
    "motto-line": lambda parts: _rule_line(parts.motto_rules, [parts.motto] if parts.motto else [], 1, 1),
    "superior": lambda parts: observe_heading(parts.superior, 12, 13, capitals=True),
    "agency": _agency,
    "agency-line": lambda parts: _rule_line(parts.agency_rules, parts.agency, 1 / 3, 1 / 2),
    "number": _number,
    "date": _date,
    "title": _title,
    "subject": _subject,
    "subject-line": lambda parts: _rule_line(parts.subject_rules, parts.subject, 1 / 3, 1 / 2),
    "letter-subject": _letter_subject,
}
