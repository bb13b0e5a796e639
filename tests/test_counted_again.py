"""What the questions about a plan are answered with, beside a slow and plain count of the same."""

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from count_again import MET, SILENT, UNMEASURED, Questions, Two
from fuller_worlds import Fuller, fuller_worlds
from hypothesis import HealthCheck, given, settings
from recount import Work
from test_recount import status_of
from worlds import World

from ttdn.agenda import find_dues
from ttdn.agenda_words import agenda_table
from ttdn.asking.answers import find_subjects, gather_written
from ttdn.asking.tables import answers_table, who_table
from ttdn.asking.who import ask_who
from ttdn.changes.difference import Event, changes_by_receipt
from ttdn.documents.content.assessment import assess
from ttdn.documents.content.summary import summary_content
from ttdn.exporting.everything import make_tables
from ttdn.tables import Table, plain_value
from ttdn.two_periods.comparing import TwoPeriods, compare_periods
from ttdn.two_periods.tables import TABLES


def rows(table: Table) -> list[dict[str, Any]]:
    """A table as other programs have it: by stable names, with codes."""
    names = table.headings(None)
    return [dict(zip(names, (plain_value(cell, None) for cell in row), strict=True)) for row in table.rows]


def check_who(world: World) -> None:
    """Each unit that owes an item once, with its state and how late it is."""
    status, counted = status_of(world), Questions(*world)
    items = list(status.plan.items.values())
    told = rows(who_table(status, ask_who(status, items)))
    owning = {
        (row["item"], row["unit"]): (
            row["state"],
            row["counted"],
            row["done"],
            row["deadline"],
            row["done_on"],
            row["days_late"] or 0,
        )
        for row in told
        if row["role"] == "owner"
    }
    assert owning == counted.who
    assert len(owning) == sum(row["role"] == "owner" for row in told)
    helping = {(row["item"], row["unit"]) for row in told if row["role"] == "coordinating"}
    assert helping == {
        (item, unit)
        for item in counted.items
        for unit in counted.helpers(item)
        if counted.lives(unit, counted.view_day)
    }


def check_answers(world: World) -> None:
    """Each thing written once, word for word."""
    status, counted = status_of(world), Questions(*world)
    written = gather_written(status, find_subjects(status.plan, None))
    told = [
        tuple(
            row[name]
            for name in ("item", "unit", "period", "received", "status", "summary", "completed", "reason")
        )
        for row in rows(answers_table(status, written))
        if row["item"]
    ]
    assert Counter(told) == Counter(counted.answers)


def both_of(fuller: Fuller) -> tuple[TwoPeriods, Two]:
    """Two periods by the program, and counted again."""
    two = compare_periods(status_of(fuller.now), status_of(fuller.before))
    same = dict(fuller.renumbered)
    return two, Two(Questions(*fuller.now), Questions(*fuller.before), same)


def check_compare(fuller: Fuller) -> None:
    """Every number of every table."""
    two, counted = both_of(fuller)
    tables = {name: rows(make([two])) for name, make in TABLES.items()}
    whole = counted.overall()
    named = ("now", "now_of", "now_percent", "before", "before_of", "before_percent", "points")
    shares = {
        row["what"]: tuple(map(row.get, named))
        for row in tables["overall"]
        if row["what"] not in {"allocated", "spent"}
    }
    assert shares == whole
    money = {
        row["what"]: (row["now"], row["before"], row["difference"])
        for row in tables["overall"]
        if row["what"] in {"allocated", "spent"}
    }
    assert money == counted.money()
    items = {(row.get("item"), row.get("item_before")): work_of(row) for row in tables["item"]}
    assert items == counted.items()
    assert len(items) == len(tables["item"])
    units = {row["unit"]: (share_of(row, "reports"), work_of(row)) for row in tables["unit"]}
    assert {counted.line(unit): told for unit, told in units.items()} == counted.units()
    figures = {row["figure"]: figure_of(row) for row in tables["figure"]}
    assert figures == counted.figures()


def share_of(row: dict[str, Any], name: str) -> tuple[Any, ...]:
    """The cells of a share."""
    parts = ("now", "now_of", "now_percent", "before", "before_of", "before_percent", "points")
    return tuple(row.get(f"{name}_{part}") for part in parts)


def work_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """The cells of some work."""
    apart = ("completion_", "standing_", "reports_", "owed_")
    counts = {
        name: value
        for name, value in row.items()
        if name.endswith(("_now", "_before"))
        and not name.startswith(apart)
        and name != "item_before"
        and value
    }
    return share_of(row, "completion"), share_of(row, "standing"), row["owed_now"], row["owed_before"], counts


