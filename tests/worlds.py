"""Small plans that are amended, with rosters that merge and rename, and reports on them, at random.

They are data as they stand in the files, for tests that look at a plan on some day.
"""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

Entry = dict[str, Any]
Draw = st.DrawFn

DAY = timedelta(days=1)
FRAME: Entry = yaml.load(
    (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes nothing but text
)
ITEMS = ("II.1", "II.2", "II.3", "III.1", "V.1")
LISTS = {"II": "activities", "III": "forms", "V": "duties"}
KINDS = ("ward", "commune", "office")
PARTS = ("", "-H1", "-H2", "-9M", "-Q1", "-Q2", "-Q3", "-Q4", "-01", "-05", "-12")
STATUSES = ("done", "done", "in_progress", "in_progress", "not_started", "not_arisen", "postponed", "cancelled")


class World(NamedTuple):
    """A plan, the reports on it, and how it is looked at: on which day, and which period."""

    plan: Entry
    reports: list[Entry]
    today: date
    period: str | None


def days(year: int) -> st.SearchStrategy[date]:
    """Days of a year, mostly the first and last ones of its months, and some of the next January."""
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    edges = [first + DAY * step for first in firsts for step in (-1, 0)]
    return st.sampled_from(edges) | st.dates(date(year, 1, 1), date(year + 1, 1, 31))


def document(day: date, number: str = "5/UBND") -> Entry:
    """A document of a day."""
    return {"number": number, "date": day.isoformat()}


@st.composite
def amendments(draw: Draw, year: int) -> list[Entry]:
    """Documents that change the plan, in force at once, later, or backwards."""
    known = []
    for number in range(draw(st.integers(0, 3))):
        one = document(draw(days(year)), f"{number + 1}/KH-UBND")
        if draw(st.booleans()):
            one["effective"] = draw(days(year)).isoformat()
        known.append(one)
    return known


def in_force(amendment: Entry) -> date:
    """The first day of an amendment."""
    return date.fromisoformat(amendment.get("effective") or amendment["date"])


def begins(entry: Entry, known: list[Entry]) -> date:
    """The first day of an entry as it is written."""
    added = [in_force(one) for one in known if one["number"] == entry.get("added_by")]
    return date.fromisoformat(entry["from"]) if "from" in entry else next(iter(added), date.min)


class Turn(NamedTuple):
    """A day on which something ends and something else begins, and by which document, if by any."""

    day: date
    amendment: str | None

    def end(self, entry: Entry) -> Entry:
        """The entry, ended the day before."""
        if self.amendment:
            return {**entry, "ended_by": self.amendment}
        return {**entry, "until": (self.day - DAY).isoformat()}

    def begin(self, entry: Entry) -> Entry:
        """The entry, as it stands from the day on."""
        kept = {key: entry[key] for key in entry if key not in {"until", "ended_by", "from", "added_by"}}
        return {**kept, "added_by": self.amendment} if self.amendment else {**kept, "from": str(self.day)}


@st.composite
def turns(draw: Draw, year: int, known: list[Entry]) -> Turn:
    """A day of the year, or that of an amendment."""
    if known and draw(st.booleans()):
        amendment = draw(st.sampled_from(known))
        return Turn(in_force(amendment), amendment["number"])
    return Turn(draw(days(year)), None)


def is_open(entry: Entry) -> bool:
    """Whether no end of an entry is written."""
    return "until" not in entry and "ended_by" not in entry


def unit(name: str, kind: str) -> Entry:
    """A unit of the roster."""
    return {"id": name, "name": f"Đơn vị {name}", "short": f"ĐV {name}", "kind": kind}


@st.composite
def rosters(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """Units that are founded, renamed, ended, and merged into others, which may be merged again."""
    units = [unit(f"u{n}", draw(st.sampled_from(KINDS))) for n in range(1, draw(st.integers(2, 5)))]
    for n in range(draw(st.integers(0, 4))):
        turn = draw(turns(year, known))
        alive = [one for one in units if is_open(one) and begins(one, known) < turn.day]
        change = draw(st.sampled_from(["founded", "renamed", "ended", "merged", "merged", "replaced"]))
        newcomer = unit(f"n{n}", draw(st.sampled_from(KINDS)))
        if change == "founded":
            units.append(turn.begin(newcomer))
        elif alive:
            old = draw(st.sampled_from(alive))
            successor = old["id"] if change == "renamed" else newcomer["id"]
            others = sorted({one["id"] for one in units} - {old["id"]})
            if change == "merged" and others:
                successor = draw(st.sampled_from(others))
            ended = turn.end(old)
            if change in {"merged", "replaced"}:
                ended["successor"] = successor
            units[units.index(old)] = ended
            if change == "renamed":
                units.append(turn.begin({**old, "name": f"Tên mới {n}"}))
            elif successor == newcomer["id"] and change != "ended":
                units.append(turn.begin(newcomer))
    return units


@st.composite
def schedules(draw: Draw, year: int) -> Entry | None:
    """The reading of a schedule, of each kind."""
    first, last = sorted((draw(days(year)), draw(days(year))))
    numbers = {
        "quarters": st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
        "months": st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True),
    }
    match draw(st.sampled_from(READINGS)):
        case "none":
            return None
        case ("quarters" | "months") as kind:
            return {kind: [str(number) for number in sorted(draw(numbers[kind]))]}
        case "every":
            return {"every": draw(st.sampled_from(["month", "quarter", "half"]))}
        case "from":
            return {"from": str(min(first, date(year, 12, 31))), "to": str(last)}
        case ("by" | "before") as kind:
            return {kind: str(draw(days(year).filter(lambda day: date(year, 1, 1) < day)))}
        case kind:
            return {str(kind): "true"}


READINGS = (
    *("none", "all_year", "on_event", "quarters", "quarters", "months", "months"),
    *("every", "every", "from", "by", "before"),
)


@st.composite
def items(draw: Draw, year: int, known: list[Entry], names: list[str]) -> list[Entry]:
    """Items that are added, ended, or go on in another version: with other owners, or due another day."""
    owners = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)

    def version(number: str) -> Entry:
        item = {"id": number, "text": f"Việc {number}", "owners": {"read": draw(owners)}}
        read = draw(schedules(year))
        return {**item, "schedule": {"text": "Theo kế hoạch", "read": read}} if read else item

    listed = [version(number) for number in ITEMS[: draw(st.integers(1, 5))]]
    for n in range(draw(st.integers(0, 3))):
        turn = draw(turns(year, known))
        open_ones = [one for one in listed if is_open(one) and begins(one, known) < turn.day]
        change = draw(st.sampled_from(["added", "ended", "changed", "changed"]))
        if change == "added":
            listed.append(turn.begin(version(f"II.{n + 7}")))
        elif open_ones:
            old = draw(st.sampled_from(open_ones))
            listed[listed.index(old)] = turn.end(old)
            if change == "changed":
                listed.append(turn.begin(version(old["id"])))
    return listed


