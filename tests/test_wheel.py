"""The installed program, without this folder: the wheel holds everything that the commands need."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.load import Workspace

Installed = Callable[..., "subprocess.CompletedProcess[str]"]

AS_OF = ("--as-of", "2020-12-10")


def call(*command: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """A process that knows nothing of this folder."""
    variables = {
        key: value
        for key, value in os.environ.items()
        if key not in {"PYTHONPATH", "TTDN_LANG", "COLUMNS", "GITHUB_ACTIONS"}
    }
    return subprocess.run(  # noqa: S603
        [str(part) for part in command],
        cwd=cwd,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A folder with the plan and the reports, without templates."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("plan", "units"):
        shutil.copytree(example / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """The folder of programs of a new environment that holds the wheel.

    Its dependencies are those of this interpreter.
    """
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    built = call(
        *pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, example, cwd=folder
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("ttdn-*.whl")
    assert call(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder).returncode == 0
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    packages = Path(
        call(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
        ).stdout.strip()
    )
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    installed = call(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return programs


@pytest.fixture(scope="module")
def ttdn(environment: Path, home: Path) -> Installed:
    """Run the installed program in the folder."""
    return lambda *arguments: call(
        environment / ("ttdn.exe" if os.name == "nt" else "ttdn"), *arguments, cwd=home
    )


def test_wheel_is_what_is_tested(environment: Path, home: Path) -> None:
    """The package is imported from the new environment, not from this folder."""
    python = environment / ("python.exe" if os.name == "nt" else "python")
    shown = call(python, "-c", "import ttdn; print(ttdn.__file__)", cwd=home)
    assert Path(shown.stdout.strip()).is_relative_to(environment.parent)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("--version",), "ttdn "),
        (("validate",), "0 có lỗi"),
        (("status", *AS_OF), "15/44 đơn vị"),
        (("show", "II.5.8", *AS_OF), "Triển lãm"),
        (("explain", "--all"), "unknown-key"),
        (("report", *AS_OF), "KẾT QUẢ THỰC HIỆN"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_command_of_the_wheel(ttdn: Installed, command: tuple[str, ...], words: str) -> None:
    """Every command does its work without the templates of the folder."""
    done = ttdn(*command)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_word_file_of_the_wheel(
    ttdn: Installed, home: Path, example: Path, example_workspace: Workspace
) -> None:
    """The installed program writes the same file, byte for byte, as this folder does from the same data."""
    assert ttdn("report", "--docx", *AS_OF).returncode == 0
    plan = example_workspace.plans[2020].plan
    status = compute_status(plan, [file.report for file in example_workspace.reports], date(2020, 12, 10))
    written = (home / "out" / "bao-cao-tong-hop-2020.docx").read_bytes()
    assert written == pack(render_word(make_document(SUMMARY, summary_content(status), example)))


def test_new_folder_of_the_wheel(ttdn: Installed, tmp_path: Path) -> None:
    """A new folder and a first report are made of what the wheel brings along."""
    folder = tmp_path / "thành phố khác"
    assert ttdn("init", str(folder), "--year", "2021").returncode == 0
    assert (folder / "plan" / "2021.yaml").is_file()
    assert ttdn("init", str(tmp_path / "b"), "--year", "2027", "--province", "ha noi").returncode == 0
    assert 'code: "00082"' in (tmp_path / "b" / "plan" / "2027.yaml").read_text(encoding="utf-8")
