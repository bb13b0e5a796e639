"""What has a beginning and an end within a plan's year, and the documents that say so.

A plan is amended, a ward merged, a deadline moved by letter. One id may stand several times in a list, each
time with days of its own: these are its versions.
"""

import datetime as dt

from pydantic import model_validator

from ttdn.model.scalars import Day, Line, Model, optional, said, unfit
from ttdn.vietnamese import format_date

#: The signs of named kinds of documents that decide or inform (NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I).
_KINDS = {
    "CĐ": "Công điện",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "ĐA": "Đề án",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "PA": "Phương án",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
}


class IssuedDocument(Model, title="Văn bản"):
    """A document by which something is decided: its kind, number and date."""

    number: Line = said("Số, ký hiệu", "Số và ký hiệu của văn bản, ví dụ 1520/UBND-VX.")
    date: Day = said("Ngày văn bản", "Ngày ban hành văn bản.")
    kind: Line | None = optional(
        "Tên loại văn bản",
        "Ví dụ Công văn, Kế hoạch, Quyết định; không ghi thì theo ký hiệu: 188/KH-UBND là Kế hoạch.",
    )

    @property
    def called(self) -> str:
        """How it is cited: ``Kế hoạch số 188/KH-UBND ngày 15/8/2025``."""
        sign = self.number.rpartition("/")[2].partition("-")[0]
        kind = self.kind or _KINDS.get(sign, "Văn bản")
        return f"{kind.capitalize()} số {self.number} ngày {format_date(self.date)}"


class Amendment(IssuedDocument, title="Văn bản sửa đổi, bổ sung"):
    """A document that changed the plan; its entries name it by its number (``added_by``, ``ended_by``)."""

    title: Line | None = optional("Trích yếu", "Trích yếu nội dung của văn bản.")
    effective: Day | None = optional("Ngày có hiệu lực", "Mặc định là ngày văn bản.")

    @property
    def first_day(self) -> dt.date:
        """The first day on which it is in force."""
        return self.effective or self.date


class Lasting(Model):
    """What stands in the plan from a day on, or until one; without these it stands in it all year."""

    start: Day | None = optional(
        "Từ ngày",
        "Ngày đầu tiên có hiệu lực; không ghi thì có từ đầu, hoặc từ ngày văn bản ở 'added_by' có hiệu lực.",
        alias="from",
    )
    end: Day | None = optional(
        "Đến hết ngày",
        "Ngày cuối cùng còn hiệu lực; không ghi thì đến hết năm, hoặc đến trước ngày văn bản ở 'ended_by' có "
        "hiệu lực.",
        alias="until",
    )
    added_by: Line | None = optional("Bổ sung bởi", "Số của văn bản bổ sung, trong 'amendments'.")
    ended_by: Line | None = optional("Bãi bỏ bởi", "Số của văn bản bãi bỏ, trong 'amendments'.")

    @model_validator(mode="after")
    def _in_order(self) -> "Lasting":
        if self.start and self.end and self.end < self.start:
            raise unfit("unfit-life", at=("until",))
        return self

    @property
    def is_lasting(self) -> bool:
        """Whether it has not stood in the plan from the beginning, or will not to the end."""
        return bool(self.start or self.end or self.added_by or self.ended_by)


DAY = dt.timedelta(days=1)
