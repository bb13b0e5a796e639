"""Work that is due several times a year: what became of each time, and where the whole of it stands."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.diagnostics import Severity
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.occurrences import missed_text
from ttdn.overview import make_overview
from ttdn.reminders import find_reminders
from ttdn.status import Status as StatusOfPlan
from ttdn.status.states import Assignment, Rate, State, measure_work

PLAN = Path(__file__).parent / "plans" / "province" / "plan" / "2027.yaml"
YEAR = '    - {period: "2027", deadline: {by: 2027-12-10}}\n'
QUARTERLY = "".join(
    f"    - {{period: 2027-Q{number}, deadline: {{by: 2027-{3 * number + 1:02d}-10}}}}\n"
    for number in (1, 2, 3)
)
ITEM = (
    "  - {{id: {id}, short: Việc, text: Việc., owners: {{read: [so-noi-vu]}}, "
    "schedule: {{text: Thời gian, read: {read}}}}}\n"
)
SCHEDULES = {
    "IV.3": "{every: quarter}",
    "IV.4": "{months: [4, 9]}",
    "IV.5": "{by: 2027-06-30}",
    "IV.6": "{every: half}",
}
Make = Callable[..., Plan]
Run = Callable[..., tuple[int, str, str]]
OFFICE, WARD = "so-noi-vu", "phuong-3"
SPLIT = (
    'until: 2027-06-30, successor: phuong-4, kind: commune, code: "90003"}\n'
    "  - {id: phuong-4, name: Phường 4, short: P. 4, from: 2027-07-01,"
)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """The plan of the province with recurring work of one office."""

    def plan(periods: str = QUARTERLY + YEAR, owner: str = OFFICE, ward: str = "") -> Plan:
        items = "".join(ITEM.format(id=item, read=read) for item, read in SCHEDULES.items())
        text = PLAN.read_text(encoding="utf-8").replace(YEAR, periods)
        text = text.replace("duties:\n", f"duties:\n{items.replace(OFFICE, owner)}")
        text = text.replace("short: P. 3,", f"short: P. 3, {ward}")
        (tmp_path / "plan").mkdir(exist_ok=True)
        (tmp_path / "plan" / "2027.yaml").write_text(text, encoding="utf-8")
        checked = check_workspace(tmp_path)
        assert checked.diagnostics == []
        return checked.workspace.plans[2027].plan

    return plan


def report(period: str, received: str, *entries: dict[str, Any], unit: str = OFFICE) -> Report:
    """A report with some results."""
    return Report.model_validate(
        {"unit": unit, "period": period, "received": received, "results": list(entries)}
    )


def entry(item: str, status: str = "in_progress", *dates: str, **more: object) -> dict[str, Any]:
    """One result; its days of 2027 are given as ``06-28``."""
    return {"item": item, "status": status, "dates": [f"2027-{day}" for day in dates]} | more


def seen(one: Assignment) -> str:
    """What became of each time: its day, + for told done, - for still owed, 0 let off; ``!5`` days late."""
    return " ".join(
        f"{time.done:%m-%d}{f'!{time.days_late}' * bool(time.days_late)}"
        if time.done
        else "+"
        if time.is_met
        else "-"
        if time.is_open
        else "0"
        for time in one.occurrences
    )


def q(number: int, item: str, status: str = "in_progress", *dates: str, **more: object) -> Report:
    """A report on a quarter, received on the 8th after it."""
    return report(f"2027-Q{number}", f"2027-{3 * number + 1:02d}-08", entry(item, status, *dates, **more))


def year(item: str, status: str = "in_progress", *dates: str, **more: object) -> Report:
    """The report on the year."""
    return report("2027", "2027-12-08", entry(item, status, *dates, **more))


TIMES: list[tuple[str, list[Report], str, str, State]] = [
    # Nothing is heard: no time is called late before somebody was asked.
    ("IV.3", [], "04-10", "- - - -", State.NOT_DUE),
    ("IV.3", [], "04-11", "- - - -", State.NO_REPORT),
    # A quarter with its day, the day before and after the next due day, which it reaches seven days before.
    ("IV.3", [q(1, "IV.3", "done", completed="2027-03-30")], "04-08", "03-30 - - -", State.IN_PROGRESS),
    ("IV.3", [q(1, "IV.3", "done", completed="2027-03-30")], "06-22", "03-30 - - -", State.IN_PROGRESS),
    ("IV.3", [q(1, "IV.3", "done", completed="2027-03-30")], "06-23", "03-30 - - -", State.DUE_SOON),
    ("IV.3", [q(1, "IV.3", "done", completed="2027-03-30")], "06-30", "03-30 - - -", State.DUE_SOON),
    ("IV.3", [q(1, "IV.3", "done", completed="2027-03-30")], "07-01", "03-30 - - -", State.OVERDUE),
    ("IV.3", [q(1, "IV.3", "in_progress", "03-30")], "04-08", "03-30 - - -", State.IN_PROGRESS),
    ("IV.3", [q(1, "IV.3", "not_started")], "04-08", "- - - -", State.OVERDUE),
    ("IV.3", [q(1, "IV.3", "done"), q(2, "IV.3", "in_progress")], "07-08", "+ - - -", State.OVERDUE),
    # Told without a day: every time that ends within the period.
    ("IV.3", [report("2027-H1", "2027-07-08", entry("IV.3", "done"))], "07-08", "+ + - -", State.IN_PROGRESS),
    ("IV.3", [year("IV.3", "done", completed="2027-12-05")], "12-08", "+ + + 12-05", State.DONE_ON_TIME),
    # With days, only these.
    (
        "IV.3",
        [year("IV.3", "done", "03-30", "06-28", "09-01", "12-01")],
        "12-08",
        "03-30 06-28 09-01 12-01",
        State.DONE_ON_TIME,
    ),
    (
        "IV.3",
        [year("IV.3", "done", "03-30", "09-01", "12-01")],
        "12-08",
        "03-30 - 09-01 12-01",
        State.OVERDUE,
    ),
    # Two days in one quarter: the first makes up for the one before.
    (
        "IV.3",
        [q(1, "IV.3", "done"), q(3, "IV.3", "done", "07-05", "09-28")],
        "10-08",
        "+ 07-05!5 09-28 -",
        State.IN_PROGRESS,
    ),
    ("IV.3", [q(1, "IV.3", "done"), q(3, "IV.3", "done", "07-05")], "10-08", "+ - 07-05 -", State.OVERDUE),
    (
        "IV.3",
        [year("IV.3", "done", "03-30", "07-05", "09-01", "12-01")],
        "12-08",
        "03-30 07-05!5 09-01 12-01",
        State.DONE_LATE,
    ),
    # What a quarter told, a year that lacks the days does not undo.
    (
        "IV.3",
        [q(1, "IV.3", "done"), q(2, "IV.3", "done"), q(3, "IV.3", "done"), year("IV.3", "in_progress")],
        "12-08",
        "+ + + -",
        State.IN_PROGRESS,
    ),
    # Nothing arose in a quarter: it is not owed, and undoes nothing.
    ("IV.3", [q(1, "IV.3", "not_arisen")], "04-08", "0 - - -", State.NOT_ARISEN),
    ("IV.3", [q(1, "IV.3", "done"), q(2, "IV.3", "not_arisen")], "07-08", "+ 0 - -", State.IN_PROGRESS),
    ("IV.3", [q(1, "IV.3", "done"), q(2, "IV.3", "not_arisen")], "10-01", "+ 0 - -", State.OVERDUE),
    # A year that is in progress has no word for one quarter: what did not arise in it stays so.
    (
        "IV.3",
        [q(1, "IV.3", "done"), q(2, "IV.3", "not_arisen"), q(3, "IV.3", "done"), year("IV.3")],
        "12-08",
        "+ 0 + -",
        State.IN_PROGRESS,
    ),
    (
        "IV.3",
        [q(1, "IV.3", "done"), q(2, "IV.3", "postponed"), q(3, "IV.3", "done"), year("IV.3")],
        "12-08",
        "+ - + -",
        State.OVERDUE,
    ),
    ("IV.3", [year("IV.3", "not_arisen")], "12-08", "0 0 0 0", State.NOT_ARISEN),
    ("IV.3", [q(1, "IV.3", "done"), year("IV.3", "not_arisen")], "12-08", "+ 0 0 0", State.DONE_ON_TIME),
    ("IV.3", [q(1, "IV.3", "done"), q(2, "IV.3", "postponed")], "07-08", "+ 0 - -", State.POSTPONED),
    (
        "IV.3",
        [q(1, "IV.3", "done"), q(2, "IV.3", "cancelled"), year("IV.3", "cancelled")],
        "12-08",
        "+ 0 0 0",
        State.CANCELLED,
    ),
    (
        "IV.3",
        [
            q(2, "IV.3", "cancelled"),
            q(1, "IV.3", "done"),
            q(3, "IV.3", "done"),
            report("2027-Q4", "2027-12-30", entry("IV.3", "done")),
        ],
        "12-30",
        "+ 0 + +",
        State.CANCELLED,
    ),
    # Two months with a gap: early, on time, late, and early for the second once the first was met.
    ("IV.4", [q(1, "IV.4", "in_progress", "03-28")], "04-08", "03-28 -", State.IN_PROGRESS),
    ("IV.4", [q(1, "IV.4", "not_started")], "04-08", "- -", State.NOT_STARTED),
    ("IV.4", [q(1, "IV.4", "not_started")], "04-30", "- -", State.NOT_STARTED),
    ("IV.4", [q(1, "IV.4", "not_started")], "05-01", "- -", State.OVERDUE),
    ("IV.4", [q(2, "IV.4", "in_progress", "05-05")], "07-08", "05-05!5 -", State.IN_PROGRESS),
    (
        "IV.4",
        [q(2, "IV.4", "done", "04-10"), q(3, "IV.4", "done", "08-28")],
        "10-08",
        "04-10 08-28",
        State.DONE_ON_TIME,
    ),
    (
        "IV.4",
        [q(2, "IV.4", "done"), q(3, "IV.4", "done", "07-05", "09-28")],
        "10-08",
        "07-05!66 09-28",
        State.DONE_LATE,
    ),
    ("IV.6", [q(2, "IV.6", "done", "05-20")], "07-08", "05-20 -", State.IN_PROGRESS),
    # Due once: as ever, with no times of its own.
    ("IV.5", [q(2, "IV.5", "done", completed="2027-06-30")], "07-08", "", State.DONE_ON_TIME),
    ("IV.5", [q(1, "IV.5", "in_progress")], "07-01", "", State.OVERDUE),
]


@pytest.mark.parametrize(("item", "reports", "day", "times", "state"), TIMES)
def test_times(make: Make, item: str, reports: list[Report], day: str, times: str, state: State) -> None:
    """Each time of the year and the state of the whole, as of a day."""
    status = compute_status(make(), reports, date.fromisoformat(f"2027-{day}"))
    (one,) = status.by_item[item]
    assert (seen(one), one.state) == (times, state)


def test_adhoc_report_speaks_for_its_own_days(make: Make) -> None:
    """What it calls done without a day is the time that ends within the days it covers, and no other."""
    storm = "  adhoc:\n    - {id: bao-so-5, title: Bão số 5, covers: {from: 2027-09-10, to: 2027-10-05}}\n"
    plan, period = make(QUARTERLY + YEAR + storm), Period.of_adhoc(2027, "bao-so-5")
    done = report(str(period), "2027-10-06", entry("IV.3", "done"))
    (one,) = compute_status(plan, [done], date(2027, 10, 8), period).by_item["IV.3"]
    assert [(time.due.month, time.is_met) for time in one.occurrences] == [(9, True), (12, False)]


@pytest.mark.parametrize(
    ("item", "day", "period", "times", "deadline"),
    [
        ("IV.3", "07-08", None, "+ + - -", "09-30"),
        ("IV.3", "07-08", "2027-Q2", "+", "06-30"),
        ("IV.3", "07-08", "2027-H1", "+ +", "06-30"),
        ("IV.3", "07-08", "2027-Q3", "-", "09-30"),
        ("IV.4", "07-08", "2027-Q2", "-", "04-30"),
        ("IV.4", "07-08", "2027-05", None, None),
        ("IV.4", "07-08", None, "- -", "04-30"),
    ],
)
def test_looked_at_time(
    make: Make, item: str, day: str, period: str | None, times: str | None, deadline: str | None
) -> None:
    """The times of a period touch it; the deadline is that of the first still owed, or of the last."""
    reports = [q(1, "IV.3", "done"), q(2, "IV.3", "done")]
    status = compute_status(
        make(), reports, date.fromisoformat(f"2027-{day}"), parse_period(period) if period else None
    )
    found = [(seen(one), f"{one.deadline:%m-%d}") for one in status.by_item.get(item, [])]
    assert found == ([(times, deadline)] if times else [])


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("06-30", "- - - -", None),
        ("07-01", "- -", "- -"),
        ("12-20", "- -", "- -"),
    ],
)
def test_each_ward_answers_for_what_falls_into_its_life(
    make: Make, day: str, old: str, new: str | None
) -> None:
    """A ward that ended answers for the quarters until then, its successor for the rest."""
    plan = make(owner="ubnd-cap-xa", ward=SPLIT)
    status = compute_status(plan, [], date.fromisoformat(f"2027-{day}"))
    owing = {one.unit.id: seen(one) for one in status.by_item["IV.3"]}
    assert (owing.get(WARD), owing.get("phuong-4"), owing["phuong-tan-hoa"]) == (old, new, "- - - -")


# Forms

FORM = "bm/so-noi-vu-2027-{period}.xlsx"


def rows_of_form(path: Path) -> tuple[Any, dict[str, int], dict[str, int]]:
    """The sheet of the results, its columns by their heads, its rows by their items."""
    page: Any = load_workbook(path)["Kết quả"]
    heads = next(row for row in page.iter_rows() if row[1].value == "Mục của kế hoạch")
    columns = {cell.value: cell.column for cell in heads}
    named = (row for row in page.iter_rows() if str(row[0].value).startswith("results|"))
    return page, columns, {row[1].value: row[1].row for row in named}


def answer(path: Path, **cells: str | date) -> None:
    """Fill in the days of items (``IV_3``); items with a day are in progress, the others have not begun."""
    page, columns, rows = rows_of_form(path)
    given = {item.replace("_", "."): value for item, value in cells.items()}
    for item, row in rows.items():
        done = "Đang thực hiện" if item in given and item != "IV.5" else "Chưa thực hiện"
        page.cell(row, columns["Trạng thái / số liệu"]).value = done
        if item in given:
            page.cell(row, columns["Các ngày đã làm"]).value = given[item]
    page.parent.save(path)


def test_form_asks_for_the_days(run: Run, make: Make, tmp_path: Path) -> None:
    """Items with several due days show them all and ask for days; other items have the cell locked."""
    make()
    assert run("form", OFFICE, "--period", "2027-Q1", "-o", "bm", cwd=tmp_path)[0] == 0
    page, columns, rows = rows_of_form(tmp_path / FORM.format(period="Q1"))
    locked = {
        item: page.cell(row, columns["Các ngày đã làm"]).protection.locked for item, row in rows.items()
    }
    assert {item for item, is_locked in locked.items() if not is_locked} == {"IV.3", "IV.4", "IV.6"}
    times = {item: page.cell(row, columns["Thời gian, hạn"]).value for item, row in rows.items()}
    assert times["IV.3"].endswith("Hạn: 31/3, 30/6, 30/9, 31/12/2027")
    assert times["IV.5"].endswith("Hạn cuối: 30/6/2027")
    # A unit without such items has no such column.
    assert run("form", WARD, "--period", "2027-Q1", "-o", "bm", cwd=tmp_path)[0] == 0
    assert "Các ngày đã làm" not in rows_of_form(tmp_path / "bm" / "phuong-3-2027-Q1.xlsx")[1]


def test_form_of_a_new_ward_counts_its_own_times(run: Run, make: Make, tmp_path: Path) -> None:
    """As ``ttdn status`` does: the quarters before it began are not its."""
    make(owner="ubnd-cap-xa", ward=SPLIT)
    file = tmp_path / "units" / "phuong-4" / "2027-Q3.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "unit: phuong-4\nperiod: 2027-Q3\nreceived: 2027-10-05\nresults:\n"
        "  - {item: IV.3, status: in_progress, dates: [2027-09-05], summary: Họp}\n",
        encoding="utf-8",
    )
    day = ("--as-of", "2027-11-05")
    assert "đã làm 1/2 quý" in run("status", "--unit", "phuong-4", *day, cwd=tmp_path)[1]
    assert run("form", "phuong-4", "--period", "2027", *day, cwd=tmp_path)[0] == 0
    sheet = load_workbook(tmp_path / "out" / "bieu-mau" / "phuong-4-2027.xlsx")["Kết quả"]
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if "Đã làm" in str(cell.value)]
    assert [words.partition("\n")[0] for words in told] == ["Đã làm 1/2 quý: quý III (05/9/2027)."]


def test_days_of_a_form_become_a_list(run: Run, make: Make, tmp_path: Path) -> None:
    """Days in one cell, as text or as Excel keeps a day, are a list in the report; the next form says so.

    The year may be left out: it is that of the form.
    """
    make()
    path = tmp_path / FORM.format(period="Q1")
    assert run("form", OFFICE, "--period", "2027-Q1", "-o", "bm", cwd=tmp_path)[0] == 0
    answer(path, IV_3="15/02, 30/3/2027", IV_6=date(2027, 2, 3))
    collect = ("collect", str(path), "--keep", "--received")
    assert run(*collect, "2027-04-05", "--receipt", cwd=tmp_path)[0] == 0
    (receipt,) = (tmp_path / "out").rglob("*.bien-nhan.txt")
    told = receipt.read_text(encoding="utf-8")
    days = [line for line in told.splitlines() if "Các ngày đã làm" in line]
    assert days == ["- Các ngày đã làm: 15/02/2027, 30/3/2027", "- Các ngày đã làm: 03/02/2027"]
    text = (tmp_path / "units" / OFFICE / "2027-Q1.yaml").read_text(encoding="utf-8")
    assert "    dates: [2027-02-15, 2027-03-30]\n" in text
    assert "    dates: [2027-02-03]\n" in text
    assert run("form", OFFICE, "--period", "2027-Q2", "-o", "bm", cwd=tmp_path)[0] == 0
    page, columns, rows = rows_of_form(tmp_path / FORM.format(period="Q2"))
    told = page.cell(rows["IV.3"], columns["Đã báo cáo"]).value
    assert told.startswith("Đã làm 1/4 quý: quý I (15/02/2027).")
    # Made again, it has what was reported; sent back as it is, it changes nothing.
    assert run("form", OFFICE, "--period", "2027-Q1", "-o", "bm", "--force", cwd=tmp_path)[0] == 0
    page, columns, rows = rows_of_form(path)
    assert page.cell(rows["IV.3"], columns["Các ngày đã làm"]).value == "15/02/2027; 30/03/2027"
    page.parent.save(path)
    assert "không có gì mới" in run(*collect, "2027-04-06", cwd=tmp_path)[1].lower()
    # Days that were taken out are taken out.
    answer(path, IV_3="30/03/2027", IV_6="")
    assert run(*collect, "2027-04-07", cwd=tmp_path)[0] == 0
    text = (tmp_path / "units" / OFFICE / "2027-Q1.yaml").read_text(encoding="utf-8")
    assert re.findall(r"dates:.*", text) == ["dates: [2027-03-30]"]


def test_days_in_a_form_that_are_none(run: Run, make: Make, tmp_path: Path) -> None:
    """A day that cannot be read, and one where none belongs, are named by their cells."""
    make()
    path = tmp_path / FORM.format(period="Q1")
    assert run("form", OFFICE, "--period", "2027-Q1", "-o", "bm", cwd=tmp_path)[0] == 0
    answer(path, IV_3="15/02/2027; giữa tháng 3", IV_5="03/02/2027")
    status, out, _ = run("collect", str(path), "--received", "2027-04-05", cwd=tmp_path)
    assert status == 1
    assert re.findall(r"\[(not-a-date|unexpected-dates)\]", out) == ["not-a-date", "unexpected-dates"]
    assert "'giữa tháng 3' chưa có ngày trong tháng." in out
    assert not (tmp_path / "units").exists()


# What is shown


@pytest.fixture
def folder(make: Make, tmp_path: Path) -> Path:
    """A folder in which two wards and an office have reported on recurring work."""
    make(owner="ubnd-cap-xa, so-noi-vu")
    for unit, one in (
        (OFFICE, q(1, "IV.3", "in_progress", "03-20")),
        (OFFICE, q(2, "IV.3", "in_progress", "06-15")),
        (WARD, q(2, "IV.4", "in_progress", "05-05")),
        (WARD, q(1, "IV.3", "in_progress", "03-02")),
        (WARD, q(3, "IV.3", "in_progress", "07-05", "09-20")),
        ("phuong-tan-hoa", q(1, "IV.3", "in_progress", "03-02")),
        ("phuong-tan-hoa", q(2, "IV.3", "in_progress")),
        ("xa-binh-minh", q(2, "IV.3", "not_arisen")),
    ):
        result = one.results[0]
        days = f"    dates: [{', '.join(map(str, result.dates))}]\n" if result.dates else ""
        path = tmp_path / "units" / unit / f"{one.period}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"unit: {unit}\nperiod: {one.period}\nreceived: {one.received}\n"
            f"results:\n  - item: {result.item}\n    status: {result.status.value}\n{days}",
            encoding="utf-8",
        )
    return tmp_path


def plain_words(text: str) -> str:
    """Words without the breaks of lines."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("arguments", "day", "told"),
    [
        (
            ("status",),
            "07-12",
            [
                "IV.3 Việc Quý I (hạn 31/3/2027): 3/5; quý II (hạn 30/6/2027): 1/4; quý III (hạn",
                "P. Tân Hòa: IV.3 Việc, quá hạn chưa hoàn thành: quý II (hạn 30/6/2027).",
            ],
        ),
        (
            ("status", "--unit", OFFICE),
            "07-12",
            ["IV.3 Việc 30/9/2027 Đang thực hiện trong hạn, đã làm 2/4 quý"],
        ),
        (
            ("status", "--unit", WARD),
            "10-12",
            ["đã làm 3/4 quý; quý II làm ngày 05/7/2027, chậm 5 ngày"],
        ),
        (
            ("status", "--item", "IV.3"),
            "07-12",
            [
                "đã làm 1/4 quý; chưa làm quý II (hạn 30/6/2027) –",
                "đã làm 0/4 quý, không phát sinh 1; chưa làm",
                "Chưa có báo cáo (1): ĐK Hòn Yến.",
            ],
        ),
        (("show", "IV.3"), "07-12", ["đã làm 1/4 quý; chưa làm quý II (hạn 30/6/2027)"]),
        (
            ("--lang", "en", "status", "--unit", WARD),
            "10-12",
            ["3 of 4 quarters done; quarter 2 done on 2027-07-05, 5 days late"],
        ),
        (("remind",), "07-12", ["mục IV.3 (thời gian) chưa làm quý II (hạn 30/6/2027): Việc"]),
        (
            ("report", "--markdown", "--yes"),
            "10-12",
            [
                (
                    "Số đơn vị đã thực hiện theo từng đợt: quý I (3/5), quý II (2/4), quý III (1/5), "
                    "quý IV (0/5)."
                ),
                "UBND Phường 3 thực hiện quý II ngày 05/7/2027, chậm 05 ngày.",
                "UBND xã Bình Minh chưa thực hiện quý I, quá hạn 195 ngày (thời hạn 31/3/2027); quý III",
                "UBND Phường 3 thực hiện đợt tháng 4 ngày 05/5/2027, chậm 05 ngày.",
                "30/6/2027 | 2/4 | UBND Phường 3 làm ngày 05/7/2027, chậm 05 ngày; chưa làm: UBND phường Tân",
            ],
        ),
        (
            ("report", "--unit", WARD, "--period", "2027-Q3", "--markdown"),
            None,
            ["Đã thực hiện các ngày 05/7/2027 và 20/9/2027."],
        ),
    ],
)
def test_shown(run: Run, folder: Path, arguments: tuple[str, ...], day: str | None, told: list[str]) -> None:
    """Terminal and documents show recurring work by its due days."""
    as_of = ("--as-of", f"2027-{day}") if day else ()
    out = plain_words(run(*arguments, *as_of, cwd=folder)[1])
    assert [words for words in told if words not in out and words.lower() not in out.lower()] == []


