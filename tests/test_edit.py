"""Changing a YAML file where its data change.

The rest stays byte for byte, whatever is changed and however the file is written.
"""

import difflib
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn.model.report import Report
from ttdn.model_errors import field_names
from ttdn.source import Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text, move_entries
from ttdn.source.tree import Entry, Tree, as_data, as_tree, write_file
from ttdn.vietnamese import clean

ORDER = tuple(Report.model_fields)
SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf"))
TEXT = st.text(SIGNS, min_size=1, max_size=60).map(clean) | st.sampled_from(
    [
        "no",
        "~",
        "null",
        "1.200",
        "010",
        "- a",
        "a: b",
        "a #b",
        "=1+1",
        "@x",
        "'",
        '"',
        "{a}",
        "[b",
        "a, b",
        "|",
        ">",
        "%",
        "2020-01-01",
        "x:",
        "* *",
    ]
)


def order(path: tuple[str, ...]) -> Sequence[str]:
    """The keys of a report in the order of the model."""
    return field_names(Report, path)


def read(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The data of a text that has nothing wrong with it."""
    source, found = parse_source("a.yaml", text.encode())
    assert source is not None
    assert not found
    return source.data


def tree_of(text: str) -> dict[str, Any]:
    """The data of a text as a tree in which nothing has changed."""
    tree = as_tree(read(text))
    assert isinstance(tree, dict)
    return tree


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that differ, as a comparison marks them."""
    return [
        line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in {"- ", "+ "}
    ]


HAND_MADE = """\
# Báo cáo của phường, viết tay
period: "2020"   # kỳ
unit: phuong-loc-tho

number: '312/BC-UBND'
received:   # chưa nhận
date: 04/12/2020
results:
    - status: Đang thực hiện   # như trong biên bản
      item: II.5.1
      summary: >-
        Đăng tin
        hằng tuần.

      # số liệu do bộ phận một cửa đếm
      figures: {news_items: 12}
    -   item: III.1
        status: done
        completed: 2020-05-01
        summary: |
          Dòng một
          Dòng hai
        evidence: [{title: "Biên bản", number: 1/BB},
                   {title: Ảnh, file: a.jpg}]
difficulties: [ít người, thiếu tiền]
proposals:
- Một ý
# ý thứ hai còn chờ
- >
  Hai ý
"""


@pytest.mark.parametrize(
    "text", [HAND_MADE, HAND_MADE.replace("\n", "\r\n"), "\ufeff" + HAND_MADE, HAND_MADE.rstrip("\n")]
)
def test_nothing_changed(text: str) -> None:
    """Where no data differ, no byte does."""
    assert edit_text(text, tree_of(text), order) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            lambda tree: tree.update(number="313/BC-UBND"),
            ["- number: '312/BC-UBND'", "+ number: 313/BC-UBND"],
        ),
        (
            lambda tree: tree.update(received="2020-12-07"),
            ["- received:   # chưa nhận", "+ received: 2020-12-07   # chưa nhận"],
        ),
        (lambda tree: tree.pop("date"), ["- date: 04/12/2020"]),
        (
            lambda tree: tree["results"][0].value.update(status="done"),
            [
                "-     - status: Đang thực hiện   # như trong biên bản",
                "+     - status: done   # như trong biên bản",
            ],
        ),
        (
            lambda tree: tree["results"][0].value["figures"].update(news_items="13"),
            ["-       figures: {news_items: 12}", "+       figures: {news_items: 13}"],
        ),
        (
            lambda tree: tree["results"][0].value["figures"].update(zzz="1"),
            ["-       figures: {news_items: 12}", "+       figures: {news_items: 12, zzz: 1}"],
        ),
        (
            lambda tree: tree["results"][1].value["evidence"][1].value.update(file="b.jpg"),
            [
                "-                    {title: Ảnh, file: a.jpg}]",
                "+                    {title: Ảnh, file: b.jpg}]",
            ],
        ),
        (
            lambda tree: tree["results"][1].value.update(completed="2020-05-02"),
            ["-         completed: 2020-05-01", "+         completed: 2020-05-02"],
        ),
        (lambda tree: tree["results"][1].value.pop("completed"), ["-         completed: 2020-05-01"]),
        (
            lambda tree: tree["results"][1].value.update(reason="vì: thế"),
            ['+         reason: "vì: thế"'],
        ),
        (lambda tree: tree["proposals"].append(Entry(None, "Ba ý")), ["+ - Ba ý"]),
        (lambda tree: tree["proposals"].pop(0), ["- - Một ý"]),
        (lambda tree: tree["proposals"].insert(0, Entry(None, "Ý đầu")), ["+ - Ý đầu"]),
        (
            lambda tree: tree["difficulties"].append(Entry(None, "xa")),
            ["- difficulties: [ít người, thiếu tiền]", "+ difficulties: [ít người, thiếu tiền, xa]"],
        ),
        (
            lambda tree: tree.update(funding={"allocated": "5", "spent": "4"}),
            ["+ funding:", "+   allocated: 5", "+   spent: 4"],
        ),
        (lambda tree: tree.update(causes=[Entry(None, "vì")]), ["+ ", "+ causes:", "+   - vì"]),
    ],
)
def test_one_change_touches_its_own_lines(newline: str, change: Any, lines: list[str]) -> None:  # noqa: ANN401 - any function
    """Comments, order, quotes, folding and the spaces of everything else stay."""
    text = HAND_MADE.replace("\n", newline)
    tree = tree_of(text)
    change(tree)
    after = edit_text(text, tree, order)
    assert changed_lines(text, after) == lines
    assert after.count("\r") == (after.count("\n") if newline == "\r\n" else 0)
    assert read(after) == {"received": None, **dict(as_data({**tree}).items())}  # type: ignore[union-attr]


