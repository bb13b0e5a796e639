"""What stands below the text: who receives the document, who signs it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table
from ttdn.importing.head import joined_lines
from ttdn.importing.labels import annex
from ttdn.importing.outline_model import Foot
from ttdn.layout_check.vocabulary import COLLECTIVE, POST, PREFIX
from ttdn.vietnamese import CAPITAL, fold

_LONGEST_LINE = 120
#: How far from a post the name of who holds it stands.
_NEAR = 6
#: A table of recipients and signature has few rows and two columns, sometimes a third between them.
_MOST_ROWS, _MOST_COLUMNS = 3, 3
_DASH = re.compile(r"[-–—−+*•]\s*")
_HEADING = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*[:.]?\s*(?=$|[-–—+•A-ZĐÀ-Ỹ(])")
#: How a signature begins, in capitals: "TM.", "KT.", "PHÓ CHỦ TỊCH", also behind the recipients in one line.
_SIGNATURE = re.compile(
    r"(?:^|(?<=[\s;.]))(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.\s]\s*(?=[A-ZĐÀ-Ỹ]{2})|Q\. ?(?=[A-ZĐÀ-Ỹ]{2})|"
    r"(?=(?:PHÓ )?(?:TỔNG )?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|"
    r"TRƯỞNG (?:PHÒNG|BAN|THÔN|ĐOÀN|CÔNG AN|TRẠM|KHOA|THỐNG KÊ|THUẾ)|BÍ THƯ|"
    r"(?:BỘ|VỤ|ĐỒN|HẠT|ĐỘI|TRẠM) TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"VIỆN TRƯỞNG|THỦ TRƯỞNG|CHỈ HUY TRƯỞNG)\b))"
)
_COLLECTIVE = (*COLLECTIVE, "ban chi dao", "ban thuong vu", "ban giam hieu")
_SIGNED = re.compile(
    r"\W*(?:da ky|ky ten|ky,? dong dau|ky ten,? dong dau|chu ky)\W*|\W*(?:ky boi|ky so|nguoi ky)\b.{0,80}"
)
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại) (?:tá|úy|uý|tướng)\s+)?"
_NAME = re.compile(
    rf"{_RANK}(?:(?:ThS|TS|PGS|GS|(?:BS|DS)(?:\.?\s?CK\s?I{{1,2}})?|CN|Ths|KS|LS|NSƯT|NSND)(?:\.\s*|\s+)){{0,4}}"
    rf"{CAPITAL}\w*(?:[ -]{CAPITAL}\w*){{1,6}}"
)
_FILED = re.compile(r"(?P<filed>.{0,20}\b[Ll]ưu\b.{0,80}?[.;])\s+(?P<name>.{5,40})")


class Ending(NamedTuple):
    """The foot, where it begins and where it ends among the blocks."""

    foot: Foot
    start: int
    end: int


@dataclass
class _Found:
    """What has been found so far; ``in_list``: the last line was one of the recipients."""

    recipients: list[Paragraph] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    in_list: bool = False


def read_foot(blocks: Blocks, start: int) -> Ending | None:
    """The first foot behind a place; None where there is none.

    Of who signs below a table, and recipients with who signs further down before any annex, the latter.
    """
    first = ending = _foot_behind(blocks, start)
    while ending and not ending.foot.recipients:
        ending = _foot_behind(blocks, ending.end)
    is_in_text = first and ending and not any(map(_begins_annex, blocks[first.end : ending.start]))
    return ending if is_in_text else first


def _begins_annex(block: Block) -> bool:
    return isinstance(block, Paragraph) and annex(block) is not None


def _foot_behind(blocks: Blocks, start: int) -> Ending | None:
    begin = next((place for place in range(start, len(blocks)) if _is_foot(blocks, place)), None)
    if begin is None:
        return None
    found, end = _Found(), begin
    while end < len(blocks) and (end == begin or _belongs(blocks[end], found)):
        for place, column in enumerate(_columns(blocks[end])):
            # Beside the recipients a column in capitals is that of who signs, whatever post it names.
            found.in_list = found.in_list and not (place and column and column[0].text.isupper())
            _take(column, found)
        end += 1
    return Ending(_foot(found), begin, end)


def _is_foot(blocks: Blocks, place: int) -> bool:
    """Whether a foot begins here; a post in capitals alone may be a title, if no name or list is near."""
    block = blocks[place]
    if isinstance(block, Paragraph) and _begins_foot(block) and POST.fullmatch(block.folded):
        near = [one for one in blocks[place + 1 : place + _NEAR] if isinstance(one, Paragraph)]
        return any(_HEADING.match(one.text) or is_name(one.text) for one in near)
    return _begins_foot(block)


def recipients_and_signature(text: str) -> list[str]:
    """What stands side by side in a line of a foot: heading of the recipients, one of them, signature."""
    if len(text) > _LONGEST_LINE:
        return [text]
    heading = _HEADING.match(text)
    start = heading.end() if heading else 0
    signature = _SIGNATURE.search(text, start)
    cut = signature.start() if signature else len(text)
    return [one for one in (text[:start].strip(), text[start:cut].strip(), text[cut:].strip()) if one]


def _columns(block: Block) -> list[list[Paragraph]]:
    """The paragraphs of a block, column by column."""
    if isinstance(block, Paragraph):
        return [[block]]
    cells = [cell for row in block.rows for cell in row.cells]
    return [
        [one for cell in cells if cell.column == column for one in cell.paragraphs]
        for column in sorted({cell.column for cell in cells})
    ]


def _begins_foot(block: Block) -> bool:
    if isinstance(block, Table):
        is_small = len(block.rows) <= _MOST_ROWS and block.columns <= _MOST_COLUMNS
        return is_small and any(_HEADING.match(one.text) or _signs(one) for one in block.paragraphs())
    return _HEADING.match(block.text) is not None or _signs(block)


def _signs(paragraph: Paragraph) -> bool:
    """Whether a line is the first of a signature: "TM. …", "KT. …", or a post, in capitals and alone."""
    text = paragraph.text
    is_line = len(text) <= _LONGEST_LINE and not paragraph.label and text == text.upper()
    return is_line and _SIGNATURE.match(text) is not None


def _belongs(block: Block, found: _Found) -> bool:
    """Whether a block still belongs to the foot."""
    if _has_name(found) and found.recipients:
        return False
    if _begins_foot(block):
        return True
    if isinstance(block, Table) or annex(block) is not None or len(block.text) > _LONGEST_LINE:
        return False
    if _is_recipient(block) or found.in_list:
        return not _has_name(found) or _is_recipient(block)
    return not _has_name(found) and (
        _is_authority(block.text) or is_name(block.text) or is_signed(block.text)
    )


def _has_name(found: _Found) -> bool:
    return bool(found.signature) and is_name(found.signature[-1])


def is_name(text: str) -> bool:
    """Whether a line is the name of who signs, with rank or degree."""
    return _NAME.fullmatch(text) is not None and not _is_authority(text)


def is_signed(text: str) -> bool:
    """Whether a line only says that somebody signed: "(Đã ký)"."""
    return _SIGNED.fullmatch(fold(text)) is not None


def _is_authority(text: str) -> bool:
    plain = fold(text)
    return bool(PREFIX.fullmatch(plain) or POST.fullmatch(plain)) or plain.startswith(_COLLECTIVE)


def _is_recipient(paragraph: Paragraph) -> bool:
    return bool(paragraph.label or _DASH.match(paragraph.text))


def _at_signature(text: str) -> tuple[str, str]:
    """A line before the words with which a signature begins, and those."""
    found = _SIGNATURE.search(text) if len(text) <= 2 * _LONGEST_LINE else None
    cut = found.start() if found else len(text)
    return text[:cut].strip(), text[cut:].strip()


def _take(column: Iterable[Paragraph], found: _Found) -> None:
    """What the paragraphs of a column say: recipients behind their heading, then the signature."""
    for paragraph in column:
        line = paragraph.written if len(paragraph.label) > 1 else paragraph.text
        heading = _HEADING.match(line)
        text = line[heading.end() :] if heading else line
        before, signed = _at_signature(text)
        found.in_list = bool(heading) or _is_recipient(paragraph) or (found.in_list and bool(before))
        if found.in_list and before:
            found.recipients.append(Paragraph(before, paragraph.place, paragraph.label))
            before = ""
        # "QUYỀN CHỦ TỊCH" is one line.
        lines = (f"{before} {signed}",) if before.isupper() else (before, signed)
        found.signature += [one.strip() for one in lines if one.strip()]
    found.in_list = found.in_list and not found.signature


def _foot(found: _Found) -> Foot:
    lines = joined_lines(found.signature)
    recipients = _recipients(found.recipients)
    at_name = next((place for place in reversed(range(len(lines))) if is_name(lines[place])), len(lines))
    name = lines[at_name] if at_name < len(lines) else ""
    filed = _FILED.fullmatch(recipients[-1]) if recipients and not name else None
    if filed and is_name(filed["name"]):
        recipients[-1], name = filed["filed"], filed["name"]
    signed = tuple(line for line in lines if is_signed(line))
    authority = tuple(line for place, line in enumerate(lines) if place != at_name and not is_signed(line))
    return Foot(tuple(recipients), authority, name, signed)


def _recipients(paragraphs: Sequence[Paragraph]) -> list[str]:
    """One recipient each: a line without a dash goes on with the one before it."""
    has_dashes = any(_is_recipient(one) for one in paragraphs)
    found: list[str] = []
    for paragraph in paragraphs:
        text = _DASH.sub("", paragraph.text, count=1) if _DASH.match(paragraph.text) else paragraph.text
        may_go_on = has_dashes or text[0].islower() or text.startswith("(")
        if found and may_go_on and not (_is_recipient(paragraph) or found[-1].endswith((";", "."))):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found
