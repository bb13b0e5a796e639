"""``ttdn --version --verbose``: what a report of a fault needs, and nothing that is to stay in the office."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from ttdn import __version__
from ttdn.cli import about

Run = Callable[..., tuple[int, str, str]]

LINES = {
    "Cài đặt": "Installed",
    "Python": "Python",
    "Hệ điều hành": "System",
    "Ngôn ngữ, bảng mã": "Locale, encodings",
    "Cửa sổ": "Window",
    "Thư viện": "Libraries",
    "LibreOffice": "LibreOffice",
    "git": "git",
    "Thư mục": "Folder",
    "Trong đó": "In it",
    "Dạng tệp": "Formats",
}


def facts(printed: str) -> dict[str, str]:
    """The lines with a label, by it."""
    return dict(line.split(": ", 1) for line in printed.splitlines()[1:-1])


class Noted:
    """What an installer noted of the program."""

    requires = ("rich<16", "pyarrow; extra == 'data'", "mypy; extra == 'dev'", "not-there>1")

    def __init__(self, version: str = __version__, **files: str) -> None:
        """Take its files by their names without the ending."""
        self.version, self._files = version, files

    def read_text(self, name: str) -> str | None:
        """One of its files."""
        return self._files.get(name.partition(".")[0])


@pytest.mark.parametrize("line", [("--version", "--verbose"), ("--verbose", "--version")], ids=" ".join)
def test_everything_is_said_in_both_languages(folder: Path, run: Run, line: tuple[str, str]) -> None:
    """Both orders print the version, a line for each fact, and what is not in it."""
    for language, labels in (("vi", LINES.keys()), ("en", LINES.values())):
        code, out, err = run(*line, "--lang", language, cwd=folder)
        assert (code, err, out.splitlines()[0]) == (0, "", f"ttdn {__version__}")
        assert list(facts(out)) == list(labels)
    assert "Paths may hold names" in out


def test_facts_are_true(folder: Path, run: Run) -> None:
    """The versions are those that run, the numbers those of the folder."""
    said = facts(run("--version", "--verbose", cwd=folder)[1])
    assert said["Python"].startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    assert f"pydantic {metadata.version('pydantic')}" in said["Thư viện"]
    assert "pytest" not in said["Thư viện"]
    assert (said["Thư mục"], said["Trong đó"]) == (str(folder), "kế hoạch năm 2020; 2 báo cáo; 0 sổ nhận")


def test_nothing_of_units_is_said(folder: Path, run: Run) -> None:
    """No unit and nothing that one wrote; a report that cannot be read is counted all the same."""
    (folder / "units" / "phuong-loc-tho" / "2020-Q1.yaml").write_text("{", encoding="utf-8")
    out = run("--version", "--verbose", cwd=folder)[1]
    assert "3 báo cáo" in out
    for words in ("loc-tho", "Lộc Thọ", "vinh-luong", "Đăng tin"):
        assert words not in out


def test_folder_of_the_user_is_not_named(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path below it begins with ~: the name of the account stays at home."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder.parent))
    assert facts(run("--version", "--verbose", cwd=folder)[1])["Thư mục"] == str(Path("~") / folder.name)


@pytest.mark.parametrize("root", [None, "x.zip"])
def test_without_a_folder(tmp_path: Path, run: Run, root: str | None) -> None:
    """Where no plan is, or a file is named, that is said, and all the rest."""
    out = run("--version", "--verbose", *(["--root", root] if root else []), cwd=tmp_path)[1]
    assert facts(out)["Thư mục"] == f"không có thư mục plan/ từ {root or tmp_path} trở lên"
    assert "Trong đó" not in facts(out)


def test_verbose_alone_is_refused(folder: Path, run: Run) -> None:
    """The option has a meaning with --version only."""
    for line in (("--verbose",), ("--verbose", "status")):
        code, out, err = run(*line, cwd=folder)
        assert (code, out) == (2, "")
        assert "ttdn --version --verbose" in err


@pytest.mark.parametrize(
    ("noted", "words"),
    [
        (None, "chạy từ thư mục mã nguồn"),
        (Noted(INSTALLER="uv\n"), "từ kho gói, thư mục gói, uv, "),
        (Noted("0.0.1"), "từ kho gói, thư mục gói, nhưng được ghi là 0.0.1, "),
        (Noted(direct_url=json.dumps({"url": "file:///c/a%20b/x-1.whl", "archive_info": {}})), "x-1.whl, "),
        (
            Noted(direct_url=json.dumps({"url": "file:///c", "dir_info": {"editable": True}})),
            "sửa được (-e), ",
        ),
        (Noted(direct_url=json.dumps({"url": "file:///c", "dir_info": {}})), "từ thư mục mã nguồn, "),
        (
            Noted(
                direct_url=json.dumps(
                    {
                        "url": "https://ten:mat-khau@kho.example/x",
                        "vcs_info": {"commit_id": "0123456789abcdef"},
                    }
                )
            ),
            "từ git, bản 0123456789ab, ",
        ),
    ],
)
def test_way_in_which_it_was_installed(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, noted: Noted | None, words: str
) -> None:
    """The file, the commit or the folder is named, by which installer; never the address or its password."""
    of_others = metadata.distribution

    def find(name: str) -> Noted | metadata.Distribution:
        if name == "ttdn" and noted is None:
            raise metadata.PackageNotFoundError
        return noted if name == "ttdn" and noted else of_others(name)

    monkeypatch.setattr(metadata, "distribution", find)
    out = run("--version", "--verbose", cwd=folder)[1]
    assert words in facts(out)["Cài đặt"]
    assert "mat-khau" not in out
    libraries = facts(out)["Thư viện"]
    assert libraries == "không rõ" if noted is None else libraries.startswith("rich ")
    assert "not-there" not in libraries


def test_single_file_says_what_it_is(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in one file was not installed."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert facts(run("--version", "--verbose", cwd=folder)[1])["Cài đặt"] == "tệp chạy đơn lẻ"


def test_machine_without_other_programs(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said; git that does not answer is not waited for."""
    monkeypatch.setattr("ttdn.history.find_git", lambda _: None)
    monkeypatch.setattr("ttdn.documents.layout.pdf.find_libreoffice", lambda _: None)
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: (_ for _ in ()).throw(OSError))
    said = facts(run("--version", "--verbose", cwd=folder)[1])
    assert (said["git"], said["LibreOffice"]) == ("không có", "không có")
    monkeypatch.setattr("ttdn.history.find_git", lambda _: str(folder / "plan"))
    assert facts(run("--version", "--verbose", cwd=folder)[1])["git"] == f"không rõ, {folder / 'plan'}"


def test_window(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody looks on, the window is told by its width and its kind."""
    assert facts(run("--version", "--verbose", cwd=folder, columns=77)[1])["Cửa sổ"].startswith("không (")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert facts(run("--version", "--verbose")[1])["Cửa sổ"] == "77 cột, xterm"


def test_what_cannot_be_looked_into(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, or a home, that the system does not show ends nothing."""

    def refuse(*_: object) -> None:
        raise PermissionError

    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr("ttdn.load.list_files", refuse)
    monkeypatch.setattr(Path, "home", no_home)
    assert facts(run("--version", "--verbose", cwd=folder)[1])["Trong đó"] == "không rõ"
    monkeypatch.setattr("ttdn.load.find_root", refuse)
    assert "không có thư mục" in facts(run("--version", "--verbose", cwd=folder)[1])["Thư mục"]


def test_number_alone_loads_nothing_for_it(folder: Path) -> None:
    """``ttdn --version``, which other programs ask for, is as fast as it was."""
    script = "import sys; from ttdn.cli import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(about.__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = done.stdout.split()
    assert not {"ttdn.cli.about", "importlib.metadata", "ttdn.load", "pydantic"} & set(loaded)
