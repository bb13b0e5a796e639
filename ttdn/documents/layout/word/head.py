"""What stands before the text.

It has the letterhead, number and date, title, addressees (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 1-5 and 9a).
"""

from docx.document import Document as WordDocument

from ttdn.documents.document.model import Document
from ttdn.documents.layout.word.parts import Place, add_line, add_rule, add_table, indent
from ttdn.documents.layout.word.styles import AGENCY, BODY, MOTTO, STYLES, TITLE
from ttdn.documents.layout.word.xml import empty
from ttdn.measure import fill, narrowest, text_width

_NATIONAL_TITLE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_COLUMNS = (7.2, 9.3)
#: "từ 1/3 đến 1/2 độ dài của dòng chữ" (Mục II.2, II.5).
_SHORT_LINE = 0.4
#: Where "Kính gửi:" begins in the forms of Phụ lục III that have several addressees.
_ADDRESSEE_START = 3.5
#: What is left free at the side of a line that is meant to hold its words: fonts differ in the last digit.
_EASE = 1.03


def add_letterhead(word: WordDocument, document: Document) -> None:
    """Ô 1-4 (and 5b of a letter).

    Agency and number on the left, national title, motto and date on the right.
    """
    settings = document.letterhead
    left, right = _COLUMNS
    agency, nation, number, day = (
        empty(cell) for row in add_table(word, 2, _COLUMNS).rows for cell in row.cells
    )
    if settings.superior:
        add_balanced(agency, "Cơ quan chủ quản", settings.superior, left)
    for line in settings.agency:
        add_balanced(agency, "Cơ quan ban hành", line, left)
    add_rule(agency, short_line(settings.agency[-1], AGENCY, left), left)
    add_line(nation, "Quốc hiệu", _NATIONAL_TITLE)
    add_line(nation, "Tiêu ngữ", _MOTTO)
    add_rule(nation, text_width(_MOTTO, MOTTO, bold=True), right)
    add_line(number, "Số, ký hiệu", document.number_line)
    if not document.title:
        add_balanced(number, "Trích yếu công văn", document.subject_line, left * 0.95)
    add_line(day, "Địa danh, thời gian", document.date_line)


def add_title(word: WordDocument, document: Document, width: float) -> None:
    """Ô 5a: kind in capitals, subject below it, a short line below both; a letter has none."""
    if document.title:
        add_balanced(word, "Title", document.title, width)
        add_balanced(word, "Trích yếu", document.subject_line, width)
        add_rule(word, short_line(document.subject_line, TITLE, width), width)


def add_addressees(word: WordDocument, document: Document, width: float) -> None:
    """Ô 9a: one addressee on the line itself; several with their dashes below the colon."""
    label, *names = document.addressee_lines or [""]
    if not label:
        return
    if not names:
        _add_one_addressee(word, label, width)
        return
    colon = text_width(label.rstrip(":"), BODY)
    longest = max(text_width(name, BODY) for name in names) * _EASE
    start = max(0.0, min(_ADDRESSEE_START, width - colon - longest))
    first = add_line(word, "Kính gửi - các nơi", label)
    indent(first, left=start)
    first.paragraph_format.keep_with_next = True
    dash = text_width("- ", BODY)
    for name in names:
        indent(add_line(word, "Kính gửi - danh sách", name), left=start + colon + dash, first=-dash)


def _add_one_addressee(word: WordDocument, line: str, width: float) -> None:
    """In the middle of the page.

    A name that takes several lines has them all behind the words "Kính gửi:".
    """
    # Bold is wider: what fits so fits in every font that stands in for Times New Roman.
    if text_width(line, BODY, bold=True) < width:
        add_line(word, "Kính gửi", line)
        return
    label, name = line.split(": ", 1)
    hang = text_width(f"{label}: ", BODY)
    held = min(_first_lines(name, width - hang) * _EASE, width - hang)
    side = (width - hang - held) / 2
    indent(add_line(word, "Kính gửi - nhiều dòng", line), left=side + hang, right=side, first=-hang)


def _first_lines(name: str, width: float) -> float:
    """The width in which a name is broken.

    It breaks before what stands in brackets ("(qua …)") where that fits, else evenly.
    """
    whom, bracket, through = name.partition(" (")
    first, second = text_width(whom, BODY), text_width(f"({through}", BODY)
    return first if bracket and second <= first <= width / _EASE else narrowest(name, BODY, width, bold=True)


def add_balanced(place: Place, style: str, text: str, width: float) -> None:
    """A centred paragraph whose lines are of about the same length.

    It is one paragraph, so that it can be edited as one.
    """
    side = (width - balanced_width(text, STYLES[style].size, width, bold=STYLES[style].bold)) / 2
    indent(add_line(place, style, text), left=side, right=side)


def balanced_width(text: str, size: float, width: float, *, bold: bool = True) -> float:
    """The room (cm) in which a text is broken into lines of about the same length.

    It is all of the width where one line holds the text.
    """
    if text_width(text, size, bold=bold) <= width * 0.98:
        return width
    return min(narrowest(text, size, width, bold=bold) * _EASE, width)


def short_line(text: str, size: float, width: float) -> float:
    """The length of the line below a text: a third to a half of its last line, and of its longest."""
    lines = fill(text, size, balanced_width(text, size, width), bold=True)
    widths = [min(text_width(line, size, bold=True), width) for line in lines]
    return _SHORT_LINE * (max(widths) + widths[-1]) / 2
