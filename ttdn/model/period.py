"""A reporting period (kỳ báo cáo): a year, half, nine months, quarter or month, and the days it covers."""

import re
from calendar import monthrange
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ttdn.language import Text
from ttdn.vietnamese import format_month

_FORM = re.compile(
    "(?P<year>[0-9]{4})(?:-(?:H(?P<half>[12])|(?P<nine>9)M|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)
#: Four digits below it are a slip of the fingers, no year of any plan.
MINIMUM_YEAR = 1900
_MONTHS = {"year": 12, "nine": 9, "half": 6, "quarter": 3, "month": 1}
_FINER = {"year": "half", "half": "quarter", "quarter": "month"}
_HALF = ("", "đầu", "cuối")
_ROMAN = ("", "I", "II", "III", "IV")


class Cutoffs(StrEnum):
    """How periods are cut: by the calendar, or from the 15th to the 14th (NĐ 09/2019/NĐ-CP, Điều 12)."""

    CALENDAR = "calendar"
    ND_09_2019 = "nd-09-2019"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of a year: ``kind`` is year, nine (the first nine months), half, quarter or month.

    ``number`` counts from 1 within the year.
    """

    year: int
    number: int
    kind: str

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """The whole year."""
        return cls(year, 1, "year")

    def __str__(self) -> str:
        """The period as it is written: 2020, 2020-9M, 2020-H1, 2020-Q2, 2020-05."""
        mark = {
            "year": "",
            "nine": "-9M",
            "half": f"-H{self.number}",
            "quarter": f"-Q{self.number}",
            "month": f"-{self.number:02d}",
        }
        return f"{self.year}{mark[self.kind]}"

    @property
    def months(self) -> tuple[int, int]:
        """First and last month, 1–12."""
        length = _MONTHS[self.kind]
        return (self.number - 1) * length + 1, self.number * length

    def dates(self, cutoffs: Cutoffs) -> tuple[date, date]:
        """First and last day of the period's data."""
        first, last = self.months
        if cutoffs is Cutoffs.ND_09_2019:
            begin = date(self.year - 1, 12, 15) if first == 1 else date(self.year, first - 1, 15)
            return begin, date(self.year, last, 14)
        return date(self.year, first, 1), last_day_of_month(self.year, last)

    def parts(self, known: "Container[Period]" = ()) -> "tuple[Period, ...]":
        """The next finer periods that make up this one; none for a month.

        A year has two halves; where the nine months are ``known``, and no halves, these and the last quarter.
        """
        first, second = (Period(self.year, number, "half") for number in (1, 2))
        if self.kind == "nine":
            return first, Period(self.year, 3, "quarter")
        nine = Period(self.year, 1, "nine")
        if self.kind == "year" and nine in known and not (first in known and second in known):
            return nine, Period(self.year, 4, "quarter")
        finer = _FINER.get(self.kind)
        if finer is None:
            return ()
        factor = _MONTHS[self.kind] // _MONTHS[finer]
        start = (self.number - 1) * factor
        return tuple(Period(self.year, start + step, finer) for step in range(1, factor + 1))

    def within(self) -> "Iterator[Period]":
        """This period and all that lie in it, the longer before the shorter."""
        for kind, length in _MONTHS.items():
            periods = (Period(self.year, number, kind) for number in range(1, 12 // length + 1))
            yield from (period for period in periods if self.contains(period))

    def of_same_length(self) -> "tuple[Period, ...]":
        """All periods of its year that are as long as this one: the four quarters, the two halves."""
        return tuple(period for period in Period.of_year(self.year).within() if period.kind == self.kind)

    def contains(self, other: "Period") -> bool:
        """Whether ``other`` lies within this period."""
        return (
            self.year == other.year
            and self.months[0] <= other.months[0]
            and other.months[1] <= self.months[1]
        )

    @property
    def next(self) -> "Period":
        """The period of the same length that follows; after nine months the last quarter."""
        if self.kind == "nine":
            return Period(self.year, 4, "quarter")
        if self.number * _MONTHS[self.kind] == _MONTHS["year"]:
            return Period(self.year + 1, 1, self.kind)
        return Period(self.year, self.number + 1, self.kind)

    @property
    def previous(self) -> "Period":
        """The period of the same length that came before; of nine months those of last year."""
        if self.kind == "nine":
            return Period(self.year - 1, 1, self.kind)
        if self.number == 1:
            return Period(self.year - 1, _MONTHS["year"] // _MONTHS[self.kind], self.kind)
        return Period(self.year, self.number - 1, self.kind)

    @property
    def label(self) -> Text:
        """The name in a sentence: năm 2020, 6 tháng đầu năm 2020, quý II năm 2020, tháng 5 năm 2020."""
        number, year = self.number, self.year
        match self.kind:
            case "year":
                return Text(f"năm {year}", f"{year}")
            case "nine":
                return Text(f"9 tháng đầu năm {year}", f"the first nine months of {year}")
            case "half":
                return Text(f"6 tháng {_HALF[number]} năm {year}", f"half {number} of {year}")
            case "quarter":
                return Text(f"quý {_ROMAN[number]} năm {year}", f"quarter {number} of {year}")
            case _:
                return Text(f"tháng {format_month(number)} năm {year}", f"{year}-{number:02d}")


def last_day_of_month(year: int, month: int) -> date:
    """The last calendar day of a month."""
    return date(year, month, monthrange(year, month)[1])


def parse_period(text: str) -> Period | None:
    """``2020``, ``2020-9M``, ``2020-H1``, ``2020-Q2`` or ``2020-05`` as a period; None for anything else."""
    match = _FORM.fullmatch(text)
    if match is None or int(match["year"]) < MINIMUM_YEAR:
        return None
    kind = match.lastgroup or "year"
    return Period(int(match["year"]), 1 if kind in {"year", "nine"} else int(match[kind]), kind)
