"""How many pages a section takes, as far as that is sure.

A file holds no pages; Word makes them anew on every machine. What is counted here is about right, so that
only what is clearly more or less than a page is taken as such; between the two Word's own count decides, if
it is there.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from ttdn.layout_check.document import Paragraph, ReadDocument, Section
from ttdn.measure import fill

_POINTS_PER_MM = 72 / 25.4
#: A line of Times is higher than its letters.
_LEADING = 1.15
_EXACT = 1.2
#: Pages that are surely more than one, and surely no more.
_MORE, _ONE = 1.15, 0.9
#: Letters of a paragraph that are laid out; more fill a page in any case.
_LONGEST = 5_000


def sections_longer_than_a_page(document: ReadDocument) -> Iterator[bool]:
    """Of each section, whether it surely takes more than one page."""
    lines: list[list[Paragraph]] = [[] for _ in (*document.sections, None)]
    for paragraph in document.paragraphs:
        lines[min(paragraph.section_number, len(lines) - 1)].append(paragraph)
    for section, paragraphs in zip(document.sections, lines, strict=False):
        pages = pages_of(paragraphs, section)
        counted = any(paragraph.begins_page for paragraph in paragraphs[1:]) and document.pages != 1
        yield pages >= _MORE or _breaks(paragraphs) or (pages > _ONE and counted)


def _breaks(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether a page ends by a break, with words behind it."""
    broken = words = False
    for paragraph in paragraphs:
        if paragraph.words and broken:
            return True
        broken = broken or (paragraph.breaks_page and (words or bool(paragraph.words)))
        words = words or bool(paragraph.words)
    return False


def pages_of(paragraphs: Iterable[Paragraph], section: Section) -> float:
    """How many pages, up to what is surely more than one; of a row of a table the highest cell counts."""
    room = max((section.height - section.top - section.bottom) * _POINTS_PER_MM, 1)
    used = 0.0
    for _, row in groupby(paragraphs, lambda line: line.cell[:2] if line.cell else id(line)):
        used += max(sum(map(_height, cell)) for _, cell in groupby(row, attrgetter("cell")))
        if used > room * _MORE:
            break
    return used / room


def _height(paragraph: Paragraph) -> float:
    size = paragraph.size
    lines = sum(len(fill(line, size, paragraph.room)) for line in paragraph.text[:_LONGEST].split("\n"))
    return lines * size * _LEADING * (paragraph.line_spacing or _EXACT) + paragraph.before + paragraph.after
