"""Habits of offices that a plan in Word may have, and what is made of each: nothing lost, nothing made up."""

from pathlib import Path

import pytest
from drafts import draft_in, item, told
from word_plans import ABOVE, LEFT, PlanInWord

from ttdn.importing.draft import Draft
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
        return draft_in(word, self._path)


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads documents."""
    return Reader(tmp_path)


def plan(*agency: str, title: str = "Chăm sóc cây xanh năm 2027", opening: str = OPENING) -> PlanInWord:
    """The head of a document."""
    word = PlanInWord().letterhead(agency or COMMITTEE, "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
    return word.title("KẾ HOẠCH", title).paragraph(opening)


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
    assert [one["text"] for one in draft.data["clauses"]] == ["Tổng cộng | 15 lớp"]
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


def test_an_abbreviation_that_a_note_explains(read: Reader) -> None:
    """Bodies in the table have their full names; the words of the cells stay."""
    rows = [["1", "Khâu nón", "P. ĐG"], ["2", "Đan rổ", "Phòng Đóng gói"], ["3", "Phơi lá", "P. KV"]]
    word = plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", "Chủ trì"], *rows])
    draft = read(word.paragraph("Ghi chú: P. ĐG: Phòng Đóng gói."))
    assert item(draft, "I.1")["owners"] == {"text": "P. ĐG", "read": ["phong-dong-goi"]}
    assert item(draft, "I.2")["owners"]["read"] == ["phong-dong-goi"]
    # What nobody explains is to be looked at.
    assert "không có trong danh sách đơn vị: P. KV" in told(draft)


def test_a_body_that_was_named_before(read: Reader) -> None:
    """It is no body of its own: whom the title names, or somebody has to say it."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. UBND xã Gò Nổi, UBND xã Gò Chìm")
    word.dash("Treo cờ.", "Các địa phương này chủ động dọn rác.")
    draft = read(word.section("2. Sở Xây dựng").paragraph("Ban này phối hợp với Công an tỉnh trực chốt."))
    assert item(draft, "I.1.2")["owners"] == {
        "text": "Các địa phương này",
        "read": ["ubnd-xa-go-noi", "ubnd-xa-go-chim"],
    }
    assert told(draft).count("cơ quan đã nêu trước đó") == 2
    assert "ban-nay" not in {unit["id"] for unit in draft.data["units"]}
    assert [one.name for one in draft.unknown] == []


