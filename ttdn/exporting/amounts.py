"""What units counted and spent: each amount with how it is put together, and what it is to reach.

As they were reported; by unit, ready for a pivot table; as a table with a column for each figure.
"""

from collections.abc import Iterator

from ttdn.effective import amounts_given
from ttdn.exporting.columns import (
    COUNTS,
    ITEM,
    PERIOD,
    Data,
    Row,
    choice,
    coded,
    count,
    figure_columns,
    listed,
    money,
    name,
    yes_no,
)
from ttdn.exporting.told import all_results
from ttdn.figures import Given, amount_of
from ttdn.language import Text
from ttdn.model.figure import Each, Figure, Per, Total
from ttdn.model.scalars import MAXIMUM_DECIMALS
from ttdn.plan_log import TOTAL_LABELS
from ttdn.tables import Column, Kind, Table, Value

_TOTALS = TOTAL_LABELS | {Total.SUM: Text("cộng", "sum")}
PER_LABELS = {Per.UNIT: Text("mỗi đơn vị", "each unit"), Per.PLAN: Text("tính chung", "all together")}
EACH_LABELS = {Each.YEAR: Text("cả năm", "the year"), Each.PERIOD: Text("mỗi kỳ", "each period")}


def _target_columns() -> tuple[Column, ...]:
    """How the amounts of a figure are put together, and what they are to reach."""
    return (
        choice(
            "put_together",
            Text("Cách gộp", "Put together"),
            Text(
                "Gộp số của các đơn vị, các kỳ thế nào; bình quân, không gộp thì không cộng.",
                "How amounts of units and periods are put together; a mean is never added up.",
            ),
            _TOTALS,
            14,
        ),
        count(
            "target_at_least",
            Text("Chỉ tiêu ít nhất", "Target, at least"),
            Text("Số phải đạt; nhiều hơn cũng đạt.", "What is to be reached; more is as good."),
            MAXIMUM_DECIMALS,
        ),
        count(
            "target_exactly",
            Text("Chỉ tiêu đúng bằng", "Target, exactly"),
            Text("Số phải đúng bằng.", "What it is to be."),
            MAXIMUM_DECIMALS,
        ),
        choice(
            "target_per",
            Text("Chỉ tiêu tính cho", "Target of"),
            Text("Của mỗi đơn vị hay tính chung.", "Of each unit, or of all together."),
            PER_LABELS,
            12,
        ),
        choice(
            "target_each",
            Text("Chỉ tiêu trong", "Target in"),
            Text("Trong cả năm hay mỗi kỳ.", "In the year, or in each period."),
            EACH_LABELS,
            10,
        ),
    )


def _target_cells(figure: Figure) -> tuple[Value, ...]:
    """The same of one figure."""
    how, target = coded(figure.total, _TOTALS), figure.target
    if target is None:
        return (how, *(None,) * 4)
    per, each = coded(target.per, PER_LABELS), coded(target.each, EACH_LABELS)
    return (how, target.at_least, target.exactly, per, each)


_HELPING = yes_no(
    "is_coordinating",
    Text("Phối hợp", "Coordinating"),
    Text(
        "Có: số của đơn vị phối hợp, không cộng vào số của đơn vị chủ trì.",
        "True: of a coordinating unit; it is not added to that of the owners.",
    ),
)


def figures(data: Data) -> Table:
    """One row for each amount in a report."""
    return data.table(
        "figures",
        Text("Số liệu", "Figures"),
        Text(
            "Mỗi dòng một số trong một báo cáo, mọi kỳ; cộng các dòng 'Có tính', cùng đơn vị tính.",
            "One row for each amount in a report, of all periods; add up those that count, of one unit of "
            "measure.",
        ),
        (
            *data.unit,
            *PERIOD,
            *ITEM,
            *figure_columns(),
            count(
                "amount",
                Text("Số lượng", "Amount"),
                Text("Số của riêng kỳ này, không lũy kế.", "Of this period alone, never cumulative."),
                MAXIMUM_DECIMALS,
            ),
            COUNTS,
            _HELPING,
            *_target_columns(),
        ),
        _figures(data),
    )


def _figures(data: Data) -> Iterator[Row]:
    counted = {
        (unit, period, item, figure)
        for (figure, item), of_units in amounts_given(data.status.within, data.status.received).items()
        for unit, own in of_units.items()
        for period, _ in own
    }
    for unit, period, report, result in all_results(data):
        for figure, amount in result.figures.items():
            cells = (
                *data.head_cells(unit, period),
                *data.item_cells(result.item),
                *data.figure_cells(figure),
                amount,
                (unit, period, result.item, figure) in counted,
                _is_helping(data, unit, result.item),
                *_target_cells(data.find_figure(figure)),
            )
            yield cells, report.illustrative


