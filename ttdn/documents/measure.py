"""How wide words are in Times New Roman bold, so that a rule line has the length that the decree asks for."""

import unicodedata

# Advance widths of Times bold in thousandths of the size (Adobe's metrics, which Times New Roman and Liberation Serif share).
_WIDTHS = {
    "A": 722, "B": 667, "C": 722, "D": 722, "E": 667, "F": 611, "G": 778, "H": 778, "I": 389, "J": 500, "K": 778, "L": 667, "M": 944,
    "N": 722, "O": 778, "P": 611, "Q": 778, "R": 722, "S": 556, "T": 667, "U": 722, "V": 722, "W": 1000, "X": 722, "Y": 722, "Z": 667,
    "a": 500, "b": 556, "c": 444, "d": 556, "e": 444, "f": 333, "g": 500, "h": 556, "i": 278, "j": 333, "k": 556, "l": 278, "m": 833,
    "n": 556, "o": 500, "p": 556, "q": 556, "r": 444, "s": 389, "t": 333, "u": 556, "v": 500, "w": 722, "x": 500, "y": 500, "z": 444,
    " ": 250, "-": 333, ".": 250, ",": 250, ":": 333, ";": 333, "/": 278, "(": 333, ")": 333, "Đ": 722, "đ": 556,
}  # fmt: skip
_USUAL = 500
_POINTS_PER_CM = 72 / 2.54
#: Halvings of the width of a page until what is left is finer than print.
_STEPS = 12


def bold_width(text: str, size: float) -> float:
    """The width of words in Times New Roman bold, in cm; ``size`` in points. Marks above and below a letter take no room."""
    letters = (letter if letter in _WIDTHS else unicodedata.normalize("NFD", letter)[0] for letter in unicodedata.normalize("NFC", text))
    return sum(_WIDTHS.get(letter, _USUAL) for letter in letters) / 1000 * size / _POINTS_PER_CM


def balance(text: str, size: float, width: float) -> list[str]:
    """Words in Times New Roman bold as centred lines of about the same length, none wider than ``width`` (cm) unless one word is."""
    narrow, wide = 0.0, width * 0.95
    count = len(_fill(text, size, wide))
    # The narrowest room in which as many lines do: there the last line is as long as the others.
    for _ in range(_STEPS):
        middle = (narrow + wide) / 2
        narrow, wide = (middle, wide) if len(_fill(text, size, middle)) > count else (narrow, middle)
    return _fill(text, size, wide)


def _fill(text: str, size: float, width: float) -> list[str]:
    """Lines that each take as many words as fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and bold_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
