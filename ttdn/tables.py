"""A table as data: columns that say what they hold, and rows of typed values.

What a question is answered with, and what is exported, is one of these; the terminal, CSV, JSON, Markdown and
Excel show the same table, so that they cannot disagree. It is pure: no files, no rendering.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ttdn.language import Labelled, Language, Text
from ttdn.vietnamese import format_amount, format_date

_NOTHING = Text("", "")


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
#: What a cell holds; None: nothing is known.
Value = str | int | Decimal | date | bool | Text | Word | None


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
    about: Text = _NOTHING
    decimals: int = 0
    codes: tuple[Coded, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a stable English ``name`` (of its file and sheet) and a ``title`` for people."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    about: Text = _NOTHING

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
        return Table(self.name, self.title, tuple(columns), rows, self.about)

    def only(self, names: Iterable[str]) -> "Table":
        """The same with some of its columns."""
        wanted = set(names)
        places = [place for place, column in enumerate(self.columns) if column.name in wanted]
        return Table(
            self.name,
            self.title,
            tuple(self.columns[place] for place in places),
            tuple(tuple(row[place] for place in places) for row in self.rows),
            self.about,
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
