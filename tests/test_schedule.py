"""When something is due: schedules of activities, deadlines of reports."""

from datetime import date

import pytest
from pydantic import ValidationError

from ttdn.model.schedule import Deadline, ScheduleReading


def reading(**given: str | list[str]) -> ScheduleReading:
    """A schedule as a plan gives it: all values are text."""
    return ScheduleReading.model_validate(given)


def test_quarters_two_and_three() -> None:
    """The words "Quý II và quý III" run from 01/4 to 30/9, and the last day on time is 30/9."""
    schedule = reading(quarters=["2", "3"])
    assert schedule.window(2020) == (date(2020, 4, 1), date(2020, 9, 30))
    assert schedule.deadline(2020) == date(2020, 9, 30)


def test_all_year_has_no_deadline() -> None:
    """The words "Thường xuyên trong năm" mean the whole year, and never overdue."""
    schedule = reading(all_year="true")
    assert schedule.window(2020) == (date(2020, 1, 1), date(2020, 12, 31))
    assert schedule.deadline(2020) is None


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
    assert schedule.window(2020) == (first, last)
    assert schedule.deadline(2020) == last


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"all_year": "false"},
        {"all_year": "true", "quarters": ["1"]},
        {"quarters": ["1"], "months": ["1"]},
        {"quarters": ["0", "1"]},
        {"quarters": ["4", "5"]},
        {"quarters": ["1", "3"]},
        {"quarters": ["3", "2"]},
        {"quarters": ["2", "2"]},
        {"months": ["12", "13"]},
        {"from": "2020-05-03"},
        {"to": "2020-05-03"},
        {"from": "2020-05-03", "to": "2020-05-02"},
    ],
)
def test_unreadable_schedule(given: dict[str, str | list[str]]) -> None:
    """Exactly one reading, without gaps, inside the year, and not ending before it begins."""
    with pytest.raises(ValidationError) as caught:
        ScheduleReading.model_validate(given)
    assert [error["type"] for error in caught.value.errors()] == ["unreadable-schedule"]


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
