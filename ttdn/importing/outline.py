"""Blocks → outline: head, basis, sections with their clauses under the document's own numbers, foot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table
from ttdn.importing.fields import labelled
from ttdn.importing.foot import read_foot
from ttdn.importing.head import is_letterhead, opens_basis, read_head, read_preamble, stands_for_kind
from ttdn.importing.labels import COUNTED, Kind, Label, annex
from ttdn.importing.lines import Line, is_capitals, lines_of
from ttdn.importing.numbering import numbered
from ttdn.importing.outline_model import Foot, Outline
from ttdn.importing.tree import Open, grow, is_heading_line
from ttdn.layout_check.vocabulary import ATTACHED
from ttdn.vietnamese import fold

#: How the sentences begin that stand behind the last clause.
_CLOSES = re.compile(
    r"(?:tren day la|tren co so (?:ke hoach|noi dung)|(?:trong )?qua trinh (?:trien khai|thuc hien)|"
    r"trong qua trinh|yeu cau|de nghi|can cu (?:ke hoach|noi dung|chuong trinh) nay|"
    r"can cu vao ke hoach|nhan duoc|"
    r"kinh de nghi|"
    r"(?:uy ban nhan dan|ubnd|so|ban|phong|chu tich)\b.{0,80}\b(?:yeu cau|de nghi|thong bao|kinh)|"
    r"ke hoach nay|giao |cac (?:co quan|don vi|so|phong|dia phuong).{0,200}(?:nghiem tuc|to chuc thuc hien)|"
    r"noi dung (?:ke hoach|cong viec)|neu co (?:kho khan|vuong mac)|vay )"
)


def read_outline(blocks: Blocks) -> Outline:
    """The parts of a document. Each paragraph stands in it once, in the words in which it was."""
    head, remarks, start = read_head(blocks)
    ending = read_foot(blocks, start)
    segments = _segments(
        blocks, start, ending.start if ending else len(blocks), ending.end if ending else len(blocks)
    )
    main, *others = segments
    lines = lines_of(main.blocks)
    begin = _first_clause(lines)
    basis, opening = read_preamble([line.written for line in lines[:begin] if isinstance(line, Line)])
    close = _closing(lines, begin)
    grown = grow(lines[begin:close])
    leftover = [one for one in grown if not isinstance(one, Open)]
    leftover.extend(one for one in lines[:begin] if isinstance(one, Table))
    roots = [one for one in grown if isinstance(one, Open)]
    attached: list[str] = []
    for segment in others:
        attached.extend(segment.lines)
        below = grow(lines_of(segment.blocks))
        if segment.annex:
            roots.append(_annex(segment, below))
        else:
            leftover.extend(one for one in below if not isinstance(one, Open))
            roots.extend(one for one in below if isinstance(one, Open))
    return Outline(
        head,
        basis,
        opening,
        numbered(roots),
        tuple(line.paragraph for line in lines[close:] if isinstance(line, Line)),
        ending.foot if ending else Foot(),
        tuple(attached),
        tuple(leftover),
        remarks,
    )


@dataclass
class _Segment:
    """A stretch of the document: the text itself, an annex, a plan that is attached."""

    blocks: Sequence[Block] = ()
    annex: Label | None = None
    first: Paragraph | None = None
    lines: tuple[str, ...] = ()


def _segments(blocks: Blocks, start: int, foot: int, behind: int) -> list[_Segment]:
    """The text, then annexes and attached plans; the foot is taken out."""
    found = [_Segment()]
    taken: list[Block] = []
    place = start
    while place < len(blocks):
        if place == foot:
            place = behind
            if place < len(blocks) and not found[-1].annex:
                found[-1].blocks, taken = tuple(taken), []
                found.append(_Segment())
            continue
        block = blocks[place]
        label = annex(block) if isinstance(block, Paragraph) else None
        length = _attached_length(blocks, place) if place > start else 0
        if label or length:
            found[-1].blocks, taken = tuple(taken), []
        if label and isinstance(block, Paragraph):
            found.append(_Segment(annex=label, first=block))
            place += 1
        elif length:
            paragraphs = [
                one
                for each in blocks[place : place + length]
                for one in (each.paragraphs() if isinstance(each, Table) else (each,))
            ]
            found.append(_Segment(lines=tuple(one.written for one in paragraphs)))
            place += length
        else:
            taken.append(block)
            place += 1
    found[-1].blocks = tuple(taken)
    return found


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


def _first_clause(lines: Sequence[Line | Table]) -> int:
    """Where the first section begins: dashes before it belong to the basis."""
    for place, line in enumerate(lines):
        if isinstance(line, Table):
            return place
        if line.labels:
            if line.labels[0].kind not in COUNTED or not opens_basis(line.text):
                return place
        elif is_heading_line(line, lines[place + 1 : place + 2]) and not fold(line.text).startswith(
            "quyet dinh"
        ):
            return place
    return len(lines)


def _closing(lines: Sequence[Line | Table], begin: int) -> int:
    """Where the sentences begin that stand behind the last clause."""
    first = len(lines)
    while first > begin and _is_loose(lines[first - 1]):
        first -= 1
    last = lines[first - 1] if first > begin else None
    matching = next((place for place in range(first, len(lines)) if _closes(lines[place])), len(lines))
    if not isinstance(last, Line):
        return matching
    if last.labels and last.text.endswith((".", ";", "./.")) and not last.looks_like_title:
        return first
    return max(matching, first + 1) if first < len(lines) else first


def _is_loose(line: Line | Table) -> bool:
    return (
        isinstance(line, Line) and not line.labels and not labelled(line.text) and not line.looks_like_title
    )


def _closes(line: Line | Table) -> bool:
    return isinstance(line, Line) and bool(_CLOSES.match(fold(line.text)))


def _annex(segment: _Segment, below: Sequence[Open | Paragraph | Table]) -> Open:
    """An annex with its title, and all that stands in it."""
    assert segment.annex is not None  # noqa: S101 - of a segment that is one
    assert segment.first is not None  # noqa: S101
    title, content = [segment.annex.rest] if segment.annex.rest else [], list(below)
    while content and _is_title_of_annex(content[0], has_title=bool(title)):
        first = content.pop(0)
        title.append(first.text if isinstance(first, Paragraph | Open) else "")
        if isinstance(first, Open):
            content[:0] = first.content
    clause = Open(segment.annex, " ".join(title), replace(segment.first, bold=True))
    clause.content = content
    return clause


def _is_title_of_annex(what: Open | Paragraph | Table, *, has_title: bool) -> bool:
    if isinstance(what, Table):
        return False
    if isinstance(what, Open):
        return what.label.kind is Kind.HEADING and is_capitals(what.text)
    if fold(what.text).startswith(ATTACHED):
        return False
    return (
        is_capitals(what.text)
        or what.bold
        or (what.centred and not what.italic)
        or (not has_title and not what.text.endswith((".", ":", ";")))
    )
