"""Which paragraph of a document is what: found by its words and its place, never by the name of a style."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from ttdn.layout_check.document import Paragraph, Paragraphs, ReadDocument
from ttdn.layout_check.letterhead import Letterhead, Rules, find_letterhead
from ttdn.layout_check.signature import Foot, find_foot
from ttdn.layout_check.unfolding import unfold
from ttdn.layout_check.vocabulary import (
    ADDRESSED,
    ATTACHED,
    DECIDED,
    KINDS,
    NUMBER,
    RECIPIENTS,
    has_dash,
    is_nation,
    is_sentence,
    is_stamp,
    opens_basis,
    signs,
)

_ANNEX = re.compile(r"phu luc( (so )?[ivxlc\d]+)?\s*[.:]?")
#: The same with its title in its line.
_TITLED_ANNEX = re.compile(r"phu luc( (so )?[ivxlc\d]+)?\s*[.:–-]\s.*")
#: A single letter or two are a label before a bracket only. "C." and "L." are letters far more often than
#: 100 and 50.
_LABEL = re.compile(r"((?:(?![CLDM]\.)[IVXLC]{1,20}|\d{1,6})[.)]|[A-Za-zĐđ]{1,2}\)|Điều \d{1,4}[.:])\s+\S")
#: Headings that are words: "Chương I", "Phần thứ nhất", "Điều 3".
_DIVISION = re.compile(r"(phan|chuong|muc|tieu muc) (thu )?[\divxlc]+\b.*|(phan|chuong) thu \w+.*")
#: A quotation mark, of whatever form, and one that by its place begins a quotation.
_QUOTE = re.compile(r'["“”„«»]')
_OPENING = re.compile(r'(?:^|(?<=[\s:(\[]))["“”„«](?=[^\s.,;])')
#: A line of a table of contents: a heading, and behind a tab or dots its page.
_ENDING = 20
_OF_CONTENTS = re.compile(r"(\t|[.…]{2})\s*\d{1,4}\s*$")
#: So many paragraphs behind the letterhead the kind of the document and the addressees are looked for.
_NEAR, _NEAR_LINES = 12, 4
_ADDRESSED_NEAR = 20
_LONGEST_COVER = 100
#: Of the kinds that call somebody instead of "Kính gửi": the line above the names ("UBND phường … điện:").
_CALLS = {"cong dien": re.compile(r".*\bdien\s*:"), "giay moi": re.compile(r"(.*\b)?kinh moi\s*:")}


@dataclass
class Annex:
    """An annex: its label, its title, the line that names its document, and everything below."""

    label: Paragraph
    title: list[Paragraph] = field(default_factory=list)
    reference: list[Paragraph] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    #: Whether a break ends the page above it.
    new_page: bool = False


@dataclass
class Parts(Letterhead, Foot):
    """The components (thành phần thể thức) that were found, those of letterhead and foot among them.

    A sequence is empty and a paragraph None where there is none.
    """

    document: ReadDocument = field(default_factory=ReadDocument)
    title: Paragraph | None = None
    subject: Paragraphs = ()
    subject_rules: Rules = ()
    addressee: Paragraph | None = None
    addressees: Paragraphs = ()
    body: Paragraphs = ()

    annexes: Sequence[Annex] = ()
    #: What follows the document: its annexes, and what else is attached.
    attached: Paragraphs = ()
    has_foot: bool = True

    @property
    def kind(self) -> str:
        """The kind that its title names, folded; empty where it names none of the decree's."""
        return kind_of(self.title) if self.title else ""

    @property
    def kind_name(self) -> str:
        """That kind as the document writes it."""
        words = self.title.words.split() if self.title else []
        return " ".join(words[: len(self.kind.split())])

    @property
    def is_letter(self) -> bool:
        """A công văn has no name of its kind."""
        return self.title is None and bool(self.letter_subject)

    @cached_property
    def lines(self) -> Paragraphs:
        """The paragraphs of the body that are not in a table."""
        return [paragraph for paragraph in self.body if paragraph.cell is None and paragraph.has_words]

    @cached_property
    def text(self) -> Paragraphs:
        """Those of them that are neither headings nor a legal basis."""
        basis = set(map(id, self.basis))
        return [line for line in self.lines if not is_heading(line) and id(line) not in basis]

    @cached_property
    def basis(self) -> Paragraphs:
        """The paragraphs that cite the legal basis: at the beginning, behind the authority that decides."""
        found: list[Paragraph] = []
        for line in self.lines:
            if _is_basis(line, behind=bool(found)):
                found.append(line)
            elif found or not is_heading(line):
                break
        return found

    @cached_property
    def labels(self) -> Sequence[tuple[Paragraph, str]]:
        """Its lines with their numbers; those of what is quoted, such as an amendment, are not its own."""
        quoted = _quoted(self.lines)
        return [(line, "" if id(line) in quoted else label_of(line)) for line in self.lines]

    @cached_property
    def decides(self) -> bool:
        """Whether "QUYẾT ĐỊNH:" or another heading follows the legal basis."""
        behind = self.lines[self.lines.index(self.basis[-1]) + 1 :] if self.basis else ()
        return any(is_heading(line) for line in behind[:1])


