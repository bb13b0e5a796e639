"""From python-docx's document to what a clerk of records sees. Whatever Word shows is read: content controls, insertions, links."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section

from ttdn.clerk.formats import Formats, Look, attribute, length, number
from ttdn.clerk.numbering import Numbering
from ttdn.clerk.paper import Cell, Line, Paper, Piece, Sheet
from ttdn.measure import text_width

# lxml's elements have no types.
Element = Any

_EMU_PER_CM = 360_000
_MM_PER_CM = 10
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_VML_LINE = "{urn:schemas-microsoft-com:vml}line"
#: Around paragraphs, rows and runs: content controls, insertions, links. What is deleted (w:del) is not read.
_AROUND = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
#: How much smaller raised letters are, of which the decree's own forms make their rule lines.
_RAISED = 0.65


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: how much room (cm) it has, its section and cell, the style of its table."""

    width: float
    section: int = 0
    cell: Cell | None = None
    style: str = ""


def read_paper(word: WordDocument) -> Paper:
    """The sections and paragraphs of a document."""
    return _Reader(word).read()


class _Reader:
    """One reading: its styles, its lists, and how many tables and sections have been passed."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._formats = Formats(word.styles.element, _theme(word))
        self._numbering = Numbering(_numbering_root(word))
        self._sections = list(word.sections)
        self._section = 0
        self._tables = 0

    def read(self) -> Paper:
        """The whole document."""
        lines = tuple(self._block_lines(self._word.element.body, None))
        sheets = tuple(self._sheet(number, section) for number, section in enumerate(self._sections))
        return Paper(sheets, lines)

    def _sheet(self, place: int, section: Section) -> Sheet:
        properties = section._sectPr  # noqa: SLF001 - python-docx fails on lengths that are no numbers
        size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
        numbers = properties.find(qn("w:pgNumType"))
        width, height, top, bottom, left, right = (
            length(attribute(element, name)) * _MM_PER_CM
            for element, name in (
                (size, "w"), (size, "h"), (margins, "top"), (margins, "bottom"), (margins, "left"), (margins, "right"),
            )
        )  # fmt: skip
        kind = attribute(properties.find(qn("w:type")), "val", "nextPage")
        return Sheet(
            width, height, width > height, top, bottom, left, right,
            headers=self._header_lines("header", place),
            first_headers=self._header_lines("first_page_header", place),
            footers=self._header_lines("footer", place),
            other_first_page=properties.find(qn("w:titlePg")) is not None and section.different_first_page_header_footer,
            restarts=attribute(numbers, "start") in {"0", "1"},
            new_page=kind in {"nextPage", "oddPage", "evenPage"},
        )  # fmt: skip

    def _header_lines(self, name: str, place: int) -> tuple[Line, ...]:
        """A header or footer of a section; one that is linked to the section before is that one's."""
        section = place
        while section and getattr(self._sections[section], name).is_linked_to_previous:
            section -= 1
        header = getattr(self._sections[section], name)
        if header.is_linked_to_previous:
            return ()  # there is none; python-docx would make one
        return tuple(self._lines_within(header._element, _Place(self._text_width(place), place)))  # noqa: SLF001

    def _text_width(self, section: int) -> float:
        properties = self._sections[min(section, len(self._sections) - 1)]._sectPr  # noqa: SLF001
        size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
        return max(length(attribute(size, "w")) - length(attribute(margins, "left")) - length(attribute(margins, "right")), 0.1)

    def _block_lines(self, container: Element, place: _Place | None) -> Iterator[Line]:
        """The paragraphs of the body; each belongs to the section that ends with it or later."""
        for element in container:
            if element.tag == qn("w:p"):
                yield self._line(element, place or _Place(self._text_width(self._section), self._section))
                if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                    self._section += 1
            elif element.tag == qn("w:tbl"):
                yield from self._table_lines(element, _Place(self._text_width(self._section), self._section))
            elif element.tag in _AROUND:
                yield from self._block_lines(element, place)

    def _lines_within(self, container: Element, place: _Place) -> Iterator[Line]:
        """The paragraphs of a cell or a header."""
        for element in container:
            if element.tag == qn("w:p"):
                yield self._line(element, place)
            elif element.tag == qn("w:tbl"):
                yield from self._table_lines(element, place)
            elif element.tag in _AROUND:
                yield from self._lines_within(element, place)

    def _table_lines(self, table: Element, place: _Place) -> Iterator[Line]:
        number_of_table = self._tables
        self._tables += 1
        style = attribute(table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}"), "val")
        grid = [length(attribute(column, "w")) for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        for row, element in enumerate(_inside(table, "tr")):
            column = 0
            for cell in _inside(element, "tc"):
                properties = cell.find(qn("w:tcPr"))
                span = 1 if properties is None else int(number(attribute(properties.find(qn("w:gridSpan")), "val"), 1))
                width = _cell_width(properties) or sum(grid[column : column + span]) or place.width
                yield from self._lines_within(cell, _Place(width, place.section, Cell(number_of_table, row, column), style))
                column += max(span, 1)

    def _line(self, paragraph: Element, place: _Place) -> Line:
        look = self._formats.look(paragraph, place.style)
        runs = list(_runs(paragraph))
        faces = [(_text(run), self._formats.face(run, paragraph, place.style)) for run in runs]
        pieces = [Piece(text, face) for text, face in faces if text]
        if look.numbering and any(piece.text.strip() for piece in pieces):
            label = self._numbering.label(*look.numbering)
            pieces = [Piece(label, pieces[0].face), *pieces] if label else pieces
        return Line(
            tuple(pieces), look.align, look.before, look.after, look.lines, look.left, look.right, look.first, place.width, place.section,
            drawn=tuple(_drawn(paragraph, look, pieces, place.width)),
            fields=tuple(_fields(paragraph)),
            cell=place.cell,
            breaks_page=look.breaks_page or any(attribute(one, "type") == "page" for run in runs for one in run.iterfind(qn("w:br"))),
        )  # fmt: skip


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == qn(f"w:{name}"):
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, name)


