"""Markdown becomes the parts of a document, and a document becomes Markdown again, without a word lost."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import (
    Annex,
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Table,
    letter,
    words_of,
)
from ttdn.documents.layout.markdown import render_markdown
from ttdn.documents.layout.terminal import render_terminal
from ttdn.model.issuing import Letterhead
from ttdn.vietnamese import format_roman

LETTERHEAD = Letterhead.model_validate(
    {
        "agency": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
        "symbol": "BC-UBND",
        "place": "Nha Trang",
        "addressees": ["Ủy ban nhân dân tỉnh Khánh Hòa"],
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Nguyễn Văn A"},
        "recipients": ["Như trên;", "Lưu: VT, VHTT."],
    }
)


def body(text: str) -> tuple[Block, ...]:
    """The blocks of a text that has no annex."""
    blocks, annexes = parse_markdown(text)
    assert annexes == ()
    return blocks


def document(
    blocks: tuple[Block, ...] = (), annexes: tuple[Annex, ...] = (), **letterhead: object
) -> Document:
    """A report with these blocks."""
    return Document(
        "BÁO CÁO",
        "Kết quả",
        "UBND",
        LETTERHEAD.model_copy(update=letterhead),
        date(2020, 12, 10),
        blocks,
        annexes,
        notice="MINH HỌA",
    )


def test_headings_are_numbered_within_the_level_above() -> None:
    """I., 1., a), each level beginning again below the next one up; levels below the third are the third."""
    labels = [
        block.label
        for block in body("# A\n## B\n### C\n### D\n## E\n### F\n# G\n## H\n#### I")
        if isinstance(block, Heading)
    ]
    assert labels == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.", "a)"]


def test_letters_are_in_vietnamese_order() -> None:
    """Đ stands between d and e; f, j, w and z are no letters of a điểm; after y the letters are doubled."""
    assert "".join(letter(number) for number in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert (letter(24), letter(28)) == ("aa", "đđ")


@pytest.mark.parametrize(
    ("number", "sign"),
    [(1, "I"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (19, "XIX"), (38, "XXXVIII")],
)
def test_roman(number: int, sign: str) -> None:
    """Numbers of mục and phụ lục."""
    assert format_roman(number) == sign


def test_blocks() -> None:
    """Paragraphs, lists in levels, faces, breaks, links; pictures are reduced to their words."""
    assert body(
        "một *hai* **ba** ***bốn***\nnăm  \nsáu [bảy](http://x.vn) ![tám](y.png)\n\n- a\n  - b\n\n1. c"
    ) == (
        Paragraph(
            (
                Run("một "),
                Run("hai", italic=True),
                Run(" "),
                Run("ba", bold=True),
                Run(" "),
                Run("bốn", bold=True, italic=True),
                Run(" năm\nsáu "),
                Run("bảy", link="http://x.vn"),
                Run(" tám"),
            )
        ),
        ListItem((Run("a"),), 0),
        ListItem((Run("b"),), 1),
        ListItem((Run("c"),), 0),
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.vn",
        "a.docx",
        "//x.vn",
        "http:///x",
        "https://",
    ],
)
def test_links_lead_to_web_pages_only(address: str) -> None:
    """An address comes from whoever writes a report: anything else is reduced to its words."""
    (paragraph,) = body(f"[bảy](<{address}>)")
    assert isinstance(paragraph, Paragraph)
    assert not any(run.link for run in paragraph.runs)


def test_table() -> None:
    """Head, rows, shares of the width by the dashes, alignment by the colons."""
    (table,) = body("| A | B | C |\n|:---|:------:|---------:|\n| 1 | **2** | 3 |\n| 4 | | |")
    assert table == Table(
        ((Run("A"),), (Run("B"),), (Run("C"),)),
        (((Run("1"),), (Run("2", bold=True),), (Run("3"),)), ((Run("4"),), (), ())),
        (3, 6, 9),
        ("left", "center", "right"),
    )


def test_table_without_rows() -> None:
    """A head alone, left by a template's loop when there is nothing to list, is a sentence that says so."""
    assert body("| A | B |\n|---|---|") == (Paragraph((Run("Không có."),)),)


@pytest.mark.parametrize(
    "text",
    [
        "    thụt lề bốn dấu cách",
        "```\ntrong hàng rào\n```",
        "> trích dẫn",
        "- một\n\n      hai trong danh sách",
        "- # tiêu đề trong danh sách",
        "- một\n\n  | a | b |\n  |---|---|\n  | c | d |",
        "- một\n\n  ```\n  hai\n  ```",
        "- > trích\n  > dẫn",
        "<b>chữ</b> <!-- chú thích -->",
        "`mã`",
        "dòng\n---",
        "* * *\nba sao",
    ],
)
def test_no_word_is_lost(text: str) -> None:
    """Whatever form somebody's text takes by accident, its words are in the document."""
    shown = " ".join(words_of(runs) for block in body(text) for runs in runs_of(block))
    words = [
        word
        for word in text.replace("|", " ").replace("`", " ").split()
        if any(letter.isalpha() for letter in word)
    ]
    assert [word for word in words if word not in shown] == []


def runs_of(block: Block) -> list[Runs]:
    """Everything in a block that has words."""
    return (
        [cell for row in (block.head, *block.rows) for cell in row]
        if isinstance(block, Table)
        else [block.runs]
    )


