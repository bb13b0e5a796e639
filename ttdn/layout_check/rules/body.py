"""The text and whom it is addressed to: ô 6 and 9a (Phụ lục I, Phần I, Mục II.6, II.9, V)."""

import re
from itertools import chain, pairwise

from ttdn.language import Text
from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.parts import Parts, is_heading, label_of
from ttdn.layout_check.rules.observations import (
    EASE,
    either,
    measured,
    missing,
    observe_alignment,
    observe_capitals,
    observe_list,
    observe_size,
    observe_style,
    observe_words,
    quoted,
)
from ttdn.layout_check.verdict import Check, Observation, Observations
from ttdn.layout_check.vocabulary import IN_ARTICLES, WITHOUT_SUBJECT
from ttdn.measure import has_long_word
from ttdn.vietnamese import POINT_LETTERS

_INDENTS = (1.0, 1.27)
_SPACE = 6.0
_LINES = (1.0, 1.5)
#: Who gives lines an exact height means single or one and a half lines without measuring them.
_EASE_OF_HEIGHT = 0.1
_ROMAN = re.compile(r"[IVXLC]+")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: Roman numbers, numbers, letters; a number in a bracket may stand above the letters or below them.
_LEVELS, _NUMBER_IN_BRACKET = 4, 3
#: "A. Tổng quan", "Phần thứ nhất", "Điều 3. …".
_PART = re.compile(r"([a-z]|(phan|chuong|muc|dieu|phu luc|noi dung)( thu)? \w+)[.:]?(\s.*)?")
_AMENDS = re.compile(r"\b(sua doi|bo sung|dieu chinh|dinh chinh|thay the)\b")
_ARTICLE = re.compile(r"Điều (\d{1,4})[.:]")
_DEEP_LABEL = re.compile(r"\d+(\.\d+)+\.?\s")
#: Words in brackets, a unit of measure, a source, a caption.
_NOTE = re.compile(r"[(\[*].*|(don vi( tinh)?|dvt|nguon|ghi chu|luu y|bang|bieu|hinh|anh|so do)\b.{0,200}")
_SHORT = 90
#: The forms of Phụ lục III fill the room before the stroke with dots.
_END = re.compile(r"[./…]\s*/\s*\.$|/\.$")
#: Dashes stand below the colon by eye, or by a tab.
_EASE_OF_DASH = 0.5


def _upright(parts: Parts) -> Observations:
    for paragraph in parts.text:
        # Notes, captions and headings of points are set so, and the decree does not speak of them.
        if paragraph.italic and (_NOTE.fullmatch(paragraph.beginning) or _is_short_heading(paragraph)):
            continue
        yield either(
            not paragraph.italic,
            Text("chữ đứng", "upright"),
            Text("chữ nghiêng", "italic"),
            quoted(paragraph),
        )


def _is_note(paragraph: Paragraph) -> bool:
    """A unit of measure, a source, a caption: beside a table, in a face of its own."""
    return bool(_NOTE.fullmatch(paragraph.beginning)) and (
        paragraph.italic or paragraph.align in {"center", "right"}
    )


def _is_short_heading(paragraph: Paragraph) -> bool:
    ended = paragraph.words.endswith((".", ";"))
    labelled = _DEEP_LABEL.match(paragraph.words) or (label_of(paragraph) and not ended)
    return bool(labelled) and len(paragraph.words) < _SHORT


def _alignment(parts: Parts) -> Observations:
    for paragraph in parts.text:
        # Justified, the address of a web page would pull the line before it apart.
        is_open = paragraph.align == "left" and has_long_word(paragraph.words)
        if not (_is_aside(paragraph) or is_open):
            yield observe_alignment(paragraph, "both")


def _is_aside(paragraph: Paragraph) -> bool:
    """A short line in the middle or on the right, such as a caption or a unit of measure, is no text."""
    return paragraph.align in {"center", "right"} and (
        bool(_NOTE.fullmatch(paragraph.beginning))
        or (len(paragraph.words) < _SHORT and not paragraph.words.endswith((".", ";", ",")))
    )


def _indents(parts: Parts) -> Observations:
    for paragraph in parts.text:
        # What is moved by a tab or by spaces begins where nobody can tell; a list of Word's own where the
        # list says.
        if paragraph.written[:1].isspace() or paragraph.listed or _is_aside(paragraph):
            continue
        # A list is moved in as a whole and hangs; its first line begins where it should all the same.
        good = any(
            abs(start - wanted) <= EASE
            for wanted in _INDENTS
            for start in (paragraph.first, paragraph.left + paragraph.first)
        )
        found = measured("lùi dòng đầu {} cm", "first line indented by {} cm", paragraph.first)
        yield Observation(good, found, quoted(paragraph))


