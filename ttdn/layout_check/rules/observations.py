"""What the rules have in common: how a line is named, and observations of its size, style and place."""

import re
from collections.abc import Callable, Iterable, Iterator

from ttdn.language import Text, join, same
from ttdn.layout_check.document import Paragraph, Paragraphs
from ttdn.layout_check.verdict import Check, Observation, Observations, fault
from ttdn.layout_check.vocabulary import has_dash

_LONG = 40
#: Sizes and lengths in a file are rounded.
EASE = 0.05
#: An indent (cm) that moves a line towards the middle.
_BY_HAND = 0.9
_ENDS = (";", ",", ".")
#: Behind the filed copy: who typed the document, and in how many copies (ô 12): ". PL.(300)", ".Hùng".
_TYPED_BY = re.compile(r"[-–—]\s*[Ll]ưu\b.*\.\s?\w{1,8}(\.?\s?\(\d+\))?\.?")
_DASH = re.compile(r"[-–—]\s*\w.*")


def measured(vi: str, en: str, *values: float) -> Text:
    """Words with numbers in place of ``{}``, as each language writes them.

    They are 12,5 and 12.5; whole numbers have no fraction.
    """
    shown = [f"{value:.2f}".rstrip("0").rstrip(".") for value in values]
    return Text(vi.format(*(words.replace(".", ",") for words in shown)), en.format(*shown))


def sizes_text(sizes: Iterable[float]) -> Text:
    """``cỡ 13; 14``."""
    shown = join("; ", [measured("{}", "{}", size) for size in sorted(sizes)])
    return Text(f"cỡ {shown.vi}", f"size {shown.en}")


def quoted(paragraph: Paragraph) -> Text:
    """The beginning of a paragraph, by which it is found in Word."""
    words = paragraph.words or "…"
    return same(f"“{words[:_LONG].rstrip()}…”" if len(words) > _LONG else f"“{words}”")


def missing(vi: str, en: str) -> Observation:
    """A component that the document lacks."""
    return fault(Text("không có", "missing"), Text(vi, en))


def none_wrong(faults: Iterator[Observation], good: Text) -> Observations:
    """What is wrong; where nothing is, one observation of the whole."""
    yield next(faults, Observation(good=True, found=good, place=Text("toàn văn bản", "whole document")))
    yield from faults


def wherever(good: Text, faults: Callable[[Paragraph], Iterable[Text]]) -> Check:
    """Looks for what may be wrong in any paragraph, those of headers and footers included."""
    return lambda parts: none_wrong(
        (
            fault(found, quoted(paragraph))
            for paragraph in parts.document.everywhere()
            for found in faults(paragraph)
        ),
        good,
    )


def either(good: bool, right: Text, wrong: Text, place: Text) -> Observation:  # noqa: FBT001 - of the words behind it
    """What can be in two ways only."""
    return Observation(good, right if good else wrong, place)


def observe_words(paragraph: Paragraph, good: object, vi: str, en: str) -> Observation:
    """What stands where something else may be asked for, by its name in both languages."""
    return Observation(bool(good), quoted(paragraph), Text(vi, en))


def observe_size(paragraph: Paragraph, least: float, most: float) -> Observation:
    """The sizes of its letters, in points."""
    good = all(least - EASE <= size <= most + EASE for size in paragraph.sizes)
    return Observation(good, sizes_text(paragraph.sizes), quoted(paragraph))


def observe_style(paragraph: Paragraph, *, bold: bool, italic: bool = False) -> Observation:
    """Bold or not, in italics or upright: all of it."""
    good = (paragraph.bold if bold else not paragraph.partly_bold) and (
        paragraph.italic if italic else not paragraph.partly_italic
    )
    weight = _how_much(
        Text("đậm", "bold"), Text("không đậm", "not bold"), paragraph.bold, paragraph.partly_bold
    )
    slant = _how_much(
        Text("nghiêng", "italic"), Text("đứng", "upright"), paragraph.italic, paragraph.partly_italic
    )
    return Observation(good, join(", ", [weight, slant]), quoted(paragraph))


def _how_much(face: Text, plain: Text, whole: bool, partly: bool) -> Text:  # noqa: FBT001 - of the face
    if whole:
        return face
    return Text(f"{face.vi} một phần", f"partly {face.en}") if partly else plain


_ALIGNMENTS = {
    "": Text("vị trí đặt bằng dấu cách hoặc tab", "placed by tabs or spaces"),
    "left": Text("căn trái", "left"),
    "right": Text("căn phải", "right"),
    "center": Text("căn giữa", "centred"),
    "both": Text("căn đều hai bên", "justified"),
}


def observe_alignment(paragraph: Paragraph, align: str) -> Observation:
    """Where its lines stand; words that stand in the middle by spaces, tabs or an indent are left alone."""
    by_hand = align == "center" and (
        paragraph.written[:1].isspace() or paragraph.left + paragraph.first > _BY_HAND
    )
    good = paragraph.align in {align, ""} or by_hand
    return Observation(good, _ALIGNMENTS[paragraph.align], quoted(paragraph))


def observe_capitals(paragraph: Paragraph) -> Observation:
    """In capitals."""
    good = paragraph.words == paragraph.words.upper()
    return either(
        good,
        Text("chữ in hoa", "capitals"),
        Text("không in hoa hết", "not all capitals"),
        quoted(paragraph),
    )


def observe_list(lines: Paragraphs, comma: str) -> Observations:
    """Those who are named one below the other: each with a dash, and its end parts it from the next.

    A name may go on in a line of its own.
    """
    for above, line, below in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        begins = has_dash(line) or above is None or above.words.endswith(_ENDS)
        goes_on = below is not None and not has_dash(below) and not line.words.endswith(_ENDS)
        if begins and not goes_on:
            end = ";" if below else "."
            ended = line.words.endswith(end) or (below is None and _TYPED_BY.fullmatch(line.words))
            good = _DASH.fullmatch(line.words) and ended
            yield observe_words(
                line, good, f"gạch đầu dòng{comma} cuối dòng “{end}”", f"a dash{comma} “{end}” at the end"
            )


def observe_heading(
    paragraphs: Paragraphs, least: float, most: float, face: str = "", *, capitals: bool = False
) -> Observations:
    """Centred lines of a size and a ``face``: "bold", "italic" or neither."""
    for paragraph in paragraphs:
        yield observe_size(paragraph, least, most)
        yield observe_style(paragraph, bold=face == "bold", italic=face == "italic")
        yield observe_alignment(paragraph, "center")
        if capitals:
            yield observe_capitals(paragraph)
