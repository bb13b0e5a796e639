"""Where a plan stands, counted again from the specification: slowly, plainly, and by nothing of the program.

It reads the data as they stand in the files, as text, and looks at each day for itself. The rules, of a day
``today`` and the period that is looked at (the year where none is):

* The *day* of the view is today, or the last day of the period where that has passed.
* What was added by a document dated after today, or begins after today, does not exist yet; an end that is
  today or later, or was ordered by such a document, is not known yet. Of versions that all stand on a day
  the one that began last is meant.
* Items and figures are those that stand on the view's day, lines of periods those that stand today.
* Work is due on the last day of each window; a window that was over before its item came into the plan is
  asked of nobody, unless there is no other. Of work that comes back each window is that of the version which
  had begun when it was due, and is owed by those of its owners who still are. A unit owes the windows on
  whose last day (or the view's day, where that lies ahead) it lives; work without a deadline is owed by those
  who live on the view's day. A report is owed by those who live on the last day of its data, or today.
* Of a unit's reports within the period the longest count, and of shorter ones those that lie in none of them.
  Nine months beside two halves are left out.
* In the view of a period work is overdue only if its due day lies in the period or before it, and is over:
  what is due behind the period (of work that comes back: behind its data) is in time there. Nobody is pressed
  for an item of which a report on a later or longer time speaks, nor for what the plan has put off since,
  dropped, or given to others.
* Who has sent a report on a longer time owes no other within it.
* A report is missed where the first report has not come that was to tell of the work: of those asked for
  within the period, else of all, one on a time in which the unit lived and from which it is not excused.
* A report that says so, or that had come before an item was given to the unit, was not asked about it: then
  none is missed for its time, and the work was not asked for yet. It is part of no measure.
* What an ended unit still owes is asked of the first of its successors that lives today; where there is none,
  of nobody.
* A successor's report also tells of the days of an ended unit within its period that stand in no other: in
  none that had come by then or is still owed, of the unit or of those it became first. Who lives on the last
  day of the period is part of nobody in it. What fell due for the old unit on these days stands where that
  report, beside the unit's own, says; of work that comes back only these times do.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

Entry = dict[str, Any]
Days = tuple[date, ...]

DAY = timedelta(days=1)
LET_OFF = {"not_arisen", "postponed", "cancelled"}
LISTS = ("tasks", "activities", "forms", "duties")
MONTHS = {"month": 1, "quarter": 3, "half": 6}
NAMES = {"month": "{year}-{number:02d}", "quarter": "{year}-Q{number}", "half": "{year}-H{number}"}


@cache
def months_of(period: str) -> range:
    """The months of a period as it is written: of 2027-Q2 the fourth to the sixth."""
    mark = period[5:]
    if mark == "":
        return range(1, 13)
    if mark == "9M":
        return range(1, 10)
    if mark[0] in "HQ":
        length, number = {"H": 6, "Q": 3}[mark[0]], int(mark[1])
        return range((number - 1) * length + 1, number * length + 1)
    return range(int(mark), int(mark) + 1)


def contains(longer: str, shorter: str) -> bool:
    """Whether one period lies in another."""
    return longer[:4] == shorter[:4] and set(months_of(shorter)) <= set(months_of(longer))


@cache
def every_day(first: date, last: date) -> Days:
    """Each day from one to another."""
    return tuple(first + DAY * step for step in range((last - first).days + 1))


@cache
def days_of(period: str, cutoffs: str = "calendar") -> Days:
    """The days of a period; where data are cut on the 14th, those of a month begin on the 15th before."""
    year = int(period[:4])
    if cutoffs == "calendar":
        days = every_day(date(year, 1, 1), date(year, 12, 31))
        return tuple(day for day in days if day.month in months_of(period))
    days = every_day(date(year - 1, 12, 15), date(year, 12, 14))
    return tuple(day for day in days if (day.month + (day.day > 14) - 1) % 12 + 1 in months_of(period))


@cache
def in_days(period: str) -> frozenset[date]:
    """The same, to ask whether a day is among them."""
    return frozenset(days_of(period))


def day(text: str | None) -> date | None:
    """A day as it is written."""
    return date.fromisoformat(text) if text else None


def counts_from(report: Entry) -> date:
    """The day from which what a report says is known."""
    return date.fromisoformat(report.get("accepted") or report["received"])


def last_good_day(deadline: Entry | None) -> date | None:
    """The last day on time: what is due before the 10th is due on the 9th."""
    if not deadline:
        return None
    before = day(deadline.get("before"))
    return before - DAY if before else day(deadline["by"])


@dataclass
class Work:
    """What a unit owes of an item: its state, the day it is due, and each window with what became of it."""

    state: str
    deadline: date | None = None
    #: Of work that comes back: the last day of each time, the day on which it was done where one is known,
    #: whether it is met, open, or let off.
    occurrences: tuple[tuple[date, date | None, str], ...] = ()


@dataclass
class Sent:
    """A report that is asked for: whether it is in, its last day on time, the days since."""

    state: str
    last_day: date | None
    days_late: int = 0


@dataclass(frozen=True)
class Required:
    """A period that must be reported: the days of its data, and the last day on time, if one is set."""

    period: str
    days: Days
    last_day: date | None

    @property
    def comes(self) -> date:
        """When it is looked for."""
        return self.last_day or self.days[-1]


@dataclass
class Recount:
    """A plan and its reports as they stand in the files, looked at on a day."""

    plan: Entry
    files: list[Entry]
    today: date
    period: str | None = None
    arrivals: Sequence[Entry] = ()
    _lives: dict[int, tuple[date, date] | None] = field(default_factory=dict)

    # What stands in the plan.

    @property
    def year(self) -> str:
        """The year of the plan, also as a period."""
        return str(self.plan["year"])

    @property
    def within(self) -> str:
        """The period that is looked at."""
        return self.period or self.year

    @property
    def view_day(self) -> date:
        """The day of the view."""
        return min(self.today, days_of(self.within)[-1])

    def has_passed(self, due: date, *, recurs: bool = False) -> bool:
        """Whether a day is over in the view; of what comes back a part of a year has those of its data."""
        cutoffs = self.plan["reporting"].get("cutoffs", "calendar")
        days = days_of(self.within, cutoffs if recurs and self.within != self.year else "calendar")
        return due < self.today and due <= days[-1]

    def life(self, entry: Entry) -> tuple[date, date] | None:
        """The first and last day of an entry by what is known today; None where nothing is known of it."""
        if id(entry) not in self._lives:
            self._lives[id(entry)] = self._life(entry)
        return self._lives[id(entry)]

    def _life(self, entry: Entry) -> tuple[date, date] | None:
        documents = {one["number"]: one for one in self.plan.get("amendments", ())}
        added, ended = (documents.get(entry.get(key)) for key in ("added_by", "ended_by"))
        if added and date.fromisoformat(added["date"]) > self.today:
            return None
        in_force = added and (added.get("effective") or added["date"])
        first = day(entry.get("from") or in_force) or date.min
        if first > self.today:
            return None
        over = ended and (ended.get("effective") or ended["date"])
        last = day(entry.get("until")) or (date.fromisoformat(over) - DAY if over else date.max)
        if last >= self.today or (ended and date.fromisoformat(ended["date"]) > self.today):
            last = date.max
        return first, last

    def stands(self, entry: Entry, on: date) -> bool:
        """Whether an entry is in force on a day."""
        life = self.life(entry)
        return life is not None and life[0] <= on <= life[1]

    def standing(self, entries: Iterable[Entry], key: str, on: date) -> dict[str, Entry]:
        """The entries in force on a day, by their ids; of several versions the one that began last."""
        there = [entry for entry in entries if self.stands(entry, on)]
        there.sort(key=lambda entry: (self.life(entry) or (on, on))[0])
        return {entry[key]: entry for entry in there}

    @cached_property
    def items(self) -> dict[str, Entry]:
        """The items of the view."""
        listed = [item for part in LISTS for item in self.plan.get(part, ())]
        return self.standing(listed, "id", self.view_day)

    # The roster.

    @cached_property
    def versions(self) -> dict[str, list[Entry]]:
        """All that is known of each unit, in the order of time."""
        known = [unit for unit in self.plan["units"] if self.life(unit)]
        known.sort(key=lambda unit: (self.life(unit) or (date.max,))[0])
        versions: dict[str, list[Entry]] = defaultdict(list)
        for unit in known:
            versions[unit["id"]].append(unit)
        return versions

    def lives(self, unit: str, on: date) -> bool:
        """Whether a unit exists on a day."""
        return any(self.stands(version, on) for version in self.versions.get(unit, ()))

    @cached_property
    def roster(self) -> dict[str, Entry]:
        """The units that lived on some day of the period until the view's day, each as it was last."""
        looked_at = [one for one in days_of(self.within) if one <= self.view_day] or [self.view_day]
        newest: dict[str, Entry] = {}
        for unit, versions in self.versions.items():
            for version in versions:
                first, last = self.life(version) or (date.max, date.min)
                if first <= looked_at[-1] and looked_at[0] <= last:
                    newest[unit] = version
        return newest

    def named(self, names: Iterable[str], unit: str) -> bool:
        """Whether names of units and groups mean a unit."""
        for name in names:
            for group in self.plan.get("groups", ()):
                if name == group["id"] and (
                    unit in group.get("members", ()) or self.roster[unit]["kind"] in group.get("kinds", ())
                ):
                    return True
            if name == unit:
                return True
        return False

    def became(self, unit: str) -> list[str]:
        """A unit that has ended, with what it became, one after the other; of one that has not, itself."""
        line: list[str] = []
        while unit in self.versions and unit not in line:
            line.append(unit)
            newest = self.versions[unit][-1]
            has_ended = (self.life(newest) or (date.max, date.max))[1] < date.max
            unit = newest.get("successor", "") if has_ended else ""
        return line

    def heir(self, unit: str) -> str | None:
        """Who is asked for what a unit owes: itself, else the first of its successors that lives today."""
        seen: set[str] = set()
        while not self.lives(unit, self.today):
            seen.add(unit)
            successor = self.versions[unit][-1].get("successor") if unit in self.versions else None
            if successor is None or successor in seen:
                return None
            unit = successor
        return unit

    # Which reports are asked for.

    @cached_property
    def required(self) -> list[Required]:
        """The periods that must be reported, in the order in which they end, shorter ones first."""
        reporting = self.plan["reporting"]
        lines = [line for line in reporting["periods"] if self.stands(line, self.today)]
        cutoffs = reporting.get("cutoffs", "calendar")
        found: dict[str, Required] = {}
        for line in lines:
            for number in range(1, 12 // MONTHS[line["every"]] + 1) if "every" in line else ():
                period = NAMES[line["every"]].format(year=self.year, number=number)
                days = days_of(period, cutoffs)
                found[period] = Required(period, days, self._day_of_line(line, period, days))
        for line in lines:
            if "period" in line:
                days = days_of(line["period"], cutoffs)
                found[line["period"]] = Required(line["period"], days, last_good_day(line.get("deadline")))
        return sorted(found.values(), key=lambda one: (one.days[-1], len(one.days)))

    def _day_of_line(self, line: Entry, period: str, days: Days) -> date | None:
        """The last day on time of one of the periods of a line with ``every``."""
        number = int(line.get("before_day") or line.get("by_day") or 0)
        if not number:
            return None
        if line.get("month") == "last":
            due = self._clipped(int(self.year), months_of(period)[-1], number)
        else:
            coming = every_day(days[-1] + DAY, days[-1] + 62 * DAY)
            due = next(one for one in coming if one == self._clipped(one.year, one.month, number))
        return due - DAY if "before_day" in line else due

    @staticmethod
    def _clipped(year: int, month: int, number: int) -> date:
        return date(year, month, min(number, monthrange(year, month)[1]))

    @cached_property
    def looked_at(self) -> Required | None:
        """The report to look at: that of the period, else the next to come within it, else the last."""
        for one in self.required:
            if one.period == self.period:
                return one
        inside = sorted(
            (one for one in self.required if contains(self.within, one.period)), key=lambda one: one.comes
        )
        coming = [one for one in inside if one.comes >= self.today]
        return next(iter(coming or inside[-1:]), None)

    def decided(self, what: str, unit: str, period: str) -> list[Entry]:
        """The extensions or excuses of a unit for a period that are known today, the last one at the end."""
        known = [
            one
            for one in self.plan["reporting"].get(what, ())
            if date.fromisoformat(one["document"]["date"]) <= self.today
            and period in one["periods"]
            and self.named(one["units"], unit)
        ]
        return sorted(known, key=lambda one: str(one["document"]["date"]))

    def last_day_for(self, unit: str, required: Required) -> date | None:
        """The last day on which a unit's report is on time."""
        extended = self.decided("extensions", unit, required.period)
        return last_good_day(extended[-1]["deadline"]) if extended else required.last_day

    def excused(self, unit: str, period: str) -> bool:
        """Whether a unit need not report on a period."""
        return bool(self.decided("excused", unit, period))

    def excused_throughout(self, unit: str) -> bool:
        """Whether it need not report on anything within the period that is looked at."""
        inside = [one.period for one in self.required if contains(self.within, one.period)]
        return bool(inside) and all(self.excused(unit, period) for period in inside)

    def reports_of(self, required: Required, whose: str) -> dict[str, Sent]:
        """The reports that are asked for on a period, by unit; ``whose``: required or requested."""
        reporting = self.plan["reporting"]
        sent = {}
        for unit in self.roster:
            must = self.named(reporting["required"], unit)
            if not (must if whose == "required" else self.named(reporting.get("requested", ()), unit)):
                continue
            if must and whose == "requested":
                continue
            if self.lives(unit, min(required.days[-1], self.today)) and not self.excused(
                unit, required.period
            ):
                sent[unit] = self._sent(unit, required, asked=whose == "requested")
        return sent

    def _sent(self, unit: str, required: Required, *, asked: bool) -> Sent:
        report = self.received[unit].get(required.period)
        if not report and self.told(unit, required.period):
            return Sent("told", self.last_day_for(unit, required))
        came = [] if report else self.came(unit, required.period)
        last = self.last_day_for(unit, required)
        if came:
            waits = all(one["result"] == "waiting" for one in came)
            late = 0 if asked or last is None else max((self._day_it_came(None, came) - last).days, 0)
            return Sent("to_enter" if waits else "in_correction", last, late)
        if asked or last is None:
            early = last is not None and self.today <= last and not report
            return Sent("sent" if report else "not_due" if early else "not_sent", last)
        late = max((self._day_it_came(report, []) - last).days, 0)
        if report:
            return Sent("late" if late else "on_time", last, late)
        return Sent("missing" if late else "not_due", last, late)

    def _day_it_came(self, report: Entry | None, came: list[Entry]) -> date:
        """The day by which a report is on time: of the first that was not refused, or of what was right."""
        by_right = self.plan["reporting"].get("on_time_by") == "accepted"
        if report:
            return counts_from(report) if by_right else date.fromisoformat(report["received"])
        days = [date.fromisoformat(one["arrived"]) for one in came if one["result"] != "refused"]
        return self.today if by_right else min(days, default=self.today)

    def came(self, unit: str, period: str) -> list[Entry]:
        """What the register knows of a unit and a period by today."""
        return [
            one
            for one in self.arrivals
            if (one["unit"], one["period"]) == (unit, period)
            and date.fromisoformat(one["arrived"]) <= self.today
        ]

    @cached_property
    def submissions(self) -> dict[str, Sent]:
        """The reports that must come, by unit."""
        return self.reports_of(self.looked_at, "required") if self.looked_at else {}

    @cached_property
    def requested(self) -> dict[str, Sent]:
        """The reports that are only asked for."""
        return self.reports_of(self.looked_at, "requested") if self.looked_at else {}

    # What the units have reported.

    @cached_property
    def received(self) -> dict[str, dict[str, Entry]]:
        """The reports within the period that have come by today, by unit and period."""
        return {
            unit: {
                report["period"]: report
                for report in self.files
                if report["unit"] == unit
                and counts_from(report) <= self.today
                and contains(self.within, report["period"])
            }
            for unit in self.roster
        }

    @cached_property
    def days_instead(self) -> dict[str, list[tuple[Entry, frozenset[date]]]]:
        """By unit the reports that successors made in its place, each with the days of which it tells."""
        found: dict[str, list[tuple[Entry, frozenset[date]]]] = defaultdict(list)
        for heir, reports in self.received.items():
            for unit in self.roster:
                line = self.became(unit)
                for report in reports.values() if heir in line[1:] else ():
                    if days := self._left_to(report, line[: line.index(heir)]):
                        found[unit].append((report, days))
        return found

    def _left_to(self, report: Entry, line: list[str]) -> frozenset[date]:
        """The days of the first unit of a line that no report of the line tells: its successor does."""
        cutoffs = self.plan["reporting"].get("cutoffs", "calendar")
        left = {one for one in days_of(report["period"], cutoffs) if self.lives(line[0], one)}
        joined = date.min
        for unit in line:
            told = (days_of(period, cutoffs) for period in self._telling_itself(unit, report))
            left = left.difference(*(days for days in told if days[-1] > joined))
            joined = max(joined, (self.life(self.versions[unit][-1]) or (date.min, date.min))[1])
        return frozenset(left)

    def _telling_itself(self, unit: str, report: Entry) -> list[str]:
        """The periods within that of a report on which a unit had reported when it came, or owes one."""
        reporting, period = self.plan["reporting"], report["period"]
        told = [
            one
            for one, other in self.received.get(unit, {}).items()
            if date.fromisoformat(other["received"]) <= counts_from(report)
        ]
        if self.lives(unit, days_of(period, reporting.get("cutoffs", "calendar"))[-1]):
            told.append(period)
        asked = (*reporting["required"], *reporting.get("requested", ()))
        if unit in self.roster and self.named(asked, unit):
            told += [
                one.period
                for one in self.required
                if self.lives(unit, one.days[-1]) and not self.excused(unit, one.period)
            ]
        return [one for one in told if contains(period, one)]

    @cached_property
    def speaking(self) -> dict[str, dict[str, Entry]]:
        """The reports that speak for a unit: its own, and what others say in its place."""
        speaking = {unit: dict(reports) for unit, reports in self.received.items()}
        for unit, others in self.days_instead.items():
            for report, days in others:
                asked = [number for number in self.items if self._due_on(number, unit, days)]
                told = [result for result in report.get("results", ()) if result["item"] in asked]
                speaking[unit][report["period"]] = {**report, "results": told}
        return speaking

    def _due_on(self, number: str, unit: str, days: frozenset[date]) -> list[Days]:
        """The windows of an item that a unit was given of which the last day is one of some days."""
        item = self.items[number]
        is_given = self.named((item.get("owners") or {}).get("read", ()), unit)
        return [window for window in self.windows(item)[0] if is_given and window[-1] in days]

    def counted(self, reports: Iterable[Entry]) -> list[Entry]:
        """The reports that count: the longest, and what lies beside them, in the order of time."""
        by_length = sorted(reports, key=lambda report: -len(months_of(report["period"])))
        halves = sum(report["period"][5:] in {"H1", "H2"} for report in by_length)
        counted: list[Entry] = []
        for report in by_length:
            months = set(months_of(report["period"]))
            over_months = len(months) == 9 and halves == 2
            if not over_months and all(months.isdisjoint(months_of(one["period"])) for one in counted):
                counted.append(report)
        return sorted(counted, key=lambda report: months_of(report["period"])[0])

    def results(self, unit: str, item: str, *, alone: bool = False) -> list[tuple[Entry, Entry]]:
        """The reports that count of those that speak of an item, or of its own, each with what it says."""
        reports = (self.received if alone else self.speaking)[unit]
        speaking = {
            report["period"]: result
            for report in reports.values()
            for result in report.get("results", ())
            if result["item"] == item
        }
        counted = self.counted(reports[period] for period in speaking)
        return [(report, speaking[report["period"]]) for report in counted]

    # What is owed, and how far it is.

    def windows(self, item: Entry) -> tuple[list[Days], bool]:
        """The days of each window of an item, and whether it has no deadline."""
        whole, read = days_of(self.year), (item.get("schedule") or {}).get("read") or {}
        windows = self._read(read)
        if len(windows) > 1:
            windows = self._by_versions(item) or windows
        begun = self.came_in(item["id"])
        asked = [tuple(one for one in window if one >= begun) for window in windows]
        windows = [window for window in asked if window] or windows
        is_open = not read or "all_year" in read or "on_event" in read or windows[-1][-1] > whole[-1]
        return windows, is_open

    def come(self, number: str) -> list[tuple[date, Entry]]:
        """All versions of an item that are known today, each with its first day, in the order of time."""
        listed = [item for part in LISTS for item in self.plan.get(part, ()) if item["id"] == number]
        known = [(life[0], item) for item in listed if (life := self.life(item))]
        return sorted(known, key=lambda one: one[0])

    def _by_versions(self, item: Entry) -> list[Days]:
        """The windows of work that comes back, each by the version that had begun when it was due."""
        known, found = self.come(item["id"]), []
        while known[-1][1] is not item:
            known.pop()
        for place, (first, version) in enumerate(known):
            windows = self._read((version.get("schedule") or {}).get("read") or {})
            after = known[place + 1][0] if place + 1 < len(known) else date.max
            if len(windows) > 1:
                found += [window for window in windows if first <= window[-1] < after]
        # Days that lie in a time of earlier words, too, are of that.
        over = [date.min, *(window[-1] for window in found)]
        return [
            tuple(one for one in window if one > before) for window, before in zip(found, over, strict=False)
        ]

    def _read(self, read: Entry) -> list[Days]:
        """The windows of a reading."""
        year, whole = int(self.year), days_of(self.year)
        windows = [whole]
        if "quarters" in read or "months" in read:
            kind = "quarter" if "quarters" in read else "month"
            numbers = read.get("quarters") or read["months"]
            periods = [NAMES[kind].format(year=year, number=int(number)) for number in numbers]
            windows = _neighbours(sorted(one for period in periods for one in days_of(period)))
        elif "every" in read:
            length = MONTHS[read["every"]]
            periods = [
                NAMES[read["every"]].format(year=year, number=number) for number in range(1, 12 // length + 1)
            ]
            windows = [days_of(period) for period in periods]
        elif "from" in read:
            windows = [every_day(date.fromisoformat(read["from"]), date.fromisoformat(read["to"]))]
        elif "by" in read or "before" in read:
            last = last_good_day(read) or date.max
            windows = [every_day(min(whole[0], last), last)]
        return windows

    def _was_given(self, item: Entry, unit: str, on: date) -> bool:
        """Whether a unit was an owner of an item on a day."""
        begun = [one for first, one in self.come(item["id"]) if first <= on]
        names = ((begun[-1] if begun else item).get("owners") or {}).get("read", ())
        return self.named(names, unit)

    def came_in(self, number: str) -> date:
        """The first day of an item by what is known today, in whatever version."""
        lives = (
            self.life(item)
            for part in LISTS
            for item in self.plan.get(part, ())
            if item["id"] == number and self.life(item)
        )
        return min((life[0] for life in lives if life), default=date.min)

    @cached_property
    def owed(self) -> dict[tuple[str, str], Work]:
        """What each unit owes, by item and unit."""
        owed = {}
        for number, item in self.items.items():
            windows, is_open = self.windows(item)
            seen = [window for window in windows if not in_days(self.within).isdisjoint(window)]
            if self.period and not seen:
                continue
            for unit in self.roster:
                names = (item.get("owners") or {}).get("read", ())
                if not self.named(names, unit) or self.excused_throughout(unit):
                    continue
                own = [
                    window
                    for window in (seen or windows)
                    if self.lives(unit, min(window[-1], self.view_day))
                    and (is_open or len(windows) == 1 or self._was_given(item, unit, window[-1]))
                ]
                if own:
                    own_work = self._standing(number, unit, own) if is_open else None
                    if len(windows) > 1 and not is_open:
                        own_work = self._recurring(number, unit, windows, own)
                    owed[number, unit] = own_work or self._due_once(number, unit, own)
        return owed

    def _due_once(self, item: str, unit: str, windows: list[Days]) -> Work:
        """Work that is due on one day."""
        told, due = self.results(unit, item), windows[-1][-1]
        if not told:
            return Work(self._untold(item, unit, windows), due)
        said = told[-1][1]
        if said["status"] in {"not_arisen", "not_started"}:
            # Nothing more to do in a later time does not undo what was done.
            said = next((result for _, result in reversed(told) if result["status"] == "done"), said)
        status = said["status"]
        if status in LET_OFF:
            return Work(status, due)
        if status == "done":
            completed = day(said.get("completed"))
            return Work("done_on_time" if completed and completed <= due else "done_late", due)
        return Work(self._not_done(status, due), due)

    def _not_done(self, status: str, due: date, *, recurs: bool = False) -> str:
        if self.has_passed(due, recurs=recurs):
            return "overdue"
        if status == "not_started":
            return "not_started"
        soon = int(self.plan["reporting"].get("due_soon_days", 7))
        return "due_soon" if 0 <= (due - self.today).days <= soon else "in_progress"

    def _standing(self, item: str, unit: str, windows: list[Days]) -> Work:
        """Work without a deadline: carried out where any report says what was done."""
        told = self.results(unit, item)
        if not told:
            return Work(self._untold(item, unit, windows))
        status = told[-1][1]["status"]
        if status in {"done", "postponed", "cancelled"}:
            return Work(status)
        for _, result in told:
            says = result.get("summary") or result.get("figures") or result.get("evidence")
            if says and result["status"] in {"done", "in_progress"}:
                return Work("carried_out")
        if status == "in_progress":
            return Work("no_result" if self.today > days_of(self.within)[-1] else "ongoing")
        return Work(status)

    def _untold(self, item: str, unit: str, windows: list[Days]) -> str:
        """The state of work of which no report speaks."""
        unasked = [
            report["period"]
            for report in self.received[unit].values()
            if self.went_unasked(item, unit, report)
        ]
        days = {one for window in windows for one in window}
        telling = [
            one
            for one in self.required
            if not days.isdisjoint(one.days)
            and self.came_in(item) <= one.days[-1]
            and any(self.lives(unit, on) for on in one.days)
            and not self.excused(unit, one.period)
            and not any(contains(period, one.period) for period in unasked)
        ]
        inside = [one for one in telling if contains(self.within, one.period)]
        comes = [self.last_day_for(unit, one) or one.comes for one in inside or telling]
        if comes and self.today > min(comes):
            return "no_report"
        return "not_asked" if unasked else "not_due"

    def went_unasked(self, item: str, unit: str, report: Entry) -> bool:
        """Whether a report says that an item was not asked, or came before the item was given to the unit."""
        received = date.fromisoformat(report["received"])
        then, now = (
            Recount(self.plan, [], known, report["period"]).items.get(item)
            for known in (received, self.today)
        )

        def has(item: Entry | None) -> bool:
            return item is not None and self.named((item.get("owners") or {}).get("read", ()), unit)

        return item in report.get("not_asked", ()) or (has(now) and not has(then))

    def _recurring(self, item: str, unit: str, windows: list[Days], own: list[Days]) -> Work:
        """Work that is due several times, of which the unit owes its own."""
        found = self._times(item, unit, windows, own)
        times = [time for time, _ in found]
        due = next((last for last, _, state in times if state == "open"), own[-1][-1])
        results = self.results(unit, item)
        if not results:
            return Work(self._untold(item, unit, own), due, tuple(times))
        stopped = [told for time, told in found if time[2] == "off" and told != "not_arisen"]
        state = self._state_of_times(results[-1][1]["status"], times, stopped)
        return Work(state, due, tuple(times))

    def _times(
        self, item: str, unit: str, windows: list[Days], own: list[Days]
    ) -> list[tuple[tuple[date, date | None, str], str]]:
        """What became of each of its own times, and what is said of it without a day."""
        said = {
            alone: (
                self._done_days(item, unit, windows, alone=alone),
                self._told(item, unit, windows, alone=alone),
            )
            for alone in (False, True)
        }
        others = [day for _, days in self.days_instead.get(unit, ()) for day in days]
        found = []
        for window in own:
            done, told = said[window[-1] not in others]
            is_met = window in done or told.get(window) == "done"
            state = "met" if is_met else "off" if window in told else "open"
            found.append(((window[-1], done.get(window), state), told.get(window, "")))
        return found

    def _state_of_times(
        self, newest: str, times: list[tuple[date, date | None, str]], stopped: list[str]
    ) -> str:
        is_open, is_met = (
            [time for time in times if time[2] == "open"],
            [time for time in times if time[2] == "met"],
        )
        if newest in {"postponed", "cancelled"}:
            return newest
        if is_open:
            says_nothing = (
                newest == "not_arisen" and not is_met and not self.has_passed(is_open[0][0], recurs=True)
            )
            said = "" if is_met else newest
            return newest if says_nothing else self._not_done(said, is_open[0][0], recurs=True)
        if stopped or not is_met:
            return stopped[-1] if stopped else "not_arisen"
        late = any(done is not None and done > due for due, done, _ in is_met)
        return "done_late" if late else "done_on_time"

    def _speaking(self, item: str, unit: str, *, alone: bool) -> Iterator[tuple[Entry, Entry]]:
        """All that a unit's reports say of an item, also those that do not count beside longer ones."""
        for report in (self.received if alone else self.speaking)[unit].values():
            for result in report.get("results", ()):
                if result["item"] == item:
                    yield report, result

    def _told(self, item: str, unit: str, windows: list[Days], *, alone: bool) -> dict[Days, str]:
        """What is said, without a day, of the times that end within the period of a report.

        That work was put off is believed of a report that counts; that it was done or did not arise, of
        every one.
        """
        told = {}
        every = list(self._speaking(item, unit, alone=alone))
        none = [one for one in every if one[1]["status"] == "not_arisen"]
        for report, result in (*none, *self.results(unit, item, alone=alone)):
            for window in windows:
                if window[-1] in in_days(report["period"]) and result["status"] in LET_OFF:
                    told[window] = result["status"]
        for report, result in every:
            for window in windows:
                covers = window[-1] in in_days(report["period"]) and not result.get("dates")
                if covers and result["status"] == "done":
                    told[window] = "done"
        return told

    def _done_days(self, item: str, unit: str, windows: list[Days], *, alone: bool) -> dict[Days, date]:
        """The first day on which each time was met.

        A day is that of the last time which has begun by then, before all of the first. Of several days the
        first makes up for the time before, if that has none; the last, where it came after the end, is early
        for the next.
        """
        days, told = set(), self._told(item, unit, windows, alone=alone)
        for _, result in self._speaking(item, unit, alone=alone):
            days |= {date.fromisoformat(one) for one in result.get("dates", ())}
            if result["status"] == "done" and result.get("completed"):
                days.add(date.fromisoformat(result["completed"]))
        found: dict[Days, list[date]] = {window: [] for window in windows}
        for one in sorted(days):
            begun = [window for window in windows if window[0] <= one]
            found[(begun or windows)[-1 if begun else 0]].append(one)
        for before, after in pairwise(windows):
            if not found[before] and told.get(before) != "done" and len(found[after]) > 1:
                found[before].append(found[after].pop(0))
            has_more = len(found[before]) > 1 and found[before][-1] > before[-1]
            if not found[after] and told.get(after) != "done" and has_more:
                found[after].append(found[before].pop())
        return {window: own[0] for window, own in found.items() if own}

    # What comes of it.

    @property
    def states(self) -> Counter[str]:
        """How many are in each state."""
        return Counter(work.state for work in self.owed.values())

    @property
    def completion(self) -> tuple[int, int] | None:
        """Of the work with a deadline that has arisen, what is done; None where there is none."""
        return self._rate({"done_on_time", "done_late"}, dated=True)

    @property
    def standing_work(self) -> tuple[int, int] | None:
        """Of the work without a deadline that has arisen, what was carried out."""
        return self._rate({"done", "carried_out"}, dated=False)

    def _rate(self, met: set[str], *, dated: bool) -> tuple[int, int] | None:
        work = [
            one.state
            for one in self.owed.values()
            if (one.deadline is not None) is dated and one.state not in {"not_arisen", "not_asked"}
        ]
        return (sum(state in met for state in work), len(work)) if work else None

    @property
    def figures(self) -> dict[tuple[str, str], int]:
        """The sum of each figure under each item of what all units of the view have reported."""
        sums: dict[tuple[str, str], int] = {}
        for figure in self.standing(self.plan.get("figures", ()), "id", self.view_day).values():
            for item in figure["items"]:
                amounts = list(self._amounts(figure["id"], item)) if item in self.items else []
                if amounts:
                    sums[item, figure["id"]] = sum(amounts)
        return sums

    def _amounts(self, figure: str, item: str) -> Iterator[int]:
        for reports in self.received.values():
            stated = {
                report["period"]: int(result["figures"][figure])
                for report in reports.values()
                for result in report.get("results", ())
                if result["item"] == item and figure in result.get("figures", {})
            }
            for report in self.counted(reports[period] for period in stated):
                yield stated[report["period"]]

    @cached_property
    def reminded(self) -> dict[str, set[tuple[str, str, bool]]]:
        """Whom to remind of what: the unit that owed it, the period or the item, whether it is late.

        Reports whose day is past, and near their day the one that is looked at and those with a day of their
        own. Who was only asked is late with nothing, and is not pressed for items.
        """
        owed = set()
        for required in self.required:
            for whose in ("required", "requested") if contains(self.within, required.period) else ():
                for unit, sent in self.reports_of(required, whose).items():
                    late = sent.last_day is not None and self.today > sent.last_day
                    if self._is_corrected(unit, required):
                        owed.add((unit, required.period, False))
                    elif self._is_silent(unit, required):
                        owed.add((unit, required.period, late and whose == "required"))
        for (item, unit), work in self.owed.items():
            missed = [
                last
                for last, _, state in work.occurrences
                if state == "open" and self.has_passed(last, recurs=True)
            ]
            due = missed if work.occurrences else [work.deadline] if work.deadline else []
            recurs = bool(work.occurrences)
            pressed = any(
                self._is_told_beyond(item, unit, one, recurs=recurs)
                or not self._is_untold(unit, one, recurs=recurs)
                for one in due
            )
            is_asked = (
                pressed
                and not self._only_asked(unit)
                and not self._is_told_later(unit, item, recurs=recurs)
                and self._is_asked_now(unit, item, work.deadline)
            )
            if work.state == "overdue" and is_asked:
                owed.add((unit, item, True))
        reminded: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
        for unit, what, late in owed:
            heir = self.heir(unit)
            if heir:
                reminded[heir].add((unit, what, late))
        return dict(reminded)

    def _is_told_later(self, unit: str, item: str, *, recurs: bool) -> bool:
        """Whether a report that ends behind the view speaks of an item.

        So does one that ends with it and begins before, but where it says that what is due once is open.
        """
        end = months_of(self.within)[-1]
        return any(
            result["item"] == item
            and (
                months_of(report["period"])[-1] > end
                or recurs
                or result["status"] not in {"in_progress", "not_started"}
            )
            for report in self.files
            if report["unit"] == unit
            and counts_from(report) <= self.today
            and report["period"][:4] == self.year
            and months_of(report["period"])[-1] >= end
            and not contains(self.within, report["period"])
            for result in report.get("results", ())
        )

    def _is_asked_now(self, unit: str, item: str, due: date | None) -> bool:
        """Whether by the plan of today the unit owes the item at a time that is not later."""
        now = Recount(self.plan, [], self.today)
        entry = now.items.get(item)
        return (
            due is not None
            and entry is not None
            and now.named((entry.get("owners") or {}).get("read", ()), unit)
            and any(window[-1] <= due for window in now.windows(entry)[0])
        )

    def _is_corrected(self, unit: str, required: Required) -> bool:
        """Whether something came that the unit has to put right, and no report yet."""
        came = self.came(unit, required.period)
        return not self.told(unit, required.period) and any(one["result"] != "waiting" for one in came)

    def _is_silent(self, unit: str, required: Required) -> bool:
        """Whether nothing came of what is to come by now."""
        some = self.told(unit, required.period) or self.came(unit, required.period)
        return not some and self._is_near(unit, required)

    def _is_near(self, unit: str, required: Required) -> bool:
        comes = self.last_day_for(unit, required) or required.comes
        soon = (comes - self.today).days <= int(self.plan["reporting"].get("due_soon_days", 7))
        is_next = required == self.looked_at or self.last_day_for(unit, required) != required.last_day
        return comes < self.today or (is_next and soon)

    def _is_untold(self, unit: str, due: date, *, recurs: bool) -> bool:
        """Whether a report on a day is still awaited, or let off, so that nobody knows what was done.

        Work that is done once was said to be open before; of a time of recurring work nothing could be
        said, also while the time of the report runs.
        """
        asked = self._telling(unit, due)
        if any(contains(told, one.period) for one in asked for told in self.received[unit]):
            return False
        if any(self.came(unit, one.period) for one in asked):
            return True
        owed = [(one, self.last_day_for(unit, one)) for one in asked if not self.excused(unit, one.period)]
        if any(last and last < self.today for _, last in owed):
            return False
        return len(owed) < len(asked) or any(
            last and (recurs or one.days[-1] < self.today) for one, last in owed
        )

    def _is_told_beyond(self, item: str, unit: str, due: date, *, recurs: bool) -> bool:
        """Whether the report that tells of work which is due once goes beyond its day."""
        told = self.results(unit, item)
        cutoffs = self.plan["reporting"].get("cutoffs", "calendar")
        return bool(told) and not recurs and days_of(told[-1][0]["period"], cutoffs)[-1] >= due

    def _telling(self, unit: str, due: date) -> list[Required]:
        """The reports whose data hold a day; without any, or where one is let off, by the calendar."""
        asked = [one for one in self.required if contains(self.within, one.period)]
        holding = [one for one in asked if one.days[0] <= due <= one.days[-1]]
        named = [one for one in asked if due in in_days(one.period)]
        return holding if holding and not any(self.excused(unit, one.period) for one in named) else named

    def _only_asked(self, unit: str) -> bool:
        reporting = self.plan["reporting"]
        return self.named(reporting.get("requested", ()), unit) and not self.named(
            reporting["required"], unit
        )

    def told(self, unit: str, period: str) -> bool:
        """Whether a report on a period has come, or one on a longer time of the year."""
        return any(
            report["unit"] == unit
            and counts_from(report) <= self.today
            and contains(report["period"], period)
            for report in self.files
        )

    @property
    def missed(self) -> dict[str, set[str]]:
        """The units that are past their day without a report, by period."""
        missed: dict[str, set[str]] = defaultdict(set)
        for required in self.required:
            if contains(self.within, required.period):
                for unit, sent in self.reports_of(required, "required").items():
                    told = self.told(unit, required.period) or self.came(unit, required.period)
                    if not told and sent.last_day and self.today > sent.last_day:
                        missed[required.period].add(unit)
        return dict(missed)


def _neighbours(days: list[date]) -> list[Days]:
    """Days in runs without a gap."""
    runs: list[list[date]] = []
    for one in days:
        if runs and one - runs[-1][-1] == DAY:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [tuple(run) for run in runs]
