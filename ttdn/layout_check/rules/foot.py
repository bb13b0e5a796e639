"""Recipients, signature and annexes: ô 7 and 9b (Phụ lục I, Phần I, Mục II.7, II.9, III.1)."""

import re
from collections.abc import Sequence

from ttdn.language import Text
from ttdn.layout_check.document import Paragraph, Paragraphs
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import (
    either,
    missing,
    observe_heading,
    observe_list,
    observe_size,
    observe_style,
    observe_words,
    quoted,
)
from ttdn.layout_check.verdict import Check, Observation, Observations
from ttdn.layout_check.vocabulary import (
    ATTACHED,
    SIGNS,
    WITH_NAMES,
    WITHOUT_RECIPIENTS,
    has_dash,
    is_collective,
    is_deputy,
    is_post,
)
from ttdn.vietnamese import format_roman

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

    A giấy giới thiệu, a giấy mời, a công điện names in its text whom it is for.
    """
    if parts.addressee:
        yield from _begins(parts.recipients[:1], _AS_ABOVE, "dòng đầu", "first line")
        return
    lines = () if parts.kind in WITH_NAMES else parts.recipients
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
    titled = ("," in words or _HONOURS.match(words)) and not _WITH_TITLES.search(names)
    good = not words.isupper() and not titled
    yield observe_words(
        parts.signer, good, "in thường, không học hàm, học vị", "not in capitals, no academic title"
    )


_LABEL = re.compile(r"Phụ lục( (?P<number>[IVXLC]+))?")
#: "Phụ lục số I".
_MOST_WORDS_OF_LABEL = 4
_LABEL_WORDS = re.compile(r"phu luc( (so )?(?P<number>[ivxlc\d]+))?")
#: How a text names annexes: "Phụ lục I", "Phụ lục số 1, 2 và 3", "các phụ lục".
_ONE = r"(?:số )?(?:[ivxlc]{1,8}|\d{1,3})(?!\w)"
_MENTION = re.compile(
    rf"phụ lục(?: (?P<numbers>{_ONE}(?:(?:,| và|;| đến| -) (?:phụ lục )?{_ONE}){{0,30}}))?", re.IGNORECASE
)
_ONE_NUMBER = re.compile(r"\b(?:[ivxlc]{1,8}|\d{1,3})\b", re.IGNORECASE)
_ENCLOSED = re.compile(r"\b(kèm theo|đính kèm|gửi kèm)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\w)[Ss]ố\s*:?\s*(\d{0,7})[\s.…_]{0,40}/\s*(\w[\w&.,+]*(?:-\w[\w&.,+]*)*)")
_DATED = re.compile(
    r"[Nn]gày\s*(\d{0,2})[\s.…_]{0,40}(?:tháng|/)\s*(\d{0,2})[\s.…_]{0,40}(?:năm|/)\s*(\d{4}|)"
)
_LONGEST = 500


def _labels(parts: Parts) -> Observations:
    for number, annex in enumerate(parts.annexes, start=1):
        match = _LABEL.fullmatch(annex.label.words)
        wanted = format_roman(number) if len(parts.annexes) > 1 else None
        good = match and match["number"] == wanted
        yield observe_words(annex.label, good, f"phụ lục thứ {number}", f"annex {number}")
        yield from observe_heading([annex.label], 14, 14, "bold")


def _titles(parts: Parts) -> Observations:
    for annex in parts.annexes:
        # What stands behind the label in its line is its title, and the label is what is wrong.
        if not annex.title and len(annex.label.words.split()) <= _MOST_WORDS_OF_LABEL:
            yield missing(f"tên của {annex.label.words}", f"title of {annex.label.words}")
        yield from observe_heading(annex.title, 13, 14, "bold", capitals=True)


def _references(parts: Parts) -> Observations:
    for annex in parts.annexes:
        if not annex.reference:
            yield missing(f"“(Kèm theo …)” của {annex.label.words}", f"“(Kèm theo …)” of {annex.label.words}")
        yield from observe_heading(annex.reference, 13, 14, "italic")
    for paragraph in parts.attached:
        if paragraph.beginning.startswith(ATTACHED):
            yield from _same_document(paragraph, parts)


def _same_document(paragraph: Paragraph, parts: Parts) -> Observations:
    """What is attached names the document: its number, sign and date, as far as both are written."""
    number, sign = _match(_NUMBERED, parts.number) or ("", "")
    # A sign of another kind is wrong where it stands, not where it is repeated or put right.
    wanted = SIGNS.get(parts.kind)
    own = (number, sign if wanted is None or sign.startswith(wanted) else "")
    day = _match(_DATED, parts.date)
    yield from _compared(paragraph, _match(_NUMBERED, paragraph), own, ("số, ký hiệu", "number and code"))
    yield from _compared(paragraph, _match(_DATED, paragraph), day, ("ngày, tháng, năm", "date"))


def _compared(
    paragraph: Paragraph, named: Sequence[str], own: Sequence[str], title: tuple[str, str]
) -> Observations:
    """Each part as it is read; one that is left free is compared with nothing."""
    pairs = [(one, other) for one, other in zip(named, own, strict=False) if one and other]
    if pairs:
        shown = "/".join(part or "…" for part in own)
        good = all(_plain(one) == _plain(other) for one, other in pairs)
        vi, en = title
        yield observe_words(paragraph, good, f"{vi} của văn bản: {shown}", f"{en} of the document: {shown}")


def _match(pattern: re.Pattern[str], paragraph: Paragraph | None) -> tuple[str, ...]:
    match = pattern.search(paragraph.words[:_LONGEST]) if paragraph else None
    return match.groups() if match else ()


def _plain(part: str) -> str:
    return part.lstrip("0").upper()


def _named(parts: Parts) -> Observations:
    text = " ".join(
        paragraph.words
        for paragraph in (*parts.body, *parts.addressees, *([parts.addressee] if parts.addressee else []))
    )
    mentions = {words for match in _MENTION.finditer(text) for words in _numbers(match)}
    alone = len(parts.annexes) == 1
    for annex in parts.annexes:
        label = _LABEL_WORDS.match(annex.label.beginning)
        number = (label and label["number"]) or ""
        # "Các phụ lục kèm theo" are all of them; one alone may be called a list or a table.
        named = number in mentions or "" in mentions or (alone and bool(mentions or _ENCLOSED.search(text)))
        yield either(
            named,
            Text("nội dung có chỉ dẫn", "the text points to it"),
            Text("nội dung không nhắc đến", "the text does not name it"),
            quoted(annex.label),
        )


def _numbers(match: re.Match[str]) -> list[str]:
    """The numbers of the annexes that are named together; those between two as well are not told apart."""
    if " đến " in match[0].lower() or " - " in match[0]:
        return [""]
    return [number.lower() for number in _ONE_NUMBER.findall(match["numbers"] or "")] or [""]


def _pages(parts: Parts) -> Observations:
    before = max((paragraph.section_number for paragraph in parts.body), default=0)
    counted = any("PAGE" in line.fields for one in parts.document.sections for line in one.headers)
    for annex in parts.annexes:
        section = parts.document.section_of(annex.label)
        new = annex.label.section_number != before and section.new_page
        before = annex.label.section_number
        if not new:
            found = Text("không có phần trang riêng", "no section of its own")
        elif section.restarts:
            found = Text("trang mới, đánh số từ 1", "a new page, counted from 1")
        else:
            found = Text("không đánh số trang từ 1", "pages are not counted from 1")
        # Where no page has a number, none is counted on.
        if counted or not (new or annex.new_page):
            yield Observation(new and section.restarts, found, quoted(annex.label))


CHECKS: dict[str, Check] = {
    "recipients-title": _recipients_title,
    "recipients": _recipients,
    "filed-copy": lambda parts: _begins(_last(parts), _FILED, "dòng cuối", "last line"),
    "as-above": _as_above,
    "authority": _authority,
    "authority-prefix": _prefix,
    "signer": _signer,
    "annex-label": _labels,
    "annex-title": _titles,
    "annex-reference": _references,
    "annex-named": _named,
    "annex-pages": _pages,
}
