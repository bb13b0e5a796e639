"""Tables of tasks (bảng nhiệm vụ): the rows of one table, or of one that goes on in the next, as tasks.

A table is one of tasks where its head says so (``fields``); any other is kept as text, row by row. No word of
a cell is changed, and none is left out: what has no place of its own stands in ``others``, ``above`` or
``below``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ttdn.importing.blocks import Cell, Paragraph, Table
from ttdn.importing.fields import Field
from ttdn.importing.table_heads import (
    BARE,
    BODIES,
    BODY,
    MARK,
    NUMBER,
    OF_BODIES,
    PERIOD,
    TOLD,
    Column,
    Head,
    find_head,
    guess_head,
    overlaps,
    parts_of,
    tells_tasks,
)
from ttdn.importing.table_lines import Line, Standing, lines_of
from ttdn.language import Text
from ttdn.vietnamese import fold


@dataclass(frozen=True)
class TaskRow:
    """A row of a table of tasks.

    Attributes:
        number: As it is written in its column, without the full stop or bracket behind it (``1``, ``1.2``,
            ``I``, ``a``, ``-``); empty where it has none.
        text: What is to be done: all columns that say it, as written, a line for each paragraph.
        values: Owners, those who help, time and product as written.
        others: The other columns: head and value.
        is_group: Whether it is a title over the rows below it.
        place: The first of its paragraphs.
        remarks: What somebody must look at.
    """

    number: str
    text: str
    values: Mapping[Field, str] = field(default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()
    is_group: bool = False
    place: int = 0
    remarks: tuple[Text, ...] = ()


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


_UNITS = frozenset(("thang", "quy"))
#: "như trên": the cell says what the one above it says.
_DITTO = re.compile(r"-?\s?nt\s?-?|nhu tren|//|″|〃|[\"”“]+|''")
_TYPED = re.compile(
    r"(?P<number>[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđA-ZĐ])\s?[.)/:-]+\s+(?=\S)|[-–+•*]\s*(?=\S)"
)
_ROMAN = re.compile(r"[IVXLC]+")
#: Words with which nothing ends.
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:va|cua|voi|cac|nhung|tai|cho|ve|theo|hoac|trong|tu|den|do|de|tren|thuoc|-)$"
)
_LONGEST_WORD = 12
_ENDS = (".", ";", ":", "!", "?")
DASHES = frozenset("-–+•*")
_FIRST_NUMBERS = frozenset(("1", "a", "I", "A", "1.1"))
_TOTAL = re.compile(r"tong (?:cong|so|kinh phi)\b.{0,40}$|(?:tong|cong)\b[^a-z]*$")
_NOTE = re.compile(r"[(* ]*(?:ghi chu|luu y|chu thich)\b")
_LONGEST_NUMBER = 20
_SHORT_SENTENCE = 12
_LONGEST_TITLE = 300
_LONGEST_TASK = 20_000
_FURTHER_TABLES = 10
#: A number and a title over the other columns.
_CELLS_OF_TITLE = 2

_CUT = Text(
    "hàng bị ngắt giữa hai trang (hoặc hai bảng) trong văn bản, đã nối lại: xem chỗ nối",
    "the row is cut in two in the document and was joined: look at the joint",
)
_COMMON = Text(
    "ô nội dung gộp nhiều hàng: lời văn chung được chép lại cho từng hàng",
    "a cell over several rows: its words are repeated for each of them",
)
_ABOVE_OWNS = Text(
    "hàng không ghi cơ quan; hàng bao trùm phía trên có ghi: xem có phải áp dụng chung",
    "the row names no body, the one over it does: see whether it holds for both",
)
_AS_ABOVE = Text(
    "ô ghi 'như trên': thay bằng lời của hàng trên",
    "a cell says 'as above': put the words of the row above",
)
_SHIFTED = Text(
    "các ô không khớp với các cột của bảng: cả hàng được giữ thành lời văn",
    "the cells do not stand below the heads: the whole row is kept as words",
)
_MORE_VALUES = Text(
    "hàng sau không có số và nội dung, được ghép vào hàng này: xem cơ quan, thời gian",
    "the next row has no number and no words of its own and was added to this one: look at bodies and time",
)
_MORE_TEXT = Text(
    "hàng sau không có số, cơ quan, thời gian, được ghép vào hàng này: xem có phải nhiệm vụ riêng",
    "the next row has no number, bodies or time and was added to this one: is it a task of its own?",
)
_UNTITLED = Text(
    "hàng không có số và cơ quan, được hiểu là tên nhóm: xem lại",
    "a row without number and bodies, taken for a title: look at it",
)
_SEVERAL = Text(
    "hàng có nhiều số thứ tự: có lẽ gồm nhiều nhiệm vụ, tách ra nếu đúng vậy",
    "the row has several numbers: it may be several tasks, to be parted",
)
_GUESSED = Text(
    "bảng không có hàng tiêu đề: các cột của cả bảng được đoán theo nội dung",
    "the table has no head: what its columns say was guessed from the cells",
)
_NAMES_OF_HEADS = Text(
    "ghi theo các cột được đánh dấu trong bảng",
    "said by the columns that are marked in the table",
)


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


@dataclass
class _Task:
    """A row while the table is read."""

    number: str = ""
    texts: list[str] = field(default_factory=list)
    values: dict[Field, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    #: Those that do not come down from a row above.
    new_others: list[tuple[str, str]] = field(default_factory=list)
    is_group: bool = False
    is_bold: bool = False
    #: Words without a number, bodies and time.
    is_open: bool = False
    place: int = 0
    remarks: list[Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def end(self) -> str:
        """Its last paragraph."""
        return self.texts[-1] if self.texts else ""

    @property
    def is_full(self) -> bool:
        """Whether nothing is joined to it any more."""
        return len(self.texts) + sum(map(len, (self.end, *self.values.values()))) > _LONGEST_TASK

    @property
    def is_dash(self) -> bool:
        return self.number in DASHES and bool(self.number)

    def remark(self, text: Text) -> None:
        if text not in self.remarks:
            self.remarks.append(text)

    def row(self) -> TaskRow:
        return TaskRow(
            self.number,
            self.text,
            self.values,
            tuple(self.others),
            self.is_group,
            self.place,
            tuple(self.remarks),
        )


class _Placed(NamedTuple):
    """A row below the head: its cells, column by column."""

    columns: tuple[tuple[Column, tuple[Standing, ...]], ...]
    line: Line

    def said(self, told: Field) -> list[Standing]:
        """The cells with words in the columns of one kind, each once."""
        cells = [one for column, standing in self.columns if column.field is told for one in standing]
        return [one for at, one in enumerate(cells) if one.cell.paragraphs and one not in cells[:at]]

    @property
    def new(self) -> frozenset[Field]:
        """What the cells say that begin in this row."""
        return frozenset(
            column.field
            for column, cells in self.columns
            for one in cells
            if one.is_new and one.cell.paragraphs
        )

    def fields(self, cell: Cell) -> set[Field]:
        """What the columns say over which the cell runs."""
        return {column.field for column, cells in self.columns for one in cells if one.cell is cell}


def _place(line: Line, columns: Sequence[Column]) -> _Placed:
    """The cells below their heads: one for one, or by the grid where their number is another."""
    if len(line.cells) == len(columns):
        return _Placed(tuple((column, (one,)) for column, one in zip(columns, line.cells, strict=True)), line)
    return _Placed(
        tuple((column, tuple(one for one in line.cells if overlaps(one.cell, column))) for column in columns),
        line,
    )


class _Reading:
    """A table of tasks while its rows are read, one after the other."""

    def __init__(self, head: Head, lines: Sequence[Line]) -> None:
        self.head = head
        self.lines: list[Line] = []
        self.above: list[str] = []
        self.below: list[str] = []
        self.tasks: list[_Task] = []
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
            self._read(_place(line, self.head.columns))
            self.is_first = False

    def table(self) -> TaskTable | TextTable:
        """All that was read; in words where the cells do not stand below their heads."""
        shifted = sum(_SHIFTED in task.remarks for task in self.tasks)
        if not self.tasks or shifted * 4 > len(self.tasks):
            return _as_text(self.lines)
        tasks = _settle_open(self.tasks)
        _find_subgroups(tasks)
        columns = tuple((column.field, column.head) for column in self.head.columns)
        return TaskTable(columns, tuple(task.row() for task in tasks), tuple(self.above), tuple(self.below))

    def _read(self, placed: _Placed) -> None:
        if fold(placed.line.words) in self.head.words:
            return
        task = _task(placed)
        if _is_aside(task, placed):
            self.below.append(placed.line.words)
        elif not self._is_taken_in(task, placed):
            self.tasks.append(task)

    def _is_taken_in(self, task: _Task, placed: _Placed) -> bool:
        """Whether the row belongs to the one before it; it is joined to it then."""
        last = self.tasks[-1] if self.tasks else None
        if last is None or last.is_group or last.is_full or task.is_group:
            return False
        if _SHIFTED in (*last.remarks, *task.remarks):
            return False
        if any(not one.is_new for one in placed.said(Field.TEXT)):
            return _shares(last, task, placed.new)
        if task.is_dash:
            return _is_part(last, task, placed.new)
        if task.number:
            return _brings_number(last, task, placed.new)
        if not task.texts:
            return self._brings_values(last, task, placed.new)
        return _brings_text(last, task, placed.new, is_first=self.is_first)

    def _brings_values(self, last: _Task, task: _Task, new: frozenset[Field]) -> bool:
        """Bodies and time without words: what goes on from the page before, or more of the same task."""
        if not self.is_first and _is_whole(last, task, new):
            task.number, task.texts = last.number, list(last.texts)
            task.remark(_COMMON)
            return False
        return _join(last, task, new, _CUT if self.is_first else _MORE_VALUES)


def _brings_text(last: _Task, task: _Task, new: frozenset[Field], *, is_first: bool) -> bool:
    """Words without a number: the rest of a row, or something of their own."""
    if _is_whole(last, task, new) or not _is_rest(last, task, new, is_first=is_first):
        return False
    last.texts[-1:] = [f"{last.end} {task.texts.pop(0)}".strip()]
    return _join(last, task, new, _CUT)


def _is_rest(last: _Task, task: _Task, new: frozenset[Field], *, is_first: bool) -> bool:
    """Whether a row without a number is the rest of the one before it, by its words or its bodies."""
    bodies = [(last.values.get(told, ""), task.values[told]) for told in BODIES & set(task.values) & new]
    if any(_goes_on_in(*one) for one in ((last.end, task.texts[0]), *bodies)):
        return True
    if any(before.endswith((";", ",")) for before, _ in bodies):
        return True
    is_name = any(not BODY.match(fold(value)) for _, value in bodies)
    if last.end.endswith(_ENDS):
        is_small = task.texts[0][0].islower() and not _TYPED.match(task.texts[0])
        return last.end.endswith(";") and is_small and (is_name or not bodies)
    is_title = task.is_open and (task.text.isupper() or task.is_bold > last.is_bold)
    return (is_first or is_name) and bool(last.number) and Field.SCHEDULE not in new and not is_title


def _task(placed: _Placed) -> _Task:
    """The row by itself."""
    task = _Task(place=min(one.place for cell in placed.line.new for one in cell.paragraphs))
    over = {cell: fields for cell in placed.line.new if len(fields := placed.fields(cell)) != 1}
    if not all(map(_can_be, over.values())):
        return _in_words(task, placed)
    paragraphs = [one for standing in placed.said(Field.TEXT) for one in standing.cell.paragraphs]
    task.is_bold = bool(paragraphs) and all(one.bold for one in paragraphs)
    number = " ".join(one.cell.text for one in placed.said(Field.NUMBER) if one.cell not in over)
    if len(number) > _LONGEST_NUMBER or (number and not paragraphs and not NUMBER.fullmatch(number)):
        return _of_long_number(task, placed, number)
    if number:
        task.number, task.texts = _number(number), _joined([one.written for one in paragraphs])
    else:
        task.number, task.texts = _numbered(paragraphs)
    if any(Field.TEXT in fields and fields & set(TOLD) for fields in over.values()):
        return _of_wide(task, placed)
    task.values = _values(task, placed)
    task.others, task.new_others = _others(placed), _others(placed, only_new=True)
    task.is_group = {Field.NUMBER, Field.TEXT} in over.values() and not task.values
    task.is_open = not (task.number or task.values or task.is_group) and bool(task.texts)
    if len(number.split()) > 1 and all(map(NUMBER.fullmatch, number.split())):
        task.remark(_SEVERAL)
    if any(map(is_ditto, task.values.values())):
        task.remark(_AS_ABOVE)
    return task


def is_ditto(value: str) -> bool:
    """Whether a cell says "as above"."""
    return _DITTO.fullmatch(fold(value)) is not None


def _can_be(fields: set[Field]) -> bool:
    """Whether one cell can say these things: what is to be done with more, or bodies of two kinds."""
    return bool(fields) and (Field.TEXT in fields or fields <= BODIES)


def _others(placed: _Placed, *, only_new: bool = False) -> list[tuple[str, str]]:
    """What is said in the columns without a place of their own, each cell once."""
    others = []
    said = placed.said(Field.TEXT)
    for column, cells in placed.columns:
        if column.field is Field.OTHER:
            fresh = [one for one in cells if one not in said and (one.is_new or not only_new)]
            said += fresh
            text = "\n".join(_joined(_written(fresh)))
            others += [(column.head, text)] if text else []
    return others


def _of_wide(task: _Task, placed: _Placed) -> _Task:
    """A row of a cell that runs over words and bodies: a title, or a sentence where it ends as one."""
    rest = [placed.fields(cell) for cell in placed.line.new]
    if any(fields & set(TOLD) for fields in rest if not fields & {Field.NUMBER, Field.TEXT}):
        return _in_words(task, placed)
    task.others = _others(placed)
    task.is_group = len(task.text) <= _LONGEST_TITLE and not (
        task.text.endswith((".", ";")) and len(task.text.split()) > _SHORT_SENTENCE
    )
    return task


def _of_long_number(task: _Task, placed: _Placed, number: str) -> _Task:
    """A row whose first cell holds a sentence: a title that was not merged, or cells in the wrong columns."""
    if placed.new - {Field.NUMBER}:
        return _in_words(task, placed)
    task.number, task.texts = _typed(number)
    task.is_group = True
    return task


def _in_words(task: _Task, placed: _Placed) -> _Task:
    task.number, task.texts = "", [placed.line.words]
    task.remark(_SHIFTED)
    return task


def _values(task: _Task, placed: _Placed) -> dict[Field, str]:
    """Bodies, time and product of the row as written."""
    values = {}
    for told in TOLD:
        columns = [(column, cells) for column, cells in placed.columns if column.field is told]
        filled = [(column, "\n".join(_joined(_written(cells)))) for column, cells in columns]
        filled = [(column, text) for column, text in filled if text]
        if filled:
            values[told] = _value(task, told, filled, len(columns))
    owners = values.get(Field.OWNERS, "")
    is_both = any({Field.OWNERS, Field.COORDINATING} <= placed.fields(cell) for cell in placed.line.new)
    if (is_both or "phoi hop" in fold(owners)) and Field.BODIES not in values:
        # One cell over both columns, or "A chủ trì, phối hợp với B": who leads is not told apart.
        values[Field.BODIES] = values.pop(Field.OWNERS)
        if is_both:
            del values[Field.COORDINATING]
    return values


def _value(task: _Task, told: Field, filled: Sequence[tuple[Column, str]], columns: int) -> str:
    """What several columns of one kind say: what is marked, or each with its head."""
    if columns == 1:
        column, text = filled[0]
        return f"{column.head} {text}" if fold(column.head) in _UNITS and BARE.fullmatch(fold(text)) else text
    named: dict[str, list[str]] = {}
    for column, text in filled:
        named.setdefault(text, []).append(column.named)
    if all(map(MARK.fullmatch, named)):
        if not all(PERIOD.fullmatch(fold(column.named)) for column, _ in filled):
            task.remark(_NAMES_OF_HEADS)
        return ", ".join(column.named for column, _ in filled)
    if told in BODIES or (len(named) == 1 and len(filled) == columns):
        return "; ".join(named)
    return "; ".join(f"{', '.join(heads)}: {text}" for text, heads in named.items())


def _written(cells: Iterable[Standing]) -> list[str]:
    return [paragraph.written for one in cells for paragraph in one.cell.paragraphs]


def _joined(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of a cell; one that goes on in the next is one."""
    lines: list[str] = []
    for text in paragraphs:
        if lines and _goes_on_in(lines[-1], text):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _goes_on_in(first: str, second: str) -> bool:
    """Whether a sentence goes on: it has not ended, and what follows begins small, or it cannot end so."""
    if not first or first.endswith(_ENDS) or _TYPED.match(second):
        return False
    begins = second[:1]
    return begins.islower() or begins.isdigit() or _LEADS_ON.search(fold(first[-_LONGEST_WORD:])) is not None