def test_in_data(run: Run, folder: Path) -> None:
    """JSON and CSV have each time with its due day, the day on which it was done, and how late."""
    out = run("status", "--format", "json", "--as-of", "2027-10-12", cwd=folder)[1]
    data = json.loads(out)
    unit = next(one for one in data["units"] if one["id"] == WARD)
    item = next(one for one in unit["items"] if one["item"] == "IV.3")
    assert item["occurrences"][1] == {
        "due": "2027-06-30",
        "done": "2027-07-05",
        "is_met": True,
        "days_late": 5,
        "is_missed": False,
        "told": None,
    }
    whole = next(one for one in data["items"] if one["id"] == "IV.3")
    assert whole["occurrences"][1] == {"due": "2027-06-30", "owed": 4, "met": 2, "late": 1}
    assert "occurrences" not in next(one for one in data["items"] if one["id"] == "IV.5")
    out = run("status", "--format", "csv", "--as-of", "2027-10-12", cwd=folder)[1]
    row = next(
        row
        for row in csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
        if (row["unit"], row["item"]) == (WARD, "IV.3")
    )
    assert row["occurrences"] == (
        "2027-03-31: 2027-03-02; 2027-06-30: 2027-07-05 (+5); 2027-09-30: 2027-09-20; 2027-12-31: -"
    )


