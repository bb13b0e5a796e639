"""Writing files: whole or not at all, through no planted link, over nothing that was saved meanwhile.

And why it could not be done.
"""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from leftovers import leftover

from ttdn.errors import ChangedMeanwhileError, FolderBusyError, OutputNotWritableError, PathLeavesFolderError
from ttdn.places import ARCHIVE_FILE
from ttdn.writing import (
    ANYTHING,
    LOCK_NAME,
    MAXIMUM_OWN,
    NotOursError,
    Replacing,
    find_replaceable,
    hold_folder,
    is_sealed,
    lock,
    reasons,
    refusal,
    seal,
    sweep_below,
    whole,
    write_inside,
    write_output,
    write_whole,
)
from ttdn.writing.whole import temporary_name

Run = Callable[..., tuple[int, str, str]]

unix_only = pytest.mark.skipif(os.name == "nt", reason="links and permissions of Unix")


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


# Whole, and nothing through a link.


def test_a_file_and_its_folders(tmp_path: Path) -> None:
    """What was there is replaced, and nothing is left beside it."""
    path = tmp_path / "a" / "b" / "tệp.txt"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert path.read_bytes() == b"2"
    assert names(path.parent) == ["tệp.txt"]


@pytest.mark.parametrize("length", [1, 200, 236, 255])
def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path: Path, length: int) -> None:
    """The temporary name does not grow with it."""
    write_whole(tmp_path / ("a" * length), b"1")
    assert names(tmp_path) == ["a" * length]


@unix_only
def test_nothing_is_written_through_a_link_in_the_way_of_the_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even whoever could guess its name could not have another file written."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"ORIGINAL")
    (tmp_path / ".ttdn-1.tmp").symlink_to(victim)
    monkeypatch.setattr(whole, "temporary_name", lambda: ".ttdn-1.tmp")
    with pytest.raises(OutputNotWritableError):
        write_whole(tmp_path / "a", b"1")
    assert victim.read_bytes() == b"ORIGINAL"
    assert not (tmp_path / "a").exists()


def test_names_of_temporary_files_cannot_be_guessed() -> None:
    """Two of one process differ by more than a count."""
    assert len({temporary_name()[-20:] for _ in range(100)}) == 100


@unix_only
def test_a_link_in_the_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """Of a link to elsewhere, to nothing or in a circle."""
    victim, path = tmp_path / "victim", tmp_path / "a"
    victim.write_bytes(b"ORIGINAL")
    for target in (victim, tmp_path / "nothing"):
        path.unlink(missing_ok=True)
        path.symlink_to(target)
        write_whole(path, b"1")
        assert not path.is_symlink()
        assert path.read_bytes() == b"1"
    assert victim.read_bytes() == b"ORIGINAL"
    assert names(tmp_path) == ["a", "victim"]


@unix_only
@pytest.mark.parametrize("kind", ["parent", "grandparent", "place", "dots", "absolute"])
def test_what_leads_out_of_the_folder(tmp_path: Path, kind: str) -> None:
    """A link above the file or in its place.

    And a name that climbs out, are refused before anything is made.
    """
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_bytes(b"ORIGINAL")
    name = "units/x/a.yaml"
    match kind:
        case "parent":
            (root / "units").mkdir()
            (root / "units" / "x").symlink_to(outside)
        case "grandparent":
            (root / "units").symlink_to(outside)
        case "place":
            (root / "units" / "x").mkdir(parents=True)
            (root / name).symlink_to(outside / "a.yaml")
        case "dots":
            name = "../outside/a.yaml"
        case _:
            name = str(outside / "a.yaml")
    with pytest.raises(PathLeavesFolderError):
        write_inside(root, name, b"1")
    if kind not in {"dots", "absolute"}:
        with pytest.raises(PathLeavesFolderError):
            write_output(root, root / name, b"1")
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {"a.yaml": b"ORIGINAL"}


