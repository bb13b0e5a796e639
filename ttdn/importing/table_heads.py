"""A table as it lies on paper, and what its columns say.

That is told by their heads, in one row or several, or by what stands below them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ttdn.importing.blocks import Cell, Table
from ttdn.importing.body_words import is_body
from ttdn.importing.fields import Field, field_of, may_name_bodies
from ttdn.vietnamese import fold

#: What a task is told by: without one of these a table is none of tasks.
TOLD = (Field.OWNERS, Field.COORDINATING, Field.BODIES, Field.SCHEDULE, Field.PRODUCT)
OF_BODIES = frozenset((Field.OWNERS, Field.BODIES))
BODIES = OF_BODIES | {Field.COORDINATING}
#: Words of heads over money and quantities: with them and without owners a table is a budget or a statistic.
_AMOUNTS = re.compile(
    r"\b(?:don gia|thanh tien|so tien|so luong|khoi luong|muc chi|du toan|tong (?:cong|so|tien)|dvt"
    r"|don vi tinh|so mau|toa do|so diem|so nguoi|so lop|hoc vien)\b"
)
#: Words of heads over a timetable of classes or of a day.
_TIMETABLE = re.compile(
    r"\b(?:giang vien|bao cao vien|hoc vien|lop|buoi|tiet|ngay|gio|dia diem|mon|tan suat|quan trac)\b"
)
#: Heads over bodies or over anything else: what stands below them tells, as below "Đơn vị".
_EITHER = frozenset(("thuc hien", "trach nhiem"))
_SUPERVISES = re.compile(r"\bphu trach\b")
#: A list of people or of places, whoever is named beside them.
_LIST = re.compile(r"\b(?:ho (?:va )?ten|toa do|kinh do|vi do|dien thoai|dia chi|chuc vu)\b")
_PERSON = re.compile(r"\b(?:nguoi|can bo|chuyen vien|dong chi|ca nhan|cong chuc)\b")
PERIOD = re.compile(
    r"(?:quy|thang|q\.?|t\.?) ?(?:\d{1,2}|i{1,3}|iv)(?:\s?[/-]\s?\d{4}| nam \d{4})?|(?:nam )?\d{4}"
)
_AMOUNT = re.compile(r"[\d.,]*\d ?%?")
#: A time of the day: the table is the programme of an event.
_CLOCK = re.compile(r"\d{1,2} ?(?:h|g|gio|:) ?(?:\d\d)?(?!\w)|\b(?:sang|chieu|buoi)\b")
_TIME = re.compile(
    r"(?:.{0,40}\b)?(?:quy (?:[ivx]{1,3}|\d)|thang \d{1,2}|nam \d{4}|\d{1,2}/\d{4}|thuong xuyen|ca nam"
    r"|trong nam|hang (?:nam|quy|thang)|khi co)\b.{0,40}|\d{4}"
)
BARE = re.compile(r"(?:\d{1,2}|i{1,3}|iv)(?: ?[-–,] ?(?:\d{1,2}|i{1,3}|iv))*")
#: A title over rows that says when: "Tháng 02 - 03", "QUÝ IV NĂM 2027".
TIME = re.compile(rf"(?:quy|thang) {BARE.pattern}(?:(?: ?[/-] ?| nam )\d{{4}})?|6 thang (?:dau|cuoi) nam")
MARK = re.compile(r"x|×|✓|✔|√|v|☑|☒|🗸|\*", re.IGNORECASE)
NUMBER = re.compile(r"\(?(?P<number>[IVXLC]{1,7}|[^\W\d_]|\d{1,3}(?:\.\d{1,3}){0,4})\s*[.):/\]-]*")
_ORDINAL = re.compile(r"\(?(\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
_FIRST_ROWS = 8
_FEWEST_TO_GUESS = 3
_SHORTEST_TASK = 4
_LONGEST_HEAD = 100
_DEEPEST_HEAD = 4
#: So many columns are known in a row further down before it is the head of another table.
_SURELY = 3


class Standing(NamedTuple):
    """A cell where it stands in a row: it begins there, or comes down from a row above."""

    cell: Cell
    is_new: bool


class Line(NamedTuple):
    """All cells of a row from the left, those that span it included."""

    cells: tuple[Standing, ...]

    @property
    def new(self) -> tuple[Cell, ...]:
        """The cells with words that begin here."""
        return tuple(one.cell for one in self.cells if one.is_new and one.cell.paragraphs)

    @property
    def words(self) -> str:
        """What begins here, cell by cell."""
        return " | ".join(cell.text for cell in self.new)


def lines_of(table: Table) -> list[Line]:
    """The rows with all cells that stand in them, the blank ones left out."""
    lines: list[Line] = []
    coming: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(table.rows):
        new = {cell.column: Standing(cell, is_new=True) for cell in row.cells}
        spanning = {
            column: Standing(cell, is_new=False)
            for column, (cell, until) in coming.items()
            if until > number and column not in new
        }
        standing = {**spanning, **new}
        line = Line(tuple(standing[column] for column in sorted(standing)))
        coming = {column: held for column, held in coming.items() if column in spanning}
        coming |= {cell.column: (cell, number + cell.rows) for cell in row.cells if cell.rows > 1}
        if line.new:
            lines.append(line)
    return lines


class Column(NamedTuple):
    """A column: what it says, its head as written, what a mark in it means, where it lies in the grid."""

    field: Field
    head: str
    named: str
    start: int
    end: int


class Head(NamedTuple):
    """What the columns of a table say.

    Attributes:
        columns: From the left.
        above: The rows above the first task that are none.
        words: The rows that name the columns, by which they are known where they stand again.
        body: The row in which the tasks begin.
        is_guess: Whether no row names the columns.
    """

    columns: tuple[Column, ...]
    above: tuple[str, ...]
    words: tuple[str, ...]
    body: int
    is_guess: bool = False


def find_head(lines: Sequence[Line], further: Sequence[Line] = ()) -> Head | None:
    """The rows that name the columns; None where none of the first rows does.

    What stands ``further`` down, in the tables in which this one goes on, tells what its columns say, too.
    """
    for at, line in enumerate(lines[:_FIRST_ROWS]):
        if _names_columns(line):
            depth = _depth(lines, at)
            columns = _columns(lines[at : at + depth], [*lines[at + depth :], *further])
            above = tuple(one.words for one in lines[:at])
            body = at + depth
            if body < len(lines) and _counts_columns(lines[body]):
                body += 1
            return Head(columns, above, tuple(fold(one.words) for one in lines[at : at + depth]), body)
    return None


def guess_head(lines: Sequence[Line]) -> Head | None:
    """The columns of a table without a head, told by what stands in them; None where that is not clear."""
    sizes = {len(line.cells) for line in lines}
    if len(lines) < _FEWEST_TO_GUESS or len(sizes) != 1:
        return None
    columns = []
    for at, standing in enumerate(lines[0].cells):
        texts = [line.cells[at].cell.text for line in lines if line.cells[at].cell.paragraphs]
        start = standing.cell.column
        columns.append(Column(_guess(texts), "", "", start, start + standing.cell.columns))
    fields = [column.field for column in columns]
    if fields.count(Field.TEXT) != 1 or fields.count(Field.BODIES) != 1 or fields.count(Field.SCHEDULE) > 1:
        return None
    return Head(tuple(columns), (), (), 0, is_guess=True)


def _guess(texts: Sequence[str]) -> Field:
    """What a column says by its cells, where nearly all of them say the same."""
    kinds = (
        (Field.NUMBER, NUMBER.fullmatch),
        (Field.SCHEDULE, _TIME.fullmatch),
        (Field.BODIES, is_body),
    )
    for told, fits in kinds:
        right = sum(bool(fits(fold(text) if told is Field.SCHEDULE else text)) for text in texts)
        if texts and right * 5 >= len(texts) * 4:
            return told
    long = sum(len(text.split()) >= _SHORTEST_TASK for text in texts)
    return Field.TEXT if long * 3 >= len(texts) * 2 > 0 else Field.OTHER


def parts_of(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The tables that were made one: a new one begins with other heads and the titles over them."""
    head = find_head(lines)
    if head is None:
        return [lines]
    starts = [0]
    known = set(head.words)
    for at in range(head.body, len(lines)):
        if _names_columns(lines[at], _SURELY) and fold(lines[at].words) not in known:
            known.add(fold(lines[at].words))
            start = at
            while len(lines[start - 1].new) == 1 and start - 1 > starts[-1]:
                start -= 1
            starts.append(start)
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def _names_columns(line: Line, least: int = 2) -> bool:
    heads = [cell.text for cell in line.new if len(cell.text) <= _LONGEST_HEAD]
    known = [Field.OTHER if _is_either(head) else field_of(head) for head in heads]
    told = {one for one in known if one not in (None, Field.OTHER)}
    if least == _SURELY:
        return len(told) >= least and Field.TEXT in told
    return len(told) >= least or (len(told) == 1 and Field.OTHER in known and len(known) == len(line.new))


