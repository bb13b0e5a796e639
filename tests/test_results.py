"""What the summary says of results: whose words they are, which figures, what was late or put off."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sums import shares

from ttdn.attribution import as_sentences, attributed
from ttdn.digest import DRAFTED
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.working_papers import opinions_content
from ttdn.documents.document.kinds import OPINIONS, SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.model.edits import Edits
from ttdn.model.figure import Figure
from ttdn.phrases import figure_phrase, figure_words, pad_counts, says_figure, share_out
from ttdn.status import Status

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]

NOWHERE = Path("không có")
WARD, VILLAGE, POLICE = "phuong-loc-tho", "xa-vinh-luong", "cong-an"
DATED = {"id": "II.9", "text": "Tổ chức hội thi.", "owners": {"read": [WARD, VILLAGE]}}
DUE = {"text": "Quý III", "read": {"quarters": ["3"]}}


def lines_of(document: Document) -> list[str]:
    """The paragraphs and dashes of the body and the annexes."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return [words_of(block.runs) for block in blocks if not isinstance(block, Table)]


def build(status: Status, *, details: bool = True, **edits: object) -> list[str]:
    """What the summary says."""
    written = Edits.model_validate({"period": "2020", **edits}) if edits else None
    return lines_of(make_document(SUMMARY, summary_content(status, edits=written, details=details), NOWHERE))


def line_on(title: str, status: Status, **edits: Any) -> str:  # noqa: ANN401 - parts of the file
    """What the summary says of one item."""
    (line,) = (line for line in build(status, **edits) if line.startswith(f"{title}: "))
    return line.removeprefix(f"{title}: ")


def report(unit: str, item: str, status: str, **result: object) -> dict[str, object]:
    """A report on one item."""
    return {"unit": unit, "results": [{"item": item, "status": status, **result}]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Phối hợp quảng bá tuyến phố", "UBND xã A phối hợp quảng bá tuyến phố."),
        ("đăng 34 tin, bài. ", "UBND xã A đăng 34 tin, bài."),
        ("Đã bàn giao 40 ảnh./.", "UBND xã A đã bàn giao 40 ảnh."),
        ("Mở 02 lớp. Cử 05 người đi học.", "UBND xã A mở 02 lớp. Cử 05 người đi học."),
        ("Trang tin hoạt động ổn định;", "Trang tin hoạt động ổn định (UBND xã A)."),
        ("Tuyên truyền lưu động được duy trì", "Tuyên truyền lưu động được duy trì (UBND xã A)."),
        ("Trong quý có 9 trường. Còn 11 trường", "UBND xã A: Trong quý có 9 trường. Còn 11 trường."),
        ("Trang tin ổn định. Đã đăng 20 tin", "UBND xã A: Trang tin ổn định. Đã đăng 20 tin."),
        ("Đã họp với TP. Nha Trang", "UBND xã A đã họp với TP. Nha Trang."),
        ("Hội thi của UBND xã A kết thúc", "Hội thi của UBND xã A kết thúc."),
        ("- Mở lớp\n- Phát tờ rơi;\n\n+ Treo pa nô", "UBND xã A mở lớp; phát tờ rơi; treo pa nô."),
        (
            "- Mở lớp\n- UBND xã họp\n- Hội thi thành công!!",
            "UBND xã A mở lớp; UBND xã họp; Hội thi thành công.",
        ),
        ("Bao giờ xong?", "Bao giờ xong? (UBND xã A)."),
        (
            "Nêu gương 5 người ,tặng quà ; đã chi 2,5 triệu",
            "UBND xã A nêu gương 5 người, tặng quà; đã chi 2,5 triệu.",
        ),
        ("Cử 01 cộng tác viên là đoàn viên", "UBND xã A cử 01 cộng tác viên là đoàn viên."),
        ("Phân công trực là việc của xã", "Phân công trực là việc của xã (UBND xã A)."),
        ("Phường đã mở 3 lớp", "UBND xã A đã mở 3 lớp."),
        ("Chúng tôi thường xuyên họp", "UBND xã A thường xuyên họp."),
        ("Trường lớp khang trang", "Trường lớp khang trang (UBND xã A)."),
        ("Thực hiện Kế hoạch số 5, xã đã mở lớp", "Thực hiện Kế hoạch số 5, xã đã mở lớp (UBND xã A)."),
        ("Mở các lớp:\n- Cử thầy\n- Hội thảo", "UBND xã A mở các lớp: cử thầy; Hội thảo."),
        ("Xem https://a.vn/x,y;z.Html,Abc", "Xem https://a.vn/x,y;z.Html,Abc (UBND xã A)."),
        ("Đạt 100%.Đã nộp tại TP.HCM", "UBND xã A: Đạt 100%. Đã nộp tại TP.HCM."),
        ("Không khí sôi nổi", "Không khí sôi nổi (UBND xã A)."),
        ("Không phát sinh vụ việc", "UBND xã A không phát sinh vụ việc."),
    ],
)
def test_words_are_a_unit_s(words: str, said: str) -> None:
    """Whatever a unit wrote is a sentence of the report that says who did it."""
    assert attributed(words, ["UBND xã A"]) == said


