"""What stands in one unit's form before anybody fills it in.

It has the rows of its tables and what is known for each.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from ttdn.counting import own_due_days, own_windows
from ttdn.figures import put_together, target_words
from ttdn.forms.asked import NUMBER_LINES, NUMBER_SHEET, is_asked, sheets_of
from ttdn.forms.columns import (
    CONFIRMATION,
    DATES,
    FIGURES,
    HEAD,
    LAST,
    PERSONS,
    RESULTS,
    VALUE,
    CellKind,
    Field,
    FormSheet,
    Part,
)
from ttdn.forms.values import (
    CellAddress,
    Values,
    form_items,
    informing_row,
    inner_row,
    outer_and_inner,
    rows_of,
    spare_number,
    spare_row,
    value_at,
    values_of,
)
from ttdn.forms.words import hint_of
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.model.scalars import read_amount
from ttdn.occurrences import Occurrence, count_met, list_days, outside_words, window_name
from ttdn.reported_days import ReportedDays, Told, asked_instead, due_instead, parted_words, reported_days
from ttdn.source import Value
from ttdn.vietnamese import capitalized, fold, format_amount, format_date, without_end

#: Letters of an earlier summary that are shown; the whole of it stands in the report.
_LAST_WIDTH = 160
_CHOICE_WIDTH = 60
_EXAMPLE_DAY = 20
#: Empty rows below those that are filled in, however many these are.
_LEAST_SPARE = 5


class FormRow(NamedTuple):
    """A row of a part: its name, and what its cells that only inform say, by their columns.

    It has the words of all columns that some form has.
    """

    name: str
    texts: Mapping[str, str]

    def locked_in(self, part: Part) -> list[str]:
        """What is locked in it: where nothing is filled in at all, that column comes last."""
        value = [self.texts[VALUE]] if VALUE in self.texts else []
        return [self.texts.get(column, "") for column in part.informing] + value


class Earlier(NamedTuple):
    """The values of an earlier report; ``unit`` is whose it is."""

    unit: Unit
    values: Values


@dataclass(frozen=True)
class Blank:
    """All that a form is made of.

    ``base`` are the values of the unit's report as it stands; ``shown`` what the cells are filled with, which
    may be more: the names of an earlier report. ``last`` are the values of the report that was made last,
    with its period; where units have become part of this one since, of each of them. ``key`` is the folder's
    own. ``times`` is what became of recurring items by the unit's other reports of the year. ``told`` are the
    periods on which units have reported. ``only`` are the items that a short form asks about, and nothing
    else (None: the form asks about all). A short form about no item asks for the number of the report that
    was signed.
    """

    plan: Plan
    unit: Unit
    period: Period
    base: Values = field(default_factory=dict)
    shown: Values = field(default_factory=dict)
    last: Sequence["Earlier"] = ()
    last_period: Period | None = None
    illustrative: bool = False
    key: bytes | None = None
    times: Mapping[str, Sequence[Occurrence]] = field(default_factory=dict)
    told: Told = field(default_factory=dict)
    only: frozenset[str] | None = None

    @property
    def is_for_number(self) -> bool:
        """Whether it asks for number, day and signer of the report alone."""
        return self.only is not None and not self.only

    @property
    def deadline(self) -> date | None:
        """The last day for the report; None where the plan sets none."""
        required = self.plan.required_for(self.period)
        return self.plan.required_of(self.unit, required).last_day if required else None

    @cached_property
    def days(self) -> ReportedDays:
        """The days on which it asks."""
        return reported_days(self.plan, self.unit, self.period, self.told)

    @cached_property
    def instead(self) -> frozenset[str]:
        """The items on which it asks in the place of units that have become part of this one."""
        return frozenset(item.id for item in asked_instead(self.plan, self.unit, self.days))

    @property
    def parted(self) -> str:
        """Whose figures are in the report, and whose are not, where others came or went."""
        return parted_words(self.plan, self.period, self.days)

    @property
    def example_days(self) -> tuple[date, date]:
        """Two days of the period as examples; no day of them can be taken for a month."""
        first, last = self.plan.data_days(self.period)
        return min(first.replace(day=max(first.day, _EXAMPLE_DAY)), last), last

    @property
    def items(self) -> dict[str, Item]:
        """The items that have rows: those that are owed, those to help with, those that are open."""
        items = form_items(self.plan, self.unit)
        if self.only is not None:
            return {number: item for number, item in items.items() if number in self.only}
        for item in self.plan.inherited_by(self.unit):
            if item.id not in self.instead and not any(cell.row == item.id for cell in self.base):
                items.pop(item.id, None)
        return items

    def asks_for(self, cell: CellAddress) -> bool:
        """Whether a cell is to be filled in: that for several days where an item is due several times."""
        return cell.field.kind is not CellKind.DAYS or self.plan.is_recurring(self.items[cell.row])

    @property
    def earlier(self) -> Sequence["Earlier"]:
        """What was reported on a period before; what stands in the report itself needs no second place."""
        return () if self.last_period == self.period else [one for one in self.last if one.values]

    def offers_last(self, cell: CellAddress) -> bool:
        """Whether a cell may say that its words are those of the last period: one report has some."""
        told = sum(cell in one.values for one in self.earlier) if cell.part == RESULTS.name else 0
        return told == 1 and cell.field.kind is CellKind.WORDS

    @property
    def words_to_repeat(self) -> str:
        """What is said of that above the table and in the guide; empty where nothing can be repeated."""
        is_offered = any(map(self.offers_last, (cell for one in self.earlier for cell in one.values)))
        return REPEATING if is_offered else ""

    @property
    def sheets(self) -> list[FormSheet]:
        """The sheets of the form below its guide."""
        if self.is_for_number:
            return [NUMBER_SHEET]
        has_last = self.earlier or any(one.is_met for times in self.times.values() for one in times)
        without: tuple[str, ...] = () if has_last else (LAST.key,)
        if not any(map(self.plan.is_recurring, self.items.values())):
            without += (DATES.key,)
        return sheets_of(self.plan, self.items, without, short=self.only is not None)

    @property
    def helped(self) -> frozenset[str]:
        """The items on which the unit helps (phối hợp)."""
        return frozenset(item.id for item in self.plan.helped_by(self.unit))


def make_blank(
    plan: Plan,
    unit: Unit,
    period: Period,
    current: Value,
    previous: tuple[Period, Sequence[tuple[Unit, Value]]] | None,
) -> Blank:
    """What a unit's form is made of.

    Args:
        plan: The plan of the period's year.
        unit: A unit of its roster.
        period: The period to report on.
        current: The data of its report for the period, if there is one.
        previous: The period before which was reported last, and the data of the reports on it: its own and
            those of units that have become part of it.
    """
    items = form_items(plan, unit)

    def read(data: Value) -> Values:
        return {cell: text for cell, text in values_of(data, items, plan).items() if is_asked(cell, plan)}

    base = read(current)
    earlier = [Earlier(one, read(data)) for one, data in (previous[1] if previous else ())]
    known = {role_of(cell) for cell in base}
    shown = base | {
        cell: text
        for one in earlier
        if one.unit.id == unit.id
        for cell, text in one.values.items()
        if role_of(cell) in PERSONS.keys() - known
    }
    last, last_period = ([Earlier(unit, base)], period) if base else (earlier, previous and previous[0])
    illustrative = value_at(current, ["illustrative"]) == "true"
    return Blank(plan, unit, period, base, shown, last, last_period, illustrative)


def rows_of_part(part: Part, blank: Blank) -> list[FormRow]:
    """The rows of a part, those still empty included."""
    if part.lines:
        lines = [
            FormRow(name, {"label": line_label(name, field), "hint": _line_hint(name, field, blank.plan)})
            for name, field in part.lines.items()
            if _has_line(blank, part, name)
        ]
        return [*_informing_rows(blank), *lines] if part.name == HEAD.name else lines
    if part.name == RESULTS.name:
        return [_result_row(item, blank) for item in blank.items.values()]
    if part.name == FIGURES.name:
        return list(_figure_rows(blank))
    names = list(rows_of(blank.shown, part.name))
    fixed = [name for name in names if not spare_number(name)]
    spare = map(spare_row, range(1, max(part.spare - len(fixed), _LEAST_SPARE) + 1))
    rows = dict.fromkeys([*fixed, *spare, *names])
    return [FormRow(name, {"row": str(number)}) for number, name in enumerate(rows, start=1)]


def _has_line(blank: Blank, part: Part, name: str) -> bool:
    if blank.is_for_number:
        return name in NUMBER_LINES
    is_whole = blank.only is None or part.name == CONFIRMATION.name
    return is_whole and is_asked(CellAddress(part.name, name, VALUE), blank.plan)


def rows_of_table(parts: Sequence[Part], blank: Blank) -> Iterator[tuple[Part, FormRow]]:
    """The rows of a part, each with those of its guests that stand right below it."""
    host, *guests = parts
    below: dict[str, list[tuple[Part, FormRow]]] = {}
    for guest in guests:
        for row in rows_of_part(guest, blank):
            above = informing_row("unit") if guest.name == CONFIRMATION.name else outer_and_inner(row.name)[0]
            below.setdefault(above, []).append((guest, row))
    for row in rows_of_part(host, blank):
        yield host, row
        yield from below.get(row.name, ())


def role_of(cell: CellAddress) -> str:
    """The person whom a cell of the head is about; empty where it is about none."""
    return cell.path[0] if cell.part == HEAD.name and cell.path[0] in PERSONS else ""


def line_label(name: str, field: Field) -> str:
    """What a row of a record is called."""
    role = PERSONS.get(outer_and_inner(name)[0])
    return f"{role}: {field.label.lower()}" if role else field.label


def _line_hint(name: str, field: Field, plan: Plan) -> str:
    """What to write into a line of a record; the first about a person says which clause asks for it."""
    role, key = outer_and_inner(name)
    clause = plan.clause_asking_for(role) if role in PERSONS and key == "name" else None
    cited = f"Theo mục {clause.number} của {plan.document.kind.capitalize()}. " if clause else ""
    return f"{cited}{hint_of(field)}"


def _informing_rows(blank: Blank) -> Iterator[FormRow]:
    """What the form says of itself: rows of which nothing can be changed."""
    plan, period = blank.plan, blank.period
    first, last = blank.days.whole
    none = "Không ấn định" if plan.required_for(period) else "Không quy định"
    deadline = format_date(blank.deadline) if blank.deadline else none
    document = plan.document
    number = f"Số {document.number} ngày {format_date(document.date)}"
    to = plan.reporting.to + plan.by_way_of
    ways = ways_to_send(plan)
    days = f"{'Số liệu' if plan.figures else 'Kết quả'} từ {format_date(first)} đến {format_date(last)}"
    # The letter that goes with the form says the same.
    is_running = blank.deadline is not None and blank.deadline < last
    days += " (chưa hết kỳ thì tính đến ngày lập báo cáo)" if is_running else ""
    days += ", không cộng dồn." if plan.figures else "."
    days += f" {blank.parted}" if blank.parted else ""
    for key, label, hint, value in (
        ("unit", "Đơn vị báo cáo", "", plan.called(blank.unit)),
        ("period", "Kỳ báo cáo", days, period.label.vi),
        ("deadline", "Hạn cuối nộp báo cáo", "", deadline),
        ("to", "Nơi nhận báo cáo", "", to),
        ("send", "Gửi biểu mẫu này về", "", ways),
        ("plan", f"Theo {document.kind.lower()}", "", number),
    ):
        # A short form goes out whenever something was added, mostly behind the last day of the report.
        if value and (blank.only is None or key != "deadline"):
            yield FormRow(informing_row(key), {"label": label, "hint": hint, VALUE: value})


def ways_to_send(plan: Plan) -> str:
    """Where a form goes when it is filled in: ``Phòng A: a@b.vn, 0258 123, bà C``; empty if unknown."""
    to = fold(plan.reporting.to)
    named = (unit for unit in plan.units if to in map(fold, plan.names_of(unit)))
    office = plan.known_unit(plan.reporting.through) or next(named, None)
    return f"{plan.called(office)}: {office.ways}" if office and office.ways else ""


REPEATING = "Kết quả, lý do không khác kỳ trước thì gõ: như kỳ trước."
#: How the words of a row of a figure begin, which stands below its item.
FIGURE_WORDS = "Số liệu: "
#: How the line below the title of each sheet ends.
NOTE = "Chỉ điền các ô nền vàng; ô nền xám đã khóa."


def _owed(item: Item, blank: Blank) -> str:
    """Whether a report has to speak of an item; what is not worked on in its period is not owed in it."""
    plan, free = blank.plan, "Không bắt buộc"
    if item.id in blank.instead:
        return "Phải báo cáo (thay đơn vị cũ)"
    if item.id in plan.owed[blank.unit.id]:
        is_due = due_instead(plan, item, blank.days.taken)
        if is_due or plan.asks_of(blank.unit, item, blank.period):
            return "Phải báo cáo"
        own = own_windows(plan, item, blank.unit)
        return f"{free} ({outside_words(own, plan.known(blank.period)).vi})"
    return "Phối hợp" if item.id in blank.helped else free


def _result_row(item: Item, blank: Blank) -> FormRow:
    words = [without_end(item.schedule.text)] if item.schedule else []
    words.append(_due_words(blank, item))
    own = item.id in {*blank.plan.owed[blank.unit.id], *blank.instead, *blank.helped}
    text = item.text if own else item.title
    if item.product:
        text += f"\nSản phẩm: {item.product}"
    last = "\n".join(filter(None, (_done_so_far(item, blank), _last_result(item, blank))))
    texts = {"item": item.number, "text": text, "time": ". ".join(words), "last": last}
    return FormRow(item.id, {**texts, "owed": _owed(item, blank)})


def _due_words(blank: Blank, item: Item) -> str:
    """When the unit owes an item: ``Hạn cuối: 30/09/2027``, ``Hạn: 31/03, 30/06, 30/09, 31/12/2027``."""
    days = own_due_days(blank.plan, item, blank.unit, blank.days.taken)
    if not days:
        return f"Không có hạn{' trong năm' * blank.plan.ends_later(item)}"
    return f"{'Hạn' if len(days) > 1 else 'Hạn cuối'}: {list_days(days)}"


def _done_so_far(item: Item, blank: Blank) -> str:
    """``Đã làm 1/4 quý: quý I (30/03/2027)``; empty before anything was done."""
    times = blank.times.get(item.id, ())
    met = [
        window_name(item, one.window).vi + (f" ({format_date(one.done)})" if one.done else "")
        for one in times
        if one.is_met
    ]
    if not met:
        return ""
    words = count_met(item, times).vi
    return f"{capitalized(words)}: {', '.join(met)}."


def _last_result(item: Item, blank: Blank) -> str:
    told = []
    for one in blank.earlier:
        status, summary = (
            one.values.get(CellAddress(RESULTS.name, item.id, key), "") for key in ("status", "summary")
        )
        whose = "" if one.unit.id == blank.unit.id else f"{one.unit.short}: "
        told += [f"{whose}{CellKind.STATUS.in_words(status)}. {summary}"] if status else []
    if not told or blank.last_period is None:
        return ""
    period = blank.last_period.label.vi
    words = f"{capitalized(period)}: {'; '.join(told)}"
    return textwrap.shorten(words, _LAST_WIDTH, placeholder=" …")


def _figure_rows(blank: Blank) -> Iterator[FormRow]:
    for item in blank.items.values():
        for figure in blank.plan.figures_of(item.id):
            row = inner_row(item.id, figure.id)
            wanted = figure.target and target_words(figure.unit, figure.target)
            words = f"{figure.label}\nChỉ tiêu: {wanted.vi}" if wanted else figure.label
            texts = {
                "item": item.number,
                "owed": _owed(item, blank),
                "title": item.title,
                "figure": words,
                "said": FIGURE_WORDS + words,
                "unit": figure.unit,
                "last": _last_amount(figure, row, blank),
            }
            yield FormRow(row, texts)


def _last_amount(figure: Figure, row: str, blank: Blank) -> str:
    """What was reported last; where units have become part of this one since, all of them together."""
    cell = CellAddress(FIGURES.name, row, FIGURES.name)
    given = [text for one in blank.earlier if (text := one.values.get(cell))]
    if len(given) < 2 or blank.last_period is None:  # noqa: PLR2004 - one stands as it was written
        return CellKind.AMOUNT.in_words("".join(given))
    try:
        amount = put_together(figure, [[(blank.last_period, read_amount(text))] for text in given])
    except PydanticCustomError:
        return "; ".join(given)
    return "" if amount is None else format_amount(amount)


def choice_of(item: Item) -> str:
    """An item as it stands in a list to choose from: its number, and enough of its words to know it."""
    return f"{item.number} – {textwrap.shorten(item.title, _CHOICE_WIDTH, placeholder='…')}"
