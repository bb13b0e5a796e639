"""The plan of the folder in which the user stands: examples on help pages and completions come from it.

It is read alone, without the reports and without the checks; where it cannot be read, nothing is offered and
nothing is said.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ttdn.errors import TtdnError
from ttdn.examples import ITEM, UNIT
from ttdn.vietnamese import OFFICE_TIME

if TYPE_CHECKING:  # a complaint about the command line needs no plan
    from ttdn.model.plan import Plan


def read_plan(root: Path | None, year: int | None = None) -> "Plan | None":
    """The plan of a year; without one, that of the current year or the newest."""
    from ttdn.load import find_root, load_plan  # noqa: PLC0415 - most runs need no plan before their own

    try:
        return load_plan(find_root(_start(root)), year, today())
    except (TtdnError, OSError, ValueError):
        return None


def read_years(root: Path | None) -> list[str]:
    """The years that the files of the plans are named after; the files are not opened."""
    from ttdn.load import find_root, list_plans  # noqa: PLC0415 - see above

    try:
        return sorted(path.stem for path in list_plans(find_root(_start(root))) if path.stem.isdecimal())
    except (TtdnError, OSError, ValueError):
        return []


def _start(root: Path | None) -> Path:
    return root.expanduser() if root else Path.cwd()


class Examples(NamedTuple):
    """The names that stand in help texts and examples: ``{item}``, ``{unit}``, ``{year}``."""

    item: str
    unit: str
    year: int

    def fill(self, words: str) -> str:
        """A text with the names in their places."""
        return (
            words.replace("{item}", self.item).replace("{unit}", self.unit).replace("{year}", str(self.year))
        )


def neutral_examples() -> Examples:
    """Names that stand for those of any plan."""
    return Examples(ITEM, UNIT, today().year)


def examples_at_hand(root: Path | None) -> Examples:
    """An item, a unit and the year of the plan at hand."""
    return examples_of(read_plan(root))


def examples_of(plan: "Plan | None") -> Examples:
    """The same of a plan; neutral ones where there is none."""
    neutral = neutral_examples()
    if plan is None:
        return neutral
    owed: Iterator[str] = (item for items in plan.owed.values() for item in items)
    unit = next(iter(plan.required_units), None)
    return Examples(next(owed, neutral.item), unit.id if unit else neutral.unit, plan.year)


def today() -> date:
    """The day in Vietnam, wherever the machine stands."""
    return datetime.now(OFFICE_TIME).date()


def time_of_day() -> str:
    """The time in Vietnam: ``14:05:09``."""
    return f"{datetime.now(OFFICE_TIME):%H:%M:%S}"
