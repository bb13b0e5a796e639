"""What units reported: their reports, and what stands in them."""

from collections.abc import Iterator
from datetime import date

from ttdn.exporting.data import Data, coded, listed
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.report import OPINION_LABELS, STATUS_LABELS, Report, Result
from ttdn.tables import Row, Table
from ttdn.vietnamese import fold, format_date

_PERIOD_KINDS = {
    "year": Text("năm", "year"),
    "half": Text("6 tháng", "half-year"),
    "nine": Text("9 tháng", "nine months"),
    "quarter": Text("quý", "quarter"),
    "month": Text("tháng", "month"),
    "adhoc": Text("đột xuất", "ad hoc"),
}


def reports(data: Data) -> Table:
    """One row for each valid report."""
    return data.table("reports", _reports(data), period_kind=_PERIOD_KINDS)


def _reports(data: Data) -> Iterator[Row]:
    counted = {(one.unit, one.period) for own in data.status.reports.values() for one in own}
    for unit, period, one in data.reports:
        first, last = data.plan.data_days(period)
        yield {
            **data.head_cells(unit, period),
            "period_kind": coded(period.kind, _PERIOD_KINDS),
            "period_starts": first,
            "period_ends": last,
            "report_number": one.number,
            "dated": one.date,
            "received": one.received,
            "accepted": one.accepted,
            "items_told": len(one.results),
            "counts": (unit, period) in counted,
            "illustrative": one.illustrative,
        }


def results(data: Data) -> Table:
    """One row for each item on which a report says something."""
    rows = (
        {
            **_result_cells(data, unit, period, report, result),
            "status": result.status,
            "summary": result.summary,
            "completed": result.completed,
            "days_done": listed(map(format_date, result.dates)),
            "reason": result.reason,
            "evidence_count": len(result.evidence),
            "received": report.received,
        }
        for unit, period, report, result in all_results(data)
    )
    return data.table("results", rows, status=STATUS_LABELS)


def all_results(data: Data) -> Iterator[tuple[str, Period, Report, Result]]:
    """Each result with its unit, its period and its report."""
    for unit, period, report in data.reports:
        yield from ((unit, period, report, result) for result in report.results)


def _result_cells(data: Data, unit: str, period: Period, report: Report, result: Result) -> Row:
    """Whose result it is, on which item, and whether it counts."""
    return {
        **data.head_cells(unit, period),
        **data.item_cells(result.item),
        "counts": (unit, period, result.item) in data.counted,
        "illustrative": report.illustrative,
    }


def evidence(data: Data) -> Table:
    """One row for each thing that was given as proof."""
    rows = (
        {
            **_result_cells(data, unit, period, report, result),
            "evidence_title": proof.title,
            "document_number": proof.number,
            "link": proof.link,
            "file": proof.file,
        }
        for unit, period, report, result in all_results(data)
        for proof in result.evidence
    )
    return data.table("evidence", rows)


def programmes(data: Data) -> Table:
    """The programmes sent for appraisal in the time that is looked at, each once."""
    rows = (
        {
            **data.unit_cells(unit),
            "programme": one.title,
            "programme_kind": one.kind,
            "document_number": one.number,
            "sent": one.sent,
            "appraised": one.appraised,
            "approved": one.approved,
            "illustrative": any(report.illustrative for report in data.status.received[unit.id].values()),
        }
        for unit, one in data.status.programmes
    )
    return data.table("programmes", rows)


def training(data: Data) -> Table:
    """What units say of training courses."""
    return data.table("training", _training(data))


def _training(data: Data) -> Iterator[Row]:
    first: dict[tuple[str, date, str], tuple[Period, int]] = {}
    # The longest report of a unit speaks first, as elsewhere.
    for unit, period, report in sorted(data.reports, key=_longest_first):
        for place, one in enumerate(report.training):
            if period in data.status.received.get(unit, {}):
                first.setdefault((unit, one.date, fold(one.title)), (period, place))
    for unit, period, report in data.reports:
        for place, one in enumerate(report.training):
            yield {
                **data.head_cells(unit, period),
                "course": one.title,
                "held": one.date,
                "organiser": one.organiser,
                "participants": one.participants,
                "counts": first.get((unit, one.date, fold(one.title))) == (period, place),
                "illustrative": report.illustrative,
            }


def _longest_first(told: tuple[str, Period, Report]) -> tuple[int, int]:
    first, last = told[1].months
    return first - last, told[1].number


def remarks(data: Data) -> Table:
    """Difficulties, causes, proposals, next year's work: one a row."""
    rows = (
        {
            **data.head_cells(unit, period),
            "part": coded(part, OPINION_LABELS),
            "remark": passage,
            "illustrative": report.illustrative,
        }
        for unit, period, report in data.reports
        for part in OPINION_LABELS
        for passage in getattr(report, part)
    )
    return data.table("remarks", rows, part=OPINION_LABELS)
