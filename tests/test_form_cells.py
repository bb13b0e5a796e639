"""What stands in a cell, as text: numbers, days and words as Excel keeps them, or as somebody typed them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from ttdn.forms.columns import CellKind
from ttdn.forms.making.workbook import count_lines
from ttdn.forms.reading.cells import in_year, read_cell
from ttdn.forms.values import CellAddress
from ttdn.model.plan import Plan


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, CellKind.LINE, ""),
        ("", CellKind.COUNT, ""),
        (True, CellKind.LINE, "Đúng"),
        (False, CellKind.COUNT, "Sai"),
        (datetime(2020, 10, 31, 7, 30), CellKind.DAY, "2020-10-31"),  # noqa: DTZ001 - Excel's days have no zone
        (date(2020, 10, 31), CellKind.DAY, "2020-10-31"),
        (datetime(2020, 2, 1), CellKind.COUNT, "01/02/2020"),  # noqa: DTZ001
        (datetime(2020, 2, 1), CellKind.LINE, "01/02/2020"),  # noqa: DTZ001
        (44135, CellKind.DAY, "2020-10-31"),
        (44135.0, CellKind.DAY, "2020-10-31"),
        (31102020, CellKind.DAY, "31102020"),
        (44135.5, CellKind.DAY, "44135,5"),
        (1200, CellKind.COUNT, "1200"),
        (1200.0, CellKind.COUNT, "1200"),
        (1.2, CellKind.COUNT, "1,2"),
        (-3, CellKind.COUNT, "-3"),
        (1e300, CellKind.COUNT, "1e+300"),
        (258123456, CellKind.LINE, "258123456"),
        ("1.200", CellKind.COUNT, "1200"),
        ("1.234.567", CellKind.MONEY, "1234567"),
        ("12 500 000", CellKind.MONEY, "12500000"),
        ("1.200.000", CellKind.COUNT, "1200000"),
        ("1\u00a0200", CellKind.COUNT, "1200"),
        ("1\u202f200\u2009000", CellKind.COUNT, "1200000"),
        ("１２００", CellKind.COUNT, "1200"),
        ("１．２００", CellKind.COUNT, "1200"),
        ("12.500.000,00", CellKind.MONEY, "12500000"),
        ("5,0", CellKind.COUNT, "5"),
        ("05", CellKind.COUNT, "5"),
        ("12,5", CellKind.AMOUNT, "12,5"),
        ("1.234,5", CellKind.AMOUNT, "1234,5"),
        ("1,200", CellKind.COUNT, "1,200"),
        ("1.20", CellKind.COUNT, "1.20"),
        ("12.34.567", CellKind.COUNT, "12.34.567"),
        ("0.123", CellKind.COUNT, "0.123"),
        ("012.345", CellKind.COUNT, "012.345"),
        ("1.234 567", CellKind.COUNT, "1.234 567"),
        ("12.500.000 đồng", CellKind.MONEY, "12500000"),
        ("12500000đ", CellKind.MONEY, "12500000"),
        ("5 VNĐ", CellKind.MONEY, "5"),
        ("25 triệu", CellKind.MONEY, "25000000"),
        ("25,5 triệu đồng", CellKind.MONEY, "25500000"),
        ("1.2 tỷ", CellKind.MONEY, "1200000000"),
        ("1.200 triệu", CellKind.MONEY, "1200000000"),
        ("25 triệu 500 nghìn đồng", CellKind.MONEY, "25500000"),
        ("500 ngàn", CellKind.MONEY, "500000"),
        ("3 tr", CellKind.MONEY, "3000000"),
        ("2 tỉ", CellKind.MONEY, "2000000000"),
        ("25 Tr", CellKind.MONEY, "25000000"),
        ("25 nghìn 3 triệu", CellKind.MONEY, "25 nghìn 3 triệu"),
        ("khoảng 25 triệu", CellKind.MONEY, "khoảng 25 triệu"),
        ("-", CellKind.LINE, ""),
        (" – ", CellKind.WORDS, ""),
        ("---\n…", CellKind.WORDS, ""),
        ("/", CellKind.ITEM, ""),
        ("-", CellKind.DAY, ""),
        ("-", CellKind.COUNT, "-"),
        ('"', CellKind.WORDS, '"'),
        ("?", CellKind.LINE, "?"),
        ("1,250 tỷ", CellKind.MONEY, "1,250 tỷ"),
        ("25 triệu", CellKind.COUNT, "25 triệu"),
        ("ngày 5 tháng 11 năm 2020", CellKind.DAY, "05/11/2020"),
        ("Ngày 05/11/2020", CellKind.DAY, "05/11/2020"),
        ("5.11.2020", CellKind.DAY, "05/11/2020"),
        ("5/11/20", CellKind.DAY, "05/11/2020"),
        ("2020-11-05", CellKind.DAY, "2020-11-05"),
        ("30-06-2020", CellKind.DAY, "30/06/2020"),
        ("30.6.2020", CellKind.DAY, "30/06/2020"),
        ("３０／６／２０２０", CellKind.DAY, "30/06/2020"),
        ("8h30 ngày 30/6/2020", CellKind.DAY, "30/06/2020"),
        ("30/6/2020 08:00", CellKind.DAY, "30/06/2020"),
        ("2020-06-30 00:00:00", CellKind.DAY, "2020-06-30"),
        ("tháng 11/2020", CellKind.DAY, "tháng 11/2020"),
        ("5/11", CellKind.DAY, "5/11"),
        # Days that Excel counts, where their cell has lost its format: those of our century.
        (36_525, CellKind.DAY, "36525"),
        (36_526, CellKind.DAY, "2000-01-01"),
        (73_050, CellKind.DAY, "2099-12-31"),
        (73_051, CellKind.DAY, "73051"),
        ("ngày 5 tháng 11 năm 2020", CellKind.LINE, "ngày 5 tháng 11 năm 2020"),
        ("12 tin", CellKind.COUNT, "12 tin"),
        ("50 %", CellKind.COUNT, "50 %"),
        ("1.200", CellKind.LINE, "1.200"),
        ("a\r\nb \n\n c", CellKind.WORDS, "a\nb\n\nc"),
        ("a\r\nb\x0bc_x000D_", CellKind.WORDS, "a\nb\nc_x000D_"),
        ("\u202a0258 3 822 222\u202c\ufe0f", CellKind.LINE, "0258 3 822 222"),
        ("\u200b", CellKind.WORDS, ""),
        ("II.5.1 – Duy trì", CellKind.ITEM, "II.5.1 - Duy trì"),
        ("Mục  II.5.1.", CellKind.ITEM, "II.5.1"),
        ("HOÀN THÀNH", CellKind.STATUS, "done"),
        ("xong", CellKind.STATUS, "xong"),
        ("đề  án", CellKind.PROGRAMME, "Đề án"),
        ("ke hoach", CellKind.PROGRAMME, "Kế hoạch"),
        ("Quy chế", CellKind.PROGRAMME, "Quy chế"),
    ],
)
def test_cell(value: Any, kind: CellKind, text: str) -> None:  # noqa: ANN401 - whatever a cell holds
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
    assert read_cell(value, number_format, CellKind.COUNT, measure) == text


@pytest.mark.parametrize(
    ("typed", "measure", "text"),
    [
        ("7 người", "người", "7"),
        ("7người", "người", "7"),
        ("07 NGUOI", "người", "7"),
        ("1.200 lượt người", "lượt người", "1200"),
        ("12,5 km", "km", "12,5"),
        ("12 m", "km", "12 m"),
        ("7 người", "lượt người", "7 người"),
        ("khoảng 7 người", "người", "khoảng 7 người"),
        ("7-8 người", "người", "7-8 người"),
        ("7 người", "", "7 người"),
    ],
)
def test_what_is_counted_beside_the_number(typed: str, measure: str, text: str) -> None:
    """It stands beside the cell: typed once more it says nothing; anything else is asked about."""
    assert read_cell(typed, "@", CellKind.COUNT, measure) == text


@pytest.mark.parametrize(
    ("typed", "measure", "decimals", "text"),
    [
        ("1.200", "km", 2, "1.200"),
        ("1.200", "%", 0, "1.200"),
        ("1 200", "km", 2, "1200"),
        ("1.200.000", "km", 2, "1200000"),
        ("1.200,5", "km", 2, "1200,5"),
        ("1.200", "lớp", 0, "1200"),
        ("1.200 km", "km", 2, "1.200"),
    ],
)
def test_group_where_decimals_may_be(typed: str, measure: str, decimals: int, text: str) -> None:
    """Of 1.200 km nobody knows whether a thousand is meant: it stays as it was typed, to be asked about."""
    assert read_cell(typed, "@", CellKind.AMOUNT, measure, decimals=decimals) == text


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("30/6", "2027-06-30"),
        ("ngày 30 tháng 6", "2027-06-30"),
        ("30/6/2026", "2026-06-30"),
        ("30/3; 30/6", "2027-03-30; 2027-06-30"),
        ("tháng 6", "tháng 6"),
    ],
)
def test_days_without_a_year(typed: str, days: str) -> None:
    """A day that lies in the period has its year."""
    assert in_year(typed, "2027") == days


def test_calendar_of_1904() -> None:
    """A workbook of an old Macintosh counts its days from another one."""
    assert read_cell(44135 - 1462, "General", CellKind.DAY, epoch=datetime(1904, 1, 1)) == "2020-10-31"  # noqa: DTZ001


def test_unknown_path() -> None:
    """There is no cell for it."""
    with pytest.raises(KeyError):
        _ = CellAddress.of(["results"]).field


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 10, 1),
        ("một hai ba bốn", 6, 3),
        ("một\nhai", 40, 2),
        ("một hai ba bốn", 20, 1),
        ("x" * 30, 10, 5),
    ],
)
def test_lines(words: str, width: float, lines: int) -> None:
    """The lines that words need in a column; one more for a word that has to be broken."""
    assert count_lines(words, width) == lines


def test_only_a_cell_of_a_figure_asks_for_one(make_plan: Callable[..., Plan]) -> None:
    """A line of the head is no figure's, whatever id the plan gives one."""
    figure = {"id": "spent", "label": "Số lớp", "unit": "lớp", "items": ["II.5.1"]}
    plan = make_plan(figures=[figure])
    asked = CellAddress.of(("results", "II.5.1", "figures", "spent")).figure_of(plan)
    assert asked is not None
    assert asked.label == "Số lớp"
    assert CellAddress.of(("funding", "spent")).figure_of(plan) is None
