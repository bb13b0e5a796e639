"""What a form carries along: who it is for, what it was filled with when it was made, where its cells are.

It travels in a hidden sheet, in short and in full; other programs keep that. The short form stands in a
property of the document, too, which some of them drop: where it is there, both must agree. A keyed digest,
whose key stays with the folder that made the form, tells whether somebody has rewritten it for another unit.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BaseModel, Field, ValidationError

from ttdn.forms.values import RowName, Values, decode_values, encode_values
from ttdn.model.plan import Plan
from ttdn.vietnamese import nfc

PROPERTY = "ttdn-form"
HIDDEN_SHEET = "_ttdn"
#: Excel's own limit is 32,767 characters in a cell.
_CHUNK = 30_000
_DIGEST = 16
_SEPARATOR = "|"
#: Far more than any form has; what a form carries along is no more trusted than the rest of it.
_MAXIMUM_ENTRIES, _MAXIMUM_VERSION = 5_000, 1_000
_Place = Annotated[int, Field(ge=1, le=60)]


class Identity(NamedTuple):
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


@dataclass(frozen=True)
class CarriedPart:
    """Where a part stands: its sheet, its columns that are filled in and those that only inform (from 1).

    ``head`` and ``locks`` are digests of what is locked in its head and, by their names, in its rows.
    """

    sheet: str
    columns: Mapping[str, int]
    locked: Sequence[int]
    head: str
    locks: Mapping[str, str]

    @property
    def width(self) -> list[int]:
        """All its columns."""
        return [*self.columns.values(), *self.locked]


@dataclass(frozen=True)
class Carried:
    """Everything that a form carries along.

    ``base`` are the values of the report when the form was made; ``fixed`` the digests of what the form says
    beside its tables. ``key`` and ``proof`` are the name of the key that it was sealed with, and the keyed
    digest of all this; both are empty where there was no key, and in forms of version 1.
    """

    identity: Identity
    base: Values
    parts: Mapping[str, CarriedPart]
    fixed: Sequence[str] = ()
    key: str = ""
    proof: str = ""

    @cached_property
    def row_texts(self) -> frozenset[str]:
        """What stands in the hidden columns of its sheets."""
        return frozenset(self._locks)

    @cached_property
    def _locks(self) -> dict[str, str]:
        return {
            str(RowName(name, row)): digest
            for name, part in self.parts.items()
            for row, digest in {"": part.head, **part.locks}.items()
        }

    @cached_property
    def encoded(self) -> str:
        """All of it as text of ASCII letters."""
        data = {
            "identity": self.identity,
            "base": encode_values(self.base),
            "sheets": {name: part.sheet for name, part in self.parts.items()},
            "columns": {name: part.columns for name, part in self.parts.items()},
            "locked": {name: part.locked for name, part in self.parts.items()},
            "locks": self._locks,
            **({"fixed": list(self.fixed)} if self.identity.version > 1 else {}),
        }
        return json.dumps(data, separators=(",", ":"))

    @cached_property
    def digest(self) -> str:
        """What tells this form from every other: forms made of the same data have the same."""
        return digest(self.encoded)

    @property
    def property(self) -> str:
        """The identity in short, as it stands in the document's property."""
        sealed = [self.key, self.proof] if self.identity.version > 1 else []
        return _SEPARATOR.join([*map(str, self.identity), self.digest, *sealed])

    def sealed_with(self, key: bytes | None) -> "Carried":
        """The same with its keyed digest."""
        return replace(self, key=key_name(key), proof=_proof(key, self.encoded)) if key else self

    def check_seal(self, key: bytes | None) -> Seal:
        """Whether it is as the holder of the key has made it."""
        if key is None or not self.proof or self.key != key_name(key):
            return Seal.UNKNOWN
        return Seal.WHOLE if hmac.compare_digest(self.proof, _proof(key, self.encoded)) else Seal.BROKEN

    def chunks(self) -> list[str]:
        """The text in pieces that fit into cells."""
        return [self.encoded[at : at + _CHUNK] for at in range(0, len(self.encoded), _CHUNK)]


class _Written(BaseModel):
    """What ``Carried.encoded`` says, but for what does not fit together."""

    identity: tuple[Annotated[int, Field(ge=0, le=_MAXIMUM_VERSION)], str, str, str]
    base: dict[str, str]
    sheets: dict[str, str]
    columns: dict[str, dict[str, _Place]]
    locked: dict[str, list[_Place]]
    locks: dict[str, str]
    fixed: tuple[str, ...] = ()


def read_carried(cells: Sequence[str]) -> Carried | None:
    """What a form carries along, of the cells of its hidden sheet.

    The short form comes first, then the pieces of the full one.

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

    It is None where ``encoded`` did not say it, or where it makes no sense.
    """
    locks: dict[str, dict[str, str]] = {}
    try:
        data = _Written.model_validate_json(text, strict=True)
        for written, lock_digest in data.locks.items():
            name = RowName.parse(written)
            if name is None:
                return None
            locks.setdefault(name.part, {})[name.row] = lock_digest
        if not data.sheets.keys() == data.columns.keys() == data.locked.keys() == locks.keys():
            return None
        parts = {
            part: CarriedPart(sheet, data.columns[part], data.locked[part], locks[part].pop(""), locks[part])
            for part, sheet in data.sheets.items()
        }
    except (ValidationError, KeyError):
        return None
    carried = Carried(Identity(*data.identity), decode_values(data.base), parts, data.fixed)
    return carried if _is_sensible(carried) else None


def _is_sensible(carried: Carried) -> bool:
    """Whether each part has its columns apart from each other, and no more of all than a form may have."""
    sizes = (len(carried.row_texts), len(carried.base), len(carried.fixed))
    widths = [part.width for part in carried.parts.values()]
    return max(sizes) <= _MAXIMUM_ENTRIES and all(
        columns and len(set(columns)) == len(columns) for columns in widths
    )


def plan_fingerprint(plan: Plan) -> str:
    """What makes a plan another plan for its forms: its number and date, its items, its figures.

    Its words and headings do not count: a slip of the pen put right in the plan does not make fifty forms
    worthless. So the items stand in the order of its lists, and not in that of its sections.
    """
    listed = {item.id: item for item in (*plan.tasks, *plan.activities, *plan.forms, *plan.duties)}
    figures = [[figure.id, figure.unit, *figure.items] for figure in plan.figures]
    items = [[item.id, item.reported_in or ""] for item in listed.values()]
    return digest(
        json.dumps([plan.year, plan.document.number, plan.document.date.isoformat(), items, figures])
    )


def lock(texts: Iterable[str]) -> str:
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
