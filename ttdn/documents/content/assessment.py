"""Sentences with figures from which the specialist writes the situation and the assessment.

What stands out against the period before and last year, who is far from the targets, which items are furthest
behind. Nobody is named as late here: those have a list of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ttdn.comparison import Change, Comparison, most_changed, overall
from ttdn.comparison_words import change_cell, compared_words, period_words
from ttdn.documents.content.results import is_reported
from ttdn.figures import FigureTotal, Reach, reach_words
from ttdn.model.clauses import Item
from ttdn.model.figure import Each, Per, Target
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.overview import ItemLevel, item_levels
from ttdn.phrases import figure_phrase, padded, padded_measure, share_out, total_words, wanted_words
from ttdn.status import Status
from ttdn.status.states import UNREPORTED_STATES, Assignment, SubmissionState, count_submissions
from ttdn.vietnamese import (
    capitalized,
    enumerate_words,
    format_amount,
    format_date,
    format_integer,
    format_percent,
    within_sentence,
    without_end,
)

#: So many sentences of a kind are prepared: the specialist is to see what stands out.
_MOST = 3
#: A change of less than a tenth does not stand out.
_NOTEWORTHY = Fraction(1, 10)
#: An item of which more than this was done is not behind.
_BEHIND = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Sentences that are prepared for the specialist; each is one paragraph or dash."""

    situation: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()


def assess(status: Status, comparisons: Sequence[Comparison] = ()) -> Assessment:
    """What the figures of a status say of the situation, of what is good and of what is not."""
    if not status.reports:
        return Assessment()
    rises, falls = _outstanding(comparisons, status.within)
    targets = list(_targets(status))
    return Assessment(
        situation=tuple(
            filter(None, (" ".join((*_spread(status), *_balances(comparisons, status.within))),))
        ),
        strengths=(
            *rises,
            *(f"{_target_words(total, target)}." for total, target, _ in targets if total.is_reached),
        ),
        shortcomings=(*falls, *_missed(status, targets), *_items_behind(status), *_not_in(status)),
    )


def _spread(status: Status) -> Iterator[str]:
    """On how many of the items anybody reports, and on how many nobody does."""
    owed = [item for item, assignments in status.by_item.items() if assignments]
    silent = sum(not is_reported(status, status.plan.items[item], ()) for item in owed)
    if not owed:
        return
    begun = f"mà {status.plan.document.kind.capitalize()} giao đã có đơn vị báo cáo"
    told = f"cả {padded(len(owed))} nội dung {begun}"
    if silent or len(owed) == 1:
        parts = ((len(owed) - silent, begun), (silent, "chưa có đơn vị nào báo cáo"))
        told = share_out(len(owed), parts, "nội dung")
    yield f"Đến ngày {format_date(status.as_of)}, {told}."


def _balances(comparisons: Sequence[Comparison], now: Period) -> Iterator[str]:
    """How many figures rose, fell and stayed; the parts add up to those that were compared."""
    for comparison in comparisons:
        changes = [one.change.difference for one in comparison.figures if one.change]
        parts = {
            "tăng": sum(change > 0 for change in changes),
            "giảm": sum(change < 0 for change in changes),
            "không đổi": sum(change == 0 for change in changes),
        }
        told = [f"{padded(count)} số liệu {verb}" for verb, count in parts.items() if count]
        if told:
            yield f"So với {period_words(comparison.period, now).vi}, có {enumerate_words(told)}."


def _outstanding(comparisons: Sequence[Comparison], now: Period) -> tuple[list[str], list[str]]:
    """The largest rises and falls; where other units have reported, those of the same units count."""
    told: dict[bool, list[str]] = {True: [], False: []}
    for one, period, share in most_changed(comparisons):
        if abs(share) >= _NOTEWORTHY:
            phrase = capitalized(figure_phrase(one.figure, one.whole.now))
            told[share > 0].append(f"{phrase}, {compared_words(one, period, now).vi}.")
    return told[True][:_MOST], told[False][:_MOST]


def _targets(status: Status) -> Iterator[tuple[FigureTotal, Target, Reach]]:
    """The targets, each as it stands in the period that missed it most, else in the last one."""
    for total in status.figures:
        if total.figure.target and total.reach:
            missed = (one for one in total.telling if not one.is_reached)
            yield total, total.figure.target, min(missed, key=_part, default=total.telling[-1])


def _target_words(total: FigureTotal, target: Target) -> str:
    sign = ";" if target.each is Each.PERIOD else ":"
    named = f"{within_sentence(total.figure.label)} (mục {total.item.number})"
    return f"Chỉ tiêu {named}, {wanted_words(total.figure.unit, target)}{sign} {reach_words(total).vi}"


def _missed(status: Status, targets: Iterable[tuple[FigureTotal, Target, Reach]]) -> list[str]:
    """The targets that are missed, or further away than the time that has passed; the furthest first."""
    far = [
        (share, total, target, reach)
        for total, target, reach in targets
        if not reach.is_reached
        and (share := _part(reach)) < (1 if reach.is_over else _elapsed(status, reach))
    ]
    far.sort(key=lambda one: one[0])
    return [
        f"{_target_words(total, target)}{_farthest(total, target, reach, status.plan)}."
        for _, total, target, reach in far[:_MOST]
    ]


