"""Two periods as tables: for other programs a number in each cell, for people what they read at a glance."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ttdn.figures import reach_words, target_words
from ttdn.language import Text
from ttdn.status import MEASURE_LABELS, STATE_LABELS
from ttdn.tables import Coded, Column, Kind, Table, Value
from ttdn.two_periods.amounts import percent_of
from ttdn.two_periods.compared import WHY_LABELS, FigureLine, Share, Work
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.items import MATCH_LABELS
from ttdn.two_periods.words import comparison_words, doubts
from ttdn.vietnamese import in_hundred

Row = tuple[Value, ...]

_DECIMALS = 2
_PERIODS = (
    Column("period", Text("Kỳ", "Period"), Kind.NAME, about=Text("Kỳ sau.", "The later period.")),
    Column("against", Text("So với", "Against"), Kind.NAME, about=Text("Kỳ trước.", "The earlier period.")),
)
_NOW, _BEFORE = Text("kỳ sau", "later"), Text("kỳ trước", "earlier")
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


def _number(name: str, title: Text, decimals: int = 0) -> Column:
    return Column(name, title, Kind.NUMBER, decimals=decimals)


def _share_columns(name: str, title: Text) -> tuple[Column, ...]:
    """The columns of a share: part, whole and percent in each period, and the change in points."""
    columns = []
    for when, said in (("now", _NOW), ("before", _BEFORE)):
        columns += [
            _number(f"{name}_{when}", Text(f"{title.vi}, {said.vi}", f"{title.en}, {said.en}")),
            _number(
                f"{name}_{when}_of",
                Text(f"{title.vi}: trên tổng số, {said.vi}", f"{title.en}: of, {said.en}"),
            ),
            _number(
                f"{name}_{when}_percent", Text(f"{title.vi} (%), {said.vi}", f"{title.en} (%), {said.en}"), 2
            ),
        ]
    points = Text(f"{title.vi}: tăng, giảm (điểm %)", f"{title.en}: change (points)")
    return (*columns, _number(f"{name}_points", points, _DECIMALS))


def _share_cells(share: Share, *, compared: bool) -> Row:
    cells: list[Value] = []
    for rate in share:
        cells += [rate.part if rate else None, rate.whole if rate else None, percent_of(rate)]
    return (*cells, share.points if compared else None)


def _heads(two: TwoPeriods) -> Row:
    return tuple(str(status.within) for status in two.statuses)


def overall_table(pairs: Sequence[TwoPeriods]) -> Table:
    """Reports, the two measures and money, a row each."""
    columns = (
        *_PERIODS,
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
    rows: list[Row] = []
    for two in pairs:
        for name, share in shares_of(two):
            cells = _share_cells(share, compared=two.same_length)
            rows.append((*_heads(two), Coded(name, WHAT_LABELS[name]), *cells, None))
        for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
            change = amount.change
            rows.append(
                (
                    *_heads(two),
                    Coded(name, WHAT_LABELS[name]),
                    *(amount.whole.now, None, None),
                    *(amount.whole.before, None, None),
                    None,
                    change.difference if change else None,
                )
            )
    return Table("overall", Text("Tổng hợp", "Overall"), columns, tuple(rows))


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
    states = [
        _number(f"{state}_{when}", Text(f"{label.vi}, {said.vi}", f"{label.en}, {said.en}"))
        for state, label in STATE_LABELS.items()
        for when, said in (("now", _NOW), ("before", _BEFORE))
    ]
    return (
        *_share_columns("completion", MEASURE_LABELS["completion"]),
        *_share_columns("standing", MEASURE_LABELS["standing"]),
        _number("owed_now", Text("Giao, kỳ sau", "Owed, later")),
        _number("owed_before", Text("Giao, kỳ trước", "Owed, earlier")),
        *states,
    )


def _work_cells(two: TwoPeriods, work: Work) -> Row:
    counts = (
        (work.now[state] or None for state in STATE_LABELS),
        (work.before[state] or None for state in STATE_LABELS),
    )
    return (
        *_share_cells(work.completion, compared=two.same_length),
        *_share_cells(work.standing, compared=two.same_length),
        *work.owed,
        *(count for both in zip(*counts, strict=True) for count in both),
    )


def item_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each item, with its number in either plan and how it was matched."""
    columns = (
        *_PERIODS,
        Column("item", Text("Mục", "Item"), Kind.NAME),
        Column("item_before", Text("Mục ở kỳ trước", "Item, earlier"), Kind.NAME),
        Column("match", Text("Đối chiếu", "Matched")),
        Column("title", Text("Nội dung", "Content"), width=40),
        *_work_columns(),
    )
    rows = (
        (
            *_heads(two),
            one.pair.now.id if one.pair.now else None,
            one.pair.before.id if one.pair.before else None,
            Coded(one.pair.match, MATCH_LABELS[one.pair.match]),
            one.item.title,
            *_work_cells(two, one.work),
        )
        for two in pairs
        for one in two.items
    )
    return Table("items", Text("Theo mục", "By item"), columns, tuple(rows)).without_empty()


