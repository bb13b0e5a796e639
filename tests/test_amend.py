"""``ttdn amend``: from a copy in which the changes were made to the entries in the plan that say so."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn.amending.amend import amend as amend_plan
from ttdn.amending.amend import read_text
from ttdn.model.life import Amendment
from ttdn.model.plan import Plan
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.source import parse_source
from ttdn.timeline import view

Run = Callable[..., tuple[int, str, str]]
#: Make a copy of the plan with some of its text replaced, and give the command its name and further words.
Amend = Callable[..., tuple[int, str, str]]

PROVINCE = Path(__file__).parent / "plans" / "province" / "plan" / "2027.yaml"
NUMBER = ("--number", "99/KH-UBND")
DATES = ("--date", "2027-08-10", "--effective", "2027-08-15")
OWNER = "    owners: {text: Sở Nội vụ, read: [so-noi-vu]}\n"
NEW_OWNER = "    owners: {text: Sở Tư pháp, read: [so-tu-phap]}   # theo mục 2 của văn bản\n"
NEW_ITEM = """\
  # Bổ sung ở mục 3 của văn bản.
  - id: III.C.3
    text: "Kiểm tra việc số hóa"   # sáu tháng cuối năm
    owners: {text: "Các sở, ban, ngành", read: [so-ban-nganh]}
    schedule: {text: Tháng 10, read: {months: [10]}}

duties:
"""
PERIOD = '    - {period: "2027", deadline: {by: 2027-12-10}}\n'
WARD = '  - {id: phuong-3, name: Phường 3, short: P. 3, kind: commune, code: "90003"}\n'
EMAIL = ", email: p3@anbinh.gov.vn}"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the province's plan."""
    shutil.copytree(PROVINCE.parent, tmp_path / "work" / "plan")
    shutil.copytree(PROVINCE.parents[3].parent / "templates", tmp_path / "work" / "templates")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work" / "plan" / "2027.yaml"


@pytest.fixture
def amend(plan: Path, run: Run) -> Amend:
    """Run the command with a changed copy of the plan as it is."""

    def run_with(
        changes: dict[str, str], *words: str, dates: tuple[str, ...] = DATES
    ) -> tuple[int, str, str]:
        text = plan.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        copy = plan.parents[1] / "sửa.yaml"
        copy.write_text(text, encoding="utf-8")
        return run("amend", str(copy), *NUMBER, *dates, *words)

    return run_with


def data(plan: Path) -> dict[str, list[dict[str, object]]]:
    """What the file says."""
    loaded: dict[str, list[dict[str, object]]] = yaml.safe_load(plan.read_text(encoding="utf-8"))
    return loaded


def versions(plan: Path, part: str, name: str) -> list[dict[str, object]]:
    """The entries of one id in a list of the file."""
    return [entry for entry in data(plan)[part] if entry["id"] == name]


def lines_gone(before: str, after: str) -> list[str]:
    """The lines that are no more in a file, but for those that got a key at their end."""
    kept = after.splitlines()
    return [
        line
        for line in before.splitlines()
        if line not in kept and not any(other.startswith(line.rstrip("}")) for other in kept)
    ]


def test_changed_item(plan: Path, amend: Amend) -> None:
    """The old version ends, the new one stands behind it as it is written in the copy; all else stays."""
    before = plan.read_text(encoding="utf-8")
    code, out, err = amend(
        {"    short: Số hóa hồ sơ lưu trữ\n": "    short: Số hóa hồ sơ\n", OWNER: NEW_OWNER}
    )
    assert (code, err) == (0, "")
    after = plan.read_text(encoding="utf-8")
    assert lines_gone(before, after) == []
    old, new = versions(plan, "activities", "III.C.1")
    assert old["ended_by"] == "99/KH-UBND"
    assert (new["short"], new["added_by"]) == ("Số hóa hồ sơ", "99/KH-UBND")
    assert NEW_OWNER in after
    assert "Cơ quan chủ trì: Sở Nội vụ → Sở Tư pháp" in out
    assert "  Sở Tư pháp  + III.C.1" in out
    assert "  Sở Nội vụ   − III.C.1" in out
    assert "Đã ghi vào plan/2027.yaml." in out
    listed = data(plan)["amendments"]
    assert [(str(one["number"]), str(one["effective"])) for one in listed] == [("99/KH-UBND", "2027-08-15")]


