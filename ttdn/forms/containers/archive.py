"""What a zip file holds, member by member: nothing of it is trusted, its sizes and names least of all."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from ttdn.forms.containers.content import (
    LARGEST_MEMBER,
    Content,
    Room,
    damaged_member,
    large_member,
)
from ttdn.forms.file_types import DAMAGED
from ttdn.forms.incoming import ContainerRefusedError, NothingInsideError
from ttdn.language import Text
from ttdn.places import is_leftover
from ttdn.vietnamese import nfc

#: Of one member: what is packed tighter was made to fill a disk. Small ones do no harm.
_TIGHTEST, _SMALL = 200, 1 << 20
_ENCRYPTED, _IN_UTF8 = 1, 1 << 11
_UNICODE_PATH = 0x7075
_USUAL = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_UNPACK = Text("Giải nén vào thư mục này rồi chạy lại.", "Unpack it into this folder, then run again.")
_AGAIN = Text("Đề nghị đơn vị nén lại rồi gửi lại.", "Ask for it to be packed and sent again.")


def read_archive(stream: IO[bytes], room: Room) -> Iterator[Content]:
    """The members of a zip file.

    Raises:
        ContainerRefusedError: It is damaged, has a password, or holds more than there is room for.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGED as error:
        raise ContainerRefusedError(
            Text("Tệp nén bị hỏng hoặc tải về dở dang.", "A damaged archive, or a broken download."),
            Text("Tải lại tệp; nếu vẫn vậy thì đề nghị gửi lại.", "Download it again, or ask for it again."),
        ) from error
    with archive:
        members = [member for member in archive.infolist() if not _is_nothing(member)]
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise ContainerRefusedError(
                Text("Tệp nén có mật khẩu.", "The archive has a password."),
                Text(
                    "Hỏi đơn vị mật khẩu, giải nén vào thư mục này rồi chạy lại.",
                    "Ask for the password, unpack it into this folder, then run again.",
                ),
            )
        if not members:
            raise NothingInsideError(
                Text("Tệp nén không có tệp nào bên trong.", "An archive with no files in it."), _AGAIN
            )
        room.claim(len(members), sum(member.file_size for member in members))
        for member in members:
            yield _read(archive, member)


def _is_nothing(member: zipfile.ZipInfo) -> bool:
    """Whether it is a folder, or what a Mac puts beside each file that it packs."""
    return member.is_dir() or any(map(is_leftover, PurePosixPath(member_name(member)).parts))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Content:
    name = member_name(member)
    if stat.S_ISLNK(member.external_attr >> 16):
        words = Text("Liên kết đến nơi khác, không phải tệp.", "A link to another place, not a file.")
        return Content(name, trouble=(words, _AGAIN))
    if member.file_size > LARGEST_MEMBER:
        return large_member(name)
    if member.file_size > max(_SMALL, _TIGHTEST * member.compress_size):
        words = Text("Tệp nén chặt bất thường nên không mở.", "Packed unusually tight; it was not opened.")
        return Content(name, trouble=(words, _AGAIN))
    if member.compress_type not in _USUAL:
        words = Text("Tệp nén theo cách ttdn không đọc.", "Packed in a way that ttdn does not read.")
        return Content(name, trouble=(words, _UNPACK))
    try:
        return Content(name, archive.read(member))
    except DAMAGED:
        return damaged_member(name)


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member, in whichever letters the program wrote it that packed the file."""
    if member.flag_bits & _IN_UTF8:
        return nfc(member.filename)
    raw = member.orig_filename.encode("cp437", "replace")
    return nfc(_unicode_path(member.extra, raw) or _decoded(raw) or member.filename).replace("\\", "/")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in UTF-8 that WinRAR, 7-Zip and Info-ZIP put beside the other one."""
    while len(extra) >= 4:  # noqa: PLR2004 - the head of a field
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<I", zlib.crc32(raw)):  # noqa: PLR2004 - version, checksum
            return field[5:].decode("utf-8", "ignore")
    return None


def _decoded(raw: bytes) -> str | None:
    """UTF-8, as macOS writes it without saying so; else that of Vietnamese Windows, where it fits."""
    if raw.isascii():
        return None
    for encoding in ("utf-8", "cp1258"):
        try:
            name = nfc(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or all(letter.isalpha() for letter in name if not letter.isascii()):
            return name
    return None
