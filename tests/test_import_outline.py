"""The parts of a plan as they are read from Word: head, sections, clauses under their own numbers, foot."""

import random
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table, all_paragraphs
from ttdn.importing.outline import read_outline
from ttdn.importing.outline_model import Node, Outline, Part
from ttdn.model.scalars import is_clause_id
from ttdn.vietnamese import nfc


def document(*lines: str | list[list[str]]) -> Blocks:
    """Blocks from lines: ``**bold**``, ``^centred``, ``#1.# text`` printed by Word; a list is a table."""
    blocks: list[Block] = []
    place = 0
    for line in lines:
        if isinstance(line, str):
            place += 1
            blocks.append(paragraph(line, place))
            continue
        rows = []
        for texts in line:
            cells = []
            for column, text in enumerate(texts):
                paragraphs = []
                for part in filter(None, text.split("\n")):
                    place += 1
                    paragraphs.append(paragraph(part, place))
                cells.append(Cell(tuple(paragraphs), column))
            rows.append(Row(tuple(cells)))
        blocks.append(Table(tuple(rows), place))
    return tuple(blocks)


def paragraph(line: str, place: int) -> Paragraph:
    """A paragraph as ``document`` has it."""
    text = nfc(line)
    centred, text = text.startswith("^"), text.removeprefix("^")
    label = re.match(r"#(.+?)# ", text)
    text = text[label.end() :] if label else text
    bold = text.startswith("**")
    return Paragraph(
        text.strip("*") if bold else text, place, label[1] if label else "", bold=bold, centred=centred
    )


HEAD = (
    [
        ["UBND TỈNH AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027"],
    ],
    "^**KẾ HOẠCH**",
    "^**Chuyển đổi số năm 2027**",
)
FOOT = [["Nơi nhận:\n- Như trên;\n- Lưu: VT, KGVX.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Bình"]]


def numbers(outline: Outline) -> list[str]:
    """The numbers of all clauses in the order of the document."""
    return [node.number for node in outline.walk()]


def plan(*lines: str | list[list[str]]) -> Outline:
    """The outline of a plan with a head and a foot."""
    return read_outline(document(*HEAD, *lines, FOOT))


def node(outline: Outline, number: str) -> Node:
    """The clause with a number."""
    return next(one for one in outline.walk() if one.number == number)


