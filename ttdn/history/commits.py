"""When each file was first committed."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from ttdn.history.reasons import HistoryNotReadableError
from ttdn.vietnamese import OFFICE_TIME, nfc, visible

_COMMIT = "\x01"


def first_commits(root: Path, folder: str) -> Mapping[str, date]:
    """For each file below a folder, the day in Vietnam on which it was first committed; empty where history says nothing.

    A shallow clone knows only its last commits, which would make every file look new: it counts as no history.
    """
    from ttdn.history.program import open_history  # noqa: PLC0415 - examples are not dated: most checks of new users do without

    try:
        with open_history(root) as git:
            if git.is_shallow:
                return {}
            options = ("--diff-filter=A", "--no-renames", "--name-only", "-z", f"--format={_COMMIT}%ct", "--no-ext-diff", "--no-textconv")
            log = git.ask("log", *options, "--no-show-signature", "HEAD", "--", f"{git.prefix}{folder}")
            return dict(_read_log(log, git.prefix))
    except HistoryNotReadableError:
        return {}


def _read_log(log: str, prefix: str) -> Iterator[tuple[str, date]]:
    days: dict[str, date | None] = {}
    day = None
    for part in log.split("\0"):
        if part.startswith(_COMMIT):
            day = _day_in_vietnam(part.removeprefix(_COMMIT))
        elif part:
            # The log goes back in time: what is said last of a file is its first commit. A line end separates the first name.
            days[shown_name(part.removeprefix("\n").removeprefix(prefix))] = day
    return ((name, known) for name, known in days.items() if known is not None)


def shown_name(name: str) -> str:
    """The name of a file as findings speak of it."""
    return visible(nfc(os.fsencode(name).decode("utf-8", "replace")))


def _day_in_vietnam(seconds: str) -> date | None:
    """The day of a commit; None where whoever made it gave a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(OFFICE_TIME).date()
    except (ValueError, OverflowError, OSError):
        return None
