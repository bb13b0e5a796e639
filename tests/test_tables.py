"""A table shown to people and written for other programs: the same cells everywhere, harmless everywhere."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from ttdn.language import Language, Text
from ttdn.reporters.tables import table_as_csv, table_as_json, table_as_markdown
from ttdn.tables import Coded, Column, Kind, Table
from ttdn.terminal.tables import render_table

VI, EN = Language.VIETNAMESE, Language.ENGLISH
DONE = Coded("done", Text("Hoàn thành", "Done"))
TABLE = Table(
    "answers",
    Text("Trả lời", "Answers"),
    (
        Column("unit", Text("Đơn vị", "Unit"), width=20),
        Column("state", Text("Tình trạng", "State")),
        Column("count", Text("Số buổi", "Sessions"), Kind.NUMBER),
        Column("day", Text("Ngày", "Day"), Kind.DAY),
        Column("sent", Text("Đã gửi", "Sent"), Kind.YES_NO),
        Column("note", Text("Ghi chú", "Note"), width=30),
    ),
    (
        ("Phường Một", DONE, 1234, date(2027, 3, 5), True, None),
        ("=SUM(A1)", DONE, Decimal("-2.5"), None, False, Text("Hai dòng\nở đây", "Two lines\nhere")),
    ),
)


def _rows(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


def test_csv_for_programs_has_stable_names_and_codes() -> None:
    """A program that reads the file does not depend on the language of the run."""
    head, first, _ = _rows(table_as_csv(TABLE))
    assert head == ["unit", "state", "count", "day", "sent", "note"]
    assert first == ["Phường Một", "done", "1234", "2027-03-05", "true", ""]


def test_csv_for_people_has_their_words() -> None:
    """Vietnamese Excel wants semicolons; lines within a cell stay."""
    head, first, second = _rows(table_as_csv(TABLE, VI, ";"), ";")
    assert head == ["Đơn vị", "Tình trạng", "Số buổi", "Ngày", "Đã gửi", "Ghi chú"]
    assert first[1] == "Hoàn thành"
    assert second[5] == "Hai dòng\nở đây"


def test_no_cell_of_csv_is_a_formula_and_numbers_stay_numbers() -> None:
    """Words that begin like a formula are marked as words; a number below zero is one."""
    second = _rows(table_as_csv(TABLE))[2]
    assert second[0] == "'=SUM(A1)"
    assert second[2] == "-2.5"


def test_json_has_codes_beside_their_labels() -> None:
    """Types are those of JSON."""
    data = json.loads(table_as_json(TABLE, EN))
    assert data["title"] == "Answers"
    assert data["rows"][0] == {
        "unit": "Phường Một",
        "state": "done",
        "state_label": "Done",
        "count": 1234,
        "day": "2027-03-05",
        "sent": True,
        "note": None,
    }
    assert data["rows"][1]["count"] == -2.5


def test_markdown_shows_what_people_read() -> None:
    """Numbers and days as in Vietnam, one row on one line."""
    page = table_as_markdown(TABLE, VI)
    assert "| Phường Một | Hoàn thành | 1.234 | 05/3/2027 | có |" in page
    assert "Hai dòng ở đây" in page


def _shown(width: int, language: Language = VI, table: Table = TABLE) -> list[str]:
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    with console.capture() as capture:
        console.print(*render_table(table, language, width), sep="\n")
    return [line.rstrip() for line in capture.get().splitlines()]


def test_wide_terminal_shows_columns() -> None:
    """Everything side by side."""
    lines = _shown(120)
    assert lines[0].split() == ["Đơn", "vị", "Tình", "trạng", "Số", "buổi", "Ngày", "Đã", "gửi", "Ghi", "chú"]
    assert all(len(line) <= 120 for line in lines)


@pytest.mark.parametrize("width", [30, 40, 50])
def test_narrow_terminal_shows_row_by_row(width: int) -> None:
    """No column is squeezed until nobody can read it."""
    lines = _shown(width)
    assert lines[0].strip() == "Phường Một"
    assert any(line.strip().startswith("Số buổi:") and line.endswith("1.234") for line in lines)
    assert all(len(line) <= width for line in lines)


WORDS = Table(
    "answers",
    Text("Trả lời", "Answers"),
    (
        Column("unit", Text("Đơn vị", "Unit"), width=20),
        Column("count", Text("Số lượng đã báo cáo", "Number reported"), Kind.NUMBER),
        Column("words", Text("Lời của đơn vị", "The unit's words"), width=30),
        Column("link", Text("Minh chứng", "Evidence"), width=20),
        Column("note", Text("Ghi chú", "Note"), width=30),
    ),
    (
        (
            "Phường Một",
            1234567,
            "Đã tuyên truyền rộng rãi trong nhân dân. " * 6,
            "https://a.example/" + "x" * 50,
            Text("", ""),
        ),
        ("Phường Hai", None, "Đã vận động từng hộ dân. " * 8, None, Text("", "")),
    ),
)


@pytest.mark.parametrize("language", [VI, EN])
@pytest.mark.parametrize("width", [30, 60, 80, 100, 120, 160, 200])
def test_long_words_stay_in_the_window(width: int, language: Language) -> None:
    """No line is wider than the window, no word of a head and no number is broken, nothing empty is shown."""
    lines = _shown(width, language, WORDS)
    assert all(len(line) <= width for line in lines)
    text = "\n".join(lines)
    heads = [head for head in WORDS.headings(language)[1:4] if head.split()[0] in text]
    assert len(heads) == 3
    assert all(word in text for head in heads for word in head.split())
    assert "1.234.567" in text
    assert WORDS.headings(language)[4] not in text


def test_tall_rows_are_set_apart() -> None:
    """In columns and in blocks an empty line tells where the next row begins; low rows stand close."""
    for width in (60, 120):
        lines = _shown(width, VI, WORDS)
        [place] = [place for place, line in enumerate(lines) if "Phường Hai" in line]
        assert lines[place - 1] == ""
    assert "" not in _shown(120)


def test_labels_of_all_blocks_are_as_wide() -> None:
    """What is held against each other stands below each other."""
    rows = (("Một", 1, 23), ("Hai", None, 45))
    heads = (Text("Một cái tên thật là dài", ""), Text("Ngắn", ""))
    columns = (
        Column("a", Text("A", "")),
        *(Column(str(n), head, Kind.NUMBER) for n, head in enumerate(heads)),
    )
    lines = _shown(30, VI, Table("t", Text("", ""), columns, rows))
    assert len({line.index(words) for line in lines for words in ("23", "45") if line.endswith(words)}) == 1


def test_columns_without_content_can_go() -> None:
    """Nothing and no words are empty; zero and no are not."""
    empty = Table("t", Text("", ""), TABLE.columns, (("Một", Text("", ""), 0, None, False, ""),))
    assert [column.name for column in empty.without_empty().columns] == ["unit", "count", "sent"]
    assert [column.name for column in empty.without_empty(("note",)).columns] == [
        "unit",
        "count",
        "sent",
        "note",
    ]


def test_a_table_without_rows_shows_nothing() -> None:
    """No heads above nothing."""
    assert not list(render_table(Table("t", Text("", ""), TABLE.columns, ()), VI, 80))
