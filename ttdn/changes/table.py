"""Changes as a table: a row for each."""

from ttdn.changes.difference import Change, Changes
from ttdn.changes.telling import headline
from ttdn.language import Text
from ttdn.tables import Coded, Column, Kind, Table, Value

_COLUMNS = (
    Column("event", Text("Việc gì", "What happened"), width=24, about=Text("Loại thay đổi.", "Its sort.")),
    Column("item", Text("Mục", "Item"), Kind.NAME, about=Text("Số của mục.", "The number of the item.")),
    Column("item_title", Text("Nội dung mục", "Title"), width=40),
    Column("unit", Text("Mã đơn vị", "Unit id"), Kind.NAME),
    Column("unit_name", Text("Đơn vị", "Unit"), width=30),
    Column("period", Text("Kỳ báo cáo", "Period"), Kind.NAME),
    Column(
        "date",
        Text("Ngày", "Date"),
        Kind.DAY,
        about=Text(
            "Ngày nhận, ngày trả lại, hạn đã qua; trống: không rõ.", "Of receipt, return or deadline."
        ),
    ),
    Column(
        "what",
        Text("Thông tin", "What"),
        width=24,
        about=Text("Trường đã sửa, số liệu.", "The field that was corrected, the figure."),
    ),
    Column("before", Text("Trước", "Before"), width=40),
    Column("after", Text("Nay", "Now"), width=40),
    Column("measure", Text("Đơn vị tính", "Unit of measure")),
    Column("illustrative", Text("Minh họa", "Illustrative"), Kind.YES_NO),
)


def changes_table(changes: Changes) -> Table:
    """A row for each change, in their order."""
    rows = tuple(_row(changes, one) for one in changes.changes)
    return Table("changes", Text("Có gì mới", "What is new"), _COLUMNS, rows, headline(changes))


def _row(changes: Changes, one: Change) -> tuple[Value, ...]:
    return (
        Coded(one.event.value, one.event.label),
        changes.numbers.get(one.item, one.item) or None,
        changes.items.get(one.item),
        one.unit or None,
        changes.units.get(one.unit),
        str(one.period) if one.period else None,
        one.day,
        one.what if one.what.vi else None,
        one.before,
        one.after,
        one.measure or None,
        changes.illustrative,
    )
