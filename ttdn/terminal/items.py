"""The items by state: a line for each with a bar and the numbers that make it up."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Text
from ttdn.model.plan import Item
from ttdn.status import (
    DONE_STATES,
    RUNNING_STATES,
    SILENT_STATES,
    STOPPED_STATES,
    Assignment,
    State,
    Status,
    count_states,
)
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, headed_table, indent

#: From this width on, each state has a column of its own.
_WIDE = 110
_BAR_NARROW, _BAR_WIDE = 10, 16
#: In a narrow window a column's label takes two lines.
_NARROW_COLUMN = 5
# What the columns count, from the left; every state stands in exactly one of them.
_DONE = (Text("Xong", "Done"), DONE_STATES, "█", "green")
_RUNNING = (Text("Đang làm", "In hand"), RUNNING_STATES, "▓", "cyan")
_OVERDUE = (Text("Quá hạn", "Past due"), frozenset({State.OVERDUE}), "!", "bold red")
_NOT_STARTED = (Text("Chưa làm", "To do"), frozenset({State.NOT_STARTED}), "▒", "yellow")
_NOT_ARISEN = (Text("Không PS", "None"), frozenset({State.NOT_ARISEN}), "-", "dim")
_STOPPED = (Text("Hoãn, bỏ", "Stopped"), STOPPED_STATES, "x", "magenta")
_OTHER = (Text("Khác", "Rest"), _NOT_STARTED[1] | _NOT_ARISEN[1] | _STOPPED[1], "▒", "yellow")
_SILENT = (Text("Chưa BC", "Not in"), SILENT_STATES, "·", "dim")
_NARROW_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _OTHER, _SILENT)
_WIDE_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _NOT_STARTED, _NOT_ARISEN, _STOPPED, _SILENT)


def items_table(status: Status, items: Iterable[Item], say: Say, width: int) -> RenderableType:
    """A line for each item: a bar, how many units owe it, how many are in each state."""
    table = _headed(say, width)
    for item in items:
        _add(table, item.number, item.title, status.by_item[item.id], width)
    return indent(table)


def sections_table(status: Status, say: Say, width: int) -> RenderableType:
    """The sections with their sums, each above its items, and the sum of all."""
    table, sections = _headed(say, width), status.owed_sections
    for section in sections:
        title = section.title or say("Các mục khác", "Other items")
        _add(table, section.number, title, section.assignments, width, style="bold")
        for item in section.items:
            _add(table, item.number, item.title, status.by_item[item.id], width)
    if len(sections) > 1:
        _add(table, "", say("Cộng", "Total"), status.assignments, width, style="bold")
    return indent(table)


def _headed(say: Say, width: int) -> Table:
    table = headed_table(gap=1)
    table.add_column(say("Mục", "Item"), no_wrap=True)
    table.add_column(say("Nội dung", "Content"), no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(say("Giao", "Owed"), justify="right")
    for label, *_ in _columns(width):
        table.add_column(say(*label), justify="right", max_width=None if width >= _WIDE else _NARROW_COLUMN)
    return table


def _add(
    table: Table, number: str, title: str, assignments: Sequence[Assignment], width: int, style: str = ""
) -> None:
    counts = count_states(assignments)
    segments = [
        (sum(counts[state] for state in states), glyph, colour)
        for _, states, glyph, colour in _columns(width)
    ]
    cells = [RichText(str(number), style=colour if number else "dim") for number, _, colour in segments]
    bar = draw_bar(segments, len(assignments), bar_width(width))
    table.add_row(plain(number, style), plain(title, style), bar, plain(str(len(assignments)), style), *cells)


def _columns(width: int) -> Sequence[tuple[Text, frozenset[State], str, str]]:
    return _WIDE_COLUMNS if width >= _WIDE else _NARROW_COLUMNS


def legend(say: Say, width: int) -> RenderableType:
    """What each glyph of the bars stands for."""
    marks = "   ".join(f"{glyph} {say(*label)}" for label, _, glyph, _ in _columns(width))
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
    return _BAR_WIDE if width >= _WIDE else _BAR_NARROW
