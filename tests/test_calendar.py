"""Deadlines: by date on the terminal, and as a calendar that other programs read."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar
from worlds import World, worlds

from ttdn.agenda import Due, decided_on, find_dues
from ttdn.counting import compute_status
from ttdn.language import Language
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reporters.calendar import CalendarStyle, calendar_as_ics, uid_of
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

WARDS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
DAY = timedelta(days=1)


def item(number: str, read: Mapping[str, object] | None, **more: object) -> dict[str, object]:
    """An item that the communes owe, with a schedule."""
    found: dict[str, object] = {
        "id": number,
        "text": f"Việc {number}",
        "owners": {"read": ["ubnd-xa-phuong"]},
    }
    if read is not None:
        found["schedule"] = {"text": "Theo kế hoạch", "read": read}
    return found | more


@pytest.fixture
def plan_of(make_plan: Callable[..., Plan]) -> Callable[..., Plan]:
    """The small plan with some activities only, and no report that is due."""

    def make(*items: Mapping[str, object], **parts: Any) -> Plan:  # noqa: ANN401 - whatever make_plan takes
        parts.setdefault("reporting", {"periods": [{"period": "2020"}]})
        return make_plan(activities=list(items), forms=[], duties=[], tasks=[], **parts)

    return make


def at(plan: Plan, as_of: str = "2020-01-01", *reports: Report) -> Status:
    """Where a plan stands on a day, over the whole year."""
    return compute_status(plan, reports, date.fromisoformat(as_of), plan.period)


def days(dues: tuple[Due, ...]) -> list[str]:
    """What is due, with its day: ``II.5.1 2020-03-31``."""
    return [f"{one.number} {one.day}" for one in dues]


def written(plan: Plan, dues: tuple[Due, ...], *alarms: int, as_of: str = "2020-01-01") -> str:
    """The deadlines as a calendar."""
    revision = decided_on(plan, date.fromisoformat(as_of))
    return calendar_as_ics(dues, plan, CalendarStyle(Language.VIETNAMESE, "Hạn", alarms, revision))


def read_back(text: str | bytes) -> Any:  # noqa: ANN401 - a property may be of any of thirty types
    """The calendar as another program reads it."""
    return Calendar.from_ical(text)


# What is due when.


@pytest.mark.parametrize(
    ("read", "due"),
    [
        ({"quarters": ["2", "3"]}, ["2020-09-30"]),
        ({"months": ["4", "9"]}, ["2020-04-30", "2020-09-30"]),
        ({"before": "2020-06-30"}, ["2020-06-29"]),
        ({"by": "2020-06-30"}, ["2020-06-30"]),
        ({"from": "2020-02-01", "to": "2020-02-29"}, ["2020-02-29"]),
        ({"every": "half"}, ["2020-06-30", "2020-12-31"]),
        ({"every": "quarter"}, ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]),
        ({"all_year": "true"}, []),
        ({"on_event": "true"}, []),
        ({"by": "2021-03-01"}, []),
        (None, []),
    ],
)
def test_last_good_days_of_an_item(
    plan_of: Callable[..., Plan], read: Mapping[str, object] | None, due: list[str]
) -> None:
    """Each time of recurring work; nothing of what goes on, waits for an event or lasts beyond the year."""
    found = find_dues(at(plan_of(item("II.5.1", read))))
    assert days(found) == [f"II.5.1 {day}" for day in due]
    assert len({one.key for one in found}) == len(found)


def test_reports_that_are_due(make_plan: Callable[..., Plan]) -> None:
    """Each that has a last day, those of an ad-hoc report too, in the order of time."""
    reporting = {
        "periods": [
            {"every": "quarter", "before_day": "15"},
            {"period": "2020", "deadline": {"before": "2020-12-10"}},
            {"period": "2020-H1"},
        ],
        "adhoc": [
            {
                "id": "bao-so-5",
                "title": "Thiệt hại do bão số 5",
                "covers": {"from": "2020-09-10", "to": "2020-09-12"},
                "deadline": {"by": "2020-09-15"},
                "required": ["cong-an"],
            }
        ],
    }
    found = [one for one in find_dues(at(make_plan(reporting=reporting))) if one.what == "report"]
    assert days(tuple(found)) == [
        "2020-Q1 2020-04-14",
        "2020-Q2 2020-07-14",
        "2020-bao-so-5 2020-09-15",
        "2020-Q3 2020-10-14",
        "2020 2020-12-09",
        "2020-Q4 2021-01-14",
    ]
    by_number = {one.number: one for one in found}
    assert (by_number["2020"].units, by_number["2020-bao-so-5"].units) == (8, 1)
    assert "UBND các xã, phường" in by_number["2020"].who.vi


DECISION = {"number": "15/UBND", "date": "2020-11-20"}
MORE_TIME = {"units": [WARDS[0]], "periods": ["2020"], "deadline": {"by": "2020-12-20"}, "document": DECISION}


def test_more_time_and_excuses(make_plan: Callable[..., Plan]) -> None:
    """Who was given another day has a deadline of its own; who was let off has none."""
    excuse = {
        "units": [WARDS[1]],
        "periods": ["2020"],
        "document": {"number": "9/UBND", "date": "2020-10-01"},
    }
    reporting = {
        "periods": [{"period": "2020", "deadline": {"before": "2020-12-10"}}],
        "extensions": [MORE_TIME],
        "excused": [excuse],
    }
    plan = make_plan(reporting=reporting)
    found = [one for one in find_dues(at(plan, "2020-12-01")) if one.what == "report"]
    assert [(one.day.isoformat(), one.units) for one in found] == [("2020-12-09", 6), ("2020-12-20", 1)]
    assert "Gia hạn theo: Văn bản số 15/UBND ngày 20/11/2020." in [note.vi for note in found[1].notes]
    before = [one for one in find_dues(at(plan, "2020-11-01")) if one.what == "report"]
    assert [(one.day.isoformat(), one.units) for one in before] == [("2020-12-09", 7)]
    let_off = find_dues(at(plan, "2020-12-01"), [plan.units_by_id[WARDS[1]]])
    assert let_off == ()
    (asked,) = find_dues(at(plan), [plan.units_by_id["hoi-nong-dan"]])
    assert asked.title.vi == "Gửi báo cáo năm 2020 (theo đề nghị)"
    assert "Chỉ đề nghị báo cáo: Hội Nông dân thành phố Nha Trang." in [note.vi for note in found[0].notes]


def test_deadline_of_one_unit_keeps_its_name_when_it_moves(make_plan: Callable[..., Plan]) -> None:
    """So a calendar moves the event; of all units the other day is an event beside the first."""
    reporting = {
        "periods": [{"period": "2020", "deadline": {"before": "2020-12-10"}}],
        "extensions": [MORE_TIME],
    }
    plan = make_plan(reporting=reporting)
    unit = [plan.units_by_id[WARDS[0]]]

    def report(day: str, units: Any = unit) -> list[Due]:  # noqa: ANN401 - units or none
        return [one for one in find_dues(at(plan, day), units) if one.what == "report"]

    (early,), (late,) = report("2020-11-01"), report("2020-12-01")
    assert (early.day, late.day) == (date(2020, 12, 9), date(2020, 12, 20))
    assert uid_of(early, plan) == uid_of(late, plan)
    assert decided_on(plan, date(2020, 11, 1)) == (0, date(2020, 2, 10))
    assert decided_on(plan, date(2020, 12, 1)) == (1, date(2020, 11, 20))
    every = report("2020-12-01", None)
    assert uid_of(every[0], plan) == uid_of(report("2020-11-01", None)[0], plan)
    assert len({uid_of(one, plan) for one in (*every, early)}) == 3


AMENDMENT = {"number": "188/KH-UBND", "date": "2020-05-20"}


def test_moved_item_is_one_event(plan_of: Callable[..., Plan]) -> None:
    """An amendment moves it; before that document is issued the old day stands."""
    plan = plan_of(
        item("II.5.1", {"by": "2020-06-30"}, ended_by="188/KH-UBND"),
        item("II.5.1", {"by": "2020-09-30"}, added_by="188/KH-UBND"),
        amendments=[AMENDMENT],
    )
    old, new = find_dues(at(plan, "2020-05-01")), find_dues(at(plan, "2020-06-01"))
    assert (days(old), days(new)) == (["II.5.1 2020-06-30"], ["II.5.1 2020-09-30"])
    assert old[0].key == new[0].key
    assert days(find_dues(at(plan, "2020-12-01"))) == ["II.5.1 2020-09-30"]


def test_times_of_recurring_work_keep_their_names(plan_of: Callable[..., Plan]) -> None:
    """A time that is moved is the same time; one that a document moves to another rhythm is another."""
    plan = plan_of(item("II.5.1", {"months": ["4", "9"]}), item("II.5.2", {"every": "quarter"}))
    moved = plan_of(item("II.5.1", {"months": ["5", "9"]}), item("II.5.2", {"every": "quarter"}))
    one, other = (
        {due.key: due.day for due in find_dues(at(each)) if due.number == "II.5.1"} for each in (plan, moved)
    )
    assert one.keys() == other.keys()
    assert sorted(other.values()) == [date(2020, 5, 31), date(2020, 9, 30)]
    names = [due.title.vi for due in find_dues(at(plan)) if due.number == "II.5.2"]
    assert names[0] == "II.5.2 Việc II.5.2 (quý I)"


def test_what_ends_or_begins_ahead(plan_of: Callable[..., Plan]) -> None:
    """What a document has ended by then is not due; what comes into the plan by then is."""
    plan = plan_of(
        item("II.5.1", {"every": "quarter"}, until="2020-08-31"),
        item("II.5.2", {"by": "2020-10-31"}, added_by="188/KH-UBND"),
        amendments=[{**AMENDMENT, "effective": "2020-07-01"}],
    )
    assert days(find_dues(at(plan, "2020-06-01"))) == [
        "II.5.1 2020-03-31",
        "II.5.1 2020-06-30",
        "II.5.2 2020-10-31",
    ]
    assert days(find_dues(at(plan, "2020-05-01")))[-1] == "II.5.1 2020-06-30"
    assert days(find_dues(at(plan, "2020-12-31"))) == days(find_dues(at(plan, "2020-06-01")))


def test_times_of_two_versions_are_all_there(plan_of: Callable[..., Plan]) -> None:
    """What was due by the old words stays, beside what is due by the new ones."""
    plan = plan_of(
        item("II.5.1", {"months": ["4", "9"]}, ended_by="188/KH-UBND"),
        item("II.5.1", {"months": ["8", "11"]}, added_by="188/KH-UBND"),
        amendments=[AMENDMENT],
    )
    found = find_dues(at(plan, "2020-06-01"))
    assert [one.day.isoformat() for one in found] == ["2020-04-30", "2020-08-31", "2020-11-30"]
    assert len({one.key for one in found}) == 3


def test_times_keep_the_rhythm_that_they_had(plan_of: Callable[..., Plan]) -> None:
    """Quarters that have passed are there once, by their names, when half-years of other owners follow."""
    plan = plan_of(
        item("II.5.1", {"every": "quarter"}, until="2020-07-31"),
        item("II.5.1", {"every": "half"}, owners={"read": list(WARDS[:2])}, **{"from": "2020-08-01"}),
    )
    found = find_dues(at(plan, "2020-12-31"))
    assert [one.title.vi.rpartition("(")[2] for one in found] == ["quý I)", "quý II)", "6 tháng cuối năm)"]
    assert [one.units for one in found] == [2, 2, 2]


def test_what_came_after_its_own_day_is_due_as_elsewhere(plan_of: Callable[..., Plan]) -> None:
    """The status calls it overdue; so it stands among what has passed."""
    plan = plan_of(item("II.5.1", {"by": "2020-03-31"}, added_by="188/KH-UBND"), amendments=[AMENDMENT])
    assert days(find_dues(at(plan, "2020-06-01"))) == ["II.5.1 2020-03-31"]
    assert find_dues(at(plan, "2020-05-01")) == ()


def test_many_are_counted_not_named(plan_of: Callable[..., Plan]) -> None:
    """Of a dozen units the names are told, of more the number, and of many owners the first."""
    units = [{"id": f"p-{n}", "name": f"Phường {n}", "short": f"P. {n}", "kind": "ward"} for n in range(14)]
    names = [str(one["id"]) for one in units]
    plan = plan_of(
        item("II.5.1", {"by": "2020-06-30"}, owners={"read": names}),
        item("II.5.2", None, owners=None),
        item("II.5.3", {"by": "2020-07-31"}, owners=None),
        units=units,
        groups=[],
        figures=[],
        reporting={"required": names, "requested": [], "through": None, "periods": [{"period": "2020"}]},
    )
    first, second = find_dues(at(plan))
    assert first.who.vi.startswith("UBND Phường 0, UBND Phường 1,")
    assert first.who.vi.endswith("UBND Phường 11 … (14 đơn vị)")
    assert (second.who.vi, second.units) == ("", 0)
    some = find_dues(at(plan), plan.units[:12])
    assert some[0].who.vi.count("UBND") == 12
    many = find_dues(at(plan), plan.units[:13])
    assert many[0].who.vi == "13 đơn vị"


@pytest.fixture
def merger(make_plan: Callable[..., Plan]) -> dict[str, Any]:
    """The units of the plan, two wards of which become a new one on the first of July."""
    units: list[dict[str, Any]] = [
        one.model_dump(by_alias=True, exclude_none=True) for one in make_plan().units
    ]
    for one in units:
        if one["id"] in WARDS[:2]:
            one |= {"until": "2020-06-30", "successor": "phuong-moi"}
    new = {"id": "phuong-moi", "name": "Phường Mới", "short": "P. Mới", "kind": "ward", "from": "2020-07-01"}
    return {"units": [*units, new]}


def test_units_that_end_and_come(plan_of: Callable[..., Plan], merger: dict[str, Any]) -> None:
    """Each time is that of the units that live on its day."""
    plan = plan_of(item("II.5.1", {"every": "half"}), **merger)
    found = find_dues(at(plan, "2020-02-01"))
    assert [(one.units, one.who.vi) for one in found] == [
        (3, "UBND các xã, phường (3 đơn vị)"),
        (2, "UBND các xã, phường (2 đơn vị)"),
    ]
    for name, due in ((WARDS[0], "2020-06-30"), ("phuong-moi", "2020-12-31")):
        unit = plan.roster[name].now
        assert days(find_dues(at(plan, "2020-02-01"), [unit])) == [f"II.5.1 {due}"]


def test_who_begins_later_has_not_done_it_yet(plan_of: Callable[..., Plan], merger: dict[str, Any]) -> None:
    """Beside the units that owe it on its day stands how many of these have done it: of one number."""
    merger["units"][-1] |= {"id": "phuong-them", "name": "Phường Thêm", "short": "P. Thêm"}
    for unit in merger["units"]:
        unit.pop("successor", None)
        unit.pop("until", None)
    found = find_dues(at(plan_of(item("II.5.1", {"every": "half"}), **merger), "2020-02-01"))
    assert [(one.units, one.met and one.met.whole) for one in found] == [(3, 3), (4, 4)]


def test_who_has_done_it(plan_of: Callable[..., Plan], make_report: Callable[..., Report]) -> None:
    """n/N of those that owe it, but those for which nothing arose; each time of recurring work by itself."""

    def report(unit: str, **result: object) -> Report:
        return make_report(unit=unit, received="2020-09-01", results=[{"item": "II.5.1", **result}])

    once = plan_of(item("II.5.1", {"by": "2020-08-31"}))
    reports = [
        report(WARDS[0], status="done", completed="2020-08-01", summary="Xong."),
        report(WARDS[1], status="not_arisen", reason="Không có."),
    ]
    (due,) = find_dues(at(once, "2020-10-01", *reports))
    assert due.met is not None
    assert (due.met.part, due.met.whole) == (1, 2)
    twice = plan_of(item("II.5.1", {"months": ["4", "8"]}))
    told = report(WARDS[0], status="in_progress", summary="Đợt một.", dates=["2020-04-20"])
    met = [one.met for one in find_dues(at(twice, "2020-10-01", told))]
    assert [(one.part, one.whole) for one in met if one] == [(1, 3), (0, 3)]


def test_only_some_items_and_owners_in_words(plan_of: Callable[..., Plan]) -> None:
    """Owners outside the roster have a deadline, too, and stand in nobody's own calendar."""
    plan = plan_of(
        item("II.5.1", {"by": "2020-06-30"}, owners={"text": "Sở Ngoại vụ"}, product="Báo cáo"),
        item("II.5.2", {"by": "2020-06-30"}, coordinating={"read": ["cong-an"]}, short="Việc hai"),
        reporting={"periods": [{"period": "2020", "deadline": {"before": "2020-12-10"}}]},
    )
    found = find_dues(at(plan))
    assert [(one.number, one.who.vi, one.units) for one in found[:2]] == [
        ("II.5.1", "Sở Ngoại vụ", 0),
        ("II.5.2", "UBND các xã, phường (3 đơn vị)", 3),
    ]
    assert [note.vi for note in found[1].notes] == [
        "Việc II.5.2",
        "Thời gian: Theo kế hoạch.",
        "Phối hợp: Công an thành phố Nha Trang.",
    ]
    assert days(find_dues(at(plan), None, [plan.items["II.5.2"]])) == ["II.5.2 2020-06-30"]
    own = find_dues(at(plan), [plan.units_by_id[WARDS[0]]])
    assert days(own) == ["II.5.2 2020-06-30", "2020 2020-12-09"]


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_any_plan_has_an_agenda(world: World) -> None:
    """Whatever is amended, merged and moved: one event of a name, in the order of time; it can be read."""
    plan = Plan.model_validate(world.plan)
    reports = [Report.model_validate(one) for one in world.reports]
    status = compute_status(plan, reports, world.today, plan.period)
    for units in (None, plan.units[:1], plan.units[:2]):
        found = find_dues(status, units)
        assert [one.day for one in found] == sorted(one.day for one in found)
        assert len({one.key for one in found}) == len(found)
        if found:
            read = read_back(written(plan, found, 3, as_of=world.today.isoformat()))
            assert [event["DTSTART"].dt for event in read.walk("VEVENT")] == [one.day for one in found]


