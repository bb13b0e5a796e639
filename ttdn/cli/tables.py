"""Tables in a file: its ending says in which form."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ttdn.cli.options import output_option
from ttdn.cli.session import Session
from ttdn.cli.texts import FORMS, put_text, tell_written
from ttdn.errors import InvalidOptionError
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.tables import Table

EXCEL = ".xlsx"
ENDINGS = (EXCEL, *FORMS)
_KNOWN = Text(
    f"Tên tệp phải kết thúc bằng {', '.join(ENDINGS)}.", f"The file's name must end in {', '.join(ENDINGS)}."
)
_MAKING = Text("Đang lập bảng", "Making tables")
_ONE_TABLE = Text("Tệp này chỉ chứa được một bảng; dùng .xlsx.", "Such a file holds one table; use .xlsx.")


def table_file_option() -> object:
    """``-o``, ``--output``: the file that holds what a command answers."""
    return output_option(
        f"Ghi vào tệp ({', '.join(ENDINGS)}).", f"Write it to a file ({', '.join(ENDINGS)}).", "FILE"
    )


def check_table_file(path: Path, *more: str) -> None:
    """Refuse a file whose ending is none of a table's; ``more`` are endings that the command writes itself.

    Asked before a command does its work.

    Raises:
        InvalidOptionError: Its ending is unknown.
    """
    if path.suffix.lower() not in {*ENDINGS, *more}:
        known = ", ".join((*more, *ENDINGS))
        allowed = Text(f"Tên tệp phải kết thúc bằng {known}.", f"The file's name must end in {known}.")
        raise InvalidOptionError("-o", str(path), allowed if more else _KNOWN)


def write_tables(
    session: Session, path: Path, tables: Sequence[Table], plan: Plan, made: date, *, force: bool = False
) -> None:
    """Write tables to a file in the form that its ending says, and tell so.

    Args:
        session: The run, whose language the headings have.
        path: The file.
        tables: What it is to hold; several only in Excel.
        plan: Whose data they are.
        made: The day for which they were made.
        force: Replace what somebody has edited.

    Raises:
        InvalidOptionError: The ending is unknown, or such a file cannot hold several tables.
        DocumentEditedError: Somebody edited the file that stands there, and ``force`` is not given.
        TtdnError: The system does not let it be written.
    """
    check_table_file(path)
    ending = path.suffix.lower()
    if ending == EXCEL:
        from ttdn.documents.layout.output import write_all  # noqa: PLC0415 - only where a file is asked for
        from ttdn.reporters.workbooks import tables_as_xlsx  # noqa: PLC0415 - Excel is loaded when it is asked for

        title = f"{tables[0].title.in_language(session.language)} – {plan.authority.name}"
        author = plan.authority.name
        with session.busy(_MAKING):
            content = tables_as_xlsx(tables, session.language, title=title, author=author, made=made)
        write_all(session.root, {path: content}, force=force)
        tell_written(session, path)
    else:
        from ttdn.reporters.tables import FORMATS  # noqa: PLC0415 - only where a file is asked for

        if len(tables) > 1:
            raise InvalidOptionError("-o", str(path), _ONE_TABLE)
        put_text(session, path, FORMATS[FORMS[ending]](tables[0], session.language), force=force)
