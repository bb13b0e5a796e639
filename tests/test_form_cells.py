"""What stands in a cell, as text: numbers, days and words as Excel keeps them, or as somebody typed them."""

from datetime import date, datetime
from typing import Any

import pytest

from ttdn.forms.cells import read_cell
from ttdn.forms.fields import Kind
from ttdn.forms.values import field_of
from ttdn.forms.workbook import count_lines


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, Kind.LINE, ""),
        ("", Kind.COUNT, ""),
        (True, Kind.LINE, "Đúng"),
        (False, Kind.COUNT, "Sai"),
        (datetime(2020, 10, 31, 7, 30), Kind.DAY, "2020-10-31"),  # noqa: DTZ001 - Excel's days have no zone
        (date(2020, 10, 31), Kind.DAY, "2020-10-31"),
        (datetime(2020, 2, 1), Kind.COUNT, "01/02/2020"),  # noqa: DTZ001
        (datetime(2020, 2, 1), Kind.LINE, "01/02/2020"),  # noqa: DTZ001
        (44135, Kind.DAY, "2020-10-31"),
        (44135.0, Kind.DAY, "2020-10-31"),
        (31102020, Kind.DAY, "31102020"),
        (44135.5, Kind.DAY, "44135,5"),
        (1200, Kind.COUNT, "1200"),
        (1200.0, Kind.COUNT, "1200"),
        (1.2, Kind.COUNT, "1,2"),
        (-3, Kind.COUNT, "-3"),
        (1e300, Kind.COUNT, "1e+300"),
        (258123456, Kind.LINE, "258123456"),
        ("1.200", Kind.COUNT, "1200"),
        ("1.234.567", Kind.MONEY, "1234567"),
        ("12 500 000", Kind.MONEY, "12500000"),
        ("1,200", Kind.COUNT, "1,200"),
        ("1.20", Kind.COUNT, "1.20"),
        ("12.34.567", Kind.COUNT, "12.34.567"),
        ("0.123", Kind.COUNT, "0.123"),
        ("012.345", Kind.COUNT, "012.345"),
        ("1.234 567", Kind.COUNT, "1.234 567"),
        ("12.500.000 đồng", Kind.MONEY, "12500000"),
        ("12500000đ", Kind.MONEY, "12500000"),
        ("5 VNĐ", Kind.MONEY, "5"),
        ("25 triệu", Kind.MONEY, "25000000"),
        ("25,5 triệu đồng", Kind.MONEY, "25500000"),
        ("1.2 tỷ", Kind.MONEY, "1200000000"),
        ("1.200 triệu", Kind.MONEY, "1200000000"),
        ("25 triệu 500 nghìn đồng", Kind.MONEY, "25500000"),
        ("25 Tr", Kind.MONEY, "25000000"),
        ("25 nghìn 3 triệu", Kind.MONEY, "25 nghìn 3 triệu"),
        ("khoảng 25 triệu", Kind.MONEY, "khoảng 25 triệu"),
        ("1,250 tỷ", Kind.MONEY, "1,250 tỷ"),
        ("25 triệu", Kind.COUNT, "25 triệu"),
        ("ngày 5 tháng 11 năm 2020", Kind.DAY, "05/11/2020"),
        ("Ngày 05/11/2020", Kind.DAY, "05/11/2020"),
        ("5.11.2020", Kind.DAY, "05/11/2020"),
        ("5/11/20", Kind.DAY, "05/11/2020"),
        ("2020-11-05", Kind.DAY, "2020-11-05"),
        ("tháng 11/2020", Kind.DAY, "tháng 11/2020"),
        ("5/11", Kind.DAY, "5/11"),
        ("ngày 5 tháng 11 năm 2020", Kind.LINE, "ngày 5 tháng 11 năm 2020"),
        ("12 tin", Kind.COUNT, "12 tin"),
        ("50 %", Kind.COUNT, "50 %"),
        ("1.200", Kind.LINE, "1.200"),
        ("a\r\nb \n\n c", Kind.WORDS, "a\nb\n\nc"),
        ("a\r\nb\x0bc_x000D_", Kind.WORDS, "a\nb\nc_x000D_"),
        ("\u202a0258 3 822 222\u202c\ufe0f", Kind.LINE, "0258 3 822 222"),
        ("\u200b", Kind.WORDS, ""),
        ("II.5.1 – Duy trì", Kind.ITEM, "II.5.1"),
        ("HOÀN THÀNH", Kind.STATUS, "done"),
        ("xong", Kind.STATUS, "xong"),
    ],
)
def test_cell(value: Any, kind: Kind, text: str) -> None:  # noqa: ANN401 - whatever a cell holds
    """Only what can be read in one way is read; the rest is left for the rules to speak of."""
    assert read_cell(value, "General", kind) == text


@pytest.mark.parametrize(
    ("value", "number_format", "measure", "text"),
    [
        (0.5, "0%", "%", "50"),
        (0.5, "0.00%", "phần trăm", "50"),
        (0.5, "0%", "tin", "50 %"),
        ("50%", "@", "%", "50"),
        (0.123, "0%", "%", "12,3"),
    ],
)
def test_percentage(value: Any, number_format: str, measure: str, text: str) -> None:  # noqa: ANN401
    """A percentage is a number of its own only where percent is what is counted."""
    assert read_cell(value, number_format, Kind.COUNT, measure) == text


def test_calendar_of_1904() -> None:
    """A workbook of an old Macintosh counts its days from another one."""
    assert read_cell(44135 - 1462, "General", Kind.DAY, epoch=datetime(1904, 1, 1)) == "2020-10-31"  # noqa: DTZ001


def test_unknown_path() -> None:
    """There is no cell for it."""
    with pytest.raises(KeyError):
        field_of(("results",))


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [("", 10, 1), ("một hai ba bốn", 6, 3), ("một\nhai", 40, 2), ("x" * 30, 10, 3)],
)
def test_lines(words: str, width: float, lines: int) -> None:
    """The lines that words need in a column."""
    assert count_lines(words, width) == lines
