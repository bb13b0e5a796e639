"""The official list of provinces and communes: its counts, its changes since, and who is meant by a name."""

import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date

import pytest

from ttdn.communes import (
    COMMUNE,
    FIRST_DAY,
    LOOKED_UP,
    WARD,
    ZONE,
    Found,
    Province,
    day_of_list,
    find_commune,
    find_province,
    list_provinces,
    spelling,
)
from ttdn.errors import UnknownAreaError

NOW = list_provinces(LOOKED_UP)


def refusal(name: str, *, commune: bool = False) -> str:
    """What is said of a name that means nobody, or several."""
    with pytest.raises(UnknownAreaError) as caught:
        (find_commune if commune else find_province)(name, NOW)
    assert caught.value.message.vi != caught.value.message.en
    return caught.value.message.vi


def kinds(provinces: tuple[Province, ...]) -> Counter[str]:
    """How many communes of each kind there are."""
    return Counter(one.kind.name for province in provinces for one in province.communes)


def test_counts_are_those_of_the_decision() -> None:
    """34 provinces, six of them cities, and 3,321 communes on the first day."""
    first = list_provinces(FIRST_DAY)
    assert len(first) == 34
    assert [one.place for one in first if one.is_city] == [
        "Hà Nội",
        "Hải Phòng",
        "Huế",
        "Đà Nẵng",
        "Hồ Chí Minh",
        "Cần Thơ",
    ]
    assert kinds(first) == {"Phường": 687, "Xã": 2621, "Đặc khu": 13}
    assert {one.place: len(one.communes) for one in first} == {
        "Hà Nội": 126, "Cao Bằng": 56, "Tuyên Quang": 124, "Điện Biên": 45, "Lai Châu": 38, "Sơn La": 75,
        "Lào Cai": 99, "Thái Nguyên": 92, "Lạng Sơn": 65, "Quảng Ninh": 54, "Bắc Ninh": 99, "Phú Thọ": 148,
        "Hải Phòng": 114, "Hưng Yên": 104, "Ninh Bình": 129, "Thanh Hóa": 166, "Nghệ An": 130, "Hà Tĩnh": 69,
        "Quảng Trị": 78, "Huế": 40, "Đà Nẵng": 94, "Quảng Ngãi": 96, "Gia Lai": 135, "Khánh Hòa": 65,
        "Đắk Lắk": 102, "Lâm Đồng": 124, "Đồng Nai": 95, "Hồ Chí Minh": 168, "Tây Ninh": 96, "Đồng Tháp": 102,
        "Vĩnh Long": 124, "An Giang": 102, "Cần Thơ": 103, "Cà Mau": 64,
    }  # fmt: skip


def test_each_commune_has_a_code_and_a_name_of_its_own() -> None:
    """Codes are unique in the country, names in a province; all is written in one form of the letters."""
    codes = [one.code for province in NOW for one in province.communes]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 5 and code.isdecimal() for code in codes)
    for province in NOW:
        names = [one.name for one in province.communes]
        assert len(set(names)) == len(names), province.place
        assert all(
            unicodedata.is_normalized("NFC", name) and name == " ".join(name.split()) for name in names
        )
    assert sum(len(province.merged) for province in NOW) == 63 - 34 + 1  # and the former name of Huế


@pytest.mark.parametrize(
    ("day", "city", "ward"),
    [
        (date(2026, 4, 29), False, False),
        (date(2026, 4, 30), True, True),
    ],
)
def test_a_change_has_its_day(day: date, city: bool, ward: bool) -> None:  # noqa: FBT001
    """Đồng Nai is a city from 30/4/2026 on, and Trảng Bom a ward; a day before, neither was."""
    province = find_province("Đồng Nai", list_provinces(day))
    commune = find_commune("Trảng Bom", [province]).commune
    assert province.is_city == city
    assert (commune.kind is WARD) == ward
    assert (commune.change is not None) == ward
    if commune.change:
        assert (commune.change.document, commune.change.before) == ("237/NQ-UBTVQH16", COMMUNE)


def test_counts_after_the_changes() -> None:
    """Three more cities and 22 communes that became wards; nothing is lost."""
    assert kinds(NOW) == {"Phường": 709, "Xã": 2599, "Đặc khu": 13}
    assert sum(one.is_city for one in NOW) == 9


