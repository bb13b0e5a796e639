"""What the commands share: consoles, the folder, the checked workspace, the plan in question, today."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from pydantic_core import PydanticCustomError

from ttdn.checking import check_folder
from ttdn.cli.globals import GlobalOptions
from ttdn.diagnostics import Diagnostic, Severity, count_errors
from ttdn.errors import (
    EditsHaveErrorsError,
    InvalidOptionError,
    PathNotFoundError,
    PlanHasErrorsError,
    PlanNotFoundError,
    ReportsNotReadError,
    UnknownNameError,
)
from ttdn.history import first_commits
from ttdn.language import Language, Text
from ttdn.load import EDITS_FOLDER, UNITS_FOLDER, Loaded, PlanFile, Workspace, find_root, is_plan
from ttdn.model.edits import Edits
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Clause, Group, Plan, Unit
from ttdn.model.report import Report
from ttdn.model.scalars import read_date
from ttdn.vietnamese import OFFICE_TIME, fold, suggest

if TYPE_CHECKING:  # rich takes a quarter of the time of a check that finds nothing, and then nobody needs it
    from rich.console import RenderableType

    from ttdn.status import Status
    from ttdn.terminal.console import Console

T = TypeVar("T")

#: Candidates that a sentence can name.
_MANY = 5
_READING = Text("Đang đọc", "Reading")
_PERIODS = Text("Viết 2020, 2020-H1, 2020-Q2 hoặc 2020-05.", "Write 2020, 2020-H1, 2020-Q2 or 2020-05.")
_DATES = Text(
    "Viết năm-tháng-ngày (2020-12-10) hoặc ngày/tháng/năm (10/12/2020).", "Write year-month-day (2020-12-10)."
)


@dataclass(frozen=True)
class Checked:
    """A workspace that was read and checked: the findings in the order in which they are shown."""

    workspace: Workspace
    diagnostics: list[Diagnostic]

    @cached_property
    def wrong_files(self) -> set[str]:
        """The files that have errors."""
        return {found.location.file for found in self.diagnostics if found.severity is Severity.ERROR}


@dataclass(frozen=True)
class Standing:
    """The status of a plan, the reports that were left out of it because they have errors.

    And the editor's part of its summary.
    """

    status: "Status"
    excluded: list[str]
    edits: Edits | None = None

    @property
    def faulty(self) -> frozenset[tuple[str, Period | None]]:
        """The units and periods of the reports that were left out, by the names of their files."""
        paths = (Path(file) for file in self.excluded)
        # units/U/P; or units/U, where a unit's whole folder was refused
        return frozenset(
            (path.parts[1], parse_period(path.stem.upper()) if path.parts[2:] else None) for path in paths
        )

    @property
    def excluded_units(self) -> list[str]:
        """The units whose reports were left out, by their names."""
        units = self.status.plan.units_by_id
        parts = (file.split("/") for file in self.excluded)
        folders = dict.fromkeys(folder for _, folder, *files in parts if files or folder in units)
        return [units[folder].name if folder in units else folder for folder in folders]


class Session:
    """One run of a command."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - Typer's context class is private
        """Take the global options from Typer's context."""
        options: GlobalOptions = context.find_root().obj
        self.language: Language = options.language
        self._root = options.root

    @cached_property
    def out(self) -> "Console":
        """The console of standard output."""
        return _make_console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        """The console of standard error."""
        return _make_console(sys.stderr)

    @cached_property
    def root(self) -> Path:
        """The folder that holds ``plan/``.

        A slip of the fingers in ``--root`` is not answered with a folder above it.
        """
        if self._root is not None and not os.path.isdir(self._root):  # noqa: PTH112 - Path.is_dir() raises where the name is too long
            raise PathNotFoundError(str(self._root))
        return find_root(self._root or Path.cwd())

    def say(self, text: Text) -> str:
        """A text in the language of the run."""
        return text.in_language(self.language)

    def show(self, *content: "RenderableType") -> None:
        """Print on standard output."""
        _print(self.out, content)

    def show_whole(self, *content: "RenderableType") -> None:
        """Print lines as they are: paths and source lines are never broken."""
        for part in content:
            self.out.print(part, soft_wrap=True)

    @property
    def text_width(self) -> int | None:
        """The columns at which sentences are wrapped; None in a pipe, where a line stays a line."""
        return self.out.width if sys.stdout.isatty() and self.out.is_terminal else None

    def warn(self, *content: "RenderableType") -> None:
        """Print on standard error, where standard output is for another program."""
        _print(self.err, content)

    def write(self, text: str) -> None:
        """Write text on standard output as it is; Windows would write the line ends of CSV twice."""
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(newline="")
        sys.stdout.write(text)

    def check(self, *, keep_reports: bool = True) -> Checked:
        """Read and check the whole folder; without ``keep_reports`` only for its findings."""
        commits = partial(first_commits, self.root, UNITS_FOLDER)
        workspace, diagnostics = check_folder(self.root, self._track, commits, keep_reports=keep_reports)
        return Checked(workspace, diagnostics)

    def _track(self, files: Iterable[Loaded], total: int) -> Iterable[Loaded]:
        return self._show_progress(files, total, _READING)

    def track(self, things: Sequence[T], label: Text) -> Iterable[T]:
        """Pass things on one by one; where that takes long, show how many are done."""
        return self._show_progress(things, len(things), label)

    def _show_progress(self, things: Iterable[T], total: int, label: Text) -> Iterable[T]:
        """Show progress in a window."""
        if not sys.stderr.isatty():
            return things
        from ttdn.terminal.progress import track_files  # noqa: PLC0415 - see above

        return track_files(things, total, self.err, self.say(label))

    def stand(
        self, year: int | None, as_of: str | None, period: str | None = None, *, whole_year: bool = False
    ) -> Standing:
        """The status of a year's plan on a day.

        Of a period, of the whole year, or with the report that is due next.

        Raises:
            PlanNotFoundError: There is no plan for the year.
            PlanHasErrorsError: The plan has errors.
            ReportsNotReadError: The folder of the reports was refused.
            InvalidOptionError: ``as_of`` is no date, or ``period`` no period of the year.
        """
        from ttdn.status import compute_status  # noqa: PLC0415 - a check does without

        today, wanted = read_as_of(as_of), read_period(period, year)
        checked = self.check()
        plan = choose_plan(checked, wanted.year if wanted else year, today).plan
        reports, excluded = accepted_reports(checked, plan)
        within = wanted or (plan.period if whole_year else None)
        return Standing(compute_status(plan, reports, today, within), excluded, find_edits(checked, within))


