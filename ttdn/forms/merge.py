"""Three states of one report.

As the form was made (base), as the form says (theirs), as the folder has it (ours) → what it is to be.

What only one side has changed is taken; what both have changed in different ways is a conflict, and then
nothing is decided.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from ttdn.forms.columns import EVIDENCE, FIGURES, FUNDING, HEAD, LISTS, RESULTS, CellPath, Table, path_of
from ttdn.forms.values import PARTS, Values, canonical, kind_of, rows_of
from ttdn.model.plan import Item, Plan
from ttdn.model.report import Evidence, Programme, Report, Result, Training
from ttdn.source import Value
from ttdn.source.tree import Entry, Tree, as_tree

_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the form and by hand: what each side says (empty: nothing)."""

    path: CellPath
    theirs: str
    ours: str


@dataclass
class Merged:
    """What the report is to be, and what could not be decided."""

    tree: dict[str, Tree]
    conflicts: list[Conflict] = field(default_factory=list)


def merge_report(
    base: Values, theirs: Values, ours: Mapping[str, Value], items: Mapping[str, Item], plan: Plan
) -> Merged:
    """Bring the three states together; what a form does not ask for stays as the folder has it."""
    merger = _Merger(base, theirs, plan)
    tree: dict[str, Tree] = {key: as_tree(value) for key, value in ours.items()}
    for record in (HEAD, FUNDING):
        for place, one in record.fields:
            path = path_of(record, place, one)
            old = ours.get(place) if place else ours
            new = merger.choose(path, old.get(one.key) if isinstance(old, dict) else None)
            _put(tree, (place,) if place else (), one.key, new)
    tree["results"] = merger.results(_list(ours.get("results")), items)
    for name in LISTS:
        tree[name] = merger.rows(name, rows_of(base, name), rows_of(theirs, name), _list(ours.get(name)))
    return Merged(
        {
            key: value
            for key, value in _in_order(tree).items()
            if value not in ({}, []) or ours.get(key) == []
        },
        merger.conflicts,
    )


