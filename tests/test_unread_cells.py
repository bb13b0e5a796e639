"""Every cell of a form that holds something is taken or named, wherever it stands.

And whatever was done to the form.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import FIRST_ROW, SECOND_ROW, cell_at, change, fill, letter_of, read_form, write_below
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from test_form_refusals import rewrite

from ttdn.diagnostics import Severity
from ttdn.forms.identity import HIDDEN_SHEET
from ttdn.forms.reading.form import Form
from ttdn.forms.refusals import FormRefusedError

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
SUMMARY = cell_at("results", "II.5.1", "summary")
WORDS = "Chữ của cán bộ 7"
#: The letters of the columns of results that tests write into.
STATUS_COLUMN, SUMMARY_COLUMN = letter_of("results", "status"), letter_of("results", "summary")
RESULTS, PAPERS, OPINIONS = "Kết quả", "Văn bản – tập huấn", "Khó khăn – kiến nghị"


@pytest.fixture
def form(root: Path, run: Run) -> Path:
    """A form with one status in it."""
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return fill(root, root / "bm" / f"{UNIT}-2020.xlsx", {STATUS: "Đang thực hiện"}, root / "về" / "a.xlsx")


def named(form: Form, sheet: str, place: str) -> list[tuple[str, Severity]]:
    """The codes of the findings at a cell, or that list it, or that ask which item its row is about."""
    words, row = re.compile(rf"\b{place}:"), int(place.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return [
        (one.code, one.severity)
        for one in form.findings
        if one.location.sheet == sheet
        and (
            one.location.cell == place
            or words.search(one.message.vi)
            or (one.code, one.location.line) == ("missing-key", row)
        )
    ]


def at(sheet: str, place: str, value: Any = WORDS) -> Callable[[Any], None]:  # noqa: ANN401 - whatever a cell holds
    """An edit that writes into a cell."""

    def write(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        book[sheet][place].value = value

    return write


@pytest.mark.parametrize("seed", range(6))
def test_a_cell_anywhere_is_taken_or_named(root: Path, form: Path, seed: int) -> None:
    """One empty cell after another, over all sheets, inside the tables and out of them, near and far."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    sizes = {page.title: (page.max_row, page.max_column) for page in load_workbook(form).worksheets}
    tried = 0
    for _ in range(10):
        sheet = chance.choice(list(sizes))
        rows, columns = sizes[sheet]
        row = chance.choice([chance.randint(1, rows + 3), chance.randint(1, 80), 5_000])
        column = chance.choice([chance.randint(1, columns + 2), 40])
        if sheet == HIDDEN_SHEET and column == 2:
            continue  # a word beside what the form carries along makes it another: it is refused
        target = root / "một ô.xlsx"
        cell = write_below(form, sheet, (row, column), WORDS, target)
        read = read_form(root, target)
        tried += 1
        assert (WORDS in read.values.values()) != bool(named(read, sheet, cell)), f"{sheet}!{cell}"
    assert tried > 5


def test_nothing_is_named_in_a_form_as_it_was_issued(root: Path, form: Path) -> None:
    """A form with what it asks for, and nothing else, has no findings.

    Nor has one that another program saved.
    """
    assert read_form(root, form).findings == []


@pytest.mark.parametrize("value", [" ", "\u200b", "\n \t"])
def test_a_space_is_nothing(root: Path, form: Path, value: str) -> None:
    """What nobody can see is not there."""
    change(form, at(RESULTS, "Z4000", value))
    assert read_form(root, form).findings == []


def test_rows_below_a_table_are_read(root: Path, form: Path) -> None:
    """A list that is longer than the form has room for goes on below it, with a word about it."""

    def write(book: Any) -> None:  # noqa: ANN401
        page = book[OPINIONS]
        last = max(cell.row for cell in page["A"] if str(cell.value).startswith("next_year|"))
        page.cell(last + 1, 3).value = "Ý thứ tám"
        page.cell(last + 2, 3).value = "Ý thứ chín"
        page.cell(last + 9, 3).value = "Người lập"

    change(form, write)
    read = read_form(root, form)
    assert [text for path, text in read.values.items() if path[0] == "next_year"] == [
        "Ý thứ tám",
        "Ý thứ chín",
    ]
    assert [one.code for one in read.findings] == ["unread-cell", "row-added", "row-added"]
    assert [one.severity for one in read.findings] == [Severity.ERROR, Severity.WARNING, Severity.WARNING]


