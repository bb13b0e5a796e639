"""Who is to be reminded of what, in a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text as RichText

from ttdn.language import Text, count_of
from ttdn.reminders import OwedReport, Reminder
from ttdn.safe_text import visible
from ttdn.status import Status
from ttdn.terminal.parts import Say
from ttdn.terminal.status import render_header
from ttdn.vietnamese import date_text


def render_reminders(
    status: Status, reminders: Sequence[Reminder], say: Say, *, early: bool
) -> Iterator[RenderableType]:
    """One line for each thing owed, unit by unit."""
    yield from render_header(status, say)
    yield ""
    if not reminders:
        yield RichText(say(*_nobody(status, early=early)))
        return
    for one in reminders:
        yield RichText(visible(status.plan.called(one.unit)), style="bold")
        for report in one.reports:
            yield RichText(f"  {say(*_report(report))}")
        for item in one.items:
            day = date_text(item.deadline) if item.deadline else Text("", "")
            words = Text(
                f"mục {item.item.number} quá hạn {day.vi}: {item.item.title}",
                f"item {item.item.number} overdue since {day.en}: {item.item.title}",
            )
            yield RichText(f"  {visible(say(*words))}")
    yield ""
    yield RichText(say(*_counted(reminders)))


def _counted(reminders: Sequence[Reminder]) -> Text:
    """How many are reminded, and of what; a unit may be reminded of both."""
    waiting, late = sum(bool(one.reports) for one in reminders), sum(bool(one.items) for one in reminders)
    parts = (
        (waiting, Text("chưa gửi báo cáo", "without a report")),
        (late, Text("có mục quá hạn", "with an item past its deadline")),
    )
    told = [(count, words) for count, words in parts if count]
    return Text(
        f"{len(reminders)} đơn vị cần đôn đốc: {', '.join(f'{count} {words.vi}' for count, words in told)}.",
        f"{count_of(len(reminders), 'unit')} to remind: "
        f"{', '.join(f'{count} {words.en}' for count, words in told)}.",
    )


def _report(owed: OwedReport) -> Text:
    label, day, late = owed.period.label, date_text(owed.last_day), owed.days_late
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
    waiting = [one for one in status.submissions if not one.is_in]
    if waiting and not early:
        days = status.plan.reporting.due_soon_days
        return Text(
            f"Chưa có đơn vị nào phải đôn đốc. {len(waiting)} đơn vị chưa gửi báo cáo nhưng "
            f"còn trên {days} ngày; thêm --early để nhắc sớm.",
            f"Nobody needs a reminder yet. Not reported, with more than {days} days left: "
            f"{count_of(len(waiting), 'unit')}; --early reminds them.",
        )
    return Text("Không có đơn vị nào phải đôn đốc.", "Nobody needs a reminder.")