@unix_only
def test_what_stays_within_the_folder(tmp_path: Path) -> None:
    """A link from one place of the folder to another is the office's own.

    The folder itself may be reached by a link.
    """
    root = tmp_path / "root"
    (root / "real").mkdir(parents=True)
    (root / "units").symlink_to(root / "real")
    (tmp_path / "way").symlink_to(root)
    assert write_inside(tmp_path / "way", "units/a.yaml", b"1").read_bytes() == b"1"
    assert names(root / "real") == ["a.yaml"]


@unix_only
def test_outside_the_folder_links_are_the_users(tmp_path: Path) -> None:
    """Whoever names another folder means it, also where a link leads there."""
    (tmp_path / "root").mkdir()
    (tmp_path / "share").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "share")
    write_output(tmp_path / "root", tmp_path / "way" / "a.docx", b"1")
    assert names(tmp_path / "share") == ["a.docx"]


@unix_only
@pytest.mark.parametrize(
    "command", [("report", "--docx"), ("form", "cong-an"), ("validate", "--output-file", "out/a.sarif")]
)
def test_commands_write_nothing_through_a_planted_folder(
    folder: Path, run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Where documents are usually written, a folder from elsewhere may have a link.

    It is named, and nothing is written behind it.
    """
    (tmp_path / "elsewhere").mkdir()
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    code, _, complaint = run(*command, cwd=folder)
    assert code == 2
    assert "liên kết" in complaint
    assert names(tmp_path / "elsewhere") == []


@unix_only
def test_permissions(tmp_path: Path) -> None:
    """A file keeps those that it has; a new one gets those that the user gives new files."""
    path, usual = tmp_path / "a", tmp_path / "usual"
    usual.touch()
    write_whole(path, b"1")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    path.chmod(0o640)
    write_whole(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_data_reach_the_disk_before_the_old_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut there is the old file or the new one, not an empty one."""
    path, order = tmp_path / "a", list[str]()
    path.write_bytes(b"old")
    replace = Path.replace
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: order.append(f"sync {'folder' if stat.S_ISDIR(os.fstat(handle).st_mode) else 'file'}"),
    )

    def replace_aloud(self: Path, target: Path) -> Path:
        order.append("replace")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_aloud)
    write_whole(path, b"new")
    assert order[:2] == ["sync file", "replace"]
    assert order[2:] == ([] if os.name == "nt" else ["sync folder"])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """What did not reach the disk does not take the place of what is there."""

    def fail(_: int) -> None:
        raise OSError(number, "")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputNotWritableError):
        write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_drive_that_knows_no_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written to all the same."""

    def fail(_: int) -> None:
        raise OSError(errno.EINVAL, "")

    monkeypatch.setattr(os, "fsync", fail)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("there", [b"old", None])
@pytest.mark.parametrize(("failures", "succeeds"), [(2, True), (3, False)])
def test_windows_does_not_move_what_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes | None, failures: int, *, succeeds: bool
) -> None:
    """A virus scanner lets go after a moment; Word does not, and then the old file is whole."""
    step = "replace" if there else "rename"
    left, move = [PermissionError(errno.EACCES, "")] * failures, getattr(Path, step)

    def move_later(self: Path, target: Path) -> Path:
        if left:
            raise left.pop()
        moved: Path = move(self, target)
        return moved

    if there:
        (tmp_path / "a").write_bytes(there)
    monkeypatch.setattr(whole, "_ON_WINDOWS", True)
    monkeypatch.setattr(whole, "_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, step, move_later)
    if succeeds:
        write_whole(tmp_path / "a", b"new", replacing=there)
    else:
        with pytest.raises(OutputNotWritableError):
            write_whole(tmp_path / "a", b"new", replacing=there)
    left_over = b"new" if succeeds else there
    assert names(tmp_path) == (["a"] if left_over else [])
    assert left_over is None or (tmp_path / "a").read_bytes() == left_over


# What was saved meanwhile.


@pytest.mark.parametrize(
    ("there", "replacing", "written"),
    [
        (None, None, True),
        (b"old", None, False),
        (b"", None, False),
        (b"old", b"old", True),
        (b"old", b"other", False),
        (b"old and more", b"old", False),
        (b"ol", b"old", False),
        (None, b"old", False),
        (b"", b"", True),
        (None, ANYTHING, True),
        (b"old", ANYTHING, True),
    ],
)
def test_only_what_is_known_is_replaced(
    tmp_path: Path, there: bytes | None, replacing: Replacing, *, written: bool
) -> None:
    """Just these bytes, or nothing, or whatever it may be."""
    for name in ("a", "b"):
        path = tmp_path / name
        if there is not None:
            path.write_bytes(there)
        with (
            nullcontext() if written else pytest.raises(ChangedMeanwhileError, match="Run the command again")
        ):
            if name == "a":
                write_whole(path, b"new", replacing=replacing)
            else:
                write_inside(tmp_path, name, b"new", replacing=replacing)
        assert (path.read_bytes() if path.exists() else None) == (b"new" if written else there)
    assert not [name for name in names(tmp_path) if name.endswith(".tmp")]


@pytest.mark.parametrize("replacing", [None, b"old"])
def test_what_a_person_saves_in_the_very_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replacing: bytes | None
) -> None:
    """The bytes are compared after the new ones are on the disk, right before they take the place."""
    path, write_new = tmp_path / "a", whole._write_new  # noqa: SLF001 - the moment before

    def save_meanwhile(beside: Path, content: bytes, mode: int | None) -> None:
        write_new(beside, content, mode)
        path.write_bytes(b"by hand")

    if replacing is not None:
        path.write_bytes(replacing)
    monkeypatch.setattr(whole, "_write_new", save_meanwhile)
    with pytest.raises(ChangedMeanwhileError):
        write_whole(path, b"new", replacing=replacing)
    assert path.read_bytes() == b"by hand"
    assert names(tmp_path) == ["a"]


@unix_only
@pytest.mark.parametrize("target", ["old", "nothing"])
def test_a_link_is_not_what_was_read(tmp_path: Path, target: str) -> None:
    """Not even where the same bytes stand behind it."""
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "a").symlink_to(tmp_path / target)
    for replacing in (None, b"old"):
        with pytest.raises(ChangedMeanwhileError):
            write_whole(tmp_path / "a", b"new", replacing=replacing)
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "old").read_bytes() == b"old"


@unix_only
@pytest.mark.parametrize("there", [True, False])
def test_a_drive_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """A memory stick: a new file is made, and one that is there stays."""

    def refuse(_: Path, __: Path) -> None:
        raise OSError(errno.EPERM, "")

    path = tmp_path / "a"
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    if there:
        path.write_bytes(b"old")
        with pytest.raises(ChangedMeanwhileError):
            write_whole(path, b"new", replacing=None)
    else:
        write_whole(path, b"new", replacing=None)
    assert path.read_bytes() == (b"old" if there else b"new")
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("can_link", [True, False])
def test_of_many_that_make_a_file_one_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_link: bool
) -> None:
    """Also, one after the other, on a drive without hard links."""
    if not can_link:

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    made: list[int] = []

    def make(number: int) -> None:
        try:
            write_whole(tmp_path / "a", b"%d" % number, replacing=None)
        except ChangedMeanwhileError:
            return
        made.append(number)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
        if not can_link:
            one.join()
    for one in threads:
        one.join()
    assert (tmp_path / "a").read_bytes() == b"%d" % made[0]
    assert len(made) == 1
    assert names(tmp_path) == ["a"]


# What killed runs leave.


@unix_only
def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    """Only temporary files, only of a process that is gone, only of this machine, no link, no folder."""
    machine = temporary_name().split("-")[2]
    kept = [
        leftover(os.getppid()),
        leftover().replace(machine, "00000000" if machine != "00000000" else "11111111"),
        ".ttdn-khác.tmp",
        ".a.123.tmp",
        "a.tmp",
        f"x{leftover()}",
    ]
    for name in (*kept, leftover(), leftover()):
        (tmp_path / name).touch()
    (tmp_path / leftover()).mkdir()
    (tmp_path / leftover()).symlink_to(tmp_path / "a.tmp")
    write_whole(tmp_path / "a", b"1")
    there = names(tmp_path)
    assert set(kept) < set(there)
    assert len(there) == len(kept) + 3


def write_and_die(path: Path, step: str, replacing: Replacing) -> None:
    """What a child process does: it is killed right after a step of the writing."""
    real = getattr(os, step)

    def kill(*arguments: object, **named: object) -> object:
        try:
            return real(*arguments, **named)
        finally:
            if step not in {"open", "unlink"} or ".ttdn-" in str(arguments[0]):
                os.kill(os.getpid(), signal.SIGKILL)

    setattr(os, step, kill)
    write_whole(path, b"new" * 50_000, replacing=replacing)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody is killed here")
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "link", "unlink"])
@pytest.mark.parametrize("replacing", [None, b"old", ANYTHING])
def test_a_run_that_is_killed_leaves_whole_files(tmp_path: Path, step: str, replacing: Replacing) -> None:
    """After each step: the old file or the new one, no half one.

    What lies beside is swept by the next run.
    """
    path = tmp_path / "a"
    if replacing is not None:
        path.write_bytes(b"old")
    child = os.fork()
    if child == 0:
        try:
            write_and_die(path, step, replacing)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in {0, -signal.SIGKILL}
    assert (path.read_bytes() if path.exists() else None) in {
        b"old" if replacing is not None else None,
        b"new" * 50_000,
    }
    write_whole(path, b"newer")
    assert names(tmp_path) == ["a"]


@unix_only
def test_what_a_run_of_another_machine_left_is_cleared_away_after_a_day(tmp_path: Path) -> None:
    """Its process cannot be seen from here; containers have another name each time."""
    elsewhere = "00000000" if temporary_name().split("-")[2] != "00000000" else "11111111"
    young, old = (
        tmp_path / leftover(os.getppid()).replace(temporary_name().split("-")[2], elsewhere) for _ in range(2)
    )
    for path, days in ((young, 0), (old, 2)):
        path.touch()
        os.utime(path, (time.time() - days * 86400,) * 2)
    write_whole(tmp_path / "a", b"1")
    assert names(tmp_path) == [young.name, "a"]


def test_a_whole_folder_is_swept(tmp_path: Path) -> None:
    """Also where nothing will be written again; not what git or other programs keep."""
    for place in ("units/cong-an", ".git", "out"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / leftover()).touch()
    sweep_below(tmp_path)
    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == [".git"]


def test_git_does_not_see_what_is_of_no_one(tmp_path: Path, run: Run) -> None:
    """Temporary files and the lock are ignored in a new folder.

    What was collected and the reports are not.
    """
    assert run("init", str(tmp_path), "--year", "2027")[0] == 0
    git = ("git", "-C", str(tmp_path))
    subprocess.run([*git, "init", "-q"], check=True)  # noqa: S603 - our own words
    for name in (f"units/a/{leftover()}", LOCK_NAME, "units/a/2027.yaml", ".ttdn/collected/a/2027.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    done = subprocess.run(  # noqa: S603 - our own words
        [*git, "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    seen = {line[3:] for line in done.stdout.splitlines()}
    assert {"units/a/2027.yaml", ".ttdn/collected/a/2027.json"} < seen
    assert not [name for name in seen if name.endswith((".tmp", "lock"))]


# One run at a time.


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Another run that holds the folder."""
    script = (
        "import sys, pathlib; from ttdn.writing import hold_folder\nwith "
        "hold_folder(pathlib.Path(sys.argv[1])): print(flush=True); input()"
    )
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    with process:
        yield process
        process.kill()


