"""The files that came: found without opening any, each under a name that can be printed.

What cannot be opened is named, not followed.
"""

import os
import stat
from collections.abc import Collection, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BufferedReader
from pathlib import Path

from ttdn.errors import PathNotFoundError, system_words
from ttdn.forms.file_names import shown
from ttdn.forms.file_types import HEAD, is_package
from ttdn.language import Text
from ttdn.model.register import Way
from ttdn.places import NO_LINK, NO_WAIT, OWN_FOLDERS, is_junction, is_leftover
from ttdn.vietnamese import nfc

#: What a form may be; what is larger is told by its first bytes.
LARGEST_FORM = 10 * 1024 * 1024


@dataclass(frozen=True)
class Origin:
    """Where a file came from.

    ``container`` is the name of the mail or archive, ``holder`` where that lies, ``folder`` where what it
    holds was laid out; they are empty for a file that came by itself. ``sent`` is the day of sending in
    Vietnam, as the mail says it; ``address`` and ``sender`` are of its sender, on one line each.
    """

    way: Way = Way.OTHER
    container: str = ""
    holder: Path | None = None
    folder: Path | None = None
    sent: date | None = None
    address: str = ""
    sender: str = ""

    def arrived(self, today: date, year: int) -> date:
        """The day on which it came: that of sending, where that can be.

        Args:
            today: The day of receipt; nothing comes later.
            year: That of the plan; nothing comes before it.
        """
        return self.credible(today, year).sent or today

    def credible(self, today: date, year: int) -> "Origin":
        """The same without a day of sending that cannot be: a wrong clock's, or a forged one."""
        can_be = self.sent is not None and year <= self.sent.year and self.sent <= today
        return self if can_be else replace(self, sent=None)


#: Of a file that came by itself, nobody says how.
ALONE = Origin()


class FileNotOpenedError(Exception):
    """A file that cannot be opened: why, and what to do."""

    def __init__(self, message: Text, advice: Text) -> None:
        """Keep both sentences."""
        super().__init__(message, advice)
        self.message, self.advice = message, advice


class ContainerRefusedError(FileNotOpenedError):
    """A mail or an archive that is not looked into; as a file it can be read."""


class NothingInsideError(ContainerRefusedError):
    """A mail without attachments, an empty archive."""


@dataclass(frozen=True)
class IncomingFile:
    """A file that came: the name by which it is spoken of, where it lies, whether a person named it.

    It also says where it came from, and why the file is not opened; None where it is. ``opened`` says what
    was found in a mail or an archive, and ``contents`` where that was laid out, as files that came, too.
    ``first`` is the day on which something of its unit and period came before it, where that is known.
    """

    file: str
    path: Path
    closed: FileNotOpenedError | None = None
    named: bool = False
    origin: Origin = ALONE
    opened: Text | None = None
    contents: Path | None = None
    first: date | None = None


def find_incoming(paths: Sequence[Path], apart: Collection[Path], way: Way = Way.OTHER) -> list[IncomingFile]:
    """The files that are named, and those in the folders that are.

    Args:
        paths: What is named.
        apart: Folders that are looked into only where they are named themselves.
        way: How the files came.

    Raises:
        PathNotFoundError: A path does not exist.
    """
    found: dict[str, IncomingFile] = {}
    left_out = {os.path.realpath(folder) for folder in apart}
    for path in paths:
        if not os.path.lexists(path):
            raise PathNotFoundError(shown(str(path)))
        arrivals = (
            _walk(path, left_out) if os.path.isdir(path) else [_look(path, shown(path.name), named=True)]  # noqa: PTH112 - no error
        )
        for arrival in arrivals:
            place = os.path.join(os.path.realpath(arrival.path.parent), arrival.path.name)  # noqa: PTH118 - never resolves the file
            found.setdefault(place, replace(arrival, origin=Origin(way=way)))
    return list(found.values())


def own_folders(root: Path, output: Path) -> list[Path]:
    """The folders in which no files arrive: those of the program, and what it makes for the units."""
    return [output, *(root / name for name in OWN_FOLDERS)]


