"""Evidence (minh chứng): what is done is proven, and files named as proof exist inside the unit's folder."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from ttdn.checks.registry import IN_FOLDER, REPORT_CHECKS
from ttdn.diagnostics import Findings
from ttdn.load import ReportFile
from ttdn.model.clauses import cite
from ttdn.model.plan import Plan
from ttdn.model.report import Result, Status
from ttdn.places import is_inside, is_link
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import clean


@REPORT_CHECKS
def check_evidence(file: ReportFile) -> Findings:
    """Done needs at least one proof; a proof needs a link, a number or a file."""
    for path, result in file.results():
        if lacks_evidence(file, path, result):
            yield file.source.finding("missing-evidence", (*path, "status"), item=cite(result.item))
        for position, evidence in enumerate(result.evidence):
            if not (evidence.link or evidence.number or evidence.file):
                yield file.source.finding(
                    "evidence-without-source",
                    (*path, "evidence", position, "title"),
                    title=quote(evidence.title),
                )


def lacks_evidence(file: ReportFile, path: KeyPath, result: Result) -> bool:
    """Whether a result, at its path in the file, is done and nothing proves it."""
    return result.status is Status.DONE and not result.evidence and not _evidence_given(file, path)


def _evidence_given(file: ReportFile, path: KeyPath) -> bool:
    """Whether the file has evidence that is only not valid yet (an empty list is none)."""
    place = (*path, "evidence")
    return place in file.source.faults or (file.source.has_key(place) and file.source.get(place) != [])


@IN_FOLDER
def check_evidence_files(file: ReportFile, _plan: Plan, root: Path) -> Findings:
    """A proof named as a file must be a file in the unit's own folder."""
    below = PurePosixPath(file.source.file).parent
    list_files = cache(list_evidence_files)
    for path, result in file.results():
        for position, evidence in enumerate(result.evidence):
            if evidence.file is None:
                continue
            name, shown = evidence_name(evidence.file), quote(evidence.file)
            place = (*path, "evidence", position, "file")
            if leaves_folder(name, root / below):
                yield file.source.finding("evidence-outside-folder", place, file=shown, folder=below)
            elif find_evidence_file(root / below / name, list_files) is None:
                yield file.source.finding("missing-evidence-file", place, file=shown, folder=below)


def evidence_name(written: str) -> str:
    """The name of a file as a report has it, with forward slashes: relative to the folder of the report."""
    return written.replace("\\", "/")


def leaves_folder(name: str, folder: Path) -> bool:
    """Whether a name points out of the folder on any system.

    It does so when it is absolute, has a drive, leads upwards or goes through a link.
    """
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or ".." in PurePosixPath(name).parts:
        return True
    place = folder
    for part in PurePosixPath(name).parts:
        place /= part
        if not os.path.lexists(place):
            return False
        if is_link(place) and not is_inside(place, folder):
            return True
    return False


def find_evidence_file(path: Path, list_files: Callable[[Path], Mapping[str, Path]]) -> Path | None:
    """The file that is meant by a path, whichever Unicode form its name has there; None: there is none.

    The number of spaces between its words does not matter either. ``list_files`` is ``list_evidence_files``,
    which a caller may keep from looking twice.
    """
    try:
        return path if path.is_file() else list_files(path.parent).get(as_read(path.name))
    except OSError:
        return None


def as_read(name: str) -> str:
    """A file's name as a field of one line is read: clean, single spaces."""
    return " ".join(clean(name).split())


def list_evidence_files(folder: Path) -> Mapping[str, Path]:
    """The files in a folder, by their names as they are read."""
    try:
        return {as_read(entry.name): entry for entry in folder.iterdir() if os.path.isfile(entry)}  # noqa: PTH113 - Path.is_file() raises where nobody may look
    except OSError:
        return {}
