"""What two periods have in common and in what they differ: see :func:`compare_periods`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ttdn.comparison import Change, ComparedAmount, Lines, compare, overall, pair_figures
from ttdn.figures import FigureTotal
from ttdn.grouping import grouped
from ttdn.model.clauses import Item
from ttdn.model.roster import Unit
from ttdn.status import Status
from ttdn.status.states import Assignment, Rate, SectionStatus, SubmissionState, count_states, measure_work
from ttdn.two_periods.compared import (
    ComparedItem,
    ComparedSection,
    ComparedUnit,
    FigureLine,
    ReportsIn,
    Share,
    TargetLine,
    Why,
    Work,
)
from ttdn.two_periods.items import ItemPair, Match, pair_items
from ttdn.vietnamese import fold


@dataclass(frozen=True)
class TwoPeriods:
    """The later period beside the earlier: as of one day, all units or those that were chosen.

    ``lines`` know which unit has become part of which; ``pairs`` which item of one plan is which of the
    other.
    """

    now: Status
    before: Status
    lines: Lines
    pairs: tuple[ItemPair, ...]

    @property
    def same_plan(self) -> bool:
        """Whether both periods lie in one year."""
        return self.now.plan.year == self.before.plan.year

    @property
    def same_length(self) -> bool:
        """Whether both periods are as long: only then are amounts more or less."""
        lengths = {last - first for first, last in (self.now.within.months, self.before.within.months)}
        return len(lengths) == 1 and not (self.now.within.is_adhoc or self.before.within.is_adhoc)

    @property
    def statuses(self) -> tuple[Status, Status]:
        """Both, the later first."""
        return self.now, self.before

    @cached_property
    def reports(self) -> tuple[ReportsIn, ReportsIn]:
        """The reports of both periods."""
        return reports_in(self.now), reports_in(self.before)

    @cached_property
    def work(self) -> Work:
        """All that is owed."""
        return _work(self.now.assignments, self.before.assignments)

    @cached_property
    def items(self) -> tuple[ComparedItem, ...]:
        """The items that are owed in either period."""
        found = (
            ComparedItem(pair, _work(_of_item(self.now, pair.now), _of_item(self.before, pair.before)))
            for pair in self.pairs
        )
        return tuple(one for one in found if any(one.work.owed))

    @cached_property
    def clashes(self) -> tuple[str, ...]:
        """The numbers under which both plans have work, and not the same."""
        alone = {match: set[str]() for match in Match}
        others = set[str]()
        for one in self.items:
            alone[one.pair.match].add(one.item.id)
            if one.pair.match is Match.RENUMBERED and one.pair.before:
                others.add(one.pair.before.id)
        then = alone[Match.ONLY_BEFORE] | others
        now = alone[Match.ONLY_NOW] | alone[Match.RENUMBERED]
        return tuple(one.item.number for one in self.items if one.item.id in now & then and one.pair.now)

    @cached_property
    def sections(self) -> tuple[ComparedSection, ...]:
        """The sections in which something is owed, those of the later plan first."""
        before = {section.number: section for section in self.before.owed_sections}
        found: list[tuple[SectionStatus | None, SectionStatus | None]] = []
        for section in self.now.owed_sections:
            other = self._section_of(section, before)
            found.append((section, other and before.pop(other.number)))
        found += [(None, other) for other in before.values()]
        return tuple(
            ComparedSection(*pair, _work(*(one.assignments if one else () for one in pair))) for pair in found
        )

    def _section_of(
        self, section: SectionStatus, others: Mapping[str, SectionStatus]
    ) -> SectionStatus | None:
        """The section that has the same title, else most of the same items."""
        titled = [one for one in others.values() if one.title and fold(one.title) == fold(section.title)]
        if len(titled) == 1:
            return titled[0]
        then = {
            pair.now.id: self.before.plan.heading_of(pair.before.id)
            for pair in self.pairs
            if pair.now and pair.before
        }
        votes = [then[item.id] for item in section.items if item.id in then]
        most = max(votes, key=votes.count, default="")
        return others.get(most) if votes.count(most) * 2 > len(section.items) else None

    @cached_property
    def units(self) -> tuple[ComparedUnit, ...]:
        """Each unit that owes a report or work in either period, with all that has become part of it."""
        return tuple(self._units())

    def _units(self) -> Iterator[ComparedUnit]:
        sent = [_sent_by(status) for status in self.statuses]
        members: dict[str, tuple[list[Unit], list[Unit]]] = {}
        for place, status in enumerate(self.statuses):
            for unit in status.plan.units:
                if unit.id in status.by_unit or unit.id in sent[place]:
                    members.setdefault(self.lines.of(unit.id), ([], []))[place].append(unit)
        for line, (now, before) in members.items():
            unit = next((one for one in (*now, *before) if one.id == line), (now or before)[-1])
            reports = (
                _add(rates[one.id] for one in side if one.id in rates)
                for side, rates in zip((now, before), sent, strict=True)
            )
            yield ComparedUnit(
                unit,
                self._called(line, unit),
                tuple(self.before.plan.called(one) for one in before if one.id != unit.id),
                Share(*reports),
                _work(_owed(self.now, now), _owed(self.before, before)),
            )

    def _called(self, line: str, unit: Unit) -> str:
        for status in self.statuses:
            known = status.plan.known_unit(line)
            if known:
                return status.plan.called(known)
        return self.now.plan.called(unit)

    @cached_property
    def figures(self) -> tuple[FigureLine, ...]:
        """Every figure over the whole plan, those of the later period first."""
        return tuple(self._figures())

    def _figures(self) -> Iterator[FigureLine]:
        totals = [[one for one in overall(status) if one.total is not None] for status in self.statuses]
        pairs = {now.figure.id: before for now, before in pair_figures(*totals)}
        comparison = compare(self.now, self.before)
        for total in totals[0]:
            # Over other lengths the only units alike are those whose one report stands in both.
            other, compared = pairs.get(total.figure.id), comparison.find(total) if self.same_length else None
            yield FigureLine(total.figure, total, other, compared, self._why(other, compared))
        taken = {other.figure.id for other in pairs.values()}
        for other in totals[1]:
            if other.figure.id not in taken:
                yield FigureLine(other.figure, None, other, None, Why.ONLY_BEFORE)

    def _why(self, other: FigureTotal | None, compared: ComparedAmount | None) -> Why:
        if other is None:
            return Why.ONLY_NOW
        if not self.same_length:
            return Why.OTHER_LENGTH
        if compared is None:
            return Why.PARTIAL
        if compared.change is None:
            return Why.NO_COMMON
        return Why.COMPARED if compared.has_same_units else Why.SAME_UNITS

    @cached_property
    def targets(self) -> tuple[TargetLine, ...]:
        """The figures with a target, under each item."""
        numbers = {pair.now.id: pair.before.id for pair in self.pairs if pair.now and pair.before}
        before = {(one.figure.id, one.item.id): one for one in self.before.figures if one.figure.target}
        return tuple(
            TargetLine(one, before.get((one.figure.id, numbers.get(one.item.id, ""))))
            for one in self.now.figures
            if one.figure.target
        )

    @cached_property
    def money(self) -> tuple[ComparedAmount, ComparedAmount] | None:
        """What was allocated and what was spent, in đồng; None where neither period has any."""
        given = [_money(status) for status in self.statuses]
        if not any(given):
            return None
        alike, common, most = self.lines.alike(*given)

        def compared(place: int) -> ComparedAmount:
            whole = Change(*(sum(amounts[place] for amounts in own.values()) for own in given))
            same = Change(*(sum(amounts[place] for amounts in own) for own in alike))
            return ComparedAmount(whole, same if common else None, common, most)

        return compared(0), compared(1)

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is an example."""
        return self.now.illustrative or self.before.illustrative


