"""The sheets of what came back, as the cells that hold something.

A far cell costs no more than a near one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from ttdn.diagnostics import Location
from ttdn.forms.cells import write_number
from ttdn.forms.inert import Facts, InertWorkbook
from ttdn.source import MAXIMUM_SNIPPET
from ttdn.vietnamese import INVISIBLE, break_lines, clean, find_stacked_marks

#: What the library makes of a number that is no day, and cells that hold a number, in the inert workbook.
_NO_DAY = "#VALUE!"
_NUMBERS = re.compile(
    r'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?(?: t="n")?><v>(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)</v>'
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its place from 1, what it holds, how that is shown, the formula that gave it."""

    row: int
    column: int
    value: Any = None
    number_format: str = ""
    kind: str = "n"
    formula: str = ""

    @property
    def text(self) -> str:
        """What it holds, as text."""
        if isinstance(self.value, str):
            return (
                self.value if find_stacked_marks(self.value) is not None else clean(break_lines(self.value))
            )
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return write_number(self.value)
        return "" if self.value is None else str(self.value)

    @property
    def shown(self) -> str:
        """What it holds, or the formula that has no value."""
        return self.text or self.formula


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: the cells in it that hold something, by row and column."""

    name: str
    cells: Mapping[tuple[int, int], GridCell]

    def at(self, row: int, column: int) -> GridCell:
        """The cell at a place, whether it holds something or not."""
        return self.cells.get((row, column)) or GridCell(row, column)

    def texts(self, row: int, columns: Iterator[int] | range | list[int]) -> list[str]:
        """What the cells of a row hold."""
        return [self.at(row, column).text for column in columns]

    def rows(self) -> dict[int, list[GridCell]]:
        """The cells by their rows, from the top down and from left to right."""
        rows: dict[int, list[GridCell]] = {}
        for place in sorted(self.cells):
            rows.setdefault(place[0], []).append(self.cells[place])
        return rows

    def place(self, file: str, cell: GridCell, seen: str | None = None) -> Location:
        """A cell as findings point at it."""
        words = cell.shown if seen is None else seen
        return Location(
            file,
            cell.row,
            cell.column,
            max(len(words), 1),
            words[:MAXIMUM_SNIPPET].replace("\n", " "),
            self.name,
        )


def read_grids(book: Workbook, made: InertWorkbook) -> list[Grid]:
    """The sheets of a workbook, hidden ones and hidden rows included."""
    return [
        Grid(sheet.title, _with_numbers(dict(_cells(sheet, made.facts)), made, number))
        for number, sheet in enumerate(book, start=1)
    ]


def _with_numbers(
    cells: dict[tuple[int, int], GridCell], made: InertWorkbook, sheet: int
) -> dict[tuple[int, int], GridCell]:
    """The cells, with their numbers where the library gave up: 25000000 in the format of a day is no day."""
    lost = {place: cell for place, cell in cells.items() if cell.value == _NO_DAY and cell.kind == "e"}
    if not lost:
        return cells
    found = _NUMBERS.findall(made.sheet(sheet).decode())
    numbers = {name: float(number) for name, number in found}
    for (row, column), cell in lost.items():
        number = numbers.get(f"{get_column_letter(column)}{row}")
        if number is not None:
            cells[row, column] = replace(
                cell, value=int(number) if number.is_integer() else number, kind="n", number_format="General"
            )
    return cells


def _cells(sheet: Any, facts: Facts) -> Iterator[tuple[tuple[int, int], GridCell]]:  # noqa: ANN401 - the library's types are loose
    # Not iter_rows: from the first cell to a far one it would make all the empty cells between.
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - see above
        formula = facts.formulas.get((sheet.title, row, column), "")
        if formula or not is_blank(cell.value):
            yield (
                (row, column),
                GridCell(row, column, cell.value, cell.number_format or "", cell.data_type, formula),
            )


def is_blank(value: object) -> bool:
    """Whether somebody who looks at it sees nothing."""
    return value is None or (isinstance(value, str) and not INVISIBLE.sub("", value).strip())


def same(text: str) -> str:
    """A name for comparing: other programs change case, spaces and the form of letters."""
    return " ".join(clean(text).split()).casefold()
