"""check-document on files from anywhere: what Word and other offices write is read as it is printed.

What is no document is refused.
"""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

from ttdn.errors import NoAdministrativeDocumentError, WordNotReadableError
from ttdn.layout_check import OtherPaperError, assess, opening
from ttdn.layout_check.opening import assess_file, open_word
from ttdn.layout_check.reading import read_document
from ttdn.layout_check.verdict import Assessment, Verdict
from ttdn.safe_text import CONTROL

Run = Callable[..., tuple[int, str, str]]
# python-docx's objects are changed in ways that its types do not foresee.
Word = Any

ROOT = Path(__file__).resolve().parent.parent
CENTER = WD_ALIGN_PARAGRAPH.CENTER
#: A line as Word draws it, and as an older Word did.
DRAWING = (
    '<w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:anchor><wp:extent '
    'cx="{emu}" cy="0"/>'
    '<a:graphic><a:graphicData><a:prstGeom prst="line"/></a:graphicData></a:graphic></wp:anchor></w:drawing>'
)
VML = '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:line from="28pt,3pt" to="{points}pt,3pt"/></w:pict>'


def write(place: Word, text: str, size: float = 14, **face: object) -> Word:
    """A centred paragraph with everything set on the words themselves, as typists do."""
    paragraph = place.add_paragraph()
    paragraph.alignment = face.pop("align", CENTER)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    for name, value in face.items():
        setattr(run.font, name, value)
    return paragraph


