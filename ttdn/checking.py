"""The front door: the whole folder read and checked, and what can be said of it.

Which plan is meant, which reports count, which were left out. Files are read one after the other, or on every
core where there are enough of them: a report is held against its plan where it was read. Where only findings
are wanted, what comes back is what the rules between reports ask for: so many thousand reports fit into
memory.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ttdn.checks import check_between_reports, check_plan, check_report
from ttdn.checks.asked import only_asked
from ttdn.checks.at_hand import as_figures_have_it, figures_on_line, limit_findings, with_examples_of
from ttdn.checks.safety import conceal, find_markings
from ttdn.diagnostics import Diagnostic, Severity, count_errors
from ttdn.errors import (
    EditsHaveErrorsError,
    PlanHasErrorsError,
    PlanNotFoundError,
    RegisterHasErrorsError,
    ReportsNotReadError,
)
from ttdn.load import Loaded, PlanFile, ReportFile, Workspace, add_file, list_files, load_file, relative_name
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.places import (
    EDITS_FOLDER,
    UNITS_FOLDER,
    edits_path,
    is_plan,
    is_register,
    lies_in,
    plan_path,
    register_path,
)
from ttdn.source import MAXIMUM_BYTES, SourceText
from ttdn.vietnamese import find_stacked_marks, nfc

if TYPE_CHECKING:  # few folders have an editor's part
    from ttdn.model.edits import Edits

#: Below this, starting processes takes longer than the work.
ENOUGH_FILES = 200
#: Files that a process is given at a time, and how many processes Windows can wait for.
_CHUNK, _MOST_PROCESSES = 25, 61

Track = Callable[[Iterable[Loaded], int], Iterable[Loaded]]
FindFirstCommits = Callable[[], Mapping[str, date]]


@dataclass(frozen=True)
class Checked:
    """A workspace that was read and checked, with the findings in the order in which they are shown."""

    workspace: Workspace
    diagnostics: list[Diagnostic]

    @cached_property
    def wrong_files(self) -> set[str]:
        """The files that have errors."""
        return {found.location.file for found in self.diagnostics if found.severity is Severity.ERROR}

    def choose_plan(self, year: int | None, today: date) -> PlanFile:
        """The plan of the year that was asked for; else of today's year; else the newest.

        Raises:
            PlanNotFoundError: There is none.
            PlanHasErrorsError: It has errors, so nothing can be counted by it.
        """
        plans = self.workspace.plans
        broken = sorted(name for name in self.wrong_files if is_plan(name))
        newest = max(plans, default=None)
        wanted = year if year is not None else today.year if today.year in plans else newest
        # A plan that cannot be read may be the one of this year: no other is taken in its place.
        if wanted not in plans or (broken and year is None and wanted != today.year):
            if broken:
                raise self._plan_errors(broken[0])
            raise PlanNotFoundError(year, sorted(plans))
        chosen = plans[wanted]
        if chosen.source.file in self.wrong_files:
            raise self._plan_errors(chosen.source.file)
        return chosen

    def _plan_errors(self, file: str) -> PlanHasErrorsError:
        return PlanHasErrorsError(
            file, count_errors([found for found in self.diagnostics if found.location.file == file])
        )

    def accepted_reports(self, plan: Plan, today: date = date.max) -> tuple[list[Report], list[str]]:
        """The reports without errors, and the files that were left out.

        Files of another year's plan are neither. What came after a day was not there to be left out.

        Raises:
            ReportsNotReadError: None of them was read.
        """
        if UNITS_FOLDER in self.wrong_files:
            raise ReportsNotReadError(UNITS_FOLDER)
        years = {file.source.file: file.head.period.year for file in self.workspace.reports}
        later = {
            file.source.file
            for file in self.workspace.reports
            if "received" not in file.assumed and file.head.counts_from > today
        }
        wrong = {name for name in self.wrong_files - later if lies_in(name, UNITS_FOLDER)}
        accepted = [
            only_asked(file.report, plan)
            for file in self.workspace.reports
            if file.head.period.year == plan.year and file.source.file not in self.wrong_files
        ]
        return accepted, sorted(name for name in wrong if years.get(name, plan.year) == plan.year)

    def find_year(self, year: int) -> tuple[tuple[Plan, list[Report]] | None, tuple[str, ...]]:
        """The plan of a year with its reports, and the files of it that have errors.

        A plan with errors is none, and no failure: it is not the one that was asked for.
        """
        name = plan_path(year)
        if name in self.wrong_files or year not in self.workspace.plans:
            return None, (name,) if name in self.wrong_files else ()
        plan = self.workspace.plans[year].plan
        reports, excluded = self.accepted_reports(plan)
        # A file that cannot be read says no year of its own: its name does.
        named = (name for name in excluded if name.rpartition("/")[2].startswith(str(year)))
        return (plan, reports), tuple(named)

    def find_report(self, unit: Unit, period: Period) -> ReportFile | None:
        """The report of a unit on a period, under whatever name it stands."""
        return next(iter(self.workspace.reports_on(unit.id, period)), None)

    def arrivals_of(self, year: int) -> tuple[Arrival, ...]:
        """What the register of a year has booked.

        Raises:
            RegisterHasErrorsError: It has errors, or a file beside it that is no year's has, such as the copy
                of a program that keeps two machines alike: who has sent something would be told to have sent
                nothing.
        """
        name = register_path(year)
        if wrong := [one for one in self.wrong_files if is_register(one) and _may_be_of(one, year)]:
            raise RegisterHasErrorsError(min(wrong))
        found = (file.register for file in self.workspace.registers if file.source.file == name)
        return next((register.arrivals for register in found), ())

    def find_edits(self, period: Period | None) -> "Edits | None":
        """The editor's part of the summary of a period.

        Raises:
            EditsHaveErrorsError: The file is there and has errors, or another says that it is of the period:
                a summary without it would lack what was written.
        """
        name = edits_path(period)
        if self.wrong_files & {name, EDITS_FOLDER}:
            raise EditsHaveErrorsError(name)
        of_period = {file.source.file for file in self.workspace.edits if file.edits.period == period}
        if others := of_period - {name}:
            raise EditsHaveErrorsError(min(others))
        return next((file.edits for file in self.workspace.edits if file.source.file == name), None)


def _may_be_of(register: str, year: int) -> bool:
    """Whether a register, by its name, may be that of a year: it does not begin with another."""
    begin = PurePosixPath(register).stem[:4]
    return begin == str(year) or not begin.isdecimal()


def check_workspace(
    root: Path,
    *,
    track: Track = lambda files, _: files,
    find_first_commits: FindFirstCommits = dict,
    keep_reports: bool = True,
) -> Checked:
    """Read and check every plan and every report below ``root``.

    Nothing is written, and no file stops the others.

    Args:
        root: The folder that holds ``plan/`` and ``units/``.
        track: Passes the reports on one by one as they are done, given their number; a caller may show
            progress with it.
        find_first_commits: Asks git when each file was first committed; called only where that matters.
        keep_reports: Whether the caller will use the reports; else only what the rules between them ask for
            is kept.
    """
    workspace = Workspace(root)
    diagnostics: list[Diagnostic] = []
    paths = list_files(root)
    plans = [path for path in paths if not lies_in(relative_name(root, path), UNITS_FOLDER)]
    for path in plans:
        loaded = load_file(root, path)
        is_read = loaded.edits is not None or loaded.register is not None
        if not is_read and not is_plan(loaded.name):
            loaded.diagnostics.extend(find_markings(loaded.source or _text_of(loaded, path)))
        diagnostics += limit_findings(loaded.name, add_file(workspace, loaded))
    for plan_file in workspace.plans.values():
        diagnostics += check_plan(plan_file)
    examiner = _Examiner(
        root, {year: file.plan for year, file in workspace.plans.items()}, forget=not keep_reports
    )
    reports = paths[len(plans) :]
    for loaded in track(_examine(examiner, reports), len(reports)):
        diagnostics += add_file(workspace, loaded)
    dated = any(not file.head.illustrative for file in workspace.reports)
    diagnostics += check_between_reports(workspace, find_first_commits() if dated else {})
    return Checked(workspace, sorted(conceal(diagnostics), key=lambda found: found.sort_key))


@dataclass(frozen=True)
class _Examiner:
    """Reads one file and, where it is a report, holds it against its plan.

    It is sent to the processes with all it needs.
    """

    root: Path
    plans: Mapping[int, Plan]
    forget: bool

    def __call__(self, path: Path) -> Loaded:
        loaded = load_file(self.root, path)
        file = loaded.report
        plan = self.plans.get(file.head.period.year) if file else None
        if file is not None and plan is not None:
            loaded.diagnostics[:] = [
                as_figures_have_it(figures_on_line(plan, found), with_examples_of(plan, found))
                for found in loaded.diagnostics
            ]
            loaded.diagnostics.extend(check_report(file, plan, self.root))
        else:
            loaded.diagnostics.extend(find_markings(loaded.source or _text_of(loaded, path)))
        loaded.diagnostics[:] = limit_findings(loaded.name, loaded.diagnostics)
        if file is not None:
            # The data of the file are in the report by now; a finding that needs them again reads them from
            # the text. 2,500 reports that are not forgotten take 249 MB instead of 69.
            (file.forget if self.forget else file.source.forget)()
        return loaded


def _text_of(loaded: Loaded, path: Path) -> SourceText:
    """The text of a file that is no YAML, for what must not be overlooked even there.

    It is None where the file itself was refused.
    """
    # Only where the text was read does a finding name a line.
    if not any(found.location.line for found in loaded.diagnostics):
        return SourceText(loaded.name, "")
    try:
        text = path.read_bytes()[:MAXIMUM_BYTES].decode("utf-8", "replace")
    except OSError:  # pragma: no cover - gone since it was read
        text = ""
    return SourceText(loaded.name, text if find_stacked_marks(text) is not None else nfc(text))


def _examine(examiner: _Examiner, paths: Sequence[Path]) -> Iterator[Loaded]:
    """Each file in the order of its name; in this process, or on every core where that pays."""
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if cores == 1 or len(paths) < ENOUGH_FILES:
        yield from map(examiner, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few folders are so large

    with ProcessPoolExecutor(cores, initializer=_begin_process, initargs=(examiner,)) as pool:
        yield from pool.map(_examine_in_process, paths, chunksize=_CHUNK)


_examiners: list[_Examiner] = []


def _begin_process(examiner: _Examiner) -> None:
    """Give a process its examiner once, since a plan may have thousands of units.

    Sent along with each chunk of 2,500 reports it takes 12.8 s of CPU instead of 5.8.
    """
    _examiners[:] = [examiner]


def _examine_in_process(path: Path) -> Loaded:
    return _examiners[0](path)
