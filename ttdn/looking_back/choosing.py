"""Which earlier state is compared with: that of a page, of a commit, or of a day as far as it is known."""

import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from ttdn.changes.difference import Basis, Changes, changes_by_receipt, find_changes
from ttdn.changes.snapshot import Snapshot, take_snapshot
from ttdn.checking import Checked, check_workspace
from ttdn.counting import compute_status
from ttdn.errors import InvalidOptionError, TtdnError
from ttdn.history import FilesThen, HistoryNotReadableError, files_at
from ttdn.language import Text, same
from ttdn.load import Loaded
from ttdn.looking_back.pages import last_page
from ttdn.model.period import Period
from ttdn.status import Status
from ttdn.vietnamese import date_text, within_sentence

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
                f"Không so được với bản ghi git {commit}: khi ấy {within_sentence(reason.vi)}",
                f"Cannot compare with the git commit {commit}: by then {within_sentence(reason.en)}",
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
        found = check_workspace(folder, track=track)
    checked = Checked(found.workspace, [one for one in found.diagnostics if one.code not in _NOT_ASKED])
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


def _snapshot(checked: Checked, status: Status, day: date) -> Snapshot:
    plan = checked.choose_plan(status.plan.year, day).plan
    reports, _ = checked.accepted_reports(plan, day)
    within = status.within if status.within != status.plan.period else None
    return take_snapshot(compute_status(plan, reports, day, within, checked.arrivals_of(plan.year)))


#: The word for the last page.
LAST = "last"
#: What is looked back upon where there is no page.
DAYS = 7
OPTION = "--since"


class NotEarlierError(TtdnError):
    """What is to be compared with is not earlier than the day that is looked at."""

    def __init__(self, since: Text, as_of: date) -> None:
        """Name both."""
        day = date_text(as_of)
        super().__init__(
            Text(
                f"{OPTION} {since.vi} không ở trước ngày {day.vi} (--as-of). Chọn một ngày trước đó.",
                f"{OPTION} {since.en} is not before {day.en} (--as-of). Choose an earlier day.",
            )
        )


Faulty = Collection[tuple[str, Period | None]]


def look_back(
    root: Path, status: Status, since: date | str | None, *, faulty: Faulty = (), track: Track
) -> Changes:
    """What changed since a day, a revision of git, or the last page.

    Args:
        root: The folder of work.
        status: Of the whole plan, not narrowed to some units or items.
        since: A day; ``LAST`` or None for the last page of an earlier day, and without one some days before;
            any other words are a revision.
        faulty: The units and periods of the reports that were left out because they have errors.
        track: Passes earlier reports on one by one as they are read, given their number.

    Raises:
        InvalidOptionError: The day or the revision is not before the day of the status, or cannot be had.
    """
    looking = _Looking(root, status, faulty, track)
    if since is None or since == LAST:
        return looking.since_page()
    return looking.since_day(since) if isinstance(since, date) else looking.since_revision(since)


class _Looking:
    """One look back from a status."""

    def __init__(self, root: Path, status: Status, faulty: Faulty, track: Track) -> None:
        """Keep what every way needs."""
        self.root, self.status, self.faulty, self.track = root, status, faulty, track

    def since_page(self) -> Changes:
        """What changed since the last page; where there is none, in the last days."""
        page = last_page(self.root, self.status.within, self.status.as_of)
        if page.snapshot:
            return self._by_page(page.snapshot, page.notes)
        day = self.status.as_of - timedelta(days=DAYS)
        told = date_text(self.status.as_of)
        note = Text(
            f"Chưa lưu trang nào ('ttdn page') của ngày trước {told.vi}: xem {DAYS} ngày qua.",
            f"No page ('ttdn page') of a day before {told.en} is kept: these are the last {DAYS} days.",
        )
        return self.since_day(day, *page.notes, note)

    def since_day(self, day: date, *notes: Text) -> Changes:
        """What changed after a day: by git, by the page of just that day, or by the days of receipt."""
        if day >= self.status.as_of:
            raise NotEarlierError(date_text(day), self.status.as_of)
        why: tuple[Text, ...] = ()
        try:
            return self._by_git(day, notes)
        except HistoryNotReadableError as error:
            why = () if error.is_usual else (_no_git(error.reason.why),)
        except NotComparableError as error:
            why = (error.message,)
        page = last_page(self.root, self.status.within, self.status.as_of, only=day)
        told = (*notes, *why, *page.notes)
        return (
            self._by_page(page.snapshot, told)
            if page.snapshot
            else changes_by_receipt(self.status, day, told)
        )

    def _by_page(self, before: Snapshot, notes: tuple[Text, ...]) -> Changes:
        return find_changes(before, take_snapshot(self.status, self.faulty), Basis.PAGE, notes=notes)

    def since_revision(self, revision: str) -> Changes:
        """What changed after a commit was made."""
        try:
            changes = self._by_git(revision, ())
        except HistoryNotReadableError as error:
            raise InvalidOptionError(OPTION, revision, _no_revision(error.reason.why)) from error
        if changes.since > self.status.as_of:
            raise NotEarlierError(same(revision), self.status.as_of)
        return changes

    def _by_git(self, when: date | str, notes: tuple[Text, ...]) -> Changes:
        earlier = at_commit(self.root, self.status, when, self.track)
        after = take_snapshot(self.status, self.faulty)
        return find_changes(
            earlier.snapshot, after, Basis.GIT, revision=earlier.commit, recorded=earlier.day, notes=notes
        )


def _no_git(why: Text) -> Text:
    return Text(f"Không so theo git được: {why.vi}.", f"git cannot be asked: {why.en}.")


def _no_revision(why: Text) -> Text:
    return Text(
        f"Không phải ngày, và git không có bản ghi tên ấy ({why.vi}). Viết một ngày, {LAST} (trang trước), "
        "hoặc tên nhánh, thẻ, mã bản ghi của git.",
        f"It is no day, and no revision of git ({why.en}). Write a day, {LAST} (the last page), or a branch, "
        "tag or commit of git.",
    )
