"""What there was to be said of a plan's work on a day, small enough to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ttdn.model.period import Period
from ttdn.model.report import Status as Reported
from ttdn.model.scalars import Amount
from ttdn.status import State, SubmissionState


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit's report says of an item: its status, its words, its day, its amounts by figure."""

    status: Reported
    words: str
    completed: date | None
    amounts: Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class Handed:
    """A required report: its state, the day on which it was received (None: it is not in)."""

    state: SubmissionState
    received: date | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Units and items by their ids and names; ``states`` by item and unit; ``said`` by unit, period and item.

    ``totals`` are the amounts of figures over all units, by item and figure.
    """

    as_of: date
    within: Period
    units: Mapping[str, str]
    items: Mapping[str, str]
    submissions: Mapping[str, Handed]
    states: Mapping[tuple[str, str], State]
    said: Mapping[tuple[str, Period, str], Said]
    totals: Mapping[tuple[str, str], Amount]
