"""What the authority's summary report (báo cáo tổng hợp) says."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ttdn.attribution import as_sentences, name_few
from ttdn.comparison import Comparison
from ttdn.documents.content.assessment import (
    Assessment,
    ComparisonTable,
    OverallFigures,
    assess,
    comparison_table,
    overall_figures,
)
from ttdn.documents.content.items import (
    Column,
    ItemNames,
    SectionNames,
    Tally,
    section_names,
    state_columns,
    tally,
    word_columns,
)
from ttdn.documents.content.names import (
    CommonNames,
    Content,
    Day,
    common_names,
    issued,
    label_annexes,
    next_words,
    sender,
    taken,
)
from ttdn.documents.content.recurring import TimeNames, time_names
from ttdn.documents.content.results import as_asked
from ttdn.documents.content.submissions import Submissions, submission_names
from ttdn.documents.content.working_papers import chosen_opinions
from ttdn.figures import FigureTotal, reach_words
from ttdn.model.edits import Edits
from ttdn.model.figure import Total
from ttdn.model.plan import Plan
from ttdn.model.report import Programme
from ttdn.model.roster import UnitKind
from ttdn.model.scalars import Amount
from ttdn.phrases import beginning, help_words, share_out, wanted_words
from ttdn.status import Status
from ttdn.status.states import Rate

#: What is chosen of the units' own sentences, and where it is said.
_CHOSEN = {
    "difficulties": "shortcomings",
    "causes": "causes",
    "next_year": "directions",
    "proposals": "proposals",
}


@dataclass(frozen=True, slots=True)
class EditedParts:
    """What the specialist has written for the summary (phần biên tập)."""

    situation: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that a unit has sent."""

    period: str
    number: str
    received: date


@dataclass(frozen=True, slots=True)
class Reporter:
    """A unit that has reported."""

    number: int
    unit: str
    reports: tuple[SentReport, ...]


@dataclass(frozen=True, slots=True)
class PartLeads:
    """The sentences with which parts begin, as the specialist has written them."""

    programmes: str = ""
    focal_officer: str = ""
    training: str = ""
    funding: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeOfUnit:
    """A programme, scheme, project or plan that a unit has sent for appraisal."""

    unit: str
    title: str
    number: str | None
    appraised: date | None
    approved: date | None


@dataclass(frozen=True, slots=True)
class CourseOfUnits:
    """A training course, once for all units that held or attended it."""

    title: str
    date: Day
    units: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """The money of one kind of unit, in đồng."""

    allocated: int
    spent: int


@dataclass(frozen=True, slots=True)
class FundingOfUnits:
    """The money of all units, in đồng."""

    units: int
    allocated: int
    spent: int


@dataclass(frozen=True, slots=True)
class UnitAmount:
    """What one unit reported of a figure."""

    unit: str
    period: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure under one item, put together over the units."""

    item: str
    label: str
    unit: str
    by_kind: tuple[Amount | None, ...]
    total: Amount | None
    units: int
    averaged: bool
    helped: str
    target: str
    reach: str
    apart: tuple[UnitAmount, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes in their order, each as it is cited: ``Phụ lục II``; empty where it has no content."""

    summary: str
    items: str
    reports: str
    figures: str
    comparison: str
    details: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryNames(CommonNames):
    """The names of the summary's template."""

    sender: str
    asked_period: str
    next_period: str
    as_of: date
    reports: int
    shorter_reports: int
    reporting_units: int
    excluded: tuple[str, ...]
    edits: EditedParts
    leads: PartLeads
    sections: tuple[SectionNames, ...]
    total: Tally
    owed_items: int
    outside_items: int
    owing_units: int
    columns: tuple[Column, ...]
    states: tuple[Column, ...]
    times: tuple[TimeNames, ...]
    annexes: Annexes
    required: Submissions
    requested: Submissions
    reporters: tuple[Reporter, ...]
    focal_officers: str
    programmes: tuple[ProgrammeOfUnit, ...]
    appraisal: str
    training: tuple[CourseOfUnits, ...]
    funding: FundingOfUnits
    funding_rate: Rate
    funding_by_kind: tuple[Amounts | None, ...]
    kinds: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    overall: OverallFigures
    comparison: ComparisonTable
    prepared: Assessment


