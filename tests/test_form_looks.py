"""How a form looks: what is typed stays what was typed, tables keep their heads, groups stand out."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from excel import cell_at, change, fill, read_form
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from ttdn.diagnostics import Severity
from ttdn.forms.blank import Blank
from ttdn.forms.columns import PART_TITLES, RESULTS, SHEETS
from ttdn.forms.identity import PROPERTY
from ttdn.forms.inert import Facts
from ttdn.forms.making.guide import guide_lines
from ttdn.forms.making.workbook import LINE_HEIGHT, count_lines, make_form
from ttdn.forms.reading.annotations import find_notes
from ttdn.forms.reading.cells import write_number
from ttdn.forms.values import CellAddress
from ttdn.model.plan import Plan

Run = Callable[..., tuple[int, str, str]]

UNIT = "phuong-loc-tho"
#: What a cell is for, by what a report calls it: its number format and its alignment.
LOOKS = {
    ("results", "II.5.1", "summary"): ("@", "left"),
    ("results", "II.5.1", "status"): ("@", "center"),
    ("results", "II.5.1", "completed"): ("dd/mm/yyyy", "center"),
    ("results", "II.5.1", "figures", "news_items"): ("#,##0", "right"),
}


@pytest.fixture
def form(root: Path, run: Run) -> Path:
    """The form of a ward."""
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return root / "bm" / f"{UNIT}-2020.xlsx"


@pytest.mark.parametrize("path", LOOKS, ids="/".join)
def test_cells_keep_what_is_typed(root: Path, form: Path, path: tuple[str, ...]) -> None:
    """Words are text ("010" stays so), days and numbers are shown as such; all can be filled in, in a box."""
    place = read_form(root, form).places[CellAddress.of(path)]
    cell: Any = load_workbook(form)[place.sheet][place.cell]
    assert (cell.number_format, cell.alignment.horizontal) == LOOKS[path]
    assert not cell.protection.locked
    assert {
        side.style for side in (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
    } == {"thin"}


def test_head_of_the_results_stays(root: Path, form: Path) -> None:
    """The names of the columns and the numbers of the items stay in sight; a phone has room for no more."""
    sheet = next(sheet for sheet in SHEETS if RESULTS in sheet.parts)
    page = load_workbook(form)[sheet.name]
    first = read_form(root, form).places[cell_at("results", "II.5.1", "status")]
    assert page.freeze_panes == f"C{int(first.cell.strip('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))}"
    assert page.auto_filter.ref


def test_heads_of_all_sheets_stay(form: Path) -> None:
    """Wherever one scrolls, name and title stay in sight, and on each printed page."""
    for page in load_workbook(form).worksheets[1:-1]:
        rows = 4 if page.title == "Kết quả" else 3
        column = "C" if page.title == "Kết quả" else "A"
        assert page.freeze_panes == f"{column}{rows + 1}", page.title
        assert page.print_title_rows == ("$4:$4" if rows > 3 else "$1:$3"), page.title


def test_first_columns_fit_a_phone(form: Path) -> None:
    """Which item, what, how it stands come first, then what was done; all cells wrap."""
    page = load_workbook(form)["Kết quả"]
    assert [cell.value for cell in page[4]][1:5] == [
        "Mục của kế hoạch",
        "Nội dung theo kế hoạch",
        "Trạng thái / số liệu",
        "Kết quả",
    ]
    assert sum(page.column_dimensions[letter].width for letter in "BCD") <= 72
    assert all(cell.alignment.wrap_text for row in page.iter_rows(min_row=4, min_col=2) for cell in row)


def test_figures_stand_right_below_their_item(form: Path) -> None:
    """Under its number and with what it is to the unit, so that a filter keeps them together."""
    page = load_workbook(form)["Kết quả"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
    assert [(row[0], row[1], row[2], row[4], row[-1]) for row in rows[:2]] == [
        ("results|II.5.1", "II.5.1", rows[0][2], None, "Phải báo cáo"),
        ("figures|II.5.1/news_items", "II.5.1", "Số liệu: Tin, bài đăng", "tin, bài", "Phải báo cáo"),
    ]
    left, top, right, bottom = range_boundaries(page.auto_filter.ref)
    assert (left, top, right, bottom) == (1, 4, page.max_column, page.max_row)


def test_figures_are_found_wherever_they_were_sorted_to(root: Path, form: Path) -> None:
    """By the names of their rows; a program without protection may sort the table."""
    number = ("results", "III.1", "figures", "news_items")
    fill(root, form, {number: 7})

    def turn(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        page = book["Kết quả"]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
        for line, row in enumerate(reversed(rows), start=5):
            for column, value in enumerate(row, start=1):
                page.cell(line, column).value = value

    change(form, turn)
    read = read_form(root, form)
    assert (read.values[cell_at(*number)], read.findings) == ("7", [])


def test_nothing_that_other_programs_drop(form: Path) -> None:
    """No merged cells, no ranges opened on a protected sheet, no tables, pictures, formulas, extensions."""
    with zipfile.ZipFile(form) as package:
        names = [name for name in package.namelist() if name.startswith("xl/")]
        text = b"".join(package.read(name) for name in names)
    dropped = (
        b"<mergeCell",
        b"<protectedRange",
        b"<tablePart",
        b"<drawing",
        b"<f>",
        b"<extLst",
        b"<conditional",
    )
    assert [mark for mark in dropped if mark in text] == []
    assert all(name.endswith((".xml", ".rels")) for name in names)


def test_hints_are_of_the_forms_own_period_and_figures(root: Path, run: Run) -> None:
    """Days of its own period, what the plan counts; nothing of the manual's example year."""
    assert run("form", UNIT, "--period", "2020-Q2", "-o", "bm", cwd=root)[0] == 0
    book = load_workbook(root / "bm" / f"{UNIT}-2020-Q2.xlsx")
    rules = [rule for page in book for rule in page.data_validations.dataValidation]
    said = "\n".join(f"{rule.prompt}\n{rule.error}" for rule in rules)
    said += "\n".join(str(row[0].value) for row in book["Hướng dẫn"].iter_rows())
    assert set(re.findall(r"\b20[0-9]{2}\b", said)) == {"2020"}
    day = next(rule for rule in rules if rule.promptTitle == "Ngày hoàn thành")
    assert day.prompt.endswith("ví dụ 30/6/2020.")
    figure = next(rule for rule in rules if rule.promptTitle == "Tin, bài đăng")
    assert figure.prompt.endswith("Đơn vị tính: tin, bài.")
    assert "ví dụ 'Số liệu: Tin, bài đăng'" in said


