"""The states of work and of reports, what is in them, and how they are counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ttdn.arrivals import Sending
from ttdn.grouping import group_by
from ttdn.language import NOTHING, Labelled, Text, count_of
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.register import Decision
from ttdn.model.report import Report, Result
from ttdn.model.report import Status as Reported
from ttdn.model.reporting import Excuse, Extension
from ttdn.model.roster import Unit
from ttdn.occurrences import Occurrence
from ttdn.vietnamese import format_integer, format_percent


class State(Labelled):
    """The state of an assignment; an assignment is in exactly one.

    Its words are those of government task tracking (Báo cáo 1270/BC-TCTTTg, 2017); see standards §3.
    """

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

#: Of what has come: what is in conflict, or was refused, nobody is correcting.
_SENT_LABELS = {
    Decision.ASKED_BACK: SubmissionState.IN_CORRECTION.label,
    Decision.WAITING: SubmissionState.TO_ENTER.label,
    Decision.CONFLICT: Text("Đã gửi nhưng còn xung đột", "Sent but in conflict"),
    Decision.REFUSED: Text("Đã gửi nhưng không được nhận", "Sent but refused"),
}

#: No paper, and nothing for its unit to do.
_HELD = Text("Đã gửi, chờ nhập", "Sent, to be entered")

#: The same within a sentence that counts several of them, where a comma would part what belongs together.
_COUNTED_LABELS = {
    SubmissionState.IN_CORRECTION.label: Text("đã gửi và đang sửa", "sent and being corrected"),
    SubmissionState.TO_ENTER.label: Text("đã gửi bản giấy còn chờ nhập", "on paper and to be typed in"),
    _HELD: Text("đã gửi còn chờ nhập", "sent and to be entered"),
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
        return sending_label(self.sending) if self.sending else self.state.label


def sent_label(outcome: Decision) -> Text:
    """What became of something that has come and is no report yet, by its :attr:`Sending.outcome`."""
    return _SENT_LABELS[outcome]


def sending_label(sending: Sending) -> Text:
    """The same of all that has come of a unit for a period."""
    return _HELD if sending.is_held else sent_label(sending.outcome)


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole that names its base: 27 of 44."""

    part: int
    whole: int

    @property
    def share(self) -> str:
        """``27/44``."""
        return f"{format_integer(self.part)}/{format_integer(self.whole)}"

    def words(self, noun: Text = NOTHING) -> Text:
        """``27/44 đơn vị (61,36%)``: the base stands before the percentage."""
        percent = f" ({format_percent(self.part, self.whole)})" if self.whole else ""
        vi, en = (f" {words}" if words else "" for words in noun)
        return Text(f"{self.share}{vi}{percent}", f"{self.share}{en}{percent}")


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


def excuses(excused: Iterable[Submission]) -> list[tuple[str, list[Unit]]]:
    """The documents that let units off the report, as they are cited, each with these units."""
    documents = group_by(excused, lambda one: one.excuse.document.called if one.excuse else "")
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