@st.composite
def lines(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """What must be reported: a period each, or one of every kind, some with another day since a document."""

    def deadline() -> Entry:
        if draw(st.integers(0, 4)) == 0:
            return {}
        return {"deadline": {draw(st.sampled_from(["by", "before"])): str(draw(days(year)))}}

    found = []
    for part in draw(st.lists(st.sampled_from(PARTS[:8]), min_size=1, max_size=3, unique=True)):
        line: Entry = {"period": f"{year}{part}", **deadline()}
        turn = draw(turns(year, known))
        if draw(st.booleans()):
            found += [turn.end(line), turn.begin({"period": line["period"], **deadline()})]
        else:
            found.append(line)
    if draw(st.integers(0, 3)) == 0:
        every: Entry = {"every": draw(st.sampled_from(["month", "quarter", "half"]))}
        if draw(st.booleans()):
            every[draw(st.sampled_from(["before_day", "by_day"]))] = str(draw(st.sampled_from([5, 15, 31])))
            every |= draw(st.sampled_from([{}, {"month": "last"}]))
        found.append(every)
    return found


@st.composite
def dispensations(draw: Draw, year: int, names: list[str], *, extended: bool) -> list[Entry]:
    """Some units are given another day, or let off."""
    found = []
    for n in range(draw(st.integers(0, 2))):
        periods = draw(st.lists(st.sampled_from(PARTS[:8]), min_size=1, max_size=3, unique=True))
        one: Entry = {
            "units": draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)),
            "periods": [f"{year}{part}" for part in periods],
            "document": document(draw(days(year)), f"{n + 1}/UBND"),
        }
        found.append({**one, "deadline": {"by": str(draw(days(year)))}} if extended else one)
    return found


