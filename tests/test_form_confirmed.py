"""Whose form it is, in large letters on each sheet; its officer confirms that, a wrong one is held back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from excel import CellPath, cell_at, change, fill, read_form
from openpyxl import load_workbook

from ttdn.forms.identity import HIDDEN_SHEET

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Answer = Callable[..., tuple[int, str]]

UNIT, NAME = "phuong-loc-tho", "UBND phường Lộc Thọ"
REPORT = f"units/{UNIT}/2020.yaml"
CONFIRMED, STATUS = cell_at("confirmed"), cell_at("results", "II.5.1", "status")
LABEL = "Đúng tên đơn vị?"


@pytest.fixture
def form(root: Path, run: Run) -> Path:
    """A blank form."""
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return root / "bm" / f"{UNIT}-2020.xlsx"


@pytest.fixture
def answer(root: Path, form: Path, run: Run) -> Answer:
    """Send the form back with this answer; the code and what was printed."""

    def send(said: str, *options: str, status: str = "Đang thực hiện") -> tuple[int, str]:
        filled = {STATUS: status, CONFIRMED: said}
        fill(root, form, {cell: words for cell, words in filled.items() if words}, root / "về" / "a.xlsx")
        code, out, _ = run("collect", "về", "--received", "2020-12-05", *options, cwd=root, columns=400)
        return code, out

    return send


def receipt(root: Path) -> str:
    """What the unit is told."""
    return (root / "out/tra-lai/phuong-loc-tho/a.bien-nhan.txt").read_text(encoding="utf-8")


def test_name_stands_large_on_each_sheet(form: Path) -> None:
    """At the top, where it stays in sight and is printed on each page; on the first sheet, too."""
    for page in load_workbook(form).worksheets:
        if page.title != HIDDEN_SHEET:
            name = next(cell for cell in page[1] if cell.value == NAME)
            assert (name.font.b, float(name.font.sz) >= 18) == (True, True), page.title


def test_it_is_a_choice_of_two(root: Path, form: Path) -> None:
    """The officer chooses, right below the name."""
    place = read_form(root, form).places[CONFIRMED]
    book = load_workbook(form)
    page: Any = book[place.sheet]
    rule = next(one for one in page.data_validations.dataValidation if place.cell in one.sqref)
    sheet, _, area = book.defined_names[rule.formula1].attr_text.partition("!")
    assert [row[0].value for row in book[sheet.strip("'")][area.replace("$", "")]] == ["Đúng", "Không"]
    assert not page[place.cell].protection.locked
    above = [cell.value for cell in page[place.line - 1]]
    assert (NAME in above, page.cell(place.line, 2).value) == (True, LABEL)


@pytest.mark.parametrize("said", ["Đúng", "đúng", " Dung "])
def test_confirmed(root: Path, answer: Answer, said: str) -> None:
    """Nothing is said of it, and nothing of it gets into the report."""
    assert answer(said)[0] == 0
    assert LABEL not in receipt(root)
    assert "confirm" not in (root / REPORT).read_text(encoding="utf-8")


def test_blank_is_only_mentioned(root: Path, answer: Answer) -> None:
    """Never a reason to send it back, or a line for the specialist."""
    code, out = answer("")
    assert (code, LABEL in out) == (0, False)
    assert f"Ô '{LABEL}' để trống: xem lại tên đơn vị ở trên cho đúng" in receipt(root)


@pytest.mark.parametrize("said", ["Không", "không", "UBND phường Vĩnh Hòa"])
def test_denied(root: Path, answer: Answer, said: str) -> None:
    """A person asks which unit it is; nothing is written, unless it is the unit's after all."""
    code, out = answer(said)
    assert code == 1
    assert f"ô xác nhận đúng đơn vị ghi '{said}'" in out
    assert "Hỏi người gửi là đơn vị nào, gửi biểu mẫu của đơn vị ấy" in out
    assert (root / REPORT).exists() is False
    assert answer(said, "--accept", UNIT)[0] == 0
    assert (root / REPORT).exists()


def test_denied_and_wrong(root: Path, answer: Answer) -> None:
    """Whoever got another unit's form is not asked to correct it."""
    code, out = answer("Không", status="xong hết")
    assert (code, "Hỏi người gửi" in out, "can-sua" in out) == (1, True, False)
    assert not list(root.glob("out/tra-lai/*/*can-sua*"))


