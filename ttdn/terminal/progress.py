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
    done = 0
    for file in remaining:
        yield file
        done += 1
        if time.monotonic() - begun > _PATIENCE_SECONDS and console.is_terminal:
            break
    else:
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total, completed=done)
        for file in remaining:
            yield file
            progress.advance(task)