def test_letters_name_the_times(run: Run, folder: Path) -> None:
    """A letter to several says who owes which times; the message to one unit says them, too."""
    assert run("remind", "--together", "--docx", "thu", "--as-of", "2027-07-12", cwd=folder)[0] == 0
    (message,) = (folder / "thu").glob("tin-nhan-phuong-tan-hoa-*.txt")
    told = message.read_text(encoding="utf-8")
    assert "- Mục IV.3 (Việc; thời gian): chưa làm quý II (hạn 30/6/2027)." in told
    (letter,) = (folder / "thu").glob("don-doc-*.docx")
    document = Document(str(letter))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "chưa làm quý II (hạn 30/6/2027), 02 đơn vị chưa hoàn thành;\n" in words
    assert (
        "- Mục IV.3, Việc (thời gian): chưa làm quý I (hạn 31/3/2027), 01 đơn vị chưa hoàn thành.\n" in words
    )
    cells = [cell.text for table in document.tables for cell in table.column_cells(3)[1:]]
    assert "Mục IV.3: quý II (hạn 30/6/2027)" in cells


def test_bodies_that_were_asked_are_not_late(run: Run, make: Make, folder: Path) -> None:
    """Of a body that was merely asked nothing is late, and nothing is missing."""
    path = folder / "plan" / "2027.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "required: [so-ban-nganh, ubnd-cap-xa]",
        "required: [so-tu-phap]\n  requested: [so-ban-nganh, ubnd-cap-xa]",
    )
    path.write_text(text, encoding="utf-8")
    out = plain_words(run("report", "--markdown", "--yes", "--as-of", "2027-10-12", cwd=folder)[1])
    assert "chậm" not in out
    assert "chưa thực hiện quý" not in out


