"""A Word document read for importing: every word that is on paper, once, in its order and place."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from word_plans import ABOVE, LEFT, PlanInWord, read_blocks

from ttdn.errors import WordNotReadableError
from ttdn.importing.blocks import Blocks, Paragraph, Table, all_paragraphs
from ttdn.importing.word import read_word


def written(blocks: Blocks) -> list[str]:
    """The paragraphs as they are on paper."""
    return [one.written for one in all_paragraphs(blocks)]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], list[str]]:
    """The paragraphs of a document of some XML."""
    return lambda xml: written(read_blocks(PlanInWord().xml(xml).save(tmp_path / "a.docx")))


def run(words: str, look: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; words become one."""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: twice."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    """A field in its five pieces."""
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    return (
        f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{run(result)}"
        f"{mark('end')}"
    )


def table(*rows: list[str]) -> str:
    """A table of cells with some content."""
    return "<w:tbl>{}</w:tbl>".format(
        "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    )


BEGIN, SEPARATE, END = (
    f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
)
BREAK, CHANGE = "<w:r><w:br/></w:r>", "w:id='1' w:author='a' w:date='2027-01-01T00:00:00Z'"

#: What a document holds, and the paragraphs that are on paper.
ON_PAPER = {
    "runs, tabs and spaces": (
        paragraph("Mở ", "lớp<!-- -->", "<w:r><w:tab/></w:r>", " tập  huấn "),
        ["Mở lớp tập huấn"],
    ),
    "letters and marks from two runs": (paragraph("Ke\u0302", "\u0301 hoạch"), ["Kế hoạch"]),
    "hyphens": (
        paragraph("12/KH", "<w:r><w:noBreakHyphen/><w:t>UBND, tuyên</w:t><w:softHyphen/></w:r>", "truyền"),
        ["12/KH-UBND, tuyêntruyền"],
    ),
    "a hyphen that does not break": (paragraph("12/KH\u2011UBND"), ["12/KH-UBND"]),
    "signs of other fonts": (
        paragraph(
            "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
            " 95%, ",
            "<w:r><w:sym w:font='Wingdings' w:char='00FC'/></w:r>",
        ),
        ["≥ 95%, ✓"],
    ),
    "links": (
        paragraph("Xem ", f"<w:hyperlink r:id='rId1'>{run('Cổng thông tin')}</w:hyperlink>"),
        ["Xem Cổng thông tin"],
    ),
    "fields": (paragraph("Quý ", field(" REF quy ", "II")), ["Quý II"]),
    "a field in the code of another": (
        paragraph(field(f" IF </w:instrText></w:r>{field('PAGE', 'trong')}<w:r><w:instrText> = 1", "ngoài")),
        ["ngoài"],
    ),
    "a field over two paragraphs": (
        paragraph(BEGIN, "<w:r><w:instrText>QUOTE</w:instrText></w:r>", SEPARATE, "một")
        + paragraph("hai", END),
        ["một", "hai"],
    ),
    "a field without an end": (paragraph(BEGIN, "vẫn còn"), ["vẫn còn"]),
    "a simple field": (
        paragraph(f"<w:fldSimple w:instr='DATE'>{run('năm 2027')}</w:fldSimple>"),
        ["năm 2027"],
    ),
    "page numbers": (
        paragraph(
            "Trang ", f"<w:fldSimple w:instr=' PAGE '>{run('7')}</w:fldSimple>", field("NUMPAGES", "9")
        ),
        ["Trang"],
    ),
    "content controls": (
        f"<w:sdt><w:sdtContent>{paragraph('Khối')}</w:sdtContent></w:sdt>"
        + paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Trong dòng')}</w:sdtContent></w:sdt>"),
        ["Khối", "Trong dòng"],
    ),
    "smart tags and elements of others": (
        paragraph(f"<w:smartTag>{run('Hòa An')}</w:smartTag><w:customXml>{run(' xã')}</w:customXml>"),
        ["Hòa An xã"],
    ),
    "tracked changes": (
        paragraph(
            "Giao ",
            f"<w:del {CHANGE}><w:r><w:delText>cũ</w:delText></w:r></w:del>",
            f"<w:ins {CHANGE}>{run('mới')}</w:ins>",
        ),
        ["Giao mới"],
    ),
    "what was moved": (
        paragraph(f"<w:moveFrom {CHANGE}>{run('Đi')}</w:moveFrom>", "Ở lại")
        + paragraph(f"<w:moveTo {CHANGE}>{run('Đi')}</w:moveTo>"),
        ["Ở lại", "Đi"],
    ),
    "a deleted end of a paragraph": (
        paragraph("Tiếp ", properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>") + paragraph("theo."),
        ["Tiếp theo."],
    ),
    "a large first letter": (
        paragraph("C", properties="<w:framePr w:dropCap='drop'/>") + paragraph("ăn cứ Luật;"),
        ["Căn cứ Luật;"],
    ),
    "hidden words": (paragraph("Thấy", run(" ẩn", "<w:vanish/>")), ["Thấy"]),
    "capitals": (paragraph(run("Mục đích", "<w:caps/>")), ["MỤC ĐÍCH"]),
    "a text box before the words": (
        paragraph(box(paragraph("Trong ô"), paragraph("dòng hai")), "Sau"),
        ["Trong ô", "dòng hai", "Sau"],
    ),
    "a text box behind them": (paragraph("Trước", box(paragraph("Trong ô"))), ["Trước", "Trong ô"]),
    "a text box of an old Word": (
        paragraph(
            f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Cũ')}</w:txbxContent></v:textbox></w:pict></w:r>"
        ),
        ["Cũ"],
    ),
    "equations": (
        paragraph(
            "Tỷ lệ ",
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:d><m:e><m:r><m:t>b+c</m:t></m:r></m:e>"
            "</m:d></m:den></m:f></m:oMath>",
        ),
        ["Tỷ lệ a/(b+c)"],
    ),
    "a frame of one cell": (
        table([paragraph("Trong khung") + table([paragraph("a"), paragraph("b")]) + paragraph("Cuối")]),
        ["Trong khung", "a", "b", "Cuối"],
    ),
}


@pytest.mark.parametrize("what", ON_PAPER)
def test_every_word_on_paper(what: str, read: Callable[[str], list[str]]) -> None:
    """Nothing is lost, nothing comes twice, nothing that is not printed comes along."""
    xml, expected = ON_PAPER[what]
    assert read(xml) == expected


#: Lines of a paragraph (Shift+Enter), and the paragraphs that they are.
LINES = {
    "a title in lines": (["Thông tin đối ngoại", "trên địa bàn tỉnh", "năm 2027"], 1),
    "a name that goes on": (["Triển khai Chương trình của", "Ủy ban nhân dân tỉnh"], 1),
    "a range of years": (["giai đoạn 2026", "- 2030"], 1),
    "dashes": (["Nhiệm vụ", "- Một", "- Hai"], 3),
    "numbers": (["Nhiệm vụ", "1. Một", "1.1. Một một", "a) Hai", "II. Ba"], 5),
    "sentences": (["Mở lớp tập huấn.", "Kiểm tra;", "Sơ kết"], 3),
    "a line about a task": (["Mở lớp tập huấn", "Thời gian: Quý I"], 2),
    "an empty line": (["Mở lớp", "", "tập huấn"], 2),
    "a kind above its title": (["KẾ HOẠCH", "Thông tin đối ngoại"], 2),
    "the national title": (
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Bình"],
        3,
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_lines_of_a_paragraph(what: str, tmp_path: Path) -> None:
    """Whatever is taken for a paragraph, the words are the same."""
    lines, many = LINES[what]
    found = written(read_blocks(PlanInWord().paragraph("\n".join(lines)).save(tmp_path / "a.docx")))
    assert " ".join(found) == " ".join(" ".join(lines).split())
    assert len(found) == many


def test_word_parted_behind_its_hyphen(read: Callable[[str], list[str]]) -> None:
    """No space comes into the sign of a document."""
    assert read(paragraph("Kế hoạch số 12/KH-", BREAK, "UBND")) == ["Kế hoạch số 12/KH-UBND"]


def test_lines_in_a_cell(tmp_path: Path) -> None:
    """Each office has its line; what begins with a small letter goes on."""
    cells = "".join(
        f"<w:tc>{paragraph(first, BREAK, second)}</w:tc>"
        for first, second in (
            ("Sở Tư pháp", "Sở Nội vụ"),
            ("Thường xuyên", "trong năm"),
            ("Sở Văn hóa,", "Thể thao và Du lịch"),
        )
    )
    path = PlanInWord().xml(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").save(tmp_path / "a.docx")
    assert written(read_blocks(path)) == [
        "Sở Tư pháp", "Sở Nội vụ", "Thường xuyên trong năm", "Sở Văn hóa, Thể thao và Du lịch",
    ]  # fmt: skip


def test_bold_title_above_its_text(read: Callable[[str], list[str]]) -> None:
    """A line in another face is another paragraph."""
    assert read(paragraph(run("1. Mục đích", "<w:b/>"), BREAK, "Nâng cao nhận thức")) == [
        "1. Mục đích",
        "Nâng cao nhận thức",
    ]


def cells(blocks: Blocks, number: int) -> list[list[str]]:
    """The columns of a table of one row."""
    found = blocks[number]
    assert isinstance(found, Table)
    assert len(found.rows) == 1
    return [[one.written for one in cell.paragraphs] for cell in found.rows[0].cells]


def test_letterhead_and_foot_set_with_tabs(tmp_path: Path) -> None:
    """What stands in one column is a cell, as in the tables that most offices make."""
    plan = PlanInWord().paragraphs(
        "UBND TỈNH AN BÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ TƯ PHÁP          Độc lập - Tự do - Hạnh phúc",
        "Số:     /KH-STP\tAn Bình, ngày     tháng 01 năm 2027",
        "KẾ HOẠCH",
        "1.\tMở lớp\ttập huấn.",
        "Nơi nhận:\tGIÁM ĐỐC",
        "- Như trên;",
        "- UBND các xã,",
        "phường;",
        "\tTrần Văn An",
        "PHỤ LỤC",
    )
    blocks = read_blocks(plan.save(tmp_path / "a.docx"))
    assert cells(blocks, 0) == [
        ["UBND TỈNH AN BÌNH", "SỞ TƯ PHÁP", "Số: /KH-STP"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "An Bình, ngày tháng 01 năm 2027",
        ],
    ]
    assert written(blocks[1:3]) == ["KẾ HOẠCH", "1. Mở lớp tập huấn."]
    assert cells(blocks, 3) == [
        ["Nơi nhận:", "- Như trên;", "- UBND các xã,", "phường;"],
        ["GIÁM ĐỐC", "Trần Văn An"],
    ]
    assert written(blocks[4:]) == ["PHỤ LỤC"]
    places = [one.place for one in all_paragraphs(blocks)]
    assert places == sorted(set(places))


def test_letterhead_whose_lines_are_too_long(tmp_path: Path) -> None:
    """The national title and the date in two lines each stay in their column."""
    plan = PlanInWord().paragraphs(
        "UBND TỈNH AN BÌNH\tCỘNG HÒA XÃ HỘI",
        "SỞ TƯ PHÁP\tCHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-STP\tAn Bình, ngày 05",
        "\ttháng 01 năm 2027",
        "KẾ HOẠCH",
    )
    assert cells(read_blocks(plan.save(tmp_path / "a.docx")), 0) == [
        ["UBND TỈNH AN BÌNH", "SỞ TƯ PHÁP", "Số: 12/KH-STP"],
        ["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "An Bình, ngày 05", "tháng 01 năm 2027"],
    ]


def test_letterhead_in_text_boxes(tmp_path: Path) -> None:
    """Boxes of a letterhead that hang on one paragraph are its columns; other boxes are paragraphs."""
    left, right = box(paragraph("UBND TỈNH AN BÌNH")), box(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    others = box(paragraph("Một")), box(paragraph("Hai"))
    plan = PlanInWord().xml(paragraph(left, right) + paragraph(*others))
    blocks = read_blocks(plan.save(tmp_path / "a.docx"))
    assert cells(blocks, 0) == [["UBND TỈNH AN BÌNH"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    assert written(blocks[1:]) == ["Một", "Hai"]


def test_tabs_in_the_text_make_no_columns(tmp_path: Path) -> None:
    """A foot below which nothing stands beside the recipients is left as it is."""
    plan = PlanInWord().paragraphs("a)\tMở lớp", "Nơi nhận:", "- Như trên;", "GIÁM ĐỐC")
    blocks = read_blocks(plan.save(tmp_path / "a.docx"))
    assert written(blocks) == ["a) Mở lớp", "Nơi nhận:", "- Như trên;", "GIÁM ĐỐC"]
    assert not any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize("automatic", [False, True])
def test_labels_typed_or_printed_by_word(tmp_path: Path, *, automatic: bool) -> None:
    """They are the same on paper; those that Word prints stand in no text."""
    plan = PlanInWord(automatic=automatic).section("I. NỘI DUNG").section("1. Mục đích").dash("Một", "Hai")
    plan.plus("Ba").section("2. Yêu cầu").clause("a) Bốn").clause("b) Năm").section("II. NHIỆM VỤ").section(
        "1. Sáu"
    )
    blocks = read_blocks(plan.clause("1.1. Bảy").save(tmp_path / "a.docx"))
    assert written(blocks) == [
        "I. NỘI DUNG", "1. Mục đích", "- Một", "- Hai", "+ Ba", "2. Yêu cầu", "a) Bốn", "b) Năm",
        "II. NHIỆM VỤ", "1. Sáu", "1.1. Bảy",
    ]  # fmt: skip
    assert (blocks[0].label if isinstance(blocks[0], Paragraph) else None) == ("I." if automatic else "")


SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def level(place: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


ROMAN, SECOND = level(0, "upperRoman", "%1."), level(1, "decimal", "%2.")
#: How a list is defined, what comes with its use, the levels of paragraphs, and the labels on paper.
LISTS = {
    "levels begin anew": (ROMAN + SECOND, "", [0, 1, 1, 0, 1], ["I.", "1.", "2.", "II.", "1."]),
    "numbers that go on": (
        ROMAN + level(1, "decimal", "%2.", "<w:lvlRestart w:val='0'/>"),
        "",
        [0, 1, 1, 0, 1],
        ["I.", "1.", "2.", "II.", "3."],
    ),
    "plain numbers below Roman ones": (
        ROMAN + level(1, "decimal", "%1.%2.", "<w:isLgl/>"), "", [0, 0, 1], ["I.", "II.", "2.1."]
    ),
    "another look where it is used": (
        ROMAN, f"<w:lvlOverride w:ilvl='0'>{level(0, 'decimal', 'Điều %1.')}</w:lvlOverride>", [0, 0],
        ["Điều 1.", "Điều 2."],
    ),
    "another beginning where it is used": (
        SECOND, "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='5'/></w:lvlOverride>", [1, 1], ["5.", "6."]
    ),
    "zeros": (level(0, "decimalZero", "%1"), "", [0, 0], ["01", "02"]),
    "more than the letters": (
        level(0, "lowerLetter", "%1"), "", [0] * 28, [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
    ),
    "bullets": (level(0, "bullet", "\uf0b7"), "", [0], ["•"]),
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_labels_of_lists(what: str, tmp_path: Path) -> None:
    """Word counts as its lists say."""
    levels, use, places, labels = LISTS[what]
    plan = PlanInWord()
    numbering = plan.word.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(
        parse_xml(f"<w:abstractNum {SPACES} w:abstractNumId='77'>{levels}</w:abstractNum>")
    )
    numbering.append(parse_xml(f"<w:num {SPACES} w:numId='77'><w:abstractNumId w:val='77'/>{use}</w:num>"))
    for place in places:
        number = f"<w:numPr><w:ilvl w:val='{place}'/><w:numId w:val='77'/></w:numPr>"
        plan.xml(paragraph("x", properties=number))
    found = all_paragraphs(read_blocks(plan.save(tmp_path / "a.docx")))
    assert [one.label for one in found] == labels


def test_list_of_a_style(tmp_path: Path) -> None:
    """A style may name the list, the paragraph only its level; a list may be that of a style of lists."""
    plan = PlanInWord()
    numbering = plan.word.part.numbering_part.element
    for name, defined in (
        (78, f"<w:styleLink w:val='L'/>{ROMAN}{SECOND}"),
        (77, "<w:numStyleLink w:val='L'/>"),
    ):
        xml = f"<w:abstractNum {SPACES} w:abstractNumId='{name}'>{defined}</w:abstractNum>"
        numbering.find(qn("w:num")).addprevious(parse_xml(xml))
    numbering.append(parse_xml(f"<w:num {SPACES} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    style = plan.word.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f"<w:numPr {SPACES}><w:numId w:val='77'/></w:numPr>"))
    plan.xml(paragraph("MỤC ĐÍCH", properties="<w:pStyle w:val='Heading1'/>"))
    plan.xml(
        paragraph("Mục đích", properties="<w:pStyle w:val='Heading1'/><w:numPr><w:ilvl w:val='1'/></w:numPr>")
    )
    assert written(read_blocks(plan.save(tmp_path / "a.docx"))) == ["I. MỤC ĐÍCH", "1. Mục đích"]


def test_empty_paragraphs_of_a_list_count(tmp_path: Path) -> None:
    """Word prints their number; a row's number may stand in a cell without words."""
    plan = PlanInWord(automatic=True).clause("1. Một")
    number = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='77'/></w:numPr>"
    plan.xml(paragraph(properties=number) + table([paragraph(properties=number), paragraph("Hai")]))
    assert written(read_blocks(plan.clause("1. Ba").save(tmp_path / "a.docx"))) == [
        "1. Một",
        "3.",
        "Hai",
        "4. Ba",
    ]


