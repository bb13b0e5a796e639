"""The entries of a report against the plan.

The item exists, the unit owes it, nothing is missing or twice.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ttdn.diagnostics import Diagnostic, Location, Related, Severity
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.plan import Item, Plan
from ttdn.model.report import NEEDS_REASON, STATUS_LABELS
from ttdn.model.scalars import is_clause_id
from ttdn.model_errors import replace_in_line
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import Suggestions


def check_items(file: ReportFile, plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """An entry for an item that the plan does not have, that another unit owes, or that was given before."""
    first: dict[str, KeyPath] = {}
    suggestions = Suggestions()
    for path, result in file.results():
        item = plan.items.get(result.item)
        if item is None:
            yield _unknown_item(plan, result.item, file.source.locate((*path, "item")), suggestions)
        elif item.reported_in:
            yield _reported_elsewhere(item, file.source.locate((*path, "item")))
        elif (
            item.owners
            and file.report.unit in plan.units_by_id
            and item.id not in plan.owed[file.report.unit]
        ):
            yield _unowed_item(file, plan, item, file.source.locate((*path, "item")))
        if result.item in first:
            yield _duplicate_item(file, result.item, file.source.locate((*path, "item")), first[result.item])
        first.setdefault(result.item, path)


def _unknown_item(plan: Plan, item: str, location: Location, suggestions: Suggestions) -> Diagnostic:
    if item in plan.clauses or item in plan.headings:
        return Diagnostic(
            "unknown-item",
            Text(
                f"{quote(item)} là mục tiêu, yêu cầu hoặc đề mục, không phải nội dung để báo cáo.",
                f"{quote(item)} is a goal, requirement or heading, not something to report on.",
            ),
            location,
            allowed=Text(
                "Báo cáo theo nhiệm vụ, hoạt động, hình thức thực hiện của kế hoạch.",
                "Report on tasks, activities, forms of work and duties.",
            ),
        )
    # Only a slip in the signs between the numbers can be put right without asking which number was meant.
    meant = re.sub(r"[^0-9A-Za-z]+", ".", item).strip(".").upper()
    near = [meant] if meant in plan.items else suggestions.suggest(item, plan.items)
    listed = "; ".join(f"{name} ({plan.items[name].title})" for name in near)
    return Diagnostic(
        "unknown-item",
        Text(f"Kế hoạch không có mục {quote(item)}.", f"The plan has no item {quote(item)}."),
        location,
        hint=Text(f"Có phải là: {listed}?", f"Did you mean: {listed}?") if near else None,
        fix=replace_in_line(location, meant if meant in plan.items else None),
    )


def _reported_elsewhere(item: Item, location: Location) -> Diagnostic:
    return Diagnostic(
        "item-reported-elsewhere",
        Text(
            f"Mục {item.id} có phần riêng: '{item.reported_in}'.",
            f"{item.id} has a part of its own: '{item.reported_in}'.",
        ),
        location,
        hint=Text(
            f"Chuyển nội dung này xuống '{item.reported_in}:'.", f"Move this to '{item.reported_in}:'."
        ),
    )


def _unowed_item(file: ReportFile, plan: Plan, item: Item, location: Location) -> Diagnostic:
    unit = plan.units_by_id[file.report.unit]
    owed = ", ".join(other.id for other in plan.owed_by(unit))
    owners = (
        item.owners.text
        if item.owners and item.owners.text
        else ", ".join(owner.name for owner in plan.owners[item.id])
    )
    return Diagnostic(
        "unowed-item",
        Text(
            f"{unit.name} không được giao mục {item.id}; cơ quan chủ trì: {owners}.",
            f"{unit.name} does not owe {item.id}; its owners are: {owners}.",
        ),
        location,
        allowed=Text(
            f"Các mục được giao: {owed}; mục không nêu cơ quan chủ trì thì để mở cho mọi đơn vị.",
            f"Items owed: {owed}; items without owners are open to all.",
        ),
    )


def _duplicate_item(file: ReportFile, item: str, location: Location, first: KeyPath) -> Diagnostic:
    return Diagnostic(
        "duplicate-item",
        Text(f"Mục {item} báo cáo hai lần.", f"{item} is reported twice."),
        location,
        hint=Text("Gộp hai phần thành một.", "Make the two entries one."),
        related=(
            Related(
                file.source.locate((*first, "item")), Text("báo cáo lần đầu ở đây", "first reported here")
            ),
        ),
    )


def check_missing_items(file: ReportFile, plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A report for a required period that is silent on items the unit owes: they count as not reported."""
    unit = plan.units_by_id.get(file.report.unit)
    required = {required.period for required in plan.reporting.periods}
    named = _items_in_file(file)
    if unit is None or file.report.period not in required or named is None:
        return
    given = {result.item for result in file.report.results} | named
    missing = [item.id for item in plan.owed_by(unit) if item.id not in given]
    if missing:
        yield Diagnostic(
            "missing-item",
            Text(
                f"Chưa báo cáo {len(missing)} mục được giao: {', '.join(missing)}.",
                f"{len(missing)} items owed are not reported: {', '.join(missing)}.",
            ),
            file.source.locate(("results",), key=True),
            severity=Severity.WARNING,
            hint=Text(
                "Thêm từng mục; nếu không có việc thì ghi 'status: not_arisen' (Không phát sinh).",
                "Add each of them; where nothing came up, 'status: not_arisen'.",
            ),
        )


def _items_in_file(file: ReportFile) -> set[str] | None:
    """Items that the file names, also in entries that are not valid yet.

    None where it does not say all that it reports on.
    """
    if ("results",) in file.source.faults or not file.source.sound:
        return None
    results = file.source.get(("results",)) or []
    entries = results if isinstance(results, list) else [results]
    named = [str(entry.get("item", "")).strip() if isinstance(entry, dict) else "" for entry in entries]
    return set(named) if all(map(is_clause_id, named)) else None


def check_reasons(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """An item postponed or cancelled without a reason: the city must be able to say why."""
    for path, result in file.results():
        if result.status in NEEDS_REASON and result.reason is None and not file.source.has((*path, "reason")):
            label = STATUS_LABELS[result.status]
            yield Diagnostic(
                "missing-reason",
                Text(
                    f"Mục {result.item} ghi '{label.vi}' nhưng thiếu lý do.",
                    f"{result.item} is '{label.en}' without a reason.",
                ),
                file.source.locate((*path, "status")),
                hint=Text("Thêm dòng 'reason: …' dưới 'status'.", "Add a line 'reason: …' below 'status'."),
            )