def compare_periods(
    now: Status,
    before: Status,
    units: Collection[str] | None = None,
    items: Collection[str] | None = None,
) -> TwoPeriods:
    """Compare a period with an earlier one.

    Args:
        now: Where the work stands in the later period.
        before: Where it stands in the earlier, as of the same day, by this year's plan or another year's.
        units: The ids of the units that are looked at, with whatever has become part of them; None: all.
        items: The ids of the items that are looked at, as the later plan numbers them; None: all.
    """
    lines, pairs = Lines(now, before), pair_items(now.plan, before.plan)
    if units is None and items is None:
        return TwoPeriods(now, before, lines, pairs)
    wanted = None if units is None else {lines.of(unit) for unit in units}
    if items is not None:
        pairs = tuple(pair for pair in pairs if pair.now and pair.now.id in items)
    then = None if items is None else [pair.before for pair in pairs if pair.before]
    own = None if items is None else [pair.now for pair in pairs if pair.now]
    return TwoPeriods(
        now.narrow(_of_lines(now, lines, wanted), own),
        before.narrow(_of_lines(before, lines, wanted), then),
        lines,
        pairs,
    )


def _of_lines(status: Status, lines: Lines, wanted: Collection[str] | None) -> list[Unit] | None:
    """The units of some lines; None: all."""
    if wanted is None:
        return None
    return [unit for unit in status.plan.units if lines.of(unit.id) in wanted]


