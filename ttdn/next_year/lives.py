"""Who and what of a plan lives on in a later year, and under which days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ttdn.model.clauses import Item
from ttdn.model.life import Lasting
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.next_year.words import lasts_into, names_year
from ttdn.timeline import Life, life
from ttdn.vietnamese import enumerate_words


@dataclass(frozen=True)
class Later:
    """A plan as it is seen from a later year."""

    plan: Plan
    year: int

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.year, 1, 1)

    @cached_property
    def is_same_document(self) -> bool:
        """Whether the document of the old plan is that of the new year, too: one of several years."""
        return lasts_into(self.plan.document.title, self.plan.year, self.year)

    def life_of(self, entry: Lasting) -> Life:
        """When an entry stands in the plan."""
        return life(self.plan.amendments_by_number, entry) or Life(date.min, date.max)

    def stays(self, entry: Lasting) -> bool:
        """Whether an entry lives on."""
        return self.life_of(entry).last >= self.first

    @cached_property
    def ended(self) -> dict[str, Unit | None]:
        """The units that are no more, by their ids, each with the one that came after it, if any."""
        lasting = {unit.id for unit in self.plan.units if self.stays(unit)}
        gone = (unit for unit in self.plan.units if unit.id not in lasting)
        return {
            unit.id: next((one for one in self.plan.successors(unit) if one.id in lasting), None)
            for unit in gone
        }

    def goes_on(self, item: Item) -> bool:
        """Whether the time of an item reaches into the new year by itself: a task of several years."""
        read = item.time_read
        return (
            read is not None
            and max(filter(None, (read.end, read.by, read.before)), default=date.min) >= self.first
        )

    def is_done_once(self, item: Item) -> bool:
        """Whether an item of the same document was due in the old year, and names it."""
        schedule = item.schedule
        return (
            self.is_same_document
            and schedule is not None
            and schedule.read is not None
            and not (schedule.read.is_open or schedule.read.every or self.goes_on(item))
            and names_year(schedule.text or "", self.plan.year)
        )

    def names(self, names: Iterable[str]) -> list[str]:
        """Units and groups of a list as they are to be named: successors stand for those that are no more."""
        names = list(names)
        kept = [name for name in names if name not in self.ended]
        found = dict.fromkeys(kept)
        for name in names:
            heir = self.ended.get(name)
            if heir and not any(self._has(group, heir) for group in kept):
                found.setdefault(heir.id)
        order = [heir.id if (heir := self.ended.get(name)) else name for name in names]
        return [name for name in dict.fromkeys(order) if name in found]

    def called(self, names: Iterable[str]) -> str:
        """Units of a list as they were called last."""
        return enumerate_words([self.plan.roster[name].now.name for name in names])

    def members(self, names: Iterable[str], kinds: Iterable[str]) -> list[str]:
        """The named members of a group, but for those that it has by their kinds."""
        given = list(names)
        by_kind = {unit.id for unit in self.plan.units if unit.kind in set(kinds)}
        return [name for name in self.names(given) if name in given or name not in by_kind]

    def _has(self, group: str, unit: Unit) -> bool:
        known = self.plan.groups_by_id.get(group)
        return known is not None and (unit.kind in known.kinds or unit.id in known.members)

    def successions(self) -> Iterator[tuple[Unit, Unit | None]]:
        """The units that are no more, as they were called last, each with whom came after it."""
        for name, heir in self.ended.items():
            yield self.plan.roster[name].now, heir
