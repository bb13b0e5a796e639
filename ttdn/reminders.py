"""Whom to remind of what on a day: reports that are not in, and items past their deadline."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ttdn.model.period import Period
from ttdn.model.plan import Unit
from ttdn.status import Assignment, State, Status


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that is not in: its period, the last good day, and the days since then (0 or less.

    It is still time).
    """

    period: Period
    last_day: date
    days_late: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one unit is reminded of: reports that are not in, and items past their deadline."""

    unit: Unit
    reports: tuple[OwedReport, ...]
    items: tuple[Assignment, ...]


def find_reminders(
    status: Status, *, early: bool = False, faulty: Collection[tuple[str, Period | None]] = ()
) -> list[Reminder]:
    """Whom to remind, in the order of the roster.

    Nobody is reminded of a report that is in, though it may have errors.

    Args:
        status: Where the plan stands.
        early: Remind also of the report that is due next, however far away its deadline is; else only from
            ``reporting.due_soon_days`` before it.
        faulty: Units and periods of reports that were sent but are not counted, since they have errors; None
            where the file's name names no period. What such a unit has done is not known, so it is not
            reminded of items either.
    """
    plan, today = status.plan, status.as_of
    horizon = date.max if early else today + timedelta(days=plan.reporting.due_soon_days)
    deadlines = {required.period: required.deadline.last_day for required in plan.reporting.periods}
    owed: dict[str, list[OwedReport]] = {}
    for period, units in status.missed:
        for unit in units:
            owed.setdefault(unit.id, []).append(
                OwedReport(period, deadlines[period], (today - deadlines[period]).days)
            )
    if status.required and today <= status.required.deadline.last_day <= horizon:
        coming = OwedReport(
            status.required.period,
            status.required.deadline.last_day,
            (today - status.required.deadline.last_day).days,
        )
        for one in status.submissions:
            if not one.is_in:
                owed.setdefault(one.unit.id, []).append(coming)
    unknown = {unit for unit, _ in faulty}
    reminders = (
        Reminder(
            unit,
            tuple(
                one
                for one in owed.get(unit.id, ())
                if not {(unit.id, one.period), (unit.id, None)} & set(faulty)
            ),
            tuple(
                one
                for one in status.by_unit.get(unit.id, ())
                if one.state is State.OVERDUE and unit.id not in unknown
            ),
        )
        for unit in plan.units
    )
    return [one for one in reminders if one.reports or one.items]
