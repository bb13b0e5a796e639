"""A workbook that came back, made inert: its cells, their looks and their rules.

Of all else, only what somebody may have written there is kept.

Nothing of a sender's is handed on as it came. Parts and elements that are not named here do not exist any
more: formulas become what they last gave (or their text), links, notes, pictures and merged ranges become
facts beside the workbook.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.workbook import Workbook

from ttdn.package import Package, PackageRefusedError, Reason
from ttdn.vietnamese import excel_text, nfc

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWN_TEXT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
#: The names of a form's own lists (``ttdn.forms.validation``); what else may stand in the rule of a cell: a
#: number.
_OUR_NAME: Final = re.compile(r"ds_[a-z_]+")
_CONSTANT: Final = re.compile(rf"-?[0-9]+(?:\.[0-9]+)?|{_OUR_NAME.pattern}")
#: Cells of this very workbook.
_REFERENCE: Final = re.compile(
    r"(?:'[^'\[\]]+'|[^\W\d][\w.]*)!(?:\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|\$[0-9]+:\$[0-9]+)"
)
_PRINTED_ROWS: Final = "_xlnm.Print_Titles"
#: What is kept of a sheet besides its rows, in the order that the schema asks for, with the attributes that
#: are dropped.
_KEPT: Final = (
    "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter", "dataValidations", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
)  # fmt: skip
#: What the library reads as a letter's number unless it is escaped itself.
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ROW_ATTRIBUTES: Final = ("ht", "customHeight", "hidden", "s", "customFormat", "outlineLevel", "collapsed")
_PICTURES: Final = ("pic", "graphicFrame")
_PLAIN_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}">%s<fonts count="1"><font><sz val="11"/><name val="Times New '
    'Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>%s</styleSheet>'
)

#: A cell by the sheet's name, its row and column from 1.
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were joined to one."""

    sheet: str
    rows: tuple[int, int]
    columns: tuple[int, int]

    @property
    def name(self) -> str:
        """As Excel calls it: ``G4:G6``."""
        return f"{get_column_letter(self.columns[0])}{self.rows[0]}:{get_column_letter(self.columns[1])}{self.rows[1]}"


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody pinned to a cell."""

    author: str
    text: str


@dataclass(slots=True)
class Facts:
    """What was taken out of a workbook.

    Texts of formulas, addresses behind cells, notes, joined cells, drawn texts, pictures by sheet.

    ``properties`` are the document's own. ``others`` are sheets without cells that can be read: charts, damaged ones.
    """

    formulas: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, Note] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InertWorkbook:
    """A workbook that can be read, marked and given on: its package, and what was taken out of it."""

    raw: bytes
    facts: Facts

    def open(self) -> Workbook:
        """The workbook in full, as the library reads it; every call reads it anew.

        Looks that it cannot read hide no cell.

        Raises:
            PackageRefusedError: The library cannot make sense of it.
        """
        # What odd widths, views and rules make of the library cannot be told beforehand.
        with suppress(Exception):
            return _load(self.raw)
        try:
            return _load(_cells_only(self.raw))
        except Exception as error:  # the same of odd cells
            raise PackageRefusedError(Reason.DAMAGED) from error


def make_inert(package: Package) -> InertWorkbook:
    """Take out of a workbook all that lives.

    Raises:
        PackageRefusedError: Its main parts make no sense.
    """
    facts = Facts()
    try:
        sheets = list(_Reader(package, facts).sheets())
        plain = not _is_readable(_styles_of(package, plain=False))
        raw = _pack(package, sheets, _styles_of(package, plain=plain), _shared_strings(package))
    except (etree.XMLSyntaxError, ValueError, KeyError, OverflowError) as error:
        raise PackageRefusedError(Reason.DAMAGED) from error
    return InertWorkbook(raw, facts)


def _load(raw: bytes) -> Workbook:
    with warnings.catch_warnings():
        # What the library says of parts that it does not know is nobody's concern.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(raw))


def _cells_only(raw: bytes) -> bytes:
    """The same workbook without widths, heights, views and rules."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return _zip(
            (name, _bare(archive.read(name)) if "worksheets/" in name else archive.read(name))
            for name in archive.namelist()
        )


