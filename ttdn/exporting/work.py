"""Where the work stands: each item with each unit that owes it, and whether the reports are in."""

from collections.abc import Iterator
from datetime import date

from ttdn.exporting.data import Data, coded, period_cells
from ttdn.exporting.plan_tables import ASKED_LABELS
from ttdn.language import Text
from ttdn.model.reporting import RequiredPeriod
from ttdn.status.states import (
    MET_STATES,
    Assignment,
    State,
    Submission,
    SubmissionState,
    in_no_measure,
)
from ttdn.tables import Row, Table

MEASURE_CODES = {
    "completion": Text("việc có hạn", "work with a deadline"),
    "standing": Text("việc thường xuyên", "standing work"),
    "none": Text("không tính", "in none"),
}
_ASKED = {code: ASKED_LABELS[code] for code in ("required", "requested")}


def assignments(data: Data) -> Table:
    """One row for each item and unit that owes it."""
    rows = (_assignment(data, one) for one in data.status.assignments)
    return data.table("assignments", rows, state=State.labels(), measure=MEASURE_CODES)


def _assignment(data: Data, one: Assignment) -> Row:
    report = data.status.known.get(one.teller.id, {}).get(one.period) if one.period else None
    return {
        **data.unit_cells(one.unit),
        **data.item_cells(one.item.id),
        "state": one.state,
        "measure": coded(_measure(one), MEASURE_CODES),
        "is_met": one.state in MET_STATES,
        "deadline": one.deadline,
        "completed": one.result.completed if one.result else None,
        "days_late": _days_late(one, data.status.as_of),
        "times": len(one.occurrences) or None,
        "times_met": sum(time.is_met for time in one.occurrences) if one.occurrences else None,
        **(period_cells(one.period) if one.period else {}),
        "illustrative": bool(report and report.illustrative),
    }


def _measure(one: Assignment) -> str:
    if in_no_measure(one):
        return "none"
    return "standing" if one.deadline is None else "completion"


def _days_late(one: Assignment, as_of: date) -> int | None:
    """Days after the deadline, of what was done late and of what is overdue."""
    if one.state is State.DONE_LATE:
        completed = one.result.completed if one.result else None
        late = max((time.days_late for time in one.occurrences), default=0)
        return late or ((completed - one.deadline).days if completed and one.deadline else None)
    if one.state is State.OVERDUE and one.deadline:
        return (as_of - one.deadline).days
    return None


def submissions(data: Data) -> Table:
    """One row for each report that the plan asks of a unit in the time that is looked at."""
    return data.table("submissions", _submissions(data), asked=_ASKED, submission=SubmissionState.labels())


def _submissions(data: Data) -> Iterator[Row]:
    status = data.status
    beside = () if status.within.is_adhoc else status.plan.adhoc_reports
    for required in (*status.plan.required_within(status.within), *beside):
        for asked in _ASKED:
            for one in status.handed_in(required, requested=asked == "requested"):
                yield {"asked": coded(asked, _ASKED), **_submission(data, required, one)}


def _submission(data: Data, required: RequiredPeriod, one: Submission) -> Row:
    decided = one.excuse or one.extension
    arrived = one.sending.first_day if one.sending else None
    return {
        **data.head_cells(one.unit, required.period),
        "submission": one.state,
        "is_in": one.is_in,
        "last_day": data.plan.required_of(one.unit, required).last_day,
        "received": one.report.received if one.report else arrived,
        "days_late": one.days_late,
        "report_number": one.report.number if one.report else None,
        "decided_by": decided.document.called if decided else None,
        "illustrative": bool(one.report and one.report.illustrative),
    }
