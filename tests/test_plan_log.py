"""``ttdn plan log`` and ``ttdn show``: what changed in a plan, when, by which document."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttdn.model.plan import Plan
from ttdn.plan_log import Event, read_log

Run = Callable[..., tuple[int, str, str]]
PLAN = Path(__file__).parent / "plans" / "province" / "plan" / "2027.yaml"
#: Places of the province's plan, and what stands there instead.
CHANGES = {
    "headings:\n": "amendments:\n"
    "  - {number: 120/QĐ-UBND, date: 2027-09-10}\n"
    "  - {number: 99/KH-UBND, date: 2027-08-10, effective: 2027-08-15, title: Sửa đổi Kế "
    "hoạch số 37/KH-UBND}\n"
    "headings:\n",
    "duties:\n": "duties:\n"
    "  - {id: IV.3, short: Tổng kết, text: Tổng kết việc thực hiện., owners: {read: [so-noi-vu]},\n"
    "     schedule: {text: Tháng 9, read: {months: [9]}}, added_by: 99/KH-UBND}\n",
    "Quý I, read: {quarters: [1]}}\n": "Quý I, read: {quarters: [1]}}\n    ended_by: 99/KH-UBND\n",
    "  - id: III.C.1\n    short: Số hóa hồ sơ lưu trữ\n": "  - id: III.C.1\n    short: Số hóa hồ sơ\n"
    "    text: Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực.\n"
    "    owners: {text: Sở Tư pháp, read: [so-tu-phap]}\n    product: Kho dữ liệu điện tử\n"
    "    schedule: {text: Tháng 3, read: {months: [3]}}\n    ended_by: 99/KH-UBND\n"
    "  - id: III.C.1\n    added_by: 99/KH-UBND\n    short: Số hóa hồ sơ lưu trữ\n",
    "deadline: {by: 2027-12-10}}\n": "deadline: {by: 2027-12-10}, ended_by: 120/QĐ-UBND}\n"
    '    - {period: "2027", deadline: {before: 2027-12-20}, added_by: 120/QĐ-UBND}\n',
    'code: "90003"': 'code: "90003", until: 2027-06-30, successor: phuong-tan-hoa',
    "[III.C.1], target: {at_least: 50000, per: plan}}": "[III.C.1], target: {at_least: 50000, per: plan}, "
    "until: 2027-08-14}\n  - {id: dossiers, label: Hồ sơ được số hóa, unit: hồ sơ, items: [III.C.1], "
    "from: 2027-08-15}",
}
LOG = """\
Kế hoạch số 37/KH-UBND ngày 20/01/2027
Cải cách hành chính trên địa bàn tỉnh An Bình năm 2027

Từ ngày 01/7/2027, không ghi văn bản
  −  Đơn vị Phường 3  Đơn vị kế thừa: UBND phường Tân Hòa

Từ ngày 15/8/2027, không ghi văn bản
  ~  Số liệu Hồ sơ được số hóa  hồ sơ
                                Chỉ tiêu: ít nhất 50.000 hồ sơ trong năm, tính chung các đơn vị →
                                (bỏ)

Kế hoạch số 99/KH-UBND ngày 10/8/2027, có hiệu lực từ ngày 15/8/2027
Sửa đổi Kế hoạch số 37/KH-UBND
  −  Mục III.A.1  Rà soát văn bản quy phạm
  ~  Mục III.C.1  Số hóa hồ sơ lưu trữ
                  Cơ quan chủ trì: Sở Tư pháp → Sở Nội vụ
                  Phối hợp: UBND các xã, phường, đặc khu
                  Thời gian: Tháng 3 (hạn 31/3/2027) → Từ ngày 01/3/2027 đến ngày 30/9/2027 (hạn
                  30/9/2027)
  +  Mục IV.3     Tổng kết
                  Nội dung: Tổng kết việc thực hiện.
                  Cơ quan chủ trì: Sở Nội vụ
                  Thời gian: Tháng 9 (hạn 30/9/2027)

Quyết định số 120/QĐ-UBND ngày 10/9/2027
  ~  Báo cáo năm 2027  Thời hạn: chậm nhất ngày 10/12/2027 → trước ngày 20/12/2027