# As a calendar.


@pytest.fixture
def hostile(plan_of: Callable[..., Plan]) -> Plan:
    """A plan whose words would be properties and components, were they not escaped."""
    text = "Họp; giao ban, \\n tuần\nEND:VEVENT\r\nBEGIN:VEVENT\u2028SUMMARY:giả " + "tiếng Việt ế 🌸 " * 30
    return plan_of(
        item("II.5.1", {"by": "2020-06-30"}, text=text, short="A;B,C\\D: 🌸 " + "ệ" * 60),
        reporting={"periods": [{"period": "2020", "deadline": {"before": "2020-12-10"}}]},
    )


def test_calendar_is_read_back(hostile: Plan) -> None:
    """Every event as it was meant: all-day, free, with its words whole, and nothing that the plan put in."""
    dues = find_dues(at(hostile))
    text = written(hostile, dues, 7, 0)
    calendar = read_back(text)
    assert calendar["VERSION"] == "2.0"
    assert (calendar["X-WR-CALNAME"], calendar["X-WR-TIMEZONE"]) == ("Hạn", "Asia/Ho_Chi_Minh")
    events = calendar.walk("VEVENT")
    assert len(events) == len(dues) == 2
    for event, due in zip(events, dues, strict=True):
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (due.day, due.day + DAY)
        assert not hasattr(event["DTSTART"].dt, "hour")
        assert (event["TRANSP"], event["STATUS"], event["SEQUENCE"]) == ("TRANSPARENT", "CONFIRMED", 0)
        assert event["DTSTAMP"].dt.date() == event["LAST-MODIFIED"].dt.date() == date(2020, 2, 10)
        assert event["UID"] == uid_of(due, hostile)
        alarms = event.walk("VALARM")
        assert [alarm["TRIGGER"].dt for alarm in alarms] == [
            timedelta(days=-7, hours=8),
            timedelta(hours=8),
        ]
        assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}
    assert events[0]["SUMMARY"] == f"Hạn: {dues[0].title.vi}"
    assert "A;B,C\\D: 🌸" in events[0]["SUMMARY"]
    assert "Họp; giao ban, \\n tuần\nEND:VEVENT\nBEGIN:VEVENT" in events[0]["DESCRIPTION"]


