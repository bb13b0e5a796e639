"""``ttdn report``: the summary or a unit's own report, on the terminal, as Markdown or in Word."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.files import put_text
from ttdn.cli.given import need_ending
from ttdn.cli.making import MAKING, NOT_SENT, WRITING, Form, show_document
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    YearOption,
    YearPeriodOption,
    YesOption,
    option,
    output_option,
    unit_option,
)
from ttdn.cli.session import Session
from ttdn.cli.unit_reports import make_all_unit_reports, make_unit_report
from ttdn.digest import gather
from ttdn.documents.content.assessment import assess
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.working_papers import opinions_content
from ttdn.documents.document.corrections import correct_wording
from ttdn.documents.document.kinds import OPINIONS, SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text, count_of
from ttdn.places import edits_path
from ttdn.safe_text import as_argument
from ttdn.standing import Standing
from ttdn.terminal.edits import edits_news, report_command
from ttdn.terminal.notes import render_excluded, render_not_compared, render_unused

_ONE_SET = Text("Chọn một trong hai: --unit hoặc --all.", "Choose one of --unit and --all.")
_ALONE = Text(
    "Không dùng cùng --unit, --all, --docx, --markdown.",
    "Not together with --unit, --all, --docx or --markdown.",
)
_APART = Text("Không dùng cùng --unit, --all, --edits.", "Not together with --unit, --all or --edits.")
_SUMMARY_ONLY = Text("Chỉ dùng cho báo cáo tổng hợp.", "For the summary report only.")
_WITH_EDITS = Text("Chỉ dùng cùng --edits.", "Only together with --edits.")
_OF_SHEET = Text(
    "Cùng --edits chỉ dùng khi có --xlsx, với tên tệp .xlsx.",
    "Together with --edits, only for --xlsx and with a name that ends in .xlsx.",
)


def command(
    context: typer.Context,
    unit: Annotated[
        str | None,
        unit_option(
            "Báo cáo của đơn vị (hoặc nhóm), thay cho tổng hợp.",
            "A unit's (or a group's) report, instead of the summary.",
        ),
    ] = None,
    everyone: Annotated[
        bool,
        option("--all", "Báo cáo của từng đơn vị đã gửi.", "The report of each unit that has sent one."),
    ] = False,
    period: YearPeriodOption = None,
    docx: Annotated[bool, option("--docx", "Ghi thành tệp Word.", "Write a Word file.")] = False,
    output: Annotated[
        Path | None,
        output_option(
            "Tệp .docx, .pdf hoặc .md (nhiều đơn vị: thư mục); mặc định trong out.",
            "The .docx, .pdf or .md file (several units: a folder); in out by default.",
            "FILE",
        ),
    ] = None,
    markdown: Annotated[bool, option("--markdown", "In ra dạng Markdown.", "Print Markdown.")] = False,
    force: ForceOption = False,
    edits: Annotated[
        bool,
        option(
            "--edits",
            "Lập, cập nhật tệp biên tập: chọn câu in vào báo cáo.",
            "Make or renew the editor's file: which sentences are printed.",
        ),
    ] = False,
    details: Annotated[
        bool,
        option(
            "--with-details/--without-details",
            "Bỏ phụ lục kết quả cụ thể của các đơn vị.",
            "Without the annex of what units did in particular.",
        ),
    ] = True,
    opinions: Annotated[
        bool,
        option(
            "--opinions",
            "Tài liệu làm việc: khó khăn, kiến nghị của các đơn vị.",
            "A working paper: difficulties and proposals of units.",
        ),
    ] = False,
    xlsx: Annotated[
        bool,
        option(
            "--xlsx",
            "Cùng --edits: kèm bảng Excel (-o) để chọn, sửa.",
            "With --edits: an Excel sheet, too (-o), to choose and write in.",
        ),
    ] = False,
    yes: YesOption = False,
    names: Annotated[
        bool,
        option("--names", "In các tên dùng trong mẫu văn bản.", "Print the names that templates may use."),
    ] = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Make the summary of the reports that passed the checks, or the report of one unit."""
    session = Session(context)
    if names:
        from ttdn.documents.document.reference import names_as_markdown  # noqa: PLC0415 - only this option needs it

        need_ending(output, (".md",))
        put_text(session, output, names_as_markdown(session.language), force=force)
        return
    form = Form(docx, markdown, output, force)
    form.check()
    whose = unit is not None or everyone
    _check_options(form, unit=whose, edits=edits, xlsx=xlsx, opinions=opinions, details=details)
    if unit is not None and everyone:
        raise OptionsDoNotFitError("--all", _ONE_SET, needless=True)
    if unit is not None:
        make_unit_report(session, unit, form, period, year, as_of)
        return
    if everyone:
        make_all_unit_reports(session, form, period, year, as_of)
        return
    standing = session.stand(year, as_of, period, whole_year=True, edited=True)
    if edits:
        session.note_example(session.root)
        _make_edits(session, standing, form, sheet=xlsx)
    elif opinions:
        status = standing.status
        with session.busy(MAKING):
            document = make_document(OPINIONS, opinions_content(status), session.root)
        path = session.out_folder / OPINIONS.file.format(period=status.period)
        show_document(session, document, path, form, NOT_SENT)
    else:
        _summary(session, standing, form, yes=yes, details=details)
    session.warn_left_open(standing.left_open)


