"""What a form carries along: who it is for, what it was filled with when it was made, where its cells are.

It travels in a hidden sheet, in short and in full; other programs keep that. The short form stands in a
property of the document, too, which some of them drop: where it is there, both must agree. A keyed digest,
whose key stays with the folder that made the form, tells whether somebody has rewritten it for another unit.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from ttdn.forms.values import Values
from ttdn.model.plan import Plan
from ttdn.vietnamese import nfc

PROPERTY = "ttdn-form"
HIDDEN_SHEET = "_ttdn"
#: Excel's own limit is 32,767 characters in a cell.
_CHUNK = 30_000
_DIGEST = 16
_SEPARATOR = "|"
#: Far more than any form has; what a form carries along is no more trusted than the rest of it.
_MAXIMUM_COLUMN, _MAXIMUM_ENTRIES, _MAXIMUM_VERSION = 60, 5_000, 1_000


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is: the version of its layout, the plan's fingerprint, the unit, the period."""

    version: int
    plan: str
    unit: str
    period: str


class Seal(Enum):
    """Whether what a form carries along is as it was when it was made."""

    WHOLE = "whole"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything that a form carries along.

    ``base`` are the values of the report when the form was made. ``sheets`` and ``columns`` say where the
    parts stand: the sheet of each part, and the column (from 1) of each field. ``locked`` are the columns
    that only inform, and ``locks`` a digest of what stands in them for each row; ``fixed`` the digests of
    what the form says beside its tables. ``key`` and ``proof`` are the name of the key that it was sealed
    with, and the keyed digest of all this; both are empty where there was no key, and in forms of version 1.
    """

    identity: Identity
    base: Values
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, int]]
    locked: Mapping[str, Sequence[int]]
    locks: Mapping[str, str] = field(default_factory=dict)
    fixed: Sequence[str] = ()
    key: str = ""
    proof: str = ""

    def encode(self) -> str:
        """All of it as text of ASCII letters."""
        one = self.identity
        data = {
            "identity": [one.version, one.plan, one.unit, one.period],
            "base": encode_values(self.base),
            "sheets": self.sheets,
            "columns": self.columns,
            "locked": self.locked,
            "locks": self.locks,
            **({"fixed": list(self.fixed)} if one.version > 1 else {}),
        }
        return json.dumps(data, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """What tells this form from every other: forms made of the same data have the same."""
        return digest(self.encode())

    @property
    def property(self) -> str:
        """The identity in short, as it stands in the document's property."""
        one = self.identity
        sealed = [self.key, self.proof] if one.version > 1 else []
        return _SEPARATOR.join([str(one.version), one.plan, one.unit, one.period, self.digest, *sealed])

    def sealed_with(self, key: bytes | None) -> "Carried":
        """The same with its keyed digest."""
        return replace(self, key=key_name(key), proof=_proof(key, self.encode())) if key else self

    def check_seal(self, key: bytes | None) -> Seal:
        """Whether it is as the holder of the key has made it."""
        if key is None or not self.proof or self.key != key_name(key):
            return Seal.UNKNOWN
        return Seal.WHOLE if hmac.compare_digest(self.proof, _proof(key, self.encode())) else Seal.BROKEN

    def chunks(self) -> list[str]:
        """The text in pieces that fit into cells."""
        text = self.encode()
        return [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]


def read_carried(cells: Sequence[str]) -> Carried | None:
    """What a form carries along, of the cells of its hidden sheet.

    The short form, then the pieces of all of it.

    None where they do not agree with each other, or are not what was written there.
    """
    carried = decode("".join(cells[1:]))
    if carried is None:
        return None
    _, _, sealed = cells[0].partition(f"{_SEPARATOR}{carried.digest}{_SEPARATOR}")
    key, _, proof = sealed.partition(_SEPARATOR)
    carried = replace(carried, key=key, proof=proof)
    return carried if carried.property == cells[0] else None


def decode(text: str) -> Carried | None:
    """All that a form carries along but its seal.

    None where it is not what ``encode`` wrote, or makes no sense.
    """
    try:
        data = json.loads(text)
        version, plan, unit, period = data["identity"]
        carried = Carried(
            Identity(_whole(version, _MAXIMUM_VERSION, least=0), _word(plan), _word(unit), _word(period)),
            {path: text for path, text in decode_values(data["base"]).items() if path},
            {_word(part): _word(sheet) for part, sheet in data["sheets"].items()},
            {
                _word(part): {_word(key): _whole(at) for key, at in columns.items()}
                for part, columns in data["columns"].items()
            },
            {_word(part): [_whole(at) for at in columns] for part, columns in data["locked"].items()},
            {_word(row): _word(lock) for row, lock in data["locks"].items()},
            tuple(map(_word, data.get("fixed", ()))),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return carried if _is_sensible(carried) else None


def _whole(value: object, most: int = _MAXIMUM_COLUMN, *, least: int = 1) -> int:
    """A position or a version: a whole number that a form may have."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(value)
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _is_sensible(carried: Carried) -> bool:
    """Whether each part has its sheet, its columns apart from each other, and its rows.

    And no more of all than a form may have.
    """
    parts = carried.sheets.keys()
    if (
        not parts == carried.columns.keys() == carried.locked.keys()
        or max(len(carried.locks), len(carried.base)) > _MAXIMUM_ENTRIES
    ):
        return False
    places = {part: [*carried.columns[part].values(), *carried.locked[part]] for part in parts}
    return len(carried.fixed) <= _MAXIMUM_ENTRIES and all(
        places[part] and len(set(places[part])) == len(places[part]) and f"{part}#" in carried.locks
        for part in parts
    )


def encode_values(values: Values) -> dict[str, str]:
    """Values as JSON can hold them."""
    return {_SEPARATOR.join(path): text for path, text in values.items()}


def decode_values(data: Mapping[str, str]) -> Values:
    """Values as ``encode_values`` wrote them."""
    return {tuple(str(path).split(_SEPARATOR)): str(text) for path, text in data.items()}


def plan_fingerprint(plan: Plan) -> str:
    """What makes a plan another plan for its forms: its number and date, its items, its figures.

    Not its words: a slip of the pen put right in the plan does not make fifty forms worthless.
    """
    figures = [[figure.id, figure.unit, *figure.items] for figure in plan.figures]
    items = [[item.id, item.reported_in or ""] for item in plan.items.values()]
    return digest(
        json.dumps([plan.year, plan.document.number, plan.document.date.isoformat(), items, figures])
    )


def lock(texts: Sequence[str]) -> str:
    """The digest of what stands in the locked cells of a row."""
    return digest("\x1f".join(" ".join(nfc(text).split()) for text in texts))


def fixed_digest(text: str) -> str:
    """The digest of a text that a form says beside its tables."""
    return lock([text])


def key_name(key: bytes) -> str:
    """What tells one key from another, and nothing else of it."""
    return hashlib.sha256(b"ttdn-key" + key).hexdigest()[:_DIGEST]


def _proof(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def digest(text: str) -> str:
    """A short digest."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
