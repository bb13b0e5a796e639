"""A letterhead, or recipients and signature, that were set side by side without a table: by tabs or spaces.

What stands in one column becomes the cell of a table of one row, as which offices set it mostly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table, all_paragraphs
from ttdn.importing.labels import annex
from ttdn.layout_check.document import COLUMNS
from ttdn.layout_check.vocabulary import DASHES, DATE, NUMBER, RECIPIENTS

#: So many paragraphs a head or foot may have, and so many pieces a line of it.
_NEAR, _MOST_PIECES = 40, 6
#: The national title and its motto, also where the title stands in two lines.
_NATIONAL = re.compile(r"cong hoa xa\b.{0,40}|(hoi )?chu nghia viet nam|doc lap\b.{1,5}tu do\b.*")
#: A number or a date is one piece, whatever room it leaves free.
_GOES_ON = re.compile(r"[/,]|(tháng|năm)\b")


class Piece(NamedTuple):
    """What stands in one column of a line; ``is_indented``: behind a tab or many spaces."""

    paragraph: Paragraph
    is_indented: bool


#: The pieces of paragraphs, by the places of the paragraphs.
Pieces = Mapping[int, Sequence[Piece]]


def parted(line: str) -> list[tuple[int, int]]:
    """Where the words of a line that stand side by side begin and end."""
    if "\t" not in line and "     " not in line:
        return [(0, len(line))]
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in [*COLUMNS.finditer(line), None]:
        end = gap.start() if gap else len(line)
        words = line[start:end].strip()
        if words and spans and _GOES_ON.match(words):
            spans[-1] = (spans[-1][0], end)
        elif words:
            spans.append((start, end))
        start = gap.end() if gap else end
    return spans if len(spans) <= _MOST_PIECES else [(0, len(line))]


def side_by_side(boxes: Sequence[Blocks]) -> Blocks:
    """Text boxes that hang on one paragraph: those of a letterhead or a foot are cells beside each other."""
    columns = [all_paragraphs(box) for box in boxes]
    if not (len(columns) > 1 and all(columns) and any(map(_is_of_form, columns))):
        return tuple(block for box in boxes for block in box)
    cells = tuple(Cell(column, number) for number, column in enumerate(columns))
    return (Table((Row(cells),), columns[0][0].place),)


def _is_of_form(paragraphs: Sequence[Paragraph]) -> bool:
    return any(
        _NATIONAL.fullmatch(one.folded) or RECIPIENTS.fullmatch(one.folded) for one in paragraphs[:_NEAR]
    )


def set_in_columns(blocks: Blocks, pieces: Pieces) -> Blocks:
    """The blocks, head and foot in tables where their lines stand side by side."""
    if not pieces:
        return blocks
    blocks = _columns(blocks, pieces, _head(blocks, pieces), is_head=True)
    return _columns(blocks, pieces, _foot(blocks, pieces), is_head=False)


def _head(blocks: Blocks, pieces: Pieces) -> range:
    """The paragraphs from the first to the last that has parts of a letterhead side by side."""
    places = [
        number
        for number, block in enumerate(blocks[:_NEAR])
        if isinstance(block, Paragraph)
        and len(found := _pieces(block, pieces)) > 1
        and any(_is_part(one.paragraph) for one in found)
    ]
    if not places:
        return range(0)
    end = places[-1] + 1
    while end < len(blocks) and any(piece.is_indented for piece in _pieces(blocks[end], pieces)[:1]):
        # What is left of a date whose line was too long.
        end += 1
    stretch = range(places[0], end)
    return stretch if all(isinstance(blocks[number], Paragraph) for number in stretch) else range(0)


def _foot(blocks: Blocks, pieces: Pieces) -> range:
    """The recipients and the signature, where one of their lines has both."""
    firsts = ((number, piece) for number, block in enumerate(blocks) for piece in _pieces(block, pieces)[:1])
    named = (number for number, piece in firsts if RECIPIENTS.fullmatch(piece.paragraph.folded))
    start = next(named, None)
    if start is None:
        return range(0)
    near = blocks[start : start + _NEAR]
    ends = (
        at for at, block in enumerate(near, start) if isinstance(block, Table) or annex(block) is not None
    )
    end = next(ends, start + len(near))
    is_beside = any(len(_pieces(block, pieces)) > 1 for block in blocks[start:end])
    return range(start, end) if is_beside else range(0)


def _pieces(block: Block, pieces: Pieces) -> Sequence[Piece]:
    if isinstance(block, Table):
        return ()
    return pieces.get(block.place) or (Piece(block, is_indented=False),)


def _is_part(paragraph: Paragraph) -> bool:
    text = paragraph.folded
    return bool(_NATIONAL.fullmatch(text)) or (bool(NUMBER.fullmatch(text)) and "/" in text)


def _columns(blocks: Blocks, pieces: Pieces, stretch: range, *, is_head: bool) -> Blocks:
    """The blocks with a stretch of them as a table of one row."""
    if not stretch:
        return blocks
    columns: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    for block in blocks[stretch.start : stretch.stop]:
        for number, piece in enumerate(_pieces(block, pieces)):
            is_left = _is_left_in_head(piece) if is_head else _is_recipient(piece)
            columns[0 if number == 0 and is_left else 1].append(piece.paragraph)
    places = iter(sorted(one.place for column in columns for one in column))
    cells = tuple(_cells(columns, places))
    table = Table((Row(cells),), cells[0].paragraphs[0].place)
    return (*blocks[: stretch.start], table, *blocks[stretch.stop :])


def _cells(columns: Sequence[Sequence[Paragraph]], places: Iterator[int]) -> Iterator[Cell]:
    for number, column in enumerate(columns):
        if column:
            yield Cell(tuple(replace(one, place=next(places)) for one in column), number)


def _is_left_in_head(piece: Piece) -> bool:
    text = piece.paragraph.folded
    return not (piece.is_indented or _NATIONAL.fullmatch(text) or DATE.fullmatch(text))


def _is_recipient(piece: Piece) -> bool:
    """Whether a line belongs to the recipients: it is named so, has a dash, or goes on."""
    text = piece.paragraph.text
    return not piece.is_indented and (
        bool(RECIPIENTS.fullmatch(piece.paragraph.folded) or piece.paragraph.label)
        or text.startswith((*DASHES, "("))
        or text[0].islower()
    )
