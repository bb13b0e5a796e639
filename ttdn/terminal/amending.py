"""What an amendment makes of the plan, and what each unit then owes more or less."""

from collections.abc import Iterator, Mapping, Sequence

from ttdn.amending.amend import Burden
from ttdn.language import Say
from ttdn.model.clauses import cite
from ttdn.model.life import Amendment
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.plan_log import Step, read_log, step_title
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, count_units, grid, heading, indent, indented
from ttdn.terminal.plan_log import render_changes
from ttdn.vietnamese import date_text

#: Units of one row that are named; of more it is also said how many they are.
_FEW = 3


def render_amendment(plan: Plan, amendment: Amendment, in_place: Sequence[str], say: Say) -> Parts:
    """The document and what it changes; what has no versions and is changed for all days."""
    steps = read_log(plan)
    step = next(
        (one for one in steps if one.document and one.document.number == amendment.number),
        Step(amendment, amendment.first_day, ()),
    )
    yield plain(say(*step_title(step)), "bold cyan")
    if amendment.title:
        yield plain(amendment.title)
    yield from render_changes(step.changes, step.day, say)
    if in_place:
        parts = ", ".join(in_place)
        yield indented(
            say(f"Sửa thẳng, không gắn thời gian: {parts}.", f"Changed in place, without days: {parts}.")
        )


def render_burdens(burdens: Mapping[Burden, Sequence[Unit]], say: Say) -> Parts:
    """Units with what they owe more (+), less (−) and on other days (~)."""
    yield heading(say("Các đơn vị phải làm thêm, bớt", "What units owe more or less"))
    if not burdens:
        yield indented(say("Không đơn vị nào phải làm thêm hay bớt.", "No unit owes more or less."))
        return
    rows = (
        (plain(_names(units, say)), plain("\n".join(_lines(burden, say))))
        for burden, units in burdens.items()
    )
    yield indent(grid(rows))


def _names(units: Sequence[Unit], say: Say) -> str:
    names = "; ".join(unit.short for unit in units)
    return f"{count_units(len(units), say)}: {names}" if len(units) > _FEW else names


def _lines(burden: Burden, say: Say) -> Iterator[str]:
    for sign, names in (("+", burden.more), ("−", burden.less)):
        if names:
            yield f"{sign} {', '.join(_owed(name, say) for name in names)}"
    for moved in burden.moved:
        before, after = (
            ", ".join(say(*date_text(day)) for day in days) or say("không có", "none")
            for days in (moved.before, moved.after)
        )
        due = say(f"hạn {before} → {after}", f"due {before} → {after}")
        yield f"~ {_owed(moved.name, say)}: {due}"


def _owed(name: str, say: Say) -> str:
    """An item by its number, a report by its period."""
    period = parse_period(name)
    label = period.label if period else None
    return say(f"báo cáo {label.vi}", f"report for {label.en}") if label else cite(name)
