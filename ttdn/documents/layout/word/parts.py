"""Paragraphs in Word by the names of their styles, and tables of fixed columns.

What python-docx is asked for again and again.
"""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ttdn.documents.document.model import Runs
from ttdn.documents.layout.word.styles import STYLE_IDS
from ttdn.documents.layout.word.xml import describe, draw_line_below, link_id, link_run, name_default_style
from ttdn.safe_text import xml_text

Place = WordDocument | _Cell


def add_line(place: Place, style: str, text: str = "") -> Paragraph:
    """A paragraph of a style in one face; line feeds and tabs are what they are in Word."""
    paragraph = place.add_paragraph(xml_text(text))
    if style != "Normal":
        # python-docx would look through all styles for the name, for each line anew.
        paragraph._p.style = STYLE_IDS[style]  # noqa: SLF001 - it has no other way
    return paragraph


def add_words(paragraph: Paragraph, runs: Runs, *, bold: bool = True, italic: bool = True) -> None:
    """Words with their faces; where the style has a face already it is left to it."""
    for run in runs:
        added = paragraph.add_run(xml_text(run.text))
        if run.bold and bold:
            added.bold = True
        if run.italic and italic:
            added.italic = True
        if run.link:
            added.underline = True
            link_run(added, link_id(paragraph.part, run.link))


def indent(paragraph: Paragraph, left: float = 0, right: float = 0, first: float = 0) -> None:
    """Indents beyond those of the style, in cm; a negative ``first`` hangs."""
    layout = paragraph.paragraph_format
    if left:
        layout.left_indent = Cm(left)
    if right:
        layout.right_indent = Cm(right)
    if first:
        layout.first_line_indent = Cm(first)


def add_rule(place: Place, length: float, width: float) -> None:
    """A centred solid line of a length (cm) within a width (cm)."""
    line = add_line(place, "Đường kẻ")
    side = Cm(max(width - length, 0) / 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    draw_line_below(line)


def add_table(
    word: WordDocument,
    rows: int,
    widths: Sequence[float],
    style: str | None = None,
    about: tuple[str, str] = ("", ""),
) -> Table:
    """A table of fixed columns, their ``widths`` in cm; ``about`` is its caption and its description."""
    table: Table = word.add_table(rows, len(widths), style)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    if style is None:
        name_default_style(table)
    describe(table, sum(widths), *about)
    return table
