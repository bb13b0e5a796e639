"""The state of each thing that is owed and of each report, in words and colours."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text as RichText

from ttdn.grouping import grouped
from ttdn.language import Say, Text, count_of
from ttdn.occurrences import progress_words
from ttdn.safe_text import visible
from ttdn.status.states import Assignment, State, Submission, SubmissionState
from ttdn.terminal.console import plain
from ttdn.terminal.parts import NARROW, Parts, grid, hanging, indent, indented, listing, name_list
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


#: From this width on the result stands beside the state, on the page of a unit too; below it, else below.
_BESIDE_WIDTH = 80
#: From this width on the page of a unit also has what it reported.
_RESULTS_WIDTH = 130
_DUE, _STATE, _RESULT = Text("Hạn", "Due"), Text("Tình trạng", "State"), Text("Kết quả", "Result")


def unit_items_table(assignments: Sequence[Assignment], say: Say, width: int) -> RenderableType:
    """The items of a unit: deadline, state, when it was done; in a wide window also what it reported."""
    if width < NARROW:
        return indent(grid((one.item.number, _item_lines(one, say)) for one in assignments))
    results = width >= _RESULTS_WIDTH and any(one.result and one.result.summary for one in assignments)
    labels = (Text("Mục", "Item"), Text("Nội dung", "Content"), _DUE, _STATE)
    table = listing(say, *labels, *([_RESULT] * results))
    for one in assignments:
        cells = (one.item.number, plain(one.item.title), _due_words(one, say), state_text(one, say))
        table.add_row(*cells, *([plain(_summary(one))] * results))
    for column in (0, 2):  # numbers and days are never broken
        table.columns[column].no_wrap = True
    return indent(table)


def _item_lines(assignment: Assignment, say: Say) -> RichText:
    """An item, and below it its state and its deadline."""
    title, state = plain(assignment.item.title), state_text(assignment, say)
    due = f"; {say(*_DUE).lower()} {_due_words(assignment, say)}" if assignment.deadline else ""
    return RichText.assemble(title, "\n", state, due)


def _due_words(assignment: Assignment, say: Say) -> str:
    return say(*date_text(assignment.deadline)) if assignment.deadline else "–"


def _summary(assignment: Assignment) -> str:
    return (assignment.result and assignment.result.summary) or "–"


def item_units_table(assignments: Sequence[Assignment], say: Say, width: int) -> RenderableType:
    """The units that owe an item, each with its state and what it reported; in a narrow window below it."""
    if width < _BESIDE_WIDTH:
        return indent(_units_and_results(assignments, say, width))
    table = listing(say, Text("Đơn vị", "Unit"), _STATE, _RESULT)
    for assignment in assignments:
        unit = plain(assignment.unit.short)
        table.add_row(unit, state_text(assignment, say), plain(_summary(assignment)))
    return indent(table)


def _units_and_results(assignments: Sequence[Assignment], say: Say, width: int) -> RenderableType:
    """Unit and state, further lines set in, and below them what it reported."""
    parts = list[RenderableType]()
    for one in assignments:
        state = state_text(one, say)
        words = plain(hanging(f"{one.unit.short}: {state.plain}", width), str(state.style))
        words.stylize("bold", 0, len(one.unit.short))
        parts.append(words)
        if one.result and one.result.summary:
            parts.append(indented(one.result.summary))
    return Group(*parts)


def render_item_units(
    assignments: Sequence[Assignment], say: Say, width: int, *, everyone: bool = False
) -> Parts:
    """What units reported on an item, then those that did not, together by their state."""
    told = [one for one in assignments if one.result]
    silent = grouped((one.state, one.unit.short) for one in assignments if one.result is None)
    if told:
        yield item_units_table(told, say, width)
        yield from [""] * bool(silent)
    for state, names in silent.items():
        label = f"{say(*state.label)} ({len(names)})"
        yield name_list(label, names, say, width, everyone=everyone)


def state_text(assignment: Assignment, say: Say) -> RichText:
    """The state in words, with the day of completion; of recurring work what became of its times."""
    words = say(*assignment.state.label)
    if assignment.occurrences and assignment.result:
        words += f", {say(*progress_words(assignment.item, assignment.occurrences))}"
    elif assignment.result and assignment.result.completed:
        words += f", {say(*date_text(assignment.result.completed))}"
    return RichText(words, style=STATE_STYLES.get(assignment.state, ""))


def submission_text(submission: Submission, say: Say) -> RichText:
    """Whether the report is in, how late, when it was received; what let the unit off, or gave it time."""
    words = say(*submission.label)
    if submission.excuse:
        words += f" ({visible(submission.excuse.grounds)})"
    days, came = submission.days_late, submission.sending and submission.sending.first_day
    if days and not came:
        words += say(f" {days} ngày", f" by {count_of(days, 'day')}")
    if came:
        # What is late is that it came, not what is done with it.
        words += f", {say('đến ngày', 'came on')} {say(*date_text(came))}"
        words += say(f", muộn {days} ngày", f", {count_of(days, 'day')} late") if days else ""
    if submission.report:
        words += f", {say('nhận ngày', 'received')} {say(*date_text(submission.report.received))}"
    if submission.extension:
        last, by = date_text(submission.extension.deadline.last_day), submission.extension.document.called
        words += say(f"; gia hạn đến {last.vi}", f"; extended to {last.en}") + f" ({visible(by)})"
    return RichText(f"{words}.", style=_SUBMISSION_STYLES.get(submission.state, ""))