# --- numbers ---


def _number(text: str) -> str:
    found = NUMBER.fullmatch(text)
    return found["number"] if found else text


def _numbered(paragraphs: Sequence[Paragraph]) -> tuple[str, list[str]]:
    """The number that stands in front of the words, where there is one, and the words."""
    if not paragraphs:
        return "", []
    first = paragraphs[0]
    alone = NUMBER.fullmatch(first.written)
    if alone and len(paragraphs) == 1:
        return alone["number"], []
    rest = [one.written for one in paragraphs[1:]]
    if first.label:
        number, words = _number(first.label), [first.text]
    else:
        number, words = _typed(first.text)
    if number in DASHES and rest and any(text[:1] in DASHES for text in rest):
        # A list in the cell, not the row of a list.
        return "", _joined([first.written, *rest])
    return number, _joined([*words, *rest])


def _typed(text: str) -> tuple[str, list[str]]:
    """A number that is typed in front of the words: ``I. Hạ tầng số``, ``- Tập huấn``."""
    found = _TYPED.match(text)
    if not found:
        return "", [text]
    return found["number"] or found[0].strip(), [text[found.end() :]]


def level_of(number: str) -> int:
    """How deep a number stands: A, I, I.1, 1, 1.1, a, -."""
    if not number:
        return 0
    if number in DASHES:
        return 50 + (number == "+")
    first, *deeper = number.split(".")
    if first.isdecimal():
        level = 30
    elif _ROMAN.fullmatch(first):
        level = 20
    else:
        level = 40 if first.islower() else 10
    return level + len(deeper)


