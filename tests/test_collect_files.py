"""Whatever lies among the forms.

Each file is named with its state and next step, and none holds up the others.
"""

import io
import os
import socket
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
from closed import close
from excel import CellPath, cell_at, fill
from openpyxl import Workbook

from ttdn.checking import check_workspace
from ttdn.forms import sandbox
from ttdn.forms.collected import Collected, Outcome, Receipt
from ttdn.forms.file_names import shown
from ttdn.forms.file_types import FileType, file_type_of
from ttdn.forms.incoming import IncomingFile, find_incoming
from ttdn.forms.refusals import FormRefusedError, missing_sheet
from ttdn.forms.taking.collecting import collect_form

#: Where a child begins anew, it does not know what a test has put in the place of a part of the program.
forked = pytest.mark.skipif(sys.platform != "linux", reason="nothing is inherited but by a fork")

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Write = Callable[[str, str | bytes], Path]

REPORT = "units/phuong-loc-tho/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
GOING: dict[CellPath, Any] = {STATUS: "Đang thực hiện"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(*names: str) -> bytes:
    """A zip file with such members, the same at any time: it names its test."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            content = "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x"
            package.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def embedding(book: bytes, text: str = "word/document.xml", folder: str = "word/embeddings") -> bytes:
    """A document in which a workbook is embedded."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("xl/workbook.xml", book)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr(text, b"")
        archive.writestr(f"{folder}/Microsoft_Excel_Worksheet.xlsx", inner.getvalue())
    return outer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", b"", FileType.EMPTY),
        ("a.xlsx", bytes(500), FileType.HOLLOW),
        ("a.xlsx", packed("xl/workbook.xml")[:60], FileType.CUT),
        ("a.xlsx.crdownload", b"abc", FileType.PARTIAL),
        (".a.xlsx.icloud", b"bplist00", FileType.PARTIAL),
        ("a.xlsx", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", FileType.PARTIAL),
        ("a.gsheet", b'{"doc_id": "a"}', FileType.SHORTCUT),
        ("a.xls", b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', FileType.WEB_EXCEL),
        ("a.xlsx", b"\xef\xbb\xbf\n<!DOCTYPE html><html>", FileType.PAGE),
        ("a.xlsx", COMPOUND + "Workbook".encode("utf-16-le"), FileType.OLD_EXCEL),
        ("a.xls", COMPOUND, FileType.OLD_EXCEL),
        ("a.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), FileType.FORM),
        ("a.msg", COMPOUND + "__properties_version1.0".encode("utf-16-le"), FileType.OUTLOOK),
        ("winmail.dat", b'x\x9f>"\x00', FileType.TNEF),
        ("Inbox", b"From - Mon Dec  7 08:00:00 2020\r\n", FileType.MAILBOX),
        ("a", COMPOUND + "WordDocument".encode("utf-16-le"), FileType.WORD),
        ("a.xlsb", packed("[Content_Types].xml", "xl/workbook.bin"), FileType.BINARY_EXCEL),
        (
            "a.xlsx",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            FileType.XML_EXCEL,
        ),
        ("a", packed("mimetype", "content.xml"), FileType.OPEN_DOCUMENT),
        ("a.numbers", packed("Index/Document.iwa"), FileType.NUMBERS),
        ("a.numbers", packed("Metadata/Properties.plist", "Index.zip"), FileType.NUMBERS),
        ("a.csv", b"a;b", FileType.TEXT_TABLE),
        ("a.zip", packed("b.xlsx"), FileType.ARCHIVE),
        ("a", b"Rar!\x1a\x07", FileType.ARCHIVE),
        ("a", b"7z\xbc\xaf'\x1c", FileType.ARCHIVE),
        ("a.eml", b"X-Mailer: a", FileType.MAIL),
        ("a", b"Return-Path: <a@b.vn>", FileType.MAIL),
        ("a", b"%PDF-1.7", FileType.PDF),
        ("a", b"\xff\xd8\xff\xe0", FileType.PICTURE),
        ("a", packed("[Content_Types].xml", "word/document.xml"), FileType.WORD),
        ("a.xlsx", packed("[Content_Types].xml", "word/document.xml"), FileType.WORD),
        ("a", embedding(b'<sheet name="_ttdn"/>'), FileType.HOLDS_FORM),
        (
            "a",
            embedding(b'<sheet name="_ttdn"/>', "ppt/presentation.xml", "ppt/embeddings"),
            FileType.HOLDS_FORM,
        ),
        ("a", embedding(b'<sheet name="Sheet1"/>'), FileType.WORD),
        ("a", embedding(b'<sheet name="_ttdn"/>', folder="word/media"), FileType.WORD),
        ("a", packed("word/document.xml", "word/embeddings/oleObject1.bin"), FileType.WORD),
        ("a", packed("[Content_Types].xml", "ppt/presentation.xml"), FileType.SLIDES),
        ("2020.yaml", b"unit: a", FileType.YAML),
        ("a.lnk", b"x", FileType.SHORTCUT),
        ("a.xlsx", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", FileType.PICTURE),
        ("a.xlsx", b"MZ\x90", FileType.PROGRAM),
        ("a", packed("[Content_Types].xml", "xl/workbook.xml"), FileType.FORM),
        ("a.pdf", packed("[Content_Types].xml", "xl/workbook.xml"), FileType.FORM),
        ("a.xlsx", b"hong", FileType.FORM),
        ("a.bin", b"hong", FileType.OTHER),
        ("a.bien-nhan.txt", "BIÊN NHẬN BÁO CÁO".encode(), FileType.RECEIPT),
        ("a.txt", b"hong", FileType.WORD),
    ],
)
def test_file_types(name: str, content: bytes, kind: FileType) -> None:
    """A file is what it holds; its name decides only where that says nothing."""
    assert file_type_of(name, len(content), content) is kind
    assert all((*kind.message, *kind.advice)) == (kind is not FileType.FORM)


def test_text_under_the_name_of_a_form(write: Write, collect: Collect) -> None:
    """A table of text that was only renamed is no form; nothing is said of its size."""
    write("gui ve/a.xlsx", "Mục;Trạng thái\n" * 1_000)
    code, out = collect()
    assert code == 1
    assert "Tệp không phải Excel hoặc đã hỏng." in out
    assert "quá lớn" not in out


def test_file_that_is_not_on_this_computer(send: Send, write: Write, collect: Collect) -> None:
    """What iCloud left for it is hidden; the run is not done before it is here."""
    send(GOING)
    write("gui ve/.cong-an-2020.xlsx.icloud", b"bplist00")
    code, out = collect()
    assert code == 1
    assert "Tệp đang tải dở" in out


def test_every_file_is_named(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """One form among files of all sorts.

    It is taken, each of the others has its line, and the account adds up.
    """
    send(GOING)
    for name in ("a.ods", "b.zip", "c.pdf", "d.jpg", "e.docx", "g.bin", "sau/h.csv"):
        write(f"gui ve/{name}", b"x")
    for name in ("Thumbs.db", "desktop.ini", "~WRL0003.tmp", "__MACOSX/._a.xlsx", ".an"):
        write(f"gui ve/{name}", b"x")
    code, out = collect()
    lines = out.splitlines()
    assert code == 1
    for name, words in {
        "a.ods": "OpenDocument",
        "b.zip": "Giải nén",
        "c.pdf": "PDF",
        "d.jpg": "Ảnh",
        "sau/h.csv": "csv",
    }.items():
        assert any(line.startswith(name) and words in line for line in lines), name
    assert "8 tệp: 1 nhận, 0 không có gì mới, 0 trả lại, 0 chưa nhận, 6 chưa đọc, 1 bỏ qua." in out
    assert (root / REPORT).exists()
    assert not any(name in out for name in ("Thumbs", "desktop", "WRL", "MACOSX", ".an"))


@pytest.mark.parametrize("name", ["khong duoi", "sai.pdf", "tai ve.part", ".an.xlsx"])
def test_form_under_another_name(root: Path, send: Send, collect: Collect, name: str) -> None:
    """A form is one whatever it is called."""
    send(GOING, name=f"gui ve/{name}")
    assert collect()[0] == 0
    assert (root / REPORT).exists()


def test_nothing_read_is_no_success(root: Path, write: Write, collect: Collect) -> None:
    """A folder without a form does not end with 0, be it empty, or of files that are passed over."""
    (root / "gui ve").mkdir()
    told = (
        "0 tệp: 0 nhận, 0 không có gì mới, 0 trả lại, 0 chưa nhận. Ở đó không có tệp nào. "
        "Tệp đã thu được chuyển vào da-nhan/, tra-lai/: xem 'ttdn intake'.\n"
    )
    assert collect() == (1, told)
    write("gui ve/a.bin", b"x")
    assert collect()[0] == 1


def test_what_went_back_comes_again(root: Path, send: Send, collect: Collect) -> None:
    """The folder of what goes back may be collected itself.

    Corrected copies are forms; receipts, reports to sign and forms without their numbers are passed over.
    """
    send(GOING)
    assert collect()[0] == 0
    fill(
        root,
        send({STATUS: "xong hết"}, unit="xa-vinh-luong"),
        {STATUS: "Chưa thực hiện"},
        root / "out/tra-lai/phuong-loc-tho/a.can-sua.xlsx",
    )
    code, out = collect("out/tra-lai")
    assert (code, "Biên nhận do ttdn lập" in out, "1 nhận" in out) == (0, True, True)


def test_what_is_passed_over_is_no_failure(write: Write, send: Send, collect: Collect) -> None:
    """A file that is no report beside a form that is taken leaves nothing to do."""
    send(GOING)
    write("gui ve/a.bin", b"x")
    assert collect()[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_what_is_no_file(root: Path, write: Write, send: Send, run: Run, tmp_path: Path) -> None:
    """Pipes, sockets, links in a folder that somebody else made: named, neither opened nor followed.

    A link that a person names is.
    """
    form = send(GOING, name="khac/a.xlsx")
    folder = root / "gui ve"
    folder.mkdir()
    os.mkfifo(folder / "ong.xlsx")
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("o.xlsx")
    goals = {
        "vong.xlsx": "vong.xlsx",
        "gay.xlsx": "khong",
        "ngoai.xlsx": str(form),
        "thu-muc": str(tmp_path),
        "vo-tan": "/dev/zero",
    }
    for name, goal in goals.items():
        (folder / name).symlink_to(goal)
    code, out, err = run("collect", str(folder), cwd=root, columns=400)
    assert (code, err) == (1, "")
    assert out.count("Liên kết đến nơi khác") == 5
    assert out.count("Không phải tệp thường") == 2
    assert "7 tệp: 0 nhận" in out
    assert not (root / REPORT).exists()
    assert run("collect", str(folder / "ngoai.xlsx"), cwd=root)[0] == 0
    for name in ("vong.xlsx", "gay.xlsx", "vo-tan", "ong.xlsx"):
        assert run("collect", str(folder / name), cwd=root)[0] == 1


def test_huge_file_is_not_read(root: Path, send: Send, collect: Collect) -> None:
    """What is over 300 MB is told by its first bytes: a form, an archive, and what may be one."""
    send(GOING)
    for name in ("a.xlsx", "b.zip", "c"):
        with (root / "gui ve" / name).open("wb") as stream:
            stream.write(b"PK\x03\x04")
            stream.truncate(301 << 20)
    code, out = collect()
    assert (code, out.count("Quá lớn (hơn 300 MB)"), "Tệp quá lớn" in out) == (1, 2, True)
    assert (root / REPORT).exists()


def test_names_of_all_kinds(root: Path, send: Send, collect: Collect) -> None:
    """A name of 236 bytes, one that is not UTF-8, one with controls.

    Each form is taken and gets its receipt.
    """
    units = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
    names = ("Báo cao " + "ắ" * 74 + ".xlsx", os.fsdecode(b"ph\xbb\xff.xlsx"), "a\u202eb\nc.xlsx")
    assert len(os.fsencode(names[0])) == 236
    for unit, name in zip(units, names, strict=True):
        send(GOING, unit=unit, name=f"gui ve/{name}")
    code, out = collect("gui ve", "--receipt", "--without-report")
    assert (code, out.count("báo cáo mới")) == (0, 3)
    assert "ph\\xbb\\xff.xlsx" in out
    assert all((root / "units" / unit / "2020.yaml").exists() for unit in units)
    assert len(list((root / "out/tra-lai").glob("*/*"))) == 6
    assert list((root / "out/tra-lai").glob("*/ph_xbb_xff.bien-nhan.txt"))


def test_form_in_a_folder_that_is_called_as_a_leftover(root: Path, send: Send, collect: Collect) -> None:
    """Nothing that arrived is passed over because of the name of its folder."""
    send(GOING, name="gui ve/Zalo.tmp/a.xlsx")
    send(GOING, unit="xa-vinh-luong", name="gui ve/~$b/a.xlsx")
    code, out = collect("gui ve", "--receipt")
    assert (code, out.count("báo cáo mới")) == (0, 2)


def test_shown_names() -> None:
    """A name is shown on one line, whatever it is made of."""
    assert shown("a.xlsx") == "a.xlsx"
    assert shown("Ba\u0301o") == "Báo"
    assert shown("\udcbb\ud800\n") == "\\xbb\\ud800⏎"


def test_folder_that_cannot_be_listed(root: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed folder among others is named; the others are looked into."""
    write("gui ve/a/1.xlsx", b"x")
    write("gui ve/b/2.xlsx", b"x")
    real = os.scandir

    def refuse(path: Any) -> Any:  # noqa: ANN401
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find_incoming([root / "gui ve"], [root / "out"])
    assert [(one.file, one.closed is not None) for one in found] == [("a", True), ("b/2.xlsx", False)]


# Readers that come to no end, or to a bad one


def hang(*_: object) -> NoReturn:
    """Never end."""
    while True:
        pass


def die(*_: object) -> NoReturn:
    """Take the process along."""
    os._exit(3)


def stumble(*_: object) -> NoReturn:
    """End as nobody foresaw."""
    raise KeyError("x")


def bloat(*_: object) -> NoReturn:
    """Want all the memory there is."""
    held = []
    while True:
        held.append(bytes(64 << 20))


@forked
@pytest.mark.real_worker
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (hang, "Quá thời gian"),
        (die, "dừng đột ngột"),
        (stumble, "Lỗi không lường trước"),
        (bloat, "quá nhiều bộ nhớ"),
    ],
)
def test_one_reader_does_not_stop_the_others(
    root: Path,
    send: Send,
    collect: Collect,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[..., object],
    words: str,
) -> None:
    """A hang, a crash, a mistake, a flood of memory: that file's outcome; the form after it is taken.

    Each has a process of its own here; in ``test_worker`` many share a few.
    """
    monkeypatch.setattr("ttdn.worker.processors", lambda: 2)
    monkeypatch.setattr("ttdn.worker._WORTH_STARTING", 1)
    send(GOING)
    send(GOING, unit="xa-vinh-luong", name="gui ve/A hong.xlsx")

    def read(workspace: Any, one: IncomingFile, *more: Any) -> Collected:  # noqa: ANN401
        spoiled: object = spoil() if one.file == "A hong.xlsx" else None
        assert spoiled is None
        return collect_form(workspace, one, *more)

    monkeypatch.setattr("ttdn.forms.sandbox.collect_form", read)
    monkeypatch.setattr(sandbox, "SECONDS", 1.0)
    code, out = collect()
    assert (code, words in out, "1 nhận" in out, "1 chưa đọc" in out) == (1, True, True, True)
    assert (root / REPORT).exists()


@forked
@pytest.mark.real_worker
def test_copy_that_cannot_be_made(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the sender's file cannot be copied in time, a new form with its values goes back.

    The others are taken.
    """
    send({STATUS: "xong hết"})
    send(GOING, unit="xa-vinh-luong", name="gui ve/z.xlsx")
    monkeypatch.setattr("ttdn.forms.marked_copy.mark_copy", hang)
    monkeypatch.setattr(sandbox, "SECONDS", 1.0)
    code, out = collect()
    assert (code, "1 nhận" in out, "1 trả lại" in out) == (1, True, True)
    assert (root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.mau-moi.xlsx").exists()


def test_file_that_vanishes(root: Path, send: Send) -> None:
    """A file that is gone between the look into its folder and its reading."""
    path = send(GOING)
    (one,) = find_incoming([root / "gui ve"], [root / "out"])
    path.unlink()
    outcome = collect_form(check_workspace(root).workspace, one, Receipt(date(2020, 12, 5), given=True))
    assert outcome.outcome is Outcome.FAILED
    assert outcome.message is not None
    assert "không còn" in outcome.message.vi


# What cannot be written


def test_folder_for_what_goes_back_is_closed(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """Where nothing can be written for the units, the reports are.

    Each file says why, and the run ends with 1.
    """
    send(GOING)
    send({STATUS: "xong hết"}, unit="xa-vinh-luong", name="gui ve/z.xlsx")
    write("out", b"a file stands there")
    code, out = collect()
    assert (code, out.count("Không ghi được"), (root / REPORT).exists()) == (1, 2, True)


def test_report_that_cannot_be_written(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A unit whose folder is no folder: its outcome; the others are taken."""
    send(GOING, name="gui ve/a.xlsx")
    send(GOING, unit="xa-vinh-luong", name="gui ve/z.xlsx")
    write("units/phuong-loc-tho", b"no folder")
    code, out = collect()
    assert (code, "Chưa ghi được" in out, "1 nhận" in out) == (1, True, True)
    assert (root / "units/xa-vinh-luong/2020.yaml").exists()
    assert not (root / "out/tra-lai/phuong-loc-tho/a.bien-nhan.txt").exists()


def test_folder_of_the_unit_is_closed(
    root: Path, send: Send, collect: Collect, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody may look at its report: the folder is named, and nothing is asked of the unit."""
    send({STATUS: "Hoàn thành"})
    closed = (root / REPORT).parent
    closed.mkdir(parents=True, exist_ok=True)
    close(monkeypatch, closed, (os, "scandir"), (os, "stat"), (os, "lstat"))
    code, out = collect()
    assert (code, f"Không đọc được {REPORT}" in out, "biểu mẫu mới" in out) == (1, True, False)
    code, _, err = run("form", closed.name, "--period", "2020", "-o", "khác", columns=300)
    assert (code, f"Không đọc được units/{closed.name} nên chưa lập" in err) == (2, True)


def test_same_copy_is_not_written_again(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that is open in Excel does not matter where its bytes would not change."""
    send({STATUS: "xong hết"})
    collect()

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ttdn.forms.delivery.write_whole", refuse)
    code, out = collect()
    assert (code, "Báo cáo của phường.can-sua.xlsx" in out, "Không ghi được" in out) == (1, True, False)


# Forms that cannot be read, but whose values can


def test_refused_form_comes_back_new(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read says whose form it seems to be; whatever could be read lies in a new form."""

    def refuse(*_: object) -> NoReturn:
        raise partly_read({("number",): "45/BC-UBND"})

    send(GOING)
    monkeypatch.setattr("ttdn.forms.taking.collecting.open_form", refuse)
    code, out = collect()
    new = root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.mau-moi.xlsx"
    assert (code, "P. Lộc Thọ" in out, "đã điền sẵn phần đọc được" in out, new.exists()) == (
        1,
        True,
        True,
        True,
    )
    monkeypatch.undo()
    assert partly_read({}).unit == "phuong-loc-tho"


def test_refused_form_with_a_secret_is_not_copied(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secrecy marking in what could be read: no copy is made of it."""

    def refuse(*_: object) -> NoReturn:
        raise partly_read({("difficulties", "0"): "TỐI MẬT. Đoàn khách"})

    send(GOING)
    monkeypatch.setattr("ttdn.forms.taking.collecting.open_form", refuse)
    code, out = collect()
    assert (code, "dấu độ mật" in out, "Đoàn khách" in out, (root / "out").exists()) == (
        1,
        True,
        False,
        False,
    )


def partly_read(values: dict[CellPath, str]) -> FormRefusedError:
    """A refusal that knows whose form it is, and what it says in part."""
    error = missing_sheet("Kinh phí")
    error.unit, error.period, error.values = (
        "phuong-loc-tho",
        "2020",
        {cell_at(*path): text for path, text in values.items()},
    )
    return error


# Evidence beside a form


EVIDENCE: dict[CellPath, Any] = {
    **GOING,
    ("evidence", "+1", "item"): "II.5.1",
    ("evidence", "+1", "title"): "Sổ",
    ("evidence", "+1", "file"): "Báo  cáo.pdf",
}


@pytest.mark.parametrize("name", ["Báo  cáo.pdf", "Báo cáo.pdf", "Ba\u0301o ca\u0301o.pdf", "báo CÁO.PDF"])
def test_evidence_beside_the_form(
    root: Path, write: Write, send: Send, run: Run, collect: Collect, name: str
) -> None:
    """A file that the form names, however its name is spelt, is evidence and goes into the unit's folder.

    Then the folder has no error.
    """
    send(EVIDENCE)
    write(f"gui ve/{name}", b"%PDF-1.4")
    code, out = collect()
    assert (code, "Minh chứng của UBND phường Lộc Thọ" in out, "1 minh chứng" in out) == (0, True, True)
    assert (root / "units/phuong-loc-tho/Báo cáo.pdf").read_bytes() == b"%PDF-1.4"
    assert run("validate", cwd=root)[0] == 0
    assert collect()[0] == 0


@pytest.mark.parametrize("named", ["ảnh/lễ hội.jpg", "ảnh\\lễ hội.jpg"])
def test_evidence_in_a_folder_beside_the_form(
    root: Path, write: Write, send: Send, run: Run, collect: Collect, named: str
) -> None:
    """A file in a folder beside the form is named with that folder, by either slash, and keeps it."""
    send({**EVIDENCE, ("evidence", "+1", "file"): named})
    write("gui ve/ảnh/lễ hội.jpg", b"JPG")
    code, out = collect()
    assert (code, "1 minh chứng" in out) == (0, True), out
    assert (root / "units/phuong-loc-tho/ảnh/lễ hội.jpg").read_bytes() == b"JPG"
    assert run("validate", cwd=root)[0] == 0


def test_evidence_that_is_not_there(write: Write, send: Send, collect: Collect) -> None:
    """Another name is not taken for it, but offered; the name is shown as its officer wrote it."""
    send(EVIDENCE)
    write("gui ve/Bao cao (1).pdf", b"%PDF-1.4")
    code, out = collect()
    assert (code, "'Báo  cáo.pdf'" in out, "Có phải 'Bao cao (1).pdf'?" in out) == (1, True, True)
    assert "Chưa đọc. Tệp PDF" in out


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("một.pdf, hai.pdf", "Mỗi dòng một tệp"),
        ("Một.PDF (kèm theo)", "Có phải 'một.pdf'?"),
        ("https://drive.vn/một.pdf", "ghi ở ô 'Địa chỉ web'"),
        ("ba.pdf", "Gửi kèm tệp này"),
    ],
)
def test_evidence_cell_that_says_more_than_one_name(
    write: Write, send: Send, collect: Collect, written: str, words: str
) -> None:
    """Two files, a remark behind a name, an address: each has its own way out."""
    send({**EVIDENCE, ("evidence", "+1", "file"): written})
    write("gui ve/một.pdf", b"%PDF-1.4")
    write("gui ve/hai.pdf", b"%PDF-1.5")
    code, out = collect()
    assert (code, words in out) == (1, True), out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tin.html", b"<html>", "Loại tệp này không được nhận làm minh chứng: 'tin.html'"),
        ("một.pdf", b"", "Tệp minh chứng 'một.pdf' rỗng (0 byte)"),
    ],
)
def test_evidence_that_came_and_is_not_taken(
    root: Path, write: Write, send: Send, collect: Collect, name: str, content: bytes, words: str
) -> None:
    """It is said why; nobody is asked whether that very name was meant."""
    send({**EVIDENCE, ("evidence", "+1", "file"): name})
    write(f"gui ve/{name}", content)
    code, out = collect()
    assert (code, words in out, "Có phải" in out) == (1, True, False), out
    assert not (root / "units").exists()


@pytest.mark.parametrize("name", ["sổ.txt", "phim.MOV", "ảnh.7z"])
def test_further_types_of_evidence(root: Path, write: Write, send: Send, collect: Collect, name: str) -> None:
    """Notes, what a phone films, another archive."""
    send({**EVIDENCE, ("evidence", "+1", "file"): name})
    write(f"gui ve/{name}", b"x")
    assert collect()[0] == 0
    assert (root / "units/phuong-loc-tho" / name).read_bytes() == b"x"


@pytest.mark.parametrize(
    "name", ["2021.yaml", ".gitattributes", "a/.git/b.pdf", "HEAD", "chay.exe", "con:1.pdf"]
)
def test_what_is_no_evidence(root: Path, write: Write, send: Send, collect: Collect, name: str) -> None:
    """What a program would obey is put nowhere, whatever a form says of it."""
    send({**EVIDENCE, ("evidence", "+1", "file"): name})
    write(f"gui ve/{name}", b"x")
    assert collect()[0] == 1
    assert not (root / "units").exists()


def test_evidence_that_is_there_stays(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """Evidence in the unit's folder is never written over."""
    send(EVIDENCE)
    write("gui ve/Báo cáo.pdf", b"new")
    write("units/phuong-loc-tho/Báo cáo.pdf", b"old")
    assert collect()[0] == 0
    assert (root / "units/phuong-loc-tho/Báo cáo.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["Báo  cáo.pdf", "Ba\u0301o cáo.pdf"])
def test_evidence_put_there_by_hand(
    root: Path, write: Write, send: Send, run: Run, collect: Collect, name: str
) -> None:
    """Evidence in the unit's folder is found however its name is spelt there, by collect and by validate."""
    send(EVIDENCE)
    write(f"units/phuong-loc-tho/{name}", b"%PDF-1.4")
    assert collect()[0] == 0
    assert run("validate", cwd=root)[0] == 0
    assert len(list((root / "units/phuong-loc-tho").iterdir())) == 2


def test_workbook_as_evidence(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A list in Excel that a form names is evidence, not a form that is refused."""
    stream = io.BytesIO()
    Workbook().save(stream)
    send({**EVIDENCE, ("evidence", "+1", "file"): "Danh sách.xlsx"})
    write("gui ve/Danh sách.xlsx", stream.getvalue())
    assert collect()[0] == 0
    assert (root / "units/phuong-loc-tho/Danh sách.xlsx").exists()
