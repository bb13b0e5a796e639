"""``ttdn receive``: papers and files that are no form are kept and booked, once, and can be put right."""

import os
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.cli.plan_at_hand import today
from ttdn.intake.receiving import Booking
from ttdn.model.register import Arrival

Write = Callable[[str, str | bytes], Path]
Run = Callable[..., tuple[int, str, str]]
Receive = Callable[..., str]

UNIT = "phuong-loc-tho"
SCAN = b"%PDF-1.7 a scan"
BOOKED_MAIL = """\
arrivals:
  # Phường gọi điện báo đã gửi.
  - number: 1
    unit: cong-an
    period: "2020"
    arrived: 2020-12-01
    way: zalo
    result: waiting
  - number: 2
    arrived: 2020-12-02  # thư ngày 02/12
    way: email
    sender: a@b.vn
    file: scan.pdf
    within: Thư.eml
    digest: {digest}
    result: waiting
"""


def entries(root: Path, year: int = 2020) -> list[Arrival]:
    """What stands in the register of a year."""
    registers = check_workspace(root).workspace.registers
    return [one for file in registers if file.year == year for one in file.register.arrivals]


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the folder but the lock."""
    files = (path for path in root.rglob("*") if path.is_file() and ".ttdn" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def receive(root: Path, run: Run) -> Receive:
    """Book something; what is printed."""

    def book(*arguments: object) -> str:
        code, out, err = run("receive", *map(str, arguments), cwd=root)
        assert (code, err) == (0, "")
        return out

    return book


@pytest.fixture
def refuse(root: Path, run: Run) -> Receive:
    """Try to book something, in vain: why, and nothing is written."""

    def book(*arguments: object) -> str:
        before = contents(root)
        code, out, err = run("receive", *map(str, arguments), cwd=root)
        assert (code, out) == (2, "")
        assert contents(root) == before
        return err

    return book


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A file that came, outside the folder."""
    path = tmp_path / "gửi về" / "scan.pdf"
    path.parent.mkdir()
    path.write_bytes(SCAN)
    return path


@pytest.fixture
def halves(root: Path, write: Write) -> None:
    """The plan asks for the first half by 30 June, and for the year before 10 December."""
    line = '    - {period: "2020", deadline: {before: 2020-12-10}}\n'
    text = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    assert line in text
    half = '    - {period: "2020-H1", deadline: {by: 2020-06-30}}\n'
    write("plan/2020.yaml", text.replace(line, half + line))


@pytest.mark.parametrize("name", [UNIT, "Phường Lộc Thọ", "P. Lộc Thọ", "phuong loc tho"])
def test_paper_is_booked(root: Path, run: Run, receive: Receive, name: str) -> None:
    """By id, name or short name: with its day, as waiting; the status knows, and nobody is pressed."""
    out = receive(name, "--date", "05/12/2020", "--note", "Có dấu đỏ")
    assert out.startswith("Ghi sổ nhận: số 1, UBND phường Lộc Thọ, báo cáo năm 2020, đến ngày 05/12/2020.")
    assert "nhập: ttdn new phuong-loc-tho --period 2020" in out
    (entry,) = entries(root)
    told = (entry.unit, str(entry.period), entry.arrived.isoformat(), entry.way, entry.result, entry.note)
    assert told == (UNIT, "2020", "2020-12-05", "paper", "waiting", "Có dấu đỏ")
    assert (entry.file, entry.digest, entry.kept, entry.decided) == (None, None, None, None)
    assert run("validate", cwd=root)[0] == 0
    assert "Bản giấy, chờ nhập" in run("show", UNIT, "--as-of", "2020-12-10", cwd=root)[1]


def test_today_is_the_day(root: Path, receive: Receive) -> None:
    """Where no day is named it came today; the year's report is what is due last."""
    receive(UNIT)
    (entry,) = entries(root)
    assert entry.arrived == today()


