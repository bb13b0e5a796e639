"""Two periods side by side for people: the shares as they are said, and how they have changed."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn.comparison_words import change_cell, plain_change_cell, points_cell
from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.language import NOTHING, Text, count_of, same
from ttdn.model.clauses import cite
from ttdn.tables import Column, Table, Value, described
from ttdn.two_periods.compared import FigureLine, Share
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.items import ItemPair
from ttdn.two_periods.tables import TABLES, WHAT_LABELS, shares_of
from ttdn.vietnamese import capitalized, format_amount

_Row = tuple[Value, ...]


def brief_table(two: TwoPeriods, by: str) -> Table:
    """The same of one pair of periods for people: the shares as they are said, and how they have changed."""
    now, before = (Text(*map(capitalized, status.within.label)) for status in two.statuses)
    columns = (
        Column("content", Text("Nội dung", "Content"), width=24),
        Column("now", now, width=16),
        Column("before", before, width=16),
        Column("change", Text("Tăng, giảm", "Change"), width=13),
    )
    table = replace(described(TABLES[by].name), columns=columns, rows=tuple(_ROWS[by](two)))
    return table.without_empty(("content", "now")) if by == "target" else table


_MEASURES = {
    "completion": Text("hoàn thành", "done"),
    "standing": Text("đã thực hiện", "carried out"),
    "reports": Text("báo cáo", "reports"),
}


def _overall(two: TwoPeriods) -> Iterator[_Row]:
    for name, share in shares_of(two):
        yield WHAT_LABELS[name], *_share(two, share)
    for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
        yield (
            WHAT_LABELS[name],
            *map(format_amount, amount.whole),
            amount.change and plain_change_cell(amount.change),
        )


def _share(two: TwoPeriods, share: Share) -> _Row:
    points = points_cell(share.points if two.same_length else None)
    return *(rate.words() if rate else None for rate in share), points


def _sections(two: TwoPeriods) -> Iterator[_Row]:
    for one in two.sections:
        number = cite(one.section.number)
        if one.now and one.before and one.before.number != one.now.number:
            number += f" ({two.before.plan.year}: {cite(one.before.number)})"
        yield from _measured(two, same(f"{number} {one.section.title}".strip()), *one.work.shares)


def _items(two: TwoPeriods) -> Iterator[_Row]:
    for one in two.items:
        yield from _measured(two, same(f"{_numbers(two, one.pair)} {one.item.title}"), *one.work.shares)


def _numbers(two: TwoPeriods, pair: ItemPair) -> str:
    """``II.5.4 (2019: II.4.3)``."""
    now, before, _ = pair
    year = two.before.plan.year
    if now is None:
        number = before.number if before else ""
        return number if two.same_plan else f"{number} ({year})"
    is_other = before and before.number != now.number
    return f"{now.number} ({year}: {before.number})" if before and is_other else now.number


def _units(two: TwoPeriods) -> Iterator[_Row]:
    for one in two.units:
        former = ", ".join(one.former)
        vi, en = (f" (trước là {former})", f" (then {former})") if former else ("", "")
        name = Text(f"{one.called}{vi}", f"{one.called}{en}")
        yield from _measured(two, name, ("reports", one.reports), *one.work.shares)


def _measured(two: TwoPeriods, what: Text, *shares: tuple[str, Share]) -> Iterator[_Row]:
    """A row for each measure of something."""
    for name, share in shares:
        if any(share):
            measure = _MEASURES[name]
            yield Text(f"{what.vi}: {measure.vi}", f"{what.en}: {measure.en}"), *_share(two, share)


def _figures(two: TwoPeriods) -> Iterator[_Row]:
    for line in two.figures:
        label = f"{line.figure.label} ({line.figure.unit})"
        yield label, _amount(line.now), _amount(line.before), _change(line)


def _change(line: FigureLine) -> Text:
    """``+6 (+75,00%); 1/2 đơn vị có cả hai kỳ``; where nothing is compared, why."""
    change = change_cell(line.figure, line.change)
    if not change.vi or line.compared is None:
        return line.why.label
    if line.compared.has_same_units:
        return change
    share = f"{line.compared.both}/{line.compared.units}"
    return Text(f"{change.vi}; {share} đơn vị có cả hai kỳ", f"{change.en}; {share} units gave both")


def _amount(total: FigureTotal | None) -> Text | None:
    """``12 (3 đơn vị)``."""
    if total is None or total.total is None:
        return None
    amount = format_amount(total.total)
    return Text(f"{amount} ({total.units} đơn vị)", f"{amount} ({count_of(total.units, 'unit')})")


def _targets(two: TwoPeriods) -> Iterator[_Row]:
    for now, before in two.targets:
        figure = now.figure
        words = target_words(figure.unit, figure.target) if figure.target else NOTHING
        lead = f"{now.item.number} {figure.label}"
        yield (
            Text(f"{lead}: {words.vi}", f"{lead}: {words.en}"),
            reach_words(now),
            reach_words(before) if before else None,
            None,
        )


_ROWS = {
    "overall": _overall,
    "section": _sections,
    "item": _items,
    "figure": _figures,
    "target": _targets,
    "unit": _units,
}
