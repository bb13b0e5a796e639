"""Words that only say "the same as before", and which report they mean."""

import re

from ttdn.model.period import Period
from ttdn.vietnamese import fold

_SAME = (
    r"(?:(?:ket qua|noi dung|van|thuc hien|bao cao) )*(?:nhu|giong(?: nhu)?|tuong tu(?: nhu)?)"
    r"(?: (?:o|noi dung|ket qua|bao cao|cua))*"
)
_SPAN = r"(?P<span>thang|quy|(?:6|sau) thang(?= dau| truoc)|(?:9|chin) thang(?= dau| truoc)|nam)"
_BEFORE = re.compile(
    rf"{_SAME}(?: (?:{_SPAN}|ky(?: bao cao)?|lan|dot|bao cao))?"
    rf" (?:truoc|trc|cu|(?<=thang )dau nam)(?: do)?|{_SAME} da bao cao"
)
_ABOVE = re.compile(rf"{_SAME} (?:muc |dong |o )?(?:tren|phia tren)|{_SAME} (?:muc|dong) truoc|n/?t")
_AROUND = " .,;:!-–…\"'()“”"
#: What is longer says something; most sentences are.
_LONGEST = 80
#: The kinds of the periods that are named.
_KINDS = {"thang": "month", "quy": "quarter", "nam": "year", "6 thang": "half", "sau thang": "half"} | {
    "9 thang": "nine",
    "chin thang": "nine",
}


def only_repeats(text: str) -> bool:
    """Whether words say nothing but that all is as before, or as above, in any case and with any accents."""
    if len(text) > _LONGEST:
        return False
    words = fold(text).strip(_AROUND)
    return bool(_BEFORE.fullmatch(words) or _ABOVE.fullmatch(words))


def repeats(text: str, last: Period, period: Period) -> bool:
    """Whether words only say that all is as in the last report before that of a period.

    "Như quý trước" is said of a quarter that the period follows or contains, "như trên" of no report.
    """
    match = _BEFORE.fullmatch(fold(text).strip(_AROUND))
    if match is None or match["span"] is None:
        return match is not None
    is_near = period.contains(last) or (not last.is_adhoc and last == period.previous)
    return is_near and last.kind == _KINDS[match["span"]]
