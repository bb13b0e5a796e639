"""Habits of offices that a plan in Word may have, and what is made of each: nothing lost, nothing made up."""

from pathlib import Path
from typing import Any

import pytest
from word_plans import ABOVE, LEFT, PlanInWord, read_blocks

from ttdn.importing.build import build
from ttdn.importing.draft import Draft
from ttdn.importing.outline import read_outline
from ttdn.importing.whole import check_plan, import_plan

COMMITTEE = ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH")
OPENING = "Nay ban hành Kế hoạch chăm sóc cây xanh năm 2027 như sau:"


class Reader:
    """Reads documents of its folder."""

    def __init__(self, folder: Path) -> None:
        """Documents go into the folder."""
        self._path = folder / "plan.docx"

    def __call__(self, word: PlanInWord, *, foot: bool = True) -> Draft:
        """The draft of a document; ``foot``: recipients and who signs stand below it."""
        if foot:
            word.foot(["Sở Xây dựng", "Lưu: VT, XD"], ["CHỦ TỊCH"], "Trần Văn An")
        return build(read_outline(read_blocks(word.save(self._path))))


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads documents."""
    return Reader(tmp_path)


def plan(*agency: str, title: str = "Chăm sóc cây xanh năm 2027", opening: str = OPENING) -> PlanInWord:
    """The head of a document."""
    word = PlanInWord().letterhead(agency or COMMITTEE, "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
    return word.title("KẾ HOẠCH", title).paragraph(opening)


def item(draft: Draft, number: str) -> dict[str, Any]:
    """An entry of any list by its number."""
    lists = (value for value in draft.data.values() if isinstance(value, list))
    [found] = [one for listed in lists for one in listed if isinstance(one, dict) and one.get("id") == number]
    return found


def told(draft: Draft) -> str:
    """All that is to be looked at."""
    return "\n".join(words.vi for texts in draft.remarks.values() for words in texts)


def test_dashes_below_a_number_tell_of_that_one_alone(read: Reader) -> None:
    """What a number above them says of itself stays; lines without a dash may be of several."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Trồng cây; xong trước 30/6.").clause("2. Tưới cây")
    draft = read(word.dash("Chủ trì: Sở Xây dựng;", "Thời gian: trước 21/4."))
    assert item(draft, "I.2")["owners"]["read"] == ["so-xay-dung"]
    assert item(draft, "I.1").keys() == {"id", "text"}
    assert "chung cho các gạch" not in told(draft)


def test_funds_in_a_line_beside_who_does_it(read: Reader) -> None:
    """They are said of the task; where no line tells of one, they are a sentence like others."""
    funds = "Kinh phí: 4,2 tỷ đồng (tỉnh 2.500 triệu đồng, dân góp 500.000.000 đồng)."
    word = (
        plan()
        .section("I. NHIỆM VỤ")
        .clause("1. Làm đường thôn")
        .dash(funds, "Đơn vị thực hiện: Sở Xây dựng.")
    )
    draft = read(word.clause("2. Làm kè").dash(funds, "Làm xong thì nghiệm thu."))
    assert item(draft, "I.1") == {
        "id": "I.1",
        "text": "Làm đường thôn",
        "owners": {"text": "Sở Xây dựng", "read": ["so-xay-dung"]},
        "note": funds,
    }
    assert item(draft, "I.2.1")["text"] == funds


