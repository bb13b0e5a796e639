"""A unit's report (báo cáo của đơn vị).

It says who reports, then has one entry for each item of the plan, and parts for some of its items and
funding.
"""

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator

from ttdn.examples import ITEM, UNIT
from ttdn.language import Labelled, Text
from ttdn.model.scalars import (
    AmountField,
    ClauseId,
    Count,
    Day,
    Flag,
    Line,
    Link,
    Model,
    Money,
    Passages,
    PeriodField,
    Slug,
    Words,
    optional,
    read_identifier,
    read_line,
    said,
    several,
    unfit,
    words_of,
)
from ttdn.vietnamese import fold


class Status(Labelled):
    """What a unit says of an item."""

    DONE = "done", "Hoàn thành", "Done"
    IN_PROGRESS = "in_progress", "Đang thực hiện", "In progress"
    NOT_STARTED = "not_started", "Chưa thực hiện", "Not started"
    NOT_ARISEN = "not_arisen", "Không phát sinh", "Not arisen"
    POSTPONED = "postponed", "Tạm hoãn", "Postponed"
    CANCELLED = "cancelled", "Không thực hiện", "Cancelled"


STATUS_LABELS = Status.labels()

STATUS_WORDS = words_of(STATUS_LABELS)

#: The parts in which a unit speaks for itself, as they are called.
OPINION_LABELS = {
    "difficulties": Text("Khó khăn, vướng mắc", "Difficulties"),
    "causes": Text("Nguyên nhân", "Causes"),
    "proposals": Text("Kiến nghị, đề xuất", "Proposals"),
    "next_year": Text("Phương hướng kỳ sau", "Next period"),
}
#: All parts beside the items.
PART_LABELS = OPINION_LABELS | {
    "programmes": Text("Chương trình, đề án gửi thẩm định", "Programmes"),
    "focal_officer": Text("Cán bộ phụ trách", "Officer in charge"),
    "training": Text("Tập huấn, bồi dưỡng", "Training"),
    "funding": Text("Kinh phí", "Funding"),
}

#: Statuses that owe a reason (standards: "reported with a reason").
NEEDS_REASON = frozenset({Status.POSTPONED, Status.CANCELLED})
#: What a unit cannot have done on any day.
NOTHING_DONE = frozenset({Status.NOT_STARTED, Status.NOT_ARISEN})


def read_status(value: Any) -> Status:  # noqa: ANN401 - whatever the file holds
    """A status by its word or its Vietnamese label, in any case, with or without accents."""
    text = read_identifier(value)
    status = STATUS_WORDS.get(fold(text))
    if status is None:
        raise unfit("unknown-status", value=text)
    return status


class Person(Model, title="Người"):
    """A person of the unit: the signer, or the officer in charge."""

    name: Line = said("Họ và tên", "Họ, chữ đệm và tên.", examples=["Nguyễn Văn A"])
    position: Line | None = optional("Chức vụ", "Chức vụ hoặc chức danh tại đơn vị.")
    phone: Line | None = optional("Điện thoại", "Số điện thoại cơ quan hoặc di động để liên hệ.")


class Evidence(Model, title="Minh chứng"):
    """What proves a result: a title, with a link, a document number or a file in the unit's folder."""

    title: Line = said(
        "Tên minh chứng", "Tên của văn bản, bài viết hoặc tệp.", examples=["Báo cáo số 45/BC-UBND"]
    )
    link: Link | None = optional("Địa chỉ web", "Địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://.")
    number: Line | None = optional(
        "Số, ký hiệu văn bản", "Số và ký hiệu của văn bản minh chứng, ví dụ 45/BC-UBND."
    )
    file: Line | None = optional(
        "Tệp", "Tên của tệp đặt trong thư mục của đơn vị, kể cả phần mở rộng, ví dụ bien-ban.pdf."
    )