def figure_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """The cells of a figure."""
    names = ("now", "now_units", "before", "before_units", "compared", "both_units")
    more = ("compared_now", "compared_before", "difference", "percent")
    return tuple(map(row.get, (*names, *more)))


def check_export(world: World) -> None:
    """What the tables of an export hold, and that they add up."""
    status, counted = status_of(world), Questions(*world)
    tables = {table.name: rows(table) for table in make_tables(status, (), stable=True)}
    owed = {
        (row["item"], row["unit"]): (
            row["state"],
            row["deadline"],
            row["is_met"],
            row["times"],
            row["times_met"],
            row["measure"],
        )
        for row in tables["assignments"]
    }
    assert owed == {key: exported(work) for key, work in counted.owed.items()}
    assert len(owed) == len(tables["assignments"])
    late = {(row["item"], row["unit"]): row["days_late"] or 0 for row in tables["assignments"]}
    for key, work in counted.owed.items():
        if work.state in {"done_late", "overdue"}:
            assert late[key] == counted.days_late(*key), key
        else:
            assert late[key] == 0, key
    sent = {
        (row["unit"], row["period"], row["asked"]): (
            row["submission"],
            row["is_in"],
            row["last_day"],
            row["days_late"] or 0,
        )
        for row in tables["submissions"]
        if row["submission"] != "excused"
    }
    assert sent == counted.exported_submissions()
    assert Counter(
        (row["unit"], row["period"], row["received"], row["items_told"]) for row in tables["reports"]
    ) == Counter(
        (one["unit"], one["period"], date.fromisoformat(one["received"]), len(one["results"]))
        for one in counted.all_received()
    )
    told = Counter(
        (
            row["unit"],
            row["period"],
            row["item"],
            row["status"],
            row["summary"],
            row["counts"],
            row["evidence_count"],
        )
        for row in tables["results"]
    )
    assert told == Counter(
        (
            one["unit"],
            one["period"],
            result["item"],
            result["status"],
            result.get("summary"),
            counted.speaks(one, result["item"]),
            len(result.get("evidence", ())),
        )
        for one in counted.all_received()
        for result in one["results"]
    )
    assert len(tables["evidence"]) == sum(row["evidence_count"] for row in tables["results"])
    amounts = Counter(
        (row["unit"], row["period"], row["item"], row["figure"], row["amount"], row["counts"])
        for row in tables["figures"]
    )
    assert amounts == Counter(
        (
            one["unit"],
            one["period"],
            result["item"],
            name,
            Decimal(value),
            counted.is_given(one, result["item"], name),
        )
        for one in counted.all_received()
        for result in one["results"]
        for name, value in result.get("figures", {}).items()
    )
    money = Counter(
        (row["unit"], row["period"], row["allocated"], row["spent"], row["counts"])
        for row in tables["funding"]
    )
    assert money == Counter(
        (
            one["unit"],
            one["period"],
            int(one["funding"]["allocated"]),
            int(one["funding"]["spent"]),
            counted.pays(one),
        )
        for one in counted.all_received()
        if "funding" in one
    )
    by_unit = {
        (row["unit"], row["item"], row["figure"]): (row["amount"], row["is_coordinating"])
        for row in tables["figures_by_unit"]
    }
    assert by_unit == counted.by_unit()
    assert len(by_unit) == len(tables["figures_by_unit"])
    described = [(row["table_name"], row["column_name"]) for row in tables["dictionary"]]
    assert len(set(described)) == len(described)
    assert set(described) | {("dictionary", name) for name in tables["dictionary"][0]} == {
        (name, column)
        for name, own in tables.items()
        for column in (own[0] if own else [c for t, c in described if t == name])
    }


def exported(work: Work) -> tuple[Any, ...]:
    """Work as the table of assignments has it."""
    times = [state for _, _, state in work.occurrences]
    which = "none" if work.state in UNMEASURED else "standing" if work.deadline is None else "completion"
    return (
        work.state,
        work.deadline,
        work.state in MET,
        len(times) or None,
        times.count("met") if times else None,
        which,
    )


def check_calendar(world: World) -> None:
    """Looked back upon after the year: each day of each item with who has done it, and of each report."""
    whole = world._replace(today=date(int(world.plan["year"]) + 1, 12, 31), period=None)
    counted = Questions(*whole)
    told = rows(agenda_table(find_dues(status_of(whole)), whole.today))
    done = {
        (row["number"], row["date"]): (row["done"] or 0, row["done_of"] or 0)
        for row in told
        if row["kind"] == "item" and row["units"]
    }
    owed: dict[tuple[str, date], list[bool]] = {}
    for (item, _), work in counted.owed.items():
        for due, _, state in work.occurrences:
            owed.setdefault((item, due), []).extend([state == "met"] if state != "off" else [])
        if work.deadline and not work.occurrences:
            own = owed.setdefault((item, work.deadline), [])
            own.extend([work.state in MET] if work.state != "not_arisen" else [])
    assert {key: done.get(key) for key in owed} == {key: (sum(one), len(one)) for key, one in owed.items()}
    reports = {(row["number"], row["date"]) for row in told if row["kind"] == "report"}
    assert reports == {
        (required.period, sent.last_day)
        for required in counted.required
        for whose in ("required", "requested")
        for sent in counted.reports_of(required, whose).values()
        if sent.last_day
    }


