"""Recipients and signature: ô 7 and 9b (Phụ lục I, Phần I, Mục II.7, II.9)."""

import re

from ttdn.language import Text
from ttdn.layout_check.document import Paragraphs
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import (
    missing,
    observe_heading,
    observe_list,
    observe_size,
    observe_style,
    observe_words,
)
from ttdn.layout_check.verdict import Check, Observations, Rule
from ttdn.layout_check.vocabulary import WITHOUT_RECIPIENTS, has_dash, is_collective, is_deputy, is_post

#: As the decree writes them, and as they are miswritten.
_PREFIX = re.compile(
    r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T|T\.L|THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA (ỦY|UỶ) QUYỀN)\b\.?"
)
_GOOD_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*")
_HONOURS = re.compile(
    r"(GS|PGS|TS|TSKH|ThS|BS|BSCK\w*|KS|CN|CV|NGND|NGƯT|NSND|NSƯT|AHLĐ|DS|LS)\b\.|"
    r"(Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Nhà giáo|Nghệ sĩ|Luật sư|Dược sĩ|"
    r"(Đại|Thượng|Trung|Thiếu) (tá|tướng|úy))\b",
    re.IGNORECASE,
)
#: Whose own rules may put titles and ranks before the name (II.7.c).
_WITH_TITLES = re.compile(
    r"\b(benh vien|hoc vien|vien nghien cuu|vien khoa hoc|vien han lam|trung tam y te|tram y te|"
    r"dai hoc|cao dang|"
    r"truong (thpt|thcs|tieu hoc|mam non|mau giao|trung hoc|trung cap|mn|th|chinh tri|quan su|quoc gia)|"
    r"quan su|cong an|bien phong|quan khu|quan doan|su doan|lu doan)\b"
)
#: Bodies whose own statutes say who signs for them.
_OWN_STATUTES = ("ban thuong vu", "ban thuong truc", "ban chap hanh", "dang uy", "thuong truc", "doan ")
_FILED = re.compile(r"[-–—]\s*luu\s*:\s*vt.*")
_AS_ABOVE = re.compile(r"[-–—]\s*nhu tren\b.*")


def _recipients_title(parts: Parts) -> Observations:
    paragraph = parts.recipients_title
    if paragraph is None:
        if parts.kind not in WITHOUT_RECIPIENTS:
            yield missing("“Nơi nhận:”", "“Nơi nhận:”")
        return
    good = paragraph.words == "Nơi nhận:"
    yield observe_words(paragraph, good, "chữ “Nơi nhận:”", "the words “Nơi nhận:”")
    yield observe_size(paragraph, 12, 12)
    yield observe_style(paragraph, bold=True, italic=True)


def _recipients(parts: Parts) -> Observations:
    if parts.recipients_title is not None and not parts.recipients:
        yield missing("danh sách nơi nhận", "list of recipients")
    yield from observe_list(parts.recipients, ";")
    for paragraph in parts.recipients:
        yield observe_size(paragraph, 11, 11)
        yield observe_style(paragraph, bold=False)


def _begins(paragraphs: Paragraphs, words: re.Pattern[str], vi: str, en: str) -> Observations:
    for paragraph in paragraphs:
        yield observe_words(paragraph, words.fullmatch(paragraph.beginning), vi, en)


def _as_above(parts: Parts) -> Observations:
    """Như trên: those after "Kính gửi". It stands first where there are any, and elsewhere means nobody.

    A giấy giới thiệu, a giấy nghỉ phép names in its text whom it is given to, and the decree's form has it.
    """
    if parts.addressee:
        yield from _begins(parts.recipients[:1], _AS_ABOVE, "dòng đầu", "first line")
        return
    lines = () if parts.kind in WITHOUT_RECIPIENTS else parts.recipients
    for paragraph in lines:
        if _AS_ABOVE.fullmatch(paragraph.beginning):
            yield observe_words(
                paragraph, None, "không có Kính gửi mà ghi “Như trên”", "“Như trên” without Kính gửi"
            )


def _last(parts: Parts) -> Paragraphs:
    """The last recipient, where the list has dashes; its end may stand in a line of its own."""
    return [line for line in parts.recipients if has_dash(line)][-1:] or parts.recipients[-1:]


def _authority(parts: Parts) -> Observations:
    if not parts.authority and parts.has_foot and parts.kind not in WITHOUT_RECIPIENTS:
        yield missing("quyền hạn, chức vụ người ký", "authority and post of the signer")
    yield from observe_heading(parts.authority, 13, 14, "bold", capitals=True)


def _prefix(parts: Parts) -> Observations:
    """TM. before a collective; a deputy signs KT., and whoever signs KT. is a deputy."""
    for number, paragraph in enumerate(parts.authority):
        above, below = parts.authority[:number], parts.authority[number + 1 :]
        if is_collective(paragraph) or _PREFIX.match(paragraph.words):
            deputy = any(map(is_deputy, below)) or not paragraph.words.startswith("KT")
            good = bool(_GOOD_PREFIX.fullmatch(paragraph.words)) and deputy
        elif is_deputy(paragraph):
            good = _may_sign(above)
        else:
            continue
        yield observe_words(paragraph, good, "quyền hạn của người ký", "authority of the signer")


def _may_sign(above: Paragraphs) -> bool:
    """Whether a deputy may sign as the lines above the post say.

    Who signs TUQ. does so in person, whatever the post; some bodies have statutes of their own; the head of a
    committee may name another post below that.
    """
    return any(
        line.beginning.startswith(("kt", "k/t", "k.t", "tuq"))
        or any(body in line.beginning for body in _OWN_STATUTES)
        or (is_post(line) and not is_deputy(line))
        for line in above
    )


def _signer(parts: Parts) -> Observations:
    if parts.signer is None:
        return
    yield from observe_heading([parts.signer], 13, 14, "bold")
    words = parts.signer.words
    names = " ".join(line.beginning for line in (*parts.superior, *parts.agency))
    titled = _HONOURS.match(words) and not _WITH_TITLES.search(names)
    good = not words.isupper() and not titled
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
    ): lambda parts: _begins(_last(parts), _FILED, "dòng cuối", "last line"),
    Rule(
        "as-above",
        Text(
            "Có Kính gửi thì nơi nhận đầu là “Như trên”, không có thì không ghi “Như trên”",
            "With Kính gửi the first recipient is “Như trên”; without it nobody is",
        ),
        "Mục II.9.b",
    ): _as_above,
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
        Text(
            "TM., KT., Q., TL., TUQ. đúng cách; UBND ký thay mặt, cấp phó ký thay (KT.)",
            "TM., KT., Q., TL., TUQ. used correctly; a deputy signs KT.",
        ),
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
