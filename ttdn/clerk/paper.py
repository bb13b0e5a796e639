"""A finished document as a clerk of records sees it: sheets, lines of words, rule lines.

Every length already worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ttdn.vietnamese import clean, find_stacked_marks, fold, nfc

#: Words by which a paragraph is known stand at its beginning; searching a paragraph of a million letters for
#: them would take minutes.
_BEGINNING = 300


@dataclass(frozen=True, slots=True)
class Face:
    """How words look. ``size`` in points; ``colour`` as six hexadecimal digits, or "auto", which is black."""

    fonts: tuple[str, ...]
    size: float
    bold: bool
    italic: bool
    colour: str
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands: the numbers of its table, row and column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """A paragraph.

    Lengths in cm, spacing in points. ``lines`` is the spacing between its lines as a multiple of single
    spacing; None where it is an exact height. ``drawn`` are the lengths of the lines drawn in it or below it.
    ``fields`` are the codes of its fields.
    """

    pieces: tuple[Piece, ...]
    align: str
    before: float
    after: float
    lines: float | None
    left: float
    right: float
    first: float
    width: float
    section: int
    drawn: tuple[float, ...] = ()
    fields: tuple[str, ...] = ()
    cell: Cell | None = None
    breaks_page: bool = False

    @cached_property
    def written(self) -> str:
        """Its words, letter for letter as the file has them."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """Its words as they are compared.

        Composed here, since a letter and its marks may come from two pieces.
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
    def printed(self) -> tuple[Piece, ...]:
        """The pieces that leave something on paper."""
        return tuple(piece for piece in self.pieces if piece.text.strip())

    @cached_property
    def sizes(self) -> set[float]:
        """The sizes of its letters."""
        return {piece.face.size for piece in self.printed}

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.printed) and all(piece.face.bold for piece in self.printed)

    @property
    def italic(self) -> bool:
        """Whether all of it is in italics."""
        return bool(self.printed) and all(piece.face.italic for piece in self.printed)

    @property
    def partly_bold(self) -> bool:
        """Whether some of it is bold."""
        return any(piece.face.bold for piece in self.printed)

    @property
    def partly_italic(self) -> bool:
        """Whether some of it is in italics."""
        return any(piece.face.italic for piece in self.printed)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section: its paper and margins in mm, and what its headers and footers hold."""

    width: float
    height: float
    across: bool
    top: float
    bottom: float
    left: float
    right: float
    headers: tuple[Line, ...]
    first_headers: tuple[Line, ...]
    footers: tuple[Line, ...]
    other_first_page: bool
    restarts: bool
    new_page: bool


@dataclass(frozen=True)
class Paper:
    """The whole document: its sections.

    And its paragraphs in the order of the text, those in tables included.
    """

    sheets: tuple[Sheet, ...]
    lines: tuple[Line, ...]

    def everywhere(self) -> Iterator[Line]:
        """All paragraphs, those of headers and footers last; what several sections share comes once."""
        yield from self.lines
        seen: set[int] = set()
        for sheet in self.sheets:
            for lines in (
                sheet.headers,
                sheet.footers,
                sheet.first_headers if sheet.other_first_page else (),
            ):
                if id(lines) not in seen:
                    seen.add(id(lines))
                    yield from lines
