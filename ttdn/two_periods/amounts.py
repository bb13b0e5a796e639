"""How an amount or a share has changed, in words; percent and percentage points are kept apart."""

from decimal import Decimal

from ttdn.comparison import Change, ComparedAmount, ComparedFigure
from ttdn.language import Text, count_of, same
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.status import Rate
from ttdn.vietnamese import format_amount, format_integer, format_percent, measured, padded

#: From so many times as much on, nobody reads percent any more.
_MANIFOLD = 3
_MINUS = "\N{MINUS SIGN}"


def period_words(period: Period, now: Period) -> Text:
    """Another period as a sentence calls it: ``quý I năm 2026``, ``cùng kỳ năm 2025``."""
    is_same_of_last_year = (period.kind, period.number) == (now.kind, now.number) and period.kind != "year"
    if is_same_of_last_year and not period.is_adhoc:
        return Text(f"cùng kỳ năm {period.year}", f"the same period of {period.year}")
    return period.label


def percent_of(rate: Rate | None) -> Decimal | None:
    """A rate in a hundred, as it is printed; None where there is nothing to divide by."""
    if rate is None or not rate.whole:
        return None
    return Decimal(f"{rate.part * 100 / rate.whole:.2f}")


def figure_change(compared: ComparedFigure, period: Period, now: Period) -> Text:
    """``tăng 12 buổi (57,14%) so với quý I năm 2026``; where other units have reported, only the same ones.

    Who stands behind both is said where that differs.
    """
    figure, other = compared.figure, period_words(period, now)
    units, then, both = compared.now.units, compared.before.units, compared.both
    if compared.change is None:
        amount = measured(compared.whole.before, figure.unit)
        return Text(
            f"{other.vi} có {padded(then)} đơn vị báo cáo {amount}",
            f"{count_of(then, 'unit')} reported {amount} for {other.en}",
        )
    words = _change_words(figure, compared.change, other)
    if compared.has_same_units:
        return _with_units(words, units, then)
    share = Text(padded(both), str(both))
    if both != units:
        share = Text(f"{format_integer(both)}/{format_integer(units)}", f"{both} of {units}")
    vi, en = (f" (khi đó {padded(then)} đơn vị báo cáo)", f" ({then} then)") if then > both else ("", "")
    return Text(
        f"riêng {share.vi} đơn vị có số liệu cả hai kỳ {words.vi}{vi}",
        f"of the {share.en} units with figures for both: {words.en}{en}",
    )


def _with_units(words: Text, units: int, then: int) -> Text:
    if units == then:
        return words
    return Text(
        f"{words.vi} (khi đó {padded(then)} đơn vị báo cáo, kỳ này {padded(units)})",
        f"{words.en} ({count_of(then, 'unit')} then, {units} now)",
    )


def money_change(compared: ComparedAmount, other: Text) -> Text:
    """``tăng 2.000.000 đồng (20,00%) so với quý I năm 2026``, like for like; empty where nothing is."""
    change = compared.change
    if change is None:
        return same("")
    words = Text(f"bằng {other.vi}", f"the same as {other.en}")
    if change.difference:
        size = f"{format_amount(change.size)} đồng{_share(change, ' ({})')}"
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


def _change_words(figure: Figure, change: Change, other: Text) -> Text:
    if not change.difference:
        return Text(f"bằng {other.vi}", f"the same as {other.en}")
    words = amount_of_change(figure, change)
    if _is_manifold(figure, change):
        return Text(f"{words.vi} {other.vi}", f"{words.en} {other.en}")
    return Text(f"{words.vi} so với {other.vi}", f"{words.en} against {other.en}")


def amount_of_change(figure: Figure, change: Change) -> Text:
    """``tăng 12 buổi (57,14%)``; percentages change by percentage points."""
    if not change.difference:
        return Text("không đổi", "unchanged")
    vi, en = _verbs(change)
    if figure.is_percentage:
        size = format_amount(change.size)
        return Text(f"{vi} {size} điểm phần trăm", f"{en} by {size} percentage points")
    size, unit = padded(change.size), figure.unit
    if _is_manifold(figure, change):
        times = format_amount(round(Decimal(change.now) / Decimal(change.before), 1))
        return Text(f"{vi} {size} {unit}, gấp {times} lần", f"{en} by {size} {unit}, {times} times")
    share = _share(change, " ({})")
    return Text(f"{vi} {size} {unit}{share}", f"{en} by {size} {unit}{share}")


def _is_manifold(figure: Figure, change: Change) -> bool:
    return not figure.is_percentage and 0 < change.before * _MANIFOLD <= change.now


def _share(change: Change, form: str) -> str:
    """A change as a share of what was; nothing where there was nothing, or where it rounds to nothing."""
    share = format_percent(change.size, change.before)
    return "" if change.before <= 0 or share == "0,00%" else form.format(share)


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
    return same(words + _share(change, f" ({sign}{{}})"))


def points_cell(points: Decimal | None) -> Text:
    """``+5,2 điểm %`` in a cell; empty where nothing is compared."""
    if points is None:
        return same("")
    if not points:
        return same("0")
    words = f"{'+' if points > 0 else _MINUS}{format_amount(abs(points))}"
    return Text(f"{words} điểm %", f"{words} points")
