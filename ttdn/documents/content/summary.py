"""What the authority's summary report (báo cáo tổng hợp) says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from ttdn.documents.content.items import ItemNames, Tally, item_names, tally, tally_items
from ttdn.documents.content.names import Authority, CommonNames, Content, Day, plan_names, taken
from ttdn.documents.content.submissions import Submissions, submission_names
from ttdn.documents.content.words import name_units
from ttdn.language import Text
from ttdn.model.edits import Edits
from ttdn.status import Rate, State, Status

#: The parts of a report in which a unit speaks for itself, with their titles in the annex.
_OPINIONS = {
    "difficulties": "Khó khăn, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Nhiệm vụ kỳ sau",
    "proposals": "Kiến nghị, đề xuất",
}


@dataclass(frozen=True, slots=True)
class EditedParts:
    """What the specialist has written for the summary (phần biên tập)."""

    strengths: Annotated[tuple[str, ...], Text("Ưu điểm", "Strengths")] = ()
    shortcomings: Annotated[tuple[str, ...], Text("Tồn tại, hạn chế", "Shortcomings")] = ()
    causes: Annotated[tuple[str, ...], Text("Nguyên nhân", "Causes")] = ()
    directions: Annotated[tuple[str, ...], Text("Phương hướng, nhiệm vụ", "Directions")] = ()
    proposals: Annotated[tuple[str, ...], Text("Kiến nghị, đề xuất", "Proposals")] = ()


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that a unit has sent."""

    period: Annotated[str, Text("Kỳ báo cáo", "Its period, in words")]
    number: Annotated[str, Text("Số, ký hiệu; trống nếu chưa có", "Its number and code; empty without one")]
    received: Annotated[date, Text("Ngày nhận", "The day of receipt")]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A unit that has reported."""

    number: Annotated[int, Text("Số thứ tự", "Its place in the list")]
    unit: Annotated[str, Text("Tên đơn vị", "The unit's name")]
    reports: Annotated[tuple[SentReport, ...], Text("Các báo cáo đã gửi", "The reports that it has sent")]


@dataclass(frozen=True, slots=True)
class OverdueItem:
    """An item past its deadline."""

    id: Annotated[str, Text("Mục của kế hoạch", "Its number in the plan")]
    title: Annotated[str, Text("Tên gọi ngắn", "Its short title")]
    units: Annotated[str, Text("Các đơn vị còn nợ", "The units that owe it")]


@dataclass(frozen=True, slots=True)
class ProgrammeOfUnit:
    """A programme, scheme, project or plan that a unit has sent for appraisal."""

    unit: Annotated[str, Text("Tên đơn vị", "The unit's name")]
    title: Annotated[str, Text("Tên văn bản", "Its title")]
    number: Annotated[str | None, Text("Số, ký hiệu", "Its number and code")]
    appraised: Annotated[date | None, Text("Ngày thẩm định", "The day of its appraisal")]
    approved: Annotated[date | None, Text("Ngày phê duyệt", "The day of its approval")]


@dataclass(frozen=True, slots=True)
class CourseOfUnits:
    """A training course, once for all units that held or attended it."""

    title: Annotated[str, Text("Tên lớp", "Its title")]
    date: Annotated[Day, Text("Ngày tổ chức", "Its day")]
    units: Annotated[str, Text("Các đơn vị tổ chức hoặc tham dự", "The units that held or attended it")]


class Amounts(NamedTuple):
    """The money of one kind of unit, in đồng."""

    allocated: Annotated[int, Text("Được giao", "Allocated")]
    spent: Annotated[int, Text("Đã chi", "Spent")]


@dataclass(frozen=True, slots=True)
class FundingOfUnits:
    """The money of all units, in đồng."""

    units: Annotated[int, Text("Số đơn vị báo cáo kinh phí", "Units that reported money")]
    allocated: Annotated[int, Text("Được giao", "Allocated")]
    spent: Annotated[int, Text("Đã chi", "Spent")]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure under one item, added up over the units."""

    item: Annotated[str, Text("Mục của kế hoạch", "The number of the item")]
    label: Annotated[str, Text("Tên số liệu", "Its label")]
    unit: Annotated[str, Text("Đơn vị tính", "Its unit of measure")]
    by_kind: Annotated[
        tuple[int | None, ...], Text("Theo loại đơn vị, như kinds", "By kind of unit, as kinds")
    ]
    total: Annotated[int, Text("Cộng", "The total")]
    units: Annotated[int, Text("Số đơn vị báo cáo", "Units that reported it")]


class Opinion(NamedTuple):
    """A sentence that units wrote."""

    words: Annotated[str, Text("Câu", "The sentence")]
    units: Annotated[str, Text("Các đơn vị đã viết", "The units that wrote it")]


