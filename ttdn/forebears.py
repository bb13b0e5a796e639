"""The units that have become part of another: what they reported is found under it.

It is pure: no files, no clock, no rendering.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ttdn.effective import effective_reports
from ttdn.figures import put_together
from ttdn.language import NOTHING, Text
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.reported_days import instead_words, reported_days
from ttdn.status import Status
from ttdn.timeline import view


class Forebear(NamedTuple):
    """A unit that has ended, with its reports of this year and the last, in the order of time."""

    unit: Unit
    called: str
    reports: tuple[Report, ...]


class Forebears(NamedTuple):
    """The units that have become part of one, and the figures of the last period on which they reported.

    Each figure is put together over these units, as the plan says. ``instead`` says of which of their days
    the unit reports itself.
    """

    units: tuple[Forebear, ...]
    period: Period | None = None
    figures: tuple[tuple[Item, Figure, Amount], ...] = ()
    instead: Text = NOTHING


def find_forebears(
    status: Status, unit: Unit, last_year: tuple[Plan, Iterable[Report]] | None = None
) -> Forebears:
    """Who has become part of a unit, by this year's plan and by that of last year.

    Args:
        status: Where this year's plan stands.
        unit: A unit of its roster.
        last_year: The plan of last year with its reports, where there is one.
    """
    found = {one.id: (status.plan, one) for one in status.plan.forebears(unit)}
    known = [report for reports in status.known.values() for report in reports.values()]
    if last_year is not None:
        older = view(last_year[0], status.as_of)
        known += (report for report in last_year[1] if report.counts_from <= status.as_of)
        found = _before(older, (unit, *(one for _, one in found.values()))) | found
    known.sort(key=lambda report: _time(report.period))
    units = tuple(
        Forebear(one, plan.called(one), tuple(report for report in known if report.unit == name))
        for name, (plan, one) in found.items()
        if name != unit.id
    )
    period = max((one.reports[-1].period for one in units if one.reports), key=_time, default=None)
    last = _on(period, units)
    days = reported_days(status.plan, unit, status.period, status.known)
    words = instead_words(status.plan, status.period, days)
    return Forebears(units, period, tuple(_figures(status.plan, last)), words)


def _before(plan: Plan, units: Iterable[Unit]) -> dict[str, tuple[Plan, Unit]]:
    """Who has become part of some units by one plan, with that plan."""
    return {one.id: (plan, one) for unit in units for one in plan.forebears(unit)}


def _time(period: Period) -> tuple[int, int, int]:
    """Periods by their end; of those that end together the longer stands last."""
    return period.year, period.months[1], -period.months[0]


def _on(period: Period | None, units: Iterable[Forebear]) -> list[list[Report]]:
    """The reports of each unit on a period; where it sent none on all of it, those on its parts."""
    by_period = ({report.period: report for report in one.reports} for one in units)
    return [list(effective_reports(period, own)) for own in by_period] if period else []


def _figures(plan: Plan, reports: Iterable[Iterable[Report]]) -> Iterator[tuple[Item, Figure, Amount]]:
    """Each figure over all units, of each of which all that it gives stands together."""
    results = [[(report.period, one) for report in own for one in report.results] for own in reports]
    for item in plan.items.values():
        for figure in plan.figures_of(item.id):
            given = [
                [
                    (period, one.figures[figure.id])
                    for period, one in own
                    if one.item == item.id and figure.id in one.figures
                ]
                for own in results
            ]
            amount = put_together(figure, filter(None, given))
            if amount is not None:
                yield item, figure, amount
