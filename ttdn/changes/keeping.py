"""A snapshot as bytes that are kept, and back.

What is kept lies in the folder of work, where anybody may put anything: what is not as it was written is no
snapshot.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, TypeVar

from ttdn.changes.snapshot import PARTS, Booked, Entry, Filed, Said, Snapshot
from ttdn.language import Text
from ttdn.model.period import Period, parse_period
from ttdn.model.register import Decision
from ttdn.model.report import Status as Reported
from ttdn.model.scalars import MAXIMUM_NUMBER, Amount, shortest
from ttdn.status import State

#: To be counted up whenever the same words would be read otherwise.
VERSION = 1
_KIND = "ttdn-snapshot"
#: More than any number of units report together.
_LARGEST = MAXIMUM_NUMBER**2

#: How a surrogate is written in JSON; UTF-8 has none.
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")

T = TypeVar("T")


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """The same snapshot gives the same bytes."""
    data = {
        "kind": _KIND,
        "version": VERSION,
        "as_of": snapshot.as_of.isoformat(),
        "within": _period(snapshot.within),
        "illustrative": snapshot.illustrative,
        "units": dict(snapshot.units),
        "items": {item: list(told) for item, told in snapshot.items.items()},
        "figures": {figure: list(told) for figure, told in snapshot.figures.items()},
        "due": {item: [day.isoformat() for day in days] for item, days in snapshot.due.items()},
        "states": [[*key, state.value] for key, state in snapshot.states.items()],
        "reports": [
            [unit, _period(period), _encode_filed(filed)]
            for (unit, period), filed in snapshot.reports.items()
        ],
        "booked": [[number, *_encode_booked(one)] for number, one in snapshot.booked.items()],
        "missing": sorted([unit, _period(period)] for unit, period in snapshot.missing),
        "totals": [[*key, _amount(total)] for key, total in snapshot.totals.items()],
        "amounts": [[*key, _amount(amount)] for key, amount in snapshot.amounts.items()],
        "faulty": sorted(map(list, snapshot.faulty)),
        "plan": [[*key, list(one.name), _told(one)] for key, one in snapshot.plan.items()],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _period(period: Period) -> list[str]:
    """A period as it is written; of an ad-hoc report what it is about, too."""
    return [str(period), period.title] if period.title else [str(period)]


def _amount(amount: Amount) -> int | str:
    return str(amount) if isinstance(amount, Decimal) else amount


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _told(entry: Entry) -> list[list[list[str]]]:
    return [[list(label), list(words)] for label, words in entry.told]


def _encode_filed(filed: Filed) -> list[Any]:
    said = {item: _encode_said(one) for item, one in filed.said.items()}
    money = filed.money and list(filed.money)
    days = (filed.received, filed.counts_from, filed.again)
    return [*map(_day, days), filed.illustrative, money, dict(filed.parts), said]


def _encode_said(said: Said) -> list[Any]:
    return [
        said.status.value,
        said.words,
        _day(said.completed),
        {figure: _amount(amount) for figure, amount in said.amounts.items()},
        said.reason,
        [day.isoformat() for day in said.dates],
        list(said.evidence),
    ]


def _encode_booked(one: Booked) -> list[Any]:
    result = one.result and one.result.value
    return [one.unit, _period(one.period), _day(one.arrived), result, _day(one.settled), one.replaces]


def decode_snapshot(content: bytes) -> Snapshot | None:
    """The snapshot that was kept; None where it is damaged, of another version, or none at all."""
    try:
        data = json.loads(content.decode("utf-8"), parse_constant=_refuse, parse_float=_refuse)
        if _SURROGATE.search(content):
            # Half of a pair, written as an escape, could never be printed.
            json.dumps(data, ensure_ascii=False).encode("utf-8")
        return _decode(data)
    except (AttributeError, InvalidOperation, KeyError, RecursionError, TypeError, ValueError):
        return None


def _decode(data: Any) -> Snapshot:  # noqa: ANN401 - whatever the file holds
    if (data["kind"], data["version"]) != (_KIND, VERSION):
        raise ValueError(data["version"])
    return Snapshot(
        as_of=_read_day(data["as_of"]),
        within=_read_period(data["within"]),
        illustrative=_is(bool, data["illustrative"]),
        units={_is(str, unit): _is(str, name) for unit, name in data["units"].items()},
        items={_is(str, item): _pair(told) for item, told in data["items"].items()},
        figures={_is(str, figure): _pair(told) for figure, told in data["figures"].items()},
        due={_is(str, item): tuple(map(_read_day, days)) for item, days in data["due"].items()},
        states={_pair((item, unit)): State(state) for item, unit, state in data["states"]},
        reports={
            (_is(str, unit), _read_period(period)): _read_filed(*filed)
            for unit, period, filed in data["reports"]
        },
        booked={_is(int, number): _read_booked(*one) for number, *one in data["booked"]},
        missing=frozenset((_is(str, unit), _read_period(period)) for unit, period in data["missing"]),
        totals={_pair((item, figure)): _read_amount(total) for item, figure, total in data["totals"]},
        amounts={
            (*_pair((item, figure)), _is(str, unit)): _read_amount(amount)
            for item, figure, unit, amount in data["amounts"]
        },
        faulty=frozenset(map(_pair, data["faulty"])),
        plan={
            _pair((kind, name)): Entry(Text(*_pair(called)), tuple(map(_read_told, told)))
            for kind, name, called, told in data["plan"]
        },
    )


def _refuse(written: str) -> None:
    """There are neither fractions nor numbers without an end in a snapshot."""
    raise ValueError(written)


def _is(kind: type[T], value: Any) -> T:  # noqa: ANN401 - whatever the file holds
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _pair(value: Iterable[Any]) -> tuple[str, str]:
    first, second = value
    return _is(str, first), _is(str, second)


def _read_day(value: Any) -> date:  # noqa: ANN401 - whatever the file holds
    return date.fromisoformat(_is(str, value))


def _maybe(read: Callable[[Any], T], value: Any) -> T | None:  # noqa: ANN401 - whatever the file holds
    return None if value is None else read(value)


def _read_period(value: Any) -> Period:  # noqa: ANN401 - whatever the file holds
    written, *more = map(partial(_is, str), value)
    title = more[0] if more else ""
    period = parse_period(written)
    if period is None:
        raise ValueError(written)
    return replace(period, title=title) if title else period


def _read_amount(value: Any) -> Amount:  # noqa: ANN401 - whatever the file holds
    amount = Decimal(value) if isinstance(value, str) else Decimal(_is(int, value))
    if not abs(amount) <= _LARGEST:
        raise ValueError(value)
    return shortest(amount)


def _read_told(value: Iterable[Any]) -> tuple[Text, Text]:
    label, words = value
    return Text(*_pair(label)), Text(*_pair(words))


def _read_filed(  # noqa: PLR0913, PLR0917 - the places of a list
    received: str,
    counts_from: str,
    again: str | None,
    illustrative: bool,  # noqa: FBT001 - the same
    money: list[int] | None,
    parts: Mapping[str, str],
    said: Mapping[str, list[Any]],
) -> Filed:
    return Filed(
        _read_day(received),
        _read_day(counts_from),
        _maybe(_read_day, again),
        _is(bool, illustrative),
        {_is(str, item): _read_said(*one) for item, one in said.items()},
        _maybe(_read_money, money),
        {name: _is(str, parts[name]) for name in PARTS if name in parts},
    )


def _read_money(value: Iterable[Any]) -> tuple[int, int]:
    allocated, spent = value
    return _is(int, allocated), _is(int, spent)


def _read_said(  # noqa: PLR0913, PLR0917 - the places of a list
    status: str,
    words: str,
    completed: str | None,
    amounts: Mapping[str, int | str],
    reason: str,
    dates: list[str],
    evidence: list[str],
) -> Said:
    return Said(
        Reported(status),
        _is(str, words),
        _maybe(_read_day, completed),
        {_is(str, figure): _read_amount(amount) for figure, amount in amounts.items()},
        _is(str, reason),
        tuple(map(_read_day, dates)),
        tuple(_is(str, one) for one in evidence),
    )


def _read_booked(  # noqa: PLR0913, PLR0917 - the places of a list
    unit: str,
    period: list[str],
    arrived: str,
    result: str | None,
    settled: str,
    replaces: bool,  # noqa: FBT001 - the same
) -> Booked:
    return Booked(
        _is(str, unit),
        _read_period(period),
        _read_day(arrived),
        _maybe(Decision, result),
        _read_day(settled),
        _is(bool, replaces),
    )
