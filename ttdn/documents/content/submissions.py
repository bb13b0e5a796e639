"""What a template may say of the reports that must be in: who has sent one, and who has not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ttdn.model.plan import Plan
from ttdn.phrases import share_out
from ttdn.status.states import Rate, Submission, SubmissionState, count_labels, count_submissions, excuses
from ttdn.vietnamese import format_count, format_date, within_sentence

_FAULTY = "Báo cáo có lỗi, cần nộp lại"


@dataclass(frozen=True, slots=True)
class SubmissionNames:
    """One unit and its report."""

    number: int
    unit: str
    state: str
    received: str
    document: str
    days_late: int


@dataclass(frozen=True, slots=True)
class Submissions:
    """The reports of some units, in the order of the roster."""

    units: int
    received: int
    rate: Rate
    on_time: int
    late: int
    words: str
    excused: str
    rows: tuple[SubmissionNames, ...]


def submission_names(
    plan: Plan,
    submissions: Sequence[Submission],
    faulty: Collection[str] = (),
    noun: str = "đơn vị",
    excused: Sequence[Submission] = (),
) -> Submissions:
    """The submissions of some units.

    Args:
        plan: The plan whose units they are.
        submissions: In the order of the roster.
        faulty: Names of units that have sent a report that is not counted, since it has errors.
        noun: What they are called when they are counted.
        excused: Those of units that were let off, which are in no number.
    """
    counts = count_submissions(submissions)
    received = sum(submission.is_in for submission in submissions)
    return Submissions(
        units=len(submissions),
        received=received,
        rate=Rate(received, len(submissions)),
        on_time=counts[SubmissionState.ON_TIME],
        late=counts[SubmissionState.LATE],
        words=share_out(
            len(submissions),
            ((count, within_sentence(label.vi)) for label, count in count_labels(submissions).items()),
            noun,
        ),
        excused=_excused(plan, excused),
        rows=tuple(
            _row(number, plan.called(submission.unit), submission, faulty)
            for number, submission in enumerate((*submissions, *excused), start=1)
        ),
    )


def _row(number: int, unit: str, submission: Submission, faulty: Collection[str]) -> SubmissionNames:
    report, sending = submission.report, submission.sending
    day = report.received if report else sending and sending.first_day
    return SubmissionNames(
        number=number,
        unit=unit,
        state=_FAULTY if submission.is_open and unit in faulty else _state(submission),
        received=format_date(day) if day else "",
        document=report.number or "" if report else "",
        days_late=submission.days_late,
    )


def _state(submission: Submission) -> str:
    """The state, with what let the unit off, or gave it more time."""
    words = submission.label.vi
    if submission.excuse:
        return f"{words} ({submission.excuse.document.called})"
    if submission.extension:
        return f"{words} (gia hạn đến ngày {format_date(submission.extension.deadline.last_day)})"
    return words


def _excused(plan: Plan, excused: Sequence[Submission]) -> str:
    """``02 đơn vị được miễn báo cáo (UBND phường A, UBND phường B, theo Công văn số 12/UBND-NC ngày …)``."""
    told = (f"{', '.join(map(plan.called, units))}, theo {document}" for document, units in excuses(excused))
    return f"{format_count(len(excused))} đơn vị được miễn báo cáo ({'; '.join(told)})" if excused else ""
