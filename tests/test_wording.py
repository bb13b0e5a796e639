"""What the wording of a schedule means: read where it is sure, and no day invented where it is not."""

import unicodedata
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from conftest import Check, Run
from hypothesis import given
from hypothesis import strategies as st

from ttdn.wording import Wording, line_of, read_wording

#: Wordings of a plan of 2027, and the line to write for them.
READ = {
    # All year, without a deadline.
    "Thường xuyên": "all_year: true",
    "Thường xuyên, liên tục trong năm 2027": "all_year: true",
    "Thường xuyên, theo yêu cầu nhiệm vụ.": "all_year: true",
    "Thường xuyên và khi có phát sinh": "all_year: true",
    "Cả năm": "all_year: true",
    "Trong năm 2027": "all_year: true",
    "Năm 2027": "all_year: true",
    "2027": "all_year: true",
    "Hằng năm": "all_year: true",
    "Năm 2027 và các năm tiếp theo": "all_year: true",
    "Thực hiện thường xuyên theo quy định": "all_year: true",
    "Thường xuyên hoặc đột xuất": "all_year: true",
    "Thường xuyên, định kỳ hoặc đột xuất": "all_year: true",
    "Thường xuyên, theo kế hoạch của Bộ": "all_year: true",
    "Thường xuyên theo chức năng, nhiệm vụ": "all_year: true",
    "Thường xuyên từ năm 2027": "all_year: true",
    "Từ năm 2027 trở đi": "all_year: true",
    "Định kỳ hằng năm": "all_year: true",
    # When something happens, without a deadline.
    "Theo kế hoạch riêng": "on_event: true",
    "Theo kế hoạch riêng của Bộ Khoa học và Công nghệ": "on_event: true",
    "Khi có yêu cầu": "on_event: true",
    "Theo yêu cầu của UBND tỉnh": "on_event: true",
    "Khi có yêu cầu trong năm": "on_event: true",
    "Đột xuất, khi có yêu cầu": "on_event: true",
    "Ngay khi có yêu cầu": "on_event: true",
    "Khi có văn bản hướng dẫn của Bộ": "on_event: true",
    # Again and again.
    "Hằng tháng": "every: month",
    "Hàng quý": "every: quarter",
    "Mỗi quý một lần": "every: quarter",
    "Định kỳ hằng quý trong năm 2027": "every: quarter",
    "01 lần/quý": "every: quarter",
    "3 tháng/lần": "every: quarter",
    "6 tháng một lần": "every: half",
    "Định kỳ 6 tháng": "every: half",
    "6 tháng, năm": "every: half",
    "Định kỳ 06 tháng, 01 năm": "every: half",
    "Hằng quý, hằng năm": "every: quarter",
    "Định kỳ hằng quý, 6 tháng, năm": "every: quarter",
    "Ít nhất 01 lần/quý": "every: quarter",
    "6 tháng đầu năm và cả năm": "every: half",
    "6 tháng đầu năm, 6 tháng cuối năm": "every: half",
    # Quarters and months, one by one and from one to another.
    "Quý I": "quarters: [1]",
    "Trong quý I": "quarters: [1]",
    "Quý II và quý III": "quarters: [2, 3]",
    "Quý II, III/2027": "quarters: [2, 3]",
    "Quý III, quý II": "quarters: [2, 3]",
    "Quý I, quý IV năm 2027": "quarters: [1, 4]",
    "Quý I/2027; Quý IV/2027": "quarters: [1, 4]",
    "Từ quý I đến hết quý III năm 2027": "quarters: [1, 2, 3]",
    "Quý I - II/2027 và quý IV/2027": "quarters: [1, 2, 4]",
    "Quý IV hằng năm": "quarters: [4]",
    "Hằng năm (quý IV)": "quarters: [4]",
    "Năm 2027: Quý II": "quarters: [2]",
    "Quý IV (hằng năm)": "quarters: [4]",
    "01 lần/năm vào quý IV": "quarters: [4]",
    "Quý II (năm 2027)": "quarters: [2]",
    "02 lần/năm (quý II, quý IV)": "quarters: [2, 4]",
    "02 lần/năm, vào tháng 4 và tháng 8": "months: [4, 8]",
    "2 đợt (tháng 4, tháng 9)": "months: [4, 9]",
    "Quý II, năm 2027": "quarters: [2]",
    "QuýIII/2027": "quarters: [3]",
    "Q.II/2027": "quarters: [2]",
    "6 tháng đầu năm": "quarters: [1, 2]",
    "Trong 6 tháng cuối năm 2027": "quarters: [3, 4]",
    "9 tháng": "quarters: [1, 2, 3]",
    "9 tháng đầu năm 2027": "quarters: [1, 2, 3]",
    "2 tháng đầu năm": "months: [1, 2]",
    "Tháng 4, tháng 9": "months: [4, 9]",
    "Các tháng 4, 9": "months: [4, 9]",
    "Đợt 1: tháng 4; đợt 2: tháng 9": "months: [4, 9]",
    "Tháng 4 (đợt 1) và tháng 9 (đợt 2)": "months: [4, 9]",
    "Vào tháng 4 và tháng 8 năm 2027": "months: [4, 8]",
    "Tháng 3 - 6/2027": "months: [3, 4, 5, 6]",
    "Từ tháng 3 đến tháng 6": "months: [3, 4, 5, 6]",
    "04 tháng (từ tháng 3 đến tháng 6)": "months: [3, 4, 5, 6]",
    "Tháng 3, 4 và tháng 9 - tháng 11": "months: [3, 4, 9, 10, 11]",
    "Quý II và tháng 9": "months: [4, 5, 6, 9]",
    "06/2027": "months: [6]",
    "T6/2027": "months: [6]",
    "Từ 3/2027 đến 5/2027": "months: [3, 4, 5]",
    "Tổ chức trong tháng 5": "months: [5]",
    # From a day to another, and one day.
    "Từ 01/3/2027 đến 30/9/2027": "from: 2027-03-01, to: 2027-09-30",
    "Từ ngày 01 tháng 3 đến ngày 30 tháng 9 năm 2027": "from: 2027-03-01, to: 2027-09-30",
    "01/3 - 30/9/2027": "from: 2027-03-01, to: 2027-09-30",
    "Từ tháng 3 đến hết ngày 15/9": "from: 2027-03-01, to: 2027-09-15",
    "Từ quý II đến tháng 8": "from: 2027-04-01, to: 2027-08-31",
    "Từ ngày 17 đến ngày 20 tháng 11": "from: 2027-11-17, to: 2027-11-20",
    "Ngày 19/8/2027": "from: 2027-08-19, to: 2027-08-19",
    # Before a day, which does not count, and by one, which does.
    "Trước 30/6/2027": "before: 2027-06-30",
    "Trước ngày 30/6": "before: 2027-06-30",
    "Trước ngày 15.11.2027": "before: 2027-11-15",
    "Trước ngày 15 tháng 11 hằng năm": "before: 2027-11-15",
    "Trước tháng 6": "before: 2027-06-01",
    "Trước quý III": "before: 2027-07-01",
    "Hoàn thành trước 30/6": "before: 2027-06-30",
    "Phải hoàn thành trước 30/6": "before: 2027-06-30",
    "Thực hiện xong trước 30/6": "before: 2027-06-30",
    "Thời gian hoàn thành trước ngày 30/6/2027": "before: 2027-06-30",
    "Hằng năm, hoàn thành trước ngày 30/11": "before: 2027-11-30",
    "Không quá ngày 30/6": "by: 2027-06-30",
    "Không muộn hơn 15/12/2027": "by: 2027-12-15",
    "Hạn chót 15/12/2027": "by: 2027-12-15",
    "Từ khi Kế hoạch được ban hành đến hết năm 2027": "by: 2027-12-31",
    "Chậm nhất ngày 15/12/2027": "by: 2027-12-15",
    "Chậm nhất trong quý I": "by: 2027-03-31",
    "Đến ngày 30/6/2027": "by: 2027-06-30",
    "Đến hết quý III": "by: 2027-09-30",
    "Từ nay đến hết tháng 6": "by: 2027-06-30",
    "Đến hết năm 2027": "by: 2027-12-31",
    "Hết năm": "by: 2027-12-31",
    "Từ tháng 3 đến hết năm": "from: 2027-03-01, to: 2027-12-31",
    "Hoàn thành trong tháng 6/2027": "by: 2027-06-30",
    "Hoàn thành trong năm 2027": "by: 2027-12-31",
    "Thời gian hoàn thành: Quý II/2027": "by: 2027-06-30",
    "Thời hạn: 30/6/2027": "by: 2027-06-30",
    # However it is typed.
    "QUÝ  II\u00a0– III": "quarters: [2, 3]",
    "Qúy 2": "quarters: [2]",
    "quí 02 / 2027": "quarters: [2]",
    "- Quý II;": "quarters: [2]",
    "(Quý II)": "quarters: [2]",
    "tháng 04,09": "months: [4, 9]",
    "THÁNG 4 ĐẾN THÁNG 6": "months: [4, 5, 6]",
    "truoc ngay 30 / 06 / 2027": "before: 2027-06-30",
}

