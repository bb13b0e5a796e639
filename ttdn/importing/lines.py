"""The lines of a document's text: paragraphs with their labels, those that were torn apart joined again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ttdn.importing.blocks import Block, Paragraph, Table
from ttdn.importing.fields import labelled_parts
from ttdn.importing.labels import COUNTED, Kind, Label, annex, readings
from ttdn.language import Text
from ttdn.vietnamese import ALPHABET, POINT_LETTERS

#: A heading of more letters fills its line, so that it may go on in the next.
_FULL_LINE = 40
_LONGEST_HEADING = 250
#: Two points in one paragraph are short, and the third is near.
_LONGEST_OF_TWO = 1000
_AHEAD = 200
#: A sentence that was torn apart is not longer than a page.
_LONGEST_SENTENCE = 5000
#: Words with which no sentence ends, and those that a number follows.
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:và|của|với|các|những|tại|cho|về|theo|hoặc|trong|từ|đến|do|để|bằng|là|như|được|phải|gồm|số|"
    r"Bộ|Sở|Trung tâm|Thủ tướng|Mặt trận|Hội đồng|Ủy ban|UBND|xã|phường|Luật|Nghị|lần thứ)$"
)
_LEADS_TO_NUMBER = re.compile(
    r"(?:^|\s)(?:ngày|tháng|năm|quý|mục|điều|ít nhất|khoảng|trên|dưới)$", re.IGNORECASE
)
#: Letters that no point has, and đ, which offices often leave out.
_OFTEN_LEFT_OUT = frozenset(ALPHABET) - frozenset(POINT_LETTERS) | {"đ"}
#: Farther than any bracket.
_FAR = 1 << 30
_ENDS = (".", ";", ":", "!", "?", "…")
JOINED = Text(
    "câu này bị ngắt thành hai đoạn trong tệp Word (thường do sang trang), đã được nối lại.",
    "this sentence was cut in two paragraphs in the Word file (mostly by a page break); it was joined again.",
)


@dataclass(frozen=True)
class Line:
    """A paragraph of the text, with those that go on with it.

    ``paragraph`` has its words without the label, ``labels`` are the ways to read the label: none where it
    has none. ``is_title``: all of it looks like a title.
    """

    paragraph: Paragraph
    labels: tuple[Label, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def text(self) -> str:
        """Its words without the label."""
        return self.paragraph.text

    @property
    def written(self) -> str:
        """Its words as they are on paper."""
        return f"{self.labels[0].written} {self.text}".strip() if self.labels else self.text

    @property
    def looks_like_title(self) -> bool:
        """Whether its face is that of a title: bold, or capitals."""
        return len(self.text) <= _LONGEST_HEADING and (self.paragraph.bold or is_capitals(self.text))


def is_capitals(text: str) -> bool:
    """Whether words stand in capitals; what stands in brackets may be small."""
    words = re.sub(r"\([^()]*\)", "", text)
    return words == words.upper() and sum(letter.isalpha() for letter in words) > 1


def lines_of(blocks: Iterable[Block]) -> list[Line | Table]:
    """The lines and tables of a text; what was torn apart is joined, two points in one are parted."""
    lines: list[Line | Table] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.append(block)
            continue
        line = _line(block)
        before = lines[-1] if lines else None
        if isinstance(before, Line) and _goes_on(before, line):
            lines[-1] = _joined(before, line)
        else:
            lines.append(line)
    return _parted(lines)


def _line(paragraph: Paragraph) -> Line:
    special = annex(paragraph)
    labels = (special,) if special else readings(paragraph)
    text = labels[0].rest if labels else paragraph.text
    return Line(replace(paragraph, text=text, label=""), labels)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line without a label goes on with the one before it."""
    if _is_dash_between_words(before, line):
        return True
    if line.labels or labelled_parts(line.text) or len(before.text) > _LONGEST_SENTENCE:
        return False
    if not before.text:
        return line.looks_like_title or line.paragraph.centred
    if _closes_what_is_open(before.text, line.text):
        return True
    goes_on_list = bool(before.labels) and before.text.endswith(";") and line.text[0].islower()
    if before.paragraph.bold != line.paragraph.bold or (before.text.endswith(_ENDS) and not goes_on_list):
        return False
    return _is_unfinished(before, line.text) or _is_broken_heading(before, line)


