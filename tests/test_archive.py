"""``ttdn archive``: a year that was frozen is printed again byte for byte, and a change in it shows."""

import errno
import io
import os
import re
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import merger
import pytest
from closed import close

from ttdn.archiving import opening
from ttdn.archiving.opening import unpack_archive
from ttdn.archiving.sealing import digest_of, read_manifest
from ttdn.errors import ArchiveNotOpenedError

Run = Callable[..., tuple[int, str, str]]

WORK = Path(__file__).parents[1]
DAY = ("--as-of", "2027-12-31")


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three years: evidence, kept arrivals, own templates, a printed report."""
    root = tmp_path / "work"
    done = (
        'unit: so-tu-phap\nperiod: "2027"\nreceived: 2027-12-09\nresults:\n'
        "  - {item: III.A.1, status: done, completed: 2027-03-30, summary: Đã rà soát 40 văn bản., "
        "evidence: [{title: Danh mục, file: Danh mục.pdf}]}\n"
    )
    merger.write(
        root,
        merger.PLAN,
        merger.report("phuong-tan-hoa", "2027", "2027-12-09", 4),
        ("units/so-tu-phap/2027.yaml", done),
        ("units/so-tu-phap/Danh mục.pdf", "%PDF danh mục"),
        ("units/so-tu-phap/2025.yaml", done.replace("2027", "2025").replace("Danh mục.pdf", "cũ.pdf")),
        ("units/so-tu-phap/cũ.pdf", "%PDF cũ"),
        ("units/so-tu-phap/không ai nêu.pdf", "%PDF"),
        ("plan/2026.yaml", merger.PLAN.replace("2027", "2026")),
        (
            "units/phuong-tan-hoa/2026.yaml",
            merger.report("phuong-tan-hoa", "2026", "2026-12-09", 3)[1],
        ),
        (
            "register/2027.yaml",
            (
                "arrivals:\n  - {number: 1, unit: phuong-tan-hoa, period: '2027', arrived: 2027-12-09, "
                "way: paper, result: waiting, kept: da-nhan/phuong-tan-hoa/giấy.pdf}\n"
                "  - {number: 2, unit: phuong-tan-hoa, period: '2027', arrived: 2027-12-09, way: email, "
                "file: tan hoa.xlsx, result: asked_back}\n"
            ),
        ),
        ("plan/bien-tap/2027.yaml", "period: '2027'\nleads: {III.A: Năm nay làm được nhiều việc.}\n"),
        ("plan/bien-tap/2026.yaml", "period: '2026'\n"),
        ("da-nhan/phuong-tan-hoa/giấy.pdf", "%PDF giấy"),
        ("da-nhan/phuong-tan-hoa/khác.pdf", "%PDF khác"),
        ("out/bao-cao-tong-hop-2027.docx", "đã in"),
        ("out/bao-cao-tong-hop-2026.docx", "năm trước"),
        ("out/tra-lai/phuong-tan-hoa/tan hoa.can-sua.xlsx", "đánh dấu"),
        ("out/tra-lai/phuong-tan-hoa/tan hoa.can-sua-2.xlsx", "đánh dấu lần hai"),
        ("out/tra-lai/phuong-tan-hoa/tan hoa cũ.can-sua.xlsx", "năm khác"),
        ("out/tra-lai/so-tu-phap/tan hoa.can-sua.xlsx", "của đơn vị khác"),
        ("ghi-chu.txt", "riêng"),
    )
    shutil.copytree(WORK / "templates", root / "templates")
    own = root / "templates" / "bao-cao-tong-hop.md"
    own.write_text(own.read_text(encoding="utf-8") + "\nLời riêng.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture(params=["luu.zip", "luu"])
def archive(folder: Path, run: Run, request: pytest.FixtureRequest) -> Path:
    """The year, frozen: in a .zip, and in a folder."""
    path: Path = folder.parent / request.param
    code, out, _ = run("archive", "2027", "-o", str(path), *DAY)
    assert (code, "ngày lưu 31/12/2027" in out) == (0, True)
    return path


def names(archive: Path) -> set[str]:
    """The files of an archive."""
    if archive.is_dir():
        return set(contents(archive))
    with zipfile.ZipFile(archive) as packed:
        return {name.removeprefix("luu-tru-2027/") for name in packed.namelist()}


def test_archive_has_what_belongs_to_the_year(archive: Path) -> None:
    """The year with its evidence and kept papers, the year it is compared with; nothing of others."""
    found = {name for name in names(archive) if not name.startswith("templates/")}
    assert found == {
        "LUU-TRU.yaml",
        "SHA256SUMS",
        "plan/2027.yaml",
        "plan/2026.yaml",
        "plan/bien-tap/2027.yaml",
        "units/phuong-tan-hoa/2027.yaml",
        "units/phuong-tan-hoa/2026.yaml",
        "units/so-tu-phap/2027.yaml",
        "units/so-tu-phap/Danh mục.pdf",
        "units/so-tu-phap/không ai nêu.pdf",
        "register/2027.yaml",
        "da-nhan/phuong-tan-hoa/giấy.pdf",
        "out/bao-cao-tong-hop-2027.docx",
        "out/tra-lai/phuong-tan-hoa/tan hoa.can-sua.xlsx",
        "out/tra-lai/phuong-tan-hoa/tan hoa.can-sua-2.xlsx",
    }
    assert "templates/bao-cao-tong-hop.md" in names(archive)


def test_what_is_printed_again_is_the_same(folder: Path, archive: Path, run: Run) -> None:
    """Summary and unit's report in Word, status, an item: byte for byte those of the folder."""
    printed = []
    for root in (folder, archive):
        out = folder.parent / f"in-{root.name}"
        where, day = ("--root", str(root)), ("--as-of", "2027-12-15")
        assert run(*where, "report", "--docx", "--yes", "-o", str(out / "a.docx"), *day)[0] == 0
        assert run(*where, "report", "--unit", "so-tu-phap", "-o", str(out / "b.docx"), *day)[0] == 0
        shown = [
            run(*where, *words, *day)[1]
            for words in (("status",), ("show", "III.B.2"), ("show", "so-tu-phap"))
        ]
        printed.append((contents(out), shown))
    assert printed[0] == printed[1]
    assert set(printed[0][0]) == {"a.docx", "b.docx"}


