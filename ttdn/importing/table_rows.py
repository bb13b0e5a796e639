"""A row of a table of tasks by itself: its number, its words, its bodies, its time.

No word of a cell is changed, and none is left out: what has no place of its own stands in ``others``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ttdn.grouping import grouped
from ttdn.importing.blocks import Cell, Paragraph
from ttdn.importing.fields import Field
from ttdn.importing.table_heads import (
    BARE,
    BODIES,
    MARK,
    NUMBER,
    PERIOD,
    TOLD,
    Column,
    Line,
    Standing,
    overlaps,
)
from ttdn.language import Text
from ttdn.vietnamese import fold

_UNITS = frozenset(("thang", "quy"))
#: A column each for when it begins and when it ends.
_FROM_TO = (["bat dau", "ket thuc"], ["bat dau", "hoan thanh"])
#: "như trên": the cell says what the one above it says.
_DITTO = re.compile(r"-?\s?nt\s?-?|nhu tren|//|″|〃|[\"”“]+|''")
TYPED = re.compile(
    r"(?P<number>[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđA-ZĐ])\s?[.)/:-]+\s+(?=\S)|[-–+•*]\s*(?=\S)"
)
_ROMAN = re.compile(r"[IVXLC]+")
#: Words with which nothing ends.
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:va|cua|voi|cac|nhung|tai|cho|ve|theo|hoac|trong|tu|den|do|de|tren|thuoc|-)$"
)
_LONGEST_WORD = 12
SENTENCE_ENDS = (".", ";", ":", "!", "?")
DASHES = frozenset("-–+•*")
_LONGEST_NUMBER = 20
_SHORT_SENTENCE = 12
LONGEST_TITLE = 300
_LONGEST_TASK = 20_000

_AS_ABOVE = Text(
    "ô ghi 'như trên': thay bằng lời của hàng trên",
    "a cell says 'as above': put the words of the row above",
)
_SHIFTED = Text(
    "các ô không khớp với các cột của bảng: cả hàng được giữ thành lời văn",
    "the cells do not stand below the heads: the whole row is kept as words",
)
_SEVERAL = Text(
    "hàng có nhiều số thứ tự: có lẽ gồm nhiều nhiệm vụ, tách ra nếu đúng vậy",
    "the row has several numbers: it may be several tasks, to be parted",
)
_NAMES_OF_HEADS = Text(
    "ghi theo các cột được đánh dấu trong bảng",
    "said by the columns that are marked in the table",
)


@dataclass
class TaskRow:
    """A row of a table of tasks.

    Attributes:
        number: As it is written in its column, without the full stop or bracket behind it (``1``, ``1.2``,
            ``I``, ``a``, ``-``); empty where it has none.
        texts: What is to be done: all columns that say it, as written, paragraph by paragraph.
        values: Owners, those who help, time and product as written.
        others: The other columns: head and value.
        new_others: Those of them that do not come down from a row above.
        is_group: Whether it is a title over the rows below it.
        is_bold: Whether all its letters are bold.
        is_open: Whether it has words without a number, bodies and time.
        shares_text: Whether its words come down from a row above.
        new: What the cells say that begin in it.
        place: The first of its paragraphs.
        remarks: What somebody must look at.
    """

    number: str = ""
    texts: list[str] = field(default_factory=list)
    values: dict[Field, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    new_others: list[tuple[str, str]] = field(default_factory=list)
    is_group: bool = False
    is_bold: bool = False
    is_open: bool = False
    shares_text: bool = False
    new: frozenset[Field] = frozenset()
    place: int = 0
    remarks: list[Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
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
        """Whether it is one of a list."""
        return self.number in DASHES

    @property
    def is_shifted(self) -> bool:
        """Whether its cells do not stand below the heads."""
        return _SHIFTED in self.remarks

    def remark(self, text: Text) -> None:
        """Say once what somebody must look at."""
        if text not in self.remarks:
            self.remarks.append(text)


class Placed(NamedTuple):
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
        return frozenset().union(*map(self.fields, self.line.new))

    def fields(self, cell: Cell) -> frozenset[Field]:
        """What the columns say over which the cell runs."""
        return frozenset(
            column.field for column, cells in self.columns if any(one.cell is cell for one in cells)
        )

    @property
    def wide(self) -> dict[Cell, frozenset[Field]]:
        """The cells that run over columns of several kinds, or stand below no head."""
        return {cell: fields for cell in self.line.new if len(fields := self.fields(cell)) != 1}

    @property
    def number(self) -> str:
        """What stands in the columns of numbers alone."""
        wide = self.wide
        return " ".join(one.cell.text for one in self.said(Field.NUMBER) if one.cell not in wide)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """What is to be done, paragraph by paragraph."""
        return [one for standing in self.said(Field.TEXT) for one in standing.cell.paragraphs]


def place(line: Line, columns: Sequence[Column]) -> Placed:
    """The cells below their heads: one for one, or by the grid where their number is another."""
    if len(line.cells) == len(columns):
        return Placed(tuple((column, (one,)) for column, one in zip(columns, line.cells, strict=True)), line)
    return Placed(
        tuple((column, tuple(one for one in line.cells if overlaps(one.cell, column))) for column in columns),
        line,
    )


def read_row(placed: Placed) -> TaskRow:
    """The row by itself."""
    task, wide = _begun(placed), placed.wide.values()
    if not all(map(_may_say, wide)):
        return _in_words(task, placed)
    number = placed.number
    if _is_sentence(number, placed.paragraphs):
        return _of_long_number(task, placed, number)
    task.number, task.texts = _numbered(number, placed.paragraphs)
    if any(Field.TEXT in fields and fields & set(TOLD) for fields in wide):
        return _of_wide(task, placed)
    _read_columns(task, placed)
    task.is_group = {Field.NUMBER, Field.TEXT} in wide and not task.values
    task.is_open = not (task.number or task.values or task.is_group) and bool(task.texts)
    numbers = number.split()
    if numbers[1:] and all(map(NUMBER.fullmatch, numbers)):
        task.remark(_SEVERAL)
    return task


def _may_say(fields: frozenset[Field]) -> bool:
    """Whether one cell may say all this: what is to be done and more, or bodies of two kinds."""
    return bool(fields) and (Field.TEXT in fields or fields <= BODIES)


def _is_sentence(number: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the column of numbers holds words: too many for a number, or the only ones of the row."""
    if len(number) > _LONGEST_NUMBER:
        return True
    return bool(number) and not paragraphs and not NUMBER.fullmatch(number)


