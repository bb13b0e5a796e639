"""The receipt of a form that was taken: everything that was read of it, so that its unit can compare."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ttdn.checks.asked import only_asked
from ttdn.diagnostics import Severity
from ttdn.documents.content.names import CommonNames, Content, common_names, taken, working_paper
from ttdn.documents.content.unit_report import (
    CourseNames,
    FundingNames,
    OfficerNames,
    ProgrammeNames,
    report_names,
)
from ttdn.figures import target_words
from ttdn.forms.collected import Collected
from ttdn.forms.columns import CONFIRMATION, OPINIONS
from ttdn.grouping import grouped
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.figure import Total
from ttdn.model.plan import Plan
from ttdn.model.report import STATUS_LABELS, Evidence, Report, Result
from ttdn.model.roster import Unit
from ttdn.occurrences import outside_words
from ttdn.timeline import everything, view
from ttdn.vietnamese import measured, without_end


@dataclass(frozen=True, slots=True)
class ChangeNames:
    """Something that the version before said otherwise."""

    item: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ReceivedResult:
    """What was read of one item."""

    id: str
    title: str
    status: str
    summary: str
    completed: date | None
    dates: tuple[date, ...]
    reason: str
    figures: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceivedOpinions:
    """A part of the report in which the unit speaks for itself."""

    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNames(CommonNames):
    """The names of the template of a receipt."""

    unit: str
    office: str
    number: str
    dated: date | None
    signer: OfficerNames | None
    first: date
    received: date
    file: str
    unconfirmed: str
    shares: str
    counts: str
    results: tuple[ReceivedResult, ...]
    totals: tuple[str, ...]
    not_asked: tuple[str, ...]
    officer: OfficerNames | None
    programmes: tuple[ProgrammeNames, ...]
    training: tuple[CourseNames, ...]
    funding: FundingNames | None
    opinions: tuple[ReceivedOpinions, ...]
    changes: tuple[ChangeNames, ...]
    corrections: tuple[str, ...]
    notices: tuple[str, ...]


def receipt_content(sent: Collected, report: Report, unit: Unit, plan: Plan) -> Content[ReceiptNames]:
    """The receipt of a form: of the report that it has made, and of what was said of it."""
    whole = everything(plan)
    period, report = whole.known(report.period), only_asked(report, whole)
    seen = view(whole, report.received, period)
    # What corrects a report moves none of its days.
    came = sent.taken_on if sent.changes else None
    received = max(report.last_received, came or report.last_received)
    order, parts = list(whole.items), report_names(report)

    def place(result: Result) -> int:
        return order.index(result.item) if result.item in order else len(order)

    return working_paper(
        ReceiptNames(
            **common_names(seen, period),
            unit=sent.called,
            office=seen.collector or seen.reporting.to,
            number=report.number or "",
            dated=report.date,
            signer=taken(OfficerNames, report.signer) if report.signer else None,
            first=report.received,
            received=received,
            # Without its folder: put in once more from another one, it gets the same receipt.
            file=sent.file.rpartition("/")[2],
            unconfirmed=CONFIRMATION.lines["confirmed"].label if sent.is_unconfirmed else "",
            shares=_shares(report, seen, unit),
            counts=_counts(report),
            results=tuple(_result(result, whole) for result in sorted(report.results, key=place)),
            totals=tuple(_totals(report, whole)),
            not_asked=tuple(_named(whole, item) for item in report.not_asked),
            opinions=tuple(_opinions(report)),
            changes=tuple(ChangeNames(*change) for change in sent.changes),
            corrections=tuple(_told(sent, Severity.ERROR)),
            notices=tuple(_told(sent, Severity.WARNING)),
            officer=parts.focal_officer,
            programmes=parts.programmes,
            training=parts.training,
            funding=parts.funding,
        ),
        plan,
        received,
        illustrative=report.illustrative or plan.illustrative,
    )


def _shares(report: Report, plan: Plan, unit: Unit) -> str:
    """How many of the items that a unit owes in the period it reports on, and how many others.

    The parts add up to all results.
    """
    own = {number: item for number, item in plan.owed.get(unit.id, {}).items() if not item.reported_apart}
    owed = {number for number, item in own.items() if plan.asks_of(unit, item, report.period)}
    others = [result.item for result in report.results if result.item not in owed]
    shares = [f"{len(report.results) - len(others)}/{len(owed)} mục được giao"] if owed else []
    outside = [own[number] for number in others if number in own]
    counts = Counter(outside_words(plan.windows(item), plan.known(report.period)).vi for item in outside)
    shares += [f"{count} mục được giao nhưng {words}" for words, count in counts.items()]
    helped = sum(unit in plan.helpers.get(number, ()) for number in others)
    parts = {"mục phối hợp": helped, "mục khác": len(others) - len(outside) - helped}
    return ", ".join((*shares, *(f"{count} {words}" for words, count in parts.items() if count)))


def _counts(report: Report) -> str:
    counts = Counter(result.status for result in report.results)
    return "; ".join(
        f"{label.vi}: {counts[status]}" for status, label in STATUS_LABELS.items() if counts[status]
    )


def _result(result: Result, plan: Plan) -> ReceivedResult:
    item, catalogue = plan.items.get(result.item), plan.figures_by_id
    return ReceivedResult(
        id=item.number if item else result.item,
        title=without_end(item.title) if item else "",
        status=result.status.label.vi,
        summary=(result.summary or "").rstrip(" ."),
        completed=result.completed,
        dates=tuple(sorted(result.dates)),
        reason=(result.reason or "").rstrip(" ."),
        figures=tuple(
            f"{catalogue[name].label}: {measured(amount, catalogue[name].unit)}"
            for name, amount in result.figures.items()
            if name in catalogue
        ),
        evidence=tuple(map(_evidence_words, result.evidence)),
    )


def _evidence_words(evidence: Evidence) -> str:
    """All that was read of it: the unit has the file whose name it gave."""
    number = f"số {evidence.number}" if evidence.number and evidence.number not in evidence.title else ""
    file = f"tệp {evidence.file}" if evidence.file else ""
    more = ", ".join(filter(None, (number, evidence.link, file)))
    return f"{evidence.title.rstrip(' .;')}{f' ({more})' if more else ''}"


def _totals(report: Report, plan: Plan) -> Iterator[str]:
    """The figures, those of several items put together; nothing where each stands beside its item."""
    given = grouped(told for result in report.results for told in result.figures.items())
    if not any(figure.target or len(given[figure.id]) > 1 for figure in plan.figures if figure.id in given):
        return
    for figure in plan.figures:
        amounts = given.get(figure.id, [])
        target = f" (chỉ tiêu {target_words(figure.unit, figure.target).vi})" if figure.target else ""
        for amount in [sum(amounts)] if amounts and figure.total is Total.SUM else amounts:
            yield f"{figure.label}: {measured(amount, figure.unit)}{target}"


def _named(plan: Plan, item: str) -> str:
    found = plan.items.get(item)
    return f"{found.number} ({without_end(found.title)})" if found else item


def _opinions(report: Report) -> Iterator[ReceivedOpinions]:
    for part in OPINIONS:
        rows = tuple(words.rstrip(" .;") for words in getattr(report, part.name))
        if rows:
            yield ReceivedOpinions(FIELD_WORDS["Report", part.name][0], rows)


def _told(sent: Collected, severity: Severity) -> Iterator[str]:
    for found in sent.findings:
        if found.severity is severity:
            place, hint = found.location, f" {found.hint.vi}" if found.hint else ""
            where = f"trang {place.sheet}, ô {place.cell}: " if severity is Severity.ERROR else ""
            yield f"{where}{found.message.vi}{hint}"
