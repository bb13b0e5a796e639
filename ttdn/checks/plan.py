"""The plan against itself: ids are unique, names are known, dates lie in its year."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import partial

from ttdn.checks.registry import PLAN_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, ask, same
from ttdn.load import PlanFile
from ttdn.model.clauses import REPORTED_IN, Clause
from ttdn.model.figure import Figure
from ttdn.model.life import DAY, Lasting
from ttdn.model.plan import Plan
from ttdn.model.reporting import PeriodLine, Receivers
from ttdn.model.roster import Group, Unit, UnitKind
from ttdn.model.schedule import Every
from ttdn.places import plan_path
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.timeline import Life, life
from ttdn.vietnamese import Suggestions, date_text, mistyped_number

_Entry = Clause | Unit | Group | UnitKind | Figure
#: The lists of the plan whose ids must differ from each other.
_ID_FAMILIES = (
    ("clauses", "goals", "requirements", "tasks", "activities", "forms", "funding", "duties"),
    ("units", "groups"),
    ("unit_kinds",),
    ("figures",),
)


@PLAN_CHECKS
def check_ids(file: PlanFile) -> Findings:
    """Two clauses, units, kinds, groups or figures with one id: every count and citation would mix them."""
    for family in _ID_FAMILIES:
        known: dict[str, list[tuple[KeyPath, Life]]] = {}
        for part in family:
            for path, entry in _entries(file.plan, part):
                if _is_by_unknown(file.plan, entry):
                    continue
                place, own = (*path, "id"), _life(file.plan, entry)
                before = _enter(known.setdefault(entry.id, []), place, own)
                if before is None:
                    continue
                first, other = before
                used = Text(f"Mã '{entry.id}' dùng hai lần.", f"The id '{entry.id}' is used twice.")
                yield file.source.finding(
                    "duplicate-id",
                    place,
                    used if own == other else _both_in_force(f"'{entry.id}'", other, own),
                    _another_id(entry) if own == other else _end_one(other, own),
                    beside=(first, Text("dùng lần đầu ở đây", "first used here")),
                )


def _is_by_unknown(plan: Plan, entry: object) -> bool:
    """Whether an entry came or went by a document that is not listed: nobody can say on what days."""
    numbers = (entry.added_by, entry.ended_by) if isinstance(entry, Lasting) else ()
    return any(number and number not in plan.amendments_by_number for number in numbers)


def _enter(versions: list[tuple[KeyPath, Life]], place: KeyPath, own: Life) -> tuple[KeyPath, Life] | None:
    """Add a version to those of one id; returned is one that stands there on the same days."""
    before = next((one for one in versions if own.overlaps(one[1])), None)
    versions.append((place, own))
    return before


def _both_in_force(name: str, *lives: Life) -> Text:
    one, other = (known.words for known in sorted(lives))
    return Text(
        f"Hai phiên bản của {name} cùng có hiệu lực: một {one.vi}, một {other.vi}.",
        f"Two versions of {name} are in force at once: one {one.en}, one {other.en}.",
    )


def _end_one(*lives: Life) -> Text:
    """What to type so that one version begins where the other ends."""
    earlier, later = sorted(lives)
    if earlier.first < later.first:
        line = f"until: {later.first - DAY}"
        return Text(
            f"Ở phiên bản trước ghi '{line}' hoặc 'ended_by' là số của văn bản sửa đổi.",
            f"In the earlier version, write '{line}', or 'ended_by' with the number of the amendment.",
        )
    line = f"from: {earlier.last + DAY}"
    return Text(
        f"Ở phiên bản sau ghi '{line}' hoặc 'added_by' là số của văn bản sửa đổi.",
        f"In the later version, write '{line}', or 'added_by' with the number of the amendment.",
    )


def _entries(plan: Plan, part: str) -> Iterator[tuple[KeyPath, _Entry]]:
    """What a part of the plan holds, with the key paths; the clause on funding is a part by itself."""
    held = getattr(plan, part)
    if isinstance(held, tuple):
        yield from (((part, position), entry) for position, entry in enumerate(held))
    elif held is not None:
        yield (part,), held


def _life(plan: Plan, entry: _Entry | PeriodLine) -> Life:
    """When an entry stands in the plan; what has no days of its own does all year."""
    lasting = isinstance(entry, Lasting) and life(plan.amendments_by_number, entry)
    return lasting or Life(date.min, date.max)


def _another_id(entry: _Entry) -> Text:
    """How one of two equal ids becomes another; a document may use one number twice."""
    if not isinstance(entry, Clause):
        return Text("Đặt mã khác cho một trong hai.", "Give one of them another id.")
    return Text(
        f"Nếu chính văn bản dùng số này hai lần, đặt id khác cho một mục (ví dụ {entry.id}.2) và ghi thêm "
        f'cited_as: "{entry.id}" ở đó; nếu chép nhầm thì sửa số.',
        f"If the document itself uses the number twice, give one clause another id (such as {entry.id}.2) "
        f'and write cited_as: "{entry.id}" there; if it was copied wrongly, correct it.',
    )


@PLAN_CHECKS
def check_names(file: PlanFile) -> Findings:
    """An owner, member or kind that the roster does not have: the item would be owed by nobody."""
    plan = file.plan
    find_unknown = partial(_find_unknown, file, Suggestions())
    units, kinds = set(plan.units_by_id), {kind.id for kind in plan.unit_kinds}
    owners = units | set(plan.groups_by_id)
    for path, item in plan.listed_items():
        if item.owners is not None:
            yield from find_unknown((*path, "owners", "read"), item.owners.read, owners)
        if item.coordinating is not None:
            yield from find_unknown((*path, "coordinating", "read"), item.coordinating.read, owners)
        if item.reported_in is not None:
            yield from find_unknown((*path, "reported_in"), item.reported_in, REPORTED_IN)
    for part in ("required", "requested"):
        yield from find_unknown(("reporting", part), getattr(plan.reporting, part), owners)
    for i, adhoc in enumerate(plan.reporting.adhoc):
        yield from find_unknown(("reporting", "adhoc", i, "required"), adhoc.required, owners)
        yield from find_unknown(("reporting", "adhoc", i, "items"), adhoc.items, set(plan.items))
    for path, through in _collectors(plan):
        yield from find_unknown(path, through, units)
    for i, group in enumerate(plan.groups):
        yield from find_unknown(("groups", i, "members"), group.members, units)
        yield from find_unknown(("groups", i, "kinds"), group.kinds, kinds)
    for i, unit in enumerate(plan.units):
        yield from find_unknown(("units", i, "kind"), unit.kind, kinds)


def _collectors(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    """Through whom reports are sent: all of them, and those of a line of periods."""
    own = plan.reporting
    if own.through is not None:
        yield ("reporting", "through"), own.through
    parts: tuple[tuple[str, tuple[Receivers, ...]], ...] = (("periods", own.periods), ("adhoc", own.adhoc))
    for part, entries in parts:
        for i, one in enumerate(entries):
            if one.through is not None:
                yield ("reporting", part, i, "through"), one.through


@PLAN_CHECKS
def check_names_of_units(file: PlanFile) -> Findings:
    """A successor, or a unit that is excused or given more time, which the roster does not have."""
    plan = file.plan
    find_unknown = partial(_find_unknown, file, Suggestions())
    for i, unit in enumerate(plan.units):
        yield from find_unknown(("units", i, "successor"), unit.successor or unit.id, plan.units_by_id)
    for part in ("extensions", "excused"):
        for i, one in enumerate(getattr(plan.reporting, part)):
            names = {*plan.units_by_id, *plan.groups_by_id}
            yield from find_unknown(("reporting", part, i, "units"), one.units, names)


def _find_unknown(
    file: PlanFile,
    suggestions: Suggestions,
    path: KeyPath,
    names: str | Iterable[str],
    known: Collection[str],
) -> Findings:
    """Each name that is not known; ``path`` leads to the name, or to the list of names."""
    places = (
        [(path, names)] if isinstance(names, str) else [((*path, i), name) for i, name in enumerate(names)]
    )
    for place, name in places:
        if name in known:
            continue
        yield file.source.finding(
            "unknown-name",
            place,
            Text(f"Kế hoạch không có {quote(name)}.", f"The plan has no {quote(name)}."),
            ask(suggestions.suggest(name, known)),
            replacement=suggestions.mistyped(name, known, names=True),
        )


@PLAN_CHECKS
def check_required_periods(file: PlanFile) -> Findings:
    """Two lines for one period, or two for every quarter: only one of their deadlines would count."""
    known: dict[object, list[tuple[KeyPath, Life]]] = {}
    for named, place, own in _asked_for(file.plan):
        before = _enter(known.setdefault(named, []), place, own)
        if before is not None:
            first, other = before
            line = f"'every: {named}'" if isinstance(named, Every) else named
            twice = Text(f"Kỳ {line} có hai dòng.", f"There are two lines for {line}.")
            keep_one = Text("Giữ một dòng, hoặc sửa kỳ.", "Keep one of them, or correct the period.")
            yield file.source.finding(
                "duplicate-id",
                place,
                twice if own == other else _both_in_force(f"'{named}'", other, own),
                keep_one if own == other else _end_one(other, own),
                beside=(first, Text("dòng thứ nhất ở đây", "the first is here")),
            )


def _asked_for(plan: Plan) -> Iterator[tuple[object, KeyPath, Life]]:
    """What is to be reported, with its place and its life: periods, kinds of period, ad-hoc reports."""
    for i, line in enumerate(plan.reporting.periods):
        place = ("reporting", "periods", i, "period" if line.period else "every")
        if not _is_by_unknown(plan, line):
            yield line.period or line.every, place, _life(plan, line)
    for i, one in enumerate(plan.reporting.adhoc):
        yield one.period(plan.year), ("reporting", "adhoc", i, "id"), Life(date.min, date.max)


@PLAN_CHECKS
def check_levels(file: PlanFile) -> Findings:
    """A level for a rule that does not exist, or that no plan may change."""
    suggestions = Suggestions()
    for code in file.plan.levels:
        adjustable = [name for name, rule in RULES.items() if rule.adjustable]
        if code in adjustable:
            continue
        yield file.source.finding(
            "unknown-name",
            ("levels", code),
            Text(
                f"Không có quy tắc {quote(code)} đổi được mức.",
                f"There is no rule {quote(code)} whose level can be set.",
            ),
            ask(suggestions.suggest(code, adjustable, limit=1)),
            key=True,
            allowed=same(", ".join(sorted(adjustable)) + "."),
            replacement=suggestions.mistyped(code, adjustable),
        )


@PLAN_CHECKS
def check_figure_items(file: PlanFile) -> Findings:
    """A figure under an item that the plan does not have: nobody could ever report it."""
    suggestions, items = Suggestions(), file.plan.items
    for i, figure in enumerate(file.plan.figures):
        for place, number in enumerate(figure.items):
            if number not in items:
                yield file.source.finding(
                    "unknown-name",
                    ("figures", i, "items", place),
                    Text(f"Kế hoạch không có {quote(number)}.", f"The plan has no {quote(number)}."),
                    ask(suggestions.suggest(number, items)),
                    replacement=mistyped_number(number, items),
                )


@PLAN_CHECKS
def check_plan_dates(file: PlanFile) -> Findings:
    """A schedule or a required period outside the plan's year, or a deadline before its period begins."""
    plan = file.plan
    first, last = plan.period.calendar_days
    for path, item in plan.listed_items():
        start, end = plan.window(item)
        if start > last or end < first:
            yield _outside_year(file, (*path, "schedule", "read"), plan.year)
    for i, line in enumerate(plan.reporting.periods):
        yield from _line_dates(file, ("reporting", "periods", i), line)
    for i, adhoc in enumerate(plan.reporting.adhoc):
        path = ("reporting", "adhoc", i)
        if adhoc.covers.end < first or last < adhoc.covers.start:
            yield _outside_year(file, (*path, "covers"), plan.year)
        elif adhoc.deadline and adhoc.deadline.last_day < adhoc.covers.start:
            yield _due_too_soon(file, (*path, "deadline"), adhoc.period(plan.year).label, adhoc.covers.start)


