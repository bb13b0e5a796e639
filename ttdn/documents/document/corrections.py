"""The office's corrections of wording, applied to a finished document."""

from collections.abc import Iterable
from dataclasses import replace

from ttdn.documents.document.model import Annex, Block, Document, Runs, Table
from ttdn.model.edits import Correction


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
        subject=document.subject.replace(correction.before, correction.after),
        blocks=_in_blocks(document.blocks, correction),
        annexes=tuple(_in_annex(annex, correction) for annex in document.annexes),
    )


def _in_annex(annex: Annex, correction: Correction) -> Annex:
    return replace(
        annex,
        title=annex.title.replace(correction.before, correction.after),
        blocks=_in_blocks(annex.blocks, correction),
    )


def _in_blocks(blocks: tuple[Block, ...], correction: Correction) -> tuple[Block, ...]:
    return tuple(_in_block(block, correction) for block in blocks)


def _in_block(block: Block, correction: Correction) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(_in_runs(cell, correction) for cell in row) for row in block.rows)
        return replace(block, head=tuple(_in_runs(cell, correction) for cell in block.head), rows=rows)
    return replace(block, runs=_in_runs(block.runs, correction))


def _in_runs(runs: Runs, correction: Correction) -> Runs:
    return tuple(replace(run, text=run.text.replace(correction.before, correction.after)) for run in runs)
