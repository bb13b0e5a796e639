"""One item, unit or group of the plan.

Its text, owners and schedule as read, and what was reported so far.
"""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Language, Text
from ttdn.model.plan import Clause, Group, Item, Plan, Unit
from ttdn.model.report import STATUS_LABELS, Report
from ttdn.status import Status
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, make_sayer
from ttdn.terminal.states import item_units_table, submission_text, unit_items_table
from ttdn.terminal.status import ILLUSTRATIVE
from ttdn.vietnamese import date_text, format_integer


def render_clause(status: Status, clause: Clause, language: Language) -> Iterator[RenderableType]:
    """A goal, requirement, task, activity, form of work or duty."""
    say = make_sayer(language)
    plan = status.plan
    yield from _title(status, f"{clause.id}  {heading_of(plan, clause.id)}", say)
    yield plain(clause.text)
    if not isinstance(clause, Item):
        return
    yield ""
    yield _facts(_item_facts(plan, clause, say))
    assignments = status.by_item.get(clause.id, [])
    if assignments:
        yield ""
        yield item_units_table([one for one in assignments if one.result] or assignments, say)
        silent = sum(one.result is None for one in assignments)
        if 0 < silent < len(assignments):
            yield _line(
                say(
                    Text(
                        f"và {silent} đơn vị chưa báo cáo mục này.",
                        f"and {silent} units that have not reported on it.",
                    )
                )
            )
    yield from _open_results(status, clause, say)
    yield from _item_figures(status, clause, say)


def _item_facts(plan: Plan, item: Item, say: Say) -> Iterator[tuple[str, str]]:
    if item.owners:
        if item.owners.text:
            yield say(Text("Cơ quan chủ trì", "Owners")), item.owners.text
        read = "; ".join(f"{name_of(plan, owner)} [{owner}]" for owner in item.owners.read)
        count = len(plan.owners[item.id])
        yield say(Text("Đọc là", "Read as")), read + say(Text(f" = {count} đơn vị", f" = {count} units"))
        if item.owners.directed_by:
            yield say(Text("Chỉ đạo", "Directed by")), item.owners.directed_by
    elif item.reported_in:
        yield say(Text("Báo cáo tại", "Reported in")), item.reported_in
    else:
        yield (
            say(Text("Cơ quan chủ trì", "Owners")),
            say(Text("không nêu; mọi đơn vị có thể báo cáo", "none named; open to every unit")),
        )
    if item.schedule:
        yield say(Text("Thời gian", "Schedule")), item.schedule.text
        yield say(Text("Đọc là", "Read as")), _reading(plan, item, say)
    if item.note:
        yield say(Text("Ghi chú", "Note")), item.note


def _reading(plan: Plan, item: Item, say: Say) -> str:
    start, end = plan.window(item)
    deadline = plan.deadline(item)
    due = (
        say(Text("không có hạn", "no deadline"))
        if deadline is None
        else say(Text(f"hạn {date_text(deadline).vi}", f"due {date_text(deadline).en}"))
    )
    return f"{say(date_text(start))} – {say(date_text(end))}, {due}"


def _open_results(status: Status, item: Item, say: Say) -> Iterator[RenderableType]:
    """What units reported on an item that none of them owes, and in the parts that stand on their own."""
    if item.owners:
        return
    table = _two_columns()
    speaking = status.reports_that(lambda report: any(_said(report, item, say)))
    said = [(report.unit, words) for report in speaking for words in _said(report, item, say)]
    for unit, words in dict.fromkeys(said):
        table.add_row(plain(status.plan.units_by_id[unit].short), plain(words))
    if table.row_count:
        yield ""
        yield Padding(table, (0, 0, 0, 2))
    elif not item.reported_in:
        yield _line(say(Text("Chưa có đơn vị nào báo cáo.", "No unit has reported on it.")))


def _said(report: Report, item: Item, say: Say) -> Iterator[str]:
    for result in report.results:
        if result.item == item.id:
            yield ". ".join(words for words in (say(STATUS_LABELS[result.status]), result.summary) if words)
    if item.reported_in == "programmes":
        yield from (programme.title for programme in report.programmes)
    if item.reported_in == "focal_officer" and report.focal_officer:
        person = report.focal_officer
        yield person.name + (f", {person.position}" if person.position else "")
    if item.reported_in == "training":
        yield from (training.title for training in report.training)


def _item_figures(status: Status, item: Item, say: Say) -> Iterator[RenderableType]:
    totals = [total for total in status.figures if total.item.id == item.id]
    if totals:
        yield ""
        yield RichText(say(Text("Số liệu đã báo cáo", "Figures reported")), style="bold")
        table = _two_columns()
        for total in totals:
            units = say(Text(f"{total.units} đơn vị", f"{total.units} units"))
            table.add_row(
                f"{format_integer(total.total)} {total.figure.unit}", plain(f"{total.figure.label} ({units})")
            )
        yield Padding(table, (0, 0, 0, 2))


