"""The Word file against NĐ 30/2020/NĐ-CP, Phụ lục I, as far as a program can check it (standards 1.14)."""

import io
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import NOTICE, make_document
from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.lines import HELD
from ttdn.documents.layout.word.render import render_word
from ttdn.load import Workspace
from ttdn.measure import fill, text_width
from ttdn.model.issuing import Letterhead

# python-docx has no types; what is read through it is Any.
Word = Any

CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
NATIONAL_TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ROMAN = ["I", "II", "III", "IV", "V"]


@pytest.fixture(scope="module")
def report(example: Path, example_workspace: Workspace) -> Document:
    """The example's report of the day after the deadline."""
    plan = example_workspace.plans[2020].plan
    status = compute_status(plan, [file.report for file in example_workspace.reports], date(2020, 12, 10))
    return make_document(SUMMARY, summary_content(status), example)


@pytest.fixture(scope="module")
def raw(report: Document) -> bytes:
    """Its Word file."""
    return pack(render_word(report))


@pytest.fixture(scope="module")
def word(raw: bytes) -> Word:
    """Its Word file, read back."""
    return docx.Document(io.BytesIO(raw))


@pytest.fixture(scope="module")
def paragraphs(word: Word) -> list[Word]:
    """Every paragraph of it, those of its tables included."""
    return [
        *word.paragraphs,
        *(
            one
            for table in word.tables
            for row in table.rows
            for cell in row.cells
            for one in cell.paragraphs
        ),
    ]


def make(body: str = "Chữ.", subject: str = "Kết quả", **letterhead: object) -> Word:
    """A report with this body and letterhead, read back from its Word file."""
    settings: dict[str, object] = {
        "agency": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
        "symbol": "BC-UBND",
        "place": "Nha Trang",
        "signature": {"authority": ["CHỦ TỊCH"]},
        "recipients": ["Lưu: VT"],
        **letterhead,
    }
    blocks, annexes = parse_markdown(body)
    document = Document(
        "BÁO CÁO",
        subject,
        "UBND thành phố",
        Letterhead.model_validate(settings),
        date(2020, 12, 10),
        blocks,
        annexes,
    )
    return docx.Document(io.BytesIO(render_word(document)))


def body_of(word: Word) -> list[Word]:
    """The paragraphs of the body: from behind the addressee to the closing mark."""
    texts = [paragraph.text for paragraph in word.paragraphs]
    start = next(number for number, text in enumerate(texts) if text.startswith("Kính gửi"))
    end = next(number for number, text in enumerate(texts) if text.endswith("./."))
    return list(word.paragraphs[start + 1 : end + 1])


def lines(cell: Word) -> list[Word]:
    """The paragraphs of a cell that have words."""
    return [paragraph for paragraph in cell.paragraphs if paragraph.text]


def look(paragraph: Word) -> tuple[float, bool, bool]:
    """Size in points, bold, italic of a paragraph's only run, with what its style says."""
    (run,) = paragraph.runs
    style = paragraph.style.font
    size = run.font.size or style.size
    return (
        size.pt,
        bool(style.bold if run.bold is None else run.bold),
        bool(style.italic if run.italic is None else run.italic),
    )


def laid(paragraph: Word, name: str) -> Word:
    """A measure of a paragraph's layout: its own, else that of its style."""
    own = getattr(paragraph.paragraph_format, name)
    return getattr(paragraph.style.paragraph_format, name) if own is None else own


def rules(container: Word) -> list[Word]:
    """The empty paragraphs whose lower border is a line."""
    return [
        paragraph
        for paragraph in container.paragraphs
        if paragraph._p.find(f".//{qn('w:pBdr')}") is not None  # noqa: SLF001
    ]


def length(rule: Word, width: float) -> float:
    """The length in cm of a line within a width."""
    return float(width - rule.paragraph_format.left_indent.cm - rule.paragraph_format.right_indent.cm)


def millimetres(size: Word) -> float:
    """A length in mm."""
    return round(float(size.mm), 1)


