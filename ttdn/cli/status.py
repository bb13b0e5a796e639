"""``ttdn status``: where the work stands on a day."""

from typing import Annotated

import typer

from ttdn.cli.options import AsOfOption, ItemOption, UnitOption, YearOption, period_option, table_option
from ttdn.cli.session import Session
from ttdn.forebears import find_forebears
from ttdn.model.clauses import Item
from ttdn.model.roster import Unit
from ttdn.reporters.status import FORMATS
from ttdn.standing import Standing
from ttdn.terminal.parts import render_forebears
from ttdn.terminal.status import (
    render_doubts,
    render_excluded,
    render_header,
    render_inherited,
    render_item_status,
    render_status,
    render_unit_status,
)
from ttdn.terminal.unasked import render_not_asked


def command(
    context: typer.Context,
    unit: UnitOption = None,
    item: ItemOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    period: Annotated[str | None, period_option("kỳ đến hạn", "the one due next")] = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
) -> None:
    """Show the whole plan, one unit or one item."""
    session = Session(context)
    standing = session.stand(year, as_of, period)
    plan = standing.status.plan
    units = plan.find_units(unit, ended=True) if unit is not None else None
    items = plan.find_items(item) if item is not None else None
    if form == "table" and standing.not_asked:
        status = standing.status.narrow(units, items)
        session.show(
            *render_header(status, session.say),
            *render_not_asked(status, standing.not_asked, session.say),
            *render_excluded(standing.excluded, session.say),
        )
    elif form == "table":
        _show_table(session, standing, units, items)
    else:
        session.write(
            FORMATS[form](standing.status.narrow(units, items), standing.excluded, session.language)
        )
        session.warn(
            *(render_doubts(words, session.say) for words in (standing.not_asked,) if words),
            *render_excluded(standing.excluded, session.say),
        )


def _show_table(
    session: Session, standing: Standing, units: tuple[Unit, ...] | None, items: tuple[Item, ...] | None
) -> None:
    """One unit or item has a page of its own; several are shown on the page of the plan, without the rest."""
    whole, narrow = standing.status, standing.status.narrow(units, items)
    excluded, language, width = standing.excluded, session.language, session.out.width
    if units is not None and len(units) == 1:
        session.show(*render_unit_status(narrow, units[0], excluded, language, width))
        session.show(*render_inherited(whole, units[0], session.say))
        before = find_forebears(whole, units[0], standing.last_year)
        session.show(*render_forebears(before, session.say))
    elif units is None and items is not None and len(items) == 1:
        session.show(*render_item_status(whole, items[0], excluded, language, width))
    else:
        session.show(*render_status(narrow, excluded, language, width))