def test_rewritten_words_stand_as_they_are() -> None:
    """Where they have a subject of their own; those that begin with a verb get the units as theirs."""
    assert attributed("Hội thi diễn ra sôi nổi", ["UBND xã A"], rewritten=True) == "Hội thi diễn ra sôi nổi."
    assert attributed("Mở 02 lớp", ["UBND xã A"], rewritten=True) == "UBND xã A mở 02 lớp."


def test_rewritten_words_in_the_summary(stand: Stand) -> None:
    """What the specialist wrote instead of a unit's words is not put into the unit's mouth."""
    sentence = {"units": [WARD], "said": "Họp", "use": "yes", "text": "Các xã, phường đều có trang thông tin"}
    status = stand("2020-12-31", report(WARD, "II.5.1", "in_progress", summary="Họp"))
    line = line_on(
        status.plan.items["II.5.1"].title, status, results=[{"item": "II.5.1", "sentences": [sentence]}]
    )
    assert line.startswith("Các xã, phường đều có trang thông tin. Có 1/3 đơn vị")


def test_what_the_specialist_writes_is_a_sentence(stand: Stand) -> None:
    """However it was typed: with a dash of its own, without a full stop."""
    status = stand("2020-12-31", report(WARD, "II.5.1", "in_progress", summary="Họp"))
    lines = build(status, causes=["- Nhân lực mỏng", "Tăng 2-3 % là ít."], situation=["năm nay có bão "])
    assert {"Nhân lực mỏng.", "Tăng 2-3 % là ít.", "Năm nay có bão."} <= set(lines)


def test_course_begins_with_a_capital(stand: Stand) -> None:
    """However a unit has typed its title."""
    courses = [
        {"title": "lớp biên tập tin.", "date": "2020-05-20"},
        {"title": "10 điều cần biết", "date": "2020-05-21"},
    ]
    lines = build(stand("2020-12-31", {"unit": WARD, "training": courses, "results": []}))
    told = [line.partition(", ngày ")[0] for line in lines if ", ngày " in line and "(UBND phường" in line]
    assert told == ["Lớp biên tập tin", "10 điều cần biết"]


def test_many_units_of_one_sentence() -> None:
    """Up to five are named, of more the first three."""
    names = [f"UBND xã {letter}" for letter in "ABCDEF"]
    assert attributed("Tổ chức hội thi", names[:2]) == "UBND xã A và UBND xã B tổ chức hội thi."
    assert attributed("Hội thi", names) == "Hội thi (UBND xã A, UBND xã B, UBND xã C và 03 đơn vị khác)."


@pytest.mark.parametrize("words", ["", "  \n ", ".", "…"])
def test_nothing_is_no_sentence(words: str) -> None:
    """Signs alone are nobody's words."""
    assert as_sentences(words) in {".", "…"}


def figure(label: str, unit: str, **more: object) -> Figure:
    """A figure of some plan."""
    return Figure.model_validate({"id": "a", "label": label, "unit": unit, "items": ["I"], **more})


