"""The city's summary report (báo cáo tổng hợp): what its template may use, and the document made of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ttdn.documents.markdown import parse_markdown
from ttdn.documents.model import Document
from ttdn.documents.template import fill_template, find_template
from ttdn.documents.views import name_units, submission_context, tally, view_items
from ttdn.model.edits import Edits
from ttdn.status import FigureTotal, Rate, State, Status

TEMPLATE = "bao-cao-tong-hop.md"
NOTICE = "SỐ LIỆU MINH HỌA - KHÔNG PHẢI VĂN BẢN CHÍNH THỨC"

#: The parts of a report in which a unit speaks for itself, with their titles in the annex.
_OPINIONS = {
    "difficulties": "Khó khăn, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Nhiệm vụ kỳ sau",
    "proposals": "Kiến nghị, đề xuất",
}


def build_summary(
    status: Status, root: Path, excluded: Sequence[str] = (), edits: Edits | None = None
) -> Document:
    """The summary report of a status.

    Args:
        status: What is reported.
        root: The folder whose ``templates/`` may hold its own wording.
        excluded: Names of units whose reports were left out because they have errors.
        edits: What the specialist has written for it; dotted lines stand where nothing is written.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    rendered = fill_template(find_template(TEMPLATE, root), summary_context(status, excluded, edits))
    blocks, annexes = parse_markdown(rendered.body)
    return Document(
        title=rendered.title,
        subject=rendered.subject,
        issuer=status.plan.authority.name,
        letterhead=status.plan.documents.summary,
        as_of=status.as_of,
        blocks=blocks,
        annexes=annexes,
        notice=NOTICE if status.illustrative else "",
    )


def summary_context(
    status: Status, excluded: Sequence[str] = (), edits: Edits | None = None
) -> dict[str, Any]:
    """The names that the template may use; every number comes from the status."""
    plan = status.plan
    tasks, activities, forms, duties = (
        view_items(status, filter(status.covers, items))
        for items in (plan.tasks, plan.activities, plan.forms, plan.duties)
    )
    opinions = gather_opinions(status)
    return {
        "plan": plan,
        "year": plan.year,
        "period": status.period.label.vi,
        "whole_year": status.period == plan.period,
        "next_period": status.period.next.label.vi,
        "as_of": status.as_of,
        "days_left": status.days_left,
        "reports": sum(1 for _ in status.all_reports()),
        "reporting_units": len(status.reports),
        "excluded": list(excluded),
        "authority": plan.authority,
        "edits": edits or Edits.model_construct(period=status.period),
        "items": {view.id: view for view in (*tasks, *activities, *forms, *duties)},
        "contents": [view for view in tasks if view.results],
        "activities": activities,
        "forms": [view for view in forms if view.results],
        "duties": duties,
        "total": tally([one for item in plan.activities for one in status.by_item.get(item.id, [])]),
        "duties_total": tally([one for item in plan.duties for one in status.by_item.get(item.id, [])]),
        "all_total": tally(list(status.assignments)),
        "required": submission_context(status.submissions, excluded),
        "requested": submission_context(status.requested, excluded),
        "reporters": [
            {"number": number, "unit": plan.units_by_id[unit].name, "reports": reports}
            for number, (unit, reports) in enumerate(status.reports.items(), start=1)
        ],
        "overdue": _overdue(status),
        "focal_officers": status.focal_officers,
        "programmes": [
            {"unit": unit.name, **programme.model_dump()} for unit, programme in status.programmes
        ],
        "training": [
            {
                "title": course.training.title,
                "date": course.training.date,
                "units": name_units(unit.name for unit in course.units),
            }
            for course in status.courses
        ],
        "funding": status.funding,
        "funding_rate": Rate(status.funding.spent, status.funding.allocated),
        "funding_by_kind": [status.funding.by_kind.get(kind.id) for kind in plan.unit_kinds],
        **opinions,
        "opinions": [(title, opinions[part]) for part, title in _OPINIONS.items()],
        "kinds": [kind.title for kind in plan.unit_kinds],
        "figures": [_figure_row(status, total) for total in status.figures],
        "last_day": status.last_day,
    }


def gather_opinions(status: Status) -> dict[str, list[tuple[str, str]]]:
    """What units wrote in each part in which they speak for themselves.

    Each sentence once, with the units that wrote it.
    """
    return {part: _gather(status, part) for part in _OPINIONS}


def _gather(status: Status, part: str) -> list[tuple[str, str]]:
    sentences: dict[str, tuple[str, list[str]]] = {}
    for report in status.reports_that(lambda one: bool(getattr(one, part))):
        for words in getattr(report, part):
            sentence = words.rstrip(" .;")
            if sentence:
                # Accents count: without them "bàn" and "bán" would be one, and one of two sentences would be
                # lost.
                sentences.setdefault(" ".join(sentence.lower().split()), (sentence, []))[1].append(
                    status.plan.units_by_id[report.unit].name
                )
    return [(sentence, name_units(units)) for sentence, units in sentences.values()]


def _overdue(status: Status) -> list[Mapping[str, Any]]:
    """The items past their deadline, each with the units that owe it."""
    overdue: dict[str, list[str]] = {}
    for one in status.assignments:
        if one.state is State.OVERDUE:
            overdue.setdefault(one.item.id, []).append(one.unit.name)
    return [
        {"id": item, "title": status.plan.items[item].title, "units": name_units(units)}
        for item, units in overdue.items()
    ]


def _figure_row(status: Status, total: FigureTotal) -> Mapping[str, Any]:
    return {
        "item": total.item.id,
        "label": total.figure.label,
        "unit": total.figure.unit,
        "by_kind": [total.by_kind.get(kind.id) for kind in status.plan.unit_kinds],
        "total": total.total,
        "units": total.units,
    }
