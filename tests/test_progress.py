"""Progress on the terminal: shown where it takes a while, gone at the end."""

import contextlib
import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from layouts import LAYOUTS
from offices import package
from rich.console import Console

from ttdn.layout_check.opening import assess_file
from ttdn.terminal import progress
from ttdn.terminal.progress import show_busy, watch_numbers
from ttdn.worker import shared_numbers


def shown(numbers: list[int], seconds: float) -> str:
    """What stands on the terminal while somebody else counts for some time."""
    stream = io.StringIO()
    with watch_numbers(numbers, Console(file=stream, force_terminal=True, width=80), "Đang đọc"):
        numbers[:] = [3, 7]
        time.sleep(seconds)
    return stream.getvalue()


def test_what_another_counts_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much is done, and of how much; the line is taken away again."""
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0)
    monkeypatch.setattr(progress, "_LOOK_SECONDS", 0.01)
    text = shown([0, 0], 0.3)
    assert "Đang đọc" in text
    assert "3/7" in text
    assert text.endswith("\x1b[2K")


def test_what_is_done_at_once_is_not_shown() -> None:
    """Nobody waits a second for nothing."""
    assert shown([0, 0], 0) == ""


@pytest.mark.real_worker
def test_paragraphs_of_a_document_are_counted(tmp_path: Path) -> None:
    """In the child, as they are read; the parent sees how many there are."""
    (tmp_path / "a.docx").write_bytes(package(LAYOUTS["1.4 báo cáo"]))
    numbers = shared_numbers(2)
    assess_file(tmp_path / "a.docx", numbers)
    assert numbers[0] == numbers[1] > 20


def busy(monkeypatch: pytest.MonkeyPatch, patience: float, seconds: float) -> str:
    """What stands on the terminal while something goes on for some time."""
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", patience)
    stream = io.StringIO()
    with show_busy(Console(file=stream, force_terminal=True, width=80), "Đang tính"):
        time.sleep(seconds)
    return stream.getvalue()


def test_what_cannot_be_counted_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """That something goes on, without numbers; the line is taken away again. What is short is not shown."""
    text = busy(monkeypatch, 0, 0.3)
    assert "Đang tính" in text
    assert "0/" not in text
    assert text.endswith("\x1b[2K")
    assert busy(monkeypatch, 60, 0) == ""


def test_failure_ends_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes through, and no line is left behind."""
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0)
    stream = io.StringIO()

    def fail() -> None:
        with show_busy(Console(file=stream, force_terminal=True, width=80), "Đang tính"):
            time.sleep(0.2)
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert stream.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize(
    "line",
    [
        ("status",),
        ("evidence", "-o", "mc.xlsx"),
        ("report", "--docx", "-o", "bc.docx", "--yes"),
        ("report", "--opinions"),
        ("report", "--edits", "--xlsx", "-o", "bt.xlsx"),
        ("report", "--all", "--docx", "-o", "bc"),
        ("export", "-o", "xuat", "--format", "xlsx"),
        ("archive", "2020"),
        ("archive", "--verify", "out/luu-tru-2020.zip"),
        ("init", "moi", "--from", "plan/2020.yaml"),
    ],
    ids=" ".join,
)
def test_long_steps_show_themselves(
    folder: Path,
    run: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...],
) -> None:
    """On a terminal each of these commands shows that it is at work, once it has no patience."""
    if line[-1].endswith(".zip"):
        assert run("archive", "2020", cwd=folder)[0] == 0
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shows: list[str] = []

    def track(files: Iterable[object], _: int, __: Console, label: str) -> Iterable[object]:
        shows.append(label)
        return files

    monkeypatch.setattr("ttdn.terminal.progress.show_busy", noting(shows.append))
    monkeypatch.setattr("ttdn.terminal.progress.track_files", track)
    run(*line, cwd=folder)
    assert set(shows) - {"Đang đọc"} or line[0] == "init"
    assert shows


def noting(note: Callable[[str], None]) -> Callable[..., contextlib.AbstractContextManager[None]]:
    """What shows nothing and notes its label."""

    @contextlib.contextmanager
    def show(_: Console, label: str) -> Iterator[None]:
        note(label)
        yield

    return show
