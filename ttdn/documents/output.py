"""Writing a finished document: the same bytes for the same data, whole or not at all, and never over a person's work."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from ttdn.errors import OutputNotWritableError, TtdnError
from ttdn.language import Text
from ttdn.writing import is_sealed, seal, write_whole

_BODY = "word/document.xml"


class DocumentEditedError(TtdnError):
    """The file that would be replaced is not as the program left it."""

    def __init__(self, path: Path) -> None:
        """Name the file and the ways on."""
        super().__init__(
            Text(
                f"{path} đã được sửa sau khi ttdn lập (hoặc không phải do ttdn lập) nên không ghi đè. "
                "Đổi tên tệp đó, chọn tên hoặc thư mục khác, hay dùng --force để thay thế.",
                f"{path} was edited since ttdn made it (or was not made by it), so it is not replaced. "
                "Rename it, choose another name or folder, or use --force.",
            )
        )


def pack(docx: bytes) -> bytes:
    """The .docx with fixed dates on its members and a fingerprint of its text, so that equal documents are equal files."""
    return seal(docx, _BODY)


def write_document(path: Path, docx: bytes, *, force: bool = False) -> None:
    """Write a packed document beside its place and move it there whole.

    Raises:
        DocumentEditedError: A person has edited the file that stands there, and ``force`` is not given.
        OutputNotWritableError: The system does not let it be written.
    """
    write_all({path: docx}, {}, force=force)


def write_all(documents: Mapping[Path, bytes], texts: Mapping[Path, str], *, force: bool = False) -> None:
    """Write packed documents and texts, each whole; where a person's work stands in one's place, none of them.

    Raises:
        DocumentEditedError: A document was edited, or other words stand in a text's place, and ``force`` is not given.
        OutputNotWritableError: The system does not let one be written.
    """
    contents = {**documents, **{path: text.encode() for path, text in texts.items()}}
    for path, content in contents.items():
        _check_place(path, content, force=force)
    for path, content in contents.items():
        write_whole(path, content)


def _check_place(path: Path, content: bytes, *, force: bool) -> None:
    try:
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(path, os.strerror(errno.EISDIR))
        if path.exists() and not force and not _is_untouched(path) and path.read_bytes() != content:
            raise DocumentEditedError(path)
    except OSError as error:
        raise OutputNotWritableError(path, error.strerror or type(error).__name__) from error


def _is_untouched(path: Path) -> bool:
    """Whether a file is just as this program made it."""
    return is_sealed(path, _BODY)
