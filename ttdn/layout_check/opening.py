"""Opening a .docx file that may be anything.

What is not a Word document, or could do harm, is refused with a sentence, and in time.
"""

import gc
import io
from collections.abc import Callable, Iterator, MutableSequence
from pathlib import Path
from typing import TypeVar

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
    system_words,
)
from ttdn.language import Text
from ttdn.layout_check import OtherPaperError, assess
from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.file_kinds import CHECKING, Steps, kind_of
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
    "tệp hỏng. Mở bằng Word để sửa, lưu lại rồi {act} lại.",
    "it is damaged. Open and save it in Word, then {act}.",
)
_HEAVY = Text(
    "văn bản quá dài hoặc quá rắc rối nên không đọc hết được. {heavy}",
    "it is too long or too complex to be read. {heavy}",
)
_REASONS = {
    Reason.EMPTY: Text(
        "tệp rỗng: chưa tải hoặc chưa chép xong. Tải lại từ nơi gửi rồi {act} lại.",
        "it is empty: the download or copy was not completed. Fetch it again, then {act}.",
    ),
    Reason.OLD: Text(
        "đây là tệp .doc kiểu cũ. Mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) và "
        "kiểu .docx rồi {act} lại.",
        "it is an old .doc file. Open it in Word or LibreOffice, save it as .docx and {act}.",
    ),
    Reason.LOCKED: Text(
        "tệp có mật khẩu. Bỏ mật khẩu trong Word rồi {act} lại.",
        "it is protected by a password. Remove the password in Word, then {act}.",
    ),
    Reason.LARGE: Text(
        "tệp quá lớn hoặc nén bất thường, không giống văn bản Word. Bỏ bớt ảnh, lưu lại bằng Word rồi "
        "{act} lại.",
        "it is too large or too strangely compressed to be a Word document. Remove pictures, save it in Word "
        "and {act}.",
    ),
    Reason.LONG: _HEAVY,
    Reason.DAMAGED: _BROKEN,
    Reason.DECLARATIONS: Text(
        "tệp chứa khai báo XML mà Word không bao giờ ghi, nên không đọc.",
        "it contains XML declarations that Word never writes.",
    ),
}


Result = TypeVar("Result")


class UnfitWordError(Exception):
    """A Word document that cannot be used for what it was read for; ``reason`` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        """Keep the sentence; it may name one of ``Steps``."""
        super().__init__(reason)
        self.reason = reason


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
    return read_safely(path, _judge, initializer=_count_into, initargs=(reached or [0, 0],))


def read_safely(
    path: Path,
    read: Callable[[WordDocument], Result],
    steps: Steps = CHECKING,
    *,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[object, ...] = (),
) -> Result:
    """What a function reads out of a file that may be anything: in a child, with limits of time and memory.

    Args:
        path: The file.
        read: A function of a module.
        steps: What to do with a file that cannot be used.
        initializer: Called in the child before.
        initargs: The arguments of the initializer.

    Raises:
        WordNotReadableError: It is not a Word document, is broken or locked, could harm whoever reads it, or
            would take too long.
        TtdnError: Whatever else of our own the function raises.
    """
    with Worker(seconds=_SECONDS, megabytes=_MEGABYTES, initializer=initializer, initargs=initargs) as worker:
        try:
            return worker.call(_read_in_child, path, read, steps)
        except (TimeLimitError, MemoryLimitError, WorkerDiedError) as error:
            raise WordNotReadableError(str(path), steps.told(_HEAVY)) from error


def _read_in_child(path: Path, read: Callable[[WordDocument], Result], steps: Steps) -> Result:
    # This process ends with the answer; looking through a million
    # lines for circles takes longer than reading them.
    gc.disable()
    word = open_word(path, steps)
    try:
        return read(word)
    except UnfitWordError as error:
        raise WordNotReadableError(str(path), steps.told(error.reason)) from error
    except OtherPaperError as error:
        raise NoAdministrativeDocumentError(str(path), error.nature) from error
    except MemoryError:
        raise
    except Exception as error:  # whatever a document that leads nowhere makes python-docx raise
        raise WordNotReadableError(str(path), steps.told(_BROKEN)) from error


def _count_into(reached: MutableSequence[int]) -> None:
    global _reached  # noqa: PLW0603 - the child reads one document
    _reached = reached


def _counted(paragraphs: Iterator[Paragraph], many: int) -> Iterator[Paragraph]:
    _reached[1] = many
    for number, paragraph in enumerate(paragraphs, start=1):
        yield paragraph
        _reached[0] = number


def _judge(word: WordDocument) -> list[Assessment]:
    return assess(word, _counted)


def open_word(path: Path, steps: Steps = CHECKING) -> WordDocument:
    """Open a file as a Word document.

    Raises:
        WordNotReadableError: It is not one, is broken or locked, or could harm whoever reads it.
    """
    raw = _read(path)
    try:
        package = open_package(raw, Kind.DOCUMENT)
    except PackageRefusedError as error:
        reason = _REASONS.get(error.reason)
        raise WordNotReadableError(
            str(path), steps.told(reason) if reason else kind_of(raw, steps)
        ) from error
    try:
        word = docx.Document(io.BytesIO(package.rewritten()))
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken document makes python-docx raise
        limited = isinstance(error, XMLSyntaxError) and error.code in _LIMITED
        reason = _REASONS[Reason.LARGE] if limited else _BROKEN
        raise WordNotReadableError(str(path), steps.told(reason)) from error
    if word.element.tag != qn("w:document"):
        raise WordNotReadableError(str(path), steps.told(_BROKEN))
    return word


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise WordNotReadableError(str(path), _FOLDER if path.exists() else _NOT_FOUND)
        with path.open("rb") as stream:
            return stream.read(LIMITS[Kind.DOCUMENT].file + 1)
    except OSError as error:
        reason = system_words(error)
        raise WordNotReadableError(
            str(path),
            Text(f"hệ thống không cho đọc ({reason}).", f"the system does not let it be read ({reason})."),
        ) from error
