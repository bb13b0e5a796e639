"""A unit that ends within a period owes no report on it: who reports its days, and that nobody does twice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from excel import CellPath, fill, read_form
from merger import PLAN, asking_for, report, write
from openpyxl import load_workbook

from ttdn.checking import Checked, check_workspace
from ttdn.model.period import parse_period
from ttdn.standing import find_standing

Run = Callable[..., tuple[int, str, str]]

_STORM = """  adhoc:
    - {id: bao-so-5, title: Bão số 5, covers: {from: 2027-06-15, to: 2027-07-05}, deadline: {by: 2027-07-10}}
"""
_EXCUSED = """  excused:
    - {units: [phuong-4], periods: [2027-H1], document: {number: 3/UBND, date: 2027-06-20}}
"""
_OLD = "UBND Phường 3 và UBND Phường 4"


@pytest.mark.parametrize(
    ("plan", "unit", "period", "sent", "words"),
    [
        (
            asking_for("2027"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027 của UBND Phường 5, trước ngày "
                f"01/7/2027 của {_OLD}."
            ),
        ),
        # What was sent, though nobody had to, is asked for no more; that of Phường 3 holds Phường 5.
        (
            asking_for("2027"),
            "phuong-dong-ha",
            "2027",
            [("phuong-3", "2027-H1")],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/7/2027 của UBND Phường 4; số liệu khác "
                "trước ngày 01/7/2027 theo báo cáo của UBND Phường 3."
            ),
        ),
        # What tells of the days behind those of Phường 5 leaves its own to be asked for.
        (
            asking_for("2027"),
            "phuong-dong-ha",
            "2027",
            [("phuong-3", "2027-Q2")],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027 của UBND Phường 5, từ ngày "
                "01/01/2027 đến hết ngày 31/3/2027 của UBND Phường 3, trước ngày 01/7/2027 của UBND "
                "Phường 4; số liệu khác trước ngày 01/7/2027 theo báo cáo của UBND Phường 3."
            ),
        ),
        # So is what is still owed: the first quarter by all, and nothing by who is let off it.
        (
            asking_for("2027-Q1", "2027"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                f"Số liệu từ ngày 01/4/2027, kể cả số liệu từ ngày 01/4/2027 đến hết ngày 30/6/2027 của "
                f"{_OLD}; số liệu khác trước ngày 01/7/2027 theo báo cáo của UBND Phường 5, {_OLD}."
            ),
        ),
        (
            asking_for("2027-H1", "2027").replace("  periods:\n", f"{_EXCUSED}  periods:\n"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/7/2027 của UBND Phường 4; số liệu khác "
                "trước ngày 01/7/2027 theo báo cáo của UBND Phường 3."
            ),
        ),
        (
            asking_for("2027-H1", "2027"),
            "phuong-dong-ha",
            "2027",
            [],
            f"Số liệu từ ngày 01/7/2027; số liệu trước đó theo báo cáo của {_OLD}.",
        ),
        # A merger within a quarter: the report on that holds the old wards, and so does that on the year.
        (
            asking_for("2027-Q2", "2027", ends="2027-05-14"),
            "phuong-dong-ha",
            "2027-Q2",
            [("phuong-4", "2027-04")],
            (
                "Số liệu cả quý II năm 2027, kể cả số liệu trước ngày 15/5/2027 của UBND Phường 3, từ ngày "
                "01/5/2027 đến hết ngày 14/5/2027 của UBND Phường 4; số liệu khác trước ngày 15/5/2027 theo "
                "báo cáo của UBND Phường 4."
            ),
        ),
        (
            asking_for("2027-Q1", "2027-Q2", "2027", ends="2027-05-14"),
            "phuong-dong-ha",
            "2027",
            [("phuong-dong-ha", "2027-Q2")],
            (
                f"Số liệu từ ngày 01/4/2027, kể cả số liệu từ ngày 01/4/2027 đến hết ngày 14/5/2027 của "
                f"{_OLD}; số liệu khác trước ngày 15/5/2027 theo báo cáo của UBND Phường 5, {_OLD}."
            ),
        ),
        # Into a ward that was there before; Phường 5, which came to Phường 3 first, goes with it.
        (
            asking_for("2027", merged="phuong-tan-hoa"),
            "phuong-tan-hoa",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027 của UBND Phường 5, trước ngày "
                f"01/7/2027 của {_OLD}."
            ),
        ),
        (
            asking_for("2027-H1", "2027", merged="phuong-tan-hoa"),
            "phuong-tan-hoa",
            "2027-H1",
            [],
            f"Không gồm số liệu trước khi sáp nhập của {_OLD}.",
        ),
        (
            asking_for("2027").replace("  periods:\n", f"{_STORM}  periods:\n"),
            "phuong-dong-ha",
            "2027-bao-so-5",
            [],
            (
                "Số liệu từ ngày 15/6/2027 đến hết ngày 05/7/2027, kể cả số liệu trước ngày 01/7/2027 của "
                f"{_OLD}."
            ),
        ),
        # Data that end on the 14th: the last half of June stands in no report of a ward that ends with it.
        (
            asking_for("2027-Q2", "2027-Q3").replace("  to: UBND", "  cutoffs: nd-09-2019\n  to: UBND"),
            "phuong-dong-ha",
            "2027-Q3",
            [],
            f"Số liệu cả quý III năm 2027, kể cả số liệu trước ngày 01/7/2027 của {_OLD}.",
        ),
        (asking_for("2027"), "xa-an-hai", "2027", [], "Số liệu từ ngày 01/7/2027."),
        (asking_for("2027"), "xa-hoa-loc", "2027", [], ""),
    ],
)
def test_whose_days_a_unit_reports(
    tmp_path: Path, run: Run, plan: str, unit: str, period: str, sent: list[tuple[str, str]], words: str
) -> None:
    """The days of a unit that is no more stand in its own reports, or are asked of its successor."""
    write(tmp_path, plan, *(report(name, known, "2027-08-01", 3) for name, known in sent))
    code, _, complaint = run("new", unit, "--period", period, "--received", "2027-12-31", cwd=tmp_path)
    assert (code, complaint) == (0, "")
    text = (tmp_path / "units" / unit / f"{period}.yaml").read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if "không dùng phím Tab" in one)
    assert line.partition("không cộng dồn.")[2].strip() == words


#: What is owed in the second quarter by the old wards, and in each by the new one, too.
_MEETING = """  - id: III.B.3
    text: Họp giao ban.
    owners: {text: "UBND các xã, phường, đặc khu", read: [ubnd-cap-xa]}
    schedule: {text: Hằng quý, read: {every: quarter}}
  - id: III.C.1
