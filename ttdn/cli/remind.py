"""``ttdn remind``: letters (công văn đôn đốc) and messages to those who owe a report or an overdue item."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.options import NEEDS_DOCX, AsOfOption, ForceOption, UnitOption, YearOption, option
from ttdn.cli.session import Session
from ttdn.documents.content.reminder import letter_content, reminder_names
from ttdn.documents.document.kinds import LETTER, MESSAGE
from ttdn.documents.document.make import make_document, make_message
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.reminders import Reminder, find_reminders
from ttdn.status import Status
from ttdn.terminal.reminders import render_reminders
from ttdn.terminal.status import render_excluded

_ONE_SET = Text(
    "Chọn một trong ba: --unit, --all, --together.", "Choose one of --unit, --all and --together."
)


def command(
    context: typer.Context,
    unit: UnitOption = None,
    everyone: Annotated[
        bool,
        option("--all", "Mỗi đơn vị một công văn (mặc định).", "A letter for each unit (the default)."),
    ] = False,
    together: Annotated[
        bool,
        option("--together", "Một công văn chung, kèm danh sách.", "One letter for all, with a list."),
    ] = False,
    docx: Annotated[
        Path | None,
        option(
            "--docx",
            "Ghi công văn Word và tin nhắn vào thư mục.",
            "Write into a folder.",
            metavar="DIR",
        ),
    ] = None,
    early: Annotated[
        bool,
        option("--early", "Nhắc cả khi còn lâu mới đến hạn.", "Also remind long before the deadline."),
    ] = False,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Say who is to be reminded of what; with --docx, write the letters and messages."""
    session = Session(context)
    if sum((unit is not None, everyone, together)) > 1:
        raise OptionsDoNotFitError("--together" if together else "--all", _ONE_SET)
    if (together or force) and docx is None:
        raise OptionsDoNotFitError("--together" if together else "--force", NEEDS_DOCX)
    standing = session.stand(year, as_of)
    status = standing.status
    if unit is not None:
        status = status.narrow(status.plan.find_units(unit))
    reminders = find_reminders(status, early=early, faulty=standing.faulty)
    session.show(*render_reminders(status, reminders, session.say, early=early))
    if docx is not None and reminders:
        made = _write(session, status, reminders, docx, together=together, force=force)
        session.tell(*(Text(f"Đã lập {path}", f"Wrote {path}") for path in made))
    session.show(*render_excluded(standing.excluded, session.say))


def _write(
    session: Session,
    status: Status,
    reminders: Sequence[Reminder],
    folder: Path,
    *,
    together: bool,
    force: bool,
) -> list[Path]:
    """The letters as Word files, and beside them one text file with the message for each unit."""
    from ttdn.documents.layout.output import pack, write_all  # noqa: PLC0415 - Word is loaded when it is asked for
    from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - the same

    day = status.as_of.isoformat()
    sets = (
        {"chung": list(reminders)} if together else {reminder.unit.id: [reminder] for reminder in reminders}
    )
    letters = {
        folder / LETTER.file.format(to=name, day=day): pack(
            render_word(make_document(LETTER, letter_content(status, chosen), session.root))
        )
        for name, chosen in sets.items()
    }
    messages = {
        folder / MESSAGE.file.format(to=reminder.unit.id, day=day): make_message(
            MESSAGE, reminder_names(status, [reminder]), session.root
        ).encode()
        for reminder in reminders
    }
    # Every text is made before the first is written: a mistake in a template leaves nothing half done.
    write_all(session.root, letters | messages, force=force)
    return [*letters, *messages]
