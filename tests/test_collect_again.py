"""Forms that come more than once, hand edits in between, runs that are killed, runs at the same time.

Nothing is lost, nothing is undone.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from excel import CellPath, cell_at, fill
from leftovers import leftover

from ttdn.checking import check_workspace
from ttdn.errors import FolderBusyError
from ttdn.forms.taken import Pending, Taken, TakenForms, decode_state, fingerprint
from ttdn.writing import hold_folder, write_inside, write_whole
from ttdn.writing.whole import _swept

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Write = Callable[[str, str | bytes], Path]

UNIT, REPORT, STATE = (
    "phuong-loc-tho",
    "units/phuong-loc-tho/2020.yaml",
    ".ttdn/collected/phuong-loc-tho/2020.json",
)
STATUS = cell_at("results", "II.5.1", "status")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
GOING: dict[CellPath, Any] = {STATUS: "Đang thực hiện"}


def news(root: Path) -> str:
    """What the report says of the news items."""
    text = (root / REPORT).read_text(encoding="utf-8")
    return next((line.split(":")[1].strip() for line in text.splitlines() if "news_items" in line), "")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file that a run makes, with its content; the lock says nothing."""
    folders = ("units", ".ttdn", "out")
    paths = [
        path
        for folder in folders
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.name != "lock"
    ]
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}


# Older forms


def test_older_form_of_another_making(root: Path, send: Send, collect: Collect) -> None:
    """A form that was taken, then one made later: the first, sent again, changes nothing.

    Its day and the newer file are told.
    """
    send({**GOING, NEWS: 5}, name="cu/a.xlsx")
    collect("cu")
    send({NEWS: 6}, name="moi/b.xlsx")
    assert collect("moi")[0] == 0
    code, out = collect("cu")
    assert (code, news(root)) == (0, "6")
    assert "Đã nhận ngày 05/12/2020; sau đó đã nhận b.xlsx" in out
    assert "Xung đột" not in out


def test_older_copy_of_the_same_making(root: Path, send: Send, collect: Collect) -> None:
    """The same form filled in twice.

    The first copy does not undo the second, not even from a re-saved file under another name.
    """
    first = send({**GOING, NEWS: 5}, name="cu/a.xlsx")
    collect("cu")
    fill(root, first, {NEWS: 6}, root / "moi/b.xlsx")
    assert collect("moi")[0] == 0
    fill(root, first, {}, root / "lai/khac.xlsx")
    code, out = collect("lai")
    assert (code, news(root), "sau đó đã nhận b.xlsx" in out) == (0, "6", True)


def test_form_as_it_was_sent_out(root: Path, send: Send, collect: Collect) -> None:
    """The blank one, sent by mistake after the one that was filled in, clears nothing."""
    blank = send(name="trong/a.xlsx")
    fill(root, blank, {**GOING, NEWS: 5}, root / "dien/a.xlsx")
    assert collect("dien")[0] == 0
    code, out = collect("trong")
    assert (code, news(root), "như khi phát" in out) == (0, "5", True)


def test_form_that_was_taken_after_hand_edits(root: Path, send: Send, collect: Collect) -> None:
    """What was corrected by hand stays, whatever is sent again."""
    send({**GOING, NEWS: 5})
    collect()
    text = (root / REPORT).read_text(encoding="utf-8").replace("news_items: 5", "news_items: 7")
    (root / REPORT).write_text(text, encoding="utf-8")
    code, out = collect()
    assert (code, news(root), "Đã nhận ngày 05/12/2020" in out) == (0, "7", True)
    (root / REPORT).write_text(text + "sai: 1\n", encoding="utf-8")
    assert collect()[0] == 0


def test_going_back_on_purpose(root: Path, send: Send, collect: Collect) -> None:
    """A person who was asked may have the older one: --accept."""
    first = send({**GOING, NEWS: 5}, name="cu/a.xlsx")
    collect("cu")
    fill(root, first, {NEWS: 6}, root / "moi/b.xlsx")
    collect("moi")
    assert collect("cu", "--accept", "phường Lộc Thọ")[0] == 0
    assert news(root) == "5"
    assert collect("moi")[0] == 0
    assert news(root) == "5"


