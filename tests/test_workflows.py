"""The workflows of this repository: what actionlint says of them, what they may do, what their steps do."""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from ci_tools import Complaint, lint, need_tools
from runner import Runner
from test_ci_files import EXAMPLES, WORKFLOW, needs_bash

from ttdn import __version__
from ttdn.scaffold import workspace_files

ROOT = Path(__file__).resolve().parent.parent
OWN = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")}
#: Those of others: what ``ttdn init`` writes, and the examples of the guides.
FOR_OTHERS = {"ttdn.yml": WORKFLOW, "guide.yml": EXAMPLES[0]}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
TAG = f"v{__version__}"


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job of every workflow of this repository, by the names of both."""
    for name, text in OWN.items():
        for job, described in yaml.safe_load(text)["jobs"].items():
            yield name, job, described


def steps() -> Iterator[dict[str, Any]]:
    """Every step of this repository's workflows."""
    for _, _, described in jobs():
        yield from described["steps"]


def complaints(texts: Mapping[str, str]) -> list[Complaint]:
    """What actionlint says; it knows the inputs of actions by their older tags, not by their commits."""
    tag = r"(actions/[a-z-]+)@[0-9a-f]{40} # v.*"
    return lint({name: re.sub(tag, r"\1@v3", text) for name, text in texts.items()})


def test_there_is_one_for_each_purpose() -> None:
    """The program's checks, its action, its releases; and nothing runs that is not looked at here."""
    assert sorted(OWN) == ["action.yml", "release.yml", "test.yml"]


def test_actionlint_finds_nothing() -> None:
    """The workflows of this repository, of a new folder and of the guide are as GitHub wants them."""
    need_tools()
    assert complaints({**OWN, **FOR_OTHERS}) == []


BREAKS: list[tuple[str, str, str, str]] = [
    ("test.yml", "    branches: [main]\n", "    branch: [main]\n", "syntax-check"),
    ("test.yml", "runs-on: ubuntu-latest", "runs-on: ubuntu-lastest", "runner-label"),
    ("test.yml", "${{ matrix.python }}\n", "${{ matrix.pyton }}\n", "expression"),
    ("test.yml", "shell: bash", "shell: bahs", "shell-name"),
    ("test.yml", "persist-credentials", "persist-credential", "action"),
    ("test.yml", "run: .ci/run", "run: echo ${{ github.event.pull_request.title }}", "expression"),
    ("action.yml", "steps.checked.outcome", "steps.cheked.outcome", "expression"),
    ("release.yml", "needs: [packages, windows]", "needs: [packages, window]", "job-needs"),
    ("release.yml", "      contents: write", "      contents: wrte", "permissions"),
    ("ttdn.yml", "fetch-depth: 0", "ftch-depth: 0", "action"),
    ("guide.yml", "permissions:", "permission:", "syntax-check"),
]


def test_actionlint_finds_what_is_broken() -> None:
    """Each of these slips is found, and nothing beside them."""
    need_tools()
    broken = {}
    for number, (name, right, wrong, _) in enumerate(BREAKS):
        text = {**OWN, **FOR_OTHERS}[name]
        assert right in text, right
        broken[f"{number}"] = text.replace(right, wrong, 1)
    found: dict[str, set[str]] = {number: set() for number in broken}
    for complaint in complaints(broken):
        found[complaint.file].add(complaint.kind)
    assert [found[f"{number}"] for number in range(len(BREAKS))] == [{kind} for *_, kind in BREAKS]


def test_actions_of_others_are_pinned() -> None:
    """An action of somebody else is named by its commit, with its version beside it; everywhere the same."""
    lines = [line for text in (*OWN.values(), *FOR_OTHERS.values()) for line in text.splitlines()]
    used = {line.partition("uses: ")[2] for line in lines if "uses: " in line} - {"./"}
    foreign = {name for name in used if not name.startswith("NHOM/ttdn@")}
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name) for name in foreign), (
        foreign
    )
    names = [name.partition("@")[0] for name in foreign]
    assert len(names) == len(set(names))


