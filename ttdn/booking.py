"""One more arrival booked in the register of a year, and the register written.

Only the lines that change are touched: what the office has noted there stays.
"""

import os
from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from ttdn.arrivals import find_arrival
from ttdn.errors import RegisterHasErrorsError, RegisterNotChangedError
from ttdn.model.register import Arrival, Register
from ttdn.model_errors import read_model
from ttdn.places import REGISTER_FOLDER, register_path
from ttdn.source import MAXIMUM_REGISTER_BYTES, MAXIMUM_REGISTER_NODES, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Brackets, Entry, Tree, as_tree, write_file
from ttdn.writing import find_place, hold_folder, refusal, sweep, write_inside

_HEAD = (
    "yaml-language-server: $schema=../schema/register.schema.json",
    "Sổ nhận báo cáo năm {year}: mỗi tệp, mỗi bản giấy một ý; ttdn collect và ttdn receive ghi",
)


def change_register(root: Path, year: int, change: Callable[[Register], Register]) -> Register:
    """Change the register of a year on the disk; nothing is written where nothing changes.

    Raises:
        RegisterHasErrorsError: It has errors; it is left as it is.
        RegisterNotChangedError: It is written in a way in which it cannot be changed safely.
        ChangedMeanwhileError: Somebody saved it in this very moment; it is left as it is.
        OutputNotWritableError: The system refuses.
    """
    with hold_folder(root):
        # A run that was killed may have written the register and left a copy beside it, though nothing is
        # written now.
        sweep(root / REGISTER_FOLDER)
        raw, data, before = _read(root, register_path(year))
        after = change(before)
        if after != before:
            text = _write(year, after, raw.decode() if raw is not None else None, data)
            write_inside(root, register_path(year), text.encode(), replacing=raw)
    return after


def _read(root: Path, name: str) -> tuple[bytes | None, Value, Register]:
    path = find_place(root, name)
    if not os.path.lexists(path):
        return None, None, Register()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    source, found = parse_source(name, raw, MAXIMUM_REGISTER_NODES, MAXIMUM_REGISTER_BYTES)
    register = read_model(source, Register)[0] if source and not found else None
    if source is None or register is None:
        raise RegisterHasErrorsError(name)
    return raw, source.data, register


def book(register: Register, arrival: Arrival) -> Register:
    """The register with one more arrival, under the next number.

    Content that is there keeps its number, its first day and its note, and gets what is known now.
    """
    known = find_arrival(register.arrivals, arrival.digest or "")
    if known is None:
        number = max((one.number for one in register.arrivals), default=0) + 1
        return Register(arrivals=(*register.arrivals, arrival.model_copy(update={"number": number})))
    now = {key: value for key, value in arrival if value not in (None, ())}
    kept = {"number": known.number, "arrived": min(known.arrived, arrival.arrived)}
    kept |= {key: value for key in ("way", "sender", "file", "within") if (value := getattr(known, key))}
    decided = arrival.settled if arrival.result is not known.result else known.settled
    renewed = known.model_copy(update={**now, **kept, "note": known.note or arrival.note, "decided": decided})
    return Register(arrivals=tuple(renewed if one is known else one for one in register.arrivals))


def correct(
    register: Register, number: int, arrival: Arrival, fields: Collection[str], day: date
) -> Register:
    """The register with some fields of one entry as another arrival has them; decided anew on that day.

    Args:
        register: The register, which has the entry.
        number: Of the entry.
        arrival: What is known now.
        fields: Those that it replaces.
        day: The day of a new result.
    """

    def renew(one: Arrival) -> Arrival:
        renewed = one.model_copy(update={field: getattr(arrival, field) for field in fields})
        day_of_result = one.settled if renewed.result is one.result else day
        return renewed.model_copy(
            update={"decided": day_of_result if day_of_result > renewed.arrived else None}
        )

    return Register(arrivals=tuple(renew(one) if one.number == number else one for one in register.arrivals))


def drop(register: Register, number: int) -> Register:
    """The register without one entry: it was a mistake, or has gone to another year's."""
    return Register(
        arrivals=tuple(
            one.model_copy(update={"replaces": tuple(other for other in one.replaces if other != number)})
            for one in register.arrivals
            if one.number != number
        )
    )


def _write(year: int, register: Register, before: str | None, data: Value) -> str:
    """The text of a register; of one that stands, only the lines that change, comments kept."""
    there = data.get("arrivals") if isinstance(data, dict) else None
    known = there if isinstance(there, list) else []
    places = {Arrival.model_validate(entry).number: place for place, entry in enumerate(known)}
    entries = [
        Entry(place, _entry(arrival, known[place]))
        if (place := places.get(arrival.number)) is not None
        else Entry(None, _new_entry(arrival))
        for arrival in register.arrivals
    ]
    tree: dict[str, Tree] = {"arrivals": entries}
    if before is None:
        return write_file(tree, ("arrivals",), [line.format(year=year) for line in _HEAD], ())
    try:
        return edit_text(before, tree, lambda path: tuple(Arrival.model_fields) if path else ("arrivals",))
    except EditFailedError as error:
        raise RegisterNotChangedError(register_path(year)) from error


def _entry(arrival: Arrival, there: Value) -> Tree:
    """An arrival as it stands in a file; what reads the same stays as it is written there."""
    is_same = isinstance(there, dict) and Arrival.model_validate(there) == arrival
    return as_tree(there) if is_same else _new_entry(arrival)


def _new_entry(arrival: Arrival) -> Tree:
    return {key: _value(value) for key, value in arrival if value not in (None, ())}


def _value(value: object) -> Tree:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Brackets(Entry(None, str(part)) for part in value)
    return value.value if isinstance(value, StrEnum) else str(value)
