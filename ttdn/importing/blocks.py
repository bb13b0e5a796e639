"""A Word document as it is read: paragraphs and tables in their order, with what tells them apart."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ttdn.vietnamese import fold


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the document, or of a cell.

    Attributes:
        text: Its words: composed (NFC), with single spaces and none at the ends; never empty. A label
            that was typed ("1.", "- ") is part of it.
        place: Its number among all paragraphs of the document, those of cells included, from 1.
        label: The label that Word itself prints in front of it (a numbered list), such as ``1.`` or ``-``;
            it stands in no text.
        bold: Whether all of its letters are bold.
        italic: Whether all of its letters are in italics.
        centred: Whether it stands in the middle of the line.
    """

    text: str
    place: int
    label: str = ""
    bold: bool = False
    italic: bool = False
    centred: bool = False

    @cached_property
    def folded(self) -> str:
        """Its words for matching: no accents, no case."""
        return fold(self.text)

    @property
    def written(self) -> str:
        """Its words as they are on paper, with the label that Word prints."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, its column in the grid (from 0), how many columns and rows it spans."""

    paragraphs: tuple[Paragraph, ...]
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of all its paragraphs, as they are on paper, with single spaces."""
        return " ".join(paragraph.written for paragraph in self.paragraphs)


class Row(NamedTuple):
    """The cells that begin in a row."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table. A cell that spans rows stands in its first row only."""

    rows: tuple[Row, ...]
    place: int

    @property
    def columns(self) -> int:
        """How many columns its grid has."""
        return max((cell.column + cell.columns for row in self.rows for cell in row.cells), default=0)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All its paragraphs, row by row."""
        return tuple(one for row in self.rows for cell in row.cells for one in cell.paragraphs)


Block = Paragraph | Table
Blocks = tuple[Block, ...]


def all_paragraphs(blocks: Blocks) -> tuple[Paragraph, ...]:
    """Every paragraph of the blocks, those of tables included, in their order."""
    return tuple(
        one for block in blocks for one in (block.paragraphs() if isinstance(block, Table) else (block,))
    )
