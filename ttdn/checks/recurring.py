"""The days of recurring work: on items with several due days, in the period, each once, none forgotten."""

from collections.abc import Iterator
from datetime import date

from ttdn.checks.dates import find_meant_period, outside_period, report_day
from ttdn.checks.registry import AGAINST_PLAN
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, join
from ttdn.load import ReportFile
from ttdn.model.clauses import Item, cite
from ttdn.model.plan import Plan
from ttdn.model.report import NOTHING_DONE, STATUS_LABELS, Result, Status
from ttdn.occurrences import occurrences_of, window_name
from ttdn.source import KeyPath
from ttdn.vietnamese import date_text


@AGAINST_PLAN
def check_dates_of_times(file: ReportFile, plan: Plan) -> Findings:
    """Days of recurring work stand where it comes back and something was done, and no time lacks its day."""
    if find_meant_period(file, plan):
        return  # that one sentence says all
    for path, result in file.results():
        item = plan.items.get(result.item)
        if not result.dates or item is None:
            continue
        yield from _days(file, plan, (*path, "dates"), result)
        if not plan.is_recurring(item):
            yield _unexpected(
                file,
                path,
                Text(
                    f"Mục {cite(item.id)} không có nhiều hạn trong năm nên không ghi 'dates'.",
                    f"{cite(item.id)} does not have several due days, so it has no 'dates'.",
                ),
                Text(
                    "Việc đã xong thì ghi ngày vào 'completed'; xóa dòng 'dates'.",
                    "For finished work, put the day into 'completed'; delete the line 'dates'.",
                ),
            )
        elif result.status in NOTHING_DONE and (*path, "status") not in file.doubtful:
            label = STATUS_LABELS[result.status]
            yield _unexpected(
                file,
                path,
                Text(
                    f"Mục {cite(item.id)} có ngày đã làm nhưng trạng thái là '{label.vi}'.",
                    f"{cite(item.id)} has days on which it was done, but its status is '{label.en}'.",
                ),
                Text(
                    "Sửa 'status: in_progress' (hoặc done), hoặc xóa dòng 'dates'.",
                    "Write 'status: in_progress' (or done), or delete the line 'dates'.",
                ),
            )
        elif result.status is Status.DONE:
            yield from _forgotten(file, plan, path, item)


def _unexpected(file: ReportFile, path: KeyPath, message: Text, hint: Text) -> Diagnostic:
    return file.source.finding("unexpected-dates", (*path, "dates"), message, hint)


def _days(file: ReportFile, plan: Plan, path: KeyPath, result: Result) -> Iterator[Diagnostic]:
    """Each day by itself: in the period, not after the report, and once."""
    report, seen, number = file.report, set[date](), cite(result.item)
    first, last = plan.data_days(report.period)
    latest = report_day(report, first)
    for position, day in enumerate(result.dates):
        shown, place = date_text(day), (*path, position)
        if day in seen:
            yield file.source.finding(
                "repeated-date",
                place,
                Text(f"Mục {number} ghi ngày {shown.vi} hai lần.", f"{number} has the day {shown.en} twice."),
                Text("Sửa thành ngày khác, hoặc bỏ bớt.", "Put another day, or delete it."),
            )
        elif not first <= day <= last and "period" not in file.assumed:
            yield outside_period(file, place, day, first, last)
        elif day > latest:
            yield file.source.finding(
                "completed-after-report",
                place,
                Text(
                    f"Mục {number} ghi đã làm ngày {shown.vi}, sau ngày báo cáo ({date_text(latest).vi}).",
                    f"{number} was done on {shown.en}, after the report ({date_text(latest).en}).",
                ),
                Text("Sửa ngày; việc chưa làm thì bỏ ngày này.", "Correct the day, or delete it."),
            )
        seen.add(day)


def _forgotten(file: ReportFile, plan: Plan, path: KeyPath, item: Item) -> Iterator[Diagnostic]:
    """A time of the period without a day, in an entry that says done and has the days of others."""
    first, last = plan.data_days(file.report.period)
    times = occurrences_of(item, plan.windows(item), [file.report], ())
    lacking = [window_name(item, one.window) for one in times if first <= one.due <= last and not one.is_met]
    if lacking:
        named = join(", ", lacking)
        yield file.source.finding(
            "time-without-date",
            (*path, "dates"),
            Text(
                f"Mục {cite(item.id)} ghi hoàn thành nhưng thiếu ngày đã làm của: {named.vi}.",
                f"{cite(item.id)} is done, but has no day for: {named.en}.",
            ),
            Text(
                "Thêm ngày của đợt còn thiếu; đợt ấy chưa làm thì ghi 'status: in_progress'.",
                "Add the missing day; if that time was not done, write 'status: in_progress'.",
            ),
            key=True,
        )
