"""Deadlines in words and as tables: for a list, for other programs, for a calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from ttdn.agenda import Due
from ttdn.language import Text, join, same
from ttdn.model.plan import Plan
from ttdn.tables import Coded, Column, Kind, Table
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
    columns = (
        Column("date", Text("Hạn", "Due"), Kind.DAY, about=Text("Ngày cuối còn đúng hạn.", "Last good day.")),
        Column("weekday", Text("Thứ", "Weekday"), Kind.NAME),
        Column("days_left", Text("Còn (ngày)", "Days left"), Kind.NUMBER),
        Column("kind", Text("Loại", "Kind")),
        Column("number", Text("Kỳ, mục", "Period, item"), Kind.NAME),
        Column("title", Text("Việc", "What"), width=30),
        Column("who", Text("Ai", "Who"), width=24),
        Column("units", Text("Số đơn vị", "Units"), Kind.NUMBER),
        Column("done", Text("Đã xong", "Done"), Kind.NUMBER),
        Column("done_of", Text("Trên tổng số", "Of"), Kind.NUMBER),
    )
    rows = (
        (
            one.day,
            _WEEKDAYS[one.day.weekday()],
            (one.day - as_of).days,
            one.what,
            one.number,
            one.title,
            one.who,
            one.units,
            one.met.part if one.met else None,
            one.met.whole if one.met else None,
        )
        for one in dues
    )
    return Table("calendar", Text("Lịch hạn", "Deadlines"), columns, tuple(rows))


def brief_agenda(dues: Iterable[Due], as_of: date) -> Table:
    """The same for people: the days left in words, and how many have done it."""
    columns = (
        Column("date", Text("Hạn", "Due"), Kind.NAME),
        Column("left", Text("Còn", "Left"), width=12),
        Column("title", Text("Việc", "What"), width=26),
        Column("who", Text("Ai", "Who"), width=18),
        Column("done", Text("Đã xong", "Done"), Kind.NAME),
    )
    rows = []
    for one in dues:
        day, weekday = date_text(one.day), _WEEKDAYS[one.day.weekday()].label
        rows.append(
            (
                Text(f"{weekday.vi} {day.vi}", f"{weekday.en} {day.en}"),
                Text("đã xong", "done")
                if one.met and one.met.part == one.met.whole
                else days_left((one.day - as_of).days),
                one.title,
                one.who,
                f"{one.met.part}/{one.met.whole}" if one.met else "",
            )
        )
    return Table("calendar", Text("Lịch hạn", "Deadlines"), columns, tuple(rows))


def days_left(days: int) -> Text:
    """``hôm nay``, ``5 ngày``, ``quá 3 ngày``."""
    if not days:
        return Text("hôm nay", "today")
    if days < 0:
        return Text(f"quá {-days} ngày", f"{-days} days ago")
    return Text(f"{days} ngày", "1 day" if days == 1 else f"{days} days")


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
        f"Nothing is due from {begin.en} on; '--from {start}' shows the {many} deadlines before.",
    )
