"""How offices of all kinds word a plan: who is one and who are many, who leads, when reports are due."""

from pathlib import Path
from typing import Any

import pytest
from drafts import draft_in, item, told
from word_plans import LEFT, PlanInWord

from ttdn.importing.draft import Draft
from ttdn.importing.leads import find_leads

COMMITTEE = ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH")
HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a document is saved."""
    return tmp_path / "plan.docx"


def plan() -> PlanInWord:
    """The head of a document."""
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN"), "12/KH-UBND", "Hòa An, ngày 05 tháng 01 năm 2027"
    )
    return word.title("KẾ HOẠCH", "Chăm sóc cây xanh năm 2027")


def read(word: PlanInWord, path: Path) -> Draft:
    """The draft of a document with its foot."""
    return draft_in(word.foot(["UBND tỉnh", "Lưu: VT"], ["CHỦ TỊCH"], "Trần Văn An"), path)


def table(*rows: list[str], head: list[str] = HEAD) -> PlanInWord:
    """A plan whose tasks stand in a table."""
    return plan().section("I. NHIỆM VỤ").table([head, *rows])


@pytest.mark.parametrize(
    ("owners", "units"),
    [
        ("Các phòng, trung tâm trực thuộc", []),
        ("Các chi bộ, đảng bộ trực thuộc", []),
        ("Các cơ quan, đơn vị, trưởng khu dân cư", []),
        ("Tổ trưởng tổ dân phố", []),
        ("Trường học", []),
        ("Các thôn; Trạm Y tế xã", ["Trạm Y tế xã"]),
        ("Các đoàn thể, công an xã", ["Công an xã"]),
        ("Các phòng, Văn phòng Đảng ủy", ["Văn phòng Đảng ủy"]),
        ("Tổ trưởng Tổ Ngữ văn", ["Tổ Ngữ văn"]),
    ],
)
def test_who_are_many_is_no_unit(owners: str, units: list[str], path: Path) -> None:
    """What "các" stands before is said of all that follow in small letters; nobody of them is made a unit."""
    draft = read(table(["1", "Trồng cây", owners, "", ""]), path)
    assert [unit["name"] for unit in draft.data.get("units", ())] == units
    assert item(draft, "I.1")["owners"]["text"] == owners


def test_who_are_many_is_told_as_one_name(path: Path) -> None:
    """The line to copy is that of the whole set, not of its parts."""
    draft = read(table(["1", "Trồng cây", "Các phòng, trung tâm trực thuộc", "", ""]), path)
    assert [name for name, _ in draft.unknown] == ["Các phòng, trung tâm trực thuộc"]


@pytest.mark.parametrize(
    ("owners", "name"),
    [
        ("Hội đồng phối hợp phổ biến, giáo dục pháp luật", "Hội đồng phối hợp phổ biến, giáo dục pháp luật"),
        ("Hội đồng phối hợp PBGDPL xã", "Hội đồng phối hợp PBGDPL xã"),
        ("Hội đồng trường phối hợp với các thôn", "Hội đồng trường"),
    ],
)
def test_a_council_that_is_called_by_helping(owners: str, name: str, path: Path) -> None:
    """It is the name of one ("Hội đồng phối hợp …"); behind another name the words say who helps."""
    draft = read(table(["1", "Trồng cây", owners, "", ""]), path)
    assert [unit["name"] for unit in draft.data["units"]] == [name]


def test_a_union_above_is_not_cut_before_its_level(path: Path) -> None:
    """In "Công đoàn cấp trên trực tiếp cơ sở" nobody issues anything ("cấp"); in "Công an xã cấp" they do."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN")
    word.clause("1. Công đoàn cấp trên trực tiếp cơ sở, công đoàn cơ sở: trồng cây.")
    draft = read(word.clause("2. Công an xã cấp giấy phép."), path)
    assert item(draft, "I.1")["owners"] == {"text": "Công đoàn cấp trên trực tiếp cơ sở, công đoàn cơ sở"}
    assert item(draft, "I.2")["owners"]["text"] == "Công an xã"
    assert [unit["name"] for unit in draft.data["units"]] == ["Công an xã"]


BOTH = ["TT", "Nội dung", "Chủ trì/Phối hợp", "Thời hạn"]


def bodies(draft: Draft, number: str) -> dict[str, Any]:
    """Who leads and who helps in an item, as it was read."""
    one = item(draft, number)
    return {key: one[key].get("read") for key in ("owners", "coordinating") if key in one}


