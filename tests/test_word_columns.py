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
from ttdn.documents.layout.word.columns import Columns, fit_columns, fit_page
from ttdn.documents.layout.word.render import render_word
from ttdn.documents.layout.word.styles import FACES
from ttdn.documents.layout.word.table import find_spans
from ttdn.measure import text_width
from ttdn.model.issuing import Letterhead

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
    return fit_columns(table(text), width, FACES[:2])


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
    assert columns.face.size == 12


@pytest.mark.parametrize("figure", ["1.547.770", "1.234.567.890.123", "10/12/2020", "83,70%"])
@pytest.mark.parametrize("face", ["", "**"])
def test_figures_never_break(figure: str, face: str) -> None:
    """A column is as wide as its longest figure, whatever its share is."""
    columns = fit(f"| Số | Nội dung |\n|-:|{'-' * 200}|\n| {face}{figure}{face} | {SENTENCE * 5} |")
    assert columns.widths[0] > text_width(figure, columns.face.size, bold=bool(face)) + 0.2
    assert sum(columns.widths) == pytest.approx(16.5)


def test_words_break_only_where_they_are_longer_than_a_column() -> None:
    """A usual word stays whole in the narrowest column; one of 400 letters does not take the whole page."""
    columns = fit(f"| Nghiêng | Nội dung |\n|-|{'-' * 200}|\n| a | {SENTENCE * 3} |")
    assert columns.widths[0] > text_width("Nghiêng", columns.face.size, bold=True)
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
    by_shares = Columns(columns.face, (16.5 * 3 / 14, 16.5 * 3 / 14, 16.5 * 8 / 14))
    assert columns.height(row) < by_shares.height(row) / 2
    assert columns.widths[1] > columns.widths[2] > columns.widths[0]


def test_head_is_not_squeezed() -> None:
    """It stands on every page.

    A column of short words is not as narrow as its longest word where its head has several.
    """
    rows = "\n".join(f"| {SENTENCE} | {number} |" for number in range(3))
    columns = fit(f"| Nội dung | Số đơn vị báo cáo |\n|------|------|\n{rows}")
    assert columns.widths[1] > 2 * text_width("cáo", 12, bold=True)


def test_wide_table_has_smaller_letters() -> None:
    """Many columns with much text are set in 11, which offices still read."""
    many = "|" + " Cột |" * 13 + "\n|" + "---|" * 13 + "\n|" + f" {SENTENCE} |" * 13
    assert fit(many, 25.2).face.size == 11


def test_more_figures_than_the_page_is_wide() -> None:
    """The columns stay on the page, each by what it needs."""
    figures = "|" + " A |" * 14 + "\n|" + "---|" * 14 + "\n|" + " 1.234.567.890 |" * 14
    columns = fit(figures)
    assert columns.face.size == 11
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
        "| **I** | **Cơ chế** | | | **2** | |\n| I.1 | Rà soát | Sở A | Quý I | 2 | 3 tin |\n"
        "| | **Cộng** | | | **2** | |\n| **II** | **Nhân lực** | | | | |\n| | | | | | |"
    )
    rows = [[cell.text for cell in one.cells] for one in made.rows[1:]]
    assert rows == [
        ["I", "Cơ chế", "Cơ chế", "Cơ chế", "2", ""],
        ["I.1", "Rà soát", "Sở A", "Quý I", "2", "3 tin"],
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


REPEATED = """
| Mục | Chủ trì | Hạn | Giao | Văn bản |
|---|---|---|:-:|---|
| **I** | **Cơ chế** | | **9** | |
| I.1 | Sở A | Quý I | 4 | 21/BC |
| I.2 | Sở A | Quý II | 4 | 21/BC |
| I.3 | Sở A | Quý II | 1 | |
| **II** | **Nhân lực** | | **4** | |
| II.1 | Sở A | | 4 | |
"""


def test_same_words_in_rows_that_follow_are_said_once() -> None:
    """Not a figure, not the number of a document, nothing across the title of a group."""
    assert find_spans(table(REPEATED)) == (
        (1, 1, 1, 1, 1),
        (1, 3, 1, 1, 1),
        (1, 0, 2, 1, 1),
        (1, 0, 0, 1, 1),
        (1, 1, 1, 1, 1),
        (1, 1, 1, 1, 1),
    )


def test_merged_cells_in_word() -> None:
    """One cell with its words once, and empty ones below it."""
    made = word_table(REPEATED)
    merges = [row._tr.tc_lst[1].vMerge for row in made.rows]  # noqa: SLF001
    assert merges == [None, None, "restart", "continue", "continue", None, None]
    assert made._tbl.xml.count("Sở A") == 2  # noqa: SLF001


def test_words_are_said_again_after_some_rows() -> None:
    """A cell of twenty rows would be on the next page without its words; no piece is a single row."""
    rows = "\n".join(f"| {number} | Quá hạn chưa nộp |" for number in range(13))
    spans = [row[1] for row in find_spans(table(f"| TT | Tình trạng |\n|---|---|\n{rows}"))]
    assert [rows for rows in spans if rows] == [5, 4, 4]


def test_rows_stay_together_as_far_as_the_words_of_a_merged_cell_reach() -> None:
    """They would else be parted by the end of a page."""
    rows = "".join(f"| {number} | {SENTENCE * 3} |\n" for number in range(5))
    made = word_table(f"| TT | Chủ trì |\n|--|--|\n{rows}| 6 | b |\n\nHết.\n\nHết.")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows[1:]]
    reach = kept.index(None)
    assert 1 <= reach < 5
    assert kept == [True] * reach + [None] * (6 - reach)


