"""Forms that were filled in with other programs: the same values, or a sentence on which one can act."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, fill, read_form
from resaved import LOSING, PROGRAMS, Cell, Habits, Page, resave, tables_of_numbers

from ttdn.diagnostics import Severity
from ttdn.forms.columns import CellKind
from ttdn.forms.reading.cells import read_cell

Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]

UNIT, RETURNED = "phuong-loc-tho", "out/tra-lai/phuong-loc-tho/Báo cáo của phường"
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
SHARE = cell_at("results", "III.1", "figures", "share")
FILLED: dict[CellPath, Any] = {
    ("number",): "45/BC-UBND",
    ("date",): datetime(2020, 12, 4),  # noqa: DTZ001 - Excel's days have no zone
    ("signer", "name"): "Trần Quốc Hưng",
    ("results", "II.5.1", "status"): "Hoàn thành",
    ("results", "II.5.1", "completed"): datetime(2020, 10, 31),  # noqa: DTZ001
    ("results", "II.5.1", "summary"): "Đăng tin hằng tuần & có ảnh.\n\nCó phản hồi < 5 ngày.",
    NEWS: 1200,
    ("results", "III.1", "status"): "Đang thực hiện",
    ("results", "III.1", "summary"): "Đã in 2 số.",
    SHARE: 98.4,
    ("evidence", "+1", "item"): "II.5.1 – Duy trì trang TTĐT",
    ("evidence", "+1", "title"): "Sổ theo dõi",
    ("evidence", "+1", "number"): "3/BB",
    ("training", "+2", "title"): "Lớp B",
    ("training", "+2", "date"): datetime(2020, 7, 16),  # noqa: DTZ001
    ("training", "+2", "participants"): 2,
    ("funding", "allocated"): 48000000,
    ("funding", "spent"): 44650000,
    ("difficulties", "+1"): "Thiếu người: một người làm ba việc.",
    ("next_year", "+3"): "Mở trang tiếng Anh",
}


@pytest.fixture
def root(root: Path) -> Path:
    """The small plan with a figure that has decimals."""
    path = root / "plan" / "2020.yaml"
    figure = '  - {id: share, label: Tỷ lệ, unit: "%", items: [III.1], decimals: 2}\n\ndocuments:'
    path.write_text(path.read_text(encoding="utf-8").replace("\ndocuments:", figure, 1), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder with the filled form is kept for all tests, once the first has made it."""
    return tmp_path_factory.mktemp("kept") / "root"


@pytest.fixture
def filled(root: Path, send: Send, kept: Path) -> Path:
    """A form as Excel on a computer saves it."""
    if not kept.is_dir():
        path = send(FILLED)
        kept.mkdir()
        shutil.copytree(root, kept / "folder")
        (kept / "name").write_text(path.relative_to(root).as_posix(), encoding="utf-8")
    shutil.copytree(kept / "folder", root, dirs_exist_ok=True)
    return root / (kept / "name").read_text(encoding="utf-8")


def report_of(root: Path) -> str:
    """The report of the unit as the folder has it."""
    return (root / "units" / UNIT / "2020.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("program", PROGRAMS)
def test_same_report(root: Path, filled: Path, collect: Collect, program: str) -> None:
    """What was filled in makes the same report, whatever program wrote the file; and then nothing new."""
    raw = filled.read_bytes()
    assert collect()[0] == 0
    expected = report_of(root)
    for folder in (root / "units" / UNIT, root / "register"):
        shutil.rmtree(folder)
    filled.write_bytes(resave(raw, PROGRAMS[program]))
    code, out = collect()
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True), out
    assert report_of(root) == expected
    assert "98.4" in expected
    code, out = collect()
    assert (code, "Không có gì mới" in out) == (0, True)


@pytest.mark.parametrize("program", PROGRAMS)
def test_asked_back(root: Path, filled: Path, collect: Collect, program: str) -> None:
    """What is wrong in such a file is marked in it; put right in the marked copy, it is taken."""
    fill(root, filled, {NEWS: "rất nhiều"})
    filled.write_bytes(resave(filled.read_bytes(), PROGRAMS[program]))
    before = read_form(root, filled)
    code, out = collect()
    assert (code, "1 trả lại" in out, "rất nhiều" in out) == (1, True, True), out
    marked = root / f"{RETURNED}.can-sua.xlsx"
    assert read_form(root, marked).values == before.values
    fill(root, marked, {NEWS: 1200}, filled)
    code, out = collect()
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True), out
    assert "news_items: 1200" in report_of(root)


