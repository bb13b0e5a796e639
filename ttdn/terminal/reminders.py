"""Who is to be reminded of what, in a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date

from ttdn.language import NOTHING, Language, Say, Text, count_of, join
from ttdn.model.register import Decision
from ttdn.model.roster import Unit
from ttdn.occurrences import missed_text
from ttdn.reminders import Manner, OwedReport, Reminder, awaited_words
from ttdn.safe_text import visible
from ttdn.status import Status
from ttdn.status.states import LACKING_STATES, Assignment
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, indented
from ttdn.terminal.status import render_header
from ttdn.terminal.unasked import render_adhoc
from ttdn.vietnamese import date_text, within_sentence

#: How many are reminded of what they sent, alone and beside what else is late.
_SENT = {
    Decision.ASKED_BACK: (
        Text("đã gửi, cần nhắc gửi bản sửa.", "to remind to send a corrected version."),
        Text("chưa gửi bản sửa", "with a report to correct"),
    ),
    Decision.CONFLICT: (
        Text("đã gửi nhưng còn xung đột, cần hỏi lại.", "to ask: sent but in conflict."),
        Text("có báo cáo còn xung đột", "with a report in conflict"),
    ),
    Decision.REFUSED: (
        Text("đã gửi nhưng không được nhận, cần nhắc gửi bản khác.", "to remind to send another: refused."),
        Text("có báo cáo không được nhận", "with a refused report"),
    ),
}


def render_reminders(
    status: Status, reminders: Sequence[Reminder], own: Sequence[Reminder], say: Say, *, early: bool
) -> Parts:
    """One line for each thing owed, unit by unit; at the end what the collecting office owes itself."""
    yield from render_header(status, say, _overdue(status))
    yield ""
    for one in reminders:
        yield from _render_one(status, one, say)
    if reminders:
        yield ""
        yield from (plain(say(*words)) for words in _counted(reminders))
    else:
        yield plain(say(*_nobody(status, early=early)))
    if own:
        yield ""
        yield plain(say("Đơn vị đầu mối tự theo dõi, không gửi công văn:", "Our own work, no letter:"))
        for one in own:
            yield from _render_one(status, one, say)
    yield from render_adhoc(status, say)


def _overdue(status: Status) -> Text | None:
    """Which reports are overdue, and of how many units; None where none is: then the next one is named."""
    if not status.missed:
        return None
    late = [(period.short_label, len(units)) for period, units in status.missed]
    vi, en = (", ".join(f"{label.in_language(of)} ({count})" for label, count in late) for of in Language)
    return Text(f"Báo cáo quá hạn (số đơn vị): {vi}.", f"Reports overdue (units): {en}.")


def _render_one(status: Status, one: Reminder, say: Say) -> Parts:
    name = plain(status.plan.called(one.unit), "bold")
    yield name.append(visible(f" ({one.unit.ways})"), style="not bold") if one.unit.ways else name
    for report in one.reports:
        whose = _whose(status, report.former)
        yield indented(say(*_report(report, one, status.as_of, whose)))
    for item in one.items:
        whose = _whose(status, item.unit if item.unit.id != one.unit.id else None)
        yield indented(say(*_item(item, whose)))


def _whose(status: Status, former: Unit | None) -> Text:
    """Behind what a unit owes in place of one that has ended: `` của UBND Phường 3 (cũ)``."""
    called = status.plan.called(former) if former else ""
    return Text(f" của {called} (cũ)", f" of {called} (ended)") if former else NOTHING


def _item(owed: Assignment, whose: Text) -> Text:
    number, title = owed.item.number, owed.item.title
    if owed.occurrences and owed.item.schedule:
        times, how = missed_text(owed.item, owed.occurrences), within_sentence(owed.item.schedule.text)
        return Text(
            f"mục {number} ({how}){whose.vi} chưa làm {times.vi}: {title}",
            f"item {number} ({how}){whose.en}, not done {times.en}: {title}",
        )
    day = date_text(owed.deadline) if owed.deadline else NOTHING
    return Text(
        f"mục {number}{whose.vi} quá hạn {day.vi}: {title}",
        f"item {number}{whose.en} overdue since {day.en}: {title}",
    )


def _counted(reminders: Sequence[Reminder]) -> Iterator[Text]:
    """How many are chased, and for what, reminded in time, asked again."""
    chased, noticed, asked = (
        [one for one in reminders if one.manner is manner]
        for manner in (Manner.CHASE, Manner.NOTICE, Manner.REQUEST)
    )
    if chased:
        owing = join(", ", _owing(chased))
        yield Text(
            f"{len(chased)} đơn vị cần đôn đốc: {owing.vi}.",
            f"{count_of(len(chased), 'unit')} to remind: {owing.en}.",
        )
    sent = [one for one in (*noticed, *asked) if all(report.outcome for report in one.reports)]
    yield from _counted_sent(sent)
    noticed, asked = ([one for one in told if one not in sent] for told in (noticed, asked))
    yield from _noticed(noticed)
    if asked:
        yield Text(
            f"{len(asked)} đơn vị được đề nghị báo cáo, chưa gửi.",
            f"{count_of(len(asked), 'unit')} asked to report, not sent.",
        )


def _noticed(noticed: Sequence[Reminder]) -> Iterator[Text]:
    """How many are reminded in time of a report."""
    if noticed:
        undated = any(report.last_day is None for one in noticed for report in one.reports)
        time = Text("không ấn định hạn", "no day set") if undated else Text("còn trong hạn", "still in time")
        yield Text(
            f"{len(noticed)} đơn vị cần nhắc: chưa gửi báo cáo, {time.vi}.",
            f"{count_of(len(noticed), 'unit')} to give notice: no report yet, {time.en}.",
        )


def _counted_sent(sent: Sequence[Reminder]) -> Iterator[Text]:
    """How many are only reminded of what they sent, by what became of it."""
    for outcome, (words, _) in _SENT.items():
        if count := _count(sent, outcome):
            yield Text(f"{count} đơn vị {words.vi}", f"{count_of(count, 'unit')} {words.en}")


def _count(reminders: Sequence[Reminder], outcome: Decision | None) -> int:
    """How many owe a report of which this became; None: of which nothing has come."""
    return sum(any(report.outcome is outcome for report in one.reports) for one in reminders)


def _owing(chased: Sequence[Reminder]) -> list[Text]:
    """How many owe what; a unit may be chased for several things."""
    parts = (
        (_count(chased, None), Text("chưa gửi báo cáo", "without a report")),
        *((_count(chased, outcome), words) for outcome, (_, words) in _SENT.items()),
        (sum(bool(one.items) for one in chased), Text("có mục quá hạn", "with an item past its deadline")),
    )
    return [Text(f"{count} {words.vi}", f"{count} {words.en}") for count, words in parts if count]


def _report(owed: OwedReport, one: Reminder, today: date, whose: Text) -> Text:
    label = join("", [owed.period.label, whose])
    if owed.outcome and owed.sent:
        day, awaited = date_text(owed.sent), awaited_words(owed.outcome)
        return Text(
            f"báo cáo {label.vi}: đã gửi ngày {day.vi}, {awaited.vi}",
            f"report for {label.en}: sent on {day.en}, {awaited.en}",
        )
    if one.asked and owed.last_day and owed.last_day < today:
        return Text(f"báo cáo {label.vi}: được đề nghị, chưa gửi", f"report for {label.en}: asked, not sent")
    return _days(owed, label)


def _days(owed: OwedReport, label: Text) -> Text:
    late = owed.days_late
    if owed.last_day is None:
        return Text(
            f"báo cáo {label.vi}: chưa gửi, không ấn định hạn", f"report for {label.en}: not sent, no day set"
        )
    day = date_text(owed.last_day)
    if late > 0:
        return Text(
            f"báo cáo {label.vi}: quá hạn {late} ngày (hạn cuối {day.vi})",
            f"report for {label.en}: {count_of(late, 'day')} late (due {day.en})",
        )
    return Text(
        f"báo cáo {label.vi}: hạn cuối {day.vi}, còn {-late} ngày",
        f"report for {label.en}: due {day.en}, {count_of(-late, 'day')} left",
    )


def _nobody(status: Status, *, early: bool) -> Text:
    waiting = [one for one in status.submissions if one.state in LACKING_STATES]
    if waiting and not early:
        days = status.plan.reporting.due_soon_days
        return Text(
            f"Chưa có đơn vị nào phải đôn đốc. {len(waiting)} đơn vị chưa gửi báo cáo nhưng "
            f"còn trên {days} ngày; thêm --early để nhắc sớm.",
            f"Nobody needs a reminder yet. Not reported, with more than {days} days left: "
            f"{count_of(len(waiting), 'unit')}; --early reminds them.",
        )
    return Text("Không có đơn vị nào phải đôn đốc.", "Nobody needs a reminder.")
