"""The parts of a plan as they are read from Word: head, sections, clauses under their own numbers, foot."""

import random

import pytest
from plans_in_lines import FOOT, HEAD, assert_all_kept, document, loose, node, numbers, plan

from ttdn.importing.blocks import Paragraph, Table
from ttdn.importing.outline import read_outline
from ttdn.importing.outline_model import Part


def test_head_and_foot_of_tables() -> None:
    """The usual letterhead and foot, in tables without borders."""
    outline = plan("Căn cứ Luật A;", "UBND tỉnh ban hành Kế hoạch như sau:", "**I. NỘI DUNG**", "- Việc.")
    head, foot = outline.head, outline.foot
    assert (head.agency, head.number, head.place) == (("UBND TỈNH AN BÌNH",), "12/KH-UBND", "An Bình")
    assert (head.day, head.kind, head.title) == (
        "ngày 05 tháng 01 năm 2027",
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2027",
    )
    assert outline.basis == ("Căn cứ Luật A;",)
    assert outline.opening == "UBND tỉnh ban hành Kế hoạch như sau:"
    assert foot.recipients == ("Như trên;", "Lưu: VT, KGVX.")
    assert (foot.authority, foot.name) == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Bình")
    assert not outline.remarks


def test_clauses_stand_under_their_own_numbers() -> None:
    """Sections, clauses, points, dashes and what is below dashes."""
    outline = plan(
        "**I. MỤC ĐÍCH, YÊU CẦU**",
        "**1. Mục đích**",
        "- Một.",
        "- Hai.",
        "**2. Yêu cầu**",
        "a) Một.",
        "đ) Hai.",
        "**II. NHIỆM VỤ**",
        "**1. Hạ tầng**",
        "1.1. Mạng",
        "- Phủ sóng:",
        "+ Trung tâm xã.",
        "+ Thôn.",
        "1.2. Máy.",
        "**2. Nhân lực**",
        "Mở lớp tập huấn.",
    )
    assert numbers(outline) == [
        "I",
        "I.1",
        "I.1.1",
        "I.1.2",
        "I.2",
        "I.2.a",
        "I.2.đ",
        "II",
        "II.1",
        "II.1.1",
        "II.1.1.1",
        "II.1.1.1.1",
        "II.1.1.1.2",
        "II.1.2",
        "II.2",
    ]
    assert [node(outline, one).part for one in ("I.1", "I.2", "II.1")] == [
        Part.GOALS,
        Part.REQUIREMENTS,
        Part.TASKS,
    ]
    assert [one.text for one in node(outline, "II.2").content if isinstance(one, Paragraph)] == [
        "Mở lớp tập huấn."
    ]


def test_labels_printed_by_word_are_labels() -> None:
    """A list that Word numbers reads like one that was typed."""
    outline = plan(
        "#I.# **NỘI DUNG**", "#1.# **Hạ tầng**", "#-# Phủ sóng.", "#-# Lắp máy.", "#2.# **Nhân lực**", "Lớp."
    )
    assert numbers(outline) == ["I", "I.1", "I.1.1", "I.1.2", "I.2"]
    assert node(outline, "I.1.2").label == "-"


@pytest.mark.parametrize(
    "sentence",
    [
        "1.000 người được tập huấn.",
        "15/11 là hạn cuối.",
        "2026 - 2030 là giai đoạn hai.",
        "I.Q. là một chỉ số.",
        "32/CT-TTg là chỉ thị.",
        "v.v. là còn nữa.",
    ],
)
def test_a_sentence_that_begins_with_a_figure_has_no_label(sentence: str) -> None:
    """A figure in front of a sentence is no number of a clause."""
    outline = plan("**I. NỘI DUNG**", "**1. Hạ tầng**", sentence)
    assert numbers(outline) == ["I", "I.1"]