def test_comment_above_a_changed_entry(plan: Path, amend: Amend) -> None:
    """It stays above the version before; one that the copy adds stands above the new one."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace(WARD, f"  # Phường cũ.\n{WARD}"), encoding="utf-8")
    new = WARD.replace("Phường 3", "Phường Ba")
    assert amend({WARD: f"  # Đổi tên ở mục 4.\n{new}"})[0] == 0
    old = WARD.replace("}", ", ended_by: 99/KH-UBND}")
    new = new.replace("}", ", added_by: 99/KH-UBND}")
    assert f"  # Phường cũ.\n{old}  # Đổi tên ở mục 4.\n{new}" in plan.read_text(encoding="utf-8")


def test_added_and_ended_items(plan: Path, amend: Amend, run: Run) -> None:
    """What is new in the copy is added with its comments, in its place; what is not in it any more ends."""
    text = plan.read_text(encoding="utf-8")
    start, end = text.index("  - id: III.C.2"), text.index("\nduties:\n")
    code, out, err = amend({text[start : end + len("\nduties:\n")]: NEW_ITEM})
    assert (code, err) == (0, "")
    assert versions(plan, "activities", "III.C.2")[0]["ended_by"] == "99/KH-UBND"
    after = plan.read_text(encoding="utf-8")
    shown = after[after.index("  # Bổ sung ở mục 3") : after.index("\nduties:")]
    assert shown == NEW_ITEM.removesuffix("\nduties:\n") + "    added_by: 99/KH-UBND\n"
    assert after.index("  - id: III.C.1") < after.index("  - id: III.C.3") < after.index("duties:")
    assert "+ III.C.3" in out
    assert run("validate")[0] == 0


def test_period_unit_and_figure(plan: Path, amend: Amend) -> None:
    """Deadlines, names of units and figures have versions, too; entries in brackets stay in brackets."""
    code, out, _ = amend(
        {
            PERIOD: PERIOD.replace("2027-12-10", "2027-12-20"),
            WARD: WARD.replace("Phường 3", "Phường Ba"),
            "unit: thủ tục, items": "unit: bộ thủ tục, items",
        }
    )
    assert code == 0
    after = plan.read_text(encoding="utf-8")
    assert PERIOD.replace("}}", "}, ended_by: 99/KH-UBND}") in after
    assert PERIOD.replace("2027-12-10}}", "2027-12-20}, added_by: 99/KH-UBND}") in after
    assert WARD.replace("}", ", ended_by: 99/KH-UBND}") in after
    assert [one["unit"] for one in versions(plan, "figures", "procedures")] == ["thủ tục", "bộ thủ tục"]
    assert "7 đơn vị: " in out
    assert "~ báo cáo năm 2027: hạn 10/12/2027 → 20/12/2027" in out
    assert "Tên: Phường 3 → Phường Ba" in out


def test_again_is_nothing_to_do(plan: Path, amend: Amend, run: Run) -> None:
    """The same copy a second time changes nothing and says so; the date is known by then."""
    amend({OWNER: NEW_OWNER})
    after = plan.read_bytes()
    code, out, _ = run("amend", "sửa.yaml", *NUMBER)
    assert (code, out) == (0, "plan/2027.yaml đã ghi đủ, không có gì phải làm.\n")
    assert plan.read_bytes() == after


def test_more_by_the_same_document(plan: Path, amend: Amend, run: Run) -> None:
    """What was forgotten is written in by a second run: no version of a version."""
    amend({OWNER: NEW_OWNER})
    copy = Path("sửa.yaml")
    text = copy.read_text(encoding="utf-8")
    copy.write_text(
        text.replace(NEW_OWNER, OWNER.replace("Sở Nội vụ", "Giám đốc Sở Nội vụ")), encoding="utf-8"
    )
    assert run("amend", "sửa.yaml", *NUMBER)[0] == 0
    owners = [one["owners"] for one in versions(plan, "activities", "III.C.1")]
    assert owners == [
        {"text": "Sở Nội vụ", "read": ["so-noi-vu"]},
        {"text": "Giám đốc Sở Nội vụ", "read": ["so-noi-vu"]},
    ]


def test_amendment_on_an_amendment(plan: Path, amend: Amend, run: Run) -> None:
    """A second document changes what the first one brought, and ends it."""
    amend({OWNER: NEW_OWNER, "duties:\n": NEW_ITEM})
    text = plan.read_text(encoding="utf-8")
    start, end = text.index("  # Bổ sung ở mục 3"), text.index("\nduties:\n")
    text = text[:start] + text[end:]
    text = text.replace(NEW_OWNER, NEW_OWNER.replace("Sở Tư pháp", "Giám đốc Sở Tư pháp"))
    Path("hai.yaml").write_text(text, encoding="utf-8")
    code, _, err = run("amend", "hai.yaml", "--number", "120/QĐ-UBND", "--date", "2027-09-10")
    assert (code, err) == (0, "")
    lives = [(one.get("added_by"), one.get("ended_by")) for one in versions(plan, "activities", "III.C.1")]
    assert lives == [(None, "99/KH-UBND"), ("99/KH-UBND", "120/QĐ-UBND"), ("120/QĐ-UBND", None)]
    assert versions(plan, "activities", "III.C.3")[0]["ended_by"] == "120/QĐ-UBND"
    assert run("validate")[0] == 0
    # The first copy was made before the second document.
    code, _, err = run("amend", "sửa.yaml", *NUMBER)
    assert (code, "bản sao có trước khi 120/QĐ-UBND được ghi vào kế hoạch" in err) == (2, True)


def test_end_without_a_copy(plan: Path, run: Run) -> None:
    """Items are ended by their numbers, a section with all in it; again is nothing to do."""
    code, out, _ = run("amend", *NUMBER, *DATES, "--end", "III.A.1", "--end", "III.C")
    assert code == 0
    for number in ("III.A.1", "III.C.1", "III.C.2"):
        assert versions(plan, "activities", number)[0]["ended_by"] == "99/KH-UBND"
        assert f"−  Mục {number}" in out
    assert "nothing to do" in run("--lang", "en", "amend", *NUMBER, "--end", "III.A.1")[1]
    assert "Kế hoạch không có 'III.X'" in run("amend", *NUMBER, "--end", "III.X")[2]


def test_dry_run_writes_nothing(plan: Path, amend: Amend) -> None:
    """It shows what would be written, and what each unit would owe."""
    before = plan.read_bytes()
    code, out, _ = amend({OWNER: NEW_OWNER}, "--dry-run")
    assert (code, plan.read_bytes()) == (0, before)
    assert "+ III.C.1" in out
    assert "Chưa ghi gì vào plan/2027.yaml (--dry-run)." in out


def test_a_day_before_is_as_it_was(plan: Path, amend: Amend, run: Run) -> None:
    """The summary and the status of a day before the document have the same bytes.

    Afterwards they cite it.
    """
    lines = [
        ("status", "--as-of", "2027-08-09", "--format", "json"),
        ("report", "--as-of", "2027-08-09", "--yes", "--markdown"),
        ("report", "--as-of", "2027-12-20", "--period", "2027-H1", "--yes", "--markdown"),
    ]
    before = [run(*line)[1] for line in lines]
    amend({OWNER: NEW_OWNER, PERIOD: PERIOD.replace("-10}}", "-20}}"), "duties:\n": NEW_ITEM})
    assert [run(*line)[1] for line in lines[:2]] == before[:2]
    assert (
        "Kế hoạch số 99/KH-UBND ngày 10/8/2027"
        in run("report", "--as-of", "2027-12-20", "--yes", "--markdown")[1]
    )
    steps = json.loads(run("plan", "log", "--format", "json")[1])["steps"]
    assert [step["document"] for step in steps] == ["99/KH-UBND"]


def test_slip_is_put_right_without_a_version(plan: Path, amend: Amend) -> None:
    """What only corrects the file changes where it stands: named by --correct, or no part of the document."""
    code, out, _ = amend(
        {
            "    product: Kho dữ liệu điện tử\n": "    product: Kho dữ liệu số\n",
            WARD: WARD.replace("}", EMAIL),
        },
        "--correct",
        "III.C.1",
    )
    assert code == 0
    assert "Không ghi thay đổi nào." in out
    assert "Sửa thẳng, không gắn thời gian: III.C.1, phuong-3." in out
    assert [one["product"] for one in versions(plan, "activities", "III.C.1")] == ["Kho dữ liệu số"]
    assert [one["email"] for one in versions(plan, "units", "phuong-3")] == ["p3@anbinh.gov.vn"]
    assert "amendments" not in data(plan)


def test_part_without_days_is_asked_about(plan: Path, amend: Amend) -> None:
    """A changed goal holds for all days: nobody is there to be asked, so --yes says it is meant."""
    before, change = plan.read_bytes(), {"Phân công rõ việc": "Phân công thật rõ việc"}
    code, _, err = amend(change)
    assert (code, plan.read_bytes()) == (2, before)
    assert "goals không có phiên bản theo thời gian" in err.replace("Phần ", "")
    assert "--yes" in err
    assert amend(change, "--yes")[0] == 0
    assert "Phân công thật rõ việc" in plan.read_text(encoding="utf-8")


def test_new_heading_reaches_nothing(plan: Path, amend: Amend) -> None:
    """A heading that is added changes nothing of the days before: nobody is asked."""
    code, _, err = amend({"  IV: TỔ CHỨC THỰC HIỆN\n": "  IV: TỔ CHỨC THỰC HIỆN\n  IV.A: Kiểm tra\n"})
    assert (code, err) == (0, "")
    assert "IV.A: Kiểm tra" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        ({"read: [so-tu-phap]}": "read: [so-tu-phapp]}"}, 41, "Kế hoạch không có 'so-tu-phapp'."),
        ({"{months: [6]}": "{months: [13]}"}, 55, "Không có tháng 13"),
        ({"  - id: III.A.2\n": "  - id: III.A.1\n"}, 45, "Mã 'III.A.1' dùng hai lần."),
    ],
)
def test_errors_are_shown_where_they_were_typed(
    plan: Path, amend: Amend, change: dict[str, str], line: int, words: str
) -> None:
    """A mistake in the copy is named with its line in the copy; nothing is written."""
    before = plan.read_bytes()
    code, out, err = amend(change)
    assert (code, out, plan.read_bytes()) == (2, "", before)
    assert f"sửa.yaml:{line}:" in err.replace("\n", "")
    assert words in err


def test_report_that_would_become_wrong(plan: Path, amend: Amend) -> None:
    """What makes a report wrong that is right is refused, with the place in the report."""
    folder = plan.parents[1] / "units" / "so-noi-vu"
    folder.mkdir(parents=True)
    (folder / "2027.yaml").write_text(
        "unit: so-noi-vu\nperiod: '2027'\nreceived: 2027-12-01\nresults:\n"
        "  - {item: III.A.2, status: in_progress, summary: Theo dõi.}\n",
        encoding="utf-8",
    )
    before = plan.read_bytes()
    code, _, err = amend(
        {'"Các sở, ban, ngành", kinds: [office]}': '"Các sở, ban, ngành", members: [so-tu-phap]}'}, "--yes"
    )
    assert (code, plan.read_bytes()) == (2, before)
    assert "units/so-noi-vu/2027.yaml:5" in err
    assert "Chưa ghi gì" in err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("x.yaml",), "--number"),
        (("--number", "1/KH"), "--end"),
        (("--number", "1/KH", "--end", "IV.1"), "--date"),
        (("không-có.yaml", "--number", "1/KH", "--date", "2027-08-10"), "không-có.yaml"),
        (("plan/2027.yaml", "--number", "1/KH", "--date", "2027-08-10"), "Đây chính là tệp kế hoạch"),
        (("--number", "1/KH", "--date", "2027-13-10", "--end", "IV.1"), "--date"),
        (("--number", "1/KH", "--date", "2027-08-10", "--end", "IV.1", "--correct", "zz"), "'zz'"),
    ],
)
def test_what_cannot_be_meant(plan: Path, run: Run, words: tuple[str, ...], complaint: str) -> None:
    """A line that lacks something, or names what is not there, is refused in one sentence."""
    code, out, err = run("amend", *words)
    assert (code, out, err.count("\n") <= 2) == (2, "", True)
    assert complaint in err


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"number: 37/KH-UBND": "number: 99/KH-UBND"}, "sửa.yaml:7:11"),
        (
            {"\nheadings:\n": "\namendments: [{number: 7/KH-UBND, date: 2027-03-01}]\nheadings:\n"},
            "thêm văn bản 7/KH-UBND",
        ),
    ],
)
def test_copy_of_another_plan(plan: Path, amend: Amend, change: dict[str, str], complaint: str) -> None:
    """The plan's own number stays in the copy; each document is written in by itself."""
    code, _, err = amend(change)
    assert (code, complaint in err) == (2, True)


