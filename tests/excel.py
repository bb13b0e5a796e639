"""Filling in forms as an officer would, for the tests."""

import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from ttdn.checking import check_workspace
from ttdn.forms.addresses import CellAddress
from ttdn.forms.reading import Form, open_form
from ttdn.forms.values import form_items

#: A cell as reports name it: ``("results", "II.5.1", "figures", "news_items")``.
CellPath = tuple[str, ...]


def cell_at(*path: str) -> CellAddress:
    """The cell of a form for something that a report names."""
    return CellAddress.of(path)


def _remembered(read: Callable[[Path, Path], Form]) -> Callable[[Path, Path], Form]:
    """The last forms that were read: the same bytes by the same plan are the same form."""
    known: dict[tuple[object, ...], Form] = {}

    def read_once(root: Path, path: Path) -> Form:
        plans = tuple((plan.name, plan.read_bytes()) for plan in sorted((root / "plan").glob("*.yaml")))
        key = (plans, path.name, path.read_bytes())
        if key not in known:
            form = read(root, path)
            for old in list(known)[:-7]:
                del known[old]
            known[key] = form
        return known[key]

    return read_once


@_remembered
def read_form(root: Path, path: Path) -> Form:
    """A form as ``collect`` reads it."""
    opened = open_form(path.name, path.read_bytes())
    plan = check_workspace(root).workspace.plans[int(opened.carried.identity.period[:4])].plan
    return opened.read(plan, form_items(plan, plan.units_by_id[opened.carried.identity.unit]))


def fill(root: Path, path: Path, values: Mapping[CellPath, Any], target: Path | None = None) -> Path:
    """Write values into the cells of a form, and save it (under another name, where one is given)."""
    places = read_form(root, path).places
    found = (
        (places[named if isinstance(named, CellAddress) else cell_at(*named)], value)
        for named, value in values.items()
    )
    cells = tuple((place.sheet, place.cell, value) for place, value in found)
    target = target or path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_written(path.read_bytes(), cells))
    return target


@lru_cache(maxsize=64)
def _written(raw: bytes, cells: tuple[tuple[str, str, Any], ...]) -> bytes:
    """A workbook with other values in some cells."""
    book: Workbook = load_workbook(io.BytesIO(raw))
    for sheet, cell, value in cells:
        book[sheet][cell].value = value
    return _saved(book)


def change(path: Path, edit: Callable[[Any], object], target: Path | None = None) -> Path:
    """Change a workbook and save it."""
    book: Workbook = load_workbook(path)
    edit(book)
    target = target or path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_saved(book))
    return target


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
