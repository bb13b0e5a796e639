"""A form that came back → what its cells say, each with its place; whose form it is; what cannot be trusted in it."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ttdn.diagnostics import Diagnostic, Location
from ttdn.forms import refusals
from ttdn.forms.cells import read_cell
from ttdn.forms.fields import EVIDENCE, CellPath, Field, Record, Table, path_of
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, Carried, decode, lock
from ttdn.forms.package import inspect_package
from ttdn.forms.values import PARTS, Values, field_of, rows_of
from ttdn.language import Text
from ttdn.model.plan import Item, Plan
from ttdn.source import MAXIMUM_SNIPPET
from ttdn.vietnamese import find_stacked_marks, quote

#: Rows and columns that are looked at; a form has some two hundred and ten.
_ROWS, _COLUMNS = 3_000, 16
_RECORD_COLUMNS = 4
_FORMULA, _ERROR = "f", "e"


@dataclass(frozen=True)
class Cell:
    """One cell: its place from 1, what it holds, how that is shown."""

    row: int
    column: int
    value: Any
    number_format: str
    kind: str


@dataclass(frozen=True)
class Form:
    """A form that was read: what it carries along, what it says, and where.

    ``places`` has every cell that can be filled in, also those that are blank;
    ``anchors`` are the cells that stand for what no cell is filled in for: the unit, the period, the results as a whole.
    """

    file: str
    raw: bytes
    carried: Carried
    values: Values
    places: Mapping[CellPath, Location]
    anchors: Mapping[tuple[str | int, ...], Location]
    findings: list[Diagnostic] = field(default_factory=list)


@contextmanager
def quietly() -> Iterator[None]:
    """What the library says of parts and values that it does not know is nobody's concern."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def open_form(file: str, raw: bytes) -> "OpenForm":
    """Open what came back and see whose form it is.

    Args:
        file: The name under which findings speak of it.
        raw: Its bytes.

    Raises:
        FormRefusedError: It is no form, or one that cannot be trusted.
    """
    inspect_package(raw)
    try:
        with quietly():
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        stored = {one.name: one.value for one in book.custom_doc_props.props}  # type: ignore[attr-defined] # the stubs are older
        cells = list(_hidden_cells(book))
    except Exception as error:  # what a damaged file makes of the library cannot be told beforehand
        raise refusals.not_excel() from error
    if not cells or PROPERTY not in stored:
        raise refusals.no_identity()
    carried = decode("".join(cells[1:]))
    if carried is None or not cells[0] == stored[PROPERTY] == carried.property:
        raise refusals.identity_disagrees()
    return OpenForm(file, raw, book, carried)


def _hidden_cells(book: Workbook) -> Iterator[str]:
    """The identity, then the pieces of what the form carries along."""
    if HIDDEN_SHEET in book.sheetnames:
        for row in book[HIDDEN_SHEET].iter_rows(max_row=_ROWS, min_col=2, max_col=2, values_only=True):
            if row and row[0] is not None:
                yield str(row[0])