def test_words_that_name_no_single_body(read: Reader) -> None:
    """Many in one name, or work behind it, is to be looked at; "các" within a name is none of these."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Tổ 1 đến Tổ 12 tàu cá: thả phao.")
    word.clause("2. Hội Làm vườn các xã, phường trồng cây.").clause(
        "3. Ban Quản lý các dự án ven sông mở đường."
    )
    word.clause(
        "4. Công an tỉnh chủ trì, phối hợp với Trạm Y tế phường đắp lại bờ “Kè Đông” trước 25/11/2027."
    )
    draft = read(word)
    names = {unit["name"] for unit in draft.data["units"]}
    assert names == {"Ban Quản lý các dự án ven sông", "Công an tỉnh"}
    for words in ("Tổ 1 đến Tổ 12 tàu cá", "Hội Làm vườn các xã, phường", "Trạm Y tế phường đắp"):
        assert words in told(draft)


def test_who_does_it_beside_who_looks_after_it(read: Reader) -> None:
    """Of two columns of people the one that does it has the owner; the other stays in the note."""
    head = ["Tháng", "Nội dung công việc", "Người thực hiện", "Người phụ trách"]
    rows = [["9", "- Phát cờ\n- Ký cam kết", "Tổ Toán", "Ban Giám hiệu"], ["10", "- Thi vẽ", "Đội Cờ đỏ", ""]]
    draft = read(plan().section("I. NHIỆM VỤ").table([head, *rows]))
    first, second = draft.data["activities"]
    assert (first["owners"], first["note"]) == (
        {"text": "Tổ Toán", "read": ["to-toan"]},
        "Người phụ trách: Ban Giám hiệu",
    )
    # A dash in one row is no part of the row above it.
    assert (first["id"], second["id"]) == ("I.1", "I.2")


def test_who_leads_beside_who_does_it(read: Reader) -> None:
    """Who leads is the owner, who else does it stands in the note: neither is read as the other."""
    head = ["TT", "Nội dung", "Cơ quan chủ trì", "Đơn vị thực hiện"]
    draft = read(plan().section("I. NHIỆM VỤ").table([head, ["1", "Đắp đê", "Sở Xây dựng", "Đội Đê điều"]]))
    assert item(draft, "I.1")["owners"] == {"text": "Sở Xây dựng", "read": ["so-xay-dung"]}
    assert item(draft, "I.1")["note"] == "Đơn vị thực hiện: Đội Đê điều"


@pytest.mark.parametrize("head", ["Phòng, đơn vị", "Các khoa, phòng", "Đơn vị"])
def test_a_column_that_is_called_as_its_bodies_are(read: Reader, head: str) -> None:
    """Whoever stands below it has the tasks; numbers of documents are nobody."""
    rows = [["1", "Đắp đê", "Phòng Đê điều", "2/2027"], ["2", "Vớt bèo", "Văn phòng", "3/2027"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", head, "Thời gian"], *rows]))
    assert item(draft, "I.1")["owners"]["read"] == ["phong-de-dieu"]
    rows = [["1", "Đắp đê", "12/KH-UBND", "2/2027"], ["2", "Vớt bèo", "13/KH-UBND", "3/2027"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", "Số", "Thời gian"], *rows]))
    assert "owners" not in item(draft, "I.1")


def test_times_that_offices_write_short(read: Reader) -> None:
    """In a column "TX" is all year; from when to when may be called "Hoàn thành", too."""
    head = ["TT", "Nội dung", "Chủ trì", "Bắt đầu", "Hoàn thành"]
    draft = read(
        plan().section("I. NHIỆM VỤ").table([head, ["1", "Đắp đê", "Sở Xây dựng", "Quý I", "Quý III"]])
    )
    assert item(draft, "I.1")["schedule"]["read"] == {"quarters": ["1", "2", "3"]}
    rows = [["1", "Vớt bèo", "Sở Xây dựng", "TX"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", "Chủ trì", "Thời gian"], *rows]))
    assert item(draft, "I.1")["schedule"] == {"text": "TX", "read": {"all_year": "true"}}


@pytest.mark.parametrize(
    "title", ["Điều tra mực nước năm 2027", "PHẦN MỀM ĐO MƯA NĂM 2027", "Chương trình A 2027"]
)
def test_a_title_that_begins_as_articles_do(read: Reader, title: str) -> None:
    """Without a number it is no article, no part and no chapter."""
    draft = read(plan(title=title).section("1. Mục đích").paragraph("Biết mực nước."))
    assert draft.data["document"]["title"].casefold() == title.casefold()
    assert list(draft.data["headings"].values()) == ["Mục đích"]


@pytest.mark.parametrize(
    ("above", "own", "post", "name"),
    [
        ("BỘ ĐỘI BIÊN PHÒNG TỈNH", "ĐỒN BIÊN PHÒNG BÃI NỒM", "ĐỒN TRƯỞNG", "Trung tá Lý Văn Giang"),
        ("SỞ Y TẾ TỈNH AN BÌNH", "BỆNH VIỆN BÃI NỒM", "GIÁM ĐỐC", "BSCKII. Hoàng Văn Em"),
        ("UBND TỈNH AN BÌNH", "UBND XÃ BÃI NỒM", "CHỦ TỊCH", "PGS.TS. Vũ Văn Hải"),
    ],
)
def test_who_issues_and_who_signs(read: Reader, above: str, own: str, post: str, name: str) -> None:
    """The body above, the own one, the post and the name each stand in their own place."""
    word = (
        plan(above, own).section("I. MỤC ĐÍCH").dash("Giữ rừng.").foot(["Như trên", "Lưu: VT"], [post], name)
    )
    draft = read(word, foot=False)
    summary = draft.data["documents"]["summary"]
    assert (summary["superior"], summary["agency"]) == (above, [own])
    assert summary["signature"] == {"authority": [post], "name": name}
    assert draft.data["document"]["recipients"] == ["Như trên;", "Lưu: VT;"]


def test_the_head_of_the_youth_union(read: Reader) -> None:
    """What stands over each of its papers is no sentence of the plan."""
    word = PlanInWord().letterhead(
        ("TỈNH ĐOÀN AN BÌNH", "ĐOÀN PHƯỜNG BÃI NỒM"),
        "07-KH/ĐTN",
        "Bãi Nồm, ngày 10 tháng 01 năm 2027",
        ("ĐOÀN TNCS HỒ CHÍ MINH",),
    )
    draft = read(
        word.title("KẾ HOẠCH", "Tháng Thanh niên năm 2027")
        .paragraph(OPENING)
        .section("I. MỤC ĐÍCH")
        .dash("Vui.")
    )
    assert "clauses" not in draft.data


def test_a_period_for_which_a_plan_has_no_line(read: Reader) -> None:
    """That reports of weeks are asked for, too, is said; one of months alone asks nothing of the kind."""
    rule = "Các sở báo cáo {}tháng (trước ngày 25) về UBND tỉnh."
    asked = "khai từng lần ở 'adhoc'"
    draft = read(plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. " + rule.format("tuần, báo cáo ")))
    assert asked in told(draft)
    assert asked not in told(read(plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. " + rule.format(""))))


def test_a_day_of_every_month(read: Reader) -> None:
    """It is the day by which the reports of each month are due."""
    head = plan().section("I. TỔ CHỨC THỰC HIỆN")
    draft = read(head.clause("1. Các sở báo cáo ngày 20 hằng tháng về Văn phòng UBND tỉnh."))
    assert draft.data["reporting"]["periods"] == [{"every": "month", "by_day": "20", "month": "last"}]


def test_the_plan_s_own_body_gives_a_task(read: Reader) -> None:
    """In its own plan "Ban Quản lý giao Văn phòng" gives it to the office, and owes itself no report."""
    word = plan("UBND TỈNH AN BÌNH", "BAN QUẢN LÝ RỪNG GỖ NGHIẾN").section("I. TỔ CHỨC THỰC HIỆN")
    word.clause("1. Ban Quản lý giao Văn phòng theo dõi, đôn đốc.").clause("2. Ban Quản lý chủ trì đắp đập.")
    draft = read(word.clause("3. Văn phòng, Trạm Bảo vệ rừng báo cáo trước ngày 15/11/2027."))
    assert item(draft, "I.1")["owners"]["text"] == "Văn phòng"
    assert item(draft, "I.2")["owners"]["text"] == "Ban Quản lý"
    assert told(draft).count("chính là cơ quan ban hành kế hoạch") == 1
    assert draft.data["reporting"]["required"] == ["van-phong", "tram-bao-ve-rung"]
    # Who receives is not said.
    assert "không nêu rõ nơi nhận" in told(draft)


def test_the_units_owe_reports_where_nobody_is_named(read: Reader) -> None:
    """For all that were given tasks stand those below the authority; another body's order stays its own."""
    word = plan("UBND TỈNH AN BÌNH", "SỞ MƯA NẮNG").section("I. TỔ CHỨC THỰC HIỆN")
    word.clause("1. Sở Mưa nắng chủ trì đo mưa.").clause("2. Chi cục Thủy lợi giao Trạm Bơm đo mực nước.")
    draft = read(word.clause("3. Báo cáo trước ngày 15/11/2027 về Sở Mưa nắng."))
    assert draft.data["reporting"]["required"] == ["chi-cuc-thuy-loi"]


