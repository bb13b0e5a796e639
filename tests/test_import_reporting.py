"""The rule on reports in a Word plan: its sentence, who reports to whom, the periods and their days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn.importing.reporting import ReportingRead, find_reporting
from ttdn.model.reporting import PeriodLine

YEAR, HALF = {"period": "2026"}, {"period": "2026-H1"}


def read(*paragraphs: str) -> ReportingRead | None:
    """The rule of a document of 2026 with these paragraphs, which are numbered from 0."""
    return find_reporting(enumerate(paragraphs), 2026)


def rule(*paragraphs: str) -> ReportingRead:
    """The same, where there is one."""
    found = read(*paragraphs)
    assert found is not None
    for line in found.periods:
        PeriodLine.model_validate(line)
    return found


def before(day: str) -> dict[str, dict[str, str]]:
    """A deadline whose day does not count."""
    return {"deadline": {"before": day}}


def by(day: str) -> dict[str, dict[str, str]]:
    """A deadline whose day counts."""
    return {"deadline": {"by": day}}


#: What stands behind "Các cơ quan, đơn vị báo cáo kết quả", and the lines of the plan.
PERIODS = {
    # One report, on the year.
    "về Sở A trước ngày 10/12/2026": [YEAR | before("2026-12-10")],
    "về Sở A trước ngày 10 tháng 12 năm 2026": [YEAR | before("2026-12-10")],
    "về Sở A chậm nhất ngày 10/12": [YEAR | by("2026-12-10")],
    "về Sở A trước 17 giờ 00 ngày 10/12": [YEAR | by("2026-12-10")],
    "về Sở A trước ngày 30/11 hằng năm": [YEAR | before("2026-11-30")],
    "hằng năm (trước ngày 15 tháng 11) về Sở A": [YEAR | before("2026-11-15")],
    "thực hiện năm 2026 về Sở A trước ngày 15/01/2027": [YEAR | before("2027-01-15")],
    "năm về Sở A trước ngày 15/01 năm sau": [YEAR | before("2027-01-15")],
    # On six months and on the year, the days behind, before, or after both.
    "6 tháng (trước ngày 15/6), năm (trước ngày 15/12) về Sở A": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "6 tháng chậm nhất ngày 15/6, cả năm trước ngày 05/12 về Sở A": [
        HALF | by("2026-06-15"),
        YEAR | before("2026-12-05"),
    ],
    "về Sở A trước ngày 15/6 (đối với báo cáo 6 tháng) và trước ngày 15/12 (đối với báo cáo năm)": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "6 tháng, năm về Sở A trước ngày 15/6 và 15/12": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "thực hiện Kế hoạch năm 2026 về Sở A: 6 tháng trước ngày 15/6, năm trước ngày 15/12": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "6 tháng (trước ngày 15/6 hằng năm) và năm (trước ngày 15/12 hằng năm) về Sở A": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "6 tháng đầu năm trước ngày 15/6 và 6 tháng cuối năm trước ngày 15/12 về Sở A": [
        HALF | before("2026-06-15"),
        {"period": "2026-H2"} | before("2026-12-15"),
    ],
    "6 tháng và năm về Sở A trước ngày 15 tháng cuối kỳ": [
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ],
    "6 tháng, năm về Sở A (chậm nhất ngày 20 tháng 5 và ngày 20 tháng 11)": [
        HALF | by("2026-05-20"),
        YEAR | by("2026-11-20"),
    ],
    # On each quarter, each month.
    "về Sở A trước ngày 25 tháng cuối quý và trước ngày 15/12 (báo cáo năm)": [
        {"every": "quarter", "before_day": "25", "month": "last"},
        YEAR | before("2026-12-15"),
    ],
    "quý I, 6 tháng, 9 tháng và năm trước các ngày 05/3, 05/6, 05/9, 05/12 về Sở A": [
        {"period": "2026-Q1"} | before("2026-03-05"),
        HALF | before("2026-06-05"),
        {"period": "2026-9M"} | before("2026-09-05"),
        YEAR | before("2026-12-05"),
    ],
    "hằng quý trước ngày 15 của tháng cuối quý về Sở A": [
        {"every": "quarter", "before_day": "15", "month": "last"}
    ],
    "hằng quý chậm nhất ngày 05 của tháng đầu quý sau về Sở A": [{"every": "quarter", "by_day": "5"}],
    "hằng quý về Sở A trước các ngày 20/3, 20/6, 20/9 và 20/12": [
        {"period": f"2026-Q{number}"} | before(f"2026-{3 * number:02}-20") for number in range(1, 5)
    ],
    "hằng tháng trước ngày 05 của tháng sau về Sở A": [{"every": "month", "before_day": "5"}],
    "quý (trước ngày 20 tháng cuối quý), 6 tháng (trước 20/6), 9 tháng (trước 20/9), năm (trước 10/12)": [
        {"every": "quarter", "before_day": "20", "month": "last"},
        HALF | before("2026-06-20"),
        {"period": "2026-9M"} | before("2026-09-20"),
        YEAR | before("2026-12-10"),
    ],
}

#: What names a day that is not sure, the lines, and what is told.
UNSURE = {
    "về Sở A": ([YEAR], "không nêu hạn"),
    "định kỳ trước ngày 20 tháng 6 và ngày 20 tháng 12 hằng năm về Sở A": (
        [HALF | before("2026-06-20"), YEAR | before("2026-12-20")],
        "nêu hai hạn mà không nêu kỳ",
    ),
    "định kỳ 03 tháng, 06 tháng, 09 tháng và 01 năm về Sở A": (
        [{"every": "quarter"}, HALF, {"period": "2026-9M"}, YEAR],
        "không nêu hạn",
    ),
    "6 tháng (số liệu tính đến hết ngày 14/6) về Sở A": ([{"every": "half"}], "mốc chốt số liệu"),
    "quản lý Quỹ về Sở A trước ngày 10/12": ([YEAR | before("2026-12-10")], ""),
    "hằng năm (trước ngày 30/6) về Sở A": ([YEAR | before("2026-06-30")], "ở giữa năm"),
    "định kỳ 5 năm trước ngày 15/12 về Sở A": ([YEAR], "không chắc là của kỳ nào"),
    "về Sở A trước ngày 25/5 (học kỳ II) và 31/12 (học kỳ I)": ([YEAR], "không chắc là của kỳ nào"),
    "Tháng hành động về Sở A trước ngày 10/02/2026": ([YEAR], "không chắc là của kỳ nào"),
    "định kỳ 06 tháng một lần về Sở A": ([{"every": "half"}], "không nêu hạn"),
    "hằng tháng về Sở A trước 05 ngày khi hết tháng": ([{"every": "month"}], "không nêu hạn"),
    "về Sở A theo quy định": ([YEAR], "không nêu kỳ"),
    "về Sở A trước ngày 10/12/2025": ([YEAR], "không chắc là của kỳ nào, năm nào"),
    "về Sở A trước ngày 31/11/2026": ([YEAR], "không chắc là của kỳ nào, năm nào"),
    "năm về Sở A trước ngày 15/01": ([YEAR], "không chắc là của kỳ nào, năm nào"),
    "6 tháng, năm về Sở A trước ngày 15/3 và 15/4": ([HALF, YEAR], "không chắc là của kỳ nào"),
    "hằng quý về Sở A trước ngày 15": ([{"every": "quarter"}], "không chắc là của kỳ nào"),
    "về Sở A trước ngày 30/6": ([YEAR | before("2026-06-30")], "không nêu kỳ"),
    "về Sở A trước ngày 15/6 và 15/12": (
        [HALF | before("2026-06-15"), YEAR | before("2026-12-15")],
        "nêu hai hạn mà không nêu kỳ",
    ),
    "về Sở A trước ngày 20 hằng tháng": (
        [{"every": "month", "before_day": "20", "month": "last"}],
        "tháng báo cáo hay tháng sau",
    ),
    "về Sở A vào ngày 20 hằng tháng": (
        [{"every": "month", "by_day": "20", "month": "last"}],
        "tháng báo cáo hay tháng sau",
    ),
    "về Sở A trước ngày 12 hằng tháng": ([{"every": "month"}], "không chắc là của kỳ nào"),
    "về Sở A trước ngày 10/12 và báo cáo đột xuất khi có yêu cầu": (
        [YEAR | before("2026-12-10")],
        "đột xuất",
    ),
    "về Sở A trước ngày 10/12, báo cáo giữa kỳ năm 2028": ([YEAR | before("2026-12-10")], "giữa kỳ"),
}


@pytest.mark.parametrize(("words", "lines"), PERIODS.items())
def test_periods_and_their_days(words: str, lines: list[object]) -> None:
    """Each period has the day that the words give it; before and by are told apart."""
    found = rule(f"Các cơ quan, đơn vị báo cáo kết quả {words} để tổng hợp.")
    assert list(found.periods) == lines
    assert not [remark for remark in found.remarks if "required" not in remark.vi]


@pytest.mark.parametrize(("words", "expected"), UNSURE.items())
def test_what_is_not_sure_is_told(words: str, expected: tuple[list[object], str]) -> None:
    """A day that may be of another period or year is not read; a guess is told as one."""
    found = rule(f"Các cơ quan, đơn vị báo cáo kết quả {words}.")
    assert list(found.periods) == expected[0]
    assert expected[1] in " ".join(remark.vi for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Yêu cầu các phòng và UBND các xã báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước 10/12.",
            ("UBND tỉnh", "Sở Nội vụ", "các phòng và UBND các xã", ""),
        ),
        (
            (
                "Căn cứ Kế hoạch này, thủ trưởng các đơn vị triển khai và gửi báo cáo về Ủy ban nhân dân xã "
                "(thông qua Phòng Văn hóa - Xã hội để tổng hợp) trước ngày 10/12."
            ),
            ("Ủy ban nhân dân xã", "Phòng Văn hóa - Xã hội", "thủ trưởng các đơn vị", ""),
        ),
        (
            "Các sở, ban, ngành định kỳ báo cáo kết quả gửi Sở Văn hóa, Thể thao và Du lịch trước 10/12.",
            ("Sở Văn hóa, Thể thao và Du lịch", "", "Các sở, ban, ngành", ""),
        ),
        (
            "Yêu cầu các sở, ngành; đề nghị Hội Nông dân tỉnh báo cáo kết quả về Sở Nội vụ trước ngày 10/12.",
            ("Sở Nội vụ", "", "các sở, ngành", "Hội Nông dân tỉnh"),
        ),
        (
            "Các sở, ngành báo cáo kết quả về Sở Nội vụ; đề nghị Hội Nông dân tỉnh gửi trước ngày 10/12.",
            ("Sở Nội vụ", "", "Các sở, ngành", "Hội Nông dân tỉnh"),
        ),
    ],
)
def test_who_to_whom_and_through_whom(text: str, ways: tuple[str, str, str, str]) -> None:
    """All of it in the words of the document."""
    found = rule(text)
    assert (found.to, found.through, found.who, found.requested) == ways
    assert found.text == text


def test_who_passes_it_on_is_between() -> None:
    """A report that an office sums up for the government is one to the government; the guess is told."""
    found = rule(
        "Các sở, ngành gửi báo cáo về Sở Nội vụ trước 10/12 để tổng hợp, báo cáo UBND tỉnh trước 20/12."
    )
    assert (found.to, found.through) == ("UBND tỉnh", "Sở Nội vụ")
    assert list(found.periods) == [YEAR | before("2026-12-10")]
    assert "nếu nơi nhận là 'Sở Nội vụ'" in found.remarks[0].vi


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chế độ báo cáo: Các sở, ngành báo cáo kết quả về Sở A trước ngày 10/12.", "Các sở, ngành"),
        ("Định kỳ 6 tháng, năm, các đơn vị báo cáo kết quả về Sở A.", "các đơn vị"),
        ("Chậm nhất ngày 10/12, các đơn vị gửi kết quả về Sở A.", "các đơn vị"),
        ("Đề nghị Ủy ban Kiểm tra và các đoàn thể gửi báo cáo về Sở A.", "Ủy ban Kiểm tra và các đoàn thể"),
        ("Sở A tổng hợp, báo cáo UBND tỉnh trước 20/12; các xã báo cáo về Sở A trước 10/12.", "các xã"),
        ("Các sở, ngành thực hiện chế độ báo cáo năm về Sở A trước ngày 10/12.", "Các sở, ngành"),
        ("Hạt Kiểm lâm, các trạm nộp báo cáo năm về Ban Quản lý trước ngày 10/12.", "Hạt Kiểm lâm, các trạm"),
        ("Các chi bộ quán triệt, báo cáo kết quả về Đảng ủy trước ngày 10/12.", "Các chi bộ"),
        ("Các tổ báo cáo kết quả về Ban Giám hiệu trước ngày 10/12.", "Các tổ"),
        ("CÁC THÔN BÁO CÁO KẾT QUẢ VỀ UBND XÃ TRƯỚC NGÀY 10/12.", "CÁC THÔN"),
        ("XÃ HỘI VÂN, Xã Hội Sơn báo cáo kết quả về Sở A trước ngày 10/12.", ""),
        ("Xã Hội Vân, các xã báo cáo kết quả về Sở A trước ngày 10/12.", "Xã Hội Vân, các xã"),
        ("Xã hội hóa báo cáo kết quả về Sở A trước ngày 10/12.", ""),
        ("Các thôn, tổ dân phố báo cáo kết quả về UBND xã trước ngày 10/12.", "Các thôn, tổ dân phố"),
        ("Trưởng các khoa, phòng báo cáo kết quả về Sở A trước ngày 10/12.", "Trưởng các khoa, phòng"),
        ("Uỷ ban nhân dân các xã báo cáo kết quả về Sở A trước 10/12.", "Uỷ ban nhân dân các xã"),
        ("Gửi báo cáo kết quả về UBND tỉnh (qua Sở A) trước ngày 10/12.", ""),
    ],
)
def test_who_reports(text: str, who: str) -> None:
    """Whatever stands before them; where nobody is named it is told."""
    found = rule(text)
    assert found.who == who
    assert any("không nói ai" in remark.vi for remark in found.remarks) is not bool(who)


@pytest.mark.parametrize(
    "lead",
    [
        "Sở Lao động, Thương binh và Xã hội",
        "Sở Nông nghiệp và Môi trường",
        "Ban Quản lý Khu kinh tế và các khu công nghiệp",
        "UBND xã",
        "Cơ quan Thường trực Ban Chỉ đạo",
    ],
)
def test_one_office_is_the_lead(lead: str) -> None:
    """Its deadline is none of the units', whatever words its name has."""
    found = rule(f"{lead} tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 20/12/2026.")
    assert list(found.periods) == [YEAR]
    assert found.through == lead


