"""``ttdn plan log``: what changed in the plan, when and by which document."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.destination import form_in, text_table_option
from ttdn.cli.files import put_text
from ttdn.cli.options import ForceOption, YearOption, as_of_option, table_option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.plan_log import read_log
from ttdn.reporters.plan_log import FORMATS
from ttdn.terminal.plan_log import render_log


def command(
    context: typer.Context,
    as_of: Annotated[
        str | None,
        as_of_option(
            "Chỉ những gì đã biết đến ngày; mặc định là tất cả.",
            "Only what was known on the day; everything by default.",
        ),
    ] = None,
    year: YearOption = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
    output: Annotated[Path | None, text_table_option(FORMATS)] = None,
    force: ForceOption = False,
) -> None:
    """List the amendments in the order of time: what each added, changed and ended."""
    session = Session(context)
    form = form_in(output, form, FORMATS)
    day = session.find_day(as_of)
    plan = session.check().choose_plan(year, day or today()).plan
    steps = read_log(plan, day or date.max)
    if form == "table":
        session.show(*render_log(plan, steps, session.say))
    else:
        put_text(session, output, FORMATS[form](plan, steps, session.language), force=force)
