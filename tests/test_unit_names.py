"""How a unit is named in sentences and lists (NĐ 30/2020/NĐ-CP, Phụ lục II), in whatever plan it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.model.plan import Plan
from ttdn.vietnamese import area_in_sentence, area_without_level

MakePlan = Callable[..., Plan]
ROOT = Path(__file__).parent.parent
PLANS = ROOT / "tests" / "plans"


@pytest.fixture
def name_unit(make_plan: MakePlan) -> Callable[..., tuple[str, str]]:
    """The name in full and the one of lists, of one unit in an area."""

    def find(name: str, area: str, letterhead: dict[str, str] | None = None) -> tuple[str, str]:
        unit = {"id": "u", "name": name, "short": "U", "kind": "k", "letterhead": letterhead}
        named = {"name": f"Ủy ban nhân dân {area}", "short": f"UBND {area}", "area": area}
        plan = make_plan(
            authority=named, units=[unit], unit_kinds=[{"id": "k", "name": "Loại"}], groups=[], activities=[],
            duties=[], forms=[],
        )  # fmt: skip
        return plan.full_name(plan.units[0]), plan.called(plan.units[0])

    return find


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Phường Lộc Thọ", "UBND phường Lộc Thọ"),
        ("Xã Bình Minh", "UBND xã Bình Minh"),
        ("Thị trấn Cam Đức", "UBND thị trấn Cam Đức"),
        ("Đặc khu Hòn Yến", "UBND đặc khu Hòn Yến"),
        ("Phường Đông Ngạc", "UBND phường Đông Ngạc"),
        ("Phường 1", "UBND Phường 1"),
        ("phường 12", "UBND Phường 12"),
        ("Xã Hồ Chí Minh", "UBND Xã Hồ Chí Minh"),
        ("UBND xã Bình Minh", "UBND xã Bình Minh"),
        ("Ủy ban nhân dân Phường Lộc Thọ", "UBND phường Lộc Thọ"),
    ],
)
def test_an_area_acts_through_its_committee(
    name_unit: Callable[..., tuple[str, str]], name: str, called: str
) -> None:
    """The word for the area is small before a name and great before a number, also without a letterhead."""
    full = called.replace("UBND", "Ủy ban nhân dân")
    assert name_unit(name, "tỉnh An Bình") == (full, called)
    assert name_unit(name, "tỉnh An Bình", {"addressed_as": "Ủy ban nhân dân {name}"}) == (full, called)


@pytest.mark.parametrize(
    ("name", "area", "called"),
    [
        # An office of the authority's own.
        ("Phòng Văn hóa - Xã hội", "xã Thạnh Lợi", "Phòng Văn hóa - Xã hội"),
        ("Sở Nội vụ", "tỉnh An Bình", "Sở Nội vụ"),
        # A body that every place has gets its place.
        ("Công an thành phố", "thành phố Nha Trang", "Công an thành phố Nha Trang"),
        ("Hội Khuyến học xã", "xã Thạnh Lợi", "Hội Khuyến học xã Thạnh Lợi"),
        ("Thanh tra tỉnh", "tỉnh An Bình", "Thanh tra tỉnh An Bình"),
        ("Công an thị xã", "thị xã An Nhơn", "Công an thị xã An Nhơn"),
        ("Công an phường", "Phường 3", "Công an Phường 3"),
        ("Công an thành phố", "Thành phố Hồ Chí Minh", "Công an Thành phố Hồ Chí Minh"),
        # A body outside, or of another level, stays as the plan names it.
        ("Công an tỉnh", "xã Thạnh Lợi", "Công an tỉnh"),
        ("Công an thị xã", "xã Thạnh Lợi", "Công an thị xã"),
        ("Liên minh Hợp tác xã", "xã Thạnh Lợi", "Liên minh Hợp tác xã"),
        ("Thành đoàn Nha Trang", "thành phố Nha Trang", "Thành đoàn Nha Trang"),
        ("Tỉnh ủy", "tỉnh An Bình", "Tỉnh ủy"),
        ("Xã hội học và Phát triển", "xã Thạnh Lợi", "Xã hội học và Phát triển"),
    ],
)
def test_a_body_keeps_its_name_and_gets_its_place(
    name_unit: Callable[..., tuple[str, str]], name: str, area: str, called: str
) -> None:
    """The place comes from the plan's own area, where the name ends with the word for it."""
    assert name_unit(name, area) == (called, called)


def test_a_name_that_the_plan_writes_out(name_unit: Callable[..., tuple[str, str]]) -> None:
    """A ward that is named after a battle keeps its capital where its letterhead says so."""
    words = {"addressed_as": "Ủy ban nhân dân Phường Điện Biên Phủ"}
    assert name_unit("Phường Điện Biên Phủ", "tỉnh An Bình", words)[1] == "UBND Phường Điện Biên Phủ"


def test_the_authoritys_area_within_a_sentence(make_plan: MakePlan) -> None:
    """However its author writes it, it is not capital behind "trên địa bàn"."""
    named = {"name": "Ủy ban nhân dân tỉnh A", "short": "UBND tỉnh A"}
    written = {"Tỉnh A": "tỉnh A", "Phường 5": "Phường 5", "tỉnh A": "tỉnh A"}
    assert {area: make_plan(authority={**named, "area": area}).authority.area for area in written} == written


def test_a_place_before_a_date() -> None:
    """A name without the word for the area, but a number with it."""
    assert [area_without_level(name) for name in ("Phường Lộc Thọ", "Phường 1", "Đặc khu Hòn Yến")] == [
        "Lộc Thọ", "Phường 1", "Hòn Yến"
    ]  # fmt: skip
    assert area_in_sentence("Phòng Y tế") == "Phòng Y tế"


@pytest.mark.parametrize("folder", [ROOT, *sorted(PLANS.iterdir())], ids=lambda folder: folder.name)
def test_every_name_that_is_printed_is_understood(folder: Path) -> None:
    """What the program calls a unit finds the unit again."""
    for file in check_workspace(folder).workspace.plans.values():
        for unit in file.plan.units:
            assert {file.plan.find_unit(name).id for name in file.plan.names_of(unit)} == {unit.id}
