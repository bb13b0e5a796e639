"""A unit's words as sentences of the authority's report, each with the unit that wrote it.

What units write begins with a verb or a noun, has one sentence or several, a full stop or none. A sentence
that begins with a verb gets the unit as its subject; any other is followed by the unit in brackets.
"""

import re
from collections.abc import Collection, Sequence

from ttdn.documents.content.words import name_units
from ttdn.vietnamese import fold, format_count

#: With what a sentence begins whose subject is whoever wrote it.
_BEGINNINGS = """
ban_hành biên_soạn biên_tập bàn_giao bắt_đầu bố_trí bồi_dưỡng bổ_sung chiếu chuyển chỉ_đạo chọn chủ_trì
chủ_động cung_cấp công_khai cập_nhật cử duy_trì ghi_nhận giải_quyết giới_thiệu gửi hoàn_thành hướng_dẫn
hỗ_trợ khen_thưởng khảo_sát kiểm_tra kiện_toàn làm lắp_đặt lồng_ghép mua_sắm mời mở nhắc niêm_yết nâng_cấp
phát phân_công phê_duyệt phản_bác phối_hợp phổ_biến quay quán_triệt quảng_bá rà_soát sản_xuất số_hóa
sửa_chữa tham_gia tham_mưu theo_dõi thành_lập thẩm_định thực_hiện tiếp_nhận tiếp_sóng tiếp_tục trang_bị
trao_đổi treo triển_khai trình trả_lời tuyên_truyền tăng_cường tập_huấn tập_trung tặng tổ_chức viết
vận_động xác_minh xây_dựng xử_lý yêu_cầu đang đào_tạo đã đính_chính đón_tiếp đôn_đốc đăng đưa đấu_tranh
đẩy_mạnh đặt đề_nghị đề_xuất
"""
_VERBS = frozenset(word.replace("_", " ") for word in _BEGINNINGS.split())
#: A verb's object has become the subject: "Tuyên truyền trực quan được đẩy mạnh".
_PASSIVE = re.compile(r"\b(?:được|bị|là|còn)\b")
_CLAUSE = re.compile(r"[,;:.]\s")
_BULLET = re.compile(r"^\s*(?:[-+*•–]|\d+[.)]|[a-zđ]\))\s+")
_NEXT_SENTENCE = re.compile(r"(?<!\b[A-ZĐ]P)(?<!\b[Tt][Pp])[.!?…]\s+(?=[^\W\d_a-zà-ỹ])")
#: More units than these are counted behind the first ones.
_NAMED = 5


def as_sentences(words: str) -> str:
    """Words on one line that end as a sentence does; the items of a list are joined by semicolons."""
    lines = [" ".join(line.split()).rstrip(" ;") for line in words.splitlines()]
    if len(lines) > 1:
        lines = [_BULLET.sub("", line) for line in lines]
    lines = [line for line in lines if line]
    joined = "".join(f"{line}{'' if line[-1] in '.:!?…' else ';'} " for line in lines[:-1])
    whole = f"{joined}{lines[-1]}".removesuffix("./.").rstrip(" .;,") if lines else ""
    first = whole[:1].upper() if whole.partition(" ")[0].isalpha() else whole[:1]
    return f"{first}{whole[1:]}{'' if whole[-1:] in tuple('!?…:') else '.'}"


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
    if _begins_with_verb(sentences):
        return f"{whom} {sentences[:1].lower()}{sentences[1:]}"
    if rewritten:
        return sentences
    if _NEXT_SENTENCE.search(sentences):
        return f"{whom}: {sentences}"
    return f"{sentences.removesuffix('.')} ({whom})."


def _begins_with_verb(sentences: str) -> bool:
    first, second = [*sentences.lower().split(maxsplit=2), "", ""][:2]
    clause = _CLAUSE.split(sentences, maxsplit=1)[0].lower()
    return bool(_VERBS & {first, f"{first} {second}".rstrip(",;:.")}) and not _PASSIVE.search(clause)


def name_few(names: Collection[str]) -> str:
    """Units in a sentence: of many the first ones, and how many more there are."""
    units = list(dict.fromkeys(names))
    if len(units) <= _NAMED:
        return name_units(units)
    return f"{', '.join(units[: _NAMED - 2])} và {format_count(len(units) - _NAMED + 2)} đơn vị khác"
