"""What each unit owes more or less after an amendment: items, deadlines, reports."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.status import grouped
from ttdn.timeline import view

#: Something owed, by its name, with the days on which it is due.
_Owed = Mapping[str, tuple[date, ...]]


class Moved(NamedTuple):
    """Something that is due on other days than before; none: it has no deadline."""

    name: str
    before: tuple[date, ...]
    after: tuple[date, ...]


class Burden(NamedTuple):
    """What is owed more, less, and on other days; reports by the names of their periods."""

    more: tuple[str, ...]
    less: tuple[str, ...]
    moved: tuple[Moved, ...]


def burdens(before: Plan, after: Plan) -> dict[Burden, list[Unit]]:
    """What changes for whom: units for which the same changes stand together, in the order of the roster.

    It is looked at on the last day of the year, when all that was ordered in it has come.
    """
    last = after.period.calendar_days[1]
    old, new = view(before, last), view(after, last)
    units = (old.units_by_id | new.units_by_id).values()
    found = grouped(units, lambda unit: _compare(_owed(old, unit.id), _owed(new, unit.id)))
    return {burden: some for burden, some in found.items() if any(burden)}


def _owed(plan: Plan, name: str) -> _Owed:
    owed = {
        item.number: plan.due_days(item)
        for item in plan.owed.get(name, {}).values()
        if not item.reported_apart
    }
    if any(unit.id == name for unit in plan.required_units):
        for required in plan.required_periods:
            owed[str(required.period)] = (required.last_day,) if required.last_day else ()
    return owed


def _compare(before: _Owed, after: _Owed) -> Burden:
    return Burden(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        tuple(
            Moved(name, before[name], days)
            for name, days in after.items()
            if name in before and before[name] != days
        ),
    )
