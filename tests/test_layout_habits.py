"""check-document on the habits of offices: what is right in their way, and what is wrong in each of them.

Of each kind both sides: a document in which nothing is found, and one in which the fault is found alone.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from layouts import LAYOUTS, found
from offices import Office, package

from ttdn.layout_check import OtherPaperError, assess
from ttdn.layout_check.document import COLUMNS, Font, Paragraph, Run
from ttdn.layout_check.verdict import Verdict

REPORT, LETTER, DECISION = LAYOUTS["1.4 báo cáo"], LAYOUTS["1.5 công văn"], LAYOUTS["1.2 quyết định"]
PLAN, ANNEXED = LAYOUTS["1.4 kế hoạch"], LAYOUTS["one annex, across"]


def said(office: Office) -> set[str]:
    """The rules that a document fails."""
    return set(found(office))


def rewritten(office: Office, change: Callable[[str], str]) -> set[str]:
    """The rules that a document fails whose XML was changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package(office))) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            words = source.read(name).decode()
            target.writestr(name, change(words) if name == "word/document.xml" else words)
    return {
        assessment.rule.code
        for assessment in assess(docx.Document(stream))
        if assessment.verdict is Verdict.FAIL
    }


SIGNED = {
    "head of a regime": (("GIÁM ĐỐC",), set()),
    "on behalf": (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), set()),
    "deputy for the head": (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), set()),
    "deputy on behalf": (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), set()),
    "minister's deputy": (("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), set()),
    "vice head of a school": (("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), set()),
    "acting": (("Q. GIÁM ĐỐC",), set()),
    "by order": (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), set()),
    "by order, deputy of the office": (("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), set()),
    "by authorisation, in person": (("TUQ. GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG"), set()),
    "the Front's own statutes": (("TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"), set()),
    "two lines of a post": (("KT. GIÁM ĐỐC SỞ VĂN HÓA", "VÀ THỂ THAO", "PHÓ GIÁM ĐỐC"), set()),
    "head of a committee with another post": (("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"), set()),
    "head of whatever office": (("THỦ TRƯỞNG ĐƠN VỊ",), set()),
    "deputy alone": (("PHÓ GIÁM ĐỐC",), {"authority-prefix"}),
    "deputy in charge": (("PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH",), {"authority-prefix"}),
    "deputy on behalf without KT.": (("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), {"authority-prefix"}),
    "deputy by order": (("TL. CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG"), {"authority-prefix"}),
    "deputy minister alone": (("THỨ TRƯỞNG",), {"authority-prefix"}),
    "KT. without a deputy": (("KT. HIỆU TRƯỞNG", "HIỆU TRƯỞNG"), {"authority-prefix"}),
    "collective without TM.": (("UBND XÃ HÒA AN", "CHỦ TỊCH"), {"authority-prefix"}),
    "old strokes": (("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), {"authority-prefix"}),
    "no stop": (("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), {"authority-prefix"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize("foot", ["table", "two rows", "tabs", "signature first"])
def test_who_signs(name: str, foot: str) -> None:
    """With each prefix and without, in each way to set a signature."""
    authority, expected = SIGNED[name]
    assert said(LETTER.changed(authority=authority, foot=foot)) == expected


AGENCIES: dict[str, dict[str, tuple[str, ...]]] = {
    "TB-SGD&ĐT": {"agency": ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",)}, "CTr-SNgV": {"agency": ("SỞ NGOẠI VỤ",)},
    "CT-UBND": {"agency": ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN"), "authority": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")},
}  # fmt: skip


@pytest.mark.parametrize("post", ["TRƯỞNG CÔNG AN", "CHỦ NHIỆM", "CHÍNH TRỊ VIÊN"])
def test_post_of_any_office_above_the_recipients(post: str) -> None:
    """A bold line in capitals behind the text begins the signature, whatever it names."""
    letter = LETTER.changed(authority=(post,), foot="signature first")
    assert said(letter) == set()
    assert said(letter.changed({"authority 1": {"size": 12}})) == {"authority"}


@pytest.mark.parametrize(
    ("kind", "sign", "good"),
    [
        ("BÁO CÁO", "BC-SYT", True), ("BÁO CÁO", "KH-SYT", False), ("BÁO CÁO", "SYT-BC", False),
        ("BÁO CÁO", "SYT", False), ("BÁO CÁO", "bc-syt", False), ("KẾ HOẠCH", "KH-SYT", True),
        ("KẾ HOẠCH", "KHPH-SYT-CAT", True), ("TỜ TRÌNH", "TTr-SYT", True), ("TỜ TRÌNH", "TT-SYT", False),
        ("THÔNG BÁO", "TB-SGD&ĐT", True), ("CHƯƠNG TRÌNH", "CTr-SNgV", True), ("CHỈ THỊ", "CT-UBND", True),
        ("LỊCH CÔNG TÁC", "LCT-SYT", True), ("KẾT LUẬN THANH TRA", "KL-TTr", True),
        ("", "SYT-NVY", True), ("", "CV-SYT", False), ("", "BC-SYT", False), ("", "SYT-KHTC(PX03)", True),
    ],
)  # fmt: skip
def test_sign_of_the_kind(kind: str, sign: str, good: bool) -> None:  # noqa: FBT001 - of the sign
    """First the sign of the kind, then the agency's; a letter has none; an unknown kind has any."""
    base = replace(REPORT if kind else LETTER, **AGENCIES.get(sign, {}))  # type: ignore[arg-type] # fields
    assert said(base.changed(kind=kind, number=f"Số: 12/{sign}")) == (set() if good else {"number"})


@pytest.mark.parametrize(
    ("basis", "changes", "expected"),
    [
        (("Căn cứ Luật A;", "Căn cứ Luật B;", "Theo đề nghị của Chánh Văn phòng."), {}, set()),
        (("Căn cứ Luật A;", "Xét đề nghị của Trưởng phòng Nội vụ,"), {}, {"legal-basis"}),
        (("Căn cứ Luật A;", "Xét đề nghị của Trưởng phòng Nội vụ."), {}, set()),
        (("Căn cứ Luật A;", "Xét Tờ trình số 12/TTr-SYT ngày 05 tháng 3 năm 2026."), {}, set()),
        (("Căn cứ Luật A;", "Theo đề nghị của Chánh Văn phòng;"), {}, {"legal-basis"}),
        (
            ("Căn cứ Luật A;", "Theo đề nghị của Chánh Văn phòng."),
            {"basis 2": {"italic": False}},
            {"legal-basis"},
        ),
        (("Căn cứ Luật A,", "Căn cứ Luật B."), {}, {"legal-basis"}),
    ],
)
def test_legal_basis(
    basis: tuple[str, ...], changes: dict[str, dict[str, object]], expected: set[str]
) -> None:
    """Căn cứ, then what was asked or seen; each in italics, ";", the last ".", when it is decided below."""
    assert said(DECISION.changed(changes, basis=basis)) == expected


def test_words_that_begin_like_a_basis_are_text_elsewhere() -> None:
    """A plan whose first paragraph goes on with its purpose is no legal basis."""
    sentence = "Căn cứ tình hình thực tế, Ủy ban nhân dân xã ban hành kế hoạch như sau:"
    assert said(PLAN.changed(body=(sentence, *PLAN.body))) == set()


HEADS = [
    "two rows", "one row", "row for each line", "tabs", "text boxes", "line breaks", "merged",
    "three columns", "content control", "nested", "spaces above",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_letter_in_each_letterhead(head: str) -> None:
    """Its "V/v" is never the agency's name, the motto is seen wherever the number stands."""
    letter = LETTER.changed(head=head, rules="drawing")
    assert said(letter) == set()
    assert said(letter.changed({"agency 1": {"text": "Sở Y tế"}})) == {"agency"}
    assert said(letter.changed({"motto": {"text": "Độc lập – Tự do – Hạnh phúc"}})) == {"motto"}
    assert said(letter.changed({"number": {"text": "Số: 5/SYT-VP"}})) == {"number"}
    assert said(letter.changed({"letter subject": {"bold": True}})) == {"letter-subject"}
    assert said(letter.changed({"date": {"text": "An Bình, ngày 5 tháng 3 năm 2026"}})) == {"date"}


@pytest.mark.parametrize("head", HEADS)
def test_parts_that_are_missing_are_missed(head: str) -> None:
    """In each letterhead in turn."""
    for role, code in (("motto", "motto"), ("number", "number"), ("date", "date")):
        assert code in said(REPORT.changed({role: None}, head=head, rules="drawing")), role


@pytest.mark.parametrize(
    "agency", [("UBND PHƯỜNG HÒA AN",), ("ỦY BAN NHÂN DÂN", "PHƯỜNG HÒA AN"), ("BỘ NỘI VỤ",)]
)
def test_agency_without_a_body_above(agency: tuple[str, ...]) -> None:
    """A commune or a ministry stands alone in its letterhead, in bold."""
    office = REPORT.changed(superior="", agency=agency, number="Số: 12/BC-UBND")
    assert said(office) == set()
    assert said(office.changed({"agency 1": {"bold": False}})) == {"agency"}


@pytest.mark.parametrize(
    ("superior", "agency"),
    [
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ("CỤC VĂN HÓA CƠ SỞ",)),
        ("UBND XÃ HÒA AN", ("TRƯỜNG TIỂU HỌC HÒA AN",)),
        ("UBND TỈNH AN BÌNH", ("BAN QUẢN LÝ DỰ ÁN", "PHÁT TRIỂN ĐÔ THỊ")),
        ("SỞ Y TẾ AN BÌNH", ("BỆNH VIỆN ĐA KHOA",)),
    ],
)
def test_body_above_is_not_bold(superior: str, agency: tuple[str, ...]) -> None:
    """The agency is; where both are, that is the fault."""
    office = REPORT.changed(superior=superior, agency=agency)
    assert said(office) == set()
    assert said(office.changed({"superior": {"bold": True}})) == {"superior"}


def test_body_above_in_two_lines() -> None:
    """A province over its department: only the last is bold."""
    office = REPORT.changed(superior="ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH")
    assert said(office) == set()
    assert said(office.changed({"superior": {"bold": True}})) == {"superior"}
    assert said(office.changed({"agency 1": {"bold": False}})) == {"agency"}


@pytest.mark.parametrize("agency", [("ỦY BAN NHÂN", "DÂN", "XÃ HÒA AN"), ("ỦY BAN", "NHÂN DÂN", "XÃ HÒA AN")])
def test_name_that_begins_in_two_lines(agency: tuple[str, ...]) -> None:
    """In a narrow cell "ỦY BAN NHÂN DÂN" itself is broken: all of it is the agency, and none a body above."""
    office = REPORT.changed(superior="", agency=agency, number="Số: 12/BC-UBND")
    assert said(office) == set()
    assert said(office.changed({"agency 2": {"bold": False}})) == {"agency"}


def test_front_is_no_secret() -> None:
    """Its name begins with a word that without accents is a marking."""
    front = REPORT.changed(
        superior="", agency=("MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ HÒA AN"), number="Số: 12/BC-MTTQ"
    )
    assert said(front) == set()
    assert said(front.changed({"agency 1": {"size": 14}})) == {"agency"}


def test_name_of_one_body_in_two_bold_lines() -> None:
    """The office of a committee has one name, however it is broken."""
    assert said(REPORT.changed(superior="", agency=("VĂN PHÒNG", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"))) == set()


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Kết quả công tác năm 2026", set()), ("Thực hiện Đề án 06/CP", set()),
        ("KẾT QUẢ CÔNG TÁC NĂM 2026", {"subject"}), ("KẾT QUẢ CÔNG TÁC\nNĂM 2026", {"subject"}),
    ],
)  # fmt: skip
def test_subject_in_capitals(subject: str, expected: set[str]) -> None:
    """In one line or two."""
    assert said(REPORT.changed(subject=subject)) == expected


def test_subject_in_the_line_of_the_kind() -> None:
    """All in capitals in one line: the subject has no line of its own."""
    assert said(REPORT.changed(kind="BÁO CÁO KẾT QUẢ CÔNG TÁC NĂM 2026", subject="")) == {"subject"}
    assert said(REPORT.changed(kind="BÁO CÁO TÓM TẮT")) == set()


REFERENCE = "annex 1 reference"


@pytest.mark.parametrize(
    ("words", "good"),
    [
        ("(Kèm theo Báo cáo số 12/BC-SYT ngày 05 tháng 3 năm 2026 của Sở Y tế)", True),
        ("(Kèm theo Báo cáo số 12/BC-SYT ngày 05/3/2026 của Sở Y tế)", True),
        ("(Ban hành kèm theo Báo cáo số 12/BC-SYT ngày 05/3/2026 của Sở Y tế)", True),
        ("(Ban hành kèm theo Báo cáo số 21/BC-SYT ngày 05/3/2026 của Sở Y tế)", False),
        ("(Kèm theo Báo cáo số     /BC-SYT ngày    tháng 3 năm 2026)", True),
        ("(Kèm theo Báo cáo số …/BC-SYT ngày … tháng … năm 2026)", True),
        ("(Kèm theo Báo cáo số 21/BC-SYT ngày 05 tháng 3 năm 2026)", False),
        ("(Kèm theo Báo cáo số 12/KH-SYT ngày 05 tháng 3 năm 2026)", False),
        ("(Kèm theo Báo cáo số 12/BC-SYT ngày 06 tháng 3 năm 2026)", False),
        ("(Kèm theo Báo cáo số 12/BC-SYT ngày 05/4/2026)", False),
        ("(Kèm theo Báo cáo số 12/BC-SYT ngày 05 tháng 3 năm 2025)", False),
    ],
)
def test_annex_names_its_document(words: str, good: bool) -> None:  # noqa: FBT001 - of the words
    """The number, the sign and the day at the head, as far as they are written."""
    assert said(ANNEXED.changed({REFERENCE: {"text": words}})) == (set() if good else {"annex-reference"})


def test_document_without_a_number_yet() -> None:
    """What is left free at the head is compared with nothing."""
    office = ANNEXED.changed(
        {REFERENCE: {"text": "(Kèm theo Báo cáo số 21/BC-SYT ngày 07 tháng 3 năm 2026)"}}
    )
    free = office.changed(number="Số:      /BC-SYT", date="An Bình, ngày     tháng     năm 20…")
    assert said(free) == set()
    assert said(office) == {"annex-reference"}


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Số liệu tại các Phụ lục kèm theo./.", set()), ("Số liệu tại Phụ lục số 1 và 2./.", {"annex-named"}),
        ("Số liệu tại Phụ lục I, II./.", set()), ("Số liệu tại Phụ lục I đến Phụ lục II./.", set()),
        ("Số liệu tại Phụ lục I./.", {"annex-named"}),
    ],
)  # fmt: skip
def test_annexes_that_are_named_together(closing: str, expected: set[str]) -> None:
    """By a list, by the first and the last, or all at once."""
    office = LAYOUTS["two annexes"]
    assert said(office.changed(body=(*office.body[:-1], closing))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("I. MỘT", "#1. Một", "#2. Hai", "II. HAI", "#3. Ba"), set()),
        (("I. MỘT", "#1. Một", "1) Một.", "2) Hai.", "#2. Hai"), set()),
        (("I. MỘT", "#1. Một", "#3. Ba"), {"heading-order"}),
        (("A. MỘT", "B. HAI", "C. BA", "D. BỐN"), set()),
    ],
)
def test_numbers_of_headings(body: tuple[str, ...], expected: set[str]) -> None:
    """They may go on through the sections, and stand in brackets below."""
    assert said(REPORT.changed(body=(*body, *REPORT.body[-1:]))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("#1. Sửa đổi khoản 3 Điều 5 như sau:", "“3. Chế độ báo cáo.", "5. Hồ sơ gồm:", "c) Bản chính.”.",
          "#2. Bãi bỏ Điều 7."), set()),
        (("#1. Sửa đổi khoản 3 như sau: “3. Chế độ báo cáo.", "5. Hồ sơ gồm:", "c) Bản chính.”.",
          "#2. Bãi bỏ Điều 7."), set()),
        (("#1. Sửa đổi khoản 3 như sau:", '"3. Báo cáo "nhanh".', '5. Hồ sơ: "chính", "phụ".', 'c) Khác.".',
          "#2. Bãi bỏ Điều 7."), set()),
        (("#1. Sửa đổi khoản 3 như sau:", "“3. Chế độ báo cáo.", "5. Hồ sơ gồm:”.", "#3. Bãi bỏ Điều 7."),
         {"heading-order"}),
        (("#1. Sửa đổi khoản “3” như sau:", "5. Hồ sơ gồm:"), {"heading-order"}),
        (('#1. Ống 12" như sau:', "5. Hồ sơ gồm:"), {"heading-order"}),
        (("#1. Mở “ngoặc mà không đóng:", "5. Hồ sơ gồm:"), {"heading-order"}),
    ],
)  # fmt: skip
def test_numbers_in_a_quotation(body: tuple[str, ...], expected: set[str]) -> None:
    """What is quoted, as an amendment is, bears the numbers of another document; what follows, its own."""
    assert said(REPORT.changed(body=(*body, *REPORT.body[-1:]))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("I. MỘT", "II. HAI", "I. BA"), {"heading-order"}),
        (("I. MỘT", "#1. Một", "I. HAI"), {"heading-order"}),
        (("A. MỘT", "I. MỘT", "II. HAI", "B. HAI", "I. BA"), set()),
        (("Phần thứ nhất: Kết quả", "I. MỘT", "Phần thứ hai: Nhiệm vụ", "I. HAI"), set()),
        (("#1. Một", "I. MỘT", "#2. Hai", "I. HAI"), set()),
        (("Điều 1. Một.", "I. MỘT", "Điều 2. Hai.", "I. HAI"), set()),
    ],
)
def test_roman_numbers_begin_anew_in_parts_only(body: tuple[str, ...], expected: set[str]) -> None:
    """A second "I." needs a part, a letter, an article or a number above it."""
    assert said(REPORT.changed(body=(*body, *REPORT.body[-1:]))) == expected


@pytest.mark.parametrize(
    ("agency", "sign", "good"),
    [
        (("SỞ Y TẾ",), "STC", False), (("SỞ Y TẾ",), "SYT", True), (("SỞ Y TẾ",), "UBND", False),
        (("SỞ NỘI VỤ",), "SYT", False), (("SỞ NGOẠI VỤ",), "SNgV", True), (("SỞ NGOẠI VỤ",), "NgV", True),
        (("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), "SNN&MT", True), (("SỞ GD&ĐT",), "SGDĐT", True),
        (("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), "SKHCN", False), (("SỞ QH-KT",), "QHKT", True),
        (("UỶ BAN NHÂN DÂN", "XÃ HÒA AN"), "UBND", True), (("UBND XÃ HÒA AN",), "HĐND", False),
        (("HỘI ĐỒNG NHÂN DÂN", "XÃ HÒA AN"), "UBND", False), (("UBND XÃ HÒA AN",), "SNV", False),
        (("BAN CHỈ ĐẠO 35",), "SYT", True), (("PHÒNG KINH TẾ",), "UBND", True),
        (("BÁO AN BÌNH",), "BAB", True),
        (("VĂN PHÒNG HĐND VÀ UBND",), "UBND", True), (("TRUNG TÂM Y TẾ",), "TTYT", True),
        (("SỞ Y TẾ - CÔNG AN TỈNH",), "CAT-SYT", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["BÁO CÁO", ""])
def test_sign_of_another_agency(agency: tuple[str, ...], sign: str, good: bool, kind: str) -> None:  # noqa: FBT001 - of the sign
    """Departments, committees and councils have signs of their names; of the others nobody can tell."""
    collective = agency[0].startswith(("U", "HỘI", "UỶ"))
    office = (REPORT if kind else LETTER).changed(
        agency=agency, number=f"Số: 12/{'BC-' if kind else ''}{sign}{'' if kind else '-VP'}",
        authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if collective else ("GIÁM ĐỐC",),
    )  # fmt: skip
    assert said(office) == (set() if good else {"number"})


def test_notes_and_captions_are_no_text() -> None:
    """In italics, in the middle or on the right: what the decree does not speak of."""
    note = "Đơn vị tính: triệu đồng"
    body = (*REPORT.body[:4], note, *REPORT.body[4:])
    office = REPORT.changed(
        {"text 3": {"text": note, "italic": True, "align": "right", "first": 0}}, body=body
    )
    assert said(office) == set()
    long = "Các đơn vị đã triển khai đầy đủ các nhiệm vụ được giao trong năm, bảo đảm đúng tiến độ."
    wrong = office.changed({"text 3": {"text": long, "italic": True, "align": "right", "first": 0}})
    assert said(wrong) == {"body-upright", "body-alignment", "body-indent"}


def test_capitals_that_word_shows() -> None:
    """Words typed in small letters and shown as capitals are capitals."""
    office = REPORT.changed({"title": {"text": "Báo cáo"}})
    assert said(office) == {"title"}
    shown = re.compile(r"</w:rPr>(<w:t[^>]*>Báo cáo<)")
    assert rewritten(office, lambda words: shown.sub(r"<w:caps/></w:rPr>\1", words)) == set()


OTHERS = {
    "a form of a citizen": (
        "ĐƠN XIN NGHỈ PHÉP", ("Kính gửi: Ban Giám hiệu", "Tôi tên là: Nguyễn Văn An", "Người làm đơn"),
        "ĐƠN XIN"),
    "a contract": (
        "HỢP ĐỒNG LAO ĐỘNG", ("Số: 12/HĐLĐ", "Bên A: Công ty An Bình", "Bên B: Bà Trần Thị Bình"),
        "HỢP ĐỒNG"),
    "a bill": ("HÓA ĐƠN BÁN HÀNG", ("Đơn vị bán: Công ty An Bình", "Cộng: 1.200.000 đồng"), "HÓA ĐƠN"),
}  # fmt: skip


def nature(*lines: str) -> str:
    """What is said of a paper with some centred lines."""
    word = docx.Document()
    for words in lines:
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = words.isupper()
    with pytest.raises(OtherPaperError) as raised:
        assess(word)
    assert raised.value.nature.en
    return raised.value.nature.vi


def test_spaces_that_do_not_break() -> None:
    """They are spaces like others."""
    changes = {
        "number": {"text": "Số:\u00a012/BC-SYT"},
        "date": {"text": "An Bình,\u00a0ngày 05 tháng 3 năm 2026"},
    }
    assert said(REPORT.changed(changes)) == set()


def test_parts_of_a_scheme_are_no_subject() -> None:
    """What stands in the middle below the subject's line is the text."""
    body = ("PHẦN I", "SỰ CẦN THIẾT", *REPORT.body)
    look = {"bold": True, "align": "center"}
    office = REPORT.changed(
        {"text 1": look, "text 2": look}, body=body, addressees=(), recipients=("UBND tỉnh", "Lưu: VT")
    )
    assert said(office) == set()
    assert said(office.changed({"subject 1": {"rule": 0}})) == {"subject-line"}


@pytest.mark.parametrize("name", OTHERS)
def test_paper_that_is_no_administrative_document(name: str) -> None:
    """One sentence, with what it calls itself."""
    title, lines, shown = OTHERS[name]
    words = nature("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", title, *lines)
    assert f"“{shown}" in words
    assert "không phải văn bản hành chính" in words


def test_papers_with_rules_of_their_own() -> None:
    """The Party's and laws."""
    party = nature("ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", "kết quả công tác quý I", "Nơi nhận:", "BÍ THƯ")
    assert "văn bản của Đảng" in party
    law = nature(
        "BỘ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/2026/TT-BNV", "THÔNG TƯ", "Quy định về công tác văn thư", "Nơi nhận:", "BỘ TRƯỞNG",
    )  # fmt: skip
    assert "quy phạm pháp luật" in law


def test_letter_of_praise_has_no_form() -> None:
    """The decree names it among the documents and says no more; with a number it is judged as any other."""
    praise = nature(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 20 tháng 11 năm 2026", "THƯ KHEN", "CHỦ TỊCH",
    )  # fmt: skip
    assert "đây là thư công" in praise
    assert said(REPORT.changed({"title": {"text": "THƯ KHEN"}})) == set()


def test_who_is_addressed_makes_no_paper_of_the_party() -> None:
    """A report without the national title lacks that, whoever is named; a year in a number is a slip."""
    named = ("Đoàn TNCS Hồ Chí Minh tỉnh", "Lưu: VT")
    assert "national-title" in said(REPORT.changed({"national": None}, recipients=named, addressees=()))
    assert said(REPORT.changed(number="Số: 12/2026/BC-SYT")) == {"number"}
    assert said(LAYOUTS["1.4 chương trình"].changed(number="Số: 12/2026/CTr-UBND")) == {"number"}


@pytest.mark.parametrize(
    "lines", [("Chương một", "Ngày xưa có một người."), ("CHUYỂN ĐỔI SỐ", "Ba điều cần nhớ")]
)
def test_book_or_slide(lines: tuple[str, ...]) -> None:
    """Too little of a document; what is missing is named in the same sentence."""
    assert "không giống văn bản hành chính (không thấy Quốc hiệu, tên cơ quan ban hành" in nature(*lines)


@pytest.mark.parametrize("dropped", ["national", "motto", "number", "date", "title", "recipients title"])
def test_administrative_document_with_a_part_missing(dropped: str) -> None:
    """It stays one, and the part is named."""
    assert said(REPORT.changed({dropped: None}))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": {"text": "12/BC-SYT"}}, "number"), ({"number": {"text": "Số 12/BC-SYT"}}, "number"),
        ({"number": {"text": "Số: 12-BC/SYT"}}, "number"),
        ({"date": {"text": "An Bình, ngày 05/3/2026"}}, "date"),
        ({"date": {"text": "Ngày 05 tháng 3 năm 2026"}}, "date"),
        ({"recipient 1": {"text": "UBND tỉnh;"}}, "recipients"),
        ({"recipient 1": {"text": "- Các phòng thuộc Sở"}}, "recipients"),
        ({"recipient 2": {"text": "- Lưu VT."}}, "filed-copy"),
        ({"signer": {"text": "Đại tá Nguyễn Văn An"}}, "signer"),
        ({"authority 1": {"text": "THAY MẶT ỦY BAN NHÂN DÂN"}}, "authority-prefix"),
    ],
)  # fmt: skip
def test_part_that_is_miswritten_is_named(changes: dict[str, dict[str, object]], code: str) -> None:
    """It is seen for what it is meant to be, and is not called missing."""
    office = REPORT.changed(changes, addressees=(), recipients=("UBND tỉnh", "Lưu: VT"))
    assert said(office) == {code}
    assert all("không có" not in words for words in found(office)[code])


def test_ranks_where_the_service_has_them() -> None:
    """The armed forces, schools and hospitals have rules of their own on titles before names (II.7.c)."""
    police = REPORT.changed(superior="BỘ CÔNG AN", agency=("CÔNG AN TỈNH AN BÌNH",), number="Số: 12/BC-CAT")
    assert said(police.changed(signer="Đại tá Nguyễn Văn An")) == set()
    school = REPORT.changed(superior="UBND XÃ HÒA AN", agency=("TRƯỜNG THPT HÒA AN",))
    assert said(school.changed(signer="ThS. Nguyễn Văn An")) == set()
    assert said(school.changed(signer="PGS, TS Nguyễn Văn An")) == set()
    assert said(REPORT.changed(signer="ThS. Nguyễn Văn An")) == {"signer"}
    assert said(REPORT.changed(signer="Nguyễn Văn An, ThS")) == {"signer"}


@pytest.mark.parametrize(
    ("day", "good"),
    [
        ("ngày 29 tháng 02 năm 2028", True),
        ("ngày 29 tháng 02 năm 2026", False),
        ("ngày 31 tháng 4 năm 2026", False),
        ("ngày 31 tháng 12 năm 2026", True),
        ("ngày 29 tháng 02 năm …", True),
        ("ngày 31 tháng … năm 2026", True),
        ("ngày … tháng … năm 2026", True),
    ],
)
def test_day_that_the_calendar_has(day: str, good: bool) -> None:  # noqa: FBT001 - of the day
    """A document of 31 April is dated wrongly, whatever its zeros are."""
    assert said(REPORT.changed(date=f"An Bình, {day}")) == (set() if good else {"date"})


@pytest.mark.parametrize("names", [("UBND các xã, phường", "Công an tỉnh"), ("Sở Nội vụ", "UBND tỉnh")])
def test_addressees_without_dashes(names: tuple[str, ...]) -> None:
    """They are addressees all the same, and no text."""
    office = LETTER.changed(addressees=names)
    assert said(office) == set()
    bare = {f"addressee {number}": {"text": f"{name};"} for number, name in enumerate(names, start=1)}
    assert said(office.changed(bare)) == {"addressee"}


def test_name_that_goes_on_in_a_line_of_its_own() -> None:
    """A recipient of two lines has one dash and one end; an addressee may go on in brackets."""
    assert said(LETTER.changed(addressees=("Bộ Y tế\n(Cục Khám, chữa bệnh)",))) == set()
    two = LETTER.changed(addressees=("UBND tỉnh\n(qua Sở Nội vụ)", "Sở Y tế"))
    assert said(two) == set()
    recipients = ("Thường trực Tỉnh ủy", "Lưu: VT")
    broken = {"recipient 1": {"text": "- Thường trực Tỉnh ủy, Thường trực\nHội đồng nhân dân tỉnh;"}}
    assert said(REPORT.changed(broken, recipients=recipients, addressees=())) == set()


BOX = re.compile(r"<mc:AlternateContent>.*?<mc:Fallback>(.*?)</mc:Fallback></mc:AlternateContent>", re.DOTALL)


def test_text_boxes_of_an_older_word() -> None:
    """VML alone, as files of Word 2007 have it."""
    letter = LETTER.changed(head="text boxes", rules="underscores")
    assert rewritten(letter, lambda words: BOX.sub(r"\1", words)) == said(letter) == set()
    wrong = letter.changed({"number": {"text": "Số: 5/SYT-VP"}})
    assert rewritten(wrong, lambda words: BOX.sub(r"\1", words)) == {"number"}


LINE = re.compile(r'<w:pict><v:line from="([\d.]+)pt,[^"]*" to="([\d.]+)pt,[^"]*"/></w:pict>')


@pytest.mark.parametrize("unit", ["pt", "in", "cm"])
@pytest.mark.parametrize("shape", ["shape", "rect"])
def test_lines_drawn_as_shapes(unit: str, shape: str) -> None:
    """A connector or a flat rectangle of an older Word, its length in whatever unit."""
    points = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54}[unit]

    def redrawn(words: str) -> str:
        return LINE.sub(
            lambda match: (
                f'<w:pict><v:{shape} type="#_x0000_t32" style="position:absolute;'
                f'width:{(float(match[2]) - float(match[1])) / points:.4f}{unit};height:0"/></w:pict>'
            ),
            words,
        )

    office = REPORT.changed(rules="vml")
    assert LINE.search(zipfile.ZipFile(io.BytesIO(package(office))).read("word/document.xml").decode())
    assert rewritten(office, redrawn) == set()
    assert rewritten(office.changed({"motto": {"rule": 0.5}}), redrawn) == {"motto-line"}


STRAIGHT, RECTANGLE = '<a:prstGeom prst="line"/>', '<a:prstGeom prst="rect"/>'
NO_FILL, FILL = "<a:noFill/>", "<a:solidFill/>"
WHITE, SHADE = '<a:schemeClr val="bg1"/>', '<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>'


def outlined(inside: str) -> str:
    """The outline of a shape."""
    return f"<a:ln>{inside}</a:ln>"


@pytest.mark.parametrize(
    ("whole", "bare", "seen"),
    [
        (STRAIGHT, STRAIGHT + outlined(NO_FILL), STRAIGHT + outlined(FILL)),
        (STRAIGHT, RECTANGLE + NO_FILL + outlined(NO_FILL), RECTANGLE + NO_FILL + outlined(FILL)),
        (STRAIGHT, RECTANGLE + NO_FILL + outlined(NO_FILL), RECTANGLE + FILL + outlined(NO_FILL)),
        (
            STRAIGHT,
            STRAIGHT + outlined(f"<a:solidFill>{WHITE}</a:solidFill>"),
            STRAIGHT + outlined(f"<a:solidFill>{SHADE}</a:solidFill>"),
        ),
        ("<v:line ", '<v:line stroked="f" ', '<v:line stroked="t" '),
        ("<v:line ", '<v:line stroked="false" ', '<v:line stroked="true" '),
        (
            "<v:line ",
            '<v:line stroked="t" strokecolor="white [3212]" ',
            '<v:line stroked="t" strokecolor="black [3213]" ',
        ),
    ],
)
def test_line_without_a_colour_is_none(whole: str, bare: str, seen: str) -> None:
    """LibreOffice keeps a line that nobody sees; what has a colour inside is seen without an outline.

    White is the colour of the paper, a shade of it is not.
    """
    office = REPORT.changed(rules="drawing" if whole == STRAIGHT else "vml")
    three = {"agency-line", "motto-line", "subject-line"}
    assert rewritten(office, lambda words: words.replace(whole, bare)) == three
    assert rewritten(office, lambda words: words.replace(whole, seen)) == set()


def test_line_of_hyphens_is_not_solid() -> None:
    """Hyphens below the agency are neither its name nor the line that the decree asks for."""
    office = LETTER.changed({"agency 1": {"rule": 0}}, agency=("SỞ Y TẾ", "-------"))
    assert said(office.changed({"agency 2": {"rule": 0}})) == {"agency-line"}


def test_room_for_binding_belongs_to_the_margin() -> None:
    """A gutter of 1 cm beside a margin of 2 cm."""
    narrow = REPORT.changed(margins={**REPORT.margins, "left": 20})
    assert said(narrow) == {"margins"}
    assert rewritten(narrow, lambda words: words.replace('w:gutter="0"', 'w:gutter="567"')) == set()


def test_draft_that_is_attached() -> None:
    """What follows the first recipients and signature belongs to another document."""
    first, second = (
        zipfile.ZipFile(io.BytesIO(package(office))).read("word/document.xml").decode()
        for office in (REPORT, DECISION.changed(number="Số:      /QĐ-UBND"))
    )
    body = second[second.index("<w:body>") + len("<w:body>") : second.rindex("<w:sectPr")]
    place = first.rindex("<w:sectPr")
    assert rewritten(REPORT, lambda _: first[:place] + body + first[place:]) == set()


@pytest.mark.parametrize(
    "day",
    [
        "An Bình, ngày 05\ntháng 3 năm 2026",
        "An Bình, ngày 05 tháng 3\nnăm 2026",
        "An Bình,\nngày 05 tháng 3 năm 2026",
        "An Bình, ngày\n05 tháng 3 năm 2026",
        "Thành phố An\nBình, ngày 05 tháng 3 năm 2026",
    ],
)
def test_title_and_date_in_two_lines(day: str) -> None:
    """Broken by the typist, they are whole."""
    assert said(REPORT.changed({"national": {"text": "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"}})) == set()
    assert said(REPORT.changed(date=day)) == set()
    assert said(REPORT.changed(date=day.replace("05", "5"))) == {"date"}


@pytest.mark.parametrize(
    ("above", "whole"),
    [
        ("XÃ HÒA AN", "An Bình, ngày 5 tháng 3 năm 2026"),
        ("Xã Hòa", "Xã Hòa An Bình, ngày 5 tháng 3 năm 2026"),
    ],
)
def test_what_stands_above_a_date(above: str, whole: str) -> None:
    """A place goes on in the line with the day; an office's name in capitals is no place."""
    office = REPORT.changed(date=f"{above}\nAn Bình, ngày 5 tháng 3 năm 2026")
    assert f"“{whole}”" in " ".join(found(office)["date"])


def test_line_of_very_many_tabs_is_left_whole() -> None:
    """It is no letterhead, and takes no time."""
    line = Paragraph(
        tuple(Run("a\t", Font(("Times New Roman",), 13, False, False, "auto")) for _ in range(100_000)),  # noqa: FBT003 - neither bold nor italic
        "left", 0, 0, 1, 0, 0, 0, 16, 0,
    )  # fmt: skip
    assert line.cut(COLUMNS) == [line]