def test_workflows_may_do_little() -> None:
    """They read the code and nothing else; only what offers a release writes, and keeps no credentials."""
    for name, text in OWN.items():
        assert yaml.safe_load(text)["permissions"] == {"contents": "read"}, name
        assert "group" in yaml.safe_load(text)["concurrency"], name
        assert not re.search(r"pull_request_target|workflow_run|secrets\.|\beval\b", text), name
    more = {
        (name, job): described["permissions"] for name, job, described in jobs() if "permissions" in described
    }
    assert more == {("release.yml", "offer"): {"contents": "write"}}
    assert all(described["timeout-minutes"] <= 60 for _, _, described in jobs())
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(list(jobs()))
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_nothing_is_pasted_into_shell_code() -> None:
    """What comes from outside reaches a step through the environment, never as a part of its code."""
    scripts = [step["run"] for step in steps() if "run" in step]
    assert len(scripts) > 8
    assert not any("${{" in script for script in scripts)


def test_pythons_are_those_that_are_promised() -> None:
    """The tests run on every Python that the package says it works with, on all three systems."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = re.findall(r"Python :: (3\.\d+)'", str(project["classifiers"]))
    assert told == PYTHONS
    assert project["requires-python"] == f">={PYTHONS[0]}"
    test = yaml.safe_load(OWN["test.yml"])["jobs"]
    matrix = test["tests"]["strategy"]["matrix"]
    assert matrix["python"] == PYTHONS
    assert [name.partition("-")[0] for name in matrix["system"]] == ["ubuntu", "windows", "macos"]
    (left_out,) = matrix["exclude"]
    assert (left_out, test["everything"]["container"]["image"].partition("-")[0]) == (
        {"system": "ubuntu-latest", "python": PYTHONS[0]},
        f"python:{PYTHONS[0]}",
    )


# What the steps do, run as a runner would.


@pytest.fixture
def checkout(tmp_path: Path, example: Path) -> Path:
    """This repository as it is checked out, without its tests."""
    folder = tmp_path / "work" / "ttdn"
    folder.mkdir(parents=True)
    for name in ("plan", "units", "ttdn", "templates"):
        shutil.copytree(example / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (
        *example.glob("*.md"),
        example / "LICENSE",
        example / "pyproject.toml",
        example / "action.yml",
    ):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def make_runner(tmp_path: Path, checkout: Path) -> Callable[..., Runner]:
    """A runner with this checkout; its temporary folder has a blank and Vietnamese letters."""

    def make(environment: Mapping[str, str] | None = None, **github: str) -> Runner:
        return Runner(
            checkout, tmp_path / "tệp tạm", environment or {}, {"ref_type": "branch", "token": "t", **github}
        )

    return make


@needs_bash
def test_action_is_used_as_others_use_it(
    make_runner: Callable[..., Runner], offline: Mapping[str, str]
) -> None:
    """Its workflow: the broken submission does not pass, with a place on the page and beside the line.

    The example passes. The program is installed from the checkout, as on a machine of GitHub.
    """
    runner = make_runner(offline)
    before = (runner.checkout / "units" / "phuong-loc-tho" / "2020.yaml").read_bytes()
    write, install, checked, last = runner.run(OWN["action.yml"], "bad")
    assert (write.code, install.code, checked.code, last.code) == (0, 0, 1, 0), install.err + checked.err
    assert "::error file=units/phuong-loc-tho/2020.yaml,line=5," in checked.out
    assert "unknown-status" in runner.summary()
    (runner.checkout / "units" / "phuong-loc-tho" / "2020.yaml").write_bytes(before)
    shutil.rmtree(runner.temp / "ttdn")
    install, checked = runner.run(OWN["action.yml"], "good")
    assert (install.code, checked.code, checked.err) == (0, 0, ""), install.err
    assert "::error" not in checked.out


def test_guides_name_the_tag_of_this_version() -> None:
    """Whatever guides and templates pin is this version: its tag, its wheel."""
    texts = [
        *OWN.values(),
        *(path.read_text(encoding="utf-8") for path in (*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md"))),
        *(path.read_text(encoding="utf-8") for path in ROOT.glob("ci/*")),
        *workspace_files(2027).values(),
    ]
    pinned = [
        version
        for text in texts
        for version in re.findall(r"(?:ttdn@|rev: |ref: |ttdn-)v?(\d+\.\d+\.\d+)", text)
    ]
    assert len(pinned) > 8
    assert set(pinned) == {__version__}
