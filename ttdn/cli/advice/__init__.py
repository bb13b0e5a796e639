"""What is said to somebody whose line was refused: one that works, to be typed as it stands.

Nothing of this is loaded by a run without a fault.
"""

import os
import re
import shlex
from collections.abc import Sequence

from ttdn.cli.advice.repairing import Proposal, Sort, propose
from ttdn.cli.globals import LANGUAGE_VARIABLE, PROGRAM, GlobalOptions
from ttdn.cli.usage import MissingArgumentError, UsageError
from ttdn.errors import (
    InvalidOptionError,
    NotAUnitError,
    OptionsDoNotFitError,
    PathNotFoundError,
    PathOutsideWorkspaceError,
    PlanNotFoundError,
    TtdnError,
    UnfitPathError,
    UnknownCodeError,
    UnknownNameError,
    WordNotReadableError,
)
from ttdn.language import Text, join, same
from ttdn.metavars import metavar
from ttdn.safe_text import visible

#: Of these the sentence says what is right: a page of help adds nothing.
_SAID = (
    PathNotFoundError,
    PathOutsideWorkspaceError,
    PlanNotFoundError,
    UnfitPathError,
    UnknownCodeError,
    WordNotReadableError,
)
#: Faults of the line: what was typed can be put right.
_OF_THE_LINE = (
    *_SAID,
    InvalidOptionError,
    NotAUnitError,
    OptionsDoNotFitError,
    UnknownNameError,
    UsageError,
)
#: Arguments that are names of the plan.
_NAMES = frozenset({"ITEM", "UNIT"})
_SEE_NAMES = Text("Xem các mục, đơn vị, nhóm: ttdn show.", "To see the items, units and groups: ttdn show.")
#: A word that no shell reads as anything but itself.
_PLAIN = re.compile(r"[\w.:+][\w.:/+-]*|-{1,2}[\w-]+(?:=[\w.:/+-]+)?")
_PLAIN_ON_WINDOWS = re.compile(r"[\w.:+][\w.:/\\+-]*|-{1,2}[\w-]+(?:=[\w.:/\\+-]+)?")
#: What means something between double quotes: in a shell of Unix; in cmd or in PowerShell.
_MEANS_SOMETHING, _MEANS_SOMETHING_ON_WINDOWS = re.compile(r'["$`\\!]'), re.compile(r'["“”„$`%!]|\\$')


def advise(error: TtdnError, words: Sequence[str], options: GlobalOptions) -> tuple[Text, Text | None]:
    """What is said of an error, and the line to be typed instead.

    Args:
        error: What stopped the run.
        words: What was typed behind the program's name.
        options: The language and the folder of the run.

    Returns:
        The sentence, and the line with its label; None where no line would help.
    """
    # Where what is set for all lines is wrong, no line is.
    is_of_all = isinstance(error, InvalidOptionError) and error.option == LANGUAGE_VARIABLE
    if not isinstance(error, _OF_THE_LINE) or is_of_all:
        return error.message, None
    proposal = _fitting(propose(words, error, options), error)
    line = command_line(proposal.words) if proposal else None
    if proposal is None or line is None:
        return error.message, None
    return proposal.message or _with_names(error), join(": ", [proposal.sort.value, same(line)])


def _with_names(error: TtdnError) -> Text:
    """The sentence; of a name that is missing also where the names there are can be seen."""
    if not isinstance(error, MissingArgumentError) or error.metavar not in _NAMES:
        return error.message
    return join(" ", [error.message, _SEE_NAMES])


def _fitting(proposal: Proposal, error: TtdnError) -> Proposal | None:
    """Where no line was found, what helps best: the names there are, a page of help, nothing."""
    if proposal.sort is not Sort.HELP or proposal.message:
        return proposal
    is_of_a_name = isinstance(error, InvalidOptionError) and error.option in [*map(metavar, _NAMES)]
    if is_of_a_name or isinstance(error, (NotAUnitError, UnknownNameError)):
        return proposal._replace(sort=Sort.NAMES, words=(*proposal.front, "show"))
    return None if isinstance(error, _SAID) else proposal


def command_line(words: Sequence[str], *, windows: bool = os.name == "nt") -> str | None:
    """The line to be typed, words with blanks in quotes.

    Args:
        words: The words behind the name of the program.
        windows: Whether it is for cmd and PowerShell, which have no way to quote everything.

    Returns:
        The line; None where a word cannot be typed there, or not be shown.
    """
    quoted = [_quote(word, windows=windows) for word in words]
    if None in quoted or any(visible(word) != word or not word.isprintable() for word in words):
        return None
    return " ".join((PROGRAM, *filter(None, quoted)))


def _quote(word: str, *, windows: bool) -> str | None:
    if (_PLAIN_ON_WINDOWS if windows else _PLAIN).fullmatch(word):
        return word
    if not (_MEANS_SOMETHING_ON_WINDOWS if windows else _MEANS_SOMETHING).search(word):
        return f'"{word}"'
    return None if windows else shlex.quote(word)