# Checks

DONE = "status: done\n    evidence: [{title: Biên bản, number: 5/BB}]"


@pytest.mark.parametrize(
    ("item", "entry", "codes"),
    [
        ("IV.3", "status: in_progress\n    dates: [2027-03-30, 2027-06-28]", []),
        ("IV.3", "status: in_progress\n    dates: [2027-03-30, 30/3/2027]", ["repeated-date"]),
        ("IV.3", "status: in_progress\n    dates: [2027-03-29, 2027-03-30]", []),
        ("IV.3", "status: in_progress\n    dates: [2027-03-30, 2026-06-28]", ["date-outside-period"]),
        ("IV.3", "status: in_progress\n    dates: [2027-12-04]", ["completed-after-report"]),
        ("IV.3", "status: in_progress\n    dates: [2027-12-03]", []),
        ("IV.3", "status: not_started\n    dates: [2027-03-30]", ["unexpected-dates"]),
        ("IV.3", "status: not_arisen\n    dates: [2027-03-30]", ["unexpected-dates"]),
        ("IV.3", "status: postponed\n    reason: Dịch bệnh\n    dates: [2027-03-30]", []),
        ("IV.5", "status: in_progress\n    dates: [2027-03-30]", ["unexpected-dates"]),
        ("IV.5", "status: in_progress\n    dates: []", []),
        ("IV.3", f"{DONE}\n    dates: [2027-03-30, 2027-06-28, 2027-09-01, 2027-11-28]", []),
        ("IV.3", f"{DONE}\n    dates: [2027-03-30, 2027-09-01, 2027-11-28]", ["time-without-date"]),
        ("IV.3", f"{DONE}\n    dates: [2027-03-30, 2027-07-05, 2027-09-01, 2027-11-28]", []),
        ("IV.3", f"{DONE}\n    completed: 2027-11-28", []),
        ("IV.3", DONE, ["missing-completion-date"]),
    ],
)
def test_days_are_checked(make: Make, tmp_path: Path, item: str, entry: str, codes: list[str]) -> None:
    """Days stand where work comes back and was done, in the period, before the report, each once."""
    make()
    (tmp_path / "units" / OFFICE).mkdir(parents=True)
    (tmp_path / "units" / OFFICE / "2027.yaml").write_text(
        f'unit: {OFFICE}\nperiod: "2027"\nreceived: 2027-12-03\nresults:\n  - item: {item}\n    {entry}\n',
        encoding="utf-8",
    )
    found = check_workspace(tmp_path).diagnostics
    assert [one.code for one in found if one.code != "missing-item"] == codes
    warnings = [one.code for one in found if one.severity is Severity.WARNING]
    assert set(warnings) <= {"missing-item", "time-without-date"}


