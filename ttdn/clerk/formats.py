"""What a paragraph and its words look like in the end: the document's defaults, then the styles it builds on, then what is set on it.

The order is that of ECMA-376, part 1, 17.7.2. What Word would not be able to read counts as not set.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from ttdn.clerk.paper import Face

# lxml's elements have no types.
Element = Any

_TWIPS_PER_CM, _TWIPS_PER_POINT = 1440 / 2.54, 20
_OFF = frozenset({"0", "false", "off", "none"})
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?")
#: What Word takes where nothing is said: its own default font and size.
_FONT, _SIZE = "Times New Roman", 10.0
_AUTOMATIC = 14.0
_ALIGN = {"start": "left", "end": "right", "both": "both", "distribute": "both", "center": "center", "right": "right", "left": "left"}


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute of the main namespace."""
    return default if element is None else str(element.get(qn(f"w:{name}"), default))


def number(words: str, default: float = 0.0) -> float:
    """A number; what is none counts as not given."""
    return float(words) if _NUMBER.fullmatch(words) else default


def length(words: str) -> float:
    """A length of twentieths of a point, in cm."""
    return number(words) / _TWIPS_PER_CM


@dataclass(frozen=True, slots=True)
class Look:
    """The layout of a paragraph: cm and points."""

    align: str
    before: float
    after: float
    lines: float | None
    left: float
    right: float
    first: float
    border: bool
    breaks_page: bool
    numbering: tuple[str, int] | None