def test_lines_are_short_and_whole_letters(hostile: Plan) -> None:
    """75 octets at most, ended by CR LF, no letter cut, no sign of control."""
    octets = written(hostile, find_dues(at(hostile)), 1).encode()
    lines = octets.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line
    names = [line.partition(b":")[0].partition(b";")[0] for line in lines[:-1] if not line.startswith(b" ")]
    assert all(name.replace(b"-", b"").isalpha() and name.isupper() for name in names)
    assert names.count(b"BEGIN") == names.count(b"END") == 5


def test_no_alarms_and_one_a_day_before(hostile: Plan) -> None:
    """Eight in the morning, when the office opens."""
    dues = find_dues(at(hostile))
    assert b"VALARM" not in written(hostile, dues).encode()
    calendar = read_back(written(hostile, dues, 1, 1))
    assert [alarm["TRIGGER"].dt for alarm in calendar.walk("VALARM")] == [timedelta(hours=-16)] * 2


def test_last_day_of_all(plan_of: Callable[..., Plan]) -> None:
    """There is no day behind it: the event is of one day all the same."""
    plan = plan_of(
        item("II.5.1", {"by": "9999-12-31"}), year="9999", reporting={"periods": [{"period": "9999"}]}
    )
    text = written(plan, find_dues(at(plan, "9999-01-01")))
    assert "DTSTART;VALUE=DATE:99991231" in text
    assert "DTEND" not in text


