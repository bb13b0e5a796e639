"""What the plan of a later year takes over: data only, no text and no file."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

from ttdn.amending.deciding import LIFE_KEYS
from ttdn.model.clauses import Clause, Item
from ttdn.model.life import Lasting
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.model.scalars import read_date
from ttdn.next_year.lives import Later
from ttdn.next_year.words import QUOTED
from ttdn.source import KeyPath, Value
from ttdn.source.tree import Brackets, Entry, Tree, as_entries, as_mapping, tree_at

#: Clauses that nobody reports on.
CLAUSE_LISTS = ("clauses", "goals", "requirements")
#: What belongs to the old year alone.
_OF_ONE_YEAR: tuple[KeyPath, ...] = (
    ("amendments",),
    ("reporting", "adhoc"),
    ("reporting", "extensions"),
    ("reporting", "excused"),
)
#: Lists of what may come and go, apart from items.
_LASTING: tuple[KeyPath, ...] = (("units",), ("figures",), ("reporting", "periods"))
#: Readings of a schedule and forms of a deadline that are days.
_DAYS = ("from", "to", "by", "before")
_LEAP_DAY = (2, 29)
#: How much is said of a text that is not taken over.
_BEGINNING = 80

Map = dict[str, Tree]


class Cuts(NamedTuple):
    """What the new plan does not have: keys, and entries of lists by their positions."""

    keys: tuple[KeyPath, ...]
    entries: Mapping[KeyPath, tuple[int, ...]]


def find_cuts(later: Later, *, with_texts: bool) -> Cuts:
    """What is left out of the old plan's file."""
    plan = later.plan
    keys, lists = list(_OF_ONE_YEAR), list(_LASTING)
    if with_texts:
        lists += [(part,) for part in ITEM_LISTS]
    else:
        keys += [(part,) for part in (*CLAUSE_LISTS, *ITEM_LISTS, "funding")]
    entries = {
        path: tuple(place for place, entry in enumerate(_listed(plan, path)) if not _is_kept(later, entry))
        for path in lists
    }
    keys += [path for path, places in entries.items() if places and len(places) == len(_listed(plan, path))]
    return Cuts(tuple(keys), {path: places for path, places in entries.items() if path not in keys})


def _listed(plan: Plan, path: KeyPath) -> Sequence[Lasting]:
    """What the plan lists at a path."""
    listed: Sequence[Lasting] = plan.reporting.periods if len(path) > 1 else getattr(plan, str(path[0]))
    return listed


def _is_kept(later: Later, entry: Lasting) -> bool:
    items = getattr(entry, "items", None)
    return later.stays(entry) and (items is None or bool(_living(later, items)))


def _living(later: Later, items: Iterable[str]) -> list[str]:
    """Of some items those that live on."""
    return [name for name in items if any(later.stays(one) for one in later.plan.versions.get(name, ()))]


def carry(later: Later, tree: Map, cuts: Cuts, *, with_texts: bool) -> None:
    """Make the tree of the old plan's file, from which the cuts are made, that of the new plan's.

    Args:
        later: The old plan.
        tree: What its file says; it is changed.
        cuts: What is left out: where the file still has it, since it stands in brackets, it goes now.
        with_texts: Whether the texts of clauses and items are taken over.
    """
    for path in cuts.keys:
        as_mapping(tree_at(tree, path[:-1])).pop(str(path[-1]), None)
    tree["year"] = str(later.year)
    _carry_document(later, as_mapping(tree["document"]), with_texts=with_texts)
    for path, entry, data in _lasting(later, tree, cuts):
        _carry_life(later, entry, data)
        if path == ("figures",):
            data["items"] = _list(data["items"], _living(later, getattr(entry, "items", ())))
        elif path == ("reporting", "periods"):
            _carry_period(later, data)
        elif isinstance(entry, Item):
            _carry_item(later, entry, data)
    if not with_texts:
        tree |= _skeleton(later)
    _carry_groups(later, tree)
    _carry_reporting(later, as_mapping(tree["reporting"]), with_texts=with_texts)


