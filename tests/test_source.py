"""Reading YAML: scalars stay text, every place is exact.

And nothing that YAML can do slows or stops the reader.
"""

import codecs
import time
import unicodedata

import pytest

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.source import MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES, KeyPath, Source, Value, parse_source

FILE = "units/phuong-loc-tho/2020.yaml"


def read(text: str) -> Source:
    """The source of a text that has nothing wrong with it."""
    source, diagnostics = parse_source(FILE, text.encode())
    assert diagnostics == []
    assert source is not None
    return source


def find(raw: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and code of all that is wrong with a text."""
    _, diagnostics = parse_source(FILE, raw.encode() if isinstance(raw, str) else raw)
    return [
        (diagnostic.location.line, diagnostic.location.column, diagnostic.code) for diagnostic in diagnostics
    ]


def only(raw: str | bytes) -> Diagnostic:
    """The one thing that is wrong with a text."""
    _, [diagnostic] = parse_source(FILE, raw.encode() if isinstance(raw, str) else raw)
    assert diagnostic.severity is Severity.ERROR
    return diagnostic


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "true",
        "010",
        "0x1F",
        "12:30",
        "1.200",
        "1e3",
        "2020-12-09",
        "<<",
        "=",
        ".inf",
        "NULL",
        "Null",
    ],
)
def test_scalars_stay_text(written: str) -> None:
    """What YAML would silently turn into something else means what was typed."""
    assert read(f"key: {written}\n").data == {"key": written}


@pytest.mark.parametrize("written", ["", " ", "~", "null", "# chỉ có chú thích"])
def test_nothing_given(written: str) -> None:
    """An empty value, a tilde and null are nothing."""
    assert read(f"key: {written}\nother: 1\n").data == {"key": None, "other": "1"}


@pytest.mark.parametrize(("written", "value"), [("''", ""), ('""', ""), ("'~'", "~"), ('"null"', "null")])
def test_quotes_make_text(written: str, value: str) -> None:
    """In quotes even nothing is text."""
    assert read(f"key: {written}\n").data == {"key": value}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("- a\n- b\n", ["a", "b"]),
        ("a:\n- b: c\n  d: e\n", {"a": [{"b": "c", "d": "e"}]}),
        ("{a: [b, {c: d}]}\n", {"a": ["b", {"c": "d"}]}),
        ("a: |\n  một\n  hai\n", {"a": "một\nhai\n"}),
        ("a: >-\n  một\n  hai\n", {"a": "một hai"}),
        ("a: một\n  hai\n", {"a": "một hai"}),
        ("- \n- ~\n", [None, None]),
        ("một câu\n", "một câu"),
    ],
)
def test_data(written: str, value: Value) -> None:
    """Lists, mappings and texts of several lines come out as they were written."""
    assert read(written).data == value


REPORT = """\
unit: phuong-loc-tho
results:
  - item: II.5.1   # duy trì
    status: "đang thực hiện"
    figures: {news_items: 120}
  - item: III.1
    summary: >-
      Một câu
      dài.
    reason:
"""


@pytest.mark.parametrize(
    "convert",
    [
        str,
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text),
    ],
    ids=["plain", "bom", "crlf", "nfd"],
)
@pytest.mark.parametrize(
    ("path", "key", "place", "pointed_at"),
    [
        (("unit",), False, (1, 7), "phuong-loc-tho"),
        (("unit",), True, (1, 1), "unit"),
        (("results",), True, (2, 1), "results"),
        (("results", 0), False, (3, 5), "i"),
        (("results", 0, "item"), False, (3, 11), "II.5.1"),
        (("results", 0, "status"), False, (4, 13), '"đang thực hiện"'),
        (("results", 0, "figures", "news_items"), True, (5, 15), "news_items"),
        (("results", 0, "figures", "news_items"), False, (5, 27), "120"),
        (("results", 1, "summary"), False, (7, 14), ">-"),
        (("results", 1, "reason"), False, (10, 5), "reason"),
    ],
)
def test_places(convert: object, path: KeyPath, key: bool, place: tuple[int, int], pointed_at: str) -> None:  # noqa: FBT001 - a row of the table
    """Line, column and length are exact, whatever the file's line ends, mark and Unicode form."""
    assert callable(convert)
    location = read(convert(REPORT)).locate(path, key=key)
    assert (location.line, location.column) == place
    start = location.column - 1
    assert location.snippet[start : start + location.length] == pointed_at
    assert location.snippet == REPORT.splitlines()[location.line - 1]


def test_place_of_what_is_not_there() -> None:
    """What is missing is looked for at the nearest place above it."""
    source = read(REPORT)
    assert source.locate(("results", 0, "evidence", 2, "title")) == source.locate(("results", 0))
    assert source.locate(("received",)).line == 1
    assert Source(FILE, "").locate(("received",)) == Location(FILE)


def test_places_count_letters_beyond_the_basic_plane_once() -> None:
    """An emoji is one letter, as in an editor."""
    assert read("a: {📎: x, b: y}\n").locate(("a", "b")).column == 14


def test_long_lines_are_cut_in_the_snippet() -> None:
    """A finding shows a piece of an endless line, never all of it."""
    location = read("a: " + "b" * 5000 + "\n").locate(("a",))
    assert len(location.snippet) == 400


def test_get_and_has() -> None:
    """A value is found by its path; a key without a value has nothing."""
    source = read(REPORT)
    assert source.get(("results", 0, "figures", "news_items")) == "120"
    assert source.get(("results", 2)) is None
    assert source.get(("results", -1)) is None
    assert source.get(("unit", "deeper")) is None
    assert source.has(("results", 1, "summary"))
    assert not source.has(("results", 1, "reason"))
    assert not source.has(("results", 1, "status"))


def test_duplicate_key() -> None:
    """The second of two equal keys is named with the first; the first counts, and keeps its place."""
    source, [diagnostic] = parse_source(FILE, b"a: {b: 1}\nc: 3\na:\n  b: 2\n  d: 4\n")
    assert source is not None
    assert source.data == {"a": {"b": "1"}, "c": "3"}
    assert source.locate(("a", "b")).line == 1
    assert not source.has(("a", "d"))
    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == ("duplicate-key", 3, 1)
    assert diagnostic.message == ("Khóa 'a' viết hai lần.", "The key 'a' is given twice.")
    [related] = diagnostic.related
    assert (related.location.line, related.location.column) == (1, 1)


def test_duplicate_keys_inside_a_duplicate_are_found() -> None:
    """What is not kept is still read."""
    assert find("a: 1\na:\n  b: 1\n  b: 2\n") == [(2, 1, "duplicate-key"), (4, 3, "duplicate-key")]


def test_equal_keys_in_different_entries() -> None:
    """Keys must differ within one entry only."""
    assert find("- a: 1\n- a: 2\n") == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a: &x b\n", [(1, 4, "anchor-or-alias")]),
        ("a: &x b\nc: *x\n", [(1, 4, "anchor-or-alias"), (2, 4, "anchor-or-alias")]),
        ("&x a: b\n", [(1, 1, "anchor-or-alias")]),
        ("*x : b\n", [(1, 1, "yaml-syntax"), (1, 1, "anchor-or-alias")]),
        ("<<: *x\n", [(1, 5, "anchor-or-alias")]),
        ("a: !!python/object:os.system x\n", [(1, 4, "explicit-tag")]),
        ("a: !x &y\n", [(1, 4, "anchor-or-alias"), (1, 4, "explicit-tag")]),
        ("!x a: b\n", [(1, 1, "explicit-tag")]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [(2, 1, "several-documents")]),
        ("? [a]\n: b\n", [(1, 3, "yaml-syntax")]),
        ("a: b\n? {c: d}\n: [e, e]\nf: 1\nf: 2\n", [(2, 3, "yaml-syntax"), (5, 1, "duplicate-key")]),
    ],
)
def test_what_is_not_plain_data(text: str, findings: list[tuple[int, int, str]]) -> None:
    """Anchors, aliases, tags, further documents and keys that are no words are errors at their places."""
    assert find(text) == findings


