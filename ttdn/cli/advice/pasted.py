"""Words as they were meant that came from Word, a chat or a page of a manual: dashes, quotes, blanks."""

import re
from collections.abc import Iterator, Sequence

from ttdn.language import Text
from ttdn.vietnamese import nfc

#: En dash, em dash and their like, which Word makes of "--" and "-".
_DASHES = "–—‒―−‑‐﹘﹣－"
_LONG_OPTION = re.compile(rf"^[{_DASHES}-]+(?=[^\W\d_]{{2}})")
_SHORT_OPTION = re.compile(rf"^[{_DASHES}](?=\w)")
_OPENING, _CLOSING = "“„‟«‘‚", "”“»’"
_CURLY = re.compile(f"[{_OPENING}{_CLOSING}]")
#: A quote where a value begins. Single ones are quotes in the shells of Unix, and letters in cmd.
_OPENS, _SINGLE = re.compile(f"(^|=)[{_OPENING}”’']"), re.compile("(?:^|=)'")
#: By what it is seen that a line came from elsewhere, and what is said of it.
_SIGNS = (
    (
        re.compile(f"^[{_DASHES}]"),
        Text(
            "Gạch ngang dán từ Word không dùng được trong dòng lệnh; gõ '-' trên bàn phím.",
            "Dashes that come from Word do not work on a command line; type '-' on the keyboard.",
        ),
    ),
    (
        _CURLY,
        Text(
            "Ngoặc kép dán từ Word không dùng được trong dòng lệnh; gõ '\"' trên bàn phím.",
            "Quotes that come from Word do not work on a command line; type '\"' on the keyboard.",
        ),
    ),
    (
        _SINGLE,
        Text(
            "Dấu nháy đơn không phải là ngoặc trong Command Prompt; gõ '\"'.",
            "Single quotes are no quotes in the Command Prompt; type '\"'.",
        ),
    ),
    (
        re.compile(r"^-[^\W\d_]{2}"),
        Text(
            "Tên dài của tùy chọn viết sau hai gạch.", "The long name of an option stands behind two dashes."
        ),
    ),
)
#: A blank that no shell takes for one.
_BLANKS = re.compile("[\u00a0\u2007\u202f\u3000]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")


def unpaste(words: Sequence[str]) -> list[str]:
    """The words of a line with the dashes and quotes of a keyboard.

    A shell knows no “curly” quotes and cuts what stands between them at the blanks: it is put together again.
    """
    cleaned = [nfc(_INVISIBLE.sub("", word)) for word in words]
    split = [part for word in cleaned for part in _BLANKS.split(word) if part or not word]
    return [_with_dashes(word) for word in _join_quoted(split)]


def explain_pasted(words: Sequence[str]) -> Text | None:
    """Why a line was refused that came from elsewhere; None where nothing can be seen that is wrong."""
    found = (why for sign, why in _SIGNS if any(map(sign.search, words)))
    return next(found, None)


def _with_dashes(word: str) -> str:
    """``–unit``, ``—unit``, ``-unit`` as ``--unit``; ``–o`` as ``-o``."""
    return _SHORT_OPTION.sub("-", _LONG_OPTION.sub("--", word))


def _join_quoted(words: Sequence[str]) -> Iterator[str]:
    rest = list(words)
    while rest:
        word = rest.pop(0)
        closing = _closing(word, rest)
        if closing is None:
            yield _CURLY.sub("", word) if _OPENS.search(word) else word
            continue
        whole = " ".join((word, *rest[:closing]))
        del rest[:closing]
        yield _OPENS.sub(r"\1", whole, 1)[:-1]


def _closing(word: str, behind: Sequence[str]) -> int | None:
    """How many words further the quote is closed with which a word begins; None where there is none."""
    if not (_OPENS.search(word) or _SINGLE.search(word)):
        return None
    ends = "'" if _SINGLE.search(word) else _CLOSING
    return next((many for many, one in enumerate((word[1:], *behind)) if one and one[-1] in ends), None)
