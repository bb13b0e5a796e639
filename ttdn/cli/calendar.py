"""``ttdn calendar``: the deadlines of reports and items, on the terminal or for a calendar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ttdn.agenda import Due, decided_on, find_dues
from ttdn.agenda_words import agenda_table, nothing_due
from ttdn.asking.whom import find_whom
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
    table_option,
)
from ttdn.cli.session import Session
from ttdn.cli.tables import ENDINGS, check_table_file, write_tables
from ttdn.errors import InvalidOptionError, NothingDueError, OptionsDoNotFitError
from ttdn.language import Text, count_of
from ttdn.model.roster import Unit
from ttdn.reporters.tables import FORMATS
from ttdn.status import Status
from ttdn.terminal.agenda import render_agenda
from ttdn.terminal.status import render_excluded

_CALENDAR = ".ics"
#: A year ahead nobody is reminded of anything.
_MOST_DAYS = 366
_DAY_BEFORE = 1
_FILE_ENDINGS = ", ".join((_CALENDAR, *ENDINGS))
_FILE_DECIDES = Text(
    "Không dùng cùng -o: đuôi tên tệp cho biết dạng.",
    "Not together with -o: the file's ending says the form.",
)
_OF_CALENDAR = Text("Chỉ dùng khi ghi tệp .ics (-o han.ics).", "Only for an .ics file (-o deadlines.ics).")
_DAYS = Text(
    f"Viết số ngày nhắc trước hạn, từ 0 đến {_MOST_DAYS}.",
    f"Write days before the deadline, 0 to {_MOST_DAYS}.",
)
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
    form: Annotated[str, table_option(FORMATS)] = "table",
) -> None:
    """List the deadlines that lie ahead, or write them for a calendar."""
    session = Session(context)
    _check(output, form, alarm, no_alarms=no_alarms)
    first = session.read_day(begin, "--from") if begin is not None else None
    standing = session.stand(year, as_of, whole_year=True)
    status, plan = standing.status, standing.status.plan
    units = find_whom(plan, unit, kind, group).units
    items = plan.find_items(item) if item is not None else None
    dues = find_dues(status, units, items)
    if output is None or output.suffix.lower() != _CALENDAR:
        first = first or status.as_of
    chosen, nothing = [one for one in dues if first is None or one.day >= first], nothing_due(dues, first)
    if output is not None:
        if not chosen:
            raise NothingDueError(nothing)
        days = [] if no_alarms else alarm or [plan.reporting.due_soon_days, _DAY_BEFORE]
        _write(session, output, status, chosen, _Marks(units, tuple(days)), force=force)
    elif form == "table":
        session.show(*render_agenda(status, chosen, nothing, session.language, session.out.width))
        session.show(*render_excluded(standing.excluded, session.say))
    else:
        session.write(FORMATS[form](agenda_table(chosen, status.as_of), session.language))
        session.warn(*render_excluded(standing.excluded, session.say))


class _Marks(NamedTuple):
    """What is said in a calendar beside the deadlines: whose they are, and how many days before it rings."""

    units: Sequence[Unit] | None
    alarms: tuple[int, ...]


def _check(output: Path | None, form: str, alarm: list[int] | None, *, no_alarms: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        OptionsDoNotFitError: They do not.
        InvalidOptionError: The ending of the file is unknown, or an alarm rings too early or too late.
    """
    if output is not None:
        check_table_file(output, _CALENDAR)
        if form != "table":
            raise OptionsDoNotFitError("--format", _FILE_DECIDES, needless=True)
    for days in alarm or ():
        if not 0 <= days <= _MOST_DAYS:
            raise InvalidOptionError("--alarm", str(days), _DAYS)
    if alarm and no_alarms:
        raise OptionsDoNotFitError("--no-alarms", _ONE_OF, needless=True)
    if (alarm or no_alarms) and (output is None or output.suffix.lower() != _CALENDAR):
        raise OptionsDoNotFitError("--alarm" if alarm else "--no-alarms", _OF_CALENDAR, needless=True)


def _write(
    session: Session, path: Path, status: Status, dues: Sequence[Due], marks: _Marks, *, force: bool
) -> None:
    """The deadlines in a file: a calendar or a table, as its ending says."""
    plan, as_of = status.plan, status.as_of
    if path.suffix.lower() != _CALENDAR:
        write_tables(session, path, [agenda_table(dues, as_of)], plan, as_of, force=force)
        return
    from ttdn.documents.layout.output import DocumentEditedError, write_drafts  # noqa: PLC0415 - only where a file is asked for
    from ttdn.reporters.calendar import CalendarStyle, calendar_as_ics  # noqa: PLC0415 - the same

    whose = plan.authority.short
    if marks.units is not None and len(marks.units) == 1:
        whose = plan.called(marks.units[0])
    name = session.say(f"Hạn năm {plan.year} – {whose}", f"Deadlines {plan.year} – {whose}")
    style = CalendarStyle(session.language, name, marks.alarms, decided_on(plan, as_of))
    text = calendar_as_ics(dues, plan, style)
    if write_drafts(session.root, {}, {path: text}, force=force):
        raise DocumentEditedError(path)
    session.tell(
        Text(f"Đã ghi {path}: {len(dues)} hạn.", f"Wrote {path}: {count_of(len(dues), 'deadline')}.")
    )
