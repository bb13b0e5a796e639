"""``ttdn answers``: all that units wrote on an item, side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ttdn.asking.answers import Written, find_subjects, gather_written
from ttdn.asking.tables import answers_table
from ttdn.asking.whom import find_whom
from ttdn.cli.completion import complete_items
from ttdn.cli.destination import ENDINGS, Answer, TableOption, answer_option
from ttdn.cli.options import (
    AnyPeriodOfYearOption,
    AsOfOption,
    ForceOption,
    GroupOption,
    KindOption,
    UnitOption,
    YearOption,
    argument,
    option,
)
from ttdn.cli.session import Session
from ttdn.cli.usage import MissingArgumentError
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.standing import Standing
from ttdn.terminal.answers import render_answers
from ttdn.terminal.status import render_header
from ttdn.terminal.unasked import render_not_asked

_DOCUMENTS = (".docx", ".pdf")
_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --format.", "Choose one of --docx and --format.")
_NOT_A_DOCUMENT = Text(
    "Cùng --docx, tên tệp phải kết thúc bằng .docx hoặc .pdf.",
    "With --docx the file's name must end in .docx or .pdf.",
)


def command(
    context: typer.Context,
    item: Annotated[
        str | None,
        argument(
            "[ITEM]",
            "Số của mục (như {item}), của đề mục, hoặc một phần: kho-khan, nguyen-nhan, kien-nghi.",
            "An item's number (such as {item}), a section's, or a part: difficulties, causes, proposals.",
            autocompletion=complete_items,
        ),
    ] = None,
    unit: UnitOption = None,
    kind: KindOption = None,
    group: GroupOption = None,
    period: AnyPeriodOfYearOption = None,
    with_figures: Annotated[
        bool, option("--with-figures", "Chỉ những ý có số liệu.", "Only what has figures.")
    ] = False,
    docx: Annotated[
        bool, option("--docx", "Tài liệu làm việc Word, trang ngang.", "A working paper in Word, landscape.")
    ] = False,
    output: Annotated[Path | None, answer_option((*_DOCUMENTS, *ENDINGS))] = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: TableOption = "table",
) -> None:
    """Show unit, period, status, words, figures, evidence, reason, and what the specialist chose."""
    session, answer = Session(context), Answer(form, output, force)
    if item is None and unit is None:
        raise MissingArgumentError("ITEM")
    document = answer.file_of(*_DOCUMENTS)
    if docx and form != "table":
        raise OptionsDoNotFitError("--format", _ONE_FORM, needless=True)
    if docx and output != document:
        raise OptionsDoNotFitError("-o", _NOT_A_DOCUMENT)
    answer.check(*_DOCUMENTS)
    standing = session.stand(year, as_of, period, whole_year=True, edited=True)
    status = standing.status
    subjects = find_subjects(status.plan, item)
    whom = find_whom(status.plan, unit, kind, group)
    written = gather_written(status, subjects, whom.units, standing.edits, with_figures=with_figures)
    notes = [*session.notes(standing, whom.units)]
    if docx or document:
        _write_document(session, standing, written, _about(item, unit), answer)
    elif answer.is_shown:
        session.show(*render_header(status, session.say))
        if standing.not_asked and not status.reports:
            session.show(*render_not_asked(status, standing.not_asked, session.say))
        own = status if whom.units is None else status.narrow(units=whom.units)
        session.show(*render_answers(own, written, subjects, session.language, session.out.width), *notes)
        return
    else:
        answer.put(session, [answers_table(status, written)], status.plan, status.as_of)
    session.warn(*notes)


def _write_document(
    session: Session, standing: Standing, written: Sequence[Written], about: str, answer: Answer
) -> None:
    """The working paper in Word or as PDF, where no file is named under what was asked about."""
    from ttdn.cli.making import NOT_SENT, Form, show_document  # noqa: PLC0415 - only where Word is asked for
    from ttdn.documents.content.working_papers import answers_content  # noqa: PLC0415 - the same
    from ttdn.documents.document.kinds import ANSWERS  # noqa: PLC0415 - the same
    from ttdn.documents.document.make import make_document  # noqa: PLC0415 - the same

    content = answers_content(standing.status, written, standing.excluded_units)
    path = session.out_folder / ANSWERS.file.format(about=about, period=standing.status.within)
    form = Form(docx=True, markdown=False, output=answer.output, force=answer.force)
    show_document(session, make_document(ANSWERS, content, session.root), path, form, NOT_SENT)


def _about(item: str | None, unit: str | None) -> str:
    """What was asked about, as the name of a file has it."""
    words = item if item is not None else unit or ""
    return "-".join("".join(letter if letter.isalnum() or letter == "." else " " for letter in words).split())
