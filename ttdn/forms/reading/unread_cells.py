"""What somebody wrote where no form asks for it: every cell that holds something is read, or named here."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.forms.blank import NOTE
from ttdn.forms.columns import ANSWERS, GUIDE, RESULTS
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, Carried, fixed_digest
from ttdn.forms.marks import CORRECTIONS, RECEIPT
from ttdn.forms.reading.grid import Grid, GridCell, same
from ttdn.forms.reading.parts import FoundPart
from ttdn.forms.reading.plausibility import formula_in_words
from ttdn.language import Text
from ttdn.model.report import PROGRAMME_KINDS, Status
from ttdn.safe_text import quote
from ttdn.vietnamese import fold

#: Findings for each sheet, cells that are listed in one.
_MOST, _LISTED = 20, 6
#: Sheets that were put into a copy that went back.
_OURS = {CORRECTIONS, RECEIPT}
#: Lines of the guide that differ from form to form.
_OWN_LINES = re.compile(
    r"BIỂU MẪU BÁO CÁO .*|Theo .* số .*|Hạn cuối nộp báo cáo: .*|SỐ LIỆU MINH HỌA.*|.*" + re.escape(NOTE),
    re.DOTALL,
)
_TOTAL_WORDS = {"cong", "tong", "tong cong", "tong so", "cong:", "tong:", "tong cong:", "tong so:"}

_MOVE = Text(
    "Nội dung báo cáo thì chuyển vào ô nền vàng của đúng bảng, đúng mục; còn lại thì xóa đi.",
    "Move what belongs in the report to the yellow cells of the right table and item; clear the rest.",
)

#: The digests of what forms of version 1 say beside their tables (they do not carry it along).
_EARLIER = """
    4d4781c9a1251a86 0df99e5b179a0d2d d3429199a268e98f 0b6ae1fc7509216a 2fbcc206cb648858 9fc9099b161a8346
    c59150654adbb728 bcea4afd1eb920c8 10fa9e0bcabc436d 57fa51ac1042f30b 0810dcc6a2252ec8 6168b9e8bd36837e
    3f6ad7999a98fb09 5cefc1108055858a 0564dcf32a8e1bc6 e3b5edaa950ccc19 af51586b0f3f8604 7d9b22d5161442a8
    958595430196cf99 522a4ee386d2a712 10a2f5054053c07f 3dec5dae73fef1a1 7c8777d98eff28ba ea76653a79460f3a
    335acc145f1839bd 6616dc726b313dfe a1c5fde1d7f5e6e2 eec1b2a1b1e65ed0 cfb62750cc0a1d6e 2497b60565e5e380
    dec01c45fa5cf8d7 923f7425b1db0843 6e66ba4ee355b74e 0c06296a388a435c 128599a0a2c18359 bd759301b18c0db0
    53c6a2512cda9919 3222eea4526db02b
"""


def find_unread(
    pages: Sequence[Grid],
    parts: Sequence[FoundPart],
    carried: Carried,
    names: Iterable[str],
) -> Iterator[Diagnostic]:
    """Findings at the cells of a workbook that are no cells of its form; ``names`` are those of its unit."""
    fixed = frozenset(carried.fixed or _EARLIER.split())
    own = carried.row_texts | set(names)

    def is_own(cell: GridCell) -> bool:
        text = cell.text
        return text in own or bool(text and (fixed_digest(text) in fixed or _OWN_LINES.fullmatch(text)))

    asking = [page for page in pages if any(part.page is page for part in parts) or _is_called(page, GUIDE)]
    results = carried.parts.get(RESULTS.name)
    # The lengths of the lists to choose from, by their columns in the hidden sheet.
    lists = {
        4: len(Status),
        5: len(results.locks) if results else 0,
        6: len(PROGRAMME_KINDS),
        7: len(ANSWERS),
    }
    hidden = _hidden(pages)
    for page in pages:
        if page in hidden:
            yield from _few(_each(page, partial(_is_bookkeeping, lists=lists)))
        elif page.name in _OURS:
            yield from _few(_each(page, _is_ours))
        elif page in asking:
            mine = [part for part in parts if part.page is page]
            yield from _few(list(_around(page, mine, is_own)), mine)
        elif _lists_sheets(page, pages):
            yield _list_of_sheets(page)
        elif not all(map(is_own, page.cells.values())):
            yield _foreign(page, asking, is_own)


def _hidden(pages: Sequence[Grid]) -> list[Grid]:
    """The sheet in which the form is told, by its name or, where that was changed, by what it begins with."""
    called = [page for page in pages if _is_called(page, HIDDEN_SHEET)]
    return called or [page for page in pages if page.at(1, 1).text == PROPERTY]


def _each(page: Grid, is_own: Callable[[GridCell, Grid], bool]) -> list[list[GridCell]]:
    """Every cell of a sheet by itself that is not the form's own."""
    return [[cell] for cell in page.cells.values() if not is_own(cell, page)]


