"""What the rules have in common: how a line is named, and observations of its size, style and place."""

from collections.abc import Iterable, Iterator

from ttdn.language import Text, join, same
from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.verdict import Observation, fault

_LONG = 40
#: Sizes and lengths in a file are rounded.
EASE = 0.05


def decimal(value: float) -> Text:
    """A number as it is written in each language: 12,5 and 12.5; whole numbers without a fraction."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return Text(words.replace(".", ","), words)


def sizes_text(sizes: Iterable[float]) -> Text:
    """``cỡ 13; 14``."""
    shown = join("; ", [decimal(size) for size in sorted(sizes)])
    return Text(f"cỡ {shown.vi}", f"size {shown.en}")


def quoted(paragraph: Paragraph) -> Text:
    """The beginning of a paragraph, by which it is found in Word."""
    words = paragraph.words or "…"
    return same(f"“{words[:_LONG].rstrip()}…”" if len(words) > _LONG else f"“{words}”")


def missing(vi: str, en: str) -> Observation:
    """A component that the document lacks."""
    return fault(Text("không có", "missing"), Text(vi, en))


def observe_size(paragraph: Paragraph, least: float, most: float) -> Observation:
    """The sizes of its letters, in points."""
    good = all(least - EASE <= size <= most + EASE for size in paragraph.sizes)
    return Observation(good, sizes_text(paragraph.sizes), quoted(paragraph))


def observe_style(paragraph: Paragraph, *, bold: bool, italic: bool = False) -> Observation:
    """Bold or not, in italics or upright: all of it."""
    good = (paragraph.bold if bold else not paragraph.partly_bold) and (
        paragraph.italic if italic else not paragraph.partly_italic
    )
    weight = (
        Text("đậm", "bold")
        if paragraph.bold
        else Text("đậm một phần", "partly bold")
        if paragraph.partly_bold
        else Text("không đậm", "not bold")
    )
    slant = (
        Text("nghiêng", "italic")
        if paragraph.italic
        else Text("nghiêng một phần", "partly italic")
        if paragraph.partly_italic
        else Text("đứng", "upright")
    )
    return Observation(good, join(", ", [weight, slant]), quoted(paragraph))


_ALIGNMENTS = {
    "left": Text("căn trái", "left"),
    "right": Text("căn phải", "right"),
    "center": Text("căn giữa", "centred"),
    "both": Text("căn đều hai bên", "justified"),
}


def observe_alignment(paragraph: Paragraph, align: str) -> Observation:
    """Where its lines stand."""
    return Observation(paragraph.align == align, _ALIGNMENTS[paragraph.align], quoted(paragraph))


def observe_capitals(paragraph: Paragraph) -> Observation:
    """In capitals."""
    good = paragraph.words == paragraph.words.upper()
    return Observation(
        good,
        Text("chữ in hoa", "capitals") if good else Text("không in hoa hết", "not all capitals"),
        quoted(paragraph),
    )


def observe_heading(
    paragraphs: Iterable[Paragraph], least: float, most: float, *, bold: bool, capitals: bool = False
) -> Iterator[Observation]:
    """Centred lines of a size and a face."""
    for paragraph in paragraphs:
        yield observe_size(paragraph, least, most)
        yield observe_style(paragraph, bold=bold)
        yield observe_alignment(paragraph, "center")
        if capitals:
            yield observe_capitals(paragraph)
