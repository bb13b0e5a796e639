"""The same gap in many cells: one sentence that names them all, and a mark in each."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, read_form
from openpyxl import load_workbook

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.marks import CORRECTIONS
from ttdn.forms.taking.gathering import gather
from ttdn.language import Text

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]

MARKED = "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx"
RED, ORANGE = "FFFFC7CE", "FFFFE0B2"


@pytest.fixture
def owing(root: Path) -> Path:
    """A folder whose ward owes three items."""
    plan = root / "plan" / "2020.yaml"
    text = plan.read_text(encoding="utf-8")
    more = "".join(
        f"  - {{id: II.5.{number}, text: Việc thứ {number}., owners: {{read: [ubnd-xa-phuong]}}}}\n"
        for number in (6, 7)
    )
    plan.write_text(text.replace("\nforms:\n", f"{more}\nforms:\n"), encoding="utf-8")
    return root


def status(item: str) -> CellPath:
    """The cell for the status of an item."""
    return ("results", item, "status")


def listed(root: Path) -> list[list[str]]:
    """The lines of the list of corrections."""
    sheet = load_workbook(root / MARKED)[CORRECTIONS]
    return [[str(cell.value) for cell in row] for row in sheet.iter_rows(min_row=5)]


def fill_of(root: Path, path: CellPath) -> tuple[str, str]:
    """The fill of a cell of the marked copy, and its note."""
    place = read_form(root, root / MARKED).places[cell_at(*path)]
    cell: Any = load_workbook(root / MARKED)[place.sheet][place.cell]
    return cell.fill.start_color.rgb, cell.comment.text if cell.comment else ""


def test_evidence_that_is_missing_for_several_items(owing: Path, send: Send, collect: Collect) -> None:
    """One line of the list and one block of the terminal, with all cells red."""
    items = ("II.5.1", "II.5.6", "II.5.7")
    done = {
        ("results", item, key): value
        for item in items
        for key, value in (("status", "Hoàn thành"), ("completed", "31/10/2020"))
    }
    send(done)
    code, out = collect()
    words = "Các mục II.5.1, II.5.6, II.5.7 ghi hoàn thành nhưng thiếu minh chứng."
    assert (code, out.count("[missing-evidence]"), words in out) == (1, 1, True)
    assert "Trả lại để sửa: 1 lỗi" in out
    cells = [read_form(owing, owing / MARKED).places[cell_at(*status(item))].cell for item in items]
    ((_, place, told, _),) = listed(owing)
    assert (place, told) == (f"Kết quả: {cells[0]}", f"{words} Các ô: {', '.join(cells)}.")
    for item in items:
        fill, note = fill_of(owing, status(item))
        assert (fill, f"Mục {item} ghi hoàn thành" in note) == (RED, True)


def test_items_without_a_status(owing: Path, send: Send, collect: Collect) -> None:
    """All rows that are still to be filled in are named once, and marked each."""
    send({status("II.5.1"): "Đang thực hiện"})
    code, out = collect()
    words = "Các mục II.5.6, II.5.7: chưa chọn trạng thái."
    assert (code, out.count("[missing-item]"), words in out) == (0, 1, True)
    told = (owing / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt").read_text(encoding="utf-8")
    assert told.count(words) == 1


def test_marks_of_what_is_to_be_looked_at(owing: Path, send: Send, collect: Collect) -> None:
    """A warning is orange beside the red of errors, and both go when the file comes back."""
    send({status("II.5.1"): "Đang thực hiện", ("number",): "Số: 12/BC", ("training", "+1", "title"): "Lớp"})
    assert collect()[0] == 1
    assert fill_of(owing, ("number",))[0] == ORANGE
    assert fill_of(owing, ("training", "+1", "date"))[0] == RED
    marked = (owing / MARKED).read_bytes()
    (owing / "gui ve/Báo cáo của phường.xlsx").write_bytes(marked)
    (owing / MARKED).unlink()
    collect()
    assert fill_of(owing, ("number",))[0] == ORANGE
    assert len([line for line in listed(owing) if "Số: 12/BC" in line[2]]) == 1


def test_different_gaps_stay_apart(owing: Path, send: Send, collect: Collect) -> None:
    """What was typed differs: each cell is asked about what was meant in it."""
    send({status("II.5.1"): "đã xong", status("II.5.6"): "đang làm", status("II.5.7"): "Đã xong rồi"})
    out = collect()[1]
    assert out.count("[unknown-status]") == 3
    assert out.count("Có phải là 'Hoàn thành'?") == 2
    assert out.count("Có phải là 'Đang thực hiện'?") == 1


def test_same_words_in_several_cells(owing: Path, send: Send, collect: Collect) -> None:
    """The same word in three rows is one question."""
    send({status(item): "đã xong" for item in ("II.5.1", "II.5.6", "II.5.7")})
    out = collect()[1]
    assert out.count("[unknown-status]") == 1
    assert "Các mục II.5.1, II.5.6, II.5.7: 'đã xong' không phải là trạng thái." in out


def found_at(row: int, message: str, column: int = 4, severity: Severity = Severity.ERROR) -> Diagnostic:
    """A finding in a cell."""
    place = Location("a.xlsx", row, column, sheet="Văn bản")
    return Diagnostic("missing-key", Text(message, "Missing."), place, severity)


def test_cells_of_no_item() -> None:
    """Where no row is an item's, the cells are named; a name keeps its capital."""
    (one,) = gather([found_at(7, "Thiếu 'Ngày'."), found_at(9, "Thiếu 'Ngày'.")], {}, {})
    assert one.message == ("Các ô D7, D9: thiếu 'Ngày'.", "Missing. The same goes for D9.")
    assert (one.place, [part.location.cell for part in one.each]) == ("a.xlsx:Văn bản!D7, D9", ["D7", "D9"])
    (one,) = gather([found_at(7, "Excel lưu 1."), found_at(9, "Excel lưu 1.")], {}, {})
    assert one.message.vi == "Các ô D7, D9: Excel lưu 1."


@pytest.mark.parametrize(
    "other",
    [
        found_at(9, "Thiếu 'Tên'."),
        found_at(9, "Thiếu 'Ngày'.", column=5),
        found_at(9, "Thiếu 'Ngày'.", severity=Severity.WARNING),
    ],
)
def test_what_is_not_the_same(other: Diagnostic) -> None:
    """Other words, another column, another weight: two findings."""
    both = [found_at(7, "Thiếu 'Ngày'."), other]
    assert gather(both, {}, {}) == both


def test_cell_says_whose_row_it_stands_in(owing: Path, send: Send, collect: Collect) -> None:
    """A cell's name alone tells nobody on a telephone what it is about."""
    send({status("II.5.6"): "hoãn", ("results", "II.5.1", "figures", "news_items"): "12 tin"})
    out = collect()[1]
    assert "Mục II.5.6: 'hoãn' không phải là trạng thái." in out
    assert "Mục II.5.1: '12 tin' không phải là số." in out
    assert "Viết 12." in out


def test_one_mistake_in_a_day_is_told_once(owing: Path, send: Send, collect: Collect) -> None:
    """A day after the period is no day after the report as well, nor one that Excel has turned round."""
    day = datetime(2021, 1, 2)  # noqa: DTZ001 - Excel's days have no zone
    send({status("II.5.1"): "Hoàn thành", ("results", "II.5.1", "completed"): day, ("date",): "25/11/2020"})
    out = collect()[1]
    assert "Mục II.5.1: ngày 02/01/2021 nằm ngoài kỳ báo cáo năm 2020." in out
    assert [code for code in ("completed-after-report", "day-and-month") if code in out] == []