def test_withdrawn_in_a_copy_that_knows_the_document(plan: Path, amend: Amend, run: Run) -> None:
    """A copy made since takes back what it leaves out; one made before is refused: nothing is lost."""
    first = plan.read_text(encoding="utf-8")
    amend({OWNER: NEW_OWNER, "duties:\n": NEW_ITEM})
    Path("cũ.yaml").write_text(first, encoding="utf-8")
    code, _, err = run("amend", "cũ.yaml", *NUMBER)
    assert (code, "bản sao không có thay đổi này" in err) == (2, True)
    text = plan.read_text(encoding="utf-8")
    start, end = text.index("  # Bổ sung ở mục 3"), text.index("\nduties:\n")
    Path("mới.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert run("amend", "mới.yaml", *NUMBER)[0] == 0
    assert versions(plan, "activities", "III.C.3") == []
    assert len(versions(plan, "activities", "III.C.1")) == 2


def test_ended_item_is_taken_up_again(plan: Path, run: Run) -> None:
    """A copy that knows the document and no more says that it ended an item: it did not."""
    run("amend", *NUMBER, *DATES, "--end", "III.A.1", "--end", "III.C.1")
    text = plan.read_text(encoding="utf-8")
    Path("mới.yaml").write_text(text.replace("    ended_by: 99/KH-UBND\n", "", 1), encoding="utf-8")
    assert run("amend", "mới.yaml", *NUMBER)[0] == 0
    ended = [one["id"] for one in data(plan)["activities"] if "ended_by" in one]
    assert ended == ["III.C.1"]


def test_what_is_known_of_the_document_is_brought_up_to_date(plan: Path, amend: Amend, run: Run) -> None:
    """A second run may add its title, or put its day right: what it changed goes by that."""
    amend({OWNER: NEW_OWNER})
    words = ("--title", "Sửa đổi Kế hoạch", "--effective", "2027-08-20", "--kind", "THÔNG BÁO")
    code, out, _ = run("amend", "sửa.yaml", *NUMBER, *words)
    assert code == 0
    assert out.startswith(
        "Thông báo số 99/KH-UBND ngày 10/8/2027, có hiệu lực từ ngày 20/8/2027\nSửa đổi Kế hoạch\n"
    )
    (listed,) = data(plan)["amendments"]
    assert {key: str(value) for key, value in listed.items()} == {
        "number": "99/KH-UBND",
        "date": "2027-08-10",
        "effective": "2027-08-20",
        "kind": "THÔNG BÁO",
        "title": "Sửa đổi Kế hoạch",
    }


def test_copy_in_the_folder_of_plans(plan: Path, run: Run) -> None:
    """It is taken, and it is said that it cannot stay: there may be only one plan for each year."""
    copy = plan.with_name("2027-sua.yaml")
    copy.write_text(plan.read_text(encoding="utf-8").replace(OWNER, NEW_OWNER), encoding="utf-8")
    code, out, _ = run("amend", "plan/2027-sua.yaml", *NUMBER, *DATES)
    assert code == 0
    assert "chuyển ra khỏi plan/" in out


def test_merged_ward(plan: Path, amend: Amend) -> None:
    """A ward that the copy ends, with the one that takes its place; one that is left out just ends."""
    other = '  - {id: xa-binh-minh, name: Xã Bình Minh, short: X. Bình Minh, kind: commune, code: "90004"}\n'
    merged = WARD.replace("}", ", until: 2027-08-31, successor: phuong-tan-hoa}")
    code, out, _ = amend({WARD: merged, other: ""})
    assert code == 0
    (ward,), (commune,) = (versions(plan, "units", name) for name in ("phuong-3", "xa-binh-minh"))
    assert (str(ward["until"]), ward["ended_by"], ward["successor"]) == (
        "2027-08-31",
        "99/KH-UBND",
        "phuong-tan-hoa",
    )
    assert commune["ended_by"] == "99/KH-UBND"
    assert "Đơn vị kế thừa: UBND phường Tân Hòa" in out
    # What was due while they lived is theirs still.
    assert "  P. 3; X. Bình Minh  − III.B.2, báo cáo năm 2027\n" in out


@pytest.mark.parametrize("last", ["2027-08-14", "2027-06-30"])
def test_ward_that_ends_before_the_document_comes(plan: Path, amend: Amend, run: Run, last: str) -> None:
    """Its last day is the one before, as of most mergers: its successor is written with it."""
    merged = WARD.replace("}", f", until: {last}, successor: phuong-moi}}")
    new = "  - {id: phuong-moi, name: Phường Mới, short: P. Mới, kind: commune, from: 2027-07-01}\n"
    code, out, _ = amend({WARD: merged + new})
    assert code == 0
    assert "Đơn vị kế thừa: UBND phường Mới" in out
    (ward,) = versions(plan, "units", "phuong-3")
    assert (str(ward["until"]), ward["ended_by"], ward["successor"]) == (last, "99/KH-UBND", "phuong-moi")
    written = plan.read_text(encoding="utf-8")
    assert run("amend", "sửa.yaml", *NUMBER, *DATES)[0] == 0
    assert plan.read_text(encoding="utf-8") == written


def test_units_owe_what_falls_into_their_lives(plan: Path, amend: Amend) -> None:
    """A ward that ends keeps the reports of its time, one that comes owes none of before."""
    quarters = PERIOD + "    - {every: quarter, by_day: 10}\n"
    plan.write_text(plan.read_text(encoding="utf-8").replace(PERIOD, quarters), encoding="utf-8")
    ended = WARD.replace("}", ", until: 2027-06-30, successor: phuong-moi}")
    new = "  - {id: phuong-moi, name: Phường Mới, short: P. Mới, kind: commune, from: 2027-07-01}\n"
    dates = ("--date", "2027-05-15")
    code, out, _ = amend({WARD: ended + new}, dates=dates)
    assert code == 0
    less, more = (" ".join(part.split()) for part in out.partition("BỚT\n")[2].split("\n  P. Mới "))
    assert "quý I năm" not in less + more
    assert "quý II năm" not in less + more
    assert less.endswith("báo cáo quý III năm 2027, báo cáo quý IV năm 2027, báo cáo năm 2027")
    assert less.startswith("P. 3 − III.B.")
    assert more.startswith("+ III.B.")
    assert "báo cáo quý III năm 2027, báo cáo quý IV năm 2027, báo cáo năm 2027" in more


def test_older_version_is_not_for_the_copy(plan: Path, amend: Amend, run: Run) -> None:
    """A change of what has a later version is refused, with its line in the copy."""
    amend({OWNER: NEW_OWNER})
    text = plan.read_text(encoding="utf-8").replace(OWNER, OWNER.replace("Sở Nội vụ,", "Nội vụ,"))
    Path("hai.yaml").write_text(text, encoding="utf-8")
    code, _, err = run("amend", "hai.yaml", "--number", "120/QĐ-UBND", "--date", "2027-09-10")
    assert code == 2
    assert "hai.yaml:" in err
    assert "III.C.1 còn phiên bản sau" in err


def test_lists_within_brackets(plan: Path, amend: Amend, run: Run) -> None:
    """A list that stands within brackets is written line by line where something is added to it."""
    text = plan.read_text(encoding="utf-8")
    start, end = text.index("  periods:\n"), text.index("\nunit_kinds:")
    text = text[:start] + '  periods: [{period: "2027", deadline: {by: 2027-12-10}}]\n' + text[end:]
    text = text.replace(
        "\nheadings:\n", "\namendments: [{number: 7/KH-UBND, date: 2027-03-01}]\n\nheadings:\n"
    )
    plan.write_text(text.replace("{id: IV.2,", "{id: IV.2, added_by: 7/KH-UBND,"), encoding="utf-8")
    assert run("validate")[0] == 0
    assert amend({"{by: 2027-12-10}": "{by: 2027-12-20}"})[0] == 0
    lives = [(one.get("added_by"), one.get("ended_by")) for one in data(plan)["reporting"]["periods"]]  # type: ignore[call-overload]
    assert lives == [(None, "99/KH-UBND"), ("99/KH-UBND", None)]
    assert [str(one["number"]) for one in data(plan)["amendments"]] == ["7/KH-UBND", "99/KH-UBND"]


def test_list_within_brackets_with_comments(plan: Path, amend: Amend) -> None:
    """A list that could not be written anew without losing comments is left as it is, and it is said why."""
    text = plan.read_text(encoding="utf-8")
    start, end = text.index("  periods:\n"), text.index("\nunit_kinds:")
    periods = '  periods: [\n    {period: "2027", deadline: {by: 2027-12-10}},  # cả năm\n  ]\n'
    plan.write_text(text[:start] + periods + text[end:], encoding="utf-8")
    before = plan.read_bytes()
    code, _, err = amend({"{by: 2027-12-10}": "{by: 2027-12-20}"})
    assert (code, plan.read_bytes()) == (2, before)
    assert "Viết mỗi mục từ một dòng" in err


def test_amendment_in_force_before_the_version_it_changes(plan: Path, amend: Amend, run: Run) -> None:
    """A version cannot end before it begins; a slip in it can be put right."""
    amend({OWNER: NEW_OWNER})
    text = plan.read_text(encoding="utf-8").replace(NEW_OWNER, NEW_OWNER.replace("Sở Tư pháp", "Giám đốc Sở"))
    Path("hai.yaml").write_text(text, encoding="utf-8")
    words = ("hai.yaml", "--number", "8/KH-UBND", "--date", "2027-07-01")
    code, _, err = run("amend", *words)
    assert code == 2
    assert "III.C.1 có hiệu lực từ ngày 15/8/2027, không trước ngày 01/7/2027" in err
    assert "--correct III.C.1" in err
    code, out, err = run("amend", *words, "--correct", "III.C.1")
    assert (code, err) == (0, "")
    assert [one["owners"]["text"] for one in versions(plan, "activities", "III.C.1")] == [  # type: ignore[index]
        "Sở Nội vụ",
        "Giám đốc Sở",
    ]
    assert "Sửa thẳng, không gắn thời gian: III.C.1." in out


def test_slips_of_figures_and_periods(plan: Path, amend: Amend) -> None:
    """A figure is named by its id, a required report by its period."""
    change = {PERIOD: PERIOD.replace("-10}}", "-11}}"), "unit: thủ tục, items": "unit: bộ, items"}
    assert amend(change, "--correct", "procedures", "--correct", "2027")[0] == 0
    assert [one["unit"] for one in versions(plan, "figures", "procedures")] == ["bộ"]
    assert PERIOD.replace("-10}}", "-11}}") in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["year: [", "year: 2027\n"])
