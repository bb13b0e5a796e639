"""GitLab's job, run by gitlab-ci-local: the one of ci/gitlab.yml, and the one that ``ttdn init`` writes.

Each run installs the program anew, from what is on this machine, without the network.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ci_tools import machine, need_tools, run_gitlab_job
from hostile_names import BRANCH, CANARY, TITLE, plant
from lxml import etree

from ttdn.scaffold import workspace_files, write_new

JOB = "ttdn-validate"
#: What the platform says of a merge request.
REQUEST = {
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_MERGE_REQUEST_TITLE": TITLE,
    "CI_MERGE_REQUEST_DESCRIPTION": TITLE,
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": BRANCH,
}

Environment = Mapping[str, str]
Done = subprocess.CompletedProcess[str]


@pytest.fixture(autouse=True)
def tools() -> None:
    """What runs the job, and what that needs."""
    need_tools("git", "bash", "rsync")


@pytest.fixture
def new_folder(tmp_path: Path, wheel: Path) -> Path:
    """A folder as ``ttdn init`` makes it, whose owner put the wheel into it and filled in its name."""
    folder = tmp_path / "thư mục"
    write_new(folder, workspace_files(2027))
    (folder / "tools").mkdir()
    shutil.copy(wheel, folder / "tools")
    ci_file = folder / ".gitlab-ci.yml"
    text = ci_file.read_text(encoding="utf-8")
    filled = text.replace('TTDN_PACKAGE: ""', f"TTDN_PACKAGE: tools/{wheel.name}")
    ci_file.write_text(filled, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path, example: Path) -> Path:
    """This repository, program and example in one, without what others need."""
    folder = tmp_path / "kho"
    folder.mkdir()
    for name in ("ci", "plan", "units", "ttdn", "templates"):
        shutil.copytree(example / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*example.glob("*.md"), example / "LICENSE", example / "pyproject.toml"):
        shutil.copy(path, folder)
    return folder


def git(folder: Path, *words: str) -> None:
    """Git, as somebody, without the settings of this machine."""
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    variables = {**machine(), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *settings, *words], cwd=folder, env=variables, check=True, capture_output=True)  # noqa: S603, S607 - our own words


def keep(folder: Path, branch: str = "main", message: str = "Nộp báo cáo") -> None:
    """Put all of a folder into a repository."""
    git(folder, "init", "--quiet", f"--initial-branch={branch}")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={message}")


def reports(folder: Path) -> tuple[list[dict[str, Any]], etree._Element]:
    """What the job left for the platform: the findings beside the changes, and the tests."""
    quality = json.loads((folder / "gl-code-quality.json").read_text(encoding="utf-8"))
    return quality, etree.parse(folder / "ttdn-junit.xml").getroot()


def test_good_submission(new_folder: Path, quick: Environment) -> None:
    """The job of a new folder passes; both reports are there and hold no error."""
    keep(new_folder)
    done = run_gitlab_job(new_folder, JOB, {}, quick)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 có lỗi" in done.stdout
    quality, junit = reports(new_folder)
    assert {found["check_name"] for found in quality} == {"placeholder-left"}
    assert {found["severity"] for found in quality} <= {"info", "minor"}
    assert list(junit.iter("testcase"))
    assert not list(junit.iter("failure"))


@pytest.mark.parametrize("broken", [False, True], ids=["good", "bad"])
def test_where_program_and_folder_are_one(project: Path, quick: Environment, *, broken: bool) -> None:
    """The job of ci/gitlab.yml installs the checkout itself; an error fails it, with file and line."""
    report = project / "units" / "xa-phuoc-dong" / "2020.yaml"
    if broken:
        text = report.read_text(encoding="utf-8").replace("status: done", "status: xong roi", 1)
        report.write_text(text, encoding="utf-8")
    keep(project)
    done = run_gitlab_job(project, JOB, {}, quick, file="ci/gitlab.yml")
    assert done.returncode == int(broken), done.stdout + done.stderr
    quality, junit = reports(project)
    errors = [found for found in quality if found["severity"] not in {"info", "minor"}]
    assert [found["check_name"] for found in errors] == ["unknown-status"] * broken
    assert len(list(junit.iter("failure"))) == int(broken)
    if broken:
        line = report.read_text(encoding="utf-8").splitlines().index("    status: xong roi") + 1
        (place,) = [found["location"] for found in errors]
        assert (place["path"], place["lines"]["begin"]) == ("units/xa-phuoc-dong/2020.yaml", line)
        assert f"units/xa-phuoc-dong/2020.yaml:{line}" in done.stdout


def test_merge_request_of_somebody_hostile(new_folder: Path, tmp_path: Path, quick: Environment) -> None:
    """Nothing of a merge request runs: not its names, its texts, its title, its programs, its settings.

    What is wrong with it is said as of any other.
    """
    planted = plant(new_folder, 2027)
    keep(new_folder, BRANCH, TITLE)
    done = run_gitlab_job(new_folder, JOB, REQUEST, quick)
    assert done.returncode == 1, done.stdout + done.stderr
    assert not list(tmp_path.rglob(CANARY))
    assert not re.search(rf"(?m)^{JOB} > .*[\x00-\x09\x0b-\x1f\x7f]", done.stdout)
    quality, junit = reports(new_folder)
    told = {found["location"]["path"] for found in quality}
    assert {name.replace("\n", "⏎") for name in planted} <= told
    assert len({found["fingerprint"] for found in quality}) == len(quality)
    assert len(list(junit.iter("failure"))) >= len(planted)


def test_what_is_hostile_would_be_noticed(new_folder: Path, tmp_path: Path, quick: Environment) -> None:
    """With a job that starts Python where one stands, what was planted runs, and the test above sees it."""
    plant(new_folder, 2027)
    ci_file = new_folder / ".gitlab-ci.yml"
    ci_file.write_text(
        ci_file.read_text(encoding="utf-8").replace("python -I -m venv", "python -m venv"), encoding="utf-8"
    )
    keep(new_folder)
    assert run_gitlab_job(new_folder, JOB, REQUEST, quick).returncode
    assert list(tmp_path.rglob(CANARY))
