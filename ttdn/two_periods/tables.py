"""Two periods as tables: for other programs a number in each cell, for people what they read at a glance."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ttdn.figures import reach_words, target_words
from ttdn.language import Text
from ttdn.status.states import MEASURE_LABELS, State
from ttdn.tables import Coded, Column, Kind, Row, Table, Value, described
from ttdn.two_periods.compared import FigureLine, Share, TargetLine, Work, percent_of
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.words import comparison_words, doubts
from ttdn.vietnamese import in_hundred

_DECIMALS = 2
_WHEN = (("now", Text("kỳ sau", "later")), ("before", Text("kỳ trước", "earlier")))
WHAT_LABELS = {
    "reports": Text("Báo cáo đã nộp", "Reports in"),
    "on_time": Text("Nộp đúng hạn", "On time"),
    "requested": Text("Nơi được đề nghị, đã gửi", "Only asked for, sent"),
    "completion": MEASURE_LABELS["completion"],
    "standing": MEASURE_LABELS["standing"],
    "allocated": Text("Kinh phí được giao (đồng)", "Allocated (đồng)"),
    "spent": Text("Kinh phí đã sử dụng (đồng)", "Spent (đồng)"),
}


def _number(name: str, title: Text, decimals: int = 0) -> Column:
    return Column(name, title, Kind.NUMBER, decimals=decimals)


def _share_columns(name: str, title: Text) -> tuple[Column, ...]:
    """The columns of a share: part, whole and percent in each period, and the change in points."""
    columns = []
    for when, (vi, en) in _WHEN:
        columns += [
            _number(f"{name}_{when}", Text(f"{title.vi}, {vi}", f"{title.en}, {en}")),
            _number(f"{name}_{when}_of", Text(f"{title.vi}: trên tổng số, {vi}", f"{title.en}: of, {en}")),
            _number(
                f"{name}_{when}_percent", Text(f"{title.vi} (%), {vi}", f"{title.en} (%), {en}"), _DECIMALS
            ),
        ]
    points = Text(f"{title.vi}: tăng, giảm (điểm %)", f"{title.en}: change (points)")
    return (*columns, _number(f"{name}_points", points, _DECIMALS))


def _share_cells(two: TwoPeriods, share: Share, name: str = "") -> Row:
    """A share under the names of its columns, which begin with its own where a table has several."""
    cells: dict[str, Value] = {"points": share.points if two.same_length else None}
    for (when, _), rate in zip(_WHEN, share, strict=True):
        if rate:
            cells |= {when: rate.part, f"{when}_of": rate.whole, f"{when}_percent": percent_of(rate)}
    return {f"{name}_{column}" if name else column: value for column, value in cells.items()}


def _overall(two: TwoPeriods) -> Iterator[Row]:
    """Reports, the two measures and money, a row each."""
    for name, share in shares_of(two):
        yield {"what": Coded(name, WHAT_LABELS[name]), **_share_cells(two, share)}
    for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
        yield {
            "what": Coded(name, WHAT_LABELS[name]),
            "now": amount.whole.now,
            "before": amount.whole.before,
            "difference": amount.change and amount.change.difference,
        }


def shares_of(two: TwoPeriods) -> Iterator[tuple[str, Share]]:
    """The shares of the whole that there are, by the keys of their labels."""
    now, before = two.reports
    named = {
        "reports": Share(now.sent, before.sent),
        "on_time": Share(now.on_time, before.on_time),
        "requested": Share(now.requested, before.requested),
        "completion": two.work.completion,
        "standing": two.work.standing,
    }
    return ((name, share) for name, share in named.items() if share.now or share.before)


#: The two measures, how much is owed, and how much is in which state.
_WORK_COLUMNS = (
    *_share_columns("completion", MEASURE_LABELS["completion"]),
    *_share_columns("standing", MEASURE_LABELS["standing"]),
    _number("owed_now", Text("Giao, kỳ sau", "Owed, later")),
    _number("owed_before", Text("Giao, kỳ trước", "Owed, earlier")),
    *(
        _number(f"{state}_{when}", Text(f"{state.label.vi}, {vi}", f"{state.label.en}, {en}"))
        for state in State
        for when, (vi, en) in _WHEN
    ),
)


def _work_cells(two: TwoPeriods, work: Work) -> Row:
    now, before = work.owed
    return {
        **_share_cells(two, work.completion, "completion"),
        **_share_cells(two, work.standing, "standing"),
        "owed_now": now,
        "owed_before": before,
        **{f"{state}_now": work.now[state] or None for state in State},
        **{f"{state}_before": work.before[state] or None for state in State},
    }


def _items(two: TwoPeriods) -> Iterator[Row]:
    """The items, each with its number in either plan and how it was matched."""
    for one in two.items:
        yield {
            "item": one.pair.now.id if one.pair.now else None,
            "item_before": one.pair.before.id if one.pair.before else None,
            "match": one.pair.match,
            "title": one.item.title,
            **_work_cells(two, one.work),
        }


def _sections(two: TwoPeriods) -> Iterator[Row]:
    for one in two.sections:
        yield {
            "section": one.now.number if one.now else None,
            "section_before": one.before.number if one.before else None,
            "title": one.section.title,
            **_work_cells(two, one.work),
        }


def _units(two: TwoPeriods) -> Iterator[Row]:
    """The units, each with those that have become part of it."""
    for one in two.units:
        yield {
            "unit": one.unit.id,
            "name": one.called,
            "former": ", ".join(one.former) or None,
            **_share_cells(two, one.reports, "reports"),
            **_work_cells(two, one.work),
        }


def _figures(two: TwoPeriods) -> Iterator[Row]:
    """The figures: both amounts, the units behind them, and the change, like for like."""
    return map(_figure, two.figures)


def _figure(line: FigureLine) -> Row:
    compared, change = line.compared, line.change
    percent = None
    if change and not line.figure.is_percentage and change.before > 0:
        percent = in_hundred(change.difference, change.before)
    return {
        "figure": line.figure.id,
        "label": line.figure.label,
        "unit": line.figure.unit,
        "now": line.now.total if line.now else None,
        "now_units": line.now.units if line.now else None,
        "before": line.before.total if line.before else None,
        "before_units": line.before.units if line.before else None,
        "compared": line.why,
        "both_units": compared.both if compared else None,
        "compared_now": change.now if change else None,
        "compared_before": change.before if change else None,
        "difference": change.difference if change else None,
        "percent": percent,
    }


def _targets(two: TwoPeriods) -> Iterator[Row]:
    """The figures with a target under an item: what it is to reach, and how far it has."""
    return map(_target, two.targets)


def _target(line: TargetLine) -> Row:
    figure, before = line.now.figure, line.before
    target, then = figure.target, before and before.figure.target
    return {
        "item": line.now.item.id,
        "figure": figure.id,
        "label": figure.label,
        "target": target_words(figure.unit, target) if target else None,
        "reach": reach_words(line.now),
        "target_before": target_words(figure.unit, then) if then else None,
        "reach_before": reach_words(before) if before else None,
    }


def _words(two: TwoPeriods) -> Iterator[Row]:
    return ({"words": words} for words in (*doubts(two), *comparison_words(two)))


class _Sheet(NamedTuple):
    """A table: the name under which it is described, its rows, the columns that are made for it.

    ``keeps`` are the columns that stay though nothing is said in them; None: all do.
    """

    name: str
    rows: Callable[[TwoPeriods], Iterator[Row]]
    more: tuple[Column, ...] = ()
    keeps: tuple[str, ...] | None = None

    def __call__(self, pairs: Sequence[TwoPeriods]) -> Table:
        """The rows of each pair of periods, every one behind the periods that it is of."""
        plain = described(self.name)
        table = replace(plain, columns=(*plain.columns, *self.more)).filled(
            {"period": str(two.now.within), "against": str(two.before.within), **row}
            for two in pairs
            for row in self.rows(two)
        )
        return table if self.keeps is None else table.without_empty(self.keeps)


#: What is compared by what, by the words of ``--by``.
TABLES = {
    "overall": _Sheet("overall", _overall),
    "section": _Sheet("sections", _sections, _WORK_COLUMNS, ("section",)),
    "item": _Sheet("items", _items, _WORK_COLUMNS, ()),
    "figure": _Sheet("figures", _figures),
    "target": _Sheet("targets", _targets),
    "unit": _Sheet("units", _units, (*_share_columns("reports", WHAT_LABELS["reports"]), *_WORK_COLUMNS), ()),
}


def all_tables(pairs: Sequence[TwoPeriods]) -> list[Table]:
    """Everything, for a workbook: the sentences first; what has no row is left out."""
    tables = [_Sheet("words", _words)(pairs), *(make(pairs) for make in TABLES.values())]
    return [table for table in tables if table.rows]
