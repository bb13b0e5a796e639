"""What somebody wrote where no form asks for it: every cell that holds something is read, or named here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.blank import NOTE, Blank
from ttdn.forms.columns import GUIDE, PART_TITLES, PROGRAMME_KINDS, RESULTS, SHEETS
from ttdn.forms.grid import Grid, GridCell, same
from ttdn.forms.guide import guide_lines
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, Carried, fixed_digest
from ttdn.forms.marked_copy import CORRECTIONS, RECEIPT
from ttdn.forms.parts import FoundPart
from ttdn.forms.plausibility import formula_in_words
from ttdn.forms.words import use_labels
from ttdn.language import Text
from ttdn.model.report import Status
from ttdn.safe_text import quote
from ttdn.vietnamese import fold

#: Findings for each sheet, cells that are listed in one.
_MOST, _LISTED = 20, 6
#: Lines of the guide that differ from form to form.
_OWN_LINES = re.compile(
    r"BIỂU MẪU BÁO CÁO .*|Theo Kế hoạch số .*|Hạn cuối nộp báo cáo: .*|SỐ LIỆU MINH HỌA.*|.*"
    + re.escape(NOTE),
    re.DOTALL,
)
_TOTAL_WORDS = frozenset({"cong", "tong", "tong cong", "tong so", "cong:", "tong:", "tong cong:", "tong so:"})

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
    pages: Sequence[Grid], parts: Sequence[FoundPart], carried: Carried, blank: Blank, file: str
) -> list[Diagnostic]:
    """Findings at the cells of a workbook that are no cells of its form."""
    fixed = frozenset(carried.fixed) or _fixed_texts(blank)
    outside = _Outside(
        pages, parts, carried.row_texts | {blank.unit.name}, fixed, _bookkeeping(carried), file
    )
    return [found for page in pages for found in outside.of(page)]


@dataclass(frozen=True)
class _Outside:
    """Looks through the sheets for what is not part of the form.

    ``own`` are the names of its rows and its unit, ``fixed`` digests of what it says beside its tables, and
    ``lists`` the lengths of its lists by their columns in the hidden sheet.
    """

    pages: Sequence[Grid]
    parts: Sequence[FoundPart]
    own: frozenset[str]
    fixed: frozenset[str]
    lists: Mapping[int, int]
    file: str

    def of(self, page: Grid) -> Iterator[Diagnostic]:
        """What is not read on a sheet."""
        mine = [part for part in self.parts if part.page is page]
        if same(page.name) == same(HIDDEN_SHEET):
            kept = [cell for cell in page.cells.values() if not _is_bookkeeping(cell, page, self.lists)]
            yield from self._few(page, [[cell] for cell in kept])
        elif page.name in {CORRECTIONS, RECEIPT}:
            yield from self._few(page, [[cell] for cell in page.cells.values() if not _is_ours(cell, page)])
        elif mine or same(page.name) == same(GUIDE):
            yield from self._around(page, mine)
        else:
            yield from self._foreign(page)

    def _around(self, page: Grid, parts: Sequence[FoundPart]) -> Iterator[Diagnostic]:
        """What stands beside, below and between the parts of a sheet."""
        own = {place for part in parts for place in part.places()}
        left = []
        for row, cells in page.rows().items():
            rest = [
                cell
                for cell in cells
                if (row, cell.column) not in own and not self._is_nothing_new(cell, page, parts)
            ]
            if rest:
                left.append(rest)
        yield from self._few(page, left, parts)

    def _is_nothing_new(self, cell: GridCell, page: Grid, parts: Sequence[FoundPart]) -> bool:
        """Whether a cell says only what the form itself says, or what another row of the same name says."""
        if cell.text in self.own or _is_said(cell, self.fixed):
            return True
        return any(
            number == cell.row and page.at(part.rows[row], cell.column).shown == cell.shown
            for part in parts
            for row, number in part.copies
        )

    def _few(
        self, page: Grid, groups: Sequence[Sequence[GridCell]], parts: Sequence[FoundPart] = ()
    ) -> Iterator[Diagnostic]:
        """A finding for each group of cells; for too many, one for the rest."""
        for cells in groups[:_MOST]:
            yield self._in_row(page, cells, parts)
        rest = [cell for cells in groups[_MOST:] for cell in cells]
        if rest:
            yield self._finding(page, rest, Text("Các ô này", "These cells"))

    def _in_row(self, page: Grid, cells: Sequence[GridCell], parts: Sequence[FoundPart]) -> Diagnostic:
        row = cells[0].row
        if _is_total(cells):
            return self._finding(page, cells, Text("Dòng tính này", "This row of formulas"), Severity.WARNING)
        if any(row in (part.head, *part.rows.values(), *part.further.values()) for part in parts):
            return self._finding(page, cells, Text("Ô này", "This cell"))
        part = next((part for part in parts if not part.has_room and part.head < row <= part.last), None)
        if part is None or not part.rows:
            return self._finding(page, cells, Text("Dòng này", "This row"))
        name = next((name for name, other in part.copies if other == row), None) or max(
            (name for name, other in part.rows.items() if other < row),
            key=lambda name: part.rows[name],
            default=next(iter(part.rows)),
        )
        place = part.rows[name]
        return self._finding(
            page,
            cells,
            Text(f"Dòng thứ hai của {quote(name)}", f"A second row of {quote(name)}"),
            hint=Text(
                f"Mỗi mục một dòng: ghi tiếp vào dòng {place} (xuống dòng trong ô: Alt + "
                "Enter), rồi xóa dòng này.",
                f"One row for each: write it into row {place} (Alt + Enter for a new line), "
                "then delete this row.",
            ),
        )

    def _finding(
        self,
        page: Grid,
        cells: Sequence[GridCell],
        what: Text,
        severity: Severity = Severity.ERROR,
        hint: Text | None = None,
    ) -> Diagnostic:
        place = page.place(self.file, cells[0])
        listed = quote(cells[0].shown)
        if len(cells) > 1:
            named = [
                f"{Location(self.file, cell.row, cell.column, sheet=page.name).cell}: {quote(cell.shown)}"
                for cell in cells[:_LISTED]
            ]
            listed = ", ".join(named) + (f" … ({len(cells)})" if len(cells) > _LISTED else "")
        return Diagnostic(
            "unread-cell",
            Text(
                f"{what.vi} không thuộc biểu mẫu, chưa được đọc: {listed}.",
                f"{what.en}: not part of the form and not read: {listed}.",
            ),
            place,
            severity,
            hint=hint
            or Text(
                "Nội dung báo cáo thì chuyển vào ô nền vàng của đúng bảng, đúng mục; còn lại thì xóa đi.",
                "Move what belongs into the report into the yellow cells of its table; clear the rest.",
            ),
        )

    def _foreign(self, page: Grid) -> Iterator[Diagnostic]:
        """A sheet that the form does not have: a copy of one of its own, or somebody's."""
        if not page.cells:
            return
        own = {part.page.name for part in self.parts} | {
            other.name for other in self.pages if same(other.name) == same(GUIDE)
        }
        places = set(page.cells)
        model = max(
            (other for other in self.pages if other.name in own),
            key=lambda other: sum(
                page.cells[place].text == other.cells[place].text for place in places & set(other.cells)
            ),
        )
        rest = [
            cell
            for place, cell in sorted(page.cells.items())
            if cell.text not in self.own
            and model.at(*place).shown != cell.shown
            and not _is_said(cell, self.fixed)
        ]
        if rest:
            yield self._finding(
                page, rest, Text(f"Trang {quote(page.name)}", f"The sheet {quote(page.name)}")
            )
            return
        yield Diagnostic(
            "unread-cell",
            Text(
                f"Trang {quote(page.name)} là bản chép của {quote(model.name)}, không có gì "
                "khác; chỉ trang gốc được đọc.",
                f"The sheet {quote(page.name)} is a copy of {quote(model.name)} with nothing "
                "else in it; only the original is read.",
            ),
            page.place(self.file, min(page.cells.items())[1]),
            Severity.WARNING,
        )


def _fixed_texts(blank: Blank) -> frozenset[str]:
    """The digests of what a form says beside its tables, of forms that do not carry them."""
    texts = [words for _, words in guide_lines(blank)]
    texts += [sheet.title for sheet in SHEETS]
    texts += [words for title, hint in PART_TITLES.values() for words in (title, use_labels(hint))]
    return frozenset(map(fixed_digest, texts)) | frozenset(_EARLIER.split())


def _bookkeeping(carried: Carried) -> dict[int, int]:
    """The lengths of the lists to choose from, by their columns in the hidden sheet."""
    results = carried.parts.get(RESULTS.name)
    return {4: len(Status), 5: len(results.locks) if results else 0, 6: len(PROGRAMME_KINDS)}


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


def _is_said(cell: GridCell, fixed: frozenset[str]) -> bool:
    """Whether a cell holds what the form itself says beside its tables."""
    return bool(cell.text) and (
        fixed_digest(cell.text) in fixed or _OWN_LINES.fullmatch(cell.text) is not None
    )