def test_a_number_that_stands_twice_is_cited() -> None:
    """The section with work keeps its number; the other, with all below it, says the document's."""
    outline = plan(
        "**I. LỘ TRÌNH**", "1. Năm đầu.", "**I. NHIỆM VỤ**", "1. Phủ sóng.", "**II. KINH PHÍ**", "- Một."
    )
    assert numbers(outline) == ["I2", "I2.1", "I", "I.1", "II", "II.1"]
    assert [node(outline, one).cited_as for one in ("I2", "I2.1", "I", "I.1")] == ["I", "I.1", None, None]
    assert node(outline, "I2").remarks


def test_labelled_lines_belong_to_the_dash_above() -> None:
    """A line "Cơ quan chủ trì: …" says something of the dash; any other paragraph behind dashes does not."""
    outline = plan(
        "**I. NHIỆM VỤ**", "**1. Hạ tầng**", "- Phủ sóng.", "Cơ quan chủ trì: Sở A.", "Việc này gấp."
    )
    assert loose(node(outline, "I.1.1")) == ["Cơ quan chủ trì: Sở A."]
    assert loose(node(outline, "I.1")) == ["Việc này gấp."]


def test_what_a_page_tore_apart_is_joined() -> None:
    """A sentence that goes on in small letters is one, so is a heading in the same face."""
    outline = plan(
        "**I. NHIỆM VỤ**",
        "**1. Sở Văn hóa, Sở Nội vụ, Sở Tài chính và Sở Khoa học,**",
        "**Hội Nông dân**",
        "- Phủ sóng các",
        "xã, phường.",
        "- Lắp máy.",
        "Việc khác.",
    )
    assert node(outline, "I.1").text == "Sở Văn hóa, Sở Nội vụ, Sở Tài chính và Sở Khoa học, Hội Nông dân"
    assert node(outline, "I.1.1").text == "Phủ sóng các xã, phường."
    assert node(outline, "I.1.1").remarks
    assert node(outline, "I.1.2").text == "Lắp máy."


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Phủ sóng các thôn và", "Trường học."),
        ("Hoàn thành trong tháng", "10 năm 2027."),
        ("Báo cáo UBND xã (qua", "Phòng Văn hóa) trước ngày 15."),
        ("Phát động phong trào “Học", "Mỗi ngày” trong trường học."),
        ("Bảo đảm đường truyền cho các trường học;", "máy tính cho thư viện."),
        ("Báo cáo UBND xã", "(qua Phòng Văn hóa) trước ngày 15."),
        ("Lắp máy tại thư viện xã, trường học và các thôn Tân Lập", "- xã Tân Hòa."),
    ],
)
def test_a_sentence_that_cannot_end_goes_on(before: str, behind: str) -> None:
    """Words, brackets and quotations that are left open show that a sentence was cut."""
    outline = plan("**I. NHIỆM VỤ**", f"- {before}", behind, "- Lắp máy.")
    assert node(outline, "I.1").text == f"{before} {behind}"
    assert numbers(outline) == ["I", "I.1", "I.2"]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Phủ sóng các thôn.", "Việc này gấp."),
        ("Phủ sóng các thôn", "(chi tiết tại Phụ lục)"),
        ("Phủ sóng các thôn", "Cơ quan chủ trì: Sở A."),
        ("Phủ sóng", "100% các thôn có mạng."),
    ],
)
def test_a_sentence_that_ends_does_not_go_on(before: str, behind: str) -> None:
    """What may be a sentence of its own stays one."""
    outline = plan("**I. NHIỆM VỤ**", f"- {before}", behind, "- Lắp máy.")
    assert node(outline, "I.1").text == before
    assert not node(outline, "I.1").remarks


def test_two_points_in_one_paragraph_are_parted_where_the_third_follows() -> None:
    """Three points are sure where the third stands behind; without it nothing is parted."""
    outline = plan("**I. NỘI DUNG**", "a. Từ tháng 3 b. Tại hai xã", "- Xã Một.", "c. Mười mẫu")
    assert numbers(outline) == ["I", "I.a", "I.b", "I.b.1", "I.c"]
    assert numbers(plan("**I. NỘI DUNG**", "a. Từ tháng 3 b. Tại hai xã")) == ["I", "I.a"]


