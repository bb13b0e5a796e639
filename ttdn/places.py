"""Places in the folder by their names, and on the disk: what is a link, what lies inside a folder.

Nothing here opens a file.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

PLAN_FOLDER = "plan"
#: Of a plan that import replaced.
KEPT_ENDING = ".bak"
UNITS_FOLDER = "units"
#: Beside the plans: what the office itself writes into its summaries.
EDITS_FOLDER = f"{PLAN_FOLDER}/bien-tap"
#: Where everything is made that is not told to go elsewhere.
OUT_FOLDER = "out"
#: Where the forms for the units are made, and what goes back to them.
FORMS_FOLDER, RETURNED_FOLDER = f"{OUT_FOLDER}/bieu-mau", f"{OUT_FOLDER}/tra-lai"
#: The books of what arrived (sổ nhận), one for each year.
REGISTER_FOLDER = "register"
#: The folders whose files are read and checked.
READ_FOLDERS = (PLAN_FOLDER, REGISTER_FOLDER, UNITS_FOLDER)
#: Where what came is kept: what was taken, and what was asked back.
TAKEN_FOLDER, ASKED_BACK_FOLDER = "da-nhan", "tra-lai"
#: What is remembered of the forms that were taken; neither reports nor evidence: it lies outside ``units/``.
STATE_FOLDER = ".ttdn/collected"
#: The texts of the documents that are printed.
TEMPLATES_FOLDER = "templates"
#: At the root of a year that was frozen: what it is, and the digests of its files.
ARCHIVE_FILE, MANIFEST_FILE = "LUU-TRU.yaml", "SHA256SUMS"
#: At the root of the example that comes with the program, and what stands in it: nobody's own work.
EXAMPLE_FILE, _EXAMPLE_MARK = "VI-DU.md", b"<!-- ttdn: example -->"
_LARGEST_EXAMPLE_FILE = 1 << 16
#: What says to who browses a folder of reports or plans what it is.
_READ_ME = "readme.md"
#: The folders in which nothing arrives.
OWN_FOLDERS = (*READ_FOLDERS, TAKEN_FOLDER, ASKED_BACK_FOLDER, TEMPLATES_FOLDER, "schema", OUT_FOLDER)
#: The endings of the files that are read.
YAML_ENDINGS = frozenset({".yaml", ".yml"})

_LEFTOVERS = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "__macosx", "icon\r", ".directory"}
)

#: Flags with which a file is opened that may be anything: no link is followed, no pipe waited for. Not every
#: system has them.
NO_LINK, NO_WAIT = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)

#: A folder of Windows that stands for another one ("junction"); the module ``stat`` knows the number on
#: Windows only.
_MOUNT_POINT = 0xA0000003


def plan_path(year: int) -> str:
    """The name of a year's plan."""
    return f"{PLAN_FOLDER}/{year}.yaml"


def register_path(year: int) -> str:
    """The name of a year's register."""
    return f"{REGISTER_FOLDER}/{year}.yaml"


def edits_path(period: object) -> str:
    """The name of the editor's part of a period's summary."""
    return f"{EDITS_FOLDER}/{period}.yaml"


def unit_folder(unit: str) -> str:
    """The name of the folder of a unit's reports and evidence."""
    return f"{UNITS_FOLDER}/{unit}"


def report_path(unit: str, period: object) -> str:
    """The name of a unit's report on a period."""
    return f"{unit_folder(unit)}/{period}.yaml"


#: What the names of forms end with that do not ask for a whole report.
ADDED_FORM, NUMBER_FORM = "-bo-sung", "-so-ky-hieu"


def form_name(unit: str, period: object, kind: str = "") -> str:
    """The name under which a form is made; a form is known by what it carries along, so any other will do."""
    return f"{unit}-{period}{kind}.xlsx"


class ReportPlace(NamedTuple):
    """The name of a report taken apart: the folder of its unit, and its file without the ending.

    ``stem`` is empty where the name is that of the folder itself.
    """

    unit: str
    stem: str


def split_report_path(name: str) -> ReportPlace | None:
    """What a name below ``units/`` says of unit and period; None for any other."""
    match name.split("/"):
        case [folder, unit, *deeper] if folder == UNITS_FOLDER:
            return ReportPlace(unit, PurePosixPath(deeper[-1]).stem if deeper else "")
        case _:
            return None


def unit_of(name: str) -> str | None:
    """The unit whose folder a file is in, by the file's name; None for anything else."""
    place = split_report_path(name)
    return place.unit if place and place.stem else None


def lies_in(name: str, folder: str) -> bool:
    """Whether a name is that of a folder, or of something below it."""
    return name == folder or name.startswith(f"{folder}/")


