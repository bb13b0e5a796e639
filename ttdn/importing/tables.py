"""Tables of tasks (bảng nhiệm vụ): the rows of one table, or of one that goes on in the next, as tasks.

A table is one of tasks where its head says so (``fields``); any other is kept as text, row by row. No word of
a cell is changed, and none is left out: what is no task stands in ``above`` or ``below``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ttdn.importing.blocks import Table
from ttdn.importing.fields import Field
from ttdn.importing.table_heads import OF_BODIES, Head, find_head, guess_head, parts_of, tells_tasks
from ttdn.importing.table_joins import find_subgroups, settle_open, take_in
from ttdn.importing.table_lines import Line, lines_of
from ttdn.importing.table_rows import Placed, Task, TaskRow, place, read_row
from ttdn.language import Text
from ttdn.vietnamese import fold

_TOTAL = re.compile(r"tong (?:cong|so|kinh phi)\b.{0,40}$|(?:tong|cong)\b[^a-z]*$")
_NOTE = re.compile(r"[(* ]*(?:ghi chu|luu y|chu thich)\b")
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
    """A table that is none of tasks: its rows in words, ``1 | Cầu Đỏ | 12``."""

    rows: tuple[str, ...]


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
        head = head or guess_head(lines)
        found.append(_Reading(head, lines) if head and tells_tasks(head, lines) else _as_text(lines))
    return tuple(one.table() if isinstance(one, _Reading) else one for one in found)


class _Reading:
    """A table of tasks while its rows are read, one after the other."""

    def __init__(self, head: Head, lines: Sequence[Line]) -> None:
        self.head = head
        self.lines: list[Line] = []
        self.above: list[str] = []
        self.below: list[str] = []
        self.tasks: list[Task] = []
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
            return _as_text(self.lines)
        tasks = settle_open(self.tasks)
        find_subgroups(tasks)
        columns = tuple((column.field, column.head) for column in self.head.columns)
        return TaskTable(columns, tuple(task.row() for task in tasks), tuple(self.above), tuple(self.below))

    def _read(self, placed: Placed) -> None:
        if fold(placed.line.words) in self.head.words:
            return
        task = read_row(placed)
        if _is_aside(task, placed):
            self.below.append(placed.line.words)
        elif not (self.tasks and take_in(self.tasks[-1], task, is_first=self.is_first)):
            self.tasks.append(task)


def _is_aside(task: Task, placed: Placed) -> bool:
    """A total, or a note over the whole width."""
    if task.values:
        return False
    if not (task.texts or task.others):
        return True
    words = fold(placed.line.words).strip(" |")
    return _TOTAL.match(words) is not None or (task.is_group and _NOTE.match(words) is not None)


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
