"""``ttdn status --watch``: a page that stays, and is shown anew when its files change."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ttdn.cli import main, plan_at_hand, session, watching
from ttdn.cli.watching import read_seconds
from ttdn.errors import InvalidOptionError

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Watch = Callable[..., tuple[int, list[str]]]
#: What happens while the program waits.
Step = Callable[[], object]

REPORT = (
    "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\n"
    "results:\n  - {item: II.5.1, status: in_progress, summary: Đăng tin}\n"
)
AS_OF = ("--as-of", "2020-12-05")
CLEARED = "\x1b[2J"


class Window(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def watch(root: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Watch a folder; in place of every pause one step is done, and then Ctrl-C is pressed.

    Returns the exit code, and the pages one after the other as they stood on the screen.
    """

    def run(*arguments: str, steps: list[Step] | None = None, lines: int = 200) -> tuple[int, list[str]]:
        window, left = Window(), iter(steps or [])
        waits = list[float]()

        def pause(seconds: float) -> None:
            waits.append(seconds)
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watching, "pause", pause)
        monkeypatch.setattr("sys.stdout", window)
        monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: False)
        for name, value in (("COLUMNS", "90"), ("LINES", str(lines)), ("TERM", "xterm-256color")):
            monkeypatch.setenv(name, value)
        code = main(["--root", str(root), "status", *arguments])
        written = window.getvalue()
        assert written.startswith("\x1b[?1049h")
        assert written.endswith("\x1b[?25h\x1b[?1049l")
        assert set(waits) <= {2.0, 0.5}
        pages = written.split(CLEARED)[1:]
        return code, [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", page) for page in pages]

    return run


def test_page_changes_with_its_files(watch: Watch, write: Write) -> None:
    """A report comes in; nothing happens; Ctrl-C ends it with 0, and the window is as it was."""
    code, pages = watch(
        "--watch", *AS_OF, steps=[lambda: write("units/phuong-loc-tho/2020.yaml", REPORT), lambda: None]
    )
    assert code == 0
    assert len(pages) == 2
    assert "1/" not in pages[0].partition("Phải báo cáo")[2][:12]
    assert re.search(r"Phải báo cáo +1/\d+ đơn vị", pages[1])
    assert "Ctrl-C: dừng" in pages[0]
    assert "vừa đổi: units/phuong-loc-tho/2020.yaml" in pages[1]
    assert "vừa đổi" not in pages[0]


def test_broken_report_is_left_out_with_its_finding(watch: Watch, write: Write) -> None:
    """What somebody is just writing does not end it, and is counted again when it is right."""

    def put(words: str) -> Step:
        return lambda: write("units/phuong-loc-tho/2020.yaml", words)

    wrong = REPORT.replace("in_progress", "xong")
    _, pages = watch("--watch=0.5", *AS_OF, steps=[put(wrong), put(REPORT)])
    assert len(pages) == 3
    assert pages[1].index("[unknown-status]") < pages[1].index("Phải báo cáo")
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in pages[1]
    assert "unknown-status" not in pages[2]


def test_broken_plan_is_said_in_place_of_the_page(watch: Watch, root: Path) -> None:
    """A plan that cannot be read for a while ends nothing; nor does a folder that is gone for a moment."""
    plan = root / "plan" / "2020.yaml"
    whole = plan.read_text(encoding="utf-8")
    _, pages = watch(
        "--watch",
        "0,5",
        *AS_OF,
        steps=[
            lambda: plan.write_text("x: [\n" + whole, encoding="utf-8"),
            plan.unlink,
            lambda: plan.write_text(whole, encoding="utf-8"),
        ],
    )
    assert [page.startswith("\nLỗi: ") or "Lỗi: " in page for page in pages] == [False, True, True, False]
    assert "[yaml-syntax]" in pages[1]


def test_new_day_is_a_new_page(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """At midnight in Vietnam the page is that of the next day; with --as-of the day stays."""

    def turn() -> None:
        for module in (session, plan_at_hand):
            monkeypatch.setattr(module, "today", lambda: date(2020, 12, 9))

    for module in (session, plan_at_hand):
        monkeypatch.setattr(module, "today", lambda: date(2020, 12, 8))
    _, pages = watch("--watch", steps=[turn])
    assert ["còn 1 ngày" in page for page in pages] == [True, False]
    _, pages = watch("--watch", *AS_OF, steps=[turn])
    assert len(pages) == 1


def test_low_window_has_the_short_page(watch: Watch) -> None:
    """A line for each section where the whole page does not fit; where neither fits, that is said."""
    assert "II.5.8" in watch("--watch", *AS_OF)[1][0]
    (short,) = watch("--watch", *AS_OF, lines=32)[1]
    assert "II.5.8" not in short
    assert "Cộng" in short
    assert "không vừa cửa sổ" not in short
    (cut,) = watch("--lang", "en", "--watch", *AS_OF, lines=8)[1]
    assert len(cut.split("\n")) == 8
    assert re.search(r"\d+ lines do not fit", cut)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--watch",), "--watch: chỉ dùng trong cửa sổ dòng lệnh"),
        (("--watch", "--format", "csv"), "--watch: chỉ dùng với bảng trên màn hình"),
        (("--sections", "--format", "json"), "--sections: chỉ dùng với bảng"),
        (("--format", "json", "--all"), "--all: chỉ dùng với bảng"),
        (("--watch=mãi",), "--watch: không đọc được 'mãi'. Viết số giây, từ 0.2 đến 3600."),
        (("--watch", "0"), "--watch: không đọc được '0'"),
        (("--watch", "mãi"), "Thừa tham số: mãi."),
    ],
)
def test_where_nobody_can_watch(run: Run, root: Path, arguments: tuple[str, ...], words: str) -> None:
    """In a pipe, or with another format, a sentence says so."""
    code, out, err = run("status", *arguments, cwd=root)
    assert (code, out) == (2, "")
    assert err.startswith(f"Lỗi: {words}")


@pytest.mark.parametrize(("typed", "seconds"), [("", 2.0), ("5", 5.0), ("0,5", 0.5), ("1.5", 1.5)])
def test_seconds(typed: str, seconds: float) -> None:
    """With a comma or a point; nothing typed is a few seconds."""
    assert read_seconds(typed) == seconds


@pytest.mark.parametrize("typed", ["nan", "inf", "-1", "1e9", "x"])
def test_seconds_that_make_no_sense(typed: str) -> None:
    """They are refused before anything is read."""
    with pytest.raises(InvalidOptionError):
        read_seconds(typed)


def test_files_that_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is renamed while it is looked at is none of the files."""
    (tmp_path / "plan" / "bien-tap").mkdir(parents=True)
    (tmp_path / "plan" / "2020.yaml").write_text("a", encoding="utf-8")
    (tmp_path / "plan" / "bien-tap" / "2020.yaml").write_text("b", encoding="utf-8")
    found = watching._look_at(tmp_path)  # noqa: SLF001 - what a file system does in a moment is not to be had otherwise
    assert set(found) == {"plan/2020.yaml", "plan/bien-tap/2020.yaml"}

    def refuse(_: object) -> Iterator[object]:
        raise FileNotFoundError

    with monkeypatch.context() as patched:  # pytest itself lists folders when it cleans up
        patched.setattr("ttdn.cli.watching.os.scandir", refuse)
        assert watching._look_at(tmp_path) == {}  # noqa: SLF001 - see above
