"""One page for a leader: where the work stands, what was achieved, who is late, what has changed.

It is pure: no files, no clock, no rendering. The HTML page, the Word page and the short text say the same of
it, in the words of ``overview_words``.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain, filterfalse, repeat
from typing import NamedTuple

from ttdn.attribution import as_sentences, at_time, told_by
from ttdn.changes.difference import Changes
from ttdn.comparison import Comparison, overall
from ttdn.counting import wholly_excused
from ttdn.digest import DRAFTED, Entry, Passage, choose, digest, opinions, times_of
from ttdn.figures import FigureTotal
from ttdn.language import Text
from ttdn.model.clauses import Item
from ttdn.model.edits import Edits
from ttdn.model.period import Period
from ttdn.reminders import Reminder, find_reminders, is_late, pressing, whom_to_call
from ttdn.status import Status
from ttdn.status.states import (
    MET_STATES,
    RUNNING_STATES,
    STOPPED_STATES,
    UNREPORTED_STATES,
    Assignment,
    Measures,
    Rate,
    State,
    count_states,
    measure_work,
    submission_rate,
)
from ttdn.unasked import not_asked

#: A telephone number in what is said of whom to call.
TELEPHONE = re.compile(r"\+?\d[\d\s.()-]{6,}\d")
#: What the first page has room for.
MOST_SENTENCES, MOST_LETTERS, LONGEST = 7, 1_100, 260
_MOST_ITEMS, _MOST_DUE, _MOST_VOICES = 3, 5, 3
#: What cannot be expected to be done: it did not arise, its time or that of its report is not over.
_NOT_YET = UNREPORTED_STATES - {State.NO_REPORT} | RUNNING_STATES | {State.NOT_ARISEN}


class Achievement(NamedTuple):
    """What was achieved of an item: what the specialist chose, else (``drafted``) a first draft.

    ``sentences`` are the passages, each with the names of its units, as the summary has them: Vietnamese in
    both languages, since units write so.
    """

    item: Item
    passages: tuple[Passage, ...]
    drafted: bool
    sentences: tuple[str, ...]


class Highlight(NamedTuple):
    """A sentence for the first page, shortened where it is long."""

    item: Item
    words: str
    drafted: bool


class Level(NamedTuple):
    """The two measures, and the reports that are in, of a period, as of the day of the page."""

    period: Period
    measures: Measures
    reports: Rate
    illustrative: bool


class ItemLevel(NamedTuple):
    """How far an item is: ``done`` of the ``whole`` that could be; ``overdue`` and ``silent`` are in it.

    ``owed`` is how many units it is given to.

    What has passed and only a report still to come can tell of is not in it: nobody is reminded of it either.
    Who is at work in time is in it only beside others that are overdue. ``late`` of those that are done were
    done after their day; ``has_time``: the day of all lies ahead; ``recurs``: done is who did it each time.

    Bodies that were only asked count in nothing here.
    """

    item: Item
    done: int
    whole: int
    overdue: int
    silent: int
    owed: int
    late: int = 0
    has_time: bool = False
    recurs: bool = False


class Coming(NamedTuple):
    """What is due next: the reports of a ``period``, or an ``item``; ``open`` of ``whole`` still owe it.

    ``owner`` is whose item it is, where it is that of one unit.
    """

    day: date
    period: Period | None
    item: Item | None
    open: int
    whole: int
    owner: str = ""


class Voice(NamedTuple):
    """What units say for themselves, and who: what the specialist chose, else what most units share."""

    words: str
    units: tuple[str, ...]
    chosen: bool


class Overview(NamedTuple):
    """What the page says.

    ``measures`` are of ``status.within``, ``reports`` and ``requested`` of ``status.period``; ``year`` is the
    level of the whole year, where only a part of it is looked at. ``achievements`` are in the order of the
    plan, ``highlights`` what of them stands on the first page.

    ``late`` is who is past a day, the longest first, the collecting office included; ``waiting`` who is to
    be reminded and is not late, or was only asked; ``contacts`` whom to call, by the ids of all these, where
    somebody is known.

    ``level`` and ``before`` are held against each other, as ``comparisons`` are: of ``status.within``, or of
    the last period whose reports are due. ``figures`` are those over the whole plan, ``targets`` the figures
    with a target, first those that are not reached. ``changes`` is None where there is no earlier page to
    compare with. ``not_asked`` says that
    nobody asked for reports on what is looked at.
    """

    status: Status
    year: Level | None
    measures: Measures
    reports: Rate
    requested: Rate
    best: tuple[ItemLevel, ...]
    worst: tuple[ItemLevel, ...]
    achievements: tuple[Achievement, ...]
    highlights: tuple[Highlight, ...]
    figures: tuple[FigureTotal, ...]
    targets: tuple[FigureTotal, ...]
    late: tuple[Reminder, ...]
    waiting: tuple[Reminder, ...]
    contacts: Mapping[str, str]
    coming: tuple[Coming, ...]
    difficulties: tuple[Voice, ...]
    proposals: tuple[Voice, ...]
    level: Level
    before: tuple[Level, ...]
    comparisons: tuple[Comparison, ...]
    changes: Changes | None
    excluded_units: tuple[str, ...]
    not_asked: Text | None

    @property
    def illustrative(self) -> bool:
        """Whether anything that the page says is an example."""
        levels, comparisons = ((one.illustrative for one in some) for some in (self.before, self.comparisons))
        return self.status.illustrative or any(levels) or any(comparisons)


def make_overview(  # noqa: PLR0913, PLR0917 - what a leader wants on one page comes from everywhere
    status: Status,
    edits: Edits | None,
    earlier: Sequence[Status],
    comparisons: Sequence[Comparison],
    changes: Changes | None = None,
    excluded_units: Sequence[str] = (),
    faulty: Collection[tuple[str, Period | None]] = (),
    *,
    year: Status | None = None,
    compared: Status | None = None,
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
        year: The whole year, where ``status`` is of a part of it.
        compared: What ``earlier`` and ``comparisons`` are held against, where that is not ``status``.
    """
    achievements = tuple(_achievements(status, edits))
    # A leader asks the collecting office, too.
    reminders = find_reminders(status, faulty=faulty, own=None)
    late = sorted(filter(is_late, reminders), key=lambda one: -days_late(one, status.as_of))
    levels = item_levels(status)
    voices = opinions(status, edits)
    return Overview(
        status=status,
        year=_level(year) if year else None,
        measures=measure_work(status.assignments),
        reports=submission_rate(status.submissions),
        requested=submission_rate(status.requested),
        best=tuple(_best(levels)),
        worst=tuple(_worst(levels)),
        achievements=achievements,
        highlights=_highlights(status, achievements),
        figures=overall(status),
        targets=tuple(
            sorted((one for one in status.figures if one.figure.target), key=lambda one: one.is_reached)
        ),
        late=tuple(late),
        waiting=tuple(filterfalse(is_late, reminders)),
        contacts=_contacts(status, reminders),
        coming=tuple(_coming(year or status)),
        difficulties=tuple(_voices(voices["difficulties"])),
        proposals=tuple(_voices(voices["proposals"])),
        level=_level(compared or status),
        before=tuple(map(_level, earlier)),
        comparisons=tuple(comparisons),
        changes=changes,
        excluded_units=tuple(excluded_units),
        not_asked=not_asked(status.plan, status.within),
    )


