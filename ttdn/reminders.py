"""Whom to remind of what on a day: reports that are not in, and items past their deadline."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Decision
from ttdn.model.report import Person
from ttdn.model.report import Status as Reported
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.status import Status
from ttdn.status.states import Assignment, State
from ttdn.timeline import view
from ttdn.vietnamese import fold

_AWAITED = {
    Decision.ASKED_BACK: Text("đang chờ bản sửa", "its corrected version is awaited"),
    Decision.CONFLICT: Text("còn xung đột, chờ đơn vị làm rõ", "in conflict, the unit has to be asked"),
    Decision.REFUSED: Text("không được nhận, đang chờ bản khác", "refused, another is awaited"),
}


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

    0 or less: there is still time, no day is set, or the unit was only asked. ``former`` is the unit that
    has ended whose report it is; None: that of the unit which is reminded. ``outcome`` is what became
    of it where it has come and is no report yet, ``sent`` the day on which it came last (None: in a letter to
    several).
    """

    required: RequiredPeriod
    days_late: int
    former: Unit | None = None
    outcome: Decision | None = None
    sent: date | None = None

    @property
    def period(self) -> Period:
        """Its period."""
        return self.required.period

    @property
    def corrected(self) -> bool:
        """Whether it has come and is no report yet."""
        return self.outcome is not None

    @property
    def conflict(self) -> bool:
        """Whether nobody knows yet which content is right: the unit is asked, and sends nothing again."""
        return self.outcome is Decision.CONFLICT

    @property
    def refused(self) -> bool:
        """Whether all that came was refused: the unit has to send another."""
        return self.outcome is Decision.REFUSED

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
    own: bool | None = False,
) -> list[Reminder]:
    """Whom to remind, in the order of the roster.

    Nobody is reminded of a report that is in, though it, or a longer one, may have errors, or that waits to
    be typed in, nor of an item that the next report would tell about (see :func:`pressing`). Who was only
    asked to report is asked again, and is not pressed for items. Who takes in the reports is not written to
    by itself. What a unit owes that has ended is asked of its successor; without one, of nobody. Whose report
    went back to be corrected, is in conflict or was refused is reminded of that.

    Args:
        status: Where the plan stands.
        early: Remind also of the report that is due next, however far away its deadline is; else only from
            ``reporting.due_soon_days`` before it.
        faulty: Units and periods of reports that were sent but are not counted, since they have errors; None
            where the file's name names no period. What such a unit has done is not known, so it is not
            reminded of items either, unless a report of its on a longer time is in, which tells that.
        own: What those who take in the reports owe themselves, instead of what the others do; None: both.
    """
    plan, owed = status.plan, _owed_reports(status, early=early)
    asked = plan.only_asked
    reports, items = defaultdict[str, list[OwedReport]](list), defaultdict[str, list[Assignment]](list)
    whom: dict[str, Unit] = {}
    for unit in plan.units:
        heir = plan.heir(unit)
        if heir is None or own not in {None, takes_in_reports(plan, heir)}:
            continue
        whom[heir.id] = heir
        reports[heir.id] += (
            report if heir.id == unit.id else report._replace(former=unit)
            for report in owed.get(unit.id, ())
            if not _is_in_file(faulty, unit, report.period)
        )
        if unit.id not in asked and not _is_hidden(status, faulty, unit):
            items[heir.id] += _overdue(status, unit)
    places = {unit: place for place, unit in enumerate(plan.roster)}
    return [
        Reminder(
            unit,
            tuple(sorted(reports[name], key=lambda one: one.former is not None)),
            tuple(sorted(items[name], key=lambda one: one.unit.id != name)),
            name in asked,
        )
        for name, unit in sorted(whom.items(), key=lambda one: places[one[0]])
        if reports[name] or items[name]
    ]


def _is_in_file(faulty: Iterable[tuple[str, Period | None]], unit: Unit, period: Period) -> bool:
    """Whether a report of a unit that has errors may be the one on a period, or on a longer time."""
    return any(name == unit.id and (one is None or one.contains(period)) for name, one in faulty)


