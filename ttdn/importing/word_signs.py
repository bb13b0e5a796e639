"""Signs of the fonts Symbol and Wingdings, which have no letters of their own: as they are on paper."""

import re
from collections.abc import Sequence

_FIRST, _MANY = 0xF000, 0x100
_NUMBER = re.compile("[0-9A-Fa-f]{2,4}")
_DINGBATS = ("wingdings", "webdings")
#: What stands in such a place and is none of these is a sign that cannot be told.
_UNKNOWN = "□"
_SYMBOL = {
    0x2B: "+", 0x2D: "-", 0x3D: "=", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDE: "⇒",
    0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "⇒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
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
    if not _NUMBER.fullmatch(code):
        return ""
    number = int(code, 16)
    private = number < _MANY and font.lower().startswith(("symbol", *_DINGBATS))
    return shown_signs(chr(_FIRST + number if private else number), (font,))


def _is_dingbats(font: str) -> bool:
    return font.lower().startswith(_DINGBATS)
