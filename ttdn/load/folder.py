"""From a folder to models: finds the files, reads them, and says what is wrong with each of them."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.errors import WorkspaceNotFoundError, system_words
from ttdn.load.report import ReportFile, report_file
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Register
from ttdn.model.roster import Unit
from ttdn.model_errors import read_model
from ttdn.places import (
    PLAN_FOLDER,
    READ_FOLDERS,
    UNITS_FOLDER,
    YAML_ENDINGS,
    is_edits,
    is_junction,
    is_kept_plan,
    is_leftover,
    is_link,
    is_link_entry,
    is_plan,
    is_read_me,
    is_register,
    leads_into,
    lies_in,
    plan_path,
    register_path,
)
from ttdn.safe_text import file_name
from ttdn.source import (
    MAXIMUM_BYTES,
    MAXIMUM_NODES,
    MAXIMUM_PLAN_NODES,
    MAXIMUM_REGISTER_BYTES,
    MAXIMUM_REGISTER_NODES,
    Source,
    finding_at,
    parse_source,
)
from ttdn.vietnamese import nfc

if TYPE_CHECKING:  # few folders have an editor's part: what reads it is loaded with the first
    from ttdn.model.edits import Edits

_ON_WINDOWS = os.name == "nt"
#: What Notepad makes of "2020.yaml" where Windows hides the endings of files.
_HIDDEN_ENDINGS = (".yaml.txt", ".yml.txt")
#: Room for the largest file at once would cost each file more time than its reading.
_USUAL_BYTES = 64 * 1024


class PlanFile(NamedTuple):
    """A plan and the file it came from."""

    source: Source
    plan: Plan


class RegisterFile(NamedTuple):
    """A register and the file it came from."""

    source: Source
    register: Register

    @property
    def year(self) -> int | None:
        """The year that its name says; None where it says none."""
        period = parse_period(PurePosixPath(self.source.file).stem)
        return period.year if period and self.source.file == register_path(period.year) else None


class EditsFile(NamedTuple):
    """The editor's part of a summary and the file it came from."""

    source: Source
    edits: "Edits"


@dataclass(slots=True)
class Workspace:
    """The folder: its plans by year, its reports, the editor's parts of summaries, the registers.

    It also accounts for every file in the folder.

    ``files`` are the YAML files that were looked at, ``unreadable`` those that gave no data, ``others`` the
    files beside them (evidence). Names are relative to ``root``, with forward slashes, in NFC.
    """

    root: Path
    plans: dict[int, PlanFile] = field(default_factory=dict)
    reports: list[ReportFile] = field(default_factory=list)
    edits: list[EditsFile] = field(default_factory=list)
    registers: list[RegisterFile] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    others: list[str] = field(default_factory=list)

    def plan_on(self, period: Period | None) -> Plan | None:
        """The plan of a period's year; None where there is none, or no period."""
        file = self.plans.get(period.year) if period else None
        return file and file.plan

    def reports_on(self, unit: str, period: Period) -> list[ReportFile]:
        """The reports that say that they are a unit's on a period, under whatever names they stand."""
        own = [file for file in self.reports if file.says_whose and file.head.unit == unit]
        return [file for file in own if file.head.period == period]

    def reported(self, units: Iterable[Unit]) -> dict[str, list[Period]]:
        """The periods on which some units have reported, whatever is wrong with these reports."""
        found: dict[str, list[Period]] = {unit.id: [] for unit in units}
        for file in self.reports if found else ():
            if file.says_whose and file.head.unit in found:
                found[file.head.unit].append(file.head.period)
        return found


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds ``plan/``.

    Raises:
        WorkspaceNotFoundError: There is none.
    """
    # In the place of a drive's letter Windows would put \\server\share, below which nothing typed would lie.
    start = Path(os.path.abspath(start)) if _ON_WINDOWS else start.resolve()  # noqa: PTH100 - see above
    for folder in (start, *start.parents):
        if (folder / PLAN_FOLDER).is_dir():
            return folder
    raise WorkspaceNotFoundError(start)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found in one file.

    It is evidence (``is_yaml`` is false), a plan, a report, an editor's part, a register, or nothing that can
    be read.
    """

    name: str
    is_yaml: bool = True
    source: Source | None = None
    plan: Plan | None = None
    report: ReportFile | None = None
    edits: "Edits | None" = None
    register: Register | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def list_plans(root: Path) -> list[Path]:
    """The files directly below ``plan/``, the newest year first; links are left to the checks.

    Raises:
        OSError: The folder cannot be looked into.
    """
    with os.scandir(root / PLAN_FOLDER) as entries:
        found = [Path(entry.path) for entry in entries if entry.is_file(follow_symlinks=False)]
    return sorted((path for path in found if path.suffix in YAML_ENDINGS), reverse=True)


