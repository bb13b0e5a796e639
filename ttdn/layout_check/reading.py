"""From python-docx's document to what a clerk of records sees.

Whatever Word shows is read: content controls, insertions, links.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import XMLSyntaxError

from ttdn.layout_check.document import (
    CellPosition,
    Paragraph,
    Paragraphs,
    ReadDocument,
    Run,
    Section,
    TableShape,
)
from ttdn.layout_check.formats import (
    Element,
    Formats,
    ParagraphFormat,
    attribute,
    find,
    is_on,
    length,
    number,
    w,
)
from ttdn.layout_check.numbering import Numbering
from ttdn.measure import text_width
from ttdn.vietnamese import clean

#: Elements of a paragraph, by their names.
Marks = defaultdict[str, list[Element]]

_EMU_PER_CM = 360_000
_MM_PER_CM = 10
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_VML_LINE = "{urn:schemas-microsoft-com:vml}line"
#: Around paragraphs, rows and runs: content controls, insertions, links. What is deleted (w:del) is not read.
_AROUND = frozenset(map(w, (
    "sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo",
)))  # fmt: skip
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_OBJECTS = ("drawing", "pict", "object")
_MARKS = (
    *(w(name) for name in ("br", "instrText", "fldSimple", "vertAlign", "commentReference")),
    *(w(name) for name in (*_CHANGES, *_OBJECTS)),
    _VML_LINE,
)
_END_OF_SECTION = f"{w('pPr')}/{w('sectPr')}"
_NO_STYLES = f"<w:styles {nsdecls('w')}/>"
#: What Word takes where nothing is said: Letter, an inch around it.
_PLAIN_SECTION = (
    f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
)
#: How much smaller raised letters are, of which the decree's own forms make their rule lines.
_RAISED = 0.65


class _Place(NamedTuple):
    """Where a paragraph stands: how much room (cm) it has, its section and cell, the style of its table."""

    width: float
    section: int = 0
    cell: CellPosition | None = None
    style: str = ""


def read_document(
    word: WordDocument,
    watch: Callable[[Iterator[Paragraph], int], Iterable[Paragraph]] = lambda paragraphs, _: paragraphs,
) -> ReadDocument:
    """The sections and paragraphs of a document; ``watch`` passes these on, being told how many there are."""
    return _Reader(word).read(watch)


class _Reader:
    """One reading: its styles, its lists, and how many tables and sections have been passed."""

    def __init__(self, word: WordDocument) -> None:
        self._parts = {
            name: relationship.target_part
            for name, relationship in word.part.rels.items()
            if not relationship.is_external
        }
        styles = _root(word, RELATIONSHIP_TYPE.STYLES)
        self._formats = Formats(parse_xml(_NO_STYLES) if styles is None else styles, _theme(word))
        self._numbering = Numbering(_root(word, RELATIONSHIP_TYPE.NUMBERING))
        body = find(word.element, "body")
        self._body: Element = () if body is None else body
        # The last has its properties at the end of the text; who writes none takes what Word begins with.
        self._sections = list(_sections(self._body)) or [parse_xml(_PLAIN_SECTION)]
        # What stands behind the last section has its page.
        pages = enumerate([*self._sections, self._sections[-1]])
        self._places = [_Place(_text_width(section), number) for number, section in pages]
        self._shown: dict[int, Paragraphs] = {}
        self._section = 0
        self._tables: list[TableShape] = []

    def read(self, watch: Callable[[Iterator[Paragraph], int], Iterable[Paragraph]]) -> ReadDocument:
        """The whole document."""
        many = 0 if self._body == () else sum(1 for _ in self._body.iter(w("p")))
        paragraphs = tuple(watch(self._lines(self._body), many))
        kinds = ("header", "default"), ("header", "first"), ("footer", "default")
        shown = [list(self._headers(*kind)) for kind in kinds]
        return ReadDocument(tuple(map(_section, self._sections, *shown)), paragraphs, self._tables)

    def _headers(self, name: str, kind: str) -> Iterator[Paragraphs]:
        """The headers or footers of the sections.

        A section that has none of its own shows those of the one before.
        """
        shown: Paragraphs = ()
        for place, properties in zip(self._places, self._sections, strict=False):
            parts = (
                self._parts.get(reference.get(qn("r:id")))
                for reference in properties.iterfind(w(f"{name}Reference"))
                if attribute(reference, "type", "default") == kind
            )
            if (root := getattr(next(parts, None), "element", None)) is not None:
                # Thousands of sections may share one: it is read once.
                if id(root) not in self._shown:
                    self._shown[id(root)] = tuple(self._lines(root, place))
                shown = self._shown[id(root)]
            yield shown

    def _lines(self, container: Element, place: _Place | None = None) -> Iterator[Paragraph]:
        """The paragraphs of a cell or a header, or of the body.

        Those of the body have no place given: each belongs to the section that ends with it or later.
        """
        for element in _children(container, "p", "tbl"):
            here = place or self._places[self._section]
            if element.tag == w("tbl"):
                yield from self._table_lines(element, here)
                continue
            yield self._line(element, here)
            if place is None and element.find(_END_OF_SECTION) is not None:
                self._section += 1

    def _table_lines(self, table: Element, place: _Place) -> Iterator[Paragraph]:
        number_of_table = len(self._tables)
        self._tables.append(_shape(table))
        style = attribute(find(find(table, "tblPr"), "tblStyle"), "val")
        columns = (
            length(attribute(column, "w")) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        )
        ends = [0.0, *accumulate(columns)]
        for row, element in enumerate(_children(table, "tr")):
            column = 0
            for cell in _children(element, "tc"):
                properties = find(cell, "tcPr")
                start, column = column, column + max(_span(properties), 1)
                width = (
                    _cell_width(properties)
                    or ends[min(column, len(ends) - 1)] - ends[min(start, len(ends) - 1)]
                    or place.width
                )
                position = CellPosition(number_of_table, row, start)
                yield from self._lines(cell, _Place(width, place.section, position, style))

    def _line(self, paragraph: Element, place: _Place) -> Paragraph:
        marks = _marks(paragraph)
        layout = self._formats.layout(paragraph, place.style)
        style = self._formats.style(paragraph)
        texts = ((text, run) for run in _children(paragraph, "r") if (text := _text(run)))
        faced = [Run(text, self._formats.font(run, text, style, place.style)) for text, run in texts]
        runs = [run for run in faced if not run.font.hidden]
        if layout.numbering and any(run.text.strip() for run in runs):
            label = self._numbering.label(*layout.numbering)
            runs = [Run(label, runs[0].font), *runs] if label else runs
        return Paragraph(
            tuple(runs), layout.align, layout.before, layout.after, layout.line_spacing,
            layout.left, layout.right, layout.first, place.width, place.section,
            rule_lengths=tuple(_rule_lengths(marks, layout, runs, place.width)),
            fields=tuple(_fields(marks)),
            cell=place.cell,
            breaks_page=layout.breaks_page
            or any(attribute(mark, "type") == "page" for mark in marks[w("br")]),
            changes=tuple(name for name in _CHANGES if marks[w(name)]),
            commented=bool(marks[w("commentReference")]),
            hidden="".join(run.text for run in faced if run.font.hidden),
            outline=layout.outline,
            holds_object=any(marks[w(name)] for name in _OBJECTS),
        )  # fmt: skip


def _children(element: Element, *names: str) -> Iterator[Element]:
    """The children of some names, also those in content controls, insertions and links."""
    tags = set(map(w, names))
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from _children(child, *names)


def _sections(body: Element) -> Iterator[Element]:
    """The properties of each section, in the order in which the paragraphs pass them."""
    for element in _children(body, "p", "sectPr"):
        found = element.find(_END_OF_SECTION) if element.tag == w("p") else element
        if found is not None:
            yield found


def _text_width(section: Element) -> float:
    """How wide (cm) the text of a section is."""
    margins = find(section, "pgMar")
    left, right = (length(attribute(margins, side)) for side in ("left", "right"))
    return max(length(attribute(find(section, "pgSz"), "w")) - left - right, 0.1)


def _section(
    properties: Element, headers: Paragraphs, first_headers: Paragraphs, footers: Paragraphs
) -> Section:
    width, height = _millimetres(find(properties, "pgSz"), "w", "h")
    top, bottom, left, right = _millimetres(find(properties, "pgMar"), "top", "bottom", "left", "right")
    return Section(
        width,
        height,
        width > height,
        top,
        bottom,
        left,
        right,
        headers,
        first_headers,
        footers,
        other_first_page=is_on(find(properties, "titlePg")),
        restarts=attribute(find(properties, "pgNumType"), "start") in {"0", "1"},
        new_page=attribute(find(properties, "type"), "val", "nextPage")
        in {"nextPage", "oddPage", "evenPage"},
    )


def _millimetres(element: Element, *names: str) -> list[float]:
    return [length(attribute(element, name)) * _MM_PER_CM for name in names]


def _text(run: Element) -> str:
    return "".join((child.text or "") if child.tag == w("t") else _SIGNS.get(child.tag, "") for child in run)


def _marks(paragraph: Element) -> Marks:
    """What lies anywhere in a paragraph and means something for its layout, by the name of its element."""
    found: Marks = defaultdict(list)
    for mark in paragraph.iter(*_MARKS):
        found[mark.tag].append(mark)
    return found


def _fields(marks: Marks) -> Iterator[str]:
    code = "".join(mark.text or "" for mark in marks[w("instrText")])
    codes = [*code.split("  "), *(attribute(mark, "instr") for mark in marks[w("fldSimple")])]
    yield from (words[0].upper() for code in codes if (words := code.split()))


def _rule_lengths(marks: Marks, layout: ParagraphFormat, runs: list[Run], width: float) -> Iterator[float]:
    """The lengths (cm) of its rule lines: a lower border, a drawing, underscores, underlined words."""
    if layout.border:
        yield max(width - layout.left - layout.right, 0)
    yield from _drawn_lengths(marks)
    text = "".join(run.text for run in runs).strip()
    underlined = [run for run in runs if run.font.underlined]
    if text and set(text) <= {"_"}:
        raised = any(attribute(mark, "val") == "superscript" for mark in marks[w("vertAlign")])
        yield text_width(text, runs[0].font.size) * (_RAISED if raised else 1)
    elif any(run.text.strip() for run in underlined):
        yield sum(text_width(clean(run.text), run.font.size, bold=run.font.bold) for run in underlined)


def _drawn_lengths(marks: Marks) -> Iterator[float]:
    """The lengths of its drawn lines; beside a drawing an older Word's copy of it is not counted."""
    for drawing in marks[w("drawing")]:
        shapes = {attribute_of(shape, "prst") for shape in drawing.iter(f"{_DRAWING}prstGeom")}
        extent = next(drawing.iter(_ANCHOR), None)
        if extent is not None and shapes & {"line", "straightConnector1"}:
            yield number(str(extent.get("cx", ""))) / _EMU_PER_CM
    if not marks[w("drawing")]:
        yield from map(_vml_length, marks[_VML_LINE])


