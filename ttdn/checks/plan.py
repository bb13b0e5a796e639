"""The plan against itself: ids are unique, names are known, dates lie in its year."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from ttdn.diagnostics import Diagnostic, Related
from ttdn.language import Text, same
from ttdn.load import EditsFile, PlanFile
from ttdn.model.period import Cutoffs
from ttdn.model.plan import REPORTED_IN
from ttdn.model_errors import replace_in_line
from ttdn.places import edits_path, plan_path
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import Suggestions, date_text

#: The lists of the plan whose ids must differ from each other.
_ID_FAMILIES = (
    ("goals", "requirements", "tasks", "activities", "forms", "duties"),
    ("units", "groups"),
    ("unit_kinds",),
    ("figures",),
)


def check_ids(file: PlanFile) -> Iterator[Diagnostic]:
    """Two clauses, units, kinds, groups or figures with one id: every count and citation would mix them."""
    for parts in _ID_FAMILIES:
        ids = [((part, i), entry.id) for part in parts for i, entry in enumerate(getattr(file.plan, part))]
        yield from _find_duplicates(file, ids)


def _find_duplicates(file: PlanFile, family: Sequence[tuple[KeyPath, str]]) -> Iterator[Diagnostic]:
    first: dict[str, KeyPath] = {}
    for path, name in family:
        if name in first:
            yield Diagnostic(
                "duplicate-id",
                Text(f"Mã '{name}' dùng hai lần.", f"The id '{name}' is used twice."),
                file.source.locate((*path, "id")),
                hint=Text("Đặt mã khác cho một trong hai.", "Give one of them another id."),
                related=(
                    Related(
                        file.source.locate((*first[name], "id")),
                        Text("dùng lần đầu ở đây", "first used here"),
                    ),
                ),
            )
        first.setdefault(name, path)


def check_names(file: PlanFile) -> Iterator[Diagnostic]:
    """An owner, member or kind that the roster does not have: the item would be owed by nobody."""
    plan = file.plan
    find_unknown = partial(_find_unknown, file, Suggestions())
    units, kinds = set(plan.units_by_id), {kind.id for kind in plan.unit_kinds}
    owners = units | set(plan.groups_by_id)
    for part in ("tasks", "activities", "forms", "duties"):
        for i, item in enumerate(getattr(plan, part)):
            yield from find_unknown(
                (part, i, "owners", "read"), item.owners.read if item.owners else (), owners
            )
            if item.reported_in is not None:
                yield from find_unknown((part, i, "reported_in"), item.reported_in, REPORTED_IN)
    for part in ("required", "requested"):
        yield from find_unknown(("reporting", part), getattr(plan.reporting, part), owners)
    if plan.reporting.through is not None:
        yield from find_unknown(("reporting", "through"), plan.reporting.through, units)
    for i, group in enumerate(plan.groups):
        yield from find_unknown(("groups", i, "members"), group.members, units)
        yield from find_unknown(("groups", i, "kinds"), group.kinds, kinds)
    for i, unit in enumerate(plan.units):
        yield from find_unknown(("units", i, "kind"), unit.kind, kinds)


def _find_unknown(
    file: PlanFile,
    suggestions: Suggestions,
    path: KeyPath,
    names: str | Iterable[str],
    known: Collection[str],
) -> Iterator[Diagnostic]:
    """Each name that is not known; ``path`` leads to the name, or to the list of names."""
    places = (
        [(path, names)] if isinstance(names, str) else [((*path, i), name) for i, name in enumerate(names)]
    )
    for place, name in places:
        if name in known:
            continue
        near = suggestions.suggest(name, known)
        location = file.source.locate(place)
        yield Diagnostic(
            "unknown-name",
            Text(f"Kế hoạch không có {quote(name)}.", f"The plan has no {quote(name)}."),
            location,
            hint=Text(f"Có phải là: {', '.join(near)}?", f"Did you mean: {', '.join(near)}?")
            if near
            else None,
            fix=replace_in_line(location, near[0]) if near else None,
        )


def check_levels(file: PlanFile) -> Iterator[Diagnostic]:
    """A level for a rule that does not exist, or that no plan may change."""
    adjustable = {code for code, rule in RULES.items() if rule.adjustable}
    suggestions = Suggestions()
    for code in file.plan.levels:
        if code in adjustable:
            continue
        near = suggestions.suggest(code, adjustable, limit=1)
        location = file.source.locate(("levels", code), key=True)
        yield Diagnostic(
            "unknown-name",
            Text(
                f"Không có quy tắc {quote(code)} đổi được mức.",
                f"There is no rule {quote(code)} whose level can be set.",
            ),
            location,
            allowed=same(", ".join(sorted(adjustable)) + "."),
            hint=Text(f"Có phải là '{near[0]}'?", f"Did you mean '{near[0]}'?") if near else None,
            fix=replace_in_line(location, near[0] if near else None),
        )


def check_figure_items(file: PlanFile) -> Iterator[Diagnostic]:
    """A figure under an item that the plan does not have: nobody could ever report it."""
    suggestions = Suggestions()
    for i, figure in enumerate(file.plan.figures):
        yield from _find_unknown(file, suggestions, ("figures", i, "items"), figure.items, file.plan.items)


def check_plan_dates(file: PlanFile) -> Iterator[Diagnostic]:
    """A schedule or a required period outside the plan's year, or a deadline before its period begins."""
    plan = file.plan
    first, last = plan.period.dates(Cutoffs.CALENDAR)
    for part in ("tasks", "activities", "forms", "duties"):
        for i, item in enumerate(getattr(plan, part)):
            start, end = plan.window(item)
            if start < first or end > last:
                yield _outside_year(file, (part, i, "schedule", "read"), plan.year)
    for i, required in enumerate(plan.reporting.periods):
        if not plan.period.contains(required.period):
            yield _outside_year(file, ("reporting", "periods", i, "period"), plan.year)
        elif required.deadline.last_day < required.period.dates(plan.reporting.cutoffs)[0]:
            start_text = date_text(required.period.dates(plan.reporting.cutoffs)[0])
            yield Diagnostic(
                "deadline-before-period",
                Text(
                    f"Thời hạn nằm trước khi kỳ báo cáo bắt đầu ({start_text.vi}).",
                    f"The deadline lies before the period begins ({start_text.en}).",
                ),
                file.source.locate(("reporting", "periods", i, "deadline")),
            )


