"""Paper, margins, font, page numbers (Phụ lục I, Phần I, Mục I)."""

import re
from collections.abc import Iterable

from ttdn.language import NOTHING, Text, join, same
from ttdn.layout_check.document import Paragraph, Paragraphs, Section, sections_longer_than_a_page
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import either, measured, observe_heading, sizes_text, wherever
from ttdn.layout_check.verdict import Check, Observation, Observations, fault
from ttdn.layout_check.vocabulary import is_stamp

_A4 = (210.0, 297.0)
#: Half a millimetre: Word rounds what is typed in cm or inches.
_EASE = 0.5
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_ANY_SIDE = dict.fromkeys(_MARGINS, (15, 35))
_SIDES = {
    "top": Text("lề trên", "top margin"),
    "bottom": Text("lề dưới", "bottom margin"),
    "left": Text("lề trái", "left margin"),
    "right": Text("lề phải", "right margin"),
}
_FONT = "Times New Roman"
_DECOMPOSED = Text("chữ Unicode tổ hợp (dấu rời)", "tone marks separate from their letters")
#: Each of the three parts of a colour up to this is black on paper, whatever the program called it.
_BLACK = 0x33
_RED = 0xC0
_HEXADECIMAL = re.compile(r"[0-9a-f]{6}")
#: How Word names Arabic numbers: plain, between dashes, with a zero before.
_ARABIC = frozenset({"", "decimal", "numberInDash", "decimalZero"})
_SETS = ((12.0, 13.0, 13.0), (13.0, 14.0, 14.0))


def _section_name(number: int) -> Text:
    return Text(f"phần trang {number}", f"section {number}")


def _paper_size(parts: Parts) -> Observations:
    for number, section in enumerate(parts.document.sections, start=1):
        short, long = sorted((section.width, section.height))
        good = abs(short - _A4[0]) <= _EASE and abs(long - _A4[1]) <= _EASE
        found = measured("{} × {} mm", "{} × {} mm", round(section.width, 1), round(section.height, 1))
        yield Observation(good, found, _section_name(number))


def _orientation(parts: Parts) -> Observations:
    # Letterhead and signature stand in tables on any page.
    with_tables = {
        paragraph.section_number for paragraph in (*parts.body, *parts.attached) if paragraph.cell is not None
    }
    for number, section in enumerate(parts.document.sections):
        yield either(
            not section.across or number in with_tables,
            Text("trang ngang", "landscape") if section.across else Text("trang đứng", "portrait"),
            Text("trang ngang mà không có bảng", "landscape without a table"),
            _section_name(number + 1),
        )


def _margins(parts: Parts) -> Observations:
    for number, section in enumerate(parts.document.sections, start=1):
        # How the sides of a page that lies across are named is not said: what would do for any side does.
        for side, (least, most) in (_ANY_SIDE if section.across else _MARGINS).items():
            length = float(getattr(section, side))
            found = measured("{} mm", "{} mm", round(length, 1))
            place = join(", ", [_SIDES[side], _section_name(number)])
            yield Observation(least - _EASE <= length <= most + _EASE, found, place)


def _other_fonts(paragraph: Paragraph) -> Iterable[Text]:
    # Signs, such as a bullet or a box to tick, come from fonts of signs.
    lettered = (run for run in paragraph.printed if any(map(str.isalnum, run.text)))
    names = dict.fromkeys(name for run in lettered for name in run.font.names)
    return (same(name) for name in names if not name.lower().startswith(_FONT.lower()))


def _other_colours(paragraph: Paragraph) -> Iterable[Text]:
    colours = dict.fromkeys(run.font.colour for run in paragraph.printed)
    # A mark of urgency or secrecy is red (III.2).
    if is_stamp(paragraph) and all(map(_is_red, colours)):
        return ()
    return (Text(f"màu #{colour}", f"colour #{colour}") for colour in colours if not _is_black(colour))


def _is_black(colour: str) -> bool:
    return not _HEXADECIMAL.fullmatch(colour) or max(bytes.fromhex(colour)) <= _BLACK


def _is_red(colour: str) -> bool:
    red, *others = bytes.fromhex(colour) if _HEXADECIMAL.fullmatch(colour) else (0, 0)
    return red >= _RED and max(others) <= _BLACK


def _with_number(paragraphs: Paragraphs) -> Paragraphs:
    return [paragraph for paragraph in paragraphs if "PAGE" in paragraph.fields]


