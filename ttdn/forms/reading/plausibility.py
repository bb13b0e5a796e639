"""Cells that can be read, but hardly mean what they say.

Day and month may be swapped, a thousand may have become one, and money may be in millions.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.columns import CellKind
from ttdn.forms.reading.cells import day_of, is_whole, write_number
from ttdn.forms.reading.grid import GridCell
from ttdn.forms.values import CellAddress
from ttdn.language import Text
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.spoken import facts_of_no_number, spoken_amount
from ttdn.safe_text import quote
from ttdn.vietnamese import format_date, format_integer

_THREE_DECIMALS = re.compile(r"[#0,]*0\.0{3}")
#: What a format writes behind the digits of a number: how many thousands it leaves out, then its own words.
_BEHIND = re.compile(r'(?:[0#?]|General)(,*)((?:"[^"]*"|\\.|[^0#?"\\])*)$')
_IN_BRACKETS, _ZEROS = re.compile(r"\[[^\]]*\]"), re.compile("[ .,]*0[0 .,]*")
_LAST_MONTH = 12
#: Ten times as much as was to be done; of a share nobody reports more.
_LARGEST_SHARE = 10
_THOUSAND = 1_000


def find_wrong_number(
    cell: GridCell, kind: CellKind, place: Location, figure: Figure | None = None
) -> Diagnostic | None:
    """A number that Excel has made of something else: what it shows is not what it holds.

    A figure that may have decimals is not taken for a thousand times as much, but may have too many of them;
    no percentage is meant to be a thousand times as much.
    """
    value = cell.value
    if not kind.is_number or isinstance(value, bool):
        return None
    if isinstance(value, date | datetime):
        return _shown_as_a_day(value, place)
    if not isinstance(value, int | float):
        return None
    scaled = _in_units_shown(value, cell.number_format, place)
    if scaled:
        return scaled
    decimals = figure.decimals if figure else 0
    if decimals and len(place.snippet.partition(",")[2]) > decimals:
        return _too_fine(place, decimals)
    if abs(value) >= _THOUSAND:
        return None
    thousands = round(float(value) * _THOUSAND, 6)
    is_shown = _THREE_DECIMALS.fullmatch(cell.number_format.split(";")[0]) is not None and value != 0
    if not is_shown and not (thousands.is_integer() and _is_odd_fraction(float(value), cell, figure)):
        return None
    meant = format_integer(int(thousands)) if thousands.is_integer() else ""
    return Diagnostic(
        "doubtful-number",
        Text(
            f"Excel lưu ô này là {place.snippet}; có phải là {meant}?",
            f"Excel stores {place.snippet} here; was {meant} meant?",
        ),
        place,
        hint=Text(
            f"Gõ lại chỉ bằng chữ số, không dấu chấm, ví dụ {int(thousands)}.",
            f"Type digits only, without full stops: {int(thousands)}.",
        ),
    )


def _in_units_shown(value: float, number_format: str, place: Location) -> Diagnostic | None:
    """A number whose format writes thousands or millions behind it: ``25 triệu``, ``25.000`` kept as 25."""
    behind = _BEHIND.search(_IN_BRACKETS.sub("", number_format.partition(";")[0]))
    words = re.sub(r'["\\]', "", behind[2]).strip() if behind else ""
    if behind is None or not words or not value:
        return None
    scaled = value / _THOUSAND ** len(behind[1])
    zeros = words.count("0") if _ZEROS.fullmatch(words) else 0
    said = f"{write_number(scaled)}{'' if zeros else ' '}{words}"
    asked = f"{scaled * 10**zeros:.0f}" if zeros else facts_of_no_number(said).get("asked")
    meant = spoken_amount(said) or asked
    if meant in {None, write_number(value)}:
        return None
    shown = quote(said)
    return Diagnostic(
        "doubtful-number",
        Text(
            f"Ô hiện {shown} nhưng Excel lưu {place.snippet}; có phải là {format_integer(int(meant))}?",
            f"The cell shows {shown} but holds {place.snippet}; was {format_integer(int(meant))} meant?",
        ),
        place,
        hint=Text(f"Gõ đủ chữ số: {meant}.", f"Type all digits: {meant}."),
    )


def _is_odd_fraction(value: float, cell: GridCell, figure: Figure | None) -> bool:
    """Whether a whole number is asked for and there is none, nor a percentage."""
    may_be = figure is not None and (figure.decimals or figure.is_percentage)
    return not may_be and not is_whole(value) and "%" not in cell.number_format


def _shown_as_a_day(value: date | datetime, place: Location) -> Diagnostic:
    return Diagnostic(
        "doubtful-number",
        Text(
            f"Ô đang ở dạng ngày và hiện {format_date(day_of(value))}.",
            f"The cell has a date format and shows {day_of(value)}.",
        ),
        place,
        hint=Text(
            "Đổi ô sang dạng số (Format Cells > Number), rồi gõ lại con số.",
            "Change the cell's format to Number and type the number again.",
        ),
    )


def _too_fine(place: Location, decimals: int) -> Diagnostic:
    return Diagnostic(
        "fractional-number",
        Text(
            f"Số {place.snippet} có quá nhiều chữ số thập phân.",
            f"The number {place.snippet} has too many places.",
        ),
        place,
        hint=Text(f"Làm tròn đến {decimals} chữ số thập phân.", f"Round it to {decimals} places."),
    )


def find_scaled_percentage(cell: GridCell, figure: Figure | None, place: Location) -> Diagnostic | None:
    """A percentage of which Excel may hold the fraction, or a hundred times as much.

    97,5% typed into a cell for numbers is 0,975; 50 in a cell that was made one for percentages shows 5000%.
    """
    value = cell.value
    if figure is None or not figure.is_percentage or not isinstance(value, int | float):
        return None
    if "%" in cell.number_format:
        is_likely, meant = value >= _LARGEST_SHARE, write_number(value)
        held = Text(f"Ô này hiện {place.snippet}%", f"The cell shows {place.snippet}%")
    else:
        is_likely, meant = 0 < value <= 1, write_number(round(value * 100, 6))
        held = Text(
            f"Excel lưu ô này là {place.snippet}, tức {place.snippet}%",
            f"Excel stores {place.snippet} here, which is {place.snippet}%",
        )
    if not is_likely:
        return None
    return Diagnostic(
        "doubtful-number",
        Text(f"{held.vi}; có phải là {meant}%?", f"{held.en}; was {meant}% meant?"),
        place,
        Severity.WARNING,
        hint=Text(
            f"Ô đã tính bằng phần trăm: nếu ý là {meant}% thì gõ {meant}, không gõ dấu %.",
            f"The cell is in percent: for {meant}% type {meant} without the sign.",
        ),
    )


def find_swapped_days(
    days: Mapping[CellAddress, tuple[GridCell, Location]],
    base: Mapping[CellAddress, str],
    plan: Plan,
    period: Period,
) -> Iterator[Diagnostic]:
    """Days of which Excel may have taken the day for the month.

    A form with days and, beside them, texts that Excel did not take for days because their months would be 13
    and more, was filled in on a computer with the settings of another country.
    """
    foreign = any(isinstance(cell.value, str) and _is_late_in_month(cell.value) for cell, _ in days.values())
    first, last = plan.data_days(period)
    for address, (cell, place) in days.items():
        if not isinstance(cell.value, date | datetime):
            continue
        day = day_of(cell.value)
        if day.day > _LAST_MONTH or day.day == day.month or base.get(address) == day.isoformat():
            continue
        other = day.replace(day=day.month, month=day.day)
        if address.field.in_period and not first <= other <= last:
            continue  # it would be no better
        if foreign or (address.field.in_period and not first <= day <= last):
            yield Diagnostic(
                "day-and-month",
                Text(
                    f"Excel có thể đã đảo ngày và tháng: {format_date(day)} hay {format_date(other)}?",
                    f"Excel may have swapped day and month: {format_date(day)} or {format_date(other)}?",
                ),
                place,
                Severity.WARNING,
                hint=Text(
                    f"Xem lại ngày này; nếu sai thì gõ lại năm-tháng-ngày, ví dụ {other}.",
                    f"Check it; if it is wrong, type year-month-day, such as {other}.",
                ),
            )


def _is_late_in_month(text: str) -> bool:
    match = re.match(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{2,4}", text)
    return match is not None and int(match[1]) > _LAST_MONTH >= int(match[2])


def formula_in_words(text: str) -> bool:
    """Whether words are a formula that was typed into a cell for text, where Excel does not calculate it."""
    return (
        re.match(r"=\s*[-+(]*\s*(?:[A-Za-z]+\(|\$?[A-Za-z]{1,3}\$?[0-9]|[0-9]+\s*[-+*/])", text) is not None
    )


def unreadable(place: Location, content: str) -> Diagnostic:
    """A cell without a value."""
    return Diagnostic(
        "unreadable-cell",
        Text(
            f"Ô chứa {quote(content)} nên không có giá trị.",
            f"The cell contains {quote(content)} and has no value.",
        ),
        place,
        hint=Text("Gõ thẳng con số hoặc câu chữ vào ô.", "Type the number or the text itself."),
    )
