"""Status, beside a slow and plain recount: plans, rosters, reports and days move at random."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from recount import Recount
from worlds import World, worlds

from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reminders import find_reminders
from ttdn.status import Status, compute_status, measure_work

STEADY = settings(derandomize=True, deadline=None, database=None)


def status_of(world: World) -> Status:
    """Where the plan stands by the program."""
    plan = Plan.model_validate(world.plan)
    reports = [Report.model_validate(one) for one in world.reports]
    return compute_status(plan, reports, world.today, world.period and parse_period(world.period))


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
            (one.unit.id, asked): (str(one.state), one.days_late)
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
        "completion": measures.completion and (measures.completion.part, measures.completion.whole),
        "standing": measures.standing and (measures.standing.part, measures.standing.whole),
        "figures": {
            (total.item.id, total.figure.id): total.total for total in status.figures if total.total is not None
        },
    }


def as_recounted(recount: Recount) -> dict[str, Any]:
    """The same of the recount."""
    return {
        "owed": {key: (work.state, work.deadline, work.occurrences) for key, work in recount.owed.items()},
        "sent": {
            (unit, asked): (sent.state, sent.days_late)
            for asked, found in ((False, recount.submissions), (True, recount.requested))
            for unit, sent in found.items()
        },
        "reminded": recount.reminded,
        "missed": recount.missed,
        "looked at": recount.looked_at.period if recount.looked_at else None,
        "names": {unit: entry["name"] for unit, entry in recount.roster.items()},
        "items": set(recount.items),
        "completion": recount.completion,
        "standing": recount.standing_work,
        "figures": recount.figures,
    }


def same_as_recounted(world: World) -> None:
    """Program and recount say the same of everything."""
    computed, recounted = as_computed(status_of(world)), as_recounted(Recount(*world))
    for part, said in recounted.items():
        assert computed[part] == said, part


@settings(STEADY, max_examples=150)
@given(worlds())
def test_status_is_what_a_recount_says(world: World) -> None:
    """Whatever is amended, merged, moved and reported, on every day, of every period."""
    same_as_recounted(world)
