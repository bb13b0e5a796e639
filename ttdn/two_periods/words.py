"""Two periods in a few sentences, as an office writes them: to be pasted into a report or a message."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from ttdn.comparison import ComparedAmount
from ttdn.comparison_words import amount_of_change, change_share, is_manifold, period_words
from ttdn.figures import FigureTotal
from ttdn.language import NOTHING, Text, count_of, join
from ttdn.model.clauses import Item
from ttdn.phrases import padded
from ttdn.status import Status
from ttdn.two_periods.compared import ComparedItem, FigureLine, Share, Why
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.items import Match
from ttdn.unasked import no_report_on, not_asked
from ttdn.vietnamese import (
    capitalized,
    date_text,
    enumerate_words,
    format_amount,
    format_integer,
    format_money,
    measured,
    within_sentence,
    without_end,
)

#: So many of each are named; of more it is said how many there are.
_FEW_FIGURES, _FEW_ITEMS, _MOST = 5, 8, 2
#: So much of an item's words is said.
_TITLE = 70
#: What has changed, like for like.
_TOLD = frozenset({Why.COMPARED, Why.SAME_UNITS})
_UNITS = Text("đơn vị", "units")
_REPORTS = Text("báo cáo", "reports")
_TASKS = Text("nhiệm vụ", "tasks")
_UNITS_SENT = Text("đơn vị đã nộp báo cáo", "units that sent their report")
_REPORTS_SENT = Text("báo cáo đã nộp", "reports that are in")
_HIGHER, _LOWER, _EQUAL = Text("cao hơn", "higher"), Text("thấp hơn", "lower"), Text("không đổi", "the same")
_COMPLETED = Text("nhiệm vụ có thời hạn đã hoàn thành", "tasks with a deadline that are done")
_CARRIED_OUT = Text("nhiệm vụ thường xuyên đã thực hiện", "standing tasks that were carried out")


def title_of(two: TwoPeriods) -> Text:
    """``Quý II năm 2020 so với quý I năm 2020``."""
    now, before = _labels(two)
    return Text(f"{capitalized(now.vi)} so với {before.vi}", f"{capitalized(now.en)} against {before.en}")


def comparison_words(two: TwoPeriods) -> list[Text]:
    """The sentences: reports, work, items, which items are compared, figures, money; each stands alone."""
    other = period_words(two.before.within, two.now.within)
    first, *rest = [*_of_reports(two), *_of_work(two)] or [NOTHING]
    begun = Text(
        f"So với {other.vi}, {within_sentence(first.vi)}", f"Against {other.en}, {within_sentence(first.en)}"
    )
    return [
        *_of_lengths(two),
        *([begun if two.same_length else first] if first.vi else []),
        *rest,
        *_of_items(two),
        *_of_pairs(two),
        *_of_figures(two),
        *_of_targets(two),
        *_of_money(two),
    ]


def doubts(two: TwoPeriods) -> list[Text]:
    """Why the comparison may say little: nobody was asked or has reported, the period is not over."""
    found = []
    for status in two.statuses:
        label = status.within.label
        unasked = not_asked(status.plan, status.within)
        if unasked:
            found.append(unasked)
        if not status.reports:
            day, chosen, nothing = date_text(status.as_of), NOTHING, no_report_on(status.within)
            if status.only_units is not None:
                chosen = Text(" của đơn vị được chọn", " of the chosen units")
            found.append(
                Text(
                    f"Đến ngày {day.vi} {nothing.vi}{chosen.vi}.",
                    f"By {day.en} {nothing.en}{chosen.en}.",
                )
            )
        elif why := _still_comes(status):
            found.append(
                Text(
                    f"{why.vi}: số của {label.vi} chưa đầy đủ.",
                    f"{why.en}: the numbers of {label.en} are not complete.",
                )
            )
    return found


def _still_comes(status: Status) -> Text | None:
    """What of the period is still to come: a report, which need not be that on all of it, or days."""
    open_ones = [one for one in status.plan.required_within(status.within) if one.comes >= status.as_of]
    if open_ones:
        last = max(open_ones, key=attrgetter("comes"))
        label, day = last.period.label, date_text(last.comes)
        return Text(
            f"Báo cáo {label.vi} còn nộp đến ngày {day.vi}", f"Reports on {label.en} come in until {day.en}"
        )
    end = status.plan.data_days(status.within)[1]
    label, day = status.within.label, date_text(end)
    over = Text(f"{capitalized(label.vi)} đến ngày {day.vi} mới hết", f"{label.en} ends on {day.en}")
    return over if end >= status.as_of else None


def _of_lengths(two: TwoPeriods) -> Iterator[Text]:
    if not two.same_length:
        now, before = _labels(two)
        yield Text(
            f"{capitalized(now.vi)} và {before.vi} dài ngắn khác nhau nên chỉ nêu số của từng kỳ, không tính "
            "mức tăng, giảm.",
            f"{capitalized(now.en)} and {before.en} are of different length: the numbers of each are given, "
            "and no change.",
        )


def _labels(two: TwoPeriods) -> tuple[Text, Text]:
    return two.now.within.label, two.before.within.label


def _of_reports(two: TwoPeriods) -> Iterator[Text]:
    now, before = two.reports
    share = Share(now.sent, before.sent)
    is_of_units = len(now.periods) <= 1 and len(before.periods) <= 1
    if share.now or share.before:
        what, unit = (_UNITS_SENT, _UNITS) if is_of_units else (_REPORTS_SENT, _REPORTS)
        yield _share_sentence(two, what, share, unit)
    elif any(status.reports for status in two.statuses):
        counts, labels = [len(status.reports) for status in two.statuses], _labels(two)
        yield Text(
            f"Có {padded(counts[0])} đơn vị báo cáo {labels[0].vi}, {padded(counts[1])} đơn vị báo cáo "
            f"{labels[1].vi}.",
            f"{count_of(counts[0], 'unit')} reported on {labels[0].en}, {counts[1]} on {labels[1].en}.",
        )


def _of_work(two: TwoPeriods) -> Iterator[Text]:
    for what, share in ((_COMPLETED, two.work.completion), (_CARRIED_OUT, two.work.standing)):
        if (share.now or share.before) and _has_said(two):
            yield _share_sentence(two, what, share, _TASKS)


def _has_said(two: TwoPeriods) -> bool:
    """Whether both periods were asked about and answered: else how far the work is says nothing."""
    return all(status.reports and status.plan.required_within(status.within) for status in two.statuses)


def _share_sentence(two: TwoPeriods, what: Text, share: Share, unit: Text) -> Text:
    """``Số đơn vị đã nộp báo cáo tăng từ 40/44 lên 44/44 đơn vị (tăng 9,09 điểm phần trăm)``.

    Where the whole is another, the percentages are told; where the times are of different length, no change.
    """
    now, before, points = share.now, share.before, share.points
    if now is None or before is None or points is None or not two.same_length:
        return _side_by_side(two, what, share, unit)
    then, told = before.words(unit), now.words(unit)
    if not points:
        if now == before:
            return Text(f"Số {what.vi} giữ nguyên: {told.vi}.", f"The {what.en} are unchanged: {told.en}.")
        return Text(
            f"Tỷ lệ {what.vi} không đổi: {told.vi}, kỳ trước {then.vi}.",
            f"The share of {what.en} is the same: {told.en}, before {then.en}.",
        )
    verb, way, verb_en, up = (
        ("tăng", "lên", "rose", "up") if points > 0 else ("giảm", "xuống", "fell", "down")
    )
    size = format_amount(abs(points))
    by = Text(f"{verb} {size} điểm phần trăm", f"{up} {size} percentage points")
    if now.whole == before.whole:
        ends = f"{before.part}/{before.whole}", f"{now.part}/{now.whole}"
        return Text(
            f"Số {what.vi} {verb} từ {ends[0]} {way} {ends[1]} {unit.vi} ({by.vi}).",
            f"The {what.en} {verb_en} from {ends[0]} to {ends[1]} ({by.en}).",
        )
    return Text(
        f"Tỷ lệ {what.vi} {verb} từ {then.vi} {way} {told.vi}, tức {by.vi}.",
        f"The share of {what.en} {verb_en} from {then.en} to {told.en}, {by.en}.",
    )


def _side_by_side(two: TwoPeriods, what: Text, share: Share, unit: Text) -> Text:
    told = [
        (label, rate.words(unit))
        for label, rate in zip(_labels(two), share, strict=True)
        if rate and rate.whole
    ]
    if not told:
        return Text(f"Không có {what.vi}.", f"There are no {what.en}.")
    vi = "; ".join(f"{label.vi} là {rate.vi}" for label, rate in told)
    en = "; ".join(f"{rate.en} for {label.en}" for label, rate in told)
    return Text(f"Số {what.vi}: {vi}.", f"{capitalized(what.en)}: {en}.")


def _of_items(two: TwoPeriods) -> Iterator[Text]:
    """How many items are further than before, and which most."""
    found = [(one.points, one) for one in two.items if one.points is not None]
    if not found or not two.same_length or not _has_said(two):
        return
    counts = [sum(points > 0 for points, _ in found), sum(points < 0 for points, _ in found)]
    counts.append(len(found) - sum(counts))
    told = [(count, label) for count, label in zip(counts, (_HIGHER, _LOWER, _EQUAL), strict=True) if count]
    counted = join(", ", [Text(f"{label.vi} ở {padded(n)} mục", f"{n} {label.en}") for n, label in told])
    ordered = sorted(found, key=lambda one: -abs(one[0]))
    rises, falls = ([one for one in ordered if one[0] * way > 0][:_MOST] for way in (1, -1))
    most = [
        *_named_changes(Text("tăng nhiều nhất", "most up"), rises),
        *_named_changes(Text("giảm nhiều nhất", "most down"), falls),
    ]
    vi, en = join("; ", [NOTHING, *most]) if most else NOTHING
    share = padded(len(found))
    yield Text(
        f"Trong {share} mục so sánh được, tỷ lệ thực hiện {counted.vi}{vi}.",
        f"Of {count_of(len(found), 'item')} that can be compared: {counted.en}{en}.",
    )


def _named_changes(label: Text, items: Sequence[tuple[Decimal, ComparedItem]]) -> Iterator[Text]:
    if items:
        told = [(item_name(one.item), format_amount(abs(points))) for points, one in items]
        vi = "; ".join(f"mục {name} {size} điểm phần trăm" for name, size in told)
        en = "; ".join(f"{name} by {size} percentage points" for name, size in told)
        yield Text(f"{label.vi}: {vi}", f"{label.en}: {en}")


def item_name(item: Item) -> str:
    """``II.5.4 (Cung cấp dữ liệu quảng bá)``."""
    title = textwrap.shorten(without_end(" ".join(item.title.split())), _TITLE, placeholder=" …")
    return f"{item.number} ({title})"


def _of_pairs(two: TwoPeriods) -> Iterator[Text]:
    """Which items of two plans are held against each other, and which are not."""
    years = [status.plan.year for status in two.statuses]
    if not two.same_plan:
        renumbered = [
            f"{one.pair.now.number} (năm {years[1]}: {one.pair.before.number})"
            for one in two.items
            if one.pair.match is Match.RENUMBERED and one.pair.now and one.pair.before
        ]
        if renumbered:
            words = "Đối chiếu theo lời văn, vì số mục đã đổi: mục"
            yield _listed(renumbered, Text(words, "Matched by their words, not their number:"))
    for match, year in ((Match.ONLY_NOW, years[0]), (Match.ONLY_BEFORE, years[1])):
        only = [one.item.number for one in two.items if one.pair.match is match]
        if only:
            label = Text(f"Chỉ có trong kế hoạch năm {year}: mục", f"Only in the plan of {year}:")
            if two.same_plan:
                label = Text("Không đối chiếu được: mục", "Without a counterpart:")
            yield _listed(only, label)
    if two.clashes:
        numbers = enumerate_words(two.clashes)
        yield Text(
            f"Cùng số nhưng là việc khác nên không so sánh với nhau: mục {numbers}.",
            f"Under one number, yet other work, and not compared: {numbers}.",
        )


def _listed(names: Sequence[str], label: Text) -> Text:
    shown, rest = ", ".join(names[:_FEW_ITEMS]), len(names) - _FEW_ITEMS
    more = Text(f" và {padded(rest)} mục khác", f" and {rest} more") if rest > 0 else NOTHING
    return Text(f"{label.vi} {shown}{more.vi}.", f"{label.en} {shown.replace('năm ', '')}{more.en}.")


def _of_figures(two: TwoPeriods) -> Iterator[Text]:
    """The figures that have changed most, those of all units before those of some; and how many others."""
    told = [line for line in two.figures if line.why in _TOLD]
    parts = [_figure(line) for line in sorted(told, key=_by_change)[:_FEW_FIGURES]]
    if parts:
        rest = len(told) - len(parts)
        vi, en = (
            (f"; còn {padded(rest)} số liệu khác, xem bảng", f"; {rest} more in the table")
            if rest
            else ("", "")
        )
        words = join("; ", parts)
        yield Text(f"Số liệu: {words.vi}{vi}.", f"Figures: {words.en}{en}.")
    apart = [line for line in two.figures if line.why is Why.OTHER_LENGTH][:_FEW_FIGURES]
    if apart:
        labels = _labels(two)
        told_apart = "; ".join(
            f"{within_sentence(line.figure.label)} "
            f"{_measured(line, line.now)} / {_measured(line, line.before)}"
            for line in apart
        )
        yield Text(
            f"Số liệu ({labels[0].vi} / {labels[1].vi}): {told_apart}.",
            f"Figures ({labels[0].en} / {labels[1].en}): {told_apart}.",
        )
    yield from _not_compared(two.figures)


def _by_change(line: FigureLine) -> tuple[bool, Fraction]:
    change = line.change
    share = Fraction(change.size) / Fraction(change.before) if change and change.before > 0 else Fraction()
    return line.why is not Why.COMPARED, -share


def _figure(line: FigureLine) -> Text:
    """``tin, bài 52 tin, tăng 06 tin (13,04%)``; where other units have reported, only the same ones."""
    compared, label = line.compared, within_sentence(line.figure.label)
    if compared is None or line.change is None:
        return NOTHING
    change, amount = amount_of_change(line.figure, line.change), _measured(line, line.now)
    if is_manifold(line.figure, line.change):
        change = Text(change.vi, f"{change.en} before")
    if compared.has_same_units:
        return Text(f"{label} {amount}, {change.vi}", f"{label} {amount}, {change.en}")
    share = f"{format_amount(compared.both)}/{format_amount(compared.units)}"
    return Text(
        f"{label} {amount}, riêng {share} đơn vị có số liệu cả hai kỳ {change.vi}",
        f"{label} {amount}, of the {share} units that gave both: {change.en}",
    )


def _measured(line: FigureLine, total: FigureTotal | None) -> str:
    return "–" if total is None or total.total is None else measured(total.total, line.figure.unit)


def _not_compared(lines: Iterable[FigureLine]) -> Iterator[Text]:
    partial = [line.figure.label for line in lines if line.why is Why.PARTIAL]
    if partial:
        names = "; ".join(partial[:_FEW_FIGURES])
        yield Text(
            f"Chưa so sánh được vì báo cáo chưa đến hết kỳ: {names}.",
            f"Not compared, since reports do not reach the end of the period: {names}.",
        )


def _of_targets(two: TwoPeriods) -> Iterator[Text]:
    """How many of the targets that both periods have were reached."""
    both = [(line.now, line.before) for line in two.targets if line.before]
    reached = [(now.is_reached, before.is_reached) for now, before in both if now.reach and before.reach]
    if reached:
        now, before = (sum(sides) for sides in zip(*reached, strict=True))
        label = two.before.within.label
        many = len(reached)
        yield Text(
            f"Chỉ tiêu có ở cả hai kỳ: đạt {now}/{many}, {label.vi} đạt {before}/{many}.",
            f"Targets of both periods: {now}/{many} reached, in {label.en} {before}/{many}.",
        )


def _of_money(two: TwoPeriods) -> Iterator[Text]:
    if two.money is None or not any(status.plan.asks_for("funding") for status in two.statuses):
        return
    other = period_words(two.before.within, two.now.within)
    labels = Text("Kinh phí được giao", "Allocated"), Text("kinh phí đã sử dụng", "spent")
    parts = [_money(label, one, other) for label, one in zip(labels, two.money, strict=True)]
    yield Text(f"{parts[0].vi}; {parts[1].vi}.", f"{parts[0].en}; {parts[1].en}.")


def _money(label: Text, amount: ComparedAmount, other: Text) -> Text:
    """``kinh phí đã sử dụng 12.000.000 đồng, tăng 2.000.000 đồng (20,00%) so với quý I năm 2026``."""
    now, then = (format_money(int(one)) for one in amount.whole)
    vi, en = _money_change(amount, other) or (f"{other.vi} {then}", f"{then} in {other.en}")
    return Text(f"{label.vi} {now}, {vi}", f"{label.en} {now}, {en}")


def _money_change(compared: ComparedAmount, other: Text) -> Text | None:
    """How money has changed, like for like; None where nothing is compared."""
    change = compared.change
    if change is None:
        return None
    words = Text(f"bằng {other.vi}", f"the same as {other.en}")
    if change.difference:
        size = f"{format_amount(change.size)} đồng{change_share(change, ' ({})')}"
        vi, en = ("tăng", "up") if change.difference > 0 else ("giảm", "down")
        words = Text(f"{vi} {size} so với {other.vi}", f"{en} by {size} against {other.en}")
    if compared.has_same_units:
        return words
    share = f"{format_integer(compared.both)}/{format_integer(compared.units)}"
    return Text(
        f"riêng {share} đơn vị báo cáo cả hai kỳ {words.vi}",
        f"of the {share} units that reported both: {words.en}",
    )