def test_paper_is_booked_once(root: Path, receive: Receive) -> None:
    """The same paper again is the same arrival; one of another day, way or unit is another."""
    receive(UNIT, "--date", "05/12/2020")
    before = contents(root)
    out = receive(UNIT, "--date", "2020-12-05")
    assert out.startswith("Đã có trong sổ nhận, không đổi gì: số 1,")
    assert contents(root) == before
    for more in (("--date", "06/12/2020"), ("--date", "05/12/2020", "--way", "zalo")):
        receive(UNIT, *more)
    receive("cong-an", "--date", "05/12/2020")
    assert [(one.number, one.unit, one.way) for one in entries(root)] == [
        (1, UNIT, "paper"),
        (2, UNIT, "paper"),
        (3, UNIT, "zalo"),
        (4, "cong-an", "paper"),
    ]


def test_dry_run_writes_nothing(root: Path, receive: Receive, scan: Path) -> None:
    """It says what would be booked."""
    before = contents(root)
    out = receive(UNIT, "--date", "05/12/2020", "--file", scan, "--dry-run")
    assert out.startswith("Ghi sổ nhận: số 1,")
    assert out.rstrip().endswith("Chưa ghi gì (--dry-run).")
    assert contents(root) == before


# Files.


def test_file_is_kept(root: Path, receive: Receive, scan: Path) -> None:
    """It is copied into the unit's folder, with its digest and its name booked; what came stays."""
    out = receive(UNIT, "--date", "05/12/2020", "--way", "zalo", "--file", scan)
    assert "Tệp lưu tại da-nhan/phuong-loc-tho/scan.pdf." in out
    (entry,) = entries(root)
    assert (entry.file, entry.way, entry.kept) == ("scan.pdf", "zalo", f"da-nhan/{UNIT}/scan.pdf")
    assert entry.digest == sha256(SCAN).hexdigest()
    assert (root / (entry.kept or "")).read_bytes() == scan.read_bytes() == SCAN


def test_files_of_one_name(root: Path, receive: Receive, scan: Path) -> None:
    """None is written over another; the same content is one arrival under any name, with its first day."""
    receive(UNIT, "--date", "05/12/2020", "--file", scan)
    scan.write_bytes(b"%PDF-1.7 another")
    receive(UNIT, "--date", "05/12/2020", "--file", scan)
    again = scan.with_name("Bản chụp.pdf")
    again.write_bytes(SCAN)
    receive(UNIT, "--date", "07/12/2020", "--file", again)
    assert [(one.number, one.kept, one.arrived.day) for one in entries(root)] == [
        (1, f"da-nhan/{UNIT}/scan.pdf", 5),
        (2, f"da-nhan/{UNIT}/scan-2.pdf", 5),
    ]
    assert sorted(path.name for path in (root / "da-nhan" / UNIT).iterdir()) == ["scan-2.pdf", "scan.pdf"]
    receive(UNIT, "--date", "03/12/2020", "--file", again)
    assert entries(root)[0].arrived.day == 3


def test_file_that_is_kept_already(root: Path, receive: Receive, write: Write) -> None:
    """What lies in the unit's folder stays there, and is not copied again."""
    path = write(f"da-nhan/{UNIT}/scan.pdf", SCAN)
    receive(UNIT, "--date", "05/12/2020", "--file", path)
    assert entries(root)[0].kept == f"da-nhan/{UNIT}/scan.pdf"
    assert len(list((root / "da-nhan").rglob("*.pdf"))) == 1


def test_paper_and_its_scan(root: Path, receive: Receive, scan: Path) -> None:
    """A scan that is made later is added to the entry of the paper."""
    receive(UNIT, "--date", "05/12/2020")
    receive(UNIT, "--entry", 1, "--file", scan)
    (entry,) = entries(root)
    assert (entry.way, entry.file, entry.arrived.day) == ("paper", "scan.pdf", 5)


def test_hostile_name_of_a_file(root: Path, receive: Receive, scan: Path) -> None:
    """Codes for the terminal and what no system can hold are out of it, on the page and on the disk."""
    odd = scan.with_name("a\x1b[31m\nb.pdf")
    odd.write_bytes(SCAN)
    out = receive(UNIT, "--date", "05/12/2020", "--file", odd)
    assert "\x1b" not in out
    (entry,) = entries(root)
    assert "\x1b" not in (entry.file or "") + (entry.kept or "")
    assert (root / (entry.kept or "")).read_bytes() == SCAN
    assert (root / (entry.kept or "")).parent == root / "da-nhan" / UNIT


