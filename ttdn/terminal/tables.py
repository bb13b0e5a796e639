"""A table on the terminal: in columns where they have room, else row by row."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import JustifyMethod
from rich.table import Table as RichTable

from ttdn.language import Language
from ttdn.tables import Column, Kind, Table, shown_rows
from ttdn.terminal.console import plain
from ttdn.terminal.parts import INDENT, Parts, grid, headed_table, indent, indented

_GAP = 2
#: Narrower than this no column of words is read.
_LEAST = 12
#: Words up to this length stay whole in a column; longer ones (an address on the web) are folded.
_LONGEST_WORD = 24
#: Blocks of more lines than this are set apart by an empty line.
_SHORT_BLOCK = 2
#: Rows that take more lines than this, taken together, are set apart in columns too.
_LOW = 2
#: Of the room of a block its labels take no more than this share: 1/2.
_SHARE = 2
_NUMBERS = frozenset({Kind.NUMBER, Kind.YEAR, Kind.MONEY})
_UNBROKEN = _NUMBERS | {Kind.NAME, Kind.DAY, Kind.YES_NO}
_Rows = Sequence[Sequence[str]]


def render_table(table: Table, language: Language, width: int) -> Parts:
    """The rows of a table below its headings, without the columns in which nothing is said.

    Where the window is too narrow for that, each row stands alone: its first cell, then the others behind
    their headings.
    """
    if not table.rows:
        return
    told = table.without_empty([table.columns[0].name])
    heads, rows = told.headings(language), list(shown_rows(told, language))
    widths = _widths(told.columns, heads, rows, width - INDENT)
    if widths:
        yield indent(_columns(told.columns, heads, rows, widths))
    else:
        yield from _row_by_row(heads, rows, width - INDENT * 2)


def _widths(columns: Sequence[Column], heads: Sequence[str], rows: _Rows, room: int) -> list[int]:
    """The width of each column; nothing where they cannot all be read beside each other.

    Columns that want more than their least share what is left, the narrow ones first.
    """
    sizes = [
        _sizes(column, head, [row[place] for row in rows])
        for place, (column, head) in enumerate(zip(columns, heads, strict=True))
    ]
    left = room - _GAP * (len(columns) - 1)
    if sum(least for least, _ in sizes) > left:
        return []

    def sharing(most: int) -> list[int]:
        return [max(least, min(wanted, most)) for least, wanted in sizes]

    most = max(most for most in range(left + 1) if sum(sharing(most)) <= left)
    return sharing(most)


def _sizes(column: Column, head: str, cells: Sequence[str]) -> tuple[int, int]:
    """The least width at which a column can be read, and that at which nothing of it is broken."""
    longest = max(cell_len(line) for cell in cells for line in (*cell.split("\n"), ""))
    words = max(map(cell_len, head.split()), default=0)
    wanted = max(longest, cell_len(head))
    if column.kind in _UNBROKEN:
        return max(longest, words), wanted
    word = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
    least = max(_LEAST, column.width, min(word, _LONGEST_WORD))
    return max(min(longest, least), words), wanted


def _columns(
    columns: Sequence[Column], heads: Sequence[str], rows: _Rows, widths: Sequence[int]
) -> RichTable:
    found = headed_table(gap=_GAP)
    is_tall = _lines(rows, widths) > _LOW * len(rows)
    for column, head, width in zip(columns, heads, widths, strict=True):
        justify: JustifyMethod = "right" if column.kind in _NUMBERS else "left"
        found.add_column(plain(head), justify=justify, overflow="fold", width=width)
    for place, row in enumerate(rows):
        if place and is_tall:
            found.add_row()
        found.add_row(*map(plain, row))
    return found


def _lines(rows: _Rows, widths: Sequence[int]) -> int:
    """About how many lines the rows take."""
    return sum(
        max(
            sum(max(-(-cell_len(line) // width), 1) for line in cell.split("\n"))
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    )


def _row_by_row(heads: Sequence[str], rows: _Rows, room: int) -> Parts:
    """Each row as a block; long ones are set apart, and the labels of all are as wide as the widest."""
    first, *others = heads
    blocks = [
        [(head, words) for head, words in zip(others, cells, strict=True) if words] for _, *cells in rows
    ]
    widest = max((cell_len(head) + 1 for block in blocks for head, _ in block), default=0)
    labels = min(widest, max(room // _SHARE - _GAP, 1))
    is_long = any(len(block) > _SHORT_BLOCK for block in blocks)
    for place, ((title, *_), block) in enumerate(zip(rows, blocks, strict=True)):
        if place and is_long:
            yield ""
        yield indented(title or first, "bold")
        if block:
            facts = grid((plain(f"{head}:", "dim"), plain(words)) for head, words in block)
            facts.columns[0].width = labels
            yield indent(indent(facts))
