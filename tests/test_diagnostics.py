"""Places: a line of a file, a cell of a workbook, a file as a whole."""

import pytest

from ttdn.diagnostics import Diagnostic, Location
from ttdn.language import Language, Text
from ttdn.reporters.forms import concise_line


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Location("a.yaml"), "a.yaml"),
        (Location("a.yaml", 3, 5), "a.yaml:3:5"),
        (Location("bieu.xlsx", 7, 4, sheet="Kết quả"), "bieu.xlsx:Kết quả!D7"),
        (Location("bieu.xlsx", 1, 26, sheet="A"), "bieu.xlsx:A!Z1"),
        (Location("bieu.xlsx", 1, 27, sheet="A"), "bieu.xlsx:A!AA1"),
        (Location("bieu.xlsx", 9, 703, sheet="A"), "bieu.xlsx:A!AAA9"),
    ],
)
def test_place(place: Location, text: str) -> None:
    """As people and editors read it."""
    assert place.text == text
    assert bool(place.cell) == bool(place.sheet)


def test_concise_line_of_a_cell() -> None:
    """A finding in a cell on one line."""
    found = Diagnostic("unknown-status", Text("Sai.", "Wrong."), Location("bieu.xlsx", 7, 4, sheet="Kết quả"))
    assert concise_line(found, Language.VIETNAMESE) == "bieu.xlsx:Kết quả!D7: error[unknown-status] Sai."