def test_nothing_depends_on_the_day_on_which_it_is_made(plan_of: Callable[..., Plan]) -> None:
    """Equal plans give equal bytes; another plan's events have other names."""
    plan = plan_of(item("II.5.1", {"every": "quarter"}))
    texts = {
        written(plan, find_dues(at(plan, day)), as_of=day)
        for day in ("2020-01-01", "2020-07-01", "2021-03-01")
    }
    assert len(texts) == 1
    document = {**plan.document.model_dump(exclude_none=True, by_alias=True), "number": "5/KH-UBND"}
    other = plan_of(item("II.5.1", {"every": "quarter"}), document={**document, "date": "2020-02-10"})
    uids = [{uid_of(one, each) for one in find_dues(at(each))} for each in (plan, other)]
    assert not uids[0] & uids[1]


# The command.


def test_agenda_on_the_terminal(folder: Path, run: Run) -> None:
    """What lies ahead, with the days left and who has done it."""
    code, out, err = run("calendar", "--as-of", "2020-09-25", cwd=folder)
    assert (code, err) == (0, "")
    lines = " ".join(out.split())
    assert "T4 30/9/2020 5 ngày II.5.8 Tổ chức Triển lãm số Phòng Giáo dục và Đào tạo 0/1" in lines
    assert "T4 09/12/2020 75 ngày Nộp báo cáo năm 2020" in lines
    assert "II.5.8" not in run("calendar", "--as-of", "2020-10-01")[1]
    past = run("calendar", "--as-of", "2020-12-10", "--from", "2020-01-01")[1]
    assert "quá 71 ngày" in past
    assert "quá 1 ngày" in past
    assert "2/8" in past
    english = run("--lang", "en", "calendar", "--as-of", "2020-12-08")[1]
    assert "Wed 2020-12-09  1 day" in english
    english = run("--lang", "en", "calendar", "--as-of", "2020-12-10", "--from", "2020-01-01")[1]
    assert "Wed 2020-12-09  1 day ago" in english
    assert "Wed 2020-09-30  71 days ago" in english
    assert "hôm nay" in run("calendar", "--as-of", "2020-12-09")[1]


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_agenda_fits_the_window(folder: Path, run: Run, columns: int, language: str) -> None:
    """No line is longer than the window."""
    out = run("--lang", language, "calendar", "--as-of", "2020-02-20", cwd=folder, columns=columns)[1]
    assert max(map(len, out.splitlines())) <= columns


