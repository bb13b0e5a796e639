"""Base, theirs, ours: what one side changed is taken, what both changed differently is a conflict."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn.forms.merge import match_rows, merge_report
from ttdn.forms.values import CellAddress, Values, form_items, values_of
from ttdn.model.plan import Plan
from ttdn.source.tree import as_data

PATHS: list[tuple[str, ...]] = [
    ("number",),
    ("signer", "name"),
    ("funding", "spent"),
    ("results", "II.5.1", "summary"),
    ("results", "II.5.1", "figures", "news_items"),
    ("results", "III.1", "reason"),
]
CELLS = [CellAddress.of(path) for path in PATHS]
STATES = st.fixed_dictionaries({}, optional={cell: st.sampled_from(["1", "2", "3"]) for cell in CELLS})


def as_report(values: Values) -> dict[str, Any]:
    """The values as the data of a report."""
    data: dict[str, Any] = {"results": []}
    for cell, text in values.items():
        path = cell.path
        *above, key = path[2:] if path[0] == "results" else path
        container = _entry(data["results"], path[1]) if path[0] == "results" else data
        for part in above:
            container = container.setdefault(part, {})
        container[key] = text
    return data


def _entry(results: list[dict[str, Any]], item: str) -> dict[str, Any]:
    """The entry of an item; a new one where there is none."""
    found = next((one for one in results if one["item"] == item), None)
    if found is None:
        found = {"item": item}
        results.append(found)
    return found


@settings(max_examples=300, deadline=None)
@given(STATES, STATES, STATES)
def test_three_ways(make_plan: Callable[..., Plan], base: Values, theirs: Values, ours: Values) -> None:
    """For every cell: theirs where ours is as it was, ours where theirs is, a conflict where both differ."""
    plan = make_plan()
    items = form_items(plan, plan.units_by_id["phuong-loc-tho"])
    merged = merge_report(base, theirs, as_report(ours), items, plan)
    after = values_of(as_data(merged.tree), items, plan)
    conflicts = {one.cell: (one.theirs, one.ours) for one in merged.conflicts}
    for path in CELLS:
        was, wants, has = (state.get(path, "") for state in (base, theirs, ours))
        if wants in {was, has}:
            assert after.get(path, "") == has
            assert path not in conflicts
        elif has == was:
            assert after.get(path, "") == wants
        else:
            assert conflicts[path] == (wants, has)
            assert after.get(path, "") == has


POINTS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=5)


@settings(max_examples=300, deadline=None)
@given(POINTS, POINTS, st.lists(st.sampled_from(["a", "b", "x"]), max_size=3))
def test_lists_lose_nothing(
    make_plan: Callable[..., Plan], base: list[str], ours: list[str], added: list[str]
) -> None:
    """A form in which only rows were added.

    What the folder has stays, each new point that it does not have is there.
    """
    plan = make_plan()
    items = form_items(plan, plan.units_by_id["phuong-loc-tho"])
    issued: Values = {CellAddress("causes", str(number), "causes"): text for number, text in enumerate(base)}
    theirs: Values = {
        **issued,
        **{CellAddress("causes", f"+{number}", "causes"): text for number, text in enumerate(added)},
    }
    merged = merge_report(issued, theirs, {"causes": list(ours)}, items, plan)
    data: Any = as_data(dict(merged.tree))
    after = data.get("causes", [])
    assert merged.conflicts == []
    assert after[: len(ours)] == ours
    assert set(added) <= set(after)


def test_rows_are_matched_by_words_then_title_then_place() -> None:
    """The nearest likeness first; a place only where nothing else speaks."""
    base = {
        "0": {"title": "A", "date": "1"},
        "1": {"title": "B", "date": "2"},
        "2": {"title": "C", "date": "3"},
    }
    ours = [{"title": "B", "date": "9"}, {"title": "A", "date": "1"}, {"title": "Z", "date": "3"}]
    assert match_rows(base, ours) == {"0": 1, "1": 0, "2": 2}
    assert match_rows(base, ours, exactly=True) == {"0": 1}
    assert match_rows(base, ours, taken={1}) == {"1": 0, "2": 2}
