"""Figures and money: the figure is in the catalogue and belongs to the item, no more is spent than was given.

What the shorter periods add up to cannot differ from the longer one, nor be left out of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ttdn.checks.registry import AGAINST_PLAN, REPORT_CHECKS, WORKSPACE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings, Related
from ttdn.language import NOTHING, Text, ask, same
from ttdn.load import ReportFile, Workspace
from ttdn.model.clauses import cite
from ttdn.model.figure import Figure, Total
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.scalars import Amount, decimals_of
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import KeyPath, value_at
from ttdn.vietnamese import Suggestions, fold, format_amount, format_integer, format_money

#: No budget line of an office is smaller than these đồng, but for none at all.
_MILLIONS_BELOW, _THOUSANDS_BELOW = 1_000, 1_000_000
_IN_DONG = frozenset({"dong", "vnd", "d"})


@AGAINST_PLAN
def check_figures(file: ReportFile, plan: Plan) -> Findings:
    """A figure that the catalogue does not have, or that belongs to another item."""
    suggestions = Suggestions()
    for path, result in file.results():
        if not result.figures or result.item not in plan.items:
            continue
        here = list(plan.figures_of(result.item))
        listed = "; ".join(f"{figure.id} ({figure.label})" for figure in here)
        allowed = (
            same(f"{listed}.") if here else Text("Mục này không có số liệu.", "This item has no figures.")
        )
        for name, amount in result.figures.items():
            place = (*path, "figures", name)
            figure = plan.figures_by_id.get(name)
            if figure is None:
                known = [figure.id for figure in here]
                yield file.source.finding(
                    "unknown-figure",
                    place,
                    Text(
                        f"Danh mục số liệu không có {quote(name)}.",
                        f"The catalogue has no figure {quote(name)}.",
                    ),
                    ask(suggestions.suggest(name, known, limit=1)),
                    key=True,
                    allowed=allowed,
                    replacement=suggestions.mistyped(name, known),
                )
            elif result.item not in figure.items:
                items = ", ".join(figure.items)
                yield file.source.finding(
                    "figure-of-other-item",
                    place,
                    Text(
                        f"Số liệu '{name}' ({figure.label}) không thuộc mục {cite(result.item)}.",
                        f"The figure '{name}' ({figure.label}) does not belong to {cite(result.item)}.",
                    ),
                    Text(f"Ghi số này ở mục {items}.", f"Report it under {items}."),
                    key=True,
                    allowed=allowed,
                )
            elif decimals_of(amount) > figure.decimals:
                yield _too_fine(file, place, figure)


def _too_fine(file: ReportFile, place: KeyPath, figure: Figure) -> Diagnostic:
    """An amount with more places than its figure has."""
    rule, written = RULES["fractional-number"], str(value_at(file.source.data, place)).strip()
    # A form has a full stop where the officer typed a comma.
    value = Text(quote(written.replace(".", ",")), quote(written))
    if figure.decimals == 0 and rule.message:
        message = rule.message.filled({"value": value})
        return file.source.finding("fractional-number", place, message, allowed=rule.allowed)
    return file.source.finding(
        "fractional-number",
        place,
        Text(f"Số {value.vi} có quá nhiều chữ số thập phân.", f"The number {value.en} has too many places."),
        Text(f"Làm tròn đến {figure.decimals} chữ số thập phân.", f"Round it to {figure.decimals} places."),
    )


@REPORT_CHECKS
def check_funding(file: ReportFile) -> Findings:
    """More spent than allocated, in đồng."""
    funding = file.report.funding
    if funding and funding.spent > funding.allocated:
        yield file.source.finding(
            "spent-above-allocated",
            ("funding", "spent"),
            Text(
                f"Đã chi {format_money(funding.spent)}, nhiều hơn được giao "
                f"{format_money(funding.allocated)}.",
                f"{funding.spent:,} đồng spent of {funding.allocated:,} đồng allocated.",
            ),
            Text("Kiểm tra lại hai số, đơn vị tính là đồng.", "Check both numbers; the unit is đồng."),
        )


@REPORT_CHECKS
def check_small_money(file: ReportFile) -> Findings:
    """An amount that is too small to be one in đồng."""
    for key, amount in file.report.funding or ():
        factor, unit = _meant_in(amount)
        if factor > 1:
            shown, meant = format_integer(amount), format_integer(amount * factor)
            yield file.source.finding(
                "doubtful-amount",
                ("funding", key),
                Text(
                    f"{shown} đồng: tiền tính bằng đồng; {shown} {unit.vi} đồng là {meant}.",
                    f"{shown} đồng: amounts are in đồng; {shown} {unit.en} đồng are {meant}.",
                ),
                Text(
                    f"Nếu ý là {shown} {unit.vi} đồng thì ghi {meant.replace('.', '')}.",
                    f"If {shown} {unit.en} is meant, write {meant.replace('.', '')}.",
                ),
            )


@AGAINST_PLAN
def check_small_figures(file: ReportFile, plan: Plan) -> Findings:
    """A figure in đồng of which nobody could pay for anything."""
    for path, result in file.results():
        for name, amount in result.figures.items():
            figure = plan.figures_by_id.get(name)
            if figure and fold(figure.unit) in _IN_DONG and 0 < amount < _MILLIONS_BELOW:
                shown = format_amount(amount)
                yield file.source.finding(
                    "doubtful-amount",
                    (*path, "figures", name),
                    Text(f"{shown} đồng: số tiền quá nhỏ.", f"{shown} đồng: the amount is too small."),
                    Text(
                        "Số liệu này tính bằng đồng; ghi đủ số đồng.", "It is in đồng; write the full amount."
                    ),
                )


def _meant_in(amount: int) -> tuple[int, Text]:
    """What an amount may have been written in: millions, thousands, or đồng itself."""
    if 0 < amount < _MILLIONS_BELOW:
        return 1_000_000, Text("triệu", "million")
    if 0 < amount < _THOUSANDS_BELOW:
        return 1_000, Text("nghìn", "thousand")
    return 1, NOTHING


_Files = Mapping[Period, ReportFile]
#: The item (or "funding") and the figure (or the column of the funding).
_Key = tuple[str, str]
#: Keys of which the key itself is pointed at, and not what belongs to it.
_LISTS = frozenset({"figures", "results", "funding"})


@WORKSPACE_CHECKS
def check_totals(workspace: Workspace) -> Findings:
    """The annual figure of a unit differs from the sum of its quarters, or is missing.

    While quarters are missing it must not be below their sum.
    """
    by_unit: dict[str, dict[Period, ReportFile]] = defaultdict(dict)
    for file in workspace.reports:
        if file.says_whose:
            by_unit[file.head.unit].setdefault(file.head.period, file)
    for files in by_unit.values():
        for period, file in files.items() if len(files) > 1 else ():
            plan = workspace.plans.get(period.year)
            yield from _compare(
                file,
                {other: one for other, one in files.items() if other != period and period.contains(other)},
                plan.plan if plan else None,
            )


def _compare(file: ReportFile, finer: _Files, plan: Plan | None) -> Findings:
    """A report against those of the shorter periods within its own, in what its plan asks for."""
    missing: dict[str, dict[str, list[ReportFile]]] = defaultdict(dict)
    given = dict.fromkeys(key for part in finer.values() for key in part.amounts)
    for key in _asked(given, plan):
        parts, complete = _stating(file.head.period, finer, key)
        total = sum(part.amounts[key][1] for part in parts)
        if key not in file.amounts:
            if total and file.complete:
                missing[key[0]][key[1]] = parts
        elif _adds_up(key, plan) and (total > (own := file.amounts[key][1]) or (complete and own > total)):
            yield _disagreement(file, key, parts, total)
    for item, figures in missing.items():
        yield _missing(file, item, figures, plan)


def _asked(keys: Iterable[_Key], plan: Plan | None) -> list[_Key]:
    return [key for key in keys if plan is None or plan.asks_for(_part(key))]


def _adds_up(key: _Key, plan: Plan | None) -> bool:
    """Whether the shorter periods of an amount make up the longer one: means and stocks do not."""
    figure = plan.figures_by_id.get(key[1]) if plan and _part(key) == "figures" else None
    return figure is None or figure.total is Total.SUM


def _part(key: _Key) -> str:
    return "funding" if key[0] == "funding" else "figures"


def _stating(period: Period, files: _Files, key: _Key) -> tuple[list[ReportFile], bool]:
    """The reports that state an amount for the parts of a period.

    It also says whether these cover it and have no errors.

    Of a part the longest period that states the amount speaks; what it lacks is taken from the shorter ones.
    """
    found: list[ReportFile] = []
    complete = bool(period.parts())
    stated = {part for part, file in files.items() if key in file.amounts}
    for part in period.parts(stated):
        file = files.get(part)
        if file is not None and key in file.amounts:
            found.append(file)
            complete = complete and file.complete
            continue
        shorter, whole = _stating(part, files, key)
        found += shorter
        # A report without the amount says that there was none, unless shorter ones know better.
        complete = complete and (whole or (file is not None and file.complete and not shorter))
    return found, complete


def _disagreement(file: ReportFile, key: _Key, parts: list[ReportFile], total: Amount) -> Diagnostic:
    (path, amount), (item, name) = file.amounts[key], key
    return file.source.finding(
        "totals-disagree",
        path,
        Text(
            f"Kỳ {file.head.period}: {item} '{name}' là {format_amount(amount)}, nhưng cộng "
            f"các kỳ nhỏ hơn được {format_amount(total)}.",
            f"{file.head.period}: {item} '{name}' is {amount}, but the shorter periods add up to {total}.",
        ),
        Text(
            "Số của mỗi kỳ chỉ tính trong kỳ, không cộng dồn; sửa số sai. Tổng hợp năm dùng "
            "số của báo cáo năm.",
            "A figure covers only its own period and is never cumulative; correct the "
            "wrong one. The annual report counts.",
        ),
        related=_shorter(parts, key),
    )


def _missing(
    file: ReportFile, item: str, figures: Mapping[str, list[ReportFile]], plan: Plan | None
) -> Diagnostic:
    """What a report leaves out of one item, or of its funding, although shorter periods have it."""
    sums = {
        name: sum(part.amounts[item, name][1] for part in parts)
        for name, parts in figures.items()
        if _adds_up((item, name), plan)
    }
    listed = ", ".join(
        f"'{name}' ({format_amount(sums[name])})" if name in sums else f"'{name}'" for name in figures
    )
    lines = ", ".join(f"'{name}': {total}" for name, total in sums.items())
    such = Text(f" (cộng các kỳ nhỏ hơn: {lines})", f" (the shorter ones add up to {lines})")
    such = such if sums else NOTHING
    place = _place(file, item)
    return file.source.finding(
        "missing-total",
        place,
        Text(
            f"Kỳ {file.head.period}: {item} không ghi {listed}, nhưng các kỳ nhỏ hơn có.",
            f"{file.head.period}: {item} lacks {listed}, which shorter periods report.",
        ),
        Text(
            f"Ghi số của cả kỳ{such.vi}; nếu thật sự không có thì ghi 0. "
            f"Trong khi chờ, tổng hợp {'cộng' if sums else 'dùng'} các kỳ nhỏ hơn.",
            f"Enter the number for the whole period{such.en}, or 0. Until then the shorter ones are counted.",
        ),
        key=place[-1] in _LISTS,
        related=tuple(place for name, parts in figures.items() for place in _shorter(parts, (item, name))),
    )


def _place(file: ReportFile, item: str) -> KeyPath:
    """Where the amount would stand: at the item, at the list of results, at the funding.

    Failing these, it is the head of the file.
    """
    path = next((path for path, result in file.results() if result.item == item), None)
    if path is not None:
        figures = (*path, "figures")
        return figures if file.source.has_key(figures) else (*path, "item")
    part = ("funding" if item == "funding" else "results",)
    return part if file.source.has_key(part) else ("period",)


def _shorter(parts: list[ReportFile], key: _Key) -> tuple[Related, ...]:
    return tuple(
        Related(part.source.locate(part.amounts[key][0]), Text("kỳ nhỏ hơn", "shorter period"))
        for part in parts
    )
