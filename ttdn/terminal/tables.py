"""A table on the terminal: in columns where they have room, else row by row."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable

from ttdn.language import Language
from ttdn.tables import Kind, Table, shown, shown_rows
from ttdn.terminal.console import plain
from ttdn.terminal.parts import grid, headed_table, indent

_GAP, _INDENT = 2, 2
#: Narrower than this no column of words is read.
_LEAST = 12
_NUMBERS = frozenset({Kind.NUMBER, Kind.YEAR, Kind.MONEY})
_UNBROKEN = _NUMBERS | {Kind.NAME, Kind.DAY, Kind.YES_NO}


def render_table(table: Table, language: Language, width: int) -> Iterator[RenderableType]:
    """The rows of a table below its headings.

    Where the window is too narrow for that, each row stands alone: its first cell, then the others behind
    their headings.
    """
    if not table.rows:
        return
    if _needed(table, language) <= width - _INDENT:
        yield indent(_columns(table, language))
    else:
        yield from _row_by_row(table, language)


def _needed(table: Table, language: Language) -> int:
    """The least width at which every column can be read."""
    widths = []
    for place, (column, head) in enumerate(zip(table.columns, table.headings(language), strict=True)):
        longest = max(
            (
                len(line)
                for row in table.rows
                for line in shown(row[place], language, column.kind).split("\n")
            ),
            default=0,
        )
        least = longest if column.kind in _UNBROKEN else min(longest, max(_LEAST, column.width))
        widths.append(max(least, *map(len, head.split())))
    return sum(widths) + _GAP * (len(widths) - 1)


def _columns(table: Table, language: Language) -> RichTable:
    found = headed_table(gap=_GAP)
    for column, head in zip(table.columns, table.headings(language), strict=True):
        found.add_column(
            plain(head),
            justify="right" if column.kind in _NUMBERS else "left",
            no_wrap=column.kind in _UNBROKEN and " " not in head,
            overflow="fold",
        )
    for row in shown_rows(table, language):
        found.add_row(*map(plain, row))
    return found


def _row_by_row(table: Table, language: Language) -> Iterator[RenderableType]:
    first, *heads = table.headings(language)
    for title, *others in shown_rows(table, language):
        yield indent(plain(title or first, "bold"))
        told = [
            (plain(f"{head}:", "dim"), plain(words))
            for head, words in zip(heads, others, strict=True)
            if words
        ]
        if told:
            yield Padding(grid(told), (0, 0, 0, _INDENT * 2))
