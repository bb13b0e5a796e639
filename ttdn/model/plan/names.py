"""How the units of a plan are called: on paper, in sentences, and by whoever types a name."""

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from ttdn.model.plan.units import PlanUnits
from ttdn.model.roster import Unit, UnitLetterhead
from ttdn.vietnamese import area_in_sentence, area_without_level, fold, split_area, with_area

_COMMITTEE = re.compile(r"^(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) )*")


class PlanNames(PlanUnits):
    """A plan that names its units."""

    def letterhead_of(self, unit: Unit) -> UnitLetterhead:
        """How a unit issues and is addressed: its own settings, else its kind's, else those of all units."""
        kinds = [kind.letterhead for kind in self.unit_kinds if kind.id == unit.kind]
        settings: dict[str, Any] = {}
        for layer in (self.documents.unit_report, *kinds, unit.letterhead):
            if layer:
                settings |= {name: value for name, value in layer if value}
        return UnitLetterhead.model_construct(**settings)

    def with_name(self, unit: Unit, line: str) -> str:
        """A line of a unit's letterhead with the unit's name in the places left for it."""
        committee, bare = _of_committee(unit.name)
        name = committee + with_area(area_in_sentence(bare), self.authority.area)
        return line.replace("{name}", name).replace("{place}", area_without_level(bare))

    def full_name(self, unit: Unit) -> str:
        """A unit as a letter addresses it: ``Ủy ban nhân dân phường A``, ``Công an thành phố B``."""
        is_ours = self.units_by_id.get(unit.id) is unit
        return self._full_names[unit.id] if is_ours else self._name_in_full(unit)

    @cached_property
    def _full_names(self) -> dict[str, str]:
        return {unit.id: self._name_in_full(unit) for unit in self.units}

    def _name_in_full(self, unit: Unit) -> str:
        """An area acts through its committee (Ủy ban nhân dân), also where no letterhead says so."""
        committee, bare = _of_committee(
            self.with_name(unit, self.letterhead_of(unit).addressed_as or "{name}")
        )
        return f"Ủy ban nhân dân {bare}" if committee or split_area(bare)[0] else bare

    def called(self, unit: Unit) -> str:
        """A unit in sentences, lists and messages: ``UBND phường A``, ``Công an thành phố B``.

        Everything that names a unit asks this, but for tables that have room for ``short`` only.
        """
        committee, bare = _of_committee(self.full_name(unit))
        return f"UBND {bare}" if committee else bare

    def names_of(self, unit: Unit) -> tuple[str, ...]:
        """All that a unit may be called, its id and the names that it had before among them."""
        before = self.roster[unit.id].all if unit.id in self.roster else ()
        names = map(self._present_names, (unit, *reversed(before)))
        return tuple(dict.fromkeys((*chain.from_iterable(names), unit.id)))

    def _present_names(self, unit: Unit) -> tuple[str, ...]:
        return self.called(unit), self.full_name(unit), unit.name, unit.short, unit.id

    @cached_property
    def units_called(self) -> Mapping[str, frozenset[str]]:
        """The ids of the units by all their names, folded."""
        called: dict[str, set[str]] = {}
        for unit in self.units:
            for name in self.names_of(unit):
                called.setdefault(fold(name), set()).add(unit.id)
        return {name: frozenset(units) for name, units in called.items()}

    def name_of(self, name: str) -> str:
        """How the unit or the group of an id is called; an id that nothing bears is its own name."""
        group, unit = self.groups_by_id.get(name), self.known_unit(name)
        return group.name if group else self.called(unit) if unit else name

    @cached_property
    def takers(self) -> frozenset[str]:
        """The names, folded, of the authority of the plan and of whom reports are sent to."""
        return frozenset(map(fold, (self.authority.name, self.authority.short, self.reporting.to)))


def _of_committee(name: str) -> tuple[str, str]:
    """A name without the words for a committee, however often and how short they stand before it."""
    found = _COMMITTEE.match(name)
    end = found.end() if found else 0
    return name[:end], name[end:]
