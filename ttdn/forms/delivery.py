"""What is written of the outcomes: reports and what is remembered of them, evidence, marked copies, receipts.

What cannot be written for one file is said of that file; the others go on.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from ttdn.errors import ChangedMeanwhileError, TtdnError
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.current_report import changed_meanwhile
from ttdn.forms.evidence_files import read_evidence
from ttdn.forms.incoming import shown
from ttdn.forms.marked_copy import CopyNotMadeError
from ttdn.forms.receipt import receipt_text
from ttdn.forms.sandbox import Sandbox
from ttdn.forms.taken import STATE_FOLDER, state_name
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.places import UNITS_FOLDER, is_plain_file, unit_folder
from ttdn.writing import hold_folder, sweep, sweep_below, write_inside, write_whole

_MARKED, _RECEIPT, _NEW = ".can-sua", ".bien-nhan", ".mau-moi"
_MARKS = re.compile(r"\.(?:can-sua|mau-moi)(?:-[0-9]+)?$")
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]')
#: Names of files have at most 255 bytes on most systems; what is added to one needs some.
_LONGEST = 180


def deliver(
    workspace: Workspace, outcomes: Iterable[Collected], output: Path, reader: Sandbox, *, sheet: bool
) -> Iterator[Collected]:
    """Write what is to be written of every outcome.

    Args:
        workspace: The folder.
        outcomes: What was decided of each file.
        output: The folder for what goes back to the units.
        reader: Makes copies of the senders' files.
        sheet: Whether receipts are made as Excel files, too.

    Yields:
        The outcomes with what was made for their senders, or why it could not be.
    """
    everything = list(outcomes)
    # A run that was killed may have done all but clear away its
    # temporary file, and then nothing is written there again.
    sweep_below(workspace.root / UNITS_FOLDER)
    sweep_below(workspace.root / STATE_FOLDER)
    sweep(output)
    delivery = _Delivery(
        workspace, reader, _Names(output, {os.path.realpath(sent.path) for sent in everything}), sheet=sheet
    )
    return map(delivery.deliver, everything)


class _Delivery:
    """Writes what belongs to one outcome after the other."""

    def __init__(self, workspace: Workspace, reader: Sandbox, names: "_Names", *, sheet: bool) -> None:
        self.workspace, self.reader, self.names, self.sheet = workspace, reader, names, sheet

    def deliver(self, sent: Collected) -> Collected:
        made: list[Path] = []
        try:
            sent = self._write_report(sent)
            for path in self._write_copies(sent):
                made.append(path)  # noqa: PERF402 - what was made before a failure is named
        except TtdnError as error:
            sent = replace(sent, trouble=error.message)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            trouble = Text(f"Không ghi được tệp trả lại ({reason}).", f"Not written: {reason}.")
            sent = replace(sent, trouble=trouble)
        except CopyNotMadeError:
            trouble = Text(
                "Không lập được bản trả lại; báo đơn vị theo các lỗi ở trên.",
                "No marked copy could be made; tell the unit about the errors listed above.",
            )
            sent = replace(sent, trouble=trouble)
        return replace(sent, made=tuple(made))

    def _write_report(self, sent: Collected) -> Collected:
        """Write the report, its state around it, and its evidence; only what was decided upon is replaced."""
        if sent.unit is None or sent.period is None or not sent.outcome.is_taken:
            return sent
        root = self.workspace.root
        try:
            for name, path in sent.evidence:  # first, since the report speaks of it
                self._copy_evidence(root, f"{unit_folder(sent.unit.id)}/{name}", path)
            if sent.state is not None:
                with hold_folder(root):
                    self._write_both(root, sent, state_name(sent.unit.id, sent.period))
        except ChangedMeanwhileError:
            message, advice = changed_meanwhile(sent.target)
        except TtdnError as error:
            message, advice = error.message, _RUN_AGAIN
        else:
            return sent
        return replace(sent, outcome=Outcome.BLOCKED, message=message, advice=advice, report=None)

    def _write_both(self, root: Path, sent: Collected, state: str) -> None:
        """The state says what is about to be written, then it is written, then the state says that it was."""
        if sent.state is None:
            return
        before = sent.state_before
        if sent.text is not None:
            pending = sent.state.encode()
            write_inside(root, state, pending, replacing=before)
            write_inside(root, sent.target, sent.text.encode(), replacing=sent.before)
            before = pending
        write_inside(root, state, sent.state.confirmed().encode(), replacing=before)

    @staticmethod
    def _copy_evidence(root: Path, name: str, path: Path) -> None:
        content = read_evidence(path)
        with suppress(ChangedMeanwhileError):  # it was put there meanwhile
            write_inside(root, name, content, replacing=None)

    def _write_copies(self, sent: Collected) -> Iterator[Path]:
        plan_file = self.workspace.plans.get(sent.period.year) if sent.period is not None else None
        if plan_file is None or sent.unit is None:
            return
        if sent.outcome is Outcome.RETURNED:
            yield self._return(sent)
        elif sent.outcome is Outcome.OLDER or (
            sent.outcome is Outcome.REFUSED and sent.identity is None and sent.values
        ):
            yield self.names.write(sent, f"{_NEW}.xlsx", self.reader.renew(sent))
        elif sent.outcome.is_taken and sent.report is not None:
            yield self.names.write(sent, f"{_RECEIPT}.txt", receipt_text(sent, plan_file.plan).encode())
            if self.sheet:
                with suppress(CopyNotMadeError):
                    yield self.names.write(sent, f"{_RECEIPT}.xlsx", self.reader.receive(sent))

    def _return(self, sent: Collected) -> Path:
        """The sender's own file with its marks.

        A new form with its values, where that file is too damaged to be copied.
        """
        try:
            return self.names.write(sent, f"{_MARKED}.xlsx", self.reader.mark(sent))
        except CopyNotMadeError:
            return self.names.write(sent, f"{_NEW}.xlsx", self.reader.renew(sent))


_RUN_AGAIN = Text("Sửa xong thì chạy lại lệnh này.", "Put it right, then run this again.")


class _Names:
    """Names for what goes back: those of what came.

    Nothing that stands there is written over, what came least of all.
    """

    def __init__(self, output: Path, inputs: set[str]) -> None:
        self.output = output
        self._taken = set(inputs)

    def write(self, sent: Collected, ending: str, content: bytes) -> Path:
        """Write under the first name that is free, or under which just this stands already.

        Then nothing is written.
        """
        stem, _, kind = ending.rpartition(".")
        name = _stem(sent.path) + stem
        for number in count(1):
            path = self.output / f"{name}{f'-{number}' if number > 1 else ''}.{kind}"
            there = os.path.realpath(path)
            if there in self._taken or (os.path.lexists(path) and not _holds(path, content)):
                continue
            self._taken.add(there)
            if os.path.lexists(path):
                return path
            try:
                write_whole(path, content, replacing=None)
            except ChangedMeanwhileError:  # another run took the name
                continue
            return path
        raise AssertionError  # pragma: no cover - there is always another number


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds just this."""
    try:
        return is_plain_file(path) and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _stem(path: Path) -> str:
    """The name of what came, without its ending and earlier marks, as every system can hold and print it."""
    stem = path.stem if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"} else path.name
    plain = _UNFIT.sub("_", shown(_MARKS.sub("", stem)))
    short = plain.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return short or "bieu-mau"
