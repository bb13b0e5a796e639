"""Word and Excel files that the program knows again as its own.

Equal data are equal bytes, and a fingerprint says that nobody changed them.
"""

import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from ttdn.writing.reasons import refusal
from ttdn.writing.whole import ANYTHING, Replacing

_FIRST_DOS_DATE = (1980, 1, 1, 0, 0, 0)
_MARK = b"ttdn "
_MARK_LENGTH = len(_MARK) + hashlib.sha256().digest_size * 2
_CHUNK = 1 << 20
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
#: The record at an archive's end, and that before it where the archive is too large for the usual numbers.
_END_MARK, _END_LENGTH = b"PK\x05\x06", 22
_LARGE_MARK, _LARGE_LENGTH = b"PK\x06\x07", 20
_MAXIMUM_DIRECTORY = 1 << 20
#: Files of the program are far smaller, packed and unpacked; what is larger is somebody's, and is not even
#: read.
MAXIMUM_OWN = 64 << 20


class NotOursError(Exception):
    """What stands in a file's place is a person's work, or another program's."""


def seal(
    package: bytes, body: str | None = None, change: Callable[[str, bytes], bytes] = lambda _, data: data
) -> bytes:
    """A Word or Excel file with fixed dates on its members and a fingerprint.

    Equal data are thus equal files.

    Args:
        package: The zip file.
        body: The member whose text the fingerprint is of; all of them by default.
        change: What is to be changed in a member, given its name and content.
    """
    stream, digest, between = io.BytesIO(), hashlib.sha256(), b""
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        # One by one: of a workbook with all data of a year, each may be a hundred megabytes.
        for name in source.namelist():
            data = change(name, source.read(name))
            info = zipfile.ZipInfo(name, _FIRST_DOS_DATE)
            # The library would name the system on which it was written.
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(info, data)
            if body in {None, name}:
                digest.update(between + data)
                between = b"\0"
        target.comment = _MARK + digest.hexdigest().encode()
    return stream.getvalue()


def is_sealed(content: bytes, body: str | None = None) -> bool:
    """Whether a file is just as ``seal`` made it.

    Word and Excel drop the fingerprint and rewrite the text when they save.

    Whatever the file is, the answer comes soon: without the fingerprint at its end, it is not looked into.
    """
    if (
        len(content) > MAXIMUM_OWN
        or not content[-_MARK_LENGTH:].startswith(_MARK)
        or not _has_small_directory(content)
    ):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            chosen = [file.getinfo(body)] if body else file.infolist()
            # Other ways of packing are unpacked at once, however much that is.
            usual = (
                all(member.compress_type in _PACKED for member in chosen)
                and sum(member.file_size for member in chosen) <= MAXIMUM_OWN
            )
            return usual and file.comment == _MARK + _fingerprint(file, chosen)
    except Exception:  # noqa: BLE001 - a damaged file: each of the zip library's parts has errors of its own
        return False


def _has_small_directory(content: bytes) -> bool:
    """Whether the archive's directory is such as ``seal`` writes.

    The zip library loads all of it, and it can have a million entries.
    """
    end = content[-_MARK_LENGTH - _LARGE_LENGTH - _END_LENGTH : -_MARK_LENGTH]
    if end.startswith(_LARGE_MARK):
        return False
    size = end[_LARGE_LENGTH + 12 : _LARGE_LENGTH + 16]
    return end[_LARGE_LENGTH:].startswith(_END_MARK) and int.from_bytes(size, "little") <= _MAXIMUM_DIRECTORY


def _fingerprint(file: zipfile.ZipFile, chosen: list[zipfile.ZipInfo]) -> bytes:
    digest = hashlib.sha256()
    for number, member in enumerate(chosen):
        digest.update(b"\0" if number else b"")
        with file.open(member) as stream:
            while part := stream.read(_CHUNK):
                digest.update(part)
    return digest.hexdigest().encode()


def find_replaceable(path: Path, content: bytes, body: str | None = None) -> Replacing:
    """What stands in a file's place and may be replaced by this content.

    It may be nothing, the same, or what the program left there.

    Raises:
        NotOursError: It is a person's work.
        OutputNotWritableError: It cannot be read.
    """
    if not os.path.lexists(path):
        return None
    try:
        if not path.is_file():  # a folder, a pipe, a link to nothing: the writing will say
            return ANYTHING
        if path.stat().st_size > MAXIMUM_OWN:
            raise NotOursError
        there = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    if there != content and not is_sealed(there, body):
        raise NotOursError
    return ANYTHING if path.is_symlink() else there