def _closes_what_is_open(before: str, text: str) -> bool:
    """Whether a bracket or a quotation is open at the end of a line and is closed in the next."""
    return any(
        before.rfind(opens) > before.rfind(closes) and -1 < text.find(closes) < (text.find(opens) % _FAR)
        for opens, closes in ("()", "“”")
    )


def _is_unfinished(before: Line, text: str) -> bool:
    """Whether the words of a line need those behind it."""
    if text[0].islower() or _LEADS_ON.search(before.text):
        return True
    if text[0].isdigit() and _LEADS_TO_NUMBER.search(before.text):
        return True
    in_brackets = text.startswith("(") and not text.rstrip(" .;").endswith(")")
    return bool(before.labels) and (before.text.endswith(",") or in_brackets)


def _is_dash_between_words(before: Line, line: Line) -> bool:
    """Whether the dash in front of a line joins words of one sentence: "Tượng Lĩnh" and "- xã Tượng Lĩnh"."""
    if not (before.labels and line.labels and line.labels[0].written in {"-", "–"}) or not line.text:
        return False
    is_sentence = _FULL_LINE < len(before.text) < _LONGEST_SENTENCE and before.text[0].isupper()
    return is_sentence and line.text[0].islower() and not before.text.endswith((*_ENDS, ","))


def _is_broken_heading(before: Line, line: Line) -> bool:
    """Whether a title with a label fills its line and goes on in the next, in the same face."""
    if not (before.labels and before.labels[0].kind not in COUNTED | {Kind.ANNEX}):
        return False
    if not (before.looks_like_title and line.looks_like_title):
        return False
    return len(before.text) >= _FULL_LINE and is_capitals(before.text) == is_capitals(line.text)


def _joined(before: Line, line: Line) -> Line:
    text = f"{before.text} {line.written}".strip()
    paragraph = replace(
        before.paragraph, text=text, bold=(before.paragraph if before.text else line.paragraph).bold
    )
    is_cut = bool(before.text) and not before.looks_like_title
    remarks = (JOINED,) if is_cut and JOINED not in before.remarks else ()
    labels = tuple(label._replace(rest=text) for label in before.labels)
    return replace(before, paragraph=paragraph, labels=labels, remarks=(*before.remarks, *remarks))


def _parted(lines: Sequence[Line | Table]) -> list[Line | Table]:
    """Two points that stand in one paragraph are parted where the others show that they are two."""
    parted: list[Line | Table] = []
    for place, line in enumerate(lines):
        halves = _halves(line, lines, place) if isinstance(line, Line) and line.labels else None
        parted.extend(halves or [line])
    return parted


def _halves(line: Line, lines: Sequence[Line | Table], place: int) -> list[Line] | None:
    label = line.labels[0]
    if label.kind not in {Kind.POINT, Kind.NUMBER} or len(line.text) > _LONGEST_OF_TWO:
        return None
    nexts = "|".join(_nexts(label))
    for match in re.finditer(rf" (?=(?:{nexts})[.)] \S)", line.text):
        second = _line(replace(line.paragraph, text=line.text[match.end() :]))
        for other in second.labels:
            if follows(other, label) and _is_next(other, lines[place + 1 : place + _AHEAD]):
                first = replace(line.paragraph, text=line.text[: match.start()])
                return [replace(line, paragraph=first), second]
    return None


def _nexts(label: Label) -> list[str]:
    """What the next label of a row may be, without its sign."""
    if label.kind is Kind.NUMBER:
        return [str(label.ordinal + 1)]
    others = takewhile(lambda letter: letter in _OFTEN_LEFT_OUT, ALPHABET[label.ordinal :])
    reached = label.ordinal + len(list(others)) + 1
    return list(ALPHABET[label.ordinal : reached])


def _is_next(label: Label, behind: Sequence[Line | Table]) -> bool:
    """Whether the next label of its row is the one behind it, so that it stands nowhere else."""
    for line in behind:
        for other in line.labels if isinstance(line, Line) else ():
            if other.style == label.style:
                return follows(other, label)
    return False


def follows(later: Label, label: Label) -> bool:
    """Whether a label is the next of its row: 2 behind 1, c) behind b); đ), and â), may be left out."""
    if later.style != label.style or later.path[:-1] != label.path[:-1]:
        return False
    step = later.ordinal - label.ordinal
    if later.kind is not Kind.POINT or step <= 1:
        return step == 1
    between = range(label.ordinal, later.ordinal - 1)
    return all(ALPHABET[place] in _OFTEN_LEFT_OUT for place in between)