def test_form_without_the_column_is_still_taken(run: Run, make: Make, tmp_path: Path) -> None:
    """A form that went out when nothing was due several times is read, and loses no days of the report."""
    make()
    path = tmp_path / "plan" / "2027.yaml"
    now = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\{(every: \w+|months: \[4, 9\])\}", "{all_year: true}", now), encoding="utf-8")
    form = tmp_path / FORM.format(period="Q1")
    assert run("form", OFFICE, "--period", "2027-Q1", "-o", "bm", cwd=tmp_path)[0] == 0
    page, columns, rows = rows_of_form(form)
    assert "Các ngày đã làm" not in columns
    for row in rows.values():
        page.cell(row, columns["Trạng thái / số liệu"]).value = "Đang thực hiện"
    page.parent.save(form)
    path.write_text(now, encoding="utf-8")
    report = tmp_path / "units" / OFFICE / "2027-Q1.yaml"
    report.parent.mkdir(parents=True)
    report.write_text(
        f"unit: {OFFICE}\nperiod: 2027-Q1\nreceived: 2027-04-05\n"
        "results:\n  - item: IV.3\n    status: in_progress\n    dates: [2027-03-30]\n",
        encoding="utf-8",
    )
    assert run("collect", str(form), "--received", "2027-04-06", cwd=tmp_path)[0] == 0
    text = report.read_text(encoding="utf-8")
    assert "    dates: [2027-03-30]\n" in text
    assert "item: IV.4\n" in text


