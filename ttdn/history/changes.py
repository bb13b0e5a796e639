"""What differs from the point where a piece of work began.

The commits are compared by git, as trees; the files of the folder are read here. Were git to read them, it
would pass them through the filters that attributes name, ask a monitor for what has changed, and look into
repositories that lie within.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from ttdn.errors import TtdnError
from ttdn.history.program import Git, open_history
from ttdn.history.reasons import HistoryNotReadableError, Reason
from ttdn.history.repository import new_name
from ttdn.language import Text
from ttdn.places import is_link_entry, is_plain_file, is_plain_folder
from ttdn.safe_text import file_name
from ttdn.vietnamese import nfc

_LINK, _REPOSITORY = "120000", "160000"
#: Text beyond this is not looked at for its line ends.
_MAXIMUM_TEXT = 16 * 1024 * 1024
#: As git decides whether a file is text.
_LOOKED_AT = 8000
_LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:%b\nsize %d\n"


class RevisionNotFoundError(TtdnError):
    """git cannot say what has changed since a revision."""

    def __init__(self, revision: str, reason: Reason) -> None:
        """Name the revision, the reason and what helps."""
        super().__init__(
            Text(
                f"Không so sánh được với '{revision}' ({reason.why.vi}). {reason.cure.vi}",
                f"Cannot compare with '{revision}' ({reason.why.en}). {reason.cure.en}",
            )
        )


class _Entry(NamedTuple):
    """A file of a tree: what kind it is of, and the name of its content."""

    mode: str
    id: str


_Tree = Mapping[str, _Entry]


def changed_files(root: Path, revision: str) -> list[str]:
    """The files that differ from the point where the work left ``revision``.

    Committed, uncommitted and new files are among them.

    Args:
        root: The folder at work; it may be a part of the repository.
        revision: A branch, tag or commit.

    Returns:
        Names relative to ``root``, deleted files included; those of files outside it begin with ``../``.

    Raises:
        RevisionNotFoundError: There is no git, no repository, no such revision, or it cannot be read; the
            error says which.
    """
    try:
        with open_history(root) as git:
            base = git.ask("merge-base", "--end-of-options", revision, "HEAD").strip()
            before, now = _tree(git, base), _tree(git, "HEAD")
            names = {*_edited(git, before, now), *_new(git, before, now)}
            return sorted({file_name(_from(git.prefix, name)) for name in names})
    except HistoryNotReadableError as error:
        raise RevisionNotFoundError(revision, error.reason) from error


def _from(prefix: str, name: str) -> str:
    """A name of the repository as it is seen from the folder ``prefix`` in it."""
    return name.removeprefix(prefix) if name.startswith(prefix) else "../" * prefix.count("/") + name


def _tree(git: Git, commit: str) -> _Tree:
    """Every file of a commit."""
    lines = filter(None, git.ask("ls-tree", "-r", "-z", "--full-tree", commit).split("\0"))
    entries = (line.split("\t", 1) for line in lines)
    return {name: _Entry(*head.split(" ")[::2]) for head, name in entries}


def _edited(git: Git, before: _Tree, now: _Tree) -> Iterator[str]:
    """The files of either commit that are not the same in both and in the folder."""
    top, absent = git.repository.top, []
    for name in before.keys() | now.keys():
        entry = before.get(name)
        if entry is None or entry != now.get(name):
            yield name
        elif entry.mode != _REPOSITORY:  # a submodule is not looked into: what it is at is part of the commit
            found = _lstat(top, name)
            if found is None:
                absent.append(name)
            elif not _is_same(top / name, found, entry):
                yield name
    if absent:
        yield from set(absent) - _left_out(git)


def _left_out(git: Git) -> set[str]:
    """The files that are not in the folder because of a "sparse checkout": only a part was asked for."""
    index = git.repository.own / "index"
    try:
        listed = git.ask("ls-files", "-t", "-z", work_tree=True, index=index) if is_plain_file(index) else ""
    except HistoryNotReadableError:
        return set()
    return {line[2:] for line in listed.split("\0") if line.startswith("S ")}


def _new(git: Git, before: _Tree, now: _Tree) -> Iterator[str]:
    """The files of the folder that no commit has and that nobody asked git to ignore."""
    known = {nfc(name) for name in before.keys() | now.keys()}
    # What lies in a submodule is part of another history; which commit of it belongs here has not changed.
    submodules = {
        f"{nfc(name)}/"
        for name, entry in now.items()
        if entry.mode == _REPOSITORY and before.get(name) == entry
    }
    for name in git.ask("ls-files", "--others", "--exclude-standard", "-z", work_tree=True).split("\0"):
        if nfc(name) in submodules:
            continue
        # A folder is a repository within this one, into which git does not look.
        for found in _files_below(git.repository.top, name) if name.endswith("/") else [name]:
            if found and nfc(found) not in known:
                yield found


def _files_below(top: Path, folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(top / folder):
        folders[:] = [name for name in folders if name != ".git"]
        yield from (Path(place, name).relative_to(top).as_posix() for name in files if name != ".git")


def _lstat(top: Path, name: str) -> os.stat_result | None:
    """What stands in the folder under a name.

    It is None where the way there leads through a link or out of the folder.
    """
    parts = name.split("/")
    if any(
        part in {"", ".", ".."} or (os.name == "nt" and PureWindowsPath(part).parts != (part,))
        for part in parts
    ):
        return None
    folders = [top.joinpath(*parts[:count]) for count in range(1, len(parts))]
    try:
        return os.lstat(top / name) if all(map(is_plain_folder, folders)) else None
    except (OSError, ValueError):
        return None


def _is_same(path: Path, found: os.stat_result, entry: _Entry) -> bool:
    """Whether a file of the folder is that of the commit.

    What git itself does to files on their way into the folder makes no difference.
    """
    try:
        if is_link_entry(found):
            target = os.readlink(path).replace(os.sep, "/")  # noqa: PTH115 - a Path would change it
            return entry.mode == _LINK and _name_of(os.fsencode(target), entry.id) == entry.id
        return stat.S_ISREG(found.st_mode) and entry.id in _names_of(path, found.st_size, entry.id)
    except OSError:
        return False


def _names_of(path: Path, size: int, example: str) -> Iterator[str]:
    """The names under which a file may be committed: as it is; with the line ends of git.

    What Git LFS puts in its place is among them.
    """
    if size > _MAXIMUM_TEXT:
        yield _digest(path, new_name(example, b"blob", size))
    else:
        content = path.read_bytes()
        yield _name_of(content, example)
        if b"\r\n" in content and b"\0" not in content[:_LOOKED_AT]:
            yield _name_of(content.replace(b"\r\n", b"\n"), example)
    yield _name_of(_LFS % (_digest(path, hashlib.sha256()).encode(), size), example)


def _name_of(content: bytes, example: str) -> str:
    """The name that git gives to a content, of the kind of another one."""
    digest = new_name(example, b"blob", len(content))
    digest.update(content)
    return digest.hexdigest()


def _digest(path: Path, digest: "hashlib._Hash") -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: digest).hexdigest()
