"""Mails and archives that arrive: what lies in them is read as files are, and nothing in them is trusted."""

import os
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at
from mails import DAY, mail, mailbox, named, packed

from ttdn.forms import unpacking
from ttdn.forms.collected import Receipt
from ttdn.forms.containers.laying import Span, find_spans, lay_out
from ttdn.forms.file_names import fit_name, numbered
from ttdn.forms.incoming import (
    ContainerRefusedError,
    FileNotOpenedError,
    IncomingFile,
    NothingInsideError,
    Origin,
)
from ttdn.model.register import Way

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Write = Callable[[str, str | bytes], Path]

REPORT = "units/phuong-loc-tho/2020.yaml"
GOING: dict[CellPath, Any] = {cell_at("results", "II.5.1", "status"): "Đang thực hiện"}
EVIDENCE: dict[CellPath, Any] = {
    **GOING,
    ("evidence", "+1", "item"): "II.5.1",
    ("evidence", "+1", "title"): "Sổ",
    ("evidence", "+1", "file"): "Sổ.pdf",
}
PDF = b"%PDF-1.4 so theo doi"


@pytest.fixture
def form(root: Path, send: Send) -> Callable[..., bytes]:
    """The bytes of a form that was filled in."""

    def make(values: dict[CellPath, Any] | None = None, **named: Any) -> bytes:  # noqa: ANN401
        path = send(values or GOING, name="bm/tam.xlsx", **named)
        content = path.read_bytes()
        path.unlink()
        return content

    return make


def opened(tmp_path: Path, name: str, raw: bytes) -> dict[str, IncomingFile]:
    """What lies in a file, by the names under which it is spoken of, without that of the file itself."""
    path = tmp_path / name
    path.write_bytes(raw)
    sent = IncomingFile(name, path)
    found = {}
    for number, span in enumerate(find_spans(sent)):
        for file in lay_out(sent, tmp_path / "laid" / str(number), span, name):
            assert file.path.resolve().is_relative_to(tmp_path / "laid")
            found[file.file.removeprefix(f"{name}/")] = file
    return found


def saying(*sizes: int) -> bytes:
    """An archive whose members say that they are so large."""
    raw = bytearray(packed({str(number): PDF for number in range(len(sizes))}))
    place = 0
    for size in sizes:
        place = raw.index(b"PK\1\2", place) + 24
        struct.pack_into("<I", raw, place, size)
    return bytes(raw)


def received(root: Path) -> str:
    """The day of receipt of the report."""
    text = (root / REPORT).read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("received"))


# Taken from a mail


@pytest.mark.real_worker
def test_form_in_a_mail(root: Path, write: Write, form: Callable[..., bytes], run: Run) -> None:
    """The form is taken on the day of sending; evidence of the same mail goes to the unit's folder."""
    write("gui ve/thư.eml", mail({"a.xlsx": form(EVIDENCE), "Sổ.pdf": PDF}).as_bytes())
    code, out, err = run("collect", "gui ve", cwd=root, columns=300)
    assert (code, err) == (0, "")
    assert received(root) == "received: 2020-12-04"
    assert (root / "units/phuong-loc-tho/Sổ.pdf").read_bytes() == PDF
    assert (
        "3 tệp: 1 nhận, 0 không có gì mới, 0 trả lại, 0 chưa nhận, 1 minh chứng, 1 thư, tệp nén đã mở." in out
    )
    assert "thư.eml/a.xlsx" in out
    assert "Đã mở. 2 tệp bên trong." in out


