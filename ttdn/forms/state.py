"""What was taken from a form the last time: a later form of the same making is compared with that, not with what it was made of."""

import json
from dataclasses import dataclass
from pathlib import Path

from ttdn.forms.identity import decode_values, encode_values
from ttdn.forms.values import Values
from ttdn.model.period import Period

#: Neither a report nor evidence: it lies outside ``units/``.
STATE_FOLDER = ".ttdn/collected"


@dataclass(frozen=True, slots=True)
class State:
    """The digest of the form that was collected, and its values."""

    form: str
    values: Values

    def encode(self) -> bytes:
        """The same state gives the same bytes."""
        data = {"form": self.form, "values": encode_values(self.values)}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def state_name(unit: str, period: Period) -> str:
    """The file of a state, relative to the folder of work."""
    return f"{STATE_FOLDER}/{unit}/{period}.json"


def read_state(path: Path) -> State | None:
    """The state in a file; None where there is none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        return State(str(data["form"]), decode_values(data["values"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
