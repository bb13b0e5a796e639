"""A document in Word, in the form of NĐ 30/2020/NĐ-CP, Phụ lục I.

Whoever edits the wording cannot break the layout: it is here.

python-docx carries the file. Page, header and properties are in ``page``, sizes, faces, spacing and indents
in ``styles``; what is computed from the words is in ``lines``, ``columns`` and ``table``.
"""

import io
from collections.abc import Iterator, Sequence
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
from ttdn.documents.layout.word.lines import Names, Room, balanced, held, hold, proper_names
from ttdn.documents.layout.word.page import blank_document, set_page, start_section, text_size
from ttdn.documents.layout.word.styles import (
    AGENCY,
    BODY,
    DATE,
    FIRST_LINE,
    FOOT_SPACE,
    MOTTO,
    SPACE,
    STYLES,
    TITLE,
)
from ttdn.documents.layout.word.table import Space, add_data_table
from ttdn.documents.layout.word.xml import (
    Place,
    add_line,
    add_rule,
    add_table,
    add_words,
    empty,
    indent,
    set_row,
)
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
    set_page(word.sections[0], across=document.landscape)
    size = text_size(across=document.landscape)
    _add_notice(word, document)
    names = proper_names(_texts(document))
    caption = f"{document.kind}: {document.subject}"
    if document.internal:
        _add_title(word, document, size[0], names)
        above = _ANNEX_HEAD if document.landscape else _TITLE_HEAD
        _add_blocks(word, document.blocks, size, caption, above)
    else:
        _add_letterhead(word, document, names)
        _add_title(word, document, size[0], names)
        _add_addressees(word, document, size[0])
        _add_blocks(word, _closed(document.blocks), size, caption)
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
        _add_balanced(right, "Quyền hạn, chức vụ", line, _FOOT_COLUMNS[1], names)
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
    _add_balanced(word, "Tên phụ lục", annex.title.upper(), size[0], names)
    if not document.internal:
        _add_balanced(word, "Kèm theo", document.annex_reference, size[0], names)
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


_NATIONAL_TITLE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
#: The right one is wider below a long name of a place, so that the year does not stand in a line of its own.
_COLUMNS, _WIDEST_COLUMN = (7.2, 9.3), 10.8
#: "từ 1/3 đến 1/2 độ dài của dòng chữ" (Mục II.2, II.5).
_SHORT_LINE = 0.4
#: Where "Kính gửi:" begins in the forms of Phụ lục III that have several addressees.
_ADDRESSEE_START = 3.5
#: What is left free at the side of a line that is meant to hold its words: fonts differ in the last digit.
_EASE = 1.03


def _add_letterhead(word: WordDocument, document: Document, names: Names) -> None:
    """Ô 1-4 (and 5b of a letter).

    Agency and number on the left, national title, motto and date on the right.
    """
    settings = document.letterhead
    date_width = text_width(document.date_line, DATE) * _EASE
    right = min(max(_COLUMNS[1], date_width), _WIDEST_COLUMN)
    left = sum(_COLUMNS) - right
    agency, nation, number, day = (
        empty(cell) for row in add_table(word, 2, (left, right)).rows for cell in row.cells
    )
    if settings.superior:
        _add_balanced(agency, "Cơ quan chủ quản", settings.superior, left, names)
    for line in settings.agency:
        lines = _add_balanced(agency, "Cơ quan ban hành", line, left, names)
    add_rule(agency, _short_line(lines, AGENCY), left)
    add_line(nation, "Quốc hiệu", _NATIONAL_TITLE)
    add_line(nation, "Tiêu ngữ", _MOTTO)
    add_rule(nation, text_width(_MOTTO, MOTTO, bold=True), right)
    add_line(number, "Số, ký hiệu", document.number_line)
    if not document.title:
        _add_balanced(number, "Trích yếu công văn", document.subject_line, left, names)
    add_line(day, "Địa danh, thời gian", document.date_line)


def _add_title(word: WordDocument, document: Document, width: float, names: Names) -> None:
    """Ô 5a: kind in capitals, subject below it, a short line below both; a letter has none."""
    if document.title:
        _add_balanced(word, "Title", document.title, width)
        lines = _add_balanced(word, "Trích yếu", document.subject_line, width, names)
        add_rule(word, _short_line(lines, TITLE), width)


def _add_addressees(word: WordDocument, document: Document, width: float) -> None:
    """Ô 9a: one addressee on the line itself; several with their dashes below the colon."""
    label, *names = document.addressee_lines or [""]
    if not label:
        return
    if not names:
        _add_one_addressee(word, label, width)
        return
    colon = text_width(label.rstrip(":"), BODY)
    longest = max(text_width(name, BODY) for name in names) * _EASE
    start = max(0.0, min(_ADDRESSEE_START, width - colon - longest))
    first = add_line(word, "Kính gửi - các nơi", label)
    indent(first, left=start)
    first.paragraph_format.keep_with_next = True
    dash = text_width("- ", BODY)
    for name in names:
        indent(add_line(word, "Kính gửi - danh sách", name), left=start + colon + dash, first=-dash)


def _add_one_addressee(word: WordDocument, line: str, width: float) -> None:
    """In the middle of the page.

    A name that takes several lines has them all behind the words "Kính gửi:".
    """
    # Bold is wider: what fits so fits in every font that stands in for Times New Roman.
    if text_width(line, BODY, bold=True) < width:
        add_line(word, "Kính gửi", line)
        return
    label, name = line.split(": ", 1)
    hang = text_width(f"{label}: ", BODY)
    lines = balanced(name, Room(BODY, (width - hang) / _EASE))
    room = _room(lines, Room(BODY, width - hang))
    side = (width - hang - room.width) / 2
    words = f"{label}: {hold(lines, room)}"
    indent(add_line(word, "Kính gửi - nhiều dòng", words), left=side + hang, right=side, first=-hang)


def _add_balanced(place: Place, style: str, text: str, width: float, names: Names = frozenset()) -> list[str]:
    """A centred paragraph whose lines are of about the same length, and these lines.

    It is one paragraph, so that it can be edited as one.
    """
    size, bold = STYLES[style].size, STYLES[style].bold
    lines = balanced(text, Room(size, width / _EASE, bold), names)
    room = _room(lines, Room(size, width, bold))
    side = (width - room.width) / 2 if len(lines) > 1 else 0
    indent(add_line(place, style, hold(lines, room)), left=side, right=side)
    return lines


def _room(lines: Sequence[str], room: Room) -> Room:
    """Room in which the longest line has some ease, within that which there is."""
    return room._replace(width=min(max(map(room.width_of, lines)) * _EASE, room.width))


def _short_line(lines: Sequence[str], size: float) -> float:
    """The length of the line below a text: a third to a half of its last line, and of its longest."""
    widths = [text_width(line, size, bold=True) for line in lines]
    return _SHORT_LINE * (max(widths) + widths[-1]) / 2
