"""Where the work stands on a day: one state for each item a unit owes, and who has reported.

It is pure: no files, no clock, no rendering.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from ttdn.figures import FigureTotal, Given, Reach, put_together, reach
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Each, Excuse, Extension, Figure, Item, Per, Plan, Target, Total, Unit
from ttdn.model.report import Programme, Report, Result, Training
from ttdn.model.report import Status as Reported
from ttdn.model.required import RequiredPeriod
from ttdn.model.schedule import Window
from ttdn.occurrences import Occurrence, TimeTally, occurrences_of, tally_times
from ttdn.timeline import is_given_to, view
from ttdn.vietnamese import fold

#: The reports of each unit, by unit and period.
Received = Mapping[str, Mapping[Period, Report]]
#: Whether a report gives what is asked for.
Gives = Callable[[Report], bool]


class State(StrEnum):
    """The state of an assignment; an assignment is in exactly one."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE = "done"
    IN_PROGRESS = "in_progress"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ONGOING = "ongoing"
    CARRIED_OUT = "carried_out"
    NO_RESULT = "no_result"
    NOT_STARTED = "not_started"
    NOT_ARISEN = "not_arisen"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_DUE = "not_due"
    NO_REPORT = "no_report"
    NOT_ASKED = "not_asked"


#: Words of government task tracking (Báo cáo 1270/BC-TCTTTg, 2017); see standards §3.
STATE_LABELS = {
    State.DONE_ON_TIME: Text("Hoàn thành đúng hạn", "Done on time"),
    State.DONE_LATE: Text("Hoàn thành quá hạn", "Done late"),
    State.DONE: Text("Hoàn thành (không có hạn)", "Done (no deadline)"),
    State.IN_PROGRESS: Text("Đang thực hiện trong hạn", "In progress, within time"),
    State.DUE_SOON: Text("Đang thực hiện, sắp đến hạn", "In progress, due soon"),
    State.OVERDUE: Text("Quá hạn chưa hoàn thành", "Overdue"),
    State.ONGOING: Text("Đang thực hiện (không có hạn)", "Ongoing (no deadline)"),
    State.CARRIED_OUT: Text("Đã thực hiện trong kỳ", "Carried out in the period"),
    State.NO_RESULT: Text("Chưa nêu kết quả", "No result given"),
    State.NOT_STARTED: Text("Chưa thực hiện", "Not started"),
    State.NOT_ARISEN: Text("Không phát sinh", "Not arisen"),
    State.POSTPONED: Text("Tạm hoãn", "Postponed"),
    State.CANCELLED: Text("Không thực hiện", "Cancelled"),
    State.NOT_DUE: Text("Chưa đến kỳ báo cáo", "Report not due yet"),
    State.NO_REPORT: Text("Chưa có báo cáo", "No report"),
    State.NOT_ASKED: Text("Chưa hỏi", "Not asked"),
}

#: What its measure counts: work with a deadline that is done, standing work that was carried out.
DONE_STATES = frozenset({State.DONE_ON_TIME, State.DONE_LATE})
CARRIED_OUT_STATES = frozenset({State.DONE, State.CARRIED_OUT})
RUNNING_STATES = frozenset({State.IN_PROGRESS, State.DUE_SOON, State.ONGOING})
STOPPED_STATES = frozenset({State.POSTPONED, State.CANCELLED})
SILENT_STATES = frozenset({State.NO_REPORT, State.NOT_DUE})
#: Nothing is reported, be it that nothing was asked.
UNREPORTED_STATES = SILENT_STATES | {State.NOT_ASKED}
#: What is in no measure: the unit had nothing to do, or was not asked yet.
_UNMEASURED = frozenset({State.NOT_ARISEN, State.NOT_ASKED})

#: What a later report says of standing work, and does not undo what an earlier one has told.
_LATER_ON = frozenset({State.ONGOING, State.NOT_STARTED, State.NOT_ARISEN})

#: What a later report says of work that was done, where there was nothing more to do.
_UNDOING_NOTHING = frozenset({Reported.NOT_ARISEN, Reported.NOT_STARTED})

#: What is a result; an item that did not arise, or that was postponed or cancelled, has none.
WORKED_ON = frozenset({Reported.DONE, Reported.IN_PROGRESS})
_AS_REPORTED = {
    Reported.NOT_ARISEN: State.NOT_ARISEN,
    Reported.POSTPONED: State.POSTPONED,
    Reported.CANCELLED: State.CANCELLED,
}


class SubmissionState(StrEnum):
    """Whether a unit's report is in.

    One that was only asked for, or for which no day is set, is sent or not, never late or overdue.
    """

    ON_TIME = "on_time"
    LATE = "late"
    NOT_DUE = "not_due"
    MISSING = "missing"
    SENT = "sent"
    NOT_SENT = "not_sent"
    EXCUSED = "excused"


