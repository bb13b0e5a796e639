"""Forty layouts after the templates of Phụ lục III of NĐ 30/2020/NĐ-CP and the habits of offices, and faults.

Each layout is right as it is; each fault is one thing that is wrong, found under one rule.
"""

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

import docx
from offices import NATIONAL, Annex, Changes, Office, package, roles

from ttdn.layout_check import assess

_LONG = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, các cơ quan, đơn vị đã chủ động phối hợp, triển khai đầy đủ "
    "các nhiệm vụ được giao, bảo đảm đúng tiến độ, đúng thẩm quyền và đúng quy định của pháp luật hiện hành."
)
_PAGES = (_LONG,) * 10
_TABLE = ("|TT|Nội dung|Số lượng", "|1|Tin, bài đã đăng|120", "|2|Lớp tập huấn|03")
_ROWS = ("|TT|Đơn vị|Số", *(f"|{number}|Phường Hòa An {number}|12" for number in range(1, 50)))
_BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
)
_ARTICLES = (
    "Điều 1. Kiện toàn Ban Chỉ đạo chuyển đổi số của Sở gồm các ông, bà có tên trong danh sách kèm theo.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế các quyết định trước đây.",
    "Điều 3. Chánh Văn phòng Sở, Trưởng các phòng và cá nhân có liên quan chịu trách nhiệm thi hành./.",
)
_REPORT = (
    _LONG, _LONG, "I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN", "#1. Công tác chỉ đạo", _LONG,
    "a) Đã ban hành 12 văn bản.", "b) Đã tổ chức 03 lớp tập huấn.", "c) Đã kiểm tra 05 đơn vị.",
    "d) Đã đăng 40 tin, bài.",
    "đ) Đã tiếp 02 đoàn khách.", "#2. Công tác tuyên truyền", _LONG, "- Tuyên truyền miệng tại 14 khu phố.",
    "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", _LONG, _LONG, _LONG,
    "Trên đây là báo cáo kết quả công tác năm 2026 của Sở./.",
)  # fmt: skip
_LETTER = (
    "Sở Y tế nhận được Công văn số 45/UBND-VX ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh.",
    "Sở Y tế đề nghị các đơn vị gửi báo cáo trước ngày 20 tháng 3 năm 2026 để tổng hợp./.",
)
_COMMUNE = {
    "superior": "", "agency": ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN"), "date": "Hòa An, ngày 15 tháng 10 năm 2026",
    "authority": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
}  # fmt: skip
_PROVINCE = "Ủy ban nhân dân tỉnh An Bình"
_TWO = ("Ủy ban nhân dân các xã, phường", "Công an tỉnh An Bình")
_ABOVE = ("Như trên", "Lưu: VT, VX")


def _letter(**values: object) -> Office:
    settings: dict[str, object] = {
        "kind": "", "subject": "báo cáo công tác y tế quý I", "number": "Số: 125/SYT-VP", "body": _LETTER,
        "addressees": _TWO, "recipients": _ABOVE,
    }  # fmt: skip
    return Office(**settings | values)  # type: ignore[arg-type] # fields by their names


def _report(**values: object) -> Office:
    settings: dict[str, object] = {
        "body": _REPORT, "numbers": "field", "addressees": (_PROVINCE,), "recipients": _ABOVE,
    }  # fmt: skip
    return Office(**settings | values)  # type: ignore[arg-type] # fields by their names


def _decision(**values: object) -> Office:
    settings: dict[str, object] = {
        "kind": "QUYẾT ĐỊNH", "subject": "Về việc kiện toàn Ban Chỉ đạo chuyển đổi số",
        "number": "Số: 08/QĐ-SYT", "power": "GIÁM ĐỐC SỞ Y TẾ", "decides": "QUYẾT ĐỊNH:", "body": _ARTICLES,
        "basis": (*_BASIS, "Theo đề nghị của Chánh Văn phòng Sở."),
        "recipients": ("Như Điều 3", "Lưu: VT, TCCB"),
    }  # fmt: skip
    return Office(**settings | values)  # type: ignore[arg-type] # fields by their names


