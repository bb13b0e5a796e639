"""What stands in one unit's form before anybody fills it in.

The rows of its tables and what is known for each.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ttdn.forms.columns import FIGURES, HEAD, RESULTS, CellPath, Record, Table, path_of
from ttdn.forms.values import Values, form_items, rows_of, values_of
from ttdn.forms.words import hint_of
from ttdn.model.period import Period
from ttdn.model.plan import Item, Plan, Unit
from ttdn.model.report import STATUS_LABELS, Status
from ttdn.source import Value
from ttdn.vietnamese import format_date, format_integer

#: Letters of an earlier summary that are shown; the whole of it stands in the report.
_LAST_WIDTH = 220
_CHOICE_WIDTH = 60
#: Empty rows below those that are filled in, however many these are.
_LEAST_SPARE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a part: its name, and what its locked columns say."""

    name: str
    locked: tuple[str, ...]


@dataclass(frozen=True)
class Blank:
    """All that a form is made of.

    ``base`` are the values of the unit's report as it stands; ``shown`` what the cells are filled with, which
    may be more: the names of an earlier report. ``last`` are the values of the report that was made last,
    with its period. ``key`` is the folder's own.
    """

    plan: Plan
    unit: Unit
    period: Period
    base: Values = field(default_factory=dict)
    shown: Values = field(default_factory=dict)
    last: Values = field(default_factory=dict)
    last_period: Period | None = None
    illustrative: bool = False
    key: bytes | None = None

    @property
    def items(self) -> dict[str, Item]:
        """The items that have rows: those that are owed, then those that are open."""
        return form_items(self.plan, self.unit)


def make_blank(
    plan: Plan, unit: Unit, period: Period, current: Value, previous: tuple[Period, Value] | None
) -> Blank:
    """What a unit's form is made of.

    Args:
        plan: The plan of the period's year.
        unit: A unit of its roster.
        period: The period to report on.
        current: The data of its report for the period, if there is one.
        previous: The period and the data of its last report before.
    """
    items = form_items(plan, unit)
    base = values_of(current, items, plan)
    earlier = values_of(previous[1], items, plan) if previous else {}
    names = {path: text for path, text in earlier.items() if path[0] in {"signer", "focal_officer"}}
    known = {part for part, *_ in base}
    shown = base | {path: text for path, text in names.items() if path[0] not in known}
    last, last_period = (base, period) if base else (earlier, previous[0] if previous else None)
    illustrative = isinstance(current, dict) and current.get("illustrative") == "true"
    return Blank(plan, unit, period, base, shown, last, last_period, illustrative)


def fill_blank(blank: Blank, values: Values) -> Blank:
    """A form filled with what another one held."""
    return replace(blank, shown=values)


def rows_of_part(part: Record | Table, blank: Blank) -> list[Row]:
    """The rows of a part, those still empty included."""
    if isinstance(part, Record):
        return list(_record_rows(part, blank))
    if part is RESULTS:
        return [Row(item.id, _result_row(item, blank)) for item in blank.items.values()]
    if part is FIGURES:
        return list(_figure_rows(blank))
    names = list(rows_of(blank.shown, part.name))
    fixed = [name for name in names if not name.startswith("+")]
    spare = [f"+{number}" for number in range(1, max(part.spare - len(fixed), _LEAST_SPARE) + 1)]
    spare += [name for name in names if name.startswith("+") and name not in spare]
    return [Row(name, (str(number),)) for number, name in enumerate([*fixed, *spare], start=1)]


def row_key(part: Record | Table, row: str) -> str:
    """What stands in the hidden column of a row: unlike that of any other row of the form."""
    return f"{part.name}|{row}"


def head_key(part: Record | Table) -> str:
    """What stands in the hidden column beside the head of a part."""
    return f"{part.name}#"


