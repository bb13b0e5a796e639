"""The status as JSON, CSV and Markdown."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from ttdn.language import Language, Text
from ttdn.safe_text import cell, markdown, printable_json
from ttdn.status import (
    STATE_LABELS,
    SUBMISSION_LABELS,
    Assignment,
    Rate,
    State,
    Status,
    Submission,
    completion_rate,
    count_states,
    count_submissions,
)
from ttdn.vietnamese import format_date, format_percent

Json = dict[str, Any]


def status_as_json(status: Status, excluded: Sequence[str], _: Language) -> str:
    """Everything the status knows, as one JSON object; the numbers are those of every document."""
    return printable_json(status_data(status, excluded))


def status_data(status: Status, excluded: Sequence[str]) -> Json:
    """The status as plain data: dates in ISO form, amounts in đồng, states by their words."""
    plan = status.plan
    return {
        "plan": {"year": plan.year, "number": plan.document.number, "title": plan.document.title},
        "as_of": status.as_of.isoformat(),
        "illustrative": status.illustrative,
        "period": str(status.period),
        "last_day": _day(status.last_day),
        "days_left": status.days_left,
        "reports": {
            "required": _submissions(status.submissions),
            "requested": _submissions(status.requested),
        },
        "missed": [
            {"period": str(period), "units": [unit.id for unit in units]} for period, units in status.missed
        ],
        "totals": _counts(status.assignments),
        "items": [
            {
                "id": item,
                "title": plan.items[item].title,
                "deadline": _day(plan.deadline(plan.items[item])),
                **_counts(assignments),
            }
            for item, assignments in status.by_item.items()
        ],
        "kinds": [
            {"id": kind.id, "name": kind.name, **_counts(status.by_kind.get(kind.id, []))}
            for kind in plan.unit_kinds
        ],
        "units": [
            _unit(status, unit.id)
            for unit in plan.units
            if unit.id in status.by_unit or status.submission_of(unit)
        ],
        "figures": [
            {
                "item": total.item.id,
                "figure": total.figure.id,
                "label": total.figure.label,
                "unit_of_measure": total.figure.unit,
                "total": total.total,
                "by_kind": total.by_kind,
                "units": total.units,
            }
            for total in status.figures
        ],
        "funding": {
            "allocated": status.funding.allocated,
            "spent": status.funding.spent,
            "units": status.funding.units,
        },
        "focal_officers": _rate(status.focal_officers),
        "programmes": len(status.programmes),
        "training": len(status.courses),
        "excluded": list(excluded),
    }


def _submissions(submissions: Sequence[Submission]) -> Json:
    counts = count_submissions(submissions)
    return {
        "units": len(submissions),
        "in": sum(one.is_in for one in submissions),
        **{state.value: n for state, n in counts.items()},
    }


def _counts(assignments: Sequence[Assignment]) -> Json:
    return {
        "assignments": len(assignments),
        "states": {state.value: count for state, count in count_states(assignments).items()},
        "completion": _rate(completion_rate(assignments)),
    }


def _rate(rate: Rate) -> Json:
    return {"part": rate.part, "whole": rate.whole}


def _unit(status: Status, unit_id: str) -> Json:
    unit = status.plan.units_by_id[unit_id]
    submission = status.submission_of(unit)
    assignments = status.by_unit.get(unit_id, [])
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "submission": None
        if submission is None
        else {
            "state": submission.state.value,
            "received": _day(submission.report.received if submission.report else None),
            "days_late": submission.days_late,
        },
        **_counts(assignments),
        "items": [_assignment(one) for one in assignments],
    }


def _assignment(one: Assignment) -> Json:
    return {
        "item": one.item.id,
        "state": one.state.value,
        "deadline": _day(one.deadline),
        "completed": _day(one.result.completed if one.result else None),
        "period": str(one.period) if one.period else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


CSV_COLUMNS = (
    "item",
    "title",
    "unit",
    "name",
    "kind",
    "state",
    "label",
    "deadline",
    "completed",
    "period",
    "summary",
    "illustrative",
)


def assignments_as_csv(status: Status, _: Sequence[str], language: Language) -> str:
    """One row for each assignment, marked where data are examples.

    It begins with a byte order mark, without which Excel garbles Vietnamese letters.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    illustrative = "true" if status.illustrative else ""
    for one in status.assignments:
        label = STATE_LABELS[one.state].in_language(language)
        data = _assignment(one)
        summary = (one.result.summary if one.result else None) or ""
        row = (one.item.id, one.item.title, one.unit.id, one.unit.name, one.unit.kind, one.state.value, label)
        writer.writerow(
            [
                cell(value)
                for value in (
                    *row,
                    data["deadline"] or "",
                    data["completed"] or "",
                    data["period"] or "",
                    summary,
                    illustrative,
                )
            ]
        )
    return "\ufeff" + stream.getvalue()


