"""The clauses of a plan (mục): what it says, and the items that units owe."""

import re

from ttdn.model.life import Lasting
from ttdn.model.scalars import ClauseId, Line, Model, Slugs, Words, optional, said, several
from ttdn.model.schedule import Schedule, ScheduleReading

#: The part of a unit's report in which a task is reported instead of under ``results``.
REPORTED_IN = ("programmes", "focal_officer", "training")


_ANNEX = re.compile(r"PL([0-9]+|[IVX]+)?(?:\.(.+))?")


def cite(number: str) -> str:
    """A number as the document cites it: what stands in an annex (``PL2.I.3``) is ``I.3 Phụ lục 2``."""
    annex = _ANNEX.fullmatch(number)
    return " ".join(filter(None, (annex[2], "Phụ lục", annex[1]))) if annex else number


class Clause(Model, title="Một mục của văn bản"):
    """One clause of the document, word for word."""

    id: ClauseId = said(
        "Số của mục", "Số mà văn bản dùng để viện dẫn; mục của phụ lục mở đầu bằng PL: PL.I.1, PL2.3."
    )
    cited_as: Line | None = optional(
        "Viện dẫn là", "Số mà văn bản ghi, khi 'id' phải khác đi vì văn bản dùng một số hai lần."
    )
    text: Words = said("Nguyên văn", "Lời văn của mục, nguyên văn.")

    @property
    def number(self) -> str:
        """The number by which the document itself cites the clause."""
        return self.cited_as or cite(self.id)


class Owners(Model, title="Cơ quan chủ trì"):
    """Who owes an item (cơ quan chủ trì).

    They are units and groups, beside the wording where the document has one of its own. Owners outside the
    roster are words without a reading: nobody is counted as owing the item.
    """

    text: Words | None = optional("Lời văn", "Cơ quan chủ trì như văn bản viết.")
    read: Slugs = several(
        "Cách hiểu",
        "Mã của các đơn vị và nhóm mà lời văn muốn nói; không ghi nếu cơ quan ấy không có trong danh sách.",
    )
    directed_by: Line | None = optional("Chỉ đạo", "Cơ quan cấp trên chỉ đạo thực hiện, nếu văn bản có nêu.")


class Coordinating(Model, title="Cơ quan phối hợp"):
    """Who helps with an item (cơ quan phối hợp): they may report their part and owe nothing."""

    text: Words | None = optional("Lời văn", "Cơ quan phối hợp như văn bản viết.")
    read: Slugs = several("Cách hiểu", "Mã của các đơn vị và nhóm mà lời văn muốn nói.")


class Item(Lasting, Clause, title="Một mục phải thực hiện"):
    """A clause that can be reported on: a task, an activity, a form of work or a duty.

    An item without owners is open to every unit and owed by none.
    """

    short: Line | None = optional("Tên ngắn", "Tên ngắn để in trong bảng; không có thì bảng dùng nguyên văn.")
    owners: Owners | None = optional(
        "Cơ quan chủ trì",
        "Ai phải thực hiện. Không ghi thì đơn vị nào cũng báo cáo được và không đơn vị nào "
        "bị tính là còn nợ.",
    )
    coordinating: Coordinating | None = optional(
        "Cơ quan phối hợp", "Ai phối hợp: báo cáo được phần việc của mình, không bị tính là còn nợ."
    )
    product: Words | None = optional("Sản phẩm", "Sản phẩm, kết quả phải có, như văn bản viết.")
    schedule: Schedule | None = optional(
        "Thời gian thực hiện", "Thời gian như trong văn bản và cách hiểu; không ghi thì không có hạn."
    )
    reported_in: Line | None = optional(
        "Phần báo cáo riêng",
        "Phần của báo cáo đơn vị dành cho mục này, thay cho 'results'; mục có cơ quan chủ trì thì vẫn báo "
        "cáo ở 'results'.",
    )
    note: Words | None = optional("Ghi chú", "Điều cần biết khi đọc mục này, ví dụ chỗ văn bản gốc chưa rõ.")

    @property
    def title(self) -> str:
        """The short name for tables; the clause itself where it has none."""
        return self.short or self.text

    @property
    def time_read(self) -> ScheduleReading | None:
        """How its time is to be understood; None where it has none, or nobody has said."""
        return self.schedule.read if self.schedule else None

    @property
    def reported_apart(self) -> bool:
        """Whether it is reported in a part of its own only; what has owners stands among the results."""
        return self.reported_in is not None and self.owners is None


Items = tuple[Item, ...]
