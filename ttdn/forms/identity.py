"""What a form carries along: who it is for, what it was filled with when it was made, where its cells are.

It travels twice: in short in a property of the document, in full in a hidden sheet. Only where both agree is a form taken for what it
says; a copied sheet or a pasted property is noticed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ttdn.forms.values import Values
from ttdn.model.plan import Plan
from ttdn.vietnamese import nfc

PROPERTY = "ttdn-form"
HIDDEN_SHEET = "_ttdn"
#: Excel's own limit is 32,767 characters in a cell.
_CHUNK = 30_000
_DIGEST = 16
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is: the version of its layout, the plan's fingerprint, the unit, the period."""

    version: int
    plan: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything that a form carries along.

    ``base`` are the values of the report when the form was made. ``sheets`` and ``columns`` say where the parts stand: the sheet of
    each part, and the column (from 1) of each field. ``locked`` are the columns that only inform, and ``locks`` a digest of what
    stands in them for each row.
    """

    identity: Identity
    base: Values
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, int]]
    locked: Mapping[str, Sequence[int]]
    locks: Mapping[str, str] = field(default_factory=dict)

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
        return _SEPARATOR.join([str(one.version), one.plan, one.unit, one.period, self.digest])

    def chunks(self) -> list[str]:
        """The text in pieces that fit into cells."""
        text = self.encode()
        return [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]


def decode(text: str) -> Carried | None:
    """What a form carries along; None where it is not what ``encode`` wrote."""
    try:
        data = json.loads(text)
        version, plan, unit, period = data["identity"]
        carried = Carried(
            Identity(int(version), str(plan), str(unit), str(period)),
            decode_values(data["base"]),
            {str(part): str(sheet) for part, sheet in data["sheets"].items()},
            {str(part): {str(key): int(at) for key, at in columns.items()} for part, columns in data["columns"].items()},
            {str(part): [int(at) for at in columns] for part, columns in data["locked"].items()},
            {str(row): str(lock) for row, lock in data["locks"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return carried


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
    return digest(json.dumps([plan.year, plan.document.number, plan.document.date.isoformat(), items, figures]))


def lock(texts: Sequence[str]) -> str:
    """The digest of what stands in the locked cells of a row."""
    return digest("\x1f".join(" ".join(nfc(text).split()) for text in texts))


def digest(text: str) -> str:
    """A short digest."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
