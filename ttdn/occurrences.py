"""Work that comes back (hằng quý; tháng 4, tháng 9): each time it is due, and whether it was done then.

It is pure: no files, no clock, no rendering.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ttdn.grouping import group_by
from ttdn.language import NOTHING, Text, count_of, join
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.report import Report, Result, Status
from ttdn.model.schedule import Every, Window
from ttdn.vietnamese import date_text, format_date, format_month, format_roman

#: What a unit says where nothing was done, nor will be.
LET_OFF = frozenset({Status.NOT_ARISEN, Status.POSTPONED, Status.CANCELLED})
_JUNE = 6
#: So many times are named with their due days; of more the days are put together.
FEW = 2
_COUNTED = {
    Every.MONTH: Text("tháng", "months"),
    Every.QUARTER: Text("quý", "quarters"),
    Every.HALF: Text("kỳ 6 tháng", "half-years"),
    None: Text("đợt", "times"),
}


def outside_words(windows: Sequence[Window], period: Period) -> Text:
    """Why nothing is asked of an item in a period: its time is still ahead, or is another one."""
    if windows[0].first > period.calendar_days[1]:
        return Text("chưa đến hạn trong kỳ", "not due yet in this period")
    return Text("ngoài kỳ", "outside this period")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of recurring work, due on the last day of its window.

    ``done`` is the day on which it was done; ``told`` what the unit says of this time, with or without a day.
    ``is_over`` says that its last day has passed.
    """

    window: Window
    done: date | None = None
    told: Status | None = None
    is_over: bool = False

    @property
    def due(self) -> date:
        """The last day on time."""
        return self.window.last

    @property
    def is_met(self) -> bool:
        """Whether it was done."""
        return self.done is not None or self.told is Status.DONE

    @property
    def is_open(self) -> bool:
        """Whether it is still owed: not done, and not let off."""
        return not self.is_met and self.told not in LET_OFF

    @property
    def is_missed(self) -> bool:
        """Whether it has passed and is still owed."""
        return self.is_over and self.is_open

    @property
    def days_late(self) -> int:
        """Days after the last day on time; 0 where it was in time, or nobody knows the day."""
        return max((self.done - self.due).days, 0) if self.done else 0


def occurrences_of(
    item: Item,
    windows: Sequence[Window],
    reports: Iterable[Report],
    counted: Iterable[Report],
    has_passed: Callable[[date], bool] = lambda _: False,
) -> tuple[Occurrence, ...]:
    """What became of each time of an item.

    A report that says done and names no days speaks for each time that ends within its period.

    Args:
        item: The item.
        windows: All its times, in their order.
        reports: All reports of a unit: what one of them says was done, or did not arise, no other undoes.
        counted: Those that speak for a time where it was not done.
        has_passed: Whether a last day is over in what is looked at.
    """
    days, told, every = set[date](), dict[Window, Status](), list(_speaking_of(item, reports))
    # A longer report has one status for all its times: it takes back no quarter in which nothing arose.
    none = (one for one in every if one[1].status is Status.NOT_ARISEN)
    for report, result in (*none, *_speaking_of(item, counted)):
        if result.status in LET_OFF:
            told |= dict.fromkeys(ending_in(windows, report.period), result.status)
    for report, result in every:
        days.update(days_done(result))
        if result.status is Status.DONE and not result.dates:
            told |= dict.fromkeys(ending_in(windows, report.period), Status.DONE)
    done = _by_window(sorted(days), windows, told)
    return tuple(
        Occurrence(window, done.get(window), told.get(window), has_passed(window.last)) for window in windows
    )


def days_done(result: Result) -> tuple[date, ...]:
    """The days on which recurring work was done, as one report has them."""
    completed = result.completed if result.status is Status.DONE else None
    return (*result.dates, *((completed,) if completed else ()))


def _speaking_of(item: Item, reports: Iterable[Report]) -> Iterable[tuple[Report, Result]]:
    return ((report, result) for report in reports for result in report.results if result.item == item.id)


def ending_in(windows: Iterable[Window], period: Period) -> list[Window]:
    """The times that end within a period, by the calendar."""
    first, last = period.calendar_days
    return [window for window in windows if first <= window.last <= last]


def _by_window(
    days: Iterable[date], windows: Sequence[Window], told: Mapping[Window, Status]
) -> dict[Window, date]:
    """The day on which each time was met first.

    A day belongs to the last time that has begun by then. One that this does not need, since it has another,
    makes up for the time before it; done between two times, it counts for the one that comes.
    """
    own: dict[Window, list[date]] = {window: [] for window in windows}
    for day in days:
        own[windows[max(bisect_right(windows, day, key=lambda one: one.first) - 1, 0)]].append(day)

    def lacks(window: Window) -> bool:
        return not own[window] and told.get(window) is not Status.DONE

    for before, window in pairwise(windows):
        if lacks(before) and len(own[window]) > 1:
            own[before].append(own[window].pop(0))
        if lacks(window) and len(own[before]) > 1 and own[before][-1] > before.last:
            own[window].append(own[before].pop())
    return {window: dates[0] for window, dates in own.items() if dates}


