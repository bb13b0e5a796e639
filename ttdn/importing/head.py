"""What stands above the text: the letterhead, kind and title, the basis, the sentence that opens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table, all_paragraphs
from ttdn.importing.labels import NO_LABEL
from ttdn.importing.lines import Line, is_capitals
from ttdn.importing.outline_model import Head
from ttdn.language import Text
from ttdn.layout_check.vocabulary import (
    ADDRESSED,
    ATTACHED,
    COLLECTIVE,
    DASHES,
    DECIDED,
    KINDS,
    NATION,
    POST,
    STAMP,
)
from ttdn.vietnamese import fold

_LONGEST_TITLE_LINE = 400
#: Words by which a line is known stand at its beginning.
_BEGINNING = 100
#: Letterheads stand at the top: no more than so many blocks.
LONGEST_HEAD = 40
#: What stands side by side in a letterhead, where tabs parted it.
_SIDE_BY_SIDE = re.compile(
    r"\s+(?=CỘNG H\w\w XÃ HỘI|Cộng h\w\w xã hội|Độc lập\s*[-–—]|ĐỘC LẬP\s*[-–—]|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH)"
)
#: A cell may be narrow: the national title and the motto stand in pieces, too.
_NATION = re.compile(
    rf"{NATION.pattern}|hoi chu nghia viet nam.*|viet nam|dang cong san viet nam|doc lap\b.*|.*\bhanh phuc"
    r"|doan (?:tncs|thanh nien cong san) ho chi minh"
)
_NUMBER = re.compile(
    r"(?:Số|SỐ)\s*:?\s*(?P<digits>[\d.…_ ]*?)\s*(?P<sign>(?:/|-(?=\s?[A-ZĐ]\w*\s?/))\s*[A-ZĐ]\w*"
    r"(?:\s?[-/]\s?[\w&.]+)*)(?P<rest>.*)"
)
_DAY = re.compile(
    r"\W*(?P<place>[^,;:]{0,60}?),?\s*(?P<day>ngày\b.{0,20}?\btháng\b.{0,20}?\bnăm\s*[\d.…_]*|"
    r"ngày\s*\d{1,2}/\d{1,2}/\d{4})(?P<rest>.*)",
    re.IGNORECASE,
)
_FILLED_DAY = re.compile(r"ngay\s*\d{1,2}\s*(?:thang|/)\s*\d{1,2}\s*(?:nam|/)\s*\d{4}")
_RULE = re.compile(r"[\W_]+")
_COLLECTIVE = (*COLLECTIVE, "ban ")
#: A first section without a number, which is no line of the title.
_FIRST_SECTION = re.compile(r"muc (?:dich\b.{0,40}|tieu(?:, .{0,40})?)")
_SUBJECT = re.compile(r"(?:v\s*/\s*v|ve viec)\b.*")
_KIND = re.compile(
    r"((?:ke hoach|chuong trinh) (?:hanh dong|lien tich|phoi hop)$|"
    rf"{'|'.join(sorted(KINDS | {'cong van'}, key=len, reverse=True))})\b"
)
#: Bodies that issue plans, as the subject of the sentence that opens; and what they do.
_BODY = (
    r"(?:UBND|Ủy ban|Uỷ ban|ỦY BAN|UỶ BAN|Sở|Ban|Phòng|Chủ tịch|Công an|Bộ Chỉ huy|Bộ|Hội đồng|HĐND|Trường|"
    r"Trung tâm|Chi cục|Cục|Tổng cục|Đảng ủy|Hội|Liên đoàn|Tỉnh đoàn|Thanh tra|Bệnh viện|Viện|Văn phòng|"
    r"Thường trực|Ban Chỉ đạo|Nhà trường|Cơ quan|Thành phố|Tỉnh|Xã|Phường|Huyện|Mặt trận|Liên hiệp)"
)
_ISSUES = (
    r"(?:ban hành|xây dựng|lập|triển khai|phát động|đề ra|tổ chức|quyết định|hướng dẫn|yêu cầu|đề nghị|"
    r"thông báo|báo cáo|chỉ đạo|giao|phê duyệt|trình)"
)
_OPENING = re.compile(rf"(?<=[,;.])\s+(?={_BODY}\b[^,;:.]{{0,120}}?\s{_ISSUES}\b)")
_OPENS = re.compile(rf"{_BODY}\b[^;:]{{0,160}}?\s{_ISSUES}\b")
_AS_FOLLOWS = re.compile(
    r".*(?:nhu sau|sau day|cu the|cac noi dung sau|noi dung sau|voi cac noi dung|sau)\s*[:.]?"
)
_BASIS = re.compile(
    r"(?:can cu|thuc hien|theo|xet|tren co so|tiep tuc thuc hien|trien khai|de |nham |do |sau khi|"
    r"chap hanh|thi hanh|y kien|duoc su)\b.*"
)
#: Documents side by side in one paragraph.
_MORE_BASIS = re.compile(
    r"(?<=;)\s+(?=(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Chỉ thị|"
    r"Thông tư|Thông báo|Thông tri|Kết luận|Kế hoạch|Chương trình|Đề án|Công văn|Công điện|Văn bản|Hướng dẫn|"
    r"Quy định|Tờ trình|Báo cáo)\b)"
)
NO_NUMBER = Text("Số của văn bản còn để trống.", "The number of the document is not filled in.")
NO_DAY = Text("Ngày ban hành còn để trống.", "The day of issue is not filled in.")
#: Words that a narrow cell breaks over two lines.
_UNBROKEN = (
    "uy ban nhan dan", "hoi dong nhan dan", "pho chu tich", "kt. chu tich", "pho giam doc", "ban chi dao",
    "tinh uy", "thanh uy",
)  # fmt: skip


class Beginning(NamedTuple):
    """The head, what may be wrong with it, how many blocks it takes, sentences without a place in it."""

    head: Head
    remarks: tuple[tuple[str, Text], ...]
    length: int
    loose: tuple[str, ...]


@dataclass
class _Found:
    """What has been found of a head so far."""

    agency: list[str] = field(default_factory=list)
    number: str = ""
    place: str = ""
    day: str = ""
    subject: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    remarks: list[tuple[str, Text]] = field(default_factory=list)


def read_head(blocks: Blocks) -> Beginning:
    """The head of a document, up to and with its title."""
    kind_at = next(
        (place for place, block in enumerate(blocks[:LONGEST_HEAD]) if stands_for_kind(block)), None
    )
    found, kind, title = _Found(), "", ""
    if kind_at is None:
        length = _letterhead_length(blocks)
        _read_letterhead(blocks[:length], found)
        addressed = blocks[length : length + _addressed(blocks[length:])]
        found.loose.extend(one.written for one in all_paragraphs(addressed))
        length += len(addressed)
    else:
        _read_letterhead(blocks[:kind_at], found)
        kind, title = _kind_and_title(all_paragraphs(blocks[kind_at : kind_at + 1])[0].text)
        lines, length = _title_lines(blocks, kind_at + 1)
        for line in lines:
            is_of_form = is_form(line) or (fold(kind) in DECIDED and decides(line))
            is_loose = _is_attachment(line)
            (found.rest if is_of_form else found.loose if is_loose else found.subject).append(line)
    agency, words = tuple(joined_lines(found.agency)), " ".join([title, *found.subject]).strip()
    head = Head(agency, found.number, found.place, found.day, kind, words, tuple(found.rest))
    return Beginning(head, tuple(found.remarks), length, tuple(found.loose))


def decides(line: str) -> bool:
    """Whether a line says who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", in capitals."""
    plain = fold(line)
    return is_capitals(line) and (bool(POST.fullmatch(plain)) or plain.startswith(_COLLECTIVE))


