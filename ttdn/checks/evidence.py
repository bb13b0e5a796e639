"""Evidence (minh chứng): what is done is proven, and files named as proof exist inside the unit's folder."""

import os
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from ttdn.diagnostics import Diagnostic
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.plan import Plan
from ttdn.model.report import Evidence, Status
from ttdn.places import is_inside, is_link
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import clean


def check_evidence(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """Done needs at least one proof; a proof needs a link, a number or a file."""
    for path, result in file.results():
        if result.status is Status.DONE and not result.evidence and not _evidence_given(file, path):
            yield Diagnostic(
                "missing-evidence",
                Text(
                    f"Mục {result.item} ghi hoàn thành nhưng thiếu minh chứng.",
                    f"{result.item} is done, but there is no evidence.",
                ),
                file.source.locate((*path, "status")),
                hint=Text(
                    "Thêm 'evidence:' với một dòng '- {title: Báo cáo, number: 45/BC-UBND}' "
                    "(hoặc link, file).",
                    "Add 'evidence:' with a line '- {title: Report, number: 45/BC-UBND}' (or link, file).",
                ),
            )
        for position, evidence in enumerate(result.evidence):
            if not (evidence.link or evidence.number or evidence.file):
                yield Diagnostic(
                    "evidence-without-source",
                    Text(
                        f"Minh chứng {quote(evidence.title)} chưa có nguồn.",
                        f"The evidence {quote(evidence.title)} has no source.",
                    ),
                    file.source.locate((*path, "evidence", position, "title")),
                    hint=Text(
                        "Thêm 'link' (địa chỉ web), 'number' (số văn bản) hoặc 'file' (tệp trong thư mục).",
                        "Add 'link', 'number' or 'file'.",
                    ),
                )


def _evidence_given(file: ReportFile, path: KeyPath) -> bool:
    """Whether the file has evidence that is only not valid yet (an empty list is none)."""
    place = (*path, "evidence")
    return place in file.source.faults or (file.source.has_key(place) and file.source.get(place) != [])


def check_evidence_files(file: ReportFile, _plan: Plan, root: Path) -> Iterator[Diagnostic]:
    """A proof named as a file must be a file in the unit's own folder."""
    named = [
        ((*path, "evidence", position, "file"), evidence)
        for path, result in file.results()
        for position, evidence in enumerate(result.evidence)
        if evidence.file
    ]
    if not named:
        return
    folder = root / PurePosixPath(file.source.file).parent
    list_files = cache(_list_files)
    for place, evidence in named:
        yield from _check_file(file, place, evidence, folder, list_files)


def _check_file(
    file: ReportFile,
    place: KeyPath,
    evidence: Evidence,
    folder: Path,
    list_files: Callable[[Path], Collection[str]],
) -> Iterator[Diagnostic]:
    name = (evidence.file or "").replace("\\", "/")
    if _leaves_folder(name, folder):
        yield Diagnostic(
            "evidence-outside-folder",
            Text(
                f"Tệp minh chứng {quote(evidence.file)} nằm ngoài thư mục của đơn vị.",
                f"The evidence file {quote(evidence.file)} lies outside the unit's folder.",
            ),
            file.source.locate(place),
            hint=Text(
                f"Chép tệp vào {PurePosixPath(file.source.file).parent} và chỉ ghi tên tệp.",
                f"Copy it into {PurePosixPath(file.source.file).parent} and give its name only.",
            ),
        )
    elif not _is_there(folder / name, list_files):
        yield Diagnostic(
            "missing-evidence-file",
            Text(
                f"Không có tệp minh chứng {quote(evidence.file)}.",
                f"There is no evidence file {quote(evidence.file)}.",
            ),
            file.source.locate(place),
            hint=Text(
                f"Chép tệp vào {PurePosixPath(file.source.file).parent}, hoặc sửa tên cho đúng "
                "(kể cả phần mở rộng).",
                f"Copy it into {PurePosixPath(file.source.file).parent}, or correct its name (and ending).",
            ),
        )


def _leaves_folder(name: str, folder: Path) -> bool:
    """Whether a name points out of the folder on any system.

    Absolute, with a drive, upwards, or through a link.
    """
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or ".." in PurePosixPath(name).parts:
        return True
    place = folder
    for part in PurePosixPath(name).parts:
        place /= part
        if not os.path.lexists(place):
            return False
        if is_link(place) and not is_inside(place, folder):
            return True
    return False


def _is_there(path: Path, list_files: Callable[[Path], Collection[str]]) -> bool:
    """Whether the file exists, whichever Unicode form its name has there.

    And however many spaces stand between its words.
    """
    try:
        return path.is_file() or as_read(path.name) in list_files(path.parent)
    except OSError:
        return False


def as_read(name: str) -> str:
    """A file's name as a field of one line is read: clean, single spaces."""
    return " ".join(clean(name).split())


def _list_files(folder: Path) -> frozenset[str]:
    """The names of the files in a folder, as they are read."""
    try:
        return frozenset(as_read(entry.name) for entry in folder.iterdir() if os.path.isfile(entry))  # noqa: PTH113 - Path.is_file() raises where nobody may look
    except OSError:
        return frozenset()
