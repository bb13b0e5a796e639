"""The sheets of what came back, as the cells that hold something.

A far cell costs no more than a near one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from ttdn.diagnostics import Location
from ttdn.forms.inert import CellReader, Facts, OpenSheet, making_sense, open_sheets, parts_of
from ttdn.forms.reading.cells import write_number
from ttdn.package import Kind, PackageRefusedError, Reason, open_package
from ttdn.source import MAXIMUM_SNIPPET
from ttdn.vietnamese import INVISIBLE, break_lines, clean, find_stacked_marks


class GridCell(NamedTuple):
    """One cell: its place from 1, what it holds, how that is shown, the formula that gave it, where it is."""

    row: int
    column: int
    value: Any = None
    number_format: str = ""
    kind: str = "n"
    formula: str = ""
    file: str = ""
    sheet: str = ""

    @property
    def text(self) -> str:
        """What it holds, as text."""
        if isinstance(self.value, str):
            return (_short_words if len(self.value) <= _SHORT else _words)(self.value)
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return write_number(self.value)
        return "" if self.value is None else str(self.value)

    @property
    def shown(self) -> str:
        """What it holds, or the formula that has no value."""
        return self.text or self.formula

    def place(self, seen: str | None = None) -> Location:
        """The cell as findings point at it."""
        words = self.shown if seen is None else seen
        snippet = words[:MAXIMUM_SNIPPET].replace("\n", " ")
        return Location(self.file, self.row, self.column, max(len(words), 1), snippet, self.sheet)


def _words(value: str) -> str:
    return value if find_stacked_marks(value) is not None else clean(break_lines(value))


#: Most of a form's words are its own: they are looked at more than once, and form after form.
_SHORT = 500
_short_words = lru_cache(maxsize=10_000)(_words)


@dataclass(frozen=True, eq=False)
class Grid:
    """A sheet: the cells in it that hold something, by row and column."""

    file: str
    name: str
    cells: Mapping[tuple[int, int], GridCell]

    def at(self, row: int, column: int) -> GridCell:
        """The cell at a place, whether it holds something or not."""
        return self.cells.get((row, column)) or GridCell(row, column, file=self.file, sheet=self.name)

    def texts(self, row: int, columns: Iterable[int]) -> list[str]:
        """What the cells of a row hold."""
        return [self.at(row, column).text for column in columns]

    @cached_property
    def rows(self) -> Mapping[int, Sequence[GridCell]]:
        """The cells by their rows, from the top down and from left to right."""
        rows: dict[int, list[GridCell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            rows.setdefault(row, []).append(cell)
        return rows


def read_grids(file: str, raw: bytes) -> tuple[list[Grid], Facts, datetime]:
    """The sheets of a workbook, hidden ones and hidden rows included, what else is in it, its first day.

    Raises:
        PackageRefusedError: It is not read, or its main parts make no sense.
    """
    package = open_package(raw, Kind.WORKBOOK)
    facts = Facts()
    with making_sense():
        facts.read_properties(package)
        reader = CellReader(package)
        grids = [_read_grid(file, sheet, reader, facts) for sheet in open_sheets(package, facts)]
    if not grids:
        raise PackageRefusedError(Reason.DAMAGED)
    return grids, facts, reader.epoch


def _read_grid(file: str, sheet: OpenSheet, reader: CellReader, facts: Facts) -> Grid:
    cells = {}
    for row, _, row_cells in sheet.rows():
        for column, cell in row_cells:
            if not len(cell):
                continue
            parts = parts_of(cell)
            value, shown_as, kind = reader.read(cell, parts)
            if parts.formula:
                facts.formulas[sheet.name, row, column] = parts.formula
            if parts.formula or not is_blank(value):
                if struck := reader.struck_words(cell, parts, value).strip():
                    facts.struck[sheet.name, row, column] = struck
                cells[row, column] = GridCell(
                    row, column, value, shown_as, kind, parts.formula, file, sheet.name
                )
    return Grid(file, sheet.name, cells)


def is_blank(value: object) -> bool:
    """Whether somebody who looks at it sees nothing."""
    if isinstance(value, str):
        first = value[:1]  # nobody overlooks a letter of ASCII
        return not (first.isascii() and first.isalnum()) and not INVISIBLE.sub("", value).strip()
    return value is None


def same(text: str) -> str:
    """A name for comparing: other programs change case, spaces and the form of letters."""
    return " ".join(clean(text).split()).casefold()