def test_nothing_ahead(folder: Path, write: Write, run: Run) -> None:
    """That, and how what has passed is seen; a file is not made of nothing."""
    code, out, _ = run("calendar", "--as-of", "2021-02-01", cwd=folder)
    assert (code, "không còn hạn nào; xem 2 hạn trước đó bằng '--from 2020-09-30'." in out) == (0, True)
    code, out, err = run("calendar", "--from", "2021-02-01", "-o", "han.ics")
    assert (code, out, "không còn hạn nào" in err) == (2, "", True)
    plan = (folder / "plan/2020.yaml").read_text(encoding="utf-8")
    plan = plan.replace("read: {quarters: [2, 3]}", "read: {all_year: true}")
    write("plan/2020.yaml", plan.replace(", deadline: {before: 2020-12-10}", ""))
    assert "Không có mục, báo cáo nào có hạn." in run("calendar")[1]
    code, _, err = run("calendar", "-o", "han.ics")
    assert (code, "Không có mục, báo cáo nào có hạn." in err) == (2, True)
    assert not (folder / "han.ics").exists()


def test_file_for_a_calendar(folder: Path, run: Run) -> None:
    """All deadlines of the year with the plan's own alarms; made again it is replaced, edited it is not."""
    code, out, _ = run("calendar", "-o", "han.ics", "--as-of", "2020-10-01", cwd=folder)
    assert (code, out) == (0, "Đã ghi han.ics: 2 hạn.\n")
    path = folder / "han.ics"
    octets = path.read_bytes()
    calendar = read_back(octets)
    assert calendar["X-WR-CALNAME"] == "Hạn năm 2020 – UBND thành phố Nha Trang"
    assert len(calendar.walk("VEVENT")) == 2
    assert len(calendar.walk("VALARM")) == 4
    run("calendar", "-o", "han.ics", "--as-of", "2020-03-01")
    assert path.read_bytes() == octets
    assert run("calendar", "-o", "han.ics", "--no-alarms", "--from", "2020-10-01")[0] == 0
    assert len(read_back(path.read_bytes()).walk("VEVENT")) == 1
    path.write_bytes(octets + b"X")
    code, _, err = run("calendar", "-o", "han.ics")
    assert (code, "đã được sửa" in err) == (2, True)
    assert run("calendar", "-o", "han.ics", "--force", "--alarm", "3", "--alarm", "0")[0] == 0
    triggers = {alarm["TRIGGER"].dt for alarm in read_back(path.read_bytes()).walk("VALARM")}
    assert triggers == {timedelta(days=-3, hours=8), timedelta(hours=8)}


