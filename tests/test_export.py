"""``ttdn export``: all data of a year as tables, read back as other programs read them."""

import csv
import io
import json
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from conftest import HERE, Run
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from worlds import World, worlds

from ttdn.cli import main
from ttdn.counting import compute_status
from ttdn.exporting import make_tables
from ttdn.model.figure import Total
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.reporters.parquet import table_as_parquet
from ttdn.reporters.tables import table_as_csv
from ttdn.tables import Coded

Write = Callable[[str, str | bytes], Path]
Rows = list[dict[str, str]]
Raw = list[dict[str, Any]]

ROOT = HERE.parent
DAY = ("--as-of", "2020-12-31")
PLANS = sorted(path.name for path in (HERE / "plans").iterdir())
TABLES = {
    "about", "assignments", "dictionary", "evidence", "figures", "figures_by_unit", "funding", "left_out",
    "plan_items", "programmes", "remarks", "reports", "results", "submissions", "training", "units",
}  # fmt: skip
WHOSE = ("plan_year", "plan_number", "authority", "as_of", "illustrative")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the example folder."""
    for name in ("plan", "units", "register"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / "work" / name)
    return tmp_path / "work"


def export(run: Run, folder: Path, form: str, *more: str) -> Path:
    """The folder into which everything was exported."""
    out = folder / "xuat"
    code, _, complaint = run("export", "--format", form, "-o", str(out), *more, cwd=folder)
    assert code == 0, complaint
    return out


def read_csv(path: Path, separator: str = ",") -> Rows:
    """The rows of a table as a spreadsheet parts them; a byte order mark goes before them."""
    text = path.read_bytes().decode("utf-8")
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True))


def read_parquet(path: Path) -> Raw:
    """The rows of a table of Parquet."""
    rows: Raw = pyarrow.parquet.read_table(path).to_pylist()
    return rows


def open_book(out: Path) -> Workbook:
    """The only workbook of a folder."""
    (path,) = out.glob("*.xlsx")
    return load_workbook(path)


def sheet(book: Workbook, name: str) -> Raw:
    """The rows of a sheet below its head."""
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


# What is in it.


def test_every_table_has_its_file(run: Run, sample: Path) -> None:
    """And each row says whose plan it is of, on which day, and whether it is an example."""
    out = export(run, sample, "csv", *DAY)
    assert {path.stem for path in out.glob("*.csv")} == TABLES
    for name in TABLES:
        for row in read_csv(out / f"{name}.csv"):
            assert list(row)[-5:] == list(WHOSE)
            assert (row["plan_year"], row["plan_number"]) == ("2020", "802/KH-UBND-VHTT")
            assert (row["authority"], row["as_of"]) == ("Ủy ban nhân dân thành phố Nha Trang", "2020-12-31")
            assert row["illustrative"] in {"true", "false"}


def test_they_say_what_status_says(run: Run, sample: Path) -> None:
    """States, reports and figures are counted as 'ttdn status' counts them."""
    out = export(run, sample, "csv", *DAY)
    _, printed, _ = run("status", "--format", "json", *DAY)
    status = json.loads(printed)
    assignments = read_csv(out / "assignments.csv")
    states = Counter(row["state"] for row in assignments)
    assert states == {state: count for state, count in status["totals"]["states"].items() if count}
    for measure in ("completion", "standing"):
        own = [row for row in assignments if row["measure"] == measure]
        assert status["totals"][measure] == {
            "part": sum(row["is_met"] == "true" for row in own),
            "whole": len(own),
        }

    required = [row for row in read_csv(out / "submissions.csv") if row["asked"] == "required"]
    assert len(required) == status["reports"]["required"]["units"]
    assert sum(row["is_in"] == "true" for row in required) == status["reports"]["required"]["in"]

    totals: Mapping[tuple[str, str], int] = defaultdict(int)
    for row in read_csv(out / "figures.csv"):
        if row["counts"] == "true" and row["is_coordinating"] == "false":
            totals[row["item"], row["figure"]] += int(row["amount"])  # type: ignore[index] # it is a dict
    assert totals == {(one["item"], one["figure"]): one["total"] for one in status["figures"]}


def test_a_part_of_the_year_counts_by_itself(run: Run, sample: Path) -> None:
    """All periods are there; what counts is what speaks for the time that is looked at."""
    for period, counting in (("2020", {"2020", "2020-Q1", "2020-Q2", "2020-Q3"}), ("2020-Q2", {"2020-Q2"})):
        out = export(run, sample, "csv", "--period", period, *DAY)
        figures = read_csv(out / "figures.csv")
        assert {row["period"] for row in figures} >= {"2020", "2020-Q1", "2020-Q2"}
        assert {row["period"] for row in figures if row["counts"] == "true"} <= counting
        assert any(row["counts"] == "true" for row in figures)


def test_an_example_is_marked_and_real_data_are_not(run: Run, folder: Path) -> None:
    """Of one real and one made-up report only the second is an example."""
    made_up = folder / "units" / "xa-vinh-luong" / "2020.yaml"
    made_up.write_text(f"illustrative: true\n{made_up.read_text(encoding='utf-8')}", encoding="utf-8")
    out = export(run, folder, "csv", *DAY)
    for name in ("results", "figures", "figures_by_unit", "reports"):
        marks = {row["unit"]: row["illustrative"] for row in read_csv(out / f"{name}.csv")}
        assert marks == {"phuong-loc-tho": "false", "xa-vinh-luong": "true"}
    assert read_csv(out / "about.csv")[0]["key"] == "illustrative"


def test_without_examples_nothing_speaks_of_them(run: Run, folder: Path) -> None:
    """Neither the first lines nor any row."""
    out = export(run, folder, "csv", *DAY)
    assert read_csv(out / "about.csv")[0]["key"] == "plan"
    assert {row["illustrative"] for name in TABLES for row in read_csv(out / f"{name}.csv")} == {"false"}


def test_a_report_with_errors_is_left_out_and_named(run: Run, folder: Path, write: Write) -> None:
    """It is in no other table."""
    write("units/phuong-loc-tho/2020.yaml", "unit: phuong-loc-tho\nperiod: '2020'\nresults: [{item: IX.9}]\n")
    out = folder / "xuat"
    code, _, complaint = run("export", "--format", "csv", "-o", str(out), *DAY, cwd=folder)
    assert code == 0
    assert "units/phuong-loc-tho/2020.yaml" in complaint
    write("units/khong-co/2020.yaml", "unit: khong-co\nperiod: '2020'\n")
    run("export", "--format", "csv", "-o", str(out), *DAY, cwd=folder)
    unknown, row = read_csv(out / "left_out.csv")
    assert (unknown["unit"], unknown["unit_name"]) == ("khong-co", "")
    assert (row["file"], row["unit"], row["period"]) == (
        "units/phuong-loc-tho/2020.yaml", "phuong-loc-tho", "2020",
    )  # fmt: skip
    assert {row["unit"] for row in read_csv(out / "reports.csv")} == {"xa-vinh-luong"}
    told = read_csv(out / "about.csv")
    about = {row["key"]: row["said"] for row in told}
    assert len(about) == len(told)
    assert about["reports_counted"] == "1 báo cáo của 1 đơn vị"


def test_a_target_stands_beside_each_amount(run: Run, folder: Path, write: Write) -> None:
    """What is to be reached, by whom and when; how amounts are put together."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    target = "target: {at_least: 20, per: unit, each: period}, items: [II.5.1]"
    write("plan/2020.yaml", plan.replace("items: [II.5.1, III.1]", target))
    for table in ("figures", "figures_by_unit"):
        row = read_csv(export(run, folder, "csv", *DAY) / f"{table}.csv")[0]
        assert {key: row[key] for key in row if key.startswith(("target", "put"))} == {
            "put_together": "sum", "put_together_label": "cộng", "target_at_least": "20",
            "target_exactly": "", "target_per": "unit", "target_per_label": "mỗi đơn vị",
            "target_each": "period", "target_each_label": "mỗi kỳ",
        }  # fmt: skip


