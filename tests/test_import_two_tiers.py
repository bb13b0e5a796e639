"""How authorities write since there are no districts, and what is made of it: whose, when, who reports."""

from pathlib import Path
from typing import Any

import pytest
from drafts import draft_in, item, told
from word_plans import PlanInWord

from ttdn.importing.account import account_of
from ttdn.importing.draft import Draft
from ttdn.importing.given import read_given
from ttdn.importing.known import Roster
from ttdn.importing.leads import find_leads
from ttdn.importing.owners import read_bodies
from ttdn.importing.reporting import find_reporting
from ttdn.importing.roster_draft import draft_roster
from ttdn.importing.times import times_in
from ttdn.importing.whole import check_plan, import_plan

COMMUNE = ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN")
SIGNED = (["Lưu: VT, KT"], ["CHỦ TỊCH"], "Trần Văn An")


def plan(agency: tuple[str, ...] = COMMUNE, number: str = "12/KH-UBND") -> PlanInWord:
    """The head of a document."""
    word = PlanInWord().letterhead(agency, number, "Hòa An, ngày 05 tháng 01 năm 2026")
    return word.title("KẾ HOẠCH", "Phòng cháy, chữa cháy năm 2026").paragraph("Kế hoạch như sau:")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the document is."""
    return tmp_path / "plan.docx"


def drafted(word: PlanInWord, path: Path) -> Draft:
    """The draft of a document."""
    return draft_in(word.foot(*SIGNED), path)


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Ban QLDA đầu tư xây dựng khu vực rà soát công trình.", "Ban QLDA đầu tư xây dựng khu vực"),
        ("Sở Kế hoạch và Đầu tư xây dựng kế hoạch.", "Sở Kế hoạch và Đầu tư"),
        ("Ban Quản lý các khu công nghiệp tổ chức hội nghị.", "Ban Quản lý các khu công nghiệp"),
        ("Hội đồng thẩm định tổ chức họp.", "Hội đồng thẩm định"),
        ("Chi cục Thú y lấy tối thiểu 300 mẫu giám sát.", "Chi cục Thú y"),
        ("Phòng Kinh tế nạo vét kênh mương, khơi thông dòng chảy.", "Phòng Kinh tế"),
        ("Công an xã đối chiếu danh sách, kiểm tra thực tế.", "Công an xã"),
        ("Trạm Y tế khử trùng các điểm trường, báo cáo kết quả.", "Trạm Y tế"),
        ("Phòng Phát triển người tham gia: rà soát dữ liệu.", "Phòng Phát triển người tham gia"),
    ],
)  # fmt: skip
def test_where_a_name_ends(sentence: str, owner: str) -> None:
    """What is done belongs to no name, and what is lower in a name still does."""
    leads = find_leads(sentence)
    assert leads
    assert leads.owners == owner


@pytest.mark.parametrize(
    "sentence",
    [
        "Phòng Kinh tế vót 20 chông tre, tổ chức canh phòng.",
        "Công an xã khum các ngã ba, tổ chức tuần tra.",
        "Trạm Y tế xông tại từng hộ, tổ chức theo dõi.",
        "Tổ Công nghệ số đi từng ngõ, gõ từng nhà, hướng dẫn người dân.",
    ],
)
def test_a_name_whose_end_is_not_known_is_none(path: Path, sentence: str) -> None:
    """Of what no name holds - a quantity, several things, a place - no unit is made, and it is told."""
    draft = drafted(plan().section("I. NHIỆM VỤ").dash(sentence, "Phòng Kinh tế theo dõi."), path)
    assert "owners" not in item(draft, "I.1")
    assert [unit["name"] for unit in draft.data["units"]] == ["Phòng Kinh tế"]
    assert "không rõ tên ấy hết ở đâu" in told(draft)


def test_names_in_cells_are_whole() -> None:
    """What bodies do ends a name only where the name has begun."""
    names = (
        "Ban QLDA đầu tư xây dựng",
        "Hội đồng thẩm định",
        "Hội đồng thi đua - khen thưởng",
        "Tổ kiểm tra liên ngành",
        "Đội thi công tu bổ",
        "Phòng Quản lý giảm nước không doanh thu",
        "Sở Nội vụ",
    )
    assert read_bodies("; ".join(names) + " chủ trì", Roster()).unknown == names
    assert read_bodies("các phòng, đơn vị, tổ dân phố triển khai", Roster()).unknown == (
        "các phòng, đơn vị, tổ dân phố",
    )


def test_a_unit_that_may_hold_what_another_one_does() -> None:
    """Where a name begins with that of another unit and goes on in small letters, it is told."""
    made = draft_roster(
        ["Phòng Kinh tế", "Phòng Kinh tế vót chông", "Trạm Y tế", "Trạm Y tế khu vực 2"], "xã Hòa An"
    )
    told = {place: texts[-1].vi for place, texts in made.remarks.items() if "mở đầu bằng tên" in texts[-1].vi}
    assert list(told) == [("units", 1)]
    assert "'Phòng Kinh tế'" in told["units", 1]


def test_one_in_each_of_several_places_is_no_unit() -> None:
    """Nor are several that one wording counts, nor a kind of bodies; each stays to be listed."""
    wordings = [
        "Chi bộ các ấp",
        "Đội Dân phòng các thôn",
        "Thôn 1, 2, 3",
        "Trung tâm",
        "Chi bộ ấp 3",
        "Thôn 3",
    ]
    made = draft_roster([*wordings, "Ban Quản lý các khu công nghiệp", "Hội đồng thẩm định"], "xã Hòa An")
    assert [(unit["name"], unit["kind"]) for unit in made.units] == [
        ("Chi bộ ấp 3", "body"),
        ("Thôn 3", "body"),
        ("Ban Quản lý các khu công nghiệp", "body"),
        ("Hội đồng thẩm định", "body"),
    ]


def test_a_standing_office_is_the_body_above(path: Path) -> None:
    """Below its own heading "Cơ quan thường trực …" names no other body."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. Công an xã")
    draft = drafted(word.clause("a) Cơ quan thường trực Ban Chỉ đạo, tổng hợp tình hình."), path)
    assert item(draft, "I.1.a")["owners"] == {"read": ["cong-an-xa"]}


