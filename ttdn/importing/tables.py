"""Tables of tasks (bảng nhiệm vụ): the rows of one table, or of one that goes on in the next, as tasks.

A table is one of tasks where its head says so (``fields``); any other is kept as text, row by row. No word of
a cell is changed, and none is left out: what is no task stands in ``above`` or ``below``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ttdn.importing.blocks import Table
from ttdn.importing.fields import Field
from ttdn.importing.table_heads import (
    OF_BODIES,
    Head,
    Line,
    find_head,
    guess_head,
    lines_of,
    parts_of,
    tells_tasks,
)
from ttdn.importing.table_joins import find_subgroups, settle_open, take_in
from ttdn.importing.table_rows import DASHES, Placed, TaskRow, level_of, place, read_row
from ttdn.language import Text
from ttdn.vietnamese import POINT_LETTERS, fold, format_roman

_TOTAL = re.compile(r"tong (?:cong|so|kinh phi)\b.{0,40}$|(?:tong|cong)\b[^a-z]*$")
_NOTE = re.compile(r"\(\*+\) |[(* ]*(?:ghi chu|luu y|chu thich|(?:tu|chu|cac tu) viet tat)\b")
_FURTHER_TABLES = 10
#: A number and a title over the other columns.
_CELLS_OF_TITLE = 2
_GUESSED = Text(
    "bảng không có hàng tiêu đề: các cột của cả bảng được đoán theo nội dung",
    "the table has no head: what its columns say was guessed from the cells",
)


@dataclass(frozen=True)
class TaskTable:
    """A table of tasks.

    ``columns`` are its heads as written with what they say, ``above`` what stands over the first task and is
    none (a caption, the numbers of the columns), ``below`` its totals and notes.
    """

    columns: tuple[tuple[Field, str], ...]
    rows: tuple[TaskRow, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def names_bodies(self) -> bool:
        """Whether a column says whose its tasks are; else a title over rows may ("I. Sở Nội vụ")."""
        return any(told in OF_BODIES for told, _ in self.columns)


@dataclass(frozen=True)
class TextTable:
    """A table that is none of tasks: its rows in words, ``1 | Cầu Đỏ | 12``.

    ``has_heads_of_tasks``: its heads say that it is one of tasks, and its cells do not stand below them.
    """

    rows: tuple[str, ...]
    has_heads_of_tasks: bool = False


def read_tables(tables: Sequence[Table]) -> tuple[TaskTable | TextTable, ...]:
    """The tables of one clause in their order; one that goes on in the next is one table."""
    parts = [lines for table in tables for lines in parts_of(lines_of(table)) if lines]
    found: list[_Reading | TextTable] = []
    for at, lines in enumerate(parts):
        head = find_head(lines, [line for part in parts[at + 1 : at + _FURTHER_TABLES] for line in part])
        last = found[-1] if found else None
        if isinstance(last, _Reading) and _goes_on(last, head, lines):
            last.add(lines, head)
            continue
        found.append(_begun(head or guess_head(lines), lines))
    return tuple(one.table() if isinstance(one, _Reading) else one for one in found)


def _begun(head: Head | None, lines: Sequence[Line]) -> "_Reading | TextTable":
    """A table by its head: one of tasks, which may go on in the next, or any other."""
    return _Reading(head, lines) if head and tells_tasks(head, lines) else _as_text(lines)


class _Reading:
    """A table of tasks while its rows are read, one after the other."""

    def __init__(self, head: Head, lines: Sequence[Line]) -> None:
        self.head = head
        self.lines: list[Line] = []
        self.above: list[str] = []
        self.below: list[str] = []
        self.tasks: list[TaskRow] = []
        self.is_first = False
        self.add(lines, head)
        if head.is_guess and self.tasks:
            self.tasks[0].remark(_GUESSED)

    def add(self, lines: Sequence[Line], head: Head | None) -> None:
        """The rows of a table: the one that begins this one, or one in which it goes on."""
        self.lines.extend(lines)
        self.above.extend(head.above if head else ())
        self.is_first = bool(self.tasks)
        for line in lines[head.body if head else 0 :]:
            self._read(place(line, self.head.columns))
            self.is_first = False

    def table(self) -> TaskTable | TextTable:
        """All that was read; in words where the cells do not stand below their heads."""
        shifted = sum(task.is_shifted for task in self.tasks)
        if not self.tasks or shifted * 4 > len(self.tasks):
            return replace(_as_text(self.lines), has_heads_of_tasks=bool(self.tasks))
        tasks = settle_open(self.tasks)
        find_subgroups(tasks)
        columns = tuple((column.field, column.head) for column in self.head.columns)
        return TaskTable(columns, tuple(tasks), tuple(self.above), tuple(self.below))

    def _read(self, placed: Placed) -> None:
        if fold(placed.line.words) in self.head.words:
            return
        task = read_row(placed)
        if _is_aside(task, placed):
            self.below.append(placed.line.words)
        elif not (self.tasks and take_in(self.tasks[-1], task, is_first=self.is_first)):
            self.tasks.append(task)


def _is_aside(task: TaskRow, placed: Placed) -> bool:
    """A total, or a note over the whole width."""
    if task.values and (task.number or not _TOTAL.match(fold(task.text))):
        return False
    if not (task.texts or task.others):
        return True
    words = fold(placed.line.words).strip(" |")
    return _TOTAL.match(words) is not None or (task.is_group and is_note(words))


def is_note(text: str) -> bool:
    """Whether words are a note to a table: "Ghi chú: …", "Chữ viết tắt: …", "(*) …"."""
    return _NOTE.match(fold(text)) is not None


def _goes_on(last: _Reading, head: Head | None, lines: Sequence[Line]) -> bool:
    """Whether a table is the rest of the one before it."""
    if head:
        return head.words == last.head.words
    columns = last.head.columns
    width = max(one.cell.column + one.cell.columns for line in lines for one in line.cells)
    return max(len(line.cells) for line in lines) == len(columns) or (
        width == columns[-1].end and all(len(line.new) <= _CELLS_OF_TITLE for line in lines)
    )


def _as_text(lines: Sequence[Line]) -> TextTable:
    """The rows in words: the cells side by side, blank ones in between kept as they tell the column."""
    rows = []
    for line in lines:
        cells = [one.cell.text if one.is_new else "" for one in line.cells]
        rows.append(" ".join(" | ".join(cells).split()).strip(" |"))
    return TextTable(tuple(rows))


# The rows under numbers of their own: groups, sub-groups, rows that count anew in each.


class _Above(NamedTuple):
    """A row in which others may stand: its label, how deep that is, its whole number."""

    label: str
    level: int
    number: str
    is_group: bool


#: A longer word in the column of numbers is no number.
_LONGEST = 8
#: Without a number a title stands below I and above 1, a row below a.
_TITLE_LEVEL, _ROW_LEVEL = 25, 45
_ROMANS = tuple(format_roman(number) for number in range(1, 100))


def number_rows(base: str, rows: Iterable[TaskRow]) -> Iterator[tuple[str, TaskRow]]:
    """The rows with their whole numbers (``II.5.7``) below that of the clause in which their table stands."""
    around: list[_Above] = []
    used: dict[str, int] = {}
    for row in rows:
        label = _clean(row.number)
        is_dash = row.number.strip() in DASHES
        # Of words that begin with a dash another such row is no part.
        dash = row.number.strip() if is_dash else "" if label else row.text[:1]
        level = level_of(dash if dash in DASHES else label) or (_TITLE_LEVEL if row.is_group else _ROW_LEVEL)
        around = around[: _depth(around, row, label, level)]
        above = around[-1].number if around else base
        number = f"{above}.{_own(label, around) or _next(used, above)}"
        used[above] = max(used.get(above, 0), int(label) if label.isdecimal() else 0)
        around.append(_Above(label, level, number, row.is_group))
        yield number, row


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