def _is_helping(data: Data, unit: str, item: str) -> bool:
    """Whether a unit only helps with an item that others owe."""
    return unit in data.plan.helping.get(item, ())


def funding(data: Data) -> Table:
    """One row for each report that speaks of money."""
    counted = {
        (one.unit, one.period) for one in data.status.reports_that(lambda report: report.funding is not None)
    }
    return data.table(
        "funding",
        Text("Kinh phí", "Funding"),
        Text("Mỗi dòng kinh phí của một báo cáo.", "One row for each report that speaks of money."),
        (
            *data.unit,
            *PERIOD,
            money(
                "allocated",
                Text("Được giao (đồng)", "Allocated (VND)"),
                Text("Được giao trong kỳ.", "Given."),
            ),
            money("spent", Text("Đã chi (đồng)", "Spent (VND)"), Text("Đã chi trong kỳ.", "Spent.")),
            COUNTS,
        ),
        (
            (
                (
                    *data.head_cells(unit, period),
                    report.funding.allocated,
                    report.funding.spent,
                    (unit, period) in counted,
                ),
                report.illustrative,
            )
            for unit, period, report in data.reports
            if report.funding
        ),
    )


def figures_by_unit(data: Data) -> Table:
    """One row for each unit and figure, for the whole time that is looked at."""
    return data.table(
        "figures_by_unit",
        Text("Số liệu theo đơn vị", "Figures by unit"),
        Text(
            "Mỗi dòng một số liệu của một đơn vị, đã gộp các kỳ của thời gian đang xem; dùng cho PivotTable.",
            "One row for each figure of a unit, its periods put together; for a pivot table.",
        ),
        (
            *data.unit,
            *ITEM,
            *figure_columns(),
            *PERIOD,
            count(
                "amount",
                Text("Số lượng", "Amount"),
                Text(
                    "Số của đơn vị trong thời gian đang xem, gộp theo cách gộp của số liệu.",
                    "The amount of the unit in the time that is looked at, put together as the figure is.",
                ),
                MAXIMUM_DECIMALS,
            ),
            name(
                "from_reports",
                Text("Lấy từ các kỳ", "From reports on"),
                Text("Các kỳ báo cáo đã gộp.", "The periods whose reports were put together."),
                20,
            ),
            _HELPING,
            *_target_columns(),
        ),
        _by_unit(data),
    )


def _by_unit(data: Data) -> Iterator[Row]:
    known, period = amounts_given(data.status.within, data.status.received), data.status.within
    for item in data.plan.items.values():
        for figure in data.plan.figures_of(item.id):
            for unit, own in known.get((figure.id, item.id), {}).items():
                cells = (
                    *data.unit_cells(unit),
                    *data.item_cells(item.id),
                    *data.figure_cells(figure.id),
                    str(period),
                    period.label,
                    amount_of(figure, own),
                    listed(str(one) for one, _ in own),
                    _is_helping(data, unit, item.id),
                    *_target_cells(figure),
                )
                yield cells, _is_example(data, unit, own)


def _is_example(data: Data, unit: str, own: list[Given]) -> bool:
    reports = data.status.received[unit]
    return any(reports[period].illustrative for period, _ in own)


def units_by_figures(data: Data) -> Table:
    """A row for each unit, a column for each figure that anybody reported.

    Its columns are those of one plan, so it stands below no other city's.
    """
    known, plan = amounts_given(data.status.within, data.status.received), data.plan
    chosen = [
        (figure, item)
        for item in plan.items.values()
        for figure in plan.figures_of(item.id)
        if (figure.id, item.id) in known
    ]
    columns = [
        Column(
            f"{figure.id}__{item.id}",
            Text(*(f"{figure.label} ({figure.unit}), {at} {item.number}" for at in ("mục", "item"))),
            Kind.NUMBER,
            12,
            Text("Số của đơn vị trong thời gian đang xem.", "The amount of the unit in the time looked at."),
            MAXIMUM_DECIMALS,
        )
        for figure, item in chosen
    ]

    rows = []
    for unit in plan.units:
        own = [known[figure.id, item.id].get(unit.id, []) for figure, item in chosen]
        amounts = [amount_of(figure, one) for (figure, _), one in zip(chosen, own, strict=True)]
        is_example = any(_is_example(data, unit.id, one.get(unit.id, [])) for one in known.values())
        rows.append(((*data.unit_cells(unit), *amounts), is_example))
    return data.table(
        "units_by_figures",
        Text("Đơn vị × số liệu", "Units × figures"),
        Text(
            "Mỗi dòng một đơn vị, mỗi cột một số liệu của thời gian đang xem; ô trống là không có số.",
            "A row for each unit, a column for each figure of the time that is looked at.",
        ),
        (*data.unit, *columns),
        rows,
    )