def _begun(placed: Placed) -> TaskRow:
    """What is known of the row before its cells are read."""
    return TaskRow(
        is_bold=bool(placed.paragraphs) and all(one.bold for one in placed.paragraphs),
        shares_text=any(not one.is_new for one in placed.said(Field.TEXT)),
        new=placed.new,
        place=min(one.place for cell in placed.line.new for one in cell.paragraphs),
    )


def _read_columns(task: TaskRow, placed: Placed) -> None:
    """What stands beside the words."""
    task.values = _values(task, placed)
    task.others, task.new_others = _others(placed), _others(placed, only_new=True)
    if any(map(is_ditto, task.values.values())):
        task.remark(_AS_ABOVE)


def is_ditto(value: str) -> bool:
    """Whether a cell says "as above"."""
    return _DITTO.fullmatch(fold(value)) is not None


def _others(placed: Placed, *, only_new: bool = False) -> list[tuple[str, str]]:
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


def _of_wide(task: TaskRow, placed: Placed) -> TaskRow:
    """A row of a cell that runs over words and bodies: a title, or a sentence where it ends as one."""
    rest = [placed.fields(cell) for cell in placed.line.new]
    if any(fields & set(TOLD) for fields in rest if not fields & {Field.NUMBER, Field.TEXT}):
        return _in_words(task, placed)
    task.others = _others(placed)
    task.is_group = len(task.text) <= LONGEST_TITLE and not (
        task.text.endswith((".", ";")) and len(task.text.split()) > _SHORT_SENTENCE
    )
    return task