+ bổ sung, ~ thay đổi, − bãi bỏ
"""


@pytest.fixture
def amended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The province's plan with an amendment in August, one in September, and a ward that ended in June."""
    (tmp_path / "plan").mkdir()
    text = PLAN.read_text(encoding="utf-8")
    for place, new in CHANGES.items():
        assert text.count(place) == 1, place
        text = text.replace(place, new)
    (tmp_path / "plan" / "2027.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_log(amended: Path, run: Run) -> None:
    """The documents in the order of time, each with what it added, changed from what to what, and ended."""
    assert run("validate")[0] == 0
    assert run("plan", "log") == (0, LOG, "")


@pytest.mark.parametrize("columns", [80, 120])
def test_log_fits_the_window(amended: Path, run: Run, columns: int) -> None:
    """In both languages no line is wider than the window."""
    for language in ("vi", "en"):
        out = run("--lang", language, "plan", "log", columns=columns)[1]
        assert max(map(len, out.splitlines())) <= columns
        assert "99/KH-UBND" in out


@pytest.mark.parametrize(
    ("day", "documents"),
    [
        ("2027-06-30", []),
        ("2027-07-01", [None]),
        ("2027-08-10", [None, "99/KH-UBND"]),
        ("2027-09-10", [None, None, "99/KH-UBND", "120/QĐ-UBND"]),
    ],
)
def test_log_as_of_a_day(amended: Path, run: Run, day: str, documents: list[str | None]) -> None:
    """What documents dated by then say, and what had happened by then without one."""
    steps = json.loads(run("plan", "log", "--format", "json", "--as-of", day)[1])["steps"]
    assert [step["document"] for step in steps] == documents
    nothing = "Kế hoạch chưa có sửa đổi, bổ sung nào." in run("plan", "log", "--as-of", day)[1]
    assert nothing == (not documents)


def test_log_for_other_programs(amended: Path, run: Run) -> None:
    """CSV has a row for each thing that changed, Markdown a table for each document."""
    rows = list(csv.DictReader(io.StringIO(run("plan", "log", "--format", "csv")[1].removeprefix("\ufeff"))))
    deadline = rows[-1]
    assert (deadline["document"], deadline["date"], deadline["event"]) == (
        "120/QĐ-UBND",
        "2027-09-10",
        "changed",
    )
    assert (deadline["kind"], deadline["id"], deadline["field"]) == ("period", "2027", "Thời hạn")
    assert (deadline["before"], deadline["after"]) == ("chậm nhất ngày 10/12/2027", "trước ngày 20/12/2027")
    ended = next(row for row in rows if row["id"] == "III.A.1")
    assert (ended["event"], ended["effective"], ended["field"]) == ("ended", "2027-08-15", "")
    page = run("plan", "log", "--format", "markdown")[1]
    assert page.count("\n## ") == 4
    assert "| Bãi bỏ | Mục III.A.1 | Rà soát văn bản quy phạm | 2027-08-15 |" in page


def test_log_of_a_plan_as_it_was_issued(tmp_path: Path, run: Run) -> None:
    """It says that there is nothing."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2027.yaml").write_bytes(PLAN.read_bytes())
    assert "Kế hoạch chưa có sửa đổi, bổ sung nào." in run("plan", "log", cwd=tmp_path)[1]
    assert "has not been amended" in run("--lang", "en", "plan", "log", "--format", "markdown")[1]


def test_plan_without_its_command(amended: Path, run: Run) -> None:
    """The commands are named, and a slip is met with a hint."""
    assert run("plan") == (2, "", "Lỗi: Thiếu lệnh. Các lệnh: log.\nGõ lại: ttdn plan log\n")
    assert "Gõ lại: ttdn plan log\n" in run("plan", "lgo")[2]
    assert "Thừa tham số: x." in run("plan", "log", "x")[2]
    assert "log " in run("plan", "--help")[1]


@pytest.mark.parametrize(
    ("name", "day", "lines"),
    [
        (
            "III.C.1",
            "2027-12-01",
            [
                "Thay đổi từ ngày 15/8/2027 theo Kế hoạch số 99/KH-UBND ngày 10/8/2027",
                "Cơ quan chủ trì: Sở Tư pháp → Sở Nội vụ",
            ],
        ),
        (
            "III.A.1",
            "2027-12-01",
            [
                "III.A.1  Rà soát văn bản quy phạm",
                "Bãi bỏ từ ngày 15/8/2027 theo Kế hoạch số 99/KH-UBND ngày 10/8/2027",
            ],
        ),
        ("IV.3", "2027-08-12", ["Bổ sung từ ngày 15/8/2027 theo Kế hoạch số 99/KH-UBND ngày 10/8/2027"]),
        ("phuong-3", "2027-12-01", ["Không còn từ ngày 01/7/2027", "Đơn vị kế thừa: UBND phường Tân Hòa"]),
    ],
)
def test_show_tells_of_the_versions(amended: Path, run: Run, name: str, day: str, lines: list[str]) -> None:
    """When it came, changed and went, by which document; also of what is not in the plan any more, or yet."""
    code, out, _ = run("show", name, "--as-of", day)
    assert code == 0
    assert all(line in out for line in lines)


def test_show_on_a_day_before(amended: Path, run: Run) -> None:
    """What was not known on the day is not told."""
    assert "theo Kế hoạch số 99" not in run("show", "III.C.1", "--as-of", "2027-08-09")[1]
    assert "Sở Tư pháp [so-tu-phap]" in run("show", "III.C.1", "--as-of", "2027-08-14")[1]
    code, out, err = run("show", "IV.3", "--as-of", "2027-08-09")
    assert (code, out) == (2, "")
    assert "Mục IV.3 không có hiệu lực vào ngày được xem." in err
    assert len(err.splitlines()) == 2  # nothing of its content


def test_versions_that_both_go_on(make_plan: Callable[..., Plan]) -> None:
    """The checks refuse such a plan; its log is told all the same."""
    item = {"id": "II.5.1", "text": "Duy trì trang thông tin điện tử", "owners": {"read": ["ubnd-xa-phuong"]}}
    for last in ({}, {"until": "9999-12-31"}):
        plan = make_plan(activities=[{**item, **last}, {**item, "text": "Khác", "from": "2020-07-01"}])
        (step,) = read_log(plan)
        assert [(one.event, one.first) for one in step.changes] == [(Event.ADDED, date(2020, 7, 1))]