def test_today_of_an_archive_is_the_day_of_its_freeze(folder: Path, archive: Path, run: Run) -> None:
    """Without --as-of it is read as on that day, and what is printed goes into the folder one stands in."""
    elsewhere = folder.parent / "nơi khác"
    elsewhere.mkdir()
    where = ("--root", str(archive))
    assert (
        run(*where, "status", cwd=elsewhere)[1]
        == run("--root", str(folder), "status", *DAY, cwd=elsewhere)[1]
    )
    assert run(*where, "report", "--docx", "--yes", cwd=elsewhere)[0] == 0
    assert set(contents(elsewhere)) == {"out/bao-cao-tong-hop-2027.docx"}


def test_archive_is_only_read(archive: Path, run: Run) -> None:
    """Commands that write refuse with a sentence, and nothing is written."""
    before = contents(archive) if archive.is_dir() else archive.read_bytes()
    for words in (
        ("new", "so-noi-vu"),
        ("form", "so-noi-vu"),
        ("collect", "."),
        ("receive", "so-noi-vu"),
        ("amend", "--number", "1/KH", "--date", "2027-06-01", "--end", "III.A.1"),
        ("report", "--edits"),
        ("archive", "2027"),
    ):
        code, _, err = run("--root", str(archive), *words)
        assert (code, "Đây là bản lưu, chỉ để đọc" in " ".join(err.split())) == (2, True), (words, err)
    assert (contents(archive) if archive.is_dir() else archive.read_bytes()) == before


