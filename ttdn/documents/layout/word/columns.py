"""How wide the columns of a table are, and how large its letters.

The template's shares, as far as the words allow.

A figure never breaks, a word only where it is wider than a column may be. Rows are not split between pages,
so that a tall one leaves a white foot on the page before it: where it makes the rows lower, room goes from
one column to another.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ttdn.documents.document.model import Runs, Table, words_of
from ttdn.documents.layout.word.styles import MARGIN
from ttdn.measure import POINTS_PER_CM, text_width

#: The widest that a word (cm) makes its column; a longer one is broken. A figure is not.
_WORD_LIMIT = 3.5
#: From so many lines in a row on, smaller letters are preferred.
_MANY_LINES = 8
#: What lines lose at their ends, where a word no longer fits.
_WASTE = 0.5
#: Rows by which a table is judged: its head so many times, so many from all over it, and its longest ones.
_HEADS, _SAMPLE, _LONGEST = 3, 50, 10
#: The room (cm) that goes from one column to another at a time, and the gain for which it is done. Sometimes
#: only a large step is one to the better.
_STEPS, _GAIN = (0.25, 1.0, 2.5), 0.002
_MOST_STEPS = 100
_LINE, _PADDING = 1.15, 0.15


class Columns(NamedTuple):
    """The layout of a table: ``size`` of its letters in points, ``widths`` of its columns in cm."""

    size: float
    widths: tuple[float, ...]

    def height(self, cells: Sequence[Runs]) -> float:
        """About how high (cm) a row is."""
        lines = [
            sum(
                1 + int(text_width(line, self.size) * 1.1 / max(width - 2 * MARGIN, 0.1))
                for line in words_of(cell).split("\n")
            )
            for cell, width in zip(cells, self.widths, strict=True)
        ]
        return max(lines, default=1) * self.size * _LINE / POINTS_PER_CM + _PADDING


def fit_columns(table: Table, width: float, sizes: Sequence[float]) -> Columns:
    """Columns that together are ``width`` (cm) wide.

    They have the first of the ``sizes`` (points) in which they hold their words well, else the last.
    """
    for size in sizes:
        floors, rows = list(_floors(table, size)), _sample(table, size)
        widths = _lower(_share(table.widths, floors, width), floors, rows)
        if sum(floors) <= width and max(max(_lines(row, widths)) for row in rows) <= _MANY_LINES:
            break
    return Columns(size, tuple(widths))


def _floors(table: Table, size: float) -> Iterator[float]:
    """What each column needs (cm) for its longest figure and, up to a limit, its longest word."""
    # Bold, as the figures in a row of totals are.
    bold_width = partial(text_width, size=size, bold=True)
    for number, head in enumerate(table.head):
        words = {word for text in {words_of(row[number]) for row in table.rows} for word in _parts(text)}
        figures = max(map(bold_width, filter(_is_figure, words)), default=0.0)
        longest = max(map(bold_width, words.union(_parts(words_of(head)))), default=0.0)
        # A hair more: what is measured and what is set differ in the last digit.
        yield max(figures, min(longest, _WORD_LIMIT)) + 2 * MARGIN + 0.05


def _parts(text: str) -> list[str]:
    """The words of a text, those with hyphens in their parts: a line may end behind a hyphen."""
    return text.replace("-", "- ").split()


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() and all(letter.isdigit() or letter in ".,/%" for letter in word)


def _sample(table: Table, size: float) -> list[list[float]]:
    """The widths of the texts of some rows: of the head, the longest, and others from all over the table."""
    every = max(1, len(table.rows) // _SAMPLE)
    longest = sorted(table.rows, key=lambda row: sum(map(len, map(words_of, row))), reverse=True)[:_LONGEST]
    head = [text_width(words_of(cell), size, bold=True) for cell in table.head]
    # The head stands on every page.
    return [
        *[head] * _HEADS,
        *([text_width(words_of(cell), size) for cell in row] for row in (*longest, *table.rows[::every])),
    ]


def _lines(row: Sequence[float], widths: Sequence[float]) -> list[float]:
    """About how many lines each text of a row takes; a fraction too, so that every little room counts."""
    return [
        1.0 if text <= width - 2 * MARGIN else text / max(width - 2 * MARGIN, 0.1) + _WASTE
        for text, width in zip(row, widths, strict=True)
    ]


def _lower(widths: list[float], floors: Sequence[float], rows: Sequence[Sequence[float]]) -> list[float]:
    """The widths with room moved, step by step, to where it makes the rows lowest; tall rows count most."""
    best = _cost(widths, rows)
    for _ in range(_MOST_STEPS):
        takers = {
            lines.index(max(lines)) for lines in (_lines(row, widths) for row in rows) if max(lines) > 1
        }
        moves = [
            _moved(widths, giver, taker, step)
            for giver, width in enumerate(widths)
            for step in _STEPS
            if width - step >= floors[giver]
            for taker in sorted(takers - {giver})
        ]
        cost, moved = min(((_cost(move, rows), move) for move in moves), default=(best, widths))
        if cost > best * (1 - _GAIN):
            break
        best, widths = cost, moved
    return widths


def _moved(widths: Sequence[float], giver: int, taker: int, step: float) -> list[float]:
    moved = list(widths)
    moved[giver] -= step
    moved[taker] += step
    return moved


def _cost(widths: Sequence[float], rows: Sequence[Sequence[float]]) -> float:
    return sum(max(_lines(row, widths)) ** 2 for row in rows)


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
