"""Small plans that are amended, with rosters that merge and rename, and reports on them, at random.

They are data as they stand in the files, for tests that look at a plan on some day. Every choice is one of a
few numbers: Hypothesis needs longer to make a strategy than to draw from it, so that only these are made.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from hypothesis import strategies as st

Entry = dict[str, Any]
Draw = st.DrawFn
One = TypeVar("One")

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


# What is chosen.


_numbers = cache(st.integers)


def number(draw: Draw, least: int, most: int) -> int:
    """One of the numbers between two, these included."""
    return draw(_numbers(least, most))


def perhaps(draw: Draw) -> bool:
    """True or false."""
    return number(draw, 0, 1) == 1


def one_of(draw: Draw, values: Sequence[One]) -> One:
    """One of some values."""
    return values[number(draw, 0, len(values) - 1)]


def some_of(draw: Draw, values: Sequence[One], least: int, most: int) -> list[One]:
    """Different ones of some values: so many at least and at most, as far as there are so many."""
    found: list[One] = []
    left = list(values)
    for _ in range(number(draw, least, most)):
        if left:
            found.append(one_of(draw, left))
            left = [one for one in left if one != found[-1]]
    return found


Days = tuple[date, date]


def a_day(draw: Draw, days: Days) -> date:
    """One between two days, mostly a first or last one of a month."""
    if perhaps(draw):
        return one_of(draw, _edges(*days))
    return days[0] + DAY * number(draw, 0, (days[1] - days[0]).days)


@cache
def _edges(first: date, last: date) -> list[date]:
    every = (first + DAY * step for step in range((last - first).days + 1))
    return [first, last, *(day for day in every if day.day == 1 or (day + DAY).day == 1)]


def of_year(year: int) -> Days:
    """The days of a year after its first."""
    return date(year, 1, 2), date(year, 12, 31)


def until_next(year: int) -> Days:
    """The days of a year and of the next January."""
    return date(year, 1, 1), date(year + 1, 1, 31)


# What is made.


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


def span(period: str, cutoffs: str = "calendar") -> Days:
    """The first and last day of the data of a period."""
    start, length = SPANS[period[4:]]
    first, last = date(int(period[:4]), start + 1, 1), date(int(period[:4]), start + length, 28)
    if cutoffs != "calendar":
        return (first - DAY).replace(day=15), last.replace(day=14)
    return first, (last + 4 * DAY).replace(day=1) - DAY


def amendments(draw: Draw, year: int) -> list[Entry]:
    """Documents that change the plan, in force at once, later, or backwards."""
    known = []
    for count in range(number(draw, 0, 3)):
        one = document(a_day(draw, until_next(year)), f"{count + 1}/KH-UBND")
        if perhaps(draw) or one["date"] > f"{year}-12-31":
            one["effective"] = a_day(draw, of_year(year)).isoformat()
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


def turns(draw: Draw, year: int, known: list[Entry]) -> Turn:
    """A day of the year, or that of an amendment."""
    if perhaps(draw) and known:
        amendment = one_of(draw, known)
        return Turn(in_force(amendment), amendment["number"])
    return Turn(a_day(draw, of_year(year)), None)


def may_end(entry: Entry, turn: Turn, known: list[Entry], others: list[Entry] = []) -> bool:  # noqa: B006 - only read
    """Whether an entry stands on the day before, with no end yet, and after all that came into it."""
    before = [ends(one, known) for one in others if one.get("successor") == entry["id"]]
    has_begun = begins(entry, known) < turn.day and all(end + DAY < turn.day for end in before)
    return has_begun and "until" not in entry and "ended_by" not in entry


def unit(name: str, kind: str) -> Entry:
    """A unit of the roster."""
    return {"id": name, "name": f"Đơn vị {name}", "short": f"ĐV {name}", "kind": kind}


def rosters(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """Units that are founded, renamed, ended, and merged into others, which may be merged again."""
    units = [unit(f"u{n}", one_of(draw, KINDS)) for n in range(1, number(draw, 2, 5))]
    for n in range(number(draw, 1, 5)):
        turn = turns(draw, year, known)
        alive = [one for one in units if may_end(one, turn, known, units)]
        change = one_of(draw, ("founded", "renamed", "ended", "merged", "merged", "replaced"))
        newcomer = unit(f"n{n}", one_of(draw, KINDS))
        if change == "founded":
            units.append(turn.begin(newcomer))
        elif alive:
            old = one_of(draw, alive)
            successor = old["id"] if change == "renamed" else newcomer["id"]
            others = sorted({one["id"] for one in units if may_end(one, turn, known)} - {old["id"]})
            if change == "merged" and others:
                successor = one_of(draw, others)
            ended = turn.end(old)
            if change in {"merged", "replaced"}:
                ended["successor"] = successor
            units[units.index(old)] = ended
            if change == "renamed":
                units.append(turn.begin({**old, "name": f"Tên mới {n}"}))
            elif successor == newcomer["id"] and change != "ended":
                units.append(turn.begin(newcomer))
    return units


def schedules(draw: Draw, year: int) -> Entry | None:
    """The reading of a schedule, of each kind."""
    first, last = sorted((a_day(draw, until_next(year)), a_day(draw, until_next(year))))
    match one_of(draw, READINGS):
        case "none":
            return None
        case "quarters":
            return {"quarters": [str(one) for one in sorted(some_of(draw, range(1, 5), 1, 3))]}
        case "months":
            return {"months": [str(one) for one in sorted(some_of(draw, range(1, 13), 1, 4))]}
        case "every":
            return {"every": one_of(draw, ("month", "quarter", "half"))}
        case "from":
            return {"from": str(min(first, date(year, 12, 31))), "to": str(last)}
        case ("by" | "before") as kind:
            return {kind: str(a_day(draw, of_year(year)))}
        case kind:
            return {str(kind): "true"}


READINGS = (
    *("none", "all_year", "on_event", "quarters", "quarters", "months", "months"),
    *("every", "every", "from", "by", "before"),
)


def items(draw: Draw, year: int, known: list[Entry], names: list[str]) -> list[Entry]:
    """Items that are added, ended, or go on in another version: with other owners, or due another day."""

    def version(name: str) -> Entry:
        item = {"id": name, "text": f"Việc {name}", "owners": {"read": some_of(draw, names, 1, 2)}}
        read = schedules(draw, year)
        return {**item, "schedule": {"text": "Theo kế hoạch", "read": read}} if read else item

    listed = [version(name) for name in ITEMS[: number(draw, 1, 5)]]
    for n in range(number(draw, 1, 4)):
        turn = turns(draw, year, known)
        open_ones = [one for one in listed if may_end(one, turn, known)]
        change = one_of(draw, ("added", "ended", "changed", "changed"))
        if change == "added":
            listed.append(turn.begin(version(f"II.{n + 7}")))
        elif open_ones:
            old = one_of(draw, open_ones)
            listed[listed.index(old)] = turn.end(old)
            if change == "changed":
                listed.append(turn.begin(version(old["id"])))
    return listed


def deadlines(draw: Draw, period: str) -> Entry:
    """By when a period must be reported: not before it begins."""
    first, year = span(period)[0], int(period[:4])
    return {one_of(draw, ("by", "before")): str(a_day(draw, (first + DAY, date(year + 1, 1, 31))))}


def lines(draw: Draw, year: int, known: list[Entry]) -> list[Entry]:
    """What must be reported: a period each, or one of every kind, some with another day since a document."""

    def line(period: str) -> Entry:
        is_set = number(draw, 0, 4) > 0
        return {"period": period, **({"deadline": deadlines(draw, period)} if is_set else {})}

    found = []
    for part in some_of(draw, PARTS[:8], 1, 3):
        period, turn = f"{year}{part}", turns(draw, year, known)
        moved = perhaps(draw)
        found += [turn.end(line(period)), turn.begin(line(period))] if moved else [line(period)]
    if number(draw, 0, 3) == 0:
        every: Entry = {"every": one_of(draw, ("month", "quarter", "half"))}
        if perhaps(draw):
            every[one_of(draw, ("before_day", "by_day"))] = one_of(draw, ("5", "15", "31"))
            every |= {"month": "last"} if perhaps(draw) else {}
        found.append(every)
    return found


def periods_of(year: int, asked: list[Entry]) -> list[str]:
    """The periods that lines ask for."""
    marks = {"month": "-0", "quarter": "-Q", "half": "-H"}
    return [
        *(line["period"] for line in asked if "period" in line),
        *(f"{year}{marks[line['every']]}{number}" for line in asked if "every" in line for number in (1, 2)),
    ]


def dispensations(draw: Draw, names: list[str], asked: list[str], *, extended: bool) -> list[Entry]:
    """Some units are given another day for some periods, or let off."""
    found = []
    for n in range(number(draw, 0, 2)):
        periods = some_of(draw, asked, 1, 3)
        latest = max(periods, key=lambda period: span(period)[0])
        one: Entry = {
            "units": some_of(draw, names, 1, 2),
            "periods": periods,
            "document": document(a_day(draw, until_next(int(latest[:4]))), f"{n + 1}/UBND"),
        }
        found.append({**one, "deadline": deadlines(draw, latest)} if extended else one)
    return found


def plans(draw: Draw) -> Entry:
    """A plan whose parts come and go."""
    year = one_of(draw, (2027, 2028))
    known = amendments(draw, year)
    roster = rosters(draw, year, known)
    ids = sorted({one["id"] for one in roster})
    groups = [
        {
            "id": "g1",
            "name": "Các phường",
            "kinds": ["ward"],
            "members": [one_of(draw, ids) for _ in range(number(draw, 0, 5))],
        },
        {"id": "g2", "name": "Các đơn vị", "kinds": list(KINDS)},
    ]
    names = [*ids, "g1", "g2", "g2"]
    listed = items(draw, year, known, names)
    required = some_of(draw, names, 1, 2)
    requested = some_of(draw, names, 1, 2) if perhaps(draw) else []
    periods = lines(draw, year, known)
    asked = [*required, *requested], periods_of(year, periods)
    reporting = {
        "text": "Chế độ báo cáo.",
        "to": "UBND tỉnh",
        "required": required,
        "requested": requested,
        "periods": periods,
        "cutoffs": one_of(draw, ("calendar", "calendar", "nd-09-2019")),
        "on_time_by": one_of(draw, ("arrived", "arrived", "accepted")),
        "due_soon_days": one_of(draw, ("0", "7", "30")),
        "extensions": dispensations(draw, *asked, extended=True),
        "excused": dispensations(draw, *asked, extended=False),
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


def results(draw: Draw, item: str, within: Days, counted: list[str]) -> Entry:
    """What a unit says of an item in a period of some days."""
    status = one_of(draw, STATUSES)
    result: Entry = {"item": item, "status": status}
    if status == "done":
        result["completed"] = str(a_day(draw, within))
    if status in {"done", "in_progress"} and perhaps(draw):
        result["dates"] = sorted({str(a_day(draw, within)) for _ in range(number(draw, 0, 4))})
    if status in {"postponed", "cancelled"}:
        result["reason"] = "Chờ kinh phí"
    if perhaps(draw):
        result["summary"] = "Đã mở lớp"
    if status == "done":
        result["evidence"] = [{"title": "Báo cáo", "number": "1/BC"}]
    if item in counted and perhaps(draw):
        result["figures"] = {"so": str(number(draw, 0, 9))}
    return result


def reports(draw: Draw, plan: Entry) -> list[Entry]:
    """Some reports, each unit's on a period once."""
    year, numbers = int(plan["year"]), all_items(plan)
    asked = [line["period"] for line in plan["reporting"]["periods"] if "period" in line]
    whose = sorted({one["id"] for one in plan["units"]})
    periods = [*asked, *(f"{year}{part}" for part in PARTS)]
    places = {(one_of(draw, whose), one_of(draw, periods)): None for _ in range(number(draw, 0, 8))}
    found = []
    for name, period in places:
        told = some_of(draw, numbers, 0, 4)
        within = span(period, plan["reporting"]["cutoffs"])
        entries = [results(draw, item, within, plan["figures"][0]["items"]) for item in told]
        written = [one for entry in entries for one in (*entry.get("dates", ()), entry.get("completed", ""))]
        received = max(str(a_day(draw, until_next(year))), str(a_day(draw, within)), *written)
        report = {"unit": name, "period": period, "received": received, "results": entries}
        if number(draw, 0, 3) == 0:
            report["accepted"] = max(received, str(a_day(draw, until_next(year))))
        if number(draw, 0, 3) == 0:
            report["not_asked"] = [one_of(draw, sorted({*numbers} - {*told}) or ["II.99"])]
        found.append(report)
    return found


