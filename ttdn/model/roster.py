"""The roster of a plan: units, their kinds and groups, and how they issue their own reports."""

from datetime import date
from typing import NamedTuple

from ttdn.model.life import Lasting
from ttdn.model.scalars import Email, Flag, Line, Lines, Model, Slug, Slugs, optional, said, several


class UnitLetterhead(Model, title="Thể thức báo cáo của đơn vị"):
    """How units issue their own reports and are addressed.

    Every part may be given for all units, for a kind, and for one unit.

    ``{name}`` stands for the unit's name, ``{place}`` for the name without its kind ("Phường A": A).
    ``authority`` ends with the post of the head; who signs for the head is read from the report.
    """

    superior: Line | None = optional("Cơ quan chủ quản", "Dòng trên tên cơ quan, nếu có.")
    agency: Lines = several(
        "Cơ quan ban hành",
        "Tên cơ quan, mỗi dòng một ý; {name} là tên đơn vị, {place} là tên riêng của địa bàn.",
    )
    symbol: Line | None = optional(
        "Ký hiệu", "Phần sau số của văn bản, ví dụ BC-UBND; báo cáo đã ghi số, ký hiệu thì theo báo cáo."
    )
    place: Line | None = optional(
        "Địa danh", "Địa danh ghi trước ngày của văn bản; {place} là tên riêng của phường, xã."
    )
    addressees: Lines = several("Kính gửi", "Mỗi nơi một ý; mặc định là nơi nhận báo cáo của kế hoạch.")
    authority: Lines = several(
        "Quyền hạn, chức vụ",
        "Mỗi dòng một ý, dòng cuối là chức vụ người đứng đầu; người ký thay lấy theo báo cáo.",
    )
    recipients: Lines = several("Nơi nhận", "Mỗi nơi nhận một ý.")
    addressed_as: Line | None = optional(
        "Tên khi được gửi", "Tên ghi sau Kính gửi của công văn, ví dụ Ủy ban nhân dân {name}."
    )


class UnitKind(Model, title="Loại đơn vị"):
    """A kind of unit: phường, xã, cơ quan chuyên môn and so on."""

    id: Slug = said("Mã loại", "Mã ngắn: chữ thường không dấu, ví dụ ward.")
    name: Line = said("Tên loại", "Tên đầy đủ, ví dụ Phường.")
    short: Line | None = optional("Tên ngắn", "Tên ngắn để in trong bảng.")
    letterhead: UnitLetterhead | None = optional(
        "Thể thức báo cáo",
        "Thể thức báo cáo của các đơn vị thuộc loại này, phần khác với 'documents.unit_report'.",
    )

    @property
    def title(self) -> str:
        """The short name for tables."""
        return self.short or self.name


class Unit(Lasting, title="Đơn vị"):
    """A unit of the roster (đơn vị)."""

    id: Slug = said(
        "Mã đơn vị", "Chữ thường không dấu nối bằng gạch, cũng là tên thư mục của đơn vị: phuong-a."
    )
    name: Line = said("Tên đơn vị", "Tên đầy đủ.")
    short: Line = said("Tên ngắn", "Tên ngắn để in trong bảng, ví dụ P. A.")
    kind: Slug = said("Loại đơn vị", "Mã của loại, trong 'unit_kinds'.")
    code: Line | None = optional(
        "Mã hành chính", "Mã của Tổng cục Thống kê, nếu là phường, xã; đặt trong ngoặc kép."
    )
    address: Line | None = optional("Địa chỉ", "Địa chỉ nhận văn bản giấy; in trong công văn nếu có.")
    email: Email | None = optional("Thư điện tử", "Hộp thư của đơn vị, để gửi và nhận báo cáo.")
    phone: Line | None = optional("Điện thoại", "Điện thoại để liên hệ về báo cáo.")
    contact: Line | None = optional(
        "Người đầu mối", "Họ tên, chức vụ người phụ trách báo cáo của đơn vị, ví dụ bà Trần Thị B."
    )
    letterhead: UnitLetterhead | None = optional("Thể thức báo cáo", "Thể thức báo cáo của riêng đơn vị này.")
    successor: Slug | None = optional(
        "Đơn vị kế thừa", "Mã của đơn vị nhận phần việc khi đơn vị này sáp nhập, chia tách hoặc giải thể."
    )

    @property
    def ways(self) -> str:
        """Whom to ask and how, as far as it is known."""
        return ", ".join(filter(None, (self.contact, self.phone, self.email)))

    def lives_on(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.start or day) <= day <= (self.end or day)


Units = tuple[Unit, ...]


class Versions(NamedTuple):
    """A unit as it was called last, with its first and last day, and each of its versions."""

    now: Unit
    all: Units


class Group(Model, title="Nhóm đơn vị"):
    """An owner that is a set, under the plan's own name: all units of some kinds, and named members.

    ``open`` marks a set that the plan does not list in full, such as "các cơ quan, đơn vị trên địa bàn thành
    phố".
    """

    id: Slug = said("Mã nhóm", "Chữ thường không dấu nối bằng gạch, không trùng mã của đơn vị nào.")
    name: Line = said("Tên nhóm", "Tên như kế hoạch gọi, ví dụ UBND các xã, phường.")
    open: Flag = said("Nhóm mở", "true nếu kế hoạch không kể hết được các thành viên.", default=False)
    kinds: Slugs = several("Loại đơn vị", "Mã các loại: mọi đơn vị thuộc các loại này ở trong nhóm.")
    members: Slugs = several("Thành viên khác", "Mã các đơn vị ở trong nhóm, ngoài những đơn vị theo loại.")
