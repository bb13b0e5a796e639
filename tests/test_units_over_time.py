"""Units that are merged, renamed, founded, dissolved, given more time or let off: what each owes when."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from excel import CellPath, fill
from jsonschema import Draft202012Validator
from merger import BEFORE, LATER, MERGED, report, write
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.reminders import find_reminders
from ttdn.schema import report_schema
from ttdn.standing import find_standing
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]

#: For each unit on each day: the reports that it owes with their last days ("!": passed), who is asked for
#: them ("=": itself), the items that are counted as its own, the state of the report that is due next.
OWED = """
phuong-tan-hoa
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-01 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-12 | Q1 14/04!, H1 10/07!, Q2 14/07 | = | III.B.1 III.B.2 | not_due
  2027-07-22 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-07-26 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-10-20 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10!, Y 10/12 | = | III.B.1 III.B.2 | not_due
  2028-01-20 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.1 III.B.2 | missing
phuong-5
  2027-04-14 | Q1 14/04 | phuong-3 | – | not_due
  2027-06-30 | Q1 14/04! | phuong-3 | – | –
  2027-07-01 | Q1 14/04! | phuong-dong-ha | – | –
  2027-07-12 | Q1 14/04! | phuong-dong-ha | – | –
  2027-07-22 | Q1 14/04! | phuong-dong-ha | – | –
  2027-07-26 | Q1 14/04! | phuong-dong-ha | – | –
  2027-10-20 | Q1 14/04! | phuong-dong-ha | – | –
  2028-01-20 | Q1 14/04! | phuong-dong-ha | – | –
phuong-3
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-01 | Q1 14/04!, H1 10/07 | phuong-dong-ha | III.B.1 | not_due
  2027-07-12 | Q1 14/04!, H1 10/07!, Q2 14/07 | phuong-dong-ha | III.B.1 | not_due
  2027-07-22 | Q1 14/04!, H1 10/07!, Q2 14/07! | phuong-dong-ha | III.B.1 | –
  2027-07-26 | Q1 14/04!, H1 10/07!, Q2 14/07! | phuong-dong-ha | III.B.1 | –
  2027-10-20 | Q1 14/04!, H1 10/07!, Q2 14/07! | phuong-dong-ha | III.B.1 | –
  2028-01-20 | Q1 14/04!, H1 10/07!, Q2 14/07! | phuong-dong-ha | III.B.1 | –
phuong-dong-ha
  2027-04-14 | – | – | – | –
  2027-06-30 | – | – | – | –
  2027-07-01 | – | – | III.B.2 | –
  2027-07-12 | – | – | III.B.2 | –
  2027-07-22 | Q3 14/10 | = | III.B.2 | not_due
  2027-07-26 | Q3 14/10 | = | III.B.2 | not_due
  2027-10-20 | Q3 14/10!, Y 10/12 | = | III.B.2 | not_due
  2028-01-20 | Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.2 | missing
xa-hoa-loc
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-01 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-12 | Q1 14/04!, H1 10/07!, Q2 14/07 | = | III.B.1 III.B.2 | not_due
  2027-07-22 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-07-26 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-10-20 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10!, Y 10/12 | = | III.B.1 III.B.2 | not_due
  2028-01-20 | Q1 14/04!, H1 10/07!, Q2 14/07!, Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.1 III.B.2 | missing
xa-an-hai
  2027-04-14 | – | – | – | –
  2027-06-30 | – | – | – | –
  2027-07-01 | – | – | III.B.2 | –
  2027-07-12 | – | – | III.B.2 | –
  2027-07-22 | Q3 14/10 | = | III.B.2 | not_due
  2027-07-26 | Q3 14/10 | = | III.B.2 | not_due
  2027-10-20 | Q3 14/10!, Y 10/12 | = | III.B.2 | not_due
  2028-01-20 | Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.2 | missing
xa-hai-dao
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-01 | – | – | III.B.1 | not_due
  2027-07-12 | – | – | III.B.1 | not_due
  2027-07-22 | – | – | III.B.1 | –
  2027-07-26 | – | – | III.B.1 | –
  2027-10-20 | – | – | III.B.1 | –
  2028-01-20 | – | – | III.B.1 | –
xa-binh-minh
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-01 | Q1 14/04!, H1 10/07 | = | III.B.1 III.B.2 | not_due
  2027-07-12 | Q1 14/04!, H1 10/07!, Q2 25/07 | = | III.B.1 III.B.2 | not_due
  2027-07-22 | Q1 14/04!, H1 10/07!, Q2 25/07, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-07-26 | Q1 14/04!, H1 10/07!, Q2 25/07!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-10-20 | Q1 14/04!, H1 10/07!, Q2 25/07!, Q3 14/10!, Y 10/12 | = | III.B.1 III.B.2 | not_due
  2028-01-20 | Q1 14/04!, H1 10/07!, Q2 25/07!, Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.1 III.B.2 | missing