def _of_long_number(task: TaskRow, placed: Placed, number: str) -> TaskRow:
    """A row whose first cell holds a sentence: a title that was not merged, or cells in the wrong columns."""
    if placed.new - {Field.NUMBER}:
        return _in_words(task, placed)
    task.number, text = _typed(number)
    task.texts, task.is_group = [text], True
    return task


def _in_words(task: TaskRow, placed: Placed) -> TaskRow:
    task.number, task.texts = "", [placed.line.words]
    task.remark(_SHIFTED)
    return task


def _values(task: TaskRow, placed: Placed) -> dict[Field, str]:
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


def _value(task: TaskRow, told: Field, filled: Sequence[tuple[Column, str]], columns: int) -> str:
    """What several columns of one kind say: what is marked, or each with its head."""
    if columns == 1:
        return _with_unit(*filled[0])
    named = grouped((text, column.named) for column, text in filled)
    heads = [column.named for column, _ in filled]
    plain = list(map(fold, heads))
    if all(map(MARK.fullmatch, named)):
        if not all(map(PERIOD.fullmatch, plain)):
            task.remark(_NAMES_OF_HEADS)
        return ", ".join(heads)
    if plain in _FROM_TO:
        return " - ".join(text for _, text in filled)
    if told in BODIES or (len(named) == 1 and len(filled) == columns):
        return "; ".join(named)
    return "; ".join(f"{', '.join(above)}: {text}" for text, above in named.items())


def _with_unit(column: Column, text: str) -> str:
    """What a cell says; a bare number below "Tháng", "Quý" with that word."""
    return f"{column.head} {text}" if fold(column.head) in _UNITS and BARE.fullmatch(fold(text)) else text


def _written(cells: Iterable[Standing]) -> list[str]:
    return [paragraph.written for one in cells for paragraph in one.cell.paragraphs]


def _joined(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of a cell; one that goes on in the next is one."""
    lines: list[str] = []
    for text in paragraphs:
        if lines and goes_on_in(lines[-1], text):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def goes_on_in(first: str, second: str) -> bool:
    """Whether a sentence goes on: it has not ended, and what follows begins small, or it cannot end so."""
    if not first or first.endswith(SENTENCE_ENDS) or TYPED.match(second):
        return False
    begins = second[:1]
    return begins.islower() or begins.isdigit() or _LEADS_ON.search(fold(first[-_LONGEST_WORD:])) is not None


def _number(text: str) -> str:
    found = NUMBER.fullmatch(text)
    return found["number"] if found else text


def _numbered(number: str, paragraphs: Sequence[Paragraph]) -> tuple[str, list[str]]:
    """The number of a row and its words; the number may stand in front of the words."""
    written = [one.written for one in paragraphs]
    if number or not written:
        return _number(number), _joined(written)
    first, *rest = paragraphs
    alone = NUMBER.fullmatch(first.written)
    if alone and not rest:
        return alone["number"], []
    found, words = (_number(first.label), first.text) if first.label else _typed(first.text)
    if found in DASHES and any(one.written[:1] in DASHES for one in rest):
        # A list in the cell, not the row of a list.
        return "", _joined(written)
    found, others = _of_one_below(found, written[1:])
    return found, _joined([words, *others])


def _of_one_below(number: str, texts: list[str]) -> tuple[str, list[str]]:
    """Of "1. Du lịch" beside "1.1. Nâng cấp cảng" the number of the row is 1.1: both, and the other words."""
    typed = {place: _typed(text) for place, text in enumerate(texts)}
    below = [place for place, (own, _) in typed.items() if number and own.startswith(f"{number}.")]
    if len(below) != 1:
        return number, texts
    own, words = typed[below[0]]
    return own, [words if place in below else text for place, text in enumerate(texts)]


def _typed(text: str) -> tuple[str, str]:
    """A number that is typed in front of the words: ``I. Hạ tầng số``, ``- Tập huấn``."""
    found = TYPED.match(text)
    return (found["number"] or found[0].strip(), text[found.end() :]) if found else ("", text)


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
