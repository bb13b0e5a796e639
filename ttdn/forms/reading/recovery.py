"""What can be seen in a file that is no longer a form, or one that cannot be trusted.

It says whose the file seems to be, and what it says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ttdn.forms.blank import FIGURE_WORDS, line_label
from ttdn.forms.columns import CONFIRMATION, LAYOUTS, RESULTS, CellKind, Part
from ttdn.forms.reading.cells import read_cell
from ttdn.forms.reading.grid import Grid, GridCell, same
from ttdn.forms.reading.parts import columns_under
from ttdn.forms.values import CellAddress, RowName, Values, inner_row, outer_and_inner, spare_row
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.scalars import is_clause_id
from ttdn.vietnamese import find_stacked_marks, fold

_YEAR = re.compile(r"20[0-9]{2}")
#: A second number behind the first, as people cite several.
_FURTHER = re.compile(r"\s*(?:[-;,&+/]|và\b)\s*(?:mục\s+)?(\S+?)[.,;:]*(?:\s|$)", re.IGNORECASE)
_UNIT, _PERIOD = "đơn vị báo cáo", "kỳ báo cáo"
#: What reports say, in all the ways in which forms have it.
_LAYOUTS = [part for part in LAYOUTS if part is not CONFIRMATION]


def seen_unit(pages: Sequence[Grid]) -> str:
    """The name of the unit as the form shows it; empty where none is to be seen."""
    return _beside(pages, _UNIT)


def seen_period(pages: Sequence[Grid]) -> str:
    """The period as the form shows it, as ``2020-Q2``; empty where none is to be seen."""
    words = _beside(pages, _PERIOD)
    year = _YEAR.search(words)
    known = Period.of_year(int(year[0])).within() if year else ()
    return next((str(period) for period in known if fold(period.label.vi) == fold(words)), "")


def _beside(pages: Sequence[Grid], label: str) -> str:
    for page in pages:
        for (row, column), cell in sorted(page.cells.items()):
            if same(cell.text) == label:
                return page.at(row, column + 1).text
    return ""


def recover_values(pages: Sequence[Grid], items: Mapping[str, Item] = {}) -> Values:
    """The values of a form as they stand below heads that are known by their words.

    Args:
        pages: The sheets.
        items: The items that it has rows for, where they are known.
    """
    values: Values = {}
    for page in pages:
        rows = page.rows
        for part, head in product(_LAYOUTS, rows):
            columns = _columns(part, rows[head])
            below = [row for row in rows if row > head]
            for address, cell in _cells(part, page, below, columns, items) if columns else ():
                is_text = cell.kind != "e" and find_stacked_marks(str(cell.value)) is None
                kind = address.field.kind
                text = read_cell(cell.value, cell.number_format, kind) if is_text else ""
                if kind is CellKind.ITEM:
                    text = find_cited(text, items)
                if text:
                    values.setdefault(address, text)
    return values


def _columns(part: Part, cells: Sequence[GridCell]) -> dict[str, int]:
    """The columns of a part below its head; none where another row is its head."""
    columns = {key: at[0] for key, at in columns_under(part, cells).items() if at}
    return columns if {part.columns[0].key, *part.needed} <= columns.keys() else {}


def _cells(
    part: Part, page: Grid, rows: Sequence[int], columns: Mapping[str, int], items: Mapping[str, Item]
) -> Iterator[tuple[CellAddress, GridCell]]:
    first = columns[part.columns[0].key]
    for number, row in enumerate(rows, start=1):
        words = page.at(row, first).text
        if not part.lines and not (words.isdecimal() if part.spare else words):
            return
        if part.name == RESULTS.name and page.at(row, columns.get("text", 0)).text.startswith(FIGURE_WORDS):
            continue
        name = spare_row(number) if part.spare else _row_name(part, page, row, words, items)
        for key in [key for key in part.inputs if key in columns] if name else ():
            yield CellAddress(part.name, name, key), page.at(row, columns[key])


def find_number(number: str, items: Mapping[str, Item], hidden: str = "") -> str:
    """The item that a number which people see means: the key of the row where several bear that number."""
    meant = [key for key, item in items.items() if number in {key, item.number}]
    if len(meant) > 1:
        return hidden if hidden in meant else number
    return next(iter(meant), number)


def find_cited(words: str, items: Mapping[str, Item]) -> str:
    """The item whose number words begin with, its title behind it; the words where they cite another, too.

    Of items that are not known, the first word is the number.
    """
    known = {*items, *(item.number for item in items.values())}
    begun = (number for number in known if f"{words} ".startswith(f"{number} "))
    number = max(begun, key=len, default=words if items else words.partition(" ")[0])
    further = _FURTHER.match(words[len(number) :])
    return words if further and further[1] in known else find_number(number, items)


def _row_name(part: Part, page: Grid, row: int, words: str, items: Mapping[str, Item]) -> str:
    """The name of a row by its first words; by what stands in the hidden column, where they do not tell."""
    if part.lines:
        labels = {same(line_label(name, field)): name for name, field in part.lines.items()}
        return labels.get(same(words), "")
    names = (RowName.parse(cell.text) for (at, _), cell in sorted(page.cells.items()) if at == row)
    name = next((name.row for name in names if name is not None and name.part == part.name), "")
    outer, inner = outer_and_inner(name)
    number = find_number(words, items, outer)
    if part.name == RESULTS.name:
        return number if number in items or is_clause_id(words) else name
    return name if name == inner_row(number, inner) else ""
