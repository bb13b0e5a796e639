"""What the questions about a plan are answered with, counted again slowly, by nothing of the program.

It is built on ``recount``: who stands where with an item, what was written, how two periods differ, what
tables of an export hold. Rules beside those of ``recount``:

* Late is what is past its day and not done, or was done after it, by the days since; of work that comes back
  the latest time. Who has told nothing is not late.
* A unit's amount is the sum of its reports that count; of a mean each counts by its months; of a last one it
  is the latest's; what is not put together is only known of one report. Amounts of units are added up, means
  and percentages averaged. Who only helps with an item that others owe is in no sum; nor is the last amount
  of a unit that has ended, once one that it became has given its own of a later day.
* A share is said to hundredths, five rounded up; its change is the difference of what is said.
* Units are held against what they became. Amounts change like for like: over the units that gave the figure
  and reported on as many months in both periods, but where nine tenths of the units did, over all. What a
  successor told in the place of a unit, that unit need not have given: but what it owed itself must be in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from recount import Entry, Recount, Required, Work, contains, counts_from, day, days_of, months_of

MET = {"done_on_time", "done_late", "done", "carried_out"}
UNMEASURED = {"not_arisen", "not_asked"}
SILENT = {"no_report", "not_due", "not_asked"}
Share = tuple[int, int] | None
#: What a unit gave for each period.
Given = list[tuple[str, Fraction]]


def hundredths(value: Fraction) -> Decimal:
    """A number with two places, five rounded away from nothing."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def percent(share: Share) -> Decimal | None:
    """A share in a hundred."""
    return hundredths(Fraction(share[0] * 100, share[1])) if share and share[1] else None


def measure(work: Iterable[Work]) -> tuple[Share, Share]:
    """Of dated work what is done, of standing work what was carried out."""
    every = [one for one in work if one.state not in UNMEASURED]
    found: list[Share] = []
    for is_dated in (True, False):
        own = [one for one in every if (one.deadline is not None) is is_dated]
        found.append((sum(one.state in MET for one in own), len(own)) if own else None)
    return found[0], found[1]


