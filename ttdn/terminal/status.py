"""The status on one screen: deadline, reports, activities, kinds of unit, and whom to chase."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Language, Text
from ttdn.model.plan import Item, Unit
from ttdn.status import (
    DONE_STATES,
    RUNNING_STATES,
    STATE_LABELS,
    SUBMISSION_LABELS,
    Assignment,
    Rate,
    State,
    Status,
    Submission,
    SubmissionState,
    completion_rate,
    count_states,
    count_submissions,
)
from ttdn.terminal.console import plain
from ttdn.vietnamese import collation_key, date_text, format_date, format_percent

Say = Callable[[Text], str]

#: From this width on, each state has a column of its own.
_WIDE = 110
_BAR_NARROW, _BAR_WIDE = 10, 16
#: In a narrow window a column's label takes two lines.
_NARROW_COLUMN = 5
_NO_BREAK = "\u00a0"
#: Names are not set in less, however narrow a window is said to be.
_LEAST_WIDTH = 20

# What the columns count, from the left; every state stands in exactly one of them.
_DONE = (Text("Xong", "Done"), DONE_STATES, "█", "green")
_RUNNING = (Text("Đang làm", "Running"), RUNNING_STATES, "▓", "cyan")
_OVERDUE = (Text("Quá hạn", "Overdue"), frozenset({State.OVERDUE}), "!", "bold red")
_NOT_STARTED = (Text("Chưa làm", "To do"), frozenset({State.NOT_STARTED}), "▒", "yellow")
_NOT_ARISEN = (Text("Không PS", "None"), frozenset({State.NOT_ARISEN}), "-", "dim")
_STOPPED = (Text("Hoãn, bỏ", "Stopped"), frozenset({State.POSTPONED, State.CANCELLED}), "x", "magenta")
_OTHER = (Text("Khác", "Other"), _NOT_STARTED[1] | _NOT_ARISEN[1] | _STOPPED[1], "▒", "yellow")
_SILENT = (Text("Chưa BC", "Silent"), frozenset({State.NO_REPORT, State.NOT_DUE}), "·", "dim")
_NARROW_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _OTHER, _SILENT)
_WIDE_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _NOT_STARTED, _NOT_ARISEN, _STOPPED, _SILENT)

_STATE_STYLES = {
    State.DONE_ON_TIME: "green",
    State.DONE_LATE: "yellow",
    State.DONE: "green",
    State.OVERDUE: "bold red",
    State.DUE_SOON: "yellow",
    State.NO_REPORT: "red",
}
_SUBMISSION_STYLES = {
    SubmissionState.ON_TIME: "green",
    SubmissionState.LATE: "yellow",
    SubmissionState.MISSING: "bold red",
}

ILLUSTRATIVE = Text(
    "SỐ LIỆU MINH HỌA, không phải số liệu thật của các đơn vị.",
    "ILLUSTRATIVE DATA, not the units' real figures.",
)


def render_status(
    status: Status, excluded: Sequence[str], language: Language, width: int
) -> Iterator[RenderableType]:
    """The whole plan: header, reports, activities and duties, kinds of unit, whom to chase, what was left out.

    Args:
        status: The computed status.
        excluded: Files of reports that were left out because they have errors.
        language: The language of headings and labels.
        width: Columns of the terminal.
    """
    say = make_sayer(language)
    yield from render_header(status, say)
    yield from _render_reports(status, say, width)
    for heading, items in (
        (Text("Hoạt động", "Activities"), status.plan.activities),
        (Text("Nhiệm vụ", "Duties"), (*status.plan.tasks, *status.plan.forms, *status.plan.duties)),
    ):
        owed = [item for item in items if item.id in status.by_item]
        if owed:
            yield _heading(say(heading))
            yield _items_table(status, owed, say, width)
    yield _legend(say, width)
    yield _heading(say(Text("Theo loại đơn vị", "By kind of unit")))
    yield _kinds_table(status, say)
    yield from _render_chase(status, excluded, say, width)
    yield from render_excluded(excluded, say)


def render_unit_status(
    status: Status, unit: Unit, excluded: Sequence[str], language: Language
) -> Iterator[RenderableType]:
    """One unit: its submission and each item it owes."""
    say = make_sayer(language)
    yield from render_header(status, say)
    yield _heading(unit.name)
    submission = status.submission_of(unit)
    if submission:
        yield _indent(submission_text(submission, say))
    yield unit_items_table(status.by_unit.get(unit.id, []), say)
    yield from render_excluded(excluded, say)


def render_item_status(
    status: Status, item: Item, excluded: Sequence[str], language: Language, width: int
) -> Iterator[RenderableType]:
    """One item: its counts and each unit that owes it."""
    say = make_sayer(language)
    yield from render_header(status, say)
    yield _heading(f"{item.id}  {item.title}")
    assignments = status.by_item.get(item.id, [])
    if assignments:
        yield _items_table(status, [item], say, width)
        yield _legend(say, width)
        yield item_units_table(assignments, say)
    else:
        yield _indent(
            say(Text("Kế hoạch không giao mục này cho đơn vị nào.", "The plan gives this item to no unit."))
        )
    yield from render_excluded(excluded, say)


def render_header(status: Status, say: Say) -> Iterator[RenderableType]:
    """Plan, as-of date and days to the deadline; the banner where data are examples."""
    if status.illustrative:
        yield RichText(say(ILLUSTRATIVE), style="bold yellow")
        yield ""
    document = status.plan.document
    yield plain(
        f"{document.kind.capitalize()} số {document.number} ngày {format_date(document.date)}", "bold"
    )
    yield plain(document.title)
    as_of, label, deadline = date_text(status.as_of), status.period.label, _deadline(status)
    yield RichText(
        say(
            Text(
                f"Tính đến ngày {as_of.vi}. Báo cáo {label.vi}: {deadline.vi}.",
                f"As of {as_of.en}. Reports for {label.en}: {deadline.en}.",
            )
        )
    )


def _deadline(status: Status) -> Text:
    if status.required is None or status.last_day is None or status.days_left is None:
        return Text("kế hoạch không yêu cầu", "the plan asks for none")
    label, last, left = status.required.period.label, date_text(status.last_day), _days_left(status.days_left)
    if status.required.period == status.period:
        return Text(f"hạn cuối {last.vi}, {left.vi}", f"last good day {last.en}, {left.en}")
    return Text(
        f"hạn cuối của báo cáo {label.vi} {last.vi}, {left.vi}",
        f"last good day of the reports for {label.en} {last.en}, {left.en}",
    )


def _days_left(days: int) -> Text:
    if days > 0:
        return Text(f"còn {days} ngày", f"{days} days left")
    if days == 0:
        return Text("hôm nay là ngày cuối", "today is the last day")
    return Text(f"đã quá hạn {-days} ngày", f"{-days} days past")


def _render_reports(status: Status, say: Say, width: int) -> Iterator[RenderableType]:
    yield _heading(say(Text("Báo cáo của đơn vị", "Reports of the units")))
    table = _grid(4)
    for label, submissions in (
        (Text("Phải báo cáo", "Must report"), status.submissions),
        (Text("Được đề nghị", "Asked to report"), status.requested),
    ):
        if not submissions:
            continue
        counts = count_submissions(submissions)
        rate = Rate(sum(one.is_in for one in submissions), len(submissions))
        parts = [
            f"{say(SUBMISSION_LABELS[state]).lower()} {count}"
            for state, count in counts.items()
            if count or state is SubmissionState.ON_TIME
        ]
        bar = _bar(
            [(rate.part, "█", "green"), (rate.whole - rate.part, "░", "dim")], rate.whole, _bar_width(width)
        )
        table.add_row(say(label), RichText(say(_of(rate)), style="bold"), bar, ", ".join(parts))
    yield _indent(table)


def _items_table(status: Status, items: Iterable[Item], say: Say, width: int) -> RenderableType:
    columns = _WIDE_COLUMNS if width >= _WIDE else _NARROW_COLUMNS
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(say(Text("Mục", "Item")), no_wrap=True)
    table.add_column(say(Text("Nội dung", "Content")), ratio=1, overflow="ellipsis", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(say(Text("Giao", "Owed")), justify="right")
    for label, *_ in columns:
        table.add_column(say(label), justify="right", max_width=None if width >= _WIDE else _NARROW_COLUMN)
    for item in items:
        assignments = status.by_item[item.id]
        counts = count_states(assignments)
        numbers = [sum(counts[state] for state in states) for _, states, _, _ in columns]
        segments = [
            (number, glyph, style) for number, (_, _, glyph, style) in zip(numbers, columns, strict=True)
        ]
        cells = [RichText(str(number), style=style if number else "dim") for number, _, style in segments]
        table.add_row(
            item.id,
            plain(item.title),
            _bar(segments, len(assignments), _bar_width(width)),
            str(len(assignments)),
            *cells,
        )
    return _indent(table)


def _legend(say: Say, width: int) -> RenderableType:
    columns = _WIDE_COLUMNS if width >= _WIDE else _NARROW_COLUMNS
    marks = "   ".join(f"{glyph} {say(label)}" for label, _, glyph, _ in columns)
    return _indent(RichText(marks, style="dim"))


def _kinds_table(status: Status, say: Say) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(say(Text("Loại", "Kind")), overflow="fold")
    for label in (
        Text("Đã nộp", "In"),
        Text("Đúng hạn", "On time"),
        Text("Muộn", "Late"),
        Text("Chưa nộp", "Not in"),
        Text("Mục hoàn thành", "Items done"),
    ):
        table.add_column(say(label), justify="right")
    submissions = (*status.submissions, *status.requested)
    for kind in status.plan.unit_kinds:
        mine = [one for one in submissions if one.unit.kind == kind.id]
        if not mine:
            continue
        counts = count_submissions(mine)
        rate = completion_rate(status.by_kind.get(kind.id, []))
        table.add_row(
            plain(kind.title),
            f"{sum(one.is_in for one in mine)}/{len(mine)}",
            str(counts[SubmissionState.ON_TIME]),
            str(counts[SubmissionState.LATE]),
            str(counts[SubmissionState.MISSING] + counts[SubmissionState.NOT_DUE]),
            f"{rate.part}/{rate.whole} ({format_percent(rate.part, rate.whole)})",
        )
    return _indent(table)


def _render_chase(status: Status, excluded: Sequence[str], say: Say, width: int) -> Iterator[RenderableType]:
    """Who is past a deadline and which items are past theirs or near it.

    Then, before the deadline, who has not reported yet.
    """
    urgent = [one for one in status.assignments if one.state in {State.OVERDUE, State.DUE_SOON}]
    yield _heading(say(Text("Cần đôn đốc", "To be chased")))
    if not status.missed and not urgent:
        yield _indent(say(Text("Không có.", "Nobody.")))
    for period, units in status.missed:
        if len(status.plan.reporting.periods) > 1:
            yield _indent(say(Text(f"Báo cáo {period.label.vi}:", f"Reports for {period.label.en}:")))
        yield from _render_units(status, units, excluded, say, width)
    for one in urgent:
        style = _STATE_STYLES[one.state]
        yield _indent(
            plain(
                f"{one.unit.short}: {one.item.id} {one.item.title}, {say(STATE_LABELS[one.state]).lower()}.",
                style,
            )
        )
    waiting = [one.unit for one in status.submissions if not one.is_in]
    if status.days_left is not None and status.days_left >= 0 and waiting:
        left = _days_left(status.days_left)
        yield _heading(say(Text(f"Chưa nộp ({left.vi})", f"Not in yet ({left.en})")))
        yield from _render_units(status, waiting, excluded, say, width)
    asked = ", ".join(one.unit.short for one in status.requested if not one.is_in)
    if asked:
        yield from _wrapped(say(Text(f"Được đề nghị, chưa nộp: {asked}.", f"Asked, not in: {asked}.")), width)


def _render_units(
    status: Status, units: Sequence[Unit], excluded: Sequence[str], say: Say, width: int
) -> Iterator[RenderableType]:
    """Units by kind; a unit whose file was left out because of errors is not one that sent nothing."""
    faulty = {file.split("/")[1] for file in excluded}
    mark = say(Text("tệp có lỗi", "file with errors"))
    for kind in status.plan.unit_kinds:
        mine = sorted(
            (unit for unit in units if unit.kind == kind.id), key=lambda unit: collation_key(unit.short)
        )
        if mine:
            names = [f"{unit.short} ({mark})" if unit.id in faulty else unit.short for unit in mine]
            yield from _wrapped(
                f"{kind.title} ({len(mine)}): {'; '.join(names) if faulty else ', '.join(names)}.", width
            )


def _wrapped(words: str, width: int) -> Iterator[RenderableType]:
    """A list of names in lines that never break a name."""
    label, _, names = words.partition(": ")
    held = f"{label}: " + names.replace(", ", "\x00").replace("; ", "\x01").replace(" ", _NO_BREAK).replace(
        "\x00", ", "
    ).replace("\x01", "; ")
    lines = textwrap.wrap(held, max(width - 4, _LEAST_WIDTH), subsequent_indent="  ", break_on_hyphens=False)
    yield _indent(plain("\n".join(lines).replace(_NO_BREAK, " ")))


def render_excluded(excluded: Sequence[str], say: Say) -> Iterator[RenderableType]:
    """The reports that were left out because they have errors: how many and which."""
    if excluded:
        yield ""
        yield RichText(
            say(
                Text(
                    f"KHÔNG TÍNH {len(excluded)} báo cáo có lỗi (chạy 'ttdn validate' để xem):",
                    f"LEFT OUT: {len(excluded)} reports with errors (run 'ttdn validate'):",
                )
            ),
            style="bold red",
        )
        for file in excluded:
            yield _indent(plain(file))


def unit_items_table(assignments: Sequence[Assignment], say: Say) -> RenderableType:
    """The items of a unit: deadline, state, when it was done."""
    table = _listing(
        say, Text("Mục", "Item"), Text("Nội dung", "Content"), Text("Hạn", "Due"), Text("Tình trạng", "State")
    )
    for one in assignments:
        table.add_row(
            one.item.id,
            plain(one.item.title),
            say(date_text(one.deadline)) if one.deadline else "–",
            state_text(one, say),
        )
    return _indent(table)


def item_units_table(assignments: Sequence[Assignment], say: Say) -> RenderableType:
    """The units that owe an item, each with its state and what it reported."""
    table = _listing(say, Text("Đơn vị", "Unit"), Text("Tình trạng", "State"), Text("Kết quả", "Result"))
    for one in assignments:
        table.add_row(
            plain(one.unit.short), state_text(one, say), plain((one.result and one.result.summary) or "–")
        )
    return _indent(table)


def state_text(assignment: Assignment, say: Say) -> RichText:
    """The state in words, with the day of completion where there is one."""
    words = say(STATE_LABELS[assignment.state])
    if assignment.result and assignment.result.completed:
        words += f", {say(date_text(assignment.result.completed))}"
    return RichText(words, style=_STATE_STYLES.get(assignment.state, ""))


def submission_text(submission: Submission, say: Say) -> RichText:
    """Whether the report is in, how late, and when it was received."""
    words = Text(SUBMISSION_LABELS[submission.state].vi, SUBMISSION_LABELS[submission.state].en)
    if submission.days_late:
        words = Text(f"{words.vi} {submission.days_late} ngày", f"{words.en} by {submission.days_late} days")
    if submission.report:
        day = date_text(submission.report.received)
        words = Text(f"{words.vi}, nhận ngày {day.vi}", f"{words.en}, received {day.en}")
    return RichText(say(words) + ".", style=_SUBMISSION_STYLES.get(submission.state, ""))


def _listing(say: Say, *labels: Text) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for label in labels:
        table.add_column(say(label), overflow="fold")
    return table


def _bar(segments: Sequence[tuple[int, str, str]], whole: int, width: int) -> RichText:
    """A bar of glyphs, one for each kind of state: it reads without colour.

    What exists is at least one glyph wide.
    """
    bar = RichText(no_wrap=True)
    cells = [max(round(number * width / whole), 1) if number else 0 for number, _, _ in segments]
    while sum(cells) > width:
        cells[cells.index(max(cells))] -= 1
    while 0 < sum(cells) < width:
        cells[cells.index(max(cells))] += 1
    for count, (_, glyph, style) in zip(cells, segments, strict=True):
        bar.append(glyph * count, style=style)
    return bar


def _bar_width(width: int) -> int:
    return _BAR_WIDE if width >= _WIDE else _BAR_NARROW


def _of(rate: Rate) -> Text:
    return Text(f"{rate.part}/{rate.whole} đơn vị", f"{rate.part}/{rate.whole} units")


def _heading(words: str) -> RenderableType:
    return RichText(f"\n{words.upper()}" if len(words) < 30 else f"\n{words}", style="bold cyan")  # noqa: PLR2004 - a title, not a sentence


def _grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _indent(content: RenderableType) -> RenderableType:
    return Padding(content, (0, 0, 0, 2))


def make_sayer(language: Language) -> Say:
    """A function that says a text in one language."""
    return lambda text: text.in_language(language)
