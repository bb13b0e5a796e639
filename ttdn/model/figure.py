"""The catalogue of figures (số liệu) of a plan, and the targets that they are to reach."""

from enum import StrEnum
from typing import cast

from pydantic import model_validator

from ttdn.model.life import Lasting
from ttdn.model.scalars import (
    MAXIMUM_DECIMALS,
    Amount,
    AmountField,
    ClauseId,
    Count,
    Line,
    Model,
    Slug,
    one_of_two,
    optional,
    said,
)
from ttdn.vietnamese import is_percentage


class Total(StrEnum):
    """How the amounts of a figure are put together, over periods and over units."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    NONE = "none"


class Per(StrEnum):
    """Whose amount is to reach a target: that of each unit, or that of all together."""

    UNIT = "unit"
    PLAN = "plan"


class Each(StrEnum):
    """When a target is to be reached: in each required period, or in the year."""

    PERIOD = "period"
    YEAR = "year"


class Target(Model, title="Chỉ tiêu"):
    """What a figure is to reach."""

    at_least: AmountField | None = optional("Ít nhất", "Số phải đạt; nhiều hơn cũng là đạt.")
    exactly: AmountField | None = optional("Đúng bằng", "Số phải đúng bằng; thay cho 'at_least'.")
    per: Per = said("Tính cho", "unit: số của từng đơn vị; plan: số chung của tất cả các đơn vị.")
    each: Each = said("Trong", "year: số của cả năm; period: số của mỗi kỳ phải báo cáo.", default=Each.YEAR)

    @model_validator(mode="after")
    def _one_number(self) -> "Target":
        one_of_two("unfit-target", self, "at_least", "exactly")
        return self

    @property
    def key(self) -> str:
        """The key under which its number stands."""
        return "at_least" if self.exactly is None else "exactly"

    @property
    def amount(self) -> Amount:
        """The number."""
        return cast("Amount", getattr(self, self.key))

    def is_reached(self, amount: Amount | None) -> bool:
        """Whether an amount is what it asks for."""
        return amount is not None and (
            amount >= self.amount if self.exactly is None else amount == self.exactly
        )


class Figure(Lasting, title="Số liệu"):
    """A quantity that may be reported: label, unit of measure, the items it belongs to."""

    id: Slug = said("Mã số liệu", "Chữ thường không dấu nối bằng gạch dưới, ví dụ news_items.")
    label: Line = said("Tên số liệu", "Tên in trong bảng và trong biểu mẫu.")
    unit: Line = said("Đơn vị tính", "Ví dụ tin, bài; lượt người. Chỉ cộng các số cùng đơn vị tính.")
    items: tuple[ClauseId, ...] = said("Thuộc các mục", "Số của các mục mà số liệu này được báo cáo.")
    decimals: Count = said(
        "Số chữ số thập phân", f"Từ 0 (số nguyên) đến {MAXIMUM_DECIMALS}.", default=0, le=MAXIMUM_DECIMALS
    )
    total: Total = said(
        "Cách gộp",
        "Gộp số của các đơn vị, các kỳ: sum (cộng), mean (bình quân), last (số của kỳ cuối) hoặc none "
        "(không gộp). Tỷ lệ phần trăm không bao giờ cộng.",
        default=Total.SUM,
    )
    target: Target | None = optional("Chỉ tiêu", "Số mà văn bản giao phải đạt, nếu có.")

    @property
    def is_percentage(self) -> bool:
        """Whether its amounts are percentages."""
        return is_percentage(self.unit)

    @property
    def is_averaged(self) -> bool:
        """Whether the amounts of units are averaged: percentages at the end of a time make no sum either."""
        return self.total is Total.MEAN or (self.total is Total.LAST and self.is_percentage)
