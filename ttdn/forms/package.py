"""A file that came back, before anything looks into its sheets: is it what it says, and can it do harm?

Nothing here trusts the file: sizes are those that come out, not those that are announced.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from ttdn.forms import refusals

#: A form has some fifty KB; with pictures pasted into it, some MB.
MAXIMUM_BYTES = 10 * 1024 * 1024
MAXIMUM_UNPACKED = 64 * 1024 * 1024
#: Of that, what is parsed; a form has half a MB.
MAXIMUM_XML = 16 * 1024 * 1024
MAXIMUM_MEMBERS = 1_000
#: A form has some two hundred.
MAXIMUM_ROWS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PIECE = 1024 * 1024
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be"))
_LONGEST = max(map(len, _DECLARATIONS))
_EXTERNAL = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_MEDIA = "xl/media/"
_WORKBOOK = "xl/workbook.xml"


def inspect_package(raw: bytes) -> None:
    """See that a file is a workbook without macros and foreign links, and of the size of a form.

    Raises:
        FormRefusedError: It is not.
    """
    if raw.startswith(_OLE):
        raise refusals.locked_with_password() if _ENCRYPTED in raw else refusals.old_excel()
    if len(raw) > MAXIMUM_BYTES:
        raise refusals.too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _inspect_members(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error) as error:
        raise refusals.not_excel() from error


def _inspect_members(package: zipfile.ZipFile) -> None:
    names = [info.filename.lower() for info in package.infolist()]
    if len(names) > MAXIMUM_MEMBERS or sum(info.file_size for info in package.infolist()) > MAXIMUM_UNPACKED:
        raise refusals.too_large()
    if _WORKBOOK not in names or len(names) != len(set(names)):
        raise refusals.not_excel()
    if any("vbaproject" in name or "macrosheets/" in name or ("activex" in name and name.endswith(".bin")) for name in names):
        raise refusals.has_macros()
    if any(name.startswith(_EXTERNAL) for name in names):
        raise refusals.has_links()
    unpacked = xml = 0
    for info in package.infolist():
        is_xml = not info.filename.lower().startswith(_MEDIA)
        size = _inspect_member(package, info, min(MAXIMUM_UNPACKED - unpacked, MAXIMUM_XML - xml if is_xml else MAXIMUM_UNPACKED))
        unpacked, xml = unpacked + size, xml + size * is_xml


def _inspect_member(package: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int) -> int:
    """The size of a member; nothing of it is kept."""
    size = rows = 0
    is_sheet = "worksheets/" in info.filename
    tail = b""
    for piece in _pieces(package, info):
        size += len(piece)
        if size > allowed:
            raise refusals.too_large()
        if is_sheet:
            rows += piece.count(b"<row ") + piece.count(b"<row>")
            if rows > MAXIMUM_ROWS:
                raise refusals.too_many_rows(MAXIMUM_ROWS)
        if any(word in tail + piece for word in _DECLARATIONS):
            raise refusals.hostile_xml()
        tail = piece[-_LONGEST:]  # a word may be cut in two
    return size


def _pieces(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(info) as stream:
        while piece := stream.read(_PIECE):
            yield piece
