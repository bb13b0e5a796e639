"""The folder from which the program is installed without a network: what packaging/offline.py does."""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from wheelhouse import fill_house

from ttdn import __version__

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
WINDOWS, LINUX = "win_amd64", "manylinux_2_28_x86_64"


@pytest.fixture(scope="module")
def offline() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("offline", PACKAGING / "offline.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def make_wheel(folder: Path, name: str, version: str, *requirements: str) -> Path:
    """A wheel that holds nothing but what it needs."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    lines = "".join(f"Requires-Dist: {line}\n" for line in requirements)
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(
            f"{name}-{version}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\n{lines}"
        )
    return path


def test_what_only_the_other_system_needs_is_missed(offline: ModuleType, tmp_path: Path) -> None:
    """Pip on Linux does not fetch what Windows needs, nor what an older Python needs: the folder is asked."""
    make_wheel(
        tmp_path,
        "ttdn",
        "1",
        "there<3",
        "colour; platform_system == 'Windows'",
        "apple; sys_platform == 'darwin'",
        "older>=2; python_version < '3.12'",
        "big; extra == 'data'",
    )
    make_wheel(tmp_path, "there", "2", "Deeper.One>=4")
    make_wheel(tmp_path, "deeper_one", "3")

    def missing(platform: str, python: str) -> list[str]:
        return list(offline.missing(tmp_path, offline.Target(platform, python).environment))

    assert missing(WINDOWS, "3.14") == ["Deeper.One>=4", "colour"]
    assert missing(LINUX, "3.11") == ["Deeper.One>=4", "older>=2"]
    make_wheel(tmp_path, "deeper_one", "4.1")
    assert missing(LINUX, "3.12") == []
    assert missing("macosx_12_0_arm64", "3.12") == ["apple"]


def test_pip_is_asked_again_until_nothing_is_missing(
    offline: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First for the program, then for what only the target needs; always for the target's own wheels."""
    asked: list[list[str]] = []
    program = make_wheel(tmp_path / "goi", "ttdn", "1", "colour; sys_platform == 'win32'")

    def fetch(*words: str | Path) -> None:
        asked.append(list(map(str, words)))
        if "colour" in words:
            make_wheel(tmp_path / "goi", "colour", "1")

    monkeypatch.setattr(offline, "_pip", fetch)
    offline.fill(tmp_path / "goi", program, offline.Target(WINDOWS, "3.12"))
    assert [words[-1] for words in asked] == [str(program), "colour"]
    assert all({"3.12", WINDOWS, "--only-binary=:all:"} < set(words) for words in asked)


def test_folder_for_windows(
    offline: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file installs, for cmd.exe; the digests are those of the wheels; a folder that is full stays."""
    wheel = make_wheel(tmp_path, "ttdn", __version__)
    monkeypatch.setattr(offline, "_pip", lambda *_: None)
    folder = tmp_path / "cho máy Windows"
    line = ["--wheel", str(wheel), "-o", str(folder)]
    assert offline.main(line) == 0
    assert "1 wheels" in capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {"goi", "SHA256SUMS", "cai-dat.bat", "ttdn.bat"}
    digest, name = (folder / "SHA256SUMS").read_text(encoding="ascii").split()
    assert digest == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    text = (folder / "cai-dat.bat").read_bytes().decode()
    assert f"ttdn=={__version__}" in text
    assert "in (3.14 3.13 3.12 3.11)" in text
    assert "--no-index" in text
    assert offline.main(line) == 2
    assert "not empty" in capsys.readouterr().err


def test_failure_of_pip_is_told(
    offline: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that installs is written where wheels are missing."""

    def refuse(*_: object) -> None:
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(offline, "_pip", refuse)
    wheel, folder = make_wheel(tmp_path, "ttdn", "1"), tmp_path / "x"
    assert offline.main(["--wheel", str(wheel), "--python", "3.12", "-o", str(folder)]) == 2
    assert "pip could not" in capsys.readouterr().err
    assert not (folder / "cai-dat.bat").exists()


@pytest.mark.parametrize("name", ["packaging/cai-dat.bat", "ttdn/skeletons/ttdn.bat"])
def test_batch_files_are_such_that_cmd_finds_its_way(example: Path, name: str) -> None:
    """Labels are ASCII and there, UTF-8 stands behind them all, after the code page was set; no brackets."""
    text = (example / name).read_text(encoding="utf-8")
    before, _, last = text.rpartition("\n:")
    assert before.isascii()
    assert not last.isascii()
    assert "chcp 65001" in text[: re.search(r"[^\x00-\x7f]", text).start()]  # type: ignore[union-attr] # there is one
    asked = set(re.findall(r"(?:goto|call :)\s*(\w+)", text))
    assert asked == set(re.findall(r"(?m)^:(\w+)", text))
    assert not [line for line in last.splitlines() if "echo" in line and re.search(r"[()|<>&]", line)]
    assert text.splitlines()[0] == "@echo off"


@pytest.mark.skipif(os.name == "nt", reason="a script for sh")
def test_installed_from_the_folder_without_a_network(
    offline: ModuleType, tmp_path: Path, wheel: Path
) -> None:
    """It makes an environment in the user's home, in place of what was there; another Python is refused."""
    folder, home = tmp_path / "gói cài đặt", tmp_path / "nhà"
    fill_house(folder / "goi")
    (folder / "goi" / wheel.name).write_bytes(wheel.read_bytes())
    home.mkdir()
    this = f"{sys.version_info[0]}.{sys.version_info[1]}"

    def install(*pythons: str) -> subprocess.CompletedProcess[str]:
        offline.write_installers(folder, wheel, LINUX, pythons)
        return subprocess.run(  # noqa: S603 - our own script
            [folder / "cai-dat.sh"],
            env={
                "HOME": str(home),
                "PATH": f"{tmp_path / 'shims'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
                "PIP_CONFIG_FILE": os.devnull,
                "PIP_COMPILE": "0",
            },
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    refused = install("3.1")
    assert (refused.returncode, "3.1" in refused.stderr) == (1, True)
    (home / ".local" / "share" / "ttdn" / "venv").mkdir(parents=True)
    (home / ".local" / "share" / "ttdn" / "venv" / "cũ").touch()
    # A version manager puts a name on the path for each version that it knows of.
    (tmp_path / "shims").mkdir()
    shim = tmp_path / "shims" / "python3.1"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    done = install("3.1", this)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"ttdn {__version__}\n")
    assert not (home / ".local" / "share" / "ttdn" / "venv" / "cũ").exists()
    shown = subprocess.run(  # noqa: S603 - what it installed
        [home / ".local" / "bin" / "ttdn", "explain", "unknown-item"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout.startswith("## unknown-item")