def test_paper_and_margins(word: Word) -> None:
    """A4; top and bottom 20-25 mm, left 30-35, right 15-20, on every page, upright or across."""
    for section in word.sections:
        across = section.orientation == WD_ORIENT.LANDSCAPE
        assert (millimetres(section.page_width), millimetres(section.page_height)) == (
            (297.0, 210.0) if across else (210.0, 297.0)
        )
        assert 20 <= millimetres(section.top_margin) <= 25
        assert 20 <= millimetres(section.bottom_margin) <= 25
        assert 30 <= millimetres(section.left_margin) <= 35
        assert 15 <= millimetres(section.right_margin) <= 20


def test_page_number(word: Word) -> None:
    """A PAGE field, 13-14, centred in the header; none on the first page of the text and of each annex."""
    (paragraph,) = word.sections[0].header.paragraphs
    assert laid(paragraph, "alignment") == CENTER
    codes = [code.text.strip() for code in paragraph._p.iter(qn("w:instrText"))]  # noqa: SLF001
    marks = [mark.get(qn("w:fldCharType")) for mark in paragraph._p.iter(qn("w:fldChar"))]  # noqa: SLF001
    assert (codes, marks) == (["PAGE"], ["begin", "separate", "end"])
    assert paragraph.style.font.size.pt == 13
    for number, section in enumerate(word.sections):
        assert section.different_first_page_header_footer
        assert "".join(one.text for one in section.first_page_header.paragraphs) == ""
        assert section.header.is_linked_to_previous is (number > 0)


