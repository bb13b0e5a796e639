"""How much of what there is to say finds room on the first page when it is printed on A4.

Browsers do not break a page where we want, so the lines are counted before: on the cautious side, by the
widest of the fonts that the page may be shown in. What finds no room stands behind the first page.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple, TypeVar

#: Of the first page: lines in its two columns, and letters in a line of each.
LINES = 55
MAIN_LETTERS = 76
SIDE_LETTERS = 42
#: A heading with the space above it, in lines.
HEADING = 2

Entry = TypeVar("Entry")


class Fitting(NamedTuple):
    """What a list has room for: how many of its entries, and how many have none."""

    shown: int
    left: int


def lines_of(words: str, letters: int) -> int:
    """How many lines words take."""
    return max(ceil(len(words) / letters), 1)


def share_lines(wanted: Sequence[int], lines: int) -> list[int]:
    """Lines for several lists: who wants little gets it, the others share alike what is left."""
    given = [0] * len(wanted)
    for done, place in enumerate(sorted(range(len(wanted)), key=lambda place: wanted[place])):
        given[place] = min(wanted[place], max(lines, 0) // (len(wanted) - done))
        lines -= given[place]
    return given


def fit(entries: Iterable[str], letters: int, lines: int) -> Fitting:
    """How many of the entries have room; where not all have, a line is kept to say so."""
    needed = [lines_of(one, letters) for one in entries]
    if sum(needed) <= lines:
        return Fitting(len(needed), 0)
    shown, left = 0, lines - 1
    while shown < len(needed) and needed[shown] <= left:
        left -= needed[shown]
        shown += 1
    return Fitting(shown, len(needed) - shown)


def choose_turns(turns: Iterable[tuple[Entry, int]], lines: int) -> list[Entry]:
    """Of entries with their lines, in the order of their claims, those that have room."""
    chosen = []
    for entry, needed in turns:
        if needed <= lines:
            chosen.append(entry)
            lines -= needed
    return chosen