def test_copy_that_is_no_plan(plan: Path, run: Run, content: str) -> None:
    """What is wrong with the copy is shown; a folder is no file."""
    Path("hỏng.yaml").write_text(content, encoding="utf-8")
    code, out, err = run("amend", "hỏng.yaml", *NUMBER, *DATES)
    assert (code, out) == (2, "")
    assert "hỏng.yaml:1" in err
    assert run("amend", "plan", *NUMBER, *DATES)[0] == 2


# Amendments at random, one upon the other.

_TEXTS = st.sampled_from(["Việc khác.", "Rà soát, kiểm tra.", "Tổng kết: báo cáo"])
_OWNERS = st.sampled_from(["so-noi-vu", "so-tu-phap", "ubnd-cap-xa", "phuong-3"])
_MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True).map(sorted)
_STEP = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.integers(0, 30), _TEXTS),
        st.tuples(st.just("owner"), st.integers(0, 30), _OWNERS),
        st.tuples(st.just("months"), st.integers(0, 30), _MONTHS),
        st.tuples(st.just("delete"), st.integers(0, 30), st.none()),
        st.tuples(st.just("add"), st.integers(0, 30), _TEXTS),
        st.tuples(st.just("unit"), st.integers(0, 30), st.sampled_from(["Phường Ba", "Xã Mới"])),
        st.tuples(st.just("figure"), st.integers(0, 30), st.sampled_from(["lượt", "bộ"])),
        st.tuples(st.just("deadline"), st.just(0), st.sampled_from(["2027-12-05", "2027-12-20"])),
    ),
    min_size=1,
    max_size=5,
)


