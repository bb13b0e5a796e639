"""Which paragraph of a document is what: found by its words and its place, never by the name of a style."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ttdn.clerk.paper import Line, Paper

#: Named kinds of documents (Phụ lục III, Mục I), as they are compared.
KINDS = frozenset({
    "nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan", "chuong trinh", "ke hoach",
    "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh", "hop dong", "cong dien", "ban ghi nho", "ban thoa thuan",
    "giay uy quyen", "giay moi", "giay gioi thieu", "giay nghi phep", "phieu gui", "phieu chuyen", "phieu bao",
})  # fmt: skip
_NATIONAL, _MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap"
_NUMBER = re.compile(r"so\s*:.*")
_DATE = re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b.*")
_SUBJECT_OF_LETTER = re.compile(r"v\s*/\s*v\b.*")
_ANNEX = re.compile(r"phu luc( (so )?[ivxlc\d]+)?\.?")
_NUMBERED = re.compile(r"(?P<label>[IVXLC]{1,20}|\d{1,6}|[A-Za-zĐđ]{1,2})(?P<sign>[.)])\s+\S")
_DASHES = ("-", "–", "—", "+")
#: So much room (points) above a name is where the signature goes.
_ROOM = 24.0
#: So many paragraphs behind the letterhead the kind of the document is looked for.
_NEAR = 12
#: Words of a paragraph that opens with a legal basis.
_BASIS = "can cu"


@dataclass
class Annex:
    """An annex: its label, its title, the line that names its document, and everything below."""

    label: Line
    title: list[Line] = field(default_factory=list)
    reference: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass
class Parts:
    """The components (thành phần thể thức) that were found.

    A list is empty and a paragraph None where there is none.
    """

    national: Line | None = None
    motto: Line | None = None
    motto_rules: list[float] = field(default_factory=list)
    superior: list[Line] = field(default_factory=list)
    agency: list[Line] = field(default_factory=list)
    agency_rules: list[float] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    letter_subject: list[Line] = field(default_factory=list)
    letter_subject_rules: list[float] = field(default_factory=list)
    title: Line | None = None
    subject: list[Line] = field(default_factory=list)
    subject_rules: list[float] = field(default_factory=list)
    addressee: Line | None = None
    addressees: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    recipients_title: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    signer: Line | None = None
    annexes: list[Annex] = field(default_factory=list)

    @property
    def is_letter(self) -> bool:
        """A công văn has no name of its kind."""
        return self.title is None and bool(self.letter_subject)

    @cached_property
    def text(self) -> list[Line]:
        """The paragraphs of the body that are neither headings nor a legal basis nor in a table."""
        return [
            line for line in self.body if line.cell is None and not is_heading(line) and not is_basis(line)
        ]

    @cached_property
    def basis(self) -> list[Line]:
        """The paragraphs that cite the legal basis."""
        return [line for line in self.body if is_basis(line)]


def is_basis(line: Line) -> bool:
    """Whether a paragraph cites the legal basis.

    It begins so and ends as one of several, or is set in italics.
    """
    return (
        line.beginning.startswith(_BASIS)
        and line.cell is None
        and (line.words.endswith(";") or line.partly_italic)
    )


def is_heading(line: Line) -> bool:
    """Whether a paragraph is a heading.

    A Roman number, or a number of its own bold line, or a centred line in capitals.
    """
    label = label_of(line)
    words = line.words
    roman = bool(label) and label[-1] == "." and set(label[:-1]) <= set("IVXLC")
    return (
        roman
        or (bool(label) and label[:-1].isdigit() and line.bold)
        or (line.align == "center" and words.isupper())
    )


def label_of(line: Line) -> str:
    """The number with which a paragraph begins: ``I.``, ``1.``, ``a)``; empty where there is none."""
    match = _NUMBERED.match(line.words)
    if match is None or (
        match["label"].isalpha() and match["sign"] == "." and not set(match["label"]) <= set("IVXLC")
    ):
        return ""
    return match["label"] + match["sign"]


def find_parts(paper: Paper) -> Parts:
    """Find the components."""
    parts = Parts()
    lines = list(paper.lines)
    main, annexes = _split(lines)
    head_end = _find_head(main, parts)
    start = _find_title(main, head_end, parts)
    start = _find_addressees(main, start, parts)
    end = _find_foot(main, start, parts)
    parts.body = [line for line in main[start:end] if line.words and not _is_rule(line)]
    parts.annexes = [_annex(one) for one in annexes]
    return parts


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The document itself, and each annex from its label on."""
    main: list[Line] = []
    annexes: list[list[Line]] = []
    for line in lines:
        alone = (
            line.cell is None
            and _ANNEX.fullmatch(line.beginning)
            and (annexes or line.align == "center" or line.partly_bold)
        )
        if alone:
            annexes.append([])
        (annexes[-1] if annexes else main).append(line)
    return main, annexes


def _find_head(lines: Sequence[Line], parts: Parts) -> int:
    """Ô 1-4 and 5b; returns the place behind them."""
    places = {}
    for number, line in enumerate(lines):
        words = line.beginning
        if words.startswith(_NATIONAL) and "national" not in places:
            places["national"], parts.national = number, line
        elif words.startswith(_MOTTO) and "motto" not in places and "number" not in places:
            places["motto"], parts.motto = number, line
        elif _NUMBER.fullmatch(words) and "number" not in places:
            places["number"], parts.number = number, line
        elif (
            _DATE.fullmatch(words) and "date" not in places and line.align != "both" and "national" in places
        ):
            places["date"], parts.date = number, line
        if line.beginning in KINDS or words.startswith("kinh gui"):
            break
    if parts.motto is not None:
        parts.motto_rules = _rules_below(lines, places["motto"])
    if parts.national is not None and parts.national.cell is not None:
        _find_agency(lines, parts)
    _find_letter_subject(lines, places.get("number"), parts)
    table = (
        parts.national.cell.table if parts.national is not None and parts.national.cell is not None else None
    )
    ends = (
        [number for number, line in enumerate(lines) if line.cell is not None and line.cell.table == table]
        if table is not None
        else []
    )
    return max((*ends, *places.values()), default=-1) + 1