"""
_YEAR_ONLY = asking_for("2027").replace("  - id: III.C.1\n", _MEETING)
_TOLD = """unit: phuong-dong-ha
period: "2027"
received: 2027-12-05
results:
  - item: III.B.1
    status: done
    completed: 2027-06-20
    summary: Đã cắt giảm thời gian giải quyết ở ba phường.
    figures: {procedures: 20}
    evidence: [{title: Quyết định, number: 12/QĐ-UBND}]
  - {item: III.B.2, status: in_progress, summary: Duy trì tốt.}
  - {item: III.B.3, status: in_progress, summary: Đã họp., dates: [2027-03-10, 2027-09-10, 2027-12-02]}
"""


def _reported(root: Path, *others: tuple[str, str]) -> Checked:
    return check_workspace(write(root, _YEAR_ONLY, ("units/phuong-dong-ha/2027.yaml", _TOLD), *others))


def _form_of(root: Path, run: Run, plan: str) -> Path:
    write(root, plan)
    words = ("form", "phuong-dong-ha", "--period", "2027", "--as-of", "2027-12-01")
    assert run(*words, cwd=root)[0] == 0
    return root / "out" / "bieu-mau" / "phuong-dong-ha-2027.xlsx"


def test_form_asks_for_what_fell_due_before(tmp_path: Path, run: Run) -> None:
    """Work of June is asked of the ward that begins in July, and what it says is taken."""
    form = _form_of(tmp_path, run, _YEAR_ONLY)
    sheet = load_workbook(form)["Kết quả"]
    rows = {str(row[0]).removeprefix("results|"): row[-2:] for row in sheet.iter_rows(values_only=True)}
    assert rows["III.B.1"] == ("Tháng 6. Hạn cuối: 30/6/2027", "Phải báo cáo (thay đơn vị cũ)")
    assert rows["III.B.3"] == ("Hằng quý. Hạn: 31/3, 30/6, 30/9, 31/12/2027", "Phải báo cáo")
    values: dict[CellPath, str] = {
        ("results", "III.B.1", "status"): "Không phát sinh",
        ("results", "III.B.2", "status"): "Không phát sinh",
        ("results", "III.B.3", "status"): "Đang thực hiện",
        ("results", "III.B.3", "dates"): "10/3/2027; 12/6/2027",
    }
    fill(tmp_path, form, values, tmp_path / "gui" / "a.xlsx")
    code, out, err = run("collect", "gui", "--received", "2027-12-08", cwd=tmp_path)
    assert (code, err, "LỖI" in out) == (0, "", False)
    assert "item: III.B.1" in (tmp_path / "units" / "phuong-dong-ha" / "2027.yaml").read_text(
        encoding="utf-8"
    )
    assert run("validate", cwd=tmp_path)[0] == 0


@pytest.mark.parametrize(("days", "lacking"), [("2027-09-10, 2027-12-02", []), ("2027-12-02", ["quý III"])])
def test_no_day_is_missed_before_a_unit_began(tmp_path: Path, days: str, lacking: list[str]) -> None:
    """A commune that is founded in July has done all its meetings by those of two quarters."""
    text = _TOLD.replace("phuong-dong-ha", "xa-an-hai")
    head, own = text[: text.index("  - item")], text[text.index("  - {item: III.B.2") :]
    done = own.replace("III.B.3, status: in_progress", "III.B.3, status: done")
    told = done.replace("2027-03-10, 2027-09-10, 2027-12-02", days)
    found = check_workspace(write(tmp_path, _YEAR_ONLY, ("units/xa-an-hai/2027.yaml", head + told)))
    missed = [one.message.vi for one in found.diagnostics if one.code == "time-without-date"]
    assert [words.partition("của: ")[2] for words in missed] == [f"{name}." for name in lacking]


def test_form_does_not_ask_for_what_others_tell(tmp_path: Path, run: Run) -> None:
    """Where the old wards owe a report on the half-year, the work of June stands in that."""
    form = _form_of(tmp_path, run, asking_for("2027-H1", "2027"))
    rows = [cell.row for cell in read_form(tmp_path, form).places if cell.column == "status"]
    assert rows == ["III.B.2", "III.C.1", "IV.2"]


def test_successor_tells_what_the_old_wards_owed(tmp_path: Path, run: Run) -> None:
    """What was due within their lives stays theirs; its report says what became of it, theirs before it."""
    checked = _reported(tmp_path)
    assert checked.diagnostics == []
    status = find_standing(checked, None, date(2028, 1, 10), parse_period("2027")).status
    states = {
        (one.unit.id, one.item.id): (one.state.value, [time.is_met for time in one.occurrences])
        for one in status.assignments
        if one.unit.id in {"phuong-3", "phuong-4", "phuong-5", "phuong-dong-ha"}
    }
    assert states == {
        ("phuong-3", "III.B.1"): ("done_on_time", []),
        ("phuong-4", "III.B.1"): ("done_on_time", []),
        ("phuong-dong-ha", "III.B.2"): ("carried_out", []),
        ("phuong-5", "III.B.3"): ("done_on_time", [True]),
        ("phuong-3", "III.B.3"): ("overdue", [True, False]),
        ("phuong-4", "III.B.3"): ("overdue", [True, False]),
        ("phuong-dong-ha", "III.B.3"): ("done_on_time", [True, True]),
    }
    shown = run("status", "--unit", "phuong-dong-ha", "--as-of", "2028-01-10", cwd=tmp_path)[1]
    assert "Báo cáo năm 2027: số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027" in shown
    assert "UBND Phường 3: mục quá hạn: III.B.3." in shown
    assert "P. Đông Hà" not in run("who", "III.B.1", "--as-of", "2028-01-10", cwd=tmp_path)[1]
    words = ("report", "--period", "2027", "--as-of", "2028-01-10", "--yes", "-o", "a.md")
    assert run(*words, cwd=tmp_path)[0] == 0
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if one.startswith("- **Cắt giảm thời gian giải quyết"))
    assert ("Có 2/10 đơn vị đã hoàn thành" in line, "phối hợp" in line) == (True, False)


def test_successor_tells_only_of_the_days_that_it_was_asked_about(tmp_path: Path) -> None:
    """What it did itself in the first quarter says nothing of a ward that has reported on that."""
    plan = asking_for("2027-Q1", "2027", merged="phuong-tan-hoa")
    quarter = _TOLD.replace("phuong-dong-ha", "phuong-4").replace('"2027"', "2027-Q1")
    quarter = quarter.replace("2027-12-05", "2027-04-10").replace(
        ", dates: [2027-03-10, 2027-09-10, 2027-12-02]", ""
    )
    head, _, own = quarter.partition("  - item: III.B.1")
    quarter = head + own[own.index("  - {item: III.B.2") :]
    year = _TOLD.replace("phuong-dong-ha", "phuong-tan-hoa").replace("2027-09-10", "2027-06-10")
    names = ("units/phuong-4/2027-Q1.yaml", "units/phuong-tan-hoa/2027.yaml")
    plan = plan.replace("  - id: III.C.1\n", _MEETING)
    checked = check_workspace(write(tmp_path, plan, *zip(names, (quarter, year), strict=True)))
    status = find_standing(checked, None, date(2028, 1, 10), parse_period("2027")).status
    (times,) = (one.occurrences for one in status.by_item["III.B.3"] if one.unit.id == "phuong-4")
    assert [time.is_met for time in times] == [False, True]


@pytest.mark.parametrize(("ends", "state"), [("2027-05-14", "no_report"), ("2027-06-30", "overdue")])
def test_what_fell_due_on_other_days_is_not_told(tmp_path: Path, ends: str, state: str) -> None:
    """Of the meeting of March the missing report of the ward was to tell, of June's the successor."""
    plan = asking_for("2027-Q1", "2027", ends=ends).replace("  - id: III.C.1\n", _MEETING)
    text = _TOLD.replace("2027-03-10, 2027-09-10, 2027-12-02", "2027-12-02")
    write(tmp_path, plan, ("units/phuong-dong-ha/2027.yaml", text))
    status = find_standing(check_workspace(tmp_path), None, date(2028, 1, 10), parse_period("2027")).status
    states = {one.unit.id: one.state.value for one in status.by_item["III.B.3"]}
    assert (states["phuong-3"], states["phuong-4"]) == (state, state)


