"""What stands in a cell → text as somebody would type it into a report.

Numbers, days and words stand there as Excel keeps them, or typed as text.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from ttdn.forms.columns import DAYS_MARK, CellKind, read_days, split_days
from ttdn.forms.inert import WINDOWS_EPOCH
from ttdn.vietnamese import break_lines, clean, is_percentage

#: A number as offices write it: groups of three digits, parted by full stops or spaces. Nothing else can be
#: meant by it.
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:[ \u00a0\u202f][0-9]{3})+)(?:,[0-9]{1,2})?")
_MONEY = re.compile(r"(?i)\s*(?:đồng|đ|vnd|vnđ)\.?$")
_PERCENT = re.compile(r"([0-9]+(?:,[0-9]+)?)\s*%")
#: Days that Excel counts, of the years 2000 to 2099: a day whose cell has lost its format.
_SERIAL = range(36_526, 73_051)
#: An amount with its unit written out: "25 triệu đồng", "1,2 tỷ", "25 triệu 500 nghìn".
_UNITS = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_AMOUNT = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?\s*(nghìn|ngàn|triệu|tr|tỷ|tỉ)\b\.?",
    re.IGNORECASE,
)
#: Days in words and with other signs; the year may have two digits.
_DAY_IN_WORDS = re.compile(
    r"(?:ngày\s*)?([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*(?:năm\s*|[,/]\s*)([0-9]{4})\.?", re.IGNORECASE
)
_DAY_IN_SIGNS = re.compile(
    r"(?:ngày\s*)?([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4}|[0-9]{2})\.?", re.IGNORECASE
)
_CENTURY = "20"
_WITHOUT_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_DAYS = frozenset({CellKind.DAY, CellKind.DAYS})


def read_cell(
    value: Any,  # noqa: ANN401 - whatever a cell holds
    number_format: str,
    kind: CellKind,
    measure: str = "",
    epoch: datetime = WINDOWS_EPOCH,
) -> str:
    """The text that a cell means; empty where nothing was given.

    Args:
        value: What the cell holds.
        number_format: How Excel shows it.
        kind: What it is to hold.
        measure: The unit of measure of a count; a percentage counts only where it is one.
        epoch: The first day of the workbook's calendar.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, date):
        day = day_of(value)
        return day.isoformat() if kind in _DAYS else f"{day:%d/%m/%Y}"
    if isinstance(value, int | float):
        return _number_text(value, number_format, kind, measure, epoch)
    return _typed_text(str(value), kind, measure)


def in_year(days: str, year: str) -> str:
    """Days with the year of the form where none was typed."""
    typed = (f"{day}/{year}" if _WITHOUT_YEAR.fullmatch(day) else day for day in split_days(days))
    return read_days(DAYS_MARK.join(typed))


def day_of(value: date) -> date:
    """The day of a cell that holds a day or a time."""
    return value.date() if isinstance(value, datetime) else value


def _number_text(number: float, number_format: str, kind: CellKind, measure: str, epoch: datetime) -> str:
    if "%" in number_format:
        percent = write_number(round(number * 100, 6))
        return percent if is_percentage(measure) and kind.is_number else f"{percent} %"
    if kind in _DAYS and number in _SERIAL:
        return f"{epoch + timedelta(days=number):%Y-%m-%d}"
    return write_number(number)


def write_number(number: float) -> str:
    """A number without the fraction that it does not have; a fraction with a comma, as exact as in Excel."""
    if float(number).is_integer() and abs(number) < 1e17:  # noqa: PLR2004 - beyond that a float has no digits of its own
        number = int(number)
    return str(number) if isinstance(number, int) else f"{float(number):.15g}".replace(".", ",")


def _typed_text(typed: str, kind: CellKind, measure: str) -> str:
    text = "\n".join(" ".join(line.split()) for line in clean(break_lines(typed)).split("\n")).strip()
    if not text:
        return ""
    if kind.is_number:
        return _typed_number(text, kind, measure)
    if kind is CellKind.ITEM:
        return text.split(" ", 1)[0]
    if kind is CellKind.STATUS:
        return kind.canonical(text)
    if kind is CellKind.DAYS:
        return read_days(DAYS_MARK.join(map(_typed_day, split_days(text))))
    return _typed_day(text) if kind is CellKind.DAY else text


def _typed_number(text: str, kind: CellKind, measure: str) -> str:
    if kind is CellKind.MONEY:
        text = _MONEY.sub("", text)
        text = _amount(text) or text
    percent = _PERCENT.fullmatch(text)
    if percent and is_percentage(measure):
        text = percent[1]
    return re.sub(r"[^0-9,]", "", text) if _GROUPED.fullmatch(text) and not text.startswith("0") else text


def _amount(text: str) -> str | None:
    """Đồng, of an amount whose units are written out from the largest down.

    It is None for anything else, or for a fraction of a đồng.
    """
    found = list(_AMOUNT.finditer(text))
    powers = [_UNITS[match[3].lower()] for match in found]
    if not found or _AMOUNT.sub("", text).strip() or powers != sorted(set(powers), reverse=True):
        return None
    total = 0
    for match, power in zip(found, powers, strict=True):
        fraction = match[2] or ""
        total += int(match[1].replace(".", "") + fraction) * 10 ** (power - len(fraction))
    return str(total)


def _typed_day(text: str) -> str:
    """A day as offices write it in words, or with the year in two digits; day before month, always."""
    match = _DAY_IN_WORDS.fullmatch(text) or _DAY_IN_SIGNS.fullmatch(text)
    if match is None:
        return text
    day, month, year = match.groups()
    return f"{int(day):02d}/{int(month):02d}/{year if len(year) > len(_CENTURY) else _CENTURY + year}"
