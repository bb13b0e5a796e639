"""Who has to do what: the items that each unit owes (chủ trì), helps with (phối hợp) and may report on."""

from functools import cached_property

from ttdn.model.clauses import Item, Items
from ttdn.model.plan.times import PlanTimes
from ttdn.model.roster import Unit, Units


class PlanWork(PlanTimes):
    """A plan that gives work to its units."""

    def is_given(self, item: Item, unit: Unit) -> bool:
        """Whether a unit is among the owners of an item, whenever it lives."""
        return item.owners is not None and self.means(item.owners.read, unit)

    @cached_property
    def owners(self) -> dict[str, Units]:
        """For each item that is owed, the units that owe it."""
        return {
            item.id: self.resolve(item.owners.read)
            for item in self.items.values()
            if item.owners and item.owners.read
        }

    @cached_property
    def owed(self) -> dict[str, dict[str, Item]]:
        """For each unit, by its id, the items it owes, in the order of the document."""
        owed: dict[str, dict[str, Item]] = {unit.id: {} for unit in self.units}
        for number, owners in self.owners.items():
            for unit in owners:
                owed[unit.id][number] = self.items[number]
        return owed

    def owed_by(self, unit: Unit) -> Items:
        """The items a unit owes, in the order of the document, but what was over when it began."""
        if unit.id not in self._owed:
            self._owed[unit.id] = self._find_owed(unit)
        return self._owed[unit.id]

    @cached_property
    def _owed(self) -> dict[str, Items]:
        """What each unit owes that was asked about."""
        return {}

    def _find_owed(self, unit: Unit) -> Items:
        own, began = self.units_by_id[unit.id], self.roster[unit.id].all[0].start
        if self._day and not self.lives(own, self._day):
            return ()
        return tuple(
            item
            for item in self.items.values()
            if item.owners and item.owners.read and self.means(item.owners.read, own)
            if not began or self.window(item).last >= began
        )

    @cached_property
    def helpers(self) -> dict[str, Units]:
        """For each item with coordinating units (cơ quan phối hợp), those that do not owe it themselves."""
        return {
            item.id: tuple(
                unit
                for unit in self.resolve(item.coordinating.read)
                if unit not in self.owners.get(item.id, ())
            )
            for item in self.items.values()
            if item.coordinating and item.coordinating.read
        }

    @cached_property
    def helping(self) -> dict[str, frozenset[str]]:
        """For each item that others own, the ids of the units that only help with it, whenever they live.

        What they report is told apart from what its owners do, also where either has ended by now.
        """
        return {
            item.id: frozenset(
                unit.id
                for unit in self.meant(item.coordinating.read)
                if not self.means(item.owners.read, unit)
            )
            for item in self.items.values()
            if item.coordinating and item.coordinating.read and item.owners and item.owners.read
        }

    def helped_by(self, unit: Unit) -> Items:
        """The items on which a unit helps (phối hợp) and owes nothing, in the order of the document."""
        own = self.units_by_id[unit.id]
        if self._day and not self.lives(own, self._day):
            return ()
        return tuple(
            item
            for item in self.items.values()
            if item.coordinating and self.means(item.coordinating.read, own) and not self.is_given(item, own)
        )

    def inherited_by(self, unit: Unit) -> Items:
        """The items of units that have become part of this one, on which it does not report itself.

        Such as what was due before it began: it may speak of them in their place.
        """
        before = self.forebears(unit)
        own = {item.id for item in (*self.owed_by(unit), *self.helped_by(unit))} if before else set()
        return tuple(
            item
            for item in self.items.values()
            if item.id not in own and any(self.is_given(item, one) for one in before)
        )

    def reportable(self, unit: Unit) -> Items:
        """The items of a unit's ``results``.

        Those it owes, those of which it may speak for others, those it helps with, those open to every unit.
        """
        given = {item.id for item in (*self.owed_by(unit), *self.inherited_by(unit))}
        own = (*(item for item in self.items.values() if item.id in given), *self.helped_by(unit))
        listed = {item.id: item for item in own if not item.reported_apart}
        return tuple((listed | {item.id: item for item in self.open_items if item.id not in listed}).values())
