"""Collecting books what came: each file once, by its content; the first arrival counts."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NoReturn

import pytest
from excel import CellPath, cell_at, fill
from openpyxl import Workbook

from ttdn.booking import change_register
from ttdn.checking import check_workspace
from ttdn.forms.taking.versions import credible_time, is_newer
from ttdn.model.register import Arrival, Register

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Write = Callable[[str, str | bytes], Path]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
REGISTER = "register/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
COMPLETED = cell_at("results", "II.5.1", "completed")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
GOING: dict[CellPath, Any] = {STATUS: "Đang thực hiện", NEWS: 5}
WRONG: dict[CellPath, Any] = {
    STATUS: "Hoàn thành",
    COMPLETED: "hôm qua",
    NEWS: 5,
    ("evidence", "+1", "item"): "II.5.1",
    ("evidence", "+1", "title"): "Sổ theo dõi",
    ("evidence", "+1", "number"): "3/BB",
}
RIGHT: dict[CellPath, Any] = {COMPLETED: "31/10/2020"}
PDF = b"%PDF-1.4 " + b"bao cao " * 20_000


def booked(root: Path) -> dict[str, Arrival]:
    """What the register has, by the names of the files; the folder has no errors."""
    checked = check_workspace(root)
    assert [found.code for found in checked.diagnostics if found.location.file == REGISTER] == []
    return {str(one.file): one for file in checked.workspace.registers for one in file.register.arrivals}


def results(root: Path) -> dict[str, str]:
    """The same, the results only."""
    return {name: one.result.value for name, one in booked(root).items()}


def mail(day: str, *files: Path, sender: str = "loctho@example.vn") -> bytes:
    """A mail of a day with some files."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = sender, "b@c.vn", "Báo cáo", day
    message.set_content("Kính gửi")
    for file in files:
        message.add_attachment(
            file.read_bytes(), maintype="application", subtype="octet-stream", filename=file.name
        )
    return message.as_bytes()


def saved(path: Path, time: str) -> None:
    """Let a workbook say that it was saved at a time, as Excel does."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = members["docProps/core.xml"].decode()
    begin, end = core.index("<dcterms:modified"), core.index("</dcterms:modified>")
    begin = core.index(">", begin) + 1
    members["docProps/core.xml"] = (core[:begin] + time + core[end:]).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


# What is booked


def test_every_file_that_may_be_a_report(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """Forms and papers are booked once, by all of their bytes, whatever became of them.

    Evidence, receipts and other files are not.
    """
    good = send(
        {
            **GOING,
            ("evidence", "+1", "item"): "II.5.1",
            ("evidence", "+1", "title"): "Sổ",
            ("evidence", "+1", "file"): "so.pdf",
        },
        name="gui ve/a.xlsx",
    )
    send(WRONG, unit="xa-vinh-luong", name="gui ve/b.xlsx")
    write("gui ve/so.pdf", b"%PDF-1.4 so")
    write("gui ve/bao cao.pdf", PDF)
    Workbook().save(root / "gui ve/khac.xlsx")
    write("gui ve/ghi chu.xyz", b"khong phai bao cao")
    code, _ = collect()
    assert code == 1
    assert results(root) == {
        "a.xlsx": "taken",
        "b.xlsx": "asked_back",
        "bao cao.pdf": "waiting",
        "khac.xlsx": "refused",
    }
    arrivals = booked(root)
    assert arrivals["a.xlsx"].digest == hashlib.sha256(good.read_bytes()).hexdigest()
    assert arrivals["bao cao.pdf"].digest == hashlib.sha256(PDF).hexdigest()
    assert (arrivals["a.xlsx"].unit, str(arrivals["a.xlsx"].period)) == (UNIT, "2020")
    assert {str(one.arrived) for one in arrivals.values()} == {"2020-12-05"}
    assert [one.number for one in arrivals.values()] == [1, 2, 3, 4]
    before = (root / REGISTER).read_bytes()
    collect()
    assert (root / REGISTER).read_bytes() == before


def test_dry_run_books_nothing(root: Path, send: Send, collect: Collect) -> None:
    """A look changes nothing."""
    send(GOING)
    collect("gui ve", "--dry-run")
    assert not (root / REGISTER).exists()


def test_register_with_errors(root: Path, write: Write, send: Send, run: Run) -> None:
    """What came first cannot be told from it: nothing is written until it is put right."""
    write(REGISTER, "arrivals:\n  - {number: 1, arrived: hôm qua}\n")
    send(GOING)
    code, _, err = run("collect", "gui ve", "--received", "2020-12-05", cwd=root)
    assert (code, REGISTER in err, (root / REPORT).exists()) == (2, True, False)


def test_one_writing(root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files came, the register of a year is written once."""
    for number, unit in enumerate((UNIT, "xa-vinh-luong", "cong-an")):
        send({}, unit=unit, name=f"gui ve/{number}.xlsx") if unit == "cong-an" else send(
            GOING, unit=unit, name=f"gui ve/{number}.xlsx"
        )
    written: list[int] = []

    def count(root: Path, year: int, change: Callable[[Register], Register]) -> Register:
        written.append(year)
        return change_register(root, year, change)

    monkeypatch.setattr("ttdn.forms.registering.change_register", count)
    collect()
    assert written == [2020]
    assert len(booked(root)) == 3


