"""From python-docx's document to what a clerk of records sees.

Whatever Word shows is read: content controls, insertions, links.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
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
from ttdn.layout_check.drawings import (
    Marks,
    attribute_of,
    boxes_of,
    changes_of,
    drawn_lines,
    has_page_break,
    holds_object,
    marks_of,
)
from ttdn.layout_check.formats import (
    Element,
    Formats,
    ParagraphFormat,
    attribute,
    find,
    has_border,
    is_on,
    length,
    number,
    style_of,
    w,
)
from ttdn.layout_check.numbering import Numbering

_MM_PER_CM = 10
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
#: Around paragraphs, rows and runs: content controls, insertions, links. What is deleted (w:del) is not read.
_AROUND = frozenset(map(w, (
    "sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo",
)))  # fmt: skip
_RUN, _TEXT, _LOOK = w("r"), w("t"), w("rPr")
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
#: How a document says that spaces are added (ECMA-376, part 1, 17.15.3).
_ADDED = "doNotUseHTMLParagraphAutoSpacing"
_END_OF_SECTION = f"{w('pPr')}/{w('sectPr')}"
_NEW_PAGE = frozenset({"nextPage", "oddPage", "evenPage"})
_NO_STYLES = f"<w:styles {nsdecls('w')}/>"
#: What Word takes where nothing is said: Letter, an inch around it.
_PLAIN_SECTION = (
    f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
)


#: Passes the paragraphs on as they are read, being told how many there are.
Watch = Callable[[Iterator[Paragraph], int], Iterable[Paragraph]]


class _Place(NamedTuple):
    """Where a paragraph stands: how much room (cm) it has, its section and cell, the style of its table."""

    width: float
    section: int = 0
    cell: CellPosition | None = None
    style: str = ""


def unwatched(paragraphs: Iterator[Paragraph], _: int) -> Iterator[Paragraph]:
    """Passes them on, and does nothing else."""
    return paragraphs


def read_document(word: WordDocument, watch: Watch = unwatched) -> ReadDocument:
    """The sections and paragraphs of a document, which are passed on through ``watch``."""
    return _Reader(word).read(watch)


class _Reader:
    """One reading: its styles, its lists, and how many tables and sections have been passed."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._parts = {
            name: relationship.target_part
            for name, relationship in word.part.rels.items()
            if not relationship.is_external
        }
        styles = _root(word, RELATIONSHIP_TYPE.STYLES)
        self._pages = _counted_pages(word)
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

    def read(self, watch: Watch) -> ReadDocument:
        """The whole document."""
        many = 0 if self._body == () else sum(1 for _ in self._body.iter(w("p")))
        paragraphs = tuple(watch(self._lines(self._body), many))
        notes = [
            line
            for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
            for note in _parsed(_part(self._word.part, kind))
            for line in self._lines(note, self._places[0])
        ]
        kinds = ("header", "default"), ("header", "first"), ("footer", "default")
        shown = [list(self._headers(*kind)) for kind in kinds]
        settings = _root(self._word, RELATIONSHIP_TYPE.SETTINGS)
        two_sided = is_on(find(settings, "evenAndOddHeaders"))
        even = self._headers("header", "even") if two_sided else [None] * len(self._sections)
        return ReadDocument(
            tuple(map(_section, self._sections, *shown, even)), paragraphs, self._pages, self._tables, notes,
            adds_spaces=is_on(find(find(settings, "compat"), _ADDED)),
        )  # fmt: skip

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
        frame: CellPosition | None = None
        for element in _children(container, "p", "tbl"):
            here = place or self._places[self._section]
            if element.tag == w("tbl"):
                yield from self._table_lines(element, here)
                continue
            # What lies in a frame stands beside the text as in a box.
            framed = find(find(element, "pPr"), "framePr") if place is None else None
            frame = None if framed is None else frame or self._box_position()
            if framed is not None:
                here = here._replace(cell=frame, width=length(attribute(framed, "w")) or here.width)
            marks = marks_of(element)
            if marks:
                yield from self._box_lines(marks, here)
            yield self._line(element, marks, here)
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
                lines = self._lines(cell, _Place(width, place.section, position, style))
                yield from _ruled(lines, width) if _is_rule(find(properties, "tcBorders")) else lines

    def _box_lines(self, marks: Marks, place: _Place) -> Iterator[Paragraph]:
        """The paragraphs of a paragraph's text boxes, each box like a table of one cell."""
        for box in boxes_of(marks):
            width = box.width or place.width
            yield from self._lines(box.content, _Place(width, place.section, self._box_position()))

    def _box_position(self) -> CellPosition:
        """A table of one cell for what stands in a box."""
        self._tables.append(TableShape(1, repeats=False))
        return CellPosition(len(self._tables) - 1, 0, 0)

    def _line(self, paragraph: Element, marks: Marks, place: _Place) -> Paragraph:
        own = find(paragraph, "pPr")
        layout, style = self._formats.layout(own, place.style), style_of(own)
        faced = [self._formats.run(look, text, style, place.style) for look, text in _runs(paragraph)]
        runs = [run for run in faced if not run.font.hidden]
        listed = bool(layout.numbering) and any(run.text.strip() for run in runs)
        if layout.numbering and listed:
            label = self._numbering.label(*layout.numbering)
            runs = [Run(label, runs[0].font), *runs] if label else runs
        return Paragraph(
            tuple(runs), layout.align, layout.before, layout.after, layout.line_spacing,
            layout.left, layout.right, layout.first, place.width, place.section,
            border=_border(layout, runs, place.width),
            drawn=(*drawn_lines(marks), *_underlined_tab(runs)),
            fields=tuple(_fields(marks)),
            cell=place.cell,
            breaks_page=layout.breaks_page or has_page_break(marks),
            listed=listed,
            begins_page=bool(marks[w("lastRenderedPageBreak")]),
            changes=tuple(changes_of(marks)),
            commented=bool(marks[w("commentReference")]),
            hidden="".join(run.text for run in faced if run.font.hidden),
            outline=layout.outline,
            holds_object=holds_object(marks),
            joins=self._formats.style_name(style) if layout.joined else None,
            style=self._formats.style_name(style),
            line_height=layout.line_height,
            stops=layout.stops,
        )  # fmt: skip