def test_a_row_inserted_into_a_list_is_read(root: Path, form: Path, run: Run) -> None:
    """A row between two others of a table with room is a row of it; the report has it."""

    def insert(book: Any) -> None:  # noqa: ANN401
        page = book[OPINIONS]
        first = next(cell.row for cell in page["A"] if cell.value == "difficulties|+1")
        page.cell(first, 3).value = "Một"
        page.insert_rows(first + 1)
        page.cell(first + 1, 3).value = "Hai"

    change(form, insert)
    assert run("collect", str(form), cwd=root)[0] == 0
    assert "difficulties:\n  - Một\n  - Hai\n" in (root / REPORT).read_text(encoding="utf-8")


def test_a_second_row_of_an_item_is_asked_about(root: Path, form: Path) -> None:
    """A row inserted below an item's is no row of the form, and says which item it belongs to."""

    def insert(book: Any) -> None:  # noqa: ANN401
        page = book[RESULTS]
        page.insert_rows(5)
        page[f"{STATUS_COLUMN}5"], page[f"{SUMMARY_COLUMN}5"] = "Hoàn thành", WORDS

    change(form, insert)
    read = read_form(root, form)
    (found,) = read.findings
    assert (found.code, found.severity, found.location.cell) == (
        "unread-cell",
        Severity.ERROR,
        f"{STATUS_COLUMN}5",
    )
    assert all(words in found.message.vi for words in ("'II.5.1'", f"{SUMMARY_COLUMN}5: ", WORDS))
    assert "dòng 6 (xuống dòng" in (found.hint or found.message).vi
    assert WORDS not in read.values.values()


def test_a_single_word_below_an_item(root: Path, form: Path) -> None:
    """A row of one cell is one, too; it is told to belong to the item above it."""

    def insert(book: Any) -> None:  # noqa: ANN401
        book[RESULTS].insert_rows(SECOND_ROW)
        book[RESULTS][f"{SUMMARY_COLUMN}{SECOND_ROW}"] = WORDS

    change(form, insert)
    (found,) = read_form(root, form).findings
    assert (found.location.cell, "của 'II.5.1" in found.message.vi) == (f"{SUMMARY_COLUMN}{SECOND_ROW}", True)


def test_a_copied_row_of_an_item(root: Path, form: Path) -> None:
    """A copy that says the same is nothing; one that says something else is named."""

    def copy(book: Any) -> None:  # noqa: ANN401
        page = book[RESULTS]
        for column in range(1, page.max_column + 1):
            page.cell(40, column).value = page.cell(FIRST_ROW, column).value

    change(form, copy)
    assert read_form(root, form).findings == []
    change(form, at(RESULTS, f"{SUMMARY_COLUMN}40"))
    assert named(read_form(root, form), RESULTS, f"{SUMMARY_COLUMN}40") == [("unread-cell", Severity.ERROR)]


def test_a_copied_sheet(root: Path, form: Path) -> None:
    """A mere copy of a sheet is said to be one; what was filled into the copy is named."""

    def copy(book: Any) -> None:  # noqa: ANN401
        book.copy_worksheet(book[RESULTS]).title = "Kết quả (2)"

    change(form, copy)
    assert [(one.code, one.severity) for one in read_form(root, form).findings] == [
        ("unread-cell", Severity.WARNING)
    ]
    change(form, at("Kết quả (2)", f"{SUMMARY_COLUMN}5"))
    assert named(read_form(root, form), "Kết quả (2)", f"{SUMMARY_COLUMN}5") == [
        ("unread-cell", Severity.ERROR)
    ]


def test_an_extra_sheet(root: Path, form: Path, run: Run) -> None:
    """A sheet of the officer's own is named once; an empty one is nothing."""
    change(form, lambda book: book.create_sheet("Sheet1"))
    assert read_form(root, form).findings == []

    def write(book: Any) -> None:  # noqa: ANN401
        for row in range(1, 400):
            book["Sheet1"].cell(row, 1).value = f"dòng {row}"

    change(form, write)
    (found,) = read_form(root, form).findings
    assert (found.code, "Sheet1" in found.message.vi, "(399)" in found.message.vi) == (
        "unread-cell",
        True,
        True,
    )
    assert run("collect", str(form), cwd=root)[0] == 1