def typed() -> Word:
    """A report as it is typed in Word by hand.

    Python-docx's own template, faces on the words, lines drawn.
    """
    word = docx.Document()
    for name in ("Normal", "Header"):
        word.styles[name].font.name = "Times New Roman"
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    head = word.add_table(2, 2)
    head.alignment = WD_TABLE_ALIGNMENT.CENTER
    agency, nation, number, day = (cell for row in head.rows for cell in row.cells)
    write(agency, "UBND THÀNH PHỐ NHA TRANG", 13)
    draw(write(agency, "PHÒNG Y TẾ", 13, bold=True), VML.format(points=28 + 33))
    write(nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    draw(
        write(nation, "Độc lập - Tự do - Hạnh phúc", 14, bold=True), DRAWING.format(emu=round(6.05 * 360_000))
    )
    write(number, "Số: 12/BC-PYT", 13)
    write(day, "Nha Trang, ngày 05 tháng 3 năm 2020", 14, italic=True)
    write(word, "BÁO CÁO", 14, bold=True)
    write(word, "Kết quả năm 2020", 14, bold=True)
    write(word, "____________", 14, superscript=True)
    for text in ("Thực hiện Kế hoạch số 802/KH-UBND, Phòng Y tế báo cáo như sau:", "Đã làm xong./."):
        layout = write(word, text, 14, align=WD_ALIGN_PARAGRAPH.JUSTIFY).paragraph_format
        layout.first_line_indent, layout.space_before, layout.line_spacing = Cm(1.27), Pt(6), 1.2
    foot = word.add_table(1, 2).rows[0].cells
    write(foot[0], "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    write(foot[0], "- UBND thành phố;", 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    write(foot[0], "- Lưu: VT.", 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    write(foot[1], "TRƯỞNG PHÒNG", 13, bold=True)
    for _ in range(3):
        foot[1].add_paragraph()
    write(foot[1], "Nguyễn Văn A", 14, bold=True)
    return word


def draw(paragraph: Word, xml: str) -> None:
    """Put a drawing into a paragraph."""
    run = paragraph.add_run()
    run._r.extend(list(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>")))  # noqa: SLF001


def saved(word: Word) -> bytes:
    """The file of a document."""
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def verdicts(word: Word) -> dict[str, Assessment]:
    """What each rule says of a document that has been saved."""
    return {assessment.rule.code: assessment for assessment in assess(docx.Document(io.BytesIO(saved(word))))}


def wrong(word: Word) -> list[str]:
    """The rules that a document fails."""
    return [code for code, assessment in verdicts(word).items() if assessment.verdict is Verdict.FAIL]


def test_document_typed_by_hand_passes() -> None:
    """Without one style of ttdn, lines drawn in three ways, a typed line, empty paragraphs above the name."""
    assessments = verdicts(typed())
    assert {
        code: [one.found.vi for one in assessment.bad]
        for code, assessment in assessments.items()
        if assessment.bad
    } == {}
    applied = {code for code, assessment in assessments.items() if assessment.verdict is Verdict.PASS}
    assert {
        "motto-line",
        "agency-line",
        "subject-line",
        "superior",
        "signer",
        "date",
        "body-indent",
    } <= applied
    assert assessments["page-number"].verdict is Verdict.NOT_APPLICABLE


def test_underlined_words_are_a_line_as_long_as_they() -> None:
    """Under the motto that is the length; under the agency it is too long."""
    word = typed()
    nation = word.tables[0].rows[0].cells[1].paragraphs[-1]
    nation.runs[-1]._r.getparent().remove(nation.runs[-1]._r)  # noqa: SLF001
    nation.runs[0].font.underline = True
    assert wrong(word) == []
    agency = word.tables[0].rows[0].cells[0].paragraphs[-1]
    agency.runs[-1]._r.getparent().remove(agency.runs[-1]._r)  # noqa: SLF001
    assert wrong(word) == ["agency-line"]
    agency.runs[0].font.underline = True
    assert wrong(word) == ["agency-line"]


def test_number_in_the_footer_is_wrong() -> None:
    """As the old rule had it; also in a content control, as Word's own gallery makes it."""
    word = typed()
    word.add_section()
    field = (
        f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:fldSimple w:instr=" PAGE  \\* '
        'MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>'
    )
    footer = word.sections[0].footer
    footer.is_linked_to_previous = False
    footer._element.append(parse_xml(field))  # noqa: SLF001
    found = verdicts(word)["page-number"]
    assert found.verdict is Verdict.FAIL
    assert "lề dưới" in found.bad[0].found.vi


def test_number_from_the_gallery_is_found() -> None:
    """In the header, in a content control, centred: it is the number.

    Shown on the first page it is one too many.
    """
    word = typed()
    field = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:pPr><w:jc "
        'w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
        '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE   \\* MERGEFORMAT</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz '
        'w:val="26"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
    )
    header = word.sections[0].header
    header.is_linked_to_previous = False
    header._element.insert(0, parse_xml(field))  # noqa: SLF001
    assert wrong(word) == ["first-page"]
    word.sections[0].different_first_page_header_footer = True
    assert wrong(word) == []


def test_fonts_of_the_theme() -> None:
    """Words without a font of their own have that of the document's defaults, which the theme names."""
    word = typed()
    word.styles["Normal"].element.rPr.remove(word.styles["Normal"].element.rPr.rFonts)
    word.paragraphs[3].add_run(" thêm").font.size = Pt(14)
    word.paragraphs[3].runs[0].text = ""
    found = verdicts(word)["font"]
    assert [observation.found.vi for observation in found.bad] == ["Cambria"]


def test_labels_of_word_own_lists_are_read() -> None:
    """Dashes that Word sets are dashes.

    Letters that it counts are the Latin ones, and "e)" after "d)" is a slip.
    """
    word = typed()
    levels = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start '
        'w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    )
    root = word.part.numbering_part.element
    root.insert(0, parse_xml(levels))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    last = word.paragraphs[4]
    for text in ("một", "hai", "ba", "bốn", "năm"):
        line = write(word, text, 14, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        line.paragraph_format.first_line_indent, line.paragraph_format.space_before = Cm(1.27), Pt(6)
        line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 90  # noqa: SLF001
        last._p.addprevious(line._p)  # noqa: SLF001
    assessments = verdicts(word)
    assert [one.found.vi for one in assessments["heading-order"].bad] == ["“e) năm”"]
    assert [code for code, assessment in assessments.items() if assessment.bad] == ["heading-order"]


def test_deleted_words_are_not_read_and_inserted_ones_are() -> None:
    """What a reviewer struck out is not in the document; what was put in is."""
    word = typed()
    paragraph = word.paragraphs[4]._p  # noqa: SLF001
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>')
    )
    paragraph.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>.</w:t></w:r></w:ins>')
    )
    texts = [line.text for line in read_document(word).paragraphs]
    assert "Đã làm xong./.." in texts


def test_styles_that_build_on_each_other_in_a_circle() -> None:
    """They do not stop the reading."""
    word = typed()
    word.styles["Header"].base_style, word.styles["Footer"].base_style = (
        word.styles["Footer"],
        word.styles["Header"],
    )
    word.paragraphs[3].style = word.styles["Header"]
    assert "font" not in wrong(word)


def test_numbers_that_are_none() -> None:
    """Lengths that no program can read count as not given."""
    word = typed()
    for mark in word.sections[0]._sectPr.findall(qn("w:pgMar")):  # noqa: SLF001
        mark.set(qn("w:left"), "rất rộng")
    root = word.paragraphs[3]._p.get_or_add_pPr()  # noqa: SLF001
    root.find(qn("w:spacing")).set(qn("w:line"), "99999999999999999999")
    assert "margins" in wrong(word)


def test_empty_document_is_told_so() -> None:
    """One sentence instead of a dozen missing parts."""
    with pytest.raises(OtherPaperError) as raised:
        assess(docx.Document())
    assert raised.value.nature.vi == "tệp không có chữ nào."


def test_command(tmp_path: Path, run: Run) -> None:
    """A table with every rule, its verdict, what was found and the article.

    0 where all is well, 1 where not; in both languages.
    """
    path = tmp_path / "a.docx"
    path.write_bytes(saved(typed()))
    code, out, err = run("check-document", str(path), cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "Khổ giấy A4" in out
    assert "Mục I.1" in out
    assert "0 không đạt" in out
    word = typed()
    word.sections[0].left_margin = Mm(25)
    path.write_bytes(saved(word))
    code, out, _ = run("check-document", "a.docx")
    assert code == 1
    assert "không đạt" in out
    assert "lề trái" in out
    code, out, _ = run("--lang", "en", "check-document", "a.docx")
    assert code == 1
    assert "left margin" in out
    assert "1 failed" in out


def test_many_faults_of_a_kind_are_counted(tmp_path: Path, run: Run) -> None:
    """The first are shown, the others counted."""
    word = typed()
    for number in range(9):
        write(word, f"Đoạn {number}", 9, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        word.tables[-1]._tbl.addprevious(word.paragraphs[-1]._p)  # noqa: SLF001
    (tmp_path / "a.docx").write_bytes(saved(word))
    out = run("check-document", "a.docx", cwd=tmp_path)[1]
    assert "và 4 chỗ khác" in " ".join(out.split())


def test_json(tmp_path: Path, run: Run) -> None:
    """Everything that each rule looked at, for another program."""
    (tmp_path / "a.docx").write_bytes(saved(typed()))
    code, out, _ = run("check-document", "a.docx", "--format", "json", cwd=tmp_path)
    data = json.loads(out)
    assert code == 0
    assert data["fail"] == 0
    assert data["pass"] + data["not_applicable"] == len(data["rules"])
    paper = next(one for one in data["rules"] if one["code"] == "paper")
    assert paper["verdict"] == "pass"
    assert paper["seen"] == [{"good": True, "found": "210 × 297 mm", "place": "phần trang 1"}]


def test_list_of_rules(run: Run, tmp_path: Path) -> None:
    """The reference page, in both languages."""
    code, out, _ = run("check-document", "--rules", cwd=tmp_path)
    assert code == 0
    assert "| `margins` |" in out
    assert "National title" in run("--lang", "en", "check-document", "--rules")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "--rules"), (("a.docx", "--rules"), "--rules"), (("a.docx", "--format", "xml"), "json")],
)
def test_arguments_that_do_not_fit(tmp_path: Path, run: Run, arguments: tuple[str, ...], words: str) -> None:
    """A sentence and 2."""
    code, _, err = run("check-document", *arguments, cwd=tmp_path)
    assert code == 2
    assert words in err


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """Makes a good document with one part changed."""

    def make() -> bytes:
        with zipfile.ZipFile(io.BytesIO(saved(typed()))) as file:
            return archive(
                {one: change(file.read(one)) if one == name else file.read(one) for one in file.namelist()}
            )

    return make


def locked() -> bytes:
    """A document whose archive says that a part is encrypted."""
    raw = bytearray(saved(typed()))
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 8] |= 1
    return bytes(raw)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>'
