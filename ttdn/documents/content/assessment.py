"""Sentences with figures from which the specialist writes the situation and the assessment.

What stands out against the period before and last year, who is far from the targets, which items are furthest
behind. Nobody is named as late here: those have a list of their own.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, NamedTuple

from ttdn.comparison import Change, ComparedFigure, Comparison, overall
from ttdn.comparison_words import compared_words, period_words
from ttdn.documents.content.results import is_reported
from ttdn.figures import FigureTotal, Reach, reach_words
from ttdn.model.clauses import Item
from ttdn.model.figure import Each, Per, Target
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.phrases import (
    figure_phrase,
    padded,
    padded_measure,
    share_out,
    total_words,
    wanted_words,
)
from ttdn.status import (
    MET_STATES,
    RUNNING_STATES,
    UNREPORTED_STATES,
    Assignment,
    State,
    Status,
    SubmissionState,
    count_states,
    count_submissions,
)
from ttdn.two_periods.amounts import change_cell
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
#: What cannot be expected to be done: it did not arise, its time or that of its report is not over.
_NOT_YET = UNREPORTED_STATES - {State.NO_REPORT} | RUNNING_STATES | {State.NOT_ARISEN}


class Assessment(NamedTuple):
    """Sentences that are prepared for the specialist; each is one paragraph or dash."""

    situation: Annotated[tuple[str, ...], "Tình hình chung", "The situation"] = ()
    strengths: Annotated[tuple[str, ...], "Ưu điểm", "Strengths"] = ()
    shortcomings: Annotated[tuple[str, ...], "Tồn tại, hạn chế", "Shortcomings"] = ()


def assess(status: Status, comparisons: Sequence[Comparison] = ()) -> Assessment:
    """What the figures of a status say of the situation, of what is good and of what is not."""
    if not status.reports:
        return Assessment()
    rises, falls = _outstanding(comparisons, status.within)
    return Assessment(
        situation=tuple(
            filter(None, (" ".join((*_spread(status), *_balances(comparisons, status.within))),))
        ),
        strengths=(*rises, *_reached(status)),
        shortcomings=(*falls, *_missed(status), *_items_behind(status), *_not_in(status)),
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
    found: dict[str, tuple[Fraction, str]] = {}
    for comparison in comparisons:
        for one in comparison.figures:
            share = _share(one.change)
            # The same figure is told once, by the comparison in which it has changed most.
            known, _ = found.get(one.figure.id, (Fraction(), ""))
            if abs(share) >= _NOTEWORTHY and abs(share) > abs(known):
                found[one.figure.id] = share, _change_sentence(one, comparison.period, now)
    ordered = sorted(found.values(), key=lambda one: -abs(one[0]))
    rises, falls = ([words for share, words in ordered if (share > 0) is up] for up in (True, False))
    return rises[:_MOST], falls[:_MOST]


def _share(change: Change | None) -> Fraction:
    """By what part of what was before something has changed; 0 where there was nothing."""
    if change is None or change.before <= 0:
        return Fraction()
    return Fraction(change.difference) / Fraction(change.before)


def _change_sentence(one: ComparedFigure, period: Period, now: Period) -> str:
    phrase = figure_phrase(one.figure, one.whole.now)
    return f"{capitalized(phrase)}, {compared_words(one, period, now).vi}."


def _targets(status: Status) -> Iterator[tuple[FigureTotal, Target, Reach]]:
    """The targets, each as it stands in the last period for which it is to be reached."""
    for total in status.figures:
        if total.figure.target and total.reach:
            yield total, total.figure.target, total.reach[-1]


def _reached(status: Status) -> Iterator[str]:
    for total, target, reach in _targets(status):
        if reach.is_reached:
            yield f"{_target_words(total, target)}."


def _target_words(total: FigureTotal, target: Target) -> str:
    sign = ";" if target.each is Each.PERIOD else ":"
    return (
        f"Chỉ tiêu {_named(total)}, {wanted_words(total.figure.unit, target)}{sign} {reach_words(total).vi}"
    )


def _named(total: FigureTotal) -> str:
    return f"{within_sentence(total.figure.label)} (mục {total.item.number})"


def _missed(status: Status) -> list[str]:
    """The targets that are missed, or further away than the time that has passed; the furthest first."""
    far = [
        (share, total, target, reach)
        for total, target, reach in _targets(status)
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

    Bodies that were only asked are not behind with anything.
    """
    overdue, behind = [], []
    asked = status.plan.only_asked
    for owed in status.by_item.values():
        assignments = [assignment for assignment in owed if assignment.unit.id not in asked]
        counts = count_states(assignments)
        due = len(assignments) - sum(counts[state] for state in _NOT_YET)
        done = sum(counts[state] for state in MET_STATES)
        if counts[State.OVERDUE]:
            overdue.append((-counts[State.OVERDUE], _overdue_words(assignments, counts[State.OVERDUE])))
        elif due and Fraction(done, due) < _BEHIND:
            words = _behind_words(assignments, done, due, others_spoke=_others_speak(status, owed))
            behind.append((Fraction(done, due), words))
    for found in (overdue, behind):
        yield from (words for _, words in sorted(found, key=lambda one: one[0])[:_MOST])


