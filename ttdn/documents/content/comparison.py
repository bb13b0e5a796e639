"""Figures over the whole plan in words, beside those of the period before and of the same of last year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from ttdn.comparison import ComparedFigure, Comparison, overall
from ttdn.comparison_words import change_cell, compared_words
from ttdn.figures import FigureTotal
from ttdn.model.period import Period
from ttdn.phrases import total_words
from ttdn.status import Status
from ttdn.vietnamese import capitalized, format_amount, format_integer


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
    """The figures over all items, each with what became of it; averages only where they can be compared."""
    totals: list[FigureTotal] = []
    told: list[OverallFigure] = []
    for total in overall(status):
        compared = [(one.period, figure) for one in comparisons if (figure := one.find(total))]
        # What is said of some of the units stands behind what is said of all.
        compared.sort(key=lambda one: not one[1].has_same_units)
        if not compared and (not total.total or total.figure.is_averaged):
            continue
        totals.append(total)
        words = (compared_words(figure, period, status.within).vi for period, figure in compared)
        told.append(OverallFigure(total_words([total]), ", ".join(words)))
    units = {unit for total in totals for unit in total.given}
    return OverallFigures(len(units), total_words(totals), tuple(told), any(one.compared for one in told))


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
    return change_cell(compared.figure, compared.change).vi
