"""How units issue their own reports and are addressed: settings of the unit, its kind, all units.

Who signs and for whom.
"""

from collections.abc import Callable

import pytest

from ttdn.documents.content.unit_report import abbreviate, unit_letterhead
from ttdn.load import Workspace
from ttdn.model.plan import Plan
from ttdn.model.report import Person

MakePlan = Callable[..., Plan]

UNITS = [
    {"id": "phuong-loc-tho", "name": "Phường Lộc Thọ", "short": "P. Lộc Thọ", "kind": "ward"},
    {
        "id": "phong-y-te",
        "name": "Phòng Y tế",
        "short": "Phòng Y tế",
        "kind": "office",
        "letterhead": {"authority": ["Trưởng phòng"]},
    },
    {
        "id": "phong-van-hoa-thong-tin",
        "name": "Phòng Văn hóa và Thông tin",
        "short": "Phòng VHTT",
        "kind": "office",
    },
]
WARD = {
    "agency": ["Ủy ban nhân dân", "{name}"],
    "symbol": "BC-UBND",
    "place": "{place}",
    "authority": ["TM. Ủy ban nhân dân", "Chủ tịch"],
    "addressed_as": "Ủy ban nhân dân {name}",
}
KINDS = [{"id": "ward", "name": "Phường", "letterhead": WARD}, {"id": "office", "name": "Cơ quan chuyên môn"}]


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    """Three units, of which the ward has settings by its kind and one office has its own."""
    documents = {
        **make_plan().documents.model_dump(exclude_none=True),
        "unit_report": {"superior": "UBND thành phố Nha Trang"},
    }
    return make_plan(
        units=UNITS, unit_kinds=KINDS, documents=documents, groups=[], activities=[], duties=[], forms=[]
    )


def test_ward(plan: Plan) -> None:
    """A ward's committee in capitals, its own place, the collective above the post of its head."""
    made = unit_letterhead(plan, plan.units[0])
    assert made.agency == ("ỦY BAN NHÂN DÂN", "PHƯỜNG LỘC THỌ")
    assert (made.superior, made.symbol, made.place) == ("UBND THÀNH PHỐ NHA TRANG", "BC-UBND", "Lộc Thọ")
    assert made.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert made.signature.name is None
    assert plan.full_name(plan.units[0]) == "Ủy ban nhân dân phường Lộc Thọ"


def test_what_nobody_set(plan: Plan) -> None:
    """An office without settings has its own name and code, the city's place, the plan's addressee."""
    made = unit_letterhead(plan, plan.units[1])
    assert (made.agency, made.symbol, made.place) == (("PHÒNG Y TẾ",), "BC-PYT", "Nha Trang")
    assert made.signature.authority == ("TRƯỞNG PHÒNG",)
    assert made.recipients == ("Như trên", "Lưu: VT")
    assert made.addressees == (f"{plan.authority.name} (qua Phòng Văn hóa và Thông tin)",)
    collector = unit_letterhead(plan, plan.units[2])
    assert collector.signature.authority == ("THỦ TRƯỞNG ĐƠN VỊ",)
    assert collector.addressees == (plan.authority.name,)


def test_head_is_broken_before_the_place(example_workspace: Workspace) -> None:
    """A body that every place has stands above its place, as offices set it."""
    plan = example_workspace.plans[2020].plan
    assert unit_letterhead(plan, plan.units_by_id["cong-an"]).agency == ("CÔNG AN", "THÀNH PHỐ NHA TRANG")


def test_code_of_the_report_goes_first(plan: Plan) -> None:
    """The code with which a unit has numbered its report is the one that is printed."""
    assert unit_letterhead(plan, plan.units[1], "12/BC-YT").symbol == "BC-YT"


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        (None, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Chủ tịch UBND phường", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Phó Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("Phó chủ tịch UBND phường", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("Quyền Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
    ],
)
def test_who_signs(plan: Plan, position: str | None, lines: list[str]) -> None:
    """A deputy signs for the head, an acting head as such (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.7)."""
    signer = Person(name="Trần Quốc Hưng", position=position)
    made = unit_letterhead(plan, plan.units[0], signer=signer).signature
    assert list(made.authority) == lines
    assert made.name == "Trần Quốc Hưng"


def test_post_that_the_settings_do_not_know(plan: Plan) -> None:
    """The post in the report goes before the settings."""
    made = unit_letterhead(plan, plan.units[1], signer=Person(name="A", position="Phó Giám đốc"))
    assert made.signature.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Phòng Giáo dục và Đào tạo", "PGDĐT"),
        ("Phòng Tài chính - Kế hoạch", "PTCKH"),
        ("Thanh tra thành phố", "TTTP"),
    ],
)
def test_abbreviation(name: str, letters: str) -> None:
    """The first letter of each word but those that only join."""
    assert abbreviate(name) == letters


def test_every_unit_of_the_example_can_write_and_be_written_to(example_workspace: Workspace) -> None:
    """No unit of the real plan is without agency, code, place, post and a name to be addressed by."""
    plan = example_workspace.plans[2020].plan
    for unit in plan.units:
        made = unit_letterhead(plan, unit)
        assert all((*made.agency, made.symbol, made.place, *made.signature.authority, *made.addressees))
        assert not any(
            "{" in line for line in (*made.agency, made.place, *made.addressees, plan.full_name(unit))
        )
        assert all(line == line.upper() for line in (*made.agency, *made.signature.authority))
