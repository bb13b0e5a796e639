"""The register of what arrived (sổ nhận): what came, whose it is, when and how, what became of it."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from ttdn.examples import UNIT
from ttdn.language import Labelled
from ttdn.model.scalars import (
    Count,
    Day,
    Line,
    Model,
    PeriodField,
    Slug,
    Words,
    named,
    optional,
    read_identifier,
    said,
    several,
    unfit,
)


class Way(Labelled):
    """How something came."""

    EMAIL = "email", "Thư điện tử", "E-mail"
    ZALO = "zalo", "Zalo", "Zalo"
    PAPER = "paper", "Bản giấy", "On paper"
    OTHER = "other", "Cách khác", "Another way"


WAY_LABELS = Way.labels()


class Decision(Labelled):
    """What became of something that came."""

    TAKEN = "taken", "Đã nhận", "Taken"
    PARTLY = "partly", "Đã nhận một phần", "Taken in part"
    ASKED_BACK = "asked_back", "Trả lại để sửa", "Asked back"
    CONFLICT = "conflict", "Xung đột", "In conflict"
    REFUSED = "refused", "Không nhận", "Refused"
    WAITING = "waiting", "Chờ nhập", "To be typed in"

    @property
    def is_taken(self) -> bool:
        """Whether the report in the folder has what it says, be it but for some cells."""
        return self in {Decision.TAKEN, Decision.PARTLY}


DECISION_LABELS = Decision.labels()


def read_digest(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    text = read_identifier(value)
    if re.fullmatch("[0-9a-f]{64}", text) is None:
        raise unfit("not-a-digest", value=text)
    return text


Digest = Annotated[str, BeforeValidator(read_digest), named("Digest")]


class Arrival(Model, title="Lần nhận"):
    """One thing that came (văn bản đến): a form, a paper, a PDF; the same content is one arrival."""

    number: Count = said("Số đến", "Số thứ tự trong sổ, không trùng nhau.", examples=["1"])
    unit: Slug | None = optional(
        "Đơn vị", "Mã của đơn vị gửi; bỏ trống nếu chưa biết của ai.", examples=[UNIT]
    )
    period: PeriodField | None = optional(
        "Kỳ báo cáo", "Kỳ của báo cáo đã gửi; bỏ trống nếu chưa biết.", examples=["2026-H1"]
    )
    arrived: Day = said(
        "Ngày đến", "Ngày đến lần đầu: đúng hạn hay muộn tính theo ngày này.", examples=["2026-06-28"]
    )
    way: Way = said("Cách gửi", "email (thư điện tử), zalo, paper (bản giấy) hoặc other (cách khác).")
    sender: Line | None = optional("Người gửi", "Địa chỉ thư của người gửi; ttdn ghi.")
    file: Line | None = optional("Tệp", "Tên tệp như khi đến; bản giấy thì bỏ trống.")
    within: Line | None = optional("Trong thư, tệp nén", "Tên của thư hoặc tệp nén có tệp này.")
    digest: Digest | None = optional(
        "Dấu nội dung", "SHA-256 của tệp: cùng nội dung là cùng một lần nhận; ttdn ghi."
    )
    result: Decision = said(
        "Kết quả",
        "taken (đã nhận), partly (đã nhận trừ các ô trả lại để sửa), asked_back (trả lại để sửa), conflict "
        "(xung đột), refused (không nhận), waiting (bản giấy, PDF chờ nhập).",
    )
    decided: Day | None = optional("Ngày có kết quả", "Ngày có kết quả ở trên; không ghi thì như ngày đến.")
    replaces: tuple[Count, ...] = several("Thay cho", "Số đến của các bản trước mà bản này thay thế.")
    kept: Line | None = optional("Lưu tại", "Tệp đang lưu ở đâu, tính từ thư mục làm việc.")
    note: Words | None = optional("Ghi chú", "Điều cần nhớ về lần nhận này.")

    @property
    def settled(self) -> dt.date:
        """The day of its result."""
        return self.decided or self.arrived

    @property
    def is_held(self) -> bool:
        """Whether it is a form that waits for a file of the office's own; it lies where it came."""
        is_form = (self.file or "").lower().endswith(".xlsx")
        return self.result is Decision.WAITING and is_form and self.kept is None


class Register(Model, title="Sổ nhận báo cáo"):
    """What arrived for the periods of one year, in the order in which it was booked."""

    arrivals: tuple[Arrival, ...] = several("Các lần nhận", "Mỗi tệp, mỗi bản giấy một ý.")