def test_named_day_goes_first(root: Path, write: Write, form: Callable[..., bytes], collect: Collect) -> None:
    """With --received that day is written, whatever the mail says."""
    write("gui ve/thư.eml", mail({"a.xlsx": form()}).as_bytes())
    assert collect()[0] == 0
    assert received(root) == "received: 2020-12-05"


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("Sat, 05 Dec 2020 23:30:00 +0000", "2020-12-06"),  # in Vietnam it is the next day
        ("5 Dec 2020 23:30:00 -0000", "2020-12-06"),
        ("Fri, 04 Dec 2020 08:00:00 +0700", "2020-12-04"),
        ("Fri, 04 Dec 2099 08:00:00 +0700", "2020-12-07"),  # later than today
        ("Thu, 01 Jan 1970 00:00:00 +0000", "2020-12-07"),  # before the plan's year
        ("hôm qua", "2020-12-07"),
        ("Fri, 99 Dec 9999 99:99:99 +9999", "2020-12-07"),
        (None, "2020-12-07"),
    ],
)
def test_day_of_sending(
    root: Path,
    write: Write,
    form: Callable[..., bytes],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    day: str | None,
    counts: str,
) -> None:
    """The day of the mail counts in Vietnam's time; one that cannot be is not believed."""
    monkeypatch.setattr("ttdn.cli.session.today", lambda: date(2020, 12, 7))
    raw = mail({"a.xlsx": form()}, day=DAY if day else None).as_bytes()
    write("gui ve/thư.eml", raw.replace(DAY.encode(), (day or "").encode()))
    assert run("collect", "gui ve", cwd=root)[0] == 0
    assert received(root) == f"received: {counts}"


def test_day_that_is_named_or_believed() -> None:
    """The day of sending stands for that of receipt within its bounds, and never for one that was named."""
    sent = Origin(sent=date(2020, 12, 4))
    today = Receipt(date(2020, 12, 7), given=False)
    assert today.of(sent, 2020).day == date(2020, 12, 4)
    assert today.of(sent, 2021).day == today.day
    assert Receipt(date(2020, 12, 3), given=False).of(sent, 2020).day == date(2020, 12, 3)
    assert Receipt(today.day, given=True).of(sent, 2020).day == today.day
    assert today.of(Origin(), 2020) == today


def test_forms_in_a_mailbox(root: Path, write: Write, form: Callable[..., bytes], run: Run) -> None:
    """Each mail of an exported mailbox has its own day; those of text only are counted."""
    there = form(unit="xa-vinh-luong")
    other = mail({"bm.xlsx": there}, day="Thu, 03 Dec 2020 08:00:00 +0700")
    write("gui ve/Hộp thư.mbox", mailbox(mail({"bm.xlsx": form()}), mail({}), other))
    code, out, _ = run("collect", "gui ve", cwd=root, columns=300)
    assert (code, out.count("báo cáo mới")) == (0, 2), out
    assert "2 tệp bên trong, 1 thư chỉ có chữ (đọc trong hộp thư)" in out
    assert received(root) == "received: 2020-12-04"
    text = (root / "units/xa-vinh-luong/2020.yaml").read_text(encoding="utf-8")
    assert "received: 2020-12-03" in text


def test_mail_without_a_file(write: Write, send: Send, collect: Collect) -> None:
    """Somebody must read it: the report may stand in its text."""
    send(GOING)
    write("gui ve/thư.eml", mail({}).as_bytes())
    code, out = collect()
    assert (code, "Không có tệp nào đính kèm" in out, "Drive" in out) == (1, True, True)


def test_archive_that_a_mac_packed(write: Write, form: Callable[..., bytes], collect: Collect) -> None:
    """What it puts beside each file is no file of anybody's."""
    beside = {"__MACOSX/._bm.xlsx": b"\0\5\x16\7", ".DS_Store": b"Bud1", "báo cáo/.DS_Store": b"Bud1"}
    write("gui ve/Lộc Thọ.zip", packed({"bm.xlsx": form(), **beside}))
    code, out = collect()
    assert (code, "1 tệp bên trong" in out, "1 nhận" in out) == (0, True, True), out


def test_empty_archive(write: Write, collect: Collect) -> None:
    """It is asked for again; no letter is to be read."""
    write("gui ve/Lộc Thọ.zip", packed({"._bm.xlsx": b"\0\5\x16\7"}))
    code, out = collect()
    assert (code, "Tệp nén không có tệp nào bên trong" in out, "Đọc thư" in out) == (1, True, False), out


@pytest.mark.parametrize("folder", ["", "minh chứng/"])
def test_archive(root: Path, write: Write, form: Callable[..., bytes], run: Run, folder: str) -> None:
    """Form and evidence packed together, the evidence in a folder or not."""
    write("gui ve/Lộc Thọ.zip", packed({"bm.xlsx": form(EVIDENCE), f"{folder}Sổ.pdf": PDF}))
    code, out, _ = run("collect", "gui ve", cwd=root, columns=300)
    assert (code, "1 nhận" in out, "1 minh chứng" in out) == (0, True, True), out
    assert (root / "units/phuong-loc-tho/Sổ.pdf").read_bytes() == PDF


