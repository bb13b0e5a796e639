"""What a command answers, in a file in place of the screen: text as ``>`` would put it there, and tables.

PowerShell's ``>`` reads the program's letters in another code page and writes them anew, in UTF-16:
Vietnamese comes out as nonsense, and no program that reads UTF-8 takes the file.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ttdn.cli.files import put_text, tell_written
from ttdn.cli.given import need_ending
from ttdn.cli.options import output_option, table_option
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.reporters.tables import FORMATS
from ttdn.tables import Table

if TYPE_CHECKING:  # what shows nothing does without
    from rich.console import RenderableType

#: By the ending of a file: the form of the text in it.
FORMS = {".csv": "csv", ".json": "json", ".md": "markdown"}
#: Those of a file with a table.
_EXCEL = ".xlsx"
ENDINGS = (_EXCEL, *FORMS)
_OTHER_FORM = Text(
    "Không khớp với đuôi tên tệp sau -o.",
    "The ending of the file behind -o says another form.",
)
_FILE_DECIDES = Text(
    "Không dùng cùng -o: đuôi tên tệp cho biết dạng.",
    "Not together with -o: the file's ending says the form.",
)
_MAKING = Text("Đang lập bảng", "Making tables")


def answer_option(endings: Iterable[str]) -> Any:  # noqa: ANN401 - what Typer's own declarations take and return
    """``-o``, ``--output``: the file that holds what a command answers."""
    known = ", ".join(endings)
    return output_option(f"Ghi vào tệp ({known}).", f"Write it to a file ({known}).", "FILE")


def text_option(endings: Iterable[str]) -> Any:  # noqa: ANN401 - the same
    """``-o``, ``--output``: the file for what a command prints."""
    known = ", ".join(endings)
    return output_option(
        f"Ghi vào tệp ({known}) thay cho màn hình.", f"Write it to a file ({known}).", "FILE"
    )


def text_table_option(formats: Collection[str]) -> Any:  # noqa: ANN401 - the same
    """The same of a command with tables: the ending says in which of its formats."""
    return text_option(ending for ending, form in FORMS.items() if form in formats)


TableOption = Annotated[str, table_option(FORMATS)]
TableFileOption = Annotated[Path | None, answer_option(ENDINGS)]


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


class Answer(NamedTuple):
    """Where the table goes that a command answers with: on the screen, in a form into a pipe, into a file."""

    form: str
    output: Path | None
    force: bool

    @property
    def is_shown(self) -> bool:
        """Whether it is shown on the screen."""
        return self.output is None and self.form == "table"

    @property
    def is_book(self) -> bool:
        """Whether it goes into a file that may hold several tables."""
        return self.file_of(_EXCEL) is not None

    def file_of(self, *endings: str) -> Path | None:
        """The file it goes into, where its name ends in one of these."""
        return self.output if self.output and self.output.suffix.lower() in endings else None

    def check(self, *more: str, why: Text = _FILE_DECIDES) -> None:
        """Refuse a file that can be none, before a command does its work.

        Args:
            more: Endings of what the command writes itself.
            why: What is said where another form is asked for, too.

        Raises:
            InvalidOptionError: Its ending is unknown.
            OptionsDoNotFitError: Another form is asked for, too.
        """
        need_ending(self.output, (*more, *ENDINGS))
        if self.output is not None and self.form != "table":
            raise OptionsDoNotFitError("--format", why, needless=True)

    def add(self, session: Session, *notes: "RenderableType") -> None:
        """Say what the answer lacks: below it on the screen, else where it is in nobody's way."""
        (session.show if self.is_shown else session.warn)(*notes)

    def put(self, session: Session, tables: Sequence[Table], plan: Plan, made: date) -> None:
        """Print a table in its form, or write it to the file and tell so.

        Args:
            session: The run, whose language the headings have.
            tables: What is told; several only into a book.
            plan: Whose data they are.
            made: The day for which they were made.

        Raises:
            DocumentEditedError: Somebody edited the file that stands there, and nobody asked to replace it.
            TtdnError: The system does not let it be written.
        """
        if self.output is None or not self.is_book:
            form = FORMS[self.output.suffix.lower()] if self.output else self.form
            put_text(session, self.output, FORMATS[form](tables[0], session.language), force=self.force)
            return
        from ttdn.documents.layout.output import write_all  # noqa: PLC0415 - only where a file is asked for
        from ttdn.reporters.workbooks import tables_as_xlsx  # noqa: PLC0415 - Excel is loaded when it is asked for

        author = plan.authority.name
        title = f"{tables[0].title.in_language(session.language)} – {author}"
        with session.busy(_MAKING):
            content = tables_as_xlsx(tables, session.language, title=title, author=author, made=made)
        write_all(session.root, {self.output: content}, force=self.force)
        tell_written(session, self.output)
