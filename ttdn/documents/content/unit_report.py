"""What a unit's own report (báo cáo của đơn vị) says, from its YAML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ttdn.attribution import as_sentences, bare_reason
from ttdn.documents.content.names import (
    CommonNames,
    Content,
    Day,
    EvidenceNames,
    cited_in,
    common_names,
    evidence_names,
    next_words,
    taken,
)
from ttdn.figures import share_words, target_words
from ttdn.model.clauses import Item, cite
from ttdn.model.figure import Each, Figure, Per
from ttdn.model.issuing import Letterhead, Signature
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Person, Report, Result, Status
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.occurrences import ending_in, occurrences_of, window_name
from ttdn.phrases import figure_words, plainly, says_figure, section_title
from ttdn.status.states import Rate
from ttdn.timeline import everything_told, view
from ttdn.vietnamese import (
    area_in_sentence,
    enumerate_words,
    fold,
    format_count,
    format_date,
    within_sentence,
    without_end,
)

#: How a reason may begin that stands behind "vì".
_BECAUSE = re.compile(r"^(?:lý do|bởi vì|vì|do)\b[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The unit that reports."""

    issuer: str


@dataclass(frozen=True, slots=True)
class OfficerNames:
    """The officer in charge."""

    name: str
    position: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class ProgrammeNames:
    """A programme, scheme, project or plan sent for appraisal."""

    title: str
    called: str
    kind: str | None
    number: str | None
    sent: date | None
    appraised: date | None
    approved: date | None


@dataclass(frozen=True, slots=True)
class CourseNames:
    """A training course."""

    title: str
    date: Day
    organiser: str | None
    participants: int | None


@dataclass(frozen=True, slots=True)
class FundingNames:
    """The money of the period, in đồng."""

    allocated: int
    spent: int


@dataclass(frozen=True, slots=True)
class ReportNames:
    """The parts of the report that are no results of items."""

    focal_officer: OfficerNames | None
    programmes: tuple[ProgrammeNames, ...]
    training: tuple[CourseNames, ...]
    funding: FundingNames | None
    difficulties: tuple[str, ...]
    causes: tuple[str, ...]
    next_year: tuple[str, ...]
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultNames:
    """What the unit reports on one item."""

    id: str
    title: str
    helps: bool
    status: str
    standing: bool
    summary: str
    completed: date | None
    dates: str
    deadline: date | None
    days_late: int
    late_times: str
    reason: str
    figures: str
    evidence: tuple[EvidenceNames, ...]


@dataclass(frozen=True, slots=True)
class ResultSection:
    """A section of the plan in which the unit has results."""

    number: str
    title: str
    results: tuple[ResultNames, ...]


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure of the report."""

    item: str
    label: str
    unit: str
    amount: Amount
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReportNames(CommonNames):
    """The names of the template of a unit's report."""

    next_period: str
    unit: Issuer
    report: ReportNames
    sections: tuple[ResultSection, ...]
    figures: tuple[ReportedFigure, ...]
    funding_rate: Rate | None


def unit_report_content(plan: Plan, report: Report) -> Content[UnitReportNames]:
    """The report of one unit that passed the checks, as its head signs it."""
    receiving = view(plan, report.received, report.period)
    plan = everything_told(plan, report.date or report.received, report.period)
    report = report.model_copy(update={"period": plan.known(report.period)})
    unit = plan.units_by_id[report.unit]
    return Content(
        names=_names(plan, report),
        issuer=plan.full_name(unit),
        letterhead=unit_letterhead(receiving, unit, report.number, report.signer),
        as_of=report.date or report.received,
        illustrative=report.illustrative or plan.illustrative,
        number=report.number or "",
        dated=report.date,
        citing=cited_in(plan),
    )


