"""When the items of a plan are worked on, and the days on which they are due (thời hạn)."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from operator import itemgetter

from ttdn.model.clauses import Item
from ttdn.model.life import DAY
from ttdn.model.period import Period
from ttdn.model.plan.reports import PlanReports
from ttdn.model.roster import Unit
from ttdn.model.schedule import Window


class PlanTimes(PlanReports):
    """A plan whose items have their times."""

    def deadline(self, item: Item) -> date | None:
        """The last day on time for an item; None where it goes on all year, or beyond it."""
        due_days = self.due_days(item)
        return due_days[-1] if due_days else None

    def due_days(self, item: Item) -> tuple[date, ...]:
        """The last day on time of each window of an item; none where it goes on all year, or beyond it."""
        is_ours = self.items.get(item.id) is item
        return self._own_due_days[item.id] if is_ours else self._due_days(item)

    @cached_property
    def _own_due_days(self) -> dict[str, tuple[date, ...]]:
        """The due days of its items, each of which thousands of units may owe."""
        return {number: self._due_days(item) for number, item in self.items.items()}

    def _due_days(self, item: Item) -> tuple[date, ...]:
        read = item.time_read
        if read is None or read.is_open or self.ends_later(item):
            return ()
        return tuple(window.last for window in self.windows(item))

    def is_recurring(self, item: Item) -> bool:
        """Whether an item has several due days."""
        return len(self.due_days(item)) > 1

    def ends_later(self, item: Item) -> bool:
        """Whether an item is due after the year: in the year itself it is standing work."""
        return self.window(item)[1] > self.period.calendar_days[1]

    def window(self, item: Item) -> Window:
        """The days on which an item is worked on, from the first to the last."""
        windows = self.windows(item)
        return Window(windows[0].first, windows[-1].last)

    def windows(self, item: Item) -> tuple[Window, ...]:
        """The times of an item, each due on its last day where the item has a deadline.

        What was over when the item came into the plan was never asked of anybody.
        """
        is_ours = self.items.get(item.id) is item
        return self._own_windows[item.id] if is_ours else self._windows(item)

    @cached_property
    def _own_windows(self) -> dict[str, tuple[Window, ...]]:
        """The times of its items."""
        return {number: self._windows(item) for number, item in self.items.items()}

    def _windows(self, item: Item) -> tuple[Window, ...]:
        """The times of an item; of work that comes back each is by the version of its day."""
        windows, begun = self._read_windows(item), self.first_day(item)
        if len(windows) > 1 and len(self._known_versions.get(item.id, ())) > 1:
            windows = tuple(self._of_versions(item)) or windows
        return tuple(Window(max(first, begun), last) for first, last in windows if last >= begun) or windows

    def _read_windows(self, item: Item) -> tuple[Window, ...]:
        read = item.time_read
        return read.windows(self.year) if read else (Window(*self.period.calendar_days),)

    def windows_in(self, item: Item, period: Period) -> tuple[Window, ...]:
        """The times of an item that touch a period, by the calendar; all where an ad-hoc report asks."""
        return self.touching(item, period) or (self.windows(item) if period.is_adhoc else ())

    def touching(self, item: Item, period: Period) -> tuple[Window, ...]:
        """The times of an item that touch a period, by the calendar."""
        first, last = period.calendar_days
        return tuple(one for one in self.windows(item) if one.first <= last and first <= one.last)

    def asks_in(self, item: Item, period: Period) -> bool:
        """Whether a report on a period has to speak of an item: else what is said of it is told, not owed."""
        return bool(self.windows_in(item, self.known(period)))

    def asks_of(self, unit: Unit, item: Item, period: Period) -> bool:
        """The same of a unit, of which nothing is asked that was over when it began."""
        began = self.roster[unit.id].all[0].start or date.min
        return any(one.last >= began for one in self.windows_in(item, self.known(period)))

    def version_on(self, item: Item, day: date) -> Item:
        """The version of an item that had come into the plan by a day; before all of them the item itself."""
        begun = [one for first, one in self._known_versions.get(item.id, ()) if first <= day]
        return begun[-1] if begun else item

    def first_day(self, item: Item) -> date:
        """The day on which the first version of an item came into the plan, by what is known."""
        return next((first for first, _ in self._known_versions.get(item.id, ())), date.min)

    @cached_property
    def _known_versions(self) -> dict[str, list[tuple[date, Item]]]:
        """By its number, the versions of an item that are known, each with its first day, in their order."""
        known: dict[str, list[tuple[date, Item]]] = {}
        for number, versions in self.origin.versions.items():
            for item in versions:
                added = self.origin.amendments_by_number.get(item.added_by or "")
                first = item.start or (added.first_day if added else date.min)
                if self._today is None or max(first, added.date if added else first) <= self._today:
                    known.setdefault(number, []).append((first, item))
        return {number: sorted(listed, key=itemgetter(0)) for number, listed in known.items()}

    def _of_versions(self, item: Item) -> Iterator[Window]:
        """The times of recurring work that were due in the time of each version, until the one meant.

        They follow each other: of a day that lies in a month and in the quarter after it, the month is meant.
        """
        known = self._known_versions[item.id]
        own = (first for first, one in known if (one.start, one.added_by) == (item.start, item.added_by))
        last = next(own, known[-1][0])
        until = [first for first, _ in known if first <= last]
        free = date.min
        for (first, version), after in zip(known, (*until[1:], date.max), strict=False):
            times = self._read_windows(version)
            for one in times if len(times) > 1 else ():
                if first <= one.last < after:
                    yield Window(max(one.first, free), one.last)
                    free = one.last + DAY
