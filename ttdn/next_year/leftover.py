"""The work of a year that is not done: what the plan of the next one may take up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ttdn.grouping import group_by
from ttdn.language import Text, count_of, join
from ttdn.model.clauses import Item
from ttdn.model.roster import Unit
from ttdn.next_year.carrying import beginning, new_list, placeholder
from ttdn.next_year.lives import Later
from ttdn.source.tree import Tree, write_entry
from ttdn.status import Status
from ttdn.status.states import Assignment, State
from ttdn.vietnamese import within_sentence

#: What was not done, in the order in which it is told. Of work without a deadline only what was put off.
_OPEN = (State.OVERDUE, State.DUE_SOON, State.IN_PROGRESS, State.NOT_STARTED, State.POSTPONED)
_SILENT = (State.NO_REPORT, State.NOT_DUE)


class Leftover(NamedTuple):
    """An item that is not done: by which units, and how many of them are in which state."""

    item: Item
    units: tuple[Unit, ...]
    states: tuple[tuple[State, int], ...]

    @property
    def words(self) -> Text:
        """``2 đơn vị quá hạn chưa hoàn thành, 1 đơn vị tạm hoãn``."""
        return join(", ", [_counted(state.label, count) for state, count in self.states])


def _counted(label: Text, count: int) -> Text:
    vi, en = map(within_sentence, label)
    return Text(f"{count} đơn vị {vi}", f"{en}: {count_of(count, 'unit')}")


def find_leftovers(status: Status) -> tuple[Leftover, ...]:
    """The items that are not done, in the order of the plan."""
    found = group_by(filter(_is_open, status.assignments), attrgetter("item.id"))
    return tuple(_leftover(found[item]) for item in status.plan.items if item in found)


def _is_open(one: Assignment) -> bool:
    if one.state is State.POSTPONED:
        return True
    return one.deadline is not None and one.state in {*_OPEN, *_SILENT}


def _leftover(assignments: list[Assignment]) -> Leftover:
    counts = Counter(one.state for one in assignments)
    units = {one.unit.id: one.unit for one in assignments}
    return Leftover(
        assignments[0].item,
        tuple(units.values()),
        tuple((state, counts[state]) for state in (*_OPEN, *_SILENT) if counts[state]),
    )


def write_leftovers(later: Later, leftovers: Iterable[Leftover]) -> Iterator[str]:
    """The lines to copy into the new plan, each item with its number, short name and owners."""
    for one in leftovers:
        item, names = one.item, later.names(unit.id for unit in one.units)
        entry: dict[str, Tree] = {"id": f"{item.id}.{later.plan.year}", "text": placeholder(item.number)}
        if item.short:
            entry = {"id": entry["id"], "short": item.short, "text": entry["text"]}
        if names:
            entry["owners"] = {"read": new_list(_as_owners(later, item, names))}
        said = "" if item.short else f" ({beginning(item.text)})"
        yield f"{item.number}{said}: {one.words.vi}"
        yield from write_entry(entry, 2)


def _as_owners(later: Later, item: Item, names: list[str]) -> list[str]:
    """The owners of the item where all of them are left to do it, else the units."""
    owners = later.names(item.owners.read) if item.owners else []
    members = {unit.id for unit in later.plan.origin.resolve(tuple(owners))} if owners else set()
    return owners if {name for name in members if name not in later.ended} == set(names) else names
