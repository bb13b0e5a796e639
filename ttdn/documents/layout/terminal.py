"""A document on the terminal: the same words, without the letterhead's layout."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text as RichText

from ttdn.documents.document.model import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Runs,
    Table,
    words_of,
)

#: Columns of a window that a column of a table needs at least; a table that has less is shown row by row.
_ROOM = 14


def render_terminal(document: Document, width: int) -> Iterator[RenderableType]:
    """The document from its title to its last annex, for a window of ``width`` columns."""
    if document.notice:
        yield RichText(document.notice, style="bold yellow", justify="center")
        yield ""
    if document.title:
        yield RichText(f"{document.title}\n{document.subject_line}", style="bold", justify="center")
    else:
        yield RichText(document.subject_line, style="italic", justify="center")
    for line in document.addressee_lines:
        yield RichText(line, justify="center")
    yield ""
    for block in document.blocks:
        yield _render(block, width)
    for annex in document.annexes:
        yield ""
        yield RichText(f"{document.annex_label(annex)}\n{annex.title}", style="bold", justify="center")
        yield ""
        for block in annex.blocks:
            yield _render(block, width)


def _render(block: Block, width: int) -> RenderableType:
    match block:
        case Heading():
            return RichText("\n" * (block.level == 1) + block.line, style="bold")
        case Paragraph():
            return Padding(_words(block.runs), (0, 0, 0, 2))
        case ListItem():
            return Padding(RichText("- ").append_text(_words(block.runs)), (0, 0, 0, 2 + 2 * block.level))
        case Table():
            return _table(block) if len(block.head) * _ROOM <= width else _rows(block)


def _rows(block: Table) -> RenderableType:
    """A table that is too wide: each row as a paragraph, its first two cells as the title."""
    paragraphs = []
    for row in block.rows:
        words = [words_of(cell).strip() for cell in row]
        title = " ".join(filter(None, words[:2]))
        cells = zip(block.head[2:], words[2:], strict=True)
        facts = "; ".join(f"{words_of(head)}: {cell}" for head, cell in cells if cell)
        paragraphs.append(RichText().append(title, style="bold").append(f"\n{facts}" if facts else ""))
    return Padding(Group(*paragraphs), (0, 0, 0, 2))


def _table(block: Table) -> RenderableType:
    table = RichTable(header_style="bold", show_lines=True, expand=True)
    for head, share, align in zip(block.head, block.widths, block.aligns, strict=True):
        table.add_column(_words(head), ratio=share, justify=align, overflow="fold")  # type: ignore[arg-type]
    for row in block.rows:
        table.add_row(*(_words(cell) for cell in row))
    return table


def _words(runs: Runs) -> RichText:
    text = RichText()
    for run in runs:
        words = f"{run.text} ({run.link})" if run.link else run.text
        text.append(words, style=Style(bold=run.bold or None, italic=run.italic or None))
    return text