def test_link_leads_nothing_out(root: Path, refuse: Receive, scan: Path, tmp_path: Path) -> None:
    """A link in the place of the unit's folder is not followed."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "da-nhan").mkdir()
    (root / "da-nhan" / UNIT).symlink_to(outside)
    assert refuse(UNIT, "--date", "05/12/2020", "--file", scan).startswith("Lỗi: ")
    assert not list(outside.iterdir())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"\0" * 100, "Tệp chỉ chứa byte 0"),
        (b"<!DOCTYPE html><title>Login</title>", "trang web"),
        (b"MZ\x90\0program", "Không mở; hỏi người gửi"),
    ],
)
def test_files_that_are_not_what_was_sent(refuse: Receive, scan: Path, content: bytes, words: str) -> None:
    """They are not kept, and what to do is said."""
    scan.write_bytes(content)
    assert words in refuse(UNIT, "--date", "05/12/2020", "--file", scan)


def test_files_that_cannot_be_read(refuse: Receive, scan: Path) -> None:
    """A folder, a pipe, nothing at all."""
    assert "Không lưu được" in refuse(UNIT, "--date", "05/12/2020", "--file", scan.parent)
    assert "Không tìm thấy" in refuse(UNIT, "--date", "05/12/2020", "--file", scan.with_name("no.pdf"))
    if hasattr(os, "mkfifo"):
        pipe = scan.with_name("pipe")
        os.mkfifo(pipe)
        assert "Không lưu được" in refuse(UNIT, "--date", "05/12/2020", "--file", pipe)


def test_file_that_is_far_too_large(refuse: Receive, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not kept; the paper can be booked without it."""
    monkeypatch.setattr("ttdn.intake.receiving.LARGEST_EVIDENCE", len(SCAN) - 1)
    assert "bỏ --file" in refuse(UNIT, "--date", "05/12/2020", "--file", scan)


def test_file_that_was_refused_waits_anew(root: Path, receive: Receive, scan: Path) -> None:
    """Put in once more it waits again, under its number and first day; what was taken stays taken."""
    receive(UNIT, "--date", "05/12/2020", "--file", scan, "--result", "refused")
    receive(UNIT, "--date", "07/12/2020", "--file", scan)
    assert [(one.number, one.result, one.arrived.day) for one in entries(root)] == [(1, "waiting", 5)]


def test_form_is_for_collect(root: Path, refuse: Receive, send: Callable[..., Path]) -> None:
    """A form of the folder is not booked by hand, whoever it is said to be of; another workbook may be."""
    form = send(name="gui ve/x.xlsx")
    assert "ttdn collect" in refuse(UNIT, "--date", "05/12/2020", "--file", form)
    assert "ttdn collect" in refuse("cong-an", "--date", "05/12/2020", "--file", form)
    assert not (root / "da-nhan").exists()


