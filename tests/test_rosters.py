"""``ttdn init --province`` and ``--commune``: the folder of a named authority, with its roster."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.communes import LOOKED_UP, find_commune, find_province, list_provinces, spelling
from ttdn.model.plan import Plan
from ttdn.rosters import commune_roster, province_named, province_roster
from ttdn.scaffold import levels, new_plan, workspace_files, write_new

Run = Callable[..., tuple[int, str, str]]

PROVINCES = list_provinces(LOOKED_UP)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs are made on one day."""
    monkeypatch.setattr("ttdn.cli.named_area.today", lambda: date(2026, 11, 27))


def texts(name: str) -> dict[str, str]:
    """What the folder of a province begins with."""
    province = find_province(name, PROVINCES)
    return province_roster(levels()["city" if province.is_city else "province"], province)


def commune_texts(name: str) -> dict[str, str]:
    """What the folder of a commune begins with."""
    found = find_commune(name, PROVINCES)
    return commune_roster(levels()["commune"], found.province, found.commune)


def plan_of(own: dict[str, str]) -> tuple[str, Plan]:
    """The plan that begins with these texts."""
    return new_plan(2027, "province", own)


@pytest.mark.parametrize("province", PROVINCES, ids=lambda one: one.place)
def test_every_province_has_its_communes(province: object) -> None:
    """Each commune once, with its code, kind, short name and an id of its own; each group has its members."""
    own = texts(province.place)  # type: ignore[attr-defined]
    _, plan = plan_of(own)
    communes = {one.code: one for one in province.communes}  # type: ignore[attr-defined]
    units = {unit.code: unit for unit in plan.units if unit.code}
    assert units.keys() == communes.keys()
    assert all(
        (unit.name, unit.short, unit.kind)
        == (communes[code].name, communes[code].short, communes[code].kind.id)
        for code, unit in units.items()
    )
    ids = [unit.id for unit in plan.units]
    assert len(set(ids)) == len(ids)
    assert {unit.kind for unit in plan.units} == {kind.id for kind in plan.unit_kinds}
    assert len(plan.resolve(("ubnd-cap-xa",))) == len(communes)
    assert {unit.kind for unit in plan.required_units} == {"office", *(unit.kind for unit in units.values())}


@pytest.mark.parametrize(
    "name", ["Khánh Hòa", "Hà Nội", "Hồ Chí Minh", "Quảng Ninh", "Đắk Lắk", "Cà Mau", "Lâm Đồng"]
)
def test_folder_of_a_province_is_clean(tmp_path: Path, name: str) -> None:
    """Only what no list can know is left to fill in."""
    write_new(tmp_path, workspace_files(2027, own=texts(name)))
    found = check_workspace(tmp_path).diagnostics
    assert {one.code for one in found} == {"placeholder-left", "to-look-at"}
    text = (tmp_path / "plan" / "2027.yaml").read_text("utf-8")
    assert not any(word in text for word in ("[TÊN ", "[ĐỊA"))


@pytest.mark.parametrize("name", ["Phường Nha Trang", "Xã Sóc Sơn", "Đặc khu Phú Quốc", "26740", "24823"])
def test_folder_of_a_commune_is_clean(tmp_path: Path, name: str) -> None:
    """It has the offices of its kind of commune, and schools to be named."""
    write_new(tmp_path, workspace_files(2027, own=commune_texts(name)))
    found = check_workspace(tmp_path)
    assert {one.code for one in found.diagnostics} == {"placeholder-left", "to-look-at"}
    text = (tmp_path / "plan" / "2027.yaml").read_text("utf-8")
    assert "[TÊN TRƯỜNG]" in text
    assert not any(word in text for word in ("[TÊN XÃ]", "[TÊN TỈNH]", "[ĐỊA DANH]", "[PHÒNG"))


def test_a_province_is_named_throughout() -> None:
    """Name, area, letterheads and place of documents; its kinds and groups are those it has."""
    text, plan = plan_of(texts("Khánh Hòa"))
    assert plan.authority.name == "Ủy ban nhân dân tỉnh Khánh Hòa"
    assert plan.authority.area == "tỉnh Khánh Hòa"
    assert 'superior: "UBND TỈNH KHÁNH HÒA"' in text
    assert 'agency: ["CÔNG AN TỈNH KHÁNH HÒA"]' in text
    assert text.count('place: "Khánh Hòa"') == 4
    assert plan.groups_by_id["ubnd-cap-xa"].name == "UBND các xã, phường, đặc khu"
    assert [kind.name for kind in plan.unit_kinds][1:4] == ["Phường", "Xã", "Đặc khu"]
    assert plan.reporting.through == "van-phong-ubnd"
    assert text.count("# cần xem: cơ quan đầu mối của kế hoạch") == 2


