"""Evidence that came beside a form.

Names are compared whatever spaces, case and Unicode form the system keeps them in.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from ttdn.checks.evidence import as_read as as_read_in_check
from ttdn.diagnostics import Diagnostic, Location
from ttdn.errors import ChangedMeanwhileError, TtdnError
from ttdn.forms.columns import EVIDENCE
from ttdn.forms.file_names import first_name, shown
from ttdn.forms.file_types import EVIDENCE_ENDINGS
from ttdn.forms.incoming import FileNotOpenedError, open_ordinary
from ttdn.forms.values import Values
from ttdn.language import NOTHING, Text
from ttdn.load import ReportFile
from ttdn.places import is_leftover, is_plain_folder
from ttdn.safe_text import quote
from ttdn.vietnamese import nfc, suggest
from ttdn.writing import same_content

MISSING = "missing-evidence-file"
#: Larger files are copied by a person.
LARGEST_EVIDENCE = 100 * 1024 * 1024
_MANY = 1_000
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_IS_ADDRESS = Text(
    "Địa chỉ web thì ghi ở ô 'Địa chỉ web' cùng dòng, để trống ô này.",
    "Write a web address into the cell for it in the same row, and leave this one empty.",
)
_EACH_APART = Text(
    "Mỗi dòng một tệp: tệp thứ hai ghi ở dòng khác, cùng mục.",
    "One file in each row: write the second into another row of the same item.",
)
_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f\x7f\ud800-\udfff]|[ .]$')


class EvidenceNotReadableError(TtdnError):
    """Evidence beside a form cannot be copied."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"Không chép được minh chứng {quote(name)} vào thư mục của đơn vị (quá lớn "
                "hoặc không đọc được): chép tay.",
                f"The evidence {quote(name)} cannot be copied into the unit's folder (too "
                "large or unreadable): copy it by hand.",
            )
        )


def as_read(name: str) -> str:
    """A name as it is compared: NFC, spaces joined, any case, one kind of slash."""
    return "/".join(" ".join(nfc(part).split()) for part in name.replace("\\", "/").split("/")).casefold()


def evidence_names(values: Values) -> Iterator[str]:
    """The files that a form names as its evidence."""
    return (text for cell, text in values.items() if (cell.part, cell.column) == (EVIDENCE.name, "file"))


class Nearby(NamedTuple):
    """Where the evidence of a form may lie.

    Beside it; anywhere in the mail or archive that it came in; among what went back to its unit before or is
    kept of it, since who corrects a form does not send everything again, and may send evidence by itself.
    """

    form: Path
    around: Path | None = None
    kept: tuple[Path, ...] = ()

    def find(self, name: str) -> list[Path]:
        """The files of that name in the first of these places that has one."""
        last = name.rpartition("/")[2]
        found = _find(self.form.parent, name)
        if not found and self.around is not None:
            found = [file for file in _files_below(self.around) if as_read(file.name) == as_read(last)]
        for folder in self.kept:
            if not found and is_plain_folder(folder):
                found = _find(folder, last)
        return [file for file in found if file != self.form and _has_content(file)]


def _has_content(file: Path) -> bool:
    """Whether a file is more than the place that is kept for one that was not downloaded."""
    with suppress(OSError):
        return file.stat().st_size > 0
    return False


def rename_evidence(values: Values, nearby: Nearby, folder: Path) -> tuple[Values, dict[str, Path]]:
    """The values of a form, with other names for evidence whose name another file has in the unit's folder.

    Args:
        values: What the form says.
        nearby: Where its evidence may lie.
        folder: The unit's folder.

    Returns:
        The values, and where the files lie that got another name, by that name as it is read.
    """
    renamed: dict[str, Path] = {}
    changed = dict(values)
    for cell, text in values.items():
        name = text.replace("\\", "/")
        if (cell.part, cell.column) != (EVIDENCE.name, "file") or not _is_fit(name):
            continue
        files = nearby.find(name)
        if len(files) != 1:
            continue
        free = first_name(name, partial(_is_free, folder, files[0]))
        if free != name:
            changed[cell] = free
            renamed[as_read(free)] = files[0]
    return changed, renamed


def _is_free(folder: Path, source: Path, name: str) -> bool:
    return all(same_content(source, there) for there in _held_as(folder, name))


def find_evidence(
    report: ReportFile, nearby: Nearby, target: Path, renamed: Mapping[str, Path]
) -> dict[Location, tuple[str, Path]]:
    """Evidence that came with a form and belongs into the unit's folder, also where it is there already.

    Each is given with the cell that names it, its name there and where it lies.

    Args:
        report: The report that names it.
        nearby: Where it may lie.
        target: The file of the report.
        renamed: Where that lies which got another name.
    """
    found: dict[Location, tuple[str, Path]] = {}
    for path, result in report.results():
        for position, evidence in enumerate(result.evidence):
            name = (evidence.file or "").replace("\\", "/")
            if not _is_fit(name):
                continue
            files = [renamed[as_read(name)]] if as_read(name) in renamed else nearby.find(name)
            there = _held_as(target.parent, name)
            if len(files) == 1 and all(same_content(files[0], other) for other in there):
                found[report.source.locate((*path, "evidence", position, "file"))] = name, files[0]
    return found


