"""Writing a file: beside its place and moved there whole, so that an interrupted run leaves the old one."""

import errno
import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from ttdn.errors import OutputNotWritableError

_FIRST_DOS_DATE = (1980, 1, 1, 0, 0, 0)
_MARK = b"ttdn "


def write_whole(path: Path, content: bytes) -> None:
    """Write a file and the folders above it; what stands there is replaced at once or not at all.

    Raises:
        OutputNotWritableError: The system does not let it be written, or a folder or device stands there.
    """
    try:
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(path, os.strerror(errno.EISDIR))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not tempfile: its files are private to the user, and the finished file would stay so.
        beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputNotWritableError(path, error.strerror or type(error).__name__) from error


def seal(package: bytes, body: str | None = None, change: Callable[[str, bytes], bytes] = lambda _, data: data) -> bytes:
    """A Word or Excel file with fixed dates on its members and a fingerprint, so that equal data are equal files.

    Args:
        package: The zip file.
        body: The member whose text the fingerprint is of; all of them by default.
        change: What is to be changed in a member, given its name and content.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members = [(name, change(name, source.read(name))) for name in source.namelist()]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            info = zipfile.ZipInfo(name, _FIRST_DOS_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
        target.comment = _MARK + _fingerprint([data for name, data in members if body in {None, name}])
    return stream.getvalue()


def is_sealed(path: Path, body: str | None = None) -> bool:
    """Whether a file is just as ``seal`` made it: Word and Excel drop the fingerprint and rewrite the text when they save."""
    try:
        with zipfile.ZipFile(path) as file:
            names = [body] if body else file.namelist()
            return file.comment == _MARK + _fingerprint([file.read(name) for name in names])
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _fingerprint(bodies: list[bytes]) -> bytes:
    return hashlib.sha256(b"\0".join(bodies)).hexdigest().encode()
