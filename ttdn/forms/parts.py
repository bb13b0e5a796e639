"""Where the parts of a form are in what came back.

Its rows by their names in the hidden column, its columns by their heads.

What was moved is found again: rows without a name by what is locked in them, columns by the words of their
heads, sheets by their rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ttdn.forms import refusals
from ttdn.forms.columns import RECORD_HEADS, Field, Record, Table
from ttdn.forms.grid import Grid, same
from ttdn.forms.identity import Carried, lock
from ttdn.forms.values import PARTS

#: Lines above the head of a table that shares its sheet: a blank one, its title, its note.
_ABOVE_HEAD = 3


@dataclass
class FoundPart:
    """A part as it was found: its sheet, the row of its head, its columns, its rows by their names.

    ``whole`` says that the locked columns are all there. ``copies`` are rows whose name another row has, too;
    ``further`` are rows without a name that belong to a table with room for more.
    """

    name: str
    page: Grid
    head: int
    columns: dict[str, int]
    locked: list[int]
    whole: bool
    rows: dict[str, int]
    copies: list[tuple[str, int]] = field(default_factory=list)
    further: dict[str, int] = field(default_factory=dict)
    end: int | None = None

    @property
    def known(self) -> Record | Table | None:
        """What the form asks for in it; None where a newer program made it."""
        return PARTS.get(self.name)

    @property
    def last(self) -> int:
        """Its last row."""
        return max([self.head, *self.rows.values()])

    @property
    def has_room(self) -> bool:
        """Whether rows may be added to it."""
        return isinstance(self.known, Table) and bool(self.known.spare)

    @property
    def width(self) -> list[int]:
        """Its columns from left to right."""
        return sorted([*self.columns.values(), *self.locked])


def find_parts(carried: Carried, pages: Sequence[Grid]) -> list[FoundPart]:
    """Find every part of a form.

    Raises:
        FormRefusedError: A sheet is gone, a column that is filled in, or all rows of a part.
    """
    found = [_find_place(name, carried, pages) for name in carried.sheets]
    for part in found:
        below = [other.head for other in found if other.page is part.page and other.head > part.head]
        part.end = min(below) - _ABOVE_HEAD if below else None
    for part in found:
        _find_rows(part, carried)
    return found


def _find_place(name: str, carried: Carried, pages: Sequence[Grid]) -> FoundPart:
    page = _find_page(name, carried, pages)
    return FoundPart(name, page, *_find_head(name, carried, page, _names(name, carried, page)), rows={})


def _find_rows(part: FoundPart, carried: Carried) -> None:
    names = _names(part.name, carried, part.page)
    for row, key in sorted(names.items()):
        if key in part.rows:
            part.copies.append((key, row))
        elif key != f"{part.name}#":
            part.rows[key] = row
    _heal_names(part, carried, set(names))
    listed = [key for key in carried.locks if key.startswith(f"{part.name}|")]
    if listed and not part.rows:
        raise refusals.missing_row(part.page.name, len(listed))
    if part.has_room:
        _find_further(part)


def _find_page(part: str, carried: Carried, pages: Sequence[Grid]) -> Grid:
    """The sheet of a part: that of its name, where its rows are; else the one that has most of its rows."""
    wanted = same(carried.sheets[part])
    counts = {
        page.name: sum(_is_of(part, cell.value, carried) for cell in page.cells.values()) for page in pages
    }
    named = next((page for page in pages if same(page.name) == wanted), None)
    best = max(pages, key=lambda page: counts[page.name])
    if named is not None and (counts[named.name] or not counts[best.name]):
        return named
    if not counts[best.name]:
        raise refusals.missing_sheet(carried.sheets[part])
    return best


def _is_of(part: str, value: object, carried: Carried) -> bool:
    return isinstance(value, str) and value.startswith((f"{part}|", f"{part}#")) and value in carried.locks


def _names(part: str, carried: Carried, page: Grid) -> dict[int, str]:
    """The names of a part's rows, wherever the hidden column has come to be."""
    return {
        row: cell.value for (row, _), cell in sorted(page.cells.items()) if _is_of(part, cell.value, carried)
    }