DUTIES = (
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Sở Nội vụ",
    "- Tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 20/12/2026.",
    "2. Các sở, ban, ngành và UBND các xã",
    "- Xây dựng kế hoạch trong tháng 01.",
    "- Báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 10/12/2026.",
)


def test_the_units_report_is_the_rule() -> None:
    """Not that of the lead office to the body above; who reports is said by the heading."""
    found = rule(*DUTIES)
    assert found.keys == (5,)
    assert found.text == "Báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 10/12/2026."
    assert (found.to, found.who) == ("Sở Nội vụ", "Các sở, ban, ngành và UBND các xã")
    assert list(found.periods) == [YEAR | before("2026-12-10")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        DUTIES[:5],
        ("Sở Nội vụ theo dõi, đôn đốc các sở, ngành; tổng hợp, báo cáo UBND tỉnh trước ngày 20/12/2026.",),
        (
            "1. Sở Nội vụ thực hiện các nội dung sau:",
            "- Đánh giá kết quả; báo cáo UBND tỉnh trước ngày 20/12.",
        ),
    ],
)
def test_the_lead_offices_report_gives_no_deadline(paragraphs: tuple[str, ...]) -> None:
    """Where only that is found the units have no day, and somebody is told."""
    found = rule(*paragraphs)
    assert (list(found.periods), found.to, found.through) == ([YEAR], "UBND tỉnh", "Sở Nội vụ")
    assert "cơ quan đầu mối lên cấp trên" in found.remarks[0].vi


