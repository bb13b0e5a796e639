"""Where the work stands on a day: one state for each item a unit owes, and who has reported.

It is pure: no files, no clock, no rendering.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from ttdn.effective import Received
from ttdn.model.clauses import Item
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.status.totals import Totals


@dataclass(frozen=True)
class Status(Totals):
    """The state of the plan on ``as_of``: what is looked at, what is awaited, what it comes to."""

    def narrow(
        self, units: Collection[Unit] | None = None, items: Collection[Item] | None = None
    ) -> "Status":
        """What concerns some units, some items, or both; None leaves a side as it is.

        Items narrow the units to those that owe one of them.
        """
        named = {unit.id for unit in (self.plan.units if units is None else units)}
        numbers = {item.id for item in (self.plan.items.values() if items is None else items)}
        assignments = tuple(
            one for one in self.assignments if one.unit.id in named and one.item.id in numbers
        )

        def about(report: Report) -> Report:
            results = tuple(result for result in report.results if result.item in numbers)
            return report.model_copy(update={"results": results})

        def of_named(received: Received, named: Collection[str]) -> Received:
            return {
                unit: {period: about(report) for period, report in reports.items() if unit in named}
                for unit, reports in received.items()
            }

        before = {one.id for name in named for one in self.plan.forebears(self.plan.roster[name].now)}

        return replace(
            self,
            assignments=assignments,
            received=of_named(self.received, named),
            known=of_named(self.known, named | before),
            only_units=self.only_units if units is None else frozenset(named),
            only_items=self.only_items if items is None else frozenset(numbers),
        )
