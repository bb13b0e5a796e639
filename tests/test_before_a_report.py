"""A summary of nothing, or of a period that nobody asked for, is made only after a warning."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

AS_OF = ("--as-of", "2020-12-31")
NOTHING = "Đến ngày 31/12/2020 chưa có báo cáo hợp lệ nào về năm 2020"
NOT_ASKED = "Kế hoạch không yêu cầu báo cáo quý II năm 2020; các kỳ phải báo cáo: 2020."


class Keyboard(StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        """A terminal it is."""
        return True


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody sits at the terminal and types something."""

    def type_in(words: str) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard(f"{words}\n"))
        monkeypatch.setattr("ttdn.cli.session._is_watched", lambda: True)

    return type_in


def told(complaint: str) -> str:
    """A complaint on one line."""
    return " ".join(complaint.split())


def test_no_report_has_come(root: Path, run: Run) -> None:
    """No file is made, and it is said what to do; with --yes it is made."""
    code, out, complaint = run("report", "--docx", "-o", "x.docx", *AS_OF, cwd=root)
    assert (code, out) == (2, "")
    assert NOTHING in told(complaint)
    assert "'ttdn collect'" in complaint
    assert "thêm --yes" in complaint
    assert not (root / "x.docx").exists()
    code, _, complaint = run("report", "--docx", "-o", "x.docx", "--yes", *AS_OF, cwd=root)
    assert (code, complaint) == (0, "")
    assert (root / "x.docx").exists()


def test_looking_needs_no_answer(root: Path, run: Run) -> None:
    """On the terminal and as Markdown the text is shown, with the warning beside it."""
    for form in ((), ("--markdown",)):
        code, out, complaint = run("report", *form, *AS_OF, cwd=root)
        assert code == 0
        assert "BÁO CÁO" in out
        assert f"Lưu ý: {NOTHING}" in told(complaint)
    assert "there is no valid report" in told(run("--lang", "en", "report", *AS_OF, cwd=root)[2])


def test_reports_with_errors_are_counted(root: Path, run: Run, write: Write) -> None:
    """What has come and is wrong is told apart from nothing."""
    write("units/phuong-loc-tho/2020.yaml", "unit: phuong-loc-tho\n")
    assert f"{NOTHING} (có 1 báo cáo lỗi)" in told(run("report", "--docx", *AS_OF, cwd=root)[2])


def test_period_that_nobody_asked_for(folder: Path, run: Run, write: Write) -> None:
    """What was sent of it all the same is summed up after a yes; the periods that are asked for are named."""
    report = (folder / "units/phuong-loc-tho/2020.yaml").read_text(encoding="utf-8")
    write("units/phuong-loc-tho/2020-Q2.yaml", report.replace("'2020'", "'2020-Q2'"))
    command = ("report", "--docx", "-o", "x.docx", "--period", "2020-Q2", *AS_OF)
    code, _, complaint = run(*command, cwd=folder)
    assert code == 2
    assert NOT_ASKED in told(complaint)
    assert "chưa có báo cáo" not in complaint
    assert run(*command, "--yes", cwd=folder)[0] == 0


def test_usual_summary_is_made_at_once(folder: Path, run: Run) -> None:
    """Where reports have come on a period that is asked for, nobody is warned."""
    code, _, complaint = run("report", "--docx", "-o", "x.docx", *AS_OF, cwd=folder)
    assert (code, complaint) == (0, "")


@pytest.mark.parametrize(
    ("typed", "made"), [("c", True), ("Có", True), ("y", True), ("", False), ("k", False)]
)
def test_somebody_at_a_terminal_is_asked(
    root: Path, run: Run, at_terminal: Callable[[str], None], typed: str, *, made: bool
) -> None:
    """Only a yes is one; a plain Enter is none."""
    at_terminal(typed)
    code, _, complaint = run("report", "--docx", "-o", "x.docx", *AS_OF, cwd=root)
    assert "Vẫn tiếp tục? [c/K]" in told(complaint)
    assert complaint.count(NOTHING[:20]) == 1
    assert ("Không lập văn bản." in complaint) is not made
    assert (code, (root / "x.docx").exists()) == ((0, True) if made else (2, False))
