"""Dates against each other: in the period, before the report, appraised before approved.

The days of recurring work stand on items with several due days, each once, none forgotten.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from ttdn.checks.registry import AGAINST_PLAN, REPORT_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import NOTHING, Text, join
from ttdn.load import ReportFile
from ttdn.model.clauses import Item, cite
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import NOTHING_DONE, STATUS_LABELS, Report, Result, Status
from ttdn.occurrences import occurrences_of, window_name
from ttdn.source import KeyPath
from ttdn.timeline import days_within
from ttdn.vietnamese import date_text

#: Days: a programme may be sent in the year before, or be appraised in the next.
_FAR = 366
_MANY_YEARS = 10 * 366
#: Days that a sentence lists.
_LISTED = 5


@AGAINST_PLAN
def check_completed(file: ReportFile, plan: Plan) -> Findings:
    """Done needs the day on which it was done, not after the report itself.

    Anything else must not have one.
    """
    reported = report_day(file.report, plan.data_days(file.report.period)[0])
    for path, result in file.results():
        place = (*path, "completed")
        if (
            result.status is Status.DONE
            and result.completed is None
            and not (result.dates or file.source.has(place))
        ):
            yield file.source.finding("missing-completion-date", (*path, "status"), item=cite(result.item))
        if result.completed and result.status is not Status.DONE and (*path, "status") not in file.doubtful:
            yield file.source.finding(
                "completed-but-not-done",
                place,
                Text(
                    f"Mục {cite(result.item)} có ngày hoàn thành nhưng trạng thái là "
                    f"'{result.status.value}'.",
                    f"{cite(result.item)} has a completion date, but its status is '{result.status.value}'.",
                ),
                Text(
                    "Sửa 'status: done', hoặc xóa dòng 'completed'.",
                    "Write 'status: done', or delete the line 'completed'.",
                ),
            )
        if result.completed and result.completed > reported:
            day = date_text(reported)
            yield file.source.finding(
                "completed-after-report",
                place,
                Text(
                    f"Mục {cite(result.item)} hoàn thành sau ngày báo cáo ({day.vi}).",
                    f"{cite(result.item)} was completed after the report ({day.en}).",
                ),
                Text(
                    "Sửa ngày; việc chưa xong thì ghi 'status: in_progress'.",
                    "Correct the date; for unfinished work, write 'status: in_progress'.",
                ),
            )


def report_day(report: Report, start: date) -> date:
    """The day of a report whose period begins on ``start``: what it tells of was done by then.

    A document dated before its period is what is wrong, and not what was done since. Of one that was issued
    again, or of which more came, it is the day on which that came.
    """
    dated = report.date if report.date and report.date >= start else report.counts_from
    return report.reissued or min(report.counts_from, dated)


@REPORT_CHECKS
def check_document_date(file: ReportFile) -> Findings:
    """A report cannot be received before it was dated; one that was issued again came again, too."""
    report = file.report
    for key, later in (("reissued", report.reissued), ("accepted", report.accepted)):
        if later and later < report.received:
            day = date_text(report.received)
            yield file.source.finding(
                "reissued-before-received",
                (key,),
                Text(
                    f"Ngày nhận bản sau trước ngày nhận lần đầu ({day.vi}).",
                    f"The later version was received before the first one ({day.en}).",
                ),
                Text(
                    f"Sửa 'received' (ngày nhận lần đầu) hoặc '{key}' (ngày nhận bản sau).",
                    f"Correct 'received' (the first receipt) or '{key}' (that of the later version).",
                ),
            )
    if report.date and report.last_received < report.date:
        day, key = date_text(report.date), "reissued" if report.reissued else "received"
        again = Text(
            f"; báo cáo phát hành lại thì thêm dòng 'reissued: {report.date}' (ngày nhận bản thay thế)",
            f"; if the report was issued again, add 'reissued: {report.date}' (the day its new version came)",
        )
        yield file.source.finding(
            "received-before-date",
            (key,),
            Text(
                f"Ngày nhận trước ngày của văn bản ({day.vi}).",
                f"Received before the date of the document ({day.en}).",
            ),
            Text(
                f"Sửa '{key}' hoặc 'date'{again.vi * (not report.reissued)}.",
                f"Correct '{key}' or 'date'{again.en * (not report.reissued)}.",
            ),
        )


@AGAINST_PLAN
def check_dates_in_period(file: ReportFile, plan: Plan) -> Findings:
    """A report speaks of its own period: what was done or held outside it belongs into another report.

    Where it speaks of the period that is asked for, that one sentence says all.
    """
    if "period" in file.assumed:
        return
    meant = find_meant_period(file, plan)
    if meant is not None:
        yield _wrong_period(file, meant, sorted(_days_outside(file, plan)))
        return
    first, last = plan.data_days(file.report.period)
    for path, day in _days(file):
        if not first <= day <= last:
            yield outside_period(file, path, day, first, last)


def outside_period(file: ReportFile, path: KeyPath, day: date, first: date, last: date) -> Diagnostic:
    """A day that does not lie between the first and the last day of the report's period."""
    period, (shown, begin, end) = file.report.period.label, map(date_text, (day, first, last))
    return file.source.finding(
        "date-outside-period",
        path,
        Text(
            f"Ngày {shown.vi} nằm ngoài kỳ báo cáo {period.vi}.",
            f"{shown.en} lies outside the period {period.en}.",
        ),
        Text(
            "Sửa ngày; việc của kỳ khác thì báo cáo ở kỳ ấy.", "Correct it, or report it in its own period."
        ),
        allowed=Text(f"Từ {begin.vi} đến {end.vi}.", f"From {begin.en} to {end.en}."),
    )


