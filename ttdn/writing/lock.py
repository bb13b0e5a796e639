"""One run at a time in a folder: a lock that ends with the process that holds it, however that ends."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ttdn.errors import FolderBusyError
from ttdn.places import NO_LINK, NO_WAIT, is_archive

#: Relative to the folder of work. It is empty, stays where it is, and says nothing by being there.
LOCK_NAME = ".ttdn/lock"
_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_PAUSE = 0.05
_held: set[Path] = set()


@contextlib.contextmanager
def hold_folder(root: Path, *, seconds: float = 10.0) -> Iterator[None]:
    """Let no other run write in the folder for the length of a block; blocks may stand in one another.

    A folder that is read-only, frozen, or on a drive that knows no locks, is worked in without.

    Args:
        root: The folder of work.
        seconds: How long another run is waited for.

    Raises:
        FolderBusyError: It is still at work.
    """
    base = root.resolve()
    if base in _held:
        yield
        return
    handle = _acquire(base, seconds)
    _held.add(base)
    try:
        yield
    finally:
        _held.discard(base)
        if handle is not None:
            _release(handle)


def _acquire(base: Path, seconds: float) -> int | None:
    """The lock's file, held; None where there can be none."""
    try:
        handle = None if is_archive(base) else _open(base)
    except OSError:
        handle = None
    if handle is None:
        return None
    end = time.monotonic() + seconds
    while True:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in _BUSY and time.monotonic() < end:
                time.sleep(_PAUSE)
                continue
            os.close(handle)
            if error.errno in _BUSY:
                raise FolderBusyError(base) from error
            return None
        except BaseException:
            os.close(handle)
            raise
        return handle


def _open(base: Path) -> int:
    path = base / LOCK_NAME
    path.parent.mkdir(exist_ok=True)
    if path.parent.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    flags = os.O_CREAT | NO_LINK | NO_WAIT
    try:
        return os.open(path, os.O_RDWR | flags, 0o666)
    except PermissionError:  # a colleague's file: it can be locked without being written to
        return os.open(path, os.O_RDONLY | flags)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        # Said aloud: a child process that was forked off meanwhile has the file open, too.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)
