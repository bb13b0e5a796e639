"""The packages, and the installed program without this folder.

Wheel and sdist hold what they are to hold, and the wheel everything that the commands need.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date
from email import message_from_string
from pathlib import Path
from typing import NamedTuple

import pytest

from ttdn import __version__
from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.load import Workspace

Installed = Callable[..., "subprocess.CompletedProcess[str]"]

#: Where the packages of this interpreter are.
PACKAGES = Path(sysconfig.get_path("purelib"))

AS_OF = ("--as-of", "2020-12-10")

#: What is in the sdist, by its place at the top of the project, and what git is asked for to build it.
IN_SDIST = {"LICENSE", "docs", "packaging", "pyproject.toml", "templates", "ttdn"}
PACKED = (*sorted(IN_SDIST), "*.md", ".gitignore")


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


class Packages(NamedTuple):
    """What was built of the tree, the wheel also of the unpacked sdist, and the tree."""

    tree: Path
    wheel: Path
    sdist: Path
    wheel_of_sdist: Path


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Packages:
    """Wheel and sdist of the files that git has, and the wheel of what the sdist holds."""
    folder = tmp_path_factory.mktemp("packages")
    tree = export(example, folder / "tree")
    build(tree, folder / "dist")
    (sdist,), (wheel,) = (folder / "dist").glob("*.tar.gz"), (folder / "dist").glob("*.whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    build(unpacked, folder / "second", "wheel")
    (again,) = (folder / "second").iterdir()
    return Packages(tree, wheel, sdist, again)


def export(example: Path, folder: Path) -> Path:
    """The files of the project as git knows them, with what is new, in a folder of their own."""
    listed = call(
        "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *PACKED, cwd=example
    )
    assert listed.returncode == 0, listed.stderr
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (example / name).is_file():
            shutil.copy2(example / name, folder / name)
    return folder


def build(tree: Path, target: Path, *kinds: str) -> None:
    """Build what 'make wheel' builds, or only some kinds of it."""
    asked = [word for kind in kinds for word in ("-t", kind)]
    built = call(sys.executable, "-m", "hatchling", "build", "-d", target, *asked, cwd=tree)
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, packages: Packages) -> Path:
    """The folder of programs of a new environment that holds the wheel, installed without a network.

    Its dependencies are those of this interpreter.
    """
    folder = tmp_path_factory.mktemp("wheel")
    python = new_environment(folder)
    (packages_of(folder) / "dependencies.pth").write_text(f"{PACKAGES}\n", encoding="utf-8")
    assert install(python, packages.wheel).returncode == 0
    return python.parent


def new_environment(folder: Path) -> Path:
    """The interpreter of a new environment, with the pip of this one."""
    assert call(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder).returncode == 0
    shutil.copytree(PACKAGES / "pip", packages_of(folder) / "pip")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    return programs / ("python.exe" if os.name == "nt" else "python")


def packages_of(folder: Path) -> Path:
    """Where the packages of the environment in a folder are."""
    return folder / "venv" / PACKAGES.relative_to(sys.prefix)


def install(python: Path, wheel: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Install a wheel, alone, from its file."""
    line = (python, "-m", "pip", "--disable-pip-version-check", "install")
    return call(*line, "--no-deps", "--no-index", "--no-compile", *options, wheel, cwd=wheel.parent)


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
        (("--version",), f"ttdn {__version__}"),
        (("--version", "--verbose"), f"ttdn-{__version__}-py3-none-any.whl, pip, "),
        (("validate",), "0 có lỗi"),
        (("status", *AS_OF), "15/44 đơn vị"),
        (("show", "II.5.8", *AS_OF), "Triển lãm"),
        (("explain", "--all"), "unknown-key"),
        (("report", *AS_OF), "KẾT QUẢ THỰC HIỆN"),
        (("page", *AS_OF), "Đã lập"),
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


# What is in the packages


def names_of(packages: Packages) -> tuple[list[str], list[str]]:
    """The names of the files in the wheel, and in the sdist below its only folder."""
    with zipfile.ZipFile(packages.wheel) as wheel, tarfile.open(packages.sdist) as sdist:
        return wheel.namelist(), [name.partition("/")[2] for name in sdist.getnames()]