def test_own_words_of_the_old_ward_count_first(tmp_path: Path) -> None:
    """A ward that has reported for itself is told by nobody else."""
    name, text = report("phuong-3", "2027-H1", "2027-07-05", 3, "III.B.1")
    checked = _reported(tmp_path, (name, text.replace("staff", "procedures")))
    status = find_standing(checked, None, date(2028, 1, 10), parse_period("2027")).status
    states = {one.unit.id: one.state.value for one in status.by_item["III.B.1"]}
    assert (states["phuong-3"], states["phuong-4"]) == ("overdue", "done_on_time")


@pytest.mark.parametrize(("received", "is_told"), [("2027-12-04", False), ("2027-12-20", True)])
def test_report_that_came_after_all(tmp_path: Path, received: str, *, is_told: bool) -> None:
    """What the successor was asked for is counted twice, once the old ward tells it itself."""
    found = _reported(tmp_path, report("phuong-3", "2027-H1", received, 3)).diagnostics
    told = [one for one in found if one.code == "told-by-successor"]
    assert [one.location.file for one in told] == ["units/phuong-3/2027-H1.yaml"] * is_told
    # What the successor was asked, and said, is not undone by it.
    status = find_standing(check_workspace(tmp_path), None, date(2028, 1, 10), parse_period("2027")).status
    states = {one.unit.id: one.state.value for one in status.by_item["III.B.1"]}
    assert (states["phuong-3"], states["phuong-4"]) == (
        "done_on_time" if is_told else "no_report",
        "done_on_time",
    )
    # Corrected since, it is asked no more.
    path = tmp_path / "units" / "phuong-dong-ha" / "2027.yaml"
    path.write_text(_TOLD.replace("results:", "reissued: 2027-12-28\nresults:"), encoding="utf-8")
    assert "told-by-successor" not in {one.code for one in check_workspace(tmp_path).diagnostics}