def test_faults_remember_what_yaml_could_not_give() -> None:
    """The paths of such values are known, so that no model complains of them again.

    What stands there counts as given.
    """
    source, _ = parse_source(FILE, b"a: *x\nb: !y\nc: {{ z }}\nd: e\n")
    assert source is not None
    assert source.faults == {("a",), ("b",), ("c",)}
    assert source.has(("a",))
    assert source.has(("b",))


def test_alias_bomb() -> None:
    """Aliases are never followed, so they cannot grow."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    source, diagnostics = parse_source(FILE, "\n".join(lines).encode())
    assert source is not None
    assert {diagnostic.code for diagnostic in diagnostics} == {"anchor-or-alias"}
    assert source.get(("a29", 0)) == "*a28"


@pytest.mark.parametrize(
    ("text", "line", "column", "fix"),
    [
        ("\tunit: x\n", 1, 1, "unit: x"),
        ("results:\n\t- item: x\n", 2, 1, "  - item: x"),
        ("results:\n  - item: x\n\tstatus: y\n", 3, 1, "    status: y"),
        ("results:\n  - item: x\n \t- item: y\n", 3, 2, "  - item: y"),
        ("results:\n  - item: x\n\n    figures:\n\t  a: 1\n", 5, 1, "      a: 1"),
    ],
)
def test_tab(text: str, line: int, column: int, fix: str) -> None:
    """A tab in the indent is pointed at, and the line is offered with the spaces it needs."""
    diagnostic = only(text)
    assert diagnostic.code == "tab-indentation"
    assert (diagnostic.location.line, diagnostic.location.column) == (line, column)
    assert diagnostic.fix == fix


def test_tab_inside_text_is_no_indent() -> None:
    """A tab in a sentence is not blamed for a mistake elsewhere on its line."""
    assert read('a: "b\tc"\n').data == {"a": "b\tc"}
    assert only("a: b\tc: d\n").code == "yaml-syntax"


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: b: c\n", 1, 5, "Trong câu có dấu hai chấm nên YAML hiểu nhầm."),
        ("a: 1\n  b: 2\n", 2, 4, "Dòng này thụt lề sai, hoặc dòng trên không đúng dạng 'khóa: nội dung'."),
        ("a b\nc: 2\n", 2, 2, "Dòng này thụt lề sai, hoặc dòng trên không đúng dạng 'khóa: nội dung'."),
        ("a b # c\nd: 2\n", 2, 1, "Dòng này thụt lề sai, hoặc dòng trên không đúng dạng 'khóa: nội dung'."),
        ("a:b\n\nc: 2\n", 1, 2, "Thiếu dấu cách sau dấu hai chấm."),
        ("a: 1\nb:c\nd: 2\n", 2, 2, "Thiếu dấu cách sau dấu hai chấm."),
        ("- a:b\n  c: 2\n", 1, 4, "Thiếu dấu cách sau dấu hai chấm."),
        ("a: 1\nb c\nd: 2\n", 2, 1, "Dòng này không đúng dạng 'khóa: nội dung'."),
        ("a: 1\nb\n", 2, 1, "Dòng này không đúng dạng 'khóa: nội dung'."),
        ('a: "b\nc: d\n', 1, 4, "Thiếu dấu ngoặc kép (\") đóng câu bắt đầu ở đây (khóa 'a')."),
        ("a: 'b\n", 1, 4, "Thiếu dấu nháy đơn (') đóng câu bắt đầu ở đây (khóa 'a')."),
        ('- "b\n', 1, 3, 'Thiếu dấu ngoặc kép (") đóng câu bắt đầu ở đây.'),
        ("a: [b\nc: d\n", 1, 4, "Dấu ngoặc '[' mở ở đây (khóa 'a') không được đóng: thiếu ']'."),
        ("a: {b: c\n\n", 1, 4, "Dấu ngoặc '{' mở ở đây (khóa 'a') không được đóng: thiếu '}'."),
        ("a: {b: [c\n\n", 1, 8, "Dấu ngoặc '[' mở ở đây (khóa 'b') không được đóng: thiếu ']'."),
        ("a: [", 1, 4, "Dấu ngoặc '[' mở ở đây (khóa 'a') không được đóng: thiếu ']'."),
        ("a: [\n\n", 1, 4, "Dấu ngoặc '[' mở ở đây (khóa 'a') không được đóng: thiếu ']'."),
        ("a: [b, c}\n", 1, 9, "Ngoặc '[' (khóa 'a') lại đóng bằng '}': phải là ']'."),
        ("a: {b: c]\n", 1, 9, "Ngoặc '{' (khóa 'a') lại đóng bằng ']': phải là '}'."),
        ("a: ]\n", 1, 4, "Thừa dấu ']' (khóa 'a'): không có dấu '[' nào còn mở."),
        ("- {a: {b: c}}}\n", 1, 14, "Thừa dấu '}' (khóa 'a'): không có dấu '{' nào còn mở."),
        (
            "a: {b: c d: e}\n",
            1,
            11,
            "Trong ngoặc '{' (khóa 'a') thiếu dấu phẩy, hoặc câu có dấu hai chấm, trước chỗ này.",
        ),
        (
            "a: {b: c,\n  d: e: f}\n",
            2,
            7,
            "Trong ngoặc '{' (khóa 'a') thiếu dấu phẩy, hoặc câu có dấu hai chấm, trước chỗ này.",
        ),
        (
            'a: ["b" "c"]\n',
            1,
            9,
            "Trong ngoặc '[' (khóa 'a') thiếu dấu phẩy, hoặc câu có dấu hai chấm, trước chỗ này.",
        ),
        ("a: [b,, c]\n", 1, 7, "Trước dấu phẩy này không có nội dung."),
        ("a: [TÊN] b\n", 1, 10, "Sau ngoặc đóng ']' còn chữ (khóa 'a')."),
        ("a: %b\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ("a: !Đã làm\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ("a: @b\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ("a: * b\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ("a: & b\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ("a: | b\n", 1, 4, "Câu không được bắt đầu bằng dấu này."),
        ('a: "C:\\qua"\n', 1, 7, "Trong ngoặc kép, dấu '\\' là ký hiệu riêng của YAML."),
        ('a: "\\xa"\n', 1, 7, "Trong ngoặc kép, dấu '\\' là ký hiệu riêng của YAML."),
        ("a: - b\n", 1, 4, "Danh sách phải bắt đầu ở dòng dưới."),
        ("- a\nb: c\n", 2, 1, "Các ý trong một danh sách phải cùng bắt đầu bằng '- ' và thẳng hàng."),
        ("a: 'b' c\n", 1, 8, "Sau dấu nháy đơn (') đóng còn chữ (khóa 'a')."),
        ('a: "b" c\n', 1, 8, "Sau dấu ngoặc kép (\") đóng còn chữ (khóa 'a')."),
        ('a: {b: "c" d, e: f}\n', 1, 12, "Sau dấu ngoặc kép (\") đóng còn chữ (khóa 'b')."),
        (
            "a:\n  b: 1\n c: 2\n",
            3,
            2,
            "Dòng này thụt lề không thẳng với các dòng cùng cấp, hoặc có chữ thừa sau dấu ngoặc đóng.",
        ),
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
            2,
            1,
            "Tệp còn dấu xung đột của git: hai bản của cùng một chỗ đứng cạnh nhau.",
        ),
        (
            "a: 1\nb: 3\n>>>>>>> x\n",
            3,
            1,
            "Tệp còn dấu xung đột của git: hai bản của cùng một chỗ đứng cạnh nhau.",
        ),
        ("{a: b}: c\n", 1, 1, "Tên khóa phải là một từ đơn."),
        ("%A\na: b\n", 1, 3, "Sai cú pháp YAML (found unknown directive name)."),
    ],
)
def test_syntax_errors_speak_to_an_officer(text: str, line: int, column: int, words: str) -> None:
    """Each mistake that people make has a sentence of its own, at the place where it can be corrected."""
    diagnostic = only(text)
    assert diagnostic.code == "yaml-syntax"
    assert (diagnostic.location.line, diagnostic.location.column, diagnostic.message.vi) == (
        line,
        column,
        words,
    )


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("  summary: Kết quả: tốt", '  summary: "Kết quả: tốt"'),
        ("- summary: Kết quả: tốt", '- summary: "Kết quả: tốt"'),
        ("summary: “Kết quả: tốt”", 'summary: "Kết quả: tốt"'),
        ("summary: Kết quả: “tốt”", None),
        ("summary: Kết quả: tốt  # nháp", None),
        (f"summary: Kết quả: {'tốt ' * 200}", None),
        ("unit:phuong-loc-tho\nperiod: 2020", "unit: phuong-loc-tho"),
    ],
)
def test_syntax_errors_offer_the_line_to_type(written: str, fix: str | None) -> None:
    """The corrected line is offered where it is sure, and only then."""
    assert only(written).fix == fix


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " \n \n",
        "# chỉ có chú thích\n",
        "---\n",
        "---\n# x\n...\n",
        "~\n",
        "null",
        "\ufeff",
        "\ufeff# x\n",
    ],
)
def test_empty_file(text: str) -> None:
    """A file without content says so, as a whole."""
    assert find(text) == [(0, 0, "empty-file")]


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        ("a: một".encode("utf-16"), 1, 1),
        ("a: một".encode("utf-16-le"), 1, 1),
        ("a: một".encode("utf-16-be"), 1, 1),
        ("unit: x\nsummary: à".encode("latin-1"), 2, 10),
        (codecs.BOM_UTF8 + b"unit: x\r\nsummary: \xe0", 2, 10),
        ("summary: được ".encode() + b"\xff\r\nunit: x", 1, 15),
        (unicodedata.normalize("NFD", "summary: được ").encode() + b"\xff", 1, 18),
        ("summary: \ud800".encode("utf-8", "surrogatepass"), 1, 10),
        (b"a: \xc0\x80", 1, 4),
    ],
    ids=["utf-16", "utf-16-le", "utf-16-be", "latin-1", "bom", "middle", "nfd", "surrogate", "overlong"],
)
def test_not_utf8(raw: bytes, line: int, column: int) -> None:
    """A file in another encoding is told at the first byte that is not UTF-8."""
    diagnostic = only(raw)
    assert diagnostic.code == "not-utf-8"
    assert (diagnostic.location.line, diagnostic.location.column) == (line, column)


@pytest.mark.parametrize("raw", [b"PK\3\4\x14\0", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"\xd0\xcf\x11\xe0\0"])
def test_no_text_at_all(raw: bytes) -> None:
    """A workbook under the name of a report is not to be saved in Notepad."""
    diagnostic = only(raw)
    assert (diagnostic.code, diagnostic.location.line) == ("not-utf-8", 1)
    assert "Excel" in diagnostic.message.vi
    assert diagnostic.hint is not None
    assert "Đừng lưu lại bằng Notepad" in diagnostic.hint.vi


def test_pointer_of_git_lfs() -> None:
    """The report itself is not here; no colon is missing."""
    diagnostic = only(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n")
    assert diagnostic.code == "unreadable-file"
    assert diagnostic.hint is not None
    assert "git lfs pull" in diagnostic.hint.vi


def test_not_utf8_shows_the_line() -> None:
    """The line is shown as far as it can be read, safe for a terminal."""
    assert (
        only(b"unit: x\nsummary: \x1b t\xe0i li\xeau\nperiod: 2020").location.snippet
        == "summary: \\x1b t\ufffdi li\ufffdu"
    )


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\ufff9", "\ufffe", "\uffff"]
)
def test_control_character(character: str) -> None:
    """What cannot be seen, or would act on a terminal, is refused at its place."""
    padding = "# " + "-" * 70 + "\n"
    assert find(f"{padding}unit: x\nsummary: a{character}b\n") == [(3, 11, "control-character")]


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\ufffd", "📎", "đ"])
def test_other_characters_are_no_control_characters(character: str) -> None:
    """Tabs, odd spaces and signs that come with pasted text are read."""
    assert read(f"summary: a{character}b\n").data == {"summary": f"a{character}b"}


@pytest.mark.parametrize(
    "letter",
    [
        "\u200b",
        "\u200d",
        "\u00ad",
        "\u202a",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufe0f",
        "\u3164",
        "\U000e0041",
        "\U000e0101",
    ],
)
def test_letters_that_nobody_sees_are_left_out(letter: str) -> None:
    """In a value, a key, an indent, a number or as an escape.

    What is read is what is shown, and places are those of what is shown.
    """
    text = f"unit{letter}: x\nresults:\n  - {letter}a: b{letter}c\n  {letter}  d: {letter}12{letter}\n"
    source = read(text)
    assert source.data == {"unit": "x", "results": [{"a": "bc", "d": "12"}]}
    assert letter not in source.text
    assert source.locate(("results", 0, "d")).column == 8
    escape = f"\\U{ord(letter):08x}"
    assert read(f'unit: "x{escape}y"\n').data == {"unit": "xy"}
    assert read(f'"unit{escape}": x\n').data == {"unit": "x"}
    assert find(f"{letter}a: b\n  c: d\n") == [(2, 4, "yaml-syntax")]


def test_letters_misread_as_control_characters_are_told() -> None:
    """Of "Điện Biên" read with the wrong table some letters become control characters.

    The hint says what it was.
    """
    diagnostic = only("unit: x\nsummary: \u00c4\u0090i\u00e1\u00bb\u2021n Bi\u00c3\u00aan\n")
    assert (diagnostic.code, diagnostic.location.line) == ("control-character", 2)
    assert diagnostic.hint
    assert "Điện Biên" in diagnostic.hint.vi


def test_line_breaks_of_the_web_have_their_own_cure() -> None:
    """A line break that is none in a file is found where it is, with what to type."""
    diagnostic = only("unit: x\nsummary: a\u2028b\n")
    assert (diagnostic.location.line, diagnostic.location.column) == (2, 11)
    assert diagnostic.hint
    assert "Enter" in diagnostic.hint.vi


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("a:\n  b: 1\n \u00a0c: 2\n", 2, "U+00A0"),
        ("a:\n  b: 1\n\u2003c: 2\n", 1, "U+2003"),
        ("a:\n  b: 1\n\u3000c: 2\n", 1, "U+3000"),
        ("a:\n  b: 1\n  c\u202f: 2\n", 4, "U+202F"),
        ("a:\n  b: 1\n  c:\u00a02\n", 5, "U+00A0"),
        ("a:\n  b: 1\n  c：2\n", 4, "U+FF1A"),
        ("a:\n  b: 1\n  “c”: 2\n", 3, "U+201C"),
    ],
)
def test_lookalike_sign(text: str, column: int, code: str) -> None:
    """It is found where it is, the data are read as they were meant, and the line to type cures it."""
    source, [diagnostic] = parse_source(FILE, text.encode())
    assert source
    assert source.data == {"a": {"b": "1", "c": "2"}}
    assert not source.sound
    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == (
        "lookalike-sign",
        3,
        column,
    )
    assert code in diagnostic.message.vi
    assert diagnostic.fix
    assert read("\n".join([*text.split("\n")[:2], diagnostic.fix, ""])).data == source.data


def test_lookalike_dashes_of_a_list_are_all_named() -> None:
    """Each entry that begins with a dash; in a text such dashes are left alone."""
    text = "a:\n  - b: |-\n      – c\n      – d: e\n  – b: x\n  — b: y\n"
    assert find(text) == [(5, 3, "lookalike-sign"), (6, 3, "lookalike-sign")]


def test_lookalike_signs_do_not_hide_another_error() -> None:
    """What is not the fault of such a sign is said as it is."""
    assert find("a:\n  b: |-\n    – c\n    \u00a0d: e\n   f: g\n") == [(5, 4, "yaml-syntax")]


def test_lookalike_sign_without_a_cure_is_found_alone() -> None:
    """Where nobody can say what was meant, the sign is named, and no other line is blamed."""
    assert find("a:\n    b: 1\n \u00a0c: 2\n    d: 3\n") == [(3, 2, "lookalike-sign")]


@pytest.mark.parametrize("line", ["\u00a0 a: b", "a：b", "“a”: b", "– a: b", "{a，b：c", "a:\u00a0b"])
def test_thousands_of_lookalikes_are_no_work(line: str) -> None:
    """A file full of them is judged as quickly as another."""
    find(f"{line}\n" * 40_000)


def test_control_characters_are_named_once_a_line() -> None:
    """One finding for each line, and not for hundreds of thousands of lines."""
    assert find("a: \x01\x02\x03\nb: \x04\n") == [(1, 4, "control-character"), (2, 4, "control-character")]
    assert len(find("\x01\n" * 100_000)) == 20


def test_snippet_of_a_control_character_is_safe() -> None:
    """The line is shown with the character made visible."""
    assert only("a: \x1b[2Jb\n").location.snippet == "a: \\x1b[2Jb"


def test_escapes_are_left_to_the_model() -> None:
    """A control character that is only written as an escape reaches the model, which refuses it."""
    assert read('a: "\\x1b"\n').data == {"a": "\x1b"}


@pytest.mark.parametrize(
    "text",
    [
        "a: e" + "\u0301\u0316" * 100,
        'a: "e' + "\\u0301\\u0316" * 100 + '"',
        '"e' + "\\u0301\\u0316" * 100 + '": a',
    ],
    ids=["text", "escape", "key"],
)
def test_stacked_marks(text: str) -> None:
    """Marks heaped on a letter, which would take hours to sort, are refused."""
    assert only(text).code == "control-character"


def test_deep_nesting_is_refused_at_once() -> None:
    """A hundred thousand brackets are over before they begin."""
    begin = time.perf_counter()
    for opening in ("[", "{a: ", "- "):
        assert only(opening * 100_000).code == "nested-too-deep"
    assert time.perf_counter() - begin < 2


def test_deepest_nesting() -> None:
    """As many levels as allowed are read; one more is not."""
    assert find("[" * MAXIMUM_DEPTH + "a" + "]" * MAXIMUM_DEPTH) == []
    assert only("[" * (MAXIMUM_DEPTH + 1) + "a" + "]" * (MAXIMUM_DEPTH + 1)).code == "nested-too-deep"


def test_largest_file() -> None:
    """A megabyte is read, a byte more is not."""
    text = "a: b\n#".ljust(MAXIMUM_BYTES, "x")
    assert find(text) == []
    assert only(text + "x").code == "file-too-large"


@pytest.mark.parametrize("entry", ["a{}: 1\n", "- {}\n", "- &a{} b\n", "- !a{} b\n"])
def test_number_of_nodes(entry: str) -> None:
    """Endless keys and entries are cut off, with one finding for all of them."""
    diagnostic = only("".join(entry.format(number) for number in range(MAXIMUM_NODES)))
    assert diagnostic.code == "file-too-large"
    assert diagnostic.location.line == MAXIMUM_NODES


@pytest.mark.parametrize(
    "text",
    [
        "'" * 1_000_000,
        "a: " + "b: " * 300_000,
        "a" * 1_000_000 + ": b",
        " " * 1_000_000 + "a:b\n: c",
        "a: b: " + " " * 1_000_000 + '"',
        "\n" * 1_000_000 + "a",
        "---\n" * 250_000,
        "[" + "a: b, " * 150_000,
    ],
    ids=["quotes", "colons", "key", "spaces", "spaces behind", "lines", "documents", "pairs"],
)
def test_no_text_is_slow(text: str) -> None:
    """A megabyte of anything is read in a moment."""
    begin = time.perf_counter()
    parse_source(FILE, text.encode())
    assert time.perf_counter() - begin < 3
