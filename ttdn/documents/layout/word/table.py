"""A table of data in Word: its head on every page, its rows whole."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

from ttdn.documents.document.model import Row, Table, words_of
from ttdn.documents.layout.word.columns import Columns, fit_columns, fit_page
from ttdn.documents.layout.word.lines import Room, held
from ttdn.documents.layout.word.merging import Spans, as_if_split, find_spans, is_title
from ttdn.documents.layout.word.parts import add_line, add_table
from ttdn.documents.layout.word.rows import Cell, add_rows, cell_text, row_text
from ttdn.documents.layout.word.styles import FACES, MARGIN, STYLE_IDS
from ttdn.documents.layout.word.xml import empty, link_id, set_row

_SIDES = {"left": "trái", "center": "giữa", "right": "phải"}
#: Kept with what follows the table, so that it does not stand alone on a page.
_LAST_ROWS = 2


class Space(NamedTuple):
    """Where a table stands.

    Attributes:
        width: Of the text of a page, in cm.
        height: The same.
        above: How far (cm) below the head of a page it begins, where that is known.
    """

    width: float
    height: float
    above: float | None = None


def add_data_table(word: WordDocument, block: Table, space: Space, caption: str, *, keep_end: bool) -> None:
    """A table as wide as the text.

    Args:
        word: Where it is added.
        block: The table.
        space: Where it stands.
        caption: What the table is about, for whoever has it read to them.
        keep_end: Whether the last rows stay on one page with what follows.
    """
    spans = find_spans(block)
    measured = as_if_split(block, spans)
    if space.above is None:
        columns = fit_columns(measured, space.width, FACES[:-1])
    else:
        columns, _ = fit_page(measured, (space.width, space.height), space.above)
    description = "Các cột: " + "; ".join(words_of(head) for head in block.head)
    table = add_table(word, 1, columns.widths, "Table Grid", (caption, description))
    head = table.rows[0]
    set_row(head, "cantSplit", "tblHeader")
    for cell, runs, width in zip(head.cells, block.head, columns.widths, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        words = held(words_of(runs), Room(columns.face.head, width - 2 * MARGIN, bold=True))
        add_line(empty(cell), f"{columns.face.name} - đầu", words)
    styles = [STYLE_IDS[f"{columns.face.name} - {_SIDES[align]}"] for align in block.aligns]
    kept = len(block.rows) - _LAST_ROWS if keep_end else len(block.rows)
    heights = list(map(columns.height, measured.rows))
    tied = set(_tied(block, spans, columns, heights))
    link = cache(partial(link_id, word.part))
    rows = (list(map(Cell, columns.widths, styles, *row)) for row in zip(block.rows, spans, strict=True))
    add_rows(
        table,
        (
            row_text(
                _cell_texts(cells, _group(row, block.aligns), link, keep=number >= kept or number in tied),
                # A row that is higher than a page must be split, and then rather from where it begins.
                whole=heights[number] < space.height,
            )
            for number, (cells, row) in enumerate(zip(rows, block.rows, strict=True))
        ),
    )


def _tied(block: Table, spans: Spans, columns: Columns, heights: Sequence[float]) -> Iterator[int]:
    """The rows that stay with the one below, since the words of a cell above reach further."""
    nothing: Row = ((),) * len(block.head)
    for number, (row, reach) in enumerate(zip(block.rows, spans, strict=True)):
        for column, rows in enumerate(reach):
            if rows > 1:
                needed = columns.height((*nothing[:column], row[column], *nothing[column + 1 :]))
                below = accumulate(heights[number : number + rows - 1])
                yield from (number + place for place, room in enumerate(below) if room < needed)


def _cell_texts(
    cells: Sequence[Cell], group: tuple[int, int] | None, link: Callable[[str], str], *, keep: bool
) -> Iterator[str]:
    """The cells of a row; the title of a group is one cell, and stays with what is below it."""
    if group is not None:
        start, end = group
        wide = cells[start]._replace(width=sum(cell.width for cell in cells[start:end]), span=end - start)
        cells, keep = [*cells[:start], wide, *cells[end:]], True
    yield from (cell_text(cell, keep_next=keep, link=link) for cell in cells)


def _group(cells: Row, aligns: Sequence[str]) -> tuple[int, int] | None:
    """The title of the rows below it, or of a sum: it reaches over the empty cells beside it.

    All words of such a row are bold. A number takes no more room than its own.
    """
    if not is_title(cells):
        return None
    filled = [number for number, runs in enumerate(cells) if words_of(runs).strip()]
    ends = zip(filled, [*filled[1:], len(cells)], strict=True)
    wide = (each for each in ends if each[1] - each[0] > 1)
    return next((each for each in wide if len(filled) == 1 or aligns[each[0]] == "left"), None)