def test_merged_cells(tmp_path: Path) -> None:
    """A cell stands where it begins, with the columns and rows that it spans."""
    rows = [
        ["TT", "Nội dung", "Phân công", LEFT],
        [ABOVE, ABOVE, "Chủ trì", "Phối hợp"],
        ["1", "Mở lớp", "A", "B"],
        ["Nhóm", LEFT, LEFT, LEFT],
    ]
    (table,) = read_blocks(PlanInWord().table(rows, repeated=2).save(tmp_path / "a.docx"))
    assert isinstance(table, Table)
    assert table.columns == 4
    shapes = [[(cell.text, cell.column, cell.columns, cell.rows) for cell in row.cells] for row in table.rows]
    assert shapes == [
        [("TT", 0, 1, 2), ("Nội dung", 1, 1, 2), ("Phân công", 2, 2, 1)],
        [("Chủ trì", 2, 1, 1), ("Phối hợp", 3, 1, 1)],
        [("1", 0, 1, 1), ("Mở lớp", 1, 1, 1), ("A", 2, 1, 1), ("B", 3, 1, 1)],
        [("Nhóm", 0, 4, 1)],
    ]


def test_rows_that_do_not_fill_the_grid(tmp_path: Path) -> None:
    """A row may begin further right; cells may be merged as Word did long ago; rows may be deleted."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>".format
    rows = (
        f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('', paragraph('b'))}",
        cell("<w:hMerge w:val='restart'/>", paragraph("ab")) + cell("<w:hMerge/>", paragraph("che")),
        f"<w:trPr><w:del {CHANGE}/></w:trPr>{cell('', paragraph('xóa'))}",
        cell("<w:gridSpan w:val='999999999'/>", paragraph("c")),
    )
    xml = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    reading = read_word(PlanInWord().xml(xml).save(tmp_path / "a.docx"))
    (table,) = reading.blocks
    assert isinstance(table, Table)
    assert [[(cell.text, cell.column, cell.columns) for cell in row.cells] for row in table.rows] == [
        [("b", 1, 1)], [("ab", 0, 2)], [("c", 0, 63)],
    ]  # fmt: skip
    assert "che" in reading.remarks[0].text.vi


def test_faces_and_places(tmp_path: Path) -> None:
    """Bold, italic and centred also by styles; places count all paragraphs, those of cells included."""
    plan = PlanInWord()
    plan.word.styles["Heading 1"].font.bold = True
    plan.paragraph("Thường").table([["a", "b"]], bold=0).title("KẾ HOẠCH").basis("Căn cứ")
    plan.xml(paragraph("Theo kiểu", properties="<w:pStyle w:val='Heading1'/>"))
    plan.xml(paragraph(run("Nửa", "<w:b/>"), " thường"))
    paragraphs = all_paragraphs(read_blocks(plan.save(tmp_path / "a.docx")))
    assert [one.place for one in paragraphs] == [1, 2, 3, 4, 5, 6, 7]
    assert [(one.bold, one.italic, one.centred) for one in paragraphs[3:]] == [
        (True, False, True), (False, True, False), (True, False, False), (False, False, False),
    ]  # fmt: skip


def with_part(raw: bytes, name: str, kind: str, content: str) -> bytes:
    """A document with one more part, which the text refers to as rId99."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    link = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            if member == "[Content_Types].xml":
                part = f'<Override PartName="/word/{name}" ContentType="{types}.{kind}+xml"/></Types>'
                text = text.replace(b"</Types>", part.encode())
            if member == "word/_rels/document.xml.rels":
                part = f'<Relationship Id="rId99" Type="{link}" Target="{name}"/></Relationships>'
                text = text.replace(b"</Relationships>", part.encode())
            new.writestr(member, text)
        new.writestr(f"word/{name}", content)
    return stream.getvalue()


