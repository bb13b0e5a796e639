"""``ttdn show``: one item, unit or group; how the words of a schedule are read."""

from typing import Annotated

import typer

from ttdn.cli.options import AsOfOption, NameArgument, YearOption, option
from ttdn.cli.plan_at_hand import read_plan, today
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError, UnknownNameError
from ttdn.forebears import find_forebears
from ttdn.language import Text
from ttdn.model.clauses import Clause, Item
from ttdn.model.plan import Named
from ttdn.model.roster import Group, Unit
from ttdn.plan_log import history_of
from ttdn.status import Status
from ttdn.terminal.notes import render_excluded, render_left_open
from ttdn.terminal.parts import render_forebears
from ttdn.terminal.show import render_clause, render_group, render_heading, render_names, render_unit
from ttdn.terminal.wording import render_wording
from ttdn.timeline import everything

_ALONE = Text(
    "Không dùng cùng mục, đơn vị, nhóm hay --as-of.", "Not together with an item, a unit, a group or --as-of."
)


def command(
    context: typer.Context,
    name: NameArgument = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    read: Annotated[
        str | None,
        option(
            "--read",
            "Lời văn về thời gian được hiểu thế nào, và dòng 'read' để ghi vào kế hoạch.",
            "How the words of a schedule are read, and the line 'read' for the plan.",
            metavar="WORDS",
        ),
    ] = None,
) -> None:
    """Show the text, owners, schedule, state and results; without a name all the names there are."""
    session = Session(context)
    if read is not None:
        if name is not None or as_of is not None:
            raise OptionsDoNotFitError("--read", _ALONE)
        # By the plan of the folder; where there is none, of this year.
        plan = None if year else read_plan(context.find_root().obj.root)
        at_hand = plan.year if plan else today().year
        session.show(*render_wording(read, year or at_hand, session.say))
        return
    standing = session.stand(year, as_of)
    status, width = standing.status, session.out.width
    if name is None:
        session.show(*render_names(status, session.say))
        return
    match _find(status, name):
        case Clause() as clause:
            session.show(*render_clause(status, clause, session.say, width))
        case Unit() as unit:
            session.show(*render_unit(status, unit, session.say, width))
            before = find_forebears(status, unit, standing.last_year)
            session.show(*render_forebears(before, session.say))
            session.show(*render_left_open(standing.left_open, [unit], session.say))
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
