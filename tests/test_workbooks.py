"""Tables as Excel workbooks, read back with another library."""

import errno
import functools
import io
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ttdn.errors import OutputNotWritableError
from ttdn.language import Language, Text
from ttdn.reporters import workbooks
from ttdn.reporters.workbooks import MAXIMUM_LETTERS, TooLargeForExcelError, tables_as_xlsx
from ttdn.tables import Coded, Column, Kind, Table, Value
from ttdn.vietnamese import excel_text

_MADE = date(2026, 11, 28)
_COLUMNS = (
    Column("id", Text("Mã", "Id"), Kind.NAME),
    Column("words", Text("Nội dung", "Words"), Kind.TEXT, 40),
    Column("state", Text("Trạng thái", "State")),
    Column("plan_year", Text("Năm", "Year"), Kind.YEAR),
    Column("amount", Text("Số lượng", "Amount"), Kind.NUMBER, decimals=3),
    Column("paid", Text("Đã chi (đồng)", "Spent (VND)"), Kind.MONEY),
    Column("day", Text("Ngày", "Day"), Kind.DAY),
    Column("late", Text("Muộn", "Late"), Kind.YES_NO),
)
_ROW: tuple[Value, ...] = (
    "010", "Lễ hội", Coded("done", Text("Hoàn thành", "Done")), 2026, Decimal("1.10"), 1_200_000_000,
    date(2026, 3, 5), True,
)  # fmt: skip


def _table(*rows: tuple[Value, ...], name: str = "results", title: str = "Kết quả") -> Table:
    return Table(name, Text(title, name.capitalize()), _COLUMNS, rows)


def _words(words: str) -> tuple[Value, ...]:
    return (_ROW[0], words, *_ROW[2:])


def _make(*tables: Table, language: Language | None = Language.VIETNAMESE) -> bytes:
    return tables_as_xlsx(tables, language, title="Tiêu đề", author="UBND", made=_MADE)


