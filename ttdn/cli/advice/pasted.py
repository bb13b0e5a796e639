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
_QUOTES = re.compile(f"[{_OPENING}{_CLOSING}]")
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


def explain_pasted(words: Sequence[str]) -> Text:
    """Why a line was refused that came from elsewhere."""
    if any(re.search(f"^[{_DASHES}]", word) for word in words):
        return Text(
            "Gạch ngang dán từ Word không dùng được trong dòng lệnh; gõ '-' trên bàn phím.",
            "Dashes that come from Word do not work on a command line; type '-' on the keyboard.",
        )
    if any(_QUOTES.search(word) for word in words):
        return Text(
            "Ngoặc kép dán từ Word không dùng được trong dòng lệnh; gõ '\"' trên bàn phím.",
            "Quotes that come from Word do not work on a command line; type '\"' on the keyboard.",
        )
    return Text(
        "Tên dài của tùy chọn viết sau hai gạch.", "The long name of an option stands behind two dashes."
    )


def _with_dashes(word: str) -> str:
    """``–unit``, ``—unit``, ``-unit`` as ``--unit``; ``–o`` as ``-o``."""
    return _SHORT_OPTION.sub("-", _LONG_OPTION.sub("--", word))


def _join_quoted(words: Sequence[str]) -> Iterator[str]:
    inside: list[str] = []
    for word in words:
        opens = bool(re.search(f"(?:^|=)[{_OPENING}”’]", word))
        if inside or opens:
            inside.append(word)
            if not re.search(f"[{_CLOSING}]$", word) or (len(word) == 1 and len(inside) == 1):
                continue
            yield _QUOTES.sub("", " ".join(inside))
            inside = []
        else:
            yield word
    yield from (_QUOTES.sub("", word) for word in inside)
