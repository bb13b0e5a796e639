"""The sheet of Excel in which a specialist chooses and writes: tables, rows, what it carries along."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import BaseModel, Field, ValidationError

from ttdn.forms.identity import digest
from ttdn.model.edits import Edits, Opinions
from ttdn.model.period import Period, parse_period
from ttdn.model.scalars import Passages
from ttdn.vietnamese import nfc

#: What tells this sheet from every other file, and where it carries along what it is.
PROPERTY = "ttdn-bien-tap"
HIDDEN_SHEET = "_bien_tap"
VERSION = 1
#: Excel's own limit is 32,767 characters in a cell.
_CHUNK = 30_000
_MAXIMUM_ROWS = 10_000

#: What is filled in: the choice, the place in the order, the words; and the mark, which may be cleared.
USE, ORDER, TEXT, MARK = "use", "order", "text", "mark"
SAID = "said"
#: Lists of the file in which the specialist writes, and those of what units say, with their titles.
PASSAGES = {
    name: str(field.title) for name, field in Edits.model_fields.items() if field.annotation == Passages
}
OPINIONS = {name: str(field.title) for name, field in Opinions.model_fields.items()}


class Column(NamedTuple):
    """A column: its key, its title, its width, and how it looks."""

    key: str
    title: str
    width: int
    style: str = "locked"


_SENTENCE = (
    Column("item", "Mục", 24),
    Column("unit", "Đơn vị", 20),
    Column(SAID, "Lời của đơn vị", 54),
    Column(USE, "Chọn", 9, "choice"),
    Column(ORDER, "Thứ tự", 9, "number"),
    Column(TEXT, "Câu in ra", 50, "words"),
    Column(MARK, "Lưu ý", 13, "choice"),
)
_WRITTEN = (Column("item", "Phần", 44), Column(TEXT, "Nội dung", 110, "words"))


class Table(NamedTuple):
    """A sheet: its name, what is said above its table, its columns."""

    name: str
    note: str
    columns: Sequence[Column]


RESULTS, SPOKEN, LEADS, OWN = TABLES = (
    Table(
        "Kết quả",
        "Chọn: Có là in, Không là không in ở đâu, Gộp là đã gộp vào câu được chọn ngay trên.",
        (Column("heading", "Đề mục", 20), *_SENTENCE),
    ),
    Table(
        "Ý kiến", "Chỉ câu được chọn in vào báo cáo; kiến nghị không được chọn thì không gửi lên.", _SENTENCE
    ),
    Table("Câu dẫn", "Câu mở đầu của từng đề mục; để trống thì không in.", _WRITTEN),
    Table(
        "Tự viết",
        "Mỗi ý một dòng; để trống cả phần thì in dự thảo từ số liệu, nếu có, và dòng chấm.",
        (
            Column("item", "Phần", 26),
            Column("draft", "Dự thảo từ số liệu", 60),
            Column(TEXT, "Nội dung", 80, "words"),
        ),
    ),
)

#: Whose row it is: ``results``, the item, the unit, the period; ``opinions``, the part, the words;
#: ``leads``, the section; ``strengths`` and so on, the number.
Key = tuple[str, ...]


class Row(NamedTuple):
    """A row: whose it is, what is locked in it, what is filled in when the sheet is made."""

    table: int
    key: Key
    locked: Mapping[str, str]
    values: Mapping[str, str]


class Known(BaseModel):
    """What a sheet carries along of a row; of words only their digests."""

    table: Annotated[int, Field(ge=0, lt=len(TABLES))]
    key: tuple[str, ...]
    locked: dict[str, str]
    values: dict[str, str]


class Carried(BaseModel):
    """What a sheet carries along: the period, its rows by their names, what it says beside its tables."""

    version: int
    period: str
    rows: Annotated[dict[str, Known], Field(max_length=_MAXIMUM_ROWS)]
    fixed: list[str]

    @property
    def of_period(self) -> Period | None:
        """The period of the summary."""
        return parse_period(self.period)


def carry(period: Period, rows: Mapping[str, Row], fixed: Sequence[str]) -> Carried:
    """What a sheet of these rows carries along."""
    return Carried(
        version=VERSION,
        period=str(period),
        rows={
            name: Known(
                table=row.table,
                key=row.key,
                locked={key: words_digest(words) for key, words in row.locked.items()},
                values={key: words_digest(words) for key, words in row.values.items() if words},
            )
            for name, row in rows.items()
        },
        fixed=[words_digest(words) for words in fixed],
    )


def words_digest(words: str) -> str:
    """What tells words from others, however other programs break their lines."""
    return digest(" ".join(nfc(words).split()))


def opinion_key(part: str, words: str) -> Key:
    """The key of an opinion, which its words alone tell from others."""
    return "opinions", part, words_digest(words.lower().rstrip(" .;"))


def encode(carried: Carried, key: bytes | None) -> Iterator[tuple[str, str]]:
    """The cells of the hidden sheet: the proof, then the pieces of the rest."""
    text = json.dumps(carried.model_dump(), separators=(",", ":"))
    yield PROPERTY, _proof(key, text)
    for number, at in enumerate(range(0, len(text), _CHUNK), start=1):
        yield str(number), text[at : at + _CHUNK]


def decode(cells: Sequence[str], key: bytes | None) -> Carried | None:
    """What a sheet carries along; None where this folder has not made it just so."""
    proof, *chunks = cells
    text = "".join(chunks)
    if key is None or not hmac.compare_digest(proof.encode(), _proof(key, text).encode()):
        return None
    try:
        return Carried.model_validate_json(text, strict=False)
    except ValidationError:
        return None


def _proof(key: bytes | None, text: str) -> str:
    return hmac.new(key or b"", f"{PROPERTY}\n{text}".encode(), hashlib.sha256).hexdigest()
