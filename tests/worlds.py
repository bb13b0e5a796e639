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
STATUSES = (
    "done",
    "done",
    "in_progress",
    "in_progress",
    "not_started",
    "not_arisen",
    "postponed",
    "cancelled",
)


class World(NamedTuple):
    """A plan, the reports on it, and how it is looked at: on which day, and which period.

    ``arrivals`` is what the register has booked.
    """

    plan: Entry
    reports: list[Entry]
    today: date
    period: str | None
    arrivals: list[Entry] = []  # noqa: RUF012 - only read


def days(first: date, last: date) -> st.SearchStrategy[date]:
    """Days between two, mostly the first and last ones of months."""
    every = [first + DAY * step for step in range((last - first).days + 1)]
    edges = [day for day in every if day.day == 1 or (day + DAY).day == 1]
    return st.sampled_from([first, last, *edges]) | st.dates(first, last)


def of_year(year: int) -> st.SearchStrategy[date]:
    """Days of a year after its first."""
    return days(date(year, 1, 2), date(year, 12, 31))


def until_next(year: int) -> st.SearchStrategy[date]:
    """Days of a year and of the next January."""
    return days(date(year, 1, 1), date(year + 1, 1, 31))


def document(day: date, number: str = "5/UBND") -> Entry:
    """A document of a day."""
    return {"number": number, "date": day.isoformat()}


SPANS = {
    "": (0, 12),
    "-9M": (0, 9),
    **{f"-H{number + 1}": (number * 6, 6) for number in range(2)},
    **{f"-Q{number + 1}": (number * 3, 3) for number in range(4)},
    **{f"-{number + 1:02d}": (number, 1) for number in range(12)},
}


def span(period: str, cutoffs: str = "calendar") -> tuple[date, date]:
    """The first and last day of the data of a period."""
    start, length = SPANS[period[4:]]
    first, last = date(int(period[:4]), start + 1, 1), date(int(period[:4]), start + length, 28)
    if cutoffs != "calendar":
        return (first - DAY).replace(day=15), last.replace(day=14)
    return first, (last + 4 * DAY).replace(day=1) - DAY


@st.composite
def amendments(draw: Draw, year: int) -> list[Entry]:
    """Documents that change the plan, in force at once, later, or backwards."""
    known = []
    for number in range(draw(st.integers(0, 3))):
        one = document(draw(until_next(year)), f"{number + 1}/KH-UBND")
        if draw(st.booleans()) or one["date"] > f"{year}-12-31":
            one["effective"] = draw(of_year(year)).isoformat()
        known.append(one)
    return known


def in_force(amendment: Entry) -> date:
    """The first day of an amendment."""
    return date.fromisoformat(amendment.get("effective") or amendment["date"])


def begins(entry: Entry, known: list[Entry]) -> date:
    """The first day of an entry as it is written."""
    added = [in_force(one) for one in known if one["number"] == entry.get("added_by")]
    return date.fromisoformat(entry["from"]) if "from" in entry else next(iter(added), date.min)


def ends(entry: Entry, known: list[Entry]) -> date:
    """The last day of an entry as it is written."""
    ended = [in_force(one) - DAY for one in known if one["number"] == entry.get("ended_by")]
    return date.fromisoformat(entry["until"]) if "until" in entry else next(iter(ended), date.max)


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
    if draw(st.booleans()) and known:
        amendment = draw(st.sampled_from(known))
        return Turn(in_force(amendment), amendment["number"])
    return Turn(draw(of_year(year)), None)


def may_end(entry: Entry, turn: Turn, known: list[Entry], others: list[Entry] = []) -> bool:  # noqa: B006 - only read
    """Whether an entry stands on the day before, with no end yet, and after all that came into it."""
    before = [ends(one, known) for one in others if one.get("successor") == entry["id"]]
    has_begun = begins(entry, known) < turn.day and all(end + DAY < turn.day for end in before)
    return has_begun and "until" not in entry and "ended_by" not in entry