def _in_order(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """The keys of a report in the order of the house, what the model does not know last."""
    return {
        key: tree[key]
        for key in (*Report.model_fields, *(key for key in tree if key not in Report.model_fields))
        if key in tree
    }


def _put(tree: dict[str, Tree], place: tuple[str, ...], key: str, value: Tree) -> None:
    container: Tree = tree
    if place:
        container = tree.setdefault(place[0], {})
    if not isinstance(container, dict):
        return
    if value is None and isinstance(container.get(key), str):
        del container[key]
    elif value is not None:
        container[key] = value


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


@dataclass
class _Merger:
    base: Values
    theirs: Values
    plan: Plan
    conflicts: list[Conflict] = field(default_factory=list)

    def choose(self, path: CellPath, ours: Value) -> str | None:
        """One cell."""
        return self._decide(path, self.base.get(path, ""), self.theirs.get(path, ""), ours)

    def _decide(self, path: CellPath, base: str, theirs: str, ours: Value) -> str | None:
        kept = ours if isinstance(ours, str) else None
        here, theirs = canonical(kind_of(path), kept or ""), canonical(kind_of(path), theirs)
        if theirs in {base, here}:
            return kept
        if here == base:
            return theirs or None
        self.conflicts.append(Conflict(path, theirs, here))
        return kept

    # Entries of ``results``: found by their items

    def results(self, ours: Sequence[Value], items: Mapping[str, Item]) -> list[Entry]:
        entries: list[tuple[str, Entry]] = []
        seen: set[str] = set()
        for position, old in enumerate(ours):
            item = str(old.get("item") or "").strip() if isinstance(old, dict) else ""
            if isinstance(old, dict) and item in items and item not in seen:
                seen.add(item)
                value = self._result(item, old)
                if len(value) > 1 or len(old) == 1:
                    entries.append((item, Entry(position, value)))
            else:
                entries.append(("", Entry(position, as_tree(old))))
        order = list(items)
        for item in items:
            if item not in seen and len(value := self._result(item, {"item": item})) > 1:
                entries.insert(_place(entries, order, item), (item, Entry(None, value)))
        return [entry for _, entry in entries]

    def _result(self, item: str, old: Mapping[str, Value]) -> dict[str, Tree]:
        value: dict[str, Tree] = {key: as_tree(known) for key, known in old.items()}
        for one in RESULTS.fields:
            _put(value, (), one.key, self.choose(path_of(RESULTS, item, one), old.get(one.key)))
        figures, counted = old.get("figures"), FIGURES.fields[0]
        for figure in self.plan.figures_of(item):
            known = figures.get(figure.id) if isinstance(figures, dict) else None
            _put(
                value,
                ("figures",),
                figure.id,
                self.choose(path_of(FIGURES, f"{item}/{figure.id}", counted), known),
            )
        base, theirs = (
            {row: cells for row, cells in rows_of(values, EVIDENCE.name).items() if cells.get("item") == item}
            for values in (self.base, self.theirs)
        )
        value["evidence"] = self.rows(EVIDENCE.name, base, theirs, _list(old.get("evidence")))
        ordered = (*Result.model_fields, *(key for key in value if key not in Result.model_fields))
        return {
            key: value[key]
            for key in ordered
            if key in value and (value[key] not in ({}, []) or old.get(key) == value[key])
        }

    # Entries of other lists: found by what they say

    def rows(
        self, name: str, base: Mapping[str, _Row], theirs: Mapping[str, _Row], ours: Sequence[Value]
    ) -> list[Entry]:
        here = [_cells(name, entry) for entry in ours]
        rows = match_rows(base, here)
        rows |= match_rows(
            {row: cells for row, cells in theirs.items() if row not in base},
            here,
            taken=set(rows.values()),
            exactly=True,
        )
        by_position = {position: row for row, position in rows.items()}
        entries = []
        for position, old in enumerate(ours):
            row = by_position.get(position)
            if row is None:
                entries.append(Entry(position, as_tree(old)))
            elif row in theirs or not self._is_cleared(name, row, base[row], here[position]):
                entries.append(
                    Entry(position, self._row(name, row, base.get(row, {}), theirs.get(row), old), row)
                )
        for row, cells in theirs.items():
            if row not in rows and row not in base:
                entries.append(Entry(None, self._row(name, row, {}, cells, None), row))
            elif row not in rows and dict(cells) != dict(base[row]):
                self.conflicts += [
                    Conflict((name, row, key), text, "")
                    for key, text in cells.items()
                    if base[row].get(key) != text
                ][:1]
        return entries

    def _is_cleared(self, name: str, row: str, base: _Row, here: _Row) -> bool:
        """Whether a row that was cleared in the form may go; not where it was changed by hand meanwhile."""
        changed = [key for key, text in here.items() if base.get(key, "") != text]
        self.conflicts += [Conflict(_row_path(name, row, key), "", here[key]) for key in changed]
        return not changed

    def _row(self, name: str, row: str, base: _Row, theirs: _Row | None, old: Value) -> Tree:
        if theirs is None:
            return as_tree(old)
        if not isinstance(old, dict):
            if name == EVIDENCE.name or len(_fields(name)) > 1:
                old = {}
            else:
                return self._decide(_row_path(name, row, name), base.get(name, ""), theirs.get(name, ""), old)
        value: dict[str, Tree] = {key: as_tree(known) for key, known in old.items()}
        for key in _fields(name):
            _put(
                value,
                (),
                key,
                self._decide(_row_path(name, row, key), base.get(key, ""), theirs.get(key, ""), old.get(key)),
            )
        order = _ENTRY_ORDER[name]
        return {
            key: value[key] for key in (*order, *(key for key in value if key not in order)) if key in value
        }


def _place(entries: Sequence[tuple[str, Entry]], order: Sequence[str], item: str) -> int:
    """Where an item's entry belongs: behind the last of those that come before it in the plan."""
    earlier = set(order[: order.index(item)])
    return max((position + 1 for position, (other, _) in enumerate(entries) if other in earlier), default=0)


def _fields(name: str) -> list[str]:
    """The fields of an entry; the item of an evidence is no part of it."""
    part = PARTS[name]
    return [one.key for one in part.fields if one.key != "item"] if isinstance(part, Table) else []


_MODELS: Mapping[str, type[BaseModel]] = {"evidence": Evidence, "programmes": Programme, "training": Training}
_ENTRY_ORDER = {
    name: tuple(_MODELS[name].model_fields) if name in _MODELS else () for name in (*LISTS, EVIDENCE.name)
}


def _row_path(name: str, row: str, key: str) -> CellPath:
    return (name, row) if key == name else (name, row, key)


def _cells(name: str, entry: Value) -> dict[str, str]:
    """What an entry of a list gives to the cells of a row."""
    given = entry if isinstance(entry, dict) else {name: entry}
    cells = ((key, given.get(key)) for key in _fields(name))
    return {
        key: text
        for key, value in cells
        if isinstance(value, str) and (text := canonical(kind_of(_row_path(name, "", key)), value))
    }


def match_rows(
    base: Mapping[str, _Row], ours: Sequence[_Row], *, taken: Collection[int] = (), exactly: bool = False
) -> dict[str, int]:
    """Which row is which entry of the list as it stands.

    The same words, else the same title, else the same position.

    Args:
        base: The rows by their names.
        ours: The entries of the list.
        taken: Positions that are spoken for.
        exactly: Whether only the same words count.
    """
    free = [position for position in range(len(ours)) if position not in taken]
    rows = {row: {key: text for key, text in cells.items() if key != "item"} for row, cells in base.items()}
    found: dict[str, int] = {}

    def take(same: Callable[[str, int], bool]) -> None:
        for row in rows:
            position = next((position for position in free if row not in found and same(row, position)), None)
            if position is not None:
                found[row] = position
                free.remove(position)

    take(lambda row, position: rows[row] == dict(ours[position]))
    if not exactly:
        take(
            lambda row, position: (
                bool(rows[row].get("title")) and rows[row].get("title") == ours[position].get("title")
            )
        )
        order = list(rows)
        take(lambda row, position: order.index(row) == position)
    return found