def loose(one: Node) -> list[str]:
    """The paragraphs without a label right below a clause."""
    return [each.text for each in one.content if isinstance(each, Paragraph)]


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each word and each number stands in texts."""
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def kept(outline: Outline) -> list[str]:
    """All texts of an outline."""
    head, foot = outline.head, outline.foot
    texts = [*head.agency, head.number, head.place, head.day, head.kind, head.title, *head.rest]
    texts += [*outline.basis, outline.opening, *outline.attached]
    texts += [*foot.recipients, *foot.authority, foot.name, *foot.rest]
    for one in (*outline.sections, *outline.closing, *outline.leftover):
        texts += written(one)
    return texts


def written(one: Node | Paragraph | Table) -> list[str]:
    """The texts of a clause with all below it, of a paragraph, of a table."""
    if isinstance(one, Paragraph):
        return [one.written]
    if isinstance(one, Table):
        return [each.written for each in one.paragraphs()]
    return [one.label, one.text, *(text for below in one.content for text in written(below))]


def assert_all_kept(blocks: Blocks) -> Outline:
    """No word of a document is lost, none stands twice; "Số:" and "Nơi nhận:" only say what follows."""
    outline = read_outline(blocks)
    before, after = words(one.written for one in all_paragraphs(blocks)), words(kept(outline))
    assert not after - before
    # Word's sign before a recipient is a letter of its font.
    assert set(before - after) <= {"Số", "Nơi", "nhận", "o"}
    found = numbers(outline)
    assert len(set(found)) == len(found)
    assert all(map(is_clause_id, found))
    return outline


def test_head_and_foot_of_tables() -> None:
    """The usual letterhead and foot, in tables without borders."""
    outline = plan("Căn cứ Luật A;", "UBND tỉnh ban hành Kế hoạch như sau:", "**I. NỘI DUNG**", "- Việc.")
    head, foot = outline.head, outline.foot
    assert (head.agency, head.number, head.place) == (("UBND TỈNH AN BÌNH",), "12/KH-UBND", "An Bình")
    assert (head.day, head.kind, head.title) == (
        "ngày 05 tháng 01 năm 2027",
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2027",
    )
    assert outline.basis == ("Căn cứ Luật A;",)
    assert outline.opening == "UBND tỉnh ban hành Kế hoạch như sau:"
    assert foot.recipients == ("Như trên;", "Lưu: VT, KGVX.")
    assert (foot.authority, foot.name) == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Bình")
    assert not outline.remarks


def test_clauses_stand_under_their_own_numbers() -> None:
    """Sections, clauses, points, dashes and what is below dashes."""
    outline = plan(
        "**I. MỤC ĐÍCH, YÊU CẦU**",
        "**1. Mục đích**",
        "- Một.",
        "- Hai.",
        "**2. Yêu cầu**",
        "a) Một.",
        "đ) Hai.",
        "**II. NHIỆM VỤ**",
        "**1. Hạ tầng**",
        "1.1. Mạng",
        "- Phủ sóng:",
        "+ Trung tâm xã.",
        "+ Thôn.",
        "1.2. Máy.",
        "**2. Nhân lực**",
        "Mở lớp tập huấn.",
    )
    assert numbers(outline) == [
        "I",
        "I.1",
        "I.1.1",
        "I.1.2",
        "I.2",
        "I.2.a",
        "I.2.đ",
        "II",
        "II.1",
        "II.1.1",
        "II.1.1.1",
        "II.1.1.1.1",
        "II.1.1.1.2",
        "II.1.2",
        "II.2",
    ]
    assert [node(outline, one).part for one in ("I.1", "I.2", "II.1")] == [
        Part.GOALS,
        Part.REQUIREMENTS,
        Part.TASKS,
    ]
    assert [one.text for one in node(outline, "II.2").content if isinstance(one, Paragraph)] == [
        "Mở lớp tập huấn."
    ]


def test_labels_printed_by_word_are_labels() -> None:
    """A list that Word numbers reads like one that was typed."""
    outline = plan(
        "#I.# **NỘI DUNG**", "#1.# **Hạ tầng**", "#-# Phủ sóng.", "#-# Lắp máy.", "#2.# **Nhân lực**", "Lớp."
    )
    assert numbers(outline) == ["I", "I.1", "I.1.1", "I.1.2", "I.2"]
    assert node(outline, "I.1.2").label == "-"


@pytest.mark.parametrize(
    "sentence",
    [
        "1.000 người được tập huấn.",
        "15/11 là hạn cuối.",
        "2026 - 2030 là giai đoạn hai.",
        "I.Q. là một chỉ số.",
    ],
)
def test_a_sentence_that_begins_with_a_figure_has_no_label(sentence: str) -> None:
    """A figure in front of a sentence is no number of a clause."""
    outline = plan("**I. NỘI DUNG**", "**1. Hạ tầng**", sentence)
    assert numbers(outline) == ["I", "I.1"]


def test_a_number_that_stands_twice_is_cited() -> None:
    """The section with work keeps its number; the other, with all below it, says the document's."""
    outline = plan(
        "**I. LỘ TRÌNH**", "1. Năm đầu.", "**I. NHIỆM VỤ**", "1. Phủ sóng.", "**II. KINH PHÍ**", "- Một."
    )
    assert numbers(outline) == ["I2", "I2.1", "I", "I.1", "II", "II.1"]
    assert [node(outline, one).cited_as for one in ("I2", "I2.1", "I", "I.1")] == ["I", "I.1", None, None]
    assert node(outline, "I2").remarks


def test_labelled_lines_belong_to_the_dash_above() -> None:
    """A line "Cơ quan chủ trì: …" says something of the dash; any other paragraph behind dashes does not."""
    outline = plan(
        "**I. NHIỆM VỤ**", "**1. Hạ tầng**", "- Phủ sóng.", "Cơ quan chủ trì: Sở A.", "Việc này gấp."
    )
    assert loose(node(outline, "I.1.1")) == ["Cơ quan chủ trì: Sở A."]
    assert loose(node(outline, "I.1")) == ["Việc này gấp."]


def test_what_a_page_tore_apart_is_joined() -> None:
    """A sentence that goes on in small letters is one, so is a heading in the same face."""
    outline = plan(
        "**I. NHIỆM VỤ**",
        "**1. Sở Văn hóa, Sở Nội vụ, Sở Tài chính và Sở Khoa học,**",
        "**Hội Nông dân**",
        "- Phủ sóng các",
        "xã, phường.",
        "- Lắp máy.",
        "Việc khác.",
    )
    assert node(outline, "I.1").text == "Sở Văn hóa, Sở Nội vụ, Sở Tài chính và Sở Khoa học, Hội Nông dân"
    assert node(outline, "I.1.1").text == "Phủ sóng các xã, phường."
    assert node(outline, "I.1.1").remarks
    assert node(outline, "I.1.2").text == "Lắp máy."


def test_two_points_in_one_paragraph_are_parted_where_the_third_follows() -> None:
    """Three points are sure where the third stands behind; without it nothing is parted."""
    outline = plan("**I. NỘI DUNG**", "a. Từ tháng 3 b. Tại hai xã", "- Xã Một.", "c. Mười mẫu")
    assert numbers(outline) == ["I", "I.a", "I.b", "I.b.1", "I.c"]
    assert numbers(plan("**I. NỘI DUNG**", "a. Từ tháng 3 b. Tại hai xã")) == ["I", "I.a"]


