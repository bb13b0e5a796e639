"""Progress on the terminal for runs that take more than a second."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_PATIENCE_SECONDS = 1.0

T = TypeVar("T")


def track_files(files: Iterable[T], total: int, console: Console, label: str) -> Iterator[T]:
    """Pass the files on one by one; after a second, show how many are done.

    It is silent in a pipe and gone at the end.
    """
    begun = time.monotonic()
    remaining = iter(files)
    for number, file in enumerate(remaining, start=1):
        yield file
        if time.monotonic() - begun > _PATIENCE_SECONDS and console.is_terminal:
            yield from _with_bar(remaining, number, total, console, label)


def _with_bar(remaining: Iterator[T], done: int, total: int, console: Console, label: str) -> Iterator[T]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total, completed=done)
        for file in remaining:
            yield file
            progress.advance(task)