#: What may mean one thing or another, or says no time at all.
UNSURE = [
    *("", ".", "–", "30", "IV", "Năm", "Quý", "Tháng", "6 tháng", "12 tháng", "30 ngày", "2 lần/năm"),
    *(
        "Trong 9 tháng",
        "Thời gian thực hiện: 9 tháng",
        "Thường xuyên trong quý II",
        "Đầu năm",
        "Cuối năm 2027",
        "Đầu quý II",
        "Cuối tháng 6",
        "Giữa tháng 6",
        "Tháng này",
        "Tháng sau",
    ),
    *("Sau khi có hướng dẫn", "Sau ngày 30/6", "Trước Tết", "Theo hướng dẫn của Bộ", "Trong vòng 30 ngày"),
    *("Quý I hoặc quý II", "Quý II/III", "Quý I, 3", "Quý II, quý II", "Quý I Quý II", "Tháng 4 tháng 9"),
    *("Đến tháng 6", "Đến quý III", "Từ tháng 3", "Từ quý II", "Từ 01/7/2027", "Từ năm 2027"),
    *("Tháng 9 - 3", "Từ 30/9 đến 01/3", "Tháng 3 - 6 - 9", "3-6/2027", "Tháng 3/4", "Tháng IV"),
    *("Trước 30/6 và 31/12", "15/6, 15/12", "Ngày 25 hằng tháng", "Trước ngày 25 hằng tháng"),
    *("Hằng tuần", "Hằng ngày", "Hằng tháng, quý", "Tháng 1 lần", "Trước 17 giờ 00 ngày 30/6"),
    *("Quý II (hoàn thành trước 15/6)", "Quý II và các quý tiếp theo", "08 tháng (từ tháng 3 đến tháng 9)"),
    *("Khi có kết quả quý I", "Khi có hướng dẫn, trước Tết", "Theo quy định", "Tuần đầu tháng 6"),
    *("Theo yêu cầu của Bộ trước ngày 30/6", "Theo Kế hoạch số 1576/KH-UBND", "Quý II/1576"),
    *("Đợt 1: tháng 4; đợt 2: tháng 5", "Đợt 1: tháng 4; đợt 3: tháng 9", "Đợt 1: tháng 4, 9"),
    *("02 lần/năm (tháng 4 và tháng 5)", "02 lần/năm (tháng 4)", "3 lần/năm (quý II)", "24/7", "24/24"),
    *("Hằng năm (9 tháng)", "Hằng năm, cuối quý IV", "Thường xuyên, theo kế hoạch hằng tháng"),
    *("Hằng năm (2 lần)", "Cả năm, hoàn thành trước 30/6", "Ít nhất 02 lần/quý", "Thường xuyên, hằng quý"),
    *("Dự kiến quý II", "Thời gian quý II", "Quý I và các năm tiếp theo", "Từ khi Kế hoạch được ban hành"),
    "Thường xuyên, hoàn thành trước ngày 30/6/2027",
    "Quý II" * 100,
]
IMPOSSIBLE = ["ngày 30/02", "Trước ngày 31/4/2027", "Từ 31/02 đến 30/6", "Quý V", "Quý 5/2027", "Tháng 13"]

