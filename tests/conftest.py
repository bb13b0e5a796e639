"""What the tests share: a folder with the small plan of the cases, and its findings."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.checks import run_checks
from ttdn.diagnostics import Diagnostic
from ttdn.load import load_workspace

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds the small plan and no report."""
    folder = tmp_path / "kế hoạch"
    (folder / "plan").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", folder / "plan" / "2020.yaml")
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    """Write a file of the folder, as it is to stand there."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def check(root: Path) -> Check:
    """Find what is wrong with the folder, in the order of the files."""

    def check_folder() -> list[Diagnostic]:
        workspace, diagnostics = load_workspace(root)
        return sorted([*diagnostics, *run_checks(workspace)], key=lambda diagnostic: diagnostic.sort_key)

    return check_folder
