"""check-document on documents as real offices make them, mechanism by mechanism.

Each once right, in which nothing is found, and once with one fault, which is found alone.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from layouts import LAYOUTS
from offices import Office, package

from ttdn.layout_check import OtherPaperError, assess
from ttdn.measure import text_width

REPORT, LETTER, DECISION = LAYOUTS["1.4 báo cáo"], LAYOUTS["1.5 công văn"], LAYOUTS["1.2 quyết định"]
PLAN, BORDERED = LAYOUTS["1.4 kế hoạch"], REPORT.changed(rules="border", head="two rows")
#: A change of the text, or of another part of the file.
Change = Callable[[str], str]

CENTRED, JUSTIFIED = '<w:jc w:val="center"/>', '<w:ind w:firstLine="720"/><w:jc w:val="both"/>'
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def found_in(office: Office, change: Change = str, part: str = "word/document.xml") -> set[str]:
    """What is not as it should be in a document one part of which was changed, advice included."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(office))) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            words = source.read(name).decode()
            target.writestr(name, change(words) if name == part else words)
    return {assessment.rule.code for assessment in assess(docx.Document(stream)) if assessment.bad}


def para(words: str, layout: str = CENTRED, look: str = "", size: float = 14) -> str:
    """A paragraph."""
    face = f'<w:rPr>{FONT}{look}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
    return f"<w:p><w:pPr>{layout}</w:pPr><w:r>{face}<w:t>{words}</w:t></w:r></w:p>"


def table(*cells: str) -> str:
    """A table of one row without borders."""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{inside}</w:tr></w:tbl>"