#: Other years that the words name, and the line to write if that is meant.
OTHER_YEARS = {
    "Quý II/2026": ((2026,), None),
    "Trước ngày 30/6/2026": ((2026,), None),
    "Tháng 12/2026 và tháng 01/2027": ((2026,), None),
    "Năm học 2027 - 2028": ((2028,), None),
    "Năm 2026 và các năm tiếp theo": ((2026,), "all_year: true"),
    "Từ năm 2026 trở đi": ((2026,), "all_year: true"),
    "Năm 2028 và các năm tiếp theo": ((2028,), None),
    "Từ 01/7/2026": ((2026,), None),
    "Từ 01/7/2026 trở đi": ((2026,), "all_year: true"),
    "Quý II/2026 và các năm tiếp theo": ((2026,), None),
    "Trong năm 2026 - 2027": ((2026,), "from: 2026-01-01, to: 2027-12-31"),
    "Giai đoạn 2026 - 2030 và những năm tiếp theo": ((2026, 2030), "all_year: true"),
    "Thường xuyên, giai đoạn 2026 - 2030": ((2026, 2030), "all_year: true"),
    "Hằng năm (2026 - 2030)": ((2026, 2030), "all_year: true"),
    "Thường xuyên, giai đoạn 2021 - 2025": ((2021, 2025), None),
    "Giai đoạn 2026 - 2030, tầm nhìn đến năm 2045": ((2026, 2030, 2045), None),
    "Không quá ngày 31/01/2028": ((2028,), "by: 2028-01-31"),
    "2024 - 2026": ((2024, 2026), None),
    "2026-2030": ((2026, 2030), "from: 2026-01-01, to: 2030-12-31"),
    "Giai đoạn 2026 - 2030": ((2026, 2030), "from: 2026-01-01, to: 2030-12-31"),
    "Từ năm 2027 đến năm 2030": ((2030,), "from: 2027-01-01, to: 2030-12-31"),
    "Từ tháng 11/2026 đến tháng 02/2027": ((2026,), "from: 2026-11-01, to: 2027-02-28"),
    "Từ ngày 15/12/2026 đến hết ngày 15/3/2027": ((2026,), "from: 2026-12-15, to: 2027-03-15"),
    "Quý IV/2027 - Quý I/2028": ((2028,), "from: 2027-10-01, to: 2028-03-31"),
    "Trước ngày 15/01/2028": ((2028,), "before: 2028-01-15"),
    "Đến hết năm 2030": ((2030,), "by: 2030-12-31"),
    "Từ nay đến hết năm 2030": ((2030,), "by: 2030-12-31"),
    "Hoàn thành trong quý I/2028": ((2028,), "by: 2028-03-31"),
    "Hoàn thành trước năm 2030": ((2030,), "before: 2030-01-01"),
    "Hoàn thành trong năm 2026": ((2026,), None),
    "Quý I/2028": ((2028,), None),
    "Đến năm 2030": ((2030,), None),
    "Từ 30/02/2027 đến 30/6/2028": ((2028,), None),
}