def _is_called(page: Grid, name: str) -> bool:
    return same(page.name) == same(name)


def _around(
    page: Grid, parts: Sequence[FoundPart], is_own: Callable[[GridCell], bool]
) -> Iterator[list[GridCell]]:
    """What stands beside, below and between the parts of a sheet, row by row; first, what was put in."""
    put_in = [cell for cell in page.cells.values() if any(_is_put_in(cell, part) for part in parts)]
    columns: dict[int, list[GridCell]] = {}
    for cell in put_in:
        columns.setdefault(cell.column, []).append(cell)
    yield from columns.values()
    told = {(cell.row, cell.column) for cell in put_in}
    yield from _in_rows(page, parts, lambda cell: (cell.row, cell.column) in told or is_own(cell))


def _in_rows(
    page: Grid, parts: Sequence[FoundPart], is_own: Callable[[GridCell], bool]
) -> Iterator[list[GridCell]]:
    places = {place for part in parts for place in part.places()}
    copies = [(number, part.rows[row]) for part in parts for row, number in part.copies]
    for row, cells in page.rows.items():
        # What another row of the same name says is nothing new.
        originals = [original for number, original in copies if number == row]
        left = [
            cell
            for cell in cells
            if (row, cell.column) not in places
            and not is_own(cell)
            and all(page.at(original, cell.column).shown != cell.shown for original in originals)
        ]
        if left:
            yield left


def _is_put_in(cell: GridCell, part: FoundPart) -> bool:
    """Whether a cell that says something stands in a column that was put in between those of a part."""
    width = part.width
    return (
        bool(cell.text)
        and part.head <= cell.row <= part.last
        and width[0] < cell.column < width[-1]
        and cell.column not in width
    )


def _few(groups: Sequence[Sequence[GridCell]], parts: Sequence[FoundPart] = ()) -> Iterator[Diagnostic]:
    """A finding for each group of cells; for too many, one for the rest."""
    for cells in groups[:_MOST]:
        yield _in_row(cells, parts)
    rest = [cell for cells in groups[_MOST:] for cell in cells]
    if rest:
        yield _finding(rest, Text("Các ô này", "These cells"))


def _in_row(cells: Sequence[GridCell], parts: Sequence[FoundPart]) -> Diagnostic:
    row = cells[0].row
    if any(_is_put_in(cells[0], part) for part in parts):
        column = str(cells[0].place().cell).rstrip("0123456789")
        return _finding(
            cells,
            Text(f"Cột {column} chèn thêm", f"Column {column} was put in"),
            hint=Text(
                f"Nội dung báo cáo thì chuyển vào ô nền vàng cùng dòng, rồi xóa cả cột {column}.",
                "Move what belongs in the report to the yellow cells of its row, then delete column "
                f"{column}.",
            ),
        )
    if _is_total(cells):
        return _finding(cells, Text("Dòng tính này", "This row of formulas"), Severity.WARNING)
    if any(row in (part.head, *part.rows.values(), *part.further.values()) for part in parts):
        return _finding(cells, Text("Ô này", "This cell"))
    among = [part for part in parts if not part.has_room and part.head < row <= part.last]
    copied = (part for part in among if any(number == row for _, number in part.copies))
    part = next(copied, among[0] if among else None)
    if part is None or not part.rows:
        return _finding(cells, Text("Dòng này", "This row"))
    return _second_row(cells, part)


def _second_row(cells: Sequence[GridCell], part: FoundPart) -> Diagnostic:
    """A row below that of an item: what it says belongs there."""
    row = cells[0].row
    above = [name for name, number in part.rows.items() if number < row] or list(part.rows)[:1]
    copied = [name for name, number in part.copies if number == row]
    name = copied[0] if copied else max(above, key=lambda name: part.rows[name])
    place = part.rows[name]
    called = quote(next(filter(None, part.page.texts(place, part.locked_in(name))), name))
    return _finding(
        cells,
        Text(f"Dòng thứ hai của {called}", f"A second row of {called}"),
        hint=Text(
            f"Mỗi mục một dòng: ghi tiếp vào dòng {place} (xuống dòng trong ô: Alt + "
            "Enter), rồi xóa dòng này.",
            f"One row for each item: add it to row {place} (Alt + Enter for a new line), "
            "then delete this row.",
        ),
    )