def status_as_markdown(status: Status, excluded: Sequence[str], language: Language) -> str:
    """The status as Markdown tables: reports, items by state, and the units that have not reported."""

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_language(language)

    states = [state for state, count in count_states(status.assignments).items() if count]
    labels = [STATE_LABELS[state].in_language(language) for state in states]
    head = [say("Mục", "Item"), say("Nội dung", "Content"), say("Giao", "Owed"), *labels]
    day = say(format_date(status.as_of), status.as_of.isoformat())
    waiting = ", ".join(submission.unit.name for submission in status.submissions if not submission.is_in)
    left_out = ", ".join(map(markdown, excluded))
    banner = f"**{say('SỐ LIỆU MINH HỌA', 'ILLUSTRATIVE DATA')}**" if status.illustrative else ""
    return "\n".join(
        [
            *_paragraph(f"# {markdown(status.plan.document.title)}"),
            *_paragraph(banner),
            *_paragraph(f"{say('Tính đến ngày', 'As of')} {day}."),
            *_submission_table(status, language),
            *_table(head, _item_rows(status, states)),
            *_paragraph(waiting and f"{say('Chưa nộp báo cáo', 'Reports not in')}: {markdown(waiting)}."),
            *_paragraph(left_out and f"{say('Không tính (có lỗi)', 'Left out (errors)')}: {left_out}."),
        ]
    )


def _paragraph(words: str) -> list[str]:
    return [words, ""] if words else []


def _submission_table(status: Status, language: Language) -> list[str]:
    vietnamese = language is Language.VIETNAMESE
    rows = []
    for label, submissions in (
        ("Phải báo cáo" if vietnamese else "Must report", status.submissions),
        ("Được đề nghị" if vietnamese else "Asked to report", status.requested),
    ):
        counts = count_submissions(submissions)
        rate = Rate(sum(one.is_in for one in submissions), len(submissions))
        percent = format_percent(rate.part, rate.whole)
        rows.append(
            [label, f"{rate.part}/{rate.whole} ({percent})", *(str(count) for count in counts.values())]
        )
    head = ["Báo cáo" if vietnamese else "Reports", "Đã nộp" if vietnamese else "In"]
    return _table([*head, *(label.in_language(language) for label in SUBMISSION_LABELS.values())], rows)


def _item_rows(status: Status, states: Sequence[State]) -> list[list[str]]:
    rows = []
    for item, assignments in status.by_item.items():
        counts = count_states(assignments)
        rows.append(
            [
                item,
                markdown(status.plan.items[item].title),
                str(len(assignments)),
                *(str(counts[state]) for state in states),
            ]
        )
    return rows


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [
        "| " + " | ".join(head) + " |",
        "|" + " --- |" * len(head),
        *("| " + " | ".join(row) + " |" for row in rows),
        "",
    ]


#: The forms in which the status can be written for other programs; one more is a function and a line here.
FORMATS: dict[str, Callable[[Status, Sequence[str], Language], str]] = {
    "json": status_as_json,
    "csv": assignments_as_csv,
    "markdown": status_as_markdown,
}
