"""Which earlier state is compared with: that of a page, of a commit, or of a day as far as it is known."""

from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path

from ttdn.changes.difference import Basis, Changes, find_changes
from ttdn.changes.receipt import changes_by_receipt
from ttdn.changes.snapshot import Snapshot, take_snapshot
from ttdn.errors import InvalidOptionError, TtdnError
from ttdn.history import HistoryNotReadableError
from ttdn.language import Text, same
from ttdn.looking_back.commits import NotComparableError, Track, at_commit
from ttdn.looking_back.pages import last_page
from ttdn.model.period import Period
from ttdn.status import Status
from ttdn.vietnamese import date_text

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
