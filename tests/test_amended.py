"""An amended plan in the documents: cited with what amended it, by what was known and in force on the day."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

Run = Callable[..., tuple[int, str, str]]
PLANS = Path(__file__).parent / "plans"
FIRST = "Kế hoạch số 99/KH-UBND ngày 10/8/2027"
SECOND = "Quyết định số 120/QĐ-UBND ngày 10/9/2027"
AMENDED = f"(được sửa đổi, bổ sung bởi {FIRST})"
AMENDED_TWICE = f"(được sửa đổi, bổ sung bởi {FIRST} và {SECOND})"
LIVES = {
    "headings:\n": "amendments:\n"
    "  - {number: 120/QĐ-UBND, date: 2027-09-10}\n"
    "  - {number: 99/KH-UBND, date: 2027-08-10, effective: 2027-08-15}\n",
    "duties:\n": "duties:\n"
    "  - {id: IV.3, text: Việc thêm., owners: {read: [so-noi-vu]}, added_by: 99/KH-UBND}\n"
    "  - {id: IV.4, text: Việc khác., owners: {read: [so-noi-vu]}, added_by: 120/QĐ-UBND}\n",
    "unit_kinds:\n": "  extensions:\n"
    '    - {units: [phuong-3], periods: ["2027"], deadline: {by: 2027-12-20},\n'
    "       document: {number: 1520/UBND-VX, date: 2027-09-01, kind: Công văn}}\n",
}
REPORT = """\
unit: so-noi-vu
period: "2027"
number: 45/BC-SNV
date: {date}
received: {date}
results:
  - {{item: IV.1, status: in_progress, summary: Hướng dẫn các đơn vị.}}
"""


@pytest.fixture
def amended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The province's plan, amended in August and September, with an extension by letter."""
    shutil.copytree(PLANS / "province" / "plan", tmp_path / "plan")
    shutil.copytree(PLANS.parent.parent / "templates", tmp_path / "templates")
    path = tmp_path / "plan" / "2027.yaml"
    text = path.read_text(encoding="utf-8")
    for place, new in LIVES.items():
        text = text.replace(place, new if place in new else f"{new}\n{place}", 1)
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2027-08-09", "2027", ""),
        ("2027-08-14", "2027", ""),
        ("2027-08-15", "2027", AMENDED),
        ("2027-09-09", "2027", AMENDED),
        ("2027-12-15", "2027", AMENDED_TWICE),
        ("2027-12-15", "2027-H1", ""),
        ("2027-12-15", "2027-08", AMENDED),
    ],
)
def test_summary_cites_what_amended_the_plan(
    amended: Path, run: Run, day: str, period: str, expected: str
) -> None:
    """It cites the amendments known and in force, the older first; a letter of extension is none."""
    code, out, _ = run("report", "--as-of", day, "--period", period, "--yes", "--markdown")
    assert code == 0
    found = re.findall(r"\(được sửa đổi[^)]*\)", out)
    assert found == ([expected] if expected else [])
    assert "1520/UBND-VX" not in "".join(found)
    if expected:
        assert f"tỉnh An Bình {expected} về công tác cải cách hành chính" in out


def test_status_names_what_amended_the_plan(amended: Path, run: Run) -> None:
    """The first line of the status, on that day."""
    assert (
        run("status", "--as-of", "2027-08-20")[1]
        .replace("\n", " ")
        .startswith(f"Kế hoạch số 37/KH-UBND ngày 20/01/2027 {AMENDED} Cải cách")
    )
    assert AMENDED[:8] not in run("status", "--as-of", "2027-08-14")[1]
    for day, numbers in (("2027-08-14", None), ("2027-08-20", ["99/KH-UBND"])):
        told = json.loads(run("status", "--as-of", day, "--format", "json")[1])["plan"]
        assert told.get("amended_by") == numbers