def test_denied_and_nothing_else(root: Path, form: Path, run: Run) -> None:
    """A form that went to the wrong unit comes back empty: it is asked about, not refused as blank."""
    fill(root, form, {CONFIRMED: "Không"}, root / "về" / "a.xlsx")
    code, out, _ = run("collect", "về", cwd=root, columns=400)
    assert (code, "Hỏi người gửi" in out, "chưa điền gì" in out) == (1, True, False)


def test_unit_without_work(root: Path, run: Run) -> None:
    """It has nothing to fill in but that the form is its own: that makes its report; untouched it is none."""
    path = root / "plan" / "2020.yaml"
    plan = yaml.safe_load(path.read_text(encoding="utf-8"))
    plan |= {"tasks": [], "forms": [], "figures": [], "activities": plan["activities"][2:]}
    path.write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    form = root / "bm" / f"{UNIT}-2020.xlsx"
    take = ("collect", "về", "--received", "2020-12-05")
    fill(root, form, {cell_at("signer/name"): "Nguyễn Văn An"}, root / "về" / "a.xlsx")
    assert "chưa điền gì" in run(*take, cwd=root, columns=400)[1]
    fill(root, form, {CONFIRMED: "Không"}, root / "về" / "a.xlsx")
    assert "Hỏi người gửi" in run(*take, cwd=root, columns=400)[1]
    assert not (root / REPORT).exists()
    fill(root, form, {CONFIRMED: "Đúng"}, root / "về" / "a.xlsx")
    code, out, _ = run(*take, cwd=root, columns=400)
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True)
    assert run("validate", REPORT, cwd=root)[0] == 0
    assert "1/7 đơn vị" in run("status", "--as-of", "2020-12-06", cwd=root)[1]


def test_denied_with_a_secrecy_marking(root: Path, form: Path, run: Run) -> None:
    """What bears one is refused, whoever answers what."""
    secret: dict[CellPath, Any] = {CONFIRMED: "Không", cell_at("results", "II.5.1", "summary"): "TUYỆT MẬT"}
    fill(root, form, secret, root / "về" / "a.xlsx")
    out = run("collect", "về", cwd=root, columns=400)[1]
    assert "dấu độ mật" in out
    assert "Hỏi người gửi" not in out


def test_another_units_name_above_a_table(root: Path, form: Path, run: Run) -> None:
    """The large name counts as much as that in the table."""
    fill(root, form, {STATUS: "Đang thực hiện"}, root / "về" / "a.xlsx")
    change(root / "về" / "a.xlsx", lambda book: book["Kết quả"].__setitem__("B1", "UBND xã Vĩnh Lương"))
    out = run("collect", "về", cwd=root, columns=400)[1]
    assert f"Biểu mẫu ghi 'UBND xã Vĩnh Lương' nhưng phần nhận dạng là của '{NAME}'" in out
    assert not (root / REPORT).exists()


def test_where_to_send_it(root: Path, write: Write, run: Run) -> None:
    """The collector's officer, telephone and e-mail, the last day: in the guide and on the first sheet."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    ways = 'id: phong-van-hoa-thong-tin, email: vhtt@example.vn, phone: "0258 3000", contact: bà Lan,'
    write("plan/2020.yaml", plan.replace("id: phong-van-hoa-thong-tin,", ways))
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    book = load_workbook(root / "bm" / f"{UNIT}-2020.xlsx")
    for name in ("Hướng dẫn", "Thông tin chung"):
        said = "\n".join(str(cell) for row in book[name].iter_rows(values_only=True) for cell in row)
        missing = [
            words
            for words in (
                "Phòng Văn hóa và Thông tin: ",
                "vhtt@example.vn",
                "0258 3000",
                "bà Lan",
                "09/12/2020",
            )
            if words not in said
        ]
        assert missing == [], name
    assert "Gửi biểu mẫu này về" in str([*book["Thông tin chung"].iter_rows(values_only=True)])


def test_nobody_is_named_where_no_way_is_known(form: Path) -> None:
    """A line without an address would say nothing."""
    cells = [*load_workbook(form)["Thông tin chung"].iter_rows(values_only=True)]
    assert "Gửi biểu mẫu này về" not in str(cells)
