"""Which paragraph of a document is what: found by its words and its place, never by the name of a style."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ttdn.layout_check.document import Paragraph, ReadDocument

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

    label: Paragraph
    title: list[Paragraph] = field(default_factory=list)
    reference: list[Paragraph] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Parts:
    """The components (thành phần thể thức) that were found.

    A list is empty and a paragraph None where there is none.
    """

    national: Paragraph | None = None
    motto: Paragraph | None = None
    motto_rules: list[float] = field(default_factory=list)
    superior: list[Paragraph] = field(default_factory=list)
    agency: list[Paragraph] = field(default_factory=list)
    agency_rules: list[float] = field(default_factory=list)
    number: Paragraph | None = None
    date: Paragraph | None = None
    letter_subject: list[Paragraph] = field(default_factory=list)
    letter_subject_rules: list[float] = field(default_factory=list)
    title: Paragraph | None = None
    subject: list[Paragraph] = field(default_factory=list)
    subject_rules: list[float] = field(default_factory=list)
    addressee: Paragraph | None = None
    addressees: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    recipients_title: Paragraph | None = None
    recipients: list[Paragraph] = field(default_factory=list)
    authority: list[Paragraph] = field(default_factory=list)
    signer: Paragraph | None = None
    annexes: list[Annex] = field(default_factory=list)

    @property
    def is_letter(self) -> bool:
        """A công văn has no name of its kind."""
        return self.title is None and bool(self.letter_subject)

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of the body that are neither headings nor a legal basis nor in a table."""
        return [
            paragraph
            for paragraph in self.body
            if paragraph.cell is None and not is_heading(paragraph) and not is_basis(paragraph)
        ]

    @cached_property
    def basis(self) -> list[Paragraph]:
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

    A Roman number, or a number of its own bold line, or a centred line in capitals.
    """
    label = label_of(paragraph)
    words = paragraph.words
    roman = bool(label) and label[-1] == "." and set(label[:-1]) <= set("IVXLC")
    return (
        roman
        or (bool(label) and label[:-1].isdigit() and paragraph.bold)
        or (paragraph.align == "center" and words.isupper())
    )


def label_of(paragraph: Paragraph) -> str:
    """The number with which a paragraph begins: ``I.``, ``1.``, ``a)``; empty where there is none."""
    match = _NUMBERED.match(paragraph.words)
    if match is None or (
        match["label"].isalpha() and match["sign"] == "." and not set(match["label"]) <= set("IVXLC")
    ):
        return ""
    return match["label"] + match["sign"]


def find_parts(document: ReadDocument) -> Parts:
    """Find the components."""
    parts = Parts()
    paragraphs = list(document.paragraphs)
    main, annexes = _split(paragraphs)
    head_end = _find_head(main, parts)
    start = _find_title(main, head_end, parts)
    start = _find_addressees(main, start, parts)
    end = _find_foot(main, start, parts)
    parts.body = [paragraph for paragraph in main[start:end] if paragraph.words and not _is_rule(paragraph)]
    parts.annexes = [_annex(one) for one in annexes]
    return parts


def _split(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
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


def _find_head(paragraphs: Sequence[Paragraph], parts: Parts) -> int:
    """Ô 1-4 and 5b; returns the place behind them."""
    places = {}
    for number, paragraph in enumerate(paragraphs):
        words = paragraph.beginning
        if words.startswith(_NATIONAL) and "national" not in places:
            places["national"], parts.national = number, paragraph
        elif words.startswith(_MOTTO) and "motto" not in places and "number" not in places:
            places["motto"], parts.motto = number, paragraph
        elif _NUMBER.fullmatch(words) and "number" not in places:
            places["number"], parts.number = number, paragraph
        elif (
            _DATE.fullmatch(words)
            and "date" not in places
            and paragraph.align != "both"
            and "national" in places
        ):
            places["date"], parts.date = number, paragraph
        if paragraph.beginning in KINDS or words.startswith("kinh gui"):
            break
    if parts.motto is not None:
        parts.motto_rules = _rules_below(paragraphs, places["motto"])
    if parts.national is not None and parts.national.cell is not None:
        _find_agency(paragraphs, parts)
    _find_letter_subject(paragraphs, places.get("number"), parts)
    table = (
        parts.national.cell.table if parts.national is not None and parts.national.cell is not None else None
    )
    ends = (
        [
            number
            for number, paragraph in enumerate(paragraphs)
            if paragraph.cell is not None and paragraph.cell.table == table
        ]
        if table is not None
        else []
    )
    return max((*ends, *places.values()), default=-1) + 1


def _find_agency(paragraphs: Sequence[Paragraph], parts: Parts) -> None:
    cell = parts.national.cell if parts.national else None
    beside = [
        paragraph
        for paragraph in paragraphs
        if cell
        and paragraph.cell
        and (paragraph.cell.table, paragraph.cell.row) == (cell.table, cell.row)
        and paragraph.cell != cell
    ]
    named = [
        paragraph
        for paragraph in beside
        if paragraph.words and not _is_rule(paragraph) and paragraph is not parts.number
    ]
    for paragraph in named:
        above = not parts.agency and (not paragraph.partly_bold or paragraph.words.startswith("UBND "))
        (parts.superior if above else parts.agency).append(paragraph)
    if parts.agency:
        parts.agency_rules = _rules_below(
            beside, next(number for number, paragraph in enumerate(beside) if paragraph is parts.agency[-1])
        )


def _find_letter_subject(paragraphs: Sequence[Paragraph], number: int | None, parts: Parts) -> None:
    for place, paragraph in enumerate(paragraphs):
        if not _SUBJECT_OF_LETTER.match(paragraph.beginning) or (number is not None and place < number):
            continue
        parts.letter_subject = [paragraph]
        parts.letter_subject_rules = [
            one for one in _rules_below(paragraphs, place) if paragraph.cell is not None
        ]
        return


def _find_title(paragraphs: Sequence[Paragraph], start: int, parts: Parts) -> int:
    """Ô 5a; returns the place behind it."""
    near = range(start, min(start + _NEAR, len(paragraphs)))
    place = next(
        (
            number
            for number in near
            if paragraphs[number].beginning in KINDS and paragraphs[number].cell is None
        ),
        None,
    )
    if place is None:
        return start
    parts.title = paragraphs[place]
    place += 1
    while place < len(paragraphs) and (
        not paragraphs[place].words or _is_rule(paragraphs[place]) or _is_subject(paragraphs[place])
    ):
        if paragraphs[place].words and not _is_rule(paragraphs[place]):
            parts.subject.append(paragraphs[place])
        elif parts.subject and _is_rule(paragraphs[place]):
            place += 1
            break
        place += 1
    if parts.subject:
        last = next(number for number, paragraph in enumerate(paragraphs) if paragraph is parts.subject[-1])
        parts.subject_rules = _rules_below(paragraphs, last)
    return place


def _is_subject(paragraph: Paragraph) -> bool:
    return (
        (paragraph.align == "center" or paragraph.bold)
        and not paragraph.beginning.startswith("kinh gui")
        and not label_of(paragraph)
    )


def _find_addressees(paragraphs: Sequence[Paragraph], start: int, parts: Parts) -> int:
    """Ô 9a; returns the place behind it."""
    for number, paragraph in enumerate(paragraphs[start : start + 20], start=start):
        if not paragraph.beginning.startswith("kinh gui"):
            continue
        parts.addressee = paragraph
        place = number + 1
        if paragraph.beginning.rstrip(" :") == "kinh gui":
            while place < len(paragraphs) and (
                not paragraphs[place].words or paragraphs[place].words.startswith(_DASHES)
            ):
                parts.addressees += [paragraphs[place]] if paragraphs[place].words else []
                place += 1
        return place
    return start


def _find_foot(paragraphs: Sequence[Paragraph], start: int, parts: Parts) -> int:
    """Ô 7 and 9b; returns the place where they begin."""
    places = [
        number
        for number, paragraph in enumerate(paragraphs)
        if number >= start and paragraph.beginning.startswith("noi nhan")
    ]
    if not places:
        return len(paragraphs)
    place = places[-1]
    parts.recipients_title = title = paragraphs[place]
    cell = title.cell
    if cell is None:
        following = (paragraph for paragraph in paragraphs[place + 1 :] if paragraph.words)
        for paragraph in following:
            if not paragraph.words.startswith(_DASHES):
                break
            parts.recipients.append(paragraph)
        return place
    same_row = [
        paragraph
        for paragraph in paragraphs
        if paragraph.cell and (paragraph.cell.table, paragraph.cell.row) == (cell.table, cell.row)
    ]
    parts.recipients = [
        paragraph
        for paragraph in same_row
        if paragraph.cell == cell and paragraph.words and paragraph is not title
    ]
    _find_signer([paragraph for paragraph in same_row if paragraph.cell != cell], parts)
    return next(
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.cell and paragraph.cell.table == cell.table
    )


def _find_signer(paragraphs: Sequence[Paragraph], parts: Parts) -> None:
    """The last line is the signer's name where room is left above it, or where it is not in capitals."""
    named = [(number, paragraph) for number, paragraph in enumerate(paragraphs) if paragraph.words]
    parts.authority = [paragraph for _, paragraph in named]
    if len(named) < 2:  # noqa: PLR2004 - a post and a name
        return
    (before, _), (last, paragraph) = named[-2:]
    if last - before > 1 or paragraph.before >= _ROOM or not paragraph.words.isupper():
        parts.signer = parts.authority.pop()


def _annex(paragraphs: Sequence[Paragraph]) -> Annex:
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


def _is_rule(paragraph: Paragraph) -> bool:
    return bool(paragraph.rule_lengths) and not paragraph.words.strip("_ ")


def _rules_below(paragraphs: Sequence[Paragraph], place: int) -> list[float]:
    """The rule lines in or directly below a paragraph, up to the next words."""
    found = list(paragraphs[place].rule_lengths)
    for paragraph in paragraphs[place + 1 :]:
        if paragraph.words and not _is_rule(paragraph):
            break
        if paragraph.cell != paragraphs[place].cell:
            break
        found += paragraph.rule_lengths
    return found