def _names(plan: Plan, report: Report) -> UnitReportNames:
    order = list(plan.items)
    results = sorted(report.results, key=lambda result: order.index(result.item))
    funding = report.funding
    return UnitReportNames(
        **common_names(view(plan, report.date or report.received, report.period), report.period),
        next_period=next_words(report.period),
        unit=Issuer(plan.full_name(plan.units_by_id[report.unit])),
        report=report_names(report),
        sections=tuple(_result_sections(plan, report, results)),
        figures=tuple(
            ReportedFigure(
                plan.items[result.item].number,
                figure.label,
                figure.unit,
                amount,
                _target(plan, report.period, figure, amount),
            )
            for result in results
            for figure, amount in _figures(plan, result)
        ),
        funding_rate=Rate(funding.spent, funding.allocated) if funding else None,
    )


def report_names(report: Report) -> ReportNames:
    """The parts of a report that are no results of items."""
    spoken = ("difficulties", "causes", "next_year", "proposals")
    return taken(
        ReportNames,
        report,
        **{part: tuple(map(as_sentences, getattr(report, part))) for part in spoken},
        focal_officer=taken(OfficerNames, report.focal_officer) if report.focal_officer else None,
        programmes=tuple(taken(ProgrammeNames, programme) for programme in report.programmes),
        training=tuple(taken(CourseNames, course) for course in report.training),
        funding=taken(FundingNames, report.funding) if report.funding else None,
    )


def _result_sections(plan: Plan, report: Report, results: Sequence[Result]) -> Iterator[ResultSection]:
    """The results below the headings of their items."""
    for number, title, _ in plan.sections:
        own = [result for result in results if plan.heading_of(result.item) == number]
        if own:
            names = tuple(_result_names(plan, report, result) for result in own)
            yield ResultSection(cite(number), section_title(plan, without_end(title)), names)


def _result_names(plan: Plan, report: Report, result: Result) -> ResultNames:
    item, figures = plan.items[result.item], _figures(plan, result)
    due_days, measures = plan.due_days(item), [figure.unit for figure, _ in figures]
    deadline = due_days[0] if len(due_days) == 1 else None
    summary = as_sentences(plainly(plan, result.summary or "", measures)).rstrip(".")
    days = (result.completed - deadline).days if result.completed and deadline else 0
    return ResultNames(
        id=item.number,
        title=without_end(item.title),
        helps=any(helper.id == report.unit for helper in plan.helpers.get(item.id, ())),
        status=result.status.value,
        standing=not due_days,
        summary=summary,
        completed=result.completed,
        dates=_on_days(sorted(result.dates)),
        deadline=deadline,
        days_late=max(0, days),
        late_times=_late_times(plan, report, item) if result.status is Status.DONE else "",
        reason=_BECAUSE.sub("", within_sentence(bare_reason(result.reason or "").rstrip(" ."))),
        figures=figure_words([one for one in figures if one[1] and not says_figure(summary, *one)]),
        evidence=tuple(map(evidence_names, result.evidence)),
    )


def _late_times(plan: Plan, report: Report, item: Item) -> str:
    """``quý I chậm 05 ngày``: the times of its recurring work within its period that a unit reports late."""
    owners = item.owners.read if item.owners else ()
    windows = [
        one
        for one in ending_in(plan.windows(item), report.period)
        if report.unit in {unit.id for unit in plan.resolve(owners, one.last)}
    ]
    times = occurrences_of(item, windows, [report], []) if windows and plan.is_recurring(item) else ()
    told = [
        f"{window_name(item, one.window).vi} chậm {format_count(one.days_late)} ngày"
        for one in times
        if one.days_late
    ]
    return enumerate_words(told)


def _on_days(days: Sequence[date]) -> str:
    words = enumerate_words([format_date(day) for day in days])
    return f"{'các ' * (len(days) > 1)}ngày {words}" if days else ""


def _target(plan: Plan, period: Period, figure: Figure, amount: Amount) -> str:
    """``mỗi đơn vị ít nhất 20 buổi trong năm; đạt 12/20, bằng 60,00%``, where the report can tell how far."""
    target = figure.target
    if target is None:
        return ""
    words = target_words(figure.unit, target).vi
    periods = [required.period for required in plan.required_periods]
    held = [plan.period] if target.each is Each.YEAR else periods
    if target.per is Per.PLAN or period not in held or figure.is_percentage:
        return words
    return f"{words}; đạt {share_words(amount, target.amount).vi}"