def box(*paragraphs: str) -> str:
    """A run with a text box."""
    return (
        '<w:r><w:drawing><wp:anchor><wp:extent cx="3000000" cy="900000"/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def above(xml: str) -> Change:
    """Put before everything."""
    return lambda words: words.replace("<w:body>", f"<w:body>{xml}", 1)


def behind(xml: str) -> Change:
    """Put behind the foot."""

    def put(words: str) -> str:
        place = words.rindex("<w:sectPr>")
        return words[:place] + xml + words[place:]

    return put


def foot(xml: str) -> Change:
    """Put in the place of the foot."""

    def put(words: str) -> str:
        start, end = words.rindex("<w:tbl>"), words.rindex("</w:tbl>") + len("</w:tbl>")
        return words[:start] + xml + words[end:]

    return put


def swap(old: str, new: str) -> Change:
    """Words for others."""
    return lambda words: words.replace(old, new)


SIGNED = [
    para(words, "", size=10)
    for words in ("Người ký: Sở Y tế", "Email: syt@anbinh.gov.vn", "Cơ quan: Tỉnh An Bình",
                  "Thời gian ký: 05.03.2026 10:15:30 +07:00")
]  # fmt: skip
RECIPIENTS = (
    para("Nơi nhận:", "", BOLD + ITALIC, 12)
    + para("- Như trên;", "", size=11)
    + para("- Lưu: VT.", "", size=11)
)
SIGNATURE = para("GIÁM ĐỐC", look=BOLD) + "<w:p/>" * 4 + para("Nguyễn Văn An", look=BOLD)
FOOT = table(RECIPIENTS, SIGNATURE)
COPY = table(
    para("UBND XÃ HÒA AN", look=BOLD, size=13) + para("Số: 15/SY-UBND", size=13),
    para("SAO Y", look=BOLD) + para("Hòa An, ngày 10 tháng 3 năm 2026", look=ITALIC),
) + table(RECIPIENTS, para("TL. CHỦ TỊCH", look=BOLD) + "<w:p/>" * 4 + para("Lê Văn Cường", look=BOLD))
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'
RULE = re.compile(r'<w:p><w:pPr><w:pBdr>.*?<w:ind w:left="(\d+)" w:right="\d+"/></w:pPr></w:p>')
HEADER = "word/header1.xml"
NUMBER_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
    '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'<w:r><w:rPr>{FONT}<w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def numbered(paragraph: str) -> Change:
    """Put in the place of the page number."""
    return lambda words: re.sub(r"<w:p>.*?</w:p>", lambda _: paragraph, words, count=1, flags=re.DOTALL)


def ruled_by_cells(side: str) -> Change:
    """Rule lines that are the borders of a cell without words in a table of its own."""

    def put(words: str) -> str:
        widths = iter((6.3, 9.7, 16.0))

        def cell(match: re.Match[str]) -> str:
            width = round(next(widths) / 2.54 * 1440) - 2 * int(match[1])
            return (
                f'<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
                f'<w:tcBorders><w:{side} w:val="single"/></w:tcBorders></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
                "<w:p/>"
            )

        return RULE.sub(cell, words)

    return put


def both(*changes: Change) -> Change:
    """One change after the other."""

    def make(words: str) -> str:
        for change in changes:
            words = change(words)
        return words

    return make


class Case(NamedTuple):
    """A document and what was done to its file, so that it is right; what makes it wrong, how it is told.

    ``fault`` is done to the text as well, or is another document of which the same is made.
    """

    office: Office
    made: Change
    fault: Change | Office
    codes: str


JOINT = PLAN.changed(
    superior="", agency=("SỞ Y TẾ", "SỞ TÀI CHÍNH"), number="Số: 12/KHLT-SYT-STC", authority=("GIÁM ĐỐC",)
)
WITH_THE_FRONT = PLAN.changed(
    agency=("UBND XÃ HÒA AN", "ỦY BAN MTTQ VIỆT NAM XÃ HÒA AN"), number="Số: 12/KHPH-UBND-MTTQ"
)
HOSPITAL = REPORT.changed(
    superior="ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSỞ Y TẾ", agency=("BỆNH VIỆN ĐA KHOA", "KHU VỰC HÒA AN"),
    number="Số: 12/BC-BVĐKKV",
)  # fmt: skip
STANDING = REPORT.changed(
    superior="HỘI ĐỒNG NHÂN DÂN\nXÃ HÒA AN", agency=("THƯỜNG TRỰC",), number="Số: 12/BC-TT.HĐND",
    authority=("TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"),
)  # fmt: skip
ISSUING = DECISION.changed(
    body=("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.", *DECISION.body[1:]), numbers="field"
)
PERSONAL = DECISION.changed(
    subject="Về việc bổ nhiệm công chức",
    body=("Điều 1. Bổ nhiệm bà Trần Thị Bình giữ chức Trưởng phòng Nghiệp vụ Y.", *DECISION.body[1:]),
)
AMENDING = DECISION.changed(
    subject="Sửa đổi Quy chế làm việc", body=(
        "Điều 1. Sửa đổi một số điều của Quy chế làm việc:", "1. Sửa đổi khoản 3 Điều 5 như sau:",
        "“3. Hồ sơ gồm:", "c) Bản chính.”.", "2. Bãi bỏ Điều 7.", *DECISION.body[1:]),
)  # fmt: skip
BYLAWS = (
    '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + para("QUY CHẾ", look=BOLD) + para("Làm việc", look=BOLD)
    + para("(Ban hành kèm theo Quyết định số 08/QĐ-SYT ngày 05 tháng 3 năm 2026)", look=ITALIC)
    + para("Chương I", look=BOLD) + para("QUY ĐỊNH CHUNG", look=BOLD) + para("Điều 1. Phạm vi.", JUSTIFIED)
)  # fmt: skip
HEADS = [
    "".join((para("GIÁM ĐỐC", look=BOLD), para(office, look=BOLD), "<w:p/>" * 4, para(name, look=BOLD)))
    for office, name in (("SỞ TÀI CHÍNH", "Trần Văn Bình"), ("SỞ Y TẾ", "Nguyễn Văn An"))
]
BOXED = f"<w:p>{box(*SIGNED)}</w:p>"
RED = '<w:color w:val="FF0000"/>'
URGENT = f"<w:p>{box(para('HỎA TỐC', look=BOLD + RED))}</w:p>"
HAND = '<w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r></w:p>'
LINES = "agency-line motto-line subject-line"
CANVAS = '<wpc:wpc xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"/>'
WEB_LINE = '<v:rect style="width:0;height:1.5pt" fillcolor="black" stroked="f"/>'

CALLED = ("Trưởng các phòng", "Trưởng các thôn")
ABOVE = ("Như trên", "Lưu: VT")
UNCALLED = "body-alignment body-indent body-spacing"
CASES = {
    "telegram that calls by name": Case(
        LAYOUTS["1.6 công điện"].changed(addressees=CALLED, recipients=ABOVE),
        swap("Kính gửi:", "Chủ tịch Ủy ban nhân dân xã điện:"),
        swap(" điện:", " yêu cầu:"),
        UNCALLED,
    ),
    "invitation of several": Case(
        LAYOUTS["1.7 giấy mời"].changed(addressees=CALLED, recipients=ABOVE),
        swap("Kính gửi:", "Trân trọng kính mời:"),
        swap(" kính mời:<", " mời:<"),
        UNCALLED,
    ),
    "invitation that names somebody in its text": Case(
        LAYOUTS["1.7 giấy mời"].changed(recipients=ABOVE),
        str,
        PLAN.changed(recipients=ABOVE),
        "as-above",
    ),
    "who typed it": Case(
        LETTER, swap("Lưu: VT, VX.", "Lưu: VT, VX. PL.(300)"), swap(". PL.(300)", ", PL.(300)"), "recipients"
    ),
    "two addressees in a line": Case(
        LETTER.changed(addressees=("Sở Nội vụ, Sở Tài chính",)),
        str,
        swap("Nội vụ, Sở", "Nội vụ; Sở"),
        "addressee",
    ),
    "joint plan of two departments": Case(JOINT, str, swap("12/KHLT", "12/BCLT"), "number"),
    "joint plan whose number does not say so": Case(
        JOINT.changed(number="Số: 12/KH-SYT-STC"), str, swap("12/KH-SYT", "12/KH-SNV"), "number"
    ),
    "standing body of a council": Case(STANDING, str, swap(">THƯỜNG TRỰC<", ">Thường trực<"), "agency"),
    "joint plan that both sign": Case(
        JOINT,
        foot(table(*HEADS) + RECIPIENTS.replace("Như trên", "Các phòng")),
        swap("Nguyễn", "TS. Nguyễn"),
        "signer",
    ),
    "joint plan with the Front": Case(
        WITH_THE_FRONT, str, WITH_THE_FRONT.changed({"agency 2": {"italic": True}}), "agency"
    ),
    "three lines of bodies above": Case(
        HOSPITAL, str, HOSPITAL.changed({"superior": {"bold": True}}), "superior"
    ),
    "decision that issues bylaws": Case(
        ISSUING, behind(BYLAWS), swap("Quyết định số 08/", "Quyết định số 9/"), "annex-reference"
    ),
    "decision about one person": Case(PERSONAL, str, swap("năm 2025;", "năm 2025,"), "legal-basis"),
    "decision that amends another": Case(AMENDING, str, swap("2. Bãi bỏ", "4. Bãi bỏ"), "heading-order"),
    "copy below": Case(LETTER, behind(f"<w:p/>{COPY}"), swap("Độc lập - ", "Độc lập – "), "motto"),
    "extract below": Case(
        REPORT,
        behind("<w:p/>" + COPY.replace("SAO Y", "TRÍCH SAO").replace("SY-", "TrS-")),
        swap("ngày 05 tháng 3 năm", "ngày 5 tháng 3 năm"),
        "date",
    ),
    "mark of a digital copy": Case(
        REPORT,
        above(para("SAO Y; UBND xã Hòa An; 10/3/2026 08:15:20 +07:00", "", size=10)),
        swap("CHỦ NGHĨA", "CHỦ NGHIÃ"),
        "national-title",
    ),
    "digital signature on top": Case(LETTER, above(BOXED), swap(">SỞ Y TẾ<", ">Sở Y tế<"), "agency"),
    "digital signature in the letterhead": Case(
        LETTER,
        lambda words: words.replace("</w:tcPr><w:p>", f"</w:tcPr>{BOXED}<w:p>", 1),
        swap("125/SYT", "125/STC"),
        "number",
    ),
    "digital signature above the name": Case(
        LETTER, foot(FOOT.replace("<w:p/>" * 4, "".join(SIGNED))), swap(">Nguyễn", ">TS. Nguyễn"), "signer"
    ),
    "foot in text boxes": Case(
        LETTER, foot(f"<w:p>{box(RECIPIENTS)}{box(SIGNATURE)}</w:p>"), swap("Lưu: VT", "Lưu VT"), "filed-copy"
    ),
    "foot in nested tables": Case(
        LETTER, foot(table(f"{FOOT}<w:p/>")), swap(">GIÁM ĐỐC", ">PHÓ GIÁM ĐỐC"), "authority-prefix"
    ),
    "address below": Case(
        LETTER,
        foot(FOOT + para("Địa chỉ: 12 Lê Lợi.", BORDER.replace("bottom", "top"), size=11)),
        swap("- Như trên;", "- Như trên."),
        "recipients",
    ),
    "decision whose articles count on": Case(DECISION, str, swap("Điều 2.", "Điều 4."), "heading-order"),
    "decision whose articles have bold numbers": Case(
        DECISION, str, lambda words: re.sub(r"<w:b/>([^b]{1,60}>Điều 2\.)", r"\1", words), "headings"
    ),
    "articles of another document": Case(
        AMENDING.changed(
            body=("Điều 1. Sửa đổi Điều 5 như sau:", "Điều 5. Hồ sơ: bản chính.", *DECISION.body[1:])
        ),
        str,
        AMENDING.changed(
            body=("Điều 1. Ban hành Quy chế.", "Điều 5. Hồ sơ: bản chính.", *DECISION.body[1:]),
            subject="Ban hành Quy chế làm việc",
        ),
        "heading-order",
    ),
    "line in a canvas": Case(
        REPORT.changed(rules="drawing"),
        both(swap("<wps:wsp>", f"{CANVAS}<wps:wsp>"), swap('<wp:extent cx="', '<wp:extent cx="9')),
        swap(CANVAS, ""),
        LINES,
    ),
    "horizontal line of a web page": Case(
        REPORT.changed(rules="vml"),
        lambda words: re.sub("<v:line [^>]*>", WEB_LINE, words),
        swap(WEB_LINE, ""),
        LINES,
    ),
    "title in the line of the annex": Case(
        LAYOUTS["one annex, across"],
        str,
        lambda words: re.sub(r">Phụ lục(?=</w:t>)", ">Phụ lục: BIỂU", words),
        "annex-label",
    ),
    "mark of urgency": Case(LETTER, above(URGENT), swap('"FF0000"', '"00B050"'), "colour"),
    "borders above empty lines": Case(
        BORDERED,
        swap(BORDER, BORDER.replace("bottom", "top")),
        swap('top w:val="single"', 'top w:val="none"'),
        LINES,
    ),
    "borders of cells": Case(
        BORDERED, ruled_by_cells("bottom"), swap('<w:bottom w:val="single"/>', ""), LINES
    ),
    "upper borders of cells": Case(
        BORDERED, ruled_by_cells("top"), swap("<w:tcBorders>", '<w:tcBorders><w:left w:val="single"/>'), LINES
    ),
    "underlined tabs": Case(
        BORDERED, lambda words: RULE.sub(HAND, words), swap('<w:u w:val="single"/>', ""), LINES
    ),
    "freehand line of LibreOffice": Case(
        REPORT.changed(rules="drawing"),
        swap('<a:prstGeom prst="line"/>', "<a:custGeom/><a:ln/><a:noFill/>"),
        swap("<a:ln/>", "<a:ln><a:noFill/></a:ln>"),
        LINES,
    ),
    "space that a style leaves out": Case(
        REPORT,
        swap('<w:spacing w:before="120"', '<w:contextualSpacing w:val="0"/><w:spacing w:before="120"'),
        swap('contextualSpacing w:val="0"', 'contextualSpacing w:val="1"'),
        "body-spacing",
    ),
    "spaces that do not break": Case(
        REPORT,
        lambda words: re.sub(r">[^<>]+<", lambda one: one[0].replace(" ", "\u00a0"), words),
        swap("Lưu:\u00a0VT", "Lưu\u00a0VT"),
        "filed-copy",
    ),
    "marks beside their letters": Case(
        REPORT, str, lambda words: unicodedata.normalize("NFD", words), "letters"
    ),
    "paper as LibreOffice rounds it": Case(
        REPORT,
        lambda words: re.sub(r'<w:pgSz w:w="\d+" w:h="\d+"', '<w:pgSz w:w="11907" w:h="16839"', words),
        swap('w:w="11907"', 'w:w="12240"'),
        "paper",
    ),
    "grey that Word calls black": Case(
        REPORT,
        swap("<w:sz ", '<w:color w:val="0D0D0D" w:themeTint="F2"/><w:sz '),
        swap("0D0D0D", "7F7F7F"),
        "colour",
    ),
    "sizes of half points": Case(
        REPORT.changed(text_size=13.5), str, REPORT.changed(text_size=14.5), "body-size addressee"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_right_and_with_one_fault(name: str) -> None:
    """Whatever it is made of."""
    office, made, fault, codes = CASES[name]
    assert found_in(office, made) == set()
    wrong = found_in(fault, made) if isinstance(fault, Office) else found_in(office, both(made, fault))
    assert wrong == set(codes.split())


FRAMED = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'
TAB = "<w:r><w:tab/></w:r>"
STOPS = '<w:tabs><w:tab w:val="right" w:pos="9072"/><w:tab w:val="center" w:pos="4536"/></w:tabs>'
PARAGRAPH = f"<w:p><w:pPr>{CENTRED}</w:pPr>{NUMBER_FIELD}</w:p>"


@pytest.mark.parametrize(
    ("paragraph", "good"),
    [
        (PARAGRAPH, True), (f"<w:p>{box(PARAGRAPH)}</w:p>", True),
        (table("<w:p/>", PARAGRAPH, "<w:p/>"), True),
        (f"<w:sdt><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>", True),
        (f"<w:p><w:pPr>{FRAMED.format('center')}</w:pPr>{NUMBER_FIELD}</w:p>", True),
        (f"<w:p><w:pPr>{FRAMED.format('right')}</w:pPr>{NUMBER_FIELD}</w:p>", False),
        (f'<w:p><w:r><w:ptab w:alignment="center"/></w:r>{NUMBER_FIELD}</w:p>', True),
        (f"<w:p>{NUMBER_FIELD}</w:p>", False),
        (f"<w:p><w:pPr>{STOPS}</w:pPr>{TAB}{NUMBER_FIELD}</w:p>", True),
        (f"<w:p><w:pPr>{STOPS}</w:pPr>{TAB}{TAB}{NUMBER_FIELD}</w:p>", False),
        (f"<w:p><w:pPr>{STOPS.replace('center', 'clear')}</w:pPr>{TAB}{NUMBER_FIELD}</w:p>", False),
        (table("<w:p/>", "<w:p/>", PARAGRAPH.replace("center", "right")), False),
        (f"<w:p>{box(PARAGRAPH.replace('center', 'right'))}</w:p>", False), (para("2"), False),
    ],
)  # fmt: skip
def test_page_number(paragraph: str, good: bool) -> None:  # noqa: FBT001 - of the paragraph
    """A field whose code is in pieces, in whatever holds it; a typed number is the same on each page."""
    found = found_in(REPORT, numbered(paragraph), HEADER)
    assert found == (set() if good else {"page-number"})


def test_joint_agencies_without_bold() -> None:
    """They are seen, and told for what they lack."""
    plain = {"agency 1": {"bold": False}, "agency 2": {"bold": False}}
    assert found_in(JOINT.changed(plain)) == {"agency"}


def party_head(left: str, number: str, right: str) -> Change:
    """The letterhead of an organ of the Party in the place of the office's."""
    head = table(
        para(left, size=13)
        + para("ĐẢNG ỦY PHƯỜNG HÒA AN", look=BOLD, size=13)
        + para("*")
        + para(number, size=13),
        (para(right, look=BOLD, size=13) if right else "")
        + para("Hòa An, ngày 05 tháng 3 năm 2026", look=ITALIC),
    )
    return lambda words: re.sub(r"<w:tbl>.*?</w:tbl>", lambda _: head, words, count=1, flags=re.DOTALL)


@pytest.mark.parametrize("right", ["ĐẢNG CỘNG SẢN VIỆT NAM", ""])
@pytest.mark.parametrize(
    ("office", "number"), [(REPORT, "Số 12-BC/ĐU"), (LETTER, "Số: 12 - CV/ĐU"), (DECISION, "Số   -QĐ/ĐU")]
)
def test_paper_of_the_party_is_not_judged(office: Office, number: str, right: str) -> None:
    """It has rules of its own, also where the Party's name is missing; a state's office is judged."""
    with pytest.raises(OtherPaperError) as raised:
        found_in(office, party_head("ĐẢNG BỘ TỈNH AN BÌNH", number, right))
    assert "văn bản của Đảng" in raised.value.nature.vi
    assert "national-title" in found_in(office.changed({"national": None}))


def test_organ_of_the_party_below_the_nation() -> None:
    """Whose head is the nation's by mistake is still no office of the state."""
    with pytest.raises(OtherPaperError):
        found_in(REPORT.changed(superior="", agency=("ĐẢNG ỦY XÃ HÒA AN",), number="Số: 12/BC-ĐU"))
    assert found_in(REPORT.changed(agency=("VĂN PHÒNG",), number="Số: 12-BC/VP")) == {"number"}


FRAME = '<w:framePr w:w="3500" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="1800"/>'


def line_of(length: float) -> str:
    """A drawn line (cm) at the end of a paragraph."""
    return (
        f'<w:r><w:drawing><wp:anchor><wp:extent cx="{round(length * 360_000)}" cy="0"/><a:graphic>'
        '<a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


@pytest.mark.parametrize("nation_first", [False, True])
@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", set()), ("Số: 125", "Số: 5", {"number"}), ("125/SYT", "125/STC", {"number"}),
        ("Độc lập - ", "Độc lập – ", {"motto"}), ("V/v báo", "Vv báo", {"title"}),
        (line_of(0.8), line_of(1.9), {"agency-line"}), (line_of(6), line_of(3), {"motto-line"}),
    ],
)  # fmt: skip
def test_agency_in_a_box_beside_the_nation(
    old: str,
    new: str,
    codes: set[str],
    framed: bool,  # noqa: FBT001 - of the case
    nation_first: bool,  # noqa: FBT001 - the same
) -> None:
    """A text box, or the frame of an older Word, beside paragraphs that are moved to the right."""
    layout = FRAME + CENTRED if framed else CENTRED
    agency = "".join((
        para("UBND TỈNH AN BÌNH", layout, size=13),
        para("SỞ Y TẾ", layout, BOLD, 13).replace("</w:p>", line_of(0.8)),
        para("Số: 125/SYT-VP", layout, size=13),
        para("V/v báo cáo công tác y tế quý I", f'<w:spacing w:before="120"/>{layout}', size=13),
    ))  # fmt: skip
    right = f'<w:ind w:left="3600"/>{CENTRED}'
    nation = "".join((
        para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, BOLD, 13),
        para("Độc lập - Tự do - Hạnh phúc", right, BOLD).replace("</w:p>", line_of(6)),
        para("An Bình, ngày 05 tháng 3 năm 2026", right, ITALIC),
    ))  # fmt: skip
    beside = agency if framed else f"<w:p>{box(agency)}</w:p>"
    head = nation + beside if nation_first else beside + nation

    def put(words: str) -> str:
        made = re.sub(r"<w:tbl>.*?</w:tbl>", lambda _: head, words, count=1, flags=re.DOTALL)
        return made.replace(old, new) if old else made

    assert found_in(LETTER, put) == codes


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize(
    ("agency", "look", "codes"),
    [
        ("SỞ Y TẾ", BOLD, set()), ("SỞ Y TẾ", BOLD + ITALIC, {"agency"}), ("THƯ VIỆN TỈNH", BOLD, set()),
        ("ĐỘI QUẢN LÝ", BOLD, set()), ("ĐỘI QUẢN LÝ", BOLD + ITALIC, {"agency"}),
    ],
)  # fmt: skip
def test_agency_in_plain_paragraphs(agency: str, look: str, codes: set[str], boxed: bool) -> None:  # noqa: FBT001 - of the case
    """Beside a text box with the nation, or above it; below its body also one of an unknown kind."""
    left = f'<w:ind w:right="5800"/>{CENTRED}'
    length = text_width(agency, 13, bold=True) * 0.4
    right = "".join((
        para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look=BOLD, size=13),
        para("Độc lập - Tự do - Hạnh phúc", look=BOLD).replace("</w:p>", line_of(6)),
        para("An Bình, ngày 05 tháng 3 năm 2026", look=ITALIC),
    ))  # fmt: skip
    body = para("UBND TỈNH AN BÌNH", left, size=13)
    name = para(agency, left, look, 13).replace("</w:p>", line_of(length))
    number = para("Số: 125/ABC", left, size=13)
    subject = para("V/v báo cáo công tác", f'<w:spacing w:before="120"/>{left}', size=12)
    nation = f"<w:p>{box(right)}</w:p>" if boxed else right
    parts = (nation, body, name, number, subject) if boxed else (body, name, nation, number, subject)

    def put(words: str) -> str:
        return re.sub(r"<w:tbl>.*?</w:tbl>", lambda _: "".join(parts), words, count=1, flags=re.DOTALL)

    assert found_in(LETTER, put) == codes


