"""The first sheet of a form: what its officer has to know, on one page."""

from collections.abc import Iterator

from ttdn.forms.asked import evidence_sheet
from ttdn.forms.blank import Blank
from ttdn.forms.columns import DATES
from ttdn.timeline import parted_words
from ttdn.vietnamese import format_date


def guide_lines(blank: Blank) -> Iterator[tuple[str, str]]:
    """The lines of the guide, each with the name of its format."""
    yield from _head(blank)
    yield from _filling_in(blank)
    yield from _section(
        "Gửi",
        "Lưu tệp (giữ đuôi .xlsx, đổi tên tùy ý), gửi kèm các tệp minh chứng. Không đặt mật "
        "khẩu, không xóa dòng, cột, trang.",
        "Nếu có chỗ cần sửa, tệp được gửi trả với các ô tô đỏ và trang 'Cần sửa'; sửa các ô "
        "đó ngay trong tệp rồi gửi lại.",
        "Không ghi bí mật nhà nước, số căn cước công dân vào biểu mẫu này.",
    )


def _head(blank: Blank) -> Iterator[tuple[str, str]]:
    """Whose form it is, where it goes and until when, and what is particular about it."""
    plan = blank.plan
    kind = "BÁO CÁO" if blank.only is None else "BÁO CÁO BỔ SUNG"
    yield "title", f"BIỂU MẪU {kind} {blank.period.report_on(plan.document.subject).upper()}"
    yield "part", plan.called(blank.unit)
    office = plan.known_unit(plan.reporting.through)
    ways = office.ways if office else ""
    whom = plan.reporting.to + plan.by_way_of
    yield "text", f"Theo {plan.cited}. Gửi: {whom}{': ' if ways else ''}{ways}."
    if blank.deadline and blank.only is None:
        yield "part", f"Hạn cuối nộp báo cáo: {format_date(blank.deadline)}"
    parted = parted_words(plan, blank.unit, blank.period)
    if parted:
        yield "part", parted
    if blank.illustrative:
        yield "part", "SỐ LIỆU MINH HỌA: biểu mẫu này được lập từ báo cáo ví dụ."
    if blank.only is not None:
        yield (
            "text",
            "Biểu mẫu này chỉ hỏi các mục mới bổ sung; báo cáo đã gửi được giữ nguyên, không phải điền lại.",
        )


def _filling_in(blank: Blank) -> Iterator[tuple[str, str]]:
    """How it is filled in."""
    plan = blank.plan
    asked = (figure for item in blank.items for figure in plan.figures_of(item))
    decimal = "; số liệu có số lẻ thì viết dấu phẩy, ví dụ 12,5" if any(one.decimals for one in asked) else ""
    money = "; tiền tính bằng đồng" if plan.asks_for("funding") and blank.only is None else ""
    helping = "'Phối hợp' (đơn vị khác chủ trì) và mục " if blank.helped else ""
    yield from _section(
        "Cách điền",
        "1. Điền lần lượt các trang (bấm tên trang ở cuối màn hình):",
        *(f"      {sheet.name}: {sheet.about}" for sheet in blank.sheets),
        "2. Chỉ điền các ô nền vàng. Ô nền xám đã khóa: nội dung kế hoạch, thời hạn, số đã "
        "báo cáo lần trước.",
        "3. Ô có mũi tên bên phải: bấm vào mũi tên rồi chọn, không cần gõ. Khi bấm vào một ô, "
        "lời hướng dẫn của ô hiện ra bên cạnh.",
        f"4. Ngày viết ngày/tháng/năm, ví dụ 31/10/{blank.period.year}. Số chỉ viết chữ số{decimal}{money}.",
        "5. Mục ghi 'Hoàn thành' cần có ngày hoàn thành và ít nhất một minh chứng ở trang "
        f"'{evidence_sheet(blank.sheets)}'.",
        "6. Mục 'Phải báo cáo' mà không có việc: chọn 'Không phát sinh'. Mục "
        f"{helping}'Không bắt buộc' có kết quả thì điền, không có thì để trống.",
        "7. Xuống dòng trong một ô: Alt + Enter.",
        *(f"{number}. {words}" for number, words in enumerate(_more_words(blank), start=8)),
    )


def _more_words(blank: Blank) -> Iterator[str]:
    """What may be said of what is as it was, and what counts of work without a deadline or with several."""
    if blank.words_to_repeat:
        yield f"{blank.words_to_repeat} Câu đã báo cáo được lấy lại nguyên văn; biên nhận ghi rõ câu nào."
    if any(blank.plan.deadline(item) is None for item in blank.plan.owed_by(blank.unit)):
        yield (
            "Việc thường xuyên (không có hạn): chọn 'Đang thực hiện' và nêu kết quả trong kỳ; không nêu "
            "thì chưa được tính là đã thực hiện."
        )
    if any(map(blank.plan.is_recurring, blank.items.values())):
        year = blank.period.year
        yield (
            f"Mục có nhiều đợt trong năm: cột '{DATES.title}' ghi ngày đã làm từng đợt trong kỳ, cách nhau "
            f"bằng dấu chấm phẩy, ví dụ 31/03/{year}; 28/06/{year}; ghi rồi thì không cần ngày hoàn thành."
        )


def _section(title: str, *lines: str) -> Iterator[tuple[str, str]]:
    yield "text", ""
    yield "part", title
    for words in lines:
        yield "text", words
