"""``ttdn report``: the city's summary, on the terminal, as Markdown or in Word."""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.help import both
from ttdn.cli.session import Session, Standing
from ttdn.documents.model import Document
from ttdn.documents.summary import build_summary
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.terminal.status import render_excluded

_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --markdown.", "Choose one of --docx and --markdown.")
_NEEDS_DOCX = Text("Chỉ dùng cùng --docx.", "Only together with --docx.")


def command(
    context: typer.Context,
    docx: Annotated[bool, typer.Option("--docx", help=both("Ghi thành tệp Word.", "Write a Word file."))] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=both("Tệp Word; mặc định trong thư mục out.", "The Word file; in the folder out by default."),
        ),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help=both("In ra dạng Markdown.", "Print Markdown."))] = False,
    force: Annotated[bool, typer.Option("--force", help=both("Thay cả tệp đã được sửa tay.", "Replace a file that was edited."))] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help=both("Tính đến ngày; mặc định là hôm nay.", "The day; today by default."))
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="N", help=both("Năm của kế hoạch.", "Year of the plan."))] = None,
) -> None:
    """Make the summary of the reports that passed the checks."""
    session = Session(context)
    if docx and markdown:
        raise OptionsDoNotFitError("--markdown", _ONE_FORM)
    if output is not None and not docx:
        raise OptionsDoNotFitError("-o", _NEEDS_DOCX)
    standing = session.stand(year, as_of, whole_year=True)
    document = build_summary(standing.status, session.root, standing.excluded_units)
    if docx:
        path = output or session.root / "out" / f"bao-cao-tong-hop-{standing.status.plan.year}.docx"
        _write_word(session, standing, document, path, force=force)
    elif markdown:
        from ttdn.documents.text import render_markdown  # noqa: PLC0415 - only this form needs it

        session.write(render_markdown(document))
        session.warn(*render_excluded(standing.excluded, session.say))
    else:
        from ttdn.documents.terminal import render_terminal  # noqa: PLC0415 - only this form needs it

        session.show(*render_terminal(document, session.out.width), *render_excluded(standing.excluded, session.say))


def _write_word(session: Session, standing: Standing, document: Document, path: Path, *, force: bool) -> None:
    from ttdn.documents.output import pack, write_document  # noqa: PLC0415 - Word is loaded when it is asked for
    from ttdn.documents.word import render_word  # noqa: PLC0415 - the same

    write_document(path, pack(render_word(document)), force=force)
    counted = sum(1 for _ in standing.status.all_reports())
    session.show_whole(
        session.say(
            Text(
                f"Đã lập {path} từ {counted} báo cáo. Các mục III, IV, V còn để dòng chấm, đề nghị bổ sung trước khi trình ký.",
                f"Wrote {path} from {counted} reports. Parts III, IV and V have dotted lines for you to fill in.",
            )
        )
    )
    session.show(*render_excluded(standing.excluded, session.say))
