"""Cells that can be read, but hardly mean what they say: asked about, with what they probably mean."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, change, fill, read_form
from test_form_refusals import rewrite

from ttdn.diagnostics import Diagnostic, Severity

Run = Callable[..., tuple[int, str, str]]
Filled = Callable[..., Path]

UNIT = "phuong-loc-tho"
STATUS = cell_at("results", "II.5.1", "status")
COMPLETED = cell_at("results", "II.5.1", "completed")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
ALLOCATED = cell_at("funding", "allocated")
SPENT = cell_at("funding", "spent")
LINK = cell_at("evidence", "+1", "link")
TITLE = cell_at("evidence", "+1", "title")


@pytest.fixture
def filled(root: Path, run: Run) -> Filled:
    """A form with some values, shown in some formats, with some addresses behind its cells."""

    def make(
        values: dict[CellPath, Any],
        formats: dict[CellPath, str] | None = None,
        links: dict[CellPath, str] | None = None,
    ) -> Path:
        assert run("form", UNIT, "--period", "2020", "-o", "bm", "--force", cwd=root)[0] == 0
        path = fill(
            root,
            root / "bm" / f"{UNIT}-2020.xlsx",
            {STATUS: "Đang thực hiện", **values},
            root / "về" / "a.xlsx",
        )
        if not formats and not links:
            return path
        places = read_form(root, path).places

        def dress(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
            for path, number_format in (formats or {}).items():
                place = places[cell_at(*path)]
                book[place.sheet][place.cell].number_format = number_format
            for path, address in (links or {}).items():
                place = places[cell_at(*path)]
                book[place.sheet][place.cell].hyperlink = address
                book[place.sheet][place.cell].value = values[path]

        return change(path, dress)

    return make


def findings(root: Path, path: Path) -> list[Diagnostic]:
    """What is found in a form when it is read."""
    return read_form(root, path).findings


@pytest.mark.parametrize(
    ("number", "meant"), [(25, "25.000.000"), (999, "999.000.000"), (25_000, "25.000.000")]
)
def test_money_that_is_hardly_in_dong(root: Path, filled: Filled, run: Run, number: int, meant: str) -> None:
    """Millions and thousands are taken as they stand.

    With a word about what they are probably meant to be.
    """
    path = filled({ALLOCATED: number, SPENT: 0})
    out = run("collect", str(path), "--keep", cwd=root, columns=300)[1]
    assert out.count("doubtful-amount") == 1
    assert f"đồng là {meant}." in out
    assert read_form(root, path).values[ALLOCATED] == str(number)


@pytest.mark.parametrize("value", [1_000_000, 48_000_000, "25 triệu đồng", 0])
def test_money_in_dong(root: Path, filled: Filled, run: Run, value: Any) -> None:  # noqa: ANN401 - whatever a cell holds
    """An amount that can be one says nothing."""
    path = filled({ALLOCATED: value, SPENT: 0})
    assert findings(root, path) == []
    assert "doubtful" not in run("collect", str(path), cwd=root, columns=300)[1]


def test_amount_with_its_unit(root: Path, filled: Filled) -> None:
    """Where the unit is written out, nothing is doubtful."""
    assert read_form(root, filled({ALLOCATED: "25,5 triệu đồng"})).values[ALLOCATED] == "25500000"
    assert read_form(root, filled({ALLOCATED: "500.000"})).values[ALLOCATED] == "500000"


def test_small_amount_is_taken_with_a_notice(root: Path, filled: Filled, run: Run) -> None:
    """A notice stands on the receipt, and the form is taken."""
    code, out, _ = run("collect", str(filled({ALLOCATED: 25, SPENT: 21})), cwd=root, columns=300)
    assert (code, "doubtful-amount" in out) == (0, True)


def test_money_in_the_format_of_a_day(root: Path, filled: Filled) -> None:
    """A number far beyond all days is a number, however it is shown."""
    read = read_form(root, filled({ALLOCATED: 25_000_000}, {ALLOCATED: "dd/mm/yyyy"}))
    assert (read.values[ALLOCATED], read.findings) == ("25000000", [])


def test_day_in_a_cell_for_numbers(root: Path, filled: Filled, run: Run) -> None:
    """A number that can be a day is asked about, once."""
    path = filled({NEWS: 43_900}, {NEWS: "dd/mm/yyyy"})
    (found,) = findings(root, path)
    assert (found.code, found.severity) == ("doubtful-number", Severity.ERROR)
    out = run("collect", str(path), cwd=root, columns=300)[1]
    assert "Trả lại để sửa: 1 lỗi" in out


@pytest.mark.parametrize(
    ("value", "number_format", "meant"),
    [
        (1, "0.000", "1.000"),
        (1.25, "General", "1.250"),
        (1.2, "#,##0", "1.200"),
        (12.5, "#,##0.000", "12.500"),
        (999, "0.000", "999.000"),
        (999.5, "General", "999.500"),
    ],
)
def test_thousands_that_became_units(
    root: Path, filled: Filled, value: float, number_format: str, meant: str
) -> None:
    """What was typed as thousands and kept as units goes back with the number that was probably meant."""
    (found,) = findings(root, filled({NEWS: value}, {NEWS: number_format}))
    assert (found.code, found.severity, meant in found.message.vi) == (
        "doubtful-number",
        Severity.ERROR,
        True,
    )


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (1, "0"),
        (12, "#,##0"),
        (1250, "#,##0"),
        (0, "0.000"),
        (1, "0.00"),
        (1000, "0.000"),
        (0.1 * 3 * 40, "General"),
    ],
)
def test_plain_numbers(root: Path, filled: Filled, value: float, number_format: str) -> None:
    """A number that shows what it is says nothing."""
    assert findings(root, filled({NEWS: value}, {NEWS: number_format})) == []


@pytest.mark.parametrize(
    ("value", "number_format", "meant"),
    [
        (25, '#,##0" triệu đồng"', "25.000.000"),
        (1.5, '0.0" tỷ"', "1.500.000.000"),
        (25_000, 'General"k"', "25.000.000"),
        (25_000, '#,##0".000"', "25.000.000"),
        (25_000, r"0\.\0\0\0", "25.000.000"),
    ],
)
def test_unit_that_only_the_format_writes(
    root: Path, filled: Filled, value: float, number_format: str, meant: str
) -> None:
    """What looks like millions and is kept as units goes back with the amount that was probably meant."""
    (found,) = findings(root, filled({ALLOCATED: value}, {ALLOCATED: number_format}))
    assert (found.code, found.severity) == ("doubtful-number", Severity.ERROR)
    assert found.message.vi.endswith(f"có phải là {meant}?")


@pytest.mark.parametrize(
    "number_format",
    [
        '#,##0" đồng"',
        '#,##0 "VNĐ"',
        '0.0,," triệu"',
        '#,##0," nghìn"',
        r"#,##0\ [$₫-42A]",
        "_(* #,##0_);_(* -_)",
    ],
)
def test_format_that_shows_the_amount(root: Path, filled: Filled, number_format: str) -> None:
    """Đồng behind an amount in đồng says nothing new, nor do millions that the format has counted itself."""
    assert findings(root, filled({ALLOCATED: 25_000_000}, {ALLOCATED: number_format})) == []


def test_error_value_is_one_finding(root: Path, filled: Filled, run: Run) -> None:
    """A cell without a value is not missing as well."""
    path = filled({ALLOCATED: 25_000_000, SPENT: 1_000_000})
    place = read_form(root, path).places[ALLOCATED]

    def break_it(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        cell = book[place.sheet][place.cell]
        cell.value, cell.data_type = "#REF!", "e"

    out = run("collect", str(change(path, break_it)), cwd=root, columns=300)[1]
    assert ("unreadable-cell" in out, "missing-key" in out) == (True, False)


@pytest.mark.parametrize("words", ["=SUM(H4:H9)", "=A1&B1", "= 5*3", "=+B4"])
def test_formula_typed_as_words(root: Path, filled: Filled, words: str) -> None:
    """In a cell for text Excel keeps a formula as words; it is no sentence of a report."""
    path = filled({("difficulties", "+1"): "x"})
    place = read_form(root, path).places[cell_at("difficulties", "+1")]

    def write(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        cell = book[place.sheet][place.cell]
        cell.value, cell.data_type = words, "s"

    assert [one.code for one in findings(root, change(path, write))] == ["unreadable-cell"]


@pytest.mark.parametrize("words", ["=> kết quả tốt", "= tốt", "a=b"])
def test_words_with_an_equals_sign(root: Path, filled: Filled, words: str) -> None:
    """An arrow is no formula."""
    path = filled({("difficulties", "+1"): "x"})
    place = read_form(root, path).places[cell_at("difficulties", "+1")]

    def write(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        cell = book[place.sheet][place.cell]
        cell.value, cell.data_type = words, "s"

    assert read_form(root, change(path, write)).values[cell_at("difficulties", "+1")] == words


# Days


def test_days_beside_texts(root: Path, filled: Filled) -> None:
    """Excel with American settings made days of some and left others as texts: the days are asked about."""
    path = filled({COMPLETED: datetime(2020, 5, 12), ("training", "+1", "date"): "13/12/2020"})  # noqa: DTZ001 - Excel's days have no zone
    (found,) = findings(root, path)
    assert (found.code, found.severity) == ("day-and-month", Severity.WARNING)
    assert all(words in found.message.vi for words in ("12/5/2020", "05/12/2020"))


@pytest.mark.parametrize("day", [datetime(2020, 5, 13), datetime(2020, 5, 5)])  # noqa: DTZ001 - Excel's days have no zone
def test_days_that_cannot_be_swapped(root: Path, filled: Filled, day: datetime) -> None:
    """The 13th is no month, and the 5th of May stays what it is."""
    assert findings(root, filled({COMPLETED: day, ("training", "+1", "date"): "25/11/2020"})) == []


def test_days_alone(root: Path, filled: Filled) -> None:
    """Days without texts beside them are days; so are texts without days."""
    assert findings(root, filled({COMPLETED: datetime(2020, 5, 11)})) == []  # noqa: DTZ001 - Excel's days have no zone
    assert findings(root, filled({COMPLETED: "25/11/2020"})) == []


def test_day_outside_the_period_whose_swap_is_within(root: Path, run: Run) -> None:
    """A day of May in a form of the fourth quarter was probably one of November."""
    assert run("form", UNIT, "--period", "2020-Q4", "-o", "bm", cwd=root)[0] == 0
    day = datetime(2020, 5, 11)  # noqa: DTZ001 - Excel's days have no zone
    path = fill(root, root / "bm" / f"{UNIT}-2020-Q4.xlsx", {STATUS: "Hoàn thành", COMPLETED: day})
    assert [one.code for one in findings(root, path)] == ["day-and-month"]


def test_report_is_signed_after_its_period(root: Path, run: Run) -> None:
    """The day of the document itself lies outside the period as a rule: nobody asks about it."""
    assert run("form", UNIT, "--period", "2020-Q1", "-o", "bm", cwd=root)[0] == 0
    day = datetime(2020, 2, 4)  # noqa: DTZ001 - Excel's days have no zone
    assert findings(root, fill(root, root / "bm" / f"{UNIT}-2020-Q1.xlsx", {("date",): day})) == []
    day = datetime(2020, 4, 2)  # noqa: DTZ001 - Excel's days have no zone
    assert findings(root, fill(root, root / "bm" / f"{UNIT}-2020-Q1.xlsx", {("date",): day})) == []


# Addresses behind words


def test_address_behind_words(root: Path, filled: Filled) -> None:
    """The address is what is meant."""
    values = {("evidence", "+1", "item"): "II.5.1", TITLE: "Tin", LINK: "Xem tại đây"}
    read = read_form(root, filled(values, links={LINK: "https://a.vn/tin"}))
    assert (read.values[LINK], read.findings) == ("https://a.vn/tin", [])


def test_file_behind_words(root: Path, filled: Filled) -> None:
    """What leads to somebody's disk is said to be hidden behind the words."""
    values = {("evidence", "+1", "item"): "II.5.1", TITLE: "Tin", LINK: "Xem tại đây"}
    path = filled(values, links={LINK: "file:///D:/tin.docx"})
    (found,) = findings(root, path)
    assert (found.code, found.severity) == ("hidden-link", Severity.ERROR)
    assert found.location == read_form(root, path).places[LINK]
    assert found.message.vi.startswith("Sau chữ 'Xem tại đây' có liên kết 'file:///D:/tin.docx'")