def stands_for_kind(block: Block) -> bool:
    """Whether a paragraph is the name of a kind of document: "KẾ HOẠCH", in capitals or in bold alone."""
    if not isinstance(block, Paragraph) or block.label:
        return False
    kind, title = _kind_and_title(block.text)
    stands_out = block.bold or block.centred or kind.isupper()
    return bool(kind) and stands_out and (title == "" or kind.isupper())


def _kind_and_title(text: str) -> tuple[str, str]:
    match = _KIND.match(fold(text[:_BEGINNING]))
    if match is None:
        return "", ""
    kind, title = text[: match.end()], text[match.end() :].strip()
    return (kind, title) if kind.isupper() or title in {"", ":"} else ("", "")


def _letterhead_length(blocks: Blocks) -> int:
    """How many blocks a letterhead takes that no kind closes."""
    length = 0
    for place, block in enumerate(blocks[:LONGEST_HEAD]):
        is_more = (
            is_letterhead(block)
            if isinstance(block, Table)
            else _NATION.fullmatch(block.folded)
            or _SIDE_BY_SIDE.search(block.text)
            or (length and _SUBJECT.fullmatch(block.folded))
        )
        if is_more:
            length = place + 1
    return length


def _addressed(blocks: Blocks) -> int:
    """In how many blocks it stands to whom a letter goes: its line or table, and dashes behind it."""
    length = 0
    for block in blocks:
        first = block.paragraphs()[:1] if isinstance(block, Table) else (block,)
        begins = any(one.folded.startswith(ADDRESSED) for one in first)
        goes_on = isinstance(block, Paragraph) and (block.label or block.text.startswith(DASHES))
        if not begins and not (length and goes_on):
            break
        length += 1
    return length


