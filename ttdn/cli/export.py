"""``ttdn export``: all data of a year as tables for Excel and other programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.completion import complete_from
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    YearOption,
    YearPeriodOption,
    choice_option,
    format_option,
    option,
    output_option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.exporting import make_tables
from ttdn.language import Language, Text, count_of, same
from ttdn.places import lies_in_work
from ttdn.standing import Standing
from ttdn.status import Status
from ttdn.tables import Table

_EXCEL, _CSV, _PARQUET = "xlsx", "csv", "parquet"
#: Names of columns and codes that do not change with the language.
_STABLE = "en"
_NEEDS_CSV = Text("Chỉ dùng cùng --format csv.", "Only together with --format csv.")
_ALLOWED = Text("Được dùng: ',', ';' hoặc tab.", "Allowed: ',', ';' or tab.")
_ELSEWHERE = Text(
    "Không xuất vào các thư mục đang làm việc; chọn nơi khác, ví dụ out/so-lieu.",
    "Not into the folders that are worked in; choose another place, such as out/so-lieu.",
)
_SEPARATORS = {",": ",", ";": ";", "tab": "\t"}
#: The separator of a spreadsheet whose numbers have a decimal comma.
_OF_COMMAS = ";"
_README = "README.md"
#: The columns of the first and of the last table that the README shows.
_ABOUT = ("key", "what", "said")
_MEANING = ("table_name", "column_name", "column_title", "type", "meaning", "codes")


def command(
    context: typer.Context,
    output: Annotated[
        Path | None,
        output_option(
            "Thư mục ghi các bảng; mặc định là out/so-lieu-{year}.",
            "The folder for the tables; out/so-lieu-{year} by default.",
        ),
    ] = None,
    form: Annotated[
        str, format_option("mặc định là xlsx", "xlsx by default", (_EXCEL, _CSV, _PARQUET))
    ] = _EXCEL,
    period: YearPeriodOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    headings: Annotated[
        str | None,
        choice_option(
            "--headings",
            "Tên cột, giá trị: vi (tiếng Việt), en (tên, mã cố định cho chương trình khác); mặc định là vi "
            "với xlsx và với dấu ';', còn lại là en.",
            "Headings and values: vi (Vietnamese), en (stable names and codes for other programs); words "
            "by default for xlsx and with ';', else en.",
            ("vi", _STABLE),
            "vi|en",
        ),
    ] = None,
    separator: Annotated[
        str | None,
        option(
            "--separator",
            "Dấu ngăn các ô của csv: ',' (mặc định), ';' hoặc tab; ';' là của Excel tiếng Việt, số thập phân "
            "có dấu phẩy.",
            "What parts the cells of csv: ',' (the default), ';' or tab; ';' is that of Vietnamese Excel, "
            "and numbers have decimal commas.",
            metavar="SEPARATOR",
            autocompletion=complete_from(("';'", "tab")),
        ),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Write all tables of a plan and its reports."""
    session = Session(context)
    _check(session, form, separator, output)
    language = _language_of(session, headings, form, separator)
    standing = session.stand(year, as_of, period)
    status = standing.status
    folder = output or session.out_folder / f"so-lieu-{status.within}"
    tables = make_tables(status, standing.excluded, stable=language is None, crossed=form == _EXCEL)
    contents = _contents(session, status, tables, form, language, _SEPARATORS[separator or ","])

    from ttdn.documents.layout.output import write_set  # noqa: PLC0415 - as the other commands do

    write_set(session.root, folder, contents, force=force)
    _tell(session, standing, len(tables), folder, list(contents))


def _check(session: Session, form: str, separator: str | None, output: Path | None) -> None:
    """Refuse what cannot be done before anything is read.

    Raises:
        OptionsDoNotFitError: Only csv has a separator.
        InvalidOptionError: It is none, or the files would stand among those of the folder.
        ParquetNotInstalledError: The library is not there.
    """
    if separator is not None and form != _CSV:
        raise OptionsDoNotFitError("--separator", _NEEDS_CSV, needless=True)
    if separator is not None and separator not in _SEPARATORS:
        raise InvalidOptionError("--separator", separator, _ALLOWED)
    if output is not None and lies_in_work(session.root, output):
        raise InvalidOptionError("-o", str(output), _ELSEWHERE)
    if form == _PARQUET:
        from ttdn.reporters.parquet import load_library  # noqa: PLC0415 - it is an extra, and takes a second

        load_library()


def _tell(session: Session, standing: Standing, tables: int, folder: Path, names: Sequence[str]) -> None:
    """What was written, of how many reports, and what was left out of it."""
    from ttdn.terminal.notes import render_excluded  # noqa: PLC0415 - rich comes last
    from ttdn.terminal.parts import render_banner  # noqa: PLC0415 - as below

    status, number = standing.status, len(names)
    where = same(str(folder / names[0]))
    if number > 1:
        where = Text(f"{folder} ({number} tệp)", f"{folder} ({number} files)")
    reports = sum(map(len, status.known.values()))
    of = Text(f"của {reports} báo cáo", f"of {count_of(reports, 'report')}")
    if not reports:
        of = Text("(chưa có báo cáo nào)", "(there are no reports yet)")
    session.tell(
        Text(f"Đã xuất {tables} bảng {of.vi} vào {where.vi}", f"Wrote {tables} tables {of.en} to {where.en}")
    )
    session.warn(
        *render_banner(session.say, illustrative=status.illustrative),
        *render_excluded(standing.excluded, session.say),
    )
    session.warn_left_open(standing.left_open)


def _language_of(session: Session, headings: str | None, form: str, separator: str | None) -> Language | None:
    """That of the headings; None: the stable names."""
    if headings is not None:
        return None if headings == _STABLE else Language.VIETNAMESE
    is_read_by_people = form == _EXCEL or separator == _OF_COMMAS
    return session.language if is_read_by_people else None


def _contents(
    session: Session,
    status: Status,
    tables: Sequence[Table],
    form: str,
    language: Language | None,
    separator: str,
) -> dict[str, bytes]:
    """The files by their names; all are made before the first is written. Without language: stable names."""
    making = Text("Đang lập bảng", "Making tables")
    if form == _EXCEL:
        from ttdn.reporters.workbooks import tables_as_xlsx  # noqa: PLC0415 - Excel is loaded when it is asked for

        title = f"{status.plan.document.called} – {status.within.label.vi}"
        author = status.plan.authority.name
        with session.busy(making):  # the last step, which packs them all, takes as long as the tables
            book = tables_as_xlsx(tables, language, title=title, author=author, made=status.as_of)
        return {f"so-lieu-{status.within}.xlsx": book}
    from ttdn.reporters.parquet import table_as_parquet  # noqa: PLC0415 - the same
    from ttdn.reporters.tables import table_as_csv  # noqa: PLC0415 - the same

    contents = {
        f"{table.name}.{form}": table_as_csv(table, language, separator).encode()
        if form == _CSV
        else table_as_parquet(table, language)
        for table in session.track(tables, len(tables), making)
    }
    return contents | {_README: _readme(tables, session.language)}


def _readme(tables: Sequence[Table], language: Language) -> bytes:
    """What the files are, for whoever is given the folder: what they hold, and what each column means."""
    from ttdn.reporters.tables import table_as_markdown  # noqa: PLC0415 - the same

    first, last = (table.only(names) for table, names in ((tables[0], _ABOUT), (tables[-1], _MEANING)))
    return "\n".join(table_as_markdown(table, language) for table in (first, last)).encode()
