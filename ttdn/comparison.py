"""Figures over the whole plan, beside those of the period before and of the same period a year ago.

It is pure: no files, no clock, no rendering.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ttdn.figures import FigureTotal, Given, put_together
from ttdn.grouping import group_by
from ttdn.model.figure import Figure, Total
from ttdn.model.period import Period
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.reported_days import owed_within
from ttdn.status import Status
from ttdn.vietnamese import fold

T = TypeVar("T")

#: Of the units behind one amount so many must stand behind the other, for sums to be compared as they are.
_NEARLY_ALL = Fraction(9, 10)


class Change(NamedTuple):
    """An amount now, and what it was."""

    now: Amount
    before: Amount

    @property
    def difference(self) -> Amount:
        """How much more it is; below 0 where it is less."""
        return self.now - self.before

    @property
    def size(self) -> Amount:
        """How much it has changed."""
        return max(self.now, self.before) - min(self.now, self.before)

    @property
    def share(self) -> Fraction:
        """By what part of what was before it has changed; 0 where there was nothing."""
        return Fraction(self.difference) / Fraction(self.before) if self.before > 0 else Fraction()


@dataclass(frozen=True, slots=True)
class ComparedAmount:
    """An amount in two periods: what all units reported, and those alone that did for as long in both.

    These are ``both``, of ``units``; units that have ended are one with their successor.
    """

    whole: Change
    alike: Change | None
    both: int
    units: int

    @property
    def has_same_units(self) -> bool:
        """Whether nearly the same units stand behind both amounts: only then is a fall of the sum a fall."""
        return self.both >= self.units * _NEARLY_ALL

    @property
    def change(self) -> Change | None:
        """What has changed, like for like; None where no unit reported for as long in both."""
        return self.whole if self.has_same_units else self.alike


@dataclass(frozen=True, slots=True)
class ComparedFigure(ComparedAmount):
    """One figure in two periods."""

    now: FigureTotal
    before: FigureTotal

    @property
    def figure(self) -> Figure:
        """The figure, as the plan of now has it."""
        return self.now.figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures beside those of another period, those that can be compared."""

    period: Period
    figures: tuple[ComparedFigure, ...]
    illustrative: bool = False

    def find(self, total: FigureTotal) -> ComparedFigure | None:
        """What became of a figure; None where it is not compared."""
        return next((one for one in self.figures if one.figure.id == total.figure.id), None)


def most_changed(comparisons: Iterable[Comparison]) -> list[tuple[ComparedFigure, Period, Fraction]]:
    """The figures that have changed, the most first: each once, as in the period against which it did most.

    Where other units have reported, those of the same units count. Beside each that period and its share.
    """
    found: dict[str, tuple[ComparedFigure, Period, Fraction]] = {}
    for comparison in comparisons:
        for one in comparison.figures:
            share = one.change.share if one.change else Fraction()
            known = found.get(one.figure.id)
            if abs(share) > (abs(known[2]) if known else 0):
                found[one.figure.id] = one, comparison.period, share
    return sorted(found.values(), key=lambda one: -abs(one[2]))


def overall(status: Status) -> tuple[FigureTotal, ...]:
    """Each figure that was reported over all items of the plan, once, in the order of the catalogue.

    Work under another item is other work, so sums are added up. What is no sum is given where it was reported
    under one item alone.
    """
    reported = (total for total in status.figures if total.given or total.helped)
    totals = group_by(reported, attrgetter("figure.id"))
    whole = (_join(totals[figure.id]) for figure in status.plan.figures if figure.id in totals)
    return tuple(total for total in whole if total is not None)


def _join(totals: Sequence[FigureTotal]) -> FigureTotal | None:
    """The totals of one figure under several items as one; its target is that of each item alone."""
    first, *others = totals
    figure = first.figure
    if figure.total is Total.NONE or (others and figure.total is not Total.SUM):
        return None
    if not others and len(figure.items) == 1:
        return first
    given, helped = (_gather(one.given for one in totals), _gather(one.helped for one in totals))
    return replace(
        first,
        figure=figure.model_copy(update={"target": None}),
        total=put_together(figure, given.values()),
        by_kind={},
        given=given,
        helped=helped,
        reach=(),
    )


def _gather(given: Iterable[Mapping[str, Sequence[Given]]]) -> dict[str, list[Given]]:
    """What each unit reported under all items."""
    gathered: dict[str, list[Given]] = defaultdict(list)
    for of_item in given:
        for unit, amounts in of_item.items():
            gathered[unit] += amounts
    return dict(gathered)


def periods_before(period: Period) -> tuple[Period, ...]:
    """The period before, and the same of last year; of a year these are one."""
    if period.is_adhoc:
        return ()
    return tuple(dict.fromkeys((period.previous, replace(period, year=period.year - 1))))