def test_an_annex_is_a_clause_with_title_and_table() -> None:
    """An annex stands behind the foot, with its title, the line in brackets and its table."""
    blocks = document(
        *HEAD,
        "**I. NỘI DUNG**",
        "- Việc.",
        FOOT,
        "**PHỤ LỤC**",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 12/KH-UBND)",
        [["TT", "Việc"], ["1", "Phủ sóng"]],
    )
    annex = assert_all_kept(blocks).sections[-1]
    assert (annex.number, annex.text, annex.part) == ("PL", "DANH MỤC NHIỆM VỤ", Part.TASKS)
    assert [type(one) for one in annex.content] == [Paragraph, Table]


def test_a_decision_keeps_its_articles_and_the_plan_it_issues() -> None:
    """The articles are clauses cited as such; the attached plan's sections keep their numbers."""
    blocks = document(
        [
            ["UBND XÃ TÂN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 5/QĐ-UBND", "Tân Hòa, ngày 06 tháng 01 năm 2027"],
        ],
        "^**QUYẾT ĐỊNH**",
        "^**Ban hành Chương trình khuyến học năm 2027**",
        "Căn cứ Luật A;",
        "^**QUYẾT ĐỊNH:**",
        "Điều 1. Ban hành kèm theo Quyết định này Chương trình khuyến học.",
        "Điều 2. Các đơn vị chịu trách nhiệm thi hành.",
        FOOT,
        "^**CHƯƠNG TRÌNH**",
        "^**Khuyến học năm 2027**",
        "^(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
        "**I. MỤC TIÊU**",
        "1. Mọi người học.",
        "**II. NHIỆM VỤ**",
        "1. Mở thư viện.",
        "Trong quá trình thực hiện, nếu vướng mắc thì báo cáo.",
    )
    outline = assert_all_kept(blocks)
    assert outline.head.kind == "QUYẾT ĐỊNH"
    assert [one.text for one in outline.closing] == ["Trong quá trình thực hiện, nếu vướng mắc thì báo cáo."]
    assert numbers(outline) == ["D1", "D2", "I", "I.1", "II", "II.1"]
    assert [one.cited_as for one in outline.sections] == ["Điều 1", "Điều 2", None, None]
    assert [one.part for one in outline.sections] == [Part.CLAUSES, Part.DUTIES, Part.GOALS, Part.TASKS]
    assert "Khuyến học năm 2027" in outline.attached


LETTERS = (
    ["A.", "B.", "I.", "II.", "III.", "V.", "Phần I", "PHẦN THỨ HAI", "Chương I", "Điều 1.", "Mục 2."],
    ["1.", "2.", "2)", "3/", "1.1.", "1.2", "2.1.1.", "II.1.", "Hoạt động 1:", "Chỉ tiêu 2.", "Bước 1"],
    ["a)", "b)", "đ)", "a.", "i)", "ii.", "(1)", "(i)", "(a)", "b1)"],
    ["-", "–", "+", "*", "•", "#1.# ", "#-# ", "#o# ", "#a)# ", "", "", "", ""],
)
TEXTS = (
    "Một câu.",
    "Một việc",
    "một phần của câu;",
    "CHỮ HOA",
    "**Chữ đậm**",
    "^**Chữ đậm ở giữa**",
    "Gồm:",
    "Cơ quan chủ trì: Sở A.",
    "(kèm theo)",
    "Tháng 3 b. Tại hai xã",
    "PHỤ LỤC",
    "Nơi nhận:",
    "KẾ HOẠCH",
    "^**KẾ HOẠCH**",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "Trần Văn An",
    "Số: 5/KH-UBND",
    "Trên đây là Kế hoạch./.",
    "Căn cứ Luật A; Luật B;",
    "UBND xã ban hành Kế hoạch như sau:",
    "An Bình, ngày 05 tháng 01 năm 2027",
    "1.000 người",
    "**PHỤ LỤC II: Danh mục**",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "QUYẾT ĐỊNH:",
    "Kính gửi: Sở A",
)


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_in_whatever_order_lines_come(seed: int) -> None:
    """Documents that nobody would write keep every word, once, and numbers that a plan can have."""
    chance = random.Random(seed)  # noqa: S311 - the same documents each time
    lines: list[str | list[list[str]]] = []
    for _ in range(chance.randint(1, 60)):
        label, text = chance.choice(chance.choice(LETTERS)), chance.choice(TEXTS)
        if text.startswith(("^", "*")) or label.startswith("#"):
            label = label if label.startswith("#") and not text.startswith("^") else ""
        lines.append(f"{label}{' ' if label and not label.startswith('#') else ''}{text}")
        if chance.random() < 0.08:
            lines.append(chance.choice([FOOT, HEAD[0], [["TT", "Việc"], ["1", "Mở lớp"]]]))
    assert_all_kept(document(*lines))