def test_archive_that_is_evidence(root: Path, write: Write, form: Callable[..., bytes], run: Run) -> None:
    """A form may name a packed folder of pictures: then that is evidence as it is."""
    pictures = packed({"1.jpg": b"\xff\xd8\xff1", "2.jpg": b"\xff\xd8\xff2"})
    sent = form({**EVIDENCE, ("evidence", "+1", "file"): "Ảnh.zip"})
    write("gui ve/thư.eml", mail({"bm.xlsx": sent, "Ảnh.zip": pictures}).as_bytes())
    code, out, _ = run("collect", "gui ve", cwd=root, columns=300)
    assert (code, "1 minh chứng" in out, "jpg" in out) == (0, True, False), out
    assert (root / "units/phuong-loc-tho/Ảnh.zip").read_bytes() == pictures


def test_temporary_folder_goes(
    root: Path,
    write: Write,
    form: Callable[..., bytes],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Nothing of what was laid out is left, neither in the end nor after Ctrl-C."""
    temporary = tmp_path / "tam"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    write("gui ve/thư.eml", mail({"a.xlsx": form()}).as_bytes())

    def interrupt(*_: object) -> None:
        assert list(temporary.iterdir())
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ttdn.forms.sandbox.collect_form", interrupt)
        run("collect", "gui ve", cwd=root)
    assert not list(temporary.iterdir())
    assert run("collect", "gui ve", "--dry-run", cwd=root)[0] == 0
    assert not list(temporary.iterdir())


# How names and letters are written


NAME = "Báo cáo quý II.xlsx"


@pytest.mark.parametrize(
    "head",
    [
        'attachment; filename="=?UTF-8?B?QsOhbyBjw6FvIHF1w70gSUkueGxzeA==?="',  # Outlook, Zalo Mail
        "attachment; filename==?UTF-8?B?QsOhbyBjw6FvIHF1w70gSUkueGxzeA==?=",
        "attachment;\r\n filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20II.xlsx",  # Thunderbird
        "attachment;\r\n filename*0*=UTF-8''B%C3%A1o%20c%C3%A1o;\r\n filename*1*=%20qu%C3%BD%20II.xlsx",
        f'attachment; filename="{NAME}"',
        f"attachment; filename={NAME}",
        f'attachment; filename="C:\\Users\\An\\{NAME}"'.replace("\\", "/"),
    ],
)
def test_names_of_attachments(tmp_path: Path, head: str) -> None:
    """A name is read however a mail program wrote it."""
    raw = mail({"TEN": PDF}).as_bytes().replace(b'attachment; filename="TEN"', head.encode())
    assert list(opened(tmp_path, "a.eml", raw)) == [NAME]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Báo cáo.xlsx".encode(), "Báo cáo.xlsx"),  # macOS: UTF-8 that is not said to be
        ("Bao cáo.xlsx".encode("cp1258"), "Bao cáo.xlsx"),  # Vietnamese Windows
        (b"Ba\xecoca\xecoquy\xec.xlsx", "Báocáoquý.xlsx"),  # the same, accents written apart
        ("Übersicht.xlsx".encode("cp437"), "Übersicht.xlsx"),
        (b"thu muc\\a.xlsx", "thu muc/a.xlsx"),
    ],
)
def test_names_in_old_archives(tmp_path: Path, written: bytes, name: str) -> None:
    """Archives that do not say in which letters their names are written."""
    assert list(opened(tmp_path, "a.zip", named(PDF, written))) == [name]


def test_name_beside_the_name(tmp_path: Path) -> None:
    """WinRAR and 7-Zip put the name in UTF-8 beside a poorer one, some behind the times of the file."""
    member = zipfile.ZipInfo("Bao cao.xlsx")
    words = b"\1" + struct.pack("<I", zlib.crc32(b"Bao cao.xlsx")) + "Báo cáo.xlsx".encode()
    times = struct.pack("<HHBI", 0x5455, 5, 1, 1_600_000_000)
    member.extra = times + struct.pack("<HH", 0x7075, len(words)) + words
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, PDF)
    assert list(opened(tmp_path, "a.zip", path.read_bytes())) == ["Báo cáo.xlsx"]


def test_forwarded_mails(tmp_path: Path) -> None:
    """A mail that is forwarded as a file is opened: its files have its own sender and day."""
    inner = mail({"a.xlsx": PDF}, sender="An <an@xa.example.vn>", day="Wed, 02 Dec 2020 08:00:00 +0700")
    outer = mail({"b.xlsx": PDF})
    outer.add_attachment(inner)
    later = mail({"c.xlsx": PDF}, subject="sau", day="Thu, 10 Dec 2020 08:00:00 +0700")
    outer.add_attachment(later)
    files = opened(tmp_path, "a.eml", outer.as_bytes())
    assert list(files) == ["b.xlsx", "Báo cáo.eml/a.xlsx", "sau.eml/c.xlsx"]
    origins = [file.origin for file in files.values()]
    assert [origin.address for origin in origins] == [
        "loctho@nhatrang.example.vn",
        "an@xa.example.vn",
        "loctho@nhatrang.example.vn",
    ]
    # Nothing that is forwarded was sent after that.
    assert [origin.sent for origin in origins] == [date(2020, 12, 4), date(2020, 12, 2), date(2020, 12, 4)]
    assert {origin.way for origin in origins} == {"email"}


def test_mails_in_an_archive(tmp_path: Path) -> None:
    """Mails that were saved and packed, with an archive in one of them."""
    inside = mail({"z.zip": packed({"a.xlsx": PDF})}).as_bytes()
    files = opened(tmp_path, "a.zip", packed({"thư.eml": inside}))
    assert list(files) == ["thư.eml", "thư.eml/z.zip", "thư.eml/z.zip/a.xlsx"]
    assert files["thư.eml/z.zip/a.xlsx"].path.read_bytes() == PDF
    assert files["thư.eml/z.zip/a.xlsx"].origin.address == "loctho@nhatrang.example.vn"


def test_pictures_in_the_text(tmp_path: Path) -> None:
    """An emblem under the text is passed over; a report that was pasted as a picture is not."""
    page = '<p>Kính gửi</p><img src="cid:logo@x">'
    picture = b"\x89PNG logo"
    for files, names in (({"a.xlsx": PDF}, ["a.xlsx"]), ({}, ["image001.png"])):
        message = mail({}, html=page)
        message.get_payload()[1].add_related(  # type: ignore[union-attr, index]
            picture, maintype="image", subtype="png", cid="<logo@x>", filename="image001.png"
        )
        for name, content in files.items():
            message.add_attachment(content, maintype="application", subtype="x", filename=name)
        folder = tmp_path / names[0]
        folder.mkdir()
        assert list(opened(folder, "a.eml", message.as_bytes())) == names


def test_what_programs_add(tmp_path: Path) -> None:
    """Signatures, invitations and cards are no files that somebody sent."""
    message = mail({"a.xlsx": PDF})
    for kind in ("pgp-signature", "pkcs7-signature"):
        message.add_attachment(b"x", maintype="application", subtype=kind, filename="smime.p7s")
    message.add_attachment("BEGIN:VCARD", subtype="vcard", filename="An.vcf")
    assert list(opened(tmp_path, "a.eml", message.as_bytes())) == ["a.xlsx"]


def test_apple_mail(tmp_path: Path) -> None:
    """Apple's files begin with a number."""
    raw = mail({"a.xlsx": PDF}).as_bytes()
    assert list(opened(tmp_path, "a.emlx", b"%d\n" % len(raw) + raw)) == ["a.xlsx"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("winmail.dat", b'x\x9f>"\0', "winmail.dat"),
        (
            "thư.msg",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"),
            ".eml",
        ),
        ("a.rar", b"Rar!\x1a\x07", "Giải nén"),
    ],
)
def test_what_is_not_opened(write: Write, collect: Collect, name: str, content: bytes, words: str) -> None:
    """Wrappings of Outlook's own, and other archives: what to do is said, by itself or in a mail."""
    write(f"gui ve/{name}", content)
    write("gui ve/z.eml", mail({name: content}).as_bytes())
    code, out = collect()
    lines = [line for line in out.splitlines() if line.startswith((name, f"z.eml/{name}"))]
    assert (code, len(lines), all(words in line for line in lines)) == (1, 2, True), out