def test_table_is_set_tighter_where_that_saves_a_page() -> None:
    """Where its last page would hold hardly a row; more rows never take fewer pages."""

    def pages(rows: int) -> tuple[str, int]:
        text = "| TT | Đơn vị |\n|---|---|\n" + "".join(f"| {n} | Sở {n} |\n" for n in range(rows))
        columns, count = fit_page(table(text), (16.5, 25.7), 3.5)
        return columns.face.name, count

    taken = [pages(rows) for rows in range(30, 80)]
    assert {name for name, _ in taken} == {"Bảng", "Bảng nhỏ", "Bảng sít"}
    counts = [count for _, count in taken]
    assert counts == sorted(counts)


def test_table_lies_across_only_where_it_must() -> None:
    """A few narrow columns stand on an upright page, whatever the template allows."""
    narrow = "# Phụ lục (ngang): A\n\n| TT | Đơn vị |\n|---|---|\n| 1 | Sở A |\n"
    wide = f"# Phụ lục (ngang): B\n\n|{' Cột |' * 13}\n|{'---|' * 13}\n|{f' {SENTENCE} |' * 13}\n"
    blocks, annexes = parse_markdown(f"Chữ.\n\n{narrow}\n{wide}\n# Phụ lục (ngang): C\n\nChữ.")
    document = Document("BÁO CÁO", "Kết quả", "UBND", LETTERHEAD, date(2020, 12, 10), blocks, annexes)
    word: Word = docx.Document(io.BytesIO(render_word(document)))
    across = [section.page_width > section.page_height for section in word.sections]
    assert across == [False, False, True, True]


def test_columns_without_words_are_left_out() -> None:
    """In every document; a table that says nothing at all is a sentence."""
    made = table("| TT | Đơn vị | Ghi chú |\n|--|----|------|\n| 1 | Sở A | |\n| 2 | Sở B | |")
    assert [len(made.head), [len(row) for row in made.rows], made.widths] == [2, [2, 2], (2, 4)]
    ((block,), _) = parse_markdown("| TT | Đơn vị |\n|--|--|\n| | |")
    assert not isinstance(block, Table)


def test_nothing_stands_empty_between_the_parts() -> None:
    """Space is set, not typed: the empty paragraphs are lines below a head, and one where Word wants it."""
    one = "| A |\n|---|\n| 1 |"
    blocks, annexes = parse_markdown(
        f"Chữ.\n\n{one}\n\nHết.\n\n# Phụ lục: B\n\nChữ.\n\n# Phụ lục: C\n\n{one}"
    )
    document = Document("BÁO CÁO", "Kết quả", "UBND", LETTERHEAD, date(2020, 12, 10), blocks, annexes)
    word: Word = docx.Document(io.BytesIO(render_word(document)))
    empty = [
        paragraph
        for paragraph in word.paragraphs
        if not paragraph.text and paragraph.style.name != "Đường kẻ"
    ]
    assert [paragraph._p.getprevious().tag.rpartition("}")[2] for paragraph in empty] == ["tbl", "tbl"]  # noqa: SLF001
    assert {paragraph.style.name for paragraph in empty} == {"Ngăn cách"}