@pytest.mark.parametrize(
    ("label", "unit", "amount", "said"),
    [
        ("Buổi tuyên truyền, hội nghị", "buổi", 5, "05 buổi tuyên truyền, hội nghị"),
        ("Người tham dự", "lượt người", 3438, "3.438 lượt người tham dự"),
        ("Lượt học sinh xem triển lãm", "lượt người", 9, "09 lượt học sinh xem triển lãm"),
        ("Pa nô, áp phích", "cái", 12, "12 pa nô, áp phích"),
        ("Phóng viên nước ngoài", "lượt người", 2, "số phóng viên nước ngoài là 02 lượt người"),
        ("Tỷ lệ đúng hạn", "%", 98, "tỷ lệ đúng hạn là 98%"),
        ("Số máy", "máy", 1, "số máy là 01 máy"),
        ("Dân số", "người", 1234, "dân số là 1.234 người"),
        ("Tin", "tin", 0, "0 tin"),
        ("Buổi, hội nghị", "buổi", 2, "02 buổi, hội nghị"),
        ("Tinh giản biên chế", "tin", 2, "số tinh giản biên chế là 02 tin"),
    ],
)
def test_figures_in_the_order_of_words(label: str, unit: str, amount: int, said: str) -> None:
    """Of any plan's label and unit of measure; what both say is said once."""
    assert figure_phrase(figure(label, unit), amount) == said


def test_figure_that_is_not_put_together_has_a_range(stand: Stand) -> None:
    """From the least to the most; of one amount no range."""
    far = {"id": "far", "label": "Quãng đường xa nhất", "unit": "km", "items": ["II.5.1"], "decimals": "1"}
    reports = [
        report(unit, "II.5.1", "in_progress", figures={"far": amount})
        for unit, amount in ((WARD, "1.8"), (VILLAGE, "23.5"))
    ]
    for count, words in (
        (2, "từ 1,8 km đến 23,5 km (02 đơn vị báo cáo)"),
        (1, "là 1,8 km (01 đơn vị báo cáo)"),
    ):
        status = stand("2020-12-31", *reports[:count], figures=[{**far, "total": "none"}])
        assert f"Kết quả: quãng đường xa nhất {words}." in line_on("Duy trì trang TTĐT", status)


def test_people_belong_to_what_they_took_part_in() -> None:
    """They follow it without a new beginning."""
    amounts = [
        (figure("Buổi nói chuyện", "buổi"), 5),
        (figure("Người tham dự", "lượt người"), 60),
        (figure("Tin, bài", "tin, bài"), 3),
    ]
    assert figure_words(amounts) == "05 buổi nói chuyện với 60 lượt người tham dự; 03 tin, bài"


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("Tổ chức 05 buổi", True),
        ("Tổ chức 5 buổi tối", True),
        ("Tổ chức 15 buổi", False),
        ("Ngày 1/5 buổi sáng", False),
        ("Tổ chức năm buổi", False),
    ],
)
def test_figure_that_a_sentence_says(words: str, is_said: bool) -> None:  # noqa: FBT001 - a case
    """The number before what it counts, with or without a zero before it."""
    assert says_figure(words, figure("Buổi nói chuyện", "buổi"), 5) is is_said


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Có 5 buổi, 12 buổi", "Có 05 buổi, 12 buổi"),
        ("Kiểm tra 05 đơn vị, phát hiện 2 sai sót", "Kiểm tra 05 đơn vị, phát hiện 02 sai sót"),
        ("Mở 5 lớp cho lớp 9", "Mở 05 lớp cho lớp 9"),
        ("Phường 3 tổ chức; 1,5 người", "Phường 3 tổ chức; 1,5 người"),
        (
            "Xong 2 việc. Trồng 3 cây ở Công viên Tao Đàn 2 rộng 4 ha",
            "Xong 02 việc. Trồng 03 cây ở Công viên Tao Đàn 2 rộng 4 ha",
        ),
        ("Đi 2 tháng, 3 lần, chi 5 triệu đồng", "Đi 2 tháng, 3 lần, chi 5 triệu đồng"),
        ("Giai đoạn 2 đã xong, còn 6 cái", "Giai đoạn 2 đã xong, còn 06 cái"),
        ("Đạt 6 điểm trong 9 ngày", "Đạt 6 điểm trong 9 ngày"),
        ("Từ tháng 5 buổi nào cũng đông", "Từ tháng 5 buổi nào cũng đông"),
        ("Tỷ số 2-5 buổi", "Tỷ số 2-5 buổi"),
        ("Mỗi tuần 3 đến 4 buổi, 9 - 12 buổi", "Mỗi tuần 03 đến 04 buổi, 9 - 12 buổi"),
        ("Mỗi tuần 3-4 buổi", "Mỗi tuần 03-04 buổi"),
    ],
)
def test_counts_below_ten_have_a_zero(words: str, printed: str) -> None:
    """Also in a unit's own sentence, before what offices count; what is numbered, or measured, has none."""
    assert pad_counts(words, ()) == printed


