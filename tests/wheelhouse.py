"""What lets pip install the program without the network: what is installed here, as wheels or as it is."""

import os
import shlex
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


def fill_house(house: Path) -> None:
    """Pack what ttdn needs to run, and what builds it, as far down as it goes, into a folder."""
    house.mkdir(parents=True, exist_ok=True)
    for found in _needed():
        _pack(found, house)


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


def quick_python(folder: Path) -> Mapping[str, str]:
    """What lets a job make an environment and install the program into it in no time, without the network.

    Python makes the environment where and as the job asks for it; pip, what ttdn needs and what builds it
    are then put into it as links to what is installed here, and pip has the program alone to build and to
    install. In ``test_offline`` all of it is unpacked and installed. No bytecode is made for a run or two.

    Returns:
        The variables of the job's machine.
    """
    here, links = Path(sysconfig.get_path("purelib")), folder / "links"
    links.mkdir()
    for found in (distribution("pip"), *_needed()):
        for name in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            (links / name).symlink_to(here / name)
    (folder / "bin").mkdir()
    python, there = shlex.quote(sys.executable), here.relative_to(sys.prefix)
    for name in ("python", "python3"):
        program = folder / "bin" / name
        program.write_text(
            f'#!/bin/sh\n[ "$# $1 $2 $3" = "4 -I -m venv" ] || exec {python} "$@"\n'
            f'{python} -I -m venv --without-pip "$4" \\\n'
            f'  && exec cp -RP {shlex.quote(str(links))}/. "$4/{there}"\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
    path = [str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    return {
        "PATH": os.pathsep.join(path),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_COMPILE": "0",
        # Pip's word for: build with what is in the environment.
        "PIP_NO_BUILD_ISOLATION": "0",
    }


def _needed() -> Iterator[Distribution]:
    """What ttdn needs to run, and what builds it, as far down as it goes."""
    waiting, named = ["hatchling", *_requirements(distribution("ttdn"))], set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in named:
            named.add(name)
            found = distribution(name)
            yield found
            waiting += _requirements(found)


def _requirements(found: Distribution) -> Iterator[str]:
    """The names of what it needs here, without its extras."""
    for line in found.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _pack(found: Distribution, house: Path) -> None:
    """The wheel that it was installed from, as far as it is still there: programs are made anew by pip."""
    tags = [line.split()[1].split("-") for line in _wheel_notes(found) if line.startswith("Tag: ")]
    kinds = "-".join(".".join(sorted(set(part))) for part in zip(*tags, strict=True))
    name = canonicalize_name(found.metadata["Name"]).replace("-", "_")
    with ZipFile(house / f"{name}-{found.version}-{kinds}.whl", "w") as wheel:
        for file in found.files or ():
            if ".." not in file.parts and file.suffix != ".pyc" and file.name not in _NOT_PACKED:
                wheel.write(str(file.locate()), file.as_posix())


def _wheel_notes(found: Distribution) -> list[str]:
    return (found.read_text("WHEEL") or "").splitlines()
