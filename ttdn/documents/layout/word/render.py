"""A document in Word, in the form of NĐ 30/2020/NĐ-CP, Phụ lục I.

Whoever edits the wording cannot break the layout: it is here.

python-docx carries the file. Page, header and properties are in ``page``, sizes, faces, spacing and indents
in ``styles``; what is computed from the words is in ``head`` and ``columns``.
"""

import io
from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.table import CT_Tbl
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line

from ttdn.documents.document.model import (
    Annex,
    Blocks,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Table,
    words_of,
)
from ttdn.documents.layout.word.columns import fit_page
from ttdn.documents.layout.word.head import add_addressees, add_balanced, add_letterhead, add_title
from ttdn.documents.layout.word.lines import Names, Room, held, proper_names
from ttdn.documents.layout.word.page import blank_document, set_page, start_section, text_size
from ttdn.documents.layout.word.parts import add_line, add_rule, add_table, add_words, indent
from ttdn.documents.layout.word.styles import BODY, FIRST_LINE, FOOT_SPACE, SPACE, STYLES
from ttdn.documents.layout.word.table import Space, add_data_table
from ttdn.documents.layout.word.xml import empty, set_row
from ttdn.measure import has_long_word, text_width

_FOOT_COLUMNS = (7.0, 9.5)
#: Recipients on one page with the signature; a longer list may go on overleaf.
_RECIPIENTS_ON_A_PAGE = 40
_LIST_STEP = 0.63
_REFERENCE_LINE = 3.0
#: A paragraph too low to be seen, where Word wants one between two tables or behind the last.
_GAP = "Ngăn cách"
#: About how much (cm) of an annex's first page its label, title and reference take.
_ANNEX_HEAD = 3.5
#: The same of the title of a paper without a letterhead, with its notice.
_TITLE_HEAD = 3.0
#: Lines in a row of a table that stands on an upright page though it may lie across.
_LOW = 4


def render_word(document: Document) -> bytes:
    """The document as a .docx file.

    The same document gives the same bytes, once ``documents.output`` has packed them.

    Args:
        document: The parts, in the order: letterhead, title, Kính gửi, body, Nơi nhận and signature, annexes.
    """
    word = blank_document(_name(document), document.issuer, document.as_of)
    if document.landscape:
        set_page(word.sections[0], across=True)
    size = text_size(across=document.landscape)
    _add_notice(word, document)
    names = proper_names(_texts(document))
    if not document.internal:
        add_letterhead(word, document, names)
    add_title(word, document, size[0], names)
    if not document.internal:
        add_addressees(word, document, size[0])
    blocks = document.blocks if document.internal else _closed(document.blocks)
    above = _TITLE_HEAD if document.internal else None
    above = _ANNEX_HEAD if document.landscape else above
    _add_blocks(word, blocks, size, f"{document.kind}: {document.subject}", above)
    if not document.internal:
        _add_signature(word, document, names)
    for annex in document.annexes:
        _add_annex(word, document, annex, names)
    if isinstance(word.element.body[-2], CT_Tbl):
        add_line(word, _GAP)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _name(document: Document) -> str:
    """What the file is called in its properties: ``Báo cáo kết quả …``, ``Công văn V/v …``."""
    subject = document.subject_line
    if document.title:
        subject = subject[:1].lower() + subject[1:]
    return f"{document.kind} {subject}"


def _texts(document: Document) -> Iterator[str]:
    """Words in which the names stand that titles in capitals hold, too."""
    yield from (document.issuer, document.subject, document.letterhead.place, *document.letterhead.addressees)
    yield from (words_of(block.runs) for block in document.blocks if not isinstance(block, Table))


def _add_notice(word: WordDocument, document: Document) -> None:
    if document.notice:
        add_line(word, "Lưu ý", document.notice)


