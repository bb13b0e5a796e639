"""Every kind of document in Word: reports of the city and of a unit, letters.

What Word would repair, what is printed on which page.
"""

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Annex, Block, Document, ListItem, Paragraph, Run, Table
from ttdn.documents.layout.markdown import render_markdown
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.measure import fill, text_width
from ttdn.model.issuing import Letterhead

# python-docx and openxml-audit have no types.
Word = Any

WIDTH = 16.5
LONG = "Kết quả thực hiện nhiệm vụ thông tin đối ngoại trên địa bàn. " * 12
ROWS = "\n".join(f"| {number} | Đơn vị số {number} | {number * 137} |" for number in range(1, 121))
TABLE = f"| TT | Đơn vị | Số lượng |\n|:--:|------------|----:|\n{ROWS}\n"
BODY = (
    f"*Căn cứ Kế hoạch số 802/KH-UBND-VHTT;*\n\n# Một\n\n## Hai\n\n### Ba\n\n{LONG}\n\n- "
    f"gạch\n  - hai\n\n{TABLE}\n\nTrân trọng."
)
ANNEXES = f"\n\n# Phụ lục: ĐỨNG\n\n{TABLE}\n\n# Phụ lục (ngang): NGANG\n\n{TABLE}\n\n{TABLE}\n\nHết."

SETTINGS: dict[str, object] = {
    "agency": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
    "symbol": "UBND-VHTT",
    "place": "Nha Trang",
    "addressees": ["Ủy ban nhân dân phường Lộc Thọ"],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Nguyễn Văn A"},
    "recipients": ["Như trên", "Lưu: VT, VHTT"],
}


def make(
    body: str = BODY,
    title: str = "BÁO CÁO",
    subject: str = "Kết quả",
    number: str = "",
    **more: Any,  # noqa: ANN401
) -> Document:
    """A document of this body; what else is given is a part of its letterhead, or its date or notice."""
    blocks, annexes = parse_markdown(body)
    rest = {key: more.pop(key) for key in ("dated", "notice") if key in more}
    letterhead = Letterhead.model_validate({**SETTINGS, **more})
    return Document(
        title,
        subject,
        "UBND thành phố Nha Trang",
        letterhead,
        date(2020, 12, 10),
        blocks,
        annexes,
        number=number,
        **rest,
    )


KINDS = {
    "city-report": make(BODY + ANNEXES, notice="SỐ LIỆU MINH HỌA", subject=LONG),
    "unit-report": make(
        superior="UBND THÀNH PHỐ NHA TRANG", agency=["PHÒNG Y TẾ"], number="5/BC-PYT", dated=date(2020, 3, 4)
    ),
    "letter": make(title="", subject="đôn đốc báo cáo", addressees=["Phòng Y tế", "UBND phường Lộc Thọ"]),
    "letter-with-annex": make(BODY + ANNEXES, title=""),
    "long-post": make(
        "Chữ.",
        signature={"authority": ["KT. TRƯỞNG CÔNG AN THÀNH PHỐ", "PHÓ TRƯỞNG CÔNG AN THÀNH PHỐ NHA TRANG"]},
    ),
    "empty": make("", addressees=[], signature={"authority": ["CHỦ TỊCH"]}),
    "hostile": make(
        f"\\<w:p/> & 😀 {'W' * 400}\n\n| {'A' * 400} |\n|---|\n| {'9' * 400} |\n",
        title="<B&>",
        subject='"<&>',
        agency=["Ô" * 90],
    ),
}


@cache
def packed(kind: str) -> bytes:
    """The Word file of a kind, made once."""
    return pack(render_word(KINDS[kind]))


def read(document: Document) -> Word:
    """A document, read back from its Word file."""
    return docx.Document(io.BytesIO(render_word(document)))


def lines(cell: Word) -> list[str]:
    """The texts of the paragraphs of a cell that have words."""
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


