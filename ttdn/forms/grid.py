"""The sheets of what came back, as the cells that hold something.

A far cell costs no more than a near one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from ttdn.diagnostics import Location
from ttdn.forms.cells import write_number
from ttdn.forms.inert import InertWorkbook
from ttdn.source import MAXIMUM_SNIPPET
from ttdn.vietnamese import INVISIBLE, break_lines, clean, find_stacked_marks

#: What the library makes of a number that is no day, and cells that hold a number, in the inert workbook.
_NO_DAY = "#VALUE!"
_NUMBERS = re.compile(
    r'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?(?: t="n")?><v>(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)</v>'
)


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
            stacked = find_stacked_marks(self.value) is not None
            return self.value if stacked else clean(break_lines(self.value))
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


class Grid(NamedTuple):
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

    def rows(self) -> dict[int, list[GridCell]]:
        """The cells by their rows, from the top down and from left to right."""
        rows: dict[int, list[GridCell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            rows.setdefault(row, []).append(cell)
        return rows


def read_grids(file: str, made: InertWorkbook, book: Workbook) -> list[Grid]:
    """The sheets of a workbook, hidden ones and hidden rows included."""
    grids = []
    for number, sheet in enumerate(book, start=1):
        cells = {}
        # Not iter_rows: from the first cell to a far one it would make all the empty cells between.
        for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - see above
            formula = made.facts.formulas.get((sheet.title, row, column), "")
            if formula or not is_blank(cell.value):
                shown_as, kind = cell.number_format or "", cell.data_type
                cells[row, column] = GridCell(
                    row, column, cell.value, shown_as, kind, formula, file, sheet.title
                )
        _find_numbers(cells, made.sheet(number))
        grids.append(Grid(file, sheet.title, cells))
    return grids


def _find_numbers(cells: dict[tuple[int, int], GridCell], sheet: bytes) -> None:
    """Read numbers where the library gave up: 25000000 in the format of a day is no day."""
    lost = [cell for cell in cells.values() if cell.value == _NO_DAY and cell.kind == "e"]
    numbers = dict(_NUMBERS.findall(sheet.decode())) if lost else {}
    for cell in lost:
        text = numbers.get(f"{get_column_letter(cell.column)}{cell.row}")
        if text is not None:
            number = float(text)
            value = int(number) if number.is_integer() else number
            cells[cell.row, cell.column] = cell._replace(value=value, kind="n", number_format="General")


def is_blank(value: object) -> bool:
    """Whether somebody who looks at it sees nothing."""
    return value is None or (isinstance(value, str) and not INVISIBLE.sub("", value).strip())


def same(text: str) -> str:
    """A name for comparing: other programs change case, spaces and the form of letters."""
    return " ".join(clean(text).split()).casefold()