def test_another_run_is_waited_for_and_named(tmp_path: Path, holder: "subprocess.Popen[bytes]") -> None:
    """It is refused while the other works, in a sentence.

    A file that needs no comparison can be written all the same.
    """
    with (
        pytest.raises(FolderBusyError, match="Another ttdn is writing in"),
        hold_folder(tmp_path, seconds=0.1),
    ):
        pytest.fail("both are in")
    write_inside(tmp_path, "a", b"1")


@pytest.mark.parametrize("ending", ["word", "kill"])
def test_a_lock_ends_with_its_process(tmp_path: Path, holder: "subprocess.Popen[bytes]", ending: str) -> None:
    """However that ends, the next run goes on at once, and a file that was left means nothing."""
    if ending == "kill":
        holder.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    else:
        holder.communicate(b"\n")
    holder.wait()
    with hold_folder(tmp_path, seconds=0.1):
        assert (tmp_path / LOCK_NAME).read_bytes() == b""


def test_a_run_waits_for_another_that_is_nearly_done(
    tmp_path: Path, holder: "subprocess.Popen[bytes]"
) -> None:
    """A short wait is no complaint."""
    assert holder.stdin
    holder.stdin.write(b"\n")
    holder.stdin.flush()
    with hold_folder(tmp_path, seconds=10):
        assert holder.wait(10) == 0