dac-khu-hon-yen
  2027-04-14 | Q1 14/04 | = | III.B.1 III.B.2 | not_due
  2027-06-30 | Q1 14/04! | = | III.B.1 III.B.2 | excused
  2027-07-01 | Q1 14/04! | = | III.B.1 III.B.2 | excused
  2027-07-12 | Q1 14/04! | = | III.B.1 III.B.2 | excused
  2027-07-22 | Q1 14/04!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-07-26 | Q1 14/04!, Q3 14/10 | = | III.B.1 III.B.2 | not_due
  2027-10-20 | Q1 14/04!, Q3 14/10!, Y 10/12 | = | III.B.1 III.B.2 | not_due
  2028-01-20 | Q1 14/04!, Q3 14/10!, Q4 14/01!, Y 10/12! | = | III.B.1 III.B.2 | missing
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The plan of the year of the merger."""
    checked = check_workspace(write(tmp_path_factory.mktemp("merged"), MERGED))
    assert checked.diagnostics == []
    return checked.workspace.plans[2027].plan


def rows() -> list[tuple[str, str, str]]:
    """The table as unit, day and what is owed."""
    found, unit = [], ""
    for line in OWED.strip().splitlines():
        day, _, owed = line.strip().partition(" | ")
        unit = unit if owed else day
        found += [(unit, day, owed)] if owed else []
    return found


def what_is_owed(status: Status, unit: str) -> str:
    """A line of the table."""
    asked = {
        (
            f"{str(owed.period)[5:] or 'Y'} {owed.last_day:%d/%m}{'!' * (owed.days_late > 0)}",
            reminder.unit.id,
        )
        for reminder in find_reminders(status, early=True)
        for owed in reminder.reports
        if (owed.former or reminder.unit).id == unit
    }
    order = ("Q1", "H1", "Q2", "Q3", "Q4", "Y")
    reports = sorted((words for words, _ in asked), key=lambda words: order.index(words.split()[0]))
    items = [one.item.id for one in status.by_unit.get(unit, ())]
    submissions = (*status.submissions, *status.requested, *status.excused)
    states = [one.state.value for one in submissions if one.unit.id == unit]
    parts = (
        ", ".join(reports),
        ", ".join({"=" if whom == unit else whom for _, whom in asked}),
        " ".join(items),
        *states,
    )
    return " | ".join(part or "–" for part in (*parts, "")[:4])


@pytest.mark.parametrize(("unit", "day", "owed"), rows())
def test_what_each_owes(plan: Plan, unit: str, day: str, owed: str) -> None:
    """Reports, whom they are asked of, items and the state of the report that comes next."""
    assert what_is_owed(compute_status(plan, [], date.fromisoformat(day)), unit) == owed


def test_all_periods_excused_means_no_items(plan: Plan) -> None:
    """Who is let off all reports on a period owes none of its items, and stands in no rate."""
    status = compute_status(plan, [], date(2027, 7, 20), parse_period("2027-Q2"))
    assert "dac-khu-hon-yen" not in status.by_unit
    assert [one.unit.id for one in status.excused] == ["dac-khu-hon-yen"]
    assert "dac-khu-hon-yen" not in {one.unit.id for one in status.submissions}
    assert "phuong-3" in {one.unit.id for one in status.submissions}
    assert "dac-khu-hon-yen" in compute_status(plan, [], date(2027, 6, 27), parse_period("2027-Q2")).by_unit


# What is printed


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """The folder of the merger, with a report of a ward from before it that came after it."""
    return write(tmp_path, MERGED, report("phuong-3", "2027-Q2", "2027-07-13", 7))


def test_report_of_an_ended_unit_stays_good(merged: Path, run: Run) -> None:
    """A ward's report on its own time is right, also when it came after the merger, and counts."""
    code, out, _ = run("validate", cwd=merged)
    assert code == 0
    assert "report-outside-life" not in out
    assert "unknown-unit" not in out
    _, out, _ = run("status", "--format", "figures", "--as-of", "2027-12-20", cwd=merged)
    assert "phuong-3,UBND Phường 3,commune,2027-Q2,7" in out


def test_status_says_who_is_asked(merged: Path, run: Run) -> None:
    """The successor of a ward that has ended, or that there is none."""
    _, out, _ = run("status", "--as-of", "2027-07-20", cwd=merged)
    assert "P. 4 (cũ, hỏi P. Đông Hà)" in out
    assert "X. Hải Đảo (đã kết thúc" in out
    assert "Được miễn" not in out
    _, out, _ = run("status", "--as-of", "2027-07-20", "--period", "2027-Q2", cwd=merged)
    assert "Được miễn (Công văn số 301/UBND-NC ngày 28/6/2027): ĐK Hòn Yến." in out
    _, out, _ = run(
        "status", "--as-of", "2027-07-20", "--period", "2027-Q2", "--unit", "xa-binh-minh", cwd=merged
    )
    assert "gia hạn đến 25/7/2027 (Công văn số 512/UBND-NC ngày 12/7/2027)" in out


def test_successor_is_reminded_of_the_old_wards(merged: Path, run: Run) -> None:
    """Each report of an old ward is named with it, in the list and in the message; nobody else is asked."""
    _, out, _ = run("remind", "--as-of", "2027-07-20", "--docx", "thu", cwd=merged)
    assert "báo cáo quý II năm 2027 của UBND Phường 4 (cũ): quá hạn 6 ngày" in out
    assert "báo cáo quý II năm 2027 của UBND Phường 3" not in out
    names = sorted(path.name for path in (merged / "thu").iterdir())
    assert not [name for name in names if "phuong-4" in name or "xa-hai-dao" in name]
    (message,) = (merged / "thu").glob("*phuong-dong-ha*.txt")
    text = message.read_text(encoding="utf-8")
    assert "Kính gửi Ủy ban nhân dân phường Đông Hà" in text
    assert "Báo cáo quý I năm 2027 của UBND Phường 5 (cũ) chưa nhận được; hạn cuối 14/4/2027" in text


def test_summary_says_who_is_excused(merged: Path, run: Run) -> None:
    """In no number; in a sentence, and at the end of the list of reports, with the document."""
    options = ("--markdown", "--period", "2027-Q2", "--as-of", "2027-07-20", "--yes")
    _, out, _ = run("report", *options, cwd=merged)
    document = "Công văn số 301/UBND-NC ngày 28/6/2027"
    assert f"01 đơn vị được miễn báo cáo (UBND đặc khu Hòn Yến, theo {document})." in out
    assert f"| Được miễn ({document}) |" in out
    assert "1/9 đơn vị" in out


def test_why_a_unit_is_excused(merged: Path, run: Run) -> None:
    """The reason stands behind the document, where one unit is looked at."""
    for command in ("status", "--period", "2027-Q2", "--unit"), ("show",):
        grounds = "(Công văn số 301/UBND-NC ngày 28/6/2027: Khắc phục hậu quả bão số 2)"
        for day, is_let_off in (("2027-07-05", True), ("2027-06-27", False)):
            _, out, _ = run(*command, "dac-khu-hon-yen", "--as-of", day, cwd=merged, columns=200)
            assert (grounds in out) is is_let_off


@pytest.mark.parametrize(
    ("day", "called"), [("2027-06-30", "UBND xã Hòa Lộc"), ("2027-07-01", "UBND phường Hòa Lộc")]
)
def test_renamed_unit(merged: Path, run: Run, day: str, called: str) -> None:
    """It bears the name of the day, and is found under both."""
    for name in ("xa-hoa-loc", called):
        _, out, _ = run("status", "--unit", name, "--as-of", day, cwd=merged)
        assert f"\n{called}\n" in out
    _, out, _ = run("status", "--unit", "Xã Hòa Lộc", "--as-of", "2027-12-01", cwd=merged)
    assert "\nUBND phường Hòa Lộc\n" in out


