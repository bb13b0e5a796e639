"""Who must report on a plan, to whom and when; who has more time, and who is let off."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from ttdn.model.life import IssuedDocument
from ttdn.model.period import Cutoffs
from ttdn.model.required import AdhocReport, PeriodLine, RequiredPeriod, expand_lines
from ttdn.model.scalars import Count, Line, Model, PeriodField, Slug, Slugs, Words, optional, said, several
from ttdn.model.schedule import Deadline


class OnTimeBy(StrEnum):
    """Which day tells whether a report is on time: of its first arrival, or of the right version."""

    ARRIVED = "arrived"
    ACCEPTED = "accepted"


class Dispensation(Model):
    """What is decided for some units and periods apart from the others, and the document that says so."""

    units: Slugs = said("Đơn vị", "Mã của các đơn vị và nhóm được hưởng.", min_length=1)
    periods: tuple[PeriodField, ...] = said("Kỳ", "Các kỳ báo cáo được hưởng.", min_length=1)
    document: IssuedDocument = said("Văn bản", "Văn bản cho phép.")


class Extension(Dispensation, title="Gia hạn"):
    """Another last day for some units (gia hạn)."""

    deadline: Deadline = said("Thời hạn", "Hạn nộp mới.")


class Excuse(Dispensation, title="Miễn báo cáo"):
    """Some units are let off some reports (miễn báo cáo)."""

    reason: Words | None = optional("Lý do", "Vì sao được miễn.")


D = TypeVar("D", bound=Dispensation)


class Reporting(Model, title="Chế độ báo cáo"):
    """Who must report, who is asked to, to whom, through whom, in which periods and by when."""

    text: Words = said("Lời văn", "Đoạn về chế độ báo cáo, nguyên văn.")
    required: Slugs = said("Phải báo cáo", "Mã của các đơn vị và nhóm phải báo cáo.")
    requested: Slugs = several(
        "Được đề nghị báo cáo", "Mã của các đơn vị và nhóm được đề nghị báo cáo; đếm riêng."
    )
    to: Line = said("Báo cáo với", "Cơ quan nhận báo cáo.")
    through: Slug | None = optional("Thông qua", "Mã của đơn vị làm đầu mối nhận báo cáo.")
    periods: tuple[PeriodLine, ...] = said(
        "Các kỳ phải báo cáo",
        "Mỗi kỳ, hoặc mỗi loại kỳ, một ý, kèm thời hạn nếu có; kỳ khác nộp thêm vẫn được.",
        min_length=1,
    )
    adhoc: tuple[AdhocReport, ...] = several(
        "Báo cáo đột xuất", "Các báo cáo được yêu cầu ngoài các kỳ trên; số liệu không cộng vào các kỳ ấy."
    )
    extensions: tuple[Extension, ...] = several(
        "Gia hạn", "Các đơn vị được nộp muộn hơn, kỳ nào, đến ngày nào, theo văn bản nào."
    )
    excused: tuple[Excuse, ...] = several(
        "Miễn báo cáo", "Các đơn vị không phải báo cáo, kỳ nào, theo văn bản nào."
    )
    cutoffs: Cutoffs = said(
        "Mốc chốt số liệu",
        "Kỳ tính theo lịch, hoặc từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP.",
        default=Cutoffs.CALENDAR,
    )
    due_soon_days: Count = said(
        "Báo sắp đến hạn trước", "Số ngày trước hạn mà một việc được coi là sắp đến hạn.", default=7
    )
    entry_days: Count = said(
        "Thời gian nhập liệu",
        "Số ngày văn phòng được có để nhập vào thư mục một báo cáo đã nhận trên giấy.",
        default=0,
    )

    on_time_by: OnTimeBy = said(
        "Đúng hạn tính theo",
        "arrived: ngày bản đầu tiên đến, kể cả bản phải trả lại để sửa; accepted: ngày nhận được bản đúng.",
        default=OnTimeBy.ARRIVED,
    )

    def expand(self, lines: Iterable[PeriodLine], year: int) -> tuple[RequiredPeriod, ...]:
        """What some of its lines come to in a year, in the order of time."""
        return expand_lines(lines, year, self.cutoffs, self.to, self.through)
