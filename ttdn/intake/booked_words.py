"""What is said when something was booked by hand: what it is, what the folder has of it, what comes next."""

from collections.abc import Iterator

from ttdn.intake.receiving import Booking
from ttdn.intake.steps import ReportInFolder, Row
from ttdn.language import NOTHING, Text
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival, Decision
from ttdn.vietnamese import date_text


def announce(plan: Plan, booking: Booking, row: Row, report: ReportInFolder | None) -> Iterator[Text]:
    """What was booked, what the folder has of it, and what is to be done next."""
    entry = row.arrival
    called, day, way = plan.name_of(entry.unit or ""), date_text(entry.arrived), entry.way.label
    label = entry.period.label if entry.period else NOTHING
    what = Text(
        f"số {entry.number}, {called}, báo cáo {label.vi}, đến ngày {day.vi}. Cách gửi: {way.vi}",
        f"no. {entry.number}, {called}, report for {label.en}, came on {day.en}. Way: {way.en}",
    )
    if booking.known is None:
        yield Text(f"Ghi sổ nhận: {what.vi}.", f"Booked: {what.en}.")
    elif booking.known.arrival == entry:
        yield Text(f"Đã có trong sổ nhận, không đổi gì: {what.vi}.", f"Booked already, unchanged: {what.en}.")
    else:
        yield Text(f"Sửa trong sổ nhận: {what.vi}.", f"Corrected in the register: {what.en}.")
    if entry.kept:
        yield Text(f"Tệp lưu tại {entry.kept}.", f"The file is kept as {entry.kept}.")
    there = report if report and report.last_day else None
    # Of what was taken it is said only that it came before the report that is in.
    is_first = there is not None and entry.arrived < there.report.received
    if there and (is_first if entry.result.is_taken else entry.result is not Decision.REFUSED):
        yield from _beside(entry, there)
    elif row.waits_for:
        yield Text(f"Bước tiếp theo: {row.next.vi}.", f"Next: {row.next.en}.")


def _beside(entry: Arrival, there: ReportInFolder) -> Iterator[Text]:
    """That a report is in already, and what is to be done about it."""
    report, first = there.report, entry.arrived
    day = date_text(report.received)
    yield Text(
        f"Báo cáo này đã có trong {there.file}, nhận ngày {day.vi}.",
        f"This report is in already: {there.file}, received on {day.en}.",
    )
    if first < report.received:
        days = f"'received: {first}'" + f", 'accepted: {report.received}'" * (report.accepted is None)
        yield Text(
            f"Lần đến này sớm hơn: ghi lại trong tệp ấy {days}.",
            f"This one came earlier: write {days} in that file.",
        )
    elif first > report.received:
        command = f"ttdn receive {entry.unit} --period {entry.period} --entry {entry.number}"
        yield Text(
            f"- Là bản ký của báo cáo ấy: {command} --number SỐ --signed NGÀY",
            f"- It is its signed copy: {command} --number NO --signed DATE",
        )
        yield Text(
            f"- Nội dung như nhau: {command} --result taken", f"- It says the same: {command} --result taken"
        )
        yield Text(
            f"- Có điều khác: sửa tệp ấy, ghi 'reissued: {first}'",
            f"- It says something else: correct that file and write 'reissued: {first}'",
        )
