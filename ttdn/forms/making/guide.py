"""The first sheet of a form: what its officer has to know, on one page."""

from collections.abc import Iterator

from ttdn.forms.asked import evidence_sheet
from ttdn.forms.blank import FIGURE_WORDS, Blank, ways_to_send
from ttdn.forms.columns import CONFIRMED, CONFIRMED_LABEL, DATES, DENIED, FIGURE_COLUMN, HEAD_SHEET
from ttdn.vietnamese import format_date

_CONFIRMING = (
    f"Xem tên đơn vị in to ở đầu mỗi trang, rồi chọn ở ô '{CONFIRMED_LABEL}', trang '{HEAD_SHEET}': đúng "
    f"là đơn vị mình thì '{CONFIRMED}'; nhận nhầm thì '{DENIED}' và gửi lại ngay, không phải điền gì."
)
_CHOOSING = "Ô có mũi tên bên phải: bấm vào mũi tên rồi chọn, không cần gõ."
_HINTS_SHOWN = "Khi bấm vào một ô, lời hướng dẫn của ô hiện ra bên cạnh."
_DONE = (
    "Mục ghi 'Hoàn thành' cần có ngày hoàn thành và ít nhất một minh chứng ở trang '{}': tên, và một trong "
    "ba: số văn bản, địa chỉ web, tên tệp gửi kèm."
)
_NOTHING_TO_TELL = (
    "Mục 'Phải báo cáo' mà không có việc: chọn 'Không phát sinh'. Mục {}'Không bắt buộc' có kết quả thì "
    "điền, không có thì để trống."
)


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
    yield "unit", plan.called(blank.unit)
    yield "title", f"BIỂU MẪU {kind} {blank.period.report_on(plan.document.subject).upper()}"
    yield "text", f"Theo {plan.cited}. Gửi: {plan.reporting.to}{plan.by_way_of}."
    if ways := ways_to_send(plan):
        yield "part", f"Gửi tệp này về: {ways}"
    if blank.deadline and blank.only is None:
        yield "part", f"Hạn cuối nộp báo cáo: {format_date(blank.deadline)}"
    if blank.parted:
        yield "asked", blank.parted
    if blank.illustrative:
        yield "part", "SỐ LIỆU MINH HỌA: biểu mẫu này được lập từ báo cáo ví dụ."
    if blank.only is not None:
        yield (
            "text",
            "Biểu mẫu này chỉ hỏi các mục mới bổ sung; báo cáo đã gửi được giữ nguyên, không phải điền lại.",
        )


def _filling_in(blank: Blank) -> Iterator[tuple[str, str]]:
    """How it is filled in."""
    plan, (first, last) = blank.plan, blank.example_days
    money = "; tiền tính bằng đồng" if plan.asks_for("funding") and blank.only is None else ""
    helping = "'Phối hợp' (đơn vị khác chủ trì) và mục " if blank.helped else ""
    steps = (
        _CONFIRMING,
        "Điền lần lượt các trang (bấm tên trang ở cuối màn hình):",
        "Chỉ điền các ô nền vàng. Ô nền xám đã khóa: nội dung kế hoạch, thời hạn, số đã báo cáo lần trước.",
        f"{_CHOOSING} {_HINTS_SHOWN}",
        f"Ngày viết ngày/tháng/năm, ví dụ {format_date(last)}. Số chỉ viết chữ số{money}.",
        *_about_figures(blank),
        _DONE.format(evidence_sheet(blank.sheets)),
        _NOTHING_TO_TELL.format(helping),
        "Muốn xem riêng một số mục: bấm mũi tên ở đầu cột rồi lọc, ví dụ cột 'Giao cho đơn vị'.",
        "Xuống dòng trong một ô: Alt + Enter.",
        *_more_words(blank, f"{format_date(first)}; {format_date(last)}"),
    )
    numbered = [f"{number}. {words}" for number, words in enumerate(steps, start=1)]
    sheets = (f"      {sheet.name}: {sheet.about}" for sheet in blank.sheets)
    yield from _section("Cách điền", *numbered[:2], *sheets, *numbered[2:])


def _about_figures(blank: Blank) -> Iterator[str]:
    """Where figures are written, by the example of the first one that the form asks for."""
    asked = [figure for item in blank.items for figure in blank.plan.figures_of(item)]
    if asked:
        first, broken = asked[0], next((one for one in asked if one.decimals), None)
        decimal = f"; '{broken.label}' có số lẻ thì viết dấu phẩy, ví dụ 12,5" if broken else ""
        yield (
            f"Số liệu ở dòng ngay dưới mục, ví dụ '{FIGURE_WORDS}{first.label}': ghi số ở cột "
            f"'{FIGURE_COLUMN}', đơn vị tính ở bên phải ({first.unit}){decimal}."
        )


def _more_words(blank: Blank, days: str) -> Iterator[str]:
    """What may be said of what is as it was, and what counts of work without a deadline or with several."""
    if blank.words_to_repeat:
        yield f"{blank.words_to_repeat} Câu đã báo cáo được lấy lại nguyên văn; biên nhận ghi rõ câu nào."
    if any(blank.plan.deadline(item) is None for item in blank.plan.owed_by(blank.unit)):
        yield (
            "Việc thường xuyên (không có hạn): chọn 'Đang thực hiện' và nêu kết quả trong kỳ; không nêu "
            "thì chưa được tính là đã thực hiện."
        )
    if any(map(blank.plan.is_recurring, blank.items.values())):
        yield (
            f"Mục có nhiều đợt trong năm: cột '{DATES.title}' ghi ngày đã làm từng đợt trong kỳ, cách nhau "
            f"bằng dấu chấm phẩy, ví dụ {days}; ghi rồi thì không cần ngày hoàn thành."
        )


def _section(title: str, *lines: str) -> Iterator[tuple[str, str]]:
    yield "text", ""
    yield "part", title
    for words in lines:
        yield "text", words
