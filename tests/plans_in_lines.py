"""Documents as blocks, typed line by line, and what their outlines hold: for tests of importing."""

import re
from collections import Counter
from collections.abc import Iterable

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table, all_paragraphs
from ttdn.importing.outline import read_outline
from ttdn.importing.outline_model import Node, Outline
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