def days_late(reminder: Reminder, as_of: date) -> int:
    """By how many days the oldest of what a unit owes is late; 0 where nothing is."""
    items = ((as_of - one.deadline).days for one in reminder.items if one.deadline)
    return max((0, *(one.days_late for one in reminder.reports), *items))


def _level(status: Status) -> Level:
    return Level(
        status.within,
        measure_work(status.assignments),
        submission_rate(status.submissions),
        status.illustrative,
    )


def _contacts(status: Status, reminders: Iterable[Reminder]) -> dict[str, str]:
    """Whom to call, where somebody is known; a number is read as one, and no line ends within it."""

    def unbroken(number: re.Match[str]) -> str:
        return number[0].replace(" ", "\N{NO-BREAK SPACE}")

    known = {one.unit.id: whom_to_call(status, one.unit) for one in reminders}
    return {unit: TELEPHONE.sub(unbroken, whom) for unit, whom in known.items() if whom}


def _achievements(status: Status, edits: Edits | None) -> Iterator[Achievement]:
    plan = status.plan
    for number, entries in digest(status, edits).items():
        owners: frozenset[str] = frozenset(unit.id for unit in plan.owners.get(number, ()))
        choice = choose(entries, DRAFTED, owners if len(owners) == 1 else frozenset())
        if choice.said:
            drafted = not any(entry.is_chosen and entry.is_standing for entry in entries)
            rewritten = {entry.text for entry in entries}
            measures = {figure.unit for figure in plan.figures_of(number)}
            times = times_of(entries, status.within)
            sentences = tuple(
                at_time(
                    told_by(plan, one.words, one.units, measures, rewritten=one.words in rewritten),
                    times.get(one),
                )
                for one in choice.said
            )
            yield Achievement(plan.items[number], choice.said, drafted, sentences)


def _highlights(status: Status, achievements: Sequence[Achievement]) -> tuple[Highlight, ...]:
    """As many sentences as there is room for, in the order of the plan.

    What was chosen goes before drafts, what most units have done before the rest; each item gets a sentence
    before any gets its second. Of drafts those of units that have not been quoted yet come first.
    """
    done = {number: sum(one.state in MET_STATES for one in own) for number, own in status.by_item.items()}
    ranked = sorted(achievements, key=lambda one: (one.drafted, -done.get(one.item.id, 0)))
    room, quoted, found = MOST_LETTERS, set[str](), list[Highlight]()
    left = [(one, list(zip(one.passages, one.sentences, strict=True))) for one in ranked]
    for one, told in chain.from_iterable(repeat(left, MOST_SENTENCES)):
        if told and len(found) < MOST_SENTENCES:
            fresh = (pair for pair in told if one.drafted and quoted.isdisjoint(pair[0].units))
            pair = next(fresh, told[0])
            told.remove(pair)
            words = shortened(pair[1], LONGEST)
            if len(words) <= room:
                found.append(Highlight(one.item, words, one.drafted))
                quoted.update(pair[0].units)
                room -= len(words)
    places = {number: place for place, number in enumerate(status.plan.items)}
    return tuple(sorted(found, key=lambda one: places[one.item.id]))