class Result(Model, title="Kết quả của một mục"):
    """What the unit reports on one plan item."""

    item: ClauseId = said("Mục của kế hoạch", "Số của mục như trong kế hoạch.", examples=[ITEM])
    status: Annotated[Status, BeforeValidator(read_status)] = said(
        "Trạng thái", "Tình hình thực hiện của mục đến ngày báo cáo.", examples=["done"]
    )
    summary: Words | None = optional("Kết quả", "Đã làm gì, kết quả ra sao; viết ngắn gọn, một vài câu.")
    completed: Day | None = optional(
        "Ngày hoàn thành",
        "Ngày hoàn thành: bắt buộc khi trạng thái là done (Hoàn thành), trạng thái khác thì bỏ dòng này.",
        examples=["2026-11-30"],
    )
    dates: tuple[Day, ...] = several(
        "Các ngày đã làm",
        "Chỉ ghi ở mục có nhiều đợt trong năm (hằng tháng, hằng quý …): ngày đã làm của từng đợt trong kỳ. "
        "Ghi done mà không ghi các ngày thì mọi đợt kết thúc trong kỳ được coi là đã làm.",
        examples=[["2026-03-30", "2026-06-28"]],
    )
    figures: dict[Slug, AmountField] = said(
        "Số liệu",
        "Các số liệu của mục này trong kỳ, theo danh mục của kế hoạch; chỉ viết chữ số.",
        default_factory=dict,
    )
    evidence: tuple[Evidence, ...] = several(
        "Minh chứng",
        "Văn bản, địa chỉ web hoặc tệp chứng minh kết quả; bắt buộc khi trạng thái là done (Hoàn thành).",
    )
    reason: Words | None = optional(
        "Lý do",
        "Lý do hoãn hoặc không thực hiện: bắt buộc khi trạng thái là postponed (Tạm hoãn) "
        "hoặc cancelled (Không thực hiện).",
    )


#: The kinds of programme that are offered; another may be written (NĐ 30/2020, Phụ lục III, mục I).
PROGRAMME_KINDS = ("Chương trình", "Đề án", "Dự án", "Kế hoạch")
_KINDS = {fold(kind): kind for kind in PROGRAMME_KINDS}