@st.composite
def plans(draw: Draw) -> Entry:
    """A plan whose parts come and go."""
    year = draw(st.sampled_from([2027, 2028]))
    known = draw(amendments(year))
    roster = draw(rosters(year, known))
    ids = sorted({one["id"] for one in roster})
    groups = [
        {"id": "g1", "name": "Các phường", "kinds": ["ward"], "members": draw(st.lists(st.sampled_from(ids)))},
        {"id": "g2", "name": "Các đơn vị", "kinds": list(KINDS)},
    ]
    names = [*ids, "g1", "g2", "g2"]
    listed = draw(items(year, known, names))
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    reporting = {
        "text": "Chế độ báo cáo.",
        "to": "UBND tỉnh",
        "required": draw(some),
        "requested": draw(st.just([]) | some),
        "periods": draw(lines(year, known)),
        "cutoffs": draw(st.sampled_from(["calendar", "calendar", "nd-09-2019"])),
        "due_soon_days": str(draw(st.sampled_from([0, 7, 30]))),
        "extensions": draw(dispensations(year, names, extended=True)),
        "excused": draw(dispensations(year, names, extended=False)),
    }
    figure = {"id": "so", "label": "Số buổi", "unit": "buổi", "items": sorted({listed[0]["id"], listed[-1]["id"]})}
    return {
        **FRAME,
        "year": str(year),
        **{part: [one for one in listed if LISTS[one["id"].partition(".")[0]] == part] for part in LISTS.values()},
        "tasks": [],
        "amendments": known,
        "reporting": reporting,
        "unit_kinds": [{"id": kind, "name": kind} for kind in KINDS],
        "units": roster,
        "groups": groups,
        "figures": [figure],
    }


def all_items(plan: Entry) -> list[str]:
    """The numbers of all items that ever stood in a plan."""
    return sorted({item["id"] for part in LISTS.values() for item in plan[part]})


def data_days(period: str, cutoffs: str) -> st.SearchStrategy[date]:
    """Days of the data of a period, mostly its first and last."""
    year, months = int(period[:4]), range(1, 13)
    first, last = next(
        (date(year, months[start], 1), date(year, months[start + length - 1], 28))
        for part, start, length in SPANS
        if period[4:] == part
    )
    last = (last + 4 * DAY).replace(day=1) - DAY
    if cutoffs != "calendar":
        first, last = (first - DAY).replace(day=15), last.replace(day=14)
    return st.sampled_from([first, last, last - DAY]) | st.dates(first, last)


SPANS = [
    *(("", 0, 12), ("-9M", 0, 9)),
    *((f"-H{number + 1}", number * 6, 6) for number in range(2)),
    *((f"-Q{number + 1}", number * 3, 3) for number in range(4)),
    *((f"-{number + 1:02d}", number, 1) for number in range(12)),
]


@st.composite
def results(draw: Draw, item: str, within: st.SearchStrategy[date]) -> Entry:
    """What a unit says of an item in a period of some days."""
    status = draw(st.sampled_from(STATUSES))
    result: Entry = {"item": item, "status": status}
    if status == "done":
        result["completed"] = str(draw(within))
    if status in {"done", "in_progress"} and draw(st.booleans()):
        result["dates"] = [str(day) for day in sorted(draw(st.lists(within, max_size=4, unique=True)))]
    if status in {"postponed", "cancelled"}:
        result["reason"] = "Chờ kinh phí"
    if draw(st.booleans()):
        result["summary"] = "Đã mở lớp"
    if draw(st.booleans()):
        result["figures"] = {"so": str(draw(st.integers(0, 9)))}
    return result


@st.composite
def reports(draw: Draw, plan: Entry) -> list[Entry]:
    """Some reports, each unit's on a period once."""
    year, numbers = int(plan["year"]), all_items(plan)
    asked = [line["period"] for line in plan["reporting"]["periods"] if "period" in line]
    whose = sorted({one["id"] for one in plan["units"]})
    places = st.tuples(
        st.sampled_from(whose),
        st.sampled_from([*asked, *(f"{year}{part}" for part in PARTS)]),
    )
    found = []
    for name, period in draw(st.lists(places, max_size=8, unique=True)):
        told = draw(st.lists(st.sampled_from(numbers), max_size=4, unique=True))
        within = data_days(period, plan["reporting"]["cutoffs"])
        entries = [draw(results(item, within)) for item in told]
        written = [one for entry in entries for one in (*entry.get("dates", ()), entry.get("completed", ""))]
        received = max(str(draw(days(year))), str(draw(within)), *written)
        found.append({"unit": name, "period": period, "received": received, "results": entries})
    return found


def named_days(*entries: Any) -> list[date]:  # noqa: ANN401 - whatever files hold
    """The days that stand in the files, each with the one before and the one after."""
    written = re.findall(r"(?:2027|2028|2029)-[0-9]{2}-[0-9]{2}", repr(entries))
    found = (date.fromisoformat(one) + DAY * step for one in written for step in (-1, 0, 1))
    return sorted(set(found))


@st.composite
def worlds(draw: Draw) -> World:
    """A plan with reports, looked at on a day that matters, mostly."""
    plan = draw(plans())
    told = draw(reports(plan))
    year = int(plan["year"])
    parts = {name: plan[name] for name in ("amendments", "reporting", "units", *LISTS.values())}
    matter = named_days(parts, told)
    today = draw(days(year) | st.sampled_from(matter) if matter else days(year))
    period = draw(st.none() | st.sampled_from([f"{year}{part}" for part in PARTS]))
    return World(plan, told, today, period)
