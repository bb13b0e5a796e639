"""A command as a terminal shows it: run at a real one, its lines and colours drawn by rich as HTML."""

import io
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pictures.programs import PictureError, fonts_of, pages_of, print_page

COLUMNS, ROWS = 100, 40
#: Of the fonts that come with Linux the one that has every Vietnamese letter, each as wide as any other.
FONT = "Liberation Mono"
#: In pixels; a letter of this font is 0.6 of its size wide.
SIZE, LINE, PADDING = 13, 18, 14
WIDTH = round(COLUMNS * SIZE * 0.6) + 2 * PADDING
#: Colours that are read on white, also in print: the eight of a terminal and the eight bright ones.
THEME = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [
        (31, 35, 40), (180, 30, 40), (17, 99, 41), (125, 78, 0),
        (9, 80, 170), (115, 60, 180), (10, 95, 105), (87, 96, 106),
    ],
    [
        (87, 96, 106), (180, 30, 40), (17, 99, 41), (125, 78, 0),
        (9, 80, 170), (115, 60, 180), (10, 95, 105), (31, 35, 40),
    ],
)  # fmt: skip
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@cache
def printed(words: tuple[str, ...], folder: Path) -> str:
    """What ``ttdn`` prints at a terminal of a hundred columns, with its colours; it is asked once.

    Args:
        words: The command line after ``ttdn``.
        folder: Where it is run.
    """
    import fcntl  # noqa: PLC0415 - not on Windows, where no picture is taken
    import pty  # noqa: PLC0415 - the same
    import struct  # noqa: PLC0415 - the same
    import termios  # noqa: PLC0415 - the same

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "ttdn", *words],
        cwd=folder,
        env=_environment(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        return _drained(ours).decode("utf-8").replace("\r\n", "\n")


def _environment() -> dict[str, str]:
    """That of a plain terminal: nothing of whoever takes the picture."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def _drained(terminal: int) -> bytes:
    """All that is written to a terminal until nobody writes there any more."""
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # So Linux says that the other end is closed.
        pass
    finally:
        os.close(terminal)
    return b"".join(parts)


def lines_of(output: str) -> list[str]:
    """The lines of an output without colours, and without spaces at their ends."""
    return [line.rstrip() for line in _CONTROL.sub("", output).rstrip("\n").split("\n")]


def upto(output: str, last: str) -> str:
    """The lines of an output down to the first that begins with some words; all of them where there are none.

    Raises:
        ValueError: No line begins so.
    """
    lines = output.rstrip("\n").split("\n")
    if not last:
        return "\n".join(lines)
    ends = [number for number, line in enumerate(lines_of(output), 1) if line.strip().startswith(last)]
    if not ends:
        raise ValueError(f"no line of the output begins with '{last}'")
    return "\n".join(lines[: ends[0]])


def height_of(output: str) -> int:
    """How high the picture of these lines is, in pixels, with the line of the command above them."""
    return LINE * (len(lines_of(output)) + 2) + 2 * PADDING


def page_of(screens: Sequence[tuple[str, str]]) -> str:
    """A page of HTML that shows screens one below the other, and prints each on a sheet of its own.

    Args:
        screens: Of each the command as it was typed, and what it printed, with colours.
    """
    rules = "".join(
        f"@page s{number}{{size:{WIDTH}px {height_of(output) + 2}px;margin:0}}"
        f"#s{number}{{page:s{number};height:{height_of(output)}px}}"
        for number, (_, output) in enumerate(screens)
    )
    shown = "".join(
        f'<pre id="s{number}"><b>$ {escape(command)}</b>\n\n{_coloured(output)}</pre>'
        for number, (command, output) in enumerate(screens)
    )
    return (
        f"<!doctype html><meta charset='utf-8'><style>{rules}*{{margin:0;box-sizing:border-box}}"
        f"pre{{font:{SIZE}px/{LINE}px '{FONT}';width:{WIDTH}px;padding:{PADDING}px;background:#fff;"
        "color:#1f2328;border:1px solid #d0d7de;border-radius:6px;break-after:page;overflow:hidden}"
        f"pre *{{font-family:'{FONT}'}}</style>{shown}"
    )


def _coloured(output: str) -> str:
    """Lines with colours as HTML, by rich's own export."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(output), soft_wrap=True, end="")
    return console.export_html(theme=THEME, code_format="{code}", inline_styles=True)


def whole(command: str, output: str) -> list[str]:
    """All lines of a screen: the command, an empty line, what it printed."""
    return [f"$ {command}", "", *lines_of(output)]


def screens_of(page: Path, pdf: Path) -> list[list[str]]:
    """The lines of each screen of a page of HTML, read from a PDF that the browser prints of it.

    Raises:
        PictureError: A letter is not of the one font that has them all.
    """
    fonts = fonts_of(print_page(page, pdf))
    if fonts != {FONT.replace(" ", "")}:
        raise PictureError(f"{page.name} is drawn with {', '.join(sorted(fonts))}; wanted: {FONT} alone")
    # Three quarters of a pixel are a point.
    return [
        textwrap.dedent("\n".join(lines)).rstrip("\n").split("\n")
        for lines in pages_of(pdf, SIZE * 0.6 * 0.75)
    ]
