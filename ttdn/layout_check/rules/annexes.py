"""Annexes (Phụ lục I, Phần I, Mục III.1)."""

import re
from collections.abc import Sequence

from ttdn.language import Text
from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import either, missing, observe_heading, observe_words, quoted
from ttdn.layout_check.verdict import Check, Observation, Observations, Rule
from ttdn.layout_check.vocabulary import ATTACHED, SIGNS
from ttdn.vietnamese import format_roman

_LABEL = re.compile(r"Phụ lục( (?P<number>[IVXLC]+))?")
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
        if not annex.title:
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


RULES: dict[Rule, Check] = {
    Rule(
        "annex-label",
        Text(
            "“Phụ lục I” cỡ 14, đứng, đậm, giữa; đánh số La Mã khi có từ hai",
            "“Phụ lục I”: 14, bold, centred; Roman where there are two",
        ),
        "Mục III.1.a, b",
    ): _labels,
    Rule(
        "annex-title",
        Text(
            "Tên phụ lục in hoa, cỡ 13-14, đứng, đậm, giữa",
            "Title of an annex: capitals, 13-14, bold, centred",
        ),
        "Mục III.1.b",
    ): _titles,
    Rule(
        "annex-reference",
        Text(
            "“(Kèm theo …)” đúng số, ngày của văn bản, cỡ 13-14, nghiêng, giữa",
            "“(Kèm theo …)”: number and date of the document, 13-14, italic, centred",
        ),
        "Mục III.1.c",
    ): _references,
    Rule(
        "annex-named",
        Text("Nội dung văn bản chỉ dẫn đến phụ lục", "The text points to each annex"),
        "Mục III.1.a",
    ): _named,
    Rule(
        "annex-pages",
        Text("Mỗi phụ lục trang mới, số trang đánh riêng từ 1", "Each annex on new pages, counted from 1"),
        "Mục III.1.đ",
    ): _pages,
}
