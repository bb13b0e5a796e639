"""How an amount or a share has changed, in words; percent and percentage points are kept apart."""

from decimal import Decimal

from ttdn.comparison import Change, ComparedAmount
from ttdn.comparison_words import change_share
from ttdn.language import Text, same
from ttdn.model.figure import Figure
from ttdn.status import Rate
from ttdn.vietnamese import format_amount, format_integer, in_hundred

_MINUS = "\N{MINUS SIGN}"


def percent_of(rate: Rate | None) -> Decimal | None:
    """A rate in a hundred, as it is printed; None where there is nothing to divide by."""
    if rate is None or not rate.whole:
        return None
    return in_hundred(rate.part, rate.whole)


def money_change(compared: ComparedAmount, other: Text) -> Text:
    """``tăng 2.000.000 đồng (20,00%) so với quý I năm 2026``, like for like; empty where nothing is."""
    change = compared.change
    if change is None:
        return same("")
    words = Text(f"bằng {other.vi}", f"the same as {other.en}")
    if change.difference:
        size = f"{format_amount(change.size)} đồng{change_share(change, ' ({})')}"
        vi, en = _verbs(change)
        words = Text(f"{vi} {size} so với {other.vi}", f"{en} by {size} against {other.en}")
    if compared.has_same_units:
        return words
    share = f"{format_integer(compared.both)}/{format_integer(compared.units)}"
    return Text(
        f"riêng {share} đơn vị báo cáo cả hai kỳ {words.vi}",
        f"of the {share} units that reported both: {words.en}",
    )


def _verbs(change: Change) -> Text:
    return Text("tăng", "up") if change.difference > 0 else Text("giảm", "down")


def change_cell(figure: Figure, change: Change | None) -> Text:
    """``+12 (+10,08%)`` in a cell; percentage points are called so; empty where nothing is compared."""
    if change is None:
        return same("")
    if not change.difference:
        return same("0")
    sign = "+" if change.difference > 0 else _MINUS
    words = f"{sign}{format_amount(change.size)}"
    if figure.is_percentage:
        return Text(f"{words} điểm %", f"{words} points")
    return same(words + change_share(change, f" ({sign}{{}})"))


def points_cell(points: Decimal | None) -> Text:
    """``+5,2 điểm %`` in a cell; empty where nothing is compared."""
    if points is None:
        return same("")
    if not points:
        return same("0")
    words = f"{'+' if points > 0 else _MINUS}{format_amount(abs(points))}"
    return Text(f"{words} điểm %", f"{words} points")
