"""A finished document as a clerk of records sees it: sheets, lines of words, rule lines.

Every length is already worked out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ttdn.vietnamese import clean, find_stacked_marks, fold, nfc

#: Words by which a paragraph is known stand at its beginning; searching a paragraph of a million letters for
#: them would take minutes.
_BEGINNING = 300


class Font(NamedTuple):
    """How words look. ``size`` in points; ``colour`` as six hexadecimal digits, or "auto", which is black."""

    names: tuple[str, ...]
    size: float
    bold: bool
    italic: bool
    colour: str
    underlined: bool = False
    highlighted: bool = False
    hidden: bool = False


class Run(NamedTuple):
    """Words in one face."""

    text: str
    font: Font


class CellPosition(NamedTuple):
    """Where a cell stands: the numbers of its table, row and column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Lengths in cm, spacing in points. ``lines`` is the spacing between its lines as a multiple of single
    spacing; None where it is an exact height. ``drawn`` are the lengths of the lines drawn in it or below it.
    ``fields`` are the codes of its fields, ``changes`` the names of the tracked changes in it, ``outline``
    its level in the outline. ``hidden`` are words that nobody sees; ``holds_object`` tells of a picture.
    """

    runs: tuple[Run, ...]
    align: str
    before: float
    after: float
    line_spacing: float | None
    left: float
    right: float
    first: float
    width: float
    section_number: int
    rule_lengths: tuple[float, ...] = ()
    fields: tuple[str, ...] = ()
    cell: CellPosition | None = None
    breaks_page: bool = False
    changes: tuple[str, ...] = ()
    commented: bool = False
    hidden: str = ""
    outline: int | None = None
    holds_object: bool = False

    @cached_property
    def written(self) -> str:
        """Its words, letter for letter as the file has them."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def text(self) -> str:
        """Its words as they are compared.

        They are composed here, since a letter and its marks may come from two pieces.
        """
        return clean(self.written)

    @property
    def is_composed(self) -> bool:
        """Whether the file has each letter in one with its marks."""
        return self.written.isascii() or (
            find_stacked_marks(self.written) is None and nfc(self.written) == self.written
        )

    @cached_property
    def beginning(self) -> str:
        """Its first words for matching: no accents, no case."""
        return fold(self.words[:_BEGINNING])

    @cached_property
    def words(self) -> str:
        """Its words with single spaces and none at the ends."""
        return " ".join(self.text.split())

    @cached_property
    def printed(self) -> tuple[Run, ...]:
        """The pieces that leave something on paper."""
        return tuple(run for run in self.runs if run.text.strip())

    @cached_property
    def sizes(self) -> set[float]:
        """The sizes of its letters."""
        return {run.font.size for run in self.printed}

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.printed) and all(run.font.bold for run in self.printed)

    @property
    def italic(self) -> bool:
        """Whether all of it is in italics."""
        return bool(self.printed) and all(run.font.italic for run in self.printed)

    @property
    def partly_bold(self) -> bool:
        """Whether some of it is bold."""
        return any(run.font.bold for run in self.printed)

    @property
    def partly_italic(self) -> bool:
        """Whether some of it is in italics."""
        return any(run.font.italic for run in self.printed)


#: In the order of the text.
Paragraphs = Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its paper and margins in mm, and what its headers and footers hold."""

    width: float
    height: float
    across: bool
    top: float
    bottom: float
    left: float
    right: float
    headers: Paragraphs
    first_headers: Paragraphs
    footers: Paragraphs
    other_first_page: bool
    restarts: bool
    new_page: bool


class TableShape(NamedTuple):
    """A table: how many rows it has, whether the first is repeated on each page.

    ``goes_on`` says that Word began a page within it when the file was saved.
    """

    rows: int
    repeats: bool
    goes_on: bool


@dataclass(frozen=True)
class ReadDocument:
    """The whole document: its sections.

    It also has the paragraphs in the order of the text, those in tables included, and the tables by their
    numbers.
    """

    sections: tuple[Section, ...] = ()
    paragraphs: Paragraphs = ()
    tables: Sequence[TableShape] = ()

    def everywhere(self) -> Iterator[Paragraph]:
        """All paragraphs, those of headers and footers last; what several sections share comes once."""
        yield from self.paragraphs
        seen: set[int] = set()
        for section in self.sections:
            for paragraphs in (
                section.headers,
                section.footers,
                section.first_headers if section.other_first_page else (),
            ):
                if id(paragraphs) not in seen:
                    seen.add(id(paragraphs))
                    yield from paragraphs
