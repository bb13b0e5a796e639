"""``ttdn report``: the summary or a unit's own report, on the terminal, as Markdown or in Word."""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.making import Form, show_document
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    YearOption,
    option,
    output_option,
    period_option,
    unit_option,
)
from ttdn.cli.session import Session
from ttdn.cli.unit_reports import make_all_unit_reports, make_unit_report
from ttdn.documents.content.summary import gather_opinions, summary_content
from ttdn.documents.document.corrections import correct_wording
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.errors import OptionsDoNotFitError, ReportExistsError
from ttdn.language import Text, count_of
from ttdn.places import edits_path
from ttdn.standing import Standing
from ttdn.terminal.status import render_excluded, render_unused

_ONE_SET = Text("Chọn một trong hai: --unit hoặc --all.", "Choose one of --unit and --all.")
_ALONE = Text(
    "Không dùng cùng --unit, --all, --docx, --markdown.",
    "Not together with --unit, --all, --docx or --markdown.",
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
    period: Annotated[str | None, period_option("cả năm", "the whole year")] = None,
    docx: Annotated[bool, option("--docx", "Ghi thành tệp Word.", "Write a Word file.")] = False,
    output: Annotated[
        Path | None,
        output_option(
            "Tệp .docx hoặc .pdf (nhiều đơn vị: thư mục); mặc định trong out.",
            "The .docx or .pdf file (several units: a folder); in out by default.",
            "FILE",
        ),
    ] = None,
    markdown: Annotated[bool, option("--markdown", "In ra dạng Markdown.", "Print Markdown.")] = False,
    force: ForceOption = False,
    edits: Annotated[
        bool,
        option(
            "--edits",
            "Lập tệp biên tập: đánh giá, phương hướng.",
            "Make the editor's file: assessment, directions.",
        ),
    ] = False,
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

        session.write(names_as_markdown(session.language))
        return
    form = Form(docx, markdown, output, force)
    form.check()
    if edits and (unit is not None or everyone or form.is_file or markdown):
        raise OptionsDoNotFitError("--edits", _ALONE)
    if unit is not None and everyone:
        raise OptionsDoNotFitError("--all", _ONE_SET)
    if unit is not None:
        make_unit_report(session, unit, form, period, year, as_of)
        return
    if everyone:
        make_all_unit_reports(session, form, period, year, as_of)
        return
    standing = session.stand(year, as_of, period, whole_year=True)
    if edits:
        _make_edits(session, standing)
    else:
        _summary(session, standing, form)


def _summary(session: Session, standing: Standing, form: Form) -> None:
    summary = make_document(
        SUMMARY, summary_content(standing.status, standing.excluded_units, standing.edits), session.root
    )
    document, unused = correct_wording(summary, standing.edits.corrections if standing.edits else ())
    path = session.root / "out" / SUMMARY.file.format(period=standing.status.period)
    show_document(session, document, path, form, _account(standing))
    gone = [render_unused(correction, session.say) for correction in unused]
    show = session.warn if form.markdown else session.show
    show(*gone, *render_excluded(standing.excluded, session.say))


def _account(standing: Standing) -> Text:
    counted = sum(map(len, standing.status.reports.values()))
    name = edits_path(standing.status.period)
    if standing.edits is not None:
        return Text(f" từ {counted} báo cáo và {name}.", f" from {count_of(counted, 'report')} and {name}.")
    return Text(
        f" từ {counted} báo cáo. Những mục cơ quan tự viết còn để dòng chấm: viết trong {name} (lập "
        "bằng 'ttdn report --edits') để lần in sau còn giữ.",
        f" from {count_of(counted, 'report')}. The parts that the office writes itself are still dotted "
        f"lines: write them in {name} ('ttdn report --edits' makes it), so that the "
        "next print keeps them.",
    )


def _make_edits(session: Session, standing: Standing) -> None:
    from ttdn.scaffold import edits_file, write_new  # noqa: PLC0415 - only this option needs it

    result = write_new(session.root, edits_file(standing.status.period, gather_opinions(standing.status)))
    if result.kept:
        raise ReportExistsError(result.kept[0])
    (name,) = result.made
    session.tell(
        Text(
            f"Đã lập {name}. Điền vào đó, rồi chạy lại 'ttdn report --docx'; ttdn không "
            "bao giờ ghi lại tệp này.",
            f"Made {name}. Fill it in and run 'ttdn report --docx' again; ttdn never rewrites this file.",
        )
    )