def _open(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def _row(content: bytes) -> list[object]:
    return [cell.value for cell in next(_open(content).worksheets[0].iter_rows(min_row=2, max_row=2))]


def test_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows writes the same bytes: neither its name nor its line ends are in them."""
    made = _make(_table(_words("dòng 1\ndòng 2")))
    with monkeypatch.context() as windows:
        open_there = functools.partial(open, newline="\r\n")
        windows.setattr("xlsxwriter.xmlwriter.open", open_there, raising=False)
        windows.setattr("sys.platform", "win32")
        there = _make(_table(_words("dòng 1\ndòng 2")))
    assert there == made


def test_values_are_real_days_and_numbers() -> None:
    """A sum can be made of them, and a year has no mark between thousands."""
    found = _row(_make(_table(_ROW)))
    assert [*map(str, found)] == [
        "010", "Lễ hội", "Hoàn thành", "2026", "1.1", "1200000000", "2026-03-05 00:00:00", "có",
    ]  # fmt: skip
    page = _open(_make(_table(_ROW))).worksheets[0]
    assert [page.cell(2, place).number_format for place in (4, 5, 6, 7)] == [
        "0", "#,##0.00", "#,##0", "dd/mm/yyyy",
    ]  # fmt: skip


def test_without_a_language_names_and_codes_stand_there() -> None:
    """What another program reads does not change with the words for people."""
    content = _make(_table(_ROW), language=None)
    page = _open(content).worksheets[0]
    assert page.title == "results"
    assert [cell.value for cell in page[1]] == [column.name for column in _COLUMNS]
    assert _row(content)[2] == "done"
    assert _row(content)[7] is True


def test_a_sheet_is_filtered_and_keeps_its_head_in_sight() -> None:
    """On paper, too, the head stands on every page."""
    page = _open(_make(_table(_ROW, _ROW))).worksheets[0]
    assert page.auto_filter.ref == "A1:H3"
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"


def test_a_table_without_rows_has_its_head() -> None:
    """Nobody has to guess what is missing."""
    page = _open(_make(_table())).worksheets[0]
    assert page["A1"].value == "Mã"
    assert page.auto_filter.ref == "A1:H2"


@pytest.mark.parametrize("words", ["=cmd|'/C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1+1"])
def test_text_is_never_a_formula(words: str) -> None:
    """Neither when the file is opened nor after somebody has edited the cell."""
    content = _make(_table(_words(words)))
    cell = _open(content).worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert cell.quotePrefix is True  # nor after somebody has clicked into it and pressed Enter
    assert _open(_make(_table(_ROW))).worksheets[0]["B2"].quotePrefix is False


def test_text_is_no_link() -> None:
    """Nobody comes by a click to where a submission wants to lead."""
    assert _open(_make(_table(_words("https://vi.du/a")))).worksheets[0]["B2"].hyperlink is None


def test_letters_that_excel_cannot_hold_are_shown_by_their_number() -> None:
    """Control letters, half a letter, and what looks like Excel's own escapes."""
    found = str(_row(_make(_table(_words("a\x07b\ud800 _x0041_ Nghị\nquyết"))))[1])
    # The other library leaves the escape of an escape as it is; Excel reads it (ECMA-376, part 1, 22.9.2.19).
    assert excel_text(found) == "a\\x07b\ufffd _x0041_ Nghị\nquyết"


@pytest.mark.parametrize("letter", ["a", "ệ", "😀"])
def test_a_longer_text_than_a_cell_holds_is_cut_and_says_so(letter: str) -> None:
    """Letters beyond the first plane count twice for Excel."""
    found = str(_row(_make(_table(_words(letter * 40_000))))[1])
    assert found.startswith(letter * 100)
    assert found.endswith("(đã cắt bớt: Excel không chứa hết)")
    assert MAXIMUM_LETTERS - 1 <= len(found.encode("utf-16-le")) // 2 <= MAXIMUM_LETTERS
    whole = letter * (MAXIMUM_LETTERS // (2 if letter == "😀" else 1))
    assert _row(_make(_table(_words(whole))))[1] == whole


def test_a_number_of_more_digits_than_excel_keeps_is_text() -> None:
    """Excel would make zeros of the last ones."""
    large = 1_234_567_890_123_456
    assert _row(_make(_table((*_ROW[:5], large, *_ROW[6:]))))[5] == str(large)


def test_a_day_before_the_calendar_of_excel_is_text() -> None:
    """Excel counts from 1900."""
    assert _row(_make(_table((*_ROW[:6], date(1899, 1, 2), True))))[6] == "1899-01-02"


def test_names_of_sheets_fit_and_differ() -> None:
    """31 letters, none of seven signs, no two alike whatever their case."""
    long = "Số liệu: theo [đơn vị] / kỳ báo cáo, đủ cả năm"
    book = _open(_make(*(_table(title=title) for title in (long, long, "'Kết quả'", "KẾT QUẢ"))))
    assert book.sheetnames == [
        "Số liệu theo đơn vị kỳ báo cáo,", "Số liệu theo đơn vị kỳ báo cá 2", "Kết quả", "KẾT QUẢ 2",
    ]  # fmt: skip


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the ways on."""
    monkeypatch.setattr(workbooks, "MAXIMUM_ROWS", 3)
    assert _make(_table(_ROW, _ROW))
    with pytest.raises(TooLargeForExcelError) as caught:
        _make(_table(_ROW, _ROW, _ROW))
    assert "'Kết quả' có 3 dòng" in caught.value.message.vi


def test_no_room_for_the_rows_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The rows of a sheet stand in a file of the system until the workbook is made."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(OutputNotWritableError) as caught:
        _make(_table(_ROW))
    assert "đầy" in caught.value.message.vi


def test_equal_data_are_equal_bytes() -> None:
    """Whenever it is made."""
    assert _make(_table(_ROW)) == _make(_table(_ROW))


def test_a_large_table_has_no_empty_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are written for their lines only."""
    row = (*_ROW[:6], None, None)
    small = _open(_make(_table(row))).worksheets[0]
    assert small["G2"].has_style
    monkeypatch.setattr(workbooks, "_LARGE", 0)
    large = _open(_make(_table(row))).worksheets[0]
    assert not large["G2"].has_style
    assert large["A2"].has_style
