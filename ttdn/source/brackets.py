"""Brackets and quotation marks that do not fit together: which of them, of which key, and what is missing."""

import re
from dataclasses import replace

from ttdn.diagnostics import Diagnostic, Location, Related
from ttdn.language import NOTHING, Text
from ttdn.patterns import pattern
from ttdn.safe_text import quote

_CLOSING = {"[": "]", "{": "}"}
_OPENING = {"]": "[", "}": "{"}
_MARKS = {
    '"': Text('ngoặc kép (")', 'double quotation mark (")'),
    "'": Text("nháy đơn (')", "single quotation mark (')"),
}
#: The key of a value that begins here.
_KEY_BEFORE = pattern(r"([\w.-]{1,40}):\s+$")
#: The last key before a place whose value is in quotation marks, and the key of a line.
_QUOTED_KEY = pattern(r"""(?s:.*[\s{,]|^)([\w.-]{1,40}):\s+["']""")
_KEY_OF_LINE = pattern(r"\s*(?:- +)*(?:\{ *)?([\w.-]{1,40}):\s")
_NO_VALUE = pattern(r"\s*(?:- +)*[\w.-]*")
_KEY_LINE = pattern(r"\s*(?:- +)*[\w.-]+:(?:\s|$)")
_CURLY = Text(
    "Đặt cả câu trong ngoặc kép thẳng; dấu ngoặc kép ở giữa câu thì viết “…”.",
    "Put the whole sentence in straight double quotes, and write “…” for those inside it.",
)
_QUOTE_WHOLE = Text(
    "Nếu ngoặc là một phần của câu thì đặt cả câu trong ngoặc kép thẳng.",
    "If the bracket is part of a sentence, put the whole sentence in straight double quotes.",
)
_COMMA = Text(
    "Thêm dấu phẩy giữa hai ý; câu có dấu hai chấm, dấu phẩy thì đặt trong ngoặc kép thẳng.",
    "Put a comma between two entries; put a sentence with a colon or a comma in straight double quotes.",
)


def explain_brackets(problem: str, here: Location, opening: Location) -> Diagnostic | None:
    """What is wrong with brackets or quotation marks where the parser stumbled; None where it is not them.

    ``opening`` is where the part began that it was reading.
    """
    sign, before = _sign_at(here), _sign_before(here)
    line_key = _say_key(_KEY_OF_LINE.match(here.snippet))
    if "unexpected end of stream" in problem:
        return _unclosed_quote(opening)
    if "',' or" in problem:
        return _in_brackets(here, opening, sign, before)
    if sign in _OPENING and any(
        words in problem for words in ("expected key", "node content", "'-' indicator")
    ):
        return _found(
            Text(
                f"Thừa dấu '{sign}'{line_key.vi}: không có dấu '{_OPENING[sign]}' nào còn mở.",
                f"There is one '{sign}' too many{line_key.en}: no '{_OPENING[sign]}' is open.",
            ),
            here,
            _QUOTE_WHOLE,
        )
    if "node content" in problem and not sign.strip() and before in _CLOSING:
        return _unclosed_bracket(
            replace(here, column=len(here.snippet[: here.column - 1].rstrip()), length=1)
        )
    if sign == "," and "node content" in problem:
        return _found(
            Text("Trước dấu phẩy này không có nội dung.", "There is nothing before this comma."),
            here,
            Text("Xóa dấu phẩy thừa.", "Delete the comma that is too many."),
        )
    if "expected key" in problem and before in _MARKS:
        return _after_quote(here, before)
    if "expected key" in problem and before in _OPENING:
        return _found(
            Text(
                f"Sau ngoặc đóng '{before}' còn chữ{line_key.vi}.",
                f"Words follow the closing '{before}'{line_key.en}.",
            ),
            here,
            _QUOTE_WHOLE,
        )
    return None


def _found(message: Text, place: Location, hint: Text | None, *related: Related) -> Diagnostic:
    return Diagnostic("yaml-syntax", message, place, hint=hint, related=related)


def _sign_at(place: Location) -> str:
    return place.snippet[place.column - 1 : place.column]


def _begins_line(place: Location) -> bool:
    """Whether a line of the form ``key: value`` begins there."""
    before = place.snippet[: place.column - 1]
    return _KEY_LINE.match(place.snippet) is not None and _NO_VALUE.fullmatch(before) is not None


def _sign_before(place: Location) -> str:
    return place.snippet[: place.column - 1].rstrip()[-1:]


def _of_key(place: Location) -> Text:
    """The key whose value begins there, in round brackets; nothing where there is none."""
    return _say_key(_KEY_BEFORE.search(place.snippet[: place.column - 1]))


def _say_key(key: re.Match[str] | None) -> Text:
    return Text(f" (khóa {quote(key[1])})", f" (key {quote(key[1])})") if key else NOTHING


def _unclosed_quote(opening: Location) -> Diagnostic:
    mark, key = _MARKS.get(_sign_at(opening), _MARKS['"']), _of_key(opening)
    return _found(
        Text(
            f"Thiếu dấu {mark.vi} đóng câu bắt đầu ở đây{key.vi}.",
            f"The {mark.en} that opens here is never closed{key.en}.",
        ),
        opening,
        _CURLY,
    )


def _unclosed_bracket(opening: Location) -> Diagnostic:
    bracket, key = _sign_at(opening), _of_key(opening)
    closing = _CLOSING.get(bracket, "")
    return _found(
        Text(
            f"Dấu ngoặc '{bracket}' mở ở đây{key.vi} không được đóng: thiếu '{closing}'.",
            f"The bracket '{bracket}' that opens here{key.en} is never closed: '{closing}' is missing.",
        ),
        opening,
        _QUOTE_WHOLE,
    )


def _after_quote(here: Location, mark: str) -> Diagnostic:
    name, key = _MARKS[mark], _say_key(_QUOTED_KEY.match(here.snippet[: here.column - 1]))
    return _found(
        Text(f"Sau dấu {name.vi} đóng còn chữ{key.vi}.", f"Words follow the closing {name.en}{key.en}."),
        here,
        _CURLY,
    )


def _in_brackets(here: Location, opening: Location, sign: str, before: str) -> Diagnostic:
    bracket, key = _sign_at(opening), _of_key(opening)
    closing = _CLOSING.get(bracket, "")
    opened = Related(opening, Text("mở ở đây", "opened here"))
    if sign in _OPENING:
        return _found(
            Text(
                f"Ngoặc '{bracket}'{key.vi} lại đóng bằng '{sign}': phải là '{closing}'.",
                f"The bracket '{bracket}'{key.en} is closed by '{sign}' instead of '{closing}'.",
            ),
            here,
            _QUOTE_WHOLE,
            opened,
        )
    if not sign.strip() or (_begins_line(here) and here.line != opening.line):
        return _unclosed_bracket(opening)
    if before in _MARKS and sign not in _MARKS:
        return _after_quote(here, before)
    return _found(
        Text(
            f"Trong ngoặc '{bracket}'{key.vi} thiếu dấu phẩy, hoặc câu có dấu hai chấm, trước chỗ này.",
            f"Within '{bracket}'{key.en}, before this place, a comma is missing or a sentence has a colon.",
        ),
        here,
        _COMMA,
        opened,
    )