def window_name(item: Item, window: Window) -> Text:
    """A time of an item, as it is called: quý II, 6 tháng đầu năm, đợt tháng 4, đợt tháng 4–5."""
    read, (first, last) = item.time_read, (day.month for day in window)
    every = read.every if read else None
    if every is Every.HALF:
        return Text("6 tháng đầu năm", "half 1") if last <= _JUNE else Text("6 tháng cuối năm", "half 2")
    kind, vi, en = Text("tháng", "month"), [format_month(first), format_month(last)], [str(first), str(last)]
    if every is Every.QUARTER or (read and read.quarters):
        kind, quarters = Text("quý", "quarter"), [(month + 2) // 3 for month in (first, last)]
        vi, en = list(map(format_roman, quarters)), list(map(str, quarters))
    several = "s" * (en[0] != en[1])
    return Text(
        f"{'' if every else 'đợt '}{kind.vi} {'–'.join(dict.fromkeys(vi))}",
        f"{kind.en}{several} {'–'.join(dict.fromkeys(en))}",
    )


def list_days(days: Sequence[date]) -> str:
    """Days in their order, the year once where it is that of all: ``31/03, 30/06/2027``."""
    alike = len({day.year for day in days}) == 1
    *before, last = days
    shown = [format_date(day).rpartition("/")[0] if alike else format_date(day) for day in before]
    return ", ".join([*shown, format_date(last)])


def count_met(item: Item, occurrences: Sequence[Occurrence]) -> Text:
    """How many times were met: ``đã làm 2/4 quý``."""
    share = met_of(item, occurrences)
    return Text(f"đã làm {share.vi}", f"{share.en} done")


def met_of(item: Item, occurrences: Sequence[Occurrence]) -> Text:
    """The times that were met, of all: ``2/4 quý``, those that did not arise beside them."""
    met, whole = sum(one.is_met for one in occurrences), len(occurrences)
    every = item.time_read.every if item.time_read else None
    counted, none = (
        _COUNTED[every],
        sum(one.told is Status.NOT_ARISEN and not one.is_met for one in occurrences),
    )
    beside = Text(f", không phát sinh {none}", f", {none} not arisen") if none else NOTHING
    return Text(f"{met}/{whole} {counted.vi}{beside.vi}", f"{met} of {whole} {counted.en}{beside.en}")


def late_words(item: Item, one: Occurrence) -> Text:
    """A time that was done late: ``quý II làm ngày 05/7/2027, chậm 5 ngày``."""
    name, days = window_name(item, one.window), one.days_late
    day = date_text(one.done or one.due)
    return Text(
        f"{name.vi} làm ngày {day.vi}, chậm {days} ngày",
        f"{name.en} done on {day.en}, {count_of(days, 'day')} late",
    )


def due_text(item: Item, one: Occurrence) -> Text:
    """A time with its due day: ``quý II (hạn 30/6/2027)``."""
    name, due = window_name(item, one.window), date_text(one.due)
    return Text(f"{name.vi} (hạn {due.vi})", f"{name.en} (due {due.en})")


def missed_text(item: Item, occurrences: Iterable[Occurrence]) -> Text:
    """What has passed undone: ``quý I (hạn 31/3/2027), quý II (hạn 30/6/2027)``; of many the first day."""
    missed = [one for one in occurrences if one.is_missed]
    if len(missed) <= FEW:
        return join(", ", [due_text(item, one) for one in missed])
    names, first = names_of(item, missed), date_text(missed[0].due)
    return Text(f"{names.vi} (hạn đầu tiên {first.vi})", f"{names.en} (first due {first.en})")


def names_of(item: Item, occurrences: Iterable[Occurrence]) -> Text:
    """Times by their names, what they have in common said once: ``tháng 4, 6, 7``."""
    names = [window_name(item, one.window) for one in occurrences]
    return Text(_said_once([name.vi for name in names]), _said_once([name.en for name in names]))


def _said_once(names: Sequence[str]) -> str:
    parts = [name.rpartition(" ") for name in names]
    if len({kind for kind, *_ in parts}) > 1:
        return ", ".join(names)
    return f"{parts[0][0]} {', '.join(number for *_, number in parts)}"


def progress_words(item: Item, occurrences: Sequence[Occurrence]) -> Text:
    """What became of recurring work, in one line: how many times were met, which were late, which passed."""
    parts = [
        count_met(item, occurrences),
        *(late_words(item, one) for one in occurrences if one.days_late),
    ]
    if missed := missed_text(item, occurrences).vi:
        parts.append(Text(f"chưa làm {missed}", f"not done: {missed_text(item, occurrences).en}"))
    return join("; ", parts)


class TimeTally(NamedTuple):
    """One time of an item over all units that answer for it; ``owed`` leaves out where nothing arose."""

    window: Window
    owed: int
    met: int
    late: int


def tally_times(occurrences: Iterable[Occurrence]) -> tuple[TimeTally, ...]:
    """The times of an item, in their order, with how many units have met each."""
    counted = (one for one in occurrences if one.is_met or one.told is not Status.NOT_ARISEN)
    by_window = group_by(counted, lambda one: one.window)
    return tuple(
        TimeTally(window, len(own), sum(one.is_met for one in own), sum(one.days_late > 0 for one in own))
        for window, own in sorted(by_window.items())
    )


def tally_words(item: Item, tally: TimeTally) -> Text:
    """``quý I (hạn 31/3/2027): 40/50, chậm 2``."""
    name, due = window_name(item, tally.window), date_text(tally.window.last)
    late = Text(f", chậm {tally.late}", f", {tally.late} late") if tally.late else NOTHING
    share = f"{tally.met}/{tally.owed}"
    return Text(f"{name.vi} (hạn {due.vi}): {share}{late.vi}", f"{name.en} (due {due.en}): {share}{late.en}")
