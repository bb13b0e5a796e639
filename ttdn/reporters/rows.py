"""Rows of words as CSV and as a table of Markdown."""

import csv
import io
from collections.abc import Iterable, Sequence

from ttdn.safe_text import cell


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[str]], separator: str = ",") -> str:
    """CSV that spreadsheets open with its letters right.

    It begins with a byte order mark, without which Excel garbles Vietnamese letters.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return "\ufeff" + stream.getvalue()


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Any values as CSV in which no cell is a formula."""
    return csv_text(columns, ((cell(str(value or "")) for value in row) for row in rows))


def as_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table of Markdown, with the blank one below it."""
    return [
        _row(head),
        "|" + " --- |" * len(head),
        *map(_row, rows),
        "",
    ]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
