"""An amendment from beginning to end: what it makes of the plan, the new file, and whether that is right."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ttdn.amending.deciding import AmendmentRefusedError, Decision, decide
from ttdn.amending.writing import PlanText, write_amendment
from ttdn.checks import check_plan, check_report
from ttdn.counting import owing
from ttdn.diagnostics import Diagnostic, Severity, count_errors
from ttdn.grouping import group_by
from ttdn.language import Text
from ttdn.load import PlanFile, ReportFile
from ttdn.model.life import Amendment
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.model_errors import read_model
from ttdn.source import MAXIMUM_PLAN_NODES, parse_source
from ttdn.source.edit import EditFailedError
from ttdn.timeline import view


class Amended(NamedTuple):
    """The plan after an amendment, the text of its file, and the errors that it would have."""

    amendment: Amendment
    decision: Decision
    text: str
    plan: Plan
    errors: list[Diagnostic]


def read_text(name: str, raw: bytes) -> tuple[PlanText | None, list[Diagnostic]]:
    """A file that holds a plan, with what is wrong with it; None where it cannot be read as one."""
    source, found = parse_source(name, raw, MAXIMUM_PLAN_NODES)
    if source is None or count_errors(found):
        return None, found
    plan, more = read_model(source, Plan)
    return (PlanText(PlanFile(source, plan), raw.decode()) if plan else None), [*found, *more]


def amend(
    current: PlanText,
    copy: PlanText | None,
    amendment: Amendment,
    ends: Collection[str] = (),
    corrections: Collection[str] = (),
) -> Amended:
    """Write an amendment into the text of a plan; no file is touched.

    Args:
        current: The plan.
        copy: The copy with the changes; None where there is none.
        amendment: The document.
        ends: Items that it ends, beside those that the copy has no more.
        corrections: Ids of what the copy only puts right.

    Raises:
        AmendmentRefusedError: It cannot be written in.
    """
    copy = copy or current
    decision = decide(current.file, copy.file, amendment, ends, corrections)
    if decision.is_empty and amendment.number not in current.file.plan.amendments_by_number:
        return Amended(amendment, decision, current.text, current.file.plan, [])
    try:
        text = write_amendment(current, copy, amendment, decision)
    except EditFailedError as error:
        name = current.file.source.file
        raise AmendmentRefusedError(
            Text(
                f"{name} viết theo cách không ghi thêm an toàn được (ví dụ cả danh sách trong một cặp ngoặc, "
                "có chú thích ở giữa). Viết mỗi mục từ một dòng '- ' rồi chạy lại.",
                f"{name} is written in a way in which it cannot be changed safely (such as a "
                "whole list within "
                "brackets, with comments in it). Begin each entry on a line with '- ', and run this again.",
            )
        ) from error
    written, found = read_text(current.file.source.file, text.encode())
    if written is None:
        return Amended(amendment, decision, text, current.file.plan, found)
    found = [one for one in check_plan(written.file) if one.severity is Severity.ERROR]
    return Amended(
        amendment, decision, text, written.file.plan, list(_where_typed(found, copy.file, amendment))
    )


def _where_typed(found: list[Diagnostic], copy: PlanFile, amendment: Amendment) -> Iterator[Diagnostic]:
    """Errors of the new plan at the places of the copy where they were typed."""
    known = [one for one in copy.plan.amendments if one.number != amendment.number]
    # Made anew: a copy would carry along what has been looked up in the plan without this document.
    plan = Plan.model_construct(**dict(copy.plan) | {"amendments": (*known, amendment)})
    typed = {(one.code, one.message): one for one in check_plan(PlanFile(copy.source, plan))} if found else {}
    for one in found:
        yield typed.get((one.code, one.message), one)


def errors_of_reports(files: Collection[ReportFile], plan: Plan, root: Path) -> Iterator[Diagnostic]:
    """The errors that reports which had none would have by another plan."""
    for file in files:
        for found in check_report(file, plan, root):
            if found.severity is Severity.ERROR:
                yield found


#: Something owed, by its name, with the days on which it is due.
_Owed = dict[str, tuple[date, ...]]


class Moved(NamedTuple):
    """Something that is due on other days than before; none: it has no deadline."""

    name: str
    before: tuple[date, ...]
    after: tuple[date, ...]


class Burden(NamedTuple):
    """What is owed more, less, and on other days; reports by the names of their periods."""

    more: tuple[str, ...]
    less: tuple[str, ...]
    moved: tuple[Moved, ...]


def burdens(before: Plan, after: Plan) -> dict[Burden, list[Unit]]:
    """What changes for whom: units for which the same changes stand together, in the order of the roster.

    It is looked at on the last day of the year, when all that was ordered in it has come.
    """
    last = after.period.calendar_days[1]
    old, new = view(before, last), view(after, last)
    owed, owes = _owed(old, last), _owed(new, last)
    units = (old.units_by_id | new.units_by_id).values()
    found = group_by(units, lambda unit: _compare(owed[unit.id], owes[unit.id]))
    return {burden: some for burden, some in found.items() if any(burden)}


def _owed(plan: Plan, last: date) -> Mapping[str, _Owed]:
    """By unit what is due on which days of its life: who ends, or comes, owes what falls into it."""
    owed = defaultdict[str, _Owed](dict)
    for item in plan.items.values():
        if item.reported_apart:
            continue
        has_deadline = plan.deadline(item) is not None
        for unit, windows in owing(plan, item, plan.windows(item), last):
            owed[unit.id][item.number] = tuple(one.last for one in windows if has_deadline)
    for required in plan.required_periods:
        for unit in plan.required_units_on(required.ends):
            owed[unit.id][str(required.period)] = (required.last_day,) if required.last_day else ()
    return owed


def _compare(before: _Owed, after: _Owed) -> Burden:
    return Burden(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        tuple(
            Moved(name, before[name], days)
            for name, days in after.items()
            if name in before and before[name] != days
        ),
    )
