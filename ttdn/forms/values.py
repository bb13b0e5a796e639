"""What a report or a form says, cell by cell: a flat table of texts, in one form for each kind.

The names of rows and the addresses of cells are made here, and taken apart nowhere else. A row's name stands
in the hidden first column of a form, and forms carry along what their cells were filled with, so both are
written as 0.1.0 wrote them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ttdn.diagnostics import Location
from ttdn.forms.columns import (
    DAYS_MARK,
    EVIDENCE,
    FIGURES,
    FUNDING,
    HEAD,
    LISTS,
    PARTS,
    RESULTS,
    VALUE,
    Field,
)
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.source import Value

_ROW, _HEAD, _INNER = "|", "#", "/"
_SPARE, _INFORMING = "+", "="


class RowName(NamedTuple):
    """A row of a form: its part and its name within the part; that of the part's head is empty."""

    part: str
    row: str = ""

    def __str__(self) -> str:
        """What stands in the hidden column; unlike that of any other row of the form."""
        return f"{self.part}{_ROW}{self.row}" if self.row else f"{self.part}{_HEAD}"

    @classmethod
    def parse(cls, text: str) -> "RowName | None":
        """A name as it is written; None where it is none."""
        part, mark, row = text.partition(_ROW)
        name = cls(part, row) if mark else cls(text.removesuffix(_HEAD))
        return name if str(name) == text else None


def spare_row(number: int) -> str:
    """The name of a row for what is not known yet."""
    return f"{_SPARE}{number}"


def spare_number(row: str) -> int:
    """The number of such a row; 0 for any other."""
    number = row.removeprefix(_SPARE)
    return int(number) if row.startswith(_SPARE) and number.isdecimal() else 0


def informing_row(key: str) -> str:
    """The name of a row of a record in which nothing is filled in."""
    return f"{_INFORMING}{key}"


def is_informing(row: str) -> bool:
    """Whether nothing is filled in in a row of a record."""
    return row.startswith(_INFORMING)


def inner_row(outer: str, inner: str) -> str:
    """The name of a row for something of an item: a figure, an evidence that stands in the report."""
    return f"{outer}{_INNER}{inner}"


def outer_and_inner(row: str) -> tuple[str, str]:
    """The item of such a row, and what of it the row is for."""
    outer, _, inner = row.partition(_INNER)
    return outer, inner


class CellAddress(NamedTuple):
    """A cell that is filled in: its part, the name of its row, the key of its column."""

    part: str
    row: str
    column: str

    @property
    def path(self) -> tuple[str, ...]:
        """The same as reports name it, such as ``results``, the item, ``figures``, the figure."""
        if self.column == VALUE:
            return tuple(self.row.split(_INNER))
        if self.part == FIGURES.name:
            item, figure = outer_and_inner(self.row)
            return RESULTS.name, item, self.column, figure
        return self[:2] if self.column == self.part else self

    @classmethod
    def of(cls, path: Sequence[str]) -> "CellAddress":
        """The cell of such a path."""
        match tuple(path):
            case (RESULTS.name, item, FIGURES.name, figure):
                return cls(FIGURES.name, inner_row(item, figure), FIGURES.name)
            case (part, row, column) if part in PARTS:
                return cls(part, row, column)
            case (part, row) if part in PARTS and not PARTS[part].lines:
                return cls(part, row, part)
        row = _INNER.join(path)
        part = next((name for name, part in PARTS.items() if row in part.lines), HEAD.name)
        return cls(part, row, VALUE)

    @property
    def item(self) -> str:
        """The item in whose rows it stands; empty for any other cell."""
        return outer_and_inner(self.row)[0] if self.part in {RESULTS.name, FIGURES.name} else ""

    def figure_of(self, plan: Plan) -> Figure | None:
        """The figure that it asks for."""
        return plan.figures_by_id.get(outer_and_inner(self.row)[1]) if self.part == FIGURES.name else None

    @property
    def field(self) -> Field:
        """What the cell is for.

        Raises:
            KeyError: No form has such a cell.
        """
        field = _field_of(self.part, self.row, self.column)
        if field is None:
            raise KeyError(self)
        return field


@lru_cache(maxsize=10_000)
def _field_of(part: str, row: str, column: str) -> Field | None:
    return PARTS[part].field_of(row, column)


