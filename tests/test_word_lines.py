"""Where the lines of titles, names and heads of tables end: between words, and about equally long."""

import pytest

from ttdn.documents.layout.word.lines import HELD, Room, balanced, groups, held, hold, proper_names
from ttdn.measure import fill, text_width

SUBJECT = "Kết quả hoạt động thông tin đối ngoại trên địa bàn thành phố Nha Trang năm 2020"
WORDS = [
    "kết",
    "quả",
    "HOẠT",
    "ĐỘNG",
    "thông",
    "tin",
    "ĐỐI",
    "NGOẠI",
    "trên",
    "địa",
    "bàn",
    "WWWWWWWWWWWW",
    "Q",
    "a",
    "2020",
    "nghiêng",
]


NAMES = proper_names(["Ủy ban nhân dân thành phố Nha Trang", "tỉnh Hải Lâm", "UBND TỈNH"])


def broken(text: str, width: float) -> list[str]:
    """The lines of a title in a room."""
    return balanced(text, Room(14, width, bold=True))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (
            SUBJECT,
            16.5,
            ["Kết quả hoạt động thông tin đối ngoại", "trên địa bàn thành phố Nha Trang năm 2020"],
        ),
        (
            "Kết quả thực hành tiết kiệm, chống lãng phí trên địa bàn tỉnh Hải Lâm năm 2026",
            16.5,
            ["Kết quả thực hành tiết kiệm, chống lãng phí", "trên địa bàn tỉnh Hải Lâm năm 2026"],
        ),
        (
            "KHÓ KHĂN, NGUYÊN NHÂN, NHIỆM VỤ, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ",
            16.5,
            ["KHÓ KHĂN, NGUYÊN NHÂN, NHIỆM VỤ,", "KIẾN NGHỊ CỦA CÁC ĐƠN VỊ"],
        ),
        (
            "(Kèm theo Báo cáo số        /BC ngày       tháng       năm 2027 của UBND thành phố Nha Trang)",
            18.5,
            [
                "(Kèm theo Báo cáo số        /BC ngày       tháng       năm 2027",
                "của UBND thành phố Nha Trang)",
            ],
        ),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ NHA TRANG", 7.2, ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"]),
        ("KT. TRƯỞNG CÔNG AN THÀNH PHỐ NHA TRANG", 9.5, ["KT. TRƯỞNG CÔNG AN", "THÀNH PHỐ NHA TRANG"]),
        (
            "VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN",
            7.2,
            ["VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN", "VÀ ỦY BAN NHÂN DÂN"],
        ),
        (
            "V/v đôn đốc báo cáo kết quả cải cách hành chính quý II năm 2026",
            7.2,
            ["V/v đôn đốc báo cáo", "kết quả cải cách hành chính", "quý II năm 2026"],
        ),
        (
            "V/v nhắc báo cáo kết quả công tác cải cách hành chính quý II năm 2026",
            7.2,
            ["V/v nhắc báo cáo", "kết quả công tác cải cách", "hành chính quý II năm 2026"],
        ),
    ],
)
def test_lines_of_titles(text: str, width: float, lines: list[str]) -> None:
    """As an office would break them: before what joins, never within a word, a name or a date."""
    assert balanced(text, Room(14, width, bold=True), NAMES) == lines


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Chưa thực hiện", ["Chưa", "thực hiện"]),
        ("Số đơn vị báo cáo", ["Số", "đơn vị", "báo cáo"]),
        ("Số lượng", ["Số lượng"]),
        ("Lực lượng vũ trang", ["Lực lượng", "vũ trang"]),
        ("Mặt trận, đoàn thể", ["Mặt trận,", "đoàn thể"]),
        ("Ngày 05 tháng 3 năm 2026", ["Ngày 05 tháng 3 năm 2026"]),
        ("Lớp của bà Lê Thị Bích Ngân", ["Lớp", "của", "bà", "Lê Thị Bích Ngân"]),
        ("Họp ở Điện Biên Phủ, Ấn Độ", ["Họp", "ở", "Điện Biên Phủ,", "Ấn Độ"]),
        ("có 12 buổi, mục II.4", ["có", "12 buổi,", "mục II.4"]),
        ("đối với các xã", ["đối với", "các", "xã"]),
        ("", []),
    ],
)
def test_parts_that_are_never_broken(text: str, parts: list[str]) -> None:
    """Words of two syllables, dates, names, numbers with their unit; a word of one syllable stands alone."""
    assert groups(text) == parts


