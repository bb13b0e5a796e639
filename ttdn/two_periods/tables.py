"""Two periods as tables: for other programs a number in each cell, for people what they read at a glance."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ttdn.figures import reach_words, target_words
from ttdn.language import Text
from ttdn.status.states import MEASURE_LABELS, State
from ttdn.tables import Coded, Column, Kind, Table, Value
from ttdn.two_periods.compared import FigureLine, Share, TargetLine, Work, percent_of
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.words import comparison_words, doubts
from ttdn.vietnamese import in_hundred

Row = tuple[Value, ...]

_DECIMALS = 2
_PERIODS = (
    Column("period", Text("Kỳ", "Period"), Kind.NAME, about=Text("Kỳ sau.", "The later period.")),
    Column("against", Text("So với", "Against"), Kind.NAME, about=Text("Kỳ trước.", "The earlier period.")),
)
_WHEN = (("now", Text("kỳ sau", "later")), ("before", Text("kỳ trước", "earlier")))
_POINTS = Text("Tăng, giảm (điểm %)", "Change (points)")
WHAT_LABELS = {
    "reports": Text("Báo cáo đã nộp", "Reports in"),
    "on_time": Text("Nộp đúng hạn", "On time"),
    "requested": Text("Nơi được đề nghị, đã gửi", "Only asked for, sent"),
    "completion": MEASURE_LABELS["completion"],
    "standing": MEASURE_LABELS["standing"],
    "allocated": Text("Kinh phí được giao (đồng)", "Allocated (đồng)"),
    "spent": Text("Kinh phí đã sử dụng (đồng)", "Spent (đồng)"),
}
#: The tables by the words of ``--by``: their names and titles.
NAMES = {
    "overall": ("overall", Text("Tổng hợp", "Overall")),
    "section": ("sections", Text("Theo đề mục", "By section")),
    "item": ("items", Text("Theo mục", "By item")),
    "figure": ("figures", Text("Theo số liệu", "By figure")),
    "target": ("targets", Text("Chỉ tiêu", "Targets")),
    "unit": ("units", Text("Theo đơn vị", "By unit")),
    "words": ("words", Text("Nhận xét", "In words")),
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
            _number(f"{name}_{when}_percent", Text(f"{title.vi} (%), {vi}", f"{title.en} (%), {en}"), 2),
        ]
    points = Text(f"{title.vi}: tăng, giảm (điểm %)", f"{title.en}: change (points)")
    return (*columns, _number(f"{name}_points", points, _DECIMALS))


def _share_cells(two: TwoPeriods, share: Share) -> Row:
    cells: list[Value] = []
    for rate in share:
        cells += [*((rate.part, rate.whole) if rate else (None, None)), percent_of(rate)]
    return (*cells, share.points if two.same_length else None)


def _table(
    by: str,
    pairs: Sequence[TwoPeriods],
    columns: Iterable[Column],
    rows: Callable[[TwoPeriods], Iterable[Row]],
) -> Table:
    """The rows of each pair of periods, every one behind the periods that it is of."""
    found = ((*(str(status.within) for status in two.statuses), *row) for two in pairs for row in rows(two))
    return Table(*NAMES[by], (*_PERIODS, *columns), tuple(found))


def overall_table(pairs: Sequence[TwoPeriods]) -> Table:
    """Reports, the two measures and money, a row each."""
    columns = (
        Column("what", Text("Nội dung", "What"), width=30),
        _number("now", Text("Kỳ sau", "Later")),
        _number("now_of", Text("Trên tổng số, kỳ sau", "Of, later")),
        _number("now_percent", Text("%, kỳ sau", "%, later"), _DECIMALS),
        _number("before", Text("Kỳ trước", "Earlier")),
        _number("before_of", Text("Trên tổng số, kỳ trước", "Of, earlier")),
        _number("before_percent", Text("%, kỳ trước", "%, earlier"), _DECIMALS),
        _number("points", _POINTS, _DECIMALS),
        _number("difference", Text("Tăng, giảm", "Change")),
    )
    return _table("overall", pairs, columns, _overall)


def _overall(two: TwoPeriods) -> Iterator[Row]:
    for name, share in shares_of(two):
        yield Coded(name, WHAT_LABELS[name]), *_share_cells(two, share), None
    for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
        now, before = amount.whole
        difference = amount.change and amount.change.difference
        yield Coded(name, WHAT_LABELS[name]), now, None, None, before, None, None, None, difference


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


def _work_columns() -> tuple[Column, ...]:
    """The two measures, how much is owed, and how much is in which state."""
    states = (
        _number(f"{state}_{when}", Text(f"{state.label.vi}, {vi}", f"{state.label.en}, {en}"))
        for state in State
        for when, (vi, en) in _WHEN
    )
    return (
        *_share_columns("completion", MEASURE_LABELS["completion"]),
        *_share_columns("standing", MEASURE_LABELS["standing"]),
        _number("owed_now", Text("Giao, kỳ sau", "Owed, later")),
        _number("owed_before", Text("Giao, kỳ trước", "Owed, earlier")),
        *states,
    )


def _work_cells(two: TwoPeriods, work: Work) -> Row:
    return (
        *_share_cells(two, work.completion),
        *_share_cells(two, work.standing),
        *work.owed,
        *(counts[state] or None for state in State for counts in (work.now, work.before)),
    )


def item_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each item, with its number in either plan and how it was matched."""
    columns = (
        Column("item", Text("Mục", "Item"), Kind.NAME),
        Column("item_before", Text("Mục ở kỳ trước", "Item, earlier"), Kind.NAME),
        Column("match", Text("Đối chiếu", "Matched")),
        Column("title", Text("Nội dung", "Content"), width=40),
        *_work_columns(),
    )
    return _table(
        "item",
        pairs,
        columns,
        lambda two: (
            (
                one.pair.now.id if one.pair.now else None,
                one.pair.before.id if one.pair.before else None,
                one.pair.match,
                one.item.title,
                *_work_cells(two, one.work),
            )
            for one in two.items
        ),
    ).without_empty()