def last_versions(data: Any, path: tuple[str, ...]) -> list[Any]:  # noqa: ANN401 - what a YAML file holds
    """The entries of a list that have not ended."""
    for part in path:
        data = data[part]
    return [one for one in data if "ended_by" not in one]


def change_copy(text: str, steps: Any, number: int) -> str:  # noqa: ANN401 - as hypothesis makes them
    """A copy of a plan with some things changed in the versions that are in force."""
    source, _ = parse_source("copy.yaml", text.encode())
    assert source
    tree: Any = source.data
    for position, (what, at, value) in enumerate(steps):
        items = [one for part in ("activities", "duties") for one in last_versions(tree, (part,))]
        item = items[at % len(items)]
        if what == "text":
            item["text"] = value
        elif what == "owner":
            item["owners"] = {"read": [value]}
        elif what == "months":
            item["schedule"] = {"text": f"Tháng {value}", "read": {"months": list(map(str, value))}}
        elif what == "delete" and len(items) > 3:
            part = next(part for part in ("activities", "duties") if item in tree[part])
            tree[part].remove(item)
        elif what == "add":
            tree["duties"].append(
                {"id": f"IV.{number}{position}9", "text": value, "owners": {"read": ["so-noi-vu"]}}
            )
        elif what == "unit":
            units = last_versions(tree, ("units",))
            units[at % len(units)]["name"] = value
        elif what == "figure":
            figures = last_versions(tree, ("figures",))
            figures[at % len(figures)]["unit"] = value
        elif what == "deadline":
            last_versions(tree, ("reporting", "periods"))[0]["deadline"] = {"by": value}
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


