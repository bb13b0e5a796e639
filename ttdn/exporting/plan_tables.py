"""The plan itself: its items and its units."""

from collections.abc import Iterator
from datetime import date

from ttdn.exporting.columns import (
    ITEM,
    Data,
    choice,
    coded,
    count,
    day,
    listed,
    name,
    real,
    words,
    yes_no,
)
from ttdn.language import Text
from ttdn.model.clauses import Coordinating, Item, Owners
from ttdn.tables import Table, Value
from ttdn.vietnamese import format_date

ASKED_LABELS = {
    "required": Text("phải báo cáo", "must report"),
    "requested": Text("được đề nghị báo cáo", "is asked to report"),
    "none": Text("không", "no"),
}


def plan_items(data: Data) -> Table:
    """The items of the plan, one a row."""
    number, title, *section = ITEM
    return data.table(
        "plan_items",
        Text("Các mục của kế hoạch", "Items of the plan"),
        Text("Mỗi dòng một mục phải thực hiện.", "One row for each item that is to be done."),
        (
            number,
            name(
                "item_number",
                Text("Viện dẫn", "Cited as"),
                Text("Số như văn bản viện dẫn.", "The number by which the document cites it."),
                12,
            ),
            title,
            words("item_text", Text("Nguyên văn", "Text"), Text("Lời văn của mục.", "The whole text."), 60),
            *section,
            words(
                "owners",
                Text("Cơ quan chủ trì", "Owners"),
                Text("Ai phải thực hiện, như văn bản viết.", "Who owes it, in the words of the document."),
                30,
            ),
            name(
                "owners_read",
                Text("Mã chủ trì", "Owners as read"),
                Text("Mã các đơn vị, nhóm được hiểu.", "The ids of the units and groups that are meant."),
                18,
            ),
            words(
                "coordinating", Text("Phối hợp", "Coordinating"), Text("Cơ quan phối hợp.", "Who helps."), 26
            ),
            words(
                "product", Text("Sản phẩm", "Product"), Text("Kết quả phải có.", "What is to come of it."), 26
            ),
            words(
                "schedule",
                Text("Thời gian", "Schedule"),
                Text("Thời gian như văn bản viết.", "The schedule in the words of the document."),
                20,
            ),
            day(
                "starts",
                Text("Từ ngày", "Starts"),
                Text("Ngày đầu tiên theo cách hiểu.", "The first day, as the schedule is read."),
            ),
            day(
                "ends",
                Text("Đến ngày", "Ends"),
                Text("Ngày cuối cùng theo cách hiểu.", "The last day, as the schedule is read."),
            ),
            day(
                "deadline",
                Text("Hạn", "Deadline"),
                Text(
                    "Ngày cuối cùng còn đúng hạn; trống là việc thường xuyên hoặc không có hạn.",
                    "The last day on time; empty for standing work and where none is set.",
                ),
            ),
            name(
                "due_days",
                Text("Các hạn trong năm", "Due days"),
                Text("Việc nhiều đợt: hạn của từng đợt.", "Of recurring work: the last day of each time."),
                24,
            ),
            count(
                "units_owing",
                Text("Số đơn vị được giao", "Units owing"),
                Text(
                    "Số đơn vị phải làm trong thời gian đang xem.",
                    "How many units owe it in the time that is looked at.",
                ),
            ),
            name(
                "reported_in",
                Text("Phần báo cáo riêng", "Reported in"),
                Text("Phần của báo cáo dành riêng cho mục.", "The part of the report that is for it alone."),
                14,
            ),
            day(
                "valid_from",
                Text("Có hiệu lực từ", "Valid from"),
                Text("Trống: từ đầu năm.", "Empty: from the beginning."),
            ),
            day(
                "valid_until",
                Text("Có hiệu lực đến", "Valid until"),
                Text("Trống: đến hết năm.", "Empty: to the end."),
            ),
            name(
                "added_by",
                Text("Bổ sung bởi", "Added by"),
                Text("Văn bản đã bổ sung mục.", "The document that added it."),
            ),
            words(
                "note", Text("Ghi chú", "Note"), Text("Điều cần biết khi đọc mục.", "What to know of it."), 30
            ),
        ),
        real(_item(data, item) for item in data.plan.items.values()),
    )


