"""A document in Word, in the form of NĐ 30/2020/NĐ-CP, Phụ lục I. Whoever edits the wording cannot break the layout: it is here."""

import io
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Pt, RGBColor

from ttdn.documents.measure import balance, bold_width
from ttdn.documents.model import Annex, Block, Document, Heading, ListItem, Paragraph, Run, Runs, Table, words_of
from ttdn.documents.word_xml import (
    add_page_field,
    draw_line_below,
    keep_whole,
    repeat_as_header,
    restart_page_numbers,
    set_cell_margins,
    set_fonts,
)

# Mục I: A4; margins 20-25 (top, bottom), 30-35 (left), 15-20 (right), in mm.
_PAGE = (Cm(21.0), Cm(29.7))
_TOP, _BOTTOM, _LEFT, _RIGHT = Cm(2.0), Cm(2.0), Cm(3.0), Cm(1.5)
_HEADER = Cm(1.0)
_TEXT_WIDTH, _TEXT_WIDTH_ACROSS = 16.5, 25.2

# Mục V, note 1: Quốc hiệu 13, Tiêu ngữ 14 and date 14 go together.
_NATIONAL, _MOTTO, _DATE, _AGENCY, _NUMBER = Pt(13), Pt(14), Pt(14), Pt(13), Pt(13)
_BODY, _TITLE, _RECIPIENTS_TITLE, _RECIPIENTS, _PAGE_NUMBER, _ANNEX_REFERENCE = Pt(14), Pt(14), Pt(12), Pt(11), Pt(13), Pt(13)
_TABLE = Pt(11)
_CELL_MARGIN = Cm(0.1)

_NATIONAL_TITLE, _MOTTO_TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_HEAD_COLUMNS = (6.5, 10.0)
_FOOT_COLUMNS = (7.5, 9.0)
_FIRST_LINE = Cm(1.27)
_SPACE = Pt(6)
_LINE_SPACING = 1.15
#: "từ 1/3 đến 1/2 độ dài của dòng chữ" (Mục II.2, II.5).
_SHORT_LINE = 0.4
_ROOM_FOR_SIGNATURE = Pt(60)
#: What python-docx accepts for a property of the file.
_PROPERTY_LENGTH = 255

_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def render_word(document: Document) -> bytes:
    """The document as a .docx file. The same document gives the same bytes, once ``documents.output`` has packed them.

    Args:
        document: The parts, in the order: letterhead, title, Kính gửi, body, Nơi nhận and signature, annexes.
    """
    word = docx.Document()
    _set_styles(word)
    _set_properties(word, document)
    _set_page(word.sections[0], landscape=False)
    _add_page_number(word.sections[0])
    _add_notice(word, document)
    _add_letterhead(word, document)
    _add_title(word, document)
    _add_addressees(word, document)
    _add_blocks(word, _closed(document.blocks), _TEXT_WIDTH)
    _add_signature(word, document)
    for annex in document.annexes:
        _add_annex(word, document, annex)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _set_styles(word: Any) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header"):
        style = word.styles[name]
        set_fonts(style)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.size = _BODY
        style.font.bold, style.font.italic = name in {"Heading 1", "Heading 2"}, False
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.keep_with_next = name.startswith("Heading")