def _is_fit(name: str) -> bool:
    """Whether a file may be put under that name into the unit's folder.

    The name must be plain, and its ending one of evidence.
    """
    parts = name.split("/")
    plain = all(part and not part.startswith((".", "~")) and not _UNFIT.search(part) for part in parts)
    return plain and _is_kept(name)


def _is_kept(name: str) -> bool:
    return PurePath(name.lower()).suffix in EVIDENCE_ENDINGS


def _held_as(folder: Path, name: str) -> list[Path]:
    """The files that the check of evidence finds in a folder under a name."""
    place = folder / name
    return [
        file for file in _files(place.parent) if as_read_in_check(file.name) == as_read_in_check(place.name)
    ]


def is_held(folder: Path, name: str, source: Path) -> bool:
    """Whether the unit's folder has just this evidence under its name.

    Raises:
        ChangedMeanwhileError: It has something else.
    """
    there = _held_as(folder, name)
    if any(not same_content(source, file) for file in there):
        raise ChangedMeanwhileError(folder / name)
    return bool(there)


def _find(folder: Path, name: str) -> list[Path]:
    """The ordinary files of just that name; else those of the same name as it is read."""
    *above, last = name.split("/")
    place = folder.joinpath(*above)
    if os.path.realpath(place) != os.path.join(os.path.realpath(folder), *above):  # noqa: PTH118 - through no link
        return []
    files = _files(place)
    exact = [file for file in files if nfc(file.name) == last]
    return exact[:1] or [file for file in files if as_read(file.name) == as_read(last)]


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _files_below(folder: Path) -> list[Path]:
    """The files of what a mail or an archive held; this program laid them out, within bounds."""
    return [Path(place) / name for place, _, names in os.walk(folder) for name in names]


def with_nearest(found: Diagnostic, form: Path, target: Path) -> Diagnostic:
    """A missing evidence file under the name that its officer wrote.

    The nearest file that is there is suggested; an address belongs into another cell, a second file into a
    row of its own.
    """
    if found.code != MISSING or not found.location.sheet:
        return found
    written = found.location.snippet or ""
    near = _files(form.parent)[:_MANY]
    there = [file for file in near if as_read(shown(file.name)) == as_read(written)]
    message, hint = _why_not_taken(written, there) or (
        Text(f"Không có tệp minh chứng {quote(written)}.", f"There is no evidence file {quote(written)}."),
        _nearest(written, found.hint or NOTHING, [*near, *_files(target.parent)[:_MANY]], form),
    )
    return replace(found, message=message, hint=hint)


def _why_not_taken(written: str, there: Sequence[Path]) -> tuple[Text, Text] | None:
    """Why a file is not taken that came under the name that was written, and what to do."""
    named = quote(written)
    if there and not _is_kept(written):
        words = Text(
            f"Loại tệp này không được nhận làm minh chứng: {named}.",
            f"Files of this type are not taken as evidence: {named}.",
        )
        return words, Text(
            "Gửi bản PDF, ảnh, Word hoặc Excel.", "Send a PDF, a picture, a Word or Excel file."
        )
    if there and not any(map(_has_content, there)):
        words = Text(
            f"Tệp minh chứng {named} rỗng (0 byte).", f"The evidence file {named} is empty (0 bytes)."
        )
        again = Text(
            "Tải lại tệp rồi chạy lại; vẫn rỗng thì gửi lại tệp.",
            "Download it again, then run again; if it is still empty, send it again.",
        )
        return words, again
    return None


def _nearest(written: str, hint: Text, files: Sequence[Path], form: Path) -> Text:
    names = dict.fromkeys(shown(file.name) for file in files if not is_leftover(shown(file.name)))
    names.pop(shown(form.name), None)
    within = [name for name in names if as_read(name) in as_read(written)]
    if _ADDRESS.match(written):
        return _IS_ADDRESS
    if len(within) > 1:
        return _EACH_APART
    if near := within or suggest(written, list(names), limit=1):
        return Text(f"Có phải {quote(near[0])}? {hint.vi}", f"Did you mean {quote(near[0])}? {hint.en}")
    return hint


def read_evidence(path: Path) -> bytes:
    """What an evidence file holds.

    Raises:
        EvidenceNotReadableError: It is gone, no ordinary file, or far too large.
    """
    with suppress(OSError, FileNotOpenedError), open_ordinary(path, follow=False) as (stream, size):
        if size <= LARGEST_EVIDENCE:
            return stream.read(LARGEST_EVIDENCE)
    raise EvidenceNotReadableError(shown(path.name))