def test_last_report_has_no_column_before_there_is_one(root: Path, form: Path, run: Run) -> None:
    """An empty column is a third of a page; with something to show, it is there."""
    assert "Đã báo cáo" not in [cell.value for cell in load_workbook(form)["Kết quả"][4]]
    path = root / "units" / UNIT / "2020-Q1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"unit: {UNIT}\nperiod: 2020-Q1\nreceived: 2020-04-02\nresults:\n"
        "  - {item: II.5.1, status: in_progress, summary: Đăng tin, figures: {news_items: 5}}\n",
        encoding="utf-8",
    )
    assert run("form", UNIT, "--period", "2020-Q2", "-o", "q2", cwd=root)[0] == 0
    page = load_workbook(root / "q2" / f"{UNIT}-2020-Q2.xlsx")["Kết quả"]
    column = next(cell.column for cell in page[4] if cell.value == "Đã báo cáo")
    assert [page.cell(row, column).value for row in (5, 6)] == [
        "Quý I năm 2020: Đang thực hiện. Đăng tin",
        "5",
    ]


def test_parts_of_a_sheet_have_titles(form: Path) -> None:
    """Where a sheet has several tables, the title of each is bold."""
    titles = {title for title, _ in PART_TITLES.values()}
    bold = {
        str(cell.value): cell.font.bold
        for page in load_workbook(form).worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value in titles
    }
    assert bold
    assert set(bold.values()) == {True}