def test_forms_are_for_units_that_exist(merged: Path, run: Run) -> None:
    """Of the second quarter the old wards, but who is excused; of the third the new one."""
    for period, day in (("2027-Q2", "2027-07-02"), ("2027-Q3", "2027-09-20")):
        code, _, _ = run("form", "--all", "--period", period, "--as-of", day, "-o", period, cwd=merged)
        assert code == 0
    second, third = (
        " ".join(path.name for path in (merged / name).iterdir()) for name in ("2027-Q2", "2027-Q3")
    )
    assert all(name in second for name in ("phuong-3", "phuong-4", "xa-hai-dao"))
    assert not [name for name in ("phuong-dong-ha", "phuong-5", "dac-khu-hon-yen") if name in second]
    assert all(name in third for name in ("phuong-dong-ha", "xa-an-hai", "dac-khu-hon-yen"))
    assert not [name for name in ("phuong-3", "phuong-4", "xa-hai-dao") if name in third]


# Printed again

EARLY = (
    report("phuong-3", "2027-Q1", "2027-04-10", 3),
    report("xa-binh-minh", "2027-Q1", "2027-04-12", 4),
    report("phuong-3", "2027-Q2", "2027-06-29", 7),
)
SINCE = (
    report("phuong-dong-ha", "2027-Q3", "2027-10-10", 9),
    report("phuong-tan-hoa", "2027-Q2", "2027-07-13", 5),
    report("phuong-tan-hoa", "2027-Q3", "2027-10-11", 5, item="III.X.9"),  # an error
)