def test_units_of_measure_of_the_plan_count() -> None:
    """Whatever they are."""
    assert pad_counts("Dài 5 km, đi 5 lần", ["lần"]) == "Dài 5 km, đi 05 lần"


def test_figure_is_said_once(stand: Stand) -> None:
    """What the unit's sentence says stands in no sentence of figures; what others report does."""
    figures = [{"id": "talks", "label": "Buổi nói chuyện", "unit": "buổi", "items": ["II.5.1"]}]
    told = {"summary": "Tổ chức 05 buổi nói chuyện", "figures": {"talks": "5"}}
    one, two = (report(unit, "II.5.1", "in_progress", **told) for unit in (WARD, VILLAGE))
    title = stand("2020-12-31").plan.items["II.5.1"].title
    assert "Kết quả có" not in line_on(title, stand("2020-12-31", one, figures=figures))
    assert "Tổng cộng có 10 buổi nói chuyện." in line_on(
        title, stand("2020-12-31", one, two, figures=figures)
    )


def dated(stand: Stand, *reports: dict[str, object], **more: Any) -> Status:  # noqa: ANN401 - parts of a plan
    """The small plan with an item that was due on 30/9, on 16/10."""
    return stand("2020-10-16", *reports, activities=[{**DATED, "schedule": DUE}], **more)


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("Do mưa bão.", ", do mưa bão."),
        ("Bão số 9", ". Lý do: Bão số 9."),
        ("Lý do: bão số 9", ". Lý do: Bão số 9."),
        ("Nguyên nhân: do mưa bão", ", do mưa bão."),
        ("Nguyên nhân khách quan: bão", ". Lý do: Nguyên nhân khách quan: bão."),
        (None, "."),
    ],
)
def test_what_was_late(stand: Stand, reason: str | None, why: str) -> None:
    """It says when it was done, when it was due, by how much and why."""
    told = {"completed": "2020-10-05", "received": "2020-10-06"} | ({"reason": reason} if reason else {})
    received = {"received": told.pop("received")}
    status = dated(stand, {**report(WARD, "II.9", "done", **told), **received})
    assert line_on("Tổ chức hội thi", status) == (
        "Có 1/2 đơn vị đã hoàn thành nhưng chậm, 01 đơn vị chưa có báo cáo. "
        f"UBND phường Lộc Thọ hoàn thành ngày 05/10/2020, chậm 05 ngày so với thời hạn 30/9/2020{why}"
    )


def test_own_words_of_what_was_late(stand: Stand) -> None:
    """They are told as such where no reason is given; what they say already is not said again."""
    told = {"completed": "2020-10-05", "summary": "Chậm vì mưa"}
    late = {**report(WARD, "II.9", "done", **told), "received": "2020-10-06"}
    chosen = {
        "results": [{"item": "II.9", "sentences": [{"units": [WARD], "said": "Chậm vì mưa", "use": "no"}]}]
    }
    line = line_on("Tổ chức hội thi", dated(stand, late), **chosen)
    assert line.endswith("chậm 05 ngày so với thời hạn 30/9/2020. Đơn vị nêu: Chậm vì mưa.")
    told["summary"] = "Tổ chức xong, chậm 05 ngày vì mưa"
    late = {**report(WARD, "II.9", "done", **told), "received": "2020-10-06"}
    line = line_on("Tổ chức hội thi", dated(stand, late))
    assert line.count("chậm 05 ngày") == 1
    assert line.endswith("Thời hạn là 30/9/2020, UBND phường Lộc Thọ hoàn thành ngày 05/10/2020.")


