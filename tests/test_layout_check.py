"""check-document: every kind of document that ttdn makes passes every rule.

And for every rule a document broken on purpose fails it alone.
"""

import io
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from ttdn.counting import compute_status
from ttdn.documents.content.reminder import letter_content
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document import kinds
from ttdn.documents.document.make import make_document
from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.layout_check import RULES, assess
from ttdn.layout_check.verdict import Assessment, Verdict
from ttdn.load import Workspace
from ttdn.model.issuing import Letterhead
from ttdn.model.period import parse_period
from ttdn.reminders import find_reminders

# python-docx's objects are changed in ways that its types do not foresee.
Word = Any
Break = Callable[[Word], None]

LONG = (
    "Kết quả thực hiện nhiệm vụ thông tin đối ngoại trên địa bàn thành phố được các đơn vị báo cáo đầy đủ. "
    * 3
)
TABLE = "| TT | Đơn vị | Số |\n|:-:|------|--:|\n| 1 | Phường A | 12 |\n"
REPORT = (
    "*Căn cứ Luật Tổ chức chính quyền địa phương;*\n\n*Căn cứ Kế hoạch số "
    f"802/KH-UBND.*\n\n{LONG}\n\n# Kết quả\n\n## Tuyên truyền\n\n"
    f"### Tin\n\n### Bài\n\n### Ảnh\n\n### Phim\n\n### Sách\n\n{LONG} Số liệu tại Phụ lục I, "
    "Phụ lục II.\n\n## Tập huấn\n\n- một;\n- hai.\n\n"
    f"# Phương hướng\n\n{LONG * 4}\n\nTrên đây là báo cáo.\n\n# Phụ lục: SỐ "
    f"LIỆU\n\n{TABLE}\n\n# Phụ lục (ngang): DANH SÁCH\n\n{TABLE}"
)
LETTER = f"{LONG}\n\n## Đề nghị\n\nĐề nghị các đơn vị gửi báo cáo.\n\nTrân trọng."


def make(
    body: str, title: str = "BÁO CÁO", dated: date | None = None, number: str = "", **more: object
) -> Document:
    """A document of this body; what else is given is a part of its letterhead."""
    settings: dict[str, object] = {
        "superior": "UBND THÀNH PHỐ NHA TRANG",
        "agency": ["PHÒNG VĂN HÓA VÀ THÔNG TIN"],
        "symbol": "BC-VHTT",
        "place": "Nha Trang",
        "addressees": ["Ủy ban nhân dân thành phố Nha Trang"],
        "signature": {"authority": ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], "name": "Nguyễn Văn An"},
        "recipients": ["Như trên", "Lưu: VT"],
        **more,
    }
    blocks, annexes = parse_markdown(body)
    letterhead = Letterhead.model_validate(settings)
    return Document(
        title,
        "kết quả năm 2020",
        "UBND",
        letterhead,
        date(2020, 12, 10),
        blocks,
        annexes,
        number=number,
        dated=dated,
    )


def read(document: Document) -> Word:
    """A document as its Word file is read."""
    return docx.Document(io.BytesIO(pack(render_word(document))))


def report() -> Word:
    """A report with everything that the rules are about."""
    return read(make(REPORT, dated=date(2020, 3, 5), number="7/BC-VHTT"))


def letter() -> Word:
    """A letter to two offices."""
    return read(make(LETTER, title="", addressees=["Phòng Y tế", "Công an thành phố"], symbol="VHTT-TT"))


def failed(word: Word) -> dict[str, Assessment]:
    """The rules that a document fails and what is advised, as it is after it has been saved and opened."""
    stream = io.BytesIO()
    word.save(stream)
    return {
        assessment.rule.code: assessment for assessment in assess(docx.Document(stream)) if assessment.bad
    }


def line(word: Word, start: str) -> Word:
    """The first paragraph that begins with some words, in a table or not."""
    cells = (
        one for table in word.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    )
    return next(one for one in (*word.paragraphs, *cells) if one.text.startswith(start))


def set_text(paragraph: Word, text: str) -> None:
    """Other words in the face of the first."""
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def say(start: str, text: str) -> Break:
    """Replace a paragraph's words."""
    return lambda word: set_text(line(word, start), text)


