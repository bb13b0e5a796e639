"""Text of a submission stays text: in a terminal, in Markdown, and in a cell of a spreadsheet."""

import json
from itertools import product

import pytest
from markdown_it import MarkdownIt

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Heading, ListItem, Paragraph, Table, words_of
from ttdn.safe_text import (
    CONTROL,
    as_argument,
    cell,
    markdown,
    mask_personal_numbers,
    mask_quoted_numbers,
    printable_json,
    quote,
    visible,
    workflow_data,
    workflow_property,
    xml_text,
)

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


def test_visible_disarms_control_characters() -> None:
    """What would act on a terminal is shown instead."""
    assert visible("a\x1b[31mb\u202ec\ufeffd") == "a\\x1b[31mb\\x202ec\\xfeffd"
    assert visible("a\u200fb\u061cc\u2066d") == "a\\x200fb\\x61cc\\x2066d"
    assert visible("dòng một\ndòng\thai") == "dòng một⏎dòng hai"


def test_quote_cuts_long_values() -> None:
    """A value is quoted on one line, and never at length."""
    assert quote("xong") == "'xong'"
    assert quote("a" * 60) == f"'{'a' * 60}'"
    assert quote("a" * 61) == f"'{'a' * 60}…'"
    assert len(quote("\x1b" * 100_000)) < 70


def test_numbers_of_citizens_are_masked() -> None:
    """With and without groups, in digits of any script, and what is left of one that was cut short."""
    for number in ("001099012345", "001 099 012 345", "٠٠١٠٩٩٠١٢٣٤٥"):
        assert mask_personal_numbers(f"số {number}.") == f"số {'*' * len(number)}."
    assert mask_personal_numbers("số 1001099012345") == "số 1001099012345"
    assert mask_quoted_numbers("'a 00109901…'") == "'a …'"


def test_printed_json_means_the_same() -> None:
    """What a terminal or a platform would act on stands there as its number."""
    data = {"a": "##[error]b\u202ec\x9b", "d": "é"}
    text = printable_json(data)
    assert json.loads(text) == data
    assert "##[" not in text
    assert CONTROL.search(text) is None
    assert "é" in text


def test_workflow_command_has_one_line() -> None:
    """No line of a message begins a command, no property ends before its end."""
    assert workflow_data("a%\n::error::b\r") == "a%25%0A::error::b\\x0d"
    assert workflow_property("a,b:c") == "a%2Cb%3Ac"


def test_xml_holds_the_text() -> None:
    """Letters that XML has not are shown by their numbers, halves of letters by a sign."""
    assert xml_text("a\x01b\ud800\nc") == "a\\x01b\ufffd\nc"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("plan/2020.yaml", "plan/2020.yaml"),
        (r"D:\kh\ban-sao.yaml", r"D:\kh\ban-sao.yaml"),
        (r"C:\kế hoạch\plan", r'"C:\kế hoạch\plan"'),
        ("plan/2020 (1).yaml", '"plan/2020 (1).yaml"'),
        ("plan/a&b.yaml", '"plan/a&b.yaml"'),
        # A shell would run, or fill in, what stands there.
        ("plan/$(calc).yaml", "…"),
        ("plan/`calc`.yaml", "…"),
        ('plan/a" & calc & ".yaml', "…"),
        ("plan/%PATH%.yaml", "…"),
    ],
)
def test_name_on_a_command_line(name: str, typed: str) -> None:
    """What a shell would take apart is quoted; what it would take for more than a name is not shown."""
    assert as_argument(name) == typed