def is_letterhead(table: Table) -> bool:
    """Whether a table holds the head of a document: the national title stands in it."""
    return any(_NATION.fullmatch(one.folded) for one in table.paragraphs())


def _title_lines(blocks: Blocks, start: int) -> tuple[list[str], int]:
    """The lines of the title below the kind, and where the text begins."""
    lines: list[str] = []
    has_title = False
    for place in range(start, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Paragraph) or not _is_title_line(block, has_title=has_title):
            return lines, place
        lines.append(block.text)
        has_title = has_title or not _is_aside(block.text)
    return lines, len(blocks)


def _is_title_line(block: Paragraph, *, has_title: bool) -> bool:
    """Whether a paragraph below the kind belongs to the title: by its face, or where it stands."""
    if block.label or len(block.text) > _LONGEST_TITLE_LINE:
        return False
    stands_out = block.bold or block.centred or is_capitals(block.text) or _is_aside(block.text)
    by_place = block.text[0].islower() if has_title else not block.text.endswith((".", ":", ";", ","))
    return (stands_out or by_place) and not _begins_text(block, has_title=has_title)


def _is_aside(text: str) -> bool:
    """A line among those of the title that is none of it."""
    return is_form(text) or _is_attachment(text)


def _begins_text(block: Paragraph, *, has_title: bool) -> bool:
    """Whether a line that looks like one of the title belongs to the text: a section, a basis."""
    if Line(block, ()).looks_like_title and re.match(
        rf"{NO_LABEL}(?:[IVX]+|[A-Z]|\d+)\s*[.)/:-]|[IVX]+$"
        r"|(?:PHẦN|CHƯƠNG|Phần|Chương|Điều)\s+(?:(?i:thứ)\s|[IVX\d]+\b)",
        block.text,
    ):
        return True
    if has_title and (_FIRST_SECTION.fullmatch(block.folded) or opens_text(block.text)):
        return True
    # Titles in capitals begin with "THỰC HIỆN …", too.
    is_text = not is_capitals(block.text) or block.folded.startswith("can cu") or block.text.endswith(":")
    return has_title and is_text and bool(_BASIS.fullmatch(block.folded))


def opens_text(text: str) -> bool:
    """Whether it is the sentence before the first section, whatever its face: "… NHƯ SAU:"."""
    return text.endswith(":") and bool(_AS_FOLLOWS.fullmatch(fold(text[-_BEGINNING:])))


def is_form(text: str) -> bool:
    """A line of the head that says nothing: a rule of signs, a stamp."""
    return bool(_RULE.fullmatch(text)) or _is_stamp(text)


def _is_stamp(line: str) -> bool:
    return bool(STAMP.fullmatch(line[:_BEGINNING].upper()))


def _is_attachment(text: str) -> bool:
    """A line that says to what the document belongs: "(Kèm theo Quyết định …)"."""
    return fold(text[:_BEGINNING]).startswith(ATTACHED)


