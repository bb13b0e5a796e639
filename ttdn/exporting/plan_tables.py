"""The plan itself: its items and its units."""

from collections.abc import Iterator

from ttdn.exporting.data import Data, coded, listed
from ttdn.language import Text
from ttdn.model.clauses import Coordinating, Item, Owners
from ttdn.tables import Row, Table
from ttdn.vietnamese import format_date

ASKED_LABELS = {
    "required": Text("phải báo cáo", "must report"),
    "requested": Text("được đề nghị báo cáo", "is asked to report"),
    "none": Text("không", "no"),
}


def plan_items(data: Data) -> Table:
    """The items of the plan, one a row."""
    return data.table("plan_items", (_item(data, item) for item in data.plan.items.values()))


def _item(data: Data, item: Item) -> Row:
    plan = data.plan
    # Where its schedule is words only, there are no days.
    starts, ends = plan.window(item) if item.time_read else (None, None)
    due_days = plan.due_days(item)
    return {
        **data.item_cells(item.id),
        "item_number": item.number,
        "item_text": item.text,
        "owners": _whom(data, item.owners),
        "owners_read": listed(item.owners.read) if item.owners else None,
        "coordinating": _whom(data, item.coordinating),
        "product": item.product,
        "schedule": item.schedule.text if item.schedule else None,
        "starts": starts,
        "ends": ends,
        "deadline": plan.deadline(item),
        "due_days": listed(map(format_date, due_days)) if len(due_days) > 1 else None,
        "units_owing": len(data.status.by_item.get(item.id, ())),
        "reported_in": item.reported_in,
        "valid_from": item.start,
        "valid_until": item.end,
        "added_by": item.added_by,
        "note": item.note,
    }


def _whom(data: Data, owners: Owners | Coordinating | None) -> str | None:
    """In the words of the document, else by the names of the units and groups."""
    if owners is None:
        return None
    return owners.text or listed(map(data.plan.name_of, owners.read))


def units(data: Data) -> Table:
    """The units of the roster, one a row."""
    return data.table("units", _units(data), asked=ASKED_LABELS)


def _units(data: Data) -> Iterator[Row]:
    plan = data.plan
    must = {unit.id for unit in plan.meant(plan.reporting.required)}
    may = {unit.id for unit in plan.meant(plan.reporting.requested)}
    for unit in plan.units:
        asked = "required" if unit.id in must else "requested" if unit.id in may else "none"
        yield {
            **data.unit_cells(unit),
            "full_name": plan.full_name(unit),
            "short": unit.short,
            "code": unit.code,
            "groups": listed(group.name for group in plan.groups if plan.means((group.id,), unit)),
            "asked": coded(asked, ASKED_LABELS),
            "items_owed": len(data.status.by_unit.get(unit.id, ())),
            "valid_from": unit.start,
            "valid_until": unit.end,
            "successor": unit.successor,
            "has_reported": unit.id in data.status.reports,
        }
