"""Mails and archives opened: what they hold is laid out as ordinary files, below one folder."""

import io
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, NamedTuple

from ttdn.forms.containers.archive import read_archive
from ttdn.forms.containers.content import (
    BY_HAND,
    DEEPEST,
    LARGEST_ARCHIVE,
    LARGEST_MAIL,
    Content,
    Room,
    too_large,
    too_many,
)
from ttdn.forms.containers.mail import Mail, find_mails, read_mail
from ttdn.forms.file_names import first_name, fit_name, is_device, shown
from ttdn.forms.file_types import HEAD, FileType, file_type_of
from ttdn.forms.incoming import (
    LARGEST_FORM,
    ContainerRefusedError,
    FileNotOpenedError,
    IncomingFile,
    NothingInsideError,
    Origin,
    open_ordinary,
    read_incoming,
)
from ttdn.language import Text, count_of

_DEEPEST_FOLDER = 8
_MOST_MAILS, _LARGEST_MAILBOX = 2_000, 2 << 30
_CONTAINERS = frozenset({FileType.ARCHIVE, FileType.MAIL, FileType.MAILBOX})
_ASTRAY = FileNotOpenedError(
    Text(
        "Tên tệp dẫn ra ngoài thư mục nên không mở.",
        "The file's name leads out of the folder; it was not opened.",
    ),
    Text("Không mở; hỏi người gửi.", "Do not open it; ask its sender."),
)
_UNREADABLE = ContainerRefusedError(
    Text("Không đọc được thư hoặc tệp nén này.", "This mail or archive cannot be read."),
    BY_HAND,
)
#: An error that is raised again and again keeps all that it has come by: each is made anew.
_EMPTY = (
    Text("Không có tệp nào đính kèm.", "Nothing is attached."),
    Text(
        "Đọc thư: báo cáo có thể nằm trong thư hoặc sau đường dẫn (Drive, OneDrive); xong thì chuyển đi.",
        "Read it: the report may be in its text, or behind a link (Drive, OneDrive); then move it away.",
    ),
)


class Span(NamedTuple):
    """A mail or an archive in a file: from where to where; the whole file where ``end`` is None."""

    start: int = 0
    end: int | None = None


def find_spans(sent: IncomingFile) -> list[Span]:
    """The mails of a mailbox; the whole of a mail or an archive; none of any other file.

    Raises:
        FileNotOpenedError: It cannot be read, or there are more than anybody sends.
    """
    size, head = read_incoming(sent.path, follow=sent.named)
    match _kind(sent.path.name, size, head):
        case FileType.MAILBOX:
            if size > _LARGEST_MAILBOX:
                raise too_large(_LARGEST_MAILBOX)
            with open_ordinary(sent.path, follow=sent.named) as (stream, _):
                spans = [Span(*place) for place in find_mails(stream)]
            if len(spans) > _MOST_MAILS:
                raise too_many(_MOST_MAILS)
            return spans
        case FileType.ARCHIVE | FileType.MAIL as kind:
            largest = LARGEST_MAIL if kind is FileType.MAIL else LARGEST_ARCHIVE
            if size > largest:
                raise too_large(largest)
            return [Span()]
        case _:
            return []


def _kind(name: str, size: int, content: bytes) -> FileType:
    """What a file is; of archives, only those that are opened are told."""
    kind = file_type_of(name, size, content)
    if kind is FileType.ARCHIVE and not content.startswith(b"PK"):
        return FileType.OTHER
    return kind


def lay_out(sent: IncomingFile, folder: Path, span: Span, name: str) -> tuple[IncomingFile, ...]:
    """Lay out what a mail or an archive holds.

    Args:
        sent: The file.
        folder: A new folder for it.
        span: Where in the file it stands.
        name: What it is called.

    Raises:
        FileNotOpenedError: It cannot be read, or holds nothing, or too much.
        OSError: There is no room for it on the disk.
    """
    origin = replace(sent.origin, container=name, holder=sent.path, folder=folder)
    opening = _Opening(folder)
    with open_ordinary(sent.path, follow=sent.named) as (stream, size):
        head = stream.read(HEAD)
        if span.end is None and head.startswith(b"PK"):
            opening.open_archive(stream, origin, folder, 1)
        else:
            stream.seek(span.start)
            length = (size if span.end is None else span.end) - span.start
            if length > LARGEST_MAIL:
                raise too_large(LARGEST_MAIL)
            opening.open_mail(read_mail(stream.read(length), opening.room, origin), folder, 1)
    if not opening.found:
        raise NothingInsideError(*_EMPTY)
    return tuple(opening.found)


