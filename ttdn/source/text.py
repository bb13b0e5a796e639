"""The text of a file and places in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ttdn.diagnostics import Location

KeyPath = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]

#: Larger than any honest report by a factor of fifty; a check must not become slow.
MAXIMUM_BYTES = 1024 * 1024
#: A plan needs five levels.
MAXIMUM_DEPTH = 20
#: Keys, values and entries of one file; what is found wrong grows with them. The plan of 2020 has 1,700, a
#: unit of its roster 5.
MAXIMUM_NODES = 10_000
MAXIMUM_PLAN_NODES = 30_000
#: A register grows with every file that comes: ten thousand arrivals of a large authority.
MAXIMUM_REGISTER_BYTES, MAXIMUM_REGISTER_NODES = 8 * 1024 * 1024, 300_000
#: What a terminal line can show of a source line.
MAXIMUM_SNIPPET = 400

LINE_BREAK = re.compile("\r\n|\n|\r")


def line_end(text: str) -> str:
    """How the lines of a text end, as Windows or as others end them."""
    return "\r\n" if "\r\n" in text else "\n"


class Span(NamedTuple):
    """Where a key or a value stands: line and column from 0, length in characters on that line."""

    line: int
    column: int
    length: int


def texts(value: Value, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text among data, with its key path."""
    if isinstance(value, str):
        yield path, value
    elif value:
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(inner, (*path, name))


def value_at(data: Value, path: Sequence[str | int]) -> Value:
    """What stands at a path in data; None where nothing does."""
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
        else:
            return None
    return data


@dataclass
class SourceText:
    """A file's name and its text in NFC.

    ``limit`` is the number of keys, values and entries that it may have.
    """

    file: str
    text: str
    limit: int = MAXIMUM_NODES

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters of the text; those of ASCII need not be among them."""
        return frozenset(self.text)

    def place(self, span: Span) -> Location:
        """A span as a location with its source line."""
        text = self.lines[span.line] if span.line < len(self.lines) else ""
        return Location(
            self.file, span.line + 1, span.column + 1, max(span.length, 1), text[:MAXIMUM_SNIPPET]
        )

    def mark(self, line: int, column: int, length: int, snippet: str) -> Location:
        """A place in a line of the text, both counted from 1, with what is shown of that line."""
        return Location(self.file, line, column, length, snippet)
