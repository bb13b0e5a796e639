"""A unit's report (báo cáo của đơn vị).

It says who reports, then has one entry for each item of the plan, and parts for some of its items and
funding.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ttdn.examples import ITEM, UNIT
from ttdn.language import Text
from ttdn.model.scalars import (
    ClauseId,
    Count,
    Day,
    Flag,
    Line,
    Link,
    Model,
    Money,
    PeriodField,
    Slug,
    Words,
    read_identifier,
)
from ttdn.vietnamese import fold


class Status(StrEnum):
    """What a unit says of an item."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_ARISEN = "not_arisen"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STATUS_LABELS = {
    Status.DONE: Text("Hoàn thành", "Done"),
    Status.IN_PROGRESS: Text("Đang thực hiện", "In progress"),
    Status.NOT_STARTED: Text("Chưa thực hiện", "Not started"),
    Status.NOT_ARISEN: Text("Không phát sinh", "Not arisen"),
    Status.POSTPONED: Text("Tạm hoãn", "Postponed"),
    Status.CANCELLED: Text("Không thực hiện", "Cancelled"),
}

#: Words that mean a status, without accents and case: the status itself and its Vietnamese label.
_STATUS_WORDS = {
    fold(words): status for status, label in STATUS_LABELS.items() for words in (status.value, label.vi)
}

#: Statuses that owe a reason (standards: "reported with a reason").
NEEDS_REASON = frozenset({Status.POSTPONED, Status.CANCELLED})


def read_status(value: Any) -> Status:  # noqa: ANN401 - whatever the file holds
    """A status by its word or its Vietnamese label, in any case, with or without accents."""
    text = read_identifier(value)
    status = _STATUS_WORDS.get(text) or _STATUS_WORDS.get(fold(text))
    if status is None:
        raise PydanticCustomError("unknown-status", "no status", {"value": text})
    return status


class Person(Model, title="Người"):
    """A person of the unit: the signer, or the officer in charge."""

    name: Line = Field(title="Họ và tên", description="Họ, chữ đệm và tên.", examples=["Nguyễn Văn A"])
    position: Line | None = Field(None, title="Chức vụ", description="Chức vụ hoặc chức danh tại đơn vị.")
    phone: Line | None = Field(
        None, title="Điện thoại", description="Số điện thoại cơ quan hoặc di động để liên hệ."
    )


class Evidence(Model, title="Minh chứng"):
    """What proves a result: a title, with a link, a document number or a file in the unit's folder."""

    title: Line = Field(
        title="Tên minh chứng",
        description="Tên của văn bản, bài viết hoặc tệp.",
        examples=["Báo cáo số 45/BC-UBND"],
    )
    link: Link | None = Field(
        None, title="Địa chỉ web", description="Địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://."
    )
    number: Line | None = Field(
        None,
        title="Số, ký hiệu văn bản",
        description="Số và ký hiệu của văn bản minh chứng, ví dụ 45/BC-UBND.",
    )
    file: Line | None = Field(
        None,
        title="Tệp",
        description="Tên của tệp đặt trong thư mục của đơn vị, kể cả phần mở rộng, ví dụ bien-ban.pdf.",
    )


class Result(Model, title="Kết quả của một mục"):
    """What the unit reports on one plan item."""

    item: ClauseId = Field(
        title="Mục của kế hoạch", description="Số của mục như trong kế hoạch.", examples=[ITEM]
    )
    status: Annotated[Status, BeforeValidator(read_status)] = Field(
        title="Trạng thái", description="Tình hình thực hiện của mục đến ngày báo cáo.", examples=["done"]
    )
    summary: Words | None = Field(
        None, title="Kết quả", description="Đã làm gì, kết quả ra sao; viết ngắn gọn, một vài câu."
    )
    completed: Day | None = Field(
        None,
        title="Ngày hoàn thành",
        description=(
            "Ngày hoàn thành: bắt buộc khi trạng thái là done (Hoàn thành), trạng thái khác thì bỏ dòng này."
        ),
        examples=["2020-11-30"],
    )
    figures: dict[Slug, Count] = Field(
        default_factory=dict,
        title="Số liệu",
        description="Các số liệu của mục này trong kỳ, theo danh mục của kế hoạch; chỉ viết chữ số.",
    )
    evidence: tuple[Evidence, ...] = Field(
        (),
        title="Minh chứng",
        description=(
            "Văn bản, địa chỉ web hoặc tệp chứng minh kết quả; bắt buộc khi trạng thái là done (Hoàn thành)."
        ),
    )
    reason: Words | None = Field(
        None,
        title="Lý do",
        description=(
            "Lý do hoãn hoặc không thực hiện: bắt buộc khi trạng thái là postponed (Tạm hoãn) "
            "hoặc cancelled (Không thực hiện)."
        ),
    )