def dress(start: str, **face: object) -> Break:
    """Change the face of a paragraph's words.

    ``size`` in points, ``bold``, ``italic``, ``name`` of the font.
    """

    def change(word: Word) -> None:
        for run in line(word, start).runs:
            for name, value in face.items():
                setattr(run.font, name, Pt(value) if name == "size" and isinstance(value, int) else value)

    return change


def lay(start: str, **layout: object) -> Break:
    """Change a paragraph's layout."""

    def change(word: Word) -> None:
        for name, value in layout.items():
            setattr(line(word, start).paragraph_format, name, value)

    return change


def rule_after(word: Word, start: str) -> Word:
    """The rule line below a paragraph."""
    paragraph = line(word, start)
    return type(paragraph)(paragraph._p.getnext(), paragraph._parent)  # noqa: SLF001


def stretch(start: str) -> Break:
    """Draw the line below a paragraph much longer."""

    def change(word: Word) -> None:
        layout = rule_after(word, start).paragraph_format
        layout.left_indent = layout.right_indent = Cm(0.2)

    return change


def section(number: int, **values: object) -> Break:
    """Change a section."""

    def change(word: Word) -> None:
        for name, value in values.items():
            setattr(word.sections[number], name, value)

    return change


def turn_without_table(word: Word) -> None:
    """Lay a page across that has nothing but words."""
    word.add_section()
    made = word.sections[-1]
    made.orientation, made.page_width, made.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def drop_page_number(word: Word) -> None:
    """A header without its field."""
    paragraph = word.sections[0].header.paragraphs[0]
    for run in paragraph.runs:
        run._r.getparent().remove(run._r)  # noqa: SLF001


def keep_counting(word: Word) -> None:
    """Annexes whose pages go on from those of the text."""
    for one in word.sections:
        for mark in one._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001
            one._sectPr.remove(mark)  # noqa: SLF001


def decompose(word: Word) -> None:
    """Marks apart from their letters."""
    paragraph = line(word, "Trên đây")
    set_text(paragraph, unicodedata.normalize("NFD", paragraph.text))


def drop_reference(word: Word) -> None:
    """An annex that does not say to what it belongs."""
    paragraph = line(word, "(Kèm theo")
    paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001


def drop_mention(word: Word) -> None:
    """A text that does not name its annexes."""
    paragraph = next(one for one in word.paragraphs if "Số liệu tại Phụ lục I" in one.text)
    set_text(paragraph, LONG.strip())