def _bare(sheet: bytes) -> bytes:
    root = _parse(sheet)
    for element in list(root):
        if not _is_main(element, "sheetData"):
            root.remove(element)
    for row in root.iter(f"{{{_MAIN}}}row"):
        for name in _ROW_ATTRIBUTES:
            row.attrib.pop(name, None)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _parse(content: bytes) -> Any:  # noqa: ANN401 - the library has no types
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    return etree.fromstring(content, parser)


def _local(element: Any) -> str:  # noqa: ANN401 - see above
    return str(element.tag).rpartition("}")[2]


def _is_main(element: Any, name: str) -> bool:  # noqa: ANN401 - see above
    return bool(element.tag == f"{{{_MAIN}}}{name}")


@dataclass(frozen=True, slots=True)
class _InertSheet:
    """A sheet made inert; ``position`` is its place among all sheets of the workbook as it came, from 0."""

    name: str
    state: str
    xml: bytes
    position: int = 0


class _Reader:
    """Reads the sheets one by one, and keeps the facts."""

    def __init__(self, package: Package, facts: Facts) -> None:
        self.package, self.facts = package, facts
        self.looks = _count_looks(package)

    def sheets(self) -> Iterator[_InertSheet]:
        self._read_properties()
        targets = {one.id: one for one in self.package.related(self.package.main, "worksheet")}
        names: set[str] = set()
        for position, element in enumerate(
            _parse(self.package.parts[self.package.main]).iter(f"{{{_MAIN}}}sheet")
        ):
            name = _free_name(nfc(element.get("name") or "").strip(), names)
            one = targets.get(element.get(f"{{{_RELATIONSHIPS}}}id", ""))
            if one is None:
                self.facts.others.append(name)
                continue
            yield _InertSheet(
                name, element.get("state") or "visible", self._sheet(name, one.target), position
            )

    def _read_properties(self) -> None:
        for one in self.package.related("", "custom-properties"):
            for element in _parse(self.package.parts[one.target]):
                if element.get("name"):
                    self.facts.properties[element.get("name")] = "".join(element.itertext())

    def _sheet(self, name: str, part: str) -> bytes:
        root = _parse(self.package.parts[part])
        self._read_notes(name, part)
        self._read_drawings(name, part)
        addresses = {one.id: one.target for one in self.package.relationships.get(part, ())}
        kept: dict[str, Any] = {}
        for element in list(root):
            local = _local(element) if _is_main(element, _local(element)) else ""
            if local == "hyperlinks":
                self._read_links(name, element, addresses)
            elif local == "mergeCells":
                self._read_merged(name, element)
            elif local in _KEPT and local not in kept:
                kept[local] = element
        new = etree.Element(f"{{{_MAIN}}}worksheet", nsmap={None: _MAIN})
        for local in _KEPT:
            element = kept.get(local)
            cleaned = _CLEANERS.get(local, _plain)(element) if element is not None else None
            if local == "sheetData":
                cleaned = self._cells(name, element)
            if cleaned is not None:
                new.append(cleaned)
        return bytes(etree.tostring(new, encoding="UTF-8", xml_declaration=True))

    def _cells(self, sheet: str, data: Any) -> Any:  # noqa: ANN401 - see above
        new = etree.Element(f"{{{_MAIN}}}sheetData")
        row_number = 0
        seen: set[Place] = set()
        for row in data.iter(f"{{{_MAIN}}}row") if data is not None else ():
            row_number = _whole(row.get("r"), row_number + 1, _LAST_ROW)
            copy = etree.SubElement(new, f"{{{_MAIN}}}row", {"r": str(row_number)})
            _take(row, copy, _ROW_ATTRIBUTES)
            if int(row.get("s") or "0") >= self.looks:
                del copy.attrib["s"]
            column = 0
            for cell in row.iter(f"{{{_MAIN}}}c"):
                column = _column(cell.get("r"), row_number, column + 1)
                place = (sheet, row_number, column)
                if place in seen:
                    # Two cells in one place: one of them would be lost.
                    raise PackageRefusedError(Reason.DAMAGED)
                seen.add(place)
                copy.append(self._cell(place, cell))
        return new

    def _cell(self, place: Place, cell: Any) -> Any:  # noqa: ANN401 - see above
        new = etree.Element(f"{{{_MAIN}}}c", {"r": f"{get_column_letter(place[2])}{place[1]}"})
        _take(cell, new, ("s", "t"))
        if not (new.get("s") or "0").isdecimal() or int(new.get("s") or "0") >= self.looks:
            del new.attrib["s"]  # a look that the workbook does not have
        value, formula = cell.find(f"{{{_MAIN}}}v"), cell.find(f"{{{_MAIN}}}f")
        words = cell.find(f"{{{_MAIN}}}is")
        if formula is not None:
            self.facts.formulas[place] = f"={formula.text or ''}"
        if words is not None and new.get("t") == "inlineStr":
            # The library does not read those of a cell's own words.
            new.append(_read_escapes(_plain(words), again="_"))
        elif value is not None and value.text:
            etree.SubElement(new, f"{{{_MAIN}}}v").text = value.text
        return new

    def _read_links(self, sheet: str, element: Any, addresses: Mapping[str, str]) -> None:  # noqa: ANN401 - see above
        for link in element.iter(f"{{{_MAIN}}}hyperlink"):
            address = addresses.get(link.get(f"{{{_RELATIONSHIPS}}}id", "")) or ""
            place = _first_cell(link.get("ref"))
            if address and place:
                self.facts.links[sheet, *place] = address

    def _read_merged(self, sheet: str, element: Any) -> None:  # noqa: ANN401 - see above
        for merged in element.iter(f"{{{_MAIN}}}mergeCell"):
            left, top, right, bottom = range_boundaries(merged.get("ref") or "")
            if left and top and right and bottom:
                self.facts.merged.append(Merged(sheet, (top, bottom), (left, right)))

    def _read_notes(self, sheet: str, part: str) -> None:
        for one in self.package.related(part, "comments"):
            root = _parse(self.package.parts[one.target])
            authors = dict(enumerate(author.text or "" for author in root.iter(f"{{{_MAIN}}}author")))
            for note in root.iter(f"{{{_MAIN}}}comment"):
                place, text = (
                    _first_cell(note.get("ref")),
                    "".join(words.text or "" for words in note.iter(f"{{{_MAIN}}}t")),
                )
                if place and text.strip():
                    number = note.get("authorId") or ""
                    self.facts.notes[sheet, *place] = Note(
                        authors.get(int(number), "") if number.isdecimal() else "", text
                    )

    def _read_drawings(self, sheet: str, part: str) -> None:
        for one in self.package.related(part, "drawing"):
            root = _parse(self.package.parts[one.target])
            paragraphs = (
                "".join(words.text or "" for words in lines.iter(f"{_DRAWN_TEXT}t"))
                for lines in root.iter(f"{_DRAWN_TEXT}p")
            )
            texts = [text for text in paragraphs if text.strip()]
            if texts:
                self.facts.texts.setdefault(sheet, []).extend(texts)
            pictures = sum(
                _local(element) in _PICTURES for element in root.iter() if isinstance(element.tag, str)
            )
            if pictures:
                self.facts.pictures[sheet] = self.facts.pictures.get(sheet, 0) + pictures