def _depth(lines: Sequence[Line], at: int) -> int:
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


def _counts_columns(line: Line) -> bool:
    """Whether the row only counts the columns: ``(1) | (2) | (3)``, ``A | B | 1``."""
    return len(line.new) > 1 and all(_ORDINAL.fullmatch(cell.text) for cell in line.new)


def _columns(head: Sequence[Line], body: Sequence[Line]) -> tuple[Column, ...]:
    """The columns by the lowest row of the head, each with all that stands above it.

    What some say only the cells below them tell, or the other columns.
    """
    columns = tuple(_column(one.cell, head) for one in head[-1].cells)
    columns = _with_periods(_with_bodies(columns, body), body)
    return _with_text(_without_persons(columns))


def _column(lowest: Cell, head: Sequence[Line]) -> Column:
    start, end = lowest.column, lowest.column + lowest.columns
    over: list[Cell] = []
    for line in head:
        cells = [one.cell for one in line.cells if one.cell.paragraphs]
        best = max(cells, key=lambda cell: _shared(cell, start, end), default=None)
        if best and _shared(best, start, end) and best not in over:
            over.append(best)
    heads = [cell.text for cell in over]
    return Column(_field(heads), " – ".join(heads), _name(heads), start, end)


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
        or next((one for one in reversed(over) if one in TOLD), None)
        or Field.OTHER
    )


