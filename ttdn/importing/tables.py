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
from ttdn.importing.fields import Field, field_of
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


@dataclass(frozen=True)
class TextTable:
    """A table that is none of tasks: its rows in words, ``1 | Cầu Đỏ | 12``."""

    rows: tuple[str, ...]


#: What a task is told by: without one of these a table is none of tasks.
_TOLD = (Field.OWNERS, Field.COORDINATING, Field.BODIES, Field.SCHEDULE, Field.PRODUCT)
_OF_BODIES = frozenset((Field.OWNERS, Field.BODIES))
_BODIES = _OF_BODIES | {Field.COORDINATING}

#: Words of heads over money and quantities: with them and without owners a table is a budget or a statistic.
_AMOUNTS = re.compile(
    r"\b(?:don gia|thanh tien|so tien|so luong|khoi luong|muc chi|du toan|tong (?:cong|so|tien)|dvt"
    r"|don vi tinh|so mau|toa do|so diem|so nguoi|so lop|hoc vien)\b"
)
#: Words of heads over a timetable of classes or of a day.
_TIMETABLE = re.compile(
    r"\b(?:giang vien|bao cao vien|hoc vien|lop|buoi|tiet|ngay|gio|dia diem|mon|tan suat|quan trac)\b"
)
#: Heads that are a body or a unit of measure: what stands below them tells.
_EITHER = frozenset(("don vi", "co quan", "co quan, don vi", "cac don vi", "co quan/don vi", "thuc hien"))
_BODY = re.compile(
    r"[-+ ]*(?:cac |thuong truc )*(?:so|phong|ban|ubnd|uy ban|cong an|van phong|trung tam|chi cuc|cuc|vien"
    r"|truong|hoi|lien hiep|lien doan|doan|dang uy|bo|bo chi huy|mttq|mat tran|thanh tra|to|hdnd|co quan"
    r"|don vi)\b"
)
_PERIOD = re.compile(
    r"(?:quy|thang|q\.?|t\.?) ?(?:\d{1,2}|i{1,3}|iv)(?:\s?[/-]\s?\d{4}| nam \d{4})?|(?:nam )?\d{4}"
)
_AMOUNT = re.compile(r"[\d.,]*\d ?%?")
#: A time of the day: the table is the programme of an event.
_CLOCK = re.compile(r"\d{1,2} ?(?:h|g|gio|:) ?(?:\d\d)?(?!\w)|\b(?:sang|chieu|buoi)\b")
_TIME = re.compile(
    r"(?:.{0,40}\b)?(?:quy (?:[ivx]{1,3}|\d)|thang \d{1,2}|nam \d{4}|\d{1,2}/\d{4}|thuong xuyen|ca nam"
    r"|trong nam|hang (?:nam|quy|thang)|khi co)\b.{0,40}|\d{4}"
)
_BARE = re.compile(r"\d{1,2}|i{1,3}|iv")
_UNITS = frozenset(("thang", "quy"))
_MARK = re.compile(r"x|×|✓|✔|√|v|☑|☒|🗸|\*", re.IGNORECASE)
#: "như trên": the cell says what the one above it says.
_DITTO = re.compile(r"-?\s?nt\s?-?|nhu tren|//|″|〃|[\"”“]+|''")

