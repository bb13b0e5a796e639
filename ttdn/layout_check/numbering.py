"""The labels of lists that Word numbers itself: they are on paper, but not in the text."""

from collections import defaultdict
from string import ascii_uppercase
from typing import NamedTuple

from ttdn.layout_check.formats import Element, attribute, find, is_on, number, w
from ttdn.vietnamese import format_roman


class _Level(NamedTuple):
    """How a level of a list counts, the text around the count, and the first count.

    ``after`` is the lowest level behind which it begins anew (None: any above it, 0: it never does);
    ``legal``: the counts of all levels are shown as plain numbers.
    """

    form: str
    text: str
    start: int = 1
    after: int | None = None
    legal: bool = False


_Levels = dict[int, _Level]

#: The highest that is written in Roman numbers.
_HIGHEST = 3999
#: Word has nine levels, and labels of 31 letters.
_LEVELS, _LONGEST = 9, 100
_DASHES = frozenset("-–—\uf02d\u2010\u2011")


class Numbering:
    """The lists of a document, counted as its paragraphs are read."""

    def __init__(self, root: Element) -> None:
        """Take the root of the part that defines the lists; None where there is none."""
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * _LEVELS)
        self._levels: dict[str, _Levels] = {}
        self._counted_as: dict[str, str] = {}
        if root is None:
            return
        definitions = root.findall(w("abstractNum"))
        # A list may only name the style in which it is defined.
        styled = {
            attribute(link, "val"): one for one in definitions if (link := find(one, "styleLink")) is not None
        }
        abstract = {
            attribute(definition, "abstractNumId"): _read_levels(
                styled.get(attribute(find(definition, "numStyleLink"), "val"), definition)
            )
            for definition in definitions
        }
        self._levels = {
            attribute(definition, "numId"): _restarted(
                abstract.get(attribute(find(definition, "abstractNumId"), "val"), {}), definition
            )
            for definition in root.findall(w("num"))
        }
        # Lists that are made from the same one count on from each other, unless one says where it begins.
        self._counted_as = {
            attribute(definition, "numId"): attribute(find(definition, "abstractNumId"), "val")
            for definition in root.findall(w("num"))
            if find(definition, "lvlOverride") is None
        }

    def label(self, name: str, level: int) -> str:
        """The label of the next paragraph of a list, with a space behind it."""
        level = min(max(level, 0), _LEVELS - 1)
        levels = self._levels.get(name, {})
        form, text, start, _, legal = levels.get(level, _Level("none", ""))
        counts = self._counts[f"list {self._counted_as[name]}" if name in self._counted_as else name]
        counts[level] = counts[level] + 1 if counts[level] else start
        for below in range(level + 1, _LEVELS):
            after = levels[below].after if below in levels else None
            counts[below] = 0 if after is None or level < after else counts[below]
        if form == "bullet":
            return f"{'-' if text in _DASHES else text} " if text else ""
        for place in range(level + 1):
            shown = "decimal" if legal else levels.get(place, _Level(form, "")).form
            text = text.replace(f"%{place + 1}", _shown(shown, max(counts[place], 1)))
        return f"{text} " if text else ""


def _read_levels(definition: Element) -> _Levels:
    return {
        int(number(attribute(level, "ilvl"))): _read_level(level) for level in definition.findall(w("lvl"))
    }


def _read_level(level: Element) -> _Level:
    after = find(level, "lvlRestart")
    return _Level(
        attribute(find(level, "numFmt"), "val"),
        attribute(find(level, "lvlText"), "val")[:_LONGEST],
        max(int(number(attribute(find(level, "start"), "val"), 1)), 1),
        None if after is None else int(number(attribute(after, "val"))),
        is_on(find(level, "isLgl")),
    )


def _restarted(levels: _Levels, definition: Element) -> _Levels:
    """The levels of a list that may begin elsewhere than the one it is made from, or look otherwise."""
    found = dict(levels)
    for override in definition.findall(w("lvlOverride")):
        place, start = int(number(attribute(override, "ilvl"))), find(override, "startOverride")
        if (own := find(override, "lvl")) is not None:
            found[place] = _read_level(own)
        if start is not None and place in found:
            found[place] = found[place]._replace(start=int(number(attribute(start, "val"), 1)))
    return found


def _shown(form: str, count: int) -> str:
    if form.endswith("Letter"):
        # Behind Z comes AA, then BB; no document has a list so long that its labels would be.
        times, place = divmod(count - 1, len(ascii_uppercase))
        words = ascii_uppercase[place] * min(times + 1, _LEVELS)
    elif form.endswith("Roman") and count <= _HIGHEST:
        words = format_roman(count)
    else:
        return "" if form == "none" else f"{count:0{2 if form == 'decimalZero' else 1}}"
    return words if form.startswith("upper") else words.lower()
