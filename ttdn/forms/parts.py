"""Where the parts of a form are in what came back.

Its rows are found by their names in the hidden column, its columns by their heads.

What was moved is found again: rows without a name by what is locked in them, columns by the words of their
heads, sheets by their rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ttdn.forms import refusals
from ttdn.forms.addresses import RowName, is_informing, spare_number, spare_row
from ttdn.forms.columns import PARTS, VALUE, Part
from ttdn.forms.grid import Grid, GridCell, same
from ttdn.forms.identity import Carried, CarriedPart, lock

#: Lines above the head of a table that shares its sheet: a blank one, its title, its note.
_ABOVE_HEAD = 3


@dataclass
class FoundPart:
    """A part as it was found: its sheet, the row of its head, its columns, its rows by their names.

    ``whole`` says that the locked columns are all there. ``copies`` are rows whose name another row has, too;
    ``further`` are rows without a name that belong to a table with room for more. ``carried`` is what the
    form says about the part.
    """

    name: str
    carried: CarriedPart
    page: Grid
    head: int
    columns: dict[str, int]
    locked: list[int]
    whole: bool
    rows: dict[str, int] = field(default_factory=dict)
    copies: list[tuple[str, int]] = field(default_factory=list)
    further: dict[str, int] = field(default_factory=dict)
    end: int | None = None

    @property
    def known(self) -> Part | None:
        """What the form asks for in it; None where a newer program made it."""
        return PARTS.get(self.name)

    @property
    def last(self) -> int:
        """Its last row."""
        return max([self.head, *self.rows.values()])

    @property
    def has_room(self) -> bool:
        """Whether rows may be added to it."""
        return self.known is not None and bool(self.known.spare)

    @property
    def width(self) -> list[int]:
        """Its columns from left to right."""
        return sorted([*self.columns.values(), *self.locked])

    @property
    def missing(self) -> list[str]:
        """The rows of the form that are not there."""
        return [row for row in self.carried.locks if row not in self.rows]

    def locked_in(self, row: str) -> list[int]:
        """The columns that are locked in a row.

        In a row that only informs, the column that is filled in elsewhere is locked, too.
        """
        return [*self.locked, self.columns[VALUE]] if is_informing(row) else self.locked

    def places(self) -> Iterator[tuple[int, int]]:
        """The places that are the form's own, further rows included."""
        for row in (self.head, *self.rows.values(), *self.further.values()):
            for column in self.width:
                yield row, column


#: The names of a part's rows on a sheet, by the numbers of these; the head's is empty.
_Names = dict[int, str]


def find_parts(carried: Carried, pages: Sequence[Grid]) -> list[FoundPart]:
    """Find every part of a form.

    Raises:
        FormRefusedError: A sheet is gone, a column that is filled in, or all rows of a part.
    """
    named = [_names_on(page, carried.row_texts) for page in pages]
    found: list[tuple[FoundPart, _Names]] = []
    for name, part in carried.parts.items():
        at = _find_page(name, part, pages, named)
        names = named[at].get(name, {})
        found.append((_find_head(name, part, pages[at], names), names))
    for part_found, _ in found:
        below = [
            other.head for other, _ in found if other.page is part_found.page and other.head > part_found.head
        ]
        part_found.end = min(below) - _ABOVE_HEAD if below else None
    for part_found, names in found:
        _find_rows(part_found, names)
    return [part_found for part_found, _ in found]


def _names_on(page: Grid, written: frozenset[str]) -> dict[str, _Names]:
    """The names of rows on a sheet part by part, wherever the hidden column has come to be."""
    names: dict[str, _Names] = {}
    for (row, _), cell in sorted(page.cells.items()):
        if isinstance(cell.value, str) and cell.value in written:
            name = RowName.parse(cell.value)
            if name is not None:
                names.setdefault(name.part, {})[row] = name.row
    return names


