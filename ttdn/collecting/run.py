"""One run of ``ttdn collect``: decide, deliver, book, file away – in this order.

A run that is killed anywhere is run again, and ends the same way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ttdn.checking import Checked
from ttdn.collecting.papers import Papers
from ttdn.editing.collecting import find_sheets, write_sheet
from ttdn.forms.collected import Collected, Receipt
from ttdn.forms.delivery import deliver
from ttdn.forms.filing import decide_filing, file_away
from ttdn.forms.incoming import IncomingFile
from ttdn.forms.registering import register_files
from ttdn.forms.sandbox import Sandboxes
from ttdn.forms.taking.batch import find_first_days, settle
from ttdn.forms.unpacking import unpack
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.writing import hold_folder, make_folder

#: Passes things on one by one and shows how many of how many are done.
Track = Callable[[Iterable[Collected], int], Iterable[Collected]]


@dataclass(frozen=True)
class Wishes:
    """What a person wants of a run.

    ``accepted`` are the ids of units whose forms are taken for what they are, ``output`` is the folder for
    what goes back. ``moves`` says that the files are put away, ``writes`` that anything is written at all.
    """

    receipt: Receipt
    accepted: frozenset[str]
    output: Path
    papers: Papers
    moves: bool
    writes: bool


@dataclass(frozen=True)
class Collection:
    """What became of the files of a run, and in what the specialist's sheets differ from the folder."""

    outcomes: Sequence[Collected]
    differences: Sequence[Text]

    @property
    def is_done(self) -> bool:
        """Whether something was taken, and nothing is left to do."""
        taken = any(sent.outcome.is_taken for sent in self.outcomes)
        return taken and all(sent.is_good for sent in self.outcomes)


def collect(checked: Checked, came: Sequence[IncomingFile], wishes: Wishes, track: Track) -> Collection:
    """Take up what came, and write all that is to be written of it.

    Args:
        checked: The folder.
        came: The files.
        wishes: How the run is meant.
        track: Shows how far the reading has come.

    Raises:
        TtdnError: The register cannot be read or written.
    """
    workspace = checked.workspace
    for year in workspace.plans:
        checked.arrivals_of(year)  # what came first cannot be told from a register with errors
    with make_folder() as place:
        arrivals = list(unpack(came, place))
        with Sandboxes(workspace, wishes.receipt, wishes.accepted, len(arrivals)) as reader:
            read = list(track(reader.collect(arrivals), len(arrivals)))
            sheets = find_sheets(checked, read)
            forms = [sent for number, sent in enumerate(read) if number not in sheets]
            outcomes = _decide(workspace, reader, arrivals, forms, wishes.accepted)
            if wishes.writes:
                outcomes = list(deliver(workspace, outcomes, wishes.output, reader, wishes.papers.make))
        if wishes.writes:
            outcomes = _book_and_file(workspace.root, outcomes, wishes.receipt.day, moves=wishes.moves)
    for sheet in sheets.values():
        outcomes.append(write_sheet(checked, sheet) if wishes.writes else sheet.outcome)
    return Collection(outcomes, [words for sheet in sheets.values() for words in sheet.differences])


def _decide(
    workspace: Workspace,
    reader: Sandboxes,
    arrivals: Sequence[IncomingFile],
    forms: Sequence[Collected],
    accepted: frozenset[str],
) -> list[Collected]:
    """What becomes of the files together; what came first in this run tells the day of receipt."""
    outcomes = settle(workspace, forms, accepted)
    first = find_first_days(outcomes)
    if not first:
        return outcomes
    late = [replace(sent, first=first[sent.path]) for sent in arrivals if sent.path in first]
    again = {sent.path: sent for sent in reader.collect(late)}
    return settle(workspace, [again.get(sent.path, sent) for sent in forms], accepted)


def _book_and_file(root: Path, outcomes: list[Collected], today: date, *, moves: bool) -> list[Collected]:
    """Write the register, which says where the files will lie; then put them there."""
    with hold_folder(root):
        outcomes = decide_filing(root, outcomes) if moves else outcomes
        register_files(root, outcomes, today)
        return file_away(root, outcomes) if moves else outcomes