class OpinionPart(NamedTuple):
    """A part of the reports in which units speak for themselves."""

    title: Annotated[str, Text("Tên phần", "Its title")]
    rows: Annotated[tuple[Opinion, ...], Text("Các câu", "Its sentences")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryNames(CommonNames):
    """The names of the summary's template."""

    next_period: Annotated[str, Text("Kỳ sau", "The next period, in words")]
    as_of: Annotated[date, Text("Ngày tính số liệu", "The day of the data")]
    days_left: Annotated[
        int | None,
        Text("Số ngày đến hạn nộp; âm là đã quá hạn", "Days to the deadline; below 0 when it is past"),
    ]
    reports: Annotated[int, Text("Số báo cáo được tính", "Reports that count")]
    reporting_units: Annotated[int, Text("Số đơn vị có báo cáo được tính", "Units whose reports count")]
    excluded: Annotated[
        tuple[str, ...], Text("Tên đơn vị có báo cáo lỗi, không tính", "Units whose reports have errors")
    ]
    edits: Annotated[EditedParts, Text("Phần biên tập", "What the specialist has written")]
    items: Annotated[dict[str, ItemNames], Text("Mọi mục, theo số mục", "Every item, by its number")]
    contents: Annotated[
        tuple[ItemNames, ...], Text("Các nhiệm vụ có kết quả", "The tasks that have a result")
    ]
    activities: Annotated[tuple[ItemNames, ...], Text("Các hoạt động", "The activities")]
    forms: Annotated[
        tuple[ItemNames, ...], Text("Các hình thức có kết quả", "The forms of work that have a result")
    ]
    duties: Annotated[tuple[ItemNames, ...], Text("Nhiệm vụ của các đơn vị", "The duties of units")]
    total: Annotated[Tally, Text("Cộng các hoạt động", "All activities together")]
    duties_total: Annotated[Tally, Text("Cộng các nhiệm vụ của đơn vị", "All duties together")]
    all_total: Annotated[Tally, Text("Cộng tất cả", "Everything together")]
    required: Annotated[Submissions, Text("Các đơn vị phải báo cáo", "The units that must report")]
    requested: Annotated[Submissions, Text("Các đơn vị được đề nghị báo cáo", "The units that were asked to")]
    reporters: Annotated[tuple[Reporter, ...], Text("Các đơn vị đã báo cáo", "The units that have reported")]
    overdue: Annotated[tuple[OverdueItem, ...], Text("Các mục quá hạn", "The items past their deadline")]
    focal_officers: Annotated[
        Rate,
        Text("Đơn vị có cán bộ phụ trách, trên số phải báo cáo", "Units that named their officer in charge"),
    ]
    programmes: Annotated[
        tuple[ProgrammeOfUnit, ...], Text("Văn bản gửi thẩm định", "Programmes sent for appraisal")
    ]
    training: Annotated[tuple[CourseOfUnits, ...], Text("Các lớp tập huấn", "Training courses")]
    funding: Annotated[FundingOfUnits, Text("Kinh phí", "Money")]
    funding_rate: Annotated[Rate, Text("Đã chi, trên được giao", "Spent, of allocated")]
    funding_by_kind: Annotated[
        tuple[Amounts | None, ...],
        Text("Kinh phí theo loại đơn vị, như kinds", "Money by kind of unit, as kinds"),
    ]
    difficulties: Annotated[tuple[Opinion, ...], Text("Khó khăn các đơn vị nêu", "Difficulties of units")]
    causes: Annotated[tuple[Opinion, ...], Text("Nguyên nhân các đơn vị nêu", "Causes that units see")]
    next_year: Annotated[
        tuple[Opinion, ...], Text("Nhiệm vụ kỳ sau của các đơn vị", "Next year's work of units")
    ]
    proposals: Annotated[tuple[Opinion, ...], Text("Kiến nghị của các đơn vị", "Proposals of units")]
    opinions: Annotated[
        tuple[OpinionPart, ...], Text("Bốn phần trên, có tên phần", "These four, with titles")
    ]
    kinds: Annotated[tuple[str, ...], Text("Các loại đơn vị", "The kinds of unit")]
    figures: Annotated[tuple[FigureRow, ...], Text("Số liệu tổng hợp", "The figures")]


def summary_content(
    status: Status, excluded: Sequence[str] = (), edits: Edits | None = None
) -> Content[SummaryNames]:
    """The summary report of a status.

    Args:
        status: What is reported.
        excluded: Names of units whose reports were left out because they have errors.
        edits: What the specialist has written for it.
    """
    return Content(
        names=_names(status, excluded, edits),
        issuer=status.plan.authority.name,
        letterhead=status.plan.documents.summary,
        as_of=status.as_of,
        illustrative=status.illustrative,
    )


def _names(status: Status, excluded: Sequence[str], edits: Edits | None) -> SummaryNames:
    plan, funding = status.plan, status.funding
    lists = (plan.tasks, plan.activities, plan.forms, plan.duties)
    tasks, activities, forms, duties = (item_names(status, items) for items in lists)
    opinions = gather_opinions(status)
    return SummaryNames(
        plan=plan_names(plan),
        year=plan.year,
        authority=taken(Authority, plan.authority),
        period=status.period.label.vi,
        next_period=status.period.next.label.vi,
        as_of=status.as_of,
        days_left=status.days_left,
        reports=sum(map(len, status.reports.values())),
        reporting_units=len(status.reports),
        excluded=tuple(excluded),
        edits=taken(EditedParts, edits) if edits else EditedParts(),
        items={item.id: item for item in (*tasks, *activities, *forms, *duties)},
        contents=tuple(item for item in tasks if item.units),
        activities=activities,
        forms=tuple(item for item in forms if item.units),
        duties=duties,
        total=tally_items(status, plan.activities),
        duties_total=tally_items(status, plan.duties),
        all_total=tally(status.assignments),
        required=submission_names(status.submissions, excluded),
        requested=submission_names(status.requested, excluded),
        reporters=_reporters(status),
        overdue=_overdue(status),
        focal_officers=status.focal_officers,
        programmes=_programmes(status),
        training=_training(status),
        funding=taken(FundingOfUnits, funding),
        funding_rate=Rate(funding.spent, funding.allocated),
        funding_by_kind=_funding_by_kind(status),
        **opinions,
        opinions=tuple(OpinionPart(title, opinions[part]) for part, title in _OPINIONS.items()),
        kinds=tuple(kind.title for kind in plan.unit_kinds),
        figures=_figures(status),
    )


def gather_opinions(status: Status) -> dict[str, tuple[Opinion, ...]]:
    """What units wrote in each part in which they speak for themselves."""
    return {part: _gather(status, part) for part in _OPINIONS}


def _gather(status: Status, part: str) -> tuple[Opinion, ...]:
    """Each sentence of a part once, with the units that wrote it."""
    sentences: dict[str, tuple[str, list[str]]] = {}
    for report in status.reports_that(lambda report: bool(getattr(report, part))):
        unit = status.plan.units_by_id[report.unit].name
        for words in getattr(report, part):
            sentence = words.rstrip(" .;")
            if sentence:
                # Accents count: without them "bàn" and "bán" would be one, and a sentence would be lost.
                key = " ".join(sentence.lower().split())
                sentences.setdefault(key, (sentence, []))[1].append(unit)
    return tuple(Opinion(sentence, name_units(units)) for sentence, units in sentences.values())


def _reporters(status: Status) -> tuple[Reporter, ...]:
    return tuple(
        Reporter(
            number,
            status.plan.units_by_id[unit].name,
            tuple(
                SentReport(report.period.label.vi, report.number or "", report.received) for report in reports
            ),
        )
        for number, (unit, reports) in enumerate(status.reports.items(), start=1)
    )


def _overdue(status: Status) -> tuple[OverdueItem, ...]:
    """The items past their deadline, each with the units that owe it."""
    overdue: dict[str, list[str]] = {}
    for assignment in status.assignments:
        if assignment.state is State.OVERDUE:
            overdue.setdefault(assignment.item.id, []).append(assignment.unit.name)
    return tuple(
        OverdueItem(item, status.plan.items[item].title, name_units(units)) for item, units in overdue.items()
    )


def _programmes(status: Status) -> tuple[ProgrammeOfUnit, ...]:
    return tuple(
        ProgrammeOfUnit(unit.name, programme.title, programme.number, programme.appraised, programme.approved)
        for unit, programme in status.programmes
    )


def _training(status: Status) -> tuple[CourseOfUnits, ...]:
    return tuple(
        CourseOfUnits(
            course.training.title, course.training.date, name_units(unit.name for unit in course.units)
        )
        for course in status.courses
    )


def _funding_by_kind(status: Status) -> tuple[Amounts | None, ...]:
    amounts = (status.funding.by_kind.get(kind.id) for kind in status.plan.unit_kinds)
    return tuple(Amounts(*pair) if pair else None for pair in amounts)


def _figures(status: Status) -> tuple[FigureRow, ...]:
    kinds = [kind.id for kind in status.plan.unit_kinds]
    return tuple(
        FigureRow(
            item=total.item.id,
            label=total.figure.label,
            unit=total.figure.unit,
            by_kind=tuple(map(total.by_kind.get, kinds)),
            total=total.total,
            units=total.units,
        )
        for total in status.figures
    )