@pytest.mark.parametrize("program", LOSING)
def test_lost_identity(root: Path, filled: Path, collect: Collect, program: str) -> None:
    """Without its hidden sheet it is no form any more: nothing is taken, and it is said what to do."""
    expected = read_form(root, filled).values
    filled.write_bytes(resave(filled.read_bytes(), LOSING[program]))
    code, out = collect()
    assert (code, "Không phải biểu mẫu do ttdn phát" in out, "đã điền sẵn phần đọc được" in out) == (
        1,
        True,
        True,
    )
    assert not (root / "units" / UNIT).exists()
    assert read_form(root, root / f"{RETURNED}.mau-moi.xlsx").values == expected


# What such files have more than forms have


def resaved(path: Path, habits: Habits) -> Path:
    """The file as a program of these habits writes it, in its place."""
    path.write_bytes(resave(path.read_bytes(), habits))
    return path


def test_threads_are_told_as_notes(root: Path, filled: Path) -> None:
    """What was said in threads is shown with its answers, and not the note that stands for it elsewhere."""
    (found,) = read_form(root, resaved(filled, PROGRAMS["Excel for the web"])).findings
    assert (found.code, found.severity, found.location.cell) == ("own-note", Severity.WARNING, "B2")
    assert found.message.vi == "Ghi chú của cán bộ: 'Số này chưa chốt⏎Đã chốt'."


def with_words_between(pages: Sequence[Page]) -> list[Page]:
    """The sheets as Numbers exports them, but for the summary, which does not name the last one."""
    summary, *others = tables_of_numbers(pages)
    last = max(summary.cells)
    cells = {place: cell for place, cell in summary.cells.items() if place != last}
    return [replace(summary, cells={**cells, last: Cell("Phường đã làm thêm 3 việc", "General")}), *others]


def test_summary_of_sheets(root: Path, filled: Path) -> None:
    """A sheet that lists all others is told of and hinders nothing; any other one has to be looked at."""
    raw = filled.read_bytes()
    (found,) = read_form(root, resaved(filled, PROGRAMS["Apple Numbers"])).findings
    assert (found.severity, "chỉ liệt kê các trang" in found.message.vi, found.location.cell) == (
        Severity.WARNING,
        True,
        "A1",
    )
    filled.write_bytes(raw)
    form = read_form(root, resaved(filled, Habits(pages=with_words_between)))
    (found,) = form.findings
    assert (found.severity, "Export Summary" in found.message.vi) == (Severity.ERROR, True)


def with_second_identity(pages: Sequence[Page]) -> list[Page]:
    """The sheets, and the hidden one once more."""
    (hidden,) = (page for page in pages if page.state != "visible")
    return [*pages, replace(hidden, name="_ttdn (2)")]


def test_second_hidden_sheet_is_told(root: Path, filled: Path) -> None:
    """Only one sheet is what the form carries along."""
    (found,) = read_form(root, resaved(filled, Habits(pages=with_second_identity))).findings
    assert (found.code, found.location.sheet) == ("unread-cell", "_ttdn (2)")


@pytest.mark.parametrize(
    ("held", "decimals", "meant"),
    [
        (98.4000015258789, 2, "98,4"),
        (12.0000001, 0, "12"),
        (98.413, 2, "98,413"),
        (12.5, 0, "12,5"),
        (12.0001, 0, "12,0001"),
    ],
)
def test_number_in_fewer_digits(held: float, decimals: int, meant: str) -> None:
    """What a program loses of a number that it keeps in fewer digits is put right; what was typed stays."""
    assert read_cell(held, "General", CellKind.AMOUNT, decimals=decimals) == meant


def test_words_keep_their_digits() -> None:
    """Where no number is asked for, nothing is rounded."""
    assert read_cell(98.4000015258789, "General", CellKind.LINE) == "98,4000015258789"
    assert read_cell(0.000004, "0.0000%", CellKind.AMOUNT, "%") == "0,0004"