def read_kind(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """A kind of programme; one that is offered in any case, with or without accents."""
    text = read_line(value)
    return _KINDS.get(fold(text), text)


class Programme(Model, title="Chương trình, đề án, kế hoạch"):
    """A programme, scheme, project or plan sent for appraisal."""

    title: Line = said(
        "Tên", "Tên của chương trình, đề án, dự án hoặc kế hoạch.", examples=["Đề án quảng bá"]
    )
    kind: Annotated[Line, BeforeValidator(read_kind)] | None = optional(
        "Loại", "Chương trình, đề án, dự án hoặc kế hoạch."
    )
    number: Line | None = optional("Số, ký hiệu văn bản", "Số và ký hiệu của văn bản đã ban hành, nếu có.")
    sent: Day | None = optional("Ngày gửi thẩm định", "Ngày gửi lấy ý kiến thẩm định.")
    appraised: Day | None = optional(
        "Ngày thẩm định", "Ngày có ý kiến thẩm định; phải trước hoặc trùng ngày phê duyệt."
    )
    approved: Day | None = optional("Ngày phê duyệt", "Ngày cấp có thẩm quyền phê duyệt, nếu đã phê duyệt.")

    @property
    def called(self) -> str:
        """Its title in quotes behind its kind, unless the title has that."""
        kind = self.kind or ""
        if fold(kind) in fold(self.title):
            return self.title
        return f"{kind} {self.title}" if self.title.startswith(("“", '"')) else f"{kind} “{self.title}”"


class Training(Model, title="Lớp tập huấn, bồi dưỡng"):
    """A training course held or attended."""

    title: Line = said("Tên lớp", "Tên lớp hoặc hội nghị tập huấn, bồi dưỡng.", examples=["Lớp tập huấn"])
    date: Day = said("Ngày", "Ngày khai mạc hoặc ngày tổ chức.", examples=["2026-09-24"])
    organiser: Line | None = optional("Cơ quan tổ chức", "Cơ quan, đơn vị tổ chức lớp.")
    participants: Count | None = optional(
        "Số người", "Số người của đơn vị tham gia; nếu đơn vị tổ chức thì là số người dự."
    )


class Funding(Model, title="Kinh phí"):
    """Money of the period, in đồng."""

    allocated: Money = said(
        "Được giao", "Kinh phí được giao trong kỳ, tính bằng đồng, chỉ viết chữ số.", examples=["15000000"]
    )
    spent: Money = said(
        "Đã chi", "Kinh phí đã chi trong kỳ, tính bằng đồng, chỉ viết chữ số.", examples=["12000000"]
    )


#: The parts that a report has only where its plan asks for them.
ASKED_PARTS = ("focal_officer", "programmes", "training", "funding")


class Report(Model, title="Báo cáo của đơn vị"):
    """One report of one unit for one period; its figures are those of the period, never cumulative."""

    unit: Slug = said(
        "Đơn vị", "Mã của đơn vị báo cáo, trùng với tên thư mục chứa tệp: units/phuong-a.", examples=[UNIT]
    )
    period: PeriodField = said(
        "Kỳ báo cáo",
        "2025 (năm), 2025-H1 (6 tháng đầu năm), 2025-9M (9 tháng), 2025-Q2 (quý II) hoặc 2025-05 "
        "(tháng 5). Số liệu là của riêng kỳ này, không cộng dồn.",
        examples=["2026"],
    )
    illustrative: Flag = said(
        "Số liệu minh họa",
        "true nếu đây là báo cáo ví dụ, không phải số liệu thật. Báo cáo thật không ghi dòng này.",
        default=False,
    )
    number: Line | None = optional(
        "Số, ký hiệu văn bản", "Số và ký hiệu của văn bản báo cáo, ví dụ 312/BC-UBND."
    )
    date: Day | None = optional("Ngày văn bản", "Ngày ký văn bản báo cáo.", examples=["2026-12-01"])
    received: Day = said(
        "Ngày nhận",
        "Ngày cơ quan tổng hợp nhận báo cáo; nộp đúng hạn hay muộn tính theo ngày này.",
        examples=["2026-12-02"],
    )
    reissued: Day | None = optional(
        "Ngày nhận bản thay thế, bổ sung",
        "Ngày nhận văn bản phát hành lại, bản ký đến sau nội dung, hoặc phần bổ sung sau; 'received' vẫn là "
        "ngày nhận lần đầu.",
    )
    accepted: Day | None = optional(
        "Ngày nhận bản đúng",
        "Chỉ ghi khi bản gửi lần đầu phải trả lại để sửa: ngày nhận được bản đã sửa; số liệu được tính từ "
        "ngày này, 'received' vẫn là ngày gửi lần đầu.",
    )
    signer: Person | None = optional("Người ký", "Người ký báo cáo.")
    focal_officer: Person | None = optional("Cán bộ phụ trách", "Cán bộ phụ trách công tác này của đơn vị.")
    results: tuple[Result, ...] = several(
        "Kết quả thực hiện",
        "Mỗi mục của kế hoạch một ý: số của mục, trạng thái, kết quả, số liệu, minh chứng.",
    )
    not_asked: tuple[ClauseId, ...] = several(
        "Các mục chưa hỏi",
        "Số của các mục bổ sung vào kế hoạch sau khi đã phát biểu mẫu: đơn vị chưa được hỏi, không bị tính "
        "là thiếu. Lệnh ttdn collect ghi dòng này; trả lời rồi thì bỏ.",
    )
    programmes: tuple[Programme, ...] = several(
        "Chương trình, đề án gửi thẩm định", "Chương trình, đề án, dự án, kế hoạch gửi lấy ý kiến thẩm định."
    )
    training: tuple[Training, ...] = several(
        "Tập huấn, bồi dưỡng", "Các lớp đã tổ chức hoặc cử người tham gia trong kỳ."
    )
    funding: Funding | None = optional("Kinh phí", "Kinh phí được giao và đã chi trong kỳ, tính bằng đồng.")
    difficulties: Passages = several("Khó khăn, vướng mắc", "Mỗi khó khăn một ý.")
    causes: Passages = several("Nguyên nhân", "Mỗi nguyên nhân một ý.")
    proposals: Passages = several(
        "Kiến nghị, đề xuất", "Mỗi kiến nghị một ý, nêu rõ kiến nghị với cơ quan nào."
    )
    next_year: Passages = several("Phương hướng kỳ sau", "Mỗi nhiệm vụ dự kiến của kỳ sau một ý.")

    @property
    def last_received(self) -> dt.date:
        """The day on which it came as it is now; on time or late is told by that of its first arrival."""
        return self.reissued or self.counts_from

    @property
    def counts_from(self) -> dt.date:
        """The day from which what it says is known: that on which it was right."""
        return self.accepted or self.received