def line(text: str, year: int = 2027) -> str | None:
    """How a wording is read, as the line of a plan; None where it is not."""
    reading = read_wording(text, year).reading
    return line_of(reading) if reading else None


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_sure_wording(text: str, expected: str) -> None:
    """What means one thing only is read, however it is typed and composed."""
    assert line(text) == f"read: {{{expected}}}"
    assert line(unicodedata.normalize("NFD", text)) == f"read: {{{expected}}}"
    assert line(text.upper()) == f"read: {{{expected}}}"


@pytest.mark.parametrize("text", UNSURE)
def test_unsure_wording(text: str) -> None:
    """What is not sure is not read, and it is said why."""
    wording = read_wording(text, 2027)
    assert wording == Wording()
    assert wording.reason(2027).vi == "lời văn không cho biết chắc chắn khi nào"


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_wording(text: str) -> None:
    """A day that no calendar has is not replaced by another."""
    wording = read_wording(text, 2027)
    assert (wording.reading, wording.offered, wording.is_impossible) == (None, None, True)
    assert "không có trong lịch" in wording.reason(2027).vi


@pytest.mark.parametrize(("text", "expected"), OTHER_YEARS.items())
def test_other_years(text: str, expected: tuple[tuple[int, ...], str | None]) -> None:
    """Another year is never taken for the plan's; what is said word for word may be offered."""
    wording = read_wording(text, 2027)
    years, offered = expected
    assert (wording.reading, wording.years) == (None, years)
    assert (line_of(wording.offered) if wording.offered else None) == (offered and f"read: {{{offered}}}")
    assert f"năm {years[0]}" in wording.reason(2027).vi


