"""Whom to remind: who is past a deadline, what is past its own or near it, who has not reported yet."""

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence

from rich.console import RenderableType

from ttdn.language import Text, count_of
from ttdn.model.required import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.occurrences import due_text, missed_text
from ttdn.places import split_report_path
from ttdn.reminders import pressing
from ttdn.status import STATE_LABELS, SUBMISSION_LABELS, Assignment, State, Status, SubmissionState
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, heading, indent
from ttdn.terminal.states import STATE_STYLES
from ttdn.vietnamese import capitalized, collation_key, date_text, without_end

_NO_BREAK = "\u00a0"
#: Names are not set in less, however narrow a window is said to be.
_LEAST_WIDTH = 20


def render_chase(status: Status, excluded: Sequence[str], say: Say, width: int) -> Iterator[RenderableType]:
    """Who is past a deadline and which items are past theirs or near it; then who has not reported yet.

    Who was only asked to report is not reminded.
    """
    faulty = {place.unit for place in map(split_report_path, excluded) if place}
    asked = status.plan.only_asked
    near = (one if one.state is State.DUE_SOON else pressing(status, one) for one in status.assignments)
    urgent = [one for one in near if one and one.unit.id not in asked]
    yield heading(say("Cần đôn đốc", "To be reminded"))
    if not status.arrears and not urgent:
        yield indent(say("Không có.", "Nobody."))
    for owed, units in _by_arrears(status):
        words = arrears_words(status, owed, say)
        if len(status.plan.required_within(status.within)) == 1:
            yield from _render_units(status, units, faulty, say, width)
        elif len(units) == 1:
            yield from _wrapped(f"{_named(status, units[0], faulty, say)}: {words}.", width)
        else:
            yield indent(plain(f"{capitalized(words)}:"))
            yield from map(indent, _render_units(status, units, faulty, say, width - 2))
    for assignment in urgent:
        item, state = assignment.item, assignment.state
        unit = f"{assignment.unit.short}{_asked_of(status, assignment.unit, say)}"
        label = say(*STATE_LABELS[state]).lower()
        words = f"{unit}: {item.id} {item.title}, {label}{_times(assignment, say)}."
        yield indent(plain(hanging(words, width), STATE_STYLES[state]))
    yield from _render_waiting(status, faulty, say, width)
    yield from _render_unasked(status, say, width)


def _by_arrears(status: Status) -> list[tuple[tuple[RequiredPeriod, ...], list[Unit]]]:
    """The units past a deadline, those together that owe the same reports since the same days; most first."""
    groups: dict[tuple[RequiredPeriod, ...], list[Unit]] = {}
    for unit, owed in status.arrears.items():
        groups.setdefault(owed, []).append(status.plan.units_by_id[unit])
    return sorted(groups.items(), key=lambda group: -len(group[0]))


def arrears_words(status: Status, owed: Sequence[RequiredPeriod], say: Say) -> str:
    """``quý I (chậm 60 ngày), quý II (chậm 5 ngày)``."""
    return ", ".join(_late_words(status, one, say) for one in owed)


def _late_words(status: Status, required: RequiredPeriod, say: Say) -> str:
    """``quý I (chậm 60 ngày)``."""
    label, days = required.period.short_label, status.days_since(required)
    return say(f"{label.vi} (chậm {days} ngày)", f"{label.en} ({count_of(days, 'day')} late)")


def _times(assignment: Assignment, say: Say) -> str:
    """Of recurring work which times have passed, or which one comes next."""
    item, times = assignment.item, assignment.occurrences
    coming = (due_text(item, one) for one in times if one.is_open)
    words = missed_text(item, times) if any(one.is_missed for one in times) else next(coming, None)
    return f": {say(*words)}" if words else ""


def _render_waiting(
    status: Status, faulty: Collection[str], say: Say, width: int
) -> Iterator[RenderableType]:
    """Before the deadline: the units whose report is not in, then those that were only asked for one."""
    waiting = [unit for unit, _ in status.without_report(status.required)] if status.required else []
    if waiting and status.days_left is not None and status.days_left >= 0:
        left = days_left(status.days_left)
        yield heading(say(f"Chưa nộp ({left.vi})", f"Not in yet ({left.en})"))
        yield from _render_units(status, waiting, faulty, say, width)
    for label, units in _undated(status):
        yield heading(say("Chưa gửi, không ấn định hạn", "Not sent, no day set"))
        yield indent(say(f"Báo cáo {label.vi}:", f"Reports for {label.en}:"))
        yield from map(indent, _render_units(status, units, faulty, say, width - 2))
    yield from _render_sent(status, say, width)
    silent = (one for one in status.requested if not one.is_in and not one.sending)
    asked = ", ".join(submission.unit.short for submission in silent)
    if asked:
        yield from _wrapped(say(f"Được đề nghị, chưa gửi: {asked}.", f"Asked, not sent: {asked}."), width)