def find_meant_period(file: ReportFile, plan: Plan) -> Period | None:
    """The period that was asked for when a report came, where it speaks of that and not of its own.

    One day outside its period is a slip; so are several before it, where the other period contains it.
    """
    report = file.report
    wanted = plan.required_period(report.received)
    if wanted is None or wanted.period == report.period or file.assumed & {"period", "received"}:
        return None
    first, last = plan.data_days(wanted.period)
    outside = _days_outside(file, plan)
    is_later = not wanted.period.contains(report.period) or any(
        day > plan.data_days(report.period)[1] for day in outside
    )
    return (
        wanted.period
        if len(outside) > 1 and is_later and first <= min(outside) <= max(outside) <= last
        else None
    )


def _days(file: ReportFile) -> list[tuple[KeyPath, date]]:
    """The days of what was done, held or approved, each with its place."""
    dated: list[tuple[KeyPath, date | None]] = [
        *(((*path, "completed"), result.completed) for path, result in file.results()),
        *(((*path, "date"), course.date) for path, course in file.courses()),
        *(((*path, "approved"), programme.approved) for path, programme in file.programmes()),
    ]
    return [(path, day) for path, day in dated if day is not None]


def _days_outside(file: ReportFile, plan: Plan) -> list[date]:
    """The days outside the period, those of recurring work included."""
    first, last = plan.data_days(file.report.period)
    days = [day for _, day in _days(file)]
    days += [day for result in file.report.results for day in result.dates]
    return [day for day in days if not first <= day <= last]


def _wrong_period(file: ReportFile, meant: Period, days: Sequence[date]) -> Diagnostic:
    """One sentence for all days of another period."""
    own, other = file.report.period.label, meant.label
    is_form = bool(file.source.locate(("period",)).sheet)
    vi, en = ("biểu mẫu", "form") if is_form else ("báo cáo", "report")
    cure = Text(f"Chép nội dung sang {vi} {other.vi}", f"Move the content to the {en} for {other.en}")
    if PurePosixPath(file.source.file).stem == str(meant) and not is_form:
        cure = Text(f"Sửa 'period' thành '{meant}'", f"Correct 'period' to '{meant}'")
    listed = [", ".join(date_text(day)[language] for day in days[:_LISTED]) for language in (0, 1)]
    more = " …" * (len(days) > _LISTED)
    return file.source.finding(
        "wrong-period",
        ("period",),
        Text(
            f"Đây là {vi} {own.vi}; đang cần báo cáo {other.vi}, và {len(days)} ngày ghi ở đây là của kỳ ấy "
            f"({listed[0]}{more}).",
            f"This is the {en} for {own.en}; what is due is the report for {other.en}, to which "
            f"{len(days)} of the dates given here belong ({listed[1]}{more}).",
        ),
        Text(
            f"{cure.vi}; nếu đúng là báo cáo {own.vi} thì sửa các ngày ấy.",
            f"{cure.en}; if this is the report for {own.en}, correct the dates.",
        ),
    )