def _lasting(later: Later, tree: Map, cuts: Cuts) -> Iterator[tuple[KeyPath, Lasting, Map]]:
    """The entries that live on, each with what the file says of it."""
    for path, places in cuts.entries.items():
        listed, above = _listed(later.plan, path), as_mapping(tree_at(tree, path[:-1]))
        there = above.get(str(path[-1]))
        if not isinstance(there, list):
            continue
        kept = [place for place in range(len(listed)) if place not in places]
        if len(there) > len(kept):
            there = above[str(path[-1])] = [there[place] for place in kept]
        for place, one in zip(kept, there, strict=True):
            yield path, listed[place], cast("Map", one.value)


def _carry_life(later: Later, entry: Lasting, data: Map) -> None:
    """The days of an entry: those that lie in the new year or behind it."""
    days = _days_of(later, entry)
    for key in (*LIFE_KEYS, "successor"):
        if key != "successor" or "until" not in days:
            data.pop(key, None)
    data |= days


def _days_of(later: Later, entry: Lasting) -> Map:
    first, last = later.life_of(entry)
    days: Map = {"from": first.isoformat()} if first > later.first else {}
    return days | ({"until": last.isoformat()} if last < date.max else {})


def _carry_document(later: Later, document: Map, *, with_texts: bool) -> None:
    """The head of the document: its number is to be filled in, its day and year are to be looked at."""
    if later.is_same_document:
        return
    number, title = (str(document.get(key) or "") for key in ("number", "title"))
    document["number"] = "[SỐ]" + "".join(number.partition("/")[1:])
    document["title"] = _retitled(later, title)
    document["date"] = moved(later, str(document["date"]))
    if not with_texts and document.get("basis"):
        document["basis"] = [Entry(0, "[Các căn cứ, nguyên văn, mỗi dòng một ý.]")]


def _retitled(later: Later, title: str) -> str:
    """The title with a place to fill in for its year; a quoted title within it stays as it is."""
    own = re.compile(rf"(?:năm )?(?<![0-9]){later.plan.year}(?![0-9])", re.IGNORECASE)
    inside = [found.span() for found in QUOTED.finditer(title)]
    for found in own.finditer(title):
        if not any(begin <= found.start() < end for begin, end in inside):
            return f"{title[: found.start()]}{new_year(later.year)}{title[found.end() :]}"
    return title


def new_year(year: int) -> str:
    """The place for the year in the title of the new document."""
    return f"[NĂM {year}]"


def moved(later: Later, day: str) -> str:
    """A day of the plan, as many years later as the new plan is."""
    read = read_date(day)
    year = read.year + later.year - later.plan.year
    is_leap_day = (read.month, read.day) == _LEAP_DAY
    new = date(year, read.month, read.day - is_leap_day)
    return f"{new:%d/%m/%Y}" if "/" in day else new.isoformat()


def _carry_days(later: Later, data: Tree) -> None:
    if isinstance(data, dict):
        for key in _DAYS:
            if isinstance(day := data.get(key), str):
                data[key] = moved(later, day)


def _carry_period(later: Later, data: Map) -> None:
    period = parse_period(str(data.get("period") or ""))
    if period:
        data["period"] = str(period).replace(str(period.year), str(later.year), 1)
    _carry_days(later, data.get("deadline"))
    _carry_taker(later, data)


def _carry_item(later: Later, item: Item, data: Map) -> None:
    schedule = data.get("schedule")
    if isinstance(schedule, dict) and not later.goes_on(item):
        _carry_days(later, schedule.get("read"))
    for role in ("owners", "coordinating"):
        bodies = data.get(role)
        if isinstance(bodies, dict) and "read" in bodies:
            old = _words(bodies["read"])
            names = later.names(old)
            bodies["read"] = _list(bodies["read"], names)
            if not names:
                # Without owners an item would be open to everybody.
                del bodies["read"]
                bodies.setdefault("text", later.called(old))


