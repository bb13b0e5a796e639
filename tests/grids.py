"""Tables as they are drawn on paper, for tests: no Word file is needed.

A line is a row and ``|`` parts its cells. ``<`` belongs to the cell on its left, ``^`` to the one above it,
``¶`` ends a paragraph, ``**words**`` are bold, ``[1.] words`` have a label that Word prints.
"""

import re
from collections.abc import Iterator
from itertools import count

from ttdn.importing.blocks import Cell, Paragraph, Row, Table

_PARAGRAPH = re.compile(r"(?:\[(?P<label>[^]]+)\] )?(?P<bold>\*\*)?(?P<text>.+?)(?:\*\*)?")


def grid(drawn: str, places: Iterator[int] | None = None) -> Table:
    """The table that is drawn."""
    places = places or count(1)
    first = next(places)
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    rows = []
    for at, line in enumerate(lines):
        cells = []
        for column, words in enumerate(line):
            if words in ("<", "^"):
                continue
            width = next(size for size in count(1) if line[column + size : column + size + 1] != ["<"])
            below = (other[column : column + 1] == ["^"] for other in lines[at + 1 :])
            height = 1 + next(
                (size for size, is_same in enumerate(below) if not is_same), len(lines) - at - 1
            )
            cells.append(Cell(_paragraphs(words, places), column, width, height))
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows), first)


def _paragraphs(words: str, places: Iterator[int]) -> tuple[Paragraph, ...]:
    found = [_PARAGRAPH.fullmatch(part.strip()) for part in words.split("¶") if part.strip()]
    return tuple(
        Paragraph(one["text"], next(places), label=one["label"] or "", bold=bool(one["bold"]))
        for one in found
        if one
    )
