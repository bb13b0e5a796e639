"""A finished document as a clerk of records sees it: sheets, lines of words, rule lines.

Every length is already worked out. A file holds no pages: Word makes them anew on every machine. How many are
counted here is about right, so that only what is clearly more or less than a page is taken as such; between
the two Word's own count decides, if it is there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ttdn.measure import fill, text_width
from ttdn.vietnamese import clean, find_stacked_marks, fold, nfc

#: Words by which a paragraph is known stand at its beginning; searching a paragraph of a million letters for
#: them would take minutes.
_BEGINNING = 300
#: What a typed line consists of; hyphens leave gaps.
_SOLID = frozenset("_—―–─")
_SHORTEST_TYPED = 3
#: A line of a letterhead has few pieces; one with a million tabs is left whole.
_MOST_PIECES = 200
#: How much smaller raised letters are, of which the decree's own forms make their rule lines.
_RAISED = 0.65
#: A line of Times is higher than its letters; so much more where it has the least height that is given.
_LEADING, _EXACT = 1.15, 1.2
#: Where words are parted within a line: by a tab, or by so many spaces that they stand in columns.
COLUMNS, LINES = re.compile(r"\t+| {5,}"), re.compile(r"\n")


class Font(NamedTuple):
    """How words look. ``size`` in points; ``colour`` as six hexadecimal digits, or "auto", which is black."""

    names: tuple[str, ...]
    size: float
    bold: bool
    italic: bool
    colour: str
    underlined: bool = False
    raised: bool = False
    highlighted: bool = False
    hidden: bool = False
    struck: bool = False


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

    Lengths in cm, spacing in points. ``line_spacing`` is the spacing between its lines as a multiple of
    single spacing, ``line_height`` an exact height in points; both are None where a least height is given.
    ``align`` is empty where it cannot be known. ``border`` is the length of a border below it, ``drawn`` are
    the lengths of the lines drawn in it: None where one has no length that could be measured. ``fields`` are
    the codes of its fields. ``listed`` says that Word numbers it, ``begins_page`` that Word began a page in
    it when the file was saved, ``cut_off`` that it is a piece of a paragraph, whose space above is not its
    own. ``changes`` are the names of the tracked changes in it, ``outline`` is its level in the outline,
    ``hidden`` are words that nobody sees, ``holds_object`` tells of a picture or the like. ``joins`` is the
    style of those beside it from which no space of its own parts it (contextual spacing), ``style`` is its
    own. ``stops`` says of each of its tab stops how words stand at it.
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
    border: float | None = None
    drawn: tuple[float | None, ...] = ()
    fields: tuple[str, ...] = ()
    cell: CellPosition | None = None
    breaks_page: bool = False
    listed: bool = False
    begins_page: bool = False
    cut_off: bool = False
    changes: tuple[str, ...] = ()
    commented: bool = False
    hidden: str = ""
    outline: int | None = None
    holds_object: bool = False
    style: str = ""
    joins: str | None = None
    line_height: float | None = None
    stops: tuple[str, ...] = ()

    @property
    def column(self) -> tuple[int, int] | None:
        """The numbers of the table and of the column in which it stands; None outside of tables."""
        return (self.cell.table, self.cell.column) if self.cell else None

    @property
    def table(self) -> int | None:
        """The number of the table in which it stands; None outside of tables."""
        return self.cell.table if self.cell else None

    @property
    def room(self) -> float:
        """How wide (cm) its lines may be."""
        return max(self.width - self.left - self.right, 1)

    @property
    def size(self) -> float:
        """The size of its largest letters, in points."""
        return max(self.sizes, default=13.0)

    @property
    def lines_apart(self) -> float:
        """How far its lines are apart, as a multiple of single spacing."""
        if self.line_height is not None:
            return self.line_height / (self.size * _LEADING)
        return self.line_spacing or _EXACT

    def width_of(self, words: str) -> float:
        """How wide (cm) words are that are set as its own."""
        return text_width(words, self.size, bold=self.bold)

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
        """The pieces whose face is seen: those with letters; where none has any, those with signs."""
        lettered = tuple(run for run in self.runs if any(map(str.isalnum, run.text)))
        return lettered or tuple(run for run in self.runs if run.text.strip())

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

    @cached_property
    def has_words(self) -> bool:
        """Whether it has words, and not only a line or an ornament below some."""
        return bool(self.words) and not _is_ornament(self.beginning)

    @property
    def typed_line(self) -> float | None:
        """The length of a line of underscores, or of the underlined words."""
        text = "".join(self.written.split())
        if not text:
            spaces = [run for run in self.runs if run.font.underlined]
            known = len(self.written) >= _SHORTEST_TYPED and "\t" not in self.written
            return sum(map(_run_width, spaces)) if known and spaces else None
        if len(text) >= _SHORTEST_TYPED and set(text) <= _SOLID:
            # Spaces beside a line are not seen.
            return sum(_run_width(run._replace(text="".join(run.text.split()))) for run in self.runs)
        underlined = [run for run in self.runs if run.font.underlined and run.text.strip()]
        return sum(_run_width(run) for run in underlined) if underlined else None

    @property
    def rule_lengths(self) -> tuple[float | None, ...]:
        """The lengths of the lines in it or below it: drawn, typed, underlined, a border."""
        measured = (length for length in (self.border, self.typed_line) if length is not None)
        return (*measured, *self.drawn)

    def cut(self, parts: re.Pattern[str]) -> list["Paragraph"]:
        """What stands between the signs that part it, each piece as a paragraph of its own.

        The space above belongs to the first, the one below and what is drawn to the last.
        """
        spans = _spans(self.written, parts)
        if not 1 < len(spans) <= _MOST_PIECES:
            return [self]
        bare = replace(self, before=0.0, after=0.0, border=None, drawn=(), cut_off=True)
        pieces = [replace(bare, runs=_slice(self.runs, *span)) for span in spans]
        pieces[0] = replace(pieces[0], before=self.before)
        pieces[-1] = replace(pieces[-1], after=self.after, border=self.border, drawn=self.drawn)
        return pieces

    @property
    def partly_bold(self) -> bool:
        """Whether some of it is bold."""
        return any(run.font.bold for run in self.printed)

    @property
    def partly_italic(self) -> bool:
        """Whether some of it is in italics."""
        return any(run.font.italic for run in self.printed)


def _is_ornament(words: str) -> bool:
    """Underscores, dashes, stars, "-----o0o-----"."""
    return not any(letter.isalnum() for letter in re.sub(r"\b[o0]{2,3}\b", "", words))


def _run_width(run: Run) -> float:
    width = text_width(clean(run.text), run.font.size, bold=run.font.bold)
    return width * (_RAISED if run.font.raised else 1)


def _spans(text: str, parts: re.Pattern[str]) -> list[tuple[int, int]]:
    ends = [0, *(place for match in parts.finditer(text) for place in match.span()), len(text)]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _slice(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of a stretch of the words."""
    cut: list[Run] = []
    place = 0
    for run in runs:
        text = run.text[max(start - place, 0) : max(end - place, 0)]
        if text:
            cut.append(Run(text, run.font))
        place += len(run.text)
    return tuple(cut)


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
    #: The headers of even pages; None where these have no others.
    even_headers: Paragraphs | None = None
    #: How pages are counted, where not in Arabic numbers: "upperRoman".
    numerals: str = ""


