"""When something is due.

Activities have schedules (thời gian thực hiện), and reports have deadlines (thời hạn).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple, cast

from pydantic import model_validator

from ttdn.model.period import Period, last_day_of_month
from ttdn.model.scalars import Count, Day, Flag, Line, Model, one_of_two, optional, said, several, unfit
from ttdn.vietnamese import format_date


class Every(StrEnum):
    """How often work or a report comes back: the kinds of period that do."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"


class Window(NamedTuple):
    """The days on which work is done, from the first to the last; this is the last day on time."""

    first: date
    last: date


class ScheduleReading(Model, title="Cách hiểu thời gian"):
    """How the wording of a schedule is read, in exactly one way.

    "Thường xuyên trong năm" is all year and has no deadline, and so has what waits for an event ("khi có yêu
    cầu"). "Quý II và quý III" is the quarters 2 and 3 of the calendar, whose last day is the deadline (the
    15th to 14th of NĐ 09/2019 cuts data, not work); "Tháng 4, tháng 9" is due twice.
    """

    all_year: Flag = said("Thường xuyên trong năm", "true nếu làm cả năm và không có hạn.", default=False)
    quarters: tuple[Count, ...] = several(
        "Quý",
        "Các quý, ví dụ [2, 3]: hạn là ngày cuối của quý sau cùng. Quý không liền nhau thì mỗi đợt một hạn: "
        "[1, 4] có hạn 31/3 và 31/12.",
    )
    months: tuple[Count, ...] = several(
        "Tháng",
        "Các tháng, ví dụ [4, 5]: hạn là ngày cuối của tháng sau cùng. Tháng không liền nhau thì mỗi đợt một "
        "hạn: [4, 9] có hạn 30/4 và 30/9.",
    )
    start: Day | None = optional("Từ ngày", "Ngày đầu tiên; phải có cả 'to'.", alias="from")
    end: Day | None = optional("Đến ngày", "Ngày cuối cùng, cũng là hạn; phải có cả 'from'.", alias="to")
    by: Day | None = optional("Chậm nhất ngày", "Ngày cuối cùng còn đúng hạn; làm từ đầu năm.")
    before: Day | None = optional(
        "Trước ngày", "Không tính ngày này: trước ngày 30/6 thì hạn là 29/6; làm từ đầu năm."
    )
    every: Every | None = optional(
        "Lặp lại", "Hằng tháng, hằng quý hay 6 tháng một lần: mỗi lần hạn là ngày cuối của kỳ."
    )
    on_event: Flag = said(
        "Khi có việc",
        "true nếu chỉ làm khi có việc (khi có yêu cầu, theo kế hoạch riêng) và không có hạn.",
        default=False,
    )

    @model_validator(mode="after")
    def _one_reading(self) -> "ScheduleReading":
        values = {"from": self.start or self.end} | {
            name: value for name, value in self if name not in {"start", "end"}
        }
        given = [key for key in READINGS if values[key]]
        if not given:
            raise unfit("unreadable-schedule", broken="none")
        if len(given) > 1:
            first, second = ("to" if key == "from" and not self.start else key for key in given[:2])
            raise unfit("unreadable-schedule", broken="several", first=first, second=second, at=(second,))
        _check_set("quarters", self.quarters, 4)
        _check_set("months", self.months, 12)
        _check_days(self.start, self.end)
        return self

    @property
    def is_open(self) -> bool:
        """Whether the work has no deadline: it goes on all year, or waits for an event."""
        return self.all_year or self.on_event

    def windows(self, year: int) -> tuple[Window, ...]:
        """The times of the work, each due on its last day, in their order; all the year where it is open."""
        first, last = Period.of_year(year).calendar_days
        if self.start and self.end:
            return (Window(self.start, self.end),)
        if self.by or self.before:
            end = self.by or cast("date", self.before) - timedelta(days=1)
            return (Window(min(first, end), end),)
        if self.every:
            periods = Period(year, 1, self.every).of_same_length()
            return tuple(Window(*period.calendar_days) for period in periods)
        length, numbers = (3, self.quarters) if self.quarters else (1, self.months)
        return tuple(
            Window(date(year, (start - 1) * length + 1, 1), last_day_of_month(year, end * length))
            for start, end in _runs(numbers)
        ) or (Window(first, last),)


#: The ways to read a schedule, by their keys, of which each reading has one; "to" belongs to "from".
READINGS = ("all_year", "on_event", "quarters", "months", "from", "by", "before", "every")


def _check_days(start: date | None, end: date | None) -> None:
    """Both days or none, in their order."""
    if (start is None) != (end is None):
        missing, there = ("from", "to") if start is None else ("to", "from")
        raise unfit("unreadable-schedule", broken="half", missing=missing, there=there, at=(there,))
    if start and end and end < start:
        raise unfit("unreadable-schedule", broken="reversed", at=("to",))


def _check_set(key: str, numbers: tuple[int, ...], largest: int) -> None:
    """Quarters or months that exist, in their order, each once."""
    for place, number in enumerate(numbers):
        if not 1 <= number <= largest:
            raise unfit("unreadable-schedule", broken=key, number=number, at=(key, place))
        if place and number <= (before := numbers[place - 1]):
            broken = "twice" if number in numbers[:place] else "order"
            good = ", ".join(map(str, sorted(set(numbers))))
            raise unfit(
                "unreadable-schedule",
                broken=broken,
                key=key,
                before=before,
                after=number,
                good=good,
                at=(key, place),
            )


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of neighbours."""
    for _, run in groupby(enumerate(numbers), lambda placed: placed[1] - placed[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


class Schedule(Model, title="Thời gian thực hiện"):
    """A schedule: the wording of the plan and how it is read.

    Wording without a reading has no deadline: no date is ever invented.
    """

    text: Line = said("Lời văn", "Thời gian như văn bản viết, ví dụ Quý II và quý III.")
    read: ScheduleReading | None = optional(
        "Cách hiểu",
        "Chọn đúng một cách: all_year, quarters, months, from và to, by, before, every hoặc on_event. Không "
        "chắc thì không ghi: mục ấy không có hạn. ttdn show --read LỜI_VĂN cho biết lời văn được hiểu thế "
        "nào.",
    )


class Deadline(Model, title="Thời hạn"):
    """A deadline that says whether its day counts: ``before`` (trước ngày) or ``by`` (chậm nhất ngày)."""

    before: Day | None = optional(
        "Trước ngày", "Không tính ngày này: trước ngày 10/12 thì hạn cuối là 09/12."
    )
    by: Day | None = optional("Chậm nhất ngày", "Tính cả ngày này.")

    @model_validator(mode="after")
    def _one_form(self) -> "Deadline":
        one_of_two("unreadable-deadline", self, "before", "by")
        return self

    @property
    def words(self) -> str:
        """As a letter names it: ``trước ngày 10/12/2020``, ``chậm nhất ngày 10/12/2020``."""
        return f"trước ngày {format_date(self.before)}" if self.before else last_day_words(self.last_day)

    @property
    def last_day(self) -> date:
        """The last day on time: "trước ngày 10/12/2020" ends on 09/12/2020."""
        return self.by or cast("date", self.before) - timedelta(days=1)


def last_day_words(day: date) -> str:
    """A last day on time as a letter names it: ``chậm nhất ngày 15/12/2020``."""
    return f"chậm nhất ngày {format_date(day)}"
