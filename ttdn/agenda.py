"""What is due when: the reports and the items of a plan with their last days on time.

A deadline that lies ahead is that of the plan as it will be in force then, by the documents that are known.
It is pure: no files, no clock, no rendering.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ttdn.counting import wholly_excused
from ttdn.language import NOTHING, Labelled, Text, count_of, same
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.reporting import Extension, RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.model.schedule import Every, Window
from ttdn.occurrences import window_name
from ttdn.status import Status
from ttdn.status.states import DONE_STATES, Assignment, Rate, State
from ttdn.timeline import known_by, life, view
from ttdn.vietnamese import date_text, without_end

#: In months.
_LENGTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6}
#: More units than these are counted, not named.
_MANY = 12


class What(Labelled):
    """What is due."""

    REPORT = "report", "Báo cáo", "Report"
    ITEM = "item", "Nhiệm vụ", "Task"


class Due(NamedTuple):
    """Something with a last day on time.

    Attributes:
        key: What it is, whatever its day: a deadline that is moved keeps it.
        what: A report or an item.
        day: The last day on time.
        number: The period of the report, or the number of the item.
        title: What is to be done, in a few words.
        who: Who owes it: units and groups by their names.
        units: How many units owe it.
        notes: More that is said of it, a line each, in the words of the plan.
        met: How many of these units have done it, of those for which there was something to do.
    """

    key: tuple[str, ...]
    what: What
    day: date
    number: str
    title: Text
    who: Text
    units: int
    notes: tuple[Text, ...]
    met: Rate | None


def find_dues(
    status: Status, units: Sequence[Unit] | None = None, items: Collection[Item] | None = None
) -> tuple[Due, ...]:
    """The deadlines of a plan's year, in the order of time.

    Args:
        status: Where the plan stands, over the whole year.
        units: The units whose deadlines are wanted; None: those of all. One unit alone has deadlines of its
            own, which keep their key when it is given another day.
        items: The items whose deadlines are wanted, and no reports; None: everything.
    """
    finder = _Finder(status, units)
    found = [] if items is not None else list(finder.reports())
    found += finder.items(None if items is None else {item.id for item in items})
    return tuple(sorted(found, key=lambda one: (one.day, one.what is not What.REPORT)))


class _Finder:
    """Looks for the deadlines in the views of a plan."""

    def __init__(self, status: Status, units: Sequence[Unit] | None) -> None:
        self.status, self.plan = status, known_by(status.plan, status.as_of)
        self.wanted = None if units is None else {unit.id for unit in units}
        self.alone = units[0] if units is not None and len(units) == 1 else None
        self.let_off = wholly_excused(status.plan, status.plan.period)

    def reports(self) -> Iterator[Due]:
        """Each report that has a last day: one deadline for all, and one for each other day."""
        last = view(self.plan, max(self.status.as_of, self.plan.period.calendar_days[1]))
        periods = (
            one.period
            for plan in (self.status.plan, last)
            for one in (*plan.required_periods, *plan.adhoc_reports)
        )
        for period in dict.fromkeys(periods):
            ends = self.plan.data_days(self.plan.known(period))[1]
            plan = view(self.plan, max(self.status.as_of, ends), period if period.is_adhoc else None)
            required = plan.required_for(period)
            if required is not None:
                yield from self._of_report(plan, required)

    def _of_report(self, plan: Plan, required: RequiredPeriod) -> Iterator[Due]:
        given: dict[tuple[date, str], list[Unit]] = defaultdict(list)
        asked = (*plan.required_units_on(required.ends), *plan.requested_units_on(required.ends))
        for unit in asked:
            if self._looks_at(unit) and not plan.excuse_of(unit, required.period):
                extension = plan.extension_of(unit, required.period)
                last_day = plan.required_of(unit, required).last_day
                if last_day:
                    given[last_day, extension.document.number if extension else ""].append(unit)
        for (day, document), units in given.items():
            extension = plan.extension_of(units[0], required.period) if document else None
            yield self._report(plan, required, day, units, extension)

    def _report(
        self,
        plan: Plan,
        required: RequiredPeriod,
        day: date,
        units: Sequence[Unit],
        extension: Extension | None,
    ) -> Due:
        period = required.period
        key: tuple[str, ...] = ("report", str(period))
        if self.alone:
            key += (f"unit {self.alone.id}",)
        elif extension:
            key += ("extension", extension.document.number)
        deadline = extension.deadline if extension else required.deadline
        label = period.label
        notes = [
            Text(f"Hạn: {deadline.words}.", f"Due: {date_text(day).en}.") if deadline else NOTHING,
            Text(f"Gửi: {_receiver(plan, required)}.", f"To: {_receiver(plan, required)}."),
        ]
        if extension:
            notes.append(_labelled(Text("Gia hạn theo", "Extended by"), extension.document.called))
        may_only = [unit for unit in units if unit.id in plan.only_asked]
        if 0 < len(may_only) < len(units):
            notes.append(
                _labelled(Text("Chỉ đề nghị báo cáo", "Only asked to report"), _names(plan, may_only).vi)
            )
        title = Text(f"Nộp báo cáo {label.vi}", f"Report on {label.en}")
        if len(may_only) == len(units):
            title = Text(f"Gửi báo cáo {label.vi} (theo đề nghị)", f"Report on {label.en} (as asked)")
        who = _names(plan, units) if extension or self.wanted is not None else _all(plan, units)
        met = Rate(sum(self.status.has_reported(unit, period) for unit in units), len(units))
        return Due(
            key,
            What.REPORT,
            day,
            str(period),
            title,
            who,
            len(units),
            tuple(note for note in notes if note.vi),
            met,
        )

    def items(self, only: Collection[str] | None) -> Iterator[Due]:
        """Each time of each item that has a last day; of one that was moved, the day that came last.

        What has passed is due as the status has it, where an item came into the plan after its own day, too.
        """
        found: dict[tuple[str, ...], Due] = {}
        for plan, item, day in (*self._ahead(), *self._passed()):
            if only is None or item.id in only:
                due = self._of_item(plan, item, day)
                if due:
                    found[due.key] = due
        order = {number: place for place, number in enumerate(self.plan.items)}
        yield from sorted(found.values(), key=lambda one: order[one.key[1]])

    def _ahead(self) -> Iterator[tuple[Plan, Item, date]]:
        """The items with the days on which they are due, each by the plan of that day."""
        for day in self._due_days():
            plan = view(self.plan, day)
            for item in plan.items.values():
                if day in plan.due_days(item) and self._stands(item, day):
                    yield plan, item, day

    def _passed(self) -> Iterator[tuple[Plan, Item, date]]:
        """The same of what has passed, by the plan as it is."""
        plan = self.status.plan
        for item in plan.items.values():
            yield from ((plan, item, day) for day in plan.due_days(item) if day <= self.status.as_of)

    def _due_days(self) -> list[date]:
        """Every day on which a version of an item may be due."""
        year, days = self.plan.year, set[date]()
        for _, item in self.plan.listed_items():
            read = item.time_read
            days.update(window.last for window in (read.windows(year) if read and not read.is_open else ()))
        return sorted(days)

    def _stands(self, item: Item, day: date) -> bool:
        """Whether a version of an item is in the plan on a day, by all that is known of it."""
        known = life(self.plan.amendments_by_number, item, max(day, self.status.as_of))
        return known is not None and known.includes(day)

    def _of_item(self, plan: Plan, item: Item, day: date) -> Due | None:
        units = self._owing(plan, item, day)
        if not units and (self.wanted is not None or plan.owners.get(item.id) is not None):
            return None
        key: tuple[str, ...] = ("item", item.id)
        title = same(f"{item.number} {without_end(item.title)}")
        if plan.is_recurring(item):
            window = next(one for one in plan.windows(item) if one.last == day)
            name = window_name(plan.version_on(item, day), window)
            title = Text(f"{title.vi} ({name.vi})", f"{title.en} ({name.en})")
            key = (*key, _time_key(plan, item, window))
        return Due(
            (*key, f"unit {self.alone.id}") if self.alone else key,
            What.ITEM,
            day,
            item.number,
            title,
            _names(plan, units) if self.wanted is not None else _owners(plan, item, units),
            len(units),
            tuple(_item_notes(plan, item)),
            self._met(item, day, units),
        )

    def _owing(self, plan: Plan, item: Item, day: date) -> list[Unit]:
        """The units that owe what is due on a day, but those that were given recurring work later."""
        comes_back = plan.is_recurring(item)
        return [
            unit
            for unit in plan.resolve(item.owners.read if item.owners else (), day)
            if self._looks_at(unit)
            and unit.id not in self.let_off
            and (not comes_back or plan.is_given(plan.version_on(item, day), unit))
        ]

    def _met(self, item: Item, day: date, units: Sequence[Unit]) -> Rate | None:
        """How many have done it, of those that owe it on its day; who begins later has not done it yet."""
        owing = {one.unit.id: one for one in self.status.by_item.get(item.id, ())}
        known = [owing[unit.id] for unit in units if unit.id in owing]
        told = [done for one in known if (done := _is_met(one, day)) is not None]
        return Rate(sum(told), len(told) + len(units) - len(known)) if told else None

    def _looks_at(self, unit: Unit) -> bool:
        return self.wanted is None or unit.id in self.wanted


def _is_met(assignment: Assignment, day: date) -> bool | None:
    """Whether a time of an item was met; None where nothing arose."""
    if assignment.occurrences:
        own = next((one for one in assignment.occurrences if one.due == day), None)
        return own.is_met if own and (own.is_met or own.is_open) else None
    return None if assignment.state is State.NOT_ARISEN else assignment.state in DONE_STATES


def _time_key(plan: Plan, item: Item, window: Window) -> str:
    """Which time of recurring work it is: its month, quarter or half, else which one in the year.

    So it is the same one where a document moves its days, or has others from then on.
    """
    read = plan.version_on(item, window.last).time_read
    if read and read.every:
        return f"{read.every}-{(window.last.month - 1) // _LENGTHS[read.every] + 1}"
    return str(plan.windows(item).index(window) + 1)


def _receiver(plan: Plan, required: RequiredPeriod) -> str:
    through = plan.name_of(required.through) if required.through else ""
    return required.to if plan.is_sent_to(required.through) else f"{required.to} (qua {through})"


def _labelled(label: Text, words: str) -> Text:
    return Text(f"{label.vi}: {words}.", f"{label.en}: {words}.")


def _names(plan: Plan, units: Sequence[Unit]) -> Text:
    """Units by their names; of many their number."""
    if len(units) > _MANY:
        return Text(f"{len(units)} đơn vị", f"{len(units)} units")
    return same(", ".join(plan.called(unit) for unit in units))


def _all(plan: Plan, units: Sequence[Unit]) -> Text:
    """Those who must or may report, as the plan names them, and how many they are."""
    names = [plan.name_of(name) for name in (*plan.reporting.required, *plan.reporting.requested)]
    return _counted(names, units)


def _owners(plan: Plan, item: Item, units: Sequence[Unit]) -> Text:
    """The owners of an item as the plan names them, and how many they are."""
    if item.owners is None:
        return NOTHING
    return _counted([plan.name_of(name) for name in item.owners.read] or [item.owners.text or ""], units)


def _counted(names: Sequence[str], units: Sequence[Unit]) -> Text:
    listed = ", ".join(names[:_MANY])
    if len(names) > _MANY:
        listed = f"{listed} …"
    elif len(units) <= len(names):
        return same(listed)
    return Text(f"{listed} ({len(units)} đơn vị)", f"{listed} ({count_of(len(units), 'unit')})")


def _item_notes(plan: Plan, item: Item) -> Iterator[Text]:
    if item.short:
        yield same(item.text)
    if item.schedule:
        yield _labelled(Text("Thời gian", "Time"), without_end(item.schedule.text))
    if item.coordinating:
        words = item.coordinating.text or ", ".join(map(plan.name_of, item.coordinating.read))
        yield _labelled(Text("Phối hợp", "With"), without_end(words))
    if item.product:
        yield _labelled(Text("Sản phẩm", "Product"), without_end(item.product))


def decided_on(plan: Plan, as_of: date) -> tuple[int, date]:
    """How many documents have changed a plan and its deadlines by a day, and the day of the last one."""
    own = plan.origin
    decisions = (*own.reporting.extensions, *own.reporting.excused)
    documents = {(one.number, one.date) for one in own.amendments}
    documents |= {(one.document.number, one.document.date) for one in decisions}
    documents |= {(one.document.number, one.document.date) for one in own.reporting.adhoc if one.document}
    days = [day for _, day in documents if day <= as_of]
    return len(days), max((*days, own.document.date))
