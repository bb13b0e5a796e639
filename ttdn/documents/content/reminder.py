"""What a reminder (công văn đôn đốc) says: a letter to one unit or to several, or a message to one."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from ttdn.documents.content.letters import (
    MANY_ADDRESSEES,
    LetterNames,
    address_letter,
    letter_names,
    period_words,
    sent_to,
)
from ttdn.documents.content.names import Content, issued, taken
from ttdn.errors import DocumentSettingsMissingError
from ttdn.grouping import group_by
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.model.schedule import last_day_words
from ttdn.occurrences import missed_text
from ttdn.places import form_name, plan_path
from ttdn.reminders import Manner, OwedReport, Reminder, awaited_words, contact_of
from ttdn.status import Status
from ttdn.status.states import Assignment
from ttdn.vietnamese import format_date, within_sentence, without_end


@dataclass(frozen=True, slots=True)
class OwedReportNames:
    """A report that is not in."""

    period: str
    last_day: date | None
    days_late: int
    deadline: str
    sent_to: str
    corrected: bool
    conflict: bool
    refused: bool
    sent: date | None
    units: int


@dataclass(frozen=True, slots=True)
class OwedItemNames:
    """An item past its deadline."""

    id: str
    title: str
    former: str
    deadline: date | None
    schedule: str
    times: str
    units: int


@dataclass(frozen=True, slots=True)
class RemindedUnit:
    """A unit that is reminded."""

    number: int
    name: str
    addressed_as: str
    contact: str
    owed: str
    form: str
    reports: tuple[OwedReportNames, ...]
    items: tuple[OwedItemNames, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderNames(LetterNames):
    """The names of the templates of letter and message."""

    as_of: date
    units: tuple[RemindedUnit, ...]
    one: RemindedUnit | None
    asked: bool
    chased: bool
    until: str
    periods: str
    overdue_periods: str
    reports: tuple[OwedReportNames, ...]
    items: tuple[OwedItemNames, ...]
    listed: bool
    reports_differ: bool
    items_differ: bool
    waiting: int
    late_units: int
    late_item_units: int
    late: bool
    overdue: int


def letter_content(
    status: Status, reminders: Sequence[Reminder], by: date | None = None, forms: Collection[str] = ()
) -> Content[ReminderNames]:
    """One letter to one unit or to several; the template says how very many are addressed.

    Args:
        status: Where the plan stands.
        reminders: To whom; all of one manner.
        by: The new day to answer by; None where none was given.
        forms: The names of the forms that were made.

    Raises:
        DocumentSettingsMissingError: The plan has no ``documents.reminder``.
    """
    plan = status.plan
    settings = plan.documents.reminder
    if settings is None:
        raise DocumentSettingsMissingError(plan_path(plan.year), "reminder")
    names = reminder_names(status, reminders, by, forms)
    plan = _receiving(plan, reminders)
    few = names.units if len(names.units) <= MANY_ADDRESSEES else ()
    addressed = address_letter(plan, settings, [unit.addressed_as for unit in few])
    return issued(names, plan, addressed, status.as_of, illustrative=status.illustrative)


def reminder_names(
    status: Status, reminders: Sequence[Reminder], by: date | None = None, forms: Collection[str] = ()
) -> ReminderNames:
    """What the templates of letter and message may say."""
    plan = _receiving(status.plan, reminders)
    manners = {reminder.manner for reminder in reminders}
    units = tuple(_unit_names(status, number, one, forms) for number, one in enumerate(reminders, start=1))
    summed_up = _without_names(reminders)
    reports = Counter(chain.from_iterable(dict.fromkeys(one.reports) for one in summed_up))
    owed = sorted(reports, key=lambda report: report.required.comes)
    chased, late = Manner.CHASE in manners, any(report.days_late > 0 for report in owed)
    # Who is late with work alone owes it within all that is looked at, whichever report is the next.
    period = status.period if owed and (late or not chased) else status.within
    return ReminderNames(
        **letter_names(plan, period, plan.documents.reminder),
        as_of=status.as_of,
        units=units,
        one=units[0] if len(units) == 1 else None,
        asked=manners == {Manner.REQUEST},
        chased=chased,
        # Who is not late has the plan's own day.
        until=_until(None if manners == {Manner.NOTICE} else by, owed, status.as_of),
        periods=_period_words(owed),
        overdue_periods=_period_words([report for report in owed if report.days_late > 0]),
        reports=tuple(_report_names(plan, report, reports[report]) for report in owed),
        items=tuple(_items(plan, summed_up)),
        **_together(units),
    )


def _together(units: Sequence[RemindedUnit]) -> dict[str, Any]:
    """What holds of all units: how many owe what, whether the same, or a list has to say who owes what."""
    late = sum(any(report.days_late > 0 for report in unit.reports) for unit in units)
    reports_differ = len({unit.owed for unit in units}) > 1
    items_differ = len({tuple((item.id, item.times) for item in unit.items) for unit in units}) > 1
    return {
        "listed": reports_differ or items_differ or len(units) > MANY_ADDRESSEES,
        "reports_differ": reports_differ,
        "items_differ": items_differ,
        "waiting": sum(bool(unit.reports) for unit in units),
        "late_units": late,
        "late_item_units": sum(bool(unit.items) for unit in units),
        "late": late > 0,
        "overdue": sum(len(unit.items) for unit in units),
    }


def _period_words(reports: Sequence[OwedReport]) -> str:
    return period_words(list(dict.fromkeys(report.period for report in reports)))


def _without_names(reminders: Sequence[Reminder]) -> Sequence[Reminder]:
    """Reminders as a letter to several sums them up: whose a report was that has ended, its list says."""
    if len(reminders) == 1:
        return reminders
    return [
        reminder._replace(
            reports=tuple(report._replace(former=None, sent=None) for report in reminder.reports),
            items=tuple(
                {item.item.id: replace(item, unit=reminder.unit) for item in reminder.items}.values()
            ),
        )
        for reminder in reminders
    ]


def _receiving(plan: Plan, reminders: Sequence[Reminder]) -> Plan:
    """The plan as it receives the reports, where those of all these periods go to others than the rest."""
    receivers = {one.required.receivers for reminder in reminders for one in reminder.reports}
    return _receives(plan, *receivers) if len(receivers) == 1 else plan


def _receives(plan: Plan, receivers: tuple[str, str | None]) -> Plan:
    to, through = receivers
    reporting = plan.reporting.model_copy(update={"to": to, "through": through})
    return plan.model_copy(update={"reporting": reporting})


def _items(plan: Plan, reminders: Sequence[Reminder]) -> Iterator[OwedItemNames]:
    """The items past their deadline in the order of the plan, each once, with how many units owe it.

    In a letter to one unit those of units that have ended are named one by one.
    """
    found = [_item_names(plan, reminder, owed) for reminder in reminders for owed in reminder.items]
    places = {item.number: place for place, item in enumerate(plan.items.values())}
    ordered = sorted(Counter(found).items(), key=lambda one: places[one[0].id])
    return (replace(names, units=units) for names, units in ordered)


def _until(by: date | None, owed: Sequence[OwedReport], today: date) -> str:
    """The day to answer by that was given; else the plan's own deadline, where that of all is still ahead.

    No other day is invented.
    """
    if by is not None:
        return last_day_words(by)
    days = [(report.last_day, report.deadline) for report in owed]
    ahead = all(day and day >= today for day, _ in days)
    return days[-1][1] if days and ahead else ""


def _unit_names(status: Status, number: int, reminder: Reminder, forms: Collection[str]) -> RemindedUnit:
    plan, unit = status.plan, reminder.unit
    made = forms_of(reminder)
    return RemindedUnit(
        number=number,
        name=plan.called(unit),
        addressed_as=plan.full_name(unit),
        contact=contact_of(status, unit),
        owed=_owed(plan, reminder),
        form=", ".join(name for name in made if name in forms),
        reports=tuple(_report_names(plan, report, 1) for report in reminder.reports),
        items=tuple(_item_names(plan, reminder, owed) for owed in reminder.items),
    )


def forms_of(reminder: Reminder) -> list[str]:
    """The files of the forms that a unit has to fill in; not of what it corrects, or is asked about."""
    return [
        form_name((report.former or reminder.unit).id, report.period)
        for report in reminder.reports
        if not report.corrected or report.refused
    ]


def _owed(plan: Plan, reminder: Reminder) -> str:
    """``quý I (chậm 60 ngày), quý II (chậm 5 ngày)``; last what units that have ended have left behind."""
    owed = group_by(reminder.reports, lambda report: former_words(plan, report.former))
    return "; ".join(
        ", ".join(f"{one.period.short_label.vi}{_days(one, asked=reminder.asked)}" for one in reports) + whose
        for whose, reports in owed.items()
    )


def _days(report: OwedReport, *, asked: bool) -> str:
    if report.outcome and report.sent:
        return f" (đã gửi ngày {format_date(report.sent)}, {awaited_words(report.outcome).vi})"
    if report.days_late > 0:
        return f" (chậm {report.days_late} ngày)"
    return "" if asked or not report.deadline else f" (hạn {report.deadline})"


def former_words(plan: Plan, former: Unit | None) -> str:
    """`` của UBND Phường 3 (cũ)``, behind what a unit still owes that has ended; empty of the unit itself."""
    return f" của {plan.called(former)} (cũ)" if former else ""


def _report_names(plan: Plan, owed: OwedReport, units: int) -> OwedReportNames:
    required, own = owed.required, plan.reporting
    elsewhere = required.receivers != (own.to, own.through)
    return taken(
        OwedReportNames,
        owed,
        period=owed.period.label.vi + former_words(plan, owed.former),
        sent_to=sent_to(_receives(plan, required.receivers)) if elsewhere else "",
        units=units,
    )


def _item_names(plan: Plan, reminder: Reminder, owed: Assignment) -> OwedItemNames:
    former = owed.unit if owed.unit.id != reminder.unit.id else None
    whose = former_words(plan, former)
    title = without_end(owed.item.title) + whose
    schedule = within_sentence(without_end(owed.item.schedule.text)) if owed.item.schedule else ""
    times = missed_text(owed.item, owed.occurrences).vi
    return OwedItemNames(owed.item.number, title, whose, owed.deadline, schedule, times, 1)
