"""How the authority of a plan issues its documents: the plan itself, the summary, the letters."""

import re
from typing import Annotated

from pydantic import AfterValidator

from ttdn.model.roster import UnitLetterhead
from ttdn.model.scalars import Day, Line, Lines, Model, Words, optional, said, several
from ttdn.vietnamese import area_in_sentence, fold, format_date, within_sentence

#: Names of agencies at the head of a document stand in capitals (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.2.b).
Capitals = Annotated[Line, AfterValidator(lambda line: line.upper())]


#: The area stands within sentences: "trên địa bàn tỉnh A", however it is written.
Area = Annotated[Line, AfterValidator(area_in_sentence)]


#: A year in a title, and before it what makes it the end or the beginning of several.
_YEARS = re.compile(
    r"(?:\b(đến|tới|từ|trước|sau|hết|giai đoạn|năm học)(?: hết| cuối)?(?: năm)? )?"
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)

#: "Như trên", "Như kính gửi": those after "Kính gửi".
_AS_ABOVE = re.compile(r"nhu (tren|kinh gui)\b")


class Signature(Model, title="Chữ ký"):
    """A signature block: the lines of authority and post (quyền hạn, chức vụ), and the name."""

    authority: Lines = said(
        "Quyền hạn, chức vụ",
        "Các dòng trên chữ ký, ví dụ TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.",
        min_length=1,
    )
    name: Line | None = optional("Người ký", "Họ và tên người ký; để trống nếu chưa biết.")


class PlanDocument(Model, title="Văn bản kế hoạch"):
    """The plan as a document: number, place and date, title, legal basis, recipients, signature."""

    number: Line = said("Số, ký hiệu", "Số và ký hiệu của kế hoạch, ví dụ 123/KH-UBND.")
    place: Line = said("Địa danh", "Địa danh ghi trước ngày của văn bản.")
    date: Day = said("Ngày văn bản", "Ngày ban hành kế hoạch.")
    kind: Line = said("Tên loại văn bản", "Ví dụ KẾ HOẠCH.")
    title: Line = said("Trích yếu", "Trích yếu nội dung của kế hoạch.")
    subject: Line = said(
        "Lĩnh vực", "Công việc mà kế hoạch nói đến, như đặt sau chữ 'về': hoạt động chuyển đổi số."
    )
    basis: tuple[Words, ...] = several("Căn cứ", "Các căn cứ ở đầu văn bản, mỗi dòng một ý, nguyên văn.")
    opening: Words = said("Câu mở đầu", "Câu dẫn vào nội dung, nguyên văn.")
    recipients: Lines = said("Nơi nhận", "Mỗi nơi nhận một ý, nguyên văn.")
    signature: Signature = said("Chữ ký", "Quyền hạn, chức vụ và họ tên người ký kế hoạch.")

    @property
    def called(self) -> str:
        """How it is cited: ``Kế hoạch số 12/KH-UBND ngày 10/02/2025``."""
        return f"{self.kind.capitalize()} số {self.number} ngày {format_date(self.date)}"

    @property
    def about(self) -> str:
        """Its trích yếu behind its name: ``về hoạt động …``, ``ban hành Kế hoạch …``."""
        words = within_sentence(self.title.rstrip(" .;"))
        return words if words.startswith(("về ", "ban hành ", "phê duyệt ")) else f"về {words}"

    def is_of_year(self, year: int) -> bool:
        """Whether its title says this year and no other: not "đến năm 2035", "giai đoạn 2026 - 2030"."""
        years = _YEARS.findall(self.title)
        return {digits for _, digits in years} == {str(year)} and any(not since for since, _ in years)


class Authority(Model, title="Cơ quan ban hành"):
    """The names by which documents speak of the issuing body and of its area."""

    name: Line = said("Tên đầy đủ", "Tên đầy đủ của cơ quan ban hành, ví dụ Ủy ban nhân dân thành phố A.")
    short: Line = said("Tên viết tắt", "Tên ngắn dùng trong câu, ví dụ UBND thành phố A.")
    area: Area = said("Địa bàn", "Tên địa bàn, ví dụ thành phố A.")


class Letterhead(Model, title="Thể thức của một văn bản"):
    """What one kind of issued document needs from the office.

    It has the agency lines, number code, addressees, signature and recipients.
    """

    superior: Capitals | None = optional("Cơ quan chủ quản", "Dòng trên tên cơ quan, nếu có.")
    agency: tuple[Capitals, ...] = said(
        "Cơ quan ban hành", "Tên cơ quan ban hành, mỗi dòng một ý.", min_length=1
    )
    symbol: Line = said("Ký hiệu", "Phần sau số của văn bản, ví dụ BC-UBND.")
    place: Line = said("Địa danh", "Địa danh ghi trước ngày của văn bản.")
    addressees: Lines = several(
        "Kính gửi",
        "Mỗi nơi một ý. Công văn gửi biểu mẫu cho mọi đơn vị không ghi thì theo các nhóm của kế hoạch; công "
        "văn đôn đốc luôn gửi các đơn vị còn nợ.",
    )
    signature: Signature = said("Chữ ký", "Quyền hạn, chức vụ và họ tên người ký.")
    recipients: Lines = said("Nơi nhận", "Mỗi nơi nhận một ý.")

    @property
    def printed_recipients(self) -> tuple[str, ...]:
        """The recipients without "Như trên" where the document is addressed to nobody."""
        if self.addressees:
            return self.recipients
        return tuple(name for name in self.recipients if not _AS_ABOVE.match(fold(name)))


class Documents(Model, title="Văn bản in ra"):
    """The settings of each kind of document.

    These are the summary report, the reminder (công văn đôn đốc), the letter that goes with the forms and the
    reports of units.
    """

    summary: Letterhead = said("Báo cáo tổng hợp", "Thể thức của báo cáo tổng hợp (lệnh ttdn report).")
    reminder: Letterhead | None = optional(
        "Công văn đôn đốc", "Thể thức của công văn đôn đốc (lệnh ttdn remind)."
    )
    form_letter: Letterhead | None = optional(
        "Công văn gửi biểu mẫu",
        "Thể thức của công văn gửi kèm biểu mẫu (lệnh ttdn form --letter), nếu khác với 'reminder'.",
    )
    unit_report: UnitLetterhead | None = optional(
        "Báo cáo của đơn vị",
        "Thể thức chung cho báo cáo của các đơn vị (lệnh ttdn report --unit); loại đơn vị và "
        "đơn vị có thể ghi khác đi.",
    )

    @property
    def issued(self) -> dict[str, Letterhead]:
        """What the authority issues itself, by its key: those letterheads that the plan has."""
        kinds = {"summary": self.summary, "reminder": self.reminder, "form_letter": self.form_letter}
        return {kind: letterhead for kind, letterhead in kinds.items() if letterhead}
