"""Whom to remind: who is past a deadline, what is past its own or near it, who has not reported yet."""

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from rich.console import RenderableType
from rich.styled import Styled

from ttdn.grouping import grouped
from ttdn.language import Say, Text, count_of, join
from ttdn.model.period import find_period
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.occurrences import due_text, missed_text
from ttdn.places import split_report_path
from ttdn.reminders import pressing
from ttdn.status import Status
from ttdn.status.states import (
    LACKING_STATES,
    Assignment,
    State,
    days_left_words,
    sending_label,
)
from ttdn.terminal.parts import INDENT, Parts, hanging, heading, indent, indented, name_list
from ttdn.terminal.states import STATE_STYLES
from ttdn.vietnamese import capitalized, collation_key, date_text, without_end

#: So many units late with the same item have a line each; more stand together behind the item.
_FEW = 3
_URGENT = {
    State.OVERDUE: Text("quá hạn chưa hoàn thành", "past due"),
    State.DUE_SOON: Text("sắp đến hạn", "due soon"),
}
#: More entries than these are not all told, but so many of them.
_MANY_ENTRIES, _TOLD_ENTRIES = 40, 30


class _Page(NamedTuple):
    """What every part of the list needs; ``everyone``: nothing is left out, however many there are."""

    status: Status
    faulty: Collection[str]
    say: Say
    width: int
    everyone: bool

    def listed(self, label: str, names: Sequence[str], between: str = ", ") -> RenderableType:
        """Names behind a label."""
        return name_list(label, names, self.say, self.width, between, everyone=self.everyone)

    def narrower(self) -> "_Page":
        """For a part that is set in once more."""
        return self._replace(width=self.width - INDENT)


def render_chase(
    status: Status, excluded: Sequence[str], say: Say, width: int, *, everyone: bool = False
) -> Parts:
    """Who is past a deadline and which items are past theirs or near it; then who has not reported yet.

    Who was only asked to report is not reminded. Of very many only the first are told, and the rest is
    counted; ``everyone``: all are told.
    """
    places = (place for file in excluded if (place := split_report_path(file)))
    faulty = {place.unit for place in places if status.within.is_told_by(find_period(place.stem))}
    page = _Page(status, faulty, say, width, everyone)
    entries = [*_late_entries(page), *_urgent_entries(page)]
    yield heading(say("Cần đôn đốc", "To be reminded"))
    if not entries:
        yield indent(say("Không có.", "Nobody."))
    told = entries if everyone or len(entries) <= _MANY_ENTRIES else entries[:_TOLD_ENTRIES]
    for entry in told:
        yield from entry
    if left := len(entries) - len(told):
        words = say(
            f"… và {left} dòng nữa (thêm --all thì kể hết).", f"… and {left} more (--all shows them)."
        )
        yield indented(words, "dim")
    yield from _render_waiting(page)
    yield from _render_unasked(page)


def _late_entries(page: _Page) -> Iterator[list[RenderableType]]:
    """The units past the deadline of a report, those together that owe the same."""
    status, say = page.status, page.say
    for owed, units in _by_arrears(status):
        words = arrears_words(status, owed, say)
        if len(status.plan.required_within(status.within)) == 1:
            yield from ([part] for part in _render_units(page, units))
        elif len(units) == 1:
            yield [page.listed(_named(page, units[0]), words.split(", "))]
        else:
            parts = map(indent, _render_units(page.narrower(), units))
            yield [indented(f"{capitalized(words)}:"), *parts]


def urgent_work(status: Status) -> list[Assignment]:
    """The items that are past their deadline or near it, of those who are not only asked."""
    near = (one if one.state is State.DUE_SOON else pressing(status, one) for one in status.assignments)
    return [one for one in near if one and one.unit.id not in status.plan.only_asked]


def chase_words(status: Status) -> Text:
    """How many are to be reminded of what, and which command says whom."""
    units, urgent = len(status.arrears), urgent_work(status)
    parts = []
    if units:
        parts.append(
            Text(f"{units} đơn vị quá hạn nộp báo cáo", f"{count_of(units, 'unit')} past a deadline")
        )
    for state, (vi, en) in _URGENT.items():
        own = [one for one in urgent if one.state is state]
        if own:
            items, owing = len({one.item.id for one in own}), len({one.unit.id for one in own})
            counted = Text(
                f"{items} mục {vi} ({owing} đơn vị)", f"{count_of(items, 'item')} {en} ({owing} units)"
            )
            parts.append(counted)
    if not parts:
        return Text("Không có.", "Nobody.")
    told = join("; ", parts)
    return Text(f"{told.vi}. Xem tên: ttdn status.", f"{told.en}. For the names: ttdn status.")


def _urgent_entries(page: _Page) -> Iterator[list[RenderableType]]:
    """A line for each unit and item; for an item with many units one with their names."""
    urgent = urgent_work(page.status)
    groups = grouped(((one.item.id, _urgent_words(one, page.say)), one) for one in urgent)
    for (_, words), own in groups.items():
        names = [f"{one.unit.short}{_asked_of(page, one.unit)}" for one in own]
        style = STATE_STYLES[own[0].state]
        if len(own) > _FEW:
            yield [Styled(page.listed(f"{words} ({len(own)})", names, _between(names)), style)]
        else:
            yield from ([indented(hanging(f"{name}: {words}.", page.width), style)] for name in names)


def _urgent_words(assignment: Assignment, say: Say) -> str:
    """``II.5.8 Tổ chức Triển lãm, quá hạn chưa hoàn thành``, and of recurring work which times."""
    label = say(*assignment.state.label).lower()
    return f"{assignment.item.id} {assignment.item.title}, {label}{_times(assignment, say)}"