def count_words(files: Sequence[IncomingFile], silent: int = 0) -> Text:
    """What is said of a mail or an archive that was opened.

    Args:
        files: What it holds.
        silent: How many mails of a mailbox hold nothing.
    """
    count = sum(file.opened is None for file in files)
    vi, en = f"{count} tệp bên trong", f"{count_of(count, 'file')} in it"
    if silent:
        vi, en = (
            f"{vi}, {silent} thư chỉ có chữ (đọc trong hộp thư)",
            f"{en}, {count_of(silent, 'mail')} of text only",
        )
    return Text(f"{vi}.", f"{en}.")


@dataclass
class _Opening:
    """Lays out one mail or archive, with those that lie in it."""

    top: Path
    room: Room = field(default_factory=Room)
    found: list[IncomingFile] = field(default_factory=list)

    def open_archive(self, stream: IO[bytes], origin: Origin, folder: Path, level: int) -> None:
        for content in read_archive(stream, self.room):
            self._add(content, origin, folder, level)

    def open_mail(self, mail: Mail, folder: Path, level: int) -> None:
        for content in mail.attached:
            self._add(content, mail.origin, folder, level)
        for inner in mail.mails:
            name = fit_name(f"{inner.subject}.eml", "thu.eml")
            place = _free(folder / name)
            origin = replace(inner.origin, container=f"{mail.origin.container}/{place.name}")
            self.open_mail(inner._replace(origin=origin), place, level + 1)

    def _add(self, content: Content, origin: Origin, folder: Path, level: int) -> None:
        parts = _parts(content.name)
        name = "/".join(parts or [shown(content.name)])
        file = IncomingFile(f"{origin.container}/{name}", folder / "_", origin=origin)
        if parts is None or content.trouble is not None:
            closed = _ASTRAY if parts is None else FileNotOpenedError(*content.trouble or ())
            self.found.append(replace(file, path=folder.joinpath(*parts or ["_"]), closed=closed))
            return
        path = _free(folder.joinpath(*parts))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):  # a file of that name came before
            path = _free(folder / parts[-1])
        path.write_bytes(content.raw)
        file = replace(file, path=path)
        self.found.append(file)
        head = content.raw if len(content.raw) <= LARGEST_FORM else content.raw[:HEAD]
        kind = _kind(path.name, len(content.raw), head)
        if kind in _CONTAINERS and level < DEEPEST:
            self._open_inner(kind, file, content.raw, level)

    def _open_inner(self, kind: FileType, file: IncomingFile, raw: bytes, level: int) -> None:
        """Open what lies in another one; what is wrong with it is said of it, and the others are taken."""
        begun, place = len(self.found), _free(file.path.with_name(f"{file.path.name}.d"))
        origin = replace(file.origin, container=file.file)
        try:
            if kind is FileType.ARCHIVE:
                self.open_archive(io.BytesIO(raw), origin, place, level + 1)
            else:
                self.open_mail(read_mail(raw, self.room, origin), place, level + 1)
            if len(self.found) == begun:
                raise NothingInsideError(*_EMPTY)  # noqa: TRY301 - told in the same way
        except Exception as error:
            if isinstance(error, MemoryError):
                raise
            shutil.rmtree(place, ignore_errors=True)
            del self.found[begun:]
            closed = error if isinstance(error, ContainerRefusedError) else _UNREADABLE
            self.found[begun - 1] = replace(file, closed=closed)
        else:
            self.found[begun - 1] = replace(file, opened=count_words(self.found[begun:]), contents=place)


def _parts(name: str) -> list[str] | None:
    """The folders and the name under which a file is laid out; None where they lead elsewhere."""
    parts = name.replace("\\", "/").split("/")
    astray = (
        name.startswith(("/", "\\"))
        or ".." in parts
        or (len(parts[0]) > 1 and parts[0][1] == ":")
        or any(is_device(part) for part in parts)
    )
    plain = [fit_name(part) for part in parts if part not in {"", "."}]
    return plain[-_DEEPEST_FOLDER:] or None if not astray else None


def _free(path: Path) -> Path:
    """The first of the names that nothing has yet, in whatever case."""
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    taken = {entry.name.casefold() for entry in there}
    return path.with_name(first_name(path.name, lambda name: name.casefold() not in taken))
