"""Two periods as tables: for other programs a number in each cell, for people what they read at a glance."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ttdn.comparison import ComparedAmount
from ttdn.figures import reach_words, target_words
from ttdn.language import Text, same
from ttdn.model.clauses import Item, cite
from ttdn.model.scalars import Amount
from ttdn.status import MEASURE_LABELS, STATE_LABELS, Rate
from ttdn.tables import Coded, Column, Kind, Table, Value
from ttdn.two_periods.amounts import change_cell, percent_of, points_cell
from ttdn.two_periods.comparing import WHY_LABELS, FigureLine, Share, TwoPeriods, Work
from ttdn.two_periods.items import MATCH_LABELS
from ttdn.two_periods.words import comparison_words, doubts
from ttdn.vietnamese import capitalized, format_amount, format_percent

Row = tuple[Value, ...]

_DECIMALS = 2
_PERIODS = (
    Column("period", Text("Kỳ", "Period"), Kind.NAME, about=Text("Kỳ sau.", "The later period.")),
    Column("against", Text("So với", "Against"), Kind.NAME, about=Text("Kỳ trước.", "The earlier period.")),
)
_NOW, _BEFORE = Text("kỳ sau", "later"), Text("kỳ trước", "earlier")
_POINTS = Text("Tăng, giảm (điểm %)", "Change (points)")
_WHAT = {
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
        for name, share in _shares(two):
            cells = _share_cells(share, compared=two.same_length)
            rows.append((*_heads(two), Coded(name, _WHAT[name]), *cells, None))
        for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
            change = amount.change
            rows.append(
                (
                    *_heads(two),
                    Coded(name, _WHAT[name]),
                    *(amount.whole.now, None, None),
                    *(amount.whole.before, None, None),
                    None,
                    change.difference if change else None,
                )
            )
    return Table("overall", Text("Tổng hợp", "Overall"), columns, tuple(rows))


def _shares(two: TwoPeriods) -> Iterator[tuple[str, Share]]:
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
        *_share_columns("reports", _WHAT["reports"]),
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
    return Decimal(f"{change.difference * 100 / change.before:.2f}")


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
    rows: list[Row] = [(_WHAT[name], *_brief_share(two, share)) for name, share in _shares(two)]
    for name, amount in zip(("allocated", "spent"), two.money or (), strict=False):
        rows.append((_WHAT[name], *_brief_money(amount)))
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


def all_tables(pairs: Sequence[TwoPeriods]) -> list[Table]:
    """Everything, for a workbook: the sentences first; what has no row is left out."""
    tables = [words_table(pairs), *(make(pairs) for make in TABLES.values())]
    return [table for table in tables if table.rows]