@dataclass
class Questions(Recount):
    """The same plan and reports, with the answers to what may be asked."""

    def done_on(self, item: str, unit: str) -> date | None:
        """When work was done last, as far as that is known."""
        work = self.owed[item, unit]
        days = [done for _, done, _ in work.occurrences if done]
        if days:
            return max(days)
        told = self.last_word(item, unit)
        return day(told.get("completed")) if told else None

    def last_word(self, item: str, unit: str) -> Entry | None:
        """What the report says by which the state is told."""
        told = [result for _, result in self.results(unit, item)]
        if not told:
            return None
        said = told[-1]
        _, is_open = self.windows(self.items[item])
        once = not is_open and not self.owed[item, unit].occurrences
        if once and said["status"] in {"not_arisen", "not_started"}:
            said = next((one for one in reversed(told) if one["status"] == "done"), said)
        return said

    def days_late(self, item: str, unit: str) -> int:
        """How many days work is late, or was."""
        work = self.owed[item, unit]
        if work.state in SILENT:
            return 0
        if work.occurrences:
            late = [(done - due).days for due, done, state in work.occurrences if state == "met" and done]
            missed = [
                (self.today - due).days
                for due, _, state in work.occurrences
                if state == "open" and self.has_passed(due, recurs=True)
            ]
            return max((*late, *missed, 0))
        if work.deadline and work.state == "overdue":
            return (self.today - work.deadline).days
        done = self.done_on(item, unit)
        return (
            max((done - work.deadline).days, 0) if work.deadline and done and work.state == "done_late" else 0
        )

    def helpers(self, item: str) -> set[str]:
        """Who helps with an item and does not owe it."""
        entry = self.items[item]
        read, owners = ((entry.get(key) or {}).get("read", ()) for key in ("coordinating", "owners"))
        return {unit for unit in self.roster if self.named(read, unit) and not self.named(owners, unit)}

    @property
    def who(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        """Of each item and each unit that owes it: state, whether it counts, is done, due when, how late."""
        return {
            (item, unit): (
                work.state,
                work.state not in UNMEASURED,
                work.state in MET,
                work.deadline,
                self.done_on(item, unit),
                self.days_late(item, unit),
            )
            for (item, unit), work in self.owed.items()
        }

    @property
    def answers(self) -> list[tuple[Any, ...]]:
        """All that was written on the items by the day: one for each report and item."""
        return [
            (
                result["item"],
                unit,
                period,
                day(report["received"]),
                result["status"],
                result.get("summary"),
                day(result.get("completed")),
                result.get("reason"),
            )
            for unit, reports in self.received.items()
            for period, report in reports.items()
            for result in report.get("results", ())
            if result["item"] in self.items
        ]

    # What can be added up.

    @cached_property
    def catalogue(self) -> dict[str, Entry]:
        """The figures of the view."""
        return self.standing(self.plan.get("figures", ()), "id", self.view_day)

    def given(self, figure: str, item: str) -> dict[str, Given]:
        """What each unit gave under an item, of the reports that count."""
        found = {}
        for unit, reports in self.received.items():
            stated = {
                report["period"]: Fraction(result["figures"][figure])
                for report in reports.values()
                for result in report.get("results", ())
                if result["item"] == item and figure in result.get("figures", {})
            }
            counted = self.counted(reports[period] for period in stated)
            if counted:
                found[unit] = [(report["period"], stated[report["period"]]) for report in counted]
        return found

    def only_help(self, item: str) -> set[str]:
        """Who helps with an item that others owe."""
        return self.helpers(item) if (self.items[item].get("owners") or {}).get("read") else set()

    def owners_gave(self, figure: str, item: str) -> dict[str, Given]:
        """The same without those who only help."""
        helping = self.only_help(item)
        gave = {unit: own for unit, own in self.given(figure, item).items() if unit not in helping}
        if self.catalogue[figure]["total"] != "last":
            return gave
        return {unit: own for unit, own in gave.items() if not self._is_there_now(unit, gave)}

    def _is_there_now(self, unit: str, gave: dict[str, Given]) -> bool:
        """Whether what a unit had is part of what one that it became gave for a day after its end."""
        cutoffs, end = self.plan["reporting"].get("cutoffs", "calendar"), self.last_life(unit)[1]
        later = [period for one in self.became(unit)[1:] for period, _ in gave.get(one, ())]
        return any(days_of(period, cutoffs)[-1] > end for period in later)

    def overall(self) -> dict[str, dict[str, Given]]:
        """Of each figure what each unit gave under all items; none where these cannot be put together."""
        found: dict[str, dict[str, Given]] = {}
        for name, figure in self.catalogue.items():
            of_items = [
                self.owners_gave(name, item)
                for item in figure["items"]
                if item in self.items and self.given(name, item)
            ]
            if not of_items or figure["total"] == "none" or (len(of_items) > 1 and figure["total"] != "sum"):
                continue
            whole: dict[str, Given] = defaultdict(list)
            for one in of_items:
                for unit, own in one.items():
                    whole[unit] += own
            found[name] = dict(whole)
        return found

    @property
    def money(self) -> dict[str, list[int]]:
        """What each unit was allocated and has spent."""
        found: dict[str, list[int]] = {}
        for unit, reports in self.received.items():
            for report in self.counted(one for one in reports.values() if "funding" in one):
                own = found.setdefault(unit, [0, 0])
                for place, key in enumerate(("allocated", "spent")):
                    own[place] += int(report["funding"][key])
        return found

    # What an export holds.

    def all_received(self) -> list[Entry]:
        """The reports of the year that have come by today, of units that are known by then."""
        return [
            one
            for one in self.files
            if counts_from(one) <= self.today
            and one["unit"] in self.versions
            and one["period"][:4] == self.year
        ]

    def speaks(self, report: Entry, item: str) -> bool:
        """Whether what a report says of an item counts for the view."""
        unit = report["unit"]
        return unit in self.roster and any(one is report for one, _ in self.results(unit, item, alone=True))

    def is_given(self, report: Entry, item: str, figure: str) -> bool:
        """Whether an amount counts for the view."""
        own = self.given(figure, item).get(report["unit"], [])
        return report["period"] in [period for period, _ in own]

    def pays(self, report: Entry) -> bool:
        """Whether the money of a report counts for the view."""
        reports = self.received.get(report["unit"], {}).values()
        return any(one is report for one in self.counted(one for one in reports if "funding" in one))

    def by_unit(self) -> dict[tuple[str, str, str], tuple[Any, ...]]:
        """Each unit's amount of each figure under each item, and whether it only helps there."""
        found = {}
        for name, figure in self.catalogue.items():
            for item in set(figure["items"]) & set(self.items):
                for unit, own in self.given(name, item).items():
                    found[unit, item, name] = printed(of_unit(figure, own)), unit in self.only_help(item)
        return found

    def exported_submissions(self) -> dict[tuple[str, str, str], tuple[Any, ...]]:
        """Each report that is asked for within the view: whether it is in, its last day, how late it is."""
        found = {}
        for required in self.required:
            for whose in ("required", "requested") if contains(self.within, required.period) else ():
                for unit, sent in self.reports_of(required, whose).items():
                    is_in = required.period in self.received[unit]
                    found[unit, required.period, whose] = sent.state, is_in, sent.last_day, sent.days_late
        return found

    # Reports.

    def asked(self) -> list[Required]:
        """The periods on which reports are looked at: that of the view, or else its parts."""
        inside = [one for one in self.required if contains(self.within, one.period)]
        return [one for one in inside if one.period == self.within] or inside

    def reports_in(self, whose: str) -> dict[str, tuple[int, int]]:
        """By unit how many of its reports are in, of how many."""
        found: dict[str, tuple[int, int]] = {}
        for required in self.asked():
            for unit in self.reports_of(required, whose):
                itself = required.period == self.within
                told = required.period in self.received[unit] if itself else self.told(unit, required.period)
                part, whole = found.get(unit, (0, 0))
                found[unit] = part + told, whole + 1
        return found

    def months_told(self, unit: str) -> frozenset[int]:
        """The months of the view on which a unit has reported, or others in its place, from its first."""
        first = months_of(self.within)[0]
        own = {month for period in self.received[unit] for month in months_of(period)}
        instead = {one.month for _, days in self.days_instead.get(unit, ()) for one in days}
        return frozenset(month - first for month in own | instead)

    def last_life(self, unit: str) -> tuple[date, date]:
        """The days of a unit as it was last, by what is known."""
        return self.life(self.versions[unit][-1]) or (date.max, date.min)

    def months_lived(self, unit: str) -> set[int]:
        """The months of the view in which a unit was there, as it was last."""
        first, last = self.last_life(unit)
        return {one.month - months_of(self.within)[0] for one in days_of(self.within) if first <= one <= last}

    def after(self, unit: str) -> str:
        """Who came last after a unit."""
        return self.became(unit)[-1] if unit in self.versions else unit


def put_together(figure: Entry, given: Iterable[Given]) -> Fraction | None:
    """An amount of several units."""
    amounts = [amount for own in given if (amount := of_unit(figure, own)) is not None]
    if not amounts or figure["total"] == "none":
        return None
    averaged = figure["total"] == "mean" or (figure["total"] == "last" and "%" in figure["unit"])
    return sum(amounts, Fraction()) / (len(amounts) if averaged else 1)


def of_unit(figure: Entry, given: Given) -> Fraction | None:
    """An amount of one unit."""
    if figure["total"] == "none" and len(given) > 1:
        return None
    if figure["total"] == "mean":
        months = [len(months_of(period)) for period, _ in given]
        return sum((amount * n for (_, amount), n in zip(given, months, strict=True)), Fraction()) / sum(
            months
        )
    if figure["total"] == "last":
        return max(given, key=lambda one: months_of(one[0])[-1])[1]
    return sum((amount for _, amount in given), Fraction())


def printed(value: Fraction | None) -> Decimal | None:
    """A number with as many places as a figure has at most."""
    return None if value is None else hundredths(value)


@dataclass
class Two:
    """A period beside an earlier one; ``same`` is this year's item by that of the earlier plan."""

    now: Questions
    before: Questions
    same: dict[str, str]

    @property
    def sides(self) -> tuple[Questions, Questions]:
        """Both."""
        return self.now, self.before

    @property
    def as_long(self) -> bool:
        """Whether both are as long."""
        return len(months_of(self.now.within)) == len(months_of(self.before.within))

    def points(self, now: Share, before: Share) -> Decimal | None:
        """By how much a share has changed."""
        one, other = percent(now), percent(before)
        return None if one is None or other is None or not self.as_long else one - other

    def shares(self, now: Share, before: Share) -> tuple[Any, ...]:
        """As a table has them."""
        cells: list[Any] = []
        for share in (now, before):
            cells += [*(share or (None, None)), percent(share)]
        return (*cells, self.points(now, before))

    def overall(self) -> dict[str, tuple[Any, ...]]:
        """The shares of all that is owed and asked."""
        found = {}
        for name, whose in (("reports", "required"), ("requested", "requested")):
            sides = [list(one.reports_in(whose).values()) for one in self.sides]
            found[name] = self.shares(*(_sum(side) for side in sides))
        on_time: list[Share] = []
        for one in self.sides:
            own = [required for required in one.asked() if required.period == one.within]
            sent = one.reports_of(own[0], "required") if own and own[0].last_day else {}
            on_time.append(
                (sum(report.state == "on_time" for report in sent.values()), len(sent)) if sent else None
            )
        found["on_time"] = self.shares(*on_time)
        measures = [measure(one.owed.values()) for one in self.sides]
        found["completion"] = self.shares(measures[0][0], measures[1][0])
        found["standing"] = self.shares(measures[0][1], measures[1][1])
        return {name: cells for name, cells in found.items() if cells[1] is not None or cells[4] is not None}

    def work(self, now: Iterable[Work], before: Iterable[Work]) -> tuple[Any, ...]:
        """The measures of some work, how much it is, and in which states."""
        sides = [list(now), list(before)]
        own, theirs = map(measure, sides)
        states = [Counter(one.state for one in side) for side in sides]
        counts = {f"{name}_now": n for name, n in states[0].items()} | {
            f"{name}_before": n for name, n in states[1].items()
        }
        return (
            self.shares(own[0], theirs[0]),
            self.shares(own[1], theirs[1]),
            len(sides[0]),
            len(sides[1]),
            counts,
        )

    def items(self) -> dict[tuple[str | None, str | None], tuple[Any, ...]]:
        """By the numbers of each item in both plans."""
        was = {new: old for old, new in self.same.items()}
        pairs: list[tuple[str | None, str | None]]
        pairs = [(one, was[one] if was.get(one) in self.before.items else None) for one in self.now.items]
        pairs += [(None, one) for one in self.before.items if self.same[one] not in self.now.items]
        found = {}
        for pair in pairs:
            own = [
                [work for (item, _), work in side.owed.items() if item == name]
                for side, name in zip(self.sides, pair, strict=True)
            ]
            if any(own):
                found[pair] = self.work(*own)
        return found

    def line(self, unit: str) -> str:
        """Who stands for a unit now."""
        for side in (self.before, self.now):
            unit = side.after(unit)
        return unit

    def units(self) -> dict[str, tuple[Any, ...]]:
        """By line: its reports and its work."""
        found = {}
        lines = {self.line(unit) for side in self.sides for unit in side.roster}
        for line in lines:
            owed, reports = [], []
            for side in self.sides:
                sent = side.reports_in("requested") | side.reports_in("required")
                own = [unit for unit in side.roster if self.line(unit) == line]
                owed.append([work for (_, unit), work in side.owed.items() if unit in own])
                reports.append(_sum([sent[unit] for unit in own if unit in sent]))
            if any(owed) or any(reports):
                found[line] = self.shares(*reports), self.work(*owed)
        return found

    def common(self, gave: tuple[Iterable[str], Iterable[str]]) -> tuple[list[str], int]:
        """The lines of which all gave in both periods and reported as long; the most that gave in one."""
        given = [set(one) for one in gave]
        lines = []
        for line in {self.line(unit) for unit in given[0]} & {self.line(unit) for unit in given[1]}:
            months, whole = [], True
            for side, units in zip(self.sides, given, strict=True):
                own = [unit for unit in side.roster if self.line(unit) == line]
                told = {unit: side.months_told(unit) for unit in own}
                whole &= {
                    unit for unit in own if side.received[unit] or not side.days_instead.get(unit)
                } <= units
                whole &= len(own) == 1 or all(told[unit] >= side.months_lived(unit) for unit in own)
                months.append(frozenset().union(*told.values()))
            if whole and months[0] == months[1]:
                lines.append(line)
        return lines, max(len({self.line(unit) for unit in units}) for units in given)

    def figures(self) -> dict[str, tuple[Any, ...]]:
        """Of each figure: both amounts and how many gave them; and what has changed, like for like."""
        found = {}
        known = [one.overall() for one in self.sides]
        for name in {*known[0], *known[1]}:
            figure = figure_named(self, name)
            given = [one.get(name, {}) for one in known]
            totals = [put_together(figure, one.values()) for one in given]
            if totals == [None, None]:
                continue
            cells = [
                cell
                for total, one in zip(totals, given, strict=True)
                for cell in ((printed(total), len(one)) if total is not None else (None, None))
            ]
            found[name] = (*cells, *self._change(figure, given, totals))
        return found

    def _change(
        self, figure: Entry, given: list[dict[str, Given]], totals: list[Fraction | None]
    ) -> tuple[Any, ...]:
        whole = all(
            any(
                months_of(period)[-1] == months_of(side.within)[-1]
                for own in one.values()
                for period, _ in own
            )
            for side, one in zip(self.sides, given, strict=True)
        )
        if None in totals:
            return ("only_now" if totals[1] is None else "only_before", *(None,) * 5)
        why = "compared"
        if not self.as_long or not whole:
            # The only units alike over other lengths would be those whose one report stands in both.
            return ("not_complete" if self.as_long else "other_length", *(None,) * 5)
        lines, most = self.common((given[0], given[1]))
        alike = [
            put_together(
                figure,
                [[one for unit in own if self.line(unit) == line for one in own[unit]] for line in lines],
            )
            for own in given
        ]
        if len(lines) * 10 >= most * 9:
            sides = [printed(one) for one in totals]
        elif lines:
            why, sides = "same_units", [printed(one) for one in alike]
        else:
            why, sides = "no_common_units", [None, None]
        now, then = sides
        difference = None if now is None or then is None else now - then
        return (why, len(lines), now, then, difference, self._in_percent(figure, difference, then))

    @staticmethod
    def _in_percent(figure: Entry, difference: Decimal | None, then: Decimal | None) -> Decimal | None:
        if difference is None or not then or figure["unit"] == "%":
            return None
        return hundredths(Fraction(difference) * 100 / Fraction(then))

    def money(self) -> dict[str, tuple[Any, ...]]:
        """What was allocated and spent in both, and the change, like for like."""
        given = [one.money for one in self.sides]
        if not any(given):
            return {}
        lines, most = self.common((given[0], given[1]))
        found = {}
        for place, name in enumerate(("allocated", "spent")):
            sums = [sum(own[place] for own in one.values()) for one in given]
            alike = [
                sum(own[place] for unit, own in one.items() if self.line(unit) in lines) for one in given
            ]
            change = None
            if len(lines) * 10 >= most * 9:
                change = sums[0] - sums[1]
            elif lines:
                change = alike[0] - alike[1]
            found[name] = (*sums, change)
        return found


def figure_named(two: Two, name: str) -> Entry:
    """A figure by its name."""
    return two.now.catalogue.get(name) or two.before.catalogue[name]


def _sum(shares: list[tuple[int, int]]) -> Share:
    return (sum(part for part, _ in shares), sum(whole for _, whole in shares)) if shares else None
