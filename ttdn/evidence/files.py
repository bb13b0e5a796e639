"""What units gave as proof, and what they call done without any: by item, unit and period.

And the files of it: whether they are there, and which of them hold the same. No link is followed, and nothing
outside the folder of a report is looked at.
"""

import hashlib
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from ttdn.checks.evidence import (
    evidence_name,
    find_evidence_file,
    lacks_evidence,
    leaves_folder,
    list_evidence_files,
)
from ttdn.grouping import group_by
from ttdn.language import Labelled
from ttdn.load import ReportFile, list_files, relative_name
from ttdn.model.period import Period
from ttdn.model.report import Evidence
from ttdn.places import (
    NO_LINK,
    NO_WAIT,
    UNITS_FOLDER,
    YAML_ENDINGS,
    is_link,
    is_plain_file,
    is_read_me,
    lies_in,
)


class FileState(Labelled):
    """What is to be said of a file that a report names."""

    THERE = "there", "có", "there"
    EMPTY = "empty", "tệp rỗng", "empty"
    MISSING = "missing", "không có", "missing"
    OUTSIDE = "outside", "nằm ngoài thư mục của đơn vị", "outside the unit's folder"
    LINK = "link", "là liên kết, không mở theo", "a link, which is not followed"


class File(NamedTuple):
    """A file that a report names: its name below the root, what is to be said of it, its size in bytes.

    Of one that is not there, or not to be looked at, the name is the one that was written. ``key`` is the
    same for every name by which the system knows the file.
    """

    name: str
    state: FileState
    size: int = 0
    path: Path | None = None
    key: tuple[int, int] | None = None


class Place(NamedTuple):
    """Where something is reported: the unit and the item by their ids, the period, and the report's file."""

    unit: str
    item: str
    period: Period
    report: str


class Proof(NamedTuple):
    """One piece of evidence, where it is given, with the file that was found for it."""

    place: Place
    evidence: Evidence
    found: File | None = None

    @property
    def has_source(self) -> bool:
        """Whether it can be found again: by a file, a link or a document's number."""
        return bool(self.evidence.file or self.evidence.link or self.evidence.number)

    @property
    def folder(self) -> str:
        """The folder to which the name of its file is relative, below the root."""
        return str(PurePosixPath(self.place.report).parent)

    @property
    def file_name(self) -> str:
        """The name of its file, relative to ``folder``; empty where it names none."""
        return evidence_name(self.evidence.file or "")


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
            name = path.relative_to(self._root).as_posix()
            below = lies_in(name, UNITS_FOLDER) and not is_read_me(name)
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
    whole = (file for file in alike if lengths[file] == file.size)
    same = group_by(whole, lambda file: digests[file].digest())
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


def find_proofs(reports: Iterable[ReportFile]) -> Iterator[Proof]:
    """Each piece of evidence of the reports, in their order; of a report with errors what can be read."""
    for file in reports:
        for _, result in file.results():
            place = _place(file, result.item)
            yield from (Proof(place, evidence) for evidence in result.evidence)


def find_unproven(reports: Iterable[ReportFile]) -> Iterator[Place]:
    """Where something is called done without evidence, as the check ``missing-evidence`` sees it."""
    for file in reports:
        for path, result in file.results():
            if lacks_evidence(file, path, result):
                yield _place(file, result.item)


def _place(file: ReportFile, item: str) -> Place:
    return Place(file.head.unit, item, file.head.period, file.source.file)
