"""What is joined to the cells of a form, stands beside them or lies over them.

These are merged cells, notes, boxes, pictures and links.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.columns import PART_TITLES, CellKind
from ttdn.forms.inert import Facts, Merged
from ttdn.forms.marks import own_words
from ttdn.forms.reading.parts import FoundPart
from ttdn.forms.values import CellAddress, Places, Values
from ttdn.language import Text, count_of
from ttdn.safe_text import quote

Address = TypeVar("Address", bound=Hashable)
#: Merged ranges that are looked at; letters of a text box that are shown.
_MOST_MERGED, _LONGEST_TEXT = 500, 500
_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


def find_merged(
    facts: Facts, places: Mapping[Address, Location], values: Iterable[Address], base: Iterable[Address]
) -> Iterator[Diagnostic]:
    """Merged cells, of which only the first is read."""
    told = {*values, *base}
    for merged in facts.merged[:_MOST_MERGED]:
        rows = range(merged.top, merged.bottom + 1)
        columns = range(merged.left, merged.right + 1)
        inside = {
            (place.line, place.column): address
            for address, place in places.items()
            if place.sheet == merged.sheet and place.line in rows and place.column in columns
        }
        first = (merged.top, merged.left)
        is_empty = first in inside and told.isdisjoint(inside.values())
        if inside.keys() - {first} and not is_empty:
            yield _merged(merged, places[next(iter(inside.values()))])
    if len(facts.merged) > _MOST_MERGED:
        yield _merged(facts.merged[_MOST_MERGED], next(iter(places.values())))


def _merged(merged: Merged, place: Location) -> Diagnostic:
    return Diagnostic(
        "merged-cells",
        Text(
            f"Các ô {merged.name} bị gộp làm một: chỉ ô đầu được đọc.",
            f"The cells {merged.name} were merged: only the first is read.",
        ),
        place,
        hint=Text(
            "Bỏ gộp (Home > Unmerge Cells; tệp trả lại đã bỏ gộp) rồi điền từng ô.",
            "Unmerge them (Home > Unmerge Cells; the marked copy has them unmerged), then fill in each cell.",
        ),
    )


def find_notes(facts: Facts, file: str) -> Iterator[Diagnostic]:
    """What officers wrote beside the cells: in notes, in text boxes, as pictures."""
    for (sheet, row, column), note in facts.notes.items():
        words = own_words(note)
        if words:
            shown = quote(words)
            yield Diagnostic(
                "own-note",
                Text(f"Ghi chú của cán bộ: {shown}.", f"A note by the officer: {shown}."),
                Location(file, row, column, 1, "", sheet),
                Severity.WARNING,
                hint=Text(
                    "Ghi chú không vào báo cáo; nếu là nội dung báo cáo thì ghi vào ô.",
                    "Notes are not part of the report; type what belongs in the report into the cell.",
                ),
            )
    for sheet, texts in facts.texts.items():
        words = " ".join(" ".join(texts).split())
        shown = words if len(words) <= _LONGEST_TEXT else words[:_LONGEST_TEXT] + "…"
        message = Text(
            f"Hộp chữ trên trang này chưa được đọc: '{shown}'.",
            f"A text box on this sheet is not read: '{shown}'.",
        )
        hint = Text(
            "Ghi nội dung đó vào các ô nền vàng, rồi xóa hộp chữ.",
            "Move it to the yellow cells, then delete the box.",
        )
        yield _on_sheet(file, sheet, message, hint, Severity.ERROR)
    for sheet, count in facts.pictures.items():
        if count and sheet not in facts.texts:
            message = Text(
                f"Trang này có {count} hình, không được đọc.",
                f"Not read: {count_of(count, 'picture')} on this sheet.",
            )
            hint = Text("Hình cần nộp thì gửi kèm thành tệp minh chứng.", "Send pictures as evidence files.")
            yield _on_sheet(file, sheet, message, hint)
    for sheet, count in facts.embedded.items():
        message = Text(
            f"Trang này có {count} tệp nhúng (Insert > Object), không được đọc.",
            f"Not read: {count_of(count, 'file')} embedded in this sheet (Insert > Object).",
        )
        hint = Text("Tệp cần nộp thì gửi kèm thành tệp minh chứng.", "Send such files as evidence files.")
        yield _on_sheet(file, sheet, message, hint)
    for sheet in facts.others:
        message = Text(
            f"Trang {quote(sheet)} hỏng hoặc không phải trang ô, không được đọc.",
            f"The sheet {quote(sheet)} is damaged or has no cells; it is not read.",
        )
        hint = Text(
            "Nội dung cần báo cáo thì ghi vào biểu mẫu.", "Enter in the form what belongs in the report."
        )
        yield _on_sheet(file, sheet, message, hint)


def _on_sheet(
    file: str, sheet: str, message: Text, hint: Text, severity: Severity = Severity.WARNING
) -> Diagnostic:
    place = Location(file, 1, 1, 1, "", sheet)
    return Diagnostic("unread-cell", message, place, severity, hint=hint)


def address_behind(facts: Facts, cell: tuple[str, int, int]) -> str:
    """The address to which a cell leads, by a link or by a formula; empty where it leads nowhere."""
    formula = _HYPERLINK.match(facts.formulas.get(cell, ""))
    return formula[1] if formula else facts.links.get(cell, "")


def find_links(facts: Facts, places: Places, values: Values) -> Iterator[Diagnostic]:
    """Addresses behind the words of cells that are not for addresses."""
    told = {*values.values()}
    for cell, place in places.items():
        address = address_behind(facts, (place.sheet, place.line, place.column))
        is_told = address in told or address.rstrip("/") in values.get(cell, "")
        if (
            cell.field.kind is not CellKind.LINK
            and address.startswith(("http://", "https://"))
            and not is_told
        ):
            yield Diagnostic(
                "hidden-link",
                Text(
                    f"Sau chữ ở ô này có địa chỉ {quote(address)}, chưa được đọc.",
                    f"Not read: the address {quote(address)} behind this text.",
                ),
                place,
                Severity.WARNING,
                hint=Text(
                    "Chép địa chỉ vào ô 'Địa chỉ web' của dòng.",
                    "Copy the address into the cell for web addresses in this row.",
                ),
            )


def find_struck(facts: Facts, places: Places) -> Iterator[Diagnostic]:
    """Words with a line through them, which are read as all others; somebody may have taken them back."""
    for place in places.values():
        struck = facts.struck.get((place.sheet, place.line, place.column))
        if struck:
            shown = quote(struck)
            yield Diagnostic(
                "struck-words",
                Text(
                    f"Chữ bị gạch ngang vẫn được đọc: {shown}.",
                    f"Words that are struck out are read all the same: {shown}.",
                ),
                place,
                Severity.WARNING,
                hint=Text("Chữ đã bỏ thì xóa hẳn khỏi ô.", "Delete the words that are not to stand."),
            )


def tell_further(part: FoundPart, places: Places, values: Iterable[CellAddress]) -> Iterator[Diagnostic]:
    """Rows that were added to a table and read as rows of it."""
    told = {cell.row for cell in values if cell.part == part.name}
    title = quote(PART_TITLES[part.name][0]) if part.further else ""
    for row in part.further:
        if row in told:
            place = next(place for cell, place in places.items() if cell[:2] == (part.name, row))
            yield Diagnostic(
                "row-added",
                Text(
                    f"Dòng thêm, được đọc là một dòng của bảng {title}.",
                    f"An added row, read as a row of the table {title}.",
                ),
                place,
                Severity.WARNING,
            )