def _set_properties(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    moment = datetime.combine(document.as_of, time(), UTC)
    properties = word.core_properties
    properties.title = f"{document.title.capitalize()} {document.subject[:1].lower()}{document.subject[1:]}"[:_PROPERTY_LENGTH]
    properties.author = properties.last_modified_by = document.issuer[:_PROPERTY_LENGTH]
    properties.created = properties.modified = moment
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "vi-VN"
    properties.revision = 1


def _set_page(section: Any, *, landscape: bool) -> None:  # noqa: ANN401 - python-docx sections are untyped here
    width, height = _PAGE[::-1] if landscape else _PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = _TOP, _BOTTOM, _LEFT, _RIGHT
    section.header_distance = _HEADER
    section.different_first_page_header_footer = True


def _add_page_number(section: Any) -> None:  # noqa: ANN401 - python-docx sections are untyped here
    """Mục I.7: centred in the top margin, size 13-14, not on the first page. Later sections take it over."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_field(paragraph)
    for run in paragraph.runs:
        run.font.size = _PAGE_NUMBER


def _add_notice(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    if document.notice:
        _line(word, document.notice, Pt(12), bold=True).paragraph_format.space_after = _SPACE


def _add_letterhead(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Ô 1-4: agency and number on the left, national title, motto and date on the right."""
    table = _placing_table(word, 2, _HEAD_COLUMNS)
    (left, right), (number, day) = (row.cells for row in table.rows)
    letterhead = document.letterhead
    if letterhead.superior:
        _line(left, letterhead.superior, _AGENCY)
    for line in letterhead.agency:
        _line(left, line, _AGENCY, bold=True)
    last = min(bold_width(letterhead.agency[-1], _AGENCY.pt), _HEAD_COLUMNS[0])
    _rule(left, last * _SHORT_LINE, _HEAD_COLUMNS[0])
    _line(right, _NATIONAL_TITLE, _NATIONAL, bold=True)
    _line(right, _MOTTO_TEXT, _MOTTO, bold=True)
    _rule(right, bold_width(_MOTTO_TEXT, _MOTTO.pt), _HEAD_COLUMNS[1])
    _line(number, document.number_line, _NUMBER)
    _line(day, document.date_line, _DATE, italic=True)


def _add_title(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Ô 5a: kind in capitals, subject below it, a short line below both."""
    _line(word, document.title, _TITLE, bold=True).paragraph_format.space_before = Pt(18)
    lines = balance(document.subject, _TITLE.pt, _TEXT_WIDTH)
    for line in lines:
        _line(word, line, _TITLE, bold=True)
    width = min(max(bold_width(line, _TITLE.pt) for line in lines), _TEXT_WIDTH)
    _rule(word, width * _SHORT_LINE, _TEXT_WIDTH)


def _add_addressees(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Ô 9a: one addressee on the line itself; several with their dashes below the colon."""
    lines = document.addressee_lines
    for number, text in enumerate(lines):
        paragraph = word.add_paragraph()
        paragraph.add_run(text).font.size = _BODY
        paragraph.paragraph_format.space_before = Pt(12) if number == 0 else Pt(0)
        if len(lines) == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.left_indent = Cm(3.5 if number == 0 else 5.2)
    if lines:
        word.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." at its end, as every form of Phụ lục III closes."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | ListItem) or not last.runs:
        return (*blocks, Paragraph((Run("./."),)))
    rest, (*runs, final) = blocks[:-1], last.runs
    end = Run(final.text.rstrip(" ./;,") + "./.", final.bold, final.italic)
    closed = (*runs, end)
    return (*rest, Paragraph(closed) if isinstance(last, Paragraph) else ListItem(closed, last.level))


def _add_blocks(word: Any, blocks: tuple[Block, ...], width: float) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    for block in blocks:
        match block:
            case Heading():
                _add_heading(word, block)
            case Paragraph():
                _add_text(word.add_paragraph(), block.runs)
            case ListItem():
                paragraph = word.add_paragraph()
                _add_text(paragraph, (Run("- "), *block.runs))
                paragraph.paragraph_format.left_indent = Cm(block.level * 0.63)
            case Table():
                _add_table(word, block, width)


def _add_heading(word: Any, heading: Heading) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Mục II.6.đ: a mục in capitals and bold, a khoản bold, a điểm upright."""
    words = words_of(heading.runs)
    paragraph = word.add_paragraph(style=f"Heading {heading.level}")
    paragraph.add_run(f"{heading.label} {words.upper() if heading.level == 1 else words}")
    paragraph.paragraph_format.first_line_indent = _FIRST_LINE
    paragraph.paragraph_format.space_before = _SPACE
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _add_text(paragraph: Any, runs: Runs) -> None:  # noqa: ANN401 - python-docx paragraphs are untyped here
    """Mục II.6: justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, 1 to 1.5 lines."""
    _add_runs(paragraph, runs)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = _FIRST_LINE
    paragraph.paragraph_format.space_before = _SPACE
    paragraph.paragraph_format.line_spacing = _LINE_SPACING


def _add_runs(paragraph: Any, runs: Runs, size: Any = None) -> None:  # noqa: ANN401 - python-docx paragraphs are untyped here
    for run in runs:
        made = paragraph.add_run()
        made.bold, made.italic = run.bold or None, run.italic or None
        if size is not None:
            made.font.size = size
        for number, line in enumerate(run.text.split("\n")):
            if number:
                made.add_break(WD_BREAK.LINE)
            made.add_text(line)


def _add_table(word: Any, table: Table, width: float) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """A table with borders, its head repeated on every page, no row split between pages."""
    made = word.add_table(rows=0, cols=len(table.head), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    set_cell_margins(made, _CELL_MARGIN)
    widths = [Cm(width * share / sum(table.widths)) for share in table.widths]
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = wide
    bold_head = tuple(tuple(Run(run.text, bold=True) for run in cell) for cell in table.head)
    for number, cells in enumerate((bold_head, *table.rows)):
        row = made.add_row()
        keep_whole(row)
        if number == 0:
            repeat_as_header(row)
        for cell, runs, wide, align in zip(row.cells, cells, widths, table.aligns, strict=True):
            cell.width = wide
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if number == 0 else _ALIGN[align]
            _add_runs(paragraph, runs, _TABLE)


def _add_signature(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Ô 7 and 9b: recipients on the left, authority, post and name on the right, kept together on one page."""
    word.add_paragraph().paragraph_format.keep_with_next = True
    table = _placing_table(word, 1, _FOOT_COLUMNS)
    row = table.rows[0]
    keep_whole(row)
    left, right = row.cells
    heading = left.paragraphs[0].add_run("Nơi nhận:")
    heading.bold = heading.italic = True
    heading.font.size = _RECIPIENTS_TITLE
    for text in document.recipient_lines:
        paragraph = left.add_paragraph()
        paragraph.add_run(text).font.size = _RECIPIENTS
    signature = document.letterhead.signature
    for line in signature.authority:
        _line(right, line, _BODY, bold=True)
    name = _line(right, signature.name or "", _BODY, bold=True)
    name.paragraph_format.space_before = _ROOM_FOR_SIGNATURE


def _add_annex(word: Any, document: Document, annex: Annex) -> None:  # noqa: ANN401 - python-docx documents are untyped here
    """Mục III.1: on new pages with numbers of their own; label, title in capitals, reference in italics, a short line."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _set_page(section, landscape=annex.landscape)
    restart_page_numbers(section)
    width = _TEXT_WIDTH_ACROSS if annex.landscape else _TEXT_WIDTH
    _add_notice(word, document)
    _line(word, document.annex_label(annex), Pt(14), bold=True)
    for line in balance(annex.title.upper(), _TITLE.pt, width):
        _line(word, line, _TITLE, bold=True)
    _line(word, document.annex_reference, _ANNEX_REFERENCE, italic=True)
    _rule(word, width / 6, width).paragraph_format.space_after = Pt(12)
    _add_blocks(word, annex.blocks, width)


def _placing_table(word: Any, rows: int, widths: tuple[float, ...]) -> Any:  # noqa: ANN401 - python-docx documents are untyped here
    table = word.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    set_cell_margins(table, Cm(0))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _line(container: Any, text: str, size: Any, *, bold: bool = False, italic: bool = False) -> Any:  # noqa: ANN401 - see above
    """A centred line in a document or a cell; the empty paragraph with which a cell begins is used up first."""
    first = getattr(container, "_tc", None) is not None and len(container.paragraphs) == 1 and not container.paragraphs[0].runs
    paragraph = container.paragraphs[0] if first else container.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold or None, italic or None, size
    return paragraph


def _rule(container: Any, length: float, width: float) -> Any:  # noqa: ANN401 - see above
    """A centred solid line of a length (cm) within a width (cm): the lower border of an empty, indented paragraph."""
    paragraph = container.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(max(width - length, 0) / 2)
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run().font.size = Pt(2)
    draw_line_below(paragraph)
    return paragraph
