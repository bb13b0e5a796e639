"""What somebody wrote where no form asks for it: every cell that holds something is read, or named here."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.fields import GUIDE, PART_TITLES, SHEETS, SORTS, CellPath
from ttdn.forms.guide import guide_lines
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, Carried, fixed_digest
from ttdn.forms.inert import Facts, Merged
from ttdn.forms.layout import NOTE, Blank
from ttdn.forms.marking import CORRECTIONS, RECEIPT, own_words
from ttdn.forms.pages import Cell, Page, same
from ttdn.forms.rows import Found, ours, path_parts
from ttdn.forms.values import field_of
from ttdn.forms.words import use_labels
from ttdn.language import Text, count_of
from ttdn.model.report import Status
from ttdn.vietnamese import fold, quote

CODE = "unread-cell"
#: Findings for each sheet, cells that are listed in one, merged ranges that are looked at.
_MOST, _LISTED, _MOST_MERGED = 20, 6, 500
_LONGEST_TEXT = 500
#: Lines of the guide that differ from form to form.
_OWN_LINES = re.compile(
    r"BIỂU MẪU BÁO CÁO .*|Theo Kế hoạch số .*|Hạn cuối nộp báo cáo: .*|SỐ LIỆU MINH HỌA.*|.*" + re.escape(NOTE), re.DOTALL
)
_TOTAL_WORDS = frozenset({"cong", "tong", "tong cong", "tong so", "cong:", "tong:", "tong cong:", "tong so:"})


def find_unread(pages: Sequence[Page], parts: Sequence[Found], carried: Carried, blank: Blank, file: str) -> Iterator[Diagnostic]:
    """Findings at the cells of a workbook that are no cells of its form."""
    fixed = frozenset(carried.fixed) or _fixed_texts(blank)
    for page in pages:
        mine = [part for part in parts if part.page is page]
        if same(page.name) == same(HIDDEN_SHEET):
            yield from _few(page, file, [[cell] for cell in page.cells.values() if not _is_bookkeeping(cell, page, carried)])
        elif page.name in {CORRECTIONS, RECEIPT}:
            yield from _few(page, file, [[cell] for cell in page.cells.values() if not _is_ours(cell, page)])
        elif mine or same(page.name) == same(GUIDE):
            yield from _around(page, mine, carried, fixed, blank.unit.name, file)
        else:
            yield from _foreign(page, pages, parts, carried, fixed, file)


def _fixed_texts(blank: Blank) -> frozenset[str]:
    """The digests of what a form says beside its tables, of forms that do not carry them."""
    texts = [words for _, words in guide_lines(blank)]
    texts += [sheet.title for sheet in SHEETS]
    texts += [words for title, hint in PART_TITLES.values() for words in (title, use_labels(hint))]
    return frozenset(map(fixed_digest, texts)) | _EARLIER


def _is_bookkeeping(cell: Cell, page: Page, carried: Carried) -> bool:
    """Whether a cell of the hidden sheet is what the form carries along, or a word of its lists."""
    row = cell.row
    lengths = {4: len(Status), 5: sum(key.startswith("results|") for key in carried.locks), 6: len(SORTS)}
    if cell.column in lengths:
        return row <= lengths[cell.column]
    return (cell.column == 1 and (cell.text == PROPERTY or cell.text == str(row - 1))) or (cell.column == 2 and page.at(row, 1).text != "")  # noqa: PLR2004 - the columns


def _is_ours(cell: Cell, page: Page) -> bool:
    """Whether a cell of a list of corrections or of a receipt is one that was written there."""
    if page.name == RECEIPT or cell.row <= 2:  # noqa: PLR2004 - title and whose form it is
        return cell.column == 1 and all(page.at(row, 1).text for row in range(1, cell.row))
    return cell.column <= 5 and (cell.row == 4 or page.at(cell.row, 1).text.isdecimal())  # noqa: PLR2004 - five columns below the head in row 4


def _around(page: Page, parts: Sequence[Found], carried: Carried, fixed: frozenset[str], unit: str, file: str) -> Iterator[Diagnostic]:
    """What stands beside, below and between the parts of a sheet."""
    own = {place for part in parts for place in ours(part)}
    left = []
    for row, cells in page.rows().items():
        rest = [
            cell
            for cell in cells
            if (row, cell.column) not in own
            and cell.text not in carried.locks
            and not _is_said(cell, fixed)
            and (cell.text != unit or not cell.text)
            and not _is_mere_copy(cell, page, parts)
        ]
        if rest:
            left.append(rest)
    yield from _few(page, file, left, parts)


def _is_said(cell: Cell, fixed: frozenset[str]) -> bool:
    """Whether a cell holds what the form itself says beside its tables."""
    return bool(cell.text) and (fixed_digest(cell.text) in fixed or _OWN_LINES.fullmatch(cell.text) is not None)


def _is_mere_copy(cell: Cell, page: Page, parts: Sequence[Found]) -> bool:
    """Whether a row that is there twice says in this cell what it says in the other, too."""
    return any(row == cell.row and page.at(part.rows[key], cell.column).text == cell.text for part in parts for key, row in part.copies)


def _few(page: Page, file: str, groups: Sequence[Sequence[Cell]], parts: Sequence[Found] = ()) -> Iterator[Diagnostic]:
    """A finding for each group of cells; for too many, one for the rest."""
    for cells in groups[:_MOST]:
        yield _in_row(page, file, cells, parts)
    rest = [cell for cells in groups[_MOST:] for cell in cells]
    if rest:
        yield _finding(page, file, rest, Text("Các ô này", "These cells"))


def _in_row(page: Page, file: str, cells: Sequence[Cell], parts: Sequence[Found]) -> Diagnostic:
    row = cells[0].row
    if all(cell.formula or fold(cell.text) in _TOTAL_WORDS for cell in cells) and any(cell.formula for cell in cells):
        return _finding(page, file, cells, Text("Dòng tính này", "This row of formulas"), Severity.WARNING)
    if any(row in (part.head, *part.rows.values(), *part.further.values()) for part in parts):
        return _finding(page, file, cells, Text("Ô này", "This cell"))
    part = next((part for part in parts if not part.has_room and part.head < row <= part.last), None)
    if part is None or not part.rows:
        return _finding(page, file, cells, Text("Dòng này", "This row"))
    key = next((key for key, other in part.copies if other == row), None) or max(
        (key for key, other in part.rows.items() if other < row), key=lambda key: part.rows[key], default=next(iter(part.rows))
    )
    name, place = path_parts(key), part.rows[key]
    return _finding(
        page,
        file,
        cells,
        Text(f"Dòng thứ hai của {quote(name)}", f"A second row of {quote(name)}"),
        hint=Text(
            f"Mỗi mục một dòng: ghi tiếp vào dòng {place} (xuống dòng trong ô: Alt + Enter), rồi xóa dòng này.",
            f"One row for each: write it into row {place} (Alt + Enter for a new line), then delete this row.",
        ),
    )


def _finding(
    page: Page, file: str, cells: Sequence[Cell], what: Text, severity: Severity = Severity.ERROR, hint: Text | None = None
) -> Diagnostic:
    place = page.place(file, cells[0])
    listed = quote(cells[0].shown)
    if len(cells) > 1:
        named = [f"{Location(file, cell.row, cell.column, sheet=page.name).cell}: {quote(cell.shown)}" for cell in cells[:_LISTED]]
        listed = ", ".join(named) + (f" … ({len(cells)})" if len(cells) > _LISTED else "")
    return Diagnostic(
        CODE,
        Text(f"{what.vi} không thuộc biểu mẫu, chưa được đọc: {listed}.", f"{what.en}: no part of the form and not read: {listed}."),
        place,
        severity,
        hint=hint
        or Text(
            "Nội dung báo cáo thì chuyển vào ô nền vàng của đúng bảng, đúng mục; còn lại thì xóa đi.",
            "Move what belongs into the report into the yellow cells of its table; clear the rest.",
        ),
    )


def _foreign(
    page: Page, pages: Sequence[Page], parts: Sequence[Found], carried: Carried, fixed: frozenset[str], file: str
) -> Iterator[Diagnostic]:
    """A sheet that the form does not have: a copy of one of its own, or somebody's."""
    if not page.cells:
        return
    own = {part.page.name for part in parts} | {other.name for other in pages if same(other.name) == same(GUIDE)}
    places = set(page.cells)
    model = max(
        (other for other in pages if other.name in own),
        key=lambda other: sum(page.cells[place].text == other.cells[place].text for place in places & set(other.cells)),
    )
    rest = [
        cell
        for place, cell in sorted(page.cells.items())
        if cell.text not in carried.locks and model.at(*place).shown != cell.shown and not _is_said(cell, fixed)
    ]
    if rest:
        yield _finding(page, file, rest, Text(f"Trang {quote(page.name)}", f"The sheet {quote(page.name)}"))
        return
    yield Diagnostic(
        CODE,
        Text(
            f"Trang {quote(page.name)} là bản chép của {quote(model.name)}, không có gì khác; chỉ trang gốc được đọc.",
            f"The sheet {quote(page.name)} is a copy of {quote(model.name)} with nothing else in it; only the original is read.",
        ),
        page.place(file, min(page.cells.items())[1]),
        Severity.WARNING,
    )