def test_who_does_it_at_the_end_of_a_sentence(path: Path) -> None:
    """Labels are read wherever they stand; what only may say so is told."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Mở lớp tập huấn. Chủ trì: Công an xã. Thời gian: Quý II.")
    word.clause("2. Thăm hộ nghèo; đơn vị thực hiện: Phòng Kinh tế.").clause("3. Kiểm tra kho bãi")
    word.dash("Thời gian: Quý III.", "Thực hiện: Công an xã.").clause("4. Tuần tra; thực hiện: thường xuyên.")
    word.clause("5. Diễn tập (Ban Chỉ huy Quân sự xã chủ trì; Công an xã phối hợp; Quý IV/2026).")
    word.clause("6. Trực quan: Phòng Văn hóa - Xã hội lắp 50 pa nô.")
    word.clause("7. Rà soát văn bản do HĐND, UBND xã ban hành.")
    draft = drafted(word, path)
    assert item(draft, "I.1") == {
        "id": "I.1",
        "text": "Mở lớp tập huấn. Chủ trì: Công an xã. Thời gian: Quý II.",
        "owners": {"text": "Công an xã", "read": ["cong-an-xa"]},
        "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
    }
    assert item(draft, "I.2")["owners"]["read"] == ["phong-kinh-te"]
    assert item(draft, "I.3")["owners"]["read"] == ["cong-an-xa"]
    assert not any("owners" in item(draft, f"I.{number}") for number in range(4, 8))
    assert "câu sau nêu cơ quan chủ trì: 'Ban Chỉ huy Quân sự xã'" in told(draft)
    assert "read: {quarters: [4]}" in told(draft)
    assert "lời sau dấu hai chấm nêu cơ quan chủ trì: 'Phòng Văn hóa - Xã hội'" in told(draft)
    assert "HĐND, UBND xã" not in told(draft)


def test_labels_of_two_tasks_in_one_sentence_are_not_read(path: Path) -> None:
    """Nobody knows which of them the item is about."""
    words = "1. Mở lớp. Chủ trì: Công an xã. Thi tìm hiểu. Chủ trì: Phòng Kinh tế."
    draft = drafted(plan().section("I. NHIỆM VỤ").clause(words), path)
    assert "owners" not in item(draft, "I.1")
    assert "câu sau nêu cơ quan chủ trì" in told(draft)


def test_a_line_that_says_as_above(path: Path) -> None:
    """It is whose the task above is, and somebody is to write that."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Mở lớp").dash("Chủ trì: Công an xã.", "Thời gian: Quý I.")
    draft = drafted(word.clause("2. Diễn tập").dash("Chủ trì: như trên.", "Thời gian: Quý II."), path)
    assert item(draft, "I.2")["owners"] == {"text": "như trên", "read": ["cong-an-xa"]}
    assert "như trên" not in [one.name for one in draft.unknown]
    assert "dòng ghi 'như trên'" in told(draft)