def render_heading(
    status: Status, number: str, clauses: Sequence[Clause], language: Language
) -> Iterator[RenderableType]:
    """A heading of the document and the clauses below it."""
    say = make_sayer(language)
    yield from _title(status, f"{number}  {status.plan.headings.get(number, '')}", say)
    table = _two_columns()
    for clause in clauses:
        table.add_row(clause.id, plain(clause.text))
    yield table


def render_unit(status: Status, unit: Unit, language: Language) -> Iterator[RenderableType]:
    """A unit: kind, groups, whom to call, submission, the items it owes, what else it reported."""
    say = make_sayer(language)
    plan = status.plan
    yield from _title(status, unit.name, say)
    kind = next((kind.name for kind in plan.unit_kinds if kind.id == unit.kind), unit.kind)
    groups = [group.name for group in plan.groups if unit in plan.members(group)]
    facts = [(say(Text("Mã", "Id")), unit.id), (say(Text("Loại", "Kind")), kind)]
    facts += [(say(Text("Mã thống kê", "Statistics code")), unit.code)] if unit.code else []
    facts += [(say(Text("Thuộc", "Belongs to")), "; ".join(groups))] if groups else []
    reports = status.reports.get(unit.id, ())
    yield _facts([*facts, *_report_facts(reports, say)])
    submission = status.submission_of(unit)
    if submission:
        yield submission_text(submission, say)
    yield ""
    assignments = status.by_unit.get(unit.id, [])
    if assignments:
        yield unit_items_table(assignments, say)
    owed = {one.item.id for one in assignments}
    more = _two_columns()
    for report in reports:
        for result in report.results:
            if result.item not in owed:
                more.add_row(
                    result.item,
                    plain(
                        f"{status.plan.items[result.item].title}: {say(STATUS_LABELS[result.status]).lower()}"
                    ),
                )
    if more.row_count:
        yield ""
        yield RichText(say(Text("Báo cáo thêm", "Reported besides")), style="bold")
        yield Padding(more, (0, 0, 0, 2))


def _report_facts(reports: Sequence[Report], say: Say) -> Iterator[tuple[str, str]]:
    """What the reports that count say of the unit itself."""
    if not reports:
        return
    officer = next((report.focal_officer for report in reversed(reports) if report.focal_officer), None)
    if officer:
        words = [officer.name, officer.position, officer.phone]
        yield say(Text("Cán bộ phụ trách", "Officer in charge")), ", ".join(word for word in words if word)
    received = [f"{report.period} ({say(date_text(report.received))})" for report in reports]
    yield say(Text("Báo cáo được tính", "Reports counted")), ", ".join(received)
    spent = [report.funding for report in reports if report.funding]
    if spent:
        given, used = (
            format_integer(sum(getattr(one, name) for one in spent)) for name in ("allocated", "spent")
        )
        yield (
            say(Text("Kinh phí", "Funding")),
            say(Text(f"đã chi {used}/{given} đồng", f"{used} of {given} đồng spent")),
        )


def render_group(status: Status, group: Group, language: Language) -> Iterator[RenderableType]:
    """A group: whether it is open, its units, the items it owes."""
    say = make_sayer(language)
    plan = status.plan
    yield from _title(status, group.name, say)
    items = [item.id for item in plan.items.values() if item.owners and group.id in item.owners.read]
    facts = [(say(Text("Mã", "Id")), group.id), (say(Text("Chủ trì", "Owes")), ", ".join(items) or "–")]
    if group.open:
        facts.append(
            (
                say(Text("Lưu ý", "Note")),
                say(
                    Text(
                        "nhóm mở: kế hoạch không liệt kê hết",
                        "an open set: the plan does not list it in full",
                    )
                ),
            )
        )
    yield _facts(facts)
    yield ""
    table = _two_columns()
    for unit in plan.members(group):
        submission = status.submission_of(unit)
        table.add_row(plain(unit.name), submission_text(submission, say) if submission else "–")
    yield Padding(table, (0, 0, 0, 2))


def heading_of(plan: Plan, number: str) -> str:
    """The short name of a clause, or the heading above it."""
    item = plan.items.get(number)
    return item.title if item and item.short else plan.headings.get(number.rpartition(".")[0], "")


def name_of(plan: Plan, owner: str) -> str:
    """The name of a unit or group."""
    if owner in plan.groups_by_id:
        return plan.groups_by_id[owner].name
    return plan.units_by_id[owner].name


def _title(status: Status, words: str, say: Say) -> Iterator[RenderableType]:
    if status.illustrative:
        yield RichText(say(ILLUSTRATIVE), style="bold yellow")
        yield ""
    yield plain(words, "bold cyan")


def _facts(facts: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> RenderableType:
    table = _two_columns()
    for label, words in facts:
        table.add_row(RichText(f"{label}:", style="dim"), plain(words))
    return table


def _two_columns() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", no_wrap=False)
    table.add_column(overflow="fold", ratio=1)
    return table


def _line(words: str) -> RenderableType:
    return Padding(plain(words, "dim"), (0, 0, 0, 2))
