"""The letters of Vietnamese, and whether a font has them all."""

import itertools
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from pictures.programs import PictureError, output_of

_VOWELS = "aăâeêioôơuưy"
#: None, grave, hook, tilde, acute, dot below.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = [
    *(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product(_VOWELS, _TONES)),
    "đ",
]
#: The letters that English does not have, small and capital: 134 of them.
ALPHABET = "".join(
    letter for letter in _SMALL + [letter.upper() for letter in _SMALL] if not letter.isascii()
)
#: The fonts in which everything is drawn, in every form in which they come.
FAMILIES = ("Liberation Mono", "Liberation Sans", "Liberation Serif")
FORMS = ("regular", "bold", "italic", "bold italic")


def missing(font: Path, letters: Iterable[str]) -> str:
    """Of some letters those that a font cannot draw: it has no glyph for them, or an empty one."""
    with TTFont(font) as opened:
        names, glyphs = opened.getBestCmap(), opened.getGlyphSet()

        def is_drawn(letter: str) -> bool:
            name = names.get(ord(letter))
            if name is None:
                return False
            pen = BoundsPen(glyphs)
            glyphs[name].draw(pen)
            return letter.isspace() or pen.bounds is not None

        return "".join(letter for letter in letters if not is_drawn(letter))


@cache
def file_of(family: str, form: str) -> Path:
    """The file of a font.

    Raises:
        PictureError: The font is not installed; another would be taken for it.
    """
    style = form.title()
    found, _, file = output_of("fc-match", "-f", "%{family}\t%{file}", f"{family}:style={style}").partition(
        "\t"
    )
    if found != family:
        raise PictureError(f"The font {family} is not installed: apt-get install fonts-liberation2")
    return Path(file)


def require_letters() -> None:
    """Make sure that the fonts are there, and have every letter.

    Raises:
        PictureError: One is not there, or lacks a letter.
    """
    for family, form in itertools.product(FAMILIES, FORMS):
        lacking = missing(file_of(family, form), ALPHABET)
        if lacking:
            raise PictureError(f"{family} ({form}) lacks letters: {lacking}")