def test_the_year_of_the_plan_counts() -> None:
    """The same words mean another year in another plan; in a leap year February has 29 days."""
    assert line("Quý II/2026", 2026) == "read: {quarters: [2]}"
    assert line("Trước ngày 30/6", 2026) == "read: {before: 2026-06-30}"
    assert line("Ngày 29/02", 2028) == "read: {from: 2028-02-29, to: 2028-02-29}"
    assert line("Ngày 29/02", 2027) is None


ROMAN = ("I", "II", "III", "IV")
sets_of_quarters = st.lists(st.integers(1, 4), min_size=1, unique=True).map(sorted)
sets_of_months = st.lists(st.integers(1, 12), min_size=1, unique=True).map(sorted)
days = st.dates(date(2027, 1, 1), date(2027, 12, 31))
tails = st.sampled_from(["", "/2027", " năm 2027", " hằng năm"])
between = st.sampled_from([", ", "; ", " và ", ","])


@given(sets_of_quarters, between, tails, st.booleans())
def test_any_quarters(quarters: list[int], separator: str, tail: str, each: bool) -> None:  # noqa: FBT001
    """Quarters are read back as they were written, with the word before each or before the first."""
    numbers = [ROMAN[quarter - 1] for quarter in quarters]
    words = (
        separator.join(f"quý {number}" for number in numbers) if each else f"Quý {separator.join(numbers)}"
    )
    assert line(words + tail) == f"read: {{quarters: {quarters}}}"


@given(sets_of_months, between, tails)
def test_any_months(months: list[int], separator: str, tail: str) -> None:
    """Months are read back as they were written, runs of neighbours as "tháng 3 - 5"."""
    runs = [
        [month for _, month in run] for _, run in groupby(enumerate(months), lambda pair: pair[1] - pair[0])
    ]
    words = separator.join(f"{run[0]:02d} - {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    assert line(f"Tháng {words}{tail}") == f"read: {{months: {months}}}"


@given(
    sets_of_months, st.sampled_from(["Đợt {}: tháng {}", "tháng {1} (đợt {0})", "Lần {} tháng {}"]), between
)
def test_any_rounds(months: list[int], form: str, separator: str) -> None:
    """Rounds are read where each has an end of its own: not those of neighbouring months."""
    months = months[:9]
    words = separator.join(form.format(number, month) for number, month in enumerate(months, 1))
    apart = all(later - earlier > 1 for earlier, later in pairwise(months))
    assert line(words) == (f"read: {{months: {months}}}" if apart else None)
    named = ", ".join(f"tháng {month}" for month in months)
    assert line(f"{len(months):02} lần/năm ({named})") == line(words)
    assert line(f"{len(months) + 1:02} lần/năm ({named})") is None


@given(days, st.sampled_from(["Hằng năm, {}", "Hằng năm ({})", "Năm 2027: {}", "{} hằng năm"]))
def test_when_in_the_year(day: date, form: str) -> None:
    """What is said of each year is said of the plan's, whatever stands first."""
    written = f"{day.day}/{day.month}"
    assert line(form.format(f"trước ngày {written}")) == f"read: {{before: {day}}}"
    assert line(form.format(f"hoàn thành không quá {written}")) == f"read: {{by: {day}}}"
    assert line(form.format(f"sau ngày {written}")) is None


@given(st.integers(2000, 2060), st.integers(2000, 2060), st.sampled_from(["", " và các năm tiếp theo"]))
def test_other_years_lie_around_the_plans(first: int, last: int, tail: str) -> None:
    """A span of years is offered where the plan's is one of them, from its first day to its last."""
    offered = read_wording(f"Giai đoạn {first} - {last}{tail}", 2027).offered
    if offered and not offered.all_year:
        assert offered.windows(2027) == ((date(first, 1, 1), date(last, 12, 31)),)
    assert bool(offered) is (first < last and first <= 2027 and (bool(tail) or last >= 2027))


@given(days, days, st.sampled_from(["/2027", ""]))
def test_any_days(first: date, last: date, year: str) -> None:
    """Days are read as day and month, never the other way round."""
    written = f"{last.day}/{last.month}{year}"
    assert line(f"Trước ngày {written}") == f"read: {{before: {last}}}"
    assert line(f"Chậm nhất {written}") == f"read: {{by: {last}}}"
    expected = f"read: {{from: {first}, to: {last}}}" if first < last else None
    assert line(f"Từ ngày {first.day}/{first.month}{year} đến {written}") == expected


WORDS = ["quý", "tháng", "ngày", "năm", "từ", "đến", "hết", "trước", "chậm nhất", "hằng", "và", ",", "-", "/"]
WORDS += [
    "1",
    "2",
    "30/6",
    "I",
    "III",
    "2027",
    "6 tháng",
    "đầu",
    "sau",
    "(",
    ")",
    "thường xuyên",
    "mỗi",
    "lần",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=40))