def _name(heads: Sequence[str]) -> str:
    """What a mark in the column means: "Quý II", also where the head only says "II" below "Quý"."""
    if not heads:
        return ""
    over = fold(" ".join(heads[:-1]))
    units = [unit for unit in ("Quý", "Tháng") if re.search(rf"\b{fold(unit)}\b", over)]
    if len(units) == 1 and BARE.fullmatch(fold(heads[-1])):
        return f"{units[0]} {heads[-1]}"
    return heads[-1]


def _as(told: Field, these: Sequence[Column], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, some of which say this."""
    return tuple(column._replace(field=told) if column in these else column for column in columns)


def _of(told: Iterable[Field], columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.field in told]


def _with_bodies(columns: tuple[Column, ...], body: Sequence[Line]) -> tuple[Column, ...]:
    """A head such as "Đơn vị" is that of bodies where bodies stand below it and nowhere else."""
    if _of(OF_BODIES, columns):
        return columns
    others = _of((Field.OTHER,), columns)
    either = [column for column in others if _is_either(column.head) or _is_either(column.named)]
    for column in either:
        bodies = list(map(_names_body, _texts_below([column], columns, body)))
        if 2 * sum(bodies) >= len(bodies) > 0:
            return _as(Field.BODIES, [column], columns)
    return columns


def _is_either(head: str) -> bool:
    return fold(head) in _EITHER or may_name_bodies(head)


def _names_body(text: str) -> bool:
    """Whether it is a body, not a unit of measure: "Sở Nội vụ", not "tờ"."""
    return text.isupper() or (" " in text and (text[0].isupper() or is_body(text)))


def _with_periods(columns: tuple[Column, ...], body: Sequence[Line]) -> tuple[Column, ...]:
    """Quarters, months and years are the time where they are marked, and something else over amounts."""
    periods = [
        column
        for column in _of((Field.OTHER, Field.SCHEDULE), columns)
        if PERIOD.fullmatch(fold(column.named))
    ]
    cells = _texts_below(periods, columns, body)
    if cells and all(map(MARK.fullmatch, cells)):
        return _as(Field.SCHEDULE, periods, columns)
    return _as(Field.OTHER, periods, columns) if any(map(_AMOUNT.fullmatch, cells)) else columns


def _without_persons(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside the office that leads, somebody in it is no owner."""
    owners = _of((Field.OWNERS,), columns)
    persons = [column for column in owners if _PERSON.search(fold(column.head))]
    if len(persons) == len(owners) and _of((Field.BODIES,), columns):
        # Who does it stands in another column.
        persons = [column for column in owners if _SUPERVISES.search(fold(column.head))]
        return _as(Field.OTHER, persons, columns)
    return _as(Field.OTHER, persons, columns) if len(persons) < len(owners) else columns


def _with_text(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What is to be done has an owner, whatever the head over it is: "Chỉ tiêu", "Tên đề tài"."""
    if _is_list(columns) or _of((Field.TEXT,), columns) or not _of(OF_BODIES, columns):
        return columns
    others = _of((Field.OTHER,), columns)
    named = [one for one in others if one.head and not _AMOUNTS.search(fold(one.head))]
    return _as(Field.TEXT, named[:1], columns)


def _is_list(columns: Sequence[Column]) -> bool:
    return any(_LIST.search(fold(column.head)) for column in columns)


def _texts_below(these: Sequence[Column], columns: Sequence[Column], body: Sequence[Line]) -> list[str]:
    """The words of the cells that stand in these columns and in no other."""
    others = [column for column in columns if column not in these]
    return [
        cell.text
        for line in body
        for cell in line.new
        if any(overlaps(cell, one) for one in these) and not any(overlaps(cell, one) for one in others)
    ]


def overlaps(cell: Cell, column: Column) -> bool:
    """Whether the cell stands in the column, with more than half of the narrower of the two."""
    return 2 * _shared(cell, column.start, column.end) > min(cell.columns, column.end - column.start)


def tells_tasks(head: Head, lines: Sequence[Line]) -> bool:
    """Whether the table is one of tasks, not a budget, a statistic, a timetable."""
    columns, fields = head.columns, [column.field for column in head.columns]
    if Field.TEXT not in fields or not _of(TOLD, columns):
        return False
    if _is_list(columns) and not _of((Field.OWNERS, Field.SCHEDULE), columns):
        return False
    times = _texts_below(_of((Field.SCHEDULE,), columns), columns, lines[head.body :])
    if 2 * sum(_CLOCK.search(fold(text)) is not None for text in times) > len(times):
        # Most times are those of a day.
        return False
    if _of(BODIES, columns):
        return True
    if Field.SCHEDULE in fields and fields.index(Field.SCHEDULE) < fields.index(Field.TEXT):
        return False
    heads = [fold(column.head) for column in _of((Field.OTHER,), columns)]
    return not any(_AMOUNTS.search(words) or _TIMETABLE.search(words) for words in heads)
