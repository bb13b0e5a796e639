"""What a reminder (công văn đôn đốc) says: a letter to one unit or to several, or a message to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ttdn.documents.content.names import CommonNames, Content, common_names
from ttdn.errors import DocumentSettingsMissingError
from ttdn.model.plan import Plan
from ttdn.places import plan_path
from ttdn.reminders import Reminder
from ttdn.status import Status

#: More addressees than these stand in the annex, not below "Kính gửi".
_MANY_ADDRESSEES = 12


@dataclass(frozen=True, slots=True)
class OwedReportNames:
    """A report that is not in."""

    period: Annotated[str, "Kỳ báo cáo", "Its period, in words"]
    last_day: Annotated[date, "Ngày cuối của hạn", "The last day on time"]
    days_late: Annotated[int, "Số ngày quá hạn; 0 hoặc âm là còn hạn", "Days late; 0 or less: still time"]


@dataclass(frozen=True, slots=True)
class OwedItemNames:
    """An item past its deadline."""

    id: Annotated[str, "Mục của kế hoạch, như văn bản viện dẫn", "Its number, as the document cites it"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    deadline: Annotated[date | None, "Hạn hoàn thành", "Its deadline"]


@dataclass(frozen=True, slots=True)
class RemindedUnit:
    """A unit that is reminded."""

    number: Annotated[int, "Số thứ tự", "Its place in the list"]
    name: Annotated[str, "Tên đơn vị", "Its name"]
    addressed_as: Annotated[str, "Tên sau chữ Kính gửi", "Its name after Kính gửi"]
    reports: Annotated[tuple[OwedReportNames, ...], "Báo cáo chưa gửi", "The reports that are not in"]
    items: Annotated[tuple[OwedItemNames, ...], "Mục quá hạn", "The items past their deadline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderNames(CommonNames):
    """The names of the templates of letter and message."""

    as_of: Annotated[date, "Ngày theo dõi", "The day of the data"]
    to: Annotated[str, "Nơi nhận báo cáo", "To whom the reports are sent"]
    through: Annotated[
        str,
        "Đơn vị đầu mối nhận báo cáo; trống nếu kế hoạch không nêu",
        "Through whom the reports are sent; empty where the plan names nobody",
    ]
    units: Annotated[tuple[RemindedUnit, ...], "Các đơn vị được đôn đốc", "The units that are reminded"]
    one: Annotated[
        RemindedUnit | None,
        "Đơn vị duy nhất; trống nếu gửi nhiều nơi",
        "The only unit; none in a letter to several",
    ]
    waiting: Annotated[int, "Số đơn vị chưa gửi báo cáo", "Units whose reports are not in"]
    late: Annotated[bool, "Có báo cáo đã quá hạn", "Whether a report is past its deadline"]
    overdue: Annotated[int, "Số lượt giao quá hạn", "Items past their deadline, counted for each unit"]


def letter_content(status: Status, reminders: Sequence[Reminder]) -> Content[ReminderNames]:
    """One letter to one unit or to several; the template says how very many are addressed.

    Raises:
        DocumentSettingsMissingError: The plan has no ``documents.reminder``.
    """
    plan = status.plan
    letterhead = plan.documents.reminder
    if letterhead is None:
        raise DocumentSettingsMissingError(plan_path(plan.year), "reminder")
    names = reminder_names(status, reminders)
    addressees = tuple(unit.addressed_as for unit in names.units)
    return Content(
        names=names,
        issuer=plan.authority.name,
        letterhead=letterhead.model_copy(
            update={"addressees": () if len(addressees) > _MANY_ADDRESSEES else addressees}
        ),
        as_of=status.as_of,
        illustrative=status.illustrative,
    )


def reminder_names(status: Status, reminders: Sequence[Reminder]) -> ReminderNames:
    """What the templates of letter and message may say."""
    plan = status.plan
    units = tuple(_unit_names(plan, number, reminder) for number, reminder in enumerate(reminders, start=1))
    return ReminderNames(
        **common_names(plan, status.period),
        as_of=status.as_of,
        to=plan.reporting.to,
        through=plan.collector,
        units=units,
        one=units[0] if len(units) == 1 else None,
        waiting=sum(bool(unit.reports) for unit in units),
        late=any(report.days_late > 0 for unit in units for report in unit.reports),
        overdue=sum(len(unit.items) for unit in units),
    )


def _unit_names(plan: Plan, number: int, reminder: Reminder) -> RemindedUnit:
    return RemindedUnit(
        number=number,
        name=plan.called(reminder.unit),
        addressed_as=plan.full_name(reminder.unit),
        reports=tuple(
            OwedReportNames(report.period.label.vi, report.last_day, report.days_late)
            for report in reminder.reports
        ),
        items=tuple(
            OwedItemNames(owed.item.number, owed.item.title.rstrip(" .;:"), owed.deadline)
            for owed in reminder.items
        ),
    )