def test_one_black_font(word: Word, paragraphs: list[Word]) -> None:
    """Times New Roman for every script, Vietnamese, black, as the file's own defaults.

    No style and no run says otherwise; links to web pages are underlined.
    """
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = defaults.find(qn("w:rFonts"))
    assert dict(fonts.attrib) == {
        qn(f"w:{slot}"): "Times New Roman" for slot in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert defaults.find(qn("w:color")).get(qn("w:val")) == "000000"
    for tag in ("w:rFonts", "w:color", "w:lang", "w:highlight", "w:shd", "w:u"):
        assert [one for style in word.styles for one in style.element.iter(qn(tag))] == []
        links = {one for link in word.element.body.iter(qn("w:hyperlink")) for one in link.iter(qn("w:u"))}
        assert {one for one in word.element.body.iter(qn(tag)) if one not in links} == set()


def test_nothing_of_another_program_is_left(raw: bytes, word: Word, paragraphs: list[Word]) -> None:
    """No other font, no part that is not ours, no list of styles that are not there.

    The styles have names that say what they are for.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        names = set(file.namelist())
        text = b"".join(file.read(name) for name in names).decode()
    assert names == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/fontTable.xml", "word/header1.xml", "word/settings.xml",
        "word/styles.xml", "word/theme/theme1.xml",
    }  # fmt: skip
    assert not re.search("Calibri|Cambria|MS Gothic|MS Mincho|useFELayout|latentStyles|customXml", text)
    assert set(re.findall(r'typeface="([^"]*)"', text)) == {"Times New Roman", ""}
    assert set(re.findall(r"xmlns:(\w+)=", text)) <= {"w", "r", "a", "cp", "dc", "dcterms", "dcmitype", "xsi"}
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in text
    assert len(word.styles) < 60
    assert {paragraph.style.name for paragraph in paragraphs} > {
        "Title",
        "Trích yếu",
        "Kính gửi",
        "Nơi nhận",
        "Chữ ký",
        "Heading 1",
    }


def test_sizes_belong_together(paragraphs: list[Word]) -> None:
    """Only sizes that the decree knows, of the set 12/13/13."""
    sizes = {
        (run.font.size or paragraph.style.font.size).pt for paragraph in paragraphs for run in paragraph.runs
    }
    # The heads of a wide table, of which the decree says nothing, are smaller.
    assert sizes - {9.5} == {11.0, 12.0, 13.0, 14.0}


def test_letterhead(word: Word) -> None:
    """Agency, number, national title, motto, date: the exact words, sizes and faces, centred."""
    (left, right), (number, day) = (row.cells for row in word.tables[0].rows)
    assert [(one.text, look(one)) for one in lines(left)] == [
        ("ỦY BAN NHÂN DÂN", (12, True, False)),
        ("THÀNH PHỐ NHA TRANG", (12, True, False)),
    ]
    assert [(one.text, look(one)) for one in lines(right)] == [
        (NATIONAL_TITLE, (12, True, False)),
        (MOTTO, (13, True, False)),
    ]
    assert [look(one) for one in (*lines(number), *lines(day))] == [(13, False, False), (13, False, True)]
    assert re.fullmatch(r"Số: +/BC-UBND", number.text)
    assert re.fullmatch(r"Nha Trang, ngày +tháng +năm 2020", day.text)
    for cell in (left, right, number, day):
        assert {laid(paragraph, "alignment") for paragraph in lines(cell)} == {CENTER}
        assert unicodedata.is_normalized("NFC", cell.text)


def test_lines_below_the_letterhead(word: Word) -> None:
    """The line below the motto is as long as it; that below the agency a third to a half of its last line."""
    (left, right), _ = (row.cells for row in word.tables[0].rows)
    (below_agency,), (below_motto,) = rules(left), rules(right)
    assert length(below_motto, right.width.cm) == pytest.approx(text_width(MOTTO, 13, bold=True), rel=0.02)
    assert (
        1 / 3
        <= length(below_agency, left.width.cm) / text_width("THÀNH PHỐ NHA TRANG", 12, bold=True)
        <= 1 / 2
    )


def test_letterhead_keeps_each_line_whole(word: Word) -> None:
    """The cells are as wide as their longest lines, and both together as the text."""
    left, right = word.tables[0].rows[0].cells
    assert text_width(NATIONAL_TITLE, 12, bold=True) < right.width.cm
    assert text_width("THÀNH PHỐ NHA TRANG", 12, bold=True) < left.width.cm
    section = word.sections[0]
    text = section.page_width.cm - section.left_margin.cm - section.right_margin.cm
    assert left.width.cm + right.width.cm == pytest.approx(text, abs=0.01)


@pytest.mark.parametrize("place", ["Nha Trang", "Thành phố Hồ Chí Minh", "Phan Rang - Tháp Chàm"])
def test_place_and_date_stand_in_one_line(place: str) -> None:
    """Also below a long name, whichever day and month are written; the cells are as wide as the text."""
    word = make(place=place)
    left, right = word.tables[0].rows[0].cells
    assert text_width(f"{place}, ngày 28 tháng 12 năm 2020", 13) < right.width.cm
    section = word.sections[0]
    text = section.page_width.cm - section.left_margin.cm - section.right_margin.cm
    assert left.width.cm + right.width.cm == pytest.approx(text, abs=0.01)


def test_superior_body_is_not_bold() -> None:
    """The body above stands over the agency, upright and not bold; without one there is no line."""
    left = make(superior="UBND TỈNH KHÁNH HÒA").tables[0].rows[0].cells[0]
    assert [look(one)[1] for one in lines(left)] == [False, True, True]
    assert len(lines(make().tables[0].rows[0].cells[0])) == 2


def test_title(word: Word) -> None:
    """Kind in capitals, subject below it in one paragraph of even lines, both 14 bold centred.

    A line of a third to a half below.
    """
    paragraphs = [paragraph for paragraph in word.paragraphs if paragraph.text]
    start = next(number for number, paragraph in enumerate(paragraphs) if paragraph.text == "BÁO CÁO")
    kind, subject = paragraphs[start : start + 2]
    assert (
        subject.text.replace(HELD, " ")
        == "Kết quả hoạt động thông tin đối ngoại trên địa bàn thành phố Nha Trang năm 2020"
    )
    for paragraph in (kind, subject):
        assert (look(paragraph), laid(paragraph, "alignment")) == ((14, True, False), CENTER)
    layout = subject.paragraph_format
    lines = fill(subject.text, 14, 16.5 - layout.left_indent.cm - layout.right_indent.cm, bold=True)
    widths = [text_width(line, 14, bold=True) for line in lines]
    assert len(lines) == 2
    assert abs(widths[0] - widths[1]) < 2
    assert all(1 / 3 <= length(rules(word)[0], 16.5) / width <= 1 / 2 for width in widths)


def test_example_is_marked_at_its_head(word: Word) -> None:
    """The very first line says that the data are examples; a document without examples has no such line."""
    assert word.paragraphs[0].text == NOTICE
    assert look(word.paragraphs[0]) == (12, True, False)
    assert make().paragraphs[0].text != NOTICE


def test_addressee(word: Word) -> None:
    """One addressee on the line itself."""
    assert [one.text for one in word.paragraphs if "Kính gửi" in one.text] == [
        "Kính gửi: Ủy ban nhân dân tỉnh Khánh Hòa"
    ]


def test_several_addressees_stand_below_the_colon() -> None:
    """Each on a line with a dash, semicolons and a full stop, all at the same place behind the words."""
    word = make(addressees=["UBND tỉnh", "Sở Thông tin và Truyền thông"])
    start = next(number for number, one in enumerate(word.paragraphs) if one.text == "Kính gửi:")
    below = word.paragraphs[start + 1 : start + 3]
    assert [one.text for one in below] == ["- UBND tỉnh;", "- Sở Thông tin và Truyền thông."]
    (dash,) = {
        one.paragraph_format.left_indent.cm + one.paragraph_format.first_line_indent.cm for one in below
    }
    colon = word.paragraphs[start].paragraph_format.left_indent.cm + text_width("Kính gửi", 14)
    assert dash == pytest.approx(colon, abs=0.02)
    assert not any("Kính gửi" in one.text for one in make().paragraphs)


def test_body_paragraphs(word: Word) -> None:
    """14, justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, 1 to 1.5 lines."""
    text = [paragraph for paragraph in body_of(word) if not paragraph.style.name.startswith("Heading")]
    assert len(text) > 40
    for paragraph in text:
        assert laid(paragraph, "alignment") == JUSTIFY
        assert round(laid(paragraph, "first_line_indent").cm, 2) in {1, 1.27}
        assert laid(paragraph, "space_before") + (laid(paragraph, "space_after") or 0) >= Pt(6)
        assert 1 <= laid(paragraph, "line_spacing") <= 1.5
        assert {(run.font.size or paragraph.style.font.size).pt for run in paragraph.runs} == {14.0}


def test_headings(word: Word) -> None:
    """I. in bold capitals, 1.

    Bold, both indented like a paragraph, kept with what follows, and listed in the navigation pane.
    """
    headings = [paragraph for paragraph in body_of(word) if paragraph.style.name.startswith("Heading")]
    first = [one.text for one in headings if one.style.name == "Heading 1"]
    assert [text.partition(" ")[0] for text in first] == ["I.", "II.", "III.", "IV.", "V.", "VI."]
    assert all(text == text.upper() for text in first)
    assert [one.text for one in headings][:4] == [
        "I. TÌNH HÌNH CHUNG",
        "II. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "1. Ban hành, thẩm định văn bản (mục II.1)",
        "2. Bố trí nhân sự phụ trách (mục II.2)",
    ]
    for paragraph in headings:
        assert look(paragraph) == (14, True, False)
        assert laid(paragraph, "first_line_indent").cm == pytest.approx(1.27, abs=0.01)
        assert laid(paragraph, "keep_with_next")
        assert paragraph.style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(
            int(paragraph.style.name[-1]) - 1
        )


def test_points_are_upright() -> None:
    """A điểm is lettered in Vietnamese order and not bold."""
    word = make("# A\n## B\n" + "".join(f"### Điểm {number}\n" for number in range(6)) + "Hết.")
    points = [one for one in word.paragraphs if one.style.name == "Heading 3"]
    assert [one.text.partition(" ")[0] for one in points] == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert {look(one) for one in points} == {(14, False, False)}


def test_closing_mark(word: Word, paragraphs: list[Word]) -> None:
    """The last paragraph before the signature ends with "./.", and it alone."""
    assert body_of(word)[-1].text.endswith("kính báo cáo./.")
    assert sum("./." in paragraph.text for paragraph in paragraphs) == 1


def test_recipients(word: Word) -> None:
    """Nơi nhận 12 bold italic; the list 11, each with a dash and a semicolon, the last with a full stop.

    First "Như trên".
    """
    heading, *listed = word.tables[1].rows[0].cells[0].paragraphs
    assert (heading.text, look(heading)) == ("Nơi nhận:", (12, True, True))
    assert {look(one) for one in listed} == {(11, False, False)}
    texts = [one.text for one in listed]
    assert texts[0].startswith("- Như trên")
    assert len(texts) > 2
    assert all(text.startswith("- ") and text.endswith(";") for text in texts[:-1])
    assert texts[-1] == "- Lưu: VT, VHTT."


def test_signature(word: Word) -> None:
    """Authority and post in capitals, then room, then the name.

    14 bold, centred in the right half, on one page with the recipients.
    """
    row = word.tables[1].rows[0]
    right = lines(row.cells[1])
    assert [one.text for one in right] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Sỹ Khánh",
    ]
    assert {(look(one), laid(one, "alignment")) for one in right} == {((14, True, False), CENTER)}
    assert laid(right[-1], "space_before") >= Pt(40)
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None  # noqa: SLF001
    assert len(lines(make().tables[1].rows[0].cells[1])) == 1


def annex_heads(word: Word) -> list[list[Word]]:
    """For each annex, its paragraphs with words up to the reference line."""
    heads: list[list[Word]] = []
    for paragraph in word.paragraphs:
        if re.fullmatch(r"Phụ lục( [IVX]+)?", paragraph.text):
            heads.append([paragraph])
        elif heads and paragraph.text and not heads[-1][-1].text.startswith("(Kèm theo"):
            heads[-1].append(paragraph)
    return heads


def test_annex_heads(word: Word) -> None:
    """Label 14 bold, title in bold capitals, reference 13 in italics with number and date left free.

    All centred.
    """
    heads = annex_heads(word)
    assert [label.text for label, *_ in heads] == [f"Phụ lục {number}" for number in ROMAN]
    for label, *title, reference in heads:
        assert title
        assert {look(one) for one in (label, *title)} == {(14, True, False)}
        assert all(one.text == one.text.upper() for one in title)
        assert look(reference) == (13, False, True)
        assert re.fullmatch(
            r"\(Kèm theo Báo cáo số +/BC-UBND ngày +tháng +năm 2020 của Ủy ban nhân dân thành "
            r"phố Nha Trang\)",
            reference.text,
        )
        assert {laid(one, "alignment") for one in (label, *title, reference)} == {CENTER}


def test_text_points_to_every_annex(word: Word) -> None:
    """NĐ 30, Mục III.1: the text names each of its annexes."""
    text = " ".join(paragraph.text for paragraph in body_of(word))
    assert [number for number in ROMAN if not re.search(rf"Phụ lục {number}\b", text)] == []


def test_annexes_have_pages_of_their_own(word: Word) -> None:
    """Each begins on a new page, numbered from 1; the wide tables lie across."""
    sections = list(word.sections)[1:]
    assert len(sections) == len(ROMAN)
    assert {section.start_type for section in sections} == {WD_SECTION.NEW_PAGE}
    restarts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections]  # noqa: SLF001
    assert restarts == ["1"] * len(ROMAN)
    assert word.sections[0]._sectPr.find(qn("w:pgNumType")) is None  # noqa: SLF001
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in sections] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_one_annex_is_not_numbered() -> None:
    """A single annex is just "Phụ lục"."""
    assert [label.text for label, *_ in annex_heads(make("Chữ.\n\n# Phụ lục: SỐ LIỆU\n\nchữ"))] == ["Phụ lục"]


@pytest.mark.parametrize(("across", "width"), [("", 16.5), (" (ngang)", 25.2)])
def test_line_below_the_head_of_an_annex(across: str, width: float) -> None:
    """NĐ 30, Mục III.1: a short line below the reference, in the middle of upright and of wide pages."""
    word = make(f"Chữ.\n\n# Phụ lục{across}: SỐ LIỆU\n\nchữ")
    *_, rule = rules(word)
    assert length(rule, width) == pytest.approx(3, abs=0.01)
    assert rule.paragraph_format.left_indent == rule.paragraph_format.right_indent


def test_tables_of_annexes(word: Word) -> None:
    """The head is repeated on every page, no row is split.

    And the table is as wide as the text, column for column.
    """
    widths = (16.5, 25.2, 16.5, 25.2)
    for table, width in zip(word.tables[2:], widths, strict=True):
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True] + [  # noqa: SLF001
            False
        ] * (len(table.rows) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)  # noqa: SLF001
        assert sum(cell.width.cm for cell in table.rows[0].cells) == pytest.approx(width, abs=0.05)
        assert {
            (look(one)[1:], laid(one, "alignment")) for cell in table.rows[0].cells for one in lines(cell)
        } == {((True, False), CENTER)}
        assert table.style.name == "Table Grid"
        words = {
            name: table._tbl.tblPr.find(qn(f"w:tbl{name}")).get(qn("w:val"))  # noqa: SLF001  # noqa: SLF001
            for name in ("Caption", "Description")
        }
        assert words["Caption"].isupper()
        assert words["Description"] == "Các cột: " + "; ".join(
            cell.text.replace(HELD, " ") for cell in table.rows[0].cells
        )


def test_faces_and_breaks_of_words() -> None:
    """Bold, italic, breaks and alignment of a template's text come through."""
    word = make("a **b** *c*  \nd\n\n- e\n  - g\n\n| A | B |\n|--:|:-:|\n| *1* | 2 |\n\nHết")
    (paragraph,) = (one for one in word.paragraphs if one.text.startswith("a b"))
    assert paragraph.text == "a b c\nd"
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs] == [
        ("a ", False, False),
        ("b", True, False),
        (" ", False, False),
        ("c", False, True),
        ("\nd", False, False),
    ]
    items = [one for one in word.paragraphs if one.text.startswith("- ")]
    assert [one.text for one in items] == ["- e", "- g"]
    assert items[0].paragraph_format.left_indent is None
    assert items[1].paragraph_format.left_indent.cm == pytest.approx(0.63, abs=0.01)
    cells = word.tables[1].rows[1].cells
    assert [laid(cell.paragraphs[0], "alignment") for cell in cells] == [WD_ALIGN_PARAGRAPH.RIGHT, CENTER]
    assert cells[0].paragraphs[0].runs[0].italic


