"""What was taken from the forms of a unit for a period.

A later form is compared with that, and one that was taken before is known.

A state is written before the report that it tells of, marked as pending, and once more after it. So a run
that is killed in between leaves a state that can be told right: either the report is already as it was to be,
or the form was not taken.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ttdn.forms.changes import Change
from ttdn.forms.values import Values, decode_values, encode_values
from ttdn.model.period import Period
from ttdn.places import STATE_FOLDER, is_plain_file
from ttdn.vietnamese import format_date

#: Far more than anybody sends; the first are forgotten.
_MANY = 200
#: What the states of older versions do not have.
_KNOWN_SINCE = ("content", "sent", "saved", "short")
_LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True)
class Taken:
    """A form that was taken.

    It has the digest of its making, its values, the name of its file and the day (empty where nobody
    knows). ``content`` is the fingerprint of the file, ``sent`` and ``saved`` are what tells which of two is
    newer, and ``short`` says that it asked about some items only, and
    ``changes`` are what it changed in the report.
    """

    form: str
    values: Values
    file: str = ""
    day: str = ""
    content: str = ""
    sent: str = ""
    saved: str = ""
    short: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def on(self) -> date | None:
        """The day; None where nobody knows."""
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            return None

    @property
    def digest(self) -> str:
        """What tells this content from every other."""
        return fingerprint(json.dumps([self.form, sorted(encode_values(self.values).items())]).encode())


@dataclass(frozen=True)
class Pending:
    """A report that was about to be written: the fingerprints of what stood there and of what was to.

    ``before`` is empty where nothing stood there.
    """

    before: str
    after: str


@dataclass(frozen=True)
class TakenForms:
    """The forms that were taken, in their order; ``pending`` says that the last of them may not have been."""

    taken: tuple[Taken, ...] = ()
    pending: Pending | None = None

    def with_taken(self, taken: Taken, pending: Pending | None) -> "TakenForms":
        """The state after one more form."""
        return TakenForms((*self.taken, taken)[-_MANY:], pending)

    def settled(self, report: bytes | None) -> "TakenForms":
        """The state beside the report as it stands: whether the last form was taken is seen from it."""
        if self.pending is None:
            return self
        done = report is not None and fingerprint(report) == self.pending.after
        return TakenForms(self.taken if done else self.taken[:-1])

    def confirmed(self) -> "TakenForms":
        """The state once the report is written."""
        return TakenForms(self.taken)

    def base_of(self, form: str) -> Values | None:
        """What a form of that making said the last time; None where none was taken."""
        return next((taken.values for taken in reversed(self.taken) if taken.form == form), None)

    def find(self, form: str, values: Values, content: str = "") -> int | None:
        """The place of just this content in the order of what was taken; None where it was not.

        Of a form that was taken but for some cells, only its own file is known again.
        """
        digest = Taken(form, values).digest
        places = (
            place
            for place, taken in enumerate(self.taken)
            if taken.digest == digest or (content and taken.content == content)
        )
        return max(places, default=None)

    def encode(self) -> bytes:
        """The same state gives the same bytes."""
        data: dict[str, Any] = {
            "taken": [
                {
                    "form": taken.form,
                    "file": taken.file,
                    "day": taken.day,
                    **{key: value for key in _KNOWN_SINCE if (value := getattr(taken, key))},
                    "values": encode_values(taken.values),
                    **({"changes": taken.changes} if taken.changes else {}),
                }
                for taken in self.taken
            ]
        }
        if self.pending is not None:
            data["pending"] = asdict(self.pending)
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def fingerprint(content: bytes | None) -> str:
    """What tells one content of a file from another; empty for no file."""
    return hashlib.sha256(content).hexdigest() if content is not None else ""


def state_name(unit: str, period: Period) -> str:
    """The file of a state, relative to the folder of work."""
    return f"{STATE_FOLDER}/{unit}/{period}.json"


def decode_state(raw: bytes | None) -> TakenForms:
    """The state that a file holds; an empty one where there is none, or none that can be read."""
    try:
        data = json.loads(raw or b"{}")
        if "form" in data:  # as 0.1.0 wrote it: only the last
            return TakenForms((Taken(str(data["form"]), decode_values(data["values"])),))
        pending = data.get("pending")
        return TakenForms(
            tuple(map(_decode_taken, data.get("taken", []))),
            Pending(str(pending["before"]), str(pending["after"])) if pending else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return TakenForms()


def _decode_taken(data: Mapping[str, Any]) -> Taken:
    content, sent, saved = (str(data.get(key, "")) for key in ("content", "sent", "saved"))
    return Taken(
        str(data["form"]),
        decode_values(data["values"]),
        str(data["file"]),
        str(data["day"]),
        content,
        sent,
        saved,
        data.get("short") is True,
        tuple(Change(*map(str, change)) for change in data.get("changes", ())),
    )


def read_state_bytes(path: Path) -> bytes | None:
    """The bytes of a state; None where there is no file that could be one."""
    try:
        return path.read_bytes() if is_plain_file(path) and path.stat().st_size <= _LARGEST else None
    except OSError:
        return None


def day_words(taken: Taken) -> str:
    """When a form was taken, as an office writes it; empty where nobody knows."""
    return format_date(taken.on) if taken.on else ""
