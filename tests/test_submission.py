"""What a submission may touch, and dates that the history of the folder contradicts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from about import FOLLOWING, findings_about

from ttdn.checking import check_workspace
from ttdn.checks.submission import check_submission, unit_folders
from ttdn.diagnostics import Severity

Write = Callable[[str, str | bytes], Path]

#: Dates, and what a report with such a date must not be blamed for besides.
ABOUT = FOLLOWING | {"received-before-commit", "date-outside-plan-year", "deadline-before-period"}

OWN = "units/phuong-loc-tho/2020.yaml"
OTHER = "units/phuong-vinh-hoa/2020.yaml"
REPORT = """\
unit: phuong-loc-tho
period: 2020
received: 2020-12-02
results:
  - {item: II.5.1, status: in_progress}
"""


def test_unit_folders() -> None:
    """A unit's folder is known by the files in it; other files belong to no unit."""
    assert unit_folders(["plan/2020.yaml", "units/a.yaml", OWN, "units/phuong-loc-tho/anh.jpg", OTHER]) == {
        "phuong-loc-tho": OWN,
        "phuong-vinh-hoa": OTHER,
    }


@pytest.mark.parametrize(
    ("unit", "changed", "findings"),
    [
        ("phuong-loc-tho", [OWN, "units/phuong-loc-tho/minh-chung/anh.jpg"], []),
        ("phuong-loc-tho", [OWN, OTHER], [(OTHER, Severity.ERROR)]),
        ("phuong-loc-tho", ["plan/2020.yaml"], [("plan/2020.yaml", Severity.ERROR)]),
        ("phuong-loc", [OWN], [(OWN, Severity.ERROR)]),
        (None, [OWN, "README.md"], []),
        (None, [OWN, OTHER], [(OWN, Severity.WARNING)]),
        (None, [], []),
        ("phuong-loc-tho", [OWN, "../.gitlab-ci.yml"], [("../.gitlab-ci.yml", Severity.ERROR)]),
        (None, [OWN, "../.gitlab-ci.yml"], []),
    ],
)
def test_files_of_other_units(
    unit: str | None, changed: list[str], findings: list[tuple[str, Severity]], root: Path, write: Write
) -> None:
    """A unit sends its own files only.

    Where the sender is not known, files of several units are pointed out.
    """
    for file in changed:
        write(file, "")
    found = list(check_submission(changed, unit, root))
    assert [(diagnostic.location.file, diagnostic.severity) for diagnostic in found] == findings
    assert {diagnostic.code for diagnostic in found} <= {"other-units-file"}


@pytest.mark.parametrize(
    ("changed", "left", "deleted"),
    [
        ([OWN], [], [OWN]),
        ([OWN], [OWN], []),
        ([OWN.replace(".yaml", ".yml"), OWN], [OWN], []),
        (["units/phuong-loc-tho/anh.jpg", "units/phuong-loc-tho/ghi-chu.yaml", "plan/2019.yaml"], [], []),
    ],
)
def test_reports_that_disappear(
    changed: list[str], left: list[str], deleted: list[str], root: Path, write: Write
) -> None:
    """A submission that takes a report away says so, whoever sends it; other files may go."""
    for file in left:
        write(file, "")
    for unit in (None, "phuong-loc-tho"):
        found = [one for one in check_submission(changed, unit, root) if one.code == "deleted-report"]
        assert [one.location.file for one in found] == deleted


@pytest.mark.parametrize(
    ("report", "first_commit", "entry_days", "late"),
    [
        (REPORT, date(2020, 12, 3), 0, True),
        (REPORT, date(2020, 12, 2), 0, False),
        (REPORT, date(2020, 12, 1), 0, False),
        (REPORT, None, 0, False),
        (REPORT, date(2020, 12, 5), 3, False),
        (REPORT, date(2020, 12, 6), 3, True),
        (REPORT, date(2020, 12, 6), 10**15, False),
        ("illustrative: true\n" + REPORT, date(2020, 12, 3), 0, False),
        (REPORT.replace("received: 2020-12-02\n", ""), date(2020, 12, 3), 0, False),
    ],
)
def test_back_dating(
    report: str,
    first_commit: date | None,
    entry_days: int,
    late: bool,  # noqa: FBT001 - a row of the table
    root: Path,
    write: Write,
) -> None:
    """A report cannot have been received before git first saw it.

    But for the days that the plan gives the office.
    """
    plan = root / "plan" / "2020.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("  periods:\n", f"  entry_days: {entry_days}\n  periods:\n"), encoding="utf-8"
    )
    write(OWN, report)
    commits = {OWN: first_commit} if first_commit else {}
    found = findings_about(ABOUT, check_workspace(root, find_first_commits=lambda: commits).diagnostics)
    assert {(diagnostic.code, diagnostic.location.line) for diagnostic in found} - {("missing-key", 1)} == (
        {("received-before-commit", 3)} if late else set()
    )
