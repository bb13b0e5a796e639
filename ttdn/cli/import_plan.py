"""``ttdn import``: a plan as a Word document, read into a draft of the plan file."""

import os
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn.cli.example import refuse_in_example
from ttdn.cli.files import root_or_here
from ttdn.cli.given import check_year, need_file
from ttdn.cli.options import argument, format_option, option, output_option
from ttdn.cli.session import Session
from ttdn.errors import (
    ImportTargetExistsError,
    OptionsDoNotFitError,
    PathNotFoundError,
    PlanHasErrorsError,
)
from ttdn.language import Text
from ttdn.load import list_plans
from ttdn.model.plan import Plan
from ttdn.model_errors import read_model
from ttdn.places import KEPT_ENDING, UNITS_FOLDER, YAML_ENDINGS, plan_path
from ttdn.safe_text import as_argument, visible
from ttdn.source import MAXIMUM_BYTES, MAXIMUM_PLAN_NODES, parse_source
from ttdn.writing import write_output

if TYPE_CHECKING:  # reading Word takes long to load
    from ttdn.importing.given import FileGiven

FORMS = ("table", "csv", "json")
_NOT_IN_CHECK = Text("Không dùng cùng --check.", "Not together with --check.")
_ONLY_IN_CHECK = Text("Chỉ dùng cùng --check.", "Only together with --check.")


def command(
    context: typer.Context,
    document: Annotated[Path, argument("PLAN.docx", "Kế hoạch đã ký, bản Word.", "The plan in Word.")],
    output: Annotated[
        Path | None,
        output_option(
            "Tệp kế hoạch để ghi, hoặc để đối chiếu; mặc định là plan/<năm>.yaml.",
            "The plan file to write, or to compare; plan/<year>.yaml by default.",
            "FILE",
        ),
    ] = None,
    roster: Annotated[
        Path | None,
        option(
            "--roster",
            "Lấy danh sách đơn vị từ tệp kế hoạch khác; mặc định là kế hoạch mới nhất trong thư mục.",
            "Take the units from another plan file; the newest plan of the folder by default.",
            metavar="FILE",
        ),
    ] = None,
    year: Annotated[
        int | None,
        option(
            "--year",
            "Năm của kế hoạch; mặc định là năm mà văn bản nêu.",
            "The year of the plan; by default that of which the document speaks.",
            metavar="YEAR",
        ),
    ] = None,
    check: Annotated[
        bool,
        option(
            "--check",
            "Chỉ đối chiếu tệp kế hoạch đang có với văn bản, từng mục; không ghi gì.",
            "Only compare the plan file that is there with the document, clause by clause; write nothing.",
        ),
    ] = False,
    form: Annotated[
        str | None, format_option("cùng --check; mặc định là table", "with --check; table by default", FORMS)
    ] = None,
) -> None:
    """Read the document whole, mark what is to be looked at, write the plan file; nothing is overwritten."""
    from ttdn.importing.account import account_of  # noqa: PLC0415 - reading Word takes long to load
    from ttdn.importing.whole import import_plan  # noqa: PLC0415 - the same

    session = Session(context)
    if year is not None:
        check_year(year)
    if not os.path.lexists(document):
        raise PathNotFoundError(str(document))
    root = root_or_here(session)
    if check:
        if roster is not None:
            raise OptionsDoNotFitError("--roster", _NOT_IN_CHECK, needless=True)
        plan = output or _plan_to_check(root, document, year)
        _check(session, _shown(root, plan), plan, document, form or "table")
        return
    if form is not None:
        raise OptionsDoNotFitError("--format", _ONLY_IN_CHECK, needless=True)
    targets: list[tuple[Path, bytes | None]] = []

    def choose(chosen: int) -> "FileGiven | None":
        targets.append(_target(root, output, chosen, document))
        return _given(root, roster, *targets[0])

    imported = import_plan(document, choose, year)
    path, there = targets[0]
    copy = None
    if there is not None:
        # Kept beside it, under a name that no command reads as a plan.
        copy = _free(path, KEPT_ENDING)
        write_output(root, copy, there, replacing=None)
    write_output(root, path, imported.written.text.encode(), replacing=there)
    skeletons = [] if year or output else _untouched(root, path)
    shown = _shown(root, path)
    session.tell(*account_of(imported, str(document), shown, is_asked=year is not None))
    if copy:
        name = visible(_shown(root, copy))
        session.tell(Text(f"Khung cũ được giữ ở {name}.", f"The old skeleton is kept as {name}."))
    session.tell(*(_still_empty(document, shown, skeleton) for skeleton in skeletons))


