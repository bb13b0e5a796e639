"""The example reports: sound, of every kind of unit, and of every situation that the program is to show."""

from datetime import date
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.diagnostics import Severity
from ttdn.load import Workspace
from ttdn.status import Status
from ttdn.status.states import State, SubmissionState


@pytest.fixture(scope="module")
def status(example_workspace: Workspace) -> Status:
    """The example at the end of the year, when everything has come in."""
    plan = example_workspace.plans[2020].plan
    return compute_status(plan, [file.report for file in example_workspace.reports], date(2020, 12, 31))


def test_examples_have_no_errors(example: Path) -> None:
    """The plan and all reports pass the checks."""
    checked = check_workspace(example)
    assert [found for found in checked.diagnostics if found.severity is Severity.ERROR] == []
    assert checked.workspace.unreadable == set()


def test_every_example_says_that_it_is_one(example_workspace: Workspace) -> None:
    """No invented figure can be taken for a real one; the plan itself is real."""
    assert example_workspace.reports
    assert all(file.report.illustrative for file in example_workspace.reports)
    assert not example_workspace.plans[2020].plan.illustrative


def test_examples_are_of_every_kind(status: Status) -> None:
    """At least 16 units, and one at least of every kind."""
    assert len(status.reports) >= 16
    kinds = {status.plan.units_by_id[unit].kind for unit in status.reports}
    assert kinds == {kind.id for kind in status.plan.unit_kinds}


def submission(status: Status, unit: str) -> tuple[SubmissionState, int]:
    """How a unit's annual report came in."""
    found = status.submission_of(status.plan.units_by_id[unit])
    assert found
    return found.state, found.days_late


def test_submissions_are_of_every_sort(status: Status) -> None:
    """On the last day on time, a day late, weeks late, not at all."""
    received = {file.unit.id: file.report.received for file in status.submissions if file.report}
    assert date(2020, 12, 9) in received.values()
    assert submission(status, "phuong-van-thanh") == (SubmissionState.ON_TIME, 0)
    assert submission(status, "xa-vinh-luong") == (SubmissionState.LATE, 1)
    assert max(one.days_late for one in status.submissions if one.is_in) > 1
    assert submission(status, "phuong-vinh-hoa") == (SubmissionState.MISSING, 22)
    assert submission(status, "ubmttq") == (SubmissionState.SENT, 0)


def periods(status: Status, unit: str) -> list[str]:
    """The reports of a unit that count."""
    return [str(report.period) for report in status.reports[unit]]


def test_periods_are_of_every_sort(status: Status, example: Path) -> None:
    """Only quarters; quarters and a year; a half and a year: the year counts where it is."""
    assert periods(status, "phuong-vinh-phuoc") == ["2020-Q1", "2020-Q2", "2020-Q3"]
    assert submission(status, "phuong-vinh-phuoc")[0] is SubmissionState.MISSING
    for unit, finer in (("phong-giao-duc-dao-tao", "2020-Q2"), ("phuong-phuoc-long", "2020-H1")):
        assert (example / "units" / unit / f"{finer}.yaml").exists()
        assert periods(status, unit) == ["2020"]


def test_states_are_of_every_sort(status: Status) -> None:
    """What the terminal and the document can show occurs.

    Done, late, running, not arisen, postponed, cancelled, silent.
    """
    assert {one.state for one in status.assignments} >= {
        State.DONE,
        State.DONE_LATE,
        State.CARRIED_OUT,
        State.NOT_STARTED,
        State.NOT_ARISEN,
        State.POSTPONED,
        State.CANCELLED,
        State.NO_REPORT,
    }
    (exhibition,) = status.by_item["II.5.8"]
    assert exhibition.state is State.DONE_LATE


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2020, 3, 1), State.NOT_DUE),
        (date(2020, 9, 22), State.IN_PROGRESS),
        (date(2020, 9, 23), State.DUE_SOON),
        (date(2020, 9, 30), State.DUE_SOON),
        (date(2020, 10, 1), State.OVERDUE),
        (date(2020, 12, 31), State.DONE_LATE),
    ],
)
def test_exhibition_through_the_year(example_workspace: Workspace, as_of: date, state: State) -> None:
    """The one dated activity goes through the states of a task that was postponed into autumn."""
    plan = example_workspace.plans[2020].plan
    (exhibition,) = compute_status(plan, [file.report for file in example_workspace.reports], as_of).by_item[
        "II.5.8"
    ]
    assert exhibition.state is state


def test_evidence_lies_beside_its_report(example_workspace: Workspace, example: Path) -> None:
    """The files that reports name exist, and no other file lies about."""
    named = {
        f"units/{file.report.unit}/{evidence.file}"
        for file in example_workspace.reports
        for result in file.report.results
        for evidence in result.evidence
        if evidence.file
    }
    assert named
    assert named == set(example_workspace.others)
    assert all((example / name).is_file() for name in named)
