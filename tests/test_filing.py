"""Where the files that came are put, after all is written: nothing is lost, nothing is put over another."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from excel import CellPath, cell_at, fill
from mails import mail, packed

from ttdn.errors import ChangedMeanwhileError, PathLeavesFolderError
from ttdn.writing import move_inside, put_inside

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]
Intake = Callable[..., tuple[int, str]]

REPORT = "units/phuong-loc-tho/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
GOING: dict[CellPath, Any] = {STATUS: "Đang thực hiện"}
WRONG: dict[CellPath, Any] = {STATUS: "xong hết"}
EVIDENCE: dict[CellPath, Any] = {
    ("evidence", "+1", "item"): "II.5.1",
    ("evidence", "+1", "title"): "Sổ",
    ("evidence", "+1", "file"): "Sổ.pdf",
}


@pytest.fixture
def intake(root: Path, run: Run) -> Intake:
    """Take up what came; exit code and what was printed."""

    def collect_files(*arguments: object, day: str | None = "2020-12-05") -> tuple[int, str]:
        words = map(str, arguments or ("den",))
        received = ("--received", day) if day else ()
        code, out, err = run("collect", *words, *received, cwd=root, columns=300)
        assert err == ""
        return code, out

    return collect_files


def files(root: Path, *folders: str) -> list[str]:
    """The files below some folders."""
    names = folders or ("den", "da-nhan", "tra-lai")
    found = (path for name in names for path in (root / name).rglob("*") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the folder but the lock."""
    found = (path for path in root.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_each_file_goes_where_it_belongs(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """Taken, asked back, evidence, and what nobody could read; the next run changes nothing."""
    send({**GOING, **EVIDENCE}, name="den/a.xlsx")
    send(WRONG, unit="xa-vinh-luong", name="den/sâu/b.xlsx")
    write("den/Sổ.pdf", b"%PDF so")
    write("den/công văn.pdf", b"%PDF cong van")
    code, out = intake()
    assert files(root) == [
        "da-nhan/phuong-loc-tho/Sổ.pdf",
        "da-nhan/phuong-loc-tho/a.xlsx",
        "den/công văn.pdf",
        "tra-lai/xa-vinh-luong/b.xlsx",
    ]
    assert (code, "Đã cất: da-nhan/ 2 tệp, tra-lai/ 1 tệp." in out) == (1, True)
    before = contents(root)
    code, out = intake()
    assert (contents(root), "1 tệp: 0 nhận" in out, "Đã cất" in out) == (before, True, False)


@pytest.mark.parametrize("barrier", ["da-nhan", "da-nhan/phuong-loc-tho"])
def test_file_stands_where_taken_ones_go(
    root: Path, send: Send, write: Write, intake: Intake, barrier: str
) -> None:
    """It is not all done: the file in the way is named, where the form is, too, and the register knows."""
    send(GOING, name="den/a.xlsx")
    write(barrier, b"x")
    code, out = intake()
    told = " ".join(out.split())
    assert code == 1
    assert f"{Path(barrier)}' là một tệp, không phải thư mục. Đổi tên tệp đó" in told
    assert f"Tệp gửi về vẫn ở {Path('den/a.xlsx')}; sửa xong thì chạy lại lệnh này." in told
    assert "Đã nhận, báo cáo mới" in told
    register = root / "register/2020.yaml"
    assert "kept:" not in register.read_text(encoding="utf-8")
    (root / barrier).rename(root / "khac")
    assert intake()[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx"]
    assert "kept: da-nhan/phuong-loc-tho/a.xlsx" in register.read_text(encoding="utf-8")


def test_file_stands_where_those_asked_back_go(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """Where nothing goes there, it is in nobody's way."""
    send(GOING, name="den/a.xlsx")
    write("tra-lai", b"x")
    assert intake()[0] == 0
    send(WRONG, unit="xa-vinh-luong", name="den/b.xlsx")
    told = " ".join(intake()[1].split())
    assert f"Tệp gửi về vẫn ở {Path('den/b.xlsx')}; sửa xong thì chạy lại lệnh này." in told


@pytest.mark.parametrize("option", ["--keep", "--dry-run"])
def test_files_that_are_left(root: Path, send: Send, intake: Intake, option: str) -> None:
    """Where it is said, nothing is moved."""
    send(GOING, name="den/a.xlsx")
    assert intake("den", option)[0] == 0
    assert files(root) == ["den/a.xlsx"]


def test_file_named_by_itself(root: Path, send: Send, intake: Intake) -> None:
    """A file that a person names is put away like those of a folder."""
    assert intake(send(GOING, name="a.xlsx"))[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx"]
    assert not (root / "a.xlsx").exists()


def test_names_that_are_taken(root: Path, send: Send, intake: Intake) -> None:
    """Another file of that name is kept beside it; the same one once more is one."""
    for number, status in enumerate(("Đang thực hiện", "Chưa thực hiện", "Đang thực hiện"), start=1):
        send({STATUS: status}, name="den/a.xlsx")
        if number == 3:  # to the byte
            shutil.copy(root / "da-nhan/phuong-loc-tho/a.xlsx", root / "den/a.xlsx")
        intake()
    assert files(root) == ["da-nhan/phuong-loc-tho/a-2.xlsx", "da-nhan/phuong-loc-tho/a.xlsx"]


def test_same_names_in_one_run(root: Path, send: Send, intake: Intake) -> None:
    """Two files of one name in two folders, and one of them twice."""
    first = send(GOING, name="den/1/a.xlsx")
    fill(root, first, {("number",): "5/BC"}, root / "den/2/a.xlsx")
    (root / "den/3").mkdir()
    shutil.copy(first, root / "den/3/a.xlsx")
    intake()
    assert files(root) == ["tra-lai/phuong-loc-tho/a-2.xlsx", "tra-lai/phuong-loc-tho/a.xlsx"]


def test_corrected_here(root: Path, send: Send, intake: Intake) -> None:
    """What is in tra-lai can be taken up again once it is right: then it is where taken ones are."""
    first = send(GOING, name="den/1.xlsx")
    fill(root, first, {("number",): "5/BC"}, root / "den/2.xlsx")
    code, out = intake()
    assert (code, "ttdn collect tra-lai/phuong-loc-tho" in out) == (1, True)
    assert intake("tra-lai/phuong-loc-tho/2.xlsx")[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/2.xlsx", "tra-lai/phuong-loc-tho/1.xlsx"]
    # What was taken is in its place.
    before = files(root)
    intake("da-nhan")
    assert files(root) == before


def test_whole_folder_of_work(root: Path, send: Send, run: Run, intake: Intake) -> None:
    """Where the folder of work itself is named, its own folders hold nothing that came."""
    assert run("form", "--all", "--period", "2020", cwd=root)[0] == 0
    send(GOING, name="den/a.xlsx")
    shutil.rmtree(root / "bm")
    code, out = intake(".")
    assert (code, "plan/2020.yaml" in out, "1 nhận" in out) == (0, False, True), out
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx"]
    assert files(root, "out/bieu-mau")


def test_mail_of_which_all_is_settled(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """A mail is put away when that can be said of all in it; what it holds is kept by itself."""
    form = send({**GOING, **EVIDENCE}, name="tam.xlsx")
    attached = {"a.xlsx": form.read_bytes(), "Sổ.pdf": b"%PDF so"}
    form.unlink()
    write("den/thư.eml", mail(attached).as_bytes())
    write("den/khác.eml", mail({**attached, "ảnh.rar": b"Rar!"}).as_bytes())
    code, out = intake()
    assert files(root) == [
        "da-nhan/phuong-loc-tho/Sổ.pdf",
        "da-nhan/phuong-loc-tho/a.xlsx",
        "da-nhan/thư.eml",
        "den/khác.eml",
    ]
    assert (code, "khác.eml: Còn 1 tệp bên trong chưa xong" in out) == (1, True), out
    before = contents(root)
    intake()
    assert contents(root) == before


def test_evidence_waits_for_its_form(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """Evidence goes back with its form; the corrected one comes alone, and finds it."""
    path = send({**WRONG, **EVIDENCE}, name="den/a.xlsx")
    write("den/Sổ.pdf", b"%PDF so")
    good = fill(root, path, GOING, root / "sau.xlsx").read_bytes()
    (root / "sau.xlsx").unlink()
    assert intake()[0] == 1
    assert files(root) == ["tra-lai/phuong-loc-tho/Sổ.pdf", "tra-lai/phuong-loc-tho/a.xlsx"]
    write("den/thư.eml", mail({"a.xlsx": good}).as_bytes())
    assert intake()[0] == 0
    assert (root / "units/phuong-loc-tho/Sổ.pdf").read_bytes() == b"%PDF so"
    assert files(root) == [
        "da-nhan/phuong-loc-tho/Sổ.pdf",
        "da-nhan/phuong-loc-tho/a.xlsx",
        "da-nhan/thư.eml",
        "tra-lai/phuong-loc-tho/a.xlsx",
    ]


def test_what_lies_in_its_place_is_not_told_as_put_away(root: Path, send: Send, intake: Intake) -> None:
    """A form goes back once more from where such ones lie: it was not moved, nor is the same run advised."""
    send(WRONG, name="tra-lai/phuong-loc-tho/a.xlsx")
    code, out = intake("tra-lai/phuong-loc-tho")
    assert (code, "Đã cất" in out, "ttdn collect tra-lai" in out) == (1, False, False)
    assert files(root) == ["tra-lai/phuong-loc-tho/a.xlsx"]


def test_form_that_went_back_is_taken_with_its_evidence(
    root: Path, send: Send, write: Write, intake: Intake
) -> None:
    """Both lie in the folder of what went back, are moved once, and nothing is said to be gone."""
    send({**GOING, **EVIDENCE}, name="tra-lai/phuong-loc-tho/a.xlsx")
    write("tra-lai/phuong-loc-tho/Sổ.pdf", b"%PDF so")
    code, out = intake("tra-lai/phuong-loc-tho")
    assert (code, "không còn ở đó" in out) == (0, False)
    assert files(root) == ["da-nhan/phuong-loc-tho/Sổ.pdf", "da-nhan/phuong-loc-tho/a.xlsx"]


def test_evidence_comes_by_itself(root: Path, send: Send, write: Write, run: Run, intake: Intake) -> None:
    """The unit sends only the file that was missing: the form that went back is taken with it."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    name = "{id: phuong-loc-tho, "
    write("plan/2020.yaml", plan.replace(name, f"{name}email: a@example.vn, "))
    send({**GOING, **EVIDENCE}, name="den/a.xlsx")
    assert intake()[0] == 1
    message = mail({"Sổ.pdf": b"%PDF so"})
    message.replace_header("From", "a@example.vn")
    write("den/thư.eml", message.as_bytes())
    again = "ttdn collect tra-lai/phuong-loc-tho"
    assert f"Minh chứng còn thiếu của biểu mẫu đã trả lại: {again}" in intake()[1]
    assert (
        f"minh chứng còn thiếu của biểu mẫu đã trả lại thì: {again}"
        in run("intake", "--open", cwd=root, columns=400)[1]
    )
    assert intake("tra-lai/phuong-loc-tho")[0] == 0
    assert (root / "units/phuong-loc-tho/Sổ.pdf").read_bytes() == b"%PDF so"
    assert "Không còn việc gì." in run("intake", cwd=root, columns=400)[1]


def test_evidence_of_a_name_that_is_taken(
    root: Path, send: Send, write: Write, run: Run, intake: Intake
) -> None:
    """Evidence is never written over: the new one has a name of its own, and the report names that."""
    path = send({**GOING, **EVIDENCE}, name="den/a.xlsx")
    write("den/Sổ.pdf", b"%PDF so")
    again = path.read_bytes()
    intake()
    assert "Sổ.pdf" in (root / REPORT).read_text(encoding="utf-8")
    # The same once more: nothing.
    write("den/a.xlsx", again)
    write("den/Sổ.pdf", b"%PDF so")
    before = contents(root)
    assert "0 nhận, 1 không có gì mới" in intake()[1]
    after = contents(root)
    assert {name for name in before if before[name] != after.get(name)} == {"den/a.xlsx", "den/Sổ.pdf"}
    # A correction with another file of that name, twice.
    for _ in range(2):
        fill(root, root / "da-nhan/phuong-loc-tho/a.xlsx", {("number",): "5/BC"}, root / "den/a.xlsx")
        write("den/Sổ.pdf", b"%PDF so moi")
        assert intake()[0] == 0
        assert (root / "units/phuong-loc-tho/Sổ.pdf").read_bytes() == b"%PDF so"
        assert (root / "units/phuong-loc-tho/Sổ-2.pdf").read_bytes() == b"%PDF so moi"
        text = (root / REPORT).read_text(encoding="utf-8")
        assert ("file: Sổ-2.pdf" in text, text.count("Sổ")) == (True, 2), text
        assert not (root / "units/phuong-loc-tho/Sổ-3.pdf").exists()
    assert run("validate", cwd=root)[0] == 0


def test_only_the_name_of_a_file_changes(root: Path, send: Send, write: Write, run: Run) -> None:
    """Where another file has its name, it gets another one; words that are the same stay as they are."""
    write("units/phuong-loc-tho/Sổ.pdf", b"%PDF khac")
    write("den/Sổ.pdf", b"%PDF so")
    send({**GOING, **EVIDENCE, ("evidence", "+1", "title"): "Sổ.pdf"}, name="den/a.xlsx")
    code, out, _ = run("collect", "den", cwd=root, columns=300)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert (code, "title: Sổ.pdf" in text, "file: Sổ-2.pdf" in text) == (0, True, True), out


def test_two_forms_with_evidence_of_one_name(root: Path, send: Send, write: Write, run: Run) -> None:
    """Two periods of one unit in one run, each with a file of the same name: none is lost or mixed up."""
    send({**GOING, **EVIDENCE}, name="den/1/a.xlsx", period="2020-H1")
    send({**GOING, **EVIDENCE}, name="den/2/a.xlsx")
    write("den/1/Sổ.pdf", b"%PDF 1")
    write("den/2/Sổ.pdf", b"%PDF 2")
    run("collect", "den", cwd=root)
    code, out, _ = run("collect", "den", cwd=root, columns=300)
    assert (code, "1 nhận" in out) == (0, True), out
    held = {path.name: path.read_bytes() for path in (root / "units/phuong-loc-tho").glob("*.pdf")}
    assert held == {"Sổ.pdf": b"%PDF 1", "Sổ-2.pdf": b"%PDF 2"}
    assert "file: Sổ-2.pdf" in (root / REPORT).read_text(encoding="utf-8")


def test_what_is_secret_stays(root: Path, send: Send, intake: Intake) -> None:
    """A form that must not be passed on is not moved about either."""
    send({**GOING, cell_at("results", "II.5.1", "summary"): "TỐI MẬT. Đoàn khách"}, name="den/a.xlsx")
    assert intake()[0] == 1
    assert files(root) == ["den/a.xlsx"]


def test_form_that_may_be_another_units_stays(root: Path, send: Send, intake: Intake) -> None:
    """Nobody knows whose it is: it stays until somebody has asked, then it is that unit's."""
    words = [cell_at("results", item, "summary") for item in ("II.5.1", "III.1")]
    own: dict[CellPath, Any] = {
        **GOING,
        cell_at("results", "III.1", "status"): "Đang thực hiện",
        ("number",): "12/BC-UBND",
        ("signer", "name"): "Trần Văn An",
        words[0]: "Đăng 45 tin về lễ hội cầu ngư trên trang thông tin của phường trong ba tháng.",
        words[1]: "Tổ chức hai buổi chiếu phim cho khách nước ngoài tại nhà văn hóa ven biển.",
    }
    send(own, name="den/a.xlsx")
    assert intake()[0] == 0
    other = {
        ("number",): "8/BC-UBND",
        ("signer", "name"): "Lê Thị Bình",
        words[0]: "Phối hợp với ban quản lý chợ phát tờ gấp tiếng Anh, tiếng Nga cho tiểu thương.",
        words[1]: "Lắp ba bảng chỉ dẫn song ngữ ở công viên, mở lớp tiếng Anh cho đội xe xích lô.",
    }
    send({**own, **other}, name="den/b.xlsx")
    code, out = intake()
    assert (code, "Cần hỏi lại" in out) == (1, True)
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx", "den/b.xlsx"]
    assert intake("den", "--accept", "phuong-loc-tho")[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx", "da-nhan/phuong-loc-tho/b.xlsx"]


def test_form_that_cannot_be_written_stays(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """What the folder cannot take is for the next run."""
    send(GOING, name="den/a.xlsx")
    write("units/phuong-loc-tho", b"no folder")
    assert intake()[0] == 1
    assert files(root) == ["den/a.xlsx"]


def test_sheet_of_the_specialist_stays(root: Path, write: Write, intake: Intake) -> None:
    """Files that ttdn passes over are nobody's."""
    write("den/ghi chú.bin", b"x")
    intake()
    assert files(root) == ["den/ghi chú.bin"]


def test_paper_that_waits_to_be_typed_in(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """A scan that came with the form of a unit is booked as its own, and is kept with it."""
    form = send(GOING, name="tam.xlsx").read_bytes()
    write("den/thư.eml", mail({"a.xlsx": form, "bản ký.pdf": b"%PDF ban ky"}).as_bytes())
    intake()
    assert files(root) == [
        "da-nhan/phuong-loc-tho/a.xlsx",
        "da-nhan/phuong-loc-tho/bản ký.pdf",
        "da-nhan/thư.eml",
    ]
    register = (root / "register/2020.yaml").read_text(encoding="utf-8")
    assert "kept: da-nhan/phuong-loc-tho/bản ký.pdf" in register


def test_mail_of_nothing_for_us(root: Path, write: Write, intake: Intake) -> None:
    """A mail in which nothing was for a unit is looked at by a person."""
    write("den/thư.eml", mail({"a.bin": b"x"}).as_bytes())
    intake()
    assert files(root) == ["den/thư.eml"]


def test_archive(root: Path, send: Send, write: Write, intake: Intake) -> None:
    """The forms of two units in one archive: each goes to its own."""
    members = {}
    for unit in ("phuong-loc-tho", "xa-vinh-luong"):
        members[f"{unit}/bm.xlsx"] = send(GOING, unit=unit, name="tam.xlsx").read_bytes()
    write("den/Zalo.zip", packed(members))
    assert intake()[0] == 0
    assert files(root) == [
        "da-nhan/Zalo.zip",
        "da-nhan/phuong-loc-tho/bm.xlsx",
        "da-nhan/xa-vinh-luong/bm.xlsx",
    ]


def test_drive_that_is_read_only(
    root: Path, send: Send, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be taken away is copied, and that is said: no error, and no more in the next run."""
    send(GOING, name="den/a.xlsx")
    real = os.unlink

    def refuse(path: Any, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
        if Path(path).parent.name == "den":
            raise OSError(errno.EROFS, "Read-only file system")
        real(path, *arguments, **named)

    monkeypatch.setattr("os.unlink", refuse)
    for _ in range(2):
        code, out = intake()
        assert (code, "a.xlsx: Đã chép vào da-nhan/phuong-loc-tho/a.xlsx" in out) == (0, True), out
        assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx", "den/a.xlsx"]
    # They are two files: what is written into the one is not in the other.
    assert (root / "den/a.xlsx").stat().st_ino != (root / "da-nhan/phuong-loc-tho/a.xlsx").stat().st_ino


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(
            "den", marks=pytest.mark.skipif(os.name == "nt", reason="of a folder that says nothing")
        ),
        "den/a.xlsx",
    ],
)
def test_what_is_marked_as_read_only(root: Path, send: Send, intake: Intake, what: str) -> None:
    """A file or folder that somebody has protected is left alone, whoever runs the program: it is copied."""
    send(GOING, name="den/a.xlsx")
    mode = (root / what).stat().st_mode
    (root / what).chmod(mode & ~0o222)
    try:
        code, out = intake("den/a.xlsx")
        assert (code, "bản gốc chỉ đọc, đang mở hoặc không xóa được nên để nguyên" in out) == (0, True)
        assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx", "den/a.xlsx"]
        before = contents(root)
        assert intake("den/a.xlsx")[0] == 0
        assert contents(root) == before
    finally:
        (root / what).chmod(mode)


def test_windows_holds_what_is_open(
    root: Path, send: Send, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that is open in Excel is taken all the same, and its copy is a file of its own.

    Windows then takes away none of the names that the file has.
    """
    source = send(GOING, name="den/a.xlsx")
    real = os.unlink

    def refuse(path: Any, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
        if Path(path).samefile(source):
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))
        real(path, *arguments, **named)

    monkeypatch.setattr("ttdn.writing.moving._ON_WINDOWS", True)
    monkeypatch.setattr("os.unlink", refuse)
    for _ in range(2):
        code, out = intake()
        assert (code, "a.xlsx: Đã chép vào da-nhan/phuong-loc-tho/a.xlsx" in out) == (0, True), out
        assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx", "den/a.xlsx"]
    assert not (root / "da-nhan/phuong-loc-tho/a.xlsx").samefile(source)


def test_windows_marks_folders(
    root: Path, send: Send, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Desktop, Downloads and folders with a picture of their own are "read-only" there: files leave them."""
    send(GOING, name="den/a.xlsx")
    real = Path.stat

    def marked(self: Path, **named: Any) -> os.stat_result:  # noqa: ANN401
        found = real(self, **named)
        return os.stat_result((found.st_mode & ~0o222, *found[1:])) if self.name == "den" else found

    monkeypatch.setattr("ttdn.writing.moving._ON_WINDOWS", True)
    monkeypatch.setattr(Path, "stat", marked)
    code, out = intake("den/a.xlsx")
    assert (code, files(root)) == (0, ["da-nhan/phuong-loc-tho/a.xlsx"]), out


def test_other_disk(root: Path, send: Send, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a stick the file is copied whole, then taken away."""
    content = send(GOING, name="den/a.xlsx").read_bytes()

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr("ttdn.writing.moving.os.link", refuse)
    assert intake()[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx"]
    assert (root / "da-nhan/phuong-loc-tho/a.xlsx").read_bytes() == content


def test_saved_while_it_was_read(
    root: Path, send: Send, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer file under that name is not put away unread."""
    path = send(GOING, name="den/a.xlsx")

    def save(*arguments: object) -> Any:  # noqa: ANN401
        path.write_bytes(path.read_bytes() + b"\n")
        return arguments[1]

    monkeypatch.setattr("ttdn.collecting.run.decide_filing", lambda *given: _with_kept(save(*given)))
    out = intake()[1]
    assert (files(root), "vừa được sửa" in out) == (["den/a.xlsx"], True)


def _with_kept(outcomes: Any) -> Any:  # noqa: ANN401
    return [replace(sent, kept="da-nhan/phuong-loc-tho/a.xlsx") for sent in outcomes]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_links(root: Path, send: Send, intake: Intake, tmp_path: Path) -> None:
    """A link that a person names is read and stays; nothing is put where a link leads out."""
    form = send(GOING, name="goc.xlsx")
    (root / "den").mkdir()
    (root / "den/a.xlsx").symlink_to(form)
    code, out = intake("den/a.xlsx")
    assert (code, "Là liên kết" in out, form.exists(), (root / "den/a.xlsx").is_symlink()) == (
        0,
        True,
        True,
        True,
    )
    outside = tmp_path / "ngoài"
    outside.mkdir()
    (root / "da-nhan").symlink_to(outside)
    code, out = intake("goc.xlsx")
    assert (form.exists(), list(outside.iterdir()), "goc.xlsx: Không ghi" in out) == (True, [], True), out
    # The register does not say that anything is kept.
    assert "kept:" not in (root / "register/2020.yaml").read_text(encoding="utf-8")
    (root / "da-nhan").unlink()
    assert intake("goc.xlsx")[0] == 0
    assert "kept: da-nhan/phuong-loc-tho/goc.xlsx" in (root / "register/2020.yaml").read_text(
        encoding="utf-8"
    )


def test_killed_between_copy_and_removal(root: Path, send: Send, intake: Intake) -> None:
    """A file that is in both places is one."""
    path = send(GOING, name="den/a.xlsx")
    (root / "da-nhan/phuong-loc-tho").mkdir(parents=True)
    os.link(path, root / "da-nhan/phuong-loc-tho/a.xlsx")
    assert intake()[0] == 0
    assert files(root) == ["da-nhan/phuong-loc-tho/a.xlsx"]


@pytest.mark.parametrize("kind", ["loose", "mail", "corrected"])
def test_killed_before_any_move(
    root: Path,
    tmp_path: Path,
    send: Send,
    write: Write,
    intake: Intake,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    """Killed before any of the moves, the next run ends as if nobody had disturbed it."""
    form = send({**GOING, **EVIDENCE}, name="den/a.xlsx")
    if kind == "mail":
        write("den/thư.eml", mail({"a.xlsx": form.read_bytes(), "Sổ.pdf": b"%PDF so"}).as_bytes())
        form.unlink()
    else:
        write("den/Sổ.pdf" if kind == "loose" else "tra-lai/phuong-loc-tho/Sổ.pdf", b"%PDF so")
    before, moves = tmp_path / "trước", 0
    shutil.copytree(root, before)
    intake()
    calm = files(root)
    assert all(name.startswith("da-nhan") for name in calm)

    class KilledError(BaseException):
        """Stands for the end of the process."""

    for last in range(3):
        monkeypatch.chdir(tmp_path)
        shutil.rmtree(root)
        shutil.copytree(before, root)
        moves = 0

        def move(real: Callable[..., Any], *given: Any, last: int = last) -> Any:  # noqa: ANN401
            nonlocal moves
            moves += 1
            if moves > last:
                raise KilledError
            return real(*given)

        with monkeypatch.context() as patch:
            for name, real in (("move_inside", move_inside), ("put_inside", put_inside)):
                patch.setattr(f"ttdn.forms.filing.{name}", lambda *given, real=real: move(real, *given))
            with suppress(KilledError):
                intake()
        intake()
        assert files(root) == calm, last


def test_moving(tmp_path: Path) -> None:
    """A file in its place already stays; nothing is put over another, or outside."""
    source = tmp_path / "a"
    source.write_bytes(b"1")
    assert move_inside(tmp_path, source, "a")
    assert source.read_bytes() == b"1"
    (tmp_path / "b").write_bytes(b"2")
    for act in (move_inside, put_inside):
        with pytest.raises(ChangedMeanwhileError):
            act(tmp_path, source, "b")
        with pytest.raises(PathLeavesFolderError):
            act(tmp_path, source, "../b")
    assert ((tmp_path / "b").read_bytes(), source.read_bytes()) == (b"2", b"1")
    assert put_inside(tmp_path, source, "c/d").read_bytes() == b"1"
    assert move_inside(tmp_path, source, "c/d")
    assert not source.exists()