def test_hidden_rows_columns_and_sheets_are_looked_at(root: Path, form: Path) -> None:
    """What is hidden is there."""

    def hide(book: Any) -> None:  # noqa: ANN401
        page = book[RESULTS]
        page["L5"], page["N50"] = WORDS, WORDS
        page.column_dimensions["L"].hidden, page.row_dimensions[50].hidden = True, True
        other = book.create_sheet("Ẩn")
        other["A1"], other.sheet_state = WORDS, "hidden"

    change(form, hide)
    read = read_form(root, form)
    assert named(read, RESULTS, "L5")
    assert named(read, RESULTS, "N50")
    assert named(read, "Ẩn", "A1")


def test_a_total_below_the_figures_is_only_a_notice(root: Path, form: Path) -> None:
    """What a formula gives is lost nowhere."""
    change(form, lambda book: [at(RESULTS, "B60", "Cộng")(book), at(RESULTS, "D60", "=SUM(D6:D8)")(book)])
    assert named(read_form(root, form), RESULTS, "D60") == [("unread-cell", Severity.WARNING)]


def test_a_total_stays_a_notice_in_the_copy_that_comes_back(root: Path, form: Path, run: Run) -> None:
    """Where a formula has become the number that it gave, a total is still a total."""
    change(form, lambda book: [at(RESULTS, "B60", "Tổng cộng")(book), at(RESULTS, "D60", 12)(book)])
    assert named(read_form(root, form), RESULTS, "B60") == [("unread-cell", Severity.WARNING)]
    assert run("collect", str(form), cwd=root)[0] == 0


def test_many_cells_are_named_in_few_findings(root: Path, form: Path) -> None:
    """Thousands of foreign cells do not make thousands of findings."""

    def write(book: Any) -> None:  # noqa: ANN401
        for row in range(100, 2_000):
            book[RESULTS].cell(row, 12).value = row

    change(form, write)
    findings = read_form(root, form).findings
    assert len(findings) == 21
    assert [word for word in findings[-1].message.vi.split() if word.endswith(":")][1:] == [
        f"L{row}:" for row in range(120, 126)
    ]
    assert findings[-1].message.vi.endswith("… (1880).")


def test_as_many_cells_as_are_named_one_by_one(root: Path, form: Path) -> None:
    """Where there are no more, none of them is only counted."""

    def write(book: Any) -> None:  # noqa: ANN401
        for row in range(100, 120):
            book[RESULTS].cell(row, 12).value = row

    change(form, write)
    assert [one.location.cell for one in read_form(root, form).findings] == [
        f"L{row}" for row in range(100, 120)
    ]


# Locked cells


def test_a_word_in_an_empty_locked_cell(root: Path, form: Path) -> None:
    """It is named where it stands; the row is read."""
    change(form, at(RESULTS, "I5"))
    read = read_form(root, form)
    assert named(read, RESULTS, "I5") == [("locked-cell-changed", Severity.ERROR)]
    assert read.values[STATUS] == "in_progress"


def test_a_locked_cell_written_over(root: Path, form: Path) -> None:
    """Only that cell is named, in forms of an office that has reported before, too."""
    change(form, at(RESULTS, "C5"))
    assert [one.location.cell for one in read_form(root, form).findings] == ["C5"]


def test_a_locked_cell_cleared(root: Path, form: Path, run: Run) -> None:
    """Nothing is lost: the row is known by its name, and the form is taken."""
    change(form, at(RESULTS, "C5", None))
    assert named(read_form(root, form), RESULTS, "C5") == [("locked-cell-changed", Severity.WARNING)]
    assert run("collect", str(form), cwd=root)[0] == 0


def test_words_in_the_column_of_numbers(root: Path, form: Path) -> None:
    """The numbers of rows may be anything; words are somebody's."""

    def number(value: Any) -> Callable[[Any], None]:  # noqa: ANN401
        return lambda book: setattr(book[OPINIONS]["B7"], "value", value)

    change(form, number(17))
    assert read_form(root, form).findings == []
    change(form, number(WORDS))
    assert [one.code for one in read_form(root, form).findings] == ["locked-cell-changed"]


@pytest.fixture
def long_form(root: Path, run: Run) -> Path:
    """A form with thirty-three items."""
    plan = root / "plan/2020.yaml"
    items = (
        f"  - {{id: II.6.{number}, text: Việc thứ {number}, owners: {{read: [ubnd-xa-phuong]}}, "
        "schedule: {text: Cả năm, read: {all_year: true}}}\n"
        for number in range(1, 32)
    )
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nforms:", "".join(items) + "\nforms:", 1), encoding="utf-8")
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return root / "bm" / f"{UNIT}-2020.xlsx"


