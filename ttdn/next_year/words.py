"""What in a text belongs to its year: years, days, numbers of documents, names of units that are no more."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ttdn.vietnamese import nfc

#: A title in quotation marks, which is another document's.
QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"|«[^«»]{0,400}»")
#: 378/KH-UBND, 22/2016/TT-BTTTT, 36-KH/TU, 06/NQ/TW, 52/2019/QH14.
_SIGN = r"[0-9]{1,6}[a-z]?(?:/[0-9]{4})?[-/][A-ZĐ][\wĐđ]{0,20}(?:[-/.&][\wĐđ]{1,20}){0,6}"
#: Kế hoạch 475, Nghị định số 30.
_KIND = "Kế hoạch|Quyết định|Nghị định|Nghị quyết|Chỉ thị|Kết luận|Thông tư|Công văn|Đề án|Thông báo"
_DAY = (
    r"(?<![\w/])(?:[0-9]{1,2}[/.-]){2}[0-9]{4}(?![\w/])"
    r"|[Nn]gày [0-9]{1,2} tháng [0-9]{1,2}(?: năm [0-9]{4})?|[Nn]gày [0-9]{1,2}[/-][0-9]{1,2}(?![\w/-])"
)
_YEAR = r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])"
_FORMS = re.compile(
    rf"(?P<văn_bản>(?<![\w/.-]){_SIGN}|\b(?:{_KIND}) (?:số )?[0-9]{{1,6}}(?![\w/-]))"
    rf"|(?P<ngày>{_DAY})|(?P<năm>{_YEAR})"
)

#: What a document looks out to is not the time that it is for.
_VISION = re.compile(r"(?:định hướng|tầm nhìn)(?: \w+){0,3} (?:năm )?[0-9]{4}(?![0-9])", re.IGNORECASE)
_TO = r"(?:năm |tháng [0-9]{1,2}/|(?:ngày )?[0-9]{1,2}/[0-9]{1,2}/)?"
_STAGE = re.compile(
    # 2026 - 2030, (2026-2030), từ năm 2026 đến hết năm 2030, năm 2026 và năm 2027
    r"(?<![0-9/])(?P<first>[0-9]{4}) ?(?:[-–—]|,|và|đến)(?: (?:hết|cuối))? ?"
    rf"{_TO}(?P<last>[0-9]{{4}})(?![0-9])"
    # đến năm 2035, đến hết ngày 31/12/2027
    rf"|\bđến (?:(?:hết|cuối) )?{_TO}(?P<only>[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)


def lasts_into(title: str, old: int, new: int) -> bool:
    """Whether a plan is by its title one of several years, so that in the new year it is the same document.

    A title that names the old year by itself is of that year, whatever stage it names beside it.
    """
    own = _FORMS.sub(_without_sign, _VISION.sub(" ", QUOTED.sub(" ", nfc(title))))
    stages = list(_STAGE.finditer(own))
    rest = re.sub(_DAY, " ", _STAGE.sub(" ", own))
    is_of_old = re.search(rf"(?<![0-9/]){old}(?![0-9])", rest) is not None
    return not is_of_old and any(
        int(one["first"] or old) <= new <= int(one["last"] or one["only"]) for one in stages
    )


def _without_sign(found: re.Match[str]) -> str:
    return " " if found.lastgroup == "văn_bản" else found[0]


def names_year(text: str, year: int) -> bool:
    """Whether a text says a year, and none after it."""
    years = [int(found[0]) for found in re.finditer(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)]
    return max(years, default=0) == year


def what_to_look_at(text: str, ended: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """What in a text may be that of another year, each kind once: ``năm 2026, 2027``.

    Args:
        text: A text of the plan.
        ended: The names of units that are no more, each with what is said of it.
    """
    text = nfc(text)
    said = list(_found(QUOTED.sub(" ", text)))
    quoted = ", ".join(_found(" ".join(QUOTED.findall(text))))
    if quoted:
        said.append(f"trong tên đặt giữa ngoặc kép (giữ nguyên tên): {quoted}")
    return said + [f"đơn vị không còn: {words}" for words in dict.fromkeys(_named(text, ended))]


def _found(text: str) -> Iterator[str]:
    """What a text has of each kind: ``văn bản 378/KH-UBND``, ``ngày 13/01/2020``, ``năm 2026, 2027``."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in _FORMS.groupindex}
    for one in _FORMS.finditer(text):
        kind = one.lastgroup or ""
        found[kind][re.sub(rf"^{kind} ", "", one[0], flags=re.IGNORECASE)] = None
    for kind, words in found.items():
        if words:
            yield f"{kind.replace('_', ' ')} {', '.join(words)}"


def _named(text: str, ended: Mapping[str, str]) -> Iterator[str]:
    """What is said of the units whose names a text has, and not only as a part of another name."""
    if ended:
        for found in _names(tuple(ended)).finditer(text):
            yield next(words for name, words in ended.items() if name.casefold() == found[0].casefold())


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of some names, the longest that fits; one that begins or ends with it is another."""
    longest_first = sorted(map(nfc, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
