"""What the form of a unit is made of, and the borders of what is read back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from excel import cell_at

from ttdn.checking import check_workspace
from ttdn.diagnostics import Location
from ttdn.forms.columns import CellKind
from ttdn.forms.issuing import ReportUnreadableError, blank_of
from ttdn.forms.reading.cells import read_cell
from ttdn.forms.reading.grid import GridCell
from ttdn.forms.reading.plausibility import find_swapped_days, find_wrong_number
from ttdn.forms.taken import Taken, TakenForms
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan

Write = Callable[[str, str | bytes], Path]

UNIT = "phuong-loc-tho"
SIGNER = cell_at("signer", "name")
PLACE = Location("a.xlsx", 1, 1, sheet="A", snippet="1")


def signer_in_form(root: Path, period: str) -> str:
    """The name that a form is filled with before anybody touches it."""
    workspace = check_workspace(root).workspace
    plan, wanted = workspace.plans[2020].plan, parse_period(period)
    assert wanted
    return blank_of(workspace, plan, plan.units_by_id[UNIT], wanted).shown.get(SIGNER, "")


@pytest.mark.parametrize(
    ("reported", "wanted", "known"),
    [
        ("2020-Q3", "2020", True),
        ("2020-11", "2020", True),
        ("2020-Q4", "2020", False),
        ("2020-12", "2020-Q4", False),
        ("2020", "2020-12", False),
        ("2020-Q4", "2020-Q3", False),
    ],
)
def test_earlier_report(root: Path, write: Write, reported: str, wanted: str, known: bool) -> None:  # noqa: FBT001
    """A report is earlier where its period ended before that of the form; not where both end together."""
    write(
        f"units/{UNIT}/{reported}.yaml",
        f"unit: {UNIT}\nperiod: '{reported}'\nreceived: 2021-01-05\nsigner: {{name: Trần Văn An}}\n",
    )
    assert signer_in_form(root, wanted) == ("Trần Văn An" if known else "")


@pytest.mark.parametrize(("length", "fits"), [(10_000, True), (10_001, False)])
def test_longest_text(root: Path, write: Write, length: int, fits: bool) -> None:  # noqa: FBT001
    """A text that no cell may hold is not cut off: no form is made of its report."""
    write(
        f"units/{UNIT}/2020.yaml",
        f"unit: {UNIT}\nperiod: '2020'\nreceived: 2021-01-05\ndifficulties: [{'a' * length}]\n",
    )
    if fits:
        assert signer_in_form(root, "2020") == ""
    else:
        with pytest.raises(ReportUnreadableError):
            signer_in_form(root, "2020")


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (36_525, CellKind.DAY, "36525"),
        (36_526, CellKind.DAY, "2000-01-01"),
        (73_050, CellKind.DAY, "2099-12-31"),
        (73_051, CellKind.DAY, "73051"),
        (36_526, CellKind.LINE, "36526"),
    ],
)
def test_days_that_excel_counts(number: int, kind: CellKind, text: str) -> None:
    """A number in a cell for days is a day of this century; before and after it is a number."""
    assert read_cell(number, "General", kind) == text


@pytest.mark.parametrize(
    ("value", "number_format", "doubtful"),
    [
        (1.2, "General", True),
        (1.2345, "General", False),
        (999.999, "General", True),
        (1000.5, "General", False),
        (2, "0.000", True),
        (2, "0.00", False),
        (0, "0.000", False),
        (0.5, "0%", False),
    ],
)
def test_thousands_that_became_ones(value: float, number_format: str, doubtful: bool) -> None:  # noqa: FBT001
    """1.200 typed where the full stop parts decimals: below a thousand, three decimals at most."""
    cell = GridCell(1, 1, value, number_format)
    assert (find_wrong_number(cell, CellKind.COUNT, PLACE) is not None) == doubtful


@pytest.mark.parametrize(
    ("day", "swapped"), [((12, 1), True), ((13, 1), False), ((1, 12), True), ((5, 5), False)]
)
def test_day_and_month(make_plan: Callable[..., Plan], day: tuple[int, int], swapped: bool) -> None:  # noqa: FBT001
    """A day above twelve cannot be a month; one that is its own month is right either way."""
    period = parse_period("2020")
    assert period
    typed = GridCell(1, 1, "31/10/2020"), PLACE
    days = {
        cell_at("date"): (GridCell(2, 1, datetime(2020, day[1], day[0])), PLACE),  # noqa: DTZ001
        cell_at("training", "+1", "date"): typed,
    }
    assert len(list(find_swapped_days(days, {}, make_plan(), period))) == swapped


def test_what_is_remembered_of_forms() -> None:
    """Two hundred forms of a unit for a period; with one more the first is forgotten."""
    state = TakenForms()
    for number in range(200):
        state = state.with_taken(Taken("f", {cell_at("number"): str(number)}), None)
    assert state.find("f", {cell_at("number"): "0"}) == 0
    state = state.with_taken(Taken("f", {cell_at("number"): "200"}), None)
    assert state.find("f", {cell_at("number"): "0"}) is None
    assert state.find("f", {cell_at("number"): "1"}) == 0