def test_interrupted_run_is_run_again(
    root: Path, run: Run, receive: Receive, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when the file is kept and not booked: the next run books it, and keeps no second copy."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Booking, "write", stop)
        assert run("receive", UNIT, "--date", "05/12/2020", "--file", str(scan), cwd=root)[0] == 130
    assert (root / "da-nhan" / UNIT / "scan.pdf").read_bytes() == SCAN
    assert entries(root) == []
    receive(UNIT, "--date", "05/12/2020", "--file", scan)
    assert [path.name for path in (root / "da-nhan" / UNIT).iterdir()] == ["scan.pdf"]
    assert [one.number for one in entries(root)] == [1]


# What is booked already.


def test_file_that_came_in_a_mail_gets_its_unit(
    root: Path, receive: Receive, write: Write, scan: Path
) -> None:
    """Under the same number and day; the other lines of the register stay as they are written."""
    text = BOOKED_MAIL.format(digest=sha256(SCAN).hexdigest())
    write("register/2020.yaml", text)
    out = receive(UNIT, "--date", "08/12/2020", "--file", scan)
    assert out.startswith("Sửa trong sổ nhận: số 2, UBND phường Lộc Thọ")
    entry = entries(root)[1]
    assert (entry.unit, str(entry.period), entry.arrived.day, entry.way) == (UNIT, "2020", 2, "email")
    assert (entry.sender, entry.within, entry.kept) == ("a@b.vn", "Thư.eml", f"da-nhan/{UNIT}/scan.pdf")
    now = (root / "register" / "2020.yaml").read_text(encoding="utf-8")
    assert now.startswith(text.partition("  - number: 2")[0])
    assert "# thư ngày 02/12" in now


def test_file_of_the_new_year_goes_to_the_year_of_its_period(
    root: Path, run: Run, receive: Receive, write: Write, scan: Path
) -> None:
    """It stood in the register of the year in which it came; now it stands in the other one alone."""
    digest = sha256(SCAN).hexdigest()
    write(
        "register/2020.yaml", "arrivals:\n  - {number: 1, arrived: 2020-12-01, way: email, result: waiting}\n"
    )
    write(
        "register/2021.yaml",
        "arrivals:\n  - number: 1\n    arrived: 2021-01-04\n    way: email\n    file: scan.pdf\n"
        f"    digest: {digest}\n    result: waiting\n"
        "  - number: 2  # khác\n    arrived: 2021-01-05\n    way: email\n    result: waiting\n",
    )
    receive(UNIT, "--period", "2020", "--entry", "1/2021")
    assert [(one.number, one.unit) for one in entries(root)] == [(1, None), (2, UNIT)]
    assert [one.number for one in entries(root, 2021)] == [2]
    assert "# khác" in (root / "register" / "2021.yaml").read_text(encoding="utf-8")
    assert entries(root)[1].digest == digest
    assert run("validate", cwd=root)[0] == 0


def test_file_of_another_unit(root: Path, receive: Receive, refuse: Receive, scan: Path) -> None:
    """It is not given to another silently; where that was a mistake entry and file are moved."""
    receive(UNIT, "--date", "05/12/2020", "--file", scan)
    assert "--entry 1/2020" in refuse("cong-an", "--date", "05/12/2020", "--file", scan)
    receive("cong-an", "--entry", "1/2020")
    (entry,) = entries(root)
    assert (entry.number, entry.unit, entry.kept) == (1, "cong-an", "da-nhan/cong-an/scan.pdf")
    assert [path.as_posix() for path in (root / "da-nhan").rglob("*.pdf")] == [
        (root / "da-nhan/cong-an/scan.pdf").as_posix()
    ]


def test_entry_is_taken_out(root: Path, run: Run, receive: Receive, refuse: Receive, scan: Path) -> None:
    """What was booked by mistake counts nowhere any more, and nothing else in the register changes."""
    receive(UNIT, "--date", "05/12/2020", "--file", scan)
    receive("cong-an", "--date", "05/12/2020")
    kept = (root / "register/2020.yaml").read_text(encoding="utf-8").partition("  - number: 2")[2]
    assert "Số 1 là của UBND phường Lộc Thọ" in refuse("cong-an", "--entry", 1, "--remove")
    assert "--entry SỐ_ĐẾN" in refuse(UNIT, "--remove")
    receive(UNIT, "--entry", 1, "--remove", "--dry-run")
    assert len(entries(root)) == 2
    out = receive(UNIT, "--entry", 1, "--remove")
    assert f"Tệp vẫn ở da-nhan/{UNIT}/scan.pdf" in out
    assert (root / "register/2020.yaml").read_text(encoding="utf-8").endswith(kept)
    assert [one.number for one in entries(root)] == [2]
    assert "Quá hạn chưa nộp" in run("show", UNIT, "--as-of", "2021-01-10", cwd=root)[1]


def test_entry_that_another_took_the_place_of_is_taken_out(
    root: Path, run: Run, receive: Receive, write: Write
) -> None:
    """Nothing speaks of it any more, so that the register stays right."""
    rows = ("number: 1, result: asked_back", "number: 2, result: taken, replaces: [1]")
    line = '  - {{unit: cong-an, period: "2020", arrived: 2020-12-01, way: email, {}}}\n'
    write("register/2020.yaml", "arrivals:\n" + "".join(map(line.format, rows)))
    receive("cong-an", "--entry", 1, "--remove")
    assert [(one.number, one.replaces) for one in entries(root)] == [(2, ())]
    assert run("validate", cwd=root)[0] == 0


def test_paper_is_refused(root: Path, run: Run, receive: Receive) -> None:
    """What came and is no report: the unit has sent something, and is to send another."""
    receive(UNIT, "--date", "05/12/2020")
    receive(UNIT, "--entry", 1, "--result", "refused", "--note", "Công văn khác")
    (entry,) = entries(root)
    assert (entry.result, entry.note, entry.arrived.day) == ("refused", "Công văn khác", 5)
    assert entry.decided == today()
    assert "chờ đơn vị gửi lại bản khác" in run("intake", cwd=root)[1]
    receive(UNIT, "--date", "05/12/2020")
    assert [one.result for one in entries(root)] == ["refused", "waiting"]
    assert "Còn 1 việc: 1 chờ cơ quan tổng hợp." in run("intake", cwd=root)[1]


def test_day_and_period_are_put_right(root: Path, receive: Receive, halves: None) -> None:
    """An entry keeps what is not named."""
    receive(UNIT, "--period", "2020", "--date", "05/12/2020", "--way", "zalo")
    receive(UNIT, "--entry", 1, "--date", "29/06/2020", "--period", "2020-H1")
    (entry,) = entries(root)
    assert (str(entry.period), entry.arrived.isoformat(), entry.way) == ("2020-H1", "2020-06-29", "zalo")
    receive(UNIT, "--entry", 1, "--note", "Hai trang")
    (entry,) = entries(root)
    assert (str(entry.period), entry.arrived.isoformat(), entry.note) == (
        "2020-H1",
        "2020-06-29",
        "Hai trang",
    )


def test_paper_goes_back(root: Path, run: Run, receive: Receive) -> None:
    """A paper without a signature is asked back: the unit is correcting, and has sent something."""
    out = receive(UNIT, "--date", "05/12/2020", "--result", "asked_back", "--note", "Chưa ký")
    assert "chờ đơn vị sửa, trả lại ngày 05/12/2020" in out
    assert "Đã gửi, đang sửa" in run("show", UNIT, "--as-of", "2020-12-10", cwd=root)[1]


def test_entry_that_is_none(refuse: Receive, receive: Receive) -> None:
    """A number that the register does not have, or that is no number."""
    receive(UNIT, "--date", "05/12/2020")
    assert "Sổ nhận năm 2020 không có số này" in refuse(UNIT, "--entry", 7)
    assert "không đọc được 'năm'" in refuse(UNIT, "--entry", "năm")


def test_collect_knows_what_was_booked(root: Path, run: Run, receive: Receive, write: Write) -> None:
    """A file that is put in again is that of the unit of which it is booked, with what is left to do."""
    scan = write("gui ve/scan.pdf", SCAN)

    def collect() -> str:
        return " ".join(run("collect", "gui ve", "--keep", cwd=root, columns=400)[1].split())

    assert "ttdn receive ĐƠN_VỊ --file TỆP" in collect()
    receive(UNIT, "--period", "2020", "--file", scan, "--date", "05/12/2020")
    assert "P. Lộc Thọ 2020 Chưa đọc. Tệp PDF. Chờ nhập: ttdn new phuong-loc-tho --period 2020" in collect()
    path = write(f"units/{UNIT}/2020.yaml", _report("received: 2020-12-01"))
    assert f"Đối chiếu với units/{UNIT}/2020.yaml" in collect()
    path.write_text(_report("received: 2020-12-05"), encoding="utf-8")
    assert "đã nhận, đã nhập" in collect()
    path.write_text(_report("received: 2020-12-01"), encoding="utf-8")
    receive(UNIT, "--entry", 1, "--result", "taken")
    assert "đã nhận, đã nhập" in collect()
    assert [(one.number, one.result, one.arrived.day) for one in entries(root)] == [(1, "taken", 5)]


# Beside the reports of the folder.


def _report(*days: str) -> str:
    results = "[{item: II.5.1, status: in_progress, summary: Đăng tin, figures: {news_items: 1}}]"
    return "\n".join((f'unit: {UNIT}\nperiod: "2020"', *days, f"results: {results}\n"))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("received: 2020-12-01", "- Có điều khác: sửa tệp ấy, ghi 'reissued: 2020-12-05'"),
        ("received: 2020-12-05", "nhận ngày 05/12/2020."),
        ("received: 2020-12-07", "ghi lại trong tệp ấy 'received: 2020-12-05', 'accepted: 2020-12-07'."),
    ],
)
def test_report_that_is_in_already(
    root: Path, run: Run, receive: Receive, write: Write, days: str, words: str
) -> None:
    """It is named, with what is to be done; once that is done the checks have nothing to say."""
    path = write(f"units/{UNIT}/2020.yaml", _report(days))
    out = " ".join(receive(UNIT, "--date", "05/12/2020").split())
    assert f"Báo cáo này đã có trong units/{UNIT}/2020.yaml" in out
    assert words in out
    if "accepted" in words:
        assert "received-unlike-register" in run("validate", cwd=root)[1]
        path.write_text(_report("received: 2020-12-05", "accepted: 2020-12-07"), encoding="utf-8")
    assert run("validate", "--strict", cwd=root)[0] == 0


