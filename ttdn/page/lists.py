"""The lists of the page in words: figures, targets, money, who is late, what has changed, what comes next."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ttdn.changes.difference import EVENT_LABELS, Change, Changes
from ttdn.comparison import ComparedFigure, Comparison
from ttdn.figures import reach_words, target_words
from ttdn.language import Language, Text, count_of
from ttdn.occurrences import missed_text
from ttdn.overview import Before, Overview, is_late
from ttdn.reminders import OwedReport, Reminder
from ttdn.status import MEASURE_LABELS, RUNNING_STATES, SILENT_STATES, Assignment, State, Status
from ttdn.tables import shown
from ttdn.vietnamese import capitalized, date_text, format_amount, format_money, format_percent, measured

#: What is not done yet, and has time.
_STILL_OWED = RUNNING_STATES | SILENT_STATES | {State.NOT_STARTED, State.NO_RESULT}


class Entry(NamedTuple):
    """A line of a list: what it is about, and what is said of it."""

    about: str
    words: str

    @property
    def length(self) -> str:
        """The words by which its lines are counted."""
        return f"{self.about} {self.words}"


class Block(NamedTuple):
    """A list with a heading; ``empty`` is what is said where it has no entries."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    empty: str = ""


def make_lists(overview: Overview, language: Language) -> list[Block]:
    """The lists that have something to say, in the order in which they are read."""
    say, status = language.say, overview.status
    blocks = [
        Block("figures", say("Số liệu chung", "Figures"), tuple(_figures(overview, language))),
        Block("targets", say("Chỉ tiêu", "Targets"), tuple(_targets(overview, language))),
        Block("money", say("Kinh phí", "Money"), tuple(_money(status, language))),
        Block(
            "late",
            say("Ai chậm, chậm việc gì", "Who is late, and with what"),
            tuple(_late(overview, language)),
            empty=say("Không có đơn vị nào chậm.", "Nobody is late."),
        ),
        Block("changes", _changes_title(overview.changes, language), tuple(_changes(overview, language))),
        Block(
            "compared", say("So với kỳ trước, năm trước", "Compared"), tuple(_compared(overview, language))
        ),
        Block("next", say("Sắp đến hạn", "Due next"), tuple(_coming(status, language))),
    ]
    return [block for block in blocks if block.entries or block.empty]


def _figures(overview: Overview, language: Language) -> Iterator[Entry]:
    for total in overview.figures:
        if total.total is not None and total.units:
            units = language.say(f"{total.units} đơn vị", count_of(total.units, "unit"))
            yield Entry(total.figure.label, f"{measured(total.total, total.figure.unit)} ({units})")


def _targets(overview: Overview, language: Language) -> Iterator[Entry]:
    for total in overview.targets:
        if total.figure.target:
            wanted = target_words(total.figure.unit, total.figure.target).in_language(language)
            reached = reach_words(total).in_language(language)
            yield Entry(total.figure.label, f"{wanted}; {reached}" if reached else wanted)


def _money(status: Status, language: Language) -> Iterator[Entry]:
    say, total = language.say, status.funding
    if not total.units:
        return
    share = f", {format_percent(total.spent, total.allocated)}" if total.allocated else ""
    yield Entry(say("Được giao", "Allocated"), format_money(total.allocated))
    yield Entry(say("Đã chi", "Spent"), f"{format_money(total.spent)}{share}")
    yield Entry(
        say("Có báo cáo kinh phí", "Reported by"), say(f"{total.units} đơn vị", count_of(total.units, "unit"))
    )


def _late(overview: Overview, language: Language) -> Iterator[Entry]:
    """Who owes the same since the same days together, most units first; then the items past their days."""
    status, late = overview.status, [one for one in overview.late if is_late(one)]
    groups: dict[tuple[str, ...], list[Reminder]] = defaultdict(list)
    for one in late:
        owed = tuple(_owed_report(report, language) for report in one.reports if report.days_late > 0)
        if owed:
            groups[owed].append(one)
    for owed, units in sorted(groups.items(), key=lambda group: -len(group[1])):
        names = ", ".join(_with_phone(one) for one in units)
        counted = language.say(f"{len(units)} đơn vị", count_of(len(units), "unit"))
        yield Entry(capitalized("; ".join(owed)), f"{counted}: {names}")
    items: dict[str, list[str]] = defaultdict(list)
    for one in late:
        for owed_item in one.items:
            items[owed_item.item.id].append(f"{one.unit.short} ({_owed_item(owed_item, language)})")
    for item, units_late in items.items():
        named = status.plan.items[item]
        yield Entry(f"{named.number} {named.title}", ", ".join(units_late))


def _owed_report(owed: OwedReport, language: Language) -> str:
    label, days = owed.period.short_label, owed.days_late
    return language.say(
        f"báo cáo {label.vi} chậm {days} ngày", f"report for {label.en} {count_of(days, 'day')} late"
    )