def test_annexes() -> None:
    """A heading "Phụ lục: …" opens an annex, upright or across, numbered in order.

    With headings of its own.
    """
    blocks, annexes = parse_markdown(
        "# Mục\n# Phụ lục: MỘT\n# Đầu\nchữ\n# phụ lục (ngang): HAI\n## Không: phải"
    )
    assert [words_of(block.runs) for block in blocks if isinstance(block, Heading)] == ["Mục"]
    assert annexes == (
        Annex(1, "MỘT", landscape=False, blocks=(Heading(1, 1, (Run("Đầu"),)), Paragraph((Run("chữ"),)))),
        Annex(2, "HAI", landscape=True, blocks=(Heading(2, 1, (Run("Không: phải"),)),)),
    )


@pytest.mark.parametrize("heading", ["## Phụ lục: X", "# Phụ lục", "# Phụ lục I", "Phụ lục: X"])
def test_other_headings_open_no_annex(heading: str) -> None:
    """Only a heading of the first level with a title does."""
    assert parse_markdown(heading)[1] == ()


def test_single_annex_has_no_number() -> None:
    """NĐ 30, Mục III.1: one annex is "Phụ lục", several are "Phụ lục I", "Phụ lục II"."""
    one, two = Annex(1, "A", landscape=False, blocks=()), Annex(2, "B", landscape=False, blocks=())
    assert document((), (one,)).annex_label(one) == "Phụ lục"
    assert [document((), (one, two)).annex_label(annex) for annex in (one, two)] == [
        "Phụ lục I",
        "Phụ lục II",
    ]


def test_addressees_and_recipients() -> None:
    """One addressee on the line itself.

    Several with dashes, semicolons and a full stop, like the recipients.
    """
    assert document().addressee_lines == ["Kính gửi: Ủy ban nhân dân tỉnh Khánh Hòa"]
    assert document(addressees=("A;", "B")).addressee_lines == ["Kính gửi:", "- A;", "- B."]
    assert document(addressees=()).addressee_lines == []
    assert document().recipient_lines == ["- Như trên;", "- Lưu: VT, VHTT."]
    # "Như trên" alone, of a report to nobody in particular, leaves none.
    assert document(addressees=[], recipients=["Như trên"]).recipient_lines == []


BODY = """# Mục *nghiêng*

## Khoản

Đoạn **đậm** và *nghiêng*, ***cả hai***: 1\\. \\# \\| \\*x\\* &lt;w:p/&gt; đ

- gạch - \\- hai
  - cấp hai

| Cột | Số |
|-----|:----:|
| a \\| b | **5** |
|  | \\# |
"""


def test_round_trip() -> None:
    """The Markdown of a document is read back as the same blocks, with the same words and faces."""
    blocks = body(BODY)
    text = render_markdown(document(blocks))
    again = body("\n\n" + text.partition("Khánh Hòa\n")[2].partition("***Nơi nhận")[0])
    headings, rest = again[:2], again[2:]
    assert [words_of(block.runs) for block in headings if isinstance(block, Heading)] == [
        "I. Mục nghiêng",
        "1. Khoản",
    ]
    assert rest == blocks[2:]


def test_markdown_of_a_document_without_a_name_below_it() -> None:
    """Who signs is not known yet: nothing stands in the place of the name."""
    made = document(body("Chữ."))
    signature = made.letterhead.signature.model_copy(update={"name": None})
    unsigned = replace(made, letterhead=made.letterhead.model_copy(update={"signature": signature}))
    assert render_markdown(unsigned).rstrip().endswith("**CHỦ TỊCH**")


def test_markdown_has_every_part_in_order() -> None:
    """Notice, agency, number, date, title, addressee, body, recipients, signature, annexes."""
    annex = Annex(
        1, "SỐ LIỆU", landscape=True, blocks=(Table(((Run("A"),),), (((Run("1"),),),), (1,), ("right",)),)
    )
    text = render_markdown(document(body("Chữ."), (annex,)))
    places = [
        text.index(words)
        for words in (
            "**MINH HỌA**",
            "**ỦY BAN NHÂN DÂN**  \n**THÀNH PHỐ NHA TRANG**",
            "/BC-UBND",
            "*Nha Trang, ngày tháng năm 2020*",
            "# BÁO CÁO",
            "**Kết quả**",
            "Kính gửi: Ủy ban",
            "Chữ.",
            "***Nơi nhận:***",
            "- Như trên;",
            "- Lưu: VT, VHTT.",
            "**TM. ỦY BAN NHÂN DÂN**",
            "**Nguyễn Văn A**",
            "# Phụ lục",
            "**SỐ LIỆU**",
            "*(Kèm theo Báo cáo số",
            "| A |\n|---:|\n| 1 |",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 41])
def test_no_line_of_a_window_is_too_long(width: int) -> None:
    """A paragraph and a list fill their lines, never go beyond the window's edge, and lose no word."""
    blocks, _ = parse_markdown("a " * 100 + "\n\n- " + "b " * 100)
    console = Console(file=(window := io.StringIO()), width=width)
    console.print(*render_terminal(document(blocks, ()), width), sep="\n")
    text = window.getvalue()
    assert (text.count("a"), text.count("b")) >= (100, 100)
    assert max(len(line) for line in text.splitlines()) == width
    filled = {len(line.rstrip()) for line in text.splitlines() if set(line) <= set("a ") and "a a" in line}
    # Two blanks, then letters and blanks in turn: an odd width.
    assert max(filled) == width - (width + 1) % 2
