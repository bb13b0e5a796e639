"""The city's summary report (báo cáo tổng hợp): what its template may use, and the document made of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn.documents.markdown import parse_markdown
from ttdn.documents.model import Document
from ttdn.documents.template import fill_template, find_template
from ttdn.model.plan import Figure, Item, Plan
from ttdn.model.report import Status as Reported
from ttdn.status import (
    DONE_STATES,
    RUNNING_STATES,
    SUBMISSION_LABELS,
    Assignment,
    FigureTotal,
    Rate,
    State,
    Status,
    Submission,
    completion_rate,
    count_states,
    count_submissions,
)
from ttdn.vietnamese import collation_key, enumerate_words, fold, format_date, format_integer

TEMPLATE = "bao-cao-tong-hop.md"
NOTICE = "SỐ LIỆU MINH HỌA - KHÔNG PHẢI VĂN BẢN CHÍNH THỨC"

#: What is a result: an item that did not arise, or that was postponed or cancelled, is none.
_WORKED_ON = frozenset({Reported.DONE, Reported.IN_PROGRESS})

#: The parts of a report in which a unit speaks for itself, with their titles in the annex.
_OPINIONS = {
    "difficulties": "Khó khăn, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Nhiệm vụ năm sau",
    "proposals": "Kiến nghị, đề xuất",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of an item (or of all) by state; the parts add up to ``owed``."""

    owed: int
    done: int
    done_on_time: int
    done_late: int
    running: int
    overdue: int
    not_started: int
    not_arisen: int
    stopped: int
    silent: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as the template sees it.

    ``results`` are (unit's name, what it reported) where work was done or is going on; ``figures`` are those under this item,
    ``overall`` the same figures added up over all items of the plan.
    """

    number: int
    id: str
    title: str
    text: str
    owners: str
    schedule: str
    tally: Tally
    figures: str
    overall: str
    results: tuple[tuple[str, str], ...]
    units: str


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A unit's submission as the template sees it; dates as they are printed."""

    number: int
    unit: str
    state: str
    received: str
    document: str
    days_late: int


def build_summary(status: Status, root: Path, excluded: Sequence[str] = ()) -> Document:
    """The summary report of a status.

    Args:
        status: What is reported.
        excluded: Names of units whose reports were left out because they have errors.
        root: The folder whose ``templates/`` may hold its own wording.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    rendered = fill_template(find_template(TEMPLATE, root), summary_context(status, excluded))
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


def summary_context(status: Status, excluded: Sequence[str] = ()) -> dict[str, Any]:
    """The names that the template may use; every number comes from the status."""
    plan = status.plan
    views = {item.id: _view(status, number, item) for number, item in _numbered(plan)}
    opinions = {part: _gather(status, part) for part in _OPINIONS}
    reported = {item for item in views if views[item].results}
    return {
        "plan": plan,
        "year": plan.year,
        "period": status.required.period.label.vi,
        "as_of": status.as_of,
        "days_left": status.days_left,
        "reports": sum(1 for _ in status.all_reports()),
        "reporting_units": len(status.reports),
        "excluded": list(excluded),
        "authority": plan.authority,
        "items": views,
        "contents": [views[item.id] for item in plan.tasks if item.id in reported],
        "activities": [views[item.id] for item in plan.activities],
        "forms": [views[item.id] for item in plan.forms if item.id in reported],
        "duties": [views[item.id] for item in plan.duties],
        "total": tally([one for item in plan.activities for one in status.by_item.get(item.id, [])]),
        "duties_total": tally([one for item in plan.duties for one in status.by_item.get(item.id, [])]),
        "required": _submission_context(status.submissions),
        "requested": _submission_context(status.requested),
        "focal_officers": status.focal_officers,
        "programmes": [{"unit": unit.name, **programme.model_dump()} for unit, programme in status.programmes],
        "training": [
            {"title": course.training.title, "date": course.training.date, "units": enumerate_words([unit.name for unit in course.units])}
            for course in status.courses
        ],
        "funding": status.funding,
        "funding_rate": Rate(status.funding.spent, status.funding.allocated),
        **opinions,
        "opinions": [(title, opinions[part]) for part, title in _OPINIONS.items()],
        "kinds": [kind.title for kind in plan.unit_kinds],
        "figures": [_figure_row(status, total) for total in status.figures],
        "last_day": status.last_day,
    }


def _numbered(plan: Plan) -> Iterable[tuple[int, Item]]:
    """The items, each list of the plan numbered from 1."""
    return [pair for items in (plan.tasks, plan.activities, plan.forms, plan.duties) for pair in enumerate(items, start=1)]


def tally(assignments: list[Assignment]) -> Tally:
    """The assignments by what a report says of them."""
    counts = count_states(assignments)
    return Tally(
        owed=len(assignments),
        done=sum(counts[state] for state in DONE_STATES),
        done_on_time=counts[State.DONE_ON_TIME],
        done_late=counts[State.DONE_LATE],
        running=sum(counts[state] for state in RUNNING_STATES),
        overdue=counts[State.OVERDUE],
        not_started=counts[State.NOT_STARTED],
        not_arisen=counts[State.NOT_ARISEN],
        stopped=counts[State.POSTPONED] + counts[State.CANCELLED],
        silent=counts[State.NO_REPORT] + counts[State.NOT_DUE],
        rate=completion_rate(assignments),
    )


def _view(status: Status, number: int, item: Item) -> ItemView:
    results = [
        (status.plan.units_by_id[report.unit].name, result.summary or "")
        for report in status.all_reports()
        for result in report.results
        if result.item == item.id and result.status in _WORKED_ON
    ]
    figures = [total for total in status.figures if total.item.id == item.id]
    names = {total.figure.id for total in figures}
    return ItemView(
        number=number,
        id=item.id,
        title=item.title,
        text=item.text,
        owners=_owner_words(status.plan, item),
        schedule=item.schedule.text if item.schedule else "",
        tally=tally(status.by_item.get(item.id, [])),
        figures=_figure_words([(total.figure, total.total) for total in figures]),
        overall=_figure_words([(figure, total) for figure, total in _overall(status).items() if figure.id in names]),
        results=tuple(results),
        units=enumerate_words(list(dict.fromkeys(unit for unit, _ in results))),
    )


def _owner_words(plan: Plan, item: Item) -> str:
    """The owners in the plan's own words; where it has none for the item, the names of the groups and units that it is read as."""
    if item.owners is None:
        return ""
    names = {unit.id: unit.name for unit in plan.units} | {group.id: group.name for group in plan.groups}
    return item.owners.text or "; ".join(names[owner] for owner in item.owners.read)


def _overall(status: Status) -> dict[Figure, int]:
    """Each figure added up over all items."""
    totals: dict[str, int] = Counter()
    for total in status.figures:
        totals[total.figure.id] += total.total
    return {figure: totals[figure.id] for figure in status.plan.figures if figure.id in totals}


def _figure_words(totals: list[tuple[Figure, int]]) -> str:
    """``người tham dự: 1.200 lượt người; …``."""
    return "; ".join(f"{_within_sentence(figure.label)}: {format_integer(total)} {figure.unit}" for figure, total in totals)


def _within_sentence(label: str) -> str:
    """A label without the capital with which it begins; abbreviations keep theirs."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _submission_context(submissions: tuple[Submission, ...]) -> Mapping[str, Any]:
    counts = count_submissions(submissions)
    received = sum(one.is_in for one in submissions)
    return {
        "units": len(submissions),
        "received": received,
        "rate": Rate(received, len(submissions)),
        "waiting": len(submissions) - received,
        **{state.value: count for state, count in counts.items()},
        "rows": [_submission_view(number, one) for number, one in enumerate(submissions, start=1)],
        "waiting_names": sorted((one.unit.name for one in submissions if not one.is_in), key=collation_key),
    }


def _submission_view(number: int, one: Submission) -> SubmissionView:
    report = one.report
    return SubmissionView(
        number=number,
        unit=one.unit.name,
        state=SUBMISSION_LABELS[one.state].vi,
        received=format_date(report.received) if report else "",
        document=(report.number or "") if report else "",
        days_late=one.days_late,
    )


def _gather(status: Status, part: str) -> list[tuple[str, str]]:
    """What units wrote in a part of their reports: each sentence once, with the units that wrote it."""
    sentences: dict[str, tuple[str, list[str]]] = {}
    for report in status.all_reports():
        for words in getattr(report, part):
            sentence = words.rstrip(" .;")
            if not sentence:
                continue
            _, units = sentences.setdefault(fold(sentence), (sentence, []))
            name = status.plan.units_by_id[report.unit].name
            if name not in units:
                units.append(name)
    return [(sentence, enumerate_words(units)) for sentence, units in sentences.values()]


def _figure_row(status: Status, total: FigureTotal) -> Mapping[str, Any]:
    return {
        "item": total.item.id,
        "label": total.figure.label,
        "unit": total.figure.unit,
        "by_kind": [total.by_kind.get(kind.id) for kind in status.plan.unit_kinds],
        "total": total.total,
        "units": total.units,
    }