def test_tnef_by_its_type(tmp_path: Path) -> None:
    """A winmail.dat is known by what the mail calls it, too."""
    message = mail({})
    message.add_attachment(b"?", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (file,) = opened(tmp_path, "a.eml", message.as_bytes()).values()
    assert file.closed is not None
    assert "Outlook" in file.closed.advice.vi


# What was made to do harm


@pytest.mark.parametrize(
    "name",
    [
        "../a.xlsx",
        "x/../../a.xlsx",
        "/etc/a.xlsx",
        "C:/a.xlsx",
        "C:a.xlsx",
        "..\\a.xlsx",
        "con.xlsx",
        "x/NUL",
        "..",
    ],
)
def test_paths_that_lead_out(tmp_path: Path, name: str) -> None:
    """A member whose name leads elsewhere is named and not written; the others are."""
    files = opened(tmp_path, "a.zip", packed({name: PDF, "b.xlsx": PDF}))
    closed = [file.closed is not None for file in files.values()]
    assert closed == [True, False]
    assert [path.name for path in (tmp_path / "laid").rglob("*") if path.is_file()] == ["b.xlsx"]
    assert not (tmp_path / "a.xlsx").exists()


def test_links_in_archives(tmp_path: Path) -> None:
    """A link is not made."""
    member = zipfile.ZipInfo("a.xlsx")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "/etc/passwd")
    (file,) = opened(tmp_path, "a.zip", path.read_bytes()).values()
    assert file.closed is not None
    assert not file.path.is_symlink()