def test_notes_stand_behind_what_refers_to_them(tmp_path: Path) -> None:
    """Their words are on paper; each has the number that is printed."""
    refer = "<w:r><w:footnoteReference w:id='{}'/></w:r>".format
    plan = PlanInWord().xml(paragraph("Một", refer(5), " hai", refer(7)) + paragraph("Ba", refer(404)))
    notes = "".join(
        f'<w:footnote w:id="{name}">{paragraph(text)}</w:footnote>'
        for name, text in ((7, "Sau"), (5, "Trước"))
    )
    path = tmp_path / "a.docx"
    path.write_bytes(
        with_part(plan.packed(), "footnotes.xml", "footnotes", f"<w:footnotes {SPACES}>{notes}</w:footnotes>")
    )
    assert written(read_blocks(path)) == ["Một hai", "[1] Trước", "[2] Sau", "Ba"]


def headed(text: str, *, first: bool) -> bytes:
    """A document with a header; ``first``: on its first page only."""
    plan = PlanInWord().paragraph("KẾ HOẠCH")
    section = plan.word.sections[0]
    section.different_first_page_header_footer = first
    header = section.first_page_header if first else section.header
    header.is_linked_to_previous = False
    header.paragraphs[0].text = text
    return plan.packed()


@pytest.mark.parametrize("first", [False, True])
def test_letterhead_in_the_header(tmp_path: Path, *, first: bool) -> None:
    """Some offices have it there; any other header is repeated on each page and is none of the text."""
    path = tmp_path / "a.docx"
    path.write_bytes(headed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", first=first))
    assert written(read_blocks(path)) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"]
    path.write_bytes(headed("Kế hoạch năm 2027", first=first))
    assert written(read_blocks(path)) == ["KẾ HOẠCH"]


def test_contents_that_word_made_are_left_out(tmp_path: Path) -> None:
    """Its titles stand in the text; whoever imports is told."""
    xml = paragraph(field(" TOC \\o ", "I. NỘI DUNG 1")) + paragraph("I. NỘI DUNG")
    reading = read_word(PlanInWord().xml(xml).save(tmp_path / "a.docx"))
    assert written(reading.blocks) == ["I. NỘI DUNG"]
    assert "mục lục" in reading.remarks[0].text.vi


def picture(width: int) -> str:
    """A paragraph with a picture of some width (cm)."""
    names = "http://schemas.openxmlformats.org/drawingml/2006"
    return paragraph(
        f"<w:r><w:drawing><wp:inline><wp:extent cx='{width * 360000}' cy='{5 * 360000}'/><a:graphic>"
        f"<a:graphicData><pic:pic xmlns:pic='{names}/picture'/></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>",
    )


def test_large_pictures_are_remarked(tmp_path: Path) -> None:
    """One may be of a page with words; a seal is none."""
    plan = PlanInWord().paragraph("Một").xml(picture(12) + picture(3))
    reading = read_word(plan.save(tmp_path / "a.docx"))
    assert [remark.place for remark in reading.remarks] == [2]
    assert "ảnh lớn" in reading.remarks[0].text.vi


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_words_struck_out_are_remarked(mark: str, tmp_path: Path) -> None:
    """They are on paper, so they are read; a task that was dropped is not taken for one without a word."""
    plan = PlanInWord().paragraph("Một").xml(paragraph("Xong ", run("trước ngày 30/6", mark), " 30/9"))
    reading = read_word(plan.save(tmp_path / "a.docx"))
    assert [one.text for one in all_paragraphs(reading.blocks)] == ["Một", "Xong trước ngày 30/6 30/9"]
    assert [remark.place for remark in reading.remarks] == [2]
    assert "“trước ngày 30/6” bị gạch ngang" in reading.remarks[0].text.vi


def test_nothing_is_said_where_no_word_is_struck_out(tmp_path: Path) -> None:
    """The mark is switched off, or lies on blanks."""
    words = paragraph(run("Một", '<w:strike w:val="0"/>'), run("  ", "<w:strike/>"), "hai")
    assert read_word(PlanInWord().xml(words).save(tmp_path / "a.docx")).remarks == ()


#: What cannot be read, and what the sentence says.
REFUSED = {
    "an old .doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "LibreOffice, chọn Lưu thành (Save As)",
    ),
    "a PDF": (b"%PDF-1.7\n", "Xin cơ quan ban hành tệp Word"),
    "a scan": (b"\xff\xd8\xff\xe0JFIF", "nhận dạng chữ (OCR)"),
    "RTF": (b"{\\rtf1 x}", "kiểu .docx rồi nhập lại"),
    "an empty file": (b"", "Tải lại từ nơi gửi rồi nhập lại"),
    "a broken file": (
        PlanInWord().paragraph("x").packed()[:900],
        "Mở bằng Word để sửa, lưu lại rồi nhập lại",
    ),
    "no words": (PlanInWord().packed(), "không có chữ nào"),
    "the content of another file": (
        PlanInWord().xml(f"{paragraph('x')}<w:altChunk r:id='rId1'/>").packed(),
        "ghép nội dung của tệp khác",
    ),
    "the letters of an old font": (
        PlanInWord().paragraphs("KÕ ho¹ch tuyªn truyÒn cña tØnh", "Môc ®Ých, yªu cÇu").packed(),
        "TCVN3",
    ),
    "letters in a wrong encoding": (
        PlanInWord()
        .paragraph("Kế hoạch tuyên truyền".encode().decode("latin-1").replace("\x83", ""))
        .packed(),
        "mở sai bảng mã",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read(kind: str, tmp_path: Path) -> None:
    """The sentence says how to go on, in both languages without a gap."""
    raw, words = REFUSED[kind]
    path = tmp_path / "a.docx"
    path.write_bytes(raw)
    with pytest.raises(WordNotReadableError) as refused:
        read_blocks(path)
    assert words in refused.value.message.vi
    assert "{" not in refused.value.message.vi + refused.value.message.en


def test_few_words_of_an_old_font_are_remarked(tmp_path: Path) -> None:
    """The rest of the document is read."""
    plan = PlanInWord().paragraphs("KÕ ho¹ch tuyªn truyÒn cña tØnh", *["Mở lớp tập huấn."] * 30)
    reading = read_word(plan.save(tmp_path / "a.docx"))
    assert [remark.place for remark in reading.remarks] == [1]
    assert "Kế hoạch tuyên truyền của tỉnh" in reading.remarks[0].text.vi
