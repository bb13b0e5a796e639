"""What stands below the text: who receives the document, who signs it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ttdn.importing.blocks import Block, Blocks, Paragraph, Table
from ttdn.importing.head import joined_lines
from ttdn.importing.labels import annex
from ttdn.importing.outline_model import Foot
from ttdn.layout_check.vocabulary import PREFIX, POST, RECIPIENTS
from ttdn.vietnamese import CAPITAL, fold

_LONGEST_LINE = 120
_DASH = re.compile(r"\s*[-–—+*•]\s*")
_HEADING = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*[:.]?\s*")
#: The first words of a signature, in capitals, where tabs set them beside the recipients.
_SIGNATURE = re.compile(
    r"(?:^|\s)(?=(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)[.\s]\s*[A-ZĐ][A-ZĐÀ-Ỹ]{2,}|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG (?:PHÒNG|BAN))\b)"
)
_ALONE = re.compile(r"(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG)\b.*")
_COLLECTIVE = ("uy ban", "ubnd", "hoi dong", "hdnd", "ban chi dao", "ban thuong vu", "nhan dan", "dan")
_SIGNED = re.compile(r"\(?\s*(?:da ky|ky ten|ky, dong dau|ky ten, dong dau|chu ky)\b.*|\W*(?:chu ky duoc xac thuc|ky boi)\b.*")
_NAME = re.compile(rf"(?:(?:ThS|TS|PGS|GS|BS|CN|Ths)\.\s*)*{CAPITAL}\w*(?:[ -]{CAPITAL}\w*){{1,6}}")


class Ending(NamedTuple):
    """The foot, where it begins and where it ends among the blocks."""

    foot: Foot
    start: int
    end: int


@dataclass
class _Found:
    recipients: list[Paragraph] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)


def read_foot(blocks: Blocks, start: int) -> Ending | None:
    """The first foot behind a place; None where there is none."""
    begin = next((place for place in range(start, len(blocks)) if _begins_foot(blocks[place])), None)
    if begin is None:
        return None
    end = begin
    found = _Found()
    has_recipients = False
    while end < len(blocks) and _belongs(blocks[end], found):
        block = blocks[end]
        columns = (
            [cell.paragraphs for row in block.rows for cell in row.cells]
            if isinstance(block, Table)
            else [(block,)]
        )
        for paragraphs in columns:
            has_recipients = _take(paragraphs, found, in_list=has_recipients and isinstance(block, Paragraph))
        end += 1
    return Ending(_foot(found), begin, end)


def _begins_foot(block: Block) -> bool:
    if isinstance(block, Table):
        return any(RECIPIENTS.fullmatch(one.folded) for one in block.paragraphs()) or (
            len(block.rows) <= 3 and any(_signs(one) for one in block.paragraphs())  # noqa: PLR2004
        )
    return bool(RECIPIENTS.fullmatch(block.folded)) or _HEADING.match(block.text) is not None or _signs(block)


def _signs(paragraph: Paragraph) -> bool:
    """Whether a line is the first of a signature: "TM. …", "KT. …", or a post in capitals alone."""
    text = paragraph.text
    if len(text) > _LONGEST_LINE or paragraph.label or text != text.upper():
        return False
    return bool(re.match(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.\s]", text)) or bool(_ALONE.fullmatch(text))


def _belongs(block: Block, found: _Found) -> bool:
    """Whether a block still belongs to the foot."""
    if isinstance(block, Table):
        return _begins_foot(block) or (len(block.rows) <= 2 and block.columns <= 2 and not block.rows[0].is_repeated)  # noqa: PLR2004
    if annex(block) or len(block.text) > 2 * _LONGEST_LINE:
        return False
    if _begins_foot(block) or _is_recipient(block):
        return True
    if found.signature:
        return bool(_SIGNED.fullmatch(block.folded) or POST.fullmatch(block.folded) or _NAME.fullmatch(block.text)) and not _named(found)
    return bool(found.recipients)


def _named(found: _Found) -> bool:
    return bool(_NAME.fullmatch(found.signature[-1])) and not found.signature[-1].isupper()


def _is_recipient(paragraph: Paragraph) -> bool:
    return bool(paragraph.label or _DASH.match(paragraph.text))


def _take(paragraphs: Sequence[Paragraph], found: _Found, *, in_list: bool) -> bool:
    """What the paragraphs of a column say; whether they end among the recipients."""
    for paragraph in paragraphs:
        heading = _HEADING.match(paragraph.text)
        text = paragraph.text[heading.end() :] if heading else paragraph.text
        signature = _SIGNATURE.search(text)
        before = text[: signature.start()] if signature else text
        if heading:
            in_list = True
        is_signature = not in_list or (signature is not None and not before.strip())
        if is_signature:
            if not heading and signature is None and _is_recipient(paragraph):
                found.recipients.append(paragraph)
                continue
            found.signature.extend([text.strip()] if text.strip() else [])
            in_list = in_list and bool(heading)
            continue
        if before.strip():
            found.recipients.append(Paragraph(before.strip(), paragraph.place, paragraph.label))
        if signature:
            found.signature.append(text[signature.start() :].strip())
    return in_list


def _foot(found: _Found) -> Foot:
    lines = joined_lines(found.signature)
    names = [line for line in lines if not _is_authority(line) and not _SIGNED.fullmatch(fold(line))]
    name = names[-1] if names and _NAME.fullmatch(names[-1]) else ""
    signed = [line for line in lines if _SIGNED.fullmatch(fold(line))]
    authority = [line for line in lines if line != name and line not in signed]
    return Foot(tuple(_recipients(found.recipients)), tuple(authority), name, tuple(signed))


def _is_authority(line: str) -> bool:
    plain = fold(line)
    return bool(PREFIX.fullmatch(plain) or POST.fullmatch(plain)) or plain.startswith(_COLLECTIVE)


def _recipients(paragraphs: Sequence[Paragraph]) -> list[str]:
    """One recipient each: a line without a dash goes on with the one before it."""
    has_dashes = any(_is_recipient(one) for one in paragraphs)
    found: list[str] = []
    for paragraph in paragraphs:
        text = _DASH.sub("", paragraph.text, count=1) if _DASH.match(paragraph.text) else paragraph.text
        goes_on = found and not _is_recipient(paragraph) and _continues(found[-1], text, has_dashes=has_dashes)
        if goes_on:
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _continues(before: str, text: str, *, has_dashes: bool) -> bool:
    is_closed = before.endswith((";", "."))
    return not is_closed and (has_dashes or text[0].islower() or text.startswith("("))
