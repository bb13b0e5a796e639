"""What the pages of the terminal are put together from: headings, indented parts, tables without lines."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text as RichText

from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.forebears import Forebears
from ttdn.language import Say, Text, count_of
from ttdn.status.states import ILLUSTRATIVE
from ttdn.terminal.console import plain
from ttdn.vietnamese import date_text, measured

#: What is shown, part by part from the top.
Parts = Iterator[RenderableType]
#: A label, and what is said under it.
Fact = tuple[Text, str]


#: Narrower than this a table of words beside words would break them: less stands beside each other.
NARROW = 56
_NO_BREAK = "\u00a0"
#: Names are not set in less, however narrow a window is said to be.
_LEAST_WIDTH = 20
#: More names than these are not all told, but so many of them.
MANY_NAMES, _TOLD_NAMES = 60, 40
#: Columns by which a part is set in below its heading.
INDENT = 2


def render_banner(say: Say, *, illustrative: bool) -> Parts:
    """What is said above everything else, where data are examples."""
    if illustrative:
        yield RichText(say(*ILLUSTRATIVE), style="bold yellow")
        yield ""


def heading(words: str) -> RenderableType:
    """The heading of a part, in capitals: words of the program."""
    return RichText(f"\n{words.upper()}", style="bold cyan")


def name_heading(name: str) -> RenderableType:
    """The heading of a part that bears the name of an item or a unit, as the plan writes it."""
    return plain(f"\n{name}", "bold cyan")


def indent(content: RenderableType) -> RenderableType:
    """A part below its heading."""
    return Padding(content, (0, 0, 0, INDENT))


def indented(words: str, style: str = "") -> RenderableType:
    """Words below a heading."""
    return indent(plain(words, style))


def count_units(number: int, say: Say) -> str:
    """``3 đơn vị``."""
    return say(f"{number} đơn vị", count_of(number, "unit"))


def grid(rows: Iterable[Iterable[RenderableType]], columns: int = 2) -> Table:
    """A table without headings, whose cells take as many lines as they need."""
    table = Table.grid(*(Column(overflow="fold") for _ in range(columns)), padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return table


def labelled(facts: Iterable[Fact], say: Say) -> RenderableType:
    """Facts below each other, each behind its label."""
    return grid((RichText(f"{say(*label)}:", style="dim"), plain(words)) for label, words in facts)


def target_rows(totals: Iterable[FigureTotal], say: Say) -> Iterator[tuple[RenderableType, RenderableType]]:
    """The figures with a target: what they are to reach, and how far they have.

    Of a target for all together the amount of some units says no more than what they have reported.
    """
    for total in totals:
        if total.figure.target:
            wanted = say(*target_words(total.figure.unit, total.figure.target))
            told = say(*(reach_words(total) if total.reach else _reported_words(total)))
            yield plain(f"{total.figure.label}: {wanted}"), plain(told)


def _reported_words(total: FigureTotal) -> Text:
    if total.total is None:
        return Text("chưa có số liệu", "nothing reported")
    amount = measured(total.total, total.figure.unit)
    return Text(f"đã báo cáo {amount}", f"{amount} reported")


def render_forebears(found: Forebears, say: Say) -> Parts:
    """The units that have become part of one: their reports, and the figures of the last of them together."""
    if not found.units:
        return
    yield heading(say("Đơn vị cũ", "Former units"))
    rows = []
    for one in found.units:
        ended = say(*date_text(one.unit.end)) if one.unit.end else ""
        reports = ", ".join(
            f"{say(*report.period.label)} ({say(*date_text(report.received))})" for report in one.reports
        )
        until = ended and say(f" (đến hết {ended})", f" (until {ended})")
        rows.append((plain(f"{one.called}{until}"), plain(reports or say("không có báo cáo", "no reports"))))
    yield indent(grid(rows))
    if words := say(*found.instead):
        yield indented(words)
    if found.period and found.figures:
        label = found.period.label
        yield indented(say(f"Số liệu {label.vi}, gộp lại:", f"Figures for {label.en}, together:"))
        figures = (
            (item.number, plain(f"{figure.label}: {measured(amount, figure.unit)}"))
            for item, figure, amount in found.figures
        )
        yield indent(indent(grid(figures)))


def listing(say: Say, *labels: Text) -> Table:
    """A table with headings, whose cells take as many lines as they need."""
    table = headed_table(gap=2)
    for label in labels:
        table.add_column(say(*label), overflow="fold")
    return table


def headed_table(gap: int) -> Table:
    """A table with headings and without lines; its cells stand so many blanks apart."""
    return Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")


def add_number_column(table: Table, head: str, *, stacked: bool = False) -> None:
    """A column of numbers; ``stacked``: each word of its head on a line of its own."""
    table.add_column(plain("\n".join(head.split()) if stacked else head), justify="right", no_wrap=True)


def hanging(words: str, width: int) -> str:
    """Words in lines for an indented block, the further lines set in, so that each entry is seen as one.

    No line begins with a dash: it would be read as the next entry.
    """
    room, held = max(width - 2 * INDENT, _LEAST_WIDTH), words.replace(" - ", f"{_NO_BREAK}- ")
    lines = textwrap.wrap(held, room, subsequent_indent=" " * INDENT, break_on_hyphens=False)
    return "\n".join(lines).replace(f"{_NO_BREAK}- ", " - ")


def name_list(  # noqa: PLR0913 - what a list is made of
    label: str, names: Sequence[str], say: Say, width: int, between: str = ", ", *, everyone: bool = False
) -> RenderableType:
    """Names behind a label, in lines that never break a name.

    Of very many it is counted how many are left out, with the way to see them; ``everyone``: all are told.
    """
    told, rest = list(names), ""
    if len(names) > MANY_NAMES and not everyone:
        told = told[:_TOLD_NAMES]
        left = len(names) - len(told)
        rest = say(f" và {left} đơn vị khác (thêm --all thì kể hết)", f" and {left} more (--all names them)")
    room = max(width - 3 * INDENT, _LEAST_WIDTH)
    held = between.join(name.replace(" ", _NO_BREAK) if len(name) < room else name for name in told)
    return indented(hanging(f"{label}: {held}{rest}.", width).replace(_NO_BREAK, " "))


def shorten(words: str, width: int, lines: int) -> str:
    """Words that take so many lines of a column at most; where some are left out stands an ellipsis."""
    wrapped = textwrap.wrap(words, max(width, 1), break_on_hyphens=False)
    if len(wrapped) <= lines:
        return words
    last = wrapped[lines - 1]
    while last and cell_len(last) + 2 > width:
        last = last.rpartition(" ")[0]
    return " ".join((*wrapped[: lines - 1], f"{last} …".lstrip()))
