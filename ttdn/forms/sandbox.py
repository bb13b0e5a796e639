"""Everything that opens a sender's file, in a child process with a limit of time and of memory.

No file holds up or ends the others.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ttdn.errors import MemoryLimitError, TimeLimitError, TtdnError, WorkerDiedError
from ttdn.forms.collected import Collected, Outcome, Receipt
from ttdn.forms.incoming import IncomingFile, read_incoming
from ttdn.forms.issuing import blank_of
from ttdn.forms.marks import CopyNotMadeError
from ttdn.forms.taken import fingerprint
from ttdn.forms.taking.collecting import collect_form
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.worker import Worker, Workers

#: A form takes a tenth of a second; one that takes so much longer was made to.
SECONDS = 10.0
MEGABYTES = 512

_TELL = Text(
    "Đề nghị đơn vị điền vào biểu mẫu mới (ttdn form); báo người phụ trách ttdn.",
    "Ask the unit to fill in a new form (ttdn form); tell whoever maintains ttdn.",
)

_workspace: Workspace
_receipt: Receipt
_accepted: frozenset[str]


class Sandboxes(Workers):
    """Reads forms and makes copies of them in child processes, as many as there are processors for."""

    def __init__(self, workspace: Workspace, receipt: Receipt, accepted: frozenset[str], files: int) -> None:
        """Start the children.

        Args:
            workspace: The folder as it was read.
            receipt: The day of receipt.
            accepted: The ids of units whose forms are taken for what they are.
            files: How many files are to be read.
        """
        make = partial(
            Worker,
            seconds=SECONDS,
            megabytes=MEGABYTES,
            initializer=_begin,
            initargs=(workspace, receipt, accepted),
        )
        super().__init__(make, files)
        for worker in self.workers:
            worker.call(os.getpid)  # before anything else runs beside it, such as a bar that shows progress

    def collect(self, arrivals: Sequence[IncomingFile]) -> Iterator[Collected]:
        """Decide what becomes of each file, in their order, whatever it does to what reads it."""
        for sent, answer in zip(arrivals, self.map(_collect, arrivals), strict=True):
            try:
                yield answer.take()
            except Exception as error:  # noqa: BLE001 - a file that nobody foresaw must not stop the others
                yield Collected(
                    sent.file, sent.path, Outcome.FAILED, message=why_not_read(error), advice=_TELL
                )

    def renew(self, sent: Collected) -> bytes:
        """A new form, filled with what came back.

        Raises:
            CopyNotMadeError: It cannot be made within the limits.
        """
        try:
            return self.call(_renew, sent)
        except Exception as error:  # what a damaged file makes of a library cannot be told beforehand
            raise CopyNotMadeError from error


def why_not_read(error: Exception) -> Text:
    """Why the reading of a file came to no end, or to one that nobody foresaw."""
    match error:
        case TimeLimitError():
            return Text(
                f"Quá thời gian: đọc hơn {SECONDS:g} giây.", f"Out of time: more than {SECONDS:g} seconds."
            )
        case MemoryLimitError():
            return Text(
                "Tệp cần quá nhiều bộ nhớ nên không được mở.",
                "The file needs too much memory; it was not opened.",
            )
        case WorkerDiedError():
            return Text(
                "Chương trình đọc tệp dừng đột ngột.", "The process that read the file ended suddenly."
            )
        case TtdnError():
            return error.message
        case _:
            name = type(error).__name__
            return Text(
                f"Lỗi không lường trước khi đọc ({name}).", f"An unexpected error while reading ({name})."
            )


# From here on, what runs in the child.


def _begin(workspace: Workspace, receipt: Receipt, accepted: frozenset[str]) -> None:
    global _workspace, _receipt, _accepted
    _workspace, _receipt, _accepted = workspace, receipt, accepted


def workspace_at_hand() -> Workspace:
    """The folder as it was read before the child was started."""
    return _workspace


def _collect(sent: IncomingFile) -> Collected:
    return collect_form(_workspace, sent, _receipt, _accepted)


def mark(sent: Collected) -> bytes:
    """The sender's own file with its marks; see ``mark_copy``."""
    from ttdn.forms.marked_copy import mark_copy  # noqa: PLC0415 - what marks is loaded for what goes back

    return mark_copy(_read_again(sent), sent)


def receive(sent: Collected, lines: Sequence[str]) -> bytes:
    """The sender's own file with a receipt; see ``add_receipt``."""
    from ttdn.forms.marked_copy import add_receipt  # noqa: PLC0415 - the same

    return add_receipt(_read_again(sent), lines)


def _renew(sent: Collected) -> bytes:
    if sent.unit is None or sent.period is None:
        raise CopyNotMadeError
    from ttdn.forms.making.workbook import make_form  # noqa: PLC0415 - what writes Excel anew, too

    plan = _workspace.plans[sent.period.year].plan
    return make_form(replace(blank_of(_workspace, plan, sent.unit, sent.period), shown=sent.values))


def _read_again(sent: Collected) -> bytes:
    """The file as it was read; the marks belong to just that."""
    content = read_incoming(sent.path)[1]
    if fingerprint(content) != sent.digest:
        raise CopyNotMadeError
    return content
