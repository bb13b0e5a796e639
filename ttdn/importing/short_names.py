"""A short name for a task whose words are too long for a table: how they begin, up to where a phrase ends."""

import re

#: So long may the words of a task be without a short name, which has at most, and at least, so many letters.
_LONG, _MOST, _LEAST = 80, 70, 20
#: Where a phrase ends: at a sign, else before one of these words.
_SIGNS = re.compile(r"(?=[,;:.(](?:\s|$)|\s[-–(])")
_JOINTS = re.compile(
    r"(?= (?:theo|trên|nhằm|để|về|cho|của|tại|trong|và|với|đối|giai|năm|đến|từ|bằng|qua|thông qua|là|do) )"
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
    words = _LABEL.sub("", text.partition("\n")[0])
    # "pH" begins with a small letter anywhere.
    words = words if words[1:2].isupper() else words[:1].upper() + words[1:]
    if len(words) <= _MOST:
        return words.rstrip(" .,;:")
    for ends in (_SIGNS, _JOINTS, re.compile(r"(?= )")):
        found = [
            place.start()
            for place in ends.finditer(words, _LEAST, _MOST + 1)
            if place.start() >= _LEAST and not _lacking(words[: place.start()])
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