def test_a_column_on_who_leads_and_who_helps(path: Path) -> None:
    """A stroke parts them as it does in the head; without it somebody has to say who only helps."""
    rows = (
        ["1", "Trồng", "Công an xã/Hội Nông dân xã", ""],
        ["2", "Tưới", "Công an xã", ""],
        ["3", "Tỉa", "Công an xã; Hội Nông dân xã", ""],
        ["4", "Bón", "Hội Nông dân xã; Công an xã", ""],
    )
    draft = read(table(*rows, head=BOTH), path)
    assert bodies(draft, "I.1") == {"owners": ["cong-an-xa"], "coordinating": ["hoi-nong-dan-xa"]}
    assert bodies(draft, "I.2") == {"owners": ["cong-an-xa"]}
    assert bodies(draft, "I.3") == {"owners": ["cong-an-xa", "hoi-nong-dan-xa"]}
    assert [place for place, texts in draft.remarks.items() if "ai chỉ phối hợp" in told_of(texts)] == [
        ("activities", 2, "owners")
    ]


def told_of(texts: tuple[Any, ...]) -> str:
    """Remarks as one text."""
    return "\n".join(one.vi for one in texts)


def test_a_cell_over_who_leads_and_who_helps(path: Path) -> None:
    """Of several bodies in it nobody knows who only helps; where one stands alone it leads."""
    draft = read(table(["1", "Trồng", "Công an xã; Hội Nông dân xã", LEFT, ""]), path)
    assert "ai chỉ phối hợp" in told(draft)
    draft = read(table(["1", "Trồng", "Công an xã", LEFT, ""]), path)
    assert bodies(draft, "I.1") == {"owners": ["cong-an-xa"]}
    assert "ai chỉ phối hợp" not in told(draft)


def test_a_table_of_tasks_whose_cells_are_merged_otherwise(path: Path) -> None:
    """It is kept as words, and said: a budget, which is none of tasks, is kept without a word."""
    merged = ["1", "Trồng", "Công an xã", LEFT, LEFT]
    draft = read(table(merged, ["2", "Tưới", "Công an xã", "", "Quý I"], merged), path)
    assert "activities" not in draft.data
    assert "nhiều ô gộp không khớp với cột" in told(draft)
    budget = read(table(["1", "Cây", "25"], head=["TT", "Nội dung chi", "Số tiền"]), path)
    assert "không khớp với cột" not in told(budget)


def test_who_leads_in_brackets_below_a_dash(path: Path) -> None:
    """The line stays with the dash, and somebody is told; any other in brackets is of the whole."""
    word = plan().section("I. NHIỆM VỤ").section("1. Cây").dash("Trồng 200 cây.")
    word.paragraph("(Công an xã chủ trì; hoàn thành trong tháng 9/2027)")
    draft = read(word.section("2. Hoa").dash("Trồng hoa.").paragraph("(Chi tiết tại Phụ lục)"), path)
    assert item(draft, "I.1.1")["text"].splitlines()[1].startswith("(Công an xã chủ trì")
    assert "câu sau nêu cơ quan chủ trì: 'Công an xã'" in told(draft)
    assert item(draft, "I.2.1")["text"] == "Trồng hoa."


def test_a_sentence_on_reports_closes_the_text(path: Path) -> None:
    """Below the last body of all it is not that body's; what that does itself is."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. Công an xã").paragraph("Tuần tra.")
    word.section("2. Đề nghị Hội Nông dân xã").paragraph("Trồng cây.").paragraph("Chăm sóc cây.")
    rule = "Các bộ phận, các thôn báo cáo hằng quý về UBND xã trước ngày 20 của tháng cuối quý."
    draft = read(word.paragraph(rule), path)
    assert item(draft, "I.2")["text"] == "Trồng cây.\nChăm sóc cây."
    assert draft.data["reporting"]["text"] == rule


def rule(sentence: str, path: Path, *before: str) -> dict[str, Any]:
    """The rule on reports of a document that ends with this sentence."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN")
    for number, text in enumerate((*before, sentence), 1):
        word.clause(f"{number}. {text}")
    found: dict[str, Any] = read(word, path).data["reporting"]
    return found


def test_an_office_whose_name_has_a_comma_receives_the_reports(path: Path) -> None:
    """Its name goes on as the document writes it elsewhere; what is written nowhere else is no name."""
    office = "Phòng Phổ biến, giáo dục pháp luật"
    own = f"{office} tuần tra."
    found = rule(f"Các thôn báo cáo kết quả về {office} trước ngày 15/11/2027.", path, own)
    assert found["to"] == office
    found = rule(f"Các thôn báo cáo kết quả về UBND xã (qua {office}) trước ngày 15/11/2027.", path, own)
    assert found["through"] == "phong-pho-bien-giao-duc-phap-luat"
    found = rule("Các thôn báo cáo kết quả về Công an xã, bản giấy trước ngày 15/11/2027.", path)
    assert found["to"] == "Công an xã"


