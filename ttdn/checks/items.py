"""The entries of a report against the plan.

The item exists, it is assigned to the unit, and nothing is missing or reported twice.
"""

from dataclasses import replace

from ttdn.checks.registry import AGAINST_PLAN, REPORT_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, count_of
from ttdn.load import ReportFile
from ttdn.model.clauses import Item, cite
from ttdn.model.plan import Plan
from ttdn.model.report import NEEDS_REASON, STATUS_LABELS
from ttdn.model.roster import Unit
from ttdn.model.scalars import is_clause_id
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.timeline import came_later, view
from ttdn.vietnamese import capitalized, fold, mistyped_number


@AGAINST_PLAN
def check_items(file: ReportFile, plan: Plan) -> Findings:
    """An entry for an item that the plan does not have, that another unit owes, or that was given before."""
    first: dict[str, KeyPath] = {}
    unit = plan.units_by_id.get(file.report.unit)
    reportable = {item.id for item in plan.reportable(unit)} if unit else set()
    for path, result in file.results():
        place = (*path, "item")
        item = plan.items.get(result.item)
        if item is None:
            yield _unknown_item(file, plan, result.item, place)
        elif item.reported_apart:
            part = item.reported_in
            yield file.source.finding("item-reported-elsewhere", place, number=item.number, part=part)
        elif unit and item.id not in reportable:
            yield _unowed_item(file, plan, unit, item, place)
        before = first.setdefault(result.item, place)
        if before != place:
            yield file.source.finding(
                "duplicate-item",
                place,
                Text(f"Mục {cite(result.item)} báo cáo hai lần.", f"{cite(result.item)} is reported twice."),
                Text("Gộp hai phần thành một.", "Merge the two entries into one."),
                beside=(before, Text("báo cáo lần đầu ở đây", "first reported here")),
            )


def _unknown_item(file: ReportFile, plan: Plan, item: str, place: KeyPath) -> Diagnostic:
    if item in plan.clauses_by_id or item in plan.headings:
        return file.source.finding(
            "unknown-item",
            place,
            Text(
                f"{quote(item)} là mục tiêu, yêu cầu hoặc đề mục, không phải nội dung để báo cáo.",
                f"{quote(item)} is a goal, requirement or heading, not something to report on.",
            ),
            allowed=Text(
                "Báo cáo theo nhiệm vụ, hoạt động, hình thức thực hiện của kế hoạch.",
                "Report on tasks, activities, forms of work and duties.",
            ),
        )
    # Only a slip in the signs between the numbers can be put right without asking which number was meant: a
    # number that is merely like another one is another item.
    meant = mistyped_number(item, plan.items)
    # ``IV.1.d`` differs from IV.1.đ in its accent only.
    near = (other.id for other in plan.items.values() if fold(item) in {fold(other.id), fold(other.number)})
    alike = [meant] if meant else [*near]
    listed = "; ".join(f"{name} ({plan.items[name].title})" for name in alike)
    unit = plan.units_by_id.get(file.report.unit)
    return file.source.finding(
        "unknown-item",
        place,
        Text(f"Kế hoạch không có mục {quote(item)}.", f"The plan has no item {quote(item)}."),
        Text(f"Có phải là: {listed}?", f"Did you mean: {listed}?") if alike else None,
        allowed=_items_of(plan, unit) if unit and not alike else None,
        replacement=meant,
    )


def _items_of(plan: Plan, unit: Unit) -> Text:
    """The items on which a unit reports: those it owes, those it helps with, those open to all."""
    owed = [_key_and_number(item) for item in plan.owed_by(unit) if not item.reported_apart]
    helped = [_key_and_number(item) for item in plan.helped_by(unit) if not item.reported_apart]
    vi = [f"Các mục được giao: {', '.join(owed)}"] if owed else []
    en = [f"Assigned items: {', '.join(owed)}"] if owed else []
    if helped:
        vi.append(f"các mục phối hợp: {', '.join(helped)}")
        en.append(f"items to help with: {', '.join(helped)}")
    if plan.open_items:
        vi.append("mục không nêu cơ quan chủ trì thì để mở cho mọi đơn vị")
        en.append("items without owners are open to every unit")
    words = [_sentence(parts) for parts in (vi, en)]
    if not words[0]:
        return Text("Kế hoạch không giao mục nào cho đơn vị này.", "The plan assigns no item to this unit.")
    return Text(*words)


def _key_and_number(item: Item) -> str:
    """The key of an item, with the number by which the document cites it where that is another."""
    return item.id if item.number == item.id else f"{item.id} ({item.number})"


def _sentence(parts: list[str]) -> str:
    words = "; ".join(parts)
    return f"{capitalized(words)}." if words else ""


def _unowed_item(file: ReportFile, plan: Plan, unit: Unit, item: Item, place: KeyPath) -> Diagnostic:
    owners, name = plan.owners.get(item.id, ()), plan.called(unit)
    named = (item.owners and item.owners.text) or ", ".join(map(plan.called, owners))
    return file.source.finding(
        "unowed-item",
        place,
        Text(
            f"{name} không được giao mục {item.number}; cơ quan chủ trì: {named}.",
            f"{item.number} is not assigned to {name}; its owners are: {named}.",
        ),
        allowed=_items_of(plan, unit),
    )


