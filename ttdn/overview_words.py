"""The words of a leader's page, in both languages: what HTML, Word and the short text say alike.

What units wrote, and their names within it, is Vietnamese in both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ttdn.attribution import name_few, named_units
from ttdn.changes import telling as told_words
from ttdn.changes.difference import Basis, Changes
from ttdn.changes.telling import count_events, tell
from ttdn.comparison import most_changed
from ttdn.comparison_words import compared_words, period_words
from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.grouping import grouped
from ttdn.language import NOTHING, Text, count_of, join, list_few, same
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.occurrences import missed_text
from ttdn.overview import Coming, ItemLevel, Level, Overview, Voice
from ttdn.reminders import OwedReport, Reminder
from ttdn.status import Status
from ttdn.status.states import (
    Assignment,
    Measures,
    count_labels,
    days_left_words,
    sent_label,
    submission_rate,
)
from ttdn.vietnamese import (
    capitalized,
    date_text,
    format_integer,
    format_millions,
    format_percent,
    measured,
    within_sentence,
    without_end,
)

#: What one line names; of more it says how many.
_FEW = 3
#: So many late reports of a unit are told one by one.
_MOST_REPORTS = 4
#: So many changed figures are told.
MOST_FIGURES = 4
_TASKS = Text("nhiệm vụ", "tasks")
_MEASURES = {
    "completion": Text("việc có thời hạn đã hoàn thành", "of the work with a deadline done"),
    "standing": Text("việc thường xuyên đã thực hiện", "of the standing work carried out"),
}
_SINCE = {
    Basis.PAGE: Text("so với trang lập ngày {}", "since the page of {}"),
    Basis.GIT: Text("so với ngày {}", "since {}"),
    Basis.RECEIPT: Text("từ sau ngày {}, theo ngày nhận báo cáo", "after {}, by the days of receipt"),
}


class Line(NamedTuple):
    """A line with what stands before it."""

    label: Text
    words: Text


class Owing(NamedTuple):
    """Units that owe the same, by their ids in the order of the roster."""

    words: Text
    units: tuple[Unit, ...]


class Beside(NamedTuple):
    """A measure now, and what it was in the periods of ``Overview.before``; None where there was none."""

    label: Text
    now: Text
    before: tuple[Text | None, ...]


def scope_words(overview: Overview) -> Text:
    """``Năm 2026; kỳ báo cáo quý II năm 2026, hạn báo cáo 15/7/2026, còn 5 ngày``."""
    status = overview.status
    within, own = status.within.label, status.period.label
    reports = _deadline_words(overview)
    if status.within == status.period:
        return Text(f"{capitalized(within.vi)}; {reports.vi}", f"{capitalized(within.en)}; {reports.en}")
    return Text(
        f"{capitalized(within.vi)}; kỳ báo cáo {own.vi}, {reports.vi}",
        f"{capitalized(within.en)}; reporting on {own.en}, {reports.en}",
    )


def reported_words(status: Status) -> Text:
    """The period whose reports are counted, ``quý II năm 2026``; empty where it is all that is looked at."""
    return NOTHING if status.within == status.period else status.period.label


def _deadline_words(overview: Overview) -> Text:
    status, left = overview.status, overview.status.days_left
    if overview.not_asked:
        return Text("kế hoạch không yêu cầu báo cáo", "the plan asks for no reports")
    if status.last_day is None or left is None:
        return Text("không ấn định hạn báo cáo", "no day is set for the reports")
    last = date_text(status.last_day)
    until = days_left_words(left)
    return Text(f"hạn báo cáo {last.vi}, {until.vi}", f"reports due by {last.en}, {until.en}")


def measure_lines(measures: Measures) -> list[Line]:
    """``việc có thời hạn đã hoàn thành``: ``3/4 nhiệm vụ (75,00%)``, and the same of standing work."""
    found = ((words, getattr(measures, name)) for name, words in _MEASURES.items())
    return [Line(words, rate.words(_TASKS)) for words, rate in found if rate]


def submission_words(status: Status) -> Text:
    """``nộp đúng hạn 14, nộp muộn 3, quá hạn chưa nộp 27``: all parts but the zeros.

    A report on a longer time that was due before (``báo cáo năm 2026: đã nộp 15/44``) follows: the year's is
    often due before that of the last quarter, and nobody has sent the latter when a leader asks.
    """
    parts = [
        Text(
            f"{within_sentence(label.vi)} {count}",
            f"{count} {label.en.lower()}",
        )
        for label, count in count_labels(status.submissions).items()
    ]
    told = [join(", ", parts)]
    for longer in status.due_before:
        rate = submission_rate(list(status.not_excused(longer)))
        if rate.whole and longer.period.contains(status.period):
            label, share = longer.period.label, rate.words()
            told.append(
                Text(f"báo cáo {label.vi}: đã nộp {share.vi}", f"reports for {label.en}: {share.en} in")
            )
    return join("; ", told)


def item_words(level: ItemLevel) -> Text:
    """How far an item is: ``7/36 đơn vị đã thực hiện, 2 quá hạn, 20 chưa báo cáo``."""
    if level.owed == 1:
        return _of_one(level)
    did = Text("làm đủ các đợt", "done each time") if level.recurs else Text("đã thực hiện", "done")
    parts = [
        Text(
            f"{format_integer(level.done)}/{format_integer(level.whole)} đơn vị {did.vi}",
            f"{did.en} by {level.done}/{level.whole} units",
        )
    ]
    if level.overdue:
        parts.append(Text(f"{level.overdue} quá hạn", f"{level.overdue} overdue"))
    if level.silent:
        parts.append(Text(f"{level.silent} chưa báo cáo", f"{level.silent} without a report"))
    return join(", ", parts)


def _of_one(level: ItemLevel) -> Text:
    """The same where it is given to one unit."""
    if level.done:
        return (
            Text("hoàn thành sau hạn", "done after its day") if level.late else Text("đã thực hiện", "done")
        )
    if level.overdue:
        return Text("quá hạn", "overdue")
    return Text("chưa báo cáo", "no report") if level.silent else Text("chưa thực hiện", "not done")


def target_line(total: FigureTotal) -> Line:
    """A target: what is to be reached, and how far it is."""
    figure = total.figure
    wanted = target_words(figure.unit, figure.target) if figure.target else NOTHING
    return Line(Text(f"{figure.label}, {wanted.vi}", f"{figure.label}, {wanted.en}"), reach_words(total))


def funding_words(status: Status) -> Text | None:
    """``đã chi 120,5/200 triệu đồng được giao (60,25%), 12 đơn vị báo cáo``; None where nobody asks."""
    funding = status.funding
    if not (status.plan.asks_for("funding") or funding.units):
        return None
    if not funding.units:
        return Text("chưa có đơn vị báo cáo kinh phí", "no unit has reported money")
    # To the thousand đồng, as it is read on one page; the annex of the summary has every đồng.
    spent, allocated = (
        format_millions((one + 500) // 1000 * 1000) for one in (funding.spent, funding.allocated)
    )
    share = f" ({format_percent(funding.spent, funding.allocated)})" if funding.allocated else ""
    return Text(
        f"đã chi {spent}/{allocated} triệu đồng được giao{share}, {funding.units} đơn vị báo cáo",
        f"{spent} of {allocated} million đồng spent{share}, reported by {count_of(funding.units, 'unit')}",
    )


def late_words(overview: Overview, reminder: Reminder) -> Text:
    """``báo cáo quý II quá hạn 11 ngày; mục II.5 quá hạn 3 ngày``: what a unit is late with."""
    plan = overview.status.plan
    reports = _reports_words(plan, [one for one in reminder.reports if one.days_late > 0])
    items = [_item_owed(overview, reminder, one) for one in reminder.items]
    told = [list_few(items, _FEW, Text("mục khác", "more items"), "; ")] if items else []
    return join("; ", [*reports, *told])


def _reports_words(plan: Plan, owed: Sequence[OwedReport]) -> list[Text]:
    """``báo cáo quý II quá hạn 11 ngày``, ``2 báo cáo quá hạn: quý I (102 ngày), quý II (11 ngày)``."""
    if len(owed) <= 1:
        return [_report_words(plan, one) for one in owed]
    told = []
    for one in owed:
        label, days, whose = one.period.short_label, one.days_late, _whose(plan, one.former)
        told.append(
            Text(f"{label.vi}{whose.vi} ({days} ngày)", f"{label.en}{whose.en} ({count_of(days, 'day')})")
        )
    listed = list_few(told, _MOST_REPORTS, Text("báo cáo khác", "more"))
    return [
        Text(
            f"{len(owed)} báo cáo quá hạn: {listed.vi}", f"{count_of(len(owed), 'report')} late: {listed.en}"
        )
    ]


def _report_words(plan: Plan, owed: OwedReport) -> Text:
    label, days, whose = owed.period.short_label, owed.days_late, _whose(plan, owed.former)
    return Text(
        f"báo cáo {label.vi}{whose.vi} quá hạn {days} ngày",
        f"report for {label.en}{whose.en}: {count_of(days, 'day')} late",
    )


def _item_owed(overview: Overview, reminder: Reminder, owed: Assignment) -> Text:
    days = (overview.status.as_of - owed.deadline).days if owed.deadline else 0
    former = owed.unit if owed.unit.id != reminder.unit.id else None
    number = f"{owed.item.number} {without_end(owed.item.title)}"
    whose = _whose(overview.status.plan, former)
    times = missed_text(owed.item, owed.occurrences)
    vi, en = (f" ({times.vi})", f" ({times.en})") if owed.occurrences else ("", "")
    return Text(
        f"mục {number}{whose.vi}{vi} quá hạn {days} ngày",
        f"item {number}{whose.en}{en}: {count_of(days, 'day')} late",
    )


def _whose(plan: Plan, former: Unit | None) -> Text:
    """Behind what a unit owes in place of one that has ended."""
    called = plan.called(former) if former else ""
    return Text(f" của {called} (cũ)", f" of {called} (ended)") if former else NOTHING


def late_groups(overview: Overview) -> list[Owing]:
    """Who is late, those together that are late with the same; the longest first."""
    return _together((late_words(overview, one), one.unit) for one in overview.late)


def waiting_groups(overview: Overview) -> list[Owing]:
    """Who is to be reminded and is not late: reports soon due, being corrected, or only asked for."""
    told = ((join("; ", list(_waiting_words(one))), one.unit) for one in overview.waiting)
    return _together(told)


def _together(told: Iterable[tuple[Text, Unit]]) -> list[Owing]:
    return [Owing(words, tuple(units)) for words, units in grouped(told).items()]


def _waiting_words(reminder: Reminder) -> Iterator[Text]:
    others = [one for one in reminder.reports if not one.outcome]
    sent = grouped((sent_label(one.outcome), one) for one in reminder.reports if one.outcome)
    for became, own in sent.items():
        label = _labels(own)
        yield Text(
            f"báo cáo {label.vi} {within_sentence(became.vi)}",
            f"report for {label.en} {within_sentence(became.en)}",
        )
    if others and reminder.asked:
        label = _labels(others)
        yield Text(f"được đề nghị báo cáo {label.vi}, chưa gửi", f"asked for {label.en}, not sent")
    else:
        for one in others:
            label = one.period.short_label
            last = date_text(one.last_day) if one.last_day else Text("không ấn định hạn", "no day set")
            vi = f"hạn {last.vi}" if one.last_day else last.vi
            yield Text(f"chưa gửi báo cáo {label.vi} ({vi})", f"report for {label.en} not in ({last.en})")


def _labels(owed: Iterable[OwedReport]) -> Text:
    return join(", ", [one.period.short_label for one in owed])


def late_counts(overview: Overview) -> Text:
    """``27 đơn vị quá hạn báo cáo, 2 đơn vị có mục quá hạn``; that nobody is late, where it is so."""
    reports = sum(any(one.days_late > 0 for one in late.reports) for late in overview.late)
    items = sum(bool(late.items) for late in overview.late)
    parts = []
    if reports:
        parts.append(
            Text(f"{reports} đơn vị quá hạn báo cáo", f"{count_of(reports, 'unit')} late with reports")
        )
    if items:
        parts.append(Text(f"{items} đơn vị có mục quá hạn", f"{count_of(items, 'unit')} with items overdue"))
    return join(", ", parts) if parts else Text("không có đơn vị nào quá hạn", "no unit is late")


def coming_words(one: Coming) -> Text:
    """``báo cáo quý II: 40/44 đơn vị chưa nộp``, ``mục II.5 Triển lãm: 3/7 đơn vị chưa hoàn thành``."""
    share = f"{format_integer(one.open)}/{format_integer(one.whole)}"
    if one.period:
        label = one.period.label
        return Text(f"báo cáo {label.vi}: {share} đơn vị chưa nộp", f"reports for {label.en}: {share} not in")
    if one.item is None:
        return NOTHING
    title = f"{one.item.number} {without_end(one.item.title)}"
    if one.owner:
        return Text(f"mục {title}: {one.owner}", f"item {title}: {one.owner}")
    return Text(f"mục {title}: {share} đơn vị chưa hoàn thành", f"item {title}: {share} units not done")


def voice_words(plan: Plan, voice: Voice) -> str:
    """A sentence of units, with who says it."""
    return f"{voice.words.removesuffix('.')} ({name_few(named_units(plan, voice.units))})."


def excluded_words(overview: Overview) -> Text | None:
    """Whose reports are not counted, since they have errors; None where all are."""
    units = overview.excluded_units
    if not units:
        return None
    names = name_few(units)
    return Text(
        f"Không tính báo cáo có lỗi của {len(units)} đơn vị: {names}.",
        f"Left out, since they have errors, are the reports of {count_of(len(units), 'unit')}: {names}.",
    )


def beside_rows(overview: Overview) -> list[Beside]:
    """The two measures and the reports that are in, of now and of the periods before."""
    if not overview.before:
        return []
    levels = [_rates(one) for one in (overview.level, *overview.before)]
    rows = []
    for label, now in levels[0].items():
        before = tuple(one.get(label) for one in levels[1:])
        if any(before):
            rows.append(Beside(label, now, before))
    return rows


def _rates(level: Level) -> dict[Text, Text]:
    """The measures of a level, and its reports, by what they are called; without those that are empty."""
    rates = {words: getattr(level.measures, name) for name, words in _MEASURES.items()}
    rates[Text("đơn vị đã nộp báo cáo", "reports in")] = level.reports
    return {label: rate.words() for label, rate in rates.items() if rate and rate.whole}


def level_label(overview: Overview, level: Level) -> Text:
    """What a level is called beside that of now: ``quý I năm 2026``, ``cùng kỳ năm 2025``."""
    return period_words(level.period, overview.level.period)


def figure_lines(overview: Overview, most: int = MOST_FIGURES) -> list[Line]:
    """The figures that have changed most, each with how; those of the same units where others reported."""
    return [
        Line(
            same(f"{one.figure.label}: {measured(one.whole.now, one.figure.unit)}"),
            compared_words(one, period, overview.level.period),
        )
        for one, period, _ in most_changed(overview.comparisons)[:most]
    ]


def since_words(changes: Changes) -> Text:
    """``so với trang lập ngày 12/11/2026``: what the changes are held against."""
    words, day = _SINCE[changes.basis], date_text(changes.since)
    return Text(words.vi.format(day.vi), words.en.format(day.en))


def news_words(changes: Changes) -> Text:
    """``3 báo cáo mới, 1 việc hoàn thành``: how much of everything has changed."""
    return join(", ", count_events(changes)) if changes.changes else Text("không có thay đổi", "nothing")


def change_lines(changes: Changes, most: int = _FEW) -> list[Line]:
    """What has changed, a line for each kind of event: how many, and the first of them."""
    lines = []
    for told in tell(changes, most):
        parts = list(map(_with_details, told.lines))
        label = told.event.label
        heading = Text(f"{label.vi} ({told.many})", f"{label.en} ({told.many})")
        lines.append(Line(heading, list_few(parts, most, Text("thay đổi khác", "more"), "; ")))
    return lines


def _with_details(line: told_words.Line) -> Text:
    """A line with the first of what belongs below it."""
    if not line.details:
        return line.words
    below = list_few(line.details, 1, Text("chỗ khác", "more"), "; ")
    return Text(f"{line.words.vi} ({below.vi})", f"{line.words.en} ({below.en})")
