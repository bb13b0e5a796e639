"""check-document on the set of layouts: where all is right nothing is found, each fault is found alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from layouts import FAULTS, LAYOUTS, Fault, found, planted

from ttdn.layout_check import RULES

PLANTED = list(planted())
#: Layouts that are wrongly judged, and faults that are missed, until the cause is mended.
_MOTTO = "the motto is not seen behind the number"
_ON_REQUEST = "“Theo đề nghị …” is no legal basis"
KNOWN = {
    "1.2 quyết định": _ON_REQUEST,
    "1.3 quyết định ban hành": _ON_REQUEST,
    "1.4 báo cáo": _MOTTO,
    "1.5 công văn": _MOTTO,
    "1.8 giấy giới thiệu": "mẫu 1.8 has no subject",
    "1.10 giấy nghỉ phép": "mẫu 1.10 has no subject",
    "1.9 biên bản": "recipients stand below the signatures",
    "number and motto in one row": "the agency stands in another row than the nation",
    "letterhead with tabs": "parts between tabs are not seen",
    "letterhead in text boxes": "text boxes are not read",
    "letterhead with line breaks": "lines within a paragraph are not seen",
    "letterhead of a commune, one row": _MOTTO,
    "addressee at the colon by spaces": "spaces before a dash are not measured",
    "addressees with a tab": "the tab before a dash is not measured",
    "signature by order, with tabs": "parts between tabs are not seen",
    "long letter of one page": "pages are told from the number of letters",
}
KNOWN_FAULTS = {
    "number: sign of another kind": "the sign is not held against the kind",
    "subject: in capitals": "not looked at",
    "authority-prefix: deputy without KT.": "not looked at",
    "annex-reference: another number": "not held against the number",
    "orientation: across without a table": "a letterhead's table counts",
    "signer: with a title on signature in two rows": "the name in another row is not seen",
}


def cases() -> Iterator[Any]:
    """Each fault on each layout in which it is planted."""
    for fault, name in PLANTED:
        title = fault.title
        known = KNOWN.get(name) or KNOWN_FAULTS.get(title) or KNOWN_FAULTS.get(f"{title} on {name}")
        marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
        yield pytest.param(fault, name, id=f"{title} on {name}", marks=marks)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name, marks=[pytest.mark.xfail(reason=KNOWN[name], strict=True)] if name in KNOWN else []
        )
        for name in LAYOUTS
    ],
)
def test_right_layout_has_nothing_found(name: str) -> None:
    """Whatever the habits of the office are."""
    assert found(LAYOUTS[name]) == {}


@pytest.mark.parametrize(("fault", "name"), list(cases()))
def test_planted_fault_is_found_alone(fault: Fault, name: str) -> None:
    """Under its rule, and nothing else."""
    assert found(LAYOUTS[name].changed(fault.changes, **fault.values)).keys() - fault.also == {fault.code}


def test_set_is_whole() -> None:
    """Every rule has a fault, every layout has one planted in it."""
    assert len(LAYOUTS) >= 40
    assert len(PLANTED) >= 120
    assert {fault.code for fault in FAULTS} == {rule.code for rule in RULES}
    assert {name for _, name in PLANTED} == set(LAYOUTS)
