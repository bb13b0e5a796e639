"""A unit's words as sentences of the authority's report, each with the unit that wrote it.

What units write begins with a verb or a noun, has one sentence or several, a full stop or none. A sentence
that begins with a verb gets the unit as its subject; any other is followed by the unit in brackets.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.phrases import beginning, name_units, plainly
from ttdn.vietnamese import CAPITAL, capitalized, fold, format_count

#: With what a sentence begins whose subject is whoever wrote it.
_BEGINNINGS = """
ban_hành biên_soạn biên_tập biểu_dương bàn_giao bám_sát bình_xét bảo_dưỡng bảo_quản bảo_trì bảo_tồn bảo_vệ
bảo_đảm bầu bắt_đầu bố_trí bồi_dưỡng bổ_sung chi_trả chia_sẻ chiếu chuyển chuẩn_bị chú_trọng chăm_lo
chăm_sóc chưa chấn_chỉnh chấp_hành chỉ_đạo chỉnh_lý chỉnh_trang chọn chủ_trì chủ_động cung_cấp cài_đặt có
công_bố công_khai công_nhận cưỡng_chế cải_thiện cải_tiến cải_tạo cấp_giấy cấp_mới cấp_phát cập_nhật cắm
cắt_giảm củng_cố cử di_dời diễn_tập duy_trì dán dạy ghi_nhận gia_cố giao_ban giao_lưu giám_sát giúp giúp_đỡ
giải_ngân giải_quyết giải_thích giải_tỏa giới_thiệu giữ_gìn góp_ý gắn gặp_mặt gửi hoàn_thành huy_động
hòa_giải hướng_dẫn hạn_chế họp hỗ_trợ in khai_thác khai_trương khen_thưởng khuyến_khích khám khánh_thành
không_có không_phát không_thực không_tổ không_xảy không_để khảo_sát khẩn_trương khắc_phục khởi_công kiểm_kê
kiểm_soát kiểm_tra kiểm_đếm kiện_toàn kêu_gọi kích_hoạt ký kết_nạp kết_nối kịp_thời luôn làm lưu_trữ lấy lập
lắp lắp_đặt lồng_ghép lựa_chọn mua mua_sắm mời mở mở_rộng nghiêm_túc nghiên_cứu nghiệm_thu ngăn_chặn nhân_rộng
nhập_liệu nhắc niêm_yết nuôi nâng_cao nâng_cấp nêu_gương nạo_vét nắm nộp phun phát phân_bổ phân_công
phân_loại phê_duyệt phòng_ngừa phản_bác phản_ánh phối_hợp phổ_biến phục_hồi phục_vụ quan_tâm quay quyên_góp
quyết_toán quán_triệt quản_lý quảng_bá ra_mắt ra_quân rà_soát rút_ngắn san_lấp soạn_thảo sơ_kết sưu_tầm
sản_xuất sắp_xếp số_hóa sử_dụng sửa sửa_chữa tham_gia tham_mưu tham_vấn thanh_lý thanh_toán thanh_tra thay
thay_thế theo_dõi thu_gom thu_hút thu_hồi thu_thập thuê thành_lập tháo_dỡ thí_điểm thông_báo thông_qua
thúc_đẩy thăm thường_xuyên thả thảo_luận thẩm_tra thẩm_định thống_kê thực_hiện tiêm_phòng tiến_hành tiếp
tiếp_nhận tiếp_sóng tiếp_tục tiết_giảm tiết_kiệm trang_bị trao trao_đổi treo triển_khai triệu_tập trình
trích trưng_bày trả_lời trồng trực_tiếp tuyên_dương tuyên_truyền tuyển_chọn tuyển_dụng tuần_tra tài_trợ
tìm_kiếm tích_cực tôn_vinh tăng_cường tư_vấn tạo tập_huấn tập_trung tắt tặng tổ_chức tổng_hợp tổng_kết vay
vinh_danh viết vẫn vận_hành vận_động vẽ xin xuất_bản xác_minh xác_định xây_dựng xét xóa xử_lý xử_phạt
yêu_cầu áp_dụng đang điều_chỉnh điều_tra đo_đạc đào_tạo đánh_giá đã đình_chỉ đính_chính đón đón_tiếp đôn_đốc
đơn_giản đăng đăng_ký đưa đảm_bảo đấu_tranh đầu_tư đẩy_mạnh đặt đề_cử đề_nghị đề_xuất định_kỳ đọc đối_thoại
đồng_bộ đổi_mới động_viên ủng_hộ ứng_dụng
"""
_VERBS = frozenset(word.replace("_", " ") for word in _BEGINNINGS.split())
#: The object of a verb is the subject: "Tuyên truyền được đẩy mạnh"; what is counted stays the object.
_PASSIVE = re.compile(r"\D*?\b(?:được|bị|là|còn)\b")
#: What is put off or dropped, as an object; a clause with a predicate is none.
_THING = re.compile(
    r"(?:(?:các|những|một|\d+) )?(?:buổi|chuyến|cuộc|đợt|lễ|lớp|việc|chương trình|diễn đàn|đêm hội|hoạt động|"
    r"hội (?:chợ|diễn|nghị|thao|thảo|thi|trại)|kế hoạch|liên hoan|phương án|tọa đàm)\b"
)
_PREDICATE = re.compile(r"\b(?:bị|chưa|có|đã|đang|được|không|là|nên|phải|vẫn)\b")
#: What whoever wrote a sentence calls itself in it.
_WHO = (
    r"(?:chúng tôi|(?:UBND )?(?:xã|phường|thị trấn|đặc khu)|đơn vị|cơ quan|địa phương|sở|phòng|ban|trung tâm"
    r"|(?:nhà )?trường|hội)(?: chúng tôi)? (?=(?:đã|đang|sẽ|chưa|luôn|thường xuyên|tiếp tục) )"
)
_ITSELF, _LATER_SUBJECT = re.compile(_WHO, re.IGNORECASE), re.compile(f", {_WHO}", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.]\s")
_DASH = re.compile(r"^[-+*•–]\s+(?=\w)")
_BULLET = re.compile(r"^\s*(?:[-+*•–]|\d+[.)]|[a-zđ]\))\s+")
#: A blank before a sign, and two words of prose without one behind it: "lớp,buổi", "xong.Đã".
_BLANK_BEFORE = re.compile(r" +([,;:!?])(?= |\w)")
_GLUED = re.compile(
    rf"(?<!\S)([^\W_]*(?:[^\W\d_]|\w%|\w\d))([,;]|\.(?={CAPITAL}(?!{CAPITAL})))([^\W\d_]+[.,;:]?)(?!\S)"
)
_NEXT_SENTENCE = re.compile(rf"(?<!\b[A-ZĐ]P)(?<!\b[Tt][Pp])[.!?…]\s+(?={CAPITAL})")
_CALLED_REASON = re.compile(r"^\s*(?:(?:lý do|nguyên nhân)\s*:\s*)+", re.IGNORECASE)
#: More units than these are counted behind the first ones.
_NAMED = 5


def bare_reason(words: str) -> str:
    """A reason without the words that call it one, which stand before it already: "Lý do: …"."""
    return _CALLED_REASON.sub("", words)


def as_sentences(words: str) -> str:
    """Words on one line that end as a sentence does; the items of a list are joined by semicolons."""
    lines = [_tidied(line) for line in words.splitlines()]
    marks = _BULLET if len(lines) > 1 else _DASH
    lines = [marks.sub("", line) for line in lines]
    whole = ""
    for line in filter(None, lines):
        end = whole[-1:]
        following = line if end in tuple(".!?…") or not whole else _within(line)
        whole += f"{' ' if end in tuple('.:!?…') else '; '}{following}" if whole else following
    whole = whole.removesuffix("./.").rstrip(" .;,!")
    return f"{beginning(whole)}{'' if whole[-1:] in tuple('?…:') else '.'}"


def _tidied(line: str) -> str:
    """A line with one blank between its words, behind its signs and not before them."""
    apart = _GLUED.sub(r"\1\2 \3", _BLANK_BEFORE.sub(r"\1 ", " ".join(line.split())))
    return " ".join(apart.split()).rstrip(" ;")


def _within(line: str) -> str:
    """An item of a list behind a semicolon: a verb has no capital there."""
    return f"{line[:1].lower()}{line[1:]}" if _begins_with_verb(line) and not line[:2].isupper() else line


def as_object(words: str) -> str:
    """Words behind "tạm hoãn": `` việc thay đèn.``; others than an object stand behind a colon."""
    sentences = as_sentences(words)
    clause = _CLAUSE.split(sentences, maxsplit=1)[0].lower()
    is_work = _begins_with_verb(sentences)
    if not (_THING.match(clause) or is_work) or _PREDICATE.search(clause) or _NEXT_SENTENCE.search(sentences):
        return f": {sentences}"
    return f"{' việc' if is_work else ''} {sentences[:1].lower()}{sentences[1:]}"


def attributed(words: str, units: Sequence[str], *, rewritten: bool = False) -> str:
    """Sentences with the units that wrote them: ``UBND phường A tổ chức 05 buổi …``.

    Or ``Trang thông tin hoạt động ổn định (UBND phường A).`` Units that the words name are not named again;
    words that the specialist has ``rewritten``, and that have a subject, stand as they are.
    """
    sentences = as_sentences(words)
    names = [unit for unit in units if fold(unit) not in fold(sentences)]
    if not names or sentences == ".":
        return sentences
    whom = name_few(names)
    if not rewritten:
        sentences = _ITSELF.sub("", sentences, count=1) if _ITSELF.match(sentences) else sentences
    if _begins_with_verb(sentences) and not _LATER_SUBJECT.search(sentences):
        return f"{whom} {sentences[:1].lower()}{sentences[1:]}"
    if rewritten:
        return sentences
    if _NEXT_SENTENCE.search(sentences):
        return f"{whom}: {sentences}"
    return f"{sentences.removesuffix('.')} ({whom})."


def at_time(words: str, period: Period | None) -> str:
    """Sentences with the time of which they are said: ``Quý I: UBND phường A mở lớp.``."""
    return f"{capitalized(period.short_label.vi)}: {words}" if period else words


def told_by(
    plan: Plan, words: str, units: Iterable[str], measures: Collection[str] = (), *, rewritten: bool = False
) -> str:
    """What units wrote as sentences with their names; what the specialist has rewritten stays as it is.

    Args:
        plan: The plan whose units they are.
        words: What they wrote.
        units: The units, by their ids.
        measures: The units of measure in which the plan counts here.
        rewritten: The specialist has written the words anew.
    """
    return attributed(plainly(plan, words, measures), named_units(plan, units), rewritten=rewritten)


def named_units(plan: Plan, units: Iterable[str]) -> list[str]:
    """Units by their ids as sentences call them."""
    return [plan.called(plan.units_by_id[unit]) for unit in units]


def _begins_with_verb(sentences: str) -> bool:
    first, second = [*sentences.lower().split(maxsplit=2), "", ""][:2]
    clause = _CLAUSE.split(sentences, maxsplit=1)[0].lower()
    return bool(_VERBS & {first, f"{first} {second}".rstrip(",;:.")}) and not _PASSIVE.match(clause)


def name_few(names: Collection[str]) -> str:
    """Units in a sentence: of many the first ones, and how many more there are."""
    units = list(dict.fromkeys(names))
    if len(units) <= _NAMED:
        return name_units(units)
    return f"{', '.join(units[: _NAMED - 2])} và {format_count(len(units) - _NAMED + 2)} đơn vị khác"