def _figures(plan: Plan, result: Result) -> Sequence[tuple[Figure, Amount]]:
    return [(plan.figures_by_id[name], amount) for name, amount in result.figures.items()]


_DEPUTY = re.compile(r"phó\s+(.+)", re.IGNORECASE | re.DOTALL)
_ACTING = re.compile(r"quyền\s+(.+)", re.IGNORECASE | re.DOTALL)
#: Words that are not counted in the abbreviation of an agency's name.
_JOINING = frozenset({"va", "cua", "-", "cac"})
_HEAD = "THỦ TRƯỞNG ĐƠN VỊ"


def unit_letterhead(
    plan: Plan, unit: Unit, number: str | None = None, signer: Person | None = None
) -> Letterhead:
    """What the unit's own report carries.

    Args:
        plan: Its settings: ``documents.unit_report``, and ``letterhead`` of the unit's kind and of the unit.
        unit: Who issues the report.
        number: Number and code of the report where they are known; the code is then taken from it.
        signer: Who signs, where that is known: a deputy signs for the head ("KT."), an acting head as such
            ("Q.", NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.7).
    """
    settings, fill = plan.letterhead_of(unit), partial(plan.with_name, unit)
    code = number.partition("/")[2] if number else ""
    authority = [fill(line).upper() for line in settings.authority or (_HEAD,)]
    return Letterhead(
        superior=fill(settings.superior).upper() if settings.superior else None,
        agency=tuple(
            part.upper()
            for line in settings.agency or ("{name}",)
            for part in _before_the_place(fill(line), plan.authority.area)
        ),
        symbol=code or settings.symbol or f"BC-{abbreviate(unit.name)}",
        place=fill(settings.place) if settings.place else plan.documents.summary.place,
        addressees=tuple(map(fill, settings.addressees)) or (_addressee(plan, unit),),
        signature=Signature(authority=_sign(authority, signer), name=signer.name if signer else None),
        recipients=tuple(map(fill, settings.recipients or ("Như trên", "Lưu: VT"))),
    )


def _before_the_place(line: str, area: str) -> tuple[str, ...]:
    """A line of the head, broken where a body's name ends and its place begins."""
    body = line.removesuffix(f" {area_in_sentence(area)}")
    return (line,) if body == line else (body, area)


def abbreviate(name: str) -> str:
    """The capital first letters of an agency's name: ``Phòng Giáo dục và Đào tạo`` → ``PGDĐT``."""
    return "".join(word[0].upper() for word in name.split() if fold(word) not in _JOINING)


def _addressee(plan: Plan, unit: Unit) -> str:
    """Whom the plan has reports sent to, and through whom."""
    to_authority = fold(plan.reporting.to) == fold(plan.authority.short) or plan.is_sent_to(unit.id)
    whom = plan.authority.name if to_authority else plan.reporting.to
    return whom if plan.reporting.through == unit.id else whom + plan.by_way_of


def _sign(authority: Sequence[str], signer: Person | None) -> tuple[str, ...]:
    """The lines above the signature; ``authority`` ends with the post of the head."""
    *before, head = authority
    position = " ".join((signer.position or "").split()) if signer else ""
    if deputy := _DEPUTY.fullmatch(position):
        post = _post(deputy[1], head)
        return (*before, f"KT. {post}", f"PHÓ {post}")
    if acting := _ACTING.fullmatch(position):
        return (*before, f"Q. {_post(acting[1], head)}")
    return (*before, _post(position, head) if position else head)


def _post(position: str, head: str) -> str:
    """In capitals; what is added to the head's ("Chủ tịch UBND phường") stands in the agency's name."""
    return head if fold(position).startswith(fold(head)) else position.upper()
