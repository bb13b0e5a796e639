"""Where the work stands: states at their boundaries, what counts when, totals that add up."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from ttdn.counting import compute_status
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reporters.status_data import status_data
from ttdn.status import Status
from ttdn.status.states import (
    Assignment,
    Measures,
    Rate,
    State,
    SubmissionState,
    count_states,
    count_submissions,
    measure_work,
    submission_rate,
)

MakePlan = Callable[..., Plan]
MakeReport = Callable[..., Report]
Stand = Callable[..., Status]

WARD, OTHER_WARD, COMMUNE = "phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"
EDUCATION, POLICE, FARMERS = "phong-giao-duc-dao-tao", "cong-an", "hoi-nong-dan"
ALL_YEAR, QUARTERS = "II.5.1", "II.5.8"  # without a deadline; due on 30/9

YEAR_END = date(2020, 12, 31)


def find(status: Status, item: str, unit: str) -> Assignment:
    """The assignment of an item to a unit."""
    return next(one for one in status.assignments if (one.item.id, one.unit.id) == (item, unit))


def result(item: str, status: str = "in_progress", **more: object) -> dict[str, Any]:
    """One entry of a report."""
    return {"item": item, "status": status, **more}


STATES = [
    (QUARTERS, result(QUARTERS, "done", completed="2020-09-30"), "2020-12-31", State.DONE_ON_TIME),
    (QUARTERS, result(QUARTERS, "done", completed="2020-10-01"), "2020-12-31", State.DONE_LATE),
    (ALL_YEAR, result(ALL_YEAR, "done", completed="2020-05-01"), "2020-12-31", State.DONE),
    (QUARTERS, result(QUARTERS), "2020-09-22", State.IN_PROGRESS),
    (QUARTERS, result(QUARTERS), "2020-09-23", State.DUE_SOON),
    (QUARTERS, result(QUARTERS), "2020-09-30", State.DUE_SOON),
    (QUARTERS, result(QUARTERS), "2020-10-01", State.OVERDUE),
    (ALL_YEAR, result(ALL_YEAR), "2020-12-31", State.ONGOING),
    (ALL_YEAR, result(ALL_YEAR), "2021-01-01", State.NO_RESULT),
    (ALL_YEAR, result(ALL_YEAR, summary="Đăng tin"), "2020-12-31", State.CARRIED_OUT),
    (ALL_YEAR, result(ALL_YEAR, figures={"news_items": "5"}), "2021-01-01", State.CARRIED_OUT),
    (ALL_YEAR, result(ALL_YEAR, evidence=[{"title": "Báo cáo"}]), "2021-01-01", State.CARRIED_OUT),
    (ALL_YEAR, result(ALL_YEAR, "not_started", summary="Đang bàn"), "2021-01-01", State.NOT_STARTED),
    (QUARTERS, result(QUARTERS, summary="Đang dựng"), "2020-09-22", State.IN_PROGRESS),
    (QUARTERS, result(QUARTERS, "not_started"), "2020-09-30", State.NOT_STARTED),
    (QUARTERS, result(QUARTERS, "not_started"), "2020-10-01", State.OVERDUE),
    (ALL_YEAR, result(ALL_YEAR, "not_started"), "2021-12-31", State.NOT_STARTED),
    (QUARTERS, result(QUARTERS, "not_arisen"), "2020-12-31", State.NOT_ARISEN),
    (QUARTERS, result(QUARTERS, "postponed", reason="Covid-19"), "2020-12-31", State.POSTPONED),
    (QUARTERS, result(QUARTERS, "cancelled", reason="Covid-19"), "2020-12-31", State.CANCELLED),
    (QUARTERS, None, "2020-12-09", State.NOT_DUE),
    (QUARTERS, None, "2020-12-10", State.NO_REPORT),
    (ALL_YEAR, None, "2020-01-01", State.NOT_DUE),
    (ALL_YEAR, None, "2020-12-10", State.NO_REPORT),
]


@pytest.mark.parametrize(("item", "entry", "as_of", "state"), STATES)
def test_state(stand: Stand, item: str, entry: dict[str, Any] | None, as_of: str, state: State) -> None:
    """What a unit reports, seen a day before, on and after the deadline, is in exactly the right state."""
    unit = EDUCATION if item == QUARTERS else WARD
    reports = (
        [{"unit": unit, "period": "2020-Q2", "received": "2020-07-01", "results": [entry]}] if entry else []
    )
    assert find(stand(as_of, *reports), item, unit).state is state


def test_every_state_is_tested() -> None:
    """The table above leaves no state out but that of what was not asked (test_forms_in_time.py)."""
    assert {state for *_, state in STATES} == set(State) - {State.NOT_ASKED}


@pytest.mark.parametrize(
    ("days", "as_of", "state"),
    [
        ("0", "2020-09-29", State.IN_PROGRESS),
        ("0", "2020-09-30", State.DUE_SOON),
        ("30", "2020-08-30", State.IN_PROGRESS),
        ("30", "2020-08-31", State.DUE_SOON),
        ("1000000000000", "2020-07-01", State.DUE_SOON),
    ],
)
def test_due_soon_is_the_plans_choice(
    make_plan: MakePlan, make_report: MakeReport, days: str, as_of: str, state: State
) -> None:
    """``due_soon_days`` sets the edge, whatever its size."""
    plan = make_plan(reporting={"due_soon_days": days})
    report = make_report(unit=EDUCATION, period="2020-Q2", received="2020-07-01", results=[result(QUARTERS)])
    assert find(compute_status(plan, [report], date.fromisoformat(as_of)), QUARTERS, EDUCATION).state is state


def test_done_without_a_day_is_not_called_on_time(make_plan: MakePlan, make_report: MakeReport) -> None:
    """Nobody is credited with a deadline that the report does not prove to be kept."""
    report = make_report(unit=EDUCATION, results=[result(QUARTERS, "done")])
    assert find(compute_status(make_plan(), [report], YEAR_END), QUARTERS, EDUCATION).state is State.DONE_LATE


def test_report_counts_from_the_day_it_was_received(make_plan: MakePlan, make_report: MakeReport) -> None:
    """The day before it is not there yet; on the day itself it is."""
    report = make_report(
        received="2020-07-02",
        period="2020-Q2",
        results=[result(ALL_YEAR)],
        funding={"allocated": "9", "spent": "1"},
    )
    before = compute_status(make_plan(), [report], date(2020, 7, 1))
    after = compute_status(make_plan(), [report], date(2020, 7, 2))
    assert (find(before, ALL_YEAR, WARD).state, before.funding.units) == (State.NOT_DUE, 0)
    assert (find(after, ALL_YEAR, WARD).state, after.funding.units) == (State.ONGOING, 1)


@pytest.mark.parametrize("period", ["2019", "2021-Q1"])
def test_report_of_another_year_does_not_count(
    make_plan: MakePlan, make_report: MakeReport, period: str
) -> None:
    """A report of last year or next year changes nothing in the plan of this year."""
    report = make_report(
        period=period, received="2020-06-01", results=[result(ALL_YEAR, figures={"news_items": "5"})]
    )
    status = compute_status(make_plan(), [report], YEAR_END)
    assert find(status, ALL_YEAR, WARD).state is State.NO_REPORT
    assert status.figures == []


def news(
    make_plan: MakePlan, make_report: MakeReport, periods: dict[str, tuple[str, int]], as_of: date = YEAR_END
) -> int:
    """The news items of a ward that reported a number for each period (with the day it was received)."""
    reports = [
        make_report(
            period=period, received=received, results=[result(ALL_YEAR, figures={"news_items": str(number)})]
        )
        for period, (received, number) in periods.items()
    ]
    figures = compute_status(make_plan(), reports, as_of).figures
    return int(sum(total.total or 0 for total in figures))


@pytest.mark.parametrize(
    ("periods", "total"),
    [
        ({"2020-Q1": ("2020-04-01", 5), "2020-Q2": ("2020-07-01", 7)}, 12),
        ({"2020-Q1": ("2020-04-01", 5), "2020-Q2": ("2020-07-01", 7), "2020": ("2020-12-01", 20)}, 20),
        ({"2020-Q1": ("2020-04-01", 5), "2020-H1": ("2020-07-01", 11), "2020-Q3": ("2020-10-01", 2)}, 13),
        ({"2020-H1": ("2020-07-01", 11), "2020-9M": ("2020-10-01", 14), "2020-Q4": ("2020-12-31", 3)}, 17),
        ({"2020-01": ("2020-02-01", 1), "2020-02": ("2020-03-01", 2), "2020-Q2": ("2020-07-01", 4)}, 7),
        ({"2020-01": ("2020-02-01", 1), "2020-Q1": ("2020-04-01", 4), "2020-12": ("2020-12-31", 8)}, 12),
    ],
)
def test_coarser_report_speaks_for_the_finer(
    make_plan: MakePlan, make_report: MakeReport, periods: dict[str, tuple[str, int]], total: int
) -> None:
    """The year is authoritative where it exists.

    Else halves, quarters and months are added up, none of them twice.
    """
    assert news(make_plan, make_report, periods) == total


def test_quarters_count_until_the_year_is_in(make_plan: MakePlan, make_report: MakeReport) -> None:
    """An annual report replaces the quarters on the day it is received, not before."""
    periods = {"2020-Q1": ("2020-04-01", 5), "2020-Q2": ("2020-07-01", 7), "2020": ("2020-12-05", 20)}
    assert news(make_plan, make_report, periods, date(2020, 12, 4)) == 12
    assert news(make_plan, make_report, periods, date(2020, 12, 5)) == 20


@pytest.mark.parametrize(
    ("silent", "speaking", "total"),
    [
        (["2020"], {"2020-Q1": 5, "2020-Q2": 7}, 12),
        (["2020", "2020-H1"], {"2020-Q1": 5, "2020-Q2": 7, "2020-H2": 9}, 21),
        (["2020", "2020-Q1"], {"2020-01": 1, "2020-02": 2, "2020-H2": 9}, 12),
        (["2020"], {"2020-H1": 11, "2020-Q1": 5, "2020-01": 4, "2020-Q3": 2}, 13),
        (["2020-Q1"], {"2020": 20}, 20),
    ],
)
def test_figure_that_a_longer_report_lacks(
    make_plan: MakePlan, make_report: MakeReport, silent: list[str], speaking: dict[str, int], total: int
) -> None:
    """It does not vanish from the total.

    Of each stretch of time the longest report that gives it counts, once.
    """
    reports = [
        make_report(period=period, received="2020-12-01", results=[result(ALL_YEAR)]) for period in silent
    ]
    for period, number in speaking.items():
        figures = {"news_items": str(number)}
        reports.append(
            make_report(period=period, received="2020-12-02", results=[result(ALL_YEAR, figures=figures)])
        )
    for order in (reports, reports[::-1]):
        [found] = compute_status(make_plan(), order, YEAR_END).figures
        assert (found.total, found.units) == (total, 1)


def test_what_a_longer_report_lacks_is_taken_from_the_finer_ones(
    make_plan: MakePlan, make_report: MakeReport
) -> None:
    """Money, the officer in charge and courses of a quarter stay when an annual report without them comes."""
    person = {"name": "Trần Thị Bình"}
    quarter = make_report(
        period="2020-Q1",
        received="2020-04-01",
        funding={"allocated": "9", "spent": "4"},
        focal_officer=person,
        training=[COURSE],
    )
    other = make_report(period="2020-Q2", received="2020-07-01", funding={"allocated": "5", "spent": "5"})
    status = compute_status(make_plan(), [make_report(results=[]), quarter, other], YEAR_END)
    assert (status.funding.allocated, status.funding.spent, status.funding.units) == (14, 9, 1)
    assert (status.focal_officers.part, len(status.courses)) == (1, 1)
    assert [str(report.period) for reports in status.reports.values() for report in reports] == ["2020"]
    year = make_report(funding={"allocated": "20", "spent": "10"})
    status = compute_status(make_plan(), [year, quarter, other], YEAR_END)
    assert (status.funding.allocated, status.funding.spent) == (20, 10)


def test_units_with_other_organisers_hold_other_courses(make_plan: MakePlan, make_report: MakeReport) -> None:
    """On one day under one title; a unit that does not name the organiser was at the first."""
    reports = [
        make_report(training=[{**COURSE, "organiser": "Sở Ngoại vụ"}]),
        make_report(unit=COMMUNE, training=[{**COURSE, "organiser": "UBND xã"}]),
        make_report(unit=OTHER_WARD, training=[COURSE]),
    ]
    courses = compute_status(make_plan(), reports, YEAR_END).courses
    assert sorted(len(one.units) for one in courses) == [1, 2]


def test_last_report_that_mentions_an_item_wins(make_plan: MakePlan, make_report: MakeReport) -> None:
    """The state is that of the latest quarter that speaks of the item, in whatever order the reports come."""
    reports = [
        make_report(period="2020-Q3", received="2020-10-01", results=[]),
        make_report(period="2020-Q2", received="2020-07-01", results=[result(ALL_YEAR, "not_arisen")]),
        make_report(period="2020-Q1", received="2020-07-05", results=[result(ALL_YEAR)]),
    ]
    for order in (reports, reports[::-1]):
        found = find(compute_status(make_plan(), order, YEAR_END), ALL_YEAR, WARD)
        assert (found.state, str(found.period)) == (State.NOT_ARISEN, "2020-Q2")


def test_year_that_is_silent_on_an_item_leaves_it_to_the_quarters(
    make_plan: MakePlan, make_report: MakeReport
) -> None:
    """What only a quarter said is not lost when the annual report comes.

    What the annual report says of it counts.
    """
    quarter = make_report(period="2020-Q1", received="2020-04-01", results=[result(ALL_YEAR)])
    year = make_report(results=[])
    assert find(compute_status(make_plan(), [quarter], YEAR_END), ALL_YEAR, WARD).state is State.ONGOING
    assert find(compute_status(make_plan(), [quarter, year], YEAR_END), ALL_YEAR, WARD).state is State.ONGOING
    speaking = make_report(results=[result(ALL_YEAR, "not_arisen")])
    assert (
        find(compute_status(make_plan(), [quarter, speaking], YEAR_END), ALL_YEAR, WARD).state
        is State.NOT_ARISEN
    )


@pytest.mark.parametrize(
    ("received", "as_of", "state", "days"),
    [
        ("2020-12-09", "2020-12-31", SubmissionState.ON_TIME, 0),
        ("2020-12-10", "2020-12-31", SubmissionState.LATE, 1),
        ("2020-12-15", "2020-12-31", SubmissionState.LATE, 6),
        ("2020-12-15", "2020-12-14", SubmissionState.MISSING, 5),
        (None, "2020-12-09", SubmissionState.NOT_DUE, 0),
        (None, "2020-12-10", SubmissionState.MISSING, 1),
    ],
)
def test_submission(
    stand: Stand, received: str | None, as_of: str, state: SubmissionState, days: int
) -> None:
    """With "trước ngày 10/12/2020" the 9th is the last day on time, and lateness is counted from there."""
    status = stand(as_of, *([{"received": received}] if received else []))
    submission = status.submission_of(status.plan.units_by_id[WARD])
    assert submission
    assert (submission.state, submission.days_late) == (state, days)


def test_by_counts_the_day_itself(make_plan: MakePlan, make_report: MakeReport) -> None:
    """With "chậm nhất ngày 10/12/2020" the 10th is still on time, the 11th is one day late."""
    plan = make_plan(reporting={"periods": [{"period": "2020", "deadline": {"by": "2020-12-10"}}]})
    for day, state in (("2020-12-10", SubmissionState.ON_TIME), ("2020-12-11", SubmissionState.LATE)):
        submission = compute_status(plan, [make_report(received=day)], YEAR_END).submission_of(
            plan.units_by_id[WARD]
        )
        assert submission
        assert (submission.state, submission.days_late) == (state, int(state is SubmissionState.LATE))


def test_quarterly_report_is_not_the_report_that_is_asked_for(
    make_plan: MakePlan, make_report: MakeReport
) -> None:
    """A unit that sent its quarters but not the year has not reported, though its work counts."""
    report = make_report(period="2020-Q4", received="2020-12-05", results=[result(ALL_YEAR)])
    status = compute_status(make_plan(), [report], YEAR_END)
    submission = status.submission_of(status.plan.units_by_id[WARD])
    assert submission
    assert submission.state is SubmissionState.MISSING
    assert find(status, ALL_YEAR, WARD).state is State.ONGOING


QUARTERLY = [
    {"period": "2020-Q1", "deadline": {"by": "2020-04-05"}},
    {"period": "2020-Q2", "deadline": {"by": "2020-07-05"}},
    {"period": "2020-Q3", "deadline": {"by": "2020-10-05"}},
]


@pytest.mark.parametrize(
    ("as_of", "period"),
    [
        ("2020-02-01", "2020-Q1"),
        ("2020-04-05", "2020-Q1"),
        ("2020-04-06", "2020-Q2"),
        ("2020-12-31", "2020-Q3"),
    ],
)
def test_next_period_is_looked_at(make_plan: MakePlan, as_of: str, period: str) -> None:
    """Where the plan asks for quarters, the status is about the next one due.

    And at the end about the last.
    """
    status = compute_status(make_plan(reporting={"periods": QUARTERLY}), [], date.fromisoformat(as_of))
    assert str(status.period) == period


def test_periods_that_were_missed_are_remembered(make_plan: MakePlan, make_report: MakeReport) -> None:
    """Whoever has not sent a quarter whose deadline has passed stays on the list in the next quarter."""
    plan = make_plan(reporting={"periods": QUARTERLY})
    status = compute_status(plan, [make_report(period="2020-Q1", received="2020-04-02")], date(2020, 4, 10))
    [(period, units)] = status.missed
    assert (str(status.period), str(period)) == ("2020-Q2", "2020-Q1")
    assert {unit.id for unit in units} == {unit.id for unit in plan.required_units} - {WARD}
    assert compute_status(plan, [], date(2020, 4, 5)).missed == ()


def test_item_waits_for_the_report_of_its_own_time(make_plan: MakePlan) -> None:
    """With quarterly reports, an item of the second and third quarter is not missed in that of the first."""
    plan = make_plan(reporting={"periods": QUARTERLY})
    status = compute_status(plan, [], date(2020, 5, 1))
    assert find(status, QUARTERS, EDUCATION).state is State.NOT_DUE
    assert find(status, ALL_YEAR, WARD).state is State.NO_REPORT


def test_item_outside_every_required_period(make_plan: MakePlan) -> None:
    """Where the plan asks for no report on an item's time, none is ever missing."""
    plan = make_plan(reporting={"periods": [{"period": "2020-Q1", "deadline": {"by": "2020-04-05"}}]})
    for day in (date(2020, 4, 5), date(2020, 4, 6), YEAR_END):
        assert find(compute_status(plan, [], day), QUARTERS, EDUCATION).state is State.NOT_DUE
    assert find(compute_status(plan, [], date(2020, 4, 6)), ALL_YEAR, WARD).state is State.NO_REPORT