@pytest.mark.parametrize(("days", "part"), [(("03-30", "06-28", "09-01", "12-01"), 1), (("03-30",), 0)])
def test_recurring_work_is_counted_once(make: Make, days: tuple[str, ...], part: int) -> None:
    """However often it is due, an item of a unit is one task, done when all of its times are."""
    status = compute_status(make(), [year("IV.3", "in_progress", *days)], date(2027, 12, 20))
    assert measure_work(status.by_item["IV.3"]).completion == Rate(part, 1)


@pytest.mark.parametrize(
    ("schedule", "dates", "words"),
    [
        ("{every: month}", (), "tháng 01, 02, 3, 4, 5, 6 (hạn đầu tiên 31/01/2027)"),
        (
            "{every: month}",
            ("01-05", "02-05", "04-05", "06-05"),
            "tháng 3 (hạn 31/3/2027), tháng 5 (hạn 31/5/2027)",
        ),
        ("{quarters: [1, 2, 4]}", (), "đợt quý I–II (hạn 30/6/2027)"),
        ("{months: [2, 3, 6]}", (), "đợt tháng 02–3 (hạn 31/3/2027), đợt tháng 6 (hạn 30/6/2027)"),
        ("{every: half}", (), "6 tháng đầu năm (hạn 30/6/2027)"),
        ("{every: quarter}", ("01-05", "05-05"), ""),
    ],
)
def test_what_has_passed_undone(
    make: Make, monkeypatch: pytest.MonkeyPatch, schedule: str, dates: tuple[str, ...], words: str
) -> None:
    """Each time by its name and due day; of many the names, what they have in common said once."""
    monkeypatch.setitem(SCHEDULES, "IV.3", schedule)
    report = q(2, "IV.3", "in_progress", *dates)
    (one,) = compute_status(make(), [report], date(2027, 7, 8)).by_item["IV.3"]
    assert missed_text(one.item, one.occurrences).vi == words