@dataclass
class OpenForm:
    """A form whose identity was read, and whose cells were not yet."""

    file: str
    raw: bytes
    book: Workbook
    carried: Carried

    def read(self, plan: Plan, items: Mapping[str, Item]) -> Form:
        """What the form says.

        Raises:
            FormRefusedError: What is locked in it is not as it was.
        """
        try:
            with quietly():
                return self._read(plan, items)
        except refusals.FormRefusedError:
            raise
        except Exception as error:  # a file made to do harm may carry along whatever it likes
            raise refusals.not_excel() from error

    def _read(self, plan: Plan, items: Mapping[str, Item]) -> Form:
        grids = {sheet: self._grid(self.book, sheet) for sheet in dict.fromkeys(self.carried.sheets.values())}
        formulas = self._formulas() if _has_formulas(self.raw) else {}
        for part, sheet in self.carried.sheets.items():
            self._check_locks(part, sheet, grids[sheet])
        values: Values = {}
        places: dict[CellPath, Location] = {}
        findings: list[Diagnostic] = []
        measures = {figure.id: figure.unit for figure in plan.figures}
        for path, sheet, cell in self._cells(grids):
            text = read_cell(cell.value, cell.number_format, field_of(path).kind, measures.get(path[-1], ""), self.book.epoch)
            if find_stacked_marks(text) is not None:
                raise refusals.not_a_text(sheet)
            seen = _text(cell) if isinstance(cell.value, str) else text
            place = Location(self.file, cell.row, cell.column, max(len(seen), 1), seen[:MAXIMUM_SNIPPET].replace("\n", " "), sheet)
            places[path] = place
            formula = formulas.get((sheet, cell.row, cell.column))
            if cell.kind == _ERROR or (formula is not None and cell.value is None):
                findings.append(_unreadable(place, formula or str(cell.value)))
            elif text:
                values[path] = text
        findings += _misplaced_evidence(values, places, items)
        return Form(self.file, self.raw, self.carried, values, places, dict(self._anchors(grids, places)), findings)

    def _grid(self, book: Workbook, sheet: str) -> dict[str, list[Cell]]:
        """The rows of a sheet by their names in the hidden column."""
        if sheet not in book.sheetnames:
            raise refusals.missing_sheet(sheet)
        grid: dict[str, list[Cell]] = {}
        for number, row in enumerate(book[sheet].iter_rows(max_row=_ROWS, max_col=_COLUMNS), start=1):
            name = row[0].value if row else None
            if not isinstance(name, str) or name not in self.carried.locks:
                continue
            if name in grid:
                raise refusals.repeated_row(sheet, str(number))
            grid[name] = [_cell(number, column, cell) for column, cell in enumerate(row, start=1)]
        return grid

    def _formulas(self) -> dict[tuple[str, int, int], str]:
        book = load_workbook(io.BytesIO(self.raw), read_only=True, data_only=False)
        found: dict[tuple[str, int, int], str] = {}
        for sheet in self.carried.sheets.values():
            for row in book[sheet].iter_rows(max_row=_ROWS, max_col=_COLUMNS):
                for cell in row:
                    if cell.data_type == _FORMULA and cell.row and cell.column:
                        found[sheet, cell.row, cell.column] = str(cell.value)
        return found

    def _check_locks(self, part: str, sheet: str, grid: Mapping[str, list[Cell]]) -> None:
        locks = {name: digest for name, digest in self.carried.locks.items() if name.startswith((f"{part}|", f"{part}#"))}
        gone = [name for name in locks if name not in grid]
        head = f"{part}#"
        last = max([*self.carried.columns[part].values(), *self.carried.locked[part]])
        if head in grid and lock([_text(cell) for cell in grid[head][1:last]]) != locks[head]:
            raise refusals.moved_columns(sheet)
        if gone:
            raise refusals.missing_row(sheet, len(gone))
        for name, digest in locks.items():
            columns = list(self.carried.locked[part])
            if name.startswith(f"{part}|="):
                columns.append(self.carried.columns[part]["value"])
            if name != head and lock([_text(grid[name][column - 1]) for column in columns]) != digest:
                raise refusals.changed_lock(sheet, str(grid[name][0].row))

    def _anchors(
        self, grids: Mapping[str, Mapping[str, list[Cell]]], places: Mapping[CellPath, Location]
    ) -> Iterator[tuple[tuple[str | int, ...], Location]]:
        for path, part, row, column in (
            (("unit",), "head", "head|=unit", "value"),
            (("period",), "head", "head|=period", "value"),
            (("results",), "results", "results#", "status"),
        ):
            sheet, at = self.carried.sheets.get(part, ""), self.carried.columns.get(part, {}).get(column)
            if at is not None and row in grids.get(sheet, {}):
                cell = grids[sheet][row][at - 1]
                yield path, Location(self.file, cell.row, cell.column, 1, _text(cell), sheet)
        if ("date",) in places:
            yield ("received",), places["date",]

    def _cells(self, grids: Mapping[str, Mapping[str, list[Cell]]]) -> Iterator[tuple[CellPath, str, Cell]]:
        """Each cell that can be filled in, in the order of the sheets and rows; what this ttdn does not know is passed over."""
        for part, sheet in self.carried.sheets.items():
            known = PARTS.get(part)
            for name, row in grids[sheet].items():
                prefix, _, line = name.partition("|")
                if prefix != part or not line or line.startswith("=") or known is None:
                    continue
                for key, column in self.carried.columns[part].items():
                    path = _path(known, line, key)
                    if path is not None and column <= len(row):
                        yield path, sheet, row[column - 1]


def _path(part: Record | Table, line: str, key: str) -> CellPath | None:
    if isinstance(part, Record):
        path = tuple(line.split("/"))
        return path if any(path == path_of(part, place, one) for place, one in part.fields) else None
    one: Field | None = next((one for one in part.fields if one.key == key), None)
    return path_of(part, line, one) if one else None


def _cell(row: int, column: int, cell: Any) -> Cell:  # noqa: ANN401 - the library has several classes of cells
    return Cell(row, column, cell.value, getattr(cell, "number_format", "") or "", getattr(cell, "data_type", "n"))


def _text(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value)


def _has_formulas(raw: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        sheets = [name for name in package.namelist() if "worksheets/" in name and name.endswith(".xml")]
        return any(b"<f>" in content or b"<f " in content for content in map(package.read, sheets))


def _unreadable(place: Location, content: str) -> Diagnostic:
    return Diagnostic(
        "unreadable-cell",
        Text(f"Ô chứa {quote(content)} nên không có giá trị.", f"The cell holds {quote(content)} and has no value."),
        place,
        hint=Text("Gõ thẳng con số hoặc câu chữ vào ô.", "Type the number or the words themselves."),
    )


def _misplaced_evidence(values: Values, places: Mapping[CellPath, Location], items: Mapping[str, Item]) -> Iterator[Diagnostic]:
    """Evidence of no item; it is taken out, since it belongs nowhere."""
    for row, entry in list(rows_of(values, EVIDENCE.name).items()):
        item = entry.get("item")
        if item in items:
            continue
        place = places[EVIDENCE.name, row, "item"]
        for key in entry:
            del values[EVIDENCE.name, row, key]
        if item is None:
            yield Diagnostic(
                "missing-key", Text("Chưa chọn mục mà văn bản này chứng minh.", "The item that this proves is not chosen."), place
            )
        else:
            yield Diagnostic("unknown-item", Text(f"Không có mục {quote(item)}.", f"There is no item {quote(item)}."), place)