def test_requested_units_are_counted_apart(make_plan: MakePlan, make_report: MakeReport) -> None:
    """Who is only asked to report is neither among the reports that must be in nor among those that are."""
    status = compute_status(make_plan(), [make_report(unit=FARMERS), make_report()], YEAR_END)
    assert submission_rate(status.submissions) == Rate(1, 7)
    assert [(one.unit.id, one.is_in) for one in status.requested] == [(FARMERS, True)]
    assert FARMERS not in {one.unit.id for one in status.submissions}


@pytest.mark.parametrize(
    ("received", "as_of", "state"),
    [
        ("2020-12-01", "2020-12-05", SubmissionState.SENT),
        ("2020-12-15", "2020-12-31", SubmissionState.SENT),
        (None, "2020-12-09", SubmissionState.NOT_DUE),
        (None, "2020-12-10", SubmissionState.NOT_SENT),
    ],
)
def test_who_was_only_asked_is_never_late(
    stand: Stand, received: str | None, as_of: str, state: SubmissionState
) -> None:
    """A body that was asked has sent a report or has not; its days are not counted."""
    status = stand(as_of, *([{"unit": FARMERS, "received": received}] if received else []))
    (submission,) = status.requested
    assert (submission.state, submission.days_late, submission.is_in) == (state, 0, received is not None)
    must = count_submissions(status.submissions)
    assert must[SubmissionState.SENT] == must[SubmissionState.NOT_SENT] == 0