def _render_sent(status: Status, say: Say, width: int) -> Iterator[RenderableType]:
    """Who has sent something that is no report yet: what waits for the unit, and what for the office."""
    found: dict[bool, list[str]] = {}
    for required in status.plan.required_within(status.within):
        for requested in (False, True):
            for unit, _, sending in status.sent_back(required, requested=requested):
                day = say(*date_text(sending.last.arrived))
                told = f"{unit.short} ({say(*required.period.short_label)}, {day})"
                found.setdefault(sending.waits_for_typing, []).append(told)
    if found:
        yield heading(say("Đã gửi, chưa được tính", "Sent, not counted yet"))
    for waits, state in ((False, SubmissionState.IN_CORRECTION), (True, SubmissionState.TO_ENTER)):
        if waits in found:
            label = say(*SUBMISSION_LABELS[state])
            yield from _wrapped(f"{label} ({len(found[waits])}): {'; '.join(found[waits])}.", width)


def _undated(status: Status) -> Iterator[tuple[Text, list[Unit]]]:
    """The reports without a last day that are awaited by now, and who has not sent them."""
    for required in status.plan.required_within(status.within):
        if required.last_day is None and (required == status.required or required.ends < status.as_of):
            units = [unit for unit, own in status.without_report(required) if own.last_day is None]
            if units:
                yield required.period.label, units


def _render_unasked(status: Status, say: Say, width: int) -> Iterator[RenderableType]:
    """What came into the plan after units were asked: they are not behind, but have to be asked."""
    unasked: dict[str, list[Assignment]] = {}
    for assignment in status.assignments:
        if assignment.state is State.NOT_ASKED:
            unasked.setdefault(assignment.item.id, []).append(assignment)
    if unasked:
        yield heading(say("Chưa hỏi", "Not asked yet"))
    for own in unasked.values():
        item, units = own[0].item, ", ".join(assignment.unit.short for assignment in own)
        yield from _wrapped(f"{item.number} {without_end(item.title)}: {units}.", width)
    silent = {one.unit.id for own in unasked.values() for one in own}
    newest = {max(status.received[unit], key=lambda one: one.months[::-1]) for unit in silent}
    for period in sorted(newest, key=lambda one: one.months):
        command = f"ttdn form --added --all --period {period}"
        yield indent(plain(say(f"Biểu mẫu bổ sung: {command}", f"Short forms: {command}")))


def days_left(days: int) -> Text:
    """How far a deadline lies ahead or behind."""
    if days > 0:
        return Text(f"còn {days} ngày", f"{count_of(days, 'day')} left")
    if days == 0:
        return Text("hôm nay là ngày cuối", "today is the last day")
    return Text(f"đã quá hạn {-days} ngày", f"{count_of(-days, 'day')} past")


def _render_units(
    status: Status, units: Sequence[Unit], faulty: Collection[str], say: Say, width: int
) -> Iterator[RenderableType]:
    """Units by kind; a unit whose file was left out because of errors is not one that sent nothing."""
    for kind in status.plan.unit_kinds:
        mine = sorted(
            (unit for unit in units if unit.kind == kind.id), key=lambda unit: collation_key(unit.short)
        )
        if mine:
            names = [_named(status, unit, faulty, say) for unit in mine]
            between = "; " if any(set(",(") & set(name) for name in names) else ", "
            yield from _wrapped(f"{kind.title} ({len(mine)}): {between.join(names)}.", width)


def _named(status: Status, unit: Unit, faulty: Collection[str], say: Say) -> str:
    mark = say(" (tệp có lỗi)", " (file with errors)") if unit.id in faulty else ""
    return f"{unit.short}{mark}{_asked_of(status, unit, say)}"


def _asked_of(status: Status, unit: Unit, say: Say) -> str:
    """Behind a unit that has ended, who is asked for what it owes; nothing behind any other."""
    heir = status.plan.heir(unit)
    if heir is None:
        return say(
            " (đã kết thúc, không có đơn vị kế thừa nên không đôn đốc được)",
            " (ended without a successor, so nobody is asked)",
        )
    return "" if heir.id == unit.id else say(f" (cũ, hỏi {heir.short})", f" (ended, asked of {heir.short})")


def hanging(words: str, width: int) -> str:
    """Words in lines for an indented block, the further lines set in, so that each entry is seen as one."""
    room = max(width - 4, _LEAST_WIDTH)
    return "\n".join(textwrap.wrap(words, room, subsequent_indent="  ", break_on_hyphens=False))


def _wrapped(words: str, width: int) -> Iterator[RenderableType]:
    """A list of names in lines that never break a name."""
    label, _, names = words.partition(": ")
    held = f"{label}: " + re.sub("(?<![,;]) ", _NO_BREAK, names)
    yield indent(plain(hanging(held, width).replace(_NO_BREAK, " ")))
