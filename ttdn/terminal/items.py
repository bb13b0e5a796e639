"""The items by state: a line for each with a bar and the numbers that make it up."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text as RichText

from ttdn.language import Text
from ttdn.model.plan import Item
from ttdn.status import DONE_STATES, RUNNING_STATES, State, Status, count_states
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
_STOPPED = (Text("Hoãn, bỏ", "Stopped"), frozenset({State.POSTPONED, State.CANCELLED}), "x", "magenta")
_OTHER = (Text("Khác", "Rest"), _NOT_STARTED[1] | _NOT_ARISEN[1] | _STOPPED[1], "▒", "yellow")
_SILENT = (Text("Chưa BC", "Not in"), frozenset({State.NO_REPORT, State.NOT_DUE}), "·", "dim")
_NARROW_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _OTHER, _SILENT)
_WIDE_COLUMNS = (_DONE, _RUNNING, _OVERDUE, _NOT_STARTED, _NOT_ARISEN, _STOPPED, _SILENT)


def items_table(status: Status, items: Iterable[Item], say: Say, width: int) -> RenderableType:
    """A line for each item: a bar, how many units owe it, how many are in each state."""
    columns = _WIDE_COLUMNS if width >= _WIDE else _NARROW_COLUMNS
    table = headed_table(gap=1)
    table.add_column(say("Mục", "Item"), no_wrap=True)
    table.add_column(say("Nội dung", "Content"), no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(say("Giao", "Owed"), justify="right")
    for label, *_ in columns:
        table.add_column(say(*label), justify="right", max_width=None if width >= _WIDE else _NARROW_COLUMN)
    for item in items:
        assignments = status.by_item[item.id]
        counts = count_states(assignments)
        segments = [
            (sum(counts[state] for state in states), glyph, style) for _, states, glyph, style in columns
        ]
        cells = [RichText(str(number), style=style if number else "dim") for number, _, style in segments]
        table.add_row(
            item.id,
            plain(item.title),
            draw_bar(segments, len(assignments), bar_width(width)),
            str(len(assignments)),
            *cells,
        )
    return indent(table)


def legend(say: Say, width: int) -> RenderableType:
    """What each glyph of the bars stands for."""
    columns = _WIDE_COLUMNS if width >= _WIDE else _NARROW_COLUMNS
    marks = "   ".join(f"{glyph} {say(*label)}" for label, _, glyph, _ in columns)
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