def test_a_ministry_s_topics(read: Reader) -> None:
    """Whatever stands below them is work; a department's name may have a comma, and end as a verb begins."""
    word = plan("BỘ NGOẠI GIAO").section("I. CÁC CHỦ ĐỀ TRỌNG TÂM").section("1. Thông tin về rừng")
    word.clause("a) Vụ Kho vận, Tài chính bố trí vốn.").clause("b) Học viện Ngoại giao mở lớp.")
    word.clause("c) Vụ lúa mùa gieo muộn.")
    draft = read(
        word.clause("d) Ban QLDA công trình thủy lợi; Trường Trung cấp nghề công lập: chuẩn bị cát.")
    )
    assert item(draft, "I.1.a")["owners"]["read"] == ["vu-kho-van-tai-chinh"]
    assert item(draft, "I.1.b")["owners"]["text"] == "Học viện Ngoại giao"
    assert "owners" not in item(draft, "I.1.c")
    assert item(draft, "I.1.d")["owners"]["read"] == [
        "ban-qlda-cong-trinh-thuy-loi",
        "truong-trung-cap-nghe-cong-lap",
    ]


def test_a_section_that_only_describes_gives_a_task(read: Reader) -> None:
    """Who leads there has a task all the same; what only says when and where is none."""
    word = plan().section("I. LỊCH").clause("1. Sở Xây dựng chủ trì đo đạc.").clause("2. Sở Xây dựng ở số 5.")
    draft = read(
        word.section("II. THỜI GIAN, ĐỊA ĐIỂM").dash("Thời gian: từ 10/3 đến 30/4.", "Địa điểm: 45 xã.")
    )
    assert [one["text"] for one in draft.data["tasks"]] == ["Sở Xây dựng chủ trì đo đạc."]
    assert [one["text"] for one in draft.data["clauses"]] == [
        "Sở Xây dựng ở số 5.",
        "Thời gian: từ 10/3 đến 30/4.",
        "Địa điểm: 45 xã.",
    ]


