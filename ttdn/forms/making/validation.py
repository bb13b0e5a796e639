"""The rules of the model as Excel applies them while somebody types.

They are lists to choose from and limits, and what is said and when.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ttdn.examples import in_year
from ttdn.forms.blank import Blank
from ttdn.forms.columns import CellKind, Field
from ttdn.forms.words import error_of, hint_of
from ttdn.model.figure import Figure
from ttdn.model.period import MINIMUM_YEAR
from ttdn.model.plan.written import Level
from ttdn.model.scalars import MAXIMUM_LINE, MAXIMUM_NUMBER, MAXIMUM_TEXT
from ttdn.rules import RULES
from ttdn.vietnamese import format_date

#: The defined names of the lists to choose from.
CHOICES: Mapping[CellKind, str] = {
    CellKind.STATUS: "ds_trang_thai",
    CellKind.ITEM: "ds_muc",
    CellKind.PROGRAMME: "ds_loai",
    CellKind.CONFIRMATION: "ds_xac_nhan",
}
#: Excel's own limits; a longer text makes it call the file damaged.
MAXIMUM_TITLE, MAXIMUM_MESSAGE = 32, 255
_OUTSIDE = "date-outside-period"


def add_validation(  # noqa: PLR0913, PLR0917 - where, what, whose
    page: Worksheet,
    column: int,
    lines: Sequence[tuple[int, int]],
    field: Field,
    blank: Blank,
    figure: Figure | None = None,
    more: str = "",
) -> None:
    """Give cells their rule.

    Args:
        page: The sheet.
        column: Their column, from 0.
        lines: Their first and last rows, from 0.
        field: What the cells hold.
        blank: Whose form it is.
        figure: The figure that is asked for, where it is one.
        more: What is said of these cells besides.
    """
    title, message = error_of(field.kind)
    message, decimals = in_year(message, blank.plan.year), figure.decimals if figure else 0
    if field.kind is CellKind.DAY:
        rule, message = _day_rule(field, blank, message)
    elif decimals:
        cell = xl_rowcol_to_cell(lines[0][0], column)
        # Of a text Excel says by itself that it is no number.
        number = f"ISNUMBER({cell}),{cell}>=0,{cell}<={MAXIMUM_NUMBER},ROUND({cell},{decimals})={cell}"
        rule, message = {"validate": "custom", "value": f"=AND({number})"}, _decimal_words(decimals)
    else:
        rule = _criteria(field.kind)
    settings = {
        "input_title": _fit(figure.label if figure else field.label, MAXIMUM_TITLE),
        "input_message": _fit(f"{_hint(field, blank, figure)} {more}".strip(), MAXIMUM_MESSAGE),
        "error_title": _fit(title, MAXIMUM_TITLE),
        "error_message": _fit(message, MAXIMUM_MESSAGE),
    }
    areas = [xl_range(first, column, last, column) for first, last in lines]
    several = {"multi_range": " ".join(areas)} if len(areas) > 1 else {}
    page.data_validation(lines[0][0], column, lines[-1][1], column, {**settings, **rule, **several})


def _hint(field: Field, blank: Blank, figure: Figure | None) -> str:
    """What to write, with an example of the form's own: its figures, days of its period."""
    words = hint_of(field)
    first, last = map(format_date, blank.example_days)
    match field.kind:
        case CellKind.DAY:
            return f"{words} Viết ngày/tháng/năm, ví dụ {last}."
        case CellKind.DAYS:
            return f"{words} Ví dụ: {first}; {last}."
    if figure is None:
        return words
    return f"{_decimal_words(figure.decimals)}{words} Đơn vị tính: {figure.unit}."


def _criteria(kind: CellKind) -> dict[str, Any]:
    if kind in CHOICES:
        # A kind of programme that is not in the list may be written.
        return {
            "validate": "list",
            "source": f"={CHOICES[kind]}",
            "error_type": "information" if kind is CellKind.PROGRAMME else "stop",
        }
    if kind.is_number:
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MAXIMUM_NUMBER}
    return {
        "validate": "length",
        "criteria": "<=",
        "value": MAXIMUM_TEXT if kind is CellKind.WORDS else MAXIMUM_LINE,
    }


def _decimal_words(decimals: int) -> str:
    return f"Nhiều nhất {decimals} chữ số sau dấu phẩy. " if decimals else ""


def _day_rule(field: Field, blank: Blank, message: str) -> tuple[dict[str, Any], str]:
    level = blank.plan.levels.get(_OUTSIDE, Level.ERROR)
    if not field.in_period or level is Level.OFF:
        return {"validate": "date", "criteria": ">=", "value": date(MINIMUM_YEAR, 1, 1)}, message
    first, last = blank.plan.data_days(blank.period)
    days = f"từ {format_date(first)} đến {format_date(last)}"
    rule = {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "error_type": "stop" if level is Level.ERROR else "warning",
    }
    return rule, f"{RULES[_OUTSIDE].title.vi}: {days}, viết ngày/tháng/năm."


def _fit(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
