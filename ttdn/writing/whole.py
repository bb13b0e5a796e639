"""Writing a file beside its place and moving it there whole.

A run that is stopped thus leaves the old one, and beside it what the next run sweeps away.
"""

import contextlib
import enum
import errno
import functools
import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from ttdn.errors import ArchiveReadOnlyError, ChangedMeanwhileError, PathLeavesFolderError
from ttdn.places import NO_LINK, NO_WAIT, is_archive
from ttdn.writing.lock import hold_folder
from ttdn.writing.reasons import refusal

_ON_WINDOWS = os.name == "nt"
#: Virus scanners and previews open new files for a moment, and Windows does not move what is open.
_PAUSES = (0.05, 0.1, 0.2, 0.4) if _ON_WINDOWS else ()


class Anything(enum.Enum):
    """Whatever stands in a file's place may be replaced."""

    ANYTHING = enum.auto()


ANYTHING = Anything.ANYTHING
#: What must stand in a file's place right before it is replaced: just these bytes, nothing (None), or
#: anything.
Replacing = bytes | None | Anything


def write_whole(path: Path, content: bytes, *, replacing: Replacing = ANYTHING) -> None:
    """Write a file and the folders above it; what stands there is replaced at once or not at all.

    A link that stands in its place is replaced, not followed. Folders above it may be links: whoever names a
    path means it so.

    Args:
        path: The file.
        content: What is to stand in it.
        replacing: What must stand there until then.

    Raises:
        ChangedMeanwhileError: Something else stands there; it is left as it is.
        OutputNotWritableError: The system does not let it be written, or a folder or device stands there.
    """
    try:
        _refuse_what_is_no_file(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path.parent)
        beside = path.with_name(temporary_name())
        try:
            _write_new(beside, content, _mode_of(path))
            _put(beside, path, replacing)
        finally:
            # It is there no longer where all went well; after a failure nothing is to be left, and the
            # failure is what is told.
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        reach_disk(path.parent)
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error


def write_inside(root: Path, name: str, content: bytes, *, replacing: Replacing = ANYTHING) -> Path:
    """Write a file of a folder; no link leads it out, or stands in its place.

    Args:
        root: The folder of work.
        name: The file, relative to it.
        content: What is to stand in it.
        replacing: What must stand there until then; no other run writes in the folder in between.

    Returns:
        The path.

    Raises:
        PathLeavesFolderError: A link leads out of the folder; nothing was made.
        ChangedMeanwhileError: Something else stands there; it is left as it is.
        FolderBusyError: Another run holds the folder.
        OutputNotWritableError: The system refuses.
    """
    path = find_place(root, name)
    with hold_folder(root) if isinstance(replacing, bytes) else contextlib.nullcontext():
        write_whole(path, content, replacing=replacing)
    return path


def find_place(root: Path, name: str) -> Path:
    """Where a file of the folder is to be written; nothing is written yet.

    Raises:
        ArchiveReadOnlyError: The folder is a year that was frozen.
        PathLeavesFolderError: A link leads out of the folder, or stands in the file's place.
        OutputNotWritableError: A file stands where a folder should, or the system cannot say.
    """
    if is_archive(root):
        raise ArchiveReadOnlyError
    path = root / name
    try:
        base = root.resolve()
        path = base / name
        inside = (
            not PurePath(name).is_absolute()
            and ".." not in PurePath(name).parts
            and path.parent.resolve().is_relative_to(base)
        )
        if not inside or path.is_symlink():
            raise PathLeavesFolderError(name, root)
        if any(os.path.lexists(parent) and not parent.is_dir() for parent in path.parents):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise refusal(path, error) from error
    return path


def write_output(root: Path, path: Path, content: bytes, *, replacing: Replacing = ANYTHING) -> None:
    """Write what a command was asked for: anywhere, but below the folder of work no link may lead it out.

    A folder may come from somebody else, with links in it where documents are usually written.

    Raises:
        PathLeavesFolderError: A link leads out of the folder; nothing was made.
        ChangedMeanwhileError: Something else stands there; it is left as it is.
        OutputNotWritableError: The system refuses.
    """
    typed = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the very link
    for base in (Path(os.path.abspath(root)), root.resolve()):  # noqa: PTH100 - the same
        if typed.is_relative_to(base) and typed != base:
            find_place(root, typed.relative_to(base).as_posix())
    write_whole(path, content, replacing=replacing)


def _refuse_what_is_no_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        number = errno.EISDIR if path.is_dir() else errno.ENXIO
        raise OSError(number, os.strerror(number))


def _mode_of(path: Path) -> int | None:
    """The permissions of the file that stands there; a new one's are those that the user gives new files."""
    with contextlib.suppress(FileNotFoundError):
        there = path.lstat()
        return stat.S_IMODE(there.st_mode) & 0o777 if stat.S_ISREG(there.st_mode) else None
    return None


