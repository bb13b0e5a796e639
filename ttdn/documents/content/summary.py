"""What the authority's summary report (báo cáo tổng hợp) says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from ttdn.documents.content.items import ItemNames, Tally, item_names, tally, tally_items
from ttdn.documents.content.names import CommonNames, Content, Day, common_names, taken
from ttdn.documents.content.submissions import Submissions, submission_names
from ttdn.documents.content.words import name_units
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
class OverdueItem:
    """An item past its deadline."""

    id: Annotated[str, "Mục của kế hoạch", "Its number in the plan"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    units: Annotated[str, "Các đơn vị còn nợ", "The units that owe it"]


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
    units: Annotated[str, "Các đơn vị tổ chức hoặc tham dự", "The units that held or attended it"]


class Amounts(NamedTuple):
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
class FigureRow:
    """A figure under one item, added up over the units."""

    item: Annotated[str, "Mục của kế hoạch", "The number of the item"]
    label: Annotated[str, "Tên số liệu", "Its label"]
    unit: Annotated[str, "Đơn vị tính", "Its unit of measure"]
    by_kind: Annotated[tuple[int | None, ...], "Theo loại đơn vị, như kinds", "By kind of unit, as kinds"]
    total: Annotated[int, "Cộng", "The total"]
    units: Annotated[int, "Số đơn vị báo cáo", "Units that reported it"]


class Opinion(NamedTuple):
    """A sentence that units wrote."""

    words: Annotated[str, "Câu", "The sentence"]
    units: Annotated[str, "Các đơn vị đã viết", "The units that wrote it"]


class OpinionPart(NamedTuple):
    """A part of the reports in which units speak for themselves."""

    title: Annotated[str, "Tên phần", "Its title"]
    rows: Annotated[tuple[Opinion, ...], "Các câu", "Its sentences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryNames(CommonNames):
    """The names of the summary's template."""

    next_period: Annotated[str, "Kỳ sau", "The next period, in words"]
    as_of: Annotated[date, "Ngày tính số liệu", "The day of the data"]
    days_left: Annotated[
        int | None,
        "Số ngày đến hạn nộp; âm là đã quá hạn",
        "Days to the deadline; below 0 when it is past",
    ]
    reports: Annotated[int, "Số báo cáo được tính", "Reports that count"]
    reporting_units: Annotated[int, "Số đơn vị có báo cáo được tính", "Units whose reports count"]
    excluded: Annotated[
        tuple[str, ...], "Tên đơn vị có báo cáo lỗi, không tính", "Units whose reports have errors"
    ]
    edits: Annotated[EditedParts, "Phần biên tập", "What the specialist has written"]
    items: Annotated[dict[str, ItemNames], "Mọi mục, theo số mục", "Every item, by its number"]
    contents: Annotated[tuple[ItemNames, ...], "Các nhiệm vụ có kết quả", "The tasks that have a result"]
    activities: Annotated[tuple[ItemNames, ...], "Các hoạt động", "The activities"]
    forms: Annotated[
        tuple[ItemNames, ...], "Các hình thức có kết quả", "The forms of work that have a result"
    ]
    duties: Annotated[tuple[ItemNames, ...], "Nhiệm vụ của các đơn vị", "The duties of units"]
    total: Annotated[Tally, "Cộng các hoạt động", "All activities together"]
    duties_total: Annotated[Tally, "Cộng các nhiệm vụ của đơn vị", "All duties together"]
    all_total: Annotated[Tally, "Cộng tất cả", "Everything together"]
    required: Annotated[Submissions, "Các đơn vị phải báo cáo", "The units that must report"]
    requested: Annotated[Submissions, "Các đơn vị được đề nghị báo cáo", "The units that were asked to"]
    reporters: Annotated[tuple[Reporter, ...], "Các đơn vị đã báo cáo", "The units that have reported"]
    overdue: Annotated[tuple[OverdueItem, ...], "Các mục quá hạn", "The items past their deadline"]
    focal_officers: Annotated[
        Rate,
        "Đơn vị có cán bộ phụ trách, trên số phải báo cáo",
        "Units that named their officer in charge",
    ]
    programmes: Annotated[
        tuple[ProgrammeOfUnit, ...], "Văn bản gửi thẩm định", "Programmes sent for appraisal"
    ]
    training: Annotated[tuple[CourseOfUnits, ...], "Các lớp tập huấn", "Training courses"]
    funding: Annotated[FundingOfUnits, "Kinh phí", "Money"]
    funding_rate: Annotated[Rate, "Đã chi, trên được giao", "Spent, of allocated"]
    funding_by_kind: Annotated[
        tuple[Amounts | None, ...],
        "Kinh phí theo loại đơn vị, như kinds",
        "Money by kind of unit, as kinds",
    ]
    difficulties: Annotated[tuple[Opinion, ...], "Khó khăn các đơn vị nêu", "Difficulties of units"]
    causes: Annotated[tuple[Opinion, ...], "Nguyên nhân các đơn vị nêu", "Causes that units see"]
    next_year: Annotated[tuple[Opinion, ...], "Nhiệm vụ kỳ sau của các đơn vị", "Next year's work of units"]
    proposals: Annotated[tuple[Opinion, ...], "Kiến nghị của các đơn vị", "Proposals of units"]
    opinions: Annotated[tuple[OpinionPart, ...], "Bốn phần trên, có tên phần", "These four, with titles"]
    kinds: Annotated[tuple[str, ...], "Các loại đơn vị", "The kinds of unit"]
    figures: Annotated[tuple[FigureRow, ...], "Số liệu tổng hợp", "The figures"]


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
    opinions: Mapping[str, Any] = gather_opinions(status)
    by_kind = (funding.by_kind.get(kind.id) for kind in plan.unit_kinds)
    return SummaryNames(
        **common_names(plan, status.period),
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
        programmes=tuple(
            ProgrammeOfUnit(unit.name, sent.title, sent.number, sent.appraised, sent.approved)
            for unit, sent in status.programmes
        ),
        training=_training(status),
        funding=taken(FundingOfUnits, funding),
        funding_rate=Rate(funding.spent, funding.allocated),
        funding_by_kind=tuple(Amounts(*pair) if pair else None for pair in by_kind),
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
    overdue: dict[str, list[str]] = defaultdict(list)
    for assignment in status.assignments:
        if assignment.state is State.OVERDUE:
            overdue[assignment.item.id].append(assignment.unit.name)
    return tuple(
        OverdueItem(item, status.plan.items[item].title, name_units(units)) for item, units in overdue.items()
    )


def _training(status: Status) -> tuple[CourseOfUnits, ...]:
    return tuple(
        CourseOfUnits(
            course.training.title, course.training.date, name_units(unit.name for unit in course.units)
        )
        for course in status.courses
    )


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