def test_what_was_read_of_a_sentence_agrees_with_the_document(path: Path) -> None:
    """A draft is like its document, wherever the words about owners and times stand."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Mở lớp. Chủ trì: Công an xã. Thời gian: Quý II.")
    word.clause("2. Kiểm tra").dash("Thời gian: Quý III.", "Thực hiện: Phòng Kinh tế.")
    word.foot(*SIGNED).save(path)
    data = import_plan(path).draft.data
    assert check_plan(data, path, None).differences == ()
    first, *others = data["tasks"]
    other = {**data, "tasks": [{**first, "owners": {"text": "Công an phường"}}, *others]}
    assert check_plan(other, path, None).differences


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Mở lớp; thời gian hoàn thành: trong quý III/2026.", "{quarters: [3]}"),
        ("Mở lớp. Thời gian: Quý II, quý III/2026.", "{quarters: [2, 3]}"),
        ("Mở 05 lớp trong Q2 - Q4.", "{quarters: [2, 3, 4]}"),
        ("Kiểm tra nguồn nước định kỳ hằng quý.", "{every: quarter}"),
        ("Kiểm tra nguồn nước (6 tháng/lần).", "{every: half}"),
        ("In tờ rơi, không quá ngày 30/4/2026.", "{by: 2026-04-30}"),
    ],
)
def test_times_within_a_sentence(words: str, read: str) -> None:
    """A quarter may have its year behind a stroke, and be one of several."""
    assert [read in one.vi for one in times_in(words, 2026)] == [True]


def test_days_of_reports_are_none_of_the_task() -> None:
    """Also those behind a semicolon; what is due beside a report still is."""
    assert times_in("Báo cáo: quý trước ngày 15 tháng cuối quý; 6 tháng trước ngày 15/6.", 2026) == ()
    assert "before: 2026-06-15" in times_in("Báo cáo kết quả; hoàn thành trước ngày 15/6.", 2026)[0].vi


def test_whom_the_rule_on_reports_is_about(path: Path) -> None:
    """The one office of council and committee sends on what the others report to it."""
    word = plan().section("I. NHIỆM VỤ").dash("Công an xã mở lớp.").section("II. TỔ CHỨC THỰC HIỆN")
    word.clause(
        "1. Văn phòng HĐND và UBND xã tổng hợp báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 05/12) "
        "gửi Sở Nội vụ."
    )
    word.clause(
        "2. Công an xã, Phòng Kinh tế gửi báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 28/11 về "
        "Văn phòng HĐND và UBND xã."
    )
    reporting = drafted(word, path).data["reporting"]
    assert reporting["required"] == ["cong-an-xa", "phong-kinh-te"]
    assert reporting["to"] == "Văn phòng HĐND và UBND xã"
    assert [one["deadline"] for one in reporting["periods"]] == [
        {"before": "2026-06-05"},
        {"before": "2026-11-28"},
    ]


def test_a_rule_in_a_point_is_about_the_bodies_of_its_number(path: Path) -> None:
    """A letter below the heading that names them does not begin another matter."""
    word = plan(("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH")).section("I. TỔ CHỨC THỰC HIỆN")
    word.section("1. Sở Y tế").clause("a) Theo dõi, đôn đốc.").section("2. UBND các xã, phường")
    word.clause("a) Xây dựng kế hoạch trước 15/02.")
    word.clause("b) Báo cáo định kỳ: 6 tháng trước ngày 15/6; năm trước ngày 15/12 về Sở Y tế.")
    assert drafted(word, path).data["reporting"]["required"] == ["ubnd-cac-xa-phuong"]


def test_other_work_in_the_sentence_of_the_rule(path: Path) -> None:
    """Its day is none of a report; who is only asked to do something is only asked to report."""
    word = plan(("UBND TỈNH AN BÌNH", "SỞ Y TẾ"), "9/KH-SYT").section("I. TỔ CHỨC THỰC HIỆN")
    word.clause("1. Văn phòng Sở thẩm định kinh phí.").clause("2. Đề nghị Hội Nông dân tỉnh tuyên truyền.")
    word.clause(
        "3. UBND các xã, phường: Ban hành kế hoạch trước 01/3; báo cáo 6 tháng trước 10/6, năm trước 10/12 "
        "về Sở Y tế (qua Văn phòng Sở)."
    )
    reporting = drafted(word, path).data["reporting"]
    assert [one["deadline"] for one in reporting["periods"]] == [
        {"before": "2026-06-10"},
        {"before": "2026-12-10"},
    ]
    assert reporting["required"] == ["ubnd-cac-xa-phuong"]
    assert reporting["requested"] == ["hoi-nong-dan-tinh"]


def test_who_is_given_work_and_asked_elsewhere_must_report(path: Path) -> None:
    """Only those who are asked and nothing else are left out of who must."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Giao Công an xã mở lớp.")
    word.clause("2. Đề nghị Công an xã, Hội Nông dân xã vận động Nhân dân.")
    reporting = drafted(word, path).data["reporting"]
    assert reporting["required"] == ["cong-an-xa"]
    assert reporting["requested"] == ["hoi-nong-dan-xa"]


