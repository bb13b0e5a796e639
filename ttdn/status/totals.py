"""What the reports come to together: figures with their targets, money, programmes, courses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from ttdn.effective import Course, Received, amounts_given, each_once, enter_course
from ttdn.figures import FigureTotal, Given, Reach, put_together, reach
from ttdn.model.clauses import Item
from ttdn.model.figure import Each, Figure, Per, Target, Total
from ttdn.model.period import Period
from ttdn.model.report import Programme
from ttdn.model.roster import Unit
from ttdn.status.awaited import Awaited
from ttdn.status.states import FundingTotal, Rate
from ttdn.vietnamese import fold


@dataclass(frozen=True)
class Totals(Awaited):
    """What the reports come to together: figures with their targets, money, programmes, courses."""

    @cached_property
    def figures(self) -> list[FigureTotal]:
        """Each reported figure under each item, and each with a target, in the order of the plan."""
        given = amounts_given(self.within, self.received)
        return [
            self._total(item, figure, given.get((figure.id, item.id), {}))
            for item in self.plan.items.values()
            for figure in self.plan.figures_of(item.id)
            if (figure.id, item.id) in given or (figure.target and self._looks_at(item))
        ]

    def _looks_at(self, item: Item) -> bool:
        """Whether a target of an item is told: of some units, that of what they owe."""
        if self.only_units is not None and item.id not in self.by_item:
            return False
        return self.covers(item) and (self.only_items is None or item.id in self.only_items)

    def _helping(self, item: Item) -> frozenset[str]:
        """The coordinating units of an item, whose amounts are told apart from those of its owners.

        Asked about itself alone, such a unit is told what it reported.
        """
        if self.only_units is not None:
            return frozenset()
        return self.plan.helping.get(item.id, frozenset())

    def _total(self, item: Item, figure: Figure, known: Mapping[str, Sequence[Given]]) -> FigureTotal:
        helping = self._helping(item)
        given = self._current(figure, {unit: own for unit, own in known.items() if unit not in helping})
        units = self.plan.units_by_id
        by_kind = {
            kind.id: put_together(figure, [one for unit, one in given.items() if units[unit].kind == kind.id])
            for kind in self.plan.unit_kinds
        }
        return FigureTotal(
            item,
            figure,
            put_together(figure, given.values()),
            {kind: amount for kind, amount in by_kind.items() if amount is not None},
            given,
            tuple(self._reach(item, figure, figure.target)) if figure.target else (),
            {unit: own for unit, own in known.items() if unit in helping},
        )

    def _current(self, figure: Figure, given: Mapping[str, Sequence[Given]]) -> Mapping[str, Sequence[Given]]:
        """What counts together: what there is now in a unit that has ended, its successor tells."""
        if figure.total is not Total.LAST:
            return given
        return {unit: own for unit, own in given.items() if not self._is_told_again(unit, given)}

    def _is_told_again(self, unit: str, given: Mapping[str, Sequence[Given]]) -> bool:
        """Whether a successor of a unit has given its amount of a time behind the unit's end."""
        plan, own = self.plan, self.plan.roster[unit].now
        return own.end is not None and any(
            plan.data_days(period)[1] > own.end
            for heir in plan.successors(own)
            if heir.id != unit
            for period, _ in given.get(heir.id, ())
        )

    def _reach(self, item: Item, figure: Figure, target: Target) -> Iterator[Reach]:
        """How far a target is reached: in the year until now, or in each required period that has begun."""
        if target.per is Per.PLAN and self.only_units is not None:
            return
        begun = [one.period for one in self.plan.required_within(self.within) if one.first_day <= self.as_of]
        for period in [self.plan.period] if target.each is Each.YEAR else begun:
            given = self._given_towards(item, figure, target, period)
            # A unit that has ended, or was founded later, is not to reach it: what it reported is told.
            if given or self.only_units is None:
                is_over = self.within.contains(period) and self.as_of > self._end(period)
                yield reach(figure, target, period, given, is_over=is_over)

    def _given_towards(
        self, item: Item, figure: Figure, target: Target, period: Period
    ) -> dict[str, Sequence[Given]]:
        """The amounts that count for a target, by the units that gave them or that have to reach it each."""
        known = amounts_given(period, self._known_by_now, figure).get((figure.id, item.id), {})
        helping = self._helping(item)
        given = {unit: own for unit, own in known.items() if unit not in helping}
        current = dict(self._current(figure, given))
        if target.per is not Per.UNIT:
            return current
        towards: dict[str, Sequence[Given]] = {}
        for unit in self._asked(item, target, period, given):
            own = [current[name] for name in self._counted_for(unit, figure, target) if name in current]
            together = put_together(figure, own) if own[1:] else None
            towards[unit] = [(period, together)] if together is not None else list(chain(*own))
        return towards

    @cached_property
    def _known_by_now(self) -> Received:
        """The reports that are known on times up to the end of the period."""
        last_month = self.within.months[1]
        return {
            unit: {one: report for one, report in reports.items() if one.months[1] <= last_month}
            for unit, reports in self.known.items()
        }

    def _asked(self, item: Item, target: Target, period: Period, given: Iterable[str]) -> Iterator[str]:
        """The units that have to reach a target: those that owe the item, else those that give the figure.

        They are those that live on the last day of the year (until now) or of each period, and that were to
        report on the period.
        """
        day = min(self.plan.data_days(self.within)[1], self.as_of)
        owing = [one.unit.id for one in self.by_item.get(item.id, ()) if self.plan.lives(one.unit, day)]
        # Of what is due in another part of the year nobody owes anything in this one.
        if item.owners and (target.each is Each.PERIOD or not owing):
            day = min(self.plan.data_days(period)[1], self.as_of)
            units = self.plan.resolve(item.owners.read, day)
            owing = [unit.id for unit in units if not self.plan.excuse_of(unit, period)]
        return (unit for unit in owing or given if unit in (self.only_units or self.known))

    def _counted_for(self, unit: str, figure: Figure, target: Target) -> Iterator[str]:
        """Whose amounts count for the target of a unit: its own, in a year those of what it has come from."""
        yield unit
        if target.each is Each.YEAR and figure.total is not Total.NONE and not figure.is_averaged:
            yield from (before.id for before in self.plan.forebears(self.plan.roster[unit].now))

    def _end(self, period: Period) -> date:
        """The last day on which something may still come for a period."""
        deadlines = (required.comes for required in self.plan.required_within(period))
        return max((self.plan.data_days(period)[1], *deadlines))

    @cached_property
    def funding(self) -> FundingTotal:
        """Money of all reports that count."""
        allocated, spent, units = Counter[str](), Counter[str](), set()
        for report in self.reports_that(lambda report: report.funding is not None):
            if report.funding:
                kind = self.plan.units_by_id[report.unit].kind
                allocated[kind] += report.funding.allocated
                spent[kind] += report.funding.spent
                units.add(report.unit)
        by_kind = {kind: (allocated[kind], spent[kind]) for kind in allocated}
        return FundingTotal(allocated.total(), spent.total(), len(units), by_kind)

    @cached_property
    def programmes(self) -> list[tuple[Unit, Programme]]:
        """The programmes sent for appraisal.

        Each is given once for its unit, as the unit's longest and latest report has it.

        One is known by its title and its number; without a number by its title.
        """
        return [
            (unit, programme)
            for unit in self.plan.units
            for programme in each_once(report.programmes for report in self._from_longest(unit))
        ]

    @cached_property
    def courses(self) -> list[Course]:
        """The training courses by date, each once.

        Adding up what every unit says of it would count people twice.

        One is known by its day, its title and, where units name it, its organiser.
        """
        held: dict[tuple[date, str], list[Course]] = defaultdict(list)
        for unit in self.plan.units:
            for report in self._from_longest(unit):
                for training in report.training:
                    enter_course(held[training.date, fold(training.title)], training, unit)
        return [course for _, courses in sorted(held.items(), key=lambda one: one[0]) for course in courses]

    @property
    def focal_officers(self) -> Rate:
        """Units that named the officer in charge, of those that must report."""
        named = {report.unit for report in self.reports_that(lambda report: report.focal_officer is not None)}
        return Rate(sum(unit.id in named for unit in self.plan.required_units), len(self.plan.required_units))
