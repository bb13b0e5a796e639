"""``ttdn roster diff``: a roster against the official list of communes."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

NHA_TRANG = (
    '  - {id: phuong-nha-trang, name: Phường Nha Trang, short: P. Nha Trang, kind: ward, code: "22366"}'
)
CA_NA = '  - {id: xa-ca-na, name: Xã Cà Ná, short: X. Cà Ná, kind: commune, code: "22909"}'
NOTHING = "Không có gì khác.\n"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs are made on one day."""
    for module in ("named_area", "roster_diff", "init"):
        monkeypatch.setattr(f"ttdn.cli.{module}.today", lambda: date(2026, 11, 27))


@pytest.fixture
def make(tmp_path: Path, run: Run) -> Callable[..., Path]:
    """Makes the folder of a province of a year; some texts of the plan are replaced by others."""

    def make(changes: dict[str, str], *arguments: str, year: int = 2027, province: str = "Khánh Hòa") -> Path:
        named = arguments or ("--province", province)
        assert run("init", "a", "--year", str(year), *named, cwd=tmp_path)[0] == 0
        path = tmp_path / "a" / "plan" / f"{year}.yaml"
        text = path.read_text(encoding="utf-8")
        for before, after in changes.items():
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
        return path.parent.parent

    return make


def line_of(folder: Path, words: str, year: int = 2027) -> int:
    """The line of the plan on which words stand."""
    lines = (folder / "plan" / f"{year}.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize("province", ["Khánh Hòa", "Hà Nội", "TP.HCM", "Hải Phòng", "Đắk Lắk", "Bắc Ninh"])
def test_a_new_folder_has_no_difference(make: Callable[..., Path], run: Run, province: str) -> None:
    """What init writes is what the list says."""
    code, printed, _ = run("roster", "diff", cwd=make({}, province=province))
    assert (code, printed.endswith(NOTHING)) == (0, True)


def test_another_spelling_is_no_difference(make: Callable[..., Path], run: Run) -> None:
    """Hoà and Hòa are one; so is a name with its committee."""
    folder = make({"name: Phường Ninh Hòa,": "name: UBND phường Ninh Hoà,"})
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert (code, printed.endswith(NOTHING)) == (0, True)


def test_a_missing_commune(make: Callable[..., Path], run: Run) -> None:
    """Its line, and below which line it belongs: that of the last of its kind."""
    folder = make({f"{NHA_TRANG}\n": ""})
    below = line_of(folder, "name: Phường Ninh Chử")
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 1
    assert printed.startswith(
        f"plan/2027.yaml:{below}: Thiếu Phường Nha Trang (mã 22366). Thêm dòng sau dòng {below}.\n"
        f"  {NHA_TRANG}\n"
    )
    assert printed.endswith("danh sách đơn vị có 64.\nKhác: thiếu 1.\n")
    _, printed, _ = run("--lang", "en", "roster", "diff", cwd=folder)
    assert printed.startswith(
        f"plan/2027.yaml:{below}: Phường Nha Trang (22366) is missing. Add the line below"
    )


def test_the_line_that_is_told_cures(make: Callable[..., Path], run: Run) -> None:
    """Who writes what is told finds nothing any more; an id that is taken gets its code."""
    folder = make({f"{NHA_TRANG}\n": "", "id: phuong-tay-nha-trang": "id: phuong-nha-trang"})
    told = json.loads(run("roster", "diff", "--format", "json", cwd=folder)[1])["differences"]
    (one,) = told
    assert "id: phuong-nha-trang-22366," in one["fix"]
    path = folder / "plan" / "2027.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.insert(one["line"], f"  {one['fix']}\n")
    path.write_text("".join(lines), encoding="utf-8")
    assert run("roster", "diff", cwd=folder)[0] == 0
    assert run("validate", cwd=folder)[0] == 0


@pytest.mark.parametrize(
    ("before", "after", "message", "fixed"),
    [
        (
            "name: Phường Nha Trang,",
            "name: Phường Nha Tramg,",
            "Tên 'Phường Nha Tramg', theo danh mục là 'Phường Nha Trang'.",
            NHA_TRANG,
        ),
        (
            "name: Xã Cà Ná,",
            "name: Thị trấn Cà Ná,",
            "Tên 'Thị trấn Cà Ná', theo danh mục là 'Xã Cà Ná'.",
            CA_NA,
        ),
        ('code: "22909"', 'code: "22910"', "Xã Cà Ná: mã '22910', theo danh mục là '22909'.", CA_NA),
        (
            'X. Cà Ná, kind: commune, code: "22909"',
            "X. Cà Ná, kind: commune",
            "Xã Cà Ná: chưa ghi mã, theo danh mục là '22909'.",
            '  code: "22909"',
        ),
        (
            "X. Cà Ná, kind: commune",
            "X. Cà Ná, kind: ward",
            "Xã Cà Ná: loại 'ward', theo danh mục là 'commune'.",
            CA_NA,
        ),
    ],
)  # fmt: skip
def test_a_wrong_value(
    make: Callable[..., Path], run: Run, before: str, after: str, message: str, fixed: str
) -> None:
    """The place, what is written, what the list says, and the line as it should be."""
    folder = make({before: after})
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 1
    place = line_of(folder, after)
    assert printed.startswith(f"plan/2027.yaml:{place}: {message}\n  {fixed}\n")


def test_two_codes_changed_places(make: Callable[..., Path], run: Run) -> None:
    """A name is surer than a code: two codes are wrong, not two names."""
    folder = make({'"22366"': '"x"', '"22390"': '"22366"', '"x"': '"22390"'})
    told = json.loads(run("roster", "diff", "--format", "json", cwd=folder)[1])["differences"]
    assert [(one["difference"], one["written"], one["listed"]) for one in told] == [
        ("code", "22390", "22366"),
        ("code", "22366", "22390"),
    ]


def test_a_commune_that_is_not_on_the_list(make: Callable[..., Path], run: Run) -> None:
    """One that is no more, one of another province, one that stands there twice."""
    extra = (
        '  - {id: phuong-loc-tho, name: Phường Lộc Thọ, short: P. Lộc Thọ, kind: ward, code: "22363"}\n'
        '  - {id: phuong-hoan-kiem, name: Phường Hoàn Kiếm, short: P. HK, kind: ward, code: "00070"}\n'
        '  - {id: phuong-nt, name: Phường Nha Trang, short: P. NT, kind: ward, code: "22366"}\n'
    )
    folder = make({f"{NHA_TRANG}\n": f"{NHA_TRANG}\n{extra}"})
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 1
    assert "Phường Lộc Thọ: không có trong danh mục của tỉnh Khánh Hòa." in printed
    assert "Phường Hoàn Kiếm: thuộc thành phố Hà Nội. Xóa dòng." in printed
    assert "Phường Nha Trang: ghi hai lần. Xóa một dòng." in printed
    assert printed.endswith("Khác: không có trong danh mục 2, ghi hai lần 1.\n")


def test_a_commune_that_has_become_a_ward(make: Callable[..., Path], run: Run) -> None:
    """The list of today tells since when and by which document; in 2025 it was right."""
    before = {"name: Phường Bố Hạ": "name: Xã Bố Hạ"}
    folder = make(before, year=2026, province="Bắc Ninh")
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 1
    assert "Tên 'Xã Bố Hạ', theo danh mục là 'Phường Bố Hạ' (từ ngày 20/9/2026, 388/NQ-UBTVQH16)." in printed


def test_a_roster_of_the_first_half_year(make: Callable[..., Path], run: Run) -> None:
    """In a plan of 2025 only what lives at its end is compared: what ended with June is no difference."""
    extra = "  - {id: phuong-loc-tho, name: Phường Lộc Thọ, short: P. LT, kind: ward, until: 2025-06-30}\n"
    folder = make({f"{NHA_TRANG}\n": f"{NHA_TRANG}\n{extra}"}, year=2025)
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert (code, printed.endswith(NOTHING)) == (0, True)


def test_a_plan_that_is_older_than_the_list(example: Path, run: Run) -> None:
    """The 27 communes of 2020 are not 27 errors: they ended, and that is said."""
    code, printed, _ = run("--root", str(example), "roster", "diff")
    assert code == 0
    assert printed.startswith(
        "Kế hoạch năm 2020 có trước danh mục: 27 xã, phường, thị trấn của danh sách đơn vị kết thúc ngày "
        "01/7/2025, khi bỏ cấp huyện."
    )
    code, printed, err = run("--root", str(example), "--lang", "en", "roster", "diff", "--format", "json")
    assert (code, printed) == (0, "")
    assert "the 27 communes of its roster ended on 2025-07-01" in " ".join(err.split())


def test_old_communes_in_a_plan_of_today(make: Callable[..., Path], run: Run) -> None:
    """Where many are not on the list, it is said what became of them."""
    extra = "".join(
        f"  - {{id: phuong-cu-{number}, name: Phường Cũ {number}, short: P. Cũ {number}, kind: ward}}\n"
        for number in range(6)
    )
    folder = make({f"{NHA_TRANG}\n": f"{NHA_TRANG}\n{extra}"})
    _, printed, _ = run("roster", "diff", cwd=folder)
    assert "của trước ngày 01/7/2025 đã kết thúc ngày ấy" in printed


def test_the_plan_of_a_commune(make: Callable[..., Path], run: Run) -> None:
    """It has no communes below it."""
    folder = make({}, "--commune", "Phường Nha Trang")
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 0
    assert printed.startswith("Đây là kế hoạch của cấp xã (phường Nha Trang)")


def test_a_plan_without_communes(make: Callable[..., Path], run: Run) -> None:
    """Such as that of a department."""
    folder = make({}, "--level", "department", "--province", "Khánh Hòa")
    code, printed, _ = run("roster", "diff", cwd=folder)
    assert code == 0
    assert printed.startswith("Danh sách đơn vị không có xã, phường, đặc khu nào để đối chiếu.")


def test_the_province_may_be_named(make: Callable[..., Path], run: Run) -> None:
    """Where the plan's area is none, it has to be."""
    folder = make({"area: tỉnh Khánh Hòa": "area: vùng duyên hải"})
    code, _, err = run("roster", "diff", cwd=folder)
    assert code == 2
    assert "authority.area của kế hoạch là 'vùng duyên hải'." in " ".join(err.split())
    code, printed, _ = run("roster", "diff", "--province", "56", cwd=folder)
    assert (code, printed.endswith(NOTHING)) == (0, True)


def test_formats(make: Callable[..., Path], run: Run) -> None:
    """JSON has all, CSV a row for each difference; the exit code is the same."""
    folder = make({"name: Xã Cà Ná,": "name: Xã Cà Na,"})
    code, printed, _ = run("roster", "diff", "--format", "json", cwd=folder)
    assert code == 1
    told = json.loads(printed)
    assert told["province"] == {"code": "56", "name": "tỉnh Khánh Hòa"}
    assert told["communes"] == {"written": 65, "listed": 65}
    (one,) = told["differences"]
    assert (one["difference"], one["written"], one["listed"]) == ("name", "Xã Cà Na", "Xã Cà Ná")
    code, printed, _ = run("roster", "diff", "--format", "csv", cwd=folder)
    (row,) = csv.DictReader(io.StringIO(printed.removeprefix("\ufeff")))
    assert (code, row["difference"], row["line"]) == (1, "name", str(one["line"]))