def test_new_report_offers_the_days(run: Run, make: Make, tmp_path: Path) -> None:
    """The skeleton of a report has all due days of an item, and asks for days where there are several."""
    make()
    assert run("new", OFFICE, "--period", "2027-Q2", "--received", "2027-07-05", cwd=tmp_path)[0] == 0
    path = tmp_path / "units" / OFFICE / "2027-Q2.yaml"
    text = path.read_text(encoding="utf-8")
    assert "# IV.3 - Việc (Thời gian; hạn 31/3, 30/6, 30/9, 31/12/2027)\n" in text
    entries = text.split("  - item: ")
    assert {one.split("\n")[0] for one in entries if "# dates: [" in one} == {"IV.3", "IV.4", "IV.6"}
    days = text.replace("    # dates: []", "    dates: [2027-06-28]").replace("not_started", "in_progress")
    path.write_text(days, encoding="utf-8")
    assert run("validate", cwd=tmp_path)[0] == 0


EXCUSED = (
    "  excused:\n    - {units: [so-noi-vu], periods: [2027-Q2], "
    "document: {number: 9/UBND, date: 2027-06-01, kind: Công văn}}\n"
)


@pytest.mark.parametrize(
    ("more", "reports", "day", "pressed"),
    [
        ("", ["2027-Q1"], "2027-06-30", ""),
        ("", ["2027-Q1"], "2027-07-05", ""),
        ("", ["2027-Q1"], "2027-07-10", ""),
        ("", ["2027-Q1"], "2027-07-11", "30/6 IV.5"),
        ("", ["2027-Q1", "2027-Q2"], "2027-07-05", "30/6 IV.5"),
        ("", [], "2027-07-05", ""),
        (EXCUSED, ["2027-Q1"], "2027-07-11", ""),
        (EXCUSED, ["2027-Q1", "2027"], "2027-07-11", "30/6 IV.5"),
    ],
)
def test_nobody_is_pressed_for_what_the_next_report_would_tell(
    make: Make, more: str, reports: list[str], day: str, pressed: str
) -> None:
    """Work of June is asked after once the report on June is in, or late; not while it may still come."""
    told = [entry("IV.3", "in_progress", "03-05"), entry("IV.5")]
    received = [report(period, f"{day}", *told) for period in reports]
    status = compute_status(make(QUARTERLY + YEAR + more), received, date.fromisoformat(day))
    assert what_is_pressed(status) == pressed


def what_is_pressed(status: StatusOfPlan) -> str:
    """The times of the quarterly item that its office is reminded of, and the item of June."""
    items = [item for one in find_reminders(status, own=True) for item in one.items]
    quarterly = [
        f"{time.due.day}/{time.due.month}"
        for item in items
        if item.item.id == "IV.3"
        for time in item.occurrences
        if time.is_missed
    ]
    return " ".join([*quarterly, *(item.item.id for item in items if item.item.id == "IV.5")])


