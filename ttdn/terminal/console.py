"""The two consoles of the program, and text that is safe on them."""

import os
from typing import TextIO

from rich.console import Console as RichConsole
from rich.text import Text as RichText

from ttdn.safe_text import visible_lines

#: Width of output that goes into a file or a pipe, unless COLUMNS says otherwise.
PIPE_WIDTH = 100
#: Less is no window: some systems say 0 where they do not know.
_LEAST_WIDTH = 20


class Console(RichConsole):
    """A console that leaves a closed pipe to the command line.

    Rich itself would end the program with 1, the code for findings.
    """

    def on_broken_pipe(self) -> None:
        """Say so, instead of ending the program."""
        raise BrokenPipeError


def make_console(stream: TextIO) -> Console:
    """A console on a stream.

    Colour and the window's width on a terminal, plain and of a fixed width in a pipe.
    """
    columns = os.environ.get("COLUMNS", "")
    piped = int(columns) if columns.isdecimal() and int(columns) >= _LEAST_WIDTH else PIPE_WIDTH
    width = None if stream.isatty() else piped
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def plain(words: str, style: str = "") -> RichText:
    """Words of a submission or of the plan as text that is neither markup nor control sequence."""
    return RichText(visible_lines(words), style=style)