def section_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each section."""
    columns = (
        Column("section", Text("Đề mục", "Section"), Kind.NAME),
        Column("section_before", Text("Đề mục ở kỳ trước", "Section, earlier"), Kind.NAME),
        Column("title", Text("Nội dung", "Content"), width=40),
        *_work_columns(),
    )
    return _table(
        "section",
        pairs,
        columns,
        lambda two: (
            (
                one.now.number if one.now else None,
                one.before.number if one.before else None,
                one.section.title,
                *_work_cells(two, one.work),
            )
            for one in two.sections
        ),
    ).without_empty(("section",))


def unit_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each unit, with the units that have become part of it."""
    columns = (
        Column("unit", Text("Mã đơn vị", "Unit"), Kind.NAME),
        Column("name", Text("Đơn vị", "Name"), width=30),
        Column("former", Text("Kỳ trước là", "Then"), width=30),
        *_share_columns("reports", WHAT_LABELS["reports"]),
        *_work_columns(),
    )
    return _table(
        "unit",
        pairs,
        columns,
        lambda two: (
            (
                one.unit.id,
                one.called,
                ", ".join(one.former) or None,
                *_share_cells(two, one.reports),
                *_work_cells(two, one.work),
            )
            for one in two.units
        ),
    ).without_empty()


def figure_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each figure: both amounts, the units behind them, and the change, like for like."""
    columns = (
        Column("figure", Text("Mã số liệu", "Figure"), Kind.NAME),
        Column("label", Text("Số liệu", "Label"), width=30),
        Column("unit", Text("Đơn vị tính", "Unit of measure")),
        _number("now", Text("Kỳ sau", "Later"), _DECIMALS),
        _number("now_units", Text("Số đơn vị, kỳ sau", "Units, later")),
        _number("before", Text("Kỳ trước", "Earlier"), _DECIMALS),
        _number("before_units", Text("Số đơn vị, kỳ trước", "Units, earlier")),
        Column("compared", Text("So sánh", "Compared")),
        _number("both_units", Text("Số đơn vị có cả hai kỳ", "Units that gave both")),
        _number("compared_now", Text("Số so sánh, kỳ sau", "Compared, later"), _DECIMALS),
        _number("compared_before", Text("Số so sánh, kỳ trước", "Compared, earlier"), _DECIMALS),
        _number("difference", Text("Tăng, giảm", "Change"), _DECIMALS),
        _number("percent", Text("Tăng, giảm (%)", "Change (%)"), _DECIMALS),
    )
    return _table("figure", pairs, columns, lambda two: map(_figure_cells, two.figures))


def _figure_cells(line: FigureLine) -> Row:
    compared, change = line.compared, line.change
    percent = None
    if change and not line.figure.is_percentage and change.before > 0:
        percent = in_hundred(change.difference, change.before)
    return (
        line.figure.id,
        line.figure.label,
        line.figure.unit,
        *((line.now.total, line.now.units) if line.now else (None, None)),
        *((line.before.total, line.before.units) if line.before else (None, None)),
        line.why,
        compared.both if compared else None,
        *((*change, change.difference) if change else (None, None, None)),
        percent,
    )


def target_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each figure with a target under an item: what it is to reach, and how far it has."""
    columns = (
        Column("item", Text("Mục", "Item"), Kind.NAME),
        Column("figure", Text("Mã số liệu", "Figure"), Kind.NAME),
        Column("label", Text("Số liệu", "Label"), width=30),
        Column("target", Text("Chỉ tiêu", "Target"), width=30),
        Column("reach", Text("Mức đạt, kỳ sau", "Reached, later"), width=30),
        Column("target_before", Text("Chỉ tiêu, kỳ trước", "Target, earlier"), width=30),
        Column("reach_before", Text("Mức đạt, kỳ trước", "Reached, earlier"), width=30),
    )
    return _table("target", pairs, columns, lambda two: map(_target_cells, two.targets))


def _target_cells(line: TargetLine) -> Row:
    item, figure = line.now.item, line.now.figure
    told: list[Value] = []
    for total in (line.now, line.before):
        target = total.figure.target if total else None
        told.append(target_words(figure.unit, target) if target else None)
        told.append(reach_words(total) if total else None)
    return item.id, figure.id, figure.label, *told


def words_table(pairs: Sequence[TwoPeriods]) -> Table:
    """The sentences, a row each."""
    columns = [Column("words", Text("Nhận xét", "In words"), width=90)]
    return _table(
        "words",
        pairs,
        columns,
        lambda two: ((words,) for words in (*doubts(two), *comparison_words(two))),
    )


#: What is compared by what, by the words of ``--by``.
TABLES = {
    "overall": overall_table,
    "section": section_table,
    "item": item_table,
    "figure": figure_table,
    "target": target_table,
    "unit": unit_table,
}


def all_tables(pairs: Sequence[TwoPeriods]) -> list[Table]:
    """Everything, for a workbook: the sentences first; what has no row is left out."""
    tables = [words_table(pairs), *(make(pairs) for make in TABLES.values())]
    return [table for table in tables if table.rows]
