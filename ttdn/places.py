"""Places on the disk: what is a link, and whether something lies inside a folder.

Nothing here opens a file.
"""

import os
import stat
from pathlib import Path

#: A folder of Windows that stands for another one ("junction"); the module ``stat`` knows the number on
#: Windows only.
_MOUNT_POINT = 0xA0000003


def is_link(path: Path) -> bool:
    """Whether a link stands there, a junction of Windows included.

    Not where nothing does, or nobody may look.
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


def is_plain_folder(path: Path) -> bool:
    """Whether a folder itself stands there, and no link to one."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and not is_link_entry(found)


def leads_into(path: Path, root: Path, folder: str = "") -> bool:
    """Whether what a path leads to, through all its links, lies in a folder of the root that is no link itself.

    Raises:
        OSError: The system does not let it be looked at.
        RuntimeError: Its links lead in a circle.
    """
    return path.resolve().is_relative_to(root.resolve() / folder)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether what a path leads to lies inside what the folder leads to.

    Not where nobody may look, or links lead in a circle.
    """
    try:
        return leads_into(path, folder)
    except (OSError, RuntimeError, ValueError):
        return False