def summary_content(  # noqa: PLR0913 - what a summary is made of
    status: Status,
    excluded: Sequence[str] = (),
    edits: Edits | None = None,
    comparisons: Sequence[Comparison] = (),
    *,
    faulty: Collection[str] | None = None,
    details: bool = True,
) -> Content[SummaryNames]:
    """The summary report of a status.

    Args:
        status: What is reported.
        excluded: Names of units whose reports were left out because they have errors.
        edits: What the specialist has written for it.
        comparisons: Its figures beside those of other periods.
        faulty: Those of ``excluded`` of which that is the report on the period itself; None: all.
        details: Whether what units did in particular, and the body does not say, is an annex.
    """
    faulty = excluded if faulty is None else faulty
    return issued(
        _names(status, excluded, edits, comparisons, faulty=faulty, details=details),
        status.plan,
        status.plan.documents.summary,
        status.as_of,
        illustrative=status.illustrative or any(one.illustrative for one in comparisons),
    )


def _names(  # noqa: PLR0913 - the same
    status: Status,
    excluded: Sequence[str],
    edits: Edits | None,
    comparisons: Sequence[Comparison],
    *,
    faulty: Collection[str],
    details: bool,
) -> SummaryNames:
    plan, funding, sections = status.plan, status.funding, section_names(status, edits)
    items = [item for section in sections for item in section.items]
    total, kinds = tally(as_asked(plan, status.assignments)), _reporting_kinds(status)
    return SummaryNames(
        **common_names(plan, status.period),
        sender=sender(plan, plan.documents.summary),
        asked_period=(status.required.period if status.required else status.period).label.vi,
        next_period=next_words(status.period),
        as_of=status.as_of,
        reports=sum(map(len, status.reports.values())),
        shorter_reports=sum(one.period != status.period for own in status.reports.values() for one in own),
        reporting_units=len(status.reports),
        excluded=tuple(excluded),
        edits=_edited(status, edits) if edits else EditedParts(),
        leads=PartLeads(**_leads(edits)) if edits else PartLeads(),
        sections=sections,
        total=total,
        owed_items=sum(bool(item.tally.owed) for item in items),
        outside_items=sum(map(status.is_outside, plan.items.values())),
        owing_units=len(status.by_unit),
        columns=word_columns(sections),
        states=state_columns(total),
        times=tuple(time_names(status, as_asked(plan, status.assignments))),
        annexes=_annexes(status, items, kinds, comparisons, details=details),
        required=submission_names(plan, status.submissions, faulty, excused=status.excused),
        requested=submission_names(plan, status.requested, faulty, "cơ quan, tổ chức"),
        reporters=_reporters(status),
        focal_officers=_officers(status.focal_officers),
        programmes=tuple(
            taken(ProgrammeOfUnit, sent, unit=plan.called(unit), title=sent.called)
            for unit, sent in status.programmes
        ),
        appraisal=_appraisal([sent for _, sent in status.programmes]),
        training=_training(status),
        funding=taken(FundingOfUnits, funding),
        funding_rate=Rate(funding.spent, funding.allocated),
        funding_by_kind=tuple(
            Amounts(*pair) if (pair := funding.by_kind.get(kind.id)) else None for kind in kinds
        ),
        kinds=tuple(kind.title for kind in kinds),
        figures=_figures(status, kinds),
        overall=overall_figures(status, comparisons),
        comparison=comparison_table(comparisons, status.within),
        prepared=assess(status, comparisons),
    )