def _with_phone(one: Reminder) -> str:
    return f"{one.unit.short} {one.unit.phone}" if one.unit.phone else one.unit.short


def _owed_item(owed: Assignment, language: Language) -> str:
    """Since when an item is past its day; of recurring work which times are."""
    if owed.occurrences:
        return missed_text(owed.item, owed.occurrences).in_language(language)
    day = date_text(owed.deadline) if owed.deadline else Text("", "")
    return language.say(f"hạn {day.vi}", f"due {day.en}")


def _changes_title(changes: Changes | None, language: Language) -> str:
    if changes is None:
        return ""
    since = date_text(changes.since)
    return language.say(f"Thay đổi từ ngày {since.vi}", f"Changed since {since.en}")


def _changes(overview: Overview, language: Language) -> Iterator[Entry]:
    """An entry for each kind of event, with all that happened of it."""
    if overview.changes is None:
        return
    by_event: dict[Text, list[str]] = defaultdict(list)
    for one in overview.changes.changes:
        by_event[EVENT_LABELS[one.event]].append(_change(one, overview.changes, language))
    for label, told in by_event.items():
        yield Entry(f"{label.in_language(language)} ({len(told)})", "; ".join(told))
    if not by_event:
        yield Entry("", language.say("Không có gì thay đổi.", "Nothing has changed."))


def _change(one: Change, changes: Changes, language: Language) -> str:
    whose = [
        changes.units.get(one.unit, one.unit),
        changes.items.get(one.item, one.item),
        one.what.in_language(language),
    ]
    words = ", ".join(filter(None, whose))
    values = [value for value in (shown(one.before, language), shown(one.after, language)) if value]
    return f"{words}: {' → '.join(values)}" if values else words


def _compared(overview: Overview, language: Language) -> Iterator[Entry]:
    """The two measures and the reports of the earlier periods, then each figure beside what it was."""
    for before in overview.before:
        yield Entry(capitalized(before.period.label.in_language(language)), _measures_of(before, language))
    for comparison in overview.comparisons:
        for one in comparison.figures:
            yield Entry(one.figure.label, _difference(one, comparison, language))


def _measures_of(before: Before, language: Language) -> str:
    parts = [
        (MEASURE_LABELS["completion"], before.measures.completion),
        (MEASURE_LABELS["standing"], before.measures.standing),
        (Text("Báo cáo đã nộp", "Reports in"), before.reports),
    ]
    return "; ".join(
        f"{label.in_language(language)} {rate.part}/{rate.whole} ({format_percent(rate.part, rate.whole)})"
        for label, rate in parts
        if rate and rate.whole
    )


def _difference(one: ComparedFigure, comparison: Comparison, language: Language) -> str:
    """What a figure is and was, how much that is more or less; of which units, where they differ."""
    say, change, label = language.say, one.change, comparison.period.short_label
    if comparison.period.kind == "year" or comparison.period.year != 0:
        label = comparison.period.label
    was = say(f"{label.vi}: ", f"{label.en}: ") + measured(one.whole.before, one.figure.unit)
    now = measured(one.whole.now, one.figure.unit)
    if change is None:
        return f"{now}; {was}"
    told = f"{now}; {was} ({_signed(one)})"
    if one.has_same_units:
        return told
    return told + say(
        f", so {one.both} đơn vị báo cáo cả hai kỳ", f", of {one.both} units that reported in both"
    )


def _signed(one: ComparedFigure) -> str:
    """``+12``, ``−3``; 0 where it is as it was."""
    change = one.change
    if change is None or not change.difference:
        return "0"
    sign = "+" if change.difference > 0 else "\N{MINUS SIGN}"
    share = (
        ""
        if one.figure.is_percentage or change.before <= 0
        else f", {sign}{format_percent(change.size, change.before)}"
    )
    return f"{sign}{format_amount(change.size)}{share}"


def _coming(status: Status, language: Language) -> Iterator[Entry]:
    """What falls due on the day that is looked at or later, the next day first."""
    found: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for required in status.plan.required_within(status.plan.period):
        if required.last_day and required.last_day >= status.as_of:
            label = required.period.label
            words = language.say(f"Báo cáo {label.vi}", f"Reports for {label.en}")
            found[required.last_day][words] += sum(1 for _ in status.without_report(required))
    for one in status.assignments:
        if one.deadline and one.deadline >= status.as_of and one.state in _STILL_OWED:
            found[one.deadline][f"{one.item.number} {one.item.title}"] += 1
    for day, what in sorted(found.items()):
        left = (day - status.as_of).days
        when = date_text(day).in_language(language) + language.say(
            f" (còn {left} ngày)", f" ({count_of(left, 'day')} left)"
        )
        told = (
            f"{words}: {language.say(f'{units} đơn vị', count_of(units, 'unit'))}" if units else words
            for words, units in what.items()
        )
        yield Entry(when, "; ".join(told))
