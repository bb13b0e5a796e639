"""How a status is counted: one state for each item a unit owes.

What is overdue in the view of a period is said in :meth:`Plan.has_passed`. It is pure: no files, no
clock, no rendering.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ttdn.arrivals import Sent, sent_by
from ttdn.effective import Received, Telling, by_item, effective_reports
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report, Result
from ttdn.model.report import Status as Reported
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.model.schedule import Window
from ttdn.occurrences import Occurrence, occurrences_of
from ttdn.reported_days import TakenOver, due_instead, reported_days
from ttdn.status import Status
from ttdn.status.states import STOPPED_STATES, UNDOING_NOTHING, WORKED_ON, Assignment, State
from ttdn.timeline import is_given_to, view

#: What a later report says of standing work, and does not undo what an earlier one has told.
_LATER_ON = frozenset({State.ONGOING, State.NOT_STARTED, State.NOT_ARISEN})

_AS_REPORTED = {
    Reported.NOT_ARISEN: State.NOT_ARISEN,
    Reported.POSTPONED: State.POSTPONED,
    Reported.CANCELLED: State.CANCELLED,
}


def compute_status(
    plan: Plan,
    reports: Iterable[Report],
    today: date,
    period: Period | None = None,
    arrivals: Iterable[Arrival] = (),
) -> Status:
    """Where the plan stands.

    Args:
        plan: The plan of the year.
        reports: The valid reports of all units; those received after ``today`` do not count yet.
        today: The as-of date.
        period: The part of the year to look at: its items, and the reports on it. By default the whole year,
            with the required report that is due next.
        arrivals: What the register of the year has booked.

    Returns:
        One assignment for each item and each unit that owes it, and one submission for each unit that must or
        may report.
    """
    period = period and plan.known(period)
    within = period or plan.period
    plan = view(plan, today, within)
    required = plan.required_period(today, period)
    known = _reports_of_the_year(plan, reports, today)
    counting = _Counting(plan, today, within, known)
    return Status(
        plan=plan,
        as_of=today,
        period=period or (required.period if required else within),
        required=required,
        assignments=tuple(counting.assign(whole_year=period is None)),
        received=counting.received,
        within=within,
        known=known,
        sent=_sent(plan, arrivals, today),
        instead=counting.instead,
    )


class _Counting:
    """The state of everything in one view of a plan, by the reports that lie within the looked-at time."""

    def __init__(self, plan: Plan, today: date, within: Period, known: Received) -> None:
        """Look up once what is asked for each item of each unit."""
        self.plan, self.today, self.within = plan, today, within
        self.received = {
            unit.id: {one: report for one, report in known.get(unit.id, {}).items() if within.contains(one)}
            for unit in plan.units
        }
        self.taken = dict[str, list[TakenOver]]()
        self.instead = dict[str, dict[Period, Report]]()
        for one, period, report in told_instead(plan, self.received):
            self.taken.setdefault(one.unit.id, []).append(one)
            self.instead.setdefault(one.unit.id, {})[period] = report
        self.speaking = {
            unit: by_item(own | self.instead.get(unit, {})) for unit, own in self.received.items()
        }
        self.day = min(today, within.calendar_days[1])
        self.is_over = today > within.calendar_days[1]
        self._telling: dict[tuple[tuple[Window, ...], date], tuple[RequiredPeriod, ...]] = {}

    def assign(self, *, whole_year: bool) -> Iterator[Assignment]:
        """Each item with each unit that owes it."""
        let_off = wholly_excused(self.plan, self.within)
        for item in self.plan.items.values():
            windows = self.plan.windows(item) if whole_year else self.plan.windows_in(item, self.within)
            for unit, own in owing(self.plan, item, windows, self.day):
                if unit.id not in let_off:
                    yield self._assignment(item, unit, own)

    def _assignment(self, item: Item, unit: Unit, windows: tuple[Window, ...]) -> Assignment:
        telling = tuple(effective_reports(self.within, self.speaking[unit.id].get(item.id, {})))
        reports = [report for report, _ in telling]
        assignment = self._as_told(item, unit, telling)
        if not reports:
            assignment = replace(assignment, state=self._silence(item, unit, windows))
        if self.plan.is_recurring(item):
            times = tuple(one for one in self._times(item, unit, reports) if one.window in windows)
            return self._judge_recurring_work(assignment, times)
        return _judge_standing_work(assignment, telling, over=self.is_over)

    def _times(self, item: Item, unit: Unit, counted: Iterable[Report]) -> Iterator[Occurrence]:
        """What became of each time of recurring work; what fell due on days of others, by what these say."""
        windows, own, others = self.plan.windows(item), self.received[unit.id], self.instead.get(unit.id, {})
        every = occurrences_of(item, windows, (own | others).values(), counted, self._time_has_passed)
        if not others:
            yield from every
            return
        due = due_instead(self.plan, item, self.taken[unit.id])
        effective = [report for report, _ in effective_reports(self.within, by_item(own).get(item.id, {}))]
        alone = occurrences_of(item, windows, own.values(), effective, self._time_has_passed)
        yield from (one if one.window in due else mine for one, mine in zip(every, alone, strict=True))

    def _as_told(self, item: Item, unit: Unit, telling: Iterable[Telling]) -> Assignment:
        """An item and a unit with what its newest report says, which does not undo what was done before."""
        deadline = self.plan.deadline(item)
        told = [
            (report, result)
            for report, results in sorted(telling, key=lambda one: one[0].period.months[1], reverse=True)
            for result in results
        ]
        if not told:
            return Assignment(item, unit, State.NOT_DUE, deadline)
        report, result = told[0]
        if deadline and result.status in UNDOING_NOTHING:
            report, result = next((one for one in told if one[1].status is Reported.DONE), told[0])
        state = self._state(result, deadline)
        told_by = None if report.unit == unit.id else self.plan.units_by_id[report.unit]
        return Assignment(item, unit, state, deadline, result, report.period, told_by=told_by)

    def _state(self, result: Result, deadline: date | None) -> State:
        if result.status in _AS_REPORTED:
            return _AS_REPORTED[result.status]
        if result.status is Reported.DONE:
            return _done(result.completed, deadline)
        if deadline is not None and self._has_passed(deadline):
            return State.OVERDUE
        if result.status is Reported.NOT_STARTED:
            return State.NOT_STARTED
        return State.ONGOING if deadline is None else self._running(deadline)

    def _has_passed(self, due: date) -> bool:
        return self.plan.has_passed(due, self.within, self.today)

    def _time_has_passed(self, due: date) -> bool:
        return self.plan.has_passed(due, self.within, self.today, recurs=True)

    def _running(self, due: date) -> State:
        """The state of work in time: a day behind the period that is over by now comes no nearer."""
        is_near = 0 <= (due - self.today).days <= self.plan.reporting.due_soon_days
        return State.DUE_SOON if is_near else State.IN_PROGRESS

    def _judge_recurring_work(
        self, assignment: Assignment, occurrences: tuple[Occurrence, ...]
    ) -> Assignment:
        """Work that is due several times is done when every time is, and overdue when one has passed undone.

        What did not arise is not owed then, and nothing arising later does not undo what was done before.
        """
        owed = [one for one in occurrences if one.is_open]
        deadline = (owed or occurrences)[0 if owed else -1].due
        state = assignment.state
        if assignment.result is not None:
            state = self._state_of_times(assignment.result, occurrences)
        return replace(assignment, state=state, deadline=deadline, occurrences=occurrences)

    def _state_of_times(self, newest: Result, occurrences: Sequence[Occurrence]) -> State:
        said, owed = _AS_REPORTED.get(newest.status), [one for one in occurrences if one.is_open]
        if said in STOPPED_STATES:
            return said
        if owed and owed[0].is_over:
            return State.OVERDUE
        if not owed:
            return _all_settled(occurrences)
        if not any(one.is_met for one in occurrences):
            said = State.NOT_STARTED if newest.status is Reported.NOT_STARTED else said
            if said:
                return said
        return self._running(owed[0].due)

    def _silence(self, item: Item, unit: Unit, windows: tuple[Window, ...]) -> State:
        """The state of an item on which a unit has said nothing."""
        plan, own = self.plan, self.received[unit.id].values()
        unasked = [one.period for one in own if _went_unasked(plan, item, unit, one, self.today)]
        telling = self._touching(windows, plan.first_day(item))
        comes = _report_comes(plan, unit, telling, self.within, unasked)
        if comes and self.today > comes:
            return State.NO_REPORT
        return State.NOT_ASKED if unasked else State.NOT_DUE

    def _touching(self, windows: tuple[Window, ...], begun: date) -> tuple[RequiredPeriod, ...]:
        """The required reports that tell of some times, looked up once for all units."""
        if (windows, begun) not in self._telling:
            times = [Window(max(first, begun), last) for first, last in windows]
            self._telling[windows, begun] = _required_on(self.plan, times, self.within)
        return self._telling[windows, begun]


def owing(
    plan: Plan, item: Item, windows: tuple[Window, ...], day: date
) -> Iterator[tuple[Unit, tuple[Window, ...]]]:
    """The units that owe an item, with the times that each answers for.

    These are the units that live when it is due, or on the day of the view where that lies ahead. Who was
    given work that comes back after others does not answer for what was due before.
    """
    if not windows or item.owners is None:
        return
    if plan.deadline(item) is None:
        yield from ((unit, windows) for unit in plan.owners.get(item.id, ()))
        return
    given = item if plan.is_recurring(item) else None
    for unit in plan.meant(item.owners.read):
        if own := tuple(window for window in windows if _is_own(plan, unit, window, day, given)):
            yield unit, own


def told_instead(plan: Plan, received: Received) -> Iterator[tuple[TakenOver, Period, Report]]:
    """Of units that are part of another, the days, and what that one reports of what fell due on them."""
    for unit in plan.units:
        before = plan.forebears(unit)
        for period, report in received[unit.id].items() if before else ():
            # What came after it was not there when it was asked for.
            sent = {one.id: _sent_by(report.last_received, received.get(one.id, {})) for one in before}
            for one in reported_days(plan, unit, period, sent).taken:
                asked = {item.id for item in plan.items.values() if due_instead(plan, item, [one])}
                told = tuple(result for result in report.results if result.item in asked)
                yield one, period, report.model_copy(update={"results": told})


def _sent_by(day: date, reports: Mapping[Period, Report]) -> list[Period]:
    return [period for period, report in reports.items() if report.received <= day]


def _is_own(plan: Plan, unit: Unit, window: Window, day: date, given: Item | None) -> bool:
    """Whether a unit answers for a time; of what comes back (``given``) it has to be an owner by then."""
    return plan.lives(unit, min(window.last, day)) and (
        given is None or plan.is_given(plan.version_on(given, window.last), unit)
    )


def own_windows(plan: Plan, item: Item, unit: Unit, taken: Sequence[TakenOver] = ()) -> tuple[Window, ...]:
    """The times of an item for which a unit answers, as far as is known; all where it answers for none.

    Those that fell due for others on the days of which it tells for them (``taken``) are among them.
    """
    windows, others = plan.windows(item), due_instead(plan, item, taken)
    given = item if plan.is_recurring(item) and item.id in plan.owed[unit.id] else None
    own = (one for one in windows if one in others or _is_own(plan, unit, one, date.max, given))
    return tuple(own) or windows


def own_due_days(plan: Plan, item: Item, unit: Unit, taken: Sequence[TakenOver]) -> tuple[date, ...]:
    """The last day on time of each of them; none where the item goes on all year, or beyond it."""
    return tuple(one.last for one in own_windows(plan, item, unit, taken) if plan.due_days(item))


def wholly_excused(plan: Plan, within: Period) -> frozenset[str]:
    """The units that are let off every required report on a time: they owe no items of it either."""
    periods = [required.period for required in plan.required_within(within)]
    return frozenset(
        unit.id for unit in plan.units if periods and all(plan.excuse_of(unit, one) for one in periods)
    )


def _reports_of_the_year(
    plan: Plan, reports: Iterable[Report], today: date
) -> dict[str, dict[Period, Report]]:
    """What has arrived, by unit in the order of the roster, those outside the view included."""
    known: dict[str, dict[Period, Report]] = {name: {} for name in plan.roster}
    for report in reports:
        if report.counts_from <= today and report.period.year == plan.year and report.unit in known:
            period = plan.known(report.period)
            # Of an ad-hoc report the file has the name, and the plan the days that it covers.
            own = report.model_copy(update={"period": period}) if period.is_adhoc else report
            known[report.unit][period] = own
    return known


def _sent(plan: Plan, arrivals: Iterable[Arrival], today: date) -> Sent:
    """What the register knows by a day; of an ad-hoc report the plan knows the days."""
    return {
        unit: {plan.known(period): sending for period, sending in own.items()}
        for unit, own in sent_by(arrivals, today).items()
    }


def _judge_standing_work(assignment: Assignment, telling: Iterable[Telling], *, over: bool) -> Assignment:
    """Standing work was carried out where a report says what was done; once the time is over none goes on.

    That nothing arose in a later quarter does not undo what was done in an earlier one.
    """
    if assignment.deadline is not None or assignment.state not in _LATER_ON:
        return assignment
    if any(_says_what_was_done(results) for _, results in telling):
        return replace(assignment, state=State.CARRIED_OUT)
    is_unproven = over and assignment.state is State.ONGOING
    return replace(assignment, state=State.NO_RESULT) if is_unproven else assignment


def _all_settled(occurrences: Sequence[Occurrence]) -> State:
    """The state of work of which no time is owed any more: the last that was stopped, else what was done."""
    told = (_AS_REPORTED[one.told] for one in occurrences if one.told and not one.is_met)
    stopped = [state for state in told if state in STOPPED_STATES]
    met = [one for one in occurrences if one.is_met]
    if stopped or not met:
        return stopped[-1] if stopped else State.NOT_ARISEN
    return State.DONE_LATE if any(one.days_late for one in met) else State.DONE_ON_TIME


def _says_what_was_done(results: Iterable[Result]) -> bool:
    """Whether a report has words, figures or evidence for an item that it calls done or in progress."""
    return any(
        result.summary or result.figures or result.evidence
        for result in results
        if result.status in WORKED_ON
    )


def _went_unasked(plan: Plan, item: Item, unit: Unit, report: Report, today: date) -> bool:
    """Whether a report lacks an item because it came into the plan when its form was out, or it was in."""
    if item.id in report.not_asked or item.id not in plan.changing_items:
        return item.id in report.not_asked
    then, now = (is_given_to(plan, item.id, unit, day, report.period) for day in (report.received, today))
    return now and not then


def _required_on(plan: Plan, times: Sequence[Window], within: Period) -> tuple[RequiredPeriod, ...]:
    """The required reports that tell of some times; on an ad-hoc report, of any."""
    if within.is_adhoc:
        return plan.required_within(within)
    return tuple(
        one
        for one in plan.required_periods
        if any(one.first_day <= last and first <= one.ends for first, last in times)
    )


def _report_comes(
    plan: Plan, unit: Unit, telling: Iterable[RequiredPeriod], within: Period, unasked: Sequence[Period]
) -> date | None:
    """When the first of the reports is looked for that are to tell of an item.

    Of a part of the year they are those that lie in it, where any does. None where the plan asks for no
    report on its time of a unit that lived then: then none is missing; neither is one in which the unit was
    not asked about it.
    """
    own = [
        one
        for one in telling
        if plan.lives_within(unit, one.first_day, one.ends)
        and not plan.excuse_of(unit, one.period)
        and not any(period.contains(one.period) for period in unasked)
    ]
    inside = [one for one in own if within.contains(one.period)]
    return min((plan.required_of(unit, one).comes for one in inside or own), default=None)


def _done(completed: date | None, deadline: date | None) -> State:
    if deadline is None:
        return State.DONE
    return State.DONE_ON_TIME if completed and completed <= deadline else State.DONE_LATE
