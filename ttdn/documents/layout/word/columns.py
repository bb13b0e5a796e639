"""How wide the columns of a table are, and how large its letters.

The template's shares, as far as the words allow.

A figure never breaks, a word only where it is wider than a column may be. Rows are not split between pages,
so that a tall one leaves a white foot on the page before it: where it makes the rows lower, room goes from
one column to another.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import inf
from typing import NamedTuple, TypeVar

from ttdn.documents.document.model import Runs, Table, words_of
from ttdn.documents.layout.word.lines import groups
from ttdn.documents.layout.word.styles import FACES, MARGIN, Face
from ttdn.measure import POINTS_PER_CM, fill, text_width

_T = TypeVar("_T")

#: The widest that a word (cm) makes its column; a longer one is broken. A figure is not.
_WORD_LIMIT = 3.5
#: From so many lines in a row on, smaller letters are preferred.
_MANY_LINES = 8
#: Sooner than words are broken, so many.
_MOST_LINES = 13
#: What lines lose at their ends, where a word no longer fits.
_WASTE = 0.5
#: Rows by which a table is judged: its head so many times, so many from all over it, and its longest ones.
_HEADS, _SAMPLE, _LONGEST = 3, 50, 10
#: The room (cm) that goes from one column to another at a time, and the gain for which it is done. Sometimes
#: only a large step is one to the better.
_STEPS, _GAIN = (0.25, 1.0, 2.5), 0.002
_MOST_STEPS = 100
#: Of the size of its letters, a line's height.
_LINE = 1.15
#: A part of a page that holds hardly a row.
_HARDLY = 0.3


class Columns(NamedTuple):
    """The layout of a table.

    Attributes:
        face: How its words are set.
        widths: Of its columns, in cm.
        lines: About how many a row takes at most; ``inf`` where a figure or a word does not fit its column.
        whole: Whether words of two syllables are kept on one line.
    """

    face: Face
    widths: tuple[float, ...]
    lines: float = 1
    whole: bool = True

    def height(self, cells: Sequence[Runs], *, head: bool = False) -> float:
        """About how high (cm) a row is."""
        size = self.face.head if head else self.face.size
        lines = [
            sum(
                len(fill(line, size, max(width - 2 * MARGIN, 0.1), bold=head))
                for line in words_of(cell).split("\n")
            )
            for cell, width in zip(cells, self.widths, strict=True)
        ]
        return (max(lines, default=1) * size * _LINE + 2 * self.face.space + 0.5) / POINTS_PER_CM


def fit_columns(table: Table, width: float, faces: Sequence[Face]) -> Columns:
    """Columns that together are ``width`` (cm) wide.

    They have the first of the ``faces`` in which they hold their words well, else the last. Where so many
    columns stand beside each other that no room is left for text, words of two syllables may be broken.
    """
    usual = [face for face in faces if face.head == face.size]
    ways = [*((face, True) for face in faces), *((face, False) for face in usual)]
    for face, whole in ways:
        columns = _fit(table, width, face, whole=whole)
        if columns.lines <= (_MANY_LINES if face in usual else _MOST_LINES):
            break
    return columns


def fit_page(table: Table, size: tuple[float, float], above: float) -> tuple[Columns, int]:
    """The columns of a table that begins ``above`` (cm) below the head of a page, and its pages.

    Where its last page would hold hardly a row, the table is set tighter if that saves the page.
    """
    width, height = size
    columns = fit_columns(table, width, FACES[:-1])
    pages, left = _pages(table, columns, height, above)
    if pages > 1 and left < height * _HARDLY:
        for face in FACES[FACES.index(columns.face) + 1 :]:
            tight = fit_columns(table, width, (face,))
            if (
                tight.lines <= max(columns.lines, _MANY_LINES)
                and tight.whole >= columns.whole
                and _pages(table, tight, height, above)[0] < pages
            ):
                return tight, pages - 1
    return columns, pages


def _pages(table: Table, columns: Columns, height: float, above: float) -> tuple[int, float]:
    """The pages that a table takes, and how much (cm) of the last one."""
    head = columns.height(table.head, head=True)
    pages, used = 1, above + head
    for row in table.rows:
        needed = columns.height(row)
        if used + needed > height:
            pages, used = pages + 1, head
        used += needed
    return pages, used - head


def _fit(table: Table, width: float, face: Face, *, whole: bool) -> Columns:
    floors, texts = list(_floors(table, face, whole=whole)), list(zip(*_sample(table, face), strict=True))
    widths = _lower(_share(table.widths, floors, width), floors, texts)
    lines = max(map(max, map(_lines, texts, widths))) if sum(floors) <= width else inf
    return Columns(face, tuple(widths), lines, whole)


def _floors(table: Table, face: Face, *, whole: bool) -> Iterator[float]:
    """What each column needs (cm) for its longest figure and, up to a limit, its longest word.

    ``whole`` keeps words of two syllables on one line: those of the head, and cells that hold nothing else.
    """
    # Bold, as the figures in a row of totals are.
    bold_width = partial(text_width, size=face.size, bold=True)
    head_width = partial(text_width, size=face.head, bold=True)
    for number, head in enumerate(table.head):
        texts = {words_of(row[number]) for row in table.rows}
        words = {
            part for text in texts for part in ([text] if whole and text.count(" ") == 1 else _parts(text))
        }
        heads = groups(words_of(head)) if whole else _parts(words_of(head))
        figures = max(map(bold_width, filter(_is_figure, words)), default=0.0)
        longest = max((*map(bold_width, words), *map(head_width, heads)), default=0.0)
        # A hair more: what is measured and what is set differ in the last digit.
        yield max(figures, min(longest, _WORD_LIMIT)) + 2 * MARGIN + 0.05


def _parts(text: str) -> list[str]:
    """The words of a text, those with hyphens in their parts; the number of a document is one."""
    return [
        part for word in text.split() for part in ([word] if "/" in word else word.replace("-", "- ").split())
    ]


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() and all(letter.isdigit() or letter in ".,/%" for letter in word)


def _sample(table: Table, face: Face) -> list[list[float]]:
    """The widths of the texts of some rows: of the head, the longest, and others from all over the table."""
    every = max(1, len(table.rows) // _SAMPLE)
    longest = sorted(table.rows, key=lambda row: sum(map(len, map(words_of, row))), reverse=True)[:_LONGEST]
    head = [text_width(words_of(cell), face.head, bold=True) for cell in table.head]
    # The head stands on every page.
    return [
        *[head] * _HEADS,
        *(
            [text_width(words_of(cell), face.size) for cell in row]
            for row in (*longest, *table.rows[::every])
        ),
    ]


def _lines(texts: Iterable[float], width: float) -> list[float]:
    """About how many lines each text of a column takes; a fraction too, so that every little room counts."""
    room = width - 2 * MARGIN
    return [1.0 if text <= room else text / max(room, 0.1) + _WASTE for text in texts]


def _lower(widths: list[float], floors: Sequence[float], texts: Sequence[Sequence[float]]) -> list[float]:
    """The widths with room moved, step by step, to where it makes the rows lowest; tall rows count most."""
    lines = list(map(_lines, texts, widths))
    best = _cost(lines)
    for _ in range(_MOST_STEPS):
        takers = sorted({row.index(max(row)) for row in zip(*lines, strict=True) if max(row) > 1})
        # Only two columns change in a move, and in many moves alike.
        wider = {
            (taker, step): _lines(texts[taker], widths[taker] + step) for taker in takers for step in _STEPS
        }
        moves = [
            (
                _cost(_with(lines, giver, narrower, taker, wider[taker, step])),
                _with(widths, giver, width - step, taker, widths[taker] + step),
            )
            for giver, width in enumerate(widths)
            for step in _STEPS
            if width - step >= floors[giver]
            for narrower in (_lines(texts[giver], width - step),)
            for taker in takers
            if taker != giver
        ]
        cost, moved = min(moves, default=(best, widths))
        if cost > best * (1 - _GAIN):
            break
        best, widths = cost, moved
        lines = list(map(_lines, texts, widths))
    return widths


def _with(columns: Sequence[_T], giver: int, narrower: _T, taker: int, wider: _T) -> list[_T]:
    changed = list(columns)
    changed[giver], changed[taker] = narrower, wider
    return changed


def _cost(lines: Sequence[Sequence[float]]) -> float:
    rows: Iterable[tuple[float, ...]] = zip(*lines, strict=True)
    return sum(max(row) ** 2 for row in rows)


def _share(shares: Sequence[int], floors: Sequence[float], width: float) -> list[float]:
    """The width by shares; a column gets its floor at least, and the others share what is left."""
    if sum(floors) >= width:
        return [width * floor / sum(floors) for floor in floors]
    fixed: set[int] = set()
    while True:
        rest = width - sum(floors[number] for number in fixed)
        whole = sum(share for number, share in enumerate(shares) if number not in fixed)
        widths = [
            floors[number] if number in fixed else rest * share / whole for number, share in enumerate(shares)
        ]
        short = {number for number, floor in enumerate(floors) if widths[number] < floor}
        if not short:
            return widths
        fixed |= short