def test_list_of_corrections_stands_in_boxes(root: Path, form: Path, run: Run) -> None:
    """What is to be corrected is a table: every cell of it has its lines."""
    sent = fill(root, form, {("results", "II.5.1", "completed"): date(2020, 10, 1)}, root / "về" / "a.xlsx")
    sent = fill(root, sent, {("results", "II.5.1", "status"): "xong hết"})
    assert run("collect", str(sent), "--received", "2020-12-05", cwd=root)[0] == 1
    (copy,) = (root / "out" / "tra-lai" / "phuong-loc-tho").glob("*can-sua*")
    page = load_workbook(copy)["Cần sửa"]
    boxed = [cell.border for row in page.iter_rows(min_row=5, max_row=5, max_col=4) for cell in row]
    assert [
        [side.style for side in (border.left, border.right, border.top, border.bottom)] for border in boxed
    ] == [["thin"] * 4] * 4


def test_only_heads_of_the_corrections_are_bold(root: Path, form: Path, run: Run) -> None:
    """What is wrong is read as a sentence: a page of bold letters shouts."""
    sent = fill(root, form, {("results", "II.5.1", "status"): "xong hết"}, root / "về" / "a.xlsx")
    assert run("collect", str(sent), "--received", "2020-12-05", cwd=root)[0] == 1
    (copy,) = (root / "out" / "tra-lai" / "phuong-loc-tho").glob("*can-sua*")
    rows = load_workbook(copy)["Cần sửa"].iter_rows(min_row=4, max_row=5, max_col=4)
    assert [[cell.font.bold for cell in row] for row in rows] == [[True] * 4, [False] * 4]


def test_guide_speaks_of_sending_in_the_order_in_which_it_is_done(form: Path) -> None:
    """Save, send, mend what comes back; a blank row parts what is said from what went before."""
    lines = [row[0] for row in load_workbook(form)["Hướng dẫn"].iter_rows(values_only=True)]
    begin = lines.index("Gửi")
    assert not lines[begin - 1]
    assert [str(line).split(" ")[:2] for line in lines[begin + 1 :]] == [
        ["Lưu", "tệp"],
        ["Nếu", "có"],
        ["Không", "ghi"],
    ]


def test_guide_is_seen_as_a_whole(form: Path) -> None:
    """Its rows are as high as what they say; the file opens there."""
    book: Any = load_workbook(form)
    page = book.active
    width = page.column_dimensions["A"].width
    lines = {
        row: count_lines(str(cell.value or ""), int(width)) for row, cell in enumerate(page["A"], start=1)
    }
    heights = {row: page.row_dimensions[row].height or LINE_HEIGHT for row in lines}
    assert (page.title, width > 70, {*lines.values()} > {1, 2}) == ("Hướng dẫn", True, True)
    assert [row for row, count in lines.items() if heights[row] < count * LINE_HEIGHT] == []


@pytest.mark.parametrize("subject", ["phòng dịch", "phòng dịch và các việc có tên rất dài khác " * 4])
def test_long_title_stays_within_the_guide(make_plan: Callable[..., Plan], subject: str) -> None:
    """Words beyond the only column would print the whole page in letters that nobody can read."""
    plan = make_plan()
    named = plan.model_copy(
        update={"document": plan.document.model_copy(update={"subject": subject.strip()})}
    )
    book: Any = load_workbook(io.BytesIO(make_form(Blank(named, named.units_by_id[UNIT], named.period))))
    page = book["Hướng dẫn"]
    (title,) = (cell for cell in page["A"] if str(cell.value).startswith("BIỂU MẪU"))
    needed = count_lines(title.value, page.column_dimensions["A"].width, title.font.size, bold=True)
    assert bool(title.alignment.wrap_text) is (needed > 1)
    assert page.row_dimensions[title.row].height >= needed * LINE_HEIGHT


@pytest.mark.parametrize(("unit", "told"), [("phuong-loc-tho", True), ("phong-giao-duc-dao-tao", False)])
def test_guide_says_what_counts_of_standing_work(
    make_plan: Callable[..., Plan], unit: str, *, told: bool
) -> None:
    """Who owes work without a deadline learns that its result must be told; who owes none is not bothered."""
    plan = make_plan()
    blank = Blank(plan, plan.units_by_id[unit], plan.period)
    assert ("Việc thường xuyên" in "".join(words for _, words in guide_lines(blank))) is told