def test_words_that_point_to_an_annex(read: Reader) -> None:
    """They give nobody anything to do; a sentence on work by an annex does."""
    word = plan().section("I. NHIỆM VỤ").paragraph("Các nhiệm vụ cụ thể tại Phụ lục kèm theo.")
    draft = read(word.section("II. VIỆC KHÁC").paragraph("Trồng cây theo Phụ lục kèm theo."))
    assert [one["text"] for one in draft.data["clauses"]] == ["Các nhiệm vụ cụ thể tại Phụ lục kèm theo."]
    assert [one["text"] for one in draft.data["tasks"]] == ["Trồng cây theo Phụ lục kèm theo."]


def test_the_subject_without_the_own_area(read: Reader) -> None:
    """Documents add where it is: said twice it would be; another place stays."""
    assert read(plan(title="Trồng rừng tỉnh An Bình năm 2027")).data["document"]["subject"] == "trồng rừng"
    other = read(plan(title="Trồng rừng xã Gò Nổi năm 2027")).data["document"]["subject"]
    assert other == "trồng rừng xã Gò Nổi"


@pytest.mark.parametrize(
    "area", ["xã Ea H’Leo", "phường B'Lao", "xã Chân Mây - Lăng Cô", "Phường 2 Bảo Lộc", "xã Đất mới"]
)
def test_the_subject_without_an_area_of_any_name(read: Reader, area: str) -> None:
    """Names have apostrophes, dashes and numbers; "on the territory of" never stays without its place."""
    word = plan("ỦY BAN NHÂN DÂN", area.upper(), title=f"Trồng rừng trên địa bàn {area} năm 2027")
    draft = read(word.section("I. MỤC ĐÍCH").dash(f"UBND {area} trồng cây."))
    assert draft.data["document"]["subject"] == "trồng rừng"


@pytest.mark.parametrize("area", ["xã Ea H’Leo", "xã Chân Mây - Lăng Cô", "Phường 2 Bảo Lộc", "phường 12"])
def test_the_whole_name_of_an_issuer_in_the_opening(read: Reader, area: str) -> None:
    """Where the document has no agency at its head, its name is that of the sentence that opens it."""
    word = PlanInWord().title("KẾ HOẠCH", "Trồng rừng năm 2027")
    word.paragraph(f"Ủy ban nhân dân {area} ban hành Kế hoạch như sau:").section("I. MỤC ĐÍCH")
    assert read(word.dash("Vui.")).data["authority"]["name"] == f"Ủy ban nhân dân {area}"


def test_the_area_of_a_party_committee(read: Reader) -> None:
    """That of "Tỉnh ủy A" is the province A."""
    draft = read(plan("TỈNH ỦY AN BÌNH", "BAN TỔ CHỨC").section("I. MỤC ĐÍCH").dash("Vui."))
    assert draft.data["authority"]["area"] == "tỉnh An Bình"


def test_periods_of_reports_line_by_line(read: Reader) -> None:
    """A section on reports goes before an hour of the week of one unit; an hour is no day."""
    word = (
        plan()
        .section("I. TỔ CHỨC THỰC HIỆN")
        .clause("1. Đội Một, Đội Hai: báo cáo Đội trưởng trước 16h00 thứ Năm hằng tuần.")
    )
    word.section("II. CHẾ ĐỘ BÁO CÁO").dash("Báo cáo tháng: trước ngày 18 hằng tháng.")
    draft = read(word.dash("Báo cáo 6 tháng: trước ngày 18/5; báo cáo năm: trước ngày 18/11."))
    assert draft.data["reporting"]["periods"] == [
        {"every": "month", "before_day": "18", "month": "last"},
        {"period": "2027-H1", "deadline": {"before": "2027-05-18"}},
        {"period": "2027", "deadline": {"before": "2027-11-18"}},
    ]


