"""The items by state: a line for each with a bar and the numbers that make it up.

How much stands beside each other is chosen for the window: from a line of words for each item up to a column
of each state, the measures, the deadline and the owners.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Say, Text
from ttdn.model.clauses import Item, cite
from ttdn.status import Status
from ttdn.status.states import (
    CARRIED_OUT_STATES,
    DONE_STATES,
    RUNNING_STATES,
    SILENT_STATES,
    STOPPED_STATES,
    Assignment,
    State,
    count_states,
    measure_work,
)
from ttdn.terminal.console import plain
from ttdn.terminal.measures import MEASURE_HEADS, add_measure_columns, measure_cells, measured, section_title
from ttdn.terminal.parts import INDENT, Parts, add_number_column, grid, headed_table, indent, shorten
from ttdn.vietnamese import date_text

#: From this width on percentages stand beside other numbers.
_WIDE = 110
_BAR_NARROW, _BAR_WIDE = 10, 16
#: The least and the most columns of the owners, and those of a title in the widest window: the eye has to
#: find its way to the numbers.
_OWNERS_WIDTH, _WIDEST_OWNERS, _WIDEST_TITLE = 34, 60, 60
_LINES_OF_OWNERS = 2
#: A title that is a whole paragraph takes so many lines in a narrow column, and in a wide one; 'ttdn show'
#: has all of it.
_LINES_OF_TITLE, _LINES_OF_WIDE_TITLE, _WIDE_TITLE = 3, 8, 32
# What the columns count, from the left; every state stands in exactly one of them.
_DONE = (Text("Xong", "Done"), DONE_STATES, "█", "green")
_RUNNING = (Text("Đang làm", "In hand"), RUNNING_STATES, "▓", "cyan")
_CARRIED_OUT = (Text("Đã làm", "Carried out"), CARRIED_OUT_STATES, "■", "green")
_OVERDUE = (Text("Quá hạn", "Past due"), frozenset({State.OVERDUE}), "!", "bold red")
_NOT_STARTED = (Text("Chưa làm", "To do"), frozenset({State.NOT_STARTED}), "▒", "yellow")
_NO_RESULT = (Text("Chưa rõ", "No result"), frozenset({State.NO_RESULT}), "?", "yellow")
_NOT_ARISEN = (Text("Không phát sinh", "Not arisen"), frozenset({State.NOT_ARISEN}), "-", "dim")
_STOPPED = (Text("Hoãn, bỏ", "Stopped"), STOPPED_STATES, "x", "magenta")
_OTHER = (
    Text("Khác", "Rest"),
    _NO_RESULT[1] | _NOT_STARTED[1] | _NOT_ARISEN[1] | _STOPPED[1],
    "▒",
    "yellow",
)
_NOT_ASKED = (Text("Chưa hỏi", "Not asked"), frozenset({State.NOT_ASKED}), "~", "dim")
_SILENT = (Text("Chưa báo cáo", "Not in"), SILENT_STATES, "·", "dim")
_FEW_COLUMNS = (_DONE, _CARRIED_OUT, _RUNNING, _OVERDUE, _OTHER, _NOT_ASKED, _SILENT)
_ALL_COLUMNS = (
    *(_DONE, _CARRIED_OUT, _RUNNING, _OVERDUE),
    *(_NO_RESULT, _NOT_STARTED, _NOT_ARISEN, _STOPPED, _NOT_ASKED, _SILENT),
)
#: Columns that stand only where something is counted in them.
_AT_NEED = (_CARRIED_OUT, _NO_RESULT, _NOT_ASKED)
_Column = tuple[Text, frozenset[State], str, str]
_NUMBER, _CONTENT, _OWED = Text("Mục", "Item"), Text("Nội dung", "Content"), Text("Giao", "Owed")
_DUE, _OWNERS = Text("Hạn", "Due"), Text("Chủ trì", "Owners")


@dataclass(frozen=True, slots=True)
class Row:
    """A line: what is owed of an item, of a section, or of all (then there is no ``item``)."""

    number: str
    title: str
    assignments: Sequence[Assignment]
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set the table, and how much room titles need for it to be worth it.

    ``fine`` has a column for each state, ``stacked`` each word of a head on a line of its own, ``filled``
    only columns in which something is counted.
    """

    title: int
    bar: int
    gap: int = 1
    fine: bool = False
    stacked: bool = True
    filled: bool = False
    measures: bool = False
    due: bool = False
    owners: bool = False
    #: Whether the numbers stand beside the bar, and percentages beside the measures.
    counts: bool = True
    percent: bool = True


