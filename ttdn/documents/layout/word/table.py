"""A table of data in Word: its head on every page, its rows whole."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

from ttdn.documents.document.model import Row, Table, words_of
from ttdn.documents.layout.word.columns import Columns, fit_columns
from ttdn.documents.layout.word.parts import add_line, add_table, add_words
from ttdn.documents.layout.word.rows import add_rows, cell_text, row_text
from ttdn.documents.layout.word.styles import STYLE_IDS, TABLE_SIZES
from ttdn.documents.layout.word.xml import empty, set_row

_SIDES = {"left": "trái", "center": "giữa", "right": "phải"}
#: Kept with what follows the table, so that it does not stand alone on a page.
_LAST_ROWS = 2


def add_data_table(
    word: WordDocument, block: Table, size: tuple[float, float], caption: str, *, keep_end: bool
) -> None:
    """A table as wide as the text.

    Args:
        word: Where it is added.
        block: The table.
        size: Width and height of the text of a page, in cm.
        caption: What the table is about, for whoever has it read to them.
        keep_end: Whether the last rows stay on one page with what follows.
    """
    width, height = size
    columns = fit_columns(block, width, tuple(TABLE_SIZES))
    description = "Các cột: " + "; ".join(words_of(head) for head in block.head)
    table = add_table(word, 1, columns.widths, "Table Grid", (caption, description))
    head = table.rows[0]
    set_row(head, "cantSplit", "tblHeader")
    for cell, runs in zip(head.cells, block.head, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        add_words(add_line(empty(cell), f"{TABLE_SIZES[columns.size]} - đầu"), runs, bold=False)
    add_rows(table, _rows(block, columns, height, keep_end=keep_end))


def _rows(block: Table, columns: Columns, height: float, *, keep_end: bool) -> Iterator[str]:
    styles = [STYLE_IDS[f"{TABLE_SIZES[columns.size]} - {_SIDES[align]}"] for align in block.aligns]
    kept = len(block.rows) - _LAST_ROWS if keep_end else len(block.rows)
    for number, cells in enumerate(block.rows):
        group = _group(cells, block.aligns)
        keep = number >= kept or group is not None
        placed = list(zip(columns.widths, styles, cells, strict=True))
        made = [cell_text(*cell, keep_next=keep) for cell in placed]
        if group is not None:
            start, end = group
            _, style, runs = placed[start]
            wide = sum(columns.widths[start:end])
            made[start:end] = [cell_text(wide, style, runs, span=end - start, keep_next=keep)]
        # A row that is higher than a page must be split, and then rather from where it begins.
        yield row_text(made, whole=columns.height(cells) < height)


def _group(cells: Row, aligns: Sequence[str]) -> tuple[int, int] | None:
    """The title of the rows below it, or of a sum: it reaches over the empty cells beside it.

    All words of such a row are bold. A number takes no more room than its own.
    """
    filled = [number for number, runs in enumerate(cells) if words_of(runs).strip()]
    if not filled or not all(run.bold for number in filled for run in cells[number]):
        return None
    ends = zip(filled, [*filled[1:], len(cells)], strict=True)
    wide = (each for each in ends if each[1] - each[0] > 1)
    return next((each for each in wide if len(filled) == 1 or aligns[each[0]] == "left"), None)
