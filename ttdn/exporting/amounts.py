"""What units counted and spent: each amount with how it is put together, and what it is to reach.

As they were reported; by unit, ready for a pivot table; as a table with a column for each figure.
"""

from collections.abc import Iterable, Iterator

from ttdn.effective import amounts_given
from ttdn.exporting.data import Data, coded, listed, period_cells
from ttdn.exporting.told import all_results
from ttdn.figures import Given, amount_of
from ttdn.language import Text
from ttdn.model.figure import Each, Figure, Per, Target, Total
from ttdn.model.scalars import MAXIMUM_DECIMALS
from ttdn.plan_log import TOTAL_LABELS
from ttdn.tables import Column, Kind, Row, Table

_TOTALS = TOTAL_LABELS | {Total.SUM: Text("cộng", "sum")}
PER_LABELS = {Per.UNIT: Text("mỗi đơn vị", "each unit"), Per.PLAN: Text("tính chung", "all together")}
EACH_LABELS = {Each.YEAR: Text("cả năm", "the year"), Each.PERIOD: Text("mỗi kỳ", "each period")}


def figures(data: Data) -> Table:
    """One row for each amount in a report."""
    return _of_figures(data, "figures", _figures(data))


def _of_figures(data: Data, name: str, rows: Iterable[Row]) -> Table:
    return data.table(name, rows, put_together=_TOTALS, target_per=PER_LABELS, target_each=EACH_LABELS)


def _figure_cells(data: Data, unit: str, item: str, figure: Figure) -> Row:
    """A figure of a unit under an item, how its amounts are put together, and what they are to reach."""
    return {
        **data.unit_cells(unit),
        **data.item_cells(item),
        **data.figure_cells(figure.id),
        # Of a unit that only helps with an item that others owe.
        "is_coordinating": unit in data.plan.helping.get(item, ()),
        "put_together": coded(figure.total, _TOTALS),
        **(_target_cells(figure.target) if figure.target else {}),
    }


def _target_cells(target: Target) -> Row:
    return {
        "target_at_least": target.at_least,
        "target_exactly": target.exactly,
        "target_per": coded(target.per, PER_LABELS),
        "target_each": coded(target.each, EACH_LABELS),
    }


def _figures(data: Data) -> Iterator[Row]:
    counted = {
        (unit, period, item, figure)
        for (figure, item), of_units in amounts_given(data.status.within, data.status.received).items()
        for unit, own in of_units.items()
        for period, _ in own
    }
    for unit, period, report, result in all_results(data):
        for figure, amount in result.figures.items():
            yield {
                **_figure_cells(data, unit, result.item, data.find_figure(figure)),
                **period_cells(period),
                "amount": amount,
                "counts": (unit, period, result.item, figure) in counted,
                "illustrative": report.illustrative,
            }


def funding(data: Data) -> Table:
    """One row for each report that speaks of money."""
    counted = {
        (one.unit, one.period) for one in data.status.reports_that(lambda report: report.funding is not None)
    }
    rows = (
        {
            **data.head_cells(unit, period),
            "allocated": report.funding.allocated,
            "spent": report.funding.spent,
            "counts": (unit, period) in counted,
            "illustrative": report.illustrative,
        }
        for unit, period, report in data.reports
        if report.funding
    )
    return data.table("funding", rows)


def figures_by_unit(data: Data) -> Table:
    """One row for each unit and figure, for the whole time that is looked at."""
    return _of_figures(data, "figures_by_unit", _by_unit(data))


def _by_unit(data: Data) -> Iterator[Row]:
    known, period = amounts_given(data.status.within, data.status.received), data.status.within
    for item in data.plan.items.values():
        for figure in data.plan.figures_of(item.id):
            for unit, own in known.get((figure.id, item.id), {}).items():
                yield {
                    **_figure_cells(data, unit, item.id, figure),
                    **period_cells(period),
                    "amount": amount_of(figure, own),
                    "from_reports": listed(str(one) for one, _ in own),
                    "illustrative": _is_example(data, unit, own),
                }


def _is_example(data: Data, unit: str, own: list[Given]) -> bool:
    reports = data.status.received[unit]
    return any(reports[period].illustrative for period, _ in own)


def units_by_figures(data: Data) -> Table:
    """A row for each unit, a column for each figure that anybody reported.

    Its columns are those of one plan, so it stands below no other city's.
    """
    known, plan = amounts_given(data.status.within, data.status.received), data.plan
    chosen = {
        f"{figure.id}__{item.id}": (figure, item)
        for item in plan.items.values()
        for figure in plan.figures_of(item.id)
        if (figure.id, item.id) in known
    }
    columns = [
        Column(
            name,
            Text(*(f"{figure.label} ({figure.unit}), {at} {item.number}" for at in ("mục", "item"))),
            Kind.NUMBER,
            12,
            Text("Số của đơn vị trong thời gian đang xem.", "The amount of the unit in the time looked at."),
            MAXIMUM_DECIMALS,
        )
        for name, (figure, item) in chosen.items()
    ]
    rows = (
        {
            **data.unit_cells(unit),
            **{
                name: amount_of(figure, known[figure.id, item.id].get(unit.id, []))
                for name, (figure, item) in chosen.items()
            },
            "illustrative": any(_is_example(data, unit.id, one.get(unit.id, [])) for one in known.values()),
        }
        for unit in plan.units
    )
    return data.table("units_by_figures", rows, columns)
