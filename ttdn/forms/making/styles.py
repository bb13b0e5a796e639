"""How a form looks: what is to be filled in is tinted, what only informs is grey.

Everything else is quiet.
"""

from collections.abc import Mapping
from typing import Any

from ttdn.model.scalars import MAXIMUM_DECIMALS

FONT, FONT_SIZE = "Times New Roman", 12
INPUT_FILL = "FFF8E1"
LOCKED_FILL = "F2F2F2"
HEAD_FILL = "DCE6F1"
#: The fills of a cell that is to be corrected, and of one that is to be looked at again.
WRONG_FILL, DOUBT_FILL = "FFC7CE", "FFE0B2"
BORDER = "BFBFBF"

_BASE = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "vcenter", "text_wrap": True}
_BOXED = {**_BASE, "border": 1, "border_color": f"#{BORDER}"}

#: The smaller letters are those that nobody has to fill in.
_LOCKED = {**_BOXED, "font_size": 10.5, "bg_color": f"#{LOCKED_FILL}"}
_INPUT = {**_BOXED, "bg_color": f"#{INPUT_FILL}", "locked": False}

#: The formats of XlsxWriter by their names.
FORMATS: Mapping[str, dict[str, Any]] = {
    "unit": {**_BASE, "bold": True, "font_size": 18, "text_wrap": False},
    "title": {**_BASE, "bold": True, "font_size": 14, "text_wrap": False},
    "note": {**_BASE, "italic": True, "text_wrap": False, "font_color": "#595959"},
    "part": {**_BASE, "bold": True, "text_wrap": False},
    "asked": {**_BASE, "bold": True},
    "text": _BASE,
    "head": {**_BOXED, "bold": True, "align": "center", "bg_color": f"#{HEAD_FILL}"},
    "locked": _LOCKED,
    "figure": {**_LOCKED, "indent": 1},
    "locked-center": {**_LOCKED, "align": "center"},
    "hint": {**_LOCKED, "italic": True, "font_color": "#595959"},
    "words": {**_INPUT, "num_format": "@", "align": "left"},
    "choice": {**_INPUT, "num_format": "@", "align": "center"},
    "day": {**_INPUT, "num_format": "dd/mm/yyyy", "align": "center"},
    "number": {**_INPUT, "num_format": "#,##0", "align": "right"},
    **{
        f"number-{decimals}": {**_INPUT, "num_format": f"#,##0.{'0' * decimals}", "align": "right"}
        for decimals in range(1, MAXIMUM_DECIMALS + 1)
    },
}
