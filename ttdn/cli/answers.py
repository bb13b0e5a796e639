"""``ttdn answers``: all that units wrote on an item, side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ttdn.asking.answers import Subject, Written, all_subjects, find_subjects, gather_written
from ttdn.asking.tables import answers_table
from ttdn.asking.whom import Whom, find_whom
from ttdn.cli.completion import complete_items
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    GroupOption,
    KindOption,
    UnitOption,
    YearOption,
    argument,
    option,
    output_option,
    period_option,
    table_option,
)
from ttdn.cli.session import Session
from ttdn.cli.tables import ENDINGS, check_table_file, write_tables
from ttdn.cli.usage import MissingArgumentError
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.reporters.tables import FORMATS
from ttdn.standing import Standing
from ttdn.terminal.answers import render_answers
from ttdn.terminal.status import render_excluded, render_header
from ttdn.terminal.unasked import render_not_asked

_DOCUMENTS = (".docx", ".pdf")
_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --format.", "Choose one of --docx and --format.")
_BY_ENDING = Text(
    "Không dùng cùng -o: đuôi tên tệp cho biết dạng.",
    "Not together with -o: the file's ending says the form.",
)
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
    period: Annotated[str | None, period_option("mọi kỳ của năm", "all of the year")] = None,
    with_figures: Annotated[
        bool, option("--with-figures", "Chỉ những ý có số liệu.", "Only what has figures.")
    ] = False,
    docx: Annotated[
        bool, option("--docx", "Tài liệu làm việc Word, trang ngang.", "A working paper in Word, landscape.")
    ] = False,
    output: Annotated[
        Path | None,
        output_option(
            f"Ghi vào tệp ({', '.join((*_DOCUMENTS, *ENDINGS))}).",
            f"Write it to a file ({', '.join((*_DOCUMENTS, *ENDINGS))}).",
            "FILE",
        ),
    ] = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
) -> None:
    """Show unit, period, status, words, figures, evidence, reason, and what the specialist chose."""
    session = Session(context)
    if item is None and unit is None:
        raise MissingArgumentError("ITEM")
    _check(docx=docx, output=output, form=form)
    standing = session.stand(year, as_of, period, whole_year=True, edited=True)
    status = standing.status
    subjects = find_subjects(status.plan, item) if item is not None else all_subjects(status.plan)
    whom = find_whom(status.plan, unit, kind, group)
    written = gather_written(status, subjects, whom.units, standing.edits, with_figures=with_figures)
    if docx or (output is not None and output.suffix.lower() in _DOCUMENTS):
        _write_document(session, standing, written, _about(item, unit), output, force=force)
    elif output is not None:
        write_tables(
            session, output, [answers_table(status, written)], status.plan, status.as_of, force=force
        )
    elif form == "table":
        _show(session, standing, written, subjects, whom)
        return
    else:
        session.write(FORMATS[form](answers_table(status, written), session.language))
    session.warn(*render_excluded(standing.excluded, session.say))


def _check(*, docx: bool, output: Path | None, form: str) -> None:
    if docx and form != "table":
        raise OptionsDoNotFitError("--format", _ONE_FORM, needless=True)
    if output is None:
        return
    if form != "table":
        raise OptionsDoNotFitError("--format", _BY_ENDING, needless=True)
    if docx and output.suffix.lower() not in _DOCUMENTS:
        raise OptionsDoNotFitError("-o", _NOT_A_DOCUMENT)
    check_table_file(output, *_DOCUMENTS)


def _about(item: str | None, unit: str | None) -> str:
    """What was asked about, as the name of a file has it."""
    words = item if item is not None else unit or ""
    return "-".join("".join(letter if letter.isalnum() or letter == "." else " " for letter in words).split())


def _show(
    session: Session,
    standing: Standing,
    written: Sequence[Written],
    subjects: Sequence[Subject],
    whom: Whom,
) -> None:
    status = standing.status
    session.show(*render_header(status, session.say))
    if standing.not_asked and not status.reports:
        session.show(*render_not_asked(status, standing.not_asked, session.say))
    own = status if whom.units is None else status.narrow(units=whom.units)
    session.show(
        *render_answers(own, written, subjects, session.language, session.out.width),
        *render_excluded(standing.excluded, session.say),
    )


def _write_document(
    session: Session,
    standing: Standing,
    written: Sequence[Written],
    about: str,
    output: Path | None,
    *,
    force: bool,
) -> None:
    from ttdn.cli.making import write_documents  # noqa: PLC0415 - only where Word is asked for
    from ttdn.documents.content.working_papers import answers_content  # noqa: PLC0415 - the same
    from ttdn.documents.document.kinds import ANSWERS  # noqa: PLC0415 - the same
    from ttdn.documents.document.make import make_document  # noqa: PLC0415 - the same

    status = standing.status
    document = make_document(ANSWERS, answers_content(status, written, standing.excluded_units), session.root)
    path = output or session.out_folder / ANSWERS.file.format(about=about, period=status.within)
    write_documents(session, {path: document}, force=force)
    session.tell(
        Text(
            f"Đã lập {path}. Tài liệu dùng trong nội bộ, không gửi.",
            f"Wrote {path}. It is for the office alone.",
        )
    )