def unit(name: str, kind: str) -> Entry:
    """A unit of the roster."""
    return {"id": name, "name": f"Đơn vị {name}", "short": f"ĐV {name}", "kind": kind}


@st.composite
def rosters(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """Units that are founded, renamed, ended, and merged into others, which may be merged again."""
    units = [unit(f"u{n}", draw(st.sampled_from(KINDS))) for n in range(1, draw(st.integers(2, 5)))]
    for n in range(draw(st.integers(1, 5))):
        turn = draw(turns(year, known))
        alive = [one for one in units if may_end(one, turn, known, units)]
        change = draw(st.sampled_from(["founded", "renamed", "ended", "merged", "merged", "replaced"]))
        newcomer = unit(f"n{n}", draw(st.sampled_from(KINDS)))
        if change == "founded":
            units.append(turn.begin(newcomer))
        elif alive:
            old = draw(st.sampled_from(alive))
            successor = old["id"] if change == "renamed" else newcomer["id"]
            others = sorted({one["id"] for one in units if may_end(one, turn, known)} - {old["id"]})
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
    first, last = sorted((draw(until_next(year)), draw(until_next(year))))
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
            return {kind: str(draw(of_year(year)))}
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
    for n in range(draw(st.integers(1, 4))):
        turn = draw(turns(year, known))
        open_ones = [one for one in listed if may_end(one, turn, known)]
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
def deadlines(draw: Draw, period: str) -> Entry:
    """By when a period must be reported: not before it begins."""
    first, year = span(period)[0], int(period[:4])
    return {draw(st.sampled_from(["by", "before"])): str(draw(days(first + DAY, date(year + 1, 1, 31))))}


@st.composite
def lines(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """What must be reported: a period each, or one of every kind, some with another day since a document."""

    def line(period: str) -> Entry:
        is_set = draw(st.integers(0, 4)) > 0
        return {"period": period, **({"deadline": draw(deadlines(period))} if is_set else {})}

    found = []
    for part in draw(st.lists(st.sampled_from(PARTS[:8]), min_size=1, max_size=3, unique=True)):
        period, turn = f"{year}{part}", draw(turns(year, known))
        moved = draw(st.booleans())
        found += [turn.end(line(period)), turn.begin(line(period))] if moved else [line(period)]
    if draw(st.integers(0, 3)) == 0:
        every: Entry = {"every": draw(st.sampled_from(["month", "quarter", "half"]))}
        if draw(st.booleans()):
            every[draw(st.sampled_from(["before_day", "by_day"]))] = str(draw(st.sampled_from([5, 15, 31])))
            every |= draw(st.sampled_from([{}, {"month": "last"}]))
        found.append(every)
    return found


def periods_of(year: int, asked: list[Entry]) -> list[str]:
    """The periods that lines ask for."""
    marks = {"month": "-0", "quarter": "-Q", "half": "-H"}
    return [
        *(line["period"] for line in asked if "period" in line),
        *(f"{year}{marks[line['every']]}{number}" for line in asked if "every" in line for number in (1, 2)),
    ]


@st.composite
def dispensations(draw: Draw, names: list[str], asked: list[str], *, extended: bool) -> list[Entry]:
    """Some units are given another day for some periods, or let off."""
    found = []
    for n in range(draw(st.integers(0, 2))):
        periods = draw(st.lists(st.sampled_from(asked), min_size=1, max_size=3, unique=True))
        latest = max(periods, key=lambda period: span(period)[0])
        one: Entry = {
            "units": draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)),
            "periods": periods,
            "document": document(draw(until_next(int(latest[:4]))), f"{n + 1}/UBND"),
        }
        found.append({**one, "deadline": draw(deadlines(latest))} if extended else one)
    return found


