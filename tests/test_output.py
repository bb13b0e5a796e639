"""Writing a document: whole or not at all, never over a person's work, the same bytes for the same data."""

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ttdn.documents.layout.output import DocumentEditedError, pack, write_all
from ttdn.errors import OutputNotWritableError

Run = Callable[..., tuple[int, str, str]]


def make(words: str) -> bytes:
    """A Word file with these words."""
    word = docx.Document()
    word.add_paragraph(words)
    stream = io.BytesIO()
    word.save(stream)
    return pack(stream.getvalue())


def edit(path: Path) -> None:
    """What Word does to a file when a person saves it: other words, other dates, no fingerprint."""
    word = docx.Document(str(path))
    word.add_paragraph("ý kiến của người ký")
    word.save(str(path))


def test_new_file_and_its_folders(tmp_path: Path) -> None:
    """The folder is made where there is none, and nothing else is left beside the file."""
    path = tmp_path / "ra" / "báo cáo.docx"
    write_all(path.parent, {path: make("một")})
    assert path.read_bytes() == make("một")
    assert list(path.parent.iterdir()) == [path]


def test_untouched_file_is_replaced(tmp_path: Path) -> None:
    """What the program made itself it may make again, also from other data."""
    path = tmp_path / "a.docx"
    write_all(path.parent, {path: make("một")})
    write_all(path.parent, {path: make("hai")})
    assert path.read_bytes() == make("hai")


def test_edited_file_is_kept(tmp_path: Path) -> None:
    """A file that a person saved is not replaced without being told to; with force it is."""
    path = tmp_path / "a.docx"
    write_all(path.parent, {path: make("một")})
    edit(path)
    work = path.read_bytes()
    with pytest.raises(DocumentEditedError, match="--force"):
        write_all(path.parent, {path: make("hai")})
    assert path.read_bytes() == work
    write_all(path.parent, {path: make("hai")}, force=True)
    assert path.read_bytes() == make("hai")


def with_other_words(raw: bytes) -> bytes:
    """The file with another text under the old fingerprint."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("một".encode(), b"hai"))
        new.comment = old.comment
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"van ban cua toi", with_other_words(make("một")), make("một")[:-200]],
    ids=["empty", "text", "other-words", "cut-off"],
)
def test_file_of_somebody_else_is_kept(tmp_path: Path, content: bytes) -> None:
    """Whatever is not exactly what the program wrote is somebody's."""
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentEditedError):
        write_all(path.parent, {path: make("hai")})
    assert path.read_bytes() == content


def test_archive_without_a_text_is_kept(tmp_path: Path) -> None:
    """A zip file of another kind is not taken for a document."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "a")
    with pytest.raises(DocumentEditedError):
        write_all(path.parent, {path: make("hai")})


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk-full", "interrupted"]
)
def test_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """When the disk is full or the run is stopped, the old file is whole, with no half-written one beside."""
    path = tmp_path / "a.docx"
    write_all(path.parent, {path: make("một")})

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((OutputNotWritableError, KeyboardInterrupt)):
        write_all(path.parent, {path: make("hai")})
    assert path.read_bytes() == make("một")
    assert list(tmp_path.iterdir()) == [path]


def test_finished_file_is_not_private(tmp_path: Path) -> None:
    """Colleagues may read the document as far as the system's own rule for new files goes."""
    path, usual = tmp_path / "a.docx", tmp_path / "usual"
    write_all(path.parent, {path: make("một")})
    usual.touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "target",
    ["", "folder", "file/a.docx", "a" * 300 + ".docx"],
    ids=["root", "folder", "below-a-file", "long-name"],
)
def test_impossible_place(tmp_path: Path, target: str, *, force: bool) -> None:
    """A folder, a place below a file and a name that is too long are refused with the system's reason."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputNotWritableError, match="Cannot write"):
        write_all(tmp_path, {tmp_path / target: make("một")}, force=force)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_device_is_no_place(tmp_path: Path) -> None:
    """A pipe with a name does not make the program wait for its other end."""
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(OutputNotWritableError):
        write_all(tmp_path, {tmp_path / "a.docx": make("một")})


def test_file_that_is_open_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody replace a file that Word has open.

    A sentence that says so, the old file whole, nothing beside it.
    """
    path = tmp_path / "a.docx"
    write_all(path.parent, {path: make("một")})

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputNotWritableError, match="no permission to write"):
        write_all(path.parent, {path: make("hai")})
    assert path.read_bytes() == make("một")
    assert list(tmp_path.iterdir()) == [path]


def test_members_are_dated_alike() -> None:
    """Equal text gives equal bytes, other text does not, whenever it is packed."""
    assert make("một") == make("một")
    assert make("một") != make("hai")
    assert pack(make("một")) == make("một")


def test_command_keeps_an_edited_file(folder: Path, run: Run) -> None:
    """``report --docx`` says where the file is, writes it again unchanged.

    And stops with 2 before a person's work.
    """
    command = ("report", "--docx", "--as-of", "2020-12-10")
    path = folder / "out" / "bao-cao-tong-hop-2020.docx"
    code, out, _ = run(*command, cwd=folder)
    assert code == 0
    assert out.startswith(f"Đã lập {path.relative_to(folder)} từ ")
    first = path.read_bytes()
    assert run(*command)[0] == 0
    assert path.read_bytes() == first
    edit(path)
    work = path.read_bytes()
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert "không ghi đè" in err
    assert path.read_bytes() == work
    assert run(*command, "--force")[0] == 0
    assert path.read_bytes() == first


def test_command_says_that_a_place_is_impossible(folder: Path, run: Run) -> None:
    """A target that cannot be written is a sentence and exit code 2."""
    (folder / "a.docx").mkdir()
    code, out, err = run("report", "--docx", "-o", "a.docx", "--as-of", "2020-12-10", cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: Không ghi được a.docx: ở đó đã có một thư mục cùng tên.")


def test_of_several_files_none_is_written_where_one_was_edited(tmp_path: Path) -> None:
    """A person's work among thirty letters stops them all before the first.

    So do other words in a message's place.
    """
    letters = {tmp_path / f"{number}.docx": make(f"{number}") for number in range(3)}
    message = tmp_path / "a.txt"
    write_all(tmp_path, {tmp_path / "2.docx": make("cũ"), message: "xin chào".encode()})
    edit(tmp_path / "2.docx")
    with pytest.raises(DocumentEditedError, match=r"2\.docx"):
        write_all(tmp_path, letters | {message: "xin chào".encode()})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2.docx", "a.txt"]
    with pytest.raises(DocumentEditedError, match=r"a\.txt"):
        write_all(tmp_path, {message: "khác".encode()})
    write_all(tmp_path, letters | {message: "khác".encode()}, force=True)
    assert message.read_text(encoding="utf-8") == "khác"
    assert all(path.read_bytes() == content for path, content in letters.items())
