"""The true repository of a folder, found and read as plain files.

It says where the repository is, and which commits its names stand for.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ttdn.places import is_link, is_plain_file, is_plain_folder
from ttdn.safe_text import visible
from ttdn.vietnamese import nfc

#: The file HEAD and a single name hold one line, a list of names up to some hundred thousand.
_MAXIMUM_LINE = 4096
_MAXIMUM_LIST = 256 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
#: What git takes for a name. One that it does not take would stop it.
_NAME = re.compile(r"(?:HEAD|[A-Z]+_HEAD|refs(?:/(?!\.)[^\x00-\x20\x7f~^:?*\[\\/]+)+)")
#: Names that put one commit in the place of another.
_REPLACEMENTS = "refs/replace/"
_SYMBOLIC = "ref: "
_MAXIMUM_STEPS = 5
_SHA1_DIGITS = 40
_SHA256 = re.compile(r"^\s*objectformat\s*=\s*\"?sha256\b", re.ASCII | re.IGNORECASE | re.MULTILINE)


class Repository(NamedTuple):
    """A repository: the folder that it is the history of, its own folder.

    It may share a third folder with its other work trees.
    """

    top: Path
    own: Path
    common: Path

    @property
    def objects(self) -> Path:
        """The store of objects."""
        return self.common / "objects"

    @property
    def tables(self) -> Path:
        """The names, where the repository keeps them in tables ("reftable")."""
        return self.common / "reftable"

    @property
    def is_linked(self) -> bool:
        """Whether this is a further work tree of a repository that lies elsewhere."""
        return self.own != self.common


def find_repository(root: Path) -> Repository | None:
    """The nearest repository from ``root`` upwards.

    It may be a folder ``.git``, a further work tree of one, or a submodule of one.

    Git also takes a folder that merely holds HEAD, objects and refs for a repository, and follows a file
    ``.git`` to wherever it leads. The first anybody can bring along beside ``plan/``, the second may lead to
    what was brought along. Neither counts.
    """
    for top in (root, *root.parents):
        place = top / ".git"
        found = (
            (_linked_work_tree(top, place) or _submodule(top, place))
            if is_plain_file(place)
            else Repository(top, place, place)
        )
        if found is not None and _is_repository(found):
            return found
    return None


def leads_elsewhere(root: Path) -> bool:
    """Whether a file or a link ``.git`` stands at the folder or above it.

    Where no repository was found, it is the reason.
    """
    return any(is_plain_file(top / ".git") or is_link(top / ".git") for top in (root, *root.parents))


def folder_in_repository(root: Path) -> str:
    """Where the folder lies in its repository: ``data/2020/``.

    It is empty where it is the repository itself or lies in none.
    """
    repository = find_repository(root)
    return "" if repository is None else visible(nfc(prefix_of(root, repository)))


def prefix_of(root: Path, repository: Repository) -> str:
    """What the names of the repository have before those of the folder: ``data/2020/``, or nothing."""
    return "" if root == repository.top else f"{root.relative_to(repository.top).as_posix()}/"


def _linked_work_tree(top: Path, place: Path) -> Repository | None:
    """What a file ``.git`` leads to, where that is a further work tree whose repository knows of it."""
    line = _read_line(place)
    if not line.startswith("gitdir: "):
        return None
    own = Path(os.path.normpath(top / line.removeprefix("gitdir: ")))
    back, shared = _read_line(own / "gitdir"), _read_line(own / "commondir")
    if not back or not shared or os.path.normpath(own / back) != os.path.normpath(place):
        return None
    common = Path(os.path.normpath(own / shared))
    return Repository(top, own, common) if own.parent == common / "worktrees" else None


def _submodule(top: Path, place: Path) -> Repository | None:
    """What a file ``.git`` leads to, where the repository around it keeps its submodules there.

    Nothing of a submission lies in ``.git``.
    """
    line, around = _read_line(place), find_repository(top.parent) if top != top.parent else None
    own = Path(os.path.normpath(top / line.removeprefix("gitdir: ")))
    if around is None or not line.startswith("gitdir: ") or not own.is_relative_to(around.common / "modules"):
        return None
    return Repository(top, own, own)


def _is_repository(found: Repository) -> bool:
    try:
        os.lstat(found.own / "HEAD")
    except PermissionError:
        return True  # to read it will say why it cannot be read
    except (OSError, ValueError):
        return False
    has_names = is_plain_folder(found.common / "refs") or is_plain_folder(found.tables)
    return is_plain_folder(found.own) and is_plain_folder(found.objects) and has_names


def read_names(repository: Repository) -> dict[str, str]:
    """Every name of the repository with the commit it stands for.

    ``HEAD`` is among them where there is a commit.

    Raises:
        OSError: The system does not let them be read.
    """
    names = dict(_packed_names(repository.common / "packed-refs"))
    for path in _loose_names(repository.common / "refs"):
        names[path.relative_to(repository.common).as_posix()] = _read_line(path)
    with os.scandir(repository.own) as entries:
        names |= {
            entry.name: _read_line(Path(entry.path))
            for entry in entries
            if entry.name == "HEAD" or entry.name.endswith("_HEAD")
        }
    found = {
        name: _follow(names, name)
        for name in names
        if _NAME.fullmatch(name) and ".." not in name and "@{" not in name
    }
    return {name: commit for name, commit in found.items() if commit and not name.startswith(_REPLACEMENTS)}


def _packed_names(path: Path) -> Iterator[tuple[str, str]]:
    for line in _read(path, _MAXIMUM_LIST).splitlines():
        commit, _, name = line.partition(" ")
        if _ID.fullmatch(commit):
            yield name, commit


def _loose_names(folder: Path) -> Iterator[Path]:
    for place, _, files in os.walk(folder):
        yield from (Path(place, name) for name in files if not name.endswith(".lock"))


def _follow(names: dict[str, str], name: str) -> str | None:
    """The commit that a name stands for, through the names that it stands for.

    FETCH_HEAD says more behind it.
    """
    for _ in range(_MAXIMUM_STEPS):
        words = names.get(name, "")
        if not words.startswith(_SYMBOLIC):
            found = _ID.match(words)
            return found[0] if found else None
        name = words.removeprefix(_SYMBOLIC).strip()
    return None


def is_sha256(repository: Repository) -> bool:
    """Whether objects are named by SHA-256.

    This is the only part of its configuration without which they cannot be read.
    """
    return _SHA256.search(_read(repository.common / "config", _MAXIMUM_LIST)) is not None


def new_name(example: str, kind: bytes, size: int) -> "hashlib._Hash":
    """The beginning of the name of an object: of the same sort as another's, with its kind and its size."""
    digest = hashlib.sha1(usedforsecurity=False) if len(example) == _SHA1_DIGITS else hashlib.sha256()
    digest.update(b"%b %d\0" % (kind, size))
    return digest


def read_part(repository: Repository, name: str) -> bytes:
    """A file of the repository as it is; nothing where there is none."""
    return _read(repository.common / name, _MAXIMUM_LIST).encode("utf-8", "surrogateescape")


def _read_line(path: Path) -> str:
    return _read(path, _MAXIMUM_LINE).partition("\n")[0].rstrip("\r")


def _read(path: Path, limit: int) -> str:
    """The beginning of a file; nothing where there is none, or where a link, a folder or a pipe stands."""
    if not is_plain_file(path):
        return ""
    with path.open("rb") as stream:
        return stream.read(limit).decode("utf-8", "surrogateescape")
