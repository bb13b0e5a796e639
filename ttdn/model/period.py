"""A reporting period (kỳ báo cáo) and the days it covers.

It is a year, half, nine months, quarter or month; or an ad-hoc report (báo cáo đột xuất) under a name.
"""

import re
from calendar import monthrange
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ttdn.language import Text
from ttdn.vietnamese import format_month, within_sentence

_FORM = re.compile(
    "(?P<year>[0-9]{4})(?:-(?:H(?P<half>[12])|(?P<nine>9)M|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)
#: Two letters at its beginning keep a name from a slip in the others: 2020-h1, 2020-5, 2020-q5.
ADHOC_NAME = "[a-z]{2}[a-z0-9]*(?:-[a-z0-9]+)*"
_ADHOC_FORM = re.compile(f"(?P<year>[0-9]{{4}})-(?P<name>{ADHOC_NAME})")
_ADHOC = "adhoc"
#: How the title of an ad-hoc report may begin that stands behind "báo cáo đột xuất về".
_REPORT_ON = re.compile(r"^(?:báo cáo\s+)?(?:đột xuất\s+)?(?:về\s+)?", re.IGNORECASE)
#: Four digits below it are a slip of the fingers, no year of any plan.
MINIMUM_YEAR, MAXIMUM_YEAR = 1900, 9999
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
    """A period of a year: ``kind`` is year, nine (the first nine months), half, quarter, month or adhoc.

    ``number`` counts from 1 within the year. An ad-hoc report has a ``name`` instead; what it is about and
    which days it covers is known from the plan (``Plan.known``).
    """

    year: int
    number: int
    kind: str
    name: str = ""
    title: str = field(default="", compare=False)
    covers: tuple[date, date] | None = field(default=None, compare=False)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """The whole year."""
        return cls(year, 1, "year")

    @classmethod
    def of_adhoc(
        cls, year: int, name: str, title: str = "", covers: tuple[date, date] | None = None
    ) -> "Period":
        """An ad-hoc report: it contains nothing but itself, and nothing else contains it."""
        return cls(year, 0, _ADHOC, name, title, covers)

    @property
    def is_adhoc(self) -> bool:
        """Whether it is an ad-hoc report."""
        return self.kind == _ADHOC

    def __str__(self) -> str:
        """The period as it is written: 2020, 2020-9M, 2020-H1, 2020-Q2, 2020-05, 2020-bao-so-5."""
        if self.is_adhoc:
            return f"{self.year}-{self.name}"
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
        """First and last month, 1–12; of an ad-hoc report those of its days that lie in the year."""
        if self.is_adhoc:
            first, last = self.calendar_days
            return first.month if first.year == self.year else 1, last.month if last.year == self.year else 12
        length = _MONTHS[self.kind]
        return (self.number - 1) * length + 1, self.number * length

    @property
    def calendar_days(self) -> tuple[date, date]:
        """Its first and last day by the calendar."""
        return self.dates(Cutoffs.CALENDAR)

    def dates(self, cutoffs: Cutoffs) -> tuple[date, date]:
        """First and last day of the period's data; of an ad-hoc report nobody announced, of the year."""
        if self.is_adhoc:
            return self.covers or Period.of_year(self.year).dates(cutoffs)
        first, last = self.months
        if cutoffs is Cutoffs.ND_09_2019:
            begin = date(self.year - 1, 12, 15) if first == 1 else date(self.year, first - 1, 15)
            return begin, date(self.year, last, 14)
        return date(self.year, first, 1), last_day_of_month(self.year, last)

    def parts(self, known: "Container[Period]" = ()) -> "tuple[Period, ...]":
        """The next finer periods that make up this one; none for a month.

        A year has two halves; where the nine months are ``known``, and no halves, these and the last quarter.
        """
        if self.is_adhoc:
            return ()
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
        if self.is_adhoc:
            yield self
            return
        for kind, length in _MONTHS.items():
            periods = (Period(self.year, number, kind) for number in range(1, 12 // length + 1))
            yield from (period for period in periods if self.contains(period))

    def of_same_length(self) -> "tuple[Period, ...]":
        """All periods of its year that are as long as this one: the four quarters, the two halves."""
        return tuple(period for period in Period.of_year(self.year).within() if period.kind == self.kind)

    def contains(self, other: "Period") -> bool:
        """Whether ``other`` lies within this period."""
        if self.is_adhoc or other.is_adhoc:
            return self == other
        (first, last), (begin, end) = self.months, other.months
        return self.year == other.year and first <= begin and end <= last

    def is_told_by(self, other: "Period | None") -> bool:
        """Whether a report on another period tells of this one: it lies in it or around it; None: perhaps."""
        return other is None or self.contains(other) or other.contains(self)

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
        """The name behind "báo cáo": năm 2020, 6 tháng đầu năm 2020, quý II năm 2020, tháng 5 năm 2020."""
        number, year = self.number, self.year
        match self.kind:
            case "adhoc":
                about = self.about or f"{self}"
                return Text(f"đột xuất về {about}", f"{about} (ad hoc)")
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

    @property
    def short_label(self) -> Text:
        """The same among others of one year: quý II, tháng 5, 6 tháng đầu năm."""
        vi, en = self.label
        if self.kind in {"quarter", "month"}:
            vi = vi.removesuffix(f" năm {self.year}")
        elif self.kind != "year":
            vi = vi.removesuffix(f" {self.year}")
        return Text(vi, en.removesuffix(f" of {self.year}"))

    def report_on(self, subject: str) -> str:
        """What stands behind "báo cáo": ``hoạt động … quý II năm 2020``; an ad-hoc one is about its own."""
        return self.label.vi if self.is_adhoc else f"{subject} {self.label.vi}"

    @property
    def about(self) -> str:
        """What an ad-hoc report is about, within a sentence; empty for other periods and where not known."""
        return within_sentence(_REPORT_ON.sub("", self.title))


def last_day_of_month(year: int, month: int) -> date:
    """The last calendar day of a month."""
    return date(year, month, monthrange(year, month)[1])


def parse_period(text: str) -> Period | None:
    """``2020``, ``2020-9M``, ``2020-H1``, ``2020-Q2``, ``2020-05`` or ``2020-bao-so-5`` as a period."""
    match = _FORM.fullmatch(text) or _ADHOC_FORM.fullmatch(text)
    if match is None or int(match["year"]) < MINIMUM_YEAR:
        return None
    if match.re is _ADHOC_FORM:
        return Period.of_adhoc(int(match["year"]), match["name"])
    kind = match.lastgroup or "year"
    return Period(int(match["year"]), 1 if kind in {"year", "nine"} else int(match[kind]), kind)


def find_period(text: str) -> Period | None:
    """The same of a file's name or what somebody types, in whichever case."""
    return parse_period(text.upper()) or parse_period(text.lower())
