"""What each picture shows, beside the pictures: ``docs/hinh/pictures.json``.

Of each picture the words that it shows, in runs whose words stand one after another in what the program makes
today, and the sum of the file. What the program makes beside them may change freely.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pictures.stage import ROOT

PICTURES = ROOT / "docs" / "hinh"
RECORD = PICTURES / "pictures.json"
#: In bytes; a page of a guide is to open quickly.
LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a picture.

    Attributes:
        shows: The words on it, in runs.
        sum: SHA-256 of the file.
    """

    shows: list[list[str]]
    sum: str


def sum_of(content: bytes) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def read() -> dict[str, Entry]:
    """All entries by the name of the picture's file."""
    if not RECORD.exists():
        return {}
    kept: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return {name: Entry(entry["shows"], entry["sum"]) for name, entry in kept.items()}


def write(entries: dict[str, Entry]) -> None:
    """Keep these entries, in the order of their names."""
    kept = {name: {"sum": entry.sum, "shows": entry.shows} for name, entry in sorted(entries.items())}
    RECORD.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")


def first_change(shown: Sequence[Sequence[str]], made: Sequence[str]) -> str:
    """Of the words that a picture shows the first that are no longer so made; empty where all still are.

    Args:
        shown: In runs.
        made: All words of what the program makes today, in their order.
    """
    start = 0
    for run in shown:
        at = _place_of(run, made, start)
        if at is None:
            return _nearest(run, made)
        start = at + len(run)
    return ""


def _place_of(run: Sequence[str], made: Sequence[str], start: int) -> int | None:
    """Where a run stands as a whole, from some place on."""
    places = range(start, len(made) - len(run) + 1)
    return next((at for at in places if list(made[at : at + len(run)]) == list(run)), None)


def _nearest(run: Sequence[str], made: Sequence[str]) -> str:
    """The first words of a run that are not made; or those after which others come now."""
    missing = next((words for words in run if words not in made), None)
    if missing is not None:
        return missing
    followed = set(pairwise(made))
    return next((f"{one} … {other}" for one, other in pairwise(run) if (one, other) not in followed), run[0])
