"""What differs between two days, one thing at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from ttdn.changes.snapshot import PARTS, Entry, Filed, Said, Snapshot, take_snapshot
from ttdn.counting import compute_status
from ttdn.language import NOTHING, Labelled, Text, join, same
from ttdn.model.period import Period, parse_period
from ttdn.model.register import Decision
from ttdn.model.report import PART_LABELS
from ttdn.model.scalars import Amount
from ttdn.plan_log import differing
from ttdn.status import Status
from ttdn.status.states import DONE_STATES, MET_STATES, STOPPED_STATES, State
from ttdn.tables import Value
from ttdn.vietnamese import date_text


class Event(Labelled):
    """What happened; in the order in which it is told."""

    ARRIVED = "arrived", "Báo cáo mới đến", "Reports that came"
    SENT_BACK = "sent_back", "Trả lại để sửa, không nhận", "Sent back, refused"
    CORRECTED = "corrected", "Đơn vị sửa lại", "Corrected by units"
    WITHDRAWN = "withdrawn", "Không còn trong báo cáo", "No longer reported"
    DONE = "done", "Mới hoàn thành", "Finished"
    CARRIED_OUT = "carried_out", "Việc thường xuyên mới có kết quả", "Standing work carried out"
    STOPPED = "stopped", "Tạm hoãn, không thực hiện", "Put off or cancelled"
    REOPENED = "reopened", "Không còn là hoàn thành", "No longer done"
    LATE = "late", "Mới quá hạn", "Became late"
    FELL = "fell", "Số liệu giảm", "Figures that fell"
    UNIT = "unit", "Danh sách đơn vị thay đổi", "Units that changed"
    ITEM = "item", "Kế hoạch thay đổi", "The plan changed"


#: What a correction is of.
STATUS, WORDS = Text("Trạng thái", "Status"), Text("Kết quả", "Result")
REASON, COMPLETED = Text("Lý do", "Reason"), Text("Ngày hoàn thành", "Completed")
DATES, EVIDENCE = Text("Các ngày đã làm", "Dates"), Text("Minh chứng", "Evidence")
MONEY = (Text("Kinh phí được giao (đồng)", "Money allocated (VND)"), Text("Đã chi (đồng)", "Spent (VND)"))
_FIELD_LABELS = {
    "number": Text("Số, ký hiệu văn bản", "Number of the document"),
    "date": Text("Ngày văn bản", "Date of the document"),
    "signer": Text("Người ký", "Signer"),
    **{part: PART_LABELS[part] for part in PARTS if part in PART_LABELS},
}
#: That another version of a report came, where nobody knows what it changed.
REPLACED = Text("Gửi bản thay thế, bổ sung", "Sent another version")
#: Why a report is new that came earlier.
COUNTED_NOW = Text("nay mới được tính", "counted only now")
#: Why a report is gone that is still there.
HAS_ERRORS = Text("báo cáo có lỗi, chưa được tính", "has errors, not counted")
ADDED, ENDED = Text("Mới có", "New"), Text("Không còn", "Gone")

#: The results of something that came which are told: the sender has to do something.
_TO_DO = frozenset({Decision.ASKED_BACK, Decision.PARTLY, Decision.CONFLICT, Decision.REFUSED})


class Basis(StrEnum):
    """By what the earlier day is known; git and a page know what was written then, days of receipt do not."""

    PAGE = "page"
    GIT = "git"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: whose, of which item, in which report, and when, as far as that is known.

    ``what`` is the field of a correction, or the figure, whose unit of measure is ``measure``; ``before`` and
    ``after`` are None where there is nothing to compare.
    """

    event: Event
    unit: str = ""
    item: str = ""
    period: Period | None = None
    day: date | None = None
    what: Text = NOTHING
    before: Value = None
    after: Value = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed after ``since`` until ``until``, in the order of events, items and units.

    ``units`` are names by id, ``items`` titles and ``numbers`` the numbers by which items are cited.
    ``revision`` is that of git, ``recorded`` its day, where it is not ``since``. ``notes`` are what else must
    be said of where the earlier state comes from. ``illustrative``: anything compared is an example.
    """

    since: date
    until: date
    basis: Basis
    changes: tuple[Change, ...]
    units: Mapping[str, str]
    items: Mapping[str, str]
    revision: str = ""
    recorded: date | None = None
    within: Period | None = None
    illustrative: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()


def find_changes(  # noqa: PLR0913 - where the earlier state comes from is several facts
    before: Snapshot,
    after: Snapshot,
    basis: Basis,
    *,
    revision: str = "",
    recorded: date | None = None,
    notes: tuple[Text, ...] = (),
) -> Changes:
    """What changed between two snapshots, with the names of whatever is spoken of."""
    items = {**before.items, **after.items}
    return Changes(
        since=before.as_of,
        until=after.as_of,
        basis=basis,
        changes=compare_snapshots(before, after),
        units={**before.units, **after.units},
        items={name: title for name, (_, title) in items.items()},
        revision=revision,
        recorded=recorded if recorded != before.as_of else None,
        within=after.within,
        illustrative=before.illustrative or after.illustrative,
        numbers={name: number for name, (number, _) in items.items()},
        notes=notes,
    )


def narrow_changes(
    changes: Changes, units: Collection[str] | None = None, items: Collection[str] | None = None
) -> Changes:
    """What concerns some units, some items, or both; None leaves a side as it is."""
    kept = (
        one
        for one in changes.changes
        if (units is None or one.unit in units) and (items is None or one.item in items)
    )
    return replace(changes, changes=tuple(kept))


def compare_snapshots(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What is otherwise in the second snapshot than in the first; nothing where both are the same."""
    found = (
        *_arrived(before, after),
        *_sent_back(before, after),
        *_corrected(before, after),
        *_withdrawn(before, after),
        *_moved(before, after),
        *_missing(before, after),
        *_fell(before, after),
        *_planned(before, after),
    )
    events = {event: place for place, event in enumerate(Event)}
    items, units = (
        {name: place for place, name in enumerate(dict.fromkeys((*new, *old)))}
        for new, old in ((after.items, before.items), (after.units, before.units))
    )
    return tuple(
        sorted(
            found,
            key=lambda one: (
                events[one.event],
                items.get(one.item, -1 if not one.item else len(items)),
                units.get(one.unit, -1 if not one.unit else len(units)),
            ),
        )
    )


