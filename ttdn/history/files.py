"""The files that were read and checked, as they stood in a commit.

Nothing here asks git to walk a tree: see ``commits``. Trees are read as they are stored, the folders and the
units in one of them, and of a file first how large it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ttdn.history import reasons
from ttdn.history.program import Git, open_history
from ttdn.history.reasons import HistoryNotReadableError
from ttdn.places import PLAN_FOLDER, REGISTER_FOLDER, UNITS_FOLDER, YAML_ENDINGS

#: Names that lead nowhere else on any system.
_NAME = re.compile(r'[^\x00-\x1f\x7f/\\:*?"<>|.][^\x00-\x1f\x7f/\\:*?"<>|]{0,120}')
_FOLDER = b"40000"
_FILES = frozenset({b"100644", b"100755", b"100664"})
#: A file of this size is no report, a folder of this size no folder of units; so much is read at a time, and
#: so much of all.
_LARGEST_FILE = 4 * 1024 * 1024
_LARGEST_TREE = 4 * 1024 * 1024
_AT_A_TIME = 16 * 1024 * 1024
_LARGEST = 256 * 1024 * 1024
_MANY = 100_000


class FilesThen(NamedTuple):
    """A commit, its day in Vietnam, and the plans, registers and reports in it: contents by name.

    Names are relative to the folder of work.
    """

    commit: str
    day: date
    files: Mapping[str, bytes]


class _Entry(NamedTuple):
    name: str
    mode: bytes
    id: str


def files_at(root: Path, when: date | str) -> FilesThen:
    """The files of the folder as they stood in a commit.

    Args:
        root: The folder at work; it may be a part of the repository.
        when: A branch, tag or commit; or a day: then it is the last commit until the end of it, along the
            first parents of what is checked out.

    Raises:
        HistoryNotReadableError: There is no git, no repository, no such commit, or it cannot be read.
    """
    with open_history(root) as git:
        commit, day = _commit_of(git, when) if isinstance(when, str) else _commit_on(git, when)
        entries = list(islice(_list_files(git, commit), _MANY + 1))
        if len(entries) > _MANY:
            raise HistoryNotReadableError(reasons.TOO_LARGE)
        contents = _contents(git, (entry.id for entry in entries), b"blob", _LARGEST_FILE)
        files = {entry.name: contents[entry.id] for entry in entries if entry.id in contents}
        return FilesThen(commit, day, files)


def _commit_of(git: Git, revision: str) -> tuple[str, date]:
    for commit in git.log("-1", "--end-of-options", revision, "--"):
        if commit.day:
            return commit.id, commit.day
    raise HistoryNotReadableError(reasons.NO_REVISION)


def _commit_on(git: Git, day: date) -> tuple[str, date]:
    """The last commit of a day or before it."""
    for commit in git.log("--first-parent", "HEAD"):
        if commit.day and commit.day <= day:
            return commit.id, commit.day
    raise HistoryNotReadableError(reasons.SHALLOW if git.is_shallow else reasons.none_by(day))


def _list_files(git: Git, commit: str) -> Iterator[_Entry]:
    """The plans, the registers, and the reports in the folders of the units; no links."""
    folders = (PLAN_FOLDER, REGISTER_FOLDER, UNITS_FOLDER)
    ids = git.trees_at([f"{commit}:{git.prefix}{folder}" for folder in folders])
    found = _contents(git, filter(None, ids), b"tree", _LARGEST_TREE)
    plans, registers, units = (_read_tree(found.get(one, b""), one) for one in ids)
    yield from _files_in(PLAN_FOLDER, plans)
    yield from _files_in(REGISTER_FOLDER, registers)
    own = [entry for entry in units if entry.mode == _FOLDER]
    trees = _contents(git, (entry.id for entry in own), b"tree", _LARGEST_TREE)
    # Many folders may be one tree, which is read once.
    reports = {name: list(_files_in("", _read_tree(content, name))) for name, content in trees.items()}
    for entry in own:
        yield from _files_in(f"{UNITS_FOLDER}/{entry.name}", reports.get(entry.id, []))


def _files_in(folder: str, entries: Sequence[_Entry]) -> Iterator[_Entry]:
    for entry in entries:
        if entry.mode in _FILES and PurePosixPath(entry.name).suffix in YAML_ENDINGS:
            yield entry._replace(name=f"{folder}/{entry.name}" if folder else entry.name)


def _read_tree(content: bytes, example: str) -> list[_Entry]:
    """What a tree lists under names that lead nowhere else.

    An entry is ``mode name``, a zero byte, and the id in bytes, which is as long as that of the tree.
    """
    entries, place, length = [], 0, len(example) // 2
    while place < len(content):
        end = content.find(b"\0", place)
        mode, _, name = content[place:end].partition(b" ")
        place = end + 1 + length
        if end < 0 or place > len(content):
            break
        called = name.decode("utf-8", "replace")
        if _NAME.fullmatch(called) and "\ufffd" not in called:
            entries.append(_Entry(called, mode, content[end + 1 : place].hex()))
    return entries


def _contents(git: Git, ids: Iterable[str], kind: bytes, largest: int) -> dict[str, bytes]:
    """What objects hold; those of another kind, or larger, are left out.

    Raises:
        HistoryNotReadableError: They are more than a folder of work holds, or were not fetched.
    """
    wanted = list(dict.fromkeys(ids))
    told = git.read("cat-file", "--batch-check", given="".join(f"{one}\n" for one in wanted)).splitlines()
    sizes: dict[str, int] = {}
    for line in told:
        match line.split(b" "):
            case [name, sort, size] if sort == kind and int(size) <= largest:
                sizes[name.decode()] = int(size)
            case [_, b"missing"]:
                raise HistoryNotReadableError(reasons.NOT_FETCHED)
    if sum(sizes.values()) > _LARGEST:
        raise HistoryNotReadableError(reasons.TOO_LARGE)
    found: dict[str, bytes] = {}
    for some in _portions(sizes):
        output = git.read("cat-file", "--batch", given="".join(f"{one}\n" for one in some))
        found.update(_split(output, some, sizes))
    return found


def _portions(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The objects in portions, each small enough to be read at once."""
    some: list[str] = []
    size = 0
    for name, own in sizes.items():
        if some and size + own > _AT_A_TIME:
            yield some
            some, size = [], 0
        some.append(name)
        size += own
    if some:
        yield some


def _split(output: bytes, names: Sequence[str], sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Each object: a line with its name, kind and size, its bytes, and the end of a line."""
    place = 0
    for name in names:
        begin = output.index(b"\n", place) + 1
        place = begin + sizes[name]
        yield name, output[begin:place]
        place += 1