def test_the_report_on_the_plan_goes_before_others() -> None:
    """A report on one matter is not the rule, even where it stands last; its day is told."""
    found = rule(
        "Các sở, ngành báo cáo kết quả thực hiện Kế hoạch về Sở Nội vụ trước ngày 10/12/2026.",
        "Các sở, ngành báo cáo số liệu công chức về Sở Nội vụ trước ngày 15/3/2026.",
    )
    assert list(found.periods) == [YEAR | before("2026-12-10")]
    assert "còn câu khác nêu hạn báo cáo: 'Các sở, ngành báo cáo số liệu" in found.remarks[0].vi


def test_a_rule_of_several_paragraphs() -> None:
    """A dash for each period goes with the sentence above."""
    found = rule(
        "2. Chế độ báo cáo",
        "Các sở, ngành, UBND các xã báo cáo kết quả về Sở Nội vụ, cụ thể:",
        "- Báo cáo quý: trước ngày 20 của tháng cuối quý.",
        "- Báo cáo 6 tháng: trước ngày 15/6.",
        "- Báo cáo năm: trước ngày 15/12.",
        "3. Kinh phí",
    )
    assert found.keys == (1, 2, 3, 4)
    assert found.text.splitlines()[0].endswith("cụ thể:")
    assert found.text.splitlines()[1] == "Báo cáo quý: trước ngày 20 của tháng cuối quý."
    assert list(found.periods) == [
        {"every": "quarter", "before_day": "20", "month": "last"},
        HALF | before("2026-06-15"),
        YEAR | before("2026-12-15"),
    ]
    assert (found.to, found.who) == ("Sở Nội vụ", "Các sở, ngành, UBND các xã")


