"""Three states of one report.

The form as it was made (base), as it says now (theirs) and the folder's report (ours) give what it is to
be.

What only one side has changed is taken; what both have changed in different ways is a conflict, and then
nothing is decided.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from ttdn.forms.columns import (
    EVIDENCE,
    FIGURES,
    FUNDING,
    HEAD,
    LISTS,
    RESULTS,
    VALUE,
    CellKind,
    split_days,
)
from ttdn.forms.values import (
    CellAddress,
    Values,
    as_list,
    cells_of_entry,
    entry_keys,
    inner_row,
    item_of,
    rows_of,
    text_of,
    value_at,
)
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.report import Evidence, Programme, Report, Result, Training
from ttdn.source import Value
from ttdn.source.tree import Brackets, Entry, Tree, as_tree

_Row = Mapping[str, str]
#: The lists whose entries have keys, with the order of these.
_MODELS: Mapping[str, type[BaseModel]] = {"evidence": Evidence, "programmes": Programme, "training": Training}


@dataclass(frozen=True)
class Conflict:
    """A cell that was changed in the form and by hand: what each side says (empty: nothing).

    ``place`` is which cell it is, in words.
    """

    cell: CellAddress
    theirs: str
    ours: str
    place: str = ""


@dataclass
class Merged:
    """What the report is to be, and what could not be decided."""

    tree: dict[str, Tree]
    conflicts: list[Conflict]


def merge_report(
    base: Values, theirs: Values, ours: dict[str, Value], items: Mapping[str, Item], plan: Plan
) -> Merged:
    """Bring the three states together; what a form does not ask for stays as the folder has it."""
    merger = _Merger(base, theirs, plan)
    tree: dict[str, Tree] = {key: as_tree(value) for key, value in ours.items()}
    for record in (HEAD, FUNDING):
        for line in record.lines:
            cell = CellAddress(record.name, line, VALUE)
            _put(tree, cell.path, merger.choose(cell, value_at(ours, cell.path)))
    tree[RESULTS.name] = merger.results(as_list(ours.get(RESULTS.name)), items)
    for name in LISTS:
        tree[name] = merger.entries(name, rows_of(base, name), rows_of(theirs, name), as_list(ours.get(name)))
    merged = _in_order(tree, Report.model_fields)
    return Merged(
        {key: value for key, value in merged.items() if value not in ({}, []) or ours.get(key) == []},
        merger.conflicts,
    )


def _in_order(tree: Mapping[str, Tree], order: Iterable[str]) -> dict[str, Tree]:
    """The keys in the order of the house, what the model does not know last."""
    return {key: tree[key] for key in dict.fromkeys((*order, *tree)) if key in tree}


def _put(tree: dict[str, Tree], path: Sequence[str], value: Tree) -> None:
    *above, key = path
    container: Tree = tree
    for part in above:
        container = container.setdefault(part, {}) if isinstance(container, dict) else None
    if not isinstance(container, dict):
        return
    if value is None and isinstance(container.get(key), str):
        del container[key]
    elif value is not None:
        container[key] = value


@dataclass
class _Merger:
    base: Values
    theirs: Values
    plan: Plan
    conflicts: list[Conflict] = field(default_factory=list)

    @cached_property
    def evidence(self) -> Sequence[Mapping[str, _Row]]:
        """The evidence of all items, as the form was made and as it says now."""
        return [rows_of(values, EVIDENCE.name) for values in (self.base, self.theirs)]

    def choose(self, cell: CellAddress, ours: Value) -> str | None:
        """One cell."""
        return self._decide(cell, self.base.get(cell, ""), self.theirs.get(cell, ""), ours)

    def _decide(self, cell: CellAddress, base: str, theirs: str, ours: Value) -> str | None:
        kept = ours if isinstance(ours, str) else None
        if theirs == (kept or ""):
            return kept
        kind = cell.field.kind
        here, theirs, base = (kind.canonical(text) for text in (kept or "", theirs, base))
        if theirs in {base, here}:
            return kept
        if here == base:
            return theirs or None
        self.conflicts.append(Conflict(cell, theirs, here))
        return kept

    # Entries of ``results``: found by their items

    def results(self, ours: Sequence[Value], items: Mapping[str, Item]) -> list[Entry]:
        entries: list[Entry] = []
        seen: set[str] = set()
        for position, old in enumerate(ours):
            item = item_of(old)
            if isinstance(old, dict) and item in items and item not in seen:
                seen.add(item)
                value = self._result(item, old)
                if len(value) > 1 or len(old) == 1:
                    entries.append(Entry(position, value, item))
            else:
                entries.append(Entry(position, as_tree(old)))
        earlier: set[str] = set()
        for item in items:
            if item not in seen and len(value := self._result(item, {"item": item})) > 1:
                # Behind the last of those that come before it in the plan.
                places = (place for place, other in enumerate(entries, start=1) if other.row in earlier)
                entries.insert(max(places, default=0), Entry(None, value, item))
            earlier.add(item)
        return entries

    def _result(self, item: str, old: dict[str, Value]) -> dict[str, Tree]:
        value: dict[str, Tree] = {key: as_tree(known) for key, known in old.items()}
        for key in RESULTS.inputs:
            cell = CellAddress(RESULTS.name, item, key)
            if cell.field.kind is CellKind.DAYS:
                self._put_days(value, cell, old.get(key))
            else:
                _put(value, [key], self.choose(cell, old.get(key)))
        for figure in self.plan.figures_of(item):
            cell = CellAddress(FIGURES.name, inner_row(item, figure.id), FIGURES.name)
            path = (FIGURES.name, figure.id)
            _put(value, path, self.choose(cell, value_at(old, path)))
        base, theirs = (
            {row: cells for row, cells in rows.items() if cells.get("item") == item} for rows in self.evidence
        )
        value[EVIDENCE.name] = self.entries(EVIDENCE.name, base, theirs, as_list(old.get(EVIDENCE.name)))
        return {
            key: part
            for key, part in _in_order(value, Result.model_fields).items()
            if part not in ({}, []) or old.get(key) == part
        }

    def _put_days(self, value: dict[str, Tree], cell: CellAddress, ours: Value) -> None:
        """Several days, which the report has as a list; where nothing changed they stay as they are there."""
        here = text_of(ours)
        chosen = self.choose(cell, here)
        if chosen != here:
            days = Brackets(Entry(None, day) for day in split_days(chosen or ""))
            value[cell.column] = days

    # Entries of other lists: found by what they say

    def entries(
        self, name: str, base: Mapping[str, _Row], theirs: Mapping[str, _Row], ours: Sequence[Value]
    ) -> list[Entry]:
        here = [_texts(name, entry) for entry in ours]
        base, theirs = (_as_written(name, rows) for rows in (base, theirs))
        rows = match_rows(base, here)
        added = {row: cells for row, cells in theirs.items() if row not in base}
        rows |= match_rows(added, here, taken=set(rows.values()), exactly=True)
        by_position = {position: row for row, position in rows.items()}
        entries = []
        for position, old in enumerate(ours):
            row = by_position.get(position, "")
            if row in theirs:
                value = self._entry(name, row, base.get(row, {}), theirs[row], old)
                entries.append(Entry(position, value, row))
            elif not row or not self._is_cleared(name, row, base[row], here[position]):
                entries.append(Entry(position, as_tree(old), row))
        unplaced = {row: cells for row, cells in theirs.items() if row not in rows}
        return [*entries, *self._added(name, base, unplaced)]

    def _added(self, name: str, base: Mapping[str, _Row], unplaced: Mapping[str, _Row]) -> Iterator[Entry]:
        """The rows of the form that the report has no entry of."""
        for row, cells in unplaced.items():
            if row not in base:
                yield Entry(None, self._entry(name, row, {}, cells, None), row)
            else:
                # It was changed in the form, and its entry was taken out of the report by hand.
                lost = [
                    Conflict(CellAddress(name, row, key), text, "")
                    for key, text in cells.items()
                    if base[row].get(key) != text
                ]
                self.conflicts += lost[:1]

    def _is_cleared(self, name: str, row: str, base: _Row, here: _Row) -> bool:
        """Whether a row that was cleared in the form may go; not where it was changed by hand meanwhile."""
        changed = [key for key, text in here.items() if base.get(key, "") != text]
        self.conflicts += [Conflict(CellAddress(name, row, key), "", here[key]) for key in changed]
        return not changed

    def _entry(self, name: str, row: str, base: _Row, theirs: _Row, old: Value) -> Tree:
        if name not in _MODELS and not isinstance(old, dict):
            return self._decide(CellAddress(name, row, name), base.get(name, ""), theirs.get(name, ""), old)
        known = old if isinstance(old, dict) else {}
        value: dict[str, Tree] = {key: as_tree(part) for key, part in known.items()}
        for key in entry_keys(name):
            cell = CellAddress(name, row, key)
            _put(value, [key], self._decide(cell, base.get(key, ""), theirs.get(key, ""), known.get(key)))
        return _in_order(value, _MODELS[name].model_fields if name in _MODELS else ())


def _texts(name: str, entry: Value) -> dict[str, str]:
    """What an entry of a list says, column by column."""
    texts = {
        key: CellAddress(name, "", key).field.kind.canonical(value)
        for key, value in cells_of_entry(name, entry).items()
        if isinstance(value, str)
    }
    return {key: text for key, text in texts.items() if text}


def _as_written(name: str, rows: Mapping[str, _Row]) -> dict[str, _Row]:
    """Rows of a form as the program writes them, however they were typed: a day is the same day."""
    return {
        row: {key: CellAddress(name, row, key).field.kind.canonical(text) for key, text in cells.items()}
        for row, cells in rows.items()
    }


def match_rows(
    base: Mapping[str, _Row], ours: Sequence[_Row], *, taken: Collection[int] = (), exactly: bool = False
) -> dict[str, int]:
    """Which row is which entry of the list as it stands.

    The same words match first, then the same title, then the same position.

    Args:
        base: The rows by their names.
        ours: The entries of the list.
        taken: Positions that are spoken for.
        exactly: Whether only the same words count.
    """
    free = [position for position in range(len(ours)) if position not in taken]
    rows = {row: {key: text for key, text in cells.items() if key != "item"} for row, cells in base.items()}
    found: dict[str, int] = {}

    order = list(rows)
    ways: list[Callable[[str, int], bool]] = [
        lambda row, position: rows[row] == ours[position],
        lambda row, position: rows[row].get("title", "") == ours[position].get("title", "") != "",
        lambda row, position: order.index(row) == position,
    ]
    for matches in ways[:1] if exactly else ways:
        for row in rows:
            position = next((place for place in free if row not in found and matches(row, place)), None)
            if position is not None:
                found[row] = position
                free.remove(position)
    return found
