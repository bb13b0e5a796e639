"""Opening a .docx file that may be anything.

What is not a Word document, or could do harm, is refused with a sentence, and in time.
"""

import gc
import io
from collections.abc import Iterator, MutableSequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import ErrorTypes, XMLSyntaxError

from ttdn.errors import (
    MemoryLimitError,
    NoAdministrativeDocumentError,
    TimeLimitError,
    WordNotReadableError,
    WorkerDiedError,
)
from ttdn.language import Text
from ttdn.layout_check import OtherPaperError, assess
from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.file_kinds import kind_of
from ttdn.layout_check.verdict import Assessment
from ttdn.package import LIMITS, Kind, PackageRefusedError, Reason, open_package
from ttdn.worker import Worker

#: 1,000 pages take 7 s and 350 MB where nothing else is running, twice that where they are all tables; a slow
#: or busy machine needs longer.
_SECONDS, _MEGABYTES = 60.0, 800

#: What the XML library says where it is not the file that is wrong: a text or a name of millions of letters.
_LIMITED = frozenset(
    {ErrorTypes.ERR_INTERNAL_ERROR, ErrorTypes.ERR_RESOURCE_LIMIT, ErrorTypes.ERR_NAME_TOO_LONG}
)

_NOT_FOUND = Text("không có tệp này.", "there is no such file.")
_FOLDER = Text("đây không phải là tệp thường.", "it is not an ordinary file.")
_BROKEN = Text(
    "tệp hỏng. Mở bằng Word để sửa, lưu lại rồi kiểm tra lại.",
    "it is damaged. Open and save it in Word, then check again.",
)
_HEAVY = Text(
    "văn bản quá dài hoặc quá rắc rối nên không kiểm tra hết được. Tách thành nhiều tệp rồi "
    "kiểm tra từng tệp.",
    "it is too long or too complex to check. Split it into several files and check each one.",
)
_REASONS = {
    Reason.EMPTY: Text(
        "tệp rỗng: chưa tải hoặc chưa chép xong. Tải lại từ nơi gửi rồi kiểm tra lại.",
        "it is empty: the download or copy was not completed. Fetch it again, then check it.",
    ),
    Reason.OLD: Text(
        "đây là tệp .doc kiểu cũ. Mở bằng Word, chọn Lưu thành (Save As) và kiểu .docx rồi kiểm tra lại.",
        "it is an old .doc file. Open it in Word, save it as .docx and check that.",
    ),
    Reason.LOCKED: Text(
        "tệp có mật khẩu. Bỏ mật khẩu trong Word rồi kiểm tra lại.",
        "it is protected by a password. Remove the password in Word, then check again.",
    ),
    Reason.LARGE: Text(
        "tệp quá lớn hoặc nén bất thường, không giống văn bản Word.",
        "it is too large or too strangely compressed to be a Word document.",
    ),
    Reason.LONG: _HEAVY,
    Reason.DAMAGED: _BROKEN,
    Reason.DECLARATIONS: Text(
        "tệp chứa khai báo XML mà Word không bao giờ ghi, nên không đọc.",
        "it contains XML declarations that Word never writes.",
    ),
}


#: How many paragraphs were read, and how many there are; in the child.
_reached: MutableSequence[int] = [0, 0]


def assess_file(path: Path, reached: MutableSequence[int] | None = None) -> list[Assessment]:
    """What each rule says of a file.

    Args:
        path: The file.
        reached: Two numbers shared with the child: how many paragraphs were read, how many there are.

    Raises:
        WordNotReadableError: It is not a Word document, is broken or locked, could harm whoever reads it, or
            would take too long.
        NoAdministrativeDocumentError: It is a paper of another kind.
    """
    with Worker(
        seconds=_SECONDS, megabytes=_MEGABYTES, initializer=_count_into, initargs=(reached or [0, 0],)
    ) as worker:
        try:
            return worker.call(_judge, path)
        except (TimeLimitError, MemoryLimitError, WorkerDiedError) as error:
            raise WordNotReadableError(str(path), _HEAVY) from error


def _count_into(reached: MutableSequence[int]) -> None:
    global _reached  # noqa: PLW0603 - the child reads one document
    _reached = reached


def _counted(paragraphs: Iterator[Paragraph], many: int) -> Iterator[Paragraph]:
    _reached[1] = many
    for number, paragraph in enumerate(paragraphs, start=1):
        yield paragraph
        _reached[0] = number


def _judge(path: Path) -> list[Assessment]:
    # This process ends with the answer; looking through a million
    # lines for circles takes longer than reading them.
    gc.disable()
    word = open_word(path)
    try:
        return assess(word, _counted)
    except OtherPaperError as error:
        raise NoAdministrativeDocumentError(str(path), error.nature) from error
    except MemoryError:
        raise
    except Exception as error:  # whatever a document that leads nowhere makes python-docx raise
        raise WordNotReadableError(str(path), _BROKEN) from error


def open_word(path: Path) -> WordDocument:
    """Open a file as a Word document.

    Raises:
        WordNotReadableError: It is not one, is broken or locked, or could harm whoever reads it.
    """
    raw = _read(path)
    try:
        package = open_package(raw, Kind.DOCUMENT)
    except PackageRefusedError as error:
        raise WordNotReadableError(str(path), _REASONS.get(error.reason) or kind_of(raw)) from error
    try:
        word = docx.Document(io.BytesIO(package.rewritten()))
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken document makes python-docx raise
        limited = isinstance(error, XMLSyntaxError) and error.code in _LIMITED
        raise WordNotReadableError(str(path), _REASONS[Reason.LARGE] if limited else _BROKEN) from error
    if word.element.tag != qn("w:document"):
        raise WordNotReadableError(str(path), _BROKEN)
    return word


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise WordNotReadableError(str(path), _FOLDER if path.exists() else _NOT_FOUND)
        with path.open("rb") as stream:
            return stream.read(LIMITS[Kind.DOCUMENT].file + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise WordNotReadableError(
            str(path),
            Text(f"hệ thống không cho đọc ({reason}).", f"the system does not let it be read ({reason})."),
        ) from error