def test_body_that_ends_with_a_list() -> None:
    """The closing mark takes the place of the last item's sign and keeps its face."""
    (item,) = (one for one in make("- một;\n- **hai;**").paragraphs if "hai" in one.text)
    assert item.text == "- hai./."
    assert item.runs[-1].bold


def test_long_agency_and_subject_stay_inside() -> None:
    """An agency's name that is wider than its cell has a line that is not; a long subject is broken."""
    word = make(agency=["ỦY BAN NHÂN DÂN THÀNH PHỐ NHA TRANG"], subject="Kết quả " * 40)
    left = word.tables[0].rows[0].cells[0]
    assert 0 < length(rules(left)[0], left.width.cm) < left.width.cm
    assert 0 < length(rules(word)[0], 16.5) <= 16.5 / 2
    assert [one.text for one in word.paragraphs].count("Kết quả") == 0


def test_properties(word: Word) -> None:
    """Title and issuer are those of the document.

    The times are its day, so that nothing depends on the machine.
    """
    properties = word.core_properties
    assert properties.title.startswith("Báo cáo kết quả hoạt động thông tin đối ngoại")
    assert properties.author == properties.last_modified_by == "Ủy ban nhân dân thành phố Nha Trang"
    assert properties.created.date() == properties.modified.date() == date(2020, 12, 10)


