"""Progress on the terminal for runs that take more than a second."""

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn

_PATIENCE_SECONDS = 1.0
_LOOK_SECONDS = 0.1

T = TypeVar("T")


def track_files(files: Iterable[T], total: int, console: Console, label: str) -> Iterator[T]:
    """Pass the files on one by one; after a second, show how many are done.

    It is silent in a pipe and gone at the end.
    """
    begun = time.monotonic()
    remaining = iter(files)
    done = 0
    for file in remaining:
        yield file
        done += 1
        if time.monotonic() - begun > _PATIENCE_SECONDS and console.is_terminal:
            break
    else:
        return
    with _progress(console, MofNCompleteColumn()) as progress:
        task = progress.add_task(label, total=total, completed=done)
        for file in remaining:
            yield file
            progress.advance(task)


@contextlib.contextmanager
def watch_numbers(numbers: Sequence[int], console: Console, label: str) -> Iterator[None]:
    """Show two numbers that somebody else sets, how much is done and of how much; in the same way."""
    ended = threading.Event()

    def show() -> None:
        if ended.wait(_PATIENCE_SECONDS):
            return
        with _progress(console, MofNCompleteColumn()) as progress:
            task = progress.add_task(label, total=None)
            while not ended.wait(_LOOK_SECONDS):
                progress.update(task, completed=numbers[0], total=numbers[1] or None)

    watcher = threading.Thread(target=show, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


@contextlib.contextmanager
def show_busy(console: Console, label: str) -> Iterator[None]:
    """Show after a second that something goes on of which nobody can say how much there is."""
    progress = _progress(console)
    progress.add_task(label, total=None)
    timer = threading.Timer(_PATIENCE_SECONDS, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if progress.live.is_started:
            progress.stop()


def _progress(console: Console, *more: ProgressColumn) -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), *more
    return Progress(*columns, console=console, transient=True)
