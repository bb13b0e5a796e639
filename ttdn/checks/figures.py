"""Figures and money: the figure is in the catalogue and belongs to the item.

No more may be spent than was given.
"""

from ttdn.checks.registry import AGAINST_PLAN, REPORT_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, ask, same
from ttdn.load import ReportFile
from ttdn.model.clauses import cite
from ttdn.model.figure import Figure
from ttdn.model.plan import Plan
from ttdn.model.scalars import decimals_of
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
        message = Text(rule.message.vi.format(value=value.vi), rule.message.en.format(value=value.en))
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
    funding = file.report.funding
    for key in ("allocated", "spent"):
        factor, unit = _meant_in(getattr(funding, key) if funding else 0)
        if factor > 1:
            shown = format_integer(getattr(funding, key))
            meant = format_integer(getattr(funding, key) * factor)
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
    return 1, Text("", "")
