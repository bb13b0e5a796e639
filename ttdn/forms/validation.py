"""The rules of the model as Excel applies them while somebody types.

Lists to choose from, limits, what is said and when.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ttdn.forms.blank import Blank
from ttdn.forms.columns import CellKind, CellPath
from ttdn.forms.values import field_of
from ttdn.forms.words import error_of, hint_of
from ttdn.model.period import MINIMUM_YEAR
from ttdn.model.plan import Level
from ttdn.model.scalars import MAXIMUM_LINE, MAXIMUM_NUMBER, MAXIMUM_TEXT
from ttdn.rules import RULES
from ttdn.vietnamese import format_date

#: The defined names of the lists to choose from.
CHOICES: Mapping[CellKind, str] = {
    CellKind.STATUS: "ds_trang_thai",
    CellKind.ITEM: "ds_muc",
    CellKind.SORT: "ds_loai",
}
#: Days that must lie in the period (ttdn.checks.dates: ``check_dates_in_period``).
IN_PERIOD = frozenset({("Result", "completed"), ("Training", "date"), ("Programme", "approved")})
#: Excel's own limits; a longer text makes it call the file damaged.
MAXIMUM_TITLE, MAXIMUM_MESSAGE = 32, 255
_OUTSIDE = "date-outside-period"


def add_validation(page: Worksheet, area: tuple[int, int, int, int], path: CellPath, blank: Blank) -> None:
    """Give cells their rule.

    Args:
        page: The sheet.
        area: First row, first column, last row, last column, from 0.
        path: The path of one of the cells.
        blank: Whose form it is.
    """
    one = field_of(path)
    title, message = error_of(one.kind)
    rule = _criteria(one.kind) if one.kind is not CellKind.DAY else {}
    if one.kind is CellKind.DAY:
        rule, message = _day_rule((one.model, one.key) in IN_PERIOD, blank, message)
    settings = {
        "input_title": _fit(one.label, MAXIMUM_TITLE),
        "input_message": _fit(hint_of(one.model, one.key), MAXIMUM_MESSAGE),
        "error_title": _fit(title, MAXIMUM_TITLE),
        "error_message": _fit(message, MAXIMUM_MESSAGE),
        "ignore_blank": True,
    }
    page.data_validation(*area, {**settings, **rule})


def _criteria(kind: CellKind) -> dict[str, Any]:
    if kind in CHOICES:
        # A sort of programme that is not in the list may be written.
        return {
            "validate": "list",
            "source": f"={CHOICES[kind]}",
            "error_type": "information" if kind is CellKind.SORT else "stop",
        }
    if kind.is_number:
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MAXIMUM_NUMBER}
    return {
        "validate": "length",
        "criteria": "<=",
        "value": MAXIMUM_TEXT if kind is CellKind.WORDS else MAXIMUM_LINE,
    }


def _day_rule(in_period: bool, blank: Blank, message: str) -> tuple[dict[str, Any], str]:  # noqa: FBT001 - what the field is
    level = blank.plan.levels.get(_OUTSIDE, Level.ERROR)
    if not in_period or level is Level.OFF:
        return {"validate": "date", "criteria": ">=", "value": date(MINIMUM_YEAR, 1, 1)}, message
    first, last = blank.period.dates(blank.plan.reporting.cutoffs)
    words = (
        f"{RULES[_OUTSIDE].title.vi}: từ {format_date(first)} đến {format_date(last)}, viết ngày/tháng/năm."
    )
    strict = "stop" if level is Level.ERROR else "warning"
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "error_type": strict,
    }, words


def _fit(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
