"""``ttdn page``: where the work stands on one page for a leader, as HTML, in Word or as a short text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn.changes.snapshot import take_snapshot
from ttdn.cli.files import write_text
from ttdn.cli.given import need_ending
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    YearOption,
    YesOption,
    option,
    output_option,
    period_option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.language import Text, count_of
from ttdn.looking_back.pages import changes_since_last_page, keep_snapshot
from ttdn.overview import Overview, make_overview
from ttdn.terminal.notes import render_excluded, render_left_open, render_not_compared

if TYPE_CHECKING:
    from ttdn.documents.document.model import Document

_HTML, _WORD, _PDF, _TEXT = ".html", ".docx", ".pdf", ".txt"
_ENDINGS = (_HTML, _WORD, _PDF, _TEXT)
_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --text.", "Choose one of --docx and --text.")
_OF_WORD = Text(
    "Cùng --docx, tên tệp phải là .docx hoặc .pdf.", "With --docx, the name must end in .docx or .pdf."
)
_OF_TEXT = Text("Cùng --text, tên tệp phải là .txt.", "With --text, the name must end in .txt.")


def command(
    context: typer.Context,
    output: Annotated[
        Path | None,
        output_option(
            "Tệp .html, .docx, .pdf hoặc .txt; mặc định là .html trong out.",
            "The .html, .docx, .pdf or .txt file; an .html in out by default.",
            "FILE",
        ),
    ] = None,
    docx: Annotated[
        bool,
        option(
            "--docx",
            "Bản Word (chỉ có tiếng Việt): trang đầu vừa một trang A4, phụ lục ở sau.",
            "In Word, in Vietnamese only: one A4 page, the annexes behind it.",
        ),
    ] = False,
    text: Annotated[
        bool,
        option(
            "--text",
            "In ra tin ngắn để dán vào Zalo (chỉ có tiếng Việt).",
            "Print a short text for a chat, in Vietnamese only.",
        ),
    ] = False,
    period: Annotated[
        str | None, period_option("cả năm, với báo cáo đến hạn", "the year, with the report due next")
    ] = None,
    force: ForceOption = False,
    yes: YesOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
) -> None:
    """Put where the work stands on one page, with what has changed since the page of an earlier day."""
    session = Session(context)
    ending = _ending(output, docx=docx, text=text)
    standing = session.stand(year, as_of, period, edited=True)
    is_file = output is not None or ending != _TEXT
    session.doubt(standing, asks=is_file and not yes)
    with session.busy():
        now = take_snapshot(standing.status, standing.faulty)
        lately = standing.lately
        overview = make_overview(
            standing.status,
            standing.edits,
            lately.earlier,
            lately.comparisons,
            changes_since_last_page(session.root, now),
            standing.excluded_units,
            standing.faulty,
            year=standing.year,
            compared=lately.status,
        )
        document = _document(session, overview) if ending in {_WORD, _PDF} else None
        content = "" if document is not None else _content(session, overview, ending)
    if is_file:
        path = output or session.out_folder / f"tinh-hinh-{standing.status.within}{ending}"
        if document is not None:
            from ttdn.cli.making import write_documents  # noqa: PLC0415 - Word is loaded when it is asked for

            write_documents(session, {path: document}, force=force)
        else:
            write_text(session, path, content, force=force)
        # What the page said is kept, so that the next one can say what has changed.
        with session.busy():
            why = keep_snapshot(session.root, now)
        if why:
            session.warn(
                session.say(
                    f"Lưu ý: chưa giữ lại được số liệu để trang sau so sánh: {why.vi}",
                    f"Note: what the page says could not be kept for the next one: {why.en}",
                )
            )
        session.tell(_account(overview, path))
    else:
        session.write(content)
    show = session.show if is_file else session.warn
    show(
        *render_excluded(standing.excluded, session.say),
        *render_not_compared(standing.not_compared, session.say),
        *render_left_open(standing.left_open, None, session.say),
    )


def _ending(output: Path | None, *, docx: bool, text: bool) -> str:
    """In which form the page is wanted, as the ending of its file.

    Raises:
        OptionsDoNotFitError: Two forms are asked for.
        InvalidOptionError: The file's ending is that of no form, or of another.
    """
    if docx and text:
        raise OptionsDoNotFitError("--text", _ONE_FORM, needless=True)
    if output is None:
        return _WORD if docx else _TEXT if text else _HTML
    ending = output.suffix.lower()
    if docx and ending not in {_WORD, _PDF}:
        raise InvalidOptionError("-o", str(output), _OF_WORD)
    if text and ending != _TEXT:
        raise InvalidOptionError("-o", str(output), _OF_TEXT)
    need_ending(output, _ENDINGS)
    return ending


def _document(session: Session, overview: Overview) -> "Document":
    from ttdn.documents.content.leader import page_content  # noqa: PLC0415 - only Word and the text need it
    from ttdn.documents.document.kinds import PAGE  # noqa: PLC0415 - the same
    from ttdn.documents.document.make import make_document  # noqa: PLC0415 - the same

    return make_document(PAGE, page_content(overview), session.root)


def _content(session: Session, overview: Overview, ending: str) -> str:
    """A page of HTML; or the short text, with as many sentences as it has room for, and with one at least."""
    if ending != _TEXT:
        from ttdn.page.html import render_page  # noqa: PLC0415 - only this form needs it

        return render_page(overview, session.language)
    from ttdn.documents.content.leader import MESSAGE_LETTERS, MESSAGE_SENTENCES, message_names  # noqa: PLC0415 - as above
    from ttdn.documents.document.kinds import PAGE_MESSAGE  # noqa: PLC0415 - the same
    from ttdn.documents.document.make import make_message  # noqa: PLC0415 - the same

    words = ""
    for sentences in range(MESSAGE_SENTENCES, 0, -1):
        words = make_message(PAGE_MESSAGE, message_names(overview, sentences), session.root)
        if len(words) <= MESSAGE_LETTERS:
            break
    return words


def _account(overview: Overview, path: Path) -> Text:
    counted, changes = sum(map(len, overview.status.reports.values())), overview.changes
    vi = "chưa có trang của ngày trước để nêu thay đổi"
    en = "there is no page of an earlier day to tell changes from"
    if changes:
        many = len(changes.changes)
        vi, en = f"{many} thay đổi so với trang trước", f"{count_of(many, 'change')} since the page before"
        if not many:
            vi, en = "không có gì thay đổi so với trang trước", "nothing has changed since the page before"
    made = Text(f"Đã lập {path} từ {counted} báo cáo", f"Wrote {path} from {count_of(counted, 'report')}")
    if not counted:
        made = Text(f"Đã lập {path}, chưa có báo cáo nào", f"Wrote {path}, without any report")
    return Text(f"{made.vi}; {vi}.", f"{made.en}; {en}.")
