"""What is open of the year before is told by commands that take the new year by themselves."""

import json
from collections.abc import Callable
from pathlib import Path

import merger
import pytest

Run = Callable[..., tuple[int, str, str]]

_UNITS = ("phuong-tan-hoa", "phuong-3", "xa-binh-minh", "dac-khu-hon-yen")
_OLD = merger.BEFORE.replace("required: [so-ban-nganh, ubnd-cap-xa]", "required: [ubnd-cap-xa]")
_NEW = _OLD.replace("2027", "2028")
_REGISTER = "arrivals:\n" + "".join(
    f'  - {{number: {number}, unit: phuong-3, period: "2027-Q4", arrived: 2028-01-03, way: email, '
    f"file: {number}.xlsx, result: conflict}}\n"
    for number in (1, 2)
)


@pytest.fixture
def january(tmp_path: Path, run: Run) -> Callable[..., str]:
    """Two years in one folder, the older without a report on its last quarter; what a command prints."""
    reports = [
        merger.report(unit, period, f"2027-{month:02}-05", 3)
        for unit in _UNITS
        for period, month in (("2027-Q1", 4), ("2027-Q2", 7), ("2027-H1", 7), ("2027-Q3", 10))
    ]
    root = merger.write(tmp_path, _OLD, ("plan/2028.yaml", _NEW), *reports)

    def say(*words: str, as_of: str = "2028-01-05", code: int = 0) -> str:
        found, out, err = run(*words, "--as-of", as_of, cwd=root, columns=200)
        assert found == code, err
        return out + err

    return say


_FOUR = (
    "Lưu ý: Năm 2027 còn 4 đơn vị chưa xong báo cáo quý IV, 4 đơn vị chưa xong báo cáo năm 2027: "
    "thêm --year 2027."
)


@pytest.mark.parametrize(
    "words",
    [
        ["remind"],
        ["status"],
        ["status", "--sections"],
        ["intake", "--open"],
        ["page", "--text"],
        ["calendar"],
        ["changes"],
        ["answers", "kho-khan"],
        ["report", "--markdown"],
        ["report", "--opinions", "--markdown"],
        ["report", "--edits"],
        ["export"],
        ["form", "--all"],
    ],
)
def test_the_new_year_does_not_hide_the_old(january: Callable[..., str], words: list[str]) -> None:
    """In January each says what the old year still lacks, before the last day as after it."""
    assert _FOUR in january(*words).splitlines()
    assert _FOUR in january(*words, as_of="2028-03-01").splitlines()


def test_who_is_asked_for_is_told(january: Callable[..., str]) -> None:
    """Of one unit, its own reports."""
    told = "Lưu ý: Năm 2027 còn 1 đơn vị chưa xong báo cáo quý IV, 1 đơn vị chưa xong báo cáo năm 2027: "
    for words in (["remind"], ["status"], ["intake"]):
        assert told in january(*words, "--unit", "phuong-3")
    assert told in january("form", "phuong-3")
    assert told in january("show", "phuong-3")
    assert told in january("changes", "--unit", "phuong-3")
    assert "Lưu ý" not in january("who", "III.B.2", "--group", "ubnd-cap-xa", "--year", "2028")
    assert "còn 1 đơn vị" in january("who", "III.B.2", "--kind", "zone")
    assert "Still open in 2027: 4 units without a report for quarter 4" in january("--lang", "en", "status")


def test_who_says_which_year_is_told_no_more(january: Callable[..., str]) -> None:
    """A year or a period that was asked for is answered, and no other."""
    for words in (["remind", "--year", "2028"], ["status", "--year", "2027"], ["intake", "--year", "2028"]):
        assert "Lưu ý" not in january(*words)
    assert "Lưu ý" not in january("status", "--period", "2028-Q1")
    assert "Lưu ý" not in january("form", "--all", "--period", "2028-Q1")
    assert "Năm 2027" not in january("report", "--markdown", "--year", "2028")
    assert "Lưu ý" not in january("intake", "--period", "2028-Q1")


