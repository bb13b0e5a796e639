"""Which paragraph of a document is what: found by its words and its place, never by the name of a style."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile

from ttdn.layout_check.document import CellPosition, Paragraph, Paragraphs, ReadDocument

#: Named kinds of documents (Phụ lục III, Mục I), as they are compared.
KINDS = frozenset({
    "nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan",
    "chuong trinh", "ke hoach", "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh", "hop dong",
    "cong dien", "ban ghi nho", "ban thoa thuan", "giay uy quyen", "giay moi", "giay gioi thieu",
    "giay nghi phep", "phieu gui", "phieu chuyen", "phieu bao",
})  # fmt: skip
_NATIONAL, _MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap"
_ADDRESSED = "kinh gui"
_NUMBER = re.compile(r"so\s*:.*")
_DATE = re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b.*")
_SUBJECT_OF_LETTER = re.compile(r"v\s*/\s*v\b.*")
_ANNEX = re.compile(r"phu luc( (so )?[ivxlc\d]+)?\.?")
#: A single letter or two are a label before a bracket only.
_LABEL = re.compile(r"((?:[IVXLC]{1,20}|\d{1,6})[.)]|[A-Za-zĐđ]{1,2}\))\s+\S")
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

    label: Paragraph
    title: list[Paragraph] = field(default_factory=list)
    reference: list[Paragraph] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Parts:
    """The components (thành phần thể thức) that were found.

    A sequence is empty and a paragraph None where there is none.
    """

    document: ReadDocument = field(default_factory=ReadDocument)
    national: Paragraph | None = None
    motto: Paragraph | None = None
    motto_rules: Sequence[float] = ()
    superior: Paragraphs = ()
    agency: Paragraphs = ()
    agency_rules: Sequence[float] = ()
    number: Paragraph | None = None
    date: Paragraph | None = None
    letter_subject: Paragraphs = ()
    letter_subject_rules: Sequence[float] = ()
    title: Paragraph | None = None
    subject: Paragraphs = ()
    subject_rules: Sequence[float] = ()
    addressee: Paragraph | None = None
    addressees: Paragraphs = ()
    body: Paragraphs = ()
    recipients_title: Paragraph | None = None
    recipients: Paragraphs = ()
    authority: Paragraphs = ()
    signer: Paragraph | None = None
    annexes: Sequence[Annex] = ()

    @property
    def is_letter(self) -> bool:
        """A công văn has no name of its kind."""
        return self.title is None and bool(self.letter_subject)

    @cached_property
    def lines(self) -> Paragraphs:
        """The paragraphs of the body that are not in a table."""
        return [paragraph for paragraph in self.body if paragraph.cell is None]

    @cached_property
    def text(self) -> Paragraphs:
        """Those of them that are neither headings nor a legal basis."""
        return [line for line in self.lines if not is_heading(line) and not is_basis(line)]

    @cached_property
    def basis(self) -> Paragraphs:
        """The paragraphs that cite the legal basis."""
        return [paragraph for paragraph in self.body if is_basis(paragraph)]


def is_basis(paragraph: Paragraph) -> bool:
    """Whether a paragraph cites the legal basis.

    It begins so and ends as one of several, or is set in italics.
    """
    return (
        paragraph.beginning.startswith(_BASIS)
        and paragraph.cell is None
        and (paragraph.words.endswith(";") or paragraph.partly_italic)
    )


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading.

    It has a Roman number, or a number on its own bold line, or is a centred line in capitals.
    """
    label = label_of(paragraph)
    return (
        (label.endswith(".") and set(label[:-1]) <= set("IVXLC"))
        or (label[:-1].isdigit() and paragraph.bold)
        or (paragraph.align == "center" and paragraph.words.isupper())
    )


def label_of(paragraph: Paragraph) -> str:
    """The number with which a paragraph begins: ``I.``, ``1.``, ``a)``; empty where there is none."""
    match = _LABEL.match(paragraph.words)
    return match[1] if match else ""


def find_parts(document: ReadDocument) -> Parts:
    """Find the components."""
    parts = Parts(document)
    main, annexes = _split(document.paragraphs)
    head_end = _find_head(main, parts)
    start = _find_title(main, head_end, parts)
    start = _find_addressees(main, start, parts)
    end = _find_foot(main, start, parts)
    parts.body = [paragraph for paragraph in main[start:end] if _has_words(paragraph)]
    parts.annexes = [_annex(paragraphs) for paragraphs in annexes]
    return parts