def _page_numbers(parts: Parts) -> Observations:
    longer = sections_longer_than_a_page(parts.document)
    later = _later_sections(parts)
    for number, (section, several) in enumerate(zip(parts.document.sections, longer, strict=True), start=1):
        place, goes_on = _section_name(number), number - 1 in later
        if _with_number(section.footers):
            place = Text(f"chân trang, {place.vi}", f"footer, {place.en}")
            yield fault(Text("số trang ở lề dưới", "page number in the bottom margin"), place)
        elif _with_number(section.headers):
            place = Text(f"lề trên, {place.vi}", f"header, {place.en}")
            for observation in _shown_numbers(section, several=several, goes_on=goes_on):
                yield observation._replace(place=place)
        elif several or goes_on:
            yield fault(Text("không có số trang", "no page number"), place)


def _shown_numbers(section: Section, *, several: bool, goes_on: bool) -> Observations:
    """How the numbers of a section look, and whether all pages have one; who calls says where they are."""
    even = _with_number(section.even_headers or ())
    yield from _observe_numbers([*_with_number(section.headers)[:1], *even[:1]])
    if section.numerals not in _ARABIC:
        yield fault(Text("không phải chữ số Ả Rập", "not in Arabic numbers"), NOTHING)
    if several and section.even_headers is not None and not even:
        yield fault(Text("trang chẵn không có số trang", "even pages have no number"), NOTHING)
    if goes_on and section.other_first_page and not _with_number(section.first_headers):
        yield fault(Text("trang đầu không có số trang", "its first page has no number"), NOTHING)


def _observe_numbers(shown: Paragraphs) -> Observations:
    """How page numbers look; one behind tabs stands as the last of their stops says."""
    for paragraph in shown:
        yield from observe_heading([paragraph], 13, 14, "bold" if paragraph.bold else "")
        tabs = len(paragraph.written) - len(paragraph.written.lstrip("\t"))
        if paragraph.align == "left" and 0 < tabs <= len(paragraph.stops):
            centred = paragraph.stops[tabs - 1] == "center"
            yield either(centred, Text("căn giữa", "centred"), Text("không căn giữa", "not centred"), NOTHING)


def _later_sections(parts: Parts) -> set[int]:
    """Those in which the text goes on, on pages of their own that count on: none of these is a first page."""
    sections = parts.document.sections
    numbers = {paragraph.section_number for paragraph in parts.body}
    first = min(numbers, default=0)
    return {
        number
        for number in numbers
        if first < number < len(sections) and sections[number].new_page and not sections[number].restarts
    }


def _first_page(parts: Parts) -> Observations:
    for number, section in enumerate(parts.document.sections):
        # A section that goes on counting has no first page of its own.
        fields = [field for paragraph in section.headers for field in paragraph.fields]
        if not _with_number(section.headers) or (number and not section.restarts) or "IF" in fields:
            continue
        yield either(
            section.other_first_page and not _with_number(section.first_headers),
            Text("trang đầu không có số", "the first page has none"),
            Text("trang đầu có số", "the first page has a number"),
            _section_name(number + 1),
        )


def _together(parts: Parts) -> Observations:
    paragraphs = [parts.national, parts.motto, parts.date]
    sizes = [max(paragraph.sizes, default=0.0) for paragraph in paragraphs if paragraph is not None]
    if len(sizes) == len(paragraphs):
        found = (
            sizes_text(sizes)
            if len(set(sizes)) == len(sizes)
            else measured("cỡ {}/{}/{}", "sizes {}/{}/{}", *sizes)
        )
        good = any(
            all(abs(size - wanted) < _EASE / 2 for size, wanted in zip(sizes, wanted_sizes, strict=True))
            for wanted_sizes in _SETS
        )
        yield Observation(
            good,
            found,
            Text("Quốc hiệu, Tiêu ngữ, địa danh và thời gian", "national title, motto, place and date"),
        )


CHECKS: dict[str, Check] = {
    "paper": _paper_size,
    "orientation": _orientation,
    "margins": _margins,
    "font": wherever(same(_FONT), _other_fonts),
    "colour": wherever(Text("màu đen", "black"), _other_colours),
    "letters": wherever(
        Text("Unicode dựng sẵn", "precomposed Unicode"),
        lambda paragraph: () if paragraph.is_composed else (_DECOMPOSED,),
    ),
    "page-number": _page_numbers,
    "first-page": _first_page,
    "sizes-together": _together,
}
