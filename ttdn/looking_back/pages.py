"""What there was to be said on the days on which pages were made, kept in the folder of work.

There is one file for each day and each part of the year, and the last few days are kept.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ttdn.changes.difference import Basis, Changes, find_changes
from ttdn.changes.keeping import decode_snapshot, encode_snapshot
from ttdn.changes.snapshot import Snapshot
from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.places import is_archive, is_plain_file, is_plain_folder
from ttdn.writing import write_inside

PAGES_FOLDER = ".ttdn/pages"
#: So many days of a part of the year are kept.
MANY = 12
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
#: Five thousand units with all that they wrote.
_LARGEST = 64 * 1024 * 1024


class LastPage(NamedTuple):
    """The snapshot of the last page (None: there is none), and which others could not be read."""

    snapshot: Snapshot | None
    notes: tuple[Text, ...] = ()


def keep_snapshot(root: Path, snapshot: Snapshot) -> Text | None:
    """Keep what was said on a page, instead of what was kept of the same day; of a frozen year nothing.

    Returns:
        Why it could not be kept; None where it was. The page itself is none the worse for it.
    """
    if is_archive(root):
        return None
    name = f"{_folder(snapshot.within)}/{snapshot.as_of.isoformat()}.json"
    try:
        path = write_inside(root, name, encode_snapshot(snapshot))
    except TtdnError as error:
        return error.message
    others = sorted((one for one in _kept(root, snapshot.within) if one[1].name != path.name), reverse=True)
    for _, old in others[MANY - 1 :]:
        with suppress(OSError):  # then it stays
            old.unlink()
    return None


def last_page(root: Path, within: Period, before: date, *, only: date | None = None) -> LastPage:
    """What was said on the newest page of a day before another.

    So a page that is made twice on one day is the same.

    Args:
        root: The folder of work.
        within: The part of the year that the page was about.
        before: The day of the next page.
        only: The one day of which a page is wanted; by default the newest is.
    """
    notes: list[Text] = []
    for day, path in sorted(_kept(root, within), reverse=True):
        if day < before and only in {None, day}:
            snapshot = _read(path)
            if snapshot and (snapshot.as_of, snapshot.within) == (day, within):
                return LastPage(snapshot, tuple(notes))
            notes.append(_unusable(f"{_folder(within)}/{path.name}"))
    return LastPage(None, tuple(notes))


def changes_since_last_page(root: Path, now: Snapshot) -> Changes | None:
    """What changed since the last page of an earlier day; None where there is none."""
    page = last_page(root, now.within, now.as_of)
    if page.snapshot is None:
        return None
    return find_changes(page.snapshot, now, Basis.PAGE, notes=page.notes)


def _unusable(name: str) -> Text:
    return Text(
        f"Bỏ qua trang lưu {name}: tệp bị hỏng hoặc của phiên bản khác; xóa tệp ấy cũng không sao.",
        f"The kept page {name} is left out: it is damaged or of another version; it may be deleted.",
    )


def _folder(within: Period) -> str:
    return f"{PAGES_FOLDER}/{within}"


def _kept(root: Path, within: Period) -> Iterator[tuple[date, Path]]:
    """The files that are kept of a part of the year, with their days; none where a link stands on the way."""
    folder = root
    for part in _folder(within).split("/"):
        folder /= part
        if not is_plain_folder(folder):
            return
    for path in folder.glob("*.json"):
        if _NAME.fullmatch(path.name):
            with suppress(ValueError):
                yield date.fromisoformat(path.stem), path


def _read(path: Path) -> Snapshot | None:
    if not is_plain_file(path):
        return None
    with suppress(OSError), path.open("rb") as stream:
        content = stream.read(_LARGEST + 1)
        return decode_snapshot(content) if len(content) <= _LARGEST else None
    return None
