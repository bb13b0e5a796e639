"""What a column of a table or a line with a colon says of a task: whose it is, who helps, when.

The words are those of real plans; they are compared without accents and case. A head is a row of phrases, and
all of its words must be known: ``Cơ quan, đơn vị chủ trì tham mưu`` is whose it is, ``Thời gian báo cáo`` is
nothing of the kind.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ttdn.importing.body_words import is_body
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


class _Sense(StrEnum):
    """What a phrase adds to a head, where it is no field by itself."""

    #: "cơ quan": somebody, but not yet in which part.
    BODY = auto()
    LEADS = auto()
    HELPS = auto()
    #: "thực hiện": after "cơ quan" it makes them those who do it, after anything else it adds nothing.
    DOES = auto()
    #: "phân công": bodies even without the word for them.
    ASSIGNED = auto()
    #: "hoàn thành": a time where nothing else stands before it.
    DONE = auto()
    FILLS = auto()


_Phrases = dict[tuple[str, ...], Field | _Sense]


def _phrases(*senses: tuple[Field | _Sense, str]) -> _Phrases:
    return {tuple(phrase.split()): sense for sense, listed in senses for phrase in listed.split(" | ")}


#: What stands in columns and in lines.
_IN_LINES = _phrases(
    (Field.TEXT, "noi dung | nhiem vu | cong viec | hoat dong"),
    (_Sense.BODY, "co quan | don vi | to chuc | phong ban | phong | ban | khoa | bo phan | dia phuong"),
    (_Sense.BODY, "ca nhan | nguoi | can bo | chuyen vien | cong chuc"),
    (_Sense.LEADS, "chu tri | dau moi | phu trach | co quan tham muu | don vi tham muu"),
    (_Sense.HELPS, "phoi hop | cung thuc hien | cung phoi hop | tham gia phoi hop"),
    (_Sense.DOES, "thuc hien | trien khai | to chuc thuc hien | chiu trach nhiem"),
    (_Sense.DOES, "duoc giao | duoc phan cong"),
    (_Sense.ASSIGNED, "phan cong | phan cong nhiem vu | trach nhiem thuc hien"),
    (
        Field.SCHEDULE,
        "thoi gian | thoi han | thoi diem | tien do | lo trinh | han hoan thanh | moc thoi gian",
    ),
    (_Sense.DONE, "hoan thanh"),
    (Field.PRODUCT, "san pham | ket qua | dau ra"),
    (Field.OTHER, "kinh phi | nguon kinh phi | du toan kinh phi | so luong | quy mo"),
    (Field.OTHER, "ghi chu | dia diem | hinh thuc | doi tuong | thanh phan | ket qua thuc hien"),
    (_Sense.FILLS, "cu the | chu yeu | trong tam | chinh | cong tac | tham muu"),
    (_Sense.FILLS, "du kien | dat duoc | can dat"),
)
#: What is a head over a column only. Before a colon in a text it begins a sentence of its own ("Các giải
#: pháp: …") or is the title of a part ("Tổ chức thực hiện: …").
_IN_COLUMNS = _IN_LINES | _phrases(
    (Field.NUMBER, "tt | stt | so tt | so thu tu | thu tu"),
    (Field.TEXT, "giai phap | danh muc | dau viec | viec | phan viec"),
    (Field.TEXT, "bien phap | de an | du an | chuong trinh | van ban | mo hinh"),
    (Field.SCHEDULE, "han | moc | ky han | han chot | ngay hoan thanh | ngay thuc hien | bat dau | ket thuc"),
    (_Sense.BODY, "cq | dv | so | nganh | doan the | dong chi"),
    (_Sense.LEADS, "tham muu | thuong truc"),
    (_Sense.DOES, "trach nhiem"),
    (_Sense.ASSIGNED, "to chuc thuc hien | phan cong trach nhiem | thuoc ve"),
    (Field.OTHER, "can cu | muc tieu | chi tieu | muc dich | yeu cau | dia ban | linh vuc | tan suat"),
    (Field.OTHER, "don vi tinh | dvt | nguon von | nguon | don gia | thanh tien | so tien | du toan"),
    (Field.OTHER, "muc chi | tong cong | tong so | khoi luong | ty le"),
    (Field.OTHER, "lanh dao phu trach | lanh dao chi dao | lanh dao theo doi"),
    (Field.SCHEDULE, "ngay | thang | quy | ngay thang"),
    (Field.OTHER, "noi dung chi | nhiem vu chi"),
    (_Sense.FILLS, "ten | cac | nhom | can | chi tiet | thuc te | ve | theo doi | danh gia | tong hop"),
    (_Sense.FILLS, "soan thao | xay dung | trinh | ban hanh | kiem tra | thanh tra | giam sat | tap huan"),
    (_Sense.FILLS, "dao tao | boi duong | tuyen truyen | truyen thong | to chuc | lien quan | giao"),
)
_LONGEST_PHRASE = max(map(len, _IN_COLUMNS))
_LONGEST_HEAD = 100
_LONGEST_TEXT_HEAD = 8
_LONGEST_LINE = 20_000

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|(?<!\d)\*+")
_AND = re.compile(r"[,;/&+]|\s-\s|\b(?:va|hoac)\b")
#: "2. Thời gian thực hiện", "a) Cơ quan chủ trì", "- Sản phẩm".
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z]\)|[-+*.•])\s*")
#: Heads of narrow columns: "T/gian", "Đ/vị c/trì".
_IN_FULL = {
    "t": "thoi gian",
    "d": "don vi",
    "c": "chu tri",
    "p": "phoi hop",
    "n": "noi dung",
    "k": "kinh phi",
}
_SHORTENED = re.compile(
    r"\b(?:t[/.] ?gian|tg(?= |$)|d[/.] ?vi|c[/.] ?tri|p[/.] ?hop|n[/.] ?dung|k[/.] ?phi)\b"
)
_DONE_BY = frozenset(("thuc hien", "trien khai", "trach nhiem"))
_YEAR = re.compile(r"nam (?:19|2\d)\d\d")
_LINE = re.compile(r"(?P<said>[^:]{2,60}?)\s*:\s*(?P<value>\S.*)?", re.DOTALL)
#: Where a second label may begin in a line: "Chủ trì: Sở A; phối hợp: Sở B. Thời gian: Quý II".
_COLON = re.compile(r"(?:^|[.;,]\s+)(?P<said>[^:.;,]{2,60}):|(?<=[.;])\s+(?P<long>[^:.;]{2,60}):")

_OF_BODIES = frozenset((Field.OWNERS, Field.COORDINATING, Field.BODIES))


@lru_cache(maxsize=4096)
def field_of(words: str) -> Field | None:
    """What the head of a column says; None where it is not known."""
    return _read(words, _IN_COLUMNS)


def may_name_bodies(words: str) -> bool:
    """Whether a head only has words for bodies, which may be units of measure as well: "Phòng, đơn vị"."""
    plain = _ASIDE.sub(" ", fold(words)).strip(" .:*-+•")
    said = [_senses(part.split(), _IN_COLUMNS) for part in _AND.split(plain) if part.strip(" .-")]
    # "Số" is no "sở".
    return (
        plain != "so"
        and bool(said)
        and all(one and _Sense.BODY in one and {*one} <= {_Sense.BODY, _Sense.FILLS} for one in said)
    )


def labelled(text: str) -> Labelled | None:
    """A line that says something of the task above it; None for any other.

    A line with labels of several kinds is none of these: ``labelled_parts`` parts it. ``Chủ trì: A, phối hợp
    với B`` and ``Chủ trì: A; phối hợp: B`` say who leads and who helps.
    """
    parts = labelled_parts(text)
    if len(parts) > 1 and {part.field for part in parts} <= _OF_BODIES:
        said, _, value = text.partition(":")
        return Labelled(Field.BODIES, said.strip(), value.strip())
    return parts[0] if len(parts) == 1 else None


def labelled_parts(text: str) -> tuple[Labelled, ...]:
    """A line parted at its labels: ``Chủ trì: Sở A; phối hợp: Sở B.``; empty where it does not begin so."""
    is_aside = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    text = text[1:-1].strip() if is_aside else text
    line = _LINE.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if not line or _line_field(line["said"], line["value"] or "") is None:
        return ()
    starts = [0, *_later_labels(text, line.end("said")), len(text)]
    lines = [_LINE.fullmatch(text[start:end].strip()) for start, end in pairwise(starts)]
    return tuple(_labelled(one["said"], one["value"] or "") for one in lines if one)


def labels_within(text: str) -> tuple[Labelled, ...]:
    """The labels with which a sentence ends: ``Mở lớp tập huấn. Chủ trì: Sở A. Thời gian: Quý II``."""
    start = next(_later_labels(text[:_LONGEST_LINE], 0), 0)
    return labelled_parts(text[start:]) if start else ()


def _labelled(said: str, value: str) -> Labelled:
    field = _line_field(said, value) or Field.OTHER
    if field is Field.OWNERS and "phoi hop" in fold(value):
        field = Field.BODIES
    return Labelled(field, said, value.strip())


def _later_labels(text: str, start: int) -> Iterator[int]:
    """Where further labels begin in the line."""
    for found in _COLON.finditer(text, start):
        group = "said" if found["said"] is not None else "long"
        if _line_field(found[group], text[found.end() :].lstrip()) is not None:
            yield found.start(group)


def _line_field(words: str, value: str) -> Field | None:
    plain = _LABEL.sub("", fold(words), count=1) if _LABEL.match(fold(words)) else fold(words)
    # "Thực hiện: Phòng A" says who, "Thực hiện: thường xuyên" does not.
    if plain in _DONE_BY and value[:1].isupper() and is_body(value[:_LONGEST_HEAD]):
        return Field.BODIES
    # The title of a part, whoever stands behind it.
    return None if plain == "to chuc thuc hien" else _read(plain, _IN_LINES)


def _read(words: str, known: _Phrases) -> Field | None:
    if len(words) > _LONGEST_HEAD:
        return None
    plain = _SHORTENED.sub(lambda short: _IN_FULL[short[0][0]], _ASIDE.sub(" ", fold(words)).strip(" .:*-+•"))
    said = [_of_part(part.split(), known) for part in _AND.split(plain) if part.strip(" .-")]
    return None if None in said else _together({field for field in said if isinstance(field, Field)})


def _of_part(words: list[str], known: _Phrases) -> Field | str | None:
    """What a part says between two commas; "" where it only belongs to another; None where it is unknown."""
    senses = _senses(words, known)
    if senses is None:
        return None
    core = [sense for sense in senses if sense is not _Sense.FILLS]
    if not core:
        return ""
    if isinstance(core[0], Field):
        return core[0]
    if _Sense.LEADS in core:
        return Field.BODIES if _Sense.HELPS in core else Field.OWNERS
    if _Sense.HELPS in core:
        return Field.COORDINATING
    if core[0] is _Sense.ASSIGNED or (core[0] is _Sense.BODY and {_Sense.DOES, _Sense.ASSIGNED} & set(core)):
        return Field.BODIES
    return Field.SCHEDULE if core == [_Sense.DONE] else ""


def _senses(words: list[str], known: _Phrases) -> list[Field | _Sense] | None:
    """The senses of the phrases that make up the words, the longest first; None where a word is left."""
    senses: list[Field | _Sense] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            sense = known.get(tuple(words[at : at + size]))
            if sense is not None:
                senses.append(sense)
                at += size
                break
        else:
            if known is _IN_COLUMNS and senses[:1] == [Field.TEXT] and len(words) <= _LONGEST_TEXT_HEAD:
                # "Nội dung kiểm soát", "Nhiệm vụ chuyển đổi số": what it is about does not matter.
                return senses
            if Field.PRODUCT in senses or not _YEAR.fullmatch(" ".join(words[at : at + 2])):
                return None
            at += 2
    return senses


def _together(fields: set[Field]) -> Field | None:
    """What several parts say: bodies of two kinds are both, anything beside what is told apart is that."""
    said: Iterable[Field] = fields if fields == {Field.OTHER} else fields - {Field.OTHER}
    said = set(said)
    if len(said) > 1:
        return Field.BODIES if said <= _OF_BODIES else None
    return next(iter(said), None)
