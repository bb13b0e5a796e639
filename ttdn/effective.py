"""Which reports speak for a time, and what they give: every stretch of time once.

It is pure: no files, no clock, no rendering.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ttdn.figures import Given
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.report import Programme, Report, Result, Training
from ttdn.model.roster import Unit
from ttdn.vietnamese import fold

#: The reports of each unit, by unit and period.
Received = Mapping[str, Mapping[Period, Report]]


#: A report with what it says of one item.
Telling = tuple[Report, list[Result]]


#: Whether a report gives what is asked for.
Gives = Callable[[Report], bool]


@dataclass(frozen=True, slots=True)
class Course:
    """A training course with the units that held or attended it."""

    training: Training
    units: tuple[Unit, ...]


T = TypeVar("T")


def effective_reports(period: Period, reports: Mapping[Period, T]) -> Iterator[T]:
    """The reports (or what they say of one thing) that speak for a period.

    Its own where it exists, else those of the finer periods.

    Figures are of their period and never cumulative, so these are the reports whose figures may be added up.
    Of reports that all give the thing in question nothing is counted twice, and what the longer ones lack is
    taken from the finer ones.
    """
    if period in reports:
        yield reports[period]
        return
    for part in period.parts(reports) if reports else ():
        yield from effective_reports(part, reports)


def reports_giving(give: Gives, period: Period, reports: Mapping[Period, Report]) -> Iterator[Report]:
    """Of the reports that give what is asked for, those that speak for a period."""
    return effective_reports(period, {period: report for period, report in reports.items() if give(report)})


def by_item(reports: Mapping[Period, Report]) -> dict[str, dict[Period, Telling]]:
    """The reports of a unit that speak of each item, with what they say of it."""
    speaking: dict[str, dict[Period, Telling]] = defaultdict(dict)
    for period, report in reports.items():
        for result in report.results:
            said = speaking[result.item].setdefault(period, (report, []))[1]
            said.append(result)
    return speaking


def speaks_of(item: str) -> Gives:
    """Whether a report says something of an item."""
    return lambda report: any(result.item == item for result in report.results)


def amounts_given(
    within: Period, received: Received, only: Figure | None = None
) -> dict[tuple[str, str], dict[str, list[Given]]]:
    """By figure and item, what each unit reported: every stretch of time once."""
    given: dict[tuple[str, str], dict[str, list[Given]]] = {}
    for unit, reports in received.items():
        stated: dict[tuple[str, str], dict[Period, Given]] = defaultdict(dict)
        for period, report in reports.items():
            for result in report.results:
                for name, amount in result.figures.items():
                    if only is None or name == only.id:
                        stated[name, result.item][period] = period, amount
        for key, amounts in stated.items():
            counted = list(effective_reports(within, amounts))
            if counted:
                given.setdefault(key, {})[unit] = counted
    return given


def each_once(reports: Iterable[Iterable[Programme]]) -> list[Programme]:
    """The programmes of one unit's reports, each once.

    What the first report that names one leaves open, later ones fill in. What a report lists twice under one
    title is two, unless the numbers are the same.
    """
    distinct: list[Programme] = []
    places: dict[tuple[str, str], int] = {}
    of_title: dict[str, list[int]] = defaultdict(list)
    for programmes in reports:
        own: set[int] = set()
        for programme in programmes:
            title, number = fold(programme.title), _plain_number(programme.number)
            place = places.get((title, number))
            if place is None and (not number or (title, "") in places):
                alike = (place for place in of_title[title] if place not in own)
                place = next((place for place in alike if not number or not distinct[place].number), None)
            if place is None:
                place = len(distinct)
                distinct.append(programme)
                of_title[title].append(place)
            distinct[place] = _fill_in(distinct[place], programme)
            places[title, number] = place
            own.add(place)
    return distinct


def _plain_number(number: str | None) -> str:
    """A document's number without what people write differently: "Số: 012/KH-UBND" is "12/kh-ubnd"."""
    return _NUMBER_HEAD.sub("", fold(number or "").replace(" ", ""))


_NUMBER_HEAD = re.compile(r"^(?:so)?[:.]*0*(?=[0-9])")


def enter_course(courses: list[Course], training: Training, unit: Unit) -> None:
    """Add a unit to the course that it names, or the course where no other unit has named it."""
    organiser = fold(training.organiser or "")
    for place, course in enumerate(courses):
        known = fold(course.training.organiser or "")
        if not organiser or not known or organiser == known:
            courses[place] = Course(
                _fill_in(course.training, training), tuple(dict.fromkeys((*course.units, unit)))
            )
            return
    courses.append(Course(training, (unit,)))


P = TypeVar("P", Programme, Training)


def _fill_in(first: P, other: P) -> P:
    """What is known of something from two reports; where they differ, the first is right."""
    return first.model_copy(
        update={name: value for name, value in other if value is not None and getattr(first, name) is None}
    )