def test_an_annex_is_a_clause_with_title_and_table() -> None:
    """An annex stands behind the foot, with its title, the line in brackets and its table."""
    blocks = document(
        *HEAD,
        "**I. NỘI DUNG**",
        "- Việc.",
        FOOT,
        "**PHỤ LỤC**",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 12/KH-UBND)",
        [["TT", "Việc"], ["1", "Phủ sóng"]],
    )
    annex = assert_all_kept(blocks).sections[-1]
    assert (annex.number, annex.text, annex.part) == ("PL", "DANH MỤC NHIỆM VỤ", Part.TASKS)
    assert [type(one) for one in annex.content] == [Paragraph, Table]


def test_a_decision_keeps_its_articles_and_the_plan_it_issues() -> None:
    """The articles are clauses cited as such; the attached plan's sections keep their numbers."""
    blocks = document(
        [
            ["UBND XÃ TÂN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 5/QĐ-UBND", "Tân Hòa, ngày 06 tháng 01 năm 2027"],
        ],
        "^**QUYẾT ĐỊNH**",
        "^**Ban hành Chương trình khuyến học năm 2027**",
        "Căn cứ Luật A;",
        "^**QUYẾT ĐỊNH:**",
        "Điều 1. Ban hành kèm theo Quyết định này Chương trình khuyến học.",
        "Điều 2. Các đơn vị chịu trách nhiệm thi hành.",
        FOOT,
        "^**CHƯƠNG TRÌNH**",
        "^**Khuyến học năm 2027**",
        "^(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
        "**I. MỤC TIÊU**",
        "1. Mọi người học.",
        "**II. NHIỆM VỤ**",
        "1. Mở thư viện.",
    )
    outline = assert_all_kept(blocks)
    assert outline.head.kind == "QUYẾT ĐỊNH"
    assert numbers(outline) == ["D1", "D2", "I", "I.1", "II", "II.1"]
    assert [one.cited_as for one in outline.sections] == ["Điều 1", "Điều 2", None, None]
    assert [one.part for one in outline.sections] == [Part.CLAUSES, Part.DUTIES, Part.GOALS, Part.TASKS]
    assert "Khuyến học năm 2027" in outline.attached


LETTERS = (
    ["A.", "B.", "I.", "II.", "III.", "V.", "Phần I", "PHẦN THỨ HAI", "Chương I", "Điều 1.", "Mục 2."],
    ["1.", "2.", "2)", "3/", "1.1.", "1.2", "2.1.1.", "II.1.", "Hoạt động 1:", "Chỉ tiêu 2.", "Bước 1"],
    ["a)", "b)", "đ)", "a.", "i)", "ii.", "(1)", "(i)", "(a)", "b1)"],
    ["-", "–", "+", "*", "•", "#1.# ", "#-# ", "#o# ", "#a)# ", "", "", "", ""],
)
TEXTS = (
    "Một câu.",
    "Một việc",
    "một phần của câu;",
    "CHỮ HOA",
    "**Chữ đậm**",
    "^**Chữ đậm ở giữa**",
    "Gồm:",
    "Cơ quan chủ trì: Sở A.",
    "(kèm theo)",
    "Tháng 3 b. Tại hai xã",
    "PHỤ LỤC",
    "Nơi nhận:",
    "KẾ HOẠCH",
    "^**KẾ HOẠCH**",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "Trần Văn An",
    "Số: 5/KH-UBND",
    "Trên đây là Kế hoạch./.",
    "Căn cứ Luật A; Luật B;",
    "UBND xã ban hành Kế hoạch như sau:",
    "An Bình, ngày 05 tháng 01 năm 2027",
    "1.000 người",
    "**PHỤ LỤC II: Danh mục**",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "QUYẾT ĐỊNH:",
    "Kính gửi: Sở A",
)


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_in_whatever_order_lines_come(seed: int) -> None:
    """Documents that nobody would write keep every word, once, and numbers that a plan can have."""
    chance = random.Random(seed)  # noqa: S311 - the same documents each time
    lines: list[str | list[list[str]]] = []
    for _ in range(chance.randint(1, 60)):
        label, text = chance.choice(chance.choice(LETTERS)), chance.choice(TEXTS)
        if text.startswith(("^", "*")) or label.startswith("#"):
            label = label if label.startswith("#") and not text.startswith("^") else ""
        lines.append(f"{label}{' ' if label and not label.startswith('#') else ''}{text}")
        if chance.random() < 0.08:
            lines.append(chance.choice([FOOT, HEAD[0], [["TT", "Việc"], ["1", "Mở lớp"]]]))
    assert_all_kept(document(*lines))
