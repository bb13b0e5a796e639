"""What a report says, cell by cell.

It is a flat table of texts, in one form for each kind, so that values can be compared.
"""

from collections.abc import Iterator, Mapping, Sequence

from ttdn.forms.addresses import CellAddress, Values, inner_row
from ttdn.forms.columns import DAYS_MARK, EVIDENCE, FIGURES, FUNDING, HEAD, LISTS, PARTS, RESULTS, VALUE
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.source import Value


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