def test_paper_that_agrees_is_taken(root: Path, run: Run, receive: Receive, write: Write) -> None:
    """A paper that says what the report says is done with; without a report nothing can have been taken."""
    write(f"units/{UNIT}/2020.yaml", _report("received: 2020-12-01"))
    receive(UNIT, "--date", "05/12/2020")
    assert "Còn 1 việc: 1 chờ cơ quan tổng hợp." in run("intake", cwd=root)[1]
    assert "đã có trong" not in receive(UNIT, "--entry", 1, "--result", "taken")
    assert "Không còn việc gì." in run("intake", cwd=root)[1]
    assert "'received: 2020-11-30'" in receive(UNIT, "--entry", 1, "--date", "30/11/2020")
    assert "'received" not in receive(UNIT, "--entry", 1, "--result", "refused")


@pytest.mark.parametrize("report", [None, "received:"])
def test_nothing_is_taken_without_a_report(refuse: Receive, write: Write, report: str | None) -> None:
    """There is none, or one with errors."""
    if report:
        write(f"units/{UNIT}/2020.yaml", _report(report))
    assert "ttdn new phuong-loc-tho --period 2020" in refuse(
        UNIT, "--date", "05/12/2020", "--result", "taken"
    )


def test_number_and_day_of_the_signed_paper(root: Path, run: Run, receive: Receive, write: Write) -> None:
    """They are put into the report; the paper is booked where it is said how it came, and is taken."""
    path = write(f"units/{UNIT}/2020.yaml", _report("received: 2020-12-01  # biểu mẫu"))
    arguments = (UNIT, "--number", "12/BC-UBND", "--signed", "30/11/2020")
    receive(*arguments, "--dry-run")
    assert "12/BC-UBND" not in path.read_text(encoding="utf-8")
    out = receive(*arguments)
    assert out == f"Ghi vào units/{UNIT}/2020.yaml: 'number: 12/BC-UBND', 'date: 2020-11-30'.\n"
    text = path.read_text(encoding="utf-8")
    assert ("number: 12/BC-UBND\ndate: 2020-11-30\n" in text, "# biểu mẫu" in text) == (True, True)
    assert entries(root) == []
    out = receive(*arguments, "--date", "05/12/2020", "--way", "paper")
    assert "đã có số, ngày này; không đổi gì" in out
    (entry,) = entries(root)
    assert (entry.result, entry.arrived.day) == ("taken", 5)
    assert "Không còn việc gì." in run("intake", cwd=root)[1]
    assert run("validate", "--strict", cwd=root)[0] == 0


