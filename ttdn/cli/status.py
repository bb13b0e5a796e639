"""``ttdn status``: where the work stands on a day."""

from collections.abc import Sequence
from typing import Annotated

import typer

from ttdn.cli.help import both
from ttdn.cli.session import Session, find_named
from ttdn.errors import InvalidOptionError, UnknownNameError
from ttdn.language import Language, Text
from ttdn.model.plan import Item, Plan, Unit
from ttdn.reporters.status import assignments_as_csv, status_as_json, status_as_markdown
from ttdn.standing import Standing
from ttdn.status import Status
from ttdn.terminal.status import render_excluded, render_item_status, render_status, render_unit_status

FORMATS = ("table", "json", "csv", "markdown")
_FORMATS = Text(f"Được dùng: {', '.join(FORMATS)}.", f"Allowed: {', '.join(FORMATS)}.")


def command(
    context: typer.Context,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="U", help=both("Chỉ xem một đơn vị.", "One unit only."))
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="ID", help=both("Chỉ xem một mục.", "One item only."))
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help=both("Tính đến ngày; mặc định là hôm nay.", "The day; today by default."),
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            metavar="N",
            help=both("Năm của kế hoạch; mặc định là năm nay hoặc mới nhất.", "Year of the plan."),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="P",
            help=both("Chỉ tính một kỳ: 2020-H1, 2020-Q2.", "One period: 2020-H1, 2020-Q2."),
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=both("Dạng xuất; mặc định là table.", "Form of the output; table by default."),
        ),
    ] = "table",
) -> None:
    """Show the whole plan, one unit or one item."""
    session = Session(context)
    if form not in FORMATS:
        raise InvalidOptionError("--format", form, _FORMATS)
    standing = session.stand(year, as_of, period)
    chosen_unit = _find_unit(standing.status.plan, unit) if unit is not None else None
    chosen_item = _find_item(standing.status.plan, item) if item is not None else None
    if form == "table":
        _show_table(session, standing, chosen_unit, chosen_item)
    else:
        status = standing.status.narrow(chosen_unit, chosen_item)
        session.write(_as_text(status, standing.excluded, form, session.language))
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


def _as_text(status: Status, excluded: Sequence[str], form: str, language: Language) -> str:
    if form == "json":
        return status_as_json(status, excluded)
    if form == "csv":
        return assignments_as_csv(status, language)
    return status_as_markdown(status, excluded, language)


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
