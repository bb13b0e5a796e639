"""check-document on the set of layouts: where all is right nothing is found, each fault is found alone."""

import pytest
from layouts import FAULTS, LAYOUTS, MIXED, Fault, found, mixed, planted

from ttdn.layout_check import ADVICE, RULES

PLANTED = list(planted())


@pytest.mark.parametrize("name", LAYOUTS)
def test_right_layout_has_nothing_found(name: str) -> None:
    """Whatever the habits of the office are."""
    assert found(LAYOUTS[name]) == {}


@pytest.mark.parametrize(
    ("fault", "name"),
    [pytest.param(fault, name, id=f"{fault.title} on {name}") for fault, name in PLANTED],
)
def test_planted_fault_is_found_alone(fault: Fault, name: str) -> None:
    """Under its rule, and nothing else."""
    assert found(LAYOUTS[name].changed(fault.changes, **fault.values)).keys() - fault.also == {fault.code}


@pytest.mark.parametrize("number", range(MIXED))
def test_habits_come_together(number: int) -> None:
    """However the letterhead, its lines, the faces, the addressees and the signature are set."""
    office, fault = mixed(number)
    assert found(office) == {}
    assert found(office.changed(fault.changes, **fault.values)).keys() - fault.also == {fault.code}, fault


def test_set_is_whole() -> None:
    """Every rule has a fault, every layout has one planted in it."""
    assert len(LAYOUTS) >= 40
    assert len(PLANTED) >= 120
    assert {fault.code for fault in FAULTS} == {rule.code for rule in RULES | ADVICE}
    assert {name for _, name in PLANTED} == set(LAYOUTS)
