"""What the cells of a workbook hold, and how they show it: read from its parts as they came.

No other library is asked, since none says all of it: the value and the format, the formula beside its last
value, an error as an error, a number that its format makes no day of.
"""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from ttdn.forms.inert.markup import Element, main, parse, related
from ttdn.forms.inert.packing import is_1904
from ttdn.forms.inert.sheets import CellParts, as_excel_writes, look_of
from ttdn.forms.inert.styles import is_struck, read_formats, read_struck
from ttdn.package import Package
from ttdn.vietnamese import OFFICE_TIME, excel_text

#: The first days of the calendars of Windows and of old Macs.
WINDOWS_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a workbook have no time zone
_MAC_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
#: Excel's calendar has a 29 February 1900: earlier days are counted from one day later.
_LEAP_DAY = 60
_DAY_SECONDS = 86_400
#: What has more digits is no number of anything, and no float.
_FRACTION, _LONGEST_WHOLE = re.compile(r"[.eE]"), 100
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHARED, _WORDS, _RUN = map(main, ("si", "t", "r"))
#: Of a format: words in quotes and conditions, languages and colours in brackets, which stand for themselves.
_LITERAL = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_OF_DAYS = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_OF_DURATIONS = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


class _Look(NamedTuple):
    number_format: str
    is_day: bool
    is_duration: bool


class CellReader:
    """Reads the cells of one workbook."""

    def __init__(self, package: Package) -> None:
        """Read what cells share: words, formats, the calendar."""
        self.epoch = _MAC_EPOCH if is_1904(parse(package.parts[package.main])) else WINDOWS_EPOCH
        self._shared = _read_shared(package)
        self._struck = read_struck(package)
        self._looks = [_look(number_format) for number_format in read_formats(package)]
        self._named: dict[str | None, _Look] = {}

    def read(self, cell: Element, parts: CellParts) -> tuple[Any, str, str]:
        """The value, how it is shown, and the kind of value: n, s, b, d or e.

        Raises:
            ValueError: It holds what no program writes.
            IndexError: The same.
        """
        look = self._look_of(cell)
        if parts.words is not None:
            return _words_of(parts.words)[0], look.number_format, "s"
        kind, text = as_excel_writes(cell.get("t") or "n", parts.value)
        if not text:
            return None, look.number_format, kind
        match kind:
            case "n":
                return self._read_number(text, look)
            case "s":
                return self._shared[_index(text)][0], look.number_format, "s"
            case "b":
                return bool(int(text)), look.number_format, "b"
            case "d":
                return _read_iso(text), look.number_format, "d"
            case "str" | "inlineStr":
                return text, look.number_format, "s"
            case _:
                return text, look.number_format, kind

    def struck_words(self, cell: Element, parts: CellParts, shown: object) -> str:
        """The words of a cell that was read that are struck out; all that it shows where its face strikes."""
        look = look_of(cell, len(self._struck))
        if look is not None and self._struck[look]:
            return str(shown)
        if parts.words is not None:
            return _words_of(parts.words)[1]
        return self._shared[_index(parts.value)][1] if cell.get("t") == "s" and parts.value else ""

    def _look_of(self, cell: Element) -> _Look:
        named = cell.get("s")
        if named not in self._named:
            self._named[named] = self._looks[look_of(cell, len(self._looks)) or 0]
        return self._named[named]

    def _read_number(self, text: str, look: _Look) -> tuple[Any, str, str]:
        is_whole = len(text) < _LONGEST_WHOLE and not _FRACTION.search(text)
        number = int(text) if is_whole else float(text)
        if look.is_day:
            try:
                return _day(number, self.epoch, is_duration=look.is_duration), look.number_format, "d"
            except (OverflowError, ValueError):
                # 25000000 in the format of a day is no day.
                whole = int(number) if float(number).is_integer() else number
                return whole, "General", "n"
        return number, look.number_format, "n"


def _read_shared(package: Package) -> list[tuple[str, str]]:
    """The words that cells share, and which are struck out; cells know them by their places."""
    root = next(related(package, package.main, "sharedStrings"), None)
    if root is None:
        return []
    listed = [_words_of(one) for one in root if one.tag == _SHARED]
    if len(listed) != sum(1 for _ in root.iter(_SHARED)):
        raise ValueError(_SHARED)  # one in another: nobody can tell their places
    return listed


def _words_of(element: Element) -> tuple[str, str]:
    """The words of a string, and not how they are read aloud; then those that are struck out."""
    runs = [element, *(run for run in element if run.tag == _RUN)]
    words = [(run, one.text or "") for run in runs for one in run if one.tag == _WORDS]
    told = [(run, _as_raised(run, excel_text(text) if "_x" in text else text)) for run, text in words]
    struck = "".join(text for run, text in told if is_struck(run.find(main("rPr"))))
    return "".join(text for _, text in told), struck


def _as_raised(run: Element, text: str) -> str:
    """The words of a run: digits that are raised stay so, since 10⁶ is not 106."""
    place = run.find(f"{main('rPr')}/{main('vertAlign')}")
    return text.translate(_RAISED) if place is not None and place.get("val") == "superscript" else text


def _look(number_format: str) -> _Look:
    shown = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    return _Look(number_format, _OF_DAYS.search(shown) is not None, _OF_DURATIONS.search(shown) is not None)


def _index(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _day(number: float, epoch: datetime, *, is_duration: bool) -> datetime | time | timedelta:
    """The day, the time of day or the duration that a number stands for."""
    if is_duration:
        return timedelta(milliseconds=round(number * _DAY_SECONDS * 1000))
    days, fraction = divmod(number, 1)
    rest = timedelta(milliseconds=round(fraction * _DAY_SECONDS * 1000))
    if 0 <= number < 1 and not rest.days:
        return (epoch + rest).time()
    if 0 < number < _LEAP_DAY and epoch == WINDOWS_EPOCH:
        days += 1
    return epoch + timedelta(days=days) + rest


def _read_iso(text: str) -> date | time:
    """A day, a time or both as Strict Open XML writes them; a moment elsewhere is that of the office."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        return moment.astimezone(OFFICE_TIME).replace(tzinfo=None) if moment.tzinfo else moment
    return time.fromisoformat(text.removesuffix("Z"))