def _item(data: Data, item: Item) -> tuple[Value, ...]:
    plan = data.plan
    number, title, *section = data.item_cells(item.id)
    due_days = plan.due_days(item)
    return (
        number,
        item.number,
        title,
        item.text,
        *section,
        _whom(data, item.owners),
        listed(item.owners.read) if item.owners else None,
        _whom(data, item.coordinating),
        item.product,
        item.schedule.text if item.schedule else None,
        *_days(data, item),
        plan.deadline(item),
        listed(map(format_date, due_days)) if len(due_days) > 1 else None,
        len(data.status.by_item.get(item.id, ())),
        item.reported_in,
        item.start,
        item.end,
        item.added_by,
        item.note,
    )


def _days(data: Data, item: Item) -> tuple[date | None, date | None]:
    """The first and the last day of an item; none where its schedule is words only."""
    return data.plan.window(item) if item.time_read else (None, None)


def _whom(data: Data, owners: Owners | Coordinating | None) -> str | None:
    """In the words of the document, else by the names of the units and groups."""
    if owners is None:
        return None
    return owners.text or listed(map(data.plan.name_of, owners.read))


def units(data: Data) -> Table:
    """The units of the roster, one a row."""
    return data.table(
        "units",
        Text("Đơn vị", "Units"),
        Text(
            "Mỗi dòng một đơn vị; không kèm thư điện tử, điện thoại, tên người.",
            "One row for each unit; without addresses, telephones and names of persons.",
        ),
        (
            *data.unit,
            words(
                "full_name",
                Text("Tên đầy đủ", "Full name"),
                Text("Tên để gửi văn bản.", "As it is addressed."),
                34,
            ),
            name(
                "short",
                Text("Tên ngắn", "Short name"),
                Text("Tên để in trong bảng.", "Its name in tables."),
                14,
            ),
            name(
                "code",
                Text("Mã hành chính", "Statistics code"),
                Text("Mã xã, phường của cơ quan thống kê.", "The code of the statistics office."),
                11,
            ),
            words(
                "groups",
                Text("Nhóm", "Groups"),
                Text("Các nhóm có đơn vị này.", "The groups that it is in."),
                30,
            ),
            choice(
                "asked",
                Text("Chế độ báo cáo", "Asked"),
                Text("Phải báo cáo hay được đề nghị.", "Whether it must report, or is only asked to."),
                ASKED_LABELS,
            ),
            count(
                "items_owed",
                Text("Số mục được giao", "Items owed"),
                Text(
                    "Số mục phải làm trong thời gian đang xem.",
                    "How many items it owes in the time that is looked at.",
                ),
            ),
            day(
                "valid_from",
                Text("Từ ngày", "From"),
                Text("Trống: từ trước.", "Empty: since before the year."),
            ),
            day("valid_until", Text("Đến ngày", "Until"), Text("Trống: vẫn còn.", "Empty: it goes on.")),
            name(
                "successor",
                Text("Đơn vị kế thừa", "Successor"),
                Text("Mã đơn vị nhận phần việc.", "The id of the unit that took over its work."),
                20,
            ),
            yes_no(
                "has_reported",
                Text("Đã có báo cáo", "Has reported"),
                Text(
                    "Có báo cáo được tính trong thời gian đang xem.",
                    "It has a report that counts in the time that is looked at.",
                ),
            ),
        ),
        real(_units(data)),
    )


def _units(data: Data) -> Iterator[tuple[Value, ...]]:
    plan = data.plan
    must = {unit.id for unit in plan.meant(plan.reporting.required)}
    may = {unit.id for unit in plan.meant(plan.reporting.requested)}
    for unit in plan.units:
        asked = "required" if unit.id in must else "requested" if unit.id in may else "none"
        yield (
            *data.unit_cells(unit),
            plan.full_name(unit),
            unit.short,
            unit.code,
            listed(group.name for group in plan.groups if plan.means((group.id,), unit)),
            coded(asked, ASKED_LABELS),
            len(data.status.by_unit.get(unit.id, ())),
            unit.start,
            unit.end,
            unit.successor,
            unit.id in data.status.reports,
        )
