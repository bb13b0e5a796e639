"""A plan as it was on a day: versions, units that come and go, what was known when."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.timeline import everything, view

PLAN = Path(__file__).parent / "plans" / "province" / "plan" / "2027.yaml"
Change = Callable[..., Plan]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """The plan of the province with some of its text replaced."""

    def make(**changes: str) -> Plan:
        text = PLAN.read_text(encoding="utf-8")
        for old, new in PLACES.items():
            text = text.replace(new, f"{new}{changes.get(old, '')}")
        (tmp_path / "plan").mkdir(exist_ok=True)
        (tmp_path / "plan" / "2027.yaml").write_text(text, encoding="utf-8")
        checked = check_workspace(tmp_path)
        assert checked.diagnostics == []
        return checked.workspace.plans[2027].plan

    return make


PLACES = {
    "head": "year: 2027\n",
    "units": "units:\n",
    "duties": "duties:\n",
    "ward": 'short: P. 3, kind: commune, code: "90003"',
}
AMENDMENT = "amendments: [{number: 99/KH-UBND, date: 2027-08-10, effective: 2027-08-15}]\n"
ITEM = (
    "  - {id: IV.3, short: Việc thêm, text: Việc thêm., owners: {read: [so-noi-vu]}, added_by: 99/KH-UBND}\n"
)


def units(plan: Plan, *day: int, period: str = "2027") -> list[str]:
    """The units that must report, as a view has them."""
    return [unit.id for unit in view(plan, date(*day), parse_period(period)).required_units]


@pytest.mark.parametrize(
    ("day", "period", "stands"),
    [
        ((2027, 8, 9), "2027", False),
        ((2027, 8, 14), "2027", False),
        ((2027, 8, 15), "2027", True),
        ((2027, 12, 20), "2027", True),
        ((2027, 12, 20), "2027-H1", False),
        ((2027, 12, 20), "2027-Q3", True),
    ],
)
def test_added_item(change: Change, day: tuple[int, int, int], period: str, stands: bool) -> None:  # noqa: FBT001
    """It stands in the plan from the day on which its document takes effect, for periods that reach it."""
    plan = change(head=AMENDMENT, duties=ITEM)
    assert ("IV.3" in view(plan, date(*day), parse_period(period)).items) is stands


def test_ended_ward(change: Change) -> None:
    """It owes what is due in its life; afterwards it still stands in the year, and owes nothing."""
    plan = change(ward=", until: 2027-06-30, successor: phuong-tan-hoa")
    assert "phuong-3" in units(plan, 2027, 6, 30)
    assert "phuong-3" not in units(plan, 2027, 7, 1)
    assert "phuong-3" in units(plan, 2027, 12, 1, period="2027-H1")
    status = compute_status(plan, [], date(2027, 12, 20))
    owed: Any = [one.item.id for one in status.by_unit["phuong-3"]]
    assert owed == ["III.B.1"]  # due on 30/6; the standing work is for those who live on
    assert "phuong-3" not in [one.unit.id for one in status.submissions]
    assert "phuong-3" in status.plan.units_by_id


def test_what_comes_later_changes_nothing(change: Change) -> None:
    """A day that has passed looks the same, whatever was entered since."""
    before = change()
    after = change(head=AMENDMENT, duties=ITEM, ward=", until: 2027-09-30, successor: phuong-tan-hoa")
    for period in (None, parse_period("2027-H1")):
        old, new = (compute_status(plan, [], date(2027, 7, 5), period) for plan in (before, after))
        assert [(one.item.id, one.unit.id, one.state) for one in old.assignments] == [
            (one.item.id, one.unit.id, one.state) for one in new.assignments
        ]


def test_everything_knows_each_version(change: Change) -> None:
    """A report may speak of what stood in the plan at any time."""
    plan = change(head=AMENDMENT, duties=ITEM, ward=", until: 2027-06-30, successor: phuong-tan-hoa")
    whole = everything(plan)
    assert "IV.3" in whole.items
    assert "phuong-3" in whole.units_by_id
    assert view(whole, date(2027, 1, 31)) is view(plan, date(2027, 1, 31))


def asked_on(plan: Plan, *day: int) -> dict[str, str]:
    """The periods that must be reported by what is known on a day, and by when."""
    required = view(plan, date(*day)).required_periods
    return {str(one.period).removeprefix("2027-"): str(one.last_day) for one in required}


@pytest.mark.parametrize(
    ("life", "day", "asked"),
    [
        ({"from": "2027-07-01"}, (2027, 6, 30), ""),
        ({"from": "2027-07-20"}, (2027, 8, 1), "Q3 Q4"),
        ({"until": "2027-06-30"}, (2027, 6, 30), "Q1 Q2 Q3 Q4"),
        ({"until": "2027-06-30"}, (2027, 8, 1), "Q1"),
    ],
)
def test_quarters_that_come_and_go(
    make_plan: Callable[..., Plan], life: dict[str, str], day: tuple[int, ...], asked: str
) -> None:
    """What was due before reports were asked for, or would be after that, is not asked for."""
    plan = make_plan(year="2027", reporting={"periods": [{"every": "quarter", "by_day": "14", **life}]})
    assert " ".join(asked_on(plan, *day)) == asked


@pytest.mark.parametrize(("turn", "new", "second"), [((2027, 7, 1), 20, 20), ((2027, 7, 15), 10, 14)])
def test_day_of_the_quarters_is_moved(
    make_plan: Callable[..., Plan], turn: tuple[int, int, int], new: int, second: int
) -> None:
    """Nobody becomes late backwards: what was due before goes by the day that it had then."""
    before = {"every": "quarter", "by_day": "14", "until": str(date(*turn) - timedelta(1))}
    after = {"every": "quarter", "by_day": str(new), "from": str(date(*turn))}
    plan = make_plan(year="2027", reporting={"periods": [before, after]})
    assert asked_on(plan, 2027, 8, 1) == {
        "Q1": "2027-04-14",
        "Q2": f"2027-07-{second}",
        "Q3": f"2027-10-{new}",
        "Q4": f"2028-01-{new}",
    }