def test_unit_both_required_and_requested_is_required(make_plan: MakePlan) -> None:
    """A unit named twice is counted once, on the stricter side."""
    status = compute_status(make_plan(reporting={"requested": [WARD, FARMERS]}), [], YEAR_END)
    assert [one.unit.id for one in status.requested] == [FARMERS]
    assert len(status.submissions) == 7


def test_unit_of_which_nothing_is_asked(make_plan: MakePlan) -> None:
    """It has no submission, not even a missing one."""
    status = compute_status(make_plan(reporting={"requested": []}), [], YEAR_END)
    assert status.submission_of(status.plan.units_by_id[FARMERS]) is None


def test_measures_leave_out_what_did_not_arise(make_plan: MakePlan, make_report: MakeReport) -> None:
    """A measure is met / (owed - not arisen); postponed and silent units stay in its base."""
    reports = [
        make_report(results=[result(ALL_YEAR, "done", completed="2020-06-01")]),
        make_report(unit=OTHER_WARD, results=[result(ALL_YEAR, "not_arisen")]),
        make_report(unit=COMMUNE, results=[result(ALL_YEAR, "postponed", reason="Covid-19")]),
    ]

    def standing(number: int) -> Rate | None:
        owed = compute_status(make_plan(), reports[:number], YEAR_END).by_item[ALL_YEAR]
        return measure_work(owed).standing

    assert (standing(3), standing(2), standing(0)) == (Rate(1, 2), Rate(1, 2), Rate(0, 3))
    only = compute_status(make_plan(), reports, YEAR_END).by_unit[OTHER_WARD]
    assert measure_work(only) == Measures(None, None), "nobody is told 0/0"


