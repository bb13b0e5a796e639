"""``ttdn report``: the summary or a unit's own report, on the terminal, as Markdown or in Word."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ttdn.checks.asked import only_asked
from ttdn.cli.options import (
    NEEDS_DOCX,
    AsOfOption,
    ForceOption,
    YearOption,
    YesOption,
    option,
    output_option,
    period_option,
    unit_option,
)
from ttdn.cli.session import Session
from ttdn.digest import gather
from ttdn.documents.content.assessment import assess
from ttdn.documents.content.opinions import opinions_content
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.corrections import correct_wording
from ttdn.documents.document.kinds import OPINIONS, SUMMARY, UNIT_REPORT
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document
from ttdn.errors import OptionsDoNotFitError, ReportNotFoundError
from ttdn.language import Text, count_of, join
from ttdn.load import ReportFile
from ttdn.model.period import Period
from ttdn.model.report import Report
from ttdn.places import edits_path
from ttdn.standing import Standing
from ttdn.terminal.edits import edits_news
from ttdn.terminal.status import render_doubts, render_excluded, render_not_compared, render_unused

_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --markdown.", "Choose one of --docx and --markdown.")
_ALONE = Text(
    "Không dùng cùng --unit, --docx, --markdown.", "Not together with --unit, --docx or --markdown."
)
_APART = Text("Không dùng cùng --unit, --edits.", "Not together with --unit or --edits.")
_SUMMARY_ONLY = Text("Chỉ dùng cho báo cáo tổng hợp.", "For the summary report only.")
_NOT_SENT = Text(". Tài liệu dùng trong nội bộ, không gửi.", ". It is for the office alone.")
_WITH_EDITS = Text("Chỉ dùng cùng --edits.", "Only together with --edits.")
_BEFORE_SIGNING = Text(
    ". Kiểm tra số, ký hiệu, ngày và chữ ký trước khi trình ký.",
    ". Check the number, code, date and signature.",
)


class _Form(NamedTuple):
    """In which form a document is wanted: in Word, as Markdown, else on the terminal."""

    docx: bool
    markdown: bool
    output: Path | None
    force: bool


def command(
    context: typer.Context,
    unit: Annotated[
        str | None,
        unit_option(
            "Báo cáo của một đơn vị, thay cho tổng hợp.", "One unit's report, instead of the summary."
        ),
    ] = None,
    period: Annotated[str | None, period_option("cả năm", "the whole year")] = None,
    docx: Annotated[bool, option("--docx", "Ghi thành tệp Word.", "Write a Word file.")] = False,
    output: Annotated[
        Path | None,
        output_option(
            "Tệp Word; mặc định trong thư mục out.", "The Word file; in the folder out by default.", "FILE"
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
            "Có hoặc bỏ phụ lục kết quả cụ thể của các đơn vị.",
            "With or without the annex of what units did in particular.",
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
            "Cùng --edits: kèm bảng Excel (-o FILE) để chọn, sửa.",
            "With --edits: an Excel sheet, too (-o FILE), to choose and write in.",
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

        session.write(names_as_markdown(session.language))
        return
    form = _Form(docx, markdown, output, force)
    _check_options(form, unit=unit is not None, edits=edits, xlsx=xlsx, opinions=opinions, details=details)
    if unit is not None:
        document, path = _unit_report(session, unit, period, year, as_of)
        _show(session, document, path, form, _BEFORE_SIGNING)
        return
    standing = session.stand(year, as_of, period, whole_year=True)
    if edits:
        _make_edits(session, standing, form, sheet=xlsx)
    elif opinions:
        _opinions(session, standing, form)
    else:
        _summary(session, standing, form, yes=yes, details=details)


def _check_options(
    form: _Form, *, unit: bool, edits: bool, xlsx: bool, opinions: bool, details: bool
) -> None:
    """Refuse options that do not go together."""
    wrong = {
        ("--markdown", _ONE_FORM): form.docx and form.markdown,
        ("-o", NEEDS_DOCX): form.output is not None and not form.docx and not xlsx,
        ("--xlsx", _WITH_EDITS): xlsx and not edits,
        ("--edits", _ALONE): edits and (unit or form.docx or form.markdown),
        ("--opinions", _APART): opinions and (unit or edits),
        ("--without-details", _SUMMARY_ONLY): not details and (unit or edits or opinions),
    }
    for (name, why), is_wrong in wrong.items():
        if is_wrong:
            raise OptionsDoNotFitError(name, why)


def _warn(session: Session, standing: Standing, form: _Form) -> None:
    """Say why a summary may not be wanted yet; before a file is made, ask."""
    doubts = join(" ", list(standing.doubts))
    if doubts.vi and form.docx:
        session.confirm(doubts)
    elif doubts.vi:
        session.warn(render_doubts(doubts, session.say))


def _opinions(session: Session, standing: Standing, form: _Form) -> None:
    status = standing.status
    document = make_document(OPINIONS, opinions_content(status), session.root)
    path = session.root / "out" / OPINIONS.file.format(period=status.period)
    _show(session, document, path, form, _NOT_SENT)


def _summary(session: Session, standing: Standing, form: _Form, *, yes: bool, details: bool) -> None:
    content = summary_content(
        standing.status, standing.excluded_units, standing.edits, standing.comparisons, details=details
    )
    summary = make_document(SUMMARY, content, session.root)
    document, unused = correct_wording(summary, standing.edits.corrections if standing.edits else ())
    if not yes:
        _warn(session, standing, form)
    path = session.root / "out" / SUMMARY.file.format(period=standing.status.period)
    _show(session, document, path, form, _account(standing))
    gone = [render_unused(correction, session.say) for correction in unused]
    show = session.warn if form.markdown else session.show
    show(
        *gone,
        *_news_of_edits(session, standing),
        *render_excluded(standing.excluded, session.say),
        *render_not_compared(standing.not_compared, session.say),
    )


def _news_of_edits(session: Session, standing: Standing) -> list[str]:
    """What has happened to the specialist's file since it was renewed."""
    status, edits = standing.status, standing.edits
    if edits is None:
        return []
    news = edits_news(edits_path(status.period), gather(status, edits), status.plan)
    return [line.in_language(session.language) for line in news]


