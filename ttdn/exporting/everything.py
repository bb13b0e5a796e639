"""All tables of an export, with what explains them."""

from collections.abc import Callable, Iterator, Sequence

from ttdn.exporting.amounts import figures, figures_by_unit, funding, units_by_figures
from ttdn.exporting.data import BETWEEN, Data, coded
from ttdn.exporting.plan_tables import plan_items, units
from ttdn.exporting.told import evidence, programmes, remarks, reports, results, training
from ttdn.exporting.work import assignments, submissions
from ttdn.language import Text, count_of, join, same
from ttdn.model.period import find_period
from ttdn.places import split_report_path
from ttdn.safe_text import visible
from ttdn.status import Status
from ttdn.tables import Column, Kind, Row, Table
from ttdn.vietnamese import date_text

KIND_LABELS = {
    Kind.TEXT: Text("chữ", "text"),
    Kind.NAME: Text("mã, số hiệu (chữ)", "name (text)"),
    Kind.YEAR: Text("năm (số nguyên)", "year (whole number)"),
    Kind.NUMBER: Text("số", "number"),
    Kind.MONEY: Text("đồng (số nguyên)", "đồng (whole number)"),
    Kind.DAY: Text("ngày", "date"),
    Kind.YES_NO: Text("có/không", "boolean"),
}

#: The tables of every plan, in the order in which they are looked at.
TABLES: tuple[Callable[[Data], Table], ...] = (
    figures_by_unit,
    plan_items,
    units,
    assignments,
    submissions,
    reports,
    results,
    figures,
    evidence,
    funding,
    programmes,
    training,
    remarks,
)


_MEANING = ("table_title", "column_title", "column_name", "type", "meaning", "codes")


def make_tables(
    status: Status, excluded: Sequence[str], *, stable: bool = False, crossed: bool = False
) -> tuple[Table, ...]:
    """Everything that is known of a plan on a day, as tables that can be stacked with those of other places.

    The first says what they are, the last but one what was left out, the last what each column means.

    Args:
        status: The plan and where it stands.
        excluded: The files that were left out because of errors.
        stable: Codes and their labels in columns of their own, as other programs want them.
        crossed: Also with the table of units by figures, whose columns are those of this plan alone.
    """
    data = Data(status, tuple(excluded))
    found = [make(data) for make in TABLES]
    if crossed:
        found.insert(1, units_by_figures(data))
    found.append(left_out(data))
    if stable:
        found = [table.with_labels() for table in found]
    explained = [*found, about(data, found)]
    meaning = dictionary(data, explained)
    if crossed:
        # A person reads these two; nobody puts them below those of another city.
        return (explained[-1].only(("what", "said")), *found, meaning.only(_MEANING))
    return (explained[-1], *found, meaning.with_labels() if stable else meaning)


def left_out(data: Data) -> Table:
    """The files that have errors, and so count nowhere."""
    return data.table("left_out", (_left_out(data, file) for file in data.excluded))


def _left_out(data: Data, file: str) -> Row:
    place = split_report_path(file)
    period = find_period(place.stem) if place else None
    return {
        "file": visible(file),
        **data.unit_cells(place.unit if place else ""),
        "period": str(period) if period else None,
    }


def about(data: Data, tables: Sequence[Table]) -> Table:
    """What the export is: of which plan, as of when, what was left out; and what its tables hold."""
    said = (*_said(data), *((table.name, table.title, table.about) for table in tables))
    return data.table("about", ({"key": key, "what": what, "said": words} for key, what, words in said))


def _said(data: Data) -> Iterator[tuple[str, Text, Text]]:
    status, plan = data.status, data.plan
    if status.illustrative:
        yield (
            "illustrative",
            Text("SỐ LIỆU MINH HỌA", "ILLUSTRATIVE DATA"),
            Text(
                "Có số liệu ví dụ, không phải số liệu thật; cột 'Minh họa' của từng bảng nói dòng nào.",
                "Some data are examples and not real; the column 'illustrative' of each table says which.",
            ),
        )
    yield "plan", Text("Kế hoạch", "Plan"), same(plan.cited)
    yield "title", Text("Trích yếu", "Title"), same(plan.document.title)
    yield "authority", Text("Cơ quan ban hành", "Authority"), same(plan.authority.name)
    yield "as_of", Text("Tính đến ngày", "As of"), date_text(status.as_of)
    yield "period", Text("Thời gian đang xem", "Time looked at"), status.within.label
    counted = sum(map(len, status.reports.values()))
    yield (
        "reports_counted",
        Text("Báo cáo được tính", "Reports that count"),
        Text(
            f"{counted} báo cáo của {len(status.reports)} đơn vị",
            f"{count_of(counted, 'report')} of {count_of(len(status.reports), 'unit')}",
        ),
    )
    files = same(f"{len(data.excluded)}: {BETWEEN.join(map(visible, data.excluded))}")
    yield (
        "files_left_out",
        Text("Báo cáo có lỗi, không tính", "Left out (errors)"),
        files if data.excluded else Text("không có", "none"),
    )
    yield (
        "counts",
        Text("Cộng thế nào", "How to add up"),
        Text(
            "Chỉ cộng dòng có 'Có tính', cùng đơn vị tính; tỷ lệ phần trăm, bình quân thì không cộng.",
            "Add up only rows that count, of one unit of measure; never percentages and means.",
        ),
    )


def dictionary(data: Data, tables: Sequence[Table]) -> Table:
    """What each column of each table is: type, meaning, and the codes that it may hold."""
    rows = (_described(table, column) for table in tables for column in table.columns)
    return data.table("dictionary", rows, type=KIND_LABELS)


def _described(table: Table, column: Column) -> Row:
    codes = [Text(*(f"{code} = {words}" for words in label)) for code, label in column.codes]
    return {
        "table_name": table.name,
        "table_title": table.title,
        "column_name": column.name,
        "column_title": column.title,
        "type": coded(column.kind, KIND_LABELS),
        "meaning": column.about,
        "codes": join("\n", codes) if codes else None,
    }
