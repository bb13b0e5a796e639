"""What the authority's summary report (báo cáo tổng hợp) says."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

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
    cited_in,
    common_names,
    issuer_of,
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

    situation: Annotated[tuple[str, ...], "Tình hình chung", "The situation"] = ()
    strengths: Annotated[tuple[str, ...], "Ưu điểm", "Strengths"] = ()
    shortcomings: Annotated[tuple[str, ...], "Tồn tại, hạn chế", "Shortcomings"] = ()
    causes: Annotated[tuple[str, ...], "Nguyên nhân", "Causes"] = ()
    directions: Annotated[tuple[str, ...], "Phương hướng, nhiệm vụ", "Directions"] = ()
    proposals: Annotated[tuple[str, ...], "Kiến nghị, đề xuất", "Proposals"] = ()


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that a unit has sent."""

    period: Annotated[str, "Kỳ báo cáo", "Its period, in words"]
    number: Annotated[str, "Số, ký hiệu; trống nếu chưa có", "Its number and code; empty without one"]
    received: Annotated[date, "Ngày nhận", "The day of receipt"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A unit that has reported."""

    number: Annotated[int, "Số thứ tự", "Its place in the list"]
    unit: Annotated[str, "Tên đơn vị", "The unit's name"]
    reports: Annotated[tuple[SentReport, ...], "Các báo cáo đã gửi", "The reports that it has sent"]


@dataclass(frozen=True, slots=True)
class PartLeads:
    """The sentences with which parts begin, as the specialist has written them."""

    programmes: Annotated[str, "Về văn bản", "On programmes"] = ""
    focal_officer: Annotated[str, "Về cán bộ phụ trách", "On the officer in charge"] = ""
    training: Annotated[str, "Về tập huấn", "On training"] = ""
    funding: Annotated[str, "Về kinh phí", "On money"] = ""


@dataclass(frozen=True, slots=True)
class ProgrammeOfUnit:
    """A programme, scheme, project or plan that a unit has sent for appraisal."""

    unit: Annotated[str, "Tên đơn vị", "The unit's name"]
    title: Annotated[str, "Tên văn bản", "Its title"]
    number: Annotated[str | None, "Số, ký hiệu", "Its number and code"]
    appraised: Annotated[date | None, "Ngày thẩm định", "The day of its appraisal"]
    approved: Annotated[date | None, "Ngày phê duyệt", "The day of its approval"]


@dataclass(frozen=True, slots=True)
class CourseOfUnits:
    """A training course, once for all units that held or attended it."""

    title: Annotated[str, "Tên lớp", "Its title"]
    date: Annotated[Day, "Ngày tổ chức", "Its day"]
    units: Annotated[
        str,
        "Các đơn vị tổ chức hoặc tham dự; nhiều thì vài tên đầu và số còn lại",
        "The units that held or attended it; of many the first ones and how many more",
    ]


@dataclass(frozen=True, slots=True)
class Amounts:
    """The money of one kind of unit, in đồng."""

    allocated: Annotated[int, "Được giao", "Allocated"]
    spent: Annotated[int, "Đã chi", "Spent"]


@dataclass(frozen=True, slots=True)
class FundingOfUnits:
    """The money of all units, in đồng."""

    units: Annotated[int, "Số đơn vị báo cáo kinh phí", "Units that reported money"]
    allocated: Annotated[int, "Được giao", "Allocated"]
    spent: Annotated[int, "Đã chi", "Spent"]


@dataclass(frozen=True, slots=True)
class UnitAmount:
    """What one unit reported of a figure."""

    unit: Annotated[str, "Tên đơn vị", "The unit's name"]
    period: Annotated[str, "Kỳ báo cáo", "The period, in words"]
    amount: Annotated[Amount, "Số lượng", "The amount"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure under one item, put together over the units."""

    item: Annotated[str, "Mục của kế hoạch", "The number of the item"]
    label: Annotated[str, "Tên số liệu", "Its label"]
    unit: Annotated[str, "Đơn vị tính", "Its unit of measure"]
    by_kind: Annotated[tuple[Amount | None, ...], "Theo loại đơn vị, như kinds", "By kind of unit, as kinds"]
    total: Annotated[Amount | None, "Cộng; trống nếu không gộp", "The total; none where there is none"]
    units: Annotated[int, "Số đơn vị báo cáo", "Units that reported it"]
    averaged: Annotated[bool, "Là bình quân, không phải tổng", "Whether it is a mean and no sum"]
    helped: Annotated[
        str, "Số của các đơn vị phối hợp, không cộng vào", "What coordinating units report, not added"
    ]
    target: Annotated[str, "Chỉ tiêu, thành câu; trống nếu không có", "Its target in words; empty without"]
    reach: Annotated[str, "Mức đạt chỉ tiêu, thành câu", "How far the target is reached, in words"]
    apart: Annotated[
        tuple[UnitAmount, ...],
        "Số của từng đơn vị, nếu số liệu không gộp",
        "What each unit reported, where it is not put together",
    ]


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes in their order, each as it is cited: ``Phụ lục II``; empty where it has no content."""

    summary: Annotated[str, "Tóm tắt", "The summary"]
    items: Annotated[str, "Kết quả từng mục", "The items"]
    reports: Annotated[str, "Tình hình báo cáo", "The reports"]
    figures: Annotated[str, "Số liệu", "The figures"]
    comparison: Annotated[str, "So sánh số liệu", "The comparison of figures"]
    details: Annotated[str, "Kết quả cụ thể của các đơn vị", "What units have done in particular"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryNames(CommonNames):
    """The names of the summary's template."""

    sender: Annotated[
        str, "Cơ quan ban hành báo cáo, tên gọi trong câu", "Who issues the report, as a sentence calls it"
    ]
    asked_period: Annotated[
        str,
        "Kỳ mà các đơn vị phải báo cáo: có thể là một phần của kỳ báo cáo",
        "The period that units must report on, which may be a part of the report's",
    ]
    next_period: Annotated[str, "Kỳ sau", "The next period, in words"]
    as_of: Annotated[date, "Ngày tính số liệu", "The day of the data"]
    reports: Annotated[int, "Số báo cáo được tính", "Reports that count"]
    shorter_reports: Annotated[int, "Trong đó của kỳ ngắn hơn", "Those of them on shorter periods"]
    reporting_units: Annotated[int, "Số đơn vị có báo cáo được tính", "Units whose reports count"]
    excluded: Annotated[
        tuple[str, ...], "Tên đơn vị có báo cáo lỗi, không tính", "Units whose reports have errors"
    ]
    edits: Annotated[EditedParts, "Phần biên tập", "What the specialist has written"]
    leads: Annotated[PartLeads, "Câu dẫn của các phần", "The sentences with which parts begin"]
    sections: Annotated[
        tuple[SectionNames, ...],
        "Các đề mục có việc được giao hoặc có kết quả, theo thứ tự văn bản",
        "The sections with items that have owners or results, in the order of the document",
    ]
    total: Annotated[Tally, "Cộng các đề mục", "All sections together"]
    owed_items: Annotated[int, "Số mục được giao", "Items that are owed"]
    outside_items: Annotated[
        int, "Số mục được giao mà ngoài kỳ báo cáo", "Items that are owed at another time of the plan"
    ]
    owing_units: Annotated[int, "Số đơn vị được giao", "Units that owe them"]
    columns: Annotated[
        tuple[Column, ...], "Các cột chữ của bảng các mục", "The columns of words in the table of items"
    ]
    states: Annotated[
        tuple[Column, ...], "Các cột tình trạng khác 0", "The columns of states that are not all zero"
    ]
    times: Annotated[
        tuple[TimeNames, ...],
        "Các đợt đã bắt đầu của việc nhiều đợt (hằng quý …)",
        "The times of recurring work that have begun",
    ]
    annexes: Annotated[Annexes, "Các phụ lục có nội dung", "The annexes that are not empty"]
    required: Annotated[Submissions, "Các đơn vị phải báo cáo", "The units that must report"]
    requested: Annotated[Submissions, "Các đơn vị được đề nghị báo cáo", "The units that were asked to"]
    reporters: Annotated[tuple[Reporter, ...], "Các đơn vị đã báo cáo", "The units that have reported"]
    focal_officers: Annotated[
        str,
        "Bao nhiêu đơn vị phải báo cáo đã bố trí cán bộ phụ trách, thành câu; trống nếu chưa có",
        "How many units that must report named their officer in charge, in words; empty while none has",
    ]
    programmes: Annotated[
        tuple[ProgrammeOfUnit, ...], "Văn bản gửi thẩm định", "Programmes sent for appraisal"
    ]
    appraisal: Annotated[
        str,
        "Bao nhiêu văn bản đã được phê duyệt, thẩm định, thành câu",
        "How many of them are approved, appraised, in words",
    ]
    training: Annotated[tuple[CourseOfUnits, ...], "Các lớp tập huấn", "Training courses"]
    funding: Annotated[FundingOfUnits, "Kinh phí", "Money"]
    funding_rate: Annotated[Rate, "Đã chi, trên được giao", "Spent, of allocated"]
    funding_by_kind: Annotated[
        tuple[Amounts | None, ...],
        "Kinh phí theo loại đơn vị, như kinds",
        "Money by kind of unit, as kinds",
    ]
    kinds: Annotated[
        tuple[str, ...],
        "Các loại đơn vị có số liệu hoặc kinh phí",
        "The kinds of unit that gave figures or money",
    ]
    figures: Annotated[tuple[FigureRow, ...], "Số liệu tổng hợp", "The figures"]
    overall: Annotated[OverallFigures, "Số liệu chung, mọi mục gộp lại", "The figures over all items"]
    comparison: Annotated[
        ComparisonTable,
        "So sánh với kỳ trước và cùng kỳ năm trước",
        "The figures beside those of the period before and the same of last year",
    ]
    prepared: Annotated[
        Assessment,
        "Các câu chuẩn bị sẵn từ số liệu, để người biên tập sửa",
        "Sentences made of the figures, for the specialist to finish",
    ]


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
    return Content(
        names=_names(
            status,
            excluded,
            edits,
            comparisons,
            faulty=excluded if faulty is None else faulty,
            details=details,
        ),
        issuer=issuer_of(status.plan, status.plan.documents.summary),
        letterhead=status.plan.documents.summary,
        as_of=status.as_of,
        illustrative=status.illustrative or any(one.illustrative for one in comparisons),
        citing=cited_in(status.plan),
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