def load_plan(root: Path, year: int | None, today: date) -> Plan | None:
    """The plan of a year alone; without one, that of today's year or the newest. Nothing is said of errors.

    Raises:
        OSError: The folder cannot be looked into.
    """
    wanted = str(year or today.year)
    paths = sorted(list_plans(root), key=lambda path: path.stem != wanted)
    plans = (load_file(root, path).plan for path in paths)
    return next((plan for plan in plans if plan and year in {None, plan.year}), None)


def list_files(root: Path) -> list[Path]:
    """Every file of the folder: those below ``plan/`` first, the registers, then those below ``units/``."""
    return [path for folder in READ_FOLDERS for path in _walk(root, folder)]


def load_file(root: Path, path: Path) -> Loaded:
    """Read one file."""
    name = relative_name(root, path)
    if name.lower().endswith(_HIDDEN_ENDINGS):
        good = PurePosixPath(name).stem
        return Loaded(name, diagnostics=[finding_at("wrong-file-name", Location(name), "txt", good=good)])
    if path.suffix.lower() not in YAML_ENDINGS and "/" in name and _is_no_folder(path):
        return Loaded(name, is_yaml=False, diagnostics=_find_misnamed(path, name))
    source, diagnostics = _read(root, path, name)
    if source is None:
        return Loaded(name, diagnostics=diagnostics)
    edits = plan = report = register = None
    if is_edits(name):
        edits, found = _read_edits(source)
    elif is_plan(name):
        plan, found = read_model(source, Plan)
    elif is_register(name):
        register, found = read_model(source, Register)
    else:
        report, found = report_file(source)
    diagnostics += found
    return Loaded(
        name, source=source, plan=plan, report=report, edits=edits, register=register, diagnostics=diagnostics
    )


def _read_edits(source: Source) -> "tuple[Edits | None, list[Diagnostic]]":
    from ttdn.model.edits import Edits  # noqa: PLC0415 - see above

    return read_model(source, Edits)


def add_file(workspace: Workspace, loaded: Loaded) -> list[Diagnostic]:
    """Enter a file into the workspace's account.

    Returns:
        What is wrong with it, a second plan of the same year included.
    """
    if not loaded.is_yaml:
        if not is_kept_plan(loaded.name) and not is_read_me(loaded.name):
            workspace.others.append(loaded.name)
        return loaded.diagnostics
    workspace.files.append(loaded.name)
    if loaded.source is None:
        workspace.unreadable.add(loaded.name)
    if loaded.report is not None:
        workspace.reports.append(loaded.report)
    if loaded.source is not None and loaded.edits is not None:
        workspace.edits.append(EditsFile(loaded.source, loaded.edits))
    if loaded.source is not None and loaded.register is not None:
        workspace.registers.append(RegisterFile(loaded.source, loaded.register))
    if loaded.source is not None and loaded.plan is not None:
        return [*loaded.diagnostics, *_add_plan(workspace, loaded.source, loaded.plan)]
    return loaded.diagnostics


def relative_name(root: Path, path: Path) -> str:
    """The name by which findings speak of a file: NFC, on one line, without what a terminal would act on."""
    return file_name(path.relative_to(root).as_posix())


