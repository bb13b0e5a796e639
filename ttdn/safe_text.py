"""Text of a submission made safe to show: in a terminal, a log, JSON, XML, Markdown, a CSV cell.

Who shows words that another person wrote passes them through here, and nowhere else.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterable

from ttdn.patterns import pattern

#: What may never reach a terminal, a log or a document as it is: what Unicode calls control (Cc), and what
#: would reverse or break a line, except tab and line feed. One such letter in a submission could rewrite a
#: terminal or hide words from the reader.
CONTROL = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
#: ``##[error]``, ``##vso[…]``, ``##teamcity[…]``: platforms take these for commands wherever on a line they
#: stand.
_LOG_COMMAND = pattern(r"##(\w*)\[")
#: What XML or UTF-8 cannot hold and ``CONTROL`` does not name: halves of a letter.
_SURROGATE = pattern("[\ud800-\udfff]")
_MAXIMUM_QUOTE = 60
#: What a shell would take a name apart at, or take for something of its own; and what it would be in
#: quotation marks, too.
_APART, _EXPANDED = re.compile(r"[^\w./\\:+-]"), re.compile(r"[\"$`!%]|\\$")

# What means something anywhere in Markdown (GitHub's dialect included), and what means something where a line
# begins.
_MARKS = pattern(r"([\\`*_\[\]<>|~&#$])")
_LINE_START = pattern(r"([-+=:]|\d+(?=[.)](?: |$)))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# A citizen id: province 001-096, then century and sex 0-3, then eight digits (NĐ 137/2015/NĐ-CP, Điều 13).
# It begins with its own first letter and looks back from there: so the search leaps from one 0 to the next.
_CITIZEN_ID = pattern(r"0(?<![\w.]0)(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}(?!\w|\.[0-9])")
#: The same in groups.
_CITIZEN_ID_IN_GROUPS = pattern(
    r"0(?<![\w.]0)(?:0[1-9]|[1-8][0-9]|9[0-6])"
    r"([ .\u00a0\u2009\u202f‐-–-])[0-3][0-9]{2}\1[0-9]{3}\1[0-9]{3}(?!\w|[ .-][0-9])"
)
_CITIZEN_IDS = (_CITIZEN_ID, _CITIZEN_ID_IN_GROUPS)
#: What is left of one where a value is quoted in part.
_CUT_NUMBER = pattern(r"[0-9]{4,11}…")


def visible(text: str) -> str:
    """The text on one line with every control character made visible.

    It is safe to print in a terminal or in the log of a CI platform.
    """
    shown = CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text).replace("\n", "⏎").replace("\t", " ")
    return _LOG_COMMAND.sub(r"##\1\\x5b", shown) if "##" in shown else shown


def visible_lines(text: str) -> str:
    """The same for text of several lines."""
    return "\n".join(map(visible, text.split("\n")))


def quote(value: object) -> str:
    """A value of the user's in single quotes, printable and not too long."""
    text = visible(str(value)[: _MAXIMUM_QUOTE + 1])
    return f"'{text[:_MAXIMUM_QUOTE]}…'" if len(text) > _MAXIMUM_QUOTE else f"'{text}'"


def as_argument(name: str) -> str:
    """A name as it is typed on a command line, of Windows as of others: quoted where it has to be.

    What would be more than a name in some shell is "…": nobody is told to type it.
    """
    if _EXPANDED.search(name):
        return "…"
    return f'"{name}"' if _APART.search(name) else name


def file_name(name: str) -> str:
    """The name of a file by which findings speak of it: NFC, on one line, harmless."""
    return visible(unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace")))


def printable_json(data: object) -> str:
    """JSON for a terminal or a log: letters of control, and of a platform's commands, as numbers."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    text = CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return _LOG_COMMAND.sub(r"##\1\\u005b", text) + "\n"


def xml_text(text: str) -> str:
    """Text that XML can hold.

    A control character is shown by its number, half a letter by the sign for an unknown one.
    """
    if text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text))


def without_half_letters(text: str) -> str:
    """Text that UTF-8 can hold: half a letter is shown by the sign for an unknown one."""
    return text if text.isprintable() else _SURROGATE.sub("\ufffd", text)


def workflow_data(text: str) -> str:
    """The message of a workflow command of GitHub: no line of it can begin a command of its own."""
    return visible_lines(text).replace("%", "%25").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of such a command."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """Text as Markdown that shows exactly these words on one line, wherever on the line it is put."""
    # Spaces once more: what was dropped may have stood between two of them, or before the first word.
    words = _MARKS.sub(_escape, " ".join(CONTROL.sub("", " ".join(text.split())).split()))
    start = _LINE_START.match(words)
    if start is None:
        return words
    # A number is no punctuation: of "1." it is the full stop that makes a list, so the escape goes before
    # that.
    at = start.end() if start[0][0].isdigit() else 0
    return f"{words[:at]}\\{words[at:]}"


def _escape(mark: re.Match[str]) -> str:
    # A backslash is written as its number: two of them before the bar of a table would make the bar a part of
    # the cell.
    return "&#92;" if mark[0] == "\\" else f"\\{mark[0]}"


def cell(value: str) -> str:
    """Text as a CSV cell that a spreadsheet never takes for a formula."""
    text = CONTROL.sub("", value)
    return f"'{text}" if starts_formula(text) else text


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet would take text for a formula where somebody types it."""
    return text.startswith(_FORMULA)


def find_personal_number(text: str, letters: Iterable[str] | None = None) -> re.Match[str] | None:
    """A citizen's number (số định danh cá nhân) in the text; ``letters`` are those of the text."""
    plain = _with_plain_digits(text, letters)
    return next(filter(None, (form.search(plain) for form in _CITIZEN_IDS)), None)


def mask_personal_numbers(text: str) -> str:
    """The text with an asterisk for each letter of a citizen's number."""
    plain = _with_plain_digits(text)
    for form in _CITIZEN_IDS:
        for match in form.finditer(plain):
            text = text[: match.start()] + "*" * len(match[0]) + text[match.end() :]
    return text


def mask_quoted_numbers(text: str) -> str:
    """The same, with what is left of a number that was cut short."""
    return _CUT_NUMBER.sub("…", mask_personal_numbers(text))


def _with_plain_digits(text: str, letters: Iterable[str] | None = None) -> str:
    """The text with 0-9 for the digits of other keyboards and scripts, letter for letter.

    ``letters`` are those of the text.
    """
    if text.isascii():
        return text
    digits = {
        ord(letter): str(int(letter))
        for letter in letters or set(text)
        if letter.isdecimal() and not letter.isascii()
    }
    return text.translate(digits) if digits else text