def test_a_head_in_lines_that_tabs_parted() -> None:
    """Without a table the two columns stand in one line each."""
    outline = read_outline(
        document(
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "XÃ TÂN HÒA Độc lập - Tự do - Hạnh phúc",
            "Số: 15 /KH - UBND Tân Hòa, ngày 05 tháng 01 năm 2027",
            "**KẾ HOẠCH**",
            "**Khuyến học năm 2027**",
            "**trên địa bàn xã Tân Hòa**",
            "Thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh, UBND xã xây dựng Kế hoạch như sau:",
            "**I. NỘI DUNG**",
            "- Mở thư viện.",
            "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
            "- UBND tỉnh; CHỦ TỊCH",
            "- Lưu: VT. Trần Văn An",
        )
    )
    head, foot = outline.head, outline.foot
    assert head.agency == ("ỦY BAN NHÂN DÂN", "XÃ TÂN HÒA")
    assert (head.number, head.place, head.day) == ("15/KH-UBND", "Tân Hòa", "ngày 05 tháng 01 năm 2027")
    assert head.title == "Khuyến học năm 2027 trên địa bàn xã Tân Hòa"
    assert outline.basis == ("Thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh,",)
    assert outline.opening == "UBND xã xây dựng Kế hoạch như sau:"
    assert foot.recipients == ("UBND tỉnh;", "Lưu: VT.")
    assert (foot.authority, foot.name) == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trần Văn An")


def test_a_section_of_a_body_is_of_its_duties() -> None:
    """Words without accents mislead: "SỐ ĐIỂM" is no "SỞ", "HỘI THI" no "HỘI"."""
    titles = ("I. SỞ NỘI VỤ", "II. ĐỀ NGHỊ HỘI NÔNG DÂN", "III. SỐ ĐIỂM", "IV. HỘI THI")
    lines = [line for title in titles for line in (f"**{title}**", "- Một.")]
    of_bodies = [one.part is Part.DUTIES for one in read_outline(document(*HEAD, *lines)).sections]
    assert of_bodies == [True, True, False, False]


