"""A plan read from Word as a draft: lists, numbers, whose tasks are, what must be looked at."""

import re
from pathlib import Path
from typing import Any

import pytest
from drafts import draft_in, item, told
from word_plans import LEFT, PlanInWord, read_blocks

from ttdn.checking import check_workspace
from ttdn.errors import YearNotKnownError
from ttdn.importing.build import Given, build
from ttdn.importing.draft import Draft
from ttdn.importing.fields import Field
from ttdn.importing.known import Roster
from ttdn.importing.outline import read_outline
from ttdn.importing.proof import missing
from ttdn.importing.table_rows import TaskRow
from ttdn.importing.tables import number_rows
from ttdn.importing.whole import import_plan

AGENCY = ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH")
OPENING = "Ủy ban nhân dân tỉnh An Bình ban hành Kế hoạch chăm sóc cây xanh năm 2027 như sau:"


def plan(title: str = "CHĂM SÓC CÂY XANH NĂM 2027") -> PlanInWord:
    """The head of a document."""
    return (
        PlanInWord()
        .letterhead(AGENCY, "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
        .title("KẾ HOẠCH", title)
        .paragraph("Căn cứ Luật Cây xanh ngày 01 tháng 01 năm 2025;")
        .paragraph(OPENING)
    )


@pytest.fixture
def draft_of(tmp_path: Path) -> Any:  # noqa: ANN401 - a function
    """The draft of a document."""

    def make(word: PlanInWord, year: int | None = None, *, filed: str = "Lưu: VT, XD") -> Draft:
        word.foot(["Sở Xây dựng", filed], ["CHỦ TỊCH"], "Trần Văn An")
        return draft_in(word, tmp_path / "plan.docx", year)

    return make


def test_head(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Number, day, agency, title; what stands in capitals is written as the document has it elsewhere."""
    data = draft_of(plan().section("I. NỘI DUNG").dash("Trồng cây.")).data
    assert data["year"] == "2027"
    assert data["authority"] == {
        "name": "Ủy ban nhân dân tỉnh An Bình",
        "short": "UBND tỉnh An Bình",
        "area": "tỉnh An Bình",
    }
    document = data["document"]
    assert (document["number"], document["date"], document["place"]) == (
        "12/KH-UBND",
        "2027-01-05",
        "An Bình",
    )
    assert document["title"] == "Chăm sóc cây xanh năm 2027"
    assert document["subject"] == "chăm sóc cây xanh"
    assert document["opening"] == OPENING
    assert document["basis"] == ["Căn cứ Luật Cây xanh ngày 01 tháng 01 năm 2025;"]
    assert document["recipients"] == ["Sở Xây dựng;", "Lưu: VT, XD;"]
    assert data["documents"]["summary"]["symbol"] == "BC-UBND"
    assert data["documents"]["reminder"]["symbol"] == "UBND-XD"


def test_letters_of_an_office_that_is_not_named(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Where the document does not say who drew it up, letters have a place for that, and can be made."""
    draft = draft_of(plan().section("I. NỘI DUNG").dash("Trồng cây."), filed="Lưu: VT, ")
    reminder = draft.data["documents"]["reminder"]
    assert (reminder["symbol"], reminder["recipients"]) == ("UBND-[VIẾT TẮT]", ["Như trên", "Lưu: VT"])


def test_title_that_stands_nowhere_else(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Which letters are capitals is guessed, and said."""
    draft = draft_of(plan("TRỒNG RỪNG TẠI TỈNH AN BÌNH NĂM 2027").section("I. NỘI DUNG").dash("Trồng cây."))
    assert draft.data["document"]["title"] == "Trồng rừng tại tỉnh An Bình năm 2027"
    assert "viết hoa toàn bộ" in draft.remarks["document", "title"][0].vi
    assert draft.data["document"]["subject"] == "trồng rừng"


def test_no_year(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """A document that says no year at all is asked for one."""
    word = PlanInWord().title("KẾ HOẠCH", "Trồng cây").section("I. NỘI DUNG").dash("Trồng cây.")
    with pytest.raises(YearNotKnownError) as caught:
        draft_of(word)
    assert "--year" in caught.value.message.vi


def test_year_that_is_given(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """It goes before that of the document."""
    assert draft_of(plan().section("I. NỘI DUNG").dash("Trồng cây."), year=2028).data["year"] == "2028"


def test_lines_below_a_dash(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Owners, helpers, time and product of the dash above, each with the line that says it."""
    draft = draft_of(
        plan()
        .section("I. NHIỆM VỤ")
        .section("1. Cây xanh")
        .dash("Trồng cây dọc đường.")
        .paragraph("Đơn vị chủ trì: Sở Xây dựng.")
        .paragraph("Đơn vị phối hợp: Sở Tài chính; UBND các xã, phường.")
        .paragraph("Thời gian thực hiện: Quý II.")
        .dash("Tưới cây.")
    )
    first = item(draft, "I.1.1")
    assert first["text"] == "Trồng cây dọc đường."
    assert first["owners"]["read"] == ["so-xay-dung"]
    assert first["coordinating"]["read"] == ["so-tai-chinh", "ubnd-cac-xa-phuong"]
    assert first["schedule"]["read"] == {"quarters": ["2"]}
    assert draft.said["tasks", 0, "owners"] == ("Đơn vị chủ trì: Sở Xây dựng.",)
    assert item(draft, "I.1.2").keys() == {"id", "text"}


def test_deadline_in_the_words_of_a_task(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """It is offered beside the task, and not taken for its schedule; a line that says when goes before it."""
    words = "Trồng cây dọc đường, hoàn thành trước ngày 30/6/2027."
    word = plan().section("I. NHIỆM VỤ").dash(words).paragraph("Đơn vị chủ trì: Sở Xây dựng.").dash(words)
    draft = draft_of(word.paragraph("Đơn vị chủ trì: Sở Xây dựng.").paragraph("Thời gian: Quý III."))
    assert "schedule" not in item(draft, "I.1")
    assert "read: {before: 2027-06-30}" in draft.remarks["tasks", 0][0].vi
    assert item(draft, "I.2")["schedule"]["read"] == {"quarters": ["3"]}
    assert ("tasks", 1) not in draft.remarks


def test_lines_behind_several_dashes(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """They are read as said of all dashes since the last lines, and that is said."""
    draft = draft_of(
        plan()
        .section("I. NHIỆM VỤ")
        .dash("Trồng cây.", "Tưới cây.")
        .paragraph("Cơ quan chủ trì: Sở Xây dựng")
        .dash("Bón phân.")
        .paragraph("Cơ quan chủ trì: Sở Tài chính")
    )
    owners = [item(draft, f"I.{number}")["owners"]["read"] for number in (1, 2, 3)]
    assert owners == [["so-xay-dung"], ["so-xay-dung"], ["so-tai-chinh"]]
    assert [("tasks", place) in draft.remarks for place in (0, 1, 2)] == [True, True, False]


def test_a_title_that_only_lines_follow_is_the_task(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Its words are the task's own; with "Nội dung:" below it, those are."""
    draft = draft_of(
        plan()
        .section("I. NỘI DUNG")
        .section("1. Trồng cây dọc đường")
        .dash("Cơ quan thực hiện: Sở Xây dựng.")
        .section("2. Tưới cây")
        .dash("Nội dung: Tưới cây hai lần mỗi tuần.", "Cơ quan chủ trì: Sở Tài chính.", "Thời gian: Cả năm")
    )
    assert item(draft, "I.1")["text"] == "Trồng cây dọc đường"
    assert item(draft, "I.2")["text"] == "Tưới cây hai lần mỗi tuần."
    assert draft.data["headings"].keys() == {"I", "I.2"}
    assert item(draft, "I.2")["schedule"]["read"] == {"all_year": "true"}


def test_a_numbered_clause_on_time_is_a_clause(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """What stands under "b) Thời gian" among points of other kinds says nothing of the title above."""
    draft = draft_of(
        plan()
        .section("I. NỘI DUNG")
        .section("1. Tháng trồng cây")
        .clause("a) Chủ đề: “Mỗi nhà một cây”.")
        .clause("b) Thời gian: Từ ngày 01/5/2027 đến ngày 31/5/2027.")
    )
    assert "schedule" not in item(draft, "I.1.b")
    assert item(draft, "I.1.b")["text"] == "Thời gian: Từ ngày 01/5/2027 đến ngày 31/5/2027."


def test_who_leads_and_who_helps_in_one_line(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Both are read, and the sentence stays in the text: no word of it is lost."""
    draft = draft_of(
        plan()
        .section("I. NỘI DUNG")
        .section("1. Cây xanh")
        .dash("Nội dung: Trồng cây.", "Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với Sở Tài chính.")
    )
    made = item(draft, "I.1")
    assert made["owners"] == {"text": "Sở Xây dựng", "read": ["so-xay-dung"]}
    assert made["coordinating"]["read"] == ["so-tai-chinh"]
    assert made["text"].endswith("Sở Xây dựng chủ trì, phối hợp với Sở Tài chính.")


def test_duties(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The heading names the owner of all below it; a sentence names its own, and that of its dashes."""
    draft = draft_of(
        plan()
        .section("I. TỔ CHỨC THỰC HIỆN")
        .section("1. Sở Xây dựng")
        .dash("Trồng cây.", "Tưới cây.")
        .clause("2. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng bố trí kinh phí.")
        .clause("3. Công an tỉnh có trách nhiệm thực hiện các việc sau:")
        .dash("Giữ trật tự.")
        .section("4. Đề nghị Hội Nông dân tỉnh")
        .paragraph("Vận động hội viên.")
    )
    assert item(draft, "I.1.1")["owners"] == item(draft, "I.1.2")["owners"] == {"read": ["so-xay-dung"]}
    assert item(draft, "I.2")["owners"] == {"text": "Sở Tài chính", "read": ["so-tai-chinh"]}
    assert item(draft, "I.2")["coordinating"]["read"] == ["so-xay-dung"]
    assert item(draft, "I.3.1")["owners"] == {"read": ["cong-an-tinh"]}
    assert item(draft, "I.4")["text"] == "Vận động hội viên."
    assert draft.data["reporting"]["requested"] == item(draft, "I.4")["owners"]["read"]


def test_funding(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The first clause is that on funding; one with an owner is a duty, and the others stay clauses."""
    draft = draft_of(
        plan()
        .section("I. NỘI DUNG")
        .dash("Trồng cây.")
        .section("II. KINH PHÍ THỰC HIỆN")
        .clause("1. Từ ngân sách tỉnh.")
        .clause("2. Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí.")
        .clause("3. Nguồn hợp pháp khác.")
    )
    assert draft.data["funding"] == {"id": "II.1", "text": "Từ ngân sách tỉnh."}
    assert item(draft, "II.2") in draft.data["duties"]
    assert item(draft, "II.3") in draft.data["clauses"]


def test_reporting(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The sentence on reports is the rule; below no number it stands nowhere else."""
    sentence = (
        "Yêu cầu Sở Xây dựng, Sở Tài chính báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Xây dựng) trước "
        "ngày 10/12/2027./."
    )
    draft = draft_of(
        plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Sở Xây dựng trồng cây.").paragraph(sentence)
    )
    assert draft.data["reporting"] == {
        "text": sentence,
        "required": ["so-xay-dung", "so-tai-chinh"],
        "to": "Ủy ban nhân dân tỉnh",
        "through": "so-xay-dung",
        "periods": [{"period": "2027", "deadline": {"before": "2027-12-10"}}],
    }
    assert "clauses" not in draft.data


def test_who_reports_as_member_of_a_group_is_not_named_again(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The group says it; a body of no group among them is named."""
    draft = draft_of(
        plan()
        .section("I. TỔ CHỨC THỰC HIỆN")
        .clause("1. Sở Xây dựng chủ trì trồng cây.")
        .clause("2. Công an tỉnh chủ trì giữ cây.")
        .clause("3. Các sở, ban, ngành chủ trì tưới cây.")
    )
    assert draft.data["reporting"]["required"] == ["cong-an-tinh", "cac-so-ban-nganh"]


def test_no_reporting(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Its place is left to be filled in, and said; for now all report to whom something was given."""
    draft = draft_of(plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Sở Xây dựng chủ trì trồng cây."))
    assert draft.data["reporting"]["text"].startswith("[")
    assert draft.data["reporting"]["required"] == ["so-xay-dung"]
    assert "không tìm thấy câu nào" in draft.remarks["reporting",][0].vi


def test_table(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Rows below their groups, each with its values; other columns are kept as a note."""
    draft = draft_of(
        plan()
        .section("I. NHIỆM VỤ")
        .table(
            [
                ["TT", "Nội dung", "Chủ trì", "Thời gian", "Ghi chú"],
                ["I", "CÂY XANH", LEFT, LEFT, LEFT],
                ["1", "Trồng cây", "Sở Xây dựng", "Quý I", "Hai đợt"],
                ["2", "Tưới cây", "Sở Tài chính", "Thường xuyên", ""],
                ["II", "HOA", LEFT, LEFT, LEFT],
                ["1", "Trồng hoa", "Sở Xây dựng", "Sau khi có hướng dẫn", ""],
            ]
        )
    )
    assert draft.data["headings"] == {"I": "NHIỆM VỤ", "I.I": "CÂY XANH", "I.II": "HOA"}
    rows = draft.data["activities"]
    assert [row["id"] for row in rows] == ["I.I.1", "I.I.2", "I.II.1"]
    assert rows[0]["note"] == "Ghi chú: Hai đợt"
    assert "read" not in rows[2]["schedule"]


@pytest.mark.parametrize("label", ["", "1. "])
def test_words_that_lead_in_a_table_are_no_task(label: str, draft_of: Any) -> None:  # noqa: ANN401 - a function
    """A clause, with all its words; who is named in them has something to do, table or not."""
    table = [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Trồng cây", "Sở Xây dựng", "Quý I"]]
    leading = "Các nhiệm vụ cụ thể được phân công như sau:"
    draft = draft_of(plan().section("I. NHIỆM VỤ").paragraph(label + leading).table(table))
    # With a number of its own it is the title over the table.
    clauses = [one["text"] for one in draft.data.get("clauses", ())]
    assert leading in [*clauses, *draft.data["headings"].values()]
    assert "tasks" not in draft.data
    assert len(draft.data["activities"]) == 1


@pytest.mark.parametrize("words", ["Trồng cây ở các công viên.", "Sở Xây dựng chủ trì các việc sau:"])
def test_words_before_a_table_that_give_a_task(words: str, draft_of: Any) -> None:  # noqa: ANN401 - a function
    """What says all by itself, or names whose it is, stays a task."""
    table = [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Trồng cây", "Sở Xây dựng", "Quý I"]]
    draft = draft_of(plan().section("I. NHIỆM VỤ").paragraph(words).table(table))
    assert [one["text"] for one in draft.data["tasks"]] == [words]


def test_report_has_no_as_above_without_addressee(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The document does not say whom its report is addressed to; whom it informs is informed."""
    word = plan().section("I. NHIỆM VỤ").dash("Sở Xây dựng trồng cây.")
    draft = draft_of(word)
    assert draft.data["documents"]["summary"]["recipients"] == ["Lưu: VT, XD"]
    assert draft.data["documents"]["reminder"]["recipients"] == ["Như trên", "Lưu: VT, XD"]
    assert "'addressees' (Kính gửi)" in draft.remarks["documents", "summary"][0].vi


@pytest.mark.parametrize(
    ("office", "superior"), [("Sở Xây dựng", "UBND TỈNH AN BÌNH"), ("Phòng Cây xanh", None)]
)
def test_offices_issue_below_the_committee(office: str, superior: str | None, draft_of: Any) -> None:  # noqa: ANN401 - a function
    """A sở of a province does; a phòng may be that of a sở, and has no head but its own."""
    table = [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Trồng cây", office, "Quý I"]]
    draft = draft_of(plan().section("I. NHIỆM VỤ").table(table))
    (kind,) = draft.data["unit_kinds"]
    assert kind.get("letterhead", {}).get("superior") == superior


def test_other_table(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """A table of anything but tasks is a clause, with all its words."""
    draft = draft_of(
        plan()
        .section("I. NHIỆM VỤ")
        .dash("Trồng cây.")
        .section("II. PHÂN BỔ")
        .table([["TT", "Loại cây", "Số lượng"], ["1", "Cây bàng", "120"], ["2", "Cây phượng", "80"]])
    )
    text = item(draft, "II")["text"]
    assert all(word in text for word in ("Loại cây", "Cây bàng", "120", "Cây phượng", "80"))
    assert "activities" not in draft.data


def test_unknown_bodies(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Who is in no roster is listed with the items that name it, and stays words there."""
    draft = draft_of(
        plan()
        .section("I. NHIỆM VỤ")
        .dash("Trồng cây.")
        .paragraph("Cơ quan chủ trì: các cơ quan, đơn vị, địa phương")
    )
    assert item(draft, "I.1")["owners"] == {"text": "các cơ quan, đơn vị, địa phương"}
    assert [one.items for one in draft.unknown] == [("I.1",)]
    assert "không có trong danh sách đơn vị" in told(draft)


@pytest.mark.parametrize(
    ("titles", "owners"),
    [
        (("I. Sở Xây dựng", "II. Công an xã"), [["so-xay-dung"], ["cong-an-xa"]]),
        (("I. Văn phòng điện tử", "II. Hạ tầng số"), [None, None]),
    ],
)
def test_a_table_by_bodies(draft_of: Any, titles: tuple[str, str], owners: list[list[str] | None]) -> None:  # noqa: ANN401 - a function
    """Where no column says whose a task is, titles that are all bodies do, and are to be looked at."""
    rows = [
        [titles[0], "", ""],
        ["1", "Trồng cây", "Quý I"],
        [titles[1], "", ""],
        ["1", "Tưới cây", "Quý II"],
    ]
    draft = draft_of(plan().section("I. NHIỆM VỤ").table([["TT", "Nội dung", "Thời gian"], *rows]))

    read = [item(draft, number).get("owners", {}).get("read") for number in ("I.I.1", "I.II.1")]
    assert read == owners
    assert ("tên nhóm của bảng" in told(draft)) == bool(owners[0])


def row(number: str) -> TaskRow:
    """A row of a table; one that begins with "=" is a group."""
    is_group = number.startswith("=")
    return TaskRow(number.strip("="), ["Việc"], {} if is_group else {Field.OWNERS: "Sở A"}, is_group=is_group)


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        ("1|2.", "1 2"),
        ("|", "1 2"),
        ("=I|1|=II|1", "I I.1 II II.1"),
        ("=1|1.1|1.2|=2|2.1", "1 1.1 1.2 2 2.1"),
        ("=A|=I|1|=B|=I|1", "A A.I A.I.1 B B.I B.I.1"),
        ("1|-|-|2", "1 1.1 1.2 2"),
        ("a)|Đ)", "a đ"),
        ("Sở Xây dựng", "1"),
        ("=I|1|=2|-|-|3", "I I.1 I.2 I.2.1 I.2.2 I.3"),
        ("1|a|b|2|a", "1 1.a 1.b 2 2.a"),
        ("=A|1|=B|1|=C|1", "A A.1 B B.1 C C.1"),
        ("=1|1|2|=2|1|2", "1 1.1 1.2 2 2.1 2.2"),
        ("=1|1|2|=2|3|4", "1 1.1 1.2 2 2.3 2.4"),
        ("=|1|2|=|3", "1 1.1 1.2 2 2.3"),
        ("=I|=|1|=|2|=II|1", "I I.1 I.1.1 I.2 I.2.2 II II.1"),
        ("=|=I|1|=II|1|=|=I|1", "1 1.I 1.I.1 1.II 1.II.1 2 2.I 2.I.1"),
        ("=I|=I.1|1|=I.2|1|=II|1", "I I.1 I.1.1 I.2 I.2.1 II II.1"),
        ("1|-|+|+|-|2", "1 1.1 1.1.1 1.1.2 1.2 2"),
        ("1|2||3", "1 2 2.1 3"),
    ],
)
def test_numbers_of_rows(labels: str, numbers: str) -> None:
    """A row has the number of its group and its own; without one it is counted."""
    rows = [row(label) for label in labels.split("|")]
    found = [number for number, _ in number_rows("II.5", rows)]
    assert found == [f"II.5.{number}" for number in numbers.split()]


def test_a_line_says_two_things(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Who and when in one line; what stands in a value ends without the full stop of its line."""
    word = plan().section("I. NHIỆM VỤ").clause("1. Trồng 100 cây.")
    word.paragraph("Cơ quan thực hiện: Sở Xây dựng. Thời gian hoàn thành: 30/6/2027.")
    word.clause("2. Cắt tỉa cây.").paragraph("Cơ quan thực hiện: các phường, TP.")
    draft = draft_of(word)
    assert item(draft, "I.1")["owners"]["text"] == "Sở Xây dựng"
    assert item(draft, "I.1")["schedule"] == {"text": "30/6/2027", "read": {"by": "2027-06-30"}}
    assert item(draft, "I.2")["owners"]["text"] == "các phường, TP."


def test_as_above_means_the_row_above(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """A cell "nt" stays as it is written, and is read as the row above; in the first row it is words only."""
    head = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
    rows = [["1", "Trồng cây", "nt", "Quý I"], ["2", "Tưới cây", "Sở Xây dựng", "Quý II"],
            ["3", "Tỉa cây", "-nt-", "nt"]]  # fmt: skip
    draft = draft_of(plan().section("I. NHIỆM VỤ").table([head, *rows]))
    assert item(draft, "I.3")["owners"] == {"text": "-nt-", "read": ["so-xay-dung"]}
    assert item(draft, "I.3")["schedule"] == {"text": "nt", "read": {"quarters": ["2"]}}
    assert "read" not in item(draft, "I.1")["owners"]


def test_a_title_among_bodies_is_one(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Where the other titles name bodies a short one does, too; one that says what is done does not."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. Sở Xây dựng").dash("Trồng cây.")
    word.section("2. Sở Tài chính").dash("Cấp tiền.").section("3. Người chăm vườn").dash("Tưới cây.")
    word.section("4. Kiểm tra kết quả").dash("Đếm cây.")
    draft = draft_of(word)
    assert item(draft, "I.3.1")["owners"]["text"] == "Người chăm vườn"
    assert "Người chăm vườn" in [one.name for one in draft.unknown]
    assert "owners" not in item(draft, "I.4.1")


def test_who_helps_below_a_body(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Of "Chủ trì, phối hợp với B" below the title A it is B; "Phối hợp với B" does not say who leads."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").section("1. Sở Xây dựng")
    word.dash("Chủ trì, phối hợp với Sở Tài chính tổ chức trồng cây.", "Phối hợp với Sở Y tế tỉa cây.")
    draft = draft_of(word)
    assert item(draft, "I.1.1")["owners"] == {"read": ["so-xay-dung"]}
    assert item(draft, "I.1.1")["coordinating"] == {"text": "Sở Tài chính", "read": ["so-tai-chinh"]}
    assert "coordinating" not in item(draft, "I.1.2")


def test_roster_of_the_same_authority(tmp_path: Path) -> None:
    """Its names are written as the roster has them, and not guessed from capitals."""
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "TỈNH K’BANG"), "1/KH-UBND", "K’Bang, ngày 05 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "TRỒNG CÂY NĂM 2027").section("I. NỘI DUNG").dash("Trồng cây.")
    outline = read_outline(read_blocks(word.save(tmp_path / "plan.docx")))
    names = {"name": "Ủy ban nhân dân tỉnh K’Bang", "short": "UBND K’Bang", "area": "tỉnh K’Bang"}
    known = Given(Roster(), {"authority": names, "units": [], "groups": []})
    assert build(outline, known).data["authority"] == names
    assert ("authority", "name") not in build(outline, known).remarks
    other = Given(Roster(), {"authority": names | {"name": "Ủy ban nhân dân tỉnh An Bình"}})
    assert build(outline, other).data["authority"] != names


def test_who_stands_before_a_colon(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Among duties that begin so; what names no body but a subject is left alone."""
    word = plan().section("I. TỔ CHỨC THỰC HIỆN").clause("1. Người trực: mở cổng.")
    word.clause("2. Sở Xây dựng: trồng cây.").clause("3. Kinh phí: do tỉnh cấp.")
    draft = draft_of(word)
    assert item(draft, "I.1")["owners"] == {"text": "Người trực"}
    assert item(draft, "I.2")["owners"]["read"] == ["so-xay-dung"]
    assert "owners" not in str(draft.data.get("funding"))


def test_a_body_as_title_of_tasks(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """What stands below it is its own, in whichever part."""
    word = plan().section("I. NHIỆM VỤ").section("1. Sở Xây dựng").dash("Trồng cây.")
    draft = draft_of(word.section("2. Chăm sóc cây").dash("Tưới cây."))
    assert item(draft, "I.1.1")["owners"] == {"read": ["so-xay-dung"]}
    assert "owners" not in item(draft, "I.2.1")


def test_who_leads_and_helps_in_one_cell(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """The cell stays whole; read is who leads."""
    rows = [
        ["TT", "Nội dung", "Đơn vị thực hiện"],
        ["1", "Trồng cây", "Sở Xây dựng chủ trì, phối hợp với Sở Y tế"],
    ]
    draft = draft_of(plan().section("I. NHIỆM VỤ").table(rows))
    assert item(draft, "I.1")["owners"] == {"text": rows[1][2], "read": ["so-xay-dung"]}
    assert item(draft, "I.1")["coordinating"] == {"text": "Sở Y tế", "read": ["so-y-te"]}


def test_a_text_without_sections(tmp_path: Path) -> None:
    """Its sentences are tasks where they begin with bodies, else clauses."""
    word = PlanInWord().title("KẾ HOẠCH", "Trồng cây năm 2027").paragraphs("Năm 2027 tỉnh trồng cây.")
    word.paragraph("Sở Xây dựng chủ trì, phối hợp với Sở Y tế thực hiện.")
    draft = draft_in(word, tmp_path / "plan.docx")
    assert draft.data["headings"] == {"KS": "Trồng cây năm 2027"}
    assert [one["text"] for one in draft.data["clauses"]] == ["Năm 2027 tỉnh trồng cây."]
    assert draft.data["tasks"][0]["owners"]["read"] == ["so-xay-dung"]


def test_a_day_that_is_not_filled_in(tmp_path: Path) -> None:
    """Its month is known."""
    word = PlanInWord().letterhead(AGENCY, "12/KH-UBND", "An Bình, ngày     tháng 4 năm 2027")
    word.title("KẾ HOẠCH", "Trồng cây năm 2027").section("I. NỘI DUNG").dash("Trồng cây.")
    blocks = read_blocks(word.save(tmp_path / "plan.docx"))
    draft = build(read_outline(blocks))
    assert draft.data["document"]["date"] == "2027-04-01"
    assert missing(blocks, draft.data) == ()


@pytest.mark.parametrize(
    ("place", "times"),
    [
        (("document", "signature", "authority", 1), 30),
        (("document", "recipients", 0), 30),
        (("activities", 0, "schedule", "text"), 30),
        (("document", "signature", "authority", 1), 3),
    ],
)
def test_more_words_than_a_plan_takes(place: tuple[str | int, ...], times: int, tmp_path: Path) -> None:
    """What is too long for its place is cut there; all of it stands above, where somebody looks."""
    words = " ".join(["Trồng cây ở các xã, phường"] * times)
    given = {place[-1]: words}
    rows = [["TT", "Nội dung", "Thời gian"], ["1", "Trồng cây", given.get("text", "Quý I")]]
    word = plan().section("I. NHIỆM VỤ").table(rows)
    word.foot([given.get(0, "Sở Xây dựng"), "Lưu: VT"], ["CHỦ TỊCH", given.get(1, "Ký")], "Trần Văn An")
    imported = import_plan(word.save(tmp_path / "plan.docx"))
    found: Any = imported.draft.data
    for key in place:
        found = found[key]
    is_cut = len(words) > 500
    assert found == (f"{words[:498].rstrip()} …" if is_cut else words)
    remarks = imported.draft.remarks.get(place, ())
    assert any("kế hoạch ghi được 500" in remark.vi for remark in remarks) is is_cut
    assert words in re.sub(r"\n *# *", " ", imported.written.text)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2027.yaml").write_text(imported.written.text, encoding="utf-8")
    assert "too-long" not in {one.code for one in check_workspace(tmp_path).diagnostics}


def test_name_of_a_body_that_is_longer_than_a_plan_takes(tmp_path: Path) -> None:
    """Nothing of it is lost in silence: it is cut where it stands, with all of it above and a remark."""
    name = "Trường Tiểu học " + " ".join(["Nguyễn Văn Linh"] * 40)
    rows = [["TT", "Nội dung", "Chủ trì"], ["1", "Trồng cây", name], ["2", "Trồng hoa", "Sở Xây dựng"]]
    word = plan().section("I. NHIỆM VỤ").table(rows)
    imported = import_plan(word.save(tmp_path / "plan.docx"))
    draft = imported.draft
    [place] = [at for at, one in enumerate(draft.data["units"]) if one["name"].startswith("Trường")]
    for key in ("name", "short"):
        assert draft.data["units"][place][key] == f"{name[:498].rstrip()} …"
        remarks = draft.remarks["units", place, key]
        assert any(f"văn bản có {len(name)} ký tự" in remark.vi for remark in remarks)
    assert name in re.sub(r"\n *# *", " ", imported.written.text)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2027.yaml").write_text(imported.written.text, encoding="utf-8")
    codes = {one.code for one in check_workspace(tmp_path).diagnostics}
    assert codes.isdisjoint({"too-long", "unknown-owner"})


def test_a_line_in_brackets(draft_of: Any) -> None:  # noqa: ANN401 - a function
    """Who and when below a task, in brackets."""
    word = (
        plan()
        .section("I. NHIỆM VỤ")
        .clause("1. Trồng cây.")
        .paragraph("(Chủ trì: Sở Xây dựng; thời gian: Quý I)")
    )
    draft = draft_of(word)
    assert item(draft, "I.1")["owners"]["text"] == "Sở Xây dựng"
    assert item(draft, "I.1")["schedule"]["read"] == {"quarters": ["1"]}


def test_columns_that_are_named_again(tmp_path: Path) -> None:
    """A table goes on in the next one: a head that says nothing of tasks stands in the comment once."""
    head = ["TT", "Tên sự kiện", "Địa điểm", "Chủ trì"]
    word = PlanInWord().title("KẾ HOẠCH", "Trồng cây năm 2027").section("I. NHIỆM VỤ")
    word.table([head, ["1", "Hội cây", "Vườn", "Sở A"]]).table([head, ["2", "Hội hoa", "Nhà", "Sở A"]])
    word.annex("PHỤ LỤC: CÁC VƯỜN", "Vườn hoa")
    blocks = read_blocks(word.save(tmp_path / "plan.docx"))
    draft = build(read_outline(blocks))
    notes = [words.vi for texts in draft.notes.values() for words in texts]
    assert missing(blocks, draft.data, notes) == ()
    assert notes == ["Các cột của bảng: TT; Tên sự kiện; Địa điểm; Chủ trì"]