def _read_letterhead(blocks: Sequence[Block], found: _Found) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _read_lines(_pieces([block]), found, is_right=None)
        else:
            for row in block.rows:
                for cell in row.cells:
                    _read_lines(
                        _pieces(cell.paragraphs), found, is_right=cell.column > 0 and len(row.cells) > 1
                    )


def _pieces(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [piece for one in paragraphs for piece in side_by_side(one.written)]


def side_by_side(text: str) -> list[str]:
    """What stands side by side in a line of a letterhead: body and national title, number and day."""
    pieces: list[str] = []
    for piece in filter(None, _SIDE_BY_SIDE.split(text[:_LONGEST_TITLE_LINE])):
        number = _NUMBER.fullmatch(piece) if piece.startswith(("Số", "SỐ")) else None
        pieces += [piece[: number.start("rest")], number["rest"]] if number else [piece]
    rest = text[_LONGEST_TITLE_LINE:]
    return [one for one in map(str.strip, pieces) if one] if not rest else [text]


def _read_lines(lines: Sequence[str], found: _Found, *, is_right: bool | None) -> None:
    """The lines of a cell, or a paragraph of its own: what each of them says."""
    loose: list[str] = []
    for line in lines:
        if len(line) > _LONGEST_TITLE_LINE:
            found.loose.append(line)
            continue
        plain = fold(line)
        number = _NUMBER.fullmatch(line)
        if number:
            _take_number(number, found)
        elif _NATION.fullmatch(plain) or _RULE.fullmatch(line) or _is_stamp(line):
            found.rest.append(line)
        elif _SUBJECT.fullmatch(plain):
            found.subject.append(line)
        else:
            loose.append(line)
    day = _DAY.fullmatch(" ".join(loose)) if loose else None
    if day:
        _take_day(day, found)
    elif is_right:
        found.loose.extend(loose)
    else:
        for line in loose:
            (found.loose if fold(line).startswith(ADDRESSED) else found.agency).append(line)


def _take_number(match: re.Match[str], found: _Found) -> None:
    digits = re.sub(r"[.…_ ]", "", match["digits"])
    sign = re.sub(r"\s*([-/])\s*", r"\1", match["sign"])
    if found.number:
        found.rest.append(match[0].strip())
        return
    found.number = f"{digits}{sign}"
    if not digits:
        found.remarks.append(("number", NO_NUMBER))


def _take_day(match: re.Match[str], found: _Found) -> None:
    if found.day or found.place:
        found.rest.append(match[0].strip())
        return
    found.place = match["place"].strip()
    day = " ".join(match["day"].split())
    if _FILLED_DAY.fullmatch(fold(day)):
        found.day = day
    else:
        found.rest.append(day)
        found.remarks.append(("day", NO_DAY))
    if match["rest"].strip(" ./"):
        found.rest.append(match["rest"].strip())


def joined_lines(lines: Sequence[str]) -> list[str]:
    """Lines that a narrow cell broke within one name, in one again."""
    joined: list[str] = []
    for line in lines:
        is_short = bool(joined) and len(joined[-1]) + len(line) <= _BEGINNING
        if is_short and any(
            phrase in fold(f"{joined[-1]} {line}")
            and phrase not in fold(joined[-1])
            and phrase not in fold(line)
            for phrase in _UNBROKEN
        ):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


class Preamble(NamedTuple):
    """The basis, a document each, the sentence that opens the text; how many paragraphs they take."""

    basis: tuple[str, ...]
    opening: str
    length: int


def read_preamble(paragraphs: Sequence[str]) -> Preamble:
    """The paragraphs between the title and the first section."""
    basis, opening = list(paragraphs), ""
    last = basis.pop() if basis else ""
    places = [match for match in _OPENING.finditer(last) if not _OPENS.match(last)]
    if places:
        basis.append(last[: places[-1].start()])
        opening = last[places[-1].end() :]
    elif last.endswith(":") or _AS_FOLLOWS.fullmatch(fold(last[-_BEGINNING:])) or _OPENS.match(last):
        opening = last
    elif last:
        basis.append(last)
    return Preamble(tuple(one for text in basis for one in _MORE_BASIS.split(text)), opening, len(paragraphs))


def opens_basis(text: str) -> bool:
    """Whether a line begins as a basis does."""
    return bool(_BASIS.match(fold(text[:_BEGINNING])))
