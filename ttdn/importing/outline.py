"""Blocks → outline: head, basis, sections with their clauses under the document's own numbers, foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table, all_paragraphs
from ttdn.importing.fields import labelled_parts
from ttdn.importing.foot import Ending, read_foot
from ttdn.importing.head import (
    Preamble,
    is_letterhead,
    opens_basis,
    opens_text,
    read_head,
    read_preamble,
    stands_for_kind,
)
from ttdn.importing.labels import COUNTED, Kind, Label, annex
from ttdn.importing.lines import Line, is_capitals, lines_of
from ttdn.importing.numbering import numbered
from ttdn.importing.outline_model import Foot, Outline
from ttdn.importing.tree import Open, grow, is_heading_line
from ttdn.layout_check.vocabulary import ATTACHED, DECIDED
from ttdn.vietnamese import fold

#: The title of an annex has few lines, and its frame few rows.
_LINES_OF_TITLE = 6
_ROWS_OF_FRAME = 3
#: How the sentences begin that stand behind the last clause.
_CLOSES = re.compile(
    r"(?:tren day la|tren co so (?:ke hoach|noi dung)|(?:trong )?qua trinh (?:trien khai|thuc hien)|"
    r"trong qua trinh|yeu cau|de nghi|can cu (?:ke hoach|noi dung|chuong trinh) nay|"
    r"can cu vao ke hoach|nhan duoc|"
    r"kinh de nghi|"
    r"(?:uy ban nhan dan|ubnd|so|ban|phong|chu tich)\b.{0,80}\b(?:yeu cau|de nghi|thong bao|kinh)|"
    r"ke hoach nay|giao |cac (?:co quan|don vi|so|phong|dia phuong|bo phan|ban|thon|khoa|to|truong|chi bo)\b"
    r".{0,200}\b(?:nghiem tuc|to chuc thuc hien|bao cao)\b|"
    r"noi dung (?:ke hoach|cong viec)|neu co (?:kho khan|vuong mac)|vay )"
)

#: Lines in capitals that are no section: what is decided, a basis of some length.
_DECIDES = re.compile(r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ)\b|CĂN CỨ .{60}")


@dataclass
class _Segment:
    """The text itself, an annex with its label, or an attached plan with the lines above it."""

    blocks: list[Block] = field(default_factory=list)
    annex: Label | None = None
    first: Paragraph | None = None
    lines: tuple[str, ...] = ()


def read_outline(blocks: Blocks) -> Outline:
    """The parts of a document. Each paragraph stands in it once, in the words in which it was."""
    head, remarks, start, aside = read_head(blocks)
    ending = read_foot(blocks, start)
    main, *others = _cut(blocks, start, ending, issues_a_plan=not head.kind or fold(head.kind) in DECIDED)
    lines = lines_of(main.blocks)
    begin = _first_clause(lines)
    close = _closing(lines, begin)
    preamble = _preamble(lines, begin)
    loose, roots = _parted([*lines[preamble.length : begin], *grow(lines[begin:close])])
    closing = lines[close:]
    first = all_paragraphs(blocks)[:1]
    loose[:0] = [replace(first[0], text=text, label="") for text in aside]
    for segment in others:
        own = lines_of(segment.blocks)
        end = _closing(own, 0) if segment.annex is None else len(own)
        below = grow(own[:end])
        more, clauses = _parted(below) if segment.annex is None else ([], [_annex(segment, below)])
        closing += own[end:]
        loose += more
        roots += clauses
    return Outline(
        head,
        preamble.basis,
        preamble.opening,
        numbered(roots),
        tuple(line.paragraph for line in closing if isinstance(line, Line)),
        ending.foot if ending else Foot(),
        tuple(line for segment in others for line in segment.lines),
        tuple(loose),
        remarks,
    )


def _parted(below: Sequence[Line | Open | Paragraph | Table]) -> tuple[list[Paragraph | Table], list[Open]]:
    """What belongs to no clause, and the clauses."""
    loose = [one.paragraph if isinstance(one, Line) else one for one in below if not isinstance(one, Open)]
    return loose, [one for one in below if isinstance(one, Open)]


def _preamble(lines: Sequence[Line | Table], begin: int) -> Preamble:
    """The basis and the opening; of a text without any section they end where it opens."""
    texts = list(takewhile(bool, (line.written if isinstance(line, Line) else "" for line in lines[:begin])))
    if begin == len(lines):
        last = [place for place, text in enumerate(texts, start=1) if opens_basis(text) or text.endswith(":")]
        texts = texts[: last[-1] if last else 0]
    return read_preamble(texts)


def _first_clause(lines: Sequence[Line | Table]) -> int:
    """Where the first section begins: dashes before it belong to the basis."""
    for place, line in enumerate(lines):
        if isinstance(line, Table):
            return place
        if line.labels:
            if line.labels[0].kind not in COUNTED or not opens_basis(line.text):
                return place
        elif is_heading_line(line, lines[place + 1 : place + 2]) and not (
            _DECIDES.match(line.text) or opens_text(line.text)
        ):
            return place
    return len(lines)


def _closing(lines: Sequence[Line | Table], begin: int) -> int:
    """Where the sentences begin that stand behind the last clause."""
    first = len(lines)
    while first > begin and _is_loose(lines[first - 1]):
        first -= 1
    last = lines[first - 1] if first > begin else None
    if isinstance(last, Line):
        if last.labels and last.text.endswith((".", ";")) and not last.looks_like_title:
            return first
        # What stands below a title, or goes on with a clause, does not close the text; behind a dash it may.
        first += not (last.labels and last.labels[0].kind in COUNTED)
    return next((place for place in range(first, len(lines)) if _closes(lines[place])), len(lines))


def _closes(line: Line | Table) -> bool:
    """Whether a sentence is one of those with which a text ends."""
    return isinstance(line, Line) and _CLOSES.match(fold(line.text)) is not None


def _is_loose(line: Line | Table) -> bool:
    return (
        isinstance(line, Line)
        and not line.labels
        and not labelled_parts(line.text)
        and not line.looks_like_title
    )


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
        return what.label.kind is Kind.HEADING and (is_capitals(what.text) or not has_title)
    if fold(what.text).startswith(ATTACHED):
        return False
    return (
        is_capitals(what.text)
        or what.bold
        or (what.centred and not what.italic)
        or (not has_title and not what.text.endswith((".", ":", ";")))
    )


def _cut(blocks: Blocks, start: int, ending: Ending | None, *, issues_a_plan: bool) -> list[_Segment]:
    """The text, then annexes and attached plans; the foot is left out.

    ``issues_a_plan``: what is attached may be the plan itself, as it is to a decision.
    """
    found = [_Segment()]
    for is_behind, rest in _pieces(blocks, start, ending):
        place = 0
        if is_behind and found[-1].annex is None:
            found.append(_Segment())
        while place < len(rest):
            block = rest[place]
            label = (
                _label_of_annex(rest, place, is_behind=is_behind) if isinstance(block, Paragraph) else None
            )
            length = _attached_length(rest, place) if issues_a_plan else 0
            if label is not None and isinstance(block, Paragraph) and not length:
                found.append(_Segment(annex=label, first=block))
            elif length:
                head = all_paragraphs(rest[place : place + length])
                found.append(_Segment(lines=tuple(one.written for one in head)))
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


def _label_of_annex(blocks: Blocks, place: int, *, is_behind: bool) -> Label | None:
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