#: Names and codes as read elsewhere: in lists of the provinces and in the catalogue of the statistics office.
KNOWN = {
    "22366": "Phường Nha Trang", "22411": "Phường Bắc Cam Ranh", "22736": "Đặc khu Trường Sa",
    "00070": "Phường Hoàn Kiếm", "00082": "Phường Cửa Nam", "00199": "Phường Láng",
    "00226": "Phường Văn Miếu - Quốc Tử Giám", "00256": "Phường Hai Bà Trưng", "09556": "Phường Hà Đông",
    "00376": "Xã Sóc Sơn", "01558": "Xã Hạ Lang",
    "00577": "Xã Bát Tràng", "09871": "Xã Sơn Đồng", "09952": "Xã Phú Cát",
    "05443": "Phường Phan Đình Phùng", "05788": "Xã Phú Lạc", "01843": "Phường Bắc Kạn",
    "02008": "Xã Cẩm Giàng", "06004": "Xã Quốc Khánh", "06124": "Xã Na Sầm", "06436": "Xã Thiện Tân",
    "06970": "Xã Ba Chẽ", "19789": "Phường Thuận Hóa",
    "25195": "Phường Bình Phước", "25252": "Xã Phú Riềng", "25333": "Phường An Lộc",
    "26041": "Phường Trấn Biên", "26068": "Phường Biên Hòa", "26248": "Phường Trảng Bom",
    "26485": "Phường Nhơn Trạch", "25942": "Phường Dĩ An", "25951": "Phường Đông Hòa",
    "31105": "Đặc khu Thổ Châu",
    "24823": "Phường 1 Bảo Lộc", "24781": "Phường Xuân Hương - Đà Lạt",
    "07840": "Phường Hiệp Hòa", "09319": "Phường Tiên Du",
}  # fmt: skip


def test_codes_are_those_of_the_statistics_office() -> None:
    """Where drafts of the decision had other codes, the list has the final ones."""
    names = {one.code: one.name for province in NOW for one in province.communes}
    assert {code: names.get(code) for code in KNOWN} == KNOWN


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Khánh Hòa", "tỉnh Khánh Hòa"),
        ("khanh hoa", "tỉnh Khánh Hòa"),
        ("Tỉnh Khánh Hoà", "tỉnh Khánh Hòa"),
        ("T. KHÁNH HÒA", "tỉnh Khánh Hòa"),
        ("56", "tỉnh Khánh Hòa"),
        ("1", "thành phố Hà Nội"),
        ("TP. Đà Nẵng", "thành phố Đà Nẵng"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("hcm", "Thành phố Hồ Chí Minh"),
        ("thanh pho ho chi minh", "Thành phố Hồ Chí Minh"),
        ("Đắk Lắk", "tỉnh Đắk Lắk"),
        ("dak lak", "tỉnh Đắk Lắk"),
    ],
)
def test_a_province_is_found_as_people_write_it(name: str, meant: str) -> None:
    """With accents or without, with its level or not, in any case, by its code."""
    assert find_province(name, NOW).name == meant


def test_a_province_that_was_merged() -> None:
    """It says into which, and what to write."""
    assert refusal("Bình Dương") == (
        "Từ năm 2025, 'Bình Dương' thuộc Thành phố Hồ Chí Minh. Ghi: --province \"Hồ Chí Minh\"."
    )
    assert "thuộc tỉnh Khánh Hòa" in refusal("tỉnh ninh thuận")


@pytest.mark.parametrize("name", ["", " ", "99", "Atlantis", "0", "٥٦", "x" * 1_000_000])
def test_no_province(name: str) -> None:
    """What is no province is a sentence."""
    assert refusal(name).startswith("Không có tỉnh, thành phố nào là ")


def test_a_misspelt_province_is_asked_for() -> None:
    """The nearest names are offered."""
    assert refusal("Khánh Hoaf").endswith(" Có phải: Khánh Hòa, Thanh Hóa?")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Phường Nha Trang", "22366"),
        ("nha trang", "22366"),
        ("P. Nha Trang", "22366"),
        ("22366", "22366"),
        ("ĐK Trường Sa", "22736"),
        ("dac khu truong sa", "22736"),
        ("M’drắk", "24412"),
        ("xa m'drak", "24412"),
        ("Phường Hà Đông", "09556"),
        ("Xã Hà Đông", "10882"),
        ("Phường Xuân Hương – Đà Lạt", "24781"),
        ("Xã Mộc Hoá", "27823"),
    ],
)
def test_a_commune_is_found_as_people_write_it(name: str, code: str) -> None:
    """In full, short, without its kind or its accents, with other signs, by its code."""
    assert find_commune(name, NOW).commune.code == code


