"""A table of data in Word: its head on every page, its rows whole."""

from collections.abc import Iterator

from ttdn.documents.model import Runs, Table, words_of
from ttdn.documents.word_columns import Columns, fit_columns
from ttdn.documents.word_styles import TABLE_SIZES
from ttdn.documents.word_xml import Layout, cell, faces, paragraph, row, table

_SIDES = {"left": "Trai", "center": "Giua", "right": "Phai"}
#: Kept with what follows the table, so that it does not stand alone on a page.
_LAST_ROWS = 2


def data_table(block: Table, width: float, height: float, caption: str, *, keep_end: bool = False) -> str:
    """A table as wide as the text.

    Args:
        block: The table.
        width: Of the text, in cm.
        height: Of the text on a page, in cm.
        caption: What the table is about, for whoever has it read to them.
        keep_end: Whether the last rows stay on one page with what follows.
    """
    columns = fit_columns(block, width, tuple(TABLE_SIZES))
    description = "Các cột: " + "; ".join(words_of(head) for head in block.head)
    rows = _rows(block, columns, height, keep_end=keep_end)
    return table("TableGrid", columns.widths, rows, caption, description)


def _rows(block: Table, columns: Columns, height: float, *, keep_end: bool) -> Iterator[str]:
    name = TABLE_SIZES[columns.size]
    styles = [f"{name}{_SIDES[align]}" for align in block.aligns]
    yield row(
        (
            cell(width, paragraph(f"{name}Dau", faces(head, bold=False)), middle=True)
            for width, head in zip(columns.widths, block.head, strict=True)
        ),
        head=True,
    )
    kept = len(block.rows) - _LAST_ROWS if keep_end else len(block.rows)
    for number, cells in enumerate(block.rows):
        start = _group(cells)
        layout = Layout(keep_next=True) if number >= kept or start is not None else None
        made = [(width, paragraph(style, faces(runs), layout)) for width, style, runs in zip(columns.widths, styles, cells, strict=True)]
        if start is not None:
            made[start:] = [(sum(columns.widths[start:]), made[start][1])]
        yield row(
            (cell(width, content, span=len(cells) - place if place == start else 1) for place, (width, content) in enumerate(made)),
            # A row that is higher than a page must be split, and then rather from where it begins.
            whole=columns.height(cells) < height,
        )


def _group(cells: tuple[Runs, ...]) -> int | None:
    """The only cell of a row that has words, where they are bold: the title of the rows below it, which reaches to the right border."""
    filled = [number for number, runs in enumerate(cells) if words_of(runs).strip()]
    return filled[0] if len(filled) == 1 and len(cells) > 1 and all(one.bold for one in cells[filled[0]]) else None
