"""Forms as earlier versions made them, of what stood in their cells (data/form-1.json, data/form-2.json).

They are those of a ward by the small plan of the cases, blank: 0.1.0 made the first, the second has a seal.
"""

import json
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, read_carried


def write_earlier(path: Path, version: int, key: bytes | None = None) -> Path:
    """The form of a version, sealed with a key where one is given."""
    data = Path(__file__).parent / "data" / f"form-{version}.json"
    sheets: dict[str, list[list[Any]]] = json.loads(data.read_text(encoding="utf-8"))
    carried = read_carried([row[1] for row in sheets[HIDDEN_SHEET] if len(row) > 1 and row[1]])
    assert carried is not None
    assert carried.identity.version == version
    if version > 1:
        carried = carried.sealed_with(key)
    sheets[HIDDEN_SHEET][0][1] = carried.property
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page: Any = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                page.cell(number, column).value = value
    book[HIDDEN_SHEET].sheet_state = "veryHidden"
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=carried.property))  # type: ignore[attr-defined] # the stubs are older
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path
