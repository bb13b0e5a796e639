"""Whom to remind: who is past a deadline, what is past its own or near it, who has not reported yet."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from ttdn.language import Text, count_of
from ttdn.model.plan import Unit
from ttdn.occurrences import due_text, missed_text
from ttdn.places import split_report_path
from ttdn.status import STATE_LABELS, Assignment, State, Status
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Say, heading, indent
from ttdn.terminal.states import STATE_STYLES
from ttdn.vietnamese import collation_key

_NO_BREAK = "\u00a0"
#: Names are not set in less, however narrow a window is said to be.
_LEAST_WIDTH = 20


#: An item in one of these is to be chased.
_URGENT = frozenset({State.OVERDUE, State.DUE_SOON})


def render_chase(status: Status, excluded: Sequence[str], say: Say, width: int) -> Iterator[RenderableType]:
    """Who is past a deadline and which items are past theirs or near it; then who has not reported yet.

    Who was only asked to report is not reminded.
    """
    asked = status.plan.only_asked
    urgent = [one for one in status.assignments if one.state in _URGENT and one.unit.id not in asked]
    yield heading(say("Cần đôn đốc", "To be reminded"))
    if not status.missed and not urgent:
        yield indent(say("Không có.", "Nobody."))
    for period, units in status.missed:
        if len(status.plan.required_periods) > 1:
            yield indent(say(f"Báo cáo {period.label.vi}:", f"Reports for {period.label.en}:"))
        yield from _render_units(status, units, excluded, say, width)
    for assignment in urgent:
        item, state = assignment.item, assignment.state
        unit = f"{assignment.unit.short}{_asked_of(status, assignment.unit, say)}"
        label = say(*STATE_LABELS[state]).lower()
        words = f"{unit}: {item.id} {item.title}, {label}{_times(assignment, say)}."
        yield indent(plain(words, STATE_STYLES[state]))
    yield from _render_waiting(status, excluded, say, width)


def _times(assignment: Assignment, say: Say) -> str:
    """Of recurring work which times have passed, or which one comes next."""
    item, times = assignment.item, assignment.occurrences
    coming = (due_text(item, one) for one in times if one.is_open)
    words = missed_text(item, times) if any(one.is_missed for one in times) else next(coming, None)
    return f": {say(*words)}" if words else ""


def _render_waiting(
    status: Status, excluded: Sequence[str], say: Say, width: int
) -> Iterator[RenderableType]:
    """Before the deadline: the units whose report is not in, then those that were only asked for one."""
    waiting = [submission.unit for submission in status.submissions if not submission.is_in]
    if waiting and status.days_left is not None and status.days_left >= 0:
        left = days_left(status.days_left)
        yield heading(say(f"Chưa nộp ({left.vi})", f"Not in yet ({left.en})"))
        yield from _render_units(status, waiting, excluded, say, width)
    asked = ", ".join(submission.unit.short for submission in status.requested if not submission.is_in)
    if asked:
        yield from _wrapped(say(f"Được đề nghị, chưa gửi: {asked}.", f"Asked, not sent: {asked}."), width)


def days_left(days: int) -> Text:
    """How far a deadline lies ahead or behind."""
    if days > 0:
        return Text(f"còn {days} ngày", f"{count_of(days, 'day')} left")
    if days == 0:
        return Text("hôm nay là ngày cuối", "today is the last day")
    return Text(f"đã quá hạn {-days} ngày", f"{count_of(-days, 'day')} past")


def _render_units(
    status: Status, units: Sequence[Unit], excluded: Sequence[str], say: Say, width: int
) -> Iterator[RenderableType]:
    """Units by kind; a unit whose file was left out because of errors is not one that sent nothing."""
    faulty = {place.unit for place in map(split_report_path, excluded) if place}
    mark = say("tệp có lỗi", "file with errors")
    for kind in status.plan.unit_kinds:
        mine = sorted(
            (unit for unit in units if unit.kind == kind.id), key=lambda unit: collation_key(unit.short)
        )
        if mine:
            names = [
                f"{unit.short}{f' ({mark})' * (unit.id in faulty)}{_asked_of(status, unit, say)}"
                for unit in mine
            ]
            between = "; " if faulty or any("," in name for name in names) else ", "
            yield from _wrapped(f"{kind.title} ({len(mine)}): {between.join(names)}.", width)


def _asked_of(status: Status, unit: Unit, say: Say) -> str:
    """Behind a unit that has ended, who is asked for what it owes; nothing behind any other."""
    heir = status.plan.heir(unit)
    if heir is None:
        return say(
            " (đã kết thúc, không có đơn vị kế thừa nên không đôn đốc được)",
            " (ended without a successor, so nobody is asked)",
        )
    return "" if heir.id == unit.id else say(f" (cũ, hỏi {heir.short})", f" (ended, asked of {heir.short})")


def _wrapped(words: str, width: int) -> Iterator[RenderableType]:
    """A list of names in lines that never break a name."""
    label, _, names = words.partition(": ")
    held = f"{label}: " + re.sub("(?<![,;]) ", _NO_BREAK, names)
    lines = textwrap.wrap(held, max(width - 4, _LEAST_WIDTH), subsequent_indent="  ", break_on_hyphens=False)
    yield indent(plain("\n".join(lines).replace(_NO_BREAK, " ")))
