"""The office's corrections of wording, applied to a finished document."""

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