def _reporting_kinds(status: Status) -> tuple[UnitKind, ...]:
    """The kinds of unit that have reported figures or money."""
    given = {kind for total in status.figures for kind in total.by_kind}
    if status.plan.funding:
        given |= status.funding.by_kind.keys()
    return tuple(kind for kind in status.plan.unit_kinds if kind.id in given)


def _annexes(
    status: Status,
    items: Sequence[ItemNames],
    kinds: Sequence[UnitKind],
    comparisons: Sequence[Comparison],
    *,
    details: bool,
) -> Annexes:
    filled = {
        "summary": True,
        "items": any(item.tabled for item in items),
        "reports": status.submissions or status.requested or status.excused or status.reports,
        "figures": kinds or status.figures,
        "comparison": comparisons,
        "details": details and any(item.told.details for item in items),
    }
    return Annexes(**label_annexes(filled))


def _reporters(status: Status) -> tuple[Reporter, ...]:
    return tuple(
        Reporter(
            number,
            status.plan.name_of(unit),
            tuple(
                SentReport(report.period.label.vi, report.number or "", report.received) for report in reports
            ),
        )
        for number, (unit, reports) in enumerate(status.reports.items(), start=1)
    )


def _edited(status: Status, edits: Edits) -> EditedParts:
    """What the specialist wrote, and behind it what was chosen of the units' own sentences."""
    chosen = {_CHOSEN[part]: words for part, words in chosen_opinions(status, edits).items()}
    written = {name: map(as_sentences, getattr(edits, name)) for name in EditedParts.__annotations__}
    return EditedParts(**{name: (*own, *chosen.get(name, ())) for name, own in written.items()})


def _leads(edits: Edits) -> dict[str, str]:
    written = {part: edits.leads.get(part) for part in PartLeads.__annotations__}
    return {part: as_sentences(words) for part, words in written.items() if words}


def _officers(named: Rate) -> str:
    """``17/44 đơn vị đã bố trí cán bộ phụ trách, 27 đơn vị chưa báo cáo việc bố trí``."""
    parts = (
        (named.part, "phải báo cáo đã bố trí cán bộ phụ trách"),
        (named.whole - named.part, "chưa báo cáo việc bố trí"),
    )
    return share_out(named.whole, parts, "đơn vị") if named.part else ""


def _appraisal(programmes: Sequence[Programme]) -> str:
    """``4/7 văn bản đã được phê duyệt, 03 văn bản chưa có ý kiến thẩm định``."""
    approved = sum(one.approved is not None for one in programmes)
    appraised = sum(one.appraised is not None and one.approved is None for one in programmes)
    parts = (
        (approved, "đã được phê duyệt"),
        (appraised, "đã được thẩm định, chưa phê duyệt"),
        (len(programmes) - approved - appraised, "chưa có ý kiến thẩm định"),
    )
    return share_out(len(programmes), parts, "văn bản")


def _training(status: Status) -> tuple[CourseOfUnits, ...]:
    return tuple(
        CourseOfUnits(
            beginning(course.training.title.rstrip(" .;")),
            course.training.date,
            name_few(list(map(status.plan.called, course.units))),
        )
        for course in status.courses
    )


def _figures(status: Status, kinds: Sequence[UnitKind]) -> tuple[FigureRow, ...]:
    return tuple(
        taken(
            FigureRow,
            total,
            item=total.item.number,
            label=total.figure.label,
            unit=total.figure.unit,
            by_kind=tuple(total.by_kind.get(kind.id) for kind in kinds),
            averaged=total.figure.is_averaged,
            helped=help_words(total),
            target=wanted_words(total.figure.unit, target) if (target := total.figure.target) else "",
            reach=reach_words(total).vi,
            apart=tuple(_apart(status.plan, total)) if total.figure.total is Total.NONE else (),
        )
        for total in status.figures
    )


def _apart(plan: Plan, total: FigureTotal) -> Iterator[UnitAmount]:
    for unit, given in (*total.given.items(), *total.helped.items()):
        for period, amount in given:
            yield UnitAmount(plan.name_of(unit), period.label.vi, amount)
