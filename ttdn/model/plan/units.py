"""The roster of a plan over time: who lives when, who came after whom, and whom a group means."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice

from ttdn.grouping import group_by, grouped
from ttdn.model.plan.written import WrittenPlan
from ttdn.model.roster import Group, Unit, Units, Versions


class PlanUnits(WrittenPlan):
    """A plan with its units (đơn vị) and groups."""

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """Every unit by its id, in the order of the roster."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def groups_by_id(self) -> dict[str, Group]:
        """Every group by its id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def roster(self) -> Mapping[str, Versions]:
        """All units that are known on the day of the view, those outside it included, by their ids."""
        if self._roster is not None:
            return self._roster
        versions = group_by(self.units, lambda unit: unit.id)
        return {name: Versions(units[-1], tuple(units)) for name, units in versions.items()}

    def known_unit(self, name: str | None) -> Unit | None:
        """The unit of an id, also where it does not stand in the view; None: nobody knows it."""
        unit, versions = self.units_by_id.get(name or ""), self.roster.get(name or "")
        return unit or (versions.now if versions else None)

    @property
    def _everybody(self) -> Units:
        """The units that are known, those of the view as they are called in it."""
        return tuple(self.units_by_id.get(name, versions.now) for name, versions in self.roster.items())

    def lives(self, unit: Unit, day: date) -> bool:
        """Whether a unit exists on a day, in any of its versions."""
        versions = self.roster[unit.id].all
        return versions[0].lives_on(day) if len(versions) == 1 else any(one.lives_on(day) for one in versions)

    def lives_within(self, unit: Unit, first: date, last: date) -> bool:
        """Whether a unit exists on some day of a time."""
        versions = self.roster[unit.id].all
        return any((one.start or first) <= last and first <= (one.end or last) for one in versions)

    def successors(self, unit: Unit) -> Iterator[Unit]:
        """A unit, then whoever came after it, one after the other, as they were called last."""
        passed, name = set[str](), unit.id
        while name in self.roster and name not in passed:
            passed.add(name)
            yield self.roster[name].now
            name = self.roster[name].now.successor or ""

    def heir(self, unit: Unit) -> Unit | None:
        """Who is asked, on the day of the view, for what a unit owes, under its name of that day.

        It is the unit itself while it lives, then the first of its successors that does; None: nobody is.
        """
        today = self._today
        return next((one for one in self.successors(unit) if today is None or self.lives(one, today)), None)

    def stands_for(self, name: str) -> str:
        """The id of the unit that came last after one that has ended, as far as is known; else its own."""
        unit = self.roster[name].now if name in self.roster else None
        return list(self.successors(unit))[-1].id if unit else name

    def forebears(self, unit: Unit) -> Units:
        """The units that have ended, as far as is known, and of which this one is a successor."""
        return tuple(self._forebears.get(unit.id, ()))

    @cached_property
    def _forebears(self) -> dict[str, list[Unit]]:
        ended = (versions.now for versions in self.roster.values() if versions.now.end)
        return grouped((after.id, unit) for unit in ended for after in islice(self.successors(unit), 1, None))

    def members(self, group: Group) -> Units:
        """The units of a group that live on the day of the view, in the order of the roster."""
        return self.resolve((group.id,))

    def resolve(self, names: tuple[str, ...], on: date | None = None) -> Units:
        """The units that a list of unit and group ids stands for, each once, in the order of the roster.

        In a view these are the units that live on a day, by default that of the view.
        """
        day = on or self._day
        return tuple(unit for unit in self.meant(names) if day is None or self.lives(unit, day))

    def meant(self, names: tuple[str, ...]) -> Iterator[Unit]:
        """The units of ids and groups, whenever they live."""
        return (unit for unit in self.units_by_id.values() if self.means(names, unit))

    def means(self, names: tuple[str, ...], unit: Unit) -> bool:
        """Whether a list of unit and group ids means a unit, whenever it lives."""
        if names not in self._meanings:
            groups = [self.groups_by_id[name] for name in names if name in self.groups_by_id]
            members, kinds = (
                {one for group in groups for one in getattr(group, key)} for key in ("members", "kinds")
            )
            self._meanings[names] = {*names, *members}, kinds
        wanted, kinds = self._meanings[names]
        return unit.id in wanted or unit.kind in kinds

    @cached_property
    def _meanings(self) -> dict[tuple[str, ...], tuple[set[str], set[str]]]:
        """What lists of ids mean: the units of these ids, and of these kinds."""
        return {}