def test_paper_that_waits_is_the_signed_one(root: Path, receive: Receive, write: Write) -> None:
    """Its entry is taken; what was signed after the form came has come again on the day of the paper."""
    path = write(f"units/{UNIT}/2020.yaml", _report("received: 2020-12-01"))
    receive(UNIT, "--date", "07/12/2020")
    receive(UNIT, "--entry", 1, "--number", "12/BC-UBND", "--signed", "2020-12-04")
    assert "reissued: 2020-12-07" in path.read_text(encoding="utf-8")
    assert [(one.number, one.result) for one in entries(root)] == [(1, "taken")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--number", " "), "như 12/BC-UBND"),
        (("--signed", "hôm qua"), "--signed: không đọc được"),
        (("--signed", (today() + timedelta(1)).isoformat()), "Ngày ký không sau hôm nay"),
        (("--number", "12/BC-UBND"), "--number: Chưa có báo cáo đạt kiểm tra"),
    ],
)
def test_signed_paper_that_cannot_be_told(refuse: Receive, arguments: tuple[str, ...], words: str) -> None:
    """There is no report, or what is told is no number and no day."""
    assert words in refuse(UNIT, *arguments)


def test_what_is_wrong_with_the_signed_paper(root: Path, run: Run, write: Write) -> None:
    """A day that cannot be is shown as a finding, and nothing is written."""
    write(f"units/{UNIT}/2020.yaml", _report("received: 2020-12-01"))
    before = contents(root)
    day = ("--date", "2020-12-03", "--signed", "2020-12-05")
    code, out, _ = run("receive", UNIT, "--number", "12/BC-UBND", *day, cwd=root)
    assert (code, "received-before-date" in out, "Chưa ghi gì" in out) == (1, True, True)
    assert contents(root) == before


