"""Why a file could not be written, and what helps.

What the system says in a word, as a sentence for the office.
"""

import errno
import os
from pathlib import Path

from ttdn.errors import OutputNotWritableError, system_words
from ttdn.language import Text

_ON_WINDOWS = os.name == "nt"
#: Letters of a path, of a folder's twelve fewer than of a file's; unless the machine was told otherwise, it
#: says of longer ones that they are not there.
_LONGEST_ON_WINDOWS = 248
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM})
_BARRED = frozenset({errno.ENOTDIR, errno.EEXIST})

_OPEN = Text(
    "tệp đang mở trong chương trình khác (Word, Excel …). Đóng tệp đó rồi chạy lại.",
    "the file is open in another program (Word, Excel …). Close it, then run again.",
)
_FORBIDDEN_OR_OPEN = Text(
    "không có quyền ghi, hoặc tệp đang mở trong chương trình khác. Đóng tệp, bỏ thuộc tính "
    "chỉ đọc, rồi chạy lại.",
    "no permission to write, or the file is open in another program. Close it, remove "
    "'read-only', then run again.",
)
_FORBIDDEN = Text(
    "không có quyền ghi vào đây. Xin quyền ghi, hoặc chọn thư mục khác.",
    "no permission to write here. Ask for it, or choose another folder.",
)
_FULL = Text(
    "ổ đĩa đã đầy hoặc hết dung lượng được cấp. Xóa bớt tệp rồi chạy lại.",
    "the disk, or your share of it, is full. Make room, then run again.",
)
_UNREACHABLE = Text(
    "thư mục vừa bị xóa, đổi tên, hoặc ổ mạng đã ngắt. Kiểm tra đường dẫn rồi chạy lại.",
    "the folder was deleted or renamed, or the network drive is gone. Check the path, then run again.",
)
_NAMELESS = Text(
    "hệ thống không nhận tên này. Chọn tên không có ký tự đặc biệt.",
    "the system does not accept this name. Choose one without special characters.",
)
_ASTRAY = Text(
    "liên kết trên đường dẫn không dẫn tới thư mục nào. Thay liên kết bằng thư mục thật.",
    "a link in the path does not lead to a folder. Replace it with a real folder.",
)
_REASONS: dict[int, Text] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.ENOENT, errno.ESTALE, errno.EIO, errno.ENODEV), _UNREACHABLE),
    **dict.fromkeys((errno.EINVAL, errno.EILSEQ), _NAMELESS),
    errno.EROFS: Text(
        "ổ đĩa hoặc thư mục này chỉ cho đọc. Chọn thư mục khác.",
        "this disk or folder is read-only. Choose another folder.",
    ),
    errno.ENAMETOOLONG: Text(
        "tên tệp hoặc đường dẫn quá dài. Chọn tên ngắn hơn, hoặc để thư mục gần gốc ổ đĩa hơn.",
        "the name or the path is too long. Choose a shorter one, or put the folder nearer to the drive's "
        "root.",
    ),
    errno.EISDIR: Text(
        "ở đó đã có một thư mục cùng tên. Chọn tên khác, hoặc đổi tên thư mục đó.",
        "there is already a folder of that name. Choose another name, or rename the folder.",
    ),
    errno.ENXIO: Text(
        "ở đó là một thiết bị hoặc đường ống, không phải tệp. Chọn tên khác.",
        "there is a device or a pipe there, not a file. Choose another name.",
    ),
    errno.ELOOP: _ASTRAY,
}

#: Windows' own numbers: another program has the file open, the network or its server does not answer, the
#: disk is locked. By the other number it calls the second a wrong name, the third a lack of rights.
_REASONS_OF_WINDOWS: dict[int | None, Text] = {
    **dict.fromkeys((32, 33), _OPEN),
    **dict.fromkeys((53, 55, 59, 64, 67, 121, 1231), _UNREACHABLE),
    19: _REASONS[errno.EROFS],
}


def refusal(path: Path, error: OSError | RuntimeError | ValueError) -> OutputNotWritableError:
    """The error of ours for one of the system's.

    Args:
        path: What was to be written.
        error: What the system said; older Pythons say RuntimeError where links lead in a circle, and
            ValueError of a name that no system can have.
    """
    return OutputNotWritableError(path, _reason(path, error))


def _reason(path: Path, error: Exception) -> Text:
    other = errno.EINVAL if isinstance(error, ValueError) else errno.ELOOP
    number = getattr(error, "errno", other)
    plain = _REASONS_OF_WINDOWS.get(getattr(error, "winerror", None))
    if plain is not None:
        return plain
    if number in _NO_RIGHT:
        return _OPEN if _is_open(path) else _FORBIDDEN_OR_OPEN if _ON_WINDOWS else _FORBIDDEN
    if _ON_WINDOWS and number == errno.ENOENT and len(os.path.abspath(path)) >= _LONGEST_ON_WINDOWS:  # noqa: PTH100 - nothing is looked up
        number = errno.ENAMETOOLONG
    if number in _BARRED:
        barrier = _barrier(path)
        if barrier.is_symlink():
            return _ASTRAY
        return Text(
            f"'{barrier}' là một tệp, không phải thư mục. Đổi tên tệp đó, hoặc chọn thư mục khác.",
            f"'{barrier}' is a file, not a folder. Rename that file, or choose another folder.",
        )
    if number in _REASONS:
        return _REASONS[number]
    word = system_words(error)
    return Text(
        f"hệ thống báo: {word}. Kiểm tra đường dẫn rồi chạy lại.",
        f"the system says: {word}. Check the path, then run again.",
    )


def _is_open(path: Path) -> bool:
    """Whether the sign of Word, Excel or LibreOffice lies beside a file.

    Word puts its own in the place of a long name's first two letters.
    """
    signs = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(os.path.lexists(path.parent / sign) for sign in signs)


def _barrier(path: Path) -> Path:
    """The part of a path that is a file, but should be a folder."""
    return next(
        (parent for parent in reversed(path.parents) if os.path.lexists(parent) and not parent.is_dir()),
        path.parent,
    )