def test_old_and_new_in_one_folder(root: Path, send: Send, collect: Collect) -> None:
    """Where one of two was taken before, only the other counts, in this run and in every later one."""
    first = send({**GOING, NEWS: 5}, name="gui ve/a.xlsx")
    collect()
    fill(root, first, {NEWS: 6}, root / "gui ve/b.xlsx")
    code, out = collect()
    assert (code, news(root), "khác nội dung" in out, "1 nhận, 1 không có gì mới" in out) == (
        0,
        "6",
        False,
        True,
    )
    assert collect()[0] == 0
    assert news(root) == "6"


def test_two_new_ones_are_rivals(root: Path, send: Send, collect: Collect) -> None:
    """Nobody knows which of two new forms counts; a person does."""
    first = send({**GOING, NEWS: 5}, name="gui ve/a.xlsx")
    collect()
    fill(root, first, {NEWS: 6}, root / "gui ve/b.xlsx")
    fill(root, first, {NEWS: 7}, root / "gui ve/c.xlsx")
    code, out = collect()
    assert (code, news(root), out.count("khác nội dung")) == (1, "5", 2)


def test_report_was_removed(root: Path, send: Send, collect: Collect) -> None:
    """Where the report is gone, the form that counted last makes it again."""
    first = send({**GOING, NEWS: 5}, name="gui ve/b.xlsx")
    collect()
    fill(root, first, {NEWS: 6}, root / "gui ve/a.xlsx")
    collect()
    (root / REPORT).unlink()
    code, out = collect()
    assert (code, news(root), "Bản cũ hơn" in out) == (0, "6", True)


def test_state_of_the_first_version(root: Path, send: Send, collect: Collect) -> None:
    """A state as 0.1.0 wrote it says what was taken last."""
    path = send({**GOING, NEWS: 5})
    collect()
    (one,) = json.loads((root / STATE).read_text(encoding="utf-8"))["taken"]
    (root / STATE).write_text(json.dumps({"form": one["form"], "values": one["values"]}), encoding="utf-8")
    code, out = collect()
    assert (code, "Đã nhận trước đây" in out) == (0, True)
    fill(root, path, {NEWS: 6})
    assert collect()[0] == 0
    assert news(root) == "6"


# Hand edits while a run is at work