def _is_rule(borders: Element) -> bool:
    """Whether a cell is bordered above or below only, as one that stands for a line is."""
    above, below, *beside = (has_border(borders, side) for side in ("top", "bottom", "left", "right"))
    return above != below and not any(beside)


def _ruled(lines: Iterable[Paragraph], width: float) -> Iterator[Paragraph]:
    """The lines of such a cell; its border is a line where it holds no words."""
    paragraphs = list(lines)
    empty = not any(line.words for line in paragraphs)
    for place, line in enumerate(paragraphs):
        yield replace(line, drawn=(*line.drawn, width)) if empty and not place else line


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
    """How wide (cm) the text of a section is; room for binding is added to the left margin."""
    margins = find(section, "pgMar")
    taken = sum(length(attribute(margins, side)) for side in ("left", "right", "gutter"))
    return max(length(attribute(find(section, "pgSz"), "w")) - taken, 0.1)


def _section(
    properties: Element,
    headers: Paragraphs,
    first_headers: Paragraphs,
    footers: Paragraphs,
    even_headers: Paragraphs | None,
) -> Section:
    width, height = _millimetres(find(properties, "pgSz"), "w", "h")
    top, bottom, left, right, gutter = _millimetres(
        find(properties, "pgMar"), "top", "bottom", "left", "right", "gutter"
    )
    return Section(
        width, height, width > height, top, bottom, left + gutter, right, headers, first_headers, footers,
        other_first_page=is_on(find(properties, "titlePg")),
        restarts=attribute(find(properties, "pgNumType"), "start") in {"0", "1"},
        new_page=attribute(find(properties, "type"), "val", "nextPage") in _NEW_PAGE,
        even_headers=even_headers,
        numerals=attribute(find(properties, "pgNumType"), "fmt"),
    )  # fmt: skip


def _millimetres(element: Element, *names: str) -> list[float]:
    return [length(attribute(element, name)) * _MM_PER_CM for name in names]


def _runs(element: Element) -> Iterator[tuple[Element, str]]:
    """The properties and the words of the runs of a paragraph, in one pass: a document has very many."""
    for child in element:
        if child.tag == _RUN:
            look, words = None, []
            for piece in child:
                if piece.tag == _TEXT:
                    words.append(piece.text or "")
                elif piece.tag == _LOOK:
                    look = piece if look is None else look
                else:
                    words.append(_SIGNS.get(piece.tag, ""))
            if text := "".join(words):
                yield look, text
        elif child.tag in _AROUND:
            yield from _runs(child)


def _border(layout: ParagraphFormat, runs: list[Run], width: float) -> float | None:
    """The length of the border below a line; one above a line without words is below those before."""
    if layout.border or (layout.upper_border and not any(run.text.strip() for run in runs)):
        return max(width - layout.left - layout.right, 0)
    return None


def _underlined_tab(runs: list[Run]) -> Iterator[None]:
    """A line of unknown length: a tab that is underlined, alone in its paragraph."""
    if not any(run.text.strip() for run in runs):
        yield from (None for run in runs[:1] if "\t" in run.text and run.font.underlined)


def _fields(marks: Marks) -> Iterator[str]:
    if not marks:
        return
    code = "".join(mark.text or "" for mark in marks[w("instrText")])
    codes = [*code.split("  "), *(attribute(mark, "instr") for mark in marks[w("fldSimple")])]
    yield from (words[0].upper() for code in codes if (words := code.split()))


def _shape(table: Element) -> TableShape:
    rows = list(_children(table, "tr"))
    first = find(rows[0], "trPr") if rows else None
    return TableShape(len(rows), repeats=is_on(find(first, "tblHeader")))


def _span(properties: Element) -> int:
    return int(number(attribute(find(properties, "gridSpan"), "val"), 1))


def _cell_width(properties: Element) -> float:
    width = find(properties, "tcW")
    return length(attribute(width, "w")) if attribute(width, "type", "dxa") == "dxa" else 0.0


def _theme(word: WordDocument) -> dict[str, str]:
    """The fonts that the styles may call major and minor."""
    root = _parsed(_part(word.part, RELATIONSHIP_TYPE.THEME))
    fonts = {name: root.find(f".//{_DRAWING}{name}Font/{_DRAWING}latin") for name in ("major", "minor")}
    return {name: attribute_of(font, "typeface") for name, font in fonts.items() if font is not None}


def _counted_pages(word: WordDocument) -> int | None:
    """How many pages Word counted when the document was saved."""
    root = _parsed(_part(word.part.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES))
    return int(number(root.findtext(_PAGES, "0"))) or None


def _parsed(part: Any) -> Element:  # noqa: ANN401 - python-docx has another class for each kind of part
    """The root of a part; an empty one where there is none, or it cannot be read."""
    try:
        return parse_xml(part.blob if part else _NO_STYLES)
    except XMLSyntaxError:
        return parse_xml(_NO_STYLES)


def _root(word: WordDocument, kind: str) -> Element:
    return getattr(_part(word.part, kind), "element", None)


def _part(owner: Any, kind: str) -> Any:  # noqa: ANN401 - the same, and a package has parts, too
    related = owner.rels.values() if owner else ()
    parts = (one.target_part for one in related if one.reltype == kind and not one.is_external)
    return next(parts, None)
