"""What an editor is told of each scalar (JSON Schema 2020-12).

``errorMessage`` and ``patternErrorMessage`` are yaml-language-server's own. An editor reads YAML by itself:
312 is a number there before a schema sees it, and still a text here.
"""

from collections.abc import Sequence
from typing import Any

from ttdn.model.period import ADHOC_NAME, MAXIMUM_YEAR, MINIMUM_YEAR
from ttdn.model.scalars import (
    CLAUSE_ID,
    MAXIMUM_CLAUSE_ID,
    MAXIMUM_DECIMALS,
    MAXIMUM_LINE,
    MAXIMUM_NUMBER,
    MAXIMUM_SLUG,
    MAXIMUM_TEXT,
    SLUG,
)
from ttdn.rules import RULES
from ttdn.vietnamese import IGNORABLE, MEANINGLESS, format_integer

Schema = dict[str, Any]
#: From MINIMUM_YEAR to 9999.
YEAR = r"(?:19|[2-9][0-9])[0-9]{2}"
#: What a period has behind its year, but for ad-hoc reports.
REGULAR_PART = "H[12]|9M|Q[1-4]|0[1-9]|1[0-2]"


def rule_sentence(*codes: str) -> str:
    """What an editor says where rules are broken: their codes and the words of the manual."""
    return " ".join(RULES[code].sentence for code in codes)


def _escaped(characters: str) -> str:
    """The inside of a class of characters in the form that every dialect of regular expressions reads."""
    return "".join(
        sign if sign.isascii() and sign.isprintable() else f"\\u{ord(sign):04x}" for sign in characters
    )


def _text(limit: int) -> Schema:
    return {
        "type": ["string", "number"],
        "pattern": rf"^(?=[\s\S]*[^\s{_escaped(IGNORABLE)}])"
        rf"[^{_escaped(MEANINGLESS.pattern[1:-1])}]{{1,{limit}}}$",
        "errorMessage": rule_sentence("not-text"),
        "patternErrorMessage": "[missing-value] [too-long] [control-character] Để trống, dài quá "
        f"{format_integer(limit)} ký tự, hoặc có ký tự điều khiển.",
    }


def _day_pattern() -> str:
    """Every form of a date that ``read_date`` reads, but for 29/02, which only the calendar knows."""
    months = (
        (r"(?:0?[13578]|1[02])", r"(?:0?[1-9]|[12][0-9]|3[01])"),
        (r"(?:0?[469]|11)", r"(?:0?[1-9]|[12][0-9]|30)"),
        (r"0?2", r"(?:0?[1-9]|[12][0-9])"),
    )
    iso = "|".join(f"{month}-{day}" for month, day in months)
    vietnamese = "|".join(f"{day}[/.-]{month}" for month, day in months)
    return rf"(?:{YEAR}-(?:{iso})|(?:{vietnamese})[/.-]{YEAR})"


def impossible(sentence: str) -> Schema:
    """What a part that was given can never be: the sentence is said of all of it."""
    return {"type": ["null"], "errorMessage": sentence}


def whole_number(pattern: str, smallest: int, largest: int, sentence: str = "") -> Schema:
    """Numbers within limits, and what is said of others.

    Where ``minimum`` and ``maximum`` stand alone, the editor's server says so in English.
    """
    sentence = sentence or rule_sentence("wrong-value")
    return {
        "type": ["integer", "string"],
        "pattern": rf"^\s*{pattern}\s*$",
        "errorMessage": sentence,
        "if": {"minimum": smallest, "maximum": largest},
        "else": impossible(sentence),
    }


_DIGITS = "(?:0|[1-9][0-9]{0,14}|10{15})"
_NUMBER_CODES = "[not-a-number] [ambiguous-number] [fractional-number] [negative-number] [number-too-large]"
_NUMBER_SENTENCE = (
    f"{_NUMBER_CODES} Chỉ viết chữ số, từ 0 đến một triệu tỷ: "
    "không dấu chấm, dấu phẩy, dấu cách, số 0 đứng đầu hay phần thập phân; tiền tính bằng đồng."
)


def amount(decimals: int) -> Schema:
    """A number with so many places at most: an editor takes 1.5 for a number, 1,5 for a text."""
    places = f"(?:[.,][0-9]{{1,{decimals}}})?"
    sentence = (
        f"{_NUMBER_CODES} Chỉ viết chữ số, từ 0 đến một triệu tỷ, có thể thêm dấu phẩy và nhiều "
        f"nhất {decimals} chữ số: không chia nhóm ba chữ số."
    )
    return whole_number(rf"{_DIGITS}{places}", 0, MAXIMUM_NUMBER, sentence) | {"type": ["number", "string"]}


def period(parts: str) -> Schema:
    """A year, or one of its parts."""
    number = whole_number(
        f"{YEAR}(?:-(?:{parts}))?", MINIMUM_YEAR, MAXIMUM_YEAR, rule_sentence("not-a-period")
    )
    return {**number, "type": ["string", "integer"]}


def matching(form: str, *codes: str, types: Sequence[str] = ("string",), ahead: str = "") -> Schema:
    """A text of a form, with blanks around it and what lies ahead of all, and what is said of any other."""
    return {"type": [*types], "pattern": rf"^{ahead}\s*{form}\s*$", "errorMessage": rule_sentence(*codes)}


def _identifier(form: str, limit: int, number: str) -> Schema:
    """An identifier; one of digits alone is a number to the editor."""
    ahead = rf"(?=\s*\S{{1,{limit}}}\s*$)"
    return matching(form, "not-an-identifier", types=("string", number), ahead=ahead)


#: By the names that the model gives them.
SCALARS: dict[str, Schema] = {
    "ClauseId": _identifier(CLAUSE_ID, MAXIMUM_CLAUSE_ID, "number"),
    "Amount": amount(MAXIMUM_DECIMALS),
    "Count": whole_number(_DIGITS, 0, MAXIMUM_NUMBER, _NUMBER_SENTENCE),
    "Day": matching(_day_pattern(), "not-a-date", "impossible-date"),
    "Digest": matching(r"[0-9a-f]{64}", "not-a-digest", types=("string", "integer")),
    "Email": matching(r"[A-Za-z0-9_.+'-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+", "not-an-email"),
    "Flag": matching(r"(?:true|false)", "not-true-or-false", types=("boolean", "string")),
    "Line": _text(MAXIMUM_LINE),
    "Link": matching(
        r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#:@\[\]]+(?:[:/?#@]\S*)?",
        "not-a-web-address",
        ahead=rf"(?=[\s\S]{{1,{MAXIMUM_LINE}}}$)",
    ),
    "Period": period(f"{REGULAR_PART}|{ADHOC_NAME}"),
    "Slug": _identifier(SLUG, MAXIMUM_SLUG, "integer"),
    "Words": _text(MAXIMUM_TEXT),
}