def test_accents_part_what_is_alike_without_them() -> None:
    """In one province there are Xã Cẩm Giang and Xã Cẩm Giàng: written with accents each is itself."""
    province = [find_province("Hải Phòng", NOW)]
    assert find_commune("Xã Cẩm Giàng", province).commune.code == "10903"
    assert find_commune("xã Cẩm Giang", province).commune.code == "10888"
    with pytest.raises(UnknownAreaError, match="There are 2 places 'xa cam giang': Xã Cẩm Giang"):
        find_commune("xa cam giang", province)


def test_a_commune_of_several_provinces() -> None:
    """All are listed with their provinces and codes, and what to write."""
    said = refusal("Hà Đông", commune=True)
    assert said == (
        "Có 2 nơi là 'Hà Đông': Phường Hà Đông (thành phố Hà Nội, 09556); Xã Hà Đông (thành phố Hải Phòng, "
        "10882). Thêm --province, hoặc ghi mã: --commune 09556."
    )


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("xã nha trang", "Có phải: Phường Nha Trang (tỉnh Khánh Hòa, 22366)?"),
        ("Xã Bố Hạ", "Có phải: Phường Bố Hạ (thành phố Bắc Ninh, 07294)?"),
        ("Phường Nha Tramg", "Có phải: Phường Nha Trang"),
        ("Phường Lộc Thọ cũ kỹ", "trong danh mục từ ngày 01/7/2025."),
        ("", "trong danh mục từ ngày 01/7/2025."),
        ("9" * 100_000, "trong danh mục từ ngày 01/7/2025."),
    ],
)
def test_no_commune(name: str, offer: str) -> None:
    """One of another kind is offered under its right name, else what looks like it; nothing is guessed."""
    said = refusal(name, commune=True)
    assert said.startswith("Không có xã, phường, đặc khu nào là ")
    assert offer in said


def test_names_of_communes() -> None:
    """Full, short, and what stands before a date: numbers and persons keep their kind (Decree 30)."""
    found = {code: find_commune(code, NOW) for code in ("22366", "24823", "05443", "22736")}
    assert [one.commune.short for one in found.values()] == [
        "P. Nha Trang",
        "P. 1 Bảo Lộc",
        "P. Phan Đình Phùng",
        "ĐK Trường Sa",
    ]
    assert [one.commune.site for one in found.values()] == [
        "Nha Trang",
        "Phường 1 Bảo Lộc",
        "Phường Phan Đình Phùng",
        "Trường Sa",
    ]
    assert isinstance(found["22366"], Found)
    assert found["22736"].province.kinds == (WARD, COMMUNE, ZONE)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xã Hiệp Hoà", "xã Hiệp Hòa", True),
        ("Thuỷ", "Thủy", True),
        ("Ea H’leo", "Ea H'Leo", True),
        ("Chân Mây – Lăng Cô", "Chân Mây - Lăng Cô", True),
        ("Cẩm Giàng", "Cẩm Giang", False),
        ("Hòa", "Hóa", False),
        ("Tân Thành", "Tân Thanh", False),
    ],
)
def test_spelling(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    """The place of a tone mark, case and signs make no other name; another accent does."""
    assert (spelling(one) == spelling(other)) == same


@pytest.mark.parametrize(
    ("year", "today", "day"),
    [
        (2027, date(2026, 11, 27), date(2027, 1, 1)),
        (2026, date(2026, 11, 27), date(2026, 11, 27)),
        (2025, date(2026, 11, 27), date(2025, 12, 31)),
    ],
)
def test_day_of_the_list(year: int, today: date, day: date) -> None:
    """A plan is held against the list of today, as far as today lies in its year."""
    assert day_of_list(year, today) == day


def test_the_list_is_not_read_by_other_commands() -> None:
    """A check, and a new folder without a province, start without the list."""
    code = (
        "import sys; from ttdn.cli import app; import ttdn.cli.init, ttdn.cli.validate, ttdn.scaffold;"
        "sys.exit('ttdn.communes' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
