"""What there was to be said of the folder as it stood in a commit."""

import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ttdn.changes.snapshot import Snapshot, take_snapshot
from ttdn.checking import Checked, check_workspace
from ttdn.counting import compute_status
from ttdn.errors import TtdnError
from ttdn.history import FilesThen, files_at
from ttdn.language import Text
from ttdn.load import Loaded
from ttdn.status import Status

#: Evidence is not laid out anew: whether it was there then is not asked.
_NOT_ASKED = frozenset({"missing-evidence-file"})

Track = Callable[[Iterable[Loaded], int], Iterable[Loaded]]


class NotComparableError(TtdnError):
    """Nothing can be said of the folder as it stood in a commit."""

    def __init__(self, then: FilesThen, reason: Text) -> None:
        """Name the commit and the reason."""
        commit = then.commit[:10]
        super().__init__(
            Text(
                f"Không so được với bản ghi git {commit}: khi ấy {reason.vi}",
                f"Cannot compare with the git commit {commit}: by then {reason.en}",
            )
        )


class Earlier(NamedTuple):
    """What there was to be said then, and of which commit."""

    snapshot: Snapshot
    commit: str
    day: date


def at_commit(root: Path, status: Status, when: date | str, track: Track) -> Earlier:
    """What there was to be said of the same part of the same plan.

    Args:
        root: The folder of work.
        status: Of now, not narrowed.
        when: A revision, of whose day the plan is looked at; or a day, on which it is looked at as the folder
            stood in the last commit until then.
        track: Passes the reports on one by one as they are read, given their number.

    Raises:
        HistoryNotReadableError: There is no git, no repository, no such commit, or it cannot be read.
        NotComparableError: Then there was no plan of the year, or it had errors.
    """
    then = files_at(root, when)
    day = when if isinstance(when, date) else then.day
    with tempfile.TemporaryDirectory(prefix="ttdn-then-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        _lay_out(folder, then)
        checked = _without(check_workspace(folder, track=track))
    try:
        return Earlier(_snapshot(checked, status, day), then.commit, then.day)
    except TtdnError as error:
        raise NotComparableError(then, error.message) from error


def _lay_out(folder: Path, then: FilesThen) -> None:
    for name, content in then.files.items():
        path = folder / name
        # A name that this system does not know is not there; the names lead nowhere else.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _without(checked: Checked) -> Checked:
    return Checked(
        checked.workspace, [found for found in checked.diagnostics if found.code not in _NOT_ASKED]
    )


def _snapshot(checked: Checked, status: Status, day: date) -> Snapshot:
    plan = checked.choose_plan(status.plan.year, day).plan
    reports, _ = checked.accepted_reports(plan, day)
    within = status.within if status.within != status.plan.period else None
    return take_snapshot(compute_status(plan, reports, day, within, checked.arrivals_of(plan.year)))
