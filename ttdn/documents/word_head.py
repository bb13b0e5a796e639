"""What stands before the text: letterhead, number and date, title, addressees (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 1-5 and 9a)."""

from collections.abc import Iterator

from ttdn.documents.measure import fill, narrowest, text_width
from ttdn.documents.model import Document
from ttdn.documents.word_styles import AGENCY, BODY, LETTER_SUBJECT, MOTTO, TITLE
from ttdn.documents.word_xml import Layout, cell, paragraph, row, rule, run, table

_NATIONAL_TITLE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_COLUMNS = (7.2, 9.3)
#: "từ 1/3 đến 1/2 độ dài của dòng chữ" (Mục II.2, II.5).
_SHORT_LINE = 0.4
#: Where "Kính gửi:" begins in the forms of Phụ lục III that have several addressees.
_ADDRESSEE_START = 3.5
#: What is left free at the side of a line that is meant to hold its words: fonts differ in the last digit.
_EASE = 1.03


def letterhead(document: Document) -> Iterator[str]:
    """Ô 1-4 (and 5b of a letter): agency and number on the left, national title, motto and date on the right."""
    settings = document.letterhead
    left, right = _COLUMNS
    agency = [balanced("CoQuanChuQuan", settings.superior, AGENCY, left, bold=False)] if settings.superior else []
    agency += [balanced("CoQuanBanHanh", line, AGENCY, left) for line in settings.agency]
    agency.append(rule(short_line(settings.agency[-1], AGENCY, left), left))
    nation = (
        paragraph("QuocHieu", run(_NATIONAL_TITLE)),
        paragraph("TieuNgu", run(_MOTTO)),
        rule(text_width(_MOTTO, MOTTO, bold=True), right),
    )
    number = [paragraph("SoKyHieu", run(document.number_line))]
    if not document.title:
        number.append(balanced("TrichYeuCongVan", document.subject_line, LETTER_SUBJECT, left * 0.95, bold=False))
    yield table(
        "TableNormal",
        _COLUMNS,
        (
            row((cell(left, "".join(agency)), cell(right, "".join(nation)))),
            row((cell(left, "".join(number)), cell(right, paragraph("DiaDanh", run(document.date_line))))),
        ),
    )


def title(document: Document, width: float) -> Iterator[str]:
    """Ô 5a: kind in capitals, subject below it, a short line below both; a letter has none."""
    if document.title:
        yield balanced("Title", document.title, TITLE, width)
        yield balanced("TrichYeu", document.subject_line, TITLE, width)
        yield rule(short_line(document.subject_line, TITLE, width), width)


def addressees(document: Document, width: float) -> Iterator[str]:
    """Ô 9a: one addressee on the line itself; several with their dashes below the colon."""
    label, *names = document.addressee_lines or [""]
    if not label:
        return
    if not names:
        yield _one_addressee(label, width)
        return
    colon = text_width(label.rstrip(":"), BODY)
    longest = max(text_width(name, BODY) for name in names) * _EASE
    start = max(0.0, min(_ADDRESSEE_START, width - colon - longest))
    yield paragraph("KinhGuiCacNoi", run(label), Layout(left=start, keep_next=True))
    dash = text_width("- ", BODY)
    for name in names:
        yield paragraph("KinhGuiDanhSach", run(name), Layout(left=start + colon + dash, first=-dash))


def _one_addressee(line: str, width: float) -> str:
    """In the middle of the page; a name that takes several lines has them all behind the words "Kính gửi:"."""
    # Bold is wider: what fits so fits in every font that stands in for Times New Roman.
    if text_width(line, BODY, bold=True) < width:
        return paragraph("KinhGui", run(line))
    label, name = line.split(": ", 1)
    hang = text_width(f"{label}: ", BODY)
    held = min(_first_lines(name, width - hang) * _EASE, width - hang)
    side = (width - hang - held) / 2
    return paragraph("KinhGuiNhieuDong", run(line), Layout(left=side + hang, first=-hang, right=side))


def _first_lines(name: str, width: float) -> float:
    """The width in which a name is broken: before what stands in brackets ("(qua …)") where that fits, else evenly."""
    whom, bracket, through = name.partition(" (")
    first, second = text_width(whom, BODY), text_width(f"({through}", BODY)
    return first if bracket and second <= first <= width / _EASE else narrowest(name, BODY, width, bold=True)


def balanced(style: str, text: str, size: float, width: float, *, bold: bool = True) -> str:
    """A centred paragraph whose lines are of about the same length; it is one paragraph, so that it can be edited as one."""
    if text_width(text, size, bold=bold) <= width * 0.98:
        return paragraph(style, run(text))
    side = max(0.0, (width - min(narrowest(text, size, width, bold=bold) * _EASE, width)) / 2)
    return paragraph(style, run(text), Layout(left=side, right=side))


def short_line(text: str, size: float, width: float) -> float:
    """The length of the line below a text: a third to a half of its last line, and of its longest."""
    fits = text_width(text, size, bold=True) <= width * 0.98
    lines = [text] if fits else fill(text, size, min(narrowest(text, size, width, bold=True) * _EASE, width), bold=True)
    longest = min(max(text_width(line, size, bold=True) for line in lines), width)
    last = min(text_width(lines[-1], size, bold=True), width)
    return _SHORT_LINE * (longest + last) / 2
