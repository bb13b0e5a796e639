"""What a template may say of the reports that must be in: who has sent one, and who has not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from ttdn.model.plan import Plan
from ttdn.phrases import share_out
from ttdn.status.states import Rate, Submission, SubmissionState, count_labels, count_submissions
from ttdn.vietnamese import format_count, format_date, within_sentence

_FAULTY = "Báo cáo có lỗi, cần nộp lại"


@dataclass(frozen=True, slots=True)
class SubmissionNames:
    """One unit and its report."""

    number: Annotated[int, "Số thứ tự", "Its place in the list"]
    unit: Annotated[str, "Tên đơn vị", "The unit's name"]
    state: Annotated[str, "Tình trạng: Nộp đúng hạn…", "The state in words: Nộp đúng hạn…"]
    received: Annotated[str, "Ngày nhận, đã viết ra", "The day of receipt, written out"]
    document: Annotated[str, "Số văn bản", "The number of the report"]
    days_late: Annotated[int, "Số ngày muộn", "Days late"]


@dataclass(frozen=True, slots=True)
class Submissions:
    """The reports of some units, in the order of the roster."""

    units: Annotated[int, "Số đơn vị", "Units"]
    received: Annotated[int, "Đã nộp", "Reports that are in"]
    rate: Annotated[Rate, "Đã nộp, trên số đơn vị", "Reports that are in, of the units"]
    on_time: Annotated[int, "Nộp đúng hạn", "Reports that were in on time"]
    late: Annotated[int, "Nộp muộn", "Reports that were late"]
    words: Annotated[
        str, "Mọi phần khác 0, thành câu; cộng lại bằng units", "All parts but the zeros, in words"
    ]
    excused: Annotated[
        str,
        "Bao nhiêu đơn vị được miễn, theo văn bản nào, thành câu; trống nếu không có",
        "How many units were let off, by which documents, in words; empty where none was",
    ]
    rows: Annotated[
        tuple[SubmissionNames, ...],
        "Từng đơn vị, sau cùng là đơn vị được miễn",
        "Each unit, the excused last",
    ]


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
    units: dict[str, list[str]] = {}
    for one in excused:
        if one.excuse:
            units.setdefault(one.excuse.document.called, []).append(plan.called(one.unit))
    told = (f"{', '.join(names)}, theo {document}" for document, names in units.items())
    return f"{format_count(len(excused))} đơn vị được miễn báo cáo ({'; '.join(told)})" if excused else ""
