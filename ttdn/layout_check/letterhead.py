"""Ô 1-4 and 5b: the letterhead, however an office sets it.

Its parts are known by their words; whatever else stands beside the national title is the agency's name.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from operator import attrgetter

from ttdn.layout_check.document import Paragraph, Paragraphs
from ttdn.layout_check.vocabulary import (
    ADDRESSED,
    DATE,
    KINDS,
    NUMBER,
    SIGNED_BY_MACHINE,
    SUBJECT_OF_LETTER,
    is_motto,
    is_nation,
    is_stamp,
)

#: Lengths of lines; None where one is drawn whose length is not known.
Rules = Sequence[float | None]

#: So many paragraphs of the beginning the letterhead is looked for in.
_NEAR = 60
#: So many paragraphs behind the letterhead its drawn lines may be anchored in.
_ANCHORED = 3
#: A line below an agency's name is half as long as that at most.
_MOST_OF_MOTTO = 0.7
#: The beginning of a name of an office: what stands above it is the body over it.
_OFFICE = re.compile(
    r"(uy ban|ubnd|hoi dong|hdnd|so|phong(?!,| chong)|truong|ban|van phong|trung tam|cuc|chi cuc|tong cuc|vu|"
    r"vien|bo|benh vien|cong an|bo chi huy|hoi|lien doan|thanh tra|toa an|doan|hoc vien|dai hoc|kho bac|"
    r"bao hiem|chi nhanh|tram|to cong tac|to giup viec|cong doan|mat tran|thuong truc)\b.*"
)
#: A whole name of a body that others stand under.
_OVER = re.compile(
    r"(ubnd \S+|uy ban nhan dan \S+|bo \S+|so \S+|tong cuc \S+|phong giao duc \S+|dai hoc \S+).*"
)
#: The number of a document that several agencies issue: "Số: 12/KHLT-SYT-STC".
_JOINT_NUMBER = re.compile(r"so\s*:?[\s\d.…_]*/\s*[a-z]{2,4}(lt|ph|ln|ls)-\S+")
#: Words that are the beginning of a name and no whole one: the place stands in the next line.
_BARE = frozenset({"uy ban nhan dan", "hoi dong nhan dan", "ubnd", "uy ban", "van phong"})


@dataclass
class Letterhead:
    """The parts of the letterhead that were found.

    Whether the agency's name would have been seen is sure for a letterhead in a table.
    """

    national: Paragraph | None = None
    motto: Paragraph | None = None
    motto_rules: Rules = ()
    superior: Paragraphs = ()
    agency: Paragraphs = ()
    agency_rules: Rules = ()
    number: Paragraph | None = None
    date: Paragraph | None = None
    letter_subject: Paragraphs = ()
    letter_subject_rules: Rules = ()
    agency_is_sure: bool = True
    #: Whether ô 5b stands directly below the number.
    subject_follows_number: bool = True


def find_letterhead(paragraphs: Paragraphs) -> tuple[int, Letterhead]:
    """Find its parts, and the place behind them."""
    near = paragraphs[:_NEAR]
    places = _places(near)
    found = {name: near[place] for name, place in places.items()}
    end = _end(near, places.values())
    subject = _letter_subject(near, places.get("number", -1) + 1)
    taken = {id(paragraph) for paragraph in (*found.values(), *subject)}
    superior, agency = _split_names(
        [line for line in _names(near[:end], found) if id(line) not in taken and _may_be_name(line)],
        joint="number" in found and bool(_JOINT_NUMBER.fullmatch(found["number"].beginning)),
    )
    motto = found.get("motto")
    ends = (motto, agency[-1] if agency else None)
    around = near[: end + _ANCHORED]
    last = subject[-1:]
    # What is drawn at ô 5b lies below it where the others have lines of their own.
    bare = [replace(line, drawn=()) if any(line is one for one in last) else line for line in around]
    rules = _rules(bare, end, *ends)
    below = _lines_below(near, last, drawn=all(rules))
    motto_rules, agency_rules = rules if all(rules) else _rules(around, end, *ends)
    return end, Letterhead(
        found.get("national"), motto, motto_rules, superior, agency, agency_rules,
        found.get("number"), found.get("date"), subject, below,
        subject_follows_number=_follows(near, places.get("number"), subject),
        agency_is_sure=any(part.cell for part in found.values()) and {"national", "number"} <= found.keys(),
    )  # fmt: skip


def _end(near: Paragraphs, places: Collection[int]) -> int:
    """Where a letterhead ends: behind its last part, and behind the tables in which its parts stand."""
    tables = {near[place].table for place in places} - {None}
    in_tables = (place for place, line in enumerate(near) if line.table in tables)
    return max((*places, *in_tables), default=-1) + 1


def _places(paragraphs: Paragraphs) -> dict[str, int]:
    """Where national title, motto, number and date stand, each where it is found first."""
    places: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.beginning in KINDS or paragraph.beginning.startswith(ADDRESSED):
            if {"number", "date"} <= places.keys() or paragraph.cell is None:
                break
            continue
        name = _name(paragraph, places)
        if name:
            places[name] = number
    return places


def _name(paragraph: Paragraph, found: dict[str, int]) -> str:
    """Which of them a paragraph is; empty where it is none, or that one is found already."""
    fits = {
        "national": is_nation(paragraph),
        "motto": is_motto(paragraph),
        "number": bool(NUMBER.fullmatch(paragraph.beginning)) and ("national" in found or paragraph.cell),
        "date": bool(found) and paragraph.align != "both" and DATE.fullmatch(paragraph.beginning)
        and not paragraph.words.startswith(("(", "V/v", "v/v")),
    }  # fmt: skip
    return next((name for name, fit in fits.items() if fit and name not in found), "")


def _letter_subject(paragraphs: Paragraphs, start: int) -> Paragraphs:
    """Ô 5b: from "V/v" to the end of its cell."""
    for place, paragraph in enumerate(paragraphs[start:], start=start):
        if SUBJECT_OF_LETTER.fullmatch(paragraph.beginning):
            return [paragraph, *_rest_of_cell(paragraph, paragraphs[place + 1 :])]
        if paragraph.beginning in KINDS:
            break
    return ()


def _lines_below(paragraphs: Paragraphs, last: Paragraphs, *, drawn: bool) -> Rules:
    """The lines below the last line of ô 5b, where it stands in a letterhead."""
    return [
        length
        for line in last
        if line.cell
        for length in (*_typed_below(_column(paragraphs, line), line), *(line.drawn if drawn else ()))
    ]


def _rest_of_cell(first: Paragraph, behind: Paragraphs) -> Iterator[Paragraph]:
    if first.cell is not None:
        yield from takewhile(
            lambda line: line.cell == first.cell and line.has_words and not is_stamp(line), behind
        )


def _follows(paragraphs: Paragraphs, number: int | None, subject: Paragraphs) -> bool:
    return bool(
        subject
        and number is not None
        and paragraphs[number + 1] is subject[0]
        and paragraphs[number].cell == subject[0].cell
        and not subject[0].cut_off
    )


def _names(paragraphs: Paragraphs, found: dict[str, Paragraph]) -> Iterator[Paragraph]:
    """Lines that may be names of offices: those beside the national title, down to the number."""
    nation = found.get("national") or found.get("motto") or found.get("date")
    if nation is None:
        return
    begun = False
    for line in paragraphs:
        if line is found.get("number"):
            return
        if line.cell is None:
            # Below the name of a body, whatever is in capitals goes on or is the next one's.
            begun = line.words.isupper() and (begun or bool(_OFFICE.fullmatch(line.beginning)))
            if begun:
                yield line
        elif line.column != nation.column:
            yield line


def _may_be_name(line: Paragraph) -> bool:
    return (
        line.has_words
        and not is_stamp(line)
        and line.beginning not in KINDS
        and not DATE.fullmatch(line.beginning)
        and not SUBJECT_OF_LETTER.fullmatch(line.beginning)
        and not line.words.startswith(("(", "["))
        and not line.beginning.startswith(SIGNED_BY_MACHINE)
    )


def _split_names(names: Paragraphs, *, joint: bool) -> tuple[Paragraphs, Paragraphs]:
    """Which of the lines name the body above, which the agency itself.

    Bold parts them; where that does not tell, the words do: of a ``joint`` document, all issue it.
    """
    place = len(names) - sum(1 for _ in takewhile(attrgetter("partly_bold"), reversed(names)))
    starts = [number for number, line in enumerate(names) if _OFFICE.fullmatch(line.beginning)]
    bare = _bare_lines(names)
    # No department stands under another one.
    joint = joint or all(names[start].beginning.startswith("so ") for start in starts)
    if not 0 < place < len(names) or (bare and len(starts) == 1):
        first = " ".join(line.beginning for line in names[: 1 + bare])
        place = starts[-1] if not joint and len(starts) > 1 and _OVER.fullmatch(first) else 0
    return names[:place], names[place:]


def _bare_lines(names: Paragraphs) -> int:
    """How many lines begin a name whose place follows: "ỦY BAN NHÂN / DÂN / TỈNH …"."""
    begun = accumulate((line.beginning for line in names[:3]), "{} {}".format)
    return next((number for number, words in enumerate(begun, start=1) if words in _BARE), 0)


def _column(paragraphs: Paragraphs, line: Paragraph) -> Paragraphs:
    """The lines of the column in which a line stands."""
    return [other for other in paragraphs if other.column == line.column]


def _rules(
    paragraphs: Paragraphs, end: int, motto: Paragraph | None, agency: Paragraph | None
) -> tuple[Rules, Rules]:
    """The lines below motto and agency.

    A line that is drawn may be anchored anywhere nearby: in its column it is taken for what it is; two in one
    place are told apart by their lengths, and one elsewhere is a line of unknown length.
    """
    parts = (motto, agency)
    columns = [_column(paragraphs[:end], line) if line else () for line in parts]
    typed = [_typed_below(column, line) if line else () for column, line in zip(columns, parts, strict=True)]
    drawn = [_drawn_in(column) for column in columns]
    if columns[0] and columns[1] and columns[0][0] is columns[1][0]:
        drawn = [drawn[0], []]
    elsewhere = _drawn_in(_outside(paragraphs[:end], columns))
    behind = _drawn_behind(paragraphs[end:])
    if not any((*typed, *drawn)) and len(elsewhere) == 1:
        return _one_for(motto, elsewhere, behind)
    # What is drawn in the other's column may be both's, unless the other has a typed line.
    others = [[] if typed[1 - place] else drawn[1 - place] for place in (0, 1)]
    found = [
        typed[place]
        or _rule_of(drawn[place], [others[place], elsewhere], somewhere=bool(behind), longest=place == 0)
        for place in (0, 1)
    ]
    return found[0], found[1]


def _outside(lines: Paragraphs, columns: Iterable[Paragraphs]) -> Iterator[Paragraph]:
    """The lines that stand in none of some columns of a table."""
    known = {id(line) for column in columns for line in column if line.cell}
    return (line for line in lines if id(line) not in known)


def _rule_of(
    drawn: Sequence[float | None],
    else_in: Sequence[Sequence[float | None]],
    *,
    somewhere: bool,
    longest: bool,
) -> Rules:
    """The drawn line of a part: in its column, else of two in one other place, else of unknown length."""
    two = next((lengths for lengths in else_in if len(lengths) > 1), ())
    if drawn or two:
        return [_extreme(drawn or two, longest=longest)]
    return [None] if else_in[-1] or somewhere else ()


def _one_for(motto: Paragraph | None, line: Rules, behind: Rules) -> tuple[Rules, Rules]:
    """A single line that may belong to either: one nearly as long as the motto is the motto's."""
    other: Rules = [None] if behind else ()
    if motto is None or line[0] is None:
        return [None], [None]
    return (line, other) if line[0] > _MOST_OF_MOTTO * motto.width_of(motto.words) else (other, line)


def _drawn_in(lines: Iterable[Paragraph]) -> list[float | None]:
    return [length for line in lines for length in line.drawn]


def _drawn_behind(paragraphs: Paragraphs) -> list[float | None]:
    """What is drawn behind the letterhead; of the lines from the title on, one is that of the subject."""
    above = list(takewhile(lambda line: line.beginning not in KINDS, paragraphs))
    return [*_drawn_in(above), *_drawn_in(paragraphs[len(above) :])[1:]]


def _extreme(lengths: Collection[float | None], *, longest: bool) -> float | None:
    known = [length for length in lengths if length is not None]
    if len(known) < len(lengths):
        return None
    return max(known) if longest else min(known)


def _typed_below(column: Paragraphs, line: Paragraph) -> Rules:
    """The lines in or below a line, up to the next words: borders, underscores, what is underlined."""
    place = next(number for number, other in enumerate(column) if other is line)
    below = takewhile(lambda other: not other.has_words, column[place + 1 :])
    return [
        length
        for other in (line, *below)
        for length in (other.border, other.typed_line)
        if length is not None
    ]