#: The values of a report or of a form; what is blank is not in it.
Values = dict[CellAddress, str]
#: Where the cells of a form are.
Places = Mapping[CellAddress, Location]


def rows_of(values: Values, part: str) -> dict[str, dict[str, str]]:
    """The rows of a part that say something, by their names in their order, each with its values."""
    rows: dict[str, dict[str, str]] = {}
    for address, text in values.items():
        if address.part == part:
            rows.setdefault(address.row, {})[address.column] = text
    return rows


def encode_values(values: Values) -> dict[str, str]:
    """Values as JSON can hold them."""
    return {_ROW.join(address.path): text for address, text in values.items()}


def decode_values(data: Mapping[str, str]) -> Values:
    """Values as ``encode_values`` wrote them."""
    return {CellAddress.of(str(path).split(_ROW)): str(text) for path, text in data.items()}


def form_items(plan: Plan, unit: Unit) -> dict[str, Item]:
    """The items that a unit's form has rows for, by their numbers."""
    return {item.id: item for item in plan.reportable(unit)}


def values_of(data: Value, items: Mapping[str, Item], plan: Plan) -> Values:
    """The values that a report gives to the cells of a form; rows of lists are named by their positions.

    Args:
        data: What the source of the report holds, valid or not.
        items: The items that the form has rows for.
        plan: The plan of its year.
    """
    texts = (
        (cell, cell.field.kind.canonical(text))
        for cell, value in _walk(data, items, plan)
        if (text := text_of(value)) is not None
    )
    return {cell: text for cell, text in texts if text}


def _walk(data: Value, items: Mapping[str, Item], plan: Plan) -> Iterator[tuple[CellAddress, Value]]:
    for record in (HEAD, FUNDING):
        for line in record.lines:
            cell = CellAddress(record.name, line, VALUE)
            yield cell, value_at(data, cell.path)
    results: dict[str, Value] = {}
    for entry in as_list(value_at(data, [RESULTS.name])):
        results.setdefault(item_of(entry), entry)
    for item, entry in results.items():
        if item in items:
            yield from _result(item, entry, plan)
    for name in LISTS:
        for position, entry in enumerate(as_list(value_at(data, [name]))):
            yield from _entry(name, str(position), entry)


def _result(item: str, entry: Value, plan: Plan) -> Iterator[tuple[CellAddress, Value]]:
    yield from _entry(RESULTS.name, item, entry)
    for figure in plan.figures_of(item):
        value = value_at(entry, (FIGURES.name, figure.id))
        yield CellAddress(FIGURES.name, inner_row(item, figure.id), FIGURES.name), value
    for position, evidence in enumerate(as_list(value_at(entry, [EVIDENCE.name]))):
        row = inner_row(item, str(position))
        yield CellAddress(EVIDENCE.name, row, "item"), item
        yield from _entry(EVIDENCE.name, row, evidence)


def _entry(part: str, row: str, entry: Value) -> Iterator[tuple[CellAddress, Value]]:
    """What an entry of a list gives to the cells of its row."""
    for key, value in cells_of_entry(part, entry).items():
        yield CellAddress(part, row, key), value


def cells_of_entry(part: str, entry: Value) -> dict[str, Value]:
    """What an entry of a list gives to the columns of its row; an evidence does not name its own item."""
    given = entry if isinstance(entry, dict) else {part: entry}
    return {key: given.get(key) for key in entry_keys(part)}


def entry_keys(part: str) -> list[str]:
    """The columns of a list that are fields of its entries."""
    return [key for key in PARTS[part].inputs if (part, key) != (EVIDENCE.name, "item")]


def text_of(value: Value) -> str | None:
    """What a cell says for a value of a report: its text, several days in one; None where it says nothing."""
    if isinstance(value, list):
        days = [day for day in value if isinstance(day, str)]
        return DAYS_MARK.join(days) if len(days) == len(value) else None
    return value if isinstance(value, str) else None


def value_at(data: Value, path: Sequence[str]) -> Value:
    """What stands under a path of keys; None where nothing does."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def as_list(value: Value) -> list[Value]:
    """A list as it is, and none for anything else."""
    return value if isinstance(value, list) else []


def item_of(entry: Value) -> str:
    """The item of an entry of ``results``; empty where it names none."""
    return str(entry.get("item") or "").strip() if isinstance(entry, dict) else ""
