"""The sheets of a workbook, made anew of what is named here: cells, looks, widths, views, harmless rules."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from lxml import etree

from ttdn.diagnostics import column_name
from ttdn.forms.inert.facts import Facts, Place, cell_of
from ttdn.forms.inert.markup import (
    MAIN,
    RELATIONSHIPS,
    Element,
    copy_attributes,
    main,
    main_name,
    parse,
    plain,
    serialize,
)
from ttdn.package import Package, PackageRefusedError, Reason
from ttdn.vietnamese import excel_text, nfc

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
#: The names of a form's own lists (``ttdn.forms.making.validation``).
OUR_NAME = re.compile(r"ds_[a-z_]+")
#: What may stand in the rule of a cell: a number, or such a name.
_CONSTANT = re.compile(rf"-?[0-9]+(?:\.[0-9]+)?|{OUR_NAME.pattern}")
#: What is kept of a sheet, in the order that the schema asks for.
_KEPT = (
    "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "dataValidations", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
)  # fmt: skip
_ROW_ATTRIBUTES = ("ht", "customHeight", "hidden", "s", "customFormat", "outlineLevel", "collapsed")
_ROW, _CELL, _VALUE, _FORMULA, _WORDS = map(main, ("row", "c", "v", "f", "is"))
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*", re.ASCII)
_FLAGS = {"1": "1", "true": "1", "0": "0", "false": "0"}
#: What the library reads as a letter's number unless it is escaped itself.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class OpenSheet(NamedTuple):
    """A sheet as it came: what stands in it, by the names of its elements.

    ``position`` is its place among all sheets of the workbook, from 0.
    """

    name: str
    state: str
    position: int
    elements: Mapping[str, Element]

    def rows(self) -> Iterator[tuple[int, Element, list[tuple[int, Element]]]]:
        """The rows with their numbers, each with its cells and the numbers of their columns.

        Raises:
            PackageRefusedError: Two cells stand in one place, or one stands where no sheet has a cell.
        """
        seen: set[tuple[int, int]] = set()
        number = 0
        for row in self.elements["sheetData"].iter(_ROW):
            number = _within(int(row.get("r") or number + 1), _LAST_ROW)
            column = 0
            cells = []
            for cell in row.iter(_CELL):
                column = _column(cell.get("r"), number, column + 1)
                if (number, column) in seen:
                    # Two cells in one place: one of them would be lost.
                    raise PackageRefusedError(Reason.DAMAGED)
                seen.add((number, column))
                cells.append((column, cell))
            yield number, row, cells


def open_sheets(package: Package, facts: Facts) -> Iterator[OpenSheet]:
    """The sheets one by one; what lies over their cells becomes facts."""
    targets = {part.id: part.target for part in package.related(package.main, "worksheet")}
    names: set[str] = set()
    for position, element in enumerate(parse(package.parts[package.main]).iter(main("sheet"))):
        name = _free_name(nfc(element.get("name") or "").strip(), names)
        part = targets.get(element.get(f"{{{RELATIONSHIPS}}}id", ""))
        if part is None:
            facts.others.append(name)
        else:
            elements = _elements_of(package, facts, name, part)
            yield OpenSheet(name, element.get("state") or "visible", position, elements)


def _elements_of(package: Package, facts: Facts, name: str, part: str) -> dict[str, Element]:
    kept: dict[str, Element] = {}
    facts.read_notes(name, package, part)
    facts.read_drawings(name, package, part)
    addresses = {link.id: link.target for link in package.relationships[part]}
    for element in parse(package.parts[part]):
        local = main_name(element)
        if local == "hyperlinks":
            facts.read_links(name, element, addresses)
        elif local == "mergeCells":
            facts.read_merged(name, element)
        elif local == "oleObjects":
            # Each may be there twice, for programs of two ages.
            facts.embedded[name] = len({one.get("shapeId") for one in element.iter(main("oleObject"))})
        else:
            kept.setdefault(local, element)
    kept.setdefault("sheetData", etree.Element(main("sheetData")))
    return kept


class CellParts(NamedTuple):
    """What a cell consists of: its value, its formula, its own words."""

    value: str
    formula: str
    words: Element


def parts_of(cell: Element) -> CellParts:
    """What a cell consists of; the first of a name counts."""
    value = formula = words = None
    for child in cell:
        tag = child.tag
        if tag == _VALUE and value is None:
            value = child.text or ""
        elif tag == _FORMULA and formula is None:
            formula = f"={child.text or ''}"
        elif tag == _WORDS and words is None and cell.get("t") == "inlineStr":
            words = child
    return CellParts(value or "", formula or "", words)


def as_excel_writes(kind: str, value: str) -> tuple[str, str]:
    """A kind of value and the value as Excel writes them: what only passes for a number or a flag is text."""
    flag = _FLAGS.get(value.strip().lower()) if kind == "b" else None
    if flag is not None:
        return kind, flag
    is_odd = kind == "b" or (kind == "n" and not _NUMBER.fullmatch(value))
    return ("str" if is_odd and value else kind), value


def inert_xml(sheet: OpenSheet, facts: Facts, looks: int) -> bytes:
    """A sheet made inert; the facts are kept, ``looks`` is how many a cell may have."""
    kept = {**sheet.elements, "sheetData": _inert_rows(sheet, facts, looks)}
    cleaners = {"sheetData": lambda rows: rows, "autoFilter": _filter_of, "dataValidations": _rules_of}
    root = etree.Element(main("worksheet"), nsmap={None: MAIN})
    root.extend(cleaners.get(local, plain)(kept[local]) for local in _KEPT if local in kept)
    return serialize(root)


def _inert_rows(sheet: OpenSheet, facts: Facts, looks: int) -> Element:
    rows = etree.Element(main("sheetData"))
    came = list(sheet.rows())
    # Some programs write a thousand rows below the last, blank but for their looks.
    last = max((number for number, _, cells in came if any(len(cell) for _, cell in cells)), default=0)
    for number, old, cells in (one for one in came if one[0] <= last):
        row = etree.SubElement(rows, _ROW, {"r": str(number)})
        copy_attributes(old, row, _ROW_ATTRIBUTES)
        if int(old.get("s") or "0") >= looks:
            del row.attrib["s"]
        for column, cell in cells:
            row.append(_inert_cell((sheet.name, number, column), cell, facts, looks))
    return rows


def _inert_cell(place: Place, old: Element, facts: Facts, looks: int) -> Element:
    cell = etree.Element(_CELL, {"r": f"{column_name(place[2])}{place[1]}"})
    copy_attributes(old, cell, ("s", "t"))
    if look_of(old, looks) is None:
        cell.attrib.pop("s", None)
    parts = parts_of(old)
    if parts.formula:
        facts.formulas[place] = parts.formula
    if parts.words is not None:
        # The library does not read those of a cell's own words.
        cell.append(read_escapes(plain(parts.words), again="_"))
    elif parts.value:
        kind, value = as_excel_writes(old.get("t") or "n", parts.value)
        if kind != "n":
            cell.set("t", kind)
        etree.SubElement(cell, _VALUE).text = value
    return cell


def look_of(cell: Element, looks: int) -> int | None:
    """The number of a cell's look; None where the workbook does not have it."""
    look = cell.get("s") or "0"
    return int(look) if look.isdecimal() and int(look) < looks else None