def test_another_day_before_that_of_the_report(path: Path) -> None:
    """Behind "và" the report has its own day; two days of one report stay two."""
    found = rule("Các thôn lập kế hoạch trước ngày 15/02/2027 và báo cáo kết quả hằng quý về UBND xã "
                 "trước ngày 10 tháng cuối quý; báo cáo năm trước ngày 01/12/2027.", path)  # fmt: skip
    assert found["periods"] == [
        {"every": "quarter", "before_day": "10", "month": "last"},
        {"period": "2027", "deadline": {"before": "2027-12-01"}},
    ]
    found = rule("Các thôn báo cáo 6 tháng trước ngày 15/6 và báo cáo năm trước ngày 15/12 về UBND xã.", path)
    assert [line["deadline"]["before"] for line in found["periods"]] == ["2027-06-15", "2027-12-15"]


def test_two_who_sign(path: Path) -> None:
    """Somebody has to choose whose signature the documents bear; of one who signs nothing is asked."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Trồng cây.")
    authority = ["CÔNG AN XÃ", "TRƯỞNG CÔNG AN", "Lê Văn Bình", "HỘI NÔNG DÂN", "CHỦ TỊCH"]
    draft = draft_in(word.foot(["Lưu: VT"], authority, "Hồ Thị Ba"), path)
    assert draft.data["document"]["signature"] == {"authority": authority, "name": "Hồ Thị Ba"}
    assert "nhiều người ký" in told(draft)
    assert "nhiều người ký" not in told(read(plan().section("I. NHIỆM VỤ").clause("1. Trồng cây."), path))


@pytest.mark.parametrize(
    "authority",
    [
        ["TỔNG BIÊN TẬP"],
        ["QUYỀN CHỦ TỊCH"],
        ["ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH"],
        ["TM. BAN CHỈ HUY", "TỔ TRƯỞNG"],
    ],
)
def test_who_signs_beside_the_recipients(authority: list[str], path: Path) -> None:
    """A column in capitals is no recipient, whatever post it names."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Trồng cây.")
    document = draft_in(word.foot(["UBND tỉnh", "Lưu: VT"], authority, "Hồ Thị Ba"), path).data["document"]
    assert document["signature"] == {"authority": authority, "name": "Hồ Thị Ba"}
    assert document["recipients"] == ["UBND tỉnh;", "Lưu: VT;"]


def test_a_title_behind_short_letters(path: Path) -> None:
    """No section is "V/v": the title, the opening and the numbers of the clauses stay."""
    word = PlanInWord().letterhead(
        ("UBND TỈNH AN BÌNH", "SỞ DU LỊCH"), "12/KH-SDL", "An Bình, ngày 05/01/2027"
    )
    word.title("KẾ HOẠCH", "V/v chăm sóc cây xanh năm 2027").paragraph(
        "Sở Du lịch ban hành Kế hoạch như sau:"
    )
    word.section("V/ NHIỆM VỤ").clause("1/ Trồng cây.")
    draft = read(word, path)
    document = draft.data["document"]
    assert (document["title"], document["subject"]) == ("V/v chăm sóc cây xanh năm 2027", "chăm sóc cây xanh")
    assert document["opening"] == "Sở Du lịch ban hành Kế hoạch như sau:"
    assert item(draft, "V.1")["text"] == "Trồng cây."


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Công an xã.\nPhối hợp: Hội Nông dân xã; các thôn.",
        "- Chủ trì: Công an xã\n- Phối hợp: Hội Nông dân xã; các thôn",
        "Cơ quan chủ trì:\nCông an xã\nCơ quan phối hợp:\nHội Nông dân xã; các thôn",
    ],
)
def test_who_leads_and_who_helps_on_lines_of_their_own(cell: str, path: Path) -> None:
    """In one cell, with dashes or without, each label on its line."""
    draft = read(
        table(["1", "Trồng", cell, ""], head=["TT", "Nội dung", "Phân công thực hiện", "Thời hạn"]), path
    )
    assert bodies(draft, "I.1") == {"owners": ["cong-an-xa"], "coordinating": ["hoi-nong-dan-xa"]}
    assert item(draft, "I.1")["owners"]["text"] == cell
    assert "phần phối hợp không đọc" not in told(draft)


