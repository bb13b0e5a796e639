"""Where the work stands on a day: one state for each item a unit owes, and who has reported.

It is pure: no files, no clock, no rendering.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from ttdn.arrivals import Sending, Sent
from ttdn.effective import (
    Course,
    Gives,
    Received,
    amounts_given,
    each_once,
    effective_reports,
    enter_course,
    reports_giving,
    speaks_of,
)
from ttdn.figures import FigureTotal, Given, Reach, put_together, reach
from ttdn.language import Labelled, Text, count_of
from ttdn.model.clauses import Item
from ttdn.model.figure import Each, Figure, Per, Target, Total
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Decision
from ttdn.model.report import Programme, Report, Result
from ttdn.model.report import Status as Reported
from ttdn.model.reporting import Excuse, Extension, OnTimeBy, RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.occurrences import Occurrence, TimeTally, tally_times
from ttdn.timeline import view
from ttdn.vietnamese import fold, without_end

T = TypeVar("T")
K = TypeVar("K")


class State(Labelled):
    """The state of an assignment; an assignment is in exactly one."""

    DONE_ON_TIME = "done_on_time", "Hoàn thành đúng hạn", "Done on time"
    DONE_LATE = "done_late", "Hoàn thành quá hạn", "Done late"
    DONE = "done", "Hoàn thành (không có hạn)", "Done (no deadline)"
    IN_PROGRESS = "in_progress", "Đang thực hiện trong hạn", "In progress, within time"
    DUE_SOON = "due_soon", "Đang thực hiện, sắp đến hạn", "In progress, due soon"
    OVERDUE = "overdue", "Quá hạn chưa hoàn thành", "Overdue"
    ONGOING = "ongoing", "Đang thực hiện (không có hạn)", "Ongoing (no deadline)"
    CARRIED_OUT = "carried_out", "Đã thực hiện trong kỳ", "Carried out in the period"
    NO_RESULT = "no_result", "Chưa nêu kết quả", "No result given"
    NOT_STARTED = "not_started", "Chưa thực hiện", "Not started"
    NOT_ARISEN = "not_arisen", "Không phát sinh", "Not arisen"
    POSTPONED = "postponed", "Tạm hoãn", "Postponed"
    CANCELLED = "cancelled", "Không thực hiện", "Cancelled"
    NOT_DUE = "not_due", "Chưa đến kỳ báo cáo", "Report not due yet"
    NO_REPORT = "no_report", "Chưa có báo cáo", "No report"
    NOT_ASKED = "not_asked", "Chưa hỏi", "Not asked"


#: Words of government task tracking (Báo cáo 1270/BC-TCTTTg, 2017); see standards §3.
STATE_LABELS = State.labels()


#: What its measure counts: work with a deadline that is done, standing work that was carried out.
DONE_STATES = frozenset({State.DONE_ON_TIME, State.DONE_LATE})


CARRIED_OUT_STATES = frozenset({State.DONE, State.CARRIED_OUT})
MET_STATES = DONE_STATES | CARRIED_OUT_STATES


RUNNING_STATES = frozenset({State.IN_PROGRESS, State.DUE_SOON, State.ONGOING})


STOPPED_STATES = frozenset({State.POSTPONED, State.CANCELLED})


SILENT_STATES = frozenset({State.NO_REPORT, State.NOT_DUE})


#: Nothing is reported, be it that nothing was asked.
UNREPORTED_STATES = SILENT_STATES | {State.NOT_ASKED}


#: What is in no measure: the unit had nothing to do, or was not asked yet.
_UNMEASURED = frozenset({State.NOT_ARISEN, State.NOT_ASKED})


#: What a later report says of work that was done, where there was nothing more to do.
UNDOING_NOTHING = frozenset({Reported.NOT_ARISEN, Reported.NOT_STARTED})


#: What is a result; an item that did not arise, or that was postponed or cancelled, has none.
WORKED_ON = frozenset({Reported.DONE, Reported.IN_PROGRESS})


class SubmissionState(Labelled):
    """Whether a unit's report is in.

    Who has sent a report on a longer time instead owes none (told). What was sent and is no report yet waits
    for its unit (in correction), or for the office (to enter). One that was only asked for, or for which no
    day is set, is sent or not, never late or overdue.
    """

    ON_TIME = "on_time", "Nộp đúng hạn", "In on time"
    LATE = "late", "Nộp muộn", "In late"
    TOLD = "told", "Đã có báo cáo của kỳ dài hơn", "Told in a longer report"
    IN_CORRECTION = "in_correction", "Đã gửi, đang sửa", "Sent, being corrected"
    TO_ENTER = "to_enter", "Bản giấy, chờ nhập", "On paper, to be typed in"
    NOT_DUE = "not_due", "Chưa đến hạn nộp", "Not due yet"
    MISSING = "missing", "Quá hạn chưa nộp", "Overdue"
    SENT = "sent", "Đã gửi", "Sent"
    NOT_SENT = "not_sent", "Chưa gửi", "Not sent"
    EXCUSED = "excused", "Được miễn", "Excused"


#: Nothing has come that was asked for.
LACKING_STATES = frozenset({SubmissionState.NOT_DUE, SubmissionState.MISSING, SubmissionState.NOT_SENT})

#: Something has come, which is no report yet.
SENT_STATES = frozenset({SubmissionState.IN_CORRECTION, SubmissionState.TO_ENTER})

SUBMISSION_LABELS = SubmissionState.labels()

#: What becomes of the states of a report that was only asked for: nobody is praised or blamed for its day.
_ASKED_FOR = {
    SubmissionState.ON_TIME: SubmissionState.SENT,
    SubmissionState.LATE: SubmissionState.SENT,
    SubmissionState.MISSING: SubmissionState.NOT_SENT,
}


#: Of what has come: what is in conflict, or was refused, nobody is correcting.
_SENT_LABELS = {
    Decision.ASKED_BACK: SUBMISSION_LABELS[SubmissionState.IN_CORRECTION],
    Decision.WAITING: SUBMISSION_LABELS[SubmissionState.TO_ENTER],
    Decision.CONFLICT: Text("Đã gửi nhưng còn xung đột", "Sent but in conflict"),
    Decision.REFUSED: Text("Đã gửi nhưng không được nhận", "Sent but refused"),
}


#: The same within a sentence that counts several of them, where a comma would part what belongs together.
_COUNTED_LABELS = {
    SUBMISSION_LABELS[SubmissionState.IN_CORRECTION]: Text("đã gửi và đang sửa", "sent and being corrected"),
    SUBMISSION_LABELS[SubmissionState.TO_ENTER]: Text(
        "đã gửi bản giấy còn chờ nhập", "on paper and to be typed in"
    ),
}


#: Said above everything else, where data are examples.
ILLUSTRATIVE = Text(
    "SỐ LIỆU MINH HỌA, không phải số liệu thật của các đơn vị.",
    "ILLUSTRATIVE DATA, not the units' real figures.",
)


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
    ``told_by`` is the unit that reports in the place of one that has become part of it.
    """

    item: Item
    unit: Unit
    state: State
    deadline: date | None
    result: Result | None = None
    period: Period | None = None
    occurrences: tuple[Occurrence, ...] = ()
    told_by: Unit | None = None

    @property
    def teller(self) -> Unit:
        """Whose report tells of it."""
        return self.told_by or self.unit


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """A section of the plan: its items of the period, owed or not, and what is owed in it.

    Items that are worked on at another time are among them where a report speaks of them.

    Number and title are empty for the items that stand below no heading.
    """

    number: str
    title: str
    items: tuple[Item, ...]
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Whether a required report of a unit is in; ``days_late`` counts from the unit's last day on time.

    ``excuse`` is what lets it off, ``extension`` what gave it another last day; ``sending`` is what has come
    of it, by the register, where no report counts yet.
    """

    unit: Unit
    state: SubmissionState
    report: Report | None = None
    days_late: int = 0
    excuse: Excuse | None = None
    extension: Extension | None = None
    sending: Sending | None = None

    @property
    def is_in(self) -> bool:
        """Whether the report has arrived."""
        return self.report is not None

    @property
    def is_open(self) -> bool:
        """Whether it is still owed: nothing has come, or what came is no report yet."""
        return self.state in LACKING_STATES | SENT_STATES

    @property
    def label(self) -> Text:
        """The state in words; of what has come and is no report yet, what became of it."""
        return sent_label(self.sending.outcome) if self.sending else SUBMISSION_LABELS[self.state]


def sent_label(outcome: Decision) -> Text:
    """What became of something that has come and is no report yet, by its :attr:`Sending.outcome`."""
    return _SENT_LABELS[outcome]


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
    #: By unit in the order of the roster, every report that lies within the period, those beside longer ones
    #: included: they fill what the longer ones lack.
    received: Received = field(repr=False)
    within: Period
    #: The same of all periods of the plan, since a year is more than the part of it that is looked at.
    known: Received = field(repr=False)
    #: The units and items that are looked at, by their ids; None: all.
    only_units: frozenset[str] | None = None
    only_items: frozenset[str] | None = None
    #: What has come by the register, by unit and period.
    sent: Sent = field(default_factory=dict)
    #: By unit, the reports of others that tell of its days, since none of its own does.
    instead: Received = field(default_factory=dict, repr=False)

    @cached_property
    def submissions(self) -> tuple[Submission, ...]:
        """The report that is looked at, of each unit that must send it."""
        return self._asked_now(requested=False)

    @cached_property
    def requested(self) -> tuple[Submission, ...]:
        """The same of the units that are asked to send it."""
        return self._asked_now(requested=True)

    @cached_property
    def excused(self) -> tuple[Submission, ...]:
        """The units that were let off it, of those that must or may send it."""
        required = self.required
        every = (self.handed_in(required, requested=may) for may in (False, True) if required)
        return tuple(one for own in every for one in own if one.excuse)

    def _asked_now(self, *, requested: bool) -> tuple[Submission, ...]:
        every = self.handed_in(self.required, requested=requested) if self.required else ()
        return tuple(one for one in every if not one.excuse)

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
        return self.plan.asks_in(item, self.within)

    def is_outside(self, item: Item) -> bool:
        """Whether an item is given to units, and not worked on during the time that is looked at.

        Nobody owes it then; what is reported on it all the same is told, and counted nowhere.
        """
        return bool(self.plan.owners.get(item.id)) and item.id not in self.by_item and not self.covers(item)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The items of which any unit speaks in a report, whatever it says of them and whoever owes them."""
        return frozenset(result.item for _, result in self.results())

    @cached_property
    def sections(self) -> tuple[SectionStatus, ...]:
        """The plan's sections in its order; what is owed in them adds up to all assignments."""
        sections, told = [], self.by_item.keys() | self.spoken_of
        for number, title, items in self.plan.sections:
            if covered := tuple(item for item in items if item.id in told or self.covers(item)):
                owed = (one for item in covered for one in self.by_item.get(item.id, ()))
                sections.append(SectionStatus(number, without_end(title), covered, tuple(owed)))
        return tuple(sections)

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
        owing: dict[Period, list[Unit]] = {
            required.period: [] for required in self.plan.required_within(self.within)
        }
        for unit, reports in self.arrears.items():
            for own in reports:
                owing[own.period].append(units[unit])
        return tuple((period, tuple(missing)) for period, missing in owing.items() if missing)

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

    def handed_in(self, required: RequiredPeriod, *, requested: bool = False) -> Iterator[Submission]:
        """What has become of a report, by unit that must send it, or is asked to; the excused are among them.

        All that is said of reports that came, are late or missing is counted from this. Units that have ended
        since owe what they owed on the last day of its data; an ad-hoc report is asked for by the plan of its
        days.
        """
        period = required.period
        if period.is_adhoc and period != self.within:
            own = replace(self, plan=view(self.plan.origin, self.as_of, period), within=period)
            yield from own.handed_in(required, requested=requested)
            return
        asked = self.plan.requested_units_on if requested else self.plan.required_units_on
        for unit in asked(min(required.ends, self.as_of)):
            if self._looks_at_unit(unit):
                one = self._submission(unit, required)
                state = _ASKED_FOR.get(one.state, one.state) if requested else one.state
                yield replace(one, state=state, days_late=0) if requested else one

    def _submission(self, unit: Unit, required: RequiredPeriod) -> Submission:
        period, plan = required.period, self.plan
        report = self.known.get(unit.id, {}).get(period)
        if excuse := plan.excuse_of(unit, period):
            return Submission(unit, SubmissionState.EXCUSED, report, excuse=excuse)
        extension, last_day = plan.extension_of(unit, period), plan.required_of(unit, required).last_day
        sending = self.sending_of(unit, period)
        if report is None and self.has_reported(unit, period):
            return Submission(unit, SubmissionState.TOLD)
        day = self._day_it_came(report, sending)
        days_late = max((day - last_day).days, 0) if last_day else 0
        if sending is not None:
            waits = SubmissionState.TO_ENTER if sending.waits_for_typing else SubmissionState.IN_CORRECTION
            return Submission(unit, waits, None, days_late, extension=extension, sending=sending)
        if last_day is None:
            return Submission(unit, SubmissionState.SENT if report else SubmissionState.NOT_SENT, report)
        on_time, late = (
            (SubmissionState.ON_TIME, SubmissionState.LATE)
            if report
            else (SubmissionState.NOT_DUE, SubmissionState.MISSING)
        )
        return Submission(unit, late if days_late else on_time, report, days_late, extension=extension)

    def _day_it_came(self, report: Report | None, sending: Sending | None) -> date:
        """The day by which a report is on time or late; today where nothing has come that tells one."""
        if self.plan.reporting.on_time_by is OnTimeBy.ACCEPTED:
            return report.counts_from if report else self.as_of
        if report is not None:
            return report.received
        return (sending.first_day if sending else None) or self.as_of

    def without_report(
        self, required: RequiredPeriod, *, requested: bool = False
    ) -> Iterator[tuple[Unit, RequiredPeriod]]:
        """Who has sent nothing, with its own last day; of those that must report, or that are asked to."""
        every = self.handed_in(required, requested=requested)
        lacking = (one.unit for one in every if one.state in LACKING_STATES)
        return ((unit, self.plan.required_of(unit, required)) for unit in lacking)

    def sent_back(
        self, required: RequiredPeriod, *, requested: bool = False
    ) -> Iterator[tuple[Unit, RequiredPeriod, Sending]]:
        """Who has sent something that is no report yet, each with its own last day and what has come."""
        for one in self.handed_in(required, requested=requested):
            if one.sending:
                yield one.unit, self.plan.required_of(one.unit, required), one.sending

    def _looks_at_unit(self, unit: Unit) -> bool:
        """Whether a unit is looked at; where some items are, those that owe one of them."""
        if self.only_items is not None:
            return unit.id in self.by_unit
        return self.only_units is None or unit.id in self.only_units

    def sending_of(self, unit: Unit, period: Period) -> Sending | None:
        """What has come of a unit for a period, by the register, while no report on it counts."""
        if self.has_reported(unit, period):
            return None
        return self.sent.get(unit.id, {}).get(period)

    def has_passed(self, assignment: Assignment) -> bool:
        """Whether the day of an item is over, as it is looked at: see :meth:`Plan.has_passed`."""
        due, recurs = assignment.deadline, bool(assignment.occurrences)
        return due is not None and self.plan.has_passed(due, self.within, self.as_of, recurs=recurs)

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
                for report in reports_giving(speaks_of(item), self.within, reports):
                    yield from ((unit, report.period, one) for one in report.results if one.item == item)

    @cached_property
    def by_item(self) -> dict[str, list[Assignment]]:
        """The assignments of each item."""
        return group_by(self.assignments, attrgetter("item.id"))

    @cached_property
    def by_unit(self) -> dict[str, list[Assignment]]:
        """The assignments of each unit."""
        return group_by(self.assignments, attrgetter("unit.id"))

    @cached_property
    def by_kind(self) -> dict[str, list[Assignment]]:
        """The assignments of each kind of unit."""
        return group_by(self.assignments, attrgetter("unit.kind"))

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
            one for one in self.assignments if one.unit.id in named and one.item.id in numbers
        )

        def about(report: Report) -> Report:
            results = tuple(result for result in report.results if result.item in numbers)
            return report.model_copy(update={"results": results})

        def of_named(received: Received, named: Collection[str]) -> Received:
            return {
                unit: {period: about(report) for period, report in reports.items() if unit in named}
                for unit, reports in received.items()
            }

        before = {one.id for name in named for one in self.plan.forebears(self.plan.roster[name].now)}

        return replace(
            self,
            assignments=assignments,
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
        given = amounts_given(self.within, self.received)
        return [
            self._total(item, figure, given.get((figure.id, item.id), {}))
            for item in self.plan.items.values()
            for figure in self.plan.figures_of(item.id)
            if (figure.id, item.id) in given or (figure.target and self._looks_at(item))
        ]

    def _looks_at(self, item: Item) -> bool:
        """Whether a target of an item is told: of some units, that of what they owe."""
        if self.only_units is not None and item.id not in self.by_item:
            return False
        return self.covers(item) and (self.only_items is None or item.id in self.only_items)

    def _helping(self, item: Item) -> frozenset[str]:
        """The coordinating units of an item, whose amounts are told apart from those of its owners.

        Asked about itself alone, such a unit is told what it reported.
        """
        if self.only_units is not None:
            return frozenset()
        return self.plan.helping.get(item.id, frozenset())

    def _total(self, item: Item, figure: Figure, known: Mapping[str, Sequence[Given]]) -> FigureTotal:
        helping = self._helping(item)
        given = self._current(figure, {unit: own for unit, own in known.items() if unit not in helping})
        units = self.plan.units_by_id
        by_kind = {
            kind.id: put_together(figure, [one for unit, one in given.items() if units[unit].kind == kind.id])
            for kind in self.plan.unit_kinds
        }
        return FigureTotal(
            item,
            figure,
            put_together(figure, given.values()),
            {kind: amount for kind, amount in by_kind.items() if amount is not None},
            given,
            tuple(self._reach(item, figure, figure.target)) if figure.target else (),
            {unit: own for unit, own in known.items() if unit in helping},
        )

    def _current(self, figure: Figure, given: Mapping[str, Sequence[Given]]) -> Mapping[str, Sequence[Given]]:
        """What counts together: what there is now in a unit that has ended, its successor tells."""
        if figure.total is not Total.LAST:
            return given
        return {unit: own for unit, own in given.items() if not self._is_told_again(unit, given)}

    def _is_told_again(self, unit: str, given: Mapping[str, Sequence[Given]]) -> bool:
        """Whether a successor of a unit has given its amount of a time behind the unit's end."""
        plan, own = self.plan, self.plan.units_by_id[unit]
        return own.end is not None and any(
            plan.data_days(period)[1] > own.end
            for heir in plan.successors(own)
            if heir.id != unit
            for period, _ in given.get(heir.id, ())
        )

    def _reach(self, item: Item, figure: Figure, target: Target) -> Iterator[Reach]:
        """How far a target is reached: in the year until now, or in each required period that has begun."""
        if target.per is Per.PLAN and self.only_units is not None:
            return
        begun = [one.period for one in self.plan.required_within(self.within) if one.first_day <= self.as_of]
        for period in [self.plan.period] if target.each is Each.YEAR else begun:
            given = self._given_towards(item, figure, target, period)
            is_over = self.within.contains(period) and self.as_of > self._end(period)
            yield reach(figure, target, period, given, is_over=is_over)

    def _given_towards(
        self, item: Item, figure: Figure, target: Target, period: Period
    ) -> dict[str, Sequence[Given]]:
        """The amounts that count for a target, by the units that gave them or that have to reach it each."""
        known = amounts_given(period, self._known_by_now, figure).get((figure.id, item.id), {})
        helping = self._helping(item)
        given = {unit: own for unit, own in known.items() if unit not in helping}
        current = dict(self._current(figure, given))
        if target.per is not Per.UNIT:
            return current
        towards: dict[str, Sequence[Given]] = {}
        for unit in self._asked(item, target, period, given):
            own = [current[name] for name in self._counted_for(unit, figure, target) if name in current]
            together = put_together(figure, own) if own[1:] else None
            towards[unit] = [(period, together)] if together is not None else list(chain(*own))
        return towards

    @cached_property
    def _known_by_now(self) -> Received:
        """The reports that are known on times up to the end of the period."""
        last_month = self.within.months[1]
        return {
            unit: {one: report for one, report in reports.items() if one.months[1] <= last_month}
            for unit, reports in self.known.items()
        }

    def _asked(self, item: Item, target: Target, period: Period, given: Iterable[str]) -> Iterator[str]:
        """The units that have to reach a target: those that owe the item, else those that give the figure.

        They are those that live on the last day of the year (until now) or of each period, and that were to
        report on the period.
        """
        day = min(self.plan.data_days(self.within)[1], self.as_of)
        owing = [one.unit.id for one in self.by_item.get(item.id, ()) if self.plan.lives(one.unit, day)]
        # Of what is due in another part of the year nobody owes anything in this one.
        if item.owners and (target.each is Each.PERIOD or not owing):
            day = min(self.plan.data_days(period)[1], self.as_of)
            units = self.plan.resolve(item.owners.read, day)
            owing = [unit.id for unit in units if not self.plan.excuse_of(unit, period)]
        return (unit for unit in owing or given if unit in (self.only_units or self.known))

    def _counted_for(self, unit: str, figure: Figure, target: Target) -> Iterator[str]:
        """Whose amounts count for the target of a unit: its own, in a year those of what it has come from."""
        yield unit
        if target.each is Each.YEAR and figure.total is not Total.NONE and not figure.is_averaged:
            yield from (before.id for before in self.plan.forebears(self.plan.roster[unit].now))

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
            for programme in each_once(report.programmes for report in self._from_longest(unit))
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
                    enter_course(held[training.date, fold(training.title)], training, unit)
        return [course for _, courses in sorted(held.items(), key=lambda one: one[0]) for course in courses]

    @property
    def focal_officers(self) -> Rate:
        """Units that named the officer in charge, of those that must report."""
        named = {report.unit for report in self.reports_that(lambda report: report.focal_officer is not None)}
        return Rate(sum(unit.id in named for unit in self.plan.required_units), len(self.plan.required_units))


def days_left_words(days: int) -> Text:
    """How far a deadline lies ahead, or behind: ``còn 5 ngày``."""
    if days > 0:
        return Text(f"còn {days} ngày", f"{count_of(days, 'day')} left")
    if days == 0:
        return Text("hôm nay là ngày cuối", "today is the last day")
    return Text(f"đã quá hạn {-days} ngày", f"{count_of(-days, 'day')} past")


def count_states(assignments: Iterable[Assignment]) -> dict[State, int]:
    """How many assignments are in each state.

    Every state is named, and the numbers add up to the assignments.
    """
    return dict.fromkeys(State, 0) | Counter(assignment.state for assignment in assignments)


def count_submissions(submissions: Iterable[Submission]) -> dict[SubmissionState, int]:
    """How many submissions are in each state; those that are excused are no part of any number."""
    counted = dict.fromkeys(SubmissionState, 0) | Counter(submission.state for submission in submissions)
    return {state: count for state, count in counted.items() if state is not SubmissionState.EXCUSED}


def count_labels(submissions: Iterable[Submission]) -> dict[Text, int]:
    """The same as they are called in a sentence, without those that there are none of."""
    states = list(SubmissionState)
    counted = (one for one in submissions if one.state is not SubmissionState.EXCUSED)
    labels = [one.label for one in sorted(counted, key=lambda one: states.index(one.state))]
    return Counter(_COUNTED_LABELS.get(label, label) for label in labels)


def excuses(status: Status) -> list[tuple[str, list[Unit]]]:
    """The documents that let units off the report, as they are cited, each with these units."""
    documents = group_by(status.excused, lambda one: one.excuse.document.called if one.excuse else "")
    return [(called, [one.unit for one in some]) for called, some in documents.items() if called]


def submission_rate(submissions: Sequence[Submission]) -> Rate:
    """Reports that are in, of those that were asked for."""
    return Rate(sum(submission.is_in for submission in submissions), len(submissions))


def in_no_measure(assignment: Assignment) -> bool:
    """Whether an assignment is in neither measure: it did not arise, or was not asked for yet."""
    return assignment.state in _UNMEASURED


def measure_work(assignments: Sequence[Assignment]) -> Measures:
    """How far the work with a deadline is, and the standing work.

    Both are: met / (giao − không phát sinh − chưa hỏi).
    """
    arisen = [assignment for assignment in assignments if not in_no_measure(assignment)]
    dated, counts = sum(assignment.deadline is not None for assignment in arisen), count_states(arisen)
    done, carried_out = (
        sum(counts[state] for state in states) for states in (DONE_STATES, CARRIED_OUT_STATES)
    )
    return Measures(
        completion=Rate(done, dated) if dated else None,
        standing=Rate(carried_out, len(arisen) - dated) if len(arisen) > dated else None,
    )


def group_by(entries: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Entries by what they have in common, in their order."""
    groups = defaultdict[K, list[T]](list)
    for one in entries:
        groups[key(one)].append(one)
    return groups