def test_what_is_overdue(stand: Stand) -> None:
    """Who has not finished, and since when; a reason stands with the unit that gives it."""
    reports = [
        {**report(WARD, "II.9", "in_progress"), "received": "2020-10-06"},
        {**report(VILLAGE, "II.9", "in_progress", reason="Do thiếu người"), "received": "2020-10-06"},
    ]
    assert line_on("Tổ chức hội thi", dated(stand, *reports)) == (
        "Có 2/2 đơn vị quá hạn chưa hoàn thành. UBND xã Vĩnh Lương chưa hoàn thành, quá hạn 16 ngày "
        "(thời hạn 30/9/2020), do thiếu người. UBND phường Lộc Thọ chưa hoàn thành, quá hạn 16 ngày "
        "(thời hạn 30/9/2020)."
    )


def test_bodies_that_were_asked_are_never_late(stand: Stand) -> None:
    """Neither overdue nor late, in no sentence and no column."""
    asked = stand("2020-12-31").plan.requested_units[0].id
    item = {**DATED, "owners": {"read": [asked]}, "schedule": DUE}
    for told in ({"status": "in_progress"}, {"status": "done", "completed": "2020-10-05"}):
        sent = {"unit": asked, "received": "2020-10-06", "results": [{"item": "II.9", **told}]}
        status = stand("2020-10-16", sent, activities=[item])
        document = make_document(SUMMARY, summary_content(status), NOWHERE)
        line = line_on("Tổ chức hội thi", status)
        assert "chậm" not in line
        assert "quá hạn" not in line
        heads = [
            words_of(cell)
            for table in document.annexes[1].blocks
            if isinstance(table, Table)
            for cell in table.head
        ]
        assert "Quá hạn" not in heads


def test_units_with_the_same_reason_stand_together(stand: Stand) -> None:
    """Forty communes that wait for one scanner are one sentence; another reason is one of its own."""
    for status, said in (("postponed", "tạm hoãn."), ("in_progress", "chưa hoàn thành, quá hạn 16 ngày")):
        for second, count in (("Chưa có máy quét", 1), ("Thiếu người", 2)):
            reports = [
                {**report(unit, "II.9", status, reason=why), "received": "2020-10-06"}
                for unit, why in ((WARD, "Chưa có máy quét"), (VILLAGE, second))
            ]
            line = line_on(
                "Tổ chức hội thi", stand("2020-10-16", *reports, activities=[{**DATED, "schedule": DUE}])
            )
            assert line.count("Lý do: ") == count
            together = f"UBND phường Lộc Thọ và UBND xã Vĩnh Lương {said}"
            assert (together in line) is (count == 1)


def test_what_was_put_off_or_dropped(stand: Stand) -> None:
    """Which unit, what and why."""
    reports = [
        report(WARD, "II.9", "postponed", summary="Hội thi đợt hai", reason="Do dịch bệnh."),
        report(VILLAGE, "II.9", "cancelled", reason="Hết kinh phí"),
    ]
    line = line_on("Tổ chức hội thi", stand("2020-12-31", *reports, activities=[DATED]))
    assert line == (
        "Có 1/2 đơn vị tạm hoãn, 01 đơn vị không thực hiện. UBND phường Lộc Thọ tạm hoãn hội thi đợt hai, do "
        "dịch bệnh. UBND xã Vĩnh Lương không thực hiện. Lý do: Hết kinh phí."
    )


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Các buổi nói chuyện", "tạm hoãn các buổi nói chuyện."),
        ("02 lớp tập huấn; đã báo học viên", "tạm hoãn 02 lớp tập huấn; đã báo học viên."),
        ("Hội nghị đã chuẩn bị xong", "tạm hoãn: Hội nghị đã chuẩn bị xong."),
        ("Phương án dồn 2 trụ sở", "tạm hoãn phương án dồn 02 trụ sở."),
        ("thay 5 bộ đèn", "tạm hoãn việc thay 05 bộ đèn."),
        ("Đã thay 5 bộ đèn", "tạm hoãn: Đã thay 05 bộ đèn."),
        ("Hội trường hỏng", "tạm hoãn: Hội trường hỏng."),
        ("Hội nghị quý IV. Sẽ họp năm sau", "tạm hoãn: Hội nghị quý IV. Sẽ họp năm sau."),
    ],
)
def test_what_was_put_off_is_an_object(stand: Stand, words: str, printed: str) -> None:
    """Where it is a thing; a clause or several sentences stand behind a colon."""
    put_off = report(WARD, "II.9", "postponed", summary=words, reason="Do dịch.")
    line = line_on("Tổ chức hội thi", stand("2020-12-31", put_off, activities=[DATED]))
    assert f" UBND phường Lộc Thọ {printed.removesuffix('.')}" in line


