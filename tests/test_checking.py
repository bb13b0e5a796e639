"""The front door: one reading and checking of a folder, the plan that is meant, the reports that count."""

import pkgutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Write

import ttdn.checks
from ttdn.checking import check_workspace
from ttdn.errors import EditsHaveErrorsError, PlanHasErrorsError, PlanNotFoundError, ReportsNotReadError
from ttdn.model.period import Period
from ttdn.standing import find_standing

WARD = "units/phuong-loc-tho/2020.yaml"
GOOD = "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults: []\n"
TODAY = date(2020, 12, 10)
Y2020 = Period.of_year(2020)


def second_plan(root: Path, year: int, change: Callable[[str], str] = str) -> None:
    """A plan of another year beside that of 2020."""
    text = (root / "plan/2020.yaml").read_text(encoding="utf-8").replace("2020", str(year))
    (root / f"plan/{year}.yaml").write_text(change(text), encoding="utf-8")


def test_numbers_of_citizens_are_masked(root: Path, write: Write) -> None:
    """No finding quotes a citizen's number, wherever in the file it stands."""
    write(WARD, GOOD.replace("results: []", "results: []\nproposals:\n  - Ông A, số 001099012345\n"))
    found = check_workspace(root).diagnostics
    assert "personal-number" in {finding.code for finding in found}
    assert not any("001099012345" in f"{finding.message}{finding.location.snippet}" for finding in found)


def test_marked_file_says_nothing_else(root: Path, write: Write) -> None:
    """Of a file that bears a secrecy marking nothing but the marking is shown."""
    write(WARD, GOOD + "# TUYỆT MẬT\nsumary: x\n")
    assert [finding.code for finding in check_workspace(root).diagnostics] == ["secrecy-marking"]


def test_findings_are_sorted(root: Path, write: Write) -> None:
    """Findings come in the order of files and lines, plans among them."""
    write(WARD, GOOD + "sumary: x\nsumary2: y\n")
    write("units/cong-an/2020.yaml", "unit: [")
    found = check_workspace(root).diagnostics
    assert len(found) > 2
    assert found == sorted(found, key=lambda finding: finding.sort_key)


def test_git_is_asked_only_where_it_matters(root: Path, write: Write) -> None:
    """Examples have no history worth asking for."""
    asked: list[str] = []

    def find() -> dict[str, date]:
        asked.append("git")
        return {}

    write(WARD, "illustrative: true\n" + GOOD)
    check_workspace(root, find_first_commits=find)
    assert asked == []
    write(WARD, GOOD)
    check_workspace(root, find_first_commits=find)
    assert asked == ["git"]


def test_plan_that_is_meant(root: Path) -> None:
    """The year that was asked for, else today's, else the newest."""
    second_plan(root, 2021)
    checked = check_workspace(root)
    assert checked.choose_plan(2020, date(2021, 5, 1)).plan.year == 2020
    assert checked.choose_plan(None, date(2020, 5, 1)).plan.year == 2020
    assert checked.choose_plan(None, date(2021, 5, 1)).plan.year == 2021
    assert checked.choose_plan(None, date(2030, 5, 1)).plan.year == 2021


def test_year_without_plan(root: Path) -> None:
    """A year that was asked for and has no plan is not answered with another one's."""
    with pytest.raises(PlanNotFoundError):
        check_workspace(root).choose_plan(2019, TODAY)


def test_plan_with_errors(root: Path) -> None:
    """Nothing is counted by a plan with errors; and none stands in for one that cannot be read."""
    second_plan(root, 2021, lambda text: text.replace("kind: ward", "kind: wrad"))
    checked = check_workspace(root)
    with pytest.raises(PlanHasErrorsError, match=r"plan/2021\.yaml"):
        checked.choose_plan(2021, TODAY)
    assert checked.choose_plan(2020, TODAY).plan.year == 2020
    (root / "plan/2021.yaml").write_text("year: [", encoding="utf-8")
    checked = check_workspace(root)
    with pytest.raises(PlanHasErrorsError, match=r"plan/2021\.yaml"):
        checked.choose_plan(None, date(2021, 5, 1))
    assert checked.choose_plan(None, TODAY).plan.year == 2020


def test_reports_that_count(root: Path, write: Write) -> None:
    """Reports with errors and unreadable files are left out; those of another year are not spoken of."""
    write(WARD, GOOD)
    write("units/cong-an/2020.yaml", "unit: [")
    write("units/xa-vinh-luong/2020.yaml", GOOD.replace("phuong-loc-tho", "xa-vinh-luong") + "sumary: x\n")
    write("units/cong-an/2019.yaml", GOOD.replace("2020", "2019"))
    checked = check_workspace(root)
    accepted, excluded = checked.accepted_reports(checked.workspace.plans[2020].plan)
    assert [report.unit for report in accepted] == ["phuong-loc-tho"]
    assert excluded == ["units/cong-an/2020.yaml", "units/xa-vinh-luong/2020.yaml"]