@AGAINST_PLAN
def check_missing_items(file: ReportFile, plan: Plan) -> Findings:
    """A report for a required period that is silent on items the unit owes: they count as not reported.

    What was added to the plan after the report was received was not asked for, nor what is not worked on
    in the period.
    """
    plan = view(plan, file.report.received, file.report.period)
    unit = plan.units_by_id.get(file.report.unit)
    named = _items_in_file(file)
    if unit is None or not plan.required_for(file.report.period) or named is None:
        return
    given = {result.item for result in file.report.results} | named | {*file.report.not_asked}
    asked = (item for item in plan.owed_by(unit) if item.id not in given and not item.reported_apart)
    silent = [item for item in asked if plan.asks_of(unit, item, file.report.period)]
    missing = [_key_and_number(item) for item in silent]
    if missing:
        first = plan.data_days(file.report.period)[0]
        later = [item.id for item in silent if came_later(plan, item.id, unit.id, first)]
        listed = ", ".join(later)
        more = Text(
            f" Mục bổ sung mà chưa hỏi đơn vị: ghi 'not_asked: [{listed}]', rồi hỏi bằng 'ttdn form "
            "--added'.",
            f" Where the unit was not asked about what was added, write 'not_asked: [{listed}]', then ask "
            "with 'ttdn form --added'.",
        )
        found = file.source.finding(
            "missing-item",
            ("results",),
            Text(
                f"Chưa báo cáo {len(missing)} mục được giao: {', '.join(missing)}.",
                f"{count_of(len(missing), 'assigned item')} not reported: {', '.join(missing)}.",
            ),
            Text(
                "Thêm từng mục; nếu không có việc thì ghi 'status: not_arisen' (Không phát sinh)."
                f"{more.vi * bool(later)}",
                "Add each of them; if there was nothing to do, write 'status: not_arisen'."
                f"{more.en * bool(later)}",
            ),
            key=True,
        )
        yield _at_its_cells(found, file, silent)


def _at_its_cells(found: Diagnostic, file: ReportFile, silent: list[Item]) -> Diagnostic:
    """What is missing, at the cells of a form in which it is to be chosen; in a file it has no place."""
    places = [(item, file.source.locate(("results", item.id))) for item in silent]
    cells = tuple(
        replace(found, message=_no_status([item]), location=place)
        for item, place in places
        if place.sheet and place != found.location
    )
    if len(cells) < len(silent):
        return found
    return replace(found, message=_no_status(silent), location=cells[0].location, gathered=cells)


def _no_status(items: list[Item]) -> Text:
    numbers = ", ".join(item.number for item in items)
    return Text(
        f"{'Các mục' if len(items) > 1 else 'Mục'} {numbers}: chưa chọn trạng thái.",
        f"{numbers}: no status is chosen.",
    )


@AGAINST_PLAN
def check_not_asked(file: ReportFile, plan: Plan) -> Findings:
    """Only what came into the plan after the period had begun can have gone unasked."""
    report = file.report
    first = plan.data_days(report.period)[0]
    reported = {result.item for result in report.results}
    for position, item in enumerate(report.not_asked):
        place: KeyPath = ("not_asked", position)
        if item not in plan.items:
            yield _unknown_item(file, plan, item, place)
        elif item in reported:
            yield file.source.finding(
                "unfit-not-asked",
                place,
                Text(f"Mục {cite(item)} đã được báo cáo.", f"{cite(item)} is reported on."),
                Text(
                    "Bỏ mục này khỏi 'not_asked'; chưa trả lời thì bỏ ở 'results'.",
                    "Take it out of 'not_asked', or out of 'results' where it is not answered yet.",
                ),
            )
        elif not came_later(plan, item, report.unit, first):
            yield file.source.finding(
                "unfit-not-asked",
                place,
                Text(
                    f"Mục {cite(item)} có trong kế hoạch từ đầu kỳ, hoặc không giao cho đơn vị; không "
                    "thể ghi là chưa hỏi.",
                    f"{cite(item)} has been in the plan since the period began, or is not assigned to the "
                    "unit; it has not gone unasked.",
                ),
                Text(
                    "Báo cáo mục này ở 'results'; không có việc thì ghi 'status: not_arisen'.",
                    "Report on it in 'results'; if there was nothing to do, write 'status: not_arisen'.",
                ),
            )


def _items_in_file(file: ReportFile) -> set[str] | None:
    """Items that the file names, also in entries that are not valid yet.

    It is None where the file does not say all that it reports on.
    """
    if ("results",) in file.source.faults or not file.source.sound:
        return None
    results = file.source.get(("results",)) or []
    entries = results if isinstance(results, list) else [results]
    named = [str(entry.get("item", "")).strip() if isinstance(entry, dict) else "" for entry in entries]
    return set(named) if all(map(is_clause_id, named)) else None


@REPORT_CHECKS
def check_reasons(file: ReportFile) -> Findings:
    """An item postponed or cancelled without a reason: the authority must be able to say why."""
    for path, result in file.results():
        if result.status in NEEDS_REASON and result.reason is None and not file.source.has((*path, "reason")):
            label = STATUS_LABELS[result.status]
            yield file.source.finding(
                "missing-reason",
                (*path, "status"),
                Text(
                    f"Mục {cite(result.item)} ghi '{label.vi}' nhưng thiếu lý do.",
                    f"{cite(result.item)} is '{label.en}' without a reason.",
                ),
                Text("Thêm dòng 'reason: …' dưới 'status'.", "Add a line 'reason: …' below 'status'."),
            )