def _is_hidden(status: Status, faulty: Iterable[tuple[str, Period | None]], unit: Unit) -> bool:
    """Whether a report with errors may tell of a unit's work what no report on a longer time does."""
    known = status.known.get(unit.id, ())
    files = [one for name, one in faulty if name == unit.id]
    return any(one is None or not any(one != has and has.contains(one) for has in known) for one in files)


def awaited_words(outcome: Decision) -> Text:
    """What is still awaited of a report that has come, by its :attr:`Sending.outcome`."""
    return _AWAITED[outcome]


def is_late(reminder: Reminder) -> bool:
    """Whether something of a unit is past its day; who was only asked, or has time, is not late."""
    return reminder.manner is Manner.CHASE


def contact_of(status: Status, unit: Unit) -> str:
    """The officer in charge as the roster has it, else as the unit's last report names one."""
    officer = _last_named(status, unit, "focal_officer")
    return unit.contact or (officer.name if officer else "")


def whom_to_call(status: Status, unit: Unit) -> str:
    """The same with a telephone, as far as these are known: ``bà Trần Thị B, 0258 3123 456``.

    Where nothing else is known it is who signed the last report, if that says where to call.
    """
    persons = (_last_named(status, unit, "focal_officer"), _last_named(status, unit, "signer"))
    reached = [one for one in persons if one and one.phone]
    contact = contact_of(status, unit)
    if reached and not (contact or unit.phone):
        contact = reached[0].name
    phone = unit.phone or next((one.phone for one in reached if fold(one.name) in fold(contact)), "")
    return ", ".join(filter(None, (contact, phone)))


def _last_named(status: Status, unit: Unit, part: str) -> Person | None:
    reports = sorted(status.known.get(unit.id, {}).values(), key=lambda report: report.received)
    return next((person for one in reversed(reports) if (person := getattr(one, part))), None)


def takes_in_reports(plan: Plan, unit: Unit) -> bool:
    """Whether a unit collects the reports, or is whom they are sent to, or is the authority of the plan."""
    if unit.id in plan.units_by_id:
        named = any(unit.id in plan.units_called.get(taker, ()) for taker in plan.takers)
    else:
        named = not plan.takers.isdisjoint(map(fold, plan.names_of(unit)))
    return unit.id == plan.reporting.through or named


def _owed_reports(status: Status, *, early: bool) -> dict[str, list[OwedReport]]:
    """The reports that are not in, by unit: those past their days, then the one that comes next."""
    owed = defaultdict[str, list[OwedReport]](list)
    ahead = (date.max - status.as_of).days
    horizon = status.as_of + timedelta(ahead if early else min(ahead, status.plan.reporting.due_soon_days))
    for required in status.plan.required_within(status.within):
        for requested in (False, True):
            for unit, own in status.without_report(required, requested=requested):
                # Only who was given another day has time for more than the report that comes next.
                is_next = required == status.required or own.last_day != required.last_day
                if own.comes < status.as_of or (is_next and own.comes <= horizon):
                    late = status.days_since(own)
                    owed[unit.id].append(OwedReport(own, min(late, 0) if requested else late))
            for unit, own, sending in status.sent_back(required, requested=requested):
                if not sending.waits_for_typing:
                    owed[unit.id].append(OwedReport(own, 0, None, sending.outcome, sending.last.arrived))
    return owed


def _overdue(status: Status, unit: Unit) -> tuple[Assignment, ...]:
    mine = (pressing(status, assignment) for assignment in status.by_unit.get(unit.id, ()))
    return tuple(assignment for assignment in mine if assignment)


