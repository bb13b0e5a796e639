"""What changed by the days on which things came: all that is known where nobody kept what was written."""

from datetime import date

from ttdn.changes.difference import Basis, Changes, find_changes
from ttdn.changes.snapshot import take_snapshot
from ttdn.counting import compute_status
from ttdn.language import Text
from ttdn.status import Status

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