def read_escapes(words: Element, again: str = "_x005F_") -> Element:
    """Words in which ``_x000D_`` is the end of a line.

    What is left that looks like it is written as the library reads it (``again``).
    """
    for element in words.iter(main("t")):
        if element.text and "_x" in element.text:
            element.text = _ESCAPE.sub(again, excel_text(element.text))
    return words


def bare(sheet: bytes) -> bytes:
    """A sheet's cells without widths, heights, views and rules."""
    root = parse(sheet)
    for element in list(root):
        if main_name(element) != "sheetData":
            root.remove(element)
    for row in root.iter(_ROW):
        for name in _ROW_ATTRIBUTES:
            row.attrib.pop(name, None)
    return serialize(root)


def _free_name(name: str, taken: set[str]) -> str:
    """A sheet's name in one form; names that differ in nothing that can be seen are told apart."""
    free = name or "Sheet"
    numbers = count(2)
    while free.lower() in taken:
        free = f"{name} ({next(numbers)})"
    taken.add(free.lower())
    return free


def _within(number: int, limit: int) -> int:
    if not 1 <= number <= limit:
        raise PackageRefusedError(Reason.DAMAGED)
    return number


def _column(reference: str | None, row: int, following: int) -> int:
    """The column of a cell: the one that it names, else the following one."""
    named, column = (cell_of(reference, whole=True) or (0, 0)) if reference else (row, following)
    return _within(column if named == row else 0, _LAST_COLUMN)


def _filter_of(element: Element) -> Element:
    new = etree.Element(element.tag)
    copy_attributes(element, new, ("ref",))
    return new


def _rules_of(element: Element) -> Element:
    """The rules of cells that are held against numbers and our own lists."""
    rules = plain(element)
    rules.attrib.pop("count", None)
    for rule in list(rules):
        formulas = [child.text or "" for child in rule if main_name(child) in {"formula1", "formula2"}]
        if not all(_CONSTANT.fullmatch(formula) for formula in formulas):
            rules.remove(rule)
    return rules
