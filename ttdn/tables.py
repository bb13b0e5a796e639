"""A table as data: columns that say what they hold, and rows of typed values.

What a question is answered with, and what is exported, is one of these; the terminal, CSV, JSON, Markdown and
Excel show the same table, so that they cannot disagree. It is pure: no files of the user, no rendering.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from ttdn.data_files import read_data
from ttdn.language import NOTHING, Labelled, Language, Text
from ttdn.vietnamese import format_amount, format_date


class Kind(StrEnum):
    """What a column holds; it decides how a value is shown and aligned."""

    TEXT = "text"
    #: An id, a number of an item, an address: never broken or taken for a number.
    NAME = "name"
    #: A year: a number that has no marks between thousands.
    YEAR = "year"
    NUMBER = "number"
    #: An amount in đồng.
    MONEY = "money"
    DAY = "date"
    YES_NO = "boolean"


class Coded(NamedTuple):
    """A word of the program: its stable code for other programs, its label for people."""

    code: str
    label: Text


#: A word of the program: by itself, or one of those that are listed together.
Word = Coded | Labelled
#: Words of the program by their codes.
Labels = Mapping[Any, Text]
#: What a cell holds; None: nothing is known.
Value = str | int | Decimal | date | bool | Text | Word | None
#: Cells by the names of their columns.
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable English ``name``, its ``title`` for people, and what it holds.

    ``width`` is how many letters are wanted side by side. ``about`` is what the data dictionary says of it,
    ``decimals`` how many digits a number may have behind its point, ``codes`` the words of the program that
    it may hold, each as a ``Coded``.
    """

    name: str
    title: Text
    kind: Kind = Kind.TEXT
    width: int = 14
    about: Text = NOTHING
    decimals: int = 0
    codes: tuple[Coded, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a stable English ``name`` (of its file and sheet) and a ``title`` for people."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = field(default=(), repr=False)
    about: Text = NOTHING

    def filled(self, rows: Iterable[Row], **codes: Labels) -> "Table":
        """The same with rows, their cells by the names of the columns: what a row does not say is unknown.

        Args:
            rows: The rows.
            codes: The words of the program that a column may hold, by its name.

        Raises:
            KeyError: A row says something for which there is no column.
        """
        names = [column.name for column in self.columns]
        columns = (replace(one, codes=_coded(codes.get(one.name, {}))) for one in self.columns)
        return replace(self, columns=tuple(columns), rows=tuple(_cells(row, names) for row in rows))

    def headings(self, language: Language | None) -> list[str]:
        """What stands above the columns: their titles, or without a language their stable names."""
        return [column.title.in_language(language) if language else column.name for column in self.columns]

    def with_labels(self) -> "Table":
        """The same with a column for the labels beside each column of codes: ``state``, ``state_label``."""
        columns: list[Column] = []
        for column in self.columns:
            columns.append(column)
            if column.codes:
                columns.append(_labels_of(column))
        coded = [bool(column.codes) for column in self.columns]
        rows = tuple(
            tuple(
                part
                for value, is_coded in zip(row, coded, strict=True)
                for part in ((value, _label_of(value)) if is_coded else (value,))
            )
            for row in self.rows
        )
        return replace(self, columns=tuple(columns), rows=rows)

    def only(self, names: Iterable[str]) -> "Table":
        """The same with some of its columns."""
        wanted = set(names)
        places = [place for place, column in enumerate(self.columns) if column.name in wanted]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
        )

    def without_empty(self, keep: Sequence[str] = ()) -> "Table":
        """The same without the columns in which no row says anything."""
        filled = [
            column.name
            for place, column in enumerate(self.columns)
            if column.name in keep
            or any(plain_value(row[place], None) not in {None, ""} for row in self.rows)
        ]
        return self.only(filled)


def _cells(row: Row, names: Sequence[str]) -> tuple[Value, ...]:
    if unknown := row.keys() - set(names):
        raise KeyError(*unknown)
    return tuple(map(row.get, names))


def _coded(labels: Labels) -> tuple[Coded, ...]:
    return tuple(Coded(str(code), label) for code, label in labels.items())


def described(name: str) -> Table:
    """A table with which a question is answered, as yet without rows: see ``tables.toml``."""
    return read_tables(__file__)[name]


@cache
def read_tables(module: str) -> Mapping[str, Table]:
    """The tables that ``tables.toml`` beside a module describes, by their names and without rows."""
    entries = read_data(module, "tables")

    def columns_of(name: str) -> Iterator[Column]:
        for line in entries[name]["columns"]:
            if isinstance(line, str):
                other, _, own = line.partition(".")
                yield from (one for one in columns_of(other) if own in {"", one.name})
            else:
                yield _column(*line)

    return {
        name: Table(
            name,
            Text(*entry.get("title", NOTHING)),
            tuple(columns_of(name)),
            about=Text(*entry.get("about", NOTHING)),
        )
        for name, entry in entries.items()
    }


def _column(name: str, holds: str, width: int, *words: str) -> Column:
    """A column by its line: what it is called, then what it means, where that is said."""
    kind, _, decimals = holds.partition(".")
    title, about = Text(*words[:2]), Text(*words[2:]) if words[2:] else NOTHING
    return Column(name, title, Kind(kind), width, about, int(decimals or 0))


def _labels_of(column: Column) -> Column:
    labels = Text(f"{column.title.vi} (chữ)", f"{column.title.en} (words)")
    about = Text(f"Lời của cột {column.name}.", f"The words of the column {column.name}.")
    return Column(f"{column.name}_label", labels, Kind.TEXT, column.width, about)


def _label_of(value: Value) -> Value:
    return value.label if isinstance(value, Word) else None


def plain_value(value: Value, language: Language | None) -> str | int | Decimal | date | bool | None:
    """A value with its words in one language; without one the codes and the Vietnamese words."""
    if isinstance(value, Word):
        return value.label.in_language(language) if language else value.code
    if isinstance(value, Text):
        return value.in_language(language or Language.VIETNAMESE)
    return value


def shown(value: Value, language: Language, kind: Kind | None = None) -> str:
    """A value as people read it: 05/12/2020, 1.234,5, có; of a column of years 2020, not 2.020."""
    plain = plain_value(value, language)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return language.say("có", "yes") if plain else language.say("không", "no")
    if isinstance(plain, date):
        return language.say(format_date(plain), plain.isoformat())
    return str(plain) if isinstance(plain, str) or kind is Kind.YEAR else format_amount(plain)


def shown_rows(table: Table, language: Language) -> Iterator[list[str]]:
    """The rows of a table as people read them."""
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        yield [shown(value, language, kind) for value, kind in zip(row, kinds, strict=True)]