def test_what_the_office_noted_stays(root: Path, send: Send, collect: Collect) -> None:
    """A file that is looked at once more keeps what was written beside it by hand."""
    send(WRONG)
    collect()
    text = (root / REGISTER).read_text(encoding="utf-8")
    noted = text.replace("result: asked_back", "result: asked_back\n    note: Đã gọi điện  # chị Hoa")
    (root / REGISTER).write_text(noted, encoding="utf-8")
    collect()
    assert (root / REGISTER).read_text(encoding="utf-8") == noted


def test_taken_though_nothing_is_remembered(root: Path, send: Send, collect: Collect) -> None:
    """A file that is booked as taken changes nothing, also where the memory of collecting is lost."""
    path = send(GOING)
    collect()
    shutil.rmtree(root / ".ttdn/collected")
    text = (root / REPORT).read_text(encoding="utf-8").replace("news_items: 5", "news_items: 7")
    (root / REPORT).write_text(text, encoding="utf-8")
    code, out = collect()
    assert (code, "Đã nhận ngày 05/12/2020" in out) == (0, True)
    assert (root / REPORT).read_text(encoding="utf-8") == text
    fill(root, path, {NEWS: 8})
    assert collect()[0] == 1  # another content is a conflict with what was written by hand


def test_names_of_all_kinds(root: Path, write: Write, collect: Collect) -> None:
    """Whatever a file is called, the register can be read, and holds its name as one line of text."""
    names = [
        "a\tb\x1b[31m.pdf",
        "- {x: 1}.pdf",
        "null.pdf",
        "'; #.pdf",
        f"{'dài ' * 50}.pdf",
        "2020-12-05.pdf",
    ]
    for number, name in enumerate(names):
        write(f"gui ve/{name}", b"%PDF-1.4 " + bytes([number]))
    collect()
    assert len(booked(root)) == len(names)
    assert all(name.isprintable() for name in booked(root))
    assert {"null.pdf", "- {x: 1}.pdf", "2020-12-05.pdf"} <= booked(root).keys()


# Whose the papers are


def test_paper_beside_a_form(root: Path, write: Write, send: Send, run: Run) -> None:
    """A PDF in the same mail, or in the same folder of its own, is that unit's; a loose one is nobody's."""
    send(WRONG, name="gui ve/loc tho/a.xlsx")
    write("gui ve/loc tho/ban ky.pdf", b"%PDF-1.4 ban ky")
    write("gui ve/roi.pdf", b"%PDF-1.4 roi")
    assert run("collect", "gui ve", "--received", "2020-12-05", cwd=root)[0] == 1
    arrivals = booked(root)
    assert (arrivals["ban ky.pdf"].unit, str(arrivals["ban ky.pdf"].period)) == (UNIT, "2020")
    assert (arrivals["roi.pdf"].unit, arrivals["roi.pdf"].period) == (None, None)


