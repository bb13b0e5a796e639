"""When each file was first committed.

A tree of a few hundred bytes may stand for more files than can ever be listed, so nothing here asks git to
walk a tree: two levels, the folders of the units and the files in them, are compared one by one, and each
costs no more than it has bytes.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ttdn.history.program import Git, open_history
from ttdn.history.reasons import HistoryNotReadableError
from ttdn.history.repository import new_name
from ttdn.safe_text import file_name

_FOLDER = "040000"


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
    try:
        with open_history(root) as git:
            return {} if git.is_shallow else _first_days(git, folder)
    except HistoryNotReadableError:
        return {}


def _first_days(git: Git, folder: str) -> dict[str, date]:
    changes = _changes(git, folder)
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


def _changes(git: Git, folder: str) -> list[tuple[date | None, _Pair]]:
    """Each commit's day, and the folder before it and after it; the newest first."""
    commits = list(git.log("HEAD"))
    found = git.trees_at([f"{commit.id}:{git.prefix}{folder}" for commit in commits])
    trees = {commit.id: tree for commit, tree in zip(commits, found, strict=False)}
    return [
        (one.day, (trees.get(one.parent) or _nothing(one.id), trees.get(one.id) or _nothing(one.id)))
        for one in commits
    ]


def _compare(git: Git, pairs: Iterable[_Pair]) -> dict[_Pair, list[_Difference]]:
    """What is in the second tree of each pair and not in the first, or not so.

    What lies below is not looked at.
    """
    asked = sorted({pair for pair in pairs if pair[0] != pair[1]})
    found: dict[_Pair, list[_Difference]] = {pair: [] for pair in asked}
    if not asked:
        return found
    lines = "".join(f"{before} {after}\n" for before, after in asked)
    told = git.ask("diff-tree", "--stdin", "--raw", "-z", "--no-renames", given=lines)
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
