"""Two periods side by side for people: the shares as they are said, and how they have changed."""

from collections.abc import Iterable, Iterator, Sequence

from ttdn.comparison import ComparedAmount
from ttdn.figures import reach_words, target_words
from ttdn.language import Text, same
from ttdn.model.clauses import Item, cite
from ttdn.model.scalars import Amount
from ttdn.status import Rate
from ttdn.tables import Column, Table
from ttdn.two_periods.amounts import change_cell, points_cell
from ttdn.two_periods.compared import WHY_LABELS, FigureLine, Share
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.tables import WHAT_LABELS, Row, shares_of
from ttdn.vietnamese import capitalized, format_amount, format_percent


def brief_table(two: TwoPeriods, by: str) -> Table:
    """The same of one pair of periods for people: the shares as they are said, and how they have changed."""
    return _BRIEF[by](two)


def _columns(two: TwoPeriods, *first: Column) -> tuple[Column, ...]:
    now, before = (status.within.label for status in two.statuses)
    return (
        *first,
        Column("now", Text(capitalized(now.vi), capitalized(now.en)), width=16),
        Column("before", Text(capitalized(before.vi), capitalized(before.en)), width=16),
        Column("change", Text("Tăng, giảm", "Change"), width=13),
    )


_CONTENT = Column("content", Text("Nội dung", "Content"), width=24)
_SHORT_MEASURES = {
    "completion": Text("hoàn thành", "done"),
    "standing": Text("đã thực hiện", "carried out"),
    "reports": Text("báo cáo", "reports"),
}


def _brief_share(two: TwoPeriods, share: Share) -> Row:
    return _rate(share.now), _rate(share.before), points_cell(share.points if two.same_length else None)


def _rate(rate: Rate | None) -> str | None:
    if rate is None:
        return None
    share = f"{format_amount(rate.part)}/{format_amount(rate.whole)}"
    return f"{share} ({format_percent(rate.part, rate.whole)})" if rate.whole else share


def _brief_overall(two: TwoPeriods) -> Table:
    rows: list[Row] = [(WHAT_LABELS[name], *_brief_share(two, share)) for name, share in shares_of(two)]
    for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
        rows.append((WHAT_LABELS[name], *_brief_money(amount)))
    return Table("overall", Text("Tổng hợp", "Overall"), _columns(two, _CONTENT), tuple(rows))


def _brief_money(amount: ComparedAmount) -> Row:
    whole, change = amount.whole, amount.change
    if change is None:
        return format_amount(whole.now), format_amount(whole.before), None
    sign = "+" if change.difference > 0 else "\N{MINUS SIGN}"
    size = "0"
    if change.difference:
        size = f"{sign}{format_amount(change.size)}"
        size += f" ({sign}{format_percent(change.size, change.before)})" if change.before else ""
    return format_amount(whole.now), format_amount(whole.before), size


def _brief_sections(two: TwoPeriods) -> Table:
    rows: list[Row] = []
    for one in two.sections:
        number = cite(one.section.number)
        if one.now and one.before and one.before.number != one.now.number:
            number += f" ({two.before.plan.year}: {cite(one.before.number)})"
        rows += _lines(two, same(f"{number} {one.section.title}".strip()), one.work.shares)
    return _brief("sections", Text("Theo đề mục", "By section"), two, rows)


def _brief_items(two: TwoPeriods) -> Table:
    rows: list[Row] = []
    for one in two.items:
        number = _numbers(two, one.pair.now, one.pair.before)
        rows += _lines(two, same(f"{number} {one.item.title}"), one.work.shares)
    return _brief("items", Text("Theo mục", "By item"), two, rows)


def _numbers(two: TwoPeriods, now: Item | None, before: Item | None) -> str:
    """``II.5.4 (2019: II.4.3)``."""
    if now is None or before is None or now.number == before.number:
        found = now or before
        year = f" ({two.before.plan.year})" if now is None and not two.same_plan else ""
        return f"{found.number if found else ''}{year}"
    return f"{now.number} ({two.before.plan.year}: {before.number})"


def _brief_units(two: TwoPeriods) -> Table:
    rows: list[Row] = []
    for one in two.units:
        former = f" (trước là {', '.join(one.former)})" if one.former else ""
        then = f" (then {', '.join(one.former)})" if one.former else ""
        name = Text(f"{one.called}{former}", f"{one.called}{then}")
        shares = (("reports", one.reports), *one.work.shares)
        rows += _lines(two, name, [(kind, share) for kind, share in shares if share.now or share.before])
    return _brief("units", Text("Theo đơn vị", "By unit"), two, rows)


def _lines(two: TwoPeriods, what: Text, shares: Iterable[tuple[str, Share]]) -> Iterator[Row]:
    """A row for each measure of something."""
    for name, share in shares:
        measure = _SHORT_MEASURES[name]
        yield (Text(f"{what.vi}: {measure.vi}", f"{what.en}: {measure.en}"), *_brief_share(two, share))


def _brief(name: str, title: Text, two: TwoPeriods, rows: Sequence[Row]) -> Table:
    return Table(name, title, _columns(two, _CONTENT), tuple(rows))


def _brief_figures(two: TwoPeriods) -> Table:
    rows: list[Row] = [
        (
            f"{line.figure.label} ({line.figure.unit})",
            _amount(line.now.total if line.now else None, line.now.units if line.now else None),
            _amount(line.before.total if line.before else None, line.before.units if line.before else None),
            _change(line),
        )
        for line in two.figures
    ]
    return _brief("figures", Text("Theo số liệu", "By figure"), two, rows)


def _change(line: FigureLine) -> Text:
    """``+6 (+75,00%); 1/2 đơn vị có cả hai kỳ``; where nothing is compared, why."""
    change = change_cell(line.figure, line.compared.change if line.compared else None)
    if not change.vi or line.compared is None:
        return WHY_LABELS[line.why]
    if line.compared.has_same_units:
        return change
    share = f"{line.compared.both}/{line.compared.units}"
    return Text(f"{change.vi}; {share} đơn vị có cả hai kỳ", f"{change.en}; {share} units gave both")


def _amount(amount: Amount | None, units: int | None) -> Text | None:
    """``12 (3 đơn vị)``."""
    if amount is None:
        return None
    return Text(f"{format_amount(amount)} ({units} đơn vị)", f"{format_amount(amount)} ({units} units)")


def _brief_targets(two: TwoPeriods) -> Table:
    rows: list[Row] = []
    for line in two.targets:
        target = line.now.figure.target
        words = target_words(line.now.figure.unit, target) if target else same("")
        label = line.now.figure.label
        rows.append(
            (
                Text(
                    f"{line.now.item.number} {label}: {words.vi}",
                    f"{line.now.item.number} {label}: {words.en}",
                ),
                reach_words(line.now),
                reach_words(line.before) if line.before else None,
                None,
            )
        )
    return _brief("targets", Text("Chỉ tiêu", "Targets"), two, rows).without_empty(("content", "now"))


_BRIEF = {
    "overall": _brief_overall,
    "section": _brief_sections,
    "item": _brief_items,
    "figure": _brief_figures,
    "target": _brief_targets,
    "unit": _brief_units,
}
