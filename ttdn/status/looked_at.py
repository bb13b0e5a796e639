"""What is looked at: the work given to units, what they report on it, and the sections it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from ttdn.arrivals import Sent
from ttdn.effective import Gives, Received, effective_reports, reports_giving, speaks_of
from ttdn.grouping import group_by
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report, Result
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.occurrences import TimeTally, tally_times
from ttdn.status.states import Assignment, SectionStatus
from ttdn.vietnamese import without_end


@dataclass(frozen=True)
class LookedAt:
    """The work and the reports that are looked at on ``as_of``.

    Every total is derived from the assignments and submissions, so that they cannot differ.

    ``period`` is what is reported on; ``required`` is None where the plan asks for no report on it: then
    nobody owes one.
    """

    plan: Plan
    as_of: date
    period: Period
    required: RequiredPeriod | None
    assignments: tuple[Assignment, ...]
    #: By unit in the order of the roster, every report that lies within the period, those beside longer ones
    #: included: they fill what the longer ones lack.
    received: Received = field(repr=False)
    within: Period
    #: The same of all periods of the plan, since a year is more than the part of it that is looked at.
    known: Received = field(repr=False)
    #: The units and items that are looked at, by their ids; None: all.
    only_units: frozenset[str] | None = None
    only_items: frozenset[str] | None = None
    #: What has come by the register, by unit and period.
    sent: Sent = field(default_factory=dict)
    #: By unit, the reports of others that tell of its days, since none of its own does.
    instead: Received = field(default_factory=dict, repr=False)

    @property
    def last_day(self) -> date | None:
        """The last day on time for the reports; None where none is asked for, or no day is set."""
        return self.required.last_day if self.required else None

    @property
    def days_left(self) -> int | None:
        """Days until the last day on time; negative once it has passed; None where there is none."""
        return (self.last_day - self.as_of).days if self.last_day else None

    @cached_property
    def illustrative(self) -> bool:
        """Whether anything counted here is an example."""
        return self.plan.illustrative or any(
            report.illustrative for reports in self.received.values() for report in reports.values()
        )

    def covers(self, item: Item) -> bool:
        """Whether an item is worked on during the time that is looked at."""
        return self.plan.asks_in(item, self.within)

    def is_outside(self, item: Item) -> bool:
        """Whether an item is given to units, and not worked on during the time that is looked at.

        Nobody owes it then; what is reported on it all the same is told, and counted nowhere.
        """
        return bool(self.plan.owners.get(item.id)) and item.id not in self.by_item and not self.covers(item)

    def has_passed(self, assignment: Assignment) -> bool:
        """Whether the day of an item is over, as it is looked at: see :meth:`Plan.has_passed`."""
        due, recurs = assignment.deadline, bool(assignment.occurrences)
        return due is not None and self.plan.has_passed(due, self.within, self.as_of, recurs=recurs)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The items of which any unit speaks in a report, whatever it says of them and whoever owes them."""
        return frozenset(result.item for _, result in self.results())

    @cached_property
    def sections(self) -> tuple[SectionStatus, ...]:
        """The plan's sections in its order; what is owed in them adds up to all assignments."""
        sections, told = [], self.by_item.keys() | self.spoken_of
        for number, title, items in self.plan.sections:
            if covered := tuple(item for item in items if item.id in told or self.covers(item)):
                owed = (one for item in covered for one in self.by_item.get(item.id, ()))
                sections.append(SectionStatus(number, without_end(title), covered, tuple(owed)))
        return tuple(sections)

    @cached_property
    def owed_sections(self) -> tuple[SectionStatus, ...]:
        """The sections in which something is owed, each with its owed items only."""
        return tuple(
            replace(section, items=tuple(item for item in section.items if item.id in self.by_item))
            for section in self.sections
            if section.assignments
        )

    @cached_property
    def reports(self) -> dict[str, tuple[Report, ...]]:
        """The reports that count as a whole, by unit in the order of the roster."""
        counted = {unit: tuple(effective_reports(self.within, own)) for unit, own in self.received.items()}
        return {unit: reports for unit, reports in counted.items() if reports}

    def reports_that(self, give: Gives) -> Iterator[Report]:
        """The reports that speak of one thing, unit by unit.

        Over a stretch of time, the longest report that gives it counts, and no other.
        """
        every = self.received.values()
        return (report for reports in every for report in reports_giving(give, self.within, reports))

    def _from_longest(self, unit: Unit) -> list[Report]:
        """All reports of a unit, the longer before the shorter, the later before the earlier."""
        return sorted(
            self.received[unit.id].values(),
            key=lambda one: (one.period.months[0] - one.period.months[1], -one.period.number),
        )

    def results(self) -> Iterator[tuple[Unit, Result]]:
        """What units report on the items, each stretch of time once, unit by unit."""
        return ((unit, result) for unit, _, result in self.dated_results())

    def dated_results(self) -> Iterator[tuple[Unit, Period, Result]]:
        """The same, each with the period of its report."""
        for unit in self.plan.units:
            reports = self.received[unit.id]
            if len(reports) == 1:
                for report in reports.values():
                    yield from ((unit, report.period, result) for result in report.results)
                continue
            for item in dict.fromkeys(
                result.item for report in reports.values() for result in report.results
            ):
                for report in reports_giving(speaks_of(item), self.within, reports):
                    yield from ((unit, report.period, one) for one in report.results if one.item == item)

    @cached_property
    def by_item(self) -> dict[str, list[Assignment]]:
        """The assignments of each item."""
        return group_by(self.assignments, attrgetter("item.id"))

    @cached_property
    def by_unit(self) -> dict[str, list[Assignment]]:
        """The assignments of each unit."""
        return group_by(self.assignments, attrgetter("unit.id"))

    @cached_property
    def by_kind(self) -> dict[str, list[Assignment]]:
        """The assignments of each kind of unit."""
        return group_by(self.assignments, attrgetter("unit.kind"))

    @cached_property
    def times(self) -> list[tuple[Item, tuple[TimeTally, ...]]]:
        """The recurring items, each with its times that have begun, over all units that answer for them."""
        by_item = {
            item: tally_times(
                time for one in own for time in one.occurrences if time.window.first <= self.as_of
            )
            for item, own in self.by_item.items()
        }
        return [(self.plan.items[item], tallies) for item, tallies in by_item.items() if tallies]