def test_a_run_does_not_wait_for_itself(tmp_path: Path) -> None:
    """A command holds the folder, and writes files in it that hold it, too; afterwards it is free."""
    (tmp_path / "a").write_bytes(b"1")
    with hold_folder(tmp_path, seconds=0.1), hold_folder(tmp_path, seconds=0.1):
        write_inside(tmp_path, "a", b"2", replacing=b"1")
    with hold_folder(tmp_path, seconds=0.1):
        assert (tmp_path / "a").read_bytes() == b"2"


def test_a_folder_that_cannot_be_locked_is_worked_in_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read-only, no folder at all, a network drive without locks."""
    (tmp_path / ".ttdn").write_bytes(b"in the way")
    with hold_folder(tmp_path):
        write_inside(tmp_path, "a", b"1", replacing=None)
    with hold_folder(tmp_path / "nothing"):
        assert not (tmp_path / "nothing").exists()
    (tmp_path / ".ttdn").unlink()

    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(lock, "_lock", refuse)
    with hold_folder(tmp_path):
        write_inside(tmp_path, "a", b"2", replacing=b"1")
    assert (tmp_path / "a").read_bytes() == b"2"


def test_a_frozen_folder_gets_no_lock(tmp_path: Path) -> None:
    """A year that was frozen is only read."""
    (tmp_path / ARCHIVE_FILE).touch()
    with hold_folder(tmp_path):
        pass
    assert names(tmp_path) == [ARCHIVE_FILE]


@unix_only
def test_the_lock_is_not_made_through_a_link(tmp_path: Path) -> None:
    """A folder from elsewhere makes no empty file outside of it."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / ".ttdn").symlink_to(outside)
    with hold_folder(root):
        pass
    (root / ".ttdn").unlink()
    (root / ".ttdn").mkdir()
    (root / LOCK_NAME).symlink_to(outside / "lock")
    with hold_folder(root):
        pass
    assert names(outside) == []


