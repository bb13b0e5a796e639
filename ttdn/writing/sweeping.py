"""What a killed run leaves behind.

Its temporary files, known by their names, are cleared away by a later one.
"""

import contextlib
import functools
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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