def test_every_required_report_has_its_row(run: Run, folder: Path) -> None:
    """Each period, as 'ttdn status --period' counts it, and an ad-hoc report."""
    plan = folder / "plan" / "2020.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        '    - {period: "2020", deadline: {before: 2020-12-10}}',
        '    - {period: "2020", deadline: {before: 2020-12-10}}\n    - {every: quarter, by_day: 15}\n'
        "  adhoc:\n    - {id: bao-so-5, title: Thiệt hại do bão số 5, deadline: {by: 2020-09-25}, "
        "required: [cong-an], covers: {from: 2020-09-18, to: 2020-09-20}}",
    )
    plan.write_text(text, encoding="utf-8")
    rows = read_csv(export(run, folder, "csv", *DAY) / "submissions.csv")
    asked = Counter(row["period"] for row in rows if row["asked"] == "required")
    assert asked == {f"2020-Q{quarter}": 7 for quarter in (1, 2, 3, 4)} | {"2020": 7, "2020-bao-so-5": 1}
    (adhoc,) = (row for row in rows if row["period"] == "2020-bao-so-5")
    assert (adhoc["unit"], adhoc["submission"], adhoc["last_day"]) == ("cong-an", "missing", "2020-09-25")
    for period in ("2020", "2020-Q2"):
        _, printed, _ = run("status", "--format", "json", "--period", period, *DAY)
        own = Counter(
            row["submission"] for row in rows if (row["period"], row["asked"]) == (period, "required")
        )
        counted = json.loads(printed)["reports"]["required"]
        assert own == {key: count for key, count in counted.items() if count and key not in {"units", "in"}}