SUBMISSION_LABELS = {
    SubmissionState.ON_TIME: Text("Nộp đúng hạn", "In on time"),
    SubmissionState.LATE: Text("Nộp muộn", "In late"),
    SubmissionState.NOT_DUE: Text("Chưa đến hạn nộp", "Not due yet"),
    SubmissionState.MISSING: Text("Quá hạn chưa nộp", "Overdue"),
    SubmissionState.SENT: Text("Đã gửi", "Sent"),
    SubmissionState.NOT_SENT: Text("Chưa gửi", "Not sent"),
    SubmissionState.EXCUSED: Text("Được miễn", "Excused"),
}
#: What becomes of the states of a report that was only asked for: nobody is praised or blamed for its day.
_ASKED_FOR = {
    SubmissionState.ON_TIME: SubmissionState.SENT,
    SubmissionState.LATE: SubmissionState.SENT,
    SubmissionState.MISSING: SubmissionState.NOT_SENT,
}


#: The two measures of :class:`Measures` by their fields, at the head of a column.
MEASURE_LABELS = {
    "completion": Text("Hoàn thành, việc có hạn", "Done, of dated work"),
    "standing": Text("Đã thực hiện, việc thường xuyên", "Carried out, of standing work"),
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """One plan item and one unit that owes it, with what the unit reported (None: nothing yet).

    ``occurrences`` are the times of recurring work that the unit answers for, in the time that is looked at;
    there are none for work that is due once. The deadline is that of the first one which is still owed.
    """

    item: Item
    unit: Unit
    state: State
    deadline: date | None
    result: Result | None = None
    period: Period | None = None
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """A section of the plan: its items of the period, owed or not, and what is owed in it.

    Number and title are empty for the items that stand below no heading.
    """

    number: str
    title: str
    items: tuple[Item, ...]
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Whether a required report of a unit is in; ``days_late`` counts from the unit's last day on time.

    ``excuse`` is what lets it off, ``extension`` what gave it another last day.
    """

    unit: Unit
    state: SubmissionState
    report: Report | None = None
    days_late: int = 0
    excuse: Excuse | None = None
    extension: Extension | None = None

    @property
    def is_in(self) -> bool:
        """Whether the report has arrived."""
        return self.report is not None


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole that names its base: 27 of 44."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Measures:
    """How far the work is, by two measures that are never mixed; None where nothing is to be measured.

    ``completion``: of the work with a deadline, what is done. ``standing``: of the work without one, what was
    carried out in the period. The whole of both is what was assigned less what did not arise, and what was
    added to the plan so late that the unit was not asked about it.
    """

    completion: Rate | None
    standing: Rate | None


@dataclass(frozen=True, slots=True)
class FundingTotal:
    """Money of all reports, in đồng, and how many units reported it.

    ``by_kind`` holds (allocated, spent) of each kind of unit.
    """

    allocated: int
    spent: int
    units: int
    by_kind: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Course:
    """A training course with the units that held or attended it."""

    training: Training
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Status:
    """The state of the plan on ``as_of``.

    Every total is derived from the assignments and submissions, so that they cannot differ.

    ``period`` is what is reported on; ``required`` is None where the plan asks for no report on it: then
    nobody owes one.
    """

    plan: Plan
    as_of: date
    period: Period
    required: RequiredPeriod | None
    assignments: tuple[Assignment, ...]
    submissions: tuple[Submission, ...]
    requested: tuple[Submission, ...]
    #: By unit in the order of the roster, every report that lies within the period, those beside longer ones
    #: included: they fill what the longer ones lack.
    received: Received = field(repr=False)
    within: Period
    #: The same of all periods of the plan, since a year is more than the part of it that is looked at.
    known: Received = field(repr=False)
    #: The units and items that are looked at, by their ids; None: all.
    only_units: frozenset[str] | None = None
    only_items: frozenset[str] | None = None
    #: The units that were let off the report, of those that must or may send it.
    excused: tuple[Submission, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day on time for the reports; None where none is asked for, or no day is set."""
        return self.required.last_day if self.required else None

    @property
    def days_left(self) -> int | None:
        """Days until the last day on time; negative once it has passed; None where there is none."""
        return (self.last_day - self.as_of).days if self.last_day else None

    @cached_property
    def illustrative(self) -> bool:
        """Whether anything counted here is an example."""
        return self.plan.illustrative or any(
            report.illustrative for reports in self.received.values() for report in reports.values()
        )

    def covers(self, item: Item) -> bool:
        """Whether an item is worked on during the time that is looked at."""
        return _touches(self.plan, item, self.within)

    @cached_property
    def sections(self) -> tuple[SectionStatus, ...]:
        """The plan's sections in its order; what is owed in them adds up to all assignments."""
        sections = []
        for number, title, items in self.plan.sections:
            covered = tuple(item for item in items if item.id in self.by_item or self.covers(item))
            owed = (assignment for item in covered for assignment in self.by_item.get(item.id, ()))
            sections.append(SectionStatus(number, title.rstrip(" .:;"), covered, tuple(owed)))
        return tuple(section for section in sections if section.items)

    @cached_property
    def owed_sections(self) -> tuple[SectionStatus, ...]:
        """The sections in which something is owed, each with its owed items only."""
        return tuple(
            replace(section, items=tuple(item for item in section.items if item.id in self.by_item))
            for section in self.sections
            if section.assignments
        )

    @cached_property
    def reports(self) -> dict[str, tuple[Report, ...]]:
        """The reports that count as a whole, by unit in the order of the roster."""
        counted = {unit: tuple(effective_reports(self.within, own)) for unit, own in self.received.items()}
        return {unit: reports for unit, reports in counted.items() if reports}

    @cached_property
    def missed(self) -> tuple[tuple[Period, tuple[Unit, ...]], ...]:
        """The required periods for which units are past their last days, with these units."""
        units = self.plan.units_by_id
        owing = (
            (
                required.period,
                tuple(
                    units[unit]
                    for unit, reports in self.arrears.items()
                    if any(own.period == required.period for own in reports)
                ),
            )
            for required in self.plan.required_within(self.within)
        )
        return tuple((period, units) for period, units in owing if units)

    @cached_property
    def arrears(self) -> dict[str, tuple[RequiredPeriod, ...]]:
        """The reports past their last days, by the units that owe them, in the order of time."""
        owed: dict[str, tuple[RequiredPeriod, ...]] = {}
        for required in self.plan.required_within(self.within):
            for unit, own in self.without_report(required):
                if own.last_day and self.as_of > own.last_day:
                    owed[unit.id] = (*owed.get(unit.id, ()), own)
        return owed

    def days_since(self, required: RequiredPeriod) -> int:
        """The days since the last day on time; 0 or less: there is still time, or no day is set."""
        return (self.as_of - required.last_day).days if required.last_day else 0

    def without_report(
        self, required: RequiredPeriod, *, requested: bool = False
    ) -> Iterator[tuple[Unit, RequiredPeriod]]:
        """Who has not sent a report, each with its own last day; those that must, or that are asked to.

        Units that have ended since owe what they owed on the last day of its data.
        """
        asked = self.plan.requested_units_on if requested else self.plan.required_units_on
        for unit in asked(min(required.ends, self.as_of)):
            owes = self._looks_at_unit(unit) and not self.plan.excuse_of(unit, required.period)
            if owes and not self.has_reported(unit, required.period):
                yield unit, self.plan.required_of(unit, required)

    def _looks_at_unit(self, unit: Unit) -> bool:
        """Whether a unit is looked at; where some items are, those that owe one of them."""
        if self.only_items is not None:
            return unit.id in self.by_unit
        return self.only_units is None or unit.id in self.only_units

    def has_reported(self, unit: Unit, period: Period) -> bool:
        """Whether a unit's report on a period is in, or one on a longer time, which speaks for it."""
        return any(reported.contains(period) for reported in self.known.get(unit.id, ()))

    def reports_that(self, give: Gives) -> Iterator[Report]:
        """The reports that speak of one thing, unit by unit.

        Over a stretch of time, the longest report that gives it counts, and no other.
        """
        every = self.received.values()
        return (report for reports in every for report in reports_giving(give, self.within, reports))

    def _from_longest(self, unit: Unit) -> list[Report]:
        """All reports of a unit, the longer before the shorter, the later before the earlier."""
        return sorted(
            self.received[unit.id].values(),
            key=lambda one: (one.period.months[0] - one.period.months[1], -one.period.number),
        )

    def results(self) -> Iterator[tuple[Unit, Result]]:
        """What units report on the items, each stretch of time once, unit by unit."""
        return ((unit, result) for unit, _, result in self.dated_results())

    def dated_results(self) -> Iterator[tuple[Unit, Period, Result]]:
        """The same, each with the period of its report."""
        for unit in self.plan.units:
            reports = self.received[unit.id]
            if len(reports) == 1:
                for report in reports.values():
                    yield from ((unit, report.period, result) for result in report.results)
                continue
            for item in dict.fromkeys(
                result.item for report in reports.values() for result in report.results
            ):
                for report in reports_giving(_speaks_of(item), self.within, reports):
                    yield from ((unit, report.period, one) for one in report.results if one.item == item)

    @cached_property
    def by_item(self) -> dict[str, list[Assignment]]:
        """The assignments of each item."""
        return _group(self.assignments, lambda assignment: assignment.item.id)

    @cached_property
    def by_unit(self) -> dict[str, list[Assignment]]:
        """The assignments of each unit."""
        return _group(self.assignments, lambda assignment: assignment.unit.id)

    @cached_property
    def by_kind(self) -> dict[str, list[Assignment]]:
        """The assignments of each kind of unit."""
        return _group(self.assignments, lambda assignment: assignment.unit.kind)

    @cached_property
    def times(self) -> list[tuple[Item, tuple[TimeTally, ...]]]:
        """The recurring items, each with its times that have begun, over all units that answer for them."""
        by_item = {
            item: tally_times(
                time for one in own for time in one.occurrences if time.window.first <= self.as_of
            )
            for item, own in self.by_item.items()
        }
        return [(self.plan.items[item], tallies) for item, tallies in by_item.items() if tallies]

    def narrow(
        self, units: Collection[Unit] | None = None, items: Collection[Item] | None = None
    ) -> "Status":
        """What concerns some units, some items, or both; None leaves a side as it is.

        Items narrow the units to those that owe one of them.
        """
        named = {unit.id for unit in (self.plan.units if units is None else units)}
        numbers = {item.id for item in (self.plan.items.values() if items is None else items)}
        assignments = tuple(
            assignment
            for assignment in self.assignments
            if assignment.unit.id in named and assignment.item.id in numbers
        )
        owing = named if items is None else {assignment.unit.id for assignment in assignments}

        def of_units(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
            return tuple(submission for submission in submissions if submission.unit.id in owing)

        def about(report: Report) -> Report:
            results = tuple(result for result in report.results if result.item in numbers)
            return report.model_copy(update={"results": results})

        def of_named(
            received: Mapping[str, Mapping[Period, Report]], named: Collection[str]
        ) -> Mapping[str, Mapping[Period, Report]]:
            return {
                unit: {period: about(report) for period, report in reports.items() if unit in named}
                for unit, reports in received.items()
            }

        before = {one.id for name in named for one in self.plan.forebears(self.plan.roster[name].now)}

        return replace(
            self,
            assignments=assignments,
            submissions=of_units(self.submissions),
            requested=of_units(self.requested),
            excused=of_units(self.excused),
            received=of_named(self.received, named),
            known=of_named(self.known, named | before),
            only_units=self.only_units if units is None else frozenset(named),
            only_items=self.only_items if items is None else frozenset(numbers),
        )

    def submission_of(self, unit: Unit) -> Submission | None:
        """The submission of a unit; None where the plan asks nothing of it."""
        asked = (*self.submissions, *self.requested, *self.excused)
        return next((one for one in asked if one.unit.id == unit.id), None)

    @cached_property
    def figures(self) -> list[FigureTotal]:
        """Each reported figure under each item, and each with a target, in the order of the plan."""
        given = _given(self.within, self.received)
        return [
            self._total(item, figure, given.get((figure.id, item.id), {}))
            for item in self.plan.items.values()
            for figure in self.plan.figures_of(item.id)
            if (figure.id, item.id) in given or (figure.target and self._looks_at(item))
        ]

    def _looks_at(self, item: Item) -> bool:
        return self.covers(item) and (self.only_items is None or item.id in self.only_items)

    def _helping(self, item: Item) -> frozenset[str]:
        """The coordinating units of an item, whose amounts are told apart from those of its owners.

        Asked about itself alone, such a unit is told what it reported.
        """
        if self.only_units is not None or not self.plan.owners.get(item.id):
            return frozenset()
        return frozenset(unit.id for unit in self.plan.helpers.get(item.id, ()))

    def _total(self, item: Item, figure: Figure, known: Mapping[str, Sequence[Given]]) -> FigureTotal:
        helping = self._helping(item)
        given = {unit: own for unit, own in known.items() if unit not in helping}
        by_kind = {
            kind.id: put_together(figure, of_kind)
            for kind in self.plan.unit_kinds
            if (
                of_kind := [one for unit, one in given.items() if self.plan.units_by_id[unit].kind == kind.id]
            )
        }
        return FigureTotal(
            item,
            figure,
            put_together(figure, given.values()),
            {kind: amount for kind, amount in by_kind.items() if amount is not None},
            given,
            tuple(self._reach(item, figure, figure.target)) if figure.target else (),
            {unit: own for unit, own in known.items() if unit not in given},
        )

    def _reach(self, item: Item, figure: Figure, target: Target) -> Iterator[Reach]:
        """How far a target is reached: in the year until now, or in each required period that has begun."""
        if target.per is Per.PLAN and self.only_units is not None:
            return
        last_month, helping = self.within.months[1], self._helping(item)
        until = {
            unit: {one: report for one, report in reports.items() if one.months[1] <= last_month}
            for unit, reports in self.known.items()
        }
        for period in [self.plan.period] if target.each is Each.YEAR else self._begun():
            known = _given(period, until, figure).get((figure.id, item.id), {})
            given: dict[str, Sequence[Given]] = {
                unit: own for unit, own in known.items() if unit not in helping
            }
            if target.per is Per.UNIT:
                given = {
                    unit: [
                        one for name in self._counted_for(unit, figure, target) for one in given.get(name, ())
                    ]
                    for unit in self._asked(item, target, period, given)
                }
            is_over = self.within.contains(period) and self.as_of > self._end(period)
            yield reach(figure, target, period, given, is_over=is_over)

    def _asked(self, item: Item, target: Target, period: Period, given: Iterable[str]) -> Iterator[str]:
        """The units that have to reach a target: those that owe the item, else those that give the figure.

        They are those that live on the last day of the year (until now) or of each period, and that were to
        report on the period.
        """
        day = min(self.plan.data_days(self.within)[1], self.as_of)
        owing = [one.unit.id for one in self.by_item.get(item.id, ()) if self.plan.lives(one.unit, day)]
        if target.each is Each.PERIOD and item.owners:
            day = min(self.plan.data_days(period)[1], self.as_of)
            units = self.plan.resolve(item.owners.read, day)
            owing = [unit.id for unit in units if not self.plan.excuse_of(unit, period)]
        return (unit for unit in owing or given if unit in (self.only_units or self.known))

    def _counted_for(self, unit: str, figure: Figure, target: Target) -> Iterator[str]:
        """Whose amounts count for the target of a unit: its own, in a year those of what it has come from."""
        yield unit
        if target.each is Each.YEAR and figure.total is Total.SUM:
            yield from (before.id for before in self.plan.forebears(self.plan.roster[unit].now))

    def _begun(self) -> list[Period]:
        """The required periods that have begun."""
        return [
            required.period
            for required in self.plan.required_within(self.within)
            if required.first_day <= self.as_of
        ]

    def _end(self, period: Period) -> date:
        """The last day on which something may still come for a period."""
        deadlines = (required.comes for required in self.plan.required_within(period))
        return max((self.plan.data_days(period)[1], *deadlines))

    @cached_property
    def funding(self) -> FundingTotal:
        """Money of all reports that count."""
        allocated, spent, units = Counter[str](), Counter[str](), set()
        for report in self.reports_that(lambda report: report.funding is not None):
            if report.funding:
                kind = self.plan.units_by_id[report.unit].kind
                allocated[kind] += report.funding.allocated
                spent[kind] += report.funding.spent
                units.add(report.unit)
        by_kind = {kind: (allocated[kind], spent[kind]) for kind in allocated}
        return FundingTotal(allocated.total(), spent.total(), len(units), by_kind)

    @cached_property
    def programmes(self) -> list[tuple[Unit, Programme]]:
        """The programmes sent for appraisal.

        Each is given once for its unit, as the unit's longest and latest report has it.

        One is known by its title and its number; without a number by its title.
        """
        return [
            (unit, programme)
            for unit in self.plan.units
            for programme in _each_once(report.programmes for report in self._from_longest(unit))
        ]

    @cached_property
    def courses(self) -> list[Course]:
        """The training courses by date, each once.

        Adding up what every unit says of it would count people twice.

        One is known by its day, its title and, where units name it, its organiser.
        """
        held: dict[tuple[date, str], list[Course]] = defaultdict(list)
        for unit in self.plan.units:
            for report in self._from_longest(unit):
                for training in report.training:
                    _enter_course(held[training.date, fold(training.title)], training, unit)
        return [course for _, courses in sorted(held.items(), key=lambda one: one[0]) for course in courses]

    @property
    def focal_officers(self) -> Rate:
        """Units that named the officer in charge, of those that must report."""
        named = {report.unit for report in self.reports_that(lambda report: report.focal_officer is not None)}
        return Rate(sum(unit.id in named for unit in self.plan.required_units), len(self.plan.required_units))


def count_states(assignments: Iterable[Assignment]) -> dict[State, int]:
    """How many assignments are in each state.

    Every state is named, and the numbers add up to the assignments.
    """
    return dict.fromkeys(State, 0) | Counter(assignment.state for assignment in assignments)


def count_submissions(submissions: Iterable[Submission]) -> dict[SubmissionState, int]:
    """How many submissions are in each state; those that are excused are no part of any number."""
    counted = dict.fromkeys(SubmissionState, 0) | Counter(submission.state for submission in submissions)
    return {state: count for state, count in counted.items() if state is not SubmissionState.EXCUSED}


def excuses(status: Status) -> list[tuple[str, list[Unit]]]:
    """The documents that let units off the report, as they are cited, each with these units."""
    let_off: dict[str, list[Unit]] = {}
    for one in status.excused:
        if one.excuse:
            let_off.setdefault(one.excuse.document.called, []).append(one.unit)
    return list(let_off.items())


def submission_rate(submissions: Sequence[Submission]) -> Rate:
    """Reports that are in, of those that were asked for."""
    return Rate(sum(submission.is_in for submission in submissions), len(submissions))


def measure_work(assignments: Sequence[Assignment]) -> Measures:
    """How far the work with a deadline is, and the standing work.

    Both are: met / (giao − không phát sinh − chưa hỏi).
    """
    arisen = [assignment for assignment in assignments if assignment.state not in _UNMEASURED]
    dated, counts = sum(assignment.deadline is not None for assignment in arisen), count_states(arisen)
    done, carried_out = (
        sum(counts[state] for state in states) for states in (DONE_STATES, CARRIED_OUT_STATES)
    )
    return Measures(
        completion=Rate(done, dated) if dated else None,
        standing=Rate(carried_out, len(arisen) - dated) if len(arisen) > dated else None,
    )


def compute_status(
    plan: Plan, reports: Iterable[Report], today: date, period: Period | None = None
) -> Status:
    """Where the plan stands.

    Args:
        plan: The plan of the year.
        reports: The valid reports of all units; those received after ``today`` do not count yet.
        today: The as-of date.
        period: The part of the year to look at: its items, and the reports on it. By default the whole year,
            with the required report that is due next.

    Returns:
        One assignment for each item and each unit that owes it, and one submission for each unit that must or
        may report.
    """
    period = period and plan.known(period)
    within = period or plan.period
    plan = view(plan, today, within)
    required = plan.required_period(today, period)
    known = _reports_of_the_year(plan, reports, today)
    received = {
        unit.id: {one: report for one, report in known[unit.id].items() if within.contains(one)}
        for unit in plan.units
    }
    counting = _Counting(plan, today, within, received)
    must, may = (
        counting.submit(required, whom) for whom in (plan.required_units_on, plan.requested_units_on)
    )
    may = tuple(map(_ask, may))
    return Status(
        plan=plan,
        as_of=today,
        period=period or (required.period if required else within),
        required=required,
        assignments=tuple(counting.assign(whole_year=period is None)),
        submissions=tuple(one for one in must if not one.excuse),
        requested=tuple(one for one in may if not one.excuse),
        excused=tuple(one for one in (*must, *may) if one.excuse),
        received=received,
        within=within,
        known=known,
    )


class _Counting:
    """The state of everything in one view of a plan, by the reports that lie within the looked-at time."""

    def __init__(self, plan: Plan, today: date, within: Period, received: Received) -> None:
        """Look up once what is asked for each item of each unit."""
        self.plan, self.today, self.within, self.received = plan, today, within, received
        self.speaking = {unit: _by_item(own) for unit, own in received.items()}
        self.day = min(today, within.calendar_days[1])
        self.is_over = today > within.calendar_days[1]
        self._telling: dict[tuple[tuple[Window, ...], date], tuple[RequiredPeriod, ...]] = {}

    def submit(
        self, required: RequiredPeriod | None, whom: Callable[[date], Iterable[Unit]]
    ) -> tuple[Submission, ...]:
        """Whether the reports of some units are in."""
        if required is None:
            return ()
        units = whom(min(required.ends, self.today))
        return tuple(_submit(self.plan, unit, required, self.received[unit.id], self.today) for unit in units)

    def assign(self, *, whole_year: bool) -> Iterator[Assignment]:
        """Each item with each unit that owes it."""
        let_off = _wholly_excused(self.plan, self.within)
        for item in self.plan.items.values():
            windows = self.plan.windows(item)
            if not whole_year:
                windows = self.plan.windows_in(item, self.within)
            for unit, own in _owing(self.plan, item, windows, self.day):
                if unit.id not in let_off:
                    yield self._assignment(item, unit, own)

    def _assignment(self, item: Item, unit: Unit, windows: tuple[Window, ...]) -> Assignment:
        plan, today = self.plan, self.today
        reports = tuple(effective_reports(self.within, self.speaking[unit.id].get(item.id, {})))
        assignment = _assign(plan, item, unit, reports, today)
        if not reports:
            assignment = replace(assignment, state=self._silence(item, unit, windows))
        if plan.is_recurring(item):
            own = self.received[unit.id].values()
            every = occurrences_of(item, plan.windows(item), own, reports, today)
            times = tuple(one for one in every if one.window in windows)
            return _judge_recurring_work(assignment, times, today, plan.reporting.due_soon_days)
        return _judge_standing_work(assignment, reports, over=self.is_over)

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


def _owing(
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
    comes_back = plan.is_recurring(item)
    for unit in plan.meant(item.owners.read):
        own = tuple(
            window
            for window in windows
            if plan.lives(unit, min(window.last, day))
            and (not comes_back or plan.is_given(plan.version_on(item, window.last), unit))
        )
        if own:
            yield unit, own


def _wholly_excused(plan: Plan, within: Period) -> frozenset[str]:
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
        if report.received <= today and report.period.year == plan.year and report.unit in known:
            period = plan.known(report.period)
            # Of an ad-hoc report the file has the name, and the plan the days that it covers.
            known[report.unit][period] = (
                report.model_copy(update={"period": period}) if period.is_adhoc else report
            )
    return known


T = TypeVar("T")


def effective_reports(period: Period, reports: Mapping[Period, T]) -> Iterator[T]:
    """The reports (or what they say of one thing) that speak for a period.

    Its own where it exists, else those of the finer periods.

    Figures are of their period and never cumulative, so these are the reports whose figures may be added up.
    Of reports that all give the thing in question nothing is counted twice, and what the longer ones lack is
    taken from the finer ones.
    """
    if period in reports:
        yield reports[period]
        return
    for part in period.parts(reports) if reports else ():
        yield from effective_reports(part, reports)


def reports_giving(give: Gives, period: Period, reports: Mapping[Period, Report]) -> Iterator[Report]:
    """Of the reports that give what is asked for, those that speak for a period."""
    return effective_reports(period, {period: report for period, report in reports.items() if give(report)})


def _by_item(reports: Mapping[Period, Report]) -> dict[str, dict[Period, Report]]:
    """The reports of a unit that speak of each item."""
    speaking: dict[str, dict[Period, Report]] = defaultdict(dict)
    for period, report in reports.items():
        for result in report.results:
            speaking[result.item][period] = report
    return speaking


def _speaks_of(item: str) -> Gives:
    return lambda report: any(result.item == item for result in report.results)


def _given(
    within: Period, received: Received, only: Figure | None = None
) -> dict[tuple[str, str], dict[str, list[Given]]]:
    """By figure and item, what each unit reported: every stretch of time once."""
    given: dict[tuple[str, str], dict[str, list[Given]]] = {}
    for unit, reports in received.items():
        stated: dict[tuple[str, str], dict[Period, Given]] = defaultdict(dict)
        for period, report in reports.items():
            for result in report.results:
                for name, amount in result.figures.items():
                    if only is None or name == only.id:
                        stated[name, result.item][period] = period, amount
        for key, amounts in stated.items():
            counted = list(effective_reports(within, amounts))
            if counted:
                given.setdefault(key, {})[unit] = counted
    return given


def _each_once(reports: Iterable[Iterable[Programme]]) -> list[Programme]:
    """The programmes of one unit's reports, each once.

    What the first report that names one leaves open, later ones fill in. What a report lists twice under one
    title is two, unless the numbers are the same.
    """
    distinct: list[Programme] = []
    places: dict[tuple[str, str], int] = {}
    of_title: dict[str, list[int]] = defaultdict(list)
    for programmes in reports:
        own: set[int] = set()
        for programme in programmes:
            title, number = fold(programme.title), _plain_number(programme.number)
            place = places.get((title, number))
            if place is None and (not number or (title, "") in places):
                alike = (place for place in of_title[title] if place not in own)
                place = next((place for place in alike if not number or not distinct[place].number), None)
            if place is None:
                place = len(distinct)
                distinct.append(programme)
                of_title[title].append(place)
            distinct[place] = _fill_in(distinct[place], programme)
            places[title, number] = place
            own.add(place)
    return distinct


def _plain_number(number: str | None) -> str:
    """A document's number without what people write differently: "Số: 012/KH-UBND" is "12/kh-ubnd"."""
    return _NUMBER_HEAD.sub("", fold(number or "").replace(" ", ""))


_NUMBER_HEAD = re.compile(r"^(?:so)?[:.]*0*(?=[0-9])")


def _enter_course(courses: list[Course], training: Training, unit: Unit) -> None:
    """Add a unit to the course that it names, or the course where no other unit has named it."""
    organiser = fold(training.organiser or "")
    for place, course in enumerate(courses):
        known = fold(course.training.organiser or "")
        if not organiser or not known or organiser == known:
            courses[place] = Course(
                _fill_in(course.training, training), tuple(dict.fromkeys((*course.units, unit)))
            )
            return
    courses.append(Course(training, (unit,)))


P = TypeVar("P", Programme, Training)


def _fill_in(first: P, other: P) -> P:
    """What is known of something from two reports; where they differ, the first is right."""
    return first.model_copy(
        update={name: value for name, value in other if value is not None and getattr(first, name) is None}
    )


def _touches(plan: Plan, item: Item, period: Period) -> bool:
    """Whether an item is worked on during a period, by the calendar."""
    return bool(plan.windows_in(item, period))


def _submit(
    plan: Plan, unit: Unit, required: RequiredPeriod, reports: Mapping[Period, Report], today: date
) -> Submission:
    report, excuse = reports.get(required.period), plan.excuse_of(unit, required.period)
    if excuse:
        return Submission(unit, SubmissionState.EXCUSED, report, excuse=excuse)
    extension, last_day = (
        plan.extension_of(unit, required.period),
        plan.required_of(unit, required).last_day,
    )
    if last_day is None:
        return Submission(unit, SubmissionState.SENT if report else SubmissionState.NOT_SENT, report)
    days_late = max(((report.received if report else today) - last_day).days, 0)
    on_time, late = (
        (SubmissionState.ON_TIME, SubmissionState.LATE)
        if report
        else (SubmissionState.NOT_DUE, SubmissionState.MISSING)
    )
    return Submission(unit, late if days_late else on_time, report, days_late, extension=extension)


def _ask(submission: Submission) -> Submission:
    """A report that was only asked for: it has been sent or not, and is never late."""
    state = _ASKED_FOR.get(submission.state, submission.state)
    return replace(submission, state=state, days_late=0)


def _assign(plan: Plan, item: Item, unit: Unit, reports: Iterable[Report], today: date) -> Assignment:
    """The item and the unit with what its newest report says, which does not undo what was done before."""
    deadline = plan.deadline(item)
    told = [
        (report, result)
        for report in sorted(reports, key=lambda report: report.period.months[1], reverse=True)
        for result in report.results
        if result.item == item.id
    ]
    if not told:
        return Assignment(item, unit, State.NOT_DUE, deadline)
    report, result = told[0]
    if deadline and result.status in _UNDOING_NOTHING:
        report, result = next((one for one in told if one[1].status is Reported.DONE), told[0])
    state = _state(result, deadline, today, plan.reporting.due_soon_days)
    return Assignment(item, unit, state, deadline, result, report.period)


def _judge_standing_work(assignment: Assignment, reports: Iterable[Report], *, over: bool) -> Assignment:
    """Standing work was carried out where a report says what was done; once the time is over none goes on.

    That nothing arose in a later quarter does not undo what was done in an earlier one.
    """
    if assignment.deadline is not None or assignment.state not in _LATER_ON:
        return assignment
    if any(_says_what_was_done(assignment.item, report) for report in reports):
        return replace(assignment, state=State.CARRIED_OUT)
    is_unproven = over and assignment.state is State.ONGOING
    return replace(assignment, state=State.NO_RESULT) if is_unproven else assignment


def _judge_recurring_work(
    assignment: Assignment, occurrences: tuple[Occurrence, ...], today: date, due_soon_days: int
) -> Assignment:
    """Work that is due several times is done when every time is, and overdue when one has passed undone.

    What did not arise is not owed then, and nothing arising later does not undo what was done before.
    """
    owed = [one for one in occurrences if one.is_open]
    deadline = (owed or occurrences)[0 if owed else -1].due
    state = assignment.state
    if assignment.result is not None:
        state = _state_of_times(assignment.result, occurrences, today, due_soon_days)
    return replace(assignment, state=state, deadline=deadline, occurrences=occurrences)


def _state_of_times(
    newest: Result, occurrences: Sequence[Occurrence], today: date, due_soon_days: int
) -> State:
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
    return State.DUE_SOON if (owed[0].due - today).days <= due_soon_days else State.IN_PROGRESS


def _all_settled(occurrences: Sequence[Occurrence]) -> State:
    """The state of work of which no time is owed any more: the last that was stopped, else what was done."""
    told = (_AS_REPORTED[one.told] for one in occurrences if one.told and not one.is_met)
    stopped = [state for state in told if state in STOPPED_STATES]
    met = [one for one in occurrences if one.is_met]
    if stopped or not met:
        return stopped[-1] if stopped else State.NOT_ARISEN
    return State.DONE_LATE if any(one.days_late for one in met) else State.DONE_ON_TIME


def _says_what_was_done(item: Item, report: Report) -> bool:
    """Whether a report has words, figures or evidence for an item that it calls done or in progress."""
    return any(
        result.summary or result.figures or result.evidence
        for result in report.results
        if result.item == item.id and result.status in WORKED_ON
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


def _state(result: Result, deadline: date | None, today: date, due_soon_days: int) -> State:
    if result.status in _AS_REPORTED:
        return _AS_REPORTED[result.status]
    if result.status is Reported.DONE:
        return _done(result.completed, deadline)
    if deadline is not None and today > deadline:
        return State.OVERDUE
    if result.status is Reported.NOT_STARTED:
        return State.NOT_STARTED
    if deadline is None:
        return State.ONGOING
    return State.DUE_SOON if (deadline - today).days <= due_soon_days else State.IN_PROGRESS


def _group(
    assignments: Iterable[Assignment], key: Callable[[Assignment], str]
) -> dict[str, list[Assignment]]:
    groups: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        groups[key(assignment)].append(assignment)
    return groups