# Why it could not be done.


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy", "is full. Make room"),
        (errno.EDQUOT, "hết dung lượng được cấp", "is full. Make room"),
        (errno.ENAMETOOLONG, "quá dài. Chọn tên ngắn hơn", "too long"),
        (errno.EROFS, "chỉ cho đọc", "read-only"),
        (errno.EISDIR, "một thư mục cùng tên", "a folder of that name"),
        (errno.ENXIO, "thiết bị hoặc đường ống", "a device or a pipe"),
        (errno.ELOOP, "không dẫn tới thư mục nào", "does not lead to a folder"),
        (errno.ENOENT, "vừa bị xóa, đổi tên", "deleted or renamed"),
        (errno.EINVAL, "không nhận tên này", "does not accept this name"),
        (errno.EACCES, "không có quyền ghi", "no permission to write"),
        (errno.EPERM, "không có quyền ghi", "no permission to write"),
        (errno.EPIPE, "hệ thống báo: nói gì", "the system says: nói gì"),
    ],
)
def test_reasons(tmp_path: Path, number: int, vi: str, en: str) -> None:
    """Each has a sentence of its own that names the file, in both languages.

    None blames Word without a sign of it.
    """
    message = refusal(tmp_path / "a.docx", OSError(number, "nói gì")).message
    assert message.vi.startswith(f"Không ghi được {tmp_path / 'a.docx'}: ")
    assert vi in message.vi
    assert message.en.startswith(f"Cannot write {tmp_path / 'a.docx'}: ")
    assert en in message.en
    assert "Word" not in message.en


