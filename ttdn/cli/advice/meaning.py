"""What a word on the line may mean: a unit, an item, a period, a day, a file; what a wrong one does.

Periods and days are taken as people write them: ``quý 1``, ``Q1/2020``, ``6 tháng đầu năm``, ``31/2/2020``.
"""

import contextlib
import os
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from ttdn.cli.plan_at_hand import Examples, examples_of, read_plan, read_years, today
from ttdn.errors import NotAUnitError, UnknownNameError
from ttdn.model.clauses import Clause
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR, find_period
from ttdn.model.roster import Group, Unit
from ttdn.model.scalars import read_date
from ttdn.places import PLAN_FOLDER, YAML_ENDINGS, split_report_path
from ttdn.vietnamese import fold, suggest

if TYPE_CHECKING:
    from ttdn.model.plan import Plan

ANY_NAME = "ITEM|UNIT|GROUP"
#: What may be meant where a name of the plan is needed.
_NAMED = {"ITEM": (Clause, str), "UNIT": (Unit, Group), ANY_NAME: (Unit, Group, Clause, str)}
#: How alike a name must be to be proposed for one that is not there.
_ALIKE = 0.75
#: So many names of a folder are looked through.
_MOST_FILES = 2000
#: The digits of a year, with which a period begins.
_DIGITS = 4
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
        self._root, self._years = root, read_years(root) if lacks_year else []

    @cached_property
    def plan(self) -> "Plan | None":
        """The plan at hand; None where there is none."""
        return read_plan(self._root)

    @cached_property
    def examples(self) -> Examples:
        """An item, a unit and the year of it; neutral ones where there is none."""
        return examples_of(self.plan)

    def values(self, word: str) -> list[list[Value]]:
        """What a word may be, the likeliest first; a path of a report is a unit and a period at once."""
        found, period, day = self._find(word), self._mend_period(word), mend_day(word)
        kind = "UNIT" if isinstance(found, Unit) else "GROUP" if isinstance(found, Group) else "ITEM"
        named = [Value(kind, word)] if found is not None else []
        periods = [Value("PERIOD", period)] if period else []
        years = [Value("YEAR", word)] if _is_year(word) else []
        # "2020" stands in the name of many an item: a year is meant.
        first = (periods, years, named) if years else (named, periods, years)
        is_file = _ENDING.fullmatch(Path(word).suffix) or os.path.exists(word)  # noqa: PTH110 - Path.exists() raises where the name is too long
        others = [Value("DATE", day)] if day else [], [Value("FILE", word)] if is_file else []
        return [one for one in (_place(word), *first, *others) if one]

    def knows(self, kind: str, word: str) -> bool:
        """Whether a word is a value of a kind as it stands, of those kinds that are known here."""
        return kind in self._makers and self.mend(kind, word) == word

    def reads(self, kind: str, words: str) -> bool:
        """Whether words are a name of the plan, or a period or day in whatever way it is written."""
        return self.knows(kind, words) or (kind in _IN_WORDS and self.mend(kind, words) is not None)

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
            "PERIOD": self._mend_period,
            "YEAR": self._mend_year,
            **{kind: partial(self._mend_name, kind) for kind in _NAMED},
        }

    def example(self, kind: str) -> str | None:
        """A value of a kind, of the plan at hand; None where there is none to show."""
        own = self.examples
        known = {
            "CODE": "unknown-item",
            "DATE": f"{own.year}-06-30",
            "ITEM": own.item,
            "PERIOD": str(own.year),
            "UNIT": own.unit,
            "YEAR": str(own.year),
        }
        return known.get(kind.partition("|")[0])

    def _find(self, word: str) -> object:
        try:
            return self.plan.find(word) if self.plan else None
        except UnknownNameError:
            return None

    def _mend_period(self, word: str) -> str | None:
        mended = mend_period(word, self.examples.year)
        if mended is None or not self._years or mended[:_DIGITS] in self._years:
            return mended
        return self._years[-1] + mended[_DIGITS:]

    def _mend_year(self, word: str) -> str | None:
        if word in self._years or not self._years:
            return word if word.isdecimal() else None
        return (suggest(word, self._years, 1) or self._years[-1:])[0]

    def _mend_name(self, kind: str, word: str) -> str | None:
        """A name of the plan; else the nearest of those of the kind that may have been meant."""
        if self.plan is None:
            return word
        try:
            if kind == "UNIT":
                self.plan.find_units(word, ended=True)
            elif kind == "ITEM":
                self.plan.find_items(word)
            else:
                self.plan.find(word)
        except NotAUnitError:
            return None
        except UnknownNameError as error:
            fit = [name for name in error.suggestions if isinstance(self._find(name), _NAMED[kind])]
            return next(iter(suggest(error.name, fit, 1, _ALIKE)), None)
        return word


