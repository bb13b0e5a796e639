"""What differs between two days, one thing at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.tables import Value

_NOTHING = Text("", "")


class Event(StrEnum):
    """What happened; in the order in which it is told."""

    ARRIVED = "arrived"
    SENT_BACK = "sent_back"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    CARRIED_OUT = "carried_out"
    STOPPED = "stopped"
    REOPENED = "reopened"
    LATE = "late"
    FELL = "fell"
    UNIT = "unit"
    ITEM = "item"


EVENT_LABELS = {
    Event.ARRIVED: Text("Báo cáo mới đến", "Reports that came"),
    Event.SENT_BACK: Text("Trả lại để sửa", "Sent back"),
    Event.CORRECTED: Text("Đơn vị sửa lại", "Corrected by units"),
    Event.WITHDRAWN: Text("Không còn trong báo cáo", "No longer reported"),
    Event.DONE: Text("Mới hoàn thành", "Finished"),
    Event.CARRIED_OUT: Text("Mới thực hiện", "Carried out"),
    Event.STOPPED: Text("Tạm hoãn, không thực hiện", "Put off or cancelled"),
    Event.REOPENED: Text("Không còn là hoàn thành", "No longer done"),
    Event.LATE: Text("Mới quá hạn", "Became late"),
    Event.FELL: Text("Số liệu giảm", "Figures that fell"),
    Event.UNIT: Text("Danh sách đơn vị thay đổi", "Units that changed"),
    Event.ITEM: Text("Mục của kế hoạch thay đổi", "Items that changed"),
}


class Basis(StrEnum):
    """By what the earlier day is known; git and a page know what was written then, days of receipt do not."""

    PAGE = "page"
    GIT = "git"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: whose, of which item, in which report, and when, as far as that is known.

    ``what`` is the field of a correction, or the figure; ``before`` and ``after`` are None where there is
    nothing to compare.
    """

    event: Event
    unit: str = ""
    item: str = ""
    period: Period | None = None
    day: date | None = None
    what: Text = _NOTHING
    before: Value = None
    after: Value = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed after ``since`` until ``until``, in the order of events, items and units.

    ``revision`` is that of git; ``units`` and ``items`` are the names of whatever is spoken of.
    """

    since: date
    until: date
    basis: Basis
    changes: tuple[Change, ...]
    units: Mapping[str, str]
    items: Mapping[str, str]
    revision: str = ""
