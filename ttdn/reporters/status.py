"""The status as JSON, CSV and Markdown."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.language import Language, Say, Text
from ttdn.model.clauses import cite
from ttdn.model.figure import Total
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.news import find_news, news_words
from ttdn.occurrences import Occurrence, tally_times, tally_words
from ttdn.safe_text import cell, markdown, printable_json
from ttdn.status import Status
from ttdn.status.states import (
    LACKING_STATES,
    MEASURE_LABELS,
    Assignment,
    Rate,
    State,
    Submission,
    count_states,
    count_submissions,
    excuses,
    measure_work,
    submission_rate,
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
        "plan": {
            "year": plan.year,
            "number": plan.document.number,
            "title": plan.document.title,
            **({"amended_by": [one.number for one in plan.amendments]} if plan.amendments else {}),
        },
        "as_of": status.as_of.isoformat(),
        "illustrative": status.illustrative,
        "period": str(status.period),
        "asked": bool(plan.required_within(status.within)),
        "last_day": _day(status.last_day),
        "days_left": status.days_left,
        "reports": {
            "required": _submissions(status.submissions),
            "requested": _submissions(status.requested),
            "excused": [one.unit.id for one in status.excused],
        },
        "news": _news(status),
        **_overdue_reports(status),
        "totals": _counts(status.assignments),
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "items": [item.id for item in section.items],
                **_counts(section.assignments),
            }
            for section in status.owed_sections
        ],
        "items": [
            {
                "id": item,
                "title": plan.items[item].title,
                "deadline": _day(plan.deadline(plan.items[item])),
                **_times(assignments),
                **_counts(assignments),
            }
            for item, assignments in status.by_item.items()
        ],
        "kinds": [
            {"id": kind.id, "name": kind.name, **_counts(status.by_kind.get(kind.id, []))}
            for kind in plan.unit_kinds
        ],
        "units": [
            _unit(status, unit)
            for unit in plan.units
            if unit.id in status.by_unit or status.submission_of(unit)
        ],
        "figures": [_figure(total) for total in status.figures],
        "funding": {name: getattr(status.funding, name) for name in ("allocated", "spent", "units")},
        "focal_officers": asdict(status.focal_officers),
        "programmes": len(status.programmes),
        "training": len(status.courses),
        "excluded": list(excluded),
    }


def _overdue_reports(status: Status) -> Json:
    """The reports that were not in on their last days, by period and by unit."""
    return {
        "missed": [
            {
                "period": str(period),
                "units": [unit.id for unit in units],
                "asked_of": _asked_of(status, units),
            }
            for period, units in status.missed
        ],
        "arrears": [
            {
                "unit": unit,
                "reports": [
                    {
                        "period": str(own.period),
                        "last_day": _day(own.last_day),
                        "days_late": status.days_since(own),
                    }
                    for own in owed
                ],
            }
            for unit, owed in status.arrears.items()
        ],
    }


def _asked_of(status: Status, units: Iterable[Unit]) -> Json:
    """Of the units that have ended, who is asked for what they owe; null where nobody is."""
    heirs = ((unit.id, status.plan.heir(unit)) for unit in units)
    return {unit: heir and heir.id for unit, heir in heirs if heir is None or heir.id != unit}


def _figure(total: FigureTotal) -> Json:
    """A figure; how it is put together and its target, where it is not simply added up."""
    figure, target = total.figure, total.figure.target
    data: Json = {
        "item": total.item.id,
        "figure": figure.id,
        "label": figure.label,
        "unit_of_measure": figure.unit,
        "total": _number(total.total),
        "by_kind": {kind: _number(amount) for kind, amount in total.by_kind.items()},
        "units": total.units,
    }
    if total.helped:
        data["coordinating"] = {"total": _number(total.help_total), "units": len(total.helped)}
    if figure.total is not Total.SUM:
        data["put_together"] = figure.total
        data["by_unit"] = {
            unit: {str(period): _number(amount) for period, amount in given}
            for unit, given in (*total.given.items(), *total.helped.items())
        }
    if target:
        data["target"] = {
            target.key: _number(target.amount),
            "per": target.per,
            "each": target.each,
            "reach": [
                {
                    "period": str(one.period),
                    "part": _number(one.part),
                    "whole": _number(one.whole),
                    "of": "units" if one.counts_units else "amount",
                    "is_reached": one.is_reached if one.is_over else None,
                }
                for one in total.reach
            ],
        }
    return data


def _number(amount: Amount | None) -> int | float | None:
    """JSON has no other decimals; so many digits come out of them as they went in."""
    return float(amount) if isinstance(amount, Decimal) else amount


def _news(status: Status) -> Json:
    """What is new in the last days; lists that may be empty."""
    news = find_news(status)
    return {
        "first_day": news.first_day.isoformat(),
        "reports": [
            {
                "unit": one.unit.id,
                "period": str(one.report.period),
                "received": one.report.received.isoformat(),
                "late": one.is_late,
            }
            for one in news.arrived
        ],
        **{
            name: [{"item": one.item.id, "unit": one.unit.id} for one in own]
            for name, own in (("finished", news.finished), ("overdue", news.overdue))
        },
        "overdue_reports": [unit.id for unit in news.owing],
    }


def _submissions(submissions: Sequence[Submission]) -> Json:
    rate = submission_rate(submissions)
    return {"units": rate.whole, "in": rate.part} | {**count_submissions(submissions)}


def _counts(assignments: Sequence[Assignment]) -> Json:
    return {
        "assignments": len(assignments),
        "states": count_states(assignments),
        **asdict(measure_work(assignments)),
    }


def _unit(status: Status, unit: Unit) -> Json:
    submission = status.submission_of(unit)
    assignments = status.by_unit.get(unit.id, [])
    return {
        "id": unit.id,
        "name": status.plan.called(unit),
        "kind": unit.kind,
        "submission": None
        if submission is None
        else {
            "state": submission.state,
            "received": _day(submission.report.received if submission.report else None),
            "days_late": submission.days_late,
            **_circumstances(submission),
        },
        **_counts(assignments),
        "items": [_assignment(one) for one in assignments],
    }


def _circumstances(submission: Submission) -> Json:
    """When something came that is no report yet; what let a unit off it, or gave it another last day."""
    sending, excuse, extension = submission.sending, submission.excuse, submission.extension
    told: Json = {"arrived": _day(sending.first_day)} if sending else {}
    if excuse:
        told |= {"excused_by": excuse.document.called}
    elif extension:
        told |= {"last_day": _day(extension.deadline.last_day), "extended_by": extension.document.called}
    return told


def _assignment(one: Assignment) -> Json:
    return {
        "item": one.item.id,
        "state": one.state,
        "deadline": _day(one.deadline),
        "completed": _day(one.result.completed if one.result else None),
        "period": str(one.period) if one.period else None,
    } | ({"occurrences": [_occurrence(time) for time in one.occurrences]} if one.occurrences else {})


def _occurrence(one: Occurrence) -> Json:
    """One time of recurring work; ``told`` is what the unit says of a time without a day."""
    return {
        "due": one.due.isoformat(),
        "done": _day(one.done),
        "is_met": one.is_met,
        "days_late": one.days_late,
        "is_missed": one.is_missed,
        "told": one.told,
    }


def _times(assignments: Iterable[Assignment]) -> Json:
    """The times of a recurring item over all units, where it has any."""
    told = [
        {"due": one.window.last.isoformat(), "owed": one.owed, "met": one.met, "late": one.late}
        for one in tally_times(time for one in assignments for time in one.occurrences)
    ]
    return {"occurrences": told} if told else {}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


CSV_COLUMNS = (
    "item",
    "title",
    "section",
    "unit",
    "name",
    "kind",
    "state",
    "label",
    "deadline",
    "completed",
    "occurrences",
    "period",
    "summary",
    "illustrative",
)


def assignments_as_csv(status: Status, _: Sequence[str], language: Language) -> str:
    """One row for each assignment, marked where data are examples.

    It begins with a byte order mark, without which Excel garbles Vietnamese letters.
    """
    rows = (
        (
            one.item.id,
            one.item.title,
            status.plan.heading_of(one.item.id),
            one.unit.id,
            status.plan.called(one.unit),
            one.unit.kind,
            one.state,
            one.state.label.in_language(language),
            one.deadline,
            one.result and one.result.completed,
            "; ".join(map(_occurrence_words, one.occurrences)),
            one.period,
            one.result and one.result.summary,
            "true" if status.illustrative else "",
        )
        for one in status.assignments
    )
    return as_csv(CSV_COLUMNS, rows)


def _occurrence_words(one: Occurrence) -> str:
    """A time in a cell: its due day, and the day on which it was done, or what the unit says of it."""
    late = f" (+{one.days_late})" if one.days_late else ""
    return f"{one.due.isoformat()}: {_day(one.done) or one.told or '-'}{late}"


FIGURE_COLUMNS = (
    "item",
    "figure",
    "label",
    "unit_of_measure",
    "put_together",
    "unit",
    "name",
    "kind",
    "period",
    "amount",
    *("at_least", "exactly", "per", "each"),
    "coordinating",
    "illustrative",
)


def figures_as_csv(status: Status, _: Sequence[str], __: Language) -> str:
    """One row for each amount that counts, with the target of its figure."""
    rows: list[tuple[object, ...]] = []
    for total in status.figures:
        figure, target = total.figure, total.figure.target
        about = (total.item.id, figure.id, figure.label, figure.unit, figure.total)
        wanted = (target.at_least, target.exactly, target.per, target.each) if target else ("",) * 4
        for unit, given in (*total.given.items(), *total.helped.items()):
            named = status.plan.units_by_id[unit]
            whose = (unit, status.plan.called(named), named.kind)
            marks = ("true" if mark else "" for mark in (unit in total.helped, status.illustrative))
            last = (*wanted, *marks)
            rows += ((*about, *whose, period, str(amount), *last) for period, amount in given)
    return as_csv(FIGURE_COLUMNS, rows)


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV that spreadsheets open with its letters right, and in which no cell is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(cell(str(value or "")) for value in row)
    return "\ufeff" + stream.getvalue()


def status_as_markdown(status: Status, excluded: Sequence[str], language: Language) -> str:
    """The status as Markdown tables: reports, items by state, and the units that have not reported."""
    say = language.say
    states = [state for state, count in count_states(status.assignments).items() if count]
    labels = [say(*state.label) for state in states]
    measured = asdict(measure_work(status.assignments))
    measures = [measure for measure, rate in measured.items() if rate]
    head = [say("Mục", "Item"), say("Nội dung", "Content"), say("Giao", "Owed"), *labels]
    head += [say(*MEASURE_LABELS[measure]) for measure in measures]
    day = say(format_date(status.as_of), status.as_of.isoformat())
    left_out = ", ".join(map(markdown, excluded))
    banner = f"**{say('SỐ LIỆU MINH HỌA', 'ILLUSTRATIVE DATA')}**" if status.illustrative else ""
    return "\n".join(
        [
            *_paragraph(f"# {markdown(status.plan.document.title)}"),
            *_paragraph(banner),
            *_paragraph(f"{say('Tính đến ngày', 'As of')} {day}."),
            *_paragraph(markdown(say(*news_words(find_news(status))))),
            *_submission_table(status, say),
            *as_table(head, _section_rows(status, states, measures, say)),
            *_times_table(status, say),
            *_targets_table(status, say),
            *_paragraph(_excused(status, say)),
            *_not_in(status, say),
            *_paragraph(left_out and f"{say('Không tính (có lỗi)', 'Left out (errors)')}: {left_out}."),
        ]
    )


def _not_in(status: Status, say: Say) -> Iterator[str]:
    """The units that have sent nothing, then those of which something else has come, by what it is."""
    units: dict[str, list[str]] = {}
    nothing = Text("Chưa nộp báo cáo", "Reports not in")
    for one in sorted(status.submissions, key=lambda one: one.state not in LACKING_STATES):
        if not one.is_in:
            label = nothing if one.state in LACKING_STATES else one.label
            units.setdefault(say(*label), []).append(status.plan.called(one.unit))
    for words, names in units.items():
        yield from _paragraph(f"{words}: {markdown(', '.join(names))}.")


def _excused(status: Status, say: Say) -> str:
    """The units that were let off the report, by document."""
    told = (
        f"{markdown(', '.join(map(status.plan.called, units)))} ({markdown(document)})"
        for document, units in excuses(status.excused)
    )
    return f"{say('Được miễn báo cáo', 'Excused')}: {'; '.join(told)}." if status.excused else ""


def _paragraph(words: str) -> list[str]:
    return [words, ""] if words else []


def _submission_table(status: Status, say: Say) -> list[str]:
    counts = count_submissions((*status.submissions, *status.requested))
    states = [state for state, count in counts.items() if count]
    rows = []
    for label, submissions in (
        (say("Phải báo cáo", "Must report"), status.submissions),
        (say("Được đề nghị", "Asked to report"), status.requested),
    ):
        if submissions:
            own = count_submissions(submissions)
            rows.append([label, _share(submission_rate(submissions)), *(str(own[state]) for state in states)])
    head = [say("Báo cáo", "Reports"), say("Đã nộp", "In")]
    return as_table([*head, *(say(*state.label) for state in states)], rows) if rows else []


def _share(rate: Rate | None) -> str:
    return f"{rate.part}/{rate.whole} ({format_percent(rate.part, rate.whole)})" if rate else ""


def _section_rows(
    status: Status, states: Sequence[State], measures: Sequence[str], say: Say
) -> Iterator[list[str]]:
    """The sections with their sums, each above its items, and the sum of all."""

    def row(number: str, title: str, assignments: Sequence[Assignment]) -> list[str]:
        counts, rates = count_states(assignments), measure_work(assignments)
        numbers = [len(assignments), *(counts[state] for state in states)]
        return [number, title, *map(str, numbers), *(_share(getattr(rates, name)) for name in measures)]

    for section in status.owed_sections:
        title = section.title or say("Các mục khác", "Other items")
        yield row(cite(section.number), f"**{markdown(title)}**", section.assignments)
        for item in section.items:
            yield row(item.number, markdown(item.title), status.by_item[item.id])
    yield row("", f"**{say('Cộng', 'Total')}**", status.assignments)


def _times_table(status: Status, say: Say) -> list[str]:
    """What has been done of recurring work, by its due days."""
    rows = [
        [
            item.number,
            markdown(item.title),
            markdown("; ".join(say(*tally_words(item, one)) for one in tallies)),
        ]
        for item, tallies in status.times
    ]
    head = [say("Mục", "Item"), say("Nội dung", "Content"), say("Đã làm từng đợt", "Done by due day")]
    return as_table(head, rows) if rows else []


def _targets_table(status: Status, say: Say) -> list[str]:
    rows = [
        [
            total.item.number,
            markdown(total.figure.label),
            markdown(say(*target_words(total.figure.unit, total.figure.target))),
            markdown(say(*reach_words(total))),
        ]
        for total in status.figures
        if total.figure.target
    ]
    head = [say("Mục", "Item"), say("Số liệu", "Figure"), say("Chỉ tiêu", "Target"), say("Kết quả", "Result")]
    return as_table(head, rows) if rows else []


def as_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table of Markdown, with the blank one below it."""
    return [
        _row(head),
        "|" + " --- |" * len(head),
        *map(_row, rows),
        "",
    ]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


#: The forms in which the status can be written for other programs; one more is a function and a line here.
FORMATS: dict[str, Callable[[Status, Sequence[str], Language], str]] = {
    "json": status_as_json,
    "csv": assignments_as_csv,
    "figures": figures_as_csv,
    "markdown": status_as_markdown,
}
