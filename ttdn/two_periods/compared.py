"""What is held side by side of two periods: shares, work, items, units, figures, targets."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ttdn.comparison import Change, ComparedFigure
from ttdn.figures import FigureTotal
from ttdn.language import Labelled
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.roster import Unit
from ttdn.status.states import Rate, SectionStatus, State
from ttdn.two_periods.items import ItemPair
from ttdn.vietnamese import in_hundred


def percent_of(rate: Rate | None) -> Decimal | None:
    """A rate in a hundred, as it is printed; None where there is nothing to divide by."""
    return in_hundred(rate.part, rate.whole) if rate and rate.whole else None


class Share(NamedTuple):
    """A part of a whole in the later period and in the earlier; None where there is nothing to measure."""

    now: Rate | None
    before: Rate | None

    @property
    def points(self) -> Decimal | None:
        """By how many percentage points it has changed, as the percentages are printed."""
        now, before = percent_of(self.now), percent_of(self.before)
        return None if now is None or before is None else now - before


class Work(NamedTuple):
    """What is owed in both periods: its two measures, and how much is in which state."""

    completion: Share
    standing: Share
    now: Mapping[State, int]
    before: Mapping[State, int]

    @property
    def owed(self) -> tuple[int, int]:
        """How much is owed, now and before."""
        return sum(self.now.values()), sum(self.before.values())

    @property
    def shares(self) -> tuple[tuple[str, Share], ...]:
        """The measures that have something to say, by their names."""
        named = (("completion", self.completion), ("standing", self.standing))
        return tuple((name, share) for name, share in named if share.now or share.before)


class ComparedItem(NamedTuple):
    """An item in both periods; ``pair`` says which item of the earlier plan it is."""

    pair: ItemPair
    work: Work

    @property
    def item(self) -> Item:
        """The item, as the later plan has it where it does."""
        found = self.pair.now or self.pair.before
        assert found is not None  # noqa: S101 - a pair has one of them
        return found

    @property
    def points(self) -> Decimal | None:
        """By how many points its measure has changed; None where it is measured in another way, or once."""
        told = self.work.shares
        return told[0][1].points if len(told) == 1 else None


class ComparedSection(NamedTuple):
    """A section of the later plan and the one of the earlier in which the same stands."""

    now: SectionStatus | None
    before: SectionStatus | None
    work: Work

    @property
    def section(self) -> SectionStatus:
        """The section, as the later plan has it where it does."""
        found = self.now or self.before
        assert found is not None  # noqa: S101 - one of them is there
        return found


class ComparedUnit(NamedTuple):
    """A unit with what has become part of it: its reports and its work.

    ``former`` are the units that stood for it in the earlier period, where these are others.
    """

    unit: Unit
    called: str
    former: tuple[str, ...]
    reports: Share
    work: Work


class Why(Labelled):
    """How an amount of two periods is compared, or why it is not."""

    COMPARED = "compared", "mọi đơn vị", "all units"
    SAME_UNITS = "same_units", "các đơn vị có cả hai kỳ", "units that gave both"
    NO_COMMON = "no_common_units", "không cùng đơn vị", "other units"
    OTHER_LENGTH = "other_length", "hai kỳ dài ngắn khác nhau", "times of other lengths"
    PARTIAL = "not_complete", "chưa đủ kỳ", "not complete"
    ONLY_NOW = "only_now", "chỉ có ở kỳ sau", "only in the later"
    ONLY_BEFORE = "only_before", "chỉ có ở kỳ trước", "only in the earlier"


class FigureLine(NamedTuple):
    """A figure over the whole plan in both periods, and what can be said of its change."""

    figure: Figure
    now: FigureTotal | None
    before: FigureTotal | None
    compared: ComparedFigure | None
    why: Why

    @property
    def change(self) -> Change | None:
        """What has changed, like for like; None where nothing is compared."""
        return self.compared.change if self.compared else None


class TargetLine(NamedTuple):
    """A figure with a target under one item, and the same in the earlier period where there is one."""

    now: FigureTotal
    before: FigureTotal | None


class ReportsIn(NamedTuple):
    """The reports that are in, of those that must come, that came on time, and that were only asked for.

    ``periods`` are those on which they are: the period itself, or the parts on which the plan asks.
    """

    sent: Rate | None
    on_time: Rate | None
    requested: Rate | None
    periods: tuple[Period, ...]