def test_bodies_that_stand_in_capitals(path: Path) -> None:
    """They are listed as the document writes them elsewhere, or as offices are called everywhere."""
    head = ["TT", "Nội dung", "Sản phẩm", "Thời hạn"]
    rows = (
        ["I", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "", ""], ["1", "Trồng", "100 cây", "Quý I"],
        ["II", "TRẠM ƯƠM HOA BAN", "", ""], ["1", "Ươm", "100 cây", "Quý I"],
        ["III", "UBND CÁC XÃ, PHƯỜNG", "", ""], ["1", "Tưới", "100 cây", "Quý I"],
    )  # fmt: skip
    word = PlanInWord().letterhead(
        ("UBND TỈNH AN BÌNH", "SỞ DU LỊCH"), "12/KH-SDL", "An Bình, ngày 05/01/2027"
    )
    word.title("KẾ HOẠCH", "Chăm sóc cây xanh năm 2027").section("I. NHIỆM VỤ").table([head, *rows])
    draft = read(word.section("II. TỔ CHỨC").clause("1. Giao cây giống cho Trạm ươm Hoa Ban."), path)
    assert draft.data["authority"]["name"] == "Sở Du lịch"
    assert [unit["name"] for unit in draft.data["units"]] == ["Sở Giáo dục và Đào tạo", "Trạm ươm Hoa Ban"]
    assert [group["name"] for group in draft.data["groups"]] == ["UBND các xã, phường"]
    assert item(draft, "I.III.1")["owners"] == {"read": ["ubnd-cac-xa-phuong"]}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Phòng Kế hoạch tổng hợp: đầu mối.", "Phòng Kế hoạch tổng hợp"),
        ("Khoa Hồi sức cấp cứu chủ trì, phối hợp với Khoa Nội tổng hợp.", "Khoa Hồi sức cấp cứu"),
        ("Chi nhánh Văn phòng đăng ký đất đai rà soát hồ sơ.", "Chi nhánh Văn phòng đăng ký đất đai"),
        ("Tiểu ban Nội dung tổng hợp kết quả.", "Tiểu ban Nội dung"),
        ("Sở Tài chính tổng hợp, báo cáo.", "Sở Tài chính"),
        ("Sở Nội vụ tổng hợp, báo cáo.", "Sở Nội vụ"),
        ("Trạm Y tế xã cấp thuốc.", "Trạm Y tế xã"),
        ("Công an xã đăng ký tạm trú.", "Công an xã"),
    ],
)
def test_names_with_words_for_what_bodies_do(sentence: str, name: str) -> None:
    """An office may be called by what others do."""
    found = find_leads(sentence)
    assert found is not None
    assert found.owners == name


