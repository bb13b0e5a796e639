"""The office's corrections of wording, applied to a finished document."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ttdn.documents.document.model import Document
from ttdn.model.edits import Correction

#: What is printed of an annex, of a block and of a run.
_WORDS = ("title", "blocks", "head", "rows", "runs", "text")


def correct_wording(
    document: Document, corrections: Iterable[Correction]
) -> tuple[Document, list[Correction]]:
    """Print other words instead of some of the program's.

    Args:
        document: The document as its template says it.
        corrections: Which words, and what is printed instead.

    Returns:
        The corrected document, and the corrections whose words stand nowhere in it: the figures or the
        template have changed.
    """
    unused = []
    for correction in corrections:
        corrected = _correct(document, correction)
        if corrected == document:
            unused.append(correction)
        document = corrected
    return document, unused


def _correct(document: Document, correction: Correction) -> Document:
    return change_words(document, lambda words: words.replace(correction.before, correction.after))


def change_words(document: Document, change: Callable[[str], str]) -> Document:
    """A document in which all words have been changed, one after the other in its order."""
    return replace(
        document,
        subject=change(document.subject),
        blocks=_changed(document.blocks, change),
        annexes=_changed(document.annexes, change),
    )


def _changed(part: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - annexes, blocks, cells, runs, their words
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_changed(inner, change) for inner in part)
    words = {name: getattr(part, name) for name in _WORDS if hasattr(part, name)}
    return replace(part, **{name: _changed(inner, change) for name, inner in words.items()})


_COMMITTEE = re.compile(r"(?<![\w/(-])UBND(?![\w/-])")
_WRITTEN_OUT = "Ủy ban nhân dân (UBND)"
_KINDS = (
    "Chỉ thị|Chiến lược|Chương trình|Công văn|Đề án|Hướng dẫn|Kế hoạch|Kết luận|Nghị định|Nghị quyết|"
    "Quy chế|Quy định|Quyết định|Thông báo|Thông tư"
)
_NUMBER = r"(?P<digits>\d+)(?P<code>[/-][\w/-]*\w)"
_IN_FULL = re.compile(rf"(?P<kind>{_KINDS}) số {_NUMBER} ngày \d+/\d+/\d{{4}}[^;,.()]*")
_MENTION = re.compile(
    rf"(?P<kind>{_KINDS}) (?:(?P<word>số )?{_NUMBER}|(?P<bare>\d{{2,}})(?![\w/-]))(?P<dated> ngày \d)?"
)


class _Writer:
    """Writes out what it meets first; it is given the words of a document one after the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._committee = _WRITTEN_OUT
        #: By kind and digits of a document's number: its code, and how it is cited in full.
        self._known: dict[tuple[str, str], tuple[str, str]] = {}
        for found in (found for text in texts for found in _IN_FULL.finditer(text)):
            self._known.setdefault((found["kind"], found["digits"]), (found["code"], found[0].strip()))
        self._told: set[tuple[str, str]] = set()

    def __call__(self, words: str) -> str:
        return _COMMITTEE.sub(self._name, _MENTION.sub(self._cite, words))

    def _name(self, _: re.Match[str]) -> str:
        name, self._committee = self._committee, "UBND"
        return name

    def _cite(self, mention: re.Match[str]) -> str:
        digits = mention["digits"] or mention["bare"]
        key = mention["kind"], digits
        code, in_full = self._known.get(key, ("", ""))
        if not code or mention["code"] not in {None, code}:
            return mention[0]
        first = key not in self._told
        self._told.add(key)
        if mention["dated"]:
            return mention[0]
        return in_full if first else f"{mention['kind']} số {digits}{code}"


def write_out(document: Document, texts: Iterable[str]) -> Document:
    """A document that writes out what it speaks of for the first time.

    Args:
        document: The document.
        texts: Where other documents are cited in full.
    """
    return change_words(document, _Writer(texts))