def _finding(
    cells: Sequence[GridCell], what: Text, severity: Severity = Severity.ERROR, hint: Text = _MOVE
) -> Diagnostic:
    listed = quote(cells[0].shown)
    if len(cells) > 1:
        listed = ", ".join(f"{cell.place().cell}: {quote(cell.shown)}" for cell in cells[:_LISTED])
        listed += f" … ({len(cells)})" if len(cells) > _LISTED else ""
    message = Text(
        f"{what.vi} không thuộc biểu mẫu, chưa được đọc: {listed}.",
        f"{what.en}: not part of the form, so not read: {listed}.",
    )
    return Diagnostic("unread-cell", message, cells[0].place(), severity, hint=hint)


def _foreign(page: Grid, asking: Sequence[Grid], is_own: Callable[[GridCell], bool]) -> Diagnostic:
    """A sheet that the form does not have: a copy of one of its own, or somebody's."""
    model = max(
        asking,
        key=lambda other: sum(
            cell.text == other.at(*place).text for place, cell in page.cells.items() if place in other.cells
        ),
    )
    cells = [cell for _, cell in sorted(page.cells.items())]
    rest = [
        cell for cell in cells if not is_own(cell) and model.at(cell.row, cell.column).shown != cell.shown
    ]
    if rest:
        return _finding(rest, Text(f"Trang {quote(page.name)}", f"The sheet {quote(page.name)}"))
    return Diagnostic(
        "unread-cell",
        Text(
            f"Trang {quote(page.name)} là bản chép của {quote(model.name)}, không có gì "
            "khác; chỉ trang gốc được đọc.",
            f"The sheet {quote(page.name)} is a copy of {quote(model.name)} with nothing "
            "added; only the original is read.",
        ),
        cells[0].place(),
        Severity.WARNING,
    )


def _lists_sheets(page: Grid, pages: Sequence[Grid]) -> bool:
    """Whether a sheet names all others, as the summary does that Numbers puts before what it exports."""
    said = {same(cell.text) for cell in page.cells.values()}
    others = (other for other in pages if other is not page and other.name not in _OURS)
    return all(same(other.name) in said for other in others)


def _list_of_sheets(page: Grid) -> Diagnostic:
    return Diagnostic(
        "unread-cell",
        Text(
            f"Trang {quote(page.name)} chỉ liệt kê các trang của tệp (chương trình khác thêm khi xuất), "
            "không được đọc.",
            f"The sheet {quote(page.name)} only lists the sheets of the file (other programs add it on "
            "export); it is not read.",
        ),
        page.at(1, 1).place(),
        Severity.WARNING,
        hint=Text(
            "Không cần sửa; chỉ khi đơn vị ghi thêm vào trang này thì chuyển vào biểu mẫu.",
            "Nothing is to be done, unless somebody added to it: that belongs in the form.",
        ),
    )


def _is_bookkeeping(cell: GridCell, page: Grid, lists: Mapping[int, int]) -> bool:
    """Whether a cell of the hidden sheet is what the form carries along, or a word of its lists."""
    row = cell.row
    if cell.column in lists:
        return row <= lists[cell.column]
    return (cell.column == 1 and (cell.text == PROPERTY or cell.text == str(row - 1))) or (
        cell.column == 2 and page.at(row, 1).text != ""  # noqa: PLR2004 - the columns
    )


def _is_ours(cell: GridCell, page: Grid) -> bool:
    """Whether a cell of a list of corrections or of a receipt is one that was written there."""
    if page.name == RECEIPT or cell.row <= 2:  # noqa: PLR2004 - title and whose form it is
        return cell.column == 1 and all(page.at(row, 1).text for row in range(1, cell.row))
    return cell.column <= 5 and (cell.row == 4 or page.at(cell.row, 1).text.isdecimal())  # noqa: PLR2004 - five columns below the head in row 4


def _is_total(cells: Sequence[GridCell]) -> bool:
    """Whether cells only add up what stands elsewhere.

    In a copy that was given back, formulas have become what they gave.
    """
    formulas = [bool(cell.formula) or formula_in_words(cell.text) for cell in cells]
    words = [fold(cell.text) in _TOTAL_WORDS for cell in cells]
    numbers = [isinstance(cell.value, int | float) for cell in cells]
    return any(formulas + words) and all(map(any, zip(formulas, words, numbers, strict=True)))