def _runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in _AROUND:
            yield from _runs(child)


def _text(run: Element) -> str:
    return "".join((child.text or "") if child.tag == qn("w:t") else _SIGNS.get(child.tag, "") for child in run)


def _fields(paragraph: Element) -> Iterator[str]:
    code = "".join(one.text or "" for one in paragraph.iter(qn("w:instrText")))
    codes = [*code.split("  "), *(attribute(one, "instr") for one in paragraph.iter(qn("w:fldSimple")))]
    yield from (words[0].upper() for one in codes if (words := one.split()))


def _drawn(paragraph: Element, look: Look, pieces: list[Piece], width: float) -> Iterator[float]:
    """The lengths (cm) of its rule lines: a lower border, a drawing, underscores, underlined words."""
    if look.border:
        yield max(width - look.left - look.right, 0)
    for drawing in paragraph.iter(qn("w:drawing")):
        shapes = {attribute_of(one, "prst") for one in drawing.iter(f"{_DRAWING}prstGeom")}
        extent = next(drawing.iter(_ANCHOR), None)
        if extent is not None and shapes & {"line", "straightConnector1"}:
            yield number(str(extent.get("cx", ""))) / _EMU_PER_CM
    if not any(True for _ in paragraph.iter(qn("w:drawing"))):
        yield from (_vml_length(line) for line in paragraph.iter(_VML_LINE))
    text = "".join(piece.text for piece in pieces).strip()
    if text and set(text) <= {"_"}:
        raised = any(attribute(one, "val") == "superscript" for one in paragraph.iter(qn("w:vertAlign")))
        yield text_width(text, pieces[0].face.size) * (_RAISED if raised else 1)
    elif any(piece.face.underlined and piece.text.strip() for piece in pieces):
        yield sum(text_width(piece.text, piece.face.size, bold=piece.face.bold) for piece in pieces if piece.face.underlined)


def attribute_of(element: Element, name: str) -> str:
    """An attribute without a namespace."""
    return str(element.get(name, ""))


def _vml_length(line: Element) -> float:
    """From the points between which an older Word draws a line: ``from="28pt,3pt" to="150pt,3pt"``."""
    ends = [number(attribute_of(line, end).split(",")[0].removesuffix("pt")) for end in ("from", "to")]
    return abs(ends[1] - ends[0]) / 72 * 2.54


def _cell_width(properties: Element) -> float:
    width = None if properties is None else properties.find(qn("w:tcW"))
    return length(attribute(width, "w")) if attribute(width, "type", "dxa") == "dxa" else 0.0


def _theme(word: WordDocument) -> dict[str, str]:
    """The fonts that the styles may call major and minor."""
    part = next(
        (one.target_part for one in word.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.THEME and not one.is_external), None
    )
    if part is None:
        return {}
    root: Element = parse_xml(part.blob)
    fonts = {name: root.find(f".//{_DRAWING}{name}Font/{_DRAWING}latin") for name in ("major", "minor")}
    return {name: attribute_of(font, "typeface") for name, font in fonts.items() if font is not None}


def _numbering_root(word: WordDocument) -> Element:
    related = (one for one in word.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.NUMBERING and not one.is_external)
    part: Any = next((one.target_part for one in related), None)
    return getattr(part, "element", None)
