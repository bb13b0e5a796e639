"""A command line as it can be typed in the shell at hand."""

import os
import re
import shlex
from collections.abc import Sequence

from ttdn.cli.globals import PROGRAM
from ttdn.safe_text import visible

#: A word that no shell reads as anything but itself.
_PLAIN = re.compile(r"[\w.:+][\w.:/+-]*|-{1,2}[\w-]+(?:=[\w.:/+-]+)?")
_PLAIN_ON_WINDOWS = re.compile(r"[\w.:+][\w.:/\\+-]*|-{1,2}[\w-]+(?:=[\w.:/\\+-]+)?")
#: What means something between double quotes: in a shell of Unix; in cmd or in PowerShell.
_MEANS_SOMETHING, _MEANS_SOMETHING_ON_WINDOWS = re.compile(r'["$`\\!]'), re.compile(r'["“”„$`%!]|\\$')


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
    return " ".join((PROGRAM, *(word for word in quoted if word is not None)))


def _quote(word: str, *, windows: bool) -> str | None:
    if (_PLAIN_ON_WINDOWS if windows else _PLAIN).fullmatch(word):
        return word
    if not (_MEANS_SOMETHING_ON_WINDOWS if windows else _MEANS_SOMETHING).search(word):
        return f'"{word}"'
    return None if windows else shlex.quote(word)