def _closed(blocks: Blocks) -> Blocks:
    """The body with "./." at its end, as every form of Phụ lục III closes."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | ListItem) or not last.runs:
        return (*blocks, Paragraph((Run("./."),)))
    *runs, final = last.runs
    end = replace(final, text=final.text.rstrip(" ./;,") + "./.")
    return (*blocks[:-1], replace(last, runs=(*runs, end)))


def _add_blocks(
    word: WordDocument,
    blocks: Blocks,
    size: tuple[float, float],
    caption: str,
    above: float | None = None,
) -> None:
    """The blocks of the body or of an annex.

    Args:
        word: Where they are added.
        blocks: What is added.
        size: Width and height of the text of a page, in cm.
        caption: What a table without a heading is about.
        above: How far (cm) below the head of a page the blocks of an annex begin, or of a paper that nobody
            signs. Those of other bodies have none: their last ones stay on one page with the signature.
    """
    keep_end = above is None
    kept = _first_kept(blocks, size[0]) if keep_end else len(blocks)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Table):
            space = Space(*size, None if number else above)
            add_data_table(word, block, space, caption, keep_end=number >= kept)
            if isinstance(following, Table):  # Word makes one table of two that touch
                add_line(word, _GAP)
            continue
        caption = words_of(block.runs) if isinstance(block, Heading) else caption
        line = _add_text(word, block, size[0])
        if number >= kept or isinstance(following, Table) or (following is not None and _announces(block)):
            line.paragraph_format.keep_with_next = True
        if isinstance(following, Table):
            line.paragraph_format.space_after = Pt(SPACE)


def _first_kept(blocks: Blocks, width: float) -> int:
    """The first of the blocks that stay with the signature.

    It is the last, or the one before it where the last is a short line.
    """
    last = blocks[-1]
    short = not isinstance(last, Table) and text_width(words_of(last.runs), BODY) < width
    return len(blocks) - 1 - short


def _announces(block: Heading | Paragraph | ListItem) -> bool:
    """Whether a text is nothing without what follows: it ends with a colon, or is a title in bold."""
    said = [run for run in block.runs if run.text.strip()]
    return words_of(block.runs).rstrip().endswith(":") or all(run.bold for run in said)


def _add_text(word: WordDocument, block: Heading | Paragraph | ListItem, width: float) -> Line:
    match block:
        case Heading():
            # The number is typed, since Word's own letters of a list are not the Vietnamese ones.
            style = STYLES[f"heading {block.level}"]
            room = Room(style.size, width, style.bold, FIRST_LINE)
            line = add_line(word, style.name, held(block.line, room) if style.bold else block.line)
        case ListItem():
            line = add_line(word, "List", "- ")
            indent(line, left=block.level * _LIST_STEP)
            add_words(line, block.runs)
        case Paragraph():
            basis = _is_basis(block.runs)
            line = add_line(word, "Căn cứ ban hành" if basis else "Body Text")
            add_words(line, block.runs, italic=not basis)
    if not isinstance(block, Heading) and has_long_word(words_of(block.runs), BODY):
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return line


def _is_basis(runs: Runs) -> bool:
    """Whether a paragraph is wholly in italics: it cites the legal basis (căn cứ)."""
    return all(run.italic or not run.text.strip() for run in runs) and any(run.text.strip() for run in runs)


def _add_signature(word: WordDocument, document: Document, names: Names) -> None:
    """Ô 7 and 9b: recipients on the left, authority, post and name on the right, on one page."""
    row = add_table(word, 1, _FOOT_COLUMNS).rows[0]
    left, right = map(empty, row.cells)
    add_line(left, "Nơi nhận", "Nơi nhận:")
    for line in document.recipient_lines:
        add_line(left, "Nơi nhận - danh sách", line)
    for line in document.letterhead.signature.authority:
        add_balanced(right, "Quyền hạn, chức vụ", line, _FOOT_COLUMNS[1], names)
    right.paragraphs[0].paragraph_format.space_before = Pt(FOOT_SPACE)
    add_line(right, "Chữ ký", document.letterhead.signature.name or "")
    if len(document.recipient_lines) <= _RECIPIENTS_ON_A_PAGE:
        set_row(row, "cantSplit")


def _add_annex(word: WordDocument, document: Document, annex: Annex, names: Names) -> None:
    """Mục III.1: on new pages with numbers of their own.

    Label, title in capitals, reference in italics, a short line.
    """
    across = annex.landscape and not _fits_upright(annex)
    start_section(word, across=across)
    size = text_size(across=across)
    _add_notice(word, document)
    add_line(word, "Phụ lục", document.annex_label(annex))
    add_balanced(word, "Tên phụ lục", annex.title.upper(), size[0], names)
    if not document.internal:
        add_balanced(word, "Kèm theo", document.annex_reference, size[0], names)
    add_rule(word, _REFERENCE_LINE, size[0])
    _add_blocks(word, annex.blocks, size, annex.title, above=_ANNEX_HEAD)


def _fits_upright(annex: Annex) -> bool:
    """Whether tables that the template lays across are low on upright pages, and take no more of them."""
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    return bool(tables) and all(
        upright.lines <= _LOW and pages <= across_pages
        for upright, pages, across_pages in (
            (
                *fit_page(table, text_size(across=False), _ANNEX_HEAD),
                fit_page(table, text_size(across=True), _ANNEX_HEAD)[1],
            )
            for table in tables
        )
    )