def test_reports_that_were_not_read(root: Path, write: Write, tmp_path: Path) -> None:
    """Where the folder of the reports was refused, nothing can be counted."""
    (root / "units").symlink_to(tmp_path)
    checked = check_workspace(root)
    with pytest.raises(ReportsNotReadError):
        checked.accepted_reports(checked.workspace.plans[2020].plan)


def test_report_that_stands_elsewhere(root: Path, write: Write) -> None:
    """It is found by what it says of itself; one that says nothing is nobody's."""
    write("units/cong-an/cu.yaml", GOOD)
    write("units/phuong-loc-tho/2020.yaml", "received: 2020-12-07\n")
    checked = check_workspace(root)
    unit = checked.workspace.plans[2020].plan.units_by_id["phuong-loc-tho"]
    found = checked.find_report(unit, Y2020)
    assert found is not None
    assert found.source.file == "units/cong-an/cu.yaml"
    assert checked.find_report(unit, Period(2020, 1, "half")) is None


def test_editors_part(root: Path, write: Write) -> None:
    """That of the period; one with errors stops the summary."""
    write("plan/bien-tap/2020.yaml", "period: '2020'\n")
    found = check_workspace(root).find_edits(Y2020)
    assert found is not None
    assert str(found.period) == "2020"
    assert check_workspace(root).find_edits(Period(2020, 1, "half")) is None
    write("plan/bien-tap/2020.yaml", "period: '2020'\nnonsense: x\n")
    with pytest.raises(EditsHaveErrorsError):
        check_workspace(root).find_edits(Y2020)


def test_editors_parts_that_were_not_read(root: Path, tmp_path: Path) -> None:
    """Where their folder was refused, no summary is made that would lack what was written."""
    (root / "plan" / "bien-tap").symlink_to(tmp_path)
    with pytest.raises(EditsHaveErrorsError):
        check_workspace(root).find_edits(Y2020)


def test_standing(root: Path, write: Write) -> None:
    """The status, and what was left out of it: by unit and period, by the unit's name."""
    write(WARD, GOOD)
    write("units/cong-an/2020.yaml", "unit: [")
    write("units/hoi-nong-dan/bao-cao.yaml", "unit: [")
    standing = find_standing(check_workspace(root), None, TODAY)
    assert standing.status.period == Y2020
    assert [len(reports) for reports in standing.status.reports.values()] == [1]
    assert list(standing.status.reports) == ["phuong-loc-tho"]
    assert standing.faulty == {("cong-an", Y2020), ("hoi-nong-dan", None)}
    assert standing.excluded_units == ["Công an thành phố Nha Trang", "Hội Nông dân thành phố Nha Trang"]


def test_standing_of_a_period(root: Path) -> None:
    """The period's own year chooses the plan."""
    second_plan(root, 2021)
    standing = find_standing(check_workspace(root), None, date(2021, 5, 1), Period(2020, 2, "half"))
    assert (standing.status.plan.year, str(standing.status.period)) == (2020, "2020-H2")


def test_git_is_asked_for_one_real_report_among_examples(root: Path, write: Write) -> None:
    """A single report that is no example may be back-dated."""
    write(WARD, GOOD)
    write("units/cong-an/2020.yaml", "illustrative: true\n" + GOOD.replace("phuong-loc-tho", "cong-an"))
    found = check_workspace(root, find_first_commits=lambda: {WARD: date(2020, 12, 5)}).diagnostics
    assert [file.location.file for file in found if file.code == "received-before-commit"] == [WARD]


def test_the_register_knows_on_which_day_a_report_came(root: Path, write: Write) -> None:
    """What came by mail is put into the folder days later: its day is that of the register, or back-dated."""
    write(WARD, GOOD)
    arrived = (
        "- {number: 1, arrived: 2020-12-01, unit: phuong-loc-tho, period: '2020', way: email, result: taken}"
    )
    for day, codes in (("2020-12-01", []), ("2020-12-02", ["received-before-commit"])):
        write("register/2020.yaml", f"arrivals:\n  {arrived.replace('2020-12-01', day)}\n")
        found = check_workspace(root, find_first_commits=lambda: {WARD: date(2020, 12, 5)}).diagnostics
        assert [one.code for one in found if one.code == "received-before-commit"] == codes


def test_every_check_runs_in_a_new_process(root: Path, write: Write) -> None:
    """The tests load every module; whoever runs the program has those that its front door names."""
    write("plan/bien-tap/2020.yaml", "period: '2020'\n")
    said = (
        "import pathlib, sys; from ttdn.checking import check_workspace; "
        "check_workspace(pathlib.Path(sys.argv[1])); "
        "print(*(name for name in sys.modules if 'ttdn.checks.' in name))"
    )
    run = subprocess.run([sys.executable, "-c", said, str(root)], capture_output=True, check=True)  # noqa: S603
    entered = {
        f"ttdn.checks.{module.name}"
        for module in pkgutil.iter_modules(ttdn.checks.__path__)
        if "_CHECKS\n" in Path(ttdn.checks.__path__[0], f"{module.name}.py").read_text(encoding="utf-8")
    }
    assert entered
    assert entered <= set(run.stdout.decode().split())