def _find_page(
    name: str, part: CarriedPart, pages: Sequence[Grid], named: Sequence[Mapping[str, _Names]]
) -> int:
    """The sheet of a part: that of its name, where its rows are; else the one that has most of its rows."""
    counts = [len(names.get(name, {})) for names in named]
    titled = next((at for at, page in enumerate(pages) if same(page.name) == same(part.sheet)), None)
    if titled is not None and (counts[titled] or not any(counts)):
        return titled
    if not any(counts):
        raise refusals.missing_sheet(part.sheet)
    return counts.index(max(counts))


def _find_head(name: str, carried: CarriedPart, page: Grid, names: _Names) -> FoundPart:
    """A part by the row of its head, with its columns: where they were, else where their words stand now."""
    columns, locked = dict(carried.columns), list(carried.locked)
    as_made = range(2, max(carried.width) + 1)
    cells = page.rows()
    rows = [number for number, row in names.items() if not row] or list(cells)
    for row in rows:
        if lock(page.texts(row, as_made)) == carried.head:
            return FoundPart(name, carried, page, row, columns, locked, whole=True)
    known = PARTS.get(name)
    for row in rows:
        moved = _columns_by_words(known, cells[row]) if known is not None else None
        if moved is not None and moved[0] == columns:
            return FoundPart(name, carried, page, row, columns, locked, whole=True)
        if moved is not None and moved[0].keys() == columns.keys():
            return FoundPart(name, carried, page, row, *moved)
    raise refusals.moved_columns(page.name)


def columns_under(known: Part, cells: Sequence[GridCell]) -> dict[str, list[int]]:
    """Where the words in the head of a part stand in a row, by the columns that they are the heads of."""
    words: dict[str, list[int]] = {}
    for cell in cells:
        words.setdefault(same(cell.text), []).append(cell.column)
    return {column.key: words.get(same(column.title), []) for column in known.columns}


def _columns_by_words(
    known: Part, cells: Sequence[GridCell]
) -> tuple[dict[str, int], list[int], bool] | None:
    """The columns of a head by its words; None where one that is filled in is not there, or there twice."""
    places = columns_under(known, cells)
    if any(len(places[key]) != 1 for key in known.inputs):
        return None
    informing = places.keys() - known.inputs.keys()
    locked = [at[0] for key, at in places.items() if key in informing and len(at) == 1]
    return {key: places[key][0] for key in known.inputs}, locked, len(locked) == len(informing)


def _find_rows(part: FoundPart, names: _Names) -> None:
    for number, row in sorted(names.items()):
        if row in part.rows:
            part.copies.append((row, number))
        elif row:
            part.rows[row] = number
    if part.whole and part.known is not None:
        _heal_names(part, set(names))
    if part.carried.locks and not part.rows:
        raise refusals.missing_row(part.page.name, len(part.carried.locks))
    if part.has_room:
        _find_further(part)


def _heal_names(part: FoundPart, taken: set[int]) -> None:
    """Rows that have lost their names, found by what is locked in them."""
    lost = part.missing
    for number in sorted({row for row, _ in part.page.cells} - taken) if lost else ():
        if number <= part.head or (part.end is not None and number > part.end):
            continue
        if not any(part.page.texts(number, part.locked)):
            continue
        row = next((row for row in lost if _has_lock(part, number, row)), None)
        if row is not None:
            part.rows[row] = number
            lost.remove(row)


def _has_lock(part: FoundPart, number: int, row: str) -> bool:
    """Whether what is locked in a line is what is locked in a row of the form."""
    return lock(part.page.texts(number, part.locked_in(row))) == part.carried.locks[row]


def _find_further(part: FoundPart) -> None:
    """Rows between those of a table, or directly below them, in whose columns something stands."""
    taken = set(part.rows.values())
    rows = {
        row
        for row, column in part.page.cells
        if column in part.columns.values() and row > part.head and row not in taken
    }
    inside = {row for row in rows if row < part.last}
    below, row = set(), part.last + 1
    while row in rows and (part.end is None or row <= part.end):
        below.add(row)
        row += 1
    highest = max(map(spare_number, part.rows), default=0)
    for number, row in enumerate(sorted(inside | below), start=highest + 1):
        part.further[spare_row(number)] = row
    part.copies = [(name, row) for name, row in part.copies if row not in part.further.values()]
