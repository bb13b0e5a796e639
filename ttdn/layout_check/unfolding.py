"""Lines and columns that offices set without a table: line breaks within a paragraph, tabs, spaces.

What stands in one column becomes the cell of a table, as which the parts are then found.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ttdn.layout_check.document import COLUMNS, LINES, CellPosition, Paragraph, Paragraphs, Run
from ttdn.layout_check.vocabulary import (
    ADDRESSED,
    BROKEN_DATES,
    DATE,
    KINDS,
    NUMBER,
    RECIPIENTS,
    SUBJECT_OF_LETTER,
    TITLE,
    has_dash,
    is_motto,
    is_nation,
)

#: Tables that are made here have numbers that no table of the file has.
_HEAD, _FOOT = -1, -2
_LEFT, _RIGHT = 0, 1
#: So many paragraphs the letterhead may have; below it lies the text, whose lines are left as they are.
_NEAR = 40


def unfold(paragraphs: Paragraphs) -> list[Paragraph]:
    """The paragraphs, those of head and foot line by line and column by column."""
    lines = _joined_titles(list(_lines(paragraphs)))
    lines = _columns(lines, _HEAD, *_head(lines))
    return _columns(lines, _FOOT, *_foot(lines))


def _lines(paragraphs: Paragraphs) -> Iterator[Paragraph]:
    foot = _place_of_recipients(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        near = number < _NEAR and (paragraph.align == "center" or _opens_a_part(paragraph))
        if "\n" in paragraph.written and (paragraph.cell or near or number >= foot):
            yield from paragraph.cut(LINES)
        else:
            yield paragraph


def _joined_titles(lines: list[Paragraph]) -> list[Paragraph]:
    """The lines with a title or a date in one that stands in two of a cell."""
    joined: list[Paragraph] = []
    for number, line in enumerate(lines):
        above = joined[-1] if joined else line
        if joined and number < _NEAR and above.cell == line.cell and _is_one(above, line):
            gap = Run(" ", line.runs[0].font)
            joined[-1] = replace(line, before=above.before, runs=(*above.runs, gap, *line.runs))
        else:
            joined.append(line)
    return joined


def _is_one(above: Paragraph, line: Paragraph) -> bool:
    """Whether two lines are the national title, or a date."""
    if f"{above.beginning} {line.beginning}" == TITLE:
        return True
    return not above.words.isupper() and any(
        begins.fullmatch(above.beginning) and ends.fullmatch(line.beginning) for begins, ends in BROKEN_DATES
    )


def _opens_a_part(paragraph: Paragraph) -> bool:
    return (
        paragraph.beginning.startswith(ADDRESSED)
        or any(paragraph.beginning.startswith(kind) and paragraph.words[:9].isupper() for kind in KINDS)
        or any(is_nation(piece) or is_motto(piece) for piece in _pieces(paragraph))
    )


def _place_of_recipients(paragraphs: Paragraphs) -> int:
    """Where the recipients begin; behind the end where nobody is named."""
    places = (
        number
        for number, paragraph in enumerate(paragraphs)
        # Of ten thousand paragraphs few begin so; the others are not cut.
        if paragraph.written.lstrip()[:1] in {"N", "n"}
        and any(RECIPIENTS.fullmatch(piece.beginning) for piece in _pieces(paragraph)[:1])
    )
    return next(places, len(paragraphs))


def _head(lines: Paragraphs) -> tuple[range, Callable[[Paragraph, int], int]]:
    """The lines of a letterhead in columns: from the first to the last that has parts of it side by side."""
    places = [
        number
        for number, line in enumerate(lines[:_NEAR])
        if line.cell is None and len(pieces := _pieces(line)) > 1 and any(map(_is_part, pieces))
    ]
    if not places:
        return range(0), _in_head
    end = places[-1] + 1
    while end < len(lines) and SUBJECT_OF_LETTER.fullmatch(lines[end].beginning):
        end += 1
    return range(places[0], end), _in_head


def _is_part(piece: Paragraph) -> bool:
    return (
        is_nation(piece) or is_motto(piece) or bool(NUMBER.fullmatch(piece.beginning) and "/" in piece.words)
    )


def _in_head(piece: Paragraph, place: int) -> int:
    right = place or is_nation(piece) or is_motto(piece) or DATE.fullmatch(piece.beginning)
    return _RIGHT if right else _LEFT


def _foot(lines: Paragraphs) -> tuple[range, Callable[[Paragraph, int], int]]:
    """The recipients beside the signature, where one of their lines has both."""
    start = _place_of_recipients(lines)
    end = start
    last = min(start + _NEAR, len(lines))
    while end < last and lines[end].cell is None and not lines[end].beginning.startswith("phu luc"):
        end += 1
    beside = any(len(_pieces(line)) > 1 for line in lines[start:end])
    return range(start, end) if beside else range(0), _in_foot


def _in_foot(piece: Paragraph, place: int) -> int:
    left = place == 0 and (has_dash(piece) or RECIPIENTS.fullmatch(piece.beginning))
    return _LEFT if left else _RIGHT


def _columns(
    lines: list[Paragraph], table: int, stretch: range, column_of: Callable[[Paragraph, int], int]
) -> list[Paragraph]:
    """The lines with a stretch of them set as a table of one row."""
    columns: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    rest: list[Paragraph] = []
    for number in stretch:
        line = lines[number]
        if line.cell is not None:
            rest.append(line)
            continue
        pieces = _pieces(line) or [line]
        # Where a piece stands between its tabs is not known, nor below which a drawn line lies.
        known = len(pieces) == 1 and line.written[:1].strip()
        if line.drawn and not known:
            rest.append(replace(line, runs=()))
        for place, piece in enumerate(pieces):
            column = column_of(piece, place)
            position = CellPosition(table, 0, column)
            drawn = line.drawn if known else ()
            align = line.align if known else ""
            columns[column].append(replace(piece, cell=position, align=align, drawn=drawn, cut_off=not known))
    return (
        [*lines[: stretch.start], *rest, *columns[_LEFT], *columns[_RIGHT], *lines[stretch.stop :]]
        if (stretch)
        else lines
    )


def _pieces(line: Paragraph) -> list[Paragraph]:
    """What stands side by side in a line; a number or a date is one piece whatever room it leaves free."""
    if "\t" not in line.written and "     " not in line.written:
        return [line] if line.words else []
    return [piece for piece in _joined(line) if piece.words]


def _joined(line: Paragraph) -> Iterator[Paragraph]:
    groups: list[list[Paragraph]] = []
    for piece in line.cut(COLUMNS):
        if groups and (piece.words.startswith(("/", ",")) or piece.beginning.startswith(("thang ", "nam "))):
            groups[-1].append(piece)
        elif piece.words:
            groups.append([piece])
    for pieces in groups:
        yield replace(
            pieces[-1], before=line.before, runs=tuple(run for piece in pieces for run in piece.runs)
        )