def _free_name(name: str, taken: set[str]) -> str:
    """A sheet's name in one form; names that differ in nothing that can be seen are told apart."""
    number, free = 1, name or "Sheet"
    while free.lower() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.lower())
    return free


def _whole(written: str | None, usual: int, limit: int) -> int:
    number = int(written) if written else usual
    if not 1 <= number <= limit:
        raise PackageRefusedError(Reason.DAMAGED)
    return number


def _column(written: str | None, row: int, usual: int) -> int:
    if not written:
        return _whole(None, usual, _LAST_COLUMN)
    match = _CELL.fullmatch(written)
    if match is None or int(match[2]) != row:
        raise PackageRefusedError(Reason.DAMAGED)
    return _whole(str(column_index_from_string(match[1])), usual, _LAST_COLUMN)


def _first_cell(reference: str | None) -> tuple[int, int] | None:
    match = _CELL.match(reference or "")
    return (int(match[2]), column_index_from_string(match[1])) if match else None


def _take(old: Any, new: Any, names: Sequence[str]) -> None:  # noqa: ANN401 - see above
    for name in names:
        if old.get(name) is not None:
            new.set(name, old.get(name))


def _plain(element: Any) -> Any:  # noqa: ANN401 - see above
    """An element without what belongs to other namespaces, attributes and lists of extensions included."""
    new = etree.Element(element.tag)
    new.text = element.text
    for name, value in element.attrib.items():
        if not name.startswith("{") or name == "{http://www.w3.org/XML/1998/namespace}space":
            new.set(name, value)
    for child in element:
        if (
            isinstance(child.tag, str)
            and _is_main(child, _local(child))
            and _local(child) not in {"extLst", "pivotSelection"}
        ):
            new.append(_plain(child))
    return new