def _is_year(word: str) -> bool:
    return word.isdecimal() and MINIMUM_YEAR <= int(word) <= MAXIMUM_YEAR


def _place(word: str) -> list[Value]:
    """What the path of a report or of a plan says: ``units/xa-a/2020-Q1.yaml``, ``plan/2020.yaml``."""
    name = PurePosixPath(word.replace("\\", "/"))
    if name.suffix.lower() not in YAML_ENDINGS:
        return []
    for begin in range(len(name.parts)):
        report = split_report_path("/".join(name.parts[begin:]))
        if report and report.stem and find_period(report.stem):
            return [Value("UNIT", report.unit), Value("PERIOD", report.stem)]
    return [Value("YEAR", name.stem)] if PLAN_FOLDER in name.parts and _is_year(name.stem) else []


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
    typed = word.strip()
    is_day = _DAY_FIRST.fullmatch(typed) or _YEAR_FIRST.fullmatch(typed) or fold(typed) in _DAYS
    return mend_day(word) if is_day else word


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
#: A year anywhere in the words, and what is left of them.
_YEAR = re.compile(r"(.*?)(?<!\d)(?:nam )?((?:19|2\d)\d{2})(?!\d)(.*)")
#: What is left, without accents, and how the program writes it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?:quy|q)\s*([1-4]|iv|i{1,3})"), lambda found: f"-Q{_ROMAN.get(found[1], found[1])}"),
    (re.compile(r"6\s*(?:thang|t|m)?\s*cuoi(?: nam)?|h2"), lambda _: "-H2"),
    (re.compile(r"6\s*(?:thang|t|m)(?:\s*dau)?(?: nam)?|h1"), lambda _: "-H1"),
    (re.compile(r"9\s*(?:thang|t|m)(?: dau)?(?: nam)?"), lambda _: "-9M"),
    (re.compile(r"(?:thang|t|m)\s*(1[0-2]|0?[1-9])"), lambda found: f"-{int(found[1]):02}"),
)
#: A month alone is one only beside a year.
_MONTH = re.compile(r"1[0-2]|0?[1-9]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})")
_DAYS = {"hom nay": 0, "today": 0, "hom qua": -1, "yesterday": -1}
_MONTHS, _SHORT_YEARS, _CENTURY = 12, 100, 2000


def mend_period(words: str, year: int) -> str | None:
    """A period as the program writes it; None where it is none.

    Args:
        words: What was typed; what is right already stays as it is.
        year: The one that is meant where none is said.
    """
    if find_period(words.strip()) is not None:
        return words
    typed = fold(words).replace("_", " ")
    said = _YEAR.fullmatch(typed)
    rest = (f"{said[1]} {said[3]}" if said else typed).strip(" -/.,")
    chosen = said[2] if said else str(year)
    return next((f"{chosen}{part}" for part in _parts(rest, has_year=said is not None)), None)


def _parts(words: str, *, has_year: bool) -> Iterator[str]:
    """Which part of a year words may mean: ``-Q1``; nothing for all of it."""
    if has_year and not words:
        yield ""
    if has_year and _MONTH.fullmatch(words):
        yield f"-{int(words):02}"
    for form, write in _FORMS:
        if found := form.fullmatch(words):
            yield write(found)


def mend_day(words: str) -> str | None:
    """A day as the program reads it; of one that its month has not, the last of that month.

    What is right already stays as it is; None where it is no day.
    """
    typed = words.strip()
    if fold(typed) in _DAYS:
        return (today() + timedelta(_DAYS[fold(typed)])).isoformat()
    with contextlib.suppress(PydanticCustomError):
        read_date(typed)
        return words
    if found := _DAY_FIRST.fullmatch(typed):
        day = _near(*map(int, found.groups()[::-1]))
        return "{2:02}/{1:02}/{0}".format(*day) if day else None
    if found := _YEAR_FIRST.fullmatch(typed):
        day = _near(*map(int, found.groups()))
        return "{:04}-{:02}-{:02}".format(*day) if day else None
    return None


def _near(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    if month > _MONTHS >= day:  # as Americans write it
        month, day = day, month
    year += _CENTURY if year < _SHORT_YEARS else 0
    if not (1 <= month <= _MONTHS and day and MINIMUM_YEAR <= year <= MAXIMUM_YEAR):
        return None
    return year, month, min(day, monthrange(year, month)[1])
