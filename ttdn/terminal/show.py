"""One item, unit or group of the plan.

It shows its text, owners and schedule as read, and what was reported so far.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text as RichText

from ttdn.intake.steps import rows_of
from ttdn.language import Say, Text, count_of
from ttdn.model.clauses import Clause, Item, cite
from ttdn.model.plan import Plan
from ttdn.model.report import Person, Report
from ttdn.model.report import Status as Reported
from ttdn.model.roster import Group, Unit
from ttdn.model.schedule import Window
from ttdn.plan_log import history_of
from ttdn.status import Status
from ttdn.terminal.console import plain
from ttdn.terminal.intake import arrivals_words
from ttdn.terminal.parts import (
    Fact,
    Parts,
    count_units,
    grid,
    indent,
    indented,
    labelled,
    render_banner,
    target_rows,
)
from ttdn.terminal.states import render_item_units, submission_text, unit_items_table
from ttdn.terminal.status import arrears_text
from ttdn.vietnamese import date_text, format_integer, measured

_READ_AS, _HELPERS = Text("Đọc là", "Read as"), Text("Phối hợp", "Together with")
#: What stands beside each other.
Row = tuple[RenderableType, RenderableType]


def render_names(status: Status, say: Say) -> Parts:
    """All that can be shown: the items under their headings, the units, the groups, each as it is called."""
    plan = status.plan
    yield from _title(
        status, say("Các mục, đơn vị, nhóm của kế hoạch", "Items, units and groups of the plan"), say
    )
    rows = []
    for number, title, items in plan.sections:
        if number:
            rows.append((plain(cite(number), "bold"), plain(title, "bold")))
        rows += [(plain(item.id), plain(item.title)) for item in items]
    yield from _section(say("Mục", "Items"), rows)
    yield from _section(say("Đơn vị", "Units"), [(unit.id, plain(unit.name)) for unit in plan.units])
    groups = [
        (group.id, plain(f"{group.name} ({count_units(len(plan.members(group)), say)})"))
        for group in plan.groups
    ]
    yield from _section(say("Nhóm", "Groups"), groups)


def render_clause(status: Status, clause: Clause, say: Say, width: int) -> Parts:
    """A goal, requirement, task, activity, form of work or duty."""
    plan = status.plan
    yield from _title(status, f"{clause.number}  {heading_of(plan, clause)}", say)
    yield plain(clause.text)
    if not isinstance(clause, Item):
        yield from _below(plan, clause.id)
        return
    yield ""
    yield labelled((*_item_facts(plan, clause, say), *_history(status, clause, say)), say)
    assignments = status.by_item.get(clause.id, [])
    told = [one for one in assignments if one.result]
    if assignments:
        yield ""
        yield from render_item_units(told or assignments, say, width)
        silent = len(assignments) - len(told)
        if silent and told:
            units = count_units(silent, say)
            words = say(f"và {units} chưa báo cáo mục này.", f"and {units} without a report on it.")
            yield indented(words, "dim")
    yield from _helpers_results(status, clause, say)
    yield from _open_results(status, clause, say)
    yield from _item_figures(status, clause, say)


def _item_facts(plan: Plan, item: Item, say: Say) -> Iterator[Fact]:
    owners, helpers, schedule = item.owners, item.coordinating, item.schedule
    nobody = say("không nêu; mọi đơn vị có thể báo cáo", "none named; open to every unit")
    own = owners.text if owners else None if item.reported_in else nobody
    facts = (
        (Text("Cơ quan chủ trì", "Owners"), own),
        (_READ_AS, owners and _read_as(plan, owners.read, say)),
        (Text("Chỉ đạo", "Directed by"), owners and owners.directed_by),
        (Text("Báo cáo tại", "Reported in"), item.reported_in),
        (_HELPERS, helpers and helpers.text),
        (_READ_AS if helpers and helpers.text else _HELPERS, helpers and _read_as(plan, helpers.read, say)),
        (Text("Sản phẩm", "Product"), item.product),
        (Text("Thời gian", "Schedule"), schedule and schedule.text),
        (_READ_AS, schedule and _reading(plan, item, say)),
        (Text("Ghi chú", "Note"), item.note),
    )
    return ((label, words) for label, words in facts if words)


def _history(status: Status, entry: Item | Unit, say: Say) -> Iterator[Fact]:
    """When it came, changed and went, by which documents."""
    for line in history_of(status.plan, entry, status.as_of):
        yield Text("Thay đổi", "Changes"), say(*line)


def _read_as(plan: Plan, names: tuple[str, ...], say: Say) -> str:
    """What is meant by the words of the document, and how many units that are."""
    if not names:
        return say("cơ quan ngoài danh sách đơn vị", "no unit of the roster")
    read = "; ".join(f"{plan.name_of(name)} [{name}]" for name in names)
    return f"{read} = {count_units(len(plan.resolve(names)), say)}"


def _reading(plan: Plan, item: Item, say: Say) -> str:
    """The times of an item and when each is due; all of them, where work comes back."""
    due_days = plan.due_days(item)
    if not due_days:
        read = item.time_read is not None
        words = say("không có hạn", "no deadline") + say(" trong năm", " in the year") * plan.ends_later(item)
        return window_words(plan.window(item), say) * read + ", " * read + words
    return due_words(plan.windows(item), say)


def window_words(window: Window, say: Say) -> str:
    """``01/04/2027 – 30/09/2027``."""
    return " – ".join(say(*date_text(day)) for day in window)


def due_words(windows: Iterable[Window], say: Say) -> str:
    """The same of each window, a line for each, and that it is due on its last day."""
    due = say("hạn", "due")
    return "\n".join(f"{window_words(each, say)}, {due} {say(*date_text(each.last))}" for each in windows)


def _helpers_results(status: Status, item: Item, say: Say) -> Parts:
    """The units of the roster that help with an item: what each reported on it, then those that did not."""
    rows, silent = [], []
    for unit in status.plan.helpers.get(item.id, ()):
        said = [words for report in status.reports.get(unit.id, ()) for words in _said(report, item, say)]
        if said:
            rows.append((plain(unit.short), plain("; ".join(said))))
        else:
            silent.append(unit.short)
    if silent:
        rows.append((plain(say("Không báo cáo", "No report")), plain("; ".join(silent))))
    yield from _section(say("Đơn vị phối hợp", "Helping units"), rows)


def _open_results(status: Status, item: Item, say: Say) -> Parts:
    """What units reported on an item that none of them owes, and in the parts that stand on their own."""
    if item.owners:
        return
    helpers = {unit.id for unit in status.plan.helpers.get(item.id, ())}
    speaking = status.reports_that(lambda report: any(_said(report, item, say)))
    said = dict.fromkeys(
        (report.unit, words)
        for report in speaking
        if report.unit not in helpers
        for words in _said(report, item, say)
    )
    if said:
        yield ""
        units = status.plan.units_by_id
        yield indent(grid((plain(units[unit].short), plain(words)) for unit, words in said))
    elif not item.reported_in:
        yield indented(say("Chưa có đơn vị nào báo cáo.", "No unit has reported on it."), "dim")


def _said(report: Report, item: Item, say: Say) -> Iterator[str]:
    for result in report.results:
        if result.item == item.id:
            yield ". ".join(words for words in (say(*result.status.label), result.summary) if words)
    if item.reported_in == "programmes":
        yield from (programme.called for programme in report.programmes)
    if item.reported_in == "focal_officer" and report.focal_officer:
        person = report.focal_officer
        yield person.name + (f", {person.position}" if person.position else "")
    if item.reported_in == "training":
        yield from (training.title for training in report.training)


def _item_figures(status: Status, item: Item, say: Say) -> Parts:
    names = status.plan.units_by_id
    totals = [total for total in status.figures if total.item.id == item.id]
    rows: list[Row] = []
    for total in totals:
        figure, how = total.figure, count_units(total.units, say)
        if figure.is_averaged and total.units > 1:
            how = say(f"bình quân {how}", f"mean of {how}")
        if total.total is not None:
            rows.append((measured(total.total, figure.unit), plain(f"{figure.label} ({how})")))
        elif total.given or total.helped:
            rows += [
                (measured(amount, figure.unit), plain(f"{figure.label} ({names[unit].short}, {period})"))
                for unit, given in (*total.given.items(), *total.helped.items())
                for period, amount in given
            ]
        if total.help_total is not None:
            helpers = say(
                f"riêng {len(total.helped)} đơn vị phối hợp", count_of(len(total.helped), "coordinating unit")
            )
            rows.append((measured(total.help_total, figure.unit), plain(f"{figure.label} ({helpers})")))
    yield from _section(say("Số liệu đã báo cáo", "Figures reported"), rows)
    yield from _section(say("Chỉ tiêu", "Targets"), list(target_rows(totals, say)))


def render_heading(status: Status, number: str, say: Say) -> Parts:
    """A heading of the document and the clauses below it."""
    yield from _title(status, f"{cite(number)}  {status.plan.headings.get(number, '')}", say)
    yield from _below(status.plan, number)


def _below(plan: Plan, number: str) -> Parts:
    """The clauses below a heading, or below the clause that bears its number."""
    rows = [
        (one.number, plain(one.text))
        for key, one in plan.clauses_by_id.items()
        if key.startswith(f"{number}.")
    ]
    if rows:
        yield grid(rows)


def render_unit(status: Status, unit: Unit, say: Say, width: int) -> Parts:
    """A unit: kind, groups, whom to call, submission, what it owes, helps with and reported besides."""
    plan, reports = status.plan, status.reports.get(unit.id, ())
    yield from _title(status, plan.called(unit), say)
    history = _history(status, unit, say)
    facts = [*_unit_facts(plan, unit), *history, *_report_facts(reports, say)]
    if arrived := rows_of(status, unit):
        facts.append((Text("Sổ nhận", "Register"), arrivals_words(arrived, say)))
    yield labelled(facts, say)
    submission = status.submission_of(unit)
    if submission:
        yield submission_text(submission, say)
    if owed := arrears_text(status, unit, say):
        yield owed
    assignments = status.by_unit.get(unit.id, [])
    if assignments:
        yield ""
        yield unit_items_table(assignments, say, width)
    helped = plan.helped_by(unit)
    said = [(result.item, result.status) for report in reports for result in report.results]
    last = dict(said)
    rows = [_with_status(item, last.get(item.id), say) for item in helped]
    yield from _section(say("Phối hợp", "Helps with"), rows)
    told = {one.item.id for one in assignments} | {item.id for item in helped}
    more = [_with_status(plan.items[item], state, say) for item, state in said if item not in told]
    yield from _section(say("Báo cáo thêm", "Also reported"), more)


def _with_status(item: Item, reported: Reported | None, say: Say) -> Row:
    """An item that is not owed, with what was reported of it last."""
    silent = say("không báo cáo, không bắt buộc", "not reported, not required")
    said = say(*reported.label).lower() if reported else silent
    return item.number, plain(f"{item.title}: {said}")


def _unit_facts(plan: Plan, unit: Unit) -> Iterator[Fact]:
    kinds = {kind.id: kind.name for kind in plan.unit_kinds}
    groups = (group.name for group in plan.groups if unit in plan.members(group))
    facts = (
        (Text("Mã", "Id"), unit.id),
        (Text("Loại", "Kind"), kinds.get(unit.kind, unit.kind)),
        (Text("Mã thống kê", "Statistics code"), unit.code),
        (Text("Địa chỉ", "Address"), unit.address),
        (Text("Thư điện tử", "E-mail"), unit.email),
        (Text("Điện thoại", "Telephone"), unit.phone),
        (Text("Đầu mối", "Contact"), unit.contact),
        (Text("Thuộc", "Belongs to"), "; ".join(groups)),
    )
    return ((label, words) for label, words in facts if words)


def _report_facts(reports: Sequence[Report], say: Say) -> Iterator[Fact]:
    """What the reports that count say of the unit itself."""
    if not reports:
        return
    officer = next((report.focal_officer for report in reversed(reports) if report.focal_officer), None)
    if officer:
        yield Text("Cán bộ phụ trách", "Officer in charge"), _person(officer)
    signer = next((report.signer for report in reversed(reports) if report.signer), None)
    # Who signs is no news of the unit; where to call is.
    if signer and signer.phone:
        yield Text("Người ký", "Signer"), _person(signer)
    received = (f"{report.period} ({say(*date_text(report.received))})" for report in reports)
    yield Text("Báo cáo được tính", "Reports counted"), ", ".join(received)
    funding = [report.funding for report in reports if report.funding]
    if funding:
        given = format_integer(sum(one.allocated for one in funding))
        used = format_integer(sum(one.spent for one in funding))
        yield Text("Kinh phí", "Funding"), say(f"đã chi {used}/{given} đồng", f"{used} of {given} đồng spent")


def _person(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.position, person.phone)))


def render_group(status: Status, group: Group, say: Say) -> Parts:
    """A group: whether it is open, its units, the items it owes."""
    plan = status.plan
    yield from _title(status, group.name, say)
    items = [item.number for item in plan.items.values() if item.owners and group.id in item.owners.read]
    helped = [
        item.number
        for item in plan.items.values()
        if item.coordinating and group.id in item.coordinating.read
    ]
    facts = [(Text("Mã", "Id"), group.id), (Text("Chủ trì", "Owner of"), ", ".join(items) or "–")]
    if helped:
        facts.append((Text("Phối hợp", "Helps with"), ", ".join(helped)))
    if group.open:
        words = say("nhóm mở: kế hoạch không liệt kê hết", "an open group: the plan does not list it in full")
        facts.append((Text("Lưu ý", "Note"), words))
    yield labelled(facts, say)
    yield ""
    yield indent(
        grid((plain(plan.called(unit)), _standing(status, unit, say)) for unit in plan.members(group))
    )


def _standing(status: Status, unit: Unit, say: Say) -> RichText:
    """Whether the report of a unit is in, and which ones it still owes."""
    submission, owed = status.submission_of(unit), arrears_text(status, unit, say)
    words = submission_text(submission, say) if submission else RichText("–")
    return RichText.assemble(words, " ", owed) if owed else words


def heading_of(plan: Plan, clause: Clause) -> str:
    """The short name of a clause, also of an item that is not in force, or the heading above it."""
    if isinstance(clause, Item) and clause.short:
        return clause.title
    return plan.headings.get(plan.heading_of(clause.id), "")


def _title(status: Status, words: str, say: Say) -> Parts:
    yield from render_banner(say, illustrative=status.illustrative)
    yield plain(words, "bold cyan")


def _section(title: str, rows: Sequence[Row]) -> Parts:
    """What the report says besides, under a title of its own, where it says anything."""
    if rows:
        yield ""
        yield plain(title, "bold")
        yield indent(grid(rows))
