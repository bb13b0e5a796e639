"""Figures by unit, ready for a pivot table; and the same as a table with a column for each figure."""

from collections.abc import Iterator, Mapping

from ttdn.exporting.amounts import HELPING, given, is_helping, target_cells, target_columns
from ttdn.exporting.columns import ITEM, PERIOD, Data, Row, count, figure_columns, listed, name
from ttdn.figures import Given, amount_of
from ttdn.language import Text
from ttdn.model.scalars import MAXIMUM_DECIMALS
from ttdn.tables import Column, Table, Value


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
            HELPING,
            *target_columns(),
        ),
        _by_unit(data),
    )


def _by_unit(data: Data) -> Iterator[Row]:
    known = given(data.status)
    for item in data.plan.items.values():
        for figure in data.plan.figures_of(item.id):
            for unit, own in known.get((figure.id, item.id), {}).items():
                cells = (
                    *data.unit_cells(unit),
                    *data.item_cells(item.id),
                    *data.figure_cells(figure.id),
                    *data.period_cells(data.status.within),
                    amount_of(figure, own),
                    listed(str(period) for period, _ in own),
                    is_helping(data, unit, item.id),
                    *target_cells(figure),
                )
                yield cells, _is_example(data, unit, own)


def _is_example(data: Data, unit: str, own: list[Given]) -> bool:
    reports = data.status.received[unit]
    return any(reports[period].illustrative for period, _ in own)


def units_by_figures(data: Data) -> Table:
    """A row for each unit, a column for each figure that anybody reported.

    Its columns are those of one plan, so it stands below no other city's.
    """
    known, plan = given(data.status), data.plan
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
            count("", Text("", ""), Text("", "")).kind,
            12,
            Text("Số của đơn vị trong thời gian đang xem.", "The amount of the unit in the time looked at."),
            MAXIMUM_DECIMALS,
        )
        for figure, item in chosen
    ]

    def row(unit: str) -> Iterator[Value]:
        for figure, item in chosen:
            own = known[figure.id, item.id].get(unit)
            yield amount_of(figure, own) if own else None

    return data.table(
        "units_by_figures",
        Text("Đơn vị × số liệu", "Units × figures"),
        Text(
            "Mỗi dòng một đơn vị, mỗi cột một số liệu của thời gian đang xem; ô trống là không có số.",
            "A row for each unit, a column for each figure of the time that is looked at.",
        ),
        (*data.unit, *columns),
        (
            (
                (*data.unit_cells(unit), *row(unit.id)),
                _is_in_part_an_example(data, known, unit.id),
            )
            for unit in plan.units
        ),
    )


def _is_in_part_an_example(
    data: Data, known: Mapping[tuple[str, str], Mapping[str, list[Given]]], unit: str
) -> bool:
    return any(_is_example(data, unit, of_units[unit]) for of_units in known.values() if unit in of_units)
