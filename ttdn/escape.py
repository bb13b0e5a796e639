"""Text of a submission made harmless in the formats that give some letters a meaning."""

import re

from ttdn.vietnamese import CONTROL

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def markdown(text: str) -> str:
    """Text as Markdown that shows exactly these words on one line: every mark of punctuation is escaped."""
    return _PUNCTUATION.sub(r"\\\1", CONTROL.sub("", " ".join(text.split())))


def cell(value: str) -> str:
    """Text as a CSV cell that a spreadsheet never takes for a formula."""
    text = CONTROL.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text
