"""A document as plain text: a line for each paragraph, each entry of a list and each row of a table."""

from collections.abc import Iterator

from ttdn.documents.document.model import Block, Document, Heading, ListItem, Paragraph, Runs, words_of
from ttdn.safe_text import visible

_STEP = "  "


def render_text(document: Document) -> Iterator[str]:
    """The lines of the document, its title first; nothing in them is more than words."""
    yield from map(visible, filter(None, (document.title, document.subject_line, document.notice)))
    before: Block | None = None
    for block in (*document.blocks, *(block for annex in document.annexes for block in annex.blocks)):
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and isinstance(before, ListItem)):
            yield ""
        yield from map(visible, _lines(block))
        before = block


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.line
        case Paragraph():
            yield _words(block.runs)
        case ListItem():
            yield f"{_STEP * block.level}- {_words(block.runs)}"
        case _:
            for row in block.rows:
                yield "; ".join(filter(None, map(_words, row)))


def _words(runs: Runs) -> str:
    return " ".join(words_of(runs).split())
