"""When each file was first committed.

A tree of a few hundred bytes may stand for more files than can ever be listed, so nothing here asks git to
walk a tree: two levels, the folders of the units and the files in them, are compared one by one, and each
costs no more than it has bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ttdn.history.reasons import HistoryNotReadableError
from ttdn.history.repository import new_name
from ttdn.safe_text import file_name
from ttdn.vietnamese import OFFICE_TIME

if TYPE_CHECKING:  # examples are not dated: most checks of new users do without
    from ttdn.history.program import Git

_FOLDER = "040000"


class _Commit(NamedTuple):
    id: str
    day: date | None
    parent: str


#: The names of what was there before and of what was there after.
_Pair = tuple[str, str]


class _Difference(NamedTuple):
    """What one tree has and another has not, or has otherwise."""

    name: str
    pair: _Pair
    is_folder: bool
    is_new_file: bool


def first_commits(root: Path, folder: str) -> Mapping[str, date]:
    """For each file in the folders below a folder, the day in Vietnam on which it was first committed.

    It is empty where history says nothing.

    A shallow clone knows only its last commits, which would make every file look new: it counts as no
    history.
    """
    from ttdn.history.program import open_history  # noqa: PLC0415 - see above

    try:
        with open_history(root) as git:
            return {} if git.is_shallow else _first_days(git, folder)
    except HistoryNotReadableError:
        return {}


def _first_days(git: "Git", folder: str) -> dict[str, date]:
    commits = list(_list_commits(git))
    trees = _find_trees(git, [commit.id for commit in commits], f"{git.prefix}{folder}")
    changes = [
        (
            commit.day,
            (trees.get(commit.parent, _nothing(commit.id)), trees.get(commit.id, _nothing(commit.id))),
        )
        for commit in commits
    ]
    units = _compare(git, (pair for _, pair in changes))
    files = _compare(git, (unit.pair for found in units.values() for unit in found if unit.is_folder))
    days: dict[str, date | None] = {}
    for day, pair in changes:
        for unit in units.get(pair, ()):
            for file in files.get(unit.pair, ()):
                if file.is_new_file:
                    # The commits go back in time: what is said last of a file is its first.
                    days[file_name(f"{folder}/{unit.name}/{file.name}")] = day
    return {name: known for name, known in days.items() if known is not None}


def _list_commits(git: "Git") -> Iterator[_Commit]:
    """Every commit, the newest first."""
    for line in git.ask("log", "--no-show-signature", "--format=%H %ct %P", "HEAD").splitlines():
        name, seconds, *parents = line.split(" ")
        yield _Commit(name, day_in_vietnam(seconds), parents[0] if parents else "")


def _find_trees(git: "Git", commits: Sequence[str], folder: str) -> dict[str, str]:
    """The tree of a folder in each of the commits that have it."""
    if "\n" in folder:
        return {}
    asked = "".join(f"{commit}:{folder}\n" for commit in commits)
    answers = git.ask("cat-file", "--batch-check=%(objecttype) %(objectname)", given=asked).splitlines()
    return {
        commit: answer.removeprefix("tree ")
        for commit, answer in zip(commits, answers, strict=False)
        if answer.startswith("tree ")
    }


def _compare(git: "Git", pairs: Iterable[_Pair]) -> dict[_Pair, list[_Difference]]:
    """What is in the second tree of each pair and not in the first, or not so.

    What lies below is not looked at.
    """
    asked = sorted({pair for pair in pairs if pair[0] != pair[1]})
    found: dict[_Pair, list[_Difference]] = {pair: [] for pair in asked}
    if not asked:
        return found
    told = git.ask(
        "diff-tree",
        "--stdin",
        "--raw",
        "-z",
        "--no-renames",
        given="".join(f"{before} {after}\n" for before, after in asked),
    )
    pair = asked[0]
    parts = told.split("\0")
    for heads, name in zip(parts[::2], parts[1::2], strict=False):
        *pairs_before, head = heads.split("\n")
        if pairs_before:
            before, after = pairs_before[-1].split(" ")
            pair = (before, after)
        _, mode, old, new, state = head.split(" ")
        if state != "D":
            was_folder, is_folder = head.startswith(f":{_FOLDER}"), mode == _FOLDER
            is_new_file = not is_folder and (state == "A" or was_folder)
            found[pair].append(
                _Difference(name, (old if was_folder else _nothing(new), new), is_folder, is_new_file)
            )
    return found


def _nothing(example: str) -> str:
    """The name of the empty tree, of the sort of another name."""
    return new_name(example, b"tree", 0).hexdigest()


def day_in_vietnam(seconds: str) -> date | None:
    """The day of a commit; None where whoever made it gave a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(OFFICE_TIME).date()
    except (ValueError, OverflowError, OSError):
        return None