def _overdue_words(assignments: Sequence[Assignment], count: int) -> str:
    owed = len(assignments)
    if owed == 1:
        return f"{_item_words(assignments[0].item)}: quá hạn chưa hoàn thành."
    share = f"{format_integer(count)}/{format_integer(owed)} đơn vị quá hạn chưa hoàn thành"
    return f"{_item_words(assignments[0].item)}: {share} ({format_percent(count, owed)})."


def _others_speak(status: Status, owed: Sequence[Assignment]) -> bool:
    """Whether units report on an item that do not owe it, while all that do are silent."""
    silent = all(one.state in UNREPORTED_STATES for one in owed)
    return silent and is_reported(status, owed[0].item, ())


def _behind_words(assignments: Sequence[Assignment], done: int, due: int, *, others_spoke: bool) -> str:
    item = assignments[0].item
    if not done and all(one.state not in UNREPORTED_STATES for one in assignments):
        return f"{_item_words(item)}: chưa thực hiện được."
    if not done:
        of_all = f" đơn vị nào trong {padded(due)} đơn vị" if due > 1 else ""
        if others_spoke:
            told = (
                f"chưa có{of_all} chủ trì báo cáo kết quả"
                if due > 1
                else "cơ quan chủ trì chưa báo cáo kết quả"
            )
            return f"{_item_words(item)}: {told}."
        return f"{_item_words(item)}: chưa có{of_all} báo cáo kết quả."
    share = f"{format_integer(done)}/{format_integer(due)} đơn vị báo cáo đã thực hiện"
    return f"{_item_words(item)}: mới có {share} ({format_percent(done, due)})."


def _item_words(item: Item) -> str:
    return f"{without_end(item.title)} (mục {item.number})"


def _not_in(status: Status) -> Iterator[str]:
    """How many of those that must report have not, once their time is over."""
    missing = count_submissions(status.submissions)[SubmissionState.MISSING]
    if missing and status.required:
        must = len(status.submissions)
        share = f"{format_integer(missing)}/{format_integer(must)} đơn vị phải báo cáo"
        percent = format_percent(missing, must)
        yield f"Còn {share} quá hạn chưa nộp báo cáo {status.required.period.label.vi} ({percent})."


class OverallFigure(NamedTuple):
    """A figure over all items of the plan, in words."""

    words: Annotated[str, "Số liệu chung, thành câu", "The figure, in words"]
    compared: Annotated[
        str,
        "Tăng, giảm so với kỳ trước, cùng kỳ năm trước, thành câu; trống nếu không so sánh được",
        "How it compares with the period before and the same of last year, in words; empty if it does not",
    ]


class OverallFigures(NamedTuple):
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


class ComparisonTable(NamedTuple):
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
