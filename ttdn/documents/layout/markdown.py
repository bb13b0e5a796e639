"""A document as Markdown text, letterhead and annexes included."""

from collections.abc import Iterator

from ttdn.documents.document.model import (
    Blocks,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Runs,
    Table,
    words_of,
)
from ttdn.safe_text import markdown


def render_markdown(document: Document) -> str:
    """The whole document as Markdown, in the order in which it is printed."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    letterhead = document.letterhead
    if document.notice:
        yield from (f"**{markdown(document.notice)}**", "")
    superior = [markdown(letterhead.superior)] if letterhead.superior else []
    yield from ("  \n".join([*superior, *(f"**{markdown(line)}**" for line in letterhead.agency)]), "")
    subject = "" if document.title else f"  \n{markdown(document.subject_line)}"
    yield from (f"{markdown(document.number_line)}{subject}  \n*{markdown(document.date_line)}*", "")
    if document.title:
        yield from (f"# {markdown(document.title)}", "", f"**{markdown(document.subject_line)}**", "")
    for line in document.addressee_lines:
        yield from (markdown(line), "")
    yield from _block_lines(document.blocks)
    yield from ("***Nơi nhận:***", "")
    for line in document.recipient_lines:
        yield f"- {markdown(line.removeprefix('- '))}"
    yield ""
    for line in (*letterhead.signature.authority, letterhead.signature.name or ""):
        yield from (f"**{markdown(line)}**", "")
    for annex in document.annexes:
        yield from (
            "---",
            "",
            f"# {document.annex_label(annex)}",
            "",
            f"**{markdown(annex.title)}**",
            "",
            f"*{markdown(document.annex_reference)}*",
            "",
        )
        yield from _block_lines(annex.blocks)


def _block_lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield from (
                    f"{'#' * (block.level + 1)} {markdown(block.label)} {markdown(words_of(block.runs))}",
                    "",
                )
            case Paragraph():
                yield from (_words(block.runs), "")
            case ListItem():
                yield from ("  " * block.level + f"- {_words(block.runs)}", "")
            case Table():
                yield _row(block.head)
                yield f"|{'|'.join(map(_rule, block.widths, block.aligns))}|"
                yield from (_row(row) for row in block.rows)
                yield ""


def _row(cells: Row) -> str:
    return "| " + " | ".join(_words(cell) for cell in cells) + " |"


def _rule(share: int, align: str) -> str:
    dashes = "-" * max(share, 3)
    return {"center": f":{dashes}:", "right": f"{dashes}:"}.get(align, dashes)


def _words(runs: Runs) -> str:
    parts = []
    for run in runs:
        sign = "*" * (2 * run.bold + run.italic)
        parts.append(f"{sign}{markdown(run.text)}{sign}" if sign and run.text.strip() else _spaced(run.text))
    return "".join(parts)


def _spaced(text: str) -> str:
    """Escaped words that keep the space with which they join their neighbours."""
    head, tail = text[:1].isspace(), text[-1:].isspace()
    return " " * head + markdown(text) + " " * (tail and bool(text.strip()))