def test_wheel_is_the_same_from_the_tree_and_from_the_sdist(packages: Packages) -> None:
    """Whoever builds from the one or the other gets the same bytes under the same name."""
    assert packages.wheel.name == f"ttdn-{__version__}-py3-none-any.whl"
    assert packages.wheel.name == packages.wheel_of_sdist.name
    assert packages.wheel.read_bytes() == packages.wheel_of_sdist.read_bytes()


def test_packages_are_the_same_when_they_are_built_again(packages: Packages, tmp_path: Path) -> None:
    """The day, the folder and the rights of the files are not in them."""
    later = tmp_path / "ở nơi khác"
    shutil.copytree(packages.tree, later)
    for path in later.rglob("*.py"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    build(later, tmp_path / "dist")
    for first in (packages.wheel, packages.sdist):
        assert (tmp_path / "dist" / first.name).read_bytes() == first.read_bytes()


def test_wheel_holds_the_program_and_nothing_else(packages: Packages) -> None:
    """No test, no benchmark, no plan and no report of the example; the licence is in it."""
    names, _ = names_of(packages)
    noted = f"ttdn-{__version__}.dist-info"
    assert {name.partition("/")[0] for name in names} == {"ttdn", noted}
    assert f"{noted}/licenses/LICENSE" in names
    assert {"ttdn/communes.txt", "ttdn/skeletons/plan.yaml.jinja", "ttdn/templates/tinh-hinh.md"} < set(names)
    assert not [name for name in names if name.endswith((".pyc", ".whl")) or "802" in name]


def test_sdist_holds_what_is_built_and_read(packages: Packages) -> None:
    """Program, templates, guides, licence; the tests and the example are in the repository."""
    _, names = names_of(packages)
    tops = {name.partition("/")[0] for name in names}
    assert {name for name in tops if not name.endswith(".md")} == {*IN_SDIST, ".gitignore", "PKG-INFO"}
    assert {"README.md", "CHANGELOG.md", "LICENSE", "docs/ke-hoach.md"} < set(names)


def test_packages_say_whose_they_are(packages: Packages) -> None:
    """Version, licence and the versions of Python, as an index and a packager read them."""
    with zipfile.ZipFile(packages.wheel) as wheel:
        said = message_from_string(wheel.read(f"ttdn-{__version__}.dist-info/METADATA").decode())
    project = tomllib.loads((packages.tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (said["Version"], said["License-Expression"], said["License-File"]) == (
        __version__,
        "MIT",
        "LICENSE",
    )
    assert (said["Author"], said["Requires-Python"]) == ("ttdn contributors", project["requires-python"])
    assert said["Summary"] == project["description"]


def test_second_wheel_of_one_version(packages: Packages, tmp_path: Path) -> None:
    """Pip leaves what is there and says so; --force-reinstall, and a wheel of another version, are put in.

    So the guides say: a wheel that is handed on has a version of its own, or is put in by force.
    """
    python = new_environment(tmp_path)
    assert install(python, packages.wheel).returncode == 0
    changed = tmp_path / "tree"
    shutil.copytree(packages.tree, changed)
    start = changed / "ttdn" / "__init__.py"
    start.write_text(f"{start.read_text(encoding='utf-8')}CHANGED = 1\n", encoding="utf-8")
    build(changed, tmp_path / "same", "wheel")
    (second,) = (tmp_path / "same").iterdir()
    again = install(python, second)
    assert (again.returncode, "--force-reinstall" in again.stdout) == (0, True)
    assert not shows(python, "CHANGED")
    assert install(python, second, "--force-reinstall").returncode == 0
    assert shows(python, "CHANGED")
    start.write_text('__version__ = "99.0.dev1"\n', encoding="utf-8")
    build(changed, tmp_path / "other", "wheel")
    (third,) = (tmp_path / "other").iterdir()
    assert install(python, third).returncode == 0
    assert shows(python, "__version__ == '99.0.dev1'")


def shows(python: Path, expression: str) -> bool:
    """Whether something is true of the installed package."""
    script = f"import ttdn; print(bool(eval({expression!r}, vars(ttdn))))"
    return "True" in call(python, "-c", script, cwd=python.parent).stdout
