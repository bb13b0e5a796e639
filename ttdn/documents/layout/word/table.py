"""A table of data in Word: its head on every page, its rows whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from html import escape
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table as WordTable

from ttdn.documents.document.model import Row, Run, Runs, Table, words_of
from ttdn.documents.layout.word.columns import Columns, fit_columns, fit_page
from ttdn.documents.layout.word.lines import Room, held
from ttdn.documents.layout.word.styles import FACES, MARGIN
from ttdn.documents.layout.word.xml import (
    add_line,
    add_table,
    empty,
    link_id,
    set_row,
    style_id,
    twips,
)
from ttdn.safe_text import xml_text

_SIDES = {"left": "trái", "center": "giữa", "right": "phải"}
#: Kept with what follows the table, so that it does not stand alone on a page.
_LAST_ROWS = 2
#: For how many rows the words of each cell stand: 0 where they stand in a cell above.
Spans = tuple[tuple[int, ...], ...]
#: A cell is never higher than so many rows: it may begin at the foot of a page, and on the next its words
#: stand again soon.
_MOST_ROWS = 6
#: Words that should stand on one line, however many rows there are.
_LEAST_WORDS = 4
_PIECES = re.compile(r"([\n\t])")
#: Rows that are parsed at a time: the parser takes no text of any length.
_BATCH = 500


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


class Cell(NamedTuple):
    """A cell with one paragraph.

    Attributes:
        width: In cm.
        style: The id of the paragraph's style.
        runs: Its words.
        rows: The number of rows that it takes; 0 where a cell above takes its place.
        span: The number of columns that it takes.
    """

    width: float
    style: str
    runs: Runs
    rows: int = 1
    span: int = 1


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
    measured = _as_if_split(block, spans)
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
    styles = [style_id(f"{columns.face.name} - {_SIDES[align]}") for align in block.aligns]
    kept = len(block.rows) - _LAST_ROWS if keep_end else len(block.rows)
    heights = list(map(columns.height, measured.rows))
    tied = set(_tied(block, spans, columns, heights))
    link = cache(partial(link_id, word.part))
    rows = (list(map(Cell, columns.widths, styles, *row)) for row in zip(block.rows, spans, strict=True))
    _add_rows(
        table,
        (
            _row_text(
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
    yield from (_cell_text(cell, keep_next=keep, link=link) for cell in cells)


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


def find_spans(table: Table) -> Spans:
    """The cells of each row that reach over rows below; figures never do."""
    columns = ([words_of(row[number]).strip() for row in table.rows] for number in range(len(table.head)))
    titles = [is_title(row) for row in table.rows]
    return tuple(zip(*(_spans(column, titles) for column in columns), strict=True))


def is_title(row: Row) -> bool:
    """Whether a row is the title of those below it, or a sum: all of its words are bold."""
    said = [run for runs in row for run in runs if run.text.strip()]
    return bool(said) and all(run.bold for run in said)


def _spans(words: Sequence[str], titles: Sequence[bool]) -> Iterator[int]:
    for (text, title), group in groupby(zip(words, titles, strict=True)):
        left = sum(1 for _ in group)
        # The number of a document is each row's own, though two may bear the same.
        merged = not title and "/" not in text and any(map(str.isalpha, text))
        while left:
            # Pieces of about the same height, so that none is a single row.
            rows = -(-left // -(-left // _MOST_ROWS)) if merged else 1
            yield from (rows, *[0] * (rows - 1))
            left -= rows


def _as_if_split(table: Table, spans: Spans) -> Table:
    """The table for whoever measures it: the words of a cell, shared out among its rows."""
    columns = zip(
        *(
            _shared([row[number] for row in table.rows], [row[number] for row in spans])
            for number in range(len(table.head))
        ),
        strict=True,
    )
    return replace(table, rows=tuple(columns))


def _shared(cells: Sequence[tuple[Run, ...]], spans: Sequence[int]) -> Iterator[tuple[Run, ...]]:
    for cell, rows in zip(cells, spans, strict=True):
        if rows == 1:
            yield cell
        words = words_of(cell).split() if rows > 1 else []
        share = max(-(-len(words) // max(rows, 1)), _LEAST_WORDS)
        for part in range(rows if rows > 1 else 0):
            yield (Run(" ".join(words[part * share : (part + 1) * share])),)


def _add_rows(table: WordTable, rows: Iterable[str]) -> None:
    """Put rows that ``_row_text`` made behind those of a table."""
    waiting = iter(rows)
    while batch := "".join(islice(waiting, _BATCH)):
        made = parse_xml(f"<w:tbl {nsdecls('w', 'r')}>{batch}</w:tbl>")
        table._tbl.extend(list(made))  # noqa: SLF001 - python-docx adds rows one by one, cell by cell


def _row_text(cells: Iterable[str], *, whole: bool) -> str:
    """A row; a ``whole`` one is not split between two pages."""
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' * whole}{''.join(cells)}</w:tr>"


def _cell_text(cell: Cell, *, keep_next: bool, link: Callable[[str], str]) -> str:
    """A cell.

    Args:
        cell: What it is.
        keep_next: Whether it stays on one page with the row below.
        link: Gives for the address of a web page by what the text refers to it.
    """
    spanned = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    if cell.rows != 1:
        spanned += '<w:vMerge w:val="restart"/>' if cell.rows else "<w:vMerge/>"
    words = "".join(_run(run, link) for run in cell.runs) if cell.rows else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(cell.width)}" '
        f'w:type="dxa"/>{spanned}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{cell.style}"/>'
        f"{'<w:keepNext/>' * keep_next}</w:pPr>{words}</w:p></w:tc>"
    )


def _run(run: Run, link: Callable[[str], str]) -> str:
    face = "<w:b/>" * run.bold + "<w:i/>" * run.italic + '<w:u w:val="single"/>' * bool(run.link)
    face = f"<w:rPr>{face}</w:rPr>" if face else ""
    made = f"<w:r>{face}{''.join(_pieces(xml_text(run.text)))}</w:r>"
    return f'<w:hyperlink r:id="{link(run.link)}">{made}</w:hyperlink>' if run.link else made


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            space = ' xml:space="preserve"' if piece != piece.strip() else ""
            yield f"<w:t{space}>{escape(piece, quote=False)}</w:t>"
