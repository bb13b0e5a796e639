"""Filling in forms as an officer would, for the tests."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from ttdn.checking import check_workspace
from ttdn.forms.columns import PARTS
from ttdn.forms.reading.form import Form, OpenForm, open_form
from ttdn.forms.values import CellAddress
from ttdn.model.period import parse_period
from ttdn.timeline import everything

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL = f"{{{MAIN}}}c"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: A cell as reports name it: ``("results", "II.5.1", "figures", "news_items")``.
CellPath = tuple[str, ...]


#: The rows of the two items of the small plan on the sheet of the results; a figure stands below each.
FIRST_ROW, SECOND_ROW = 5, 7


def cell_at(*path: str) -> CellAddress:
    """The cell of a form for something that a report names."""
    return CellAddress.of(path)


def letter_of(part: str, column: str) -> str:
    """The letter of a column of a part; column A holds the names of the rows."""
    return get_column_letter([one.key for one in PARTS[part].columns if not one.at_need].index(column) + 2)


def _remembered(read: Callable[[Path, Path], Form]) -> Callable[[Path, Path], Form]:
    """The last forms that were read: the same bytes by the same plan are the same form."""
    known: dict[tuple[object, ...], Form] = {}

    def read_once(root: Path, path: Path) -> Form:
        plans = tuple((plan.name, plan.read_bytes()) for plan in sorted((root / "plan").glob("*.yaml")))
        key = (plans, path.name, path.read_bytes())
        if key not in known:
            form = read(root, path)
            for old in list(known)[:-40]:
                del known[old]
            known[key] = form
        return known[key]

    return read_once


@_remembered
def read_form(root: Path, path: Path) -> Form:
    """A form as ``collect`` reads it."""
    opened = open_form(path.name, path.read_bytes())
    return read_opened(root, opened)


def read_opened(root: Path, opened: OpenForm, key: bytes | None = None) -> Form:
    """What a form says that was opened, by the plan of its period."""
    identity = opened.carried.identity
    period = parse_period(identity.period)
    assert period is not None
    plan = everything(check_workspace(root).workspace.plans[period.year].plan)
    return opened.read(plan, plan.units_by_id[identity.unit], plan.known(period), key)


def fill(root: Path, path: Path, values: Mapping[CellPath, Any], target: Path | None = None) -> Path:
    """Write values into the cells of a form, and save it (under another name, where one is given)."""
    places = read_form(root, path).places
    found = (
        (places[named if isinstance(named, CellAddress) else cell_at(*named)], value)
        for named, value in values.items()
    )
    cells = tuple((place.sheet, place.cell, value) for place, value in found)
    target = target or path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_written(path.read_bytes(), cells))
    return target


@lru_cache(maxsize=64)
def _written(raw: bytes, cells: tuple[tuple[str, str, Any], ...]) -> bytes:
    """A workbook with other values in some cells, all else as it was."""
    if all(_is_plain(value) for _, _, value in cells):
        return _rewritten(raw, cells)
    # A date takes a format of its own, a formula what it gave: that is for a library.
    book: Workbook = load_workbook(io.BytesIO(raw))
    for sheet, cell, value in cells:
        book[sheet][cell].value = value
    return _saved(book)


def _is_plain(value: object) -> bool:
    words = isinstance(value, str) and not value.startswith("=") and bool(value)
    return words or isinstance(value, bool | int | float)


def _rewritten(raw: bytes, cells: tuple[tuple[str, str, Any], ...]) -> bytes:
    """The package with those cells changed in its XML, as quick as it can be done."""
    members, pages = _unpacked(raw)
    for sheet in {sheet for sheet, _, _ in cells}:
        page = etree.fromstring(members[pages[sheet]])
        for found in page.iter(_CELL):
            for _, _, value in (one for one in cells if one[:2] == (sheet, found.get("r"))):
                _write_cell(found, value)
        members[pages[sheet]] = etree.tostring(page, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed(members)


def _unpacked(raw: bytes) -> tuple[dict[str, bytes], dict[str | None, str]]:
    """The parts of a workbook, and which of them are its sheets."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    book = etree.fromstring(members["xl/workbook.xml"])
    targets = {
        relation.get("Id"): relation.get("Target") or ""
        for relation in etree.fromstring(members["xl/_rels/workbook.xml.rels"])
    }
    return members, {
        page.get("name"): "xl/" + targets[page.get(f"{{{RELATIONSHIPS}}}id")].removeprefix("/xl/")
        for page in book.iter(f"{{{MAIN}}}sheet")
    }


def _packed(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def write_below(path: Path, sheet: str, place: tuple[int, int], words: str, target: Path) -> str:
    """Write words into the first blank cell of a column, from a row on, and save that as another file.

    Returns:
        The cell's name.
    """
    members, pages = _unpacked(path.read_bytes())
    page = etree.fromstring(members[pages[sheet]])
    (row, column), (data,) = place, page.iter(f"{{{MAIN}}}sheetData")
    letter = get_column_letter(column)
    cells = {found.get("r"): found for found in data.iter(_CELL)}
    while (found := cells.get(f"{letter}{row}")) is not None and len(found):
        row += 1
    if found is None:
        line = _child_at(data, f"{{{MAIN}}}row", str(row), int)
        found = _child_at(line, _CELL, f"{letter}{row}", lambda name: coordinate_to_tuple(name)[1])
    _write_cell(found, words)
    members[pages[sheet]] = etree.tostring(page, xml_declaration=True, encoding="UTF-8", standalone=True)
    target.write_bytes(_packed(members))
    return f"{letter}{row}"


def _child_at(parent: Any, tag: str, name: str, number: Callable[[str], int]) -> Any:  # noqa: ANN401 - lxml
    """The row or cell of a name; where it is missing, a new one in its place."""
    before = [child for child in parent if number(child.get("r")) <= number(name)]
    if before and before[-1].get("r") == name:
        return before[-1]
    new = etree.Element(tag, {"r": name})
    parent.insert(len(before), new)
    return new


def _write_cell(found: Any, value: str | float) -> None:  # noqa: ANN401 - an element of lxml
    for child in list(found):
        found.remove(child)
    found.attrib.pop("t", None)
    if isinstance(value, str):
        found.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(found, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        words.text = value
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return
    content = etree.SubElement(found, f"{{{MAIN}}}v")
    if isinstance(value, bool):
        found.set("t", "b")
        content.text = str(int(value))
    else:
        content.text = repr(value)


def change(path: Path, edit: Callable[[Any], object], target: Path | None = None) -> Path:
    """Change a workbook and save it."""
    book: Workbook = load_workbook(path)
    edit(book)
    target = target or path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_saved(book))
    return target


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