def seen(plan: Plan, day: date) -> list[object]:
    """What stands in a plan on a day, by what was known then, but for the days of its entries."""
    shown = view(plan, day)
    days = {"start", "end", "added_by", "ended_by"}
    lists: list[Any] = [getattr(shown, part) for part in ITEM_LISTS]
    # A figure of an item that is no more is not shown; a copy still has it.
    figures = [one for one in shown.figures if shown.items.keys() & one.items]
    return [
        sorted(
            repr([(name, getattr(one, name)) for name in type(one).model_fields if name not in days])
            for one in entries
        )
        for entries in (*lists, figures, shown.units, shown.reporting.periods)
    ]


@settings(deadline=None, max_examples=20)
@given(st.lists(_STEP, min_size=1, max_size=3))
def test_amendments_at_random(many: Any) -> None:  # noqa: ANN401 - as hypothesis makes them
    """After each the plan is what the copy says, before its day what it was; again there is nothing to do."""
    text = PROVINCE.read_text(encoding="utf-8")
    for number, steps in enumerate(many, start=1):
        day = date(2027, 3 * number, 10)
        current, found = read_text("plan/2027.yaml", text.encode())
        copy, wrong = read_text("copy.yaml", change_copy(text, steps, number).encode())
        assert current
        assert copy
        assert (found, wrong) == ([], [])
        document = Amendment.model_validate({"number": f"{number}/KH-UBND", "date": day.isoformat()})
        made = amend_plan(current, copy, document)
        if made.errors:
            # A figure was changed whose item the same copy ends.
            assert {found.code for found in made.errors} == {"figure-without-item"}
            return
        before = day - timedelta(days=1)
        assert seen(made.plan, before) == seen(current.file.plan, before)
        end = date(2027, 12, 31)
        assert seen(made.plan, end) == seen(copy.file.plan, end)
        again, _ = read_text("plan/2027.yaml", made.text.encode())
        assert again
        assert amend_plan(again, copy, document).text == made.text
        kept = [line for line in text.splitlines() if line.startswith("#")]
        assert [line for line in made.text.splitlines() if line.startswith("#")] == kept
        text = made.text


