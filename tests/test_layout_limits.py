"""Every measure that the layout writes lies within the range of NĐ 30/2020/NĐ-CP, Phụ lục I."""

from datetime import date

import pytest
from docx.document import Document as Word
from docx.shared import Length

from ttdn.documents.layout.word.page import blank_document, start_section, text_size
from ttdn.documents.layout.word.styles import STYLES

#: Font sizes in points (Mục II, III and V), by the style of each part.
SIZES = {
    "Quốc hiệu": (12, 13),
    "Tiêu ngữ": (13, 14),
    "Cơ quan chủ quản": (12, 13),
    "Cơ quan ban hành": (12, 13),
    "Số, ký hiệu": (13, 13),
    "Địa danh, thời gian": (13, 14),
    "Title": (13, 14),
    "Trích yếu": (13, 14),
    "Trích yếu công văn": (12, 13),
    "Kính gửi": (13, 14),
    "Kính gửi - nhiều dòng": (13, 14),
    "Kính gửi - các nơi": (13, 14),
    "Kính gửi - danh sách": (13, 14),
    "Body Text": (13, 14),
    "Căn cứ ban hành": (13, 14),
    "heading 1": (13, 14),
    "heading 2": (13, 14),
    "heading 3": (13, 14),
    "List": (13, 14),
    "Nơi nhận": (12, 12),
    "Nơi nhận - danh sách": (11, 11),
    "Quyền hạn, chức vụ": (13, 14),
    "Chữ ký": (13, 14),
    "Phụ lục": (14, 14),
    "Tên phụ lục": (13, 14),
    "Kèm theo": (13, 14),
    "header": (13, 14),
}
#: The styles of running text (Mục V, ô 6).
RUNNING = ("Body Text", "Căn cứ ban hành", "heading 1", "heading 2", "heading 3", "List")


@pytest.fixture(scope="module")
def word() -> Word:
    """An empty document with an upright section and one that lies across."""
    made = blank_document("Báo cáo", "UBND", date(2020, 12, 10))
    start_section(made, across=True)
    return made


def millimetres(length: Length | None) -> float:
    """A length of the file."""
    assert length is not None
    return float(round(length.mm, 1))


def test_paper_is_a4(word: Word) -> None:
    """Upright, and across for wide tables."""
    sizes = [(millimetres(part.page_width), millimetres(part.page_height)) for part in word.sections]
    assert sizes == [(210, 297), (297, 210)]


@pytest.mark.parametrize(
    ("side", "least", "most"), [("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)]
)
def test_margins(word: Word, side: str, least: float, most: float) -> None:
    """Each margin of each section, in mm."""
    for section in word.sections:
        assert least <= millimetres(getattr(section, f"{side}_margin")) <= most


def test_margins_are_as_narrow_as_the_decree_allows(word: Word) -> None:
    """So that tables have room; what is measured of a page agrees with the page that is written."""
    for section, across in zip(word.sections, (False, True), strict=True):
        margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
        assert [millimetres(margin) for margin in margins] == [20, 20, 30, 15]
        width, height = text_size(across=across)
        page_width, page_height = millimetres(section.page_width), millimetres(section.page_height)
        assert (round(width * 10, 1), round(height * 10, 1)) == (page_width - 45, page_height - 40)


def test_page_number_stands_within_the_top_margin(word: Word) -> None:
    """Centred, not on the first page."""
    for section in word.sections:
        assert 0 < millimetres(section.header_distance) < millimetres(section.top_margin)
        assert section.different_first_page_header_footer
    assert STYLES["header"].align == "center"


@pytest.mark.parametrize(("style", "sizes"), SIZES.items(), ids=SIZES)
def test_font_sizes(word: Word, style: str, sizes: tuple[int, int]) -> None:
    """Each part of a document in a size that the decree allows for it."""
    written = word.styles[style if not style.startswith("heading") else style.capitalize()].font.size
    assert written is not None
    assert sizes[0] <= written.pt <= sizes[1]


def test_font_sizes_of_the_national_title_go_together() -> None:
    """12, 13 and 13, or 13, 14 and 14 (Mục V, note 1)."""
    sizes = tuple(STYLES[name].size for name in ("Quốc hiệu", "Tiêu ngữ", "Địa danh, thời gian"))
    assert sizes in {(12, 13, 13), (13, 14, 14)}


@pytest.mark.parametrize("style", RUNNING)
def test_spacing_of_running_text(style: str) -> None:
    """Justified, 1 or 1.27 cm in, at least 6 pt between paragraphs, lines of 1 to 1.5.

    The titles of its parts are not pulled apart.
    """
    laid = STYLES[style]
    assert laid.align == ("left" if laid.bold else "both")
    assert laid.first in {1.0, 1.27}
    assert laid.before + laid.after >= 6
    assert 1.0 <= laid.line <= 1.5


def test_subject_of_a_letter_stands_apart() -> None:
    """6 pt below the number (Mục II.5)."""
    assert STYLES["Trích yếu công văn"].before >= 6
