"""The state of each thing that is owed and of each report, in words and colours."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text as RichText

from ttdn.language import Text, count_of
from ttdn.occurrences import progress_words
from ttdn.safe_text import visible
from ttdn.status import STATE_LABELS, SUBMISSION_LABELS, Assignment, State, Submission, SubmissionState
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, indent, listing
from ttdn.vietnamese import date_text

STATE_STYLES = {
    State.DONE_ON_TIME: "green",
    State.DONE_LATE: "yellow",
    State.DONE: "green",
    State.OVERDUE: "bold red",
    State.DUE_SOON: "yellow",
    State.CARRIED_OUT: "green",
    State.NO_RESULT: "yellow",
    State.NO_REPORT: "red",
}
_SUBMISSION_STYLES = {
    SubmissionState.ON_TIME: "green",
    SubmissionState.LATE: "yellow",
    SubmissionState.IN_CORRECTION: "yellow",
    SubmissionState.TO_ENTER: "yellow",
    SubmissionState.MISSING: "bold red",
    SubmissionState.SENT: "green",
}


def unit_items_table(assignments: Sequence[Assignment], say: Say) -> RenderableType:
    """The items of a unit: deadline, state, when it was done."""
    table = listing(
        say, Text("Mục", "Item"), Text("Nội dung", "Content"), Text("Hạn", "Due"), Text("Tình trạng", "State")
    )
    for assignment in assignments:
        table.add_row(
            assignment.item.number,
            plain(assignment.item.title),
            say(*date_text(assignment.deadline)) if assignment.deadline else "–",
            state_text(assignment, say),
        )
    return indent(table)


def item_units_table(assignments: Sequence[Assignment], say: Say) -> RenderableType:
    """The units that owe an item, each with its state and what it reported."""
    table = listing(say, Text("Đơn vị", "Unit"), Text("Tình trạng", "State"), Text("Kết quả", "Result"))
    for assignment in assignments:
        table.add_row(
            plain(assignment.unit.short),
            state_text(assignment, say),
            plain((assignment.result and assignment.result.summary) or "–"),
        )
    return indent(table)


def state_text(assignment: Assignment, say: Say) -> RichText:
    """The state in words, with the day of completion; of recurring work what became of its times."""
    words = say(*STATE_LABELS[assignment.state])
    if assignment.occurrences and assignment.result:
        words += f", {say(*progress_words(assignment.item, assignment.occurrences))}"
    elif assignment.result and assignment.result.completed:
        words += f", {say(*date_text(assignment.result.completed))}"
    return RichText(words, style=STATE_STYLES.get(assignment.state, ""))


def submission_text(submission: Submission, say: Say) -> RichText:
    """Whether the report is in, how late, when it was received; what let the unit off, or gave it time."""
    words = say(*SUBMISSION_LABELS[submission.state])
    if submission.excuse:
        words += f" ({visible(submission.excuse.document.called)})"
    if submission.days_late:
        words += say(f" {submission.days_late} ngày", f" by {count_of(submission.days_late, 'day')}")
    if submission.sending and submission.sending.first_day:
        words += f", {say('đến ngày', 'came on')} {say(*date_text(submission.sending.first_day))}"
    if submission.report:
        words += f", {say('nhận ngày', 'received')} {say(*date_text(submission.report.received))}"
    if submission.extension:
        last, by = date_text(submission.extension.deadline.last_day), submission.extension.document.called
        words += say(f"; gia hạn đến {last.vi}", f"; extended to {last.en}") + f" ({visible(by)})"
    return RichText(f"{words}.", style=_SUBMISSION_STYLES.get(submission.state, ""))