def _split(paragraphs: Paragraphs) -> tuple[Paragraphs, Sequence[Paragraphs]]:
    """The document itself, and each annex from its label on."""
    main: list[Paragraph] = []
    annexes: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        alone = (
            paragraph.cell is None
            and _ANNEX.fullmatch(paragraph.beginning)
            and (annexes or paragraph.align == "center" or paragraph.partly_bold)
        )
        if alone:
            annexes.append([])
        (annexes[-1] if annexes else main).append(paragraph)
    return main, annexes


def _find_head(paragraphs: Paragraphs, parts: Parts) -> int:
    """Ô 1-4 and 5b; returns the place behind them."""
    places = _head_places(paragraphs)
    for name, place in places.items():
        setattr(parts, name, paragraphs[place])
    if "motto" in places:
        parts.motto_rules = _rules_below(paragraphs, places["motto"])
    _find_letter_subject(paragraphs, places.get("number", 0), parts)
    ends = list(places.values())
    cell = parts.national.cell if parts.national else None
    if cell:
        _find_agency([paragraph for paragraph in _in_row(paragraphs, cell) if paragraph.cell != cell], parts)
        ends += _in_table(paragraphs, cell.table)
    return max(ends, default=-1) + 1


def _head_places(paragraphs: Paragraphs) -> dict[str, int]:
    """Where national title, motto, number and date stand, each where it is found first."""
    places: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        name = _head_name(paragraph, places)
        if name:
            places[name] = number
        if paragraph.beginning in KINDS or paragraph.beginning.startswith(_ADDRESSED):
            break
    return places


def _head_name(paragraph: Paragraph, found: Container[str]) -> str:
    """Which of them a paragraph is; empty where it is none, or that one is found already."""
    words = paragraph.beginning
    fits = {
        "national": words.startswith(_NATIONAL),
        "motto": words.startswith(_MOTTO) and "number" not in found,
        "number": _NUMBER.fullmatch(words),
        "date": "national" in found and paragraph.align != "both" and _DATE.fullmatch(words),
    }
    return next((name for name, fit in fits.items() if fit and name not in found), "")


def _in_row(paragraphs: Paragraphs, cell: CellPosition) -> Paragraphs:
    """The paragraphs in the row of a table in which a cell stands."""
    return [
        paragraph
        for paragraph in paragraphs
        if paragraph.cell and (paragraph.cell.table, paragraph.cell.row) == (cell.table, cell.row)
    ]


def _in_table(paragraphs: Paragraphs, table: int) -> list[int]:
    """The places of the paragraphs in a table."""
    return [
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.cell and paragraph.cell.table == table
    ]


def _find_agency(beside: Paragraphs, parts: Parts) -> None:
    """Ô 2, in the cells beside the national title."""
    superior: list[Paragraph] = []
    agency: list[Paragraph] = []
    place = 0
    for number, paragraph in enumerate(beside):
        if _has_words(paragraph) and paragraph is not parts.number:
            above = not agency and (not paragraph.partly_bold or paragraph.words.startswith("UBND "))
            (superior if above else agency).append(paragraph)
            place = number
    parts.superior, parts.agency = superior, agency
    if agency:
        parts.agency_rules = _rules_below(beside, place)


def _find_letter_subject(paragraphs: Paragraphs, start: int, parts: Parts) -> None:
    """Ô 5b, behind the number."""
    for place, paragraph in enumerate(paragraphs[start:], start=start):
        if _SUBJECT_OF_LETTER.match(paragraph.beginning):
            parts.letter_subject = [paragraph]
            parts.letter_subject_rules = _rules_below(paragraphs, place) if paragraph.cell else []
            return


