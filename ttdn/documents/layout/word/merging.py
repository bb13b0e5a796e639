"""Cells that say the same in rows that follow each other: one cell, and its words once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ttdn.documents.document.model import Row, Run, Table, words_of

#: For how many rows the words of each cell stand: 0 where they stand in a cell above.
Spans = tuple[tuple[int, ...], ...]
#: A cell is never higher than so many rows: it may begin at the foot of a page, and on the next its words
#: stand again soon.
_MOST_ROWS = 6
#: Words that should stand on one line, however many rows there are.
_LEAST_WORDS = 4


def find_spans(table: Table) -> Spans:
    """The cells of each row that reach over rows below; figures never do."""
    columns = ([words_of(row[number]).strip() for row in table.rows] for number in range(len(table.head)))
    titles = [is_title(row) for row in table.rows]
    return tuple(zip(*(_spans(column, titles) for column in columns), strict=True))


def is_title(row: Row) -> bool:
    """Whether a row is the title of those below it, or a sum: all of its words are bold."""
    said = [run for runs in row for run in runs if run.text.strip()]
    return bool(said) and all(run.bold for run in said)


def _spans(words: Sequence[str], titles: Sequence[bool]) -> Iterator[int]:
    for (text, title), group in groupby(zip(words, titles, strict=True)):
        left = sum(1 for _ in group)
        # The number of a document is each row's own, though two may bear the same.
        merged = not title and "/" not in text and any(map(str.isalpha, text))
        while left:
            # Pieces of about the same height, so that none is a single row.
            rows = -(-left // -(-left // _MOST_ROWS)) if merged else 1
            yield from (rows, *[0] * (rows - 1))
            left -= rows


def as_if_split(table: Table, spans: Spans) -> Table:
    """The table for whoever measures it: the words of a cell, shared out among its rows."""
    columns = zip(
        *(
            _shared([row[number] for row in table.rows], [row[number] for row in spans])
            for number in range(len(table.head))
        ),
        strict=True,
    )
    return replace(table, rows=tuple(columns))


def _shared(cells: Sequence[tuple[Run, ...]], spans: Sequence[int]) -> Iterator[tuple[Run, ...]]:
    for cell, rows in zip(cells, spans, strict=True):
        if rows == 1:
            yield cell
        words = words_of(cell).split() if rows > 1 else []
        share = max(-(-len(words) // max(rows, 1)), _LEAST_WORDS)
        for part in range(rows if rows > 1 else 0):
            yield (Run(" ".join(words[part * share : (part + 1) * share])),)
