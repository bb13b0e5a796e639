"""Where the parts of a form are in what came back.

Its rows are found by their names in the hidden column, its columns by their heads.

What was moved is found again: rows without a name by what is locked in them, columns by the words of their
heads, sheets by their rows.
"""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ttdn.forms import refusals
from ttdn.forms.columns import PARTS, VALUE, Part, layouts_of
from ttdn.forms.identity import Carried, CarriedPart, lock
from ttdn.forms.reading.grid import Grid, GridCell, same
from ttdn.forms.values import RowName, is_informing, spare_number, spare_row

#: Lines above the head of a table that shares its sheet: a blank one, its title, its note.
_ABOVE_HEAD = 3


#: The names of a part's rows on a sheet, by the numbers of these; the head's is empty.
_Names = dict[int, str]


@dataclass
class FoundPart:
    """A part as it was found: its sheet, its names there, the row of its head, its columns, its rows by name.

    ``whole`` says that the locked columns are all there. ``copies`` are rows whose name another row has, too;
    ``further`` are rows without a name that belong to a table with room for more. No row from ``end`` on,
    where the next head is, is one of its own. ``carried`` is what the form says about the part.
    """

    name: str
    carried: CarriedPart
    page: Grid
    names: _Names
    head: int
    columns: Mapping[str, int]
    locked: Sequence[int]
    whole: bool
    rows: dict[str, int] = field(default_factory=dict)
    copies: list[tuple[str, int]] = field(default_factory=list)
    further: dict[str, int] = field(default_factory=dict)
    end: int = sys.maxsize

    @property
    def known(self) -> Part | None:
        """What the form asks for in it; None where a newer program made it."""
        return known_part(self.name, self.carried.head)

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

    def locked_in(self, row: str) -> Sequence[int]:
        """The columns that are locked in a row.

        In a row that only informs, the column that is filled in elsewhere is locked, too.
        """
        return [*self.locked, self.columns[VALUE]] if is_informing(row) else self.locked

    def fits(self, number: int, row: str) -> bool:
        """Whether what is locked in one of its rows stands in a row of the sheet."""
        return lock(self.page.texts(number, self.locked_in(row))) == self.carried.locks[row]

    def answers(self) -> Iterator[GridCell]:
        """Its cells that are filled in."""
        for name, row in self.rows.items():
            yield from (self.page.at(row, at) for at in self.columns.values() if not is_informing(name))

    def places(self) -> Iterator[tuple[int, int]]:
        """The places that are the form's own, further rows included."""
        for row in (self.head, *self.rows.values(), *self.further.values()):
            for column in self.width:
                yield row, column


@lru_cache
def known_part(name: str, head: str) -> Part | None:
    """A part as forms with this digest of its head have it; else as they have it today."""
    layouts = (part for part in layouts_of(name) if lock(part.titles) == head)
    return next(layouts, PARTS.get(name))


def find_parts(carried: Carried, pages: Sequence[Grid]) -> list[FoundPart]:
    """Find every part of a form.

    Raises:
        FormRefusedError: A sheet is gone, a column that is filled in, or all rows of a part.
    """
    named = [_names_on(page, carried.row_texts) for page in pages]
    found = []
    for name, part in carried.parts.items():
        at = _find_page(name, part, pages, named)
        possible = list(_find_heads(name, part, pages[at], named[at].get(name, {})))
        if not possible:
            raise refusals.moved_columns(pages[at].name)
        found.append(_nearest(possible))
    for part_found in found:
        heads = [other.head for other in found if other.page is part_found.page]
        below = [head for head in heads if head > part_found.head]
        part_found.end = min(below, default=sys.maxsize)
        _find_rows(part_found)
    return found


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
    having = [at for at, names in enumerate(named) if name in names]
    titled = next((at for at, page in enumerate(pages) if same(page.name) == same(part.sheet)), None)
    if titled is not None and (titled in having or not having):
        return titled
    if not having:
        raise refusals.missing_sheet(part.sheet)
    return max(having, key=lambda at: len(named[at][name]))