def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    """Each file gets a place of its own on every system; so does one under the name of a folder."""
    files = opened(tmp_path, "a.zip", packed({"A.xlsx": b"1", "a.xlsx": b"2", "b": b"3", "b/c.pdf": b"4"}))
    assert [file.path.read_bytes() for file in files.values()] == [b"1", b"2", b"3", b"4"]
    assert len({str(file.path).lower() for file in files.values()}) == 4


def test_bombs(tmp_path: Path) -> None:
    """Packed too tight, too large, too many: said before anything is unpacked."""
    (file,) = opened(tmp_path, "a.zip", packed({"a.xlsx": bytes(30 << 20)})).values()
    assert file.closed is not None
    assert "chặt bất thường" in file.closed.message.vi
    many = packed({f"{one}.txt": b"" for one in range(501)})
    for number, raw in enumerate((many, saying(*[100 << 20] * 5, 1))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(ContainerRefusedError, match=("hơn 500", "hơn 500 MB")[number]):
            opened(folder, "a.zip", raw)
        assert not (folder / "laid").exists()


def test_sizes_that_are_opened(tmp_path: Path) -> None:
    """A hundred megabytes in one file, five hundred in all: so much is looked at, and no byte more."""
    files = opened(tmp_path, "a.zip", saying(*[100 << 20] * 5))
    assert [file.closed and "chặt bất thường" in file.closed.message.vi for file in files.values()] == [
        True
    ] * 5
    (file,) = opened(tmp_path, "b.zip", saying((100 << 20) + 1)).values()
    assert file.closed is not None
    assert "hơn 100 MB" in file.closed.message.vi


@pytest.mark.parametrize(
    ("files", "refused"),
    [
        (dict.fromkeys(map(str, range(500)), b""), False),
        # Beside each other, and those of an archive within together with those around it.
        ({**dict.fromkeys(map(str, range(498)), b""), "z.zip": packed({"a": b""})}, False),
        ({**dict.fromkeys(map(str, range(498)), b""), "z.zip": packed({"a": b"", "b": b""})}, True),
    ],
    ids=["500", "500 with those within", "501 with those within"],
)
def test_as_many_files_as_anybody_sends(tmp_path: Path, files: dict[str, bytes], *, refused: bool) -> None:
    """Five hundred files are laid out; of more, what lies in the archive within is not."""
    found = opened(tmp_path, "a.zip", packed(files))
    assert len(found) == 500 - refused
    assert [name for name, file in found.items() if file.closed is not None] == ["z.zip"] * refused


@pytest.mark.parametrize(("size", "opens"), [(1 << 20, True), ((1 << 20) + 1, False)])
def test_small_files_may_be_packed_tight(tmp_path: Path, size: int, opens: bool) -> None:  # noqa: FBT001
    """A megabyte of nothing fills no disk."""
    (file,) = opened(tmp_path, "a.zip", packed({"a.txt": bytes(size)})).values()
    assert (file.closed is None) == opens


def test_bomb_in_a_mail(tmp_path: Path) -> None:
    """An archive that is not opened does not keep the form beside it from being read."""
    bomb = packed({f"{one}.txt": b"x" for one in range(600)})
    files = opened(tmp_path, "a.eml", mail({"z.zip": bomb, "a.xlsx": PDF}).as_bytes())
    assert [(name, file.closed is not None) for name, file in files.items()] == [
        ("z.zip", True),
        ("a.xlsx", False),
    ]


def test_archives_in_archives(tmp_path: Path) -> None:
    """What lies deeper than anybody packs is a file like any other."""
    raw = PDF
    for _ in range(8):
        raw = packed({"z.zip": raw})
    assert list(opened(tmp_path, "a.zip", raw)) == ["z.zip", "z.zip/z.zip", "z.zip/z.zip/z.zip"]


def test_password(tmp_path: Path) -> None:
    """An archive with a password: ask for it."""
    raw = bytearray(packed({"a.xlsx": PDF}))
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        raw[raw.index(mark) + place] |= 1
    with pytest.raises(ContainerRefusedError) as caught:
        opened(tmp_path, "a.zip", bytes(raw))
    assert "mật khẩu" in caught.value.message.vi


def test_damaged_archives(tmp_path: Path) -> None:
    """Cut short, or a member whose bytes are not those that were packed."""
    whole = packed({"a.xlsx": os.urandom(2000), "b.xlsx": PDF})
    spoilt = bytearray(whole)
    spoilt[200] ^= 255
    files = opened(tmp_path, "a.zip", bytes(spoilt))
    assert [file.closed is not None for file in files.values()] == [True, False]
    path = tmp_path / "c.zip"
    path.write_bytes(whole[:-40])
    with pytest.raises(FileNotOpenedError):
        lay_out(IncomingFile("c.zip", path), tmp_path / "c", Span(), "c.zip")


def test_mails_of_very_many_parts(tmp_path: Path) -> None:
    """Ten thousand parts, and parts in parts in parts: refused in time, with a sentence."""
    part = "--b\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
    head = "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    with pytest.raises(ContainerRefusedError):
        opened(tmp_path, "a.eml", (head + part * 10_000 + "--b--\r\n").encode())
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n" for level in range(100)
    )
    with pytest.raises(ContainerRefusedError):
        opened(tmp_path, "b.eml", f"From: a@b.vn\r\nMIME-Version: 1.0\r\n{deep}".encode())


