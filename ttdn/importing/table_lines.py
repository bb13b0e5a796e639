"""A table as it lies on paper: in each row all cells that stand in it."""

from typing import NamedTuple

from ttdn.importing.blocks import Cell, Table


class Standing(NamedTuple):
    """A cell where it stands in a row: it begins there, or comes down from a row above."""

    cell: Cell
    is_new: bool


class Line(NamedTuple):
    """All cells of a row from the left, those that span it included."""

    cells: tuple[Standing, ...]

    @property
    def new(self) -> tuple[Cell, ...]:
        """The cells with words that begin here."""
        return tuple(one.cell for one in self.cells if one.is_new and one.cell.paragraphs)

    @property
    def words(self) -> str:
        """What begins here, cell by cell."""
        return " | ".join(cell.text for cell in self.new)


def lines_of(table: Table) -> list[Line]:
    """The rows with all cells that stand in them, the blank ones left out."""
    lines: list[Line] = []
    coming: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(table.rows):
        new = {cell.column: Standing(cell, is_new=True) for cell in row.cells}
        spanning = {
            column: Standing(cell, is_new=False)
            for column, (cell, until) in coming.items()
            if until > number and column not in new
        }
        standing = {**spanning, **new}
        line = Line(tuple(standing[column] for column in sorted(standing)))
        coming = {column: held for column, held in coming.items() if column in spanning}
        coming |= {cell.column: (cell, number + cell.rows) for cell in row.cells if cell.rows > 1}
        if line.new:
            lines.append(line)
    return lines
