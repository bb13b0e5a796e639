"""What can be seen in a file that is no form any more, or one that cannot be trusted.

Whose it seems to be, and what it says.
"""

import re
from collections.abc import Iterator, Sequence

from ttdn.forms.cells import read_cell
from ttdn.forms.columns import (
    FUNDING,
    HEAD,
    RECORD_HEADS,
    SHEETS,
    CellKind,
    CellPath,
    Field,
    Record,
    Table,
    path_of,
)
from ttdn.forms.grid import Cell, Grid, same
from ttdn.forms.values import Values
from ttdn.model.period import Period, parse_period
from ttdn.vietnamese import find_stacked_marks, fold

_YEAR = re.compile(r"(20[0-9]{2})")
_UNIT, _PERIOD = "đơn vị báo cáo", "kỳ báo cáo"
_ITEM = re.compile(r"[IVX]+(?:\.[0-9a-zđ]+)+|[0-9]+(?:\.[0-9]+)*|[IVX]+")
_PERSONS = {"Người ký": "signer", "Cán bộ phụ trách": "focal_officer"}


def seen_unit(pages: Sequence[Grid]) -> str:
    """The name of the unit as the form shows it; empty where none is to be seen."""
    return _beside(pages, _UNIT)


def seen_period(pages: Sequence[Grid]) -> str:
    """The period as the form shows it, as ``2020-Q2``; empty where none is to be seen."""
    words = _beside(pages, _PERIOD)
    return next((str(period) for period in _periods(words) if fold(period.label.vi) == fold(words)), "")


def _beside(pages: Sequence[Grid], label: str) -> str:
    for page in pages:
        for (row, column), cell in sorted(page.cells.items()):
            if same(cell.text) == label:
                return page.at(row, column + 1).text
    return ""


def _periods(words: str) -> Iterator[Period]:
    year = _YEAR.search(words)
    ends = ["", *(f"-H{number}" for number in (1, 2)), *(f"-Q{number}" for number in range(1, 5)), "-9M"]
    for end in [*ends, *(f"-{number:02d}" for number in range(1, 13))] if year else ():
        period = parse_period(f"{year[1]}{end}") if year else None
        if period is not None:
            yield period


def recover_values(pages: Sequence[Grid]) -> Values:
    """The values of a form as they stand below heads that are known by their words."""
    values: Values = {}
    for page in pages:
        rows = page.rows()
        for sheet in SHEETS:
            for part in sheet.parts:
                for head, columns in _heads(part, page, rows):
                    for path, cell, kind in _cells(part, page, rows, head, columns):
                        text = (
                            ""
                            if find_stacked_marks(str(cell.value)) is not None
                            else read_cell(cell.value, cell.number_format, kind)
                        )
                        if text and cell.kind != "e":
                            values.setdefault(path, text)
    return values


def _heads(
    part: Record | Table, page: Grid, rows: dict[int, list[Cell]]
) -> Iterator[tuple[int, dict[str, int]]]:
    """The rows in which the heads of a part stand, with its columns."""
    if isinstance(part, Record):
        labels = {"label": RECORD_HEADS[0], "value": RECORD_HEADS[1]}
        asked = set(labels)
    else:
        labels = {
            column.key if isinstance(column, Field) else f"={column.key}": part.title_of(column)
            for column in part.columns
        }
        asked = {one.key for one in part.fields}
    for row, cells in rows.items():
        texts = {same(cell.text): cell.column for cell in reversed(cells)}
        columns = {key: texts[same(label)] for key, label in labels.items() if same(label) in texts}
        if asked <= columns.keys() and (page.at(row + 1, 1).text or len(columns) > 1):
            yield row, columns


def _cells(
    part: Record | Table, page: Grid, rows: dict[int, list[Cell]], head: int, columns: dict[str, int]
) -> Iterator[tuple[CellPath, Cell, CellKind]]:
    number = 0
    for row in sorted(row for row in rows if row > head):
        if isinstance(part, Record):
            found = _record_field(part, page.at(row, columns["label"]).text)
            if found is not None:
                yield path_of(part, *found), page.at(row, columns["value"]), found[1].kind
            continue
        if not part.spare and not page.at(row, columns.get("=item", 0)).text:
            return
        if part.spare and not page.at(row, columns.get("=row", 0)).text.isdecimal():
            return
        number += 1
        name = _row_name(part, page, row, columns, number)
        for one in part.fields if name else ():
            yield path_of(part, name, one), page.at(row, columns[one.key]), one.kind


def _row_name(part: Table, page: Grid, row: int, columns: dict[str, int], number: int) -> str:
    if part.spare:
        return f"+{number}"
    item = page.at(row, columns.get("=item", 0)).text
    if part.name == "results" and _ITEM.fullmatch(item):
        return item
    named = next(
        (
            cell.text
            for (at, _), cell in page.cells.items()
            if at == row and cell.text.startswith(f"{part.name}|")
        ),
        "",
    )
    name = named.partition("|")[2]
    return name if part.name == "results" or (name.startswith(f"{item}/") and item) else ""


def _record_field(part: Record, label: str) -> tuple[str, Field] | None:
    """The field that a row of a record asks for, by its label."""
    who, _, what = label.partition(": ")
    for place, one in part.fields:
        if part is HEAD and place and _PERSONS.get(who) == place and same(one.label) == same(what):
            return place, one
        if (part is FUNDING or not place) and same(one.label) == same(label):
            return place, one
    return None
