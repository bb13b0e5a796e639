"""Whether the authority of a plan agrees with what heads its documents, however its name is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.checks.authority import areas_in
from ttdn.checks.drafting import find_placeholder

SHARED = (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8")
OWN = "    agency: [ỦY BAN NHÂN DÂN, THÀNH PHỐ NHA TRANG]\n"
SIGNED = "    signature: {authority: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Nguyễn Văn A}\n"
Named = Callable[[str, str], list[str]]


@pytest.fixture
def named(tmp_path: Path) -> Named:
    """The lines at which another authority is found where a part of the shared plan reads otherwise."""

    def find(old: str, new: str) -> list[str]:
        assert SHARED.count(old) == 1
        (tmp_path / "plan").mkdir()
        (tmp_path / "plan" / "2020.yaml").write_text(SHARED.replace(old, new), encoding="utf-8")
        found = check_workspace(tmp_path).diagnostics
        assert {each.code for each in found} <= {"other-authority"}
        return [each.location.snippet.strip() for each in found]

    return find


@pytest.mark.parametrize(
    "agency",
    [
        "[ỦY BAN NHÂN DÂN, THÀNH PHỐ NHA TRANG]",
        "[UỶ BAN NHÂN DÂN, THÀNH PHỐ NHA TRANG]",
        "[Ủy ban nhân dân thành phố Nha Trang]",
        "[UBND, TP. NHA TRANG]",
        "[UBND TP NHA TRANG]",
        "[ỦY BAN, NHÂN DÂN THÀNH PHỐ, NHA TRANG]",
        "[ỦY BAN NHÂN DÂN]",
    ],
)
def test_ways_to_write_the_authority(agency: str, named: Named) -> None:
    """Capitals, accents of the other school, abbreviations and lines are ways to write one name."""
    assert named(OWN, f"    agency: {agency}\n") == []


def test_letters_are_the_authority_s_own_too(named: Named) -> None:
    """The letterhead of the letter that goes with the forms is looked at as that of the summary is."""
    letter = SHARED[SHARED.index("  summary:\n") :].replace("summary", "form_letter")
    other = letter.replace("THÀNH PHỐ NHA TRANG", "THÀNH PHỐ CAM RANH")
    assert named("documents:\n", f"documents:\n{other}") == [other.split("\n")[1].strip()]


@pytest.mark.parametrize(
    "agency",
    [
        "[ỦY BAN NHÂN DÂN, THÀNH PHỐ CAM RANH]",
        "[UBND TP. CAM RANH]",
        "[ỦY BAN NHÂN DÂN, XÃ VĨNH THẠNH]",
        "[HỘI ĐỒNG NHÂN DÂN, THÀNH PHỐ NHA TRANG]",
        "[SỞ NỘI VỤ]",
    ],
)
def test_agency_of_another_authority(agency: str, named: Named) -> None:
    """Another city, another level, another body: each is found at its agency lines."""
    assert named(OWN, f"    agency: {agency}\n") == [f"agency: {agency}"]


@pytest.mark.parametrize(
    "lines",
    [
        "    agency: [PHÒNG VĂN HÓA VÀ THÔNG TIN]\n",
        "    superior: ỦY BAN NHÂN DÂN THÀNH PHỐ NHA TRANG\n    agency: [BAN CHỈ ĐẠO]\n",
    ],
)
def test_department_that_issues_itself(lines: str, named: Named) -> None:
    """A unit of the roster, or a body below the authority, may issue; its head signs."""
    assert (
        named(
            OWN + "    symbol: BC-UBND\n    place: Nha Trang\n" + SIGNED,
            lines + "    symbol: BC-VHTT\n    place: Nha Trang\n    signature: {authority: [TRƯỞNG PHÒNG]}\n",
        )
        == []
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OWN, "    superior: UBND TP CAM RANH\n    agency: [ỦY BAN NHÂN DÂN, THÀNH PHỐ NHA TRANG]\n"),
        ("title: Hoạt động thông tin đối ngoại năm 2020", "title: Hoạt động trên địa bàn thành phố Cam Ranh"),
        ("short: UBND thành phố Nha Trang", "short: UBND TP. Cam Ranh"),
        ("  to: UBND thành phố Nha Trang", "  to: UBND thành phố Cam Ranh"),
        ("    symbol: BC-UBND\n    place: Nha Trang", "    symbol: BC-UBND\n    place: Cam Ranh"),
        (SIGNED, "    signature: {authority: [GIÁM ĐỐC], name: Nguyễn Văn A}\n"),
        (
            "{id: office, name: Cơ quan chuyên môn}",
            "{id: office, name: Phòng, letterhead: {superior: ỦY BAN NHÂN DÂN THÀNH PHỐ CAM RANH}}",
        ),
    ],
)
def test_other_parts_of_another_authority(old: str, new: str, named: Named) -> None:
    """Superior, title, short name, recipient, place, signature and units' letterheads are looked at."""
    assert len(named(old, new)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            OWN,
            "    superior: ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA\n" + OWN,
        ),
        (
            "title: Hoạt động thông tin đối ngoại năm 2020",
            "title: Hợp tác giữa TP Nha Trang và thành phố Cam Ranh",
        ),
        ("  to: UBND thành phố Nha Trang", "  to: Phòng Văn hóa và Thông tin"),
        (SIGNED, "    signature: {authority: [TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG], name: Nguyễn Văn A}\n"),
        (
            "{id: office, name: Cơ quan chuyên môn}",
            "{id: office, name: Phòng, letterhead: {superior: CÔNG AN TỈNH KHÁNH HÒA}}",
        ),
    ],
)
def test_right_parts(old: str, new: str, named: Named) -> None:
    """A body above, a partner beside the own name, a signature by order are as they should be."""
    assert named(old, new) == []


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("UBND TP. HCM", [("thành phố", "hcm")]),
        (
            "trên địa bàn tỉnh Khánh Hòa và xã Vĩnh Thạnh năm 2027",
            [("tỉnh", "khanh hoa"), ("xã", "vinh thanh")],
        ),
        ("Phường 1", [("phường", "1")]),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU TRƯỜNG SA", [("đặc khu", "truong sa")]),
        ("PHÒNG VĂN HÓA - XÃ HỘI", []),
        ("BAN CHỈ HUY QUÂN SỰ", []),
        ("UBND các xã, phường; Tỉnh ủy; Thành phố thông minh", []),
        ("", []),
    ],
)
def test_areas_in_a_text(text: str, areas: list[tuple[str, str]]) -> None:
    """An area is a level with a name behind it, not every xã hội or quân sự."""
    assert list(areas_in(text)) == areas


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("UBND thành phố [TÊN]", "[TÊN]"),
        ("[Nguyên văn mục tiêu thứ nhất.]", "[Nguyên văn mục tiêu thứ nhất.]"),
        ("Kế hoạch số […]/KH-UBND", "[…]"),
        ("Kế hoạch số …/KH-UBND", "số …"),
        ("ngày ... tháng ... năm 2027", "ngày ..."),
        ("Họ và tên: ..........", ".........."),
        ("Họ và tên: ______", "______"),
        ("<TÊN ĐƠN VỊ>", "<TÊN ĐƠN VỊ>"),
        ("Ủy ban nhân dân {name}", None),
        ("công khai, minh bạch, hiệu quả…", None),
        ("các hội thi, hội diễn, ...", None),
        ("theo tài liệu [1] và [sửa đổi]", None),
        ("tăng > 5 và < 10", None),
        ("Đảng bộ tỉnh lần thứ XXX", None),
    ],
)
def test_places_to_fill_in(text: str, left: str | None) -> None:
    """Brackets of a form, dots in place of a number or a day, rows of dots; not the dots of a list."""
    assert find_placeholder(text) == left