def test_words_are_not_shouted(stand: Stand) -> None:
    """A sentence in capitals is one of small letters; the names and abbreviations of the plan keep theirs."""
    words = "PHỐI HỢP UBND XÃ VĨNH LƯƠNG ĐĂNG 5 TIN"
    line = line_on(
        "Duy trì trang TTĐT", stand("2020-12-31", report(WARD, "II.5.1", "in_progress", summary=words))
    )
    assert line.startswith("UBND phường Lộc Thọ phối hợp UBND xã Vĩnh Lương đăng 05 tin. ")


def test_item_of_one_owner_names_it(stand: Stand) -> None:
    """It is not counted; where it wrote nothing, its name is said with what became of it."""
    item = {**DATED, "owners": {"read": [POLICE]}, "schedule": DUE}
    done = report(POLICE, "II.9", "done", completed="2020-09-05")
    status = stand("2020-12-31", done, activities=[item])
    assert line_on("Tổ chức hội thi", status) == (
        "Công an thành phố Nha Trang hoàn thành ngày 05/9/2020, đúng thời hạn."
    )
    done = report(POLICE, "II.9", "done", completed="2020-09-05", summary="Mở hội thi")
    status = stand("2020-12-31", done, activities=[item])
    assert line_on("Tổ chức hội thi", status) == (
        "Công an thành phố Nha Trang mở hội thi. Hoàn thành ngày 05/9/2020, đúng thời hạn."
    )


def test_what_is_not_said_stands_in_the_annex(stand: Stand) -> None:
    """With its unit and its evidence, but no name of a file; the annex can be left out."""
    units = [WARD, VILLAGE, POLICE, "trung-tam-van-hoa"]
    proof = [
        {"title": "Biên bản", "number": "03/BB", "file": "bien-ban.pdf"},
        {"title": "Tin", "link": "https://a.vn/tin"},
    ]
    reports = [
        report(unit, "II.5.1", "in_progress", summary=f"Mở lớp {unit}", evidence=[] if place < 3 else proof)
        for place, unit in enumerate(units)
    ]
    reports[0]["results"][0]["evidence"] = proof  # type: ignore[index]
    status = stand("2020-12-31", *reports)
    lines = build(status)
    (label,) = (line for line in lines if line.startswith("Kết quả cụ thể khác"))
    assert label.startswith("Kết quả cụ thể khác của các đơn vị tại Phụ lục ")
    (rest,) = (
        line for line in lines if "Công an thành phố Nha Trang: Mở lớp" in line or "xã Vĩnh Lương: Mở" in line
    )
    assert "bien-ban.pdf" not in "\n".join(lines)
    assert sum(f"ở lớp {unit}" in line for unit in units for line in lines) == len(units)
    without = build(status, details=False)
    assert rest not in without
    assert not any(line.startswith("Kết quả cụ thể khác") for line in without)


