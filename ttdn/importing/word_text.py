"""The words of a paragraph of a Word document, as they are on paper.

Whatever is not known is looked through for words, so that none is lost; what is left out is named here: what
somebody deleted or moved away, what is hidden, the code of fields, page numbers, a table of contents that
Word made (its words stand in the text), and the copy of a drawing for older programs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from ttdn.layout_check.document import Run
from ttdn.layout_check.formats import Element, Formats, attribute, find, number, style_of, w

#: A line break within a paragraph, and the end of a page or column.
LINE, PAGE = "\n", "\f"

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RUN, _LOOK, _FIELD_CODE = w("r"), w("rPr"), w("instrText")
_TEXTS = frozenset({w("t"), f"{_MATHS}t", f"{_DRAWING}t"})
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): LINE, w("noBreakHyphen"): "-", w("softHyphen"): ""}
#: Where words may be, but none that are on paper in this place.
LEFT_OUT = frozenset(map(w, (
    "del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr",
    "tblPrEx", "tblGrid", "trPr", "tcPr", "customXmlPr", "smartTagPr", "fldData", "ffData",
)))  # fmt: skip
_BOX, ALTERNATE = w("txbxContent"), f"{_COMPATIBLE}AlternateContent"
_LETTERS = (*_TEXTS, w("sym"))
#: Fields whose result is none of the document's words.
_PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_CONTENTS = "TOC"
#: The name of a field stands at the beginning of its code.
_LONGEST_CODE = 100
_OBJECTS = frozenset({
    w("object"),
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
})  # fmt: skip
#: A picture of such a size (EMU: 6 cm by 4 cm) may be one of words; a seal or a signature is smaller.
_WIDE, _HIGH = 2_160_000, 1_440_000
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


@dataclass
class _Field:
    """A field that has begun: its code, and whether its result is reached and shown."""

    code: str = ""
    shown: bool = False


@dataclass
class Words:
    """What was found in a paragraph.

    Attributes:
        runs: Its words, with ``LINE``, ``PAGE`` and tabs in them.
        above: Text boxes that are anchored before its first word.
        below: Those behind it.
        notes: References to notes: the name of the mark, the id of the note.
        hidden: Whether words in it are hidden.
        has_contents: Whether a table of contents begins in it.
        has_object: Whether a thing with words of its own is in it that are not read.
    """

    runs: list[Run] = field(default_factory=list)
    above: list[Element] = field(default_factory=list)
    below: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: bool = False
    has_contents: bool = False
    has_object: bool = False


class WordsReader:
    """Reads one text paragraph by paragraph: the body, a note, a header. A field may span paragraphs."""

    def __init__(self, root: Element, formats: Formats) -> None:
        """Look for fields that have no end: they are none."""
        self._formats = formats
        self._endless = _endless(root)
        self._fields: list[_Field] = []
        # How many of them hide what stands in them.
        self._hiding = 0
        self._found = Words()
        self._styles = ("", "")

    def read(self, paragraph: Element, table_style: str) -> Words:
        """The words of a paragraph, in a table of a style."""
        self._found = Words()
        self._styles = (style_of(find(paragraph, "pPr")), table_style)
        self._walk(paragraph, None)
        return self._found

    def _walk(self, element: Element, look: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._walk(child, find(child, "rPr"))
            elif tag in _TEXTS:
                self._add(" ".join((child.text or "").splitlines()).replace("\t", " "), look)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look)
            elif tag in LEFT_OUT or not isinstance(tag, str):
                continue
            elif tag in self._HANDLED:
                self._HANDLED[tag](self, child, look)
            else:
                self._found.has_object |= tag in _OBJECTS or (tag == _PICTURE and _is_large(child))
                self._walk(child, look)

    def _add(self, text: str, look: Element) -> None:
        if not text or self._hiding:
            return
        run = self._formats.run(look, text, *self._styles)
        if run.font.hidden:
            self._found.hidden |= bool(text.strip())
        else:
            self._found.runs.append(run._replace(text=shown_signs(run.text, run.font.names)))

    def _break(self, mark: Element, look: Element) -> None:
        self._add(PAGE if attribute(mark, "type") in {"page", "column"} else LINE, look)

    def _symbol(self, mark: Element, look: Element) -> None:
        self._add(sign_of(attribute(mark, "char"), attribute(mark, "font")), look)

    def _field_mark(self, mark: Element, _: Element) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin" and mark not in self._endless:
            self._fields.append(_Field())
            self._hiding += 1
        elif kind == "separate" and self._fields and not self._fields[-1].shown:
            self._fields[-1].shown = self._is_shown(self._fields[-1].code)
            self._hiding -= self._fields[-1].shown
        elif kind == "end" and self._fields:
            self._hiding -= not self._fields.pop().shown

    def _field_code(self, mark: Element, _: Element) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code += (mark.text or "")[:_LONGEST_CODE]

    def _simple_field(self, mark: Element, look: Element) -> None:
        if self._is_shown(attribute(mark, "instr")):
            self._walk(mark, look)

    def _is_shown(self, code: str) -> bool:
        name = (code.split() or [""])[0].upper()
        self._found.has_contents |= name == _CONTENTS
        return name not in _PAGE_NUMBERS and name != _CONTENTS

    def _note(self, mark: Element, _: Element) -> None:
        self._found.notes.append((mark.tag, attribute(mark, "id")))

    def _box(self, box: Element, _: Element) -> None:
        has_words = any(run.text.strip() for run in self._found.runs)
        (self._found.below if has_words else self._found.above).append(box)

    def _alternate(self, element: Element, look: Element) -> None:
        self._walk(chosen(element), look)

    def _fraction(self, fraction: Element, look: Element) -> None:
        for place, part in enumerate(fraction.iterchildren(f"{_MATHS}num", f"{_MATHS}den")):
            self._add("/" if place else "", look)
            self._walk(part, look)

    def _delimited(self, element: Element, look: Element) -> None:
        for sign, part in (("(", element), (")", ())):
            self._add(sign, look)
            self._walk(part, look)

    _HANDLED: ClassVar[dict[str, Callable[["WordsReader", Element, Element], None]]] = {
        w("br"): _break,
        w("sym"): _symbol,
        w("fldChar"): _field_mark,
        w("fldSimple"): _simple_field,
        _FIELD_CODE: _field_code,
        w("footnoteReference"): _note,
        w("endnoteReference"): _note,
        _BOX: _box,
        ALTERNATE: _alternate,
        f"{_MATHS}f": _fraction,
        f"{_MATHS}d": _delimited,
    }


def chosen(alternate: Element) -> Element:
    """Of what is written twice, for Word and for older programs, that which has words; else the first."""
    branches = list(alternate)
    return next((one for one in branches if next(one.iter(*_LETTERS), None) is not None), branches[:1])


def _is_large(picture: Element) -> bool:
    """Whether a picture is large enough to be one of words."""
    drawing = next(picture.iterancestors(w("drawing")), None)
    extent = None if drawing is None else next(drawing.iter(_EXTENT), None)
    if extent is None:
        return False
    return number(str(extent.get("cx"))) >= _WIDE and number(str(extent.get("cy"))) >= _HIGH


def _endless(root: Element) -> set[Element]:
    """The marks with which fields begin that never end."""
    begun: list[Element] = []
    for mark in root.iter(w("fldChar")):
        if any(around.tag in LEFT_OUT for around in mark.iterancestors()):
            continue
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)


# Signs of the fonts Symbol and Wingdings, which have no letters of their own: as they are on paper.

_FIRST, _MANY = 0xF000, 0x100
_CODE = re.compile("[0-9A-Fa-f]{2,4}")
_DINGBATS = ("wingdings", "webdings")
#: What stands in such a place and is none of these is a sign that cannot be told.
_UNKNOWN = "□"
#: The codes of signs in a font, and as they are shown.
_SYMBOL = dict(
    zip(
        b"+-=DWabdgmp\xa3\xa5\xac\xae\xb0\xb1\xb3\xb4\xb7\xb8\xb9\xbb\xbc\xd7\xde\xe5",
        "+-=ΔΩαβδγμπ≤∞←→°±≥×•÷≠≈…⋅⇒∑",
        strict=True,
    )
)
_WINGDINGS = dict(
    zip(
        b"(*lnoqvw\x9f\xa7\xa8\xab\xd8\xe0\xf0\xfb\xfc\xfd\xfe",
        "☎✉●■□❑❖◆•▪□★➢→⇒✗✓☒☑",
        strict=True,
    )
)
_ANY = re.compile("[\uf000-\uf0ff]")
#: Hyphens that only say where no line may end.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011", "-"))


def shown_signs(text: str, fonts: Sequence[str]) -> str:
    """A text in which each sign of such a font is a letter that any program shows."""
    if text.isascii():
        return text
    tables = (_WINGDINGS, _SYMBOL) if any(map(_is_dingbats, fonts)) else (_SYMBOL, _WINGDINGS)

    def shown(sign: re.Match[str]) -> str:
        code = ord(sign[0]) - _FIRST
        return next((table[code] for table in tables if code in table), _UNKNOWN)

    return _ANY.sub(shown, text.translate(_HYPHENS))


def sign_of(code: str, font: str) -> str:
    """The sign of a font that has a number (hexadecimal, with or without the place of private signs)."""
    if not _CODE.fullmatch(code):
        return ""
    number = int(code, 16)
    private = number < _MANY and font.lower().startswith(("symbol", *_DINGBATS))
    return shown_signs(chr(_FIRST + number if private else number), (font,))


def _is_dingbats(font: str) -> bool:
    return font.lower().startswith(_DINGBATS)
