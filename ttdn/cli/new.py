"""``ttdn new``: the report of a unit, to be filled in."""

from datetime import date
from typing import Annotated

import typer

from ttdn.checking import Checked
from ttdn.cli.options import UnitArgument, YearOption, period_option, received_option
from ttdn.cli.session import Session, find_named, read_as_of, read_period
from ttdn.errors import InvalidOptionError, NotAUnitError, ReportExistsError
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Clause, Group, Plan, Unit
from ttdn.vietnamese import date_text
from ttdn.writing import sweep

_DATES = Text(
    "Viết năm-tháng-ngày (2020-12-10) hoặc ngày/tháng/năm (10/12/2020).", "Write year-month-day (2020-12-10)."
)


def command(
    context: typer.Context,
    unit: UnitArgument,
    period: Annotated[str | None, period_option("kỳ phải báo cáo", "the required one")] = None,
    year: YearOption = None,
    received: Annotated[str | None, received_option("để trống", "blank")] = None,
) -> None:
    """Write units/<unit>/<period>.yaml with the items that the unit owes.

    A report that is there is not touched.
    """
    from ttdn.scaffold import default_period, report_files, write_new  # noqa: PLC0415 - Jinja is loaded when it is asked for

    session = Session(context)
    today, day = read_as_of(None), read_received(received) if received is not None else None
    wanted = read_period(period, year)
    checked = session.check()
    plan = checked.choose_plan(wanted.year if wanted else year, day or today).plan
    one, chosen = find_unit(plan, unit), wanted or default_period(plan, day or today)
    _refuse_second(session, checked, one, chosen)
    result = write_new(session.root, report_files(plan, one, chosen, day))
    if result.kept:
        raise ReportExistsError(result.kept[0])
    session.show_whole(*(session.say(text) for text in _announce(result.made[0], plan, one, chosen, day)))


def find_unit(plan: Plan, name: str) -> Unit:
    """The unit that a word means.

    Raises:
        UnknownNameError: Nothing bears that name.
        NotAUnitError: It is an item, a heading or a group.
    """
    found = find_named(plan, name)
    match found:
        case Unit():
            return found
        case Group():
            raise NotAUnitError(name, [member.id for member in plan.members(found)[:3]])
        case Clause(id=number) | number:
            raise NotAUnitError(name, [owner.id for owner in plan.owners.get(number, ())[:3]])


def read_received(value: str) -> date:
    """The day of receipt that was asked for."""
    try:
        return read_as_of(value)
    except InvalidOptionError as error:
        raise InvalidOptionError("--received", value, _DATES) from error


def _refuse_second(session: Session, checked: Checked, unit: Unit, period: Period) -> None:
    """A report of the unit for the period may stand under another name than it should."""
    for file in checked.workspace.reports:
        if (file.report.unit, file.report.period) == (unit.id, period) and not file.assumed & {
            "unit",
            "period",
        }:
            sweep((session.root / file.source.file).parent)
            raise ReportExistsError(file.source.file)


def _announce(name: str, plan: Plan, unit: Unit, period: Period, day: date | None) -> list[Text]:
    count = len(plan.owed_by(unit))
    return [
        Text(
            f"Đã lập {name}: {unit.name}, {period.label.vi}, {count} mục được giao.",
            f"Made {name}: {unit.name}, {period.label.en}, {count} items.",
        ),
        Text("Mở tệp để điền, rồi chạy 'ttdn validate'.", "Open it, fill it in, then run 'ttdn validate'."),
        Text(
            f"Được tính là đã nộp ngày {date_text(day).vi}.", f"It counts as received on {date_text(day).en}."
        )
        if day
        else Text(
            "Báo cáo chưa được tính: khi nộp, điền ngày vào dòng 'received'.",
            "It is not counted yet: when it is submitted, fill in the line 'received'.",
        ),
    ]
