"""The numbers of the clauses, the document's own and each once; their lists; which of them are titles."""

import re
from collections import Counter
from collections.abc import Sequence
from string import ascii_lowercase
from typing import NamedTuple

from ttdn.importing.labels import CONTAINERS, COUNTED, Kind, Label
from ttdn.importing.leads import heading_bodies
from ttdn.importing.lines import is_capitals
from ttdn.importing.outline_model import Node, Part
from ttdn.importing.sections import own_part, part_of_clause, part_of_section
from ttdn.importing.tree import Open
from ttdn.language import Text
from ttdn.model.scalars import MAXIMUM_CLAUSE_ID
from ttdn.vietnamese import fold

_WORK = frozenset({Part.TASKS, Part.DUTIES, Part.FORMS})
_LONGEST_TITLE = 400
_LONGEST_PLAIN_TITLE = 120
_LONGEST_RUN_IN = 60
_ARTICLE_OF_DUTIES = re.compile(r".*\b(?:chiu trach nhiem|to chuc thuc hien|giao |chu tri)\b.*")
TWICE = Text(
    "số này đứng hai lần trong văn bản, 'id' là số khác; 'cited_as' là số của văn bản.",
    "this number stands twice in the document: 'id' is another, 'cited_as' is the document's.",
)
GAP = Text(
    "số này không liền với số của đề mục trước: xem văn bản có thiếu đề mục nào không.",
    "this number does not follow that of the section before it: look whether one is missing.",
)
GUESSED = Text(
    "tên đề mục không quen: xem phần này thuộc danh sách nào (tasks, clauses …).",
    "the title is not a usual one: look in which list this section belongs (tasks, clauses …).",
)


class _Above(NamedTuple):
    """The clause above: its number, how it is cited, its list and title."""

    number: str = ""
    cited: str = ""
    part: Part | None = None
    title: str = ""
    depth: int = 0
    own: str = ""
    container: str = ""


def numbered(roots: Sequence[Open]) -> tuple[Node, ...]:
    """The finished clauses."""
    return _Numbering().nodes(roots, _Above())