def shortened(words: str, longest: int) -> str:
    """Sentences that are not longer: cut behind a sentence, else behind a part of one (``…``)."""
    if len(words) <= longest:
        return words
    begun = words[:longest]
    for sign in (". ", "; ", ", ", " "):
        place = begun.rfind(sign, longest // 3)
        if place > 0:
            return words[: place + 1] if sign == ". " else f"{words[:place]}…"
    return f"{begun}…"


def item_levels(status: Status) -> list[ItemLevel]:
    """How far each item is that is owed by any who are not only asked, in the order of the plan."""
    asked = status.plan.only_asked
    owing = ([one for one in owed if one.unit.id not in asked] for owed in status.by_item.values())
    return [_item_level(status, own) for own in owing if own]


def _item_level(status: Status, own: Sequence[Assignment]) -> ItemLevel:
    counts = count_states(own)
    overdue = sum(pressing(status, one) is not None for one in own)
    untold = counts[State.OVERDUE] - overdue
    # Where work comes back, those that are up to date stand beside those that are behind.
    outside = _NOT_YET - RUNNING_STATES if overdue else _NOT_YET
    whole = len(own) - untold - sum(counts[state] for state in outside)
    done, late = sum(counts[state] for state in MET_STATES), counts[State.DONE_LATE]
    has_time = all(one.deadline is not None and not status.has_passed(one) for one in own)
    recurs = any(len(one.occurrences) > 1 for one in own)
    silent = counts[State.NO_REPORT]
    return ItemLevel(own[0].item, done, whole, overdue, silent, len(own), late, has_time, recurs)


def _best(levels: Iterable[ItemLevel]) -> list[ItemLevel]:
    """The items of which the largest part is done, of equal ones those of most units; none that was late."""
    found = [one for one in levels if one.done * 2 >= one.whole > 0 and not (one.overdue or one.late)]
    return sorted(found, key=lambda one: (-Fraction(one.done, one.whole), -one.whole))[:_MOST_ITEMS]


def _worst(levels: Sequence[ItemLevel]) -> list[ItemLevel]:
    """The items of which most is overdue, then those without time left of which the smallest part is done.

    Where nothing tells them apart (nobody has reported yet) only what is overdue is named.
    """
    differ = len({Fraction(one.done, one.whole) for one in levels if one.whole}) > 1
    found = [
        one for one in levels if one.overdue or (differ and one.done * 2 < one.whole and not one.has_time)
    ]
    return sorted(
        found,
        key=lambda one: (-Fraction(one.overdue, one.whole), Fraction(one.done, one.whole), -one.whole),
    )[:_MOST_ITEMS]


def _voices(entries: Sequence[Entry]) -> list[Voice]:
    """What the specialist chose; else what most units share, each at its first mention."""
    chosen = choose(entries, 0).said
    said = chosen or choose(sorted(entries, key=lambda one: -len(one.units)), _MOST_VOICES).said
    return [Voice(as_sentences(one.words), one.units, bool(chosen)) for one in said[:_MOST_VOICES]]


def _coming(status: Status) -> list[Coming]:
    """The next days of the year on which reports and items are due."""
    plan, today = status.plan, status.as_of
    reports = [
        Coming(one.last_day, one.period, None, *status.still_open(one))
        for one in (*plan.required_periods, *plan.adhoc_reports)
        if one.last_day and one.last_day >= today
    ]
    items = [one for item in plan.items.values() if (one := _next_of(status, item))]
    order = sorted((*reports, *items), key=lambda one: (one.day, one.period is None))
    return [one for one in order if one.open][:_MOST_DUE]


def _next_of(status: Status, item: Item) -> Coming | None:
    """The next day of an item; who has reported it done, put off or dropped owes it no more."""
    plan = status.plan
    day = next((day for day in plan.due_days(item) if day >= status.as_of), None)
    spared = plan.only_asked | wholly_excused(plan, plan.period)
    owners = [unit for unit in plan.owners.get(item.id, ()) if unit.id not in spared]
    if day is None or not owners:
        return None
    closed = {one.unit.id for one in status.by_item.get(item.id, ()) if _is_closed(one, day)}
    owner = plan.called(owners[0]) if len(owners) == 1 else ""
    return Coming(day, None, item, sum(unit.id not in closed for unit in owners), len(owners), owner)


def _is_closed(assignment: Assignment, day: date) -> bool:
    times = [one for one in assignment.occurrences if one.due == day]
    if times:
        return not any(one.is_open for one in times)
    return assignment.state in MET_STATES | STOPPED_STATES | {State.NOT_ARISEN}