@pytest.mark.parametrize(
    ("day", "pressed"),
    [("2027-10-05", "30/6 IV.5"), ("2027-12-10", "30/6 IV.5"), ("2027-12-11", "30/6 30/9 IV.5")],
)
def test_time_that_no_report_could_tell_of_is_not_pressed_for(make: Make, day: str, pressed: str) -> None:
    """The report of the year will tell of the third quarter; what June's report left open is asked after."""
    half = "    - {period: 2027-H1, deadline: {by: 2027-07-10}}\n"
    told = [entry("IV.3", "in_progress", "03-05"), entry("IV.5")]
    status = compute_status(
        make(half + YEAR), [report("2027-H1", "2027-07-05", *told)], date.fromisoformat(day)
    )
    assert what_is_pressed(status) == pressed


@pytest.mark.parametrize(
    ("reports", "day", "within", "pressed"),
    [
        (["2027-Q2"], "2027-07-02", None, "IV.5"),
        (["2027-Q2"], "2027-07-02", "2027-Q2", "IV.5"),
        (["2027-Q2"], "2027-09-20", None, ""),
        (["2027-Q2"], "2027-09-21", None, "30/6 IV.5"),
        (["2027-Q2", "2027-Q3"], "2027-09-18", None, "30/6 IV.5"),
    ],
)
def test_data_cut_before_the_day_cannot_tell_of_it(
    make: Make, reports: list[str], day: str, within: str | None, pressed: str
) -> None:
    """Data of the second quarter end on 14 June: only the next report tells what was done on the 28th."""
    cut = "    - {every: quarter, by_day: 20}\n" + YEAR + "  cutoffs: nd-09-2019\n"
    told = [entry("IV.3", "in_progress", "03-05"), entry("IV.5")]
    received = [report(period, day, *told) for period in reports]
    period = parse_period(within) if within else None
    status = compute_status(make(cut), received, date.fromisoformat(day), period)
    assert what_is_pressed(status) == pressed
    # A time that the data of a quarter could not hold is overdue in no report on that quarter.
    assert (status.by_item["IV.3"][0].state is State.IN_PROGRESS) is bool(within)


@pytest.mark.parametrize(("more", "pressed"), [("", "30/6 IV.5"), (EXCUSED, "IV.5")])
def test_days_that_were_let_off_are_told_by_no_later_report(make: Make, more: str, pressed: str) -> None:
    """Data of the third quarter hold 30 June, and not the days before it, of which the unit need not tell.

    Of work that is due once it says that it is still open.
    """
    cut = "    - {every: quarter, by_day: 20}\n" + YEAR + "  cutoffs: nd-09-2019\n" + more
    told = [entry("IV.3", "in_progress", "03-05", "09-05"), entry("IV.5")]
    received = [report("2027-Q1", "2027-03-18", told[1]), report("2027-Q3", "2027-09-18", *told)]
    status = compute_status(make(cut), received, date(2027, 9, 25))
    assert what_is_pressed(status) == pressed


@pytest.mark.parametrize(("day", "behind"), [("2027-10-05", False), ("2027-12-11", True)])
def test_page_and_reminders_agree_on_a_quarter_nobody_could_tell_of(
    make: Make,
    day: str,
    behind: bool,  # noqa: FBT001
) -> None:
    """What a report still to come will tell is late on neither; once that report is late, on both."""
    half = "    - {period: 2027-H1, deadline: {by: 2027-07-10}}\n"
    told = [entry("IV.3", "in_progress", "03-05", "06-20")]
    status = compute_status(
        make(half + YEAR), [report("2027-H1", "2027-07-05", *told)], date.fromisoformat(day)
    )
    page = make_overview(status, None, (), ())
    assert ("IV.3" in {one.item.id for one in page.worst}) is behind
    assert ("IV.3" in {item.item.id for one in page.late for item in one.items}) is behind


@pytest.mark.parametrize(
    ("changes", "owed"),
    [
        (
            {"owners": {"read": ["cong-an"]}},
            {"cong-an": "30/09 31/12"},
        ),
        (
            {"schedule": {"text": "Hằng tháng", "read": {"every": "month"}}},
            {"trung-tam-van-hoa": "31/03 30/06 31/07 31/08 30/09 31/10 30/11 31/12"},
        ),
        (
            {"owners": {"read": ["cong-an", "trung-tam-van-hoa"]}},
            {"cong-an": "30/09 31/12", "trung-tam-van-hoa": "31/03 30/06 30/09 31/12"},
        ),
        (
            {"schedule": {"text": "Tháng 12", "read": {"months": ["12"]}}},
            {"trung-tam-van-hoa": ""},
        ),
    ],
)
def test_changed_within_its_quarters(
    make_plan: Make, changes: dict[str, object], owed: dict[str, str]
) -> None:
    """What was due before goes by what stood in the plan then, and is not asked of who came after."""
    first = {
        "id": "II.5.8",
        "text": "Tổ chức",
        "owners": {"read": ["trung-tam-van-hoa"]},
        "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}},
    }
    versions = [{**first, "until": "2020-06-30"}, {**first, **changes, "from": "2020-07-01"}]
    status = compute_status(make_plan(activities=versions), [], date(2020, 8, 15))
    assert {
        one.unit.id: " ".join(f"{time.due:%d/%m}" for time in one.occurrences)
        for one in status.by_item["II.5.8"]
    } == owed
