"""Paper, margins, font, page numbers (Phụ lục I, Phần I, Mục I)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ttdn.clerk.paper import Line, Paper
from ttdn.clerk.parts import Parts
from ttdn.clerk.rules.seeing import decimal, quoted, see_alignment, see_face, see_size, sizes_text
from ttdn.clerk.verdict import Rule, Sight
from ttdn.language import Text, same

_A4 = (210.0, 297.0)
#: Half a millimetre: Word rounds what is typed in cm or inches.
_EASE = 0.5
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_SIDES = {
    "top": Text("lề trên", "top margin"),
    "bottom": Text("lề dưới", "bottom margin"),
    "left": Text("lề trái", "left margin"),
    "right": Text("lề phải", "right margin"),
}
_FONT = "Times New Roman"
_BLACK = frozenset({"auto", "000000"})
#: A text with fewer letters than that is on one page, which has no number.
_ONE_PAGE = 1500
_SETS = ((12.0, 13.0, 13.0), (13.0, 14.0, 14.0))


def _section(number: int) -> Text:
    return Text(f"phần trang {number}", f"section {number}")


def _millimetres(*lengths: float) -> Text:
    shown = [decimal(round(length, 1)) for length in lengths]
    return Text(" × ".join(one.vi for one in shown) + " mm", " × ".join(one.en for one in shown) + " mm")


def _paper(paper: Paper, _: Parts) -> Iterator[Sight]:
    for number, sheet in enumerate(paper.sheets, start=1):
        short, long = sorted((sheet.width, sheet.height))
        good = abs(short - _A4[0]) <= _EASE and abs(long - _A4[1]) <= _EASE
        yield Sight(good, _millimetres(sheet.width, sheet.height), _section(number))


def _orientation(paper: Paper, _: Parts) -> Iterator[Sight]:
    with_tables = {line.section for line in paper.lines if line.cell is not None}
    for number, sheet in enumerate(paper.sheets):
        tabled = number in with_tables
        found = Text("trang ngang", "across") if sheet.across else Text("trang đứng", "upright")
        if sheet.across and not tabled:
            found = Text("trang ngang mà không có bảng", "across without a table")
        yield Sight(not sheet.across or tabled, found, _section(number + 1))


def _margins(paper: Paper, _: Parts) -> Iterator[Sight]:
    for number, sheet in enumerate(paper.sheets, start=1):
        for side, (least, most) in _MARGINS.items():
            length = float(getattr(sheet, side))
            found, section = _millimetres(length), _section(number)
            name = _SIDES[side]
            place = Text(f"{name.vi}, {section.vi}", f"{name.en}, {section.en}")
            yield Sight(least - _EASE <= length <= most + _EASE, found, place)


def _all_or(bad: Iterable[Sight], found: Text) -> Iterator[Sight]:
    """What is wrong; where nothing is, one sight of the whole."""
    sights = iter(bad)
    yield next(sights, Sight(True, found, Text("toàn văn bản", "whole document")))  # noqa: FBT003 - it is good
    yield from sights


def _fonts(paper: Paper, _: Parts) -> Iterator[Sight]:
    bad = (
        Sight(False, same(font), quoted(line))  # noqa: FBT003 - whether it is good
        for line in paper.everywhere()
        for font in dict.fromkeys(font for piece in line.printed for font in piece.face.fonts)
        if font != _FONT
    )
    return _all_or(bad, same(_FONT))


def _colours(paper: Paper, _: Parts) -> Iterator[Sight]:
    bad = (
        Sight(False, Text(f"màu #{colour}", f"colour #{colour}"), quoted(line))  # noqa: FBT003 - whether it is good
        for line in paper.everywhere()
        for colour in dict.fromkeys(piece.face.colour for piece in line.printed)
        if colour not in _BLACK
    )
    return _all_or(bad, Text("màu đen", "black"))


def _letters(paper: Paper, _: Parts) -> Iterator[Sight]:
    bad = (
        Sight(False, Text("chữ Unicode tổ hợp (dấu rời)", "marks apart from their letters"), quoted(line))  # noqa: FBT003 - as above
        for line in paper.everywhere()
        if not line.is_composed
    )
    return _all_or(bad, Text("Unicode dựng sẵn", "precomposed Unicode"))


def _with_number(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if "PAGE" in line.fields]


def _page_numbers(paper: Paper, _: Parts) -> Iterator[Sight]:
    letters: Counter[int] = Counter()
    for line in paper.lines:
        letters[line.section] += len(line.text)
    for number, sheet in enumerate(paper.sheets):
        place = _section(number + 1)
        shown = _with_number(sheet.headers)
        if _with_number(sheet.footers):
            place = Text(f"chân trang, {place.vi}", f"footer, {place.en}")
            yield Sight(False, Text("số trang ở lề dưới", "page number in the bottom margin"), place)  # noqa: FBT003 - whether it is good
        elif not shown:
            if letters[number] > _ONE_PAGE:
                yield Sight(False, Text("không có số trang", "no page number"), place)  # noqa: FBT003 - whether it is good
        else:
            yield from _see_number(shown[0], place)


def _see_number(line: Line, place: Text) -> Iterator[Sight]:
    for sight in (see_size(line, 13, 14), see_face(line, bold=line.bold), see_alignment(line, "center")):
        yield Sight(sight.good, sight.found, Text(f"lề trên, {place.vi}", f"header, {place.en}"))


def _first_page(paper: Paper, _: Parts) -> Iterator[Sight]:
    for number, sheet in enumerate(paper.sheets):
        if not _with_number(sheet.headers):
            continue
        shown = not sheet.other_first_page or bool(_with_number(sheet.first_headers))
        # A section that goes on counting has no first page of its own.
        if number and not sheet.restarts:
            continue
        found = (
            Text("trang đầu có số", "the first page has a number")
            if shown
            else Text("trang đầu không có số", "the first page has none")
        )
        yield Sight(not shown, found, _section(number + 1))


def _together(_: Paper, parts: Parts) -> Iterator[Sight]:
    lines = [parts.national, parts.motto, parts.date]
    sizes = [max(line.sizes, default=0.0) for line in lines if line is not None]
    if len(sizes) == len(lines):
        found = (
            sizes_text(sizes)
            if len(set(sizes)) == len(sizes)
            else Text(
                "cỡ " + "/".join(decimal(size).vi for size in sizes),
                "sizes " + "/".join(decimal(size).en for size in sizes),
            )
        )
        good = any(
            all(abs(size - wanted) < _EASE / 2 for size, wanted in zip(sizes, one, strict=True))
            for one in _SETS
        )
        yield Sight(
            good,
            found,
            Text("Quốc hiệu, Tiêu ngữ, địa danh và thời gian", "national title, motto, place and date"),
        )


RULES = (
    Rule("paper", Text("Khổ giấy A4", "Paper is A4"), "Mục I.1", _paper),
    Rule("orientation", Text("Trang đứng; trang ngang chỉ khi có bảng", "Upright; across only for tables"), "Mục I.2", _orientation),
    Rule("margins", Text("Lề trên, dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm", "Margins 20-25 (top, bottom), 30-35, 15-20 mm"), "Mục I.3", _margins),
    Rule("font", Text("Phông chữ Times New Roman", "Font is Times New Roman"), "Mục I.4", _fonts),
    Rule("colour", Text("Chữ màu đen", "Letters are black"), "Mục I.4", _colours),
    Rule("letters", Text("Chữ Việt Unicode dựng sẵn (TCVN 6909:2001)", "Precomposed Unicode letters"), "Mục I.4", _letters),
    Rule("page-number", Text("Số trang ở giữa lề trên, cỡ 13-14, đứng", "Page number centred in the top margin, 13-14"), "Mục I.7", _page_numbers),
    Rule("first-page", Text("Không hiển thị số trang đầu", "No number on the first page"), "Mục I.7", _first_page),
    Rule("sizes-together", Text("Cỡ chữ đồng bộ 12/13/13 hoặc 13/14/14", "Sizes go together: 12/13/13 or 13/14/14"), "Mục V, chú thích 1", _together),
)  # fmt: skip