def _record_rows(part: Record, blank: Blank) -> Iterator[Row]:
    if part is HEAD:
        yield from _known_rows(blank)
    for place, one in part.fields:
        label = f"{_PERSONS[place]}: {one.label.lower()}" if place in _PERSONS else one.label
        hint = hint_of(one.model, one.key)
        yield Row("/".join((place, one.key) if place else (one.key,)), (label, hint))


_PERSONS = {"signer": "Người ký", "focal_officer": "Cán bộ phụ trách"}


def _known_rows(blank: Blank) -> Iterator[Row]:
    """What the form says of itself: rows of which nothing can be changed."""
    plan, period = blank.plan, blank.period
    deadline = next((one.deadline.last_day for one in plan.reporting.periods if one.period == period), None)
    first, last = period.dates(plan.reporting.cutoffs)
    yield Row("=unit", ("Đơn vị báo cáo", "", blank.unit.name))
    yield Row(
        "=period",
        (
            "Kỳ báo cáo",
            f"Số liệu từ {format_date(first)} đến {format_date(last)}, không cộng dồn.",
            period.label.vi,
        ),
    )
    yield Row(
        "=deadline", ("Hạn cuối nộp báo cáo", "", format_date(deadline) if deadline else "Không quy định")
    )
    yield Row("=to", ("Nơi nhận báo cáo", "", plan.reporting.to))
    yield Row(
        "=plan", ("Theo kế hoạch", "", f"Số {plan.document.number} ngày {format_date(plan.document.date)}")
    )


def is_known(row: str) -> bool:
    """Whether a row of a record only informs."""
    return row.startswith("=")


#: How the line below the title of each sheet ends.
NOTE = "Chỉ điền các ô nền vàng; ô nền xám đã khóa."


def note_of(unit: Unit, period: Period) -> str:
    """The line below the title of each sheet: whose form it is."""
    return f"{unit.name} – {period.label.vi}. {NOTE}"


def _owed(item: Item, blank: Blank) -> str:
    return "Phải báo cáo" if item.id in blank.plan.owed[blank.unit.id] else "Không bắt buộc"


def _result_row(item: Item, blank: Blank) -> tuple[str, ...]:
    deadline = blank.plan.deadline(item)
    words = [item.schedule.text] if item.schedule else []
    time = ". ".join([*words, f"Hạn cuối: {format_date(deadline)}" if deadline else "Không có hạn"])
    text = item.text if item.id in blank.plan.owed[blank.unit.id] else item.title
    return (item.id, _owed(item, blank), text, time, _last_result(item, blank))


def _last_result(item: Item, blank: Blank) -> str:
    status = blank.last.get(("results", item.id, "status"))
    if status is None or blank.last_period is None:
        return ""
    label = STATUS_LABELS[Status(status)].vi if status in set(Status) else status
    summary = blank.last.get(("results", item.id, "summary"), "")
    words = " ".join(f"{_capital(blank.last_period.label.vi)}: {label}. {summary}".split())
    return textwrap.shorten(words, _LAST_WIDTH, placeholder=" …")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _figure_rows(blank: Blank) -> Iterator[Row]:
    for item in blank.items.values():
        for figure in blank.plan.figures_of(item.id):
            last = blank.last.get(("results", item.id, "figures", figure.id), "")
            shown = format_integer(int(last)) if last.isdecimal() else last
            yield Row(
                f"{item.id}/{figure.id}",
                (item.id, _owed(item, blank), item.title, figure.label, figure.unit, shown),
            )


def choice_of(item: Item) -> str:
    """An item as it stands in a list to choose from: its number, and enough of its words to know it."""
    return f"{item.id} – {textwrap.shorten(item.title, _CHOICE_WIDTH, placeholder='…')}"


def cells_of(part: Record | Table, row: str) -> Mapping[str, CellPath]:
    """The paths of what a row holds, by the fields of its columns."""
    if isinstance(part, Record):
        *place, key = row.split("/")
        return {} if is_known(row) else {"value": (*place, key)}
    return {one.key: path_of(part, row, one) for one in part.fields}
