"""What is joined to the cells of a form, stands beside them or lies over them.

Merged cells, notes, boxes, pictures, links.
"""

from collections.abc import Iterable, Iterator, Mapping

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.addresses import CellAddress
from ttdn.forms.columns import PART_TITLES, CellKind
from ttdn.forms.inert import Facts, Merged
from ttdn.forms.marked_copy import own_words
from ttdn.forms.parts import FoundPart
from ttdn.language import Text, count_of
from ttdn.safe_text import quote

#: Merged ranges that are looked at; letters of a text box that are shown.
_MOST_MERGED, _LONGEST_TEXT = 500, 500


def find_merged(
    facts: Facts,
    places: Mapping[CellAddress, Location],
    values: Iterable[CellAddress],
    base: Iterable[CellAddress],
) -> Iterator[Diagnostic]:
    """Merged cells, of which only the first is read."""
    by_sheet: dict[str, dict[tuple[int, int], CellAddress]] = {}
    for address, place in places.items():
        by_sheet.setdefault(place.sheet, {})[place.line, place.column] = address
    told = {*values, *base}
    for merged in facts.merged[:_MOST_MERGED]:
        cells = by_sheet.get(merged.sheet, {})
        inside = {place: address for place, address in cells.items() if _covers(merged, place)}
        first = (merged.rows[0], merged.columns[0])
        is_empty = first in cells and told.isdisjoint(inside.values())
        if inside.keys() - {first} and not is_empty:
            yield _merged(merged, places[next(iter(inside.values()))])
    if len(facts.merged) > _MOST_MERGED:
        yield _merged(facts.merged[_MOST_MERGED], next(iter(places.values())))


def _covers(merged: Merged, place: tuple[int, int]) -> bool:
    (top, bottom), (left, right) = merged.rows, merged.columns
    return top <= place[0] <= bottom and left <= place[1] <= right


def _merged(merged: Merged, place: Location) -> Diagnostic:
    return Diagnostic(
        "merged-cells",
        Text(
            f"Các ô {merged.name} bị gộp làm một: chỉ ô đầu được đọc.",
            f"The cells {merged.name} were merged: only the first of them is read.",
        ),
        place,
        hint=Text(
            "Bỏ gộp (Home > Unmerge Cells; tệp trả lại đã bỏ gộp) rồi điền từng ô.",
            "Unmerge them (Home > Unmerge Cells; in the marked copy they are), then fill in each cell.",
        ),
    )


def find_notes(facts: Facts, file: str) -> Iterator[Diagnostic]:
    """What officers wrote beside the cells: in notes, in text boxes, as pictures."""
    for (sheet, row, column), note in list(facts.notes.items()):
        words = own_words(note)
        if words:
            shown = quote(words)
            yield Diagnostic(
                "own-note",
                Text(f"Ghi chú của cán bộ: {shown}.", f"A note of the officer's: {shown}."),
                Location(file, row, column, 1, "", sheet),
                Severity.WARNING,
                hint=Text(
                    "Ghi chú không vào báo cáo; nếu là nội dung báo cáo thì ghi vào ô.",
                    "Notes are not part of the report; write what belongs to it into the cell.",
                ),
            )
    for sheet, texts in facts.texts.items():
        words = " ".join(" ".join(texts).split())
        shown = words if len(words) <= _LONGEST_TEXT else words[:_LONGEST_TEXT] + "…"
        yield Diagnostic(
            "unread-cell",
            Text(
                f"Hộp chữ trên trang này chưa được đọc: '{shown}'.",
                f"A text box on this sheet is not read: '{shown}'.",
            ),
            Location(file, 1, 1, 1, "", sheet),
            hint=Text(
                "Ghi nội dung đó vào các ô nền vàng, rồi xóa hộp chữ.",
                "Write it into the yellow cells, then delete the box.",
            ),
        )
    for sheet, count in facts.pictures.items():
        if sheet not in facts.texts:
            yield _warning(
                Text(
                    f"Trang này có {count} hình, không được đọc.",
                    f"This sheet has {count_of(count, 'picture')}, not read.",
                ),
                Location(file, 1, 1, 1, "", sheet),
                Text("Hình cần nộp thì gửi kèm thành tệp minh chứng.", "Send pictures as files of evidence."),
            )
    for sheet in facts.others:
        yield _warning(
            Text(
                f"Trang {quote(sheet)} hỏng hoặc không phải trang ô, không được đọc.",
                f"The sheet {quote(sheet)} is damaged or has no cells; it is not read.",
            ),
            Location(file, 1, 1, 1, "", sheet),
            Text(
                "Nội dung cần báo cáo thì ghi vào biểu mẫu.",
                "Write what belongs into the report into the form.",
            ),
        )


def find_links(
    facts: Facts, places: Mapping[CellAddress, Location], values: Mapping[CellAddress, str]
) -> Iterator[Diagnostic]:
    """Addresses behind the words of cells that are not for addresses."""
    by_place = {(place.sheet, place.line, place.column): cell for cell, place in places.items()}
    for where, address in facts.links.items():
        cell = by_place.get(where)
        if (
            cell is None
            or cell.field.kind is CellKind.LINK
            or not address.startswith(("http://", "https://"))
        ):
            continue
        if address.rstrip("/") not in values.get(cell, "") and address not in values.values():
            yield Diagnostic(
                "hidden-link",
                Text(
                    f"Sau chữ ở ô này có địa chỉ {quote(address)}, chưa được đọc.",
                    f"Behind these words there is {quote(address)}, not read.",
                ),
                places[cell],
                Severity.WARNING,
                hint=Text(
                    "Chép địa chỉ vào ô 'Địa chỉ web' của dòng.",
                    "Copy the address into the cell for addresses in this row.",
                ),
            )


def _warning(message: Text, place: Location, hint: Text) -> Diagnostic:
    return Diagnostic("unread-cell", message, place, Severity.WARNING, hint=hint)


def tell_further(
    part: FoundPart, places: Mapping[CellAddress, Location], values: Iterable[CellAddress]
) -> Iterator[Diagnostic]:
    """Rows that were added to a table and read as rows of it."""
    told = {cell.row for cell in values if cell.part == part.name}
    for row in part.further:
        cell = next((cell for cell in places if (cell.part, cell.row) == (part.name, row)), None)
        if cell is not None and row in told:
            title = PART_TITLES[part.name][0]
            yield Diagnostic(
                "row-added",
                Text(
                    f"Dòng thêm, được đọc là một dòng của bảng {quote(title)}.",
                    f"An added row, read as a row of the table {quote(title)}.",
                ),
                places[cell],
                Severity.WARNING,
            )