def pressing(status: Status, assignment: Assignment) -> Assignment | None:
    """An overdue item that a unit is to be pressed for, with those of its times only; None: there is nothing.

    What fell due in a time whose report may still come is not pressed for, nor what fell due in a time that
    the unit need not report on: whether it was done is what that report would tell. Nor for that of which a
    report on a later or a longer time speaks, or which the plan has put off since, dropped or given to
    others: the page of the whole year judges by these.
    """
    unit, times = assignment.unit, assignment.occurrences
    if assignment.state is not State.OVERDUE or _is_settled_since(status, assignment):
        return None
    if not times:
        return None if _is_open(status, assignment) else assignment
    told = tuple(
        time for time in times if not (time.is_missed and _is_untold(status, unit, time.due, recurs=True))
    )
    missed = [time for time in told if time.is_missed]
    return replace(assignment, occurrences=told, deadline=missed[0].due) if missed else None


def _is_open(status: Status, assignment: Assignment) -> bool:
    """Whether nobody knows if work that is due once was done: a report beyond its day has said that."""
    due, told = assignment.deadline, assignment.period
    is_told = due and told and status.plan.data_days(told)[1] >= due
    return bool(due and not is_told and _is_untold(status, assignment.unit, due))


def _is_settled_since(status: Status, assignment: Assignment) -> bool:
    """Whether a later or longer report speaks of an item, or the plan of now does not ask for it yet."""
    plan, due = view(status.plan, status.as_of), assignment.deadline
    item = plan.items.get(assignment.item.id)
    if item is None or not plan.is_given(item, plan.units_by_id[assignment.unit.id]):
        return True
    is_put_off = due is not None and all(last > due for _, last in plan.windows(item))
    return is_put_off or any(
        result.item == assignment.item.id and _settles(status, assignment, period, result.status)
        for period, report in status.known.get(assignment.unit.id, {}).items()
        for result in report.results
    )


def _settles(status: Status, assignment: Assignment, period: Period, said: Reported) -> bool:
    """Whether what a report says of an item goes before the view: later, or of a longer time the last word.

    That work which is due once is still open, a longer report says of the view as well.
    """
    behind, within = period.months[1] - status.within.months[1], status.within
    if behind < 0 or period.is_adhoc or within.contains(period):
        return False
    return (
        behind > 0 or bool(assignment.occurrences) or said not in {Reported.IN_PROGRESS, Reported.NOT_STARTED}
    )


def _is_untold(status: Status, unit: Unit, due: date, *, recurs: bool = False) -> bool:
    """Whether no report speaks of a day yet, and none that should is late."""
    telling = [status.plan.required_of(unit, one) for one in _telling(status, unit, due)]
    if any(status.has_reported(unit, one.period) for one in telling):
        return False
    if any(status.sending_of(unit, one.period) for one in telling):
        return True
    return _is_awaited(status, unit, telling, recurs=recurs)


def _is_awaited(status: Status, unit: Unit, telling: Sequence[RequiredPeriod], *, recurs: bool) -> bool:
    """Whether one of these reports may still come, and none is late.

    A report whose time still runs is not waited for where an earlier one has said that work is open whose
    only day has passed; it is where the work recurs, since of a later time no earlier report could speak.
    """
    excused = [one for one in telling if status.plan.excuse_of(unit, one.period)]
    owed = [one for one in telling if one not in excused and one.last_day]
    if any(status.days_since(one) > 0 for one in owed):
        return False
    return bool(excused) or any(recurs or one.ends < status.as_of for one in owed)


def _telling(status: Status, unit: Unit, due: date) -> list[RequiredPeriod]:
    """The reports whose data hold a day: of the last half of a month that may be those of the next one.

    By the calendar it is told where none does, since the data of the year end before the day, and where the
    unit is let off one of these: of the days before it the next report cannot tell.
    """
    asked = status.plan.required_within(status.within)
    told = [one for one in asked if one.first_day <= due <= one.ends]
    held = [one for one in asked if _holds(one.period, due)]
    return held if not told or any(status.plan.excuse_of(unit, one.period) for one in held) else told


def _holds(period: Period, day: date) -> bool:
    first, last = period.calendar_days
    return first <= day <= last