def test_a_second_day_behind_brackets(read: Reader) -> None:
    """The period in brackets stands between two days of the same rule."""
    rule = "1. Các sở gửi báo cáo về UBND tỉnh trước ngày 05/6 (6 tháng) và 05/11 (năm)."
    draft = read(plan().section("I. TỔ CHỨC THỰC HIỆN").clause(rule))
    assert draft.data["reporting"]["periods"] == [
        {"period": "2027-H1", "deadline": {"before": "2027-06-05"}},
        {"period": "2027", "deadline": {"before": "2027-11-05"}},
    ]


def test_letters_that_nobody_explains(read: Reader) -> None:
    """Where who leads may stand they are told; the same letters within a sentence are not."""
    word = plan().section("I. NHIỆM VỤ").clause("1. PX19 tuần tra.").clause("2. Tuần tra tại PX19.")
    draft = read(word.clause("3. ĐLQN triển khai tháp nước.").clause("4. OCOP là hàng của xã."))
    asked = {draft.data["tasks"][place[1]]["id"] for place in draft.remarks if place[2:] == ("text",)}
    assert asked == {"I.1", "I.3"}


def test_one_body_in_each_of_many(read: Reader) -> None:
    """None of these is one unit: all of them are to be looked at."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Công an các đơn vị tuần tra.")
    draft = read(
        word.clause("2. Trạm Y tế xã, phường tiêm phòng.").clause("3. Trạm Y tế xã Gò Nổi tiêm phòng.")
    )
    assert [unit["name"] for unit in draft.data["units"]] == ["Trạm Y tế xã Gò Nổi"]
    assert "Công an các đơn vị" in told(draft)
    assert "Trạm Y tế xã, phường" in told(draft)


def test_kinds_of_joint_plans(read: Reader) -> None:
    """The kind is "Kế hoạch liên tịch"; what stands behind it is the title."""
    word = PlanInWord().letterhead(COMMITTEE, "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
    draft = read(
        word.title("KẾ HOẠCH LIÊN TỊCH", "Trồng rừng năm 2027").paragraph(OPENING).section("I. MỤC ĐÍCH")
    )
    assert (draft.data["document"]["kind"], draft.data["document"]["title"]) == (
        "KẾ HOẠCH LIÊN TỊCH",
        "Trồng rừng năm 2027",
    )


def test_a_number_behind_a_number(read: Reader) -> None:
    """What stands behind a label begins without a space, though it is a figure."""
    draft = read(plan().section("I. CHỈ TIÊU").section("2. Riêng").clause("2.1. 100% trường có vườn."))
    assert draft.data["goals"][0]["text"] == "100% trường có vườn."


def test_who_does_it_at_the_end_of_a_sentence(read: Reader) -> None:
    """Behind "do" a body is told; "do" with anything else is a reason."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Dạy bơi cho trẻ; do Đoàn xã phụ trách.")
    draft = read(word.clause("2. Đắp lại kè sạt do Bão số 3 gây ra."))
    assert [words.vi for place, (words, *_) in draft.remarks.items() if place[2:] == ("text",)] == [
        "cuối câu nêu cơ quan chủ trì: 'Đoàn xã'; nếu là của cả mục này thì thêm 'owners'"
    ]


def test_somebody_who_is_given_a_task(read: Reader) -> None:
    """A person is no unit: somebody has to say which one it is."""
    word = plan().section("I. PHÂN CÔNG").clause("1. Các ông (bà) Tổ trưởng tổ dân phố vận động bà con.")
    draft = read(word.clause("2. Bà Lò Thị Ba - văn thư theo dõi."))
    asked = {place[1] for place in draft.remarks if place[0] == "duties" and place[2:] == ("text",)}
    assert asked == {0, 1}


def test_bodies_of_which_each_area_has_one(read: Reader) -> None:
    """Of the own area "Đoàn" is one body, "Phòng" is none."""
    word = (
        plan()
        .section("I. NHIỆM VỤ")
        .table([["TT", "Nội dung", "Chủ trì"], ["1", "Vẽ", "Đoàn tỉnh"], ["2", "Hát", "Phòng của tỉnh"]])
    )
    assert [unit["name"] for unit in read(word).data["units"]] == ["Đoàn tỉnh"]


def test_a_body_is_listed_once_in_either_case(read: Reader) -> None:
    """At the beginning of a cell a name has a capital, within one it may have none."""
    rows = [["1", "Vẽ", "Các khoa lâm sàng"], ["2", "Hát", "các khoa lâm sàng"]]
    draft = read(plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", "Chủ trì"], *rows]))
    assert draft.unknown == (("Các khoa lâm sàng", ("I.1", "I.2")),)
