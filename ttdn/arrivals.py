"""What the register says of units and periods on a day.

It is pure: no files, no clock, no rendering.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ttdn.model.period import Period
from ttdn.model.register import Arrival, Decision

#: What came, by unit and period, as it is known on a day.
Sent = Mapping[str, Mapping[Period, "Sending"]]


@dataclass(frozen=True)
class Sending:
    """What has come of one unit for one period; never nothing."""

    arrivals: tuple[Arrival, ...]

    @property
    def first_day(self) -> date | None:
        """The day by which it is on time: that of the first thing that was not refused; None: all were."""
        return min((one.arrived for one in self.arrivals if one.result is not Decision.REFUSED), default=None)

    @property
    def last(self) -> Arrival:
        """What came last."""
        return max(self.arrivals, key=lambda one: (one.arrived, one.number))

    @property
    def outcome(self) -> Decision:
        """What became of it: waits, is in conflict, was refused; else it went back to be put right.

        That of the last that was not refused counts, waiting papers aside where there is more.
        """
        decided = [one for one in self.arrivals if one.result is not Decision.WAITING]
        kept = [one for one in decided if one.result is not Decision.REFUSED]
        last = max(kept or decided or self.arrivals, key=lambda one: (one.arrived, one.number))
        own = {Decision.WAITING, Decision.CONFLICT, Decision.REFUSED}
        return last.result if last.result in own else Decision.ASKED_BACK

    @property
    def waits_for_typing(self) -> bool:
        """Whether it only waits for the office: papers that nobody has typed in, forms that are held."""
        return all(one.result is Decision.WAITING for one in self.arrivals)

    @property
    def is_held(self) -> bool:
        """Whether there is a form in it that only waits for the office."""
        return self.waits_for_typing and any(one.is_held for one in self.arrivals)


def sent_by(arrivals: Iterable[Arrival], day: date = date.max) -> Sent:
    """What had come by a day, by unit and period; what nobody knows the unit or the period of is left out."""
    found: dict[str, dict[Period, list[Arrival]]] = defaultdict(lambda: defaultdict(list))
    for one in arrivals:
        if one.arrived <= day and one.unit is not None and one.period is not None:
            found[one.unit][one.period].append(one)
    return {
        unit: {period: Sending(tuple(own)) for period, own in periods.items()}
        for unit, periods in found.items()
    }


def first_day_of(arrivals: Iterable[Arrival], unit: str, period: Period) -> date | None:
    """The day on which the first thing came of a unit for a period that was not refused."""
    own = [one for one in arrivals if one.unit == unit and one.period == period]
    return Sending(tuple(own)).first_day


def find_arrival(arrivals: Iterable[Arrival], digest: str) -> Arrival | None:
    """The arrival of just this content."""
    return next((one for one in arrivals if digest and one.digest == digest), None)
