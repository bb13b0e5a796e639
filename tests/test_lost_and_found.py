"""What is lost is said, and comes back as it was; the copies that sync programs make spoil nothing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, fill

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]

UNIT = "phuong-loc-tho"
REPORT, REGISTER, STATE = f"units/{UNIT}/2020.yaml", "register/2020.yaml", ".ttdn/collected"
TAKEN = f"da-nhan/{UNIT}"
GOING: dict[CellPath, Any] = {("results", "II.5.1", "status"): "Đang thực hiện"}
SUMMARY = cell_at("results", "II.5.1", "summary")


@pytest.fixture
def office(root: Path, send: Send, run: Run) -> Path:
    """A folder in which a form was taken long ago, after a paper of its unit."""
    assert run("receive", UNIT, "--period", "2020", "--date", "2020-11-28", cwd=root)[0] == 0
    send({**GOING, SUMMARY: "Đăng 12 tin"}, name="gui ve/a.xlsx")
    assert run("collect", "gui ve", "--received", "2020-12-01", cwd=root)[0] == 0
    return root


def content(root: Path, *names: str) -> list[str]:
    """What some files hold."""
    return [(root / name).read_text(encoding="utf-8") for name in names]


# Reports


def test_report_that_was_deleted_comes_back_as_it_was(office: Path, run: Run) -> None:
    """It is said by ``validate`` and ``intake``; its form, taken again, gives it the days of then."""
    before = content(office, REPORT, REGISTER)
    (office / REPORT).unlink()
    code, out, _ = run("validate", cwd=office, columns=400)
    assert (code, f"không có tệp {REPORT}" in out, f"ttdn collect {TAKEN}" in out) == (0, True, True)
    assert f"{REPORT} không còn hoặc hỏng" in run("intake", "--open", cwd=office, columns=400)[1]
    assert run("collect", TAKEN, cwd=office)[0] == 0
    assert content(office, REPORT, REGISTER) == before
    assert "lost-file" not in run("validate", cwd=office)[1]


def test_report_that_its_unit_withdrew_is_not_asked_for(office: Path, run: Run) -> None:
    """Its arrival was refused after all: nothing is lost."""
    (office / REPORT).unlink()
    out = run("validate", cwd=office, columns=400)[1]
    refuse = next(
        line.partition("ttdn receive ")[2] for line in out.splitlines() if "--result refused" in line
    )
    assert run("receive", *refuse.split(), cwd=office)[0] == 0
    assert "lost-file" not in run("validate", cwd=office)[1]


def test_older_report_put_back_is_told_from_its_form(office: Path, run: Run) -> None:
    """The newer form is taken already: that the report says otherwise, and what to do, is told."""
    old = content(office, REPORT)[0]
    fill(office, office / TAKEN / "a.xlsx", {SUMMARY: "Đăng 15 tin"}, office / "moi" / "b.xlsx")
    assert run("collect", "moi", "--received", "2020-12-03", cwd=office)[0] == 0
    newer = f"{TAKEN}/b.xlsx"
    assert "khác biểu mẫu" not in run("collect", newer, cwd=office, columns=400)[1]
    new = content(office, REPORT)[0]
    (office / REPORT).write_text(old, encoding="utf-8")
    out = run("collect", newer, cwd=office, columns=400)[1]
    assert f"khác biểu mẫu ở 1 ô: đã sửa tay, hoặc là tệp cũ được lấy lại (khi ấy xóa {REPORT}" in out
    assert content(office, REPORT) == [old]
    (office / REPORT).unlink()
    run("collect", newer, cwd=office)
    assert content(office, REPORT) == [new]


# The register


def test_register_that_was_deleted(office: Path, run: Run) -> None:
    """It is said, and the forms that were taken are booked with the days of then; the paper is lost."""
    (_, after) = content(office, REGISTER)[0].split("  - number: 2\n")
    (office / REGISTER).unlink()
    code, out, _ = run("validate", cwd=office, columns=400)
    assert (code, "mà không có sổ nhận register/2020.yaml" in out) == (0, True)
    assert run("collect", "da-nhan", cwd=office)[0] == 0
    assert content(office, REGISTER)[0].split("  - number: 1\n")[1] == after
    assert "lost-file" not in run("validate", cwd=office)[1]


def test_lost_memory_counts_nothing_otherwise(office: Path, run: Run) -> None:
    """Without what was remembered of the forms, a form that was taken is known by the register."""
    before, memory = content(office, REPORT, REGISTER), content(office, f"{STATE}/{UNIT}/2020.json")
    shutil.rmtree(office / ".ttdn")
    assert "1 không có gì mới" in run("collect", TAKEN, cwd=office)[1]
    assert content(office, REPORT, REGISTER) == before
    # It is remembered again by then: a correction is told from what was corrected by hand.
    assert content(office, f"{STATE}/{UNIT}/2020.json") == memory
    fill(office, office / TAKEN / "a.xlsx", {SUMMARY: "Đăng 15 tin"}, office / "moi" / "b.xlsx")
    assert run("collect", "moi", cwd=office)[0] == 0
    assert "Đăng 15 tin" in content(office, REPORT)[0]


def test_lost_memory_of_several_versions(office: Path, run: Run) -> None:
    """Only the last one is remembered again: it is the one that the report agrees with."""
    fill(office, office / TAKEN / "a.xlsx", {SUMMARY: "Đăng 15 tin"}, office / "moi" / "b.xlsx")
    assert run("collect", "moi", "--received", "2020-12-03", cwd=office)[0] == 0
    before = content(office, REPORT, REGISTER)
    shutil.rmtree(office / ".ttdn")
    assert "2 không có gì mới" in run("collect", TAKEN, cwd=office)[1]
    assert content(office, REPORT, REGISTER) == before
    fill(office, office / TAKEN / "b.xlsx", {SUMMARY: "Đăng 20 tin"}, office / "moi" / "c.xlsx")
    assert run("collect", "moi", cwd=office)[0] == 0
    assert "Đăng 20 tin" in content(office, REPORT)[0]


# The copies of sync programs

COPIES = [
    "2020 (1)",
    "2020 - Copy",
    "2020-DESKTOP-A1B2C3",
    "2020 (MAY2's conflicted copy 2020-12-01)",
    "2020.sync-conflict-20201201-101010-ABCDEFG",
    "2020_conflict-20201201-101010",
]


@pytest.mark.parametrize("name", COPIES)
def test_copy_of_a_report(office: Path, run: Run, send: Send, name: str) -> None:
    """It is not counted, and said; a newer form does not ask for it to be put over the other."""
    shutil.copy(office / REPORT, office / f"units/{UNIT}/{name}.yaml")
    code, out, _ = run("validate", cwd=office, columns=400)
    assert (code, "[duplicate-report]" in out) == (1, True)
    out = run("status", "--as-of", "2020-12-02", cwd=office, columns=400)[1]
    assert ("KHÔNG TÍNH 1 báo cáo" in out, "1/" in out) == (True, True)
    send({SUMMARY: "Đăng 15 tin"}, name="moi/b.xlsx")
    out = run("collect", "moi", "--keep", cwd=office, columns=400)[1]
    assert "So sánh hai tệp, giữ một đúng" in out
    assert f"Chuyển tệp đó đến {REPORT}" not in out


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("command", ["status", "remind", "intake", "report"])
def test_copy_of_a_register(office: Path, run: Run, name: str, command: str) -> None:
    """What the other machine has booked is in it: nobody is told to have sent nothing."""
    copy = f"register/{name}.yaml"
    shutil.copy(office / REGISTER, office / copy)
    code, _, err = run(command, cwd=office, columns=400)
    assert (code, copy in err) == (2, True)
    assert f'ttdn validate "{copy}"' in err or " " not in copy
    assert "gộp" in run("validate", copy, cwd=office)[1] or "bản sao" in run("validate", copy, cwd=office)[1]


def test_register_of_another_year_stops_nothing(office: Path, run: Run, write: Write) -> None:
    """Nor does its copy."""
    for name in ("2019", "2019 (1)"):
        write(f"register/{name}.yaml", "arrivals: [{number: mot}]\n")
    assert run("status", cwd=office)[0] == 0


def test_copy_of_the_editors_part(folder: Path, run: Run) -> None:
    """What was chosen on the other machine would be missing from the summary: it is not printed."""
    assert run("report", "--edits", cwd=folder)[0] == 0
    copy = "plan/bien-tap/2020 (1).yaml"
    shutil.copy(folder / "plan/bien-tap/2020.yaml", folder / copy)
    code, _, err = run("report", "--docx", cwd=folder)
    assert (code, f'ttdn validate "{copy}"' in err) == (2, True)
    (folder / copy).rename(folder / "plan/bien-tap/2020-H1.yaml")
    assert run("report", "--docx", cwd=folder)[0] == 2
    (folder / "plan/bien-tap/2020-H1.yaml").unlink()
    assert run("report", "--docx", cwd=folder)[0] == 0


def test_copy_of_the_plan(folder: Path, run: Run) -> None:
    """Nobody knows which of two is the right one."""
    copy = "plan/2020 (1).yaml"
    shutil.copy(folder / "plan/2020.yaml", folder / copy)
    code, _, err = run("status", cwd=folder)
    assert (code, f'ttdn validate "{copy}"' in err) == (2, True)
    assert "giữ một đúng" in run("validate", copy, cwd=folder)[1]


# Two people at once


def test_two_who_book_at_once_get_two_numbers(root: Path) -> None:
    """Each is told the number under which the register has it."""
    command = [
        sys.executable,
        "-m",
        "ttdn",
        "--root",
        str(root),
        "receive",
        UNIT,
        "--period",
        "2020",
        "--date",
    ]
    runs = [
        subprocess.Popen([*command, f"2020-12-0{day}"], stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603
        for day in (1, 2, 3)
    ]
    printed = [one.communicate(timeout=60)[0] for one in runs]
    text = (root / REGISTER).read_text(encoding="utf-8").split("  - number: ")[1:]
    booked = {entry[0]: entry.partition("arrived: 2020-12-0")[2][0] for entry in text}
    told = {words.partition("số ")[2][0]: words.partition("đến ngày 0")[2][0] for words in printed}
    assert booked == told
    assert sorted(booked) == ["1", "2", "3"]