def test_a_province_without_special_zones_names_none() -> None:
    """Neither the kind nor the group speaks of đặc khu."""
    text, plan = plan_of(texts("Cà Mau"))
    assert plan.groups_by_id["ubnd-cap-xa"].name == "UBND các xã, phường"
    assert "zone" not in {kind.id for kind in plan.unit_kinds}
    assert text.count("UBND các xã, phường\n") == 2


def test_a_city_is_a_city_throughout() -> None:
    """No province is left in the words of a city; the largest writes its kind with a capital (Decree 30)."""
    text, plan = plan_of(texts("Hà Nội"))
    assert plan.authority.area == "thành phố Hà Nội"
    assert "tỉnh" not in re.sub(r"#.*", "", text)
    assert 'superior: "UBND THÀNH PHỐ HÀ NỘI"' in text
    text, plan = plan_of(texts("Hồ Chí Minh"))
    assert plan.authority.short == "UBND Thành phố Hồ Chí Minh"
    assert not re.search(r"thành phố", re.sub(r"#.*", "", text))
    assert plan.groups_by_id["so-ban-nganh"].name == "Các sở, ban, ngành thuộc UBND Thành phố"
    unit = plan.find_unit("cong-an")
    assert plan.called(unit) == "Công an Thành phố Hồ Chí Minh"
    assert text.count('place: "Thành phố Hồ Chí Minh"') == 4


def test_departments_are_those_of_the_decree() -> None:
    """Twelve are everywhere; those of some provinces only stand there as comments."""
    text, plan = plan_of(texts("Khánh Hòa"))
    offices = [unit.name for unit in plan.units if unit.kind == "office"]
    assert len(offices) == 12
    assert "Sở Nông nghiệp và Môi trường" in offices
    for name in ("Sở Dân tộc và Tôn giáo", "Sở Du lịch", "Sở Ngoại vụ", "Sở Quy hoạch - Kiến trúc"):
        assert name not in offices
        assert re.search(rf"^  # - {{id: \S+, name: {name}, ", text, re.MULTILINE)


def test_a_place_named_after_a_person_has_its_own_letterhead() -> None:
    """Before the date it is written in full; so is one with a number, by the rule of its kind."""
    _, plan = plan_of(texts("Hưng Yên"))
    place = {unit.name: unit.letterhead and unit.letterhead.place for unit in plan.units}
    assert place["Phường Trần Hưng Đạo"] == "Phường Trần Hưng Đạo"
    assert place["Phường Phố Hiến"] is None


def test_names_that_are_alike_without_accents_have_two_ids() -> None:
    """Xã Cẩm Giang and Xã Cẩm Giàng of one province."""
    _, plan = plan_of(texts("Hải Phòng"))
    ids = {unit.name: unit.id for unit in plan.units}
    assert ids["Xã Cẩm Giang"] == "xa-cam-giang-10888"
    assert ids["Xã Cẩm Giàng"] == "xa-cam-giang-10903"
    assert spelling("Xã Cẩm Giang") != spelling("Xã Cẩm Giàng")


def test_names_with_signs_are_read_back() -> None:
    """M'Drắk, and a name of two parts."""
    _, plan = plan_of(texts("Đắk Lắk"))
    assert "Xã M'Drắk" in {unit.name for unit in plan.units}
    _, plan = plan_of(texts("Lâm Đồng"))
    assert "P. Xuân Hương - Đà Lạt" in {unit.short for unit in plan.units}


