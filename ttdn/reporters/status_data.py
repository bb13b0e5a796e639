"""The status as plain data, for JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from ttdn.figures import FigureTotal
from ttdn.model.figure import Total
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.news import find_news
from ttdn.occurrences import Occurrence, tally_times
from ttdn.status import Status
from ttdn.status.states import (
    Assignment,
    Submission,
    count_states,
    count_submissions,
    measure_work,
    submission_rate,
)

Json = dict[str, Any]


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