def _arrived(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """The reports that count now and did not."""
    for (unit, period), filed in after.reports.items():
        if (unit, period) not in before.reports:
            told = COUNTED_NOW if filed.counts_from <= before.as_of else NOTHING
            yield Change(Event.ARRIVED, unit, "", period, filed.counts_from, told)


def _sent_back(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """What came and was not taken as it is."""
    for number, one in after.booked.items():
        known = before.booked.get(number)
        if one.result in _TO_DO and (known is None or known.result is not one.result):
            yield Change(Event.SENT_BACK, one.unit, "", one.period, one.settled, after=one.result)


def _corrected(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """What units say otherwise in a report that was there, and that another version of it came."""
    replaced = dict(_replaced(before, after))
    for key, new in after.reports.items():
        old, (unit, period) = before.reports.get(key), key
        if old is None:
            continue
        day, told = replaced.get(key), tuple(_differences(old, new, after.figures))
        for item, difference in told:
            yield Change(Event.CORRECTED, unit, item, period, day, *difference)
        if day and not told:
            yield Change(Event.CORRECTED, unit, "", period, day, REPLACED)


def _replaced(before: Snapshot, after: Snapshot) -> Iterator[tuple[tuple[str, Period], date]]:
    """The reports of which another version came, with its day; what the report itself says goes first."""
    for number, one in after.booked.items():
        key = (one.unit, one.period)
        is_new = number not in before.booked and key in before.reports
        if is_new and one.result is not None and one.result.is_taken:
            yield key, one.arrived
    for key, filed in after.reports.items():
        old = before.reports.get(key)
        if old and filed.again and filed.again != old.again:
            yield key, filed.again


#: Which field, what it said before and after, and in which unit of measure.
_Difference = tuple[Text, Value, Value, str]


def _differences(
    old: Filed, new: Filed, figures: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, _Difference]]:
    """What two versions of a report say otherwise, each with its item; of the rest of it without one."""
    for item, said in new.said.items():
        known = old.said.get(item)
        if known is None:
            yield item, (STATUS, None, said.status, "")
        elif known != said:
            yield from ((item, one) for one in _in_what_is_said(known, said, figures))
    if old.money != new.money:
        for label, was, now in zip(MONEY, old.money or (None, None), new.money or (None, None), strict=True):
            if was != now:
                yield "", (label, was, now, "")
    for name, label in _FIELD_LABELS.items():
        if old.parts.get(name) != new.parts.get(name):
            yield "", (label, None, None, "")


def _in_what_is_said(old: Said, new: Said, figures: Mapping[str, tuple[str, str]]) -> Iterator[_Difference]:
    """What is said otherwise of an item, field by field."""
    fields: list[_Difference] = [
        (STATUS, old.status, new.status, ""),
        (COMPLETED, old.completed, new.completed, ""),
        (DATES, _days(old.dates), _days(new.dates), ""),
        (WORDS, old.words or None, new.words or None, ""),
    ]
    for name in dict.fromkeys((*old.amounts, *new.amounts)):
        label, measure = figures.get(name, (name, ""))
        fields.append((same(label), old.amounts.get(name), new.amounts.get(name), measure))
    fields += [
        (EVIDENCE, "\n".join(old.evidence) or None, "\n".join(new.evidence) or None, ""),
        (REASON, old.reason or None, new.reason or None, ""),
    ]
    return (one for one in fields if one[1] != one[2])


def _days(days: Iterable[date]) -> Text | None:
    told = [date_text(day) for day in days]
    return join(", ", told) if told else None


def _withdrawn(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """The reports, and the items in reports, that are there no longer."""
    for (unit, period), old in before.reports.items():
        new = after.reports.get((unit, period))
        if new is None:
            faulty = {(unit, str(period)), (unit, "")} & after.faulty
            yield Change(Event.WITHDRAWN, unit, "", period, what=HAS_ERRORS if faulty else NOTHING)
            continue
        for item, said in old.said.items():
            if item not in new.said:
                yield Change(Event.WITHDRAWN, unit, item, period, before=said.status)


def _moved(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """The work whose state is another, where that is to be told."""
    for (item, unit), state in after.states.items():
        was = before.states.get((item, unit))
        event = _event_of(was, state)
        if event:
            days = after.due.get(item, ()) if event is Event.LATE else ()
            day = next((day for day in reversed(days) if before.as_of <= day < after.as_of), None)
            yield Change(event, unit, item, None, day, NOTHING, was, state)


def _event_of(was: State | None, state: State) -> Event | None:
    """What a change of state is called; None where it is not told."""
    if state is was:
        return None
    if state in STOPPED_STATES:
        return Event.STOPPED
    if was in MET_STATES:
        return None if state in MET_STATES else Event.REOPENED
    if state in MET_STATES:
        return Event.DONE if state in DONE_STATES else Event.CARRIED_OUT
    return Event.LATE if state is State.OVERDUE else None


def _missing(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """The reports that became late."""
    for unit, period in sorted(after.missing - before.missing, key=lambda one: (one[1], one[0])):
        yield Change(Event.LATE, unit, "", period)


def _fell(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """The figures that are less than they were, of the whole and of a unit."""
    known = {**before.figures, **after.figures}
    for (item, figure), was, now in _less(before.totals, after.totals):
        label, measure = known.get(figure, (figure, ""))
        yield Change(Event.FELL, "", item, None, None, same(label), was, now, measure)
    for (item, figure, unit), was, now in _less(before.amounts, after.amounts):
        label, measure = known.get(figure, (figure, ""))
        yield Change(Event.FELL, unit, item, None, None, same(label), was, now, measure)


K = TypeVar("K")


def _less(before: Mapping[K, Amount], after: Mapping[K, Amount]) -> Iterator[tuple[K, Amount, Amount]]:
    for key, was in before.items():
        now = after.get(key)
        if now is not None and now < was:
            yield key, was, now


def _planned(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """What the plan itself says otherwise: of its units, of its items and all else."""
    for (kind, name), old, new in differing(before.plan, after.plan):
        if kind == "unit":
            yield from (Change(Event.UNIT, name, "", None, None, *one) for one in _in_entry(old, new))
        elif kind == "decided":
            unit, _, written = name.partition(" ")
            found = _in_entry(old or _EMPTY, new or _EMPTY)
            yield from (Change(Event.UNIT, unit, "", parse_period(written), None, *one) for one in found)
        elif kind == "item":
            yield from (Change(Event.ITEM, "", name, None, None, *one) for one in _in_entry(old, new))
        else:
            called = (new or old or _EMPTY).name
            for what, was, now in _in_entry(old, new):
                told = join(" ", [what, called]) if what in {ADDED, ENDED} else join(" – ", [called, what])
                yield Change(Event.ITEM, "", "", None, None, told, was, now)


_EMPTY = Entry(NOTHING)


def _about(entry: Entry | None) -> Text | None:
    """What an entry is about: what it says first; None where its name says it all."""
    if entry is None or not entry.told or entry.told[0][1] == entry.name:
        return None
    return entry.told[0][1]


def _in_entry(old: Entry | None, new: Entry | None) -> Iterator[tuple[Text, Value, Value]]:
    """What an entry says otherwise, thing by thing; of one that is new or gone what it was about."""
    if old is None or new is None:
        yield ADDED if old is None else ENDED, _about(old), _about(new)
    else:
        yield from differing(dict(old.told), dict(new.told))


#: What days of receipt do not tell.
ONLY_DAYS = Text(
    "Theo ngày nhận chỉ biết cái gì đến sau: đơn vị sửa lại thì không biết trước đó đã viết gì, số liệu nào "
    "giảm, báo cáo nào đã bỏ.",
    "Days of receipt only tell what came later: not what stood in a report before it was corrected, which "
    "figures fell, and which reports are gone.",
)


def changes_by_receipt(status: Status, since: date, notes: tuple[Text, ...] = ()) -> Changes:
    """What changed after a day, by the days of receipt, the register and the calendar.

    Args:
        status: Of the whole plan on the later day, not narrowed to some units or items.
        since: The earlier day.
        notes: What else is to be said of where the earlier state comes from.
    """
    before = compute_status(
        status.plan.origin,
        [report for reports in status.known.values() for report in reports.values()],
        since,
        None if status.within == status.plan.period else status.within,
        [one for periods in status.sent.values() for sending in periods.values() for one in sending.arrivals],
    )
    return find_changes(
        take_snapshot(before), take_snapshot(status), Basis.RECEIPT, notes=(*notes, ONLY_DAYS)
    )