def test_a_front_is_no_secret() -> None:
    """Without accents "MẶT TRẬN" begins as the stamp "MẬT" does; the stamp itself is no name."""
    lines = ("MẬT", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ TÂN HÒA", "^**KẾ HOẠCH**", "**I. NỘI DUNG**", "- Việc.")
    head = read_outline(document(*lines)).head
    assert head.agency == ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ TÂN HÒA")


def test_a_head_of_the_party() -> None:
    """The Party numbers with a hyphen and has its own national title."""
    head = read_outline(
        document(
            "TỈNH ỦY AN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM",
            "* An Bình, ngày 05 tháng 01 năm 2027",
            "Số 12-KH/TU",
            "^**KẾ HOẠCH**",
            "^**thực hiện Nghị quyết số 5-NQ/TW**",
            "**I- MỤC TIÊU**",
            "1- Một.",
        )
    ).head
    assert (head.agency, head.number, head.place) == (("TỈNH ỦY AN BÌNH",), "12-KH/TU", "An Bình")


def test_a_number_alone_in_its_line() -> None:
    """A Roman number in the middle of a line, and its title in the next, is a section."""
    outline = plan(
        "^**I**", "^**MỤC TIÊU**", "1. Trồng cây.", "^**II**", "^**TỔ CHỨC THỰC HIỆN**", "1. Sở A."
    )
    assert [(one.number, one.text, one.part) for one in outline.sections] == [
        ("I", "MỤC TIÊU", Part.GOALS),
        ("II", "TỔ CHỨC THỰC HIỆN", Part.DUTIES),
    ]


def test_a_programme_of_action_and_a_text_in_capitals() -> None:
    """The kind has more words where they are all of its line; a basis in capitals is no line of the title."""
    outline = read_outline(
        document(
            *HEAD[:1],
            "^**CHƯƠNG TRÌNH HÀNH ĐỘNG**",
            "^**TRỒNG CÂY NĂM 2027**",
            "CĂN CỨ KẾ HOẠCH SỐ 3/KH-UBND NGÀY 01/01/2027 CỦA UBND TỈNH, UBND XÃ BAN HÀNH KẾ HOẠCH NHƯ SAU:",
            "**I. NỘI DUNG**",
            "1. TRỒNG CÂY.",
        )
    )
    assert (outline.head.kind, outline.head.title) == ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "TRỒNG CÂY NĂM 2027")
    assert outline.opening.startswith("CĂN CỨ KẾ HOẠCH SỐ 3")
    assert [one.number for one in outline.sections] == ["I"]


def test_bodies_are_duties_at_any_level() -> None:
    """In a letter each section is a body; below "Tổ chức thực hiện" "công chức tài chính" is one."""
    letter = document(
        [["UBND TỈNH AN BÌNH\nSố: 12/UBND-VX", "Độc lập - Tự do - Hạnh phúc"]],
        "V/v trồng cây",
        "^Kính gửi:",
        "- Các sở.",
        "**1. Sở Tài chính**",
        "- Cấp tiền.",
    )
    assert [(one.number, one.part) for one in read_outline(letter).sections] == [("1", Part.DUTIES)]
    parts = plan("**PHẦN I**", "**TỔ CHỨC THỰC HIỆN**", "1. Công chức Tài chính:", "- Cấp tiền.")
    assert node(parts, "PI.1").part is Part.DUTIES


def test_an_officer_signs() -> None:
    """The post of the police, and a name behind a rank."""
    signs = [["Nơi nhận:\n- Lưu: CAX.", "TRƯỞNG CÔNG AN XÃ\n\nTrung tá Lê An"]]
    foot = read_outline(document(*HEAD, "**I. NỘI DUNG**", "- Việc.", signs)).foot
    assert (foot.recipients, foot.authority) == (("Lưu: CAX.",), ("TRƯỞNG CÔNG AN XÃ",))
    assert foot.name == "Trung tá Lê An"


def test_a_number_and_a_day_that_are_not_filled_in_are_told() -> None:
    """A draft has neither; the sign of the number is kept."""
    blocks = document(
        [
            [
                "UBND XÃ TÂN HÒA\nSố:     /KH-UBND",
                "Độc lập - Tự do - Hạnh phúc\nTân Hòa, ngày    tháng 01 năm 2027",
            ]
        ],
        "^**KẾ HOẠCH**",
        "^**Khuyến học**",
    )
    outline = assert_all_kept(blocks)
    assert (outline.head.number, outline.head.day, outline.head.place) == ("/KH-UBND", "", "Tân Hòa")
    assert [field for field, _ in outline.remarks] == ["number", "day"]


