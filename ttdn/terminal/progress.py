"""Progress on the terminal for runs that take more than a second."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_PATIENCE_SECONDS = 1.0


def track_files(files: Sequence[Path], console: Console, label: str) -> Iterator[Path]:
    """Pass the files on one by one; after a second, show how many are done. Silent in a pipe, gone at the end."""
    begun = time.monotonic()
    remaining = iter(files)
    for number, file in enumerate(remaining, start=1):
        yield file
        if time.monotonic() - begun > _PATIENCE_SECONDS and console.is_terminal:
            yield from _with_bar(remaining, number, len(files), console, label)


def _with_bar(remaining: Iterator[Path], done: int, total: int, console: Console, label: str) -> Iterator[Path]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total, completed=done)
        for file in remaining:
            yield file
            progress.advance(task)
