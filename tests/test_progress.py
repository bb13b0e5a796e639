"""Progress on the terminal: shown where it takes a while, gone at the end."""

import io
import time
from pathlib import Path

import pytest
from layouts import LAYOUTS
from offices import package
from rich.console import Console

from ttdn.layout_check.opening import assess_file
from ttdn.terminal import progress
from ttdn.terminal.progress import watch_numbers
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