@pytest.mark.parametrize("kind", ["multipart", "forwarded"])
def test_mails_as_deep_as_programs_make_them(tmp_path: Path, kind: str) -> None:
    """Parts in parts, mails in mails, thirty deep, are read; one more and nobody made that in good faith."""

    def deep(levels: int) -> bytes:
        if kind == "multipart":
            heads = (
                f"Content-Type: multipart/mixed; boundary=b{one}\r\n\r\n--b{one}\r\n" for one in range(levels)
            )
            leaf = "Content-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
            return f"From: a@b.vn\r\nMIME-Version: 1.0\r\n{''.join(heads)}{leaf}".encode()
        message = mail({"a.pdf": PDF}, subject="t")
        for _ in range(levels):
            outer = mail({}, subject="t")
            outer.add_attachment(message)
            message = outer
        return message.as_bytes()

    (name,) = opened(tmp_path, "a.eml", deep(30))
    assert name.rpartition("/")[2] == "a.pdf"
    with pytest.raises(ContainerRefusedError):
        opened(tmp_path, "b.eml", deep(31))


@pytest.mark.real_worker
def test_mails_that_take_too_long(
    root: Path, write: Write, send: Send, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts a thousand deep, a header of a megabyte: that mail's line; the form after it is taken."""
    send(GOING, name="gui ve/z.xlsx")
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n" for level in range(3000)
    )
    write("gui ve/a.eml", f"From: a@b.vn\r\nMIME-Version: 1.0\r\n{deep}")
    comments = "(" * 500_000
    write("gui ve/b.eml", f"From: {comments}\r\nDate: {comments}\r\nSubject: {comments}\r\n\r\nx")
    monkeypatch.setattr(unpacking, "SECONDS", 5.0)
    code, out, err = run("collect", "gui ve", "--keep", cwd=root, columns=300)
    assert (code, err, "1 nhận" in out, "2 chưa đọc" in out) == (1, "", True, True), out


