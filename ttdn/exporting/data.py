"""What the tables of an export have in common: whose plan it is; how units, items and periods are told of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ttdn.language import Text, same
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.status import Status
from ttdn.tables import Coded, Column, Labels, Row, Table, Value, read_tables
from ttdn.vietnamese import without_end

K = TypeVar("K", bound=str)

#: What parts several things in one cell.
BETWEEN = "; "


def coded(code: K, labels: Mapping[K, Text]) -> Coded:
    """One of the words of the program that a column may hold, as a value."""
    return Coded(str(code), labels[code])


def listed(words: Iterable[str]) -> str | None:
    """Several things in one cell; nothing where there are none."""
    return BETWEEN.join(words) or None


@dataclass(frozen=True)
class Data:
    """A plan and where it stands, and how units, items and periods are told of in every table.

    ``excluded`` are the files that were left out because of errors.
    """

    status: Status
    excluded: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan, as it was on the day."""
        return self.status.plan

    @cached_property
    def kinds(self) -> dict[str, Text]:
        """The kinds of units and their titles."""
        return {kind.id: same(kind.title) for kind in self.plan.origin.unit_kinds}

    @cached_property
    def reports(self) -> list[tuple[str, Period, Report]]:
        """Every report that is known, unit by unit."""
        return [(unit, period, one) for unit, own in self.status.known.items() for period, one in own.items()]

    def unit_cells(self, unit: Unit | str) -> dict[str, Value]:
        """A unit: its id, what it is called, its kind."""
        found = self.plan.known_unit(unit) if isinstance(unit, str) else unit
        if found is None:
            return {"unit": str(unit)}
        kind = coded(found.kind, self.kinds) if found.kind in self.kinds else None
        return {"unit": found.id, "unit_name": self.plan.called(found), "unit_kind": kind}

    def item_cells(self, number: str) -> dict[str, Value]:
        """An item, also where it no longer stands in the plan: its number, its title, its heading."""
        plan, heading = self.plan, self.plan.heading_of(number)
        item = plan.items.get(number) or plan.origin.items.get(number)
        return {
            "item": number,
            "item_title": item.title if item else None,
            "section": heading or None,
            "section_title": without_end(plan.headings[heading]) if heading else None,
        }

    def find_figure(self, figure: str) -> Figure:
        """A figure of the plan, also where it no longer stands in it."""
        return self.plan.figures_by_id.get(figure) or self.plan.origin.figures_by_id[figure]

    def figure_cells(self, figure: str) -> dict[str, Value]:
        """A figure: its id, its name, its unit of measure."""
        found = self.find_figure(figure)
        return {"figure": figure, "figure_label": found.label, "unit_of_measure": found.unit}

    def head_cells(self, unit: Unit | str, period: Period) -> dict[str, Value]:
        """A unit and a period."""
        return self.unit_cells(unit) | period_cells(period)

    @cached_property
    def counted(self) -> frozenset[tuple[str, Period, str]]:
        """What counts for the time that is looked at: unit, period and item of what was reported."""
        return frozenset((unit.id, period, one.item) for unit, period, one in self.status.dated_results())

    def table(self, name: str, rows: Iterable[Row], more: Sequence[Column] = (), **codes: Labels) -> Table:
        """A table, each of whose rows says whose plan it is of, on which day, and if it is an example.

        Args:
            name: The name under which it is described.
            rows: The rows; ``illustrative`` says that one is of a report that is an example.
            more: Columns that this plan alone has.
            codes: The words of the program that a column may hold, by its name.
        """
        known, plan = read_tables(__file__), self.plan
        described = known[name]
        table = replace(described, columns=(*described.columns, *more, *known["whose"].columns))
        whose: dict[str, Value] = {
            "plan_year": plan.year,
            "plan_number": plan.document.number,
            "authority": plan.authority.name,
            "as_of": self.status.as_of,
        }
        every = (
            {**row, **whose, "illustrative": plan.illustrative or row.get("illustrative", False)}
            for row in rows
        )
        return table.filled(every, unit_kind=self.kinds, **codes)


def period_cells(period: Period) -> dict[str, Value]:
    """A period: how that is written, and what it is called."""
    return {"period": str(period), "period_label": period.label}
