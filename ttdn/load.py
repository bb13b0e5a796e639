"""From a folder to models: finds the files, reads them, and says what is wrong with each of them."""

import copy
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ttdn.diagnostics import Diagnostic, Location
from ttdn.errors import WorkspaceNotFoundError
from ttdn.language import Text
from ttdn.model.edits import Edits
from ttdn.model.period import MINIMUM_YEAR, Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report, Result, Status
from ttdn.model.scalars import is_slug
from ttdn.model_errors import error_path, translate_errors
from ttdn.source import MAXIMUM_BYTES, KeyPath, Source, Value, parse_source
from ttdn.vietnamese import nfc, visible

PLAN_FOLDER = "plan"
UNITS_FOLDER = "units"
#: Beside the plans: what the office itself writes into its summaries.
EDITS_FOLDER = f"{PLAN_FOLDER}/bien-tap"
_YAML = frozenset({".yaml", ".yml"})
#: What Notepad makes of "2020.yaml" where Windows hides the endings of files.
_HIDDEN_ENDINGS = (".yaml.txt", ".yml.txt")
#: Files that systems and editors leave behind; they are nobody's report and nobody's evidence.
_LEFTOVERS = ("~$", ".")
_ATTEMPTS = 4

M = TypeVar("M", bound=BaseModel)
Track = Callable[[Sequence[Path]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan and the file it came from."""

    source: Source
    plan: Plan


@dataclass(frozen=True, slots=True)
class EditsFile:
    """The editor's part of a summary and the file it came from."""

    source: Source
    edits: Edits


Amounts = dict[tuple[str, str], tuple[KeyPath, int]]


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of every report, whatever else becomes of it."""

    unit: str
    period: Period
    received: date
    illustrative: bool


@dataclass
class ReportFile:
    """A report and the file it came from.

    Where the file has errors, ``report`` holds the parts that are valid, so that the checks can look at them too; ``kept`` names
    the entries that were, by their position in the file, and ``assumed`` the fields that the file does not give and its place had to.
    ``doubtful`` are the statuses that cannot be read; ``complete`` says that nothing was left out. ``amounts`` is every number that can be added up over periods, with its key path.
    """

    source: Source
    head: Head
    amounts: Amounts
    kept: dict[str, list[int]] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    doubtful: frozenset[KeyPath] = frozenset()
    complete: bool = True

    @cached_property
    def report(self) -> Report:
        """The report; it is read again where it was forgotten."""
        again = report_file(self.source)[0]
        if again is None:  # pragma: no cover - what was read once can be read again
            raise ValueError(self.source.file)
        return again.report

    def path(self, part: str, position: int) -> KeyPath:
        """The key path, in the file, of an entry of ``results``, ``programmes`` or ``training``."""
        return (part, self.kept[part][position] if part in self.kept else position)

    def results(self) -> Iterator[tuple[KeyPath, Result]]:
        """Each result with its key path in the file."""
        return ((self.path("results", position), result) for position, result in enumerate(self.report.results))

    def forget(self) -> None:
        """Keep what the rules between reports ask for, and let go of the rest: many thousand reports must fit into memory."""
        self.__dict__.pop("report", None)
        self.source.forget()


@dataclass(slots=True)
class Workspace:
    """The folder: its plans by year, its reports, the editor's parts of summaries, and an account of every file in it.

    ``files`` are the YAML files that were looked at, ``unreadable`` those that gave no data, ``others`` the files beside them
    (evidence). Names are relative to ``root``, with forward slashes, in NFC.
    """

    root: Path
    plans: dict[int, PlanFile] = field(default_factory=dict)
    reports: list[ReportFile] = field(default_factory=list)
    edits: list[EditsFile] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    others: list[str] = field(default_factory=list)


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds ``plan/``.

    Raises:
        WorkspaceNotFoundError: There is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / PLAN_FOLDER).is_dir():
            return folder
    raise WorkspaceNotFoundError(start)


def load_workspace(root: Path, track: Track = iter) -> tuple[Workspace, list[Diagnostic]]:
    """Read every plan and every report below ``root``. Nothing is written, and no file stops the others.

    Args:
        root: The folder that holds ``plan/`` and ``units/``.
        track: Passes the files on one by one; a caller may show progress with it.

    Returns:
        The workspace and what is wrong with single files; rules between files are for the checks.
    """
    workspace = Workspace(root)
    diagnostics: list[Diagnostic] = []
    for path in track(list_files(root)):
        diagnostics += add_file(workspace, load_file(root, path))
    return workspace, diagnostics


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found in one file: evidence (``is_yaml`` is false), a plan, a report, an editor's part, or nothing that can be read."""

    name: str
    is_yaml: bool = True
    source: Source | None = None
    plan: Plan | None = None
    report: ReportFile | None = None
    edits: Edits | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def list_files(root: Path) -> list[Path]:
    """Every file of the folder: those below ``plan/`` first, then those below ``units/``."""
    return [*_walk(root, PLAN_FOLDER), *_walk(root, UNITS_FOLDER)]


def load_file(root: Path, path: Path) -> Loaded:
    """Read one file."""
    name = relative_name(root, path)
    if name.lower().endswith(_HIDDEN_ENDINGS):
        return Loaded(name, diagnostics=[_hidden_ending(name)])
    if path.suffix.lower() not in _YAML and not path.is_dir():
        return Loaded(name, is_yaml=False)
    source, diagnostics = _read(root, path, name)
    if source is None:
        return Loaded(name, diagnostics=diagnostics)
    if is_edits(name):
        edits, found = _validate(source, Edits)
        return Loaded(name, source=source, edits=edits, diagnostics=[*diagnostics, *found])
    if is_in_plan(name):
        plan, found = _validate(source, Plan)
        return Loaded(name, source=source, plan=plan, diagnostics=[*diagnostics, *found])
    report, found = report_file(source)
    return Loaded(name, source=source, report=report, diagnostics=[*diagnostics, *found])


def is_plan(name: str) -> bool:
    """Whether a file is a plan by its place."""
    return is_in_plan(name) and not is_edits(name)


def is_edits(name: str) -> bool:
    """Whether a file is the editor's part of a summary by its place."""
    return name.startswith(f"{EDITS_FOLDER}/")


def is_in_plan(name: str) -> bool:
    """Whether a file belongs to the plans by its place."""
    return name.split("/", 1)[0] == PLAN_FOLDER


def add_file(workspace: Workspace, loaded: Loaded) -> list[Diagnostic]:
    """Enter a file into the workspace's account.

    Returns:
        What is wrong with it, a second plan of the same year included.
    """
    if not loaded.is_yaml:
        workspace.others.append(loaded.name)
        return []
    workspace.files.append(loaded.name)
    if loaded.source is None:
        workspace.unreadable.add(loaded.name)
    if loaded.report is not None:
        workspace.reports.append(loaded.report)
    if loaded.source is not None and loaded.edits is not None:
        workspace.edits.append(EditsFile(loaded.source, loaded.edits))
    if loaded.source is not None and loaded.plan is not None:
        return [*loaded.diagnostics, *_add_plan(workspace, loaded.source, loaded.plan)]
    return loaded.diagnostics


def relative_name(root: Path, path: Path) -> str:
    """The name by which findings speak of a file: NFC, on one line, without what a terminal would act on."""
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
    return visible(nfc(name))


def _walk(root: Path, folder: str) -> list[Path]:
    """Every file below a folder in the order of their names. Links to folders are listed and not followed."""
    found: list[str] = []
    open_folders = [str(root / folder)] if (root / folder).exists() else []
    while open_folders:
        name = open_folders.pop()
        try:
            with os.scandir(name) as entries:
                for entry in entries:
                    if entry.name.startswith(_LEFTOVERS):
                        continue
                    is_report = os.path.splitext(entry.name)[1].lower() in _YAML  # noqa: PTH122 - a Path for each of many thousand files
                    inside = not is_report and entry.is_dir(follow_symlinks=False)
                    (open_folders if inside else found).append(entry.path)
        except OSError:
            found.append(name)  # reading it will say why it cannot be read
    return [Path(name) for name in sorted(found, key=nfc)]


def _read(root: Path, path: Path, name: str) -> tuple[Source | None, list[Diagnostic]]:
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            # A link may lead to another report, but not to what else lies in the root, such as the settings of git. Folders that
            # are links are not walked, so only the file itself can be one.
            if not path.resolve().is_relative_to((root / name.partition("/")[0]).resolve()):
                return None, [_link_outside(name)]
            mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()  # says why, where the folder is closed to us
        if not stat.S_ISREG(mode):
            return None, [_not_a_file(name)]
        with path.open("rb") as stream:
            return parse_source(name, stream.read(MAXIMUM_BYTES + 1))
    except (OSError, RuntimeError) as error:
        return None, [_unreadable(name, error)]


def _add_plan(workspace: Workspace, source: Source, plan: Plan) -> list[Diagnostic]:
    new, first = PlanFile(source, plan), workspace.plans.get(plan.year)
    if first is None:
        workspace.plans[plan.year] = new
        return []
    kept, other = (new, first) if source.file == f"{PLAN_FOLDER}/{plan.year}.yaml" else (first, new)
    workspace.plans[plan.year] = kept
    return [_second_plan(other.source, kept.source.file, plan.year)]


def report_file(source: Source) -> tuple[ReportFile | None, list[Diagnostic]]:
    """The report that a source holds (its valid parts, where it has errors), and what is wrong with it by itself."""
    report, diagnostics = _validate(source, Report)
    if report is None:
        return _salvage(source), diagnostics
    return _makereport_file(source, report, complete=source.sound), diagnostics


def _makereport_file(source: Source, report: Report, kept: dict[str, list[int]] | None = None, *, complete: bool) -> ReportFile:
    head = Head(report.unit, report.period, report.received, report.illustrative)
    file = ReportFile(source, head, {}, kept or {}, complete=complete)
    file.report = report
    file.amounts.update(_amounts(file))
    return file


def _amounts(file: ReportFile) -> Iterator[tuple[tuple[str, str], tuple[KeyPath, int]]]:
    for path, result in file.results():
        for name, amount in result.figures.items():
            yield (result.item, name), ((*path, "figures", name), amount)
    if file.report.funding:
        for name in ("allocated", "spent"):
            yield ("funding", name), (("funding", name), getattr(file.report.funding, name))


def _validate(source: Source, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, list(translate_errors(source, model, error))


def _salvage(source: Source) -> ReportFile | None:
    """The valid parts of a report that has errors: each invalid field, or the entry that needs it, is left out."""
    if not isinstance(source.data, dict):
        return None
    data = copy.deepcopy(source.data)
    assumed: set[str] = set()
    doubtful: set[KeyPath] = set()
    for _ in range(_ATTEMPTS):
        kept = {part: [i for i, entry in enumerate(value) if entry is not None] for part, value in data.items() if isinstance(value, list)}
        whole = {part: [value[i] for i in kept[part]] if isinstance(value, list) else value for part, value in data.items()}
        try:
            report = Report.model_validate(whole)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = _in_file(error_path(detail), kept)
                if _assume_status(data, path):
                    doubtful.add(path)
                else:
                    _leave_out(data, path[:-1] if detail["type"] == "missing" else path)
            assumed |= _fill_in_identity(data, source.file)
        else:
            file = _makereport_file(source, report, kept, complete=False)
            file.assumed, file.doubtful = frozenset(assumed), frozenset(doubtful)
            return file
    return None


def _in_file(path: KeyPath, kept: dict[str, list[int]]) -> KeyPath:
    """A path in the reduced data as a path in the file: entries left out before are counted again."""
    part, *rest = path or ("",)
    if rest and isinstance(part, str) and part in kept and isinstance(rest[0], int):
        return (part, kept[part][rest[0]], *rest[1:])
    return path


def _assume_status(data: dict[str, Value], path: KeyPath) -> bool:
    """Give an entry whose status cannot be read one that asks for nothing, so that the rest of the entry can be checked."""
    match path:
        case ("results", int(position), "status"):
            entries = data["results"]
            entry = entries[position] if isinstance(entries, list) else None
            if isinstance(entry, dict):
                entry["status"] = Status.IN_PROGRESS.value
            return isinstance(entry, dict)
        case _:
            return False


def _leave_out(data: dict[str, Value], path: KeyPath) -> None:
    """Take out what is at fault: one figure, one field of an entry, an entry of a list, or a part of the report."""
    match path:
        case (str(part), int(position), "figures", str(name), *_):
            _remove(data[part], position, "figures", name)
        case (str(part), int(position), str(key), *_):
            _remove(data[part], position, key)
        case (str(part), int(position)):
            _remove(data[part], position)
        case (str(part), *_):
            _remove(data, part)
        case _:
            pass


def _remove(container: Value, key: str | int, *deeper: str | int) -> None:
    if isinstance(container, dict) and isinstance(key, str):
        if deeper:
            _remove(container.get(key), *deeper)
        else:
            container.pop(key, None)
    elif isinstance(container, list) and isinstance(key, int):
        if deeper:
            _remove(container[key], *deeper)
        else:
            container[key] = None


def _fill_in_identity(data: dict[str, Value], file: str) -> set[str]:
    """Take unit and period from the file's place where the file itself does not say them, so that its parts can be checked."""
    folder, _, name = file.rpartition("/")
    unit, period = folder.rpartition("/")[2], name.rpartition(".")[0]
    place = {
        "unit": unit if is_slug(unit) else "unknown",
        "period": period if parse_period(period) else str(MINIMUM_YEAR),
        "received": date.max.isoformat(),
    }
    missing = {key for key in place if data.get(key) is None}
    data.update((key, place[key]) for key in missing)
    return missing


def _hidden_ending(name: str) -> Diagnostic:
    good = PurePosixPath(name).stem
    return Diagnostic(
        "wrong-file-name",
        Text("Tệp có thêm đuôi .txt nên không được đọc là báo cáo.", "The file ends in .txt, so it is not read as a report."),
        Location(name),
        hint=Text(
            f"Đổi tên thành {good}; trong Windows Explorer bật View > File name extensions để thấy đuôi tệp.",
            f"Rename it to {good}; in Windows Explorer, View > File name extensions shows the ending.",
        ),
    )


def _link_outside(name: str) -> Diagnostic:
    return Diagnostic(
        "link-outside-folder",
        Text(
            "Tệp là liên kết trỏ ra ngoài thư mục làm việc nên không được đọc.",
            "The file is a link that leaves the folder; it is not read.",
        ),
        Location(name),
        hint=Text("Chép tệp thật vào thư mục của đơn vị.", "Copy the real file into the unit's folder."),
    )


def _not_a_file(name: str) -> Diagnostic:
    return Diagnostic(
        "not-a-file",
        Text("Ở đây phải là một tệp, nhưng lại là thư mục hoặc thiết bị.", "A file is expected here, but this is a folder or a device."),
        Location(name),
        hint=Text("Đổi tên hoặc xóa thư mục này; báo cáo là một tệp .yaml.", "Rename or delete it; a report is a .yaml file."),
    )


def _unreadable(name: str, error: Exception) -> Diagnostic:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Diagnostic(
        "unreadable-file",
        Text(f"Không đọc được tệp ({reason}).", f"The file cannot be read ({reason})."),
        Location(name),
        hint=Text(
            "Kiểm tra quyền đọc tệp, hoặc liên kết hỏng, rồi chạy lại.", "Check the file's permissions, or a broken link, and run again."
        ),
    )


def _second_plan(source: Source, first: str, year: int) -> Diagnostic:
    return Diagnostic(
        "duplicate-plan",
        Text(f"Năm {year} đã có kế hoạch ở {first}.", f"{first} already is the plan of {year}."),
        source.locate(("year",)),
        hint=Text("Mỗi năm một tệp kế hoạch.", "One plan for each year."),
    )
