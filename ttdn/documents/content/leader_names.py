"""The names of the templates of the leader's page and of the short text."""

from dataclasses import dataclass
from datetime import date

from ttdn.documents.content.items import Tally
from ttdn.documents.content.names import CommonNames, Day


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line with what it is about."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item, and what is said of it."""

    id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class OwingUnits:
    """Units that owe the same."""

    words: str
    units: str
    few: str


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit that is late."""

    number: int
    unit: str
    owed: str
    days: int
    call: str


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next."""

    day: Day
    words: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """An item of the plan, for the annex."""

    id: str
    title: str
    state: str
    results: str


@dataclass(frozen=True, slots=True)
class PageUnit:
    """A unit and what became of its items, for the annex; a unit has one row for each of these words."""

    unit: str
    report: str
    done: str
    running: str
    overdue: str
    other: str
    silent: str


@dataclass(frozen=True, slots=True)
class PageAnnexes:
    """The annexes as they are cited; empty where there is none."""

    late: str
    items: str
    units: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNames(CommonNames):
    """The names of the templates of the leader's page and of the short text."""

    as_of: date
    scope: str
    illustrative: bool
    not_asked: str
    excluded: str
    measures: tuple[LabelledLine, ...]
    year_measures: tuple[LabelledLine, ...]
    reported: str
    reports: str
    reports_by_state: str
    requested: str
    best: tuple[ItemLine, ...]
    worst: tuple[ItemLine, ...]
    highlights: tuple[ItemLine, ...]
    drafted: bool
    targets: tuple[LabelledLine, ...]
    more_targets: int
    targets_reached: str
    funding: str
    late_words: str
    late_summary: str
    late: tuple[OwingUnits, ...]
    late_rows: tuple[LateUnit, ...]
    waiting: tuple[OwingUnits, ...]
    coming: tuple[Due, ...]
    since: str
    news: str
    changes: tuple[LabelledLine, ...]
    compared: tuple[LabelledLine, ...]
    compared_period: str
    figures: tuple[LabelledLine, ...]
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]
    total: Tally
    items: tuple[PageItem, ...]
    units: tuple[PageUnit, ...]
    annexes: PageAnnexes
