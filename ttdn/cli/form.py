"""``ttdn form``: an Excel form for each unit."""

import gc
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn.cli.files import make_files, tell_made
from ttdn.cli.options import (
    AsOfOption,
    DraftsOption,
    DuePeriodOption,
    UnitsArgument,
    YearOption,
    option,
    output_option,
)
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError, TtdnError
from ttdn.intake.left_open import find_left_open
from ttdn.language import NOTHING, Text, count_of
from ttdn.metavars import metavar
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import ADDED_FORM, FORMS_FOLDER, NUMBER_FORM, form_name
from ttdn.timeline import everything, find_reporter, view
from ttdn.unasked import not_asked

if TYPE_CHECKING:
    from ttdn.worker import Answer

_NO_LETTER = Text("Công văn gửi kèm dành cho biểu mẫu đầy đủ.", "The letter goes with the full forms.")
_ONE_KIND = Text(
    "Không dùng cùng --added, --letter, --drafts.", "Not together with --added, --letter or --drafts."
)
_MAKING = Text("Đang lập biểu mẫu", "Making forms")
_WHICH = Text("Ghi tên đơn vị, hoặc dùng --all.", "Name units, or use --all.")


def command(
    context: typer.Context,
    units: UnitsArgument = None,
    everyone: Annotated[
        bool,
        option("--all", "Mọi đơn vị phải hoặc được đề nghị báo cáo.", "All units that report."),
    ] = False,
    period: DuePeriodOption = None,
    output: Annotated[
        Path, output_option(f"Thư mục ghi biểu mẫu ({FORMS_FOLDER}).", "The folder for the forms.")
    ] = Path(FORMS_FOLDER),
    letter: Annotated[
        bool,
        option("--letter", "Lập cả công văn gửi kèm biểu mẫu.", "Also write the letter that goes with them."),
    ] = False,
    added: Annotated[
        bool,
        option(
            "--added",
            "Biểu mẫu bổ sung: chỉ các mục thêm vào kế hoạch sau khi đơn vị đã được hỏi.",
            "Short forms: only the items that were added to the plan since the unit was asked.",
        ),
    ] = False,
    number: Annotated[
        bool,
        option(
            "--number",
            "Biểu mẫu nhỏ để đơn vị ghi số, ngày của báo cáo đã ký.",
            "One-sheet forms for the number and date of the signed report.",
        ),
    ] = False,
    force: Annotated[
        bool,
        option("--force", "Thay cả biểu mẫu đã được điền.", "Replace forms that were filled in."),
    ] = False,
    drafts: DraftsOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Write a form for each unit, filled with what its report already says."""
    from ttdn.forms.key import make_key  # noqa: PLC0415 - Excel is loaded when it is asked for
    from ttdn.forms.making.makers import FormMakers  # noqa: PLC0415 - the same
    from ttdn.scaffold import default_period  # noqa: PLC0415 - Jinja is loaded when it is asked for

    gc.enable()  # workbooks are full of circles: two hundred of them would fill the memory
    session = Session(context)
    if bool(units) == everyone:
        raise OptionsDoNotFitError("--all" if everyone else metavar("UNIT"), _WHICH)
    ending = _choose_kind(added=added, number=number, letter=letter, drafts=drafts is not None)
    day = session.read_day(as_of)
    checked, plan, wanted = session.choose(period, year, day)
    term = wanted or default_period(plan, day)
    plan = view(plan, day, term)
    chosen = _choose(plan, term, units or [])
    if unasked := not_asked(plan, term):
        session.warn(session.say(f"Lưu ý: {unasked.vi}", f"Note: {unasked.en}"))
    if (year, wanted) == (None, None):
        session.warn_left_open(find_left_open(checked, plan.year - 1, day), chosen if units else None)
    # It is made before the first form is written: a plan without its settings leaves nothing half done.
    letters = _letter(session, plan, chosen, term, output, day, everyone=everyone) if letter else {}
    make_key(checked.workspace.root)
    with FormMakers(checked.workspace, plan, term, ending, chosen) as makers:
        forms = session.track(makers.make(), len(chosen), _MAKING)
        named = ((unit, output / form_name(unit.id, term, ending), form) for unit, form in forms)
        made, refused = _write_forms(session, named, force=force)
    if letters:
        make_files(session, letters, force=force)
    if made or not refused:
        session.tell(_counted(len(made), len(chosen) - len(made) - len(refused), term, ending))
    if drafts is not None and made:
        from ttdn.cli.drafts import draft_forms  # noqa: PLC0415 - the same

        draft_forms(session, plan, term, made, letters, drafts, day, added=added, force=force)
    _refuse(session, refused)


def _choose_kind(*, added: bool, number: bool, letter: bool, drafts: bool) -> str:
    """The kind of form that is meant, by what its name ends with.

    Raises:
        OptionsDoNotFitError: Something is wanted that goes with another kind.
    """
    if added and letter:
        raise OptionsDoNotFitError("--letter", _NO_LETTER, needless=True)
    if number and (added or letter or drafts):
        raise OptionsDoNotFitError("--number", _ONE_KIND)
    return ADDED_FORM if added else NUMBER_FORM if number else ""


_KINDS = {
    "": (Text("biểu mẫu", "form"), NOTHING),
    ADDED_FORM: (
        Text("biểu mẫu bổ sung", "short form"),
        Text(
            "chưa nộp báo cáo hoặc không còn mục nào chưa hỏi",
            "sent no report yet, or had nothing left to be asked",
        ),
    ),
    NUMBER_FORM: (
        Text("biểu mẫu số, ngày văn bản", "number-and-day form"),
        Text("chưa nộp báo cáo hoặc đã có số, ngày", "sent no report yet, or one with number and day"),
    ),
}


def _write_forms(
    session: Session, forms: "Iterable[tuple[Unit, Path, Answer[bytes | None]]]", *, force: bool
) -> tuple[list[tuple[Unit, Path]], list[TtdnError]]:
    """Write the forms one by one: those that were made, and why others were not."""
    from ttdn.forms.issuing import write_form  # noqa: PLC0415 - as above

    made: list[tuple[Unit, Path]] = []
    refused: list[TtdnError] = []
    for unit, path, form in forms:
        try:
            content = form.take()
            if content is not None:
                write_form(session.root, path, content, force=force)
                made.append((unit, path))
        except TtdnError as error:  # filled in, open in Excel, no readable report: the others are made
            refused.append(error)
    tell_made(session, [path for _, path in made])
    return made, refused


def _refuse(session: Session, refused: Sequence[TtdnError]) -> None:
    """Say why some forms were not made; the command ends with the last of these errors."""
    session.warn(*(session.say(*error.message) for error in refused[:-1]))
    if refused:
        raise refused[-1]


def _counted(made: int, rest: int, period: Period, kind: str) -> Text:
    """How many forms were made; of short ones also how many units need none."""
    words, why = _KINDS[kind]
    told = Text(f"{made} {words.vi}, {period.label.vi}", f"{count_of(made, words.en)} for {period.label.en}")
    if not rest:
        return Text(f"{told.vi}.", f"{told.en}.")
    return Text(f"{told.vi}; {rest} đơn vị {why.vi}.", f"{told.en}; {count_of(rest, 'unit')} {why.en}.")


def _letter(
    session: Session,
    plan: Plan,
    units: list[Unit],
    period: Period,
    folder: Path,
    day: date,
    *,
    everyone: bool,
) -> dict[Path, bytes]:
    """The letter that goes with the forms, by its place beside them."""
    from ttdn.documents.content.letters import form_letter_content  # noqa: PLC0415 - Word is loaded when it is asked for
    from ttdn.documents.document.kinds import FORM_LETTER  # noqa: PLC0415 - the same
    from ttdn.documents.document.make import make_document  # noqa: PLC0415 - the same
    from ttdn.documents.layout.output import pack  # noqa: PLC0415 - the same
    from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - the same

    content = form_letter_content(plan, units, period, day, everyone=everyone)
    letter = make_document(FORM_LETTER, content, session.root)
    return {folder / FORM_LETTER.file.format(period=period): pack(render_word(letter))}


def _choose(plan: Plan, period: Period, names: list[str]) -> list[Unit]:
    """The units that are named; all that report where none is."""
    if names:
        return list({unit.id: unit for name in names for unit in _named(plan, period, name)}.values())
    return list(plan.reporters(period))


def _named(plan: Plan, period: Period, name: str) -> list[Unit]:
    """A unit that exists within the period, or those of a group that are asked for the report."""
    if isinstance(everything(plan).find(name), Unit):
        return [find_reporter(plan, name, period)]
    asked = {unit.id for unit in plan.reporters(period)}
    members = plan.find_units(name, ended=True)
    return [unit for unit in members if unit.id in asked] or list(plan.find_units(name))
