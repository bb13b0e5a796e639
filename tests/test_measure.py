"""How wide words are in Times, upright and bold."""

import pytest

from ttdn.measure import fill, text_width


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
