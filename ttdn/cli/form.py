"""``ttdn form``: an Excel form for each unit."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.options import AsOfOption, UnitsArgument, YearOption, option, output_option, period_option
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError, TtdnError
from ttdn.language import Text
from ttdn.model.plan import Plan, Unit

_WHICH = Text("Ghi tên đơn vị, hoặc dùng --all.", "Name units, or use --all.")


def command(
    context: typer.Context,
    units: UnitsArgument = None,
    everyone: Annotated[
        bool,
        option("--all", "Mọi đơn vị phải hoặc được đề nghị báo cáo.", "All units that report."),
    ] = False,
    period: Annotated[str | None, period_option("kỳ đến hạn", "the one due next")] = None,
    output: Annotated[
        Path, output_option("Thư mục ghi biểu mẫu (out/bieu-mau).", "The folder for the forms.")
    ] = Path("out/bieu-mau"),
    force: Annotated[
        bool,
        option("--force", "Thay cả biểu mẫu đã được điền.", "Replace forms that were filled in."),
    ] = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Write a form for each unit, filled with what its report already says."""
    from ttdn.forms.issuing import blank_of, form_name, write_form  # noqa: PLC0415 - Excel is loaded when it is asked for
    from ttdn.forms.key import make_key  # noqa: PLC0415 - the same
    from ttdn.forms.workbook import make_form  # noqa: PLC0415 - the same
    from ttdn.scaffold import default_period  # noqa: PLC0415 - Jinja is loaded when it is asked for

    gc.enable()  # workbooks are full of circles: two hundred of them would fill the memory
    session = Session(context)
    if bool(units) == everyone:
        raise OptionsDoNotFitError("--all" if everyone else "UNIT", _WHICH)
    day, wanted = session.read_day(as_of), session.read_period(period, year)
    checked = session.check()
    plan = checked.choose_plan(wanted.year if wanted else year, day).plan
    chosen, term = _choose(plan, units or []), wanted or default_period(plan, day)
    make_key(checked.workspace.root)
    refused: list[TtdnError] = []
    for unit in session.track(chosen, len(chosen), Text("Đang lập biểu mẫu", "Making forms")):
        path = output / form_name(unit, term)
        try:
            write_form(
                session.root, path, make_form(blank_of(checked.workspace, plan, unit, term)), force=force
            )
        except TtdnError as error:  # filled in, open in Excel, no readable report: the others are made
            refused.append(error)
            continue
        session.tell(Text(f"Đã lập {path}", f"Wrote {path}"))
    made = len(chosen) - len(refused)
    if made or not refused:
        session.tell(Text(f"{made} biểu mẫu, {term.label.vi}.", f"{made} forms for {term.label.en}."))
    session.warn(*(session.say(*error.message) for error in refused[:-1]))
    if refused:
        raise refused[-1]


def _choose(plan: Plan, names: list[str]) -> list[Unit]:
    """The units that are named; all that report where none is."""
    if names:
        return list({unit.id: unit for name in names for unit in plan.find_units(name)}.values())
    return [*plan.required_units, *plan.requested_units]
