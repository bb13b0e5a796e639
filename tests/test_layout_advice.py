"""check-document: what is advised beside the decree, where there is need of it and where there is none."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from offices import Annex, Office, package

from ttdn.layout_check import ADVICE, assess
from ttdn.layout_check.rules.advice import wrong_names
from ttdn.layout_check.verdict import Assessment, Verdict

Run = Callable[..., tuple[int, str, str]]

_LONG = "Các cơ quan, đơn vị đã chủ động triển khai đầy đủ các nhiệm vụ được giao trong năm 2026. " * 5
_ANNEX = ("Nội dung chi tiết tại Phụ lục kèm theo./.",)
REPORT = Office(
    body=("I. KẾT QUẢ", "#1. Công tác chỉ đạo", *(_LONG.strip(),) * 4, "II. NHIỆM VỤ", *_ANNEX),
    annexes=(Annex("Phụ lục", "SỐ LIỆU"),),
    numbers="field",
)
ROWS = tuple(f"|{number}|Phường Hòa An|12" for number in range(80))
LONG_ROWS = (f"|1|{_LONG * 2}|1",) * 2
WORDS = "<w:r><w:rPr>{}</w:rPr><w:t>Nháp</w:t></w:r>"


def advised(office: Office) -> dict[str, Assessment]:
    """What is advised for a document that fails no rule."""
    assessments = assess(docx.Document(io.BytesIO(package(office))))
    assert [one.rule.code for one in assessments if one.verdict is Verdict.FAIL] == []
    return {one.rule.code: one for one in assessments if one.verdict is Verdict.ADVICE}


def with_line(role: str = "text 2", **change: Any) -> Office:  # noqa: ANN401 - fields of a line
    """The report with one line changed."""
    return REPORT.changed({role: change})


def with_table(*rows: str, **values: Any) -> Office:  # noqa: ANN401 - fields of a document
    """The report with another annex."""
    return REPORT.changed(annexes=(Annex("Phụ lục", "SỐ LIỆU", rows),), **values)


#: Of each rule: documents with what is to be mended, and a word of what is said of it.
WRONG: list[tuple[str, Office, str]] = [
    ("tracked-changes", with_line(inside="<w:del><w:r><w:delText>a</w:delText></w:r></w:del>"), "xóa chữ"),
    ("tracked-changes", with_line(inside='<w:ins w:id="1"/>'), "thêm chữ"),
    ("tracked-changes", with_line(inside='<w:moveTo w:id="1"/>'), "chuyển chữ đến"),
    ("tracked-changes", with_line(face='<w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'), "đổi kiểu chữ"),
    ("tracked-changes", with_line("recipient 1", marks="<w:pPrChange/>"), "đổi kiểu đoạn"),
    ("comments", with_line(inside='<w:r><w:commentReference w:id="0"/></w:r>'), "nhận xét"),
    ("hidden-text", with_line(inside=WORDS.format("<w:vanish/>")), "“Nháp”"),
    ("highlight", with_line(face='<w:highlight w:val="yellow"/>'), "tô nền “Các cơ quan"),
    ("highlight", with_line("signer", face='<w:shd w:val="clear" w:fill="00FF00"/>'), "“Nguyễn Văn An”"),
    ("struck-text", with_line(face="<w:strike/>"), "gạch ngang “Các cơ quan"),
    ("struck-text", with_line("signer", face="<w:dstrike/>"), "“Nguyễn Văn An”"),
    ("blank-lines", with_line(blank=1), "1 dòng trống"),
    ("blank-lines", with_line("closing", blank=3), "3 dòng trống"),
    ("heading-styles", with_line("roman 2", marks=""), "chưa có kiểu"),
    ("capitals", with_line("recipient 1", text="- Ủy Ban Nhân Dân tỉnh;"), "nên viết “Ủy ban nhân dân”"),
    ("header-rows", with_table("|TT|Đơn vị|Số", *ROWS, repeats=False), "không lặp lại"),
    ("header-rows", with_table("|TT|Đơn vị|Số", *ROWS[:30], *LONG_ROWS, repeats=False), "không lặp lại"),
]  # fmt: skip
#: Of each rule: documents that come near, and of which nothing is said.
RIGHT: list[tuple[str, Office]] = [
    ("tracked-changes", REPORT),
    ("comments", with_line(inside='<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>')),
    ("hidden-text", with_line(inside='<w:r><w:rPr><w:vanish w:val="0"/></w:rPr></w:r>')),
    ("hidden-text", with_line(inside=WORDS.replace("w:t>", "w:instrText>").format("<w:vanish/>"))),
    ("highlight", with_line(face='<w:highlight w:val="none"/>')),
    ("highlight", with_line(face='<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')),
    ("highlight", with_line(face='<w:shd w:val="clear" w:color="auto" w:fill="auto"/>')),
    ("struck-text", with_line(face='<w:strike w:val="0"/><w:dstrike w:val="false"/>')),
    ("struck-text", with_line(inside=WORDS.replace("Nháp", "  ").format("<w:strike/>"))),
    ("blank-lines", REPORT.changed({"addressee": {"blank": 1}})),
    ("blank-lines", with_line("recipients title", blank=2)),
    ("blank-lines", with_line(before=18)),
    ("heading-styles", REPORT.changed({"roman 1": None, "roman 2": None, "arabic 1": {"marks": ""}})),
    ("heading-styles", with_line("roman 1", marks="").changed(body=("I. KẾT QUẢ", "II. NHIỆM VỤ", *_ANNEX))),
    ("capitals", with_line("recipient 1", text="- Ủy ban nhân dân tỉnh;")),
    ("header-rows", with_table("|TT|Đơn vị|Số", *ROWS)),
    ("header-rows", with_table("|TT|Đơn vị|Số", *ROWS[:20], repeats=False)),
    ("header-rows", with_table("|Họ và tên", *(["|Nguyễn Văn An"] * 80), repeats=False)),
    ("header-rows", with_table(f"|Tóm tắt|{_LONG * 9}", f"|Nội dung|{_LONG * 9}", repeats=False)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "office", "words"), WRONG)
def test_what_is_left_is_advised(code: str, office: Office, words: str) -> None:
    """Alone, in both languages, with its place; no rule of the decree fails."""
    found = advised(office)
    assert list(found) == [code]
    (observation,) = found[code].bad
    assert words in observation.found.vi
    assert observation.found.en != observation.found.vi
    assert observation.place.en


@pytest.mark.parametrize(("code", "office"), RIGHT)
def test_what_comes_near_is_not(code: str, office: Office) -> None:
    """Nothing is advised."""
    assert advised(office) == {}


def test_each_rule_has_both() -> None:
    """A rule that nothing breaks, or that nothing meets, proves nothing."""
    codes = {rule.code for rule in ADVICE}
    assert {code for code, _, _ in WRONG} == {code for code, _ in RIGHT} == codes
    assert all(rule.title.vi != rule.title.en for rule in ADVICE)


def test_table_that_word_has_broken() -> None:
    """A short one may stand where a page ends: Word says so in the file."""
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    office = with_table("|TT|Đơn vị|Số", *ROWS[:5], repeats=False)
    assert advised(office) == {}
    raw = package(office)
    word = docx.Document(io.BytesIO(raw))
    for place, expected in ((0, Verdict.NOT_APPLICABLE), (3, Verdict.ADVICE)):
        word.tables[-1].rows[place].cells[0].paragraphs[0].add_run()._r.addnext(  # noqa: SLF001
            docx.oxml.parse_xml(broken.replace("<w:r>", f"<w:r {docx.oxml.ns.nsdecls('w')}>"))
        )
        (found,) = (one for one in assess(word) if one.rule.code == "header-rows")
        assert found.verdict is expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Chủ tịch Ủy Ban Nhân Dân tỉnh", "Ủy ban nhân dân"),
        ("Uỷ Ban nhân dân xã", "Uỷ ban nhân dân"),
        ("Ủy ban Nhân dân thành phố", "Ủy ban nhân dân"),
        ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
        ("họp Ủy Ban", "Ủy ban"),
        ("Toà Án nhân dân", "Toà án nhân dân"),
        ("Văn Phòng Ủy ban nhân dân", "Văn phòng"),
        ("Công An tỉnh", "Công an"),
        ("họp tại Trung Tâm Hội nghị", "Trung tâm"),
        ("Giám đốc; Văn Phòng Sở", "Văn phòng"),
        ("Sở Y Tế", "Sở Y tế"),
        ("Phòng Văn Hóa và Thông Tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Văn Hóa Và Thông Tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Lao Động - Thương Binh và Xã Hội", "Phòng Lao động - Thương binh và Xã hội"),
        ("Sở Văn hóa, Thể Thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Ban Chỉ Đạo 35", "Ban Chỉ đạo"),
    ],
)
def test_names_capitalised_syllable_by_syllable(text: str, right: str) -> None:
    """Each with the way it is written."""
    assert [meant for _, meant in wrong_names(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh Khánh Hòa", "Hội đồng nhân dân", "ỦY BAN NHÂN DÂN", "ủy ban nhân dân các cấp",
        "TM. ỦY BAN NHÂN DÂN xã Hòa An", "Sở Văn hóa, Thể thao và Du lịch Khánh Hòa", "Công an Nha Trang",
        "ông Nguyễn Văn Phòng", "ông Nguyễn Công An", "Sở Công Thương, Bộ Công Thương",
        "ông Trần Quốc Hội", "bà Lê Trung Tâm", "Báo Nhân Dân", "UBND tỉnh",
        "Phòng Kinh tế, Hạ tầng và Đô thị", "Phường Nguyễn Văn Hóa", "đường Thanh Niên", "phòng họp",
        "Sở Y tế và Sở Nội vụ", "Ban Chỉ đạo và Tổ công tác", "Quốc hội nước Cộng hòa", "văn phòng",
    ],
)  # fmt: skip
def test_names_that_are_right(text: str) -> None:
    """Names of people and places, abbreviations, whole words in capitals."""
    assert list(wrong_names(text)) == []


def test_advice_does_not_fail_the_document(tmp_path: Path, run: Run) -> None:
    """It is shown, counted, and the exit code stays 0; in both languages and as JSON."""
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(package(with_line(face='<w:highlight w:val="yellow"/>')))
    code, out, _ = run("check-document", str(file))
    assert code == 0
    assert "nên sửa" in out
    assert "0 không đạt, 1 nên sửa" in " ".join(out.split())
    code, out, _ = run("--lang", "en", "check-document", str(file))
    assert code == 0
    assert "0 failed, 1 with advice" in " ".join(out.split())
    code, out, _ = run("check-document", str(file), "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert (data["fail"], data["advice"]) == (0, 1)
    (rule,) = (rule for rule in data["rules"] if rule["verdict"] == "advice")
    assert (rule["code"], rule["advised"]) == ("highlight", True)


def test_hidden_words_are_not_on_paper() -> None:
    """What nobody sees has no font and no size that could be wrong."""
    hidden = WORDS.format('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:vanish/><w:sz w:val="10"/>')
    assert list(advised(with_line(inside=hidden))) == ["hidden-text"]