class TableShape(NamedTuple):
    """A table: how many rows it has, whether the first is repeated on each page."""

    rows: int
    repeats: bool


@dataclass(frozen=True)
class ReadDocument:
    """The whole document: its sections.

    It also has the paragraphs in the order of the text, those in tables included, and the tables by their
    numbers.
    """

    sections: tuple[Section, ...] = ()
    paragraphs: Paragraphs = ()
    #: As Word counted them when the file was saved; None where no program did.
    pages: int | None = None
    #: Of each table by its number, how its rows are.
    tables: Sequence[TableShape] = ()
    #: Footnotes and endnotes.
    notes: Paragraphs = ()
    #: Whether the space below a paragraph is added to the one above the next, as an older Word does it;
    #: else the larger of the two parts them.
    adds_spaces: bool = False

    def section_of(self, paragraph: Paragraph) -> Section:
        """The section of a paragraph; what stands behind the last one has its page."""
        return self.sections[min(paragraph.section_number, len(self.sections) - 1)]

    def everywhere(self) -> Iterator[Paragraph]:
        """All paragraphs, then notes, headers, footers; what several sections share comes once."""
        yield from self.paragraphs
        yield from self.notes
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


_POINTS_PER_MM = 72 / 25.4
#: Pages that are surely more than one, and surely no more.
_MORE, _ONE = 1.15, 0.9
#: Letters of a paragraph that are laid out; more fill a page in any case.
_LONGEST = 5_000


def sections_longer_than_a_page(document: ReadDocument) -> Iterator[bool]:
    """Of each section, whether it surely takes more than one page."""
    lines: list[list[Paragraph]] = [[] for _ in (*document.sections, None)]
    for paragraph in document.paragraphs:
        lines[min(paragraph.section_number, len(lines) - 1)].append(paragraph)
    for section, paragraphs in zip(document.sections, lines, strict=False):
        pages = pages_of(paragraphs, section)
        counted = any(paragraph.begins_page for paragraph in paragraphs[1:]) and document.pages != 1
        yield pages >= _MORE or _breaks(paragraphs) or (pages > _ONE and counted)


def _breaks(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether a page ends by a break, with words behind it."""
    broken = words = False
    for paragraph in paragraphs:
        if paragraph.words and broken:
            return True
        broken = broken or (paragraph.breaks_page and (words or bool(paragraph.words)))
        words = words or bool(paragraph.words)
    return False


def pages_of(paragraphs: Iterable[Paragraph], section: Section) -> float:
    """How many pages, up to what is surely more than one; of a row of a table the highest cell counts."""
    room = max((section.height - section.top - section.bottom) * _POINTS_PER_MM, 1)
    used = 0.0
    for _, row in groupby(paragraphs, lambda line: line.cell[:2] if line.cell else id(line)):
        used += max(sum(map(_height, cell)) for _, cell in groupby(row, attrgetter("cell")))
        if used > room * _MORE:
            break
    return used / room


def _height(paragraph: Paragraph) -> float:
    size = paragraph.size
    lines = sum(len(fill(line, size, paragraph.room)) for line in paragraph.text[:_LONGEST].split("\n"))
    return lines * size * _LEADING * paragraph.lines_apart + paragraph.before + paragraph.after
