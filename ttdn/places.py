"""Places on the disk: what is a link, and whether something lies inside a folder. Nothing here opens a file."""

import os
import stat
from pathlib import Path

#: A folder of Windows that stands for another one ("junction"); the module ``stat`` knows the number on Windows only.
_MOUNT_POINT = 0xA0000003


def is_link(path: Path) -> bool:
    """Whether a link stands there, a junction of Windows included; not where nothing does, or nobody may look."""
    try:
        return is_link_entry(os.lstat(path))
    except (OSError, ValueError):
        return False


def is_link_entry(entry: os.stat_result) -> bool:
    """Whether what ``lstat`` says of a place is said of a link."""
    return stat.S_ISLNK(entry.st_mode) or getattr(entry, "st_reparse_tag", 0) == _MOUNT_POINT


def is_plain_file(path: Path) -> bool:
    """Whether a file itself stands there, and no link, folder, pipe or device: reading it neither leads elsewhere nor waits."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_plain_folder(path: Path) -> bool:
    """Whether a folder itself stands there, and no link to one."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and not is_link_entry(found)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether what a path leads to, through all its links, lies inside what the folder leads to."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links that lead in a circle
        return False