def lies_in_work(root: Path, path: Path) -> bool:
    """Whether a path, as it is typed, lies in a folder that is worked in: any of its own but ``out``."""
    typed, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow a link
    name = typed.relative_to(base).as_posix() if typed.is_relative_to(base) else ""
    return any(lies_in(name, folder) for folder in OWN_FOLDERS if folder != OUT_FOLDER)


def is_edits(name: str) -> bool:
    """Whether a file is the editor's part of a summary by its place."""
    return lies_in(name, EDITS_FOLDER)


def is_kept_plan(name: str) -> bool:
    """Whether a file is a plan that import replaced and kept beside the new one."""
    return lies_in(name, PLAN_FOLDER) and name.endswith(KEPT_ENDING)


def is_read_me(name: str) -> bool:
    """Whether a file says what the reports or the plans beside it are: nobody's evidence."""
    folder, _, file = name.partition("/")
    return folder in {PLAN_FOLDER, UNITS_FOLDER} and file.lower() == _READ_ME


def is_plan(name: str) -> bool:
    """Whether a file is a plan by its place."""
    return lies_in(name, PLAN_FOLDER) and not is_edits(name)


def is_register(name: str) -> bool:
    """Whether a file is a register by its place."""
    return lies_in(name, REGISTER_FOLDER)


def is_leftover(name: str) -> bool:
    """Whether a file or folder is what systems and editors leave behind: nobody sent it."""
    lower = name.lower()
    return lower in _LEFTOVERS or lower.startswith(("~$", "._", ".~lock.")) or lower.endswith(".tmp")


def is_link(path: Path) -> bool:
    """Whether a link stands there, a junction of Windows included.

    It is false where nothing stands, or where nobody may look.
    """
    try:
        return is_link_entry(os.lstat(path))
    except (OSError, ValueError):
        return False


def is_link_entry(entry: os.stat_result) -> bool:
    """Whether what ``lstat`` says of a place is said of a link."""
    return stat.S_ISLNK(entry.st_mode) or getattr(entry, "st_reparse_tag", 0) == _MOUNT_POINT


def is_junction(entry: "os.DirEntry[str]") -> bool:
    """Whether an entry that calls itself a folder is a junction.

    Windows asks no second time, and no other system has them.
    """
    return os.name == "nt" and is_link_entry(entry.stat(follow_symlinks=False))


def is_plain_file(path: Path) -> bool:
    """Whether a file itself stands there, and no link, folder, pipe or device.

    Reading it neither leads elsewhere nor waits.
    """
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_archive(root: Path) -> bool:
    """Whether a folder of work is a year that was frozen: it is only read."""
    return os.path.lexists(root / ARCHIVE_FILE)


def is_example(root: Path) -> bool:
    """Whether a folder of work is the example that comes with the program.

    A file of that name is not enough.
    """
    path = root / EXAMPLE_FILE
    if not is_plain_file(path):
        return False
    try:
        with path.open("rb") as file:
            return _EXAMPLE_MARK in file.read(_LARGEST_EXAMPLE_FILE)
    except OSError:
        return False


def is_absent(path: Path) -> bool:
    """Whether nothing stands there, be it a link to nothing; where nobody may look, something may."""
    try:
        os.lstat(path)
    except OSError as error:
        return isinstance(error, FileNotFoundError | NotADirectoryError)
    return False


def is_plain_folder(path: Path) -> bool:
    """Whether a folder itself stands there, and no link to one."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and not is_link_entry(found)


def leads_into(path: Path, root: Path, folder: str = "") -> bool:
    """Whether what a path leads to, through all its links, lies in a folder of the root.

    The folder itself must not be a link.

    Raises:
        OSError: The system does not let it be looked at.
        RuntimeError: Its links lead in a circle.
    """
    return _real_place(path).is_relative_to(root.resolve() / folder)


def _real_place(path: Path) -> Path:
    """Where all the links of a path lead, whether something is there or not.

    Since Python 3.13 ``resolve`` stops at a link of a circle and says nothing.
    """
    real = path.resolve()
    try:
        real.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise RuntimeError(path) from error
    return real


def find_program(names: Iterable[str], apart_from: Path, folders: Iterable[Path] = ()) -> str | None:
    """The program of the machine, the first that lies neither in a folder nor where one stands.

    There it may be a submission's. Windows looks there before all others. To stop at what is found there
    would let a file of that name keep the program from being found.

    Args:
        names: Of its file.
        apart_from: Where nothing is taken from.
        folders: Where it is looked for beside those of the path.
    """
    for folder in (*map(Path, os.get_exec_path()), *folders):
        for program in (folder / name for name in names):
            if program.is_absolute() and shutil.which(str(program)) and not is_inside(program, apart_from):
                return str(program)
    return None


def is_inside(path: Path, folder: Path) -> bool:
    """Whether what a path leads to lies inside what the folder leads to.

    It is false where nobody may look, or where links lead in a circle.
    """
    try:
        return leads_into(path, folder)
    except (OSError, RuntimeError, ValueError):
        return False
