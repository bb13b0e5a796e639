"""Text in a file in place of the screen, as ``>`` would put it there.

PowerShell's ``>`` reads the program's letters in another code page and writes them anew, in UTF-16:
Vietnamese comes out as nonsense, and no program that reads UTF-8 takes the file.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from ttdn.cli.options import output_option
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, WorkspaceNotFoundError
from ttdn.language import Text

#: By the ending of a file: the form of the text in it.
FORMS = {".csv": "csv", ".json": "json", ".md": "markdown"}
_OTHER_FORM = Text(
    "Không khớp với đuôi tên tệp sau -o.",
    "The ending of the file behind -o says another form.",
)


def text_option(endings: Iterable[str]) -> Any:  # noqa: ANN401 - what Typer's own declarations take and return
    """``-o``, ``--output``: the file for what a command prints."""
    known = ", ".join(endings)
    return output_option(
        f"Ghi vào tệp ({known}) thay cho màn hình.", f"Write it to a file ({known}).", "FILE"
    )


def text_table_option(formats: Collection[str]) -> Any:  # noqa: ANN401 - the same
    """The same of a command with tables: the ending says in which of its formats."""
    return text_option(ending for ending, form in FORMS.items() if form in formats)


def form_in(path: Path | None, form: str, formats: Collection[str]) -> str:
    """The format that a file, where one is named, is to hold.

    Args:
        path: The file.
        form: What ``--format`` says; "table" where nothing was said.
        formats: Those of the command.

    Raises:
        InvalidOptionError: The ending is that of none of them.
        OptionsDoNotFitError: The ending and ``--format`` say different things.
    """
    if path is None:
        return form
    known = {ending: name for ending, name in FORMS.items() if name in formats}
    need_ending(path, known)
    found = known[path.suffix.lower()]
    # What has no ending of its own ("figures") is in the form of a table.
    if form not in {"table", found} and (form in FORMS.values() or found != "csv"):
        raise OptionsDoNotFitError("--format", _OTHER_FORM)
    return found if form == "table" else form


def need_ending(path: Path, endings: Collection[str]) -> None:
    """Refuse a file whose name ends in something else.

    Raises:
        InvalidOptionError: It does.
    """
    if path.suffix.lower() not in endings:
        known = ", ".join(endings)
        allowed = Text(f"Tên tệp phải kết thúc bằng {known}.", f"The file's name must end in {known}.")
        raise InvalidOptionError("-o", str(path), allowed)


def put_text(session: Session, path: Path | None, text: str, *, force: bool = False) -> None:
    """Print text, or write it to a file and tell so.

    Raises:
        DocumentEditedError: Somebody edited the file that stands there, and ``force`` is not given.
        TtdnError: The system does not let it be written.
    """
    if path is None:
        session.write(text)
        return
    from ttdn.documents.layout.output import DocumentEditedError, write_drafts  # noqa: PLC0415 - only where a file is asked for

    if write_drafts(root_or_here(session), {}, {path: text}, force=force):
        raise DocumentEditedError(path)
    tell_written(session, path)


def tell_written(session: Session, path: Path) -> None:
    """Say which file was written."""
    session.tell(Text(f"Đã ghi {path}", f"Wrote {path}"))


def root_or_here(session: Session) -> Path:
    """The folder of work; what needs none is written where one stands."""
    try:
        return session.root
    except WorkspaceNotFoundError:
        return Path.cwd()
