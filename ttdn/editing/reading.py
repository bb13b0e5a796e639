"""A sheet that came back → what its cells say, each with its place, and what in it is not read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.editing.columns import (
    MARK,
    ORDER,
    PROPERTY,
    TABLES,
    TEXT,
    USE,
    Carried,
    Known,
    decode,
    words_digest,
)
from ttdn.forms.columns import CellKind
from ttdn.forms.reading.annotations import find_merged, find_notes
from ttdn.forms.reading.cells import read_cell
from ttdn.forms.reading.grid import Grid, GridCell, read_grids, same
from ttdn.forms.reading.plausibility import formula_in_words, unreadable
from ttdn.language import Text
from ttdn.model.edits import MARK_LABELS, USE_LABELS, read_use
from ttdn.model.scalars import read_amount, read_text
from ttdn.package import PackageRefusedError
from ttdn.rules import RULES
from ttdn.safe_text import quote

#: Cells that are named one by one.
_NAMED = 20
_ERROR = "e"


@dataclass
class Sheet:
    """What a sheet says: of each row that is there its values (blank ones are not in it) and its places.

    ``columns`` are those that each row has: of a column that is gone nobody can tell what was cleared.
    """

    carried: Carried
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, dict[str, Location]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def inputs(self) -> dict[tuple[str, str], Location]:
        """The cells to be filled in, by row and column, each with its place."""
        return {
            (name, key): place
            for name, cells in self.places.items()
            for key, place in cells.items()
            if key in _READ
        }

    @property
    def filled(self) -> list[tuple[str, str]]:
        """Those of them in which something stands."""
        return [(name, key) for name, values in self.values.items() for key in values]

    def place_of(self, row: str, column: str = "") -> Location:
        """Where a row stands, or one of its cells."""
        places = self.places[row]
        return places.get(column) or places[TEXT]


def read_sheet(file: str, raw: bytes, key: bytes | None) -> Sheet | None:
    """What a sheet says; None where the file is none, or this folder has not made it.

    Args:
        file: The name under which findings speak of it.
        raw: Its bytes.
        key: The key of the folder.
    """
    try:
        pages, facts, _ = read_grids(file, raw)
    except PackageRefusedError:
        return None
    hidden = next((page for page in pages if page.at(1, 1).text == PROPERTY), None)
    if hidden is None:
        return None
    carried = decode([cell.text for (_, column), cell in sorted(hidden.cells.items()) if column > 1], key)
    if carried is None or carried.of_period is None:
        return None
    sheet = Sheet(carried)
    reader = _Reader(sheet)
    for page in pages:
        if page is not hidden:
            reader.read(page)
    sheet.findings += [
        *find_notes(facts, file),
        *find_merged(facts, sheet.inputs, sheet.filled, ()),
        *_beside([cell for cell in reader.unread if cell.shown.strip()]),
        *_gone(sheet),
    ]
    return sheet


class _Reader:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.fixed = frozenset(sheet.carried.fixed)
        self.unread: list[GridCell] = []

    def read(self, page: Grid) -> None:
        """The rows of a page; what stands beside them is noted."""
        names = {row: page.at(row, 1).text for row in page.rows}
        head = next((row for row, name in names.items() if name.endswith("#")), None)
        columns = self._columns(page, head) if head is not None else {}
        for row, cells in page.rows.items():
            known = self.sheet.carried.rows.get(names[row])
            if known is not None and known.table < len(TABLES) and columns:
                self._row(page, row, known, columns)
                read = {1, *columns.values()}
                self.unread += [cell for cell in cells if cell.column not in read]
            elif row != head:
                self.unread += [cell for cell in cells if words_digest(cell.text) not in self.fixed]

    def _columns(self, page: Grid, head: int) -> dict[str, int]:
        number = page.at(head, 1).text.removesuffix("#")
        if not number.isdecimal() or int(number) >= len(TABLES):
            return {}
        titles = {same(cell.text): cell.column for cell in reversed(page.rows[head])}
        wanted = {column: titles.get(same(column.title)) for column in TABLES[int(number)].columns}
        for column, place in wanted.items():
            if place is None and column.key in _READ:
                self._find(_column_gone(column.title, page.at(head, 2)))
        return {column.key: place for column, place in wanted.items() if place is not None}

    def _row(self, page: Grid, row: int, known: Known, columns: Mapping[str, int]) -> None:
        name = page.at(row, 1).text
        cells = {key: page.at(row, column) for key, column in columns.items()}
        values: dict[str, str] = {}
        places = {key: cell.place() for key, cell in cells.items()}
        places.setdefault(TEXT, page.at(row, 2).place())
        for key in known.locked:
            if key in cells and words_digest(cells[key].text) != known.locked[key]:
                self._find(_changed(cells[key]))
        for key, read in _READ.items():
            if key in cells and (text := self._value(cells[key], read)):
                values[key] = text
        if name in self.sheet.values and values != self.sheet.values[name]:
            message = Text("Dòng này có hai lần, điền khác nhau.", "This row is there twice, and differs.")
            self._find(Diagnostic("duplicate-sentence", message, places[TEXT]))
        self.sheet.values.setdefault(name, values)
        self.sheet.columns.setdefault(name, frozenset(columns))
        self.sheet.places.setdefault(name, places)

    def _value(self, cell: GridCell, read: Callable[[str], str]) -> str:
        if not cell.shown.strip():
            return ""
        if cell.kind == _ERROR or not cell.text or formula_in_words(cell.text):
            self._find(unreadable(cell.place(), cell.formula or cell.text))
            return ""
        try:
            # A number or a day as Excel shows it, not as it is stored.
            shown = read_cell(cell.value, cell.number_format, CellKind.WORDS)
            return read(cell.text if isinstance(cell.value, str) else shown)
        except PydanticCustomError as error:
            rule = RULES[error.type]
            hint = rule.in_cell or rule.hint
            self._find(Diagnostic(rule.code, rule.title, cell.place(), allowed=rule.allowed, hint=hint))
            return ""

    def _find(self, finding: Diagnostic) -> None:
        self.sheet.findings.append(finding)


def _beside(cells: Sequence[GridCell]) -> Iterator[Diagnostic]:
    """What somebody wrote where nothing is read."""
    hint = Text(
        "Chuyển nội dung vào ô nền vàng của bảng, rồi xóa ô này.",
        "Move it to a yellow cell of the table, then clear this one.",
    )
    for cell in cells[:_NAMED]:
        words = Text(
            f"Ô ngoài bảng không được đọc: {quote(cell.shown)}.",
            f"A cell beside the table is not read: {quote(cell.shown)}.",
        )
        yield Diagnostic("unread-cell", words, cell.place(), Severity.WARNING, hint=hint)
    if more := len(cells[_NAMED:]):
        words = Text(
            f"Còn {more} ô ngoài bảng không được đọc.", f"{more} more cells beside the tables are not read."
        )
        yield Diagnostic("unread-cell", words, cells[_NAMED].place(), Severity.WARNING, hint=hint)


def _gone(sheet: Sheet) -> Iterator[Diagnostic]:
    gone = len(sheet.carried.rows) - len(sheet.values)
    if gone and sheet.places:
        place = next(iter(sheet.places.values()))[TEXT]
        words = Text(
            f"{gone} dòng của bảng không còn: những gì đã chọn, đã viết ở đó giữ nguyên.",
            f"Rows of the table that are gone: {gone}. What was chosen or written there stays.",
        )
        yield Diagnostic("row-missing", words, place, Severity.WARNING)


def _changed(cell: GridCell) -> Diagnostic:
    """A locked cell that is not as it was; where nobody can tell whose row it is, nothing is taken."""
    if not cell.shown:
        message = Text("Ô đã khóa này bị xóa trắng.", "This locked cell was cleared.")
        return Diagnostic("locked-cell-changed", message, cell.place(), Severity.WARNING)
    hint = Text(
        "Lời sửa thì viết ở cột 'Câu in ra'; trả ô này về như cũ, hoặc lập lại bảng (ttdn report --edits "
        "--xlsx).",
        "Write other words into 'Câu in ra' and put this cell right, or make the sheet anew ('ttdn report "
        "--edits --xlsx').",
    )
    message = Text(
        f"Ô đã khóa bị sửa thành {quote(cell.shown)}.", f"A locked cell was changed to {quote(cell.shown)}."
    )
    return Diagnostic("locked-cell-changed", message, cell.place(), hint=hint)


def _column_gone(title: str, place: GridCell) -> Diagnostic:
    message = Text(
        f"Cột '{title}' bị xóa hoặc đổi tên: những gì đã ghi ở cột đó trong tệp giữ nguyên.",
        f"The column '{title}' is gone or was renamed; what the file has of it stays.",
    )
    hint = Text(
        f"Trả tên cột về '{title}' rồi chạy lại, nếu đã ghi gì ở đó.",
        f"Name it '{title}' again and run once more if something was written there.",
    )
    return Diagnostic("locked-cell-changed", message, place.place(), Severity.WARNING, hint=hint)


def _mark(text: str) -> str:
    """A mark that is still there; whatever else is written there says that somebody has looked."""
    return next((label.vi for label in MARK_LABELS.values() if same(label.vi) == same(text)), "")


_READ: Mapping[str, Callable[[str], str]] = {
    USE: lambda text: USE_LABELS[read_use(text)].vi,
    ORDER: lambda text: str(read_amount(text)),
    TEXT: read_text,
    MARK: _mark,
}