def _spacing(parts: Parts) -> Observations:
    for above, paragraph in pairwise(parts.body):
        # An empty line or a table between them parts them as well.
        if not (above.has_words and paragraph.has_words) or above.cell or paragraph.cell:
            continue
        # A heading in the middle may take several lines.
        centred = above.align == paragraph.align == "center"
        if (centred and is_heading(above) and is_heading(paragraph)) or _is_note(paragraph):
            continue
        # Who leaves out the space between lines of one style leaves out their own.
        spaces = (
            0.0 if paragraph.joins == above.style else paragraph.before,
            0.0 if above.joins == paragraph.style else above.after,
        )
        space = sum(spaces) if parts.document.adds_spaces else max(spaces)
        found = measured("cách đoạn trên {} pt", "{} pt from the one above", round(space, 1))
        yield Observation(space >= _SPACE - EASE, found, quoted(paragraph))


def _line_spacing(parts: Parts) -> Observations:
    for paragraph in parts.text:
        height, ease = paragraph.line_height, EASE
        if height is not None:
            found = measured(
                "dãn dòng đúng {} pt, chữ cỡ {}", "lines of {} pt, size {}", height, paragraph.size
            )
            ease = _EASE_OF_HEIGHT
        elif paragraph.line_spacing is not None:
            found = measured("dãn dòng {}", "{} lines", paragraph.line_spacing)
        else:
            continue
        good = _LINES[0] - ease <= paragraph.lines_apart <= _LINES[1] + ease
        yield Observation(good, found, quoted(paragraph))


def _basis(parts: Parts) -> Observations:
    for number, paragraph in enumerate(parts.basis, start=1):
        yield observe_style(paragraph, bold=False, italic=True)
        end, last = paragraph.words[-1], number == len(parts.basis)
        # What follows "QUYẾT ĐỊNH:" is another sentence; elsewhere the text may go on from the last basis.
        good = (end == ";" and not (last and parts.decides)) or (last and end == ".")
        yield Observation(good, Text(f"kết thúc bằng “{end}”", f"ends with “{end}”"), quoted(paragraph))


def _headings(parts: Parts) -> Observations:
    for paragraph, label in parts.labels:
        if label and is_heading(paragraph):
            yield observe_style(paragraph, bold=True)
            if _ROMAN.fullmatch(label[:-1]):
                yield observe_capitals(paragraph)
    for paragraph, _ in _own_articles(parts):
        # The text of an article may go on behind its number; how Word's own numbers look is not known.
        if not paragraph.listed:
            yield either(
                paragraph.printed[0].font.bold,
                Text("số của điều đậm", "its number is bold"),
                Text("số của điều không đậm", "its number is not bold"),
                quoted(paragraph),
            )


def _order(parts: Parts) -> Observations:
    """Each label counts on from the last of its kind; those of a higher kind begin the lower ones anew."""
    counts, last = [0] * _LEVELS, [0] * _LEVELS
    # Roman numbers begin anew below numbers, and below parts that are named or have a letter.
    levels = (_value(label)[0] for _, label in parts.labels)
    parted = below_numbers = next((level for level in levels if level is not None), 0) > 0
    for paragraph, label in parts.labels:
        level, value = _value(label)
        if level is None:
            parted = parted or _opens_part(paragraph)
            continue
        # A text may count anew within a paragraph, or on through its sections; a gap or a repetition is a
        # slip.
        anew = value == 1 and (level > 0 or parted)
        good = anew or value == counts[level] + 1 or (not counts[level] and value == last[level] + 1)
        yield observe_words(paragraph, good, "số thứ tự của đề mục", "number of the heading")
        last[level] = value
        parted = below_numbers or (parted and level > 0)
        counts[level:] = [value, *[0] * (_LEVELS - level - 1)]


def _own_articles(parts: Parts) -> list[tuple[Paragraph, int]]:
    """The articles with their numbers; none of a document that amends, which may have those of another."""
    if parts.kind not in IN_ARTICLES or any(_AMENDS.search(line.beginning) for line in parts.subject):
        return []
    found = ((paragraph, _ARTICLE.fullmatch(label)) for paragraph, label in parts.labels)
    return [(paragraph, int(match[1])) for paragraph, match in found if match]