def test_only_its_sentence_is_taken() -> None:
    """The rest of the paragraph is about other things; its subject is meant all the same."""
    found = rule(
        "5. Các cơ quan, địa phương xây dựng kế hoạch trong tháng 01/2026. Định kỳ báo cáo UBND TP. An Bình "
        "(qua Sở Tư pháp) kết quả hằng năm (trước ngày 15 tháng 11) để tổng hợp. Trong quá trình thực hiện "
        "nếu có khó khăn, vướng mắc thì kịp thời báo cáo UBND tỉnh để chỉ đạo./."
    )
    assert found.text.startswith("Định kỳ báo cáo UBND TP. An Bình")
    assert found.text.endswith("để tổng hợp.")
    assert found.who == "Các cơ quan, địa phương"
    assert list(found.periods) == [YEAR | before("2026-11-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Báo cáo số 12/BC-UBND ngày 10/12/2025 của UBND tỉnh;",
        "Thông qua đội ngũ báo cáo viên, các cơ quan tuyên truyền trước ngày 10/12.",
        "Khi xuất hiện ca bệnh bất thường, các trạm báo cáo ngay về Sở Y tế.",
        "Đề nghị các sở, ngành kịp thời báo cáo UBND tỉnh những khó khăn, vướng mắc để xem xét.",
        "Thiết lập chế độ báo cáo nhanh hằng ngày trong thời gian lũ lụt.",
        "Số liệu báo cáo hằng quý được lưu trữ bằng văn bản số.",
        "Các cơ quan thực hiện Kế hoạch này.",
        "",
    ],
)
def test_other_reports_are_no_rule(text: str) -> None:
    """Quoted reports, speakers, incidents and difficulties say nothing of when units report."""
    assert read(text) is None