_NUMBER = re.compile(r"\(?(?P<number>[IVXLC]{1,7}|[^\W\d_]|\d{1,3}(?:\.\d{1,3}){0,4})\s*[.):/\]-]*")
_TYPED = re.compile(
    r"(?P<number>[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđA-ZĐ])\s?[.)/:-]+\s+(?=\S)|[-–+•*]\s*(?=\S)"
)
_ROMAN = re.compile(r"[IVXLC]+")
_ENDS = (".", ";", ":", "!", "?")
_DASHES = frozenset("-–+•*")
_FIRST_NUMBERS = frozenset(("1", "a", "I", "A", "1.1"))
_ORDINAL = re.compile(r"\(?(\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
_TOTAL = re.compile(r"tong (?:cong|so|kinh phi)\b.{0,40}$|(?:tong|cong)\b[^a-z]*$")
_NOTE = re.compile(r"[(* ]*(?:ghi chu|luu y|chu thich)\b")
_FIRST_ROWS = 8
_FEWEST_TO_GUESS = 3
_SHORTEST_TASK = 4
_LONGEST_NUMBER = 20
_SHORT_SENTENCE = 12
_LONGEST_HEAD = 100
_LONGEST_TITLE = 300
_DEEPEST_HEAD = 4

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
_GUESSED = Text(
    "bảng không có hàng tiêu đề: các cột của cả bảng được đoán theo nội dung",
    "the table has no head: what its columns say was guessed from the cells",
)
_NAMES_OF_HEADS = Text(
    "ghi theo các cột được đánh dấu trong bảng",
    "said by the columns that are marked in the table",
)


class _Standing(NamedTuple):
    """A cell where it stands in a row: it begins there, or comes down from a row above."""

    cell: Cell
    is_new: bool


class _Line(NamedTuple):
    """All cells of a row from the left, those that span it included."""

    cells: tuple[_Standing, ...]

    @property
    def new(self) -> tuple[Cell, ...]:
        """The cells with words that begin here."""
        return tuple(one.cell for one in self.cells if one.is_new and one.cell.paragraphs)

    @property
    def words(self) -> str:
        return " | ".join(cell.text for cell in self.new)


class _Column(NamedTuple):
    field: Field
    head: str
    #: What a mark below it means: "Quý II".
    named: str
    start: int
    end: int


class _Head(NamedTuple):
    columns: tuple[_Column, ...]
    above: tuple[str, ...]
    #: The rows of the head, to know them again where the table goes on.
    words: tuple[str, ...]
    body: int
    is_guess: bool = False


def read_tables(tables: Sequence[Table]) -> tuple[TaskTable | TextTable, ...]:
    """The tables of one clause in their order; one that goes on in the next is one table."""
    found: list[_Reading | TextTable] = []
    for table in tables:
        lines = _lines(table)
        head = _find_head(lines)
        last = found[-1] if found else None
        if isinstance(last, _Reading) and _goes_on(last, head, lines):
            last.add(lines, head)
            continue
        head = head or _guess_head(lines)
        found.append(_Reading(head, lines) if head and _tells_tasks(head, lines) else _as_text(lines))
    return tuple(one.table() if isinstance(one, _Reading) else one for one in found)


def _lines(table: Table) -> list[_Line]:
    """The rows with all cells that stand in them, the blank ones left out."""
    lines: list[_Line] = []
    coming: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(table.rows):
        new = {cell.column: _Standing(cell, is_new=True) for cell in row.cells}
        spanning = {
            column: _Standing(cell, is_new=False)
            for column, (cell, until) in coming.items()
            if until > number and column not in new
        }
        standing = {**spanning, **new}
        line = _Line(tuple(standing[column] for column in sorted(standing)))
        coming = {column: held for column, held in coming.items() if column in spanning}
        coming |= {cell.column: (cell, number + cell.rows) for cell in row.cells if cell.rows > 1}
        if line.new:
            lines.append(line)
    return lines


# --- the head ---


def _find_head(lines: Sequence[_Line]) -> _Head | None:
    """The rows that name the columns; None where none of the first rows does."""
    for at, line in enumerate(lines[:_FIRST_ROWS]):
        if _names_columns(line):
            depth = _depth(lines, at)
            columns = _columns(lines[at : at + depth], lines[at + depth :])
            above = tuple(one.words for one in lines[:at])
            body = at + depth
            if body < len(lines) and _are_ordinals(lines[body]):
                above += (lines[body].words,)
                body += 1
            return _Head(columns, above, tuple(fold(one.words) for one in lines[at : at + depth]), body)
    return None


def _guess_head(lines: Sequence[_Line]) -> _Head | None:
    """The columns of a table without a head, told by what stands in them; None where that is not clear."""
    sizes = {len(line.cells) for line in lines}
    if len(lines) < _FEWEST_TO_GUESS or len(sizes) != 1:
        return None
    columns = []
    for at, standing in enumerate(lines[0].cells):
        texts = [line.cells[at].cell.text for line in lines if line.cells[at].cell.paragraphs]
        start = standing.cell.column
        columns.append(_Column(_guess(texts), "", "", start, start + standing.cell.columns))
    fields = [column.field for column in columns]
    if fields.count(Field.TEXT) != 1 or fields.count(Field.BODIES) != 1 or fields.count(Field.SCHEDULE) > 1:
        return None
    return _Head(tuple(columns), (), (), 0, is_guess=True)


def _guess(texts: Sequence[str]) -> Field:
    """What a column says by its cells, where nearly all of them say the same."""
    kinds = (
        (Field.NUMBER, _NUMBER.fullmatch),
        (Field.SCHEDULE, _TIME.fullmatch),
        (Field.BODIES, _BODY.match),
    )
    for told, fits in kinds:
        right = sum(fits(text if told is Field.NUMBER else fold(text)) is not None for text in texts)
        if texts and right * 5 >= len(texts) * 4:
            return told
    long = sum(len(text.split()) >= _SHORTEST_TASK for text in texts)
    return Field.TEXT if long * 3 >= len(texts) * 2 > 0 else Field.OTHER


def _names_columns(line: _Line) -> bool:
    known = [field_of(cell.text) for cell in line.new if len(cell.text) <= _LONGEST_HEAD]
    told = {one for one in known if one not in (None, Field.OTHER)}
    return len(told) > 1 or (len(told) == 1 and Field.OTHER in known and len(known) == len(line.new))


def _depth(lines: Sequence[_Line], at: int) -> int:
    """How many rows the head has: those below a head over several columns that part it belong to it."""
    depth = 1
    while depth < _DEEPEST_HEAD and at + depth < len(lines):
        wide = [one.cell for one in lines[at + depth - 1].cells if one.cell.columns > 1]
        new = lines[at + depth].new
        if not new or not all(len(cell.text) <= _LONGEST_HEAD and _is_below(cell, wide) for cell in new):
            break
        depth += 1
    return depth


def _is_below(cell: Cell, wide: Iterable[Cell]) -> bool:
    return any(
        one.column <= cell.column
        and cell.column + cell.columns <= one.column + one.columns
        and cell.columns < one.columns
        for one in wide
    )


def _are_ordinals(line: _Line) -> bool:
    """Whether the row only counts the columns: ``(1) | (2) | (3)``, ``A | B | 1``."""
    return len(line.new) > 1 and all(_ORDINAL.fullmatch(cell.text) for cell in line.new)


def _columns(head: Sequence[_Line], body: Sequence[_Line]) -> tuple[_Column, ...]:
    """The columns by the lowest row of the head, each with all that stands above it."""
    columns = tuple(_column(one.cell, head) for one in head[-1].cells)
    return _settled(columns, body)


def _column(lowest: Cell, head: Sequence[_Line]) -> _Column:
    start, end = lowest.column, lowest.column + lowest.columns
    over: list[Cell] = []
    for line in head:
        cells = [one.cell for one in line.cells if one.cell.paragraphs]
        best = max(cells, key=lambda cell: _shared(cell, start, end), default=None)
        if best and _shared(best, start, end) and best not in over:
            over.append(best)
    heads = [cell.text for cell in over]
    return _Column(_field(heads), " – ".join(heads), _name(heads), start, end)


def _shared(cell: Cell, start: int, end: int) -> int:
    """How many columns of the grid the cell shares with a stretch of it."""
    return max(0, min(end, cell.column + cell.columns) - max(start, cell.column))


def _field(heads: Sequence[str]) -> Field:
    if not heads:
        return Field.OTHER
    over = [field_of(head) for head in heads[:-1]]
    if Field.OTHER in over:
        return Field.OTHER
    return (
        field_of(heads[-1])
        or field_of(" ".join(heads))
        or next((one for one in reversed(over) if one in _TOLD), None)
        or Field.OTHER
    )


def _name(heads: Sequence[str]) -> str:
    """What a mark in the column means: "Quý II", also where the head only says "II" below "Quý"."""
    if not heads:
        return ""
    over = fold(" ".join(heads[:-1]))
    units = [unit for unit in ("Quý", "Tháng") if re.search(rf"\b{fold(unit)}\b", over)]
    if len(units) == 1 and _BARE.fullmatch(fold(heads[-1])):
        return f"{units[0]} {heads[-1]}"
    return heads[-1]


def _settled(columns: tuple[_Column, ...], body: Sequence[_Line]) -> tuple[_Column, ...]:
    """The columns with what only the cells below them, or the other columns, tell."""
    told = [column.field for column in columns]
    for at, column in enumerate(columns):
        if column.field is Field.OTHER and fold(column.head) in _EITHER and not _OF_BODIES & set(told):
            bodies = [_BODY.match(fold(text)) is not None for text in _texts_below([column], columns, body)]
            told[at] = Field.BODIES if 3 * sum(bodies) >= 2 * len(bodies) > 0 else Field.OTHER
    periods = [
        column
        for column in columns
        if column.field in (Field.OTHER, Field.SCHEDULE) and _PERIOD.fullmatch(fold(column.named))
    ]
    cells = _texts_below(periods, columns, body)
    if cells and all(map(_MARK.fullmatch, cells)):
        told = [
            Field.SCHEDULE if column in periods else one for column, one in zip(columns, told, strict=True)
        ]
    elif any(map(_AMOUNT.fullmatch, cells)):
        told = [Field.OTHER if column in periods else one for column, one in zip(columns, told, strict=True)]
    settled = [column._replace(field=one) for column, one in zip(columns, told, strict=True)]
    fields = {column.field for column in settled}
    if Field.TEXT not in fields and fields & _OF_BODIES:
        first = next((at for at, column in enumerate(settled) if _may_be_text(column)), None)
        if first is not None:
            settled[first] = settled[first]._replace(field=Field.TEXT)
    return tuple(settled)


def _may_be_text(column: _Column) -> bool:
    return column.field is Field.OTHER and bool(column.head) and not _AMOUNTS.search(fold(column.head))


def _texts_below(these: Sequence[_Column], columns: Sequence[_Column], body: Sequence[_Line]) -> list[str]:
    """The words of the cells that stand in these columns and in no other."""
    others = [column for column in columns if column not in these]
    return [
        cell.text
        for line in body
        for cell in line.new
        if any(_overlaps(cell, one) for one in these) and not any(_overlaps(cell, one) for one in others)
    ]


def _overlaps(cell: Cell, column: _Column) -> bool:
    """Whether the cell stands in the column, with more than half of the narrower of the two."""
    return 2 * _shared(cell, column.start, column.end) > min(cell.columns, column.end - column.start)


def _tells_tasks(head: _Head, lines: Sequence[_Line]) -> bool:
    """Whether the table is one of tasks, not a budget, a statistic, a timetable."""
    fields = [column.field for column in head.columns]
    if Field.TEXT not in fields or not any(one in _TOLD for one in fields):
        return False
    times = [column for column in head.columns if column.field is Field.SCHEDULE]
    said = [fold(text) for text in _texts_below(times, head.columns, lines[head.body :])]
    if 2 * sum(_CLOCK.search(text) is not None for text in said) > len(said):
        return False
    if _BODIES & set(fields):
        return True
    others = [fold(column.head) for column in head.columns if column.field is Field.OTHER]
    is_timetable = Field.SCHEDULE in fields and fields.index(Field.SCHEDULE) < fields.index(Field.TEXT)
    return not (is_timetable or any(_AMOUNTS.search(words) or _TIMETABLE.search(words) for words in others))


# --- rows ---


@dataclass
class _Task:
    """A row while the table is read."""

    number: str = ""
    texts: list[str] = field(default_factory=list)
    values: dict[Field, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
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
    def is_dash(self) -> bool:
        return self.number in _DASHES and bool(self.number)

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

    columns: tuple[tuple[_Column, tuple[_Standing, ...]], ...]
    line: _Line

    def said(self, told: Field) -> list[_Standing]:
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


def _place(line: _Line, columns: Sequence[_Column]) -> _Placed:
    """The cells below their heads: one for one, or by the grid where their number is another."""
    if len(line.cells) == len(columns):
        return _Placed(tuple((column, (one,)) for column, one in zip(columns, line.cells, strict=True)), line)
    return _Placed(
        tuple(
            (column, tuple(one for one in line.cells if _overlaps(one.cell, column))) for column in columns
        ),
        line,
    )


class _Reading:
    """A table of tasks while its rows are read, one after the other."""

    def __init__(self, head: _Head, lines: Sequence[_Line]) -> None:
        self.head = head
        self.lines: list[_Line] = []
        self.above: list[str] = []
        self.below: list[str] = []
        self.tasks: list[_Task] = []
        self.is_first = False
        self.add(lines, head)
        if head.is_guess and self.tasks:
            self.tasks[0].remark(_GUESSED)

    def add(self, lines: Sequence[_Line], head: _Head | None) -> None:
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
        if last is None or last.is_group or task.is_group or _SHIFTED in (*last.remarks, *task.remarks):
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
    if _is_whole(last, task, new):
        return False
    if not _goes_on_in(last.end, task.texts[0]):
        bodies = " ".join(task.values[one] for one in _OF_BODIES & set(task.values) & new)
        is_cut = is_first or (bodies and not _BODY.match(fold(bodies)))
        if not is_cut or not last.number or last.end.endswith(_ENDS) or Field.SCHEDULE in new:
            return False
    last.texts[-1:] = [f"{last.end} {task.texts.pop(0)}".strip()]
    return _join(last, task, new, _CUT)


def _task(placed: _Placed) -> _Task:
    """The row by itself."""
    task = _Task(place=min(one.place for cell in placed.line.new for one in cell.paragraphs))
    over = {cell: fields for cell in placed.line.new if len(fields := placed.fields(cell)) != 1}
    if not all(map(_can_be, over.values())):
        return _in_words(task, placed)
    paragraphs = [one for standing in placed.said(Field.TEXT) for one in standing.cell.paragraphs]
    task.is_bold = bool(paragraphs) and all(one.bold for one in paragraphs)
    number = " ".join(one.cell.text for one in placed.said(Field.NUMBER) if one.cell not in over)
    if len(number) > _LONGEST_NUMBER:
        return _of_long_number(task, placed, number)
    if number:
        task.number, task.texts = _number(number), _joined([one.written for one in paragraphs])
    else:
        task.number, task.texts = _numbered(paragraphs)
    if any(Field.TEXT in fields and fields & set(_TOLD) for fields in over.values()):
        return _of_wide(task, placed)
    task.values = _values(task, placed)
    task.others = _others(placed)
    task.is_group = {Field.NUMBER, Field.TEXT} in over.values() and not task.values
    task.is_open = not (task.number or task.values or task.is_group) and bool(task.texts)
    if any(_DITTO.fullmatch(fold(value)) for value in task.values.values()):
        task.remark(_AS_ABOVE)
    return task


def _can_be(fields: set[Field]) -> bool:
    """Whether one cell can say these things: what is to be done with more, or bodies of two kinds."""
    return bool(fields) and (Field.TEXT in fields or fields <= _BODIES)


def _others(placed: _Placed) -> list[tuple[str, str]]:
    """What is said in the columns without a place of their own, each cell once."""
    others = []
    said = placed.said(Field.TEXT)
    for column, cells in placed.columns:
        if column.field is Field.OTHER:
            fresh = [one for one in cells if one not in said]
            said += fresh
            text = "\n".join(_joined(_written(fresh)))
            others += [(column.head, text)] if text else []
    return others


def _of_wide(task: _Task, placed: _Placed) -> _Task:
    """A row of a cell that runs over words and bodies: a title, or a sentence where it ends as one."""
    if any(
        Field.TEXT not in placed.fields(cell) and Field.NUMBER not in placed.fields(cell)
        for cell in placed.line.new
    ):
        return _in_words(task, placed)
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
    for told in _TOLD:
        columns = [(column, cells) for column, cells in placed.columns if column.field is told]
        filled = [(column, "\n".join(_joined(_written(cells)))) for column, cells in columns]
        filled = [(column, text) for column, text in filled if text]
        if filled:
            values[told] = _value(task, told, filled, len(columns))
    both = values.get(Field.OWNERS)
    if (
        both
        and (both == values.get(Field.COORDINATING) or "phoi hop" in fold(both))
        and Field.BODIES not in values
    ):
        # One cell over both columns, or "A chủ trì, phối hợp với B": who leads is not told apart.
        values[Field.BODIES] = values.pop(Field.OWNERS)
        if both == values.get(Field.COORDINATING):
            del values[Field.COORDINATING]
    return values


def _value(task: _Task, told: Field, filled: Sequence[tuple[_Column, str]], columns: int) -> str:
    """What several columns of one kind say: what is marked, or each with its head."""
    if columns == 1:
        column, text = filled[0]
        return (
            f"{column.head} {text}" if fold(column.head) in _UNITS and _BARE.fullmatch(fold(text)) else text
        )
    named: dict[str, list[str]] = {}
    for column, text in filled:
        named.setdefault(text, []).append(column.named)
    if all(map(_MARK.fullmatch, named)):
        if not all(_PERIOD.fullmatch(fold(column.named)) for column, _ in filled):
            task.remark(_NAMES_OF_HEADS)
        return ", ".join(column.named for column, _ in filled)
    if told in _BODIES or (len(named) == 1 and len(filled) == columns):
        return "; ".join(named)
    return "; ".join(f"{', '.join(heads)}: {text}" for text, heads in named.items())


def _written(cells: Iterable[_Standing]) -> list[str]:
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
    """Whether a sentence goes on: it has not ended, and what follows begins small and with no label."""
    return not first.endswith(_ENDS) and second[:1].islower() and not _TYPED.match(second)


# --- numbers ---


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    return found["number"] if found else text


def _numbered(paragraphs: Sequence[Paragraph]) -> tuple[str, list[str]]:
    """The number that stands in front of the words, where there is one, and the words."""
    if not paragraphs:
        return "", []
    first = paragraphs[0]
    alone = _NUMBER.fullmatch(first.written)
    if alone and len(paragraphs) == 1:
        return alone["number"], []
    rest = [one.written for one in paragraphs[1:]]
    if first.label:
        number, words = _number(first.label), [first.text]
    else:
        number, words = _typed(first.text)
    if number in _DASHES and rest and any(text[:1] in _DASHES for text in rest):
        # A list in the cell, not the row of a list.
        return "", _joined([first.written, *rest])
    return number, _joined([*words, *rest])


def _typed(text: str) -> tuple[str, list[str]]:
    """A number that is typed in front of the words: ``I. Hạ tầng số``, ``- Tập huấn``."""
    found = _TYPED.match(text)
    if not found:
        return "", [text]
    return found["number"] or found[0].strip(), [text[found.end() :]]


def _level(number: str) -> int:
    """How deep a number stands: A, I, I.1, 1, 1.1, a, -."""
    if not number:
        return 0
    if number in _DASHES:
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
            _join(settled[-1], task, frozenset((Field.OTHER,)), _MORE_TEXT)
        else:
            settled.append(task)
    return settled


def _is_numbered(tasks: Iterable[_Task]) -> bool:
    return any(task.number and not task.is_dash for task in tasks)


def _find_subgroups(tasks: Sequence[_Task]) -> None:
    """A row that names neither bodies nor time is a title where deeper ones follow that do."""
    for task, following in reversed(list(pairwise(tasks))):
        if task.values or task.is_group:
            continue
        is_deeper = _level(following.number) > _level(task.number) if following.number else task.is_bold
        if task.number and is_deeper:
            task.is_group = bool(following.values) or following.is_group
    parents: list[_Task] = []
    for task in tasks:
        while parents and _level(parents[-1].number) >= _level(task.number):
            parents.pop()
        if not (task.is_group or _OF_BODIES & set(task.values)) and any(
            _OF_BODIES & set(one.values) for one in parents
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
    if new & set(_TOLD) or last.is_dash:
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
    bodies = _OF_BODIES & new
    if not bodies or Field.SCHEDULE not in new or Field.SCHEDULE not in last.values:
        return False
    said = [task.values.get(one, "") for one in (*_OF_BODIES, Field.SCHEDULE)]
    return not any(text[:1].islower() for text in said)


def _join(last: _Task, task: _Task, new: frozenset[Field], remark: Text | None) -> bool:
    """The row put behind the one before it."""
    last.texts.extend(task.texts)
    for told, value in task.values.items():
        if told in new or (told is Field.BODIES and Field.OWNERS in new):
            before = last.values.get(told, "")
            last.values[told] = _put_behind(before, value, is_cut=remark is _CUT) if before else value
    if Field.OTHER in new:
        last.others.extend(one for one in task.others if one not in last.others)
    for one in (*task.remarks, *([remark] if remark else [])):
        last.remark(one)
    return True


def _put_behind(first: str, second: str, *, is_cut: bool) -> str:
    """More of a cell: in the same line, unless each line of the cell is one of a list."""
    goes_on = second[0].islower() or first.endswith((",", "-"))
    is_list = not is_cut or "\n" in first or second[0] in _DASHES
    return f"{first}\n{second}" if is_list and not goes_on else f"{first} {second}"


def _is_aside(task: _Task, placed: _Placed) -> bool:
    """A total, or a note over the whole width."""
    if task.values:
        return False
    if not (task.texts or task.others):
        return True
    words = fold(placed.line.words).strip(" |")
    return _TOTAL.match(words) is not None or (task.is_group and _NOTE.match(words) is not None)


def _goes_on(last: _Reading, head: _Head | None, lines: Sequence[_Line]) -> bool:
    """Whether a table is the rest of the one before it."""
    if head:
        return head.words == last.head.words
    sizes = [len(line.cells) for line in lines]
    return bool(sizes) and max(sizes) == len(last.head.columns)


def _as_text(lines: Sequence[_Line]) -> TextTable:
    """The rows in words: the cells side by side, blank ones in between kept as they tell the column."""
    rows = []
    for line in lines:
        cells = [one.cell.text if one.is_new else "" for one in line.cells]
        rows.append(" ".join(" | ".join(cells).split()).strip(" |"))
    return TextTable(tuple(rows))