def test_a_letter_is_addressed() -> None:
    """To whom it goes is kept; its subject is the title."""
    outline = assert_all_kept(
        document(
            [
                ["SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"],
                ["Số: 5/SNV-CCHC\nV/v tuyên truyền", "An Bình, ngày 05/01/2027"],
            ],
            "Kính gửi:",
            "- Các sở;",
            "- UBND các xã.",
            "Sở Nội vụ đề nghị các cơ quan triển khai các nội dung sau:",
            "1. Tuyên truyền trên loa.",
            "Nơi nhận:",
            "- Như trên;",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "(Đã ký)",
            "Phạm Thu Hà",
        )
    )
    assert (outline.head.title, outline.head.day) == ("V/v tuyên truyền", "ngày 05/01/2027")
    assert numbers(outline) == ["1"]
    assert [one.text for one in outline.leftover if isinstance(one, Paragraph)][:1] == ["Kính gửi:"]
    assert (outline.foot.authority, outline.foot.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Phạm Thu Hà")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "**A. MỤC TIÊU**",
                "**I. Chung**",
                "1. Một.",
                "**II. Riêng**",
                "**B. NHIỆM VỤ**",
                "**I. Hạ tầng**",
                "a) Hai.",
            ],
            ["A", "A.I", "A.I.1", "A.II", "B", "B.I", "B.I.a"],
        ),
        (
            ["**I. MỤC TIÊU**", "**A. Chung**", "1. Một.", "**B. Riêng**", "**II. NHIỆM VỤ**"],
            ["I", "I.A", "I.A.1", "I.B", "II"],
        ),
        (
            [
                "**PHẦN I**",
                "**ĐÁNH GIÁ**",
                "**I. KẾT QUẢ**",
                "1. Một.",
                "**PHẦN II**",
                "**KẾ HOẠCH**",
                "**I. NHIỆM VỤ**",
            ],
            ["PI", "PI.I", "PI.I.1", "PII", "PII.I"],
        ),
        (
            ["**I. MỤC TIÊU**", "1.1. Một.", "**II. NHIỆM VỤ**", "2.1. Hai", "2.1.1. Ba."],
            ["I", "I.1.1", "II", "II.2.1", "II.2.1.1"],
        ),
        (["**I. NHIỆM VỤ**", "I.1. Một", "I.1.1. Hai.", "I.2. Ba."], ["I", "I.1", "I.1.1", "I.2"]),
        (
            ["**1. Mục tiêu**", "a) Một.", "**2. Nội dung**", "2.1. Hội nghị", "- Hai."],
            ["1", "1.a", "2", "2.1", "2.1.1"],
        ),
        (
            ["**I. NỘI DUNG**", "- Gồm:", "1. Một.", "2. Hai.", "- Còn:", "1. Ba."],
            ["I", "I.1", "I.1.1", "I.1.2", "I.2", "I.2.1"],
        ),
        (
            ["**I. NỘI DUNG**", "- Loa.", "* Trên mạng:", "- Trang.", "- Nhóm."],
            ["I", "I.1", "I.2", "I.2.1", "I.2.2"],
        ),
        (
            ["**I. NỘI DUNG**", "1. Một:", "i) Hai;", "ii) Ba.", "2. Bốn:", "h) Năm;", "i) Sáu."],
            ["I", "I.1", "I.1.i", "I.1.ii", "I.2", "I.2.h", "I.2.i"],
        ),
        (["**I. NỘI DUNG**", "- Một.", "1. Hai.", "2. Ba."], ["I", "I.g1", "I.1", "I.2"]),
        (
            [
                "**MỤC TIÊU, YÊU CẦU**",
                "**Mục tiêu**",
                "- Một.",
                "**Yêu cầu**",
                "- Hai.",
                "**NỘI DUNG**",
                "**Hội nghị**",
                "1. Ba.",
            ],
            ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"],
        ),
        (["**II. MỤC TIÊU**", "1. Một.", "**IV. NHIỆM VỤ**", "2. Hai."], ["II", "II.1", "IV", "IV.2"]),
        (
            ["**I. NHIỆM VỤ**", "Hoạt động 1: Hội nghị", "- Cơ quan chủ trì: Sở A.", "Hoạt động 2: Thi."],
            ["I", "I.1", "I.1.1", "I.2"],
        ),
        (["**I/ NỘI DUNG**", "**1/ Loa**", "a/ Một", "**II/ KINH PHÍ**"], ["I", "I.1", "I.1.a", "II"]),
    ],
)
def test_levels_follow_the_document(lines: list[str], expected: list[str]) -> None:
    """Offices nest letters, numbers and dashes as each of them likes."""
    assert numbers(plan(*lines)) == expected