def _is_basis(line: Paragraph, *, behind: bool) -> bool:
    """Whether a line cites a legal basis: it begins so and ends as one of several, or is set in italics.

    ``behind`` says that the line above does.
    """
    several = line.words.endswith((";", ",")) or line.partly_italic
    if opens_basis(line) and (behind or line.beginning.startswith("can cu") or line.partly_italic):
        return several or (behind and line.words.endswith("."))
    return line.italic and line.words.endswith((";", ".")) and behind


def _quoted(lines: Paragraphs) -> set[int]:
    """The ids of the lines that go on with a quotation begun above them, up to the one that closes it."""
    quoted: set[int] = set()
    inside: list[int] | None = None
    for line in lines:
        if inside is not None:
            inside.append(id(line))
        begun = len(_OPENING.findall(line.words))
        ended = len(_QUOTE.findall(line.words)) - begun
        if begun > ended:
            inside = inside or []
        elif begun < ended:
            quoted.update(inside or ())
            inside = None
    return quoted


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading.

    It has a Roman number, or a number on its own bold line, or is a centred line that is bold or in capitals.
    """
    label = label_of(paragraph)
    return (
        (label.endswith(".") and set(label[:-1]) <= set("IVXLC"))
        or (label[:-1].isdigit() and paragraph.bold)
        or (paragraph.align == "center" and (paragraph.words.isupper() or paragraph.bold))
        or (paragraph.bold and bool(_DIVISION.fullmatch(paragraph.beginning)))
    )


def kind_of(paragraph: Paragraph) -> str:
    """The kind of document that a line names first; empty where it names none."""
    words = paragraph.beginning
    kinds = (kind for kind in KINDS if words == kind or words.startswith(f"{kind} "))
    return max(kinds, key=len, default="")


def label_of(paragraph: Paragraph) -> str:
    """The number with which a paragraph begins: ``I.``, ``1.``, ``a)``, ``Điều 1.``; empty without one."""
    match = _LABEL.match(paragraph.words)
    return match[1] if match else ""


def find_parts(document: ReadDocument) -> Parts:
    """Find the components."""
    lines = unfold([*_letterhead_in_header(document), *document.paragraphs])
    main, annexes = _split(lines[_end_of_cover(lines) :])
    start, head = find_letterhead(main)
    parts = Parts(document=document, **vars(head))
    start = _find_title(main, start, parts)
    start = _find_addressees(main, start, parts)
    found = find_foot(main, start)
    parts.has_foot = found is not None
    end, foot = found or (len(main), Foot())
    vars(parts).update(vars(foot))
    parts.body = [line for line in main[start:end] if not _OF_CONTENTS.search(line.written[-_ENDING:])]
    table = foot.recipients_title.table if foot.recipients_title else None
    behind = (line for line in main[end:] if line.cell is None or line.table != table)
    parts.attached = [*behind, *(line for annex in annexes for line in annex)]
    above = [main, *annexes]
    parts.annexes = [_annex(lines, before) for lines, before in zip(annexes, above, strict=False)]
    return parts


def _letterhead_in_header(document: ReadDocument) -> Paragraphs:
    """The header of the first page, where the letterhead stands in it."""
    for section in document.sections[:1]:
        header = section.first_headers if section.other_first_page else section.headers
        if any(map(is_nation, header)):
            return header
    return ()


def _end_of_cover(lines: Paragraphs) -> int:
    """Where a cover ends that stands on a page of its own above the letterhead; 0 without one."""
    nation = next((place for place, line in enumerate(lines[:_LONGEST_COVER]) if is_nation(line)), 0)
    end = nation
    while end and not (
        lines[end - 1].section_number < lines[nation].section_number
        or (lines[end - 1].breaks_page and not lines[end - 1].words)
    ):
        end -= 1
    # What is addressed or has a number is a document, which lacks the national title.
    parts = (NUMBER.fullmatch(line.beginning) or line.beginning.startswith(ADDRESSED) for line in lines[:end])
    return 0 if any(parts) else end


def _split(paragraphs: Paragraphs) -> tuple[Paragraphs, Sequence[Paragraphs]]:
    """The document itself, and each annex from its label on."""
    main: list[Paragraph] = []
    annexes: list[list[Paragraph]] = []
    foot = (number for number, line in enumerate(paragraphs) if RECIPIENTS.fullmatch(line.beginning))
    behind = next(foot, 0)
    for number, paragraph in enumerate(paragraphs):
        if number >= behind and _is_annex_label(paragraph, further=bool(annexes)):
            annexes.append([])
        (annexes[-1] if annexes else main).append(paragraph)
    return main, annexes


def _is_annex_label(paragraph: Paragraph, *, further: bool) -> bool:
    """Whether a line is the label of an annex, or of a ``further`` one; its title may stand in its line."""
    centred = paragraph.align == "center"
    if paragraph.cell is None and _ANNEX.fullmatch(paragraph.beginning):
        return further or centred or paragraph.partly_bold
    titled = paragraph.cell is None and _TITLED_ANNEX.fullmatch(paragraph.beginning)
    return bool(titled) and centred and paragraph.bold


def _find_title(paragraphs: Paragraphs, start: int, parts: Parts) -> int:
    """Ô 5a; returns the place behind it."""
    place = _place_of_title(paragraphs, start, is_letter=bool(parts.letter_subject))
    if place is None:
        return start
    parts.title = paragraphs[place]
    subject: list[Paragraph] = []
    last, end = 0, place + 1
    for number, paragraph in enumerate(paragraphs[end:], start=end):
        if _is_subject(paragraph, subject, parts.kind):
            subject.append(paragraph)
            last = number
            if paragraph.rule_lengths:
                end = number + 1
                break
        elif paragraph.has_words or (subject and paragraph.rule_lengths):
            end = number + (not paragraph.has_words)
            break
        elif subject:
            break
        end = number + 1
    if subject:
        parts.subject, parts.subject_rules = subject, _rules_below(paragraphs, last)
    return max(end, start)


def _place_of_title(paragraphs: Paragraphs, start: int, *, is_letter: bool) -> int | None:
    """The kind of the document; of a kind that the decree does not know, the first bold line in capitals."""
    near = list(enumerate(paragraphs[: start + _NEAR]))
    for place, paragraph in near:
        if paragraph.beginning in KINDS and _stands_out(paragraph, in_table=place >= start):
            return place
        if paragraph.beginning.startswith(ADDRESSED) or (place >= start and is_sentence(paragraph)):
            break
    return _place_of_other_title(near[start:], is_letter=is_letter) if start else None


def _place_of_other_title(near: Sequence[tuple[int, Paragraph]], *, is_letter: bool) -> int | None:
    """The first bold line in capitals below a letterhead."""
    behind = [(place, line) for place, line in near if line.has_words and not is_stamp(line)]
    for place, paragraph in behind[:_NEAR_LINES]:
        named = kind_of(paragraph) or not (is_letter or signs(paragraph))
        if paragraph.beginning.startswith(ADDRESSED):
            break
        if named and paragraph.words.isupper() and _stands_out(paragraph) and not label_of(paragraph):
            return place
    return None


def _stands_out(paragraph: Paragraph, *, in_table: bool = False) -> bool:
    """Whether a line is set as a title; in a table of the text only capitals are sure to be one."""
    if in_table and paragraph.cell is not None:
        return paragraph.words.isupper()
    return paragraph.words.isupper() or paragraph.bold or paragraph.align == "center"


def _is_subject(paragraph: Paragraph, above: Paragraphs, kind: str) -> bool:
    """Whether a line belongs to the subject, below the lines of it that were found."""
    decides = kind in DECIDED and paragraph.words.isupper() and signs(paragraph)
    return (
        paragraph.has_words
        and (paragraph.align == "center" or paragraph.bold)
        and not paragraph.beginning.startswith((ADDRESSED, "("))
        and not paragraph.words.endswith(":")
        and not (label_of(paragraph) or is_stamp(paragraph) or _DIVISION.fullmatch(paragraph.beginning))
        and not (decides and above)
    )


def _find_addressees(paragraphs: Paragraphs, start: int, parts: Parts) -> int:
    """Ô 9a; returns the place behind it, or behind those whom the document calls instead."""
    calls = _CALLS.get(parts.kind)
    for number, paragraph in enumerate(paragraphs[: start + _ADDRESSED_NEAR]):
        if calls and calls.fullmatch(paragraph.beginning):
            return max(_below_addressee(paragraphs, number)[0], start)
        if paragraph.beginning.startswith(ADDRESSED):
            parts.addressee = paragraph
            end, below = _below_addressee(paragraphs, number)
            parts.addressees = [line for line in below if line.has_words]
            return max(end, start)
    return start


def _below_addressee(paragraphs: Paragraphs, place: int) -> tuple[int, Paragraphs]:
    """The place behind "Kính gửi", and the lines of those who are named below or beside it."""
    paragraph, behind = paragraphs[place], paragraphs[place + 1 :]
    if paragraph.cell is not None:
        below = list(takewhile(lambda line: line.table == paragraph.table, behind))
        return place + 1 + len(below), below
    alone = paragraph.words.endswith(":") or paragraph.beginning == ADDRESSED
    below = []
    for line in behind:
        named = [one for one in below if one.words]
        # A name may go on in a line in brackets: "(qua Sở Nội vụ)".
        open_list = (alone and not named) or _goes_on(paragraph, below) or line.words.startswith("(")
        if line.cell is not None or (line.words and not (open_list and _may_be_addressed(line, named[-1:]))):
            break
        below.append(line)
    while below and not below[-1].words:
        below.pop()
    return place + 1 + len(below), below


def _goes_on(paragraph: Paragraph, below: Paragraphs) -> bool:
    last = next((line for line in reversed(below) if line.words), paragraph)
    return last.words.endswith((";", ",")) or (has_dash(last) and not last.words.endswith("."))


def _may_be_addressed(line: Paragraph, above: Paragraphs) -> bool:
    """Whether a line may name somebody: with a dash, or set as the one above that does."""
    alike = all((line.align, line.left, line.first) == (one.align, one.left, one.first) for one in above)
    return has_dash(line) or (alike and not is_sentence(line))


def _annex(paragraphs: Paragraphs, above: Paragraphs) -> Annex:
    label = paragraphs[0]
    empty = list(takewhile(lambda line: not line.words, reversed(above)))
    nearest = [*empty, *above[len(above) - len(empty) - 1 :][:1], label]
    broken = any(line.breaks_page for line in nearest) or label.begins_page
    annex = Annex(label, new_page=broken)
    for paragraph in paragraphs[1:]:
        if not paragraph.has_words:
            continue
        opening = not annex.paragraphs and paragraph.cell is None
        if opening and not annex.reference and paragraph.beginning.startswith(ATTACHED):
            annex.reference.append(paragraph)
        elif opening and not annex.reference and _stands_out(paragraph):
            annex.title.append(paragraph)
        else:
            annex.paragraphs.append(paragraph)
    return annex


def _rules_below(paragraphs: Paragraphs, place: int) -> list[float | None]:
    """The rule lines in or directly below a paragraph, up to the next words; there a drawing may hang."""
    found = list(paragraphs[place].rule_lengths)
    for paragraph in paragraphs[place + 1 :]:
        if paragraph.cell != paragraphs[place].cell and (paragraph.words or not paragraph.drawn):
            break
        if paragraph.has_words:
            found += [None] * bool(paragraph.drawn and not found)
            break
        found += paragraph.rule_lengths
    if not found and place and paragraphs[place - 1].drawn:
        return [None]
    return found