def check_changes(world: World) -> None:
    """By the days of receipt, whatever happened in a month and a half is told once, and nothing else is."""
    since = world.today - timedelta(days=45)
    status, before, after = status_of(world), Questions(*world._replace(today=since)), Questions(*world)
    happened = [
        *(
            ("arrived", unit, "", period)
            for unit, reports in after.received.items()
            for period in reports
            if period not in before.received.get(unit, {})
        ),
        *(
            ("late", unit, "", period)
            for period, units in after.missed.items()
            for unit in units - before.missed.get(period, set())
        ),
    ]
    for (item, unit), work in after.owed.items():
        was = before.owed.get((item, unit))
        if event := event_of(was.state if was else None, work.state):
            happened.append((event, unit, item, ""))
    told = [
        (str(one.event), one.unit, one.item, str(one.period or ""))
        for one in changes_by_receipt(status, since).changes
        if one.event in _EVENTS
    ]
    assert Counter(told) == Counter(happened)
    assert not changes_by_receipt(status, world.today).changes


_EVENTS = {Event.ARRIVED, Event.LATE, Event.DONE, Event.CARRIED_OUT, Event.STOPPED, Event.REOPENED}


def event_of(was: str | None, state: str) -> str:
    """What a change of state is called; empty where it is not told."""
    if state == was:
        return ""
    if state in {"postponed", "cancelled"}:
        return "stopped"
    if was in MET:
        return "" if state in MET else "reopened"
    if state in MET:
        # Of work without a deadline nothing is finished: it goes on next year.
        return "done" if state.startswith("done_") else "carried_out"
    return "late" if state == "overdue" else ""


COUNTED = settings(
    derandomize=True, deadline=None, database=None, max_examples=25, suppress_health_check=list(HealthCheck)
)


@COUNTED
@given(fuller_worlds())
def test_who_and_answers_are_counted_again(fuller: Fuller) -> None:
    """Every unit in its state, every result in its words."""
    check_who(fuller.now)
    check_answers(fuller.now)


def check_told(world: World) -> None:
    """On how many items anybody reports, whoever it is: in the sections, and in the sentence above them."""
    status, counted = status_of(world), Questions(*world)
    owed = {item for item, _ in counted.owed}
    told = {item for (item, _), work in counted.owed.items() if work.state not in SILENT}
    told |= {
        result["item"]
        for one in counted.all_received()
        for result in one["results"]
        if counted.speaks(one, result["item"])
    }
    sections = summary_content(status).names.sections
    items = [item for section in sections for item in section.items if item.tally.owed]
    assert (sum(item.reported for item in items), len(items)) == (len(told & owed), len(owed))
    for words in assess(status).situation if owed else ():
        share = re.search(r", (?:cả (\d+)|(\d+)/(\d+)) nội dung", words)
        assert share
        whole, part = int(share[1] or share[3]), int(share[1] or share[2])
        assert whole == len(owed)
        assert part == (len(told & owed) or whole)
        assert (" nội dung chưa có đơn vị nào báo cáo" in words) is (len(told & owed) < whole)


@COUNTED
@given(fuller_worlds())
def test_items_told_of_are_counted_again(fuller: Fuller) -> None:
    """Each item that is owed is reported on or not, by one rule."""
    check_told(fuller.now)


@COUNTED
@given(fuller_worlds())
def test_two_periods_are_counted_again(fuller: Fuller) -> None:
    """Both measures, money and figures of all, of each item and each unit."""
    check_compare(fuller)


@COUNTED
@given(fuller_worlds())
def test_exports_are_counted_again(fuller: Fuller) -> None:
    """Each table has the rows and the numbers of the reports."""
    check_export(fuller.now)


@COUNTED
@given(fuller_worlds())
def test_calendars_are_counted_again(fuller: Fuller) -> None:
    """Who has done what was due is who the status says, also where a document reaches back."""
    check_calendar(fuller.now)


@COUNTED
@given(fuller_worlds())
def test_changes_are_counted_again(fuller: Fuller) -> None:
    """Whatever came, was finished, put off or became late, once."""
    check_changes(fuller.now)
