"""The program stays readable: no function has more ways through it than a reader can hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Class

ROOT = Path(__file__).resolve().parent.parent
#: Ways through a function, as McCabe counts them, with each "and", "or" and comprehension.
MOST = 15


def too_complex(text: str) -> Iterator[str]:
    """The functions of a file's text with more ways than that; those within one count with it."""
    for block in cc_visit(text):
        if not isinstance(block, Class) and block.complexity > MOST:
            yield f"{block.lineno} {block.name} ({block.complexity})"


def test_no_function_is_too_complex() -> None:
    """Those of the program and of its benchmarks; what is cut in parts has a name for each."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{what}"
        for room in ("ttdn", "benchmarks")
        for path in sorted((ROOT / room).rglob("*.py"))
        for what in too_complex(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("ways", "expected"), [(MOST, []), (MOST + 1, [f"1 choose ({MOST + 1})"])], ids=["as many", "one more"]
)
def test_a_function_too_complex_is_noticed(ways: int, expected: list[str]) -> None:
    """One way through, and one more by each condition; it says which function it is, wherever it stands."""
    text = "def choose(x):\n" + "    if x:\n        x -= 1\n" * (ways - 1)
    assert list(too_complex(text)) == expected
    inside = "class Room:\n" + "".join(f"    {line}\n" for line in text.splitlines())
    assert len(list(too_complex(inside))) == len(expected)
