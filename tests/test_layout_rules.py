"""layout_check.rules: every numeric limit of the decree, on both sides.

The last value that passes and the first that does not, rule by rule, without a Word file around them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from ttdn.layout_check import RULES
from ttdn.layout_check.document import CellPosition, Font, Paragraph, ReadDocument, Run, Section
from ttdn.layout_check.formats import twips
from ttdn.layout_check.parts import Annex, Parts, find_parts
from ttdn.layout_check.verdict import Verdict, assess_by
from ttdn.measure import text_width

#: How far a length in a file may be from the decree's: Word rounds what is typed.
EASE, EASE_MM, EASE_OF_LINES = 0.05, 0.5, 0.06
#: The smallest step that is told apart.
STEP = 0.001


def paragraph(words: str, size: float = 13, **more: object) -> Paragraph:
    """A paragraph as the rules read it; what is not given is as in the text of a document."""
    look = {name: more.pop(name) for name in ("bold", "italic") if name in more}
    font = Font(("Times New Roman",), size, bool(look.get("bold")), bool(look.get("italic")), "auto")
    layout: dict[str, Any] = {
        "align": "center",
        "before": 0.0,
        "after": 0.0,
        "line_spacing": 1.0,
        "left": 0.0,
        "right": 0.0,
        "first": 0.0,
        "width": 16.0,
        "section_number": 0,
    }
    return Paragraph((Run(words, font),), **layout | more)


def section(**more: object) -> Section:
    """A section as the decree wants it."""
    usual: dict[str, Any] = {
        "width": 210.0,
        "height": 297.0,
        "across": False,
        "top": 20.0,
        "bottom": 20.0,
        "left": 30.0,
        "right": 15.0,
        "headers": (),
        "first_headers": (),
        "footers": (),
        "other_first_page": True,
        "restarts": True,
        "new_page": True,
    }
    return Section(**usual | more)


def test_lengths_with_units() -> None:
    """Twentieths of a point, as Word writes them, or any unit that Strict documents may name."""
    assert [twips(words) for words in ("120", "6pt", "-6pt", "1in", "2.54cm", "25.4mm", "1pc")] == [
        120, 120, -120, 1440, 1440, 1440, 240,
    ]  # fmt: skip
    assert [twips(words, 240) for words in ("", "auto", "xpt", "pt")] == [240] * 4
    assert [twips(words, 200, 10) for words in ("28", "14pt", "")] == [280, 280, 200]


def verdict(code: str, parts: Parts | None = None, *sections: Section, text: str = "") -> Verdict:
    """What one rule says of some parts and sections."""
    rule = next(rule for rule in RULES if rule.code == code)
    document = ReadDocument(sections or (section(),), (paragraph(text),))
    return assess_by(rule, RULES[rule](replace(parts or Parts(), document=document))).verdict


def sides(
    least: float, most: float, ease: float = EASE, step: float = STEP
) -> Iterator[tuple[float, Verdict]]:
    """The two limits, the last values that pass for them and the first that do not."""
    for value in (least, most, least - ease, most + ease):
        yield value, Verdict.PASS
    for value in (least - ease - step, most + ease + step):
        yield value, Verdict.FAIL


#: For each rule of a size: the least and the most points, and the parts with that size.
SIZES: dict[str, tuple[float, float, Callable[[float], Parts]]] = {
    "national-title": (12, 13, lambda size: Parts(
        national=paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size, bold=True))),
    "motto": (13, 14, lambda size: Parts(motto=paragraph("Độc lập - Tự do - Hạnh phúc", size, bold=True))),
    "superior": (12, 13, lambda size: Parts(superior=[paragraph("UBND THÀNH PHỐ", size)])),
    "agency": (12, 13, lambda size: Parts(agency=[paragraph("PHÒNG VĂN HÓA", size, bold=True)])),
    "number": (13, 13, lambda size: Parts(number=paragraph("Số: 05/BC-UBND", size))),
    "date": (13, 14, lambda size: Parts(
        date=paragraph("Nha Trang, ngày 05 tháng 3 năm 2020", size, italic=True))),
    "title": (13, 14, lambda size: Parts(title=paragraph("BÁO CÁO", size, bold=True))),
    "subject": (13, 14, lambda size: Parts(
        title=paragraph("BÁO CÁO"), subject=[paragraph("kết quả", size, bold=True)])),
    "letter-subject": (12, 13, lambda size: Parts(
        letter_subject=[paragraph("V/v báo cáo", size, before=6.0)])),
    "body-size": (13, 14, lambda size: Parts(body=[paragraph("Kết quả", size)])),
    "addressee": (13, 14, lambda size: Parts(addressee=paragraph("Kính gửi: Phòng Y tế", size))),
    "recipients-title": (12, 12, lambda size: Parts(
        recipients_title=paragraph("Nơi nhận:", size, bold=True, italic=True))),
    "recipients": (11, 11, lambda size: Parts(recipients=[paragraph("- Lưu: VT.", size)])),
    "authority": (13, 14, lambda size: Parts(authority=[paragraph("CHỦ TỊCH", size, bold=True)])),
    "signer": (13, 14, lambda size: Parts(signer=paragraph("Nguyễn Văn An", size, bold=True))),
    "annex-label": (14, 14, lambda size: Parts(annexes=[Annex(paragraph("Phụ lục", size, bold=True))])),
    "annex-title": (13, 14, lambda size: Parts(
        annexes=[Annex(paragraph("Phụ lục"), title=[paragraph("SỐ LIỆU", size, bold=True)])])),
    "annex-reference": (13, 14, lambda size: Parts(
        annexes=[Annex(paragraph("Phụ lục"), reference=[paragraph("(Kèm theo)", size, italic=True)])])),
}  # fmt: skip


@pytest.mark.parametrize("code", SIZES)
def test_size(code: str) -> None:
    """From the least to the most points, and not beyond them."""
    least, most, build = SIZES[code]
    for size, expected in sides(least, most):
        assert verdict(code, build(size)) is expected, size


def test_size_of_every_letter() -> None:
    """Each addressee is looked at, and each size within a paragraph."""
    head, good, small = (
        paragraph(words, size) for words, size in (("Kính gửi:", 13), ("- Sở Y tế.", 13), ("- Sở Y tế.", 12))
    )
    mixed = replace(good, runs=(*paragraph("- Sở ", 13).runs, *paragraph("Y tế.", 12).runs))
    assert verdict("addressee", Parts(addressee=head, addressees=[good])) is Verdict.PASS
    assert verdict("addressee", Parts(addressee=head, addressees=[small])) is Verdict.FAIL
    assert verdict("addressee", Parts(addressee=head, addressees=[mixed])) is Verdict.FAIL


MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}


@pytest.mark.parametrize("side", MARGINS)
def test_margins(side: str) -> None:
    """In mm, each side for itself and in each section."""
    for length, expected in sides(*MARGINS[side], ease=EASE_MM):
        assert verdict("margins", None, section(**{side: length})) is expected, length
        assert verdict("margins", None, section(), section(**{side: length})) is expected, length


@pytest.mark.parametrize(("side", "wanted"), [("width", 210), ("height", 297)])
def test_paper(side: str, wanted: float) -> None:
    """A4, upright or across."""
    for length, expected in sides(wanted, wanted, ease=EASE_MM):
        sheet = section(**{side: length})
        assert verdict("paper", None, sheet) is expected, length
        assert verdict("paper", None, replace(sheet, width=sheet.height, height=sheet.width)) is expected, (
            length
        )


def test_page_number() -> None:
    """Its size, in the header."""
    for size, expected in sides(13, 14):
        number = paragraph("2", size, fields=("PAGE",))
        assert verdict("page-number", None, section(headers=(number,))) is expected, size


def lines_of_text(count: int, pages: int | None = None, break_in: int | None = None) -> ReadDocument:
    """So many paragraphs of one line; Word may have counted pages, and begun one in a paragraph."""
    return ReadDocument(
        (section(),),
        [paragraph("Kết quả công tác", begins_page=number == break_in) for number in range(count)],
        pages,
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (lines_of_text(40), Verdict.NOT_APPLICABLE),
        (lines_of_text(60), Verdict.FAIL),
        # About a page: Word's own count decides, and without it nothing is said.
        (lines_of_text(50), Verdict.NOT_APPLICABLE),
        (lines_of_text(50, pages=2, break_in=46), Verdict.FAIL),
        (lines_of_text(50, pages=1), Verdict.NOT_APPLICABLE),
    ],
)
def test_one_page_needs_no_number(document: ReadDocument, expected: Verdict) -> None:
    """A number is missing only where there is surely a second page."""
    rule = next(rule for rule in RULES if rule.code == "page-number")
    assert assess_by(rule, RULES[rule](Parts(document=document))).verdict is expected


def test_a_break_makes_a_second_page() -> None:
    """However short the text is."""
    words, broken = paragraph("Kết quả"), paragraph("công tác", breaks_page=True)
    rule = next(rule for rule in RULES if rule.code == "page-number")
    for lines, expected in (([broken, words], Verdict.FAIL), ([words, broken], Verdict.NOT_APPLICABLE)):
        document = ReadDocument((section(),), lines)
        assert assess_by(rule, RULES[rule](Parts(document=document))).verdict is expected


#: Sizes come in half points: of two neighbours only one is meant.
EASE_OF_SETS = 0.25


@pytest.mark.parametrize("sizes", [(12, 13, 13), (13, 14, 14)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_sizes_together(sizes: tuple[float, ...], place: int) -> None:
    """National title, motto and date: two sets, and nothing beside or between them."""

    def assess(change: float) -> Verdict:
        national, motto, dated = (
            paragraph("a", size + (change if number == place else 0)) for number, size in enumerate(sizes)
        )
        return verdict("sizes-together", Parts(national=national, motto=motto, date=dated))

    for change in (0.0, EASE_OF_SETS - STEP, STEP - EASE_OF_SETS):
        assert assess(change) is Verdict.PASS
    for change in (EASE_OF_SETS, -EASE_OF_SETS, 1.0, -1.0):
        assert assess(change) is Verdict.FAIL


def ruled(name: str, share: float) -> Parts:
    """A part with a rule line below it that is so much of its words."""
    words = paragraph("PHÒNG VĂN HÓA", 13, bold=True)
    length = share * text_width("PHÒNG VĂN HÓA", 13, bold=True)
    if name == "motto":
        return Parts(motto=words, motto_rules=[length])
    if name == "agency":
        return Parts(agency=[words], agency_rules=[length])
    return Parts(subject=[words], subject_rules=[length])


@pytest.mark.parametrize(
    ("code", "name", "least", "most"),
    [
        ("motto-line", "motto", 1, 1),
        ("agency-line", "agency", 1 / 3, 1 / 2),
        ("subject-line", "subject", 1 / 3, 1 / 2),
    ],
)
def test_rule_lines(code: str, name: str, least: float, most: float) -> None:
    """As a share of the words above."""
    for share, expected in sides(least, most, ease=EASE_OF_LINES - STEP, step=2 * STEP):
        assert verdict(code, ruled(name, share)) is expected, share


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Số: 05/BC-UBND", Verdict.PASS),
        ("Số: 5/BC-UBND", Verdict.FAIL),
        ("Số: 105/BC-UBND", Verdict.PASS),
        ("Số:     /BC-UBND", Verdict.PASS),
        ("Số: 05  /BC-UBND", Verdict.FAIL),
    ],
)
def test_number(words: str, expected: Verdict) -> None:
    """Two digits at least, or the room for them."""
    assert verdict("number", Parts(number=paragraph(words))) is expected


def dated(day: str, month: str, place: str = "Nha Trang") -> Verdict:
    """The verdict on a date."""
    words = f"{place}, ngày {day} tháng {month} năm 2020"
    return verdict("date", Parts(date=paragraph(words, italic=True)))


def test_days_and_months() -> None:
    """Days 01 to 31; months 01, 02 and 3 to 12: a zero is written before 1 and 2 only."""
    for day in ("01", "09", "10", "31"):
        assert dated(day, "3") is Verdict.PASS, day
    for day in ("00", "1", "9", "32", "010"):
        assert dated(day, "3") is Verdict.FAIL, day
    for month in ("01", "02", "3", "9", "10", "12"):
        assert dated("05", month) is Verdict.PASS, month
    for month in ("0", "00", "1", "2", "03", "09", "13"):
        assert dated("05", month) is Verdict.FAIL, month


def test_longest_date() -> None:
    """Two hundred letters are looked through; no place has more."""
    rest = len(", ngày 05 tháng 3 năm 2020")
    assert dated("05", "3", "A" * (200 - rest)) is Verdict.PASS
    assert dated("05", "3", "A" * (201 - rest)) is Verdict.FAIL


def test_space_above_the_subject_of_a_letter() -> None:
    """Six points at least."""
    for space, expected in ((6.0, Verdict.PASS), (6 - 0.06, Verdict.PASS), (6 - 0.061, Verdict.FAIL)):
        parts = Parts(letter_subject=[paragraph("V/v báo cáo", 12, before=space)])
        assert verdict("letter-subject", parts) is expected, space


@pytest.mark.parametrize("wanted", [1.0, 1.27])
def test_indents(wanted: float) -> None:
    """1 cm or 1.27 cm, and neither between nor beside; a hanging list by where its first line begins."""
    for first, expected in sides(wanted, wanted, ease=EASE - STEP, step=2 * STEP):
        for layout in ({"first": first}, {"left": first + 1, "first": -1.0}):
            body = paragraph("Chữ", align="both", **layout)
            assert verdict("body-indent", Parts(body=[body])) is expected, first


@pytest.mark.parametrize("before", [True, False])
def test_spacing(before: bool) -> None:  # noqa: FBT001 - on which side the space is
    """Six points between paragraphs at least, whichever of the two has them."""
    for space, expected in ((6.0, Verdict.PASS), (6 - EASE, Verdict.PASS), (6 - EASE - STEP, Verdict.FAIL)):
        above = paragraph("Chữ", after=0.0 if before else space)
        below = paragraph("Chữ", before=space if before else 0.0)
        assert verdict("body-spacing", Parts(body=[above, below])) is expected, space


def test_spaces_are_not_added() -> None:
    """Of the space below and the space above Word takes the larger one."""
    parts = Parts(body=[paragraph("Chữ", after=3.0), paragraph("Chữ", before=5.0)])
    assert verdict("body-spacing", parts) is Verdict.FAIL
    parts = Parts(body=[paragraph("Chữ", after=6.0), paragraph("Chữ", before=1.0)])
    assert verdict("body-spacing", parts) is Verdict.PASS


def test_line_spacing() -> None:
    """From single to one and a half; a least height is not judged, an exact one is, with more ease."""
    for spacing, expected in sides(1.0, 1.5):
        assert verdict("body-lines", Parts(body=[paragraph("Chữ", line_spacing=spacing)])) is expected, (
            spacing
        )
    least = Parts(body=[paragraph("Chữ", line_spacing=None)])
    assert verdict("body-lines", least) is Verdict.NOT_APPLICABLE
    for height, good in ((12, False), (15, True), (18, True), (24, True), (28, False)):
        exact = paragraph("Chữ", 14, line_spacing=None, line_height=height)
        assert (verdict("body-lines", Parts(body=[exact])) is Verdict.PASS) == good, height


def test_dashes_below_the_colon() -> None:
    """Half a centimetre to either side."""
    colon = 2.0 + text_width("Kính gửi", 13)
    for ease, expected in ((0.499, Verdict.PASS), (0.501, Verdict.FAIL)):
        for left in (colon - ease, colon + ease):
            parts = Parts(
                addressee=paragraph("Kính gửi:", align="both", left=1.0, first=1.0),
                addressees=[paragraph("- Phòng Y tế.", align="both", left=left + 1, first=-1.0)],
            )
            assert verdict("addressee-dashes", parts) is expected, left


def test_roman_numbers_of_annexes() -> None:
    """One annex has no number; two are I and II."""

    def labels(*words: str) -> Verdict:
        return verdict(
            "annex-label", Parts(annexes=[Annex(paragraph(label, 14, bold=True)) for label in words])
        )

    assert labels("Phụ lục") is Verdict.PASS
    assert labels("Phụ lục I") is Verdict.FAIL
    assert labels("Phụ lục I", "Phụ lục II") is Verdict.PASS
    assert labels("Phụ lục I", "Phụ lục III") is Verdict.FAIL
    assert labels("Phụ lục", "Phụ lục") is Verdict.FAIL
    nine = [f"Phụ lục {number}" for number in ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]]
    assert labels(*nine) is Verdict.PASS


def test_headings_count_on() -> None:
    """One more each time; a gap and a repetition are slips."""

    def count(*labels: str) -> Verdict:
        return verdict("heading-order", Parts(body=[paragraph(f"{label} chữ") for label in labels]))

    assert count("1.", "2.", "3.") is Verdict.PASS
    assert count("1.", "3.") is Verdict.FAIL
    assert count("1.", "2.", "2.") is Verdict.FAIL
    assert count("I.", "II.", "III.", "IV.") is Verdict.PASS
    assert count("I.", "III.") is Verdict.FAIL
    assert count("d)") is Verdict.FAIL
    assert count("a)", "b)", "c)", "d)", "đ)", "e)", "g)") is Verdict.PASS


def foot(room: float, blank_lines: int = 0, name: str = "NGUYỄN VĂN AN") -> Parts:
    """The parts of a document that ends with a post and a name."""
    left, right = CellPosition(0, 0, 0), CellPosition(0, 0, 1)
    return find_parts(
        ReadDocument(
            (section(),),
            (
                paragraph("Nơi nhận:", cell=left),
                paragraph("CHỦ TỊCH", cell=right),
                *[paragraph("", cell=right)] * blank_lines,
                paragraph(name, cell=right, before=room),
            ),
        )
    )


def test_room_for_the_signature() -> None:
    """Two lines (24 pt), or an empty line, set a name in capitals apart from the post above it."""
    assert foot(24.0).signer is not None
    assert foot(23.9).signer is None
    assert foot(0.0, blank_lines=1).signer is not None
    assert foot(0.0, name="Nguyễn Văn An").signer is not None