@pytest.mark.parametrize(
    ("entry", "day", "met"),
    [
        (result(QUARTERS, "done", completed="2020-10-05"), "2020-12-31", True),
        (result(QUARTERS, summary="Đang dựng"), "2020-09-01", False),
        (result(ALL_YEAR, summary="Đăng tin"), "2020-09-01", True),
        (result(ALL_YEAR), "2020-09-01", False),
        (result(ALL_YEAR), "2021-09-01", False),
    ],
)
def test_each_measure_counts_its_own_work(
    stand: Stand, entry: dict[str, Any], day: str, *, met: bool
) -> None:
    """Work with a deadline counts when it is done, standing work when its report says what was done.

    Neither is in the other's base.
    """
    unit = EDUCATION if entry["item"] == QUARTERS else WARD
    status = stand(day, {"unit": unit, "period": "2020-Q2", "received": "2020-07-01", "results": [entry]})
    dated = sum(one.deadline is not None for one in status.assignments)
    done = Rate(int(met and entry["item"] == QUARTERS), dated)
    carried_out = Rate(int(met and entry["item"] == ALL_YEAR), len(status.assignments) - dated)
    assert measure_work(status.assignments) == Measures(done, carried_out)


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("not_arisen", State.DONE_ON_TIME),
        ("not_started", State.DONE_ON_TIME),
        ("in_progress", State.OVERDUE),
        ("cancelled", State.CANCELLED),
    ],
)
def test_nothing_more_to_do_does_not_undo_what_was_done(stand: Stand, later: str, state: State) -> None:
    """The form of the next quarter lists the item again, and says to choose "Không phát sinh"."""
    told = [
        ("2020-Q2", "2020-07-01", {"item": QUARTERS, "status": "done", "completed": "2020-06-20"}),
        ("2020-Q3", "2020-10-01", {"item": QUARTERS, "status": later, "reason": "Như kỳ trước"}),
    ]
    reports = [
        {"unit": EDUCATION, "period": period, "received": received, "results": [entry]}
        for period, received, entry in told
    ]
    assert [one.state for one in stand("2020-12-31", *reports).by_item[QUARTERS]] == [state]


