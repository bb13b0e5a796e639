"""What the pages of the terminal are put together from: headings, indented parts, tables without lines."""

from collections.abc import Callable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Language, Text

Say = Callable[[Text], str]


def make_sayer(language: Language) -> Say:
    """A function that says a text in one language."""
    return lambda text: text.in_language(language)


def heading(words: str) -> RenderableType:
    """The heading of a part: a short one in capitals."""
    return RichText(f"\n{words.upper()}" if len(words) < 30 else f"\n{words}", style="bold cyan")  # noqa: PLR2004 - a title, not a sentence


def indent(content: RenderableType) -> RenderableType:
    """A part below its heading."""
    return Padding(content, (0, 0, 0, 2))


def grid(columns: int) -> Table:
    """A table without headings."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def listing(say: Say, *labels: Text) -> Table:
    """A table with headings, whose cells take as many lines as they need."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for label in labels:
        table.add_column(say(label), overflow="fold")
    return table