def style_of(word: Word, start: str) -> str:
    """The style of the first paragraph that begins with some words."""
    return str(next(one.style.name for one in word.paragraphs if one.text.startswith(start)))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_repair(kind: str, tmp_path: Path, openxml_validator: Any) -> None:  # noqa: ANN401 - it has no types
    """By the schemas and rules of Microsoft's own library there is no error in a file of any kind."""
    path = tmp_path / f"{kind}.docx"
    path.write_bytes(packed(kind))
    result = openxml_validator.validate(path)
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


def test_audit_finds_an_error(tmp_path: Path, openxml_validator: Any) -> None:  # noqa: ANN401 - it has no types
    """Elements in the wrong order, which Word would repair, do not pass; it is no empty check."""
    path = tmp_path / "a.docx"
    word = read(KINDS["letter"])
    first = word.paragraphs[0]._p  # noqa: SLF001
    first.append(first.pPr)
    word.save(path)
    assert not openxml_validator.validate(path).is_valid


@pytest.mark.parametrize("kind", KINDS)
def test_same_bytes(kind: str) -> None:
    """The same document gives the same bytes."""
    assert pack(render_word(KINDS[kind])) == packed(kind)


def test_letter_has_no_title() -> None:
    """A letter: "V/v" below the number, 6 pt under it, 12-13 and not bold, centred, without a line.

    No kind, no bold subject.
    """
    word = read(KINDS["letter"])
    number, day = word.tables[0].rows[1].cells
    (subject,) = (one for one in number.paragraphs if one.text.startswith("V/v"))
    assert lines(number) == ["Số:          /UBND-VHTT", "V/v đôn đốc báo cáo"]
    assert lines(day) == ["Nha Trang, ngày       tháng       năm 2020"]
    style = subject.style
    assert (style.name, style.font.size.pt, style.font.bold) == ("Trích yếu công văn", 12, False)
    assert (style.paragraph_format.space_before.pt, style.paragraph_format.alignment) == (
        6,
        WD_ALIGN_PARAGRAPH.CENTER,
    )
    assert subject._p.getparent().find(f".//{qn('w:pBdr')}") is None  # noqa: SLF001
    assert {one.style.name for one in word.paragraphs}.isdisjoint({"Title", "Trích yếu"})
    assert word.core_properties.title == "Công văn V/v đôn đốc báo cáo"


def test_long_subject_of_a_letter_stays_in_its_cell() -> None:
    """It is one paragraph, whose lines are of about the same length within the left cell."""
    text = (
        "đôn đốc thực hiện chế độ báo cáo kết quả hoạt động thông tin đối ngoại trên địa "
        "bàn thành phố năm 2020"
    )
    cell = read(make(title="", subject=text)).tables[0].rows[1].cells[0]
    subject = next(one for one in cell.paragraphs if one.text.startswith("V/v"))
    room = cell.width.cm - subject.paragraph_format.left_indent.cm - subject.paragraph_format.right_indent.cm
    widths = [text_width(line, 12) for line in fill(subject.text, 12, room)]
    assert len(widths) > 2
    assert max(widths) <= room
    assert max(widths) - min(widths) < 2


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("312/BC-UBND", "Số: 312/BC-UBND"),
        ("5/BC-UBND", "Số: 05/BC-UBND"),
        ("05/BC-UBND", "Số: 05/BC-UBND"),
        (" 12 / BC - UBND ", "Số: 12/BC-UBND"),
        ("", "Số:          /UBND-VHTT"),
    ],
)
def test_number(number: str, line: str) -> None:
    """Mục II.3: below 10 with a leading zero, no spaces at the stroke and the hyphens.

    Left free where it is not known.
    """
    assert lines(read(make(number=number)).tables[0].rows[1].cells[0]) == [line]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 12, 4), "ngày 04 tháng 12 năm 2020"),
        (date(2020, 3, 15), "ngày 15 tháng 3 năm 2020"),
        (date(2021, 2, 1), "ngày 01 tháng 02 năm 2021"),
        (None, "ngày       tháng       năm 2020"),
    ],
)
def test_day(day: date | None, words: str) -> None:
    """Mục II.4.b: days below 10 and months 1 and 2 have a leading zero, the other months do not.

    Below the annex's title too.
    """
    document = make("Chữ.\n\n# Phụ lục: A\n\nchữ", number="7/BC-UBND", dated=day)
    word = read(document)
    assert lines(word.tables[0].rows[1].cells[1]) == [f"Nha Trang, {words}"]
    (reference,) = (one.text for one in word.paragraphs if one.text.startswith("(Kèm theo"))
    assert reference == f"(Kèm theo Báo cáo số 07/BC-UBND {words} của UBND thành phố Nha Trang)"


