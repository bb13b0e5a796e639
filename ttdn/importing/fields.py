"""What a column of a table or a line with a colon says of a task: whose it is, who helps, when.

The words are those of real plans; they are compared without accents and case.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from ttdn.vietnamese import fold


class Field(StrEnum):
    """What is said of a task."""

    NUMBER = "number"
    TEXT = "text"
    OWNERS = "owners"
    COORDINATING = "coordinating"
    #: Who leads and who helps, in one ("Cơ quan thực hiện: A chủ trì, phối hợp với B").
    BODIES = "bodies"
    SCHEDULE = "schedule"
    PRODUCT = "product"
    #: Anything else that is said of a task and has no place of its own: funds, remarks, form, place.
    OTHER = "other"


class Labelled(NamedTuple):
    """A line such as ``Cơ quan chủ trì: Sở Tư pháp.``: what it says, the words before and after its colon."""

    field: Field
    said: str
    value: str


_WORDS = (
    (
        Field.OWNERS,
        r"(?:(?:co quan|don vi|to chuc|phong ban)[ ,]*)*(?:chu tri|dau moi)(?: tham muu)?(?: thuc hien)?",
    ),
    (Field.COORDINATING, r"(?:(?:co quan|don vi|to chuc)[ ,]*)*phoi hop(?: thuc hien)?"),
    (Field.BODIES, r"(?:co quan|don vi|phan cong|to chuc)(?:, don vi)? thuc hien|phan cong thuc hien"),
    (Field.SCHEDULE, r"(?:thoi gian|thoi han|tien do|thoi diem|lo trinh)(?: thuc hien| hoan thanh)?"),
    (Field.PRODUCT, r"(?:san pham|ket qua)(?: dau ra| dat duoc| du kien| hoan thanh)?"),
    (Field.TEXT, r"(?:noi dung|nhiem vu|cong viec|hoat dong)(?: thuc hien| cong viec| nhiem vu)?"),
    (Field.NUMBER, r"(?:tt|stt|so tt|so thu tu)"),
)
_FORMS = tuple((field, re.compile(form)) for field, form in _WORDS)
_LINE = re.compile(r"(?P<said>[^:]{2,60}?)\s*:\s*(?P<value>\S.*)?", re.DOTALL)


def field_of(words: str) -> Field | None:
    """What the head of a column says, or the words before a colon; None where it is none of these."""
    plain = fold(words).strip(" .:*-")
    return next((field for field, form in _FORMS if form.fullmatch(plain)), None)


def labelled(text: str) -> Labelled | None:
    """A line that says something of the task above it; None for any other."""
    line = _LINE.fullmatch(text)
    field = field_of(line["said"]) if line else None
    return Labelled(field, line["said"], (line["value"] or "").strip()) if line and field else None
