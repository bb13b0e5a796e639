"""A .zip that may be an archive, unpacked into a folder: nothing of it is trusted."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ttdn.archiving.sealing import is_safe_name
from ttdn.errors import ArchiveNotOpenedError
from ttdn.language import Text
from ttdn.places import ARCHIVE_FILE, is_leftover
from ttdn.vietnamese import nfc

#: What an honest archive does not reach: files, bytes in all, and how tight one is packed that is not small.
MOST_FILES, MOST_BYTES, _TIGHTEST, _SMALL = 200_000, 8 << 30, 200, 1 << 20
_MEGABYTE = 1 << 20
_ENCRYPTED = 1
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)

_BROKEN = Text("tệp hỏng hoặc chép dở dang", "it is damaged, or was not copied whole")
_LARGE = Text("quá lớn hoặc nén chặt bất thường", "it is too large, or packed unusually tight")
_OUTSIDE = Text("có tệp mang tên không an toàn", "a file in it has an unsafe name")
_BESIDE = Text("có tệp nằm ngoài thư mục của bản lưu", "a file in it lies beside the archive's folder")
_OTHER = Text("không phải là bản lưu do 'ttdn archive' lập", "it is no archive made by 'ttdn archive'")
_LOCKED = Text("có mật khẩu", "it has a password")


class _Member(NamedTuple):
    info: zipfile.ZipInfo
    name: PurePosixPath


def unpack_archive(path: Path, folder: Path) -> Path:
    """Unpack an archive.

    Args:
        path: The .zip.
        folder: Where it is laid out, which is empty.

    Returns:
        The folder of work in it.

    Raises:
        ArchiveNotOpenedError: It is no archive, damaged, too large, or would write elsewhere.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(path, archive)
            tops = [one.name.parent for one in members if one.name.name == ARCHIVE_FILE and _is_top(one)]
            if len(tops) != 1:
                raise ArchiveNotOpenedError(path, _OTHER)
            if not all(_belongs(member.name, tops[0]) for member in members):
                raise ArchiveNotOpenedError(path, _BESIDE)
            for member in members:
                _lay_out(archive, member, folder)
    except _DAMAGED as error:
        raise ArchiveNotOpenedError(path, _BROKEN) from error
    return folder / tops[0]


def _is_top(member: _Member) -> bool:
    return len(member.name.parts) <= 2  # noqa: PLR2004 - in the folder that bears the archive's name, or above it


def _belongs(name: PurePosixPath, top: PurePosixPath) -> bool:
    """Whether a file lies in the archive's folder, or is what systems leave behind."""
    return name.is_relative_to(top) or any(map(is_leftover, name.parts))


def _members(path: Path, archive: zipfile.ZipFile) -> list[_Member]:
    """The files of the .zip, all of which can be laid out."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise ArchiveNotOpenedError(path, _LARGE)
    refused = next(filter(None, map(_refusal, infos)), None)
    if refused:
        raise ArchiveNotOpenedError(path, refused)
    names = [nfc(info.filename) for info in infos]
    folders = [nfc(info.filename).removesuffix("/") for info in archive.infolist() if info.is_dir()]
    if len(set(names)) != len(names) or not all(map(is_safe_name, (*names, *folders))):
        raise ArchiveNotOpenedError(path, _OUTSIDE)
    return [_Member(info, PurePosixPath(name)) for info, name in zip(infos, names, strict=True)]


def _refusal(info: zipfile.ZipInfo) -> Text | None:
    """Why a member of the .zip is not laid out; None where it may be."""
    if info.flag_bits & _ENCRYPTED:
        return _LOCKED
    if info.file_size > max(_SMALL, _TIGHTEST * info.compress_size):
        return _LARGE
    return None if stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG} else _OUTSIDE


def _lay_out(archive: zipfile.ZipFile, member: _Member, folder: Path) -> None:
    place = folder / member.name
    place.parent.mkdir(parents=True, exist_ok=True)
    left = member.info.file_size
    with archive.open(member.info) as stream, place.open("xb") as target:
        while piece := stream.read(_MEGABYTE):
            left -= len(piece)
            if left < 0:
                raise zipfile.BadZipFile
            target.write(piece)