class _Numbering:
    """Numbers given so far: each stands once in a plan."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def nodes(self, clauses: Sequence[Open], above: _Above) -> tuple[Node, ...]:
        """Clauses side by side with all below them."""
        parts, headings, owns = _parts(clauses, above), _headings(clauses), _owns(clauses, above)
        if above.depth == 0:
            _tell_gaps(clauses)
        # Of two with one number the one with work keeps it; dashes take what numbered clauses leave.
        order = sorted(
            range(len(clauses)),
            key=lambda place: (clauses[place].label.kind in COUNTED, parts[place] not in _WORK),
        )
        numbers: dict[int, str] = {place: self._take(above, owns[place], clauses[place]) for place in order}
        nodes = []
        for place, clause in enumerate(clauses):
            label, number, cited = clause.label, numbers[place], _cited(clause, above, owns[place])
            depth, container = above.depth + (not _holds_sections(clause)), _container(clause, above)
            below = _Above(number, cited, parts[place], title_of(clause), depth, label.own, container)
            children = iter(self.nodes(clause.children, below))
            content = tuple(next(children) if isinstance(one, Open) else one for one in clause.content)
            is_twice = label.kind not in COUNTED and cited != number and above.number == above.cited
            nodes.append(
                Node(
                    number,
                    label.written if clause.text else "",
                    clause.text or label.written,
                    clause.line.place,
                    parts[place],
                    headings[place],
                    content,
                    None if cited == number else cited,
                    (*clause.remarks, *((TWICE,) if is_twice and label.kind > Kind.ARTICLE else ())),
                )
            )
        return tuple(nodes)

    def _take(self, above: _Above, own: str, clause: Open) -> str:
        base = f"{above.number}.{own}" if above.number else own
        if len(base) > MAXIMUM_CLAUSE_ID - 2:
            base = f"{base.split('.')[0]}.x{clause.line.place}"
        number = base
        while number in self._taken:
            self._taken[base] += 1
            again = self._taken[base]
            # "III2", "a2"; "1b", which is not 12.
            is_letter = base[-1].isdigit() and again <= len(ascii_lowercase)
            number = f"{base}{ascii_lowercase[again - 1] if is_letter else again}"
        self._taken[number] = 1
        return number


def _holds_sections(clause: Open) -> bool:
    """Whether sections stand below it: a part, an annex, an article that says "như sau:"."""
    kind = clause.label.kind
    return kind in CONTAINERS or (kind is Kind.ARTICLE and clause.text.endswith(":"))


def _owns(clauses: Sequence[Open], above: _Above) -> list[str]:
    counted = 0
    owns = []
    numbered_too = {clause.label.own for clause in clauses if clause.label.kind not in COUNTED}
    annexes = sum(clause.label.kind is Kind.ANNEX for clause in clauses)
    annex = 0
    for clause in clauses:
        label = clause.label
        annex += label.kind is Kind.ANNEX
        if label.kind in COUNTED:
            counted += 1
            owns.append(f"g{counted}" if str(counted) in numbered_too else str(counted))
        elif label.kind is Kind.ANNEX and label.own == "PL" and annexes > 1:
            owns.append(f"PL{annex}")
        else:
            owns.append(_own(label, above))
    return owns


def _own(label: Label, above: _Above) -> str:
    """The number of a label: of 1.2 below 1 the 2; letters that no number of a plan can have are folded."""
    series, _, last = label.own.rpartition(".")
    if label.kind is Kind.SERIES and series == above.own:
        return last
    return "".join(one if one.isascii() or one == "đ" else fold(one) for one in label.own)


def _container(clause: Open, above: _Above) -> str:
    if clause.label.kind in {Kind.PART, Kind.CHAPTER, Kind.DIVISION}:
        words = clause.label.written.rstrip(" .:)–—-")
        words = words.capitalize() if words.isupper() and "thứ" in words.lower() else words
        return f"{words} {above.container}".strip()
    return above.container


def _cited(clause: Open, above: _Above, own: str) -> str:
    """The number under which the document itself speaks of a clause."""
    kind = clause.label.kind
    if kind is Kind.ARTICLE:
        return f"Điều {clause.label.ordinal}"
    if kind in {Kind.PART, Kind.CHAPTER, Kind.DIVISION}:
        return _container(clause, above)
    if above.cited.startswith(("Điều ", "khoản ", "điểm ")):
        return {Kind.NUMBER: f"khoản {own} {above.cited}", Kind.POINT: f"điểm {own} {above.cited}"}.get(
            kind, f"{own} {above.cited}"
        )
    if above.container and above.cited == above.container:
        return f"mục {own} {above.container}"
    if above.container:
        words, _, rest = above.cited.partition(f" {above.container}")
        return f"{words}.{own} {above.container}{rest}"
    return f"{above.cited}.{own}" if above.cited else own


def is_heading(clause: Open) -> bool:
    """Whether the words of a clause are a title: no full stop, and bold, capitals or text below."""
    text, bold = clause.text, clause.line.bold
    if clause.label.kind in {Kind.ANNEX, Kind.HEADING} or not text:
        return True
    if len(text) > (_LONGEST_TITLE if bold or is_capitals(text) else _LONGEST_PLAIN_TITLE):
        return False
    if text.endswith((".", ";", "!", "?")):
        return bold and bool(clause.content) and text.count(".") == 1
    if bold or is_capitals(text):
        return True
    return bool(clause.content) and ". " not in text


def _headings(clauses: Sequence[Open]) -> list[bool]:
    """Which of the clauses side by side are titles; one among titles is one in spite of its full stop."""
    own = [is_heading(clause) for clause in clauses]
    count = Counter(clause.label.style for clause, heading in zip(clauses, own, strict=True) if heading)
    return [
        heading or (bool(count[clause.label.style]) and _may_be_title(clause))
        for clause, heading in zip(clauses, own, strict=True)
    ]


def _may_be_title(clause: Open) -> bool:
    words = clause.text.rstrip(".")
    is_one = len(words) <= _LONGEST_TITLE and not re.search(r"[.;:]", words)
    return is_one and bool(clause.content) and clause.label.kind not in COUNTED


def _tell_gaps(clauses: Sequence[Open]) -> None:
    """Say of a section whose number does not follow that of the section before it."""
    last: dict[str, int] = {}
    for clause in clauses:
        label = clause.label
        if label.kind not in {Kind.ROMAN, Kind.CAPITAL}:
            continue
        if label.ordinal > last.get(label.style, 0) + 1:
            clause.remarks.append(GAP)
        last[label.style] = label.ordinal


def title_of(clause: Open) -> str:
    """The title of a clause, or the words before its colon; empty where it has neither."""
    if is_heading(clause):
        return clause.text
    front, colon, _ = clause.text.partition(":")
    return front if colon and len(front) <= _LONGEST_RUN_IN else ""


def _parts(clauses: Sequence[Open], above: _Above) -> list[Part]:
    """The list of each of the clauses side by side."""
    if above.depth == 0:
        return _parts_of_sections(clauses, above)
    assert above.part is not None  # noqa: S101 - a clause has a list
    may_differ = above.depth == 1 or above.part in {Part.GOALS, Part.REQUIREMENTS}
    return [
        part_of_clause(title_of(clause), above.part, above.title)
        if may_differ and (clause.label.kind not in COUNTED or clause.label.kind is Kind.HEADING)
        else above.part
        for clause in clauses
    ]


def _parts_of_sections(clauses: Sequence[Open], above: _Above) -> list[Part]:
    """The lists of sections: one with a title that says nothing known is about work, once goals are set."""
    parts: list[Part] = []
    for clause in clauses:
        part = _part_of_section(clause)
        if above.part is Part.CLAUSES and above.title and part_of_section(above.title) is Part.CLAUSES:
            part = Part.CLAUSES
        is_goal = above.part in {Part.GOALS, Part.REQUIREMENTS} and not is_heading(clause)
        if above.part and (above.part is Part.DUTIES or is_goal):
            # "Công chức Tài chính" has duties, too; "Thu ngân sách: 25 tỷ đồng" is a goal.
            part = part_of_clause(title_of(clause), above.part, above.title)
        if part is None:
            part = _by_neighbours(clause, parts, above)
        parts.append(part)
    return parts


def _part_of_section(clause: Open) -> Part | None:
    if clause.label.kind is Kind.ARTICLE:
        is_duty = _ARTICLE_OF_DUTIES.fullmatch(fold(clause.text))
        return own_part(title_of(clause)) or (Part.DUTIES if is_duty else Part.CLAUSES)
    title = title_of(clause)
    if title and heading_bodies(title):
        return Part.DUTIES
    return part_of_section(title) if title else own_part(clause.text[:_LONGEST_RUN_IN])


def _by_neighbours(clause: Open, before: Sequence[Part], above: _Above) -> Part:
    if clause.label.kind is Kind.ANNEX:
        return Part.CLAUSES
    if above.part is not None:
        return above.part
    if clause.label.kind in CONTAINERS and not clause.text:
        return Part.CLAUSES
    if not title_of(clause):
        return before[-1] if before else Part.TASKS
    if clause.label.kind not in CONTAINERS:
        clause.remarks.append(GUESSED)
    return Part.TASKS if before else Part.CLAUSES
