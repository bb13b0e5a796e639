"""Every folder ``cases/<code>/<case>/`` is a small workspace; the findings expected in it stand as comments on their lines."""

import ast
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import ttdn
from ttdn.checks import run_checks
from ttdn.diagnostics import Diagnostic
from ttdn.load import load_workspace

TESTS = Path(__file__).parent
CASES = TESTS / "cases"
FOLDERS = sorted(folder for code in CASES.iterdir() if code.is_dir() for folder in code.iterdir())

#: Codes about bytes, sizes and links, which no folder in git can hold, and the file that tests them.
TESTED_ELSEWHERE = {
    "file-too-large": "test_source.py",
    "not-utf-8": "test_source.py",
    "link-outside-folder": "test_load.py",
    "not-a-file": "test_load.py",
    "unreadable-file": "test_load.py",
}

_COMMENT = re.compile(r"# ((?:error|warning): [a-z0-9-]+(?:, (?:error|warning): [a-z0-9-]+)*)\s*$")
_EXPECTED = re.compile(r"(\S+):([0-9]+) (error|warning) ([a-z0-9-]+)")


class Finding(NamedTuple):
    """What is compared: where, how bad, which rule."""

    file: str
    line: int
    severity: str
    code: str


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(CASES).as_posix())
def test_case(folder: Path, tmp_path: Path) -> None:
    """The findings in a case are exactly those that it announces."""
    found = [describe(diagnostic) for diagnostic in check_copy(folder, tmp_path)]
    assert sorted(found) == sorted(expect(folder))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(CASES).as_posix())
def test_case_shows_its_code(folder: Path) -> None:
    """A failing case contains the code of its folder; a case named ``ok-`` is clean."""
    codes = {finding.code for finding in expect(folder)}
    assert folder.parent.name in codes if not folder.name.startswith("ok-") else not codes


def test_shared_plan_is_clean(tmp_path: Path) -> None:
    """The plan that the cases share has no findings of its own."""
    assert check_copy(None, tmp_path) == []


@pytest.mark.parametrize("code", sorted({code for path in Path(ttdn.__file__).parent.rglob("*.py") for code in emitted_codes(path)}))
def test_every_code_has_cases(code: str) -> None:
    """Each code that the program can emit has a case that fails and one that passes."""
    if code in TESTED_ELSEWHERE:
        assert f'"{code}"' in (TESTS / TESTED_ELSEWHERE[code]).read_text(encoding="utf-8")
        return
    names = [folder.name for folder in FOLDERS if folder.parent.name == code]
    assert [name for name in names if name.startswith("ok-")], f"{code} has no case that passes"
    assert [name for name in names if not name.startswith("ok-")], f"{code} has no case that fails"
