"""What a form asks for: the one description that the writer, the reader, the marking and the tests share.

A form is a few sheets; a sheet holds parts; a part is a table whose columns know what they are called, how
wide they are, and which field of the report they hold. The rows of a part may stand among those of another
one, its host, under the host's head. Words, limits and rules are not here: they are those
of the model and of the manual.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from itertools import combinations, zip_longest
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from ttdn.model.fields import FIELD_WORDS
from ttdn.model.report import STATUS_LABELS, read_kind, read_status
from ttdn.model.scalars import (
    plain_amount,
    read_amount,
    read_date,
    read_identifier,
    read_line,
    read_text,
    read_whole_number,
)
from ttdn.vietnamese import format_amount, format_date, format_money

#: Raised whenever a cell moves or changes its meaning, or a form carries something else along; a form says
#: its own.
FORM_VERSION = 3
#: Forms from this version on are read: all that they say is known where it stands.
OLDEST_FORM_VERSION = 1


#: Between the days of a cell that holds several.
DAYS_MARK = "; "
_BETWEEN_DAYS = re.compile(r"\s*(?:[;,\n]|\bvà\b)\s*")


def split_days(text: str) -> list[str]:
    """The days of a cell, as they were typed."""
    return [day for day in _BETWEEN_DAYS.split(text.strip()) if day]


def read_days(text: str) -> str:
    """Days as the program writes them, ``2027-03-30; 2027-06-28``; what is none stays as it is."""
    return DAYS_MARK.join(map(CellKind.DAY.canonical, split_days(text)))


class CellKind(Enum):
    """What a cell holds: the name of the kind, the format it is shown in, and how its text is read."""

    LINE = ("line", "words", read_line)
    WORDS = ("words", "words", read_text)
    LINK = ("link", "words", read_line)
    DAY = ("day", "day", read_date)
    DAYS = ("days", "words", read_days)
    COUNT = ("count", "number", read_whole_number)
    MONEY = ("money", "number", read_whole_number)
    AMOUNT = ("amount", "number", plain_amount)
    STATUS = ("status", "choice", read_status)
    ITEM = ("item", "words", read_identifier)
    PROGRAMME = ("programme", "choice", read_kind)
    CONFIRMATION = ("confirmation", "choice", read_line)

    @property
    def style(self) -> str:
        """The name of its format in ``styles``."""
        return str(self.value[1])

    @property
    def is_number(self) -> bool:
        """Whether it is a number that is added up."""
        return self in {CellKind.COUNT, CellKind.MONEY, CellKind.AMOUNT}

    def canonical(self, text: str) -> str:
        """A text as the program would write it: a day from the year on, a status by its word.

        What cannot be read stays as it is.
        """
        read: Callable[[Any], object] = self.value[2]
        try:
            return str(read(text))
        except PydanticCustomError:
            return text.strip()

    def in_words(self, text: str) -> str:
        """A value as offices write it; what cannot be read as it is."""
        try:
            match self:
                case CellKind.STATUS:
                    return STATUS_LABELS[read_status(text)].vi
                case CellKind.DAY:
                    return format_date(read_date(text))
                case CellKind.DAYS:
                    return ", ".join(format_date(read_date(day)) for day in split_days(text))
                case CellKind.MONEY:
                    return format_money(int(read_amount(text)))
                case CellKind.AMOUNT | CellKind.COUNT:
                    return format_amount(read_amount(text))
                case _:
                    return text
        except PydanticCustomError:
            return text


class Field(NamedTuple):
    """A field of the report that is filled in: its key, the model that has it, what a cell of it holds.

    ``in_period`` marks days that must lie in the period (ttdn.checks.dates: ``check_dates_in_period``).
    """

    key: str
    model: str
    kind: CellKind
    in_period: bool = False
    title: str = ""

    @property
    def label(self) -> str:
        """What the office calls it."""
        return self.title or FIELD_WORDS[self.model, self.key][0]


class Column(NamedTuple):
    """A column of a part: the words in its head, its width, the format of what only informs.

    ``is_input`` says that it is filled in; ``field`` is what it holds, where all its rows hold the same.
    A column ``at_need`` stands only in forms that have something to ask or to say in it.
    """

    key: str
    title: str
    width: float
    style: str = "locked"
    is_input: bool = False
    field: Field | None = None
    at_need: bool = False


class Part(NamedTuple):
    """A table of a form; its rows are found by their names, which stand in a hidden locked column.

    The rows of a record are its ``lines``, each with a field of its own. ``spare`` is the number of rows for
    what is not known yet, those that are filled in included; a table without them has the rows of the plan.
    ``host`` is the part among whose rows its own stand.
    """

    name: str
    columns: tuple[Column, ...]
    lines: Mapping[str, Field] = {}
    spare: int = 0
    host: str = ""

    @property
    def inputs(self) -> dict[str, Column]:
        """The columns that are filled in, by their keys."""
        return {column.key: column for column in self.columns if column.is_input}

    @property
    def needed(self) -> frozenset[str]:
        """Those of them that every form has."""
        return frozenset(column.key for column in self.inputs.values() if not column.at_need)

    @property
    def titles(self) -> list[str]:
        """The words in its head."""
        return [column.title for column in self.columns]

    @property
    def informing(self) -> list[str]:
        """The columns in which nothing is filled in."""
        return [column.key for column in self.columns if not column.is_input]

    def without(self, *columns: str) -> "Part":
        """The same without some of its columns."""
        return self._replace(columns=tuple(one for one in self.columns if one.key not in columns))

    def field_of(self, row: str, column: str) -> Field | None:
        """What a cell is for; None where it only informs."""
        if self.lines:
            return self.lines.get(row)
        return next((one.field for one in self.columns if one.key == column and one.is_input), None)


class FormSheet(NamedTuple):
    """A sheet of the form: its name, its title, what the guide says about it, its parts.

    ``upright`` is how it is printed.
    """

    name: str
    title: str
    about: str
    parts: tuple[Part, ...]
    upright: bool = False

    @property
    def tables(self) -> list[list[Part]]:
        """Its parts, each with those whose rows stand among its own."""
        hosts = [part for part in self.parts if not part.host]
        return [[host, *(part for part in self.parts if part.host == host.name)] for host in hosts]

    @property
    def widths(self) -> list[float]:
        """The widths of its columns behind the hidden first one: the widest part decides."""
        widths = ([column.width for column in part.columns] for part in self.parts)
        return [max(column) for column in zip_longest(*widths, fillvalue=0)]


#: The column of a record that is filled in.
VALUE = "value"


def _record(name: str, lines: Mapping[str, Field]) -> Part:
    columns = (
        Column("label", "Nội dung", 22),
        Column(VALUE, "Điền vào cột này", 34, is_input=True),
        Column("hint", "Cách điền", 34, style="hint"),
    )
    return Part(name, columns, lines)


def _input(  # noqa: PLR0913 - what a column knows
    key: str, model: str, kind: CellKind, width: float, title: str = "", *, in_period: bool = False
) -> Column:
    held = Field(key, model, kind, in_period)
    return Column(key, title or held.label, width, is_input=True, field=held)


def _list(name: str, spare: int, *columns: Column) -> Part:
    return Part(name, (Column("row", "STT", 5, "locked-center"), *columns), spare=spare)


def _person(role: str, *keys: str) -> dict[str, Field]:
    return {f"{role}/{key}": Field(key, "Person", CellKind.LINE) for key in keys}


#: Those whose names stand in the head, by what the labels of their lines begin with.
PERSONS = {"signer": "Người ký", "focal_officer": "Cán bộ phụ trách"}

HEAD = _record(
    "head",
    {
        "number": Field("number", "Report", CellKind.LINE),
        "date": Field("date", "Report", CellKind.DAY),
        **_person("signer", "name", "position"),
        **_person("focal_officer", "name", "position", "phone"),
    },
)

FUNDING = _record(
    "funding",
    {f"funding/{key}": Field(key, "Funding", CellKind.MONEY) for key in ("allocated", "spent")},
)

#: The question whether a form is the right unit's, and the sheet on which it is asked.
CONFIRMED_LABEL, HEAD_SHEET = "Đúng tên đơn vị?", "Thông tin chung"
#: What is asked of the form itself, and is no part of the report: whether it is the right unit's.
CONFIRMATION = HEAD._replace(
    name="confirmation",
    lines={"confirmed": Field("confirmed", "Form", CellKind.CONFIRMATION, title=CONFIRMED_LABEL)},
    host=HEAD.name,
)
#: The answers that are offered.
ANSWERS = CONFIRMED, DENIED = "Đúng", "Không"

_ITEM = Column("item", FIELD_WORDS["Result", "item"][0], 11, "locked-center")
_OWED = Column("owed", "Giao cho đơn vị", 15, "locked-center")
#: What stood in the last report; a first form has no such column.
LAST = Column("last", "Đã báo cáo", 26, at_need=True)

#: The days of recurring work; only items that are due several times ask for them.
DATES = _input("dates", "Result", CellKind.DAYS, 14)._replace(at_need=True)

#: The head of the column for the status, which takes the numbers of the rows of figures, too.
_STATUS, FIGURE_COLUMN = FIELD_WORDS["Result", "status"][0], "Trạng thái / số liệu"

#: On a phone one sees a few columns: which item, what, how it stands, what was done.
RESULTS = Part(
    "results",
    (
        _ITEM,
        Column("text", "Nội dung theo kế hoạch", 44),
        _input("status", "Result", CellKind.STATUS, 14, FIGURE_COLUMN),
        _input("summary", "Result", CellKind.WORDS, 70),
        _input("completed", "Result", CellKind.DAY, 12, in_period=True),
        DATES,
        _input("reason", "Result", CellKind.WORDS, 18),
        Column("time", "Thời gian, hạn", 16),
        LAST,
        _OWED,
    ),
)


def _alone(results: Part) -> Part:
    """The same in a form without figures: the column of the status has its numbers no more."""
    words = (one._replace(title=_STATUS) if one.key == "status" else one for one in results.columns)
    return results._replace(columns=tuple(words))


RESULTS_ALONE = _alone(RESULTS)


def _among(host: Part, name: str, columns: Mapping[str, Column]) -> Part:
    """A part whose rows stand among those of another; in columns that it does not use, nothing is."""
    own = (
        columns.get(one.key, Column(one.key, "", 0))._replace(
            title=one.title, width=one.width, at_need=one.at_need
        )
        for one in host.columns
    )
    return Part(name, tuple(own), host=host.name)


FIGURES = _among(
    RESULTS,
    "figures",
    {
        "item": _ITEM,
        "text": Column("said", "", 0, "figure"),
        "status": _input("figures", "Result", CellKind.AMOUNT, 0),
        "summary": Column("unit", "", 0),
        "last": LAST,
        "owed": _OWED,
    },
)

EVIDENCE = _list(
    "evidence",
    27,
    _input("item", "Result", CellKind.ITEM, 20),
    _input("title", "Evidence", CellKind.LINE, 50),
    _input("number", "Evidence", CellKind.LINE, 18),
    _input("link", "Evidence", CellKind.LINK, 24),
    _input("file", "Evidence", CellKind.LINE, 18),
)

PROGRAMMES = _list(
    "programmes",
    6,
    _input("kind", "Programme", CellKind.PROGRAMME, 20),
    _input("title", "Programme", CellKind.LINE, 50),
    _input("number", "Programme", CellKind.LINE, 18),
    _input("sent", "Programme", CellKind.DAY, 14),
    _input("appraised", "Programme", CellKind.DAY, 14),
    _input("approved", "Programme", CellKind.DAY, 14, in_period=True),
)

TRAINING = _list(
    "training",
    8,
    _input("date", "Training", CellKind.DAY, 14, in_period=True),
    _input("title", "Training", CellKind.LINE, 50),
    _input("organiser", "Training", CellKind.LINE, 18),
    _input("participants", "Training", CellKind.COUNT, 14),
)

OPINIONS = tuple(
    Part(
        name,
        (Column("row", "STT", 6, "locked-center"), _input(name, "Report", CellKind.WORDS, 84)),
        spare=7,
    )
    for name in ("difficulties", "causes", "proposals", "next_year")
)

GUIDE = "Hướng dẫn"

SHEETS = (
    FormSheet(
        HEAD_SHEET,
        "THÔNG TIN CHUNG",
        "xác nhận đúng đơn vị; số, ngày văn bản; người ký; cán bộ phụ trách.",
        (HEAD, CONFIRMATION, FUNDING),
        upright=True,
    ),
    FormSheet(
        "Kết quả",
        "KẾT QUẢ THỰC HIỆN TỪNG MỤC CỦA KẾ HOẠCH",
        "mỗi mục của kế hoạch một dòng: chọn trạng thái, ghi kết quả, ngày hoàn thành (nếu "
        "xong), lý do (nếu hoãn hoặc không làm)",
        (RESULTS, FIGURES),
    ),
    FormSheet(
        "Văn bản – tập huấn",
        "VĂN BẢN, MINH CHỨNG VÀ TẬP HUẤN",
        "văn bản, địa chỉ web hoặc tệp chứng minh kết quả; chương trình, đề "
        "án gửi thẩm định; các lớp tập huấn.",
        (EVIDENCE, PROGRAMMES, TRAINING),
        upright=True,
    ),
    FormSheet(
        "Khó khăn – kiến nghị",
        "KHÓ KHĂN, NGUYÊN NHÂN, KIẾN NGHỊ, PHƯƠNG HƯỚNG",
        "mỗi ý một dòng.",
        OPINIONS,
        upright=True,
    ),
)

#: Every part by its name, in the order of the sheets.
PARTS: Mapping[str, Part] = {part.name: part for sheet in SHEETS for part in sheet.parts}

#: The tables of forms up to version 2 that have changed since: figures stood on a sheet of their own.
_EARLIER = (
    Part(
        "results",
        (
            _ITEM,
            _OWED,
            Column("text", "Nội dung theo kế hoạch", 0),
            Column("time", "Thời gian, hạn", 0),
            LAST._replace(at_need=False),
            *(RESULTS_ALONE.inputs[key] for key in ("status", "completed", "dates", "summary", "reason")),
        ),
    ),
    Part(
        "figures",
        (
            _ITEM,
            _OWED,
            Column("title", "Nội dung", 0),
            Column("figure", FIELD_WORDS["Result", "figures"][0], 0),
            Column("unit", FIELD_WORDS["Figure", "unit"][0], 0),
            LAST._replace(at_need=False),
            _input("figures", "Result", CellKind.AMOUNT, 0, "Số trong kỳ"),
        ),
    ),
)

#: All tables that some form has, today's own first.
LAYOUTS = (*PARTS.values(), RESULTS_ALONE, *_EARLIER)


def layouts_of(name: str) -> Iterator[Part]:
    """A part in all the ways in which forms have it, with and without the columns at need."""
    for part in LAYOUTS:
        if part.name == name:
            needless = [column.key for column in part.columns if column.at_need]
            for count in range(len(needless) + 1):
                yield from (part.without(*dropped) for dropped in combinations(needless, count))


#: The parts that are lists of the report: every entry a row.
LISTS = ("programmes", "training", *(part.name for part in OPINIONS))

#: Titles of the parts that share a sheet with others.
PART_TITLES = {name: FIELD_WORDS["Report", name] for name in (*LISTS, FUNDING.name)} | {
    "evidence": FIELD_WORDS["Result", "evidence"]
}