def test_copy_that_goes_back_says_whose_it_is(root: Path, form: Path, run: Run) -> None:
    """What a form carries along for ttdn is in the copy, too, in both its places."""
    sent = fill(root, form, {("results", "II.5.1", "status"): "xong hết"}, root / "về" / "a.xlsx")
    assert run("collect", str(sent), "--received", "2020-12-05", cwd=root)[0] == 1
    (copy,) = (root / "out" / "tra-lai" / "phuong-loc-tho").glob("*can-sua*")
    books: list[Any] = [load_workbook(path) for path in (form, copy)]
    assert [[entry.name for entry in book.custom_doc_props.props] for book in books] == [[PROPERTY]] * 2


def test_rows_of_a_list_are_counted_from_one(form: Path) -> None:
    """The first row of a list to be filled in is number 1."""
    page = load_workbook(form)["Khó khăn – kiến nghị"]
    numbers = {
        str(row[0].value): str(row[1].value) for row in page.iter_rows(max_col=2) if "|+" in str(row[0].value)
    }
    assert [numbers[f"difficulties|+{number}"] for number in (1, 2, 3)] == ["1", "2", "3"]


def test_words_of_a_text_box_are_named_not_repeated() -> None:
    """The first words of a long one are enough to find it."""
    facts = Facts()
    facts.texts["Kết quả"] = ["Nội dung dài. " * 100]
    (found,) = find_notes(facts, "a.xlsx")
    assert found.message.vi.endswith("…'.")
    assert len(found.message.vi) < 600
    whole = "chữ " * 124 + "thêm"
    (found,) = find_notes(Facts(texts={"Kết quả": [whole]}), "a.xlsx")
    assert f"'{whole}'" in found.message.vi
    assert (found.location.sheet, found.location.cell) == ("Kết quả", "A1")


def test_what_lies_over_the_cells_is_told_sheet_by_sheet() -> None:
    """Words are an error, since they may be the report; of a picture beside them nothing more is said."""
    facts = Facts(
        texts={"Kết quả": ["Đã gửi", " ", "02 bản"]},
        pictures=Counter({"Kết quả": 1, "Thông tin chung": 2, "Hướng dẫn": 0}),
        embedded=Counter({"Khó khăn – kiến nghị": 3}),
        others=["Biểu đồ"],
    )
    found = list(find_notes(facts, "a.xlsx"))
    assert [(one.location.sheet, one.severity, one.message.vi.split(",")[0]) for one in found] == [
        ("Kết quả", Severity.ERROR, "Hộp chữ trên trang này chưa được đọc: 'Đã gửi 02 bản'."),
        ("Thông tin chung", Severity.WARNING, "Trang này có 2 hình"),
        ("Khó khăn – kiến nghị", Severity.WARNING, "Trang này có 3 tệp nhúng (Insert > Object)"),
        ("Biểu đồ", Severity.WARNING, "Trang 'Biểu đồ' hỏng hoặc không phải trang ô"),
    ]
    assert {(one.code, one.location.file, one.location.cell) for one in found} == {
        ("unread-cell", "a.xlsx", "A1")
    }


def test_the_finer_of_two_earlier_reports_is_shown(root: Path, run: Run) -> None:
    """Of a half year and its second quarter, which end on one day, the quarter is the newer one."""
    for period, words in (("2020-H1", "Sáu tháng"), ("2020-Q2", "Quý hai")):
        path = root / "units" / UNIT / f"{period}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"unit: {UNIT}\nperiod: {period}\nreceived: 2020-07-02\nresults:\n"
            f"  - {{item: II.5.1, status: in_progress, summary: {words}}}\n",
            encoding="utf-8",
        )
    assert run("form", UNIT, "--period", "2020-Q3", "-o", "q3", cwd=root)[0] == 0
    book = load_workbook(root / "q3" / f"{UNIT}-2020-Q3.xlsx")
    shown = [str(cell) for row in book["Kết quả"].iter_rows(values_only=True) for cell in row if cell]
    assert any("Quý hai" in cell for cell in shown)
    assert not any("Sáu tháng" in cell for cell in shown)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1200.0, "1200"), (0.5, "0,5"), (1e16, "10000000000000000"), (1e17, "1e+17")],
)
def test_written_number(number: float, words: str) -> None:
    """A whole number has no fraction; one that is too great for its digits is not given any."""
    assert write_number(number) == words
