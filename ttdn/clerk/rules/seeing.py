"""What the rules have in common: how a line is named, and sights of its size, face and place."""

from collections.abc import Iterable, Iterator

from ttdn.clerk.paper import Line
from ttdn.clerk.verdict import Sight
from ttdn.language import Text, join, same

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


def quoted(line: Line) -> Text:
    """The beginning of a paragraph, by which it is found in Word."""
    words = line.words or "…"
    return same(f"“{words[:_LONG].rstrip()}…”" if len(words) > _LONG else f"“{words}”")


def missing(vi: str, en: str) -> Sight:
    """A component that the document lacks."""
    return Sight(False, Text("không có", "missing"), Text(vi, en))  # noqa: FBT003 - whether it is good


def see_size(line: Line, least: float, most: float) -> Sight:
    """The sizes of its letters, in points."""
    good = all(least - EASE <= size <= most + EASE for size in line.sizes)
    return Sight(good, sizes_text(line.sizes), quoted(line))


def see_face(line: Line, *, bold: bool, italic: bool = False) -> Sight:
    """Bold or not, in italics or upright: all of it."""
    good = (line.bold if bold else not line.partly_bold) and (
        line.italic if italic else not line.partly_italic
    )
    weight = (
        Text("đậm", "bold")
        if line.bold
        else Text("đậm một phần", "partly bold")
        if line.partly_bold
        else Text("không đậm", "not bold")
    )
    slant = (
        Text("nghiêng", "italic")
        if line.italic
        else Text("nghiêng một phần", "partly italic")
        if line.partly_italic
        else Text("đứng", "upright")
    )
    return Sight(good, join(", ", [weight, slant]), quoted(line))


_ALIGNMENTS = {
    "left": Text("căn trái", "left"),
    "right": Text("căn phải", "right"),
    "center": Text("căn giữa", "centred"),
    "both": Text("căn đều hai bên", "justified"),
}


def see_alignment(line: Line, align: str) -> Sight:
    """Where its lines stand."""
    return Sight(line.align == align, _ALIGNMENTS[line.align], quoted(line))


def see_capitals(line: Line) -> Sight:
    """In capitals."""
    good = line.words == line.words.upper()
    return Sight(
        good,
        Text("chữ in hoa", "capitals") if good else Text("không in hoa hết", "not all capitals"),
        quoted(line),
    )


def see_heading(
    lines: Iterable[Line], least: float, most: float, *, bold: bool, capitals: bool = False
) -> Iterator[Sight]:
    """Centred lines of a size and a face."""
    for line in lines:
        yield see_size(line, least, most)
        yield see_face(line, bold=bold)
        yield see_alignment(line, "center")
        if capitals:
            yield see_capitals(line)
