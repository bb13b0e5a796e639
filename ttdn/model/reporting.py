"""Who reports, which periods and by when: the lines of ``reporting.periods``, and what they come to.

A line names one period, or says that there is one for every month, quarter or half of the year.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from pydantic import model_validator

from ttdn.model.life import IssuedDocument, Lasting
from ttdn.model.period import ADHOC_NAME, Cutoffs, Period, last_day_of_month
from ttdn.model.scalars import (
    ClauseId,
    Count,
    Day,
    Line,
    Model,
    PeriodField,
    Slug,
    Slugs,
    Words,
    one_of_two,
    optional,
    said,
    several,
    unfit,
)
from ttdn.model.schedule import Deadline, Every


class DueMonth(StrEnum):
    """In which month the day of a line with ``every`` lies, where it is not the first such day afterwards."""

    LAST = "last"


#: What belongs to a line of one period, and what to one of many.
_OF_ONE, _OF_MANY = ("deadline",), ("before_day", "by_day", "month")


class Receivers(Model):
    """Who receives some reports, where these are others than those of the rest."""

    to: Line | None = optional("Báo cáo với", "Cơ quan nhận các báo cáo này, nếu khác 'to' chung.")
    through: Slug | None = optional(
        "Thông qua", "Mã của đơn vị làm đầu mối nhận các báo cáo này, nếu khác 'through' chung."
    )


class PeriodLine(Receivers, Lasting, title="Kỳ phải báo cáo"):
    """A line of ``reporting.periods``: a period, or every month, quarter or half, with a deadline or none."""

    period: PeriodField | None = optional(
        "Kỳ",
        "2026 (năm), 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026-Q2 (quý) hoặc 2026-05 (tháng).",
        examples=["2026"],
    )
    every: Every | None = optional(
        "Mỗi kỳ",
        "month (hằng tháng), quarter (hằng quý) hoặc half (6 tháng một lần): một dòng thay cho mọi kỳ "
        "trong năm. Kỳ có dòng riêng thì theo dòng riêng.",
    )
    deadline: Deadline | None = optional(
        "Thời hạn",
        "Hạn nộp báo cáo của kỳ này; không ghi thì không ấn định hạn, không ai bị coi là nộp muộn.",
    )
    before_day: Count | None = optional(
        "Trước ngày",
        "Đi với 'every', không tính ngày này: 15 là trước ngày 15 đầu tiên sau khi hết kỳ số liệu. Tháng "
        "không có ngày ấy thì lấy ngày cuối tháng.",
        ge=1,
        le=31,
    )
    by_day: Count | None = optional(
        "Chậm nhất ngày", "Như 'before_day', nhưng tính cả ngày này.", ge=1, le=31
    )
    month: DueMonth | None = optional(
        "Trong tháng", "last: ngày ấy nằm trong tháng cuối của kỳ, ví dụ trước ngày 20 của tháng cuối quý."
    )

    @property
    def id(self) -> str:
        """What its versions share: ``2026-Q2``, ``quarter``."""
        return str(self.period or self.every)

    @model_validator(mode="after")
    def _one_form(self) -> "PeriodLine":
        one_of_two("unreadable-required-period", self, "period", "every")
        if self.period and self.period.is_adhoc:
            raise unfit("not-a-period", value=str(self.period), at=("period",))
        own, others = ("period", _OF_MANY) if self.every is None else ("every", _OF_ONE)
        for key in others:
            if getattr(self, key) is not None:
                raise unfit("unreadable-required-period", broken=f"with-{own}", key=key, at=(key,))
        if self.before_day is not None and self.by_day is not None:
            raise unfit("unreadable-required-period", broken="both-days", at=("by_day",))
        if self.month and self.before_day is None and self.by_day is None:
            raise unfit("unreadable-required-period", broken="month-alone", at=("month",))
        return self

    @property
    def place(self) -> str:
        """The key under which its deadline stands."""
        return next((key for key in (*_OF_ONE, *_OF_MANY) if getattr(self, key) is not None), "deadline")

    def periods(self, year: int) -> Iterator[Period]:
        """The period that it names, or all of the year that it stands for."""
        if self.period is not None:
            yield self.period
        elif self.every is not None:
            yield from (one for one in Period.of_year(year).within() if one.kind == self.every)

    def deadline_of(self, period: Period, ends: date) -> Deadline | None:
        """By when one of its periods must be reported, whose data end on a day."""
        day = self.before_day or self.by_day
        if day is None:
            return self.deadline
        due = _day_of(period.year, period.months[1], day) if self.month else _first_after(ends, day)
        return Deadline.model_validate({"before" if self.before_day else "by": due.isoformat()})


class Stretch(Model, title="Thời gian"):
    """The days that an ad-hoc report covers."""

    start: Day = said("Từ ngày", "Ngày đầu tiên.", alias="from")
    end: Day = said("Đến ngày", "Ngày cuối cùng.", alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "Stretch":
        if self.end < self.start:
            raise unfit("unreadable-required-period", broken="reversed", at=("to",))
        return self


class AdhocReport(Receivers, title="Báo cáo đột xuất"):
    """A report that a document asks for beside the regular ones (báo cáo đột xuất)."""

    id: Slug = said(
        "Mã", "Ngắn, mở đầu bằng chữ, ví dụ bao-so-5: kỳ là 2026-bao-so-5, tệp là 2026-bao-so-5.yaml."
    )
    title: Line = said("Nội dung", "Báo cáo về việc gì, ví dụ tình hình thiệt hại do bão số 5.")
    covers: Stretch = said("Thời gian", "Những ngày mà báo cáo nói đến.")
    deadline: Deadline | None = optional("Thời hạn", "Hạn nộp; không ghi thì không ấn định hạn.")
    items: tuple[ClauseId, ...] = several(
        "Các mục", "Chỉ hỏi các mục này; không ghi thì hỏi mọi mục làm trong thời gian ấy."
    )
    required: Slugs = several(
        "Phải báo cáo", "Mã của các đơn vị và nhóm phải báo cáo, nếu khác các kỳ khác; nơi khác không hỏi."
    )
    document: IssuedDocument | None = optional("Văn bản", "Văn bản yêu cầu báo cáo.")

    @model_validator(mode="after")
    def _under_a_name(self) -> "AdhocReport":
        if not re.fullmatch(ADHOC_NAME, self.id):
            raise unfit("unreadable-required-period", broken="name", at=("id",))
        return self

    def period(self, year: int) -> Period:
        """Its period, with what it is about and the days that it covers."""
        return Period.of_adhoc(year, self.id, self.title, (self.covers.start, self.covers.end))


def _first_after(last: date, day: int) -> date:
    """The first such day of a month after a day."""
    own = _day_of(last.year, last.month, day)
    # There is no day behind the last one that a calendar has.
    following = last.replace(day=1) + timedelta(min(31, (date.max - last.replace(day=1)).days))
    return own if own > last else _day_of(following.year, following.month, day)


def _day_of(year: int, month: int, day: int) -> date:
    """The day of a month; its last one where the month is shorter."""
    last = last_day_of_month(year, month)
    return last.replace(day=min(day, last.day))


@dataclass(frozen=True, slots=True)
class RequiredPeriod:
    """A period that must be reported: by when, if a day is set, to whom and through whom.

    ``first_day`` and ``ends`` are the first and last day of its data.
    """

    period: Period
    deadline: Deadline | None
    first_day: date
    ends: date
    to: str
    through: str | None

    @property
    def last_day(self) -> date | None:
        """The last day on time; None where none is set: then nobody is late."""
        return self.deadline.last_day if self.deadline else None

    @property
    def receivers(self) -> tuple[str, str | None]:
        """To whom it is sent, and through whom."""
        return self.to, self.through

    @property
    def comes(self) -> date:
        """When it is looked for: its last day on time, else the last of its data."""
        return self.last_day or self.ends


class OnTimeBy(StrEnum):
    """Which day tells whether a report is on time: of its first arrival, or of the right version."""

    ARRIVED = "arrived"
    ACCEPTED = "accepted"


class Dispensation(Model):
    """What is decided for some units and periods apart from the others, and the document that says so."""

    units: Slugs = said("Đơn vị", "Mã của các đơn vị và nhóm được hưởng.", min_length=1)
    periods: tuple[PeriodField, ...] = said("Kỳ", "Các kỳ báo cáo được hưởng.", min_length=1)
    document: IssuedDocument = said("Văn bản", "Văn bản cho phép.")


class Extension(Dispensation, title="Gia hạn"):
    """Another last day for some units (gia hạn)."""

    deadline: Deadline = said("Thời hạn", "Hạn nộp mới.")


class Excuse(Dispensation, title="Miễn báo cáo"):
    """Some units are let off some reports (miễn báo cáo)."""

    reason: Words | None = optional("Lý do", "Vì sao được miễn.")

    @property
    def grounds(self) -> str:
        """What lets the units off: ``Công văn số 301/UBND-VX ngày 10/6/2027: Khắc phục hậu quả bão``."""
        because = " ".join((self.reason or "").split()).rstrip(".;")
        return ": ".join(filter(None, (self.document.called, because)))


D = TypeVar("D", bound=Dispensation)


class Reporting(Model, title="Chế độ báo cáo"):
    """Who must report, who is asked to, to whom, through whom, in which periods and by when."""

    text: Words = said("Lời văn", "Đoạn về chế độ báo cáo, nguyên văn.")
    required: Slugs = said("Phải báo cáo", "Mã của các đơn vị và nhóm phải báo cáo.")
    requested: Slugs = several(
        "Được đề nghị báo cáo", "Mã của các đơn vị và nhóm được đề nghị báo cáo; đếm riêng."
    )
    to: Line = said("Báo cáo với", "Cơ quan nhận báo cáo.")
    through: Slug | None = optional("Thông qua", "Mã của đơn vị làm đầu mối nhận báo cáo.")
    periods: tuple[PeriodLine, ...] = said(
        "Các kỳ phải báo cáo",
        "Mỗi kỳ, hoặc mỗi loại kỳ, một ý, kèm thời hạn nếu có; kỳ khác nộp thêm vẫn được.",
        min_length=1,
    )
    adhoc: tuple[AdhocReport, ...] = several(
        "Báo cáo đột xuất", "Các báo cáo được yêu cầu ngoài các kỳ trên; số liệu không cộng vào các kỳ ấy."
    )
    extensions: tuple[Extension, ...] = several(
        "Gia hạn", "Các đơn vị được nộp muộn hơn, kỳ nào, đến ngày nào, theo văn bản nào."
    )
    excused: tuple[Excuse, ...] = several(
        "Miễn báo cáo", "Các đơn vị không phải báo cáo, kỳ nào, theo văn bản nào."
    )
    cutoffs: Cutoffs = said(
        "Mốc chốt số liệu",
        "Kỳ tính theo lịch, hoặc từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP.",
        default=Cutoffs.CALENDAR,
    )
    due_soon_days: Count = said(
        "Báo sắp đến hạn trước", "Số ngày trước hạn mà một việc được coi là sắp đến hạn.", default=7
    )
    entry_days: Count = said(
        "Thời gian nhập liệu",
        "Số ngày văn phòng được có để nhập vào thư mục một báo cáo đã nhận trên giấy.",
        default=0,
    )

    on_time_by: OnTimeBy = said(
        "Đúng hạn tính theo",
        "arrived: ngày bản đầu tiên đến, kể cả bản phải trả lại để sửa; accepted: ngày nhận được bản đúng.",
        default=OnTimeBy.ARRIVED,
    )

    def expand(self, lines: Iterable[PeriodLine], year: int) -> tuple[RequiredPeriod, ...]:
        """What some of its lines come to, in the order of time; of two that end at once the shorter first.

        A period that has a line of its own goes by that; one of many by the last version that had begun when
        it was due. What was to be due after the last version had ended is not asked for.
        """
        found: dict[Period, RequiredPeriod | None] = {}
        for line in sorted(
            lines, key=lambda line: (line.every is not None, -(line.start or date.min).toordinal())
        ):
            receivers = line.to or self.to, line.through or self.through
            for period in line.periods(year):
                first, ends = period.dates(self.cutoffs)
                one = RequiredPeriod(period, line.deadline_of(period, ends), first, ends, *receivers)
                if line.every is None or (line.start or one.comes) <= one.comes:
                    is_over = line.every and line.end and line.end < one.comes
                    found.setdefault(period, None if is_over else one)
        asked = filter(None, found.values())
        return tuple(sorted(asked, key=lambda one: (one.ends, -one.first_day.toordinal())))
