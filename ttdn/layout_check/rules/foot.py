"""Recipients and signature: ô 7 and 9b (Phụ lục I, Phần I, Mục II.7, II.9)."""

import re

from ttdn.language import Text
from ttdn.layout_check.document import Paragraphs
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import (
    missing,
    observe_dash,
    observe_heading,
    observe_size,
    observe_style,
    observe_words,
)
from ttdn.layout_check.verdict import Check, Observations, Rule

_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\b\.?")
_GOOD_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*")
_HONOURS = re.compile(r"(GS|PGS|TS|TSKH|ThS|BS|KS|CN|NGND|NGƯT|AHLĐ)\b\.?", re.IGNORECASE)


def _recipients_title(parts: Parts) -> Observations:
    paragraph = parts.recipients_title
    if paragraph is None:
        yield missing("“Nơi nhận:”", "“Nơi nhận:”")
        return
    good = paragraph.words == "Nơi nhận:"
    yield observe_words(paragraph, good, "chữ “Nơi nhận:”", "the words “Nơi nhận:”")
    yield observe_size(paragraph, 12, 12)
    yield observe_style(paragraph, bold=True, italic=True)


def _recipients(parts: Parts) -> Observations:
    if parts.recipients_title is not None and not parts.recipients:
        yield missing("danh sách nơi nhận", "list of recipients")
    for paragraph in parts.recipients:
        yield observe_dash(paragraph, ";", last=paragraph is parts.recipients[-1])
        yield observe_size(paragraph, 11, 11)
        yield observe_style(paragraph, bold=False)


def _begins(paragraphs: Paragraphs, words: str, vi: str, en: str) -> Observations:
    for paragraph in paragraphs:
        yield observe_words(paragraph, paragraph.beginning.startswith(words), vi, en)


def _authority(parts: Parts) -> Observations:
    if not parts.authority:
        yield missing("quyền hạn, chức vụ người ký", "authority and post of the signer")
    yield from observe_heading(parts.authority, 13, 14, "bold", capitals=True)


def _prefix(parts: Parts) -> Observations:
    """TM. before a collective; whoever signs KT. is a deputy."""
    for number, paragraph in enumerate(parts.authority):
        collective = paragraph.beginning.startswith(("uy ban", "hoi dong"))
        if not collective and not _PREFIX.match(paragraph.words):
            continue
        below = parts.authority[number + 1 : number + 2]
        deputy = any(line.beginning.startswith(("pho ", "thu truong")) for line in below)
        good = _GOOD_PREFIX.fullmatch(paragraph.words) and (deputy or not paragraph.words.startswith("KT"))
        yield observe_words(paragraph, good, "quyền hạn của người ký", "authority of the signer")


def _signer(parts: Parts) -> Observations:
    if parts.signer is None:
        return
    yield from observe_heading([parts.signer], 13, 14, "bold")
    good = not parts.signer.words.isupper() and not _HONOURS.match(parts.signer.words)
    yield observe_words(
        parts.signer, good, "in thường, không học hàm, học vị", "not in capitals, no academic title"
    )


RULES: dict[Rule, Check] = {
    Rule(
        "recipients-title",
        Text("“Nơi nhận:” cỡ 12, nghiêng, đậm", "“Nơi nhận:” in 12, italic, bold"),
        "Mục II.9.d",
    ): _recipients_title,
    Rule(
        "recipients",
        Text(
            "Danh sách nơi nhận cỡ 11, đứng; gạch đầu dòng, “;”, cuối “.”",
            "Recipients in 11, upright; dashes, “;”, the last “.”",
        ),
        "Mục II.9.d",
    ): _recipients,
    Rule(
        "filed-copy",
        Text("Dòng cuối nơi nhận: “Lưu: VT, …”", "The last recipient is “Lưu: VT, …”"),
        "Mục II.9.d",
    ): lambda parts: _begins(parts.recipients[-1:], "- luu: vt", "dòng cuối", "last line"),
    Rule(
        "as-above",
        Text("Có Kính gửi thì nơi nhận đầu là “Như trên”", "With Kính gửi the first recipient is “Như trên”"),
        "Mục II.9.b",
    ): lambda parts: _begins(
        parts.recipients[:1] if parts.addressee else [], "- nhu tren", "dòng đầu", "first line"
    ),
    Rule(
        "authority",
        Text(
            "Quyền hạn, chức vụ in hoa, cỡ 13-14, đứng, đậm, giữa",
            "Authority and post: capitals, 13-14, bold, centred",
        ),
        "Mục II.7.đ",
    ): _authority,
    Rule(
        "authority-prefix",
        Text("TM., KT., Q., TL., TUQ. đúng cách; UBND ký thay mặt", "TM., KT., Q., TL., TUQ. used correctly"),
        "Mục II.7.b",
    ): _prefix,
    Rule(
        "signer",
        Text(
            "Họ tên người ký in thường, cỡ 13-14, đậm, không học vị",
            "Name: not in capitals, 13-14, bold, no title",
        ),
        "Mục II.7.c, đ",
    ): _signer,
}
