"""Opening a .docx file that may be anything: what is no Word document, or could harm, is refused with a sentence."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from ttdn.clerk import judge
from ttdn.clerk.verdict import Result
from ttdn.errors import WordNotReadableError
from ttdn.language import Text

_MEGABYTE = 1024 * 1024
#: Of the file, of one part of XML, of all that it unpacks to, and the number of its parts: far more than any letter needs.
_FILE, _PART, _WHOLE, _PARTS = 50 * _MEGABYTE, 64 * _MEGABYTE, 256 * _MEGABYTE, 5_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")
#: Word writes no document type; entities hide in one.
_DOCUMENT_TYPE = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_BYTE_ORDERS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

_NOT_FOUND = Text("không có tệp này.", "there is no such file.")
_FOLDER = Text("đây không phải là tệp thường.", "it is no ordinary file.")
_LARGE = Text("tệp quá lớn hoặc nén bất thường, không giống văn bản Word.", "it is too large or packed in a strange way for a document.")
_OLD = Text(
    "đây là tệp .doc kiểu cũ. Mở bằng Word, chọn Lưu thành (Save As) và kiểu .docx rồi kiểm tra lại.",
    "it is an old .doc file. Open it in Word, save it as .docx and check that.",
)
_LOCKED = Text("tệp có mật khẩu. Bỏ mật khẩu trong Word rồi kiểm tra lại.", "it has a password. Take it off in Word and check again.")
_OTHER = Text(
    "đây không phải là văn bản Word (.docx). Nếu là .odt, .pdf hay .xlsx, hãy mở và lưu lại thành .docx.",
    "it is no Word document (.docx). Save an .odt or another kind as .docx first.",
)
_BROKEN = Text("tệp hỏng. Mở bằng Word để sửa, lưu lại rồi kiểm tra lại.", "it is damaged. Open and save it in Word, then check again.")
_ENTITIES = Text("tệp chứa khai báo XML mà Word không bao giờ ghi, nên không đọc.", "it holds XML declarations that Word never writes.")


def judge_file(path: Path) -> list[Result]:
    """What each rule says of a file.

    Raises:
        WordNotReadableError: It is no Word document, is broken or locked, or could harm whoever reads it.
    """
    word = open_word(path)
    try:
        return judge(word)
    except Exception as error:  # whatever a document that leads nowhere makes python-docx raise
        raise WordNotReadableError(str(path), _BROKEN) from error


def open_word(path: Path) -> WordDocument:
    """Open a file as a Word document.

    Raises:
        WordNotReadableError: It is none, is broken or locked, or could harm whoever reads it.
    """
    raw = _read(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            reason = _refusal(file)
    except Exception as error:  # whatever a broken archive makes the unpacker raise
        raise WordNotReadableError(str(path), _BROKEN) from error
    if reason is not None:
        raise WordNotReadableError(str(path), reason)
    try:
        return docx.Document(io.BytesIO(raw))
    except Exception as error:  # whatever a broken document makes python-docx raise
        raise WordNotReadableError(str(path), _BROKEN) from error


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise WordNotReadableError(str(path), _FOLDER if path.exists() else _NOT_FOUND)
        with path.open("rb") as stream:
            raw = stream.read(_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise WordNotReadableError(str(path), Text(f"hệ thống không cho đọc ({reason}).", f"the system refuses ({reason}).")) from error
    if raw.startswith(_COMPOUND):
        raise WordNotReadableError(str(path), _LOCKED if _ENCRYPTED in raw else _OLD)
    if len(raw) > _FILE:
        raise WordNotReadableError(str(path), _LARGE)
    if not raw.startswith(b"PK"):
        raise WordNotReadableError(str(path), _OTHER)
    return raw


def _refusal(file: zipfile.ZipFile) -> Text | None:
    """Why an archive is not read; None where it may be."""
    members = file.infolist()
    if any(member.flag_bits & 1 for member in members):
        return _LOCKED
    xml = [member for member in members if member.filename.lower().endswith(_XML)]
    whole = sum(member.file_size for member in members)
    if len(members) > _PARTS or whole > _WHOLE or any(member.file_size > _PART for member in xml):
        return _LARGE
    if not {"[Content_Types].xml", "word/document.xml"} <= {member.filename for member in members}:
        return _OTHER
    if any(_DOCUMENT_TYPE.search(text) for text in _texts(file, xml)):
        return _ENTITIES
    return None


def _texts(file: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[str]:
    for member in members:
        raw = file.read(member)
        yield raw.decode(_BYTE_ORDERS.get(raw[:2], "latin-1"), "replace")