def _page_of(element: Any) -> Any:  # noqa: ANN401 - see above
    """What is said of a sheet as a whole, without the name by which programs call it."""
    new = _plain(element)
    new.attrib.pop("codeName", None)
    return new


def _filter_of(element: Any) -> Any:  # noqa: ANN401 - see above
    new = etree.Element(element.tag)
    _take(element, new, ("ref",))
    return new


def _rules_of(element: Any) -> Any:  # noqa: ANN401 - see above
    """The rules of cells that are held against numbers and our own lists."""
    new = _plain(element)
    new.attrib.pop("count", None)
    for rule in list(new):
        formulas = [child.text or "" for child in rule if _local(child) in {"formula1", "formula2"}]
        if not all(_CONSTANT.fullmatch(formula) for formula in formulas):
            new.remove(rule)
    return new if len(new) else None


_CLEANERS: Final = {"sheetPr": _page_of, "autoFilter": _filter_of, "dataValidations": _rules_of}


def _styles_of(package: Package, *, plain: bool) -> bytes:
    """The looks of the cells; only how numbers are shown, where the library cannot read more."""
    found = package.related(package.main, "styles")
    if not found:
        return (
            _PLAIN_STYLES
            % ("", '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs>')
        ).encode()
    root = _parse(package.parts[found[0].target])
    if not plain:
        return bytes(etree.tostring(_plain(root)))
    formats = [
        element for element in root.iter(f"{{{_MAIN}}}numFmt") if (element.get("numFmtId") or "").isdecimal()
    ]
    rows = [
        f"<numFmt numFmtId={quoteattr(one.get('numFmtId'))} "
        f"formatCode={quoteattr(one.get('formatCode') or '')}/>"
        for one in formats
    ]
    shown = root.find(f"{{{_MAIN}}}cellXfs")
    numbers = [one.get("numFmtId") or "0" for one in shown] if shown is not None else ["0"]
    looks = [f'<xf numFmtId="{int(one)}" fontId="0" fillId="0" borderId="0"/>' for one in numbers]
    listed = f'<numFmts count="{len(rows)}">{"".join(rows)}</numFmts>' if rows else ""
    return (_PLAIN_STYLES % (listed, f'<cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>')).encode()


def _count_looks(package: Package) -> int:
    found = package.related(package.main, "styles")
    looks = _parse(package.parts[found[0].target]).find(f"{{{_MAIN}}}cellXfs") if found else None
    return len(looks) if looks is not None else 1