def _part(reach: Reach) -> Fraction:
    return Fraction(reach.part or 0) / Fraction(reach.whole) if reach.whole else Fraction(1)


def _elapsed(status: Status, reach: Reach) -> Fraction:
    """The part of a target's time that has passed."""
    first, last = status.plan.data_days(reach.period)
    return max(Fraction(0), min(Fraction(1), Fraction((status.as_of - first).days, (last - first).days + 1)))


def _farthest(total: FigureTotal, target: Target, reach: Reach, plan: Plan) -> str:
    """The units that are furthest from a target of each unit, with what they have."""
    amounts = {unit: amount for unit, amount in reach.amounts.items() if amount is not None}
    short = {unit: amount for unit, amount in amounts.items() if not target.is_reached(amount)}
    if target.per is not Per.UNIT or len(amounts) < 2 or not short:  # noqa: PLR2004 - of one there is no furthest
        return ""
    units = sorted(short, key=lambda unit: Change(short[unit], target.amount).size, reverse=True)[:_MOST]
    told = (f"{plan.name_of(unit)} ({padded_measure(short[unit], total.figure.unit)})" for unit in units)
    return f"; xa chỉ tiêu nhất: {', '.join(told)}"


def _items_behind(status: Status) -> Iterator[str]:
    """The items of which most is overdue, then those of which the least was done.

    Bodies that were only asked are not behind with anything, nor is work whose day lies ahead of all.
    """
    levels = item_levels(status)
    overdue = sorted((one for one in levels if one.overdue), key=lambda one: -one.overdue)
    parts = {one.item.id: Fraction(one.done, one.whole) for one in levels if one.whole and not one.overdue}
    behind = [one for one in levels if parts.get(one.item.id, _BEHIND) < _BEHIND and not one.has_time]
    behind.sort(key=lambda one: parts[one.item.id])
    for found, tell in ((overdue, _overdue_words), (behind, _behind_words)):
        for one in found[:_MOST]:
            yield f"{without_end(one.item.title)} (mục {one.item.number}): {tell(status, one)}."


def _owed(status: Status, item: Item) -> list[Assignment]:
    asked = status.plan.only_asked
    return [one for one in status.by_item[item.id] if one.unit.id not in asked]


def _overdue_words(status: Status, level: ItemLevel) -> str:
    owed = len(_owed(status, level.item))
    return (
        "quá hạn chưa hoàn thành" if owed == 1 else _part_of(level.overdue, owed, "quá hạn chưa hoàn thành")
    )


def _behind_words(status: Status, level: ItemLevel) -> str:
    done, due = level.done, level.whole
    if done:
        return f"mới có {_part_of(done, due, 'báo cáo đã thực hiện')}"
    told = [one.state not in UNREPORTED_STATES for one in _owed(status, level.item)]
    if all(told):
        return "chưa thực hiện được"
    if level.silent and any(told) and due < level.owed:
        return f"còn {_part_of(level.silent, level.owed, 'chưa báo cáo')}"
    of_all = f" đơn vị nào trong {padded(due)} đơn vị" if due > 1 else ""
    # Units may report on an item that do not owe it, while all that do are silent.
    silent = all(one.state in UNREPORTED_STATES for one in status.by_item[level.item.id])
    if silent and is_reported(status, level.item, ()):
        return (
            f"chưa có{of_all} chủ trì báo cáo kết quả" if of_all else "cơ quan chủ trì chưa báo cáo kết quả"
        )
    return f"chưa có{of_all} báo cáo kết quả"


def _part_of(part: int, whole: int, words: str) -> str:
    """``3/7 đơn vị quá hạn (42,86%)``."""
    return f"{format_integer(part)}/{format_integer(whole)} đơn vị {words} ({format_percent(part, whole)})"


def _not_in(status: Status) -> Iterator[str]:
    """How many of those that must report have not, once their time is over."""
    missing = count_submissions(status.submissions)[SubmissionState.MISSING]
    if missing and status.required:
        late = f"phải báo cáo quá hạn chưa nộp báo cáo {status.required.period.label.vi}"
        yield f"Còn {_part_of(missing, len(status.submissions), late)}."


@dataclass(frozen=True, slots=True)
class OverallFigure:
    """A figure over all items of the plan, in words."""

    words: str
    compared: str


@dataclass(frozen=True, slots=True)
class OverallFigures:
    """The figures over all items of the plan."""

    units: int = 0
    words: str = ""
    figures: tuple[OverallFigure, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A figure in another period."""

    amount: str
    units: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A figure in the period of the report and in others."""

    label: str
    unit: str
    amount: str
    units: str
    before: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The figures that can be compared, for a table."""

    period: str
    periods: tuple[str, ...] = ()
    rows: tuple[ComparedRow, ...] = ()
    counted: bool = False
    alike: bool = False


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
            # ``+12 (+10,08%)``, like for like; percentage points are called so.
            ComparedCell(*_amount(other.before), change_cell(other.figure, other.change).vi)
            if other
            else ComparedCell("", "", "")
            for other in others
        ),
    )


def _amount(total: FigureTotal) -> tuple[str, str]:
    """An amount, and how many units stand behind it."""
    return format_amount(total.total or 0), format_integer(total.units)
