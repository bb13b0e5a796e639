"""Figures: how their amounts are put together, and how far their targets are reached.

It is pure, as ``status`` is, which knows what was reported.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ttdn.language import NOTHING, Text, same
from ttdn.model.clauses import Item
from ttdn.model.figure import Each, Figure, Per, Target, Total
from ttdn.model.period import Period
from ttdn.model.scalars import MAXIMUM_DECIMALS, Amount, shortest
from ttdn.vietnamese import format_amount, format_percent, measured, rounded

#: What a unit reported, and for which period.
Given = tuple[Period, Amount]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a target is reached in a period.

    ``part`` of ``whole`` is the common amount of the target's, or the units that have reached it of those
    that are to (``counts_units``); of one unit alone it is the amount, too. ``is_over`` says that no more can
    come: only then is it reached or missed. ``amounts`` is what each unit has that is to reach it.
    """

    period: Period
    part: Amount | None
    whole: Amount
    is_over: bool
    is_reached: bool
    counts_units: bool = False
    amounts: Mapping[str, Amount | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureTotal:
    """One figure under one item, put together over the units that reported it (``units``).

    Amounts are in the figure's own unit of measure; ``total`` is None, and ``by_kind`` empty, where they are
    not put together, or where there are none: a figure with a target is here even so. ``given`` is what each
    unit reported. What coordinating units (phối hợp) report of their part is ``helped``: it is told apart and
    added to nothing, since the units that owe the item may report the same.
    """

    item: Item
    figure: Figure
    total: Amount | None
    by_kind: Mapping[str, Amount]
    given: Mapping[str, Sequence[Given]]
    reach: tuple[Reach, ...] = ()
    helped: Mapping[str, Sequence[Given]] = field(default_factory=dict)

    @property
    def help_total(self) -> Amount | None:
        """The amount of the coordinating units."""
        return put_together(self.figure, self.helped.values())

    @property
    def is_reached(self) -> bool:
        """Whether its target is reached, in each of the periods that tell."""
        return bool(self.reach) and all(one.is_reached for one in self.telling)

    @property
    def telling(self) -> Sequence[Reach]:
        """The periods that tell whether its target is reached: those that are over, without any all begun."""
        return [one for one in self.reach if one.is_over] or self.reach

    @property
    def units(self) -> int:
        """How many units reported it."""
        return len(self.given)


def put_together(figure: Figure, given: Iterable[Sequence[Given]]) -> Amount | None:
    """The amount of several units, each with what it reported; None where there is none."""
    return _rounded(
        _of_units(figure, [amount for one in given if (amount := _of_unit(figure, one)) is not None])
    )


def amount_of(figure: Figure, given: Sequence[Given]) -> Amount | None:
    """The amount of one unit for all that it reported; None where it has none."""
    return _rounded(_of_unit(figure, given))


def _of_unit(figure: Figure, given: Sequence[Given]) -> Fraction | None:
    """One unit's amount: a mean counts a longer period for more, the last is that of the latest period."""
    if not given or (figure.total is Total.NONE and len(given) > 1):
        return None
    if figure.total is Total.MEAN:
        lengths = [last - first + 1 for first, last in (period.months for period, _ in given)]
        parts = (Fraction(amount) * length for (_, amount), length in zip(given, lengths, strict=True))
        return sum(parts, Fraction()) / sum(lengths)
    if figure.total is Total.LAST:
        return Fraction(max(given, key=lambda one: one[0].months[1])[1])
    return sum((Fraction(amount) for _, amount in given), Fraction())


def _of_units(figure: Figure, amounts: Sequence[Fraction]) -> Fraction | None:
    if not amounts or figure.total is Total.NONE:
        return None
    return sum(amounts, Fraction()) / (len(amounts) if figure.is_averaged else 1)


def _rounded(amount: Fraction | None) -> Amount | None:
    """A number as it is printed; a mean has no more places than any figure, five rounded up."""
    if amount is None:
        return None
    return shortest(rounded(amount, MAXIMUM_DECIMALS))


def reach(
    figure: Figure, target: Target, period: Period, given: Mapping[str, Sequence[Given]], *, is_over: bool
) -> Reach:
    """How far a target is reached; ``given`` is what each unit reported that counts for it."""
    if target.per is Per.UNIT and len(given) != 1:
        amounts = {unit: amount_of(figure, one) for unit, one in given.items()}
        reached = sum(map(target.is_reached, amounts.values()))
        done = reached == len(given)
        return Reach(period, reached, len(given), is_over, done, counts_units=True, amounts=amounts)
    amount = put_together(figure, given.values())
    if target.per is Per.UNIT:
        amount = amount_of(figure, *given.values())
    return Reach(period, amount, target.amount, is_over, target.is_reached(amount))


def target_words(unit: str, target: Target) -> Text:
    """``mỗi đơn vị ít nhất 20 buổi trong năm``."""
    amount, at_least = measured(target.amount, unit), target.exactly is None
    wanted = Text(
        f"{'ít nhất' if at_least else 'đúng'} {amount}", f"{'at least' if at_least else 'exactly'} {amount}"
    )
    when = Text("trong năm", "in the year")
    if target.each is Each.PERIOD:
        when = Text("trong mỗi kỳ báo cáo", "in each period")
    if target.per is Per.UNIT:
        return Text(f"mỗi đơn vị {wanted.vi} {when.vi}", f"{wanted.en} for each unit {when.en}")
    return Text(f"{wanted.vi} {when.vi}, tính chung các đơn vị", f"{wanted.en} {when.en}, all units together")


def reach_words(total: FigureTotal) -> Text:
    """``đến nay đạt 12/20, bằng 60,00%``; of each unit: ``27/44 đơn vị đạt, bằng 61,36%``."""
    target, told = total.figure.target, [_reach_words(total.figure, one) for one in total.reach]
    if target and target.each is Each.PERIOD and [one.period.kind for one in total.reach] != ["year"]:
        labels = [one.period.label for one in total.reach]
        told = [
            Text(f"{label.vi}: {words.vi}", f"{label.en}: {words.en}")
            for label, words in zip(labels, told, strict=True)
        ]
    return Text("; ".join(words.vi for words in told), "; ".join(words.en for words in told))


def _reach_words(figure: Figure, one: Reach) -> Text:
    if one.part is None or not one.whole:
        return Text("chưa có số liệu", "nothing reported")
    if one.counts_units:
        share = share_words(one.part, one.whole, Text(" đơn vị đạt", " units reached it"))
        return share if one.is_over else Text(f"đến nay {share.vi}", f"{share.en} so far")
    reached = share_words(one.part, one.whole)
    if figure.is_percentage:
        reached = same(measured(one.part, figure.unit))
    if not one.is_over:
        return Text(f"đến nay đạt {reached.vi}", f"{reached.en} so far")
    verdict = Text("đạt chỉ tiêu", "reached") if one.is_reached else Text("không đạt chỉ tiêu", "missed")
    return Text(f"{reached.vi}, {verdict.vi}", f"{reached.en}, {verdict.en}")


def share_words(part: Amount, whole: Amount, of_what: Text = NOTHING) -> Text:
    """``12/20, bằng 60,00%``."""
    share, percent = f"{format_amount(part)}/{format_amount(whole)}", format_percent(part, whole)
    return Text(f"{share}{of_what.vi}, bằng {percent}", f"{share}{of_what.en} ({percent})")