def registers(draw: Draw, plan: Entry) -> list[Entry]:
    """What has arrived of one or two units, mostly several things on one period that is asked for."""
    year = int(plan["year"])
    asked = [line["period"] for line in plan["reporting"]["periods"] if "period" in line]
    periods = some_of(draw, asked or [f"{year}{part}" for part in PARTS], 1, 2)
    units = some_of(draw, sorted({one["id"] for one in plan["units"]}), 1, 2)
    return [
        {
            "number": str(count + 1),
            "unit": one_of(draw, units),
            "period": one_of(draw, periods),
            "arrived": str(a_day(draw, until_next(year))),
            "way": "email",
            "result": one_of(draw, ("taken", "partly", "asked_back", "conflict", "refused", "waiting")),
        }
        for count in range(number(draw, 0, 5))
    ]


def turning_days(*entries: Any) -> list[date]:  # noqa: ANN401 - whatever files hold
    """The days that stand in the files, as often as they do, each with the one on its other side."""
    written = re.findall(r"'(\w+)': '(20[0-9]{2}-[0-9]{2}-[0-9]{2})'", repr(entries))
    after = {"until", "by", "to", "completed"}
    found = ((date.fromisoformat(day), DAY if key in after else -DAY) for key, day in written)
    return [day for one, step in found for day in (one, one + step)]