def test_same_data_same_bytes(report: Document, raw: bytes) -> None:
    """Made again, the file is the same to the last byte; its members bear a fixed date."""
    assert pack(render_word(report)) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert file.testzip() is None
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# Word refuses a file whose elements stand in another order than the schema's (ECMA-376, wml.xsd), LibreOffice
# does not.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs snapToGrid spacing "
    "ind contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz "
    "szCs highlight u shd vertAlign lang",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols titlePg docGrid",
    "tblPr": "tblStyle bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
}


def test_elements_are_in_the_order_of_the_schema(word: Word) -> None:
    """In the text, the styles and the header every group of properties has its elements in order.

    Each once.
    """
    wrong = []
    for tree in (word.element, word.styles.element, word.sections[0].header._element):  # noqa: SLF001
        for name, order in ORDER.items():
            known = order.split()
            for element in tree.iter(qn(f"w:{name}")):
                children = [child.tag.rpartition("}")[2] for child in element]
                places = [
                    known.index(child) if child in known else -1
                    for child in children
                    if not child.endswith("Reference")
                ]
                if -1 in places or places != sorted(set(places)):
                    wrong.append((name, children))
    assert wrong == []


def test_hostile_words_make_a_sound_file() -> None:
    """Whatever the words, the XML is well formed and the words are read back as they were."""
    words = "<w:p/> &amp; ]]> 😀 𠀀 \u00a0 “x” " + "W" * 400
    word = make(f"{words.replace('&', '&amp;').replace('<', '&lt;').replace(']', '&#93;')}\n\nHết")
    assert any(paragraph.text.split() == words.split() for paragraph in word.paragraphs)


