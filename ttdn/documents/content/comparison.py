"""Figures over the whole plan in words, beside those of the period before and of the same of last year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, NamedTuple

from ttdn.comparison import Change, ComparedFigure, Comparison, overall
from ttdn.figures import FigureTotal
from ttdn.model.figure import Figure, Total
from ttdn.model.period import Period
from ttdn.phrases import padded, total_words
from ttdn.status import Status
from ttdn.vietnamese import capitalized, format_amount, format_integer, format_percent, measured

#: From so many times as much on, nobody reads percent any more.
_MANIFOLD = 3


@dataclass(frozen=True, slots=True)
class OverallFigure:
    """A figure over all items of the plan, in words."""

    words: Annotated[str, "Số liệu chung, thành câu", "The figure, in words"]
    compared: Annotated[
        str,
        "Tăng, giảm so với kỳ trước, cùng kỳ năm trước, thành câu; trống nếu không so sánh được",
        "How it compares with the period before and the same of last year, in words; empty if it does not",
    ]


@dataclass(frozen=True, slots=True)
class OverallFigures:
    """The figures over all items of the plan."""

    units: Annotated[int, "Số đơn vị có số liệu", "Units that reported any"] = 0
    words: Annotated[str, "Mọi số liệu, thành câu", "All figures, in words"] = ""
    figures: Annotated[tuple[OverallFigure, ...], "Từng số liệu", "Each figure"] = ()
    compared: Annotated[bool, "Có số liệu so sánh được", "Whether any can be compared"] = False


class ComparedCell(NamedTuple):
    """A figure in another period."""

    amount: Annotated[str, "Số của kỳ đó", "What it was then"]
    units: Annotated[str, "Số đơn vị báo cáo", "The units that reported it"]
    change: Annotated[str, "Tăng, giảm", "How it has changed"]


class ComparedRow(NamedTuple):
    """A figure in the period of the report and in others."""

    label: Annotated[str, "Tên số liệu", "Its label"]
    unit: Annotated[str, "Đơn vị tính", "Its unit of measure"]
    amount: Annotated[str, "Số của kỳ báo cáo", "What it is now"]
    units: Annotated[str, "Số đơn vị báo cáo", "The units that reported it"]
    before: Annotated[tuple[ComparedCell, ...], "Ở các kỳ so sánh, như periods", "Then, as periods"]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The figures that can be compared, for a table."""

    period: Annotated[str, "Kỳ báo cáo, đầu cột", "The period, at the head of a column"]
    periods: Annotated[tuple[str, ...], "Các kỳ so sánh, đầu cột", "The other periods, the same"] = ()
    rows: Annotated[tuple[ComparedRow, ...], "Từng số liệu", "Each figure"] = ()
    counted: Annotated[
        bool, "Có số liệu mà số đơn vị báo cáo các kỳ khác nhau", "Whether the units differ anywhere"
    ] = False
    alike: Annotated[
        bool,
        "Có số liệu chỉ so sánh các đơn vị báo cáo cả hai kỳ",
        "Whether anywhere only those that reported in both periods are compared",
    ] = False


def overall_figures(status: Status, comparisons: Sequence[Comparison] = ()) -> OverallFigures:
    """The sums over all items, each with what became of it; what is no sum only where it can be compared."""
    totals: list[FigureTotal] = []
    told: list[OverallFigure] = []
    for total in overall(status):
        compared = [(one.period, figure) for one in comparisons if (figure := one.find(total))]
        # What is said of some of the units stands behind what is said of all.
        compared.sort(key=lambda one: not one[1].has_same_units)
        if not compared and (not total.total or total.figure.total is not Total.SUM):
            continue
        totals.append(total)
        words = (compared_words(figure, period, status.within) for period, figure in compared)
        told.append(OverallFigure(total_words([total]), ", ".join(words)))
    units = {unit for total in totals for unit in total.given}
    return OverallFigures(len(units), total_words(totals), tuple(told), any(one.compared for one in told))


