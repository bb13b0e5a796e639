"""When something is due: schedules of activities, deadlines of reports."""

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from ttdn.model import schedule
from ttdn.model.plan import Plan
from ttdn.model.schedule import Deadline, ScheduleReading, Window


def reading(**given: str | list[str]) -> ScheduleReading:
    """A schedule as a plan gives it: all values are text."""
    return ScheduleReading.model_validate(given)


def test_quarters_two_and_three() -> None:
    """The words "Quý II và quý III" run from 01/4 to 30/9, and the last day on time is 30/9."""
    schedule = reading(quarters=["2", "3"])
    assert schedule.windows(2020) == ((date(2020, 4, 1), date(2020, 9, 30)),)
    assert not schedule.is_open


def test_all_year_has_no_deadline() -> None:
    """The words "Thường xuyên trong năm" mean the whole year, and never overdue."""
    schedule = reading(all_year="true")
    assert schedule.windows(2020) == ((date(2020, 1, 1), date(2020, 12, 31)),)
    assert schedule.is_open


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ({"quarters": ["1"]}, date(2020, 1, 1), date(2020, 3, 31)),
        ({"quarters": ["4"]}, date(2020, 10, 1), date(2020, 12, 31)),
        ({"quarters": ["1", "2", "3", "4"]}, date(2020, 1, 1), date(2020, 12, 31)),
        ({"months": ["2"]}, date(2020, 2, 1), date(2020, 2, 29)),
        ({"months": ["11", "12"]}, date(2020, 11, 1), date(2020, 12, 31)),
        ({"from": "2020-05-03", "to": "20/6/2020"}, date(2020, 5, 3), date(2020, 6, 20)),
        ({"from": "2020-05-03", "to": "2020-05-03"}, date(2020, 5, 3), date(2020, 5, 3)),
    ],
)
def test_window(given: dict[str, str | list[str]], first: date, last: date) -> None:
    """A window ends on its last day, which is the deadline."""
    schedule = ScheduleReading.model_validate(given)
    assert schedule.windows(2020) == ((first, last),)
    assert not schedule.is_open


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"all_year": "false"},
        {"all_year": "true", "quarters": ["1"]},
        {"quarters": ["1"], "months": ["1"]},
        {"quarters": ["0", "1"]},
        {"quarters": ["4", "5"]},
        {"quarters": ["3", "2"]},
        {"months": ["9", "4"]},
        {"months": ["4", "9", "4"]},
        {"quarters": ["2", "2"]},
        {"months": ["12", "13"]},
        {"from": "2020-05-03"},
        {"to": "2020-05-03"},
        {"from": "2020-05-03", "to": "2020-05-02"},
        {"on_event": "false"},
        {"by": "2020-06-30", "before": "2020-06-30"},
        {"from": "2020-05-03", "by": "2020-06-30"},
        {"every": "month", "months": ["4"]},
        {"all_year": "true", "on_event": "true"},
    ],
)
def test_unreadable_schedule(given: dict[str, str | list[str]]) -> None:
    """Exactly one reading: numbers in order, each once, inside the year, and not ending before it begins."""
    with pytest.raises(ValidationError) as caught:
        ScheduleReading.model_validate(given)
    assert [error["type"] for error in caught.value.errors()] == ["unreadable-schedule"]


def days(text: str) -> tuple[Window, ...]:
    """``1/4–30/4 1/9–30/9`` as windows of 2027."""
    return tuple(
        Window(*(date(2027, *map(int, reversed(day.split("/")))) for day in window.split("–")))
        for window in text.split()
    )


MONTHS = (
    "1/1–31/1 1/2–28/2 1/3–31/3 1/4–30/4 1/5–31/5 1/6–30/6 "
    "1/7–31/7 1/8–31/8 1/9–30/9 1/10–31/10 1/11–30/11 1/12–31/12"
)
#: Every way to read a schedule, its times in 2027, and whether they are due on their last days.
READINGS: list[tuple[dict[str, str | list[str]], str, bool]] = [
    ({"all_year": "true"}, "1/1–31/12", False),
    ({"on_event": "true"}, "1/1–31/12", False),
    ({"quarters": ["2"]}, "1/4–30/6", True),
    ({"quarters": ["2", "3"]}, "1/4–30/9", True),
    ({"quarters": ["1", "4"]}, "1/1–31/3 1/10–31/12", True),
    ({"quarters": ["1", "3", "4"]}, "1/1–31/3 1/7–31/12", True),
    ({"quarters": ["1", "2", "3", "4"]}, "1/1–31/12", True),
    ({"months": ["2"]}, "1/2–28/2", True),
    ({"months": ["4", "5"]}, "1/4–31/5", True),
    ({"months": ["4", "9"]}, "1/4–30/4 1/9–30/9", True),
    ({"months": ["1", "2", "6", "11", "12"]}, "1/1–28/2 1/6–30/6 1/11–31/12", True),
    ({"from": "2027-03-05", "to": "2027-09-30"}, "5/3–30/9", True),
    ({"by": "2027-06-30"}, "1/1–30/6", True),
    ({"by": "2027-01-01"}, "1/1–1/1", True),
    ({"before": "2027-06-30"}, "1/1–29/6", True),
    ({"before": "2027-03-01"}, "1/1–28/2", True),
    ({"every": "month"}, MONTHS, True),
    ({"every": "quarter"}, "1/1–31/3 1/4–30/6 1/7–30/9 1/10–31/12", True),
    ({"every": "half"}, "1/1–30/6 1/7–31/12", True),
]


