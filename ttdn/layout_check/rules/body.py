"""The text and whom it is addressed to: ô 6 and 9a (Phụ lục I, Phần I, Mục II.6, II.9, V)."""

import re
from itertools import pairwise

from ttdn.language import Text
from ttdn.layout_check.parts import Parts, is_heading, label_of
from ttdn.layout_check.rules.observations import (
    EASE,
    measured,
    missing,
    observe_alignment,
    observe_capitals,
    observe_dash,
    observe_size,
    observe_style,
    observe_words,
    quoted,
)
from ttdn.layout_check.verdict import Check, Observation, Observations, Rule
from ttdn.measure import text_width
from ttdn.vietnamese import POINT_LETTERS

_INDENTS = (1.0, 1.27)
_SPACE = 6.0
_LINES = (1.0, 1.5)
_ROMAN = re.compile(r"[IVXLC]+")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: Dashes stand below the colon by eye, or by a tab.
_EASE_OF_DASH = 0.5


def _upright(parts: Parts) -> Observations:
    for paragraph in parts.text:
        found = Text("chữ nghiêng", "italic") if paragraph.italic else Text("chữ đứng", "upright")
        yield Observation(not paragraph.italic, found, quoted(paragraph))


def _indents(parts: Parts) -> Observations:
    for paragraph in parts.text:
        # A list of Word's own is moved in as a whole and hangs; its
        # first line begins where it should all the same.
        good = any(
            abs(start - wanted) <= EASE
            for wanted in _INDENTS
            for start in (paragraph.first, paragraph.left + paragraph.first)
        )
        found = measured("lùi dòng đầu {} cm", "first line indented by {} cm", paragraph.first)
        yield Observation(good, found, quoted(paragraph))


def _spacing(parts: Parts) -> Observations:
    for above, paragraph in pairwise(parts.lines):
        space = (
            max(paragraph.before, above.after)
            if paragraph.before and above.after
            else paragraph.before + above.after
        )
        found = measured("cách đoạn trên {} pt", "{} pt from the one above", round(space, 1))
        yield Observation(space >= _SPACE - EASE, found, quoted(paragraph))


def _line_spacing(parts: Parts) -> Observations:
    for paragraph in parts.text:
        if paragraph.line_spacing is not None:
            good = _LINES[0] - EASE <= paragraph.line_spacing <= _LINES[1] + EASE
            found = measured("dãn dòng {}", "{} lines", paragraph.line_spacing)
            yield Observation(good, found, quoted(paragraph))


def _basis(parts: Parts) -> Observations:
    for number, paragraph in enumerate(parts.basis, start=1):
        yield observe_style(paragraph, bold=False, italic=True)
        end = paragraph.words[-1]
        good = end == ";" or (number == len(parts.basis) and end == ".")
        yield Observation(good, Text(f"kết thúc bằng “{end}”", f"ends with “{end}”"), quoted(paragraph))


def _headings(parts: Parts) -> Observations:
    for paragraph in parts.lines:
        label = label_of(paragraph)
        if label and is_heading(paragraph):
            yield observe_style(paragraph, bold=True)
            if _ROMAN.fullmatch(label[:-1]):
                yield observe_capitals(paragraph)


def _order(parts: Parts) -> Observations:
    """Each label counts on from the last of its kind; those of a higher kind begin the lower ones anew."""
    counts = [0, 0, 0]
    for paragraph in parts.lines:
        level, value = _value(label_of(paragraph))
        if level is None:
            continue
        # A text may count anew within a paragraph; a gap or a repetition is a slip.
        good = value in {1, counts[level] + 1}
        yield observe_words(paragraph, good, "số thứ tự của đề mục", "number of the heading")
        counts[level:] = [value] + [0] * (len(counts) - level - 1)


def _value(label: str) -> tuple[int | None, int]:
    """The level of a label (Roman number, number, letter), None where it has none, and its number."""
    words, sign = label[:-1], label[-1:]
    if words.isdigit():
        return 1, int(words)
    if sign == "." and _ROMAN.fullmatch(words):
        values = [_VALUES[letter] for letter in words]
        return 0, sum(value if value >= after else -value for value, after in pairwise([*values, 0]))
    if sign == ")":
        return 2, POINT_LETTERS.find(words[0].lower()) + 1 + len(POINT_LETTERS) * (len(words) - 1)
    return None, 0


