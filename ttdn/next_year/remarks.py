"""What somebody must look at in the plan of the new year, by the place where it stands."""

from collections.abc import Iterable, Iterator
from datetime import date

from ttdn.grouping import grouped
from ttdn.model.plan import Plan
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.model.roster import Unit
from ttdn.next_year.carrying import CLAUSE_LISTS, new_year
from ttdn.next_year.lives import Later
from ttdn.next_year.words import what_to_look_at
from ttdn.source import KeyPath, Value, texts
from ttdn.vietnamese import format_amount, format_date

#: The parts of the plan in which there are texts of the document.
_PARTS = ("document", "headings", *CLAUSE_LISTS, *ITEM_LISTS, "funding", "reporting", "figures", "documents")
#: What is no text: names of things within the file, days, and what is said of them apart.
_APART = frozenset({"id", "cited_as", "read", "items", "date", "number", "periods", "required"}) | {
    *("requested", "through", "symbol", "target", "signature", "from", "until")
}

Remarks = dict[KeyPath, list[str]]


def find_remarks(later: Later, data: Value) -> Remarks:
    """What is to be looked at.

    Args:
        later: The old plan.
        data: What the file of the new one says.
    """
    return grouped(_all(later, data))


def _all(later: Later, data: Value) -> Iterator[tuple[KeyPath, str]]:
    if not later.is_same_document:
        yield from _of_texts(later, data)
        yield from _of_head(later)
    if isinstance(data, dict):
        yield from _of_items(later, data)
        yield from _of_periods(later, data)
        yield from _of_lists(later)
        yield from _of_targets(later, data)


def _of_texts(later: Later, data: Value) -> Iterator[tuple[KeyPath, str]]:
    names = _ended_names(later)
    for path, text in texts(data):
        if path[0] in _PARTS and not _APART.intersection(path):
            # The year that is to be filled in is no year to look at.
            for words in what_to_look_at(text.replace(new_year(later.year), ""), names):
                yield path, words


def _of_head(later: Later) -> Iterator[tuple[KeyPath, str]]:
    day = format_date(later.plan.document.date)
    yield ("document", "date"), f"ngày văn bản, chuyển từ {day} của kế hoạch năm {later.plan.year}"


def _of_items(later: Later, data: dict[str, Value]) -> Iterator[tuple[KeyPath, str]]:
    """Days that were moved, and owners that are others now."""
    old = {
        part: {item.id: item for item in getattr(later.plan, part) if later.stays(item)}
        for part in ITEM_LISTS
    }
    for part in ITEM_LISTS:
        for place, entry in enumerate(_list(data.get(part))):
            item = old[part][str(entry["id"])]
            schedule = entry.get("schedule")
            read = schedule.get("read") if isinstance(schedule, dict) else None
            if later.is_done_once(item):
                yield (part, place), _DONE_ONCE.format(later.plan.year)
            if isinstance(read, dict) and {"from", "to", "by", "before"} & read.keys():
                moved, kept = f"chuyển từ năm {later.plan.year}", f"kéo dài sang năm {later.year}, giữ nguyên"
                words = kept if later.goes_on(item) else moved
                yield (part, place, "schedule", "read"), f"ngày trong 'read', {words}"
            for role in ("owners", "coordinating"):
                bodies = getattr(item, role)
                for words in _replaced(later, bodies.read if bodies else ()):
                    path: KeyPath = (part, place, role, "read")
                    yield (path if entry.get(role) else path[:2]), words


def _of_lists(later: Later) -> Iterator[tuple[KeyPath, str]]:
    """Lists that name others now."""
    plan, rules = later.plan, later.plan.reporting
    lists: dict[KeyPath, Iterable[str]] = {
        ("reporting", "required"): rules.required,
        ("reporting", "requested"): rules.requested,
        ("reporting", "through"): filter(None, [rules.through]),
    }
    lists |= {("groups", place): group.members for place, group in enumerate(plan.groups)}
    for path, names in lists.items():
        for words in _replaced(later, names):
            yield path, words


def _of_periods(later: Later, data: dict[str, Value]) -> Iterator[tuple[KeyPath, str]]:
    """Periods and days that stand for another year."""
    reporting = data.get("reporting")
    for place, entry in enumerate(_list(reporting.get("periods") if isinstance(reporting, dict) else None)):
        what = [words for key, words in _MOVED.items() if entry.get(key)]
        if what:
            yield ("reporting", "periods", place), f"{' và '.join(what)}, chuyển từ năm {later.plan.year}"


def _of_targets(later: Later, data: dict[str, Value]) -> Iterator[tuple[KeyPath, str]]:
    figures = {figure.id: figure for figure in later.plan.figures if later.stays(figure)}
    for place, entry in enumerate(_list(data.get("figures"))):
        figure = figures.get(str(entry.get("id")))
        if figure and figure.target:
            amount = format_amount(figure.target.amount)
            yield ("figures", place, "target"), f"chỉ tiêu {amount} của năm {later.plan.year}"


_DONE_ONCE = (
    "việc có hạn trong năm {}: làm một lần, đã xong thì xóa mục này; chưa xong hoặc năm nào cũng làm thì "
    "giữ, sửa cách hiểu thời gian trong 'read'"
)
_MOVED = {"period": "kỳ", "deadline": "hạn"}


def _list(value: Value) -> list[dict[str, Value]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _replaced(later: Later, names: Iterable[str]) -> Iterator[str]:
    """What became of the units of a list that are no more."""
    for name in names:
        if name in later.ended:
            yield f"đơn vị không còn: {became(later, later.plan.roster[name].now)}"


def became(later: Later, unit: Unit) -> str:
    """``Phường A (đến 30/6/2026; nay là Phường B)``."""
    heir, last = later.ended[unit.id], max(later.life_of(one).last for one in later.plan.roster[unit.id].all)
    now = f"nay là {heir.name}" if heir else "không có đơn vị kế thừa"
    until = f"đến {format_date(last)}; " if last < date.max else ""
    return f"{unit.name} ({until}{now})"


def _ended_names(later: Later) -> dict[str, str]:
    """The names of units that are no more, and that no other bears, each with what became of it."""
    plan: Plan = later.plan
    borne = {name for unit in plan.units if later.stays(unit) for name in (unit.name, unit.short)}
    borne |= {group.name for group in plan.groups}
    return {
        name: became(later, unit)
        for unit, _ in later.successions()
        for name in dict.fromkeys((unit.name, unit.short))
        if name not in borne
    }
