"""Putting a file that lies somewhere into its place in the folder.

It never takes the place of another, and is there whole or not at all.
"""

import contextlib
import os
import shutil
import stat
from pathlib import Path
from typing import IO

from ttdn.errors import ChangedMeanwhileError
from ttdn.places import NO_LINK, NO_WAIT, is_plain_file
from ttdn.writing.reasons import refusal
from ttdn.writing.whole import find_place, put_new, reach_disk, sweep, sync, temporary_name

_ON_WINDOWS = os.name == "nt"
_CHUNK = 1 << 20


def put_inside(root: Path, source: Path, name: str) -> Path:
    """Put a file into its place, too; where just that stands there already, nothing is done.

    Args:
        root: The folder of work.
        source: The file; it stays where it is.
        name: Its place, relative to the folder.

    Raises:
        PathLeavesFolderError: A link leads out of the folder.
        ChangedMeanwhileError: Another file stands there.
        OutputNotWritableError: The system refuses.
    """
    path = find_place(root, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(path):
            if not same_content(source, path):
                raise ChangedMeanwhileError(path)
            return path
        sweep(path.parent)
        beside = path.with_name(temporary_name())
        try:
            _copy(source, beside)
            put_new(beside, path)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        reach_disk(path.parent)
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error
    return path


def move_inside(root: Path, source: Path, name: str) -> bool:
    """Move a file into its place; killed in between, it is in both, and the next move takes it away here.

    Args:
        root: The folder of work.
        source: The file.
        name: Its place, relative to the folder.

    Returns:
        Whether it is gone from where it was: a drive may be read-only, or somebody has marked it, or its
        folder, as not to be changed.

    Raises:
        TtdnError: As ``put_inside``.
    """
    path = find_place(root, name)
    if os.path.realpath(source) == os.path.realpath(path):
        return True
    if _is_protected(source):
        put_inside(root, source, name)
        return False
    linked = _link(source, path)
    if not linked:
        put_inside(root, source, name)
    try:
        source.unlink()
    except OSError:
        if linked:  # else what is written into the one would be in the other
            path.unlink()
            put_inside(root, source, name)
        return False
    return True


def _is_protected(source: Path) -> bool:
    """Whether a file or its folder is marked as read-only; to an administrator that is no hindrance.

    Of a folder Windows means another thing by it: Desktop and Downloads are marked so.
    """
    marked = (source,) if _ON_WINDOWS else (source, source.parent)
    try:
        return not all(one.stat().st_mode & stat.S_IWUSR for one in marked)
    except OSError:
        return False


def _link(source: Path, path: Path) -> bool:
    """Give a file a second name, in one step; where that is taken, or on another disk, it gets none.

    Not on Windows: of a file that is open there, neither name can be taken away again.
    """
    if _ON_WINDOWS:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, path, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def holds(path: Path, content: bytes) -> bool:
    """Whether a file, and no link, holds just these bytes."""
    try:
        return is_plain_file(path) and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def same_content(one: Path, other: Path) -> bool:
    """Whether two files, and no links, hold the same bytes."""
    try:
        if not is_plain_file(other) or one.stat().st_size != other.stat().st_size:
            return False
        with _opened(one) as first, _opened(other) as second:
            while chunk := first.read(_CHUNK):
                if second.read(len(chunk)) != chunk:
                    return False
            return not second.read(1)
    except OSError:
        return False


def _copy(source: Path, beside: Path) -> None:
    with _opened(source) as stream, beside.open("xb") as copy:
        shutil.copyfileobj(stream, copy, _CHUNK)
        copy.flush()
        sync(copy.fileno())
    with contextlib.suppress(OSError):
        os.utime(beside, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))


def _opened(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDONLY | NO_LINK | NO_WAIT | getattr(os, "O_BINARY", 0)), "rb")
