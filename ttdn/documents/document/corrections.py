"""The office's corrections of wording, applied to a finished document."""

from collections.abc import Iterable
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
    return replace(
        document,
        subject=_corrected(document.subject, correction),
        blocks=_corrected(document.blocks, correction),
        annexes=_corrected(document.annexes, correction),
    )


def _corrected(part: Any, correction: Correction) -> Any:  # noqa: ANN401 - annexes, blocks, cells, runs, their words
    if isinstance(part, str):
        return part.replace(correction.before, correction.after)
    if isinstance(part, tuple):
        return tuple(_corrected(inner, correction) for inner in part)
    words = {name: getattr(part, name) for name in _WORDS if hasattr(part, name)}
    return replace(part, **{name: _corrected(inner, correction) for name, inner in words.items()})
