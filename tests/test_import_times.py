"""The times of a Word plan: read or kept as words, its year and day, and what somebody is told to look at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn.importing.times import plan_year, read_day, read_time, times_in
from ttdn.model.schedule import ScheduleReading
from ttdn.wording import read_wording

#: Wordings of a plan of 2026 that are read, and those that are left as words.
READ = {
    "Thường xuyên": {"all_year": "true"},
    "Khi có văn bản của Trung ương": {"on_event": "true"},
    "Quý II, quý IV/2026": {"quarters": ["2", "4"]},
    "Từ tháng 3 đến tháng 5 hằng năm": {"months": ["3", "4", "5"]},
    "Xong trước ngày 30/6": {"before": "2026-06-30"},
    "Chậm nhất 31/12": {"by": "2026-12-31"},
    "Định kỳ 6 tháng, năm": {"every": "half"},
    # Of several years, where all of the plan's is meant.
    "2025 - 2035": {"from": "2025-01-01", "to": "2035-12-31"},
    "Giai đoạn 2026-2030": {"from": "2026-01-01", "to": "2030-12-31"},
    "Quý I/2026 – Quý II/2027": {"from": "2026-01-01", "to": "2027-06-30"},
    "Năm 2025 và các năm tiếp theo": {"all_year": "true"},
}
WORDS = {
    "Theo hướng dẫn của Bộ": "",
    "Sau khi có hướng dẫn của Bộ": "",
    "Ngay sau khi Kế hoạch được ban hành": "",
    "Cuối quý III": "không cho biết chắc chắn khi nào",
    "Dự kiến quý II": "không cho biết chắc chắn khi nào",
    "10 ngày sau khi Kế hoạch được ban hành": "không cho biết chắc chắn khi nào",
    "Tháng 12/2025": "nói đến năm 2025, còn kế hoạch là của năm 2026",
    "Từ 01/7/2025": "nói đến năm 2025",
    "Từ năm 2024 đến năm 2025": "nói đến năm 2024, 2025",
    "Quý IV/2025 - Quý I/2026": "read: {from: 2025-10-01, to: 2026-03-31}",
    "Trước ngày 31/01/2027": "read: {before: 2027-01-31}",
    "Đến hết năm 2027": "read: {by: 2027-12-31}",
    "Trước ngày 31/6": "không có trong lịch",
    "Quý I Quý II": "nhiều mốc thời gian",
    "30/6 và 30/11": "nhiều mốc thời gian",
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_sure_time_is_read(text: str, expected: dict[str, object]) -> None:
    """The words stand as they are, their reading beside them, and nobody need look."""
    assert read_time(text, 2026) == ({"text": text, "read": expected}, ())
    assert read_wording(text, 2026).allows(ScheduleReading.model_validate(expected), 2026)


@pytest.mark.parametrize(("text", "told"), WORDS.items())
def test_any_other_time_stays_words(text: str, told: str) -> None:
    """Nothing is read of it; a remark says why where there is something to decide."""
    schedule, remarks = read_time(text, 2026)
    assert schedule == {"text": text}
    assert len(remarks) == bool(told)
    assert not remarks or told in remarks[0].vi


def test_a_day_below_a_deadline_is_the_last() -> None:
    """Not the only one, as that of an event is."""
    assert read_time("30/6/2026", 2026, "Thời hạn hoàn thành").schedule["read"] == {"by": "2026-06-30"}
    event = {"from": "2026-06-30", "to": "2026-06-30"}
    assert read_time("30/6/2026", 2026, "Thời gian thực hiện").schedule["read"] == event
    assert read_time("Quý II", 2026, "Thời hạn").schedule["read"] == {"quarters": ["2"]}


def test_no_words_no_schedule() -> None:
    """An empty cell says no time."""
    assert read_time("  ", 2026) == ({}, ())


@given(st.text(max_size=60))
def test_any_words_are_kept(text: str) -> None:
    """Whatever a cell holds, it stands in the plan as it is."""
    assert read_time(text, 2026).schedule.get("text", "") == " ".join(text.split())


# A time within the words of a task


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        (
            "Xây dựng đề án, hoàn thành trước ngày 30/6/2026.",
            "schedule: {text: 'hoàn thành trước ngày 30/6/2026', read: {before: 2026-06-30}}",
        ),
        (
            "Triển khai Tuần lễ đọc sách (từ ngày 15/4 đến ngày 21/4) tại các trường.",
            "schedule: {text: 'từ ngày 15/4 đến ngày 21/4', read: {from: 2026-04-15, to: 2026-04-21}}",
        ),
        (
            "Lấy mẫu 02 lần/năm; thời gian lấy mẫu vào tháng 4 và tháng 8 năm 2026; gửi kết quả.",
            "schedule: {text: 'vào tháng 4 và tháng 8 năm 2026', read: {months: [4, 8]}}",
        ),
        (
            "Lập danh sách gửi Sở A trước ngày 15/3/2026 để tổng hợp.",
            "schedule: {text: 'trước ngày 15/3/2026', read: {before: 2026-03-15}}",
        ),
        ("Đợt 2 (tháng 6): 30 tòa nhà.", "schedule: {text: 'tháng 6', read: {months: [6]}}"),
        (
            "Mở 06 lớp, mỗi lớp 25 em; từ 15/6 đến 15/8.",
            "schedule: {text: 'từ 15/6 đến 15/8', read: {from: 2026-06-15, to: 2026-08-15}}",
        ),
        (
            "Hoàn thành trong quý II; nghiệm thu xong trước 30/9.",
            "'Hoàn thành trong quý II', 'xong trước 30/9'",
        ),
        (
            "Công bố danh mục; xong trước ngày 15 của tháng cuối quý II.",
            "không rõ là ngày nào: 'xong trước ngày 15 của tháng cuối quý II'",
        ),
    ],
)
def test_a_deadline_in_the_words_is_offered(text: str, schedule: str) -> None:
    """It is not taken for the schedule, but somebody is told the line."""
    [remark] = times_in(text, 2026)
    assert schedule in remark.vi


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát các dự án được giao đất trước ngày 01/7/2026 mà chưa triển khai.",
        "Xây dựng kế hoạch, xong trong tháng 12/2025.",
        "Hoàn thành trước ngày 15/6 của năm sau.",
        "Báo cáo kết quả về Sở A trước ngày 15/12/2026.",
        "Hoàn thành 100% chỉ tiêu.",
        "Mỗi lớp từ 20 đến 25 em.",
        "Theo Kế hoạch số 12 (tháng 11/2025).",
        "Tăng từ 15/6 đến gấp đôi.",
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 15/3/2026.",
    ],
)
def test_other_days_in_the_words_are_none(text: str) -> None:
    """Days of other things, of other years and of reports are not offered."""
    assert times_in(text, 2026) == ()


# The year and the day


NOVEMBER, MARCH = date(2025, 11, 20), date(2026, 3, 5)


@pytest.mark.parametrize(
    ("title", "day", "year", "told"),
    [
        ("CẢI CÁCH HÀNH CHÍNH NĂM 2026", NOVEMBER, 2026, ""),
        ("Nhiệm vụ trọng tâm quý IV/2025", NOVEMBER, 2025, ""),
        ("Cao điểm 6 tháng cuối năm 2025", NOVEMBER, 2025, ""),
        ("Thực hiện Đề án “Đọc sách năm 2020” năm 2026", NOVEMBER, 2026, ""),
        ("Chuyển đổi số giai đoạn 2021 - 2030 năm 2026", MARCH, 2026, ""),
        ("Phát triển thư viện giai đoạn 2026 - 2030", NOVEMBER, 2026, "mỗi năm một tệp"),
        ("Phát triển thư viện giai đoạn 2021 - 2030", MARCH, 2026, "mỗi năm một tệp"),
        ("Phát triển thư viện từ năm 2021 đến năm 2025", MARCH, 2025, "mỗi năm một tệp"),
        ("Phát triển thư viện đến năm 2030, tầm nhìn đến năm 2045", MARCH, 2026, "là năm ký"),
        ("Thực hiện Nghị quyết ngày 22 tháng 12 năm 2024", MARCH, 2026, "là năm ký"),
        ("Thi hành Luật Thư viện năm 2019", NOVEMBER, 2025, "ký tháng 11/2025"),
        ("Thi hành Luật Thư viện năm 2019 trên địa bàn tỉnh năm 2026", NOVEMBER, 2026, ""),
        ("Phong trào đọc sách", NOVEMBER, 2025, "nêu năm 2026 2 lần"),
        ("Phong trào đọc sách", None, 2026, "được nêu nhiều nhất"),
        ("Phong trào đọc sách năm 2020", MARCH, 2020, "ký năm 2026"),
    ],
)
def test_year_of_the_plan(title: str, day: date | None, year: int, told: str) -> None:
    """The title says it, else the day of issue; what is a guess is told."""
    found = plan_year(title, day, ["Quý II/2026", "trước ngày 15/12/2026"])
    assert found.year == year
    assert [told in remark.vi for remark in found.remarks] == [True] * bool(told)


def test_mentions_of_the_next_year_are_counted_in_english() -> None:
    """One is a mention, two are mentions."""
    once, twice = (
        plan_year("Phong trào đọc sách", NOVEMBER, ["Quý II/2026"] * many).remarks[0].en for many in (1, 2)
    )
    assert "with 1 mention of 2026" in once
    assert "with 2 mentions of 2026" in twice


def test_no_year_is_made_up() -> None:
    """A document without a year, a day and times has none."""
    assert plan_year("Phong trào đọc sách", None, ["Thường xuyên"]) == (None, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("An Bình, ngày 20 tháng 11 năm 2025", date(2025, 11, 20)),
        ("ngày 05/01/2026", date(2026, 1, 5)),
        ("ngày 20-11-2025", date(2025, 11, 20)),
        ("ngày … tháng 11 năm 2025", None),
        ("ngày    tháng    năm 2025", None),
        ("ngày 31 tháng 02 năm 2025", None),
        ("Số: 12/2025/KH-UBND", None),
        ("", None),
    ],
)
def test_day_of_issue(text: str, day: date | None) -> None:
    """A day that is written out; none where it is not filled in or no calendar has it."""
    assert read_day(text) == day


@given(st.text(max_size=200) | st.text("ngày thángnăm0123456789/-()., “”", max_size=80))
def test_any_text_is_looked_at(text: str) -> None:
    """Nothing that stands in a document makes the reading fail."""
    assert len(times_in(text, 2026)) <= 1
    assert (year := plan_year(text, None, [text]).year) is None or 1900 <= year < 2200
    assert (day := read_day(text)) is None or str(day.year) in text


def test_long_texts_are_read_quickly() -> None:
    """A long text takes no time worth speaking of, whatever it repeats."""
    for word in ("hoàn thành trước ngày 1 ", "tháng 1, 2 ", "“", "năm 2026 ", "(từ ngày ", "1/1/", "luật "):
        text = word * (200_000 // len(word))
        read_time(text, 2026)
        times_in(text, 2026)
        plan_year(text, None, [text])
        read_day(text)


@pytest.mark.parametrize(("text", "is_told"), [("2026", True), ("Năm 2026", True), ("Thường xuyên", False)])
def test_a_year_alone_is_told(text: str, *, is_told: bool) -> None:
    """It is read as all year, without a deadline: what to write where the work is to be done by its end."""
    read = read_time(text, 2026)
    assert read.schedule == {"text": text, "read": {"all_year": "true"}}
    assert ["read: {by: 2026-12-31}" in remark.vi for remark in read.remarks] == [True] * is_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mở 02 lớp đan rổ trong Quý II–III.", "read: {quarters: [2, 3]}"),
        ("Đan rổ; tháng 3.", "read: {months: [3]}"),
        ("Thi đan rổ, Q1/2027.", "read: {quarters: [1]}"),
        ("Thi đan rổ ngày 20/3/2027.", "read: {from: 2027-03-20, to: 2027-03-20}"),
        ("Đan rổ từ nay đến hết năm.", "read: {by: 2027-12-31}"),
        ("Khai hội: 01/6/2027, tại đình.", "read: {from: 2027-06-01, to: 2027-06-01}"),
        ("Đan xong trước mùa mưa (trước 30/8).", "read: {before: 2027-08-30}"),
        ("Thi đan rổ dịp lễ 30/4.", "không rõ là ngày nào: 'dịp lễ 30/4'"),
        ("Thi đan rổ: tuần đầu tháng 9.", "không rõ là ngày nào: 'tuần đầu tháng 9'"),
        ("Phơi tre trước rằm tháng Giêng; chẻ nan.", "không rõ là ngày nào: 'trước rằm tháng Giêng'"),
        ("Hội đan rổ ngày 15 tháng 2 âm lịch.", "không rõ là ngày nào: 'ngày 15 tháng 2 âm lịch'"),
        ("Hỏi người đan rổ vào cuối mỗi học kỳ.", "không rõ là ngày nào: 'cuối mỗi học kỳ'"),
    ],
)
def test_a_time_without_a_word_for_it(text: str, told: str) -> None:
    """A quarter, a month, a day at the end of a clause is offered; what is near a day is told."""
    [remark] = times_in(text, 2027)
    assert told in remark.vi


@pytest.mark.parametrize(
    "text",
    [
        "Đan rổ theo Kế hoạch số 12/KH-UBND ngày 05/01/2027.",
        "Đan rổ theo Nghị định số 5 trong quý vừa qua.",
        "Đan rổ dịp này.",
        "Đan rổ theo Luật Tre nứa, quý đồng bào hưởng ứng.",
        "Đan 20/3 số rổ.",
    ],
)
def test_no_time_of_a_task(text: str) -> None:
    """Days of documents and words that sound like times ask for nothing."""
    assert times_in(text, 2027) == ()