PICTURES = shutil.which("soffice") and shutil.which("pdftotext")


@pytest.mark.skipif(
    not PICTURES and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice or poppler is not installed",
)
def test_printed_pages(raw: bytes, tmp_path: Path, convert: Callable[..., None]) -> None:
    """As printed by LibreOffice.

    Page 1 has the letterhead and no number, each annex begins a page, later pages are numbered.
    """
    assert PICTURES, "TTDN_NEEDS_PICTURES is set, but soffice or pdftotext is not installed"
    (tmp_path / "a.docx").write_bytes(raw)
    convert("pdf", tmp_path, tmp_path / "a.docx")
    shown = subprocess.run(
        ["pdftotext", "-layout", "a.pdf", "-"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=60,
    )
    pages = [
        [line.strip() for line in page.splitlines() if line.strip()]
        for page in shown.stdout.decode().split("\f")[:-1]
    ]
    first = " ".join(" ".join(pages[0]).split())
    for words in (
        NOTICE,
        NATIONAL_TITLE,
        MOTTO,
        "BÁO CÁO",
        "Kính gửi: Ủy ban nhân dân tỉnh Khánh Hòa",
        "I. TÌNH HÌNH CHUNG",
    ):
        assert words in first
    annexes = [
        number for number, page in enumerate(pages) if page[:1] == [NOTICE] and page[1].startswith("Phụ lục ")
    ]
    assert [pages[number][1] for number in annexes] == [f"Phụ lục {number}" for number in ROMAN]
    assert [page[0] for page in pages[1 : annexes[0]]] == [str(number) for number in range(2, annexes[0] + 1)]
    # The leader's view is one page; body and annexes take what they took when every page was looked at.
    assert annexes[1] - annexes[0] == 1
    assert [last - first for first, last in pairwise([0, *annexes, len(pages)])] == [11, 1, 5, 2, 3, 8]
    for number in annexes:
        if number + 1 not in {*annexes, len(pages)}:
            assert pages[number + 1][0] == "2"