def test_annex_of_a_letter() -> None:
    """It belongs to a Công văn."""
    texts = [one.text for one in read(KINDS["letter-with-annex"]).paragraphs]
    assert (
        texts.count(
            "(Kèm theo Công văn số          /UBND-VHTT ngày       tháng       năm 2020 của "
            "UBND thành phố Nha Trang)"
        )
        == 2
    )


def test_letter_as_markdown() -> None:
    """The same parts: number and "V/v" together, no heading for a kind, the body above not in bold."""
    text = render_markdown(make(title="", subject="đôn đốc", superior="UBND TỈNH"))
    assert text.startswith("UBND TỈNH  \n**ỦY BAN NHÂN DÂN**  \n")
    assert "/UBND-VHTT  \nV/v đôn đốc  \n*Nha Trang" in text
    assert not re.search(r"^# ", text, re.MULTILINE)


def test_lines_of_the_agency_are_kept_where_they_fit() -> None:
    """The settings break the lines of an agency.

    One that is too long for its cell is broken evenly, and its line is measured on that.
    """
    word = read(
        make(
            agency=["TRUNG TÂM VĂN HÓA - THÔNG TIN VÀ THỂ THAO THÀNH PHỐ NHA TRANG"],
            superior="UBND THÀNH PHỐ NHA TRANG",
        )
    )
    cell = word.tables[0].rows[0].cells[0]
    superior, agency, rule = cell.paragraphs
    assert superior.paragraph_format.left_indent is None
    room = cell.width.cm - agency.paragraph_format.left_indent.cm - agency.paragraph_format.right_indent.cm
    widths = [text_width(line, 12, bold=True) for line in fill(agency.text, 12, room, bold=True)]
    assert len(widths) == 3
    length = cell.width.cm - rule.paragraph_format.left_indent.cm - rule.paragraph_format.right_indent.cm
    assert all(1 / 3 <= length / width <= 1 / 2 for width in (widths[-1], max(widths)))


def test_long_addressee_is_broken_behind_the_words() -> None:
    """What goes through another office is on a line of its own, below the name and not below "Kính gửi"."""
    name = "Ủy ban nhân dân thành phố Nha Trang (qua Phòng Văn hóa và Thông tin)"
    (line,) = (one for one in read(make(addressees=[name])).paragraphs if one.text.startswith("Kính gửi"))
    layout = line.paragraph_format
    assert line.text == f"Kính gửi: {name}"
    assert -layout.first_line_indent.cm == pytest.approx(text_width("Kính gửi: ", 14), abs=0.01)
    room = WIDTH - layout.left_indent.cm - layout.right_indent.cm
    assert fill(name, 14, room) == ["Ủy ban nhân dân thành phố Nha Trang", "(qua Phòng Văn hóa và Thông tin)"]
    (short,) = (one for one in read(make()).paragraphs if one.text.startswith("Kính gửi"))
    assert short.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert short.paragraph_format.left_indent is None


