"""Reporting periods: how they are written, the days they cover, how they lie in each other."""

from datetime import date

import pytest

from ttdn.model.period import Cutoffs, Period, last_day_of_month, parse_period


def period(text: str) -> Period:
    """A period that must be readable."""
    parsed = parse_period(text)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    "text",
    ["2020", "2020-H1", "2020-H2", "2020-9M", "2020-Q1", "2020-Q4", "2020-01", "2020-12", "1900", "9999"],
)
def test_period_reads_back(text: str) -> None:
    """A period is written as it was read."""
    assert str(period(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-",
        "2020-H0",
        "2020-H3",
        "2020-8M",
        "2020-9m",
        "2020-09M",
        "2020-Q0",
        "2020-Q5",
        "2020-00",
        "2020-13",
        "2020-5",
        "2020-q2",
        "2020 ",
        "2020\n",
        "0020",
        "1899",
    ],
)
def test_no_period(text: str) -> None:
    """Anything else is no period."""
    assert parse_period(text) is None


@pytest.mark.parametrize("text", ["２０２０", "٢٠٢٠"])
def test_only_plain_digits_make_a_year(text: str) -> None:
    """Digits of other scripts look alike and are not taken."""
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_calendar_days(text: str, first: date, last: date) -> None:
    """By the calendar a period ends on the last day of its last month."""
    assert period(text).dates(Cutoffs.CALENDAR) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2019, 12, 15), date(2020, 12, 14)),
        ("2020-H1", date(2019, 12, 15), date(2020, 6, 14)),
        ("2020-H2", date(2020, 6, 15), date(2020, 12, 14)),
        ("2020-Q2", date(2020, 3, 15), date(2020, 6, 14)),
        ("2020-05", date(2020, 4, 15), date(2020, 5, 14)),
        ("2020-01", date(2019, 12, 15), date(2020, 1, 14)),
    ],
)
def test_days_of_decree_09_2019(text: str, first: date, last: date) -> None:
    """NĐ 09/2019, Điều 12: data run from the 15th to the 14th."""
    assert period(text).dates(Cutoffs.ND_09_2019) == (first, last)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020", ["2020-H1", "2020-H2"]),
        ("2020-H1", ["2020-Q1", "2020-Q2"]),
        ("2020-9M", ["2020-H1", "2020-Q3"]),
        ("2020-H2", ["2020-Q3", "2020-Q4"]),
        ("2020-Q4", ["2020-10", "2020-11", "2020-12"]),
        ("2020-05", []),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    """A period consists of the next finer ones, without gap or overlap."""
    assert [str(part) for part in period(text).parts()] == parts


def test_year_is_nine_months_and_a_quarter_where_these_are_known() -> None:
    """Whoever reports on nine months then reports on the last quarter; whole halves go before."""

    def parts(*known: str) -> list[str]:
        return [str(part) for part in period("2020").parts([*map(period, known)])]

    assert parts("2020-9M", "2020-Q4") == parts("2020-9M", "2020-H1") == ["2020-9M", "2020-Q4"]
    assert parts("2020-9M", "2020-H1", "2020-H2") == parts("2020-Q4") == ["2020-H1", "2020-H2"]


@pytest.mark.parametrize(
    ("text", "count"), [("2020", 20), ("2020-9M", 14), ("2020-H1", 9), ("2020-Q3", 4), ("2020-05", 1)]
)
def test_all_periods_within(text: str, count: int) -> None:
    """Itself first, each once, the longer before the shorter."""
    found = [*period(text).within()]
    assert (str(found[0]), len(found), len(set(found))) == (text, count, count)
    lengths = [last - first for first, last in (one.months for one in found)]
    assert lengths == sorted(lengths, reverse=True)
    assert all(period(text).contains(one) for one in found)


def test_what_comes_before_and_after_nine_months() -> None:
    """The last quarter follows; nine months are compared with those of last year."""
    nine = period("2020-9M")
    assert (str(nine.next), str(nine.previous)) == ("2020-Q4", "2019-9M")


@pytest.mark.parametrize("text", ["2020", "2020-H1", "2020-9M", "2020-Q3", "2020-05"])
def test_contains_itself_and_its_parts(text: str) -> None:
    """A period contains itself and all its parts; the parts do not contain it."""
    whole = period(text)
    assert whole.contains(whole)
    for part in whole.parts():
        assert whole.contains(part)
        assert not part.contains(whole)


def test_contains_nothing_of_another_time() -> None:
    """Neither another year nor a neighbouring quarter."""
    assert not period("2020").contains(period("2021-Q1"))
    assert not period("2020-H1").contains(period("2020-Q3"))
    assert not period("2020-Q2").contains(period("2020-07"))


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2020", "năm 2020", "2020"),
        ("2020-H1", "6 tháng đầu năm 2020", "half 1 of 2020"),
        ("2020-H2", "6 tháng cuối năm 2020", "half 2 of 2020"),
        ("2020-9M", "9 tháng đầu năm 2020", "the first nine months of 2020"),
        ("2020-Q2", "quý II năm 2020", "quarter 2 of 2020"),
        ("2020-Q4", "quý IV năm 2020", "quarter 4 of 2020"),
        ("2020-02", "tháng 02 năm 2020", "2020-02"),
        ("2020-05", "tháng 5 năm 2020", "2020-05"),
    ],
)
def test_label(text: str, vietnamese: str, english: str) -> None:
    """A period has the name by which a sentence speaks of it."""
    assert period(text).label == (vietnamese, english)


def test_of_year() -> None:
    """A year is a period of its own."""
    assert Period.of_year(2020) == period("2020")


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2020, 2, 29), (1900, 2, 28), (2000, 2, 29), (2020, 4, 30), (9999, 12, 31)]
)
def test_last_day_of_month(year: int, month: int, day: int) -> None:
    """Leap years count, and the last year there is."""
    assert last_day_of_month(year, month) == date(year, month, day)
