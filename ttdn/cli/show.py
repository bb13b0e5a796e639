"""``ttdn show``: one item, unit or group."""

import typer

from ttdn.cli.options import AsOfOption, NameArgument, YearOption
from ttdn.cli.session import Session
from ttdn.model.plan import Clause, Group, Unit
from ttdn.terminal.show import render_clause, render_group, render_heading, render_unit
from ttdn.terminal.status import render_excluded


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
    match status.plan.find(name):
        case Clause() as clause:
            session.show(*render_clause(status, clause, session.say))
        case Unit() as unit:
            session.show(*render_unit(status, unit, session.say))
        case Group() as group:
            session.show(*render_group(status, group, session.say))
        case number:
            session.show(*render_heading(status, number, session.say))
    session.show(*render_excluded(standing.excluded, session.say))