@pytest.mark.parametrize("label", ["Trách nhiệm thực hiện", "Trách nhiệm"])
def test_whose_responsibility_it_is(label: str, path: Path) -> None:
    """A line says so of the task above it; among others that tell of none it is a sentence."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Trồng cây")
    draft = read(word.dash(f"{label}: Công an xã.", "Thời gian: Quý II."), path)
    assert bodies(draft, "I.1") == {"owners": ["cong-an-xa"]}
    assert item(draft, "I.1")["schedule"]["text"] == "Quý II"


def test_days_of_reports_in_brackets(path: Path) -> None:
    """Behind a period they are its day; a feast is none."""
    found = rule("Các thôn báo cáo 6 tháng (10/6), năm (10/12) về UBND xã.", path)
    assert [line["deadline"] for line in found["periods"]] == [{"by": "2027-06-10"}, {"by": "2027-12-10"}]
    found = rule("Các thôn báo cáo kết quả Ngày hội (20/10) về UBND xã trước ngày 25/12.", path)
    assert found["periods"] == [{"period": "2027", "deadline": {"before": "2027-12-25"}}]


def test_one_in_each_village_reports(path: Path) -> None:
    """They are many; one office that sends on what others wrote is the lead."""
    found = rule("Ban điều hành các thôn: trồng cây; báo cáo kết quả về UBND xã trước ngày 15/12/2027.", path)
    assert found["periods"] == [{"period": "2027", "deadline": {"before": "2027-12-15"}}]
    found = rule("Công an xã: trồng cây; báo cáo kết quả về UBND xã trước ngày 15/12/2027.", path)
    assert found["periods"] == [{"period": "2027"}]


def test_the_front_below_the_front(path: Path) -> None:
    """The body above is no part of the name."""
    word = PlanInWord().letterhead(
        ("ỦY BAN MTTQ VIỆT NAM TỈNH AN BÌNH", "ỦY BAN MTTQ VIỆT NAM XÃ HÒA AN"),
        "12/KH-MTTQ",
        "ngày 05/01/2027",
    )
    word.title("KẾ HOẠCH", "Giám sát năm 2027").section("I. NHIỆM VỤ").clause("1. Trồng cây.")
    assert read(word, path).data["authority"]["name"] == "Ủy ban MTTQ Việt Nam xã Hòa An"


def test_work_whose_title_only_ends_with_what_describes(path: Path) -> None:
    """Neither is "du lịch" a timetable nor "ở cơ sở" a ground: below such titles stand tasks."""
    word = plan().section("I. MỤC ĐÍCH").dash("Vui.").section("II. QUẢNG BÁ DU LỊCH").clause("1. In bản đồ.")
    word.section("III. HÒA GIẢI Ở CƠ SỞ").clause("1. Mở lớp.").section("IV. LỊCH HỌP").clause("1. Thứ Hai.")
    draft = read(word, path)
    assert [task["id"] for task in draft.data["tasks"]] == ["II.1", "III.1"]
    assert [clause["id"] for clause in draft.data["clauses"]] == ["IV.1"]


def test_an_article_that_approves_a_plan_for_tourism(path: Path) -> None:
    """What stands below it is what its own titles say, whatever the plan is about."""
    word = PlanInWord().letterhead(COMMITTEE, "4/QĐ-UBND", "An Bình, ngày 05/01/2027")
    word.title("QUYẾT ĐỊNH", "Phê duyệt Kế hoạch xúc tiến du lịch năm 2027").basis("Căn cứ Luật Du lịch;")
    word.decision(["Điều 1. Phê duyệt Kế hoạch xúc tiến du lịch năm 2027 với các nội dung sau:"])
    word.section("1. Mục tiêu").dash("Đón 5,2 triệu lượt khách.").section("2. Nhiệm vụ").clause("a) Mở hội.")
    draft = read(word.paragraph("Điều 2. Quyết định có hiệu lực từ ngày ký."), path)
    assert [goal["text"] for goal in draft.data["goals"]] == ["Đón 5,2 triệu lượt khách."]
    assert [task["text"] for task in draft.data["tasks"]] == ["Mở hội."]
    assert draft.data["document"]["subject"] == "xúc tiến du lịch"


def test_an_organ_is_no_body(path: Path) -> None:
    """Who issues is the union; its committee only signs."""
    head = ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH", "BAN THƯỜNG VỤ")
    word = PlanInWord().letterhead(head, "4/KH-LĐLĐ", "An Bình, ngày 05/01/2027")
    word.title("KẾ HOẠCH", "Chăm sóc cây xanh năm 2027").section("I. NHIỆM VỤ").clause("1. Trồng cây.")
    authority = read(word, path).data["authority"]
    assert authority["name"] == "Liên đoàn lao động tỉnh An Bình"


@pytest.mark.parametrize("later", ["Giao Công an xã tham mưu.", "giao Công an xã theo dõi."])
def test_somebody_is_given_it_in_a_later_sentence(later: str, path: Path) -> None:
    """It is told, in whichever way it is said."""
    sign = ";" if later[0].islower() else "."
    draft = read(plan().section("I. NHIỆM VỤ").clause(f"1. Trồng 200 cây{sign} {later}"), path)
    assert "câu sau nêu cơ quan chủ trì: 'Công an xã'" in told(draft)


def test_a_short_name_with_a_word_of_one_letter(path: Path) -> None:
    """It is the letter of "Y tế", too: the station is listed once."""
    word = table(["1", "Trồng", "Trạm YT", "", ""], ["2", "Tưới", "Trạm Y tế xã", "", ""])
    draft = read(word.paragraph("Ghi chú: CA: Công an; Trạm YT: Trạm Y tế xã."), path)
    assert [unit["name"] for unit in draft.data["units"]] == ["Trạm Y tế xã"]
    assert item(draft, "I.1")["owners"]["read"] == item(draft, "I.2")["owners"]["read"]


def test_a_time_in_a_title_is_offered_below_it(path: Path) -> None:
    """Where the work itself names none: by when may stand in the title over it."""
    word = plan().section("I. NHIỆM VỤ").section("1. Chuẩn bị (trước ngày 30/5/2027)")
    word.dash("Ươm 200 cây.", "Đào hố, xong trước 15/4/2027.")
    draft = read(word.section("2. Trồng cây").dash("Trồng 200 cây."), path)
    offered = {
        place[1]: told_of(texts)
        for place, texts in draft.remarks.items()
        if place[0] == "tasks" and place[1:]
    }
    assert "read: {before: 2027-05-30}" in offered[0]
    assert "read: {before: 2027-04-15}" in offered[1]
    assert 2 not in offered