@st.composite
def plans(draw: Draw) -> Entry:
    """A plan whose parts come and go."""
    year = draw(st.sampled_from([2027, 2028]))
    known = draw(amendments(year))
    roster = draw(rosters(year, known))
    ids = sorted({one["id"] for one in roster})
    groups = [
        {
            "id": "g1",
            "name": "Các phường",
            "kinds": ["ward"],
            "members": draw(st.lists(st.sampled_from(ids))),
        },
        {"id": "g2", "name": "Các đơn vị", "kinds": list(KINDS)},
    ]
    names = [*ids, "g1", "g2", "g2"]
    listed = draw(items(year, known, names))
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    required, requested = draw(some), draw(st.just([]) | some)
    periods = draw(lines(year, known))
    asked = [*required, *requested], periods_of(year, periods)
    reporting = {
        "text": "Chế độ báo cáo.",
        "to": "UBND tỉnh",
        "required": required,
        "requested": requested,
        "periods": periods,
        "cutoffs": draw(st.sampled_from(["calendar", "calendar", "nd-09-2019"])),
        "on_time_by": draw(st.sampled_from(["arrived", "arrived", "accepted"])),
        "due_soon_days": str(draw(st.sampled_from([0, 7, 30]))),
        "extensions": draw(dispensations(*asked, extended=True)),
        "excused": draw(dispensations(*asked, extended=False)),
    }
    figure = {
        "id": "so",
        "label": "Số buổi",
        "unit": "buổi",
        "items": sorted({listed[0]["id"], listed[-1]["id"]}),
    }
    return {
        **FRAME,
        "year": str(year),
        **{
            part: [one for one in listed if LISTS[one["id"].partition(".")[0]] == part]
            for part in LISTS.values()
        },
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


@st.composite
def results(draw: Draw, item: str, within: st.SearchStrategy[date], counted: list[str]) -> Entry:
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
    if status == "done":
        result["evidence"] = [{"title": "Báo cáo", "number": "1/BC"}]
    if item in counted and draw(st.booleans()):
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
        within = days(*span(period, plan["reporting"]["cutoffs"]))
        entries = [draw(results(item, within, plan["figures"][0]["items"])) for item in told]
        written = [one for entry in entries for one in (*entry.get("dates", ()), entry.get("completed", ""))]
        received = max(str(draw(until_next(year))), str(draw(within)), *written)
        report = {"unit": name, "period": period, "received": received, "results": entries}
        if draw(st.integers(0, 3)) == 0:
            report["accepted"] = max(received, str(draw(until_next(year))))
        if draw(st.integers(0, 3)) == 0:
            report["not_asked"] = [draw(st.sampled_from(sorted({*numbers} - {*told}) or ["II.99"]))]
        found.append(report)
    return found


@st.composite
def registers(draw: Draw, plan: Entry) -> list[Entry]:
    """What has arrived of one or two units, mostly several things on one period that is asked for."""
    year = int(plan["year"])
    asked = [line["period"] for line in plan["reporting"]["periods"] if "period" in line]
    periods = st.sampled_from(asked or [f"{year}{part}" for part in PARTS])
    units = st.sampled_from(sorted({one["id"] for one in plan["units"]}))
    arrival = st.fixed_dictionaries(
        {
            "unit": st.sampled_from(draw(st.lists(units, min_size=1, max_size=2))),
            "period": st.sampled_from(draw(st.lists(periods, min_size=1, max_size=2))),
            "arrived": until_next(year).map(str),
            "way": st.just("email"),
            "result": st.sampled_from(["taken", "partly", "asked_back", "conflict", "refused", "waiting"]),
        }
    )
    found = draw(st.lists(arrival, max_size=5))
    return [{"number": str(number), **one} for number, one in enumerate(found, start=1)]


def turning_days(*entries: Any) -> list[date]:  # noqa: ANN401 - whatever files hold
    """The days that stand in the files, as often as they do, each with the one on its other side."""
    written = re.findall(r"'(\w+)': '(20[0-9]{2}-[0-9]{2}-[0-9]{2})'", repr(entries))
    after = {"until", "by", "to", "completed"}
    found = ((date.fromisoformat(day), DAY if key in after else -DAY) for key, day in written)
    return [day for one, step in found for day in (one, one + step)]


@st.composite
def worlds(draw: Draw) -> World:
    """A plan with reports, looked at on a day that matters, mostly."""
    plan = draw(plans())
    told = draw(reports(plan))
    year = int(plan["year"])
    lives = [plan[name] for name in ("amendments", "units", *LISTS.values())]
    booked = draw(registers(plan))
    matter = [
        turning_days(lives),
        turning_days(lives),
        turning_days(plan["reporting"]),
        turning_days(told, booked),
    ]
    chosen = draw(st.sampled_from([*(some for some in matter if some), []]))
    today = draw(st.sampled_from(chosen) if chosen else until_next(year))
    period = draw(st.none() | st.sampled_from([f"{year}{part}" for part in PARTS]))
    return World(plan, told, today, period, booked)


@st.composite
def grown(draw: Draw, world: World) -> World:
    """The same on the same day, when what is of later days has come into the files, or reaches back."""
    plan, year, later = world.plan, int(world.plan["year"]), world.today + DAY
    coming = days(later, date(year + 1, 12, 31))
    new = [document(draw(coming), f"{n}/SĐ") for n in (1, 2)]
    for one in new:
        one["effective"] = draw(of_year(year) | coming).isoformat()

    known = [*plan["amendments"], *new]

    def changed(entries: list[Entry], newcomer: Entry) -> list[Entry]:
        amendment = draw(st.none() | st.sampled_from(new))
        turn = Turn(in_force(amendment), amendment["number"]) if amendment else Turn(draw(coming), None)
        found = [*entries, turn.begin(newcomer)] if draw(st.booleans()) else list(entries)
        able = [one for one in found if may_end(one, turn, known)]
        if draw(st.booleans()) and able:
            old = draw(st.sampled_from(able))
            successor = {"successor": newcomer["id"]} if "kind" in old and draw(st.booleans()) else {}
            found[found.index(old)] = {**turn.end(old), **successor}
            if draw(st.booleans()):
                found.append(
                    turn.begin({**old, **{key: f"{old[key]} mới" for key in ("name", "text") if key in old}})
                )
        return found

    owners = {"read": sorted({one["id"] for one in plan["units"]})}
    item = {"id": "II.9", "text": "Việc thêm", "owners": owners}
    more = world._replace(plan={**plan, "reporting": {**plan["reporting"]}})
    more.plan["amendments"] = known
    more.plan["activities"] = changed(plan["activities"], item)
    more.plan["units"] = changed(plan["units"], unit("n9", plan["units"][0]["kind"]))
    for what in ("extensions", "excused"):
        one = {"units": ["g2"], "periods": [str(year)], "document": document(draw(coming))}
        if what == "extensions":
            one["deadline"] = {"by": f"{year + 1}-02-01"}
        more.plan["reporting"][what] = [*plan["reporting"][what], *([one] if draw(st.booleans()) else [])]
    there = {(one["unit"], one["period"]) for one in world.reports}
    late = [
        {key: value for key, value in one.items() if key != "accepted"} | {"received": str(draw(coming))}
        for one in draw(reports(more.plan))
        if (one["unit"], one["period"]) not in there
    ]
    booked = [
        {**one, "number": str(number), "arrived": str(draw(coming))}
        for number, one in enumerate(draw(registers(more.plan)), start=len(world.arrivals) + 1)
    ]
    return more._replace(reports=[*world.reports, *late], arrivals=[*world.arrivals, *booked])


@st.composite
def worlds_that_grow(draw: Draw) -> tuple[World, World]:
    """A plan with reports, and the same with what came later."""
    world = draw(worlds())
    return world, draw(grown(world))
