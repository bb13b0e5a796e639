"""What a paragraph and its words look like in the end.

The document's defaults come first, then the styles it builds on, then what is set on it.

The order is that of ECMA-376, part 1, 17.7.2. What Word would not be able to read counts as not set.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

from ttdn.layout_check.document import Font, Run

# lxml's elements have no types.
Element = Any
Seen = TypeVar("Seen")

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS_PER_CM, _TWIPS_PER_POINT = 1440 / 2.54, 20
#: The units that a Strict document may name (ECMA-376, part 1, 22.9.2.15, ST_UniversalMeasure).
_TWIPS = {"pt": 20.0, "mm": 144 / 2.54, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
#: Styles that build on one another: Word takes no more than eleven.
_LONGEST_CHAIN = 50
#: Looks that are kept; a document has some dozens. A description of more marks than any real one has is not
#: kept.
_KEPT, _MOST_MARKS = 5_000, 100
#: For which letters a font is named.
_SLOTS = {"ascii": re.compile("[0-9A-Za-z]"), "hAnsi": re.compile(r"[^\W_\x00-\x7f]")}
_OFF = frozenset({"0", "false", "off", "none"})
_NO_HIGHLIGHT = frozenset({"none", "white"})
#: A background that is as light as paper: what comes along from a web page.
_LIGHT = 0xF0
#: The levels of an outline are 0 to 8; 9 is running text.
_LEVELS = 9
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?")
#: What Word takes where nothing is said: its own default font and size.
_FONT, _SIZE = "Times New Roman", 10.0
_AUTOMATIC = 14.0
#: The alignments, also by their newer names; whatever else a file says is left.
_ALIGN = {"end": "right", "right": "right", "both": "both", "distribute": "both", "center": "center"}


@cache
def w(name: str) -> str:
    """The whole name of an element or attribute of the main namespace."""
    return f"{_MAIN}{name}"


def find(element: Element, name: str) -> Element:
    """The first child of a name in the main namespace; None where it or the element is not there."""
    return None if element is None else next(element.iterchildren(w(name)), None)


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute of the main namespace; the default also where the element is not there."""
    return default if element is None else str(element.get(w(name), default))


def number(words: str, default: float = 0.0) -> float:
    """A number; what is none counts as not given."""
    return float(words) if _NUMBER.fullmatch(words) else default


def twips(words: str, default: float = 0.0, unit: float = 1.0) -> float:
    """A measure in twentieths of a point.

    Strict documents say their unit ("6pt", "2.5cm"); a number without one counts so many ``unit``.
    """
    factor = _TWIPS.get(words[-2:])
    return number(words[:-2], default / factor) * factor if factor else number(words, default / unit) * unit


def length(words: str) -> float:
    """A length of twentieths of a point, in cm."""
    return twips(words) / _TWIPS_PER_CM


class ParagraphFormat(NamedTuple):
    """The layout of a paragraph: cm and points."""

    align: str
    before: float
    after: float
    line_spacing: float | None
    line_height: float | None
    left: float
    right: float
    first: float
    border: bool
    upper_border: bool
    joined: bool
    breaks_page: bool
    numbering: tuple[str, int] | None
    stops: tuple[str, ...]
    outline: int | None