CONTENT_TYPES = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#: What is no document, or how it is made, and the words that say what it is.
OTHERS: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "text": (b"van ban", "không phải là văn bản Word"),
    "empty": (b"", "tệp rỗng"),
    "placeholder": (bytes(4096), "tệp rỗng"),
    "pdf": (b"%PDF-1.4", "đây là PDF"),
    "rtf": (b"{\\rtf1\\ansi van ban}", "đây là RTF"),
    "web page": (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "trang web"),
    "mail": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "thư điện tử"),
    "Word's own XML": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><a/>',
        "Word kiểu XML",
    ),
    "picture": (b"\xff\xd8\xff\xe0", "đây là ảnh"),
    "other archive": (b"Rar!\x1a", "tệp nén"),
    "old .doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "kiểu cũ"),
    "with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "encrypted archive": (locked, "mật khẩu"),
    "zip of something else": (lambda: archive({"a.txt": "a"}), "tệp nén (.zip)"),
    "open document": (
        lambda: archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "OpenDocument (.odt)",
    ),
    "spreadsheet": (
        lambda: archive({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": "<a/>"}),
        "bảng tính Excel",
    ),
    "presentation": (
        lambda: archive({"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": "<a/>"}),
        "PowerPoint",
    ),
    "package of something else": (
        lambda: archive({"[Content_Types].xml": CONTENT_TYPES, "a.xml": "<a/>"}),
        "không phải là văn bản Word",
    ),
    "cut off": (lambda: saved(typed())[:-300], "hỏng"),
    "not XML": (changed("word/document.xml", lambda raw: raw[: len(raw) // 2]), "hỏng"),
    "another root": (changed("word/document.xml", lambda _: b"<a/>"), "hỏng"),
    "styles that are none": (changed("word/styles.xml", lambda _: b"van ban"), "hỏng"),
    "prefix without a namespace": (
        changed("word/document.xml", lambda raw: raw.replace(b"<w:body>", b"<w:body><q:a/>")),
        "hỏng",
    ),
    "an encoding that is none": (
        changed("word/document.xml", lambda raw: raw.replace(b"UTF-8", b"Heading1", 1)),
        "hỏng",
    ),
    "a text too long": (
        changed("word/document.xml", lambda raw: raw.replace("Lưu: VT.".encode(), b"a" * 11_000_000)),
        "quá lớn",
    ),
    "flat open document": (
        b'<?xml version="1.0"?>\n<office:document office:version="1.3"/>',
        "OpenDocument (.fodt)",
    ),
    "not closed": (
        changed("word/document.xml", lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b"<w:tbl>" * 100)),
        "hỏng",
    ),
    "deeply nested": (
        changed("word/document.xml", lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b"<w:tbl>" * 5000)),
        "quá lớn",
    ),
    "bomb": (
        changed(
            "word/document.xml", lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b" " * (97 * 1024 * 1024))
        ),
        "quá lớn",
    ),
    "bomb of styles": (changed("word/styles.xml", lambda _: b" " * (97 * 1024 * 1024)), "quá lớn"),
    "a million paragraphs": (
        changed("word/document.xml", lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 10**6)),
        "quá dài",
    ),
    "entities": (changed("word/document.xml", lambda raw: ENTITIES + raw.split(b"?>", 1)[1]), "khai báo XML"),
    "entities in another encoding": (
        changed("word/settings.xml", lambda _: b"\xff\xfe" + ENTITIES.decode().encode("utf-16-le")),
        "khai báo XML",
    ),
    "too many parts": (lambda: archive({f"{number}.xml": "" for number in range(5_001)}), "quá lớn"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_document(kind: str, tmp_path: Path, run: Run) -> None:
    """One sentence that says what it is, and 2; nothing else."""
    made, words = OTHERS[kind]
    raw = made if isinstance(made, bytes) else made()
    (tmp_path / "a.docx").write_bytes(raw)
    code, out, err = run("check-document", "a.docx", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: Không đọc được a.docx: ")
    assert words in err
    assert err.count("\n") == 1


def test_file_that_is_not_there(tmp_path: Path, run: Run) -> None:
    """A name without a file, and a folder."""
    assert "không có tệp" in run("check-document", "b.docx", cwd=tmp_path)[2]
    assert "không phải là tệp thường" in run("check-document", ".")[2]


def test_large_file_is_not_read(tmp_path: Path) -> None:
    """Fifty megabytes are no letter."""
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.write(b"PK")
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(WordNotReadableError, match="too large"):
        open_word(path)


def test_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason."""
    path = tmp_path / "a.docx"
    path.write_bytes(saved(typed()))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(WordNotReadableError, match="Permission denied"):
        open_word(path)


@pytest.mark.parametrize(("language", "page"), [("vi", "the-thuc.md"), ("en", "layout.md")])
def test_reference_page_is_what_the_command_prints(
    run: Run, tmp_path: Path, language: str, page: str
) -> None:
    """``make manual`` has been run since a rule changed."""
    printed = run("--lang", language, "check-document", "--rules", cwd=tmp_path)[1]
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == printed


def as_list(word: Word, levels: str, lines: list[Word]) -> None:
    """Make paragraphs a list of Word's own; ``levels`` defines it."""
    root = word.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for line in lines:
        line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 90  # noqa: SLF001


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("bullet", "-", ["- một", "- hai"]),
        ("bullet", "\uf02d", ["- một", "- hai"]),
        ("bullet", "•", ["• một", "• hai"]),
        ("bullet", "", ["một", "hai"]),
        ("decimal", "%1.", ["1. một", "2. hai"]),
        ("upperRoman", "%1.", ["I. một", "II. hai"]),
        ("upperLetter", "%1)", ["A) một", "B) hai"]),
        ("none", "", ["một", "hai"]),
    ],
)
def test_labels(form: str, text: str, shown: list[str]) -> None:
    """What Word prints before a paragraph is read as its words."""
    word = docx.Document()
    lines = [word.add_paragraph(one) for one in ("một", "hai")]
    as_list(word, f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>', lines)
    assert [line.text for line in read_document(word).paragraphs] == shown


def test_labels_of_several_levels() -> None:
    """A lower level names the higher one, and begins again below the next."""
    word = docx.Document()
    lines = [word.add_paragraph(one) for one in "abcde"]
    level = '<w:lvl w:ilvl="{}"><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    as_list(word, level.format(0, "%1.") + level.format(1, "%1.%2."), lines)
    for line in (lines[1], lines[2], lines[4]):
        mark: Any = line._p.get_or_add_pPr()  # noqa: SLF001
        mark.numPr.get_or_add_ilvl().val = 1
    assert [line.text for line in read_document(word).paragraphs] == [
        "1. a",
        "1.1. b",
        "1.2. c",
        "2. d",
        "2.1. e",
    ]


def test_recipients_without_a_table() -> None:
    """Set with tabs or plain paragraphs they are found as well, up to what is no item of the list."""
    word = typed()
    word.tables[-1]._tbl.getparent().remove(word.tables[-1]._tbl)  # noqa: SLF001
    for text, size, face in (
        ("Nơi nhận:", 12, True),
        ("- UBND thành phố;", 10, False),
        ("- Lưu: VT.", 11, False),
        ("TRƯỞNG PHÒNG", 13, True),
    ):
        write(word, text, size, bold=face, italic=text == "Nơi nhận:", align=WD_ALIGN_PARAGRAPH.LEFT)
    assessments = verdicts(word)
    assert [one.found.vi for one in assessments["recipients"].bad] == ["cỡ 10"]
    assert [one.found.vi for one in assessments["authority"].bad] == ["căn trái"]


def test_annex_without_title_and_reference() -> None:
    """A bare label on the same page: what is missing is named."""
    word = typed()
    write(word, "Phụ lục", 14, bold=True)
    write(word, "Chữ của phụ lục.", 14, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    bad = {code: assessment.bad[0].found.vi for code, assessment in verdicts(word).items() if assessment.bad}
    assert bad == {
        "annex-title": "không có",
        "annex-reference": "không có",
        "annex-named": "nội dung không nhắc đến",
        "annex-pages": "không có phần trang riêng",
    }


def test_letter_without_addressee_and_with_a_line_below_its_subject() -> None:
    """A letter is always addressed to somebody, and its subject has no line (II.5.b)."""
    word = typed()
    for paragraph in word.paragraphs[:3]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    number = word.tables[0].rows[1].cells[0]
    number.paragraphs[-1].runs[0].text = "Số: 12/PYT-NV"
    subject = write(number, "V/v báo cáo", 12)
    subject.paragraph_format.space_before = Pt(6)
    assert wrong(word) == ["addressee"]
    draw(subject, VML.format(points=60))
    assert wrong(word) == ["letter-subject", "addressee"]


def test_report_without_subject() -> None:
    """The kind alone says too little; an exact height of lines is left to whoever set it."""
    word = typed()
    for paragraph in word.paragraphs[1:3]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    word.paragraphs[1].paragraph_format.line_spacing = Pt(18)
    assert wrong(word) == ["subject"]


def test_typed_line_that_is_not_raised_is_longer() -> None:
    """Raised letters are smaller, and so is what they make."""
    word = typed()
    word.paragraphs[2].runs[0].font.superscript = False
    assert wrong(word) == ["subject-line"]


def test_spaces_beside_a_typed_line_are_not_seen() -> None:
    """Its length is that of the underscores."""
    word = typed()
    word.paragraphs[2].add_run(" " * 40)
    assert wrong(word) == []
    word.paragraphs[2].add_run("_" * 40)
    assert wrong(word) == ["subject-line"]


def test_page_number_in_a_frame() -> None:
    """As an older Word sets it: the frame is centred, not the words."""
    word = typed()
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    frame = (
        f'<w:p {nsdecls("w")}><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" '
        'w:hAnchor="margin" w:xAlign="center" w:y="1"/></w:pPr>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz '
        'w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )
    section.header._element.insert(0, parse_xml(frame))  # noqa: SLF001
    assert verdicts(word)["page-number"].verdict is Verdict.PASS


def test_list_that_hangs_begins_where_it_should() -> None:
    """1.9 cm in and hanging by 0.63 is 1.27 cm; the space that Word sets itself is enough."""
    word = typed()
    layout = word.paragraphs[3].paragraph_format
    layout.left_indent, layout.first_line_indent = Cm(1.9), Cm(-0.63)
    spacing = word.paragraphs[4]._p.pPr.find(qn("w:spacing"))  # noqa: SLF001
    spacing.set(qn("w:before"), "0")
    spacing.set(qn("w:beforeAutospacing"), "1")
    assert wrong(word) == []


def test_content_controls_links_and_nested_tables() -> None:
    """Whatever wraps words, a row or a cell: what is printed is read, each with the width of its place."""
    word = docx.Document()
    outer = word.add_table(1, 1)
    inner = outer.rows[0].cells[0].add_table(1, 2)
    inner.rows[0].cells[1].text = "trong"
    wrapped = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>liên "
        "</w:t></w:r></w:hyperlink><w:r><w:t>kết</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    word.element.body.insert(0, parse_xml(wrapped))
    outer.rows[0].cells[0]._tc.append(parse_xml(wrapped))  # noqa: SLF001
    row = inner.rows[0]._tr  # noqa: SLF001
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    lines = [line for line in read_document(word).paragraphs if line.words]
    assert [line.text for line in lines] == ["liên kết", "trong", "liên kết"]
    assert lines[1].cell is not None
    assert 0 < lines[1].width < lines[0].width


def test_header_of_a_later_section_is_that_of_the_first() -> None:
    """A section that is linked to the one before shows its page number."""
    word = typed()
    section = word.sections[0]
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph._p.append(  # noqa: SLF001
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )
    word.add_section()
    word.add_section()
    sections = read_document(docx.Document(io.BytesIO(saved(word)))).sections
    assert [section.headers[0].fields for section in sections] == [("PAGE",)] * 3


def parts_of(word: Word) -> dict[str, bytes]:
    """The members of a document's file."""
    with zipfile.ZipFile(io.BytesIO(saved(word))) as file:
        return {name: file.read(name) for name in file.namelist()}


def failing(tmp_path: Path, raw: bytes) -> list[str]:
    """The rules that a file fails."""
    path = tmp_path / "a.docx"
    path.write_bytes(raw)
    return [assessment.rule.code for assessment in assess_file(path) if assessment.verdict is Verdict.FAIL]


def decomposed(text: str) -> str:
    """Each mark apart from its letter."""
    return unicodedata.normalize("NFD", text)


def half_composed(text: str) -> str:
    """As "Unicode tổ hợp" of Vietnamese keyboards has it.

    The letter with its hook or hat in one, the tone apart.
    """
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = (unicodedata.normalize("NFD", letter) for letter in text)
    return "".join(
        unicodedata.normalize("NFC", "".join(one for one in letter if one not in tones))
        + "".join(one for one in letter if one in tones)
        for letter in marks
    )


@pytest.mark.parametrize("spell", [decomposed, half_composed])
def test_words_with_their_marks_apart_are_the_same_words(tmp_path: Path, spell: Callable[[str], str]) -> None:
    """One rule asks for letters in one with their marks, and it alone fails.

    Titles, dates, recipients are found all the same.
    """
    parts = parts_of(typed())
    words = parts["word/document.xml"].decode()
    assert spell(words) != words
    assert failing(tmp_path, archive({**parts, "word/document.xml": spell(words)})) == ["letters"]


def test_mark_in_another_run_than_its_letter(tmp_path: Path) -> None:
    """Word divides words where its spelling checker has been."""
    parts = parts_of(typed())
    words = parts["word/document.xml"].decode().replace("Nơi nhận:", "Nơi nhâ", 1)
    rest = words.partition("Nơi nhâ</w:t></w:r>")
    words = (
        rest[0]
        + rest[1]
        + words[words.rindex("<w:r>", 0, len(rest[0])) : len(rest[0])]
        + "\u0323n:</w:t></w:r>"
        + rest[2]
    )
    assert failing(tmp_path, archive({**parts, "word/document.xml": words})) == ["letters"]


def test_letters_without_width_are_not_read(tmp_path: Path) -> None:
    """They come along from the web and are not on paper."""
    parts = parts_of(typed())
    words = (
        parts["word/document.xml"]
        .decode()
        .replace("Nơi nhận:", "Nơi\u200b nhận\u2060:")
        .replace("BÁO CÁO", "\ufeffBÁO CÁO")
    )
    assert failing(tmp_path, archive({**parts, "word/document.xml": words})) == []


def strict(parts: dict[str, bytes]) -> dict[str, bytes]:
    """As Word saves "Strict Open XML Document"."""
    changes = (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
            b"http://purl.oclc.org/ooxml/wordprocessingml/",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        ),
        (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
    )
    for before, after in changes:
        parts = {name: content.replace(before, after) for name, content in parts.items()}
    return parts


def in_points(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The lengths of a Strict document as Word writes them: with their unit."""
    lengths = rb' w:(w|h|top|bottom|left|right|header|footer|before|after|line|firstLine|pos)="(-?\d+)"'

    def with_unit(match: re.Match[bytes]) -> bytes:
        return b' w:%s="%.2fpt"' % (match[1], int(match[2]) / 20)

    return parts | {
        name: re.sub(lengths, with_unit, parts[name]) for name in ("word/document.xml", "word/styles.xml")
    }


RELATIONSHIPS = "word/_rels/document.xml.rels"


def moved(parts: dict[str, bytes], name: str, target: str) -> dict[str, bytes]:
    """The main part under another name, and that name as it is written in the package."""
    folder, _, last = name.rpartition("/")
    there = {
        name: parts["word/document.xml"],
        f"{folder}/_rels/{last}.rels".lstrip("/"): parts[RELATIONSHIPS]
        .replace(b'Target="', b'Target="/word/')
        .replace(b"/word/..", b""),
        "_rels/.rels": parts["_rels/.rels"].replace(b'"word/document.xml"', f'"{target}"'.encode()),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
            b'"/word/document.xml"', f'"/{name}"'.encode()
        ),
    }
    return {
        one: content for one, content in parts.items() if one not in {"word/document.xml", RELATIONSHIPS}
    } | there


def without(parts: dict[str, bytes], *names: str) -> dict[str, bytes]:
    """Members gone, while everything still leads to them."""
    return {name: content for name, content in parts.items() if name not in names}


def related(parts: dict[str, bytes], kind: str, target: str, mode: str = "") -> dict[str, bytes]:
    """One more relationship of the main part."""
    row = (
        '<Relationship Id="rIdX" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"{mode}/>'
    )
    return parts | {
        RELATIONSHIPS: parts[RELATIONSHIPS].replace(b"</Relationships>", f"{row}</Relationships>".encode())
    }


def typed_as(content_type: str) -> dict[str, bytes]:
    """The main part as of another kind of Word's."""
    parts = parts_of(typed())
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return parts | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(usual, content_type.encode())}


EXTERNAL = ' TargetMode="External"'
WHOLE = parts_of(typed())
AS_OTHERS_WRITE = {
    "strict": strict(WHOLE),
    "strict, lengths with units": in_points(strict(WHOLE)),
    "Word for the web": moved(WHOLE, "word/document2.xml", "word/document2.xml"),
    "another folder": moved(WHOLE, "doc/main.xml", "doc/main.xml"),
    "no folder": moved(WHOLE, "main.xml", "main.xml"),
    "absolute": moved(WHOLE, "word/document.xml", "/word/document.xml"),
    "roundabout": moved(WHOLE, "word/document.xml", "./x/../word/document.xml"),
    "escaped": moved(WHOLE, "word/document.xml", "word/docu%6Dent.xml"),
    "upper case": moved(WHOLE, "word/document.xml", "Word/Document.XML"),
    "a picture missing": related(WHOLE, "image", "media/image9.png"),
    "a picture named NULL": related(WHOLE, "image", "../NULL"),
    "a header missing": related(WHOLE, "header", "header9.xml"),
    "no target": related(WHOLE, "image", ""),
    "a template elsewhere": related(WHOLE, "attachedTemplate", "file:///\\\\server\\share\\a.dotm", EXTERNAL),
    "a link": related(WHOLE, "hyperlink", "http://[không phải địa chỉ", EXTERNAL),
    "an object": related(WHOLE, "oleObject", "embeddings/oleObject1.bin")
    | {"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"},
    "no numbering": without(WHOLE, "word/numbering.xml"),
    "no settings": without(WHOLE, "word/settings.xml"),
    "no theme, no properties": without(
        WHOLE,
        "word/theme/theme1.xml",
        "docProps/core.xml",
        "docProps/app.xml",
    ),
    "a damaged theme": WHOLE | {"word/theme/theme1.xml": b"<a"},
    "a template": typed_as(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ),
    "with macros": related(
        typed_as("application/vnd.ms-word.document.macroEnabled.main+xml"), "vbaProject", "vbaProject.bin"
    ) | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
    "a template with macros": typed_as("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
}  # fmt: skip


@pytest.mark.parametrize("kind", AS_OTHERS_WRITE)
def test_package_is_read_as_word_reads_it(tmp_path: Path, kind: str) -> None:
    """Whatever its parts are called; without what is missing.

    Programs in it are neither run nor a fault of the layout.
    """
    assert failing(tmp_path, archive(AS_OTHERS_WRITE[kind])) == []


def test_document_without_styles(tmp_path: Path) -> None:
    """It looks as Word shows it.

    What is set on the words themselves, and where nothing is, Word's own defaults.
    """
    assert failing(tmp_path, archive(without(WHOLE, "word/styles.xml"))) == []


def test_document_without_a_section(tmp_path: Path) -> None:
    """Word prints it on Letter with an inch around: paper and margins are wrong, and that is all."""
    words = re.sub(rb"<w:sectPr.*</w:sectPr>", b"", WHOLE["word/document.xml"], flags=re.DOTALL)
    assert set(failing(tmp_path, archive({**WHOLE, "word/document.xml": words}))) == {"paper", "margins"}


def test_document_without_a_body(tmp_path: Path) -> None:
    """It has no words, and that is what is said."""
    words = re.sub(rb"<w:body>.*</w:body>", b"", WHOLE["word/document.xml"], flags=re.DOTALL)
    with pytest.raises(NoAdministrativeDocumentError, match="no words"):
        failing(tmp_path, archive({**WHOLE, "word/document.xml": words}))


def test_header_that_is_no_header(tmp_path: Path) -> None:
    """A section may point to a part of another kind, or to none."""
    for target in ("theme/theme1.xml", "styles.xml", "nichts.xml"):
        parts = related(WHOLE, "header", target)
        reference = b'<w:headerReference w:type="default" r:id="rIdX"/>'
        words = re.sub(rb"(<w:sectPr[^>]*>)", rb"\1" + reference, parts["word/document.xml"])
        assert failing(tmp_path, archive({**parts, "word/document.xml": words})) == []


def inserted(xml: str, name: str = "word/document.xml", before: bytes = b"<w:sectPr") -> bytes:
    """A document with something more in one part."""
    content = WHOLE[name]
    place = content.rindex(before)
    return archive({**WHOLE, name: content[:place] + xml.encode() + content[place:]})


LIST_WITHOUT_END = (
    '<w:abstractNum w:abstractNumId="91"><w:lvl w:ilvl="999999999"><w:numFmt '
    'w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>'
)
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
WITHOUT_END = {
    "runs": inserted("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 50_000 + "</w:p>"),
    "wide cells": inserted(
        "<w:tbl><w:tblGrid>" + '<w:gridCol w:w="1"/>' * 10_000 + "</w:tblGrid><w:tr>"
        + '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>' * 10_000 + "</w:tr></w:tbl>"
    ),
    "levels": inserted(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="91"/></w:numPr></w:pPr>'
        "<w:r><w:t>a</w:t></w:r></w:p>"
    ),
    "levels of a list": inserted(LIST_WITHOUT_END, "word/numbering.xml", b"</w:numbering>"),
    "styles that build on one another": inserted(
        "".join(
            f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
            for n in range(4_000)
        ),
        "word/styles.xml",
        b"</w:styles>",
    ),
    "a date full of spaces": inserted(
        f"<w:p>{CENTRED}<w:r><w:t>ngày{' ' * 100_000}tháng{' ' * 100_000}năm</w:t></w:r></w:p>",
    ),
    "days and months": inserted(f"<w:p>{CENTRED}<w:r><w:t>{'ngày tháng ' * 20_000}</w:t></w:r></w:p>"),
    "marks": inserted(f"<w:p><w:r><w:t>a{chr(0x301) * 100_000}{chr(0x323) * 100_000}</w:t></w:r></w:p>"),
    "a number": inserted(f"<w:p><w:r><w:t>{'1' * 100_000}. a</w:t></w:r></w:p>"),
    "annexes": inserted(
        "".join(f"<w:p>{CENTRED}<w:r><w:t>Phụ lục {'I' * (n % 90)}</w:t></w:r></w:p>" for n in range(3_000)),
    ),
    "sections": inserted("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 900),
    "a font": inserted(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{"F" * 1_000_000}"/></w:rPr><w:t>a</w:t></w:r></w:p>',
    ),
}  # fmt: skip


@pytest.mark.real_worker
@pytest.mark.parametrize("kind", WITHOUT_END)
def test_what_has_no_end_is_answered(tmp_path: Path, run: Run, kind: str) -> None:
    """Each of these once took minutes, or would: now a verdict that can be read."""
    (tmp_path / "a.docx").write_bytes(WITHOUT_END[kind])
    code, out, err = run("check-document", "a.docx", cwd=tmp_path)
    assert (code in {0, 1}, err) == (True, "")
    assert len(out) < 20_000


@pytest.mark.real_worker
def test_what_takes_too_long_is_refused(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence with what to do."""
    monkeypatch.setattr(opening, "_SECONDS", 0.05)
    (tmp_path / "a.docx").write_bytes(inserted("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 50_000))
    code, out, err = run("check-document", "a.docx", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "Tách thành nhiều tệp" in err


def test_what_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    """The same sentence; in a process of its own, which has no room left over from other tests."""
    (tmp_path / "a.docx").write_bytes(inserted("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 50_000))
    script = (
        "import sys; from ttdn.cli import run; "
        "from ttdn.layout_check import opening; opening._MEGABYTES = 16; "
        "sys.argv = ['ttdn', 'check-document', 'a.docx']; run()"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Tách thành nhiều tệp" in done.stderr.decode("utf-8")


def test_very_many_sights_are_counted(tmp_path: Path, run: Run) -> None:
    """The terminal counts them all; JSON lists the first of each sort, and says how many more there are."""
    (tmp_path / "a.docx").write_bytes(
        inserted('<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>a</w:t></w:r></w:p>' * 1_500)
    )
    assert "và 1495 chỗ khác" in " ".join(run("check-document", "a.docx", cwd=tmp_path)[1].split())
    data = json.loads(run("check-document", "a.docx", "--format", "json")[1])
    fonts = next(rule for rule in data["rules"] if rule["code"] == "font")
    assert (len(fonts["seen"]), fonts["more_bad"], fonts["more_good"]) == (1_000, 500, 0)


@pytest.mark.parametrize("form", ["table", "json"])
def test_words_of_a_document_do_nothing_in_a_terminal(tmp_path: Path, run: Run, form: str) -> None:
    """Letters that turn the line round, commands of a terminal and of a CI platform, markup."""
    hostile = "\u202eđảo\u2066 \x9b31m ##[error]x ##vso[task] [red]đỏ[/x] \u200f"
    xml = (
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{hostile}" '
        f'w:hAnsi="{hostile}"/></w:rPr><w:t>{hostile}</w:t></w:r></w:p>'
    )
    (tmp_path / "a.docx").write_bytes(inserted(xml))
    code, out, err = run("check-document", "a.docx", "--format", form, cwd=tmp_path)
    assert (code, err) == (1, "")
    assert CONTROL.search(out) is None
    assert "##[" not in out
    assert "##vso[" not in out
    assert "[red]" in "".join(out.split())
    if form == "json":
        fonts = next(rule for rule in json.loads(out)["rules"] if rule["code"] == "font")
        assert hostile in {observation["found"] for observation in fonts["seen"]}