def test_address_behind_a_title(root: Path, filled: Filled) -> None:
    """An address in a cell for words is named, and nothing is lost."""
    values = {("evidence", "+1", "item"): "II.5.1", TITLE: "Tin"}
    (found,) = findings(root, filled(values, links={TITLE: "https://a.vn/tin"}))
    assert (found.code, found.severity) == ("hidden-link", Severity.WARNING)


def test_address_in_a_formula(root: Path, filled: Filled) -> None:
    """A formula that leads somewhere is a link like any other."""
    path = filled({("evidence", "+1", "item"): "II.5.1", TITLE: "Tin"})
    place = read_form(root, path).places[TITLE].cell
    formula = b'<f>HYPERLINK("https://a.vn/tin","Tin")</f><v>Tin</v>'

    def link(members: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet4.xml"
        members[name], found = re.subn(
            rb'<c r="%b"[^>]*>.*?</c>' % place.encode(),
            b'<c r="%b" t="str">%b</c>' % (place.encode(), formula),
            members[name],
        )
        assert found == 1

    rewrite(path, link)
    (found,) = findings(root, path)
    assert (found.code, "https://a.vn/tin" in found.message.vi) == ("hidden-link", True)


def test_address_that_the_words_say(root: Path, filled: Filled) -> None:
    """What stands behind the words is not told where they say it, with or without its last stroke."""
    values = {("evidence", "+1", "item"): "II.5.1", TITLE: "Tin ở https://a.vn/tin"}
    assert findings(root, filled(values, links={TITLE: "https://a.vn/tin/"})) == []
    (found,) = findings(root, filled(values, links={TITLE: "https://a.vn/tin/2/"}))
    assert found.code == "hidden-link"


@pytest.mark.parametrize(("part", "label"), [("programmes", "'Tên'"), ("training", "'Tên lớp'")])
def test_cell_is_called_as_its_own_table_calls_it(
    root: Path, filled: Filled, run: Run, part: str, label: str
) -> None:
    """Several tables have a title, each under another heading."""
    column = {"programmes": "number", "training": "participants"}[part]
    path = filled({(part, "+1", column): 5})
    _, out, _ = run("collect", str(path), "--received", "2020-12-05", "--keep", cwd=root, columns=200)
    assert f"Thiếu {label}." in out
