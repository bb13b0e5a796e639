"""A page that stays on the screen and is shown anew when what it is made of changes.

The files are looked at every few seconds by their times and sizes, which costs next to nothing.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.segment import Segment, SegmentLines

from ttdn.cli.plan_at_hand import time_of_day
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, TtdnError
from ttdn.language import Text, count_of
from ttdn.places import READ_FOLDERS
from ttdn.safe_text import visible
from ttdn.terminal.console import plain

#: Seconds between two looks at the files, where none are given, and the least and most that may be.
SECONDS, _LEAST, _MOST = 2.0, 0.2, 3600.0
#: How time passes; tests replace it.
pause = time.sleep

#: What may be shown, the fullest first: the first that fits the window is.
Page = Sequence[Sequence[RenderableType]]
#: The time and the size of each file, by its name within the folder.
_Files = dict[str, tuple[int, int]]


class _Seen(NamedTuple):
    """What a page depends on."""

    files: _Files
    day: object
    size: tuple[int, int]


def read_seconds(value: str) -> float:
    """The seconds between two looks; nothing given: a few.

    Raises:
        InvalidOptionError: It is no number, or one that makes no sense.
    """
    try:
        seconds = float(value.replace(",", ".")) if value else SECONDS
    except ValueError:
        seconds = 0
    if not _LEAST <= seconds <= _MOST:  # nor is this true of a number that is none
        allowed = Text(
            f"Viết số giây, từ {_LEAST:g} đến {_MOST:g}.", f"Write seconds, {_LEAST:g} to {_MOST:g}."
        )
        raise InvalidOptionError("--watch", value, allowed)
    return seconds


def watch(
    session: Session,
    make: Callable[[], Page],
    explain: Callable[[], Sequence[RenderableType]],
    as_of: str | None,
    seconds: float,
) -> None:
    """Show a page until Ctrl-C, anew whenever a file, the day or the window has changed.

    What cannot be read for a while, since somebody is writing it, is said in place of the page.

    Args:
        session: The run.
        make: Makes the page.
        explain: Says what is wrong, where it could not be made.
        as_of: The day that was asked for.
        seconds: Between two looks at the files.

    Raises:
        OptionsDoNotFitError: There is no window.
        TtdnError: The page cannot be made at the beginning.
    """
    console = session.out
    if not (sys.stdout.isatty() and console.is_terminal):
        advice = Text(
            "chỉ dùng trong cửa sổ dòng lệnh, không dùng khi kết quả chuyển ra tệp hoặc lệnh khác.",
            "only in a window, not where the output goes into a file or a pipe.",
        )
        raise OptionsDoNotFitError("--watch", advice)

    def look() -> _Seen:
        return _Seen(_look_at(session.root), session.read_day(as_of), (console.width, console.height))

    seen, page = look(), make()
    console.set_alt_screen(enable=True)
    console.show_cursor(show=False)
    try:
        _draw(session, page, "")
        while True:
            pause(seconds)
            now = look()
            if now != seen:
                try:
                    page = make()
                except TtdnError as error:
                    words = error.message.in_language(session.language)
                    complaint = plain(session.say(f"Lỗi: {words}", f"Error: {words}"), "bold red")
                    page = [[complaint, "", *explain()]]
                # Of the files that changed the first by name.
                changed = sorted(name for name, _ in seen.files.items() ^ now.files.items())
                _draw(session, page, "".join(changed[:1]))
                seen = now
                gc.collect()  # the program runs without the collector, since other runs are short
    except KeyboardInterrupt:
        return
    finally:
        console.show_cursor(show=True)
        console.set_alt_screen(enable=False)


def _look_at(root: Path) -> _Files:
    """The files of the folder; what vanishes meanwhile is none of them."""
    return dict(found for folder in READ_FOLDERS for found in _files_in(root / folder, folder))


def _files_in(folder: Path, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(Path(entry.path), f"{name}/{entry.name}")
            else:
                about = entry.stat(follow_symlinks=False)
                yield f"{name}/{entry.name}", (about.st_mtime_ns, about.st_size)
    except OSError:
        return


def _draw(session: Session, page: Page, changed: str) -> None:
    """The fullest page that fits above the last line; where none does, the beginning of the shortest."""
    console, room = session.out, max(session.out.height - 1, 1)
    lines = list[list[Segment]]()
    for content in page:
        lines = console.render_lines(Group(*content), pad=False)
        if len(lines) <= room:
            break
    left = max(len(lines) - room, 0)
    console.clear()
    console.print(SegmentLines(list(islice(lines, room)), new_lines=True), end="")
    foot = plain(_foot(session, changed, left), "reverse")
    foot.truncate(max(console.width - 1, 1), overflow="ellipsis")
    console.print(foot, end="")


def _foot(session: Session, changed: str, left: int) -> str:
    clock = time_of_day()
    words = [session.say(f"Đang theo dõi, {clock}", f"Watching, {clock}")]
    if left:
        words.append(session.say(f"còn {left} dòng không vừa cửa sổ", f"{count_of(left, 'line')} do not fit"))
    words.append(session.say("Ctrl-C: dừng", "Ctrl-C ends"))
    if changed:
        words.append(session.say(f"vừa đổi: {visible(changed)}", f"changed: {visible(changed)}"))
    return " | ".join(words)