def test_rows_written_over(root: Path, long_form: Path) -> None:
    """Thirty are put right one by one; of more, something was pasted over the sheet."""
    rows = [int(cell.row) for cell in load_workbook(long_form)[RESULTS]["B"] if "II.6." in str(cell.value)]

    def write(count: int) -> Callable[[Any], object]:
        return lambda book: [at(RESULTS, f"C{row}", f"Chữ {row}")(book) for row in rows[:count]]

    change(long_form, write(30))
    found = read_form(root, long_form).findings
    assert [(one.code, one.location.cell) for one in found] == [
        ("locked-cell-changed", f"C{row}") for row in rows[:30]
    ]
    change(long_form, write(31))
    with pytest.raises(FormRefusedError, match=f"row {rows[0]}"):
        read_form(root, long_form)


def test_rows_deleted(root: Path, long_form: Path) -> None:
    """Where a quarter of the rows is gone, the rest is read; where more is, nothing is."""
    first = next(int(cell.row) for cell in load_workbook(long_form)[RESULTS]["B"] if cell.value == "II.6.1")
    change(long_form, lambda book: book[RESULTS].delete_rows(first, 8))
    (found,) = read_form(root, long_form).findings
    names = ", ".join(f"'II.6.{number}'" for number in range(1, 6))
    assert (found.code, f"8 dòng của biểu mẫu đã bị xóa ({names})" in found.message.vi) == (
        "row-missing",
        True,
    )
    assert (found.location.sheet, found.location.cell) == (RESULTS, "B4")
    change(long_form, lambda book: book[RESULTS].delete_rows(first))
    with pytest.raises(FormRefusedError, match="9 locked rows"):
        read_form(root, long_form)


# Merged cells, notes, boxes


def test_merged_cells(root: Path, form: Path, run: Run) -> None:
    """Of merged cells the first is read; that is said where something would be lost."""
    change(
        form,
        lambda book: book[RESULTS].merge_cells(f"{STATUS_COLUMN}{FIRST_ROW}:{STATUS_COLUMN}{SECOND_ROW}"),
    )
    (found,) = read_form(root, form).findings
    assert (
        found.code,
        found.severity,
        found.location.cell,
        f"{STATUS_COLUMN}{FIRST_ROW}:{STATUS_COLUMN}{SECOND_ROW}" in found.message.vi,
    ) == (
        "merged-cells",
        Severity.ERROR,
        f"{STATUS_COLUMN}{FIRST_ROW}",
        True,
    )
    assert run("collect", str(form), cwd=root)[0] == 1


def test_merged_cells_that_lose_nothing(root: Path, form: Path) -> None:
    """Merged titles and blank cells are nobody's loss."""
    change(
        form,
        lambda book: [
            book[RESULTS].merge_cells("B1:J1"),
            book[RESULTS].merge_cells("I5:L5"),
            book[OPINIONS].merge_cells("C6:C8"),
        ],
    )
    assert read_form(root, form).findings == []


@pytest.mark.parametrize(("count", "told"), [(500, []), (501, ["Các ô B1100:C1100 bị gộp"])])
def test_very_many_merged_cells(root: Path, form: Path, count: int, told: list[str]) -> None:
    """So many are looked at; that there are more is said, whatever they hold."""
    sheet = "xl/worksheets/sheet3.xml"
    cells = "".join(f'<mergeCell ref="B{row}:C{row}"/>' for row in range(600, 600 + count))
    end = f"<mergeCells>{cells}</mergeCells></worksheet>".encode()
    rewrite(form, lambda members: members.update({sheet: members[sheet].replace(b"</worksheet>", end)}))
    assert [one.message.vi.split(" làm một")[0] for one in read_form(root, form).findings] == told


def test_officers_note_is_a_notice(root: Path, form: Path) -> None:
    """A note beside a cell is shown, and the form taken."""

    def write(book: Any) -> None:  # noqa: ANN401
        book[RESULTS][f"{STATUS_COLUMN}5"].comment = Comment("hỏi lại: chọn gì ở đây?", "An")

    change(form, write)
    (found,) = read_form(root, form).findings
    assert (found.code, found.severity, found.location.cell, "chọn gì" in found.message.vi) == (
        "own-note",
        Severity.WARNING,
        f"{STATUS_COLUMN}5",
        True,
    )


