"""Wheels made of what is installed here, from which pip installs without the network."""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: What pip notes down where it installs, and what it makes anew.
_NOT_PACKED = {"INSTALLER", "REQUESTED", "direct_url.json"}


def fill_house(house: Path, *, hollow: bool = False) -> None:
    """Pack what ttdn needs to run, and what builds it, as far down as it goes.

    Args:
        house: The folder for the wheels.
        hollow: Each holds its notes, by which pip finds and installs it, and in the place of the packages
            the way to what is installed here: installing them takes no time.
    """
    house.mkdir(parents=True, exist_ok=True)
    waiting, packed = ["hatchling", *_requirements(distribution("ttdn"))], set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in packed:
            packed.add(name)
            found = distribution(name)
            _pack(found, house, hollow=hollow)
            waiting += _requirements(found)


def build_wheel(project: Path, folder: Path) -> Path:
    """The program as a wheel, built with what is installed here."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("ttdn-*.whl")
    return wheel


def quick_python(folder: Path) -> str:
    """A path of programs whose Python has made an environment, and copies it where one is asked for.

    So the jobs ask for it; whatever else it is asked is for the Python that runs the tests. The pip of the
    environment is the one that is installed here.
    """
    made = folder / "made"
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", made], check=True)  # noqa: S603 - our own words
    here = Path(sysconfig.get_path("purelib"))
    there = made / here.relative_to(sys.prefix)
    for file in distribution("pip").files or ():
        if ".." not in file.parts:
            (there / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(here / file, there / file)
    (folder / "bin").mkdir()
    for name in ("python", "python3"):
        program = folder / "bin" / name
        program.write_text(
            '#!/bin/sh\n[ "$# $1 $2 $3" = "4 -I -m venv" ] && mkdir -p "$4" '
            f'&& exec cp -Rp {shlex.quote(str(made))}/. "$4"\n'
            f'exec {shlex.quote(sys.executable)} "$@"\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
    return os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])


def without_network(house: Path) -> Mapping[str, str]:
    """What tells pip to take everything from there and to ask nobody else, whatever the settings here.

    And to make no bytecode of what is installed for a run or two.
    """
    return {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": house.as_uri(),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_COMPILE": "0",
    }


def _requirements(found: Distribution) -> Iterator[str]:
    """The names of what it needs here, without its extras."""
    for line in found.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _pack(found: Distribution, house: Path, *, hollow: bool) -> None:
    """The wheel that it was installed from, as far as it is still there: programs are made anew by pip."""
    tags = [line.split()[1].split("-") for line in _wheel_notes(found) if line.startswith("Tag: ")]
    kinds = "-".join(".".join(sorted(set(part))) for part in zip(*tags, strict=True))
    name = canonicalize_name(found.metadata["Name"]).replace("-", "_")
    with ZipFile(house / f"{name}-{found.version}-{kinds}.whl", "w") as wheel:
        if hollow:
            wheel.writestr(f"{name}.pth", f"{sysconfig.get_path('purelib')}\n")
        for file in found.files or ():
            if hollow and file.parent.suffix != ".dist-info":
                continue
            if ".." not in file.parts and file.suffix != ".pyc" and file.name not in _NOT_PACKED:
                wheel.write(str(file.locate()), file.as_posix())


def _wheel_notes(found: Distribution) -> list[str]:
    return (found.read_text("WHEEL") or "").splitlines()