def test_a_part_is_cited_by_its_words() -> None:
    """Numbers begin again in each part: a clause is cited with the part."""
    outline = plan("**PHẦN THỨ HAI**", "**NHIỆM VỤ**", "**I. HẠ TẦNG**", "1. Một.")
    assert [one.cited_as for one in outline.walk()] == [
        "Phần thứ hai",
        "mục I Phần thứ hai",
        "mục I.1 Phần thứ hai",
    ]


@pytest.mark.parametrize(
    "sentence", ["Trên đây là Kế hoạch.", "Yêu cầu các cơ quan thực hiện.", "Việc này gấp."]
)
def test_what_stands_behind_the_last_clause_closes(sentence: str) -> None:
    """Behind a clause with a sentence of its own; below a title it is what the title is about."""
    assert [one.text for one in plan("**I. NỘI DUNG**", "- Một.", sentence).closing] == [sentence]
    below = plan("**I. CHẾ ĐỘ BÁO CÁO**", sentence)
    assert not below.closing
    assert loose(below.sections[0]) == [sentence]


def test_annexes_without_their_word() -> None:
    """A title behind the foot with "(Kèm theo …)" is an annex, each with its own table."""
    table = [["TT", "Việc"], ["1", "Mở lớp"]]
    note = "(Kèm theo Kế hoạch số 12/KH-UBND)"
    blocks = document(
        *HEAD,
        "**I. NỘI DUNG**",
        "- Một.",
        FOOT,
        "**DANH MỤC NHIỆM VỤ**",
        note,
        table,
        "**KINH PHÍ**",
        note,
        table,
    )
    assert [(one.number, one.text) for one in assert_all_kept(blocks).sections] == [
        ("I", "NỘI DUNG"),
        ("PL1", "DANH MỤC NHIỆM VỤ"),
        ("PL2", "KINH PHÍ"),
    ]


def test_a_clause_too_deep_for_a_number_has_a_short_one() -> None:
    """A number of a plan has no more than 32 letters; the document's own is said."""
    lines = [
        "**XXVIII. NỘI DUNG**",
        "28. Một:",
        "28.28. Hai:",
        "28.28.28. Ba:",
        "28.28.28.28. Bốn:",
        "28.28.28.28.28. Năm:",
    ]
    last = [
        *assert_all_kept(
            document(*HEAD, *lines, "m) Sáu:", "- Bảy:", "+ Tám:", "* Chín:", "(1) Chín:", "(a) Mười.")
        ).walk()
    ][-1]
    assert last.number.startswith("XXVIII.x")
    assert last.cited_as == "XXVIII.28.28.28.28.28.m.1.1.1.1.a"


def test_an_article_that_approves_holds_sections() -> None:
    """Below "với các nội dung sau:" stand the sections of a plan, each in its own list."""
    outline = plan(
        "Điều 1. Phê duyệt Kế hoạch với các nội dung sau:",
        "1. Mục tiêu",
        "a) Một.",
        "2. Kinh phí: ngân sách xã.",
        "Điều 2. Quyết định có hiệu lực từ ngày ký.",
    )
    assert numbers(outline) == ["D1", "D1.1", "D1.1.a", "D1.2", "D2"]
    assert [one.part for one in outline.sections[0].children] == [Part.GOALS, Part.FUNDING]
    assert node(outline, "D1.1.a").cited_as == "điểm a khoản 1 Điều 1"


def test_a_section_that_may_be_missing_is_told() -> None:
    """A plan that begins with II, or goes from II to IV, says so beside the section."""
    outline = plan("**II. MỤC TIÊU**", "1. Một.", "**IV. NHIỆM VỤ**", "1. Hai.", "**V. KINH PHÍ**", "1. Ba.")
    assert [bool(one.remarks) for one in outline.sections] == [True, True, False]