def _settle_open(tasks: Sequence[_Task]) -> list[_Task]:
    """What words without number, bodies and time are: a title, or more of the row above."""
    is_numbered = _is_numbered(tasks)
    settled: list[_Task] = []
    for task, following in zip(tasks, [*tasks[1:], None], strict=True):
        if task.is_open and following and not following.is_open:
            task.is_group = task.is_bold or task.text.isupper()
            if not task.is_group and following.number.lstrip("0") in _FIRST_NUMBERS:
                task.is_group = True
                task.remark(_UNTITLED)
        if task.is_open and not task.is_group and is_numbered and settled and not settled[-1].is_group:
            _join(settled[-1], task, frozenset(), _MORE_TEXT)
        else:
            settled.append(task)
    return settled


def _is_numbered(tasks: Iterable[_Task]) -> bool:
    return any(task.number and not task.is_dash for task in tasks)


def _find_subgroups(tasks: Sequence[_Task]) -> None:
    """A row that names neither bodies nor time is a title where deeper ones follow that do."""
    for task, following in reversed(list(pairwise(tasks))):
        if task.values or task.is_group or len(task.texts) > 1 or len(task.end) > _LONGEST_TITLE:
            continue
        is_deeper = level_of(following.number) > level_of(task.number) if following.number else task.is_bold
        if task.number and is_deeper:
            task.is_group = bool(following.values) or following.is_group
    parents: list[_Task] = []
    for task in tasks:
        while parents and level_of(parents[-1].number) >= level_of(task.number):
            parents.pop()
        if not (task.is_group or OF_BODIES & set(task.values)) and any(
            OF_BODIES & set(one.values) for one in parents
        ):
            task.remark(_ABOVE_OWNS)
        parents.append(task)