def test_days_late_of_work(run: Run, folder: Path, write: Write) -> None:
    """Done late counts from the deadline to the day, overdue to the as-of day; in time counts nothing."""
    head = "unit: phong-giao-duc-dao-tao\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
    proof = "evidence: [{title: Báo cáo, number: 1/BC}]"
    for status, late in (
        (f"done, completed: 2020-10-03, {proof}", "3"),
        (f"done, completed: 2020-09-30, {proof}", ""),
        ("in_progress", "92"),
    ):
        write(
            "units/phong-giao-duc-dao-tao/2020.yaml",
            f"{head}  - {{item: II.5.8, summary: Có, status: {status}}}\n",
        )
        rows = read_csv(export(run, folder, "csv", *DAY) / "assignments.csv")
        assert {row["days_late"] for row in rows if row["item"] == "II.5.8"} == {late}


def test_a_course_that_a_unit_tells_of_twice_counts_once(run: Run, folder: Path, write: Write) -> None:
    """The longer report speaks."""
    course = "training: [{title: Lớp A, date: 2020-05-04, participants: 2}]\n"
    for period in ("2020", "2020-Q2"):
        text = f"unit: cong-an\nperiod: '{period}'\nreceived: 2020-12-01\n{course}"
        write(f"units/cong-an/{period}.yaml", text)
    rows = read_csv(export(run, folder, "csv", *DAY) / "training.csv")
    assert {row["period"]: row["counts"] for row in rows} == {"2020": "true", "2020-Q2": "false"}


