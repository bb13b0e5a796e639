"""What units gave as proof, and what they call done without any: by item, unit and period."""

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ttdn.checks.evidence import evidence_name, lacks_evidence
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.period import Period
from ttdn.model.report import Evidence
from ttdn.tables import Coded


class FileState(Enum):
    """What is to be said of a file that a report names."""

    THERE = Coded("there", Text("có", "there"))
    EMPTY = Coded("empty", Text("tệp rỗng", "empty"))
    MISSING = Coded("missing", Text("không có", "missing"))
    OUTSIDE = Coded("outside", Text("nằm ngoài thư mục của đơn vị", "outside the unit's folder"))
    LINK = Coded("link", Text("là liên kết, không mở theo", "a link, which is not followed"))


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
