"""A document in Word, in the form of NĐ 30/2020/NĐ-CP, Phụ lục I. Whoever edits the wording cannot break the layout: it is here.

Sizes, faces, spacing and indents are in ``word_styles``; what is computed from the words is in ``word_head`` and ``word_columns``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ttdn.documents.measure import text_width
from ttdn.documents.model import Annex, Block, Document, Heading, ListItem, Paragraph, Run, Runs, Table, words_of
from ttdn.documents.word_head import addressees, balanced, letterhead, title
from ttdn.documents.word_package import HEADER, package
from ttdn.documents.word_styles import BODY, REFERENCE, TITLE
from ttdn.documents.word_table import data_table
from ttdn.documents.word_xml import Layout, cell, faces, paragraph, row, rule, run, table, twips

# Mục I: A4; margins 20-25 (top, bottom), 30-35 (left), 15-20 (right), in mm.
_SHORT, _LONG = 21.0, 29.7
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 2.0, 2.0, 3.0, 1.5, 1.0
_FOOT_COLUMNS = (7.5, 9.0)
#: Recipients on one page with the signature; a longer list may go on overleaf.
_RECIPIENTS_ON_A_PAGE = 40
_LIST_STEP = 0.63
_REFERENCE_LINE = 3.0
_GAP = paragraph("Ngan")


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet, upright or across; lengths in cm."""

    across: bool = False

    @property
    def width(self) -> float:
        """Of the text."""
        return (_LONG if self.across else _SHORT) - _LEFT - _RIGHT

    @property
    def height(self) -> float:
        """Of the text."""
        return (_SHORT if self.across else _LONG) - _TOP - _BOTTOM

    def section(self, *, first: bool) -> str:
        """The properties of the section that ends here; those after the ``first`` take its header over and count from 1 again."""
        wide, high = (_LONG, _SHORT) if self.across else (_SHORT, _LONG)
        header = f'<w:headerReference w:type="default" r:id="{HEADER}"/>' if first else ""
        across = ' w:orient="landscape"' if self.across else ""
        restart = "" if first else '<w:pgNumType w:start="1"/>'
        return (
            f'<w:sectPr>{header}<w:type w:val="nextPage"/><w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{across}/>'
            f'<w:pgMar w:top="{twips(_TOP)}" w:right="{twips(_RIGHT)}" w:bottom="{twips(_BOTTOM)}" w:left="{twips(_LEFT)}" '
            f'w:header="{twips(_HEADER)}" w:footer="{twips(_HEADER)}" w:gutter="0"/>'
            f'{restart}<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
        )


def render_word(document: Document) -> bytes:
    """The document as a .docx file, not yet compressed (``documents.output.pack``). The same document gives the same bytes.

    Args:
        document: The parts, in the order: letterhead, title, Kính gửi, body, Nơi nhận and signature, annexes.
    """
    kind = document.kind
    subject = document.subject_line
    name = f"{kind} {subject[:1].lower()}{subject[1:]}" if document.title else f"{kind} {subject}"
    return package("".join(_parts(document)), name, document.issuer, document.as_of)


def _parts(document: Document) -> Iterator[str]:
    page = _Page()
    yield from _notice(document)
    yield from letterhead(document)
    yield from title(document, page.width)
    yield from addressees(document, page.width)
    yield from _blocks(_closed(document.blocks), page, f"{document.kind}: {document.subject}", keep_end=True)
    yield from _signature(document)
    for count, annex in enumerate(document.annexes):
        # A section ends with the properties of its own pages, in its last paragraph.
        yield paragraph("Ngan", layout=Layout(section=page.section(first=count == 0)))
        page = _Page(annex.landscape)
        yield from _annex(document, annex, page)
    yield page.section(first=not document.annexes)


def _notice(document: Document) -> Iterator[str]:
    if document.notice:
        yield paragraph("LuuY", run(document.notice))


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." at its end, as every form of Phụ lục III closes."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | ListItem) or not last.runs:
        return (*blocks, Paragraph((Run("./."),)))
    rest, (*runs, final) = blocks[:-1], last.runs
    end = Run(final.text.rstrip(" ./;,") + "./.", final.bold, final.italic)
    closed = (*runs, end)
    return (*rest, Paragraph(closed) if isinstance(last, Paragraph) else ListItem(closed, last.level))