def compare(now: Status, before: Status) -> Comparison:
    """The figures of a status beside those of another; what does not match is left out.

    A year of which only some quarters are in is not held against a whole one.
    """
    lines = Lines(now, before)
    found = pair_figures(_complete(now), _complete(before))
    figures = tuple(_compared(one, other, lines) for one, other in found)
    return Comparison(before.within, tuple(one for one in figures if one), before.illustrative)


class Lines:
    """The units of two periods by who stands for them now: what has merged is held against what it became."""

    def __init__(self, now: Status, before: Status) -> None:
        """Follow the successors by both rosters, since the older one may be that of last year's plan."""
        self._plans = (before.plan, now.plan)
        self._members = (self._members_of(now), self._members_of(before))
        reported, before_that = (
            _months(status, members) for status, members in zip((now, before), self._members, strict=True)
        )
        self.same = {line for line, months in reported.items() if before_that.get(line) == months}
        self.same -= {self.of(unit) for status in (now, before) for unit in _silent_on_some(status)}

    def of(self, unit: str) -> str:
        """The id of the unit that stands for one now."""
        for plan in self._plans:
            unit = plan.stands_for(unit)
        return unit

    def alike(self, *given: Mapping[str, T]) -> tuple[list[list[T]], int, int]:
        """Of what each unit gave in both periods, what those lines did of which all units gave it in both.

        With it how many these are, and how many lines gave any of it, in the period in which these are more.
        """
        now, before = (
            {
                line: [own[unit.id] for unit in units]
                for line, units in members.items()
                if all(unit.id in own for unit in units)
            }
            for own, members in zip(given, self._members, strict=True)
        )
        common = now.keys() & before.keys() & self.same
        found = [[one for line in common for one in side[line]] for side in (now, before)]
        return found, len(common), max(len(set(map(self.of, units))) for units in given)

    def _members_of(self, status: Status) -> dict[str, list[Unit]]:
        speaking = (
            unit for unit in status.plan.units if unit.id not in status.instead or status.received[unit.id]
        )
        return group_by(speaking, lambda unit: self.of(unit.id))


def _months(status: Status, members: Mapping[str, Sequence[Unit]]) -> dict[str, frozenset[int]]:
    """On which months of the period each line has reported, counted from its first.

    Of several units all must have reported for as long as they lived.
    """
    begin, found = status.within.months[0], {}
    for line, units in members.items():
        reported = {
            unit.id: {
                month
                for one in (*status.received[unit.id], *status.instead.get(unit.id, ()))
                for month in range(one.months[0], one.months[1] + 1)
            }
            for unit in units
        }
        if len(units) == 1 or all(reported[one.id] >= _lived(one, status.within) for one in units):
            found[line] = frozenset(month - begin for months in reported.values() for month in months)
    return found


def _silent_on_some(status: Status) -> Iterator[str]:
    """The units of some days of which others tell, while a report that they owe on other days is not in."""
    for unit in status.plan.units:
        owed = owed_within(status.plan, unit, status.within) if unit.id in status.instead else ()
        if not all(any(one.contains(period) for one in status.received[unit.id]) for period in owed):
            yield unit.id


def _lived(unit: Unit, period: Period) -> set[int]:
    """The months of a period in which a unit existed."""
    first, last = period.calendar_days
    return set(range(max(unit.start or first, first).month, min(unit.end or last, last).month + 1))


def _complete(status: Status) -> list[FigureTotal]:
    """The figures that have been reported up to the end of the period."""
    last = status.within.months[1]
    return [
        total
        for total in overall(status)
        if any(period.months[1] == last for given in total.given.values() for period, _ in given)
    ]


def pair_figures(
    now: Sequence[FigureTotal], before: Sequence[FigureTotal]
) -> Iterator[tuple[FigureTotal, ...]]:
    """The same figures: those with the same id, else with the same label; the unit of measure is the same."""
    by_id, by_label = ({key(one): one for one in before} for key in (_id_key, _label_key))
    taken = {_id_key(one) for one in now}
    for one in now:
        other = by_id.get(_id_key(one)) or by_label.get(_label_key(one))
        # Another figure of now has a better claim to it.
        if other and (_id_key(other) == _id_key(one) or _id_key(other) not in taken):
            yield one, other


def _id_key(total: FigureTotal) -> tuple[str, ...]:
    return total.figure.id, fold(total.figure.unit), total.figure.total


def _label_key(total: FigureTotal) -> tuple[str, ...]:
    return fold(total.figure.label), fold(total.figure.unit), total.figure.total


def _compared(now: FigureTotal, before: FigureTotal, lines: Lines) -> ComparedFigure | None:
    if now.total is None or before.total is None:
        return None
    given, common, most = lines.alike(now.given, before.given)
    first, second = put_together(now.figure, given[0]), put_together(before.figure, given[1])
    alike = None if first is None or second is None else Change(first, second)
    return ComparedFigure(Change(now.total, before.total), alike, common, most, now, before)
