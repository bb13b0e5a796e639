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