# Whose, of which period, when.


@pytest.mark.parametrize(
    ("day", "there", "period"),
    [
        ("2020-06-20", [], "2020-H1"),
        ("2020-07-04", [], "2020-H1"),
        ("2020-07-04", ["2020-H1"], "2020-H1"),  # another copy
        ("2020-11-30", ["2020-H1"], "2020"),
        ("2020-12-30", ["2020-H1"], "2020"),
    ],
)
@pytest.mark.usefixtures("halves")
def test_period_that_is_due(root: Path, receive: Receive, day: str, there: list[str], period: str) -> None:
    """Where no period is named it is that whose last day is nearest; that is said."""
    for one in there:
        receive(UNIT, "--period", one, "--date", "2020-06-19")
    out = receive(UNIT, "--date", day)
    assert str(entries(root)[-1].period) == period
    assert ("báo cáo 6 tháng đầu năm 2020" in out) == (period == "2020-H1")


@pytest.mark.usefixtures("halves")
@pytest.mark.parametrize(
    ("day", "there", "words"),
    [
        ("2021-01-04", ["2020-H1", "2020"], "báo cáo năm 2020"),  # nearer than June
        ("2021-06-20", ["2020-H1", "2020"], "báo cáo 6 tháng đầu năm 2021"),
        ("2021-06-20", [], "báo cáo 6 tháng đầu năm 2021"),  # what was due last year is past
        ("2021-01-04", ["2020-H1"], "báo cáo năm 2020"),
    ],
)
def test_period_in_the_new_year(
    root: Path, receive: Receive, write: Write, day: str, there: list[str], words: str
) -> None:
    """In January it may still be that of last year, whose plan is looked at as well."""
    text = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2021.yaml", text.replace("2020", "2021"))
    for one in there:
        receive(UNIT, "--period", one, "--date", "2020-12-05")
    assert words in receive(UNIT, "--date", day)


