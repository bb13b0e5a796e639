"""Markdown → the blocks of a document.

HTML in it stays text, and pictures are reduced to their words; so are links that lead to no web page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ttdn.documents.document.model import (
    Annex,
    Block,
    Blocks,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Table,
    words_of,
)

#: A heading of this form begins an annex: "# Phụ lục: TITLE", or "# Phụ lục (ngang): TITLE" for pages that
#: lie across.
_ANNEX = re.compile(r"Phụ lục\s*(\(ngang\))?\s*:\s*(.+)", re.IGNORECASE)

#: Where a link may lead: an address is written by whoever sends a report.
_WEB = re.compile(r"https?://[^/\s]+\S*", re.IGNORECASE)
#: Ends a line within a cell of a table, where Markdown has nothing for it: an entity, which is no text of a
#: value, since "&" is escaped there; and the letter that it stands for.
LINE_END, _LINE_SEPARATOR = "&#8232;", "\u2028"
_NOTHING = Paragraph((Run("Không có."),))


@dataclass(slots=True)
class _Part:
    """The body, or one annex, while it is being read."""

    title: str = ""
    landscape: bool = False
    blocks: list[Block] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def number(self, level: int) -> int:
        """The next number of a heading's level; the levels below begin again."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (len(self.counts) - level)
        return self.counts[level - 1]


def parse_markdown(text: str) -> tuple[Blocks, tuple[Annex, ...]]:
    """The blocks of the body, and the annexes."""
    # Without code: text that somebody indented, or a word in backquotes, is text.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "fence", "backticks"])
    lines = text.split("\n")
    parts = [_Part()]
    tokens = iter(parser.parse(text))
    for token in tokens:
        if token.type == "heading_open":
            _add_heading(parts, int(token.tag[1:]), _inline(next(tokens)))
        elif token.type == "paragraph_open":
            parts[-1].blocks.append(Paragraph(_inline(next(tokens))))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            parts[-1].blocks += _list_items(tokens, 0)
        elif token.type == "table_open":
            parts[-1].blocks.append(_table(tokens, token, lines))
    body, *annexes = parts
    return tuple(body.blocks), tuple(
        Annex(number, part.title, part.landscape, tuple(part.blocks))
        for number, part in enumerate(annexes, start=1)
    )


def _add_heading(parts: list[_Part], depth: int, runs: Runs) -> None:
    annex = _ANNEX.fullmatch(words_of(runs)) if depth == 1 else None
    if annex:
        parts.append(_Part(annex[2], bool(annex[1])))
        return
    level = min(depth, 3)
    parts[-1].blocks.append(Heading(level, parts[-1].number(level), runs))


def _list_items(tokens: Iterator[Token], level: int) -> Iterator[ListItem]:
    for token in tokens:
        if token.type in {"bullet_list_close", "ordered_list_close"}:
            return
        if token.type == "inline":
            yield ListItem(_inline(token), level)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield from _list_items(tokens, level + 1)


def _table(tokens: Iterator[Token], opening: Token, lines: Sequence[str]) -> Table | Paragraph:
    """A table without the columns that say nothing.

    Where a template's loop has left a head without rows, or empty ones, it is the sentence that says so.
    """
    rows, aligns = _rows(tokens)
    if not any(words_of(cell).strip() for row in rows[1:] for cell in row):
        return _NOTHING
    rule = lines[opening.map[0] + 1] if opening.map else ""
    head, *below = rows
    told = [number for number in range(len(head)) if any(words_of(row[number]).strip() for row in below)]
    shares = _widths(rule, len(head))
    return Table(
        tuple(head[number] for number in told),
        tuple(tuple(row[number] for number in told) for row in below),
        tuple(shares[number] for number in told),
        tuple(aligns[number] for number in told),
    )


def _rows(tokens: Iterator[Token]) -> tuple[list[list[Runs]], list[str]]:
    """The cells of a table, row by row, and how each column is aligned."""
    rows: list[list[Runs]] = []
    aligns: list[str] = []
    for token in takewhile(lambda token: token.type != "table_close", tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            if len(rows) == 1:
                aligns.append(str(token.attrGet("style") or "left").rpartition(":")[2])
            rows[-1].append(_inline(next(tokens)))
    return rows, aligns


def _widths(rule: str, columns: int) -> tuple[int, ...]:
    """The columns' shares: as long as their dashes in the line below the head.

    Whoever edits the text can thus set them.
    """
    shares = tuple(cell.count("-") for cell in rule.strip().strip("|").split("|"))
    return shares if len(shares) == columns and all(shares) else (1,) * columns


def _inline(token: Token) -> Runs:
    runs: list[Run] = []
    bold = italic = 0
    link = ""
    for child in token.children or []:
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        if child.type in {"link_open", "link_close"}:
            address = str(child.attrGet("href") or "")
            link = address if _WEB.fullmatch(address) else ""
        text = {"softbreak": " ", "hardbreak": "\n"}.get(child.type, child.content).replace(
            _LINE_SEPARATOR, "\n"
        )
        if text:
            runs.append(Run(text, bool(bold), bool(italic), link))
    # Neighbours of the same face are one run.
    faces = groupby(runs, key=lambda run: (run.bold, run.italic, run.link))
    return tuple(Run("".join(run.text for run in same), *face) for face, same in faces)