def _show(session: Session, document: Document, path: Path, form: _Form, note: Text) -> None:
    """The document in its form; ``path`` is that of the Word file where none was asked for."""
    if form.docx:
        from ttdn.documents.layout.output import pack, write_all  # noqa: PLC0415 - Word is loaded when it is asked for
        from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - the same

        path = form.output or path
        write_all(session.root, {path: pack(render_word(document))}, force=form.force)
        session.tell(Text(f"Đã lập {path}{note.vi}", f"Wrote {path}{note.en}"))
    elif form.markdown:
        from ttdn.documents.layout.markdown import render_markdown  # noqa: PLC0415 - only this form needs it

        session.write(render_markdown(document))
    else:
        from ttdn.documents.layout.terminal import render_terminal  # noqa: PLC0415 - only this form needs it

        session.show(*render_terminal(document, session.out.width))


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


def _make_edits(session: Session, standing: Standing, form: _Form, *, sheet: bool) -> None:
    """Make the specialist's file, or bring it up to date; and the sheet that says the same."""
    from ttdn.editing.file import renew_edits  # noqa: PLC0415 - only this option needs it
    from ttdn.terminal.edits import edits_made  # noqa: PLC0415 - the same

    prepared = asdict(assess(standing.status, standing.comparisons))
    name, was_there, is_written, gathered = renew_edits(session.root, standing.status, prepared)
    session.tell(
        *edits_made(name, gathered, standing.status.plan, was_there=was_there, is_written=is_written)
    )
    if sheet:
        from ttdn.editing.issuing import make_edits_sheet  # noqa: PLC0415 - the same

        path = form.output or session.root / "out" / f"bien-tap-{standing.status.period}.xlsx"
        make_edits_sheet(session.root, standing.status, path, prepared, force=form.force)
        session.tell(
            Text(
                f"Đã lập {path}. Chọn, viết trong các ô vàng, lưu lại rồi chạy: ttdn collect {path}",
                f"Wrote {path}. Choose and write in the yellow cells, save it, then run: ttdn collect {path}",
            )
        )


def _unit_report(
    session: Session, name: str, period: str | None, year: int | None, as_of: str | None
) -> tuple[Document, Path]:
    """The document of one report that passed the checks, and the file for it."""
    wanted, day = session.read_period(period, year), session.read_day(as_of)
    checked = session.check()
    plan = checked.choose_plan(wanted.year if wanted else year, day).plan
    unit = plan.find_unit(name)
    files = {
        file.head.period: file
        for file in checked.workspace.reports
        if file.head.unit == unit.id
        and plan.period.contains(file.head.period)
        and (as_of is None or file.head.received <= day)
    }
    report = only_asked(
        _choose_report(plan.called(unit), files, checked.wrong_files, wanted, plan.period), plan
    )
    document = make_document(UNIT_REPORT, unit_report_content(plan, report), session.root)
    return document, session.root / "out" / UNIT_REPORT.file.format(unit=unit.id, period=report.period)


def _choose_report(
    unit: str,
    files: Mapping[Period, ReportFile],
    wrong_files: Collection[str],
    wanted: Period | None,
    year: Period,
) -> Report:
    """The report on the period that was asked for; else that on the year, else the only one.

    Raises:
        ReportNotFoundError: There is none without errors.
    """
    good = {period: file for period, file in files.items() if file.source.file not in wrong_files}
    file = good.get(wanted or year)
    if file is None and wanted is None and len(good) == 1:
        (file,) = good.values()
    if file is None:
        wrong = [other.source.file for period, other in files.items() if period not in good]
        raise ReportNotFoundError(unit, (wanted or year).label, [str(period) for period in good], wrong)
    return file.report