def test_new_year_is_not_begun_in_an_archive(folder: Path, run: Run) -> None:
    """The plan of the next year goes elsewhere."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    code, _, err = run("init", "--from", "../luu/plan/2027.yaml")
    assert (code, "chỉ để đọc" in " ".join(err.split())) == (2, True)
    assert run("init", "../moi", "--from", "../luu/plan/2027.yaml")[0] == 0
    assert (folder.parent / "moi" / "plan" / "2028.yaml").is_file()


def test_same_folder_gives_the_same_bytes(folder: Path, run: Run) -> None:
    """A .zip made again, under whichever name and at whatever time, is the same; the folder is as it was."""
    before = contents(folder)
    for name in ("a.zip", "b.zip"):
        assert run("archive", "2027", "-o", f"../{name}", *DAY)[0] == 0
        for path in folder.rglob("*"):
            path.touch()
    assert (folder.parent / "a.zip").read_bytes() == (folder.parent / "b.zip").read_bytes()
    assert contents(folder) == before


def test_default_place_and_what_stands_there(folder: Path, run: Run) -> None:
    """It goes into out/ and is not part of the next one; it is not overwritten."""
    assert run("archive", "2027", *DAY)[0] == 0
    code, _, err = run("archive", "2027", *DAY)
    assert (code, "đã có" in err) == (2, True)
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    assert not any("luu-tru" in name for name in contents(folder.parent / "luu") if name.startswith("out/"))
    assert not [path for path in (folder / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2030",), "Không có kế hoạch năm 2030. Các năm hiện có: 2026, 2027."),
        ((), "Cần năm để lưu"),
        (("2027", "--verify", "x"), "Không dùng cùng năm"),
        (("--verify", "không-có"), "Không tìm thấy"),
        (("--verify", "."), "SHA256SUMS"),
        (("2027", "-o", "units/luu.zip"), "không đặt trong các thư mục đang làm việc"),
        (("2027", "--as-of", "hôm qua"), "--as-of"),
        (("2027", "-o", "ghi-chu.txt/luu.zip"), "ghi-chu.txt"),
    ],
)
def test_what_is_refused(folder: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    """What cannot be done is said; nothing is made."""
    before = contents(folder)
    code, _, err = run("archive", *words)
    assert (code, said in " ".join(err.split())) == (2, True), err
    assert contents(folder) == before


def test_plan_that_cannot_be_read(folder: Path, run: Run) -> None:
    """A year whose plan cannot be read is not called missing; errors elsewhere are frozen as they are."""
    (folder / "units" / "so-noi-vu").mkdir()
    (folder / "units" / "so-noi-vu" / "2027.yaml").write_text("unit: so-noi-vu\n", encoding="utf-8")
    code, out, _ = run("archive", "2027", "-o", "../có dấu cách.zip", *DAY)
    assert (code, "Thư mục có" in out) == (0, True)
    assert '--root "../có dấu cách.zip" status' in out
    (folder / "plan" / "2027.yaml").write_text("year: [2027\n", encoding="utf-8")
    code, _, err = run("archive", "2027", "-o", "../luu")
    assert (code, "plan/2027.yaml có 1 lỗi" in " ".join(err.split())) == (2, True)
    for path in (folder / "plan").glob("*.yaml"):
        path.unlink()
    code, _, err = run("archive", "2027", "-o", "../luu")
    assert (code, "không có kế hoạch nào đọc được" in " ".join(err.split()), ": ." in err) == (2, True, False)


@pytest.mark.parametrize("place", ["luu", "luu.zip"])
@pytest.mark.parametrize("closed", ["units", "units/so-tu-phap", "templates", "units/so-tu-phap/2027.yaml"])
def test_what_cannot_be_read_is_not_left_out(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, closed: str, place: str
) -> None:
    """An archive that lacks reports is none: nothing is made, and what is in the way is named."""
    close(monkeypatch, folder / closed, (os, "scandir"), (Path, "open"))
    code, _, err = run("archive", "2027", "-o", f"../{place}", *DAY, columns=300)
    assert (code, f"Không đọc được {folder / closed} (" in err) == (2, True), err
    assert not (folder.parent / place).exists()


def test_link_out_of_the_folder_is_not_followed(folder: Path, run: Run) -> None:
    """Neither where the archive goes nor what is frozen is led elsewhere by a link."""
    outside = folder.parent / "ngoài"
    outside.mkdir()
    (outside / "mật.pdf").write_text("mật", encoding="utf-8")
    (folder / "units" / "so-tu-phap" / "mật.pdf").symlink_to(outside / "mật.pdf")
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    assert not any("mật" in name for name in contents(folder.parent / "luu"))
    shutil.rmtree(folder / "out")
    (folder / "out").symlink_to(outside)
    code, _, err = run("archive", "2027", *DAY)
    assert (code, "liên kết" in err) == (2, True)
    assert set(contents(outside)) == {"mật.pdf"}


# Damage


def test_digests_are_those_of_sha256sum(folder: Path, run: Run) -> None:
    """The list is one that the usual program checks."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    root = folder.parent / "luu"
    assert read_manifest(root).keys() == contents(root).keys() - {"SHA256SUMS"}
    program = shutil.which("sha256sum")
    if program:
        done = subprocess.run(  # noqa: S603 - found by name
            [program, "-c", "--strict", "SHA256SUMS"],
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
    code, out, _ = run("archive", "--verify", str(root))
    assert (code, "còn nguyên như ngày lưu 31/12/2027" in out) == (0, True)
    assert digest_of(root / "SHA256SUMS") in out


def test_damage_is_found(folder: Path, run: Run) -> None:
    """A file that changed, one that is gone and one that came: by --verify, by validate, as a warning."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    root = folder.parent / "luu"
    where = ("--root", str(root))
    assert run(*where, "validate")[0] == 0
    (root / ".DS_Store").write_text("Mac", encoding="utf-8")
    assert run("archive", "--verify", str(root))[0] == 0
    plan = root / "plan" / "2027.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")
    (root / "units" / "so-tu-phap" / "Danh mục.pdf").unlink()
    (root / "templates" / "moi.md").write_text("mới", encoding="utf-8")
    code, out, _ = run("archive", "--verify", str(root))
    assert (code, out.splitlines()[:3]) == (
        1,
        [
            "plan/2027.yaml: đã bị sửa từ khi lưu.",
            "units/so-tu-phap/Danh mục.pdf: không còn.",
            "templates/moi.md: không có khi lưu.",
        ],
    )
    code, out, _ = run(*where, "validate", "--format", "concise")
    assert code == 1
    assert len(re.findall(r"\[archive-changed\]|archive-changed", out)) == 3
    assert "archive-changed" in run("explain", "archive-changed")[1]
    code, _, err = run(*where, "status")
    assert (code, "Bản lưu không còn nguyên như khi lưu (3 tệp)" in " ".join(err.split())) == (0, True)


@pytest.mark.parametrize("name", ["SHA256SUMS", "LUU-TRU.yaml"])
@pytest.mark.parametrize(
    "text", ["", "x\n", "\ud800", "year: 2027\nfrozen: hôm qua\n", "year: x\nfrozen: 2027-12-31\n"]
)
def test_list_that_cannot_be_read(folder: Path, run: Run, name: str, text: str) -> None:
    """An archive whose own files are broken is called damaged."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    (folder.parent / "luu" / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    code, _, err = run("archive", "--verify", "../luu")
    assert (code, f"không đọc được {name}" in " ".join(err.split())) == (2, True)


# A .zip that nobody trusts


HEAD = ("x/LUU-TRU.yaml", "year: 2027\n")


def packed(*members: tuple[str | zipfile.ZipInfo, str]) -> bytes:
    """A .zip with these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return stream.getvalue()


def locked() -> bytes:
    """A .zip that says that it has a password."""
    raw = packed(HEAD)
    at = raw.index(b"PK\x01\x02") + 8
    return raw[:at] + b"\x01" + raw[at + 1 :]


def link(name: str) -> zipfile.ZipInfo:
    """A member that is a link."""
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 rest", "damaged"),
        (packed(("plan/2027.yaml", "year: 2027")), "no archive"),
        (packed(("a/b/LUU-TRU.yaml", "year: 2027")), "no archive"),
        (locked(), "password"),
        (packed(HEAD, ("../x.yaml", "")), "unsafe name"),
        (packed(HEAD, ("/etc/x.yaml", "")), "unsafe name"),
        (packed(HEAD, ("x/../../y", "")), "unsafe name"),
        (packed(HEAD, ("C:\\x", "")), "unsafe name"),
        (packed(HEAD, ("x/a\x1b[2J", "")), "unsafe name"),
        (packed(HEAD, (link("x/plan"), "/etc")), "unsafe name"),
        (packed(HEAD, ("x/a", "0" * (4 << 20))), "packed unusually tight"),
        (packed(HEAD, ("x/a", "1"), ("x/a/b", "2")), "damaged"),
    ],
)
def test_zip_that_is_refused(tmp_path: Path, raw: bytes, said: str) -> None:
    """What is no archive, leads out of the folder or blows up is not unpacked; nothing is made elsewhere."""
    path, folder = tmp_path / "a.zip", tmp_path / "in"
    path.write_bytes(raw)
    folder.mkdir()
    with pytest.raises(ArchiveNotOpenedError) as caught:
        unpack_archive(path, folder)
    assert said in caught.value.message.en
    assert {found.name for found in tmp_path.iterdir()} == {"a.zip", "in"}


def test_zip_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and bytes are counted before anything is unpacked; one that says less than it has is damaged."""
    path = tmp_path / "a.zip"
    path.write_bytes(packed(HEAD, ("x/a", "1" * 100)))
    (tmp_path / "0").mkdir()
    assert unpack_archive(path, tmp_path / "0").name == "x"
    for name in ("MOST_FILES", "MOST_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(opening, name, 1)
            with pytest.raises(ArchiveNotOpenedError):
                unpack_archive(path, tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace((100).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    (tmp_path / "1").mkdir()
    with pytest.raises(ArchiveNotOpenedError):
        unpack_archive(path, tmp_path / "1")


def test_file_that_is_no_archive(folder: Path, run: Run) -> None:
    """Another .zip is no folder of work; what a name may not have is said when it is frozen."""
    (folder / "khác.zip").write_bytes(packed(("a.txt", "a")))
    code, _, err = run("--root", "khác.zip", "status")
    assert (code, "không phải là bản lưu" in " ".join(err.split())) == (2, True)
    (folder / "units" / "so-tu-phap" / "a:b.pdf").write_text("x", encoding="utf-8")
    code, _, err = run("archive", "2027", "-o", "../luu.zip")
    assert (code, "có ký tự không dùng được" in " ".join(err.split())) == (2, True)
    assert not (folder.parent / "luu.zip").exists()


def test_nothing_is_left_of_a_zip(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is unpacked for a run is gone after it."""
    assert run("archive", "2027", "-o", "../luu.zip", *DAY)[0] == 0
    place = tmp_path / "tạm"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert run("--root", "../luu.zip", "status")[0] == 0
    assert list(place.iterdir()) == []


def test_folder_into_which_a_scanner_looks(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows gives no new name to a folder while a virus scanner reads its files: a moment later it does."""
    left, rename = [PermissionError(errno.EACCES, "Access is denied")] * 2, Path.rename

    def rename_later(self: Path, target: Path) -> Path:
        if left:
            raise left.pop()
        return rename(self, target)

    monkeypatch.setattr("ttdn.writing.whole._PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "rename", rename_later)
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    assert (folder.parent / "luu" / "LUU-TRU.yaml").is_file()


@pytest.mark.parametrize(
    ("first", "second"),
    [("\u00e9.pdf", "e\u0301.pdf"), ("Bảng.pdf", "bảng.PDF"), ("\u00c9/a.pdf", "e\u0301/a.pdf")],
)
def test_two_files_of_one_name(folder: Path, run: Run, first: str, second: str) -> None:
    """Names that are one elsewhere are refused, both named; once one is renamed both are frozen."""
    unit = folder / "units" / "so-tu-phap"
    for name in (first, second):
        (unit / name).parent.mkdir(exist_ok=True)
        (unit / name).write_text(name, encoding="utf-8")
    code, _, err = run("archive", "2027", "-o", "../luu.zip", *DAY)
    assert (code, first in err, second in err) == (2, True, True), err
    assert not (folder.parent / "luu.zip").exists()
    (unit / second).rename(unit / "khác hẳn.pdf")
    assert run("archive", "2027", "-o", "../luu.zip", *DAY)[0] == 0
    assert {f"units/so-tu-phap/{first}", "units/so-tu-phap/khác hẳn.pdf"} <= names(folder.parent / "luu.zip")


@pytest.mark.parametrize("year", ["9" * 5000, "٢٠٢٧", "20270"])
def test_year_that_is_none(folder: Path, run: Run, year: str) -> None:
    """A head with digits that are no year is damaged; ``frozen`` is held against it as before."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    head = folder.parent / "luu" / "LUU-TRU.yaml"
    head.write_text(f"year: {year}\nfrozen: 2027-12-31\n", encoding="utf-8")
    code, _, err = run("archive", "--verify", "../luu")
    assert (code, "không đọc được LUU-TRU.yaml" in " ".join(err.split())) == (2, True)


@pytest.mark.parametrize(
    "name", ["units/.ẩn.yaml", ".git/config", "units/.x/2027.yaml", "plan/a.tmp/2027.yaml"]
)
def test_hidden_files_are_additions(folder: Path, run: Run, name: str) -> None:
    """What came later is said, hidden or not."""
    assert run("archive", "2027", "-o", "../luu", *DAY)[0] == 0
    added = folder.parent / "luu" / name
    added.parent.mkdir(parents=True, exist_ok=True)
    added.write_text("x", encoding="utf-8")
    code, out, _ = run("archive", "--verify", "../luu")
    assert (code, f"{name}: không có khi lưu." in out) == (1, True)


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ("../../x/", "tên không an toàn"),
        ("nơi khác/x.yaml", "ngoài thư mục của bản lưu"),
        ("__MACOSX/luu-tru-2027/._x", ""),
        ("luu-tru-2027/units/", ""),
    ],
)
def test_what_was_packed_beside_an_archive(folder: Path, run: Run, member: str, said: str) -> None:
    """Folders that lead out and files beside the archive's own are refused; what a Mac adds is not."""
    path = folder.parent / "luu.zip"
    assert run("archive", "2027", "-o", str(path), *DAY)[0] == 0
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr(member, "")
    code, _, err = run("archive", "--verify", str(path))
    assert (code, said in " ".join(err.split())) == (2 if said else 0, True), err


def test_next_year_out_of_an_archive(folder: Path, archive: Path, run: Run) -> None:
    """The plan is that of the archive, the new one stands where one stands; ``import`` writes not into it."""
    elsewhere = folder.parent / "năm sau"
    elsewhere.mkdir()
    where = ("--root", str(archive), "init", "--from", "plan/2027.yaml")
    for _ in range(2):
        code, out, err = run(*where, cwd=elsewhere)
        assert contents(elsewhere).keys() == {"plan/2028.yaml"}, (out, err)
    assert (code, "plan/2028.yaml" in err) == (2, True)
    assert run(*where, "mới", cwd=elsewhere)[0] == 0
    assert (elsewhere / "mới" / "plan" / "2028.yaml").is_file()
    code, _, err = run("--root", str(archive), "init", "--from", "plan/2040.yaml", cwd=elsewhere)
    assert (code, "Không tìm thấy" in err) == (2, True)


@pytest.mark.parametrize("place", [".", "", "units/.."])
def test_folder_itself_is_no_place(folder: Path, run: Run, place: str) -> None:
    """It is there already; no link is spoken of."""
    code, _, err = run("archive", "2027", "-o", place, *DAY)
    assert (code, "đã có" in err, "liên kết" in err) == (2, True, False)