# Excel.


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook of the example; to be read only."""
    out = tmp_path_factory.mktemp("xuat")
    assert main(["--lang", "vi", "--root", str(ROOT), "export", "-o", str(out), *DAY]) == 0
    return open_book(out)


def test_a_workbook_for_people(book: Workbook) -> None:
    """A first sheet that explains, Vietnamese words, real days and numbers, a filter on every sheet."""
    assert book.sheetnames[:3] == ["Giới thiệu", "Số liệu theo đơn vị", "Đơn vị × số liệu"]
    assert book.sheetnames[-1] == "Từ điển dữ liệu"
    assert book["Giới thiệu"]["A2"].value == "SỐ LIỆU MINH HỌA"
    for page in book.worksheets:
        assert page.auto_filter.ref
        assert page.freeze_panes in {"A2", "C2"}
    work = sheet(book, "Việc được giao")
    assert {row["Trạng thái"] for row in work} >= {"Đã thực hiện trong kỳ", "Chưa có báo cáo"}
    assert {type(row["Hạn"]) for row in work} == {datetime, type(None)}
    money = sheet(book, "Kinh phí")
    assert all(isinstance(row["Đã chi (đồng)"], int) for row in money)


def test_a_sheet_is_ready_for_a_pivot_table(book: Workbook) -> None:
    """One row for each figure of a unit; a column for each figure on the next sheet says the same."""
    rows = sheet(book, "Số liệu theo đơn vị")
    keys = [(row["Mã đơn vị"], row["Mục"], row["Mã số liệu"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {"Loại đơn vị", "Đề mục", "Kỳ báo cáo", "Số lượng", "Đơn vị tính"} <= set(rows[0])
    crossed = sheet(book, "Đơn vị × số liệu")
    assert len(crossed) == len(sheet(book, "Đơn vị"))
    amounts = sum(value for row in crossed for head, value in row.items() if "(" in head and value)
    assert amounts == sum(row["Số lượng"] for row in rows)


def test_stable_headings_on_request_and_english_words_in_english(run: Run, folder: Path) -> None:
    """Codes with labels beside them; or the words of the other language."""
    book = open_book(export(run, folder, "xlsx", "--headings", "en", *DAY))
    work = sheet(book, "assignments")
    assert {(row["state"], row["state_label"]) for row in work} >= {("no_report", "Chưa có báo cáo")}
    assert {row["is_met"] for row in work} == {True, False}
    _, printed, _ = run("--lang", "en", "export", "-o", "out-en", *DAY)
    assert printed.startswith("Wrote 17 tables of 2 reports to ")
    book = open_book(folder / "out-en")
    assert sheet(book, "Assignments")[0]["State"] == "No report"


def test_the_same_data_are_the_same_bytes(run: Run, folder: Path) -> None:
    """In every format."""
    for form in ("xlsx", "csv", "parquet"):
        first = {path.name: path.read_bytes() for path in export(run, folder, form, *DAY).iterdir()}
        shutil.rmtree(folder / "xuat")
        assert {path.name: path.read_bytes() for path in export(run, folder, form, *DAY).iterdir()} == first
        shutil.rmtree(folder / "xuat")


# CSV.


def test_csv_for_vietnamese_excel(run: Run, folder: Path, write: Write) -> None:
    """Semicolons go with decimal commas and Vietnamese words; else all is as programs want it."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("unit: lượt người", "unit: '%', decimals: 2, total: mean"))
    write(
        "units/cong-an/2020.yaml",
        "unit: cong-an\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        '  - {item: II.5.2, status: in_progress, summary: "Một; hai, \\"ba\\"", '
        "figures: {foreign_reporters: 87.5}}\n",
    )
    out = export(run, folder, "csv", "--separator", ";", *DAY)
    amounts = {row["Mã đơn vị"]: row["Số lượng"] for row in read_csv(out / "figures.csv", ";")}
    assert amounts["cong-an"] == "87,5"
    assert {row["Có tính"] for row in read_csv(out / "figures.csv", ";")} == {"có"}
    said = {row["Mã đơn vị"]: row["Kết quả"] for row in read_csv(out / "results.csv", ";")}
    assert said["cong-an"] == 'Một; hai, "ba"'
    out = export(run, folder, "csv", "--separator", "tab", *DAY)
    amounts = {row["unit"]: row["amount"] for row in read_csv(out / "figures.csv", "\t")}
    assert amounts["cong-an"] == "87.5"


@pytest.mark.parametrize("words", ["=cmd|'/C calc'!A0", "+84 258", "-1+1", "@SUM(A1)"])
def test_text_of_a_report_is_never_a_formula(run: Run, folder: Path, write: Write, words: str) -> None:
    """Neither in CSV nor in Excel; in Parquet it is what the unit wrote."""
    write(
        "units/cong-an/2020.yaml",
        "unit: cong-an\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        f'  - {{item: II.5.2, status: in_progress, summary: "{words}"}}\n',
    )
    for form, expected in (("csv", f"'{words}"), ("parquet", words)):
        out = export(run, folder, form, *DAY)
        rows = read_csv(out / "results.csv") if form == "csv" else read_parquet(out / "results.parquet")
        assert [row["summary"] for row in rows if row["unit"] == "cong-an"] == [expected]
    page = open_book(export(run, folder, "xlsx", *DAY))["Kết quả"]
    (found,) = (cell for row in page.iter_rows() for cell in row if cell.value == words)
    assert (found.data_type, found.quotePrefix) == ("s", True)


