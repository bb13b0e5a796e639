"""Where a file of a folder comes from: which version of the program, and whether somebody has changed it."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ttdn.folder_record import CI_FILES, PACKAGE_LINE, digest_of, is_newer
from ttdn.upgrading.folder import Folder

#: What versions wrote that kept no record; later ones keep one, so the list ends with them.
_EARLIER = Path(__file__).with_name("earlier.txt")
_NAMED_WHEEL = re.compile(r"^\s*#.*\btools/ttdn-([0-9.]+[0-9])-py3-none-any\.whl", re.MULTILINE)


class Origin(Enum):
    """What a file of the folder is beside the one that the program would write now."""

    #: The same.
    SAME = auto()
    #: An earlier version's, as it was written.
    OLD = auto()
    #: The office's own; the program's has not changed since, or was looked at beside it.
    OWN = auto()
    #: The office's own, made of an earlier version's or of nobody knows which.
    OWN_OF_OLD = auto()
    #: Not there, and never was.
    NEW = auto()
    #: Not there; it once was.
    GONE = auto()
    #: No text file.
    UNFIT = auto()


class Making(NamedTuple):
    """The version that made a folder, and whether its record says so; without, its files do."""

    version: str
    is_recorded: bool


def origin_of(folder: Folder, name: str, current: str) -> Origin:
    """What became of a file.

    Args:
        folder: The folder.
        name: The file.
        current: What the program would write.
    """
    if name in folder.unfit:
        return Origin.UNFIT
    recorded = folder.record.files.get(name) if folder.record else None
    text = folder.texts.get(name)
    if text is None:
        was_there = recorded is not None or (folder.record is None and name in earlier())
        return Origin.GONE if was_there else Origin.NEW
    digest, wanted = digest_of(name, text), digest_of(name, current)
    if digest == wanted:
        return Origin.SAME
    if digest == recorded or digest in earlier().get(name, {}):
        return Origin.OLD
    seen = folder.record.seen.get(name) if folder.record else None
    return Origin.OWN if wanted in {recorded, seen} else Origin.OWN_OF_OLD


def version_of(folder: Folder, name: str) -> str:
    """The version that wrote a file that nobody has changed; empty where that is not known."""
    digest = digest_of(name, folder.texts[name])
    made = folder.record.program if folder.record and folder.record.files.get(name) == digest else ""
    return earlier().get(name, {}).get(digest, made)


def making_of(folder: Folder) -> Making | None:
    """Which version made a folder, or brought it up to date; None where nothing says so."""
    if folder.record and _numbers_something(folder.record.program):
        return Making(folder.record.program, is_recorded=True)
    found = [version for name in folder.texts if name in earlier() and (version := version_of(folder, name))]
    named = (_NAMED_WHEEL.search(folder.texts.get(name, "")) for name in CI_FILES)
    versions = found or [match[1] for match in named if match]
    newest = ""
    for version in versions:
        newest = version if is_newer(version, newest) else newest
    return Making(newest, is_recorded=False) if newest else None


def _numbers_something(version: str) -> bool:
    return is_newer(version, "0")


def renewed_text(name: str, current: str, old: str | None) -> str:
    """What the program writes in place of an old file: with the package that was filled in, where one was."""
    filled = PACKAGE_LINE.search(old) if old and name in CI_FILES else None
    if filled is None:
        return current
    value = filled["value"].rstrip("\r")
    return PACKAGE_LINE.sub(lambda line: f"{line['head']} {value}", current, count=1)


@cache
def earlier() -> Mapping[str, Mapping[str, str]]:
    """For each file, the versions that wrote it by its digest."""
    found: dict[str, dict[str, str]] = {}
    for line in _EARLIER.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            version, digest, name = line.split(" ", 2)
            found.setdefault(name, {})[digest] = version
    return found
