"""How wide words are in Times New Roman.

A rule line thus has the length that the decree asks for, and a column holds its figures.
"""

import re
import unicodedata

# Advance widths in thousandths of the size (Adobe's metrics for Times, which Times New Roman and Liberation
# Serif share), by width.
_REGULAR = {
    180: "'", 200: "|", 250: " \u00a0,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr‘’", 350: "•", 389: "Js",
    408: '"', 444: "?acez“”", 469: "^", 480: "{}", 541: "~", 542: "ư", 529: "ơ", 556: "FPS", 564: "+<=>",
    611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư", 778: "&m", 833: "%", 889: "M",
    921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " \u00a0,.", 278: "'/\\il", 333: "!()-:;[]`fjt‘’", 350: "•", 389: "Is", 394: "{}",
    444: "cerz", 520: "~", 554: "ơ", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>", 581: "^", 600: "ư",
    611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@",
    944: "M", 1000: "%W—…",
}  # fmt: skip
_USUAL = 500
#: Letters of scripts that Times has not, drawn in another font: wide ones (CJK, pictures) take a square.
_WIDE = 1000
POINTS_PER_CM = 72 / 2.54
#: Behind a hyphen a word may go on in the next line, but not before a figure.
_BREAKS = re.compile(r"(?<=\w-)(?=[^\W\d])")
#: From so wide (cm) on a word takes too much from the line before it, were that justified; a word of so few
#: letters is never so wide.
_LONG_WORD, _FEW = 6.0, 12
#: Behind what is not a space that holds two words together.
_WORDS = re.compile(r"([^\S\u00a0]*)((?:\S|\u00a0)+)")


class _Widths(dict[str, int]):
    """The width of each letter; a letter that was not asked for before is looked up once."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__({letter: width for width, letters in table.items() for letter in letters})

    def __missing__(self, letter: str) -> int:
        marks = unicodedata.normalize("NFD", letter)
        # A horn makes its letter wider: ơ and ư keep theirs when the
        # tone is taken off. Other marks take no room.
        base = unicodedata.normalize("NFC", marks[0] + "".join(mark for mark in marks if mark == "\u031b"))
        if unicodedata.combining(letter):
            width = 0
        elif base != letter:
            width = self[base]
        else:
            width = _WIDE if unicodedata.east_asian_width(letter) in "WF" else _USUAL
        self[letter] = width
        return width


_FACES = {False: _Widths(_REGULAR), True: _Widths(_BOLD)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of words in Times New Roman, in cm; ``size`` in points.

    Marks above and below a letter take no room.
    """
    return sum(map(_FACES[bold].__getitem__, text)) / 1000 * size / POINTS_PER_CM


def has_long_word(text: str, size: float = 14.0) -> bool:
    """Whether a word would pull the line before it apart, were that justified: the address of a web page.

    A file's name may break behind its hyphens, as Word and LibreOffice break it; an address has nothing in it
    at which both do, and a sign that lets it break would be copied with it. Nothing stands before the first
    word of a text, such as a dotted line.
    """
    parts = (part for word in text.split()[1:] for part in _BREAKS.split(word))
    return any(text_width(part, size) > _LONG_WORD for part in parts if len(part) > _FEW)


def fill(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Lines that each take as many words as fit in ``width`` (cm).

    The room left for a number counts as it is.
    """
    lines = [""]
    used = 0.0
    for space, word in _WORDS.findall(text):
        gap, room = text_width(space, size, bold=bold), text_width(word, size, bold=bold)
        if lines[-1] and used + gap + room > width:
            lines.append(word)
            used = room
        else:
            lines[-1] += f"{space}{word}" if lines[-1] else word
            used += (gap if used else 0) + room
    return lines