def _find_heads(name: str, carried: CarriedPart, page: Grid, names: _Names) -> Iterator[FoundPart]:
    """A part by each row that may be its head, with its columns.

    These are where they were, else where their words stand now.
    """
    columns = range(2, max(carried.width) + 1)
    cells = page.rows
    rows = [number for number, row in names.items() if not row] or list(cells)
    unmoved = [row for row in rows if lock(page.texts(row, columns)) == carried.head]
    as_made, known = (carried.columns, carried.locked, True), known_part(name, carried.head)
    for row in unmoved or rows:
        found = as_made if unmoved else known and _columns_by_words(known, carried.columns, cells[row])
        if found is not None:
            # A title that somebody wrote over is told in its place, where the others are in theirs.
            place = found if found[2] or found[0] != carried.columns else as_made
            yield FoundPart(name, carried, page, names, row, *place)


def _nearest(heads: Sequence[FoundPart]) -> FoundPart:
    """Of several equal heads, as records have them, the one right above the rows."""
    if len(heads) == 1:
        return heads[0]
    part = heads[0]
    first = next((row for row in part.page.rows if any(part.fits(row, own) for own in part.carried.locks)), 0)
    return max((head for head in heads if head.head < first), key=lambda head: head.head, default=part)


#: The titles of columns, of which there are few, are asked for at each row.
_same_title = lru_cache(same)


def columns_under(known: Part, cells: Sequence[GridCell]) -> dict[str, list[int]]:
    """Where the words in the head of a part stand in a row, by the columns that they are the heads of."""
    words: dict[str, list[int]] = {}
    for cell in cells:
        words.setdefault(same(cell.text), []).append(cell.column)
    return {column.key: words.get(_same_title(column.title), []) for column in known.columns}


def _columns_by_words(
    known: Part, inputs: Collection[str], cells: Sequence[GridCell]
) -> tuple[dict[str, int], list[int], bool] | None:
    """The columns of a head by its words; None where one that is filled in is not there, or there twice."""
    places = columns_under(known, cells)
    if any(len(places.get(key, ())) != 1 for key in inputs):
        return None
    informing = places.keys() - known.inputs.keys()
    locked = [at[0] for key, at in places.items() if key in informing and len(at) == 1]
    return {key: places[key][0] for key in inputs}, locked, len(locked) == len(informing)


def _find_rows(part: FoundPart) -> None:
    for number, row in sorted(part.names.items()):
        if row in part.rows:
            part.copies.append((row, number))
        elif row:
            part.rows[row] = number
    if part.whole and part.known is not None:
        _heal_names(part)
    if part.carried.locks and not part.rows:
        raise refusals.missing_row(part.page.name, len(part.carried.locks))
    if part.has_room:
        _find_further(part)


def _heal_names(part: FoundPart) -> None:
    """Rows that have lost their names, found by what is locked in them."""
    page = part.page
    lost = part.missing
    for number in page.rows if lost else ():
        is_free = number not in part.names and part.head < number < part.end
        if is_free and any(page.texts(number, part.locked)):
            for row in lost:
                if part.fits(number, row):
                    part.rows[row] = number
                    lost.remove(row)
                    break


def _find_further(part: FoundPart) -> None:
    """Rows between those of a table, or directly below them, in whose columns something stands."""
    taken = part.rows.values()
    columns = part.columns.values()
    rows = {row for row, column in part.page.cells if column in columns and row > part.head} - {*taken}
    last = part.last
    while last + 1 in rows and last + _ABOVE_HEAD < part.end:
        last += 1
    highest = max(map(spare_number, part.rows), default=0)
    further = sorted(row for row in rows if row <= last)
    part.further = {spare_row(number): row for number, row in enumerate(further, start=highest + 1)}
    part.copies = [(name, row) for name, row in part.copies if row not in further]