def test_version_with_days_of_its_own(plan: Path, amend: Amend) -> None:
    """A day that the copy gives goes before that of the document, on both sides."""
    code, _, err = amend({OWNER: f"{NEW_OWNER}    from: 2027-09-01\n"})
    assert (code, err) == (0, "")
    old, new = versions(plan, "activities", "III.C.1")
    assert (str(old["until"]), old["ended_by"]) == ("2027-08-31", "99/KH-UBND")
    assert (str(new["from"]), new["added_by"]) == ("2027-09-01", "99/KH-UBND")


def test_end_on_a_day_of_its_own(plan: Path, amend: Amend, run: Run) -> None:
    """An item that is to end later than the document takes effect."""
    assert amend({OWNER: f"{OWNER}    until: 2027-09-30\n"})[0] == 0
    (entry,) = versions(plan, "activities", "III.C.1")
    assert (str(entry["until"]), entry["ended_by"]) == ("2027-09-30", "99/KH-UBND")
    assert run("amend", "sửa.yaml", *NUMBER)[1].endswith("không có gì phải làm.\n")


def test_windows_lines_stay(plan: Path, run: Run) -> None:
    """A file with the line ends of Windows keeps them."""
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    Path("sửa.yaml").write_bytes(
        plan.read_bytes().replace(OWNER.strip().encode(), NEW_OWNER.strip().encode())
    )
    assert run("amend", "sửa.yaml", *NUMBER, *DATES)[0] == 0
    written = plan.read_bytes()
    assert b"added_by: 99/KH-UBND\r\n" in written
    assert written.count(b"\n") == written.count(b"\r\n")
