"""Text of a submission stays text: in Markdown, and in a cell of a spreadsheet."""

from itertools import product

import pytest
from markdown_it import MarkdownIt

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Heading, ListItem, Paragraph, Table, words_of
from ttdn.escape import cell, markdown

HOSTILE = [
    "# x",
    "| a |",
    "**b**",
    "__b__",
    "~~b~~",
    "- x",
    "+ x",
    "1. một",
    "1) một",
    "> x",
    "---",
    "===",
    ":--:",
    "`x`",
    "```x",
    "<w:p/>",
    "<script>alert(1)</script>",
    "<https://x.vn>",
    "&amp; &#92; &lt;",
    "[a](http://x.vn) ![b](c)",
    "[a]: http://x.vn",
    "{{ 7*7 }} {% raw %}",
    "$x$",
    "a\\",
    "\\| \\\\|",
    "😀 𠀀",
    "a" * 400,
    "Quý II: 1.200 (tăng 5%), “đạt”!",
]

#: Pieces that mean something to Markdown, put together in every order.
PIECES = ["# ", "- ", "1. ", "|", "*", "\\", "[x](y)", "<b>", "===", "a"]


def shown(place: str, text: str) -> list[str]:
    """The words that the document has where an escaped text was put."""
    blocks, annexes = parse_markdown(place.replace("{}", markdown(text)))
    assert not annexes
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph | ListItem):
            words.append(words_of(block.runs))
        else:
            assert isinstance(block, Table)
            words += [words_of(one) for row in (block.head, *block.rows) for one in row]
    return words


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("place", "around"),
    [
        ("{}", "{}"),
        ("- {}", "{}"),
        ("# {}", "{}"),
        ("**{}**", "{}"),
        ("Trước {} sau", "Trước {} sau"),
        ("| a |\n|---|\n| {} |", "a\n{}"),
        ("|a|b|\n|---|---|\n|{}|c|", "a\nb\n{}\nc"),
    ],
    ids=["paragraph", "list", "heading", "bold", "sentence", "cell", "tight-cell"],
)
def test_words_come_through_unchanged(place: str, around: str, text: str) -> None:
    """Wherever a text is put, the document has exactly its words there.

    And no other part than the place itself.
    """
    assert shown(place, text) == around.replace("{}", text).split("\n")


@pytest.mark.parametrize(
    "place", ["{}", "- {}", "|a|b|\n|---|---|\n|{}|c|"], ids=["paragraph", "list", "tight-cell"]
)
def test_no_mixture_of_marks_breaks_out(place: str) -> None:
    """No three pieces of markup in a row make anything but words."""
    for pieces in product(PIECES, repeat=3):
        text = " ".join("".join(pieces).split())
        if text:
            assert text in shown(place, text), pieces


@pytest.mark.parametrize("text", HOSTILE)
def test_other_readers_show_the_same_words(text: str) -> None:
    """A reader of GitHub's dialect with HTML on finds one paragraph without emphasis, link or tag."""
    (_, inline, _) = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown(text))
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}


def test_one_line() -> None:
    """A text of several lines becomes one; what could begin a block in its middle does not."""
    assert markdown("một\n# hai\n\n- ba") == "một \\# hai - ba"


def test_plain_words_stay_readable() -> None:
    """Only what means something is escaped: names, dates and amounts are written as they are."""
    for words in (
        "Phường Lộc Thọ (ngày 05/3/2020): 12.500.000 đồng; 83,70% - “đạt”!",
        "12.500.000 đồng",
        "2020",
        "05/3/2020",
    ):
        assert markdown(words) == words


def test_control_characters_are_dropped() -> None:
    """What could rewrite a terminal or hide words does not reach a document or a spreadsheet."""
    assert markdown("a\x1b[31mb\u202ec") == "a\\[31mbc"
    assert cell("a\x1b[31mb\u202ec") == "a[31mbc"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "-"])
def test_formula_is_made_text(text: str) -> None:
    """A cell that a spreadsheet would calculate begins with an apostrophe."""
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1+1", "12", "Không có", "\x01a"])
def test_other_cells_stay(text: str) -> None:
    """Words and numbers are not touched."""
    assert cell(text) == text.lstrip("\x01")


def test_formula_behind_a_control_character() -> None:
    """A character that is dropped does not hide the sign behind it."""
    assert cell("\x01=1+1") == "'=1+1"
