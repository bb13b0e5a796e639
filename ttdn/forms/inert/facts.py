"""What is taken out of a workbook: formulas, links, notes, joined cells, drawings, properties."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ttdn.diagnostics import column_name
from ttdn.forms.inert.markup import RELATIONSHIPS, Element, local_name, main, related, words_in
from ttdn.package import Package

_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURES = ("pic", "graphicFrame")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
#: Columns or rows as a whole: whatever stands in one cell of them stands there alone.
_WHOLE = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}")

#: A cell by the sheet's name, its row and column from 1.
Place = tuple[str, int, int]


class Merged(NamedTuple):
    """Cells that were joined to one."""

    sheet: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def name(self) -> str:
        """As Excel calls it: ``G4:G6``."""
        return f"{column_name(self.left)}{self.top}:{column_name(self.right)}{self.bottom}"


class Note(NamedTuple):
    """What somebody pinned to a cell."""

    author: str
    text: str


@dataclass
class Facts:
    """What was taken out of a workbook.

    ``formulas`` are their texts, ``links`` the addresses behind cells, ``struck`` their words with a line
    through them, ``texts`` what is drawn and ``pictures`` their number, ``embedded`` that of the files put
    into it, all by sheet. ``properties`` are the document's own, ``saved`` is when it says that it was
    saved. ``others`` are sheets without cells that can be read: charts, damaged ones.
    """

    formulas: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, Note] = field(default_factory=dict)
    struck: dict[Place, str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    pictures: Counter[str] = field(default_factory=Counter)
    embedded: Counter[str] = field(default_factory=Counter)
    others: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    saved: str = ""

    def read_properties(self, package: Package) -> None:
        """Keep the properties that somebody gave the document, and the time at which it was saved."""
        for core in related(package, "", "core-properties"):
            for element in core:
                if str(element.tag).endswith("}modified"):
                    self.saved = "".join(element.itertext()).strip()
        for custom in related(package, "", "custom-properties"):
            for element in custom:
                if element.get("name"):
                    self.properties[element.get("name")] = "".join(element.itertext())

    def read_links(self, sheet: str, links: Element, addresses: Mapping[str, str]) -> None:
        """Keep the addresses behind the cells of a sheet."""
        for link in links.iter(main("hyperlink")):
            address = addresses.get(link.get(f"{{{RELATIONSHIPS}}}id", "")) or ""
            place = cell_of(link.get("ref"))
            if address and place:
                self.links[sheet, *place] = address

    def read_merged(self, sheet: str, ranges: Element) -> None:
        """Keep which cells of a sheet are joined."""
        for merged in ranges.iter(main("mergeCell")):
            reference = (merged.get("ref") or "").upper()
            first, _, last = reference.partition(":")
            start, end = cell_of(first, whole=True), cell_of(last or first, whole=True)
            if start and end:
                self.merged.append(Merged(sheet, start[1], start[0], end[1], end[0]))
            elif not _WHOLE.fullmatch(reference):
                raise ValueError(reference)

    def read_notes(self, sheet: str, package: Package, part: str) -> None:
        """Keep what is pinned to the cells of a sheet."""
        for root in related(package, part, "comments"):
            authors = {str(number): author.text for number, author in enumerate(root.iter(main("author")))}
            for comment in root.iter(main("comment")):
                place = cell_of(comment.get("ref"))
                text = words_in(comment.iter(main("t")))
                if place and text.strip():
                    self.notes[sheet, *place] = Note(authors.get(comment.get("authorId")) or "", text)
        self._read_threads(sheet, package, part)

    def _read_threads(self, sheet: str, package: Package, part: str) -> None:
        """Keep what was said in threads instead of the notes that stand for them in earlier programs."""
        names = {
            person.get("id"): person.get("displayName") or ""
            for persons in related(package, package.main, "person")
            for person in persons
        }
        for threads in related(package, part, "threadedComment"):
            said: dict[Place, Note] = {}
            for comment in threads:
                place = cell_of(comment.get("ref"))
                text = words_in(words for words in comment if local_name(words) == "text").strip()
                if place and text:
                    first = said.get((sheet, *place))
                    note = Note(names.get(comment.get("personId"), ""), text)
                    said[sheet, *place] = first._replace(text=f"{first.text}\n{text}") if first else note
            self.notes |= said

    def read_drawings(self, sheet: str, package: Package, part: str) -> None:
        """Keep the words that are drawn on a sheet, and how many pictures there are."""
        for root in related(package, part, "drawing"):
            paragraphs = root.iter(f"{_DRAWN_TEXT}p")
            texts = [words_in(paragraph.iter(f"{_DRAWN_TEXT}t")) for paragraph in paragraphs]
            if told := list(filter(str.strip, texts)):
                self.texts.setdefault(sheet, []).extend(told)
            self.pictures[sheet] += sum(local_name(element) in _PICTURES for element in root.iter())


@lru_cache(maxsize=50_000)
def cell_of(reference: str | None, *, whole: bool = False) -> tuple[int, int] | None:
    """Row and column of the first cell of a reference; with ``whole`` nothing else may stand there."""
    match = (_CELL.fullmatch if whole else _CELL.match)(reference or "")
    return (int(match[2]), _column_number(match[1])) if match else None


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