@pytest.mark.parametrize("sign", ["~$báo cáo.docx", "~$o cáo.docx", ".~lock.báo cáo.docx#"])
def test_a_file_that_is_open_in_an_office_program(tmp_path: Path, sign: str) -> None:
    """Word, Excel and LibreOffice leave a sign beside a file that they have open."""
    (tmp_path / sign).touch()
    assert (
        "đang mở trong chương trình khác"
        in refusal(tmp_path / "báo cáo.docx", PermissionError(errno.EACCES, "")).message.vi
    )
    assert (
        "không có quyền ghi" in refusal(tmp_path / "khác.docx", PermissionError(errno.EACCES, "")).message.vi
    )


def test_what_windows_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own numbers say that a file is open; where it only says no, both causes are named."""
    error = PermissionError(errno.EACCES, "")
    monkeypatch.setattr(reasons, "_ON_WINDOWS", True)
    assert "no permission to write, or the file is open" in refusal(tmp_path / "a", error).message.en
    for number, known, words in (
        (32, errno.EACCES, "the file is open in another program"),
        (33, errno.EACCES, "the file is open in another program"),
        (59, errno.EINVAL, "the network drive is gone"),
        (64, errno.EINVAL, "the network drive is gone"),
        (19, errno.EACCES, "this disk or folder is read-only"),
        (123, errno.EINVAL, "does not accept this name"),
    ):
        told = OSError(known, "")
        setattr(told, "winerror", number)  # noqa: B010 - other systems do not know it
        assert words in refusal(tmp_path / "a", told).message.en
    gone = FileNotFoundError(errno.ENOENT, "")
    assert "deleted or renamed" in refusal(Path("a"), gone).message.en
    assert "the path is too long" in refusal(Path("b" * 120, "a" * 130), gone).message.en


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "một thư mục cùng tên"),
        ("file/a", "file' là một tệp, không phải thư mục"),
        ("file/a/b", "file' là một tệp, không phải thư mục"),
        ("a" * 300, "quá dài"),
        ("a\0b", "không nhận tên này"),
        ("circle/a", "liên kết trên đường dẫn không dẫn tới thư mục nào"),
        ("nowhere/a", "liên kết trên đường dẫn không dẫn tới thư mục nào"),
    ],
)
@unix_only
def test_places_that_are_none(tmp_path: Path, name: str, words: str) -> None:
    """As the system itself says it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "nowhere").symlink_to(tmp_path / "file")
    for write in (write_whole, lambda path, content: write_output(tmp_path, path, content)):
        with pytest.raises(OutputNotWritableError) as caught:
            write(tmp_path / name, b"1")
        assert words in caught.value.message.vi
    assert names(tmp_path) == ["circle", "file", "folder", "nowhere"]


@unix_only
@pytest.mark.parametrize(
    ("command", "ending"),
    [
        (("validate", "--output-file"), ".docx"),
        (("report", "--docx", "-o"), ".docx"),
        # It makes a folder.
        (("form", "cong-an", "-o"), ""),
    ],
)
def test_commands_say_that_a_link_leads_nowhere(
    folder: Path, run: Run, command: tuple[str, ...], ending: str
) -> None:
    """A circle of links where a file or its folder should be is a sentence."""
    (folder / "vòng").symlink_to(folder / "vòng")
    (folder / "vòng.docx").symlink_to(folder / "vòng.docx")
    for name in (f"vòng{ending}", f"vòng/a{ending}"):
        code, _, complaint = run(*command, name, cwd=folder)
        assert code == 2
        assert complaint.startswith("Lỗi: Không ghi")
        assert "liên kết" in complaint


