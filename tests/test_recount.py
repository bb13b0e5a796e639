"""Status, beside a slow and plain recount: plans, rosters, reports and days move at random.

``make recount`` tries many more of them.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from recount import DAY, Recount
from worlds import FRAME, LISTS, World, unit, worlds, worlds_that_grow

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.layout.markdown import render_markdown
from ttdn.errors import PlanHasErrorsError
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.reminders import find_reminders
from ttdn.reporters.status_data import status_data
from ttdn.standing import find_standing
from ttdn.status import Status
from ttdn.status.states import count_states, measure_work

STEADY = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def status_of(world: World) -> Status:
    """Where the plan stands by the program."""
    plan = Plan.model_validate(world.plan)
    reports = [Report.model_validate(one) for one in world.reports]
    arrivals = [Arrival.model_validate(one) for one in world.arrivals]
    period = parse_period(world.period) if world.period else None
    return compute_status(plan, reports, world.today, period, arrivals)


def as_computed(status: Status) -> dict[str, Any]:
    """What the program says, in plain words."""
    measures = measure_work(status.assignments)
    owed: dict[tuple[str, str], Any] = {}
    for one in status.assignments:
        assert (one.item.id, one.unit.id) not in owed
        times = tuple(
            (time.due, time.done, "met" if time.is_met else "open" if time.is_open else "off")
            for time in one.occurrences
        )
        owed[one.item.id, one.unit.id] = str(one.state), one.deadline, times
    return {
        "owed": owed,
        "sent": {
            (one.unit.id, asked): (
                str(one.state),
                one.days_late,
                status.required and status.plan.required_of(one.unit, status.required).last_day,
            )
            for asked, submissions in ((False, status.submissions), (True, status.requested))
            for one in submissions
        },
        "reminded": {
            one.unit.id: {
                *(
                    ((report.former or one.unit).id, str(report.period), report.days_late > 0)
                    for report in one.reports
                ),
                *((work.unit.id, work.item.id, True) for work in one.items),
            }
            for one in find_reminders(status)
        },
        "missed": {str(period): {unit.id for unit in units} for period, units in status.missed},
        "looked at": str(status.required.period) if status.required else None,
        "names": {unit.id: unit.name for unit in status.plan.units},
        "items": set(status.plan.items),
        "states": {str(state): count for state, count in count_states(status.assignments).items() if count},
        "completion": measures.completion and (measures.completion.part, measures.completion.whole),
        "standing": measures.standing and (measures.standing.part, measures.standing.whole),
        "figures": {
            (total.item.id, total.figure.id): total.total
            for total in status.figures
            if total.total is not None
        },
    }


def as_recounted(recount: Recount) -> dict[str, Any]:
    """The same of the recount."""
    return {
        "owed": {key: (work.state, work.deadline, work.occurrences) for key, work in recount.owed.items()},
        "sent": {
            (unit, asked): (sent.state, sent.days_late, sent.last_day)
            for asked, found in ((False, recount.submissions), (True, recount.requested))
            for unit, sent in found.items()
        },
        "reminded": recount.reminded,
        "missed": recount.missed,
        "looked at": recount.looked_at.period if recount.looked_at else None,
        "names": {unit: entry["name"] for unit, entry in recount.roster.items()},
        "items": set(recount.items),
        "states": dict(recount.states),
        "completion": recount.completion,
        "standing": recount.standing_work,
        "figures": recount.figures,
    }


def compare(status: Status, world: World) -> None:
    """Program and recount say the same of everything."""
    computed, recounted = as_computed(status), as_recounted(Recount(*world))
    for part, said in recounted.items():
        assert computed[part] == said, part


def check_status(world: World) -> None:
    """By the model, also of plans that would be found at fault."""
    compare(status_of(world), world)


def check_folder(world: World) -> None:
    """By the front door: files of a folder, of which those with errors are left out."""
    with TemporaryDirectory() as name:
        root = Path(name)
        files = {f"units/{one['unit']}/{one['period']}.yaml": one for one in world.reports}
        others = {
            f"plan/{world.plan['year']}.yaml": world.plan,
            f"register/{world.plan['year']}.yaml": {"arrivals": world.arrivals},
        }
        for place, content in {**files, **others}.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        period = parse_period(world.period) if world.period else None
        try:
            standing = find_standing(
                check_workspace(root), int(world.plan["year"]), world.today, period, whole_year=False
            )
        except PlanHasErrorsError:
            assume(False)  # noqa: FBT003 - it takes nothing else
    counted = [one for place, one in files.items() if place not in standing.excluded]
    compare(standing.status, world._replace(reports=counted))


def check_reprint(worlds: tuple[World, World]) -> None:
    """A day that has passed looks the same, to the byte, whatever has come into the files since."""
    before, after = (printed(status_of(world)) for world in worlds)
    assert before == after


def printed(status: Status) -> tuple[str, str]:
    """All that is told of a status: its data, and its summary."""
    summary = make_document(SUMMARY, summary_content(status), Path("không có"))
    data = json.dumps(status_data(status, []), ensure_ascii=False, indent=1, default=str)
    return data, render_markdown(summary)


def check_sums(world: World) -> None:
    """All states together are all assignments, and so are those of sections, units, kinds and items."""
    status = status_of(world)
    whole = Counter((one.item.id, one.unit.id) for one in status.assignments)
    assert sum(count_states(status.assignments).values()) == whole.total() == len(whole)
    for parts in (status.by_unit, status.by_item, status.by_kind):
        assert Counter((one.item.id, one.unit.id) for part in parts.values() for one in part) == whole
    sections = (one for section in status.sections for one in section.assignments)
    assert Counter((one.item.id, one.unit.id) for one in sections) == whole


def check_partition(world: World) -> None:
    """Nothing of a merged territory is owed twice, or by nobody where there is a successor.

    Looked back upon after the year, each report and each time of an item that all units always owed, is owed
    by exactly one of a unit and those that came after it, and asked of one that is still there.
    """
    everybody = {"required": ["g2"], "requested": [], "excused": [], "extensions": []}
    plan = {**world.plan, "reporting": {**world.plan["reporting"], **everybody}}
    last = date(int(plan["year"]) + 1, 12, 31)
    recount = Recount(plan, [], last)
    whole = status_of(World(plan, [], last, None))
    asked = Counter(
        ((report.former or one.unit).id, str(report.period))
        for one in find_reminders(whole)
        for report in one.reports
        if recount.lives(one.unit.id, last)
    )
    for required in whole.plan.required_periods:
        status = status_of(World(plan, [], last, str(required.period)))
        owing = {one.unit.id for one in status.submissions}
        assert owing == holders(recount, required.ends)
        for name in owing:
            heir = recount.heir(name)
            assert asked[name, str(required.period)] == (heir is not None)
    for item in whole.plan.items.values():
        versions = [one for part in LISTS.values() for one in plan[part] if one["id"] == item.id]
        is_all = all((one.get("owners") or {}).get("read") == ["g2"] for one in versions)
        if is_all and whole.plan.deadline(item):
            for due in whole.plan.due_days(item):
                owing = {
                    one.unit.id
                    for one in whole.by_item.get(item.id, ())
                    if due in [time.due for time in one.occurrences]
                    or (not one.occurrences and one.deadline == due)
                }
                assert owing == holders(recount, min(due, last))


def holders(recount: Recount, on: date) -> set[str]:
    """Who answers for each territory on a day: walked through day by day from the first day of the year."""
    day, held = date(int(recount.year) - 1, 12, 1), {name: name for name in recount.versions}
    while day <= on:
        for territory, name in held.items():
            version = recount.versions[name][-1]
            successor = version.get("successor", "")
            if not recount.lives(name, day) and recount.lives(name, day - DAY) and successor:
                held[territory] = successor
        day += DAY
    return {name for name in held.values() if recount.lives(name, on)}


ENDED = {**unit("u1", "ward"), "until": "2027-06-30", "successor": "u2"}
FOUNDED = {**unit("u2", "ward"), "from": "2027-07-01"}
HALF = {"period": "2027-H1", "deadline": {"by": "2027-07-10"}}
YEAR = {"period": "2027", "deadline": {"by": "2027-12-10"}}
GAP = {"schedule": {"text": "Tháng 2, tháng 11", "read": {"months": ["2", "11"]}}}
EARLY = {"schedule": {"text": "Tháng 4", "read": {"months": ["4"]}}}


BEGUN = {
    "unit": "u1",
    "period": "2027-Q2",
    "received": "2027-06-01",
    "results": [{"item": "II.1", "status": "in_progress"}],
}


def small(
    today: str,
    period: str | None = None,
    asked: str = "required",
    item: dict[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401 - parts of a plan
) -> World:
    """A plan with one item for all units, of which the first became the second, and no report."""
    reporting = {"text": "Chế độ báo cáo.", "to": "UBND tỉnh", "required": [], "periods": [HALF, YEAR]}
    plan = {
        **FRAME,
        "year": "2027",
        "tasks": [],
        "activities": [{"id": "II.1", "text": "Việc", "owners": {"read": ["g1"]}, **(item or {})}],
        "forms": [],
        "duties": [],
        "unit_kinds": [{"id": "ward", "name": "Phường"}],
        "units": [ENDED, FOUNDED],
        "groups": [{"id": "g1", "name": "Các phường", "kinds": ["ward"]}],
        "figures": [],
        "reporting": {**reporting, asked: ["g1"], **changes},
    }
    return World(plan, [], date.fromisoformat(today), period)


def test_days_of_months_before_a_quarter() -> None:
    """Work of every month, since June of every quarter: what was done in May is of May."""
    old, new = (
        {
            "id": "II.1",
            "text": "Việc",
            "owners": {"read": ["u2"]},
            "schedule": {"text": "Theo kế hoạch", "read": {"every": every}},
        }
        for every in ("month", "quarter")
    )
    world = small("2027-07-01")
    world.plan["units"] = [unit("u2", "ward")]
    world.plan["activities"] = [{**old, "until": "2027-06-08"}, {**new, "from": "2027-06-09"}]
    days = [f"2027-0{month}-20" for month in range(1, 6)]
    result = {"item": "II.1", "status": "in_progress", "dates": days}
    world.reports.append({"unit": "u2", "period": "2027-H1", "received": "2027-06-05", "results": [result]})
    check_status(world)
    (one,) = status_of(world).assignments
    assert [str(time.done) for time in one.occurrences if time.is_met] == days


def extension(of: str, until: str) -> dict[str, Any]:
    """Another last day in July, by a document of June."""
    document = {"number": f"{of}/UBND", "date": f"2027-06-{of}"}
    return {
        "units": ["u1"],
        "periods": ["2027-H1"],
        "document": document,
        "deadline": {"by": f"2027-07-{until}"},
    }


@pytest.mark.parametrize(
    ("world", "part", "said"),
    [
        # Who came after the period is reminded of what was owed in it.
        (small("2027-07-12", "2027-H1"), "reminded", {"u2": {("u1", "2027-H1", True)}}),
        # Who was only asked was asked, also when it has ended since: nobody is pressed for its items.
        (
            small("2027-07-12", asked="requested", item=EARLY)._replace(reports=[BEGUN]),
            "reminded",
            {"u2": {("u1", "2027-H1", False)}},
        ),
        # A report on a time before a unit was founded is not missed from it; the year's is.
        (small("2027-07-12"), "states", {"not_due": 1}),
        (small("2027-12-11"), "states", {"no_report": 1}),
        # Nor is one on the months between two times of an item.
        (
            small("2027-07-12", item=GAP, periods=[{**HALF, "period": "2027-Q2"}, YEAR]),
            "states",
            {"not_due": 2},
        ),
        (small("2027-07-12", item=GAP), "states", {"no_report": 1, "not_due": 1}),
        # The extension of the later document is right, wherever it stands in the file.
        (
            small("2027-07-22", "2027-H1", extensions=[extension("15", "20"), extension("10", "25")]),
            "sent",
            {("u1", False): ("missing", 2, date(2027, 7, 20))},
        ),
    ],
)
def test_found(world: World, part: str, said: object) -> None:
    """What the random plans have found once."""
    check_status(world)
    assert as_computed(status_of(world))[part] == said


@settings(STEADY, max_examples=150)
@given(worlds())
def test_status_is_what_a_recount_says(world: World) -> None:
    """Whatever is amended, merged, moved and reported, on every day, of every period."""
    check_status(world)


@settings(STEADY, max_examples=20)
@given(worlds())
def test_folder_is_what_a_recount_says(world: World) -> None:
    """So it is when files are read and checked."""
    check_folder(world)


@settings(STEADY, max_examples=25)
@given(worlds_that_grow())
def test_reprint(worlds: tuple[World, World]) -> None:
    """What is entered later, also what reaches back, changes nothing of a day before."""
    check_reprint(worlds)


@settings(STEADY, max_examples=20)
@given(worlds())
def test_states_add_up(world: World) -> None:
    """However the assignments are grouped, none is lost and none counted twice."""
    check_sums(world)


@settings(STEADY, max_examples=15)
@given(worlds())
def test_territories_are_a_partition(world: World) -> None:
    """Of a merged ward, everything is owed once in the year."""
    check_partition(world)