def _line_dates(file: PlanFile, path: KeyPath, line: PeriodLine) -> Findings:
    """What is wrong with the first of its periods that has a fault: the others have the same."""
    plan = file.plan
    known = _life(plan, line)
    asked = plan.reporting.expand(
        [line.model_copy(update={"start": known.first, "end": known.last})], plan.year
    )
    if not asked:
        yield _outside_year(file, (*path, "every"), plan.year)
    for required in asked:
        if not plan.period.contains(required.period):
            yield _outside_year(file, (*path, "period"), plan.year)
            return
        if required.last_day and required.last_day < required.first_day:
            yield _due_too_soon(file, (*path, line.place), required.period.label, required.first_day)
            return
    if asked and (due := asked[-1].last_day) and due < known.first:
        begin, day = date_text(known.first), date_text(due)
        yield file.source.finding(
            "due-before-added",
            (*path, line.place),
            Text(
                f"Kỳ này có trong kế hoạch từ {begin.vi} mà hạn là {day.vi}.",
                f"This period came into the plan on {begin.en} and is due on {day.en}.",
            ),
            Text("Sửa thời hạn, hoặc ngày bổ sung của kỳ.", "Correct the deadline, or the day it was added."),
        )


def _due_too_soon(file: PlanFile, path: KeyPath, label: Text, start: date) -> Diagnostic:
    begin = date_text(start)
    return file.source.finding(
        "deadline-before-period",
        path,
        Text(
            f"Thời hạn của báo cáo {label.vi} nằm trước khi kỳ ấy bắt đầu ({begin.vi}).",
            f"The deadline for {label.en} lies before the period begins ({begin.en}).",
        ),
    )


