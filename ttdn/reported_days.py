"""Which days of a period a unit reports: its own, and those of units it came of on which nobody else does.

It is pure: no files, no clock, no rendering.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from ttdn.grouping import grouped
from ttdn.language import NOTHING, Text
from ttdn.model.clauses import Item, Items
from ttdn.model.life import DAY
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit, Units
from ttdn.model.schedule import Window
from ttdn.timeline import Life, days_within
from ttdn.vietnamese import enumerate_words, format_date, within_sentence

#: The periods on which each unit has reported, by its id.
Told = Mapping[str, Collection[Period]]


class TakenOver(NamedTuple):
    """A unit that has become part of another, with the days on which that one reports in its place."""

    unit: Unit
    days: tuple[Life, ...]


class ReportedDays(NamedTuple):
    """The days of a period on which a unit reports.

    ``own`` are those on which it exists; ``taken`` those of units it came of; ``others`` are the units that
    tell of the rest of these themselves.
    """

    own: Life
    taken: tuple[TakenOver, ...]
    others: Units

    @property
    def whole(self) -> Life:
        """From the first to the last of them."""
        return Life(min((self.own.first, *(one.days[0].first for one in self.taken))), self.own.last)


def reported_days(plan: Plan, unit: Unit, period: Period, told: Told) -> ReportedDays:
    """Which days of a period a unit reports.

    A unit that ends within a period owes no report on it. Its days stand in the reports that it sent or owes
    on shorter periods; those that stand in none are its successor's.

    Args:
        plan: The plan, as it is looked at.
        unit: A unit of its roster.
        period: The period to report on.
        told: On which periods the units that it came of have reported.
    """
    whole, taken, others = Life(*plan.data_days(period)), list[TakenOver](), dict[str, Unit]()
    for before in plan.forebears(unit):
        days = days_within(plan, before, period)
        if not whole.overlaps(days) or days.last < days.first:
            continue
        every = _told_by(plan, before, unit, period, told)
        found = [(own, one) for own, one in every if own.overlaps(days)]
        left = tuple(_without(days, (own for own, _ in found)))
        others |= {one.id: one for _, one in found}
        if left:
            taken.append(TakenOver(before, left))
    in_order = tuple(one for one in plan.forebears(unit) if one.id in others)
    return ReportedDays(days_within(plan, unit, period), tuple(taken), in_order)


def asked_instead(plan: Plan, unit: Unit, days: ReportedDays) -> Items:
    """The items of other units on which one is asked in their place: those of the days that it reports."""
    return tuple(
        item
        for item in (plan.inherited_by(unit) if days.taken else ())
        if any(is_worked_on(plan, item, one) for one in days.taken)
    )


def is_worked_on(plan: Plan, item: Item, taken: TakenOver) -> bool:
    """Whether a unit was given an item that is worked on during the days on which another tells for it."""
    times = [Life(*time) for time in plan.windows(item)]
    return plan.is_given(item, taken.unit) and any(own.overlaps(time) for own in taken.days for time in times)


def asked_of(plan: Plan, unit: Unit, days: ReportedDays) -> Items:
    """What a unit owes, and on what it is asked in the place of others, in the order of the document."""
    asked = {item.id for item in (*plan.owed_by(unit), *asked_instead(plan, unit, days))}
    return tuple(item for item in plan.items.values() if item.id in asked)


def due_instead(plan: Plan, item: Item, taken: Iterable[TakenOver]) -> tuple[Window, ...]:
    """The times of an item that fell due for other units on days of which one tells in their place."""
    return tuple(
        time
        for one in taken
        if plan.is_given(item, one.unit)
        for time in plan.windows(item)
        if any(own.includes(time.last) for own in one.days)
    )


def _told_by(plan: Plan, before: Unit, unit: Unit, period: Period, told: Told) -> Iterator[tuple[Life, Unit]]:
    """The times on which reports tell of one unit, until another came of it: each with whose report it is.

    Of a unit that has become part of the next by the last of these days, that one tells.
    """
    ended = date.min
    for one in takewhile(lambda one: one.id != unit.id, plan.successors(before)):
        for known in _reports_of(plan, one, period, told.get(one.id, ())):
            days = Life(*plan.data_days(known))
            if days.last > ended:
                yield days, one
        ended = max(ended, one.end or date.max)


def _reports_of(plan: Plan, unit: Unit, period: Period, sent: Iterable[Period]) -> Iterator[Period]:
    """The periods within one on which a unit has reported, or owes a report: it exists when that ends.

    Who exists when the period itself ends is no part of another yet.
    """
    yield from (plan.known(one) for one in sent if period.contains(one))
    if plan.lives(unit, plan.data_days(period)[1]):
        yield period
    yield from owed_within(plan, unit, period)


def owed_within(plan: Plan, unit: Unit, period: Period) -> Iterator[Period]:
    """The periods within one on which a unit owes a report, or is asked for it."""
    if plan.means((*plan.reporting.required, *plan.reporting.requested), unit):
        for one in plan.required_within(period):
            if plan.lives(unit, one.ends) and not plan.excuse_of(unit, one.period):
                yield one.period


def _without(days: Life, told: Iterable[Life]) -> Iterator[Life]:
    """What is left of a time without others that overlap it."""
    first = days.first
    for one in sorted(told):
        if first < one.first <= days.last:
            yield Life(first, one.first - DAY)
        first = max(first, min(one.last, days.last) + DAY)
    if first <= days.last:
        yield Life(first, days.last)


def parted_words(plan: Plan, period: Period, days: ReportedDays) -> str:
    """Which figures of a period a unit reports where others came or went, and who reports the rest.

    So nothing is reported twice or by nobody: ``Số liệu từ ngày 01/7/2027; số liệu trước đó theo báo cáo của
    …``, ``Số liệu cả năm 2027, kể cả số liệu trước ngày 01/7/2027 của …``.
    """
    what = "Số liệu" if plan.figures else "Kết quả"
    own, whole = days.own, Life(*plan.data_days(period))
    names = enumerate_words([plan.called(one) for one in days.others])
    if days.taken:
        before = format_date(max((one.end or date.min for one in days.others), default=date.min) + DAY)
        others = f"; {what.lower()} khác trước ngày {before} theo báo cáo của {names}" if names else ""
        taken = _taken_words(plan, period, days.taken)
        return f"{what} {_stretch_words(period, whole, days.whole)}, kể cả {what.lower()} {taken}{others}."
    if own.first > whole.first:
        others = f"; {what.lower()} trước đó theo báo cáo của {names}" if names else ""
        return f"{what} từ ngày {format_date(own.first)}{others}."
    if own.last < whole.last:
        return f"{what} đến hết ngày {format_date(own.last)}."
    return f"Không gồm {what.lower()} trước khi sáp nhập của {names}." if names else ""


def instead_words(plan: Plan, period: Period, days: ReportedDays) -> Text:
    """The same to the office, of a unit that reports for others; empty of any other."""
    if not days.taken:
        return NOTHING
    label, vi = period.label, within_sentence(parted_words(plan, period, days))
    taken = (f"{plan.called(one.unit)} ({', '.join(own.words.en for own in one.days)})" for one in days.taken)
    return Text(f"Báo cáo {label.vi}: {vi}", f"Its report for {label.en} also tells of {', '.join(taken)}.")


def _stretch_words(period: Period, whole: Life, days: Life) -> str:
    """``cả năm 2027``, ``từ ngày 01/4/2027``: a part of a period, without the ends that it shares with it."""
    if period.is_adhoc:
        return days.words.vi
    if days == whole:
        return f"cả {period.label.vi}"
    first, last = days
    return Life(first if first > whole.first else date.min, last if last < whole.last else date.max).words.vi


def _taken_words(plan: Plan, period: Period, taken: Iterable[TakenOver]) -> str:
    """``trước ngày 01/7/2027 của UBND Phường 3 và UBND Phường 4``: the same days once."""
    names = grouped(
        (_days_words(days_within(plan, one.unit, period), one.days), plan.called(one.unit)) for one in taken
    )
    return ", ".join(f"{words} của {enumerate_words(units)}" for words, units in names.items())


def _days_words(every: Life, days: tuple[Life, ...]) -> str:
    """``trước ngày 01/7/2027`` where these are all days of a unit, else each stretch of them."""
    if days == (every,):
        return f"trước ngày {format_date(every.last + DAY)}"
    return enumerate_words([one.words.vi for one in days])
