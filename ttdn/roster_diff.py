"""A plan's roster against the official list of communes: what is missing, wrong, or no more."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ttdn.communes import KINDS, Commune, Province, spelling
from ttdn.language import NOTHING, Labelled, Text
from ttdn.load import PlanFile
from ttdn.model.roster import Unit
from ttdn.rosters import commune_line, unit_id
from ttdn.source.tree import write_scalar
from ttdn.vietnamese import fold, format_date, mistyped, split_area

#: What a commune is or was called; "Thị trấn" ended with the districts.
_LEVELS = frozenset({*(kind.name.lower() for kind in KINDS.values()), "thị trấn"})
_COMMITTEE = re.compile(r"^(?:(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) )+", re.IGNORECASE)

_FIELDS = {"name": Text("Tên", "Name"), "kind": Text("loại", "kind"), "code": Text("mã", "code")}


class Sort(Labelled):
    """What is different."""

    MISSING = "missing", "Thiếu", "Missing"
    UNKNOWN = "unknown", "Không có trong danh mục", "Not on the list"
    TWICE = "twice", "Ghi hai lần", "Twice"
    NAME = "name", "Tên", "Name"
    KIND = "kind", "Loại", "Kind"
    CODE = "code", "Mã", "Code"


class Difference(NamedTuple):
    """One thing that is different.

    Attributes:
        sort: What.
        line: The line of the plan where it is, or below which a line belongs.
        unit: The id of the unit; empty where it is missing.
        written: What the roster says.
        listed: What the list says.
        message: All this in a sentence.
        fix: The line as it should be, or what to add to it; empty where nothing is to be written.
    """

    sort: Sort
    line: int
    unit: str
    written: str
    listed: str
    message: Text
    fix: str


class RosterDiff(NamedTuple):
    """The roster of a plan beside the communes of a province: how many each has, and what is different."""

    file: str
    province: Province
    day: date
    written: int
    differences: tuple[Difference, ...]


class _Entry(NamedTuple):
    """A commune of the roster: its place in the list of units, and its name without its committee."""

    position: int
    unit: Unit
    name: str


def communes_of(plan_file: PlanFile, day: date) -> list[_Entry]:
    """The units of a roster that are communes and live on a day."""
    entries = (
        _Entry(position, unit, _COMMITTEE.sub("", unit.name))
        for position, unit in enumerate(plan_file.plan.units)
        if unit.lives_on(day)
    )
    return [one for one in entries if split_area(one.name)[0] in _LEVELS]


def compare(
    plan_file: PlanFile, province: Province, day: date, provinces: Iterable[Province] = ()
) -> RosterDiff:
    """Hold the communes of a roster against those of a province, as both are on a day.

    Args:
        plan_file: The plan.
        province: The province whose communes the roster should have.
        day: The day.
        provinces: All provinces, to say of a unit that it belongs to another.
    """
    elsewhere = {
        one.code: (one, other) for other in provinces if other.code != province.code for one in other.communes
    }
    entries = communes_of(plan_file, day)
    pairs = _pair(entries, province.communes)
    found = [
        difference
        for entry in entries
        for difference in (
            _differences(plan_file, entry, pairs[entry.position])
            if entry.position in pairs
            else [
                _unpaired(plan_file, entry, pairs.values()) or _unknown(plan_file, entry, province, elsewhere)
            ]
        )
    ]
    paired = {one.code for one in pairs.values()}
    missing = [one for one in province.communes if one.code not in paired]
    writer = _Writer(plan_file, entries, pairs)
    found += [writer.missing(one) for one in missing]
    return RosterDiff(plan_file.source.file, province, day, len(entries), tuple(found))


def _pair(entries: Sequence[_Entry], communes: Sequence[Commune]) -> dict[int, Commune]:
    """Which commune each unit is: by code and name, else by one of them, the surest first."""
    pairs: dict[int, Commune] = {}
    left = {one.code: one for one in communes}
    tests: tuple[Callable[[_Entry, Commune], bool], ...] = (
        lambda entry, one: entry.unit.code == one.code and spelling(entry.name) == spelling(one.name),
        lambda entry, one: spelling(entry.name) == spelling(one.name),
        lambda entry, one: entry.unit.code == one.code and _place(entry.name) == fold(one.place),
        lambda entry, one: fold(entry.name) == fold(one.name),
        lambda entry, one: _place(entry.name) == fold(one.place),
        lambda entry, one: entry.unit.code == one.code,
    )
    for test in tests:
        for entry in entries:
            if entry.position not in pairs:
                alike = [one for one in left.values() if test(entry, one)]
                if len(alike) == 1:
                    pairs[entry.position] = left.pop(alike[0].code)
    names = {one.name: one for one in left.values()}
    for entry in entries:
        if entry.position not in pairs and (meant := mistyped(entry.name, names, names=True)):
            pairs[entry.position] = names.pop(meant)
    return pairs


@lru_cache(maxsize=10_000)
def _place(name: str) -> str:
    return fold(split_area(name)[1])


def _differences(plan_file: PlanFile, entry: _Entry, commune: Commune) -> Iterator[Difference]:
    """What the list says otherwise of a unit that is on it."""
    if spelling(entry.name) != spelling(commune.name):
        sort = Sort.NAME if split_area(entry.name)[0] == commune.kind.name.lower() else Sort.KIND
        yield _changed(plan_file, entry, "name", sort, commune.name, _since(commune))
    kinds, right = _kinds_of(plan_file), fold(commune.kind.name)
    others = {fold(one.name) for one in KINDS.values()} - {right}
    if any(kinds.get(name) == entry.unit.kind for name in others):
        yield _changed(plan_file, entry, "kind", Sort.KIND, kinds.get(right, commune.kind.id))
    if entry.unit.code != commune.code:
        yield _changed(plan_file, entry, "code", Sort.CODE, commune.code)


def _kinds_of(plan_file: PlanFile) -> dict[str, str]:
    """The ids of the roster's kinds by their names."""
    return {fold(one.name): one.id for one in plan_file.plan.unit_kinds}