def test_any_words(text: str) -> None:
    """Whatever is written, what is read lies in the plan's year; hardly a word of it may be left out."""
    reading = read_wording(text, 2027).reading
    if reading:
        assert all(date(2027, 1, 1) <= window.first <= window.last for window in reading.windows(2027)[1:])
        assert reading.windows(2027)[-1].last <= date(2027, 12, 31)
        assert read_wording(f"{text} sau khi có hướng dẫn", 2027).reading is None
        assert read_wording(f"Không {text}", 2027).reading is None


def replace_schedule(root: Path, schedule: str) -> None:
    """Write another schedule into the small plan of the cases."""
    text = (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8")
    old = "{text: Quý II và quý III, read: {quarters: [2, 3]}}"
    assert old in text
    (root / "plan" / "2020.yaml").write_text(text.replace(old, schedule), encoding="utf-8")


@pytest.mark.parametrize(
    ("schedule", "code", "advice"),
    [
        ("{text: Quý IV}", "schedule-without-reading", "Thêm vào sau 'text': read: {quarters: [4]}"),
        (
            "{text: Khi có yêu cầu}",
            "schedule-without-reading",
            "Thêm vào sau 'text': read: {on_event: true}",
        ),
        (
            "{text: 2019 - 2025}",
            "schedule-without-reading",
            (
                "Lời văn nói đến năm 2019, 2025, còn kế hoạch là của năm 2020. Nếu đúng là thế, thêm vào sau "
                "'text': read: {from: 2019-01-01, to: 2025-12-31}"
            ),
        ),
        (
            "{text: Quý II/2019}",
            "schedule-without-reading",
            (
                "Xem lại 'text': lời văn nói đến năm 2019, còn kế hoạch là của năm 2020. Nếu văn bản đúng là "
                "thế thì để nguyên."
            ),
        ),
        (
            "{text: Trước ngày 31/6}",
            "schedule-without-reading",
            (
                "Xem lại 'text': lời văn nêu ngày, tháng hoặc quý không có trong lịch. Nếu văn bản đúng là "
                "thế thì để nguyên."
            ),
        ),
        (
            "{text: Cuối tháng 6}",
            "schedule-without-reading",
            "Nếu lời văn cho biết khi nào xong, thêm 'read', ví dụ {quarters: [2]}; nếu không thì để nguyên.",
        ),
        (
            "{text: Quý II và quý III, read: {quarters: [2]}}",
            "misread-schedule",
            "Theo lời văn thì ghi: read: {quarters: [2, 3]}",
        ),
        ("{text: Quý II/2019, read: {quarters: [2]}}", "misread-schedule", "Xem lại năm trong lời văn."),
    ],
)
def test_author_is_told_the_line(schedule: str, code: str, advice: str, root: Path, check: Check) -> None:
    """Where the words are sure the author need only copy a line; where they are not, nothing is made up."""
    replace_schedule(root, schedule)
    [found] = [one for one in check() if one.code in {"schedule-without-reading", "misread-schedule"}]
    assert found.hint
    assert (found.code, found.hint.vi) == (code, advice)


def test_level_is_set_by_the_plan(root: Path, check: Check) -> None:
    """An office that reads its schedules otherwise on purpose turns the rule off."""
    replace_schedule(root, "{text: Quý II, read: {quarters: [3]}}")
    path = root / "plan" / "2020.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "\nlevels: {misread-schedule: off}\n", encoding="utf-8"
    )
    assert not [one for one in check() if one.code == "misread-schedule"]