def test_calendar_of_one_unit(folder: Path, run: Run) -> None:
    """Its own deadlines under its own name."""
    run("calendar", "--unit", "loc tho", "-o", "han.ics", cwd=folder)
    calendar = read_back((folder / "han.ics").read_bytes())
    assert calendar["X-WR-CALNAME"] == "Hạn năm 2020 – UBND phường Lộc Thọ"
    assert [event["SUMMARY"] for event in calendar.walk("VEVENT")] == ["Hạn: Nộp báo cáo năm 2020"]
    rows = json.loads(run("calendar", "--item", "II.5.8", "--from", "2020-01-01", "--format", "json")[1])[
        "rows"
    ]
    assert [(one["kind"], one["number"], one["date"]) for one in rows] == [("item", "II.5.8", "2020-09-30")]
    of_kind = json.loads(run("calendar", "--kind", "phuong", "--from", "2020-01-01", "--format", "json")[1])[
        "rows"
    ]
    assert [(one["number"], one["units"], one["done"], one["done_of"]) for one in of_kind] == [
        ("2020", 2, 1, 2)
    ]


def test_tables(folder: Path, run: Run) -> None:
    """As CSV on standard output, in a workbook by the ending of the file."""
    out = run("calendar", "--from", "2020-01-01", "--as-of", "2020-09-01", "--format", "csv", cwd=folder)[1]
    assert "2020-09-30,wed,29,item,II.5.8" in out
    code, out, _ = run("calendar", "--as-of", "2020-09-01", "-o", "han.xlsx")
    assert (code, out) == (0, "Đã ghi han.xlsx\n")
    assert (folder / "han.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("-o", "han.docx"), "phải kết thúc bằng .ics"),
        (("-o", "han.ics", "--format", "json"), "đuôi tên tệp cho biết dạng"),
        (("--alarm", "3"), "Chỉ dùng khi ghi tệp .ics"),
        (("--no-alarms", "-o", "han.csv"), "Chỉ dùng khi ghi tệp .ics"),
        (("-o", "han.ics", "--alarm", "3", "--no-alarms"), "Chọn một trong hai"),
        (("-o", "han.ics", "--alarm", "-1"), "Viết số ngày nhắc trước hạn, từ 0 đến 366."),
        (("-o", "han.ics", "--alarm", "367"), "Viết số ngày nhắc trước hạn, từ 0 đến 366."),
        (("-o", "han.ics", "--alarm", "ba"), "--alarm"),
        (("--from", "mai"), "--from"),
        (("--year", "2019"), "Không có kế hoạch năm 2019."),
        (("--unit", "khong co"), "Kế hoạch không có"),
    ],
)
def test_what_does_not_fit(folder: Path, run: Run, line: tuple[str, ...], words: str) -> None:
    """A sentence that says what to do, and no file."""
    code, out, err = run("calendar", *line, cwd=folder)
    assert (code, out, words in err) == (2, "", True)
    assert not list(folder.glob("han*"))


def test_examples_and_errors_are_named(folder: Path, write: Write, run: Run) -> None:
    """An example plan says so in each event; a report with errors is named below the table."""
    write("units/cong-an/2020.yaml", "unit: cong-an\nperiod: '2020'\nreceived: sai\n")
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in run("calendar", "--as-of", "2020-12-01", cwd=folder)[1]
    assert "units/cong-an/2020.yaml" in run("calendar", "--as-of", "2020-12-01", "--format", "csv")[2]
    path = folder / "plan/2020.yaml"
    write(
        "plan/2020.yaml",
        path.read_text(encoding="utf-8").replace("year: 2020", "year: 2020\nillustrative: true", 1),
    )
    run("calendar", "-o", "han.ics")
    event = read_back((folder / "han.ics").read_bytes()).walk("VEVENT")[0]
    assert event["SUMMARY"].startswith("[MINH HỌA] Hạn: ")