def opened(office: Office) -> WordDocument:
    """A document as python-docx opens it."""
    return docx.Document(io.BytesIO(package(office)))


def faults(word: WordDocument) -> set[str]:
    """What is not as it should be in it."""
    return {assessment.rule.code for assessment in assess(word) if assessment.bad}


@pytest.mark.parametrize(("font", "expected"), [("Times New Roman", set()), ("Arial", {"font"})])
@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_have_the_font_of_the_text(kind: str, font: str, expected: set[str]) -> None:
    """They are printed as the text is; their size is their own."""
    word = opened(LETTER)
    face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:sz w:val="20"/>'
    note = f"<w:p><w:r><w:rPr>{face}</w:rPr><w:t>Theo niên giám.</w:t></w:r></w:p>"
    notes = f'<w:{kind} {nsdecls("w")}><w:{kind[:-1]} w:id="2">{note}</w:{kind[:-1]}></w:{kind}>'
    part = Part(PackURI(f"/word/{kind}.xml"), "application/xml", notes.encode(), word.part.package)
    word.part.relate_to(part, f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/{kind}")
    assert faults(word) == expected


def test_spaces_that_an_older_word_adds() -> None:
    """Three points above and three below are six where the document says that they are added."""
    word = opened(LETTER.changed(before=3))
    for line in word.element.body.iter(qn("w:spacing")):
        if line.get(qn("w:before")) == "60":
            line.set(qn("w:after"), "60")
    assert faults(word) == {"body-spacing"}
    added = f"<w:doNotUseHTMLParagraphAutoSpacing {nsdecls('w')}/>"
    next(word.settings.element.iterchildren(qn("w:compat"))).append(parse_xml(added))
    assert faults(word) == set()


@pytest.mark.parametrize("first", [True, False])
def test_letterhead_in_the_header_of_the_first_page(first: bool) -> None:  # noqa: FBT001 - whose header it is
    """It is found there; without it the document lacks all of it."""
    word = opened(LETTER)
    section = word.sections[0]
    section.different_first_page_header_footer = first
    header = section.first_page_header if first else section.header
    letterhead = word.element.body.tbl_lst[0]
    (header.paragraphs or [header.add_paragraph()])[0].paragraph_format.element.addprevious(letterhead)
    assert faults(word) == set()
    letterhead.getparent().remove(letterhead)
    with pytest.raises(OtherPaperError):
        faults(word)


def test_page_numbers_of_later_sections() -> None:
    """Only the first page has none: where the text goes on in another section, its first page has one."""
    word = opened(REPORT.changed(numbers="field"))
    (last,) = word.element.body.iterchildren(qn("w:sectPr"))
    last.remove(next(last.iterchildren(qn("w:pgNumType"))))
    word.paragraphs[12].paragraph_format.element.get_or_add_pPr().append(deepcopy(last))
    assert faults(word) == {"page-number"}
    word.sections[1].different_first_page_header_footer = False
    assert faults(word) == set()
    for linked in (True, False):  # to a header of its own, which is empty
        word.sections[1].header.is_linked_to_previous = linked
    assert faults(word) == {"page-number"}


CONTENTS = "".join(
    f'<w:p><w:pPr><w:ind w:left="{left}"/></w:pPr><w:r><w:t>{words}</w:t>{gap}<w:t>{page}</w:t></w:r></w:p>'
    for words, left, gap, page in (
        ("I. TÌNH HÌNH", 0, "<w:tab/>", 2), ("1. Công tác chỉ đạo", 280, "<w:t>……</w:t>", 3),
    )
)  # fmt: skip


def test_table_of_contents_is_no_text() -> None:
    """Its lines look as they like; without pages they are headings like others."""
    office = REPORT.changed(addressees=(), recipients=("Các phòng", "Lưu: VT"))
    first = next(line.text for line in opened(office).paragraphs if line.text.startswith("Thực hiện"))
    place = f"{CONTENTS}<w:p>"

    def put(words: str) -> str:
        start = words.rindex("<w:p>", 0, words.index(first[:20]))
        return words[:start] + place + words[start + len("<w:p>") :]

    dressed = both(put, lambda words: words.replace("<w:r><w:t>", f"<w:r><w:rPr>{FONT}</w:rPr><w:t>"))
    assert found_in(office, dressed) == set()
    pageless = both(dressed, lambda words: re.sub(r"(<w:tab/>|<w:t>……</w:t>)<w:t>\d</w:t>", "", words))
    assert "heading-order" in found_in(office, pageless)


def test_formula_is_no_empty_line() -> None:
    """Word keeps it beside the words of its paragraph."""
    office = REPORT.changed({"text 3": {"text": ""}})
    assert found_in(office) == {"blank-lines"}
    word = opened(office)
    empty = next(line for line in word.paragraphs[5:] if not line.text)
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
    empty.paragraph_format.element.append(parse_xml(formula))
    assert faults(word) == set()


@pytest.mark.parametrize("broken", [True, False])
def test_cover_above_the_letterhead(broken: bool) -> None:  # noqa: FBT001 - how it ends
    """What stands on a page of its own is not the document; what has a number is one."""
    cover = para("ĐỀ ÁN", look=BOLD, size=20) + para("Chuyển đổi số", look=BOLD, size=16)
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" '
    section += 'w:left="1701" w:right="1134"/></w:sectPr></w:pPr></w:p>'
    end = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if broken else section
    office = PLAN.changed(numbers="field")
    assert found_in(office, above(cover + end)) == set()
    assert "title" in found_in(office, above(cover))
    assert "national-title" in found_in(office, above(para("Số: 12/ĐA-SYT", size=13) + cover + end))


def test_page_numbers_on_even_pages() -> None:
    """Where these have headers of their own, they have a number in them as well."""
    word = opened(REPORT.changed(numbers="field"))
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    even = section.even_page_header.add_paragraph()
    assert faults(word) == {"page-number"}
    for run in section.header.paragraphs[0].runs:
        even.paragraph_format.element.append(deepcopy(run.element))
    assert faults(word) == {"page-number"}  # at the margin
    even.alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert faults(word) == set()


@pytest.mark.parametrize(
    ("form", "good"),
    [("decimal", True), ("numberInDash", True), ("lowerRoman", False), ("upperRoman", False)],
)
def test_page_numbers_are_arabic(form: str, good: bool) -> None:  # noqa: FBT001 - of the form
    """Whichever way Word names them."""
    word = opened(REPORT.changed(numbers="field"))
    next(word.element.body.iter(qn("w:pgNumType"))).set(qn("w:fmt"), form)
    assert (faults(word) == set()) == good
