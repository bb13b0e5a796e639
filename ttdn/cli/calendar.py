"""``ttdn calendar``: the deadlines of reports and items, on the terminal or for a calendar."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ttdn.agenda import decided_on, find_dues
from ttdn.agenda_words import agenda_table, nothing_due
from ttdn.asking.whom import find_chosen, find_whom
from ttdn.cli.destination import ENDINGS, Answer, TableOption
from ttdn.cli.files import write_text
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    GroupOption,
    ItemOption,
    KindOption,
    UnitOption,
    YearOption,
    option,
    output_option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, NothingDueError, OptionsDoNotFitError
from ttdn.language import Text, count_of
from ttdn.terminal.agenda import render_agenda

_CALENDAR = ".ics"
#: A year ahead nobody is reminded of anything.
_MOST_DAYS = 366
_DAY_BEFORE = 1
_FILE_ENDINGS = ", ".join((_CALENDAR, *ENDINGS))
_OF_CALENDAR = Text("Chỉ dùng khi ghi tệp .ics (-o han.ics).", "Only for an .ics file (-o deadlines.ics).")
_DAYS = Text(
    f"Viết số ngày nhắc trước hạn, từ 0 đến {_MOST_DAYS}.",
    f"Write days before the deadline, 0 to {_MOST_DAYS}.",
)
_DEADLINES = Text("Hạn năm", "Deadlines")
_ONE_OF = Text("Chọn một trong hai: --alarm, --no-alarms.", "Choose one of --alarm and --no-alarms.")


def command(
    context: typer.Context,
    output: Annotated[
        Path | None,
        output_option(
            f"Ghi vào tệp ({_FILE_ENDINGS}); .ics: đưa vào Outlook, Google, điện thoại.",
            f"Write it to a file ({_FILE_ENDINGS}); .ics is for Outlook, Google, phones.",
            "FILE",
        ),
    ] = None,
    unit: UnitOption = None,
    kind: KindOption = None,
    group: GroupOption = None,
    item: ItemOption = None,
    begin: Annotated[
        str | None,
        option(
            "--from",
            "Từ ngày; mặc định từ --as-of, tệp .ics: cả năm.",
            "From a day on; by default from --as-of, an .ics file: all year.",
            metavar="DATE",
        ),
    ] = None,
    alarm: Annotated[
        list[int] | None,
        option(
            "--alarm",
            "Nhắc trước hạn mấy ngày (nhiều lần được); mặc định theo kế hoạch và trước 1 ngày.",
            "Remind so many days before (may be repeated); by default as the plan says, and 1 day before.",
            metavar="DAYS",
        ),
    ] = None,
    no_alarms: Annotated[bool, option("--no-alarms", "Không nhắc.", "Without reminders.")] = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    force: ForceOption = False,
    form: TableOption = "table",
) -> None:
    """List the deadlines that lie ahead, or write them for a calendar."""
    session, answer = Session(context), Answer(form, output, force)
    calendar = answer.file_of(_CALENDAR)
    answer.check(_CALENDAR)
    alarms = _read_alarms(alarm, no_alarms=no_alarms, is_calendar=calendar is not None)
    whole_year = date.min if calendar else None
    first = session.find_day(begin, "--from") or whole_year
    standing = session.stand(year, as_of, whole_year=True)
    status, plan = standing.status, standing.status.plan
    whom = find_whom(plan, unit, kind, group)
    dues = find_dues(status, whom.units, find_chosen(plan, item))
    first = first or status.as_of
    chosen, nothing = [one for one in dues if one.day >= first], nothing_due(dues, first)
    notes = [*session.notes(standing, whom.units)]
    if answer.is_shown:
        agenda = render_agenda(status, chosen, nothing, session.language, session.out.width)
        session.show(*agenda, *notes)
        return
    if output is not None and not chosen:
        raise NothingDueError(nothing)
    if calendar is None:
        answer.put(session, [agenda_table(chosen, status.as_of)], plan, status.as_of)
        session.warn(*(notes if output is None else ()))
        return
    from ttdn.reporters.calendar import CalendarStyle, calendar_as_ics  # noqa: PLC0415 - only where a file is asked for

    days = [plan.reporting.due_soon_days, _DAY_BEFORE] if alarms is None else alarms
    name = session.say(*(f"{what} {plan.year} – {whom.called(plan)}" for what in _DEADLINES))
    style = CalendarStyle(session.language, name, tuple(days), decided_on(plan, status.as_of))
    write_text(session, calendar, calendar_as_ics(chosen, plan, style), force=force)
    many = len(chosen)
    session.tell(Text(f"Đã ghi {calendar}: {many} hạn.", f"Wrote {calendar}: {count_of(many, 'deadline')}."))


def _read_alarms(alarm: list[int] | None, *, no_alarms: bool, is_calendar: bool) -> list[int] | None:
    """How many days before a deadline the calendar rings; None where nothing is said of it.

    Raises:
        OptionsDoNotFitError: They do not.
        InvalidOptionError: An alarm rings too early or too late.
    """
    for days in alarm or ():
        if not 0 <= days <= _MOST_DAYS:
            raise InvalidOptionError("--alarm", str(days), _DAYS)
    if alarm and no_alarms:
        raise OptionsDoNotFitError("--no-alarms", _ONE_OF, needless=True)
    if (alarm or no_alarms) and not is_calendar:
        raise OptionsDoNotFitError("--alarm" if alarm else "--no-alarms", _OF_CALENDAR, needless=True)
    return [] if no_alarms else alarm or None
