"""A period that is looked at when it is over: every command says the same of it, and so it stays.

The tables were written down by hand before the program was asked. A plan of four units asks for a report of
the half-year by 14 July and one of the year. A and B have sent the first in time, C only the second, D none.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from worlds import FRAME

from ttdn.counting import compute_status
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.overview import item_levels
from ttdn.reminders import find_reminders
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Ask = Callable[..., str]
Entry = dict[str, Any]

UNITS = ("phuong-an", "phuong-binh", "phuong-cao", "phuong-dai")
A, B, C, D = UNITS
#: Each item with its time; that of II.2 ends between the data of the half-year and the day of its report.
TIMES: dict[str, Entry | None] = {
    "II.1": {"by": "2027-05-31"},
    "II.2": {"by": "2027-07-10"},
    "II.3": {"by": "2027-09-30"},
    "II.4": {"every": "quarter"},
    "II.5": {"months": ["6", "7"]},
    "II.6": {"every": "half"},
    "II.7": None,
}
HALF = {"period": "2027-H1", "deadline": {"by": "2027-07-14"}}
YEAR = {"period": "2027", "deadline": {"by": "2027-12-10"}}
OPEN = {"status": "in_progress", "summary": "Đang làm"}
#: What A and B say in their reports of the half-year.
SAID: dict[str, dict[str, Entry]] = {
    A: {
        **dict.fromkeys(TIMES, OPEN),
        "II.4": {**OPEN, "dates": ["2027-03-20"]},
    },
    B: {
        "II.1": {"status": "done", "completed": "2027-05-20"},
        "II.2": {"status": "not_started"},
        "II.3": {"status": "done", "completed": "2027-06-15"},
        "II.4": {"status": "done", "completed": "2027-06-20", "dates": ["2027-03-10", "2027-06-20"]},
        "II.5": {"status": "done", "completed": "2027-06-20"},
        "II.6": {"status": "done", "completed": "2027-06-25"},
        "II.7": {"status": "in_progress"},
    },
}
#: Where the half-year stands on every day from 1 August on: by item what A and B have done. C and D have sent
#: no report of it.
STANDS = {
    "II.1": ("overdue", "done_on_time"),
    "II.2": ("in_progress", "not_started"),
    "II.3": ("in_progress", "done_on_time"),
    "II.4": ("overdue", "done_on_time"),
    "II.5": ("in_progress", "done_on_time"),
    "II.6": ("overdue", "done_on_time"),
    "II.7": ("carried_out", "no_result"),
}
TABLE = {
    (item, unit): state
    for item, (of_a, of_b) in STANDS.items()
    for unit, state in zip(UNITS, (of_a, of_b, "no_report", "no_report"), strict=True)
}
#: The whole year on the same day: all that A has left open has passed by then.
OF_YEAR = {"II.1", "II.2", "II.3", "II.4", "II.5", "II.6"}
SENT = {A: "on_time", B: "on_time", C: "told", D: "missing"}
#: Whom to press: A for what is overdue, with the days since; D for the report.
PRESSED = {A: {"II.1": 214, "II.4": 184, "II.6": 184}}
LATER = "2027-12-31"


def results(said: Mapping[str, Entry]) -> list[Entry]:
    """What a report says, item by item, with what it is proved by where something was done."""
    return [
        {"item": item, **one}
        | ({"evidence": [{"title": "Báo cáo", "number": "1/BC"}]} if one["status"] == "done" else {})
        for item, one in said.items()
    ]


def done(day: str) -> dict[str, Entry]:
    """All done on a day."""
    return {item: {"status": "done", "completed": day} for item in TIMES}


REPORTS: list[Entry] = [
    {"unit": A, "period": "2027-H1", "received": "2027-07-01", "results": results(SAID[A])},
    {"unit": B, "period": "2027-H1", "received": "2027-07-12", "results": results(SAID[B])},
    {"unit": C, "period": "2027", "received": "2027-12-05", "results": results(done("2027-05-05"))},
]


def plan_of(**changes: Any) -> Entry:  # noqa: ANN401 - parts of a plan
    """The plan as it stands in its file; what is given replaces a part, in ``reporting`` key by key."""
    reporting = {
        "text": "Chế độ báo cáo.",
        "to": "UBND tỉnh",
        "required": ["g1"],
        "periods": [HALF, YEAR],
        **changes.pop("reporting", {}),
    }
    activities = [
        {
            "id": item,
            "text": f"Việc {item}",
            "owners": {"read": ["g1"]},
            **({"schedule": {"text": "Theo kế hoạch", "read": read}} if read else {}),
        }
        for item, read in changes.pop("times", TIMES).items()
    ]
    return {
        **FRAME,
        "year": "2027",
        "document": {**FRAME["document"], "date": "2027-01-05"},
        "tasks": [],
        "activities": activities,
        "forms": [],
        "duties": [],
        "figures": [],
        "unit_kinds": [{"id": "ward", "name": "Phường"}],
        "units": [{"id": one, "name": f"Phường {one}", "short": one, "kind": "ward"} for one in UNITS],
        "groups": [{"id": "g1", "name": "Các phường", "kinds": ["ward"]}],
        "reporting": reporting,
        **changes,
    }


def status_of(
    plan: Entry,
    reports: list[Entry],
    as_of: str,
    period: str | None = None,
    arrivals: list[Entry] = [],  # noqa: B006 - only read
) -> Status:
    """Where such a plan stands."""
    return compute_status(
        Plan.model_validate(plan),
        [Report.model_validate(one) for one in reports],
        date.fromisoformat(as_of),
        parse_period(period) if period else None,
        [Arrival.model_validate(one) for one in arrivals],
    )


def states_of(status: Status) -> dict[tuple[str, str], str]:
    """By item and unit."""
    return {(one.item.id, one.unit.id): str(one.state) for one in status.assignments}


@pytest.fixture
def ask(tmp_path: Path, run: Run) -> Ask:
    """Ask the program in a folder with these files."""
    files = {f"units/{one['unit']}/{one['period']}.yaml": one for one in REPORTS}
    for place, content in {**files, "plan/2027.yaml": plan_of()}.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")

    def answer(*arguments: str) -> str:
        code, out, err = run(*arguments, "--as-of", LATER, cwd=tmp_path, columns=160)
        assert code == 0, err
        return out

    return answer


def table_of(text: str) -> list[dict[str, str]]:
    """The rows of CSV."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("as_of", ["2027-08-01", "2027-10-01", LATER])