ALIGN = WD_ALIGN_PARAGRAPH
#: For each rule: the document, what is done to it, and a word of what must then be found.
BROKEN: dict[str, tuple[Callable[[], Word], Break, str]] = {
    "paper": (report, section(0, page_height=Mm(279)), "210 × 279 mm"),
    "orientation": (report, turn_without_table, "trang ngang mà không có bảng"),
    "margins": (report, section(0, left_margin=Mm(25)), "25 mm"),
    "font": (report, dress("Trên đây", name="Arial"), "Arial"),
    "colour": (
        report,
        lambda word: setattr(line(word, "Trên đây").runs[0].font.color, "rgb", RGBColor(255, 0, 0)),
        "#ff0000",
    ),
    "letters": (report, decompose, "dấu rời"),
    "page-number": (report, drop_page_number, "không có số trang"),
    "first-page": (report, section(0, different_first_page_header_footer=False), "trang đầu có số"),
    "sizes-together": (report, dress("CỘNG HÒA", size=13), "13/13/13"),
    "national-title": (report, say("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"), "NGHIÃ"),
    "motto": (report, say("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "–"),
    "motto-line": (report, stretch("Độc lập"), "dòng chữ"),
    "superior": (report, dress("UBND THÀNH PHỐ", bold=True), "đậm"),
    "agency": (report, dress("PHÒNG VĂN HÓA", size=14), "cỡ 14"),
    "agency-line": (report, stretch("PHÒNG VĂN HÓA"), "dòng chữ"),
    "number": (report, say("Số:", "Số: 7/BC-VHTT"), "Số: 7/BC-VHTT"),
    "date": (report, say("Nha Trang,", "Nha Trang, ngày 5 tháng 03 năm 2020"), "ngày 5 tháng 03"),
    "title": (report, lay("BÁO CÁO", alignment=ALIGN.LEFT), "căn trái"),
    "subject": (report, dress("kết quả năm 2020", bold=False), "không đậm"),
    "subject-line": (report, stretch("kết quả năm 2020"), "dòng chữ"),
    "letter-subject": (letter, dress("V/v", bold=True), "đậm"),
    "body-size": (report, dress("Trên đây", size=12), "cỡ 12"),
    "body-upright": (report, dress("Trên đây", italic=True), "nghiêng"),
    "body-alignment": (report, lay("Trên đây", alignment=ALIGN.LEFT), "căn trái"),
    "body-indent": (report, lay("Trên đây", first_line_indent=Cm(0)), "0 cm"),
    "body-spacing": (report, lay("Trên đây", space_before=Pt(2)), "2 pt"),
    "body-lines": (report, lay("Trên đây", line_spacing=2.0), "dãn dòng 2"),
    "legal-basis": (report, say("Căn cứ Luật", "Căn cứ Luật Tổ chức chính quyền địa phương,"), "“,”"),
    "headings": (report, dress("I. KẾT QUẢ", bold=False), "không đậm"),
    "heading-order": (report, say("đ) Sách", "e) Sách"), "e) Sách"),
    "closing-mark": (report, say("Trên đây", "Trên đây là báo cáo."), "báo cáo."),
    "addressee": (letter, say("- Phòng Y tế", "- Phòng Y tế,"), "Phòng Y tế,"),
    "addressee-dashes": (letter, lay("- Phòng Y tế", left_indent=Cm(1)), "gạch ở"),
    "recipients-title": (report, dress("Nơi nhận:", bold=False), "không đậm"),
    "recipients": (report, dress("- Như trên", size=13), "cỡ 13"),
    "filed-copy": (report, say("- Lưu: VT", "- Văn phòng."), "Văn phòng"),
    "as-above": (report, say("- Như trên", "- Sở Ngoại vụ;"), "Sở Ngoại vụ"),
    "authority": (report, dress("PHÓ TRƯỞNG PHÒNG", size=12), "cỡ 12"),
    "authority-prefix": (report, say("PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"), "KT."),
    "signer": (report, say("Nguyễn Văn An", "ThS. Nguyễn Văn An"), "ThS."),
    "annex-label": (report, say("Phụ lục II", "Phụ lục 2"), "Phụ lục 2"),
    "annex-title": (report, say("SỐ LIỆU", "Số liệu"), "không in hoa"),
    "annex-reference": (report, drop_reference, "không có"),
    "annex-named": (report, drop_mention, "không nhắc đến"),
    "annex-pages": (report, keep_counting, "không đánh số trang"),
}  # fmt: skip


#: A broken label is no longer the one that the text names.
ALSO = {"annex-label": {"annex-named"}}


def test_every_rule_has_a_broken_document() -> None:
    """A rule that nothing breaks proves nothing."""
    assert [rule.code for rule in RULES] == list(BROKEN)


@pytest.mark.parametrize("code", BROKEN)
def test_broken_document_fails_its_rule_alone(code: str) -> None:
    """One thing is wrong, and it is what is found; in both languages, with its place."""
    build, spoil, found = BROKEN[code]
    word = build()
    assert failed(word) == {}
    spoil(word)
    assessments = failed(word)
    assert set(assessments) - ALSO.get(code, set()) == {code}
    assert any(found in observation.found.vi for observation in assessments[code].bad), [
        observation.found.vi for observation in assessments[code].bad
    ]
    assert all(
        observation.place.vi and observation.place.en and observation.found.en
        for observation in assessments[code].bad
    )


def test_all_rules_apply_somewhere() -> None:
    """Between them the two documents have everything that the rules are about."""
    seen = {
        assessment.rule.code
        for word in (report(), letter())
        for assessment in assess(word)
        if assessment.verdict is Verdict.PASS and not assessment.rule.advised
    }
    assert seen == {rule.code for rule in RULES}


def test_as_above_needs_somebody_above() -> None:
    """A report to nobody that says it fails; without the line it passes."""
    word = read(make(REPORT, addressees=[], recipients=["Sở Ngoại vụ", "Lưu: VT"]))
    assert "as-above" not in failed(word)
    set_text(line(word, "- Sở Ngoại vụ"), "- Như trên;")
    assert "as-above" in failed(word)


def test_left_aligned_text_passes_only_for_an_address() -> None:
    """A file's name can break behind its hyphens; an address would pull the line before it apart."""
    for text, fails in (("tệp so-van-hoa-the-thao-du-lich.xlsx", True), (f"https://{'x' * 40}.vn", False)):
        word = read(make(f"{LONG} {text}"))
        lay(LONG[:20], alignment=ALIGN.LEFT)(word)
        assert ("body-alignment" in failed(word)) == fails


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_says_what_it_asks_for_and_where_it_stands(rule: Any) -> None:  # noqa: ANN401 - a rule
    """In both languages, with its article."""
    assert rule.title.vi != rule.title.en
    assert rule.article.startswith(("Mục ", "Phụ lục III"))


CONSTRUCTED = {
    "report": make(REPORT),
    "with number and date": make(REPORT, number="312/BC-UBND", dated=date(2020, 12, 4)),
    "without superior": make(
        REPORT,
        superior=None,
        agency=["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
        signature={"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]},
    ),
    "without annex": make("Chữ."),
    "one annex": make(f"Xem Phụ lục kèm theo.\n\n# Phụ lục: SỐ LIỆU\n\n{TABLE}"),
    "no addressee": make(REPORT, addressees=[], recipients=["Lưu: VT"]),
    "as above for nobody": make(REPORT, addressees=[]),
    "long file name": make(f"{LONG} (tệp so-van-hoa-the-thao-du-lich-2026-H1.xlsx).\n\n- {LONG}"),
    "long address": make(
        f"{LONG} tại https://{'x' * 40}.example.vn/tin-tuc.\n\n- Xem {'a' * 40}@example.vn."
    ),
    "several addressees": make(
        REPORT, addressees=["Sở Ngoại vụ", "Ủy ban nhân dân tỉnh", "Sở Thông tin và Truyền thông"]
    ),
    "long addressee": make(
        REPORT, addressees=["Ủy ban nhân dân thành phố Nha Trang (qua Phòng Văn hóa và Thông tin)"]
    ),
    "letter": make(LETTER, title="", symbol="VHTT-TT"),
    "letter with annex": make(
        f"{LETTER}\n\nXem Phụ lục kèm theo.\n\n# Phụ lục: DANH SÁCH\n\n{TABLE}", title="", symbol="VHTT-TT"
    ),
    "long agency": make(REPORT, agency=["TRUNG TÂM VĂN HÓA - THÔNG TIN VÀ THỂ THAO THÀNH PHỐ NHA TRANG"]),
    "acting head": make(REPORT, signature={"authority": ["Q. TRƯỞNG PHÒNG"]}),
}


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_constructed_kinds_pass(name: str) -> None:
    """With and without annexes, number, date, superior body, addressees, name."""
    assert {
        code: [observation.found.vi for observation in assessment.bad]
        for code, assessment in failed(read(CONSTRUCTED[name])).items()
    } == {}


@pytest.mark.parametrize("period", [None, "2020-H1", "2020-Q2", "2020-Q3"])
def test_summaries_pass(example: Any, example_workspace: Workspace, period: str | None) -> None:  # noqa: ANN401 - a path
    """The city's report of the year, a half and a quarter."""
    plan = example_workspace.plans[2020].plan
    reports = [file.report for file in example_workspace.reports]
    status = compute_status(
        plan, reports, date(2020, 12, 10), parse_period(period) if period else plan.period
    )
    assert failed(read(make_document(kinds.SUMMARY, summary_content(status), example))) == {}


def test_every_unit_report_passes(example: Any, example_workspace: Workspace) -> None:  # noqa: ANN401 - a path
    """Each report of the example, whatever it holds."""
    plan = example_workspace.plans[2020].plan
    wrong = {
        file.source.file: failed(
            read(make_document(kinds.UNIT_REPORT, unit_report_content(plan, file.report), example))
        )
        for file in example_workspace.reports
    }
    assert {name: list(codes) for name, codes in wrong.items() if codes} == {}


@pytest.mark.parametrize("many", [1, 5, 29])
def test_letters_pass(example: Any, example_workspace: Workspace, many: int) -> None:  # noqa: ANN401 - a path
    """To one unit, to several by name, to many in a list."""
    plan = example_workspace.plans[2020].plan
    status = compute_status(plan, [file.report for file in example_workspace.reports], date(2020, 12, 12))
    reminders = find_reminders(status)[:many]
    assert len(reminders) == many
    assert failed(read(make_document(kinds.LETTER, letter_content(status, reminders), example))) == {}