@pytest.mark.parametrize("is_whole", [True, False])
def test_words_that_are_struck_out(root: Path, form: Path, is_whole: bool) -> None:  # noqa: FBT001 - of the cell
    """What an officer crossed out, in a cell or in a part of its words, is read and told."""
    cell = f"{SUMMARY_COLUMN}{FIRST_ROW}"

    def write(book: Any) -> None:  # noqa: ANN401
        page = book[RESULTS]
        old = TextBlock(InlineFont(strike=True), "Đăng 12 tin.")
        page[cell].value = "Đăng 12 tin." if is_whole else CellRichText(old, " Đăng 2 tin.")
        if is_whole:
            page[cell].font = Font(strike=True)

    change(form, write)
    (found,) = read_form(root, form).findings
    assert (found.code, found.severity, found.location.cell, "'Đăng 12 tin.'" in found.message.vi) == (
        "struck-words",
        Severity.WARNING,
        cell,
        True,
    )


def test_file_put_into_a_sheet(root: Path, form: Path) -> None:
    """A paper that an officer put into the workbook (Insert > Object) is not lost without a word."""
    one = '<oleObject progId="Document" shapeId="1025" xmlns:r="http://r" r:id="rId9"/>'
    both = (
        '<oleObjects><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="x14">{one}</mc:Choice><mc:Fallback>{one}</mc:Fallback></mc:AlternateContent>'
        "</oleObjects></worksheet>"
    )
    sheet = "xl/worksheets/sheet3.xml"
    rewrite(
        form,
        lambda members: members.update({sheet: members[sheet].replace(b"</worksheet>", both.encode())}),
    )
    (found,) = read_form(root, form).findings
    assert (found.code, found.severity, found.location.sheet, "1 tệp nhúng" in found.message.vi) == (
        "unread-cell",
        Severity.WARNING,
        RESULTS,
        True,
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mục II.5.1.", "II.5.1"),
        ("II.5.1 Đăng tin", "II.5.1"),
        ("II.5.1 và III.1", None),
        ("II.5.1; II.5.2", None),
        ("đăng tin, bài", None),
    ],
)
def test_item_of_a_paper(root: Path, form: Path, typed: str, read: str | None) -> None:
    """The number of one item is read however it is cited; of two, none is dropped without a word."""
    item = cell_at("evidence", "+1", "item")
    found = read_form(root, fill(root, form, {item: typed}))
    assert found.values.get(item) == read
    assert [f"'{typed}'" in one.message.vi for one in found.findings] == ([] if read else [True])
    # Of two that may be chosen each needs a row; II.5.2 is not the unit's.
    hints = [one.hint.vi for one in found.findings if one.hint]
    assert any("Mỗi dòng một mục" in hint for hint in hints) is (typed == "II.5.1 và III.1")


# The identity and the file as other programs leave it


def test_form_without_its_property(root: Path, form: Path, run: Run) -> None:
    """Google Sheets and the Document Inspector drop the property; the hidden sheet is enough."""
    rewrite(form, lambda members: members.pop("docProps/custom.xml"))
    assert read_form(root, form).findings == []
    assert run("collect", str(form), cwd=root)[0] == 0


@pytest.mark.parametrize("name", ["KẾT QUẢ", "Kết quả ", "Ke\u0302\u0301t qua\u0309", "Bảng 2", "Ket qua"])
def test_renamed_sheet(root: Path, form: Path, name: str) -> None:
    """A sheet is found by its name in any form of the letters, else by its rows."""
    change(form, lambda book: setattr(book[RESULTS], "title", name))
    read = read_form(root, form)
    assert (read.values, read.findings) == ({STATUS: "in_progress"}, [])


def test_moved_columns(root: Path, form: Path) -> None:
    """Columns that were put in or taken out are no loss where what is filled in can be found by its heads."""
    change(form, lambda book: book[RESULTS].insert_cols(3))
    assert read_form(root, form).values == {STATUS: "in_progress"}
    change(form, lambda book: book[RESULTS].delete_cols(9))
    assert read_form(root, form).values == {STATUS: "in_progress"}