def test_last_line_without_its_end() -> None:
    """A file whose last line has no end can be added to."""
    tree = tree_of("unit: a\nproposals:\n  - một")
    tree["proposals"].append(Entry(None, "hai"))
    assert edit_text("unit: a\nproposals:\n  - một", tree, order) == "unit: a\nproposals:\n  - một\n  - hai"


def test_all_entries_replaced() -> None:
    """A list of which nothing stays."""
    tree = tree_of(HAND_MADE)
    tree["proposals"] = [Entry(None, "Mới")]
    assert read(edit_text(HAND_MADE, tree, order))["proposals"] == ["Mới"]


def test_empty_list_is_filled() -> None:
    """``results: []`` of a new report becomes a list of lines."""
    tree = tree_of("unit: a\nresults: []\n")
    tree["results"] = [Entry(None, {"item": "II.1", "status": "done"})]
    assert (
        edit_text("unit: a\nresults: []\n", tree, order)
        == "unit: a\nresults:\n  - item: II.1\n    status: done\n"
    )


@pytest.mark.parametrize("text", ["{unit: a}\n", "- a\n", "unit: &x a\nnumber: *x\n"])
def test_what_cannot_be_changed_is_left(text: str) -> None:
    """A file that is written too differently is refused rather than rewritten."""
    with pytest.raises(EditFailedError):
        edit_text(text, {"unit": "b", "number": "1", "date": "2"}, order)


def texts() -> Any:  # noqa: ANN401 - a strategy
    """Texts as the model leaves them: single spaces, lines trimmed."""
    lines = st.lists(TEXT.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=2)
    return lines.map("\n".join)