def test_who_signs_below_a_table_does_not_sign_the_plan(read: Reader) -> None:
    """The recipients and who signs stand further down; of a foot without recipients it is the first."""
    made = [["NGƯỜI LẬP BIỂU\n\nLý Thị Na", "TRƯỞNG PHÒNG KỸ THUẬT\n\nHồ Văn Đại"]]
    word = plan().section("I. NHIỆM VỤ").dash("Trồng cây.").table(made, bold=0, style=None)
    document = read(word.section("II. TỔ CHỨC THỰC HIỆN").dash("Theo dõi.")).data["document"]
    assert document["signature"] == {"authority": ["CHỦ TỊCH"], "name": "Trần Văn An"}
    assert document["recipients"] == ["Sở Xây dựng;", "Lưu: VT, XD;"]

    word = plan().section("I. NHIỆM VỤ").dash("Trồng cây.").table([["", "CHỦ TỊCH\n\nHồ Văn Đại"]], bold=0)
    annexed = read(word.annex("PHỤ LỤC I", "DANH MỤC").paragraph("Cây xanh.")).data["document"]
    assert annexed["signature"]["name"] == "Hồ Văn Đại"
    word = plan().section("I. NHIỆM VỤ").dash("Trồng cây.").table([["", "CHỦ TỊCH\n\nHồ Văn Đại"]], bold=0)
    alone = read(word.paragraph("Ghi chú thêm."), foot=False).data["document"]
    assert alone["signature"]["name"] == "Hồ Văn Đại"


