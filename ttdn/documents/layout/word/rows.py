"""The rows of a table of data as text that python-docx parses.

20,000 rows made by its calls would take minutes and gigabytes.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice

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
        made = parse_xml(f"<w:tbl {nsdecls('w')}>{batch}</w:tbl>")
        table._tbl.extend(list(made))  # noqa: SLF001 - python-docx adds rows one by one, cell by cell


def row_text(cells: Iterable[str], *, whole: bool) -> str:
    """A row; a ``whole`` one is not split between two pages."""
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' * whole}{''.join(cells)}</w:tr>"


def cell_text(width: float, style: str, runs: Runs, *, span: int = 1, keep_next: bool) -> str:
    """A cell with one paragraph.

    Args:
        width: In cm.
        style: The id of the paragraph's style.
        runs: Its words.
        span: The number of columns that it takes.
        keep_next: Whether it stays on one page with the row below.
    """
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" '
        f'w:type="dxa"/>{spanned}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"{'<w:keepNext/>' * keep_next}</w:pPr>{''.join(map(_run, runs))}</w:p></w:tc>"
    )


def _run(run: Run) -> str:
    face = f"<w:rPr>{'<w:b/>' * run.bold}{'<w:i/>' * run.italic}</w:rPr>" if run.bold or run.italic else ""
    return f"<w:r>{face}{''.join(_pieces(xml_text(run.text)))}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            space = ' xml:space="preserve"' if piece != piece.strip() else ""
            yield f"<w:t{space}>{escape(piece, quote=False)}</w:t>"
