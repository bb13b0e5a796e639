"""Sentences that divide a whole: ``8/28 đơn vị đã thực hiện, 20 đơn vị chưa có báo cáo``."""

import re
from collections.abc import Iterator

NOUNS = ("đơn vị", "nhiệm vụ", "nội dung", "văn bản", "cơ quan, tổ chức")
#: A rate that names its base, in brackets or beside its percentage, is no division.
_RATE = re.compile(r"\([\d.,]+%\)$")
_SHARE = re.compile(rf"(?<![\d/.(])([\d.]+)/([\d.]+) ({'|'.join(NOUNS)}) (?!\(|đạt, bằng)([^.;:]*)")


def shares(text: str) -> Iterator[tuple[int, list[int]]]:
    """Each whole that a text divides, with its parts; what is in brackets is within a part."""
    for first, whole, noun, rest in _SHARE.findall(re.sub(r" \(trong đó [^)]*\)", "", text)):
        if _RATE.search(rest):
            continue
        more = re.findall(rf", ([\d.]+) {noun} ", rest)
        yield number(whole), [number(part) for part in (first, *more)]


def number(words: str) -> int:
    """A number as it is printed."""
    return int(words.replace(".", ""))