def _outside_year(file: PlanFile, path: KeyPath, year: int) -> Diagnostic:
    return Diagnostic(
        "date-outside-plan-year",
        Text(
            f"Thời gian này không nằm trong năm {year} của kế hoạch.",
            f"This time is not within {year}, the plan's year.",
        ),
        file.source.locate(path),
    )


def check_plan_place(file: PlanFile) -> Iterator[Diagnostic]:
    """A plan whose file does not bear its year: the reports of that year would look for it in vain."""
    place = plan_path(file.plan.year)
    if file.source.file != place:
        yield Diagnostic(
            "wrong-file-name",
            Text(
                f"Kế hoạch năm {file.plan.year} phải là tệp {place}.",
                f"The plan of {file.plan.year} must be the file {place}.",
            ),
            file.source.locate(("year",)),
            hint=Text("Đổi tên tệp hoặc sửa 'year'.", "Rename the file or correct 'year'."),
        )


def check_edits_place(file: EditsFile) -> Iterator[Diagnostic]:
    """An editor's part whose file does not bear its period: the summary would look for it in vain."""
    wanted = edits_path(file.edits.period)
    if file.source.file != wanted:
        yield Diagnostic(
            "wrong-file-name",
            Text(
                f"Phần biên tập của kỳ {file.edits.period} phải là tệp {wanted}.",
                f"The editor's part of {file.edits.period} must be {wanted}.",
            ),
            file.source.locate(("period",)),
            hint=Text("Đổi tên tệp hoặc sửa 'period'.", "Rename the file or correct 'period'."),
        )
