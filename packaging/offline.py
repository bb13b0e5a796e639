"""A folder from which ttdn is installed on machines without a network, made on one that has it.

    python packaging/offline.py                                     for Windows (64 bit), Python 3.11 to 3.14
    python packaging/offline.py --python 3.12 -o D:/ttdn-offline    for one version, into another folder
    python packaging/offline.py --platform manylinux_2_28_x86_64    for Linux; macosx_12_0_arm64: for a Mac

It holds every wheel (goi/), their digests (SHA256SUMS), and what installs them: cai-dat.bat on Windows,
cai-dat.sh elsewhere. The program itself is built from this folder, or is the wheel that --wheel names.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes
from pathlib import Path
from typing import NamedTuple

# What decides for which machine a requirement is meant, as pip itself reads it: pip brings it along.
from pip._vendor.packaging.markers import default_environment
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: Wheels of older systems fit newer ones; pip asked for one name alone does not take them.
PLATFORMS = {
    "win_amd64": ("win_amd64",),
    "manylinux_2_28_x86_64": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "manylinux_2_28_aarch64": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    "macosx_12_0_arm64": tuple(
        f"macosx_{major}_{minor}_{kind}"
        for major, minor in ((12, 0), (11, 0))
        for kind in ("arm64", "universal2")
    ),
    "macosx_12_0_x86_64": tuple(
        f"macosx_{major}_{minor}_{kind}"
        for major, minor in ((12, 0), (11, 0), (10, 15), (10, 13), (10, 12), (10, 9))
        for kind in ("x86_64", "universal2")
    ),
}
WHEELS = "goi"


class Target(NamedTuple):
    """A machine and its Python."""

    platform: str
    python: str

    @property
    def environment(self) -> dict[str, str]:
        """What the conditions of requirements are judged by there: pip asks the machine that it runs on."""
        name, system, os_name = _system_of(self.platform)
        return {
            **{key: str(value) for key, value in default_environment().items()},
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "platform_machine": self.platform.partition("_")[2],
            "sys_platform": name,
            "platform_system": system,
            "os_name": os_name,
            "extra": "",
        }


def _system_of(platform: str) -> tuple[str, str, str]:
    if platform.startswith("win"):
        return "win32", "Windows", "nt"
    if platform.startswith("macosx"):
        return "darwin", "Darwin", "posix"
    return "linux", "Linux", "posix"


def main(words: Sequence[str] | None = None) -> int:
    """Make the folder; returns the exit code."""
    asked = _read_line(words)
    folder: Path = asked.output or HERE.parent / "dist" / f"ttdn-offline-{asked.platform}"
    if folder.exists() and any(folder.iterdir()):
        return _complain(f"{folder} is not empty: remove it, or name another with -o.")
    wheels = folder / WHEELS
    wheels.mkdir(parents=True)
    try:
        program = _copy(asked.wheel, wheels) if asked.wheel else build(wheels)
        for python in asked.python:
            fill(wheels, program, Target(asked.platform, python))
    except subprocess.CalledProcessError as error:
        return _complain(f"pip could not do its part ({error.returncode}); see above.")
    write_installers(folder, program, asked.platform, asked.python)
    many, size = len(list(wheels.glob("*.whl"))), sum(path.stat().st_size for path in wheels.iterdir())
    print(f"{folder}: {many} wheels, {size / 1e6:.0f} MB, Python {', '.join(asked.python)}")
    return 0


def _read_line(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--platform", choices=PLATFORMS, default="win_amd64")
    parser.add_argument(
        "--python", action="append", choices=PYTHONS, help="several times for several; all by default"
    )
    parser.add_argument("--wheel", type=Path, help="the program, as it was built or downloaded")
    parser.add_argument("-o", "--output", type=Path, help="the folder; dist/ttdn-offline-PLATFORM by default")
    asked = parser.parse_args(words)
    asked.python = asked.python or list(PYTHONS)
    return asked


def _complain(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return 2


def _copy(wheel: Path, wheels: Path) -> Path:
    place = wheels / wheel.name
    place.write_bytes(wheel.read_bytes())
    return place


def build(wheels: Path) -> Path:
    """The program's own wheel."""
    _pip("wheel", "--no-deps", "--wheel-dir", wheels, HERE.parent)
    (wheel,) = wheels.glob("ttdn-*.whl")
    return wheel


def fill(wheels: Path, program: Path, target: Target) -> None:
    """Fetch all that the program needs on the target.

    pip leaves out what only that system or that Python needs, since it judges by its own; so what is missing
    is looked for in what has come, until nothing is.
    """
    wanted: list[str | Path] = [program]
    while wanted:
        tags = [word for name in PLATFORMS[target.platform] for word in ("--platform", name)]
        python = ("--python-version", target.python, "--implementation", "cp", "--only-binary=:all:")
        _pip("download", "--quiet", "--dest", wheels, "--find-links", wheels, *python, *tags, *wanted)
        wanted = list(missing(wheels, target.environment))


def missing(wheels: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The requirements of the wheels in a folder that none of them meets in an environment, each once."""
    there: dict[str, list[str]] = {}
    for wheel in wheels.glob("*.whl"):
        name, version, _, _ = parse_wheel_filename(wheel.name)
        there.setdefault(name, []).append(str(version))
    lines = {line for wheel in sorted(wheels.glob("*.whl")) for line in _requirements(wheel)}
    for one in map(Requirement, sorted(lines)):
        if one.marker and not one.marker.evaluate(dict(environment)):
            continue
        if not any(map(one.specifier.contains, there.get(canonicalize_name(one.name), ()))):
            yield f"{one.name}{one.specifier}"


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        return message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []


def write_installers(folder: Path, program: Path, platform: str, pythons: Sequence[str]) -> None:
    """Write what installs the wheels, and their digests."""
    _, version, _, _ = parse_wheel_filename(program.name)
    on_windows = platform.startswith("win")
    name, end = ("cai-dat.bat", "\r\n") if on_windows else ("cai-dat.sh", "\n")
    text = (HERE / name).read_text(encoding="utf-8")
    # The newest first: it is taken where a machine has several.
    newest = sorted(pythons, key=lambda python: int(python.partition(".")[2]), reverse=True)
    for mark, words in {"@VERSION@": str(version), "@PYTHONS@": " ".join(newest)}.items():
        text = text.replace(mark, words)
    (folder / name).write_text(text, encoding="utf-8", newline=end)
    if on_windows:
        prompt = (HERE.parent / "ttdn" / "skeletons" / "ttdn.bat").read_text(encoding="utf-8")
        (folder / "ttdn.bat").write_text(prompt, encoding="utf-8", newline=end)
    else:
        (folder / name).chmod(0o755)
    wheels = sorted((folder / WHEELS).glob("*.whl"))
    sums = (f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {WHEELS}/{wheel.name}\n" for wheel in wheels)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii", newline="\n")


def _pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)]
    # Elsewhere than in this folder, where a folder "packaging" stands beside the modules.
    subprocess.run(command, check=True, cwd=tempfile.gettempdir())  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main())
