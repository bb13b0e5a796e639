"""Annexes (Phụ lục I, Phần I, Mục III.1)."""

import re

from ttdn.language import Text
from ttdn.layout_check.parts import Parts
from ttdn.layout_check.rules.observations import missing, observe_heading, observe_words, quoted
from ttdn.layout_check.verdict import Check, Observation, Observations, Rule
from ttdn.vietnamese import format_roman

_ANNEX = "phụ lục"
_LABEL = re.compile(r"Phụ lục( (?P<number>[IVXLC]+))?")
#: How a text names an annex.
_MENTION = re.compile(r"phụ lục(?: (?:số )?[ivxlc\d]{1,20}(?!\w))?", re.IGNORECASE)


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


def _named(parts: Parts) -> Observations:
    text = " ".join(
        paragraph.words
        for paragraph in (*parts.body, *parts.addressees, *([parts.addressee] if parts.addressee else []))
    )
    mentions = {match[0].lower() for match in _MENTION.finditer(text)}
    for annex in parts.annexes:
        label = annex.label.words.rstrip(".").lower()
        named = label in mentions or (label == _ANNEX and bool(mentions))
        found = (
            Text("nội dung có chỉ dẫn", "the text points to it")
            if named
            else Text("nội dung không nhắc đến", "the text does not name it")
        )
        yield Observation(named, found, quoted(annex.label))


def _pages(parts: Parts) -> Observations:
    before = max((paragraph.section_number for paragraph in parts.body), default=0)
    for annex in parts.annexes:
        section = parts.document.sections[min(annex.label.section_number, len(parts.document.sections) - 1)]
        new = annex.label.section_number != before and section.new_page
        before = annex.label.section_number
        if not new:
            found = Text("không có phần trang riêng", "no section of its own")
        elif section.restarts:
            found = Text("trang mới, đánh số từ 1", "a new page, counted from 1")
        else:
            found = Text("không đánh số trang từ 1", "pages are not counted from 1")
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
        Text("“(Kèm theo …)” cỡ 13-14, nghiêng, giữa", "“(Kèm theo …)”: 13-14, italic, centred"),
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