def test_long_names_among_several_addressees_stay_on_the_page() -> None:
    """The longer the names, the further left "Kính gửi" begins."""
    word = read(
        make(addressees=["Ủy ban nhân dân thành phố Nha Trang và các cơ quan, đơn vị", "Sở Ngoại vụ"])
    )
    start, first, _ = (one for one in word.paragraphs if one.style.name.startswith("Kính gửi"))
    assert start.paragraph_format.left_indent.cm < 3.5
    dash = first.paragraph_format.left_indent.cm + first.paragraph_format.first_line_indent.cm
    assert dash + text_width(first.text, 14) <= WIDTH


def test_legal_basis_is_in_italics() -> None:
    """A paragraph that is wholly in italics has the style of the căn cứ.

    One with some words in italics has not.
    """
    word = read(make("*Căn cứ Luật;*\n\nChữ *nghiêng*.\n\nHết."))
    assert (style_of(word, "Căn cứ"), style_of(word, "Chữ")) == ("Căn cứ ban hành", "Body Text")
    assert next(style for style in word.styles if style.name == "Căn cứ ban hành").font.italic


def test_signature_does_not_stand_alone() -> None:
    """The last paragraph stays with the signature.

    And so does the one before where the last is a short line.
    """

    def kept(body: str) -> list[str]:
        return [
            one.text[:8]
            for one in read(make(body)).paragraphs
            if one.paragraph_format.keep_with_next and one.text
        ]

    assert kept(f"{LONG}\n\nMột.\n\n{LONG}") == [LONG[:8]]
    assert kept(f"{LONG}\n\nMột.\n\nHết.") == ["Một.", "Hết./."]
    word = read(make(TABLE))
    rows = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in word.tables[1].rows]
    assert rows[-3:] == [False, True, True]


def test_long_post_is_broken_evenly() -> None:
    """A post that is wider than its column does not leave one word on a line of its own."""
    word = read(make(signature={"authority": ["KT. TRƯỞNG CÔNG AN THÀNH PHỐ NHA TRANG", "PHÓ TRƯỞNG"]}))
    cell = word.tables[-1].rows[0].cells[1]
    long, short = cell.paragraphs[:2]
    room = cell.width.cm - long.paragraph_format.left_indent.cm - long.paragraph_format.right_indent.cm
    widths = [text_width(line, 14, bold=True) for line in fill(long.text, 14, room, bold=True)]
    assert len(widths) == 2
    assert max(widths) - min(widths) < 2
    assert short.paragraph_format.left_indent is None


def test_what_announces_stays_with_what_follows() -> None:
    """A paragraph that ends with a colon, and one before a table, are not left at the foot of a page."""
    word = read(make(f"Như sau:\n\n- a;\n- b.\n\nBảng dưới đây.\n\n{TABLE}\n\nChữ.\n\n{LONG}\n\n{LONG}"))
    kept = [
        one.text
        for one in word.paragraphs
        if one.paragraph_format.keep_with_next and one.text and len(one.text) < 20
    ]
    assert kept == ["Như sau:", "Bảng dưới đây."]


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\u2028"])
def test_letters_that_xml_cannot_hold(bad: str) -> None:
    """A document that somehow holds one is made, the letter shown by a sign; whatever part of it holds it."""
    runs = (Run(f"a{bad}b"),)
    blocks: tuple[Block, ...] = (
        Paragraph(runs),
        ListItem(runs),
        Table((runs,), ((runs,),), (1,), ("left",)),
        Paragraph((Run("Hết"),)),
    )
    letterhead = make().letterhead.model_copy(update={"agency": (f"A{bad}B",), "recipients": (f"c{bad}",)})
    annex = Annex(1, f"T{bad}", landscape=False, blocks=blocks)
    word = read(
        Document(
            "BÁO CÁO",
            f"x{bad}",
            f"y{bad}",
            letterhead,
            date(2020, 12, 10),
            blocks,
            (annex,),
            notice=f"z{bad}",
        )
    )
    texts = [one.text for one in word.paragraphs]
    shown = next(text for text in texts if text.startswith("a"))
    assert re.fullmatch(r"a(\\x[0-9a-f]+|\ufffd)b", shown)