def test_standing_work_was_carried_out_in_whichever_report_says_so(
    make_plan: MakePlan, make_report: MakeReport
) -> None:
    """A later report without a word does not undo what an earlier one of the period told."""
    first = make_report(
        period="2020-Q1", received="2020-04-01", results=[result(ALL_YEAR, summary="Đăng tin")]
    )
    second = make_report(period="2020-Q2", received="2020-07-01", results=[result(ALL_YEAR)])
    nothing = make_report(period="2020-Q3", received="2020-10-01", results=[result(ALL_YEAR, "not_arisen")])
    put_off = make_report(
        period="2020-Q3", received="2020-10-01", results=[result(ALL_YEAR, "postponed", reason="Dịch")]
    )
    year = make_report(received="2020-12-01", results=[result(ALL_YEAR, "not_arisen")])
    for reports, state in (
        ([first, second], State.CARRIED_OUT),
        ([second], State.NO_RESULT),
        ([first, nothing], State.CARRIED_OUT),
        ([second, nothing], State.NOT_ARISEN),
        ([first, put_off], State.POSTPONED),
        ([first, year], State.NOT_ARISEN),
    ):
        status = compute_status(make_plan(), reports, date(2021, 1, 1))
        assert find(status, ALL_YEAR, WARD).state is state


def test_part_of_its_own_says_nothing_of_the_item_that_is_owed(stand: Stand) -> None:
    """A course in the part for training does not carry the item out; what its owner reports on it does."""
    duties = [{"id": "V.1.1", "text": "Tập huấn", "owners": {"read": ["cong-an"]}, "reported_in": "training"}]
    training = {"unit": POLICE, "training": [{"title": "Lớp", "date": "2020-05-05"}]}
    told = training | {"results": [result("V.1.1", summary="Mở một lớp.")]}
    for report, part in ((training, 0), (told, 1)):
        status = stand("2020-12-20", report, duties=duties)
        assert measure_work(status.by_item["V.1.1"]).standing == Rate(part, 1)