def _closing(parts: Parts) -> Observations:
    for paragraph in parts.lines[-1:]:
        end = paragraph.words[-20:]
        found = Text(f"kết thúc bằng “…{end}”", f"ends with “…{end}”")
        yield Observation(end.endswith("./."), found, quoted(paragraph))


def _addressee(parts: Parts) -> Observations:
    paragraph = parts.addressee
    if paragraph is None:
        if parts.is_letter:
            yield missing("“Kính gửi:”", "“Kính gửi:”")
        return
    good = paragraph.words.startswith("Kính gửi:")
    yield observe_words(paragraph, good, "chữ “Kính gửi:”", "the words “Kính gửi:”")
    lines = (paragraph, *parts.addressees)
    yield from (observe_size(line, 13, 14) for line in lines)
    yield from (observe_style(line, bold=False) for line in lines)
    for line in parts.addressees:
        yield observe_dash(line, ",", last=line is parts.addressees[-1])


def _dashes(parts: Parts) -> Observations:
    if parts.addressee is None or not parts.addressees or parts.addressee.align not in {"left", "both"}:
        return
    paragraph = parts.addressee
    colon = (
        paragraph.left + paragraph.first + text_width("Kính gửi", max(paragraph.sizes), bold=paragraph.bold)
    )
    for line in parts.addressees:
        dash = line.left + line.first
        found = measured(
            "gạch ở {} cm, dấu hai chấm ở {} cm",
            "dash at {} cm, colon at {} cm",
            round(dash, 1),
            round(colon, 1),
        )
        yield Observation(abs(dash - colon) <= _EASE_OF_DASH, found, quoted(line))


RULES: dict[Rule, Check] = {
    Rule("body-size", Text("Nội dung cỡ 13-14", "Text is 13-14 pt"), "Mục II.6.e"): lambda parts: (
        observe_size(line, 13, 14) for line in parts.lines
    ),
    Rule("body-upright", Text("Nội dung chữ đứng", "Text is upright"), "Mục II.6.e"): _upright,
    Rule(
        "body-alignment", Text("Nội dung căn đều hai lề", "Text is justified"), "Mục II.6.e"
    ): lambda parts: (observe_alignment(line, "both") for line in parts.text),
    Rule(
        "body-indent",
        Text("Dòng đầu lùi vào 1 cm hoặc 1,27 cm", "First line indented by 1 or 1.27 cm"),
        "Mục II.6.e",
    ): _indents,
    Rule(
        "body-spacing",
        Text("Khoảng cách giữa các đoạn ít nhất 6 pt", "At least 6 pt between paragraphs"),
        "Mục II.6.e",
    ): _spacing,
    Rule(
        "body-lines", Text("Dãn dòng từ đơn đến 1,5", "Line spacing from single to 1.5"), "Mục II.6.e"
    ): _line_spacing,
    Rule(
        "legal-basis",
        Text(
            "Căn cứ: nghiêng, mỗi dòng kết thúc “;”, dòng cuối “.”", "Legal basis: italic, “;”, the last “.”"
        ),
        "Mục II.6.a",
    ): _basis,
    Rule(
        "headings",
        Text("Đề mục đậm; mục La Mã in hoa", "Headings bold; those with Roman numbers in capitals"),
        "Mục V, ô 6.b",
    ): _headings,
    Rule(
        "heading-order",
        Text(
            "Đề mục đánh số liên tục; điểm theo chữ cái tiếng Việt",
            "Headings in sequence; points in Vietnamese letters",
        ),
        "Mục II.6.đ",
    ): _order,
    Rule(
        "closing-mark",
        Text("Kết thúc nội dung bằng “./.”", "The text ends with “./.”"),
        "Phụ lục III, các mẫu",
    ): _closing,
    Rule(
        "addressee",
        Text(
            "Kính gửi: cỡ 13-14, đứng; nhiều nơi thì gạch đầu dòng, “;”, “.”",
            "Kính gửi: 13-14, upright; several with dashes",
        ),
        "Mục II.9.d",
    ): _addressee,
    Rule(
        "addressee-dashes",
        Text("Gạch đầu dòng thẳng dấu hai chấm của Kính gửi", "Dashes stand below the colon of Kính gửi"),
        "Mục II.9.d",
    ): _dashes,
}