def test_paper_of_a_known_address(root: Path, tmp_path: Path, write: Write, run: Run) -> None:
    """A PDF in a mail from a unit's own address waits as that unit's, from the day of sending."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    name = "{id: phuong-loc-tho, "
    assert name in plan
    write("plan/2020.yaml", plan.replace(name, f"{name}email: LocTho@example.vn, "))
    paper = tmp_path / "bao cao.pdf"
    paper.write_bytes(PDF)
    write("gui ve/thu.eml", mail("Tue, 01 Dec 2020 08:00:00 +0700", paper))
    write("gui ve/la.eml", mail("Tue, 01 Dec 2020 08:00:00 +0700", paper, sender="khac@example.vn"))
    run("collect", "gui ve/thu.eml", "--dry-run", cwd=root)
    code, out, _ = run("collect", "gui ve/thu.eml", cwd=root, columns=300)
    assert (code, "Chờ nhập: ttdn new phuong-loc-tho --period 2020" in out) == (1, True)
    one = booked(root)["bao cao.pdf"]
    assert (one.unit, str(one.period), str(one.arrived)) == (UNIT, "2020", "2020-12-01")
    assert (one.way.value, one.sender, one.within) == ("email", "loctho@example.vn", "thu.eml")
    out = run("status", "--as-of", "2020-12-15", cwd=root, columns=200)[1]
    assert "chờ nhập" in out


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        ("Tue, 01 Dec 2020 08:00:00 +0700", "Không cần làm gì: đã nhận, đã nhập."),
        ("Wed, 02 Dec 2020 08:00:00 +0700", f"Đối chiếu với {REPORT}"),
    ],
)
def test_paper_of_a_report_that_was_typed_in(
    root: Path, write: Write, run: Run, day: str, advice: str
) -> None:
    """What came by the day of the report is in it; what came later may say more."""
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        "  - {item: II.5.1, status: in_progress}\n",
    )
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write(
        "plan/2020.yaml",
        plan.replace("{id: phuong-loc-tho, ", "{id: phuong-loc-tho, email: loctho@example.vn, "),
    )
    paper = write("bao cao.pdf", PDF)
    write("gui ve/thu.eml", mail(day, paper))
    assert advice in run("collect", "gui ve/thu.eml", "--dry-run", cwd=root, columns=300)[1]


def test_form_of_another_unit(root: Path, tmp_path: Path, write: Write, send: Send, run: Run) -> None:
    """An officer who says 'not ours' has sent nothing of that unit; what came beside it is the sender's."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("{id: cong-an, ", "{id: cong-an, email: CA@example.vn, "))
    form = send({**GOING, cell_at("confirmed"): "Không"}, name="khac/nham.xlsx")
    scan = tmp_path / "ban ky.pdf"
    scan.write_bytes(PDF)
    write("gui ve/thu.eml", mail("Tue, 01 Dec 2020 08:00:00 +0700", form, scan, sender="ca@example.vn"))
    assert run("collect", "gui ve", cwd=root)[0] == 1
    arrivals = booked(root)
    assert results(root) == {"nham.xlsx": "refused", "ban ky.pdf": "waiting"}
    assert "ô xác nhận đúng đơn vị ghi 'Không'" in str(arrivals["nham.xlsx"].note)
    assert (arrivals["nham.xlsx"].unit, arrivals["ban ky.pdf"].unit) == (None, "cong-an")
    assert "chưa gửi" in run("remind", "--unit", UNIT, "--as-of", "2020-12-15", cwd=root)[1]
    # It is the unit's after all: it is taken under the same number, from its first day.
    assert run("collect", "gui ve", "--accept", UNIT, cwd=root)[0] == 1
    after = booked(root)["nham.xlsx"]
    assert (after.number, after.unit, after.result.value) == (arrivals["nham.xlsx"].number, UNIT, "taken")
    assert "received: 2020-12-01" in (root / REPORT).read_text(encoding="utf-8")


def test_form_of_another_unit_is_no_version(root: Path, write: Write, send: Send, run: Run) -> None:
    """The later form of somebody who says 'not ours' takes the place of nothing that the unit sent."""
    own = send(WRONG, name="1/cua minh.xlsx")
    other = send({**GOING, cell_at("confirmed"): "Không"}, name="1/nham.xlsx")
    write("gui ve/1.eml", mail("Tue, 01 Dec 2020 08:00:00 +0700", own))
    write("gui ve/2.eml", mail("Wed, 02 Dec 2020 08:00:00 +0700", other, sender="khac@example.vn"))
    assert run("collect", "gui ve", cwd=root)[0] == 1
    assert results(root) == {"cua minh.xlsx": "asked_back", "nham.xlsx": "refused"}


def test_form_stays_its_units(root: Path, send: Send, run: Run) -> None:
    """The wrong number given: a form that is booked does not become another unit's or period's."""
    send(GOING, name="gui ve/a.xlsx")
    run("collect", "gui ve", "--received", "2020-12-01", cwd=root)
    before = booked(root)
    for other in (["cong-an"], [UNIT, "--period", "2020-H1"]):
        code, _, err = run("receive", *other, "--entry", "1", cwd=root, columns=300)
        assert (code, "Số 1 là biểu mẫu của UBND phường Lộc Thọ" in err) == (2, True)
    assert booked(root) == before
    assert run("receive", UNIT, "--entry", "1", "--note", "Đã gọi điện", cwd=root)[0] == 0


# The first arrival