@PLAN_CHECKS
def check_due_days(file: PlanFile) -> Findings:
    """An item that came into the plan after it was due."""
    plan = file.plan
    for path, item in plan.listed_items():
        due_days, first = plan.due_days(item), plan.first_day(item)
        if due_days and due_days[-1] < first:
            due, begin = date_text(due_days[-1]), date_text(first)
            yield file.source.finding(
                "due-before-added",
                (*path, "schedule", "read"),
                Text(
                    f"Mục {item.number} có từ {begin.vi} mà hạn là {due.vi}.",
                    f"{item.number} came into the plan on {begin.en} and is due on {due.en}.",
                ),
                Text("Sửa 'read', hoặc ngày bổ sung của mục.", "Correct 'read', or the day it was added."),
                key=True,
            )


def _outside_year(file: PlanFile, path: KeyPath, year: int) -> Diagnostic:
    return file.source.finding(
        "date-outside-plan-year",
        path,
        Text(
            f"Thời gian này không nằm trong năm {year} của kế hoạch.",
            f"This time is not within the plan's year, {year}.",
        ),
        Text(
            f"Sửa ngày, kỳ cho đúng năm {year}; việc của năm khác thuộc kế hoạch năm ấy.",
            f"Correct the dates or the period to {year}; another year's work is in that year's plan.",
        ),
    )


@PLAN_CHECKS
def check_plan_place(file: PlanFile) -> Findings:
    """A plan whose file does not bear its year: the reports of that year would look for it in vain."""
    place = plan_path(file.plan.year)
    if file.source.file != place:
        yield file.source.finding(
            "wrong-file-name",
            ("year",),
            Text(
                f"Kế hoạch năm {file.plan.year} phải là tệp {place}.",
                f"The plan for {file.plan.year} must be named {place}.",
            ),
            Text("Đổi tên tệp hoặc sửa 'year'.", "Rename the file or correct 'year'."),
        )
