"""The first sheet of a form: what its officer has to know, on one page."""

from collections.abc import Iterator

from ttdn.forms.asked import evidence_sheet
from ttdn.forms.blank import Blank
from ttdn.vietnamese import format_date


def guide_lines(blank: Blank) -> Iterator[tuple[str, str]]:
    """The lines of the guide, each with the name of its format."""
    plan = blank.plan
    yield "title", f"BIỂU MẪU BÁO CÁO {plan.document.subject.upper()} {blank.period.label.vi.upper()}"
    yield "part", plan.called(blank.unit)
    office = plan.units_by_id.get(plan.reporting.through or "")
    ways = ", ".join(filter(None, (office.email, office.phone))) if office else ""
    whom = plan.reporting.to + plan.by_way_of
    yield "text", f"Theo {plan.cited}. Gửi: {whom}{': ' if ways else ''}{ways}."
    if blank.deadline:
        yield "part", f"Hạn cuối nộp báo cáo: {format_date(blank.deadline)}"
    if blank.illustrative:
        yield "part", "SỐ LIỆU MINH HỌA: biểu mẫu này được lập từ báo cáo ví dụ."
    asked = (figure for item in blank.items for figure in plan.figures_of(item))
    parted = "; số liệu có số lẻ thì viết dấu phẩy, ví dụ 12,5" if any(one.decimals for one in asked) else ""
    money = "; tiền tính bằng đồng" if plan.asks_for("funding") else ""
    helping = "'Phối hợp' (đơn vị khác chủ trì) và mục " if blank.helped else ""
    yield from _section(
        "Cách điền",
        "1. Điền lần lượt các trang (bấm tên trang ở cuối màn hình):",
        *(f"      {sheet.name}: {sheet.about}" for sheet in blank.sheets),
        "2. Chỉ điền các ô nền vàng. Ô nền xám đã khóa: nội dung kế hoạch, thời hạn, số đã "
        "báo cáo lần trước.",
        "3. Ô có mũi tên bên phải: bấm vào mũi tên rồi chọn, không cần gõ. Khi bấm vào một ô, "
        "lời hướng dẫn của ô hiện ra bên cạnh.",
        f"4. Ngày viết ngày/tháng/năm, ví dụ 31/10/{blank.period.year}. Số chỉ viết chữ số{parted}{money}.",
        "5. Mục ghi 'Hoàn thành' cần có ngày hoàn thành và ít nhất một minh chứng ở trang "
        f"'{evidence_sheet(plan)}'.",
        "6. Mục 'Phải báo cáo' mà không có việc: chọn 'Không phát sinh'. Mục "
        f"{helping}'Không bắt buộc' có kết quả thì điền, không có thì để trống.",
        "7. Xuống dòng trong một ô: Alt + Enter.",
        *_standing_work(blank),
    )
    yield from _section(
        "Gửi",
        "Lưu tệp (giữ đuôi .xlsx, đổi tên tùy ý), gửi kèm các tệp minh chứng. Không đặt mật "
        "khẩu, không xóa dòng, cột, trang.",
        "Nếu có chỗ cần sửa, tệp được gửi trả với các ô tô đỏ và trang 'Cần sửa'; sửa các ô "
        "đó ngay trong tệp rồi gửi lại.",
        "Không ghi bí mật nhà nước, số căn cước công dân vào biểu mẫu này.",
    )


def _standing_work(blank: Blank) -> Iterator[str]:
    """What counts of the work without a deadline, where the unit owes any."""
    if any(blank.plan.deadline(item) is None for item in blank.plan.owed_by(blank.unit)):
        yield (
            "8. Việc thường xuyên (không có hạn): chọn 'Đang thực hiện' và nêu kết quả trong kỳ; không nêu "
            "thì chưa được tính là đã thực hiện."
        )


def _section(title: str, *lines: str) -> Iterator[tuple[str, str]]:
    yield "text", ""
    yield "part", title
    for words in lines:
        yield "text", words
