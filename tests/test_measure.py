"""How wide words are in Times bold, and how a title is broken into lines."""

import pytest

from ttdn.documents.layout.word.head import balanced_width
from ttdn.measure import fill, narrowest, text_width

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


def broken(text: str, width: float) -> list[str]:
    """The lines of a title in the room that it is given."""
    return fill(text, 14, balanced_width(text, 14, width), bold=True)


@pytest.mark.parametrize(
    ("text", "size", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 8.83),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 9.57),
        ("Độc lập - Tự do - Hạnh phúc", 13, 5.61),
        ("Độc lập - Tự do - Hạnh phúc", 14, 6.05),
        ("ỦY BAN NHÂN DÂN", 13, 4.32),
        ("THÀNH PHỐ NHA TRANG", 13, 5.69),
        ("PHÒNG VĂN HÓA VÀ THÔNG TIN", 13, 7.48),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ NHA TRANG", 13, 10.13),
    ],
)
def test_widths_are_those_of_the_font(text: str, size: float, width: float) -> None:
    """Within one per cent of what was measured with Liberation Serif.

    Which has the widths of Times New Roman.
    """
    assert text_width(text, size, bold=True) == pytest.approx(width, rel=0.01)


@pytest.mark.parametrize(
    ("text", "width"), [("UBND THÀNH PHỐ NHA TRANG", 6.85), ("", 0), ("1.547.770", 1.834)]
)
def test_regular_widths(text: str, width: float) -> None:
    """The upright face is narrower; measured in the same way, at 13."""
    assert text_width(text, 13) == pytest.approx(width, rel=0.01)
    assert text_width(text, 13) <= text_width(text, 13, bold=True)


@pytest.mark.parametrize("bold", [False, True])
def test_horns_take_room(*, bold: bool) -> None:
    """Ơ and ư are wider than o and u, with a tone too; other marks take none.

    Wide letters of other scripts take a square.
    """
    widths = [text_width(letter, 14, bold=bold) for letter in ("ư", "ứ", "u", "ú")]
    assert widths[0] == widths[1] > widths[2] == widths[3]
    assert text_width("中", 72, bold=bold) == pytest.approx(2.54)


def test_lines_keep_the_room_left_for_a_number() -> None:
    """Several spaces count as they are, within a line; no line begins or ends with them."""
    lines = fill("Số:          /BC ngày      tháng", 13, 3.2)
    assert lines == ["Số:          /BC", "ngày      tháng"]
    assert text_width(lines[0], 13) > text_width("Số: /BC", 13) + 0.5


def test_narrowest_room_has_no_more_lines() -> None:
    """In it the words take as many lines as in the wide one, and a little less room would take one more."""
    width = narrowest(SUBJECT, 14, 16.5, bold=True)
    assert len(fill(SUBJECT, 14, width, bold=True)) == len(fill(SUBJECT, 14, 15.6, bold=True)) == 2
    assert len(fill(SUBJECT, 14, width - 0.1, bold=True)) == 3


def test_word_that_no_line_holds() -> None:
    """It has the whole width, in which it is broken by Word; not a column of one letter."""
    assert narrowest("W" * 90, 14, 6.5) == 6.5
    assert narrowest(f"a {'W' * 9} b", 14, 6.5) >= text_width("W" * 9, 14)


def test_accents_take_no_room() -> None:
    """A letter is as wide with its marks as without, in either form of Unicode."""
    assert (
        text_width("ệ", 14, bold=True)
        == text_width("e\u0323\u0302", 14, bold=True)
        == text_width("e", 14, bold=True)
        > 0
    )


def test_unknown_letter_has_a_usual_width() -> None:
    """A sign that the table lacks is neither nothing nor an error."""
    assert text_width("€", 14, bold=True) == text_width("o", 14, bold=True)


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
