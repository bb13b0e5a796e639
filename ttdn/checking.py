"""The whole folder read and checked.

One file after the other, or on every core where there are enough of them.

A report is read and held against its plan where it was read; what comes back is what the rules between
reports ask for. So the work is done on all cores, and many thousand reports fit into memory.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ttdn.checks import check_between_reports, check_plan, check_report
from ttdn.checks.limits import limit_findings
from ttdn.checks.safety import conceal, find_markings
from ttdn.diagnostics import Diagnostic
from ttdn.load import Loaded, Workspace, add_file, is_in_plan, list_files, load_file, relative_name
from ttdn.model.plan import Plan
from ttdn.source import MAXIMUM_BYTES, SourceText
from ttdn.vietnamese import find_stacked_marks, nfc

#: Below this, starting processes takes longer than the work.
ENOUGH_FILES = 200
#: Files that a process is given at a time.
_CHUNK = 25

Track = Callable[[Iterable[Loaded], int], Iterable[Loaded]]


@dataclass(frozen=True)
class _Examiner:
    """Reads one file and, where it is a report, holds it against its plan.

    Sent to the processes with all it needs.
    """

    root: Path
    plans: Mapping[int, Plan]
    forget: bool

    def __call__(self, path: Path) -> Loaded:
        loaded = load_file(self.root, path)
        file = loaded.report
        plan = self.plans.get(file.head.period.year) if file else None
        if file is not None and plan is not None:
            loaded.diagnostics.extend(check_report(file, plan, self.root))
        else:
            loaded.diagnostics.extend(find_markings(loaded.source or _text_of(loaded, path)))
        loaded.diagnostics[:] = limit_findings(loaded.name, loaded.diagnostics)
        if file is not None:
            # The data of the file are in the report by now; a finding that needs them again reads them from
            # the text.
            (file.forget if self.forget else file.source.forget)()
        return loaded


def _text_of(loaded: Loaded, path: Path) -> SourceText:
    """The text of a file that is no YAML, for what must not be overlooked even there.

    None where the file itself was refused.
    """
    # Only where the text was read does a finding name a line.
    if not any(found.location.line for found in loaded.diagnostics):
        return SourceText(loaded.name, "")
    try:
        text = path.read_bytes()[:MAXIMUM_BYTES].decode("utf-8", "replace")
    except OSError:  # pragma: no cover - gone since it was read
        text = ""
    return SourceText(loaded.name, text if find_stacked_marks(text) is not None else nfc(text))


def check_folder(
    root: Path, track: Track, find_first_commits: Callable[[], Mapping[str, date]], *, keep_reports: bool
) -> tuple[Workspace, list[Diagnostic]]:
    """Read and check every plan and every report below ``root``.

    Args:
        root: The folder that holds ``plan/`` and ``units/``.
        track: Passes the files on one by one as they are done, given their number; a caller may show progress
            with it.
        find_first_commits: Asks git when each file was first committed; called only where that matters.
        keep_reports: Whether the caller will use the reports; else only what the rules between them ask for
            is kept.

    Returns:
        The workspace and every finding, in the order in which findings are shown.
    """
    workspace = Workspace(root)
    diagnostics: list[Diagnostic] = []
    paths = list_files(root)
    plans = [path for path in paths if is_in_plan(relative_name(root, path))]
    for path in plans:
        loaded = load_file(root, path)
        diagnostics += limit_findings(loaded.name, add_file(workspace, loaded))
    for plan_file in workspace.plans.values():
        diagnostics += check_plan(plan_file)
    examiner = _Examiner(
        root, {year: file.plan for year, file in workspace.plans.items()}, forget=not keep_reports
    )
    reports = paths[len(plans) :]
    for loaded in track(_examine(examiner, reports, alone=keep_reports), len(reports)):
        diagnostics += add_file(workspace, loaded)
    dated = any(not file.head.illustrative for file in workspace.reports)
    diagnostics += check_between_reports(workspace, find_first_commits() if dated else {})
    return workspace, sorted(conceal(diagnostics), key=lambda found: found.sort_key)


def _examine(examiner: _Examiner, paths: Sequence[Path], *, alone: bool) -> Iterator[Loaded]:
    """Each file in the order of its name; in this process, or on every core where that pays."""
    cores = os.cpu_count() or 1
    if alone or cores == 1 or len(paths) < ENOUGH_FILES:
        yield from map(examiner, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few folders are so large

    with ProcessPoolExecutor(cores, initializer=_begin_process, initargs=(examiner,)) as pool:
        yield from pool.map(_examine_in_process, paths, chunksize=_CHUNK)


_examiners: list[_Examiner] = []


def _begin_process(examiner: _Examiner) -> None:
    """Give a process its examiner once: a plan with thousands of units is not sent along with every file."""
    gc.disable()  # as in the main process
    _examiners[:] = [examiner]


def _examine_in_process(path: Path) -> Loaded:
    return _examiners[0](path)
