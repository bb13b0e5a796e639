"""Lines within a paragraph of a Word document (Shift+Enter): which of them are paragraphs of their own.

Offices use the line break both for a new paragraph and to set a long title in lines. A line is taken for a
paragraph where its own beginning, or the end of the line above, says so; otherwise it goes on. Where it is
taken wrongly, no word is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from ttdn.importing.fields import labelled
from ttdn.importing.word_columns import parted
from ttdn.importing.word_text import LINE, PAGE
from ttdn.layout_check.document import COLUMNS, Font, Run
from ttdn.layout_check.vocabulary import KINDS, TITLE
from ttdn.vietnamese import clean, fold

_BREAK = re.compile(f"[{LINE}{PAGE}]")
#: A label at the beginning of a line: "-", "1.", "1.2.", "1/", "a)", "IV.", "Điều 2", "Bước 1:".
_LABEL = re.compile(
    r"[-–—+•*▪●➢✓]\s*\S|\d{1,2}(\.\d{1,2}){0,4}[.)/]\s|\d{1,2}(\.\d{1,2}){1,4}\s|[A-Za-zđĐ][.)]\s|"
    r"[IVX]{1,5}[.)/]\s|(Điều|Chương|Mục|Phần|Bước|Hoạt động|Nhiệm vụ|Nội dung|Phụ lục) [\dIVX]"
)
#: "giai đoạn 2026" and in the next line "- 2030": the dash between two years is none before a clause.
_RANGE = re.compile(r"[-–—]\s*\d")
#: What has not ended yet: "Sở Văn hóa," and in the next line "Thể thao và Du lịch".
_OPEN = re.compile(r"(,|\b(và|hoặc|của|các|với|cho|trong|tại|theo))$")
_PARTED = re.compile(r"\S[-/]")
_ENDS = (".", ";", ":", "!", "?")
#: What stands alone in its line above a title, and what makes every line of its paragraph one of its own.
_HEADS = re.compile(r"phu luc( [\divx]{1,5})?|de an|de cuong|danh muc|bieu mau( so)?( [\d.a-z]{1,6})?")
_FORMS = re.compile(rf"{TITLE}|doc lap\b.{{1,5}}tu do\b.*|noi nhan\b.*|(tm|kt|tl|tuq)\. ?[a-z].*")
_LONGEST, _SHORT = 200, 8
_SIDE_BY_SIDE = 2


class Where(Enum):
    """Where a paragraph stands."""

    TEXT = auto()
    CELL = auto()
    #: A table that holds a letterhead, or recipients and signature: each line is one.
    FORM = auto()


class Line(NamedTuple):
    """A line: its pieces, and its words as they are kept."""

    runs: tuple[Run, ...]
    text: str

    @property
    def face(self) -> tuple[bool, bool]:
        """Whether all its letters are bold, and in italics."""
        fonts = lettered(self.runs)
        return bool(fonts) and all(font.bold for font in fonts), bool(fonts) and all(
            font.italic for font in fonts
        )


def lettered(runs: Iterable[Run]) -> list[Font]:
    """The faces of the pieces with letters; where none has any, those with signs."""
    runs = [run for run in runs if run.text.strip()]
    return [run.font for run in runs if any(map(str.isalnum, run.text))] or [run.font for run in runs]


def paragraphs_of(runs: Sequence[Run], where: Where) -> list[Line]:
    """The words of a paragraph, each line that is a paragraph of its own by itself; none is empty."""
    lines = [_line(line) for line in _cut(runs)]
    if len(lines) > 1 and any(map(_is_of_form, lines)):
        where = Where.FORM
    groups: list[list[Line]] = []
    is_apart = False
    for line in lines:
        if not line.text:
            # An empty line between two.
            is_apart = True
            continue
        if not groups or is_apart or _is_own(groups[-1][-1], line, where):
            groups.append([])
        groups[-1].append(line)
        is_apart = False
    return [group[0] if len(group) == 1 else _line(list(_joined(group))) for group in groups]


def _is_of_form(line: Line) -> bool:
    """Whether a line, or what stands in a column of it, belongs to a letterhead or a foot."""
    return any(_FORMS.fullmatch(fold(piece.text[:_LONGEST])) for piece in columns_of(line))


def columns_of(line: Line) -> list[Line]:
    """What stands side by side in a line: behind tabs or many spaces."""
    spans = parted("".join(run.text for run in line.runs))
    return [line] if len(spans) < _SIDE_BY_SIDE else [_line(_between(line.runs, *span)) for span in spans]


def is_indented(line: Line) -> bool:
    """Whether a line begins with a tab or many spaces."""
    return COLUMNS.match("".join(run.text for run in line.runs)) is not None


def _between(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The pieces of a stretch of a line."""
    found: list[Run] = []
    place = 0
    for run in runs:
        words = run.text[max(start - place, 0) : max(end - place, 0)]
        if words:
            found.append(run._replace(text=words))
        place += len(run.text)
    return found


def _cut(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *rest = _BREAK.split(run.text)
        line.append(run._replace(text=first))
        for words in rest:
            yield line
            line = [run._replace(text=words)]
    yield line


def _line(runs: Sequence[Run]) -> Line:
    return Line(tuple(runs), " ".join(clean("".join(run.text for run in runs)).split()))


def _joined(lines: Sequence[Line]) -> Iterator[Run]:
    """Lines in one; a word that is parted behind its own hyphen stays one."""
    for number, line in enumerate(lines):
        if number and not _PARTED.search(lines[number - 1].text[-2:]):
            yield line.runs[0]._replace(text=" ")
        yield from line.runs


def _is_own(above: Line, line: Line, where: Where) -> bool:
    """Whether a line is a paragraph of its own."""
    if _RANGE.match(line.text) and above.text[-1].isdigit():
        return False
    head = fold(above.text[:_LONGEST])
    return (
        where is Where.FORM
        or above.text.endswith(_ENDS)
        or _LABEL.match(line.text) is not None
        or labelled(line.text[:_LONGEST]) is not None
        or head in KINDS
        or _HEADS.fullmatch(head) is not None
        # In a cell each office, each date has its line; in the text a title may be bold, its text not.
        or (
            not (line.text[0].islower() or _OPEN.search(above.text[-_SHORT:]))
            and (where is Where.CELL or above.face != line.face)
        )
    )