def test_an_opening_in_capitals_is_no_title(read: Reader) -> None:
    """It neither goes on with the title nor holds the sections; a title in capitals may have two lines."""
    opening = "ỦY BAN NHÂN DÂN TỈNH BAN HÀNH KẾ HOẠCH CHĂM SÓC CÂY XANH NĂM 2027 NHƯ SAU:"
    word = plan(title="CHĂM SÓC CÂY XANH NĂM 2027", opening=opening)
    data = read(word.section("I. NHIỆM VỤ").paragraph("1. TRỒNG CÂY.")).data
    assert (data["document"]["title"], data["document"]["opening"]) == ("Chăm sóc cây xanh năm 2027", opening)
    assert data["headings"] == {"I": "NHIỆM VỤ"}
    word = PlanInWord().letterhead(COMMITTEE, "1/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
    word.title("KẾ HOẠCH", "CHĂM SÓC CÂY XANH", "TRÊN ĐỊA BÀN TỈNH NĂM 2027").paragraph(OPENING)
    assert "TRÊN ĐỊA BÀN" in read(word.section("I. NHIỆM VỤ").dash("Việc.")).data["document"]["title"].upper()


@pytest.mark.parametrize(
    ("agency", "name", "superior"),
    [
        (("TRUNG TÂM Y TẾ KHU VỰC AN PHÚ", "TRẠM Y TẾ XÃ HÒA AN"), "trạm y tế xã hòa an", "TRUNG TÂM"),
        (("ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ HÒA AN"), "đảng ủy xã hòa an", "ĐẢNG BỘ"),
        (("UBND XÃ HÒA AN", "TRƯỜNG THCS HÒA AN"), "trường thcs hòa an", "UBND"),
        (("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), "sở nông nghiệp và môi trường", ""),
    ],
)
def test_the_body_above_is_no_part_of_the_name(
    read: Reader, agency: tuple[str, str], name: str, superior: str
) -> None:
    """A station, a committee of the party issue below another body, too; short names keep their letters."""
    data = read(plan(*agency).section("I. NHIỆM VỤ").dash("Trồng cây.")).data
    assert data["authority"]["name"].lower() == name
    assert data["documents"]["summary"].get("superior", "").startswith(superior)
    assert ("THCS" in data["authority"]["name"]) is ("thcs" in name)


def test_a_committee_leads_in_the_plan_of_another_body(read: Reader) -> None:
    """Its own plan gives it no duty; in that of the party it is a body like others."""
    words = "1. UBND xã chủ trì, phối hợp với Hội Nông dân xã thăm 120 hộ."
    party = read(plan("ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ HÒA AN").section("I. NHIỆM VỤ").clause(words))
    assert item(party, "I.1")["owners"] == {"text": "UBND xã"}
    assert item(party, "I.1")["coordinating"]["read"] == ["hoi-nong-dan-xa"]
    assert "không có trong danh sách đơn vị: UBND xã" in told(party)
    own = read(plan("ỦY BAN NHÂN DÂN", "XÃ HÒA AN").section("I. NHIỆM VỤ").clause(words))
    assert "owners" not in item(own, "I.1")


def test_a_body_whose_name_does_not_end_is_told(read: Reader) -> None:
    """A sentence that begins with one, and goes on with what is no known deed; others say nothing of it."""
    word = plan().section("I. NHIỆM VỤ").dash("Công an xã lặng lẽ đi qua.", "Trồng cây lặng lẽ.")
    draft = read(word.dash("UBND tỉnh lặng lẽ đi qua."))
    assert [key for key, words in draft.remarks.items() if "không rõ tên ấy hết ở đâu" in words[0].vi] == [
        ("tasks", 0, "text")
    ]


def test_who_leads_in_a_later_sentence_is_told(read: Reader) -> None:
    """It may be of that sentence alone; nothing is said where the first one names who leads."""
    word = (
        plan()
        .section("I. NHIỆM VỤ")
        .clause("1. Khám tuyển: 12/11. Trạm Y tế xã chủ trì, Hội Nông dân xã phối hợp.")
    )
    draft = read(
        word.clause("2. Sở Xây dựng trồng cây. Sở Y tế chủ trì việc tưới.").clause("3. Tưới. Bón phân.")
    )
    notes = {key: words for key, words in draft.remarks.items() if "câu sau nêu cơ quan" in words[0].vi}
    assert list(notes) == [("tasks", 0, "text")]
    assert "'Trạm Y tế xã'" in notes["tasks", 0, "text"][0].vi


def test_a_kind_of_body_alone_is_no_unit(read: Reader) -> None:
    """Of "Trưởng thôn" there are many; a station with a name is one."""
    word = (
        plan("ỦY BAN NHÂN DÂN", "XÃ HÒA AN")
        .section("I. PHÂN CÔNG")
        .clause("1. Trưởng thôn: xác minh lý lịch.")
    )
    draft = read(word.clause("2. Trạm Y tế xã: khám tuyển.").clause("3. Ban CHQS xã: tham mưu."))
    assert [(unit["name"], unit["kind"]) for unit in draft.data["units"]] == [
        ("Trạm Y tế xã", "body"),
        ("Ban CHQS xã", "armed_force"),
    ]
    assert "không có trong danh sách đơn vị: thôn" in told(draft)


def test_a_deadline_in_words_that_name_nobody_is_offered(read: Reader) -> None:
    """Whose the task is does not matter."""
    draft = read(plan().section("I. NHIỆM VỤ").dash("Sơn vạch kẻ đường trước ngày 15/5/2027.", "Tưới cây."))
    assert "read: {before: 2027-05-15}" in draft.remarks["tasks", 0][0].vi
    assert ("tasks", 1) not in draft.remarks


def test_committees_of_some_communes_are_no_unit(read: Reader) -> None:
    """Nobody can count them: they stay words, to be looked at; one commune is a unit."""
    word = plan().section("I. NHIỆM VỤ").clause("1. UBND các xã ven biển tổ chức thu gom rác.")
    draft = read(
        word.clause("2. Xã Hội Vân đón khách.").clause("3. Ban Quản lý các khu công nghiệp đón khách.")
    )
    assert [unit["name"] for unit in draft.data["units"]] == ["Xã Hội Vân", "Ban Quản lý các khu công nghiệp"]
    assert "không có trong danh sách đơn vị: UBND các xã ven biển" in told(draft)


HEAD = [
    ["TT", "Công việc", "Bộ phận", "Thời gian", LEFT, "Dự toán"],
    [ABOVE, ABOVE, ABOVE, "Bắt đầu", "Kết thúc", ABOVE],
]


def test_a_column_each_for_beginning_and_end(read: Reader) -> None:
    """Both are one time; where the beginning is blank it is a deadline. "Bộ phận" is whose it is."""
    rows = [
        ["1", "Trồng cây", "Tổ Thể dục", "03/2027", "5/2027", "10"],
        ["2", "Tưới cây", "Ban Giám hiệu", "01/02/2027", "31/12/2027", "20"],
        ["3", "Bón phân", "GVCN", "", "Quý IV", "30"],
    ]
    draft = read(plan().section("I. NHIỆM VỤ").table([*HEAD, *rows], bold=2))
    times = [one["schedule"] for one in draft.data["activities"]]
    assert [time["text"] for time in times[:2]] == ["03/2027 - 5/2027", "01/02/2027 - 31/12/2027"]
    assert [time["read"] for time in times] == [
        {"months": ["3", "4", "5"]},
        {"from": "2027-02-01", "to": "2027-12-31"},
        {"by": "2027-12-31"},
    ]
    assert [one["owners"]["text"] for one in draft.data["activities"]] == [
        "Tổ Thể dục",
        "Ban Giám hiệu",
        "GVCN",
    ]


def test_a_title_over_rows_that_says_when(read: Reader) -> None:
    """It is the time of its rows, to be looked at; where a column says when, it is not."""
    head = ["TT", "Nội dung", "Đơn vị thực hiện"]
    rows = [
        ["THÁNG 02 - 03", LEFT, LEFT],
        ["1", "Trồng cây", "VP HĐND&UBND phường"],
        ["VIỆC KHÁC", LEFT, LEFT],
        ["2", "Tưới cây", "Sở Xây dựng"],
    ]
    draft = read(plan().section("I. NHIỆM VỤ").table([head, *rows]))
    first, second = draft.data["activities"]
    assert first["schedule"] == {"text": "THÁNG 02 - 03", "read": {"months": ["2", "3"]}}
    assert "thời gian theo tên nhóm" in draft.remarks["activities", 0][0].vi
    assert "schedule" not in second
    assert "VP HĐND" not in [unit["name"] for unit in draft.data["units"]]
    timed = [[*head, "Thời gian"], ["QUÝ I", LEFT, LEFT, LEFT], ["1", "Trồng cây", "Sở Xây dựng", "Tháng 2"]]
    [only] = read(plan().section("I. NHIỆM VỤ").table(timed)).data["activities"]
    assert only["schedule"]["text"] == "Tháng 2"


def test_a_group_in_a_column_of_its_own(read: Reader) -> None:
    """Of "1. Du lịch" beside "1.1. …": the row is 1.1; of several numbers in one cell it is the first."""
    head = ["Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Đơn vị chủ trì"]
    rows = [
        ["1. Du lịch", "1.1. Nâng cấp cầu cảng", "Sở Xây dựng"],
        [ABOVE, "1.2. Dọn bãi biển", "Sở Y tế"],
        ["2. Thủy sản", "2.1. Thả cá\n2.2. Thả tôm", "Sở Y tế"],
    ]
    draft = read(plan().section("I. NHIỆM VỤ").table([head, *rows]))
    read_as = [(one["id"], one["text"].split("\n")) for one in draft.data["activities"]]
    assert read_as == [
        ("I.1.1", ["Du lịch", "Nâng cấp cầu cảng"]),
        ("I.1.2", ["Du lịch", "Dọn bãi biển"]),
        ("I.2", ["Thủy sản", "2.1. Thả cá", "2.2. Thả tôm"]),
    ]


def test_a_head_over_what_is_to_be_done_and_by_whom(read: Reader) -> None:
    """The heads below it tell them apart; "Đơn vị" over units of measure names nobody."""
    head = [["TT", "Công việc và cơ quan thực hiện", LEFT, "Đơn vị"], [ABOVE, "Nội dung", "Cơ quan", ABOVE]]
    rows = [["1", "Dạy bơi", "Sở Xây dựng", "lớp"], ["2", "In tờ rơi", "Công an tỉnh; Sở Nội vụ", "tờ"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([*head, *rows], bold=2))
    assert [one["owners"]["text"] for one in draft.data["activities"]] == [
        "Sở Xây dựng",
        "Công an tỉnh; Sở Nội vụ",
    ]
    assert [one["note"] for one in draft.data["activities"]] == ["Đơn vị: lớp", "Đơn vị: tờ"]


def test_a_rule_on_reports_behind_a_stroke(read: Reader) -> None:
    """The label "4/" or "1-" is none of its words, and it is seen who reports."""
    rule = "Các sở báo cáo trước 30/6 và 30/11 về UBND tỉnh."
    for label in ("4/", "1-", "a/"):
        draft = read(plan().section("I. TỔ CHỨC THỰC HIỆN").paragraph(f"{label} {rule}"))
        assert draft.data["reporting"]["text"] == rule
        assert "chỉ thấy báo cáo của cơ quan đầu mối" not in told(draft)


def test_months_from_to_in_a_column_of_months(read: Reader) -> None:
    """What stands below "Tháng": "3 - 5" are months; "3 đợt" is none."""
    rows = [
        ["3 - 5", "Diệt lăng quăng", "Trạm Y tế"],
        ["1", "Tiêm chủng", "Trạm Y tế"],
        ["3 đợt", "Khám", ""],
    ]
    draft = read(
        plan().section("I. NHIỆM VỤ").table([["Tháng", "Nội dung công việc", "Đơn vị thực hiện"], *rows])
    )
    assert [one["schedule"]["text"] for one in draft.data["activities"]] == [
        "Tháng 3 - 5",
        "Tháng 1",
        "3 đợt",
    ]
    assert draft.data["activities"][0]["schedule"]["read"] == {"months": ["3", "4", "5"]}


def test_totals_leave_the_numbers_to_the_rows(read: Reader) -> None:
    """Row 1 is cited as 1, whatever stands above and below the rows."""
    head = ["TT", "Nội dung", "Đơn vị thực hiện", "Sản phẩm"]
    rows = [["1", "Trồng cây", "Sở Xây dựng", "15 lớp"], ["Tổng cộng", LEFT, LEFT, "15 lớp"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([head, ["(1)", "(2)", "(3)", "(4)"], *rows]))
    assert [one["text"] for one in draft.data["clauses"]] == ["(1) | (2) | (3) | (4)", "Tổng cộng | 15 lớp"]
    assert item(draft, "I.1")["text"] == "Trồng cây"
    assert "cited_as" not in item(draft, "I.1")


def test_a_note_below_a_table_is_no_task(read: Reader) -> None:
    """Nobody reports on what abbreviations mean; a sentence that begins otherwise is a task."""
    word = plan().section("I. NHIỆM VỤ").paragraph("Ghi chú: NVY: Phòng Nghiệp vụ Y; KHTC: Phòng Kế hoạch.")
    word.section("II. VIỆC KHÁC").paragraph("(*) Đơn vị đứng đầu là đơn vị chủ trì.")
    draft = read(word.paragraph("Ghi chép sổ sách đầy đủ."))
    assert [one["text"] for one in draft.data["tasks"]] == ["Ghi chép sổ sách đầy đủ."]
    assert [one["text"][:11] for one in draft.data["clauses"]] == ["Ghi chú: NV", "(*) Đơn vị "]


def test_names_of_columns_are_no_difference(tmp_path: Path) -> None:
    """They stand in a comment; what stands below them is compared."""
    head = [["TT", "Nội dung", "Kinh phí", LEFT, "Thời gian"], [ABOVE, ABOVE, "NSĐP", "Khác", ABOVE]]
    rows = [["1", "Trồng cây", "1.200", "", "Quý I"], ["2", "Tưới cây", "", "50", "Quý II"]]
    word = plan().section("I. NHIỆM VỤ").table([*head, *rows], bold=2)
    path = word.foot(["Lưu: VT"], ["CHỦ TỊCH"], "Trần Văn An").save(tmp_path / "plan.docx")
    data = import_plan(path).draft.data
    assert check_plan(data, path, None).differences == ()
    first, *others = data["activities"]
    other = {**data, "activities": [{**first, "note": "Kinh phí – NSĐP: 1.300"}, *others]}
    first_told = check_plan(other, path, None).differences[0]
    assert (first_told.plan, first_told.document) == ("Kinh phí – NSĐP: 1.300", "Kinh phí – NSĐP: 1.200")
