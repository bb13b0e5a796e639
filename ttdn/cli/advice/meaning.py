"""What a word on the line may mean: a unit, an item, a period, a day, a file; what a wrong one does."""

import os
import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ttdn.cli.advice.times import looks_like_day, mend_day, mend_period
from ttdn.cli.plan_at_hand import Examples, examples_at_hand, read_plan, read_years
from ttdn.errors import NotAUnitError, UnknownNameError
from ttdn.model.clauses import Clause
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR, find_period
from ttdn.model.roster import Group, Unit
from ttdn.places import PLAN_FOLDER, YAML_ENDINGS, split_report_path
from ttdn.vietnamese import suggest

if TYPE_CHECKING:
    from ttdn.model.plan import Plan

#: How alike a name must be to be proposed for one that is not there.
_ALIKE = 0.75
#: So many names of a folder are looked through.
_MOST_FILES = 2000
#: The digits of a year, with which a period begins.
_YEAR = 4
_ENDING = re.compile(r"\.[A-Za-z]{2,5}")
#: What is written in several words.
_IN_WORDS = frozenset({"DATE", "PERIOD"})


class Value(NamedTuple):
    """A word as one kind of value: the metavar of what takes it, and how it is typed."""

    kind: str
    word: str


class Folder:
    """The folder of work and its plan, where there is one that can be read."""

    def __init__(self, root: Path | None, *, lacks_year: bool = False) -> None:
        """Take the folder that ``--root`` names; None: found from where one stands.

        ``lacks_year``: there is no plan of the year that was asked for, so that another is meant.
        """
        self._root, self._lacks_year = root, lacks_year

    @cached_property
    def plan(self) -> "Plan | None":
        """The plan at hand; None where there is none."""
        return read_plan(self._root)

    @cached_property
    def examples(self) -> Examples:
        """An item, a unit and the year of it; neutral ones where there is none."""
        return examples_at_hand(self._root)

    def values(self, word: str) -> list[list[Value]]:
        """What a word may be, the likeliest first; a path of a report is a unit and a period at once."""
        place = self._place(word)
        named, period, year = self._named(word), self._period(word), self._year(word)
        # "2020" stands in the name of many an item: a year is meant.
        first = (period, year, named) if year else (named, period, year)
        single = (*first, self._day(word), _file(word))
        return [*([place] if place else []), *([value] for value in single if value)]

    def knows(self, kind: str, word: str) -> bool:
        """Whether a word is a value of a kind as it stands, of those kinds that are known here."""
        return kind in self._makers and self.mend(kind, word) == word

    def reads(self, kind: str, words: str) -> bool:
        """Whether words are a name of the plan, or a period or day in whatever way it is written."""
        return kind in self._makers and (
            self.mend(kind, words) == words or (kind in _IN_WORDS and self.mend(kind, words) is not None)
        )

    def is_part(self, word: str) -> bool:
        """Whether a word is a part of the reports: their difficulties, their proposals."""
        from ttdn.asking.answers import find_part  # noqa: PLC0415 - few lines are of those

        return find_part(word) is not None

    def mend(self, kind: str, word: str) -> str | None:
        """A word as a value of a kind: itself, or what can only be meant by it; None where nothing is near.

        What is of no kind that is known here is taken as it is.
        """
        return self._makers[kind](word) if kind in self._makers else word

    @cached_property
    def _makers(self) -> dict[str, Callable[[str], str | None]]:
        return {
            "CODE": _mend_code,
            "DATE": mend_day,
            "DATE|COMMIT|last": _mend_since,
            "ITEM": self._mend_item,
            "ITEM|UNIT|GROUP": self._mend_name,
            "PERIOD": self._mend_period,
            "UNIT": self._mend_unit,
            "YEAR": self._mend_year,
        }

    def example(self, kind: str) -> str | None:
        """A value of a kind, of the plan at hand; None where there is none to show."""
        own = self.examples
        known = {
            "CODE": "unknown-item",
            "DATE": f"{own.year}-06-30",
            "DATE|COMMIT|last": f"{own.year}-06-30",
            "ITEM": own.item,
            "ITEM|UNIT|GROUP": own.item,
            "PERIOD": str(own.year),
            "UNIT": own.unit,
            "YEAR": str(own.year),
        }
        return known.get(kind)

    def _place(self, word: str) -> list[Value]:
        """What the path of a report or of a plan says: ``units/xa-a/2020-Q1.yaml``, ``plan/2020.yaml``."""
        name = PurePosixPath(word.replace("\\", "/"))
        if name.suffix.lower() not in YAML_ENDINGS:
            return []
        parts = name.parts
        for begin in range(len(parts)):
            report = split_report_path("/".join(parts[begin:]))
            if report and report.stem and find_period(report.stem):
                return [Value("UNIT", report.unit), Value("PERIOD", report.stem)]
        if PLAN_FOLDER in parts and self._year(name.stem):
            return [Value("YEAR", name.stem)]
        return []

    def _named(self, word: str) -> Value | None:
        found = self._find(word)
        if found is None:
            return None
        if isinstance(found, Unit):
            return Value("UNIT", word)
        return Value("GROUP" if isinstance(found, Group) else "ITEM", word)

    def _find(self, word: str) -> object:
        try:
            return self.plan.find(word) if self.plan else None
        except UnknownNameError:
            return None

    def _year(self, word: str) -> Value | None:
        return Value("YEAR", word) if word.isdecimal() and MINIMUM_YEAR <= int(word) <= MAXIMUM_YEAR else None

    def _period(self, word: str) -> Value | None:
        mended = self._mend_period(word)
        return Value("PERIOD", mended) if mended else None

    def _day(self, word: str) -> Value | None:
        mended = mend_day(word)
        return Value("DATE", mended) if mended else None

    def _mend_period(self, word: str) -> str | None:
        mended, years = (
            mend_period(word, self.examples.year),
            read_years(self._root) if self._lacks_year else [],
        )
        if mended is None or not years or mended[:_YEAR] in years:
            return mended
        return years[-1] + mended[_YEAR:]

    def _mend_year(self, word: str) -> str | None:
        years = read_years(self._root) if self._lacks_year else []
        if word in years or not years:
            return word if word.isdecimal() else None
        near = suggest(word, years, 1)
        return (near or years[-1:])[0]

    def _mend_unit(self, word: str) -> str | None:
        if self.plan is None:
            return word
        try:
            self.plan.find_units(word, ended=True)
        except NotAUnitError:
            return None
        except UnknownNameError as error:
            return self._nearest(error, Unit, Group)
        return word

    def _mend_item(self, word: str) -> str | None:
        if self.plan is None:
            return word
        try:
            self.plan.find_items(word)
        except UnknownNameError as error:
            return self._nearest(error, Clause, str)
        return word

    def _mend_name(self, word: str) -> str | None:
        if self.plan is None:
            return word
        try:
            self.plan.find(word)
        except UnknownNameError as error:
            return self._nearest(error, Unit, Group, Clause, str)
        return word

    def _nearest(self, error: UnknownNameError, *kinds: type) -> str | None:
        """The nearest of the names that may have been meant, of those that are of a kind."""
        fit = [name for name in error.suggestions if isinstance(self._find(name), kinds)]
        return next(iter(suggest(error.name, fit, 1, _ALIKE)), None)


def _file(word: str) -> Value | None:
    path = Path(word)
    return Value("FILE", word) if _ENDING.fullmatch(path.suffix) or os.path.exists(path) else None  # noqa: PTH110 - Path.exists() raises where the name is too long


def mend_path(word: str) -> str | None:
    """The file or folder that a path means; of one that is not there the one of nearly its name."""
    for typed in (word, word.replace("\\", "/")):
        if typed and os.path.exists(typed):  # noqa: PTH110 - as above
            return typed
    path = Path(word.replace("\\", "/"))
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for _, entry in zip(range(_MOST_FILES), entries, strict=False)]
    except (OSError, ValueError):
        return None
    near = suggest(path.name, names, 1, _ALIKE)
    return (path.parent / near[0]).as_posix() if near else None


def _mend_code(word: str) -> str | None:
    from ttdn.rules import RULES  # noqa: PLC0415 - the manual is long

    typed = word.strip("[] ").lower()
    return word if typed in RULES else next(iter(suggest(typed, RULES, 1)), None)


def _mend_since(word: str) -> str | None:
    """A day where it looks like one; else a revision of git, of which nothing is known here."""
    return mend_day(word) if looks_like_day(word) else word
