"""``ttdn remind``: letters (công văn đôn đốc) and messages to those who owe a report or an overdue item."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ttdn.cli.files import list_folder, make_files
from ttdn.cli.options import (
    AnyPeriodOfYearOption,
    AsOfOption,
    DraftsOption,
    ForceOption,
    UnitOption,
    YearOption,
    need_folder,
    option,
)
from ttdn.cli.session import Session
from ttdn.documents.content.reminder import letter_content, reminder_names
from ttdn.documents.document.kinds import LETTER, MESSAGE
from ttdn.documents.document.make import make_document, make_message
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import FORMS_FOLDER
from ttdn.reminders import Manner, Reminder, find_reminders
from ttdn.status import Status
from ttdn.terminal.notes import render_excluded, render_left_open
from ttdn.terminal.reminders import render_reminders
from ttdn.terminal.status import render_header
from ttdn.terminal.unasked import render_not_asked

if TYPE_CHECKING:
    from ttdn.documents.layout.mail import Attachment

_ONE_SET = Text(
    "Chọn một trong ba: --unit, --all, --together.", "Choose one of --unit, --all and --together."
)

_NEEDS_FILES = Text("Chỉ dùng cùng --docx hoặc --drafts.", "Only together with --docx or --drafts.")
_PASSED = Text("Ngày này đã qua.", "That day has passed.")


def command(
    context: typer.Context,
    unit: UnitOption = None,
    everyone: Annotated[
        bool,
        option("--all", "Mỗi đơn vị một công văn (mặc định).", "A letter for each unit (the default)."),
    ] = False,
    together: Annotated[
        bool,
        option(
            "--together",
            "Một công văn chung cho mỗi loại: đôn đốc, nhắc, đề nghị.",
            "One letter for all that are late, one for the others.",
        ),
    ] = False,
    docx: Annotated[
        Path | None,
        option(
            "--docx",
            "Ghi công văn Word và tin nhắn vào thư mục.",
            "Write into a folder.",
            metavar="DIR",
            callback=need_folder,
        ),
    ] = None,
    drafts: DraftsOption = None,
    early: Annotated[
        bool,
        option("--early", "Nhắc cả khi còn lâu mới đến hạn.", "Also remind long before the deadline."),
    ] = False,
    by: Annotated[
        str | None,
        option(
            "--by", "Hạn mới phải trả lời, in trong công văn.", "The new day to answer by.", metavar="DATE"
        ),
    ] = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    period: AnyPeriodOfYearOption = None,
) -> None:
    """Say who is to be reminded of what; with --docx, write the letters and messages."""
    session = Session(context)
    if more := _given({"--unit": unit, "--all": everyone, "--together": together})[1:]:
        raise OptionsDoNotFitError(more[-1], _ONE_SET)
    of_files = _given({"--together": together, "--by": by or None, "--force": force})
    if docx is None and drafts is None and of_files:
        raise OptionsDoNotFitError(of_files[0], _NEEDS_FILES)
    standing = session.stand(year, as_of, period)
    named = _named(standing.status.plan, unit) if unit is not None else None
    status = standing.status.narrow(named) if named is not None else standing.status
    left_open = [*render_left_open(standing.left_open, named, session.say)]
    until = _read_until(session, by, status.as_of)
    if standing.not_asked:
        session.show(
            *render_header(status, session.say), *render_not_asked(status, standing.not_asked, session.say)
        )
        return
    reminders = find_reminders(status, early=early, faulty=standing.faulty)
    own = find_reminders(status, early=early, faulty=standing.faulty, own=True)
    session.show(*render_reminders(status, reminders, own, session.say, early=early), *left_open)
    # The forms that "ttdn form" has made in its own folder.
    forms = frozenset(path.name for path in list_folder(session.root / FORMS_FOLDER))
    texts = _Texts(session, status, reminders, until, forms)
    _write(texts, docx, drafts, together=together, force=force, narrowed=unit is not None)
    session.show(*render_excluded(standing.excluded, session.say))


class _Texts(NamedTuple):
    """What those who are reminded are written, with what every text needs."""

    session: Session
    status: Status
    reminders: Sequence[Reminder]
    until: date | None
    forms: Collection[str]

    def letters(self, *, together: bool) -> "list[tuple[Attachment, list[Reminder]]]":
        """The letters as Word files, each with those whom it reminds."""
        from ttdn.documents.layout.mail import Attachment  # noqa: PLC0415 - Word is loaded when it is asked for
        from ttdn.documents.layout.output import pack  # noqa: PLC0415 - the same
        from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - the same

        letters = []
        for manner, to, chosen in _sets(self.reminders, together=together):
            content = letter_content(self.status, chosen, self.until, self.forms)
            letter = make_document(LETTER, content, self.session.root)
            name = LETTER.file.format(manner=manner, to=to, day=self.status.as_of.isoformat())
            letters.append((Attachment(name, pack(render_word(letter))), chosen))
        return letters

    def messages(self) -> dict[str, bytes]:
        """The messages to single units, by the names of their files."""
        messages = {}
        for reminder in self.reminders:
            names = reminder_names(self.status, [reminder], self.until, self.forms)
            file = MESSAGE.file.format(to=reminder.unit.id, day=self.status.as_of.isoformat())
            messages[file] = make_message(MESSAGE, names, self.session.root).encode()
        return messages


def _write(
    texts: _Texts, docx: Path | None, drafts: Path | None, *, together: bool, force: bool, narrowed: bool
) -> None:
    """Write letters and messages into one folder, drafts into another.

    Drafts alone have letters where the plan says what stands above and below one.
    """
    session, status, reminders, until, _ = texts
    asks_for_letters = docx is not None or (drafts is not None and status.plan.documents.reminder is not None)
    letters = texts.letters(together=together) if asks_for_letters else []
    if docx is not None and reminders:
        # Every text is made before the first is written: a mistake in a template leaves nothing half done.
        contents = {letter.name: letter.content for letter, _ in letters} | texts.messages()
        make_files(session, {docx / name: content for name, content in contents.items()}, force=force)
    if drafts is not None:
        from ttdn.cli.drafts import draft_reminders  # noqa: PLC0415 - as above

        of_units = {one.unit.id: letter for letter, chosen in letters for one in chosen}
        draft_reminders(session, status, reminders, of_units, drafts, until, force=force, narrowed=narrowed)


def _given(options: Mapping[str, object]) -> list[str]:
    """The names of those that were typed."""
    return [name for name, value in options.items() if value not in {None, False}]


def _named(plan: Plan, name: str) -> list[Unit]:
    """The units of a name, and those that have become part of them."""
    named = plan.find_units(name, ended=True)
    return [*named, *(ended for one in named for ended in plan.forebears(one))]


def _read_until(session: Session, by: str | None, as_of: date) -> date | None:
    """The new day to answer by; it cannot have passed."""
    until = session.read_day(by, "--by") if by else None
    if until and until < as_of:
        raise OptionsDoNotFitError("--by", _PASSED)
    return until


def _sets(reminders: Sequence[Reminder], *, together: bool) -> list[tuple[Manner, str, list[Reminder]]]:
    """Who gets a letter together: those who are spoken to in one manner, or each alone."""
    if not together:
        return [(reminder.manner, reminder.unit.id, [reminder]) for reminder in reminders]
    sets = ((manner, [one for one in reminders if one.manner is manner]) for manner in Manner)
    return [(manner, "chung", chosen) for manner, chosen in sets if chosen]