def _find_head(
    name: str, carried: Carried, page: Grid, names: Mapping[int, str]
) -> tuple[int, dict[str, int], list[int], bool]:
    """The row of a part's head, and its columns: where they were, else where their words stand now."""
    columns, locked = dict(carried.columns[name]), list(carried.locked[name])
    last = max([*columns.values(), *locked])
    digest = carried.locks[f"{name}#"]
    named = [row for row, key in names.items() if key == f"{name}#"]
    rows = named or sorted({row for row, _ in page.cells})
    for row in rows:
        if lock(page.texts(row, range(2, last + 1))) == digest:
            return row, columns, locked, True
    known = PARTS.get(name)
    for row in rows:
        moved = _columns_by_words(known, page, row) if known is not None else None
        if moved is not None and moved[0] == columns:
            return row, columns, locked, True
        if moved is not None and moved[0].keys() == columns.keys():
            return row, *moved
    raise refusals.moved_columns(page.name)


def labels_of(known: Record | Table) -> tuple[dict[str, str], set[str]]:
    """The words in the head of a part by its columns from left to right, and which of these are filled in."""
    if isinstance(known, Record):
        return {"": RECORD_HEADS[0], "value": RECORD_HEADS[1], "hint": RECORD_HEADS[2]}, {"value"}
    labels = {
        column.key if isinstance(column, Field) else f"={column.key}": known.title_of(column)
        for column in known.columns
    }
    return labels, {one.key for one in known.fields}


def _columns_by_words(
    known: Record | Table, page: Grid, row: int
) -> tuple[dict[str, int], list[int], bool] | None:
    """The columns of a head by its words; None where one that is filled in is not there, or there twice."""
    words: dict[str, list[int]] = {}
    for (number, column), cell in page.cells.items():
        if number == row:
            words.setdefault(same(cell.text), []).append(column)
    labels, fields = labels_of(known)
    places = {key: words.get(same(label), []) for key, label in labels.items()}
    if any(len(places[key]) != 1 for key in fields):
        return None
    locked = [places[key][0] for key in labels if key not in fields and len(places[key]) == 1]
    return (
        {key: places[key][0] for key in labels if key in fields},
        locked,
        len(locked) == len(labels) - len(fields),
    )


def _heal_names(part: FoundPart, carried: Carried, taken: set[int]) -> None:
    """Rows that have lost their names, found by what is locked in them."""
    if not part.whole or not isinstance(part.known, Record | Table):
        return
    lost = {
        key: digest
        for key, digest in carried.locks.items()
        if key.startswith(f"{part.name}|") and key not in part.rows
    }
    for row in sorted({row for row, _ in part.page.cells} - taken) if lost else ():
        if row <= part.head or (part.end is not None and row > part.end):
            continue
        texts = part.page.texts(row, locked_columns(part, row_known=False))
        digest, with_value = lock(texts), lock(part.page.texts(row, locked_columns(part, row_known=True)))
        key = next(
            (key for key, known in lost.items() if known == (with_value if "|=" in key else digest)), None
        )
        if key is not None and any(texts):
            part.rows[key] = row
            del lost[key]


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
    number = max((int(end) for end in map(_number_of, part.rows) if end.isdecimal()), default=0)
    for further, row in enumerate(sorted(inside | below), start=number + 1):
        part.further[f"{part.name}|+{further}"] = row
    part.copies = [(key, row) for key, row in part.copies if row not in part.further.values()]


def _number_of(key: str) -> str:
    return key.rpartition("|+")[2]


def locked_columns(part: FoundPart, *, row_known: bool) -> list[int]:
    """The columns that are locked in a row.

    Of a row that only informs, the one that is filled in elsewhere, too.
    """
    return [*part.locked, part.columns["value"]] if row_known and "value" in part.columns else part.locked


def path_parts(key: str) -> str:
    """The name of a row within its part."""
    return key.partition("|")[2]


def ours(part: FoundPart) -> Iterator[tuple[int, int]]:
    """The places of a part that are the form's own, further rows included."""
    for row in (part.head, *part.rows.values(), *part.further.values()):
        for column in part.width:
            yield row, column
