"""The labels of lists that Word numbers itself: they are on paper, but not in the text."""

from collections import Counter
from typing import Any

from docx.oxml.ns import qn

from ttdn.clerk.formats import attribute, number

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = frozenset("-–—\uf02d\u2010\u2011")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """The lists of a document, counted as its paragraphs are read."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - lxml's elements have no types
        """Take the root of the part that defines the lists; None where there is none."""
        self._counts: Counter[tuple[str, int]] = Counter()
        self._levels: dict[tuple[str, int], tuple[str, str]] = {}
        abstract = {attribute(one, "abstractNumId"): one for one in root.findall(qn("w:abstractNum"))} if root is not None else {}
        for one in root.findall(qn("w:num")) if root is not None else ():
            list_of_levels = abstract.get(attribute(one.find(qn("w:abstractNumId")), "val"))
            for level in list_of_levels.findall(qn("w:lvl")) if list_of_levels is not None else ():
                key = (attribute(one, "numId"), int(number(attribute(level, "ilvl"))))
                self._levels[key] = (attribute(level.find(qn("w:numFmt")), "val"), attribute(level.find(qn("w:lvlText")), "val"))

    def label(self, name: str, level: int) -> str:
        """The label of the next paragraph of a list, with a space behind it."""
        form, text = self._levels.get((name, level), ("none", ""))
        self._counts[name, level] += 1
        for key in [key for key in self._counts if key[0] == name and key[1] > level]:
            del self._counts[key]
        if form == "bullet":
            return f"{'-' if text in _DASHES else text} " if text else ""
        for place in range(level + 1):
            shown = self._levels.get((name, place), (form, ""))[0]
            text = text.replace(f"%{place + 1}", _shown(shown, max(self._counts[name, place], 1)))
        return f"{text} " if text else ""


def _shown(form: str, count: int) -> str:
    if form.endswith("Letter"):
        words = _ALPHABET[(count - 1) % len(_ALPHABET)]
    elif form.endswith("Roman"):
        words = _roman(count)
    else:
        words = "" if form == "none" else str(count)
    return words.upper() if form.startswith("upper") else words


def _roman(count: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        words += sign * times
    return words