# ttdn show --read


def test_show_says_what_to_write(folder: Path, run: Run) -> None:
    """The line for the plan of the folder, its times and their due days."""
    code, out, _ = run("show", "--read", "Tháng 4, tháng 9", cwd=folder)
    assert code == 0
    assert [" ".join(line.split()) for line in out.splitlines()] == [
        "Tháng 4, tháng 9",
        "Kế hoạch năm: 2020",
        "Ghi là: read: {months: [4, 9]}",
        "Thời gian: 01/4/2020 – 30/4/2020, hạn 30/4/2020",
        "01/9/2020 – 30/9/2020, hạn 30/9/2020",
    ]


def test_show_says_why_nothing_is_read(folder: Path, run: Run) -> None:
    """What is not sure is not read, in both languages; other years are offered and not taken."""
    assert "Không đọc được: lời văn không cho biết chắc chắn khi nào" in run_words(run, "Cuối quý II", folder)
    out = run_words(run, "2019 - 2025", folder)
    assert "còn kế hoạch là của năm 2020" in out
    assert "Nếu đúng là thế, ghi: read: {from: 2019-01-01, to: 2025-12-31}" in out
    assert "không có hạn trong năm" in out
    assert "Không đặt ra ngày nào thay cho văn bản" in out
    english = run("--lang", "en", "show", "--read", "Cuối quý II", cwd=folder)[1]
    assert "the words do not say for sure when" in english
    assert "No day is invented" in english


def run_words(run: Run, text: str, folder: Path) -> str:
    """What ``ttdn show --read`` prints, its blanks made single."""
    return " ".join(run("show", "--read", text, cwd=folder)[1].split())


def test_show_reads_without_a_folder(tmp_path: Path, run: Run) -> None:
    """The year is asked for, or this year, where there is no plan; all-year work has no due day."""
    assert "Kế hoạch năm: 2027" in " ".join(
        run("show", "--read", "Quý II", "--year", "2027", cwd=tmp_path)[1].split()
    )
    code, out, _ = run("show", "--read", "Thường xuyên", cwd=tmp_path)
    assert code == 0
    assert "read: {all_year: true}" in out
    assert "không có hạn" in out


@pytest.mark.parametrize("more", [("II.5.1",), ("--as-of", "2020-12-10")])
def test_show_reads_words_alone(more: tuple[str, ...], folder: Path, run: Run) -> None:
    """Words are read by themselves: an item or a day beside them would be passed over."""
    code, _, complaint = run("show", "--read", "Quý II", *more, cwd=folder)
    assert (code, complaint.splitlines()[0]) == (
        2,
        "Lỗi: --read: Không dùng cùng mục, đơn vị, nhóm hay --as-of.",
    )


def test_show_of_an_item_prints_all_due_days(root: Path, run: Run) -> None:
    """Work that comes back has several due days, and each is named."""
    replace_schedule(root, "{text: 'Tháng 4, tháng 9', read: {months: [4, 9]}}")
    out = " ".join(run("show", "II.5.8", cwd=root)[1].split())
    assert "01/4/2020 – 30/4/2020, hạn 30/4/2020 01/9/2020 – 30/9/2020, hạn 30/9/2020" in out
