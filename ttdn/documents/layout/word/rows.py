"""The rows of a table of data as text that python-docx parses.

20,000 rows made by its calls would take minutes and gigabytes.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice
from typing import NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from ttdn.documents.document.model import Run, Runs
from ttdn.documents.layout.word.xml import twips
from ttdn.safe_text import xml_text

_PIECES = re.compile(r"([\n\t])")
#: Rows that are parsed at a time: the parser takes no text of any length.
_BATCH = 500


def add_rows(table: Table, rows: Iterable[str]) -> None:
    """Put rows that ``row_text`` made behind those of a table."""
    waiting = iter(rows)
    while batch := "".join(islice(waiting, _BATCH)):
        made = parse_xml(f"<w:tbl {nsdecls('w', 'r')}>{batch}</w:tbl>")
        table._tbl.extend(list(made))  # noqa: SLF001 - python-docx adds rows one by one, cell by cell


def row_text(cells: Iterable[str], *, whole: bool) -> str:
    """A row; a ``whole`` one is not split between two pages."""
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' * whole}{''.join(cells)}</w:tr>"


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


def cell_text(cell: Cell, *, keep_next: bool, link: Callable[[str], str]) -> str:
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