@pytest.mark.parametrize(
    ("name", "area", "economy", "upper", "place"),
    [
        (
            "Phường Nha Trang",
            "phường Nha Trang",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Ủy ban nhân dân tỉnh Khánh Hòa",
            "Nha Trang",
        ),
        ("Xã Sóc Sơn", "xã Sóc Sơn", "Phòng Kinh tế", "Ủy ban nhân dân thành phố Hà Nội", "Sóc Sơn"),
        (
            "Đặc khu Côn Đảo",
            "đặc khu Côn Đảo",
            "Phòng Kinh tế",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "Côn Đảo",
        ),
        (
            "Phường 1 Bảo Lộc",
            "Phường 1 Bảo Lộc",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Ủy ban nhân dân tỉnh Lâm Đồng",
            "Phường 1 Bảo Lộc",
        ),
    ],
)
def test_a_commune_is_named_throughout(name: str, area: str, economy: str, upper: str, place: str) -> None:
    """Its kind, its offices, the province to which it reports, the place of its documents."""
    text, plan = plan_of(commune_texts(name))
    level = name.split(maxsplit=1)[0].lower() if "Đặc khu" not in name else "đặc khu"
    assert plan.authority.area == area
    assert plan.authority.name == f"Ủy ban nhân dân {area}"
    assert plan.find_unit("phong-kinh-te").name == economy
    assert plan.find_unit("phong-van-hoa-xa-hoi").name == "Phòng Văn hóa - Xã hội"
    assert plan.find_unit("tram-y-te").name == f"Trạm Y tế {area}"
    assert plan.find_unit("cong-an").name == f"Công an {level}"
    assert f'addressees: ["{upper}"]' in text
    assert text.count(f'place: "{place}"') == 4
    assert f"agency: [ỦY BAN NHÂN DÂN, {area.upper()!r}]".replace("'", '"') in text
    if level != "xã":
        assert not re.search(r"\bxã\b(?! hội)", re.sub(r"#.*", "", text[text.index("unit_kinds") :]))


def test_a_department_is_named_by_its_province() -> None:
    """A sở is written by the user; its province is known."""
    own = province_named(levels()["department"], find_province("TP.HCM", PROVINCES))
    assert own["area"] == "Thành phố Hồ Chí Minh"
    assert own["upper"] == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert own["name"] == "Sở [TÊN SỞ] Thành phố Hồ Chí Minh"


