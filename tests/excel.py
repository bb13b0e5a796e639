"""Filling in forms as an officer would, for the tests."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from ttdn.checking import check_workspace
from ttdn.forms.fields import CellPath
from ttdn.forms.reading import Form, open_form
from ttdn.forms.values import form_items


def read_form(root: Path, path: Path) -> Form:
    """A form as ``collect`` reads it."""
    opened = open_form(path.name, path.read_bytes())
    plan = check_workspace(root).workspace.plans[int(opened.carried.identity.period[:4])].plan
    return opened.read(plan, form_items(plan, plan.units_by_id[opened.carried.identity.unit]))


def fill(root: Path, path: Path, values: Mapping[CellPath, Any], target: Path | None = None) -> Path:
    """Write values into the cells of a form, and save it (under another name, where one is given)."""
    places = read_form(root, path).places

    def write(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        for cell, value in values.items():
            book[places[cell].sheet][places[cell].cell].value = value

    return change(path, write, target)


def change(path: Path, edit: Callable[[Any], object], target: Path | None = None) -> Path:
    """Change a workbook and save it."""
    book: Workbook = load_workbook(path)
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    target = target or path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(stream.getvalue())
    return target
