"""A document as text: as Markdown, letterhead and annexes included, and as plain lines."""

from collections.abc import Iterator

from ttdn.documents.document.model import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Runs,
    Table,
    words_of,
)
from ttdn.safe_text import markdown, visible


def render_markdown(document: Document) -> str:
    """The whole document as Markdown, in the order in which it is printed."""
    return "".join(f"{paragraph}\n\n" for paragraph in _paragraphs(document))


def _paragraphs(document: Document) -> Iterator[str]:
    letterhead = document.letterhead
    if document.notice:
        yield f"**{markdown(document.notice)}**"
    if document.internal:
        yield f"# {markdown(document.title)}"
        yield f"**{markdown(document.subject_line)}**"
        yield from map(_block, document.blocks)
        yield from _annexes(document)
        return
    superior = [markdown(letterhead.superior)] if letterhead.superior else []
    yield "  \n".join([*superior, *(f"**{markdown(line)}**" for line in letterhead.agency)])
    subject = "" if document.title else f"  \n{markdown(document.subject_line)}"
    yield f"{markdown(document.number_line)}{subject}  \n*{markdown(document.date_line)}*"
    if document.title:
        yield f"# {markdown(document.title)}"
        yield f"**{markdown(document.subject_line)}**"
    yield from map(markdown, document.addressee_lines)
    yield from map(_block, document.blocks)
    yield "***Nơi nhận:***"
    yield "\n".join(f"- {markdown(line.removeprefix('- '))}" for line in document.recipient_lines)
    for line in filter(None, (*letterhead.signature.authority, letterhead.signature.name)):
        yield f"**{markdown(line)}**"
    yield from _annexes(document)


def _annexes(document: Document) -> Iterator[str]:
    for annex in document.annexes:
        yield "---"
        yield f"# {document.annex_label(annex)}"
        yield f"**{markdown(annex.title)}**"
        if not document.internal:
            yield f"*{markdown(document.annex_reference)}*"
        yield from map(_block, annex.blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {markdown(block.label)} {markdown(words_of(block.runs))}"
        case Paragraph():
            return _words(block.runs)
        case ListItem():
            return "  " * block.level + f"- {_words(block.runs)}"
        case Table():
            rule = f"|{'|'.join(map(_rule, block.widths, block.aligns))}|"
            return "\n".join((_row(block.head), rule, *map(_row, block.rows)))


def _row(cells: Row) -> str:
    return "| " + " | ".join(_words(cell) for cell in cells) + " |"


def _rule(share: int, align: str) -> str:
    dashes = "-" * max(share, 3)
    return {"center": f":{dashes}:", "right": f"{dashes}:"}.get(align, dashes)


def _words(runs: Runs) -> str:
    parts = []
    for run in runs:
        sign = "*" * (2 * run.bold + run.italic)
        words = f"{sign}{markdown(run.text)}{sign}" if sign and run.text.strip() else _spaced(run.text)
        parts.append(f"[{words}]({markdown(run.link)})" if run.link else words)
    return "".join(parts)


def _spaced(text: str) -> str:
    """Escaped words that keep the space with which they join their neighbours."""
    head, tail = text[:1].isspace(), text[-1:].isspace()
    return " " * head + markdown(text) + " " * (tail and bool(text.strip()))


_STEP = "  "


def render_text(document: Document) -> Iterator[str]:
    """The lines of the document, its title first; nothing in them is more than words."""
    yield from map(visible, filter(None, (document.title, document.subject_line, document.notice)))
    before: Block | None = None
    for block in (*document.blocks, *(block for annex in document.annexes for block in annex.blocks)):
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and isinstance(before, ListItem)):
            yield ""
        yield from map(visible, _plain_lines(block))
        before = block


def _plain_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.line
        case Paragraph():
            yield _plain_words(block.runs)
        case ListItem():
            yield f"{_STEP * block.level}- {_plain_words(block.runs)}"
        case _:
            for row in block.rows:
                yield "; ".join(filter(None, map(_plain_words, row)))


def _plain_words(runs: Runs) -> str:
    return " ".join(words_of(runs).split())
