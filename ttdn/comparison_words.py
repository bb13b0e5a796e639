"""How figures compare with those of another period, in words."""

from decimal import Decimal
from fractions import Fraction

from ttdn.comparison import Change, ComparedFigure
from ttdn.language import NOTHING, Text, count_of, same
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.scalars import Amount
from ttdn.phrases import padded
from ttdn.vietnamese import format_amount, format_integer, format_percent, measured, rounded

#: From so many times as much on, nobody reads percent any more.
_MANIFOLD = 3


def compared_words(compared: ComparedFigure, period: Period, now: Period) -> Text:
    """``tăng 12 buổi (57,14%) so với quý I năm 2026``; where other units have reported, only the same ones.

    Who stands behind both is said where that differs.
    """
    figure, other = compared.figure, period_words(period, now)
    units, then = compared.now.units, compared.before.units
    if compared.change is None:
        amount = measured(compared.whole.before, figure.unit)
        return Text(
            f"{other.vi} có {padded(then)} đơn vị báo cáo {amount}",
            f"{count_of(then, 'unit')} reported {amount} for {other.en}",
        )
    words = _change_words(figure, compared.change, other)
    if not compared.has_same_units:
        return _alike_words(compared, words)
    if units == then:
        return words
    return Text(
        f"{words.vi} (khi đó {padded(then)} đơn vị báo cáo, kỳ này {padded(units)})",
        f"{words.en} ({count_of(then, 'unit')} reported it then, {units} now)",
    )


def _alike_words(compared: ComparedFigure, words: Text) -> Text:
    """The same of those units alone that have the figure in both periods."""
    units, then, both = compared.now.units, compared.before.units, compared.both
    share = padded(both) if both == units else f"{format_integer(both)}/{format_integer(units)}"
    vi = f" (khi đó {padded(then)} đơn vị báo cáo)" if then > both else ""
    en = f" ({count_of(then, 'unit')} reported it then)" if then > both else ""
    return Text(
        f"riêng {share} đơn vị có số liệu cả hai kỳ {words.vi}{vi}",
        f"of {count_of(both, 'unit')} with both periods: {words.en}{en}",
    )


def period_words(period: Period, now: Period) -> Text:
    """Another period as a sentence calls it: ``quý I năm 2026``, ``cùng kỳ năm 2025``."""
    if (period.kind, period.number) == (now.kind, now.number) and period.kind != "year":
        return Text(f"cùng kỳ năm {period.year}", f"the same period of {period.year}")
    return period.label


def _change_words(figure: Figure, change: Change, other: Text) -> Text:
    if not change.difference:
        return Text(f"bằng {other.vi}", f"as in {other.en}")
    words = amount_of_change(figure, change)
    if is_manifold(figure, change):
        return Text(f"{words.vi} {other.vi}", f"{words.en} {other.en}")
    return Text(f"{words.vi} so với {other.vi}", f"{words.en} against {other.en}")


def amount_of_change(figure: Figure, change: Change) -> Text:
    """``tăng 12 buổi (57,14%)``; percentages change by percentage points."""
    if not change.difference:
        return Text("không đổi", "unchanged")
    verb = Text("tăng", "up") if change.difference > 0 else Text("giảm", "down")
    size = format_amount(change.size)
    if figure.is_percentage:
        return Text(f"{verb.vi} {size} điểm phần trăm", f"{verb.en} {size} percentage points")
    more = Text(change_share(change, " ({})"), change_share(change, " ({})"))
    if is_manifold(figure, change):
        times = format_amount(rounded(Fraction(change.now) / Fraction(change.before), 1))
        more = Text(f", gấp {times} lần", f", {times} times as much as")
    vi, en = f"{padded(change.size)} {figure.unit}", f"{size} {figure.unit}"
    return Text(f"{verb.vi} {vi}{more.vi}", f"{verb.en} {en}{more.en}")


def is_manifold(figure: Figure, change: Change) -> bool:
    """Whether a figure is so many times what it was that nobody reads percent any more."""
    return not figure.is_percentage and 0 < change.before * _MANIFOLD <= change.now


def change_share(change: Change, form: str) -> str:
    """A change as a share of what was; nothing where there was nothing, or where it rounds to nothing."""
    share = format_percent(change.size, change.before)
    return "" if change.before <= 0 or share == "0,00%" else form.format(share)


def change_cell(figure: Figure, change: Change | None) -> Text:
    """``+12 (+10,08%)`` in a cell; percentage points are called so; empty where nothing is compared."""
    if change is None or figure.is_percentage:
        return points_cell(change and change.difference)
    return same(plain_change_cell(change))


def plain_change_cell(change: Change) -> str:
    """``+12 (+10,08%)``, of money or of a figure that is no percentage."""
    sign = sign_of(change.difference)
    return f"{sign}{format_amount(change.size)}{change_share(change, f' ({sign}{{}})')}"


def points_cell(points: Amount | None) -> Text:
    """``+5,2 điểm %`` in a cell; empty where nothing is compared."""
    if points is None:
        return NOTHING
    words = f"{sign_of(points)}{format_amount(abs(Decimal(points)))}"
    return Text(f"{words} điểm %", f"{words} points") if points else same(words)


def sign_of(amount: Amount) -> str:
    """The sign before a change."""
    return "+" if amount > 0 else "\N{MINUS SIGN}" * (amount < 0)
