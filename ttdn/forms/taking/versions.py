"""Which of two forms of one unit and period is the newer one, and what the two differ in.

What a mail says of its day goes first. What a workbook says of the time at which it was saved is its sender's
word, or a wrong clock's: it is compared with others of its kind and nothing else, and shown as such.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from ttdn.forms.changes import find_changes
from ttdn.forms.collected import Collected
from ttdn.forms.taken import Taken
from ttdn.forms.values import CellAddress, Values
from ttdn.language import Text, join
from ttdn.model.plan import Plan
from ttdn.safe_text import quote
from ttdn.vietnamese import format_date

_FIRST, _LAST = 1980, 2200
_VIETNAM = timezone(timedelta(hours=7))
#: So many differences are told one by one.
TOLD = 5


def is_newer(sent: tuple[str, str], other: tuple[str, str]) -> bool | None:
    """Whether one form is newer than another; None where nobody can tell.

    Args:
        sent: The day of sending and the time of saving of the one, each empty where it is not known.
        other: Those of the other.
    """
    for one, two in zip(map(read_time, sent), map(read_time, other), strict=True):
        if one is not None and two is not None and one != two:
            return one > two
    return None


def times_of(form: Collected | Taken) -> tuple[str, str]:
    """The day of sending and the time of saving of a form."""
    if isinstance(form, Taken):
        return form.sent, form.saved
    return form.origin.sent.isoformat() if form.origin.sent else "", form.saved


def read_time(words: str) -> datetime | None:
    """A time as a file has it; None where it is none."""
    try:
        time = datetime.fromisoformat(words)
    except ValueError:
        return None
    # Beyond these years there is no time in every zone.
    return (time if time.tzinfo else time.replace(tzinfo=UTC)) if _FIRST < time.year < _LAST else None


def credible_time(words: str, today: date) -> str:
    """A time as a file has it; empty where it is still to come: by a wrong clock nothing would be newer."""
    time = read_time(words)
    return words if time is None or time.astimezone(_VIETNAM).date() <= today + timedelta(days=1) else ""


def saved_words(form: Collected | Taken) -> Text | None:
    """When a form was sent, or says that it was saved; None where nobody knows."""
    sent, saved = map(read_time, times_of(form))
    if sent is not None:
        day = format_date(sent.date())
        return Text(f"{form.file} gửi ngày {day}", f"{form.file} was sent on {day}")
    if saved is not None:
        local = saved.astimezone(_VIETNAM)
        at = f"{local:%H:%M}", format_date(local.date())
        return Text(
            f"{form.file} lưu lúc {at[0]} ngày {at[1]} (theo tệp)",
            f"{form.file} was saved on {at[1]} at {at[0]} (as the file says)",
        )
    return None


def is_built_upon(newer: Collected, older: Collected) -> bool:
    """Whether a form knows all that an older one was filled in with, or says something else in its place.

    Two persons of one unit may each have filled in a half: then none of the two may replace the other.
    """
    return all(
        topic in newer.filled or _about(older.values, topic) == _about(newer.values, topic)
        for topic in older.filled
    )


def filled_topics(values: Values, base: Values) -> frozenset[str]:
    """What somebody has filled in since the form was made: its items, its other parts as a whole."""
    cells = {cell for cell in {*values, *base} if values.get(cell) != base.get(cell)}
    return frozenset(map(_topic, cells))


def _topic(cell: CellAddress) -> str:
    return cell.item or f"={cell.part}"


def _about(values: Values, topic: str) -> Values:
    return {cell: text for cell, text in values.items() if _topic(cell) == topic}


def tell_differences(forms: Sequence[Collected], plan: Plan) -> Iterator[Text]:
    """When forms were sent or saved of which nobody knows which one counts, and in what they differ."""
    yield from tell_times(forms)
    first = forms[0]
    for other in forms[1:]:
        changes = find_changes(first.values, other.values, plan)
        for change in changes[:TOLD]:
            place = f"{change.item} – {change.label}" if change.item else change.label
            vi = f"{first.file} ghi {_said(change.old).vi}, {other.file} ghi {_said(change.new).vi}"
            en = f"{first.file} says {_said(change.old).en}, {other.file} says {_said(change.new).en}"
            yield Text(f"{place}: {vi}.", f"{place}: {en}.")
        yield from tell_more(len(changes))


def tell_times(forms: Iterable[Collected | Taken]) -> Iterator[Text]:
    """When forms were sent or saved, where that is known of some, and not the same of all."""
    forms = list(forms)
    if len(set(map(times_of, forms))) > 1 and (
        times := [words for form in forms if (words := saved_words(form))]
    ):
        whole = join("; ", times)
        yield Text(f"{whole.vi}.", f"{whole.en}.")


def _said(words: str) -> Text:
    return Text(quote(words), quote(words)) if words else Text("trống", "nothing")


def tell_more(count: int) -> Iterator[Text]:
    """How many differences are not told one by one."""
    if count > TOLD:
        left = count - TOLD
        yield Text(f"Và {left} chỗ khác nữa.", f"And {left} more.")
