"""The items by state: a line for each with a bar and the numbers that make it up."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Text
from ttdn.model.clauses import Item, cite
from ttdn.status import (
    CARRIED_OUT_STATES,
    DONE_STATES,
    RUNNING_STATES,
    SILENT_STATES,
    STOPPED_STATES,
    Assignment,
    SectionStatus,
    State,
    Status,
    count_states,
)
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, headed_table, indent

#: From this width on, each state has a column of its own.
_WIDE = 110
_BAR_NARROW, _BAR_WIDE = 10, 16
_INDENT, _LEAST_TITLE = 2, 12
# What the columns count, from the left; every state stands in exactly one of them.
_DONE = (Text("Xong", "Done"), DONE_STATES, "█", "green")
_RUNNING = (Text("Đang làm", "In hand"), RUNNING_STATES, "▓", "cyan")
_CARRIED_OUT = (Text("Đã làm", "Carried out"), CARRIED_OUT_STATES, "■", "green")
_OVERDUE = (Text("Quá hạn", "Past due"), frozenset({State.OVERDUE}), "!", "bold red")
_NOT_STARTED = (Text("Chưa làm", "To do"), frozenset({State.NOT_STARTED}), "▒", "yellow")
_NO_RESULT = (Text("Chưa rõ", "No result"), frozenset({State.NO_RESULT}), "?", "yellow")
_NOT_ARISEN = (Text("Không PS", "None"), frozenset({State.NOT_ARISEN}), "-", "dim")
_STOPPED = (Text("Hoãn, bỏ", "Stopped"), STOPPED_STATES, "x", "magenta")
_OTHER = (
    Text("Khác", "Rest"),
    _NO_RESULT[1] | _NOT_STARTED[1] | _NOT_ARISEN[1] | _STOPPED[1],
    "▒",
    "yellow",
)
_NOT_ASKED = (Text("Chưa hỏi", "Not asked"), frozenset({State.NOT_ASKED}), "~", "dim")
_SILENT = (Text("Chưa BC", "Not in"), SILENT_STATES, "·", "dim")
_NARROW_COLUMNS = (_DONE, _CARRIED_OUT, _RUNNING, _OVERDUE, _OTHER, _NOT_ASKED, _SILENT)
_WIDE_COLUMNS = (
    *(_DONE, _CARRIED_OUT, _RUNNING, _OVERDUE),
    *(_NO_RESULT, _NOT_STARTED, _NOT_ARISEN, _STOPPED, _NOT_ASKED, _SILENT),
)
#: Columns that stand only where something is counted in them.
_AT_NEED = (_CARRIED_OUT, _NO_RESULT, _NOT_ASKED)
_Column = tuple[Text, frozenset[State], str, str]


def items_table(status: Status, items: Iterable[Item], say: Say, width: int) -> RenderableType:
    """A line for each item: a bar, how many units owe it, how many are in each state."""
    shown = list(items)
    columns = _columns([assignment for item in shown for assignment in status.by_item[item.id]], width)
    table = _headed(status, [item.number for item in shown], columns, say, width)
    for item in shown:
        table.add_row(*_row(plain(item.number), plain(item.title), status.by_item[item.id], columns, width))
    return indent(table)


def sections_table(status: Status, say: Say, width: int) -> RenderableType:
    """The sections with their sums, each above its items, and the sum of all."""
    sections, columns = status.owed_sections, _columns(status.assignments, width)
    numbers = [
        number for one in sections for number in (cite(one.number), *(item.number for item in one.items))
    ]
    table = _headed(status, numbers, columns, say, width)

    def add(number: RichText, title: RichText, assignments: Sequence[Assignment]) -> None:
        table.add_row(*_row(number, title, assignments, columns, width))

    for section in sections:
        add(plain(cite(section.number), "bold"), section_title(section, say), section.assignments)
        for item in section.items:
            add(plain(item.number), plain(item.title), status.by_item[item.id])
    if len(sections) > 1:
        add(plain(""), plain(say("Cộng", "Total"), "bold"), status.assignments)
    return indent(table)


def section_title(section: SectionStatus, say: Say) -> RichText:
    """The title of a section at the head of its lines."""
    return plain(section.title or say("Các mục khác", "Other items"), "bold")


def _headed(
    status: Status, numbers: Sequence[str], columns: Sequence[_Column], say: Say, width: int
) -> Table:
    """A table whose titles take the columns of the window that the numbers, the bar and the counts leave."""
    table, wide = headed_table(gap=1), is_wide(width)
    labels = [say("Giao", "Owed"), *(say(*label) for label, *_ in columns)]
    # In a narrow window each word of a label stands on a line of its own.
    digits = str(len(status.assignments))
    counts = [max(map(cell_len, [digits, *([label] if wide else label.split())])) for label in labels]
    number = max(map(cell_len, (say("Mục", "Item"), *numbers)))
    left = width - _INDENT - number - bar_width(width) - sum(counts) - len(counts) - 3
    table.add_column(say("Mục", "Item"), no_wrap=True, min_width=number)
    table.add_column(say("Nội dung", "Content"), no_wrap=True, max_width=max(left, _LEAST_TITLE))
    table.add_column("", no_wrap=True, min_width=bar_width(width))
    for label, room in zip(labels, counts, strict=True):
        table.add_column(label, justify="right", min_width=room, max_width=None if wide else room)
    return table


def _row(
    number: RichText,
    title: RichText,
    assignments: Sequence[Assignment],
    columns: Sequence[_Column],
    width: int,
) -> list[RenderableType]:
    """A line of the table: a bar and what makes it up."""
    counts = count_states(assignments)
    segments = [(sum(counts[state] for state in states), glyph, style) for _, states, glyph, style in columns]
    cells = [RichText(str(count), style=style if count else "dim") for count, _, style in segments]
    bar = draw_bar(segments, len(assignments), bar_width(width))
    return [number, title, bar, str(len(assignments)), *cells]


def _columns(assignments: Iterable[Assignment], width: int) -> list[_Column]:
    """The columns that the window has room for, and that a plan of dated or of standing work needs."""
    counts = count_states(assignments)
    absent = {column for column in _AT_NEED if not any(counts[state] for state in column[1])}
    if _CARRIED_OUT not in absent and not any(counts[state] for state in RUNNING_STATES):
        absent.add(_RUNNING)
    columns = _WIDE_COLUMNS if is_wide(width) else _NARROW_COLUMNS
    return [column for column in columns if column not in absent]


def legend(assignments: Iterable[Assignment], say: Say, width: int) -> RenderableType:
    """What each glyph of the bars stands for."""
    marks = "   ".join(f"{glyph} {say(*label)}" for label, _, glyph, _ in _columns(assignments, width))
    return indent(RichText(marks, style="dim"))


def draw_bar(segments: Sequence[tuple[int, str, str]], whole: int, width: int) -> RichText:
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


def bar_width(width: int) -> int:
    """Columns of a bar in a window of that width."""
    return _BAR_WIDE if is_wide(width) else _BAR_NARROW


def is_wide(width: int) -> bool:
    """Whether a window has room for a column of each state, and for percentages beside other numbers."""
    return width >= _WIDE
