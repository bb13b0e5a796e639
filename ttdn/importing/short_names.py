"""A short name for a task whose words are too long for a table: how they begin, up to where a phrase ends."""

import re

from ttdn.vietnamese import CAPITAL

#: So long may the words of a task be without a short name, which has at most, and at least, so many letters.
_LONG, _MOST, _LEAST = 80, 70, 20
#: Where a phrase ends: at a sign, else before one of these words.
_SIGNS = re.compile(r"(?=[,;:.(](?:\s|$)|\s[-–(])|(?<=\bcác xã, phường)(?= )")
_JOINTS = re.compile(
    r"(?= (?:theo|trên|nhằm|để|về|cho|của|tại|trong|và|với|đối|giai|năm|đến|từ|bằng|qua|thông qua|là|do) )"
)
#: The name of an office goes on behind a sign or "và" ("Sở Văn hóa, Thể thao và Du lịch"), as a set does.
_OFFICE = r"(?:Sở|Bộ|Phòng|Ban|Cục|Chi cục|Trung tâm)"
_NAME = (
    re.compile(rf"\b{_OFFICE}(?:,? {CAPITAL}\w*| \w+){{1,5}}$"),
    re.compile(rf"(?:,| và) (?!{_OFFICE}\b){CAPITAL}"),
)
_SET = re.compile(r"\bcác xã$"), re.compile(r", phường")
#: Behind these stands who does it and when: "Theo dõi việc thi hành. Chủ trì: Sở A".
_LABELS = re.compile(
    r"[.;] (?=(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp|thực hiện|thời gian)\b[^:.;]{0,20}:)", re.IGNORECASE
)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_LABEL = re.compile(r"^(?:[-+*•–]\s+|[^:.,;]{3,25}:\s+(?!\d))")


def short_name(text: str) -> str | None:
    """How a task is called in tables; None where its words are short enough.

    It ends where a phrase of the text does, as late as there is room, and not within quotation marks or
    brackets; where no phrase ends in time, between two words, and what was opened before is closed.
    """
    if len(text) <= _LONG:
        return None
    words = _LABEL.sub("", _LABELS.split(text.partition("\n")[0])[0])
    # "pH" begins with a small letter anywhere.
    words = words if words[1:2].isupper() else words[:1].upper() + words[1:]
    if len(words) <= _MOST:
        return words.rstrip(" .,;:")
    for ends in (_SIGNS, _JOINTS, re.compile(r"(?= )")):
        found = [
            place.start()
            for place in ends.finditer(words, _LEAST, _MOST + 1)
            if place.start() >= _LEAST and _may_end(words, place.start())
        ]
        if found:
            return words[: found[-1]].rstrip(" .,;:-–")
    cut = words[:_MOST].rpartition(" ")[0]
    lacking = _lacking(cut)
    return f"{cut}…{lacking}" if lacking else cut


def _lacking(words: str) -> str:
    """The marks that close what is open in the words, that which was opened last first."""
    opened = [(words.rfind(one), other) for one, other in _PAIRS if words.count(one) > words.count(other)]
    opened += [(words.rfind('"'), '"')] * (words.count('"') % 2)
    return "".join(other for _, other in sorted(opened, reverse=True))


def _may_end(words: str, place: int) -> bool:
    """Whether a short name may end there: not within quotes, brackets, the name of an office or a set."""
    said, rest = words[:place], words[place:]
    return not _lacking(said) and not any(end.search(said) and on.match(rest) for end, on in (_NAME, _SET))
