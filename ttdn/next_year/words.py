"""What in a text belongs to its year: years, days, numbers of documents, names of units that are no more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ttdn.vietnamese import nfc

#: A title in quotation marks, which is another document's.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
#: 378/KH-UBND, 22/2016/TT-BTTTT, 36-KH/TU, 06/NQ/TW, 52/2019/QH14; Kế hoạch 475, Nghị định số 30.
_SIGN = r"[0-9]{1,6}[a-z]?(?:/[0-9]{4})?[-/][A-ZĐ][\wĐđ]{0,20}(?:[-/.&][\wĐđ]{1,20}){0,6}"
_KIND = (
    "Kế hoạch|Quyết định|Nghị định|Nghị quyết|Chỉ thị|Kết luận|Thông tư|Công văn|Chương trình|Đề án|Thông báo"
)
_NUMBER = re.compile(rf"(?<![\w/.-]){_SIGN}|\b(?:{_KIND}) (?:số )?[0-9]{{1,6}}(?![\w/-])")
_DAY = re.compile(
    r"(?<![\w/])(?:[0-9]{1,2}[/.-]){2}[0-9]{4}(?![\w/])"
    r"|ngày [0-9]{1,2} tháng [0-9]{1,2}(?: năm [0-9]{4})?|ngày [0-9]{1,2}[/-][0-9]{1,2}(?![\w/-])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
_KINDS = (("văn bản", _NUMBER), ("ngày", _DAY), ("năm", _YEAR))


class _Hit(NamedTuple):
    label: str
    words: str
    start: int
    end: int


def what_to_look_at(text: str, ended: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """What in a text may be that of another year, each kind once: ``năm 2026, 2027``.

    Args:
        text: A text of the plan.
        ended: The names of units that are no more, each with what is said of it.
    """
    text = nfc(text)
    inside = [found.span() for found in QUOTED.finditer(text)]
    free: dict[str, dict[str, None]] = {}
    quoted: dict[str, dict[str, None]] = {}
    for hit in _hits(text):
        is_quoted = any(start <= hit.start and hit.end <= end for start, end in inside)
        (quoted if is_quoted else free).setdefault(hit.label, {})[hit.words] = None
    said = list(_lines(free))
    if quoted:
        said.append(f"trong tên đặt giữa ngoặc kép (giữ nguyên tên): {', '.join(_lines(quoted))}")
    return said + [f"đơn vị không còn: {words}" for name, words in ended.items() if _names(text, name)]


def _lines(found: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for label, _ in _KINDS:
        if label in found:
            yield f"{label} {', '.join(found[label])}"


def _hits(text: str) -> Iterator[_Hit]:
    """What is found, the larger first: a year within a day is no hit of its own."""
    taken: list[tuple[int, int]] = []
    for label, form in _KINDS:
        for found in form.finditer(text):
            start, end = found.span()
            if not any(begin < end and start < stop for begin, stop in taken):
                taken.append((start, end))
                words = re.sub(rf"^{label} ", "", found[0], flags=re.IGNORECASE)
                yield _Hit(label, words, start, end)


def _names(text: str, name: str) -> bool:
    """Whether a text has a name in it, and not only one that begins or ends with it."""
    return re.search(rf"(?<!\w){re.escape(nfc(name))}(?!\w)", text, re.IGNORECASE) is not None