# Parquet.


def test_columns_of_parquet_have_types_and_say_what_they_mean(run: Run, sample: Path) -> None:
    """Whatever the rows hold: a table without rows has the same types."""
    out = export(run, sample, "parquet", *DAY)
    types = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(out / "figures.parquet")}
    assert {name: types[name] for name in ("unit", "amount", "counts", "plan_year", "as_of")} == {
        "unit": "string", "amount": "decimal128(24, 2)", "counts": "bool", "plan_year": "int32",
        "as_of": "date32[day]",
    }  # fmt: skip
    empty = pyarrow.parquet.read_table(out / "left_out.parquet")
    assert empty.num_rows == 0
    assert str(empty.schema.field("as_of").type) == "date32[day]"
    state = pyarrow.parquet.read_schema(out / "assignments.parquet").field("state")
    assert state.metadata[b"title"].decode() == "Trạng thái"
    assert "overdue = Quá hạn chưa hoàn thành" in state.metadata[b"codes"].decode()
    money = read_parquet(out / "funding.parquet")
    assert all(isinstance(row["spent"], int) for row in money)
    work = read_parquet(out / "assignments.parquet")
    assert {row["deadline"] for row in work} == {None, date(2020, 9, 30)}
    figures = read_parquet(out / "figures.parquet")
    assert all(isinstance(row["amount"], Decimal) for row in figures)