@dataclass
class Formats:
    """The styles of a document; ``theme`` are the fonts that it calls major and minor."""

    styles: Element
    theme: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the styles and the defaults once."""
        self._by_id = {attribute(style, "styleId"): style for style in self.styles.findall(qn("w:style"))}
        self._default = {
            attribute(style, "type"): attribute(style, "styleId")
            for style in self.styles.findall(qn("w:style"))
            if attribute(style, "default") in {"1", "true", "on"}
        }
        self._run_defaults = self.styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._paragraph_defaults = self.styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
        self._chains: dict[tuple[str, str, str], list[Element]] = {}

    def look(self, paragraph: Element, table_style: str = "") -> Look:
        """The layout of a paragraph."""
        own = paragraph.find(qn("w:pPr"))
        layers = [own, *self._of_paragraph(paragraph, "pPr"), *self._chain("table", table_style, "pPr"), self._paragraph_defaults]
        spacing = _merged(layers, "spacing")
        indent = _merged(layers, "ind")
        exact = spacing.get("lineRule", "auto") in {"exact", "atLeast"}
        hanging = indent.get("hanging")
        return Look(
            align=_alignment(layers),
            before=_space(spacing, "before"),
            after=_space(spacing, "after"),
            lines=None if exact else number(spacing.get("line", ""), 240) / 240,
            left=length(indent.get("left", indent.get("start", ""))),
            right=length(indent.get("right", indent.get("end", ""))),
            first=-length(hanging) if hanging else length(indent.get("firstLine", "")),
            border=_has_lower_border(_nearest(layers, "pBdr")),
            breaks_page=_is_on(_nearest(layers, "pageBreakBefore")),
            numbering=_numbering(_nearest(layers, "numPr")),
        )

    def face(self, run: Element, paragraph: Element, table_style: str = "") -> Face:
        """How the words of a run look; without a run, how words typed into the paragraph would."""
        own = None if run is None else run.find(qn("w:rPr"))
        character = attribute(own.find(qn("w:rStyle")), "val") if own is not None else ""
        by_character = self._chain("character", character, "rPr")
        below = [*self._of_paragraph(paragraph, "rPr"), *self._chain("table", table_style, "rPr")]
        layers = [own, *by_character, *below, self._run_defaults]
        return Face(
            fonts=self._fonts(layers, "" if run is None else "".join(run.itertext())),
            size=number(attribute(_nearest(layers, "sz"), "val"), _SIZE * 2) / 2,
            bold=self._toggle("b", own, by_character, below),
            italic=self._toggle("i", own, by_character, below),
            colour=_colour(_nearest(layers, "color")),
            underlined=attribute(_nearest(layers, "u"), "val", "none") != "none",
        )

    def _toggle(self, name: str, own: Element, by_character: list[Element], below: list[Element]) -> bool:
        """Bold and italics: said by both the paragraph's and the words' style they cancel out (17.7.3)."""
        mark = None if own is None else own.find(qn(f"w:{name}"))
        if mark is not None:
            return _is_on(mark)
        if self._run_defaults is not None and _is_on(self._run_defaults.find(qn(f"w:{name}"))):
            return True
        return _is_on(_nearest(by_character, name)) != _is_on(_nearest(below, name))

    def _fonts(self, layers: list[Element], text: str) -> tuple[str, ...]:
        """The fonts of the words: one for plain letters, one for the others."""
        merged = _merged(layers, "rFonts")
        slots = {"ascii" if letter.isascii() else "hAnsi" for letter in text if letter.isalnum()} or {"ascii"}
        return tuple(dict.fromkeys(self._font(merged, slot) for slot in sorted(slots)))

    def _font(self, merged: dict[str, str], slot: str) -> str:
        theme = merged.get(f"{slot}Theme", "")
        return self.theme.get(theme[:5], _FONT) if theme else merged.get(slot, _FONT)

    def _of_paragraph(self, paragraph: Element, part: str) -> list[Element]:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._chain("paragraph", attribute(style, "val"), part)

    def _chain(self, kind: str, name: str, part: str) -> list[Element]:
        """The properties of a style and of those it builds on, the nearest first; without a name those of the default style."""
        key = (kind, name, part)
        if key not in self._chains:
            self._chains[key] = [found for style in self._styles(kind, name) if (found := style.find(qn(f"w:{part}"))) is not None]
        return self._chains[key]

    def _styles(self, kind: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        name = name if name in self._by_id else self._default.get(kind, "")
        while name in self._by_id and name not in seen:
            seen.add(name)
            yield self._by_id[name]
            name = attribute(self._by_id[name].find(qn("w:basedOn")), "val")


def _nearest(layers: Iterable[Element], name: str) -> Element:
    tag = qn(f"w:{name}")
    return next((found for layer in layers if layer is not None and (found := layer.find(tag)) is not None), None)


def _merged(layers: Iterable[Element], name: str) -> dict[str, str]:
    """The attributes of an element of which each may be set in another layer; the nearest wins."""
    merged: dict[str, str] = {}
    for layer in layers:
        found = None if layer is None else layer.find(qn(f"w:{name}"))
        if found is None:
            continue
        there = {str(key).rpartition("}")[2]: str(value) for key, value in found.items()}
        # A first line that hangs and one that is moved in exclude each other, as do a font and the name of a theme's font.
        for one, other in (("hanging", "firstLine"), ("firstLine", "hanging"), ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme")):
            if one in merged:
                there.pop(other, None)
        merged = {**there, **merged}
    return merged


def _alignment(layers: Iterable[Element]) -> str:
    """An older Word puts page numbers into a frame, and centres that."""
    layers = list(layers)
    if attribute(_nearest(layers, "framePr"), "xAlign") == "center":
        return "center"
    return _ALIGN.get(attribute(_nearest(layers, "jc"), "val"), "left")


def _space(spacing: dict[str, str], side: str) -> float:
    """The space above or below a paragraph, in points; that of a web page where it is left to Word."""
    if spacing.get(f"{side}Autospacing", "0") not in _OFF:
        return _AUTOMATIC
    return number(spacing.get(side, "")) / _TWIPS_PER_POINT


def _is_on(mark: Element) -> bool:
    return mark is not None and attribute(mark, "val", "1") not in _OFF


def _colour(mark: Element) -> str:
    value = attribute(mark, "val", "auto").lower()
    theme = attribute(mark, "themeColor")
    return "000000" if theme in {"text1", "dark1"} and value == "auto" else value


def _has_lower_border(borders: Element) -> bool:
    line = None if borders is None else borders.find(qn("w:bottom"))
    return line is not None and attribute(line, "val", "none") not in {"none", "nil"}


def _numbering(mark: Element) -> tuple[str, int] | None:
    if mark is None:
        return None
    name = attribute(mark.find(qn("w:numId")), "val")
    return (name, int(number(attribute(mark.find(qn("w:ilvl")), "val")))) if name not in {"", "0"} else None
