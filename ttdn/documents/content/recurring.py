"""What the summary says of recurring work: which times were met, by how many units, which were late."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ttdn.attribution import name_few
from ttdn.grouping import group_by
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.schedule import Window
from ttdn.occurrences import FEW, Occurrence, met_of, names_of, window_name
from ttdn.status import Status
from ttdn.status.states import Assignment
from ttdn.vietnamese import capitalized, format_count, format_date, format_integer, without_end


@dataclass(frozen=True, slots=True)
class TimeNames:
    """One time of recurring work, over all units that answer for it."""

    item: str
    title: str
    time: str
    due: date
    owed: int
    met: int
    remarks: str


def time_names(status: Status, blamed: Iterable[Assignment]) -> Iterator[TimeNames]:
    """The times of all recurring items that have begun; ``blamed`` are those that can be late."""
    of_item = group_by(blamed, lambda one: one.item.id)
    for item, tallies in status.times:
        for tally in tallies:
            yield TimeNames(
                item=item.number,
                title=without_end(item.title),
                time=capitalized(window_name(item, tally.window).vi),
                due=tally.window.last,
                owed=tally.owed,
                met=tally.met,
                remarks=_remarks(status.plan, of_item.get(item.id, ()), tally.window),
            )


def _remarks(plan: Plan, own: Iterable[Assignment], window: Window) -> str:
    late, missed, silent = [], [], 0
    at_window = ((each, one) for each in own for one in each.occurrences if one.window == window)
    for assignment, one in at_window:
        name = plan.called(assignment.unit)
        if one.done and one.days_late:
            late.append(f"{name} làm ngày {format_date(one.done)}, chậm {format_count(one.days_late)} ngày")
        elif one.is_missed and assignment.result:
            missed.append(name)
        elif one.is_missed:
            silent += 1
    parts = [*late, *([f"chưa làm: {name_few(missed)}"] if missed else [])]
    if silent:
        parts.append(f"{format_count(silent)} đơn vị chưa báo cáo")
    return capitalized("; ".join(parts))


def by_due_day(status: Status, item: Item) -> str:
    """``Số đơn vị đã thực hiện theo từng đợt: quý I (3/7), quý II (1/6).``; of one time nothing."""
    tallies = next((tallies for other, tallies in status.times if other.id == item.id), ())
    if len(tallies) < 2:  # noqa: PLR2004 - of one the sentence before says it
        return ""
    told = (
        f"{window_name(item, one.window).vi} ({format_integer(one.met)}/{format_integer(one.owed)})"
        for one in tallies
        if one.owed
    )
    return f"Số đơn vị đã thực hiện theo từng đợt: {', '.join(told)}."


def done_by_one(assignment: Assignment) -> str:
    """What the one unit in charge has done: ``đã thực hiện 2/4 quý``; empty while it has done nothing."""
    item, times = assignment.item, assignment.occurrences
    met = [one for one in times if one.is_met]
    if not met:
        return ""
    # What is told without its day may have been late.
    in_time = len(met) == len(times) and all(one.done and not one.days_late for one in met)
    on_time = ", đúng thời hạn" * in_time
    if len(times) == 1:
        day = f" ngày {format_date(met[0].done)}" if met[0].done else ""
        return f"đã thực hiện {window_name(item, met[0].window).vi}{day}{on_time}"
    return f"đã thực hiện {met_of(item, times).vi}{on_time}"


def late_times(assignment: Assignment) -> str:
    """``thực hiện quý II ngày 05/7/2027, chậm 05 ngày``; empty where nothing was late."""
    told = [
        f"{window_name(assignment.item, one.window).vi} ngày {format_date(one.done)}, "
        f"chậm {format_count(one.days_late)} ngày"
        for one in assignment.occurrences
        if one.done and one.days_late
    ]
    return f"thực hiện {'; '.join(told)}" if told else ""


def past_times(item: Item, times: Sequence[Occurrence], today: date) -> str:
    """``chưa thực hiện quý II, quá hạn 12 ngày (thời hạn 30/6/2027)``; of many the span of days."""
    missed = [one for one in times if one.is_missed]
    late = [format_count((today - one.due).days) for one in missed]
    if len(missed) > FEW:
        return f"chưa thực hiện {names_of(item, missed).vi}, quá hạn từ {late[-1]} đến {late[0]} ngày"
    told = (
        f"{window_name(item, one.window).vi}, quá hạn {days} ngày (thời hạn {format_date(one.due)})"
        for one, days in zip(missed, late, strict=True)
    )
    return f"chưa thực hiện {'; '.join(told)}"
