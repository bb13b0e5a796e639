"""The rows of a task table under numbers of their own: groups, sub-groups, rows that count anew in each."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ttdn.importing.table_rows import DASHES, TaskRow, level_of
from ttdn.vietnamese import POINT_LETTERS, format_roman


class NumberedRow(NamedTuple):
    """A row and its whole number: ``II.5.7``, ``PL.I.2``."""

    number: str
    row: TaskRow


class _Above(NamedTuple):
    """A row in which others may stand: its label, how deep that is, its whole number."""

    label: str
    level: int
    number: str
    is_group: bool


#: A longer word in the column of numbers is no number.
_LONGEST = 8
#: Without a number a title stands below I and above 1, a row below a.
_TITLE, _ROW = 25, 45
_ROMANS = tuple(format_roman(number) for number in range(1, 100))


def number_rows(base: str, rows: Iterable[TaskRow]) -> Iterator[NumberedRow]:
    """The rows with their numbers below that of the clause in which their table stands."""
    around: list[_Above] = []
    used: dict[str, int] = {}
    for row in rows:
        label = _clean(row.number)
        is_dash = row.number.strip() in DASHES
        level = level_of(row.number.strip() if is_dash else label) or (_TITLE if row.is_group else _ROW)
        around = around[: _depth(around, row, label, level)]
        above = around[-1].number if around else base
        number = f"{above}.{_own(label, around) or _next(used, above)}"
        used[above] = max(used.get(above, 0), int(label) if label.isdecimal() else 0)
        around.append(_Above(label, level, number, row.is_group))
        yield NumberedRow(number, row)


def _clean(label: str) -> str:
    """``1.1`` of "1.1.", ``a`` of "a)"; empty where it is a dash or nothing."""
    parts = re.findall(r"[A-Za-zĐđ0-9]+", label)
    text = ".".join(parts).replace("Đ", "đ")
    return text if len(text) <= _LONGEST else ""


def _depth(around: list[_Above], row: TaskRow, label: str, level: int) -> int:
    """In how many of the rows above a row stands."""
    ways = [at for at in reversed(range(len(around))) if around[at].is_group >= row.is_group]
    title = around[-1] if around and around[-1].is_group else None
    if not label:
        # A title without a number stands beside the last such title; a row without one below that with one.
        beside = (at for at in ways if row.is_group and not around[at].label)
        return next(beside, _by_level(around, level))
    if title and not row.is_group:
        # A title has something below it.
        return len(around)
    below = len(around) if title and not title.label else _by_level(around, level)
    return next((at for at in ways if _follows(around[at].label, label)), below)


def _by_level(around: list[_Above], level: int) -> int:
    return next((at for at, above in enumerate(around) if above.level >= level), len(around))


def _follows(first: str, second: str) -> bool:
    """Whether a label is the next one: 2 after 1, II after I, C after B."""
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    for series in (_ROMANS, tuple(POINT_LETTERS), tuple(POINT_LETTERS.upper())):
        if first in series and second in series and series.index(second) == series.index(first) + 1:
            return True
    return False


def _own(label: str, around: list[_Above]) -> str:
    """The label without that of its group: ``1.2`` in the group 1 is ``2``."""
    within = f"{around[-1].label}." if around and around[-1].label else ""
    return label.removeprefix(within) if within else label


def _next(used: dict[str, int], above: str) -> str:
    used[above] = used.get(above, 0) + 1
    return str(used[above])
