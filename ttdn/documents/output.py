"""Writing a finished document: the same bytes for the same data, whole or not at all, and never over a person's work."""

import errno
import os
from collections.abc import Callable
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
                "Đổi tên tệp đó, chọn tên khác bằng -o, hoặc dùng --force để thay thế.",
                f"{path} was edited since ttdn made it (or was not made by it), so it is not replaced. "
                "Rename it, choose another name with -o, or use --force.",
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
    _write(path, docx, force=force, may_be_replaced=_is_untouched)


def write_text(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text file in the same way; one that stands there with other words is a person's.

    Raises:
        DocumentEditedError: Other words stand there, and ``force`` is not given.
        OutputNotWritableError: The system does not let it be written.
    """
    content = text.encode()
    _write(path, content, force=force, may_be_replaced=lambda there: there.read_bytes() == content)


def _write(path: Path, content: bytes, *, force: bool, may_be_replaced: Callable[[Path], bool]) -> None:
    try:
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(path, os.strerror(errno.EISDIR))
        if path.exists() and not force and not may_be_replaced(path):
            raise DocumentEditedError(path)
    except OSError as error:
        raise OutputNotWritableError(path, error.strerror or type(error).__name__) from error
    write_whole(path, content)


def _is_untouched(path: Path) -> bool:
    """Whether a file is just as this program made it."""
    return is_sealed(path, _BODY)
