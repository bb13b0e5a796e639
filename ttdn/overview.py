"""One page for a leader: where the work stands, what was achieved, who is late, what has changed.

It is pure: no files, no clock, no rendering. The HTML page, the Word page and the short text say the same of
it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ttdn.changes.difference import Changes
from ttdn.comparison import Comparison, overall
from ttdn.digest import DRAFTED, Passage, choose, digest
from ttdn.figures import FigureTotal
from ttdn.model.clauses import Item
from ttdn.model.edits import Edits
from ttdn.model.period import Period
from ttdn.reminders import Reminder, find_reminders
from ttdn.status import Measures, Rate, Status, measure_work, submission_rate


@dataclass(frozen=True, slots=True)
class Achievement:
    """What was achieved of an item: what the specialist chose, else (``drafted``) a first draft."""

    item: Item
    passages: tuple[Passage, ...]
    drafted: bool


@dataclass(frozen=True, slots=True)
class Before:
    """The two measures, and the reports that were in, of an earlier period, as of the same day."""

    period: Period
    measures: Measures
    reports: Rate
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page says.

    ``figures`` are those over the whole plan, ``targets`` the figures with a target, ``late`` whom to remind
    of what; ``changes`` is None where there is no earlier page to compare with.
    """

    status: Status
    measures: Measures
    reports: Rate
    achievements: tuple[Achievement, ...]
    figures: tuple[FigureTotal, ...]
    targets: tuple[FigureTotal, ...]
    late: tuple[Reminder, ...]
    before: tuple[Before, ...]
    comparisons: tuple[Comparison, ...]
    changes: Changes | None
    excluded_units: tuple[str, ...]


def make_overview(  # noqa: PLR0913, PLR0917 - what a leader wants on one page comes from everywhere
    status: Status,
    edits: Edits | None,
    earlier: Sequence[Status],
    comparisons: Sequence[Comparison],
    changes: Changes | None = None,
    excluded_units: Sequence[str] = (),
    faulty: Collection[tuple[str, Period | None]] = (),
) -> Overview:
    """Put together what the page says.

    Args:
        status: Where the plan stands.
        edits: The specialist's part of the summary, with the chosen sentences.
        earlier: The period before and the same of last year, where there are reports of them.
        comparisons: The figures beside those of these periods.
        changes: What has changed since the last page.
        excluded_units: The units whose reports have errors and are not counted.
        faulty: The units and periods of these reports.
    """
    return Overview(
        status,
        measure_work(status.assignments),
        submission_rate(status.submissions),
        tuple(_achievements(status, edits)),
        overall(status),
        tuple(total for total in status.figures if total.figure.target),
        tuple(find_reminders(status, faulty=faulty)),
        tuple(_before(one) for one in earlier),
        tuple(comparisons),
        changes,
        tuple(excluded_units),
    )


def _achievements(status: Status, edits: Edits | None) -> list[Achievement]:
    found = []
    for item, entries in digest(status, edits).items():
        owners: frozenset[str] = frozenset(unit.id for unit in status.plan.owners.get(item, ()))
        choice = choose(entries, DRAFTED, owners if len(owners) == 1 else frozenset())
        if choice.said:
            drafted = not any(entry.is_chosen and entry.is_standing for entry in entries)
            found.append(Achievement(status.plan.items[item], choice.said, drafted))
    return found


def _before(status: Status) -> Before:
    return Before(
        status.within,
        measure_work(status.assignments),
        submission_rate(status.submissions),
        status.illustrative,
    )


def is_late(reminder: Reminder) -> bool:
    """Whether something of a unit is past its day; who was only asked, or has time, is not late."""
    return not reminder.asked and (
        bool(reminder.items) or any(report.days_late > 0 for report in reminder.reports)
    )
