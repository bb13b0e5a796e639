"""Which files of the folder belong to the archive of a year."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from ttdn.checks.evidence import evidence_name
from ttdn.errors import FileNotReadError, NamesNotArchivedError
from ttdn.forms.returned import Paper, returned_stem
from ttdn.load import ReportFile, Workspace
from ttdn.model.period import find_period
from ttdn.places import (
    ASKED_BACK_FOLDER,
    OUT_FOLDER,
    REGISTER_FOLDER,
    RETURNED_FOLDER,
    TAKEN_FOLDER,
    TEMPLATES_FOLDER,
    UNITS_FOLDER,
    YAML_ENDINGS,
    is_edits,
    is_leftover,
    is_plain_folder,
    is_plan,
    leads_into,
    lies_in,
    register_path,
    unit_of,
)
from ttdn.vietnamese import nfc

#: What the name of an archive begins with: none holds another.
ARCHIVE_NAME = "luu-tru"


class Choice:
    """What belongs to the archive of a year.

    It is all that its summary is made of: the plan of the year, its reports with their evidence, the register
    with what it has kept, the editor's files, the templates; the plan and the reports of the year before, as
    the summary compares with them; what was printed that bears the year in its name, and what went back to
    the units for an arrival that the register names, whatever it is called.
    """

    def __init__(self, workspace: Workspace, year: int) -> None:
        """Take the year from what was read of the folder."""
        self._year = year
        self._years = {one for one in (year, year - 1) if one in workspace.plans}
        self._plans = {workspace.plans[one].source.file for one in self._years}
        self._reports = {file.source.file: file.head.period.year for file in workspace.reports}
        self._evidence: dict[str, set[int]] = {}
        for file in workspace.reports:
            for name in _evidence_of(file):
                self._evidence.setdefault(name, set()).add(file.head.period.year)
        books = (one.register for one in workspace.registers if one.year == year)
        arrivals = [one for book in books for one in book.arrivals]
        self._kept = {nfc(one.kept) for one in arrivals if one.kept}
        self._given_back = {_begins_back(one.unit, one.file) for one in arrivals if one.file}
        self._named = re.compile(rf"(?<![0-9]){year}(?![0-9])")

    def includes(self, name: str) -> bool:
        """Whether a file of the folder, by its name relative to it, belongs to the archive."""
        if is_edits(name):
            period = find_period(PurePosixPath(name).stem)
            return period is None or period.year == self._year
        if is_plan(name):
            return name in self._plans
        if lies_in(name, REGISTER_FOLDER):
            return name == register_path(self._year)
        if lies_in(name, UNITS_FOLDER):
            return self._of_unit(name)
        if lies_in(name, OUT_FOLDER):
            above = name.split("/")[1]
            if self._went_back(name):
                return True
            return self._named.search(name) is not None and not above.startswith(ARCHIVE_NAME)
        return lies_in(name, TEMPLATES_FOLDER) or name in self._kept

    def _went_back(self, name: str) -> bool:
        """Whether a file went back to a unit for something that the register of the year names."""
        begins = (name.removesuffix(PurePosixPath(name).suffix).rsplit(one.mark, 1) for one in Paper)
        return any(parts[0] in self._given_back for parts in begins if parts[1:])

    def _of_unit(self, name: str) -> bool:
        if PurePosixPath(name).suffix.lower() not in YAML_ENDINGS or unit_of(name) is None:
            years = self._evidence.get(name)
            return years is None or bool(years & self._years)
        period = find_period(PurePosixPath(name).stem)
        year = self._reports.get(name, period.year if period else self._year)
        return year in self._years


def _begins_back(unit: str | None, file: str) -> str:
    """How the names begin of what went back to a unit for a file that the register names."""
    return "/".join(filter(None, (RETURNED_FOLDER, unit, nfc(returned_stem(Path(file))))))


def _evidence_of(file: ReportFile) -> Iterator[str]:
    """The files that a report names as evidence, relative to the folder."""
    folder = PurePosixPath(file.source.file).parent
    for _, result in file.results():
        for one in result.evidence:
            if one.file:
                yield nfc(os.path.normpath(folder / evidence_name(one.file)).replace("\\", "/"))


#: Where the files of an archive come from.
_FOLDERS = (
    *("plan", REGISTER_FOLDER, UNITS_FOLDER),
    *(TAKEN_FOLDER, ASKED_BACK_FOLDER, TEMPLATES_FOLDER, OUT_FOLDER),
)


def choose_files(workspace: Workspace, year: int) -> dict[str, Path]:
    """The files of a year's archive: where each lies, by its name in NFC, in the order of their names.

    Links are followed as the checks follow them: within their own folder.

    Raises:
        NamesNotArchivedError: Two of them have one name on other machines.
        FileNotReadError: A folder cannot be looked into: what lies there would be missing.
    """
    choice = Choice(workspace, year)
    found: dict[str, Path] = {}
    named: dict[str, Path] = {}
    for name, path in chain.from_iterable(list_below(workspace.root, folder) for folder in _FOLDERS):
        if choice.includes(name):
            same = named.setdefault(nfc(name.casefold()), path)
            if same != path:
                names = sorted(one.relative_to(workspace.root).as_posix() for one in (same, path))
                raise NamesNotArchivedError(names[0], names[1])
            found[name] = path
    return dict(sorted(found.items()))


def list_below(root: Path, folder: str) -> Iterator[tuple[str, Path]]:
    """The files below a folder of the root, with their names; hidden ones and leftovers are none."""
    if not is_plain_folder(root / folder):
        return
    for place, folders, files in os.walk(root / folder, onerror=_refuse):
        folders[:] = [
            name for name in folders if not name.startswith(".") and is_plain_folder(Path(place, name))
        ]
        for path in (Path(place, name) for name in _shown(files)):
            if path.is_file() and leads_into(path, root, folder):
                yield nfc(path.relative_to(root).as_posix()), path


def _refuse(error: OSError) -> None:
    raise FileNotReadError(Path(error.filename), error) from error


def _shown(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith(".") and not is_leftover(name))