@pytest.mark.parametrize(("day", "state"), [("2020-06-30", State.ONGOING), ("2020-07-01", State.NO_RESULT)])
def test_period_that_is_looked_at_is_over(
    make_plan: MakePlan, make_report: MakeReport, day: str, state: State
) -> None:
    """Nothing goes on in a quarter that has ended, though the year goes on."""
    report = make_report(period="2020-Q2", received="2020-06-15", results=[result(ALL_YEAR)])
    today = date.fromisoformat(day)
    quarter = compute_status(make_plan(), [report], today, Period(2020, 2, "quarter"))
    assert find(quarter, ALL_YEAR, WARD).state is state
    assert find(compute_status(make_plan(), [report], today), ALL_YEAR, WARD).state is State.ONGOING


def test_figures_are_added_up_for_each_item_and_kind(make_plan: MakePlan, make_report: MakeReport) -> None:
    """One figure under two items is two totals; within an item, kinds of unit and units are told apart."""
    reports = [
        make_report(
            results=[
                result("II.5.1", figures={"news_items": "10"}),
                result("III.1", figures={"news_items": "1"}),
            ]
        ),
        make_report(unit=OTHER_WARD, results=[result("II.5.1", figures={"news_items": "5"})]),
        make_report(unit=COMMUNE, period="2020-Q1", results=[result("II.5.1", figures={"news_items": "0"})]),
        make_report(unit=COMMUNE, period="2020-Q2", results=[result("II.5.1", figures={"news_items": "2"})]),
    ]
    totals = compute_status(make_plan(), reports, YEAR_END).figures
    assert [(one.item.id, one.figure.id, one.total, one.by_kind, one.units) for one in totals] == [
        ("II.5.1", "news_items", 17, {"ward": 15, "commune": 2}, 3),
        ("III.1", "news_items", 1, {"ward": 1}, 1),
    ]


def test_figure_that_nobody_reported_is_no_zero(make_plan: MakePlan, make_report: MakeReport) -> None:
    """A zero is a total only where somebody reported it."""
    reported = compute_status(
        make_plan(), [make_report(results=[result(ALL_YEAR, figures={"news_items": "0"})])], YEAR_END
    )
    assert [total.total for total in reported.figures] == [0]
    assert compute_status(make_plan(), [make_report(results=[result(ALL_YEAR)])], YEAR_END).figures == []


def test_funding_is_added_up(make_plan: MakePlan, make_report: MakeReport) -> None:
    """Two quarters of one unit are one unit's money."""
    reports = [
        make_report(period="2020-Q1", funding={"allocated": "100", "spent": "40"}),
        make_report(period="2020-Q2", funding={"allocated": "50", "spent": "50"}),
        make_report(unit=COMMUNE, funding={"allocated": "1", "spent": "0"}),
        make_report(unit=POLICE),
    ]
    funding = compute_status(make_plan(), reports, YEAR_END).funding
    assert (funding.allocated, funding.spent, funding.units) == (151, 90, 2)


COURSE = {"title": "Tập huấn thông tin đối ngoại", "date": "2020-07-16", "participants": "2"}


def test_course_of_many_units_is_one_course(make_plan: MakePlan, make_report: MakeReport) -> None:
    """The same course in the reports of several units and quarters is counted once, with its units.

    Another day is another course.
    """
    reports = [
        make_report(period="2020-Q3", training=[COURSE]),
        make_report(period="2020-Q4", training=[COURSE]),
        make_report(
            unit=COMMUNE,
            training=[{**COURSE, "title": "TẬP HUẤN  thông tin đối ngoại"}, {**COURSE, "date": "2020-03-01"}],
        ),
    ]
    courses = compute_status(make_plan(), reports, YEAR_END).courses
    assert [(one.training.date.isoformat(), [unit.id for unit in one.units]) for one in courses] == [
        ("2020-03-01", [COMMUNE]),
        ("2020-07-16", [WARD, COMMUNE]),
    ]


def test_programme_of_one_unit_is_one_programme(make_plan: MakePlan, make_report: MakeReport) -> None:
    """A programme in two quarters is counted once, as the latest report has it.

    The same title of another unit is another.
    """
    programme = {"title": "Kế hoạch năm 2020", "sent": "2020-02-01"}
    reports = [
        make_report(period="2020-Q1", programmes=[programme]),
        make_report(period="2020-Q2", programmes=[{**programme, "appraised": "2020-05-05"}]),
        make_report(unit=COMMUNE, programmes=[programme]),
    ]
    found = compute_status(make_plan(), reports, YEAR_END).programmes
    assert [(unit.id, one.appraised) for unit, one in found] == [(WARD, date(2020, 5, 5)), (COMMUNE, None)]


PLAN = {"title": "Kế hoạch tuyên truyền"}