@pytest.mark.parametrize(
    ("asked", "sent", "alike"),
    [
        (["2027"], [], ((20, 12), 1, 1)),
        # What the old wards have sent themselves is theirs; what they still owe, nobody has told.
        (["2027-Q1", "2027"], ["phuong-3", "phuong-4", "phuong-5"], ((29, 12), 1, 1)),
        (["2027-Q1", "2027"], ["phuong-5"], (None, 0, 1)),
    ],
)
def test_year_of_a_merger_is_compared(
    tmp_path: Path, asked: list[str], sent: list[str], alike: tuple[tuple[int, int] | None, int, int]
) -> None:
    """The ward that reports for the old ones is held against what they had together."""
    before = PLAN.replace("2027", "2026")
    old = next(line for line in before.splitlines() if "id: phuong-3," in line)
    other = old.replace("phuong-3", "phuong-4").replace("Phường 3", "Phường 4").replace("90003", "90008")
    plan = asking_for(*asked)
    write(tmp_path, plan, ("units/phuong-dong-ha/2027.yaml", _lines_without(_TOLD, "III.B.3")))
    for unit in sent:
        name, text = report(unit, "2027-Q1", "2027-04-05", 3, "III.B.1")
        write(tmp_path, plan, (name, text.replace("staff", "procedures")))
    for unit, amount in (("phuong-3", 7), ("phuong-4", 5)):
        text = _TOLD.replace("2027", "2026").replace("phuong-dong-ha", unit).replace(": 20}", f": {amount}}}")
        write(tmp_path, plan, (f"units/{unit}/2026.yaml", _lines_without(text, "III.B.3")))
    (tmp_path / "plan" / "2026.yaml").write_text(before.replace(old, f"{old}\n{other}"), encoding="utf-8")
    checked = check_workspace(tmp_path)
    standing = find_standing(checked, 2027, date(2028, 1, 10), parse_period("2027"))
    (figure,) = (one for one in standing.comparisons[-1].figures if one.figure.id == "procedures")
    assert (figure.alike, figure.both, figure.units) == alike


def _lines_without(text: str, item: str) -> str:
    return "\n".join(line for line in text.splitlines() if item not in line)