def _between(names: Sequence[str]) -> str:
    return "; " if any(set(",(") & set(name) for name in names) else ", "


def _by_arrears(status: Status) -> list[tuple[tuple[RequiredPeriod, ...], list[Unit]]]:
    """The units past a deadline, those together that owe the same reports since the same days; most first."""
    owing = ((owed, status.plan.units_by_id[unit]) for unit, owed in status.arrears.items())
    return sorted(grouped(owing).items(), key=lambda group: -len(group[0]))


def arrears_words(status: Status, owed: Sequence[RequiredPeriod], say: Say) -> str:
    """``quý I (chậm 60 ngày), quý II (chậm 5 ngày)``."""
    late = ((one.period.short_label, status.days_since(one)) for one in owed)
    return ", ".join(
        say(f"{label.vi} (chậm {days} ngày)", f"{label.en} ({count_of(days, 'day')} late)")
        for label, days in late
    )


def _times(assignment: Assignment, say: Say) -> str:
    """Of recurring work which times have passed, or which one comes next."""
    item, times = assignment.item, assignment.occurrences
    coming = (due_text(item, one) for one in times if one.is_open)
    words = missed_text(item, times) if any(one.is_missed for one in times) else next(coming, None)
    return f": {say(*words)}" if words else ""


def _render_waiting(page: _Page) -> Parts:
    """Before the deadline: the units whose report is not in, then those that were only asked for one."""
    status, say = page.status, page.say
    waiting = [unit for unit, _ in status.without_report(status.required)] if status.required else []
    if waiting and status.days_left is not None and status.days_left >= 0:
        left = days_left_words(status.days_left)
        yield heading(say(f"Chưa nộp ({left.vi})", f"Not in yet ({left.en})"))
        yield from _render_units(page, waiting)
    for label, units in _undated(status):
        yield heading(say("Chưa gửi, không ấn định hạn", "Not sent, no day set"))
        yield indent(say(f"Báo cáo {label.vi}:", f"Reports for {label.en}:"))
        yield from map(indent, _render_units(page.narrower(), units))
    silent = [one.unit.short for one in status.requested if one.state in LACKING_STATES]
    if silent:
        yield page.listed(say("Được đề nghị, chưa gửi", "Asked, not sent"), silent)
    yield from _render_sent(page)


def _undated(status: Status) -> Iterator[tuple[Text, list[Unit]]]:
    """The periods without a last day whose reports are awaited by now, each with whom they are lacking of."""
    for required in status.plan.required_within(status.within):
        is_awaited = required == status.required or required.ends < status.as_of
        if is_awaited and required.last_day is None:
            units = [unit for unit, own in status.without_report(required) if own.last_day is None]
            if units:
                yield required.period.label, units


def _render_sent(page: _Page) -> Parts:
    """Who has sent something that is no report yet: what waits for the unit, and what for the office."""
    status, say = page.status, page.say
    found = grouped(
        (
            (sending.waits_for_typing, sending_label(sending)),
            f"{unit.short} ({say(*required.period.short_label)}, {say(*date_text(sending.last.arrived))})",
        )
        for required in status.plan.required_within(status.within)
        for requested in (False, True)
        for unit, _, sending in status.sent_back(required, requested=requested)
    )
    if found:
        yield heading(say("Đã gửi, chưa được tính", "Sent, not counted yet"))
    for named in sorted(found, key=itemgetter(0)):
        yield page.listed(f"{say(*named[1])} ({len(found[named])})", found[named], "; ")


def _render_unasked(page: _Page) -> Parts:
    """What came into the plan after units were asked: they are not behind, but have to be asked."""
    status, say = page.status, page.say
    unasked = grouped((one.item.id, one) for one in status.assignments if one.state is State.NOT_ASKED)
    if unasked:
        yield heading(say("Chưa hỏi", "Not asked yet"))
    for own in unasked.values():
        label = f"{own[0].item.number} {without_end(own[0].item.title)}"
        yield page.listed(label, [assignment.unit.short for assignment in own])
    silent = {one.unit.id for own in unasked.values() for one in own}
    newest = {max(status.received[unit], key=lambda one: one.months[::-1]) for unit in silent}
    for period in sorted(newest, key=lambda one: one.months):
        command = f"ttdn form --added --all --period {period}"
        yield indented(say(f"Biểu mẫu bổ sung: {command}", f"Short forms: {command}"))


def _render_units(page: _Page, units: Sequence[Unit]) -> Parts:
    """Units by kind; a unit whose file was left out because of errors is not one that sent nothing."""
    for kind in page.status.plan.unit_kinds:
        mine = sorted(
            (unit for unit in units if unit.kind == kind.id), key=lambda unit: collation_key(unit.short)
        )
        if mine:
            names = [_named(page, unit) for unit in mine]
            yield page.listed(f"{kind.title} ({len(mine)})", names, _between(names))


def _named(page: _Page, unit: Unit) -> str:
    mark = page.say(" (tệp có lỗi)", " (file with errors)") if unit.id in page.faulty else ""
    return f"{unit.short}{mark}{_asked_of(page, unit)}"


def _asked_of(page: _Page, unit: Unit) -> str:
    """Behind a unit that has ended, who is asked for what it owes; nothing behind any other."""
    heir, say = page.status.plan.heir(unit), page.say
    if heir is None:
        return say(
            " (đã kết thúc, không có đơn vị kế thừa nên không đôn đốc được)",
            " (ended without a successor, so nobody is asked)",
        )
    return "" if heir.id == unit.id else say(f" (cũ, hỏi {heir.short})", f" (ended, asked of {heir.short})")