# What the program knows again as its own.


def package(*members: tuple[str, bytes]) -> bytes:
    """A sealed zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in members:
            file.writestr(name, data)
    return seal(stream.getvalue())


def test_own_files_are_known_again() -> None:
    """As they were made; not with another text, and not packed anew by another program."""
    own = package(("a.xml", b"<a/>"), ("b.xml", b"<b/>"))
    assert is_sealed(own)
    assert not is_sealed(own[:-1])
    with zipfile.ZipFile(io.BytesIO(own)) as file:
        assert not is_sealed(own.replace(file.comment, file.comment[:-1] + b"x"))


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_damage_is_an_answer_and_no_error(place: int) -> None:
    """Whichever byte of a file of our own is other than it was; the fingerprint at its end stays."""
    whole = package(("a.xml", b"<a/>" * 50), ("b.xml", b"<b/>"))
    own = bytearray(whole)
    own[place % (len(own) - 80)] ^= 0xFF
    sealed = is_sealed(bytes(own))
    if unpacked(bytes(own)) != unpacked(whole):
        assert not sealed


def unpacked(content: bytes) -> dict[str, bytes] | None:
    """The names and the contents of a package; None where it cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return {name: file.read(name) for name in file.namelist()}
    except Exception:  # noqa: BLE001 - whatever the zip library says of damage
        return None


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    """A file with our sign at its end that is a bomb within."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(2):
            file.writestr(f"{number}", bytes(MAXIMUM_OWN // 2 + 1))
        file.comment = b"ttdn " + b"0" * 64
    assert not is_sealed(stream.getvalue())


def test_what_may_be_replaced(tmp_path: Path) -> None:
    """Nothing, what the program made, and what is the same.

    Not a person's work, and nothing that is larger than any of ours.
    """
    own, path = package(("a", b"1")), tmp_path / "a"
    assert find_replaceable(path, own) is None
    path.write_bytes(own)
    assert find_replaceable(path, b"new") == own
    path.write_bytes(b"words")
    assert find_replaceable(path, b"words") == b"words"
    with pytest.raises(NotOursError):
        find_replaceable(path, b"new")
    with path.open("wb") as file:
        file.truncate(10 * MAXIMUM_OWN)
    with pytest.raises(NotOursError):
        find_replaceable(path, b"new")


@unix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Neither to be looked into nor to be written to."""
    os.mkfifo(tmp_path / "a")
    assert find_replaceable(tmp_path / "a", b"new") is ANYTHING
    with pytest.raises(OutputNotWritableError, match="a device or a pipe"):
        write_whole(tmp_path / "a", b"new")
    with pytest.raises((ChangedMeanwhileError, OutputNotWritableError)):
        write_whole(tmp_path / "a", b"new", replacing=b"old")


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
        file.comment = comment
    return stream.getvalue()