def test_same_words_of_units_have_each_its_own_evidence(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in the annex; what it has no room for is counted."""
    units = [WARD, VILLAGE, POLICE, "trung-tam-van-hoa", "phong-giao-duc-dao-tao", "phong-van-hoa-thong-tin"]
    reports = [
        report(
            unit,
            "II.5.1",
            "in_progress",
            summary="Mở lớp",
            evidence=[{"title": f"Tin {unit}", "number": "3"}],
        )
        for unit in units
    ]
    cited = [line for line in build(stand("2020-12-31", *reports)) if "Minh chứng: " in line]
    assert len(cited) == len(units) - DRAFTED
    assert all(line.count("Tin ") == 1 for line in cited)
    assert not any(line.startswith("Ngoài ra, ") for line in build(stand("2020-12-31", *reports)))
    monkeypatch.setattr("ttdn.documents.content.results.MOST_DETAILS", 1)
    lines = build(stand("2020-12-31", *reports))
    assert [line for line in lines if "Minh chứng: " in line] == cited[:1]
    assert "Ngoài ra, 02 đơn vị khác có kết quả về nội dung này." in lines


def test_unit_stands_once_below_an_item_of_the_annex(stand: Stand) -> None:
    """With all that it wrote over the year, and each piece of evidence once."""
    proof = [{"title": "Sổ theo dõi", "number": "03/BB"}]
    reports = [
        report(unit, "II.5.1", "in_progress", summary="Đăng tin", figures={"news_items": "1"})
        for unit in (WARD, VILLAGE, "phuong-vinh-hoa")
    ]
    reports += [
        {
            **report(POLICE, "II.5.1", "in_progress", summary=f"Việc quý {quarter}", evidence=proof),
            "period": f"2020-Q{quarter}",
        }
        for quarter in (1, 2)
    ]
    lines = build(stand("2020-12-31", *reports))
    (line,) = (line for line in lines if line.startswith("Công an thành phố Nha Trang: "))
    assert line == (
        "Công an thành phố Nha Trang: Quý I: Việc quý 1. Quý II: Việc quý 2. "
        "Minh chứng: Sổ theo dõi (số 03/BB)."
    )


def test_units_that_wrote_the_same_stand_together(stand: Stand) -> None:
    """The same words one after the other read like a slip; other words are a sentence of their own."""
    words = {WARD: "Phát phiếu khảo sát", VILLAGE: "Mở lớp", "phuong-vinh-hoa": "Phát phiếu khảo sát"}
    reports = [report(unit, "II.5.1", "in_progress", summary=said) for unit, said in words.items()]
    line = line_on("Duy trì trang TTĐT", stand("2020-12-31", *reports))
    assert line.startswith(
        "UBND phường Lộc Thọ và UBND phường Vĩnh Hòa phát phiếu khảo sát. UBND xã Vĩnh Lương mở lớp. "
    )


def test_what_a_unit_wrote_of_several_times_has_them(stand: Stand) -> None:
    """Else nine files and twelve would both be those of the year. What it only repeats has none."""

    def told(*words: str) -> str:
        reports = [
            {**report(WARD, "II.5.1", "in_progress", summary=said), "period": f"2020-Q{quarter}"}
            for quarter, said in enumerate(words, start=1)
        ]
        return line_on("Duy trì trang TTĐT", stand("2020-12-31", *reports)).partition(" Có ")[0]

    assert told("Nộp 9 hồ sơ", "Nộp 12 hồ sơ") == (
        "Quý I: UBND phường Lộc Thọ nộp 09 hồ sơ. Quý II: UBND phường Lộc Thọ nộp 12 hồ sơ."
    )
    assert told("Nộp 9 hồ sơ", "Nộp 9 hồ sơ") == "UBND phường Lộc Thọ nộp 09 hồ sơ."
    assert told("Nộp 9 hồ sơ") == "UBND phường Lộc Thọ nộp 09 hồ sơ."


def test_lead_sentences_take_the_place_of_computed_ones(stand: Stand) -> None:
    """Of a section, and of the parts on documents, officers, training and money."""
    parts = ("programmes", "focal_officer", "training", "funding")
    leads = {"II": "Các đơn vị đã vào cuộc", **{part: f"Câu về {part}" for part in parts}}
    asked = [
        {"id": f"III.{place}", "reported_in": part, "text": "Báo cáo."}
        for place, part in enumerate(parts[:3], start=1)
    ]
    funding = {"id": "IV", "text": "Ngân sách."}
    status = stand(
        "2020-12-31",
        report(WARD, "II.5.1", "in_progress"),
        tasks=asked,
        forms=[],
        funding=funding,
        headings={"II": "Nội dung"},
    )
    lines = build(status, leads=leads)
    assert all(any(line.startswith(f"{words}.") for line in lines) for words in leads.values())
    (line,) = (line for line in lines if line.startswith("Các đơn vị đã vào cuộc."))
    assert " nội dung chưa có báo cáo: " in line
    assert not any(line.startswith("Chưa có đơn vị báo cáo ") for line in lines)
    assert "Các đơn vị đã vào cuộc." not in build(status)


def test_only_what_was_chosen_of_opinions_goes_up(stand: Stand) -> None:
    """Each in its place; what units ask stays in the working paper, with all of their words."""
    told = {
        "difficulties": ["Thiếu máy ảnh", "Thiếu người"],
        "causes": ["Dịch bệnh"],
        "next_year": ["Mở lớp"],
        "proposals": ["Cấp kinh phí"],
    }
    status = stand("2020-12-31", told)
    chosen = {
        part: [{"units": [WARD], "said": words[0], "use": "yes", "text": f"Viết lại {part}"}]
        for part, words in told.items()
    }
    lines = build(status, opinions=chosen)
    places = [lines.index(f"Viết lại {part}.") for part in told]
    assert places == sorted(places)
    assert not any("Thiếu người" in line for line in lines)
    assert not any("Thiếu máy ảnh" in line for line in build(status))
    paper = make_document(OPINIONS, opinions_content(status), NOWHERE)
    said = "\n".join(lines_of(paper))
    assert (paper.title, paper.internal) == ("TÀI LIỆU LÀM VIỆC", True)
    assert all(f"{words} (UBND phường Lộc Thọ)" in said for part in told.values() for words in part)


def test_other_documents_and_ubnd_are_written_out_once(stand: Stand) -> None:
    """At first mention, as the plan cites them; then by kind, number and code."""
    in_full = "Kế hoạch số 475/KH-UBND ngày 05/11/2018 về thông tin đối ngoại"
    items = [
        {
            "id": f"II.{place}",
            "text": f"Thực hiện {in_full}.",
            "short": "Việc theo Kế hoạch 475",
            "owners": DATED["owners"],
        }
        for place in (7, 8)
    ]
    reports = [
        {
            "results": [
                {
                    "item": f"II.{place}",
                    "status": "in_progress",
                    "summary": "Thực hiện Kế hoạch số 475/KH-UBND, Kế hoạch số 475/KH-SVH",
                }
                for place in (7, 8)
            ]
        }
    ]
    text = "\n".join(build(stand("2020-12-31", *reports, activities=items)))
    assert text.count(in_full) == 1
    assert text.index(in_full) == text.index("Kế hoạch số 475/KH-UBND")
    assert "Kế hoạch 475" not in text
    assert text.count("Kế hoạch số 475/KH-SVH") == 2
    assert text.count("Ủy ban nhân dân (UBND)") == 1
    assert text.index("(UBND)") < text.index(" UBND ")


def test_nothing_shared_out_is_nothing_said() -> None:
    """No part, no sentence; the first part stands before its whole."""
    assert share_out(0, [], "đơn vị") == ""
    words = share_out(1234, [(0, "a"), (1200, "b"), (30, "c"), (4, "d")], "đơn vị")
    assert words == "1.200/1.234 đơn vị b, 30 đơn vị c, 04 đơn vị d"
    assert list(shares(f"Có {words}.")) == [(1234, [1200, 30, 4])]


def test_working_paper_on_the_terminal_and_in_word(folder: Path, run: Run) -> None:
    """``ttdn report --opinions`` makes it; it goes with no other paper."""
    code, out, _ = run("report", "--opinions", "--as-of", "2020-12-31", cwd=folder)
    assert code == 0
    assert "TÀI LIỆU LÀM VIỆC" in out
    assert "Chưa có đơn vị nêu." in out
    report = folder / "units" / WARD / "2020.yaml"
    with report.open("a", encoding="utf-8") as file:
        file.write("difficulties: [Thiếu máy.]\n")
    code, out, _ = run("report", "--opinions", "--as-of", "2020-12-31", cwd=folder)
    assert (code, "Thiếu máy (UBND phường Lộc Thọ)." in out) == (0, True)
    code, _, err = run("report", "--opinions", "--edits", cwd=folder)
    assert (code, "--opinions" in err) == (2, True)
    code, _, err = run("report", "--without-details", "--opinions", cwd=folder)
    assert (code, "--without-details" in err) == (2, True)
    code, out, _ = run("report", "--opinions", "--docx", "--as-of", "2020-12-31", cwd=folder)
    assert code == 0
    assert (folder / "out" / "y-kien-don-vi-2020.docx").is_file()
