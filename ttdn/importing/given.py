"""What an office has already for the plan that is to be read: its roster, figures, settings of documents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ttdn.checks.drafting import find_placeholder
from ttdn.errors import RosterNotReadableError
from ttdn.importing.build import Given, words_key
from ttdn.importing.known import Roster
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.model_errors import read_model
from ttdn.scaffold import levels, new_plan
from ttdn.source import MAXIMUM_PLAN_NODES, Source, parse_source, texts
from ttdn.vietnamese import fold, split_area

#: What a roster is; with it go the settings of documents, and how strict the rules are.
_ROSTER = ("unit_kinds", "units", "groups", "documents", "levels")
#: What is named by the document's own clauses; another year's have other numbers.
_OF_ITS_CLAUSES = ("figures",)
_ANY_YEAR = 2026
_TOP_KEY = re.compile(r"([a-z_]+):")
_DOCUMENT = ("number", "title", "subject", "place")
_NO_UNITS = Text("không có đơn vị nào.", "it has no units.")
_NO_YAML = Text("tệp không đọc được.", "the file cannot be read.")


class FileGiven(NamedTuple):
    """What a file gives, and the lines of its parts as they stand there, comments included.

    ``is_named``: somebody asked for this file; else it was found in the folder.
    """

    given: Given
    parts: Mapping[str, Sequence[str]]
    is_named: bool = False

    @property
    def area(self) -> str:
        """The area of the authority whose roster it is; empty where it does not say."""
        return area_of(self.given.data)


def area_of(data: Mapping[str, Any]) -> str:
    """The area of the authority of a plan; empty where it is not filled in."""
    authority = data.get("authority")
    area = str(authority.get("area") or "") if isinstance(authority, dict) else ""
    return "" if find_placeholder(area) else area


def is_other_area(one: str, other: str) -> bool:
    """Whether these are two areas, both known; "An Bình" and "tỉnh An Bình" may be one."""
    names = [fold(split_area(area)[1]) for area in (one, other)]
    levels = {split_area(area)[0] for area in (one, other)} - {""}
    return all(names) and (names[0] != names[1] or len(levels) > 1)


def read_given(file: str, raw: bytes, *, with_figures: bool = False) -> FileGiven:
    """The roster of a plan file, or of a file with nothing but a roster.

    Args:
        file: Its name.
        raw: Its bytes.
        with_figures: Whether its figures are meant for the plan, too: it is that plan's own skeleton.

    Raises:
        RosterNotReadableError: It has no units, or they have errors.
    """
    source, found = parse_source(file, raw, MAXIMUM_PLAN_NODES)
    if source is None or not isinstance(source.data, dict):
        raise RosterNotReadableError(file, found[0].message if found else _NO_YAML)
    if not source.data.get("units"):
        raise RosterNotReadableError(file, _NO_UNITS)
    keys = _ROSTER + _OF_ITS_CLAUSES * with_figures
    data = {key: source.data[key] for key in (*keys, "authority") if source.data.get(key)}
    if any(find_placeholder(text) for _, text in texts(data.get("documents"))):
        del data["documents"]  # they were never filled in
    plan = _plan_with(file, source, data)
    given = Given(Roster.of(plan), data, _readings(source.data, plan), _shorts(source.data))
    return FileGiven(given, _parts(source.lines, keys))


def _items(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for part in ITEM_LISTS:
        listed = data.get(part)
        yield from (one for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()


def _readings(data: Mapping[str, Any], plan: Plan) -> dict[str, tuple[str, ...]]:
    """What words about bodies were read as, where that was the same each time and all of them still exist."""
    known = plan.units_by_id.keys() | plan.groups_by_id.keys()
    found: dict[str, set[tuple[str, ...]]] = {}
    for item in _items(data):
        for bodies in filter(None, (item.get("owners"), item.get("coordinating"))):
            text, read = (
                (bodies.get("text"), bodies.get("read")) if isinstance(bodies, dict) else (None, None)
            )
            if isinstance(text, str) and isinstance(read, list) and read:
                found.setdefault(words_key(text), set()).add(tuple(map(str, read)))
    sure = {words: readings.pop() for words, readings in found.items() if len(readings) == 1}
    return {words: read for words, read in sure.items() if known.issuperset(read)}


def _shorts(data: Mapping[str, Any]) -> dict[str, str]:
    """The short names of items by their texts."""
    pairs = ((item.get("text"), item.get("short")) for item in _items(data))
    return {
        words_key(text): short
        for text, short in pairs
        if isinstance(text, str) and isinstance(short, str) and not find_placeholder(text)
    }


def _plan_with(file: str, source: Source, roster: Mapping[str, Any]) -> Plan:
    """A plan that has the roster: the file's own, else one that is blank but for it."""
    plan, _ = read_model(source, Plan)
    if plan is not None:
        return plan
    blank, _ = parse_source(file, new_plan(_ANY_YEAR, next(iter(levels())))[0].encode())
    lent: Any = blank.data if blank else {}
    authority: Any = (
        source.data["authority"] if isinstance(source.data, dict) and "authority" in source.data else {}
    )
    lent |= {"groups": [], "figures": [], **roster} | {part: [] for part in ITEM_LISTS}
    lent["authority"] |= {"area": "", **authority} if isinstance(authority, dict) else {}
    lent["authority"]["area"] = lent["authority"]["area"] or "…"
    other = Source(file, source.text, MAXIMUM_PLAN_NODES)
    other.data = lent
    plan, found = read_model(other, Plan)
    if plan is None:
        raise RosterNotReadableError(file, found[0].message)
    return plan


def _parts(lines: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The lines of each part with the comments right above it, without blank lines at its end."""
    starts: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        key = _TOP_KEY.match(line)
        if key:
            begin = number
            while begin and lines[begin - 1].startswith("#"):
                begin -= 1
            starts.append((begin, key[1]))
    ends = [*(begin for begin, _ in starts[1:]), len(lines)]
    return {
        key: tuple("\n".join(lines[begin:end]).rstrip().split("\n"))
        for (begin, key), end in zip(starts, ends, strict=True)
        if key in keys
    }


def is_skeleton(data: Mapping[str, Any]) -> bool:
    """Whether the document of a plan still has places that are to be filled in: no plan was written here."""
    document = data.get("document")
    if not isinstance(document, dict):
        return False
    return any(find_placeholder(str(document.get(key) or "")) for key in _DOCUMENT)


def is_example(data: Mapping[str, Any]) -> bool:
    """Whether the units are still those that every new folder begins with, to be replaced."""
    units = data.get("units")
    return (
        isinstance(units, list)
        and [unit.get("name") for unit in units if isinstance(unit, dict)] in _begun_rosters()
    )


@cache
def _begun_rosters() -> list[list[str]]:
    begun = (new_plan(_ANY_YEAR, level)[1] for level in levels())
    return [[unit.name for unit in plan.units] for plan in begun]