def test_half_year_stands_as_written_down(as_of: str) -> None:
    """What falls due behind it has time in its view, on whatever day one looks."""
    assert states_of(status_of(plan_of(), REPORTS, as_of, "2027-H1")) == TABLE


def test_whole_year_judges_by_the_day() -> None:
    """In the view of the year all that has passed is overdue, with and without the period's name."""
    for period in (None, "2027"):
        states = states_of(status_of(plan_of(), REPORTS, LATER, period))
        assert {item for (item, unit), state in states.items() if (unit, state) == (A, "overdue")} == OF_YEAR


def table_in(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """By item and unit the state in rows of CSV."""
    return {(row["item"], row["unit"]): row["state"] for row in rows}


HALF_YEAR = ("--period", "2027-H1")


def test_data_of_the_status(ask: Ask) -> None:
    """JSON and CSV have the states written down."""
    data = json.loads(ask("status", *HALF_YEAR, "--format", "json"))
    counts = {state: count for state, count in data["totals"]["states"].items() if count}
    assert counts == Counter(TABLE.values())
    told = {(one["item"], unit["id"]): one["state"] for unit in data["units"] for one in unit["items"]}
    assert told == TABLE
    assert table_in(table_of(ask("status", *HALF_YEAR, "--format", "csv"))) == TABLE
    assert {unit["id"]: unit["submission"]["state"] for unit in data["units"]} == SENT
    reports = {state: count for state, count in data["reports"]["required"].items() if count}
    assert reports == {"units": 4, "in": 2, **Counter(SENT.values())}
    assert [(one["period"], one["units"]) for one in data["missed"]] == [("2027-H1", [D])]


def test_screens_of_the_status(ask: Ask) -> None:
    """So have the tables, and a unit and an item by themselves."""
    screen = re.sub("[█░]+", "#", " ".join(ask("status", *HALF_YEAR).split()))
    line = "2/4 đơn vị # nộp đúng hạn 2, đã có báo cáo của kỳ dài hơn 1, quá hạn chưa nộp 1"
    assert line in screen
    assert "Loại Đã nộp Muộn Kỳ dài hơn Chưa nộp" in screen
    assert "Phường 2/4 0 1 1 5/24" in screen
    markdown = ask("status", *HALF_YEAR, "--format", "markdown")
    assert "| Phải báo cáo | 2/4 (50,00%) | 2 | 1 | 1 |" in markdown
    assert f"Chưa nộp báo cáo: Phường {D}." in markdown
    assert ask("status", *HALF_YEAR, "--unit", A).count("Quá hạn chưa hoàn thành") == len(PRESSED[A])
    assert "Đã có báo cáo của kỳ dài hơn." in ask("status", *HALF_YEAR, "--unit", C)
    for item, state in (("II.3", "Đang thực hiện trong hạn"), ("II.6", "Quá hạn chưa hoàn thành")):
        assert state in ask("status", *HALF_YEAR, "--item", item)


def test_year_tells_of_the_half_year_what_its_own_page_tells(ask: Ask) -> None:
    """The line of the half-year on the page of the whole year has the numbers of ``--period``."""
    (line,) = (line for line in ask("status").splitlines() if line.strip().startswith("6 tháng đầu năm 2027"))
    page = ask("status", *HALF_YEAR)
    (own,) = (line for line in page.splitlines() if line.strip().startswith("Phải báo cáo"))
    assert line.split()[5:] == own.split()[3:]


def test_reminders_are_of_what_is_overdue(ask: Ask) -> None:
    """As many items and reports as the status calls overdue, also in its own list of whom to remind."""
    shown = ask("remind", *HALF_YEAR)
    assert sorted(re.findall(r"mục (II\.\d)", shown)) == sorted(PRESSED[A])
    assert "Báo cáo quá hạn (số đơn vị): 6 tháng đầu năm (1)." in shown
    assert shown.count("báo cáo 6 tháng đầu năm 2027: quá hạn 170 ngày") == 1
    near = ask("status", *HALF_YEAR).partition("CẦN ĐÔN ĐỐC")[2]
    assert set(re.findall(r"II\.\d", near)) == set(PRESSED[A])
    for page in (shown, near):
        assert (C in page, D in page) == (False, True)


def test_page_presses_for_the_same(ask: Ask) -> None:
    """The short text and the levels of the items speak of A and D, and of no work that has time."""
    text = ask("page", *HALF_YEAR, "--text", "--yes")
    assert "2/4 đơn vị (50,00%); nộp đúng hạn 2, đã có báo cáo của kỳ dài hơn 1, quá hạn chưa nộp 1." in text
    levels = {
        one.item.id: (one.overdue, one.has_time)
        for one in item_levels(status_of(plan_of(), REPORTS, LATER, "2027-H1"))
    }
    assert {item for item, (overdue, _) in levels.items() if overdue} == set(PRESSED[A])
    assert {item for item, (_, has_time) in levels.items() if has_time} == {"II.2", "II.3", "II.5"}


def test_who_counts_the_same_days(ask: Ask) -> None:
    """How late each unit is, item by item."""
    rows = [row for item in TIMES for row in table_of(ask("who", item, *HALF_YEAR, "--format", "csv"))]
    assert table_in(rows) == TABLE
    assert {row["item"]: int(row["days_late"]) for row in rows if row["days_late"]} == PRESSED[A]
    assert {row["unit"]: row["note"] for row in rows if row["note"]} == {C: "đã có báo cáo của kỳ dài hơn"}


def test_export_holds_the_same(ask: Ask, tmp_path: Path) -> None:
    """Its tables of the work and of the reports."""
    ask("export", *HALF_YEAR, "--format", "csv", "--headings", "en", "-o", "so-lieu")
    tables = {
        name: table_of(next((tmp_path / "so-lieu").glob(f"*{name}*.csv")).read_text(encoding="utf-8"))
        for name in ("assignments", "submissions")
    }
    owed = tables["assignments"]
    assert table_in(owed) == TABLE
    assert {row["item"]: int(row["days_late"]) for row in owed if row["days_late"]} == PRESSED[A]
    assert {row["unit"]: row["submission"] for row in tables["submissions"]} == SENT


def test_summary_in_print_says_the_same(ask: Ask, tmp_path: Path) -> None:
    """Of the reports, and of the work: overdue is what the table calls so."""
    ask("report", *HALF_YEAR, "-o", "tong-hop.md")
    printed = (tmp_path / "tong-hop.md").read_text(encoding="utf-8")
    sent = "2/4 đơn vị nộp đúng hạn, 01 đơn vị đã có báo cáo của kỳ dài hơn, 01 đơn vị quá hạn chưa nộp"
    assert sent in printed
    assert "Còn 1/4 đơn vị phải báo cáo quá hạn chưa nộp" in printed
    overdue = re.findall(r"\*\*Việc (II\.\d):\*\*[^\n]* quá hạn chưa hoàn thành", printed)
    assert overdue == list(PRESSED[A])


def test_compare_changes_and_calendar_count_the_same(ask: Ask) -> None:
    """Beside the other half, since a day in July, and as a deadline that has passed."""
    sides = {row["what"]: row for row in table_of(ask("compare", "2027-H2", "2027-H1", "--format", "csv"))}
    for what in ("reports", "on_time"):
        assert (sides[what]["before"], sides[what]["before_of"]) == ("2", "4")
    changes = json.loads(ask("changes", *HALF_YEAR, "--since", "2027-07-31", "--format", "json"))
    assert changes["rows"] == []
    dues = json.loads(ask("calendar", "--from", "2027-01-01", "--format", "json"))["rows"]
    (half,) = (one for one in dues if one["number"] == "2027-H1")
    assert (half["done"], half["done_of"]) == (3, 4)  # D alone still owes it


def one_item(read: Entry | None, **changes: Any) -> Entry:  # noqa: ANN401 - parts of a plan
    """The plan with one item."""
    return plan_of(times={"II.1": read}, **changes)


def begun(period: str, received: str, **said: object) -> Entry:
    """A report of A on the item, which is under way."""
    return {"unit": A, "period": period, "received": received, "results": results({"II.1": {**OPEN, **said}})}


STORM = {
    "id": "bao-so-5",
    "title": "Bão số 5",
    "covers": {"from": "2027-10-28", "to": "2027-11-02"},
    "deadline": {"by": "2027-11-05"},
}


@pytest.mark.parametrize(
    ("read", "period", "received", "as_of", "state"),
    [
        # Between the last day of the data and the day of the report: before it, on it, and behind it.
        ({"by": "2027-07-10"}, "2027-H1", "2027-07-01", "2027-07-02", "in_progress"),
        ({"by": "2027-07-10"}, "2027-H1", "2027-07-01", "2027-07-08", "due_soon"),
        ({"by": "2027-07-10"}, "2027-H1", "2027-07-01", "2027-07-10", "due_soon"),
        ({"by": "2027-07-10"}, "2027-H1", "2027-07-01", "2027-07-11", "in_progress"),
        # The last day of the period is one of its days.
        ({"by": "2027-06-30"}, "2027-H1", "2027-06-29", "2027-06-30", "due_soon"),
        ({"by": "2027-06-30"}, "2027-H1", "2027-06-29", "2027-07-01", "overdue"),
        ({"by": "2027-07-01"}, "2027-H1", "2027-06-29", LATER, "in_progress"),
        # A quarter within the half-year whose turn it does not see the end of.
        ({"every": "half"}, "2027-Q1", "2027-04-03", LATER, "in_progress"),
        ({"every": "half"}, "2027-H1", "2027-07-03", LATER, "overdue"),
        ({"months": ["3", "4"]}, "2027-Q1", "2027-04-03", LATER, "in_progress"),
        ({"months": ["1", "4"]}, "2027-Q1", "2027-04-03", LATER, "overdue"),
        # An ad-hoc report is of some days: what is due behind them is in time, and soon due near its day.
        ({"by": "2027-10-31"}, "2027-bao-so-5", "2027-11-03", LATER, "overdue"),
        ({"by": "2027-11-30"}, "2027-bao-so-5", "2027-11-03", LATER, "in_progress"),
        ({"every": "quarter"}, "2027-bao-so-5", "2027-11-03", LATER, "due_soon"),
        ({"every": "quarter"}, "2027-bao-so-5", "2027-11-03", "2028-01-15", "in_progress"),
    ],
)
def test_one_day_behind_the_other(read: Entry, period: str, received: str, as_of: str, state: str) -> None:
    """Whatever the time and the period: what is due behind it is not overdue there, and nobody is pressed."""
    plan = one_item(read, reporting={"adhoc": [STORM]})
    status = status_of(plan, [begun(period, received)], as_of, period)
    assert states_of(status)["II.1", A] == state
    pressed = [one.item.id for own in find_reminders(status) for one in own.items if own.unit.id == A]
    assert pressed == (["II.1"] if state == "overdue" else [])


@pytest.mark.parametrize(
    ("read", "half", "other"),
    [
        ({"from": "2027-06-01", "to": "2027-06-20"}, "overdue", None),
        ({"from": "2027-06-01", "to": "2027-07-05"}, "in_progress", "overdue"),
        ({"every": "half"}, "in_progress", "in_progress"),
    ],
)
def test_periods_whose_data_are_cut_earlier(read: Entry, half: str, other: str | None) -> None:
    """What is due once belongs to the period of its day; of a time behind the data no report on it tells.

    The year has all its days.
    """
    reporting = {"cutoffs": "nd-09-2019", "periods": [{"every": "half", "by_day": "20"}]}
    reports = [begun("2027-H1", "2027-06-18"), begun("2027-H2", "2027-12-18")]
    for period, state in (("2027-H1", half), ("2027-H2", other), (None, "overdue")):
        status = status_of(one_item(read, reporting=reporting), reports, "2028-01-02", period)
        assert states_of(status).get(("II.1", A)) == state


def late_reports(status: Status) -> set[tuple[str, str]]:
    """The late reports that units are reminded of, by whose they are."""
    return {
        ((report.former or one.unit).id, str(report.period))
        for one in find_reminders(status)
        for report in one.reports
        if report.days_late > 0
    }


def states_sent(status: Status) -> dict[str, str]:
    """What became of the half-year's reports, by unit that must send one or is asked to."""
    required = next(one for one in status.plan.required_periods if str(one.period) == "2027-H1")
    every = (one for may in (False, True) for one in status.handed_in(required, requested=may))
    return {one.unit.id: str(one.state) for one in every if not one.excuse}


ASKED_BACK = {
    "number": "1",
    "arrived": "2027-07-13",
    "unit": C,
    "period": "2027-H1",
    "way": "email",
    "result": "asked_back",
}


@pytest.mark.parametrize(
    ("as_of", "changes", "arrivals", "sent"),
    [
        ("2027-07-14", {}, [], {A: "on_time", B: "on_time", C: "not_due", D: "not_due"}),
        ("2027-07-15", {}, [], {A: "on_time", B: "on_time", C: "missing", D: "missing"}),
        ("2027-12-04", {}, [], {A: "on_time", B: "on_time", C: "missing", D: "missing"}),
        ("2027-12-05", {}, [], SENT),
        # What came back to be corrected is no longer waited for, when the longer report is there.
        ("2027-07-20", {}, [ASKED_BACK], {A: "on_time", B: "on_time", C: "in_correction", D: "missing"}),
        (LATER, {}, [ASKED_BACK], SENT),
        # Who has more time has it here, too; who was let off owes nothing.
        (
            "2027-07-18",
            {"extensions": [{"units": [D], "deadline": {"by": "2027-07-20"}}]},
            [],
            {A: "on_time", B: "on_time", C: "missing", D: "not_due"},
        ),
        (LATER, {"excused": [{"units": [D]}]}, [], {A: "on_time", B: "on_time", C: "told"}),
        # Who was only asked is not late; a longer report is one all the same.
        (LATER, {"required": [A, B, D], "requested": [C]}, [], SENT),
        (LATER, {"required": [A, B, C], "requested": [D]}, [], {**SENT, D: "not_sent"}),
    ],
)
def test_one_rule_of_what_is_late(
    as_of: str, changes: Entry, arrivals: list[Entry], sent: dict[str, str]
) -> None:
    """The line of the period, the reminders, and the year's page have the same units, on every day."""
    paper = {"document": {"number": "5/UBND", "date": "2027-06-10"}, "periods": ["2027-H1"]}
    reporting = {
        key: [{**paper, **one} for one in value] if key in {"extensions", "excused"} else value
        for key, value in changes.items()
    }
    plan = plan_of(reporting=reporting)
    half, year = (status_of(plan, REPORTS, as_of, period, arrivals) for period in ("2027-H1", None))
    missing = {unit for unit, state in sent.items() if state == "missing"}
    for status in (half, year):
        assert states_sent(status) == sent
        assert {unit for unit, period in late_reports(status) if period == "2027-H1"} == missing
        late = {str(period): {unit.id for unit in units} for period, units in status.missed}
        assert late.get("2027-H1", set()) == missing


def test_what_a_unit_that_has_ended_owes_is_counted_once() -> None:
    """D was merged into C on 1 July: its own report is late, and asked of C, though C has sent the year's."""
    units = plan_of()["units"]
    ended = {**units[3], "until": "2027-06-30", "successor": C}
    status = status_of(plan_of(units=[*units[:3], ended]), REPORTS, LATER, "2027-H1")
    assert states_sent(status) == SENT
    assert late_reports(status) == {(D, "2027-H1")}
    assert {one.unit.id for one in find_reminders(status)} == {A, C}


@pytest.mark.parametrize(
    ("changed", "pressed"),
    [
        ({"schedule": {"text": "Gia hạn", "read": {"by": "2027-12-31"}}}, False),
        ({"schedule": {"text": "Cả năm", "read": {"all_year": "true"}}}, False),
        ({"owners": {"read": [B]}}, False),
        ({"text": "Việc II.1 (sửa)"}, True),
        (None, False),
    ],
)
@pytest.mark.parametrize("read", [{"by": "2027-05-31"}, {"every": "quarter"}])
def test_what_the_plan_has_changed_since_is_not_pressed_for(
    read: Entry, changed: Entry | None, *, pressed: bool
) -> None:
    """An amendment moves, drops or gives away what was overdue in June: until then it is pressed for."""
    plan = one_item(read, amendments=[{"number": "9/KH", "date": "2027-08-15"}])
    (old,) = plan["activities"]
    newer = [{**old, "added_by": "9/KH", **changed}] if changed else []
    plan["activities"] = [{**old, "ended_by": "9/KH"}, *newer]
    for as_of, is_pressed in (("2027-08-14", True), ("2027-08-16", pressed)):
        half = status_of(plan, [begun("2027-H1", "2027-07-01")], as_of, "2027-H1")
        assert states_of(half)["II.1", A] == "overdue"
        assert [one.item.id for own in find_reminders(half) for one in own.items] == ["II.1"] * is_pressed


def pressed_for(status: Status, *faulty: str | None) -> list[str]:
    """What A is pressed for, where it also sent files with errors on these periods."""
    files = {(A, parse_period(one) if one else None) for one in faulty}
    return [one.item.id for own in find_reminders(status, faulty=files) for one in own.items]


@pytest.mark.parametrize(
    ("told", "is_pressed"),
    [
        # It ends with the view and begins before: what it says of the work is the last word.
        ({"II.1": {"status": "done", "completed": "2027-11-10"}}, False),
        ({"II.1": {"status": "postponed", "reason": "Bão."}}, False),
        ({"II.1": OPEN}, True),
        ({}, True),
    ],
)
def test_a_longer_report_that_ends_with_the_period(told: dict[str, Entry], *, is_pressed: bool) -> None:
    """In the last quarter nobody is pressed for what the report on the year has told."""
    year = {"unit": A, "period": "2027", "received": "2027-12-28", "results": results(told)}
    reports = [begun("2027-Q4", "2027-12-20"), year]
    quarter = status_of(one_item({"by": "2027-11-15"}), reports, "2028-02-20", "2027-Q4")
    assert states_of(quarter)["II.1", A] == "overdue"
    assert pressed_for(quarter) == ["II.1"] * is_pressed


def test_a_file_with_errors_that_a_longer_report_covers() -> None:
    """It hides nothing any more, and the unit is pressed for what is open; another may tell of it."""
    plan = one_item({"by": "2027-11-15"})
    whole, part = (
        status_of(plan, [begun(period, "2027-12-28")], "2028-02-20") for period in ("2027", "2027-Q4")
    )
    assert pressed_for(whole, "2027-11", "2027-Q3") == ["II.1"]
    assert pressed_for(whole, "2027-11", None) == []
    assert pressed_for(part, "2027-11") == ["II.1"]
    assert pressed_for(part, "2027-Q3") == []


@pytest.mark.parametrize(
    ("period", "row", "is_excluded", "is_reminded"),
    [
        ("2027-H1", "Báo cáo có lỗi, cần nộp lại", True, False),
        ("2027", "Quá hạn chưa nộp", True, False),
        ("2027-Q1", "Quá hạn chưa nộp", True, True),
        ("2027-Q4", "Quá hạn chưa nộp", False, True),
    ],
)
def test_a_file_with_errors_is_told_of_its_own_period(
    ask: Ask, tmp_path: Path, period: str, row: str, *, is_excluded: bool, is_reminded: bool
) -> None:
    """D sent a file with errors: nobody says so of its half-year, unless the file is of that one."""
    file = {
        "unit": D,
        "period": period,
        "received": "2027-12-20",
        "results": [{"item": "?", "status": "done"}],
    }
    (tmp_path / "units" / D).mkdir()
    (tmp_path / "units" / D / f"{period}.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")
    ask("report", *HALF_YEAR, "-o", "tong-hop.md")
    printed = (tmp_path / "tong-hop.md").read_text(encoding="utf-8")
    assert f"| 4 | Phường {D} |  | {row} |" in printed
    words = f"cần nộp lại: Phường {D}."
    assert (words in printed) is is_excluded
    assert ("báo cáo có lỗi" in ask("page", *HALF_YEAR, "--text", "--yes")) is is_excluded
    assert (f"Phường {D}\n" in ask("remind", *HALF_YEAR)) is is_reminded
    assert (f"{D} (tệp có lỗi)" in ask("status", *HALF_YEAR)) is is_excluded