@pytest.mark.parametrize("at", [5, 7, 9])
def test_column_put_in(root: Path, form: Path, at: int) -> None:
    """What stands behind it is found by its head; what is written in it is named by the column's letter."""
    change(form, lambda book: book[RESULTS].insert_cols(at))
    read = read_form(root, form)
    assert (read.values, read.findings) == ({STATUS: "in_progress"}, [])
    letter = get_column_letter(at)
    change(form, lambda book: book[RESULTS].cell(FIRST_ROW, at, "Xong rồi"))
    change(form, lambda book: book[RESULTS].cell(FIRST_ROW + 2, at, "Chưa"))
    (finding,) = read_form(root, form).findings
    assert finding.message.vi.startswith(f"Cột {letter} chèn thêm không thuộc biểu mẫu")
    assert "'Chưa'" in finding.message.vi
    assert f"xóa cả cột {letter}" in str(finding.hint)


def test_title_written_over_is_told_where_it_stands(root: Path, form: Path) -> None:
    """No column was moved: the cell is named, and the rest is read."""
    page = load_workbook(form)[RESULTS]
    last = max(cell.column for cell in page[FIRST_ROW - 1] if cell.value)
    change(form, lambda book: book[RESULTS].cell(FIRST_ROW - 1, last, "Ghi chú của tôi"))
    read = read_form(root, form)
    assert read.values == {STATUS: "in_progress"}
    places = {(one.code, one.place.partition("!")[2]) for one in read.findings}
    assert places == {("locked-cell-changed", page.cell(FIRST_ROW - 1, last).coordinate)}


def test_hidden_column_deleted(root: Path, form: Path) -> None:
    """Rows that lost their names are known by what is locked in them."""
    change(form, lambda book: book[RESULTS].delete_cols(1))
    assert read_form(root, form).values == {STATUS: "in_progress"}


def test_deleted_row_keeps_what_was_reported(root: Path, write: Write, run: Run) -> None:
    """A row that is gone takes nothing out of the report."""
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n  - {item: "
        "II.5.1, status: in_progress}\n",
    )
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    path = root / "bm" / f"{UNIT}-2020.xlsx"
    change(path, lambda book: book[RESULTS].delete_rows(FIRST_ROW))
    read = read_form(root, path)
    assert (read.values[STATUS], [one.code for one in read.findings]) == ("in_progress", ["row-missing"])


@pytest.mark.parametrize(
    ("sheet", "row", "filled", "message", "gone"),
    [
        (RESULTS, FIRST_ROW, ("results", "II.5.1", "figures", "news_items"), "Thiếu 'Trạng thái'.", "II.5.1"),
        ("Thông tin chung", 13, ("signer", "position"), "Thiếu 'Họ và tên'.", "Người ký: họ và tên"),
    ],
)
def test_deleted_row_of_what_is_answered_beside_it(
    root: Path, form: Path, run: Run, sheet: str, row: int, filled: tuple[str, ...], message: str, gone: str
) -> None:
    """What lacks is told at the form, which goes back; no file is blamed that does not exist."""
    fill(root, form, {filled: 5 if sheet == RESULTS else "Chủ tịch"})
    change(form, lambda book: book[sheet].delete_rows(row))
    code, out, _ = run("collect", str(form.parent), "--received", "2020-12-01", cwd=root, columns=200)
    assert code == 1
    assert message in out
    assert f"1 dòng của biểu mẫu đã bị xóa ('{gone}')" in out
    assert "Trả lại để sửa: 1 lỗi" in out
    assert "2020.yaml" not in out


def test_row_put_in_below_a_line_of_the_head(root: Path, form: Path) -> None:
    """The line is called as the form calls it."""
    change(form, lambda book: book["Thông tin chung"].insert_rows(11))
    change(form, at("Thông tin chung", "C11", "0258 123"))
    (found,) = read_form(root, form).findings
    assert "Dòng thứ hai của 'Theo kế hoạch'" in found.message.vi


def test_ends_of_lines_in_other_programs_words(root: Path, form: Path) -> None:
    """``_x000D_`` is the end of a line, and the same letters typed by somebody are letters."""
    place = read_form(root, form).places[SUMMARY]

    def write(members: dict[str, bytes]) -> None:
        for name, words in (("xl/worksheets/sheet3.xml", b"M\xe1\xbb\x99t_x000D_\nhai_x005F_x000D_"),):
            blank = rb'<c r="%s"( s="[0-9]+")?[^>]*?(?:/>|></c>)' % place.cell.encode()
            members[name], count = re.subn(
                blank,
                rb'<c r="%s"\1 t="inlineStr"><is><t>%s</t></is></c>' % (place.cell.encode(), words),
                members[name],
            )
            assert count == 1

    rewrite(form, write)
    assert read_form(root, form).values[SUMMARY] == "Một\nhai_x000D_"