def compared_words(compared: ComparedFigure, period: Period, now: Period) -> str:
    """``tăng 12 buổi (57,14%) so với quý I năm 2026``; where other units have reported, only the same ones.

    Who stands behind both is said where that differs.
    """
    figure, other = compared.figure, period_words(period, now)
    units, then, both = compared.now.units, compared.before.units, compared.both
    if compared.change is None:
        return f"{other} có {padded(then)} đơn vị báo cáo {measured(compared.whole.before, figure.unit)}"
    words = _change_words(figure, compared.change, other)
    if compared.has_same_units:
        return (
            words
            if units == then
            else f"{words} (khi đó {padded(then)} đơn vị báo cáo, kỳ này {padded(units)})"
        )
    share = padded(both) if both == units else f"{format_integer(both)}/{format_integer(units)}"
    others = f" (khi đó {padded(then)} đơn vị báo cáo)" if then > both else ""
    return f"riêng {share} đơn vị có số liệu cả hai kỳ {words}{others}"


def period_words(period: Period, now: Period) -> str:
    """Another period as a sentence calls it: ``quý I năm 2026``, ``cùng kỳ năm 2025``."""
    is_same_of_last_year = (period.kind, period.number) == (now.kind, now.number) and period.kind != "year"
    return f"cùng kỳ năm {period.year}" if is_same_of_last_year else period.label.vi


def _change_words(figure: Figure, change: Change, other: str) -> str:
    if not change.difference:
        return f"bằng {other}"
    if _is_manifold(figure, change):
        return f"{_amount_of_change(figure, change)} {other}"
    return f"{_amount_of_change(figure, change)} so với {other}"


def _amount_of_change(figure: Figure, change: Change) -> str:
    """``tăng 12 buổi (57,14%)``; percentages change by percentage points."""
    if not change.difference:
        return "không đổi"
    verb = "tăng" if change.difference > 0 else "giảm"
    if figure.is_percentage:
        return f"{verb} {format_amount(change.size)} điểm phần trăm"
    words = f"{verb} {padded(change.size)} {figure.unit}"
    if _is_manifold(figure, change):
        return f"{words}, gấp {_times(change)} lần"
    return f"{words}{_share(change, ' ({})')}"


def _is_manifold(figure: Figure, change: Change) -> bool:
    return not figure.is_percentage and 0 < change.before * _MANIFOLD <= change.now


def _times(change: Change) -> str:
    return format_amount(round(Decimal(change.now) / Decimal(change.before), 1))


def _share(change: Change, form: str) -> str:
    """A change as a share of what was; nothing where there was nothing, or where it rounds to nothing."""
    share = format_percent(change.size, change.before)
    return "" if change.before <= 0 or share == "0,00%" else form.format(share)


def comparison_table(comparisons: Sequence[Comparison], now: Period) -> ComparisonTable:
    """The figures that can be compared, in the order of the catalogue."""
    every = [one for comparison in comparisons for one in comparison.figures]
    found = {one.figure.id: one.now for one in reversed(every)}
    order = dict.fromkeys(one.figure.id for one in every)
    return ComparisonTable(
        capitalized(now.label.vi),
        tuple(capitalized(one.period.label.vi) for one in comparisons),
        tuple(_row(found[name], comparisons) for name in order),
        counted=any(one.now.units != one.before.units for one in every),
        alike=any(one.change is not None and not one.has_same_units for one in every),
    )


def _row(now: FigureTotal, comparisons: Sequence[Comparison]) -> ComparedRow:
    others = (comparison.find(now) for comparison in comparisons)
    return ComparedRow(
        now.figure.label,
        now.figure.unit,
        *_amount(now),
        tuple(
            ComparedCell(*_amount(other.before), _change_cell(other)) if other else ComparedCell("", "", "")
            for other in others
        ),
    )


def _amount(total: FigureTotal) -> tuple[str, str]:
    """An amount, and how many units stand behind it."""
    return format_amount(total.total or 0), format_integer(total.units)


def _change_cell(compared: ComparedFigure) -> str:
    """``+12 (+10,08%)``, like for like; percentage points are called so."""
    change, figure = compared.change, compared.figure
    if change is None:
        return ""
    sign = "+" if change.difference > 0 else "\N{MINUS SIGN}"
    words = f"{sign}{format_amount(change.size)}" if change.difference else "0"
    if change.difference:
        words += " điểm %" if figure.is_percentage else _share(change, f" ({sign}{{}})")
    return words
