"""Deadlines in words and as tables: for a list, for other programs, for a calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from ttdn.agenda import Due
from ttdn.language import Text, count_of, join, same
from ttdn.model.plan import Plan
from ttdn.tables import Coded, Row, Table, described
from ttdn.vietnamese import capitalized, date_text

_WEEKDAYS = (
    Coded("mon", Text("T2", "Mon")),
    Coded("tue", Text("T3", "Tue")),
    Coded("wed", Text("T4", "Wed")),
    Coded("thu", Text("T5", "Thu")),
    Coded("fri", Text("T6", "Fri")),
    Coded("sat", Text("T7", "Sat")),
    Coded("sun", Text("CN", "Sun")),
)


def agenda_table(dues: Iterable[Due], as_of: date) -> Table:
    """A row for each deadline."""
    return described("calendar").filled(
        {
            "date": one.day,
            "weekday": _WEEKDAYS[one.day.weekday()],
            "days_left": (one.day - as_of).days,
            "kind": one.what,
            "number": one.number,
            "title": one.title,
            "who": one.who,
            "units": one.units,
            "done": one.met.part if one.met else None,
            "done_of": one.met.whole if one.met else None,
        }
        for one in dues
    )


def brief_agenda(dues: Iterable[Due], as_of: date) -> Table:
    """The same for people: the days left in words, and how many have done it."""
    return described("calendar_shown").filled(_brief(one, as_of) for one in dues)


def _brief(due: Due, as_of: date) -> Row:
    day, weekday, met = date_text(due.day), _WEEKDAYS[due.day.weekday()].label, due.met
    is_done = met is not None and met.part == met.whole
    return {
        "date": Text(f"{weekday.vi} {day.vi}", f"{weekday.en} {day.en}"),
        "left": Text("đã xong", "done") if is_done else days_left((due.day - as_of).days),
        "title": due.title,
        "who": due.who,
        "done": f"{met.part}/{met.whole}" if met else "",
    }


def days_left(days: int) -> Text:
    """``hôm nay``, ``5 ngày``, ``quá 3 ngày``."""
    if not days:
        return Text("hôm nay", "today")
    if days < 0:
        return Text(f"quá {-days} ngày", f"{count_of(-days, 'day')} ago")
    return Text(f"{days} ngày", count_of(days, "day"))


def summary_of(due: Due) -> Text:
    """What stands in a calendar: ``Hạn: Nộp báo cáo năm 2020``."""
    return Text(f"Hạn: {due.title.vi}", f"Due: {due.title.en}")


def description_of(due: Due, plan: Plan) -> Text:
    """What stands below it, a line each: who, what the plan says, and which plan that is."""
    who = same(capitalized(due.who.vi)) if due.who.vi == due.who.en else due.who
    units = [Text(f"Đơn vị: {who.vi}.", f"Units: {who.en}.")] if who.vi else []
    return join("\n", [*units, *due.notes, same(plan.cited)])


def nothing_due(every: Sequence[Due], first: date) -> Text:
    """That nothing is due from a day on, or at all; ``every`` are the deadlines of the whole year."""
    if not every:
        return Text("Không có mục, báo cáo nào có hạn.", "No item and no report has a deadline.")
    begin, start, many = date_text(first), every[0].day.isoformat(), len(every)
    return Text(
        f"Từ ngày {begin.vi} không còn hạn nào; xem {many} hạn trước đó bằng '--from {start}'.",
        f"Nothing is due from {begin.en} on; '--from {start}' shows {count_of(many, 'deadline')} before.",
    )
