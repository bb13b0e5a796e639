"""The files of a run booked in the register: each once, by its content, in one writing for each year."""

import hashlib
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from ttdn.arrivals import find_arrival
from ttdn.booking import book, change_register
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.incoming import FileNotOpenedError, open_ordinary
from ttdn.forms.taken import Taken, decode_state
from ttdn.model.register import Arrival, Decision, Register
from ttdn.model.scalars import MAXIMUM_LINE
from ttdn.safe_text import visible
from ttdn.vietnamese import nfc

#: Files of which no more was read than tells what they are.
_LOOKED_AT = {Outcome.UNREAD, Outcome.REFUSED}
#: What any version that is taken takes the place of.
_OPEN = {Decision.ASKED_BACK, Decision.CONFLICT}
#: So many cells are named in a note.
_NAMED = 10


@dataclass(frozen=True)
class _Entry:
    """What is booked of a file.

    ``is_version`` says that it takes the place of those before it, ``short`` are the digests of those that
    asked about some items only.
    """

    sent: Collected
    arrival: Arrival
    is_version: bool
    short: frozenset[str]


def register_files(root: Path, outcomes: Sequence[Collected], today: date) -> None:
    """Book what became of the files of a run.

    Args:
        root: The folder of work.
        outcomes: What became of each file, after all was written that is written of it.
        today: The day on which it was decided.

    Raises:
        TtdnError: As ``change_register``.
    """
    years: dict[int, list[_Entry]] = defaultdict(list)
    for sent in outcomes:
        if sent.booked is not None and (digest := whole_digest(sent)):
            entry = _entry(sent, sent.booked, digest, today)
            years[(entry.arrival.period or entry.arrival.arrived).year].append(entry)
    for year, entries in sorted(years.items()):
        change_register(root, year, partial(_book_all, entries=entries))


def whole_digest(sent: Collected) -> str:
    """The fingerprint of a file as a whole; empty where it cannot be read."""
    if sent.outcome not in _LOOKED_AT or not sent.digest:
        return sent.digest
    try:
        with open_ordinary(sent.path, follow=True) as (stream, _):
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, FileNotOpenedError):
        return ""


def _entry(sent: Collected, decision: Decision, digest: str, today: date) -> _Entry:
    taken = decode_state(sent.state_before).taken
    known = taken[sent.known] if sent.known is not None and sent.known >= 0 else Taken("", {})
    is_new = sent.outcome is not Outcome.UNCHANGED or sent.known is None or known.content == digest
    return _Entry(
        sent,
        _arrival(sent, decision, digest, known, today),
        sent.outcome.is_taken and not sent.is_older and is_new,
        frozenset(one.content for one in taken if one.short),
    )


def _arrival(sent: Collected, decision: Decision, digest: str, known: Taken, today: date) -> Arrival:
    # A run that was killed may have taken it on an earlier day; or the register was lost since.
    settled = known.day or today.isoformat()
    arrived = min(filter(None, (known.day, (sent.arrived or today).isoformat())))
    values = {
        "number": "0",
        "unit": sent.unit and sent.unit.id,
        "period": sent.period and str(sent.period),
        "arrived": arrived,
        "way": sent.origin.way,
        "sender": _line(sent.origin.address),
        "file": _line(PurePosixPath(sent.file).name),
        "within": _line(sent.origin.container),
        "digest": digest,
        "result": decision.value,
        "decided": settled if settled > arrived else None,
        "kept": sent.kept or None,
        "note": _note(sent),
    }
    return Arrival.model_validate({key: value for key, value in values.items() if value})


def _line(words: str) -> str:
    """Words of who sent it on one line, as the register reads them."""
    return nfc(" ".join(visible(words).split()))[:MAXIMUM_LINE]


def _note(sent: Collected) -> str | None:
    """What the register has to tell of a file besides its result."""
    if not sent.is_partial:
        return sent.message.vi if sent.message and sent.outcome is Outcome.ASKED else None
    places = (one.location for found in sent.errors for one in found.each)
    cells = list(dict.fromkeys(f"{place.sheet} {place.cell}" for place in places))
    more = f" và {len(cells) - _NAMED} ô khác" if len(cells) > _NAMED else ""
    return f"Đã nhận phần đúng; trả lại để sửa: {', '.join(cells[:_NAMED])}{more}."


def _book_all(register: Register, entries: Sequence[_Entry]) -> Register:
    """The register with all of them: in the order of their days, those that replace others last."""
    beside = {entry.arrival.digest for entry in entries if not entry.sent.is_older}
    for entry in sorted(entries, key=lambda entry: (entry.is_version, entry.arrival.arrived)):
        register = _book(register, entry, beside)
    return register


def _book(register: Register, entry: _Entry, beside: Container[str | None]) -> Register:
    """The register with one file more; of one of which nothing else is known by now, all else stays."""
    arrival = entry.arrival
    known = find_arrival(register.arrivals, arrival.digest or "")
    # What was taken in part may be taken whole once the plan has been put right.
    is_partial = known is not None and known.result is Decision.PARTLY
    is_done = (
        known is not None and known.result.is_taken and not (is_partial and entry.sent.outcome.is_written)
    )
    if known is not None and (is_done or known.result is arrival.result):
        more = {key: getattr(arrival, key) for key in ("unit", "period") if getattr(known, key) is None}
        kept = arrival.kept or known.kept
        after = known.model_copy(update={**more, "kept": kept})
        return Register(arrivals=tuple(after if one is known else one for one in register.arrivals))
    if entry.is_version:
        numbers = _replaced(register, entry, known, beside)
        arrival = arrival.model_copy(update={"replaces": numbers})
    return book(register, arrival)


def _replaced(
    register: Register, entry: _Entry, known: Arrival | None, beside: Container[str | None]
) -> tuple[int, ...]:
    """The numbers of the arrivals whose place a version takes: those that nothing has replaced yet.

    What was refused after all took nothing's place. A form that asks about some items only takes the place of
    no report.
    """
    counting = (one for one in register.arrivals if one.result is not Decision.REFUSED)
    done = {number for one in counting for number in one.replaces}
    whose = entry.arrival.unit, entry.arrival.period
    return tuple(
        one.number
        for one in register.arrivals
        if (one.unit, one.period) == whose
        and one.number not in done
        and (known is None or one.number < known.number)
        and (
            one.result in _OPEN
            or (one.result.is_taken and not entry.sent.is_short and one.digest not in entry.short)
        )
        and one.digest not in beside
    )
