"""Who has done an item, and who has not: each unit that owes it is in exactly one state.

The whole of which a part is given (n/N) is that of the measures: the units that owe the item, but those to
which it did not arise, and those that were not asked about it yet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ttdn.asking.whom import ids_of
from ttdn.grouping import group_by
from ttdn.language import NOTHING, Labelled, Text, count_of, join, same
from ttdn.model.clauses import Item
from ttdn.model.report import Report, Result
from ttdn.model.roster import Unit
from ttdn.occurrences import late_words, missed_text, progress_words
from ttdn.status import Status
from ttdn.status.states import (
    MET_STATES,
    SILENT_STATES,
    UNREPORTED_STATES,
    Assignment,
    State,
    SubmissionState,
    sending_label,
)
from ttdn.vietnamese import within_sentence


class Part(StrEnum):
    """A part of those who owe an item.

    ``DONE`` and ``NOT_DONE`` make up the whole; the others lie across them.
    """

    DONE = "done"
    NOT_DONE = "not-done"
    LATE = "late"
    SILENT = "silent"


#: What is in no measure.
UNCOUNTED_STATES = frozenset({State.NOT_ARISEN, State.NOT_ASKED})
#: The states in the order in which they are told; those that are not counted come last.
TOLD_STATES = (
    *(State.DONE_ON_TIME, State.DONE_LATE, State.DONE, State.CARRIED_OUT),
    *(State.IN_PROGRESS, State.DUE_SOON, State.ONGOING, State.OVERDUE),
    *(State.NO_RESULT, State.NOT_STARTED, State.POSTPONED, State.CANCELLED),
    *(State.NO_REPORT, State.NOT_DUE, State.NOT_ARISEN, State.NOT_ASKED),
)
_PART_LABELS = {
    Part.LATE: Text("chậm hạn", "late"),
    Part.SILENT: Text("chưa báo cáo về mục này", "without a report on it"),
}
_DATED_LABELS = {
    Part.DONE: Text("đã hoàn thành", "done"),
    Part.NOT_DONE: Text("chưa hoàn thành", "not done"),
}
_STANDING_LABELS = {
    Part.DONE: Text("đã thực hiện trong kỳ", "carried out in the period"),
    Part.NOT_DONE: Text("chưa có kết quả", "without a result"),
}
#: Why nobody owes an item, within a sentence.
_GIVEN_TO_NOBODY = Text("kế hoạch không giao mục này cho đơn vị nào", "the plan gives this item to no unit")
_NOT_NOW = Text(
    "trong kỳ này không có đơn vị nào phải làm mục này", "no unit has to work on this item in this period"
)
_TO_NONE_OF_THEM = Text(
    "trong số được hỏi, kế hoạch không giao mục này cho đơn vị nào",
    "the plan gives this item to none of these units",
)


class Role(Labelled):
    """What a unit has to do with an item."""

    OWNER = "owner", "Chủ trì", "Owner"
    COORDINATING = "coordinating", "Phối hợp", "Coordinating"
    ASSIGNED = "assigned", "Được giao, không tính trong kỳ", "Assigned, not counted in this period"
    OTHER = "other", "Không được giao", "Not assigned"


class Owing(NamedTuple):
    """A unit that owes an item, with its state on the day.

    ``days_late`` counts from the last day on time to the day on which it was done, else to today; 0 where it
    is not late. ``note`` is what is known of the report of a unit that has said nothing of the item, and
    ``untold`` says that nobody knows therefore whether it is late: its last day on time has passed.
    """

    assignment: Assignment
    days_late: int = 0
    note: Text = NOTHING
    untold: bool = False

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.assignment.unit

    @property
    def units(self) -> tuple[Unit, Unit]:
        """The unit, and whose report tells of it."""
        return self.unit, self.assignment.teller

    @property
    def state(self) -> State:
        """Its state."""
        return self.assignment.state

    @property
    def is_counted(self) -> bool:
        """Whether it is part of the whole."""
        return self.state not in UNCOUNTED_STATES

    @property
    def done(self) -> date | None:
        """The day on which it was done last, where it was done and that day is known."""
        days = [one.done for one in self.assignment.occurrences if one.done]
        if days:
            return max(days)
        return self.assignment.result.completed if self.assignment.result else None

    @property
    def times(self) -> Text:
        """What became of the times of recurring work; empty for any other."""
        own = self.assignment
        return progress_words(own.item, own.occurrences) if own.occurrences and own.result else NOTHING

    @property
    def lateness(self) -> Text:
        """How late: ``chậm 5 ngày``, ``quý I (hạn 31/3/2027)``; empty where it is not."""
        own = self.assignment
        if own.occurrences and self.days_late:
            late = [late_words(own.item, one) for one in own.occurrences if one.days_late]
            missed = missed_text(own.item, own.occurrences)
            told = [Text(f"chưa làm {missed.vi}", f"not done: {missed.en}")] if missed.vi else []
            return join("; ", [*late, *told])
        days = self.days_late
        return Text(f"chậm {days} ngày", f"{count_of(days, 'day')} late") if days else NOTHING

    def is_in(self, part: Part) -> bool:
        """Whether it belongs to a part; what is not counted belongs to none."""
        if not self.is_counted:
            return False
        return {
            Part.DONE: self.state in MET_STATES,
            Part.NOT_DONE: self.state not in MET_STATES,
            Part.LATE: self.days_late > 0,
            Part.SILENT: self.state in SILENT_STATES,
        }[part]


class Speaker(NamedTuple):
    """A unit that does not owe an item, and what it said of it last, within a sentence (None: nothing)."""

    unit: Unit
    role: Role
    said: Text | None = None
    result: Result | None = None


@dataclass(frozen=True)
class Answer:
    """Who stands where with one item.

    ``owing`` are the units that owe it, in the order of the roster; ``helping`` its coordinating units and
    ``speaking`` the others that reported on it: both are part of no number. ``lacking`` are the units that
    must report and have not given the part of the report in which an item is reported that nobody owes.
    ``nobody`` says why nobody owes it, where nobody does.
    """

    item: Item
    owing: tuple[Owing, ...]
    helping: tuple[Speaker, ...] = ()
    speaking: tuple[Speaker, ...] = ()
    lacking: tuple[Unit, ...] = ()
    nobody: Text = _GIVEN_TO_NOBODY

    @cached_property
    def counted(self) -> tuple[Owing, ...]:
        """The whole: who owes it, but those to which it did not arise or who were not asked yet."""
        return tuple(one for one in self.owing if one.is_counted)

    @property
    def whole(self) -> int:
        """How many that are."""
        return len(self.counted)

    @property
    def is_dated(self) -> bool:
        """Whether it has a deadline: else it is standing work."""
        return any(one.assignment.deadline for one in self.owing)

    def of(self, part: Part) -> tuple[Owing, ...]:
        """The units of a part."""
        return tuple(one for one in self.owing if one.is_in(part))

    def by_state(self) -> Iterator[tuple[State, tuple[Owing, ...]]]:
        """Every state that anybody is in, with its units; those that are not counted come last."""
        for state in TOLD_STATES:
            units = tuple(one for one in self.owing if one.state is state)
            if units:
                yield state, units

    def label(self, part: Part) -> Text:
        """What is said of a part: work with a deadline is finished, standing work is carried out."""
        labels = _DATED_LABELS if self.is_dated else _STANDING_LABELS
        return labels.get(part) or _PART_LABELS[part]

    @property
    def untold(self) -> int:
        """How many have said nothing though the deadline has passed: nobody knows whether they are late."""
        return sum(one.untold for one in self.counted)


def ask_who(
    status: Status,
    items: Iterable[Item],
    units: Collection[Unit] | None = None,
    faulty: AbstractSet[str] = frozenset(),
) -> tuple[Answer, ...]:
    """Who stands where with some items.

    Args:
        status: Where the plan stands.
        items: The items, in the order in which they are told.
        units: The units that are asked about; None: all.
        faulty: The units of the reports that were left out because they have errors, by their ids.
    """
    named = ids_of(units)
    said = _said_last(status)
    return tuple(_answer(status, item, named, faulty, said.get(item.id, {})) for item in items)


def _answer(
    status: Status,
    item: Item,
    named: AbstractSet[str] | None,
    faulty: AbstractSet[str],
    said: Mapping[str, Result],
) -> Answer:
    def asked(units: Iterable[Unit]) -> list[Unit]:
        return [unit for unit in units if named is None or unit.id in named]

    owing = tuple(
        _owing(status, one, faulty)
        for one in status.by_item.get(item.id, ())
        if named is None or one.unit.id in named
    )
    helpers = asked(status.plan.helpers.get(item.id, ()))
    told = {unit.id for unit in chain(helpers, *(one.units for one in owing))}
    others = _speaking_apart(status, item) if item.reported_apart else _as_told(status, item, said)
    given = {one.unit.id for one in others}
    lacking = asked(status.plan.required_units) if item.reported_apart else []
    return Answer(
        item,
        owing,
        tuple(_speaker(unit, Role.COORDINATING, said.get(unit.id)) for unit in helpers),
        tuple(one for one in others if one.unit.id not in told and asked([one.unit])),
        tuple(unit for unit in lacking if unit.id not in given),
        _why_nobody(status, item),
    )


def _why_nobody(status: Status, item: Item) -> Text:
    """Why none of the units that are asked about owes an item, if none does."""
    if status.by_item.get(item.id):
        return _TO_NONE_OF_THEM
    return _NOT_NOW if status.plan.owners.get(item.id) else _GIVEN_TO_NOBODY


def _owing(status: Status, assignment: Assignment, faulty: AbstractSet[str]) -> Owing:
    silent = assignment.state in UNREPORTED_STATES
    if not silent:
        return Owing(assignment, _days_late(assignment, status.as_of))
    note = _note(status, assignment.unit, faulty)
    return Owing(assignment, 0, note, status.has_passed(assignment))


def _days_late(assignment: Assignment, today: date) -> int:
    """The days since the last day on time; of recurring work those of the time that is or was latest."""
    if assignment.occurrences:
        missed = [(today - one.due).days for one in assignment.occurrences if one.is_missed]
        return max((*missed, *(one.days_late for one in assignment.occurrences)), default=0)
    deadline, result = assignment.deadline, assignment.result
    if deadline is None or result is None:
        return 0
    if assignment.state is State.OVERDUE:
        return (today - deadline).days
    done = assignment.state is State.DONE_LATE and result.completed
    return (done - deadline).days if done else 0


def _note(status: Status, unit: Unit, faulty: AbstractSet[str]) -> Text:
    """What is known of the report of a unit that has said nothing of an item."""
    waiting = [
        sending
        for period in status.sent.get(unit.id, ())
        if status.within.is_told_by(period) and (sending := status.sending_of(unit, period))
    ]
    if unit.id in faulty:
        return Text("báo cáo có lỗi, chưa tính", "its report has errors and is left out")
    if waiting:
        # What waits for the office is told first: its unit has nothing to do.
        return in_sentence(sending_label(max(waiting, key=attrgetter("waits_for_typing"))))
    if status.received.get(unit.id):
        return Text("đã nộp báo cáo, không nói đến mục này", "its report does not speak of it")
    if status.has_reported(unit, status.within):
        return in_sentence(SubmissionState.TOLD.label)
    return NOTHING


def _said_last(status: Status) -> dict[str, dict[str, Result]]:
    """By item and unit, what was reported last."""
    said: dict[str, dict[str, Result]] = defaultdict(dict)
    for unit, _, result in status.dated_results():
        said[result.item][unit.id] = result
    return said


def _speaker(unit: Unit, role: Role, result: Result | None) -> Speaker:
    return Speaker(unit, role, in_sentence(result.status.label) if result else None, result)


def in_sentence(label: Text) -> Text:
    """A label without the capital with which it begins."""
    return Text(within_sentence(label.vi), within_sentence(label.en))


def _as_told(status: Status, item: Item, said: Mapping[str, Result]) -> list[Speaker]:
    """Who has reported on an item; its owners among them owe it at another time, or were let off."""
    plan = status.plan
    own = {unit.id for unit in plan.owners.get(item.id, ())}
    return [
        _speaker(plan.units_by_id[unit], Role.ASSIGNED if unit in own else Role.OTHER, result)
        for unit, result in said.items()
    ]


def _speaking_apart(status: Status, item: Item) -> list[Speaker]:
    """Who has given the part of the report in which an item is reported, and how much of it."""
    part, units = item.reported_in or "", status.plan.units_by_id
    given = group_by(status.reports_that(attrgetter(part)), attrgetter("unit"))
    return [Speaker(units[unit], Role.OTHER, _words_apart(reports, part)) for unit, reports in given.items()]


def _words_apart(reports: Sequence[Report], part: str) -> Text:
    officers = [report.focal_officer for report in reports if report.focal_officer]
    if part == "focal_officer" and officers:
        return same(officers[-1].name)
    count = sum(len(getattr(report, part)) for report in reports)
    if part == "training":
        return Text(f"{count} lớp", count_of(count, "course"))
    return Text(f"{count} văn bản", count_of(count, "document"))
