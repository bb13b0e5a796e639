"""What is drawn in a paragraph: lines, and boxes that hold paragraphs of their own.

Word writes a drawing twice, for itself and for older programs (mc:AlternateContent): the first is taken.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ttdn.grouping import group_by
from ttdn.layout_check.formats import Element, attribute, number, w

#: Elements of a paragraph, by their names.
Marks = dict[str, list[Element]]

_EMU_PER_CM, _CM_PER_INCH = 360_000, 2.54
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NO_FILL = f"{_DRAWING}noFill"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
#: A group or a canvas, whose extent is not that of the lines in it.
_SHAPES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}wpc",
)
_VML = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = w("txbxContent")
_VML_SHAPES = (f"{_VML}line", f"{_VML}shape", f"{_VML}rect")
#: Tracked changes by their names, and what takes room without words.
_CHANGES = {w(name): name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")}
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_OBJECTS = frozenset((*map(w, ("drawing", "pict", "object")), _FORMULA))
_MARKS = (
    *map(w, ("br", "instrText", "fldSimple", "lastRenderedPageBreak", "commentReference")),
    *_CHANGES,
    *_OBJECTS,
    *_VML_SHAPES,
    _BOX,
    _FALLBACK,
)
_NESTS = frozenset({_BOX, _FALLBACK})

#: How VML says that a shape has no outline or no colour inside, and how both name the colour of the paper.
_NOT = frozenset({"f", "false"})
_PAPER = frozenset({"white", "#fff", "#ffffff", "ffffff", "bg1", "lt1", "window"})

#: What is not higher (cm) is a line, whatever it was drawn with.
_THIN = 0.1
#: Units of VML in cm; without one they are pixels.
_UNITS = {
    "pt": _CM_PER_INCH / 72, "in": _CM_PER_INCH, "cm": 1.0, "mm": 0.1, "pc": _CM_PER_INCH / 6,
    "px": _CM_PER_INCH / 96, "": _CM_PER_INCH / 96,
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d{0,9}\.?\d{0,9})\s*(pt|in|cm|mm|pc|px|)")


class Box(NamedTuple):
    """A text box: what it holds, and its width in cm where that is known."""

    content: Element
    width: float


def marks_of(paragraph: Element) -> Marks:
    """What lies in a paragraph and means something for its layout, by the name of its element.

    What lies in its boxes belongs to the paragraphs there.
    """
    marks = list(paragraph.iter(*_MARKS))
    if any(mark.tag in _NESTS for mark in marks):
        marks = [mark for mark in marks if not _is_elsewhere(mark, paragraph)]
    return group_by(marks, lambda mark: mark.tag)


def boxes_of(marks: Marks) -> Iterator[Box]:
    """The text boxes that are anchored in a paragraph; those within a box are its own."""
    return (Box(content, _box_width(content)) for content in marks[_BOX])


def _is_elsewhere(mark: Element, paragraph: Element) -> bool:
    """Whether it lies in a box of the paragraph, or in the copy for older programs."""
    around = mark.getparent()
    while around is not None and around is not paragraph:
        if around.tag in {_BOX, _FALLBACK}:
            return True
        around = around.getparent()
    return False


def _box_width(content: Element) -> float:
    for around in content.iterancestors(w("drawing"), f"{_VML}shape", f"{_VML}rect", w("p")):
        if around.tag == w("drawing"):
            extent = next(around.iter(f"{_PLACED}extent"), None)
            return 0.0 if extent is None else _emu(extent, "cx")
        if around.tag != w("p"):
            return _styled(around, "width") or 0.0
        break
    return 0.0


def drawn_lines(marks: Marks) -> Iterator[float | None]:
    """The lengths (cm) of drawn lines; None for one whose length depends on a group's scale."""
    for drawing in marks[w("drawing")]:
        if next(drawing.iter(_BOX), None) is not None:
            continue
        shapes = list(drawing.iter(f"{_DRAWING}prstGeom", f"{_DRAWING}custGeom"))
        seen = list(filter(_is_seen, shapes))
        if shapes and not seen and next(drawing.iter(f"{_DRAWING}blip"), None) is None:
            continue
        lines = list(filter(_is_line, seen))
        extent = next(drawing.iter(f"{_PLACED}extent"), None)
        if next(drawing.iter(*_SHAPES), None) is not None:
            yield from [None] * len(lines)
        elif (
            extent is not None
            and (lines or _emu(extent, "cy") <= _THIN)
            and _emu(extent, "cx") >= _emu(extent, "cy")
        ):
            yield _emu(extent, "cx")
    # A box may hold an older program's copy of a drawing that was read above.
    if not marks[w("drawing")]:
        for name in _VML_SHAPES:
            for shape in marks[name]:
                yield from _vml_line(shape)


