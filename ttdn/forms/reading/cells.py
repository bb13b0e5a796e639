"""What stands in a cell → text as somebody would type it into a report.

Numbers, days and words stand there as Excel keeps them, or typed as text.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from ttdn.forms.columns import DAYS_MARK, CellKind, read_days, split_days
from ttdn.forms.inert import WINDOWS_EPOCH
from ttdn.model.scalars import plain_signs
from ttdn.model.spoken import day_without_year, spoken_amount, spoken_day, without_currency
from ttdn.vietnamese import break_lines, clean, fold, is_percentage

#: A number as offices write it: groups of three digits, parted by full stops or spaces. Nothing else can be
#: meant by it.
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]{1,2})?")
#: One group behind one full stop: where there may be decimals, it may be those.
_ONE_GROUP = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
#: What says nothing: a fraction of zeros, the zero that offices put before a single digit ("05 lớp").
_NO_FRACTION, _LEADING_ZERO = re.compile(r"(?<=[0-9]),0{1,2}$"), re.compile(r"0[1-9]")
#: A number with what it counts, which stands beside the cell already: "7 người".
_COUNTED = re.compile(r"([0-9][0-9., ]*?) *([^0-9., ].*)")
#: What stands around the number of an item, as people cite it: "Mục II.5.4."
_AROUND_NUMBER = re.compile(r"^mục\s+|[\s.,;:]+$", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]+(?:,[0-9]+)?)\s*%")
#: What a number loses or gains where a program keeps it in fewer digits (98,4 as 98,4000015).
_NOISE = 1e-5
#: Days that Excel counts, of the years 2000 to 2099: a day whose cell has lost its format.
_SERIAL = range(36_526, 73_051)
#: What people put into a cell that has nothing to say, so that nobody thinks it was overlooked. Of a number
#: it may mean none, or not known.
_DASHES = " \n-‐‑‒–—−_/.…"
_DAYS = frozenset({CellKind.DAY, CellKind.DAYS})
#: What is typed with other signs for the same digits, as on a keyboard of the East or a phone's.
_IN_SIGNS = frozenset({*_DAYS, CellKind.STATUS, CellKind.ITEM})


def read_cell(  # noqa: PLR0913, PLR0917 - what is known of a cell
    value: Any,  # noqa: ANN401 - whatever a cell holds
    number_format: str,
    kind: CellKind,
    measure: str = "",
    epoch: datetime = WINDOWS_EPOCH,
    decimals: int = 0,
) -> str:
    """The text that a cell means; empty where nothing was given.

    Args:
        value: What the cell holds.
        number_format: How Excel shows it.
        kind: What it is to hold.
        measure: The unit of measure of a count; a percentage counts only where it is one.
        epoch: The first day of the workbook's calendar.
        decimals: The places that a number may have.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, date):
        day = day_of(value)
        return day.isoformat() if kind in _DAYS else f"{day:%d/%m/%Y}"
    if isinstance(value, int | float):
        is_noisy = kind.is_number and "%" not in number_format and is_whole(value, decimals)
        return _number_text(
            round(value, decimals) if is_noisy else value, number_format, kind, measure, epoch
        )
    return _typed_text(str(value), kind, measure, decimals)


def is_whole(value: float, decimals: int = 0) -> bool:
    """Whether a number has no more places than these, but for what a program made of its last digits."""
    return abs(value - round(value, decimals)) < _NOISE


def in_year(days: str, year: str) -> str:
    """Days with the year of the form where none was typed."""
    return DAYS_MARK.join(day_in_year(day, year) for day in split_days(days))


def day_in_year(typed: str, year: str) -> str:
    """One day with the year of the form where none was typed; words that are none stay as they are."""
    parts = day_without_year(typed)
    return CellKind.DAY.canonical(f"{parts[0]:02d}/{parts[1]:02d}/{year}" if parts else typed)


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


def _typed_text(typed: str, kind: CellKind, measure: str, decimals: int) -> str:
    text = "\n".join(" ".join(line.split()) for line in clean(break_lines(typed)).split("\n")).strip()
    if kind.is_number or kind in _IN_SIGNS:
        text = plain_signs(text)
    if kind.is_number:
        return _typed_number(text, kind, measure, decimals)
    if not text.strip(_DASHES):
        return ""
    if kind is CellKind.ITEM:
        return _AROUND_NUMBER.sub("", " ".join(text.split()))
    if kind in {CellKind.STATUS, CellKind.PROGRAMME}:
        return kind.canonical(text)
    if kind is CellKind.DAYS:
        return read_days(DAYS_MARK.join(map(_typed_day, split_days(text))))
    return _typed_day(text) if kind is CellKind.DAY else text


def _typed_number(text: str, kind: CellKind, measure: str, decimals: int) -> str:
    if kind is CellKind.MONEY:
        text = without_currency(text)
        text = spoken_amount(text) or text
    counted = _COUNTED.fullmatch(text)
    if counted and measure and fold(counted[2]) == fold(measure):
        text = counted[1]
    percent = _PERCENT.fullmatch(text)
    if percent and is_percentage(measure):
        text = percent[1]
    if (decimals or is_percentage(measure)) and _ONE_GROUP.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[^0-9,]", "", text)
    return _NO_FRACTION.sub("", text.removeprefix("0") if _LEADING_ZERO.fullmatch(text) else text)


def _typed_day(text: str) -> str:
    return spoken_day(text) or text