@pytest.mark.parametrize("name", [REPORT, STATE])
def test_saved_meanwhile(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What a person, or another run, saved after the report was read stays.

    That is said, and the others are taken.
    """
    path = send({**GOING, NEWS: 5}, name="gui ve/a.xlsx")
    collect()
    fill(root, path, {NEWS: 6})
    send(GOING, unit="xa-vinh-luong", name="gui ve/z.xlsx")
    saved = (root / name).read_bytes() + b"\n"

    def save_then_hold(folder: Path) -> Any:  # noqa: ANN401
        (root / name).write_bytes(saved)
        return hold_folder(folder)

    monkeypatch.setattr("ttdn.forms.delivery.hold_folder", save_then_hold)
    code, out = collect()
    assert (code, "trong lúc thu" in out, "Chạy lại" in out, "1 nhận" in out) == (1, True, True, True)
    assert (root / name).read_bytes() == saved
    assert news(root) == "5"
    monkeypatch.undo()
    assert collect()[0] == 0
    assert news(root) == "6"


def test_made_meanwhile(root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that somebody wrote by hand while the form was read is not written over."""
    send(GOING)

    def make_then_hold(folder: Path) -> Any:  # noqa: ANN401
        (root / REPORT).parent.mkdir(parents=True)
        (root / REPORT).write_text("unit: phuong-loc-tho\n", encoding="utf-8")
        return hold_folder(folder)

    monkeypatch.setattr("ttdn.forms.delivery.hold_folder", make_then_hold)
    assert collect()[0] == 1
    assert (root / REPORT).read_text(encoding="utf-8") == "unit: phuong-loc-tho\n"


# Runs that are killed


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("moment", range(7))
def test_kill_at_any_moment(
    root: Path,
    tmp_path: Path,
    write: Write,
    send: Send,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    moment: int,
    *,
    is_new: bool,
) -> None:
    """Killed before any of its writings, a run can be made again, and gives what an undisturbed run gives.

    Nor is there a conflict later.
    """
    if not is_new:
        write(REPORT, "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults: []\n")
    path = send({**GOING, NEWS: 5})
    calm = tmp_path / "yên"
    shutil.copytree(root, calm)
    arguments = ("collect", "gui ve", "--received", "2020-12-05", "--keep")
    assert run(*arguments, cwd=calm)[0] == 0
    count = 0

    def killing(real: Callable[..., Any]) -> Callable[..., Any]:
        def write_or_die(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            nonlocal count
            count += 1
            if count > moment:
                raise Killed
            return real(*given, **named)

        return write_or_die

    with monkeypatch.context() as patch:
        patch.setattr("ttdn.forms.delivery.write_inside", killing(write_inside))
        patch.setattr("ttdn.forms.delivery.write_whole", killing(write_whole))
        if moment < 6:
            with pytest.raises(Killed):
                run(*arguments, cwd=root)
        else:
            run(*arguments, cwd=root)
    # The state, the report, the state; the receipt, the report to sign, the form for its number.
    assert count == min(moment + 1, 6)
    later = tmp_path / "sau"
    shutil.copytree(root, later)
    assert run(*arguments, cwd=root)[0] == 0
    assert snapshot(root) == snapshot(calm)
    # A correction comes instead of the same form again.
    fill(root, path, {NEWS: 6}, later / "gui ve" / path.name)
    code, out, _ = run(*arguments, cwd=later, columns=300)
    assert (code, "Xung đột" in out, news(later)) == (0, False, "6")


@pytest.mark.parametrize("folder", ["register", "units/phuong-loc-tho", ".ttdn/collected/phuong-loc-tho"])
def test_what_a_killed_run_left_goes_though_nothing_is_written(
    root: Path, send: Send, run: Run, folder: str
) -> None:
    """A run may be killed when all is written but its copy is still there; then only that is left to do."""
    send({**GOING, NEWS: 5})
    arguments = ("collect", "gui ve", "--received", "2020-12-05", "--keep")
    assert run(*arguments, cwd=root)[0] == 0
    left = root / folder / leftover()
    left.write_bytes(b"half")
    _swept.clear()  # a run of its own
    assert run(*arguments, cwd=root)[0] == 0
    assert not left.exists()


def test_pending_state() -> None:
    """Whether the last form was taken is seen from the report: as it was to be, as it was, or otherwise."""
    first, second = (Taken("f", {cell_at("number"): number}) for number in "12")
    state = TakenForms((first,)).with_taken(second, Pending(fingerprint(b"old"), fingerprint(b"new")))
    assert decode_state(state.encode()) == state
    assert state.settled(b"new").taken == (first, second)
    assert state.settled(b"old").taken == (first,)
    assert state.settled(b"by hand").taken == (first,)
    assert state.settled(None).taken == (first,)
    assert state.confirmed().settled(b"by hand").taken == (first, second)


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{", b'{"taken": 5}', b'{"taken": [{}]}', b'{"form": 1}', b"\xff", b"[" * 100_000, None],
)
def test_damaged_state_is_none(raw: bytes | None) -> None:
    """What is remembered may be lost or spoilt."""
    assert decode_state(raw) == TakenForms()


# Runs at the same time


def test_two_runs_at_once(root: Path, send: Send) -> None:
    """Two runs over the same forms: everything is taken once, nothing is half written, and each run ends."""
    for unit in (UNIT, "xa-vinh-luong", "phuong-vinh-hoa", "cong-an"):
        send(
            GOING if unit != "cong-an" else {("difficulties", "+1"): "Thiếu người."},
            unit=unit,
            name=f"gui ve/{unit}.xlsx",
        )
    command = [
        sys.executable,
        "-m",
        "ttdn",
        "--root",
        str(root),
        "collect",
        "gui ve",
        "--received",
        "2020-12-05",
    ]
    runs = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
        for _ in range(2)
    ]
    results = [(*one.communicate(timeout=60), one.returncode) for one in runs]
    assert all(errors == b"" and code in {0, 1} for _, errors, code in results), results
    before = {name: content for name, content in snapshot(root).items() if not name.startswith("out")}
    assert sum(name.startswith("units") for name in before) >= 3
    again = subprocess.run(command, cwd=root, check=False, capture_output=True, timeout=60)  # noqa: S603
    assert again.stderr == b""
    after = {name: content for name, content in snapshot(root).items() if not name.startswith("out")}
    assert after == before


@pytest.mark.parametrize("status", ["Đang thực hiện", "Chưa thực hiện"])
def test_another_run_is_quicker(
    root: Path, tmp_path: Path, send: Send, run: Run, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    """What it took of the same file is taken for this run, too; what it took of another stays."""
    send({STATUS: "Đang thực hiện"}, name="den/a.xlsx")
    other, is_same = tmp_path / "khac", status == "Đang thực hiện"
    shutil.copytree(root, other)
    if not is_same:
        fill(root, root / "den/a.xlsx", {STATUS: status}, other / "den/a.xlsx")
    words = ("collect", "den", "--received", "2020-12-05")
    assert run(*words, cwd=other)[0] == 0

    def come_first(folder: Path) -> Any:  # noqa: ANN401
        monkeypatch.setattr("ttdn.forms.delivery.hold_folder", hold_folder)
        shutil.copytree(other, root, dirs_exist_ok=True)
        if is_same:
            (root / "den/a.xlsx").unlink()
        return hold_folder(folder)

    monkeypatch.setattr("ttdn.forms.delivery.hold_folder", come_first)
    code, out, err = run(*words, cwd=root)
    assert (code, err) == (int(not is_same), "")
    assert ("Đã cất: da-nhan/ 1 tệp." in out) is is_same
    assert ("trong lúc thu nên không ghi đè" in out) is not is_same
    assert (root / "den/a.xlsx").exists() is not is_same
    for name in (REPORT, "da-nhan/phuong-loc-tho/a.xlsx", *(["register/2020.yaml"] if is_same else [])):
        assert (root / name).read_bytes() == (other / name).read_bytes()


def test_another_run_holds_the_folder(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that waits in vain for another says so of the file, and ends with 1."""

    def refuse(folder: Path) -> NoReturn:
        raise FolderBusyError(folder)

    send(GOING)
    monkeypatch.setattr("ttdn.forms.delivery.hold_folder", refuse)
    code, out = collect()
    assert (code, "Một lệnh ttdn khác" in out, (root / REPORT).exists()) == (1, True, False)


# Reports that were issued again, forms of another period


@pytest.mark.parametrize("named", [True, False])
def test_report_issued_again(root: Path, send: Send, run: Run, write: Write, named: bool) -> None:  # noqa: FBT001 - a case
    """Another number, dated after the first one came: that day stays, and the new version's stands beside it.

    Taken once more, or corrected, it stays as it is.
    """
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nnumber: 45/BC-UBND\n"
        "date: 2020-11-30\nresults:\n  - item: II.5.1\n    status: in_progress\n",
    )
    again: dict[CellPath, Any] = {("number",): "51/BC-UBND", ("date",): "08/12/2020"}
    send(again)
    day = ("--received", "2020-12-09") if named else ()
    code, out, _ = run("collect", "gui ve", *day, "--keep", cwd=root, columns=300)
    assert code == 0, out
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "received: 2020-12-01\n" in text
    assert ("reissued: 2020-12-09\n" in text) is named
    assert "reissued: 20" in text
    assert "number: 51/BC-UBND\ndate: 2020-12-08\n" in text
    assert check_workspace(root).diagnostics == []
    assert run("collect", "gui ve", *day, cwd=root)[0] == 0
    assert (root / REPORT).read_text(encoding="utf-8") == text


def came_again(day: str) -> str:
    """A report with a number, its first day, and a line of another one."""
    return (
        f"unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\n{day}number: 45/BC-UBND\n"
        "date: 2020-11-30\nresults:\n  - item: II.5.1\n    status: in_progress\n"
    )


@pytest.mark.parametrize("day", ["reissued: 2020-12-06\n", "accepted: 2020-12-06\n", ""])
def test_third_version_on_a_day_that_is_named(
    root: Path, send: Send, run: Run, write: Write, day: str
) -> None:
    """A report that came on two days keeps both: it cannot have come first after it came again."""
    write(REPORT, came_again(day))
    send({cell_at("results", "II.5.1", "summary"): "Đăng tin hằng tuần."})
    code, out, _ = run("collect", "gui ve", "--received", "2020-12-20", cwd=root, columns=300)
    assert code == 0, out
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "Đăng tin hằng tuần." in text
    assert (day in text, "received: 2020-12-01\n" in text) == (True, bool(day))


@pytest.mark.parametrize(
    "day",
    [
        # The form itself came later than the first thing of it, or a second version of it did.
        "accepted: 2020-12-05\n",
        "reissued: 2020-12-06\n",
    ],
)
def test_another_number_dated_before_the_last_version_came(
    root: Path, send: Send, run: Run, write: Write, day: str
) -> None:
    """It is that version put right, and no new one."""
    write(REPORT, came_again(day))
    send({("number",): "51/BC-UBND", ("date",): "04/12/2020"})
    code, out, _ = run("collect", "gui ve", cwd=root, columns=300)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert (code, "number: 51/BC-UBND\n" in text) == (0, True), out
    assert [line for line in text.splitlines(keepends=True) if line[:8] in {"accepted", "reissued"}] == [day]


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        # dated after the day on which it came
        ({("number",): "51/BC-UBND", ("date",): "18/12/2020"}, ["--received", "2020-12-05"]),
        # the same document, and no other
        ({("date",): "04/12/2020"}, []),
    ],
)
def test_slip_in_the_day_of_the_document(
    root: Path, send: Send, run: Run, write: Write, cells: dict[CellPath, Any], day: list[str]
) -> None:
    """A day after the receipt that no new version explains goes back to the unit."""
    before = (
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nnumber: 45/BC-UBND\n"
        "date: 2020-11-30\nresults:\n  - item: II.5.1\n    status: in_progress\n"
    )
    write(REPORT, before)
    send(cells)
    code, out, _ = run("collect", "gui ve", *day, cwd=root, columns=300)
    assert (code, "Sửa ngày của văn bản" in out, "Trả lại để sửa: 1 lỗi" in out) == (1, True, True)
    assert (root / REPORT).read_text(encoding="utf-8") == before


def test_form_of_another_period(root: Path, send: Send, run: Run) -> None:
    """The data of the year in the form of the half: one sentence, at the period, and none about days."""
    cells: dict[CellPath, Any] = {
        STATUS: "Hoàn thành",
        cell_at("results", "II.5.1", "completed"): "12/11/2020",
    }
    cells |= {
        ("evidence", "+1", "item"): "II.5.1",
        ("evidence", "+1", "title"): "Sổ",
        ("evidence", "+1", "number"): "3",
    }
    for row, day in enumerate(("20/03/2020", "24/09/2020", "05/12/2020"), start=1):
        cells |= {("training", f"+{row}", "title"): f"Lớp {row}", ("training", f"+{row}", "date"): day}
    send(cells, period="2020-H1")
    code, out, _ = run("collect", "gui ve", "--received", "2020-12-07", cwd=root, columns=400)
    assert (code, "Trả lại để sửa: 1 lỗi" in out) == (1, True)
    assert "Đây là biểu mẫu 6 tháng đầu năm 2020; đang cần báo cáo năm 2020" in out
    assert "3 ngày ghi ở đây là của kỳ ấy (24/9/2020, 12/11/2020, 05/12/2020)" in out
    assert not [code for code in ("date-outside-period", "day-and-month", "completed-after") if code in out]


def test_form_of_a_period_that_nobody_asked_about(root: Path, send: Send, collect: Collect) -> None:
    """It is taken, since nothing is wrong with it; that another report is due is said."""
    send(GOING, period="2020-H1")
    code, out = collect()
    assert (code, (root / "units/phuong-loc-tho/2020-H1.yaml").exists()) == (0, True)
    assert "Đã nhận, báo cáo mới. Đây là biểu mẫu 6 tháng đầu năm 2020; đang cần báo cáo năm 2020." in out
    send(GOING, name="nam/a.xlsx")
    assert "đang cần báo cáo" not in collect("nam")[1]
