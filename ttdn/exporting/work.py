"""Where the work stands: each item with each unit that owes it, and whether the reports are in."""

from collections.abc import Iterator
from datetime import date

from ttdn.exporting.columns import ITEM, PERIOD, Data, Row, choice, coded, count, day, name, yes_no
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
from ttdn.tables import Table, Value

MEASURE_CODES = {
    "completion": Text("việc có hạn", "work with a deadline"),
    "standing": Text("việc thường xuyên", "standing work"),
    "none": Text("không tính", "in none"),
}
_ASKED = {code: ASKED_LABELS[code] for code in ("required", "requested")}


def assignments(data: Data) -> Table:
    """One row for each item and unit that owes it."""
    return data.table(
        "assignments",
        Text("Việc được giao", "Assignments"),
        Text(
            "Mỗi dòng một mục của một đơn vị phải làm, với trạng thái đến ngày tính; như 'ttdn status'.",
            "One row for each item and each unit that owes it, with its state on the day; as 'ttdn status'.",
        ),
        (
            *data.unit,
            *ITEM,
            choice(
                "state",
                Text("Trạng thái", "State"),
                Text("Trạng thái của việc đến ngày tính.", "The state of the work on the day."),
                State.labels(),
                26,
            ),
            choice(
                "measure",
                Text("Tính vào", "Measure"),
                Text(
                    "Việc có hạn và việc thường xuyên tính riêng; không phát sinh, chưa hỏi thì không tính.",
                    "Work with a deadline and standing work are never mixed; what did not arise or was not "
                    "asked is in none.",
                ),
                MEASURE_CODES,
                16,
            ),
            yes_no(
                "is_met",
                Text("Đạt", "Is met"),
                Text(
                    "Có: đã hoàn thành (việc có hạn), đã thực hiện trong kỳ (việc thường xuyên).",
                    "True: done (work with a deadline), carried out in the period (standing work).",
                ),
            ),
            day(
                "deadline", Text("Hạn", "Deadline"), Text("Ngày cuối còn đúng hạn.", "The last day on time.")
            ),
            day(
                "completed",
                Text("Ngày hoàn thành", "Completed"),
                Text("Ngày hoàn thành đơn vị báo cáo.", "The day of completion, as the unit has it."),
            ),
            count(
                "days_late",
                Text("Số ngày quá hạn", "Days late"),
                Text(
                    "Hoàn thành quá hạn, hoặc đến ngày tính vẫn chưa xong: bao nhiêu ngày sau hạn.",
                    "Done late or still not done on the day: days after the last day on time.",
                ),
            ),
            count(
                "times",
                Text("Số đợt", "Times"),
                Text("Việc nhiều đợt: số đợt phải làm.", "Of recurring work: how many times it is owed."),
            ),
            count(
                "times_met",
                Text("Số đợt đã làm", "Times met"),
                Text("Trong đó số đợt đã làm.", "How many of them were done."),
            ),
            *PERIOD,
        ),
        (_assignment(data, one) for one in data.status.assignments),
    )


def _assignment(data: Data, one: Assignment) -> Row:
    report = data.status.known.get(one.teller.id, {}).get(one.period) if one.period else None
    cells = (
        *data.unit_cells(one.unit),
        *data.item_cells(one.item.id),
        one.state,
        coded(_measure(one), MEASURE_CODES),
        one.state in MET_STATES,
        one.deadline,
        one.result.completed if one.result else None,
        _days_late(one, data.status.as_of),
        len(one.occurrences) or None,
        sum(time.is_met for time in one.occurrences) if one.occurrences else None,
        *((str(one.period), one.period.label) if one.period else (None, None)),
    )
    return cells, bool(report and report.illustrative)


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
    return data.table(
        "submissions",
        Text("Nộp báo cáo", "Submissions"),
        Text(
            "Mỗi dòng một báo cáo mà kế hoạch yêu cầu một đơn vị gửi: đã nộp chưa, đúng hạn không.",
            "One row for each report that the plan asks of a unit: whether it is in, and on time.",
        ),
        (
            *data.unit,
            *PERIOD,
            choice(
                "asked",
                Text("Chế độ", "Asked"),
                Text("Phải báo cáo hay được đề nghị.", "Whether it must report, or is only asked to."),
                _ASKED,
            ),
            choice(
                "submission",
                Text("Tình trạng nộp", "Submission"),
                Text("Báo cáo đã nộp, muộn, chưa nộp …", "Whether it is in, late, missing …"),
                SubmissionState.labels(),
                22,
            ),
            yes_no(
                "is_in", Text("Đã nộp", "Is in"), Text("Đã có báo cáo hợp lệ.", "A valid report is there.")
            ),
            day(
                "last_day",
                Text("Hạn nộp", "Last day"),
                Text("Ngày cuối còn đúng hạn của đơn vị này.", "The last day on time, for this unit."),
            ),
            day(
                "received",
                Text("Ngày nhận", "Received"),
                Text("Ngày nhận lần đầu.", "The day on which it came first."),
            ),
            count(
                "days_late",
                Text("Số ngày muộn", "Days late"),
                Text("Số ngày sau hạn nộp.", "Days after the last day."),
            ),
            name(
                "report_number",
                Text("Số báo cáo", "Number of the report"),
                Text("Số, ký hiệu của văn bản báo cáo.", "The number of the report as a document."),
                16,
            ),
            name(
                "decided_by",
                Text("Gia hạn, miễn theo", "Decided by"),
                Text(
                    "Văn bản cho nộp muộn hơn hoặc miễn báo cáo.",
                    "The document that gave more time or let it off.",
                ),
                22,
            ),
        ),
        _submissions(data),
    )


def _submissions(data: Data) -> Iterator[Row]:
    status = data.status
    beside = () if status.within.is_adhoc else status.plan.adhoc_reports
    for required in (*status.plan.required_within(status.within), *beside):
        for asked in _ASKED:
            for one in status.handed_in(required, requested=asked == "requested"):
                cells = data.head_cells(one.unit, required.period)
                is_example = bool(one.report and one.report.illustrative)
                yield (*cells, coded(asked, _ASKED), *_submission(data, required, one)), is_example


def _submission(data: Data, required: RequiredPeriod, one: Submission) -> tuple[Value, ...]:
    decided = one.excuse or one.extension
    arrived = one.sending.first_day if one.sending else None
    return (
        one.state,
        one.is_in,
        data.plan.required_of(one.unit, required).last_day,
        one.report.received if one.report else arrived,
        one.days_late,
        one.report.number if one.report else None,
        decided.document.called if decided else None,
    )
