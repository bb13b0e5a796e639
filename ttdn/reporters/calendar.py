"""Deadlines as an iCalendar file (RFC 5545), for Outlook, Google, phones.

Words of a plan are only ever values in it: nothing of them becomes a line, a property or a component.
"""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ttdn.agenda import Due
from ttdn.agenda_words import description_of, summary_of
from ttdn.language import Language
from ttdn.model.plan import Plan
from ttdn.safe_text import CONTROL

#: In octets, without the line's end.
_LONGEST_LINE = 75
_LINE_END = "\r\n"
#: Alarms ring when the office opens, not at midnight.
_HOUR = 8
_DAY_HOURS = 24
#: Names of what has no other: those of this program.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ttdn:calendar")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarStyle(NamedTuple):
    """What is said beside the deadlines.

    Attributes:
        language: The language of what is said of them.
        name: The name of the calendar.
        alarms: How many days before each deadline somebody is reminded; 0: on the day itself.
        revision: How many documents have changed the deadlines, and the day of the last one.
    """

    language: Language
    name: str
    alarms: tuple[int, ...]
    revision: tuple[int, date]


def calendar_as_ics(dues: Iterable[Due], plan: Plan, style: CalendarStyle) -> str:
    """The deadlines of a plan as all-day events that take up nobody's time.

    An event keeps its UID when its day is moved, so that a calendar moves it. Nothing in it depends on the
    day on which it is made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ttdn//calendar//{style.language.upper()}",
        "CALSCALE:GREGORIAN",
        _text("NAME", style.name),
        _text("X-WR-CALNAME", style.name),
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    ]
    for due in dues:
        lines += _event(due, plan, style)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + _LINE_END for line in lines)


def _event(due: Due, plan: Plan, style: CalendarStyle) -> Iterator[str]:
    language, (number, changed) = style.language, style.revision
    summary = summary_of(due).in_language(language)
    if plan.illustrative:
        summary = f"[{language.say('MINH HỌA', 'EXAMPLE')}] {summary}"
    yield "BEGIN:VEVENT"
    yield f"UID:{uid_of(due, plan)}"
    yield f"DTSTAMP:{_day(changed)}T000000Z"
    yield f"LAST-MODIFIED:{_day(changed)}T000000Z"
    yield f"SEQUENCE:{number}"
    yield f"DTSTART;VALUE=DATE:{_day(due.day)}"
    if due.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(due.day + timedelta(days=1))}"
    yield _text("SUMMARY", summary)
    yield _text("DESCRIPTION", description_of(due, plan).in_language(language))
    yield _text("CATEGORIES", due.what.label.in_language(language))
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    for days in sorted(set(style.alarms), reverse=True):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{_trigger(days)}"
        yield _text("DESCRIPTION", summary)
        yield "END:VALARM"
    yield "END:VEVENT"


def uid_of(due: Due, plan: Plan) -> str:
    """What names an event for ever: the plan and what is due in it, not the day."""
    parts = (plan.authority.name, str(plan.year), plan.document.number, *due.key)
    return f"{uuid.uuid5(_NAMESPACE, chr(0).join(parts))}@ttdn"


def _trigger(days: int) -> str:
    """The hour at which the office opens, some days before the day that begins at midnight."""
    if not days:
        return f"PT{_HOUR}H"
    whole = f"{days - 1}D" if days > 1 else ""
    return f"-P{whole}T{_DAY_HOURS - _HOUR}H"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(name: str, value: str) -> str:
    """A property with words as its value; line feeds are a part of the value, other signs of control go."""
    plain = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")
    return f"{name}:{plain.translate(_ESCAPED)}"


def _folded(line: str) -> str:
    """A line cut where it is too long, and never within a letter."""
    parts, size, begun = [], 0, 0
    for place, letter in enumerate(line):
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            parts.append(line[begun:place])
            begun, size = place, 1  # the blank with which the next line begins
        size += octets
    return f"{_LINE_END} ".join([*parts, line[begun:]])
