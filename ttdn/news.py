"""What is new in the last days: reports that came, work that was finished, days that passed.

It is read from the days in the reports and in the plan alone: so it costs the page of ``ttdn status`` next to
nothing, and follows what the page is narrowed to. ``changes_by_receipt`` counts the whole plan of both days,
which takes as long as all the rest of the page, and answers another question: work that was done long ago and
is reported only now is a change, but was not finished in these days. A test holds the two together on what
came. It is pure: no files, no clock, no rendering.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ttdn.language import NOTHING, Text, count_of, list_few, same
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.reminders import pressing
from ttdn.status import Status
from ttdn.status.states import MET_STATES, Assignment, SubmissionState
from ttdn.vietnamese import date_text

#: What came within so many days, today included, is new.
NEW_DAYS = 7
#: So many names stand in the sentence; of more the rest is counted.
_NAMES = 5
_DAY = timedelta(days=1)


class Arrived(NamedTuple):
    """A report that was received; ``is_late`` where it is the one that is looked at and came too late."""

    unit: Unit
    report: Report
    is_late: bool


class News(NamedTuple):
    """What is new from ``first_day`` to the as-of day.

    ``finished`` is work that was completed, ``overdue`` what has become overdue and is pressed for, ``owing``
    the units whose reports have become overdue.
    """

    first_day: date
    as_of: date
    arrived: tuple[Arrived, ...]
    finished: tuple[Assignment, ...]
    overdue: tuple[Assignment, ...]
    owing: tuple[Unit, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not (self.arrived or self.finished or self.overdue or self.owing)


def find_news(status: Status, days: int = NEW_DAYS) -> News:
    """What is new in so many days, the as-of day included.

    Args:
        status: Where the work stands; what it was narrowed to, the news are narrowed to.
        days: How many days are looked back at.
    """
    first_day = status.as_of - (days - 1) * _DAY
    return News(
        first_day,
        status.as_of,
        tuple(_arrived(status, first_day)),
        tuple(one for one in status.assignments if _is_finished(one, first_day, status.as_of)),
        tuple(_overdue(status, first_day)),
        tuple(
            status.plan.units_by_id[unit]
            for unit, owed in status.arrears.items()
            if any(one.last_day and first_day <= one.last_day + _DAY for one in owed)
        ),
    )


def _arrived(status: Status, first_day: date) -> Iterator[Arrived]:
    """The reports of these days, in the order of the roster; of some items those that speak of one."""
    late = {
        (one.unit.id, one.report.period)
        for one in status.submissions
        if one.report and one.state is SubmissionState.LATE
    }
    units = status.plan.units_by_id
    for unit, reports in status.known.items():
        if unit in units and (status.only_units is None or unit in status.only_units):
            for period, report in reports.items():
                told = status.only_items is None or report.results
                if told and first_day <= report.received <= status.as_of:
                    yield Arrived(units[unit], report, (unit, period) in late)


def _is_finished(assignment: Assignment, first_day: date, as_of: date) -> bool:
    """Whether it, or one of its times, was completed in these days."""
    if assignment.occurrences:
        return any(one.done and first_day <= one.done <= as_of for one in assignment.occurrences)
    day = assignment.result.completed if assignment.result else None
    return assignment.state in MET_STATES and day is not None and first_day <= day <= as_of


def _overdue(status: Status, first_day: date) -> Iterator[Assignment]:
    """What has become overdue in these days, of those who are not only asked."""
    asked = status.plan.only_asked
    for assignment in status.assignments:
        pressed = None if assignment.unit.id in asked else pressing(status, assignment)
        if pressed and any(first_day <= due + _DAY <= status.as_of for due in _missed(pressed)):
            yield pressed


def _missed(assignment: Assignment) -> list[date]:
    """The due days that have passed."""
    if assignment.occurrences:
        return [one.due for one in assignment.occurrences if one.is_missed]
    return [assignment.deadline] if assignment.deadline else []


def news_words(news: News) -> Text:
    """One sentence: 3 reports (A, B, C; 1 late), 2 pieces of work finished, 1 item past due (II.5).

    Each part stands only where there is something; empty where nothing is new.
    """
    if news.is_empty:
        return NOTHING
    days = (news.as_of - news.first_day).days + 1
    parts = [*_arrived_words(news.arrived), *_finished_words(news.finished)]
    parts += [*_overdue_words(news.overdue), *_owing_words(news.owing)]
    since = date_text(news.first_day)
    return Text(
        f"Mới trong {days} ngày (từ {since.vi}): {'; '.join(part.vi for part in parts)}.",
        f"New in {days} days (since {since.en}): {'; '.join(part.en for part in parts)}.",
    )


def _arrived_words(arrived: Sequence[Arrived]) -> Iterator[Text]:
    if arrived:
        names = _names([one.unit for one in arrived])
        late = sum(one.is_late for one in arrived)
        vi, en = (f"; {late} nộp muộn", f"; {late} late") if late else ("", "")
        yield Text(
            f"{len(arrived)} báo cáo ({names.vi}{vi})", f"{count_of(len(arrived), 'report')} ({names.en}{en})"
        )


def _finished_words(finished: Sequence[Assignment]) -> Iterator[Text]:
    if finished:
        numbers = _numbers(finished)
        yield Text(
            f"{len(finished)} lượt việc hoàn thành ({numbers.vi})",
            f"{len(finished)} assignment{'s' * (len(finished) > 1)} done ({numbers.en})",
        )


def _overdue_words(overdue: Sequence[Assignment]) -> Iterator[Text]:
    if overdue:
        numbers, items = _numbers(overdue), len({one.item.id for one in overdue})
        units = len({one.unit.id for one in overdue})
        yield Text(
            f"{items} mục vừa quá hạn ({numbers.vi}; {units} đơn vị)",
            f"{count_of(items, 'item')} just past due ({numbers.en}; {count_of(units, 'unit')})",
        )


def _owing_words(owing: Sequence[Unit]) -> Iterator[Text]:
    if owing:
        yield Text(
            f"{len(owing)} đơn vị vừa quá hạn nộp báo cáo",
            f"{count_of(len(owing), 'unit')} just past the deadline of a report",
        )


def _numbers(assignments: Sequence[Assignment]) -> Text:
    numbers = dict.fromkeys(one.item.number for one in assignments)
    return list_few(list(map(same, numbers)), _NAMES, Text("mục khác", "more"))


def _names(units: Sequence[Unit]) -> Text:
    names = dict.fromkeys(unit.short for unit in units)
    return list_few(list(map(same, names)), _NAMES, Text("đơn vị khác", "more"))