@pytest.mark.parametrize(
    ("agency", "number", "name"),
    [
        (("TỈNH ỦY LẠNG SƠN", "*"), "10-CTr/TU", "Tỉnh ủy Lạng Sơn"),
        (("THÀNH ỦY HẢI PHÒNG", "*"), "10-KH/TU", "Thành ủy Hải Phòng"),
        (("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "TỔNG CÔNG TY ĐIỆN LỰC"), "3/KH-EVN", "Tổng công ty điện lực"),
        (("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM",), "3/KH-EVN", "Tập đoàn điện lực Việt Nam"),
    ],
)
def test_heads_of_the_party_and_of_companies(
    path: Path, agency: tuple[str, ...], number: str, name: str
) -> None:
    """A programme of the party has small letters in its sign; a company stands below its group."""
    data = drafted(plan(agency, number).section("I. NHIỆM VỤ").dash("Mở lớp."), path).data
    assert data["authority"]["name"] == name
    assert data["document"]["number"] == number


def test_a_time_in_a_line_leaves_who_does_it(path: Path) -> None:
    """The sentence says whose it is, also where lines below it or columns beside it say when."""
    rows = [["TT", "Nội dung", "Thời gian"], ["1", "Giao Trạm Y tế xã khám sức khỏe", "Quý I"]]
    word = (
        plan().section("I. NHIỆM VỤ").clause("1. Công an xã mở 02 lớp tập huấn.").dash("Thời gian: Quý II.")
    )
    word.clause("2. Công an xã tuần tra.").dash("Chủ trì: Phòng Kinh tế.", "Thời gian: Quý III.")
    draft = drafted(word.section("II. NHIỆM VỤ CỤ THỂ").table(rows), path)
    assert item(draft, "I.1")["owners"] == {"text": "Công an xã", "read": ["cong-an-xa"]}
    assert item(draft, "I.1")["schedule"]["read"] == {"quarters": ["2"]}
    assert item(draft, "I.2")["owners"]["read"] == ["phong-kinh-te"]
    assert item(draft, "II.1")["owners"]["read"] == ["tram-y-te-xa"]


def test_a_table_below_the_name_of_a_body(path: Path) -> None:
    """Its rows are those of the body, where no column says otherwise; of nobody's table it is told."""
    rows = [["TT", "Nội dung", "Thời gian"], ["1", "Tuần tra", "Quý I"], ["2", "Trực ban", "Quý II"]]
    led = [["TT", "Nội dung", "Chủ trì"], ["1", "Khám bệnh", "Trạm Y tế xã"]]
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. Công an xã").table(rows)
    word.section("2. Phòng Kinh tế").table(led)
    word.annex("PHỤ LỤC I", "NHIỆM VỤ CỦA PHÒNG KINH TẾ", "(Kèm theo Kế hoạch số 12/KH-UBND)").table(rows)
    word.annex("PHỤ LỤC II", "NHIỆM VỤ TRỌNG TÂM", "(Kèm theo Kế hoạch số 12/KH-UBND)").table(rows)
    draft = drafted(word, path)
    owners = {one["id"]: one.get("owners", {}).get("read") for one in draft.data["activities"]}
    assert owners == {
        "I.1.1": ["cong-an-xa"],
        "I.1.2": ["cong-an-xa"],
        "I.2.1": ["tram-y-te-xa"],
        "PLI.1": ["phong-kinh-te"],
        "PLI.2": ["phong-kinh-te"],
        "PLII.1": None,
        "PLII.2": None,
    }
    assert told(draft).count("bảng không nêu cơ quan chủ trì") == 1


def test_a_heading_that_says_when(path: Path) -> None:
    """It is the time of the tasks below it; what they say themselves is told beside it."""
    word = plan().section("I. NHIỆM VỤ").section("1. Tháng 02 - 3").dash("Hội thi, xong trước 20/3.")
    word.section("2. Quý II").dash("Giải việt dã (25/5/2026).").plus("Trao giải.")
    draft = drafted(word.section("3. Việc khác").dash("Kiểm kê."), path)
    assert item(draft, "I.1.1")["schedule"] == {"text": "Tháng 02 - 3", "read": {"months": ["2", "3"]}}
    assert item(draft, "I.2.1")["schedule"]["read"] == {"quarters": ["2"]}
    assert "schedule" not in item(draft, "I.3.1")
    assert "read: {before: 2026-03-20}" in told(draft)
    assert "25/5/2026" in told(draft)
    assert "thời gian theo tên nhóm, đề mục" in told(draft)


def test_others_who_are_given_something_in_the_same_item(path: Path) -> None:
    """They are listed and told, and stay to be added: the item is surely that of the first."""
    word = plan().section("I. NHIỆM VỤ")
    word.clause("1. Trạm Y tế xã trực cấp cứu; Công an xã giữ gìn trật tự; các đơn vị báo cáo kết quả.")
    word.clause("2. Công an xã chủ trì, phối hợp với Trạm Y tế xã mở lớp. Trạm Y tế xã cử giảng viên.")
    word.clause("3. Tập huấn; Phòng Kinh tế thực hiện.")
    draft = drafted(word, path)
    assert item(draft, "I.1")["owners"]["read"] == ["tram-y-te-xa"]
    assert told(draft).count("câu sau giao việc cho cơ quan khác: 'Công an xã';") == 1
    assert told(draft).count("câu sau giao việc") == 1
    assert "câu sau nêu cơ quan chủ trì: 'Phòng Kinh tế'" in told(draft)
    assert {unit["id"] for unit in draft.data["units"]} == {"tram-y-te-xa", "cong-an-xa"}


def test_several_days_of_reports_in_a_month(path: Path) -> None:
    """A plan has a line for one of them."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Công an xã mở lớp.")
    word.clause("2. Các đơn vị báo cáo tiến độ vào ngày 05 và ngày 20 hằng tháng về UBND xã.")
    assert "nhiều ngày báo cáo trong một tháng" in told(drafted(word, path))
    other = plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Công an xã mở lớp.")
    other.clause("2. Các đơn vị báo cáo tiến độ vào ngày 20 hằng tháng về UBND xã.")
    assert "nhiều ngày báo cáo" not in told(drafted(other, path))


def test_lines_between_those_that_tell_of_a_task(path: Path) -> None:
    """Whatever their label, they are notes of the task: who does it stays who does it."""
    word = plan().section("I. NHIỆM VỤ").section("1. Tiếp sức mùa thi")
    word.dash("Thời gian: 11/6 - 12/6/2026.", "Lực lượng: 50 người.", "Phụ trách: Công an xã.")
    word.section("2. Việc khác").dash("Lực lượng: 50 người.", "Trực ban: cả ngày.")
    draft = drafted(word, path)
    assert item(draft, "I.1")["owners"]["read"] == ["cong-an-xa"]
    assert item(draft, "I.1")["note"] == "Lực lượng: 50 người."
    assert item(draft, "I.2.1")["text"] == "Lực lượng: 50 người."


def test_a_target_of_the_budget_is_a_target(path: Path) -> None:
    """Below a part on targets "Thu ngân sách: 25 tỷ đồng" is no clause on funding."""
    word = plan().section("PHẦN THỨ NHẤT").section("MỤC TIÊU, CHỈ TIÊU")
    word.clause("1. Thu ngân sách trên địa bàn: 25,6 tỷ đồng.").clause("2. Tỷ lệ hộ nghèo dưới 0,9 %.")
    word.section("PHẦN THỨ HAI").section("NHIỆM VỤ").clause("1. Công an xã tuần tra.")
    draft = drafted(word.section("PHẦN THỨ BA").section("KINH PHÍ").clause("1. Từ ngân sách xã."), path)
    assert [one["text"] for one in draft.data["goals"]] == [
        "Thu ngân sách trên địa bàn: 25,6 tỷ đồng.",
        "Tỷ lệ hộ nghèo dưới 0,9 %.",
    ]
    assert draft.data["funding"]["text"] == "Từ ngân sách xã."


@pytest.mark.parametrize(
    ("sentence", "receiver"),
    [
        ("báo cáo Phòng Kinh tế 6 tháng (trước 15/6), năm (trước 15/11).", "Phòng Kinh tế"),
        ("báo cáo trước 15/11 về Ban Phòng, chống thiên tai.", "Ban Phòng, chống thiên tai"),
        ("báo cáo trước 15/11 về Phòng Kinh tế, để tổng hợp.", "Phòng Kinh tế"),
    ],
)
def test_where_the_name_of_a_receiver_ends(path: Path, sentence: str, receiver: str) -> None:
    """A period, and what is done then, are no part of it; a comma may be."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").clause(f"1. Công an xã, Trạm Y tế xã mở lớp; {sentence}")
    assert drafted(word, path).data["reporting"]["to"] == receiver


def test_heads_of_narrow_columns(path: Path) -> None:
    """Their words are cut to a letter and a stroke; what stands below them is read all the same."""
    rows = [["TT", "N/dung", "Đ/vị c/trì", "Đ/vị p/hợp", "T/gian"]]
    rows += [["1", "Trực ban", "Công an xã", "VNPT Hòa An, Viettel Hòa An", "Quý II"]]
    draft = drafted(plan().section("I. NHIỆM VỤ").table(rows), path)
    assert item(draft, "I.1")["owners"]["read"] == ["cong-an-xa"]
    assert item(draft, "I.1")["coordinating"]["read"] == ["vnpt-hoa-an", "viettel-hoa-an"]
    assert item(draft, "I.1")["schedule"]["read"] == {"quarters": ["2"]}


def test_a_list_behind_the_word_for_several_is_read_alike_with_a_roster(path: Path) -> None:
    """A draft agrees with its document at once; a duty behind the colon is none of the list."""
    word = plan().section("I. NHIỆM VỤ")
    word.clause("1. Các phòng: Văn hóa - Xã hội, Kinh tế; các thôn tổ chức họp dân.")
    word.clause("2. Các phòng: Căn cứ chức năng, nhiệm vụ triển khai thực hiện.").clause(
        "3. Công an xã mở lớp."
    )
    word.foot(*SIGNED).save(path)
    imported = import_plan(path)
    data = imported.draft.data
    first, second, _ = data["tasks"]
    assert first["owners"]["text"] == "Các phòng: Văn hóa - Xã hội, Kinh tế; các thôn"
    assert second["owners"]["text"] == "Các phòng"
    roster = read_given("plan.yaml", imported.written.text.encode()).given
    assert check_plan(data, path, roster).differences == ()


def test_the_account_counts_what_is_nobodys(path: Path) -> None:
    """Items without an owner are named, a few of many; where each has one nothing is said."""
    word = plan().section("I. NHIỆM VỤ").dash("Công an xã mở lớp.", *["Tuyên truyền sâu rộng."] * 7)
    word.foot(*SIGNED).save(path)
    said = [words.vi for words in account_of(import_plan(path), "plan.docx", "plan.yaml")]
    assert (
        "7 mục không rõ cơ quan chủ trì, không tính cho đơn vị nào (I.2, I.3, I.4, I.5, I.6, …): "
        "là của ai thì thêm 'owners'."
    ) in said
    plan().section("I. NHIỆM VỤ").dash("Công an xã mở lớp.").foot(*SIGNED).save(path)
    said = [words.vi for words in account_of(import_plan(path), "plan.docx", "plan.yaml")]
    assert "không tính cho đơn vị nào" not in "\n".join(said)


@pytest.mark.parametrize(
    ("rule", "periods"),
    [
        (
            "báo cáo hằng quý, 6 tháng, năm về Sở Nội vụ trước ngày 12 của tháng cuối kỳ báo cáo.",
            [
                {"every": "quarter", "before_day": "12", "month": "last"},
                {"period": "2026-H1", "deadline": {"before": "2026-06-12"}},
                {"period": "2026", "deadline": {"before": "2026-12-12"}},
            ],
        ),
        (
            "báo cáo Sở Y tế chậm nhất ngày 14 tháng cuối quý (quý), ngày 14/6 (6 tháng), ngày 14/12 (năm).",
            [
                {"every": "quarter", "by_day": "14", "month": "last"},
                {"period": "2026-H1", "deadline": {"by": "2026-06-14"}},
                {"period": "2026", "deadline": {"by": "2026-12-14"}},
            ],
        ),
        (
            "báo cáo Sở Nội vụ định kỳ ngày 15/6 và 15/12.",
            [
                {"period": "2026-H1", "deadline": {"by": "2026-06-15"}},
                {"period": "2026", "deadline": {"by": "2026-12-15"}},
            ],
        ),
        (
            "tổng hợp kết quả báo cáo về Sở Nội vụ trước 30/11.",
            [{"period": "2026", "deadline": {"before": "2026-11-30"}}],
        ),
        ("báo cáo Sở Nội vụ kết quả thực hiện Quyết định ngày 15/6.", [{"period": "2026"}]),
    ],
)
def test_days_of_reports(rule: str, periods: list[dict[str, Any]]) -> None:
    """Each period has its day, wherever it stands; the day of a document is none."""
    read = find_reporting([(1, f"- Các đơn vị {rule}")], 2026)
    assert read
    assert list(read.periods) == periods


def test_a_blank_cell_below_who_leads_is_told(path: Path) -> None:
    """It may go on from the page before; a row with others below it may be blank."""
    head = ["TT", "Nội dung", "Chủ trì", "Phối hợp"]
    word = plan().section("I. NHIỆM VỤ").table([head, ["1", "Mở lớp", "Công an xã", ""]]).paragraph("")
    word.table([head, ["2", "Kiểm tra", "", "Phòng Kinh tế"], ["3", "Tổng kết", "", ""]])
    draft = drafted(word, path)
    assert "ô cơ quan chủ trì để trống" in draft.remarks["activities", 1, "text"][-1].vi
    assert told(draft).count("để trống") == 1
    rows = [
        ["1", "Tập huấn", "", ""],
        ["1.1", "Mở lớp", "Công an xã", ""],
        ["1.2", "Thi", "Phòng Kinh tế", ""],
    ]
    assert "để trống" not in told(drafted(plan().section("I. NHIỆM VỤ").table([head, *rows]), path))