@pytest.mark.parametrize(("given", "windows", "is_due"), READINGS)
def test_every_reading(given: dict[str, str | list[str]], windows: str, is_due: bool) -> None:  # noqa: FBT001
    """Each run of neighbours is a time of its own, due on its last day; open work is never due."""
    schedule, expected = ScheduleReading.model_validate(given), days(windows)
    assert schedule.windows(2027) == expected
    assert schedule.is_open is not is_due


def test_every_reading_stands_in_the_table() -> None:
    """No way to read a schedule is forgotten above."""
    assert {next(iter(given)) for given, _, _ in READINGS} == set(schedule.READINGS)


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ({"from": "2026-05-01", "to": "2030-12-31"}, date(2026, 5, 1), date(2030, 12, 31)),
        ({"by": "2028-01-31"}, date(2027, 1, 1), date(2028, 1, 31)),
        ({"by": "2026-12-15"}, date(2026, 12, 15), date(2026, 12, 15)),
        ({"before": "2027-01-01"}, date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_days_beyond_the_year(given: dict[str, str], first: date, last: date) -> None:
    """Days of other years stay what they are; a window never ends before it begins."""
    assert ScheduleReading.model_validate(given).windows(2027) == ((first, last),)


@pytest.mark.parametrize(
    ("read", "due"),
    [
        ({"months": ["4", "9"]}, [(4, 30), (9, 30)]),
        ({"every": "half"}, [(6, 30), (12, 31)]),
        ({"before": "2027-06-30"}, [(6, 29)]),
        ({"on_event": "true"}, []),
        ({"by": "2028-01-31"}, []),
        (None, []),
    ],
)
def test_due_days_of_an_item(
    read: dict[str, str | list[str]] | None, due: list[tuple[int, int]], make_plan: Callable[..., Plan]
) -> None:
    """An item is due at the end of each of its times; what ends after the year is standing work in it."""
    activity = {"id": "I.1", "text": "Một", "schedule": {"text": "Lời văn", "read": read}}
    plan = make_plan(year="2027", activities=[activity])
    item = plan.items["I.1"]
    assert plan.due_days(item) == tuple(date(2027, month, day) for month, day in due)
    assert plan.deadline(item) == (date(2027, *due[-1]) if due else None)


AMENDMENT = {"number": "9/KH-UBND", "date": "2027-08-15"}
PLAIN = {"id": "I.1", "text": "Một"}


@pytest.mark.parametrize(
    ("lives", "read", "windows"),
    [
        ([{"from": "2027-08-15"}], {"every": "quarter"}, "15/8–30/9 1/10–31/12"),
        ([{"added_by": "9/KH-UBND"}], {"by": "2027-11-30"}, "15/8–30/11"),
        ([{"added_by": "9/KH-UBND", "from": "2027-09-01"}], {"all_year": "true"}, "1/9–31/12"),
        ([{"added_by": "9/KH-UBND"}], None, "15/8–31/12"),
        ([{"from": "2027-08-15"}], {"months": ["4", "8", "9"]}, "15/8–30/9"),
        ([{"from": "2027-08-15"}], {"quarters": ["1"]}, "1/1–31/3"),
        ([{"until": "2027-08-14"}, {"from": "2027-08-15"}], {"every": "half"}, "1/1–30/6 1/7–31/12"),
    ],
)
def test_windows_of_an_item_that_was_added(
    lives: list[dict[str, str]],
    read: dict[str, str | list[str]] | None,
    windows: str,
    make_plan: Callable[..., Plan],
) -> None:
    """Nobody owes the quarters before an item came into the plan; a new version of it goes on as it was."""
    schedule = {"text": "Lời văn", "read": read}
    activities = [{**PLAIN, "schedule": schedule, **life} for life in lives]
    plan = make_plan(year="2027", activities=activities, amendments=[AMENDMENT])
    assert plan.windows(plan.items["I.1"]) == days(windows)


@pytest.mark.parametrize(
    ("given", "last"),
    [
        ({"before": "2020-12-10"}, date(2020, 12, 9)),
        ({"before": "10/12/2020"}, date(2020, 12, 9)),
        ({"before": "2021-01-01"}, date(2020, 12, 31)),
        ({"before": "2020-03-01"}, date(2020, 2, 29)),
        ({"by": "2020-12-10"}, date(2020, 12, 10)),
        ({"before": "1900-01-01"}, date(1899, 12, 31)),
    ],
)
def test_last_good_day(given: dict[str, str], last: date) -> None:
    """The last day on time of "trước ngày 10/12/2020" is 09/12/2020; of "chậm nhất ngày", the day itself."""
    assert Deadline.model_validate(given).last_day == last


@pytest.mark.parametrize("given", [{}, {"before": "2020-12-10", "by": "2020-12-10"}])
def test_unreadable_deadline(given: dict[str, str]) -> None:
    """A deadline is either before a day or by a day."""
    with pytest.raises(ValidationError) as caught:
        Deadline.model_validate(given)
    assert [error["type"] for error in caught.value.errors()] == ["unreadable-deadline"]
