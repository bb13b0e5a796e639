"""What makes a paper an administrative document (NĐ 30/2020/NĐ-CP, Điều 3, 7 and 8).

An authority issues it: it bears the nation's title, the authority's name, a number with a sign, a place and
date, the name of its kind or "V/v", recipients, and the post of who signs. Three of these are enough, so that
the others are found to be missing. A form of a citizen, a contract, a book or a slide has one or two.
"""

import re

from ttdn.language import Text, join
from ttdn.layout_check.document import COLUMNS
from ttdn.layout_check.parts import Parts

_ENOUGH = 3
#: Papers that may look like one, by the beginning of their title.
_OTHER = re.compile(
    r"(don(?! (vi|gia|doc|gian|tiep|hang))|hop dong|phu luc hop dong|thanh ly hop dong|"
    r"bien ban thanh ly|hoa don|to khai|so yeu ly lich|ly lich|"
    r"ban cam ket|giay cam ket|ban kiem diem|ban tu (kiem diem|nhan xet)|bien lai|giay bien nhan|bao gia|"
    r"giay (xin|de nghi|dang ky|vay|khai|cam doan|chung nhan|chung minh|khen)|bang luong|"
    r"phieu (dang ky|khao sat|dieu tra|thu|chi|xuat|nhap|luong)|giao an|bai giang|de thi|thoi khoa bieu)\b.*"
)
#: Legal normative documents: by their kind, or by the year between number and sign.
_LAWS = frozenset(
    {"hien phap", "luat", "bo luat", "phap lenh", "lenh", "nghi dinh", "thong tu", "thong tu lien tich"}
)
_LAW_NUMBER = re.compile(r"so:?\s*\d*\s*/\s*(19|20)\d\d\s*/\s*(qd|nq|tt|nd|ttlt|l|pl|qh\d*)\b.*")
#: A letter by which a head of office greets or praises: named among the documents, without a form of its own.
_GREETING = re.compile(r"thu (khen|chuc|cam on|ngo|tham|chia buon|cong)\b.*")
#: Those who have rules of their own, named where the nation's title would stand.
_PARTY = ("dang cong san viet nam", "doan tncs ho chi minh", "doan thanh nien cong san ho chi minh")
#: Its organs, and numbers as it writes them: "Số 12-BC/ĐU".
_PARTY_ORGAN = ("dang uy", "dang bo", "chi bo", "tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy")
_PARTY_NUMBER = re.compile(r"so\s*:?\s*[\d.…_ ]{0,9}-\s*[a-z]{2,5}\s*/\s*[a-z]+[a-z .-]{0,20}")
_NEAR, _LONGEST = 40, 80

_PARTS = (
    ("national", Text("Quốc hiệu", "national title")),
    ("agency", Text("tên cơ quan ban hành", "issuing agency")),
    ("number", Text("số và ký hiệu", "number and code")),
    ("date", Text("địa danh và ngày tháng", "place and date")),
    ("kind", Text("tên loại hoặc “V/v”", "kind or “V/v”")),
    ("recipients_title", Text("nơi nhận", "recipients")),
    ("authority", Text("chức vụ người ký", "post of the signer")),
)


def other_nature(parts: Parts) -> Text | None:
    """What a paper is that is no administrative document; None where it is one."""
    if not any(paragraph.words for paragraph in parts.document.paragraphs):
        return Text("tệp không có chữ nào.", "it contains no words.")
    if _is_of_party(parts):
        return Text(
            "đây là văn bản của Đảng, đoàn thể, trình bày theo quy định riêng chứ không theo Nghị định "
            "30/2020/NĐ-CP.",
            "it is a paper of the Party or of a body with layout rules of its own, not of the decree.",
        )
    if _is_law(parts):
        return Text(
            "đây là văn bản quy phạm pháp luật, thể thức theo quy định riêng chứ không theo Nghị định "
            "30/2020/NĐ-CP.",
            "it is a legal normative document, whose layout is not that of Decree 30/2020/NĐ-CP.",
        )
    if parts.title is not None and parts.number is None and _GREETING.fullmatch(parts.title.beginning):
        return Text(
            "đây là thư công; Nghị định 30/2020/NĐ-CP không có mẫu cho thư công nên không đối chiếu.",
            "it is a thư công (a letter of greeting or praise), for which Decree 30/2020/NĐ-CP has no form.",
        )
    return _other_title(parts) or _too_little(parts)


def _is_of_party(parts: Parts) -> bool:
    """Whether it bears the Party's name instead of the nation's, an organ of it, or a number as it writes."""
    if any(line.beginning.startswith(_PARTY_ORGAN) for line in parts.agency):
        return True
    near = parts.document.paragraphs[:_NEAR]
    pieces = (piece for paragraph in near for piece in paragraph.cut(COLUMNS))
    return parts.national is None and any(
        (piece.beginning.startswith(_PARTY) and piece.words[:_LONGEST].isupper())
        or _PARTY_NUMBER.fullmatch(piece.beginning)
        for piece in pieces
    )


def _is_law(parts: Parts) -> bool:
    by_kind = parts.title is not None and parts.title.beginning in _LAWS
    return by_kind or (parts.number is not None and bool(_LAW_NUMBER.fullmatch(parts.number.beginning)))


def _other_title(parts: Parts) -> Text | None:
    """By its title, unless an authority has issued even that with a number and recipients."""
    near = (line for line in parts.document.paragraphs[:_NEAR] if line.words.isupper() and not parts.kind)
    title = next((line for line in near if _OTHER.fullmatch(line.beginning)), None)
    if title is None:
        return None
    issued = parts.number is not None and parts.recipients_title is not None
    if issued:
        return None
    return Text(
        f"đây là “{title.words[:_LONGEST]}”, không phải văn bản hành chính nên không theo thể thức của "
        "Nghị định 30/2020/NĐ-CP.",
        f"it is “{title.words[:_LONGEST]}”, not an administrative document as Decree 30/2020/NĐ-CP lays out.",
    )


def _too_little(parts: Parts) -> Text | None:
    found = {name for name, _ in _PARTS if name != "kind" and getattr(parts, name)}
    if parts.kind or parts.is_letter:
        found.add("kind")
    if parts.motto:
        found.add("national")
    if len(found) >= _ENOUGH:
        return None
    lacking = join(", ", [title for name, title in _PARTS if name not in found])
    return Text(
        f"đây không giống văn bản hành chính (không thấy {lacking.vi}) nên không đối chiếu với Nghị định "
        "30/2020/NĐ-CP.",
        f"it does not look like an administrative document (missing: {lacking.en}), so Decree 30/2020/NĐ-CP "
        "is not applied.",
    )
