"""The columns of a table in Word.

As wide as the template says, as far as figures stay whole and rows stay low.
"""

import io
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document, Table
from ttdn.documents.layout.word.columns import Columns, fit_columns
from ttdn.documents.layout.word.render import render_word
from ttdn.measure import text_width
from ttdn.model.plan import Letterhead

# python-docx has no types.
Word = Any

SENTENCE = "Tuyên truyền, quảng bá hình ảnh thành phố trên các phương tiện thông tin đại chúng; "
LETTERHEAD = Letterhead.model_validate(
    {
        "agency": ["UBND"],
        "symbol": "BC-UBND",
        "place": "Nha Trang",
        "signature": {"authority": ["CHỦ TỊCH"]},
        "recipients": ["Lưu: VT"],
    }
)


def table(text: str) -> Table:
    """A table, written in Markdown."""
    ((block,), _) = parse_markdown(text)
    assert isinstance(block, Table)
    return block


def fit(text: str, width: float = 16.5) -> Columns:
    """The columns of a table written in Markdown."""
    return fit_columns(table(text), width, (12, 11))


def word_table(text: str) -> Word:
    """A table, read back from the Word file of a document that has nothing else."""
    blocks, annexes = parse_markdown(text)
    document = Document("BÁO CÁO", "Kết quả", "UBND", LETTERHEAD, date(2020, 12, 10), (*blocks,), annexes)
    return docx.Document(io.BytesIO(render_word(document))).tables[1]


def test_shares_of_the_template_hold() -> None:
    """Where all is on one line anyway, the columns are as wide as their dashes say.

    Together as wide as the text.
    """
    columns = fit("| A | B | C |\n|----|--------|--------------------|\n| 1 | b | c |")
    assert columns.widths == pytest.approx((16.5 * 4 / 32, 16.5 * 8 / 32, 16.5 * 20 / 32))
    assert columns.size == 12


@pytest.mark.parametrize("figure", ["1.547.770", "1.234.567.890.123", "10/12/2020", "83,70%"])
@pytest.mark.parametrize("face", ["", "**"])
def test_figures_never_break(figure: str, face: str) -> None:
    """A column is as wide as its longest figure, whatever its share is."""
    columns = fit(f"| Số | Nội dung |\n|-:|{'-' * 200}|\n| {face}{figure}{face} | {SENTENCE * 5} |")
    assert columns.widths[0] > text_width(figure, columns.size, bold=bool(face)) + 0.2
    assert sum(columns.widths) == pytest.approx(16.5)


def test_words_break_only_where_they_are_longer_than_a_column() -> None:
    """A usual word stays whole in the narrowest column; one of 400 letters does not take the whole page."""
    columns = fit(f"| Nghiêng | Nội dung |\n|-|{'-' * 200}|\n| a | {SENTENCE * 3} |")
    assert columns.widths[0] > text_width("Nghiêng", columns.size, bold=True)
    columns = fit(f"| A | Nội dung |\n|---|---|\n| {'W' * 400} | {SENTENCE * 3} |")
    assert min(columns.widths) > 3
    assert sum(columns.widths) == pytest.approx(16.5)


def test_room_goes_to_where_rows_are_tall() -> None:
    """A narrow column full of text takes room from one that has none to lose.

    The row is much lower than by the shares alone.
    """
    text = f"| TT | Nội dung | Ghi chú |\n|---|---|--------|\n| 1 | {SENTENCE * 8} | a |"
    columns = fit(text)
    (row,) = table(text).rows
    by_shares = Columns(columns.size, (16.5 * 3 / 14, 16.5 * 3 / 14, 16.5 * 8 / 14))
    assert columns.height(row) < by_shares.height(row) / 2
    assert columns.widths[1] > columns.widths[2] > columns.widths[0]