WORDS = (
    "các|sở|UBND xã|báo cáo|kết quả|về Sở A|qua|trước ngày|15/6|15/12/2026|và|,|;|.|hằng|quý|6 tháng|năm|(|)"
)
WORDS += "|để|tổng hợp|đề nghị|tháng cuối|20|định kỳ|chậm nhất|:|31/02|hằng tháng"


@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=25))
def test_any_sentence_gives_lines_of_a_plan(words: list[str]) -> None:
    """Whatever is written, the lines are such as a plan may have, and the words are those of the document."""
    text = " ".join(words)
    found = read("1. Các sở, ban, ngành", text)
    if found:
        assert found.periods
        assert all(PeriodLine.model_validate(line) for line in found.periods)
        assert len({(line.get("period"), line.get("every")) for line in found.periods}) == len(found.periods)
        assert all(part in text for part in (found.to, found.through, found.requested))
        assert found.text in text


def test_long_texts_are_read_quickly() -> None:
    """A long text takes no time worth speaking of, whatever it repeats."""
    for word in (
        "báo cáo ",
        "báo cáo kết quả trước ngày 1/1, ",
        "trước ngày 1/1 và 2/2, ",
        "đề nghị sở ",
        "theo, ",
    ):
        read("Các sở " + word * (200_000 // len(word)))
        read(*["Các sở " + word] * 2000)


def test_each_year_is_a_period_behind_and() -> None:
    """What follows "và" asks for another report; "trước ngày 15/12 hằng năm" is one day."""
    twice = "Định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12) gửi báo cáo về Sở A."
    rule = find_reporting([(1, twice)], 2027)
    assert rule is not None
    assert [line["period"] for line in rule.periods] == ["2027-H1", "2027"]
    once = find_reporting([(1, "Gửi báo cáo về Sở A trước ngày 15/12 hằng năm.")], 2027)
    assert once is not None
    assert once.periods == ({"period": "2027", "deadline": {"before": "2027-12-15"}},)
