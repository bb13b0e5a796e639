"""What a form asks for: the one description that the writer, the reader, the marking and the tests share.

A form is a few sheets; a sheet holds parts; a part is a record (a row for each field) or a table (a column
for each field). What is written into a cell is named by a path: the part, the row where it is a table's, and
the field. Words, limits and rules are not here: they are those of the model and of the manual.
"""

from dataclasses import dataclass
from enum import Enum

from ttdn.language import Text
from ttdn.model.fields import FIELD_WORDS

#: Raised whenever a cell moves or changes its meaning, or a form carries something else along; a form says
#: its own.
FORM_VERSION = 2
#: Forms from this version on are read: all that they say is known where it stands.
OLDEST_FORM_VERSION = 1

#: The path of a value: ("number",), ("signer", "name"), ("results", "II.5.1", "status"), ("programmes", "0",
#: "title").
CellPath = tuple[str, ...]


class Kind(Enum):
    """What a cell holds."""

    LINE = "line"
    WORDS = "words"
    LINK = "link"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    STATUS = "status"
    ITEM = "item"
    SORT = "sort"

    @property
    def is_number(self) -> bool:
        """Whether it is a number that is added up."""
        return self in {Kind.COUNT, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: its key in the report, the model that has it, what it holds."""

    key: str
    model: str
    kind: Kind

    @property
    def label(self) -> str:
        """What the office calls it."""
        return FIELD_WORDS[self.model, self.key][0]


@dataclass(frozen=True, slots=True)
class Record:
    """A part with a row for each field: (part of the report, field).

    A part that is empty means the report itself.
    """

    name: str
    fields: tuple[tuple[str, Field], ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """A column of a table that only informs."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A part with a column for each field.

    Rows are found by their names, which stand in a hidden locked column.

    ``spare`` is the number of rows for what is not known yet, those that are filled in included; a table
    without them has the rows of the plan.
    """

    name: str
    columns: tuple[Locked | Field, ...]
    spare: int = 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns that are filled in."""
        return tuple(column for column in self.columns if isinstance(column, Field))

    def title_of(self, column: Locked | Field) -> str:
        """What stands in the head of a column."""
        return "Số trong kỳ" if self.name == "figures" and isinstance(column, Field) else column.label


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the form: its name, its title, its parts, the widths of its columns behind the hidden first one."""

    name: str
    title: str
    parts: tuple[Record | Table, ...]
    widths: tuple[float, ...] = ()


#: The heads of a record: what is asked for, where it is filled in, how.
RECORD_HEADS = ("Nội dung", "Điền vào cột này", "Cách điền")

_NUMBER = Locked("row", "STT")

PERSON = (
    Field("name", "Person", Kind.LINE),
    Field("position", "Person", Kind.LINE),
    Field("phone", "Person", Kind.LINE),
)

HEAD = Record(
    "head",
    (
        ("", Field("number", "Report", Kind.LINE)),
        ("", Field("date", "Report", Kind.DAY)),
        ("signer", PERSON[0]),
        ("signer", PERSON[1]),
        *(("focal_officer", field) for field in PERSON),
    ),
)

RESULTS = Table(
    "results",
    (
        Locked("item", FIELD_WORDS["Result", "item"][0]),
        Locked("owed", "Giao cho đơn vị"),
        Locked("text", "Nội dung theo kế hoạch"),
        Locked("time", "Thời gian, hạn"),
        Locked("last", "Đã báo cáo"),
        Field("status", "Result", Kind.STATUS),
        Field("completed", "Result", Kind.DAY),
        Field("summary", "Result", Kind.WORDS),
        Field("reason", "Result", Kind.WORDS),
    ),
)

FIGURES = Table(
    "figures",
    (
        Locked("item", FIELD_WORDS["Result", "item"][0]),
        Locked("owed", "Giao cho đơn vị"),
        Locked("text", "Nội dung"),
        Locked("figure", FIELD_WORDS["Result", "figures"][0]),
        Locked("unit", FIELD_WORDS["Figure", "unit"][0]),
        Locked("last", "Đã báo cáo"),
        Field("figures", "Result", Kind.COUNT),
    ),
)

EVIDENCE = Table(
    "evidence",
    (
        _NUMBER,
        Field("item", "Result", Kind.ITEM),
        Field("title", "Evidence", Kind.LINE),
        Field("number", "Evidence", Kind.LINE),
        Field("link", "Evidence", Kind.LINK),
        Field("file", "Evidence", Kind.LINE),
    ),
    spare=30,
)

PROGRAMMES = Table(
    "programmes",
    (
        _NUMBER,
        Field("kind", "Programme", Kind.SORT),
        Field("title", "Programme", Kind.LINE),
        Field("number", "Programme", Kind.LINE),
        Field("sent", "Programme", Kind.DAY),
        Field("appraised", "Programme", Kind.DAY),
        Field("approved", "Programme", Kind.DAY),
    ),
    spare=6,
)

TRAINING = Table(
    "training",
    (
        _NUMBER,
        Field("date", "Training", Kind.DAY),
        Field("title", "Training", Kind.LINE),
        Field("organiser", "Training", Kind.LINE),
        Field("participants", "Training", Kind.COUNT),
    ),
    spare=8,
)

FUNDING = Record(
    "funding",
    (
        ("funding", Field("allocated", "Funding", Kind.MONEY)),
        ("funding", Field("spent", "Funding", Kind.MONEY)),
    ),
)

OPINIONS = tuple(
    Table(name, (_NUMBER, Field(name, "Report", Kind.WORDS)), spare=7)
    for name in ("difficulties", "causes", "proposals", "next_year")
)

GUIDE = "Hướng dẫn"

SHEETS = (
    Sheet("Thông tin chung", "THÔNG TIN CHUNG", (HEAD,), (30, 48, 54)),
    Sheet(
        "Kết quả", "KẾT QUẢ THỰC HIỆN TỪNG MỤC CỦA KẾ HOẠCH", (RESULTS,), (8, 11, 36, 14, 24, 14, 12, 42, 22)
    ),
    Sheet("Số liệu", "SỐ LIỆU TRONG KỲ", (FIGURES,), (8, 13, 36, 42, 13, 12, 14)),
    Sheet(
        "Văn bản – tập huấn",
        "VĂN BẢN, MINH CHỨNG VÀ TẬP HUẤN",
        (EVIDENCE, PROGRAMMES, TRAINING),
        (5, 26, 46, 20, 30, 22, 14),
    ),
    Sheet("Kinh phí", "KINH PHÍ TRONG KỲ", (FUNDING,), (30, 28, 74)),
    Sheet("Khó khăn – kiến nghị", "KHÓ KHĂN, NGUYÊN NHÂN, KIẾN NGHỊ, PHƯƠNG HƯỚNG", OPINIONS, (6, 126)),
)

#: The parts that are lists of the report: every entry a row.
LISTS = ("programmes", "training", *(part.name for part in OPINIONS))

#: Titles of the parts that share a sheet with others.
PART_TITLES = {name: FIELD_WORDS["Report", name] for name in LISTS} | {
    "evidence": FIELD_WORDS["Result", "evidence"]
}

#: The kinds of programme that are offered; another may be written (NĐ 30/2020, Phụ lục III, mục I).
SORTS = ("Chương trình", "Đề án", "Dự án", "Kế hoạch")

FORM = Text("biểu mẫu", "form")


def path_of(part: Record | Table, row: str, field: Field) -> CellPath:
    """The path of what is written into a cell.

    ``row`` is the name of a table's row, or the part of the report in a record.
    """
    if isinstance(part, Record):
        return (row, field.key) if row else (field.key,)
    if part is FIGURES:
        item, figure = row.split("/", 1)
        return ("results", item, "figures", figure)
    if part.name == field.key:
        return (part.name, row)
    return (part.name, row, field.key)