def _blocks(blocks: Sequence[Block], page: _Page, caption: str, *, keep_end: bool = False) -> Iterator[str]:
    """The blocks of the body or of an annex; with ``keep_end`` the last ones stay on one page with what follows."""
    kept = _first_kept(blocks, page.width) if keep_end else len(blocks)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        keep = number >= kept or isinstance(following, Table) or (_is_colon(block) and following is not None)
        match block:
            case Heading():
                caption = words_of(block.runs)
                yield _heading(block)
            case Paragraph():
                yield _text(block.runs, Layout(keep_next=keep))
            case ListItem():
                yield paragraph("List", run("- ") + faces(block.runs), Layout(left=block.level * _LIST_STEP, keep_next=keep))
            case Table():
                if number and not isinstance(blocks[number - 1], Table):
                    yield paragraph("Ngan", layout=Layout(keep_next=True))
                yield data_table(block, page.width, page.height, caption, keep_end=number >= kept)
                # Word makes one table of two that touch, and wants a paragraph behind the last one.
                if following is None or isinstance(following, Table):
                    yield _GAP


def _first_kept(blocks: Sequence[Block], width: float) -> int:
    """The first of the blocks that stay with the signature: the last, and where that is a short line the one before it."""
    last = blocks[-1]
    short = not isinstance(last, Table) and text_width(words_of(last.runs), BODY) < width
    return len(blocks) - 1 - short


def _is_colon(block: Block) -> bool:
    return not isinstance(block, Table) and words_of(block.runs).rstrip().endswith(":")


def _heading(heading: Heading) -> str:
    """Mục II.6.đ: a mục in capitals. The number is typed, since Word's own letters of a list are not the Vietnamese ones."""
    words = words_of(heading.runs)
    return paragraph(f"Heading{heading.level}", run(f"{heading.label} {words.upper() if heading.level == 1 else words}"))


def _text(runs: Runs, layout: Layout) -> str:
    """A paragraph of the text; one that is wholly in italics cites the legal basis (căn cứ)."""
    basis = all(one.italic or not one.text.strip() for one in runs) and any(one.text.strip() for one in runs)
    return paragraph("CanCu" if basis else "BodyText", faces(runs, italic=not basis), layout)


def _signature(document: Document) -> Iterator[str]:
    """Ô 7 and 9b: recipients on the left, authority, post and name on the right, kept together on one page."""
    yield paragraph("Normal", layout=Layout(keep_next=True))
    left, right = _FOOT_COLUMNS
    recipients = document.recipient_lines
    signature = document.letterhead.signature
    yield table(
        "TableNormal",
        _FOOT_COLUMNS,
        (
            row(
                (
                    cell(
                        left, paragraph("NoiNhan", run("Nơi nhận:")) + "".join(paragraph("NoiNhanDanhSach", run(one)) for one in recipients)
                    ),
                    cell(
                        right,
                        "".join(paragraph("ChucVu", run(line)) for line in signature.authority)
                        + paragraph("ChuKy", run(signature.name or "")),
                    ),
                ),
                whole=len(recipients) <= _RECIPIENTS_ON_A_PAGE,
            ),
        ),
    )
    if not document.annexes:
        yield _GAP


def _annex(document: Document, annex: Annex, page: _Page) -> Iterator[str]:
    """Mục III.1: on new pages with numbers of their own; label, title in capitals, reference in italics, a short line."""
    yield from _notice(document)
    yield paragraph("PhuLuc", run(document.annex_label(annex)))
    yield balanced("TenPhuLuc", annex.title.upper(), TITLE, page.width)
    yield balanced("KemTheo", document.annex_reference, REFERENCE, page.width, bold=False)
    yield rule(_REFERENCE_LINE, page.width)
    yield from _blocks(annex.blocks, page, annex.title)