@pytest.mark.parametrize(
    ("years", "quarters", "numbers"),
    [
        (
            [{**PLAN, "number": "12/KH-UBND"}, {**PLAN, "number": "45/KH-UBND"}],
            [],
            ["12/KH-UBND", "45/KH-UBND"],
        ),
        ([{**PLAN, "number": "12/KH-UBND"}], [{**PLAN, "number": "Số: 012/kh-ubnd"}], ["12/KH-UBND"]),
        (
            [{**PLAN, "number": "12/KH-UBND"}],
            [{**PLAN, "number": "45/KH-UBND"}],
            ["12/KH-UBND", "45/KH-UBND"],
        ),
        ([PLAN], [{**PLAN, "number": "12/KH-UBND"}], ["12/KH-UBND"]),
        ([{**PLAN, "number": "12/KH-UBND"}], [PLAN], ["12/KH-UBND"]),
        (
            [PLAN],
            [{**PLAN, "number": "12/KH-UBND"}, {**PLAN, "number": "45/KH-UBND"}],
            ["12/KH-UBND", "45/KH-UBND"],
        ),
        ([PLAN, {**PLAN, "number": "12/KH-UBND"}], [], ["", "12/KH-UBND"]),
        ([PLAN, {"title": "KẾ HOẠCH  tuyên truyền"}], [PLAN], [""]),
        (
            [{**PLAN, "number": "12/KH-UBND"}],
            [{"title": "Đề án khác", "number": "12/KH-UBND"}],
            ["12/KH-UBND", "12/KH-UBND"],
        ),
    ],
)
def test_programmes_are_one_by_title_and_number(
    make_plan: MakePlan,
    make_report: MakeReport,
    years: list[dict[str, str]],
    quarters: list[dict[str, str]],
    numbers: list[str],
) -> None:
    """Two numbers are two programmes; one without a number is the one of its title.

    A number typed otherwise is the same.
    """
    reports = [make_report(programmes=years), make_report(period="2020-Q1", programmes=quarters)]
    found = compute_status(make_plan(), reports, YEAR_END).programmes
    assert sorted(programme.number or "" for _, programme in found) == numbers


def test_programme_is_known_from_all_reports(make_plan: MakePlan, make_report: MakeReport) -> None:
    """What the annual report leaves open is taken from the quarter.

    Where they differ, the annual report is right.
    """
    quarter = {**PLAN, "number": "12/KH-UBND", "sent": "2020-03-01", "appraised": "2020-03-09"}
    reports = [
        make_report(programmes=[{**PLAN, "sent": "2020-03-02"}]),
        make_report(period="2020-Q1", programmes=[quarter]),
    ]
    [(_, programme)] = compute_status(make_plan(), reports, YEAR_END).programmes
    assert (programme.number, str(programme.sent), str(programme.appraised)) == (
        "12/KH-UBND",
        "2020-03-02",
        "2020-03-09",
    )


def test_focal_officers_of_those_who_must_report(make_plan: MakePlan, make_report: MakeReport) -> None:
    """A requested unit that names its officer is not in a rate of the required ones."""
    officer = {"focal_officer": {"name": "Nguyễn Văn A"}}
    reports = [make_report(**officer), make_report(unit=COMMUNE), make_report(unit=FARMERS, **officer)]
    assert compute_status(make_plan(), reports, YEAR_END).focal_officers == Rate(1, 7)


def test_one_example_makes_the_whole_illustrative(make_plan: MakePlan, make_report: MakeReport) -> None:
    """Whatever is built on an example says so; what is not received yet does not count as built on it."""
    real, sample = make_report(), make_report(unit=COMMUNE, illustrative="true", received="2020-12-02")
    assert not compute_status(make_plan(), [real], YEAR_END).illustrative
    assert not compute_status(make_plan(), [real, sample], date(2020, 12, 1)).illustrative
    assert compute_status(make_plan(), [real, sample], YEAR_END).illustrative
    assert compute_status(make_plan(illustrative="true"), [], YEAR_END).illustrative


@pytest.mark.parametrize(("as_of", "days"), [("2020-12-01", 8), ("2020-12-09", 0), ("2020-12-10", -1)])
def test_days_left(make_plan: MakePlan, as_of: str, days: int) -> None:
    """Days are counted to the last day on time, not to the day of the plan's wording."""
    assert compute_status(make_plan(), [], date.fromisoformat(as_of)).days_left == days


def test_narrowed_to_a_unit(make_plan: MakePlan, make_report: MakeReport) -> None:
    """The status of one unit has its assignments, its submission, its figures and its money only."""
    reports = [
        make_report(
            results=[result(ALL_YEAR, figures={"news_items": "3"})], funding={"allocated": "5", "spent": "2"}
        ),
        make_report(
            unit=COMMUNE,
            results=[result(ALL_YEAR, figures={"news_items": "4"})],
            funding={"allocated": "7", "spent": "7"},
        ),
    ]
    whole = compute_status(make_plan(), reports, YEAR_END)
    status = whole.narrow(units=[whole.plan.units_by_id[WARD]])
    assert (
        {one.unit.id for one in status.assignments} == {one.unit.id for one in status.submissions} == {WARD}
    )
    assert status.requested == ()
    assert ([one.total for one in status.figures], status.funding.allocated) == ([3], 5)


def test_narrowed_to_an_item(make_plan: MakePlan, make_report: MakeReport) -> None:
    """The status of one item has its owners and its figures only.

    Those of open items too, which nobody owes.
    """
    reports = [
        make_report(
            results=[
                result(ALL_YEAR, figures={"news_items": "3"}),
                result("III.1", figures={"news_items": "9"}),
            ]
        ),
        make_report(unit=POLICE),
    ]
    whole = compute_status(make_plan(), reports, YEAR_END)
    owed, open_to_all = (whole.narrow(items=[whole.plan.items[item]]) for item in (ALL_YEAR, "III.1"))
    assert {one.unit.id for one in owed.submissions} == {WARD, OTHER_WARD, COMMUNE}
    assert [one.total for one in owed.figures] == [3]
    assert (open_to_all.assignments, [one.total for one in open_to_all.figures]) == ((), [9])


