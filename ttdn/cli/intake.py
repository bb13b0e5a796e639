"""``ttdn intake``: everything that arrived, and what is left to do."""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.asking.whom import find_whom, ids_of
from ttdn.cli.destination import form_in, text_table_option
from ttdn.cli.files import put_text
from ttdn.cli.options import (
    AnyPeriodOption,
    AsOfOption,
    ForceOption,
    UnitOption,
    YearOption,
    choice_option,
    option,
    table_option,
)
from ttdn.cli.session import Session
from ttdn.intake.left_open import find_left_open
from ttdn.intake.steps import Wanted, all_booked, read_intake, reports_in_folder
from ttdn.model.register import Decision, Way
from ttdn.reporters.intake import FORMATS
from ttdn.terminal.intake import render_intake
from ttdn.terminal.notes import render_left_open


def command(
    context: typer.Context,
    unit: UnitOption = None,
    period: AnyPeriodOption = None,
    only_open: Annotated[
        bool, option("--open", "Chỉ những gì còn việc phải làm.", "Only where something is left to do.")
    ] = False,
    way: Annotated[
        str | None,
        choice_option("--way", "Chỉ một cách gửi: {}.", "Only what came in one way: {}.", Way, "WAY"),
    ] = None,
    result: Annotated[
        str | None,
        choice_option("--result", "Chỉ một kết quả: {}.", "Only one result: {}.", Decision, "RESULT"),
    ] = None,
    since: Annotated[
        str | None,
        option(
            "--since", "Chỉ những gì đến từ ngày.", "Only what came on that day or later.", metavar="DATE"
        ),
    ] = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
    output: Annotated[Path | None, text_table_option(FORMATS)] = None,
    force: ForceOption = False,
) -> None:
    """Show the register: number, day, unit, period, file, result and next step of each arrival."""
    session = Session(context)
    form = form_in(output, form, FORMATS)
    day = session.read_day(as_of)
    first = session.find_day(since, "--since")
    checked, plan, asked = session.choose(period, year, day)
    units = find_whom(plan, unit).units
    whole = read_intake(plan, all_booked(checked), reports_in_folder(checked, day), day)
    shown = Wanted(ids_of(units), asked, only_open, way, result, first).among(whole)
    if form == "table":
        session.show(*render_intake(shown, session.say, session.out.width))
    else:
        put_text(session, output, FORMATS[form](shown, session.language), force=force)
    if year is None and asked is None:
        left_open = find_left_open(checked, plan.year - 1, day)
        show = session.show if form == "table" else session.warn
        show(*render_left_open(left_open, units, session.say))
