"""Periods and days as people write them: ``quý 1``, ``Q1/2020``, ``6 tháng đầu năm``, ``31/2/2020``."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import timedelta

from pydantic_core import PydanticCustomError

from ttdn.cli.plan_at_hand import today
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR, find_period
from ttdn.model.scalars import read_date
from ttdn.vietnamese import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
#: A year anywhere in the words, and what is left of them.
_YEAR = re.compile(r"(.*?)(?<!\d)(?:nam )?((?:19|2\d)\d{2})(?!\d)(.*)")
#: What is left, without accents, and how the program writes it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?:quy|q)\s*([1-4]|iv|i{1,3})"), lambda found: f"-Q{_ROMAN.get(found[1], found[1])}"),
    (re.compile(r"6\s*(?:thang|t|m)?\s*cuoi(?: nam)?|h2"), lambda _: "-H2"),
    (re.compile(r"6\s*(?:thang|t|m)(?:\s*dau)?(?: nam)?|h1"), lambda _: "-H1"),
    (re.compile(r"9\s*(?:thang|t|m)(?: dau)?(?: nam)?"), lambda _: "-9M"),
    (re.compile(r"(?:thang|t|m)\s*(1[0-2]|0?[1-9])"), lambda found: f"-{int(found[1]):02}"),
)
#: A month alone is one only beside a year.
_MONTH = re.compile(r"1[0-2]|0?[1-9]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})")
_DAYS = {"hom nay": 0, "today": 0, "hom qua": -1, "yesterday": -1}
_MONTHS, _SHORT_YEARS, _CENTURY = 12, 100, 2000


def mend_period(words: str, year: int) -> str | None:
    """A period as the program writes it; None where it is none.

    Args:
        words: What was typed; what is right already stays as it is.
        year: The one that is meant where none is said.
    """
    if find_period(words.strip()) is not None:
        return words
    typed = fold(words).replace("_", " ")
    said = _YEAR.fullmatch(typed)
    rest = (f"{said[1]} {said[3]}" if said else typed).strip(" -/.,")
    chosen = said[2] if said else str(year)
    return next((f"{chosen}{part}" for part in _parts(rest, has_year=said is not None)), None)


def _parts(words: str, *, has_year: bool) -> Iterator[str]:
    """Which part of a year words may mean: ``-Q1``; nothing for all of it."""
    if has_year and not words:
        yield ""
    if has_year and _MONTH.fullmatch(words):
        yield f"-{int(words):02}"
    for form, write in _FORMS:
        if found := form.fullmatch(words):
            yield write(found)


def looks_like_day(words: str) -> bool:
    """Whether words were meant for a day, right or wrong."""
    typed = words.strip()
    return bool(_DAY_FIRST.fullmatch(typed) or _YEAR_FIRST.fullmatch(typed)) or fold(typed) in _DAYS


def mend_day(words: str) -> str | None:
    """A day as the program reads it; of one that its month has not, the last of that month.

    What is right already stays as it is; None where it is no day.
    """
    typed = words.strip()
    if fold(typed) in _DAYS:
        return (today() + timedelta(_DAYS[fold(typed)])).isoformat()
    if _is_day(typed):
        return words
    if found := _DAY_FIRST.fullmatch(typed):
        day = _near(*map(int, found.groups()[::-1]))
        return "{2:02}/{1:02}/{0}".format(*day) if day else None
    if found := _YEAR_FIRST.fullmatch(typed):
        day = _near(*map(int, found.groups()))
        return "{:04}-{:02}-{:02}".format(*day) if day else None
    return None


def _near(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    if month > _MONTHS >= day:  # as Americans write it
        month, day = day, month
    year += _CENTURY if year < _SHORT_YEARS else 0
    if not (1 <= month <= _MONTHS and day and MINIMUM_YEAR <= year <= MAXIMUM_YEAR):
        return None
    return year, month, min(day, monthrange(year, month)[1])


def _is_day(typed: str) -> bool:
    try:
        read_date(typed)
    except PydanticCustomError:
        return False
    return True