def test_narrowed_to_both(make_plan: MakePlan) -> None:
    """One unit and one item are one assignment; a unit that does not owe the item has none."""
    whole = compute_status(make_plan(), [], YEAR_END)
    ward, police, item = (
        whole.plan.units_by_id[WARD],
        whole.plan.units_by_id[POLICE],
        whole.plan.items[ALL_YEAR],
    )
    assert [(one.unit.id, one.item.id) for one in whole.narrow([ward], [item]).assignments] == [
        (WARD, ALL_YEAR)
    ]
    assert whole.narrow([police], [item]).assignments == ()


def test_not_narrowed(make_plan: MakePlan) -> None:
    """Without a unit and an item the status stays as it is."""
    whole = compute_status(make_plan(), [], YEAR_END)
    assert whole.narrow() == whole


@pytest.mark.parametrize(
    "as_of",
    [
        date(2020, 1, 1) + timedelta(days=days)
        for days in (0, 45, 100, 181, 272, 273, 300, 342, 343, 344, 365, 900)
    ],
)
def test_totals_add_up(example_workspace: Workspace, as_of: date) -> None:
    """On any day every count of states adds up to the assignments.

    And every count of submissions to the units.
    """
    plan = example_workspace.plans[2020].plan
    status = compute_status(plan, [file.report for file in example_workspace.reports], as_of)
    owed = sum(len(units) for units in plan.owners.values())
    assert sum(count_states(status.assignments).values()) == len(status.assignments) == owed
    for groups in (status.by_item, status.by_unit, status.by_kind):
        assert sum(sum(count_states(group).values()) for group in groups.values()) == owed
    assert all(len(status.by_item[item]) == len(units) for item, units in plan.owners.items())
    assert all(len(status.by_unit[unit.id]) == len(plan.owed_by(unit)) for unit in plan.units)
    assert sum(count_submissions(status.submissions).values()) == len(plan.required_units)
    assert sum(count_submissions(status.requested).values()) == len(plan.requested_units)
    data = status_data(status, [])
    for part in ("items", "kinds", "units"):
        for state in State:
            assert (
                sum(one["states"][state.value] for one in data[part]) == data["totals"]["states"][state.value]
            )
        for measure in ("completion", "standing"):
            rates = [one[measure] for one in data[part] if one[measure]]
            total = data["totals"][measure]
            for side in ("part", "whole"):
                assert sum(rate[side] for rate in rates) == (total[side] if total else 0)
    met = sum(data["totals"][measure]["part"] for measure in ("completion", "standing"))
    done = ("done_on_time", "done_late", "done", "carried_out")
    assert met == sum(data["totals"]["states"][state] for state in done)


def test_work_only_grows(example_workspace: Workspace) -> None:
    """From day to day reports only come in: the number of those that are in never goes down."""
    plan = example_workspace.plans[2020].plan
    reports = [file.report for file in example_workspace.reports]
    received = [
        submission_rate(
            compute_status(plan, reports, date(2020, 11, 20) + timedelta(days=day)).submissions
        ).part
        for day in range(40)
    ]
    assert received == sorted(received)
    assert received[0] < received[-1]


@pytest.mark.parametrize(
    ("begin", "end", "touches"),
    [
        ("2020-06-30", "2020-07-20", True),
        ("2020-07-01", "2020-07-20", False),
        ("2020-03-01", "2020-04-01", True),
        ("2020-03-01", "2020-03-31", False),
    ],
)
def test_one_common_day_touches(
    begin: str,
    end: str,
    touches: bool,  # noqa: FBT001 - a row of the table
    make_plan: Callable[..., Plan],
) -> None:
    """An item belongs to a quarter where one day of its time does: the first and the last count."""
    plan = make_plan()
    item = plan.activities[0]
    assert item.schedule is not None
    assert item.schedule.read is not None
    read = item.schedule.read.model_validate({"from": begin, "to": end})
    item = item.model_copy(update={"schedule": item.schedule.model_copy(update={"read": read})})
    status = compute_status(plan, [], date(2020, 5, 1), Period(2020, 2, "quarter"))
    assert status.covers(item) is touches


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (result("II.2", "done"), State.DONE_ON_TIME),
        (result("II.2", "not_arisen", reason="Không có đợt nào."), State.NOT_ARISEN),
        (None, State.NO_REPORT),
    ],
)
def test_owed_item_with_a_part_of_its_own_stands_as_its_owner_says(
    stand: Stand, told: dict[str, Any] | None, state: State
) -> None:
    """The officer that is named there does not make it done, and who did nothing can say so."""
    item: dict[str, object] = {
        "id": "II.2",
        "text": "Cử cán bộ.",
        "reported_in": "focal_officer",
        "owners": {"read": ["phuong-loc-tho", "xa-vinh-luong"]},
        "schedule": {"text": "Trong năm", "read": {"from": "2020-01-01", "to": "2020-12-15"}},
    }
    results = [told | {"completed": "2020-12-01"} if told["status"] == "done" else told] if told else []
    officer = {"focal_officer": {"name": "Lê Thị A"}, "results": results}
    status = stand("2020-12-20", officer, {"unit": "xa-vinh-luong"}, tasks=[item])
    assert {one.unit.id: one.state for one in status.by_item["II.2"]} == {
        "phuong-loc-tho": state,
        "xa-vinh-luong": State.NO_REPORT,
    }
