"""Words in both languages."""

import pytest

from ttdn.language import Text, list_few, same

REST = Text("đơn vị khác", "more")


@pytest.mark.parametrize(
    ("many", "told"),
    [
        (0, Text("", "")),
        (2, Text("A, B", "A, B")),
        (3, Text("A, B, C", "A, B, C")),
        (4, Text("A, B và 2 đơn vị khác", "A, B and 2 more")),
    ],
)
def test_few_are_listed_and_the_rest_counted(many: int, told: Text) -> None:
    """One more than has room is named rather than counted."""
    assert list_few([same(letter) for letter in "ABCD"[:many]], 2, REST) == told


def test_parts_apart_by_semicolons() -> None:
    """The sign between parts stands before the rest, too."""
    parts = [same("A, B"), same("C"), same("D")]
    assert list_few(parts, 1, REST, "; ").vi == "A, B; và 2 đơn vị khác"