def test_name_in_capitals_is_known_by_the_document() -> None:
    """What a text in capitals calls a place is one where the document writes it with its capitals."""
    assert groups("XÃ BÌNH MINH AN BÌNH", proper_names(["xã Bình Minh An Bình"])) == [
        "XÃ",
        "BÌNH MINH AN BÌNH",
    ]
    assert groups("XÃ BÌNH MINH AN BÌNH", NAMES) == ["XÃ", "BÌNH MINH", "AN BÌNH"]


def test_beginning_of_a_body_is_no_name() -> None:
    """Of "Phòng Quản lý" the first two words are no place; "Hội An" alone is one."""
    names = proper_names(
        ["Phòng Quản lý Văn hóa", "Chánh Văn phòng UBND", "Hội Nông dân xã", "phường Hội An"]
    )
    assert names == {"HỘI AN"}
    assert balanced("TRƯỞNG PHÒNG QUẢN LÝ VĂN HÓA VÀ GIA ĐÌNH", Room(14, 7.5, bold=True), names) == [
        "TRƯỞNG PHÒNG QUẢN LÝ",
        "VĂN HÓA VÀ GIA ĐÌNH",
    ]


def test_text_stays_as_it_is_where_its_lines_end_well() -> None:
    """Whoever looks for its words finds them; only where a word would be broken is a space held."""
    room = Room(14, 16.5, bold=True)
    assert held("1. Cải cách thể chế", room) == "1. Cải cách thể chế"
    text = "1. Xây dựng các chương trình, đề án, dự án thông tin đối ngoại (mục II.4 Kế hoạch)"
    assert held(text, room._replace(first=1.27)) == text.replace("mục II.4", f"mục{HELD}II.4")


@pytest.mark.parametrize("width", [1.6, 2.0, 3.5, 7.2, 16.5])
@pytest.mark.parametrize("text", [SUBJECT, "Hoãn, không thực hiện", "Số đơn vị báo cáo"])
def test_words_come_out_in_the_lines_that_were_chosen(text: str, width: float) -> None:
    """Word fills each line with what fits; held spaces make it end where it should."""
    room = Room(11, width, bold=True)
    lines = balanced(text, room)
    printed = fill(hold(lines, room), 11, width, bold=True)
    assert [line.replace(HELD, " ") for line in printed] == lines


def test_text_of_any_length_is_broken_soon() -> None:
    """A subject of a thousand words is no title, and takes no time."""
    assert " ".join(broken("kết quả " * 5000, 7.2)).split() == ["kết", "quả"] * 5000


def test_title_is_broken_evenly() -> None:
    """Two lines of about the same length, not a full one and a word."""
    lines = broken(SUBJECT, 16.5)
    assert " ".join(lines) == SUBJECT
    first, second = (text_width(line, 14, bold=True) for line in lines)
    assert abs(first - second) < 2


@pytest.mark.parametrize("text", ["Kết quả", "", "Kết"])
def test_short_title_stays_on_one_line(text: str) -> None:
    """What fits is not broken."""
    assert broken(text, 16.5) == [text]


@pytest.mark.parametrize("width", [6.5, 10.0, 16.5, 25.2])
@pytest.mark.parametrize("count", range(1, 60, 3))
def test_no_line_is_too_wide(count: int, width: float) -> None:
    """Whatever the title, no line is wider than its room and no word is lost."""
    text = " ".join(WORDS[number * number % len(WORDS)] for number in range(count))
    lines = broken(text, width)
    assert " ".join(lines) == text
    assert max(text_width(line, 14, bold=True) for line in lines) <= width


def test_word_wider_than_the_room() -> None:
    """A single word that cannot fit stands alone and whole."""
    assert broken(f"a {'W' * 40} b", 6.5) == ["a", "W" * 40, "b"]