class Formats:
    """The styles of a document."""

    def __init__(self, styles: Element, theme: dict[str, str]) -> None:
        """Find the styles and the defaults once; ``theme`` are the fonts that they call major and minor."""
        self._theme = theme
        self._by_id = {attribute(style, "styleId"): style for style in styles.findall(w("style"))}
        self._default = {
            attribute(style, "type"): attribute(style, "styleId")
            for style in styles.findall(w("style"))
            if attribute(style, "default") in {"1", "true", "on"}
        }
        defaults = find(styles, "docDefaults")
        self._run_defaults = find(find(defaults, "rPrDefault"), "rPr")
        self._paragraph_defaults = find(find(defaults, "pPrDefault"), "pPr")
        self._chain = cache(self._properties)
        self._layouts: dict[Any, ParagraphFormat] = {}
        self._fonts: dict[Any, tuple[Font, bool]] = {}

    def layout(self, own: Element, table_style: str) -> ParagraphFormat:
        """The layout of a paragraph of some properties."""
        key = (_description(own), table_style)
        return self._layouts.get(key) or _kept(self._layouts, key, self._layout(own, table_style))

    def _layout(self, own: Element, table_style: str) -> ParagraphFormat:
        style = self._chain("paragraph", style_of(own), "pPr")
        layers = [own, *style, *self._chain("table", table_style, "pPr"), self._paragraph_defaults]
        spacing = _merged(layers, "spacing")
        indent = _merged(layers, "ind")
        rule = spacing.get("lineRule", "auto")
        height = twips(spacing.get("line", ""), 240)
        hanging = indent.get("hanging")
        return ParagraphFormat(
            align=_alignment(layers),
            before=_space(spacing, "before"),
            after=_space(spacing, "after"),
            line_spacing=None if rule in {"exact", "atLeast"} else height / 240,
            line_height=height / _TWIPS_PER_POINT if rule == "exact" else None,
            left=length(indent.get("left", indent.get("start", ""))),
            right=length(indent.get("right", indent.get("end", ""))),
            first=-length(hanging) if hanging else length(indent.get("firstLine", "")),
            border=has_border(_nearest(layers, "pBdr"), "bottom"),
            joined=is_on(_nearest(layers, "contextualSpacing")),
            upper_border=has_border(_nearest(layers, "pBdr"), "top"),
            breaks_page=is_on(_nearest(layers, "pageBreakBefore")),
            numbering=_numbering([found for layer in layers if (found := find(layer, "numPr")) is not None]),
            stops=_stops(layers),
            outline=_outline(_nearest(layers, "outlineLvl")),
        )

    def style_name(self, name: str) -> str:
        """The name of a paragraph's style, also where it is the default and not said."""
        return name or self._default.get("paragraph", "")

    def run(self, own: Element, text: str, style: str, table_style: str) -> Run:
        """The words of a run of some properties as they are shown, in a paragraph of a style."""
        font, capitals = self._look(own, text, style, table_style)
        return Run(text.upper() if capitals else text, font)

    def _look(self, own: Element, text: str, style: str, table_style: str) -> tuple[Font, bool]:
        """The font of words, and whether all are shown as capitals."""
        slots = frozenset(slot for slot, letters in _SLOTS.items() if letters.search(text))
        key = (_description(own), style, table_style, slots)
        return self._fonts.get(key) or _kept(self._fonts, key, self._font(own, style, table_style, slots))

    def _font(self, own: Element, style: str, table_style: str, slots: frozenset[str]) -> tuple[Font, bool]:
        by_character = self._chain("character", attribute(find(own, "rStyle"), "val"), "rPr")
        below = [*self._chain("paragraph", style, "rPr"), *self._chain("table", table_style, "rPr")]
        layers = [own, *by_character, *below, self._run_defaults]
        merged = _merged(layers, "rFonts")
        font = Font(
            names=tuple(dict.fromkeys(self._font_name(merged, slot) for slot in sorted(slots or {"ascii"}))),
            size=twips(
                attribute(_nearest(layers, "sz"), "val"), _SIZE * _TWIPS_PER_POINT, _TWIPS_PER_POINT / 2
            )
            / _TWIPS_PER_POINT,
            bold=self._toggle("b", own, by_character, below),
            italic=self._toggle("i", own, by_character, below),
            colour=_colour(_nearest(layers, "color")),
            underlined=attribute(_nearest(layers, "u"), "val", "none") != "none",
            raised=attribute(_nearest(layers, "vertAlign"), "val") == "superscript",
            highlighted=attribute(_nearest(layers, "highlight"), "val", "none") not in _NO_HIGHLIGHT
            or _is_coloured(attribute(_nearest(layers, "shd"), "fill", "auto")),
            hidden=is_on(_nearest(layers, "vanish")),
            struck=self._toggle("strike", own, by_character, below) or is_on(_nearest(layers, "dstrike")),
        )
        return font, self._toggle("caps", own, by_character, below)

    def _toggle(self, name: str, own: Element, by_character: list[Element], below: list[Element]) -> bool:
        """Bold, italics, strike: said by the paragraph's and by the words' style they cancel out (17.7.3)."""
        mark = find(own, name)
        if mark is not None:
            return is_on(mark)
        if is_on(find(self._run_defaults, name)):
            return True
        return is_on(_nearest(by_character, name)) != is_on(_nearest(below, name))

    def _font_name(self, merged: dict[str, str], slot: str) -> str:
        theme = merged.get(f"{slot}Theme", "")
        return self._theme.get(theme[:5], _FONT) if theme else merged.get(slot, _FONT)

    def _properties(self, kind: str, name: str, part: str) -> list[Element]:
        """The properties of a style and of those it builds on, the nearest first.

        Without a name they are those of the default style.
        """
        return [found for style in self._styles(kind, name) if (found := find(style, part)) is not None]

    def _styles(self, kind: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        name = name if name in self._by_id else self._default.get(kind, "")
        while name in self._by_id and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._by_id[name]
            name = attribute(find(self._by_id[name], "basedOn"), "val")


def _description(properties: Element) -> tuple[Any, ...]:
    """What is set on a paragraph or a run, in such a form that it can be compared."""
    return () if properties is None else tuple([(mark.tag, *mark.items()) for mark in properties.iter()])


def style_of(properties: Element) -> str:
    """The name of a paragraph's style; empty where it is the default."""
    return attribute(find(properties, "pStyle"), "val")


def _kept(known: dict[Any, Seen], key: tuple[Any, ...], seen: Seen) -> Seen:
    if len(known) < _KEPT and len(key[0]) <= _MOST_MARKS:
        known[key] = seen
    return seen


def _nearest(layers: Iterable[Element], name: str) -> Element:
    return next((found for layer in layers if (found := find(layer, name)) is not None), None)


def _merged(layers: Iterable[Element], name: str) -> dict[str, str]:
    """The attributes of an element of which each may be set in another layer; the nearest wins."""
    merged: dict[str, str] = {}
    for layer in layers:
        found = find(layer, name)
        there = {} if found is None else {key.rpartition("}")[2]: value for key, value in found.items()}
        # A first line that hangs and one that is moved in exclude each
        # other, as do a font and the name of a theme's font.
        for one, other in (
            ("hanging", "firstLine"),
            ("firstLine", "hanging"),
            ("ascii", "asciiTheme"),
            ("hAnsi", "hAnsiTheme"),
        ):
            if one in merged:
                there.pop(other, None)
        merged = {**there, **merged}
    return merged


def _stops(layers: list[Element]) -> tuple[str, ...]:
    """How words stand at each tab stop, from left to right; a nearer layer may clear one."""
    stops: dict[float, str] = {}
    for layer in reversed(layers):
        tabs = find(layer, "tabs")
        marks = () if tabs is None else tabs.iterchildren(w("tab"))
        stops |= {number(attribute(mark, "pos")): attribute(mark, "val") for mark in marks}
    return tuple(stops[place] for place in sorted(stops) if stops[place] not in {"clear", "bar"})


def _alignment(layers: list[Element]) -> str:
    """An older Word puts page numbers into a frame, and centres that."""
    if attribute(_nearest(layers, "framePr"), "xAlign") == "center":
        return "center"
    return _ALIGN.get(attribute(_nearest(layers, "jc"), "val"), "left")


def _space(spacing: dict[str, str], side: str) -> float:
    """The space above or below a paragraph, in points; that of a web page where it is left to Word."""
    if spacing.get(f"{side}Autospacing", "0") not in _OFF:
        return _AUTOMATIC
    return twips(spacing.get(side, "")) / _TWIPS_PER_POINT


def is_on(mark: Element) -> bool:
    """A mark that is there and not switched off."""
    return mark is not None and attribute(mark, "val", "1") not in _OFF


def _colour(mark: Element) -> str:
    value = attribute(mark, "val", "auto").lower()
    theme = attribute(mark, "themeColor")
    return "000000" if theme in {"text1", "dark1"} and value == "auto" else value


def _is_coloured(background: str) -> bool:
    return bool(_COLOUR.fullmatch(background)) and min(bytes.fromhex(background)) < _LIGHT


def _outline(mark: Element) -> int | None:
    level = int(number(attribute(mark, "val"), _LEVELS))
    return level if 0 <= level < _LEVELS else None


def has_border(borders: Element, side: str) -> bool:
    """Whether there is a border on a side."""
    return attribute(find(borders, side), "val", "none") not in {"none", "nil"}


def _numbering(marks: list[Element]) -> tuple[str, int] | None:
    """The list and its level; one may be set on it, the other in its style."""
    name, level = (attribute(_nearest(marks, part), "val") for part in ("numId", "ilvl"))
    return None if name in {"", "0"} else (name, int(number(level)))
