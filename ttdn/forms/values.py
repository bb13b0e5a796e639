"""What a report says, cell by cell.

A flat table of texts, in one form for each kind, so that values can be compared.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from ttdn.forms.columns import (
    EVIDENCE,
    FIGURES,
    FUNDING,
    HEAD,
    LISTS,
    RESULTS,
    SHEETS,
    CellKind,
    CellPath,
    Field,
    Record,
    Table,
    path_of,
)
from ttdn.model.plan import Item, Plan, Unit
from ttdn.model.report import read_status
from ttdn.model.scalars import read_date, read_identifier, read_line, read_text, read_whole_number
from ttdn.source import Value

#: The values of a report or of a form; what is blank is not in it.
Values = dict[CellPath, str]

_READERS: Mapping[CellKind, Callable[[Any], object]] = {
    CellKind.LINE: read_line,
    CellKind.WORDS: read_text,
    CellKind.LINK: read_line,
    CellKind.DAY: read_date,
    CellKind.COUNT: read_whole_number,
    CellKind.MONEY: read_whole_number,
    CellKind.STATUS: read_status,
    CellKind.ITEM: read_identifier,
    CellKind.SORT: read_line,
}

PARTS: Mapping[str, Record | Table] = {part.name: part for sheet in SHEETS for part in sheet.parts}


def canonical(kind: CellKind, text: str) -> str:
    """A text as the program would write it: a day as 2020-12-09, a status by its word.

    What cannot be read stays as it is.
    """
    try:
        return str(_READERS[kind](text))
    except PydanticCustomError:
        return text.strip()


def form_items(plan: Plan, unit: Unit) -> dict[str, Item]:
    """The items that a unit's form has rows for: those it owes, then those that are open to every unit."""
    owed = {item.id: item for item in plan.owed_by(unit)}
    return owed | {item.id: item for item in plan.items.values() if not item.owners and not item.reported_in}


def values_of(data: Value, items: Mapping[str, Item], plan: Plan) -> Values:
    """The values that a report gives to the cells of a form; rows of lists are named by their positions.

    Args:
        data: What the source of the report holds, valid or not.
        items: The items that the form has rows for.
        plan: The plan of its year.
    """
    return {path: text for path, text in _walk(data if isinstance(data, dict) else {}, items, plan) if text}


def _walk(data: dict[str, Value], items: Mapping[str, Item], plan: Plan) -> Iterator[tuple[CellPath, str]]:
    for record in (HEAD, FUNDING):
        for part, field in record.fields:
            yield path_of(record, part, field), _text(field, data.get(part) if part else data)
    seen: set[str] = set()
    for entry in _entries(data.get("results")):
        item = str(entry.get("item") or "").strip()
        if item in items and item not in seen:
            seen.add(item)
            yield from _result(item, entry, plan)
    for name in LISTS:
        table = PARTS[name]
        for position, value in enumerate(_list(data.get(name))):
            for field in table.fields if isinstance(table, Table) else ():
                yield path_of(table, str(position), field), _text(field, value)


def _result(item: str, entry: dict[str, Value], plan: Plan) -> Iterator[tuple[CellPath, str]]:
    for field in RESULTS.fields:
        yield path_of(RESULTS, item, field), _text(field, entry)
    figures = entry.get("figures")
    for figure in plan.figures_of(item):
        if isinstance(figures, dict):
            yield (
                path_of(FIGURES, f"{item}/{figure.id}", FIGURES.fields[0]),
                _scalar(CellKind.COUNT, figures.get(figure.id)),
            )
    for position, evidence in enumerate(_list(entry.get("evidence"))):
        row = f"{item}/{position}"
        for field in EVIDENCE.fields:
            yield (
                path_of(EVIDENCE, row, field),
                item if field.kind is CellKind.ITEM else _text(field, evidence),
            )


def _text(field: Field, container: Value) -> str:
    value = container.get(field.key) if isinstance(container, dict) else container
    return _scalar(field.kind, value)


def _scalar(kind: CellKind, value: Value) -> str:
    return canonical(kind, value) if isinstance(value, str) else ""


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _entries(value: Value) -> list[dict[str, Value]]:
    return [entry for entry in _list(value) if isinstance(entry, dict)]


def field_of(path: CellPath) -> Field:
    """The field that a path is a value of."""
    if path in _FIELDS:
        return _FIELDS[path]
    match path:
        case ("results", _, "figures", _):
            return FIGURES.fields[0]
        case (part, _):
            return _FIELDS[part, part]
        case (part, *_, key):
            return _FIELDS[part, key]
        case _:
            raise KeyError(path)


def kind_of(path: CellPath) -> CellKind:
    """What kind of value belongs to a path."""
    return field_of(path).kind


_FIELDS: dict[CellPath, Field] = {
    **{path_of(record, part, field): field for record in (HEAD, FUNDING) for part, field in record.fields},
    **{
        (part.name, field.key): field
        for part in PARTS.values()
        if isinstance(part, Table)
        for field in part.fields
    },
}


def rows_of(values: Values, part: str) -> dict[str, dict[str, str]]:
    """The rows of a table that say something, by their names in their order.

    Each with its values by field.
    """
    rows: dict[str, dict[str, str]] = {}
    for path, text in values.items():
        if path[0] == part and len(path) > 1:
            rows.setdefault(path[1], {})[path[-1] if len(path) > 2 else part] = text  # noqa: PLR2004 - (part, row, field)
    return rows