def test_init_with_a_province(tmp_path: Path, run: Run) -> None:
    """The folder is made, works, and the year's list is the one of today."""
    code, printed, err = run("init", "a", "--province", "bac ninh", "--year", "2026", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "ttdn new " in printed
    folder = tmp_path / "a"
    text = (folder / "plan" / "2026.yaml").read_text("utf-8")
    assert "name: Phường Bố Hạ" in text
    assert "area: thành phố Bắc Ninh" in text
    assert run("new", "Phường Bố Hạ", "--received", "2026-11-20", cwd=folder)[0] == 0
    assert run("validate", cwd=folder)[0] == 0
    code, printed, _ = run("report", "--unit", "P. Bố Hạ", "--markdown", cwd=folder)
    assert code == 0
    assert "PHƯỜNG BỐ HẠ" in printed


def test_init_in_the_first_year(tmp_path: Path, run: Run) -> None:
    """A plan of 2025 begins with what was valid then."""
    assert run("init", "a", "--province", "Bắc Ninh", "--year", "2025", cwd=tmp_path)[0] == 0
    text = (tmp_path / "a" / "plan" / "2025.yaml").read_text("utf-8")
    assert "name: Xã Bố Hạ" in text
    assert "area: tỉnh Bắc Ninh" in text


def test_init_with_a_commune(tmp_path: Path, run: Run) -> None:
    """A name that several provinces have is asked for; with the province it is enough."""
    code, _, err = run("init", "a", "--commune", "Hà Đông", "--year", "2027", cwd=tmp_path)
    assert code == 2
    assert "Phường Hà Đông (thành phố Hà Nội, 09556); Xã Hà Đông (thành phố Hải Phòng, 10882)" in err
    assert not (tmp_path / "a").exists()
    arguments = ("--commune", "Hà Đông", "--province", "Hải Phòng", "--year", "2027")
    assert run("init", "a", *arguments, cwd=tmp_path)[0] == 0
    assert "area: xã Hà Đông" in (tmp_path / "a" / "plan" / "2027.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--province", "Bình Dương"), "'Bình Dương' thuộc Thành phố Hồ Chí Minh"),
        (
            ("--province", "Khánh Hoà", "--year", "2024"),
            "--province, --year 2024: danh mục có từ ngày 01/7/2025",
        ),
        (
            ("--commune", "Nha Trang", "--year", "2024"),
            "--commune, --year 2024: danh mục có từ ngày 01/7/2025",
        ),
        (
            ("--province", "Huế", "--from", "plan/2026.yaml"),
            "--from: kế hoạch năm trước đã có danh sách đơn vị",
        ),
        (("--province", "Huế", "--level", "province"), "thành phố Huế là 'city'; bỏ --level."),
        (("--province", "Cà Mau", "--level", "city"), "tỉnh Cà Mau là 'province'; bỏ --level."),
        (("--commune", "Nha Trang", "--level", "city"), "--commune là của cấp xã; bỏ --level."),
        (("--commune", "Nha Trang", "--province", "Huế"), "Không có xã, phường, đặc khu nào là 'Nha Trang'"),
    ],
)
def test_init_refuses(tmp_path: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be is a sentence, and nothing is made."""
    year = () if "--year" in arguments else ("--year", "2027")
    code, _, err = run("init", "a", *arguments, *year, cwd=tmp_path)
    assert code == 2
    assert said in err
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("level", ["department", "commune"])
def test_init_of_a_level_in_a_province(tmp_path: Path, run: Run, level: str) -> None:
    """A sở, or a commune still without a name, in a named province."""
    arguments = ("--province", "Cần Thơ", "--level", level, "--year", "2027")
    assert run("init", "a", *arguments, cwd=tmp_path)[0] == 0
    text = (tmp_path / "a" / "plan" / "2027.yaml").read_text("utf-8")
    assert "Ủy ban nhân dân thành phố Cần Thơ" in text
    assert 'place: "[ĐỊA DANH]"' in text
    assert "[TÊN TỈNH]" not in text


FILLED = {
    "[LĨNH VỰC]": "công tác chuyển đổi số",
    "[SỐ]": "15",
    "[HỌ VÀ TÊN]": "Lê Thị Bình",
    "[CƠ QUAN CẤP TRÊN]": "Bộ Khoa học và Công nghệ",
    "[CƠ QUAN]": "Chính phủ",
    "[VĂN BẢN]": "Nghị quyết số 71/NQ-CP",
    "[NGÀY]": "01/4/2026",
    "[TRÍCH YẾU]": "Chuyển đổi số",
    "[VIẾT TẮT]": "KGVX",
    "[TÊN TRƯỜNG]": "Hòa Thuận",
}


@pytest.mark.parametrize(
    ("arguments", "units"),
    [
        (
            ("--province", "Khánh Hòa"),
            ("so-y-te", "cong-an", "bo-chi-huy-quan-su", "ubmttq", "Phường Nha Trang", "Đặc khu Trường Sa"),
        ),
        (("--province", "Hưng Yên"), ("thanh-tra", "Phường Trần Hưng Đạo")),
        (
            ("--commune", "Phường Nha Trang"),
            ("phong-kinh-te", "cong-an", "ban-chi-huy-quan-su", "ubmttq", "tram-y-te", "truong-tieu-hoc-mot"),
        ),
    ],
    ids=["province", "persons", "commune"],
)
def test_documents_of_the_folder_are_right_when_it_is_filled_in(
    tmp_path: Path, run: Run, arguments: tuple[str, str], units: tuple[str, ...]
) -> None:
    """Nothing is found any more, and the report of each kind of unit is as Decree 30 wants it."""
    assert run("init", "a", "--year", "2027", *arguments, cwd=tmp_path)[0] == 0
    folder = tmp_path / "a"
    path = folder / "plan" / "2027.yaml"
    text = path.read_text(encoding="utf-8")
    for place, words in FILLED.items():
        text = text.replace(place, words)
    text = re.sub(r"\[(Nguyên văn[^]]*)\]", r"\1", text)
    path.write_text(re.sub(r" *# cần xem.*", "", text), encoding="utf-8")
    assert check_workspace(folder).diagnostics == []
    for unit in units:
        assert run("new", unit, "--received", "2027-12-01", cwd=folder)[0] == 0
        code, printed, err = run("report", "--unit", unit, "--docx", "-o", "a.docx", cwd=folder)
        assert (code, err) == (0, ""), printed
        code, printed, _ = run("check-document", "a.docx", cwd=folder)
        assert code == 0, printed
    _, printed, _ = run("report", "--unit", units[-1], "--markdown", cwd=folder)
    if units[-1] == "Phường Trần Hưng Đạo":
        assert "Phường Trần Hưng Đạo, ngày" in printed