def test_long_ago_is_past(january: Callable[..., str]) -> None:
    """Nobody waits in summer for the reports of the year before; nor does the old year look forward."""
    assert "Lưu ý" not in january("remind", as_of="2028-08-01")
    assert "Lưu ý" not in january("status", as_of="2027-11-01")


def test_what_came_and_is_settled(january: Callable[..., str], tmp_path: Path) -> None:
    """A report that is in is open no more; an arrival in conflict is until somebody settles it."""
    for unit in _UNITS:
        for period in ("2027-Q4", "2027"):
            name, text = merger.report(unit, period, "2028-01-04", 3)
            (tmp_path / name).write_text(text, encoding="utf-8")
    assert "Lưu ý" not in january("remind")
    (tmp_path / "register").mkdir()
    register = tmp_path / "register" / "2027.yaml"
    register.write_text(_REGISTER, encoding="utf-8")
    for words in (["remind"], ["intake", "--open"]):
        assert "Năm 2027 còn 2 việc trong sổ nhận: thêm --year 2027." in january(*words, as_of="2028-08-01")
    register.write_text(_REGISTER.replace("conflict", "refused"), encoding="utf-8")
    assert "Lưu ý" not in january("intake", "--open")


def test_a_broken_register_of_the_old_year_stops_nothing(january: Callable[..., str], tmp_path: Path) -> None:
    """The new year is shown; that nobody knows of the old one is said, as where its plan has errors."""
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "2027.yaml").write_text("arrivals: [", encoding="utf-8")
    told = "Lưu ý: Chưa biết năm 2027 còn gì, vì {0} có lỗi. Chạy 'ttdn validate {0}' để xem và sửa."
    for words in (["remind"], ["status"], ["export"], ["form", "phuong-3"]):
        assert told.format("register/2027.yaml") in january(*words).splitlines()
        assert "Lưu ý" not in january(*words, "--year", "2028")
    (tmp_path / "plan/2027.yaml").write_text("year: 2027\n", encoding="utf-8")
    assert told.format("plan/2027.yaml") in january("remind").splitlines()


def test_adhoc_reports_of_the_old_year(january: Callable[..., str], tmp_path: Path) -> None:
    """One that was asked for in December is open, too, until it is in."""
    path = tmp_path / "plan/2027.yaml"
    adhoc = (
        "  adhoc:\n    - {id: bao-so-9, title: khắc phục hậu quả bão, "
        "covers: {from: 2027-12-01, to: 2027-12-20}, deadline: {by: 2027-12-28}}\n"
    )
    text = path.read_text(encoding="utf-8").replace("  periods:\n", f"{adhoc}  periods:\n", 1)
    path.write_text(text, encoding="utf-8")
    told = "4 đơn vị chưa xong báo cáo đột xuất về khắc phục hậu quả bão: thêm --year 2027."
    assert told in january("remind")
    assert "4/4 đơn vị chưa gửi (--period 2027-bao-so-9)" in january("remind", "--year", "2027")
    for unit in _UNITS:
        name, text = merger.report(unit, "2027-bao-so-9", "2028-01-04", 3)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert "báo cáo đột xuất" not in january("remind")


def test_what_is_to_be_confirmed_says_so_first(january: Callable[..., str]) -> None:
    """Who makes the summary of a year without reports is told of the other one before it is refused."""
    for words in (["report", "--docx"], ["page"]):
        assert _FOUR in january(*words, code=2).splitlines()


@pytest.mark.parametrize("words", [["status", "--format", "json"], ["intake", "--format", "json"]])
def test_data_stay_data(january: Callable[..., str], run: Run, tmp_path: Path, words: list[str]) -> None:
    """What another program reads is what it was; the note stands beside it."""
    _, plain, _ = run(*words, "--as-of", "2028-01-05", "--year", "2028", cwd=tmp_path)
    _, out, err = run(*words, "--as-of", "2028-01-05", cwd=tmp_path, columns=200)
    assert json.loads(out) == json.loads(plain)
    assert _FOUR in err.splitlines()