def _is_line(shape: Element) -> bool:
    return attribute_of(shape, "prst") in {"line", "straightConnector1"}


def _is_seen(shape: Element) -> bool:
    """Whether a shape has a colour: that of its outline, or that of its inside, which a line has none of."""
    properties = shape.getparent()
    outline = properties.find(f"{_DRAWING}ln")
    bare = outline is not None and (outline.find(_NO_FILL) is not None or _is_white(outline))
    return not bare or not (_is_line(shape) or properties.find(_NO_FILL) is not None)


def _is_white(outline: Element) -> bool:
    """Whether it has the colour of the paper; a shade of it ("lumMod") is another colour."""
    colours = outline.iterfind(f"{_DRAWING}solidFill/*")
    return any(attribute_of(colour, "val").lower() in _PAPER and not len(colour) for colour in colours)


def _emu(extent: Element, name: str) -> float:
    return number(attribute_of(extent, name)) / _EMU_PER_CM


def _vml_line(shape: Element) -> Iterator[float | None]:
    """``<v:line from="28pt,3pt" to="150pt,3pt"/>``, or a shape that has a width and no height."""
    bare = _is_bare(shape)
    filled = shape.tag == f"{_VML}rect" and attribute_of(shape, "filled") not in _NOT
    if next(shape.iter(_BOX), None) is not None or (bare and not filled):
        return
    if next(shape.iterancestors(f"{_VML}group"), None) is not None:
        yield from [None] * (shape.tag == f"{_VML}line" or attribute_of(shape, "type").endswith("_t32"))
    elif shape.tag == f"{_VML}line":
        ends = [_length(attribute_of(shape, end).split(",")[0]) for end in ("from", "to")]
        yield None if None in ends else abs((ends[1] or 0) - (ends[0] or 0))
    elif (height := _styled(shape, "height")) is not None and height <= _THIN:
        # The horizontal line of a web page has a share of its paragraph instead of a width.
        yield _styled(shape, "width") or None


def _is_bare(shape: Element) -> bool:
    """Whether a shape of VML has no outline that is seen; "white [3212]" is a colour of the theme."""
    colour = attribute_of(shape, "strokecolor").lower().partition(" ")[0]
    return attribute_of(shape, "stroked") in _NOT or colour in _PAPER


def _styled(shape: Element, name: str) -> float | None:
    declarations = (part.partition(":") for part in attribute_of(shape, "style").split(";"))
    return next((_length(value) for key, _, value in declarations if key.strip() == name), None)


def _length(words: str) -> float | None:
    match = _LENGTH.fullmatch(words.strip())
    return float(match[1]) * _UNITS[match[2]] if match and re.search(r"\d", match[1]) else None


def attribute_of(element: Element, name: str) -> str:
    """An attribute without a namespace."""
    return str(element.get(name, ""))


def has_page_break(marks: Marks) -> bool:
    """Whether a page ends in it."""
    return any(attribute(mark, "type") == "page" for mark in marks[w("br")])


def holds_object(marks: Marks) -> bool:
    """Whether a picture, a formula or the like is in it."""
    return any(marks.get(mark) for mark in _OBJECTS)


def changes_of(marks: Marks) -> Iterator[str]:
    """The names of the tracked changes in it."""
    return (name for mark, name in _CHANGES.items() if marks.get(mark))