def _named(kind: str, symbol: str, subject: str, **values: object) -> Office:
    settings: dict[str, object] = {
        "kind": kind,
        "number": f"Số: 21/{symbol}",
        "subject": subject,
        "body": (*_PAGES[:2], f"{_LONG[:-1]}./."),
    }
    return Office(**settings | values)  # type: ignore[arg-type] # fields by their names


#: The name of each says what is special about it.
LAYOUTS: dict[str, Office] = {
    # Phụ lục III, mẫu 1.1 to 1.10.
    "1.1 nghị quyết": _decision(
        kind="NGHỊ QUYẾT", number="Số: 07/NQ-HĐND", superior="", agency=("HỘI ĐỒNG NHÂN DÂN", "XÃ HÒA AN"),
        subject="Về nhiệm vụ năm 2026", power="HỘI ĐỒNG NHÂN DÂN XÃ HÒA AN", decides="QUYẾT NGHỊ:",
        authority=("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), basis=(_BASIS[0], f"{_BASIS[1][:-1]}."),
        body=(*_ARTICLES[:2], "Điều 3. Ủy ban nhân dân xã chịu trách nhiệm thi hành Nghị quyết này./."),
    ),
    "1.2 quyết định": _decision(),
    "1.3 quyết định ban hành": _decision(
        subject="Ban hành Quy chế làm việc", head="one row", rules="underscores",
        basis=(*_BASIS, "Xét đề nghị của Trưởng phòng Tổ chức cán bộ."),
    ),
    "1.4 báo cáo": _report(head="one row", rules="underscores"),
    "1.4 kế hoạch": _named("KẾ HOẠCH", "KH-UBND", "Chuyển đổi số năm 2026", **_COMMUNE,
        body=(*_REPORT[:-1], "Yêu cầu các đơn vị thực hiện nghiêm Kế hoạch này./."), numbers="simple"),
    "1.4 tờ trình": _named("TỜ TRÌNH", "TTr-SYT", "Về việc phê duyệt danh mục mua sắm",
        addressees=(_PROVINCE,), recipients=_ABOVE, basis=_BASIS),
    "1.4 thông báo": _named("THÔNG BÁO", "TB-SYT", "Kết luận của Giám đốc Sở tại cuộc họp giao ban"),
    "1.4 chỉ thị": _named("CHỈ THỊ", "CT-UBND", "Về việc tăng cường kỷ luật hành chính", **_COMMUNE),
    "1.4 chương trình": _named("CHƯƠNG TRÌNH", "CTr-UBND", "Công tác năm 2026", **_COMMUNE, dress="theme"),
    "1.4 hướng dẫn": _named("HƯỚNG DẪN", "HD-SYT", "Thực hiện công tác thi đua, khen thưởng", rules="vml"),
    "1.5 công văn": _letter(head="one row", rules="underscores"),
    "1.6 công điện": _named("CÔNG ĐIỆN", "CĐ-UBND", "Về việc ứng phó bão số 5", **_COMMUNE, rules="drawing"),
    "1.7 giấy mời": _named("GIẤY MỜI", "GM-SYT", "Họp giao ban tháng 3 năm 2026", body=(
        "Sở Y tế trân trọng kính mời: Lãnh đạo Ủy ban nhân dân các xã, phường.",
        "Tới dự họp giao ban tháng 3 năm 2026.", "Chủ trì: Đồng chí Giám đốc Sở.",
        "Thời gian: 08 giờ 00, ngày 20 tháng 3 năm 2026.", "Địa điểm: Phòng họp tầng 2, Sở Y tế./.")),
    "1.8 giấy giới thiệu": _named("GIẤY GIỚI THIỆU", "GGT-SYT", "", body=(
        "Sở Y tế trân trọng giới thiệu:", "Ông (bà): Trần Thị Bình", "Chức vụ: Chuyên viên Văn phòng.",
        "Được cử đến: Kho bạc Nhà nước khu vực IV.", "Về việc: Đối chiếu số liệu quyết toán.",
        "Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026./."), recipients=("Như trên", "Lưu: VT")),
    "1.9 biên bản": _named("BIÊN BẢN", "BB-SYT", "Họp giao ban tháng 3 năm 2026", foot="secretary", body=(
        "Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 3 năm 2026.", "Địa điểm: Phòng họp tầng 2, Sở Y tế.",
        "Thành phần tham dự: Lãnh đạo các phòng thuộc Sở.", "Chủ trì (chủ tọa): Ông Nguyễn Văn An.", _LONG,
        "Cuộc họp kết thúc vào 11 giờ 00, ngày 05 tháng 3 năm 2026./."), authority=("CHỦ TỌA",)),
    "1.10 giấy nghỉ phép": _named("GIẤY NGHỈ PHÉP", "GNP-SYT", "", body=(
        "Xét Đơn đề nghị nghỉ phép ngày 02 tháng 3 năm 2026 của bà Trần Thị Bình;", "Sở Y tế cấp cho:",
        "Bà: Trần Thị Bình", "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm./."),
        recipients=("Như trên", "Lưu: VT, TCCB")),
    # The letterhead.
    "number and motto in one row": _letter(head="row for each line", rules="drawing"),
    "letterhead with tabs": _letter(head="tabs", rules="drawing"),
    "letterhead in text boxes": _letter(head="text boxes", rules="drawing"),
    "letterhead with line breaks": _letter(head="line breaks", rules="drawing"),
    "letterhead of merged cells": _letter(head="merged"),
    "letterhead of three columns": _report(head="three columns", rules="both"),
    "letterhead in a content control": _report(head="content control", rules="drawing below"),
    "letterhead in a table of a table": _report(head="nested", rules="vml"),
    "letterhead of a commune, one row": _letter(**_COMMUNE, head="one row", rules="drawing",
        number="Số: 45/UBND-VX"),
    "empty lines in the letterhead": _letter(head="spaces above", rules="underline"),
    # Whom it is addressed to, and who signs.
    "addressee at the colon by spaces": _letter(to="spaces"),
    "addressees in a table": _letter(to="table"),
    "addressees in a table of one row": _letter(to="one row table"),
    "addressees with a tab": _letter(to="tab", dress="normal"),
    "addressee in the middle": _letter(addressees=("Sở Nội vụ",), to="center", foot="room below"),
    "signature in two rows": _report(foot="two rows", dress="defaults"),
    "signature in three rows": _report(foot="name alone", numbers="simple"),
    "signature with a deputy": _letter(foot="three columns", authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    "signature by order, with tabs": _letter(foot="tabs",
        authority=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    # Styles, pages, annexes.
    "styles, small set of sizes": _report(dress="styles", sizes=(12, 13, 13), text_size=13,
        numbers="control"),
    "long letter of one page": _letter(body=(*_PAGES[:5], f"{_PAGES[0]} {_PAGES[0][:-1]}./."), text_size=13,
        sizes=(12, 13, 13), lines=1.0),
    "one annex, across": _report(dress="styles", body=(*_REPORT[:-1], "Số liệu tại Phụ lục kèm theo./."),
        annexes=(Annex("Phụ lục", "SỐ LIỆU NĂM 2026", _ROWS, across=True),)),
    "two annexes": _named("KẾ HOẠCH", "KH-UBND", "Truyền thông\nnăm 2026", **_COMMUNE, numbers="field",
        annexes=(Annex("Phụ lục I", "DANH MỤC NHIỆM VỤ"), Annex("Phụ lục II", "KINH PHÍ")),
        body=(*_PAGES, "Chi tiết tại Phụ lục I và Phụ lục II kèm theo./.")),
    "table in the text": _report(body=(*_REPORT[:5], "Số liệu cụ thể như sau:", *_TABLE, *_REPORT[10:]),
        rules="drawing", dress="normal"),
}  # fmt: skip


class Fault(NamedTuple):
    """One thing that is wrong: under which rule, what is changed, on how many layouts it is planted.

    ``values`` are fields of the document instead of its lines.
    """

    code: str
    name: str
    changes: Changes = {}  # noqa: RUF012 - it is read only
    values: dict[str, object] = {}  # noqa: RUF012 - the same
    many: int = 2
    #: Also found, since it cannot be otherwise.
    also: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Its rule and its name."""
        return f"{self.code}: {self.name}"


def _margin(side: str, millimetres: float) -> dict[str, object]:
    return {"margins": {**Office().margins, side: millimetres}}


_TOGETHER = frozenset({"sizes-together"})
FAULTS = (
    Fault("paper", "Letter", values={"paper": (216, 279)}),
    Fault("paper", "Legal", values={"paper": (216, 356)}, many=1),
    Fault("orientation", "across without a table", values={"paper": (297, 210)}),
    Fault("orientation", "annex across without a table", values={
        "annexes": (Annex("Phụ lục", "SỐ LIỆU NĂM 2026", (_LONG,), across=True),)}, many=1),
    Fault("margins", "left 25", values=_margin("left", 25)),
    Fault("margins", "right 25", values=_margin("right", 25), many=1),
    Fault("margins", "top 15", values=_margin("top", 15), many=1),
    Fault("margins", "bottom 30", values=_margin("bottom", 30), many=1),
    Fault("font", "Arial in the text", {"text 1": {"font": "Arial"}}, many=3),
    Fault("font", "Calibri in a recipient", {"recipient 1": {"font": "Calibri"}}, many=1),
    Fault("font", ".VnTime", {"motto": {"font": ".VnTime"}}, many=1),
    Fault("colour", "red", {"text 1": {"colour": "FF0000"}}),
    Fault("colour", "blue name", {"signer": {"colour": "0000FF"}}, many=1),
    Fault("letters", "loose marks", {"text 1": {"text": "Kê\u0301t quả công tác cu\u0309a đơn vị như sau:"}}),
    Fault("page-number", "no number", values={"numbers": ""}),
    Fault("page-number", "on the right", {"page number": {"align": "right"}}, many=1),
    Fault("page-number", "size 11", {"page number": {"size": 11}}, many=1),
    Fault("first-page", "number on the first page", values={"first_page": False}, many=3),
    Fault("sizes-together", "13/13/13", {
        "motto": {"size": 13}, "date": {"size": 13}, "national": {"size": 13}}),
    Fault("sizes-together", "date 13", {"date": {"size": 13}}, many=1),
    Fault("national-title", "CHỦ NGHIÃ", {"national": {"text": NATIONAL.replace("ĨA", "IÃ")}}, many=3),
    Fault("national-title", "not bold", {"national": {"bold": False}}),
    Fault("national-title", "in small letters", {"national": {"text": NATIONAL.capitalize()}}, many=1),
    Fault("motto", "dashes", {"motto": {"text": "Độc lập – Tự do – Hạnh phúc"}}, many=3),
    Fault("motto", "in italics", {"motto": {"italic": True}}),
    Fault("motto", "small letters", {"motto": {"text": "Độc lập - tự do - hạnh phúc"}}, many=1),
    Fault("motto-line", "half as long", {"motto": {"rule": 0.5}}, many=3),
    Fault("motto-line", "none", {"motto": {"rule": 0}}),
    Fault("superior", "bold", {"superior": {"bold": True}}, many=1),
    Fault("superior", "size 14", {"superior": {"size": 14}}, many=2),
    Fault("agency", "not in capitals", {"agency 1": {"text": "Sở Y tế"}}, many=1),
    Fault("agency", "size 14", {"agency 1": {"size": 14}}, many=2),
    Fault("agency", "italic", {"agency 1": {"italic": True}}, many=1),
    Fault("agency-line", "as long as the name", {"agency 1": {"rule": 1.0}}, many=2),
    Fault("agency-line", "none", {"agency 1": {"rule": 0}}, many=2),
    Fault("number", "one digit", {"number": {"text": "Số: 5/BC-SYT"}}, many=1),
    Fault("number", "spaces", {"number": {"text": "Số: 15 / BC - SYT"}}, many=1),
    Fault("number", "sign of another kind", {"number": {"text": "Số: 12/KH-SYT"}}),
    Fault("number", "bold", {"number": {"bold": True}}),
    Fault("number", "size 14", {"number": {"size": 14}}, many=1),
    Fault("date", "month 03", {"date": {"text": "An Bình, ngày 05 tháng 03 năm 2026"}}, many=3),
    Fault("date", "day 5", {"date": {"text": "An Bình, ngày 5 tháng 3 năm 2026"}}),
    Fault("date", "upright", {"date": {"italic": False}}, many=2),
    Fault("date", "no comma", {"date": {"text": "An Bình ngày 05 tháng 3 năm 2026"}}, many=1),
    Fault("title", "on the left", {"title": {"align": "left"}}),
    Fault("title", "size 16", {"title": {"size": 16}}),
    Fault("subject", "not bold", {"subject 1": {"bold": False}}),
    Fault("subject", "size 12", {"subject 1": {"size": 12}}, many=1),
    Fault("subject", "in capitals", {"subject 1": {"text": "KẾT QUẢ CÔNG TÁC NĂM 2026"}}, many=2),
    Fault("subject-line", "none", {"subject 1": {"rule": 0}}, many=1),
    Fault("subject-line", "as long as the subject", {"subject 1": {"rule": 1.0}}, many=2),
    Fault("letter-subject", "bold", {"letter subject": {"bold": True}}),
    Fault("letter-subject", "size 14", {"letter subject": {"size": 14}}, many=1),
    Fault("letter-subject", "no room above", {"letter subject": {"before": 0}}, many=1),
    Fault("body-size", "size 12", {"text 2": {"size": 12}}),
    Fault("body-upright", "italic", {"text 2": {"italic": True}}),
    Fault("body-alignment", "on the left", {"text 2": {"align": "left"}}, many=3),
    Fault("body-indent", "no indent", {"text 2": {"first": 0}}),
    Fault("body-indent", "2 cm", {"closing": {"first": 2}}, many=1),
    Fault("body-spacing", "3 points", {"text 2": {"before": 3}}),
    Fault("body-lines", "double", {"text 2": {"lines": 2}}),
    Fault("legal-basis", "upright", {"basis 1": {"italic": False}}),
    Fault("legal-basis", "a comma at the end", {"basis 1": {"text": f"{_BASIS[0][:-1]},"}}),
    Fault("headings", "not bold", {"roman 1": {"bold": False}}),
    Fault("headings", "not in capitals", {"roman 1": {"text": "I. Tình hình, kết quả"}}),
    Fault("heading-order", "III after I", {"roman 2": {"text": "III. PHƯƠNG HƯỚNG, NHIỆM VỤ"}}, many=2),
    Fault("heading-order", "e after d", {"point 5": {"text": "e) Đã tiếp 02 đoàn khách."}}, many=1),
    Fault("closing-mark", "none", {"closing": {"text": "Đề nghị các đơn vị thực hiện."}}, many=3),
    Fault("addressee", "no dash", {"addressee 1": {"text": "Ủy ban nhân dân các xã, phường;"}}, many=1),
    Fault("addressee", "no colon", {"addressee": {"text": "Kính gửi"}}, many=1),
    Fault("addressee", "bold", {"addressee": {"bold": True}}, many=2),
    Fault("addressee-dashes", "on the left", {"addressee 1": {"left": 1}}, many=2),
    Fault("recipients-title", "not italic", {"recipients title": {"italic": False}}),
    Fault("recipients-title", "size 13", {"recipients title": {"size": 13}}, many=1),
    Fault("recipients", "size 12", {"recipient 1": {"size": 12}}),
    Fault("recipients", "no mark at the end", {"recipient 2": {"text": "- Lưu: VT"}}, many=2),
    Fault("filed-copy", "no copy on file", {"recipient 2": {"text": "- Văn phòng Sở."}}),
    Fault("as-above", "not as above", {"recipient 1": {"text": "- Sở Nội vụ;"}}, many=2),
    Fault("authority", "not in capitals", {"authority 1": {"text": "Giám đốc"}}, many=1),
    Fault("authority", "not bold", {"authority 1": {"bold": False}}, many=2),
    Fault("authority-prefix", "TM without a stop", {"authority 1": {"text": "TM ỦY BAN NHÂN DÂN"}}, many=1),
    Fault("authority-prefix", "UBND without TM.", {"authority 1": {"text": "ỦY BAN NHÂN DÂN"}}, many=1),
    Fault("authority-prefix", "deputy without KT.", values={"authority": ("PHÓ GIÁM ĐỐC",)}, many=2),
    Fault("authority-prefix", "KT. without a deputy", values={
        "authority": ("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")}, many=1),
    Fault("signer", "with a title", {"signer": {"text": "TS. Nguyễn Văn An"}}),
    Fault("signer", "in capitals", {"signer": {"text": "NGUYỄN VĂN AN"}}, many=1),
    Fault("signer", "not bold", {"signer": {"bold": False}}, many=1),
    Fault("annex-label", "Arabic", {"annex 2 label": {"text": "Phụ lục 2"}}, many=1,
        also=frozenset({"annex-named"})),
    Fault("annex-label", "size 13", {"annex 1 label": {"size": 13}}, many=1),
    Fault("annex-title", "not in capitals", {"annex 1 title": {"text": "Danh mục nhiệm vụ"}}),
    Fault("annex-reference", "none", {"annex 1 reference": None}),
    Fault("annex-reference", "another number", {"annex 1 reference": {
        "text": "(Kèm theo Báo cáo số 99/BC-ABC ngày 05 tháng 3 năm 2026)"}}, many=2),
    Fault("annex-named", "not named", {"closing": {"text": "Yêu cầu các đơn vị thực hiện nghiêm./."}}),
    Fault("annex-pages", "counted on", values={"restarts": False}, many=1),
    # Beside the decree.
    Fault("tracked-changes", "deleted words", {"text 1": {"inside": (
        '<w:del w:id="1" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>')}}),
    Fault("tracked-changes", "another alignment", {"signer": {"marks": (
        '<w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange>')}}, many=1),
    Fault("comments", "in the text", {"text 1": {"inside": '<w:r><w:commentReference w:id="0"/></w:r>'}}),
    Fault("hidden-text", "a draft", {"text 1": {"inside": (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nháp</w:t></w:r>")}}),
    Fault("highlight", "yellow", {"text 1": {"face": '<w:highlight w:val="yellow"/>'}}),
    Fault("highlight", "shaded", {"date": {"face": '<w:shd w:val="clear" w:fill="FFFF00"/>'}}, many=1),
    Fault("struck-text", "a sentence", {"text 1": {"face": "<w:strike/>"}}),
    Fault("blank-lines", "between paragraphs", {"text 2": {"blank": 2}}, many=3),
    Fault("heading-styles", "no level", {"roman 1": {"marks": ""}}, many=3),
    Fault("capitals", "Ủy Ban Nhân Dân", {"text 1": {"text": "Thực hiện chỉ đạo của Ủy Ban Nhân Dân tỉnh."}}),
    Fault("capitals", "Sở Y Tế", {"recipient 1": {"text": "- Sở Y Tế;"}}, many=1),
    Fault("header-rows", "not repeated", values={"repeats": False}, many=1),
)  # fmt: skip


def _is_report(office: Office) -> bool:
    return office.number.endswith("BC-SYT") and not office.annexes


def _has_one_agency_line(office: Office) -> bool:
    return len(office.agency) == 1


def _has_one_subject_line(office: Office) -> bool:
    return "\n" not in office.subject


def _has_head(office: Office) -> bool:
    return office.authority == ("GIÁM ĐỐC",)


def _has_collective(office: Office) -> bool:
    return "TM. ỦY BAN NHÂN DÂN" in office.authority


#: On which layouts faults make sense, of those that have their lines; by rule and name, or by the rule.
_WHERE: dict[str, Callable[[Office], bool]] = {
    # A border below the subject is as long as the page is wide.
    "orientation: across without a table": lambda office: (
        not office.annexes
        and office.rules != "border"
        and not any(words.startswith("|") for words in office.body)
    ),
    "date": lambda office: not office.annexes,
    "closing-mark": lambda office: not office.annexes and not office.kind.startswith("GIẤY"),
    "letter-subject: no room above": lambda office: office.head not in {"line breaks", "tabs"},
    "orientation: annex across without a table": lambda office: len(office.annexes) == 1,
    "page-number": lambda office: bool(office.numbers),
    "first-page": lambda office: bool(office.numbers),
    "sizes-together": lambda office: office.sizes == Office.sizes,
    "agency: not in capitals": _has_one_agency_line,
    "agency-line": _has_one_agency_line,
    "number: one digit": _is_report,
    "number: spaces": _is_report,
    "number: sign of another kind": _is_report,
    "subject: in capitals": _has_one_subject_line,
    "subject-line": _has_one_subject_line,
    "heading-order: e after d": lambda office: "đ) Đã tiếp 02 đoàn khách." in office.body,
    "addressee: no colon": lambda office: len(office.addressees) > 1,
    "addressee-dashes": lambda office: office.to == "indents",
    "as-above": lambda office: bool(office.addressees),
    "authority: not in capitals": _has_head,
    "authority-prefix: TM without a stop": _has_collective,
    "authority-prefix: UBND without TM.": _has_collective,
    "authority-prefix: deputy without KT.": _has_head,
    "authority-prefix: KT. without a deputy": _has_head,
    "annex-named": lambda office: bool(office.annexes),
    "annex-pages": lambda office: bool(office.annexes),
    "blank-lines": lambda office: not office.body[1].startswith(("I.", "|")),
    "capitals: Sở Y Tế": lambda office: office.recipients[0] != "Như trên",
    "header-rows": lambda office: any(len(annex.lines) == len(_ROWS) for annex in office.annexes),
}


def _fitting(office: Office) -> list[Fault]:
    """The faults that are about something that a layout has."""
    has = roles(office)
    wheres = ((fault, _WHERE.get(fault.title) or _WHERE.get(fault.code)) for fault in FAULTS)
    return [
        fault for fault, where in wheres if fault.changes.keys() <= has and (where is None or where(office))
    ]


def planted() -> Iterator[tuple[Fault, str]]:
    """Each fault with the layouts in which it is planted, in turn, so that each has some."""
    names = list(LAYOUTS)
    titles = {name: {fault.title for fault in _fitting(office)} for name, office in LAYOUTS.items()}
    turn = 0
    for fault in FAULTS:
        order = names[turn:] + names[:turn]
        for name in [name for name in order if fault.title in titles[name]][: fault.many]:
            turn = (names.index(name) + 7) % len(names)
            yield fault, name


_HEADS = (
    "two rows", "one row", "row for each line", "content control", "three columns", "merged", "line breaks",
    "text boxes", "tabs", "spaces above", "nested",
)  # fmt: skip
_RULES = ("drawing", "underscores", "border", "drawing below", "vml", "both", "underline")
_DRESSES = ("direct", "normal", "defaults", "theme", "styles")
_FEET = (
    "table", "two rows", "three columns", "room below", "line breaks", "name alone", "tabs",
    "signature first",
)  # fmt: skip
_TO = ("indents", "table", "one row table", "spaces", "tab", "first line")
#: Each form of a letterhead with each form of its lines.
MIXED = len(_HEADS) * len(_RULES)


def mixed(number: int) -> tuple[Office, Fault]:
    """Habits of an office as they come together, and a fault to plant: other ones for each number."""
    office = list(LAYOUTS.values())[number * 13 % len(LAYOUTS)]
    head = _HEADS[number % len(_HEADS)]
    # Where lines of words have no paragraphs of their own, a border or underscores could not be below them.
    rules = "drawing" if head in {"line breaks", "tabs", "text boxes"} else _RULES[number % len(_RULES)]
    to = _TO[number % len(_TO)] if len(office.addressees) > 1 else office.to
    foot = office.foot if office.foot == "secretary" else _FEET[number * 3 % len(_FEET)]
    office = office.changed(head=head, rules=rules, dress=_DRESSES[number % len(_DRESSES)], foot=foot, to=to)
    if number % 3 == 0:
        office = office.changed(sizes=(12, 13, 13), text_size=13)
    fitting = _fitting(office)
    return office, fitting[number * 17 % len(fitting)]


def found(office: Office) -> dict[str, list[str]]:
    """The rules that a document fails, and what is wrong."""
    return {
        assessment.rule.code: [f"{one.place.vi}: {one.found.vi}" for one in assessment.bad]
        for assessment in assess(docx.Document(io.BytesIO(package(office))))
        if assessment.bad
    }


class Score(NamedTuple):
    """How many rules were said to fail and how many of these do, how many faults there are and were found."""

    findings: int
    right: int
    faults: int
    caught: int


def score() -> Score:
    """Over all layouts, as they are and with each fault."""
    asked = [(set[str](), set(found(office))) for office in LAYOUTS.values()]
    for fault, name in planted():
        said = found(LAYOUTS[name].changed(fault.changes, **fault.values)).keys() - fault.also
        asked.append(({fault.code}, said))
    return Score(
        sum(len(said) for _, said in asked),
        sum(len(said & true) for true, said in asked),
        sum(len(true) for true, _ in asked),
        sum(true <= said for true, said in asked if true),
    )