def _articles(parts: Parts) -> Observations:
    """Articles count on through all chapters."""
    counted = 0
    for paragraph, number in _own_articles(parts):
        wanted, counted = counted + 1, number
        yield observe_words(paragraph, number == wanted, f"Điều {wanted}", f"article {wanted}")


def _opens_part(paragraph: Paragraph) -> bool:
    """Whether a line without a number may be the heading of a part, in which Roman numbers begin at I."""
    return is_heading(paragraph) or bool(
        _PART.fullmatch(paragraph.beginning) or (paragraph.bold and paragraph.words.isupper())
    )


def _value(label: str) -> tuple[int | None, int]:
    """The level of a label (Roman number, number, letter), None where it has none, and its number."""
    words, sign = label[:-1], label[-1:]
    if words.isdigit():
        return (1 if sign == "." else _NUMBER_IN_BRACKET), int(words)
    if sign == "." and _ROMAN.fullmatch(words):
        values = [_VALUES[letter] for letter in words]
        return 0, sum(value if value >= after else -value for value, after in pairwise([*values, 0]))
    if sign == ")":
        return 2, POINT_LETTERS.find(words[0].lower()) + 1 + len(POINT_LETTERS) * (len(words) - 1)
    return None, 0


def _closing(parts: Parts) -> Observations:
    ending = [paragraph for paragraph in parts.body if paragraph.has_words][-1:]
    for paragraph in ending:
        # Behind a table or a note in brackets the sign stands where it stood before them.
        if (
            paragraph.cell
            or not parts.has_foot
            or parts.kind in WITHOUT_SUBJECT
            or _NOTE.fullmatch(paragraph.beginning)
        ):
            return
        end = " ".join(paragraph.words[-40:].split()[-4:])
        found = Text(f"kết thúc bằng “…{end}”", f"ends with “…{end}”")
        yield Observation(bool(_END.search(end)), found, quoted(paragraph))


def _addressee(parts: Parts) -> Observations:
    paragraph = parts.addressee
    if paragraph is None:
        if parts.is_letter:
            yield missing("“Kính gửi:”", "“Kính gửi:”")
        return
    good = paragraph.words.startswith(("Kính gửi:", "Kính gửi :"))
    yield observe_words(paragraph, good, "chữ “Kính gửi:”", "the words “Kính gửi:”")
    if ";" in paragraph.words[:-1]:
        yield observe_words(paragraph, None, "mỗi nơi một dòng", "each in a line of its own")
    lines = (paragraph, *parts.addressees)
    yield from (observe_size(line, 13, 14) for line in lines)
    yield from (observe_style(line, bold=False) for line in lines)
    if len(parts.addressees) > 1:
        yield from observe_list(parts.addressees, ",")


def _dashes(parts: Parts) -> Observations:
    if parts.addressee is None or not parts.addressees or parts.addressee.align not in {"left", "both"}:
        return
    paragraph, start = parts.addressee, _start(parts.addressee)
    for line in (line for line in parts.addressees if not line.words.startswith("(")):
        dash = _start(line)
        if start is None or dash is None or line.align not in {"left", "both"} or line.cell != paragraph.cell:
            continue
        colon = start + paragraph.width_of("Kính gửi")
        found = measured(
            "gạch ở {} cm, dấu hai chấm ở {} cm",
            "dash at {} cm, colon at {} cm",
            round(dash, 1),
            round(colon, 1),
        )
        yield Observation(abs(dash - colon) <= _EASE_OF_DASH, found, quoted(line))


def _start(line: Paragraph) -> float | None:
    """Where the first letter of a line stands (cm); a tab before it stands nobody can tell where."""
    before = line.written[: len(line.written) - len(line.written.lstrip())]
    if "\t" in before or not line.has_words:
        return None
    return line.left + line.first + line.width_of(before)


CHECKS: dict[str, Check] = {
    "body-size": lambda parts: (observe_size(line, 13, 14) for line in parts.lines if not _is_note(line)),
    "body-upright": _upright,
    "body-alignment": _alignment,
    "body-indent": _indents,
    "body-spacing": _spacing,
    "body-lines": _line_spacing,
    "legal-basis": _basis,
    "headings": _headings,
    "heading-order": lambda parts: chain(_order(parts), _articles(parts)),
    "closing-mark": _closing,
    "addressee": _addressee,
    "addressee-dashes": _dashes,
}
