"""What git knows of the folder: what a merge request touches, and when a file was first committed. Without git: nothing."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.vietnamese import nfc, visible

#: Vietnam has one time zone and no summer time: the day of a commit is a day of the office.
_VIETNAM = timezone(timedelta(hours=7))
_TIMEOUT_SECONDS = 60
_COMMIT = "\x01"


class RevisionNotFoundError(TtdnError):
    """git cannot say what has changed since a revision."""

    def __init__(self, revision: str, reason: Text) -> None:
        """Name the revision and the reason."""
        super().__init__(
            Text(
                f"Không so sánh được với '{revision}' ({reason.vi}). Kiểm tra tên nhánh; trong CI cần tải đủ lịch sử (fetch-depth: 0).",
                f"Cannot compare with '{revision}' ({reason.en}). Check the name; in CI the whole history is needed (fetch-depth: 0).",
            )
        )


def changed_files(root: Path, revision: str) -> list[str]:
    """The files that differ from the point where the work left ``revision``: committed, uncommitted and new ones.

    Args:
        root: The folder at work; it may be a part of the repository.
        revision: A branch, tag or commit.

    Returns:
        Names relative to ``root``, deleted files included; those of files outside it begin with ``../``.

    Raises:
        RevisionNotFoundError: There is no git, no repository, or no such revision.
    """
    base = _git(root, "merge-base", "--end-of-options", revision, "HEAD")
    if base is None:
        raise RevisionNotFoundError(revision, _reason(root))
    diff = _git(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", "-z", "--end-of-options", base.strip(), "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    prefix = _git(root, "rev-parse", "--show-prefix")
    if diff is None or new is None or prefix is None:
        raise RevisionNotFoundError(revision, _reason(root))
    return sorted({visible(nfc(_from(prefix.rstrip("\n"), name))) for name in (diff + new).split("\0") if name})


def _from(prefix: str, name: str) -> str:
    """A name of the repository as it is seen from the folder ``prefix`` in it."""
    return name.removeprefix(prefix) if name.startswith(prefix) else "../" * prefix.count("/") + name


def folder_in_repository(root: Path) -> str:
    """Where the folder lies in its repository: ``data/2020/``; empty where it is the repository itself or lies in none."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if top == root else f"{visible(nfc(root.relative_to(top).as_posix()))}/"


def first_commits(root: Path, folder: str) -> Mapping[str, date]:
    """For each file below a folder, the day in Vietnam on which it was first committed; empty where history says nothing.

    A shallow clone knows only its last commits, which would make every file look new: it counts as no history.
    """
    if (_git(root, "rev-parse", "--is-shallow-repository") or "true").strip() != "false":
        return {}
    log = _git(root, "log", "--diff-filter=A", "--no-renames", "--relative", "--name-only", "-z", f"--format={_COMMIT}%ct", "--", folder)
    days: dict[str, date | None] = {}
    day = None
    for part in (log or "").split("\0"):
        if part.startswith(_COMMIT):
            day = _day_in_vietnam(part.removeprefix(_COMMIT))
        elif part:
            # The log goes back in time: what is said last of a file is its first commit. A line end separates the first name.
            days[visible(nfc(part.removeprefix("\n")))] = day
    return {name: known for name, known in days.items() if known is not None}


def _day_in_vietnam(seconds: str) -> date | None:
    """The day of a commit; None where whoever made it gave a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(_VIETNAM).date()
    except (ValueError, OverflowError, OSError):
        return None


def _git(root: Path, *arguments: str) -> str | None:
    """The output of a git command; None where git is missing, refuses or takes too long."""
    program = shutil.which("git")
    # Windows looks into the folder one stands in before all others: what lies there may be part of a submission.
    if program is None or not Path(program).is_absolute():
        return None
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a revision stands behind --end-of-options
            [program, "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            timeout=_TIMEOUT_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _reason(root: Path) -> Text:
    if _git(root, "--version") is None:
        return Text("máy không có git", "there is no git")
    if _git(root, "rev-parse", "--git-dir") is None:
        return Text("không phải kho git", "no git repository")
    return Text("không có bản ghi này", "no such revision")