@pytest.mark.parametrize(("day", "expected"), [("2027-08-14", ""), ("2027-12-08", f" {AMENDED_TWICE}")])
def test_report_of_a_unit(amended: Path, run: Run, day: str, expected: str) -> None:
    """It cites the plan as it was on the day of the report, the amendments behind the title at first."""
    folder = amended / "units" / "so-noi-vu"
    folder.mkdir(parents=True)
    (folder / "2027.yaml").write_text(REPORT.format(date=day), encoding="utf-8")
    code, out, err = run(
        "report", "--unit", "so-noi-vu", "--period", "2027", "--as-of", "2027-12-20", "--markdown"
    )
    assert (code, err) == (0, "")
    assert f"về cải cách hành chính trên địa bàn tỉnh An Bình năm 2027{expected}, " in out
    assert out.count("được sửa đổi") == bool(expected)


@pytest.mark.parametrize(("received", "state"), [("2027-08-14", "not_asked"), ("2027-08-15", "no_report")])
def test_work_given_to_another_by_an_amendment(amended: Path, run: Run, received: str, state: str) -> None:
    """Who reported before the amendment was in force was not asked about it; who did later left it out."""
    plan = amended / "plan" / "2027.yaml"
    text = plan.read_text(encoding="utf-8")
    was = next(line for line in text.splitlines() if "{id: IV.1," in line)
    now = was.replace("[so-noi-vu]", "[so-tu-phap]")
    lines = (was.replace("}}", "}, ended_by: 99/KH-UBND}"), now.replace("}}", "}, added_by: 99/KH-UBND}"))
    plan.write_text(text.replace(was, "\n".join(lines)), encoding="utf-8")
    report = amended / "units" / "so-tu-phap" / "2027.yaml"
    report.parent.mkdir(parents=True)
    told = REPORT.format(date=received).replace("so-noi-vu", "so-tu-phap").replace("IV.1", "III.A.1")
    report.write_text(told, encoding="utf-8")
    status = json.loads(run("status", "--as-of", "2027-12-20", "--format", "json")[1])
    item = next(one for one in status["items"] if one["id"] == "IV.1")
    assert {name for name, units in item["states"].items() if units} == {state}


def test_letters_and_forms(amended: Path, run: Run) -> None:
    """The letter with the forms, the first sheet of a form and the reminder cite the plan as amended."""
    code, _, err = run("form", "--all", "--letter", "-o", "forms", "--as-of", "2027-12-01")
    assert (code, err) == (0, "")
    letter = "\n".join(p.text for p in Document(str(next(Path("forms").glob("*.docx")))).paragraphs)
    assert AMENDED_TWICE in letter
    guide = load_workbook(next(Path("forms").glob("so-noi-vu*.xlsx"))).worksheets[0]
    assert any(AMENDED_TWICE in str(cell.value) for row in guide.iter_rows() for cell in row)
    code, _, err = run("remind", "--as-of", "2027-12-15", "--docx", "letters")
    assert (code, err) == (0, "")
    letters = [Document(str(path)) for path in Path("letters").glob("*.docx")]
    assert letters
    assert all(AMENDED_TWICE in "\n".join(p.text for p in one.paragraphs) for one in letters)


@pytest.mark.parametrize(
    ("number", "kind", "called"),
    [
        ("188/KH-UBND", "", "Kế hoạch số 188/KH-UBND"),
        ("37/2027/QĐ-UBND", "", "Quyết định số 37/2027/QĐ-UBND"),
        ("188/KH-UBND", ", kind: THÔNG BÁO", "Thông báo số 188/KH-UBND"),
        ("1520/UBND-VX", "", "Văn bản số 1520/UBND-VX"),
        ("7", "", "Văn bản số 7"),
    ],
)
def test_kind_of_an_amendment(amended: Path, run: Run, number: str, kind: str, called: str) -> None:
    """It is what its sign says, where the plan does not say otherwise."""
    path = amended / "plan" / "2027.yaml"
    text = path.read_text(encoding="utf-8").replace("99/KH-UBND", number)
    path.write_text(text.replace("2027-08-10,", f"2027-08-10{kind},"), encoding="utf-8")
    header = run("status", "--as-of", "2027-08-20")[1].replace("\n", " ")
    assert f"bởi {called} ngày 10/8/2027)" in header