def _write_new(beside: Path, content: bytes, mode: int | None) -> None:
    """Write a file that was not there, not even as a link, down to the disk."""
    with beside.open("xb") as stream:
        if mode is not None and not _ON_WINDOWS:
            with contextlib.suppress(OSError):  # a drive without permissions
                beside.chmod(mode)
        stream.write(content)
        stream.flush()
        sync(stream.fileno())


def _put(beside: Path, path: Path, replacing: Replacing) -> None:
    if replacing is None:
        put_new(beside, path)
        return
    if isinstance(replacing, bytes) and not _stands(path, replacing):
        raise ChangedMeanwhileError(path)
    move_patiently(beside.replace, path)


def move_patiently(move: Callable[[Path], object], path: Path) -> None:
    """Give a file its name, which takes more than one attempt where others look into new files."""
    for pause in _PAUSES:
        try:
            move(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    move(path)


def put_new(beside: Path, path: Path) -> None:
    """Give the file its name if nobody else has it, in one step where the system can."""
    try:
        if _ON_WINDOWS:
            move_patiently(beside.rename, path)
        else:
            path.hardlink_to(beside)
    except FileExistsError as error:
        raise ChangedMeanwhileError(path) from error
    except OSError as error:
        if _ON_WINDOWS or error.errno in {
            errno.ENOSPC,
            errno.EDQUOT,
            errno.ENAMETOOLONG,
            errno.EROFS,
            errno.ENOENT,
        }:
            raise
        # A drive without hard links.
        if os.path.lexists(path):
            raise ChangedMeanwhileError(path) from error
        beside.replace(path)


def _stands(path: Path, expected: bytes) -> bool:
    """Whether a file holds just these bytes."""
    try:
        handle = os.open(path, os.O_RDONLY | NO_LINK | NO_WAIT)
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ELOOP, errno.EMLINK}:  # gone, or a link
            return False
        raise
    with os.fdopen(handle, "rb") as stream:
        return stream.read(len(expected) + 1) == expected


def sync(handle: int) -> None:
    """Have the bytes of a file on the disk, where the drive knows how."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise


def reach_disk(folder: Path) -> None:
    """Have the new name on the disk, too, where the system knows how."""
    if _ON_WINDOWS:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_NAME = re.compile(r"\.ttdn-(?P<process>[0-9]{1,10})-(?P<machine>[0-9a-f]{8})-[0-9a-f]{16}\.tmp")
_ACCESS_DENIED = 5
_SYNCHRONIZE = 0x100000
#: A run of another machine cannot be seen; after a day it is not at work any more.
_OLD_SECONDS = 24 * 60 * 60
_swept: set[str] = set()


def temporary_name() -> str:
    """A name that nobody can guess, that says whose it is.

    It is short however long the file's own name is.
    """
    return f".ttdn-{os.getpid()}-{_machine()}-{os.urandom(8).hex()}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a file's name is that of a temporary file, of whichever run."""
    return _NAME.fullmatch(name) is not None


def sweep(folder: Path) -> None:
    """Clear away what killed runs left in a folder; only their temporary files, and once in a run."""
    with contextlib.suppress(OSError):
        if str(folder) in _swept or folder.is_symlink():
            return
        _swept.add(str(folder))
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if _is_left(entry)]
        for path in left:
            with contextlib.suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - the path is a text here


def sweep_below(folder: Path) -> None:
    """The same for all folders in a folder; links are not followed."""
    for place, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if name not in {".git", ".venv", "node_modules"}]
        sweep(Path(place))


@contextlib.contextmanager
def make_folder() -> Iterator[Path]:
    """A folder of the system's for the length of a block, for this user alone.

    However the block ends, it is taken away; what killed runs left goes with it.
    """
    place = Path(tempfile.gettempdir())
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        for left in [entry.path for entry in entries if _is_left(entry, folder=True)]:
            shutil.rmtree(left, ignore_errors=True)
    folder = place / temporary_name()
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_left(entry: os.DirEntry[str], *, folder: bool = False) -> bool:
    found = _NAME.fullmatch(entry.name)
    is_kind = entry.is_dir if folder else entry.is_file
    if found is None or not is_kind(follow_symlinks=False):
        return False
    if found["machine"] == _machine() and not _is_running(int(found["process"])):
        return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD_SECONDS


@functools.cache
def _machine() -> str:
    """A word for this machine: on a shared drive, another machine's processes cannot be seen."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]


if sys.platform == "win32":
    import ctypes

    def _is_running(process: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, process)  # noqa: FBT003 - the system's own function
        if handle:
            kernel.CloseHandle(handle)
            return True
        return ctypes.get_last_error() == _ACCESS_DENIED

else:

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:  # somebody else's
            return True
        return True