def _make_console(stream: TextIO) -> "Console":
    from ttdn.terminal.console import make_console  # noqa: PLC0415 - see above

    return make_console(stream)


def _print(console: "Console", content: "Sequence[RenderableType]") -> None:
    """Print; in a pipe without the blanks with which tables fill their lines."""
    if console.is_terminal:
        for part in content:
            console.print(part)
        return
    with console.capture() as capture:
        for part in content:
            console.print(part)
    console.file.write("\n".join(line.rstrip() for line in capture.get().split("\n")))


def read_as_of(value: str | None) -> date:
    """The as-of date; today in Vietnam, wherever the machine stands, where none is given."""
    if value is None:
        return datetime.now(OFFICE_TIME).date()
    try:
        return read_date(value)
    except PydanticCustomError as error:
        raise InvalidOptionError("--as-of", value, _DATES) from error


def read_period(value: str | None, year: int | None) -> Period | None:
    """The period that was asked for; None where none was.

    Raises:
        InvalidOptionError: It is no period, or not one of the year that was asked for.
    """
    if value is None:
        return None
    period = parse_period(value.strip().upper())
    if period is None:
        raise InvalidOptionError("--period", value, _PERIODS)
    if year not in {None, period.year}:
        raise InvalidOptionError(
            "--period", value, Text(f"Kỳ báo cáo phải thuộc năm {year}.", f"The period must lie in {year}.")
        )
    return period