def damaged() -> dict[str, bytes]:
    """What may stand where a document belongs.

    Each with a fingerprint at its end so that it is looked into.
    """
    mark = b"ttdn " + b"0" * 64
    good = packed({"a": b"text " * 1000}, comment=mark)
    start = good.index(b"PK\x01\x02")
    return {
        "empty": b"",
        "mark-alone": mark,
        "half": good[: len(good) // 2] + mark,
        "no-start": good[40:],
        "zeros": bytes(len(good)) + mark,
        "packed-wrongly": good[:40] + b"\xff" * 20 + good[60:],
        "locked": good[: start + 8] + b"\x01\x00" + good[start + 10 :],
        "unknown-packing": good[: start + 10] + b"\x63\x00" + good[start + 12 :],
        "far-offset": good[: start + 42] + b"\xff\xff\xff\x7f" + good[start + 46 :],
        "bomb": good[: start + 24] + b"\xff\xff\xff\x7f" + good[start + 28 :],
        "bomb-of-another-packing": packed({"a": bytes(1 << 20)}, zipfile.ZIP_BZIP2, mark),
        "many-members": packed({f"{number:06}": b"" for number in range(100)}, zipfile.ZIP_STORED, mark),
    }


@pytest.mark.parametrize("kind", damaged())
def test_damaged_files_are_not_ours(tmp_path: Path, kind: str) -> None:
    """Whatever is wrong with it, the answer is soon there, and the file stays."""
    content = damaged()[kind]
    assert not is_sealed(content)
    assert not is_sealed(content, "a")
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(NotOursError):
        find_replaceable(path, b"new")
    assert find_replaceable(path, content) == content


def test_little_is_unpacked_of_a_file_that_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither many megabytes nor a directory without end nor what is packed in another way."""
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: pytest.fail("it is unpacked"))
    for kind in ("bomb", "bomb-of-another-packing"):
        assert not is_sealed(damaged()[kind])
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it is opened"))
    assert not is_sealed(b"a" * 1000)
    many = b"PK\x01\x02" + bytes(42)
    directory = many * 60_000
    end = (
        b"PK\x05\x06"
        + bytes(4)
        + b"\xff\xff" * 2
        + len(directory).to_bytes(4, "little")
        + bytes(4)
        + (69).to_bytes(2, "little")
    )
    assert not is_sealed(directory + end + b"ttdn " + b"0" * 64)


# The commands.


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (("report", "--docx", "--as-of", "2020-12-10"), "out/bao-cao-tong-hop-2020.docx"),
        (("form", "phuong-loc-tho", "--period", "2020"), "out/bieu-mau/phuong-loc-tho-2020.xlsx"),
        (("remind", "--docx", "out/nhac", "--as-of", "2020-12-20"), None),
        (("validate", "--format", "junit", "--output-file", "out/junit.xml"), "out/junit.xml"),
        (("new", "cong-an"), None),
        (("report", "--edits", "--as-of", "2020-12-10"), "plan/bien-tap/2020.yaml"),
    ],
    ids=["report", "form", "remind", "validate", "new", "edits"],
)
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_no_command_writes_through_a_link(
    folder: Path, tmp_path: Path, run: Run, kind: str, command: tuple[str, ...], place: str | None
) -> None:
    """Neither where its folder is a link that came with the files, nor where its file is one."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "victim").write_bytes(b"old")
    if kind == "folder":
        (folder / "out").symlink_to(outside)
        (folder / "units" / "cong-an").symlink_to(outside)
        (folder / "plan" / "bien-tap").symlink_to(outside)
    elif place is not None:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).symlink_to(outside / "victim")
    run(*command, cwd=folder)
    run(*command, "--force") if command[0] in {"form", "remind"} or "--docx" in command else None
    assert names(outside) == ["victim"]
    assert (outside / "victim").read_bytes() == b"old"


@pytest.mark.parametrize("kind", ["half", "packed-wrongly", "locked"])
def test_commands_over_damaged_files(folder: Path, run: Run, kind: str) -> None:
    """A file that somebody damaged is a sentence; with --force it is replaced by a whole one."""
    cases = {
        ("report", "--docx", "--as-of", "2020-12-10"): "out/bao-cao-tong-hop-2020.docx",
        ("form", "phuong-loc-tho", "--period", "2020"): "out/bieu-mau/phuong-loc-tho-2020.xlsx",
    }
    content = damaged()[kind]
    for command, name in cases.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        code, _, complaint = run(*command, cwd=folder)
        assert code == 2
        assert "nên không ghi đè" in complaint
        assert path.read_bytes() == content
        assert run(*command, "--force")[0] == 0
        assert zipfile.ZipFile(path).testzip() is None
