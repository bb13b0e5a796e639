"""The stretches of a document behind its head: the text, its annexes, a plan that it issues."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table, all_paragraphs
from ttdn.importing.foot import Ending
from ttdn.importing.head import is_letterhead, read_head, stands_for_kind
from ttdn.importing.labels import Kind, Label, annex
from ttdn.importing.lines import is_capitals
from ttdn.layout_check.vocabulary import ATTACHED
from ttdn.vietnamese import fold

#: The title of an annex has few lines, and its frame few rows.
_LINES_OF_TITLE = 6
_ROWS_OF_FRAME = 3


@dataclass
class Segment:
    """The text itself, an annex with its label, or an attached plan with the lines above it."""

    blocks: list[Block] = field(default_factory=list)
    annex: Label | None = None
    first: Paragraph | None = None
    lines: tuple[str, ...] = ()


def cut(blocks: Blocks, start: int, ending: Ending | None, *, issues_a_plan: bool) -> list[Segment]:
    """The text, then annexes and attached plans; the foot is left out.

    ``issues_a_plan``: what is attached may be the plan itself, as it is to a decision.
    """
    found = [Segment()]
    for is_behind, rest in _pieces(blocks, start, ending):
        place = 0
        if is_behind and found[-1].annex is None:
            found.append(Segment())
        while place < len(rest):
            block = rest[place]
            label = _annex_label(rest, place, is_behind=is_behind) if isinstance(block, Paragraph) else None
            length = _attached_length(rest, place) if issues_a_plan else 0
            if label is not None and isinstance(block, Paragraph) and not length:
                found.append(Segment(annex=label, first=block))
            elif length:
                head = all_paragraphs(rest[place : place + length])
                found.append(Segment(lines=tuple(one.written for one in head)))
            else:
                found[-1].blocks.append(block)
            place += max(length, 1)
    return found


def _pieces(blocks: Blocks, start: int, ending: Ending | None) -> Iterator[tuple[bool, Blocks]]:
    """What stands before the foot and what behind it; the frame of an annex's head is taken apart."""
    foot, behind = (ending.start, ending.end) if ending else (len(blocks), len(blocks))
    yield False, blocks[start:foot]
    rest = tuple(
        one
        for block in blocks[behind:]
        for one in (block.paragraphs() if isinstance(block, Table) and _frames_annex(block) else (block,))
    )
    if rest:
        yield True, rest


def _frames_annex(table: Table) -> bool:
    return len(table.rows) <= _ROWS_OF_FRAME and any(annex(one) is not None for one in table.paragraphs())


def _annex_label(blocks: Blocks, place: int, *, is_behind: bool) -> Label | None:
    """The label of an annex that begins here; behind the foot a title with "(Kèm theo …)" is one without."""
    first = blocks[place]
    if not isinstance(first, Paragraph):
        return None
    label = annex(first)
    if label is not None or not is_behind or not _is_title(first):
        return label
    if place and isinstance(blocks[place - 1], Paragraph):
        return None
    for block in blocks[place + 1 : place + _LINES_OF_TITLE]:
        if not isinstance(block, Paragraph):
            break
        if fold(block.text).startswith(ATTACHED):
            return Label(Kind.ANNEX, "annex", "", (), "PL", first.text)
        if not _is_title(block):
            break
    return None


def _is_title(paragraph: Paragraph) -> bool:
    return not paragraph.label and (paragraph.bold or paragraph.centred or is_capitals(paragraph.text))


def _attached_length(blocks: Blocks, place: int) -> int:
    """How many blocks the head of an attached plan takes that begins here; 0 where none begins."""
    block = blocks[place]
    at_kind = place + 1 if isinstance(block, Table) and is_letterhead(block) else place
    if at_kind >= len(blocks) or not stands_for_kind(blocks[at_kind]):
        return 0
    length = at_kind - place + read_head(blocks[at_kind:]).length
    lines = blocks[at_kind : place + length]
    says_so = any(isinstance(one, Paragraph) and fold(one.text).startswith(ATTACHED) for one in lines)
    return length if says_so or at_kind > place else 0