def find_edits(checked: Checked, period: Period | None) -> Edits | None:
    """The editor's part of the summary of a period.

    Raises:
        EditsHaveErrorsError: The file is there and has errors: a summary without it would lack what was
            written.
    """
    name = f"{EDITS_FOLDER}/{period}.yaml"
    if name in checked.wrong_files:
        raise EditsHaveErrorsError(name)
    return next((file.edits for file in checked.workspace.edits if file.source.file == name), None)


def choose_plan(checked: Checked, year: int | None, today: date) -> PlanFile:
    """The plan of the year that was asked for; else of today's year; else the newest.

    Raises:
        PlanNotFoundError: There is none.
        PlanHasErrorsError: It has errors, so nothing can be counted by it.
    """
    plans = checked.workspace.plans
    broken = sorted(name for name in checked.wrong_files if is_plan(name))
    newest = max(plans, default=None)
    wanted = year if year is not None else today.year if today.year in plans else newest
    # Where a plan cannot be read, it may be the one of this year: the newest of the others is not taken for
    # it.
    if wanted not in plans or (broken and year is None and wanted != today.year):
        if broken:
            raise _plan_errors(checked, broken[0])
        raise PlanNotFoundError(year, sorted(plans))
    chosen = plans[wanted]
    if chosen.source.file in checked.wrong_files:
        raise _plan_errors(checked, chosen.source.file)
    return chosen


def _plan_errors(checked: Checked, file: str) -> PlanHasErrorsError:
    return PlanHasErrorsError(
        file, count_errors([found for found in checked.diagnostics if found.location.file == file])
    )


def accepted_reports(checked: Checked, plan: Plan) -> tuple[list[Report], list[str]]:
    """The reports without errors, and the files that were left out; files of another year's plan are neither.

    Raises:
        ReportsNotReadError: None of them was read.
    """
    if UNITS_FOLDER in checked.wrong_files:
        raise ReportsNotReadError(UNITS_FOLDER)
    reports = [file for file in checked.workspace.reports if file.head.period.year == plan.year]
    others = {file.source.file for file in checked.workspace.reports} - {file.source.file for file in reports}
    wrong = {name for name in checked.wrong_files if name.startswith(f"{UNITS_FOLDER}/")}
    accepted = [file.report for file in reports if file.source.file not in wrong]
    return accepted, sorted(wrong - others)


def find_named(plan: Plan, name: str) -> Clause | Unit | Group | str:
    """The clause, unit or group that a word means; a heading is returned as its number.

    Units and groups are also found by their names, in any case, without accents and hyphens; so is anything
    by a part of its name that nothing else bears.

    Raises:
        UnknownNameError: Nothing bears that name, or several things do.
    """
    wanted = _plain(name)
    named: Sequence[Unit | Group] = (*plan.units, *plan.groups)
    exact: dict[str, Clause | Unit | Group | str] = {_plain(number): number for number in plan.headings}
    exact |= {_plain(number): clause for number, clause in plan.clauses.items()}
    for one in reversed(named):
        exact |= dict.fromkeys(
            (_plain(one.id), _plain(one.name), _plain(getattr(one, "short", one.name))), one
        )
    if wanted in exact:
        return exact[wanted]
    titles: list[tuple[str, Clause | Unit | Group | str]] = [
        (item.title, item) for item in plan.items.values()
    ]
    titles += [(one.name, one) for one in named] + [
        (words, number) for number, words in plan.headings.items()
    ]
    found = [(words, one) for words, one in titles if wanted and wanted in _plain(words)]
    units = [(words, one) for words, one in found if isinstance(one, Unit)]
    for candidates in (found, units):
        if len(candidates) == 1:
            return candidates[0][1]
    if found:
        raise UnknownNameError(name, list(dict.fromkeys(words for words, _ in found))[:_MANY])
    words = [*plan.clauses, *plan.headings, *(one.id for one in named), *(one.name for one in named)]
    raise UnknownNameError(name, suggest(name, words))


def _plain(words: str) -> str:
    """Words as they are compared: no accents, no case, no hyphens."""
    return " ".join(fold(words).replace("-", " ").replace("_", " ").split())