WORD: Any = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
EVIDENCE: Any = st.fixed_dictionaries({"title": WORD}, optional={"link": WORD, "number": WORD, "file": WORD})
RESULT: Any = st.fixed_dictionaries(
    {"item": st.sampled_from(["II.1", "II.2", "III.1"]), "status": st.sampled_from(["done", "in_progress"])},
    optional={
        "summary": texts(),
        "completed": st.just("2020-05-01"),
        "figures": st.dictionaries(st.sampled_from("abc"), st.integers(0, 99).map(str), min_size=1),
        "evidence": st.lists(EVIDENCE, min_size=1, max_size=3),
        "reason": texts(),
    },
)
REPORT: Any = st.fixed_dictionaries(
    {"unit": st.just("a"), "period": st.just("2020"), "received": st.just("2020-12-01")},
    optional={
        "number": WORD,
        "signer": st.fixed_dictionaries({"name": WORD}, optional={"position": WORD}),
        "results": st.lists(RESULT, min_size=1, max_size=3),
        "training": st.lists(
            st.fixed_dictionaries(
                {"title": WORD, "date": st.just("2020-05-05")}, optional={"organiser": WORD}
            ),
            min_size=1,
            max_size=2,
        ),
        "funding": st.just({"allocated": "10", "spent": "9"}),
        "difficulties": st.lists(texts(), min_size=1, max_size=3),
        "proposals": st.lists(texts(), min_size=1, max_size=3),
    },
)


def match_up(old: Value, new: Value) -> Tree:
    """The new data as a tree over the old: entries at the same place are the same entry."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: match_up(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return [
            Entry(i if i < len(old) else None, match_up(old[i] if i < len(old) else None, value))
            for i, value in enumerate(new)
        ]
    if isinstance(new, list):
        return [Entry(None, match_up(None, value)) for value in new]
    return {key: match_up(None, value) for key, value in new.items()} if isinstance(new, dict) else new


@settings(max_examples=100, deadline=None)
@given(REPORT, REPORT)
def test_any_report_becomes_any_other(old: dict[str, Value], new: dict[str, Value]) -> None:
    """What is written reads as it was meant, and what is changed too.

    Done twice, the second time changes nothing.
    """
    text = write_file(match_up(None, old), ORDER, ["Đầu"], ("unit", "period"))  # type: ignore[arg-type]
    assert read(text) == old
    tree = match_up(old, new)
    assert isinstance(tree, dict)
    after = edit_text(text, tree, order)
    assert read(after) == new
    assert edit_text(after, tree_of(after), order) == after


def test_long_text_is_folded_like_the_examples(example: Path) -> None:
    """An example report written anew is that report, but for its comment and its marks."""
    text = (example / "units" / "phuong-loc-tho" / "2020.yaml").read_text(encoding="utf-8")
    comments = [
        line.removeprefix("# ") for line in takewhile(lambda line: line.startswith("#"), text.splitlines())
    ]
    written = write_file(tree_of(text), ORDER, comments, ("unit", "period", "phone"))
    assert [
        line
        for line in changed_lines(text, written)
        if "illustrative" not in line and "phone" not in line and "completed" not in line
    ] == []


# Entries in another order


@given(
    st.permutations(range(4)),
    st.sampled_from(["\n", "\r\n"]),
    st.lists(st.sampled_from(["", "  # ghi chú {}\n", "\n"]), min_size=4, max_size=4),
    st.sampled_from(["", "\n", "\n# cuối\n", "\nc: d\n"]),
)
def test_entries_move_with_their_comments(
    order: list[int], newline: str, above: list[str], tail: str
) -> None:
    """Each line of an entry, and the comments above it, go where it goes; all else stays."""
    blocks = [
        f"{comment.format(number)}  - x: {number} # {number}\n    y: >-\n      a\n      {number}\n"
        for number, comment in enumerate(above)
    ]
    text = ("a: 1\nb:\n" + "".join(blocks).removesuffix("\n") + tail).replace("\n", newline)
    moved = move_entries(text, {("b",): order})
    data = read(text)
    assert read(moved) == {**data, "b": [data["b"][number] for number in order]}
    assert sorted(moved.split()) == sorted(text.split())
    assert moved.count(newline) == moved.count("\n")
    for number, comment in enumerate(above):
        assert f"{comment.format(number).strip()}{newline * bool(comment)}  - x: {number} # {number}" in moved


@pytest.mark.parametrize("text", ["b: [1, 2]\n", "b: [1,\n 2]\n", "b: x\n"])
def test_entries_that_cannot_be_moved(text: str) -> None:
    """Brackets have no lines to move."""
    with pytest.raises(EditFailedError):
        move_entries(text, {("b",): [1, 0]})
