"""What changed in a plan, when and by which document: added, changed from what to what, ended.

It is pure: no files, no clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from ttdn.figures import target_words
from ttdn.language import NOTHING, Labelled, Text, join, same
from ttdn.model.clauses import Item, cite
from ttdn.model.figure import Figure, Total
from ttdn.model.life import DAY, Amendment, Lasting
from ttdn.model.plan import Plan
from ttdn.model.reporting import PeriodLine
from ttdn.model.roster import Unit
from ttdn.model.schedule import Every
from ttdn.timeline import Version, versions_of
from ttdn.vietnamese import date_text, fold

K = TypeVar("K")
V = TypeVar("V")


class Event(Labelled):
    """What became of something in the plan."""

    ADDED = "added", "Bổ sung", "Added"
    CHANGED = "changed", "Thay đổi", "Changed"
    ENDED = "ended", "Bãi bỏ", "Ended"


_OF_UNITS = {Event.ADDED: Text("Có", "There"), Event.ENDED: Text("Không còn", "Gone")}
#: What stands in the plan: its words, by the names of its kinds in CSV and JSON.
KIND_LABELS = {
    "item": Text("Mục", "Item"),
    "figure": Text("Số liệu", "Figure"),
    "unit": Text("Đơn vị", "Unit"),
    "period": Text("Báo cáo", "Report"),
}


EVERY_LABELS = {
    Every.MONTH: Text("hằng tháng", "every month"),
    Every.QUARTER: Text("hằng quý", "every quarter"),
    Every.HALF: Text("6 tháng một lần", "every half"),
}
#: How a figure is put together; that it is added up need not be said.
TOTAL_LABELS = {
    Total.SUM: NOTHING,
    Total.MEAN: Text("bình quân", "mean"),
    Total.LAST: Text("số của kỳ cuối", "last"),
    Total.NONE: Text("không gộp", "not put together"),
}


class Difference(NamedTuple):
    """One thing that changed of an entry; of what was added, ``before`` is empty."""

    label: Text
    before: Text
    after: Text

    @property
    def words(self) -> Text:
        """``Cơ quan chủ trì: A → B``; of what is new, what it is."""
        told = []
        for label, before, after, dropped in zip(*self, ("(bỏ)", "(dropped)"), strict=True):
            told.append(f"{label}: {before} → {after or dropped}" if before else f"{label}: {after}")
        return Text(*told)


class Change(NamedTuple):
    """What became of an entry: ``first`` is the first day on which it is so."""

    event: Event
    kind: str
    id: str
    name: Text
    title: str
    first: date
    differences: tuple[Difference, ...] = ()


class Step(NamedTuple):
    """A document with all that it changed; None: what changed on a day without a document."""

    document: Amendment | None
    day: date
    changes: tuple[Change, ...]


def step_title(step: Step) -> Text:
    """``Kế hoạch số 188/KH-UBND ngày 20/6/2027, có hiệu lực từ ngày 01/7/2027``."""
    day, document = date_text(step.day), step.document
    if document is None:
        return Text(f"Từ ngày {day.vi}, không ghi văn bản", f"From {day.en}, without a document")
    if document.first_day == document.date:
        return same(document.called)
    return Text(
        f"{document.called}, có hiệu lực từ ngày {day.vi}", f"{document.called}, in force from {day.en}"
    )


def read_log(plan: Plan, as_of: date = date.max) -> tuple[Step, ...]:
    """What changed, in the order of time, by what was known on a day.

    Known is what a document dated by then says, and what has happened by then without one.
    """
    plan, by_number = plan.origin, plan.origin.amendments_by_number
    steps: dict[tuple[date, str], list[Change]] = {
        (one.first_day, one.number): [] for one in plan.amendments if one.date <= as_of
    }
    for (kind, name), versions in versions_of(plan).items():
        lived = [one for one in versions if one.life.first <= one.life.last]
        for number, change in _changes(plan, kind, name, lived):
            document = by_number.get(number or "")
            if (document.date if document else change.first) <= as_of:
                key = (document.first_day, document.number) if document else (change.first, "")
                steps.setdefault(key, []).append(change)
    return tuple(Step(by_number.get(key[1]), key[0], tuple(steps[key])) for key in sorted(steps))


def history_of(plan: Plan, entry: Item | Unit, as_of: date) -> Iterator[Text]:
    """What became of an item or a unit, each time by itself, by what was known on a day."""
    kind = "item" if isinstance(entry, Item) else "unit"
    for step in read_log(plan, as_of):
        for change in step.changes:
            if (change.kind, change.id) == (kind, entry.id):
                yield _line(step.document, change)


def _line(document: Amendment | None, change: Change) -> Text:
    """``Thay đổi từ ngày 15/8/2027 theo Kế hoạch số 188/KH-UBND ngày 10/8/2027``, and from what to what."""
    day = date_text(change.first)
    label = _OF_UNITS.get(change.event) if change.kind == "unit" else None
    vi, en = label or change.event.label
    by_vi, by_en = (f" theo {document.called}", f" by {document.called}") if document else ("", "")
    told = [one.words for one in change.differences if change.event is not Event.ADDED]
    return join("\n", [Text(f"{vi} từ ngày {day.vi}{by_vi}", f"{en} from {day.en}{by_en}"), *told])


def _changes(
    plan: Plan, kind: str, name: str, versions: Sequence[Version]
) -> Iterator[tuple[str | None, Change]]:
    """What became of an entry, each with the number of the document that says so."""
    before: Version | None = None
    for version, after in zip_longest(versions, versions[1:]):
        entry, (first, last) = version.entry, version.life

        def change(event: Event, day: date, found: tuple[Difference, ...], entry: Lasting = entry) -> Change:
            return Change(event, kind, name, *name_of(entry), day, found)

        if before and first - before.life.last == DAY:
            number = entry.added_by or before.entry.ended_by
            yield number, change(Event.CHANGED, first, differences(plan, before.entry, entry))
        elif first > date.min:
            yield entry.added_by, change(Event.ADDED, first, differences(plan, None, entry))
        if last < date.max and not (after and after.life.first - last == DAY):
            yield entry.ended_by, change(Event.ENDED, last + DAY, _handed_on(plan, entry))
        before = version


def name_of(entry: Lasting) -> tuple[Text, str]:
    """What an entry is called in a list of changes, and what it is about."""
    match entry:
        case Item():
            return same(entry.number), entry.title
        case Figure():
            return same(entry.label), entry.unit
        case Unit():
            return same(entry.name), ""
        case PeriodLine(period=None, every=every) if every:
            return EVERY_LABELS[every], ""
        case PeriodLine(period=period) if period:
            return period.label, ""
    raise TypeError(entry)  # pragma: no cover - nothing else has a life


def _handed_on(plan: Plan, entry: Lasting) -> tuple[Difference, ...]:
    """Who takes the place of a unit that has ended."""
    if not isinstance(entry, Unit) or not entry.successor:
        return ()
    return (Difference(Text("Đơn vị kế thừa", "Successor"), NOTHING, same(plan.name_of(entry.successor))),)


def differences(plan: Plan, before: Lasting | None, after: Lasting) -> tuple[Difference, ...]:
    """What two versions of an entry say otherwise; of a new one, what it says beside its name."""
    (name, title), old = name_of(after), told_of(plan, before) if before else {}
    return tuple(
        Difference(label, was or NOTHING, now or NOTHING)
        for label, was, now in differing(old, told_of(plan, after))
        if before or (now and now.vi not in {name.vi, title})
    )


def differing(old: Mapping[K, V], new: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """What stands otherwise in the new than in the old, with both; what is only in the old stands last."""
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was != now:
            yield key, was, now


def told_of(plan: Plan, entry: Lasting) -> dict[Text, Text]:
    """What an entry says, thing by thing; what it does not say is left out."""
    return {label: words for label, words in _told_of(plan, entry) if words.vi}


def _told_of(plan: Plan, entry: Lasting) -> Iterator[tuple[Text, Text]]:
    match entry:
        case Item():
            yield from _told_of_item(plan, entry)
        case Figure():
            yield Text("Tên", "Name"), same(entry.label)
            yield Text("Đơn vị tính", "Unit of measure"), same(entry.unit)
            yield Text("Thuộc mục", "Items"), same(", ".join(map(cite, entry.items)))
            yield Text("Số lẻ", "Decimals"), same(str(entry.decimals or ""))
            yield Text("Cách gộp", "Put together"), TOTAL_LABELS[entry.total]
            if entry.target:
                yield Text("Chỉ tiêu", "Target"), target_words(entry.unit, entry.target)
        case Unit():
            yield Text("Tên", "Name"), same(entry.name)
            kinds = {kind.id: kind.name for kind in plan.unit_kinds}
            yield Text("Loại", "Kind"), same(kinds.get(entry.kind, entry.kind))
            yield Text("Mã thống kê", "Statistics code"), same(entry.code or "")
        case PeriodLine():
            yield Text("Thời hạn", "Deadline"), _deadline_words(entry)
            yield Text("Nơi nhận", "Receiver"), same(entry.to or "")
            if entry.through:
                yield Text("Đầu mối", "Through"), same(plan.name_of(entry.through))


def _told_of_item(plan: Plan, item: Item) -> Iterator[tuple[Text, Text]]:
    yield Text("Nội dung", "Text"), same(item.text)
    for label, role in (
        (Text("Cơ quan chủ trì", "Owners"), item.owners),
        (Text("Phối hợp", "Together with"), item.coordinating),
    ):
        if role:
            read = ", ".join(map(plan.name_of, role.read))
            words = f"{role.text} [{read}]" if role.text and read and fold(role.text) != fold(read) else ""
            yield label, same(words or role.text or read)
    yield Text("Sản phẩm", "Product"), same(item.product or "")
    if item.schedule:
        days = join(", ", [date_text(day) for day in plan.due_days(item)])
        due = Text(f" (hạn {days.vi})", f" (due {days.en})") if days.vi else NOTHING
        yield Text("Thời gian", "Schedule"), Text(*(item.schedule.text + words for words in due))


def _deadline_words(line: PeriodLine) -> Text:
    """``chậm nhất ngày 20/12/2027``, ``trước ngày 15 sau mỗi kỳ``."""
    if line.deadline:
        day, words = line.deadline.last_day, line.deadline.words
        return Text(words, f"by {day.isoformat()}")
    day_of_month = line.before_day or line.by_day
    if day_of_month is None:
        return Text("không ấn định", "none")
    vi, en = ("trước", "before") if line.before_day else ("chậm nhất", "by")
    where = Text("của tháng cuối kỳ", "in its last month") if line.month else Text("sau kỳ", "after it")
    return Text(f"{vi} ngày {day_of_month} {where.vi}", f"{en} day {day_of_month} {where.en}")
