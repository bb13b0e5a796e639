"""How the program starts: what a check and the status load, and what they leave to other commands."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run, Write

ROOT = Path(__file__).resolve().parent.parent
#: Prints the names of the modules that a command has loaded when it ends.
_RUN = """
import json, sys
from ttdn.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
#: What only other commands need: their rooms, and the libraries for Word, Excel and pages.
_OF_OTHERS = (
    "docx",
    "jinja2",
    "lxml",
    "markdown_it",
    "openpyxl",
    "pyarrow",
    "xlsxwriter",
    "ttdn.amending",
    "ttdn.archiving",
    "ttdn.asking",
    "ttdn.booking",
    "ttdn.changes",
    "ttdn.collecting",
    "ttdn.communes",
    "ttdn.documents",
    "ttdn.editing",
    "ttdn.evidence",
    "ttdn.exporting",
    "ttdn.forms",
    "ttdn.history",
    "ttdn.intake",
    "ttdn.layout_check",
    "ttdn.looking_back",
    "ttdn.model.edits",
    "ttdn.model.fields",
    "ttdn.next_year",
    "ttdn.page",
    "ttdn.reporters.forms",
    "ttdn.scaffold",
    "ttdn.schema",
    "ttdn.worker",
    "ttdn.writing",
)
#: What a check whose findings go into a log does without besides.
_OF_STATUS = ("rich.console", "ttdn.status", "ttdn.standing", "ttdn.terminal.console")


def _modules(*arguments: str) -> list[str]:
    """The modules that a command loads on the example, of which the findings go into a pipe."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _RUN, "--root", str(ROOT), *arguments], capture_output=True, check=True
    )
    return [str(name) for name in json.loads(done.stderr.decode().splitlines()[-1])]


def _within(modules: list[str], rooms: tuple[str, ...]) -> Iterator[str]:
    return (name for name in modules for room in rooms if name == room or name.startswith(f"{room}."))


@pytest.mark.parametrize(
    ("arguments", "without", "most"),
    [
        (("validate",), (*_OF_OTHERS, *_OF_STATUS), 110),
        (("status", "--as-of", "2020-12-10"), _OF_OTHERS, 125),
    ],
    ids=["validate", "status"],
)
def test_a_command_loads_what_it_needs(
    arguments: tuple[str, ...], without: tuple[str, ...], most: int
) -> None:
    """Each module takes time at every start: what only others need stays away."""
    modules = _modules(*arguments)
    assert [*_within(modules, without)] == []
    assert len([*_within(modules, ("ttdn",))]) <= most


def test_a_log_has_the_words_of_the_terminal(
    folder: Path, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a pipe is given without rich is what rich shows in colours where the environment asks for them."""
    write("units/phuong-loc-tho/2020.yaml", "unit: phuong-loc-tho\nperiod: 2O20\nreceived: 2020-12-01\n")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    log = run("validate", cwd=folder)
    monkeypatch.setenv("FORCE_COLOR", "1")
    code, shown, complaint = run("validate", cwd=folder)
    assert "\x1b[" not in log[1]
    assert "\x1b[" in shown
    assert (code, re.sub(r"\x1b\[[0-9;]*m", "", shown), complaint) == log
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    assert run("validate", cwd=folder) == log
