"""How much of what there is to say finds room on the first page when it is printed on A4.

Browsers do not break a page where we want, so the lines are counted before: on the cautious side, by the
widest of the fonts that the page may be shown in. What finds no room stands behind the first page.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TypeVar

#: Of the first page: lines in its two columns, and letters in a line of each.
LINES = 60
MAIN_LETTERS = 78
SIDE_LETTERS = 43
#: The same of a strip's title, and of its words.
TITLE_LETTERS, WORDS_LETTERS = 35, 36
#: A heading with the space above it, in lines.
HEADING = 2
#: Letters in a line of the title, of what stands below it, and of a note on a measure; a line of the title is
#: so many lines of text.
HEAD_LETTERS, CITED_LETTERS, NOTE_LETTERS, HEAD_LINE = 60, 115, 46, 1.6
#: So many lines of notes on the measures have room as it is.
NOTES = 2
#: One entry of a list takes no more lines than these, a title no more letters.
LONGEST_ENTRY, LONGEST_TITLE = 14, 90
#: Of less than so many letters nothing is told.
_LEAST = 24

Some = TypeVar("Some")


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


def cut_to(words: str, letters: int) -> str:
    """Words that are not longer: cut behind a name or a word; empty where next to nothing would be left."""
    if len(words) <= letters:
        return words
    begun = words[: max(letters - 1, 0)]
    end = max(begun.rfind(", "), begun.rfind("; "))
    end = end if end > letters // 2 else begun.rfind(" ")
    return f"{begun[:end]}…" if end >= _LEAST else ""


def choose_turns(turns: Iterable[tuple[Some, int]], lines: int) -> list[Some]:
    """Of entries with their lines, in the order of their claims, those that have room."""
    chosen = []
    for entry, needed in turns:
        if needed <= lines:
            chosen.append(entry)
            lines -= needed
    return chosen
