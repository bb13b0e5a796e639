"""Whom to remind of what on a day: reports that are not in, and items past their deadline."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ttdn.model.period import Period
from ttdn.model.plan import Plan, Unit
from ttdn.model.required import RequiredPeriod
from ttdn.status import Assignment, State, Status
from ttdn.vietnamese import fold


class Manner(StrEnum):
    """How a unit is spoken to; the names of the letters begin with it."""

    #: Something is past its deadline.
    CHASE = "don-doc"
    #: There is still time.
    NOTICE = "nhac"
    #: The plan only asks the unit to report: nothing is late, nothing is demanded.
    REQUEST = "de-nghi"


class OwedReport(NamedTuple):
    """A report that is not in: what the plan says of it, and the days since the last day on time.

    0 or less: there is still time, no day is set, or the unit was only asked.
    """

    required: RequiredPeriod
    days_late: int

    @property
    def period(self) -> Period:
        """Its period."""
        return self.required.period

    @property
    def last_day(self) -> date | None:
        """The last day on time; None where none is set."""
        return self.required.last_day

    @property
    def deadline(self) -> str:
        """The same as the plan words it; empty where none is set."""
        return self.required.deadline.words if self.required.deadline else ""


class Reminder(NamedTuple):
    """What one unit is reminded of: reports that are not in, and items past their deadline."""

    unit: Unit
    reports: tuple[OwedReport, ...]
    items: tuple[Assignment, ...]
    asked: bool = False

    @property
    def manner(self) -> Manner:
        """How the unit is spoken to."""
        if self.asked:
            return Manner.REQUEST
        late = self.items or any(report.days_late > 0 for report in self.reports)
        return Manner.CHASE if late else Manner.NOTICE


def find_reminders(
    status: Status,
    *,
    early: bool = False,
    faulty: Collection[tuple[str, Period | None]] = (),
    own: bool = False,
) -> list[Reminder]:
    """Whom to remind, in the order of the roster.

    Nobody is reminded of a report that is in, though it may have errors. Who was only asked to report is
    asked again, and is not pressed for items. Who takes in the reports is not written to by itself.

    Args:
        status: Where the plan stands.
        early: Remind also of the report that is due next, however far away its deadline is; else only from
            ``reporting.due_soon_days`` before it.
        faulty: Units and periods of reports that were sent but are not counted, since they have errors; None
            where the file's name names no period. What such a unit has done is not known, so it is not
            reminded of items either.
        own: What those who take in the reports owe themselves, instead of what the others do.
    """
    plan, owed = status.plan, _owed_reports(status, early=early)
    silent, asked = {unit for unit, _ in faulty}, {unit.id for unit in plan.requested_units}
    reminders = (
        Reminder(
            unit,
            tuple(
                report
                for report in owed.get(unit.id, ())
                if (unit.id, report.period) not in faulty and (unit.id, None) not in faulty
            ),
            () if unit.id in silent | asked else _overdue(status, unit),
            unit.id in asked,
        )
        for unit in plan.units
        if takes_in_reports(plan, unit) is own
    )
    return [reminder for reminder in reminders if reminder.reports or reminder.items]


def takes_in_reports(plan: Plan, unit: Unit) -> bool:
    """Whether a unit collects the reports, or is whom they are sent to, or is the authority of the plan."""
    authority = {fold(plan.authority.name), fold(plan.authority.short)}
    return (
        unit.id == plan.reporting.through
        or plan.is_sent_to(unit.id)
        or not authority.isdisjoint(map(fold, plan.names_of(unit)))
    )


def _owed_reports(status: Status, *, early: bool) -> dict[str, list[OwedReport]]:
    """The reports that are not in, by unit: those past their days, then the one that comes next."""
    owed = defaultdict[str, list[OwedReport]](list)
    asked = {submission.unit.id for submission in status.requested}
    for required in _due(status, early=early):
        late = (status.as_of - required.last_day).days if required.last_day else 0
        for submission in (*status.submissions, *status.requested):
            unit = submission.unit
            if not status.has_reported(unit, required.period):
                owed[unit.id].append(OwedReport(required, min(late, 0) if unit.id in asked else late))
    return owed


def _due(status: Status, *, early: bool) -> Iterator[RequiredPeriod]:
    """The periods whose deadlines, or where none is set, whose data are past; then the next one if near."""
    today = status.as_of
    horizon = date.max if early else today + timedelta(days=status.plan.reporting.due_soon_days)
    for required in status.plan.required_periods:
        if status.within.contains(required.period) and required.comes < today:
            yield required
    if status.required and today <= status.required.comes <= horizon:
        yield status.required


def _overdue(status: Status, unit: Unit) -> tuple[Assignment, ...]:
    return tuple(
        assignment for assignment in status.by_unit.get(unit.id, ()) if assignment.state is State.OVERDUE
    )
