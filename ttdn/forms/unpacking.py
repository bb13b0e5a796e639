"""The mails and archives among the files that came: opened in a child process, laid out in a folder."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ttdn.errors import TtdnError, system_words
from ttdn.forms.containers.content import BY_HAND
from ttdn.forms.containers.laying import count_words, find_spans, lay_out
from ttdn.forms.incoming import (
    ContainerRefusedError,
    FileNotOpenedError,
    IncomingFile,
    NothingInsideError,
)
from ttdn.forms.sandbox import why_not_read
from ttdn.language import Text
from ttdn.worker import Worker

#: The largest mail that is opened takes some seconds and half of a gigabyte.
SECONDS, MEGABYTES = 30.0, 700
#: What is laid out in one run.
LARGEST_RUN = 4 << 30
_FULL = (
    Text(
        "Các thư, tệp nén mở trong lần chạy này đã quá lớn.",
        "The mails and archives of this run are too large.",
    ),
    Text("Chạy lại lệnh này cho các tệp còn lại.", "Run this again for those that are left."),
)
#: What nobody packs anything in; such a file is not looked into twice.
_FORM = ".xlsx"


def unpack(arrivals: Iterable[IncomingFile], folder: Path) -> Iterator[IncomingFile]:
    """The files, and after each mail and archive the files in it.

    Args:
        arrivals: What came.
        folder: Where what lies in others is laid out.
    """
    with Worker(seconds=SECONDS, megabytes=MEGABYTES) as reader:
        opener = _Opener(reader)
        for number, sent in enumerate(arrivals):
            if sent.closed is not None or sent.path.suffix.lower() == _FORM:
                yield sent
            else:
                yield from opener.open(sent, folder / str(number))


class _Opener:
    """Opens one file after the other, as far as there is room."""

    def __init__(self, reader: Worker) -> None:
        self.reader, self.laid_out = reader, 0

    def open(self, sent: IncomingFile, folder: Path) -> list[IncomingFile]:
        try:
            spans = self.reader.call(find_spans, sent)
        except Exception as error:  # noqa: BLE001 - a file that nobody foresaw must not stop the others
            return [replace(sent, closed=_refused(error))]
        found: list[IncomingFile] = []
        silent = 0
        for number, span in enumerate(spans, start=1):
            name = sent.file if span.end is None else f"{sent.file}/{number}"
            place = folder / str(number)
            try:
                if self.laid_out > LARGEST_RUN:
                    raise ContainerRefusedError(*_FULL)  # noqa: TRY301 - told in the same way
                found += self.reader.call(lay_out, sent, place, span, name)
                self.laid_out += sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
            except Exception as error:  # noqa: BLE001 - the same
                shutil.rmtree(place, ignore_errors=True)
                refused = _refused(error)
                if span.end is None:
                    return [replace(sent, closed=refused)]
                if isinstance(refused, NothingInsideError):
                    silent += 1
                else:
                    # A mail of a mailbox that cannot be opened.
                    closed = FileNotOpenedError(refused.message, refused.advice)
                    origin = replace(sent.origin, holder=sent.path)
                    found.append(IncomingFile(name, place / "_", closed, origin=origin))
        if not spans:
            return [sent]
        return [replace(sent, opened=count_words(found, silent), contents=folder), *found]


def _refused(error: Exception) -> ContainerRefusedError:
    """Why a mail or an archive is not opened."""
    match error:
        case ContainerRefusedError():
            return error
        case FileNotOpenedError():
            return ContainerRefusedError(error.message, error.advice)
        case TtdnError():
            return ContainerRefusedError(error.message, BY_HAND)
        case OSError():
            reason = system_words(error)
            return ContainerRefusedError(
                Text(f"Không mở ra được ({reason}).", f"It cannot be opened ({reason})."), BY_HAND
            )
        case _:
            return ContainerRefusedError(why_not_read(error), BY_HAND)
