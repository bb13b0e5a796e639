"""The README is true: its output is what the program prints, its commands exist."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ttdn.cli import main
from ttdn.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ ttdn (.*?)\n(.*?)```", README, re.DOTALL)

#: What the README says was done to the example folder before the command was run.
BROKEN = {
    "validate units/phuong-loc-tho/2020.yaml": (
        "units/phuong-loc-tho/2020.yaml",
        "status: done",
        "status: xong roi",
    )
}


def stretches(expected: str) -> Iterator[str]:
    """The lines between the marks "…", each stretch to be found whole and in order."""
    return (part.strip("\n") for part in re.split(r"^…$", expected, flags=re.MULTILINE) if part.strip())


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_output_is_what_the_program_prints(
    command: str,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each example of the README, run again on the example folder in 80 columns, prints what stands there."""
    for folder in ("plan", "units", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    if command in BROKEN:
        name, old, new = BROKEN[command]
        file = tmp_path / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("TTDN_LANG", raising=False)
    main(command.split())
    printed = capsys.readouterr().out
    place = 0
    for stretch in stretches(expected):
        assert stretch in printed[place:]
        place = printed.index(stretch, place) + len(stretch)


def test_there_are_examples() -> None:
    """The README shows the main commands with their output."""
    assert {command.split()[0] for command, _ in EXAMPLES} >= {"validate", "status"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """Whoever reads the README learns of every command."""
    assert f"`ttdn {command}" in README


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, re.MULTILINE))
def test_every_make_target_exists(target: str) -> None:
    """A make command of the README is a target of the Makefile, with a line that says what it does."""
    assert re.search(rf"^# .+\n{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