def _check(session: Session, name: str, path: Path, document: Path, form: str) -> None:
    """Show what differs between a plan and its document; exit code 1 where anything does."""
    from ttdn.importing.differences import as_csv_text, as_json, in_words  # noqa: PLC0415 - see above
    from ttdn.importing.given import read_given  # noqa: PLC0415 - see above
    from ttdn.importing.whole import check_plan  # noqa: PLC0415 - see above

    need_file(path, name)
    raw = _read(path)
    source, found = parse_source(name, raw, MAXIMUM_PLAN_NODES)
    plan, errors = read_model(source, Plan) if source else (None, found)
    if source is None or plan is None or not isinstance(source.data, dict):
        raise PlanHasErrorsError(name, len(errors))
    checked = check_plan(source.data, document, read_given(name, raw).given)
    if form == "csv":
        session.write(as_csv_text(checked, source, session.language))
    elif form == "json":
        session.write(as_json(checked, source, session.language))
    else:
        session.tell(*in_words(checked, source))
    if checked.differences:
        raise typer.Exit(1)


def _plan_to_check(root: Path, document: Path, year: int | None) -> Path:
    """The plan of the year of which the document speaks; where there is none, the only one of the folder.

    Raises:
        OptionsDoNotFitError: There are plans of several other years.
    """
    from ttdn.importing.whole import read_year  # noqa: PLC0415 - see above

    if year:
        return root / plan_path(year)
    path = root / plan_path(read_year(document))
    others = [] if path.is_file() else _plans(root)
    if len(others) > 1:
        name, years = _shown(root, path), ", ".join(sorted(one.stem for one in others))
        advice = Text(
            f"không có {name}; trong thư mục có kế hoạch của các năm {years}: thêm --year.",
            f"there is no {name}; the folder has the plans of {years}: add --year.",
        )
        raise OptionsDoNotFitError("--check", advice)
    return others[0] if others else path


def _shown(root: Path, path: Path) -> str:
    """A file as one would type its name here."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _target(root: Path, output: Path | None, year: int, document: Path) -> tuple[Path, bytes | None]:
    """Where the plan goes, and what stands there: nothing, or a skeleton to be filled in.

    Raises:
        ImportTargetExistsError: A plan is there that somebody has worked at.
        InExampleError: It would stand in the example that comes with the program.
    """
    path = output or root / plan_path(year)
    refuse_in_example(path)
    if not os.path.lexists(path):
        return path, None
    there = _read(path) if path.is_file() else None
    if there is None or not _is_untouched(root, path, there, year):
        other = _free(Path(f"ke-hoach-{year}"), ".yaml")
        raise ImportTargetExistsError(_shown(root, path), str(document), str(other))
    return path, there


def _is_untouched(root: Path, path: Path, there: bytes, year: int) -> bool:
    """Whether a plan is still the skeleton of a new folder, and nobody has reported on its year."""
    from ttdn.importing.given import is_skeleton  # noqa: PLC0415 - see above

    source, _ = parse_source(path.name, there, MAXIMUM_PLAN_NODES)
    reports = (
        file for file in (root / UNITS_FOLDER).glob(f"*/{year}*") if file.suffix.lower() in YAML_ENDINGS
    )
    data = source.data if source else None
    return isinstance(data, dict) and is_skeleton(data) and next(reports, None) is None


def _untouched(root: Path, written: Path) -> list[Path]:
    """The plans of other years that are still skeletons."""
    return [
        path
        for path in _plans(root)
        if path != written
        and path.stem.isdecimal()
        and _is_untouched(root, path, _read(path), int(path.stem))
    ]


def _still_empty(document: Path, written: str, path: Path) -> Text:
    """What to do where the plan was meant for the year of a skeleton."""
    name, command = visible(path.name), f"ttdn import {as_argument(str(document))} --year {int(path.stem)}"
    return Text(
        f"plan/{name} vẫn là khung chưa điền. Nếu văn bản là kế hoạch của năm {path.stem} thì xóa "
        f"{visible(written)}, rồi chạy: {command}",
        f"plan/{name} is still an empty skeleton. If the document is the plan for {path.stem}, delete "
        f"{visible(written)} and run: {command}",
    )


def _given(root: Path, roster: Path | None, target: Path, there: bytes | None) -> "FileGiven | None":
    """What is known of units: the file that was named, else the skeleton, else the newest plan with some.

    Raises:
        RosterNotReadableError: That file has errors; nothing is read by another one unasked.
    """
    from ttdn.importing.given import is_example, read_given  # noqa: PLC0415 - see above

    if roster is not None:
        need_file(roster)
        return read_given(str(roster), _read(roster))._replace(is_named=True)
    for path in (target, *_plans(root)) if there else _plans(root):
        raw = _read(path)
        source, found = parse_source(path.name, raw, MAXIMUM_PLAN_NODES)
        data = source.data if source else None
        if isinstance(data, dict) and (is_example(data) or not (data.get("units") or found)):
            continue
        return read_given(_shown(root, path), raw, with_figures=path == target)
    return None


def _plans(root: Path) -> list[Path]:
    try:
        return list_plans(root)
    except OSError:
        return []


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAXIMUM_BYTES + 1)


def _free(path: Path, ending: str) -> Path:
    """A name of a file that is not there yet."""
    names = chain((path.name,), (f"{path.name}-{number}" for number in count(2)))
    free = (path.with_name(f"{name}{ending}") for name in names)
    return next(one for one in free if not os.path.lexists(one))