class Programme(Model, title="Chương trình, đề án, kế hoạch"):
    """A programme, scheme, project or plan sent to the culture office for appraisal."""

    title: Line = Field(
        title="Tên",
        description="Tên của chương trình, đề án, dự án hoặc kế hoạch.",
        examples=["Đề án quảng bá"],
    )
    kind: Line | None = Field(None, title="Loại", description="Chương trình, đề án, dự án hoặc kế hoạch.")
    number: Line | None = Field(
        None, title="Số, ký hiệu văn bản", description="Số và ký hiệu của văn bản đã ban hành, nếu có."
    )
    sent: Day | None = Field(None, title="Ngày gửi thẩm định", description="Ngày gửi lấy ý kiến thẩm định.")
    appraised: Day | None = Field(
        None,
        title="Ngày thẩm định",
        description="Ngày có ý kiến thẩm định; phải trước hoặc trùng ngày phê duyệt.",
    )
    approved: Day | None = Field(
        None, title="Ngày phê duyệt", description="Ngày cấp có thẩm quyền phê duyệt, nếu đã phê duyệt."
    )


class Training(Model, title="Lớp tập huấn, bồi dưỡng"):
    """A training course held or attended."""

    title: Line = Field(
        title="Tên lớp", description="Tên lớp hoặc hội nghị tập huấn, bồi dưỡng.", examples=["Lớp tập huấn"]
    )
    date: Day = Field(title="Ngày", description="Ngày khai mạc hoặc ngày tổ chức.", examples=["2020-09-24"])
    organiser: Line | None = Field(None, title="Cơ quan tổ chức", description="Cơ quan, đơn vị tổ chức lớp.")
    participants: Count | None = Field(
        None,
        title="Số người",
        description="Số người của đơn vị tham gia; nếu đơn vị tổ chức thì là số người dự.",
    )


class Funding(Model, title="Kinh phí"):
    """Money of the period, in đồng."""

    allocated: Money = Field(
        title="Được giao",
        description="Kinh phí được giao trong kỳ, tính bằng đồng, chỉ viết chữ số.",
        examples=["15000000"],
    )
    spent: Money = Field(
        title="Đã chi",
        description="Kinh phí đã chi trong kỳ, tính bằng đồng, chỉ viết chữ số.",
        examples=["12000000"],
    )


class Report(Model, title="Báo cáo của đơn vị"):
    """One report of one unit for one period; its figures are those of the period, never cumulative."""

    unit: Slug = Field(
        title="Đơn vị",
        description="Mã của đơn vị báo cáo, trùng với tên thư mục chứa tệp: units/phuong-loc-tho.",
        examples=[UNIT],
    )
    period: PeriodField = Field(
        title="Kỳ báo cáo",
        description=(
            "2020 (năm), 2020-H1 (6 tháng đầu năm), 2020-Q2 (quý II) hoặc 2020-05 (tháng 5). Số "
            "liệu là của riêng kỳ này, không cộng dồn."
        ),
        examples=["2020"],
    )
    illustrative: Flag = Field(
        default=False,
        title="Số liệu minh họa",
        description=(
            "true nếu đây là báo cáo ví dụ, không phải số liệu thật. Báo cáo thật không ghi dòng này."
        ),
    )
    number: Line | None = Field(
        None, title="Số, ký hiệu văn bản", description="Số và ký hiệu của văn bản báo cáo, ví dụ 312/BC-UBND."
    )
    date: Day | None = Field(
        None, title="Ngày văn bản", description="Ngày ký văn bản báo cáo.", examples=["2020-12-01"]
    )
    received: Day = Field(
        title="Ngày nhận",
        description="Ngày cơ quan tổng hợp nhận báo cáo; nộp đúng hạn hay muộn tính theo ngày này.",
        examples=["2020-12-02"],
    )
    signer: Person | None = Field(None, title="Người ký", description="Người ký báo cáo.")
    focal_officer: Person | None = Field(
        None, title="Cán bộ phụ trách", description="Cán bộ phụ trách công tác này của đơn vị."
    )
    results: tuple[Result, ...] = Field(
        (),
        title="Kết quả thực hiện",
        description="Mỗi mục của kế hoạch một ý: số của mục, trạng thái, kết quả, số liệu, minh chứng.",
    )
    programmes: tuple[Programme, ...] = Field(
        (),
        title="Chương trình, đề án gửi thẩm định",
        description="Chương trình, đề án, dự án, kế hoạch gửi lấy ý kiến thẩm định.",
    )
    training: tuple[Training, ...] = Field(
        (), title="Tập huấn, bồi dưỡng", description="Các lớp đã tổ chức hoặc cử người tham gia trong kỳ."
    )
    funding: Funding | None = Field(
        None, title="Kinh phí", description="Kinh phí được giao và đã chi trong kỳ, tính bằng đồng."
    )
    difficulties: tuple[Words, ...] = Field(
        (), title="Khó khăn, vướng mắc", description="Mỗi khó khăn một ý."
    )
    causes: tuple[Words, ...] = Field((), title="Nguyên nhân", description="Mỗi nguyên nhân một ý.")
    proposals: tuple[Words, ...] = Field(
        (), title="Kiến nghị, đề xuất", description="Mỗi kiến nghị một ý, nêu rõ kiến nghị với cơ quan nào."
    )
    next_year: tuple[Words, ...] = Field(
        (), title="Phương hướng năm sau", description="Mỗi nhiệm vụ dự kiến của năm sau một ý."
    )