@pytest.mark.usefixtures("halves")
def test_period_that_may_be_another(refuse: Receive) -> None:
    """Where an earlier report is overdue, too, the period must be named."""
    err = refuse(UNIT, "--date", "2020-12-01")
    assert "--period: Ghi kỳ báo cáo, một trong: 2020-H1 (6 tháng đầu năm 2020), 2020 (năm 2020)." in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ubnd-xa-phuong",), "không phải là một đơn vị"),
        (("II.5.1",), "không phải là một đơn vị"),
        (("phường không có",), "Kế hoạch không có"),
        ((UNIT, "--date", "hôm qua"), "--date: không đọc được 'hôm qua'"),
        (
            (UNIT, "--date", "31/12/2019"),
            "sau ngày nhận. Chọn kỳ khác bằng --period, hoặc ngày nhận bằng --date",
        ),
        ((UNIT, "--date", (today() + timedelta(1)).isoformat()), "là sau hôm nay"),
        ((UNIT, "--period", "2019"), "Không có kế hoạch năm 2019"),
        ((UNIT, "--way", "fax"), "email, zalo, paper, other"),
        ((UNIT, "--result", "conflict"), "waiting, taken, asked_back, refused"),
        ((UNIT, "--note", "x" * 30_000), "--note: không đọc được"),
        ((), "ĐƠN_VỊ"),
    ],
)
def test_what_cannot_be_booked(refuse: Receive, arguments: tuple[str, ...], words: str) -> None:
    """It is refused with a sentence that says what is right; nothing is written."""
    assert words in refuse(*arguments)


def test_units_that_ended(root: Path, refuse: Receive, receive: Receive, write: Write) -> None:
    """A unit is booked for a period in which it existed; after that its successor is named."""
    old = "id: phuong-vinh-hoa, "
    text = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    line = '    - {period: "2020", deadline: {before: 2020-12-10}}\n'
    half = '    - {period: "2020-H1", deadline: {by: 2020-06-30}}\n'
    month = '    - {period: "2020-10", deadline: {by: 2020-11-05}}\n'
    text = text.replace(line, half + month + line)
    text = text.replace(old, old + f"until: 2020-06-30, successor: {UNIT}, ")
    write("plan/2020.yaml", text)
    receive("phuong-vinh-hoa", "--period", "2020-H1", "--date", "2020-07-03")
    assert "UBND phường Lộc Thọ" in refuse("phuong-vinh-hoa", "--period", "2020-10", "--date", "2020-11-03")


def test_long_register(root: Path, run: Run, receive: Receive, write: Write) -> None:
    """The book of a large office takes one more: it has more in it than a report may have."""
    entry = (
        '  - {{number: {}, unit: cong-an, period: "2020", arrived: 2020-12-01, way: email, result: taken}}\n'
    )
    text = "arrivals:\n" + "".join(entry.format(number) for number in range(1, 1201))
    write("register/2020.yaml", text)
    assert receive(UNIT, "--date", "05/12/2020").startswith("Ghi sổ nhận: số 1201,")
    assert (root / "register" / "2020.yaml").read_text(encoding="utf-8").startswith(text)


def test_place_of_a_file_leads_nowhere_else(root: Path, refuse: Receive, write: Write) -> None:
    """What a register says of where a file is kept moves nothing out of its folder."""
    write(
        "register/2020.yaml",
        'arrivals:\n  - {number: 1, unit: cong-an, period: "2020", arrived: 2020-12-01, way: email, '
        "result: waiting, file: a.pdf, kept: da-nhan/../plan/2020.yaml}\n",
    )
    refuse(UNIT, "--entry", 1)
    assert (root / "plan" / "2020.yaml").exists()


def test_register_with_errors_is_left(refuse: Receive, write: Write) -> None:
    """Nothing is booked into it; the check that says what is wrong is named."""
    write("register/2020.yaml", "arrivals:\n  - {number: x}\n")
    assert "ttdn validate register/2020.yaml" in refuse(UNIT, "--date", "05/12/2020")


def test_in_english(root: Path, run: Run) -> None:
    """All that is said."""
    code, out, err = run("--lang", "en", "receive", UNIT, "--date", "2020-12-05", cwd=root, columns=200)
    assert (code, err) == (0, "")
    assert out == (
        "Booked: no. 1, UBND phường Lộc Thọ, report for 2020, came on 2020-12-05. Way: On paper.\n"
        "Next: type it in: ttdn new phuong-loc-tho --period 2020.\n"
    )