def _check_options(form: Form, *, unit: bool, edits: bool, xlsx: bool, opinions: bool, details: bool) -> None:
    """Refuse options that do not go together."""
    wrong = {
        ("--xlsx", _WITH_EDITS): xlsx and not edits,
        ("--edits", _ALONE): edits and (unit or form.docx or form.markdown),
        ("-o", _OF_SHEET): bool(
            edits and form.output and not (xlsx and form.output.suffix.lower() == ".xlsx")
        ),
        ("--opinions", _APART): opinions and (unit or edits),
        ("--without-details", _SUMMARY_ONLY): not details and (unit or edits or opinions),
    }
    for (name, why), is_wrong in wrong.items():
        if is_wrong:
            raise OptionsDoNotFitError(name, why, needless=True)


def _summary(session: Session, standing: Standing, form: Form, *, yes: bool, details: bool) -> None:
    with session.busy(MAKING):
        content = summary_content(
            standing.status,
            standing.excluded_units,
            standing.edits,
            standing.comparisons,
            faulty=standing.faulty_units,
            details=details,
        )
        summary = make_document(SUMMARY, content, session.root)
        document, unused = correct_wording(summary, standing.edits.corrections if standing.edits else ())
    if not yes:
        session.doubt(standing, asks=form.is_file)
    path = session.out_folder / SUMMARY.file.format(period=standing.status.period)
    show_document(session, document, path, form, _account(standing))
    status, edits = standing.status, standing.edits
    # What has happened to the specialist's file since it was renewed.
    news = edits_news(status.period, gather(status, edits), status.plan) if edits else ()
    show = session.warn if form.markdown else session.show
    show(
        *(render_unused(correction, session.say) for correction in unused),
        *(line.in_language(session.language) for line in news),
        *render_excluded(standing.excluded, session.say),
        *render_not_compared(standing.not_compared, session.say),
    )


def _account(standing: Standing) -> Text:
    counted = sum(map(len, standing.status.reports.values()))
    name = edits_path(standing.status.period)
    if standing.edits is not None:
        return Text(f" từ {counted} báo cáo và {name}.", f" from {count_of(counted, 'report')} and {name}.")
    making = report_command("--edits", standing.status.period)
    return Text(
        f" từ {counted} báo cáo. Những mục cơ quan tự viết còn để dòng chấm: viết trong {name} (lập "
        f"bằng '{making}') để lần in sau còn giữ.",
        f" from {count_of(counted, 'report')}. The parts that the office writes itself are still dotted "
        f"lines: write them in {name} ('{making}' makes it), so that the "
        "next print keeps them.",
    )


def _make_edits(session: Session, standing: Standing, form: Form, *, sheet: bool) -> None:
    """Make the specialist's file, or bring it up to date; and the sheet that says the same."""
    from ttdn.editing.renew import renew_edits  # noqa: PLC0415 - only this option needs it
    from ttdn.terminal.edits import edits_made  # noqa: PLC0415 - the same

    with session.busy():
        prepared = asdict(assess(standing.status, standing.comparisons))
        _, was_there, is_written, gathered = renew_edits(session.root, standing.status, prepared)
    session.tell(
        *edits_made(
            standing.status.period, gathered, standing.status.plan, was_there=was_there, is_written=is_written
        )
    )
    if sheet:
        from ttdn.editing.sheet import make_edits_sheet  # noqa: PLC0415 - the same

        path = form.output or session.out_folder / f"bien-tap-{standing.status.period}.xlsx"
        with session.busy(WRITING):
            make_edits_sheet(session.root, standing.status, path, prepared, force=form.force)
        name = as_argument(str(path))
        session.tell(
            Text(
                f"Đã lập {path}. Chọn, viết trong các ô vàng, lưu lại rồi chạy: ttdn collect {name}",
                f"Wrote {path}. Fill in the yellow cells, save it, then run: ttdn collect {name}",
            )
        )