def reports_in(status: Status) -> ReportsIn:
    """The reports that are in, on the period itself, or where the plan asks for none, on its parts."""
    own = status.plan.required_for(status.within)
    sent, requested = (_add(rate for _, rate in _sent(status, requested=may)) for may in (False, True))
    on_time = None
    if own and own.last_day and status.submissions:
        states = [one.state for one in status.submissions]
        on_time = Rate(states.count(SubmissionState.ON_TIME), len(states))
    asked = (own,) if own else status.plan.required_within(status.within)
    return ReportsIn(sent, on_time, requested, tuple(one.period for one in asked))


def _sent(status: Status, *, requested: bool) -> Iterator[tuple[str, Rate]]:
    """Each report that a unit must, or may, send, with the unit: whether it is in."""
    if status.plan.required_for(status.within):
        for one in status.requested if requested else status.submissions:
            yield one.unit.id, Rate(int(one.is_in), 1)
        return
    for required in status.plan.required_within(status.within):
        for one in status.not_excused(required, requested=requested):
            yield one.unit.id, Rate(int(not one.is_open), 1)


def _sent_by(status: Status) -> dict[str, Rate]:
    """By unit, its reports that are in, of those that it must or may send."""
    found = grouped(pair for may in (False, True) for pair in _sent(status, requested=may))
    return {unit: _whole(rates) for unit, rates in found.items()}


def _add(rates: Iterable[Rate]) -> Rate | None:
    """Rates as one; None where there are none."""
    every = list(rates)
    return _whole(every) if every else None


def _whole(rates: Collection[Rate]) -> Rate:
    return Rate(sum(one.part for one in rates), sum(one.whole for one in rates))


def _work(now: Sequence[Assignment], before: Sequence[Assignment]) -> Work:
    own, theirs = measure_work(now), measure_work(before)
    return Work(
        Share(own.completion, theirs.completion),
        Share(own.standing, theirs.standing),
        count_states(now),
        count_states(before),
    )


def _of_item(status: Status, item: Item | None) -> list[Assignment]:
    """All that is owed of an item."""
    return status.by_item.get(item.id, []) if item else []


def _owed(status: Status, units: Iterable[Unit]) -> list[Assignment]:
    """All that some units owe."""
    return [one for unit in units for one in status.by_unit.get(unit.id, ())]


def _money(status: Status) -> dict[str, tuple[int, int]]:
    """By unit what it was allocated and what it spent, in đồng."""
    found: dict[str, tuple[int, int]] = {}
    for report in status.reports_that(lambda report: report.funding is not None):
        if report.funding:
            allocated, spent = found.get(report.unit, (0, 0))
            found[report.unit] = allocated + report.funding.allocated, spent + report.funding.spent
    return found
