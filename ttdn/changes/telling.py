"""Changes in words: one line with numbers, then what happened, event by event; and a row for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ttdn.changes.difference import ADDED, COUNTED_NOW, ENDED, REPLACED, Basis, Change, Changes, Event
from ttdn.grouping import group_by
from ttdn.language import NOTHING, Language, Text, count_of, join, list_few, same
from ttdn.safe_text import visible
from ttdn.tables import Coded, Row, Table, Value, Word, described, shown
from ttdn.vietnamese import date_text, format_amount, format_date, measured, without_end

#: Longer words are told by the part in which they differ.
_LONGEST, _AROUND = 160, 30
_TITLE = 70
_COMMIT = 10

#: Where it is told what became of the work.
_BY_STATE = frozenset({Event.STOPPED, Event.REOPENED})


class Line(NamedTuple):
    """A line, and what belongs below it."""

    words: Text
    details: tuple[Text, ...] = ()


class Told(NamedTuple):
    """All that is to be said of one event; ``many`` is how often it happened, as the first line counts."""

    event: Event
    many: int
    lines: tuple[Line, ...]


def headline(changes: Changes) -> Text:
    """``Từ ngày 23/11 đến ngày 27/11/2026 (theo git): 3 báo cáo mới, 5 việc hoàn thành.``."""
    vi, en = _span(changes)
    basis = _basis(changes)
    counts = count_events(changes)
    told = join(", ", counts) if counts else Text("không có gì thay đổi", "nothing changed")
    return Text(f"{vi} ({basis.vi}): {told.vi}.", f"{en} ({basis.en}): {told.en}.")


def _span(changes: Changes) -> Text:
    since, until = changes.since, changes.until
    short = format_date(since).removesuffix(f"/{since.year}") if since.year == until.year else ""
    return Text(
        f"Từ ngày {short or format_date(since)} đến ngày {format_date(until)}",
        f"From {since.isoformat()} to {until.isoformat()}",
    )


def _basis(changes: Changes) -> Text:
    if changes.basis is Basis.PAGE:
        day = date_text(changes.since)
        return Text(f"so với trang ngày {day.vi}", f"against the page of {day.en}")
    if changes.basis is Basis.RECEIPT:
        return Text("theo ngày nhận", "by the days of receipt")
    commit = visible(changes.revision[:_COMMIT])
    if changes.recorded is None:
        return Text(f"theo git, bản ghi {commit}", f"by git, commit {commit}")
    day = date_text(changes.recorded)
    return Text(f"theo git, bản ghi {commit} ngày {day.vi}", f"by git, commit {commit} of {day.en}")


def count_events(changes: Changes) -> list[Text]:
    """How much of each event there was; what there was not is left out."""
    found: list[Text] = []
    for event, own in group_by(changes.changes, attrgetter("event")).items():
        found += (
            _count_late(own) if event is Event.LATE else [_counted(_how_many(event, own), *_COUNTED[event])]
        )
    return found


def _how_many(event: Event, own: Sequence[Change]) -> int:
    """How often something happened: a unit that corrects ten words has corrected its report once."""
    if event in {Event.CORRECTED, Event.UNIT}:
        return len({one.unit for one in own})
    return len({one.item or one.what for one in own}) if event is Event.ITEM else len(own)


def _count_late(own: Sequence[Change]) -> Iterator[Text]:
    reports = sum(not one.item for one in own)
    if work := len(own) - reports:
        yield _counted(work, "việc mới quá hạn", "task", "became late")
    if reports:
        yield _counted(reports, "báo cáo quá hạn nộp", "report", "became overdue")


def _counted(number: int, vi: str, noun: str, more: str = "") -> Text:
    """``3 việc hoàn thành``, ``3 tasks finished``."""
    return Text(f"{number} {vi}", f"{count_of(number, noun)} {more}".rstrip())


#: What is counted of an event: in Vietnamese, then the English noun and what follows it.
_COUNTED = {
    Event.ARRIVED: ("báo cáo mới", "new report"),
    Event.SENT_BACK: ("lần trả lại hoặc không nhận", "report", "sent back or refused"),
    Event.CORRECTED: ("đơn vị sửa báo cáo", "unit", "corrected a report"),
    Event.WITHDRAWN: ("báo cáo hoặc nội dung không còn", "report", "or answers gone"),
    Event.DONE: ("việc hoàn thành", "task", "finished"),
    Event.CARRIED_OUT: ("việc thường xuyên có kết quả", "standing task", "carried out"),
    Event.STOPPED: ("việc tạm hoãn hoặc không thực hiện", "task", "put off or cancelled"),
    Event.REOPENED: ("việc không còn là hoàn thành", "task", "no longer done"),
    Event.FELL: ("số liệu giảm", "figure", "fell"),
    Event.UNIT: ("đơn vị thay đổi", "unit", "changed"),
    Event.ITEM: ("nội dung kế hoạch thay đổi", "change", "of the plan"),
}


def tell(changes: Changes, most: int | None = None) -> tuple[Told, ...]:
    """What happened, event by event.

    Args:
        changes: What changed.
        most: So many names are told in a line, then how many more there are; None: all.
    """
    teller = _Teller(changes, most)
    return tuple(
        Told(event, _how_many(event, own), tuple(teller.lines(event, own)))
        for event, own in group_by(changes.changes, attrgetter("event")).items()
    )


class _Teller:
    """Puts changes in words, with the names of whatever they are about."""

    def __init__(self, changes: Changes, most: int | None) -> None:
        """Keep the names."""
        self.changes, self.most = changes, most

    def lines(self, event: Event, own: Sequence[Change]) -> Iterator[Line]:
        """What is said of one event."""
        match event:
            case Event.ARRIVED:
                yield from self._arrived(own)
            case Event.SENT_BACK:
                yield from self._sent_back(own)
            case Event.CORRECTED | Event.WITHDRAWN:
                yield from self._by_report(own)
            case Event.FELL:
                yield from self._fell(own)
            case Event.UNIT:
                yield from self._by_name(own, lambda one: same(self.unit(one.unit)))
            case Event.ITEM:
                yield from self._by_name(own, lambda one: self.item(one.item) if one.item else NOTHING)
            case _:
                yield from self._by_item(own)

    def unit(self, name: str) -> str:
        """How a unit is called."""
        return self.changes.units.get(name, name)

    def item(self, name: str) -> Text:
        """``II.5.4 Tuyên truyền trên hệ thống truyền thanh``."""
        number, title = self.changes.numbers.get(name, name), self.changes.items.get(name, "")
        return same(f"{number} {_shortened(without_end(title), _TITLE)}".strip())

    def _names(self, own: Iterable[Change]) -> Text:
        """``3 đơn vị: A, B, C``; of one its name alone."""
        names = list(dict.fromkeys(self.unit(one.unit) for one in own))
        if len(names) == 1:
            return same(names[0])
        most = len(names) if self.most is None else self.most
        told = list_few(list(map(same, names)), most, Text("đơn vị khác", "others"))
        return Text(f"{len(names)} đơn vị: {told.vi}", f"{len(names)} units: {told.en}")

    def _arrived(self, own: Sequence[Change]) -> Iterator[Line]:
        found = group_by(own, lambda one: (str(one.period), one.day or date.min, one.what))
        for _, some in sorted(found.items(), key=lambda entry: entry[0]):
            report, day = _report(some[0]), date_text(some[0].day or date.min)
            now = COUNTED_NOW if some[0].what == COUNTED_NOW else None
            vi, en = (f" ({now.vi})", f" ({now.en})") if now else ("", "")
            names = self._names(some)
            yield Line(
                Text(
                    f"{report.vi}, nhận ngày {day.vi}{vi}: {names.vi}",
                    f"{report.en}, received {day.en}{en}: {names.en}",
                )
            )

    def _sent_back(self, own: Sequence[Change]) -> Iterator[Line]:
        for one in own:
            name, report = self.unit(one.unit), _report(one)
            day, result = date_text(one.day or date.min), _words(one.after)
            yield Line(
                Text(
                    f"{name}, {_lower(report.vi)}: {_lower(result.vi)}, ngày {day.vi}",
                    f"{name}, {_lower(report.en)}: {_lower(result.en)}, {day.en}",
                )
            )

    def _by_report(self, own: Sequence[Change]) -> Iterator[Line]:
        """What a unit corrected in a report, or what is there no longer."""
        for (unit, _), some in group_by(own, lambda one: (one.unit, str(one.period))).items():
            report, name = _report(some[0]), self.unit(unit)
            days = {one.day for one in some if one.day}
            day = date_text(max(days)) if days else None
            vi, en = (f", bản gửi ngày {day.vi}", f", version of {day.en}") if day else ("", "")
            told = [words for one in some if (words := self._field(one)).vi]
            yield Line(
                Text(f"{name}, {_lower(report.vi)}{vi}", f"{name}, {_lower(report.en)}{en}"), tuple(told)
            )

    def _field(self, one: Change) -> Text:
        """``II.5.1 Số tin: 12 → 10 tin``."""
        number = self.changes.numbers.get(one.item, one.item)
        if one.event is Event.WITHDRAWN:
            told = _words(one.before)
            return (
                Text(f"{number} ({_lower(told.vi)})", f"{number} ({_lower(told.en)})") if number else one.what
            )
        lead = join("", [same(f"{number} " if number else ""), one.what])
        return lead if one.what == REPLACED else self._pair(lead, one)

    def _pair(self, lead: Text, one: Change) -> Text:
        """What something said before and says now, behind what it is; a part of the report was changed."""
        if one.before is None and one.after is None:
            if one.event is not Event.CORRECTED:
                return lead
            return Text(f"{lead.vi}: đã sửa", f"{lead.en}: changed")
        before, after = _pair(one.before, one.after, one.measure)
        if one.before is None:
            return Text(f"{lead.vi}: {after.vi}", f"{lead.en}: {after.en}")
        return Text(f"{lead.vi}: {before.vi} → {after.vi}", f"{lead.en}: {before.en} → {after.en}")

    def _gone(self, lead: Text, one: Change) -> Text:
        """That something is new or gone, and what it is about where its name does not say it."""
        about = _words(one.after or one.before)
        if not about.vi or about.vi == self.changes.items.get(one.item):
            return lead
        return Text(
            f"{lead.vi}: {_shortened(about.vi, _LONGEST)}", f"{lead.en}: {_shortened(about.en, _LONGEST)}"
        )

    def _by_item(self, own: Sequence[Change]) -> Iterator[Line]:
        """Work whose state is another, item by item; reports that became late by their periods."""
        for key, some in group_by(own, lambda one: (one.item, _after_code(one), one.day, one.period)).items():
            names, one = self._names(some), some[0]
            if not key[0]:
                report = _report(one)
                yield Line(
                    Text(
                        f"{report.vi} chưa nộp khi hết hạn: {names.vi}",
                        f"{report.en} not in on time: {names.en}",
                    )
                )
                continue
            item, label, day = self.item(one.item), _words(one.after), one.day and date_text(one.day)
            if one.event in _BY_STATE:
                item = Text(f"{item.vi} ({_lower(label.vi)})", f"{item.en} ({_lower(label.en)})")
            elif day:
                item = Text(f"{item.vi} (hạn {day.vi})", f"{item.en} (due {day.en})")
            yield Line(join(": ", [item, names]))

    def _fell(self, own: Sequence[Change]) -> Iterator[Line]:
        for item, some in group_by(own, lambda one: one.item).items():
            told = []
            for one in some:
                whose = same(self.unit(one.unit)) if one.unit else Text("toàn kế hoạch", "the whole plan")
                lead = Text(f"{one.what.vi}, {whose.vi}", f"{one.what.en}, {whose.en}")
                told.append(self._pair(lead, one))
            yield Line(self.item(item), tuple(told))

    def _by_name(self, own: Sequence[Change], name: Callable[[Change], Text]) -> Iterator[Line]:
        """What changed of a unit, or of an entry of the plan."""
        for some in group_by(own, lambda one: (one.unit, one.item)).values():
            called, told = name(some[0]), []
            for one in some:
                lead = one.what
                if one.period:
                    report = _report(one)
                    lead = Text(f"{report.vi}, {_lower(lead.vi)}", f"{report.en}, {_lower(lead.en)}")
                told.append(self._gone(lead, one) if one.what in {ADDED, ENDED} else self._pair(lead, one))
            if called.vi:
                yield Line(called, tuple(told))
            else:
                yield from map(Line, told)


def _after_code(one: Change) -> str:
    return one.after.code if isinstance(one.after, Word) and one.event in _BY_STATE else ""


def _report(one: Change) -> Text:
    """``Báo cáo quý II năm 2026``."""
    label = one.period.label if one.period else NOTHING
    return Text(f"Báo cáo {label.vi}".strip(), f"Report on {label.en}" if label.en else "Report")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _words(value: Value) -> Text:
    return Text(*(shown(value, language) for language in (Language.VIETNAMESE, Language.ENGLISH)))


def _pair(before: Value, after: Value, unit: str) -> tuple[Text, Text]:
    """Both values as they are told: amounts with their unit of measure, long words where they differ."""
    if all(one is None or type(one) is str for one in (before, after)):
        was, now = _cut(str(before or ""), str(after or ""))
        return _quoted(was), _quoted(now)
    if isinstance(before or after, Text):
        pairs = [_cut(*pair) for pair in zip(_words(before), _words(after), strict=True)]
        old, new = (Text(*(pair[place] for pair in pairs)) for place in (0, 1))
        return old, new if new.vi else _NONE
    return _told(before, ""), _told(after, unit)


_NONE = Text("(không còn)", "(nothing)")


def _told(value: Value, unit: str) -> Text:
    if value is None:
        return _NONE
    if isinstance(value, bool | date | Coded | str | Text):
        return _words(value)
    return same(measured(value, unit) if unit else format_amount(value))


def _quoted(words: str) -> Text:
    return same(f"“{words}”") if words else _NONE


def _cut(before: str, after: str) -> tuple[str, str]:
    """Two words on one line each; of long ones what they begin with alike is left out."""
    before, after = (" ".join(words.split()) for words in (before, after))
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    alike = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    begin = before.rfind(" ", 0, max(alike - _AROUND, 0) + 1) + 1 if alike > _AROUND else 0
    was, now = (_shortened(words[begin:], _LONGEST) for words in (before, after))
    return (f"… {was}", f"… {now}") if begin else (was, now)


def _shortened(words: str, longest: int) -> str:
    """The beginning of some words, ended between two of them."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return f"{words[:longest].rpartition(' ')[0] or words[:longest]} …"


def changes_table(changes: Changes) -> Table:
    """A row for each change, in their order."""
    table = replace(described("changes"), about=headline(changes))
    return table.filled(_row(changes, one) for one in changes.changes)


def _row(changes: Changes, one: Change) -> Row:
    return {
        "event": one.event,
        "item": changes.numbers.get(one.item, one.item) or None,
        "item_title": changes.items.get(one.item),
        "unit": one.unit or None,
        "unit_name": changes.units.get(one.unit),
        "period": str(one.period) if one.period else None,
        "date": one.day,
        "what": one.what if one.what.vi else None,
        "before": one.before,
        "after": one.after,
        "measure": one.measure or None,
        "illustrative": changes.illustrative,
    }