def a_world(draw: Draw) -> World:
    """A plan with reports, looked at on a day that matters, mostly."""
    plan = plans(draw)
    told = reports(draw, plan)
    year = int(plan["year"])
    lives = [plan[name] for name in ("amendments", "units", *LISTS.values())]
    booked = registers(draw, plan)
    matter = [
        turning_days(lives),
        turning_days(lives),
        turning_days(plan["reporting"]),
        turning_days(told, booked),
    ]
    chosen = one_of(draw, [*(some for some in matter if some), []])
    today = one_of(draw, chosen) if chosen else a_day(draw, until_next(year))
    period = f"{year}{one_of(draw, PARTS)}" if perhaps(draw) else None
    return World(plan, told, today, period, booked)


worlds = st.composite(a_world)


def grown(draw: Draw, world: World) -> World:
    """The same on the same day, when what is of later days has come into the files, or reaches back."""
    plan, year, later = world.plan, int(world.plan["year"]), world.today + DAY
    coming = later, date(year + 1, 12, 31)
    new = [document(a_day(draw, coming), f"{n}/SĐ") for n in (1, 2)]
    for one in new:
        one["effective"] = a_day(draw, of_year(year) if perhaps(draw) else coming).isoformat()

    known = [*plan["amendments"], *new]

    def changed(entries: list[Entry], newcomer: Entry) -> list[Entry]:
        amendment = one_of(draw, new) if perhaps(draw) else None
        turn = (
            Turn(in_force(amendment), amendment["number"]) if amendment else Turn(a_day(draw, coming), None)
        )
        found = [*entries, turn.begin(newcomer)] if perhaps(draw) else list(entries)
        able = [one for one in found if may_end(one, turn, known)]
        if perhaps(draw) and able:
            old = one_of(draw, able)
            successor = {"successor": newcomer["id"]} if "kind" in old and perhaps(draw) else {}
            found[found.index(old)] = {**turn.end(old), **successor}
            if perhaps(draw):
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
        one = {"units": ["g2"], "periods": [str(year)], "document": document(a_day(draw, coming))}
        if what == "extensions":
            one["deadline"] = {"by": f"{year + 1}-02-01"}
        more.plan["reporting"][what] = [*plan["reporting"][what], *([one] if perhaps(draw) else [])]
    there = {(one["unit"], one["period"]) for one in world.reports}
    late = [
        {key: value for key, value in one.items() if key != "accepted"}
        | {"received": str(a_day(draw, coming))}
        for one in reports(draw, more.plan)
        if (one["unit"], one["period"]) not in there
    ]
    booked = [
        {**one, "number": str(count), "arrived": str(a_day(draw, coming))}
        for count, one in enumerate(registers(draw, more.plan), start=len(world.arrivals) + 1)
    ]
    return more._replace(reports=[*world.reports, *late], arrivals=[*world.arrivals, *booked])


@st.composite
def worlds_that_grow(draw: Draw) -> tuple[World, World]:
    """A plan with reports, and the same with what came later."""
    world = a_world(draw)
    return world, grown(draw, world)