def _find_title(paragraphs: Paragraphs, start: int, parts: Parts) -> int:
    """Ô 5a; returns the place behind it."""
    near = enumerate(paragraphs[start : start + _NEAR], start=start)
    kinds = (number for number, paragraph in near if paragraph.beginning in KINDS and not paragraph.cell)
    place = next(kinds, None)
    if place is None:
        return start
    parts.title = paragraphs[place]
    subject: list[Paragraph] = []
    last, end = 0, place + 1
    for number, paragraph in enumerate(paragraphs[end:], start=end):
        if _is_subject(paragraph):
            subject.append(paragraph)
            last = number
        elif _has_words(paragraph):
            break
        end = number + 1
        if subject and _is_rule(paragraph):
            break
    if subject:
        parts.subject, parts.subject_rules = subject, _rules_below(paragraphs, last)
    return end


def _is_subject(paragraph: Paragraph) -> bool:
    return (
        _has_words(paragraph)
        and (paragraph.align == "center" or paragraph.bold)
        and not paragraph.beginning.startswith(_ADDRESSED)
        and not label_of(paragraph)
    )


def _find_addressees(paragraphs: Paragraphs, start: int, parts: Parts) -> int:
    """Ô 9a; returns the place behind it."""
    for number, paragraph in enumerate(paragraphs[start : start + 20], start=start):
        if paragraph.beginning.startswith(_ADDRESSED):
            parts.addressee = paragraph
            end = number + 1
            if paragraph.beginning.rstrip(" :") != _ADDRESSED:
                return end
            below = list(takewhile(lambda line: not line.words or _has_dash(line), paragraphs[end:]))
            parts.addressees = [line for line in below if line.words]
            return end + len(below)
    return start


def _find_foot(paragraphs: Paragraphs, start: int, parts: Parts) -> int:
    """Ô 7 and 9b; returns the place where they begin."""
    place = len(paragraphs) - 1
    while place >= start and not paragraphs[place].beginning.startswith("noi nhan"):
        place -= 1
    if place < start:
        return len(paragraphs)
    parts.recipients_title = title = paragraphs[place]
    cell = title.cell
    if cell is None:
        following = (paragraph for paragraph in paragraphs[place + 1 :] if paragraph.words)
        parts.recipients = list(takewhile(_has_dash, following))
        return place
    row = [paragraph for paragraph in _in_row(paragraphs, cell) if paragraph is not title]
    parts.recipients = [paragraph for paragraph in row if paragraph.cell == cell and paragraph.words]
    _find_signer([paragraph for paragraph in row if paragraph.cell != cell], parts)
    return _in_table(paragraphs, cell.table)[0]


def _has_dash(paragraph: Paragraph) -> bool:
    return paragraph.words.startswith(_DASHES)


def _find_signer(paragraphs: Paragraphs, parts: Parts) -> None:
    """The last line is the signer's name where room is left above it, or where it is not in capitals."""
    named = [(number, paragraph) for number, paragraph in enumerate(paragraphs) if paragraph.words]
    parts.authority = authority = [paragraph for _, paragraph in named]
    for (before, _), (last, paragraph) in pairwise(named[-2:]):
        if last - before > 1 or paragraph.before >= _ROOM or not paragraph.words.isupper():
            parts.signer = authority.pop()


def _annex(paragraphs: Paragraphs) -> Annex:
    annex = Annex(paragraphs[0])
    for paragraph in paragraphs[1:]:
        if not paragraph.words or _is_rule(paragraph):
            continue
        opening = not annex.paragraphs and paragraph.cell is None
        if opening and not annex.reference and paragraph.beginning.startswith("(kem theo"):
            annex.reference.append(paragraph)
        elif opening and not annex.reference and (paragraph.align == "center" or paragraph.bold):
            annex.title.append(paragraph)
        else:
            annex.paragraphs.append(paragraph)
    return annex


def _has_words(paragraph: Paragraph) -> bool:
    """Whether it has words, and not only a rule line."""
    return bool(paragraph.words) and not _is_rule(paragraph)


def _is_rule(paragraph: Paragraph) -> bool:
    return bool(paragraph.rule_lengths) and not paragraph.words.strip("_ ")


def _rules_below(paragraphs: Paragraphs, place: int) -> list[float]:
    """The rule lines in or directly below a paragraph, up to the next words."""
    found = list(paragraphs[place].rule_lengths)
    for paragraph in paragraphs[place + 1 :]:
        if _has_words(paragraph) or paragraph.cell != paragraphs[place].cell:
            break
        found += paragraph.rule_lengths
    return found