def _since(commune: Commune) -> Text:
    """Since when and by which document it is of its kind."""
    change = commune.change
    if change is None:
        return NOTHING
    return Text(
        f" (từ ngày {format_date(change.day)}, {change.document})",
        f" (since {change.day}, {change.document})",
    )


def _changed(  # noqa: PLR0913, PLR0917 - the parts of a difference
    plan_file: PlanFile, entry: _Entry, field: str, sort: Sort, listed: str, since: Text = NOTHING
) -> Difference:
    """A value that is to be another, with the line as it should be."""
    written = getattr(entry.unit, field) or ""
    vi, en = _FIELDS[field]
    if field != "name":
        vi, en = f"{entry.unit.name}: {vi}", f"{entry.unit.name}: {en}"
    place = plan_file.source.locate(("units", entry.position, field))
    value = f'"{listed}"' if field == "code" else write_scalar(listed, flow=True)
    if written:
        message = Text(
            f"{vi} '{written}', theo danh mục là '{listed}'{since.vi}.",
            f"{en} '{written}', on the list '{listed}'{since.en}.",
        )
        start = place.column - 1
        fix = place.snippet[:start] + value + place.snippet[start + place.length :]
    else:
        message = Text(
            f"{entry.unit.name}: chưa ghi {_FIELDS[field].vi}, theo danh mục là '{listed}'.",
            f"{entry.unit.name}: no {field}, on the list '{listed}'.",
        )
        fix = f"{field}: {value}"
    return Difference(sort, place.line, entry.unit.id, written, listed, message, fix.strip())


def _unpaired(plan_file: PlanFile, entry: _Entry, paired: Iterable[Commune]) -> Difference | None:
    """A commune that is in the roster already."""
    listed = next((one.name for one in paired if spelling(one.name) == spelling(entry.name)), None)
    if listed is None:
        return None
    name = entry.unit.name
    message = Text(f"{name}: ghi hai lần. Xóa một dòng.", f"{name}: twice. Delete one of the lines.")
    return _at(plan_file, entry, Sort.TWICE, listed, message)


def _unknown(
    plan_file: PlanFile, entry: _Entry, province: Province, elsewhere: Mapping[str, tuple[Commune, Province]]
) -> Difference:
    """A commune that is not on the list of the province."""
    name = entry.unit.name
    one, other = elsewhere.get(entry.unit.code or "", (None, None))
    if one and other and spelling(one.name) == spelling(entry.name):
        message = Text(f"{name}: thuộc {other.name}. Xóa dòng.", f"{name}: of {other.name}. Delete the line.")
    else:
        message = Text(
            f"{name}: không có trong danh mục của {province.name}. Xem lại tên; đã sáp nhập thì xóa, "
            "hoặc ghi until và successor.",
            f"{name}: not on the list of {province.name}. See whether the name is right; if it has been "
            "merged, delete it, or write until and successor.",
        )
    return _at(plan_file, entry, Sort.UNKNOWN, "", message)


def _at(plan_file: PlanFile, entry: _Entry, sort: Sort, listed: str, message: Text) -> Difference:
    line = plan_file.source.locate(("units", entry.position)).line
    return Difference(sort, line, entry.unit.id, entry.unit.name, listed, message, "")


class _Writer:
    """The lines of communes that are missing: below those of their kind, in the way of this roster."""

    def __init__(self, plan_file: PlanFile, entries: Sequence[_Entry], pairs: dict[int, Commune]) -> None:
        self._source = plan_file.source
        self._taken = {unit.id for unit in plan_file.plan.units}
        self._last = len(plan_file.plan.units) - 1
        self._kinds: dict[str, Counter[str]] = {}
        self._below: dict[str, int] = {}
        for entry in entries:
            if (one := pairs.get(entry.position)) is not None:
                self._kinds.setdefault(one.kind.id, Counter())[entry.unit.kind] += 1
                self._below[one.kind.id] = entry.position
        self._known = _kinds_of(plan_file)

    def missing(self, commune: Commune) -> Difference:
        """A commune that the roster lacks, with its line."""
        below = self._below.get(commune.kind.id, max(self._below.values(), default=self._last))
        line = self._source.locate(("units", below) if below >= 0 else ("units",)).line
        used = self._kinds.get(commune.kind.id)
        known = self._known.get(fold(commune.kind.name), commune.kind.id)
        name = unit_id(commune.name)
        unit = f"{name}-{commune.code}" if name in self._taken else name
        self._taken.add(unit)
        fix = commune_line(commune, unit, used.most_common(1)[0][0] if used else known)
        message = Text(
            f"Thiếu {commune.name} (mã {commune.code}). Thêm dòng sau dòng {line}.",
            f"{commune.name} ({commune.code}) is missing. Add the line below line {line}.",
        )
        return Difference(Sort.MISSING, line, "", "", commune.name, message, fix)