# What is joined to cells or lies over them


def find_merged(
    facts: Facts, places: Mapping[CellPath, Location], values: Iterable[CellPath], base: Iterable[CellPath]
) -> Iterator[Diagnostic]:
    """Merged cells, of which only the first is read."""
    by_sheet: dict[str, dict[tuple[int, int], CellPath]] = {}
    for path, place in places.items():
        by_sheet.setdefault(place.sheet, {})[place.line, place.column] = path
    told = {*values, *base}
    for one in facts.merged[:_MOST_MERGED]:
        cells = by_sheet.get(one.sheet, {})
        inside = [(place, path) for place, path in cells.items() if _covers(one, place)]
        first = (one.rows[0], one.columns[0])
        hidden = [path for place, path in inside if place != first]
        if not hidden or (first in cells and not told & {path for _, path in inside}):
            continue
        yield _merged(one, inside[0][0], places[inside[0][1]])
    if len(facts.merged) > _MOST_MERGED:
        yield _merged(facts.merged[_MOST_MERGED], (0, 0), next(iter(places.values())))


def _covers(one: Merged, place: tuple[int, int]) -> bool:
    return one.rows[0] <= place[0] <= one.rows[1] and one.columns[0] <= place[1] <= one.columns[1]


def _merged(one: Merged, at: tuple[int, int], place: Location) -> Diagnostic:
    del at
    return Diagnostic(
        "merged-cells",
        Text(f"Các ô {one.name} bị gộp làm một: chỉ ô đầu được đọc.", f"The cells {one.name} were merged: only the first of them is read."),
        place,
        hint=Text("Bỏ gộp (Home > Unmerge Cells) rồi điền từng ô.", "Unmerge them (Home > Unmerge Cells), then fill in each cell."),
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
                    "Notes are no part of the report; write into the cell what is.",
                ),
            )
    for sheet, texts in facts.texts.items():
        words = " ".join(" ".join(texts).split())
        shown = words if len(words) <= _LONGEST_TEXT else words[:_LONGEST_TEXT] + "…"
        yield Diagnostic(
            CODE,
            Text(f"Hộp chữ trên trang này chưa được đọc: '{shown}'.", f"A text box on this sheet is not read: '{shown}'."),
            Location(file, 1, 1, 1, "", sheet),
            hint=Text("Ghi nội dung đó vào các ô nền vàng, rồi xóa hộp chữ.", "Write it into the yellow cells, then delete the box."),
        )
    for sheet, count in facts.pictures.items():
        if sheet not in facts.texts:
            yield _warning(
                Text(f"Trang này có {count} hình, không được đọc.", f"This sheet has {count_of(count, 'picture')}, not read."),
                Location(file, 1, 1, 1, "", sheet),
                Text("Hình cần nộp thì gửi kèm thành tệp minh chứng.", "Send pictures as files of evidence."),
            )
    for sheet in facts.others:
        yield _warning(
            Text(f"Trang {quote(sheet)} không phải trang ô, không được đọc.", f"The sheet {quote(sheet)} has no cells; it is not read."),
            Location(file, 1, 1, 1, "", sheet),
            Text("Nội dung cần báo cáo thì ghi vào biểu mẫu.", "Write what belongs into the report into the form."),
        )


def _warning(message: Text, place: Location, hint: Text) -> Diagnostic:
    return Diagnostic(CODE, message, place, Severity.WARNING, hint=hint)


def tell_further(part: Found, places: Mapping[CellPath, Location], values: Iterable[CellPath]) -> Iterator[Diagnostic]:
    """Rows that were added to a table and read as rows of it."""
    told = {path[:2] for path in values}
    for key in part.further:
        path = next((path for path in places if path[:2] == (part.name, path_parts(key)) and path[:2] in told), None)
        if path is not None:
            title = field_of(path).label if part.name not in PART_TITLES else PART_TITLES[part.name][0]
            yield Diagnostic(
                "row-added",
                Text(
                    f"Dòng thêm, được đọc là một dòng của bảng {quote(title)}.", f"An added row, read as a row of the table {quote(title)}."
                ),
                places[path],
                Severity.WARNING,
            )


#: What forms of version 1 say beside their tables (they do not carry it along).
_EARLIER: frozenset[str] = frozenset({})
