"""``ttdn show``: one item, unit or group."""

import typer

from ttdn.cli.options import AsOfOption, NameArgument, YearOption
from ttdn.cli.session import Session
from ttdn.errors import UnknownNameError
from ttdn.model.plan import Clause, Group, Item, Named, Unit
from ttdn.plan_log import history_of
from ttdn.status import Status
from ttdn.terminal.show import render_clause, render_group, render_heading, render_unit
from ttdn.terminal.status import render_excluded
from ttdn.timeline import everything


def command(
    context: typer.Context,
    name: NameArgument,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Show the text, owners, schedule, state and results."""
    session = Session(context)
    standing = session.stand(year, as_of)
    status = standing.status
    match _find(status, name):
        case Clause() as clause:
            session.show(*render_clause(status, clause, session.say))
        case Unit() as unit:
            session.show(*render_unit(status, unit, session.say))
        case Group() as group:
            session.show(*render_group(status, group, session.say))
        case number:
            session.show(*render_heading(status, number, session.say))
    session.show(*render_excluded(standing.excluded, session.say))


def _find(status: Status, name: str) -> Named:
    """What a word means on the day; what is not in the plan any more, or not yet, where that was known."""
    plan = status.plan
    try:
        return plan.find(name)
    except UnknownNameError:
        found = everything(plan).find(name)
        if isinstance(found, Item | Unit) and any(history_of(plan, found, status.as_of)):
            return found
        raise