def test_tabs_and_breaks_are_kept() -> None:
    """A tab and a line feed are what they are in Word, in a paragraph and in a cell."""
    (line,) = (one for one in read(make("a\tb  \nc\n\nHết.")).paragraphs if one.text.startswith("a"))
    assert line.text == "a\tb\nc"
    table = Table(((Run("đầu"),),), (((Run("a\tb\nc "),),),), (1,), ("left",))
    document = Document("BÁO CÁO", "A", "B", make().letterhead, date(2020, 12, 10), (table,))
    assert read(document).tables[1].rows[1].cells[0].text == "a\tb\nc "


def test_twenty_thousand_rows() -> None:
    """A large table is made in seconds and not in the square of its rows."""
    cells = tuple(
        (Run(words),)
        for words in ("1", "Phường Lộc Thọ", "312/BC-UBND", "09/12/2020", "Quá hạn chưa nộp", "1.234")
    )
    table = Table(cells, (cells,) * 20_000, (1, 5, 3, 3, 4, 2), ("left",) * 6)
    began = time.process_time()
    raw = render_word(Document("BÁO CÁO", "A", "B", make().letterhead, date(2020, 12, 10), (table,)))
    assert time.process_time() - began < 20
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert file.read("word/document.xml").count(b"<w:tr>") == 20_000 + 1 + 3


PICTURES = shutil.which("soffice") and shutil.which("pdftotext")


@pytest.fixture(scope="module")
def printed(
    tmp_path_factory: pytest.TempPathFactory, convert: Callable[..., None]
) -> Callable[[str], list[list[str]]]:
    """The pages of a kind as LibreOffice prints them, each as its lines."""
    assert PICTURES, "TTDN_NEEDS_PICTURES is set, but soffice or pdftotext is not installed"
    folder = tmp_path_factory.mktemp("printed")
    for kind in KINDS:
        (folder / f"{kind}.docx").write_bytes(packed(kind))
    convert("pdf", folder, *folder.glob("*.docx"))

    def pages(kind: str) -> list[list[str]]:
        command = ["pdftotext", "-layout", f"{kind}.pdf", "-"]
        shown = subprocess.run(  # noqa: S603 - as above
            command, cwd=folder, check=True, capture_output=True, timeout=60
        ).stdout.decode()
        return [
            [" ".join(line.split()) for line in page.splitlines() if line.strip()]
            for page in shown.split("\f")[:-1]
        ]

    return pages


@pytest.mark.skipif(
    not PICTURES and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice or poppler is not installed",
)
def test_pages_as_printed(printed: Callable[[str], list[list[str]]]) -> None:
    """Numbers from 2 on, from 1 again in each annex; the head of a table on each of its pages.

    The signature not alone; no empty page.
    """
    pages = printed("letter-with-annex")
    starts = [number for number, page in enumerate(pages) if page[0].startswith("Phụ lục")]
    assert len(starts) == 2
    for first, last in zip([0, *starts], [*starts, len(pages)], strict=True):
        assert [page[0] for page in pages[first + 1 : last]] == [
            str(number) for number in range(2, last - first + 1)
        ]
    assert all("TT Đơn vị Số lượng" in page for page in pages[starts[0] : -1])
    assert any(line.startswith("Trân trọng./.") for line in pages[starts[0] - 1])
    assert any("Nguyễn Văn A" in line for line in pages[starts[0] - 1])
    assert all(len(page) > 2 for page in pages)


