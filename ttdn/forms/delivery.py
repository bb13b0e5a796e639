"""What is written of the outcomes: reports and what is remembered of them, evidence, marked copies, receipts.

What cannot be written for one file is said of that file; the others go on.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.errors import ChangedMeanwhileError, TtdnError, system_words
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.file_names import first_name
from ttdn.forms.marks import CopyNotMadeError
from ttdn.forms.returned import Paper, returned_stem
from ttdn.forms.sandbox import Sandboxes, mark
from ttdn.forms.taken import TakenForms, state_name
from ttdn.forms.taking.batch import hold_what_leans
from ttdn.forms.taking.current_report import changed_meanwhile
from ttdn.forms.taking.evidence_files import is_held, read_evidence
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.places import STATE_FOLDER, UNITS_FOLDER, unit_folder
from ttdn.worker import Answer
from ttdn.writing import hold_folder, holds, sweep, sweep_below, write_inside, write_whole

#: What goes back with a form that was taken, each with its mark and its ending.
Made = tuple[tuple[Paper, str, bytes], ...]
_RUN_AGAIN = Text("Sửa xong thì chạy lại lệnh này.", "Put it right, then run this again.")


def deliver(
    workspace: Workspace,
    outcomes: Sequence[Collected],
    output: Path,
    reader: Sandboxes,
    papers: Callable[[Collected], Made],
) -> Iterator[Collected]:
    """Write what is to be written of every outcome.

    Args:
        workspace: The folder.
        outcomes: What was decided of each file.
        output: The folder for what goes back to the units.
        reader: Makes copies of the senders' files.
        papers: Makes, in a child, what goes back with a form that was taken.

    Yields:
        The outcomes with what was made for their senders, or why it could not be.
    """
    # A run that was killed may have done all but clear away its
    # temporary file, and then nothing is written there again.
    sweep_below(workspace.root / UNITS_FOLDER)
    sweep_below(workspace.root / STATE_FOLDER)
    for unit in {sent.unit.id if sent.unit else "" for sent in outcomes}:
        sweep(output / unit)
    taken = {os.path.realpath(sent.path) for sent in outcomes}
    written = hold_what_leans([_write_report(workspace.root, sent) for sent in outcomes])
    # All of them before the first file is written again: there the children are asked one by one.
    made = iter(list(reader.map(papers, filter(_gets_papers, written))))
    marked = iter(list(reader.map(mark, filter(_gets_marks, written))))
    returns = _Returns(output, reader, taken)
    for sent in written:
        own: Answer[Made] = next(made) if _gets_papers(sent) else Answer(())
        yield returns.give_back(sent, own, next(marked) if _gets_marks(sent) else None)


def _gets_papers(sent: Collected) -> bool:
    return sent.outcome.is_taken and sent.report is not None


def _gets_marks(sent: Collected) -> bool:
    goes_back = sent.outcome is Outcome.RETURNED or sent.is_partial
    return goes_back and sent.unit is not None and sent.period is not None


@dataclass
class _Returns:
    """Writes what goes back of one outcome after the other.

    It is named as what came, in a folder of its unit. Nothing that stands there is written over, what came
    (the first of ``taken``) least of all.
    """

    output: Path
    reader: Sandboxes
    taken: set[str]

    def give_back(self, sent: Collected, papers: Answer[Made], marked: Answer[bytes] | None) -> Collected:
        """The outcome with what was made of its papers and its marked copy, or why it could not be."""
        made: list[Path] = []
        trouble = None
        try:
            for path in self._write_copies(sent, papers, marked):
                made.append(path)  # noqa: PERF402 - what was made before a failure is named
        except TtdnError as error:
            trouble = error.message
        except OSError as error:
            reason = system_words(error)
            trouble = Text(f"Không ghi được tệp trả lại ({reason}).", f"Not written: {reason}.")
        except (CopyNotMadeError, RuntimeError):
            trouble = Text(
                "Không lập được bản trả lại; báo đơn vị theo các lỗi ở trên.",
                "No marked copy could be made; tell the unit about the errors listed above.",
            )
        return replace(sent, made=tuple(made), trouble=trouble)

    def _write_copies(
        self, sent: Collected, papers: Answer[Made], marked: Answer[bytes] | None
    ) -> Iterator[Path]:
        if sent.unit is None or sent.period is None:
            return
        if marked is not None and marked.error is None:
            yield self._write(sent, Paper.MARKED, "xlsx", marked.take())
        elif (
            marked is not None
            or sent.outcome is Outcome.OLDER
            or (sent.outcome is Outcome.REFUSED and sent.identity is None and sent.values)
        ):  # it is too damaged to be marked, of an older layout, or not to be trusted
            yield self._write(sent, Paper.NEW, "xlsx", self.reader.renew(sent))
        for paper, ending, content in papers.take():
            yield self._write(sent, paper, ending, content)

    def _write(self, sent: Collected, paper: Paper, ending: str, content: bytes) -> Path:
        """Write under the first name that is free, or under which just this stands already.

        Then nothing is written.
        """
        folder = self.output / sent.unit.id if sent.unit else self.output
        name = f"{returned_stem(sent.path)}{paper.mark}.{ending}"
        return folder / first_name(name, lambda name: self._puts(folder / name, content))

    def _puts(self, path: Path, content: bytes) -> bool:
        """Whether it stands there now, and under no name that is spoken for."""
        there = os.path.realpath(path)
        if there in self.taken or (os.path.lexists(path) and not holds(path, content)):
            return False
        self.taken.add(there)
        with suppress(ChangedMeanwhileError):  # another run took the name
            if not os.path.lexists(path):
                write_whole(path, content, replacing=None)
            return True
        return False


def _write_report(root: Path, sent: Collected) -> Collected:
    """Write the report, its state around it, and its evidence; only what was decided upon is replaced."""
    if sent.unit is None or sent.period is None or not sent.outcome.is_taken:
        return sent
    try:
        folder = unit_folder(sent.unit.id)
        for name, path in sent.evidence:  # first, since the report speaks of it
            if not is_held(root / folder, name, path):
                write_inside(root, f"{folder}/{name}", read_evidence(path), replacing=None)
        if sent.state is not None:
            with hold_folder(root):
                _write_both(root, sent, sent.state, state_name(sent.unit.id, sent.period))
    except ChangedMeanwhileError:
        if _stands(root, sent):
            return sent
        message, advice = changed_meanwhile(sent.target)
    except TtdnError as error:
        message, advice = error.message, _RUN_AGAIN
    else:
        return sent
    return replace(sent, outcome=Outcome.BLOCKED, message=message, advice=advice, report=None)


def _stands(root: Path, sent: Collected) -> bool:
    """Whether another run, over the same files, has written just what was to be written."""
    if sent.unit is None or sent.state is None or sent.period is None:
        return False
    state = root / state_name(sent.unit.id, sent.period)
    is_report = sent.text is None or holds(root / sent.target, sent.text.encode())
    return is_report and holds(state, sent.state.confirmed().encode())


def _write_both(root: Path, sent: Collected, state: TakenForms, name: str) -> None:
    """The state says what is about to be written, then it is written, then the state says that it was."""
    before = sent.state_before
    if sent.text is not None:
        pending = state.encode()
        write_inside(root, name, pending, replacing=before)
        write_inside(root, sent.target, sent.text.encode(), replacing=sent.before)
        before = pending
    write_inside(root, name, state.confirmed().encode(), replacing=before)
