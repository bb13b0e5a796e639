"""Writing a finished document.

It has the same bytes for the same data, is written whole or not at all, and never over a person's work.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.writing import ANYTHING, MAXIMUM_OWN, NotOursError, Replacing, find_replaceable, seal, write_output

_BODY = "word/document.xml"
_PDF_MARK = b"\n%ttdn "


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
    return pdf + _fingerprint(pdf)


def _fingerprint(pdf: bytes) -> bytes:
    return _PDF_MARK + hashlib.sha256(pdf).hexdigest().encode() + b"\n"


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


def _check_place(path: Path, content: bytes) -> Replacing:
    """What stands there and may be replaced."""
    try:
        if path.suffix.lower() == ".pdf" and path.is_file() and _is_own_pdf(path):
            return ANYTHING
        return find_replaceable(path, content, _BODY)
    except NotOursError as error:
        raise DocumentEditedError(path) from error


def _is_own_pdf(path: Path) -> bool:
    if path.stat().st_size > MAXIMUM_OWN:
        return False
    there = path.read_bytes()
    pdf, _, _ = there.rpartition(_PDF_MARK)
    return there == pack_pdf(pdf)