def test_corrected_form_is_on_time(root: Path, send: Send, run: Run) -> None:
    """Asked back before the deadline, corrected after it: received on the one day, accepted on the other."""
    first = send(WRONG, name="1/a.xlsx")
    assert run("collect", "1", "--received", "2020-12-07", "--keep", cwd=root)[0] == 1
    out = run("status", "--as-of", "2020-12-12", cwd=root, columns=200)[1]
    assert "Đã gửi, đang sửa" in out
    fill(root, first, RIGHT, root / "2/b.xlsx")
    assert run("collect", "2", "--received", "2020-12-14", "--keep", cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "received: 2020-12-07\naccepted: 2020-12-14\n" in text
    arrivals = booked(root)
    assert results(root) == {"a.xlsx": "asked_back", "b.xlsx": "taken"}
    assert arrivals["b.xlsx"].replaces == (1,)
    assert check_workspace(root).diagnostics == []


def test_refused_arrival_is_no_first_one(root: Path, send: Send, run: Run) -> None:
    """What was refused was nothing: the day of the form that was taken is the first."""
    secret = {**GOING, cell_at("results", "II.5.1", "summary"): "Độ mật: TỐI MẬT"}
    send(secret, name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-01", "--keep", cwd=root)
    assert results(root) == {"a.xlsx": "refused"}
    send(GOING, name="2/b.xlsx")
    run("collect", "2", "--received", "2020-12-05", "--keep", cwd=root)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("received: 2020-12-05\n" in text, "accepted" in text) == (True, False)


def test_paper_first(root: Path, write: Write, send: Send, run: Run) -> None:
    """A paper that came before the form is the first arrival."""
    write(
        REGISTER,
        "arrivals:\n  - {number: 1, unit: phuong-loc-tho, period: '2020', arrived: 2020-12-01, way: paper, "
        "result: waiting}\n",
    )
    send(GOING)
    run("collect", "gui ve", "--received", "2020-12-05", "--keep", cwd=root)
    assert "received: 2020-12-01\naccepted: 2020-12-05\n" in (root / REPORT).read_text(encoding="utf-8")
    assert booked(root)["Báo cáo của phường.xlsx"].replaces == ()


def test_later_correction_moves_no_day(root: Path, send: Send, run: Run) -> None:
    """A report that was taken and is corrected keeps its days; the register says what took whose place."""
    first = send(GOING, name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-05", "--keep", cwd=root)
    fill(root, first, {NEWS: 131}, root / "2/b.xlsx")
    assert run("collect", "2", cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("received: 2020-12-05\n" in text, "accepted" in text, "news_items: 131" in text) == (
        True,
        False,
        True,
    )
    assert booked(root)["b.xlsx"].replaces == (1,)


def test_named_day_is_not_after_the_first(root: Path, send: Send, run: Run) -> None:
    """``--received`` may move the day of receipt forward, never behind what the register has booked."""
    first = send(GOING, name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-05", "--keep", cwd=root)
    for day, told in (("2020-12-08", "2020-12-05"), ("2020-12-03", "2020-12-03")):
        fill(root, first, {NEWS: int(day[-2:])}, root / day / "b.xlsx")
        run("collect", day, "--received", day, "--keep", cwd=root)
        assert f"received: {told}\n" in (root / REPORT).read_text(encoding="utf-8")


def test_first_arrival_in_the_same_run(root: Path, send: Send, write: Write, run: Run) -> None:
    """Two mails of one unit in one run: the first day counts, and the later form is the report."""
    first = send(WRONG, name="x/a.xlsx")
    second = fill(root, first, {**RIGHT, NEWS: 31}, root / "x/b.xlsx")
    write("thu/2.eml", mail("Fri, 04 Dec 2020 23:30:00 +0000", second))
    write("thu/1.eml", mail("Tue, 01 Dec 2020 08:00:00 +0700", first))
    code, out, _ = run("collect", "thu", "--keep", cwd=root, columns=300)
    assert code == 0, out
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "received: 2020-12-01\naccepted: 2020-12-05\n" in text
    assert results(root) == {"a.xlsx": "asked_back", "b.xlsx": "taken"}
    assert booked(root)["b.xlsx"].replaces == (1,)
    assert not list((root / "out/tra-lai/phuong-loc-tho").glob("*can-sua*"))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert run("collect", "thu", "--keep", cwd=root)[0] == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


# Newer versions


@pytest.mark.parametrize(
    ("one", "other", "newer"),
    [
        (("2020-12-02", ""), ("2020-12-01", "2020-12-09T00:00:00Z"), True),
        (("2020-12-01", "2020-12-01T08:00:00Z"), ("2020-12-01", "2020-12-01T09:00:00Z"), False),
        (("", "2020-12-01T08:00:00+07:00"), ("", "2020-12-01T08:00:00Z"), False),
        (("2020-12-01", ""), ("", "2020-12-01T08:00:00Z"), None),
        (("", "hôm qua"), ("", "2020-12-01T08:00:00Z"), None),
        (("", "9999-12-31T23:59:59Z"), ("", "2020-12-01T08:00:00Z"), None),
        # What programs write that know no day.
        (("", "1980-01-01T00:00:00Z"), ("", "2020-12-01T08:00:00Z"), None),
        (("", "1981-01-01T00:00:00Z"), ("", "2020-12-01T08:00:00Z"), False),
        (("", "2199-12-31T00:00:00Z"), ("", "2020-12-01T08:00:00Z"), True),
        (("", "2200-01-01T00:00:00Z"), ("", "2020-12-01T08:00:00Z"), None),
        (("", ""), ("", ""), None),
    ],
)
def test_what_is_newer(one: tuple[str, str], other: tuple[str, str], newer: bool | None) -> None:  # noqa: FBT001 - a case
    """The day of the mail goes first, then the time of saving; what is no time tells nothing."""
    assert is_newer(one, other) is newer
    assert is_newer(other, one) is (None if newer is None else not newer)


@pytest.mark.parametrize(
    ("words", "kept"),
    [("2020-12-05T16:59:59Z", True), ("2020-12-05T17:00:00Z", False), ("hôm qua", True), ("", True)],
)
def test_time_that_is_still_to_come(words: str, *, kept: bool) -> None:
    """By the clock of Vietnam, and of a computer that is a day ahead."""
    assert credible_time(words, date(2020, 12, 4)) == (words if kept else "")


@pytest.mark.parametrize("count", [5, 6])
def test_differences_that_are_told(root: Path, send: Send, collect: Collect, count: int) -> None:
    """Five of them say what it is about; of more the number is enough."""
    first = send(GOING, name="gui ve/a.xlsx")
    cells: list[CellPath] = [(part, "+1") for part in ("difficulties", "causes", "proposals", "next_year")]
    cells += [("signer", "name"), ("number",)]
    fill(root, first, dict.fromkeys(cells[:count], "3/BC"), root / "gui ve/b.xlsx")
    out = collect()[1]
    assert (out.count("b.xlsx ghi '3/BC'"), "Và 1 chỗ khác nữa." in out) == (5, count > 5)


@pytest.mark.parametrize(("times", "taken"), [((8, 9), "31"), ((9, 8), "5"), ((8, 8), None)])
def test_newer_of_two_in_a_run(
    root: Path, send: Send, collect: Collect, times: tuple[int, int], taken: str | None
) -> None:
    """Two that differ: the one saved later counts; where that does not tell, a person decides."""
    first = send(GOING, name="gui ve/a.xlsx")
    second = fill(root, first, {NEWS: 31}, root / "gui ve/b.xlsx")
    for path, hour in zip((first, second), times, strict=True):
        saved(path, f"2020-12-04T0{hour}:15:00Z")
    code, out = collect()
    assert (code == 0, (root / REPORT).exists()) == (taken is not None, taken is not None)
    if taken is None:
        assert "a.xlsx ghi '5', b.xlsx ghi '31'" in out
        assert "lưu lúc" not in out  # both at the same time, which tells nothing
        assert results(root) == {"a.xlsx": "conflict", "b.xlsx": "conflict"}
        return
    assert f"news_items: {taken}\n" in (root / REPORT).read_text(encoding="utf-8")
    newer, older = ("b.xlsx", "a.xlsx") if taken == "31" else ("a.xlsx", "b.xlsx")
    assert results(root) == {"a.xlsx": "taken", "b.xlsx": "taken"}
    assert (booked(root)[newer].replaces, booked(root)[newer].number) == ((1,), 2)
    # The older one, saved anew, is still known.
    fill(root, root / "gui ve" / older, {}, root / "lai/c.xlsx")
    saved(root / "lai/c.xlsx", "2020-12-05T09:00:00Z")
    assert collect("lai")[0] == 0
    assert f"news_items: {taken}\n" in (root / REPORT).read_text(encoding="utf-8")


def test_form_that_waits_for_the_office(root: Path, write: Write, send: Send, run: Run) -> None:
    """The folder's own file is in the way: nobody asks the unit, whose form came on time.

    Once that is mended the form is taken, with its first day, and nothing is left of the trouble.
    """
    send(GOING, name="gui ve/a.xlsx")
    write(REPORT, "unit: [\n")
    command = ("collect", "gui ve", "--received")
    assert run(*command, "2020-12-05", cwd=root)[0] == 1
    assert (results(root), (root / "gui ve/a.xlsx").exists()) == ({"a.xlsx": "waiting"}, True)
    code, out, _ = run("intake", "--year", "2020", columns=300)
    assert (code, "ttdn collect lại tệp ấy" in out, "hỏi đơn vị" in out, "ttdn new" in out) == (
        0,
        True,
        False,
        False,
    )
    late = ("--year", "2020", "--as-of", "2021-01-20")
    told = run("status", *late, columns=300)[1]
    assert ("xung đột" in told, "đã gửi còn chờ nhập 1" in told, "Đã gửi, chờ nhập (1): " in told) == (
        False,
        True,
        True,
    )
    assert f"báo cáo năm 2020: {UNIT}" not in run("remind", *late, columns=300)[1]
    (root / REPORT).unlink()
    assert run(*command, "2021-01-20", cwd=root)[0] == 0
    (one,) = booked(root).values()
    assert (one.result.value, str(one.arrived), one.note) == ("taken", "2020-12-05", None)


def test_what_leans_on_a_form_that_is_not_taken(root: Path, send: Send, run: Run) -> None:
    """The newest is asked about, since another unit says the same: nor is its copy, or an older one, taken.

    Nothing is put away, booked as taken, or answered with a receipt, until somebody has asked.
    """
    words = "Đăng 45 tin về lễ hội cầu ngư trên trang thông tin của phường trong ba tháng."
    told: dict[CellPath, Any] = {cell_at("results", "II.5.1", "summary"): words, NEWS: 31}
    first = send(GOING, name="gui ve/a.xlsx")
    second = fill(root, first, told, root / "gui ve/b.xlsx")
    shutil.copy(second, root / "gui ve/c.xlsx")
    for path, hour in ((first, 8), (second, 9), (root / "gui ve/c.xlsx", 9)):
        saved(path, f"2020-12-04T0{hour}:15:00Z")
    send({**GOING, **told}, unit="phuong-vinh-hoa", name="gui ve/d.xlsx")
    command = ("collect", "gui ve", "--received", "2020-12-05")
    code, out, _ = run(*command, cwd=root, columns=300)
    assert (code, "4 tệp: 0 nhận, 0 không có gì mới, 0 trả lại, 4 chưa nhận." in out) == (1, True)
    assert re.search(r"a\.xlsx .*Chưa ghi được\. Bản mới hơn \([bc]\.xlsx\) chưa nhận\.", out)
    assert sorted(path.name for path in (root / "gui ve").iterdir()) == [f"{one}.xlsx" for one in "abcd"]
    assert set(results(root).values()) == {"conflict"}
    assert not (root / "units").exists()
    assert not list(root.rglob("*.bien-nhan.*"))
    assert run(*command, "--accept", UNIT, cwd=root, columns=300)[0] == 1
    assert "news_items: 31\n" in (root / REPORT).read_text(encoding="utf-8")
    assert [path.name for path in (root / "gui ve").iterdir()] == ["d.xlsx"]


def test_copy_of_what_could_not_be_written(root: Path, send: Send, write: Write, run: Run) -> None:
    """Nothing is taken of either, and both are there for the next run."""
    shutil.copy(send(GOING, name="gui ve/a.xlsx"), root / "gui ve/b.xlsx")
    write("units", b"")
    command = ("collect", "gui ve", "--received", "2020-12-05")
    code, out, _ = run(*command, cwd=root, columns=300)
    assert (code, "2 tệp: 0 nhận, 0 không có gì mới, 0 trả lại, 2 chưa nhận." in out) == (1, True)
    assert len(list((root / "gui ve").iterdir())) == 2
    (root / "units").unlink()
    assert run(*command, cwd=root, columns=300)[0] == 0
    assert (root / REPORT).exists()
    assert results(root) == {"a.xlsx": "taken"}


def test_two_halves(root: Path, send: Send, collect: Collect) -> None:
    """Two persons have each filled in a part of it: the later one does not take the place of the other."""
    first = send(GOING, name="gui ve/a.xlsx")
    send({("difficulties", "+1"): "Thiếu người."}, name="gui ve/b.xlsx")
    saved(first, "2020-12-04T08:15:00Z")
    saved(root / "gui ve/b.xlsx", "2020-12-04T09:15:00Z")
    code, out = collect()
    assert (code, (root / REPORT).exists(), out.count("khác nội dung")) == (1, False, 2)
    assert "a.xlsx lưu lúc 15:15 ngày 04/12/2020 (theo tệp); b.xlsx lưu lúc 16:15" in out


def test_older_one_comes_later(root: Path, send: Send, run: Run) -> None:
    """What was saved before the one that was taken undoes nothing; --accept goes back to it."""
    first = send(GOING, name="1/a.xlsx")
    second = fill(root, first, {NEWS: 31}, root / "2/b.xlsx")
    saved(first, "2020-12-01T08:15:00Z")
    saved(second, "2020-12-02T08:15:00Z")
    day = ("--received", "2020-12-05", "--keep")
    run("collect", "2", *day, cwd=root)
    code, out, _ = run("collect", "1", *day, cwd=root, columns=300)
    assert (code, "Bản cũ hơn bản đã nhận" in out, "--accept" in out) == (0, True, True)
    assert "news_items: 31\n" in (root / REPORT).read_text(encoding="utf-8")
    assert (results(root), booked(root)["a.xlsx"].replaces) == (
        {"a.xlsx": "taken", "b.xlsx": "taken"},
        (),
    )
    run("collect", "1", *day, "--accept", UNIT, cwd=root)
    assert "news_items: 5\n" in (root / REPORT).read_text(encoding="utf-8")


def test_correction_with_an_error_beside_the_right_one(root: Path, send: Send, collect: Collect) -> None:
    """The first is taken as it is; the newer one goes back for its error."""
    first = send(GOING, name="gui ve/a.xlsx")
    second = fill(root, first, {NEWS: "ba mươi"}, root / "gui ve/b.xlsx")
    saved(first, "2020-12-01T08:15:00Z")
    saved(second, "2020-12-02T08:15:00Z")
    code, out = collect()
    assert (code, "1 nhận" in out, "Trả lại để sửa: 1 lỗi" in out) == (1, True, True)
    assert results(root) == {"a.xlsx": "taken", "b.xlsx": "asked_back"}
    fill(root, second, {NEWS: 30}, root / "sau/c.xlsx")
    saved(root / "sau/c.xlsx", "2020-12-03T08:15:00Z")
    assert collect("sau")[0] == 0
    assert booked(root)["c.xlsx"].replaces == (1, 2)
    assert "news_items: 30\n" in (root / REPORT).read_text(encoding="utf-8")


def test_error_in_one_of_two_of_which_nobody_knows_the_newer(
    root: Path, send: Send, collect: Collect
) -> None:
    """The one without it may be the one that was replaced: neither is taken."""
    first = send(GOING, name="gui ve/a.xlsx")
    second = fill(root, first, {NEWS: "ba mươi"}, root / "gui ve/b.xlsx")
    for path in (first, second):
        saved(path, "2020-12-01T08:15:00Z")
    assert (collect()[0], (root / REPORT).exists()) == (1, False)
    assert results(root) == {"a.xlsx": "conflict", "b.xlsx": "conflict"}


def test_what_was_refused_after_all_replaced_nothing(
    root: Path, send: Send, collect: Collect, run: Run
) -> None:
    """A version that comes after one that was refused takes the place of what that one was to replace."""
    first = send(GOING, name="1/a.xlsx")
    for folder, name, number in (("2", "b.xlsx", 6), ("3", "c.xlsx", 7)):
        fill(root, first, {NEWS: number}, root / folder / name)
    collect("1")
    collect("2")
    assert booked(root)["b.xlsx"].replaces == (1,)
    assert run("receive", UNIT, "--entry", "2", "--result", "refused", cwd=root)[0] == 0
    assert "thay cho số" not in run("intake", "--as-of", "2020-12-08", cwd=root, columns=200)[1]
    collect("3")
    assert booked(root)["c.xlsx"].replaces == (1,)
    assert "thay cho số 1" in run("intake", "--as-of", "2020-12-08", cwd=root, columns=200)[1]


# The rest of a form


def test_rest_without_the_item(root: Path, send: Send, run: Run) -> None:
    """A day that nobody can read: its item is left out, all else is taken, the cell is asked back.

    Sent once more it changes nothing; the corrected one is taken as any.
    """
    path = send({**WRONG, ("results", "III.1", "status"): "Không phát sinh"}, name="1/a.xlsx")
    words = ("collect", "1", "--received", "2020-12-05", "--keep")
    code, out, _ = run(*words, "--accept-rest", cwd=root, columns=400)
    assert (code, "Đã nhận, báo cáo mới; trả lại 1 chỗ để sửa" in out) == (1, True), out
    assert "Gửi đơn vị out/tra-lai/phuong-loc-tho/a.*: bản đánh dấu, biên nhận" in out
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("item: III.1" in text, "item: II.5.1" in text, "news_items" in text) == (True, False, False)
    assert {path.name for path in (root / "out/tra-lai/phuong-loc-tho").iterdir()} == {
        "a.bien-nhan.txt",
        "a.can-sua.xlsx",
    }
    receipt = (root / "out/tra-lai/phuong-loc-tho/a.bien-nhan.txt").read_text(encoding="utf-8")
    assert "các ô chưa nhận, đề nghị sửa rồi gửi lại" in receipt.lower()
    one = booked(root)["a.xlsx"]
    assert (one.result.value, "trả lại để sửa: Kết quả " in str(one.note)) == ("partly", True)
    left = run("intake", "--open", "--as-of", "2020-12-08", cwd=root, columns=200)[1]
    assert "chờ đơn vị sửa các ô còn lại, trả lại ngày 05/12/2020 (3 ngày)" in left
    assert "Đã nộp" in run("status", "--as-of", "2020-12-06", cwd=root, columns=200)[1]
    assert [found.code for found in check_workspace(root).diagnostics] == ["missing-item"]
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for more in (("--accept-rest",), ()):
        run(*words, *more, cwd=root)
        assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    fill(root, path, RIGHT, root / "2/b.xlsx")
    assert run("collect", "2", "--received", "2020-12-08", "--keep", cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("item: III.1" in text, "completed: 2020-10-31" in text, "news_items: 5" in text) == (
        True,
        True,
        True,
    )
    assert "received: 2020-12-05\n" in text
    assert booked(root)["b.xlsx"].replaces == (1,)
    assert "Còn" not in run("intake", "--as-of", "2020-12-08", cwd=root, columns=200)[1]


def test_rest_without_the_figure(root: Path, send: Send, run: Run) -> None:
    """Of a figure that is no number, nothing else is left out."""
    send({**GOING, NEWS: "ba mươi"}, name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-05", "--keep", "--accept-rest", cwd=root)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("status: in_progress" in text, "news_items" in text) == (True, False)


def test_what_is_left_out_stays_as_it_was(root: Path, send: Send, run: Run) -> None:
    """A correction takes nothing out of the report by a cell that nobody can read."""
    path = send(GOING, name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-04", "--keep", cwd=root)
    fill(root, path, {NEWS: "ba mươi", ("causes", "+1"): "Ít người"}, root / "2/a.xlsx")
    run("collect", "2", "--received", "2020-12-05", "--keep", "--accept-rest", cwd=root)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("news_items: 5\n" in text, "causes:\n  - Ít người\n" in text) == (True, True)


@pytest.mark.parametrize(
    "cells",
    [
        {cell_at("results", "II.5.1", "summary"): "Độ mật: TỐI MẬT"},
        {COMPLETED: "hôm qua"},  # nothing is left of it
    ],
)
def test_what_cannot_be_left_out(root: Path, send: Send, run: Run, cells: dict[CellPath, Any]) -> None:
    """A secrecy marking is no cell that can be left out, nor is all that a form says."""
    send({**GOING, STATUS: "Hoàn thành", **cells}, name="1/a.xlsx")
    code, _, _ = run("collect", "1", "--received", "2020-12-05", "--keep", "--accept-rest", cwd=root)
    assert (code, (root / REPORT).exists()) == (1, False)


def test_rest_of_a_form_of_another_period(root: Path, send: Send, run: Run) -> None:
    """The data of the year in the form of the half go back whole."""
    cells: dict[CellPath, Any] = {STATUS: "Hoàn thành", COMPLETED: "12/11/2020"}
    for row, day in enumerate(("20/03/2020", "24/09/2020", "05/12/2020"), start=1):
        cells |= {("training", f"+{row}", "title"): f"Lớp {row}", ("training", f"+{row}", "date"): day}
    send(cells, period="2020-H1", name="1/a.xlsx")
    run("collect", "1", "--received", "2020-12-07", "--keep", "--accept-rest", cwd=root)
    assert not (root / "units" / UNIT).exists()
    assert results(root) == {"a.xlsx": "asked_back"}


def test_without_the_wish_nothing_is_left_out(root: Path, send: Send, collect: Collect) -> None:
    """A form with one wrong cell goes back whole, unless the rest is wanted."""
    send({**WRONG, ("results", "III.1", "status"): "Không phát sinh"})
    assert (collect()[0], (root / REPORT).exists()) == (1, False)


# Runs that are killed


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moment", ["before the register", "before the moving"])
def test_killed_around_the_register(
    root: Path, tmp_path: Path, send: Send, run: Run, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Killed before or after the register was written, the next run ends as an undisturbed one does."""
    first = send(GOING, name="gui ve/a.xlsx")
    second = fill(root, first, {NEWS: 31}, root / "gui ve/b.xlsx")
    saved(first, "2020-12-01T08:15:00Z")
    saved(second, "2020-12-02T08:15:00Z")
    send(WRONG, unit="xa-vinh-luong", name="gui ve/c.xlsx")
    calm = tmp_path / "yên"
    shutil.copytree(root, calm)
    arguments = ("collect", "gui ve", "--received", "2020-12-05")
    run(*arguments, cwd=calm)

    def die(*_: object, **__: object) -> NoReturn:
        raise Killed

    step = "register_files" if moment == "before the register" else "file_away"
    with monkeypatch.context() as patch:
        patch.setattr(f"ttdn.collecting.run.{step}", die)
        with pytest.raises(Killed):
            run(*arguments, cwd=root)
    assert (root / REGISTER).exists() is (moment == "before the moving")
    run(*arguments, cwd=root)

    def content(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert content(root) == content(calm)
    assert booked(root)["b.xlsx"].kept == "da-nhan/phuong-loc-tho/b.xlsx"


@pytest.mark.parametrize("by", ["mail", "workbook"])
def test_clock_that_goes_wrong(root: Path, write: Write, send: Send, collect: Collect, by: str) -> None:
    """What says that it comes from the future, or from before the plan, does not keep corrections out."""
    for name, value, time in (("a", 5, "2090-01-01T08:00:00Z"), ("b", 6, "1999-01-01T08:00:00Z")):
        form = send({**GOING, NEWS: value}, name=f"bm/{name}.xlsx")
        if by == "mail":
            day = "Sun, 01 Jan 2090 08:00:00 +0700" if name == "a" else "Fri, 01 Jan 1999 08:00:00 +0700"
            write(f"{name}/thu.eml", mail(day, form))
        else:
            saved(form, time if name == "a" else "2020-12-04T08:00:00Z")
            write(f"{name}/x.xlsx", form.read_bytes())
        form.unlink()
        assert collect(name)[0] == 0
    assert "news_items: 6" in (root / REPORT).read_text(encoding="utf-8")
