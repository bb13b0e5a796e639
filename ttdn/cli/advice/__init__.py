"""What is said to somebody whose line was refused: one that works, to be typed as it stands.

Nothing of this is loaded by a run without a fault.
"""

from collections.abc import Sequence

from ttdn.cli.advice.repairing import Proposal, Sort, propose
from ttdn.cli.advice.shell import command_line
from ttdn.cli.globals import LANGUAGE_VARIABLE, GlobalOptions
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
from ttdn.language import Text
from ttdn.metavars import metavar

#: Faults of the line: what was typed can be put right.
_OF_THE_LINE = (
    InvalidOptionError,
    NotAUnitError,
    OptionsDoNotFitError,
    PathNotFoundError,
    PathOutsideWorkspaceError,
    PlanNotFoundError,
    UnfitPathError,
    UnknownCodeError,
    UnknownNameError,
    UsageError,
    WordNotReadableError,
)
#: Of these the sentence says what is right: a page of help adds nothing.
_SAID = (
    PathNotFoundError,
    PathOutsideWorkspaceError,
    PlanNotFoundError,
    UnfitPathError,
    UnknownCodeError,
    WordNotReadableError,
)
_NAMED = (NotAUnitError, UnknownNameError)
#: Arguments that are names of the plan.
_NAMES = frozenset({"ITEM", "UNIT"})


def advise(error: TtdnError, words: Sequence[str], options: GlobalOptions) -> tuple[Text, Text | None]:
    """What is said of an error, and the line to be typed instead.

    Args:
        error: What stopped the run.
        words: What was typed behind the program's name.
        options: The language and the folder of the run.

    Returns:
        The sentence, and the line with its label; None where no line would help.
    """
    if not isinstance(error, _OF_THE_LINE) or _is_of_the_variable(error):
        return error.message, None
    proposal = _fitting(propose(words, error, options), error)
    line = command_line(proposal.words) if proposal else None
    if proposal is None or line is None:
        return error.message, None
    label = proposal.sort.value
    message = proposal.message or _with_names(error)
    return message, Text(f"{label.vi}: {line}", f"{label.en}: {line}")


def _is_of_a_name(error: TtdnError) -> bool:
    """Whether what stands for a name of the plan was refused."""
    return isinstance(error, InvalidOptionError) and error.option in [*map(metavar, _NAMES)]


def _is_of_the_variable(error: TtdnError) -> bool:
    """Whether not the line is wrong, but what is set for all lines."""
    return isinstance(error, InvalidOptionError) and error.option == LANGUAGE_VARIABLE


def _with_names(error: TtdnError) -> Text:
    """The sentence; of a name that is missing also where the names there are can be seen."""
    if not isinstance(error, MissingArgumentError) or error.metavar not in _NAMES:
        return error.message
    return Text(
        f"{error.message.vi} Xem các mục, đơn vị, nhóm: ttdn show.",
        f"{error.message.en} To see the items, units and groups: ttdn show.",
    )


def _fitting(proposal: Proposal, error: TtdnError) -> Proposal | None:
    """Where no line was found, what helps best: the names there are, a page of help, nothing."""
    if proposal.sort is not Sort.HELP or proposal.message:
        return proposal
    if isinstance(error, _NAMED) or _is_of_a_name(error):
        return proposal._replace(sort=Sort.NAMES, words=(*proposal.front, "show"))
    return None if isinstance(error, _SAID) else proposal