@pytest.fixture(scope="module")
def then_and_now(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder as it was on 30 June, and with all that was entered since."""
    then = write(tmp_path_factory.mktemp("then"), BEFORE, *EARLY)
    return then, write(tmp_path_factory.mktemp("now"), LATER, *EARLY, *SINCE)


@pytest.mark.parametrize("day", ["2027-04-20", "2027-06-30"])
@pytest.mark.parametrize("period", ["", "2027-Q1", "2027-Q2", "2027-H1"])
def test_printed_again(then_and_now: tuple[Path, Path], run: Run, day: str, period: str) -> None:
    """As of a day that has passed everything has the same bytes, whatever was entered into the plan since."""
    options = ["--as-of", day, *(["--period", period] if period else [])]
    commands = [["report", "--markdown", "--yes", *options]]
    commands += [
        ["status", "--format", form, *options] for form in ("table", "json", "csv", "figures", "markdown")
    ]
    for command in commands:
        before, after = (run(*command, cwd=folder) for folder in then_and_now)
        assert before == after
        assert before[0] == 0
    for folder in then_and_now:
        assert run("report", "--docx", "-o", "b.docx", "--force", "--yes", *options, cwd=folder)[0] == 0
    assert len({(folder / "b.docx").read_bytes() for folder in then_and_now}) == 1


@pytest.mark.parametrize(
    "command", ["remind --early", "show phuong-3", "show xa-binh-minh", "show ubnd-cap-xa"]
)
def test_said_again(then_and_now: tuple[Path, Path], run: Run, command: str) -> None:
    """So has what the terminal says of units and whom it reminds."""
    before, after = (run(*command.split(), "--as-of", "2027-06-30", cwd=folder) for folder in then_and_now)
    assert before == after
    assert before[0] == 0


def test_later_days_differ(then_and_now: tuple[Path, Path], run: Run) -> None:
    """What was entered since is known on a later day, or the comparison would mean nothing."""
    before, after = (run("status", "--as-of", "2027-07-20", cwd=folder) for folder in then_and_now)
    assert before != after
    assert "P. ĐH" in after[1]


# What was before, found under the successor


def staff(unit: str, period: str, amount: int) -> tuple[str, str]:
    """A report that came in time for every count of this file."""
    months = {"Q1": "04-10", "Q2": "07-10", "Q3": "10-10", "Q4": "12-31", "H1": "07-10", "": "12-31"}
    year, _, part = period.partition("-")
    return report(unit, period, f"{year}-{months[part]}", amount)


QUARTERS = (
    staff("phuong-3", "2027-Q2", 7),
    staff("phuong-4", "2027-Q2", 5),
    staff("phuong-tan-hoa", "2027-Q2", 10),
    staff("phuong-dong-ha", "2027-Q3", 15),
    staff("phuong-tan-hoa", "2027-Q3", 10),
)


def test_last_quarter_of_merged_wards(tmp_path: Path) -> None:
    """What the old wards had together is held against what the new one has."""
    checked = check_workspace(write(tmp_path, MERGED, *QUARTERS))
    standing = find_standing(checked, None, date(2027, 12, 20), parse_period("2027-Q3"))
    (comparison,) = standing.comparisons
    (figure,) = comparison.figures
    assert (figure.whole, figure.both, figure.units, figure.has_same_units) == ((25, 22), 2, 2, True)


@pytest.mark.parametrize(("day", "people", "units"), [("2027-07-20", 22, 3), ("2027-12-20", 25, 2)])
def test_what_there_is_now_is_counted_once(tmp_path: Path, day: str, people: int, units: int) -> None:
    """What old wards had is in what the new one has, once that has told; until then it is theirs."""
    checked = check_workspace(write(tmp_path, MERGED, *QUARTERS))
    status = find_standing(checked, None, date.fromisoformat(day)).status
    (total,) = (one for one in status.figures if one.figure.id == "staff")
    assert (total.total, sum(total.by_kind.values()), total.units) == (people, people, units)


@pytest.mark.parametrize(
    ("day", "unit", "reached", "amount"),
    [
        ("2027-07-20", "người", 1, 12),
        ("2027-12-20", "người", 1, 15),
        # Of two rates nobody knows the common one.
        ("2027-07-20", "%", 0, None),
    ],
)
def test_target_of_what_there_is_now(
    tmp_path: Path, day: str, unit: str, reached: int, amount: int | None
) -> None:
    """A new ward has what the old ones had together, until it tells its own."""
    old = "items: [III.B.2], total: last}"
    line = next(one for one in MERGED.splitlines() if one.endswith(old))
    wanted = line.replace(old, f"{old[:-1]}, target: {{at_least: 12, per: unit}}}}")
    write(tmp_path, MERGED.replace(line, wanted.replace("unit: người", f'unit: "{unit}"')), *QUARTERS)
    status = find_standing(check_workspace(tmp_path), None, date.fromisoformat(day)).status
    (reach,) = (reach for one in status.figures if one.figure.id == "staff" for reach in one.reach)
    assert (reach.part, reach.amounts["phuong-dong-ha"]) == (reached, amount)


@pytest.mark.parametrize("command", ["answers", "who", "status --item"])
def test_item_that_is_no_more_in_force(tmp_path: Path, run: Run, command: str) -> None:
    """It is in the plan: where to see it is said, and it is there on a day on which it was in force."""
    line = next(one for one in MERGED.splitlines() if "id: III.B.2" in one)
    write(tmp_path, MERGED.replace(line, f"{line}\n    until: 2027-06-30"), *QUARTERS)
    words = (*command.split(), "III.B.2")
    code, _, err = run(*words, "--as-of", "2027-08-01", cwd=tmp_path)
    assert code == 2
    assert "Mục III.B.2 không có hiệu lực vào ngày được xem." in err
    assert "ttdn show III.B.2" in err
    assert run(*words, "--as-of", "2027-06-01", cwd=tmp_path)[0] == 0
    code, _, err = run(*command.split(), "III.B.99", "--as-of", "2027-08-01", cwd=tmp_path)
    assert "Kế hoạch không có 'III.B.99'." in err


def test_evidence_cites_the_plan_of_the_day(tmp_path: Path, run: Run) -> None:
    """As every other command: an amendment of August is not known in July."""
    amended = "\namendments: [{number: 188/KH-UBND, date: 2027-08-01}]\n\nheadings:\n"
    write(tmp_path, MERGED.replace("\nheadings:\n", amended), *QUARTERS)
    for day, is_cited in (("2027-07-20", False), ("2027-08-20", True)):
        code, out, _ = run("evidence", "--as-of", day, cwd=tmp_path)
        assert code == 0
        assert ("188/KH-UBND" in out) is is_cited


def test_target_of_an_old_ward_itself(tmp_path: Path, run: Run) -> None:
    """It is no more to reach it: what it reported is told, and not that there is nothing."""
    old = "items: [III.B.2], total: last}"
    wanted = f"{old[:-1]}, target: {{at_least: 12, per: unit}}}}"
    write(tmp_path, MERGED.replace(old, wanted), *QUARTERS)
    told = {}
    for unit in ("phuong-3", "phuong-dong-ha", "phuong-tan-hoa"):
        _, out, _ = run("status", "--unit", unit, "--as-of", "2027-12-20", cwd=tmp_path, columns=200)
        told[unit] = out.partition("CHỈ TIÊU\n")[2]
    assert "đã báo cáo 7 người" in told["phuong-3"]
    assert "đến nay đạt 15/12" in told["phuong-dong-ha"]
    assert "đến nay đạt 10/12" in told["phuong-tan-hoa"]


@pytest.mark.parametrize(("period", "amount"), [("2027-Q2", 12), ("2027-Q3", 20)])
def test_report_of_a_unit_has_the_target_of_its_period(
    tmp_path: Path, run: Run, period: str, amount: int
) -> None:
    """A target that was raised in July is not that of a report on the quarter before, printed again later."""
    line = next(one for one in MERGED.splitlines() if one.endswith("items: [III.B.2], total: last}"))
    versions = (
        f"{line[:-1]}, target: {{at_least: {wanted}, per: unit}}, {life}}}"
        for wanted, life in ((12, "until: 2027-06-30"), (20, "from: 2027-07-01"))
    )
    write(tmp_path, MERGED.replace(line, "\n".join(versions)), *QUARTERS)
    options = ("--unit", "phuong-tan-hoa", "--period", period, "--markdown", "--as-of", "2027-12-20")
    code, out, _ = run("report", *options, cwd=tmp_path)
    assert code == 0
    assert f"mỗi đơn vị ít nhất {amount} người trong năm" in out


def test_target_of_each_period_of_a_new_ward(tmp_path: Path, run: Run) -> None:
    """It is told of the quarters in which the ward was there, and of no other."""
    old = "items: [III.B.2], total: last}"
    wanted = f"{old[:-1]}, target: {{at_least: 12, per: unit, each: period}}}}"
    write(tmp_path, MERGED.replace(old, wanted), *QUARTERS)
    periods = {}
    for unit in ("phuong-dong-ha", "phuong-tan-hoa"):
        _, out, _ = run("status", "--unit", unit, "--as-of", "2027-12-20", "--format", "json", cwd=tmp_path)
        (staff_,) = (one for one in json.loads(out)["figures"] if one["figure"] == "staff")
        periods[unit] = [reach["period"] for reach in staff_["target"]["reach"]]
    assert "2027-Q3" in periods["phuong-dong-ha"]
    assert not {"2027-Q1", "2027-Q2", "2027-H1"} & {*periods["phuong-dong-ha"]}
    assert {"2027-Q2", "2027-Q3"} <= {*periods["phuong-tan-hoa"]}


@pytest.mark.parametrize("period", ["2027-Q3", "2027-Q4"])
def test_target_in_a_period_after_the_old_wards(tmp_path: Path, run: Run, period: str) -> None:
    """The target of the year counts what they told before, though they are no more in the period."""
    old = "items: [III.B.2], total: last}"
    wanted = f"{old[:-1]}, target: {{at_least: 12, per: plan}}}}"
    write(tmp_path, MERGED.replace(old, wanted), *QUARTERS)
    day = ("--as-of", "2027-12-20")
    for command in ("report --markdown --yes", "page --text", "status"):
        assert run(*command.split(), "--period", period, *day, cwd=tmp_path)[0] == 0
    assert run("compare", period, "2027-Q2", *day, cwd=tmp_path)[0] == 0
    _, out, _ = run("status", "--period", period, *day, "--format", "json", cwd=tmp_path)
    (reach,) = next(one for one in json.loads(out)["figures"] if one["figure"] == "staff")["target"]["reach"]
    assert (reach["part"], reach["whole"]) == (25, 12)


def test_last_quarter_lacks_a_ward(tmp_path: Path) -> None:
    """Where one of them has not reported, only the others are compared."""
    checked = check_workspace(write(tmp_path, MERGED, *QUARTERS[1:]))
    standing = find_standing(checked, None, date(2027, 12, 20), parse_period("2027-Q3"))
    (figure,) = standing.comparisons[0].figures
    assert (figure.alike, figure.both) == ((10, 10), 1)


def test_summary_of_a_half_year_with_ended_wards(tmp_path: Path, run: Run) -> None:
    """They did their part until they ended and helped nobody; shorter reports are counted apart."""
    every = "schedule: {text: Trước ngày 30/9/2027, read: {before: 2027-09-30}}"
    plan = MERGED.replace(
        "duties:\n",
        f"duties:\n  - {{id: IV.9, short: Việc, text: Việc., {every}, owners: {{read: [ubnd-cap-xa]}}}}\n",
    )
    told = [
        (name, text.replace("item: III.B.2", "item: IV.9").partition("    summary")[0])
        for name, text in (QUARTERS[0], staff("phuong-tan-hoa", "2027-H1", 7))
    ]
    write(tmp_path, plan, *told)
    options = ("--as-of", "2027-12-20", "--markdown", "--yes")
    code, out, err = run("report", "--period", "2027", *options, cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "UBND Phường 3 thực hiện đến hết ngày 30/6/2027." in out
    assert "phối hợp thực hiện" not in out
    code, out, err = run("report", "--period", "2027-H1", *options, cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "đến hết ngày 30/6/2027" not in out  # on its last day it owed what was due in autumn
    assert "phối hợp thực hiện" not in out
    assert "nhận được 02 báo cáo của 02 đơn vị, trong đó có 01 báo cáo của kỳ ngắn hơn." in out
    _, out, _ = run("report", "--period", "2027-9M", *options, cwd=tmp_path)
    assert "nhận được 02 báo cáo của 02 đơn vị, đều là báo cáo của kỳ ngắn hơn." in out


WANTED = MERGED.replace(
    "items: [III.B.2], total: last}", "items: [III.B.2], target: {at_least: 12, per: unit}}"
)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("status --as-of 2027-12-20", "đến nay 2/6 đơn vị đạt"),
        ("status --as-of 2027-12-20 --unit phuong-dong-ha", "đến nay đạt 27/12"),
        ("status --as-of 2027-12-20 --period 2027-H1", "đến nay 0/7 đơn vị đạt"),
    ],
)
def test_target_of_each_unit_counts_those_of_the_day(
    tmp_path: Path, run: Run, command: str, told: str
) -> None:
    """A ward that is no more does not miss it; what its reports say counts for its successor."""
    assert WANTED != MERGED
    write(tmp_path, WANTED, *QUARTERS)
    code, out, _ = run(*command.split(), cwd=tmp_path, columns=140)
    assert code == 0
    assert told in out


def test_who_is_furthest_from_a_target_is_alive(tmp_path: Path, run: Run) -> None:
    """The draft of the summary names no ward that has ended, nor its successor without what it had."""
    alone = re.sub(r", target: \{(?!at_least: 12)[^}]*\}", "", WANTED).replace("at_least: 12", "at_least: 25")
    write(tmp_path, alone, *QUARTERS)
    _, out, _ = run("report", "--markdown", "--yes", "--as-of", "2027-12-20", cwd=tmp_path)
    assert "xa chỉ tiêu nhất: UBND phường Tân Hòa (20 người)." in out


def test_figures_of_old_wards_by_the_half_and_by_quarters(tmp_path: Path, run: Run) -> None:
    """One sent its half-year, one two quarters, one that ended in March a quarter: all are counted."""
    periods = (("phuong-3", "2027-H1", 3), ("phuong-4", "2027-Q1", 1), ("phuong-4", "2027-Q2", 2))
    reports = (
        report(unit, period, "2027-06-30" if period != "2027-Q1" else "2027-03-31", amount, item="III.B.1")
        for unit, period, amount in (*periods, ("phuong-5", "2027-Q1", 4))
    )
    write(tmp_path, MERGED, *((name, text.replace("staff:", "procedures:")) for name, text in reports))
    shown = run("show", "phuong-dong-ha", "--as-of", "2027-12-12", cwd=tmp_path)[1]
    assert "III.B.1  Thủ tục được cắt giảm thời gian: 10 thủ tục" in shown


@pytest.mark.parametrize("where", ["this year", "last year"])
def test_merger_between_years(tmp_path: Path, where: str) -> None:
    """The old ward stands with its end and its successor in this year's plan, or in last year's."""
    next_year, last_year = BEFORE.replace("2027", "2028"), BEFORE
    old = '  - {id: phuong-3, name: Phường 3, short: P. 3, kind: commune, code: "90003"'
    new = "  - {id: phuong-moi, name: Phường Mới, short: P. Mới, kind: commune"
    ended = f"{old}, until: 2027-12-31, successor: phuong-moi}}\n"
    if where == "this year":
        next_year = next_year.replace(f"{old}}}\n", f"{ended}{new}}}\n")
    else:
        next_year = next_year.replace(f"{old}}}\n", f"{new}}}\n")
        last_year = last_year.replace(f"{old}}}\n", f"{ended}{new}, from: 2028-01-01}}\n")
    write(tmp_path, last_year, staff("phuong-3", "2027-Q1", 7), staff("phuong-moi", "2028-Q1", 9))
    (tmp_path / "plan" / "2028.yaml").write_text(next_year, encoding="utf-8")
    checked = check_workspace(tmp_path)
    assert {found.code for found in checked.diagnostics} <= {"missing-item"}
    standing = find_standing(checked, None, date(2028, 5, 1), parse_period("2028-Q1"))
    (figure,) = standing.comparisons[-1].figures
    assert (figure.alike, figure.both, figure.units) == ((9, 7), 1, 1)


def shown(path: Path) -> list[str]:
    """All that stands in the cells of a form."""
    book = load_workbook(path)
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_form_of_a_new_unit(tmp_path: Path, run: Run) -> None:
    """The old wards' last figures stand in it, put together; of a longer time it says whose the rest is."""
    write(tmp_path, MERGED, *QUARTERS[:3])
    for period in ("2027-Q3", "2027"):
        assert (
            run("form", "phuong-dong-ha", "--period", period, "--as-of", "2027-12-05", cwd=tmp_path)[0] == 0
        )
    third, year = (
        shown(tmp_path / "out" / "bieu-mau" / f"phuong-dong-ha-{period}.xlsx")
        for period in ("2027-Q3", "2027")
    )
    assert "12" in third
    (last,) = (words for words in third if words.startswith("Quý II năm 2027: "))
    assert last.endswith(
        "P. 3: Đang thực hiện. Có 7 người làm việc.; P. 4: Đang thực hiện. Có 5 người làm việc."
    )
    assert not [words for words in third if "trước đó" in words]
    before = "UBND Phường 5, UBND Phường 3 và UBND Phường 4"
    assert f"Số liệu từ ngày 01/7/2027; số liệu trước đó theo báo cáo của {before}." in year
    assert [
        words for words in year if words.startswith("Số liệu từ ngày 01/7/2027 đến ngày 31/12/2027")
    ] == []
    (days,) = {words for words in year if words.startswith("Số liệu từ 01/7/2027 đến 31/12/2027")}
    assert before in days


@pytest.mark.parametrize(
    ("unit", "period", "silent"),
    [
        ("phuong-tan-hoa", "2027-Q2", "III.B.1, III.B.2"),
        ("phuong-tan-hoa", "2027-Q3", "III.B.2"),
        ("phuong-dong-ha", "2027-Q3", "III.B.2"),
        ("phuong-dong-ha", "2027", "III.B.2"),
    ],
)
def test_nobody_is_asked_for_what_was_over(tmp_path: Path, unit: str, period: str, silent: str) -> None:
    """Neither for the work of another quarter, nor, as a new ward, for what was due before it began."""
    name, text = staff(unit, period, 7)
    checked = check_workspace(
        write(tmp_path, MERGED, (name, text.partition("results:")[0] + "results: []\n"))
    )
    missing = [one.message.vi for one in checked.diagnostics if one.code == "missing-item"]
    assert [words.partition(": ")[2] for words in missing] == [f"{silent}."]


def test_new_report_of_a_new_unit(tmp_path: Path, run: Run) -> None:
    """The YAML file says the same."""
    write(tmp_path, MERGED)
    assert run("new", "phuong-dong-ha", "--period", "2027", "--received", "2027-12-31", cwd=tmp_path)[0] == 0
    text = (tmp_path / "units" / "phuong-dong-ha" / "2027.yaml").read_text(encoding="utf-8")
    assert "Số liệu từ ngày 01/7/2027; số liệu trước đó theo báo cáo của UBND Phường 5" in text


def test_new_report_of_a_unit_that_was_founded_backwards(tmp_path: Path, run: Run) -> None:
    """The document is of a later day than the first of the unit: until then nobody knew of it."""
    founded = "amendments:\n  - {number: 9/NQ, date: 2027-08-01, effective: 2027-05-01}\n"
    plan = MERGED.replace("year: 2027\n", f"year: 2027\n{founded}", 1)
    write(tmp_path, plan.replace("P. Đông Hà, from: 2027-07-01", "P. Đông Hà, added_by: 9/NQ"))
    words = ("new", "phuong-dong-ha", "--period", "2027-H1", "--received", "2027-07-05")
    code, _, complaint = run(*words, cwd=tmp_path)
    assert (code, complaint) == (0, "")


def test_two_units_of_one_name(tmp_path: Path, run: Run) -> None:
    """A new ward often bears the name of one that it came of: meant is the one that reports on the period."""
    write(tmp_path, MERGED.replace("Phường Đông Hà", "Phường 3").replace("P. Đông Hà", "P. 3"))
    for period, unit in (("2027-Q2", "phuong-3"), ("2027-Q3", "phuong-dong-ha")):
        code, out, err = run("form", "Phường 3", "--period", period, "-o", "bm", cwd=tmp_path)
        assert (code, err) == (0, "")
        assert f"bm/{unit}-{period}.xlsx" in out
    # Who types the id means no other; told is the id of that one.
    code, _, err = run("form", "phuong-dong-ha", "--period", "2027-Q2", cwd=tmp_path)
    assert (code, "Kỳ này do UBND Phường 3 (phuong-3) báo cáo." in err) == (2, True)


#: Work of every quarter, and of two months, of a commune that is founded on 15 August.
FOUNDED = (
    MERGED.replace("X. An Hải, from: 2027-07-01", "X. An Hải, from: 2027-08-15")
    .replace("{text: Thường xuyên, read: {all_year: true}}", "{text: Mỗi quý, read: {every: quarter}}")
    .replace("{text: Tháng 6, read: {months: [6]}}", "{text: Tháng 7 và 11, read: {months: [7, 11]}}")
)


_QUARTERLY, _TWICE = "Mỗi quý. Hạn: 31/3, 30/6, 30/9, 31/12/2027", "Tháng 7 và 11. Hạn: 31/7, 30/11/2027"


@pytest.mark.parametrize(
    ("unit", "period", "quarters", "months"),
    [
        ("xa-binh-minh", "2027-Q3", (_QUARTERLY, "Phải báo cáo"), (_TWICE, "Phải báo cáo")),
        (
            "xa-an-hai",
            "2027-Q3",
            ("Mỗi quý. Hạn: 30/9, 31/12/2027", "Phải báo cáo"),
            ("Tháng 7 và 11. Hạn cuối: 30/11/2027", "Không bắt buộc (chưa đến hạn trong kỳ)"),
        ),
        (
            "phuong-3",
            "2027-Q2",
            ("Mỗi quý. Hạn: 31/3, 30/6/2027", "Phải báo cáo"),
            (_TWICE, "Không bắt buộc (chưa đến hạn trong kỳ)"),
        ),
    ],
)
def test_times_that_are_not_a_units_own(
    tmp_path: Path, run: Run, unit: str, period: str, quarters: tuple[str, str], months: tuple[str, str]
) -> None:
    """What was over when it began, or comes after its end, stands neither in its form nor in its report."""
    write(tmp_path, FOUNDED)
    assert run("form", unit, "--period", period, "-o", "bm", cwd=tmp_path)[0] == 0
    sheet = load_workbook(tmp_path / "bm" / f"{unit}-{period}.xlsx")["Kết quả"]
    told = {str(row[0]): tuple(map(str, row[-2:])) for row in sheet.iter_rows(values_only=True)}
    assert (told["results|III.B.2"], told["results|III.B.1"]) == (quarters, months)
    assert run("new", unit, "--period", period, "--received", "2028-01-01", cwd=tmp_path)[0] == 0
    text = (tmp_path / f"units/{unit}/{period}.yaml").read_text(encoding="utf-8")
    for words, _ in (quarters, months):
        assert words.replace(". Hạn", "; hạn").replace(":", "") in text
    is_free = months[1] != "Phải báo cáo"
    assert ("chưa đến hạn trong kỳ, không bắt buộc" in text) is is_free
    # Of what it is not asked nothing is missing.
    write(tmp_path, FOUNDED, report(unit, period, "2028-01-01", 7))
    out = run("validate", cwd=tmp_path, columns=200)[1]
    assert ("Chưa báo cáo 1 mục được giao: III.B.1" in out) is not is_free


@pytest.mark.parametrize(("unit", "plan_since"), [("phuong-3", LATER), ("xa-binh-minh", LATER)])
def test_form_that_is_out_is_taken(tmp_path: Path, run: Run, unit: str, plan_since: str) -> None:
    """The form of a ward that was merged or renamed while it was out is taken, and the report is right."""
    write(tmp_path, BEFORE)
    assert run("form", unit, "--period", "2027-Q2", "--as-of", "2027-06-20", "-o", "bm", cwd=tmp_path)[0] == 0
    form = tmp_path / "bm" / f"{unit}-2027-Q2.xlsx"
    values: dict[CellPath, str] = {
        ("results", "III.B.2", "status"): "Đang thực hiện",
        ("results", "III.B.2", "summary"): "Đã làm",
    }
    fill(tmp_path, form, values, tmp_path / "gui" / "a.xlsx")
    write(tmp_path, plan_since)
    code, out, err = run("collect", "gui", "--received", "2027-07-12", cwd=tmp_path)
    assert (code, err, "a.xlsx" in out) == (0, "", True)
    assert (tmp_path / "units" / unit / "2027-Q2.yaml").exists()
    assert run("validate", cwd=tmp_path)[0] == 0


def test_report_outside_a_life_names_the_successor(tmp_path: Path, run: Run) -> None:
    """A ward that has ended reports on a later quarter: the finding says who does."""
    write(tmp_path, MERGED, staff("phuong-3", "2027-Q3", 1))
    code, out, _ = run("validate", cwd=tmp_path)
    assert (code, "report-outside-life" in out) == (1, True)
    assert "UBND Phường 3 hoạt động đến hết ngày 30/6/2027, không báo cáo quý III năm 2027." in out
    assert "kỳ này do UBND phường Đông Hà báo cáo" in out


@pytest.mark.parametrize("command", ["show phuong-dong-ha", "status --unit phuong-dong-ha"])
def test_page_of_a_successor(tmp_path: Path, run: Run, command: str) -> None:
    """It lists the units that came before, their reports, and what the last of these add up to."""
    write(tmp_path, MERGED, *QUARTERS)
    code, out, _ = run(*command.split(), "--as-of", "2027-12-20", cwd=tmp_path, columns=120)
    assert code == 0
    page = out.partition("ĐƠN VỊ CŨ")[2]
    assert re.search(r"UBND Phường 3 \(đến hết 30/6/2027\) +quý II năm 2027 \(10/7/2027\)", page)
    assert re.search(r"UBND Phường 5 \(đến hết 31/3/2027\) +không có báo cáo", page)
    assert "Số liệu quý II năm 2027, gộp lại:" in page
    assert "Người làm việc tại Trung tâm: 12 người" in page


def test_successor_sees_what_it_is_asked_for(tmp_path: Path, run: Run) -> None:
    """Its page names the late reports of the old wards, as the letter to it does; nobody else's page does."""
    write(tmp_path, MERGED, staff("phuong-3", "2027-Q2", 7))
    day = ("--as-of", "2027-07-22")
    out = run("status", "--unit", "phuong-dong-ha", *day, cwd=tmp_path)[1]
    told = " ".join(out.split())
    assert "TRẢ LỜI THAY ĐƠN VỊ CŨ" in told
    assert "UBND Phường 3: báo cáo quý I (chậm 99 ngày), 6 tháng đầu năm (chậm 12" in told
    assert "UBND Phường 5: báo cáo quý I (chậm 99 ngày)." in told
    assert "TRẢ LỜI THAY" not in run("status", "--unit", "phuong-3", *day, cwd=tmp_path)[1]


@pytest.mark.parametrize("name", ["phuong-tan-hoa", "ubnd-cap-xa"])
def test_page_names_the_late_reports_of_other_periods(tmp_path: Path, run: Run, name: str) -> None:
    """Though the report that comes next is not due yet."""
    write(tmp_path, MERGED, staff("phuong-tan-hoa", "2027-Q1", 7), staff("phuong-tan-hoa", "2027-Q2", 7))
    told = " ".join(run("show", name, "--as-of", "2027-07-22", cwd=tmp_path, columns=140)[1].split())
    assert "Chưa đến hạn nộp. Còn nợ báo cáo: 6 tháng đầu năm (chậm 12 ngày)." in told


def test_unit_that_is_no_more(tmp_path: Path, run: Run) -> None:
    """Its page says so, and who is asked; it gets no form and no report of a later period."""
    write(tmp_path, MERGED)
    options = ("--period", "2027-Q4", "--as-of", "2027-12-20")
    _, out, _ = run("status", "--unit", "phuong-3", *options, cwd=tmp_path)
    assert "Hoạt động đến hết ngày 30/6/2027; nay hỏi UBND phường Đông Hà." in out
    for command in (("form", "phuong-3", *options), ("new", "phuong-3", "--period", "2027-Q4")):
        code, _, err = run(*command, cwd=tmp_path)
        assert (code, "UBND Phường 3 hoạt động đến hết ngày 30/6/2027, không báo cáo quý IV" in err) == (
            2,
            True,
        )
        assert "Kỳ này do UBND phường Đông Hà báo cáo." in err
    code, _, err = run("form", "xa-an-hai", "--period", "2027-Q2", cwd=tmp_path)
    assert (code, "hoạt động từ ngày 01/7/2027, không báo cáo quý II" in err) == (2, True)


def test_form_ahead_of_a_founding(tmp_path: Path, run: Run) -> None:
    """The forms of a unit that begins next month can be made already."""
    write(tmp_path, MERGED)
    assert run("form", "xa-an-hai", "--period", "2027-Q3", "--as-of", "2027-06-20", cwd=tmp_path)[0] == 0


def test_reminder_of_one_unit_has_what_it_took_over(merged: Path, run: Run) -> None:
    """Asked about the successor, it names the old wards; asked about one of these, that alone."""
    for unit, named in (("phuong-dong-ha", ["Phường 4", "Phường 5"]), ("phuong-5", ["Phường 5"])):
        _, out, _ = run("remind", "--unit", unit, "--as-of", "2027-07-20", cwd=merged)
        assert "UBND phường Đông Hà" in out
        assert [name for name in ("Phường 4", "Phường 5") if f"của UBND {name} (cũ)" in out] == named


def test_group_has_its_ended_units(merged: Path, run: Run) -> None:
    """What they still owe belongs to the group of which they were."""
    _, out, _ = run("status", "--unit", "ubnd-cap-xa", "--as-of", "2027-07-20", cwd=merged)
    assert "P. 4 (cũ, hỏi P. Đông Hà)" in out


def test_letter_to_several_sums_up(merged: Path, run: Run) -> None:
    """Its body counts who owes a report, own or taken over; whose it was stands in the list behind it."""
    code, _, _ = run("remind", "--together", "--docx", "thu", "--as-of", "2027-07-22", cwd=merged)
    assert code == 0
    (letter,) = (merged / "thu").glob("don-doc-chung-*.docx")
    body = Document(str(letter))
    lines = [paragraph.text for paragraph in body.paragraphs if "quý I năm 2027" in paragraph.text]
    assert not [line for line in lines if "(cũ)" in line]
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    assert [text for text in cells if "của UBND Phường 5 (cũ); " in text]


def test_office_that_takes_in_the_reports_is_merged(tmp_path: Path, run: Run) -> None:
    """From then on its successor does: letters and forms say so, and it is not written to itself."""
    old = "  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở Nội vụ, kind: office}\n"
    new = (
        "  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở Nội vụ, kind: office, until: 2027-06-30, "
        "successor: so-to-chuc}\n"
        "  - {id: so-to-chuc, name: Sở Tổ chức, short: Sở Tổ chức, kind: office, from: 2027-07-01, "
        "email: sotochuc@anbinh.gov.vn}\n"
    )
    write(tmp_path, MERGED.replace(old, new))
    for day, office in (("2027-06-30", "Sở Nội vụ"), ("2027-07-22", "Sở Tổ chức")):
        _, out, _ = run("remind", "--early", "--docx", day, "--as-of", day, cwd=tmp_path)
        assert out.partition("Đơn vị đầu mối tự theo dõi")[2].split("\n")[1].startswith(office)
        message = (tmp_path / day / f"tin-nhan-phuong-tan-hoa-{day}.txt").read_text(encoding="utf-8")
        assert f"UBND tỉnh An Bình (qua {office})" in message
    assert run("form", "xa-an-hai", "--period", "2027-Q3", "--as-of", "2027-09-01", cwd=tmp_path)[0] == 0
    cells = shown(tmp_path / "out" / "bieu-mau" / "xa-an-hai-2027-Q3.xlsx")
    assert "Gửi tệp này về: Sở Tổ chức: sotochuc@anbinh.gov.vn" in cells


def test_successor_signs_for_the_old_ward(tmp_path: Path, run: Run) -> None:
    """A late report of an old ward that the new one signs and names is no other unit's."""
    write(tmp_path, MERGED)
    assert (
        run("form", "phuong-3", "--period", "2027-Q2", "--as-of", "2027-07-02", "-o", "bm", cwd=tmp_path)[0]
        == 0
    )
    values: dict[CellPath, str] = {
        ("results", "III.B.2", "status"): "Đang thực hiện",
        ("results", "III.B.2", "summary"): "Phường Đông Hà tiếp nhận, duy trì Trung tâm",
        ("results", "III.B.1", "status"): "Chưa thực hiện",
        ("results", "III.B.1", "summary"): "Phường Đông Hà sẽ thực hiện",
        ("signer", "name"): "Lê Văn A",
        ("signer", "position"): "Chủ tịch UBND phường Đông Hà",
    }
    fill(tmp_path, tmp_path / "bm" / "phuong-3-2027-Q2.xlsx", values, tmp_path / "gui" / "a.xlsx")
    code, out, _ = run("collect", "gui", "--received", "2027-07-12", cwd=tmp_path)
    assert (code, "nội dung nói về" in out) == (0, False)
    assert (tmp_path / "units" / "phuong-3" / "2027-Q2.yaml").exists()


def test_editor_knows_what_was_owed_before(tmp_path: Path) -> None:
    """A report is right in the editor, too, on an item that was given to another unit since."""
    owners = 'owners: {text: "UBND các xã, phường, đặc khu", read: [ubnd-cap-xa]}'
    start, end = (MERGED.index(f"  - id: III.{number}\n") for number in ("B.2", "C.1"))
    item = MERGED[start:end]
    changed = item.replace(owners, "owners: {read: [so-tu-phap]}\n    from: 2027-10-01")
    versions = f"{item}    until: 2027-09-30\n{changed}"
    checked = check_workspace(write(tmp_path, MERGED.replace(item, versions), QUARTERS[0]))
    assert {found.code for found in checked.diagnostics} <= {"missing-item"}
    schema = report_schema(checked.workspace.plans[2027].plan)
    report = {"unit": "phuong-3", "period": "2027-Q2", "received": "2027-07-10", "results": []}
    for unit, good in (("phuong-3", True), ("so-tu-phap", True), ("so-noi-vu", False)):
        results = [{"item": "III.B.2", "status": "in_progress"}]
        data = {**report, "unit": unit, "results": results}
        assert Draft202012Validator(schema).is_valid(data) is good


@pytest.mark.parametrize(
    ("name", "day", "meant"),
    [
        ("Phường 3", "2027-06-30", "phuong-3"),
        ("Phường 3", "2027-07-01", "phuong-dong-ha"),
        ("p. 3", "2027-07-01", "phuong-dong-ha"),
        ("phuong-3", "2027-07-01", "phuong-3"),
        ("Xã An Hải", "2027-07-01", "xa-an-hai"),
        ("Phường An Hải", "2027-07-01", "xa-hoa-loc"),
    ],
)
def test_new_ward_with_the_name_of_an_old_one(
    tmp_path: Path, run: Run, name: str, day: str, meant: str
) -> None:
    """Who lives bears the name, then who is called so; an id is always that of its unit."""
    named = {"Phường Đông Hà": "Phường 3", "P. Đông Hà": "P. 3", "Phường Hòa Lộc": "Phường An Hải"}
    plan = MERGED
    for old, new in named.items():
        plan = plan.replace(old, new)
    write(tmp_path, plan)
    shown = run("show", name, "--as-of", day, cwd=tmp_path)[1]
    assert re.search(r"^Mã: +(\S+)$", shown, re.MULTILINE)[1] == meant  # type: ignore[index] # each unit has one


def test_overdue_item_of_an_old_ward(tmp_path: Path, run: Run) -> None:
    """What it reported as not done is asked of its successor, under the name of both."""
    write(tmp_path, MERGED, report("phuong-3", "2027-Q2", "2027-06-29", 1, item="III.B.1"))
    name, text = report("phuong-3", "2027-Q2", "2027-06-29", 1, item="III.B.1")
    (tmp_path / name).write_text(text.replace("    figures: {staff: 1}\n", ""), encoding="utf-8")
    _, out, _ = run("remind", "--as-of", "2027-07-20", cwd=tmp_path)
    after = out.partition("UBND phường Đông Hà\n")[2]
    assert "mục III.B.1 của UBND Phường 3 (cũ) quá hạn 30/6/2027: Cắt giảm thời gian giải quyết" in after


@pytest.mark.parametrize(("period", "name"), [("2027-Q1", "XÃ HÒA LỘC"), ("2027-Q2", "PHƯỜNG HÒA LỘC")])
def test_unit_report_bears_the_name_of_its_day(tmp_path: Path, run: Run, period: str, name: str) -> None:
    """A renamed unit signs under the name that it has on the day of its report."""
    write(tmp_path, MERGED, staff("xa-hoa-loc", period, 4))
    code, out, _ = run("report", "--unit", "xa-hoa-loc", "--period", period, "--markdown", cwd=tmp_path)
    assert (code, f"**{name}**" in out) == (0, True)