def _carry_groups(later: Later, tree: Map) -> None:
    for group, entry in zip(later.plan.groups, as_entries(tree.get("groups")), strict=True):
        data = cast("Map", entry.value)
        if group.members:
            data["members"] = _list(data["members"], later.members(group.members, group.kinds))
            if not data["members"]:
                del data["members"]


def _carry_reporting(later: Later, reporting: Map, *, with_texts: bool) -> None:
    if not with_texts:
        reporting["text"] = "[Nguyên văn câu yêu cầu báo cáo.]"
    for key in ("required", "requested"):
        if key in reporting:
            reporting[key] = _list(reporting[key], later.names(_words(reporting[key])))
    _carry_taker(later, reporting)


def _carry_taker(later: Later, data: Map) -> None:
    """Through whom reports go: whoever came after a unit that is no more."""
    if isinstance(name := data.get("through"), str):
        data["through"] = next(iter(later.names([name])), None)
        if data["through"] is None:
            del data["through"]


def _skeleton(later: Later) -> Map:
    """The items with their numbers, short names and owners; their texts are to be filled in."""
    plan = later.plan
    parts: Map = {
        part: [Entry(None, _bare(later, item)) for item in listed]
        for part in ITEM_LISTS
        if (listed := [item for item in getattr(plan, part) if later.stays(item)])
    }
    if plan.funding:
        parts["funding"] = {"id": plan.funding.id, "text": placeholder(plan.funding.number)}
    return parts


def placeholder(number: str) -> str:
    """What stands for the text of a clause that is to be filled in."""
    return f"[Nguyên văn mục {number}.]"


def find_notes(later: Later, data: Mapping[str, Value]) -> dict[KeyPath, str]:
    """Of the texts that are to be filled in, what they said: how each began that has no short name."""
    plan = later.plan
    own: dict[KeyPath, Value] = {("funding", "text"): data.get("funding")}
    for part in ITEM_LISTS:
        listed = data.get(part)
        own |= {(part, at, "text"): one for at, one in enumerate(listed if isinstance(listed, list) else ())}
    old: Mapping[str, Clause] = plan.items | ({plan.funding.id: plan.funding} if plan.funding else {})
    clauses = {path: old.get(str(one["id"])) for path, one in own.items() if isinstance(one, dict)}
    return {
        path: f"năm {plan.year}: {beginning(clause.text)}"
        for path, clause in clauses.items()
        if clause and not getattr(clause, "short", None)
    }


def beginning(text: str) -> str:
    """How a text begins, on one line."""
    return textwrap.shorten(" ".join(text.split()), _BEGINNING, placeholder=" …")


def _bare(later: Later, item: Item) -> Map:
    bare: Map = {"id": item.id}
    given: Map = {"cited_as": item.cited_as, "short": item.short, "reported_in": item.reported_in}
    bare |= {key: value for key, value in given.items() if value}
    bare["text"] = placeholder(item.number)
    bodies = {"owners": item.owners, "coordinating": item.coordinating}
    for role, own in bodies.items():
        if own and (names := later.names(own.read)):
            # With the words an import of the new document knows what they were read as.
            said: Map = {"text": own.text} if own.text else {}
            bare[role] = said | {"read": new_list(names)}
        elif own and role == "owners":
            bare[role] = {"text": own.text or later.called(own.read)}
    return bare | _days_of(later, item)


def _words(tree: Tree) -> list[str]:
    return [str(entry.value) for entry in as_entries(tree)]


def new_list(names: Iterable[str]) -> Tree:
    """Words that stand on one line."""
    return Brackets(Entry(None, name) for name in names)


def _list(old: Tree, names: list[str]) -> Tree:
    """Some words in place of others; those that stay know where they stood."""
    places = {str(entry.value): entry for entry in as_entries(old)}
    if list(places) == names:
        return old
    found = [places.get(name) or Entry(None, name) for name in names]
    origins = [entry.origin for entry in found if entry.origin is not None]
    return found if origins == sorted(origins) else new_list(names)
