"""The head and the foot of a document as the plan file has them: authority, document, letterheads."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from ttdn.importing.bodies import LEVELS, words_of
from ttdn.importing.body_words import is_body
from ttdn.importing.draft import Place
from ttdn.importing.foot import is_name
from ttdn.importing.outline_model import Outline
from ttdn.language import Text
from ttdn.legacy_letters import is_syllable
from ttdn.scaffold import levels
from ttdn.vietnamese import AREA_LEVELS, area_in_sentence, capitalized, fold, split_area

#: What stands where the document says nothing; the check of the plan finds what is in brackets.
_NO_NUMBER, _NO_PLACE, _NO_OPENING = "[SỐ]/{symbol}", "[ĐỊA DANH]", "[CÂU MỞ ĐẦU]"
_NO_RECIPIENT, _NO_POST, _NO_AGENCY = "[NƠI NHẬN]", "[CHỨC VỤ]", "[CƠ QUAN BAN HÀNH]"
_NO_OFFICE = "[VIẾT TẮT]"
_AS_ABOVE = "Như trên"
#: Who gets the plan to be informed of it, and so the report on it.
_TO_REPORT = re.compile(r"\(\s*(?:để )?(?:b/c|báo cáo)\s*\)", re.IGNORECASE)
_COMMITTEE = "Ủy ban nhân dân"
_AS_COMMITTEE = re.compile(r"^(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE)
#: A word of a name, as in "A - B", "A 2", "A M'b".
_PROPER = r"(?: [A-ZĐÀ-Ỹ][\w'’]*| -(?= [A-ZĐÀ-Ỹ])| \d+)"
_ORGAN = re.compile(r"ban (?:chap hanh|thuong vu|thuong truc)")
_ISSUER = re.compile(rf"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) ((?i:{'|'.join(AREA_LEVELS)}){_PROPER}+)")
_LEVEL = re.compile(
    rf"\b(?:(?:{'|'.join(AREA_LEVELS)})(?: (?:[uủ][yỷ]|đoàn))?|thành (?:[uủ][yỷ]|đoàn))\b", re.IGNORECASE
)
#: Place and time at the end of a title.
_WHERE_AND_WHEN = re.compile(
    rf"[ ,]+(?:(?:trên địa bàn|tại|của|ở) (?i:{'|'.join(AREA_LEVELS)}){_PROPER}*"
    r"|(?:trong |cho |đến )?(?i:năm) \d{4}(?: và .*)?|giai đoạn \d{4}(?: ?[-–] ?\d{4})?)$"
)
#: Before the work itself: "Về việc …"; of a decision what it issues.
_ABOUT = re.compile(
    r"^(?:(?:về việc|về|v/v) )?(?:(?:ban hành|phê duyệt) (?:kế hoạch|chương trình|đề án|phương án) )?",
    re.IGNORECASE,
)
#: A province by its party committee or its youth union: "Tỉnh ủy A".
_OF_PARTY = re.compile(r"^(Tỉnh) (?:[uủ][yỷ]|đoàn) (?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_MONTH = re.compile(r"ngay\W*thang\s*(?P<month>0?[1-9]|1[0-2])\s*nam\s*(?P<year>20\d\d)")
_WORD = re.compile(r"\w+")
#: Where a proper name has ended.
_AFTER_NAME = re.compile(r"(?=[,.;:()]| (?:năm|giai|đến|và|trong|đối|theo|về|quý|tháng|để|từ|nhằm)\b)")

_LOOK_AT_TITLE = Text(
    "trích yếu trong văn bản viết hoa toàn bộ; xem lại chữ hoa, chữ thường",
    "the title stands in capitals in the document; check which letters are capitals",
)
_LOOK_AT_SUBJECT = Text(
    "lấy từ trích yếu; sửa cho xuôi khi đứng sau chữ 'về'",
    "taken from the title; make it read well behind 'on'",
)
_LOOK_AT_NAME = Text(
    "tên cơ quan trong văn bản viết hoa toàn bộ; xem lại chữ hoa, chữ thường",
    "the agency's name stands in capitals in the document; check which letters are capitals",
)
_LOOK_AT_ISSUER = Text(
    "văn bản không có tên cơ quan ở đầu; lấy từ câu mở đầu",
    "the document has no agency at its head; taken from its opening",
)
_LOOK_AT_ADDRESSEE = Text(
    "báo cáo gửi đích danh nơi nào thì thêm dòng 'addressees' (Kính gửi), và 'Như trên' vào đầu 'recipients'",
    "where the report is addressed to somebody, add 'addressees' (Kính gửi), and 'Như trên' to 'recipients'",
)
_SEVERAL_SIGN = Text(
    "văn bản có nhiều người ký: 'name' là người ký sau cùng, các dòng khác ở 'authority'; ở 'documents' chỉ "
    "để chữ ký của cơ quan ra văn bản",
    "several sign the document: 'name' is the last of them, the other lines are in 'authority'; leave in "
    "'documents' the signature of who issues them only",
)
_LOOK_AT_DAY = Text("văn bản chưa ghi ngày ban hành; điền ngày ký", "the document has no day of issue")


#: Where the parts of the head stand in the plan, where they have another name there.
_KEYS = {"day": "date"}


class Front(NamedTuple):
    """The parts of the plan that say what document it is, and what is to be looked at in them."""

    data: dict[str, Any]
    remarks: dict[Place, tuple[Text, ...]]


def read_front(outline: Outline, year: int, day: date | None, texts: Sequence[str]) -> Front:
    """Authority, document and letterheads.

    Args:
        outline: The document.
        year: The year of the plan.
        day: The day of issue; None where the document has none.
        texts: The sentences of the document, which show how names are written in lower case.
    """
    head = outline.head
    superior, agency = _agencies(head.agency)
    name, is_sure = _name(agency, texts)
    title, is_title_sure = cased(head.title, texts)
    lines, issuer = head.agency, None if agency else _ISSUER.match(outline.opening)
    if issuer:
        name, lines = f"{_COMMITTEE} {issuer[1]}", (_COMMITTEE.upper(), issuer[1].upper())
    symbol = head.number.partition("/")[2].strip() or "KH-UBND"
    area = _area(name, cased(superior, texts)[0])
    document = _document(outline, title, area, symbol, day or _first_day(head.rest, year))
    data = {
        "authority": {
            "name": name or _NO_AGENCY,
            "short": _AS_COMMITTEE.sub("UBND", name) or _NO_AGENCY,
            "area": area,
        },
        "document": document,
        "documents": _letterheads(superior, lines, symbol, document, outline.foot.recipients),
    }
    said: list[tuple[Place, Text, bool]] = [
        (("authority", "name"), _LOOK_AT_ISSUER, issuer is not None),
        (("authority", "name"), _LOOK_AT_NAME, not is_sure),
        (("document", "title"), _LOOK_AT_TITLE, not is_title_sure),
        (("document", "subject"), _LOOK_AT_SUBJECT, True),
        *((("document", _KEYS.get(key, key)), words, True) for key, words in outline.remarks),
        (("document", "date"), _LOOK_AT_DAY, day is None),
        (("document", "signature"), _SEVERAL_SIGN, any(map(is_name, outline.foot.authority))),
        (("documents", "summary"), _LOOK_AT_ADDRESSEE, True),
    ]
    # Of the same place the first is said.
    return Front(data, {place: (words,) for place, words, is_so in reversed(said) if is_so})


def _document(outline: Outline, title: str, area: str, symbol: str, day: date) -> dict[str, Any]:
    """What document it is; in brackets what it does not say."""
    head, foot = outline.head, outline.foot
    signature: dict[str, Any] = {"authority": list(foot.authority) or [_NO_POST]}
    if foot.name:
        signature["name"] = foot.name
    return {
        "number": head.number if head.number[:1].isdigit() else _NO_NUMBER.format(symbol=symbol),
        "place": head.place or _NO_PLACE,
        "date": str(day),
        "kind": head.kind or "KẾ HOẠCH",
        "title": title or "[TRÍCH YẾU]",
        "subject": _subject(title, area) or "[LĨNH VỰC]",
        **({"basis": list(outline.basis)} if outline.basis else {}),
        "opening": outline.opening or _NO_OPENING,
        "recipients": list(foot.recipients) or [_NO_RECIPIENT],
        "signature": signature,
    }


def _first_day(rest: Iterable[str], year: int) -> date:
    """For a day that is not filled in ("ngày … tháng 4 năm 2026") the first one of its month."""
    found = next(filter(None, map(_MONTH.search, map(fold, rest))), None)
    return date(int(found["year"]), int(found["month"]), 1) if found else date(year, 1, 1)


def _agencies(lines: Sequence[str]) -> tuple[str, str]:
    """The body above and the issuing body, each on one line: "UBND TỈNH A" and "SỞ B"."""
    # "BAN THƯỜNG VỤ" below "TỈNH ĐOÀN A" is no body of its own.
    lines = [line for place, line in enumerate(lines) if not (place and _ORGAN.fullmatch(fold(line)))]
    cut = next((place for place, line in enumerate(lines) if place and _is_below(line)), 0)
    return " ".join(lines[:cut]), " ".join(lines[cut:])


def _is_below(line: str) -> bool:
    """Whether a line begins the name of a body below that of the line before; an area goes on with it."""
    return is_body(line) and words_of(line)[0].plain not in LEVELS


def _name(agency: str, texts: Sequence[str]) -> tuple[str, bool]:
    """The name of an agency, and whether the document writes it so; of a committee that of its area."""
    committee = _AS_COMMITTEE.match(agency)
    if committee is None:
        return cased(agency, texts)
    area, is_sure = cased(agency[committee.end() :].strip(), texts)
    return f"{_COMMITTEE} {area_in_sentence(area)}".strip(), is_sure


def cased(words: str, texts: Sequence[str]) -> tuple[str, bool]:
    """Words in capitals as a sentence has them, and whether they are written so in the document.

    An office that is found everywhere is written as it is there.
    """
    if not words or words != words.upper():
        return words, True
    own = re.compile(re.escape(words), re.IGNORECASE)
    everywhere = (level.get("bodies", "") for level in levels().values())
    said = (found[0] for text in chain(texts, everywhere) for found in own.finditer(text))
    written = next((one for one in said if one != one.upper()), "")
    if written:
        return capitalized(written), True
    spoken = _spoken(texts)
    # "THCS" is no word of the language, and stays as it is.
    cased = _WORD.sub(
        lambda word: spoken.get(word[0].lower(), word[0].lower() if is_syllable(word[0]) else word[0]), words
    )
    return capitalized(_with_names(cased.replace("việt nam", "Việt Nam"))), False


def _spoken(texts: Iterable[str]) -> dict[str, str]:
    """How the document writes its words within sentences: those that have a capital each time."""
    seen: dict[str, set[str]] = {}
    for text in texts:
        for found in () if text.isupper() else _WORD.finditer(text):
            word = found[0]
            if found.start() and not text[: found.start()].rstrip().endswith((".", ":", "-", "“", '"')):
                seen.setdefault(word.lower(), set()).add(word)
    return {word: next(iter(forms)) for word, forms in seen.items() if len(forms) == 1 and forms != {word}}


def _with_names(words: str) -> str:
    """The proper name behind the level of an area begins each syllable with a capital."""
    level = None
    for level in _LEVEL.finditer(words):  # noqa: B007 - the last one is meant
        pass
    if level is None:
        return words
    name = _AFTER_NAME.split(words[level.end() :], maxsplit=1)[0]
    end = level.end() + len(name)
    return words[: level.end()] + name.title() + words[end:]


def _area(name: str, above: str) -> str:
    """``tỉnh A`` of the names of the body and of the one above it."""
    for words in (name, above):
        bare = re.sub(r"^(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) ", "", words)
        level, proper = split_area(_OF_PARTY.sub(lambda found: f"{found[1].lower()} ", bare))
        if level:
            return f"{level} {proper}"
        found = [*re.finditer(rf"\b(?:{'|'.join(AREA_LEVELS)}) (?=[A-ZĐ\d])\S.*", words)]
        if found:
            return found[-1][0]
    return "[ĐỊA BÀN]"


def _subject(title: str, area: str) -> str:
    """The work of the plan: its title without place and time; its own area may stand there without a word."""
    shorter = title
    here = re.compile(rf"(?: trên địa bàn)? {re.escape(area)}$")
    while cut := _WHERE_AND_WHEN.search(shorter) or here.search(shorter):
        shorter = shorter[: cut.start()]
    shorter = _ABOUT.sub("", shorter)
    is_word = len(shorter) > 1 and shorter[1].islower()
    return (shorter[:1].lower() + shorter[1:] if is_word else shorter).rstrip(" .,;")


def _letterheads(
    superior: str, agency: Sequence[str], symbol: str, document: dict[str, Any], recipients: Iterable[str]
) -> dict[str, Any]:
    """How the authority issues what is made of the plan, as it issued the plan itself."""
    issuer = symbol.partition("-")[2] or symbol
    lines = [line for line in agency if line not in superior] or [_NO_AGENCY]
    common = {
        **({"superior": superior} if superior else {}),
        "agency": lines,
        "symbol": f"BC-{issuer}",
        "place": document["place"],
        "signature": document["signature"],
        "recipients": [*map(_bare, filter(_TO_REPORT.search, recipients)), _filed(recipients)],
    }
    # Letters have whom they are addressed to; the document does not say to whom the report goes.
    office = re.search(r"VT\s*[,;]\s*([^\W\d_]+)", _filed(recipients))
    by = office[1] if office else _NO_OFFICE
    letters = common | {
        "symbol": issuer if "-" in issuer else f"{issuer}-{by}",
        "recipients": [_AS_ABOVE, _filed(recipients)],
    }
    return {"summary": common, "reminder": letters}


def _bare(recipient: str) -> str:
    return recipient.rstrip(" .,/;")


def _filed(recipients: Iterable[str]) -> str:
    """The recipient under whom the document is filed."""
    return next((_bare(one) for one in recipients if fold(one).startswith("luu")), "Lưu: VT")
