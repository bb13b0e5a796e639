"""Text of a submission made harmless in the formats that give some letters a meaning."""

import re

from ttdn.vietnamese import CONTROL

# What means something anywhere in Markdown (GitHub's dialect
# included), and what means something where a line begins.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&#$])")
_LINE_START = re.compile(r"([-+=:]|\d+(?=[.)](?: |$)))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def markdown(text: str) -> str:
    """Text as Markdown that shows exactly these words on one line, wherever on the line it is put."""
    # Spaces once more: what was dropped may have stood between two of them, or before the first word.
    words = _MARKS.sub(_escape, " ".join(CONTROL.sub("", " ".join(text.split())).split()))
    start = _LINE_START.match(words)
    if start is None:
        return words
    # A number is no punctuation: of "1." it is the full stop that
    # makes a list, so the escape goes before that.
    at = start.end() if start[0][0].isdigit() else 0
    return f"{words[:at]}\\{words[at:]}"


def _escape(mark: re.Match[str]) -> str:
    # A backslash is written as its number: two of them before the bar
    # of a table would make the bar a part of the cell.
    return "&#92;" if mark[0] == "\\" else f"\\{mark[0]}"


def cell(value: str) -> str:
    """Text as a CSV cell that a spreadsheet never takes for a formula."""
    text = CONTROL.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text