def _find_agency(lines: Sequence[Line], parts: Parts) -> None:
    cell = parts.national.cell if parts.national else None
    beside = [
        line
        for line in lines
        if cell
        and line.cell
        and (line.cell.table, line.cell.row) == (cell.table, cell.row)
        and line.cell != cell
    ]
    named = [line for line in beside if line.words and not _is_rule(line) and line is not parts.number]
    for line in named:
        above = not parts.agency and (not line.partly_bold or line.words.startswith("UBND "))
        (parts.superior if above else parts.agency).append(line)
    if parts.agency:
        parts.agency_rules = _rules_below(
            beside, next(number for number, line in enumerate(beside) if line is parts.agency[-1])
        )


def _find_letter_subject(lines: Sequence[Line], number: int | None, parts: Parts) -> None:
    for place, line in enumerate(lines):
        if not _SUBJECT_OF_LETTER.match(line.beginning) or (number is not None and place < number):
            continue
        parts.letter_subject = [line]
        parts.letter_subject_rules = [one for one in _rules_below(lines, place) if line.cell is not None]
        return


def _find_title(lines: Sequence[Line], start: int, parts: Parts) -> int:
    """Ô 5a; returns the place behind it."""
    near = range(start, min(start + _NEAR, len(lines)))
    place = next(
        (number for number in near if lines[number].beginning in KINDS and lines[number].cell is None), None
    )
    if place is None:
        return start
    parts.title = lines[place]
    place += 1
    while place < len(lines) and (
        not lines[place].words or _is_rule(lines[place]) or _is_subject(lines[place])
    ):
        if lines[place].words and not _is_rule(lines[place]):
            parts.subject.append(lines[place])
        elif parts.subject and _is_rule(lines[place]):
            place += 1
            break
        place += 1
    if parts.subject:
        last = next(number for number, line in enumerate(lines) if line is parts.subject[-1])
        parts.subject_rules = _rules_below(lines, last)
    return place


def _is_subject(line: Line) -> bool:
    return (
        (line.align == "center" or line.bold)
        and not line.beginning.startswith("kinh gui")
        and not label_of(line)
    )


def _find_addressees(lines: Sequence[Line], start: int, parts: Parts) -> int:
    """Ô 9a; returns the place behind it."""
    for number, line in enumerate(lines[start : start + 20], start=start):
        if not line.beginning.startswith("kinh gui"):
            continue
        parts.addressee = line
        place = number + 1
        if line.beginning.rstrip(" :") == "kinh gui":
            while place < len(lines) and (not lines[place].words or lines[place].words.startswith(_DASHES)):
                parts.addressees += [lines[place]] if lines[place].words else []
                place += 1
        return place
    return start


def _find_foot(lines: Sequence[Line], start: int, parts: Parts) -> int:
    """Ô 7 and 9b; returns the place where they begin."""
    places = [
        number
        for number, line in enumerate(lines)
        if number >= start and line.beginning.startswith("noi nhan")
    ]
    if not places:
        return len(lines)
    place = places[-1]
    parts.recipients_title = title = lines[place]
    cell = title.cell
    if cell is None:
        following = (line for line in lines[place + 1 :] if line.words)
        for line in following:
            if not line.words.startswith(_DASHES):
                break
            parts.recipients.append(line)
        return place
    same_row = [
        line for line in lines if line.cell and (line.cell.table, line.cell.row) == (cell.table, cell.row)
    ]
    parts.recipients = [line for line in same_row if line.cell == cell and line.words and line is not title]
    _find_signer([line for line in same_row if line.cell != cell], parts)
    return next(number for number, line in enumerate(lines) if line.cell and line.cell.table == cell.table)


def _find_signer(lines: Sequence[Line], parts: Parts) -> None:
    """The last line is the signer's name where room is left above it, or where it is not in capitals."""
    named = [(number, line) for number, line in enumerate(lines) if line.words]
    parts.authority = [line for _, line in named]
    if len(named) < 2:  # noqa: PLR2004 - a post and a name
        return
    (before, _), (last, line) = named[-2:]
    if last - before > 1 or line.before >= _ROOM or not line.words.isupper():
        parts.signer = parts.authority.pop()


def _annex(lines: Sequence[Line]) -> Annex:
    annex = Annex(lines[0])
    for line in lines[1:]:
        if not line.words or _is_rule(line):
            continue
        opening = not annex.lines and line.cell is None
        if opening and not annex.reference and line.beginning.startswith("(kem theo"):
            annex.reference.append(line)
        elif opening and not annex.reference and (line.align == "center" or line.bold):
            annex.title.append(line)
        else:
            annex.lines.append(line)
    return annex


def _is_rule(line: Line) -> bool:
    return bool(line.drawn) and not line.words.strip("_ ")


def _rules_below(lines: Sequence[Line], place: int) -> list[float]:
    """The rule lines in or directly below a paragraph, up to the next words."""
    found = list(lines[place].drawn)
    for line in lines[place + 1 :]:
        if line.words and not _is_rule(line):
            break
        if line.cell != lines[place].cell:
            break
        found += line.drawn
    return found
