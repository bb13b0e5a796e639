"""Whom to remind of what on a day: reports that are not in, and items past their deadline."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from ttdn.model.period import Period
from ttdn.model.plan import Unit
from ttdn.status import Assignment, State, Status


class OwedReport(NamedTuple):
    """A report that is not in: its period, the last day on time, and the days since then.

    0 or less: there is still time.
    """

    period: Period
    last_day: date
    days_late: int


class Reminder(NamedTuple):
    """What one unit is reminded of: reports that are not in, and items past their deadline."""

    unit: Unit
    reports: tuple[OwedReport, ...]
    items: tuple[Assignment, ...]


def find_reminders(
    status: Status, *, early: bool = False, faulty: Collection[tuple[str, Period | None]] = ()
) -> list[Reminder]:
    """Whom to remind, in the order of the roster.

    Nobody is reminded of a report that is in, though it may have errors. Who was only asked to report is not
    reminded at all: what has not been demanded is not pressed for.

    Args:
        status: Where the plan stands.
        early: Remind also of the report that is due next, however far away its deadline is; else only from
            ``reporting.due_soon_days`` before it.
        faulty: Units and periods of reports that were sent but are not counted, since they have errors; None
            where the file's name names no period. What such a unit has done is not known, so it is not
            reminded of items either.
    """
    owed = _owed_reports(status, early=early)
    silent, asked = {unit for unit, _ in faulty}, {unit.id for unit in status.plan.requested_units}
    reminders = (
        Reminder(
            unit,
            tuple(
                report
                for report in owed.get(unit.id, ())
                if (unit.id, report.period) not in faulty and (unit.id, None) not in faulty
            ),
            () if unit.id in silent else _overdue(status, unit),
        )
        for unit in status.plan.units
        if unit.id not in asked
    )
    return [reminder for reminder in reminders if reminder.reports or reminder.items]


def _owed_reports(status: Status, *, early: bool) -> dict[str, list[OwedReport]]:
    """The reports that are not in, by unit: those past their deadlines, then the one due next."""
    today, owed = status.as_of, defaultdict[str, list[OwedReport]](list)
    deadlines = {required.period: required.deadline.last_day for required in status.plan.reporting.periods}
    for period, units in status.missed:
        for unit in units:
            owed[unit.id].append(OwedReport(period, deadlines[period], (today - deadlines[period]).days))
    horizon = date.max if early else today + timedelta(days=status.plan.reporting.due_soon_days)
    if status.required and status.last_day and today <= status.last_day <= horizon:
        coming = OwedReport(status.required.period, status.last_day, (today - status.last_day).days)
        for submission in status.submissions:
            if not submission.is_in:
                owed[submission.unit.id].append(coming)
    return owed


def _overdue(status: Status, unit: Unit) -> tuple[Assignment, ...]:
    return tuple(
        assignment for assignment in status.by_unit.get(unit.id, ()) if assignment.state is State.OVERDUE
    )