def attribute_of(element: Element, name: str) -> str:
    """An attribute without a namespace."""
    return str(element.get(name, ""))


def _vml_length(drawn_line: Element) -> float:
    """From the points between which an older Word draws a line: ``from="28pt,3pt" to="150pt,3pt"``."""
    ends = [number(attribute_of(drawn_line, end).split(",")[0].removesuffix("pt")) for end in ("from", "to")]
    return abs(ends[1] - ends[0]) / 72 * 2.54


def _shape(table: Element) -> TableShape:
    """Whether its first row is repeated, and a page begun in a later one."""
    rows = list(_children(table, "tr"))
    first = find(rows[0], "trPr") if rows else None
    return TableShape(
        len(rows),
        repeats=is_on(find(first, "tblHeader")),
        goes_on=any(next(row.iter(w("lastRenderedPageBreak")), None) is not None for row in rows[1:]),
    )


def _span(properties: Element) -> int:
    return int(number(attribute(find(properties, "gridSpan"), "val"), 1))


def _cell_width(properties: Element) -> float:
    width = find(properties, "tcW")
    return length(attribute(width, "w")) if attribute(width, "type", "dxa") == "dxa" else 0.0


def _theme(word: WordDocument) -> dict[str, str]:
    """The fonts that the styles may call major and minor."""
    part = _part(word, RELATIONSHIP_TYPE.THEME)
    if part is None:
        return {}
    try:
        root: Element = parse_xml(part.blob)
    except XMLSyntaxError:
        return {}
    fonts = {name: root.find(f".//{_DRAWING}{name}Font/{_DRAWING}latin") for name in ("major", "minor")}
    return {name: attribute_of(font, "typeface") for name, font in fonts.items() if font is not None}


def _root(word: WordDocument, kind: str) -> Element:
    return getattr(_part(word, kind), "element", None)


def _part(word: WordDocument, kind: str) -> Any:  # noqa: ANN401 - python-docx has another class for each kind of part
    return next(
        (
            relationship.target_part
            for relationship in word.part.rels.values()
            if relationship.reltype == kind and not relationship.is_external
        ),
        None,
    )