def test_head_is_not_squeezed() -> None:
    """It stands on every page.

    A column of short words is not as narrow as its longest word where its head has several.
    """
    rows = "\n".join(f"| {SENTENCE} | |" for _ in range(3))
    columns = fit(f"| Nội dung | Số đơn vị báo cáo |\n|------|------|\n{rows}")
    assert columns.widths[1] > 2 * text_width("cáo", 12, bold=True)


def test_wide_table_has_smaller_letters() -> None:
    """Many columns with much text are set in 11, which offices still read."""
    many = "|" + " Cột |" * 13 + "\n|" + "---|" * 13 + "\n|" + f" {SENTENCE} |" * 13
    assert fit(many, 25.2).size == 11


def test_more_figures_than_the_page_is_wide() -> None:
    """The columns stay on the page, each by what it needs."""
    figures = "|" + " A |" * 14 + "\n|" + "---|" * 14 + "\n|" + " 1.234.567.890 |" * 14
    columns = fit(figures)
    assert columns.size == 11
    assert columns.widths == pytest.approx((16.5 / 14,) * 14)


def test_rows_are_whole_unless_they_are_higher_than_a_page() -> None:
    """A row that no page can hold is split; the others are not, and the head is repeated."""
    made = word_table(f"| Nội dung |\n|---|\n| {SENTENCE * 3} |\n| {SENTENCE * 200} |")
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows[:2]] == [True, True]  # noqa: SLF001
    assert made.rows[2]._tr.trPr is None  # noqa: SLF001
    assert [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
        for row in made.rows
    ] == [True, False, False]


def test_title_of_a_group_of_rows() -> None:
    """A row with one bold cell alone reaches to the right border and stays with the row below it."""
    made = word_table(
        "| TT | Nội dung | Đơn vị |\n|---|---|---|\n| | **Khó khăn** | |\n| 1 | a | b |\n| | "
        "**Cộng** | **2** |\n| | c | |"
    )
    group, row, total, other = ([cell.text for cell in one.cells] for one in made.rows[1:])
    assert (group, row) == (["", "Khó khăn", "Khó khăn"], ["1", "a", "b"])
    assert (total, other) == (["", "Cộng", "2"], ["", "c", ""])
    assert [bool(one.cells[1].paragraphs[0].paragraph_format.keep_with_next) for one in made.rows[1:3]] == [
        True,
        False,
    ]


def test_title_of_a_group_with_its_sums() -> None:
    """It reaches over the empty cells beside it, as "Cộng" does; a sum has no more room than its own."""
    made = word_table(
        "| Mục | Nội dung | Chủ trì | Hạn | Giao | Số liệu |\n|:-:|---|---|---|:-:|---|\n"
        "| **I** | **Cơ chế** | | | **2** | |\n| I.1 | Rà soát | Sở A | | 2 | |\n"
        "| | **Cộng** | | | **2** | |\n| **II** | **Nhân lực** | | | | |\n| | | | | | |"
    )
    rows = [[cell.text for cell in one.cells] for one in made.rows[1:]]
    assert rows == [
        ["I", "Cơ chế", "Cơ chế", "Cơ chế", "2", ""],
        ["I.1", "Rà soát", "Sở A", "", "2", ""],
        ["", "Cộng", "Cộng", "Cộng", "2", ""],
        ["II", *["Nhân lực"] * 5],
        [""] * 6,
    ]


def test_two_tables_do_not_become_one() -> None:
    """Word joins tables that touch, so something stands between them and behind the last one."""
    text = "| A |\n|---|\n| 1 |\n\n<!-- -->\n\n| B |\n|---|\n| 2 |\n"
    blocks, _ = parse_markdown(text)
    tables = tuple(block for block in blocks if isinstance(block, Table))
    document = Document("BÁO CÁO", "Kết quả", "UBND", LETTERHEAD, date(2020, 12, 10), tables)
    body = docx.Document(io.BytesIO(render_word(document))).element.body
    names = [child.tag.rpartition("}")[2] for child in body]
    assert names.count("tbl") == 4
    assert "tbl tbl" not in " ".join(names)
    assert names[-2:] == ["p", "sectPr"]