def _walk(folder: Path, apart: Container[str]) -> Iterator[IncomingFile]:
    """The files below a folder in the order of their names; links are named and not followed.

    Who sent the folder may have made them.
    """
    folders = [folder]
    while folders:
        place = folders.pop()
        try:
            with os.scandir(place) as entries:
                names = sorted(
                    # A folder may hold forms whatever it is called.
                    (entry for entry in entries if _is_folder(entry) or not is_leftover(entry.name)),
                    key=lambda entry: nfc(entry.name),
                )
        except OSError as error:
            yield IncomingFile(_name(place, folder), place, _closed(error))
            continue
        inner = []
        for entry in names:
            path = place / entry.name
            if _is_folder(entry):
                if not entry.name.startswith(".") and os.path.realpath(path) not in apart:
                    inner.append(path)
            else:
                yield _look(path, _name(path, folder), named=False)
        folders += reversed(inner)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) and not is_junction(entry)
    except OSError:
        return False


def _name(path: Path, folder: Path) -> str:
    return shown(path.relative_to(folder).as_posix() if path != folder else path.name or str(path))


def _look(path: Path, file: str, *, named: bool) -> IncomingFile:
    """What the system says of a file; a link is followed only where a person named it."""
    try:
        state = path.stat() if named else path.lstat()
        closed = _unfit(state.st_mode)
    except (OSError, RuntimeError) as error:
        closed = _closed(error)
    return IncomingFile(file, path, closed, named)


def _unfit(mode: int) -> FileNotOpenedError | None:
    """Why what stands there is not opened."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return FileNotOpenedError(
            Text("Liên kết đến nơi khác nên không mở.", "A link to another place; it was not followed."),
            Text(
                "Chép chính tệp vào thư mục này rồi chạy lại.",
                "Copy the file itself into this folder, then run again.",
            ),
        )
    return FileNotOpenedError(
        Text(
            "Không phải tệp thường (thiết bị, ống dẫn) nên không mở.",
            "Not an ordinary file (a device or pipe); it was not opened.",
        ),
        Text("Xóa khỏi thư mục.", "Take it out of the folder."),
    )


def _closed(error: Exception) -> FileNotOpenedError:
    """Why the system does not open it."""
    if isinstance(error, FileNotFoundError):
        return FileNotOpenedError(
            Text(
                "Tệp không còn ở đó, hoặc liên kết đến nơi không có.",
                "The file is gone, or a link leads nowhere.",
            ),
            Text("Chép tệp vào lại rồi chạy lại.", "Copy it here again, then run again."),
        )
    reason = system_words(error)
    return FileNotOpenedError(
        Text(f"Không mở được tệp ({reason}).", f"The file cannot be opened ({reason})."),
        Text(
            "Kiểm tra quyền đọc, đóng tệp trong Excel.", "Check the permissions, and close the file in Excel."
        ),
    )


@contextmanager
def open_ordinary(path: Path, *, follow: bool) -> Iterator[tuple[BufferedReader, int]]:
    """An ordinary file that can be read without waiting, and its size.

    Raises:
        FileNotOpenedError: Something else stands there.
        OSError: The system does not open it.
    """
    descriptor = os.open(path, os.O_RDONLY | NO_WAIT | (0 if follow else NO_LINK))
    with open(descriptor, "rb") as stream:  # noqa: PTH123 - of a descriptor
        state = os.fstat(descriptor)
        unfit = _unfit(state.st_mode)
        if unfit is not None:
            raise unfit
        yield stream, state.st_size


def read_incoming(path: Path, *, follow: bool = True) -> tuple[int, bytes]:
    """The size of a file and its bytes.

    The first of them only, where it need not be read whole or is larger than any form.

    Args:
        path: The file.
        follow: Whether a link is followed.

    Raises:
        FileNotOpenedError: It is no file, or cannot be read.
    """
    try:
        with open_ordinary(path, follow=follow) as (stream, size):
            content = stream.read(HEAD)
            if size <= LARGEST_FORM and is_package(content):
                content += stream.read(LARGEST_FORM - len(content))
            return max(size, len(content)), content
    except (OSError, RuntimeError, ValueError) as error:
        raise _closed(error) from error
