"""What units counted and spent: each amount with how it is put together, and what it is to reach."""

from collections.abc import Iterator, Mapping

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
    money,
    yes_no,
)
from ttdn.exporting.told import all_results, head_cells
from ttdn.figures import Given
from ttdn.language import Text
from ttdn.model.figure import Each, Figure, Per, Total
from ttdn.model.scalars import MAXIMUM_DECIMALS
from ttdn.status import Status
from ttdn.tables import Column, Table, Value

TOTAL_LABELS = {
    Total.SUM: Text("cộng", "sum"),
    Total.MEAN: Text("bình quân", "mean"),
    Total.LAST: Text("số của kỳ cuối", "last"),
    Total.NONE: Text("không gộp", "not put together"),
}
PER_LABELS = {Per.UNIT: Text("mỗi đơn vị", "each unit"), Per.PLAN: Text("tính chung", "all together")}
EACH_LABELS = {Each.YEAR: Text("cả năm", "the year"), Each.PERIOD: Text("mỗi kỳ", "each period")}


def target_columns() -> tuple[Column, ...]:
    """How the amounts of a figure are put together, and what they are to reach."""
    return (
        choice(
            "put_together",
            Text("Cách gộp", "Put together"),
            Text(
                "Gộp số của các đơn vị, các kỳ thế nào; bình quân, không gộp thì không cộng.",
                "How amounts of units and periods are put together; a mean is never added up.",
            ),
            TOTAL_LABELS,
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


def target_cells(figure: Figure) -> tuple[Value, ...]:
    """The same of one figure."""
    how, target = coded(figure.total, TOTAL_LABELS), figure.target
    if target is None:
        return (how, *(None,) * 4)
    per, each = coded(target.per, PER_LABELS), coded(target.each, EACH_LABELS)
    return (how, target.at_least, target.exactly, per, each)


HELPING = yes_no(
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
            HELPING,
            *target_columns(),
        ),
        _figures(data),
    )


def _figures(data: Data) -> Iterator[Row]:
    counted = {
        (unit, period, item, figure)
        for (figure, item), of_units in given(data.status).items()
        for unit, own in of_units.items()
        for period, _ in own
    }
    for unit, period, report, result in all_results(data):
        for figure, amount in result.figures.items():
            cells = (
                *head_cells(data, unit, period, result),
                *data.figure_cells(figure),
                amount,
                (unit, period, result.item, figure) in counted,
                is_helping(data, unit, result.item),
                *target_cells(data.find_figure(figure)),
            )
            yield cells, report.illustrative


def given(status: Status) -> Mapping[tuple[str, str], Mapping[str, list[Given]]]:
    """By figure and item, what each unit reported that counts for the time that is looked at."""
    return amounts_given(status.within, status.received)


def is_helping(data: Data, unit: str, item: str) -> bool:
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
                    *data.unit_cells(unit),
                    *data.period_cells(period),
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