@AGAINST_PLAN
def check_far_dates(file: ReportFile, plan: Plan) -> Findings:
    """A slip of the fingers in a year: a document older than its period, a day too far away from it."""
    first, last = plan.data_days(file.report.period)
    if "period" in file.assumed or find_meant_period(file, plan):
        return
    received = file.report.received
    # A report that was received before its period, or before it was dated, has a finding of its own; old
    # years may be entered later.
    latest = _move(last, _MANY_YEARS)
    dated: list[tuple[KeyPath, date | None, date, date]] = [
        (("date",), file.report.date, first, latest),
        (("received",), None if "received" in file.assumed else received, min(first, received), latest),
        (("reissued",), file.report.reissued, min(first, received), latest),
        (("accepted",), file.report.accepted, min(first, received), latest),
    ]
    for path, programme in file.programmes():
        dated += [
            ((*path, key), getattr(programme, key), _move(first, -_FAR), _move(last, _FAR))
            for key in ("sent", "appraised")
        ]
    for path, day, begin, end in dated:
        if day is not None and not begin <= day <= end:
            yield file.source.finding(
                "date-outside-period",
                path,
                Text(
                    f"Ngày {date_text(day).vi} cách quá xa kỳ báo cáo {file.report.period.label.vi}.",
                    f"{date_text(day).en} is too far from the period {file.report.period.label.en}.",
                ),
                Text("Kiểm tra năm.", "Check the year."),
                allowed=Text(
                    f"Từ {date_text(begin).vi} đến {date_text(end).vi}.",
                    f"From {date_text(begin).en} to {date_text(end).en}.",
                ),
            )


def _move(day: date, days: int) -> date:
    """A day some days later or earlier; the last one where the calendar ends."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


@AGAINST_PLAN
def check_programmes(file: ReportFile, plan: Plan) -> Findings:
    """A programme is appraised before it is approved."""
    clause = plan.item_reported_in("programmes")
    rule = Text(f"mục {clause.id} của kế hoạch", f"{clause.id} of the plan") if clause else None
    for path, programme in file.programmes():
        if programme.approved and not file.source.has((*path, "appraised")):
            place = Text(f" ({rule.vi})", f" ({rule.en})") if rule else NOTHING
            yield file.source.finding(
                "approved-before-appraisal",
                (*path, "approved"),
                Text(
                    f"'{programme.title}' đã phê duyệt nhưng không có ngày thẩm định{place.vi}.",
                    f"'{programme.title}' is approved, but was never appraised{place.en}.",
                ),
                Text(
                    "Thêm dòng 'appraised: năm-tháng-ngày', ngày có ý kiến thẩm định.",
                    "Add a line 'appraised: year-month-day'.",
                ),
            )
        elif programme.approved and programme.appraised and programme.approved < programme.appraised:
            day = date_text(programme.appraised)
            against = Text(f", trái với {rule.vi}", f", against {rule.en}") if rule else NOTHING
            yield file.source.finding(
                "approved-before-appraisal",
                (*path, "approved"),
                Text(
                    f"Phê duyệt trước ngày thẩm định ({day.vi}){against.vi}.",
                    f"Approved before it was appraised ({day.en}){against.en}.",
                ),
                Text(
                    "Sửa ngày, hoặc báo cơ quan thẩm định.",
                    "Correct the date, or tell the office that appraised it.",
                ),
            )


@AGAINST_PLAN
def check_dates_of_times(file: ReportFile, plan: Plan) -> Findings:
    """Days of recurring work stand where it comes back and something was done, and no time lacks its day."""
    if find_meant_period(file, plan):
        return  # that one sentence says all
    for path, result in file.results():
        item = plan.items.get(result.item)
        if not result.dates or item is None:
            continue
        yield from _days_done(file, plan, (*path, "dates"), result)
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


def _days_done(file: ReportFile, plan: Plan, path: KeyPath, result: Result) -> Iterator[Diagnostic]:
    """Each day by itself: in the period, not after the report, and once."""
    report, seen, number = file.report, set[date](), cite(result.item)
    first, last = plan.data_days(report.period)
    latest = report_day(report, first)
    for position, day in enumerate(result.dates):
        shown, place = date_text(day), (*path, position)
        if day in seen:
            yield file.source.finding("repeated-date", place, item=number, day=shown)
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
    """A time of the period without a day, in an entry that says done and has the days of others.

    What was over when the unit began was not its own.
    """
    unit, period = plan.units_by_id.get(file.report.unit), file.report.period
    first, last = days_within(plan, unit, period) if unit else plan.data_days(period)
    times = occurrences_of(item, plan.windows(item), [file.report], ())
    lacking = [window_name(item, one.window) for one in times if first <= one.due <= last and not one.is_met]
    if lacking:
        named = join(", ", lacking)
        yield file.source.finding(
            "time-without-date", (*path, "dates"), key=True, item=cite(item.id), named=named
        )