def section_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each section."""
    columns = (
        *_PERIODS,
        Column("section", Text("Đề mục", "Section"), Kind.NAME),
        Column("section_before", Text("Đề mục ở kỳ trước", "Section, earlier"), Kind.NAME),
        Column("title", Text("Nội dung", "Content"), width=40),
        *_work_columns(),
    )
    rows = (
        (
            *_heads(two),
            one.now.number if one.now else None,
            one.before.number if one.before else None,
            one.section.title,
            *_work_cells(two, one.work),
        )
        for two in pairs
        for one in two.sections
    )
    return Table("sections", Text("Theo đề mục", "By section"), columns, tuple(rows)).without_empty(
        ("section",)
    )


def unit_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each unit, with the units that have become part of it."""
    columns = (
        *_PERIODS,
        Column("unit", Text("Mã đơn vị", "Unit"), Kind.NAME),
        Column("name", Text("Đơn vị", "Name"), width=30),
        Column("former", Text("Kỳ trước là", "Then"), width=30),
        *_share_columns("reports", WHAT_LABELS["reports"]),
        *_work_columns(),
    )
    rows = (
        (
            *_heads(two),
            one.unit.id,
            one.called,
            ", ".join(one.former) or None,
            *_share_cells(one.reports, compared=two.same_length),
            *_work_cells(two, one.work),
        )
        for two in pairs
        for one in two.units
    )
    return Table("units", Text("Theo đơn vị", "By unit"), columns, tuple(rows)).without_empty()


def figure_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each figure: both amounts, the units behind them, and the change, like for like."""
    columns = (
        *_PERIODS,
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
    rows = ((*_heads(two), *_figure_cells(line)) for two in pairs for line in two.figures)
    return Table("figures", Text("Theo số liệu", "By figure"), columns, tuple(rows))


def _figure_cells(line: FigureLine) -> Row:
    compared, change = line.compared, line.compared.change if line.compared else None
    return (
        line.figure.id,
        line.figure.label,
        line.figure.unit,
        line.now.total if line.now else None,
        line.now.units if line.now else None,
        line.before.total if line.before else None,
        line.before.units if line.before else None,
        Coded(line.why, WHY_LABELS[line.why]),
        compared.both if compared else None,
        change.now if change else None,
        change.before if change else None,
        change.difference if change else None,
        _percent(line),
    )


def _percent(line: FigureLine) -> Decimal | None:
    """The change in a hundred of what was; percentages have none."""
    change = line.compared.change if line.compared else None
    if change is None or line.figure.is_percentage or change.before <= 0:
        return None
    return in_hundred(change.difference, change.before)


def target_table(pairs: Sequence[TwoPeriods]) -> Table:
    """A row for each figure with a target under an item: what it is to reach, and how far it has."""
    columns = (
        *_PERIODS,
        Column("item", Text("Mục", "Item"), Kind.NAME),
        Column("figure", Text("Mã số liệu", "Figure"), Kind.NAME),
        Column("label", Text("Số liệu", "Label"), width=30),
        Column("target", Text("Chỉ tiêu", "Target"), width=30),
        Column("reach", Text("Mức đạt, kỳ sau", "Reached, later"), width=30),
        Column("target_before", Text("Chỉ tiêu, kỳ trước", "Target, earlier"), width=30),
        Column("reach_before", Text("Mức đạt, kỳ trước", "Reached, earlier"), width=30),
    )
    rows: list[Row] = []
    for two in pairs:
        for line in two.targets:
            told: list[Value] = []
            for total in (line.now, line.before):
                target = total.figure.target if total else None
                told.append(target_words(line.now.figure.unit, target) if target else None)
                told.append(reach_words(total) if total else None)
            rows.append((*_heads(two), line.now.item.id, line.now.figure.id, line.now.figure.label, *told))
    return Table("targets", Text("Chỉ tiêu", "Targets"), columns, tuple(rows))


def words_table(pairs: Sequence[TwoPeriods]) -> Table:
    """The sentences, a row each."""
    columns = (*_PERIODS, Column("words", Text("Nhận xét", "In words"), width=90))
    rows = ((*_heads(two), words) for two in pairs for words in (*doubts(two), *comparison_words(two)))
    return Table("words", Text("Nhận xét", "In words"), columns, tuple(rows))


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
