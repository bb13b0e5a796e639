"""Writing a finished document.

It has the same bytes for the same data, is written whole or not at all, and never over a person's work.
"""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.writing import (
    ANYTHING,
    MAXIMUM_OWN,
    NotOursError,
    Replacing,
    find_replaceable,
    refusal,
    seal,
    write_output,
)

_BODY, _EXCEL = "word/document.xml", ".xlsx"
#: By the ending of a file that may hold something behind its end: where the fingerprint begins.
_MARKS = {".pdf": (b"\n%ttdn ", b"\n"), ".eml": (b"ttdn ", b"\r\n")}

#: The list of fingerprints in a folder of files that belong together, and the largest that is such a file.
_LIST = ".export.ttdn"
_MAXIMUM_LISTED = 1 << 30


class DocumentEditedError(TtdnError):
    """The file that would be replaced is not as the program left it."""

    def __init__(self, path: Path) -> None:
        """Name the file and the ways on."""
        super().__init__(
            Text(
                f"{path} đã được sửa sau khi ttdn lập (hoặc không phải do ttdn lập) nên không ghi đè. "
                "Đổi tên tệp đó, chọn tên hoặc thư mục khác, hay dùng --force để thay thế.",
                f"{path} was edited after ttdn made it (or was not made by ttdn), so it was not "
                "replaced. Rename it, choose another name or folder, or use --force.",
            )
        )


def pack(docx: bytes) -> bytes:
    """The .docx with fixed dates on its members and a fingerprint of its text.

    Equal documents are thus equal files.
    """
    return seal(docx, _BODY)


def pack_pdf(pdf: bytes) -> bytes:
    """The PDF with a fingerprint behind its end, by which it is known again as the program's own."""
    return _marked(pdf, ".pdf")


def pack_mail(mail: bytes) -> bytes:
    """The same for an e-mail: what stands behind its last part is shown nowhere (RFC 2046, 5.1.1)."""
    return _marked(mail, ".eml")


def _marked(content: bytes, ending: str) -> bytes:
    mark, line_end = _MARKS[ending]
    return content + mark + _digest(content) + line_end


def write_all(root: Path, contents: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write packed documents and texts beside their places and move them there whole.

    Where a person's work stands in the place of one, none is written.

    Args:
        root: The folder of work: below it, no link is followed.
        contents: What is written, by its place.
        force: Replace a person's work, too.

    Raises:
        DocumentEditedError: A document was edited, or other words stand in a text's place, and ``force`` is
            not given.
        PathLeavesFolderError: A link leads out of the folder of work.
        ChangedMeanwhileError: A person saved another in this very moment.
        OutputNotWritableError: The system does not let one be written.
    """
    places = {path: ANYTHING if force else _check_place(path, content) for path, content in contents.items()}
    for path, content in contents.items():
        write_output(root, path, content, replacing=places[path])


def write_drafts(
    root: Path, mails: Mapping[Path, bytes], texts: Mapping[Path, str], *, force: bool = False
) -> list[Path]:
    """Write packed e-mails and texts, each by itself; what a person has changed stays, and is returned.

    Args:
        root: The folder of work: below it, no link is followed.
        mails: The e-mails, by their places.
        texts: Texts, which say nowhere in themselves whose they are: that stands in a file beside each.
        force: Replace a person's work, too.

    Raises:
        PathLeavesFolderError: A link leads out of the folder of work.
        ChangedMeanwhileError: A person saved another in this very moment.
        OutputNotWritableError: The system does not let one be written.
    """
    kept = []
    for path in (*mails, *texts):
        try:
            if path in mails:
                write_all(root, {path: mails[path]}, force=force)
            else:
                mark = path.with_name(f".{path.name}.ttdn")
                _write_listed(root, mark, {path: texts[path].encode()}, force=force)
        except DocumentEditedError:
            kept.append(path)
    return kept


def write_set(root: Path, folder: Path, contents: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write the files of a folder that belong together; where a person's work stands, none is written.

    By a list of fingerprints in the folder the program knows its own again, whatever kind of file they are.

    Args:
        root: The folder of work: below it, no link is followed.
        folder: Where they go; what else stands in it stays.
        contents: What is written, by its name.
        force: Replace a person's work, too.

    Raises:
        DocumentEditedError: Something else stands in the place of one, and ``force`` is not given.
        PathLeavesFolderError: A link leads out of the folder of work.
        ChangedMeanwhileError: A person saved another in this very moment.
        OutputNotWritableError: The system does not let one be written.
    """
    files = {folder / name: content for name, content in contents.items()}
    _write_listed(root, folder / _LIST, files, force=force)


def _write_listed(root: Path, mark: Path, contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Files whose fingerprints stand in another, ``mark``."""
    known = (_read_own(mark) or b"").split()
    places = {
        path: ANYTHING if force else _check_listed(path, content, known) for path, content in contents.items()
    }
    # Both fingerprints before the files: a run that is killed in between knows them again.
    before = [_digest(there) for there in places.values() if isinstance(there, bytes)]
    digests = dict.fromkeys([*before, *map(_digest, contents.values())])
    write_output(root, mark, b"\n".join(digests) + b"\n")
    for path, content in contents.items():
        write_output(root, path, content, replacing=places[path])


def _check_listed(path: Path, content: bytes, known: Collection[bytes]) -> Replacing:
    """What stands there and may be replaced: what is sealed, listed, or the same."""
    try:
        return find_replaceable(path, content)
    except NotOursError as error:
        there = _read_own(path, _MAXIMUM_LISTED)
        if there is not None and _digest(there) in known:
            return there
        raise DocumentEditedError(path) from error


def _read_own(path: Path, most: int = MAXIMUM_OWN) -> bytes | None:
    """What stands there, as far as the program may have written it; None: nothing."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal(path, error) from error


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _check_place(path: Path, content: bytes) -> Replacing:
    """What stands there and may be replaced."""
    try:
        if path.suffix.lower() in _MARKS and path.is_file() and is_own(path):
            return ANYTHING
        # Of a workbook the fingerprint is of all its parts.
        return find_replaceable(path, content, None if path.suffix.lower() == _EXCEL else _BODY)
    except NotOursError as error:
        raise DocumentEditedError(path) from error


def is_own(path: Path) -> bool:
    """Whether a PDF or an e-mail is just as the program left it."""
    if path.stat().st_size > MAXIMUM_OWN:
        return False
    there, ending = path.read_bytes(), path.suffix.lower()
    content, _, _ = there.rpartition(_MARKS[ending][0])
    return there == _marked(content, ending)
