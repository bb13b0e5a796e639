"""A snapshot as bytes that are kept, and back.

What is kept lies in the folder of work, where anybody may put anything: what is not as it was written is no
snapshot.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from ttdn.changes.snapshot import Booked, Entry, Filed, KeptAmount, KeptPeriod, Snapshot
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.register import Decision
from ttdn.status.states import State

#: To be counted up whenever the same words would be read otherwise.
VERSION = 1
_KIND = "ttdn-snapshot"


class _Kept(BaseModel):
    """A snapshot as it is kept: what is known by several keys is a row that begins with them."""

    kind: Literal["ttdn-snapshot"]
    version: Literal[1]
    as_of: date
    within: KeptPeriod
    illustrative: bool
    units: dict[str, str]
    items: dict[str, tuple[str, str]]
    figures: dict[str, tuple[str, str]]
    due: dict[str, tuple[date, ...]]
    states: list[tuple[str, str, State]]
    reports: list[tuple[str, KeptPeriod, Filed]]
    booked: list[tuple[int, str, KeptPeriod, date, Decision | None, date, bool]]
    missing: frozenset[tuple[str, KeptPeriod]]
    totals: list[tuple[str, str, KeptAmount]]
    amounts: list[tuple[str, str, str, KeptAmount]]
    faulty: frozenset[tuple[str, str]]
    plan: list[tuple[str, str, Text, tuple[tuple[Text, Text], ...]]]


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """The same snapshot gives the same bytes."""
    data: dict[str, Any] = {"kind": _KIND, "version": VERSION}
    data |= {one.name: getattr(snapshot, one.name) for one in fields(snapshot)}
    data |= {part: _rows(data[part]) for part in _IN_ROWS}
    data |= {
        "booked": [(number, *one) for number, one in snapshot.booked.items()],
        "missing": sorted((unit, _written(period)) for unit, period in snapshot.missing),
        "faulty": sorted(snapshot.faulty),
        "plan": [(*key, *one) for key, one in snapshot.plan.items()],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_written)
    return f"{text}\n".encode("utf-8", "backslashreplace")


_IN_ROWS = ("states", "reports", "totals", "amounts")


def _rows(entries: Mapping[tuple[Any, ...], Any]) -> list[tuple[Any, ...]]:
    return [(*key, value) for key, value in entries.items()]


def _written(value: object) -> str | list[str]:
    """What JSON has no form for; of an ad-hoc report also what it is about."""
    if isinstance(value, Period):
        return [str(value), *filter(None, [value.title])]
    return value.isoformat() if isinstance(value, date) else str(value)


def decode_snapshot(content: bytes) -> Snapshot | None:
    """The snapshot that was kept; None where it is damaged, of another version, or none at all."""
    try:
        kept = dict(_Kept.model_validate_json(content, strict=True))
    except (TypeError, ValueError):
        return None
    kept |= {part: {tuple(key): value for *key, value in kept[part]} for part in _IN_ROWS}
    kept["booked"] = {number: Booked(*one) for number, *one in kept["booked"]}
    kept["plan"] = {(kind, name): Entry(*one) for kind, name, *one in kept["plan"]}
    return Snapshot(**{one.name: kept[one.name] for one in fields(Snapshot)})
