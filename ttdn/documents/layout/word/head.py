"""What stands before the text.

It has the letterhead, number and date, title, addressees (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 1-5 and 9a).
"""

from collections.abc import Sequence

from docx.document import Document as WordDocument

from ttdn.documents.document.model import Document
from ttdn.documents.layout.word.lines import Names, Room, balanced, hold
from ttdn.documents.layout.word.parts import Place, add_line, add_rule, add_table, indent
from ttdn.documents.layout.word.styles import AGENCY, BODY, MOTTO, STYLES, TITLE
from ttdn.documents.layout.word.xml import empty
from ttdn.measure import text_width

_NATIONAL_TITLE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_COLUMNS = (7.2, 9.3)
#: "từ 1/3 đến 1/2 độ dài của dòng chữ" (Mục II.2, II.5).
_SHORT_LINE = 0.4
#: Where "Kính gửi:" begins in the forms of Phụ lục III that have several addressees.
_ADDRESSEE_START = 3.5
#: What is left free at the side of a line that is meant to hold its words: fonts differ in the last digit.
_EASE = 1.03


def add_letterhead(word: WordDocument, document: Document, names: Names) -> None:
    """Ô 1-4 (and 5b of a letter).

    Agency and number on the left, national title, motto and date on the right.
    """
    settings = document.letterhead
    left, right = _COLUMNS
    agency, nation, number, day = (
        empty(cell) for row in add_table(word, 2, _COLUMNS).rows for cell in row.cells
    )
    if settings.superior:
        add_balanced(agency, "Cơ quan chủ quản", settings.superior, left, names)
    for line in settings.agency:
        lines = add_balanced(agency, "Cơ quan ban hành", line, left, names)
    add_rule(agency, short_line(lines, AGENCY), left)
    add_line(nation, "Quốc hiệu", _NATIONAL_TITLE)
    add_line(nation, "Tiêu ngữ", _MOTTO)
    add_rule(nation, text_width(_MOTTO, MOTTO, bold=True), right)
    add_line(number, "Số, ký hiệu", document.number_line)
    if not document.title:
        add_balanced(number, "Trích yếu công văn", document.subject_line, left, names)
    add_line(day, "Địa danh, thời gian", document.date_line)


def add_title(word: WordDocument, document: Document, width: float, names: Names) -> None:
    """Ô 5a: kind in capitals, subject below it, a short line below both; a letter has none."""
    if document.title:
        add_balanced(word, "Title", document.title, width)
        lines = add_balanced(word, "Trích yếu", document.subject_line, width, names)
        add_rule(word, short_line(lines, TITLE), width)


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
    lines = balanced(name, Room(BODY, (width - hang) / _EASE))
    room = _room(lines, Room(BODY, width - hang))
    side = (width - hang - room.width) / 2
    words = f"{label}: {hold(lines, room)}"
    indent(add_line(word, "Kính gửi - nhiều dòng", words), left=side + hang, right=side, first=-hang)


def add_balanced(place: Place, style: str, text: str, width: float, names: Names = frozenset()) -> list[str]:
    """A centred paragraph whose lines are of about the same length, and these lines.

    It is one paragraph, so that it can be edited as one.
    """
    size, bold = STYLES[style].size, STYLES[style].bold
    lines = balanced(text, Room(size, width / _EASE, bold), names)
    room = _room(lines, Room(size, width, bold))
    side = (width - room.width) / 2 if len(lines) > 1 else 0
    indent(add_line(place, style, hold(lines, room)), left=side, right=side)
    return lines


def _room(lines: Sequence[str], room: Room) -> Room:
    """Room in which the longest line has some ease, within that which there is."""
    return room._replace(width=min(max(map(room.width_of, lines)) * _EASE, room.width))


def short_line(lines: Sequence[str], size: float) -> float:
    """The length of the line below a text: a third to a half of its last line, and of its longest."""
    widths = [text_width(line, size, bold=True) for line in lines]
    return _SHORT_LINE * (max(widths) + widths[-1]) / 2