def test_without_the_library_the_way_to_it_is_named(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read or written for nothing; the other formats go on without it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    code, printed, complaint = run("export", "--format", "parquet", "-o", "xuat", cwd=sample)
    assert (code, printed) == (2, "")
    assert "pip install pyarrow" in complaint
    assert not (sample / "xuat").exists()
    export(run, sample, "csv", *DAY)


# Writing.


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_a_later_export_replaces_an_earlier_one(run: Run, folder: Path, form: str) -> None:
    """The program knows its own files again, whatever is in them."""
    out = export(run, folder, form, "--as-of", "2020-06-30")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    export(run, folder, form, *DAY)
    assert {path.name for path in out.iterdir()} == set(before)
    assert {path.name: path.read_bytes() for path in out.iterdir()} != before


@pytest.mark.parametrize(("form", "name"), [("csv", "units.csv"), ("xlsx", "so-lieu-2020.xlsx")])
def test_a_file_of_somebody_else_stays(run: Run, folder: Path, form: str, name: str) -> None:
    """Then none is written, until --force says so."""
    out = export(run, folder, form, "--as-of", "2020-06-30")
    (out / name).write_bytes(b"cua nguoi khac")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    code, printed, complaint = run("export", "--format", form, "-o", str(out), *DAY, cwd=folder)
    assert (code, printed) == (2, "")
    assert name in complaint
    assert "--force" in complaint
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    export(run, folder, form, "--force", *DAY)
    assert (out / name).read_bytes() != b"cua nguoi khac"


def test_options_that_do_not_fit(run: Run, sample: Path) -> None:
    """Each with what is allowed."""
    for options, words in (
        (("--separator", ";"), "--format csv"),
        (("--format", "csv", "--separator", "|"), "tab"),
        (("--format", "ods"), "xlsx, csv, parquet"),
        (("--headings", "fr"), "vi, en"),
        (("-o", "units/so-lieu"), "out/so-lieu"),
    ):
        code, _, complaint = run("export", *options, cwd=sample)
        assert code == 2
        assert words in complaint
    assert not (sample / "out").exists()
    assert not (sample / "units" / "so-lieu").exists()


def test_the_usual_place_is_in_out(run: Run, folder: Path) -> None:
    """Named after the time that is looked at."""
    _, printed, _ = run("export", "--period", "2020-Q2", *DAY, cwd=folder)
    assert (folder / "out" / "so-lieu-2020-Q2" / "so-lieu-2020-Q2.xlsx").is_file()
    assert "so-lieu-2020-Q2.xlsx" in printed


def test_an_answer_in_a_file_is_replaced_until_somebody_edits_it(run: Run, folder: Path) -> None:
    """As other commands write their tables; another ending is refused with those that are known."""
    for name in ("ai.csv", "ai.json", "ai.md", "ai.xlsx"):
        for day in ("2020-06-30", "2020-12-31"):
            code, printed, _ = run("who", "II.5.1", "-o", name, "--as-of", day, cwd=folder)
            assert (code, printed) == (0, f"Đã ghi {name}\n")
        (folder / name).write_bytes(b"cua nguoi khac")
        code, _, complaint = run("who", "II.5.1", "-o", name, *DAY, cwd=folder)
        assert code == 2
        assert name in complaint
        assert (folder / name).read_bytes() == b"cua nguoi khac"
    code, _, complaint = run("who", "II.5.1", "-o", "ai.ods", *DAY, cwd=folder)
    assert code == 2
    assert ".xlsx, .csv, .json, .md" in complaint


# Other plans.


@pytest.mark.parametrize("name", PLANS)
def test_other_plans(run: Run, tmp_path: Path, name: str) -> None:
    """Amended, without figures or money, of another kind of authority: every table is there and fits."""
    shutil.copytree(HERE / "plans" / name, tmp_path / "work")
    out = export(run, tmp_path / "work", "csv")
    meaning = read_csv(out / "dictionary.csv")
    described = defaultdict(list)
    for row in meaning:
        described[row["table_name"]].append(row["column_name"])
        assert row["meaning"]
        assert row["column_title"]
    for table in TABLES - {"dictionary"}:
        head = next(csv.reader(io.StringIO((out / f"{table}.csv").read_text(encoding="utf-8-sig"))))
        assert head == described[table]
        assert len(set(head)) == len(head)
    shutil.rmtree(out)
    book = open_book(export(run, tmp_path / "work", "xlsx"))
    for page in book.worksheets:
        heads = [cell.value for cell in page[1]]
        assert len(set(heads)) == len(heads)


# Plans at random.


@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(world=worlds())
def test_any_plan_and_its_reports(world: World) -> None:
    """Mergers, amendments, overlapping periods: a row has one key, sums are those of the status.

    Each value fits the type of its column, so that a plan's tables can stand below another's.
    """
    plan, reports = Plan.model_validate(world.plan), map(Report.model_validate, world.reports)
    period = parse_period(world.period) if world.period else None
    arrivals = map(Arrival.model_validate, world.arrivals)
    status = compute_status(plan, reports, world.today, period, arrivals)
    tables = {table.name: table for table in make_tables(status, [], stable=True)}
    keys = {
        "assignments": ("unit", "item"), "results": ("unit", "period", "item"), "units": ("unit",),
        "figures": ("unit", "period", "item", "figure"), "figures_by_unit": ("unit", "item", "figure"),
        "submissions": ("unit", "period"), "reports": ("unit", "period"), "plan_items": ("item",),
    }  # fmt: skip
    for name, key in keys.items():
        rows = tables[name].only(key).rows
        assert len(set(rows)) == len(rows), name
    sums: Counter[tuple[Any, ...]] = Counter()
    chosen = ("item", "figure", "amount", "counts", "is_coordinating", "put_together")
    for item, figure, amount, counts, is_coordinating, how in tables["figures"].only(chosen).rows:
        if counts and not is_coordinating and isinstance(how, Coded) and how.code == "sum":
            assert isinstance(amount, (int, Decimal))
            sums[item, figure] += amount  # type: ignore[assignment] # of whole numbers and decimals
    told = {
        (one.item.id, one.figure.id): one.total
        for one in status.figures
        if one.figure.total is Total.SUM and one.given
    }
    assert {key: total for key, total in sums.items() if key[0] in status.plan.items} == told
    for table in tables.values():
        assert table_as_parquet(table)
        assert table_as_csv(table)