#: From the richest to the plainest; the first for which there is room is taken.
WAYS = (
    Way(40, 16, 2, fine=True, measures=True, due=True, owners=True),
    Way(36, 16, 2, fine=True, measures=True, due=True),
    Way(36, 16, 2, fine=True, measures=True),
    Way(36, 16, 2, fine=True, stacked=False),
    Way(36, 16, 2, fine=True),
    Way(32, 10, fine=True),
    Way(24, 10),
    Way(20, 10, filled=True),
    Way(14, 6, filled=True),
)
#: The same of a table that is to have the measures before all.
MEASURED_WAYS = (
    Way(40, 16, 2, fine=True, measures=True),
    Way(36, 10, fine=True, measures=True),
    Way(24, 10, measures=True),
    Way(24, 10, measures=True, percent=False),
    Way(24, 10, measures=True, counts=False),
    Way(18, 10, measures=True, percent=False, counts=False),
    Way(10, 6, measures=True, percent=False, counts=False),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the table is set in a window; ``title`` is the room for titles, 0: each item takes two lines."""

    way: Way
    columns: Sequence[_Column]
    title: int = 0
    measures: Sequence[str] = ()
    due: bool = False
    #: The columns of the owners; 0: they are not shown.
    owners: int = 0


def item_rows(status: Status, items: Iterable[Item]) -> list[Row]:
    """A line for each item."""
    return [Row(item.number, item.title, status.by_item[item.id], item) for item in items]


def section_rows(status: Status, say: Say, *, items: bool = True) -> list[Row]:
    """A line for each section, above those of its items where they are wanted, and the sum of all."""
    rows, sections = list[Row](), status.owed_sections
    for section in sections:
        rows.append(Row(cite(section.number), section_title(section, say), section.assignments))
        rows += item_rows(status, section.items) if items else ()
    total = Row("", say("Cộng", "Total"), status.assignments)
    return [*rows, total] if len(sections) > 1 else rows


def choose_layout(
    status: Status, rows: Sequence[Row], say: Say, width: int, ways: Sequence[Way] = WAYS
) -> Layout:
    """The richest way to set these lines in a window of that width."""
    titles = [row.title for row in rows if row.item] or [row.title for row in rows]
    longest = max(map(cell_len, (say(*_CONTENT), *titles)))
    for way in ways:
        layout = _layout(status, rows, way)
        room = width - INDENT - _taken(rows, layout, say, str(len(status.assignments)))
        if room >= min(longest, way.title):
            widest = max(map(cell_len, (say(*_CONTENT), *(row.title for row in rows))))
            title = max(min(room, widest, max(_WIDEST_TITLE, longest)), 1)
            owners = layout.owners and min(layout.owners + room - title, _WIDEST_OWNERS)
            return replace(layout, title=title, owners=owners)
    return Layout(Way(0, _BAR_NARROW), _columns(status.assignments, _FEW_COLUMNS))


def _layout(status: Status, rows: Sequence[Row], way: Way) -> Layout:
    columns = _columns(status.assignments, _ALL_COLUMNS if way.fine else _FEW_COLUMNS)
    if way.filled:
        counts = count_states(chain.from_iterable(row.assignments for row in rows))
        columns = [column for column in columns if any(counts[state] for state in column[1])] or columns
    names = measured(measure_work(status.assignments)) if way.measures else ()
    of_items = any(row.item for row in rows)
    due = way.due and of_items and any(one.deadline for one in status.assignments)
    owners = _OWNERS_WIDTH * (way.owners and of_items)
    return Layout(way, columns, measures=names, due=due, owners=owners)


def _taken(rows: Sequence[Row], layout: Layout, say: Say, digits: str) -> int:
    """The columns of the window that all but the titles take, with the gaps."""
    way = layout.way
    widths = [max(map(cell_len, (say(*_NUMBER), *(row.number for row in rows)))), way.bar]
    heads = [head.split() if way.stacked else [head] for head in _counted(layout, say)]
    widths += [max(map(cell_len, (digits, *head))) for head in heads]
    cells = zip(*(_measures(row, layout) for row in rows), strict=True)
    for name, own in zip(layout.measures, cells, strict=True):
        head = say(*MEASURE_HEADS[name])
        widths.append(max(map(cell_len, (*([head] if way.percent else head.split()), *own))))
    if layout.due:
        widths.append(max(map(cell_len, (say(*_DUE), *(_due_words(row, say) for row in rows)))))
    if layout.owners:
        widths.append(layout.owners)
    return sum(widths) + way.gap * len(widths)


def _counted(layout: Layout, say: Say) -> list[str]:
    """The heads of the numbers: how much is owed, and how much is in each state."""
    columns = layout.columns if layout.way.counts else ()
    return [say(*label) for label in (_OWED, *(column[0] for column in columns))]


def _measures(row: Row, layout: Layout) -> list[str]:
    return measure_cells(measure_work(row.assignments), layout.measures, percent=layout.way.percent)


def draw_rows(status: Status, rows: Sequence[Row], layout: Layout, say: Say) -> Parts:
    """The lines, and below them what each glyph of the bars stands for."""
    if layout.title:
        yield indent(_table(status, rows, layout, say))
    else:
        yield from (indent(part) for row in rows for part in _two_lines(row, layout, say))
    marks = "   ".join(f"{glyph} {say(*label)}" for label, _, glyph, _ in layout.columns)
    yield indent(RichText(marks, style="dim"))


def _table(status: Status, rows: Sequence[Row], layout: Layout, say: Say) -> Table:
    table, way = headed_table(gap=layout.way.gap), layout.way
    table.add_column(say(*_NUMBER), no_wrap=True)
    table.add_column(say(*_CONTENT), width=layout.title)
    table.add_column("", no_wrap=True)
    for head in _counted(layout, say):
        add_number_column(table, head, stacked=way.stacked)
    add_measure_columns(table, layout.measures, say, stacked=not way.percent)
    if layout.due:
        table.add_column(say(*_DUE), no_wrap=True)
    if layout.owners:
        table.add_column(say(*_OWNERS), max_width=layout.owners)
    for row in rows:
        table.add_row(*_cells(status, row, layout, say))
    return table


def _cells(status: Status, row: Row, layout: Layout, say: Say) -> Parts:
    style, segments = "" if row.item else "bold", _segments(row, layout)
    yield plain(row.number, style)
    lines = _LINES_OF_WIDE_TITLE if layout.title >= _WIDE_TITLE else _LINES_OF_TITLE
    title = shorten(row.title, layout.title, lines) if row.item else row.title
    yield plain(title, style)
    yield draw_bar(segments, len(row.assignments), layout.way.bar)
    yield str(len(row.assignments))
    if layout.way.counts:
        yield from (RichText(str(count), style=style if count else "dim") for count, _, style in segments)
    yield from _measures(row, layout)
    if layout.due:
        yield _due_words(row, say)
    if layout.owners and row.item:
        yield plain(shorten(_owners_words(status, row.item), layout.owners, _LINES_OF_OWNERS))


def _two_lines(row: Row, layout: Layout, say: Say) -> Parts:
    """Number and title, below them the bar and what makes it up, in words."""
    segments = _segments(row, layout)
    yield grid([(row.number, plain(row.title, "" if row.item else "bold"))])
    words = ", ".join(
        f"{say(*column[0]).lower()} {count}"
        for column, (count, *_) in zip(layout.columns, segments, strict=True)
        if count
    )
    owed = plain(f"{say(*_OWED).lower()} {len(row.assignments)}: {words}")
    yield indent(grid([(draw_bar(segments, len(row.assignments), layout.way.bar), owed)]))


def _segments(row: Row, layout: Layout) -> list[tuple[int, str, str]]:
    counts = count_states(row.assignments)
    return [
        (sum(counts[state] for state in states), glyph, style) for _, states, glyph, style in layout.columns
    ]


def _columns(assignments: Iterable[Assignment], columns: Sequence[_Column]) -> list[_Column]:
    """The columns that a plan of dated or of standing work needs."""
    counts = count_states(assignments)
    absent = {column for column in _AT_NEED if not any(counts[state] for state in column[1])}
    if _CARRIED_OUT not in absent and not any(counts[state] for state in RUNNING_STATES):
        absent.add(_RUNNING)
    return [column for column in columns if column not in absent]


def _due_words(row: Row, say: Say) -> str:
    """When an item is due next, or was due last; nothing for a section."""
    if row.item is None:
        return ""
    dated = [(one.deadline, one.state) for one in row.assignments if one.deadline]
    still_open = [day for day, state in dated if state not in DONE_STATES]
    day = min(still_open) if still_open else max((day for day, _ in dated), default=None)
    return say(*date_text(day)) if day else "–"


def _owners_words(status: Status, item: Item) -> str:
    """The owners in few words: groups by their names, units by their short ones."""
    plan, read = status.plan, item.owners.read if item.owners else ()
    return "; ".join(unit.short if (unit := plan.known_unit(name)) else plan.name_of(name) for name in read)


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
    """Whether a window has room for percentages beside other numbers."""
    return width >= _WIDE
