"""The answers as tables: a row for each unit that owes an item, and for each thing that was written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ttdn.asking.answers import FigureHead, Written
from ttdn.asking.who import Answer, Part, Role
from ttdn.language import same
from ttdn.model.roster import Unit
from ttdn.occurrences import list_days
from ttdn.status import Status
from ttdn.status.states import MET_STATES
from ttdn.tables import Column, Kind, Row, Table, Value, described


def who_table(status: Status, answers: Sequence[Answer], part: Part | None = None) -> Table:
    """A row for each item and each unit that has to do with it; with a part, for those of the part only."""
    return described("who").filled(row for answer in answers for row in _who_rows(status, answer, part))


def _who_rows(status: Status, answer: Answer, part: Part | None) -> Iterator[Row]:
    kinds = {kind.id: kind.title for kind in status.plan.unit_kinds}

    def head(unit: Unit, role: Role) -> Row:
        return {
            "item": answer.item.number,
            "title": answer.item.title,
            "unit": unit.id,
            "unit_name": status.plan.called(unit),
            "kind": kinds.get(unit.kind, unit.kind),
            "role": role,
        }

    for one in answer.owing if part is None else answer.of(part):
        yield {
            **head(one.unit, Role.OWNER),
            "state": one.state,
            "counted": one.is_counted,
            "done": one.state in MET_STATES,
            "deadline": one.assignment.deadline,
            "done_on": one.done,
            "days_late": one.days_late or None,
            "times": one.times if one.times.vi else None,
            "note": one.note if one.note.vi else None,
        }
    for other in () if part else (*answer.helping, *answer.speaking):
        told = other.result.status if other.result else None
        yield {**head(other.unit, other.role), "state": told, "counted": False, "note": other.said}


def answers_table(status: Status, written: Sequence[Written]) -> Table:
    """A row for each thing written; on one subject each figure has a column of its own."""
    table, heads = described("answers"), list[FigureHead]()
    is_one_subject = len({(one.subject.number, one.subject.part) for one in written}) <= 1
    if is_one_subject:
        heads = list(dict.fromkeys(head for one in written for head, _ in one.figures))
        parts = (map(_figure_column, heads) if one.name == "figures" else (one,) for one in table.columns)
        table = replace(table, columns=tuple(chain.from_iterable(parts)))
    return table.filled(
        _row(status, one)
        | (
            {_name_of(head): amount for head, amount in one.figures}
            if is_one_subject
            else {"figures": one.figure_words or None}
        )
        for one in written
    )


def _figure_column(head: FigureHead) -> Column:
    label = head.label if head.money else f"{head.label} ({head.unit})"
    kind = Kind.MONEY if head.money else Kind.NUMBER
    return Column(_name_of(head), same(label), kind, 8)


def _name_of(head: FigureHead) -> str:
    return f"figure_{head.name}"


def _row(status: Status, one: Written) -> dict[str, Value]:
    return {
        "item": one.subject.number or None,
        "title": one.subject.title,
        "unit": one.unit.id,
        "unit_name": status.plan.called(one.unit),
        "role": one.role,
        "period": str(one.period),
        "received": one.received,
        "status": one.status,
        "summary": one.words or None,
        "completed": one.completed,
        "dates": list_days(one.dates) if one.dates else None,
        "evidence": one.evidence_words or None,
        "reason": one.reason or None,
        "choice": one.choice,
        "mark": one.entry.mark if one.entry else None,
        "printed": one.printed or None,
    }
