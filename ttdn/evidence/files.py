"""The files that were given as proof: whether they are there, and which of them hold the same.

No link is followed, and nothing outside the folder of a report is looked at.
"""

import hashlib
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from ttdn.checks.evidence import find_evidence_file, leaves_folder, list_evidence_files
from ttdn.evidence.given import File, FileState, Proof
from ttdn.load import list_files, relative_name
from ttdn.places import (
    NO_LINK,
    NO_WAIT,
    UNITS_FOLDER,
    YAML_ENDINGS,
    is_link,
    is_plain_file,
    lies_in,
)

#: Of a file that is read to compare it, so much at a time.
_PIECE = 1 << 20

#: Passes on the pieces that are read, given how many there are: a caller may show progress with it.
Track = Callable[[Iterator["Piece"], int], Iterable["Piece"]]


class Piece(NamedTuple):
    """So much of a file as was read at once."""

    file: File
    content: bytes


class Shelf:
    """The folder of work as a shelf of files; each name is looked up once."""

    def __init__(self, root: Path) -> None:
        """Begin at the root."""
        self._root = root
        self._list_files = cache(list_evidence_files)
        self._found: dict[tuple[str, str], File] = {}

    def look_up(self, proof: Proof) -> Proof:
        """The proof with the file that it names, if it names one."""
        if not proof.file_name:
            return proof
        key = proof.folder, proof.file_name
        if key not in self._found:
            self._found[key] = self._find(*key)
        return proof._replace(found=self._found[key])

    def _find(self, folder: str, name: str) -> File:
        below = self._root / folder
        if leaves_folder(name, below):
            return File(name, FileState.OUTSIDE)
        path = find_evidence_file(below / name, self._list_files)
        if path is None:
            return File(str(PurePosixPath(folder, name)), FileState.MISSING)
        between = [path, *path.parents[: len(path.relative_to(below).parts) - 1]]
        if any(map(is_link, between)):
            return File(relative_name(self._root, path), FileState.LINK)
        return self._file_at(path)

    def _file_at(self, path: Path) -> File:
        found, name = os.lstat(path), relative_name(self._root, path)
        state = FileState.THERE if found.st_size else FileState.EMPTY
        return File(name, state, found.st_size, path, (found.st_dev, found.st_ino))

    def others(self, named: Iterable[File]) -> list[File]:
        """The files in units' folders that are not among those that are named, and no reports."""
        known = {file.key for file in named}
        return [file for file in map(self._file_at, self._below_units()) if file.key not in known]

    def _below_units(self) -> Iterator[Path]:
        for path in list_files(self._root):
            below = lies_in(path.relative_to(self._root).as_posix(), UNITS_FOLDER)
            if below and path.suffix.lower() not in YAML_ENDINGS and is_plain_file(path):
                yield path


def find_same(files: Iterable[File], track: Track = lambda pieces, _: pieces) -> list[tuple[File, ...]]:
    """The files that hold the same, put together; empty ones hold nothing.

    Only files of one size are read, in pieces, and compared by their digests (SHA-256). One that cannot be
    read, or that changes meanwhile, is like no other.
    """
    by_size: dict[int, dict[object, File]] = defaultdict(dict)
    for file in files:
        if file.state is FileState.THERE:
            by_size[file.size].setdefault(file.key, file)
    alike = [file for known in by_size.values() if len(known) > 1 for file in known.values()]
    digests, lengths = {file: hashlib.sha256() for file in alike}, Counter[File]()
    for piece in track(_read_pieces(alike), sum(-(-file.size // _PIECE) for file in alike)):
        digests[piece.file].update(piece.content)
        lengths[piece.file] += len(piece.content)
    same: dict[bytes, list[File]] = defaultdict(list)
    for file in alike:
        if lengths[file] == file.size:
            same[digests[file].digest()].append(file)
    return [tuple(group) for group in same.values() if len(group) > 1]


def _read_pieces(files: Iterable[File]) -> Iterator[Piece]:
    """The files piece by piece, none beyond the size that it had."""
    for file in files:
        left = file.size
        try:
            with _open(file) as stream:
                while left > 0 and (content := stream.read(min(_PIECE, left))):
                    left -= len(content)
                    yield Piece(file, content)
        except OSError:
            continue


def _open(file: File) -> BinaryIO:
    """The file that was found, and nothing that was put in its place: no link, no pipe that would wait.

    Raises:
        OSError: It cannot be opened, or it is another.
    """
    flags = os.O_RDONLY | NO_LINK | NO_WAIT | getattr(os, "O_BINARY", 0)
    stream = os.fdopen(os.open(file.path or "", flags), "rb", buffering=0)
    found = os.fstat(stream.fileno())
    if stat.S_ISREG(found.st_mode) and (found.st_dev, found.st_ino) == file.key:
        return stream
    stream.close()
    raise FileNotFoundError(file.name)
