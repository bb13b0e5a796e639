"""``ttdn status``: where the work stands on a day."""

from typing import Annotated

import typer

from ttdn.cli.options import AsOfOption, ItemOption, UnitOption, YearOption, format_option, period_option
from ttdn.cli.session import Session, find_named
from ttdn.errors import UnknownNameError
from ttdn.model.plan import Item, Plan, Unit
from ttdn.reporters.status import FORMATS
from ttdn.standing import Standing
from ttdn.terminal.status import render_excluded, render_item_status, render_status, render_unit_status

TABLE = "table"


def command(
    context: typer.Context,
    unit: UnitOption = None,
    item: ItemOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    period: Annotated[str | None, period_option("kỳ đến hạn", "the one due next")] = None,
    form: Annotated[str, format_option(TABLE, (TABLE, *FORMATS))] = TABLE,
) -> None:
    """Show the whole plan, one unit or one item."""
    session = Session(context)
    standing = session.stand(year, as_of, period)
    chosen_unit = _find_unit(standing.status.plan, unit) if unit is not None else None
    chosen_item = _find_item(standing.status.plan, item) if item is not None else None
    if form == TABLE:
        _show_table(session, standing, chosen_unit, chosen_item)
    else:
        status = standing.status.narrow(chosen_unit, chosen_item)
        session.write(FORMATS[form](status, standing.excluded, session.language))
        session.warn(*render_excluded(standing.excluded, session.say))


def _show_table(session: Session, standing: Standing, unit: Unit | None, item: Item | None) -> None:
    status, excluded, language, width = (
        standing.status,
        standing.excluded,
        session.language,
        session.out.width,
    )
    if unit is not None:
        session.show(*render_unit_status(status.narrow(unit, item), unit, excluded, language))
    elif item is not None:
        session.show(*render_item_status(status, item, excluded, language, width))
    else:
        session.show(*render_status(status, excluded, language, width))


def _find_unit(plan: Plan, name: str) -> Unit:
    found = find_named(plan, name)
    if not isinstance(found, Unit):
        raise UnknownNameError(name, [])
    return found


def _find_item(plan: Plan, name: str) -> Item:
    found = find_named(plan, name)
    if not isinstance(found, Item):
        raise UnknownNameError(name, [])
    return found