def _is_no_folder(path: Path) -> bool:
    """Whether what was listed is no folder; where nobody may look, it may be one with reports."""
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return is_link(path)
    except (OSError, RuntimeError):  # a link to nothing, or in a circle
        return True


def _find_misnamed(path: Path, name: str) -> list[Diagnostic]:
    """A file that is called as a report is, but for its ending.

    It counts only where no report of that name stands beside it.
    """
    period = parse_period(path.name.split(".")[0].strip().upper())
    if period is None or not lies_in(name, UNITS_FOLDER):
        return []
    beside = any(os.path.exists(path.parent / f"{period}{ending}") for ending in YAML_ENDINGS)  # noqa: PTH110 - see above
    found = finding_at("wrong-file-name", Location(name), "other-ending", good=f"{period}.yaml")
    return [] if beside else [replace(found, severity=Severity.WARNING)]


def _walk(root: Path, folder: str) -> list[Path]:
    """Every file below a folder in the order of their names.

    Links to folders are listed and not followed, be it the folder itself.
    """
    found: list[str] = []
    open_folders = [str(root / folder)] if os.path.lexists(root / folder) else []
    if is_link(root / folder):
        found, open_folders = open_folders, []
    while open_folders:
        name = open_folders.pop()
        try:
            with os.scandir(name) as entries:
                for entry in entries:
                    # A folder may hold reports whatever it is called.
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if entry.name.startswith(".") or (is_leftover(entry.name) and not is_folder):
                        continue
                    is_report = os.path.splitext(entry.name)[1].lower() in YAML_ENDINGS  # noqa: PTH122 - a Path for each of many thousand files
                    inside = not is_report and is_folder and not is_junction(entry)
                    (open_folders if inside else found).append(entry.path)
        except OSError:
            found.append(name)  # reading it will say why it cannot be read
    return [Path(name) for name in sorted(found, key=nfc)]


def _read(root: Path, path: Path, name: str) -> tuple[Source | None, list[Diagnostic]]:
    case = "" if "/" in name else "folder"
    try:
        entry = path.lstat()
        mode = entry.st_mode
        if is_link_entry(entry):
            # A link may lead to another report, but not to what else lies in the root, such as the settings
            # of git. Folders that are links are not walked, so only the file itself can be one.
            if not leads_into(path, root, name.partition("/")[0]):
                return None, [finding_at("link-outside-folder", Location(name), case, name=name)]
            mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()  # says why, where the folder is closed to us
        if not stat.S_ISREG(mode) or "/" not in name:
            return None, [finding_at("not-a-file", Location(name), case, name=name)]
        with path.open("rb") as stream:
            raw = stream.read(_USUAL_BYTES)
            if len(raw) == _USUAL_BYTES:
                raw += stream.read(_largest(name) + 1 - _USUAL_BYTES)
        return parse_source(name, raw, _most_nodes(name), _largest(name))
    except (OSError, RuntimeError) as error:
        reason = system_words(error)
        return None, [finding_at("unreadable-file", Location(name), reason=reason)]


def _largest(name: str) -> int:
    """The bytes that a file may have."""
    return MAXIMUM_REGISTER_BYTES if is_register(name) else MAXIMUM_BYTES


def _most_nodes(name: str) -> int:
    """The keys, values and entries that a file may have."""
    if is_register(name):
        return MAXIMUM_REGISTER_NODES
    return MAXIMUM_PLAN_NODES if lies_in(name, PLAN_FOLDER) else MAXIMUM_NODES


def _add_plan(workspace: Workspace, source: Source, plan: Plan) -> list[Diagnostic]:
    new, first = PlanFile(source, plan), workspace.plans.get(plan.year)
    if first is None:
        workspace.plans[plan.year] = new
        return []
    kept, other = (new, first) if source.file == plan_path(plan.year) else (first, new)
    workspace.plans[plan.year] = kept
    return [other.source.finding("duplicate-plan", ("year",), year=plan.year, other=kept.source.file)]