@pytest.mark.skipif(
    not PICTURES and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice or poppler is not installed",
)
def test_first_page_as_printed(printed: Callable[[str], list[list[str]]]) -> None:
    """Agency beside the national title, number beside the date, then the title.

    A letter has "V/v" there and one page.
    """
    first = printed("unit-report")[0]
    assert first[:6] == [
        "UBND THÀNH PHỐ NHA TRANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG Y TẾ Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-PYT Nha Trang, ngày 04 tháng 3 năm 2020",
        "BÁO CÁO",
        "Kết quả",
        "Kính gửi: Ủy ban nhân dân phường Lộc Thọ",
    ]
    letter = printed("letter")[0]
    assert letter[3:7] == ["V/v đôn đốc báo cáo", "Kính gửi:", "- Phòng Y tế;", "- UBND phường Lộc Thọ."]


@pytest.mark.skipif(
    not PICTURES and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice or poppler is not installed",
)
def test_posts_as_printed(printed: Callable[[str], list[list[str]]]) -> None:
    """The columns of letterhead and signature are as wide in print as they were measured.

    No word stands on a line of its own.
    """
    last = printed("long-post")[-1]
    start = next(number for number, line in enumerate(last) if line.startswith("Nơi nhận:"))
    words = " ".join(line.removeprefix("Nơi nhận:").strip() for line in last[start : start + 4])
    assert "KT. TRƯỞNG CÔNG AN THÀNH PHỐ" in last[start]
    assert "PHÓ TRƯỞNG CÔNG AN" in words


@pytest.mark.skipif(
    not PICTURES and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice or poppler is not installed",
)
def test_long_words_stay_on_the_page(printed: Callable[[str], list[list[str]]]) -> None:
    """A word of 400 letters, also in a cell or as an agency's name, is printed to its last letter."""
    text = "".join("".join(page) for page in printed("hostile")).replace(" ", "")
    assert [text.count(letter) for letter in ("W", "9")] == [400, 400]


def test_links_lead_where_they_say() -> None:
    """Readable words with the address behind them, in the text and in a table, each page listed once."""
    page = "[Trang A](https://a.vn/x?b=1&c=%22)"
    text = f"{page} và **[B](http://b.vn)**\n\n| A |\n|---|\n| {page} |\n\n"
    word = read(make(f"{text}Hết."))
    links = word.element.body.xpath(".//w:hyperlink")
    told = [(link.text, word.part.rels[link.get(qn("r:id"))].target_ref) for link in links]
    first = ("Trang A", "https://a.vn/x?b=1&c=%22")
    assert told == [first, ("B", "http://b.vn"), first]
    assert len({link.get(qn("r:id")) for link in links}) == 2
    assert all(word.part.rels[link.get(qn("r:id"))].is_external for link in links)


def test_navigation_has_parts_and_annexes() -> None:
    """Mục, khoản and điểm at levels 1, 2 and 3, the title of an annex at level 1; nothing else."""
    word = read(make("# A\n\n## B\n\n### C\n\nChữ.\n\n# Phụ lục: D\n\nChữ."))
    levels = {}
    for paragraph in word.paragraphs:
        level = paragraph.style.element.find(f".//{qn('w:outlineLvl')}")
        if level is not None:
            levels[paragraph.text] = int(level.get(qn("w:val"))) + 1
    assert levels == {"I. A": 1, "1. B": 2, "a) C": 3, "D": 1}


def test_long_word_does_not_pull_its_line_apart() -> None:
    """A paragraph with a typed address is not justified; one with usual words or a file's name is."""
    address = "https://nhatrang.khanhhoa.gov.vn/tin-tuc"
    file = "Xem tệp so-van-hoa-the-thao-du-lich-2026-H1.xlsx."
    word = read(
        make(f"Xem {address}.\n\n{file}\n\nĐăng tin theo số 802/KH-UBND-VHTT.\n\n- Xem {address};\n\n- Tin.")
    )
    left = [one.text for one in word.paragraphs if one.alignment == WD_ALIGN_PARAGRAPH.LEFT]
    assert left == [f"Xem {address}.", f"- Xem {address};"]
