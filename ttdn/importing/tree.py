"""Which clause stands below which: the labels of a document and the order in which they come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ttdn.importing.blocks import Paragraph, Table
from ttdn.importing.fields import labelled_parts
from ttdn.importing.labels import CONTAINERS, COUNTED, Kind, Label
from ttdn.importing.lines import Line, follows, is_capitals
from ttdn.language import Text

_SENTENCE_ENDS = (".", ";", ",", "!", "?", "…")
_LONGEST_HEADING = 200
_LARGE = frozenset({Kind.ROMAN, Kind.CAPITAL})
#: Nobody nests clauses deeper than this; deeper ones stand side by side.
_DEEPEST = 12
#: How far ahead one looks for what a heading without a label holds.
_AHEAD = 60


@dataclass(eq=False)
class Open:
    """A clause while the tree grows."""

    label: Label
    text: str
    line: Paragraph
    remarks: list[Text] = field(default_factory=list)
    content: "list[Paragraph | Table | Open]" = field(default_factory=list)

    @property
    def children(self) -> "list[Open]":
        """The clauses right below it."""
        return [one for one in self.content if isinstance(one, Open)]

    @property
    def expects_more(self) -> bool:
        """Whether its words are followed by what they announce: a title, or a colon at the end."""
        return not self.text.endswith(_SENTENCE_ENDS) or (self.line.bold and not self.content)

    @property
    def announces(self) -> bool:
        """Whether a colon at its end opens a row of its own, of which nothing stands there yet."""
        return self.text.endswith(":") and not self.content


def is_heading_line(line: Line, behind: Sequence[Line | Table]) -> bool:
    """Whether a line without a label is a title: bold or in capitals, with something below it."""
    if not behind or not _reads_as_title(line):
        return False
    after = behind[0]
    if isinstance(after, Table):
        return True
    if after.labels:
        label = after.labels[0]
        # What begins a section, or goes on a row, cannot stand below a title within a section.
        return label.kind not in CONTAINERS and not (label.kind in _LARGE and label.ordinal > 1)
    return not after.paragraph.bold or (is_capitals(line.text) and not is_capitals(after.text))


def _reads_as_title(line: Line) -> bool:
    """Whether a line, by itself, is the title of something: large letters, no label, no sentence."""
    text = line.text
    if line.labels or len(text) > _LONGEST_HEADING or labelled_parts(text) or text.endswith(_SENTENCE_ENDS):
        return False
    return (line.paragraph.bold or (is_capitals(text) and " " in text)) and text[0].isupper()


def grow(lines: Sequence[Line | Table]) -> list[Open | Paragraph | Table]:
    """The clauses of the highest level with all below them; what stands before the first is as it was."""
    tree = _Tree()
    for place, line in enumerate(lines):
        if isinstance(line, Table):
            tree.put(line)
        elif line.labels:
            tree.add(line, lines[place + 1 : place + 2])
        elif is_heading_line(line, lines[place + 1 : place + 2]):
            tree.add_heading(line, lines[place + 1 : place + _AHEAD])
        else:
            tree.put(line.paragraph, line.remarks)
    return tree.roots


class _Tree:
    """The clauses so far, and those that are still open: the innermost last."""

    def __init__(self) -> None:
        self.roots: list[Open | Paragraph | Table] = []
        self.stack: list[Open] = []

    def add(self, line: Line, behind: Sequence[Line | Table]) -> None:
        """A clause with a label."""
        label, depth = _place(self.stack, line)
        depth = _above_dashes(self.stack, label, line, behind, depth)
        self._open(Open(label, line.text, line.paragraph, list(line.remarks)), depth)

    def add_heading(self, line: Line, behind: Sequence[Line | Table]) -> None:
        """A title without a label."""
        style = "heading capitals" if is_capitals(line.text) else "heading"
        label = Label(Kind.HEADING, style, "", (), "", line.text)
        self._open(
            Open(label, line.text, line.paragraph, list(line.remarks)),
            _depth_of_heading(self.stack, label, behind),
        )

    def put(self, what: Paragraph | Table, remarks: Sequence[Text] = ()) -> None:
        """What has no label, below the clause to which it belongs."""
        while (
            self.stack
            and self.stack[-1].label.kind in COUNTED - {Kind.HEADING}
            and not _holds(self.stack[-1], what)
        ):
            self.stack.pop()
        (self.stack[-1].content if self.stack else self.roots).append(what)
        if self.stack:
            self.stack[-1].remarks.extend(remarks)

    def _open(self, clause: Open, depth: int) -> None:
        del self.stack[min(depth, _DEEPEST) :]
        (self.stack[-1].content if self.stack else self.roots).append(clause)
        self.stack.append(clause)


def _holds(clause: Open, what: Paragraph | Table) -> bool:
    """Whether what has no label belongs to the dash above it: it says something of it, or is announced."""
    if isinstance(what, Paragraph) and labelled_parts(what.text):
        return True
    if isinstance(what, Paragraph) and what.text.startswith("("):
        return "chủ trì" in what.text
    return not clause.text.endswith(_SENTENCE_ENDS)


def _above_dashes(
    stack: Sequence[Open], label: Label, line: Line, behind: Sequence[Line | Table], depth: int
) -> int:
    """Where a sign announces the dashes behind it, it stands above those before it too."""
    after = behind[0] if behind else None
    if label.kind not in COUNTED or line.text.endswith(_SENTENCE_ENDS) or not isinstance(after, Line):
        return depth
    styles = {one.style for one in after.labels if one.kind in COUNTED} - {label.style}
    return next((place for place, clause in enumerate(stack[:depth]) if clause.label.style in styles), depth)


def _place(stack: Sequence[Open], line: Line) -> tuple[Label, int]:
    """How the label of a line is to be read, and below how many of the open clauses it stands."""
    for finder in (_next_in_row, _by_its_numbers, _in_known_row):
        found = finder(stack, line)
        if found:
            return found
    label = next((one for one in line.labels if one.ordinal <= 1), line.labels[0])
    return label, _depth_of_new(stack, label, line)


def _open_rows(stack: Sequence[Open], line: Line) -> list[tuple[Label, int]]:
    """The labels of a line with the places of their rows that are open, the innermost first."""
    return [
        (label, depth)
        for depth, clause in reversed(tuple(enumerate(stack)))
        for label in line.labels
        if label.style == clause.label.style
    ]


def _next_in_row(stack: Sequence[Open], line: Line) -> tuple[Label, int] | None:
    """The place behind the one that it follows; where two rows wait for it the one in the same face."""
    found = [(label, depth) for label, depth in _open_rows(stack, line) if follows(label, stack[depth].label)]
    same_face = [one for one in found if stack[one[1]].line.bold == line.paragraph.bold]
    return next(iter(same_face or found), None)


def _by_its_numbers(stack: Sequence[Open], line: Line) -> tuple[Label, int] | None:
    """``2.1`` stands below ``2``, whatever stands between."""
    for label in line.labels:
        if label.kind is not Kind.SERIES:
            continue
        above, _, _ = label.own.rpartition(".")
        for depth, clause in reversed(tuple(enumerate(stack))):
            if clause.label.own == above:
                return label, depth + 1
    return None


def _in_known_row(stack: Sequence[Open], line: Line) -> tuple[Label, int] | None:
    """The place in a row that is open: behind a number that was left out, or one that stands twice."""
    begins = any(label.ordinal <= 1 for label in line.labels)
    found = [one for one in _open_rows(stack, line) if one[0].ordinal <= 1 or not begins]
    if not found:
        return None
    label, depth = next((one for one in found if one[0].ordinal > stack[one[1]].label.ordinal), found[0])
    is_counted = label.kind in COUNTED and stack[-1].label.kind in COUNTED
    # A row may begin again below a clause that announces one.
    may_begin = begins and depth < len(stack) - 1 and stack[-1].announces
    return label, len(stack) if may_begin and label.kind not in CONTAINERS and not is_counted else depth


def _depth_of_new(stack: Sequence[Open], label: Label, line: Line) -> int:
    """Where the first of a new row stands: in the innermost clause that can hold it."""
    depth = len(stack)
    while depth and _closes(label, stack[depth - 1], line):
        depth -= 1
    return depth


def _closes(label: Label, clause: Open, line: Line) -> bool:
    """Whether a new row ends a clause that is open."""
    above = clause.label
    if label.kind in CONTAINERS or label.kind is Kind.ARTICLE:
        return above.kind >= label.kind
    if above.kind in CONTAINERS:
        return False
    if label.kind in _LARGE:
        is_title = line.looks_like_title and is_capitals(line.text)
        return above.kind is Kind.ARTICLE or (above.kind >= Kind.NUMBER and (is_title or label.ordinal > 1))
    if above.kind in COUNTED - {Kind.HEADING}:
        return not (clause.expects_more and not clause.children) and not (
            label.kind in COUNTED and label.kind > above.kind
        )
    return label.ordinal > 1 and above.kind > label.kind and not clause.expects_more


def _depth_of_heading(stack: Sequence[Open], label: Label, behind: Sequence[Line | Table]) -> int:
    """Where a title without a label stands: as those before it, or as the row says that goes on behind it."""
    waiting = _row_behind(stack, behind)
    if waiting is not None:
        return waiting
    for depth, clause in reversed(tuple(enumerate(stack))):
        if clause.label.style == label.style:
            return depth
    depth = len(stack)
    while depth and stack[depth - 1].label.kind > Kind.NAMED:
        depth -= 1
    return depth


def _row_behind(stack: Sequence[Open], behind: Sequence[Line | Table]) -> int | None:
    """What the next numbered line says of a title before it: the row goes on (below it) or begins again."""
    line = next(
        (one for one in behind if isinstance(one, Line) and one.labels and one.labels[0].kind not in COUNTED),
        None,
    )
    if line is None:
        return None
    following = _next_in_row(stack, line)
    if following:
        return following[1] + 1
    style = line.labels[0].style
    return next((depth for depth, clause in enumerate(stack) if clause.label.style == style), None)