def _is_readable(styles: bytes) -> bool:
    """Whether the library can read these looks: tried on an empty workbook."""
    empty = [_InertSheet("A", "visible", f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode())]
    try:
        _load(_zip(_members(empty, styles, None, f'<workbook xmlns="{_MAIN}"/>')))
    except Exception:  # noqa: BLE001 - whatever strange looks make of the library
        return False
    return True


def _shared_strings(package: Package) -> bytes | None:
    found = package.related(package.main, "sharedStrings")
    return (
        bytes(etree.tostring(_read_escapes(_plain(_parse(package.parts[found[0].target]))), encoding="UTF-8"))
        if found
        else None
    )


def _read_escapes(words: Any, again: str = "_x005F_") -> Any:  # noqa: ANN401 - see above
    """Words in which ``_x000D_`` is the end of a line.

    What is left that looks like it is written as the library reads it (``again``).
    """
    for element in words.iter(f"{{{_MAIN}}}t"):
        if element.text and "_x" in element.text:
            element.text = _ESCAPE.sub(again, excel_text(element.text))
    return words


def _pack(package: Package, sheets: Sequence[_InertSheet], styles: bytes, strings: bytes | None) -> bytes:
    if not sheets:
        raise PackageRefusedError(Reason.DAMAGED)
    return _zip(_members(sheets, styles, strings, package.parts[package.main].decode("utf-8", "replace")))


def _members(
    sheets: Sequence[_InertSheet], styles: bytes, strings: bytes | None, main: str
) -> Iterator[tuple[str, bytes]]:
    """A package with these parts and nothing else."""
    parts = [
        (f"worksheets/sheet{number}.xml", "worksheet", sheet.xml)
        for number, sheet in enumerate(sheets, start=1)
    ]
    parts.append(("styles.xml", "styles", styles))
    if strings is not None:
        parts.append(("sharedStrings.xml", "sharedStrings", strings))
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind, _ in parts
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPES}.sheet.main+xml"/>{types}</Types>'.encode(),
    )
    yield "_rels/.rels", _relationships([("xl/workbook.xml", "officeDocument")])
    yield "xl/workbook.xml", _workbook(sheets, _parse(main.encode()))
    yield "xl/_rels/workbook.xml.rels", _relationships([(name, kind) for name, kind, _ in parts])
    yield from ((f"xl/{name}", content) for name, _, content in parts)


def _relationships(rows: Sequence[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONSHIPS}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(rows, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


def _workbook(sheets: Sequence[_InertSheet], main: Any) -> bytes:  # noqa: ANN401 - see above
    """The workbook's own part: its calendar, its sheets, and the names that mean cells of this workbook."""
    calendar = any(one.get("date1904") in {"1", "true"} for one in main.iter(f"{{{_MAIN}}}workbookPr"))
    rows = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" '
        f'state={quoteattr(sheet.state)} r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    names = "".join(_names_of(sheets, main))
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}"><workbookPr{" date1904=" + quoteattr("1") if calendar else ""}/>'
        f"<sheets>{rows}</sheets>{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    ).encode()


def _names_of(sheets: Sequence[_InertSheet], main: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    """The names that mean cells of this workbook.

    They are those of our lists, and of the rows that are printed on every page.
    """
    numbers = {str(sheet.position): number for number, sheet in enumerate(sheets)}
    for one in main.iter(f"{{{_MAIN}}}definedName"):
        name, text, local = one.get("name") or "", nfc(one.text or ""), one.get("localSheetId")
        if not _REFERENCE.fullmatch(text):
            continue
        if local is None and _OUR_NAME.fullmatch(name):
            yield f"<definedName name={quoteattr(name)}>{escape(text)}</definedName>"
        elif local in numbers and name == _PRINTED_ROWS:
            yield (
                f'<definedName name="{_PRINTED_ROWS}" '
                f'localSheetId="{numbers[local]}">{escape(text)}</definedName>'
            )


def _zip(members: Iterator[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()
