"""When something is due.

Activities have schedules (thời gian thực hiện), and reports have deadlines (thời hạn).
"""

from datetime import date, timedelta
from typing import cast

from pydantic import model_validator

from ttdn.model.period import last_day_of_month
from ttdn.model.scalars import Count, Day, Flag, Line, Model, optional, said, several, unfit
from ttdn.vietnamese import format_date


class ScheduleReading(Model, title="Cách hiểu thời gian"):
    """How the wording of a schedule is read: exactly one of all year, quarters, months, or from–to.

    "Thường xuyên trong năm" is all year and has no deadline. "Quý II và quý III" is the quarters 2 and 3 of
    the calendar, whose last day is the deadline (the 15th to 14th of NĐ 09/2019 cuts data, not work).
    """

    all_year: Flag = said("Thường xuyên trong năm", "true nếu làm cả năm và không có hạn.", default=False)
    quarters: tuple[Count, ...] = several(
        "Quý", "Các quý liền nhau, ví dụ [2, 3]; hạn là ngày cuối của quý sau cùng."
    )
    months: tuple[Count, ...] = several(
        "Tháng", "Các tháng liền nhau, ví dụ [4, 5]; hạn là ngày cuối của tháng sau cùng."
    )
    start: Day | None = optional("Từ ngày", "Ngày đầu tiên; phải có cả 'to'.", alias="from")
    end: Day | None = optional("Đến ngày", "Ngày cuối cùng, cũng là hạn; phải có cả 'from'.", alias="to")

    @model_validator(mode="after")
    def _one_reading(self) -> "ScheduleReading":
        given = [
            key
            for key, value in (
                ("all_year", self.all_year),
                ("quarters", self.quarters),
                ("months", self.months),
                ("from", self.start or self.end),
            )
            if value
        ]
        if not given:
            raise unfit("unreadable-schedule", broken="none")
        if len(given) > 1:
            first, second = ("to" if key == "from" and not self.start else key for key in given[:2])
            raise unfit("unreadable-schedule", broken="several", first=first, second=second, at=(second,))
        if (self.start is None) != (self.end is None):
            missing, there = ("from", "to") if self.start is None else ("to", "from")
            raise unfit("unreadable-schedule", broken="half", missing=missing, there=there, at=(there,))
        if self.start and self.end and self.end < self.start:
            raise unfit("unreadable-schedule", broken="reversed", at=("to",))
        _check_run("quarters", self.quarters, 4)
        _check_run("months", self.months, 12)
        return self

    def window(self, year: int) -> tuple[date, date]:
        """First and last day on which the work is done."""
        if self.start and self.end:
            return self.start, self.end
        months = self.months or tuple(m for q in self.quarters for m in (3 * q - 2, 3 * q)) or (1, 12)
        return date(year, months[0], 1), last_day_of_month(year, months[-1])

    def deadline(self, year: int) -> date | None:
        """The last day on time; None for work that goes on all year."""
        return None if self.all_year else self.window(year)[1]


def _check_run(key: str, numbers: tuple[int, ...], largest: int) -> None:
    """Quarters or months that exist and follow each other."""
    for place, number in enumerate(numbers):
        if not 1 <= number <= largest:
            raise unfit("unreadable-schedule", broken=key, number=number, at=(key, place))
        if place and number != (before := numbers[place - 1]) + 1:
            raise unfit(
                "unreadable-schedule", broken="apart", key=key, before=before, after=number, at=(key, place)
            )


class Schedule(Model, title="Thời gian thực hiện"):
    """A schedule: the wording of the plan and how it is read.

    Wording without a reading has no deadline: no date is ever invented.
    """

    text: Line = said("Lời văn", "Thời gian như văn bản viết, ví dụ Quý II và quý III.")
    read: ScheduleReading | None = optional(
        "Cách hiểu",
        "Chọn đúng một cách: cả năm, các quý liền nhau, các tháng liền nhau, hoặc từ ngày đến ngày. Không "
        "chắc thì không ghi: mục ấy không có hạn.",
    )


class Deadline(Model, title="Thời hạn"):
    """A deadline that says whether its day counts: ``before`` (trước ngày) or ``by`` (chậm nhất ngày)."""

    before: Day | None = optional(
        "Trước ngày", "Không tính ngày này: trước ngày 10/12 thì hạn cuối là 09/12."
    )
    by: Day | None = optional("Chậm nhất ngày", "Tính cả ngày này.")

    @model_validator(mode="after")
    def _one_form(self) -> "Deadline":
        if self.before is None and self.by is None:
            raise unfit("unreadable-deadline", broken="none")
        if self.before is not None and self.by is not None:
            raise unfit("unreadable-deadline", broken="both", at=("by",))
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