# --- rows that belong together ---


def _shares(last: _Task, task: _Task, new: frozenset[Field]) -> bool:
    """A row below a cell of words that spans it: with bodies or a time of its own it is one, too."""
    if new & {Field.OWNERS, Field.BODIES, Field.SCHEDULE, Field.TEXT, Field.NUMBER}:
        task.remark(_COMMON)
        return False
    return _join(last, task, new, None)


def _is_part(last: _Task, task: _Task, new: frozenset[Field]) -> bool:
    """A dash without bodies or time of its own belongs to the text above it, not so one among others."""
    if new & set(TOLD) or last.is_dash:
        return False
    task.texts[:1] = [f"{task.number} {task.texts[0] if task.texts else ''}".strip()]
    return _join(last, task, new, None)


def _brings_number(last: _Task, task: _Task, new: frozenset[Field]) -> bool:
    """The second half of a row that was cut may be the one with the number."""
    if last.number or not task.texts or not last.texts or not _goes_on_in(last.end, task.texts[0]):
        return False
    last.number = task.number
    last.texts[-1] = f"{last.end} {task.texts.pop(0)}"
    return _join(last, task, new, _CUT)


def _is_whole(last: _Task, task: _Task, new: frozenset[Field]) -> bool:
    """Whether the row names bodies and time as the one before it does, each from its beginning."""
    bodies = OF_BODIES & new
    if not bodies or Field.SCHEDULE not in new or Field.SCHEDULE not in last.values:
        return False
    said = [task.values.get(one, "") for one in (*OF_BODIES, Field.SCHEDULE)]
    return not any(text[:1].islower() for text in said)


def _join(last: _Task, task: _Task, new: frozenset[Field], remark: Text | None) -> bool:
    """The row put behind the one before it."""
    last.texts.extend(task.texts)
    for told, value in task.values.items():
        if told in new or (told is Field.BODIES and Field.OWNERS in new):
            before = last.values.get(told, "")
            last.values[told] = _put_behind(before, value, is_cut=remark is _CUT) if before else value
    # Both, as the row may be joined to another in its turn.
    last.others.extend(task.new_others)
    last.new_others.extend(task.new_others)
    last.is_open = last.is_open and not last.values
    for one in (*task.remarks, *([remark] if remark else [])):
        last.remark(one)
    return True


def _put_behind(first: str, second: str, *, is_cut: bool) -> str:
    """More of a cell: in the same line, unless each line of the cell is one of a list."""
    goes_on = second[0].islower() or first.endswith((",", "-"))
    is_list = not is_cut or "\n" in first or second[0] in DASHES
    return f"{first}\n{second}" if is_list and not goes_on else f"{first} {second}"


def _is_aside(task: _Task, placed: _Placed) -> bool:
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