def test_headers_that_try_something(tmp_path: Path) -> None:
    """Names and senders are one plain line, whatever a header holds; a name is no address."""
    raw = mail({"TEN": PDF}, sender="GUI <evil@x.vn>").as_bytes()
    raw = raw.replace(b"GUI", b'"\x1b[2J ubnd@loctho.vn =?utf-8?B?Cgo6Og==?= \xe2\x80\xaegnp"')
    raw = raw.replace(b'"TEN"', b'"=?utf-8?B?YQpiLnhsc3g=?="')
    (file,) = opened(tmp_path, "a.eml", raw).values()
    assert file.origin.address == "evil@x.vn"
    assert file.origin.sender.isprintable()
    assert file.file.isprintable()
    assert file.path.name.isprintable()


def test_no_mail(tmp_path: Path) -> None:
    """A file that only calls itself a mail."""
    with pytest.raises(ContainerRefusedError):
        opened(tmp_path, "a.eml", b"xin chao\r\n")
    with pytest.raises(NothingInsideError):
        opened(tmp_path, "b.eml", b"From: a@b.vn\r\n\r\nxin chao\r\n")


def test_encrypted_mail(tmp_path: Path) -> None:
    """Nobody but its receiver can open it."""
    raw = f"From: a@b.vn\r\nDate: {DAY}\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nx"
    with pytest.raises(ContainerRefusedError) as caught:
        opened(tmp_path, "a.eml", raw.encode())
    assert "mã hóa" in caught.value.message.vi


def test_disk_that_is_full(
    root: Path, write: Write, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be laid out, that is said of the mail; loose forms are taken."""
    send(GOING)
    write("gui ve/a.eml", mail({"a.pdf": PDF}).as_bytes())
    monkeypatch.setattr("ttdn.forms.containers.laying.Path.write_bytes", _refuse)
    code, out = collect()
    assert (code, "No space" in out, "1 nhận" in out) == (1, True, True)


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_run_that_opens_too_much(write: Write, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is laid out at a time is bounded; the next run goes on."""
    for number in range(2):
        write(f"gui ve/{number}.eml", mail({"a.pdf": PDF}).as_bytes())
    monkeypatch.setattr(unpacking, "LARGEST_RUN", 5)
    code, out = collect()
    assert (code, out.count("Đã mở"), out.count("đã quá lớn")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("a.xlsx", "a.xlsx"),
        ('<a>:"b".xlsx', "_a___b_.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        (".an.xlsx", "an.xlsx"),
        ("a\u202eb.pdf", "a_x202eb.pdf"),
        ("  ", "tep"),
        ("ắ" * 100 + ".xlsx", "ắ" * 60 + ".xlsx"),
    ],
)
def test_names_for_every_system(name: str, fit: str) -> None:
    """A name that can be written and printed anywhere."""
    assert fit_name(name) == fit
    assert numbered(fit, 1) == fit
    assert numbered("a.xlsx", 2) == "a-2.xlsx"


@pytest.mark.parametrize("way", ["zalo", "carrier"])
def test_way(root: Path, send: Send, run: Run, way: str) -> None:
    """How loose files came is one of some words."""
    send(GOING)
    code, _, err = run("collect", "gui ve", "--way", way, "--dry-run", cwd=root)
    assert (code, ", ".join(Way) in err) == ((0, False) if way == "zalo" else (2, True))


@pytest.mark.real_worker
def test_mailbox_of_many_letters(
    root: Path, write: Write, collect: Collect, form: Callable[..., bytes]
) -> None:
    """However many hold nothing, the one with a form is read, and soon."""
    letter = mail({})
    silent = mailbox(*[letter] * 700)
    write("gui ve/thu.mbox", silent + mailbox(mail({"bc.xlsx": form()})))
    begin = time.monotonic()
    code, out = collect()
    assert (code, "700 thư chỉ có chữ" in out, (root / REPORT).exists()) == (0, True, True)
    assert time.monotonic() - begin < 30  # a few seconds; minutes where each letter slows down the next
